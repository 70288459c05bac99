//! Tables on their way out, one row after the other: for a spreadsheet ([`csv`], [`xlsx`]), for programs ([`json`]), for a
//! printer ([`html`]).
//!
//! Invariants: every text is cleaned here once more, whatever it was; nothing that stands in a cell is calculated by a
//! spreadsheet, obeyed by a terminal or run by a browser; memory does not grow with the number of rows. Heads and words
//! come in the reader's language; ids and days of [`json`] have none.

pub mod csv;
pub mod html;
pub mod json;
pub mod xlsx;

use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::i18n::Catalogue;
use std::io::{self, Write};

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// UTF-8 with a byte order mark and `;`.
    Csv,
    /// A workbook with real dates.
    Xlsx,
    /// An array of objects; of several tables an object of arrays.
    Json,
    /// A page of its own, for A4.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Html];

    /// How the names of such files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// What stands on top of all tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// What it is.
    pub title: String,
    /// Name and value: the office date, the filter.
    pub facts: Vec<(String, String)>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Stable name for programs.
    pub id: String,
    /// Head for people.
    pub head: String,
    /// About so many characters wide.
    pub width: u16,
}

/// A table before its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Stable name for programs.
    pub id: String,
    /// What it lists; empty where the heading says it already.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What is said where there are no rows.
    pub empty: String,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text; also a number that nobody calculates with, such as an IIN or a telephone.
    Text(String),
    /// One of a closed list: its id for programs, its word for people.
    Word(String, String),
    /// A day.
    Day(Day),
    /// How many.
    Number(i64),
    /// How pressing it is: a sign, a word, and where it can be a colour.
    Level(Level),
}

impl Cell {
    /// A text, cleaned; nothing where nothing is left.
    pub fn text(text: impl AsRef<str>) -> Self {
        Clean::note(text.as_ref()).non_empty().map_or(Self::Empty, |text| Self::Text(text.to_string()))
    }

    /// A text that may be missing.
    pub fn maybe(text: Option<impl AsRef<str>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A day that may be missing.
    pub fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// As people read it.
    pub fn seen(&self, words: &Catalogue) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Word(_, text) => Clean::note(text).to_string(),
            Self::Day(day) => words.day(*day),
            Self::Number(number) => number.to_string(),
            Self::Level(level) => {
                let word = words.text(&format!("level-{}", level.as_str()));
                format!("{} {word}", sign(*level)).trim_start().to_owned()
            }
        }
    }
}

/// The sign of a level: what is pressing is seen without colours.
pub const fn sign(level: Level) -> &'static str {
    match level {
        Level::Breach => "‼",
        Level::Overdue => "!",
        Level::Today => ">",
        Level::Unknown => "?",
        Level::Critical | Level::Soon | Level::Later => "",
    }
}

/// The fill behind a level, as `RRGGBB`; black letters can be read on each of them. What is far away has none.
pub const fn fill(level: Level) -> Option<&'static str> {
    match level {
        Level::Breach => Some("F4B6B6"),
        Level::Overdue => Some("F8CFAE"),
        Level::Today => Some("FBE59B"),
        Level::Critical => Some("FFF3C4"),
        Level::Soon => Some("E3F0D9"),
        Level::Unknown => Some("E4E4E4"),
        Level::Later => None,
    }
}

/// Whoever writes tables.
pub trait Tables {
    /// Begins the next table.
    ///
    /// # Errors
    /// Those of the writer.
    fn table(&mut self, table: &Table) -> io::Result<()>;

    /// The next row of the table, a cell a column.
    ///
    /// # Errors
    /// Those of the writer.
    fn row(&mut self, cells: &[Cell]) -> io::Result<()>;

    /// Ends the last table and the file.
    ///
    /// # Errors
    /// Those of the writer.
    fn finish(&mut self) -> io::Result<()>;
}

/// What a file is about, and in whose language.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The reader's language.
    pub words: &'a Catalogue,
    /// What stands on top.
    pub heading: &'a Heading,
    /// There will be several tables.
    pub several: bool,
}

/// A writer of that format.
///
/// # Errors
/// Those of the writer.
pub fn tables<'w>(format: Format, about: About<'w>, to: &'w mut dyn Write) -> io::Result<Box<dyn Tables + 'w>> {
    Ok(match format {
        Format::Csv => Box::new(csv::Csv::new(about, to)?),
        Format::Xlsx => Box::new(xlsx::Xlsx::new(about, to)),
        Format::Json => Box::new(json::Json::new(about, to)),
        Format::Html => Box::new(html::Html::new(about, to)?),
    })
}

#[cfg(test)]
mod tests;
