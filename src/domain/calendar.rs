//! Working days: which days the offices of Kazakhstan keep, and counting by them.
//!
//! The days off of each year are data (`calendar/kazakhstan.rs`); a practice may override single days. Years without
//! data follow the fixed dates of the newest law and are not [`known`](Calendar::known). The calendar reaches from
//! 1900 to 2100; beyond it there are plain weeks.
//!
//! Counting is arithmetic on one bit a day and a running sum a year: no search, whatever the distance.

mod kazakhstan;
#[cfg(test)]
mod tests;

use super::choice::choices;
use super::clean::Clean;
use super::day::{Day, FIRST_YEAR, LAST_YEAR};
use super::phrase::Phrase;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

choices! {
    /// Why a day is a public day off.
    DayOffKind {
        /// The law names the day itself (Law on Holidays, Labour Code art. 84).
        Holiday = "holiday",
        /// A holiday fell on a day off and carries over to this day (Law on Holidays art. 5).
        Transferred = "transferred",
        /// A ministerial order, or the practice's own entry, exchanges this day for another.
        Swapped = "swapped",
    }
}

/// A public day off, also one on a Saturday or Sunday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The day.
    pub date: Day,
    /// What is kept on it; for a transferred or swapped day, the holiday behind it.
    pub name: Phrase,
    /// Why it is off.
    pub kind: DayOffKind,
    /// The date rests on a forecast (Kurban Ait is announced each year).
    pub estimated: bool,
}

/// One day that the practice knows better than the built-in data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Override {
    /// The day is a public day off, under this name.
    Off(Day, Clean),
    /// The day is no public day off after all; a Saturday or Sunday stays free.
    NotOff(Day),
    /// The office works on this day, though it is a Saturday, a Sunday or a holiday.
    Works(Day),
}

/// Why a day does not count as a working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A Saturday or Sunday without a name.
    Weekend,
    /// A public day off.
    Off(DayOff),
}

/// One year: a bit for each day that is not worked, by day of the year from 0.
#[derive(Debug, Clone, Copy, Default)]
struct Year {
    free: [u64; 6],
    /// Working days of the calendar before this year.
    before: i32,
}

/// The working-day calendar of one office.
#[derive(Debug, Clone)]
pub struct Calendar {
    years: Vec<Year>,
    overrides: Vec<Override>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self::built_in()
    }
}

/// Bit `n` is set when day `n` after a Monday is a Saturday or Sunday.
const WEEKENDS: u128 = {
    let (mut bits, mut day) = (0, 0);
    while day < 128 {
        if day % 7 >= 5 {
            bits |= 1 << day;
        }
        day += 1;
    }
    bits
};

/// The weekday of 1 January, Monday being 0 (1 January of the year 1 was one).
fn weekday_of_new_year(year: i32) -> u32 {
    let past = year - 1;
    let days = past * 365 + past / 4 - past / 100 + past / 400;
    days.rem_euclid(7).unsigned_abs()
}

const fn days_in(year: i32) -> u32 {
    if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 366 } else { 365 }
}

impl Year {
    /// Plain weeks: only Saturdays and Sundays are free.
    fn plain(year: i32) -> Self {
        let start = weekday_of_new_year(year);
        let mut free = [0_u64; 6];
        for (word, first) in free.iter_mut().zip((0..).step_by(64)) {
            let shifted = WEEKENDS >> ((start + first) % 7);
            #[expect(clippy::cast_possible_truncation, reason = "the lower 64 bits are what is wanted")]
            let bits = shifted as u64;
            let left = days_in(year).saturating_sub(first);
            *word = if left >= 64 { bits } else { bits & ((1_u64 << left) - 1) };
        }
        Self { free, before: 0 }
    }

    fn set(&mut self, ordinal: u32, free: bool) {
        let Some(word) = self.free.get_mut((ordinal / 64) as usize) else {
            return;
        };
        let bit = 1_u64 << (ordinal % 64);
        *word = if free { *word | bit } else { *word & !bit };
    }

    fn is_free(&self, ordinal: u32) -> bool {
        self.free.get((ordinal / 64) as usize).is_some_and(|word| word >> (ordinal % 64) & 1 == 1)
    }

    /// Free days among the first `days` days of the year.
    fn free_in_first(&self, days: u32) -> u32 {
        let whole = (days / 64) as usize;
        let full: u32 = self.free.iter().take(whole).map(|word| word.count_ones()).sum();
        let part = self.free.get(whole).map_or(0, |word| (word & ((1_u64 << (days % 64)) - 1)).count_ones());
        full + part
    }
}

impl Calendar {
    /// Kazakhstan's calendar as built into the program.
    pub fn built_in() -> Self {
        Self::with_overrides(&[])
    }

    /// The built-in calendar with the practice's corrections; the last word on a day wins.
    pub fn with_overrides(overrides: &[Override]) -> Self {
        let mut years: Vec<Year> = (FIRST_YEAR..=LAST_YEAR).map(kazakhstan_year).collect();
        for correction in overrides {
            let (day, free) = match correction {
                Override::Off(day, _) => (*day, true),
                Override::NotOff(day) => (*day, is_weekend(*day)),
                Override::Works(day) => (*day, false),
            };
            if let Some(year) = year_index(day.year()).and_then(|at| years.get_mut(at)) {
                year.set(day.ordinal0(), free);
            }
        }
        let mut before = 0;
        for (year, number) in years.iter_mut().zip(FIRST_YEAR..) {
            year.before = before;
            before += (days_in(number) - year.free_in_first(days_in(number))).cast_signed();
        }
        Self { years, overrides: overrides.to_vec() }
    }

    /// True when the government has settled the year's days off; a forecast is not known.
    pub fn known(&self, year: i32) -> bool {
        kazakhstan::KNOWN.contains(&year)
    }

    fn year(&self, year: i32) -> Option<&Year> {
        year_index(year).and_then(|at| self.years.get(at))
    }

    /// True when offices work on this day.
    pub fn is_working(&self, day: Day) -> bool {
        self.year(day.year()).map_or(!is_weekend(day), |year| !year.is_free(day.ordinal0()))
    }

    /// Working days from the calendar's first day up to and including `day`; plain weeks beyond its ends.
    fn count_up_to(&self, day: Day) -> i64 {
        let (Some(first), Some(last)) = (self.years.first(), self.years.last()) else {
            return plain_count(day);
        };
        match self.year(day.year()) {
            Some(year) => {
                let days = day.ordinal();
                i64::from(year.before) + i64::from(days - year.free_in_first(days))
            }
            None if day.year() < FIRST_YEAR => {
                i64::from(first.before) + plain_count(day) - plain_count(eve(FIRST_YEAR))
            }
            None => {
                let all =
                    i64::from(last.before) + i64::from(days_in(LAST_YEAR) - last.free_in_first(days_in(LAST_YEAR)));
                all + plain_count(day) - plain_count(eve(LAST_YEAR + 1))
            }
        }
    }

    /// Working days after `after` up to and including `to`; negative when `to` lies before `after`. Takes the same
    /// short time whatever the distance.
    pub fn working_days_between(&self, after: Day, to_inclusive: Day) -> i64 {
        self.count_up_to(to_inclusive) - self.count_up_to(after)
    }

    /// The `n`th working day after `from` (the first one after it is 1); a negative `n` counts down in the same way;
    /// 0 is `from` itself, working or not. `None` where the date would leave the range of dates.
    pub fn add_working_days(&self, from: Day, n: i64) -> Option<Day> {
        let forward = n > 0;
        let mut left = n.unsigned_abs();
        let mut day = from;
        while left > 0 {
            // That many calendar days hold at most that many working days: leap, and count what was passed.
            let next =
                if forward { day.checked_add_days(Days::new(left)) } else { day.checked_sub_days(Days::new(left)) }?;
            left -= self.passed(day, next, forward);
            day = next;
        }
        Some(day)
    }

    /// Working days met on the way from `here` (not counted) to `there` (counted), in either direction.
    fn passed(&self, here: Day, there: Day, forward: bool) -> u64 {
        if forward {
            return self.working_days_between(here, there).unsigned_abs();
        }
        let between = self.working_days_between(there, here) - i64::from(self.is_working(here));
        (between + i64::from(self.is_working(there))).unsigned_abs()
    }

    /// The day itself if it is worked, else the nearest working day before it: the safe day of an act.
    pub fn last_working_on_or_before(&self, day: Day) -> Day {
        day.iter_days().rev().take(60).find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// The day itself if it is worked, else the nearest working day after it.
    pub fn first_working_on_or_after(&self, day: Day) -> Day {
        day.iter_days().take(60).find(|day| self.is_working(*day)).unwrap_or(day)
    }

    /// Every public day off of a year in order, also those on a Saturday or Sunday.
    pub fn days_off(&self, year: i32) -> Vec<DayOff> {
        let mut days = kazakhstan::days_off(year);
        for correction in self.overrides.iter().filter(|correction| correction.day().year() == year) {
            days.retain(|off| off.date != correction.day());
            if let Override::Off(date, name) = correction {
                days.push(own_day_off(*date, name));
            }
        }
        days.sort_by_key(|off| off.date);
        days
    }

    /// Saturdays and Sundays of a year on which offices work.
    pub fn working_weekends(&self, year: i32) -> Vec<Day> {
        let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else {
            return Vec::new();
        };
        let days = first.iter_days().take_while(|day| day.year() == year);
        days.filter(|day| is_weekend(*day) && self.is_working(*day)).collect()
    }

    /// Number of working days in a year.
    pub fn working_days(&self, year: i32) -> i64 {
        NaiveDate::from_ymd_opt(year, 12, 31).map_or(0, |end| self.working_days_between(eve(year), end))
    }

    /// Why the office does not work on this day; `None` when it does.
    pub fn why_off(&self, day: Day) -> Option<Why> {
        (!self.is_working(day)).then(|| self.why_free(day))
    }

    /// The name of a day that is not worked, looked up without the other days of its year: every deadline asks for some.
    fn why_free(&self, day: Day) -> Why {
        let corrected = self.overrides.iter().rfind(|correction| correction.day() == day);
        let off = match corrected {
            Some(Override::Off(date, name)) => Some(own_day_off(*date, name)),
            Some(_) => None,
            None => kazakhstan::day_off(day),
        };
        off.map_or(Why::Weekend, Why::Off)
    }

    /// The days after `from`, up to and including `to`, that do not count, each with its reason: for the trail of a
    /// deadline. At most two years are looked at.
    pub fn skipped(&self, from: Day, to: Day) -> Vec<(Day, Why)> {
        let days = from.iter_days().skip(1).take(732).take_while(|day| *day <= to);
        days.filter_map(|day| Some((day, self.why_off(day)?))).collect()
    }
}

/// A day off of the office's own.
fn own_day_off(date: Day, name: &Clean) -> DayOff {
    let name = Phrase::new("date-holiday-own").text("name", name.as_str());
    DayOff { date, name, kind: DayOffKind::Swapped, estimated: false }
}

impl Override {
    /// The day it is about.
    pub const fn day(&self) -> Day {
        match self {
            Self::Off(day, _) | Self::NotOff(day) | Self::Works(day) => *day,
        }
    }
}

fn year_index(year: i32) -> Option<usize> {
    usize::try_from(year - FIRST_YEAR).ok().filter(|_| year <= LAST_YEAR)
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The last day of the year before.
fn eve(year: i32) -> Day {
    NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap_or(if year < FIRST_YEAR { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// Mondays to Fridays from the Monday 0001-01-01 up to and including `day`.
fn plain_count(day: Day) -> i64 {
    let days = i64::from(day.num_days_from_ce());
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

/// One year of Kazakhstan without corrections.
fn kazakhstan_year(number: i32) -> Year {
    let mut year = Year::plain(number);
    kazakhstan::each_free_day(number, |ordinal, free| year.set(ordinal, free));
    year
}
