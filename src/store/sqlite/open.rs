//! Making and opening the file: the one place where a connection is set up.
//!
//! Order: look at the place → open without CREATE and without following links → busy handler → hardening → is it ours →
//! pragmas → read them back → format number. A file that may only be read is opened for reading, so that a review
//! still works. The file itself is never opened by anything but SQLite: closing it elsewhere would drop its locks.

use super::error::at_open;
use super::{migrate, random, steps};
use crate::store::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// `SJRN`: tells `file` and us whose database it is.
pub(super) const APPLICATION_ID: i64 = 0x534A_524E;

/// For what the file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OpenMode {
    /// A person works with it: waits up to 10 seconds for another writer.
    #[default]
    Work,
    /// Bulk work: waits up to 60 seconds and keeps more pages in memory.
    Batch,
    /// Only looks.
    Look,
    /// Reads at most a few lines while somebody logs in: waits for nobody longer than a moment, changes nothing, and
    /// leaves an older format as it is.
    Glance,
}

impl OpenMode {
    pub(super) const fn patience(self) -> Duration {
        match self {
            Self::Work | Self::Look => Duration::from_secs(10),
            Self::Batch => Duration::from_secs(60),
            Self::Glance => Duration::from_millis(200),
        }
    }
}

/// The file's place with links in its folders resolved, so that only a link in the last place is refused.
///
/// # Errors
/// [`Error::Missing`] when there is no such file, [`Error::Permission`] when the folder cannot be looked into.
fn place(path: &Path) -> Result<PathBuf> {
    let refused = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::PermissionDenied => Error::Permission(path.to_owned()),
        _ => Error::Missing(path.to_owned()),
    };
    let meta = std::fs::symlink_metadata(path).map_err(refused)?;
    if meta.is_dir() {
        return Err(Error::Foreign(path.to_owned()));
    }
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::Missing(path.to_owned()));
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    Ok(folder.canonicalize().map_err(refused)?.join(name))
}

/// Opens an existing database; also brings an older one up to date.
///
/// # Errors
/// [`Error::Missing`], [`Error::Foreign`], [`Error::Newer`], [`Error::Permission`], [`Error::Damaged`], [`Error::Busy`].
pub(super) fn connect(path: &Path, mode: OpenMode) -> Result<Connection> {
    let place = place(path)?;
    let connection = usable(&place, mode).map_err(|error| named(error, path))?;
    match mode {
        OpenMode::Glance => migrate::insist_for_reading(&connection)?,
        _ => migrate::bring_up_to_date(&connection)?,
    }
    Ok(connection)
}

/// The same error with the path as the person gave it: the engine may have been given another spelling.
fn named(error: Error, path: &Path) -> Error {
    match error {
        Error::Foreign(_) => Error::Foreign(path.to_owned()),
        Error::Permission(_) => Error::Permission(path.to_owned()),
        other => other,
    }
}

/// Opens a database for a look: whatever its format is, it stays as it is.
///
/// # Errors
/// As for [`connect`], without [`Error::Newer`].
pub(super) fn look_at(path: &Path) -> Result<Connection> {
    usable(&place(path)?, OpenMode::Look)
}

/// Opens a copy that nobody writes to: no file is made beside it.
///
/// # Errors
/// As for [`connect`], without [`Error::Newer`].
pub(super) fn look_at_copy(path: &Path) -> Result<Connection> {
    read_as_it_lies(&place(path)?).map_err(|error| named(error, path))
}

/// Opens a file for work, whatever its format is.
///
/// # Errors
/// As for [`look_at`].
pub(super) fn look_or_work(path: &Path) -> Result<Connection> {
    usable(&place(path)?, OpenMode::Batch)
}

fn usable(place: &Path, mode: OpenMode) -> Result<Connection> {
    if !matches!(mode, OpenMode::Look | OpenMode::Glance) {
        match prepared(place, OpenFlags::SQLITE_OPEN_READ_WRITE, mode) {
            // A file or folder that may not be written: look at it at least.
            Err(Error::Permission(_) | Error::ReadOnly) => {}
            other => return other,
        }
    }
    match prepared(place, OpenFlags::SQLITE_OPEN_READ_ONLY, mode) {
        // Without a log beside it and without the right to make one, nobody writes: read the file as it lies there.
        Err(Error::Permission(_) | Error::ReadOnly) if !has_log(place) => read_as_it_lies(place),
        other => other,
    }
}

fn has_log(place: &Path) -> bool {
    let mut name = place.as_os_str().to_owned();
    name.push("-wal");
    std::fs::metadata(name).is_ok_and(|meta| meta.len() > 0)
}

/// Opens a file that nobody can write to, without any file beside it.
pub(super) fn read_as_it_lies(place: &Path) -> Result<Connection> {
    let mut uri = "file:".to_owned();
    for byte in place.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    prepared(Path::new(&uri), flags, OpenMode::Look)
}

fn prepared(place: &Path, flags: OpenFlags, mode: OpenMode) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(place, flags).map_err(|error| at_open(&error, place))?;
    wait_fairly(&mut connection, mode.patience())?;
    steps::watch(&mut connection)?;
    harden(&connection)?;
    let id: i64 = connection
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|error| at_open(&error, place))?;
    if id != APPLICATION_ID {
        return Err(Error::Foreign(place.to_owned()));
    }
    set_pragmas(&connection, mode).map_err(|error| at_open(&error, place))?;
    read_back(&connection)?;
    Ok(connection)
}

/// Waits 1–4 ms at a time, with jitter: SQLite's own handler sleeps longer and longer, and lets a bulk writer starve
/// everybody else.
pub(super) fn wait_fairly(connection: &mut Connection, patience: Duration) -> Result<()> {
    let mut since = Instant::now();
    let mut seed = random::number() | 1;
    connection.busy_handler(Some(move |tries: i32| {
        if tries == 0 {
            since = Instant::now();
        }
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        std::thread::sleep(Duration::from_micros(1_000 + seed.unsigned_abs() % 3_000));
        since.elapsed() < patience
    }))?;
    Ok(())
}

fn harden(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // The bundled engine plans by sampled values (STAT4): without this it parses a kept statement anew for every value
    // bound to it, which cost a third of a bulk write.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    for off in
        [DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, DbConfig::SQLITE_DBCONFIG_DQS_DDL, DbConfig::SQLITE_DBCONFIG_DQS_DML]
    {
        connection.set_db_config(off, false)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 16 << 20)?;
    connection.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(())
}

const PRAGMAS: &str = "
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA recursive_triggers = ON;
PRAGMA cell_size_check = ON;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA journal_size_limit = 67108864;
";

/// Pages that the write-ahead log may hold before a commit copies them, while nobody else has the database open: pages that
/// are written again and again, as those of indexes are, are copied once. Half a gigabyte.
const LONG_LOG: i64 = 64_000;

fn set_pragmas(connection: &Connection, mode: OpenMode) -> rusqlite::Result<()> {
    if connection.is_readonly("main")? {
        connection.execute_batch("PRAGMA query_only = ON")?;
    } else {
        connection.pragma_update(None, "journal_mode", "WAL")?;
    }
    connection.execute_batch(PRAGMAS)?;
    set_room(connection, mode)
}

/// How many pages are kept in memory, and how long the write-ahead log may grow before a commit copies it.
pub(super) fn set_room(connection: &Connection, mode: OpenMode) -> rusqlite::Result<()> {
    // First: whatever else cannot be had, a write is on the disk.
    leave_alone(connection)?;
    // A person's work touches few pages, and the review each page once: in a small cache it is read over memory already
    // at hand, where a larger one would take fresh memory from the system for page after page that is not looked at again.
    connection.execute_batch(match mode {
        OpenMode::Batch => "PRAGMA cache_size = -98304; PRAGMA wal_autocheckpoint = 16000",
        OpenMode::Work | OpenMode::Look | OpenMode::Glance => {
            "PRAGMA cache_size = -512; PRAGMA wal_autocheckpoint = 1000"
        }
    })
}

/// The log may grow long and is not cut in between, which takes a third of a second each time; and a write is on the disk
/// only with a later one that waits for it. Whoever goes on in another room has everything on the disk with the next write.
pub(super) fn set_room_alone(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "wal_autocheckpoint", LONG_LOG)?;
    connection.pragma_update(None, "journal_size_limit", -1)?;
    connection.pragma_update(None, "synchronous", "NORMAL")
}

/// Each write waits for the disk again, and a log that has become long goes: else the next one who saves would have to copy
/// all of it.
fn leave_alone(connection: &Connection) -> rusqlite::Result<()> {
    if connection.pragma_query_value(None, "synchronous", |row| row.get::<_, i64>(0))? == FULL {
        return Ok(());
    }
    connection.execute_batch(PRAGMAS)?;
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
}

/// `synchronous`, as SQLite tells it: each commit waits until it is on the disk.
const FULL: i64 = 2;

/// A pragma that SQLite does not know, or cannot obey here, is silently passed over: so each is read back.
fn read_back(connection: &Connection) -> Result<()> {
    let expected = [
        ("synchronous", FULL),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
    ];
    for (name, value) in expected {
        let found: i64 = connection.pragma_query_value(None, name, |row| row.get(0))?;
        if found != value {
            return Err(Error::Engine(format!("{name} is {found}, not {value}")));
        }
    }
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if journal != "wal" && !connection.is_readonly("main")? {
        return Err(Error::Engine(format!("the write-ahead log cannot be used here: {journal}")));
    }
    Ok(())
}

/// Makes a database by `fill` beside its place and puts it there whole: an interrupted creation leaves no half of one.
///
/// # Errors
/// [`Error::Refused`] when something lies there already, [`Error::Permission`], or what `fill` says.
pub(super) fn create_with(path: &Path, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
    let (folder, name) = (path.parent().filter(|folder| !folder.as_os_str().is_empty()), path.file_name());
    let name = name.ok_or_else(|| Error::Permission(path.to_owned()))?;
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().map_err(|error| io(&error, path))?;
    let target = folder.join(name);
    if std::fs::symlink_metadata(&target).is_ok() {
        return Err(there_already());
    }
    let draft = folder.join(format!(".{}.{:016x}.new", name.to_string_lossy(), random::number()));
    let made = build(&draft, fill).and_then(|()| settle(&draft, &target));
    let _ = std::fs::remove_file(&draft);
    made
}

fn build(draft: &Path, fill: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
    touch_private(draft)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(draft, flags).map_err(|error| at_open(&error, draft))?;
    harden(&connection)?;
    connection.execute_batch(PRAGMAS)?;
    // Rows are read by the thousand in the order in which they lie: larger pages are fewer calls of the system.
    connection.pragma_update(None, "page_size", 8192)?;
    let transaction = connection.unchecked_transaction()?;
    migrate::write_schema(&transaction)?;
    fill(&transaction)?;
    transaction.commit()?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.close().map_err(|(_, error)| Error::from(error))
}

/// An empty file that only its owner may read, whatever the umask is; nobody has it open yet.
pub(super) fn touch_private(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|error| io(&error, path))
}

/// Makes what was written to a finished file last. Nobody has it open through the engine.
pub(super) fn flush(path: &Path) -> Result<()> {
    let file = std::fs::File::open(path).and_then(|file| file.sync_all());
    file.map_err(|error| io(&error, path))
}

/// Gives the finished file its name, never over another file.
fn settle(draft: &Path, target: &Path) -> Result<()> {
    match std::fs::hard_link(draft, target) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(there_already()),
        // A file system without hard links.
        Err(_) => std::fs::rename(draft, target).map_err(|error| io(&error, target)),
    }?;
    sync_folder(target);
    Ok(())
}

/// Makes the new name last; a file system that cannot do that has nothing better to offer.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent().and_then(|folder| std::fs::File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

fn there_already() -> Error {
    Error::Refused(crate::domain::phrase::Phrase::new("store-already-there"))
}

fn io(error: &std::io::Error, path: &Path) -> Error {
    match error.kind() {
        std::io::ErrorKind::NotFound => Error::Missing(path.to_owned()),
        std::io::ErrorKind::StorageFull => Error::Full,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            Error::Permission(path.to_owned())
        }
        kind => Error::Engine(kind.to_string()),
    }
}
