//! Message ids of the labels of records, fields and choices, made from their stable English ids.

use crate::domain::record::Kind;

/// Label of a kind of record: `kind-client`.
pub fn kind(kind: Kind) -> String {
    format!("kind-{}", kind.as_str())
}

/// Label of a field: `field-born`.
pub fn field(name: &str) -> String {
    format!("field-{name}")
}

/// Label of a field of a kind of record, where the word that the kinds share does not fit it.
pub fn field_of(kind: Kind, name: &str) -> String {
    match (kind, name) {
        (Kind::Staff, "name") => "field-staff_name".to_owned(),
        _ => field(name),
    }
}

/// Label of one value of a field that holds a choice: `stage-filed` for `stage` of a case.
///
/// The list of a choice is named after the field, except where two kinds use one field name for different lists.
pub fn choice(kind: Kind, field: &str, value: &str) -> String {
    let list = match (kind, field) {
        (Kind::Contact, "role") => "contact-role",
        (Kind::IdentityDocument, "kind") => "identity-kind",
        (Kind::Sponsor, "kind") => "sponsor-kind",
        (Kind::Permit, "kind") => "permit-kind",
        (Kind::Case, "kind") => "case-kind",
        (Kind::Action, "kind") => "action-kind",
        (Kind::StaffKey, "kind") => "key-kind",
        (Kind::Basis, "end_reason") => "basis-end",
        (Kind::Permit, "end_reason") => "permit-end",
        (Kind::Filing, "channel") => "filing-channel",
        (Kind::Consent, "third_parties" | "cross_border" | "publication") => "agreed",
        (_, "entry_evidence" | "exit_evidence") => "evidence",
        (_, name) => name,
    };
    format!("{list}-{value}")
}
