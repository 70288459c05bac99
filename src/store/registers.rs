//! The part of the contract behind two registers: originals that the office holds, and sponsors with all their people.
//!
//! What is read is what a page shows: lists go on after their last row. A safe holds as many passports as fit a room,
//! so those whose owner travels are looked for among all that are held.

use super::Result;
use crate::domain::case::Stage;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{CaseId, ClientId, SponsorId};
use crate::domain::lang::Titles;
use crate::domain::record::Key;
use crate::domain::sponsor::SponsorKind;

/// The paper of a checklist that is the passport itself.
pub const PASSPORT: &str = "passport";

/// An original that we hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldLine {
    /// The identity document, or the paper of a case.
    pub key: Key,
    /// Whose.
    pub client: ClientId,
    /// Client's name to show.
    pub client_name: Clean,
    /// The case of a paper, and its reference.
    pub case: Option<(CaseId, Clean)>,
    /// Id of the requirement, or of the kind of identity document.
    pub what: String,
    /// Titles of the requirement, where the rulebook knows it.
    pub titles: Option<Titles>,
    /// Number of an identity document.
    pub number: Option<Clean>,
    /// Since when.
    pub since: Option<Day>,
    /// Who took it in.
    pub by: Option<Clean>,
    /// Where it is kept.
    pub kept_at: Option<Clean>,
}

/// Why a client needs the passport that we hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Travel {
    /// A date of the client is marked as a departure.
    Trip {
        /// The day.
        on: Day,
        /// What the date is called.
        title: Clean,
    },
    /// An exit is recorded ahead.
    Exit {
        /// The day.
        on: Day,
    },
    /// The client is abroad by our records, while the passport is here.
    Abroad,
}

impl Travel {
    /// The day of the journey; `None` for a client who is abroad already.
    pub const fn day(&self) -> Option<Day> {
        match self {
            Self::Trip { on, .. } | Self::Exit { on } => Some(*on),
            Self::Abroad => None,
        }
    }
}

/// A sponsor in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SponsorLine {
    /// Which.
    pub id: SponsorId,
    /// Name.
    pub name: Clean,
    /// Kind.
    pub kind: SponsorKind,
    /// Business identification number.
    pub bin: Option<Clean>,
    /// Last day of its electronic signature.
    pub signature_expires: Option<Day>,
    /// Its people, counted up to 1,001.
    pub people: usize,
}

/// One of a sponsor's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SponsorPerson {
    /// Who.
    pub client: ClientId,
    /// Name to show.
    pub name: Clean,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Officer's handle.
    pub owner: Option<Clean>,
    /// The client's binding warn day.
    pub binding_day: Option<Day>,
    /// The rule that binds.
    pub binding_rule: Option<String>,
    /// Last day of what the stay rests on with this sponsor.
    pub basis_until: Option<Day>,
    /// Last day of the permit that names this sponsor.
    pub permit_until: Option<Day>,
    /// The newest case with this sponsor.
    pub case: Option<(CaseId, Clean, Stage)>,
}

/// Something of a sponsor's person that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SponsorEnd {
    /// Last day.
    pub on: Day,
    /// The basis or permit.
    pub key: Key,
    /// Whose.
    pub client: ClientId,
    /// Name to show.
    pub name: Clean,
    /// Number of a permit, paper of a basis.
    pub what: Option<Clean>,
}

/// Reading registers.
pub trait RegisterReads {
    /// Originals that we hold, the longest held first, those without a day before all; at most `limit`, after that row.
    fn originals_held(&self, after: Option<&HeldLine>, limit: usize) -> Result<Vec<HeldLine>>;
    /// Passports and cards that we hold whose owner travels, or is abroad: who is away first, then by the day of the
    /// journey; at most `limit`.
    fn held_of_travellers(&self, today: Day, limit: usize) -> Result<Vec<(HeldLine, Travel)>>;
    /// Sponsors, at most `limit`: those whose name or BIN has the text, by name; without a text by the day on which
    /// their signature expires.
    fn sponsor_list(&self, text: &str, limit: usize) -> Result<Vec<SponsorLine>>;
    /// People of a sponsor by binding day, at most `limit`, after that person.
    fn sponsor_people(
        &self,
        sponsor: SponsorId,
        after: Option<&SponsorPerson>,
        limit: usize,
    ) -> Result<Vec<SponsorPerson>>;
    /// How many people a sponsor has, counted up to 1,001.
    fn sponsor_count(&self, sponsor: SponsorId) -> Result<usize>;
    /// What of a sponsor's people ends from that day on, the earliest first; at most `limit`.
    fn sponsor_ends(&self, sponsor: SponsorId, from: Day, limit: usize) -> Result<Vec<SponsorEnd>>;
}
