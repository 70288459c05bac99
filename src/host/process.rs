//! The process itself: what it makes may be read by its own user alone, and whether another one still runs.

use rustix::fs::Mode;

/// Files and folders made from now on belong to this user alone: personal data lie in databases, copies and exports.
pub fn harden() {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
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
