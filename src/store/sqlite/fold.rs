//! The log of writes, folded into the file while further writes go on: a thread with a connection of its own does it for
//! whoever has the database to themselves. The waiting for the disk then falls between no two of their writes.
//!
//! Nothing depends on it: a write is whole with or without it, and a commit folds a log that has become long itself, which
//! then is quick because little of it is left to fold.

use super::open;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// Writes after which folding is worth its two waits for the disk.
const WRITES: usize = 2;

/// The thread, until this is dropped; it has let go of the file then.
pub(super) struct Folding {
    /// Taken away first, which ends the thread.
    told: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Folding {
    /// `None` where the system has no thread to give.
    pub(super) fn begin(path: &Path) -> Option<Self> {
        let (told, writes) = channel();
        let path = path.to_owned();
        let work = move || fold(&path, &writes);
        let thread = std::thread::Builder::new().name("fold".to_owned()).spawn(work).ok()?;
        Some(Self { told: Some(told), thread: Some(thread) })
    }

    /// Something was written.
    pub(super) fn tell(&self) {
        // A thread that has ended folds nothing: the commits do.
        let _ = self.told.as_ref().map(|told| told.send(()));
    }
}

impl Drop for Folding {
    fn drop(&mut self) {
        self.told = None;
        // Whatever it died of, nothing of what is stored hangs on it.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Folds after every few writes until nobody tells of any more; ends where it cannot.
fn fold(path: &Path, writes: &Receiver<()>) {
    let Ok(connection) = open::look_or_work(path) else { return };
    let mut unfolded = 0;
    while writes.recv().is_ok() {
        unfolded += 1 + writes.try_iter().count();
        if unfolded < WRITES {
            continue;
        }
        unfolded = 0;
        // Passive: it waits for nobody, and nobody for it.
        if connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).is_err() {
            return;
        }
    }
}
