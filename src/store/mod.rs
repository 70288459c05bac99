//! The contract of the record keeper: what can be read, written, found, undone, watched and kept, in domain words.
//!
//! No SQL and no engine's type stands here; a second engine implements the same traits and passes the same contract
//! tests (`tests/store_contract.rs`). Invariants that every engine keeps:
//!
//! * a write is one transaction: records, journal and the touched clients' deadlines are saved together or not at all;
//! * stored deadlines equal what `domain::deadline::derive` gives for the stored dossier and rulebook;
//! * the journal is append-only and hash-chained; an undo is a new entry;
//! * a save names the row version it was made from; a stale one changes nothing and comes back as [`Error::Conflict`].

pub mod access;
mod asking;
pub mod attachments;
pub mod backup;
pub mod dump;
pub mod feed;
pub mod groups;
pub mod kin;
pub mod law;
pub mod mail;
pub mod merge;
pub mod pages;
pub mod presence;
pub mod privacy;
pub mod registers;
pub mod reports;
pub mod reviews;
pub mod seat;
pub mod sqlite;
pub mod undo;

use crate::domain::agenda::{DueItem, DueRow};
use crate::domain::calendar::{Calendar, Override};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{CaseId, ClientId, StaffId, StaffKeyId};
use crate::domain::lang::Titles;
use crate::domain::letter::{Message, Template};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Fields, Key, Kind, Record};
use crate::domain::rulebook::{Rulebook, RulebookError};
use crate::domain::staff::{OwnDate, Staff, StaffKey};
pub use merge::{Conflict, FieldConflict};
pub use pages::{
    CaseLine, ClientLine, Cursor, DocumentLine, ListKind, ListQuery, Page, RowKey, SilentLine, Sort, SortValue,
};

use access::AccessReads;
use attachments::AttachmentReads;
use kin::{KinReads, KinWrites};
use law::{LawChange, LawDiff, LawProgress, LawReceipt, LawState, LawStep, LawWork};
use privacy::{PrivacyReads, PrivacyWrites};
use registers::RegisterReads;
use reports::{ReportReads, SettingChange};
use reviews::{ReviewReads, ReviewWrites};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// Why the keeper refused or failed. Nothing was changed unless it says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no database at that place.
    #[error("no database at {}", .0.display())]
    Missing(PathBuf),
    /// The file is not one of ours.
    #[error("{} is not a Sojourn database", .0.display())]
    Foreign(PathBuf),
    /// A newer program made the database.
    #[error("the database has format {found}, this program knows {known}")]
    Newer {
        /// Format found.
        found: i64,
        /// Newest format this program knows.
        known: i64,
    },
    /// The place is a network file system.
    #[error("{} lies on a network file system ({fs})", .path.display())]
    Network {
        /// Where.
        path: PathBuf,
        /// Its type.
        fs: String,
    },
    /// The file or its folder may not be written or read.
    #[error("no permission for {}", .0.display())]
    Permission(PathBuf),
    /// Opened for reading only.
    #[error("the database is read-only")]
    ReadOnly,
    /// Somebody else is writing and did not finish in time.
    #[error("the database is busy")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// Damaged or unreadable.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// The commit could not be confirmed: it may or may not have been saved.
    #[error("could not confirm the save: {0}")]
    Unconfirmed(String),
    /// The record was changed meanwhile.
    #[error("the record was changed meanwhile")]
    Conflict(Box<Conflict>),
    /// There is no such record.
    #[error("no such record: {0:?}")]
    NotFound(Key),
    /// Something is refused for a reason that a person can read.
    #[error("refused: {}", .0.id)]
    Refused(Phrase),
    /// The person may not do that, or not any more.
    #[error("not allowed: {}", .0.id)]
    NotAllowed(Phrase),
    /// A rulebook that cannot become law.
    #[error("{0}")]
    Rulebook(Box<RulebookError>),
    /// It is restricted to others than whoever asks.
    #[error("restricted: {}", .0.id)]
    Restricted(Phrase),
    /// Given up by whoever asked for it; nothing was changed.
    #[error("stopped")]
    Stopped,
    /// Anything else the engine said.
    #[error("storage: {0}")]
    Engine(String),
}

impl Error {
    /// A refusal with the sentence of that id.
    pub fn refused(sentence: &str) -> Self {
        Self::Refused(Phrase::new(sentence))
    }
}

/// What the keeper gives back.
pub type Result<T> = std::result::Result<T, Error>;

/// Who acts, why, and when by the office's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Login or name, as the journal shows it.
    pub who: Clean,
    /// What kind of act it is: a stable word such as `edit`, `import`, `undo`, `demo`, `done`, `snooze`.
    pub reason: String,
    /// Acts of one group are undone together; `None` makes a group of its own.
    pub group: Option<i64>,
    /// The office date.
    pub today: Day,
    /// Milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Over SSH: with which key, from which address.
    pub origin: Option<Origin>,
}

/// How a person came in over SSH.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The number of the key.
    pub key: StaffKeyId,
    /// The address they came from, as the server saw it.
    pub address: Clean,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// The group its journal entries belong to; `None` when nothing changed.
    pub group: Option<i64>,
    /// Clients whose records or deadlines changed.
    pub clients: Vec<ClientId>,
    /// Records put or removed.
    pub records: usize,
    /// Deadlines that moved: client, deadline id, old and new last day.
    pub moves: Vec<Move>,
    /// Staff or their keys changed: what lets them in is to be written anew.
    pub staff: bool,
    /// Position in the journal of the last entry; `None` when nothing changed.
    pub last: Option<i64>,
}

/// A deadline that appeared, moved or went away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// `RULE/subject`.
    pub deadline: String,
    /// Last day before; `None` when it is new.
    pub old: Option<Day>,
    /// Last day after; `None` when it is gone.
    pub new: Option<Day>,
}

/// One record's change inside a journal entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which record.
    pub key: Key,
    /// Old values of the changed fields; `None` when the record is new.
    pub old: Option<Fields>,
    /// New values of the changed fields; `None` when it was removed.
    pub new: Option<Fields>,
}

/// One entry of the journal: what one act changed about one client (or about none).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Position in the chain, from 1 without gaps.
    pub seq: i64,
    /// Milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The office date it was made on.
    pub office_day: Day,
    /// Who.
    pub who: Clean,
    /// Word for the kind of act.
    pub reason: String,
    /// Group.
    pub group: i64,
    /// The group that this one undoes.
    pub undoes: Option<i64>,
    /// The client.
    pub client: Option<ClientId>,
    /// Over SSH: with which key, from which address.
    pub origin: Option<Origin>,
    /// What changed; empty when the payload was erased.
    pub changes: Vec<Change>,
    /// Dates that moved with it.
    pub moves: Vec<Move>,
    /// Settings of the office that changed with it.
    pub settings: Vec<SettingChange>,
    /// A change of the law; then nothing else stands in the entry.
    pub law: Option<LawStep>,
    /// What happened without changing a record, as data; the reason says what it is.
    pub events: Vec<Clean>,
    /// Its content was taken away by a lawful erasure: only that it happened is left.
    pub erased: bool,
}

/// Which journal entries to read, newest first.
#[derive(Debug, Clone, Default)]
pub struct JournalFilter {
    /// Only this client.
    pub client: Option<ClientId>,
    /// Only this person.
    pub who: Option<Clean>,
    /// Only entries after this position (the change feed).
    pub after: Option<i64>,
    /// At most so many.
    pub limit: usize,
}

/// Which deadlines to read.
#[derive(Debug, Clone, Default)]
pub struct DueFilter {
    /// Warn day at most this day; `None` for no limit.
    pub until: Option<Day>,
    /// Only clients of this officer.
    pub owner: Option<StaffId>,
    /// Only this client.
    pub client: Option<ClientId>,
    /// Also those that are done.
    pub with_done: bool,
    /// Not those in state unknown: a practice that took in a sheet has many, and a review only counts them.
    pub without_unknown: bool,
    /// The day they are read for: leaves out what is moot by then, and names what binds then.
    pub today: Option<Day>,
}

/// How a person of a sheet is looked for, in this order (the first that matches decides).
#[derive(Debug, Clone, Default)]
pub struct PersonKeys {
    /// Issuing state or else citizenship, and the folded document number.
    pub document: Option<(Option<Country>, String)>,
    /// Individual identification number.
    pub iin: Option<String>,
    /// Folded name and birth date.
    pub name_born: Option<(String, Day)>,
}

/// How many of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Clients.
    pub clients: i64,
    /// Cases.
    pub cases: i64,
    /// Papers of cases.
    pub documents: i64,
    /// Deadlines.
    pub deadlines: i64,
}

/// How many acts are unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnknownCount {
    /// Deadlines.
    pub acts: usize,
    /// Clients they belong to.
    pub people: usize,
}

/// What `check` found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CheckReport {
    /// Clients looked at.
    pub clients: i64,
    /// Deadlines compared.
    pub deadlines: i64,
    /// Journal entries verified.
    pub journal: i64,
    /// Head of the journal's hash chain, hexadecimal.
    pub head: String,
    /// What is wrong, in words for the administrator.
    pub faults: Vec<String>,
}

/// Reading. All of it inside one short read transaction.
pub trait Reads:
    ReviewReads
    + KinReads
    + RegisterReads
    + ReportReads
    + AttachmentReads
    + AccessReads
    + feed::FeedReads
    + groups::GroupReads
    + PrivacyReads
{
    /// One record.
    fn record(&self, key: Key) -> Result<Option<Record>>;
    /// Everything about one client.
    fn dossier(&self, client: ClientId) -> Result<Option<Dossier>>;

    /// One client with everything that belongs to them, who must be there.
    ///
    /// # Errors
    /// [`Error::NotFound`], or those of the engine.
    fn whole(&self, client: ClientId) -> Result<Dossier> {
        self.dossier(client)?.ok_or(Error::NotFound(client.into()))
    }
    /// Every record that belongs to a client, of every kind: the client first, then kind by kind, by number.
    fn records_of(&self, client: ClientId) -> Result<Vec<Record>>;
    /// The clients who lean on what this one lends, as family or sponsored, by number.
    fn dependants(&self, lender: ClientId) -> Result<Vec<ClientId>>;
    /// Clients by a reference: client id, case reference, or folded document number.
    fn find(&self, reference: &str) -> Result<Vec<ClientId>>;
    /// Clients that may be this person.
    fn find_person(&self, keys: &PersonKeys) -> Result<Vec<ClientId>>;
    /// The case of that reference.
    fn case_by_reference(&self, reference: &str) -> Result<Option<CaseId>>;
    /// Shows stored deadlines one by one, in no set order (an index scan: the cost grows with what is due).
    /// Includes snoozed and unknown ones; the caller filters by `Due::is_live`.
    fn each_due(&self, filter: &DueFilter, visit: &mut dyn FnMut(&DueRow<'_>)) -> Result<()>;
    /// The same as a list by warn day, to keep.
    fn due(&self, filter: &DueFilter) -> Result<Vec<DueItem>> {
        let mut items = Vec::new();
        self.each_due(filter, &mut |row| items.push(row.to_item()))?;
        items.sort_by_key(|item| item.warn_day);
        Ok(items)
    }
    /// How many live deadlines have a warn day after `day`, without reading them (kept as a tally).
    fn count_live_after(&self, day: Day, owner: Option<StaffId>, today: Day) -> Result<usize>;
    /// Deadlines in state unknown, by last day; at most `limit`.
    fn unknown_acts(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<DueItem>>;
    /// How many deadlines in state unknown there are, and of how many people.
    fn unknown_count(&self, owner: Option<StaffId>) -> Result<UnknownCount>;
    /// True when there is at least one client.
    fn has_clients(&self) -> Result<bool>;
    /// A page of clients.
    fn clients(&self, list: &ListQuery) -> Result<Page<ClientLine>>;
    /// A page of cases.
    fn cases(&self, list: &ListQuery) -> Result<Page<CaseLine>>;
    /// A page of papers of all cases.
    fn documents(&self, list: &ListQuery) -> Result<Page<DocumentLine>>;
    /// A page of open deadlines, put off ones too.
    fn deadlines(&self, list: &ListQuery) -> Result<Page<DueItem>>;
    /// Which rows of a list match, all of them, in no set order.
    fn row_keys(&self, kind: ListKind, list: &ListQuery) -> Result<Vec<RowKey>>;
    /// Own dates with a time or place on these days, with the client's name, by day and time.
    fn appointments(&self, from: Day, until: Day) -> Result<Vec<(OwnDate, Clean)>>;
    /// All staff, by name.
    fn staff(&self) -> Result<Vec<Staff>>;
    /// The keys of all staff, also those out of use, by number.
    fn staff_keys(&self) -> Result<Vec<StaffKey>>;
    /// Sponsors whose folded name begins with or contains the text, at most `limit`: number and name.
    fn sponsors(&self, text: &str, limit: usize) -> Result<Vec<(i64, Clean)>>;
    /// Every wording of letters that the practice has of its own.
    fn templates(&self) -> Result<Vec<Template>>;
    /// Letters about a client, newest first.
    fn messages(&self, client: ClientId) -> Result<Vec<Message>>;
    /// Open cases that wait for papers that were asked for and got no answer, the longest silence first; at most
    /// `limit`, of one officer or of all.
    fn silent(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<SilentLine>>;
    /// The rulebook in force, parsed once per connection and version.
    fn rulebook(&self) -> Result<Arc<Rulebook>>;
    /// The text of a version of the rulebook, of the one in force without a number; `None` when there is no such version.
    fn rulebook_text(&self, version: Option<i64>) -> Result<Option<String>>;
    /// How many open deadlines each rule gives now, by rule.
    fn rule_use(&self) -> Result<Vec<(String, usize)>>;
    /// The office's calendar: the built-in one with the office's own days.
    fn calendar(&self) -> Result<Arc<Calendar>>;
    /// The office's own days.
    fn calendar_overrides(&self) -> Result<Vec<Override>>;
    /// Where the law stands.
    fn law_state(&self) -> Result<LawState>;
    /// Titles of rules by id: cheap, without parsing the rulebook.
    fn rule_titles(&self) -> Result<Vec<(String, Titles)>>;
    /// Journal entries, newest first (oldest first when `after` is given).
    fn journal(&self, filter: &JournalFilter) -> Result<Vec<JournalEntry>>;
    /// The entries of one group, oldest first.
    fn group(&self, group: i64) -> Result<Vec<JournalEntry>>;
    /// The newest group of this person that is neither an undo nor undone.
    fn newest_group(&self, who: &Clean) -> Result<Option<i64>>;
    /// Office date and position of the newest journal entry.
    fn journal_head(&self) -> Result<Option<(Day, i64)>>;
    /// A setting.
    fn setting(&self, name: &str) -> Result<Option<String>>;
    /// How many of everything.
    fn counts(&self) -> Result<Counts>;
}

/// Writing, inside one transaction.
pub trait Writes: Reads + ReviewWrites + KinWrites + PrivacyWrites {
    /// Inserts (id 0) or updates a record and gives its key. An update whose version is stale is a conflict;
    /// one that changes nothing writes nothing. References between records put in one act use the keys given back.
    fn put(&mut self, record: Record) -> Result<Key>;
    /// Removes a record that has a version; its dependants must be gone.
    fn remove(&mut self, key: Key, version: i64) -> Result<()>;
    /// Puts back a removed record under its old number (undo).
    fn restore(&mut self, key: Key, fields: Fields) -> Result<()>;
    /// Stores a setting.
    fn set_setting(&mut self, name: &str, value: &str) -> Result<()>;
    /// Journals that something happened which changed no record: a refused command, a copy that was made, what was read.
    /// The text is data (a command line, a hash, a number), never a sentence: the act's reason says what it is.
    fn note_event(&mut self, client: Option<ClientId>, text: &Clean) -> Result<()>;
    /// Marks the act as the undoing of a group.
    fn mark_undo(&mut self, group: i64) -> Result<()>;
    /// Many clients go in this write: the search only strikes them out, until [`Store::settle_search`] has taken what was
    /// struck out away.
    fn many_go(&mut self) -> Result<()>;
}

/// How much is being written, and beside whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// What a person does.
    Usual,
    /// Much, beside others: more pages are kept in memory.
    Much,
    /// Much, while nobody else is there: the log of writes may also grow long before it is copied into the file, and a
    /// write need not be on the disk before the next. The last one has to be made in another room.
    Alone,
}

/// A keeper of records.
pub trait Store: Send + mail::MailBook + presence::PresenceBook + access::AccessKeeper {
    /// Says who acts from now on: every later write is refused once that is not so any more ([`seat`]). `None`, as
    /// after opening, asks about nobody. Gives who acted before.
    fn sit(&mut self, seat: Option<seat::Seat>) -> Option<seat::Seat>;

    /// Runs `work` in one read transaction.
    ///
    /// # Errors
    /// Those of `work`, or of the engine.
    fn read(&self, work: &mut dyn FnMut(&dyn Reads) -> Result<()>) -> Result<()>;

    /// Runs `work` in one write transaction, then derives and replaces the deadlines of every touched client,
    /// journals one entry a client, and commits. On an error everything is rolled back.
    ///
    /// # Errors
    /// Those of `work`, or of the engine; [`Error::Unconfirmed`] when a commit may or may not have been saved.
    fn write(&mut self, act: &Act, work: &mut dyn FnMut(&mut dyn Writes) -> Result<()>) -> Result<Receipt>;

    /// A number that changes whenever another process has committed.
    ///
    /// # Errors
    /// Those of the engine.
    fn change_mark(&self) -> Result<i64>;

    /// A person's draft of a form, kept outside the journal: saved as JSON under a name, `None` removes it.
    ///
    /// # Errors
    /// Those of the engine.
    fn keep_draft(&mut self, who: &Clean, name: &str, draft: Option<&str>) -> Result<()>;

    /// The same for a draft that none of that name may lie before: `false`, and nothing kept, where one does.
    ///
    /// # Errors
    /// Those of the engine.
    fn add_draft(&mut self, who: &Clean, name: &str, draft: &str) -> Result<bool>;

    /// That person's drafts: name and JSON.
    ///
    /// # Errors
    /// Those of the engine.
    fn drafts(&self, who: &Clean) -> Result<Vec<(String, String)>>;

    /// How a person likes a screen, kept outside the journal: saved as JSON under a name, `None` forgets it.
    ///
    /// # Errors
    /// Those of the engine.
    fn keep_preference(&mut self, who: &Clean, name: &str, value: Option<&str>) -> Result<()>;

    /// That person's preferences: name and JSON.
    ///
    /// # Errors
    /// Those of the engine.
    fn preferences(&self, who: &Clean) -> Result<Vec<(String, String)>>;

    /// What a change of the law would do to the open deadlines of everybody; at most `limit` of the moves are named, the
    /// earliest first. Nothing is written. `progress` says false to give it up.
    ///
    /// # Errors
    /// [`Error::Rulebook`], [`Error::Stopped`], or those of the engine.
    fn preview_law(
        &self,
        change: &LawChange,
        today: Day,
        limit: usize,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawDiff>;

    /// Changes the law: prepares the next generation of deadlines in short writes, catches up with what others changed
    /// meanwhile, and puts it in force in one. On an error the old law stays in force.
    ///
    /// # Errors
    /// [`Error::Rulebook`], [`Error::Stopped`], [`Error::Refused`] while somebody else changes it, or those of the engine.
    fn change_law(&mut self, change: &LawChange, work: LawWork<'_>) -> Result<LawReceipt>;

    /// Clears up after a change of the law that was interrupted; one that is still under way is left alone.
    ///
    /// # Errors
    /// Those of the engine.
    fn tidy_law(&mut self, now_ms: i64, lives: &dyn Fn(&str) -> Option<bool>) -> Result<()>;

    /// Says how much is written from here on.
    fn make_room(&mut self, room: Room);

    /// One short write of clearing the search of what was struck out ([`Writes::many_go`]), `begin` at the first of them;
    /// false once nothing is left to do. Nothing is found otherwise before, between or after them.
    ///
    /// # Errors
    /// Those of the engine.
    fn settle_search(&mut self, begin: bool) -> Result<bool>;

    /// Makes sure that nothing of what was destroyed is left in files beside the records; false while other readers still
    /// need those.
    ///
    /// # Errors
    /// Those of the engine.
    fn scrub(&mut self) -> Result<bool>;

    /// Hands everything that is not derived to `to`, as it stands at one moment.
    ///
    /// # Errors
    /// Those of `to`, or of the engine.
    fn dump(&self, to: &mut dyn dump::Takes) -> Result<()>;

    /// Writes everything as it stands at one moment to a new file of the same form, while others go on working; complete
    /// and lasting when it comes back. What is in it is for `prove` to say.
    ///
    /// # Errors
    /// Something lies there already; those of the engine and of the place.
    fn copy_to(&self, file: &std::path::Path) -> Result<()>;

    /// Verifies the file, the foreign keys, the journal chain, and that stored = derived for every client.
    ///
    /// # Errors
    /// Those of the engine; faults found are in the report.
    fn check(&self, progress: &mut dyn FnMut(i64)) -> Result<CheckReport>;
}

/// The kinds in an order in which references point backwards: parents first.
pub const PARENTS_FIRST: &[Kind] = Kind::ALL;
