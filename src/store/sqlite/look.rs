//! A look at a database file before anybody opens it: nothing is brought up to date, nothing is written.

use super::migrate::{FORMAT, format_of};
use super::open::look_at;
use crate::store::Result;
use std::path::Path;

/// What a file is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The format that it has.
    pub format: i64,
    /// The newest format that this program knows.
    pub known: i64,
    /// How the engine keeps its changes until they are in the file: `wal`, or another word of the engine.
    pub journal: String,
}

/// Looks at the file at that place.
///
/// # Errors
/// `Missing`, `Foreign`, `Permission`, `Damaged`, `Busy`.
pub fn look(path: &Path) -> Result<Look> {
    let connection = look_at(path)?;
    let journal = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    Ok(Look { format: format_of(&connection)?, known: FORMAT, journal })
}
