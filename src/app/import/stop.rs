//! Somebody asks the program to stop: Ctrl-C, the end of the terminal, the system. An import under way then takes back
//! what it has written; whoever asks a second time does not wait for that, and the next start does it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether somebody has asked.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Begins to listen. Where the system has no signals nobody is ever heard, and Ctrl-C ends the program at once.
    pub fn watch() -> Self {
        let stop = Self::default();
        // Without a listener the program ends as it always did.
        let _ = crate::host::hangup::note_end(&stop.0);
        stop
    }

    /// True once somebody has asked.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
