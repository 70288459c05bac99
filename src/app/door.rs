//! The door of an office: whoever works in it holds it open together with the others; whoever puts another database in its
//! place waits until all have left, and then holds it alone.
//!
//! Two files beside the database: `<database>.lock` is held by everybody, `<database>.closing` by whoever wants them out.
//! A lock goes with its process, so nobody is kept out by one that died.

use super::error::{AppError, ErrorKind, Result};
use crate::domain::phrase::Phrase;
use crate::files::beside;
use crate::host::lock::{self, Held};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often whoever waits looks again.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Nobody's look takes so long, nor do the looks of sixty people.
const A_LOOK: Duration = Duration::from_millis(250);

/// Held open by one session.
#[derive(Debug)]
pub(super) struct Door {
    doorway: Doorway,
    closing: PathBuf,
    _held: Option<Held>,
}

/// Where it is seen who else is in an office.
#[derive(Debug, Clone)]
pub(super) struct Doorway(PathBuf);

impl Doorway {
    /// True when it is known that nobody else has the office open.
    pub(super) fn is_quiet(&self) -> bool {
        lock::is_ours_alone(&self.0)
    }
}

/// Held alone: nobody is in the office, and nobody comes in.
#[derive(Debug)]
pub(super) struct Closed {
    _closing: Held,
    _held: Held,
}

impl Door {
    /// Comes in; where no lock can be made, as in a folder that may only be read, nobody can close it either.
    ///
    /// # Errors
    /// [`ErrorKind::Busy`] while the office is closed or being closed.
    pub(super) fn enter(database: &Path) -> Result<Self> {
        let [lock, closing] = files(database);
        if lock::is_held_alone(&closing) {
            return Err(shut());
        }
        match lock::share(&lock) {
            Ok(Some(held)) => Ok(Self { doorway: Doorway(lock), closing, _held: Some(held) }),
            Ok(None) => Err(shut()),
            Err(_) => Ok(Self { doorway: Doorway(lock), closing, _held: None }),
        }
    }

    /// Where others are seen.
    pub(super) const fn doorway(&self) -> &Doorway {
        &self.doorway
    }

    /// True when everybody is asked to leave. Costs one look at a folder.
    pub(super) fn is_closing(&self) -> bool {
        lock::is_held_alone(&self.closing)
    }
}

impl Closed {
    /// Asks everybody to leave and waits for it, `patience` long; `waiting` is called each time somebody is still there.
    ///
    /// # Errors
    /// [`ErrorKind::Busy`] when somebody else closes it already, or somebody stays; a refusal where no lock can be made.
    pub(super) fn close(database: &Path, patience: Duration, waiting: &mut dyn FnMut()) -> Result<Self> {
        let [lock, closing] = files(database);
        let no_lock = |_| AppError::new(ErrorKind::Storage, Phrase::new("backup-no-lock"));
        let since = Instant::now();
        // Whoever looks whether the office is closing holds this lock for a moment too: once is no proof.
        let closing = loop {
            match lock::alone(&closing).map_err(no_lock)? {
                Some(closing) => break closing,
                None if since.elapsed() >= A_LOOK => return Err(shut()),
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        loop {
            if let Some(held) = lock::alone(&lock).map_err(no_lock)? {
                return Ok(Self { _closing: closing, _held: held });
            }
            if since.elapsed() >= patience {
                return Err(AppError::new(ErrorKind::Busy, Phrase::new("backup-still-in-use")));
            }
            waiting();
            std::thread::sleep(LOOK_EVERY);
        }
    }
}

fn files(database: &Path) -> [PathBuf; 2] {
    [".lock", ".closing"].map(|end| beside(database, end))
}

fn shut() -> AppError {
    AppError::new(ErrorKind::Busy, Phrase::new("error-office-closed"))
}
