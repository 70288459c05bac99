//! The part of the contract about who belongs together: families, sponsors and their people, and records that may be
//! one person. Everything is found over an index; nothing here looks at all clients but [`KinReads::alike_pairs`], and
//! that goes on from where it stopped.

use super::{ClientLine, Result};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::same_person::Alike;

/// Where the search for pairs goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum PairsFrom {
    /// At the beginning: numbers first.
    #[default]
    Start,
    /// With people born after this day.
    BornAfter(Day),
    /// Nowhere: everything was looked at.
    End,
}

/// Pairs of records that may be one person, as far as was looked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlikePairs {
    /// The lower number first, and what makes them look alike.
    pub pairs: Vec<(ClientId, ClientId, Alike)>,
    /// Where to go on.
    pub next: PairsFrom,
}

/// Reading about people who belong together.
pub trait KinReads {
    /// Clients whose stay follows this one's, by number; at most `limit`.
    fn following(&self, client: ClientId, limit: usize) -> Result<Vec<ClientId>>;
    /// The sponsors that are this client.
    fn sponsors_who_are(&self, client: ClientId) -> Result<Vec<SponsorId>>;
    /// Clients whom a sponsor stands behind by a basis, permit or case, by number; some `limit` of them
    /// where there are more.
    fn people_of(&self, sponsor: SponsorId, limit: usize) -> Result<Vec<ClientId>>;
    /// Records that were merged into this client, by number.
    fn merged_away(&self, client: ClientId) -> Result<Vec<ClientId>>;
    /// The number under which a client is kept: its own, or of the record it was merged into.
    fn kept_as(&self, client: ClientId) -> Result<Option<ClientId>>;
    /// These clients as lists show them, in the given order; those in no list are left out.
    fn lines_of(&self, clients: &[ClientId]) -> Result<Vec<ClientLine>>;
    /// Records that may be the same person as this client, by number.
    fn alike(&self, client: ClientId) -> Result<Vec<(ClientId, Alike)>>;
    /// Clients born on that day one of whose names can be one of these, by number.
    fn namesakes(&self, born: Day, names: &[Clean]) -> Result<Vec<ClientId>>;
    /// Pairs of records that may be one person. Looks at some thousand birth dates at a time.
    fn alike_pairs(&self, from: PairsFrom) -> Result<AlikePairs>;
}

/// Writing that ties records of two clients together.
pub trait KinWrites {
    /// From now on references between records are checked when the act ends: records that hang on each other may move
    /// one by one.
    fn check_references_last(&mut self) -> Result<()>;
}
