//! The part of the contract about personal data as a duty: what must be watched, who may be concerned by an incident,
//! and the destruction of everything that is held on one person.
//!
//! Invariants that every engine keeps: nobody writes about a person whose data are blocked (but to lift the blocking, or
//! to answer the person's own request), nor about one whose data were destroyed; a destruction leaves no copy of what was
//! destroyed in the file, and the journal still verifies.

use super::{JournalEntry, Result};
use crate::domain::attachment::Fingerprint;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, StaffKeyId};
use crate::domain::personal::{Consent, DataRequest, Destruction, Incident};
use crate::domain::record::{Key, Kind};
use crate::domain::staff::StaffKey;

/// What a destruction took away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// Whose: the person, and every record of theirs that was merged into it.
    pub clients: Vec<ClientId>,
    /// How many records of each kind.
    pub records: Vec<(Kind, usize)>,
    /// Contents of files that no other record names any more.
    pub contents: Vec<Fingerprint>,
    /// Entries of the journal whose content went.
    pub entries: usize,
    /// Lines of the log of readings that named the person, and do so no more.
    pub readings: usize,
}

/// A free text of another record that names a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which record.
    pub key: Key,
    /// Whose; `None` for one of the office.
    pub client: Option<ClientId>,
    /// In which field.
    pub field: &'static str,
}

/// Whose doings, and when, an incident is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doings {
    /// Login or name, as the journal shows it.
    pub who: Option<Clean>,
    /// With that key.
    pub key: Option<StaffKeyId>,
    /// From that moment on, milliseconds since 1970 UTC.
    pub from_ms: i64,
    /// Up to that moment.
    pub until_ms: i64,
}

/// A person whose card was changed or opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The client.
    pub client: ClientId,
    /// Their name; empty when the record is gone.
    pub name: Clean,
    /// Telephone and mail of the person, as far as they are known.
    pub contact: Clean,
    /// How many entries there are.
    pub entries: i64,
    /// The last moment, milliseconds since 1970 UTC.
    pub last_ms: i64,
}

/// How many records hold data of restricted access.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RestrictedRecords {
    /// People whose data are held.
    pub people: i64,
    /// Records that hold such data, of every kind: people, identity documents, contacts.
    pub records: i64,
}

/// When a member of staff was last seen in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSeen {
    /// Login or name, as the journal shows it.
    pub who: Clean,
    /// The last moment, milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// A line of a list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T> {
    /// The client's name.
    pub name: Clean,
    /// What it is about.
    pub about: T,
}

/// Reading about personal data.
pub trait PrivacyReads {
    /// Consents in force that end up to a day, the next first, at most `limit`.
    fn consents_ending(&self, until: Day, limit: usize) -> Result<Vec<Named<Consent>>>;
    /// Clients without any consent record or day of one, by number after that one, at most `limit`.
    fn without_consent(&self, after: ClientId, limit: usize) -> Result<Vec<Named<ClientId>>>;
    /// True when there is a record of consent of a client.
    fn has_consents(&self, client: ClientId) -> Result<bool>;
    /// How many clients have neither a consent record nor a day of one.
    fn count_without_consent(&self) -> Result<i64>;
    /// Requests, unanswered first, then the newest; at most `limit`.
    fn data_requests(&self, limit: usize) -> Result<Vec<Named<DataRequest>>>;
    /// Incidents, open ones first, then the newest.
    fn incidents(&self, limit: usize) -> Result<Vec<Incident>>;
    /// Destructions, undecided first, then the newest.
    fn destructions(&self, limit: usize) -> Result<Vec<Destruction>>;
    /// Where free text of other records names a person, by what tells of them: names, numbers, references. At most `limit`;
    /// looks at every text that there is.
    fn mentions(&self, client: ClientId, limit: usize) -> Result<Vec<Mention>>;
    /// Every destruction that was done: client and act, by number of the client.
    fn destroyed(&self) -> Result<Vec<(ClientId, Day)>>;
    /// Clients without an open case and without a permit that lasts on a day, by number after that one, at most `limit`:
    /// those among whom the ones due for destruction are to be found.
    fn idle_clients(&self, on: Day, after: ClientId, limit: usize) -> Result<Vec<ClientId>>;
    /// Clients whose cards these doings touched, by number.
    fn touched_by(&self, doings: &Doings) -> Result<Vec<Touched>>;
    /// How many records hold data of restricted access.
    fn restricted_records(&self) -> Result<RestrictedRecords>;
    /// When each person was last seen in the journal.
    fn last_seen(&self) -> Result<Vec<LastSeen>>;
    /// Journal entries about members of staff, oldest first.
    fn staff_entries(&self) -> Result<Vec<JournalEntry>>;
    /// Every key of every member of staff, by number.
    fn all_keys(&self) -> Result<Vec<StaffKey>>;
    /// Blocked clients and those under a legal hold, by number.
    fn limited_clients(&self, limit: usize) -> Result<Vec<ClientId>>;
    /// Blocked clients whom nobody's restriction keeps apart, by number: looks at every client.
    fn blocked_in_sight(&self, limit: usize) -> Result<Vec<ClientId>>;
    /// The highest number that was given to a client so far.
    fn highest_client(&self) -> Result<i64>;
}

/// Writing about personal data.
pub trait PrivacyWrites {
    /// Destroys everything that is held on a person, and on the records merged into theirs: records, what was derived
    /// from them, drafts, the content of the journal. What is left is the number. Relatives and people whom they sponsored
    /// keep their own records; a sponsor who is that person keeps a number for a name. `again`: it was destroyed before,
    /// and this is a copy from before that; nothing stands in the way then.
    ///
    /// # Errors
    /// A refusal when the data were destroyed already, are under a legal hold, or the record was merged into another.
    fn erase(&mut self, client: ClientId, on: Day, again: bool) -> Result<Erased>;
    /// Numbers of clients up to this one are never given out: they belong to people whose data were destroyed.
    fn reserve_clients(&mut self, highest: i64) -> Result<()>;
}
