//! The daily review as values: what stands in a person's queue and why, in which order, whose work climbs to whom, and
//! what has become of an item.
//!
//! Nothing here reads or writes. Invariants: an item is named by its deadline and the last day it was shown with; an
//! item whose day moved is unseen again; what was decided is read off the records, so an undo opens the item again.

mod entry;
mod people;
mod say;
#[cfg(test)]
mod tests;

pub use entry::{Entry, Outcome, Progress, Settled, merge, settle};
pub use people::{Desks, Seat};

use super::agenda::{Due, DueItem, Thresholds};
use super::calendar::Calendar;
use super::choice::{Severity, choices};
use super::clean::Clean;
use super::day::Day;
use super::deadline::Level;
use super::id::{ClientId, StaffId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

choices! {
    /// What a later journal entry moved.
    News {
        /// The last day.
        Day = "day",
        /// How bad it is to miss it.
        Severity = "severity",
        /// Whose work it is.
        Owner = "owner",
        /// What people did about it.
        State = "state",
    }
}

/// Why a deadline stands in a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// Lawful stay has ended.
    Breach,
    /// The last day of an act or paper has passed.
    Overdue,
    /// The warn day is here.
    Due,
    /// The warn day comes before the next review: days off lie between.
    BeforeDaysOff,
    /// A few days are left.
    Critical,
    /// Somebody is expected somewhere.
    Appointment {
        /// The day.
        on: Day,
        /// `HH:MM`.
        at: Option<Clean>,
        /// Where.
        place: Option<Clean>,
    },
    /// It was put off until this day.
    LookAgain {
        /// The day.
        on: Day,
    },
    /// A journal entry after my last sign-off moved it.
    Changed {
        /// What moved.
        news: News,
        /// The last day before, when that moved.
        from: Option<Day>,
        /// By whom; nobody in particular where a rule changed.
        by: Option<Clean>,
        /// When.
        on: Day,
    },
    /// Done on the last working day: a second look.
    SecondLook {
        /// Recorded on.
        on: Day,
    },
    /// Its officer is away and I stand in.
    StandIn {
        /// The officer.
        of: Clean,
        /// Last day of the absence, if known.
        until: Option<Day>,
    },
    /// Hard, near, and nobody has looked at it.
    Climbed {
        /// Whose it is.
        of: Option<Clean>,
    },
    /// Nobody who reviews owns it.
    Unowned {
        /// A name without a desk here.
        of: Option<Clean>,
    },
}

impl Reason {
    /// Where it puts an item in the queue, first to last; `None` says only whose the item is.
    pub const fn rank(&self) -> Option<u8> {
        match self {
            Self::Breach => Some(0),
            Self::Overdue => Some(1),
            Self::Due | Self::Appointment { .. } => Some(2),
            Self::BeforeDaysOff => Some(3),
            Self::Critical => Some(4),
            Self::LookAgain { .. } => Some(5),
            Self::Changed { .. } => Some(6),
            Self::SecondLook { .. } => Some(7),
            Self::StandIn { .. } | Self::Climbed { .. } | Self::Unowned { .. } => None,
        }
    }

    /// True for what asks for a decision; the others are to be looked at.
    pub const fn presses(&self) -> bool {
        matches!(self.rank(), Some(0..=5))
    }
}

/// A deadline in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The deadline as stored.
    pub item: DueItem,
    /// Why it is there; never empty.
    pub reasons: Vec<Reason>,
}

impl Called {
    /// The rank of its weightiest reason.
    pub fn rank(&self) -> u8 {
        self.reasons.iter().filter_map(Reason::rank).min().unwrap_or(u8::MAX)
    }
}

/// What the office settles about its reviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewRules {
    /// The office's hour, `HH:MM`, by which reviews are to be signed off.
    pub sign_off_by: String,
    /// So many working days before the warn day an unseen hard item stands in the deputy's review too.
    pub climb_deputy: u16,
    /// The same for the supervisors' reviews.
    pub climb_supervisor: u16,
}

impl Default for ReviewRules {
    fn default() -> Self {
        Self { sign_off_by: "11:00".to_owned(), climb_deputy: 3, climb_supervisor: 1 }
    }
}

/// The days one review is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day of the review.
    pub today: Day,
    /// The last day it must cover: before days off the next working day, else the day itself.
    pub until: Day,
    /// The last working day before it, whose done items get a second look.
    pub before: Day,
}

impl Span {
    /// The span of a review held on that day.
    pub fn of(today: Day, calendar: &Calendar) -> Self {
        let next = |day: Day| day.succ_opt().unwrap_or(day);
        let tomorrow = next(today);
        let runs_on = !calendar.is_working(today) || !calendar.is_working(tomorrow);
        let until = if runs_on { calendar.first_working_on_or_after(tomorrow) } else { today };
        let before = calendar.last_working_on_or_before(today.pred_opt().unwrap_or(today));
        Self { today, until, before }
    }

    /// True when the deadline asks for attention within the span.
    pub fn is_live<T, S>(&self, due: &Due<T, S>) -> bool {
        due.is_live(self.today) || (due.moot_from.is_none_or(|day| day > self.today) && due.is_live(self.until))
    }

    /// The reason that the dates of a live deadline give, if they do.
    pub fn reason<T, S>(&self, due: &Due<T, S>, thresholds: &Thresholds) -> Option<Reason> {
        match due.level(thresholds, self.today) {
            Level::Breach => Some(Reason::Breach),
            Level::Overdue => Some(Reason::Overdue),
            Level::Today => Some(Reason::Due),
            Level::Critical | Level::Soon | Level::Later if due.warn_day <= self.until => Some(Reason::BeforeDaysOff),
            Level::Critical => Some(Reason::Critical),
            Level::Soon | Level::Later | Level::Unknown => None,
        }
    }
}

/// The last warn day that lies within so many working days from today on.
pub fn within_working_days(days: u16, today: Day, calendar: &Calendar) -> Day {
    let beyond = calendar.add_working_days(today, i64::from(days) + 1);
    beyond.and_then(|day| day.pred_opt()).unwrap_or(today)
}

/// The order of the queue: clients by their weightiest item, then its warn day, then name; of one client the same way.
pub fn order(queue: &mut [Called]) {
    let own = |called: &Called| (called.rank(), called.item.warn_day);
    let mut first: HashMap<ClientId, (u8, Day)> = HashMap::new();
    for called in queue.iter() {
        let key = own(called);
        first.entry(called.item.client).and_modify(|best| *best = (*best).min(key)).or_insert(key);
    }
    queue.sort_by(|a, b| {
        let whole = |called: &Called| first.get(&called.item.client).copied();
        let texts = |called: &Called| (called.item.rule.clone(), called.item.subject.clone());
        (whole(a), a.item.client_name.as_str(), a.item.client, own(a))
            .cmp(&(whole(b), b.item.client_name.as_str(), b.item.client, own(b)))
            .then_with(|| texts(a).cmp(&texts(b)))
    });
}

/// The severity of each rule as a sign-off knew it; a rule that stands on several rows keeps the hardest.
pub type Severities = BTreeMap<String, Severity>;

/// A person's review of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Whose.
    pub staff: StaffId,
    /// The day.
    pub day: Day,
    /// When it was begun, in milliseconds since 1970 UTC.
    pub begun_ms: i64,
    /// How it was closed.
    pub signed: Option<SignOff>,
    /// The severities of the rules then.
    pub severities: Severities,
}

/// A named person has closed a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Who, as the journal shows it.
    pub by: Clean,
    /// Position of the newest journal entry then: later ones are news.
    pub seq: i64,
}
