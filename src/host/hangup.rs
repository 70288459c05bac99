//! Notices that the terminal went away or that the system asks the program to end.
//!
//! Without it a dropped connection leaves a process behind: when the hang-up signal is ignored, the terminal library
//! reads end-of-file for ever at full speed. Two threads that only ever wait: one polls standard input for a hang-up,
//! one waits for SIGTERM and SIGHUP, and for SIGCONT: whoever stopped the process may have used its terminal since. Whoever is told has [`GRACE`] to finish the save under way; then the process ends.
//! On systems without signals only the terminal library's own error ends the session.

use std::time::Duration;

/// How long the session may take to end by itself.
pub const GRACE: Duration = Duration::from_secs(8);

/// Why the session has to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The terminal is gone.
    Hangup,
    /// The system asked.
    Terminated,
}

impl End {
    /// The exit code a shell would show for it.
    pub const fn exit_code(self) -> i32 {
        match self {
            Self::Hangup => 129,
            Self::Terminated => 143,
        }
    }
}

/// Starts watching; `tell` is called at most once per cause, `resumed` whenever the process runs again after it was
/// stopped, both from another thread.
///
/// # Errors
/// When the system refuses a thread or a handler.
#[cfg(unix)]
pub fn watch(tell: impl Fn(End) + Send + Clone + 'static, resumed: impl Fn() + Send + 'static) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGCONT])?;
    let on_signal = tell.clone();
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGCONT => resumed(),
                SIGHUP => return end(End::Hangup, &on_signal),
                _ => return end(End::Terminated, &on_signal),
            }
        }
    })?;
    std::thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
        if wait_for_hangup() {
            end(End::Hangup, &tell);
        }
    })?;
    Ok(())
}

/// Starts watching: nothing to watch here.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn watch(
    _tell: impl Fn(End) + Send + Clone + 'static,
    _resumed: impl Fn() + Send + 'static,
) -> std::io::Result<()> {
    Ok(())
}

/// Stops the process until the shell brings it back; false where the system has no such thing.
#[cfg(unix)]
pub fn suspend() -> bool {
    use rustix::process::{Signal, getpid, kill_process};
    kill_process(getpid(), Signal::TSTP).is_ok()
}

/// Stops the process until the shell brings it back; false where the system has no such thing.
#[cfg(not(unix))]
pub fn suspend() -> bool {
    false
}

#[cfg(unix)]
fn end(why: End, tell: &impl Fn(End)) {
    tell(why);
    std::thread::sleep(GRACE);
    std::process::exit(why.exit_code());
}

/// Blocks until the other side of standard input hangs up; false when it cannot be polled.
#[cfg(unix)]
fn wait_for_hangup() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let input = rustix::stdio::stdin();
    loop {
        // No event is asked for: hang-up and error are always told, input is the terminal library's.
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => {
                return true;
            }
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
        if watched[0].revents().contains(PollFlags::NVAL) {
            return false;
        }
    }
}
