//! Calendar feeds (RFC 5545): events in, lines of an `.ics` file out, one event at a time.
//!
//! Invariants: CRLF, texts escaped (both by the `icalendar` crate's properties), lines of at most 75 octets folded between
//! letters; nothing random and no clock, so that the same events give the same bytes. Components are framed here: the
//! crate would put a moment and an id of its own into alarms and time zones.

use chrono::{DateTime, NaiveTime, Utc};
use icalendar::Property;
use std::io::{self, Write};

use crate::domain::day::Day;

/// The zone of times; its rule stands in the file.
pub const ZONE: &str = "Asia/Almaty";

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All that day.
    Day(Day),
    /// From that time of the office on, for an hour.
    At(Day, NaiveTime),
}

/// When a reminder comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alarm {
    /// At nine in the morning so many days before; 0 is the day itself.
    Morning(i64),
    /// So many minutes before the time.
    Minutes(i64),
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same for ever.
    pub uid: String,
    /// Rises with every change.
    pub sequence: u32,
    /// When it was last changed, in milliseconds since 1970 UTC.
    pub changed_ms: i64,
    /// When it is.
    pub when: When,
    /// One line.
    pub summary: String,
    /// Several lines.
    pub description: String,
    /// Where.
    pub place: Option<String>,
    /// Words to filter by.
    pub categories: Vec<String>,
    /// It is over or was called off.
    pub cancelled: bool,
    /// Reminders; none for a cancelled one.
    pub alarms: Vec<Alarm>,
}

/// Octets of a line at most, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// A property as lines of the file.
fn line(out: &mut dyn Write, property: Property) -> io::Result<()> {
    let text: String = property.try_into().map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    out.write_all(folded(&text).as_bytes())
}

/// A property folded anew: the crate's last line may be one octet too long.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + text.len() / 16);
    let mut used = 0;
    for letter in text.trim_end_matches("\r\n").replace("\r\n ", "").chars() {
        if used + letter.len_utf8() > LINE {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(letter);
        used += letter.len_utf8();
    }
    folded + "\r\n"
}

fn put(out: &mut dyn Write, key: &str, value: impl Into<String>) -> io::Result<()> {
    line(out, Property::new(key, value))
}

fn day_of(day: Day) -> String {
    day.format("%Y%m%d").to_string()
}

fn moment(at_ms: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(at_ms).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// Items of a list, each escaped, with commas between.
fn listed(items: &[String]) -> String {
    let escaped = |item: &String| item.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', " ");
    items.iter().map(escaped).collect::<Vec<_>>().join(",")
}

/// The head of a feed with its name and the office's zone.
///
/// # Errors
/// Those of the writer.
pub fn begin(out: &mut dyn Write, name: &str) -> io::Result<()> {
    for (key, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Sojourn//Deadlines//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", name),
        ("X-WR-TIMEZONE", ZONE),
        ("X-PUBLISHED-TTL", "PT1H"),
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE),
        // UTC+6 since 2004, UTC+5 since 1 March 2024; a test holds both against the zone's own data.
        ("BEGIN", "STANDARD"),
        ("DTSTART", "20050101T000000"),
        ("TZOFFSETFROM", "+0600"),
        ("TZOFFSETTO", "+0600"),
        ("TZNAME", "+06"),
        ("END", "STANDARD"),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "20240301T000000"),
        ("TZOFFSETFROM", "+0600"),
        ("TZOFFSETTO", "+0500"),
        ("TZNAME", "+05"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        put(out, key, value)?;
    }
    Ok(())
}

/// One event of the feed.
///
/// # Errors
/// Those of the writer.
pub fn event(out: &mut dyn Write, event: &Event) -> io::Result<()> {
    put(out, "BEGIN", "VEVENT")?;
    put(out, "UID", event.uid.as_str())?;
    put(out, "DTSTAMP", moment(event.changed_ms))?;
    put(out, "LAST-MODIFIED", moment(event.changed_ms))?;
    put(out, "SEQUENCE", event.sequence.to_string())?;
    put(out, "STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" })?;
    starts(out, event.when)?;
    put(out, "SUMMARY", event.summary.as_str())?;
    if !event.description.is_empty() {
        put(out, "DESCRIPTION", event.description.as_str())?;
    }
    if let Some(place) = &event.place {
        put(out, "LOCATION", place.as_str())?;
    }
    if !event.categories.is_empty() {
        put(out, "CATEGORIES", listed(&event.categories))?;
    }
    put(out, "CLASS", "PRIVATE")?;
    if !event.cancelled {
        event.alarms.iter().try_for_each(|alarm| remind(out, *alarm, &event.summary))?;
    }
    put(out, "END", "VEVENT")
}

/// The day, which is nobody's time, or the hour, which is.
fn starts(out: &mut dyn Write, when: When) -> io::Result<()> {
    match when {
        When::Day(day) => {
            line(out, Property::new("DTSTART", day_of(day)).add_parameter("VALUE", "DATE").done())?;
            put(out, "TRANSP", "TRANSPARENT")
        }
        When::At(day, time) => {
            let value = format!("{}T{}", day_of(day), time.format("%H%M%S"));
            line(out, Property::new("DTSTART", value).add_parameter("TZID", ZONE).done())?;
            put(out, "DURATION", "PT1H")?;
            put(out, "TRANSP", "OPAQUE")
        }
    }
}

fn remind(out: &mut dyn Write, alarm: Alarm, summary: &str) -> io::Result<()> {
    let trigger = match alarm {
        // A whole day begins at midnight; nine in the morning n days before is n days less nine hours before that.
        Alarm::Morning(days) if days <= 0 => "PT9H".to_owned(),
        Alarm::Morning(1) => "-PT15H".to_owned(),
        Alarm::Morning(days) => format!("-P{}DT15H", days - 1),
        Alarm::Minutes(minutes) => format!("-PT{}M", minutes.max(0)),
    };
    put(out, "BEGIN", "VALARM")?;
    put(out, "ACTION", "DISPLAY")?;
    put(out, "TRIGGER", trigger)?;
    put(out, "DESCRIPTION", summary)?;
    put(out, "END", "VALARM")
}

/// The end of a feed.
///
/// # Errors
/// Those of the writer.
pub fn end(out: &mut dyn Write) -> io::Result<()> {
    put(out, "END", "VCALENDAR")
}

/// True for the beginning of a calendar file.
pub fn is_calendar(beginning: &[u8]) -> bool {
    beginning.starts_with(b"BEGIN:VCALENDAR")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Offset, TimeZone};
    use icalendar::{Calendar, CalendarComponent, Component, EventLike};
    use proptest::prelude::*;

    fn hostile() -> Event {
        Event {
            uid: "STAY-UZB-30-S-000012@0123456789abcdef.sojourn".to_owned(),
            sequence: 7,
            changed_ms: 1_795_000_000_000,
            when: When::Day(Day::from_ymd_opt(2026, 11, 23).unwrap()),
            summary: "Әбдіразақов Қуаныш; a, b\\n \u{1F6C2} ".repeat(6),
            description: "строка; один,\nBEGIN:VEVENT\nEND:VCALENDAR".to_owned(),
            place: Some("ул. Абая, 1; каб. 2".to_owned()),
            categories: vec!["stay".to_owned(), "a,b;c".to_owned()],
            cancelled: false,
            alarms: vec![Alarm::Morning(30), Alarm::Morning(1), Alarm::Morning(0)],
        }
    }

    fn written(events: &[Event]) -> String {
        let mut out = Vec::new();
        begin(&mut out, "Sojourn: а, б").unwrap();
        events.iter().for_each(|one| event(&mut out, one).unwrap());
        end(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn whatever_a_text_holds_it_reads_back_and_no_line_is_too_long() {
        let text = written(&[hostile()]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("END:VEVENT").count() + 1, "one is text");
        let calendar: Calendar = text.parse().unwrap();
        let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        let [event] = events.as_slice() else { panic!("{} events", events.len()) };
        assert_eq!(event.get_summary(), Some(hostile().summary.as_str()));
        assert_eq!(event.get_description(), Some(hostile().description.as_str()));
        assert_eq!(event.get_location(), hostile().place.as_deref());
        assert_eq!(event.get_categories(), Some(hostile().categories));
        assert_eq!((event.get_sequence(), event.components().len()), (Some(7), 3));
    }

    proptest! {
        #[test]
        fn no_text_makes_a_line_too_long(text in "[ a-zА-яәғқңөұүһі;,0-9]{0,400}") {
            prop_assume!(!text.trim().is_empty());
            let lines = written(&[Event { summary: text.clone(), ..hostile() }]);
            prop_assert!(lines.split("\r\n").all(|line| line.len() <= LINE), "{lines}");
            let calendar: Calendar = lines.parse().unwrap();
            let event = calendar.components.iter().find_map(CalendarComponent::as_event).unwrap();
            prop_assert_eq!(event.get_summary(), Some(text.as_str()));
        }
    }

    #[test]
    fn a_reminder_of_a_whole_day_comes_at_nine_and_a_cancelled_event_reminds_of_nothing() {
        let text = written(&[hostile()]);
        let triggers: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("TRIGGER:")).collect();
        assert_eq!(triggers, ["-P29DT15H", "-PT15H", "PT9H"]);
        let cancelled = written(&[Event { cancelled: true, ..hostile() }]);
        assert!(cancelled.contains("STATUS:CANCELLED\r\n") && !cancelled.contains("VALARM"));
    }

    #[test]
    fn the_zone_says_what_the_zone_data_says() {
        let offset = |day: (i32, u32, u32)| {
            let noon = Day::from_ymd_opt(day.0, day.1, day.2).unwrap().and_hms_opt(12, 0, 0).unwrap();
            chrono_tz::Asia::Almaty.offset_from_utc_datetime(&noon).fix().local_minus_utc() / 3600
        };
        assert_eq!(
            [offset((2005, 1, 2)), offset((2024, 2, 28)), offset((2024, 3, 2)), offset((2030, 7, 1))],
            [6, 6, 5, 5]
        );
        let at = When::At(Day::from_ymd_opt(2026, 11, 23).unwrap(), NaiveTime::from_hms_opt(9, 30, 0).unwrap());
        assert!(written(&[Event { when: at, ..hostile() }]).contains("DTSTART;TZID=Asia/Almaty:20261123T093000\r\n"));
    }
}
