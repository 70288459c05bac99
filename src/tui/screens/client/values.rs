//! Values of records as people read them: dates with dots, words of closed lists, names for numbers of other records.

use crate::app::pages::ClientPage;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{SponsorId, StaffId};
use crate::domain::private::is_private;
use crate::domain::record::{Field, FieldType, Key, Kind, Record};
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use serde_json::Value;

/// Fields that the page itself says, or that are for the program.
const LEFT_OUT: &[&str] = &["client", "case"];

/// A value as text; nothing for `null`.
pub fn seen(kind: Kind, field: &Field, value: &Value, page: &ClientPage, ctx: &Context) -> String {
    let names =
        Names { requirement: &|id| requirement(id, page, ctx), record: &|key| referred(key.kind, key.id, page, ctx) };
    seen_with(kind, field, value, &names, ctx)
}

/// How what a value refers to is called.
pub struct Names<'n> {
    /// A requirement by its id.
    pub requirement: &'n dyn Fn(&str) -> String,
    /// Another record.
    pub record: &'n dyn Fn(Key) -> String,
}

/// A value as text, with names from wherever they are known; nothing for `null`.
pub fn seen_with(kind: Kind, field: &Field, value: &Value, names: &Names<'_>, ctx: &Context) -> String {
    match (field.holds, value) {
        (_, Value::Null) => String::new(),
        (_, Value::String(number)) if is_private(kind, field.name) => ctx.private(number),
        (FieldType::Day, Value::String(iso)) => {
            iso.parse::<Day>().map_or_else(|_| iso.clone(), |day| ctx.words.day(day))
        }
        (FieldType::Choice(_), Value::String(id)) => ctx.text(&labels::choice(kind, field.name, id)),
        (FieldType::Country, Value::String(code)) => {
            Country::code(code).map_or_else(|| code.clone(), |country| country.name(ctx.words.lang()).to_owned())
        }
        (FieldType::Requirement, Value::String(id)) => (names.requirement)(id),
        (FieldType::Flag, Value::Bool(flag)) => ctx.text(if *flag { "yes" } else { "no" }),
        (FieldType::Ref(kind), Value::Number(id)) => (names.record)(Key { kind, id: id.as_i64().unwrap_or(0) }),
        // A word of the pick-list of reasons.
        (_, Value::String(id)) if id.starts_with("reason-") && ctx.words.has(id) => ctx.text(id),
        (_, Value::String(text)) => text.clone(),
        (_, other) => other.to_string(),
    }
}

/// The title of a requirement; its id when the rulebook has none.
pub fn requirement(id: &str, page: &ClientPage, ctx: &Context) -> String {
    let titles = page.rulebook.requirement(id).map(|requirement| requirement.titles.get(ctx.words.lang()));
    titles.unwrap_or(id).to_owned()
}

/// The name of another record.
fn referred(kind: Kind, id: i64, page: &ClientPage, ctx: &Context) -> String {
    let dossier = &page.dossier;
    let name = match kind {
        Kind::Staff => page.staff.get(&StaffId(id)).map(ToString::to_string),
        Kind::Sponsor => page.sponsors.get(&SponsorId(id)).map(ToString::to_string),
        Kind::IdentityDocument => {
            dossier.identity_documents.iter().find(|d| d.id.0 == id).map(|d| ctx.private(&d.number))
        }
        Kind::Case => dossier.cases.iter().find(|case| case.id.0 == id).map(|case| case.reference.to_string()),
        Kind::Permit => {
            let permit = dossier.permits.iter().find(|permit| permit.id.0 == id);
            permit.and_then(|permit| permit.number.as_ref()).map(ToString::to_string)
        }
        Kind::Basis => {
            let basis = dossier.bases.iter().find(|basis| basis.id.0 == id);
            basis.map(|basis| crate::app::forms::basis_label(basis, dossier))
        }
        _ => None,
    };
    name.unwrap_or_else(|| format!("#{id}"))
}

/// One record of the dossier.
pub fn record(page: &ClientPage, key: Key) -> Option<Record> {
    fn of<T: Clone + Into<Record>>(list: &[T], key: Key) -> Option<Record> {
        list.iter().map(|entity| entity.clone().into()).find(|record: &Record| record.key() == key)
    }
    let dossier = &page.dossier;
    match key.kind {
        Kind::Client => Some(dossier.client.clone().into()),
        Kind::IdentityDocument => of(&dossier.identity_documents, key),
        Kind::Stay => of(&dossier.stays, key),
        Kind::Residence => of(&dossier.residences, key),
        Kind::Basis => of(&dossier.bases, key),
        Kind::Case => of(&dossier.cases, key),
        Kind::Permit => of(&dossier.permits, key),
        Kind::CaseDocument => of(&dossier.case_documents, key),
        Kind::Filing => of(&dossier.filings, key),
        Kind::Contact => of(&dossier.contacts, key),
        Kind::Offence => of(&dossier.offences, key),
        Kind::OwnDate => of(&dossier.own_dates, key),
        Kind::Action => of(&dossier.actions, key),
        Kind::Message => of(&page.messages, key),
        Kind::Attachment => of(&page.attachments, key),
        Kind::Consent => of(&dossier.consents, key),
        Kind::DataRequest => of(&dossier.requests, key),
        Kind::Staff
        | Kind::Sponsor
        | Kind::Template
        | Kind::StaffKey
        | Kind::Access
        | Kind::Incident
        | Kind::Destruction => None,
    }
}

/// `Entry: 03.11.2026 · Entry known from: stamp · …`, then the note on lines of its own.
pub fn details(record: &Record, page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    let kind = record.key().kind;
    let values = record.fields();
    let (mut parts, mut notes) = (Vec::new(), Vec::new());
    for field in kind.fields().iter().filter(|field| !LEFT_OUT.contains(&field.name)) {
        let value = values.get(field.name).unwrap_or(&Value::Null);
        let text = seen(kind, field, value, page, ctx);
        // What does not apply is not worth a word.
        if text.is_empty() || *value == Value::Bool(false) {
            continue;
        }
        if field.holds == FieldType::Note {
            notes.push((text, Tone::Text));
        } else {
            parts.push(format!("{}: {text}", ctx.text(&labels::field(field.name))));
        }
    }
    let mut lines = vec![(parts.join(ctx.theme.dot()), Tone::Text)];
    lines.append(&mut notes);
    lines
}
