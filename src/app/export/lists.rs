//! The long lists: a page after the other inside one reading, so that no row comes twice or is left out while others work.

use super::columns::{self, Reading, Spec};
use super::{Sent, Told, Wanted};
use crate::app::desk::Desk;
use crate::app::error::{AppError, Result};
use crate::app::lists::{CaseLine, ClientLine, DocumentLine, ListKind, ListQuery, Page, Sort};
use crate::domain::agenda::DueItem;
use crate::domain::phrase::Phrase;
use crate::domain::query::{Field, Query};
use crate::files::table::{About, Cell, Heading, Table, Tables, tables};
use crate::i18n::Catalogue;
use crate::store::pages::deadline_number;
use crate::store::{self, Reads};
use std::collections::HashSet;
use std::io::{self, Write};

/// Rows read at once.
const PAGE: usize = 1_000;

/// A long list to send.
#[derive(Debug, Clone)]
pub struct ListExport {
    /// Which.
    pub kind: ListKind,
    /// Its filter, order, and perhaps its rows.
    pub list: ListQuery,
    /// The filter as it was typed, for the heading.
    pub filter: String,
    /// The columns, in order.
    pub columns: Vec<Spec>,
}

/// What is asked of a list, in words.
#[derive(Debug, Clone, Default)]
pub struct ListAsked {
    /// The filter; that of the view where there is one and none was typed.
    pub filter: Option<String>,
    /// The order.
    pub sort: Option<Sort>,
    /// The other way round.
    pub descending: bool,
    /// Ids of columns.
    pub columns: Option<Vec<String>>,
    /// One of my saved views.
    pub view: Option<String>,
}

impl Desk {
    /// What a list means that was asked for in words.
    ///
    /// # Errors
    /// A refusal for a filter that cannot be understood, a column that does not exist, or a view that I do not keep.
    pub fn list_asked(&mut self, kind: ListKind, asked: &ListAsked) -> Result<ListExport> {
        let view = match &asked.view {
            None => None,
            Some(name) => {
                let known = self.saved_views(kind)?.into_iter().find(|view| view.name.as_str() == name.as_str());
                Some(known.ok_or_else(|| AppError::refused(Phrase::new("export-no-view").text("view", name)))?)
            }
        };
        let filter = asked.filter.clone().or_else(|| view.as_ref().map(|view| view.filter.clone())).unwrap_or_default();
        let layout = view.map(|view| view.layout).unwrap_or_default();
        let query = Query::parse(&filter, self.today(), self.calendar());
        if let Some(problem) = query.problems.first() {
            return Err(not_understood(problem));
        }
        let usual = if kind == ListKind::Deadlines { Sort::Due } else { Sort::default() };
        let sort = asked.sort.or(layout.sort).unwrap_or(usual);
        let descending = if asked.sort.is_some() { asked.descending } else { asked.descending != layout.descending };
        let of_view = layout.columns.map(|columns| columns.into_iter().map(|column| column.id).collect::<Vec<_>>());
        let columns = match (&asked.columns, of_view.and_then(|ids| columns::of_view(columns::of(kind), &ids))) {
            (None, Some(of_view)) => of_view,
            (ids, _) => columns::chosen(columns::of(kind), ids.as_deref())?,
        };
        Ok(ListExport { kind, list: ListQuery { query, sort, descending, ..ListQuery::default() }, filter, columns })
    }

    /// Sends a long list and gives the number of its rows. `tell` hears how many are written, and says false to give up.
    ///
    /// # Errors
    /// Not allowed for viewers who ask for numbers in full; a refusal for a filter about nobody, and when it is given up;
    /// those of the store.
    pub fn export_list(
        &mut self,
        export: &ListExport,
        wanted: Wanted<'_>,
        to: &mut dyn Write,
        tell: &mut dyn FnMut(usize) -> bool,
    ) -> Sent<usize> {
        self.may_export(wanted)?;
        let by = Reading::of(self, wanted.words, wanted.in_full)?;
        let heading = self.list_heading(export, wanted.words);
        let about = About { words: wanted.words, heading: &heading, several: false };
        let mut work = Work { export, list: self.asked(&export.list), by: &by, tell, written: 0, failed: None };
        let sent = self.read(|reads| {
            work.understood(reads)?;
            let begun = tables(wanted.format, about, to).and_then(|mut tables| {
                tables.table(&table_of(export, wanted.words))?;
                Ok(tables)
            });
            match begun {
                Ok(mut tables) => work.all(reads, tables.as_mut()),
                Err(error) => Err(work.failure(error)),
            }
        });
        let (rows, failed) = (work.written, work.failed);
        if sent.is_ok() || rows > 0 {
            let filter = export.filter.as_str();
            self.note_export(&Told { what: export.kind.as_str(), filter, rows }, wanted)?;
        }
        match (sent, failed) {
            (_, Some(error)) => Ok(Err(error)),
            (Ok(()), None) => Ok(Ok(rows)),
            (Err(error), None) => Err(error),
        }
    }

    fn list_heading(&self, export: &ListExport, words: &Catalogue) -> Heading {
        let mut facts = vec![(words.text("export-as-of"), words.day(self.today()))];
        if !export.filter.trim().is_empty() {
            facts.push((words.text("export-filter"), export.filter.clone()));
        }
        Heading { title: words.text(&format!("export-title-{}", export.kind.as_str())), facts }
    }
}

fn table_of(export: &ListExport, words: &Catalogue) -> Table {
    Table {
        id: export.kind.as_str().to_owned(),
        title: String::new(),
        columns: columns::heads(&export.columns, words),
        empty: words.text("export-empty"),
    }
}

/// The number of a row, and what stands in its cells.
type Shown<T> = (fn(&T) -> i64, fn(&T, &str, &Reading<'_>) -> Cell);

fn number_of(item: &DueItem) -> i64 {
    deadline_number(item.client, &item.rule, &item.subject)
}

/// A list on its way.
struct Work<'w> {
    export: &'w ListExport,
    list: ListQuery,
    by: &'w Reading<'w>,
    tell: &'w mut dyn FnMut(usize) -> bool,
    /// Rows so far.
    written: usize,
    /// Why the writer gave up.
    failed: Option<io::Error>,
}

impl Work<'_> {
    fn failure(&mut self, error: io::Error) -> store::Error {
        self.failed = Some(error);
        store::Error::Stopped
    }

    /// Refuses a filter about nobody before anything is written.
    fn understood(&self, reads: &dyn Reads) -> store::Result<()> {
        let list = ListQuery { after: None, limit: 1, ..self.list.clone() };
        let problems = match self.export.kind {
            ListKind::Clients => reads.clients(&list)?.problems,
            ListKind::Cases => reads.cases(&list)?.problems,
            ListKind::Documents => reads.documents(&list)?.problems,
            ListKind::Deadlines => reads.deadlines(&list)?.problems,
        };
        problems.into_iter().next().map_or(Ok(()), |problem| Err(store::Error::Refused(problem)))
    }

    fn all(&mut self, reads: &dyn Reads, tables: &mut dyn Tables) -> store::Result<()> {
        match self.export.kind {
            ListKind::Clients => {
                self.rows(tables, |list| reads.clients(list), (|line: &ClientLine| line.id.0, columns::client))
            }
            ListKind::Cases => {
                self.rows(tables, |list| reads.cases(list), (|line: &CaseLine| line.id.0, columns::case))
            }
            ListKind::Documents => {
                self.rows(tables, |list| reads.documents(list), (|line: &DocumentLine| line.id.0, columns::document))
            }
            ListKind::Deadlines => self.rows(tables, |list| reads.deadlines(list), (number_of, columns::deadline)),
        }?;
        tables.finish().map_err(|error| self.failure(error))
    }

    fn rows<T>(
        &mut self,
        tables: &mut dyn Tables,
        read: impl Fn(&ListQuery) -> store::Result<Page<T>>,
        (number, cell): Shown<T>,
    ) -> store::Result<()> {
        // Of deadlines the list names those of all marked clients.
        let only: Option<HashSet<i64>> = self.list.only.as_ref().map(|rows| rows.iter().map(|row| row.id).collect());
        let mut list = ListQuery { after: None, backward: false, limit: PAGE, ..self.list.clone() };
        loop {
            let page = read(&list)?;
            for row in page.rows.iter().filter(|row| only.as_ref().is_none_or(|only| only.contains(&number(row)))) {
                let cells: Vec<Cell> = self.export.columns.iter().map(|spec| cell(row, spec.id, self.by)).collect();
                tables.row(&cells).map_err(|error| self.failure(error))?;
                self.written += 1;
            }
            match page.next {
                None => return Ok(()),
                Some(_) if !(self.tell)(self.written) => return Err(store::Error::refused("bulk-stopped")),
                Some(next) => list.after = Some(next),
            }
        }
    }
}

/// A filter that cannot be understood; where a field is unknown, the hint names those there are.
fn not_understood(problem: &Phrase) -> AppError {
    let error = AppError::refused(problem.clone());
    if problem.id != "query-unknown-field" {
        return error;
    }
    AppError { hint: Phrase::new("query-unknown-field-hint").text("fields", Field::IDS.join(", ")), ..error }
}
