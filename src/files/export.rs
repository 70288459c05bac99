//! Writing a file that a person asked for: new, complete, readable by its owner alone where the system knows that.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Opens a new file for writing.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when something lies there.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes a new file; one that is there is never written over.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when something lies there.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
