//! A whole office into a new file: rows are put where they belong, what follows from them is derived, everything is
//! proved, and only then does the file get its name.
//!
//! Invariants: rows come in the order in which they were dumped; what does not fit, is out of order or unknown is refused
//! before anything else is read; memory does not grow with the number of clients.

use super::bulk::Range;
use super::dump::{Table, Takes, Whole, tables};
use super::law::{self, Law};
use super::migrate::FORMAT;
use super::search::Found;
use super::session::Session;
use super::standing::Standing;
use super::{bulk, error, open};
use crate::domain::deadline::derive;
use crate::domain::phrase::Phrase;
use crate::domain::portable::{Row, Value};
use crate::store::dump::{Derived, Extent};
use crate::store::{Act, Error, Result};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql};
use std::cmp::Ordering;
use std::path::Path;

/// Clients derived at once.
const BATCH: usize = 128;
/// Pages kept meanwhile, in KiB, as SQLite wants it said.
const CACHE: i64 = -131_072;

/// Makes a database out of what `feed` gives, where nothing lies yet, readable by its owner alone; it appears whole, or
/// not at all. `act` is who does it: for the day that deadlines are derived for; nothing of it is journalled.
///
/// # Errors
/// [`Error::Refused`] when something lies there already, for a row that does not belong where it came, for a reference to
/// nothing, and for a journal that does not verify; [`Error::Newer`]; [`Error::Stopped`]; those of `feed`.
pub fn load(path: &Path, act: &Act, (feed, derived): Whole<'_>) -> Result<()> {
    open::create_with(path, |connection| {
        connection.pragma_update(None, "cache_size", CACHE)?;
        // Records refer to each other in both directions; what is still missing at the end is looked for then.
        connection.pragma_update(None, "defer_foreign_keys", true)?;
        let mut loader = Loader { connection, tables: tables()?, place: 0, last: Vec::new() };
        let guard = loader.without_guard()?;
        feed(&mut loader)?;
        connection.execute_batch(&guard)?;
        settle(connection, act, derived)
    })
}

/// Puts rows into the new file.
struct Loader<'c> {
    connection: &'c Connection,
    tables: Vec<Table>,
    /// The table that rows come for now.
    place: usize,
    /// The key of the row before, in that table.
    last: Vec<Value<'static>>,
}

impl Takes for Loader<'_> {
    fn begin(&mut self, extent: &Extent) -> Result<()> {
        if extent.database > FORMAT {
            return Err(Error::Newer { found: extent.database, known: FORMAT });
        }
        let known = |name: &str| self.tables.iter().any(|table| table.name == name);
        match extent.counts.iter().all(|(name, _)| known(name)) {
            true => Ok(()),
            false => Err(Error::refused("store-load-kind")),
        }
    }

    fn take(&mut self, row: &Row<'_>) -> Result<()> {
        self.go_to(&row.kind)?;
        let table = &self.tables[self.place];
        let cells = cells(table, row)?;
        let key: Vec<Value<'static>> = table.key.iter().map(|at| cells[*at].kept()).collect();
        if !self.last.is_empty() && !follows(&key, &self.last) {
            return Err(Error::refused("store-load-order"));
        }
        self.last = key;
        put(self.connection, table, &cells)
    }
}

impl Loader<'_> {
    fn go_to(&mut self, kind: &str) -> Result<()> {
        if self.tables.get(self.place).is_some_and(|table| table.name == kind) {
            return Ok(());
        }
        match self.tables.iter().position(|table| table.name == kind) {
            Some(place) if place > self.place => {
                self.place = place;
                self.last.clear();
                Ok(())
            }
            Some(_) => Err(Error::refused("store-load-order")),
            None => Err(Error::refused("store-load-kind")),
        }
    }

    /// Takes away the trigger that lets only the newest entry of the journal get its content: entries come first here,
    /// all contents after them. Gives the words that put it back.
    fn without_guard(&self) -> Result<String> {
        let sql = "SELECT sql FROM sqlite_schema WHERE name = 'op_payload_no_second'";
        let words: String = self.connection.query_row(sql, [], |row| row.get(0))?;
        self.connection.execute_batch("DROP TRIGGER op_payload_no_second")?;
        Ok(words)
    }
}

/// The values of a row in the order of the table's columns.
fn cells<'r>(table: &Table, row: &'r Row<'_>) -> Result<Vec<Value<'r>>> {
    let mut left = row.values.len();
    let cells = table.columns.iter().map(|column| match row.values.iter().find(|(name, _)| *name == column.name) {
        Some((_, value)) => {
            left -= 1;
            borrowed(value)
        }
        None => column.default.map_or(Value::Nothing, Value::Number),
    });
    let cells = cells.collect();
    if left == 0 { Ok(cells) } else { Err(Error::refused("store-load-column")) }
}

fn borrowed<'r>(value: &'r Value<'_>) -> Value<'r> {
    match value {
        Value::Nothing => Value::Nothing,
        Value::Number(number) => Value::Number(*number),
        Value::Text(text) => Value::Text(text.as_ref().into()),
        Value::Bytes(bytes) => Value::Bytes(bytes.as_ref().into()),
    }
}

fn follows(key: &[Value<'_>], last: &[Value<'_>]) -> bool {
    let mut pairs = key.iter().zip(last).map(|(new, old)| new.order(old));
    pairs.find(|order| *order != Some(Ordering::Equal)).flatten() == Some(Ordering::Greater)
}

/// A value as the engine takes it.
struct Bound<'v>(&'v Value<'v>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Nothing => ValueRef::Null,
            Value::Number(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn put(connection: &Connection, table: &Table, cells: &[Value<'_>]) -> Result<()> {
    let done = connection.prepare_cached(&table.insert)?.execute(rusqlite::params_from_iter(cells.iter().map(Bound)));
    match done {
        Ok(_) => Ok(()),
        // A condition of the table, a number given twice, a text where a number belongs.
        Err(said) if error::code(&said).is_some_and(|code| code & 0xff == error::CHECK & 0xff) => {
            Err(Error::refused("store-load-value"))
        }
        Err(said) => Err(said.into()),
    }
}

/// Derives and proves what was taken in.
fn settle(connection: &Connection, act: &Act, derived: Derived<'_>) -> Result<()> {
    no_loose_end(connection)?;
    law::begin(connection)?;
    let law = Law::new(derive);
    let session = Session::writing(connection, &law, act);
    law::list_rules(connection, session.book()?.as_ref())?;
    let clients = bulk::all_clients(connection)?;
    for (batch, chunk) in clients.chunks(BATCH).enumerate() {
        if let (Some(first), Some(last)) = (chunk.first(), chunk.last()) {
            session.derive_between((*first, *last), act)?;
        }
        if !derived((batch * BATCH + chunk.len()).min(clients.len()), clients.len()) {
            return Err(Error::Stopped);
        }
    }
    session.keep_tallies()?;
    let (_, _, faults) = session.verify_chain(&mut |_| {})?;
    match faults.first() {
        None => Ok(()),
        Some(fault) => Err(Error::Refused(Phrase::new("store-load-journal").text("fault", fault))),
    }
}

/// Every reference leads to a record.
fn no_loose_end(connection: &Connection) -> Result<()> {
    let sql = "SELECT \"table\", rowid FROM pragma_foreign_key_check LIMIT 1";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?));
    match connection.query_row(sql, [], row).optional()? {
        None => Ok(()),
        Some((table, id)) => {
            let number = id.map_or_else(String::new, |id| id.to_string());
            Err(Error::Refused(Phrase::new("store-load-reference").text("kind", table).text("id", number)))
        }
    }
}

impl Session<'_> {
    /// Derives the clients between two numbers of whom nothing is derived yet.
    fn derive_between(&self, range: Range, act: &Act) -> Result<()> {
        for dossier in self.load_between(range)? {
            let wanted = self.wanted(&dossier, act.today)?;
            self.replace(&[], &wanted)?;
            let standing = Standing::wanted(&dossier, &wanted, act.today);
            self.keep_standing(dossier.client.id, standing)?;
            self.index(dossier.client.id, &Found::of(&dossier))?;
        }
        Ok(())
    }
}
