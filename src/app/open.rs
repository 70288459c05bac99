//! Opening an office: where its database lies, whether it may be used, who sits down at it.

use super::clock;
use super::desk::{Desk, local_admin};
use super::door::Door;
use super::entry::config::Config;
use super::entry::{self, Entry};
use super::error::{AppError, ErrorKind, Result};
use super::staff::KeyFile;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Staff;
use crate::files::ledger;
use crate::files::vault::Vault;
use crate::host::fs;
use crate::store::sqlite::{self, OpenMode};
use crate::store::{self, Act};
use std::path::{Path, PathBuf};

/// Where and when.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// `--db` or `SOJOURN_DB`; the platform's data folder when absent. In an office of several people there is one
    /// database, whatever stands here.
    pub db: Option<PathBuf>,
    /// `--today`.
    pub today: Option<Day>,
}

impl Place {
    /// The database file.
    ///
    /// # Errors
    /// A refusal where the platform names no data folder.
    pub fn path(&self) -> Result<PathBuf> {
        if let Some(office) = entry::here().office() {
            return Ok(office.database());
        }
        if let Some(path) = &self.db {
            return Ok(path.clone());
        }
        let folders = directories::ProjectDirs::from("kz", "", "sojourn");
        let folders = folders.ok_or_else(|| AppError::new(ErrorKind::Usage, Phrase::new("error-no-folder")))?;
        Ok(folders.data_dir().join("office.db"))
    }

    /// True when there is a file at the place.
    ///
    /// # Errors
    /// As for [`Place::path`].
    pub fn exists(&self) -> Result<bool> {
        Ok(self.path()?.symlink_metadata().is_ok())
    }

    /// Who would sit down at a new office here: the operating-system user.
    pub fn me(&self) -> Staff {
        local_admin(&Clean::line(&login()))
    }

    /// The office date of this place.
    pub fn today(&self) -> Day {
        self.given_today().unwrap_or_else(clock::today)
    }

    /// The date that was given; where the machine is not the person's own, none counts.
    fn given_today(&self) -> Option<Day> {
        self.today.filter(|_| entry::here().office().is_none())
    }

    /// Opens the office.
    ///
    /// # Errors
    /// Missing, foreign, newer, damaged or network-mounted database; staff who no longer work here.
    pub fn open(&self) -> Result<Desk> {
        self.open_for(OpenMode::Work)
    }

    /// Opens the office for bulk work: more patience with other writers, more memory for pages.
    ///
    /// # Errors
    /// As for [`Place::open`].
    pub fn open_for_bulk(&self) -> Result<Desk> {
        self.open_for(OpenMode::Batch)
    }

    pub(super) fn open_for(&self, mode: OpenMode) -> Result<Desk> {
        let path = self.path()?;
        if !self.exists()? {
            return Err(store::Error::Missing(path).into());
        }
        refuse_network(&path)?;
        // Whoever only glances at it is gone before anybody could wait for them.
        let door = if mode == OpenMode::Glance { None } else { Some(Door::enter(&path)?) };
        let mut keeper = Box::new(sqlite::open(&path, mode)?);
        if mode != OpenMode::Glance && mode != OpenMode::Look {
            // Who was turned away before there was a journal to write to; what cannot be taken up now stays noted.
            drop(entry::refusals::take_up(keeper.as_mut(), &path, self.today()));
        }
        let desk = match entry::here() {
            Entry::Own => with_keys(Desk::new(keeper, &login(), self.given_today())?, key_file_of(&path)),
            office @ Entry::Office(_) => {
                let keys = office.key_file();
                with_keys(Desk::enter(keeper, office, clock::today())?, keys)
            }
        };
        Ok(desk.with_vault(Vault::beside(&path)).with_ledger(ledger::beside(&path)).behind(door))
    }

    /// Makes a new, empty office and opens it.
    ///
    /// # Errors
    /// A refusal when there is a file already, or the folder cannot be made.
    pub fn create(&self) -> Result<Desk> {
        self.create_for(local_admin(&Clean::line(&login())))
    }

    /// The same with another first admin than the operating-system user.
    ///
    /// # Errors
    /// As for [`Place::create`].
    pub(super) fn create_for(&self, first: Staff) -> Result<Desk> {
        let path = self.free_path()?;
        let login = first.handle().to_string();
        let act = Act {
            who: first.handle().clone(),
            reason: "create".to_owned(),
            group: None,
            today: self.today(),
            at_ms: clock::now_ms(),
            origin: None,
        };
        let door = Door::enter(&path)?;
        let keeper = sqlite::create(&path, OpenMode::Batch, &act, first)?;
        Ok(Desk::new(Box::new(keeper), &login, self.today)?
            .with_vault(Vault::beside(&path))
            .with_ledger(ledger::beside(&path))
            .behind(Some(door)))
    }

    /// Where a new office is to lie: a place that is free, in a folder that is there by now.
    ///
    /// # Errors
    /// Not allowed in an office of several people; a refusal when there is a file already, the folder cannot be made, or it is a network file system.
    pub(super) fn free_path(&self) -> Result<PathBuf> {
        // An office of several people is made by whoever sets the machine up.
        entry::here().own_machine("import - < clients.csv")?;
        let path = self.path()?;
        if self.exists()? {
            return Err(AppError::exists(&path));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|_| store::Error::Permission(folder.to_path_buf()))?;
        }
        refuse_network(&path)?;
        Ok(path)
    }

    /// Opens the office, making it first where there is none (import and demo).
    ///
    /// # Errors
    /// As for [`Place::open`] and [`Place::create`].
    pub fn open_or_create(&self) -> Result<Desk> {
        if self.exists()? { self.open_for_bulk() } else { self.create() }
    }
}

/// A database on a network file system loses records: it is refused (WAL needs shared memory on one host).
pub(super) fn refuse_network(path: &Path) -> Result<()> {
    match fs::network_file_system(path) {
        Some(fs) => Err(store::Error::Network { path: path.to_path_buf(), fs }.into()),
        None => Ok(()),
    }
}

fn with_keys(desk: Desk, keys: Option<KeyFile>) -> Desk {
    match keys {
        Some(keys) => desk.with_key_file(keys),
        None => desk,
    }
}

/// Where the server for connections looks up the keys of the office at this place, if it is the one of this machine's
/// configuration: whoever looks after the machine may keep staff without coming in by the door.
fn key_file_of(path: &Path) -> Option<KeyFile> {
    let config = Config::installed().ok().filter(|config| config.data.join("office.db") == path)?;
    Some(KeyFile { program: config.program.to_str()?.to_owned(), path: config.keys })
}

/// The operating-system user's name.
fn login() -> String {
    whoami::username().unwrap_or_else(|_| "admin".to_owned())
}
