//! How an act that takes many writes behaves beside people who want to save.
//!
//! Where nobody else has the office open, there is nobody to hold up. While nobody else writes it may hold the lock for as
//! long as nobody would mind once. As soon as somebody else commits between two of its writes it makes short ones and
//! steps aside after each, until it has been alone for a while.

use crate::app::door::Doorway;
use crate::store::{Room, Store};
use std::time::{Duration, Instant};

/// So long one write may take while nobody else has the office open: whoever comes in meanwhile waits for it once.
const NOBODY: Duration = Duration::from_secs(1);
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
    doorway: Option<Doorway>,
    quiet: bool,
    mark: Option<i64>,
    met: Option<Instant>,
}

impl Manners {
    /// Of somebody who can see who else has the office open.
    pub(in crate::app) fn at(doorway: Option<Doorway>) -> Self {
        Self { doorway, ..Self::default() }
    }

    /// Looks whether anybody else is there, or has committed since the last look.
    pub(in crate::app) fn look(&mut self, store: &dyn Store) {
        self.quiet = self.doorway.as_ref().is_some_and(Doorway::is_quiet);
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
        match self.is_beside_others() {
            true => BESIDE,
            false if self.quiet => NOBODY,
            false => ALONE,
        }
    }

    /// How much room the next writes may take.
    pub(in crate::app) fn room(&self) -> Room {
        if self.quiet && !self.is_beside_others() { Room::Alone } else { Room::Much }
    }

    /// Steps aside between two writes.
    pub(in crate::app) fn step_aside(&self) {
        std::thread::sleep(if self.is_beside_others() { ASIDE } else { GLANCE });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_are_as_long_as_those_who_are_there_can_wait_for() {
        let manners = |quiet, met| Manners { quiet, met, ..Manners::default() };
        let told = |manners: Manners| (manners.wanted(), manners.room());
        assert_eq!(told(manners(true, None)), (NOBODY, Room::Alone));
        assert_eq!(told(manners(false, None)), (ALONE, Room::Much));
        for quiet in [true, false] {
            assert_eq!(told(manners(quiet, Some(Instant::now()))), (BESIDE, Room::Much));
        }
    }
}
