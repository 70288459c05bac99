//! What a change of the law leaves behind: rows of the generation before, or of one that was given up. They are taken out
//! in short writes; until then readings pass over them.

use super::SqliteStore;
use super::bulk::Gate;
use super::session::Session;
use super::vanished::Change;
use crate::domain::clean::Clean;
use crate::store::{Error, Result};
use rusqlite::{Connection, OptionalExtension, Transaction};
use std::time::{Duration, Instant};

/// A preparation that has written nothing for so long is taken for interrupted, where its process cannot be asked for.
const SILENCE_MS: i64 = 300_000;
/// So long may one write take before it lets others in, and so long it stays away then.
const AT_MOST: Duration = Duration::from_millis(25);
const BREATH: Duration = Duration::from_millis(5);
/// Rows looked for at once.
const ROWS: i64 = 512;

/// The rows of a client that went. The plus keeps the index on `until` out of it: it leads to everybody's rows.
const GONE: &str = "DELETE FROM deadline WHERE client = ?2 AND +until <= ?1";
/// Rows that went: the index on `until` has them in the order in which they lie.
const WENT: &str = "SELECT section, warn_day, client, rule, subject, since FROM deadline INDEXED BY deadline_going
    WHERE until <= ?1 LIMIT ?2";
const TAKE_OUT: &str = "DELETE FROM deadline WHERE section = ?1 AND warn_day = ?2 AND client = ?3 AND rule = ?4
    AND subject = ?5 AND since = ?6";

/// One round of clearing: what it is about to do is looked up by `find`, and done a number at a time.
struct Round {
    /// Numbers to work on: of clients. `?1` is the generation in force, `?2` the number worked on before.
    find: &'static str,
    /// What is done about each: `?1` the generation in force, `?2` the number.
    /// The plus keeps the index on `until` out of it: it leads to everybody's rows.
    each: &'static str,
}

/// In this order nothing that lives is ever touched: what went, what was to go, what was to come.
const ROUNDS: &[Round] = &[
    Round {
        find: "SELECT client FROM deadline INDEXED BY deadline_going WHERE until > ?1 AND ?2 IS NOT NULL LIMIT ?3",
        each: "UPDATE deadline SET until = NULL WHERE client = ?2 AND +until > ?1",
    },
    Round {
        find: "SELECT DISTINCT client FROM deadline INDEXED BY deadline_client
             WHERE client > ?2 AND since > ?1 ORDER BY client LIMIT ?3",
        each: "DELETE FROM deadline WHERE client = ?2 AND since > ?1",
    },
    Round {
        find: "SELECT client FROM standing INDEXED BY standing_going WHERE until <= ?1 AND ?2 IS NOT NULL LIMIT ?3",
        each: "DELETE FROM standing WHERE client = ?2 AND +until <= ?1",
    },
    Round {
        find: "SELECT client FROM standing INDEXED BY standing_going WHERE until > ?1 AND ?2 IS NOT NULL LIMIT ?3",
        each: "UPDATE standing SET until = NULL WHERE client = ?2 AND +until > ?1",
    },
    Round {
        find: "SELECT client FROM standing WHERE client > ?2 AND since > ?1 ORDER BY client LIMIT ?3",
        each: "DELETE FROM standing WHERE client = ?2 AND since > ?1",
    },
];

/// Who prepares another generation: name, process, token, when it last wrote.
type Holder = (Option<String>, Option<String>, Option<i64>, Option<i64>);

impl SqliteStore {
    /// Clears up after a change of the law that ended or was interrupted; one that is still under way is left alone, and
    /// who carries it out is given back.
    pub(super) fn tidy(&self, now_ms: i64, lives: &dyn Fn(&str) -> Option<bool>) -> Result<Option<Clean>> {
        if let Some((who, process, token, seen_ms)) = self.holder()? {
            let silent = seen_ms.is_none_or(|seen| now_ms - seen >= SILENCE_MS);
            if process.as_deref().and_then(lives).unwrap_or(!silent) {
                return Ok(Some(who.as_deref().map(Clean::line).unwrap_or_default()));
            }
            self.give_up(token)?;
        }
        self.sweep()?;
        Ok(None)
    }

    fn holder(&self) -> Result<Option<Holder>> {
        let sql = "SELECT who, process, token, seen_ms FROM law WHERE only = 1 AND next IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()?)
    }

    /// Gives a preparation up: what it wrote will never be seen.
    pub(super) fn give_up(&self, token: Option<i64>) -> Result<()> {
        let transaction = self.begin()?;
        transaction
            .prepare_cached(
                "UPDATE law SET next = NULL, untidy = 1, who = NULL, process = NULL, token = NULL, seen_ms = NULL
                 WHERE only = 1 AND next IS NOT NULL AND token IS ?1",
            )?
            .execute([token])?;
        Ok(transaction.commit()?)
    }

    /// Takes out the rows that live no more.
    pub(super) fn sweep(&self) -> Result<()> {
        let state = Session::reading(&self.connection, &self.law).read_law_state()?;
        if !state.untidy || state.under_way.is_some() {
            return Ok(());
        }
        let change = Session::reading(&self.connection, &self.law).newest_change()?;
        if let Some(change) = &change {
            self.sweep_losers(change)?;
        }
        while self.sweep_rows()? {
            self.let_others_in()?;
        }
        for round in ROUNDS {
            let mut after = 0;
            while let Some(reached) = self.sweep_some(round, after)? {
                after = reached;
                self.let_others_in()?;
            }
        }
        self.all_tidy()
    }

    /// Takes the rows that went from those clients who lost a deadline for good, and tells them so in the same write.
    fn sweep_losers(&self, change: &Change) -> Result<()> {
        let (losers, generation) = {
            let session = Session::reading(&self.connection, &self.law);
            (session.losers()?, session.generation()?.current)
        };
        let mut left = losers.as_slice();
        while !left.is_empty() {
            let transaction = self.begin()?;
            self.insist_on_peace(&transaction, generation)?;
            let (start, session) = (Instant::now(), Session::reading(&transaction, &self.law));
            while let Some((client, rest)) = left.split_first().filter(|_| start.elapsed() < AT_MOST) {
                session.tell_vanished(*client, generation, change)?;
                transaction.prepare_cached(GONE)?.execute((generation, client.0))?;
                left = rest;
            }
            drop(session);
            transaction.commit()?;
            self.let_others_in()?;
        }
        Ok(())
    }

    /// One short write of taking out the rows that went, in the order in which they lie; false when none was left.
    fn sweep_rows(&self) -> Result<bool> {
        let transaction = self.begin()?;
        let session = Session::reading(&transaction, &self.law);
        let generation = session.generation()?.current;
        self.insist_on_peace(&transaction, generation)?;
        let start = Instant::now();
        let went = session.every(WENT, &[&generation, &ROWS], |row| {
            let place: (i64, i64, i64, String, String, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
            Ok(place)
        })?;
        let any = !went.is_empty();
        for place in went {
            transaction.prepare_cached(TAKE_OUT)?.execute(place)?;
            if start.elapsed() >= AT_MOST {
                break;
            }
        }
        drop(session);
        transaction.commit()?;
        Ok(any)
    }

    /// Between two short writes: the log is kept short, and whoever waits gets in.
    fn let_others_in(&self) -> Result<()> {
        self.settle_log(&Gate::default())?;
        std::thread::sleep(BREATH);
        Ok(())
    }

    /// One short write of a round; the number reached, or `None` when there was nothing left.
    fn sweep_some(&self, round: &Round, after: i64) -> Result<Option<i64>> {
        let generation = Session::reading(&self.connection, &self.law).generation()?.current;
        let mut found = {
            let mut statement = self.connection.prepare_cached(round.find)?;
            let rows = statement.query_map((generation, after, ROWS), |row| row.get::<_, i64>(0))?;
            rows.collect::<rusqlite::Result<Vec<i64>>>()?
        };
        found.sort_unstable();
        found.dedup();
        if found.is_empty() {
            return Ok(None);
        }
        let transaction = self.begin()?;
        self.insist_on_peace(&transaction, generation)?;
        let (start, mut reached) = (Instant::now(), after);
        for client in found {
            transaction.prepare_cached(round.each)?.execute((generation, client))?;
            reached = client;
            if start.elapsed() >= AT_MOST {
                break;
            }
        }
        transaction.commit()?;
        Ok(Some(reached))
    }

    /// Fails where somebody else began another change meanwhile: they have cleared up before.
    fn insist_on_peace(&self, transaction: &Transaction<'_>, generation: i64) -> Result<()> {
        let found = Session::reading(transaction, &self.law).generation()?;
        if found.next.is_none() && found.current == generation { Ok(()) } else { Err(Error::Busy) }
    }

    /// Says that every row lives again.
    fn all_tidy(&self) -> Result<()> {
        let transaction = self.begin()?;
        let generation = Session::reading(&transaction, &self.law).generation()?;
        if generation.next.is_none() && !leftovers(&transaction)? {
            for sql in ["DELETE FROM tally WHERE generation <> ?1", "UPDATE law SET untidy = 0 WHERE generation = ?1"] {
                transaction.prepare_cached(sql)?.execute([generation.current])?;
            }
            transaction.prepare_cached("DELETE FROM restage")?.execute([])?;
        }
        Ok(transaction.commit()?)
    }
}

fn leftovers(connection: &Connection) -> Result<bool> {
    let sql = "SELECT 1 FROM deadline INDEXED BY deadline_going WHERE until IS NOT NULL
        UNION ALL SELECT 1 FROM standing INDEXED BY standing_going WHERE until IS NOT NULL LIMIT 1";
    Ok(connection.prepare_cached(sql)?.exists([])?)
}
