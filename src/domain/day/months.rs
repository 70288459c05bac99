//! The names of the months in three languages, full, declined and shortened.

use crate::domain::script::{is_cyrillic, one_script, russian_base, to_cyrillic_by_look};

const ENGLISH: [&[&str]; 12] = [
    &["january"],
    &["february"],
    &["march"],
    &["april"],
    &["may"],
    &["june"],
    &["july"],
    &["august"],
    &["september"],
    &["october"],
    &["november"],
    &["december"],
];

/// Russian in two cases, and Kazakh with its own letters written as their Russian neighbours.
const CYRILLIC: [&[&str]; 12] = [
    &["январь", "января", "кантар"],
    &["февраль", "февраля", "акпан"],
    &["март", "марта", "наурыз"],
    &["апрель", "апреля", "сауир"],
    &["май", "мая", "мамыр"],
    &["июнь", "июня", "маусым"],
    &["июль", "июля", "шилде"],
    &["август", "августа", "тамыз"],
    &["сентябрь", "сентября", "кыркуйек"],
    &["октябрь", "октября", "казан"],
    &["ноябрь", "ноября", "караша"],
    &["декабрь", "декабря", "желтоксан"],
];

/// The month (1–12) that a word names: in full, as its first three letters or more, or in full with a Kazakh ending.
/// Look-alike letters of the other alphabet are mended.
pub(super) fn month(word: &str) -> Option<u32> {
    let mended = one_script(word);
    if mended.chars().any(is_cyrillic) {
        return find(&CYRILLIC, &based(&mended), true);
    }
    // OKT and MAP in Latin capitals look like ОКТ and МАР.
    find(&ENGLISH, &mended.to_lowercase(), false)
        .or_else(|| find(&CYRILLIC, &based(&to_cyrillic_by_look(&mended.to_uppercase())), false))
}

fn based(word: &str) -> String {
    word.to_lowercase().chars().map(russian_base).collect()
}

fn find(names: &[&[&str]; 12], word: &str, endings: bool) -> Option<u32> {
    let long = word.chars().count() >= 3;
    let fits = |name: &&str| (long && name.starts_with(word)) || (endings && name.len() > 6 && word.starts_with(*name));
    (1..).zip(names).find(|(_, forms)| forms.iter().any(fits)).map(|(number, _)| number)
}
