//! A one-line text field for filters and the palette. Forms have their own fields.

use super::text::width;
use crate::app::keys::{Code, Key};
use crate::domain::clean::Clean;
use unicode_segmentation::UnicodeSegmentation;

/// A line of text and a place in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputLine {
    text: String,
    /// Byte offset of the cursor, always between two letters.
    at: usize,
}

impl InputLine {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Columns before the cursor.
    pub fn cursor_column(&self) -> usize {
        width(&self.text[..self.at])
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes a key; true when the text changed.
    pub fn take(&mut self, key: Key) -> bool {
        if let Some(c) = key.typed() {
            return self.insert(&c.to_string());
        }
        match (key.code, key.ctrl) {
            (Code::Backspace, _) => self.remove(self.before()..self.at),
            (Code::Delete, _) => self.remove(self.at..self.after()),
            (Code::Char(_), true) if key.physical() == Key::ctrl('u') => self.remove(0..self.at),
            (Code::Char(_), true) if key.physical() == Key::ctrl('w') => self.remove(self.word_start()..self.at),
            _ => {
                self.step(key.code);
                false
            }
        }
    }

    /// Puts a text in at the cursor, cleaned; true when the text changed.
    pub fn insert(&mut self, text: &str) -> bool {
        // A lone space would be trimmed away by cleaning.
        let clean = if text == " " { text.to_owned() } else { Clean::line(text).to_string() };
        self.text.insert_str(self.at, &clean);
        self.at += clean.len();
        !clean.is_empty()
    }

    fn step(&mut self, code: Code) {
        self.at = match code {
            Code::Left => self.before(),
            Code::Right => self.after(),
            Code::Home => 0,
            Code::End => self.text.len(),
            _ => self.at,
        };
    }

    fn remove(&mut self, range: std::ops::Range<usize>) -> bool {
        let changed = !range.is_empty();
        self.at = range.start;
        self.text.replace_range(range, "");
        changed
    }

    fn before(&self) -> usize {
        self.text[..self.at].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.at..].graphemes(true).next().map_or(self.at, |letter| self.at + letter.len())
    }

    fn word_start(&self) -> usize {
        self.text[..self.at].trim_end().rfind(' ').map_or(0, |space| space + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_edited_whole() {
        let mut line = InputLine::default();
        assert!(line.insert("Ким\u{1b}[2J е\u{308}ж"));
        assert_eq!(line.text(), "Ким[2J ёж");
        line.take(Key::plain(Code::Left));
        assert!(line.take(Key::plain(Code::Backspace)));
        assert_eq!(line.text(), "Ким[2J ж");
        assert!(line.take(Key::ctrl('г')));
        assert_eq!((line.text(), line.cursor_column()), ("ж", 0));
        assert!(!line.take(Key::plain(Code::Backspace)));
    }
}
