//! The steps that lead to a date, as data: each a phrase, the date reached, and the rule that says so.

use super::window::{Known, Stop, Window, period, used_in};
use super::{Step, StepKind};
use crate::domain::calendar::{DayOff, DayOffKind, Why};
use crate::domain::day::Day;
use crate::domain::phrase::{Arg, Phrase};
use crate::domain::rulebook::{CountsFrom, Purpose, Rule, Stretch, Unit};
use chrono::{Datelike, Weekday};

/// A step that a rule stands behind.
pub(super) fn step(kind: StepKind, text: Phrase, date: Option<Day>, rule: &Rule) -> Step {
    Step {
        kind,
        text,
        date,
        rule: Some(rule.id.clone()),
        source: Some(rule.source.clone()),
        confidence: Some(rule.confidence),
    }
}

/// A step that rests on a recorded fact.
pub(super) fn fact(kind: StepKind, text: Phrase, date: Day) -> Step {
    Step { kind, text, date: Some(date), rule: None, source: None, confidence: None }
}

/// The words for a stretch of time.
pub fn stretch(stretch: Stretch, counts_from: CountsFrom) -> Phrase {
    let unit = match stretch.unit {
        Unit::Days => "days",
        Unit::WorkingDays => "working-days",
        Unit::Months => "months",
    };
    let how = match (stretch.amount < 0, stretch.purpose, counts_from) {
        (_, Purpose::Processing, _) => "processing",
        (_, Purpose::Refiling, _) => "refiling",
        (true, Purpose::Term, _) => "before",
        (false, Purpose::Term, CountsFrom::TriggerDay) => "first-day-counts",
        (false, Purpose::Term, CountsFrom::DayAfter) => "from-day-after",
    };
    Phrase::new(format!("trail-{unit}-{how}")).number("n", stretch.amount.abs())
}

/// The limit that ends a visa-free stay which began on `entry` and reaches to `last` (the day before the entry, when
/// already that day is unlawful).
pub(super) fn limit(stop: &Stop, known: &Known, entry: Day, last: Day) -> Option<Step> {
    match *stop {
        Stop::Permit => None,
        Stop::PerEntry(days, rule) => {
            let text = Phrase::new("trail-per-entry").number("n", days);
            Some(step(StepKind::Offset, text, Some(last), rule))
        }
        Stop::Window(window, rule) => Some(step(StepKind::Window, used(window, known, entry, last), Some(last), rule)),
    }
}

/// How many days of the period are used on the last lawful day.
fn used(window: Window, known: &Known, entry: Day, last: Day) -> Phrase {
    // Where no day is lawful, the numbers of the day of entry show why.
    let day = last.max(entry);
    let span = period(window, known, entry, day);
    let (from, until) = span.map_or((day, day), |span| (span.from, span.until));
    let id = if last < entry { "trail-window-full" } else { "trail-window" };
    Phrase::new(id)
        .number("used", used_in(window, known, entry, day) - i64::from(last < entry))
        .number("days", window.days)
        .number("of", window.of)
        .day("from", from)
        .day("until", until)
}

/// Of these days off those with a name that would have been worked otherwise: a reader who counts on fingers finds
/// Saturdays and Sundays alone.
pub(super) fn holidays(off: Vec<(Day, Why)>) -> impl Iterator<Item = Step> {
    let named = off.into_iter().filter_map(|(day, why)| match why {
        Why::Off(off) if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => Some(off),
        _ => None,
    });
    named.map(|off| fact(StepKind::Skip, holiday(&off), off.date))
}

/// `25.03.2026: Nauryz Meiramy, carried over`.
fn holiday(off: &DayOff) -> Phrase {
    let id = match (off.kind, off.estimated) {
        (_, true) => "trail-holiday-forecast",
        (DayOffKind::Transferred, false) => "trail-holiday-carried",
        (DayOffKind::Holiday | DayOffKind::Swapped, false) => "trail-holiday",
    };
    match off.name.args.first() {
        Some((_, Arg::Day(worked))) => {
            Phrase::new("trail-holiday-exchanged").day("day", off.date).day("worked", *worked)
        }
        Some((_, Arg::Text(name))) => Phrase::new(id).day("day", off.date).text("name", name),
        _ => Phrase::new(id).day("day", off.date).term("name", &off.name.id),
    }
}
