//! What lists ask for and show: sorted pages that go on from a row, and the rows of clients, cases, papers and silent
//! people. Rows of deadlines are `domain::agenda::DueItem`.

use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::case::{CaseKind, DocumentState, Paid, Stage};
use crate::domain::choice::{Ground, Presence, choices};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{CaseDocumentId, CaseId, ClientId, StaffId};
use crate::domain::lang::Titles;
use crate::domain::letter::Message;
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;
use std::sync::Arc;

choices! {
    /// What the rows of a list are.
    ListKind {
        /// Clients.
        Clients = "clients",
        /// Cases.
        Cases = "cases",
        /// Papers of all cases.
        Documents = "documents",
        /// Open deadlines.
        Deadlines = "deadlines",
    }
}

/// A sort value of a row; numbers come before texts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SortValue {
    /// A number or a flag.
    Number(i64),
    /// A text or a date.
    Text(String),
}

/// A place in a sorted list to go on from. It is good for the order and the list it came from; where these changed so
/// much that it means nothing any more, reading begins anew ([`Page::restarted`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// The part of the list that the row lies in.
    pub part: String,
    /// Its sort values in that part, the last one its own alone.
    pub keys: Vec<SortValue>,
}

choices! {
    /// By what a list is sorted. What has no such value comes last in either direction.
    Sort {
        /// Binding date of the client.
        Binding = "binding",
        /// Folded name of the client.
        Name = "name",
        /// Newest record first.
        Newest = "newest",
        /// Citizenship of the client.
        Citizenship = "citizenship",
        /// Handle of the officer.
        Owner = "owner",
        /// The rule of the date that binds, or of the deadline.
        What = "what",
        /// Where the client is.
        Presence = "presence",
        /// Reference of the case; of a deadline the case that it is about.
        Reference = "reference",
        /// Kind of the case.
        Kind = "kind",
        /// Ground of the case.
        Ground = "ground",
        /// Stage of the case, in the order of its life.
        Stage = "stage",
        /// How much of the case is paid.
        Paid = "paid",
        /// Day on which the case was opened.
        Opened = "opened",
        /// How many papers of the case are in.
        Papers = "papers",
        /// The requirement that a paper meets.
        Requirement = "requirement",
        /// State of the paper.
        State = "state",
        /// Day on which the paper was asked for.
        Requested = "requested",
        /// Day on which the paper came in.
        Received = "received",
        /// Last day on which the paper is valid.
        Until = "until",
        /// Warn day of the deadline.
        Due = "due",
        /// Class of the deadline.
        Class = "class",
    }
}

#[expect(clippy::derivable_impls, reason = "the list of choices derives none")]
impl Default for Sort {
    fn default() -> Self {
        Self::Binding
    }
}

/// A list to read.
#[derive(Debug, Clone, Default)]
pub struct ListQuery {
    /// The live filter.
    pub query: Query,
    /// Order.
    pub sort: Sort,
    /// The other way round.
    pub descending: bool,
    /// Go on after this row.
    pub after: Option<Cursor>,
    /// Read towards the beginning: the rows before `after`, or the last ones of all. They still come in order.
    pub backward: bool,
    /// At most so many rows.
    pub limit: usize,
    /// The office date, for conditions such as `due<14` and for levels.
    pub today: Option<Day>,
    /// Who asks, for `owner:me`.
    pub me: Option<StaffId>,
    /// From when on a date is near.
    pub thresholds: Thresholds,
    /// A list of clients or cases also shows, after all others, that some are hidden from whoever asks; not while it looks
    /// for something.
    pub restricted: bool,
    /// Nobody asks how many there are, only for the first of them: the page says no more than it holds.
    pub uncounted: bool,
    /// These rows alone; of deadlines those of their clients.
    pub only: Option<Arc<Vec<RowKey>>>,
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where each row lies.
    pub cursors: Vec<Cursor>,
    /// Where the next page in the direction of reading begins; `None` at the end.
    pub next: Option<Cursor>,
    /// How many rows match, counted up to 1,001.
    pub total: usize,
    /// What the filter asks of names that nobody and nothing has.
    pub problems: Vec<Phrase>,
    /// The place to go on from was no longer known: these are the first rows.
    pub restarted: bool,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), cursors: Vec::new(), next: None, total: 0, problems: Vec::new(), restarted: false }
    }
}

/// A row by number, and the client it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKey {
    /// Number of the record; of a deadline see [`deadline_number`].
    pub id: i64,
    /// The client.
    pub client: ClientId,
}

/// A number for a deadline, which has none of its own: made of its client, rule and subject (FNV-1a).
pub fn deadline_number(client: ClientId, rule: &str, subject: &str) -> i64 {
    let bytes = client.0.to_le_bytes().into_iter().chain(rule.bytes()).chain([b'/']).chain(subject.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    i64::from_le_bytes(hash.to_le_bytes())
}

/// A client in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientLine {
    /// Which.
    pub id: ClientId,
    /// Name in Latin letters.
    pub name_latin: Option<Clean>,
    /// Name in Cyrillic letters.
    pub name_cyrillic: Option<Clean>,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Presence.
    pub presence: Presence,
    /// Telephone number.
    pub phone: Option<Clean>,
    /// Individual identification number.
    pub iin: Option<Clean>,
    /// Owner's handle.
    pub owner: Option<Clean>,
    /// The deadline that binds.
    pub binding: Option<DueItem>,
    /// Hidden from whoever reads: handles of those to ask; nothing else is known of the client.
    pub restricted: Option<Vec<Clean>>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Which.
    pub id: CaseId,
    /// Reference.
    pub reference: Clean,
    /// Whose.
    pub client: ClientId,
    /// Client's name to show.
    pub client_name: Clean,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Kind.
    pub kind: CaseKind,
    /// Ground.
    pub ground: Option<Ground>,
    /// Stage.
    pub stage: Stage,
    /// How much is paid.
    pub paid: Paid,
    /// Opened on.
    pub opened_on: Day,
    /// Owner's handle.
    pub owner: Option<Clean>,
    /// Papers received or verified or not needed.
    pub papers_in: usize,
    /// The client's binding warn day.
    pub client_binding_day: Option<Day>,
    /// Hidden from whoever reads: handles of those to ask; but for the reference nothing is known of the case, and what
    /// else stands here means nothing.
    pub restricted: Option<Vec<Clean>>,
}

/// A paper of a case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLine {
    /// Which.
    pub id: CaseDocumentId,
    /// Its case.
    pub case: CaseId,
    /// Reference of the case.
    pub reference: Clean,
    /// Whose.
    pub client: ClientId,
    /// Client's name to show.
    pub client_name: Clean,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Id of the requirement it meets.
    pub requirement: Clean,
    /// Its title, where the rulebook has it.
    pub title: Option<Titles>,
    /// State.
    pub state: DocumentState,
    /// Asked for on.
    pub requested_on: Option<Day>,
    /// Came in on.
    pub received_on: Option<Day>,
    /// Last day of validity.
    pub valid_until: Option<Day>,
    /// Handle of whoever looks after the case.
    pub owner: Option<Clean>,
}

/// A case whose papers were asked for and whose contact has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentLine {
    /// The newest request.
    pub message: Message,
    /// Reference of its case.
    pub reference: Clean,
    /// Client's name to show.
    pub client_name: Clean,
    /// Handle of whoever looks after the case.
    pub owner: Option<Clean>,
    /// How many requests there were in all.
    pub times: usize,
}
