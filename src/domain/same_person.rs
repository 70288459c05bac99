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
use std::collections::{BTreeSet, HashMap, HashSet};

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

/// The pairs among people of one birth date whose names meet, the lower number first. People who share no word (by
/// its consonants) are never compared, so that a crowd on a made-up first of January does not cost its square.
pub fn pairs(born_together: &[Names]) -> Vec<(ClientId, ClientId)> {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, person) in born_together.iter().enumerate() {
        for frame in frames(person) {
            holders.entry(frame).or_default().push(at);
        }
    }
    let mut shared: HashSet<(usize, usize)> = HashSet::new();
    for people in holders.values().filter(|people| people.len() <= CROWD) {
        for (n, one) in people.iter().enumerate() {
            for other in people.iter().skip(n + 1) {
                shared.insert((*one, *other));
            }
        }
    }
    let likely =
        shared.into_iter().filter_map(|(one, other)| Some((born_together.get(one)?, born_together.get(other)?)));
    let meeting = likely.filter(|(one, other)| names_meet(&one.names, &other.names));
    let pairs: BTreeSet<_> =
        meeting.map(|(one, other)| (one.client.min(other.client), one.client.max(other.client))).collect();
    pairs.into_iter().collect()
}

/// A word that more people of one birth date bear than these tells nobody apart.
const CROWD: usize = 200;

/// The consonants of each word of the names.
fn frames(person: &Names) -> BTreeSet<String> {
    let mut frames = BTreeSet::new();
    for name in &person.names {
        let folded = fold(name);
        frames.extend(tokens(&folded).map(frame).filter(|frame| !frame.is_empty()));
    }
    frames
}

fn frame(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect()
}
