//! A report for other programs. For spreadsheets and printers it goes the way of all lists: `app::export`.

use super::{Cell, Report};
use crate::domain::day::Day;
use serde::Serialize;
use serde_json::{Map, Value};

/// A report as other programs read it.
#[derive(Debug, Serialize)]
pub struct ReportDocument {
    /// What it is about.
    pub report: &'static str,
    /// The office date it was read on.
    pub as_of: Day,
    /// The first day it is about.
    pub from: Option<Day>,
    /// The last one.
    pub until: Option<Day>,
    /// Its tables by name: a list of rows each, a value a column.
    pub tables: Map<String, Value>,
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Named(id, _) => id.clone().into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Days(days) => (*days).into(),
    }
}

impl Report {
    /// For other programs: stable names, no language.
    pub fn document(&self) -> ReportDocument {
        let tables = self.tables.iter().map(|table| {
            let rows = table.rows.iter().map(|row| {
                let named = table.columns.iter().zip(row).map(|(column, cell)| (column.id.clone(), value(cell)));
                Value::Object(named.collect())
            });
            (table.id.to_owned(), Value::Array(rows.collect()))
        });
        ReportDocument {
            report: self.kind.as_str(),
            as_of: self.today,
            from: self.span.map(|(from, _)| from),
            until: self.span.map(|(_, until)| until),
            tables: tables.collect(),
        }
    }
}
