//! Telephone numbers as messengers want them: all digits with the country's code, nothing else.
//!
//! People write a number of Kazakhstan or Russia in three ways (`+7 701…`, `8 701…`, `701…`); any other number must
//! carry its country's code. What could be two different numbers is refused in words and never guessed: a letter about
//! somebody's stay must not reach a stranger.

use super::phrase::Phrase;

/// The most digits of an international number (ITU-T E.164).
const LONGEST: usize = 15;
/// The fewest digits of a number that carries its country's code.
const SHORTEST: usize = 10;
/// What mobile numbers of Kazakhstan begin with, behind the country's code.
const KAZAKH_MOBILE: &[&str] = &[
    "700", "701", "702", "703", "704", "705", "706", "707", "708", "747", "750", "751", "760", "761", "762", "763",
    "764", "771", "775", "776", "777", "778",
];

/// The digits of a number with its country's code: `+7 (701) 123-45-67` and `8 701 1234567` are `77011234567`.
///
/// # Errors
/// Why the number is not clear: empty, with words or a second number in it, too short, too long, without a country's
/// code, or of a form that does not exist.
pub fn international(text: &str) -> Result<String, Phrase> {
    let text = text.trim();
    let refuse = |id: &str| Err(Phrase::new(id).text("number", text));
    let (digits, plus) = match digits(text) {
        Ok(found) => found,
        Err(id) => return refuse(id),
    };
    match (digits.as_bytes(), plus) {
        ([], _) => refuse("phone-empty"),
        (all, _) if all.len() > LONGEST => refuse("phone-two"),
        ([b'7', ..], true) => seven(&digits).map_or_else(|| refuse("phone-seven"), Ok),
        // `+8 701…` mixes both ways of writing; no country has such a code (84 is Vietnam).
        ([b'8', b'0' | b'3' | b'7' | b'9', ..], true) if digits.len() == 11 => refuse("phone-plus-eight"),
        ([b'0', ..], _) => refuse("phone-no-country"),
        (all, true) if all.len() < SHORTEST - 2 => refuse("phone-short"),
        (_, true) => Ok(digits),
        ([b'8', rest @ ..], false) if rest.len() == 10 => {
            let national = format!("7{}", &digits[1..]);
            seven(&national).map_or_else(|| refuse("phone-seven"), Ok)
        }
        ([b'7', ..], false) if digits.len() == 11 => seven(&digits).map_or_else(|| refuse("phone-seven"), Ok),
        (_, false) if digits.len() == 10 && KAZAKH_MOBILE.iter().any(|code| digits.starts_with(code)) => {
            Ok(format!("7{digits}"))
        }
        (all, false) if all.len() < SHORTEST => refuse("phone-short"),
        (all, false) if all.len() == SHORTEST => refuse("phone-no-country"),
        ([b'8', ..], false) if digits.len() == 11 => refuse("phone-no-country"),
        (_, false) => Ok(digits),
    }
}

/// A number of Kazakhstan or Russia: 7 and ten digits, of which the first is 3 to 9 in both numbering plans.
fn seven(digits: &str) -> Option<String> {
    let bytes = digits.as_bytes();
    (bytes.len() == 11 && matches!(bytes.get(1), Some(b'3'..=b'9'))).then(|| digits.to_owned())
}

/// The digits, and whether they begin with the country's code for sure (`+` or `00`).
fn digits(text: &str) -> Result<(String, bool), &'static str> {
    let mut kept = String::new();
    let mut plus = false;
    for c in text.chars() {
        match c {
            '0'..='9' => kept.push(c),
            '+' if kept.is_empty() && !plus => plus = true,
            '+' | ',' | ';' | '/' | '\\' | '|' | '\n' => return Err("phone-two"),
            ' ' | '\u{a0}' | '-' | '–' | '—' | '‑' | '−' | '(' | ')' | '.' => {}
            _ => return Err("phone-words"),
        }
    }
    match kept.strip_prefix("00") {
        Some(rest) if !plus => Ok((rest.to_owned(), true)),
        _ => Ok((kept, plus)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_written_in_many_ways_is_one_number() {
        for text in [
            "+7 701 123-45-67",
            "8 (701) 123 45 67",
            "87011234567",
            "77011234567",
            "701 123 45 67",
            "7.701.123.45.67",
            "007 701 1234567",
            "  +7(701)123\u{a0}45–67 ",
        ] {
            assert_eq!(international(text).as_deref(), Ok("77011234567"), "{text}");
        }
        for (text, digits) in [
            ("8 916 123-45-67", "79161234567"),
            ("+7 495 123 45 67", "74951234567"),
            ("8 (7172) 55-55-55", "77172555555"),
            ("+998 90 123 45 67", "998901234567"),
            ("998901234567", "998901234567"),
            ("00 996 555 123456", "996555123456"),
            ("+86 138 0013 8000", "8613800138000"),
            ("+84 91 234 56 78", "84912345678"),
            ("+374 91 123456", "37491123456"),
            ("+1 212 555 0100", "12125550100"),
            ("+65 9123 4567", "6591234567"),
            ("7471234567", "77471234567"),
        ] {
            assert_eq!(international(text).as_deref(), Ok(digits), "{text}");
        }
    }

    #[test]
    fn what_is_not_clear_is_refused_with_its_reason() {
        for (text, why) in [
            ("", "phone-empty"),
            (" - ", "phone-empty"),
            ("+7 701 123 45", "phone-seven"),
            ("+7 701 123 45 678", "phone-seven"),
            ("8 101 123 45 67", "phone-seven"),
            ("+7 101 123 45 67", "phone-seven"),
            ("+8 701 123 45 67", "phone-plus-eight"),
            ("123-45-67", "phone-short"),
            ("+12", "phone-short"),
            ("9161234567", "phone-no-country"),
            ("0901234567", "phone-no-country"),
            ("87011234567, 87077654321", "phone-two"),
            ("87011234567/68", "phone-two"),
            ("87011234567 87077654321", "phone-two"),
            ("+7 701 123 45 67 доб. 12", "phone-words"),
            ("спросить у мамы", "phone-words"),
            ("７０１", "phone-words"),
        ] {
            assert_eq!(international(text).map_err(|phrase| phrase.id), Err(why.to_owned()), "{text}");
        }
    }
}
