//! A whole office row by row, driven by the schema: a table that is added travels by itself.
//!
//! Tables, their order and their columns are read from `schema.sql`, never from the file: one that climbed from an older
//! format has its columns in another order, and must give the same rows. [`DERIVED`] names what does not travel.

use super::migrate::{FORMAT, write_schema};
use crate::domain::portable::{Row, Value};
pub(super) use crate::store::dump::Takes;
use crate::store::dump::{Derived, Extent, Feed};
use crate::store::{Error, Result};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::borrow::Cow;

/// What follows from the rows that travel, or tells how this one file is doing: derived or begun anew on arrival.
pub(super) const DERIVED: [&str; 14] = [
    "deadline",
    "standing",
    "tally",
    "number_key",
    "search_text",
    "search",
    "search_data",
    "search_idx",
    "search_docsize",
    "search_config",
    "rule",
    "law",
    "restage",
    "presence",
];

pub(super) type Whole<'w> = (Feed<'w>, Derived<'w>);

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// What stands there when an older file does not know the column.
    pub(super) default: Option<i64>,
}

/// A table that travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: String,
    /// Its columns in the order of the schema.
    pub(super) columns: Vec<Column>,
    /// The same, quoted, with commas between.
    list: String,
    /// What puts a row there.
    pub(super) insert: String,
    /// Places of the columns by which its rows are ordered: its primary key.
    pub(super) key: Vec<usize>,
}

impl Table {
    fn read(schema: &Connection, name: String) -> Result<Self> {
        let mut statement = schema.prepare("SELECT name, dflt_value, pk FROM pragma_table_info(?1) ORDER BY cid")?;
        let rows = statement.query_map([&name], |row| {
            let default: Option<String> = row.get(1)?;
            let column = Column { name: row.get(0)?, default: default.and_then(|text| text.parse().ok()) };
            Ok((column, row.get::<_, i64>(2)?))
        })?;
        let found: Vec<(Column, i64)> = rows.collect::<rusqlite::Result<_>>()?;
        let mut key: Vec<(i64, usize)> =
            found.iter().enumerate().filter(|(_, (_, rank))| *rank > 0).map(|(at, (_, rank))| (*rank, at)).collect();
        key.sort_unstable();
        let columns: Vec<Column> = found.into_iter().map(|(column, _)| column).collect();
        let list = columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ");
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
        let insert = format!("INSERT INTO \"{name}\" ({list}) VALUES ({})", places.join(", "));
        Ok(Self { name, columns, list, insert, key: key.into_iter().map(|(_, at)| at).collect() })
    }

    fn count(&self, connection: &Connection) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM \"{}\"", self.name);
        let count: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    fn each(&self, connection: &Connection, to: &mut dyn Takes) -> Result<()> {
        let order: Vec<String> = self.key.iter().map(|at| format!("\"{}\"", self.columns[*at].name)).collect();
        let sql = format!("SELECT {} FROM \"{}\" ORDER BY {}", self.list, self.name, order.join(", "));
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut values = Vec::with_capacity(self.columns.len());
            for (at, column) in self.columns.iter().enumerate() {
                let value = self.value(row.get_ref(at)?)?;
                if value != Value::Nothing {
                    values.push((Cow::Borrowed(column.name.as_str()), value));
                }
            }
            to.take(&Row { kind: Cow::Borrowed(&self.name), values })?;
        }
        Ok(())
    }

    fn value<'r>(&self, value: ValueRef<'r>) -> Result<Value<'r>> {
        let damaged = || Error::Damaged(format!("{}: a text that is none", self.name));
        Ok(match value {
            ValueRef::Null => Value::Nothing,
            ValueRef::Integer(number) => Value::Number(number),
            ValueRef::Text(text) => Value::Text(Cow::Borrowed(std::str::from_utf8(text).map_err(|_| damaged())?)),
            ValueRef::Blob(bytes) => Value::Bytes(Cow::Borrowed(bytes)),
            ValueRef::Real(_) => return Err(damaged()),
        })
    }
}

/// The tables that travel, in the order of the schema: records first, parents before what hangs on them.
pub(super) fn tables() -> Result<Vec<Table>> {
    let schema = Connection::open_in_memory()?;
    write_schema(&schema)?;
    let mut statement = schema.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )?;
    let names: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let travels = names.into_iter().filter(|name| !DERIVED.contains(&name.as_str()));
    travels.map(|name| Table::read(&schema, name)).collect()
}

fn count(tables: &[Table], connection: &Connection) -> Result<Vec<(String, u64)>> {
    tables.iter().map(|table| Ok((table.name.clone(), table.count(connection)?))).collect()
}

/// How many rows of each kind travel, of kinds that have any.
pub(super) fn counts(connection: &Connection) -> Result<Vec<(String, u64)>> {
    Ok(count(&tables()?, connection)?.into_iter().filter(|(_, count)| *count > 0).collect())
}

/// Hands everything over as it stands in one reading.
pub(super) fn dump(connection: &Connection, to: &mut dyn Takes) -> Result<()> {
    let transaction = connection.unchecked_transaction()?;
    let tables = tables()?;
    to.begin(&Extent { database: FORMAT, counts: count(&tables, &transaction)? })?;
    tables.iter().try_for_each(|table| table.each(&transaction, to))
}
