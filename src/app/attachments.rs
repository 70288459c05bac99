//! Files of papers: attached, listed, given out, taken away, checked.
//!
//! Invariants: the content is kept, whole and flushed, before a record names it, and whoever writes the record looks
//! under the writer's lock that it is still there; so a record never names what was not kept, and a crash leaves at most
//! a content that nobody names. Taking away removes the record alone: the content stays while a record names it or an
//! undo could bring one back. Nothing here opens a path that a person typed but [`Desk::save_copy`].

use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::pages::ClientPage;
use crate::domain::attachment::{Attachment, Fingerprint};
use crate::domain::case::{Case, CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::id::{AttachmentId, StaffId};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::domain::staff::Role;
use crate::files::export::create_new;
use crate::files::sniff::Unfit;
use crate::files::vault::{Incoming, Vault, VaultError};
use crate::store::undo::SETTING;
use crate::store::{self, Receipt, Writes};
use std::io::{self, Read, Write};
use std::path::Path;

mod json;
mod sound;
#[cfg(test)]
mod tests;

pub use json::{AttachmentJson, size_phrase};
pub use sound::FilesReport;

/// The setting with the largest size of one file, in megabytes.
pub const LIMIT: &str = "attachment-limit";
/// Where the office settled nothing: a passport of forty pages in colour fits.
const LIMIT_MB: u64 = 25;
/// A place is no archive of films.
const MOST_MB: u64 = 500;

/// What is attached to which paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// Of which case.
    pub case: Case,
    /// Of which paper: id of a requirement.
    pub requirement: String,
    /// What people call it; the paper's title when empty.
    pub name: Option<Clean>,
    /// A paper that nobody had is received today.
    pub received: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The record.
    pub attachment: Attachment,
    /// The paper was missing or asked for, and is received now.
    pub received: bool,
    /// The same content lay there already.
    pub shared: bool,
    /// For the undo.
    pub receipt: Receipt,
}

impl ClientPage {
    /// Files of one case, of one paper or of all.
    pub fn files_of(&self, case: &Case, requirement: Option<&str>) -> Vec<&Attachment> {
        let own = self.attachments.iter().filter(|file| file.case == case.id);
        own.filter(|file| requirement.is_none_or(|id| file.requirement.as_str() == id)).collect()
    }

    /// The paper of a case that a person calls by the id of its requirement, or by the beginning of one.
    ///
    /// # Errors
    /// A refusal that names the papers of the case, or those that are meant by a beginning.
    pub fn paper_called(&self, case: &Case, called: &str) -> Result<String> {
        let called = called.trim().to_lowercase().replace('-', "_");
        let known: Vec<String> = self.checklist(case).into_iter().map(|line| line.requirement).collect();
        if known.contains(&called) {
            return Ok(called);
        }
        let begun: Vec<&String> = known.iter().filter(|id| !called.is_empty() && id.starts_with(&called)).collect();
        match begun.as_slice() {
            [one] => Ok((*one).clone()),
            [] => Err(AppError::refused(
                Phrase::new("attachment-no-paper").text("paper", called).text("papers", known.join(", ")),
            )),
            several => {
                let several: Vec<&str> = several.iter().map(|id| id.as_str()).collect();
                let phrase = Phrase::new("attachment-papers").text("paper", called).text("papers", several.join(", "));
                Err(AppError::new(ErrorKind::Ambiguous, phrase))
            }
        }
    }
}

impl Desk {
    fn vault(&self) -> Result<&Vault> {
        self.vault.as_ref().ok_or_else(|| AppError::refused(Phrase::new("attachment-no-place")))
    }

    /// The largest size of one file, in bytes.
    ///
    /// # Errors
    /// Those of the store.
    pub fn attachment_limit(&self) -> Result<u64> {
        let settled = self.read(|reads| reads.setting(LIMIT))?;
        let megabytes = settled.and_then(|text| text.parse().ok()).filter(|mb| (1..=MOST_MB).contains(mb));
        Ok(megabytes.unwrap_or(LIMIT_MB) * 1_000_000)
    }

    /// Settles the largest size of one file for everybody, in megabytes.
    ///
    /// # Errors
    /// Not allowed for all but admins; a refusal of what is no sensible size.
    pub fn set_attachment_limit(&mut self, megabytes: u64) -> Result<Receipt> {
        self.require(Role::Admin)?;
        if !(1..=MOST_MB).contains(&megabytes) {
            let most = i64::try_from(MOST_MB).unwrap_or(i64::MAX);
            return Err(AppError::refused(Phrase::new("attachment-limit-range").number("most", most)));
        }
        Ok(self.write(SETTING, |writes, _| writes.set_setting(LIMIT, &megabytes.to_string()))?.1)
    }

    /// Attaches what a source gives to a paper of a case, and marks a paper that nobody had as received today if asked.
    /// A state is never moved backwards.
    ///
    /// # Errors
    /// A refusal of what is empty, too large or no paper; a full disk or a place that cannot be written: nothing is
    /// recorded then. Those of the store.
    pub fn attach(&mut self, new: &NewAttachment, source: &mut dyn Read) -> Result<Attached> {
        self.require(Role::Officer)?;
        let (limit, vault) = (self.attachment_limit()?, self.vault()?.clone());
        let mut incoming = vault.take_in(source, limit).map_err(|error| refusal(error, &vault))?;
        let shared = vault.verify(&incoming.fingerprint, incoming.size).is_ok();
        self.check_new(new, &incoming)?;
        vault.keep(&mut incoming).map_err(|error| refusal(error, &vault))?;
        self.record(new, &vault, &incoming, shared)
    }

    /// What can be refused before anything is kept.
    fn check_new(&self, new: &NewAttachment, incoming: &Incoming) -> Result<()> {
        let file = described(new, incoming, StaffId(0), self.today());
        let faults = crate::domain::check::problems(&file.into(), self.today());
        if faults.is_empty() { Ok(()) } else { Err(AppError::fields(faults)) }
    }

    fn record(&mut self, new: &NewAttachment, vault: &Vault, incoming: &Incoming, shared: bool) -> Result<Attached> {
        let today = self.today();
        let ((attachment, received), receipt) = self.write("attach", |writes, me| {
            if !vault.has(&incoming.fingerprint, incoming.size) {
                return Err(store::Error::refused("attachment-swept"));
            }
            let mut file = described(new, incoming, me, today);
            file.id = AttachmentId(writes.put(file.clone().into())?.id);
            file.version = 1;
            Ok((file, new.received && receive(writes, new, today)?))
        })?;
        Ok(Attached { attachment, received, shared, receipt })
    }

    /// The file of that number.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`]; those of the store.
    pub fn attachment(&self, id: AttachmentId) -> Result<Attachment> {
        let key = crate::domain::record::Key { kind: Kind::Attachment, id: id.0 };
        let gone = || AppError::new(ErrorKind::NotFound, Phrase::new("attachment-none").text("id", id.to_string()));
        let found = self.read(|reads| reads.record(key))?;
        found.and_then(|record| Attachment::try_from(record).ok()).ok_or_else(gone)
    }

    /// Gives the content of a file out, once it was held against its fingerprint: of a damaged one nothing is given.
    ///
    /// # Errors
    /// [`ErrorKind::Storage`] for a damaged or lost file; inside, that the taker does not take it.
    pub fn give_attachment(&self, file: &Attachment, to: &mut dyn Write) -> Result<io::Result<()>> {
        let vault = self.vault()?;
        let given =
            content_of(file).ok_or(VaultError::Damaged).and_then(|content| vault.give(&content, file.length(), to));
        match given {
            Ok(()) => Ok(Ok(())),
            Err(VaultError::Sink(error)) => Ok(Err(error)),
            Err(error) => Err(of_file(error, file, vault)),
        }
    }

    /// Saves a copy of a file as a new file; one that is there is never written over, and of a damaged one nothing stays.
    /// A folder gets the copy under a name of ours. Gives the path of the copy.
    ///
    /// # Errors
    /// As for [`Desk::give_attachment`]; a refusal with the reason of the system.
    pub fn save_copy(&self, file: &Attachment, path: &Path) -> Result<std::path::PathBuf> {
        let machine = self.own_machine(&format!("attachment get {} > {}", file.id, file.copy_name()))?;
        let path = if path.is_dir() { path.join(file.copy_name()) } else { path.to_path_buf() };
        let failed = |error: &io::Error| {
            if error.kind() == io::ErrorKind::AlreadyExists {
                return AppError::exists(&path);
            }
            let reason = Clean::line(&error.to_string());
            let phrase = Phrase::new("attachment-copy-failed").text("path", path.display().to_string());
            AppError::refused(phrase.text("reason", reason.as_str()))
        };
        let mut copy = create_new(&machine.place(&path)).map_err(|error| failed(&error))?;
        let written = self
            .give_attachment(file, &mut copy)
            .and_then(|given| given.and_then(|()| copy.sync_all()).map_err(|error| failed(&error)));
        if let Err(error) = written {
            drop(copy);
            drop(std::fs::remove_file(&path));
            return Err(error);
        }
        Ok(path)
    }

    /// Takes a file away from its paper. An undo brings it back; the content stays until nothing can ask for it.
    ///
    /// # Errors
    /// A conflict when somebody changed it meanwhile; those of the store.
    pub fn remove_attachment(&mut self, file: &Attachment) -> Result<Receipt> {
        let key = crate::domain::record::Key { kind: Kind::Attachment, id: file.id.0 };
        Ok(self.write("detach", |writes, _| writes.remove(key, file.version))?.1)
    }
}

/// The record of what came in.
fn described(new: &NewAttachment, incoming: &Incoming, me: StaffId, today: crate::domain::day::Day) -> Attachment {
    let name = new.name.clone().and_then(Clean::non_empty).unwrap_or_else(|| Clean::line(&new.requirement));
    Attachment {
        id: AttachmentId(0),
        version: 0,
        client: new.case.client,
        case: new.case.id,
        requirement: Clean::line(&new.requirement),
        name,
        sha256: Clean::line(incoming.fingerprint.as_str()),
        format: incoming.format,
        size: Clean::line(&incoming.size.to_string()),
        added_on: today,
        added_by: Some(me).filter(|me| me.0 != 0),
    }
}

/// Marks a paper that is missing or asked for as received; true when it was one.
fn receive(writes: &mut dyn Writes, new: &NewAttachment, today: crate::domain::day::Day) -> store::Result<bool> {
    let dossier = writes.whole(new.case.client)?;
    let own = dossier.case_documents.iter().filter(|paper| paper.case == new.case.id);
    let own = own.filter(|paper| paper.requirement.as_str() == new.requirement).max_by_key(|paper| paper.id);
    let paper = own.cloned().unwrap_or_else(|| CaseDocument::new(new.case.id, new.case.client, &new.requirement));
    if !matches!(paper.state, DocumentState::Missing | DocumentState::Requested) {
        return Ok(false);
    }
    writes.put(CaseDocument { state: DocumentState::Received, received_on: Some(today), ..paper }.into())?;
    Ok(true)
}

fn content_of(file: &Attachment) -> Option<Fingerprint> {
    file.fingerprint()
}

/// What happened to one file, in a sentence that names it.
fn of_file(error: VaultError, file: &Attachment, vault: &Vault) -> AppError {
    let named = |id: &str| {
        let phrase = Phrase::new(id).text("id", file.id.to_string()).text("name", file.name.as_str());
        AppError::new(ErrorKind::Storage, phrase)
    };
    match error {
        VaultError::Missing => named("attachment-lost"),
        VaultError::Damaged => named("attachment-damaged"),
        other => refusal(other, vault),
    }
}

/// Why a content was not kept, in a sentence.
pub(super) fn refusal(error: VaultError, vault: &Vault) -> AppError {
    let storage = |phrase| AppError::new(ErrorKind::Storage, phrase);
    let path = vault.folder().display().to_string();
    match error {
        VaultError::Empty => AppError::refused(Phrase::new("attachment-empty")),
        VaultError::TooLarge(most) => {
            let most = i64::try_from(most / 1_000_000).unwrap_or(i64::MAX);
            AppError::new(ErrorKind::Refused, Phrase::new("attachment-too-large").number("most", most))
        }
        VaultError::Unfit(Unfit::Program) => AppError::refused(Phrase::new("attachment-program")),
        VaultError::Unfit(Unfit::Macros) => AppError::refused(Phrase::new("attachment-macros")),
        VaultError::Unfit(Unfit::Unknown) => AppError::refused(Phrase::new("attachment-unknown")),
        VaultError::Source(error) | VaultError::Sink(error) => {
            let reason = Clean::line(&error.to_string());
            AppError::refused(Phrase::new("attachment-unreadable").text("reason", reason.as_str()))
        }
        VaultError::Place(error)
            if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) =>
        {
            storage(Phrase::new("attachment-full").text("path", path))
        }
        VaultError::Place(error) => {
            let reason = Clean::line(&error.to_string());
            storage(Phrase::new("attachment-place").text("path", path).text("reason", reason.as_str()))
        }
        VaultError::Missing | VaultError::Damaged => {
            storage(Phrase::new("attachment-damaged-place").text("path", path))
        }
    }
}
