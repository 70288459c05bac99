//! Identity documents: names *as in this document*, citizenship, number, issuing state, expiry.

use super::case::Original;
use super::choice::choices;
use super::clean::Clean;
use super::country::Country;
use super::day::Day;
use super::id::{ClientId, IdentityDocumentId, StaffId};
use serde::{Deserialize, Serialize};

choices! {
    /// What kind of identity document it is.
    IdentityKind {
        /// Passport for travel abroad.
        Passport = "passport",
        /// National identity card.
        IdCard = "id_card",
        /// Internal passport (Russian Federation): no usable expiry.
        InternalPassport = "internal_passport",
        /// Birth certificate.
        BirthCertificate = "birth_certificate",
        /// Document of a stateless person or another paper.
        Other = "other",
    }
}

/// One passport or card. A client has several over time and may hold two citizenships.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityDocument {
    /// 0 until stored.
    pub id: IdentityDocumentId,
    /// Row version.
    pub version: i64,
    /// Whose it is.
    pub client: ClientId,
    /// Kind.
    pub kind: IdentityKind,
    /// Number as printed.
    pub number: Clean,
    /// State that issued it, when it differs from the citizenship or is known.
    pub issuing_state: Option<Country>,
    /// Citizenship it proves.
    pub citizenship: Option<Country>,
    /// Name in Latin letters as in this document.
    pub name_latin: Option<Clean>,
    /// Name in Cyrillic letters as in this document.
    pub name_cyrillic: Option<Clean>,
    /// Day of issue.
    pub issued: Option<Day>,
    /// Last day of validity; `None` for papers without one.
    pub expires: Option<Day>,
    /// The machine-readable zone as read, lines joined by a line break.
    pub mrz: Option<Clean>,
    /// Where the original is.
    pub original: Option<Original>,
    /// Since when we hold it, or held it.
    pub held_since: Option<Day>,
    /// Who of the office took it in.
    pub held_by: Option<StaffId>,
    /// Where it is kept, such as a safe and a shelf.
    pub kept_at: Option<Clean>,
    /// When it was given back.
    pub returned_on: Option<Day>,
    /// Who took it back.
    pub returned_to: Option<Clean>,
}

impl IdentityDocument {
    /// A passport of which no more than its number is known.
    pub fn new(client: ClientId, number: Clean) -> Self {
        Self {
            id: IdentityDocumentId(0),
            version: 0,
            client,
            kind: IdentityKind::Passport,
            number,
            issuing_state: None,
            citizenship: None,
            name_latin: None,
            name_cyrillic: None,
            issued: None,
            expires: None,
            mrz: None,
            original: None,
            held_since: None,
            held_by: None,
            kept_at: None,
            returned_on: None,
            returned_to: None,
        }
    }
}
