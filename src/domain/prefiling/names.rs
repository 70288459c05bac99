//! Whether two spellings can be one name. Transliteration, patronymics and initials are no difference; what remains is
//! told apart into a spelling to look at and another name.

use crate::domain::fold::{fold, tokens};
use crate::domain::script::is_cyrillic;

/// How two names stand to each other. A comparison within one alphabet says more than one across two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::domain) enum Likeness {
    /// One name, as far as letters can tell.
    Same,
    /// Nearly the same letters of one alphabet: perhaps a slip.
    Near,
    /// One name in two alphabets, not quite as usual.
    Transliterated,
    /// Another name.
    Different,
}

/// Compares two names in any of the two alphabets.
pub(in crate::domain) fn likeness(one: &str, other: &str) -> Likeness {
    let (one_key, other_key) = (fold(one), fold(other));
    let (mut few, mut many): (Vec<&str>, Vec<&str>) = (tokens(&one_key).collect(), tokens(&other_key).collect());
    if few.len() > many.len() {
        std::mem::swap(&mut few, &mut many);
    }
    if few.is_empty() {
        return Likeness::Same;
    }
    let lone = few.len() == 1 && many.len() > 1;
    let closest = is_cyrillic_text(one) == is_cyrillic_text(other);
    let near = if closest { Likeness::Near } else { Likeness::Transliterated };
    match worst(few, many) {
        // A lone given name beside a full one says too little.
        Some(Word::Equal) if lone => Likeness::Near,
        Some(Word::Equal) => Likeness::Same,
        Some(Word::Alike) => near,
        None => Likeness::Different,
    }
}

/// The likeness to the nearest of several names; `None` without any to compare with.
pub(super) fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<Likeness> {
    known.into_iter().filter(|known| !known.trim().is_empty()).map(|known| likeness(name, known)).min()
}

/// How two words stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Equal,
    Alike,
}

/// Finds for each word of the shorter name one of the longer, the best matches first; `None` when a word has none.
fn worst(mut few: Vec<&str>, mut many: Vec<&str>) -> Option<Word> {
    let mut worst = Word::Equal;
    for (fits, level) in [(equal as fn(&str, &str) -> bool, Word::Equal), (initial, Word::Equal), (alike, Word::Alike)]
    {
        few.retain(|word| match many.iter().position(|other| fits(word, other)) {
            Some(at) => {
                many.swap_remove(at);
                worst = worst.max(level);
                false
            }
            None => true,
        });
    }
    few.is_empty().then_some(worst)
}

fn equal(one: &str, other: &str) -> bool {
    one == other
}

/// An initial stands for any word that begins so.
fn initial(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.chars().count() == 1 && long.starts_with(short)
}

/// The same consonants in the same order: vowels are where transliterations part. Also a word that a full line of a
/// machine-readable zone has cut off.
fn alike(one: &str, other: &str) -> bool {
    let frame = |word: &str| -> String { word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect() };
    let (one_frame, other_frame) = (frame(one), frame(other));
    one_frame.len() > 1 && one_frame == other_frame
}

fn is_cyrillic_text(name: &str) -> bool {
    name.chars().any(is_cyrillic)
}
