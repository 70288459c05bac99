//! Generations of derived rows: which one is in force, which rows live in it, and what is prepared for the next.
//!
//! Invariants: while nothing is prepared or left to tidy, every row of `deadline` and `standing` lives, so that readings
//! need not ask; a row of the next generation is never seen before the flip. A writer who changes a client while the next
//! generation is prepared takes back what was prepared of that client and leaves a mark in `restage`.

use super::due::Stored;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::store::law::LawState;
use crate::store::{Error, Result};

/// The row of `law`, as far as every reading needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Generation {
    /// In force.
    pub(super) current: i64,
    /// Being prepared.
    pub(super) next: Option<i64>,
    /// Every row lives.
    pub(super) quiet: bool,
}

impl Session<'_> {
    /// The generation in force, read once a transaction.
    pub(super) fn generation(&self) -> Result<Generation> {
        if let Some(known) = self.generation.get() {
            return Ok(known);
        }
        let mut statement =
            self.connection.prepare_cached("SELECT generation, next, untidy FROM law WHERE only = 1")?;
        let found = statement.query_row([], |row| {
            let (current, next, untidy): (i64, Option<i64>, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Generation { current, next, quiet: next.is_none() && !untidy })
        });
        let found = found.map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Error::Damaged("no generation is in force".to_owned()),
            other => other.into(),
        })?;
        self.generation.set(Some(found));
        Ok(found)
    }

    /// The condition that a row of that table (or its alias) lives now; nothing to ask while all do.
    pub(super) fn alive(&self, table: &str) -> Result<String> {
        let found = self.generation()?;
        Ok(if found.quiet { String::new() } else { lives_in(table, found.current) })
    }

    /// The stored deadlines of a client in the generation that is being prepared.
    pub(super) fn prepared(&self, client: ClientId) -> Result<Vec<Stored>> {
        match self.generation()?.next {
            Some(next) => self.stored_where(client.0, client.0, &lives_in("deadline", next)),
            None => Ok(Vec::new()),
        }
    }

    /// Takes back what was prepared of a client who changes, and marks them to be derived for the next generation again.
    /// What lives from now on lives there too.
    pub(super) fn unprepare(&self, client: ClientId) -> Result<()> {
        let Some(next) = self.generation()?.next else { return Ok(()) };
        self.tally(next, &self.prepared(client)?, -1);
        for sql in [
            "DELETE FROM deadline WHERE client = ?1 AND since = ?2",
            "UPDATE deadline SET until = NULL WHERE client = ?1 AND +until = ?2",
            "DELETE FROM standing WHERE client = ?1 AND since = ?2",
            "UPDATE standing SET until = NULL WHERE client = ?1 AND +until = ?2",
        ] {
            self.connection.prepare_cached(sql)?.execute((client.0, next))?;
        }
        self.mark(client)
    }

    /// Marks a client to be derived for the next generation again.
    fn mark(&self, client: ClientId) -> Result<()> {
        let sql = "INSERT INTO restage (client) VALUES (?1) ON CONFLICT DO NOTHING";
        self.connection.prepare_cached(sql)?.execute([client.0])?;
        Ok(())
    }

    /// Where the law stands.
    pub(super) fn read_law_state(&self) -> Result<LawState> {
        let mut statement = self.connection.prepare_cached(
            "SELECT (SELECT max(version) FROM rulebook), engine, iif(next IS NULL, NULL, coalesce(who, '?')), untidy
             FROM law WHERE only = 1",
        )?;
        Ok(statement.query_row([], |row| {
            let who: Option<String> = row.get(2)?;
            Ok(LawState {
                rulebook: row.get(0)?,
                engine: row.get(1)?,
                under_way: who.as_deref().map(Clean::line),
                untidy: row.get(3)?,
            })
        })?)
    }
}

/// The condition that a row lives in a generation.
pub(super) fn lives_in(table: &str, generation: i64) -> String {
    format!(" AND {table}.since <= {generation} AND ({table}.until IS NULL OR {table}.until > {generation})")
}
