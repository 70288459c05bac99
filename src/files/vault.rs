//! The contents of attachments, beside the database: `<database>.files/ab/cdef…`, each under the SHA-256 of itself.
//!
//! Invariants: a content appears whole or not at all (written apart, flushed, renamed, the folder flushed), and before
//! anybody records it; it is held against its name on every reading; folders and files are their owner's alone; no path
//! is made of anything but a [`Fingerprint`]. What a crash leaves behind is a file that nobody names: `check` finds it.

use super::export::{create_own, is_shared};
use super::sniff::{self, Unfit};
use crate::domain::attachment::{FileFormat, Fingerprint};
use sha2::{Digest, Sha256};
use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// So much is read at a time.
const PIECE: usize = 64 << 10;
/// Where contents are while they come in.
const INCOMING: &str = "incoming";

/// Why a content was not kept or cannot be read. Nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// Nothing came.
    #[error("the file is empty")]
    Empty,
    /// More came than is allowed, in bytes.
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    /// It is nothing that is taken in.
    #[error("not a file of a kind that is taken in")]
    Unfit(Unfit),
    /// The source could not be read.
    #[error("the file cannot be read: {0}")]
    Source(io::Error),
    /// It is not there.
    #[error("the file is not there")]
    Missing,
    /// It is not what its name says.
    #[error("the file is damaged")]
    Damaged,
    /// The system refused.
    #[error("{0}")]
    Place(io::Error),
    /// Whoever asked for the content does not take it.
    #[error("{0}")]
    Sink(io::Error),
}

/// The place of all contents of one database.
#[derive(Debug, Clone)]
pub struct Vault {
    folder: PathBuf,
}

/// A content that has come in and is not kept yet; it vanishes when it is dropped.
#[derive(Debug)]
pub struct Incoming {
    place: PathBuf,
    kept: bool,
    /// Which content it is.
    pub fingerprint: Fingerprint,
    /// Its length in bytes.
    pub size: u64,
    /// What it is.
    pub format: FileFormat,
}

/// What lies in the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lying {
    /// A content of that length, touched so many milliseconds after 1970.
    Content(Fingerprint, u64, i64),
    /// What is left of a content that never came in whole.
    Leftover(PathBuf, i64),
    /// Something that is not ours.
    Strange(PathBuf),
}

impl Vault {
    /// The place that belongs to a database.
    pub fn beside(database: &Path) -> Self {
        Self { folder: super::beside(database, ".files") }
    }

    /// The database it belongs to; `None` for a place that no database can have.
    pub fn database(&self) -> Option<PathBuf> {
        self.folder.to_str()?.strip_suffix(".files").map(PathBuf::from)
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, content: &Fingerprint) -> PathBuf {
        let (first, rest) = content.split();
        self.folder.join(first).join(rest)
    }

    /// Takes a content in, at most `most` bytes of it, in pieces; what it is is told from the content.
    ///
    /// # Errors
    /// Nothing came, too much, or nothing that is taken in; the source or the system refused.
    pub fn take_in(&self, source: &mut dyn Read, most: u64) -> Result<Incoming, VaultError> {
        let folder = self.folder.join(INCOMING);
        make_folder(&self.folder).and_then(|()| make_folder(&folder)).map_err(VaultError::Place)?;
        let place = folder.join(format!("{}.part", random_name().map_err(VaultError::Place)?));
        let mut file = create_own(&place).map_err(VaultError::Place)?;
        // From here on whatever goes wrong takes the piece away again.
        let nothing = Fingerprint::of_digest(&Sha256::digest(b"")).ok_or(VaultError::Empty)?;
        let mut incoming = Incoming { place, kept: false, fingerprint: nothing, size: 0, format: FileFormat::Pdf };
        let head = incoming.pour(source, &mut file, most)?;
        file.sync_all().map_err(VaultError::Place)?;
        let mut whole = File::open(&incoming.place).map_err(VaultError::Place)?;
        let found = sniff::sniff(&head, &mut whole).map_err(VaultError::Place)?;
        incoming.format = found.map_err(VaultError::Unfit)?;
        Ok(incoming)
    }

    /// Keeps a content under its name, in place of one that is there: the same, or a damaged one.
    ///
    /// # Errors
    /// The system refused.
    pub fn keep(&self, incoming: &mut Incoming) -> Result<(), VaultError> {
        let path = self.path(&incoming.fingerprint);
        let folder = path.parent().unwrap_or(&self.folder).to_path_buf();
        let moved = make_folder(&folder)
            .and_then(|()| moved(&incoming.place, &path))
            .and_then(|()| flush_folder(&folder))
            .and_then(|()| flush_folder(&self.folder));
        moved.map_err(VaultError::Place)?;
        incoming.kept = true;
        Ok(())
    }

    /// True when a content of that length is there; its bytes are not looked at.
    pub fn has(&self, content: &Fingerprint, size: u64) -> bool {
        self.path(content).symlink_metadata().is_ok_and(|found| found.is_file() && found.len() == size)
    }

    /// True when a content was last kept before that moment, in milliseconds since 1970.
    pub fn is_older(&self, content: &Fingerprint, moment: i64) -> bool {
        self.path(content).symlink_metadata().is_ok_and(|found| touched(&found) < moment)
    }

    /// Reads a content through and holds it against its name.
    ///
    /// # Errors
    /// [`VaultError::Missing`], [`VaultError::Damaged`], or the system refused.
    pub fn verify(&self, content: &Fingerprint, size: u64) -> Result<(), VaultError> {
        self.read(content, size, &mut io::sink())
    }

    /// Gives a content out. It is read through and held against its name first, so that nothing of a damaged one is
    /// given, and once more while it goes out.
    ///
    /// # Errors
    /// As for [`Vault::verify`]; whoever takes it does not.
    pub fn give(&self, content: &Fingerprint, size: u64, to: &mut dyn Write) -> Result<(), VaultError> {
        self.verify(content, size)?;
        self.read(content, size, to)
    }

    fn read(&self, content: &Fingerprint, size: u64, to: &mut dyn Write) -> Result<(), VaultError> {
        let path = self.path(content);
        let found = path.symlink_metadata().map_err(missing)?;
        if !found.is_file() || found.len() != size {
            return Err(VaultError::Damaged);
        }
        let mut file = File::open(&path).map_err(missing)?;
        let (mut hash, mut piece) = (Sha256::new(), vec![0; PIECE]);
        loop {
            // A sector that cannot be read is damage as well.
            let read = sniff::fill(&mut file, &mut piece).map_err(|_| VaultError::Damaged)?;
            if read == 0 {
                break;
            }
            hash.update(&piece[..read]);
            to.write_all(&piece[..read]).map_err(VaultError::Sink)?;
        }
        let same = Fingerprint::of_digest(&hash.finalize()).as_ref() == Some(content);
        if same { Ok(()) } else { Err(VaultError::Damaged) }
    }

    /// Copies a content to another place, unless it is there already; true when something was copied. It is held against
    /// its name on the way.
    ///
    /// # Errors
    /// As for [`Vault::verify`]; the other place's.
    pub fn copy_to(&self, other: &Self, content: &Fingerprint, size: u64) -> Result<bool, VaultError> {
        if other.has(content, size) {
            return Ok(false);
        }
        let mut file = File::open(self.path(content)).map_err(missing)?;
        let mut incoming = other.take_in(&mut file, size)?;
        if incoming.fingerprint != *content {
            return Err(VaultError::Damaged);
        }
        other.keep(&mut incoming)?;
        Ok(true)
    }

    /// Removes contents that came in for a database which did not, and the folders that are empty then. What the system
    /// refuses stays: `check` finds it.
    pub fn take_back<'c>(&self, contents: impl Iterator<Item = &'c Fingerprint>) {
        for content in contents {
            let path = self.path(content);
            drop(fs::remove_file(&path));
            drop(path.parent().map(fs::remove_dir));
        }
        drop(fs::remove_dir(self.folder.join(INCOMING)));
        drop(fs::remove_dir(&self.folder));
    }

    /// Removes a content or a leftover for good.
    ///
    /// # Errors
    /// The system refused.
    pub fn remove(&self, lying: &Lying) -> io::Result<()> {
        match lying {
            Lying::Content(content, ..) => fs::remove_file(self.path(content)),
            Lying::Leftover(path, _) => fs::remove_file(path),
            Lying::Strange(_) => Ok(()),
        }
    }

    /// Shows everything that lies in the place, folder by folder; nothing where there is no place yet.
    ///
    /// # Errors
    /// The system refused.
    pub fn each(&self, visit: &mut dyn FnMut(Lying)) -> io::Result<()> {
        let folders = match fs::read_dir(&self.folder) {
            Ok(folders) => folders,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for folder in folders {
            let folder = folder?;
            let name = folder.file_name().to_string_lossy().into_owned();
            let ours = name == INCOMING || Fingerprint::parse(&name.repeat(32)).is_some();
            if !ours || !folder.file_type()?.is_dir() {
                visit(Lying::Strange(folder.path()));
                continue;
            }
            for file in fs::read_dir(folder.path())? {
                visit(lying(&name, &file?));
            }
        }
        Ok(())
    }
}

impl Incoming {
    /// Copies the source in pieces, counting and hashing; gives the beginning.
    fn pour(&mut self, source: &mut dyn Read, file: &mut File, most: u64) -> Result<Vec<u8>, VaultError> {
        let (mut hash, mut piece, mut head) = (Sha256::new(), vec![0; PIECE], Vec::new());
        let mut source = source.take(most.saturating_add(1));
        loop {
            let read = sniff::fill(&mut source, &mut piece).map_err(VaultError::Source)?;
            if read == 0 {
                break;
            }
            if head.is_empty() {
                head.extend_from_slice(&piece[..read.min(sniff::HEAD)]);
            }
            self.size += u64::try_from(read).unwrap_or(0);
            if self.size > most {
                return Err(VaultError::TooLarge(most));
            }
            hash.update(&piece[..read]);
            file.write_all(&piece[..read]).map_err(VaultError::Place)?;
        }
        if self.size == 0 {
            return Err(VaultError::Empty);
        }
        self.fingerprint = Fingerprint::of_digest(&hash.finalize()).ok_or(VaultError::Damaged)?;
        Ok(head)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.kept {
            drop(fs::remove_file(&self.place));
        }
    }
}

fn missing(error: io::Error) -> VaultError {
    if error.kind() == io::ErrorKind::NotFound { VaultError::Missing } else { VaultError::Place(error) }
}

/// When a file was last written, in milliseconds since 1970; now and later where the system does not tell.
fn touched(found: &fs::Metadata) -> i64 {
    let since = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(i64::MAX)
}

fn lying(folder: &str, file: &fs::DirEntry) -> Lying {
    let name = file.file_name().to_string_lossy().into_owned();
    let Ok(found) = file.path().symlink_metadata() else {
        return Lying::Strange(file.path());
    };
    let touched = touched(&found);
    match Fingerprint::parse(&format!("{folder}{name}")) {
        Some(content) if found.is_file() => Lying::Content(content, found.len(), touched),
        None if folder == INCOMING && name.ends_with(".part") && found.is_file() => {
            Lying::Leftover(file.path(), touched)
        }
        _ => Lying::Strange(file.path()),
    }
}

/// Makes a folder for its owner alone, and makes sure that it is there after a power cut.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, if is_shared(folder) { 0o770 } else { 0o700 });
    match builder.create(folder) {
        #[cfg(unix)]
        Ok(()) if is_shared(folder) => {
            // Whatever the file mask is, and what is made inside is the group's again.
            fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o2770))?;
            folder.parent().map_or(Ok(()), flush_folder)
        }
        Ok(()) => folder.parent().map_or(Ok(()), flush_folder),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Moves a file between two folders of the vault. A session on an old kernel (Landlock 1) may make files in both, but not
/// move one over: there it is copied beside its place first.
fn moved(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let near = to.with_extension("part");
            drop(fs::remove_file(&near));
            io::copy(&mut File::open(from)?, &mut create_own(&near)?)?;
            File::open(&near)?.sync_all()?;
            fs::rename(&near, to)?;
            fs::remove_file(from)
        }
        moved => moved,
    }
}

/// Makes what was done in a folder last through a loss of power.
#[cfg(unix)]
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// The system keeps folders by itself.
#[cfg(not(unix))]
pub(super) fn flush_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

fn random_name() -> io::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| io::Error::other("no random numbers"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests;
