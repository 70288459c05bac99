//! The file of rows that were not taken in, ready to be mended and imported again: the input's own columns under its own
//! header, and the reason behind them. Separator and encoding are those of the input; of a workbook it is a CSV that
//! spreadsheets open by a click, since other programs rely on the name.
//!
//! A date that only the other rows of the input told how to read is written out plainly, since they stay behind; titles
//! above the header stay behind too.

use super::cells::is_open;
use super::columns::{Field, Look, synonyms};
use super::csv_rows::push_separated;
use super::encoding::Written;
use super::register::Register;
use crate::domain::clean::Clean;
use crate::domain::day::iso;
use std::borrow::Cow;

/// A file to be written beside the person's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// `<name>.refused.csv`, without a folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The name of the file for a sheet of that name.
fn file_name(sheet: &str) -> String {
    let name = sheet.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let stem: String = Clean::line(stem).chars().filter(|c| !matches!(c, ':' | '*' | '?' | '"' | '<' | '>')).collect();
    let stem = stem.trim_start_matches(['.', '-']).to_owned();
    format!("{}.refused.csv", if stem.is_empty() { "sheet" } else { &stem })
}

/// Writes the rows, each with its reason; `heading` stands over the reasons.
pub fn file(register: &Register, name: &str, heading: &str, rows: &[(usize, String)]) -> RefusedFile {
    RefusedFile { name: file_name(name), bytes: Table::new(register, heading, rows).text() }
}

/// What is to be written, row by row.
struct Table<'a> {
    register: &'a Register,
    heading: &'a str,
    rows: &'a [(usize, String)],
    /// Columns of the input before that of the reasons; one that is such a column already gets them again.
    width: usize,
}

impl<'a> Table<'a> {
    fn new(register: &'a Register, heading: &'a str, rows: &'a [(usize, String)]) -> Self {
        let columns = &register.header.columns;
        let again = columns.last().is_some_and(|column| column.header.as_str() == heading);
        Self { register, heading, rows, width: columns.len() - usize::from(again) }
    }

    /// The rows of the header as the input has them.
    fn headers(&self) -> impl Iterator<Item = Vec<Cow<'a, str>>> {
        let (register, header) = (self.register, &self.register.header);
        (header.first..=header.row).map(|row| {
            let cells = (0..self.width).map(|column| Cow::Borrowed(register.sheet.cell(row, column)));
            let reason = if row == header.row { self.heading } else { "" };
            cells.chain([Cow::Borrowed(reason)]).collect()
        })
    }

    fn records(&self) -> impl Iterator<Item = Vec<Cow<'a, str>>> {
        self.rows.iter().map(|(row, reason)| {
            let cells = self.register.header.columns.iter().take(self.width);
            let cells = cells.map(|column| self.cell(*row, column.index, column.field));
            cells.chain([Cow::Borrowed(reason.as_str())]).collect()
        })
    }

    /// A cell as it stands there; a date that could be read in two ways as it was read.
    fn cell(&self, row: usize, column: usize, field: Option<Field>) -> Cow<'a, str> {
        let cell = self.register.sheet.cell(row, column);
        let read = field
            .filter(|field| is_dated(*field) && is_open(cell))
            .and_then(|field| super::cells::day(cell, self.register.dates(field)).ok());
        read.map_or(Cow::Borrowed(cell), |day| Cow::Owned(iso(day)))
    }

    fn text(&self) -> Vec<u8> {
        let (separator, written) = self.register.sheet.text_file.unwrap_or((b';', Written::default()));
        let mut text = String::new();
        for row in self.headers().chain(self.records()) {
            push_separated(&mut text, row.iter().map(Cow::as_ref), char::from(separator));
        }
        written.encode(&text)
    }
}

fn is_dated(field: Field) -> bool {
    synonyms().column(field).is_some_and(|column| matches!(column.look, Look::Date | Look::Mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_has_no_folder() {
        assert_eq!(file_name("../../etc/клиенты.2026.csv"), "клиенты.2026.refused.csv");
        assert_eq!(file_name("-"), "sheet.refused.csv");
        assert_eq!(file_name("список.xlsx"), "список.refused.csv");
    }
}
