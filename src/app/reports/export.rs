//! A report for a spreadsheet, and for other programs.

use super::{Cell, Report, two_letters};
use crate::app::error::{AppError, Result};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::files::control_list::ControlList;
use crate::files::export::write_new;
use crate::files::local::LocalPath;
use crate::i18n::Catalogue;
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

    /// For a spreadsheet, in the reader's language: one table under the other.
    pub fn csv(&self, words: &Catalogue) -> Vec<u8> {
        let (title, about) = self.heading(words);
        let facts = vec![(words.say(&self.as_of()), String::new()), (about, String::new())];
        let mut list = ControlList { lang: two_letters(words.lang()), title, facts, ..ControlList::default() };
        for (at, table) in self.tables.iter().enumerate() {
            let heads: Vec<String> = table.columns.iter().map(|column| column.head.seen(words)).collect();
            if at == 0 {
                list.heads = heads;
            } else {
                list.rows.extend([Vec::new(), vec![words.say(&table.title)], heads]);
            }
            list.rows.extend(table.rows.iter().map(|row| row.iter().map(|cell| cell.seen(words)).collect()));
        }
        list.csv().into_bytes()
    }

    /// A name for its file: `report-expiries-2026-11-23.csv`.
    pub fn file_name(&self) -> String {
        format!("report-{}-{}.csv", self.kind.as_str(), self.today)
    }
}

/// Writes a new file; one that is there is never written over.
///
/// # Errors
/// A refusal with what the system said.
pub fn save(file: &LocalPath, bytes: &[u8]) -> Result<()> {
    save_or_say(file, bytes, ("reports-file-there", "reports-file-failed"))
}

/// The same with sentences of one's own: for a file that is there already, and for one that could not be written.
///
/// # Errors
/// A refusal with one of the two.
pub fn save_or_say(file: &LocalPath, bytes: &[u8], (taken, failed): (&str, &str)) -> Result<()> {
    write_new(file, bytes).map_err(|error| {
        let file = file.path().display().to_string();
        let there = error.kind() == std::io::ErrorKind::AlreadyExists;
        let phrase = Phrase::new(if there { taken } else { failed }).text("file", &file);
        AppError::refused(if there { phrase } else { phrase.text("why", error.to_string()) })
    })
}
