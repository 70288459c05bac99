//! The part of the contract about files of papers: the records of them, and which contents must lie beside the database.
//!
//! The contents themselves are no engine's business; `files::vault` keeps them.

use super::Result;
use crate::domain::attachment::{Attachment, Fingerprint};
use crate::domain::id::ClientId;
use std::collections::HashSet;

/// One content that records name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its SHA-256, also its name beside the database.
    pub fingerprint: Fingerprint,
    /// Its length in bytes, as the records say.
    pub size: u64,
    /// A record that names it.
    pub attachment: i64,
    /// How many records name it.
    pub records: i64,
}

/// Reading about files of papers.
pub trait AttachmentReads {
    /// Files of the papers of one client, by number.
    fn attachments(&self, client: ClientId) -> Result<Vec<Attachment>>;
    /// The contents that records name, each once, by fingerprint, at most `limit` after that one: what a backup must
    /// hold. Read along an index, and page by page, so that no reading is long.
    fn contents(&self, after: Option<&str>, limit: usize) -> Result<Vec<Content>>;
    /// True when a record names that content.
    fn is_attached(&self, content: &Fingerprint) -> Result<bool>;
    /// Which of these contents an undo could still bring back, because the journal holds them.
    /// Reads the whole journal unless nothing is asked for.
    fn told_of(&self, contents: &HashSet<Fingerprint>) -> Result<HashSet<Fingerprint>>;
}
