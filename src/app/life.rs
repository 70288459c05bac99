//! The life of a session, as both faces need it from the operating system.

pub use crate::host::interrupt::Interrupt;

use crate::files::export::write_own;
use crate::files::temporary;
use crate::host::{fs, hangup, process, tty};
use std::path::{Path, PathBuf};

/// Calls `resumed` from another thread when the process runs again after it was stopped, and `tell` when the terminal goes away or the system asks the program to end; then the session
/// has a few seconds to finish a save before the process ends.
///
/// # Errors
/// When the system refuses a thread or a handler.
pub fn watch(tell: impl Fn() + Send + Clone + 'static, resumed: impl Fn() + Send + 'static) -> std::io::Result<()> {
    hangup::watch(move |_| tell(), resumed)
}

/// Where this process would leave a report about a fault of its own: in that folder if it may be written to, else where
/// temporary files lie.
pub fn report_path(folder: &Path) -> PathBuf {
    let name = format!("sojourn-fault-{}.txt", std::process::id());
    let usable = folder.is_dir() && fs::may_write(folder);
    if usable { folder.join(name) } else { temporary::folder().join(name) }
}

/// Writes a report, readable by its owner alone; false when that cannot be done. Never over what lies there.
pub fn write_report(path: &Path, text: &str) -> bool {
    write_own(path, text.as_bytes()).is_ok()
}

/// Stops the process until the shell brings it back; false where the system has no such thing.
pub fn suspend() -> bool {
    hangup::suspend()
}

/// What the process makes from now on may be read by its own user alone.
pub fn harden() {
    process::harden();
}

/// True when both input and output are a terminal.
pub fn is_terminal() -> bool {
    tty::is_terminal()
}

/// How many columns the terminal has, else what `COLUMNS` says; `None` where nobody knows.
pub fn columns() -> Option<usize> {
    let told = tty::size().map(|(columns, _)| usize::from(columns));
    told.or_else(|| std::env::var("COLUMNS").ok()?.parse().ok()).filter(|columns| *columns > 0)
}
