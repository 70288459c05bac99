//! Notices that a person wants long work to end (Ctrl-C), or that the system does: the work stops at its next step and
//! clears up after itself, instead of ending in the middle.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Tells whether the work is to end.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Begins to listen; from now on the first Ctrl-C ends nothing by itself, a second one does. Where the system has no
    /// signals, or refuses a handler, nobody is heard and Ctrl-C ends the program at once.
    pub fn listen() -> Self {
        let asked = Self::default();
        #[cfg(unix)]
        let _ = asked.hear();
        asked
    }

    #[cfg(unix)]
    fn hear(&self) -> std::io::Result<()> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            // In this order: the first time the flag is not yet set when the conditional end looks at it.
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&self.0))?;
            signal_hook::flag::register(signal, Arc::clone(&self.0))?;
        }
        Ok(())
    }

    /// True once somebody asked for the end.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
