//! Words as data: folding of headers and cells, and lists of words that say the same thing.
//!
//! Two texts mean the same when their folded forms are equal. A pattern is weaker: each of its terms must begin a word.

use crate::domain::script::{one_script, russian_base};
use serde::Deserialize;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// Parts of a header that only say how a date is to be written.
const DATE_HINTS: &[&str] = &["дд", "мм", "гггг", "гг", "dd", "mm", "yyyy", "yy", "кк", "аа", "жжжж"];

/// Folds a header or a cell into words: lower case, one alphabet a word, Kazakh letters as the nearest Russian ones,
/// № as `no`, dots of "Ф.И.О." dropped, every other sign a space.
pub fn fold(text: &str) -> String {
    // Nearly every cell is plain letters, which compatibility composition leaves alone.
    if text.chars().all(|c| c.is_ascii() || is_common(c)) {
        fold_composed(text.chars().map(common_lower))
    } else {
        fold_composed(text.nfkc().flat_map(char::to_lowercase))
    }
}

/// Cyrillic letters of living alphabets: each is a letter, and has one letter as its lower case.
const fn is_common(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

/// The lower case of an ASCII sign or a common letter, mostly without a look into the Unicode tables.
fn common_lower(c: char) -> char {
    match c {
        '\0'..='\u{7f}' => c.to_ascii_lowercase(),
        'а'..='я' => c,
        'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

fn in_word(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        _ => is_common(c) || c.is_alphanumeric() || is_mark(c),
    }
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && !is_common(c) && c.is_numeric()
}

fn fold_composed(text: impl Iterator<Item = char>) -> String {
    let mut folded = String::new();
    let mut letters = 0_usize;
    let mut rest = text.peekable();
    while let Some(c) = rest.next() {
        if in_word(c) {
            letters = if is_number(c) { 0 } else { letters + 1 };
            folded.push(c);
        } else if matches!(c, '\'' | '’' | '`' | 'ʼ') {
            // owner's, д'Артаньян: one word
        } else if c == '#' {
            folded.push_str(" no ");
        } else {
            let initial = c == '.' && letters == 1 && rest.peek().is_some_and(|next| next.is_alphabetic());
            if !initial {
                folded.push(' ');
            }
            letters = 0;
        }
    }
    let mut words = String::with_capacity(folded.len());
    // Blanks are the only white space that is left.
    for word in folded.split_ascii_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(one_script(word).chars().filter(|c| !is_mark(*c)).map(russian_base));
    }
    words
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Folds a header: as [`fold`], without hints on how to write a date and without a number before the words.
pub fn fold_header(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !DATE_HINTS.contains(word)).collect();
    while words.len() > 1 && words.first().is_some_and(|word| word.chars().all(char::is_numeric)) {
        words.remove(0);
    }
    words.join(" ")
}

/// A beginning of a word, or a whole word.
#[derive(Debug, Clone)]
struct Stem {
    text: String,
    whole: bool,
}

impl Stem {
    fn read(text: &str) -> Self {
        let whole = text.starts_with('=');
        Self { text: fold(text.trim_start_matches('=')), whole }
    }

    fn begins(&self, word: &str) -> bool {
        if self.whole { word == self.text } else { word.starts_with(self.text.as_str()) }
    }
}

/// Terms that must all begin some word; each term is a list of alternatives.
#[derive(Debug, Clone)]
pub struct Pattern(Vec<Vec<Stem>>);

impl Pattern {
    /// Reads `a|b =c`: a word that begins with a or b, and the word c.
    pub fn read(text: &str) -> Self {
        Self(text.split_whitespace().map(|term| term.split('|').map(Stem::read).collect()).collect())
    }

    /// True when every term begins one of the words.
    pub fn fits(&self, folded: &str) -> bool {
        self.fits_words(&words_of(folded))
    }

    fn fits_words(&self, words: &[&str]) -> bool {
        self.0.iter().all(|term| words.iter().any(|word| term.iter().any(|stem| stem.begins(word))))
    }

    /// How many words it asks for.
    pub fn terms(&self) -> usize {
        self.0.len()
    }
}

/// A list as it stands in the data.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RawWords {
    /// Whole texts.
    pub exact: Vec<String>,
    /// Patterns.
    pub words: Vec<String>,
}

/// Whole texts and patterns that mean one thing.
#[derive(Debug, Clone, Default)]
pub struct Words {
    exact: HashSet<String>,
    patterns: Vec<Pattern>,
}

impl Words {
    /// Folds a list of the data.
    pub fn new(raw: &RawWords) -> Self {
        Self {
            exact: raw.exact.iter().map(|text| fold(text)).collect(),
            patterns: raw.words.iter().map(|text| Pattern::read(text)).collect(),
        }
    }

    /// True for one of the whole texts.
    pub fn is(&self, folded: &str) -> bool {
        self.exact.contains(folded)
    }

    /// True when a pattern fits.
    pub fn fits(&self, folded: &str) -> bool {
        let words = words_of(folded);
        self.patterns.iter().any(|pattern| pattern.fits_words(&words))
    }
}

/// The words of a folded text, parted once for all patterns.
fn words_of(folded: &str) -> Vec<&str> {
    folded.split(' ').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_header_fold_alike() {
        for (left, right) in [
            ("Ф.И.О.", "фио"),
            ("Паспорт\u{a0}№", "паспорт No"),
            ("  E-mail ", "e mail"),
            ("Owner’s consent", "owners  CONSENT"),
            ("Азаматтығы", "азаматтыгы"),
            ("Учёба", "учеба"),
            ("Мед.страховка", "мед. страховка"),
            ("Пaспорт", "паспорт"),
        ] {
            assert_eq!(fold(left), fold(right), "{left}");
        }
        assert_eq!(fold_header("7. Дата рождения (ДД.ММ.ГГГГ)"), "дата рождения");
        assert_eq!(fold_header("№"), "no");
    }

    #[test]
    fn a_pattern_needs_every_term() {
        let pattern = Pattern::read("паспорт|passport =до|expir");
        assert!(pattern.fits("срок паспорта до"));
        assert!(pattern.fits("passport expiration"));
        assert!(!pattern.fits("документы паспорта"));
        assert!(!pattern.fits("паспорт доверенность"));
    }
}
