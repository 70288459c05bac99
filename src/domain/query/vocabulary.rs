//! The names of fields and values in three languages, from `words.tsv`.

use super::Field;
use crate::domain::script::{one_script, russian_base};
use std::sync::LazyLock;

/// One line of the table, its words evened out.
struct Entry {
    list: &'static str,
    id: &'static str,
    words: Vec<String>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(Entry::parse).collect()
});

impl Entry {
    fn parse(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let (list, id) = (cells.next()?, cells.next()?);
        Some(Self { list, id, words: cells.next()?.split('|').map(even).collect() })
    }
}

/// Lower case, Russian letters for Kazakh ones, one alphabet, underscores as spaces.
fn even(word: &str) -> String {
    let mended = one_script(word.trim());
    mended.to_lowercase().chars().map(|c| if c == '_' { ' ' } else { russian_base(c) }).collect()
}

fn list(name: &'static str) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(move |entry| entry.list == name)
}

/// The ids whose words are this one, or else begin with it.
fn find(name: &'static str, word: &str) -> Vec<&'static str> {
    let word = even(word);
    let exact: Vec<_> = list(name).filter(|entry| entry.words.contains(&word)).map(|entry| entry.id).collect();
    if !exact.is_empty() || word.chars().count() < 2 {
        return exact;
    }
    let begun = |entry: &&Entry| entry.words.iter().any(|full| full.starts_with(&word));
    list(name).filter(begun).map(|entry| entry.id).collect()
}

/// The field with this name, or the only one whose name begins so.
pub(super) fn field(name: &str) -> Option<Field> {
    match find("field", name).as_slice() {
        [only] => Field::parse(only),
        _ => None,
    }
}

/// The field with exactly this name.
pub(super) fn whole_field(name: &str) -> Option<Field> {
    let name = even(name);
    list("field").find(|entry| entry.words.contains(&name)).and_then(|entry| Field::parse(entry.id))
}

/// The values that a word may mean for a field that holds a choice; `None` when there is none.
pub(super) fn values(field: Field, word: &str) -> Option<Vec<&'static str>> {
    Some(find(field.as_str(), word)).filter(|ids| !ids.is_empty())
}

/// True for the words that mean nobody and nothing.
pub(super) fn is_none(value: &str) -> bool {
    list("none").any(|entry| entry.words.contains(&even(value)))
}

/// True for the words by which people mean themselves.
pub(super) fn is_me(value: &str) -> bool {
    list("owner").any(|entry| entry.words.contains(&even(value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{CaseKind, DocumentState, Paid, Stage};
    use crate::domain::choice::{Ground, Presence};
    use crate::domain::deadline::Level;

    #[test]
    fn every_field_and_value_has_words_in_both_alphabets() {
        for (name, ids) in [
            ("field", Field::IDS),
            ("ground", Ground::IDS),
            ("stage", Stage::IDS),
            ("kind", CaseKind::IDS),
            ("level", Level::IDS),
            ("presence", Presence::IDS),
            ("paid", Paid::IDS),
            ("state", DocumentState::IDS),
        ] {
            let listed: Vec<_> = list(name).map(|entry| entry.id).collect();
            assert_eq!(listed, ids, "{name}");
            for entry in list(name) {
                let cyrillic = entry.words.iter().filter(|word| word.chars().any(|c| c > '\u{400}'));
                assert!(cyrillic.count() >= 2, "{}", entry.id);
                assert_eq!(find(name, entry.id), [entry.id]);
            }
        }
    }

    #[test]
    fn no_word_of_one_list_means_two_things() {
        for entry in ENTRIES.iter() {
            for word in &entry.words {
                let ids: Vec<_> =
                    list(entry.list).filter(|other| other.words.contains(word)).map(|other| other.id).collect();
                assert_eq!(ids, [entry.id], "{word}");
            }
        }
    }
}
