//! A new file that a person asked for: whole or not at all, never over another one. Only the edge of the program names
//! files; what is written into them comes from the use cases.

use crate::app::error::{AppError, Result};
use crate::domain::phrase::Phrase;
use crate::files::export::{create_new, create_numbered};
use crate::files::local::LocalPath;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// A file that is being written; it is taken away again unless it is [finished](NewFile::finish): half a list is worse
/// than none.
#[derive(Debug)]
pub struct NewFile {
    path: PathBuf,
    name: String,
    file: BufWriter<File>,
    finished: bool,
}

impl NewFile {
    /// A new file of exactly that name.
    ///
    /// # Errors
    /// A refusal when something lies there, or with what the system said.
    pub fn named(path: &LocalPath) -> Result<Self> {
        let name = path.path().display().to_string();
        let file = create_new(path).map_err(|error| refused(&name, &error))?;
        Ok(Self { path: path.path().to_path_buf(), name, file: BufWriter::new(file), finished: false })
    }

    /// A new file `stem.ending` of the folder, or `stem-2.ending` where there is one already.
    ///
    /// # Errors
    /// A refusal with what the system said.
    pub fn numbered(folder: &LocalPath, stem: &str, ending: &str) -> Result<Self> {
        let (file, name) =
            create_numbered(folder, stem, ending).map_err(|error| refused(&format!("{stem}.{ending}"), &error))?;
        Ok(Self { path: folder.path().join(&name), name, file: BufWriter::new(file), finished: false })
    }

    /// Its name, as it was asked for or found free.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Puts what was written where it lasts, and keeps the file.
    ///
    /// # Errors
    /// A refusal with what the system said; then the file is gone.
    pub fn finish(mut self) -> Result<String> {
        let kept = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        kept.map_err(|error| self.refused(&error))?;
        self.finished = true;
        Ok(self.name.clone())
    }

    /// Why it could not be written.
    pub fn refused(&self, error: &io::Error) -> AppError {
        refused(&self.name, error)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.finished {
            // Nothing more can be done about a file that will not go.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn refused(name: &str, error: &io::Error) -> AppError {
    AppError::refused(match error.kind() {
        io::ErrorKind::AlreadyExists => Phrase::new("export-file-there").text("file", name),
        _ => Phrase::new("export-file-failed").text("file", name).text("reason", error.to_string()),
    })
}
