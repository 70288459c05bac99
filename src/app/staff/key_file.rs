//! The file in which sshd looks up who may come in, made from the records after every change of staff and keys.
//!
//! A stale line admits nobody: the program looks the key up again at its start and in every write. So a failure here is
//! told, but what was saved stays saved; the next change, or `staff keys-file`, mends the file.

use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::domain::phrase::Phrase;
use crate::domain::ssh_key::authorized_line;
use crate::domain::staff::{Role, Staff, StaffKey};
use crate::files::key_file::{self, Rewritten};
use crate::store::{self, Reads};
use std::io;
use std::path::PathBuf;

/// Where sshd looks up keys, and what it is to run for each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    /// The file that `AuthorizedKeysFile` of the service account names.
    pub path: PathBuf,
    /// The program, by its full path.
    pub program: String,
}

/// The lines of everybody who may come in: active keys of active staff with a login and a role, by number.
///
/// # Errors
/// Those of the store.
pub fn key_lines(reads: &dyn Reads, program: &str) -> store::Result<Vec<String>> {
    let staff = reads.staff()?;
    let comes_in = |person: &Staff| person.active && person.login.is_some() && person.role > Role::None;
    let owned = |key: &StaffKey| staff.iter().any(|person| person.id == key.staff && comes_in(person));
    let keys = reads.staff_keys()?;
    Ok(keys.iter().filter(|key| key.active && owned(key)).filter_map(|key| authorized_line(key, program)).collect())
}

fn failed(place: &KeyFile, error: &io::Error) -> AppError {
    let path = place.path.display().to_string();
    let phrase = Phrase::new("staff-key-file-failed").text("path", path).text("error", error.to_string());
    AppError::new(ErrorKind::Storage, phrase)
}

impl Desk {
    /// Writes the file anew from the records as they are now; `None` where nobody comes in over SSH.
    ///
    /// # Errors
    /// [`ErrorKind::Storage`] when the system refuses; the records are as they are.
    pub fn renew_key_file(&mut self) -> Result<Option<Rewritten>> {
        let Some(place) = self.key_file.clone() else { return Ok(None) };
        let mut lines = || {
            let lines = self.read(|reads| key_lines(reads, &place.program));
            lines.map_err(|error| io::Error::other(error.to_string()))
        };
        key_file::rewrite(&place.path, &mut lines).map(Some).map_err(|error| failed(&place, &error))
    }

    /// True when the file says what the records say; `None` where nobody comes in over SSH.
    ///
    /// # Errors
    /// As for [`Desk::renew_key_file`].
    pub fn key_file_is_fresh(&self) -> Result<Option<bool>> {
        let Some(place) = &self.key_file else { return Ok(None) };
        let lines = self.read(|reads| key_lines(reads, &place.program))?;
        key_file::holds(&place.path, &lines).map(Some).map_err(|error| failed(place, &error))
    }

    /// Where the file lies; `None` where nobody comes in over SSH.
    pub fn key_file(&self) -> Option<&KeyFile> {
        self.key_file.as_ref()
    }
}
