//! The only clock of the program: the office's civil date and the moment of an act.
//!
//! The office lives in `Asia/Almaty` (UTC+5 all over the country since 2024-03-01); the data of that zone, and of no other
//! (`.cargo/config.toml`), is in the binary.

use crate::domain::day::Day;
use chrono::{NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The zone of the office.
pub const OFFICE: Tz = chrono_tz::Asia::Almaty;

/// Today's date in the office.
pub fn today() -> Day {
    Utc::now().with_timezone(&OFFICE).date_naive()
}

/// Milliseconds since 1970 UTC.
pub fn now_ms() -> i64 {
    Utc::now().timestamp_millis()
}

/// The moment at which a day begins in the office, in milliseconds since 1970 UTC.
pub fn day_begins_ms(day: Day) -> i64 {
    let begins = OFFICE.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
    begins.map_or(i64::MAX, |at| at.timestamp_millis())
}

/// The office's civil day and time of a moment, `2026-11-23 08:15`.
pub fn office_moment(at_ms: i64) -> String {
    Utc.timestamp_millis_opt(at_ms)
        .single()
        .map_or_else(String::new, |at| at.with_timezone(&OFFICE).format("%Y-%m-%d %H:%M").to_string())
}

/// How long until the office's next midnight.
pub fn until_midnight() -> std::time::Duration {
    let now = Utc::now();
    let tomorrow = now.with_timezone(&OFFICE).date_naive().succ_opt().unwrap_or(Day::MAX);
    let midnight = OFFICE.from_local_datetime(&tomorrow.and_time(NaiveTime::MIN)).earliest();
    midnight.and_then(|at| (at.with_timezone(&Utc) - now).to_std().ok()).unwrap_or(std::time::Duration::from_secs(3600))
}

/// The office's civil time of a moment for the name of a file, `20261123-081500`.
pub fn stamp(at_ms: i64) -> String {
    Utc.timestamp_millis_opt(at_ms)
        .single()
        .map_or_else(String::new, |at| at.with_timezone(&OFFICE).format("%Y%m%d-%H%M%S").to_string())
}

/// The office's civil time of a moment, `HH:MM`.
pub fn office_time(at_ms: i64) -> String {
    at_office(at_ms, "%H:%M")
}

/// The office's civil time of a moment, `HH:MM:SS`.
pub fn office_second(at_ms: i64) -> String {
    at_office(at_ms, "%H:%M:%S")
}

fn at_office(at_ms: i64, format: &str) -> String {
    let at = Utc.timestamp_millis_opt(at_ms).single();
    at.map_or_else(String::new, |at| at.with_timezone(&OFFICE).format(format).to_string())
}
