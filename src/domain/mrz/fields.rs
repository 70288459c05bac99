//! The fields of a zone, cut out by position, and what they mean.

use super::{Checks, Mrz, MrzFormat};
use crate::domain::choice::Sex;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use chrono::Datelike;

/// The fields of one zone as written, fillers and all.
pub(super) struct Fields<'a> {
    head: &'a str,
    names: &'a str,
    number: String,
    number_check: char,
    nationality: &'a str,
    birth: &'a str,
    birth_check: char,
    sex: char,
    expiry: &'a str,
    expiry_check: char,
    optional: &'a str,
    /// Only passports have a check digit of the optional data.
    optional_check: Option<char>,
    second_optional: &'a str,
    /// What the composite check covers, and its digit; not on visas.
    composite: Option<(String, char)>,
}

/// Positions from 1, both ends included, as ICAO counts them. The line is ASCII of known length.
fn cut(line: &str, from: usize, to: usize) -> &str {
    line.get(from - 1..to).unwrap_or_default()
}

fn sign(line: &str, at: usize) -> char {
    cut(line, at, at).chars().next().unwrap_or('<')
}

impl<'a> Fields<'a> {
    /// A card: part 5, section 4.2.
    pub(super) fn card(lines: &'a [String]) -> Self {
        let [first, second, third] = [0, 1, 2].map(|row| lines.get(row).map_or("", String::as_str));
        let (number, number_check, optional) = long_number(cut(first, 6, 14), sign(first, 15), cut(first, 16, 30));
        let parts = [cut(first, 6, 30), cut(second, 1, 7), cut(second, 9, 15), cut(second, 19, 29)];
        Self {
            head: cut(first, 1, 5),
            names: third,
            number,
            number_check,
            nationality: cut(second, 16, 18),
            birth: cut(second, 1, 6),
            birth_check: sign(second, 7),
            sex: sign(second, 8),
            expiry: cut(second, 9, 14),
            expiry_check: sign(second, 15),
            optional,
            optional_check: None,
            second_optional: cut(second, 19, 29),
            composite: Some((parts.concat(), sign(second, 30))),
        }
    }

    /// Passports, older cards and visas: part 4, section 4.2; part 6, section 4.2; part 7.
    pub(super) fn two_lines(format: MrzFormat, lines: &'a [String]) -> Self {
        let [first, second] = [0, 1].map(|row| lines.get(row).map_or("", String::as_str));
        let (optional_end, covered) = match format {
            MrzFormat::Td3 => (42, Some(43)),
            MrzFormat::Td2 => (35, Some(35)),
            _ => (second.len(), None),
        };
        let (number, number_check) = (cut(second, 1, 9), sign(second, 10));
        let optional = cut(second, 29, optional_end);
        let (number, number_check, optional) = match format {
            MrzFormat::Td2 => long_number(number, number_check, optional),
            _ => (number.to_owned(), number_check, optional),
        };
        let composite = covered.map(|end| [cut(second, 1, 10), cut(second, 14, 20), cut(second, 22, end)].concat());
        Self {
            head: cut(first, 1, 5),
            names: cut(first, 6, first.len()),
            number,
            number_check,
            nationality: cut(second, 11, 13),
            birth: cut(second, 14, 19),
            birth_check: sign(second, 20),
            sex: sign(second, 21),
            expiry: cut(second, 22, 27),
            expiry_check: sign(second, 28),
            optional,
            optional_check: (format == MrzFormat::Td3).then(|| sign(second, 43)),
            second_optional: "",
            composite: composite.map(|text| (text, sign(second, second.len()))),
        }
    }

    fn checks(&self) -> Checks {
        Checks {
            number: fits(&self.number, self.number_check),
            birth: fits(self.birth, self.birth_check),
            expiry: fits(self.expiry, self.expiry_check),
            personal: self.optional_check.and_then(|check| fits(self.optional, check)),
            composite: self.composite.as_ref().map(|(text, check)| fits(text, *check) == Some(true)),
        }
    }

    /// Puts the fields into words.
    pub(super) fn read(&self, format: MrzFormat, today: Day) -> Mrz {
        let checks = self.checks();
        let born = date(self.birth, |day| day <= today);
        let expires = date(self.expiry, |_| true);
        let each = [checks.number, checks.birth, checks.expiry, checks.personal, checks.composite];
        let dates_exist = exists(self.birth, born) && exists(self.expiry, expires);
        let internal = self.is_internal_passport();
        let (surname, given_names) = names(self.names);
        let letters = |name: String| {
            if internal { name.chars().map(cyrillic).collect() } else { name }
        };
        Mrz {
            format,
            valid: dates_exist && !each.contains(&Some(false)) && self.names.starts_with(|c: char| c != '<'),
            checks,
            document_type: words(cut(self.head, 1, 2)),
            issuing_state: words(cut(self.head, 3, 5)),
            number: if internal { self.internal_number() } else { words(&self.number) },
            nationality: words(self.nationality),
            surname: Clean::line(&letters(surname)),
            given_names: Clean::line(&letters(given_names)),
            born,
            sex: match self.sex {
                'M' => Some(Sex::Male),
                'F' => Some(Sex::Female),
                _ => None,
            },
            expires,
            personal_number: [self.optional, self.second_optional]
                .into_iter()
                .filter(|_| !internal)
                .find_map(|data| words(data).non_empty()),
            issued: if internal { date(cut(self.optional, 2, 7), |day| day <= today) } else { None },
            issuing_office: if internal { self.issuing_office() } else { None },
        }
    }

    fn is_internal_passport(&self) -> bool {
        self.head == "PNRUS" && self.expiry.chars().all(|c| c == '<')
    }

    /// The code of the office of a Russian internal passport, such as `910-003`.
    fn issuing_office(&self) -> Option<Clean> {
        let (region, office) = (cut(self.optional, 8, 10), cut(self.optional, 11, 13));
        let digits = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        (digits(region) && digits(office)).then(|| Clean::line(&format!("{region}-{office}")))
    }

    /// Series and number of a Russian internal passport: the zone keeps the fourth digit of the series apart, as the
    /// first character of the optional data.
    fn internal_number(&self) -> Clean {
        let number = self.number.as_str();
        let apart = cut(self.optional, 1, 1);
        match (number.get(..3), number.get(3..9)) {
            (Some(series), Some(rest)) if apart != "<" => Clean::line(&format!("{series}{apart}{rest}")),
            _ => words(number),
        }
    }
}

/// A number of more than nine characters on a card: a filler stands in place of its check digit, and the rest of the
/// number with the check digit opens the optional data (part 5, note j).
fn long_number<'a>(number: &str, check: char, optional: &'a str) -> (String, char, &'a str) {
    let plain = || (number.to_owned(), check, optional);
    if check != '<' || number.ends_with('<') {
        return plain();
    }
    let (overflow, rest) = optional.split_once('<').unwrap_or((optional, ""));
    match overflow.char_indices().last() {
        Some((at, last)) if at > 0 => (format!("{number}{}", cut(overflow, 1, at)), last, rest),
        _ => plain(),
    }
}

/// Whether a check digit fits; `None` where nothing is written and nothing is checked.
fn fits(field: &str, check: char) -> Option<bool> {
    match check.to_digit(10) {
        Some(digit) => Some(check_digit(field) == digit),
        None if check == '<' && field.chars().all(|c| c == '<') => None,
        None => Some(false),
    }
}

/// Weights 7, 3, 1; letters from 10, the filler 0; modulo 10 (part 3, section 4.9).
fn check_digit(field: &str) -> u32 {
    let values = field.chars().map(|c| c.to_digit(36).unwrap_or(0));
    values.zip([7, 3, 1].into_iter().cycle()).map(|(value, weight)| value * weight).sum::<u32>() % 10
}

/// YYMMDD in the newest century, up to 2099, that `allowed` accepts.
fn date(field: &str, allowed: impl Fn(Day) -> bool) -> Option<Day> {
    let digits: u32 = field.parse().ok()?;
    let short = i32::try_from(digits / 10_000).ok()?;
    let in_century = |century: i32| Day::from_ymd_opt(century + short, digits / 100 % 100, digits % 100);
    [2000, 1900].into_iter().filter_map(in_century).find(|day| allowed(*day) && day.year() < 2100)
}

/// True unless a date is written in full and does not exist.
fn exists(field: &str, date: Option<Day>) -> bool {
    date.is_some() || field.contains('<')
}

/// Fillers at the ends vanish, others are spaces.
fn words(field: &str) -> Clean {
    Clean::line(&field.replace('<', " "))
}

/// Surname and given names.
fn names(field: &str) -> (String, String) {
    let (surname, given) = field.split_once("<<").unwrap_or((field, ""));
    (surname.replace('<', " "), given.replace('<', " "))
}

/// The letter substitution of the Russian internal passport (Order of the Federal Migration Service on its zone).
const fn cyrillic(sign: char) -> char {
    match sign {
        'A' => 'А',
        'B' => 'Б',
        'V' => 'В',
        'G' => 'Г',
        'D' => 'Д',
        'E' => 'Е',
        '2' => 'Ё',
        'J' => 'Ж',
        'Z' => 'З',
        'I' => 'И',
        'Q' => 'Й',
        'K' => 'К',
        'L' => 'Л',
        'M' => 'М',
        'N' => 'Н',
        'O' => 'О',
        'P' => 'П',
        'R' => 'Р',
        'S' => 'С',
        'T' => 'Т',
        'U' => 'У',
        'F' => 'Ф',
        'H' => 'Х',
        'C' => 'Ц',
        '3' => 'Ч',
        '4' => 'Ш',
        'W' => 'Щ',
        'X' => 'Ъ',
        'Y' => 'Ы',
        '9' => 'Ь',
        '6' => 'Э',
        '7' => 'Ю',
        '8' => 'Я',
        other => other,
    }
}
