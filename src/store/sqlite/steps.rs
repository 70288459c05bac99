//! Work that is given up after so many of the engine's steps: a way that is nearly always short, where another one, never
//! short and never long, leads to the same.
//!
//! Invariants: only readings are given up; the engine then ends that statement alone and the transaction goes on. Outside
//! of [`within`] nothing is ever given up.

use super::error;
use crate::store::{Error, Result};
use rusqlite::Connection;
use std::cell::Cell;

/// How often the engine asks whether to go on, in its own steps.
const EVERY: i32 = 1_000;

thread_local! {
    /// How often it may still ask; none while nothing is to be given up.
    static LEFT: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Lets readings over that connection be given up.
pub(super) fn watch(connection: &mut Connection) -> Result<()> {
    Ok(connection.progress_handler(EVERY, Some(is_enough))?)
}

fn is_enough() -> bool {
    LEFT.with(|left| match left.get() {
        None => false,
        Some(0) => true,
        Some(more) => {
            left.set(Some(more - 1));
            false
        }
    })
}

/// While it is there, readings of this thread are given up. It goes with whatever ends the reading, a fault of ours too:
/// what is read later must not be cut short.
struct Limit;

impl Limit {
    fn of(thousands: u32) -> Self {
        LEFT.set(Some(thousands));
        Self
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        LEFT.set(None);
    }
}

/// What a reading gives within so many thousands of steps; nothing where it would take more.
pub(super) fn within<T>(thousands: u32, read: impl FnOnce() -> Result<T>) -> Result<Option<T>> {
    let limit = Limit::of(thousands);
    let read = read();
    drop(limit);
    match read {
        Err(Error::Engine(said)) if said == error::given_up() => Ok(None),
        other => other.map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_reading_is_given_up_alone_and_only_where_that_was_asked_for() {
        let mut connection = Connection::open_in_memory().unwrap();
        watch(&mut connection).unwrap();
        let count = |connection: &Connection, to: i64| -> Result<i64> {
            let sql =
                "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1) SELECT count(*) FROM n";
            Ok(connection.prepare_cached(sql)?.query_row([to], |row| row.get(0))?)
        };
        connection.execute_batch("BEGIN; CREATE TABLE held (x); INSERT INTO held VALUES (1)").unwrap();
        assert_eq!(within(5, || count(&connection, 100)).unwrap(), Some(100));
        assert_eq!(within(5, || count(&connection, 1_000_000)).unwrap(), None);
        assert_eq!(count(&connection, 100_000).unwrap(), 100_000);
        assert!(within(5, || connection.execute_batch("SELECT nothing").map_err(Error::from)).is_err());
        connection.execute_batch("COMMIT").unwrap();
        let held: i64 = connection.query_row("SELECT count(*) FROM held", [], |row| row.get(0)).unwrap();
        assert_eq!(held, 1);
    }
}
