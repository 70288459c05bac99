//! Stays: the days from a border entry to its exit, both counting, made on one identity document.

use super::choice::choices;
use super::clean::Clean;
use super::day::Day;
use super::id::{ClientId, IdentityDocumentId, StayId};
use serde::{Deserialize, Serialize};

choices! {
    /// What a crossing is known from, best first.
    Evidence {
        /// Stamp in the document.
        Stamp = "stamp",
        /// Print from the police or border service.
        PolicePrint = "police_print",
        /// Ticket or boarding pass.
        Ticket = "ticket",
        /// The client's word.
        ClientWord = "client_word",
        /// A row of a sheet that was taken in.
        Sheet = "sheet",
    }
}

/// One stay. Without an exit it is open: the client is, as far as we know, in the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// 0 until stored.
    pub id: StayId,
    /// Row version.
    pub version: i64,
    /// Whose stay.
    pub client: ClientId,
    /// The document shown at the border: it decides the regime.
    pub document: Option<IdentityDocumentId>,
    /// Day of entry: day 1 of the stay.
    pub entry: Day,
    /// Day of exit; it counts too.
    pub exit: Option<Day>,
    /// Where the entry is known from.
    pub entry_evidence: Option<Evidence>,
    /// Where the exit is known from.
    pub exit_evidence: Option<Evidence>,
    /// Free text.
    pub note: Option<Clean>,
}
