//! Locks between processes on files of their own: never on a database, whose own locks they would drop.
//!
//! A lock is held by an open file and is gone with its process, however that ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// Holds the lock together with others; `None` while somebody holds it alone. The file is made where there is none.
///
/// # Errors
/// Those of the system, also where it has no locks.
pub fn share(path: &Path) -> io::Result<Option<Held>> {
    held(open(path)?, File::try_lock_shared)
}

/// Holds the lock alone; `None` while anybody else holds it. The file is made where there is none.
///
/// # Errors
/// Those of the system, also where it has no locks.
pub fn alone(path: &Path) -> io::Result<Option<Held>> {
    held(open(path)?, File::try_lock)
}

/// True when somebody holds the lock alone. No file, no lock: nothing is made.
pub fn is_held_alone(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// True when this process is known to be the only one that holds the lock, with others or alone. Where the system does not
/// tell who holds a lock, or this process holds none, the answer is false.
pub fn is_ours_alone(path: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        let Ok(file) = std::fs::metadata(path) else { return false };
        std::fs::read_to_string("/proc/locks").is_ok_and(|table| only_of(std::process::id(), file.ino(), &table))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        false
    }
}

/// Whether all locks of whole files with that number are of that process, and there is one. Files of another disk that have
/// the number by chance only make the answer false.
#[cfg(target_os = "linux")]
fn only_of(process: u32, file: u64, table: &str) -> bool {
    let mut holders = table.lines().filter_map(|line| {
        // "1: FLOCK  ADVISORY  READ 4711 08:01:131 0 EOF"; who waits for a lock has an arrow behind the number.
        let mut words = line.split_whitespace().skip_while(|word| *word != "FLOCK").skip(3);
        let (holder, place) = (words.next()?, words.next()?);
        let number = place.rsplit(':').next()?;
        (number.parse() == Ok(file)).then(|| holder.parse() == Ok(process))
    });
    holders.next().is_some_and(|ours| ours) && holders.all(|ours| ours)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // Never through a link that somebody put in its place.
        options.mode(0o660).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    let file = options.open(path)?;
    lend(&file, path);
    Ok(file)
}

/// In a folder that a group shares the lock is the group's too, whatever the file mask of whoever made it is. Of a file of
/// somebody else this is not ours to say.
fn lend(file: &File, path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, PermissionsExt};
        let folder = path.parent().and_then(|folder| std::fs::metadata(folder).ok());
        let shared = folder.is_some_and(|folder| folder.mode() & 0o2020 == 0o2020);
        if shared && file.metadata().is_ok_and(|meta| meta.mode() & 0o777 != 0o660) {
            let _ = file.set_permissions(std::fs::Permissions::from_mode(0o660));
        }
    }
    #[cfg(not(unix))]
    let _ = (file, path);
}

fn held(file: File, lock: fn(&File) -> Result<(), TryLockError>) -> io::Result<Option<Held>> {
    match lock(&file) {
        Ok(()) => Ok(Some(Held { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn whoever_else_holds_a_lock_is_seen() {
        let table = "1: POSIX  ADVISORY  WRITE 12 08:01:131 0 EOF\n\
                     2: FLOCK  ADVISORY  READ 7 08:01:131 0 EOF\n\
                     3: FLOCK  ADVISORY  READ 9 08:01:200 0 EOF\n\
                     4: FLOCK  ADVISORY  READ 7 08:01:200 0 EOF\n\
                     5: FLOCK  ADVISORY  READ 7 08:01:300 0 EOF\n\
                     5: -> FLOCK  ADVISORY  WRITE 9 08:01:300 0 EOF\n";
        assert!(only_of(7, 131, table));
        for (process, file) in [(7, 200), (9, 200), (9, 131), (7, 300), (7, 400)] {
            assert!(!only_of(process, file, table), "{process} {file}");
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db.lock");
        assert!(!is_ours_alone(&path));
        let held = share(&path).unwrap();
        assert!(is_ours_alone(&path));
        drop(held);
        assert!(!is_ours_alone(&path));
    }

    #[test]
    fn many_share_and_one_is_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db.lock");
        assert!(!is_held_alone(&path) && !path.exists());
        let (one, two) = (share(&path).unwrap(), share(&path).unwrap());
        assert!(one.is_some() && two.is_some());
        assert!(alone(&path).unwrap().is_none() && !is_held_alone(&path));
        drop((one, two));
        let only = alone(&path).unwrap();
        assert!(only.is_some() && is_held_alone(&path));
        assert!(share(&path).unwrap().is_none());
        drop(only);
        assert!(!is_held_alone(&path) && share(&path).unwrap().is_some());
    }
}
