//! Whether two records may be one person, across alphabets and spellings, and how two records become one
//! ([`merging`]).
//!
//! Nothing here decides: what looks alike is proposed to a person. Twins with one birth date have different given names
//! and are not proposed; a spelling that only the alphabet explains is.

pub mod merging;
#[cfg(test)]
mod tests;

use super::choice::choices;
use super::clean::Clean;
use super::fold::{fold, tokens};
use super::id::ClientId;
use super::prefiling::names::{Likeness, likeness};
use std::collections::{BTreeMap, BTreeSet, HashSet};

choices! {
    /// What makes two records look like one person, the surest first.
    Alike {
        /// The same individual identification number.
        Iin = "iin",
        /// The same document number, issued by one state as far as is known.
        Number = "number",
        /// Born on one day, and the names can be one name.
        NameBorn = "name_born",
    }
}

/// Words of a name that have to meet before two people of one birth date are compared: a lone given name says too little.
const WORDS: usize = 2;

/// The names of one record, in any alphabets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// Whose.
    pub client: ClientId,
    /// Cyrillic, Latin and former names, as far as they are known.
    pub names: Vec<Clean>,
}

/// True when some name of the one can be some name of the other.
pub fn names_meet(one: &[Clean], other: &[Clean]) -> bool {
    let words = |name: &Clean| tokens(&fold(name)).count();
    let meet = |a: &Clean, b: &Clean| {
        words(a).min(words(b)) >= WORDS && likeness(a, b) != Likeness::Different
            || !fold(a).is_empty() && fold(a) == fold(b)
    };
    one.iter().any(|a| other.iter().any(|b| meet(a, b)))
}

/// The pairs among people of one birth date whose names meet, the lower number first; some `most` of them where there are
/// more.
///
/// Names meet in two words at least, by their consonants, or where somebody has an initial or a lone name, in one. Only
/// people who share that much are compared, so that a crowd on a made-up first of January does not cost its square.
pub fn pairs(born_together: &[Names], most: usize) -> Vec<(ClientId, ClientId)> {
    let people: Vec<Frames> = born_together.iter().map(Frames::of).collect();
    let mut holders: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        for (nth, one) in person.words.iter().enumerate() {
            // Beside a word alone stand those who have it too; only people of few words are looked up by it.
            holders.entry((one, "")).or_default().push(at);
            for other in person.words.iter().skip(nth + 1) {
                holders.entry((one, other)).or_default().push(at);
            }
        }
    }
    let mut found = BTreeSet::new();
    let mut compared = HashSet::new();
    for ((_, other), holding) in holders.iter().filter(|(_, holding)| holding.len() <= CROWD) {
        if found.len() >= most {
            break;
        }
        for (nth, one) in holding.iter().enumerate() {
            for next in holding.iter().skip(nth + 1) {
                let enough = !other.is_empty() || people[*one].is_short || people[*next].is_short;
                if enough && compared.insert((*one, *next)) {
                    found.extend(pair(&born_together[*one], &born_together[*next]));
                }
            }
        }
    }
    found.into_iter().take(most).collect()
}

fn pair(one: &Names, other: &Names) -> Option<(ClientId, ClientId)> {
    let meet = names_meet(&one.names, &other.names);
    meet.then(|| (one.client.min(other.client), one.client.max(other.client)))
}

/// What more people of one birth date bear than these tells nobody apart.
const CROWD: usize = 200;

/// The words of somebody's names by their consonants.
struct Frames {
    words: BTreeSet<String>,
    /// There is an initial among them, or a name of one word: such a name meets another one in a single word.
    is_short: bool,
}

impl Frames {
    fn of(person: &Names) -> Self {
        let mut frames = Self { words: BTreeSet::new(), is_short: false };
        for name in &person.names {
            let folded = fold(name);
            let words: Vec<&str> = tokens(&folded).collect();
            frames.is_short |= words.len() == 1 || words.iter().any(|word| word.chars().count() == 1);
            frames.words.extend(words.into_iter().map(frame));
        }
        frames
    }
}

/// A word without its vowels, where transliterations part; of vowels alone, the word.
fn frame(word: &str) -> String {
    let frame: String = word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect();
    if frame.is_empty() { word.to_owned() } else { frame }
}
