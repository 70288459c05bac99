//! Letters of a name that stand in the wrong alphabet. Records of the police are searched letter by letter: a Latin name
//! typed in Cyrillic letters, or one Latin `A` inside a Cyrillic word, looks right and is not found.
//!
//! It warns and refuses nothing: there are names of every kind.

use super::phrase::Phrase;
use super::script::{Script, is_cyrillic, is_latin, script_of};

/// What is odd about the text of a field that holds a name; nothing for other fields.
pub fn warning(field: &str, text: &str) -> Option<Phrase> {
    match field {
        "name_latin" => mixed(text).or_else(|| foreign(text, is_cyrillic, "name-not-latin")),
        "name_cyrillic" => {
            mixed(text).or_else(|| foreign(text, |c| is_latin(c) && !is_roman(text, c), "name-not-cyrillic"))
        }
        "former_names" => mixed(text),
        _ => None,
    }
}

/// Words of the text, without what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// A word of two alphabets, with the letters that do not belong to it.
fn mixed(text: &str) -> Option<Phrase> {
    let (word, script) =
        words(text).map(|word| (word, script_of(word))).find(|(_, script)| *script != Script::Single)?;
    let (id, strays): (_, fn(char) -> bool) = match script {
        Script::Latin => ("name-cyrillic-inside", is_cyrillic),
        Script::Cyrillic => ("name-latin-inside", is_latin),
        _ => return Some(Phrase::new("name-mixed").text("word", word)),
    };
    let mut letters: Vec<char> = word.chars().filter(|c| strays(*c)).collect();
    letters.dedup();
    let letters: Vec<String> = letters.iter().map(ToString::to_string).collect();
    Some(Phrase::new(id).text("word", word).text("letters", letters.join(", ")))
}

fn foreign(text: &str, is_foreign: impl Fn(char) -> bool, id: &str) -> Option<Phrase> {
    text.chars().any(is_foreign).then(|| Phrase::new(id))
}

/// True for a letter that occurs in the text within Roman numbers alone: Людовик XVI.
fn is_roman(text: &str, letter: char) -> bool {
    let is_number = |word: &str| word.len() <= 5 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    words(text).filter(|word| word.contains(letter)).all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(field: &str, text: &str) -> Option<String> {
        warning(field, text).map(|phrase| phrase.id)
    }

    #[test]
    fn a_letter_of_the_other_alphabet_is_told_and_nothing_else_is() {
        for (field, text, expected) in [
            ("name_latin", "O’RINOV ANVAR", None),
            ("name_latin", "MÜLLER-ŞAHİN AYŞE", None),
            ("name_latin", "", None),
            ("name_latin", "Каримов", Some("name-not-latin")),
            ("name_latin", "KARIMOV Рустам", Some("name-not-latin")),
            ("name_latin", "K\u{410}RIMOV RUSTAM", Some("name-cyrillic-inside")),
            ("name_cyrillic", "Қаһарман Әлия-Гүл", None),
            ("name_cyrillic", "Людовик XVI", None),
            ("name_cyrillic", "Karimov", Some("name-not-cyrillic")),
            ("name_cyrillic", "Каримов\u{61} Мария", Some("name-latin-inside")),
            ("name_cyrillic", "P\u{410}CE", Some("name-mixed")),
            ("name_cyrillic", "ДогRов", Some("name-mixed")),
            ("former_names", "IVANOVA, Петрова", None),
            ("former_names", "Петр\u{6f}ва", Some("name-latin-inside")),
            ("note", "Петр\u{6f}ва", None),
        ] {
            assert_eq!(id(field, text).as_deref(), expected, "{field} {text}");
        }
    }
}
