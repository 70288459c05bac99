//! Writing a file that a person asked for: new, complete, readable by its owner alone where the system knows that.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// Writes a new file; one that is there is never written over.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when something lies there.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
