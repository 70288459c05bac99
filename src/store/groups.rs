//! Groups of acts that may be large: read page by page, and what stands in the way of taking one back.

use super::{JournalEntry, Result};
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::record::Key;

/// A group as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupOutline {
    /// Its entries.
    pub entries: usize,
    /// Clients whose history it stands in.
    pub clients: usize,
    /// Who wrote them, each once.
    pub who: Vec<Clean>,
    /// Words for the kinds of acts, each once.
    pub reasons: Vec<String>,
    /// The content of some entry was taken away by an erasure.
    pub erased: bool,
    /// It takes another group back itself.
    pub undoes: bool,
}

/// A client of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupClient {
    /// Who.
    pub client: ClientId,
    /// Something else stands in their history since the group began.
    pub went_on: bool,
}

/// Reading groups.
pub trait GroupReads {
    /// What there is to say of a group without its contents; `None` when there is no such group.
    fn group_outline(&self, group: i64) -> Result<Option<GroupOutline>>;
    /// How many changes of records its entries hold.
    fn group_changes(&self, group: i64) -> Result<usize>;
    /// Entries of a group before a position, newest first, at most `limit`.
    fn group_before(&self, group: i64, before: i64, limit: usize) -> Result<Vec<JournalEntry>>;
    /// Its entries about one client, or those about none, newest first.
    fn group_about(&self, group: i64, client: Option<ClientId>) -> Result<Vec<JournalEntry>>;
    /// Its clients, and of whom something else was written since.
    fn group_clients(&self, group: i64) -> Result<Vec<GroupClient>>;
    /// Whose records point at this one in a field that does not say whose they are; `None` for a record of nobody.
    fn pointing_at(&self, key: Key) -> Result<Vec<Option<ClientId>>>;
}
