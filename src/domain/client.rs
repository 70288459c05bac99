//! The client and whom we write to about them.

use super::choice::{Presence, Sex, choices};
use super::clean::Clean;
use super::country::Country;
use super::day::Day;
use super::id::{ClientId, ContactId, StaffId};
use serde::{Deserialize, Serialize};

/// The foreign national or stateless person we look after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// 0 until stored.
    pub id: ClientId,
    /// Grows by one with each save; a stale one is a conflict.
    pub version: i64,
    /// Name in Latin letters, as in the document used now.
    pub name_latin: Option<Clean>,
    /// Name in Cyrillic letters.
    pub name_cyrillic: Option<Clean>,
    /// Names borne before, found by search.
    pub former_names: Option<Clean>,
    /// Citizenship of the document used now; `None` when not known.
    pub citizenship: Option<Country>,
    /// Birth date.
    pub born: Option<Day>,
    /// Sex as in the document.
    pub sex: Option<Sex>,
    /// Individual identification number, twelve digits.
    pub iin: Option<Clean>,
    /// Telephone as given.
    pub phone: Option<Clean>,
    /// Electronic mail as given.
    pub email: Option<Clean>,
    /// The officer who looks after this client.
    pub owner: Option<StaffId>,
    /// Where the client is, as far as we know.
    pub presence: Presence,
    /// The day somebody last made sure of `presence`.
    pub presence_confirmed_on: Option<Day>,
    /// Consent to the processing of personal data: given on.
    pub consent_given_on: Option<Day>,
    /// Consent withdrawn on.
    pub consent_withdrawn_on: Option<Day>,
    /// The office date on which the record was made; acts that lie before it and of which nothing is known are "unknown".
    pub created_on: Day,
    /// Free text.
    pub note: Option<Clean>,
    /// Whom this client's stay follows: the parent of a child, the worker of a family.
    pub main_applicant: Option<ClientId>,
    /// Died on.
    pub died_on: Option<Day>,
    /// The answer about court decisions.
    pub court_answer: Option<CourtAnswer>,
    /// Answered on.
    pub court_answered_on: Option<Day>,
    /// The same person under another number: everything was moved there, and this record stands in no list.
    pub merged_into: Option<ClientId>,
    /// Since that day nobody may work with the data: blocking on the person's request, reversible.
    pub blocked_on: Option<Day>,
    /// Why.
    pub blocked_why: Option<Clean>,
    /// Since that day the data must be kept whatever their retention says.
    pub hold_since: Option<Day>,
    /// Why.
    pub hold_why: Option<Clean>,
    /// The data were destroyed on that day: only the number is left, and this record stands in no list.
    pub erased_on: Option<Day>,
}

impl Client {
    /// A new, nameless client of the given day.
    pub fn new(created_on: Day) -> Self {
        Self {
            id: ClientId(0),
            version: 0,
            name_latin: None,
            name_cyrillic: None,
            former_names: None,
            citizenship: None,
            born: None,
            sex: None,
            iin: None,
            phone: None,
            email: None,
            owner: None,
            presence: Presence::Unknown,
            presence_confirmed_on: None,
            consent_given_on: None,
            consent_withdrawn_on: None,
            created_on,
            note: None,
            main_applicant: None,
            died_on: None,
            court_answer: None,
            court_answered_on: None,
            merged_into: None,
            blocked_on: None,
            blocked_why: None,
            hold_since: None,
            hold_why: None,
            erased_on: None,
        }
    }

    /// True when the record stands in no list: it was merged into another one, or its data were destroyed.
    pub const fn is_gone(&self) -> bool {
        self.merged_into.is_some() || self.erased_on.is_some()
    }

    /// The name to show: Cyrillic first (the office reads Cyrillic), else Latin, else nothing.
    pub fn name(&self) -> &str {
        self.name_cyrillic.as_deref().or(self.name_latin.as_deref()).unwrap_or_default()
    }
}

choices! {
    /// What is known of court decisions that take away a special right (base article, grounds for refusal).
    CourtAnswer {
        /// Asked: there is none.
        None = "none",
        /// There is one in force.
        Deprived = "deprived",
    }
    /// Who the contact is to the client.
    ContactRole {
        /// The client in person.
        Client = "self",
        /// The employer's personnel department.
        Hr = "hr",
        /// A parent.
        Parent = "parent",
        /// Somebody else.
        Other = "other",
    }
    /// How the contact is reached.
    Channel {
        /// WhatsApp.
        Whatsapp = "whatsapp",
        /// Electronic mail.
        Mail = "mail",
        /// Telephone.
        Phone = "phone",
    }
}

/// Whom we write to about a client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// 0 until stored.
    pub id: ContactId,
    /// Row version.
    pub version: i64,
    /// The client it is about.
    pub client: ClientId,
    /// Name.
    pub name: Clean,
    /// Who it is.
    pub role: ContactRole,
    /// Language of letters: `en`, `ru`, `kk`, or one that the practice adds.
    pub language: Clean,
    /// The usual channel.
    pub channel: Channel,
    /// Number or address on that channel.
    pub address: Clean,
}
