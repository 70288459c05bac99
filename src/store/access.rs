//! The part of the contract that restricted clients need: who may see what, what is hidden from whoever reads, and the
//! log of readings of restricted data.
//!
//! Invariants that every engine keeps: what is hidden from a reader appears in no answer of any reading, neither as a row
//! nor in a count nor as a place in an order, except here, by number and named staff; nobody writes what is hidden from
//! them. Readings without a reader (checks, copies, deriving) see everything. The log of readings is append-only, and what
//! was read on a day is chained into the journal by a later day's first write.

use super::{Act, Origin, PersonKeys, Result};
use crate::domain::access::{Access, Restricted};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, StaffId};

/// The kind of a journal entry that chains the readings of earlier days.
pub const READS: &str = "reads";

/// One reading of restricted data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Position in the log, from 1.
    pub id: i64,
    /// Milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The office date.
    pub day: Day,
    /// Who.
    pub who: Clean,
    /// Over SSH: with which key, from which address.
    pub origin: Option<Origin>,
    /// Whose data.
    pub client: Option<ClientId>,
    /// What was read: a stable word such as `numbers` or `opened`, or a command.
    pub what: Clean,
}

/// Which readings to read, newest first.
#[derive(Debug, Clone, Default)]
pub struct ReadingQuery {
    /// Only of these people; all without a list.
    pub who: Option<Vec<Clean>>,
    /// Only about these clients; all without a list.
    pub clients: Option<Vec<ClientId>>,
    /// Only from this office day on.
    pub from: Option<Day>,
    /// Only up to this office day.
    pub until: Option<Day>,
    /// At most so many.
    pub limit: usize,
}

/// Hidden clients with something due, alike in whom to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenDue {
    /// Handles of those named who work here; nobody may be left.
    pub named: Vec<Clean>,
    /// How many clients.
    pub clients: usize,
}

/// Reading about restriction.
pub trait AccessReads {
    /// Who may see a client, or some case of theirs: by number; nobody is named where nothing is restricted.
    fn access_to(&self, client: ClientId) -> Result<Vec<Access>>;
    /// What is hidden from whoever reads, clients before cases, by number; at most `limit`.
    fn restricted(&self, limit: usize) -> Result<Vec<Restricted>>;
    /// What a reference (client number or case reference) means, where that is hidden from whoever reads.
    fn restricted_as(&self, reference: &str) -> Result<Option<Restricted>>;
    /// How many of the clients hidden from whoever reads have a live deadline with a warn day up to `until`, and whom to
    /// ask about them.
    fn hidden_due(&self, until: Day, today: Day) -> Result<Vec<HiddenDue>>;
    /// A client hidden from whoever reads who has that document number or IIN, where there is one; a name and a birth date
    /// find nobody here. For holding a row of an import back: which client it is, whoever reads is never told.
    fn hidden_bearer(&self, keys: &PersonKeys) -> Result<Option<ClientId>>;
    /// Every restriction that whoever reads may know of: client or case, person named, since when, by whom.
    fn restrictions(&self) -> Result<Vec<Access>>;
    /// Readings of restricted data, newest first.
    fn readings(&self, query: &ReadingQuery) -> Result<Vec<Reading>>;
}

/// The keeper's part in who sees what.
pub trait AccessKeeper {
    /// Who reads and writes from now on: what is restricted to others is hidden from them. Without a reader, as before the
    /// first call, everything is seen: that is for checks, copies and whoever has made sure of the person otherwise.
    fn sit_down(&mut self, reader: Option<StaffId>);

    /// Notes that restricted data was read: whose, and what, as a stable word or a command. Outside the journal's chain
    /// until a later day's first write.
    ///
    /// # Errors
    /// Those of the engine.
    fn note_read(&mut self, act: &Act, client: Option<ClientId>, what: &Clean) -> Result<()>;
}
