//! The kind of file system under a path. SQLite's write-ahead log needs shared memory and locks that hold on one
//! machine: on a network file system two people's saves can destroy each other.

use std::path::Path;

/// The kind of file system a path lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileSystem {
    /// On this machine, as far as can be told.
    Local,
    /// Layered, as in containers: works while one machine alone uses it; worth a warning.
    Layered,
    /// Shared over a network or kept by a program outside the kernel: not safe. Its name.
    Network(&'static str),
    /// The system does not say.
    Unknown,
}

/// Looks under a path; one that does not exist yet is judged by the nearest folder above it that does.
pub fn file_system(path: &Path) -> FileSystem {
    path.ancestors()
        .map(|place| if place.as_os_str().is_empty() { Path::new(".") } else { place })
        .find_map(kind_at)
        .unwrap_or(FileSystem::Unknown)
}

/// By the magic numbers of statfs(2), Linux.
#[cfg(target_os = "linux")]
fn kind_at(path: &Path) -> Option<FileSystem> {
    let found = rustix::fs::statfs(path).ok()?;
    // Some architectures give a signed or a wider number; the magic has 32 bits everywhere.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::unnecessary_cast)]
    let magic = found.f_type as u32;
    Some(named(magic))
}

#[cfg(target_os = "linux")]
const fn named(magic: u32) -> FileSystem {
    match magic {
        0x6969 => FileSystem::Network("NFS"),
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => FileSystem::Network("SMB"),
        0x6573_5546 => FileSystem::Network("FUSE"),
        0x0102_1997 => FileSystem::Network("9P"),
        0x00C3_6400 => FileSystem::Network("Ceph"),
        0x5346_414F | 0x6B41_4653 => FileSystem::Network("AFS"),
        0x7375_7245 => FileSystem::Network("Coda"),
        0x0BD0_0BD0 => FileSystem::Network("Lustre"),
        0x4750_4653 => FileSystem::Network("GPFS"),
        0x0116_1970 => FileSystem::Network("GFS2"),
        0x7461_636F => FileSystem::Network("OCFS2"),
        0x786F_4256 => FileSystem::Network("VirtualBox shared folder"),
        0xBACB_ACBC => FileSystem::Network("VMware shared folder"),
        0x794C_7630 => FileSystem::Layered,
        _ => FileSystem::Local,
    }
}

/// By the type's name of statfs(2), macOS and the BSDs.
#[cfg(any(target_os = "macos", target_os = "freebsd"))]
fn kind_at(path: &Path) -> Option<FileSystem> {
    let found = rustix::fs::statfs(path).ok()?;
    let letters = found.f_fstypename.iter().map(|c| c.to_ne_bytes()[0]).take_while(|c| *c != 0);
    let name: String = letters.map(char::from).collect();
    Some(match name.as_str() {
        "nfs" => FileSystem::Network("NFS"),
        "smbfs" => FileSystem::Network("SMB"),
        "afpfs" => FileSystem::Network("AFP"),
        "webdav" => FileSystem::Network("WebDAV"),
        "macfuse" | "osxfuse" | "fusefs" => FileSystem::Network("FUSE"),
        _ => FileSystem::Local,
    })
}

/// Elsewhere nothing is known.
#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "freebsd")))]
fn kind_at(path: &Path) -> Option<FileSystem> {
    path.exists().then_some(FileSystem::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_does_not_exist_is_judged_by_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let here = file_system(folder.path());
        assert_ne!(here, FileSystem::Unknown);
        assert_eq!(file_system(&folder.path().join("not/yet/office.db")), here);
        assert_ne!(file_system(Path::new("office.db")), FileSystem::Unknown);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_shared_over_a_network_is_named() {
        assert_eq!(named(0x6969), FileSystem::Network("NFS"));
        assert_eq!(named(0xFF53_4D42), FileSystem::Network("SMB"));
        assert_eq!(named(0xEF53), FileSystem::Local);
        assert_eq!(named(0x794C_7630), FileSystem::Layered);
    }
}
