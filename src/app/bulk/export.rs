//! Marked rows of a list into a file for a spreadsheet, page by page in the list's order. Telephone and identification
//! numbers are masked unless they are asked for in full.

use super::super::desk::Desk;
use super::super::error::{AppError, Result};
use super::super::lists::{CaseLine, ClientLine, DocumentLine, ListKind, ListQuery, Page, RowKey};
use super::Tell;
use crate::domain::agenda::DueItem;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;
use crate::domain::staff::Role;
use crate::files::list_file::{ListFile, masked};
use crate::i18n::Catalogue;
use crate::store::pages::deadline_number;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

/// Rows read at once.
const PAGE: usize = 500;

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which list.
    pub kind: ListKind,
    /// Its order; its filter is not asked, the rows are named.
    pub list: ListQuery,
    /// The rows.
    pub rows: Arc<Vec<RowKey>>,
    /// Numbers in full.
    pub in_full: bool,
    /// In which language.
    pub lang: Lang,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file's name.
    pub file: String,
    /// Rows in it.
    pub rows: usize,
}

/// The columns of a list, as messages.
const fn heads(kind: ListKind) -> &'static [&'static str] {
    match kind {
        ListKind::Clients => &[
            "column-number",
            "column-client",
            "column-latin",
            "column-citizenship",
            "column-presence",
            "column-last-day",
            "column-binds",
            "column-owner",
            "column-phone",
            "column-iin",
        ],
        ListKind::Cases => &[
            "column-case",
            "column-client",
            "column-citizenship",
            "column-kind",
            "column-ground",
            "column-stage",
            "column-paid",
            "column-opened",
            "column-papers",
            "column-binding-day",
            "column-owner",
        ],
        ListKind::Documents => &[
            "column-state",
            "column-client",
            "column-citizenship",
            "column-case",
            "column-paper",
            "column-asked",
            "column-received",
            "column-valid-until",
            "column-owner",
        ],
        ListKind::Deadlines => &[
            "column-last-day",
            "column-warn-day",
            "column-client",
            "column-citizenship",
            "column-due-what",
            "column-class",
            "column-state",
            "column-case",
            "column-owner",
        ],
    }
}

impl Desk {
    /// Writes the rows into a new file of the folder. Not to be offered in server mode.
    ///
    /// # Errors
    /// Not allowed for viewers who ask for numbers in full; a refusal when it is given up or the system refuses the file;
    /// those of the store.
    pub fn export_rows(&mut self, export: &Export, folder: &Path, tell: Tell<'_>) -> Result<Exported> {
        if export.in_full {
            self.require(Role::Officer)?;
        }
        let words = Catalogue::new(export.lang);
        let name = format!("sojourn-{}-{}", export.kind.as_str(), self.today());
        let heads: Vec<String> = heads(export.kind).iter().map(|id| words.text(id)).collect();
        let mut file = ListFile::create(folder, &name, &heads).map_err(|error| refused(&error))?;
        let written = match export.kind {
            ListKind::Clients => self.write_clients(export, &words, (&mut file, tell)),
            ListKind::Cases => self.write_cases(export, &words, (&mut file, tell)),
            ListKind::Documents => self.write_documents(export, &words, (&mut file, tell)),
            ListKind::Deadlines => self.write_deadlines(export, &words, (&mut file, tell)),
        };
        match written.and_then(|rows| file.finish().map(|()| rows).map_err(|error| refused(&error))) {
            Ok(rows) => Ok(Exported { file: file.name().to_owned(), rows }),
            Err(error) => {
                file.remove();
                Err(error)
            }
        }
    }

    fn write_clients(&mut self, export: &Export, words: &Catalogue, to: (&mut ListFile, Tell<'_>)) -> Result<usize> {
        let titles = self.titles()?;
        let number = |number: &Option<Clean>| match number {
            Some(number) if export.in_full => number.to_string(),
            Some(number) => masked(number),
            None => String::new(),
        };
        let cells = |line: &ClientLine| {
            let binding = line.binding.as_ref();
            vec![
                line.id.to_string(),
                text(line.name_cyrillic.as_ref().or(line.name_latin.as_ref())),
                text(line.name_latin.as_ref()),
                country(line.citizenship),
                words.text(&format!("presence-{}", line.presence.as_str())),
                day(binding.map(|item| item.last_day), words),
                binding.map_or_else(String::new, |item| title(item, &titles, words)),
                text(line.owner.as_ref()),
                number(&line.phone),
                number(&line.iin),
            ]
        };
        self.write_rows(export, to, Self::client_list, |line| line.id.0, cells)
    }

    fn write_cases(&mut self, export: &Export, words: &Catalogue, to: (&mut ListFile, Tell<'_>)) -> Result<usize> {
        let cells = |line: &CaseLine| {
            vec![
                line.reference.to_string(),
                line.client_name.to_string(),
                country(line.citizenship),
                words.text(&format!("case-kind-{}", line.kind.as_str())),
                line.ground.map_or_else(String::new, |ground| words.text(&format!("ground-{}", ground.as_str()))),
                words.text(&format!("stage-{}", line.stage.as_str())),
                words.text(&format!("paid-{}", line.paid.as_str())),
                words.day(line.opened_on),
                line.papers_in.to_string(),
                day(line.client_binding_day, words),
                text(line.owner.as_ref()),
            ]
        };
        self.write_rows(export, to, Self::case_list, |line| line.id.0, cells)
    }

    fn write_documents(&mut self, export: &Export, words: &Catalogue, to: (&mut ListFile, Tell<'_>)) -> Result<usize> {
        let cells = |line: &DocumentLine| {
            let title = line.title.as_ref().map(|titles| titles.get(words.lang()).to_owned());
            vec![
                words.text(&format!("state-{}", line.state.as_str())),
                line.client_name.to_string(),
                country(line.citizenship),
                line.reference.to_string(),
                title.unwrap_or_else(|| line.requirement.to_string()),
                day(line.requested_on, words),
                day(line.received_on, words),
                day(line.valid_until, words),
                text(line.owner.as_ref()),
            ]
        };
        self.write_rows(export, to, Self::document_list, |line| line.id.0, cells)
    }

    fn write_deadlines(&mut self, export: &Export, words: &Catalogue, to: (&mut ListFile, Tell<'_>)) -> Result<usize> {
        let titles = self.titles()?;
        let cells = |item: &DueItem| {
            vec![
                words.day(item.last_day),
                words.day(item.warn_day),
                item.client_name.to_string(),
                country(item.citizenship),
                title(item, &titles, words),
                words.text(&format!("class-{}", item.class.as_str())),
                words.text(&format!("deadline-state-{}", item.state.as_str())),
                text(item.case.as_ref()),
                text(item.owner.as_ref()),
            ]
        };
        let number = |item: &DueItem| deadline_number(item.client, &item.rule, &item.subject);
        self.write_rows(export, to, Self::deadline_list, number, cells)
    }

    fn write_rows<T>(
        &self,
        export: &Export,
        (file, tell): (&mut ListFile, Tell<'_>),
        read: fn(&Self, &ListQuery) -> Result<Page<T>>,
        number: impl Fn(&T) -> i64,
        cells: impl Fn(&T) -> Vec<String>,
    ) -> Result<usize> {
        // A row that moved under the reading, or a list that had to begin anew, must not be written twice.
        let mut wanted: HashSet<i64> = export.rows.iter().map(|row| row.id).collect();
        let all = wanted.len();
        let only = Some(Arc::clone(&export.rows));
        // Marks stay through filters: the one that is set now says nothing about them.
        let mut list = ListQuery { only, query: Query::default(), after: None, limit: PAGE, ..export.list.clone() };
        let mut written = 0;
        loop {
            let page = read(self, &list)?;
            for row in &page.rows {
                if wanted.remove(&number(row)) {
                    file.row(&cells(row)).map_err(|error| refused(&error))?;
                    written += 1;
                }
            }
            match page.next {
                Some(_) if !tell(written, all) => {
                    return Err(AppError::refused(Phrase::new("bulk-stopped")));
                }
                Some(next) => list.after = Some(next),
                None => return Ok(written),
            }
        }
    }
}

fn refused(error: &std::io::Error) -> AppError {
    AppError::refused(Phrase::new("bulk-file-failed").text("reason", Clean::line(&error.to_string()).as_str()))
}

fn text(text: Option<&Clean>) -> String {
    text.map_or_else(String::new, ToString::to_string)
}

fn country(country: Option<Country>) -> String {
    country.map_or_else(String::new, |country| country.to_string())
}

fn day(day: Option<Day>, words: &Catalogue) -> String {
    day.map_or_else(String::new, |day| words.day(day))
}

fn title(item: &DueItem, titles: &super::super::desk::RuleTitles, words: &Catalogue) -> String {
    item.own_title.as_ref().map_or_else(|| titles.get(&item.rule, words.lang()).to_owned(), ToString::to_string)
}
