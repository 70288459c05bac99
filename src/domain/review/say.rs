//! Reasons and outcomes as sentences.

use super::{News, Outcome, Reason, Settled};
use crate::domain::phrase::Phrase;

impl Reason {
    /// Why an item is in the review, in a few words.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Breach => Phrase::new("review-why-breach"),
            Self::Overdue => Phrase::new("review-why-overdue"),
            Self::Due => Phrase::new("review-why-due"),
            Self::BeforeDaysOff => Phrase::new("review-why-before-days-off"),
            Self::Critical => Phrase::new("review-why-critical"),
            Self::Appointment { on, at, place } => {
                let day = on.format("%d.%m.").to_string();
                let parts = [Some(day.as_str()), at.as_deref(), place.as_deref()];
                let when: Vec<&str> = parts.into_iter().flatten().collect();
                Phrase::new("review-why-appointment").text("when", when.join(" "))
            }
            Self::LookAgain { on } => Phrase::new("review-why-look-again").day("day", *on),
            Self::Changed { .. } => self.changed(),
            Self::SecondLook { on } => Phrase::new("review-why-second-look").day("on", *on),
            Self::StandIn { of, until: None } => Phrase::new("review-why-stand-in").text("of", of),
            Self::StandIn { of, until: Some(until) } => {
                Phrase::new("review-why-stand-in-until").text("of", of).day("until", *until)
            }
            Self::Climbed { of: Some(of) } => Phrase::new("review-why-climbed").text("of", of),
            Self::Climbed { of: None } => Phrase::new("review-why-climbed-nobody"),
            Self::Unowned { of: Some(of) } => Phrase::new("review-why-unowned-name").text("of", of),
            Self::Unowned { of: None } => Phrase::new("review-why-unowned"),
        }
    }

    fn changed(&self) -> Phrase {
        let Self::Changed { news, from, by, on } = self else {
            return Phrase::new("review-why-changed-rule");
        };
        let by_somebody = |id: &str, by: &str| Phrase::new(id).text("by", by).day("on", *on);
        match (news, from, by) {
            (News::Day, Some(from), Some(by)) => by_somebody("review-why-changed-day", by).day("from", *from),
            (News::Day, Some(from), None) => Phrase::new("review-why-moved").day("from", *from),
            (News::Owner, _, Some(by)) => by_somebody("review-why-changed-owner", by),
            (News::State | News::Day, _, Some(by)) => by_somebody("review-why-changed-state", by),
            (News::Severity, _, Some(by)) => by_somebody("review-why-changed-severity", by),
            _ => Phrase::new("review-why-changed-rule"),
        }
    }
}

impl Settled {
    /// The message that names the outcome.
    pub fn label(&self) -> String {
        format!("outcome-{}", self.outcome.as_str())
    }

    /// What belongs to it, each a sentence: until when, and the receipt, reason, note, number of papers, or to whom.
    pub fn details(&self) -> Vec<Phrase> {
        let until = self.until.map(|day| Phrase::new("review-until").day("day", day));
        let detail = self.detail.as_ref().map(|detail| match self.outcome {
            Outcome::Assigned => Phrase::new("review-to").text("name", detail),
            Outcome::Requested => {
                Phrase::new("review-papers-asked").number("n", detail.parse::<i64>().unwrap_or_default())
            }
            // A word of the pick-list is a message of its own.
            _ if detail.starts_with("reason-") && !detail.contains([' ', '\n']) => Phrase::new(detail.as_str()),
            _ => Phrase::new("review-words-as-they-are").text("text", detail),
        });
        until.into_iter().chain(detail).collect()
    }
}
