//! Signs for terminals that know ASCII alone. Letters are left as they are: names stay names.

/// The sign of ASCII for one that is drawn with a text; `None` for letters, digits, and what is ASCII already.
pub const fn plain_sign(sign: char) -> Option<char> {
    Some(match sign {
        '·' | '—' | '–' | '−' | '‐' | '‑' | '━' | '─' => '-',
        '…' => '~',
        '“' | '”' | '„' | '«' | '»' => '"',
        '’' | '‘' => '\'',
        '→' | '›' => '>',
        '←' | '‹' => '<',
        '↑' => '^',
        '↓' => 'v',
        '×' => 'x',
        '•' | '●' => '*',
        '│' | '┃' => '|',
        '█' => '#',
        '░' => '.',
        '▒' => '=',
        '‼' => '!',
        '\u{a0}' | '\u{202f}' => ' ',
        _ => return None,
    })
}

/// A text with such signs alone.
pub fn in_plain_signs(text: &str) -> String {
    text.chars().map(|c| plain_sign(c).unwrap_or(c)).collect()
}
