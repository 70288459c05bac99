//! Values on the command line: dates, ranges, languages, numbers with a sign.

use super::usage::Unfit;
use crate::domain::calendar::Calendar;
use crate::domain::day::{Day, parse_typed};
use crate::domain::lang::Lang;
use chrono::Duration;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Days that may lie open at the end: `2026-03-01..2026-05-29`, or `2026-03-01..` for one under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// First day.
    pub(super) from: Day,
    /// Last day.
    pub(super) until: Option<Day>,
}

/// A civil date, `YYYY-MM-DD` or `DD.MM.YYYY`.
pub(super) fn day(text: &str) -> Result<Day, Unfit> {
    let parts = |separator: char| text.split(separator).map(number).collect::<Option<Vec<u32>>>();
    let day = match (parts('-').as_deref(), parts('.').as_deref()) {
        (Some(&[year, month, day]), _) if text.len() == 10 => of(year, month, day),
        (_, Some(&[day, month, year])) if text.len() >= 8 => of(year, month, day),
        _ => return Err(Unfit::because("usage-day")),
    };
    day.ok_or_else(|| Unfit::because("usage-no-day"))
}

/// A date, or how many days a word such as `tomorrow` lies from the office date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOrWord {
    /// A date.
    Day(Day),
    /// Days from the office date.
    Word(Duration),
}

impl DayOrWord {
    /// The day that is meant on a day.
    pub(super) fn on(self, today: Day) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Word(away) => today.checked_add_signed(away).unwrap_or(today),
        }
    }
}

/// A date as for [`day`], or today, tomorrow, yesterday in one of the three languages.
pub(super) fn day_or_word(text: &str) -> Result<DayOrWord, Unfit> {
    if text.chars().any(|c| c.is_ascii_digit()) {
        return day(text).map(DayOrWord::Day);
    }
    // Any day will do to measure how far a word reaches.
    let some = Day::default();
    parse_typed(text, some, &Calendar::built_in())
        .map(|meant| DayOrWord::Word(meant - some))
        .map_err(|_| Unfit::because("usage-day-or-word"))
}

/// Yes or no, the only words for it on the command line.
pub(super) fn answer() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes")
}

/// A year of the calendar.
pub(super) fn year(text: &str) -> Result<i32, Unfit> {
    let year = text.parse().ok().filter(|year| (1900..=2100).contains(year));
    year.ok_or_else(|| Unfit::because("usage-year"))
}

/// How many days to look ahead.
pub(super) fn days_ahead(text: &str) -> Result<u64, Unfit> {
    let days = text.parse().ok().filter(|days| *days <= 36_500);
    days.ok_or_else(|| Unfit::because("usage-days-ahead"))
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

fn of(year: u32, month: u32, day: u32) -> Option<Day> {
    let year = i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    Day::from_ymd_opt(year, month, day)
}

/// `FROM..TO` or `FROM..`.
pub(super) fn range(text: &str) -> Result<Range, Unfit> {
    let (from, until) = text.split_once("..").ok_or_else(|| Unfit::because("usage-range-of-days"))?;
    let until = if until.is_empty() { None } else { Some(day(until)?) };
    let from = day(from)?;
    if until.is_some_and(|until| until < from) {
        return Err(Unfit::because("usage-turned-round"));
    }
    Ok(Range { from, until })
}

/// `FROM..TO`.
pub(super) fn closed_range(text: &str) -> Result<(Day, Day), Unfit> {
    let range = range(text)?;
    range.until.map(|until| (range.from, until)).ok_or_else(|| Unfit::because("usage-closed-range"))
}

/// A language id.
pub(super) fn lang(text: &str) -> Result<Lang, Unfit> {
    Lang::parse(&text.to_ascii_lowercase()).ok_or_else(|| Unfit::one_of(&["en", "ru", "kk"]))
}

/// A number of days with or without a sign: `3`, `+3`, `-3`.
pub(super) fn count(text: &str) -> Result<i64, Unfit> {
    let number: i64 = text.parse().map_err(|_| Unfit::because("usage-days"))?;
    if number.abs() > 100_000 { Err(Unfit::because("usage-too-far")) } else { Ok(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        let expected = Day::from_ymd_opt(2026, 11, 3);
        for text in ["2026-11-03", "03.11.2026", "3.11.2026"] {
            assert_eq!(day(text).ok(), expected, "{text}");
        }
        for text in ["2026-02-30", "2026-1-1", "26-11-2026", "2026-11", "+026-11-03", "3.11.26", "", "0000-00-00"] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn words_for_days_wait_for_the_office_date() {
        let today = Day::from_ymd_opt(2026, 12, 31).unwrap();
        for (text, expected) in
            [("today", today), ("завтра", today + Duration::days(1)), ("кеше", today - Duration::days(1))]
        {
            assert_eq!(day_or_word(text).unwrap().on(today), expected, "{text}");
        }
        assert_eq!(day_or_word("03.11.2026").unwrap().on(today), Day::from_ymd_opt(2026, 11, 3).unwrap());
        assert!(day_or_word("soon").is_err() && day_or_word("2026-02-30").is_err() && day_or_word("+3").is_err());
    }

    #[test]
    fn a_range_may_be_open_but_not_turned_around() {
        assert_eq!(range("2026-03-01..").unwrap().until, None);
        assert!(range("2026-03-02..2026-03-01").is_err());
        assert!(range("2026-03-01").is_err());
        assert!(closed_range("2026-03-01..").is_err());
    }
}
