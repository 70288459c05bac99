//! The type of the file system under a path: on a network file system SQLite's write-ahead log loses records, because
//! it needs memory shared by everybody who writes.

use std::path::Path;

/// Magic numbers of network and user-space file systems (`statfs(2)`), with the names people know them by.
#[cfg(target_os = "linux")]
const NETWORK: &[(u64, &str)] = &[
    (0x6969, "NFS"),
    (0x517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x6573_5546, "FUSE"),
    (0x0102_1997, "9P"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
];

/// The name of the network file system that holds the path, or its nearest folder that exists; `None` for a local
/// one, and where the system does not tell.
#[cfg(target_os = "linux")]
pub fn network_file_system(path: &Path) -> Option<String> {
    let magic = u64::try_from(rustix::fs::statfs(nearest(path)).ok()?.f_type).ok()? & 0xFFFF_FFFF;
    NETWORK.iter().find(|(known, _)| *known == magic).map(|(_, name)| (*name).to_owned())
}

/// The system does not tell.
#[cfg(not(target_os = "linux"))]
pub fn network_file_system(_path: &Path) -> Option<String> {
    None
}

/// Bytes that this user may still write where the path lies, or will lie; `None` where the system does not tell.
#[cfg(unix)]
pub fn free_space(path: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(nearest(path)).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

/// The system does not tell.
#[cfg(not(unix))]
pub fn free_space(_path: &Path) -> Option<u64> {
    None
}

/// True when this user may write to the file or folder, or, where there is none yet, to the nearest folder that exists.
#[cfg(unix)]
pub fn may_write(path: &Path) -> bool {
    rustix::fs::access(nearest(path), rustix::fs::Access::WRITE_OK).is_ok()
}

/// Told by the permissions of the file alone.
#[cfg(not(unix))]
pub fn may_write(path: &Path) -> bool {
    nearest(path).metadata().is_ok_and(|meta| !meta.permissions().readonly())
}

/// The path itself, or its nearest folder that exists.
fn nearest(path: &Path) -> &Path {
    let place = path.ancestors().find(|place| place.exists()).unwrap_or(Path::new("."));
    if place.as_os_str().is_empty() { Path::new(".") } else { place }
}

/// The text of a short file.
///
/// # Errors
/// Those of the system; what is no file, longer than `most` bytes, or no text.
pub fn read_short(path: &Path, most: u64) -> std::io::Result<String> {
    use std::io::Read;
    let file = std::fs::File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() || meta.len() > most {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    let mut text = String::new();
    file.take(most).read_to_string(&mut text)?;
    Ok(text)
}

/// What a file holds that nobody but its owner may read; `None` when others may.
///
/// # Errors
/// Those of the system; what is no file, or longer than a password is.
pub fn read_private(path: &Path) -> std::io::Result<Option<String>> {
    use std::io::Read;
    let mut file = std::fs::File::open(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() || meta.len() > 4_096 {
        return Err(std::io::ErrorKind::InvalidData.into());
    }
    // The file that was opened is asked, not what lies under its name a moment later.
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::mode(&meta) & 0o077 != 0 {
        return Ok(None);
    }
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    Ok(Some(text))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_local_folder_is_local_even_for_files_that_are_not_there_yet() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(network_file_system(&folder.path().join("new/office.db")), None);
        assert_eq!(network_file_system(Path::new("office.db")), None);
    }
}

/// Opens a file to add to, its owner's alone where it is new; never through a link that somebody put in its place.
///
/// # Errors
/// Those of the system.
pub fn append(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    options.open(path)
}
