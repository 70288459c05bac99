//! Clients who leave the search by the thousand.
//!
//! The index over runs of letters overwrites what leaves it, so that an erased name is in none of its pages: for each of a
//! client's hundred runs it goes through everybody who has that run too. For one client that is nothing; for a whole sheet
//! of them it would be everybody times everybody. A write in which many go therefore only strikes them out, which takes as
//! long as putting them in did, and [`settle`] then lays the index together anew, step by step, without what was struck
//! out. Invariant: within any other write, and at the end of each of these, the index overwrites.

use super::session::Session;
use crate::store::Result;
use rusqlite::Connection;

/// Pages of the index that one step writes: some milliseconds.
const STEP: i64 = 64;
/// Fewer rows than these changed: the index had nothing left to do.
const DONE: u64 = 2;

impl Session<'_> {
    /// What leaves the search from here on is struck out.
    pub(super) fn strike_out(&mut self) -> Result<()> {
        self.pending.strikes_out = true;
        overwrite(&self.connection, false)
    }

    /// At the end of a write: what leaves the search is overwritten again.
    pub(super) fn overwrite_again(&self) -> Result<()> {
        if self.pending.strikes_out { overwrite(&self.connection, true) } else { Ok(()) }
    }
}

fn overwrite(connection: &Connection, on: bool) -> Result<()> {
    connection.prepare_cached("INSERT INTO search (search, rank) VALUES ('secure-delete', ?1)")?.execute([on])?;
    Ok(())
}

/// One step of laying the index together; false once there was nothing to do.
pub(super) fn settle(connection: &Connection, begin: bool) -> Result<bool> {
    let before = connection.total_changes();
    // A negative number puts all parts of the index on one heap first.
    let pages = if begin { -STEP } else { STEP };
    connection.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', ?1)")?.execute([pages])?;
    Ok(connection.total_changes() - before >= DONE)
}
