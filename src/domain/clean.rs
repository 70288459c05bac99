//! The type of text that may be shown: whatever comes in from people, sheets and scanners is cleaned here once.
//!
//! Refused are control characters, escape sequences, bidirectional overrides, zero-width characters and line
//! separators; text is kept in NFC, so that a terminal, a spreadsheet and a search see the same letters.

use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Text that holds nothing which could move a cursor, hide or reorder letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(transparent)]
pub struct Clean(String);

/// True for characters that are dropped everywhere: they steer a terminal, hide, or turn letters round.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// True for a line that cleaning would leave as it is, told without composing letters: words of Latin and Cyrillic
/// letters, digits and signs that stand for themselves, one space between. Lists of ten thousand names are read so.
fn is_plain(text: &str) -> bool {
    let mut space = true;
    for c in text.chars() {
        match c {
            ' ' if space => return false,
            ' ' => space = true,
            '!'..='~' | 'À'..='ſ' | 'Ѐ'..='҂' | 'Ҋ'..='ԯ' | '«' | '»' | '№' | '–' | '—' | '’' => {
                space = false;
            }
            _ => return false,
        }
    }
    !space || text.is_empty()
}

impl Clean {
    /// One line: line breaks and tabs become spaces, runs of spaces become one, the ends are trimmed.
    pub fn line(text: &str) -> Self {
        if is_plain(text) {
            return Self(text.to_owned());
        }
        let kept: String =
            text.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hostile(*c)).collect();
        Self(kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
    }

    /// Text of several lines: `\n` stays, everything else is cleaned as in [`Clean::line`].
    pub fn note(text: &str) -> Self {
        if is_plain(text) {
            return Self(text.to_owned());
        }
        let lines: Vec<String> =
            text.replace("\r\n", "\n").split(['\n', '\r']).map(|line| Self::line(line).0).collect();
        Self(lines.join("\n").trim().to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, or `None` when nothing is left of it.
    pub fn non_empty(self) -> Option<Self> {
        (!self.0.is_empty()).then_some(self)
    }

    /// True when nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Clean {
    fn from(text: &str) -> Self {
        Self::note(text)
    }
}

impl From<Clean> for String {
    fn from(text: Clean) -> Self {
        text.0
    }
}

impl<'de> Deserialize<'de> for Clean {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::note(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_gets_through() {
        assert_eq!(Clean::line("\u{1b}[31mАли\u{202e}ев\u{0}").as_str(), "[31mАлиев");
        assert_eq!(Clean::line("  строка 1\r\nстрока\u{a0}2 ").as_str(), "строка 1 строка 2");
        assert_eq!(Clean::line("и\u{306}").as_str(), "й");
    }

    #[test]
    fn what_looks_plain_is_what_cleaning_leaves_alone() {
        let slow = |text: &str| -> String {
            let kept: String = text.nfc().filter(|c| !is_hostile(*c)).collect();
            kept.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        for c in '\0'..='\u{FFFF}' {
            for text in [c.to_string(), format!("а{c}"), format!("e{c}e"), format!("а {c}")] {
                assert!(!is_plain(&text) || slow(&text) == text, "{text:?}");
            }
        }
        assert!(is_plain("Иванова Мария №5") && !is_plain("а  б") && !is_plain(" а") && !is_plain("а "));
    }

    #[test]
    fn a_note_keeps_its_lines() {
        assert_eq!(Clean::note("а \t б\r\nв\u{7}").as_str(), "а б\nв");
    }
}
