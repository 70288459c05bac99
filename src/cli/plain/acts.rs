//! What a person decides: done, put off, noted, given away, papers asked for, undone.

use super::session::{Pending, Place, Said, Session};
use crate::app::acts::{Decision, REASONS, Target};
use crate::app::daily_review::ItemKey;
use crate::app::error::AppError;
use crate::domain::clean::Clean;
use crate::domain::day::{Day, parse_typed};
use crate::domain::phrase::Phrase;

/// A date is at most so many words: `23 November 2026`.
const WORDS_OF_A_DATE: usize = 4;

/// Work on fewer records than these is over before it could be said how far it has come.
const LONG: usize = 2_000;

/// How far something long has come, told once for every tenth: a line that is said stays.
#[derive(Default)]
pub(super) struct Share {
    told: usize,
}

impl Share {
    /// The share in percent, where another tenth is done.
    pub(super) fn reached(&mut self, done: usize, total: usize) -> Option<i64> {
        let tenth = (done * 10).checked_div(total).unwrap_or(10).min(10);
        if total < LONG || tenth <= self.told {
            return None;
        }
        self.told = tenth;
        i64::try_from(tenth * 10).ok()
    }
}

impl Session {
    /// The deadline in hand, if one is.
    fn target(&self) -> Result<Target, AppError> {
        let ItemKey { client, id, shown_day } =
            self.hand.clone().ok_or_else(|| AppError::refused(Phrase::new("plain-nothing-in-hand")))?;
        Ok(Target { client, id, shown_day })
    }

    fn decide(&mut self, decision: &Decision, said: &Phrase) -> Said {
        let target = self.target()?;
        self.desk.decide(&[target], decision)?;
        self.after(said)
    }

    /// What was done, and how far the review is.
    fn after(&mut self, said: &Phrase) -> Said {
        let mut lines = vec![self.words.say(said)];
        if self.place == Place::Review {
            self.refresh()?;
            let progress = self.review.as_ref().map(crate::app::daily_review::DayReview::counts);
            lines.extend(progress.map(|counts| self.words.say(&counts)));
        }
        Ok(lines)
    }

    /// The act in hand is done today; what follows is the receipt or a note.
    pub(super) fn done(&mut self, proof: &str) -> Said {
        let (on, proof) = (self.desk.today(), Clean::note(proof).non_empty());
        self.decide(&Decision::Done { on, proof }, &Phrase::new("plain-done"))
    }

    /// Puts the deadline in hand off: a day, then why.
    pub(super) fn snooze(&mut self, rest: &str) -> Said {
        self.target()?;
        let Some((until, why)) = self.day_and_reason(rest) else {
            return self.sentence("plain-snooze-how");
        };
        let said = Phrase::new("plain-snoozed").day("day", until);
        self.decide(&Decision::Snooze { until, reason: self.reason(why) }, &said)
    }

    /// The longest beginning that is a date, and the rest.
    fn day_and_reason<'a>(&self, text: &'a str) -> Option<(Day, &'a str)> {
        let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
        let ends: Vec<usize> = ends.take(WORDS_OF_A_DATE).collect();
        ends.into_iter().rev().find_map(|end| {
            let day = parse_typed(&text[..end], self.desk.today(), self.desk.calendar()).ok()?;
            Some((day, text[end..].trim()))
        })
    }

    /// A reason of the short list by its word in any language that was said, else a person's own words; none is
    /// another reason.
    fn reason(&self, text: &str) -> Clean {
        let typed = text.to_lowercase();
        let known = REASONS.iter().find(|id| {
            **id == format!("reason-{typed}") || self.words.text(id).to_lowercase() == typed || **id == typed
        });
        match known {
            Some(id) => Clean::line(id),
            None if text.is_empty() => Clean::line("reason-other"),
            None => Clean::line(text),
        }
    }

    /// Writes a note about the client in hand.
    pub(super) fn note(&mut self, text: &str) -> Said {
        if text.is_empty() {
            return self.sentence("plain-note-how");
        }
        match (self.place, self.hand.clone()) {
            (Place::Review, Some(key)) => drop(self.desk.review_note(&key, text)?),
            _ => {
                let Some(client) = self.client() else { return self.sentence("plain-no-client-in-hand") };
                self.desk.add_note(client, text)?;
            }
        }
        self.after(&Phrase::new("plain-noted"))
    }

    /// Gives the client in hand to another officer.
    pub(super) fn assign(&mut self, name: &str) -> Said {
        let Some(client) = self.client() else { return self.sentence("plain-no-client-in-hand") };
        if name.is_empty() {
            return self.sentence("plain-assign-how");
        }
        let to = self.desk.staff_called(name)?;
        self.desk.assign(&[client], to)?;
        self.after(&Phrase::new("plain-assigned").text("name", Clean::line(name)))
    }

    /// Marks the missing papers of the item's case as asked for.
    pub(super) fn request(&mut self) -> Said {
        let Some(key) = self.hand.clone().filter(|_| self.place == Place::Review) else {
            return self.sentence("plain-begin-review");
        };
        self.desk.review_request(&key)?;
        self.after(&Phrase::new("plain-requested"))
    }

    /// Takes my newest change back; asks first where much goes with it.
    pub(super) fn undo(&mut self) -> Said {
        let Some(shown) = self.desk.next_undo()? else {
            return self.sentence("tui-nothing-to-undo");
        };
        let word = format!("journal-{}", shown.reason.replace('_', "-"));
        let what = if self.words.has(&word) { self.words.text(&word) } else { shown.reason.clone() };
        if !shown.is_wide() {
            let said = self.undo_shown(shown.group)?;
            return Ok(self.pair("plain-undone-what", &what).into_iter().chain(said).collect());
        }
        self.pending = Some(Pending::Undo(shown.group));
        let question = Phrase::new("plain-undo-wide")
            .text("what", what)
            .number("records", super::review::count(shown.records))
            .number("clients", super::review::count(shown.clients));
        Ok(vec![self.words.say(&question), self.words.text("plain-type-yes")])
    }

    /// Takes that group back, if it still is my newest one.
    pub(super) fn undo_shown(&mut self, group: i64) -> Said {
        let (mut share, tell, words) = (Share::default(), &mut self.tell, &self.words);
        let undone = self.desk.undo_shown(group, &mut |done, total| {
            if let Some(percent) = share.reached(done, total) {
                tell(&words.say(&Phrase::new("plain-progress").number("percent", percent)));
            }
            true
        })?;
        let kept = Phrase::new("undo-kept").number("n", super::review::count(undone.kept));
        self.after(&if undone.kept > 0 { kept } else { Phrase::new("plain-undone") })
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn every_tenth_of_something_long_is_told_once() {
        let mut share = Share::default();
        let told: Vec<i64> = (0..=5_000).filter_map(|done| share.reached(done, 5_000)).collect();
        assert_eq!(told, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
        assert_eq!(Share::default().reached(4_000, 5_000), Some(80));
        assert_eq!(Share::default().reached(300, 300), None);
    }
}
