//! Files of the person's own machine, as the person names them. Whoever reaches for one shows that the machine is theirs:
//! the right is given in one place (`app::entry::own_machine`), so that nobody who writes a new command can forget it.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The right to reach for files of this machine.
#[derive(Debug)]
pub struct OwnMachine(());

impl OwnMachine {
    /// The right itself; given where it is known how the person came in, and nowhere else (tested).
    pub fn granted() -> Self {
        Self(())
    }

    /// A place that the person names.
    #[must_use]
    pub fn place(&self, path: &Path) -> LocalPath {
        LocalPath(path.to_path_buf())
    }

    /// The folder that the program was started in.
    #[must_use]
    pub fn here(&self) -> LocalPath {
        LocalPath(PathBuf::from("."))
    }
}

/// A place on the person's own machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalPath(PathBuf);

impl LocalPath {
    /// The path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A place beneath it, or the one it names when that is absolute.
    #[must_use]
    pub fn join(&self, path: impl AsRef<Path>) -> Self {
        Self(self.0.join(path))
    }

    /// Opens the file for reading.
    ///
    /// # Errors
    /// Those of the system; [`io::ErrorKind::IsADirectory`] for a folder.
    pub fn open(&self) -> io::Result<File> {
        let file = File::open(&self.0)?;
        if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
    }

    /// True when a file lies there.
    pub fn is_file(&self) -> bool {
        self.0.is_file()
    }

    /// Writes the file, over one that lies there.
    ///
    /// # Errors
    /// Those of the system.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        std::fs::write(&self.0, bytes)
    }

    /// The text of a file.
    ///
    /// # Errors
    /// Those of the system; text that is not UTF-8.
    pub fn read_to_string(&self) -> io::Result<String> {
        std::fs::read_to_string(&self.0)
    }
}
