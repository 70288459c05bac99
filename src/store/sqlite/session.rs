//! One transaction: the verbs of the contract over a connection. Reading and writing share it; what a write has to
//! remember until its end stands in [`Pending`].

use super::cell::Cell;
use super::early::Early;
use super::generation::Generation;
use super::hidden::Hidden;
use super::kept::Shelf;
use super::law::Law;
use super::veil::Door;
use crate::domain::clean::Clean;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::record::{Key, Kind};
use crate::store::{Act, Result};
use rusqlite::{CachedStatement, Connection, Params, Row, ToSql};
use std::cell::{Cell as Once, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// A transaction under way.
pub(super) struct Session<'c> {
    /// The connection, inside a transaction.
    pub(super) connection: Door<'c>,
    /// The rulebook and calendar of this connection.
    pub(super) law: &'c Law,
    /// Handles of staff, read when first needed.
    pub(super) handles: RefCell<Option<Arc<HashMap<StaffId, Clean>>>>,
    /// What a write remembers; empty and unused in a read.
    pub(super) pending: Pending,
    /// The generation in force, once it was asked for.
    pub(super) generation: Once<Option<Generation>>,
    /// What is hidden from whoever writes; nothing in a reading, which does not see it at all.
    pub(super) hidden: Hidden,
    /// Statements that this transaction runs again and again.
    held: RefCell<Vec<(&'static str, CachedStatement<'c>)>>,
    /// Where an order of many rows is kept for the next page; none where no further page will be asked for.
    pub(super) shelf: Option<&'c Shelf>,
}

/// Named values of a record before or after a change.
pub(super) type Values = Vec<(&'static str, Cell)>;

/// One change of one record, for the journal.
pub(super) struct Changed {
    /// Which record.
    pub(super) key: Key,
    /// In whose history it stands.
    pub(super) client: Option<ClientId>,
    /// Old values of the changed fields; `None` when the record is new.
    pub(super) old: Option<Values>,
    /// New values of the changed fields; `None` when it was removed.
    pub(super) new: Option<Values>,
}

/// What a write remembers until its end.
#[derive(Default)]
pub(super) struct Pending {
    /// The office date and reason.
    pub(super) act: Option<Act>,
    /// Changes in the order they were made.
    pub(super) changes: Vec<Changed>,
    /// Clients to derive again, in the order they were touched, and the same as a set.
    pub(super) touched: Vec<ClientId>,
    /// The same as a set.
    pub(super) known: HashSet<ClientId>,
    /// Clients of whom nothing was known before this write: nothing is stored that follows from them, and whoever leans
    /// on one was changed by this write too.
    pub(super) newcomers: HashSet<ClientId>,
    /// What is stored of those of them to whom this write did nothing but add.
    pub(super) fresh: RefCell<HashMap<ClientId, Box<Dossier>>>,
    /// Those of them who are derived already.
    pub(super) early: RefCell<Early>,
    /// Clients whose permits changed: others may lean on them.
    pub(super) lenders: HashSet<ClientId>,
    /// Numbers given out, by counter.
    pub(super) counters: BTreeMap<String, i64>,
    /// How the tallies change: generation, what is counted, officer, day.
    pub(super) tallies: RefCell<HashMap<(i64, i64, i64, i64), i64>>,
    /// Settings changed: name, old and new value.
    pub(super) settings: Vec<(String, Option<String>, String)>,
    /// The review that this act closes.
    pub(super) sign_off: Option<super::reviews::Closed>,
    /// What happened without changing a record: about whom, in words.
    pub(super) events: Vec<(Option<ClientId>, Clean)>,
    /// The group that this act undoes.
    pub(super) undoes: Option<i64>,
    /// What leaves the search is only struck out.
    pub(super) strikes_out: bool,
    /// How many records were put or removed.
    pub(super) records: usize,
    /// Clients whose data were destroyed.
    pub(super) erased: Vec<ClientId>,
    /// Entries in nobody's history whose content was destroyed.
    pub(super) taken: Vec<i64>,
}

impl<'c> Session<'c> {
    /// A session for reading.
    pub(super) fn reading(connection: &'c Connection, law: &'c Law) -> Self {
        Self::veiled(Door::open(connection), law)
    }

    /// A session for reading through a door.
    pub(super) fn veiled(connection: Door<'c>, law: &'c Law) -> Self {
        Self {
            connection,
            law,
            handles: RefCell::new(None),
            pending: Pending::default(),
            generation: Once::new(None),
            hidden: Hidden::default(),
            held: RefCell::new(Vec::new()),
            shelf: None,
        }
    }

    /// The same with a place for an order of many rows.
    pub(super) fn keeping(self, shelf: &'c Shelf) -> Self {
        Self { shelf: Some(shelf), ..self }
    }

    /// A session for writing.
    pub(super) fn writing(connection: &'c Connection, law: &'c Law, act: &Act) -> Self {
        let pending = Pending { act: Some(act.clone()), ..Pending::default() };
        Self { pending, ..Self::reading(connection, law) }
    }

    /// Marks a client to be derived again.
    pub(super) fn touch(&mut self, client: ClientId) {
        if self.pending.known.insert(client) {
            self.pending.touched.push(client);
        }
    }

    /// The next number of a counter; the table is brought up to date at the end of the write.
    pub(super) fn count_up(&mut self, name: &str) -> Result<i64> {
        if let Some(value) = self.pending.counters.get_mut(name) {
            *value += 1;
            return Ok(*value);
        }
        let next = self.counter(name)? + 1;
        self.pending.counters.insert(name.to_owned(), next);
        Ok(next)
    }

    pub(super) fn counter(&self, name: &str) -> Result<i64> {
        let mut statement =
            self.connection.prepare_cached("SELECT coalesce(max(value), 0) FROM counter WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0))?)
    }

    /// Writes the counters used.
    pub(super) fn keep_counters(&self) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO counter (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?;
        for (name, value) in &self.pending.counters {
            statement.execute((name, value))?;
        }
        Ok(())
    }

    /// Runs a statement that may be run for every row of a large write, and says how many rows it changed.
    pub(super) fn run(&self, sql: &'static str, values: impl Params) -> rusqlite::Result<usize> {
        self.with_held(sql, |statement| statement.execute(values))
    }

    /// The same with a row's values, of which most are nothing.
    pub(super) fn run_with_row(&self, sql: &'static str, row: &[Cell]) -> rusqlite::Result<usize> {
        self.with_held(sql, |statement| {
            // What is not bound is NULL; binding that too would be half of all binding.
            statement.clear_bindings();
            for (at, cell) in row.iter().enumerate().filter(|(_, cell)| **cell != Cell::Null) {
                statement.raw_bind_parameter(at + 1, cell)?;
            }
            statement.raw_execute()
        })
    }

    /// Keeps the statement at hand: looking it up among all by its text costs up to a tenth of running it.
    fn with_held<T>(
        &self,
        sql: &'static str,
        work: impl FnOnce(&mut CachedStatement<'c>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let mut held = self.held.borrow_mut();
        let known = held.iter().position(|(text, _)| std::ptr::eq(*text, sql));
        let at = known.unwrap_or(held.len());
        if known.is_none() {
            held.push((sql, self.connection.prepare_cached(sql)?));
        }
        work(&mut held[at].1)
    }

    /// The handles of all staff, by number.
    pub(super) fn known_handles(&self) -> Result<Arc<HashMap<StaffId, Clean>>> {
        if let Some(known) = &*self.handles.borrow() {
            return Ok(Arc::clone(known));
        }
        let known = Arc::new(self.all_handles()?);
        *self.handles.borrow_mut() = Some(Arc::clone(&known));
        Ok(known)
    }

    fn all_handles(&self) -> Result<HashMap<StaffId, Clean>> {
        let mut statement = self.connection.prepare_cached("SELECT id, coalesce(login, name) FROM staff")?;
        let rows = statement.query_map([], |row| Ok((StaffId(row.get(0)?), Clean::line(row.get_ref(1)?.as_str()?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All numbers that a statement with one parameter gives.
    pub(super) fn numbers(&self, sql: &str, parameter: i64) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([parameter], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All rows of a statement.
    pub(super) fn every<T>(
        &self,
        sql: &str,
        values: &[&dyn ToSql],
        read: impl Fn(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }

    /// The name of the counter for the numbers of a kind.
    pub(super) const fn counter_of(kind: Kind) -> &'static str {
        kind.as_str()
    }
}
