//! A screen that nobody touches: after a while it is covered, after another while the session ends. On a person's own
//! machine that is the business of the machine; in an office of several people its administrator sets the times.

use super::event::Event;
use crate::app::entry::{Entry, OfficeEntry};
use std::time::{Duration, Instant};

/// Since when nobody has touched the screen, and what follows.
#[derive(Debug)]
pub struct Idle {
    /// Covered after so long, ended after so much longer.
    limits: Option<(Duration, Duration)>,
    touched: Instant,
    covered: bool,
}

impl Idle {
    /// The times of the office that this process came into.
    pub fn of(entry: &Entry) -> Self {
        let minutes = |office: &OfficeEntry| (office.config.idle_minutes, office.config.end_minutes);
        let limits = entry.office().map(minutes).filter(|(cover, _)| *cover > 0);
        let limits = limits.map(|(cover, end)| (Duration::from_secs(cover * 60), Duration::from_secs(end * 60)));
        Self { limits, touched: Instant::now(), covered: false }
    }

    /// Takes note of what happened. What is covered stays so: who comes back connects anew.
    pub fn note(&mut self, event: &Event) {
        match event {
            Event::Cover => self.covered = true,
            Event::Key(_) | Event::Paste(_) | Event::Mouse(_) if !self.covered => self.touched = Instant::now(),
            _ => {}
        }
    }

    /// How long until the next step, and which one; `None` where nothing follows.
    pub fn next(&self) -> Option<(Duration, Event)> {
        let (cover, end) = self.limits?;
        let (after, event) = if self.covered { (cover + end, Event::IdleEnd) } else { (cover, Event::Cover) };
        Some((after.saturating_sub(self.touched.elapsed()), event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::Key;

    #[test]
    fn a_key_puts_the_cover_off_and_nothing_lifts_it() {
        let minutes = |n: u64| Duration::from_secs(n * 60);
        let long_ago = Instant::now().checked_sub(minutes(20)).unwrap();
        let mut idle = Idle { limits: Some((minutes(15), minutes(30))), touched: long_ago, covered: false };
        assert!(matches!(idle.next(), Some((Duration::ZERO, Event::Cover))));
        idle.note(&Event::Key(Key::char('j')));
        assert!(idle.next().unwrap().0 > minutes(14));
        (idle.touched, idle.covered) = (long_ago, true);
        idle.note(&Event::Key(Key::char('j')));
        let (left, event) = idle.next().unwrap();
        assert!(matches!(event, Event::IdleEnd) && left <= minutes(25), "{left:?}");
        assert!(Idle::of(&Entry::Own).next().is_none(), "one's own machine looks after itself");
    }
}
