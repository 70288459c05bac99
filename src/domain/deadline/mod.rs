//! Deadlines: dates that a rule gives for one subject, each with the trail that explains it.
//!
//! Invariants: `derive` is pure and does not know today; level, status and days left are computed on reading.
//! `safe_day ≤ last_day`, `warn_day ≤ safe_day`. A deadline's id is `RULE/subject`.

mod aim;
pub mod cover;
mod derive;
mod events;
mod facts;
mod filing_choices;
mod findings;
mod gauge;
mod offset;
mod papers_due;
mod permits;
mod situation;
mod state;
mod status;
#[cfg(test)]
mod tests;
mod trail;
pub mod window;

pub use aim::{Aim, Term, aim};
pub use derive::{binding, derive};
pub use filing_choices::{FilingChoice, FilingChoices, filing_choices};
pub use findings::{Finding, findings};
pub use gauge::{Gauge, Measure, NoGauge, gauge};
pub use status::{Rung, Status, status};
pub use trail::stretch as stretch_phrase;

use super::choice::{Confidence, Severity, choices};
use super::clean::Clean;
use super::day::Day;
use super::id::{CaseId, PermitId, StayId};
use super::phrase::Phrase;
use super::rulebook::Source;
use std::fmt;

/// The number of this reckoning. Count it up whenever `derive` gives anything else for the same records and the same
/// law: databases that an earlier one derived are then derived again.
pub const ENGINE: i64 = 1;

choices! {
    /// What kind of date it is.
    Class {
        /// Lawful presence ends.
        Stay = "stay",
        /// A passport, insurance, contract ends.
        Status = "status",
        /// Somebody must file, notify, register, order.
        Act = "act",
        /// A person's own date or appointment.
        Own = "own",
    }
    /// How near it is, worst first.
    Level {
        /// Class stay, and the last day has passed.
        Breach = "breach",
        /// Another class, and the last day has passed.
        Overdue = "overdue",
        /// The warn day has been reached.
        Today = "today",
        /// 1–7 days to the warn day.
        Critical = "critical",
        /// 8–30 days.
        Soon = "soon",
        /// Further away.
        Later = "later",
        /// An act from before the record, about which nothing is known.
        Unknown = "unknown",
    }
    /// What people did about it.
    State {
        /// Nothing, or not enough.
        Open = "open",
        /// Look again on a day.
        Snoozed = "snoozed",
        /// Taken care of; look again on a day.
        Handled = "handled",
        /// Done, or closed by a fact.
        Done = "done",
        /// An act from before the record, about which nothing is known.
        Unknown = "unknown",
    }
    /// What a step of a trail does.
    StepKind {
        /// The fact it starts from.
        Trigger = "trigger",
        /// Days added or taken away.
        Offset = "offset",
        /// A window of days in days.
        Window = "window",
        /// A limit by another date.
        Cap = "cap",
        /// Days off passed over.
        Skip = "skip",
        /// Moved to a working day.
        Roll = "roll",
        /// Another reading of the law.
        Reading = "reading",
    }
}

/// `RULE/subject`: which rule, for which record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeadlineId {
    /// Id of the rule; `OWN` for a person's own date.
    pub rule: String,
    /// Id of the record, such as `S-000012`.
    pub subject: String,
}

impl DeadlineId {
    /// The rule id of people's own dates.
    pub const OWN: &'static str = "OWN";

    /// Reads `RULE/subject`.
    pub fn parse(text: &str) -> Option<Self> {
        let (rule, subject) = text.trim().split_once('/')?;
        (!rule.is_empty() && !subject.is_empty()).then(|| Self { rule: rule.to_owned(), subject: subject.to_owned() })
    }
}

impl fmt::Display for DeadlineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.rule, self.subject)
    }
}

/// One step that led to a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it does.
    pub kind: StepKind,
    /// The step in words.
    pub text: Phrase,
    /// The date reached after it.
    pub date: Option<Day>,
    /// The rule that says so.
    pub rule: Option<String>,
    /// Its legal source.
    pub source: Option<Source>,
    /// How sure it is.
    pub confidence: Option<Confidence>,
}

/// A date that a rule gives for one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Which.
    pub id: DeadlineId,
    /// The title of a person's own date; others take theirs from the rulebook.
    pub own_title: Option<Clean>,
    /// Class.
    pub class: Class,
    /// Severity after confirmation by the practice is taken into account.
    pub severity: Severity,
    /// Last lawful day by the main reading.
    pub last_day: Day,
    /// The same by the stricter reading, when it is earlier.
    pub stricter_last_day: Option<Day>,
    /// For acts the last working day on or before the last day; else the same day.
    pub safe_day: Day,
    /// The earlier of the safe day and the stricter reading's (safe) day.
    pub warn_day: Day,
    /// From this day on it no longer matters (a later permit covers the client again).
    pub moot_from: Option<Day>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The practice has confirmed the rule.
    pub confirmed: bool,
    /// The case it belongs to.
    pub case: Option<CaseId>,
    /// What people did, or a fact closed.
    pub state: State,
    /// The day to look again, when snoozed or handled.
    pub look_again_on: Option<Day>,
    /// The steps that led to the date.
    pub trail: Vec<Step>,
}

impl Deadline {
    /// True when the last day is the last lawful one: of a stay or a permit. Of acts, aims and papers it is only the
    /// last day.
    pub fn ends_lawfulness(&self) -> bool {
        let subject = &self.id.subject;
        matches!(self.class, Class::Stay | Class::Status)
            && (StayId::parse(subject).is_some() || PermitId::parse(subject).is_some())
    }
}
