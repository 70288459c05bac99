//! The process itself: what it makes may be read by its own user alone.

use rustix::fs::Mode;

/// Files and folders made from now on belong to this user alone: personal data lie in databases, copies and exports.
pub fn harden() {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}
