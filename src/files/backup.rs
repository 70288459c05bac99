//! Files of a backup: `sojourn-20261123-081500.db`, what is known of it in `sojourn-20261123-081500.json`, and the scans
//! of all backups of one folder together in `sojourn.files`, each once.
//!
//! Invariants: a copy gets its name only when it is whole and proved; nothing that lies there is ever written over; what
//! is known of a copy holds the SHA-256 of its bytes, because the engine's own check passes most flipped bits.

use super::export::{create_own, write_own};
use super::vault::{Vault, flush_folder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Bytes read at a time.
const PIECE: usize = 1 << 20;

/// What is known of a copy from the moment it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Version of the program that made it.
    pub program: String,
    /// When, in milliseconds since 1970 UTC.
    pub made_ms: i64,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The format of the database.
    pub format: i64,
    /// Entries of the journal.
    pub journal: i64,
    /// Hash of the newest of them.
    pub head: String,
    /// Rows of each kind.
    pub counts: Vec<(String, u64)>,
}

/// Where a copy is while it is made, and the names it will have.
#[derive(Debug)]
pub struct Draft {
    folder: PathBuf,
    stem: String,
    /// The copy, under a name that is not its own yet.
    pub place: PathBuf,
}

impl Draft {
    /// Chooses names in a folder, which is made, for its owner alone, where there is none.
    ///
    /// # Errors
    /// Those of the system.
    pub fn new(folder: &Path, stem: &str) -> io::Result<Self> {
        make_folder(folder)?;
        let folder = folder.canonicalize()?;
        let stem = free_name(&folder, stem, &[".db", ".json"])?;
        let place = folder.join(format!(".{stem}.{}.new", std::process::id()));
        Ok(Self { place, folder, stem })
    }

    /// Gives the finished copy its name and writes beside it what is known of it; gives the path.
    ///
    /// # Errors
    /// Those of the system; [`io::ErrorKind::AlreadyExists`] when somebody was quicker.
    pub fn settle(self, label: &Label) -> io::Result<PathBuf> {
        let known = serde_json::to_vec_pretty(label)?;
        let path = self.folder.join(format!("{}.db", self.stem));
        write_own(&path.with_extension("json"), &known)?;
        let named = name_anew(&self.place, &path);
        if named.is_err() {
            drop(fs::remove_file(path.with_extension("json")));
        }
        named.and_then(|()| flush_folder(&self.folder)).map(|()| path)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.place));
    }
}

/// The scans of all backups of the folder in which that copy lies.
pub fn scans_of(copy: &Path) -> Vault {
    Vault::beside(&copy.with_file_name("sojourn"))
}

/// What is known of a copy; `None` where nothing lies beside it.
///
/// # Errors
/// Those of the system; what lies there is nothing of ours.
pub fn label_of(copy: &Path) -> io::Result<Option<Label>> {
    match fs::read(copy.with_extension("json")) {
        Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Length and SHA-256 of a file that nobody has open through the engine.
///
/// # Errors
/// Those of the system.
pub fn fingerprint(file: &Path) -> io::Result<(u64, String)> {
    let (mut file, mut hash, mut piece, mut bytes) = (File::open(file)?, Sha256::new(), vec![0; PIECE], 0);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        bytes += read as u64;
    }
    let digest = hash.finalize();
    Ok((bytes, digest.iter().map(|byte| format!("{byte:02x}")).collect()))
}

/// Copies a file that nobody has open to a new one, for its owner alone, and makes it last. The new file belongs to whom
/// the folder belongs to: an administrator may do this for an account of the system.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when something lies there.
pub fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut target = create_own(to)?;
    let copied = File::open(from).and_then(|mut source| io::copy(&mut source, &mut target));
    copied.and_then(|_| target.flush()).and_then(|()| target.sync_all()).and_then(|()| belong(to))
}

/// Gives a file to the owner of its folder, where that is somebody else and the system allows it.
#[cfg(unix)]
fn belong(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let folder = fs::metadata(file.parent().unwrap_or(Path::new(".")))?;
    if fs::metadata(file)?.uid() == folder.uid() {
        return Ok(());
    }
    std::os::unix::fs::chown(file, Some(folder.uid()), Some(folder.gid()))
}

#[cfg(not(unix))]
fn belong(_file: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts `new` in the place of `old`, which is kept beside it under the name `aside`, or that name with a number; gives
/// the path. Whatever happens, one of both lies there.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when too much of that name lies there.
pub fn exchange(new: &Path, old: &Path, aside: &str) -> io::Result<PathBuf> {
    let aside = old.with_file_name(free_name(old.parent().unwrap_or(Path::new(".")), aside, &["", "-wal", "-shm"])?);
    if old.symlink_metadata().is_ok() {
        for end in ["-wal", "-shm"] {
            let beside = super::beside(old, end);
            if beside.symlink_metadata().is_ok() {
                fs::rename(&beside, super::beside(&aside, end))?;
            }
        }
        fs::hard_link(old, &aside)?;
    }
    fs::rename(new, old)?;
    flush_folder(old.parent().unwrap_or(Path::new(".")))?;
    Ok(aside)
}

/// A name that is free in a folder with all these endings: itself, or with a number.
fn free_name(folder: &Path, name: &str, ends: &[&str]) -> io::Result<String> {
    let taken = |name: &str| ends.iter().any(|end| folder.join(format!("{name}{end}")).symlink_metadata().is_ok());
    let numbered = (2..=99).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name));
    free.ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

/// A new name for a file, never over another one.
fn name_anew(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without hard links.
        Err(_) if to.symlink_metadata().is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
