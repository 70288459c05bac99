//! The passport in the form of a new client: number, expiry and zone stand there too, and become an identity document of
//! its own in the same act. Whoever opens a client has the passport in hand.

use super::{Form, FormField};
use crate::app::zone;
use crate::domain::check::{self, Problem};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use crate::domain::identity::{IdentityDocument, IdentityKind};
use crate::domain::mrz::{self, Mrz};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, Fields, Kind, Record};
use crate::store;
use serde_json::Value;

/// The fields in order, and the fields of an identity document that they become: beside a person a plain "number" would
/// say nothing.
const FIELDS: [(&str, &str); 3] = [("passport_number", "number"), ("passport_expires", "expires"), ("mrz", "mrz")];

/// The field of a new client in which a field of the identity document stands.
pub(in crate::app) fn of_client(name: &str) -> &str {
    FIELDS.iter().find(|(_, of_document)| *of_document == name).map_or(name, |(of_client, _)| of_client)
}

/// Puts the fields of the passport behind those of the person that a passport gives.
pub(super) fn add_fields(fields: &mut Vec<FormField>) {
    let after = fields.iter().position(|shown| shown.field.name == "sex").map_or(fields.len(), |at| at + 1);
    let declared = FIELDS.iter().filter_map(|(name, of)| Some((*name, Kind::IdentityDocument.field(of)?.holds)));
    let shown = declared.map(|(name, holds)| FormField {
        field: Field { name, holds, required: false },
        text: String::new(),
        choices: Vec::new(),
    });
    fields.splice(after..after, shown.collect::<Vec<_>>());
}

/// What was typed about the passport of a new client; `None` when nothing was.
pub(super) fn typed(form: &Form, values: &Fields) -> Option<Fields> {
    let is_new_client = form.kind == Kind::Client && form.opened.is_none();
    let given = |name: &str| values.get(name).is_some_and(|value| !value.is_null());
    (is_new_client && FIELDS.iter().any(|(name, _)| given(name))).then(|| values.clone())
}

fn text(values: &Fields, name: &str) -> Option<Clean> {
    values.get(name).and_then(Value::as_str).and_then(|text| Clean::note(text).non_empty())
}

fn day(values: &Fields, name: &str) -> Option<Day> {
    text(values, name).and_then(|text| text.parse().ok())
}

fn country(values: &Fields, name: &str) -> Option<Country> {
    text(values, name).and_then(|code| Country::code(&code))
}

/// The identity document of a client.
///
/// # Errors
/// A refusal without a number: there is no document to keep.
pub(super) fn of(values: &Fields, client: ClientId, today: Day) -> store::Result<Record> {
    let number =
        text(values, "passport_number").ok_or_else(|| store::Error::Refused(Phrase::new("form-passport-number")))?;
    let mrz = text(values, "mrz");
    let zone: Option<Mrz> = mrz.as_ref().and_then(|lines| mrz::parse(lines, today).ok());
    let document = IdentityDocument {
        kind: zone.as_ref().map_or(IdentityKind::Passport, zone::kind_of),
        issuing_state: zone.as_ref().and_then(|zone| Country::mrz(&zone.issuing_state)),
        citizenship: country(values, "citizenship"),
        name_latin: text(values, "name_latin"),
        name_cyrillic: text(values, "name_cyrillic"),
        issued: zone.as_ref().and_then(|zone| zone.issued),
        expires: day(values, "passport_expires"),
        mrz,
        ..IdentityDocument::new(client, number)
    };
    Ok(document.into())
}

/// What is wrong with the passport of a new client.
pub(in crate::app) fn faults(form: &Form, values: &Fields, today: Day) -> Vec<Problem> {
    let Some(values) = typed(form, values) else { return Vec::new() };
    match of(&values, ClientId(1), today) {
        Ok(record) => {
            let named = check::problems(&record, today).into_iter();
            named.map(|(name, phrase)| (of_client(&name).to_owned(), phrase)).collect()
        }
        Err(_) => vec![("passport_number".to_owned(), Phrase::new("form-passport-number"))],
    }
}
