//! The fence: what this process, and whatever it could ever become, may still touch. Once it stands it cannot be taken
//! down. Linux alone has it; an older kernel gives less of it, and says so.
//!
//! Invariants: nothing may be executed, anywhere; no connection may be made or taken; nothing is written but beneath the
//! folders named and on the terminal. Files that are open already stay usable. It holds for the thread that puts it up
//! and for every thread that this one starts later, so it is put up before there are others.

use std::io;
use std::path::Path;

/// How much of the fence the system gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// The system knows none, or it is switched off.
    None,
    /// The kernel's version of it: 1 fences files, 2 also moves between folders, 3 truncation, 4 TCP, 6 signals.
    Version(i32),
}

impl Support {
    /// Connections are fenced too.
    pub fn covers_network(self) -> bool {
        self >= Self::Version(4)
    }
}

/// What the kernel would give, without fencing this thread.
pub fn support() -> Support {
    // A fence holds for one thread alone: this one ends at once.
    std::thread::spawn(|| system::fence(&[]).unwrap_or(Support::None)).join().unwrap_or(Support::None)
}

/// Puts the fence up around this thread: from now on only these folders may be read and written, and what the program
/// itself needs of the system read.
///
/// # Errors
/// A folder that is not there; those of the system. A system that lacks the fence is no error.
pub fn fence(folders: &[&Path]) -> io::Result<Support> {
    system::fence(folders)
}

#[cfg(target_os = "linux")]
mod system {
    use super::Support;
    use landlock::{
        ABI, Access, AccessFs, AccessNet, BitFlags, LandlockStatus, PathBeneath, PathFd, Ruleset, RulesetAttr,
        RulesetCreated, RulesetCreatedAttr, RulesetError, Scope, make_bitflags, path_beneath_rules,
    };
    use std::io;
    use std::path::Path;

    /// Everything that a version which the library knows can fence is fenced; kernels give what they have.
    const KNOWN: ABI = ABI::V10;

    /// What the program reads of the system: whether another session still lives, and seeds of random numbers.
    const READ: &[&str] = &["/proc", "/dev/urandom"];
    /// What it may open as its terminal, or as nothing.
    const TERMINALS: &[&str] = &["/dev/tty", "/dev/pts", "/dev/null"];

    pub(super) fn fence(folders: &[&Path]) -> io::Result<Support> {
        let files = make_bitflags!(AccessFs::{
            ReadFile | ReadDir | WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer
        });
        let terminals = make_bitflags!(AccessFs::{ReadFile | WriteFile | IoctlDev});
        let rules = begun().map_err(io::Error::other)?;
        let rules = folders.iter().try_fold(rules, |rules, folder| {
            let folder = PathFd::new(folder).map_err(io::Error::other)?;
            rules.add_rule(PathBeneath::new(folder, files)).map_err(io::Error::other)
        })?;
        let rules = rules.add_rules(path_beneath_rules(READ, BitFlags::from(AccessFs::ReadFile)));
        let rules = rules.and_then(|rules| rules.add_rules(path_beneath_rules(TERMINALS, terminals)));
        let stands = rules.and_then(RulesetCreated::restrict_self).map_err(io::Error::other)?;
        Ok(match stands.landlock {
            LandlockStatus::Available { effective_abi, kernel_abi } => {
                Support::Version(kernel_abi.unwrap_or(effective_abi as i32))
            }
            LandlockStatus::NotEnabled | LandlockStatus::NotImplemented => Support::None,
        })
    }

    fn begun() -> Result<RulesetCreated, RulesetError> {
        Ruleset::default()
            .handle_access(AccessFs::from_all(KNOWN))?
            .handle_access(AccessNet::from_all(KNOWN))?
            .scope(Scope::from_all(KNOWN))?
            .create()
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use super::Support;
    use std::io;
    use std::path::Path;

    /// There is none here.
    #[allow(clippy::unnecessary_wraps)]
    pub(super) fn fence(_folders: &[&Path]) -> io::Result<Support> {
        Ok(Support::None)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::fs;
    use std::io::ErrorKind::PermissionDenied;
    use std::os::unix::fs::PermissionsExt;

    /// Runs in a thread of its own, which alone is fenced.
    #[allow(clippy::unwrap_used)]
    fn fenced<T: Send + 'static>(folder: &Path, work: impl FnOnce(&Path) -> T + Send + 'static) -> Option<T> {
        let folder = folder.to_path_buf();
        let run = move || (fence(&[&folder]).unwrap() >= Support::Version(2)).then(|| work(&folder));
        let worked = std::thread::spawn(run).join().unwrap();
        if worked.is_none() {
            // Where the system must have it, a test that tries nothing is no test.
            assert!(std::env::var_os("CI").is_none(), "this kernel has no Landlock");
            eprintln!("SKIPPED: this kernel has no Landlock");
        }
        worked
    }

    #[test]
    fn nothing_is_executed_read_or_written_beyond_the_folder() {
        let (inside, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let other = outside.path().to_path_buf();
        fenced(inside.path(), move |folder| {
            let script = folder.join("script");
            fs::write(&script, "#!/bin/sh\n").unwrap();
            fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
            for program in [Path::new("/bin/sh"), &script] {
                let ran = std::process::Command::new(program).arg("-c").arg("true").status();
                assert_eq!(ran.unwrap_err().kind(), PermissionDenied, "{program:?}");
            }
            for denied in
                [fs::read("/etc/passwd").map(drop), fs::write(other.join("x"), "x"), fs::read_dir("/").map(drop)]
            {
                assert_eq!(denied.unwrap_err().kind(), PermissionDenied);
            }
            assert!(fs::hard_link("/etc/passwd", folder.join("passwd")).is_err());
        });
    }

    #[test]
    fn no_connection_is_made_where_the_kernel_can_tell() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let inside = tempfile::tempdir().unwrap();
        fenced(inside.path(), move |folder| {
            if !fence(&[folder]).unwrap().covers_network() {
                return;
            }
            assert_eq!(std::net::TcpStream::connect(address).unwrap_err().kind(), PermissionDenied);
            assert_eq!(std::net::TcpListener::bind("127.0.0.1:0").unwrap_err().kind(), PermissionDenied);
        });
    }

    #[test]
    fn within_the_folder_files_are_made_moved_and_removed_and_threads_started() {
        let inside = tempfile::tempdir().unwrap();
        fenced(inside.path(), |folder| {
            let (from, to) = (folder.join("incoming"), folder.join("kept"));
            fs::create_dir(&from).unwrap();
            fs::create_dir(&to).unwrap();
            fs::write(from.join("a"), "x").unwrap();
            fs::rename(from.join("a"), to.join("a")).unwrap();
            fs::File::open(folder).unwrap().sync_all().unwrap();
            fs::remove_dir_all(&to).unwrap();
            assert!(crate::host::process::myself().is_some(), "the program may look at processes");
            let reads = std::thread::spawn(|| fs::read("/etc/passwd").is_ok());
            assert!(!reads.join().unwrap(), "a thread that was started later is fenced too");
        });
    }

    #[test]
    fn asking_what_the_kernel_gives_fences_nobody() {
        let _ = support();
        assert!(fs::read("/etc/passwd").is_ok());
    }
}
