//! From a text to the parts of a date.
//!
//! The text is cut into numbers, words and what stands between them; words that say nothing (г., года, жылғы, th) are
//! dropped; what remains must be one of a few shapes.

use super::months::month;
use super::{Clean, Day, Fault, in_range};

/// No date is longer, with weekday, month and time.
const LONGEST: usize = 60;

/// Words beside a date that carry no meaning, in lower case.
const NOISE: &[&str] = &[
    "г",
    "год",
    "года",
    "году",
    "ж",
    "жыл",
    "жылы",
    "жылғы",
    "жылгы",
    "жылдың",
    "year",
    "of",
    "st",
    "nd",
    "rd",
    "th",
    "го",
    "е",
    "й",
    "і",
    "ші",
    "сы",
];

/// A number with its digits as written, or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Value and number of digits.
    Number(u32, usize),
    /// 1–12.
    Month(u32),
}

use Part::{Month, Number};

/// Parts in order, and the separator before each but the first.
struct Parts {
    parts: Vec<Part>,
    between: Vec<char>,
}

/// Reads a whole date.
pub(super) fn full_date(text: &str) -> Result<Day, Fault> {
    if let Some((year, month, day)) = at_a_glance(text.as_bytes()) {
        return build(year, month, day);
    }
    let cut = cut(text)?;
    match cut.parts.as_slice() {
        [Number(value, 8)] => eight_digits(*value),
        [Number(a, la), Number(b, lb), Number(c, lc)] => {
            three_numbers([(*a, *la), (*b, *lb), (*c, *lc)], cut.separator()?)
        }
        [Number(day, 1..=2), Month(month), Number(year, digits)]
        | [Month(month), Number(day, 1..=2), Number(year, digits)] => build(full_year(*year, *digits)?, *month, *day),
        [Number(year, 4), Month(month), Number(day, 1..=2)] | [Number(year, 4), Number(day, 1..=2), Month(month)] => {
            build(*year, *month, *day)
        }
        _ => Err(Fault::Unreadable),
    }
}

/// Reads a day and a month, in a year given.
pub(super) fn day_and_month(text: &str, year: i32) -> Result<Day, Fault> {
    let cut = cut(text)?;
    let year = u32::try_from(year).map_err(|_| Fault::OutOfRange)?;
    match cut.parts.as_slice() {
        [Number(day, 1..=2), Number(month, 1..=2)] if cut.separator()? != ' ' => build(year, *month, *day),
        [Number(day, 1..=2), Month(month)] | [Month(month), Number(day, 1..=2)] => build(year, *month, *day),
        _ => Err(Fault::Unreadable),
    }
}

/// `23.11.2026` and `2026-11-23`, as nearly all dates are written: year, month, day.
fn at_a_glance(text: &[u8]) -> Option<(u32, u32, u32)> {
    let number =
        |digits: &[u8]| digits.iter().try_fold(0, |sum, c| c.is_ascii_digit().then(|| sum * 10 + u32::from(c - b'0')));
    match text {
        [day @ .., b'.', m1, m2, b'.', y1, y2, y3, y4] if day.len() == 2 => {
            Some((number(&[*y1, *y2, *y3, *y4])?, number(&[*m1, *m2])?, number(day)?))
        }
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => {
            Some((number(year)?, number(&[*m1, *m2])?, number(&[*d1, *d2])?))
        }
        _ => None,
    }
}

/// `20261123`, or `23112026`: the two can never both be dates of 1900–2100.
fn eight_digits(value: u32) -> Result<Day, Fault> {
    let year_first = build(value / 10_000, value / 100 % 100, value % 100);
    let day_first = build(value % 10_000, value / 10_000 % 100, value / 1_000_000);
    year_first.or(day_first).or(if plausible(value / 10_000) { year_first } else { day_first })
}

fn plausible(year: u32) -> bool {
    (1900..=2100).contains(&year)
}

fn three_numbers(numbers: [(u32, usize); 3], separator: char) -> Result<Day, Fault> {
    match numbers {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => build(year, month, day),
        [(month @ 1..=12, 1..=2), (day @ 13..=31, 1..=2), (year, 4)] if separator == '/' => build(year, month, day),
        [(day, 1..=2), (month, 1..=2), (year, digits)] => build(full_year(year, digits)?, month, day),
        _ => Err(Fault::Unreadable),
    }
}

/// Four digits as they are; two digits by the window 1950–2049.
fn full_year(year: u32, digits: usize) -> Result<u32, Fault> {
    match (digits, year) {
        (4, _) => Ok(year),
        (2, 0..=49) => Ok(2000 + year),
        (2, _) => Ok(1900 + year),
        _ => Err(Fault::Unreadable),
    }
}

fn build(year: u32, month: u32, day: u32) -> Result<Day, Fault> {
    let year = i32::try_from(year).map_err(|_| Fault::OutOfRange)?;
    let day = Day::from_ymd_opt(year, month, day).ok_or(Fault::NoSuchDay)?;
    in_range(Some(day))
}

impl Parts {
    /// The one separator of a date in numbers.
    fn separator(&self) -> Result<char, Fault> {
        let (first, rest) = self.between.split_first().ok_or(Fault::Unreadable)?;
        let one = rest.iter().all(|other| other == first) && matches!(first, '.' | '/' | '-' | ',' | ' ');
        if one { Ok(*first) } else { Err(Fault::Unreadable) }
    }
}

/// Cuts a text into parts.
fn cut(text: &str) -> Result<Parts, Fault> {
    let plain = plain(text);
    let date = without_time(&plain);
    if date.is_empty() || date.chars().count() > LONGEST {
        return Err(Fault::Unreadable);
    }
    let mut cut = Parts { parts: Vec::with_capacity(4), between: Vec::with_capacity(4) };
    let mut rest = date;
    let mut between = None;
    while let Some(first) = rest.chars().next() {
        let (run, tail) = split_run(rest, first);
        rest = tail;
        match part(run, first)? {
            Piece::Part(part) => {
                if !cut.parts.is_empty() {
                    cut.between.push(between.unwrap_or(' '));
                }
                cut.parts.push(part);
                between = None;
            }
            Piece::Between(separator) => between = join(between, separator)?,
            Piece::Nothing => {}
        }
    }
    Ok(cut)
}

/// What one run of characters is.
enum Piece {
    Part(Part),
    Between(char),
    Nothing,
}

fn part(run: &str, first: char) -> Result<Piece, Fault> {
    if first.is_ascii_digit() {
        let number = run.parse().map_err(|_| Fault::Unreadable)?;
        return Ok(Piece::Part(Number(number, run.len())));
    }
    if first.is_alphabetic() {
        let noise = NOISE.contains(&run.to_lowercase().as_str());
        return if noise {
            Ok(Piece::Nothing)
        } else {
            month(run).map(|month| Piece::Part(Month(month))).ok_or(Fault::Unreadable)
        };
    }
    if matches!(first, ' ' | '.' | '/' | '-' | ',') { Ok(Piece::Between(first)) } else { Err(Fault::Unreadable) }
}

/// Digits with digits, letters with letters, anything else alone.
fn split_run(text: &str, first: char) -> (&str, &str) {
    let same = |c: char| {
        if first.is_ascii_digit() { c.is_ascii_digit() } else { first.is_alphabetic() && c.is_alphabetic() }
    };
    let end = text.char_indices().skip(1).find(|(_, c)| !same(*c)).map_or(text.len(), |(at, _)| at);
    text.split_at(end)
}

/// Spaces around a separator do not count; a dot ends a shortened word; two other marks in a row are no date.
fn join(before: Option<char>, next: char) -> Result<Option<char>, Fault> {
    match (before, next) {
        (None | Some(' '), next) => Ok(Some(next)),
        (Some(before), ' ') => Ok(Some(before)),
        (Some('.'), ',' | '-') => Ok(Some(next)),
        _ => Err(Fault::Unreadable),
    }
}

/// One line, plain dashes, no quotation marks, nothing at the ends that is not part of a date.
fn plain(text: &str) -> String {
    let line = Clean::line(text);
    let marks = line.chars().filter(|c| !matches!(c, '«' | '»' | '"' | '“' | '”' | '„' | '\''));
    let plain: String = marks.map(|c| if matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '−') { '-' } else { c }).collect();
    plain.trim_matches([' ', '.', ',', ';']).to_owned()
}

/// Drops a time of day at the end: `2026-11-23T00:00:00+05:00`, `23.11.2026 9:30`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let (head, tail) = text.split_at(colon);
    let date = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let hour = head.len() - date.len();
    let clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '+' | '-' | 'Z' | 'z' | ' ');
    let ends_well = date.ends_with([' ', 'T', 't', 'Т', 'т']);
    let half_of_day = ["AM", "PM", "am", "pm"].iter().find_map(|half| tail.strip_suffix(half)).unwrap_or(tail);
    if !(1..=2).contains(&hour) || !ends_well || !half_of_day.chars().all(clock) {
        return text;
    }
    let date = date.strip_suffix(['T', 't', 'Т', 'т']).unwrap_or(date);
    date.trim_end_matches([' ', ','])
}
