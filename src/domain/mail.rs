//! The morning mail as the office remembers it: to whom, for which day, and what became of it.
//!
//! A mail passes through these outcomes: claimed (nothing has left the house) → sending (its text is being handed over)
//! → sent, failed (surely not delivered, may be tried again), refused (for good), or unknown (the answer never came: it
//! may have been delivered, and is not sent again unless somebody insists).

use super::choice::choices;
use super::clean::Clean;
use super::day::Day;
use super::id::StaffId;

choices! {
    /// Which mail.
    MailKind {
        /// A person's own day.
        Person = "person",
        /// The day of the whole practice, for its head.
        Head = "head",
    }
    /// What became of a mail.
    MailOutcome {
        /// Somebody is about to send it; nothing has left the house.
        Claimed = "claimed",
        /// Its text is being handed over.
        Sending = "sending",
        /// Handed over.
        Sent = "sent",
        /// Surely not delivered; the next run tries again.
        Failed = "failed",
        /// Refused for good.
        Refused = "refused",
        /// The answer never came.
        Unknown = "unknown",
    }
}

/// One mail of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRecord {
    /// To whom.
    pub staff: StaffId,
    /// The office day it is about.
    pub day: Day,
    /// Which mail.
    pub kind: MailKind,
    /// From 1; more only where somebody insisted.
    pub nth: i64,
    /// Its `Message-ID`, without brackets.
    pub message_id: Clean,
    /// What became of it.
    pub outcome: MailOutcome,
    /// How often the server was asked.
    pub tries: i64,
    /// When that was last changed, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Which process claimed it, where the system can name one.
    pub process: Option<String>,
    /// What the server said.
    pub detail: Option<Clean>,
}

/// What comes of wanting to send a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// It is ours to send.
    Ours(MailRecord),
    /// Somebody sends it, or it is settled already.
    Settled(MailRecord),
}

/// How long a claim holds whose process cannot be asked after, in milliseconds.
const PATIENCE_MS: i64 = 15 * 60 * 1000;

/// What is to be done about a mail that was claimed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Leave it as it is.
    Leave,
    /// Send it under the same number: it surely has not left.
    Retake,
    /// Send it as another one: somebody insists.
    Again,
    /// Its sender is gone and the answer with them: note that.
    Lose,
}

impl MailRecord {
    /// What is to be done when it is wanted at a moment; `alive` says whether the process that claimed it still runs,
    /// where that can be known, and `force` that somebody insists.
    pub fn when_wanted(&self, now_ms: i64, alive: Option<bool>, force: bool) -> Before {
        let alive = alive.unwrap_or(now_ms - self.at_ms < PATIENCE_MS);
        match self.outcome {
            MailOutcome::Failed => Before::Retake,
            MailOutcome::Claimed if !alive => Before::Retake,
            MailOutcome::Claimed | MailOutcome::Sending if alive => Before::Leave,
            _ if force => Before::Again,
            MailOutcome::Sending => Before::Lose,
            _ => Before::Leave,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_surely_has_not_left_is_sent_again_unasked() {
        use Before::{Again, Leave, Lose, Retake};
        use MailOutcome::{Claimed, Failed, Refused, Sending, Sent, Unknown};
        for (outcome, alive, usual, forced) in [
            (Claimed, Some(true), Leave, Leave),
            (Claimed, Some(false), Retake, Retake),
            (Claimed, None, Leave, Leave),
            (Sending, Some(true), Leave, Leave),
            (Sending, Some(false), Lose, Again),
            (Sent, Some(false), Leave, Again),
            (Failed, Some(false), Retake, Retake),
            (Refused, Some(false), Leave, Again),
            (Unknown, None, Leave, Again),
        ] {
            let mail = MailRecord {
                staff: StaffId(1),
                day: Day::MIN,
                kind: MailKind::Person,
                nth: 1,
                message_id: Clean::line("a@b"),
                outcome,
                tries: 1,
                at_ms: 1_000,
                process: None,
                detail: None,
            };
            let found = (mail.when_wanted(2_000, alive, false), mail.when_wanted(2_000, alive, true));
            assert_eq!(found, (usual, forced), "{outcome:?} {alive:?}");
            if outcome == Claimed && alive.is_none() {
                assert_eq!(mail.when_wanted(1_000 + PATIENCE_MS, None, false), Retake);
            }
        }
    }
}
