//! Every entity as a record: a kind, a number and named fields.
//!
//! One declaration of fields feeds the engine's columns, the journal's old → new, undo, the merge of two people's
//! edits and the forms. A field's name is its column in `schema.sql`, its key in the JSON of the struct and its label
//! `field-<name>` in the catalogues.

mod beside;

use super::access::{self, Access};
use super::attachment::Attachment;
use super::case::{
    Case, CaseDocument, CaseKind, DocumentState, Filing, FilingChannel, Original, Outcome, Paid, RefusalGround, Stage,
};
use super::choice::{Ground, Presence, Severity, Sex, choices};
use super::client::{Channel, Client, Contact, ContactRole, CourtAnswer};
use super::id::{self, ClientId};
use super::identity::{IdentityDocument, IdentityKind};
use super::letter::{Message, Template};
use super::offence::{AppealOutcome, Offence};
use super::permit::{Permit, PermitEnd, PermitKind};
use super::personal::{Consent, DataRequest, Destruction, Incident};
use super::residence::{Dwelling, Registration, Residence};
use super::sponsor::{Basis, BasisEnd, Sponsor, SponsorKind};
use super::staff::{Action, ActionKind, OwnDate, Role, Staff, StaffKey};
use super::stay::{Evidence, Stay};
use beside::{ATTACHMENT, CONSENT, DATA_REQUEST, DESTRUCTION, INCIDENT, MESSAGE, STAFF_KEY, TEMPLATE};
use serde::Serialize;
use serde_json::{Map, Value};

/// Field name → value; dates are `YYYY-MM-DD`, references are numbers, absent values are `null`.
pub type Fields = Map<String, Value>;

choices! {
    /// The kinds of records; the id is the name of the table.
    Kind {
        /// [`Staff`].
        Staff = "staff",
        /// [`Sponsor`].
        Sponsor = "sponsor",
        /// [`Client`].
        Client = "client",
        /// [`Contact`].
        Contact = "contact",
        /// [`IdentityDocument`].
        IdentityDocument = "identity_document",
        /// [`Stay`].
        Stay = "stay",
        /// [`Residence`].
        Residence = "residence",
        /// [`Basis`].
        Basis = "basis",
        /// [`Case`].
        Case = "case_file",
        /// [`Permit`].
        Permit = "permit",
        /// [`CaseDocument`].
        CaseDocument = "case_document",
        /// [`Filing`].
        Filing = "filing",
        /// [`Offence`].
        Offence = "offence",
        /// [`OwnDate`].
        OwnDate = "own_date",
        /// [`Action`].
        Action = "action",
        /// [`Template`].
        Template = "template",
        /// [`Message`].
        Message = "message",
        /// [`Attachment`].
        Attachment = "attachment",
        /// [`StaffKey`].
        StaffKey = "staff_key",
        /// [`Access`].
        Access = "access",
        /// [`Consent`].
        Consent = "consent",
        /// [`DataRequest`].
        DataRequest = "data_request",
        /// [`Incident`].
        Incident = "incident",
        /// [`Destruction`].
        Destruction = "destruction",
    }
}

/// Which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its number, from 1.
    pub id: i64,
}

/// Kinds that a deadline can be about, and the letter before their numbers.
const SUBJECTS: [(Kind, &str); 14] = [
    (Kind::Client, id::ClientId::PREFIX),
    (Kind::IdentityDocument, id::IdentityDocumentId::PREFIX),
    (Kind::Stay, id::StayId::PREFIX),
    (Kind::Permit, id::PermitId::PREFIX),
    (Kind::Residence, id::ResidenceId::PREFIX),
    (Kind::Basis, id::BasisId::PREFIX),
    (Kind::Case, id::CaseId::PREFIX),
    (Kind::CaseDocument, id::CaseDocumentId::PREFIX),
    (Kind::Filing, id::FilingId::PREFIX),
    (Kind::Offence, id::OffenceId::PREFIX),
    (Kind::OwnDate, id::OwnDateId::PREFIX),
    (Kind::Sponsor, id::SponsorId::PREFIX),
    (Kind::Consent, id::ConsentId::PREFIX),
    (Kind::DataRequest, id::DataRequestId::PREFIX),
];

impl Key {
    /// The record that the subject of a deadline names, such as `S-000012`.
    pub fn of_subject(subject: &str) -> Option<Self> {
        let (prefix, number) = subject.split_once('-')?;
        let id = number.parse().ok().filter(|id| *id > 0)?;
        let (kind, _) = SUBJECTS.into_iter().find(|(_, known)| *known == prefix)?;
        Some(Self { kind, id })
    }

    /// The record as the subject of a deadline; `None` for kinds that no deadline is about.
    pub fn subject(&self) -> Option<String> {
        let (_, prefix) = SUBJECTS.into_iter().find(|(kind, _)| *kind == self.kind)?;
        Some(format!("{prefix}-{:06}", self.id))
    }
}

impl From<id::ClientId> for Key {
    fn from(client: id::ClientId) -> Self {
        Self { kind: Kind::Client, id: client.0 }
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// One line of text.
    Line,
    /// Several lines.
    Note,
    /// A civil date.
    Day,
    /// `HH:MM`.
    Time,
    /// Yes or no.
    Flag,
    /// One of these ids.
    Choice(&'static [&'static str]),
    /// A country code.
    Country,
    /// Id of a requirement in the rulebook.
    Requirement,
    /// Number of another record.
    Ref(Kind),
}

/// One field of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Column, JSON key and label.
    pub name: &'static str,
    /// What it holds.
    pub holds: FieldType,
    /// Must not be empty.
    pub required: bool,
}

pub(super) const fn field(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, required: false }
}

pub(super) const fn needed(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, required: true }
}

use FieldType::{Choice, Country, Day, Flag, Line, Note, Ref, Requirement, Time};

const CLIENT: &[Field] = &[
    field("name_latin", Line),
    field("name_cyrillic", Line),
    field("former_names", Line),
    field("citizenship", Country),
    field("born", Day),
    field("sex", Choice(Sex::IDS)),
    field("iin", Line),
    field("phone", Line),
    field("email", Line),
    field("owner", Ref(Kind::Staff)),
    needed("presence", Choice(Presence::IDS)),
    field("presence_confirmed_on", Day),
    field("consent_given_on", Day),
    field("consent_withdrawn_on", Day),
    needed("created_on", Day),
    field("note", Note),
    field("main_applicant", Ref(Kind::Client)),
    field("died_on", Day),
    field("court_answer", Choice(CourtAnswer::IDS)),
    field("court_answered_on", Day),
    field("merged_into", Ref(Kind::Client)),
    field("blocked_on", Day),
    field("blocked_why", Line),
    field("hold_since", Day),
    field("hold_why", Line),
    field("erased_on", Day),
];

const CONTACT: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("name", Line),
    needed("role", Choice(ContactRole::IDS)),
    needed("language", Line),
    needed("channel", Choice(Channel::IDS)),
    needed("address", Line),
];

const IDENTITY_DOCUMENT: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("kind", Choice(IdentityKind::IDS)),
    needed("number", Line),
    field("issuing_state", Country),
    field("citizenship", Country),
    field("name_latin", Line),
    field("name_cyrillic", Line),
    field("issued", Day),
    field("expires", Day),
    field("mrz", Note),
    field("original", Choice(Original::IDS)),
    field("held_since", Day),
    field("held_by", Ref(Kind::Staff)),
    field("kept_at", Line),
    field("returned_on", Day),
    field("returned_to", Line),
];

const STAY: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    field("document", Ref(Kind::IdentityDocument)),
    needed("entry", Day),
    field("exit", Day),
    field("entry_evidence", Choice(Evidence::IDS)),
    field("exit_evidence", Choice(Evidence::IDS)),
    field("note", Note),
];

const RESIDENCE: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("address", Line),
    field("rka", Line),
    field("owner_name", Line),
    field("owner_consent_until", Day),
    field("host_notified_on", Day),
    field("registered_on", Day),
    field("since", Day),
    field("until", Day),
    field("dwelling", Choice(Dwelling::IDS)),
    field("registration", Choice(Registration::IDS)),
    field("registration_note", Line),
];

const SPONSOR: &[Field] = &[
    needed("name", Line),
    needed("kind", Choice(SponsorKind::IDS)),
    field("bin", Line),
    field("phone", Line),
    field("email", Line),
    field("signature_expires", Day),
    field("client", Ref(Kind::Client)),
    field("note", Note),
];

const BASIS: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("ground", Choice(Ground::IDS)),
    field("sponsor", Ref(Kind::Sponsor)),
    field("since", Day),
    field("until", Day),
    field("ended_on", Day),
    field("end_reason", Choice(BasisEnd::IDS)),
    field("paper", Line),
    field("esutd_on", Day),
    field("esutd_end_on", Day),
];

const PERMIT: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("kind", Choice(PermitKind::IDS)),
    field("number", Line),
    field("ground", Choice(Ground::IDS)),
    field("sponsor", Ref(Kind::Sponsor)),
    field("document", Ref(Kind::IdentityDocument)),
    field("case", Ref(Kind::Case)),
    needed("valid_from", Day),
    needed("valid_until", Day),
    field("actual_end", Day),
    field("end_reason", Choice(PermitEnd::IDS)),
    field("predecessor", Ref(Kind::Permit)),
    needed("name_checked", Flag),
    needed("passport_checked", Flag),
    needed("iin_checked", Flag),
    needed("address_checked", Flag),
    needed("term_checked", Flag),
    field("handed_over_on", Day),
    field("sponsor_informed_on", Day),
];

const CASE: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    field("reference", Line),
    needed("kind", Choice(CaseKind::IDS)),
    field("ground", Choice(Ground::IDS)),
    needed("stage", Choice(Stage::IDS)),
    field("owner", Ref(Kind::Staff)),
    field("deputy", Ref(Kind::Staff)),
    field("sponsor", Ref(Kind::Sponsor)),
    field("basis", Ref(Kind::Basis)),
    field("permit", Ref(Kind::Permit)),
    field("payer", Line),
    needed("paid", Choice(Paid::IDS)),
    needed("opened_on", Day),
    field("closed_on", Day),
    field("note", Note),
    needed("represented", Flag),
];

const CASE_DOCUMENT: &[Field] = &[
    needed("case", Ref(Kind::Case)),
    needed("client", Ref(Kind::Client)),
    needed("requirement", Requirement),
    needed("state", Choice(DocumentState::IDS)),
    field("requested_on", Day),
    field("received_on", Day),
    field("verified_on", Day),
    field("rejected_reason", Line),
    field("valid_until", Day),
    field("language", Line),
    needed("translated", Flag),
    needed("notarised", Flag),
    field("original", Choice(Original::IDS)),
    field("note", Note),
    field("alternative", Line),
    field("issued_on", Day),
    field("name_in_paper", Line),
    field("born_in_paper", Day),
    field("passport_in_paper", Line),
    field("held_since", Day),
    field("held_by", Ref(Kind::Staff)),
    field("kept_at", Line),
    field("returned_on", Day),
    field("returned_to", Line),
];

const FILING: &[Field] = &[
    needed("case", Ref(Kind::Case)),
    needed("client", Ref(Kind::Client)),
    needed("filed_on", Day),
    field("channel", Choice(FilingChannel::IDS)),
    field("application_number", Line),
    field("office", Line),
    field("filed_by", Ref(Kind::Staff)),
    needed("outcome", Choice(Outcome::IDS)),
    field("outcome_on", Day),
    field("reason", Line),
    field("paper", Requirement),
    field("refusal_ground", Choice(RefusalGround::IDS)),
    needed("with_cancellation", Flag),
    field("despite", Line),
    field("allowed_by", Ref(Kind::Staff)),
];

const OFFENCE: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("article", Line),
    needed("decided_on", Day),
    field("decision", Line),
    field("amount", Line),
    field("paid_on", Day),
    field("appealed_on", Day),
    field("appeal_outcome", Choice(AppealOutcome::IDS)),
    needed("expulsion", Flag),
    field("banned_until", Day),
    field("note", Note),
];

const OWN_DATE: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    field("case", Ref(Kind::Case)),
    field("owner", Ref(Kind::Staff)),
    needed("title", Line),
    needed("on_day", Day),
    field("at_time", Time),
    field("place", Line),
    needed("severity", Choice(Severity::IDS)),
    needed("trip", Flag),
];

const ACTION: &[Field] = &[
    needed("client", Ref(Kind::Client)),
    needed("rule", Line),
    needed("subject", Line),
    needed("kind", Choice(ActionKind::IDS)),
    needed("for_day", Day),
    needed("on_day", Day),
    field("until_day", Day),
    field("reason", Line),
    field("proof", Line),
    field("by", Ref(Kind::Staff)),
];

const STAFF: &[Field] = &[
    field("login", Line),
    needed("name", Line),
    needed("role", Choice(Role::IDS)),
    needed("active", Flag),
    field("deputy", Ref(Kind::Staff)),
    field("absent_from", Day),
    field("absent_until", Day),
    field("language", Line),
    field("email", Line),
];

impl Kind {
    /// The fields of this kind, in the order of the struct and of the table, without `id` and `version`.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Staff => STAFF,
            Self::Sponsor => SPONSOR,
            Self::Client => CLIENT,
            Self::Contact => CONTACT,
            Self::IdentityDocument => IDENTITY_DOCUMENT,
            Self::Stay => STAY,
            Self::Residence => RESIDENCE,
            Self::Basis => BASIS,
            Self::Case => CASE,
            Self::Permit => PERMIT,
            Self::CaseDocument => CASE_DOCUMENT,
            Self::Filing => FILING,
            Self::Offence => OFFENCE,
            Self::OwnDate => OWN_DATE,
            Self::Action => ACTION,
            Self::Template => TEMPLATE,
            Self::Message => MESSAGE,
            Self::Attachment => ATTACHMENT,
            Self::StaffKey => STAFF_KEY,
            Self::Access => access::FIELDS,
            Self::Consent => CONSENT,
            Self::DataRequest => DATA_REQUEST,
            Self::Incident => INCIDENT,
            Self::Destruction => DESTRUCTION,
        }
    }

    /// The field of that name.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}

macro_rules! records {
    ($($kind:ident($entity:ty)),* $(,)?) => {
        /// Any one record.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Record {
            $(#[doc = concat!("[`", stringify!($kind), "`](Kind::", stringify!($kind), ").")] $kind($entity),)*
        }

        $(impl From<$entity> for Record {
            fn from(entity: $entity) -> Self { Self::$kind(entity) }
        }

        impl TryFrom<Record> for $entity {
            type Error = Record;
            fn try_from(record: Record) -> Result<Self, Record> {
                match record { Record::$kind(entity) => Ok(entity), other => Err(other) }
            }
        }

        impl Entity for $entity { const KIND: Kind = Kind::$kind; })*

        impl Record {
            /// Which record it is.
            pub fn key(&self) -> Key {
                match self { $(Self::$kind(entity) => Key { kind: Kind::$kind, id: entity.id.0 },)* }
            }

            /// Its row version; 0 until stored.
            pub fn version(&self) -> i64 {
                match self { $(Self::$kind(entity) => entity.version,)* }
            }

            /// Its named fields, without `id` and `version`.
            pub fn fields(&self) -> Fields {
                match self { $(Self::$kind(entity) => fields_of(entity),)* }
            }

            /// The same record as it is stored: under that number, in that version.
            #[must_use]
            pub fn stored_as(mut self, id: i64, version: i64) -> Self {
                match &mut self {
                    $(Self::$kind(entity) => {
                        entity.id.0 = id;
                        entity.version = version;
                    })*
                }
                self
            }

            /// Builds a record from its parts.
            ///
            /// # Errors
            /// The text of the mismatch when a field is missing or of the wrong type.
            pub fn from_fields(key: Key, version: i64, mut fields: Fields) -> Result<Self, String> {
                fields.insert("id".into(), key.id.into());
                fields.insert("version".into(), version.into());
                let value = Value::Object(fields);
                match key.kind { $(Kind::$kind => serde_json::from_value::<$entity>(value).map(Self::$kind),)* }
                    .map_err(|error| error.to_string())
            }
        }
    };
}

/// A struct that is the record of one kind.
pub trait Entity: Into<Record> + TryFrom<Record> + Clone {
    /// Its kind.
    const KIND: Kind;
}

records!(
    Staff(Staff),
    Sponsor(Sponsor),
    Client(Client),
    Contact(Contact),
    IdentityDocument(IdentityDocument),
    Stay(Stay),
    Residence(Residence),
    Basis(Basis),
    Case(Case),
    Permit(Permit),
    CaseDocument(CaseDocument),
    Filing(Filing),
    Offence(Offence),
    OwnDate(OwnDate),
    Action(Action),
    Template(Template),
    Message(Message),
    Attachment(Attachment),
    StaffKey(StaffKey),
    Access(Access),
    Consent(Consent),
    DataRequest(DataRequest),
    Incident(Incident),
    Destruction(Destruction),
);

fn fields_of<T: Serialize>(entity: &T) -> Fields {
    match serde_json::to_value(entity) {
        Ok(Value::Object(mut map)) => {
            map.shift_remove("id");
            map.shift_remove("version");
            map
        }
        _ => Fields::new(),
    }
}

impl Record {
    /// The client whose dossier this record belongs to, if any.
    pub fn client(&self) -> Option<ClientId> {
        match self {
            Self::Client(client) => Some(client.id),
            Self::Contact(contact) => Some(contact.client),
            Self::IdentityDocument(document) => Some(document.client),
            Self::Stay(stay) => Some(stay.client),
            Self::Residence(residence) => Some(residence.client),
            Self::Basis(basis) => Some(basis.client),
            Self::Case(case) => Some(case.client),
            Self::Permit(permit) => Some(permit.client),
            Self::CaseDocument(document) => Some(document.client),
            Self::Filing(filing) => Some(filing.client),
            Self::Offence(offence) => Some(offence.client),
            Self::OwnDate(date) => Some(date.client),
            Self::Action(action) => Some(action.client),
            Self::Message(message) => Some(message.client),
            Self::Attachment(attachment) => Some(attachment.client),
            Self::Access(access) => Some(access.client),
            Self::Consent(consent) => Some(consent.client),
            Self::DataRequest(request) => Some(request.client),
            // What outlives a person's data stands in nobody's history.
            Self::Staff(_) | Self::Template(_) | Self::StaffKey(_) | Self::Incident(_) | Self::Destruction(_) => None,
            Self::Sponsor(sponsor) => sponsor.client,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Clean;
    use crate::domain::day::Day;
    use crate::domain::id::*;

    /// One record of each kind with everything filled in that has no default.
    pub(crate) fn samples() -> Vec<Record> {
        let day = Day::from_ymd_opt(2026, 11, 23).unwrap();
        let (client, text) = (ClientId(7), Clean::line("x"));
        let mut samples: Vec<Record> =
            vec![Client::new(day).into(), CaseDocument::new(CaseId(1), client, "passport").into()];
        for kind in Kind::ALL {
            if matches!(kind, Kind::Client | Kind::CaseDocument) {
                continue;
            }
            let mut fields = Fields::new();
            for field in kind.fields() {
                fields.insert(
                    field.name.into(),
                    match field.holds {
                        _ if !field.required && field.name != "reference" => Value::Null,
                        Line | Note | Requirement | Time => Value::from(text.as_str()),
                        Day => Value::from(day.to_string()),
                        Flag => Value::Bool(true),
                        Choice(ids) => Value::from(ids[0]),
                        Country => Value::from("RUS"),
                        Ref(_) => Value::from(7),
                    },
                );
            }
            samples.push(Record::from_fields(Key { kind: *kind, id: 3 }, 2, fields).unwrap());
        }
        samples
    }

    #[test]
    fn the_declared_fields_are_those_of_the_structs_in_order() {
        for record in samples() {
            let declared: Vec<&str> = record.key().kind.fields().iter().map(|field| field.name).collect();
            let held: Vec<String> = record.fields().keys().cloned().collect();
            assert_eq!(held, declared, "{:?}", record.key().kind);
        }
    }

    #[test]
    fn a_record_is_rebuilt_from_its_fields() {
        for record in samples() {
            assert_eq!(Record::from_fields(record.key(), record.version(), record.fields()).unwrap(), record);
        }
    }
}
