//! What the law on personal data asks of the office as a whole: how soon an incident is told, from how many records on
//! more is asked, and how long data are kept. Every number with its source; none of them is verified.

use super::kinds::{Stretch, Unit};
use super::model::Rulebook;
use super::source::Source;
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
    pub source: Source,
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
    pub source: Source,
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
pub(super) fn faults(said: &PersonalData) -> Vec<Phrase> {
    let because = |id: &str| Phrase::new(format!("rulebook-error-{id}"));
    let lacks = |what: &str| because("lacks").text("what", what);
    let within = said.incident.within;
    let repeated =
        |(index, class): (usize, &RetentionClass)| said.retention.iter().take(index).any(|other| other.id == class.id);
    let sources = [&said.incident.source, &said.records.source].into_iter();
    let mut sources = sources.chain(said.retention.iter().map(|class| &class.source));
    let found = [
        (within.amount < 1 || within.unit == Unit::Months, because("number")),
        (!(1..said.records.limit).contains(&said.records.warn), because("number")),
        (said.retention.is_empty(), lacks("retention")),
        (said.retention.iter().any(|class| class.years > 100), because("number")),
        (sources.any(|source| source.lacks().is_some()), lacks("source")),
        (said.retention.iter().enumerate().any(repeated), because("repeated")),
    ];
    found.into_iter().filter_map(|(wrong, reason)| wrong.then_some(reason)).collect()
}
