//! Reports: what ends in the weeks ahead, how long cases take, why filings come back, which papers are outstanding. Each
//! is charts and the tables behind them, in words that any face can say, with the day it was read on.
//!
//! Walk: the store counts (one aggregate each) → `expiries`, `stages`, `refusals` and `outstanding` arrange the counts →
//! screen, command line and file read the same [`Report`].

mod expiries;
mod export;
mod outstanding;
mod refusals;
mod stages;

pub use export::ReportDocument;

use super::desk::Desk;
use super::error::Result;
use crate::domain::choice::choices;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use crate::store::{self, Reads};
use chrono::{Days, Months};
use std::collections::{BTreeMap, HashMap};

choices! {
    /// What a report is about.
    ReportKind {
        /// Stays and papers that end, by week and officer.
        Expiries = "expiries",
        /// Cases by stage, and how long they take.
        Stages = "stages",
        /// Filings refused, returned or not accepted, by ground and paper.
        Refusals = "refusals",
        /// Papers asked for and not here yet, by age.
        Outstanding = "outstanding",
    }
}

impl ReportKind {
    /// The message with its name.
    pub fn title_id(self) -> String {
        format!("reports-title-{}", self.as_str())
    }

    /// The message that says what it counts.
    pub fn about_id(self) -> String {
        format!("reports-about-{}", self.as_str())
    }
}

/// What something is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// As it was recorded: a login.
    Text(Clean),
    /// A sentence of the catalogues.
    Said(Phrase),
    /// A title of the rulebook.
    Titles(Titles),
    /// A day.
    Day(Day),
}

impl Label {
    fn word(id: impl Into<String>) -> Self {
        Self::Said(Phrase::new(id))
    }

    /// In the reader's language.
    pub fn seen(&self, words: &Catalogue) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Said(phrase) => words.say(phrase),
            Self::Titles(titles) => titles.get(words.lang()).to_owned(),
            Self::Day(day) => words.day(*day),
        }
    }
}

/// One bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: Label,
    /// How long it is.
    pub value: usize,
}

/// Bars under a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What the bars count.
    pub title: Phrase,
    /// The bars, in their order.
    pub bars: Vec<Bar>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Stable name for programs.
    pub id: String,
    /// Head for people.
    pub head: Label,
}

impl Column {
    fn new(id: &str, message: &str) -> Self {
        Self { id: id.to_owned(), head: Label::word(message) }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Something with a name; the stable id is for programs, `None` where there is nothing.
    Named(Option<String>, Label),
    /// A day.
    Day(Day),
    /// How many.
    Count(usize),
    /// So many days; `None` where nothing was counted.
    Days(Option<i64>),
}

impl Cell {
    /// In the reader's language; a count of nothing is a dot's worth of silence.
    pub fn seen(&self, words: &Catalogue) -> String {
        match self {
            Self::Named(_, label) => label.seen(words),
            Self::Day(day) => words.day(*day),
            Self::Count(count) => count.to_string(),
            Self::Days(days) => days.map_or_else(String::new, |days| days.to_string()),
        }
    }
}

/// A table behind a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTable {
    /// Stable name for programs.
    pub id: &'static str,
    /// What it lists.
    pub title: Phrase,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A report as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What it is about.
    pub kind: ReportKind,
    /// The office date it was read on.
    pub today: Day,
    /// The first and the last day it is about; `None` when it is about how things stand.
    pub span: Option<(Day, Day)>,
    /// What is drawn.
    pub charts: Vec<Chart>,
    /// What it is drawn from.
    pub tables: Vec<ReportTable>,
}

impl Desk {
    /// A report as of today.
    ///
    /// # Errors
    /// Those of the store.
    pub fn report(&self, kind: ReportKind) -> Result<Report> {
        let today = self.today();
        self.read(|reads| match kind {
            ReportKind::Expiries => expiries::read(reads, today),
            ReportKind::Stages => stages::read(reads, today),
            ReportKind::Refusals => refusals::read(reads, today),
            ReportKind::Outstanding => outstanding::read(reads, today),
        })
    }
}

/// The twelve months up to a day.
fn last_year(today: Day) -> (Day, Day) {
    let from = today.checked_sub_months(Months::new(12)).and_then(|day| day.checked_add_days(Days::new(1)));
    (from.unwrap_or(today), today)
}

/// Everybody by number, as lists show them.
fn names(reads: &dyn Reads) -> store::Result<HashMap<StaffId, Clean>> {
    Ok(reads.staff()?.into_iter().map(|person| (person.id, person.handle().clone())).collect())
}

/// An officer for people and programs.
fn officer(owner: Option<StaffId>, names: &HashMap<StaffId, Clean>) -> (Option<String>, Label) {
    match owner.and_then(|id| names.get(&id)) {
        Some(name) => (Some(name.to_string()), Label::Text(name.clone())),
        None => (None, Label::word("nobody")),
    }
}

/// Officers by how much they have, the most first; nobody comes last.
fn by_weight(weights: &BTreeMap<Option<StaffId>, usize>) -> Vec<Option<StaffId>> {
    let mut owners: Vec<Option<StaffId>> = weights.keys().copied().collect();
    owners.sort_by_key(|owner| (owner.is_none(), std::cmp::Reverse(weights[owner]), *owner));
    owners
}

/// The title of a requirement; its id where the rulebook has none, a word where none was recorded.
fn requirement(id: Option<&str>, reads: &dyn Reads) -> store::Result<(Option<String>, Label)> {
    let Some(id) = id else {
        return Ok((None, Label::word("reports-not-recorded")));
    };
    let book = reads.rulebook()?;
    let titles = book.requirement(id).map(|requirement| requirement.titles.clone());
    let label = titles.map_or_else(|| Label::Text(Clean::line(id)), Label::Titles);
    Ok((Some(id.to_owned()), label))
}

impl Report {
    /// Its name, and what it counts, in the reader's language.
    pub fn heading(&self, words: &Catalogue) -> (String, String) {
        (words.text(&self.kind.title_id()), words.text(&self.kind.about_id()))
    }

    /// `As of 23.11.2026`, with the days it is about.
    pub fn as_of(&self) -> Phrase {
        match self.span {
            Some((from, until)) => {
                Phrase::new("reports-as-of-span").day("day", self.today).day("from", from).day("until", until)
            }
            None => Phrase::new("reports-as-of").day("day", self.today),
        }
    }
}
