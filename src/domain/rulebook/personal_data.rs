//! What the law on personal data asks of the office as a whole: how soon an incident is told, from how many records on
//! more is asked, and how long data are kept. Every number with its source; none of them is verified.

use super::kinds::{Stretch, Unit};
use super::model::Rulebook;
use crate::domain::choice::Confidence;
use crate::domain::phrase::Phrase;
use crate::domain::retention::RetentionClass;
use serde::Deserialize;

/// The numbers of the law on personal data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonalData {
    /// How soon the ministry is told of an incident, counted from the day after it was found out.
    pub incident: Term,
    /// From how many records on more is asked of the office.
    pub records: Records,
    /// How long data are kept.
    pub retention: Vec<RetentionClass>,
}

/// A term of the law.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// How much time.
    pub within: Stretch,
    /// Where it is written.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Records of data of restricted access.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Records {
    /// From so many on the program warns.
    pub warn: i64,
    /// More than so many ask for more.
    pub limit: i64,
    /// Where it is written.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Rulebook {
    /// What the book says about personal data; an edition that says nothing leaves the program's own.
    pub fn on_personal_data(&self) -> Option<PersonalData> {
        self.personal_data.clone().or_else(|| Self::parse(Self::embedded()).ok()?.personal_data)
    }
}

/// What does not hold together.
pub(super) fn fault(book: &Rulebook) -> Option<Phrase> {
    let said = book.personal_data.as_ref()?;
    let lacks = |what: &str| Some(Phrase::new("rulebook-error-lacks").text("what", what));
    let within = said.incident.within;
    let repeated =
        |(index, class): (usize, &RetentionClass)| said.retention.iter().take(index).any(|other| other.id == class.id);
    match () {
        () if within.amount < 1 || within.unit == Unit::Months => Some(Phrase::new("rulebook-error-number")),
        () if !(1..said.records.limit).contains(&said.records.warn) => Some(Phrase::new("rulebook-error-number")),
        () if said.retention.is_empty() => lacks("retention"),
        () if said.retention.iter().any(|class| class.years > 100) => Some(Phrase::new("rulebook-error-number")),
        () if said.retention.iter().any(|class| class.source.trim().is_empty()) => lacks("source"),
        () if said.retention.iter().enumerate().any(repeated) => Some(Phrase::new("rulebook-error-repeated")),
        () => None,
    }
}
