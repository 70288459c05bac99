//! The papers that a case may call for.

use crate::domain::case::CaseKind;
use crate::domain::choice::{Confidence, Ground};
use crate::domain::country::Country;
use crate::domain::lang::Titles;
use serde::Deserialize;

/// Who brings a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// The client.
    Client,
    /// The sponsor.
    Sponsor,
    /// The owner of the dwelling.
    DwellingOwner,
    /// The migration police.
    Authority,
    /// An insurer.
    Insurer,
    /// We do.
    Practice,
}

/// A paper that a case may call for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Stable id, such as `medical_insurance`.
    pub id: String,
    /// Title.
    pub titles: Titles,
    /// Who brings it.
    pub provided_by: Provider,
    /// Working days it usually takes to get.
    pub lead_working_days: i64,
    /// In a foreign language it needs a notarised translation into Kazakh or Russian.
    #[serde(default)]
    pub needs_translation: bool,
    /// It must still be valid on the day of filing.
    #[serde(default)]
    pub valid_on_filing: bool,
    /// It may serve again in a later case.
    #[serde(default)]
    pub reusable: bool,
    /// Kinds of cases that call for it; empty for all.
    #[serde(default)]
    pub case_kinds: Vec<CaseKind>,
    /// Grounds that call for it; empty for all.
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// Citizenships for which sources disagree whether it is needed: say "check".
    #[serde(default)]
    pub check_for: Vec<Country>,
    /// Other papers that satisfy it.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// Where it is written.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Another paper that satisfies a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Title.
    pub titles: Titles,
    /// Only for these grounds; empty for all.
    #[serde(default)]
    pub grounds: Vec<Ground>,
}

impl Requirement {
    /// True when a case of that kind and ground calls for it.
    pub fn is_for(&self, kind: CaseKind, ground: Option<Ground>) -> bool {
        let of_kind = self.case_kinds.is_empty() || self.case_kinds.contains(&kind);
        of_kind && (self.grounds.is_empty() || ground.is_some_and(|ground| self.grounds.contains(&ground)))
    }
}
