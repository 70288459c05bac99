//! Permits: the temporary residence permit above all. The last day written on one is lawful.

use super::choice::{Ground, choices};
use super::clean::Clean;
use super::day::Day;
use super::id::{CaseId, ClientId, IdentityDocumentId, PermitId, SponsorId};
use serde::{Deserialize, Serialize};

choices! {
    /// What kind of permit it is.
    PermitKind {
        /// Temporary residence permit.
        Trp = "trp",
        /// Visa.
        Visa = "visa",
        /// Permanent residence permit.
        ResidencePermit = "residence_permit",
        /// Document to leave the country.
        ExitDocument = "exit_document",
    }
    /// Why a permit ended before its last day.
    PermitEnd {
        /// Cancelled.
        Cancelled = "cancelled",
        /// Shortened.
        Shortened = "shortened",
        /// Replaced by another.
        Replaced = "replaced",
    }
}

/// One permit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Permit {
    /// 0 until stored.
    pub id: PermitId,
    /// Row version.
    pub version: i64,
    /// Whose.
    pub client: ClientId,
    /// Kind.
    pub kind: PermitKind,
    /// Number as printed.
    pub number: Option<Clean>,
    /// Ground it was given on.
    pub ground: Option<Ground>,
    /// Sponsor it is tied to.
    pub sponsor: Option<SponsorId>,
    /// Identity document it was given on.
    pub document: Option<IdentityDocumentId>,
    /// Case that led to it.
    pub case: Option<CaseId>,
    /// First lawful day.
    pub valid_from: Day,
    /// Last lawful day as written on it.
    pub valid_until: Day,
    /// Last lawful day in fact, when it ended early.
    pub actual_end: Option<Day>,
    /// Why it ended early.
    pub end_reason: Option<PermitEnd>,
    /// The permit it follows.
    pub predecessor: Option<PermitId>,
}

impl Permit {
    /// The last lawful day in fact.
    pub fn last_day(&self) -> Day {
        self.actual_end.map_or(self.valid_until, |end| end.min(self.valid_until))
    }
}
