//! Backup and restore: a whole copy that is proved before anybody says "made", and putting one back so that nothing that
//! lay there is lost.
//!
//! A backup is taken while people work. A restore closes the door first; the database that lay there is
//! kept beside the new one, and the journal of the new one says what was put back.

use super::clock;
use super::desk::Desk;
use super::door::Closed;
use super::error::{AppError, ErrorKind, Result};
use super::open::{Place, refuse_network};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::files::backup::{self as files, Draft, Label};
use crate::files::vault::{Vault, VaultError};
use crate::host::fs;
use crate::store::Act;
use crate::store::attachments::Content;
use crate::store::backup::Proof;
use crate::store::sqlite::{self, OpenMode};
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The journal's word for a backup that was made.
const BACKUP: &str = "backup";
/// The journal's word for a backup that was put back.
const RESTORE: &str = "restore";

/// How long an open session may still go on after a restore has asked everybody to leave; then it ends by itself.
pub const LEAVE_WITHIN: Duration = Duration::from_secs(20);
/// How long a session takes to end.
const TO_LEAVE: Duration = Duration::from_secs(5);

/// Contents read from a database in one go.
const PAGE: usize = 1_000;

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The copy is written.
    Copying,
    /// The copy is proved.
    Proving,
    /// So many scans were copied.
    Scans(u64),
    /// People are still in the office.
    Waiting,
}

/// A backup that was made and proved, or one that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// The file.
    pub file: PathBuf,
    /// Its length in bytes.
    pub bytes: u64,
    /// When it was made, in milliseconds since 1970 UTC; unknown where nothing lies beside it that says so.
    pub made_ms: Option<i64>,
    /// Clients in it.
    pub clients: u64,
    /// Cases in it.
    pub cases: u64,
    /// Entries of its journal.
    pub journal: i64,
    /// Hash of the newest entry: to be kept where nobody of the server can change it.
    pub head: String,
    /// Contents of scans that belong to it.
    pub scans: u64,
    /// What is wrong with it.
    #[serde(skip)]
    pub faults: Vec<Phrase>,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// The backup that was put back.
    pub backup: Backup,
    /// Where the database that lay there lies now.
    pub aside: Option<PathBuf>,
}

impl Desk {
    /// Makes a backup in a folder. `tell` hears how far it is.
    ///
    /// # Errors
    /// Not below admins; no room; those of the store and of the folder; a copy that is not sound is not kept.
    pub fn back_up(&mut self, folder: &Path, tell: &mut dyn FnMut(Stage)) -> Result<Backup> {
        self.require(Role::Admin)?;
        let now_ms = clock::now_ms();
        let draft = Draft::new(folder, &stem("sojourn", now_ms)).map_err(|error| unwritable(folder, &error))?;
        self.refuse_without_room(folder)?;
        tell(Stage::Copying);
        let before = self.read(|reads| reads.journal_head())?;
        self.store.copy_to(&draft.place)?;
        let after = self.read(|reads| reads.journal_head())?;
        tell(Stage::Proving);
        let proof = sqlite::prove(&draft.place)?;
        refuse_unsound(&proof)?;
        let [before, after] = [before, after].map(|head| head.map_or(0, |(_, seq)| seq));
        if !(before..=after).contains(&proof.journal) {
            let fault = format!("journal: {} entries, not {before} to {after}", proof.journal);
            return Err(unsound(&fault));
        }
        let scans = self.copy_scans(&draft.place, folder, tell)?;
        let (bytes, sha256) = files::fingerprint(&draft.place).map_err(|error| unwritable(folder, &error))?;
        let label = label_of(&proof, now_ms, (bytes, sha256));
        let file = draft.settle(&label).map_err(|error| unwritable(folder, &error))?;
        // The copy is there, also where the journal cannot be written just now.
        drop(self.note_event(BACKUP, None, &told(&file, &proof.head)));
        Ok(backup_of(file, bytes, Some(now_ms), &proof, scans))
    }

    fn refuse_without_room(&self, folder: &Path) -> Result<()> {
        let Some(database) = self.vault.as_ref().and_then(Vault::database) else { return Ok(()) };
        let needed = std::fs::metadata(&database).map_or(0, |meta| meta.len());
        match fs::free_space(folder) {
            Some(free) if free < needed => {
                let megabytes = |bytes: u64| i64::try_from(bytes.div_ceil(1_000_000)).unwrap_or(i64::MAX);
                let phrase = Phrase::new("backup-no-room")
                    .text("folder", folder.display().to_string())
                    .number("needed", megabytes(needed))
                    .number("free", megabytes(free));
                Err(AppError::new(ErrorKind::Storage, phrase))
            }
            _ => Ok(()),
        }
    }

    /// Copies every content that the copy names; contents of earlier backups are there already.
    fn copy_scans(&self, copy: &Path, folder: &Path, tell: &mut dyn FnMut(Stage)) -> Result<u64> {
        let Some(vault) = &self.vault else { return Ok(0) };
        let target = files::scans_of(&folder.join("sojourn.db"));
        move_scans(copy, (vault, &target), tell)
    }
}

impl Backup {
    /// Proves a backup that lies somewhere: the file against what is known of it, its content, its scans.
    ///
    /// # Errors
    /// No backup of ours; a newer format; what is wrong with one of ours stands in it.
    fn look_at(file: &Path, office: &Vault) -> Result<Self> {
        let unreadable = |error: io::Error| AppError::unreadable(file, &error);
        std::fs::metadata(file).map_err(unreadable)?;
        let mut faults = Vec::new();
        let label = files::label_of(file).unwrap_or_else(|_| {
            faults.push(Phrase::new("backup-fault-label"));
            None
        });
        let (bytes, sha256) = files::fingerprint(file).map_err(unreadable)?;
        if label.as_ref().is_some_and(|label| (label.bytes, &label.sha256) != (bytes, &sha256)) {
            faults.push(Phrase::new("backup-fault-bytes"));
        }
        let proof = sqlite::prove(file)?;
        faults.extend(proof.faults.iter().map(|fault| Phrase::new("backup-fault").text("fault", fault)));
        if label.as_ref().is_some_and(|label| label.head != proof.head && proof.journal > 0) {
            faults.push(Phrase::new("backup-fault-head"));
        }
        // One that was set aside by a restore has its scans where the office has them.
        let places = [files::scans_of(file), office.clone()];
        let mut scans = 0;
        if proof.journal > 0 {
            each_content(file, &mut |content| {
                scans += 1;
                if places.iter().all(|place| place.verify(&content.fingerprint, content.size).is_err()) {
                    faults.push(Phrase::new("backup-fault-scan").text("content", content.fingerprint.as_str()));
                }
                Ok(())
            })?;
        }
        let made_ms = label.map(|label| label.made_ms);
        Ok(Self { faults, ..backup_of(file.to_path_buf(), bytes, made_ms, &proof, scans) })
    }
}

impl Place {
    /// Puts a backup in the place of the office's database. Everybody is asked to leave first, and waited for.
    ///
    /// # Errors
    /// Not below admins of the office that lies there; a backup that is missing, foreign, newer or not sound; somebody who
    /// stays; no room. Until the exchange nothing has changed.
    pub fn restore(&self, file: &Path, patience: Duration, tell: &mut dyn FnMut(Stage)) -> Result<Restored> {
        let path = self.path()?;
        refuse_network(&path)?;
        refuse_itself(file, &path)?;
        self.require_admin_of(&path)?;
        tell(Stage::Proving);
        let backup = self.look_at_backup(file)?;
        if let Some(fault) = backup.faults.first() {
            let hint = Phrase::new("backup-unsound-hint");
            return Err(AppError { hint, ..AppError::new(ErrorKind::Refused, fault.clone()) });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        // Who waits as long as the sessions are told waits until they have really gone.
        let patience = if patience >= LEAVE_WITHIN { patience.max(LEAVE_WITHIN + TO_LEAVE) } else { patience };
        let _closed = Closed::close(&path, patience, &mut || tell(Stage::Waiting))?;
        tell(Stage::Copying);
        let draft = Draft::new(folder, ".restore").map_err(|error| unwritable(folder, &error))?;
        files::copy_new(file, &draft.place).map_err(|error| unwritable(folder, &error))?;
        refuse_unsound(&sqlite::prepare(&draft.place)?)?;
        move_scans(&draft.place, (&files::scans_of(file), &Vault::beside(&path)), tell)?;
        self.note_restore(&draft.place, &told(file, &backup.head))?;
        let aside = exchange(&draft.place, &path)?;
        Ok(Restored { backup, aside })
    }

    /// The journal of the office that comes says where it comes from.
    fn note_restore(&self, database: &Path, text: &Clean) -> Result<()> {
        let mut store: Box<dyn crate::store::Store> = Box::new(sqlite::open(database, OpenMode::Batch)?);
        let act = Act {
            who: self.me().handle().clone(),
            reason: RESTORE.to_owned(),
            group: None,
            today: self.today(),
            at_ms: clock::now_ms(),
            origin: None,
        };
        store.note_event(&act, None, text)?;
        drop(store);
        // Whoever's data were destroyed since the backup was made does not come back with it.
        super::erase::reapply_to(database, &self.path()?, &act)?;
        Ok(sqlite::fold_log(database)?)
    }

    /// Proves a backup that lies somewhere.
    ///
    /// # Errors
    /// As for [`Place::restore`]; what is wrong with it stands in it.
    pub fn look_at_backup(&self, file: &Path) -> Result<Backup> {
        Backup::look_at(file, &Vault::beside(&self.path()?))
    }

    /// Where the office that lies there can be read, its admins decide; one that cannot be read is anybody's to mend who
    /// may write there.
    fn require_admin_of(&self, path: &Path) -> Result<()> {
        if path.symlink_metadata().is_err() {
            return Ok(());
        }
        match self.open_for(OpenMode::Look) {
            Ok(desk) => desk.require(Role::Admin),
            Err(error) if matches!(error.kind, ErrorKind::NotAllowed | ErrorKind::Busy | ErrorKind::Newer) => {
                Err(error)
            }
            Err(_) => Ok(()),
        }
    }
}

fn refuse_itself(file: &Path, path: &Path) -> Result<()> {
    let same = file.canonicalize().ok().zip(path.canonicalize().ok()).is_some_and(|(file, path)| file == path);
    if same { Err(AppError::new(ErrorKind::Refused, Phrase::new("backup-itself"))) } else { Ok(()) }
}

/// The exchange itself: gives the place of the former database.
fn exchange(new: &Path, path: &Path) -> Result<Option<PathBuf>> {
    let lay_there = path.symlink_metadata().is_ok();
    // A damaged one keeps its log beside it.
    drop(sqlite::fold_log(path));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let first = stem(&format!("{name}.before"), clock::now_ms());
    let aside = files::exchange(new, path, &first).map_err(|error| unwritable(path, &error))?;
    Ok(lay_there.then_some(aside))
}

fn move_scans(database: &Path, (from, to): (&Vault, &Vault), tell: &mut dyn FnMut(Stage)) -> Result<u64> {
    let (mut all, mut copied) = (0, 0);
    each_content(database, &mut |content| {
        all += 1;
        let done = from.copy_to(to, &content.fingerprint, content.size);
        if done.map_err(|error| scan_lost(content, &error))? {
            copied += 1;
            tell(Stage::Scans(copied));
        }
        Ok(())
    })?;
    Ok(all)
}

/// Every content that a copy names, page by page.
fn each_content(database: &Path, look: &mut dyn FnMut(&Content) -> Result<()>) -> Result<()> {
    let store: Box<dyn crate::store::Store> = Box::new(sqlite::open(database, OpenMode::Look)?);
    let mut after: Option<String> = None;
    loop {
        let page = store.reading(|reads| reads.contents(after.as_deref(), PAGE))?;
        page.iter().try_for_each(&mut *look)?;
        match page.last() {
            Some(last) => after = Some(last.fingerprint.as_str().to_owned()),
            None => return Ok(()),
        }
    }
}

fn label_of(proof: &Proof, made_ms: i64, (bytes, sha256): (u64, String)) -> Label {
    Label {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_ms,
        bytes,
        sha256,
        format: proof.format,
        journal: proof.journal,
        head: proof.head.clone(),
        counts: proof.counts.clone(),
    }
}

fn backup_of(file: PathBuf, bytes: u64, made_ms: Option<i64>, proof: &Proof, scans: u64) -> Backup {
    Backup {
        file,
        bytes,
        made_ms,
        clients: proof.count("client"),
        cases: proof.count("case_file"),
        journal: proof.journal,
        head: proof.head.clone(),
        scans,
        faults: Vec::new(),
    }
}

/// `sojourn-20261123-081500`: the office's time, in the order of which files are listed.
fn stem(name: &str, now_ms: i64) -> String {
    format!("{name}-{}", clock::stamp(now_ms))
}

/// What the journal says of a copy: its name, and where its own journal ends.
fn told(file: &Path, head: &str) -> Clean {
    Clean::line(&format!("{} {head}", file.file_name().unwrap_or_default().to_string_lossy()))
}

fn refuse_unsound(proof: &Proof) -> Result<()> {
    proof.faults.first().map_or(Ok(()), |fault| Err(unsound(fault)))
}

fn unsound(fault: &str) -> AppError {
    AppError::new(ErrorKind::Storage, Phrase::new("backup-not-made").text("fault", Clean::line(fault)))
}

fn unwritable(place: &Path, error: &io::Error) -> AppError {
    let why = Clean::line(&error.to_string());
    let phrase = Phrase::new("backup-unwritable").text("path", place.display().to_string()).text("why", why);
    AppError::new(ErrorKind::Storage, phrase)
}

fn scan_lost(content: &Content, error: &VaultError) -> AppError {
    let phrase = Phrase::new("backup-scan-lost")
        .text("content", content.fingerprint.as_str())
        .text("why", Clean::line(&error.to_string()));
    AppError::new(ErrorKind::Storage, phrase)
}
