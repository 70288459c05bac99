//! Facts that change everything: an exit, a new passport, a dismissal, a fine, a birth. Each is one command.
//!
//! [`apply`] turns a fact and a dossier into an [`Effect`]: the records to keep and what will follow in sentences. The
//! preview ([`effect::with`]) and the keeper write the same effect, so they cannot disagree. Pure: no clock, no store.
//! Facts have happened; what may happen is asked with [`what_if`], which writes nothing.

mod apply;
mod crossings;
mod decisions;
pub mod effect;
mod grounds;
mod moves;
mod people;
mod permits;
mod read;
#[cfg(test)]
mod tests;
pub mod what_if;

pub use apply::apply;
pub use effect::{Effect, Seen, with};
pub use moves::{Moved, moves};

use super::case::{Outcome, RefusalGround};
use super::choice::{Ground, Sex, choices};
use super::clean::Clean;
use super::country::Country;
use super::day::Day;
use super::id::{BasisId, CaseId, IdentityDocumentId, PermitId, SponsorId};
use super::identity::IdentityKind;
use super::offence::AppealOutcome;
use super::record::Kind;
use super::residence::Dwelling;
use super::sponsor::BasisEnd;
use super::stay::Evidence;
use serde::Deserialize;

macro_rules! facts {
    ($($(#[$doc:meta])* $kind:ident($data:ty) = $id:literal of $record:ident,)*) => {
        choices! {
            /// What can happen; the order is that of the list a person picks from.
            FactKind { $($(#[$doc])* $kind = $id,)* }
        }

        /// One fact with what is known of it.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Fact { $($(#[$doc])* $kind($data),)* }

        impl Fact {
            /// What kind of fact it is.
            pub const fn kind(&self) -> FactKind {
                match self { $(Self::$kind(_) => FactKind::$kind,)* }
            }

            fn of_value(kind: FactKind, value: serde_json::Value) -> serde_json::Result<Self> {
                match kind { $(FactKind::$kind => serde_json::from_value::<$data>(value).map(Self::$kind),)* }
            }
        }

        impl FactKind {
            /// The kind of record it is mostly about: names the lists of its choices.
            pub const fn record(self) -> Kind {
                match self { $(Self::$kind => Kind::$record,)* }
            }
        }
    };
}

facts! {
    /// The client has left the country.
    Exit(Exit) = "exit" of Stay,
    /// The client has entered the country.
    Entry(Entry) = "entry" of Stay,
    /// A new passport or card in the place of an old one.
    Passport(Paper) = "passport" of IdentityDocument,
    /// A document of another citizenship.
    Citizenship(Paper) = "citizenship" of IdentityDocument,
    /// The client lives elsewhere.
    Address(Move) = "address" of Residence,
    /// What the ground rested on has ended, in one of six ways.
    GroundEnded(GroundEnded) = "ground_ended" of Basis,
    /// Another employer, or another ground.
    Employer(Employer) = "employer" of Basis,
    /// The permit was cancelled.
    PermitCancelled(PermitEnded) = "permit_cancelled" of Permit,
    /// The permit was shortened.
    PermitShortened(PermitEnded) = "permit_shortened" of Permit,
    /// Another permit took its place.
    PermitReplaced(Replaced) = "permit_replaced" of Permit,
    /// The application was refused with reasons.
    Refusal(Refusal) = "refusal" of Filing,
    /// The papers came back for correction, or were not taken at the counter.
    Return(Return) = "return" of Filing,
    /// A fine or another decision about an offence.
    Offence(Decision) = "offence" of Offence,
    /// The client has died.
    Death(Death) = "death" of Client,
    /// A child of the client was born.
    Birth(Birth) = "birth" of Client,
}

impl FactKind {
    /// True when it takes much away and a slip of the finger must not record it.
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::Death | Self::PermitCancelled | Self::PermitShortened | Self::GroundEnded)
    }
}

/// An exit from the stay under way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Exit {
    /// The day; it counts as a day in the country.
    pub exit: Day,
    /// Where it is known from.
    pub exit_evidence: Option<Evidence>,
}

/// An entry: day 1 of a stay.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// The day.
    pub entry: Day,
    /// The document shown at the border.
    pub document: Option<IdentityDocumentId>,
    /// Where it is known from.
    pub entry_evidence: Option<Evidence>,
    /// The client left and came back on that day: the stay under way ends with it.
    #[serde(default)]
    pub same_day: bool,
}

/// An identity document that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Paper {
    /// Kind; a passport unless said otherwise.
    pub kind: Option<IdentityKind>,
    /// Number as printed; may be left to the machine-readable zone.
    pub number: Option<Clean>,
    /// Citizenship it proves.
    pub citizenship: Option<Country>,
    /// State that issued it.
    pub issuing_state: Option<Country>,
    /// Day of issue.
    pub issued: Option<Day>,
    /// Last day of validity.
    pub expires: Option<Day>,
    /// Name in Latin letters as in it.
    pub name_latin: Option<Clean>,
    /// Name in Cyrillic letters as in it.
    pub name_cyrillic: Option<Clean>,
    /// The machine-readable zone as read.
    pub mrz: Option<Clean>,
    /// The document it takes the place of.
    pub replaces: Option<IdentityDocumentId>,
}

/// A new address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Move {
    /// Address as given.
    pub address: Clean,
    /// Address registration code, 16 digits.
    pub rka: Option<Clean>,
    /// First day there.
    pub since: Day,
    /// By what right.
    pub dwelling: Option<Dwelling>,
    /// Owner of the dwelling.
    pub owner_name: Option<Clean>,
    /// Last day of the owner's consent.
    pub owner_consent_until: Option<Day>,
}

/// The end of what a ground rested on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GroundEnded {
    /// In which of the six ways.
    pub end_reason: BasisEnd,
    /// The last day of it; a notice may name a day to come.
    pub ended_on: Day,
    /// Which basis, where several fit.
    pub basis: Option<BasisId>,
}

/// A sponsor of the records, or one that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum SponsorRef {
    /// Its number.
    Known(SponsorId),
    /// Its name.
    Named(Clean),
}

/// A new employer or ground: what the old one rested on ends, a new basis begins, a re-issue is needed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Employer {
    /// Last day of the old basis.
    pub ended_on: Option<Day>,
    /// How it ended; a dismissal unless said otherwise.
    pub end_reason: Option<BasisEnd>,
    /// The new sponsor.
    pub sponsor: SponsorRef,
    /// Its business identification number, when it is new.
    pub bin: Option<Clean>,
    /// The new ground; the old one unless said otherwise.
    pub ground: Option<Ground>,
    /// First day of the new contract.
    pub since: Option<Day>,
    /// Last day of it.
    pub until: Option<Day>,
    /// What paper it is.
    pub paper: Option<Clean>,
}

/// The early end of a permit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PermitEnded {
    /// Which, where several fit.
    pub permit: Option<PermitId>,
    /// Its last lawful day in fact.
    pub actual_end: Day,
}

/// A permit in the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Replaced {
    /// The old one, where several fit.
    pub permit: Option<PermitId>,
    /// Number of the new one.
    pub number: Option<Clean>,
    /// Its first lawful day.
    pub valid_from: Day,
    /// Its last lawful day.
    pub valid_until: Day,
    /// Its ground; the old one's unless said otherwise.
    pub ground: Option<Ground>,
    /// The document it was given on.
    pub document: Option<IdentityDocumentId>,
}

/// A refusal with reasons.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Refusal {
    /// Which case, where several are filed.
    pub case: Option<CaseId>,
    /// The day.
    pub outcome_on: Day,
    /// On which of the four grounds.
    pub refusal_ground: RefusalGround,
    /// The paper at fault: id of a requirement.
    pub paper: Option<Clean>,
    /// The reason given.
    pub reason: Option<Clean>,
}

/// Papers that came back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Return {
    /// Which case, where several are filed.
    pub case: Option<CaseId>,
    /// The day.
    pub outcome_on: Day,
    /// Returned for correction, or not taken at the counter; the former unless said otherwise.
    pub outcome: Option<Outcome>,
    /// The paper at fault: id of a requirement.
    pub paper: Option<Clean>,
    /// Why.
    pub reason: Option<Clean>,
}

/// A decision about an offence. One that is known already (article, day and number) takes in what is new.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Decision {
    /// Article, such as `517(3)`.
    pub article: Clean,
    /// The day of the decision.
    pub decided_on: Day,
    /// Its number.
    pub decision: Option<Clean>,
    /// The fine in tenge, digits only.
    pub amount: Option<Clean>,
    /// Paid on.
    pub paid_on: Option<Day>,
    /// Complaint made on.
    pub appealed_on: Option<Day>,
    /// What came of it.
    pub appeal_outcome: Option<AppealOutcome>,
    /// It orders the client out of the country.
    #[serde(default)]
    pub expulsion: bool,
    /// Last day of the entry ban.
    pub banned_until: Option<Day>,
    /// Free text.
    pub note: Option<Clean>,
}

/// A death.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Death {
    /// The day.
    pub died_on: Day,
}

/// A birth: the child becomes a client whose stay follows this one's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Birth {
    /// The child's name in Cyrillic letters.
    pub name_cyrillic: Option<Clean>,
    /// The child's name in Latin letters.
    pub name_latin: Option<Clean>,
    /// Birth date.
    pub born: Day,
    /// Sex.
    pub sex: Option<Sex>,
    /// Citizenship.
    pub citizenship: Country,
}
