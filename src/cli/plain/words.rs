//! The words of plain mode: what a typed line asks for, in any of the three languages.

use crate::domain::lang::Lang;
use crate::i18n::Catalogue;

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Help,
    Today,
    Review,
    List,
    Next,
    Back,
    Why,
    Open,
    Done,
    Snooze,
    Note,
    Assign,
    Request,
    Find,
    Clients,
    Cases,
    Client,
    Case,
    More,
    Undo,
    SignOff,
    Hide,
    Yes,
    No,
    Quit,
}

impl Verb {
    /// All of them with the names of their texts, in the order of the help.
    pub(super) const ALL: &'static [(Self, &'static str)] = &[
        (Self::Review, "review"),
        (Self::Next, "next"),
        (Self::Back, "back"),
        (Self::Why, "why"),
        (Self::Done, "done"),
        (Self::Snooze, "snooze"),
        (Self::Note, "note"),
        (Self::Assign, "assign"),
        (Self::Request, "request"),
        (Self::List, "list"),
        (Self::SignOff, "sign-off"),
        (Self::Today, "today"),
        (Self::Clients, "clients"),
        (Self::Cases, "cases"),
        (Self::Find, "find"),
        (Self::More, "more"),
        (Self::Open, "open"),
        (Self::Client, "client"),
        (Self::Case, "case"),
        (Self::Undo, "undo"),
        (Self::Hide, "hide"),
        (Self::Yes, "yes"),
        (Self::No, "no"),
        (Self::Help, "help"),
        (Self::Quit, "quit"),
    ];

    /// True for what only people who may change records are offered.
    pub(super) const fn writes(self) -> bool {
        matches!(
            self,
            Self::Review
                | Self::Next
                | Self::List
                | Self::Done
                | Self::Snooze
                | Self::Note
                | Self::Assign
                | Self::Request
                | Self::SignOff
                | Self::Undo
        )
    }
}

/// The words of all languages.
pub(super) struct Words(Vec<(String, Verb)>);

impl Words {
    /// Those of the three catalogues; where two languages share a word, the person's own language decides.
    pub(super) fn new(own: &Catalogue) -> Self {
        let others = Lang::ALL.iter().filter(|lang| **lang != own.lang()).map(|lang| Catalogue::new(*lang));
        let mut words = Vec::new();
        let others: Vec<Catalogue> = others.collect();
        for catalogue in std::iter::once(own).chain(&others) {
            for (verb, name) in Verb::ALL {
                let listed = catalogue.text(&format!("plain-word-{name}"));
                words.extend(listed.split(',').map(|word| (plain(word.trim()), *verb)));
            }
        }
        Self(words)
    }

    /// What a line asks for, and what follows the command. A number alone opens that entry.
    pub(super) fn read<'a>(&self, line: &'a str) -> Option<(Verb, &'a str)> {
        let line = line.trim();
        if !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some((Verb::Open, line));
        }
        let typed = plain(line);
        let fits = |word: &str| {
            let rest = typed.strip_prefix(word)?;
            (rest.is_empty() || rest.starts_with(' ')).then_some(())
        };
        let found = self.0.iter().filter(|(word, _)| fits(word).is_some());
        // The first of the longest.
        let (word, verb) = found.rev().max_by_key(|(word, _)| word.chars().count())?;
        let letters = word.chars().count();
        let rest = line.char_indices().nth(letters).map_or("", |(at, _)| &line[at..]);
        Some((*verb, rest.trim()))
    }
}

/// Small letters, letter for letter, and spaces for whatever else separates words.
fn plain(text: &str) -> String {
    let small = |c: char| match c.to_lowercase().next().unwrap_or(c) {
        'ё' => 'е',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_understood_in_every_language_whatever_the_own_one_is() {
        for lang in Lang::ALL {
            let words = Words::new(&Catalogue::new(*lang));
            for (line, meant) in [
                ("next", (Verb::Next, "")),
                ("  Дальше ", (Verb::Next, "")),
                ("КЕЛЕСІ", (Verb::Next, "")),
                ("sign off", (Verb::SignOff, "")),
                ("Закрыть проверку", (Verb::SignOff, "")),
                ("find  O'rinov 5", (Verb::Find, "O'rinov 5")),
                ("найти Ёлкин", (Verb::Find, "Ёлкин")),
                ("17", (Verb::Open, "17")),
                ("done KZ-1", (Verb::Done, "KZ-1")),
                ("clients", (Verb::Clients, "")),
                ("client 3", (Verb::Client, "3")),
                ("?", (Verb::Help, "")),
            ] {
                assert_eq!(words.read(line), Some(meant), "{lang:?} {line}");
            }
            for line in ["", "   ", "nextt", "донн", "\u{1b}[2J"] {
                assert_eq!(words.read(line), None, "{lang:?} {line:?}");
            }
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let Words(mut words) = Words::new(&Catalogue::new(Lang::Ru));
        words.sort_by(|a, b| a.0.cmp(&b.0));
        for pair in words.windows(2) {
            assert!(pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1, "{pair:?}");
        }
        assert!(words.iter().all(|(word, _)| !word.is_empty()));
    }
}
