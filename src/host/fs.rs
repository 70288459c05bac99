//! What kind of file system a path lies on. A database in WAL mode needs memory shared by processes of one machine:
//! on a network file system it loses records.

use std::path::Path;

/// The network file system that a path (or the nearest folder above it that exists) lies on; `None` when it is none
/// of those known, or the system does not say.
pub fn network_file_system(path: &Path) -> Option<String> {
    let whole = std::path::absolute(path).ok()?;
    let there = whole.ancestors().find(|ancestor| ancestor.exists())?;
    network_type(there)
}

/// Types as the kernel numbers them (linux/magic.h and the file systems' own headers).
#[cfg(target_os = "linux")]
const NETWORK: &[(u64, &str)] = &[
    (0x6969, "nfs"),
    (0x517B, "smb"),
    (0xFF53_4D42, "cifs"),
    (0xFE53_4D42, "smb2"),
    (0x5346_414F, "afs"),
    (0x7375_7245, "coda"),
    (0x0102_1997, "9p"),
    (0x00C3_6400, "ceph"),
    (0x0BD0_0BD0, "lustre"),
    (0x786F_4256, "vboxsf"),
];

/// `FUSE_SUPER_MAGIC`: the number covers local and network file systems alike; the mount table tells them apart.
#[cfg(target_os = "linux")]
const FUSE: u64 = 0x6573_5546;

#[cfg(target_os = "linux")]
fn network_type(path: &Path) -> Option<String> {
    // The kernel's numbers have 32 bits; some platforms widen them with the sign.
    let number = u64::try_from(i128::from(rustix::fs::statfs(path).ok()?.f_type) & 0xFFFF_FFFF).ok()?;
    if number == FUSE {
        return fuse_type(path, &std::fs::read_to_string("/proc/self/mounts").ok()?);
    }
    NETWORK.iter().find(|(known, _)| *known == number).map(|(_, name)| (*name).to_owned())
}

/// The type of the innermost mount above a path, when it is a FUSE file system that reaches over a network.
#[cfg(target_os = "linux")]
fn fuse_type(path: &Path, mounts: &str) -> Option<String> {
    const REMOTE: [&str; 7] = ["sshfs", "rclone", "s3fs", "glusterfs", "davfs", "gvfsd-fuse", "curlftpfs"];
    let real = path.canonicalize().ok()?;
    let rows = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?, words.next()?))
    });
    let here = rows.filter(|(place, _)| real.starts_with(place)).max_by_key(|(place, _)| place.len())?;
    let kind = here.1.strip_prefix("fuse.")?;
    REMOTE.contains(&kind).then(|| kind.to_owned())
}

#[cfg(target_os = "macos")]
fn network_type(path: &Path) -> Option<String> {
    let name = rustix::fs::statfs(path).ok()?.f_fstypename;
    let letters = name.iter().map(|letter| letter.unsigned_abs()).take_while(|letter| *letter != 0);
    let name: String = letters.map(char::from).collect();
    ["nfs", "smbfs", "afpfs", "webdav", "macfuse"].contains(&name.as_str()).then_some(name)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn network_type(_path: &Path) -> Option<String> {
    None
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_local_folder_is_no_network_also_for_a_file_that_is_not_there_yet() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(network_file_system(&folder.path().join("not/there/office.db")), None);
    }

    #[test]
    fn the_innermost_mount_decides() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().canonicalize().unwrap();
        let mounts = format!("/dev/sda1 / ext4 rw 0 0\nme@host:/ {} fuse.sshfs rw 0 0\n", place.display());
        assert_eq!(fuse_type(&place, &mounts).as_deref(), Some("sshfs"));
        assert_eq!(fuse_type(&place, &mounts.replace("sshfs", "ntfs-3g")), None);
    }
}
