//! The whole office as JSON lines, out of one database and into a new one. For admins: it is everything that there is.

use super::Sent;
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::app::open::Place;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::portable::Row;
use crate::domain::staff::Role;
use crate::files::whole_office::{Fault, Reader, Writer};
use crate::store::dump::{Extent, Takes};
use crate::store::{self, Act, sqlite};
use serde::Serialize;
use std::io::{self, BufRead, Write};

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenIn {
    /// Rows of each kind.
    pub counts: serde_json::Map<String, serde_json::Value>,
    /// Rows in all.
    pub rows: u64,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// So many rows of so many were read.
    Rows(u64, u64),
    /// So many clients of so many were derived.
    Clients(u64, u64),
}

/// Rows between two looks at whether to go on.
const STEP: u64 = 1_000;

/// Rows on their way to a writer.
struct Sending<'w> {
    writer: Writer<&'w mut dyn Write>,
    rows: u64,
    failed: Option<io::Error>,
}

impl Sending<'_> {
    /// A writer that fails ends the reading; why is told by whoever began it.
    fn keep(&mut self, wrote: io::Result<()>) -> store::Result<()> {
        wrote.map_err(|error| {
            self.failed = Some(error);
            store::Error::Stopped
        })
    }
}

impl Takes for Sending<'_> {
    fn begin(&mut self, extent: &Extent) -> store::Result<()> {
        let wrote = self.writer.head(extent.database, &extent.counts);
        self.keep(wrote)
    }

    fn take(&mut self, row: &Row<'_>) -> store::Result<()> {
        self.rows += 1;
        let wrote = self.writer.row(row);
        self.keep(wrote)
    }
}

impl Desk {
    /// Writes the whole office and gives the number of rows: also what is restricted, whoever asks. So it is journalled,
    /// once it is done: the entry stands in the next copy. Two exports of one state are the same bytes. A database that may
    /// only be read keeps no entry.
    ///
    /// # Errors
    /// Not allowed below admins; those of the store.
    pub fn export_all(&mut self, to: &mut dyn Write) -> Sent<u64> {
        self.require(Role::Admin)?;
        let mut sending = Sending { writer: Writer::new(to), rows: 0, failed: None };
        let read = self.store.dump(&mut sending);
        if let Some(error) = sending.failed {
            return Ok(Err(error));
        }
        read?;
        let (ended, rows) = (sending.writer.end(), sending.rows);
        match self.note_event("export_all", None, &Clean::line(&rows.to_string())) {
            Err(error) if error.kind != ErrorKind::Storage => Err(error),
            _ => Ok(ended.map(|()| rows)),
        }
    }
}

impl Place {
    /// Makes a new office out of a whole one that was exported. It appears complete and proved, or not at all.
    /// `go_on` is told how far it has come and says false to give it up.
    ///
    /// # Errors
    /// A refusal where there is a database already, for a file that is none of ours, damaged, cut off or out of order
    /// (with its line), for a journal that does not verify, and when it is given up; a newer form or format.
    pub fn import_all(&self, from: &mut dyn BufRead, go_on: &mut dyn FnMut(Stage) -> bool) -> Result<TakenIn> {
        let path = self.free_path()?;
        let act = Act {
            who: self.me().handle().clone(),
            reason: "import".to_owned(),
            group: None,
            today: self.today(),
            at_ms: clock::now_ms(),
            origin: None,
        };
        let mut taken = TakenIn { counts: serde_json::Map::new(), rows: 0 };
        let mut fault = None;
        let go_on = std::cell::RefCell::new(go_on);
        let mut feed =
            |to: &mut dyn Takes| feed(from, to, (&mut taken, &mut fault), &mut |stage| go_on.borrow_mut()(stage));
        let mut derived = |done: usize, all: usize| go_on.borrow_mut()(Stage::Clients(done as u64, all as u64));
        let loaded = sqlite::load(&path, &act, (&mut feed, &mut derived));
        match (loaded, fault) {
            (Ok(()), _) => Ok(taken),
            (_, Some(fault)) => Err(fault),
            (Err(store::Error::Stopped), _) => Err(AppError::refused(Phrase::new("whole-stopped"))),
            (Err(error), _) => Err(error.into()),
        }
    }
}

/// Reads row by row; what is wrong with the file is kept with its line, since the store knows of no lines.
fn feed(
    from: &mut dyn BufRead,
    to: &mut dyn Takes,
    (taken, fault): (&mut TakenIn, &mut Option<AppError>),
    go_on: &mut dyn FnMut(Stage) -> bool,
) -> store::Result<()> {
    let mut reader = Reader::new(from);
    let mut keep = |error: AppError| {
        *fault = Some(error);
        store::Error::Stopped
    };
    let (database, counts) = reader.head().map_err(|fault| keep(in_words(fault)))?;
    let extent = Extent { database, counts };
    to.begin(&extent).map_err(|error| keep(at_line(1, error)))?;
    let all = extent.counts.iter().map(|(_, count)| count).sum();
    taken.counts = extent.counts.into_iter().map(|(kind, count)| (kind, count.into())).collect();
    loop {
        let line = reader.line() + 1;
        match reader.row() {
            Ok(Some(row)) => to.take(&row).map_err(|error| keep(at_line(line, error)))?,
            Ok(None) => return Ok(()),
            Err(fault) => return Err(keep(in_words(fault))),
        }
        taken.rows += 1;
        if taken.rows.is_multiple_of(STEP) && !go_on(Stage::Rows(taken.rows, all)) {
            return Err(store::Error::Stopped);
        }
    }
}

fn number(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn in_words(fault: Fault) -> AppError {
    match fault {
        Fault::Line(line, why) => said_of(line, why),
        Fault::Newer(form) => {
            let known = crate::files::whole_office::FORM;
            AppError::refused(Phrase::new("whole-newer").number("found", form).number("known", known))
        }
        Fault::System(error) => AppError::refused(Phrase::new("whole-unreadable").text("reason", error.to_string())),
    }
}

fn said_of(line: u64, why: &str) -> AppError {
    AppError::refused(Phrase::new("whole-line").number("line", number(line)).term("why", why))
}

/// A row that the store did not take, with its line.
fn at_line(line: u64, error: store::Error) -> AppError {
    match error {
        store::Error::Refused(phrase) => said_of(line, &phrase.id),
        other => other.into(),
    }
}
