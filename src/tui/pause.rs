//! When what was typed into a half-filled form is kept as a draft: a second after the last key, and three seconds after
//! the first that is not kept yet at the latest. A process may be killed at any moment, so neither may put it off for ever:
//! somebody who types without a stop, or an office in which something else happens all the time.

use super::event::Event;
use std::time::{Duration, Instant};

/// How long a person has stopped typing.
const AFTER_LAST: Duration = Duration::from_secs(1);

/// How long they have typed at most.
const AFTER_FIRST: Duration = Duration::from_secs(3);

/// Since when something is typed that is not kept.
#[derive(Debug, Default)]
pub struct Pause {
    /// The first and the last key of it.
    typed: Option<(Instant, Instant)>,
}

impl Pause {
    /// Takes note of what happened at a moment.
    pub fn note(&mut self, event: &Event, now: Instant) {
        match event {
            Event::Pause => self.typed = None,
            Event::Key(_) | Event::Paste(_) | Event::Mouse(_) => {
                let first = self.typed.map_or(now, |(first, _)| first);
                self.typed = Some((first, now));
            }
            _ => {}
        }
    }

    /// How long until the draft is to be kept, where something `wants` it; without that, what was typed before counts for
    /// nothing.
    pub fn next(&mut self, wants: bool, now: Instant) -> Option<(Duration, Event)> {
        if !wants {
            self.typed = None;
            return None;
        }
        // What came without a key, a scan that was read in say, counts from when it was seen.
        let (first, last) = *self.typed.get_or_insert((now, now));
        let due = (last + AFTER_LAST).min(first + AFTER_FIRST);
        Some((due.saturating_duration_since(now), Event::Pause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::Key;

    fn left(pause: &mut Pause, now: Instant) -> Duration {
        pause.next(true, now).unwrap().0
    }

    #[test]
    fn neither_a_steady_typist_nor_a_busy_office_puts_a_draft_off() {
        let begin = Instant::now();
        let at = |ms: u64| begin + Duration::from_millis(ms);
        let mut pause = Pause::default();
        pause.note(&Event::Key(Key::char('a')), at(0));
        assert_eq!(left(&mut pause, at(0)), AFTER_LAST);
        pause.note(&Event::ChangedElsewhere, at(900));
        assert_eq!(left(&mut pause, at(900)), Duration::from_millis(100), "others do not put it off");
        for tick in 1..8 {
            pause.note(&Event::Key(Key::char('a')), at(tick * 400));
        }
        assert_eq!(left(&mut pause, at(2_800)), Duration::from_millis(200), "nor does typing on");
        pause.note(&Event::Pause, at(3_000));
        pause.note(&Event::Key(Key::char('a')), at(3_100));
        assert_eq!(left(&mut pause, at(3_100)), AFTER_LAST, "what is typed then counts anew");
    }

    #[test]
    fn keys_that_left_nothing_to_keep_do_not_count_later() {
        let begin = Instant::now();
        let mut pause = Pause::default();
        pause.note(&Event::Key(Key::char('j')), begin);
        assert!(pause.next(false, begin).is_none());
        let later = begin + Duration::from_secs(60);
        assert_eq!(left(&mut pause, later), AFTER_LAST);
    }
}
