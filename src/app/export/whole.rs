//! The whole office as JSON lines, out of one database and into a new one, its scans behind the rows. For admins: it is
//! everything that there is.
//!
//! Invariants: a scan is held against its SHA-256 when it goes out and when it comes in; one that is not there is named,
//! in the file and to whoever asks for it; a new office whose rows were not taken in leaves none of its scans behind.

use super::Sent;
use crate::app::attachments::refusal;
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::app::open::Place;
use crate::domain::attachment::Fingerprint;
use crate::domain::clean::Clean;
use crate::domain::id::AttachmentId;
use crate::domain::phrase::Phrase;
use crate::domain::portable::{Row, Value};
use crate::domain::record::Kind;
use crate::domain::staff::Role;
use crate::files::vault::{Vault, VaultError};
use crate::files::whole_office::{Fault, Item, Named, Reader, Writer};
use crate::store::dump::{Extent, Takes};
use crate::store::{self, Act, sqlite};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

/// What went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentOut {
    /// Rows in all.
    pub rows: u64,
    /// Scans whose content is lost or damaged: they are named in the file, and that is all.
    pub lost: Vec<AttachmentId>,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenIn {
    /// Rows of each kind.
    pub counts: serde_json::Map<String, serde_json::Value>,
    /// Rows in all.
    pub rows: u64,
    /// Contents of scans, each once.
    pub scans: u64,
    /// Scans whose content was not in the file, one for each content.
    pub scans_missing: Vec<String>,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// So many rows of so many were read.
    Rows(u64, u64),
    /// So many scans of so many were taken in.
    Scans(u64, u64),
    /// So many clients of so many were derived.
    Clients(u64, u64),
}

/// Contents that rows name: length, and the first scan that it is of.
#[derive(Default)]
struct Contents(BTreeMap<Fingerprint, (u64, AttachmentId)>);

impl Contents {
    /// Notes the content that a row names, if it is about a scan.
    fn note(&mut self, row: &Row<'_>) {
        let value = |name: &str| row.values.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        if row.kind != Kind::Attachment.as_str() {
            return;
        }
        if let (Some(Value::Text(sha256)), Some(Value::Text(size)), Some(Value::Number(id))) =
            (value("sha256"), value("size"), value("id"))
            && let (Some(content), Ok(size)) = (Fingerprint::parse(sha256), size.parse())
        {
            self.0.entry(content).or_insert((size, AttachmentId(*id)));
        }
    }

    fn scans(&self) -> Vec<AttachmentId> {
        let mut scans: Vec<AttachmentId> = self.0.values().map(|(_, id)| *id).collect();
        scans.sort_unstable();
        scans
    }
}

/// Rows between two looks at whether to go on.
const STEP: u64 = 1_000;

/// Rows on their way to a writer.
struct Sending<'w> {
    writer: Writer<&'w mut dyn Write>,
    rows: u64,
    /// Scans go along: which.
    contents: Option<Contents>,
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
        // An office without scans has the same file as before there were any.
        let some = |(kind, count): &(String, u64)| kind == Kind::Attachment.as_str() && *count > 0;
        let contents = self.contents.is_some() && extent.counts.iter().any(some);
        let wrote = self.writer.head(extent.database, &extent.counts, contents);
        self.keep(wrote)
    }

    fn take(&mut self, row: &Row<'_>) -> store::Result<()> {
        self.rows += 1;
        if let Some(contents) = &mut self.contents {
            contents.note(row);
        }
        let wrote = self.writer.row(row);
        self.keep(wrote)
    }
}

impl Desk {
    /// Writes the whole office, with its scans if they are wanted: also what is restricted, whoever asks. So it is
    /// journalled, once it is done: the entry stands in the next copy. Two exports of one state are the same bytes. A
    /// database that may only be read keeps no entry.
    ///
    /// # Errors
    /// Not allowed below admins; the place of the scans cannot be read; those of the store.
    pub fn export_all(&mut self, with_scans: bool, to: &mut dyn Write) -> Sent<SentOut> {
        self.require(Role::Admin)?;
        let contents = with_scans.then(Contents::default);
        let mut sending = Sending { writer: Writer::new(to), rows: 0, contents, failed: None };
        let read = self.store.dump(&mut sending);
        if let Some(error) = sending.failed {
            return Ok(Err(error));
        }
        read?;
        let lost = match self.send_scans(&sending.contents.unwrap_or_default(), &mut sending.writer)? {
            Ok(lost) => lost,
            Err(error) => return Ok(Err(error)),
        };
        let (ended, rows) = (sending.writer.end(), sending.rows);
        match self.note_event("export_all", None, &Clean::line(&rows.to_string())) {
            Err(error) if error.kind != ErrorKind::Storage => Err(error),
            _ => Ok(ended.map(|()| SentOut { rows, lost })),
        }
    }

    /// Sends contents one after the other; gives the scans of those that are not there any more.
    fn send_scans(&self, contents: &Contents, writer: &mut Writer<&mut dyn Write>) -> Sent<Vec<AttachmentId>> {
        let mut lost = Vec::new();
        for (content, (size, scan)) in &contents.0 {
            let mut sending = writer.content(content.as_str(), *size);
            let given = match &self.vault {
                Some(vault) => vault.give(content, *size, &mut sending),
                None => Err(VaultError::Missing),
            };
            let wrote = match given {
                Ok(()) => sending.end(),
                Err(VaultError::Missing | VaultError::Damaged) if !sending.has_begun() => {
                    lost.push(*scan);
                    sending.lost()
                }
                Err(VaultError::Sink(error)) => Err(error),
                Err(error) => {
                    return Err(self.vault.as_ref().map_or_else(
                        || AppError::refused(Phrase::new("attachment-no-place")),
                        |vault| refusal(error, vault),
                    ));
                }
            };
            if let Err(error) = wrote {
                return Ok(Err(error));
            }
        }
        lost.sort_unstable();
        Ok(Ok(lost))
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
        let mut coming = Coming::into(Vault::beside(&path));
        let go_on = std::cell::RefCell::new(go_on);
        let mut feed = |to: &mut dyn Takes| coming.feed(from, to, &mut |stage| go_on.borrow_mut()(stage));
        let mut derived = |done: usize, all: usize| go_on.borrow_mut()(Stage::Clients(done as u64, all as u64));
        let loaded = sqlite::load(&path, &act, (&mut feed, &mut derived));
        match (loaded, coming.fault.take()) {
            (Ok(()), _) => Ok(coming.taken()),
            (Err(error), fault) => {
                coming.give_up();
                Err(match (error, fault) {
                    (_, Some(fault)) => fault,
                    (store::Error::Stopped, _) => AppError::refused(Phrase::new("whole-stopped")),
                    (error, _) => error.into(),
                })
            }
        }
    }
}

/// An office on its way in.
struct Coming {
    counts: serde_json::Map<String, serde_json::Value>,
    rows: u64,
    /// What is wrong with the file, with its line: the store knows of no lines.
    fault: Option<AppError>,
    vault: Vault,
    /// Contents that rows name and that have not come.
    wanted: Contents,
    /// Contents that have come: whether they are new in their place.
    kept: Vec<(Fingerprint, bool)>,
}

impl Coming {
    fn into(vault: Vault) -> Self {
        let (counts, wanted) = (serde_json::Map::new(), Contents::default());
        Self { counts, rows: 0, fault: None, vault, wanted, kept: Vec::new() }
    }

    fn taken(self) -> TakenIn {
        let scans_missing = self.wanted.scans().iter().map(ToString::to_string).collect();
        TakenIn { counts: self.counts, rows: self.rows, scans: self.kept.len() as u64, scans_missing }
    }

    /// Takes away the scans that came with an office that did not.
    fn give_up(&self) {
        let new = self.kept.iter().filter(|(_, new)| *new).map(|(content, _)| content);
        self.vault.take_back(new);
    }

    fn keep(&mut self, error: AppError) -> store::Error {
        self.fault = Some(error);
        store::Error::Stopped
    }

    /// Reads item by item.
    fn feed(
        &mut self,
        from: &mut dyn BufRead,
        to: &mut dyn Takes,
        go_on: &mut dyn FnMut(Stage) -> bool,
    ) -> store::Result<()> {
        let mut reader = Reader::new(from);
        let (database, counts) = reader.head().map_err(|fault| self.keep(in_words(fault)))?;
        let extent = Extent { database, counts };
        to.begin(&extent).map_err(|error| self.keep(at_line(1, error)))?;
        let all = extent.counts.iter().map(|(_, count)| count).sum();
        self.counts = extent.counts.into_iter().map(|(kind, count)| (kind, count.into())).collect();
        loop {
            let line = reader.line() + 1;
            let named = match reader.item() {
                Ok(Some(Item::Row(row))) => {
                    to.take(&row).map_err(|error| self.keep(at_line(line, error)))?;
                    self.wanted.note(&row);
                    self.rows += 1;
                    if self.rows.is_multiple_of(STEP) && !go_on(Stage::Rows(self.rows, all)) {
                        return Err(store::Error::Stopped);
                    }
                    continue;
                }
                Ok(Some(Item::Content(named))) => named,
                Ok(None) => return Ok(()),
                Err(fault) => return Err(self.keep(in_words(fault))),
            };
            self.content(&named, &mut reader).map_err(|error| self.keep(error))?;
            let (come, left) = (self.kept.len() as u64, self.wanted.0.len() as u64);
            if !go_on(Stage::Scans(come, come + left)) {
                return Err(store::Error::Stopped);
            }
        }
    }

    /// Takes a content in, which must be one that a row named, and what its name says.
    fn content<R: BufRead>(&mut self, named: &Named, reader: &mut Reader<R>) -> Result<()> {
        let line = reader.line();
        let known = Fingerprint::parse(&named.sha256);
        let wanted = known.as_ref().and_then(|content| self.wanted.0.get(content));
        let (Some(content), Some((size, _))) = (&known, wanted) else {
            return Err(said_of(line, "whole-content-of-nobody"));
        };
        if *size != named.size {
            return Err(said_of(line, "whole-content-changed"));
        }
        if named.lost {
            return Ok(());
        }
        let mut coming = reader.content(named.size);
        let mut incoming = match self.vault.take_in(&mut coming, named.size) {
            Ok(incoming) => incoming,
            Err(VaultError::Source(error)) => return Err(in_words(coming.fault().unwrap_or(Fault::System(error)))),
            Err(error @ VaultError::Place(_)) => return Err(refusal(error, &self.vault)),
            Err(_) => return Err(said_of(line, "whole-content-changed")),
        };
        if incoming.fingerprint != *content || incoming.size != named.size {
            return Err(said_of(line, "whole-content-changed"));
        }
        let new = !self.vault.has(content, named.size);
        self.vault.keep(&mut incoming).map_err(|error| refusal(error, &self.vault))?;
        self.wanted.0.remove(content);
        self.kept.push((content.clone(), new));
        Ok(())
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
