//! The part of the contract behind calendar feeds: how new what is known about a client is, and which deadlines ended
//! lately. Both are read from the journal, so that they last as long as it does.

use super::Result;
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;

/// The place of the newest journal entry about something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Stamp {
    /// Position in the journal.
    pub seq: i64,
    /// When it was made, in milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// A deadline that is done or went away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Whose.
    pub client: ClientId,
    /// Which.
    pub id: DeadlineId,
    /// The last day that it had.
    pub last_day: Day,
    /// When it ended.
    pub stamp: Stamp,
}

/// Reading for calendar feeds.
pub trait FeedReads {
    /// A word that no other office has: it comes from the first entry of the journal and lasts as long.
    fn office_mark(&self) -> Result<String>;
    /// The newest entry about a client; without one the newest by which the law or a setting changed for everybody.
    fn stamp(&self, client: Option<ClientId>) -> Result<Stamp>;
    /// Deadlines that went away with entries made on that office day or later, newest first; of one client or of all.
    /// One that came back since may be among them.
    fn vanished_since(&self, from: Day, client: Option<ClientId>) -> Result<Vec<Ended>>;
    /// Clients of whom an act was marked as done on that office day or later, by number.
    fn clients_with_done(&self, from: Day) -> Result<Vec<ClientId>>;
}
