//! Counting days of stay: sets of days, and how far a visa-free stay reaches under limits per entry and per window.
//!
//! Both the deadlines and `calc stay` count here. Entry and exit day both count; days under a permit count nowhere.

use crate::domain::day::Day;
use crate::domain::rulebook::Rule;
pub(super) use crate::domain::rulebook::Window;
use chrono::Days;

/// Days of a stay that are looked at: as many as the largest number that a limit may have.
pub const FARTHEST: i64 = 3660;

/// A first and a last day, both belonging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

impl Span {
    /// From a first to a last day.
    pub const fn new(from: Day, until: Day) -> Self {
        Self { from, until }
    }

    /// True when the day belongs to it.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    fn days(&self) -> i64 {
        ((self.until - self.from).num_days() + 1).max(0)
    }
}

/// The day `n` days later, or earlier for a negative `n`; the end of the range of dates where there is none.
pub fn plus(day: Day, n: i64) -> Day {
    let moved = if n < 0 {
        day.checked_sub_days(Days::new(n.unsigned_abs()))
    } else {
        day.checked_add_days(Days::new(n.unsigned_abs()))
    };
    moved.unwrap_or(if n < 0 { Day::MIN } else { Day::MAX })
}

/// A set of days as ascending spans that neither meet nor touch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DaySet(Vec<Span>);

impl DaySet {
    /// All days of these spans; reversed ones hold none.
    pub fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut sorted: Vec<Span> = spans.into_iter().filter(|span| span.from <= span.until).collect();
        sorted.sort();
        let mut merged: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            match merged.last_mut() {
                Some(last) if span.from <= plus(last.until, 1) => {
                    last.until = last.until.max(span.until);
                }
                _ => merged.push(span),
            }
        }
        Self(merged)
    }

    /// The spans, ascending.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// The span that holds the day.
    pub fn span_at(&self, day: Day) -> Option<Span> {
        self.0.iter().copied().find(|span| span.contains(day))
    }

    /// True when the day belongs to the set.
    pub fn contains(&self, day: Day) -> bool {
        self.span_at(day).is_some()
    }

    /// How many of its days lie in a span.
    pub fn count(&self, span: Span) -> i64 {
        self.0.iter().map(|own| Span::new(own.from.max(span.from), own.until.min(span.until)).days()).sum()
    }

    /// The days of this set that are not in the other.
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for span in &self.0 {
            let mut from = span.from;
            for gone in other.0.iter().filter(|gone| gone.from <= span.until && span.from <= gone.until) {
                left.push(Span::new(from, plus(gone.from, -1)));
                from = plus(gone.until, 1);
            }
            left.push(Span::new(from, span.until));
        }
        Self::of(left)
    }
}

/// The limits under which one entry is judged, each with the rule that sets it.
#[derive(Debug, Clone, Default)]
pub struct Limits<'law> {
    /// Days after the entry.
    pub per_entry: Vec<(i64, &'law Rule)>,
    /// Days in a period.
    pub windows: Vec<(Window, &'law Rule)>,
}

/// What is known of a person's days when an entry is judged.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Days in the country of earlier stays, without those under a permit.
    pub counted: DaySet,
    /// Days under a permit.
    pub permits: DaySet,
    /// Days of known entries, ascending: fixed blocks begin on some of them.
    pub entries: Vec<Day>,
}

/// What ends a visa-free stay.
#[derive(Debug, Clone, Copy)]
pub enum Stop<'law> {
    /// A permit covers the next day.
    Permit,
    /// So many days after one entry are used up.
    PerEntry(i64, &'law Rule),
    /// The days in a period are used up.
    Window(Window, &'law Rule),
}

/// How far a visa-free stay reaches.
#[derive(Debug, Clone, Copy)]
pub struct Reach<'law> {
    /// Its last lawful day; `None` when already the day of entry is not lawful.
    pub last: Option<Day>,
    /// What ends it.
    pub stop: Stop<'law>,
}

impl Limits<'_> {
    /// True when there is nothing to judge by.
    pub fn is_empty(&self) -> bool {
        self.per_entry.is_empty() && self.windows.is_empty()
    }

    /// The length of the longest period; 0 without one.
    pub fn longest_period(&self) -> i64 {
        self.windows.iter().map(|(window, _)| window.of).max().unwrap_or(0)
    }
}

impl<'law> Limits<'law> {
    /// The limit that forbids day `day` of a visa-free stay since `entry`, if one does.
    pub(super) fn forbids(&self, known: &Known, entry: Day, day: Day) -> Option<Stop<'law>> {
        let nth = (day - entry).num_days() + 1;
        let per_entry = self.per_entry.iter().find(|(days, _)| nth > *days);
        per_entry.map(|(days, rule)| Stop::PerEntry(*days, rule)).or_else(|| {
            let full = self.windows.iter().find(|(window, _)| used_in(*window, known, entry, day) > window.days);
            full.map(|(window, rule)| Stop::Window(*window, rule))
        })
    }

    /// True when a visa-free entry on that day is lawful.
    pub fn admits(&self, known: &Known, day: Day) -> bool {
        self.forbids(known, day, day).is_none()
    }

    /// So many first days of any visa-free stay no limit can forbid: in no period more days are used than those known and
    /// those of the stay itself. They need not be looked at one by one. None where a permit could end the stay.
    fn free_days(&self, known: &Known) -> i64 {
        if !known.permits.spans().is_empty() {
            return 0;
        }
        let used: i64 = known.counted.spans().iter().map(Span::days).sum();
        let entries = self.per_entry.iter().map(|(days, _)| *days);
        let limits = entries.chain(self.windows.iter().map(|(window, _)| window.days - used));
        limits.min().unwrap_or(0).max(0)
    }

    /// How far a visa-free stay that begins on `entry` reaches; without any limit nothing is lawful. Windows alone may
    /// forbid no day (as many days as the period has; a fixed block that runs out during the stay): then the first of them
    /// ends it after [`FARTHEST`] days.
    pub fn reach(&self, known: &Known, entry: Day) -> Reach<'law> {
        let Some(farthest) = self.farthest() else {
            return Reach { last: None, stop: Stop::Permit };
        };
        let (free, horizon) = (self.free_days(known), plus(entry, FARTHEST - 1));
        let mut last = (free > 0).then(|| plus(entry, free - 1));
        for day in plus(entry, free).iter_days().take_while(|day| *day <= horizon) {
            let stop = if known.permits.contains(day) { Some(Stop::Permit) } else { self.forbids(known, entry, day) };
            match stop {
                Some(stop) => return Reach { last, stop },
                None => last = Some(day),
            }
        }
        Reach { last, stop: farthest }
    }

    /// What ends a stay that no limit forbids; `None` when there is nothing to judge by.
    fn farthest(&self) -> Option<Stop<'law>> {
        let window = self.windows.first().map(|(window, rule)| Stop::Window(*window, rule));
        window.or_else(|| self.per_entry.first().map(|(days, rule)| Stop::PerEntry(*days, rule)))
    }
}

/// The period of a window that a day of a stay since `entry` falls into; `None` when it falls into no fixed block.
pub fn period(window: Window, known: &Known, entry: Day, day: Day) -> Option<Span> {
    if !window.blocks {
        return Some(Span::new(plus(day, 1 - window.of), day));
    }
    let entries = known.entries.iter().copied().filter(|known| *known < entry).chain([entry]);
    let mut start: Option<Day> = None;
    for entry in entries {
        if start.is_none_or(|start| entry >= plus(start, window.of)) {
            start = Some(entry);
        }
    }
    start.map(|start| Span::new(start, plus(start, window.of - 1)))
}

/// Days used in that period up to `day`, the stay since `entry` being visa-free throughout.
pub fn used_in(window: Window, known: &Known, entry: Day, day: Day) -> i64 {
    let Some(period) = period(window, known, entry, day) else {
        return 0;
    };
    let before = known.counted.count(Span::new(period.from, plus(entry, -1)));
    before + Span::new(entry.max(period.from), day.min(period.until)).days()
}
