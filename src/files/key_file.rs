//! The file in which sshd looks up who may come in: our lines between two markers, whatever else stands there untouched.
//!
//! Invariants: whoever reads the file sees the old one or the new one whole (written beside, flushed, renamed, the folder
//! flushed); two who rewrite it at once wait for each other at the folder and each reads the records afresh, so that no
//! key is lost; our lines stand first, because sshd takes the first one that fits a key. A file that nobody changed is
//! left alone.

use super::export::create_own;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::Path;

/// Begins our lines.
pub const BEGIN: &str = "# sojourn begin";
/// Ends them.
pub const END: &str = "# sojourn end";
/// A file longer than this is no list of keys.
const LONGEST: u64 = 16 << 20;

/// What a rewrite found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewritten {
    /// It held the same lines already.
    Same,
    /// It was written.
    Written,
}

/// The file as it ought to be: our lines, then what others wrote into it.
pub fn compose(old: &[u8], lines: &[String]) -> Vec<u8> {
    let mut text = Vec::new();
    for line in std::iter::once(BEGIN).chain(lines.iter().map(String::as_str)).chain([END]) {
        text.extend_from_slice(line.as_bytes());
        text.push(b'\n');
    }
    text.extend(foreign(old));
    text
}

/// What others wrote: everything outside our markers. Where an end is missing, only what looks like a line of ours goes.
fn foreign(old: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = old.split_inclusive(|byte| *byte == b'\n').collect();
    let (mut kept, mut at) = (Vec::new(), 0);
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.trim_ascii_end() != BEGIN.as_bytes() {
            let stray = line.trim_ascii_end() == END.as_bytes();
            kept.extend_from_slice(if stray { b"" } else { line });
            continue;
        }
        let rest = &lines[at..];
        let begins = |line: &&[u8]| line.trim_ascii_end() == BEGIN.as_bytes();
        let until =
            rest.iter().take_while(|line| !begins(line)).position(|line| line.trim_ascii_end() == END.as_bytes());
        match until {
            Some(until) => at += until + 1,
            None => at += rest.iter().take_while(|line| is_ours(line)).count(),
        }
    }
    kept
}

fn is_ours(line: &[u8]) -> bool {
    let text = String::from_utf8_lossy(line);
    let last = text.split_ascii_whitespace().next_back().unwrap_or_default();
    text.starts_with("restrict,pty") && text.contains(" --as-key ") && last.starts_with("sojourn-key-")
}

/// True when the file holds exactly these lines of ours, in front.
///
/// # Errors
/// Those of the system.
pub fn holds(path: &Path, lines: &[String]) -> io::Result<bool> {
    let old = read(path)?.0;
    Ok(compose(&old, lines) == old)
}

/// Writes our lines anew. `lines` is asked once the folder is ours alone, so that it sees the newest records.
///
/// # Errors
/// Those of the system and of `lines`; [`io::ErrorKind::InvalidInput`] for a place that is no plain file, or a line
/// that is not one.
pub fn rewrite(path: &Path, lines: &mut dyn FnMut() -> io::Result<Vec<String>>) -> io::Result<Rewritten> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The folder itself is the lock: it is there before the file, and a crash leaves it open.
    let lock = File::open(folder)?;
    lock.lock()?;
    let lines = lines()?;
    if lines.iter().any(|line| line.contains(['\n', '\r', '\0'])) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let (old, before) = read(path)?;
    let new = compose(&old, &lines);
    if new == old {
        return Ok(Rewritten::Same);
    }
    write_whole(path, &new, before.as_ref(), &lock.metadata()?)?;
    lock.sync_all()?;
    Ok(Rewritten::Written)
}

/// The content and what the system says about the file; nothing where there is none.
fn read(path: &Path) -> io::Result<(Vec<u8>, Option<Metadata>)> {
    let meta = match fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Vec::new(), None)),
        Err(error) => return Err(error),
    };
    if !meta.is_file() || meta.len() > LONGEST {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut text = Vec::new();
    File::open(path)?.take(LONGEST).read_to_end(&mut text)?;
    Ok((text, Some(meta)))
}

fn write_whole(path: &Path, text: &[u8], before: Option<&Metadata>, folder: &Metadata) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.new"));
    // We hold the folder: a draft that lies there was left by a crash.
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = create_own(&draft)?;
    let written = file
        .write_all(text)
        .and_then(|()| hand_over(&file, before, folder))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        drop(fs::remove_file(&draft));
    }
    written
}

/// Gives the file to whom the folder belongs (root may write it for the account that reads it), readable by others only
/// where it is root's, whose files sshd reads under the name of the account.
#[cfg(unix)]
fn hand_over(file: &File, before: Option<&Metadata>, folder: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let (uid, gid) = before.map_or((folder.uid(), folder.gid()), |before| (before.uid(), before.gid()));
    let mine = file.metadata()?;
    if (mine.uid(), mine.gid()) != (uid, gid) {
        // Only root may; anybody else goes on as who they are.
        drop(fchown(file, Some(uid), Some(gid)));
    }
    let mode = if file.metadata()?.uid() == 0 { 0o644 } else { 0o600 };
    file.set_permissions(fs::Permissions::from_mode(before.map_or(mode, |before| before.mode() & 0o644 | 0o600)))
}

/// The system keeps files to their owner by itself.
#[cfg(not(unix))]
fn hand_over(_file: &File, _before: Option<&Metadata>, _folder: &Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
