//! Tables as JSON: an array of objects, a line each; of several tables an object of such arrays. Absent values are `null`,
//! days `YYYY-MM-DD`, words of closed lists their ids.

use super::{About, Cell, Table, Tables};
use crate::domain::clean::Clean;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// Writes JSON.
pub struct Json<'w> {
    several: bool,
    to: &'w mut dyn Write,
    ids: Vec<String>,
    tables: usize,
    rows: usize,
}

impl<'w> Json<'w> {
    pub(super) fn new(about: About<'w>, to: &'w mut dyn Write) -> Self {
        Self { several: about.several, to, ids: Vec::new(), tables: 0, rows: 0 }
    }

    fn end_table(&mut self) -> io::Result<()> {
        match self.tables {
            0 => Ok(()),
            _ => self.to.write_all(if self.rows == 0 { b"]" } else { b"\n]" }),
        }
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Clean::note(text).as_str().into(),
        Cell::Word(id, _) if id.is_empty() => Value::Null,
        Cell::Word(id, _) => id.as_str().into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Number(number) => (*number).into(),
        Cell::Level(level) => level.as_str().into(),
    }
}

impl Tables for Json<'_> {
    fn table(&mut self, table: &Table) -> io::Result<()> {
        self.end_table()?;
        if self.several {
            self.to.write_all(if self.tables == 0 { b"{" } else { b",\n" })?;
            serde_json::to_writer(&mut self.to, &table.id)?;
            self.to.write_all(b":")?;
        }
        self.ids = table.columns.iter().map(|column| column.id.clone()).collect();
        (self.tables, self.rows) = (self.tables + 1, 0);
        self.to.write_all(b"[")
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.to.write_all(if self.rows == 0 { b"\n" } else { b",\n" })?;
        self.rows += 1;
        let named: Map<String, Value> = self.ids.iter().cloned().zip(cells.iter().map(value)).collect();
        Ok(serde_json::to_writer(&mut self.to, &named)?)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.end_table()?;
        self.to.write_all(match (self.several, self.tables) {
            (true, 0) => b"{}\n",
            (true, _) => b"}\n",
            (false, 0) => b"[]\n",
            (false, _) => b"\n",
        })?;
        self.to.flush()
    }
}
