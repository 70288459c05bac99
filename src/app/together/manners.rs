//! How an act that takes many writes behaves beside people who want to save.
//!
//! Alone it may hold the lock for as long as nobody would mind once. As soon as somebody else commits between two of its
//! writes it makes short ones and steps aside after each, until it has been alone for a while.

use crate::store::Store;
use std::time::{Duration, Instant};

/// So long one write may take while nobody else writes.
const ALONE: Duration = Duration::from_millis(120);
/// And while somebody does: a person who saves waits for one such write, rarely for two.
const BESIDE: Duration = Duration::from_millis(12);
/// So long after somebody else's last commit they are still reckoned with.
const MINDFUL: Duration = Duration::from_secs(5);
/// So long it steps aside: whoever waits looks again within four milliseconds.
const ASIDE: Duration = Duration::from_millis(5);
/// And while nobody else was met: long enough that somebody who begins to wait gets in.
const GLANCE: Duration = Duration::from_millis(2);

/// What is known of others who write.
#[derive(Debug, Default)]
pub(in crate::app) struct Manners {
    mark: Option<i64>,
    met: Option<Instant>,
}

impl Manners {
    /// Looks whether anybody else has committed since the last look.
    pub(in crate::app) fn look(&mut self, store: &dyn Store) {
        // Where that cannot be told, nobody was met: the next write says what is wrong.
        let Ok(mark) = store.change_mark() else { return };
        if self.mark.replace(mark).is_some_and(|before| before != mark) {
            self.met = Some(Instant::now());
        }
    }

    fn is_beside_others(&self) -> bool {
        self.met.is_some_and(|met| met.elapsed() < MINDFUL)
    }

    /// So long the next write may take.
    pub(in crate::app) fn wanted(&self) -> Duration {
        if self.is_beside_others() { BESIDE } else { ALONE }
    }

    /// Steps aside between two writes.
    pub(in crate::app) fn step_aside(&self) {
        std::thread::sleep(if self.is_beside_others() { ASIDE } else { GLANCE });
    }
}
