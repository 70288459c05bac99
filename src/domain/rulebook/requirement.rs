//! The papers that a case may call for: by ground, citizenship and circumstances, with what may stand in for each.
//!
//! A row is judged by the day of filing. One id may stand on several rows that never apply together (another validity,
//! other grounds or citizenships).

use super::source::Source;
use crate::domain::case::CaseKind;
use crate::domain::choice::{Confidence, Ground, choices};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::lang::Titles;
use serde::Deserialize;

choices! {
    /// Who brings a paper.
    Provider {
        /// The client.
        Client = "client",
        /// The sponsor.
        Sponsor = "sponsor",
        /// The owner of the dwelling.
        DwellingOwner = "dwelling_owner",
        /// The migration police or another authority.
        Authority = "authority",
        /// An insurer.
        Insurer = "insurer",
        /// We do.
        Practice = "practice",
    }
    /// A fact about the client or the case that decides whether a paper is needed.
    Circumstance {
        /// Somebody files for the client.
        Represented = "represented",
        /// A permit for another employer was not cancelled.
        EmployerChanged = "employer_changed",
        /// The dwelling is the client's own.
        OwnDwelling = "own_dwelling",
        /// The owner consents with an electronic signature, and the filing is not known to be on paper.
        ElectronicConsent = "electronic_consent",
        /// The client lives in a dormitory.
        Dormitory = "dormitory",
        /// The client lives in a hotel or sanatorium.
        Hotel = "hotel",
        /// A passport for travel abroad that is valid on the filing day is on file.
        PassportOnFile = "passport_on_file",
        /// The present address has its registration code.
        CodeOnFile = "code_on_file",
        /// The client has an individual identification number.
        IinOnFile = "iin_on_file",
        /// The contract on which the case rests stands in the unified system of labour contracts.
        ContractInEsutd = "contract_in_esutd",
    }
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
    /// It helps and is never a condition of filing.
    #[serde(default)]
    pub optional: bool,
    /// In a foreign language it needs a notarised translation into Kazakh or Russian.
    #[serde(default)]
    pub needs_translation: bool,
    /// A notary has to certify the paper itself.
    #[serde(default)]
    pub notarised: bool,
    /// The original is shown beside the copy.
    #[serde(default)]
    pub original_shown: bool,
    /// It must still be valid on the day of filing.
    #[serde(default)]
    pub valid_on_filing: bool,
    /// It may serve again in a later case.
    #[serde(default)]
    pub reusable: bool,
    /// On the day of filing it may be at most so many days old; `None` where no age is known.
    pub fresh_days: Option<i64>,
    /// Kinds of cases that call for it; empty for all.
    #[serde(default)]
    pub case_kinds: Vec<CaseKind>,
    /// Grounds that call for it; empty for all.
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// Citizenships that call for it; empty for all.
    #[serde(default)]
    pub citizenships: Vec<Country>,
    /// It is called for only while all of these hold.
    #[serde(default)]
    pub when: Vec<Circumstance>,
    /// Any of these makes it unnecessary.
    #[serde(default)]
    pub waived_by: Vec<Circumstance>,
    /// Any of these is as good as the paper.
    #[serde(default)]
    pub satisfied_by: Vec<Circumstance>,
    /// With any of these nobody is sure that it is needed: say "check".
    #[serde(default)]
    pub check_when: Vec<Circumstance>,
    /// Citizenships for which sources disagree whether it is needed: say "check".
    #[serde(default)]
    pub check_for: Vec<Country>,
    /// Below this age nobody is sure that it is needed: say "check".
    pub check_below_age: Option<i64>,
    /// Papers that satisfy it.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// It has to be one of the alternatives, and one should say which.
    #[serde(default)]
    pub one_of: bool,
    /// First day of filing on which it is called for; `None` for always.
    pub valid_from: Option<Day>,
    /// Last day of filing on which it is called for; `None` for still.
    pub valid_until: Option<Day>,
    /// Where it is written.
    pub source: Source,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A paper that satisfies a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// Id within the requirement, such as `esutd_contract`; empty in an edition that does not tell them apart.
    #[serde(default)]
    pub id: String,
    /// Title.
    pub titles: Titles,
    /// Only for these grounds; empty for all.
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// Only for these citizenships; empty for all.
    #[serde(default)]
    pub citizenships: Vec<Country>,
    /// It counts only with all of these.
    #[serde(default)]
    pub needs: Vec<Circumstance>,
    /// First day of filing on which it serves; `None` for always.
    pub valid_from: Option<Day>,
    /// Last day of filing on which it serves; `None` for still.
    pub valid_until: Option<Day>,
}

/// True when a list names the value, or names nothing and so means everybody.
fn names<T: PartialEq>(list: &[T], value: Option<&T>) -> bool {
    list.is_empty() || value.is_some_and(|value| list.contains(value))
}

fn within(from: Option<Day>, until: Option<Day>, day: Day) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

impl Requirement {
    /// True when a case of that kind and ground may call for it.
    pub fn is_for(&self, kind: CaseKind, ground: Option<Ground>) -> bool {
        names(&self.case_kinds, Some(&kind)) && names(&self.grounds, ground.as_ref())
    }

    /// True when every case of its kinds calls for it, whatever ground, citizenship and circumstances.
    pub fn is_common(&self) -> bool {
        self.grounds.is_empty() && self.citizenships.is_empty() && self.when.is_empty() && !self.optional
    }

    /// True when it is called for from a citizen of that state. Where the citizenship is not known, it is: a paper too
    /// many costs less than one that is missing at the counter.
    pub fn is_for_citizen(&self, citizenship: Option<Country>) -> bool {
        citizenship.is_none() || names(&self.citizenships, citizenship.as_ref())
    }

    /// True when the row is in force on a day of filing.
    pub fn in_force(&self, filing_day: Day) -> bool {
        within(self.valid_from, self.valid_until, filing_day)
    }
}

impl Alternative {
    /// True when it serves on that ground, for that citizenship, on that day of filing.
    pub fn serves(&self, ground: Option<Ground>, citizenship: Option<Country>, filing_day: Day) -> bool {
        names(&self.grounds, ground.as_ref())
            && (citizenship.is_none() || names(&self.citizenships, citizenship.as_ref()))
            && within(self.valid_from, self.valid_until, filing_day)
    }
}
