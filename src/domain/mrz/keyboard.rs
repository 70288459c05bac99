//! A scanner in keyboard mode presses the keys of a US keyboard; what arrives is what the layout of the moment types.
//! Under a Cyrillic layout `P<KAZ` arrives as `ЗБЛФЯ`, under the Kazakh one digits arrive as letters.

use crate::domain::script::us_key;

/// The text as the keys would have typed it on a US keyboard, if it was typed on a Cyrillic layout; otherwise the text
/// itself, with `;` for the filler, which some Latin layouts have in its place.
///
/// A text with any Latin letter was not typed on a Cyrillic layout: its Cyrillic letters are look-alikes, which the
/// reading of lines deals with.
pub(super) fn as_us_keys(text: &str) -> String {
    let cyrillic = text.chars().any(|c| us_key(c).is_some() && c.is_alphabetic());
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    if !cyrillic || latin {
        // A zone copied from a page has its fillers spelled out.
        return text.replace("&lt;", "<").replace("&LT;", "<").replace(';', "<");
    }
    text.chars().map(key).collect()
}

fn key(c: char) -> char {
    // With Caps Lock a digit of the Kazakh row arrives as a capital, and a filler as a small letter.
    let lower = c.to_lowercase().next().and_then(us_key);
    match lower {
        Some(digit) if digit.is_ascii_digit() => return digit,
        Some(',') => return '<',
        _ => {}
    }
    match c {
        // 1, 6 and 7 of the Kazakh row are signs that a zone has no other use for.
        '"' => '1',
        ',' => '6',
        '.' => '7',
        _ => us_key(c).unwrap_or(c),
    }
}
