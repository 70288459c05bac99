//! Sponsors: whoever a ground needs beside the client (Law on Population Migration, art. 6-1), and what a ground rests on.

use super::choice::{Ground, choices};
use super::clean::Clean;
use super::day::Day;
use super::id::{BasisId, ClientId, SponsorId};
use serde::{Deserialize, Serialize};

choices! {
    /// What kind of sponsor it is.
    SponsorKind {
        /// Employer.
        Employer = "employer",
        /// Relative.
        Relative = "relative",
        /// School or university.
        School = "school",
        /// Clinic.
        Clinic = "clinic",
        /// Religious body.
        ReligiousBody = "religious_body",
        /// Local executive body.
        Akimat = "akimat",
        /// Not said.
        Other = "other",
    }
    /// How a basis ended before its time.
    BasisEnd {
        /// Dismissal.
        Dismissal = "dismissal",
        /// Divorce or death.
        DivorceOrDeath = "divorce_or_death",
        /// Expulsion from studies.
        Expulsion = "expulsion",
        /// Treatment is over.
        TreatmentOver = "treatment_over",
        /// Company closed.
        CompanyClosed = "company_closed",
        /// Mission is over.
        MissionOver = "mission_over",
    }
}

impl SponsorKind {
    /// Who stands behind a ground (Law on Population Migration, art. 6-1).
    pub const fn behind(ground: Ground) -> Self {
        match ground {
            Ground::Employment => Self::Employer,
            Ground::Education => Self::School,
            Ground::Family => Self::Relative,
            Ground::Business => Self::Akimat,
            Ground::Missionary => Self::ReligiousBody,
            Ground::Medical => Self::Clinic,
        }
    }
}

/// Employer, relative, school, clinic, religious body or akimat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sponsor {
    /// 0 until stored.
    pub id: SponsorId,
    /// Row version.
    pub version: i64,
    /// Name.
    pub name: Clean,
    /// Kind.
    pub kind: SponsorKind,
    /// Business identification number, twelve digits.
    pub bin: Option<Clean>,
    /// Telephone.
    pub phone: Option<Clean>,
    /// Electronic mail.
    pub email: Option<Clean>,
    /// Last day of its electronic signature: without one it cannot file online.
    pub signature_expires: Option<Day>,
    /// The sponsor is itself a client of ours.
    pub client: Option<ClientId>,
    /// Free text.
    pub note: Option<Clean>,
}

/// Contract, admission, marriage: what a ground rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// 0 until stored.
    pub id: BasisId,
    /// Row version.
    pub version: i64,
    /// Whose.
    pub client: ClientId,
    /// The ground it carries.
    pub ground: Ground,
    /// With whom.
    pub sponsor: Option<SponsorId>,
    /// First day.
    pub since: Option<Day>,
    /// Last day by its own terms.
    pub until: Option<Day>,
    /// The day it really ended, if earlier.
    pub ended_on: Option<Day>,
    /// Why it ended.
    pub end_reason: Option<BasisEnd>,
    /// What paper it is.
    pub paper: Option<Clean>,
    /// A contract: entered into the unified system of labour contracts (ESUTD) on.
    pub esutd_on: Option<Day>,
    /// Its end was entered there on.
    pub esutd_end_on: Option<Day>,
}

impl Basis {
    /// What a ground rests on, without any date.
    pub fn new(client: ClientId, ground: Ground) -> Self {
        Self {
            id: BasisId(0),
            version: 0,
            client,
            ground,
            sponsor: None,
            since: None,
            until: None,
            ended_on: None,
            end_reason: None,
            paper: None,
            esutd_on: None,
            esutd_end_on: None,
        }
    }

    /// Its last day, by its terms or before; `None` while nothing says when.
    pub fn last_day(&self) -> Option<Day> {
        [self.until, self.ended_on].into_iter().flatten().min()
    }
}
