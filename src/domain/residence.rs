//! Residences: an address with its registration code, and what was notified and registered there.

use super::choice::choices;
use super::clean::Clean;
use super::day::Day;
use super::id::{ClientId, ResidenceId};
use serde::{Deserialize, Serialize};

choices! {
    /// By what right the client lives there.
    Dwelling {
        /// It is the client's own.
        Own = "own",
        /// With the owner's notarised consent.
        Consent = "consent",
        /// With the owner's electronic signature.
        ElectronicConsent = "electronic_consent",
        /// In a dormitory.
        Dormitory = "dormitory",
        /// In a hotel or sanatorium.
        Hotel = "hotel",
    }
    /// How far the registration of an immigrant has come (Order 923).
    Registration {
        /// Entered, not sent.
        Draft = "draft",
        /// The host has not answered yet.
        HostPending = "host_pending",
        /// Registered.
        Registered = "registered",
        /// Refused.
        Refused = "refused",
    }
}

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
    /// By what right.
    pub dwelling: Option<Dwelling>,
    /// How far the registration has come.
    pub registration: Option<Registration>,
    /// Why it was refused, or what else is to be known of it.
    pub registration_note: Option<Clean>,
}

impl Residence {
    /// An address of which nothing more is known.
    pub fn new(client: ClientId, address: Clean) -> Self {
        Self {
            id: ResidenceId(0),
            version: 0,
            client,
            address,
            rka: None,
            owner_name: None,
            owner_consent_until: None,
            host_notified_on: None,
            registered_on: None,
            since: None,
            until: None,
            dwelling: None,
            registration: None,
            registration_note: None,
        }
    }
}
