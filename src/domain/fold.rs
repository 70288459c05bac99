//! Search keys: spellings of one name in two alphabets, folded to the same letters.
//!
//! [`fold`] writes every word in lower-case Latin letters and then lets spelling variants meet. What it evens out:
//!
//! * case, accents, ё and е, hard and soft signs, apostrophes (Oʻrinov, O'rinov, Orinov), doubled letters;
//! * Kazakh, Kyrgyz, Tajik, Uzbek, Ukrainian and Belarusian letters, Turkic Latin ones (ə ş ç ğ ı ö ü);
//! * й, и, ы, і, y, ii, iy are one letter; ie, ye, yo, io, ё, э, е another; ю, iu, yu and u a third (Юлия, IULIIA,
//!   Yuliya; Ержан, Yerzhan; Королёв, Korolyov);
//! * ж, дж, zh, dzh, j (Жасур, JASUR; Джамшед, Jamshed); х, kh, h and x (Холматов, XOLMATOV), but x as ks in names
//!   such as Alexandr and Maxim; щ, shch, sch, ш, sh; ц, ts, tz; к, қ, q, c, ck; в and w; ф, f, ph; gh and g;
//! * a word of two alphabets is read in the one it was meant in, and a word with digits by the look of its letters
//!   («АС1234567» in Cyrillic letters is ac1234567).
//!
//! What it keeps apart: о and у (so Ўринов meets O'rinov and Orinov, not Уринов), г and х, е and и, endings.
//! Hyphens, dots and every other sign split words. Folding twice changes nothing. A key is for finding, never for
//! showing.

use super::script::{is_cyrillic, kazakh_key, latin_by_look, one_script, russian_key, us_key};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Beginnings of words in which a Latin x is said ks; anywhere else it is the Uzbek and Azerbaijani kh.
const KS_WORDS: &[&str] = &["alex", "maxi", "xen", "felix", "oxan", "roxan"];

/// The search key of a text: words of lower-case Latin letters and digits, one space between them.
pub fn fold(text: &str) -> String {
    // Marks that stand alone, wide and mathematical letters; quotation marks and dashes only split words.
    let strange = |c: char| c > '\u{052F}' && !matches!(c, '\u{2010}'..='\u{2026}') || is_combining_mark(c);
    if text.chars().any(strange) {
        return fold_composed(&text.nfkc().collect::<String>());
    }
    fold_composed(text)
}

fn fold_composed(text: &str) -> String {
    let mut key = Key { out: String::with_capacity(text.len() + 8), start: 0 };
    for word in text.split(|c: char| !is_in_word(c)) {
        if !word.is_empty() {
            key.word(word);
        }
    }
    key.out.truncate(key.out.trim_end().len());
    key.out
}

/// The words of a folded text.
pub fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

/// The key of a document number: capitals and digits, Cyrillic letters as the Latin ones they look like; spaces,
/// dashes and every other sign removed. Letters without a Latin look stay as they are. O and 0 stay different.
pub fn fold_number(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    }
    let plain = |c: &char| c.is_alphanumeric() && !is_combining_mark(*c);
    // The sign № would fall apart into letters: what is neither letter nor digit goes first.
    let upper =
        text.chars().filter(|c| c.is_alphanumeric() || is_combining_mark(*c)).nfkc().flat_map(char::to_uppercase);
    upper.filter(plain).map(|c| latin_by_look(c).unwrap_or(c)).collect()
}

/// Cyrillic letters as the Latin ones they look like, all else as it is: a case reference typed with a Cyrillic Т.
pub fn latin_looks(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).map(|c| latin_by_look(c).unwrap_or(c)).collect()
}

/// The text as the same keys give it on the other keyboard layout: `ghbdtn` is привет, `руддщ` is hello.
///
/// Latin text gives Russian letters and, where its digits and signs are letters on a Kazakh keyboard, Kazakh ones too;
/// Cyrillic text gives Latin letters. A text that the switch does not change gives nothing.
pub fn switch_layout(text: &str) -> Vec<String> {
    let typed = |key: fn(char) -> Option<char>| text.chars().map(|c| key(c).unwrap_or(c)).collect::<String>();
    let mut variants = Vec::new();
    let mut add = |variant: String| {
        if variant != text && !variants.contains(&variant) {
            variants.push(variant);
        }
    };
    if text.chars().any(|c| c.is_ascii_alphabetic()) {
        add(typed(russian_key));
        add(typed(|c| kazakh_key(c).or_else(|| russian_key(c))));
    }
    if text.chars().any(is_cyrillic) {
        add(typed(|c| if c.is_alphabetic() { us_key(c) } else { None }));
    }
    variants
}

/// Letters, digits, marks and apostrophes; the common alphabets are told without a look into the Unicode tables.
fn is_in_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric() || matches!(c, '\'' | '`'),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => c.is_alphanumeric() || is_apostrophe(c) || is_combining_mark(c),
    }
}

/// Hands over the lower-case letters of a letter, again with a short way for the common alphabets.
fn each_lower(c: char, mut each: impl FnMut(char)) {
    match c {
        '\0'..='\u{7f}' => each(c.to_ascii_lowercase()),
        'а'..='я' => each(c),
        'А'..='Я' => each(char::from_u32(u32::from(c) + 32).unwrap_or(c)),
        _ => c.to_lowercase().for_each(each),
    }
}

/// Signs inside a word that are dropped and do not split it.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | 'ʹ' | 'ʽ' | '`' | '´' | '′')
}

/// A key under construction. No rewriting rule applies anywhere in `out[start..]`: each new letter is met with the
/// letters before it, and what a rule puts in its place is met in the same way.
struct Key {
    out: String,
    /// Where the word under way begins.
    start: usize,
}

impl Key {
    fn word(&mut self, word: &str) {
        self.start = self.out.len();
        let (mut ascii, mut cyrillic, mut digits) = (false, false, false);
        for c in word.chars() {
            ascii |= c.is_ascii_alphabetic();
            cyrillic |= is_cyrillic(c);
            digits |= c.is_ascii_digit();
        }
        if digits {
            self.number(word);
        } else if ascii && cyrillic {
            self.letters(&one_script(word));
        } else {
            self.letters(word);
        }
        self.end_word();
    }

    /// A word with digits: letters by their look, nothing else evened out.
    fn number(&mut self, word: &str) {
        for c in word.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_uppercase) {
            let lower = latin_by_look(c).unwrap_or(c).to_lowercase();
            for c in lower {
                match spelling(c) {
                    Some(latin) if !c.is_ascii() => self.out.push_str(latin),
                    _ => self.other(c, |key, c| key.out.push(c)),
                }
            }
        }
    }

    fn letters(&mut self, word: &str) {
        let ks = word.contains(['x', 'X']) && {
            let lower = word.to_ascii_lowercase();
            KS_WORDS.iter().any(|start| lower.starts_with(start))
        };
        let mut previous = ' ';
        for c in word.chars() {
            each_lower(c, |c| {
                self.letter(c, previous, ks);
                previous = c;
            });
        }
    }

    /// One lower-case letter of a word, knowing the one before it.
    fn letter(&mut self, c: char, previous: char, ks: bool) {
        match (c, spelling(c)) {
            ('ў', _) => self.meet(if is_vowel(previous) { 'u' } else { 'o' }),
            ('x', _) if ks => self.meet_all("ks"),
            (_, Some(latin)) => self.meet_all(latin),
            _ => self.other(c, |key, part| match spelling(part) {
                Some(latin) => key.meet_all(latin),
                None => key.meet(part),
            }),
        }
    }

    fn meet_all(&mut self, letters: &str) {
        letters.bytes().for_each(|letter| self.meet(char::from(letter)));
    }

    /// A letter without a spelling of its own: taken apart into its base letter and marks.
    fn other(&mut self, c: char, mut push: impl FnMut(&mut Self, char)) {
        if c.is_ascii_alphanumeric() {
            push(self, c);
        } else if !is_apostrophe(c) {
            decompose_compatible(c, |part| {
                for part in part.to_lowercase().filter(|part| part.is_alphanumeric() && !is_cyrillic(*part)) {
                    push(self, part);
                }
            });
        }
    }

    fn last(&self) -> Option<u8> {
        self.out.as_bytes().get(self.start..).and_then(<[u8]>::last).copied()
    }

    fn ends_with(&self, tail: &str) -> bool {
        self.out.get(self.start..).is_some_and(|word| word.ends_with(tail))
    }

    /// Takes the last letter away and lets another one come in its place.
    fn instead(&mut self, c: char) {
        self.out.pop();
        self.meet(c);
    }

    /// Adds one letter of the plain spelling, applying the rules that end in it.
    fn meet(&mut self, c: char) {
        let last = self.last();
        if last == Some(b'c') && c != 'h' {
            self.instead('k');
            return self.meet(c);
        }
        match (last, c) {
            (_, 'h') => self.meet_h(last),
            (Some(b'i'), 'e' | 'o') => self.instead('e'),
            (Some(b'i'), 'u') => self.instead('u'),
            (Some(b't'), 'z') => self.meet('s'),
            (Some(b'd'), 'j') => self.instead('j'),
            (Some(before), c) if c.is_ascii_alphabetic() && char::from(before) == c => {}
            _ => self.out.push(c),
        }
    }

    /// An h is part of the letter before it (sh, ch), changes it (kh, zh, ph), or is swallowed by it (gh, th).
    fn meet_h(&mut self, last: Option<u8>) {
        match last {
            Some(b'k') => self.instead('h'),
            Some(b'p') => self.instead('f'),
            Some(b'z') => self.instead('j'),
            Some(b'g' | b't' | b'h') => {}
            Some(b'c') if self.ends_with("shc") => drop(self.out.pop()),
            Some(b'c') if self.ends_with("sc") => self.instead('h'),
            Some(b'c') if self.ends_with("tc") => {
                self.out.pop();
                self.instead('c');
                self.meet('h');
            }
            _ => self.out.push('h'),
        }
    }

    fn end_word(&mut self) {
        if self.last() == Some(b'c')
            && !self.out.get(self.start..).is_some_and(|word| word.contains(|c: char| c.is_ascii_digit()))
        {
            self.instead('k');
        }
        // Julia is Юлия; жул- before another letter than i stays (Жұлдыз).
        if self.out.get(self.start..).is_some_and(|word| word.starts_with("juli")) {
            self.out.remove(self.start);
        }
        if self.out.len() > self.start {
            self.out.push(' ');
        }
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і')
}

/// The plain Latin spelling of a lower-case letter, before the rules; `None` for a letter that stands for itself or
/// must be taken apart.
const fn spelling(c: char) -> Option<&'static str> {
    match spelling_of_cyrillic(c) {
        None => spelling_of_latin(c),
        found => found,
    }
}

const fn spelling_of_cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ґ' | 'ѓ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' | 'ѣ' => "e",
        'ж' | 'ҷ' | 'џ' | 'ђ' | 'җ' => "j",
        'з' | 'ѕ' => "z",
        'и' | 'й' | 'ы' | 'і' | 'ї' | 'ӣ' | 'ј' | 'ѵ' => "i",
        'к' | 'қ' | 'ќ' | 'ҡ' => "k",
        'л' | 'љ' => "l",
        'м' => "m",
        'н' | 'ң' | 'њ' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ү' | 'ұ' | 'ӯ' | 'ю' | 'ў' => "u",
        'ф' | 'ѳ' => "f",
        'х' | 'ҳ' | 'һ' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' | 'щ' => "sh",
        'я' => "ia",
        'ъ' | 'ь' => "",
        _ => return None,
    })
}

const fn spelling_of_latin(c: char) -> Option<&'static str> {
    Some(match c {
        'q' => "k",
        'w' => "v",
        'x' => "h",
        'y' | 'ı' | 'ý' => "i",
        'ə' => "a",
        'ş' | 'ș' | 'š' => "sh",
        'ç' | 'č' | 'ć' => "ch",
        'ž' => "j",
        'ţ' | 'ț' => "ts",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "t",
        'ø' => "o",
        'œ' => "e",
        'æ' => "ae",
        'ß' => "s",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for spellings in [
            &["Абдуллаев", "ABDULLAEV", "Abdullayev", "Абдулаев"][..],
            &["Холматов", "XOLMATOV", "Kholmatov", "Holmatov"],
            &["Юлия", "IULIIA", "Yuliya", "Yulia", "Julia", "Юлія"],
            &["Жасур", "JASUR", "Zhasur", "Джасур", "Jasur"],
            &["Джамшед", "Jamshed", "DZHAMSHED", "Ҷамшед"],
            &["Щербаков", "SHCHERBAKOV", "Scherbakov", "Sherbakov"],
            &["Айгүл", "Aigul", "Айгуль", "AYGUL", "Айгюль", "Aygül"],
            &["Ўринов", "O'RINOV", "Oʻrinov", "O’rinov", "Orinov", "О‘ринов"],
            &["Эльчин", "Elchin", "Elçin", "ELCHIN"],
            &["Алексей", "ALEKSEI", "Aleksey", "Alexey"],
            &["Александр", "Aleksandr", "ALEXANDR"],
            &["Максимов", "Maksimov", "Maximov"],
            &["Махмудов", "Maxmudov", "MAHMUDOV", "Makhmudov"],
            &["Дмитрий", "DMITRII", "Dmitry", "Dmitriy"],
            &["Анастасия", "ANASTASIIA", "Anastasiya"],
            &["Алиев", "ALIYEV", "Aliev", "Əliyev"],
            &["Григорян", "GRIGORYAN", "Grigorian"],
            &["Королёв", "Королев", "Korolev", "Korolyov"],
            &["Ержан", "Yerzhan", "Erzhan", "Erjan"],
            &["Кузнецов", "KUZNETSOV", "Kuznetzov"],
            &["Құдайберген", "Кудайберген", "Qudaibergen", "Kudaybergen"],
            &["Ғалым", "Галым", "Ghalym", "Galym"],
            &["Өмір", "Омир", "Omir"],
            &["Һанифа", "Ханифа", "Hanifa"],
            &["Татьяна", "Tatiana", "Tatyana"],
            &["Савельева", "Savelieva", "Savelyeva"],
            &["Шахноза", "SHAHNOZA", "Shakhnoza"],
            &["Ёқубов", "Yoqubov", "Yokubov", "Ёкубов"],
            &["Рахимов", "Раҳимов", "RAHIMOV", "Raximov"],
            &["Южакова", "YUZHAKOVA", "Iuzhakova"],
            &["Нұрсұлтан Әбішұлы", "нурсултан абишулы", "Nursultan Abishuly"],
            &["Ким-Ли", "KIM LI", "ким  ли"],
        ] {
            let key = fold(spellings[0]);
            for spelling in spellings {
                assert_eq!(fold(spelling), key, "{spelling} / {}", spellings[0]);
            }
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (one, other) in [
            ("Умаров", "Омаров"),
            ("Иванов", "Иванова"),
            ("Каримов", "Каримова"),
            ("Галимов", "Халимов"),
            ("Алина", "Елена"),
            ("Асанов", "Хасанов"),
            ("Сапаров", "Шапаров"),
            ("Попов", "Бобов"),
        ] {
            assert_ne!(fold(one), fold(other));
        }
    }

    #[test]
    fn stray_letters_and_numbers() {
        assert_eq!(fold("АС1234567"), "ac1234567");
        assert_eq!(fold("ас1234567"), fold("AC1234567"));
        assert_eq!(fold("Ивaнов"), fold("Иванов"));
        assert_eq!(fold("ABDULLАЕV"), fold("ABDULLAEV"));
        assert_eq!(fold("T-2026-00412"), "t 2026 00412");
        assert_eq!(fold("  «Алатау  Трейд», ТОО "), "alatau treid to");
        assert_eq!(fold("и\u{306}од"), fold("йод"));
        assert_eq!(fold("—"), "");
        assert_eq!(tokens(&fold("Иванова Мария")).collect::<Vec<_>>(), ["ivanova", "maria"]);
    }

    #[test]
    fn document_numbers() {
        assert_eq!(fold_number("ас 123-45 67"), "AC1234567");
        assert_eq!(fold_number("№ АВ 0123456"), "AB0123456");
        assert_ne!(fold_number("AO123"), fold_number("A0123"));
    }

    #[test]
    fn the_other_layout() {
        assert_eq!(switch_layout("ghbdtn"), ["привет"]);
        assert_eq!(switch_layout("Fqu8k"), ["Айг8л", "Айгүл"]);
        assert_eq!(switch_layout("Фигсефм"), ["Abuctav"]);
        assert_eq!(switch_layout("[jkvfnjd"), ["холматов"]);
        assert_eq!(switch_layout("Өмір"), ["_v3h"]);
        assert!(switch_layout("12.05").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,24}", names in "[А-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһЎўA-Za-z'’0-9 -]{0,24}") {
            for text in [text, names] {
                let key = fold(&text);
                prop_assert_eq!(fold(&key), key, "{}", text);
            }
        }

        #[test]
        fn a_number_key_is_stable(text in "\\PC{0,24}") {
            let key = fold_number(&text);
            prop_assert_eq!(fold_number(&key), key);
        }

        #[test]
        fn the_layout_switches_back(text in "[а-я]{1,12}") {
            let there = switch_layout(&text);
            prop_assert_eq!(there.len(), 1);
            prop_assert!(switch_layout(&there[0]).contains(&text) || !there[0].chars().any(|c| c.is_ascii_alphabetic()));
        }
    }
}
