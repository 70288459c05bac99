//! Numbers that a person who looks over the shoulder must not read: passports, IIN, telephones.
//!
//! Two ways lead here. A value that is known to be such a number is replaced by [`hidden`], whatever it looks like. A
//! text of any kind goes through [`hide_in`], which finds what looks like one: in a note, a letter, a list that was made
//! yesterday. Both keep the number of characters, so that nothing on a screen moves, and the last two of a number, so
//! that two papers of one person can be told apart.

use super::record::Kind;
use std::borrow::Cow;
use std::ops::Range;

/// Stands for a letter or digit that is hidden: one column on every terminal.
pub const STAR: char = '*';

/// So many letters and digits stay at the end of a number.
const KEPT: usize = 2;

/// True for fields that hold such a number.
pub fn is_private(kind: Kind, field: &str) -> bool {
    match kind {
        Kind::Client => matches!(field, "iin" | "phone"),
        Kind::IdentityDocument => matches!(field, "number" | "mrz"),
        Kind::Contact => field == "address",
        Kind::Sponsor => field == "phone",
        Kind::CaseDocument => field == "passport_in_paper",
        _ => false,
    }
}

/// A private number with all but its last two letters or digits hidden; signs and spaces stay.
pub fn hidden(number: &str) -> String {
    let mut letters: Vec<char> = number.chars().collect();
    hide(&mut letters);
    letters.into_iter().collect()
}

fn hide(letters: &mut [char]) {
    let mut left = letters.iter().filter(|c| c.is_alphanumeric()).count();
    // Of a very short number nothing would be hidden.
    let kept = if left > 2 * KEPT { KEPT } else { 0 };
    for letter in letters.iter_mut().filter(|c| c.is_alphanumeric()) {
        if left > kept {
            *letter = STAR;
        }
        left -= 1;
    }
}

/// A text with everything hidden that looks like a passport's number, an IIN or a telephone.
pub fn hide_in(text: &str) -> Cow<'_, str> {
    if text.chars().filter(char::is_ascii_digit).count() < FEW {
        return Cow::Borrowed(text);
    }
    let mut letters: Vec<char> = text.chars().collect();
    if hide_letters(&mut letters) { Cow::Owned(letters.into_iter().collect()) } else { Cow::Borrowed(text) }
}

/// The same in place, for one line of a screen; true when something was hidden.
pub fn hide_letters(letters: &mut [char]) -> bool {
    let found = numbers(letters);
    for range in &found {
        if let Some(part) = letters.get_mut(range.clone()) {
            hide(part);
        }
    }
    !found.is_empty()
}

/// Fewer digits than this are no such number where letters stand before them: passports have six to nine.
const FEW: usize = 6;
/// Fewer digits than this alone are a count, a date or a reference.
const MANY: usize = 7;
/// A telephone has so many digits, with its country.
const PHONE: std::ops::RangeInclusive<usize> = 9..=15;

/// So many digits has a telephone that is written with the 8 or 7 of the country.
const INLAND: usize = 11;

/// Where such numbers stand, in order, none over another.
fn numbers(letters: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let end = phone(letters, at).or_else(|| document(letters, at));
        match end {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at = next_word(letters, at),
        }
    }
    found
}

/// The beginning of the next word, or sign, after the one at `at`.
fn next_word(letters: &[char], at: usize) -> usize {
    word_end(letters, at).max(at + 1)
}

fn word_end(letters: &[char], at: usize) -> usize {
    letters.iter().skip(at).position(|c| !c.is_alphanumeric()).map_or(letters.len(), |length| at + length)
}

/// The end of a number such as `N1234567`, `AB 1234567`, `901203300123`, or of the line of a passport that machines read.
fn document(letters: &[char], at: usize) -> Option<usize> {
    let end = word_end(letters, at);
    let word = letters.get(at..end)?;
    let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
    let before = word.iter().take_while(|c| c.is_alphabetic()).count();
    // `C-1000000` is our own number of a client.
    let ours = at >= 2 && letters[at - 1] == '-' && letters[at - 2].is_alphabetic();
    if digits >= MANY && !ours || digits >= FEW && digits + before == word.len() && (1..=3).contains(&before) {
        return Some(end);
    }
    let series = digits == 0 && (1..=3).contains(&word.len()) && word.iter().all(|c| c.is_uppercase());
    let next = letters.get(end + 1..word_end(letters, end + 1).max(end + 1))?;
    let number = letters.get(end) == Some(&' ') && next.iter().all(char::is_ascii_digit);
    (series && number && (FEW..=9).contains(&next.len())).then_some(end + 1 + next.len())
}

/// The end of a telephone in groups: `+7 701 123-45-67`, `8 (701) 123 45 67`.
fn phone(letters: &[char], at: usize) -> Option<usize> {
    let plus = letters.get(at) == Some(&'+');
    let first = at + usize::from(plus);
    let inland = matches!(letters.get(first..word_end(letters, first)), Some(['7' | '8']));
    if !(plus || inland) || !letters.get(first).is_some_and(char::is_ascii_digit) {
        return None;
    }
    let (mut end, mut digits, mut gap) = (first, 0, 0);
    for (place, letter) in letters.iter().enumerate().skip(first) {
        match letter {
            digit if digit.is_ascii_digit() => (digits, gap, end) = (digits + 1, 0, place + 1),
            ' ' | '-' | '(' | ')' if gap < 2 => gap += 1,
            _ => break,
        }
    }
    let whole = !letters.get(end).is_some_and(|c| c.is_alphanumeric());
    // Without a plus, the code of the town or network tells a telephone from a line of a calendar.
    let likely = if plus { PHONE.contains(&digits) } else { digits == INLAND && has_code(letters, first) };
    (whole && likely).then_some(end)
}

/// True when three digits and no more follow the first one and its gap: ` 701 `, ` (701) `.
fn has_code(letters: &[char], first: usize) -> bool {
    let rest = letters.iter().skip(first + 1).skip_while(|c| !c.is_ascii_digit());
    rest.take_while(|c| c.is_ascii_digit()).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_number_keeps_its_length_and_its_end() {
        for (number, seen) in [
            ("N1234567", "******67"),
            ("AB 12 34", "** ** 34"),
            ("+7 701 123 45 67", "+* *** *** ** 67"),
            ("901203300123", "**********23"),
            ("1234", "****"),
            ("АС№77", "**№**"),
            ("", ""),
        ] {
            assert_eq!(hidden(number), seen, "{number}");
        }
    }

    #[test]
    fn what_looks_like_such_a_number_is_found_in_any_text() {
        for (text, seen) in [
            ("passport N1234567, expires 01.03.2027", "passport ******67, expires 01.03.2027"),
            ("паспорт АС 123456 у нас", "паспорт ** ****56 у нас"),
            ("ИИН: 901203300123.", "ИИН: **********23."),
            ("WhatsApp +77011234567", "WhatsApp +*********67"),
            ("тел. 8 (701) 123-45-67, Иван", "тел. * (***) ***-**-67, Иван"),
            ("+7 701 123 45 67 · +998 90 123 45 67", "+* *** *** ** 67 · +*** ** *** ** 67"),
            ("FA12345678UZB9003051M2703014<<", "**************************14<<"),
        ] {
            assert_eq!(hide_in(text), seen);
        }
    }

    #[test]
    fn dates_counts_references_and_our_own_numbers_stay() {
        for text in [
            "27.09.2026 27.09.2026 4 d · 4 wd",
            "2026-11-23 2026-11-24 12:30",
            "T-2026-00412 C-000012 C-1000000",
            "1 of 100000",
            "STAY-UZB-30 · 7 8 9 10 11 12 13 14",
            "8 27.11.2026",
            "РВП 2026",
        ] {
            assert_eq!(hide_in(text), text);
        }
    }

    #[test]
    fn every_private_field_exists() {
        let private = |kind: &Kind| kind.fields().iter().filter(|field| is_private(*kind, field.name)).count();
        assert_eq!(Kind::ALL.iter().map(private).sum::<usize>(), 7);
    }
}
