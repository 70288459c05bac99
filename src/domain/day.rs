//! Civil dates: the only kind of time the law of stay knows.
//!
//! "Until D" means that D itself is lawful. What people type and what sheets hold is read here; a text is a date, or
//! a [`DateError`] that says why not. Nothing is ever bent into a date that exists.

mod months;
mod read;
#[cfg(test)]
mod tests;

use super::calendar::Calendar;
use super::clean::Clean;
use super::phrase::Phrase;
use super::script::russian_base;
use chrono::{Datelike, Duration};
use serde::{Serialize, Serializer};

/// A civil date in the office's zone, without a time.
pub type Day = chrono::NaiveDate;

/// First year that a date may lie in.
pub const FIRST_YEAR: i32 = 1900;
/// Last year that a date may lie in.
pub const LAST_YEAR: i32 = 2100;

/// Why a text is not a date. Each keeps the text as it was given, shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Not written like a date.
    Unreadable(Clean),
    /// Written like a date, but there is no such day: 31.02.1990.
    NoSuchDay(Clean),
    /// A date, but outside 1900–2100.
    OutOfRange(Clean),
}

impl DateError {
    /// The error as a sentence: `date-unreadable`, `date-no-such-day` or `date-out-of-range`.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Unreadable(text) => Phrase::new("date-unreadable").text("text", text.as_str()),
            Self::NoSuchDay(text) => Phrase::new("date-no-such-day").text("text", text.as_str()),
            Self::OutOfRange(text) => {
                let years = Phrase::new("date-out-of-range").text("text", text.as_str());
                // As texts: a catalogue would write a number as 1 900.
                years.text("first", FIRST_YEAR.to_string()).text("last", LAST_YEAR.to_string())
            }
        }
    }
}

/// What went wrong, before the text is attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Unreadable,
    NoSuchDay,
    OutOfRange,
}

impl Fault {
    fn about(self, text: &str) -> DateError {
        let shown = Clean::line(&text.chars().take(60).collect::<String>());
        match self {
            Self::Unreadable => DateError::Unreadable(shown),
            Self::NoSuchDay => DateError::NoSuchDay(shown),
            Self::OutOfRange => DateError::OutOfRange(shown),
        }
    }
}

/// A date that writes itself as `YYYY-MM-DD` without the formatting machinery: a review has fifty thousand of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Iso(pub Day);

impl Iso {
    /// The ten characters; `None` for years that do not have four digits.
    pub fn text(self) -> Option<[u8; 10]> {
        let year = u32::try_from(self.0.year()).ok().filter(|year| *year <= 9999)?;
        let digit = |number: u32, unit: u32| b"0123456789"[(number / unit % 10) as usize];
        let (month, day) = (self.0.month(), self.0.day());
        let [y1, y2, y3, y4] = [1000, 100, 10, 1].map(|unit| digit(year, unit));
        Some([y1, y2, y3, y4, b'-', digit(month, 10), digit(month, 1), b'-', digit(day, 10), digit(day, 1)])
    }
}

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.text() {
            Some(text) => serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default()),
            None => serializer.collect_str(&self.0),
        }
    }
}

/// The date as `YYYY-MM-DD`: the form of the JSON, of the schema and of file names.
pub fn iso(day: Day) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The date where there is little room: `07.11.`, and with its year, `07.11.28`, where the reader would take it for
/// another year's day.
pub fn short(day: Day, today: Day) -> String {
    let plain = day.year() == today.year() || (day - today).num_days().abs() <= 180;
    day.format(if plain { "%d.%m." } else { "%d.%m.%y" }).to_string()
}

/// Reads a date as people keep them in sheets.
///
/// Accepted are `2026-11-23`, `2026/11/23`, `20261123`, `23112026`, `23.11.2026` with dots, slashes, dashes, commas or
/// spaces, `23.11.26`, months in words in English, Russian and Kazakh, full or shortened from three letters
/// (`23 ноя 2026`, `«23» ноября 2026 г.`, `Nov 23, 2026`, `2026 жылғы 23 қараша`), and a time of day behind, which is
/// dropped.
///
/// The day stands before the month, always; only a value with slashes and a four-digit year that could be nothing else
/// (`11/23/2026`) is read with the month first. Two-digit years 00–49 are 2000–2049, 50–99 are 1950–1999.
///
/// # Errors
/// [`DateError`]; years outside 1900–2100 are out of range.
pub fn parse_sheet(text: &str) -> Result<Day, DateError> {
    read::full_date(text).map_err(|fault| fault.about(text))
}

/// Reads a date as people type it into a form: all that [`parse_sheet`] takes, and
///
/// * `23.11`, `23 ноя`: that day of **this** year (`today`'s), past or to come, so that one text never means two years;
/// * `+10`, `-3`: calendar days from today; `+3wd`, `+3рд`, `+3жк`: working days;
/// * today, tomorrow, yesterday in the three languages.
///
/// # Errors
/// As [`parse_sheet`].
pub fn parse_typed(text: &str, today: Day, calendar: &Calendar) -> Result<Day, DateError> {
    let plain = Clean::line(text).to_lowercase();
    if let Some(days) = named_day(&plain) {
        return in_range(today.checked_add_signed(Duration::days(days))).map_err(|fault| fault.about(text));
    }
    if let Some((count, unit)) = relative(&plain) {
        return shift(today, count, &unit, calendar).map_err(|fault| fault.about(text));
    }
    match read::full_date(text) {
        Err(Fault::Unreadable) => read::day_and_month(text, today.year()).map_err(|fault| fault.about(text)),
        other => other.map_err(|fault| fault.about(text)),
    }
}

/// Days from today, for the words that name a day. Kazakh letters may be typed as Russian ones.
fn named_day(word: &str) -> Option<i64> {
    let base: String = word.chars().map(russian_base).collect();
    match base.as_str() {
        "today" | "сегодня" | "бугин" => Some(0),
        "tomorrow" | "завтра" | "ертен" => Some(1),
        "послезавтра" | "бурсигуни" => Some(2),
        "yesterday" | "вчера" | "кеше" => Some(-1),
        _ => None,
    }
}

/// `+3wd` as 3 and its unit; `None` when the text does not begin with a sign and a number.
fn relative(text: &str) -> Option<(i64, String)> {
    let (sign, rest) = match text.chars().next()? {
        '+' => (1, text.strip_prefix('+')?),
        '-' => (-1, text.strip_prefix('-')?),
        '−' => (-1, text.strip_prefix('−')?),
        _ => return None,
    };
    let rest: String = rest.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (count, unit) = rest.split_at(digits);
    let count: i64 = count.parse().ok().filter(|_| digits <= 6)?;
    Some((sign * count, unit.chars().map(russian_base).collect()))
}

fn shift(today: Day, count: i64, unit: &str, calendar: &Calendar) -> Result<Day, Fault> {
    match unit {
        "" | "d" | "days" | "д" | "дн" | "дней" | "к" | "кун" => {
            in_range(today.checked_add_signed(Duration::days(count)))
        }
        "w" | "wk" | "week" | "weeks" | "н" | "нед" | "недели" | "недель" | "апта" => {
            in_range(today.checked_add_signed(Duration::days(count * 7)))
        }
        "wd" | "рд" | "раб" | "рабдн" | "жк" => in_range(calendar.add_working_days(today, count)),
        _ => Err(Fault::Unreadable),
    }
}

fn in_range(day: Option<Day>) -> Result<Day, Fault> {
    day.filter(|day| (FIRST_YEAR..=LAST_YEAR).contains(&day.year())).ok_or(Fault::OutOfRange)
}
