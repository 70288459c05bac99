//! Files that may be believed because only the administrator of the machine can have written them.

use std::io::{self, Read};
use std::path::Path;

/// Why a file is not believed.
#[derive(Debug)]
pub enum Untrusted {
    /// It is not there.
    Missing,
    /// It, or a folder on the way to it, belongs to somebody else, or others may change it.
    Open,
    /// It cannot be read, or is no text of a reasonable length.
    Unreadable(io::Error),
}

/// The text of a file that belongs to root, as do the folders on the way to it, and that nobody else may change.
///
/// # Errors
/// Why it is not to be believed.
#[cfg(unix)]
pub fn read(path: &Path, most: u64) -> Result<String, Untrusted> {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
    let of = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Untrusted::Missing,
        _ => Untrusted::Unreadable(error),
    };
    let is_roots = |meta: &std::fs::Metadata| meta.uid() == 0 && meta.mode() & 0o022 == 0;
    let mut options = std::fs::OpenOptions::new();
    options.read(true).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    let file = options.open(path).map_err(of)?;
    // The file that was opened is asked, not what lies under its name a moment later.
    let meta = file.metadata().map_err(of)?;
    let folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let folders: Vec<_> = folders.map(std::fs::symlink_metadata).collect::<io::Result<_>>().map_err(of)?;
    if !meta.is_file() || !is_roots(&meta) || !folders.iter().all(is_roots) {
        return Err(Untrusted::Open);
    }
    if meta.len() > most {
        return Err(Untrusted::Unreadable(io::ErrorKind::FileTooLarge.into()));
    }
    let mut text = String::new();
    file.take(most).read_to_string(&mut text).map_err(Untrusted::Unreadable)?;
    Ok(text)
}

/// Nothing is believed here.
///
/// # Errors
/// Always.
#[cfg(not(unix))]
pub fn read(_path: &Path, _most: u64) -> Result<String, Untrusted> {
    Err(Untrusted::Unreadable(io::ErrorKind::Unsupported.into()))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn only_what_root_alone_may_change_is_believed() {
        assert!(read(Path::new("/etc/passwd"), 1 << 20).unwrap().contains("root"));
        assert!(matches!(read(Path::new("/etc/passwd"), 4), Err(Untrusted::Unreadable(_))));
        assert!(matches!(read(Path::new("/etc/not-there"), 4), Err(Untrusted::Missing)));
        assert!(matches!(read(Path::new("/etc"), 1 << 20), Err(Untrusted::Open)), "a folder is no file");
        // Under a folder where everybody may write, whoever the file belongs to.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config");
        fs::write(&path, "x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(read(&path, 9), Err(Untrusted::Open)));
        symlink("/etc/passwd", folder.path().join("link")).unwrap();
        assert!(matches!(read(&folder.path().join("link"), 1 << 20), Err(Untrusted::Unreadable(_))));
    }
}
