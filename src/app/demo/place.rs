//! A folder for one demonstration that is gone when the demonstration is over.

use crate::app::error::{AppError, Result};
use crate::domain::phrase::Phrase;
use crate::store;
use std::fs;
use std::path::{Path, PathBuf};

/// A private folder with the file of a demonstration; dropped, it removes both.
#[derive(Debug)]
pub struct Throwaway {
    folder: PathBuf,
    file: PathBuf,
}

impl Throwaway {
    /// Makes the folder, readable for this user alone (the process's file mask sees to that).
    ///
    /// # Errors
    /// A storage error when the temporary folder cannot be written.
    pub fn new() -> Result<Self> {
        let base = crate::files::temporary::folder();
        let mut bytes = [0_u8; 8];
        getrandom::fill(&mut bytes).map_err(|_| AppError::refused(Phrase::new("demo-no-folder")))?;
        let folder = base.join(format!("sojourn-demo-{:016x}", u64::from_le_bytes(bytes)));
        // `create_dir` fails on anything that is there already, also on a link laid in wait.
        fs::create_dir(&folder).map_err(|_| store::Error::Permission(base))?;
        let file = folder.join("demo.db");
        Ok(Self { folder, file })
    }

    /// The database file; it does not exist yet.
    pub fn path(&self) -> &Path {
        &self.file
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // A file that the system still holds open stays behind in the temporary folder; there is nobody to tell.
        drop(fs::remove_dir_all(&self.folder));
    }
}
