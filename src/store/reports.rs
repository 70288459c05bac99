//! The part of the contract that calendar, reports and journal need: what lies on which day, how long cases take, why
//! they come back, which papers are outstanding, and who changed what.
//!
//! Invariants: every reading is an aggregate or a page; none grows with the number of clients beyond what it counts.

use super::{JournalEntry, Result};
use crate::domain::agenda::DueItem;
use crate::domain::case::{CaseKind, DocumentState, Outcome, RefusalGround, Stage};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, StaffId};

/// Deadlines that are neither done nor unknown nor moot, by warn day and officer; those put off are among them, since the
/// day comes all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLoad {
    /// Whose; `None` for nobody's.
    pub owner: Option<StaffId>,
    /// Warn day.
    pub day: Day,
    /// All of them.
    pub deadlines: usize,
    /// Of these the soft ones.
    pub soft: usize,
    /// Of these the hard ones by which a lawful stay or a paper ends.
    pub ending: usize,
}

/// Appointments (own dates with a time or place) of one officer on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayMeetings {
    /// Whose; `None` for nobody's.
    pub owner: Option<StaffId>,
    /// The day.
    pub day: Day,
    /// How many.
    pub count: usize,
}

/// Whose deadlines of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// One officer's; `None` for nobody's.
    One(Option<StaffId>),
}

/// How many cases of a kind took so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Kind of the cases.
    pub kind: CaseKind,
    /// Whole days; 0 when it was on the same day, also where the days were recorded the wrong way round.
    pub days: i64,
    /// How many.
    pub count: usize,
}

/// Filings that did not lead to a permit, alike in all that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Refused, returned or not accepted.
    pub outcome: Outcome,
    /// Which ground of refusal, where it was recorded.
    pub why: Option<RefusalGround>,
    /// Ground of the case.
    pub ground: Option<Ground>,
    /// Requirement at fault, where it was recorded.
    pub paper: Option<Clean>,
    /// How many.
    pub count: usize,
}

/// Papers of open cases that are still to come, alike in all that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outstanding {
    /// Whose case; `None` for nobody's.
    pub owner: Option<StaffId>,
    /// Asked for, turned down, or noted as missing.
    pub state: DocumentState,
    /// Days since it was asked for; `None` when it never was.
    pub days: Option<i64>,
    /// How many.
    pub count: usize,
}

/// Which journal entries to read, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JournalQuery {
    /// Only entries before this position; from the newest on without one.
    pub before: Option<i64>,
    /// Only of these people; all without a list.
    pub who: Option<Vec<Clean>>,
    /// Only about these clients; about all and none without a list.
    pub clients: Option<Vec<ClientId>>,
    /// Only of these kinds; all without a list.
    pub reasons: Option<Vec<String>>,
    /// Only from this office day on.
    pub from: Option<Day>,
    /// Only up to this office day.
    pub until: Option<Day>,
    /// At most so many.
    pub limit: usize,
}

/// Entries, and where to go on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JournalPage {
    /// The entries found, newest first. There may be fewer than asked for, or none, though more follow: one reading looks
    /// at a bounded stretch of the journal.
    pub entries: Vec<JournalEntry>,
    /// Go on before this position; `None` at the beginning of the journal.
    pub next: Option<i64>,
}

/// A setting that an act changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingChange {
    /// Its name.
    pub name: String,
    /// Before; `None` when it was not set.
    pub old: Option<String>,
    /// After.
    pub new: String,
}

/// Reading for calendar, reports and journal.
pub trait ReportReads {
    /// What lies on the days from `from` to `until`, by day and officer; days and officers without any are left out.
    fn load(&self, from: Day, until: Day, today: Day) -> Result<Vec<DayLoad>>;
    /// Appointments on these days.
    fn meetings(&self, from: Day, until: Day) -> Result<Vec<DayMeetings>>;
    /// The deadlines that [`load`](ReportReads::load) counts on one day, at most `limit`, by client.
    fn due_on(&self, day: Day, whose: Whose, today: Day, limit: usize) -> Result<Vec<DueItem>>;
    /// How many cases are in each stage.
    fn stages(&self) -> Result<Vec<(Stage, usize)>>;
    /// From opening to the first filing, of cases first filed on these days.
    fn opened_to_filed(&self, from: Day, until: Day) -> Result<Vec<Spell>>;
    /// From filing to the decision (granted, refused or returned), of filings decided on these days.
    fn filed_to_decided(&self, from: Day, until: Day) -> Result<Vec<Spell>>;
    /// Filings refused, returned or not accepted on these days.
    fn rejected(&self, from: Day, until: Day) -> Result<Vec<Rejected>>;
    /// Papers of open cases that are still to come.
    fn outstanding(&self, today: Day) -> Result<Vec<Outstanding>>;
    /// Open cases before their filing of which no paper was ever asked for or brought, by officer.
    fn untouched_cases(&self) -> Result<Vec<(Option<StaffId>, usize)>>;
    /// Everybody who stands in the journal, by name.
    fn journal_people(&self) -> Result<Vec<Clean>>;
    /// A page of the journal.
    fn journal_page(&self, query: &JournalQuery) -> Result<JournalPage>;
    /// True when another group takes this one back.
    fn is_undone(&self, group: i64) -> Result<bool>;
    /// Position, hash in hexadecimal and office day of the newest entry: to be kept outside the database.
    fn journal_anchor(&self) -> Result<Option<(i64, String, Day)>>;
    /// Position and office day of the entry with that hash (hexadecimal); `None` when the journal has no such entry.
    fn entry_with_hash(&self, hash: &str) -> Result<Option<(i64, Day)>>;
    /// Verifies the journal's chain alone: how many entries, the head in hexadecimal, what is wrong.
    fn verify_journal(&self, progress: &mut dyn FnMut(i64)) -> Result<(i64, String, Vec<String>)>;
}
