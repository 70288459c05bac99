//! What a scanner or a typist probably took for something else, where a check digit does not fit. Proposed, never mended:
//! two signs that look alike may both fit a check digit by chance.

use super::{Checks, Mrz, MrzFormat, lines, read_lines};
use crate::domain::day::Day;
use serde::Serialize;

/// Signs that are taken for each other.
const ALIKE: &[(char, char)] = &[
    ('O', '0'),
    ('Q', '0'),
    ('D', '0'),
    ('U', '0'),
    ('I', '1'),
    ('L', '1'),
    ('Z', '2'),
    ('A', '4'),
    ('S', '5'),
    ('G', '6'),
    ('T', '7'),
    ('B', '8'),
];

/// Signs that are taken for each other on a worn page; asked only where no letter explains a digit.
const WORN: &[(char, char)] =
    &[('8', '0'), ('1', '7'), ('5', '6'), ('3', '8'), ('O', 'Q'), ('O', 'D'), ('U', 'V'), ('K', '<'), ('C', '<')];

/// One sign that was probably another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misread {
    /// Which check digit would fit then: `number`, `birth`, `expiry`, `personal` or `composite`.
    pub check: &'static str,
    /// Line of the zone, from 1.
    pub line: usize,
    /// Place in the line, from 1.
    pub place: usize,
    /// The sign as it was read.
    pub written: char,
    /// The sign that would fit.
    pub likely: char,
}

/// So many proposals help; more only confuse.
const MOST: usize = 6;

/// For each check digit that does not fit, the single signs whose likeness would make it fit. Those with which all of the
/// zone fits are named alone where there are any.
pub fn misread(text: &str, today: Day) -> Vec<Misread> {
    let Ok((format, lines)) = lines::lines(text) else { return Vec::new() };
    let zone = read_lines(format, &lines, today);
    if !failing(&zone).any(|_| true) {
        return Vec::new();
    }
    let first = proposed(&zone, (format, &lines), today, ALIKE);
    if first.is_empty() { proposed(&zone, (format, &lines), today, WORN) } else { first }
}

fn proposed(
    zone: &Mrz,
    (format, lines): (MrzFormat, &[String]),
    today: Day,
    table: &'static [(char, char)],
) -> Vec<Misread> {
    let (mut found, mut whole) = (Vec::new(), Vec::new());
    for (row, line) in lines.iter().enumerate() {
        for (at, written) in line.chars().enumerate() {
            for likely in alike(written, table) {
                let mut other = lines.to_vec();
                other[row].replace_range(at..=at, likely.encode_utf8(&mut [0; 4]));
                let mended = read_lines(format, &other, today);
                let Some(check) = mends(zone, &mended) else { continue };
                let one = Misread { check, line: row + 1, place: at + 1, written, likely };
                if mended.valid { whole.push(one) } else { found.push(one) }
            }
        }
    }
    let mut best = if whole.is_empty() { found } else { whole };
    best.truncate(MOST);
    best
}

fn alike(sign: char, table: &'static [(char, char)]) -> impl Iterator<Item = char> {
    table.iter().filter_map(move |(one, other)| match sign {
        _ if sign == *one => Some(*other),
        _ if sign == *other => Some(*one),
        _ => None,
    })
}

fn named(checks: &Checks) -> [(&'static str, Option<bool>); 5] {
    [
        ("number", checks.number),
        ("birth", checks.birth),
        ("expiry", checks.expiry),
        ("personal", checks.personal),
        ("composite", checks.composite),
    ]
}

fn failing(zone: &Mrz) -> impl Iterator<Item = &'static str> {
    named(&zone.checks).into_iter().filter(|(_, fits)| *fits == Some(false)).map(|(name, _)| name)
}

/// The check that fits now and did not before, where no other one broke and no date was lost.
fn mends(zone: &Mrz, mended: &Mrz) -> Option<&'static str> {
    let before = named(&zone.checks);
    let after = named(&mended.checks);
    let broke = before
        .iter()
        .zip(&after)
        .any(|(old, new)| old.0 != "composite" && old.1 != Some(false) && new.1 == Some(false));
    let lost = zone.born.is_some() && mended.born.is_none() || zone.expires.is_some() && mended.expires.is_none();
    let mut fitted = before.iter().zip(&after).filter(|(old, new)| old.1 == Some(false) && new.1 == Some(true));
    let first = fitted.next().map(|(old, _)| old.0);
    let date = match first {
        Some("birth") => mended.born.is_some(),
        Some("expiry") => mended.expires.is_some(),
        // The whole fits by chance with any tenth sign: alone it says nothing, unless it alone was wrong.
        Some("composite") => failing(zone).count() == 1,
        _ => true,
    };
    first.filter(|_| !broke && !lost && date)
}
