//! Changing the law under an office: another rulebook, other days off, a program that reckons anew.
//!
//! The next generation of deadlines is prepared beside the one in force, in short writes that let others pass, and put in
//! force in one. Until then everybody reads the old one; an interrupted preparation leaves nothing that anybody sees.

use super::{Act, Receipt};
use crate::domain::calendar::Override;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use serde::{Deserialize, Serialize};

/// What is to become law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LawChange {
    /// This rulebook, as text.
    Rulebook(String),
    /// These days of the office's own beside the built-in calendar, all of them.
    Calendar(Vec<Override>),
    /// The same law, reckoned by the present program.
    Engine,
}

/// How far the work has come, in clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LawProgress {
    /// Clients derived.
    pub done: usize,
    /// All clients.
    pub total: usize,
}

/// How a change of the law is to be carried out.
pub struct LawWork<'a> {
    /// Who, why, when.
    pub act: &'a Act,
    /// The group of the journal that it takes back.
    pub undoes: Option<i64>,
    /// A name of this process by which others can see whether it still runs.
    pub process: Option<String>,
    /// Whether the process of such a name still runs; `None` where that cannot be known.
    pub lives: &'a dyn Fn(&str) -> Option<bool>,
    /// Is told how far it has come, between two transactions; false gives the change up.
    pub progress: &'a mut dyn FnMut(LawProgress) -> bool,
}

/// How many open deadlines a change moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LawCounts {
    /// With another last day or warn day.
    pub moved: usize,
    /// That were not there before.
    pub appeared: usize,
    /// That are there no more.
    pub vanished: usize,
    /// With the same dates, but otherwise judged: severity, certainty, confirmation.
    pub restated: usize,
    /// Clients whom any of that is about.
    pub people: usize,
}

impl std::ops::AddAssign for LawCounts {
    fn add_assign(&mut self, other: Self) {
        self.moved += other.moved;
        self.appeared += other.appeared;
        self.vanished += other.vanished;
        self.restated += other.restated;
        self.people += other.people;
    }
}

/// The days of one deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Dates {
    /// Last day by the main reading.
    pub last_day: Day,
    /// Warn day.
    pub warn_day: Day,
}

/// An open deadline that would move, appear or vanish.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateMove {
    /// Whose.
    pub client: ClientId,
    /// The client's name to show.
    pub name: Clean,
    /// Rule.
    pub rule: String,
    /// Subject.
    pub subject: String,
    /// Its days now; `None` when it appears.
    pub old: Option<Dates>,
    /// Its days then; `None` when it vanishes.
    pub new: Option<Dates>,
}

/// What a change of the law would do, before anything is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LawDiff {
    /// How many.
    pub counts: LawCounts,
    /// Clients looked at.
    pub clients: usize,
    /// The first of them by day, as many as were asked for.
    pub lines: Vec<DateMove>,
}

/// What a change of the law did, as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawStep {
    /// What was changed.
    pub what: LawStepKind,
    /// What that moved.
    pub counts: LawCounts,
}

/// What was changed, from and to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LawStepKind {
    /// Versions of the rulebook.
    Rulebook {
        /// In force before.
        old: i64,
        /// In force since.
        new: i64,
    },
    /// The office's own days.
    Calendar {
        /// Before.
        old: Vec<Override>,
        /// Since.
        new: Vec<Override>,
    },
    /// Numbers of the program's reckoning.
    Engine {
        /// Before.
        old: i64,
        /// Since.
        new: i64,
    },
}

/// What came of a change of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawReceipt {
    /// As of any write.
    pub receipt: Receipt,
    /// What it moved.
    pub counts: LawCounts,
}

/// Where the law of a database stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawState {
    /// Version of the rulebook in force.
    pub rulebook: i64,
    /// Number of the reckoning that derived what is in force.
    pub engine: i64,
    /// Who prepares another generation, as far as the database knows.
    pub under_way: Option<Clean>,
    /// Rows of another generation still lie about.
    pub untidy: bool,
}
