//! Who may apply for a temporary residence permit, and through whom (Law on Population Migration, art. 6-1).

use super::source::Source;
use crate::domain::choice::{Confidence, Ground};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::sponsor::SponsorKind;
use serde::Deserialize;

/// Who may apply.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Citizenships of the document used at entry that may apply.
    pub citizenships: Vec<Country>,
    /// From this birthday on a permit is needed.
    pub from_age: i64,
    /// A passport that is valid for fewer days after filing is worth a warning; unverified for this permit.
    pub passport_days: Option<i64>,
    /// A new application is refused while a permit has more than so many months left (practice).
    pub renew_within_months: Option<u32>,
    /// Where it is written.
    pub source: Source,
    /// How sure it is.
    pub confidence: Confidence,
    /// When somebody last compared it with its source.
    pub checked_on: Day,
}

/// What one ground asks for beside the client.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroundRow {
    /// The ground.
    pub id: Ground,
    /// Whoever of these kinds files or stands behind the application.
    pub sponsor_kinds: Vec<SponsorKind>,
    /// Where it is written.
    pub source: Source,
    /// How sure it is.
    pub confidence: Confidence,
}
