//! The JSON of a day's review and of who has signed off. Words are the reader's; ids and dates are not.

use super::{DayReview, Reason, ReviewLine, ReviewStanding};
use crate::app::clock;
use crate::app::desk::RuleTitles;
use crate::domain::day::Day;
use crate::i18n::Catalogue;
use serde::Serialize;

/// One item.
#[derive(Debug, Serialize)]
struct LineDocument {
    id: String,
    client: String,
    client_id: String,
    citizenship: Option<String>,
    case: Option<String>,
    title: String,
    last_day: Day,
    owner: Option<String>,
    reasons: Vec<Reason>,
    why: String,
    seen: bool,
    left: bool,
    decision: Option<&'static str>,
    until: Option<Day>,
    by: Option<String>,
    at: Option<String>,
    detail: Option<String>,
}

/// Who closed it, and the office's time of day.
#[derive(Debug, Serialize)]
struct SignedDocument {
    by: String,
    at: String,
}

/// A day's review.
#[derive(Debug, Serialize)]
pub struct ReviewDocument {
    of: String,
    day: Day,
    until: Day,
    begun: Option<String>,
    signed: Option<SignedDocument>,
    #[serde(flatten)]
    progress: super::Progress,
    lines: Vec<LineDocument>,
}

impl DayReview {
    /// The JSON of the review.
    pub fn document(&self, titles: &RuleTitles, words: &Catalogue) -> ReviewDocument {
        let signed = self.signed.as_ref();
        ReviewDocument {
            of: self.of.to_string(),
            day: self.span.today,
            until: self.span.until,
            begun: self.begun.clone(),
            signed: signed.map(|(signed, at)| SignedDocument { by: signed.by.to_string(), at: at.clone() }),
            progress: self.progress(),
            lines: self.lines.iter().map(|line| line.document(titles, words)).collect(),
        }
    }
}

impl ReviewLine {
    fn document(&self, titles: &RuleTitles, words: &Catalogue) -> LineDocument {
        let (entry, item, settled) = (&self.entry, self.item.as_ref(), self.entry.settled.as_ref());
        LineDocument {
            id: entry.id.to_string(),
            client: self.client_name.to_string(),
            client_id: entry.client.to_string(),
            citizenship: item.and_then(|item| item.citizenship).map(|country| country.to_string()),
            case: item.and_then(|item| item.case.as_ref()).map(ToString::to_string),
            title: self.title(titles, words),
            last_day: entry.shown_day,
            owner: item.and_then(|item| item.owner.as_ref()).map(ToString::to_string),
            reasons: entry.reasons.clone(),
            why: self.why(words),
            seen: !entry.is_unseen(),
            left: entry.is_left(),
            decision: settled.map(|settled| settled.outcome.as_str()),
            until: settled.and_then(|settled| settled.until),
            by: settled.and_then(|settled| settled.by.as_ref()).map(ToString::to_string),
            at: settled.map(|settled| clock::office_time(settled.at_ms)),
            detail: settled.and_then(|settled| settled.detail.as_ref()).map(ToString::to_string),
        }
    }
}

/// One person's review from outside.
#[derive(Debug, Serialize)]
pub struct StandingDocument {
    login: String,
    away: bool,
    waiting: usize,
    progress: Option<super::Progress>,
    signed_at: Option<String>,
    signed_by: Option<String>,
    late: bool,
}

impl ReviewStanding {
    /// The JSON of who has signed off.
    pub fn document(&self) -> StandingDocument {
        StandingDocument {
            login: self.name.to_string(),
            away: self.away.is_some(),
            waiting: self.waiting,
            progress: self.progress,
            signed_at: self.signed.as_ref().map(|(at, _)| at.clone()),
            signed_by: self.signed.as_ref().map(|(_, by)| by.to_string()),
            late: self.late,
        }
    }
}
