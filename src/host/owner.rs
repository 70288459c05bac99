//! Whose a file or folder is and who may do what with it, and the ways to change that. Links are never followed.

use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown};
use std::path::Path;

/// What a path is, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// What it is.
    pub kind: Kind,
    /// Number of the user.
    pub uid: u32,
    /// Number of the group.
    pub gid: u32,
    /// The lower twelve bits of the mode.
    pub mode: u32,
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A folder.
    Folder,
    /// A file.
    File,
    /// A link, a device, a pipe.
    Other,
}

/// What lies there; `None` when nothing does, or it cannot be looked at.
pub fn look(path: &Path) -> Option<Owner> {
    let meta = path.symlink_metadata().ok()?;
    let kind = match meta.file_type() {
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_file() => Kind::File,
        _ => Kind::Other,
    };
    Some(Owner { kind, uid: meta.uid(), gid: meta.gid(), mode: meta.mode() & 0o7777 })
}

/// Gives it to a user and group and sets its mode.
///
/// # Errors
/// Those of the system.
pub fn set(path: &Path, (uid, gid): (u32, u32), mode: u32) -> io::Result<()> {
    if look(path).is_some_and(|owner| owner.kind == Kind::Other) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    lchown(path, Some(uid), Some(gid))?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

/// The first folder on the way from `root` to the path, that of the path itself not counting, which is not root's or
/// which others may write to: whoever can write there can put another file in its place.
pub fn weak_way<'a>(root: &Path, path: &'a Path) -> Option<&'a Path> {
    let folders = path.ancestors().skip(1).take_while(|folder| folder.starts_with(root) && *folder != root);
    folders.filter(|folder| look(folder).is_some_and(|owner| owner.uid != 0 || owner.mode & 0o022 != 0)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_never_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        std::fs::write(&real, "x").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let before = look(&real).unwrap();
        assert!(set(&link, (before.uid, before.gid), 0o600).is_err());
        assert_eq!(look(&real).unwrap(), before);
        set(&real, (before.uid, before.gid), 0o640).unwrap();
        assert_eq!(look(&real).unwrap().mode, 0o640);
    }

    #[test]
    fn a_folder_that_others_write_to_is_found_on_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let open = folder.path().join("open");
        std::fs::create_dir_all(open.join("a/b")).unwrap();
        std::fs::set_permissions(&open, std::fs::Permissions::from_mode(0o777)).unwrap();
        assert_eq!(weak_way(folder.path(), &open.join("a/b")), Some(open.as_path()));
    }
}
