//! Restriction of a client or a case to named staff, and which readings are noted.
//!
//! Invariants: one record a person named; a client (a case) of which there is such a record is seen by those named alone,
//! whatever role others have. Others see that it exists and whom to ask. A client's restriction covers all their cases.

use super::clean::Clean;
use super::day::Day;
use super::id::{AccessId, CaseId, ClientId, StaffId};
use super::phrase::Phrase;
use super::record::{Field, FieldType, Kind, field, needed};
use serde::{Deserialize, Serialize};

/// One person who may see a restricted client or case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// 0 until stored.
    pub id: AccessId,
    /// Row version.
    pub version: i64,
    /// The client.
    pub client: ClientId,
    /// The case; `None` for the client with all that belongs to them.
    pub case: Option<CaseId>,
    /// Who may see it.
    pub staff: StaffId,
    /// Since when.
    pub since: Day,
    /// Who named them.
    pub by: Option<StaffId>,
    /// An admin who was not named let themselves in.
    pub recovered: bool,
    /// Why it was restricted.
    pub reason: Option<Clean>,
}

/// The declared fields of [`Access`].
pub(super) const FIELDS: &[Field] = &[
    needed("client", FieldType::Ref(Kind::Client)),
    field("case", FieldType::Ref(Kind::Case)),
    needed("staff", FieldType::Ref(Kind::Staff)),
    needed("since", FieldType::Day),
    field("by", FieldType::Ref(Kind::Staff)),
    needed("recovered", FieldType::Flag),
    field("reason", FieldType::Line),
];

/// Something that a reader may not see: that it exists, and whom to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restricted {
    /// The client, by number.
    pub client: ClientId,
    /// The case, with its reference; `None` for the client as a whole.
    pub case: Option<(CaseId, Clean)>,
    /// Handles of those who are named and work here, by name; nobody may be left.
    pub named: Vec<Clean>,
}

impl Restricted {
    /// The number to show: of the client, or the reference of the case.
    pub fn number(&self) -> String {
        self.case.as_ref().map_or_else(|| self.client.to_string(), |(_, reference)| reference.to_string())
    }

    /// The sentence for whoever asks about it.
    pub fn refusal(&self) -> Phrase {
        let id = if self.named.is_empty() { "access-restricted-nobody" } else { "access-restricted" };
        Phrase::new(id).text("what", self.number()).text("named", self.asked())
    }

    /// Those to ask, a comma and a space between; empty when nobody named works here any more.
    pub fn asked(&self) -> String {
        self.named.iter().map(Clean::as_str).collect::<Vec<_>>().join(", ")
    }
}
