//! Letters and keys of three alphabets: which letters look alike, which Russian letter stands nearest to a Kazakh
//! one, and what a key gives on another keyboard layout.
//!
//! People type Latin words with a Cyrillic letter in them and the reverse, and see no difference; readers of dates,
//! countries, names and numbers mend that here, by one rule.

use std::borrow::Cow;

/// Cyrillic letters and the Latin ones that look the same, capitals first.
const ALIKE: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('а', 'a'),
    ('е', 'e'),
    ('к', 'k'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('м', 'm'),
];

/// The Latin letter that looks like this Cyrillic one, in the same case.
pub fn latin_by_look(letter: char) -> Option<char> {
    match letter {
        'Ѕ' => Some('S'),
        'Ј' => Some('J'),
        'ѕ' => Some('s'),
        'ј' => Some('j'),
        _ => ALIKE.iter().find(|(cyrillic, _)| *cyrillic == letter).map(|(_, latin)| *latin),
    }
}

/// The Cyrillic letter that looks like this Latin one, in the same case.
pub fn cyrillic_by_look(letter: char) -> Option<char> {
    ALIKE.iter().find(|(_, latin)| *latin == letter).map(|(cyrillic, _)| *cyrillic)
}

/// True for letters of the Cyrillic blocks.
pub const fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{0400}'..='\u{052F}')
}

/// True for Latin letters, also those with marks.
pub fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || (matches!(letter, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}') && letter.is_alphabetic())
}

/// The alphabet in which a word of two alphabets was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// No letters, or letters of one alphabet only: nothing to mend.
    Single,
    /// Latin, with Cyrillic letters that look Latin.
    Latin,
    /// Cyrillic, with Latin letters that look Cyrillic.
    Cyrillic,
    /// Every letter could be either.
    Either,
    /// Letters of both alphabets that look like nothing in the other: not one word.
    Both,
}

/// Says how a word mixes alphabets; the letters that exist in one of them only decide.
pub fn script_of(word: &str) -> Script {
    let (mut latin, mut cyrillic, mut latin_only, mut cyrillic_only) = (false, false, false, false);
    for letter in word.chars() {
        if is_latin(letter) {
            latin = true;
            latin_only |= cyrillic_by_look(letter).is_none();
        } else if is_cyrillic(letter) {
            cyrillic = true;
            cyrillic_only |= latin_by_look(letter).is_none();
        }
    }
    match (latin && cyrillic, latin_only, cyrillic_only) {
        (false, ..) => Script::Single,
        (true, true, true) => Script::Both,
        (true, true, false) => Script::Latin,
        (true, false, true) => Script::Cyrillic,
        (true, false, false) => Script::Either,
    }
}

/// Replaces Cyrillic letters by the Latin ones they look like; others stay.
pub fn to_latin_by_look(word: &str) -> String {
    word.chars().map(|letter| latin_by_look(letter).unwrap_or(letter)).collect()
}

/// Replaces Latin letters by the Cyrillic ones they look like; others stay.
pub fn to_cyrillic_by_look(word: &str) -> String {
    word.chars().map(|letter| cyrillic_by_look(letter).unwrap_or(letter)).collect()
}

/// A word in one alphabet: stray look-alike letters are replaced; a word that could be either becomes Latin.
pub fn one_script(word: &str) -> Cow<'_, str> {
    match script_of(word) {
        Script::Single | Script::Both => Cow::Borrowed(word),
        Script::Latin | Script::Either => Cow::Owned(to_latin_by_look(word)),
        Script::Cyrillic => Cow::Owned(to_cyrillic_by_look(word)),
    }
}

/// The Russian letter that people without a Kazakh, Kyrgyz, Tajik or Uzbek keyboard type instead (lower case only).
pub const fn russian_base(letter: char) -> char {
    match letter {
        'ә' => 'а',
        'і' | 'ї' | 'ӣ' => 'и',
        'ң' => 'н',
        'ғ' | 'ґ' => 'г',
        'ү' | 'ұ' | 'ӯ' | 'ў' => 'у',
        'қ' => 'к',
        'ө' => 'о',
        'һ' | 'ҳ' => 'х',
        'ҷ' => 'ч',
        'ё' | 'є' => 'е',
        _ => letter,
    }
}

/// Keys of the main block as a US keyboard names them, and what the Russian layout (ЙЦУКЕН) gives there.
const RUSSIAN_KEYS: &[(char, char)] = &[
    ('q', 'й'),
    ('w', 'ц'),
    ('e', 'у'),
    ('r', 'к'),
    ('t', 'е'),
    ('y', 'н'),
    ('u', 'г'),
    ('i', 'ш'),
    ('o', 'щ'),
    ('p', 'з'),
    ('[', 'х'),
    (']', 'ъ'),
    ('a', 'ф'),
    ('s', 'ы'),
    ('d', 'в'),
    ('f', 'а'),
    ('g', 'п'),
    ('h', 'р'),
    ('j', 'о'),
    ('k', 'л'),
    ('l', 'д'),
    (';', 'ж'),
    ('\'', 'э'),
    ('z', 'я'),
    ('x', 'ч'),
    ('c', 'с'),
    ('v', 'м'),
    ('b', 'и'),
    ('n', 'т'),
    ('m', 'ь'),
    (',', 'б'),
    ('.', 'ю'),
    ('`', 'ё'),
    ('{', 'Х'),
    ('}', 'Ъ'),
    (':', 'Ж'),
    ('"', 'Э'),
    ('<', 'Б'),
    ('>', 'Ю'),
    ('~', 'Ё'),
];

/// The digit row of the Kazakh layout; the rest of it is as in the Russian one.
const KAZAKH_KEYS: &[(char, char)] = &[
    ('2', 'ә'),
    ('3', 'і'),
    ('4', 'ң'),
    ('5', 'ғ'),
    ('8', 'ү'),
    ('9', 'ұ'),
    ('0', 'қ'),
    ('-', 'ө'),
    ('=', 'һ'),
    ('@', 'Ә'),
    ('#', 'І'),
    ('$', 'Ң'),
    ('%', 'Ғ'),
    ('*', 'Ү'),
    ('(', 'Ұ'),
    (')', 'Қ'),
    ('_', 'Ө'),
    ('+', 'Һ'),
];

/// What the key gives on the Russian layout, given what it gives on the US one.
pub fn russian_key(key: char) -> Option<char> {
    if key.is_ascii_uppercase() {
        let lower = key.to_ascii_lowercase();
        return russian_key(lower).and_then(|letter| letter.to_uppercase().next());
    }
    RUSSIAN_KEYS.iter().find(|(us, _)| *us == key).map(|(_, russian)| *russian)
}

/// What the key gives on the Kazakh layout, where that differs from the Russian one.
pub fn kazakh_key(key: char) -> Option<char> {
    KAZAKH_KEYS.iter().find(|(us, _)| *us == key).map(|(_, kazakh)| *kazakh)
}

/// What the key gives on the US layout, given what it gives on the Russian or Kazakh one.
pub fn us_key(letter: char) -> Option<char> {
    let find =
        |wanted: char| RUSSIAN_KEYS.iter().chain(KAZAKH_KEYS).find(|(_, here)| *here == wanted).map(|(us, _)| *us);
    find(letter).or_else(|| {
        let lower = letter.to_lowercase().next().filter(|lower| *lower != letter)?;
        find(lower).map(|us| us.to_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_one_alphabet_only_decide() {
        assert_eq!(one_script("Pоссия"), "Россия");
        assert_eq!(one_script("KАZ"), "KAZ");
        assert_eq!(one_script("Ивановs"), "Ивановs");
        assert_eq!(script_of("РK"), Script::Either);
        assert_eq!(script_of("РК"), Script::Single);
    }

    #[test]
    fn every_key_leads_back() {
        for (us, russian) in RUSSIAN_KEYS {
            assert_eq!(russian_key(*us), Some(*russian));
            assert_eq!(us_key(*russian), Some(*us));
        }
        for (us, kazakh) in KAZAKH_KEYS {
            assert_eq!((kazakh_key(*us), us_key(*kazakh)), (Some(*kazakh), Some(*us)));
        }
        assert_eq!((us_key('Й'), russian_key('Q')), (Some('Q'), Some('Й')));
    }
}
