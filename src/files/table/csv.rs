//! Tables as CSV. One table is its heads and its rows, which an import can read; several stand one under the other, each
//! under its title.

use super::{About, Cell, Table, Tables};
use crate::files::csv_rows::{BYTE_ORDER_MARK, push_cell, push_row};
use std::io::{self, Write};

/// Writes CSV.
pub struct Csv<'w> {
    about: About<'w>,
    to: &'w mut dyn Write,
    line: String,
}

impl<'w> Csv<'w> {
    pub(super) fn new(about: About<'w>, to: &'w mut dyn Write) -> io::Result<Self> {
        write!(to, "{BYTE_ORDER_MARK}")?;
        let mut csv = Self { about, to, line: String::new() };
        if about.several {
            csv.put([about.heading.title.as_str()])?;
            for (name, value) in &about.heading.facts {
                csv.put([name.as_str(), value.as_str()])?;
            }
        }
        Ok(csv)
    }

    fn put<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        self.line.clear();
        push_row(&mut self.line, cells);
        self.to.write_all(self.line.as_bytes())
    }
}

impl Tables for Csv<'_> {
    fn table(&mut self, table: &Table) -> io::Result<()> {
        if self.about.several {
            self.put([])?;
            self.put([table.title.as_str()])?;
        }
        self.put(table.columns.iter().map(|column| column.head.as_str()))
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.line.clear();
        for (place, cell) in cells.iter().enumerate() {
            if place > 0 {
                self.line.push(';');
            }
            match cell {
                // A count below zero is no formula.
                Cell::Number(number) => self.line.push_str(&number.to_string()),
                other => push_cell(&mut self.line, &other.seen(self.about.words)),
            }
        }
        self.line.push_str("\r\n");
        self.to.write_all(self.line.as_bytes())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
