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
    /// What is compared, letter by letter, when a permit is handed over.
    PermitItem {
        /// Name.
        Name = "name",
        /// Passport number.
        Passport = "passport",
        /// Individual identification number.
        Iin = "iin",
        /// Address.
        Address = "address",
        /// Term.
        Term = "term",
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
    /// At hand-over the name was found right, letter by letter.
    pub name_checked: bool,
    /// At hand-over the passport number was found right.
    pub passport_checked: bool,
    /// At hand-over the IIN was found right.
    pub iin_checked: bool,
    /// At hand-over the address was found right.
    pub address_checked: bool,
    /// At hand-over the term was found right.
    pub term_checked: bool,
    /// Handed over to the client on.
    pub handed_over_on: Option<Day>,
    /// The employer (or another sponsor) was told on.
    pub sponsor_informed_on: Option<Day>,
}

impl Permit {
    /// A permit with its term.
    pub fn new(client: ClientId, kind: PermitKind, valid_from: Day, valid_until: Day) -> Self {
        Self {
            id: PermitId(0),
            version: 0,
            client,
            kind,
            number: None,
            ground: None,
            sponsor: None,
            document: None,
            case: None,
            valid_from,
            valid_until,
            actual_end: None,
            end_reason: None,
            predecessor: None,
            name_checked: false,
            passport_checked: false,
            iin_checked: false,
            address_checked: false,
            term_checked: false,
            handed_over_on: None,
            sponsor_informed_on: None,
        }
    }

    /// True when all five things were compared at hand-over: wrong letters surface at the border.
    pub fn is_checked(&self) -> bool {
        self.name_checked && self.passport_checked && self.iin_checked && self.address_checked && self.term_checked
    }

    /// Records what was found right or wrong of one of the five things.
    pub fn compare(&mut self, item: PermitItem, right: bool) {
        let checked = match item {
            PermitItem::Name => &mut self.name_checked,
            PermitItem::Passport => &mut self.passport_checked,
            PermitItem::Iin => &mut self.iin_checked,
            PermitItem::Address => &mut self.address_checked,
            PermitItem::Term => &mut self.term_checked,
        };
        *checked = right;
    }

    /// The last lawful day in fact.
    pub fn last_day(&self) -> Day {
        self.actual_end.map_or(self.valid_until, |end| end.min(self.valid_until))
    }
}
