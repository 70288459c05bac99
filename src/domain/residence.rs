//! Residences: an address with its registration code, and what was notified and registered there.

use super::clean::Clean;
use super::day::Day;
use super::id::{ClientId, ResidenceId};
use serde::{Deserialize, Serialize};

/// Where the client lives or lived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residence {
    /// 0 until stored.
    pub id: ResidenceId,
    /// Row version.
    pub version: i64,
    /// Who lives there.
    pub client: ClientId,
    /// Address as given.
    pub address: Clean,
    /// РКА, 16 digits kept as text: leading zeros matter, and one house may have two codes.
    pub rka: Option<Clean>,
    /// Owner of the dwelling.
    pub owner_name: Option<Clean>,
    /// Last day of the owner's consent.
    pub owner_consent_until: Option<Day>,
    /// The host informed the police of the arrival on this day.
    pub host_notified_on: Option<Day>,
    /// Registered at this address on this day (Order 923).
    pub registered_on: Option<Day>,
    /// First day at the address; `None` when not known.
    pub since: Option<Day>,
    /// Last day at the address.
    pub until: Option<Day>,
}
