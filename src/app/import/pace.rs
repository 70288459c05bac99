//! How fast an import goes, and how large its next write may be.

use super::Progress;
use std::time::{Duration, Instant};

/// So long may one write take where nothing else was said: others wait for it.
const WANTED: Duration = Duration::from_millis(120);
/// Rows of a write, at least and at most.
const ROWS: (usize, usize) = (5, 2_500);
/// A rate is told once it is worth something.
const SOON: Duration = Duration::from_millis(500);

/// The pace of one stage of an import.
#[derive(Debug)]
pub(in crate::app) struct Pace {
    begun: Instant,
    rows: usize,
    wanted: Duration,
}

impl Pace {
    pub(in crate::app) fn new() -> Self {
        Self::beginning_with(200)
    }

    /// The same where so many rows are enough to begin with.
    pub(in crate::app) fn beginning_with(rows: usize) -> Self {
        Self { begun: Instant::now(), rows: rows.clamp(ROWS.0, ROWS.1), wanted: WANTED }
    }

    /// So long the next writes may take. Where that is much less than before, the next one is cut down at once: whoever
    /// waits shall not wait for it to be learnt.
    pub(in crate::app) fn aim_at(&mut self, wanted: Duration) {
        if wanted < self.wanted {
            let share = wanted.as_micros() as usize * self.rows / (self.wanted.as_micros() as usize).max(1);
            self.rows = share.clamp(ROWS.0, ROWS.1);
        }
        self.wanted = wanted;
    }

    /// How many rows the next write may hold.
    pub(in crate::app) const fn rows(&self) -> usize {
        self.rows
    }

    /// A write of so many rows took so long, its commit included.
    pub(in crate::app) fn learn(&mut self, rows: usize, took: Duration) {
        let fitting = rows as u128 * self.wanted.as_micros() / took.as_micros().max(1);
        let fitting = usize::try_from(fitting).unwrap_or(ROWS.1);
        // Half of the way, so that one slow commit does not make many small ones.
        self.rows = usize::midpoint(self.rows, fitting).clamp(ROWS.0, ROWS.1);
    }

    /// What is to be told after so many rows of that many.
    pub(super) fn progress(&self, done: usize, rows: usize, writing: bool) -> Progress {
        let spent = self.begun.elapsed();
        if spent < SOON || done == 0 {
            return Progress { done, rows, writing, undoing: false, per_second: 0, left: None };
        }
        let per_second = done as u128 * 1000 / spent.as_millis().max(1);
        let left = spent.as_millis() * rows.saturating_sub(done) as u128 / done as u128;
        Progress {
            done,
            rows,
            writing,
            undoing: false,
            per_second: u32::try_from(per_second).unwrap_or(u32::MAX),
            left: u64::try_from(left).ok().map(Duration::from_millis),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_grows_and_shrinks_towards_what_others_can_wait_for() {
        let mut pace = Pace::new();
        for _ in 0..20 {
            pace.learn(pace.rows(), Duration::from_millis(1) * u32::try_from(pace.rows()).unwrap());
        }
        assert!((115..=125).contains(&pace.rows()), "{}", pace.rows());
        for _ in 0..6 {
            pace.learn(pace.rows(), Duration::from_secs(30));
        }
        assert_eq!(pace.rows(), ROWS.0);
        // Somebody else begins to write: the next write is short at once.
        let mut pace = Pace::new();
        pace.aim_at(WANTED / 10);
        assert_eq!(pace.rows(), 20);
    }
}
