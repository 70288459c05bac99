//! The process itself: what it makes may be read by its own user alone, and whether another one still runs.

use rustix::fs::Mode;

/// Files and folders made from now on belong to this user alone: personal data lie in databases, copies and exports.
pub fn harden() {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}

/// Nobody looks into this process: it leaves no image of its memory when it ends, no other session of the same account
/// reads or steers it, and nothing that it could start would have more rights than it has.
///
/// # Errors
/// Those of the system.
pub fn close() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    #[cfg(target_os = "linux")]
    {
        rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
        rustix::thread::set_no_new_privs(true)?;
    }
    Ok(())
}

/// How this process stands to the person who started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// With the rights of that person.
    Own,
    /// With those of a group besides: the file of the program lends them.
    Group,
    /// With those of another account.
    Account,
}

/// Asks the system. Root has every right anyhow, whatever the program's file lends.
pub fn rights() -> Rights {
    use rustix::process::{getegid, geteuid, getgid, getuid};
    if getuid() != geteuid() {
        Rights::Account
    } else if getgid() != getegid() && !getuid().is_root() {
        Rights::Group
    } else {
        Rights::Own
    }
}

/// Files and folders made from now on belong to this process's group too: an office whose program lends its group.
pub fn share_with_group() {
    rustix::process::umask(Mode::RWXO);
}

/// A name of this process that no other will bear on this machine; `None` where the system has no such thing.
pub fn myself() -> Option<String> {
    let id = std::process::id();
    Some(format!("{} {id} {}", namespace()?, started(id)?))
}

/// Whether the process of that name still runs; `None` where that cannot be known from here.
pub fn lives(name: &str) -> Option<bool> {
    let mut parts = name.split(' ');
    let (space, id, since) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
    (namespace()? == space).then(|| started(id).as_deref() == Some(since))
}

/// Numbers of processes mean something only among those who count alike, since the same start of the machine.
fn namespace() -> Option<String> {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let space = std::fs::read_link("/proc/self/ns/pid").ok()?;
    Some(format!("{}/{}", boot.trim(), space.display()))
}

/// When a process started, in ticks since the machine did: a number that is given out again starts anew.
fn started(id: u32) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything; the start is the 20th field after it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    // Ended, and only not yet asked after by its parent.
    let ended = matches!(fields.next()?, "Z" | "X");
    fields.nth(18).filter(|_| !ended).map(str::to_owned)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_known_to_run_until_it_ended() {
        let me = myself().unwrap();
        assert_eq!(lives(&me), Some(true));
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let other = format!("{} {} {}", namespace().unwrap(), child.id(), started(child.id()).unwrap());
        assert_eq!(lives(&other), Some(true));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(lives(&other), Some(false));
        assert_eq!(lives(&format!("{me}0")), Some(false), "another process under the same number");
        assert_eq!(lives("elsewhere 1 1"), None);
    }
}
