//! The life of an interactive session, as the terminal face needs it from the operating system.

use crate::host::{hangup, process};

/// Calls `tell` from another thread when the terminal goes away or the system asks the program to end; then the session
/// has a few seconds to finish a save before the process ends.
///
/// # Errors
/// When the system refuses a thread or a handler.
pub fn watch(tell: impl Fn() + Send + Clone + 'static) -> std::io::Result<()> {
    hangup::watch(move |_| tell())
}

/// Stops the process until the shell brings it back; false where the system has no such thing.
pub fn suspend() -> bool {
    hangup::suspend()
}

/// What the process makes from now on may be read by its own user alone.
pub fn harden() {
    process::harden();
}
