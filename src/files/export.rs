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

/// How many files of one name are kept apart by a number.
const MOST: usize = 99;

/// Opens a new file in a folder and gives the name it got: `stem.ending`, or `stem-2.ending` where there is one already.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when too many files of that name are there.
pub fn create_numbered(folder: &Path, stem: &str, ending: &str) -> io::Result<(File, String)> {
    for number in 1..=MOST {
        let name = if number == 1 { format!("{stem}.{ending}") } else { format!("{stem}-{number}.{ending}") };
        match create_new(&folder.join(&name)) {
            Ok(file) => return Ok((file, name)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
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
