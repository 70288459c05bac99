//! Keys as the program names them, free of any terminal library, and where they lie on the keyboard.
//!
//! Staff type Russian and Kazakh all day with that layout switched on, so a command key means the *place* of the key:
//! [`Key::physical`] turns a Cyrillic letter into the Latin one printed on the same key. Text fields never call it.
//!
//! Invariant: `,` and `.` are nobody's command, because they lie on different keys in the three layouts (`/` in
//! Russian types `.`, 7 in Kazakh types `.`); what they would be for has an F-key.

use std::fmt;

/// A key without its modifiers. Shift is part of the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character as typed.
    Char(char),
    /// F1 to F12.
    F(u8),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
}

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// The keys of ЙЦУКЕН from left to right, row by row, and the Latin characters printed on them.
const RUSSIAN: (&str, &str) = ("ёйцукенгшщзхъфывапролджэячсмитьбю", "`qwertyuiop[]asdfghjkl;'zxcvbnm,.");
/// The same with Shift.
const RUSSIAN_SHIFT: (&str, &str) = ("ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ", "~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>");
/// The Kazakh letters of the digit row. `,` and `.` (6 and 7) are left out: see the module's invariant.
const KAZAKH: (&str, &str) = ("әіңғүұқөһ", "2345890-=");
/// The same with Shift.
const KAZAKH_SHIFT: (&str, &str) = ("ӘІҢҒҮҰҚӨҺ", "@#$%*()_+");
/// Signs that only a Cyrillic layout types: 1 and `/` in Kazakh.
const SIGNS: (&str, &str) = ("\"№", "1/");

impl Key {
    /// A character key.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character with Ctrl.
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }

    /// The key as it would be typed with a Latin layout; others stay as they are.
    #[must_use]
    pub fn physical(self) -> Self {
        match self.code {
            Code::Char(c) => Self { code: Code::Char(latin_of(c)), ..self },
            _ => self,
        }
    }

    /// The character that this key would put into a text, if any.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// The Latin character on the same key. Also right for date and number fields, where the Kazakh digit row means digits.
pub fn latin_of(c: char) -> char {
    [RUSSIAN, RUSSIAN_SHIFT, KAZAKH, KAZAKH_SHIFT, SIGNS]
        .iter()
        .find_map(|(cyrillic, latin)| cyrillic.chars().zip(latin.chars()).find(|(from, _)| *from == c))
        .map_or(c, |(_, to)| to)
}

impl fmt::Display for Key {
    /// As help and hint lines show it: `d`, `Ctrl-P`, `F1`, `Shift-Tab`, `↑`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            Code::BackTab => f.write_str("Shift-Tab"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::Enter | Code::Esc | Code::Backspace | Code::Delete | Code::Tab | Code::Home | Code::End => {
                write!(f, "{:?}", self.code)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cyrillic_letter_of_the_keyboard_has_its_latin_key() {
        for (cyrillic, latin) in [RUSSIAN, RUSSIAN_SHIFT, KAZAKH, KAZAKH_SHIFT, SIGNS] {
            assert_eq!(cyrillic.chars().count(), latin.chars().count());
        }
        let typed: String = "вышфт МЖӘІ№ё".chars().map(latin_of).collect();
        assert_eq!(typed, "dsian V:@#/`");
    }

    #[test]
    fn control_keys_are_physical_too() {
        assert_eq!(Key::ctrl('з').physical(), Key::ctrl('p'));
        assert_eq!(Key::plain(Code::Up).physical(), Key::plain(Code::Up));
    }
}
