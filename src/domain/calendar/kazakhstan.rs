//! Kazakhstan's days off, as data.
//!
//! 2024–2026 as published (Law on Holidays art. 3–5, Labour Code art. 84, Order of the Minister of Labour No. 436 of
//! 21 November 2024 for 2025), checked against printed calendars; 2027 is a forecast. All other years follow the fixed
//! dates of the law in force then, with the carry-over of article 5, and without Kurban Ait and swapped days.
//! From 2026 on 30 August is no holiday; 15 March is one from 2027 on (Constitution of 2026).

use super::{DayOff, DayOffKind};
use crate::domain::phrase::Phrase;
use chrono::{Datelike, NaiveDate};

/// Years that the government has settled.
pub(super) const KNOWN: [i32; 3] = [2024, 2025, 2026];

/// What a day is kept for: the message id without its prefix.
type Name = &'static str;

const NEW_YEAR: Name = "new-year";
const CHRISTMAS: Name = "christmas";
const WOMEN: Name = "women";
const CONSTITUTION: Name = "constitution";
const NAURYZ: Name = "nauryz";
const UNITY: Name = "unity";
const DEFENDER: Name = "defender";
const VICTORY: Name = "victory";
const KURBAN_AIT: Name = "kurban-ait";
const CAPITAL: Name = "capital";
const REPUBLIC: Name = "republic";
const INDEPENDENCE: Name = "independence";
const EXCHANGE: Name = "exchange";

/// One day off of a year with data.
#[derive(Clone, Copy)]
struct Entry {
    month: u32,
    day: u32,
    name: Name,
    kind: DayOffKind,
    estimated: bool,
}

/// The law names the day itself.
const fn on(month: u32, day: u32, name: Name) -> Entry {
    Entry { month, day, name, kind: DayOffKind::Holiday, estimated: false }
}

/// Carried over from a holiday on a Saturday or Sunday.
const fn moved(month: u32, day: u32, name: Name) -> Entry {
    Entry { month, day, name, kind: DayOffKind::Transferred, estimated: false }
}

/// In exchange for a Saturday or Sunday that is worked.
const fn swapped(month: u32, day: u32) -> Entry {
    Entry { month, day, name: EXCHANGE, kind: DayOffKind::Swapped, estimated: false }
}

/// The date is a forecast.
const fn about(month: u32, day: u32, name: Name) -> Entry {
    Entry { month, day, name, kind: DayOffKind::Holiday, estimated: true }
}

const YEAR_2024: &[Entry] = &[
    on(1, 1, NEW_YEAR),
    on(1, 2, NEW_YEAR),
    on(1, 7, CHRISTMAS),
    on(3, 8, WOMEN),
    on(3, 21, NAURYZ),
    on(3, 22, NAURYZ),
    on(3, 23, NAURYZ),
    moved(3, 25, NAURYZ),
    on(5, 1, UNITY),
    on(5, 7, DEFENDER),
    swapped(5, 8),
    on(5, 9, VICTORY),
    on(6, 16, KURBAN_AIT),
    on(7, 6, CAPITAL),
    moved(7, 8, CAPITAL),
    on(8, 30, CONSTITUTION),
    on(10, 25, REPUBLIC),
    on(12, 16, INDEPENDENCE),
];

const YEAR_2025: &[Entry] = &[
    on(1, 1, NEW_YEAR),
    on(1, 2, NEW_YEAR),
    swapped(1, 3),
    on(1, 7, CHRISTMAS),
    on(3, 8, WOMEN),
    moved(3, 10, WOMEN),
    on(3, 21, NAURYZ),
    on(3, 22, NAURYZ),
    on(3, 23, NAURYZ),
    moved(3, 24, NAURYZ),
    moved(3, 25, NAURYZ),
    on(5, 1, UNITY),
    on(5, 7, DEFENDER),
    on(5, 9, VICTORY),
    on(6, 6, KURBAN_AIT),
    on(7, 6, CAPITAL),
    moved(7, 7, CAPITAL),
    on(8, 30, CONSTITUTION),
    moved(9, 1, CONSTITUTION),
    on(10, 25, REPUBLIC),
    moved(10, 27, REPUBLIC),
    on(12, 16, INDEPENDENCE),
];

const YEAR_2026: &[Entry] = &[
    on(1, 1, NEW_YEAR),
    on(1, 2, NEW_YEAR),
    on(1, 7, CHRISTMAS),
    on(3, 8, WOMEN),
    moved(3, 9, WOMEN),
    on(3, 21, NAURYZ),
    on(3, 22, NAURYZ),
    on(3, 23, NAURYZ),
    moved(3, 24, NAURYZ),
    moved(3, 25, NAURYZ),
    on(5, 1, UNITY),
    on(5, 7, DEFENDER),
    on(5, 9, VICTORY),
    moved(5, 11, VICTORY),
    about(5, 27, KURBAN_AIT),
    on(7, 6, CAPITAL),
    on(10, 25, REPUBLIC),
    moved(10, 26, REPUBLIC),
    on(12, 16, INDEPENDENCE),
];

const YEAR_2027: &[Entry] = &[
    on(1, 1, NEW_YEAR),
    on(1, 2, NEW_YEAR),
    moved(1, 4, NEW_YEAR),
    on(1, 7, CHRISTMAS),
    on(3, 8, WOMEN),
    on(3, 15, CONSTITUTION),
    on(3, 21, NAURYZ),
    on(3, 22, NAURYZ),
    on(3, 23, NAURYZ),
    moved(3, 24, NAURYZ),
    on(5, 1, UNITY),
    moved(5, 3, UNITY),
    on(5, 7, DEFENDER),
    on(5, 9, VICTORY),
    moved(5, 10, VICTORY),
    about(5, 16, KURBAN_AIT),
    on(7, 6, CAPITAL),
    on(10, 25, REPUBLIC),
    on(12, 16, INDEPENDENCE),
];

/// A Saturday or Sunday that is worked, and the day that is off for it.
struct Swap {
    works: (i32, u32, u32),
    off: (u32, u32),
}

const SWAPS: &[Swap] = &[Swap { works: (2024, 5, 4), off: (5, 8) }, Swap { works: (2025, 1, 5), off: (1, 3) }];

/// A day of the law: month, day, name, first year, last year, and whether it carries over from a day off.
/// Christmas and Kurban Ait are days off by the Labour Code and never carry over.
const LAW: &[(u32, u32, Name, i32, i32, bool)] = &[
    (1, 1, NEW_YEAR, i32::MIN, i32::MAX, true),
    (1, 2, NEW_YEAR, i32::MIN, i32::MAX, true),
    (1, 7, CHRISTMAS, i32::MIN, i32::MAX, false),
    (3, 8, WOMEN, i32::MIN, i32::MAX, true),
    (3, 15, CONSTITUTION, 2027, i32::MAX, true),
    (3, 21, NAURYZ, i32::MIN, i32::MAX, true),
    (3, 22, NAURYZ, i32::MIN, i32::MAX, true),
    (3, 23, NAURYZ, i32::MIN, i32::MAX, true),
    (5, 1, UNITY, i32::MIN, i32::MAX, true),
    (5, 7, DEFENDER, i32::MIN, i32::MAX, true),
    (5, 9, VICTORY, i32::MIN, i32::MAX, true),
    (7, 6, CAPITAL, i32::MIN, i32::MAX, true),
    (8, 30, CONSTITUTION, i32::MIN, 2025, true),
    (10, 25, REPUBLIC, 2022, i32::MAX, true),
    (12, 16, INDEPENDENCE, i32::MIN, i32::MAX, true),
];

const fn data(year: i32) -> Option<&'static [Entry]> {
    match year {
        2024 => Some(YEAR_2024),
        2025 => Some(YEAR_2025),
        2026 => Some(YEAR_2026),
        2027 => Some(YEAR_2027),
        _ => None,
    }
}

/// Day of the year, from 0.
fn ordinal(year: i32, month: u32, day: u32) -> u32 {
    ordinal_in(super::days_in(year) == 366, month, day)
}

fn ordinal_in(leap: bool, month: u32, day: u32) -> u32 {
    const BEFORE: [u32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let before = BEFORE.get(month.saturating_sub(1) as usize);
    before.copied().unwrap_or(0) + u32::from(leap && month > 2) + day - 1
}

/// The law's days of a year as (day of the year, name, carried over), in the order of their origin.
fn by_law(year: i32, mut each: impl FnMut(u32, Name, bool)) {
    const NOT_IN_FORCE: u32 = u32::MAX;
    let leap = super::days_in(year) == 366;
    let start = super::weekday_of_new_year(year);
    let weekend = |at: u32| (start + at) % 7 >= 5;
    let mut days = [NOT_IN_FORCE; LAW.len()];
    for (at, (month, day, _, first, last, _)) in days.iter_mut().zip(LAW) {
        if (*first..=*last).contains(&year) {
            *at = ordinal_in(leap, *month, *day);
        }
    }
    let mut last_moved = None;
    for (at, (_, _, name, _, _, carries)) in days.iter().zip(LAW).filter(|(at, _)| **at != NOT_IN_FORCE) {
        each(*at, name, false);
        if *carries && weekend(*at) {
            let taken = |day: u32| days.contains(&day) || last_moved.is_some_and(|moved| day <= moved);
            let to = (at + 1..at + 15).find(|day| !weekend(*day) && !taken(*day));
            last_moved = to.or(last_moved);
            to.into_iter().for_each(|day| each(day, name, true));
        }
    }
}

/// Names each day of the year (from 0) that differs from a plain week: free, or worked.
pub(super) fn each_free_day(year: i32, mut each: impl FnMut(u32, bool)) {
    match data(year) {
        Some(entries) => entries.iter().for_each(|entry| each(ordinal(year, entry.month, entry.day), true)),
        None => by_law(year, |day, _, _| each(day, true)),
    }
    for swap in SWAPS.iter().filter(|swap| swap.works.0 == year) {
        each(ordinal(year, swap.works.1, swap.works.2), false);
    }
}

/// The days off of a year with their names, in no particular order.
pub(super) fn days_off(year: i32) -> Vec<DayOff> {
    let mut days = Vec::with_capacity(24);
    if let Some(entries) = data(year) {
        days.extend(entries.iter().filter_map(|entry| entry.day_off(year)));
        return days;
    }
    by_law(year, |ordinal, name, carried| {
        let kind = if carried { DayOffKind::Transferred } else { DayOffKind::Holiday };
        let date = NaiveDate::from_yo_opt(year, ordinal + 1);
        days.extend(date.map(|date| DayOff { date, name: phrase(name), kind, estimated: false }));
    });
    days
}

/// The public day off on this day, if it is one.
pub(super) fn day_off(day: NaiveDate) -> Option<DayOff> {
    match data(day.year()) {
        Some(entries) => {
            let entry = entries.iter().find(|entry| (entry.month, entry.day) == (day.month(), day.day()))?;
            entry.day_off(day.year())
        }
        None => days_off(day.year()).into_iter().find(|off| off.date == day),
    }
}

impl Entry {
    fn day_off(&self, year: i32) -> Option<DayOff> {
        let date = NaiveDate::from_ymd_opt(year, self.month, self.day)?;
        let swap = SWAPS.iter().find(|swap| swap.works.0 == year && swap.off == (self.month, self.day));
        let worked = swap.and_then(|swap| NaiveDate::from_ymd_opt(swap.works.0, swap.works.1, swap.works.2));
        let name = worked.map_or_else(|| phrase(self.name), |worked| phrase(self.name).day("day", worked));
        Some(DayOff { date, name, kind: self.kind, estimated: self.estimated })
    }
}

fn phrase(name: Name) -> Phrase {
    Phrase::new(format!("date-holiday-{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule for years without data is the one that the published years follow.
    #[test]
    fn the_law_gives_the_published_years() {
        for year in 2024..=2027 {
            let mut law = Vec::new();
            by_law(year, |at, name, carried| law.push((at, name, carried)));
            let published = data(year).unwrap().iter().filter(|day| day.name != EXCHANGE && day.name != KURBAN_AIT);
            let carried = |day: &Entry| day.kind == DayOffKind::Transferred;
            let published: Vec<_> =
                published.map(|day| (ordinal(year, day.month, day.day), day.name, carried(day))).collect();
            law.sort_unstable();
            assert_eq!(law, published, "{year}");
        }
    }
}
