//! Values on the command line: dates, ranges, languages, numbers with a sign.

use crate::domain::day::Day;
use crate::domain::lang::Lang;

/// Days that may lie open at the end: `2026-03-01..2026-05-29`, or `2026-03-01..` for one under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    /// First day.
    pub(super) from: Day,
    /// Last day.
    pub(super) until: Option<Day>,
}

/// A civil date, `YYYY-MM-DD` or `DD.MM.YYYY`.
pub(super) fn day(text: &str) -> Result<Day, String> {
    let parts = |separator: char| text.split(separator).map(number).collect::<Option<Vec<u32>>>();
    let day = match (parts('-').as_deref(), parts('.').as_deref()) {
        (Some(&[year, month, day]), _) if text.len() == 10 => of(year, month, day),
        (_, Some(&[day, month, year])) if text.len() >= 8 => of(year, month, day),
        _ => return Err("write a date as YYYY-MM-DD".to_owned()),
    };
    day.ok_or_else(|| "there is no such day".to_owned())
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
pub(super) fn range(text: &str) -> Result<Range, String> {
    let (from, until) = text.split_once("..").ok_or("write days as FROM..TO, or FROM.. when there is no end yet")?;
    let until = if until.is_empty() { None } else { Some(day(until)?) };
    let from = day(from)?;
    if until.is_some_and(|until| until < from) {
        return Err("the last day lies before the first".to_owned());
    }
    Ok(Range { from, until })
}

/// `FROM..TO`.
pub(super) fn closed_range(text: &str) -> Result<(Day, Day), String> {
    let range = range(text)?;
    range.until.map(|until| (range.from, until)).ok_or_else(|| "a permit has a last day: FROM..TO".to_owned())
}

/// A language id.
pub(super) fn lang(text: &str) -> Result<Lang, String> {
    Lang::parse(&text.to_ascii_lowercase()).ok_or_else(|| "one of en, ru, kk".to_owned())
}

/// A number of days with or without a sign: `3`, `+3`, `-3`.
pub(super) fn count(text: &str) -> Result<i64, String> {
    let number: i64 = text.parse().map_err(|_| "write a number of days such as +3 or -3".to_owned())?;
    if number.abs() > 100_000 { Err("that is too far away".to_owned()) } else { Ok(number) }
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
    fn a_range_may_be_open_but_not_turned_around() {
        assert_eq!(range("2026-03-01..").unwrap().until, None);
        assert!(range("2026-03-02..2026-03-01").is_err());
        assert!(range("2026-03-01").is_err());
        assert!(closed_range("2026-03-01..").is_err());
    }
}
