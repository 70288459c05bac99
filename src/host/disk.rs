//! The disk under a folder: whether what is written there is encrypted before it reaches the disk.

use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Whether the disk under the path is encrypted; `None` where the system does not tell, as with a file system of its own
/// devices or a machine whose disk is somebody else's file.
pub fn is_encrypted(path: &Path) -> Option<bool> {
    let device = std::fs::metadata(path).ok()?.dev();
    let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
    let folder = if major == 0 { mounted_from(path, device)? } else { device_folder(major, minor)? };
    Some(any_encrypted(&folder, &mut BTreeSet::new()))
}

/// The folder in which the system describes a block device.
fn device_folder(major: u32, minor: u32) -> Option<PathBuf> {
    std::fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")).ok()
}

/// Some file systems (btrfs) have numbers of their own: the table of mounts names the device behind them.
fn mounted_from(path: &Path, device: u64) -> Option<PathBuf> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let number = format!("{}:{}", rustix::fs::major(device), rustix::fs::minor(device));
    let full = path.canonicalize().ok()?;
    let source = mount_source(&mounts, &number, &full)?;
    let real = std::fs::metadata(&source).ok()?.rdev();
    device_folder(rustix::fs::major(real), rustix::fs::minor(real))
}

/// The source of the mount that holds the path, or of any other with the same number.
fn mount_source(mounts: &str, number: &str, path: &Path) -> Option<String> {
    let rows = mounts.lines().filter_map(|line| {
        let (front, back) = line.split_once(" - ")?;
        let front: Vec<&str> = front.split(' ').collect();
        let source = back.split(' ').nth(1)?;
        let holds = path.starts_with(front.get(4)?);
        (*front.get(2)? == number || holds).then(|| (front[4].len(), source.to_owned()))
    });
    rows.filter(|(_, source)| source.starts_with("/dev/")).max_by_key(|(length, _)| *length).map(|(_, source)| source)
}

/// True when the device, or one it is made of, is a crypt target of the device mapper.
fn any_encrypted(folder: &Path, seen: &mut BTreeSet<PathBuf>) -> bool {
    let Ok(folder) = folder.canonicalize() else {
        return false;
    };
    if !seen.insert(folder.clone()) {
        return false;
    }
    if std::fs::read_to_string(folder.join("dm/uuid")).is_ok_and(|uuid| uuid.starts_with("CRYPT-")) {
        return true;
    }
    let below = std::fs::read_dir(folder.join("slaves")).into_iter().flatten().flatten();
    let mut deeper: Vec<PathBuf> = below.map(|entry| entry.path()).collect();
    // A partition lies on its disk.
    if folder.join("partition").exists() {
        deeper.extend(folder.parent().map(Path::to_path_buf));
    }
    deeper.iter().any(|device| any_encrypted(device, seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crypt_target_is_found_below_volumes_and_partitions() {
        let sys = tempfile::tempdir().unwrap();
        let (volume, crypt, plain) = (sys.path().join("dm-1"), sys.path().join("dm-0"), sys.path().join("sda"));
        for (folder, uuid) in [(&volume, "LVM-abc"), (&crypt, "CRYPT-LUKS2-abc")] {
            std::fs::create_dir_all(folder.join("dm")).unwrap();
            std::fs::create_dir_all(folder.join("slaves")).unwrap();
            std::fs::write(folder.join("dm/uuid"), uuid).unwrap();
        }
        std::fs::create_dir_all(plain.join("slaves")).unwrap();
        std::os::unix::fs::symlink(&plain, crypt.join("slaves/sda")).unwrap();
        assert!(!any_encrypted(&volume, &mut BTreeSet::new()));
        std::os::unix::fs::symlink(&crypt, volume.join("slaves/dm-0")).unwrap();
        assert!(any_encrypted(&volume, &mut BTreeSet::new()));
        assert!(!any_encrypted(&plain, &mut BTreeSet::new()));
    }

    #[test]
    fn the_device_behind_a_file_system_of_its_own_numbers_is_found() {
        let mounts = "27 1 0:30 / / rw - btrfs /dev/mapper/root rw,subvol=/\n\
                      30 27 0:31 / /srv rw - btrfs /dev/sdb1 rw\n31 27 0:4 / /proc rw - proc proc rw\n";
        assert_eq!(mount_source(mounts, "0:31", Path::new("/srv/x")).as_deref(), Some("/dev/sdb1"));
        assert_eq!(mount_source(mounts, "0:99", Path::new("/home/x")).as_deref(), Some("/dev/mapper/root"));
    }
}
