//! Forms: any record as typed text, checked field by field while one types and again when it is kept.
//!
//! A form is declared by the fields of its kind; which of them are shown, and in which order, is decided here, the
//! same for every face. Dates are typed as people type them; sponsors are typed by name and made when new; a stale
//! save is merged field by field (`store::merge`).

mod begin;
pub(super) mod passport;
#[cfg(test)]
mod tests;

use super::acts::recorded_since;
use super::case_life::guard_form;
use super::consents;
use super::desk::Desk;
use super::error::{AppError, Result};
pub use super::reading::{FieldValue, Reading, read_field};
use super::together::Joining;
use crate::domain::case::CaseDocument;
use crate::domain::check;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;
use crate::domain::record::{Field, FieldType, Fields, Key, Kind, Record};
use crate::domain::rulebook::Requirement;
use crate::domain::sponsor::{Basis, Sponsor, SponsorKind};
use crate::i18n::labels;
use crate::store::{self, Reads, Receipt, Writes};
pub use crate::store::{Conflict, FieldConflict};
use crate::store::{ListQuery, Sort};
use serde_json::Value;
use std::collections::BTreeMap;

/// One way to fill a field: its stored value, and what a person sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Stored value as text.
    pub value: String,
    /// What a person sees: a message id for closed lists, else the text itself.
    pub label: Label,
}

/// What a person sees for a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A message of the catalogue.
    Message(String),
    /// A text from the records.
    Text(Clean),
    /// A title of the rulebook.
    Titles(Titles),
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// The record's field.
    pub field: Field,
    /// The text when the form was opened.
    pub text: String,
    /// The ways to fill it; empty for free text.
    pub choices: Vec<Choice>,
}

/// A form as opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Kind of record.
    pub kind: Kind,
    /// The record when it was opened; `None` for a new one.
    pub opened: Option<Record>,
    /// Values that the form does not show (owner of the record and the like).
    pub fixed: Fields,
    /// The fields shown, in order.
    pub fields: Vec<FormField>,
    /// The client whom a new or opened record of another kind belongs to, to compare with.
    pub person: Option<Client>,
}

/// What was typed: field name → text.
pub type Typed = BTreeMap<String, String>;

/// The fields a form shows, in the order people fill them.
fn shown(kind: Kind) -> impl Iterator<Item = &'static str> {
    let names = match kind {
        Kind::Client => {
            "name_cyrillic name_latin citizenship born sex iin phone email owner \
             presence presence_confirmed_on main_applicant consent_given_on consent_withdrawn_on \
             court_answer court_answered_on died_on former_names note"
        }
        Kind::IdentityDocument => {
            "kind number citizenship issuing_state issued expires name_latin \
             name_cyrillic mrz original kept_at held_since returned_on returned_to"
        }
        Kind::Stay => "entry exit document entry_evidence exit_evidence note",
        Kind::Permit => {
            "kind number ground valid_from valid_until actual_end end_reason sponsor \
             document case predecessor name_checked passport_checked iin_checked address_checked \
             term_checked handed_over_on sponsor_informed_on"
        }
        Kind::Residence => {
            "address rka since until dwelling host_notified_on registration registered_on \
             registration_note owner_name owner_consent_until"
        }
        Kind::Case => {
            "kind ground stage sponsor basis owner deputy permit payer paid represented reference \
             opened_on closed_on note"
        }
        Kind::CaseDocument => {
            "state requested_on received_on verified_on valid_until rejected_reason \
             alternative language translated notarised original kept_at held_since \
             returned_on returned_to issued_on name_in_paper \
             born_in_paper passport_in_paper note"
        }
        // What became of it is recorded by an act of its own.
        Kind::Filing => {
            "filed_on channel application_number office filed_by with_cancellation reason refusal_ground paper"
        }
        Kind::Offence => {
            "article decided_on decision amount paid_on appealed_on appeal_outcome \
             expulsion banned_until note"
        }
        Kind::OwnDate => "title on_day at_time place trip severity case owner",
        Kind::Basis => "ground sponsor paper since until esutd_on ended_on end_reason esutd_end_on",
        Kind::Contact => "name role language channel address",
        Kind::Sponsor => "name kind bin phone email signature_expires client note",
        Kind::Staff => "login name role active deputy absent_from absent_until language email",
        Kind::Action => "kind on_day until_day reason proof",
        Kind::Template => "purpose language body",
        Kind::Message => "to_name channel address sent_on text replied_on reply",
        // What the content is was told from the content.
        Kind::Attachment => "name requirement",
        // A key is read from its file, not typed.
        Kind::StaffKey => "name active",
        // Who may see what is settled by an act of its own.
        Kind::Access => "reason",
        Kind::Consent => {
            "given_on until person operator operator_number third_parties cross_border publication \
             data_list scan withdrawn_on withdrawn_by note"
        }
        Kind::DataRequest => "demand received_on came_by answered_on answer answered_by",
        Kind::Incident => {
            "title discovered_on discovered_at text staff key_number since until responsible \
             ministry_told_on people_told_on closed_on"
        }
        // Proposed and approved by acts of their own.
        Kind::Destruction => "why order",
    };
    names.split(' ')
}

/// Values of a new record that are not empty from the start.
fn first_values(kind: Kind, today: Day) -> Fields {
    let pairs: &[(&str, Value)] = &match kind {
        Kind::Client => vec![("presence", "unknown".into()), ("created_on", today.to_string().into())],
        Kind::IdentityDocument => vec![("kind", "passport".into())],
        Kind::Permit => vec![
            ("kind", "trp".into()),
            ("name_checked", false.into()),
            ("passport_checked", false.into()),
            ("iin_checked", false.into()),
            ("address_checked", false.into()),
            ("term_checked", false.into()),
        ],
        Kind::Case => vec![
            ("kind", "first_trp".into()),
            ("stage", "intake".into()),
            ("paid", "none".into()),
            ("opened_on", today.to_string().into()),
            ("represented", false.into()),
        ],
        Kind::CaseDocument => {
            vec![("state", "missing".into()), ("translated", false.into()), ("notarised", false.into())]
        }
        Kind::Filing => vec![
            ("filed_on", today.to_string().into()),
            ("outcome", "pending".into()),
            ("with_cancellation", false.into()),
        ],
        Kind::Offence => vec![("expulsion", false.into())],
        Kind::DataRequest => vec![("demand", "access".into()), ("received_on", today.to_string().into())],
        Kind::Incident => vec![("discovered_on", today.to_string().into())],
        Kind::OwnDate => vec![("severity", "soft".into()), ("trip", false.into())],
        Kind::Contact => vec![("role", "self".into()), ("language", "ru".into()), ("channel", "whatsapp".into())],
        Kind::Sponsor => vec![("kind", "other".into())],
        Kind::Staff => vec![("role", "officer".into()), ("active", true.into())],
        _ => Vec::new(),
    };
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// What a new record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parent {
    /// The client.
    pub client: Option<ClientId>,
    /// The case.
    pub case: Option<CaseId>,
}

impl Desk {
    /// Opens a form: of the record `key`, or of a new one of `kind` under `parent`.
    ///
    /// # Errors
    /// Those of the store.
    pub fn form(&self, kind: Kind, key: Option<Key>, parent: Parent) -> Result<Form> {
        let today = self.today();
        self.read(|reads| {
            let opened = match key {
                Some(key) => Some(reads.record(key)?.ok_or(store::Error::NotFound(key))?),
                None => None,
            };
            let mut values = opened.as_ref().map_or_else(|| first_values(kind, today), Record::fields);
            let mut fix = |name: &str, id: Option<i64>| {
                if let (Some(id), true) = (id, kind.field(name).is_some() && opened.is_none()) {
                    values.insert(name.to_owned(), id.into());
                }
            };
            fix("client", parent.client.map(|id| id.0));
            fix("case", parent.case.map(|id| id.0));
            let client = values.get("client").and_then(Value::as_i64).map(ClientId);
            if let (Kind::Consent, None, Some(client)) = (kind, &opened, client) {
                consents::begin(reads, &mut values, client)?;
            }
            if let (Kind::Stay | Kind::Case, None, Some(client)) = (kind, &opened, client) {
                begin::fill(kind, &mut values, &reads.whole(client)?, today);
            }
            let recorded = match &opened {
                Some(Record::Client(person)) => reads.has_consents(person.id)?,
                _ => false,
            };
            // A stage that is recorded is moved by the acts of the case.
            let is_moved = |name: &&str| match (kind, *name) {
                (Kind::Case, "stage") => opened.is_some(),
                // What a sheet said counts no more once there are records of consent.
                (Kind::Client, "consent_given_on" | "consent_withdrawn_on") => recorded,
                (Kind::Case, "closed_on") => values.get("closed_on").is_none_or(Value::is_null),
                _ => false,
            };
            let shown = shown(kind).filter(|name| !is_moved(name)).filter_map(|name| kind.field(name));
            let mut fields: Vec<FormField> =
                shown.map(|field| form_field(reads, kind, *field, &values, client)).collect::<store::Result<_>>()?;
            if opened.is_none() && kind == Kind::Client {
                passport::add_fields(&mut fields);
            }
            // A sheet may lack it, a person may not: who has no citizenship stands in no list.
            for shown in fields.iter_mut().filter(|shown| kind == Kind::Client && shown.field.name == "citizenship") {
                shown.field.required = true;
            }
            let person = match client.filter(|_| kind != Kind::Client) {
                Some(client) => Some(reads.get::<Client>(client.0)?),
                None => None,
            };
            Ok(Form { kind, opened, fixed: values, fields, person })
        })
    }

    /// Keeps a form: checks every field, makes new sponsors, merges with what others saved meanwhile.
    ///
    /// # Errors
    /// [`AppError::fields`] naming each field at fault; a conflict about the same field; those of the store.
    pub fn submit(&mut self, form: &Form, typed: &Typed) -> Result<(Key, Receipt)> {
        let reason = if form.opened.is_some() { "edit" } else { "add" };
        self.submit_as(reason, form, typed, |_, _, _| Ok(()))
    }

    /// [`Desk::submit`] under another reason, with what follows from the record in the same group.
    pub(super) fn submit_as(
        &mut self,
        reason: &str,
        form: &Form,
        typed: &Typed,
        mut follow: impl FnMut(&mut dyn Writes, &mut Joining, Key) -> store::Result<()>,
    ) -> Result<(Key, Receipt)> {
        let Reading { mut values, new_sponsor, faults } = form.read(typed, self.today(), self.calendar());
        if !faults.is_empty() {
            return Err(AppError::fields(faults));
        }
        let (passport, today) = (passport::typed(form, &values), self.today());
        let mut joining = self.joining();
        let saved = self.write(reason, |writes, _| {
            if let Some((field, name)) = &new_sponsor {
                let sponsor = writes.put(sponsor_called(name).into())?;
                values.insert((*field).to_owned(), sponsor.id.into());
            }
            let record = complete(form, values.clone()).map_err(|error| store::Error::Refused(error.message))?;
            guard_form(form.opened.as_ref(), &record)?;
            guard_named(writes, form.opened.as_ref(), &record)?;
            let key = match &form.opened {
                Some(opened) => joining.save(writes, opened, record)?,
                None => match paper_since(writes, &record)? {
                    Some((blank, paper)) => joining.save(writes, &blank, paper)?,
                    None => writes.put(record)?,
                },
            };
            if let Some(passport) = &passport {
                writes.put(passport::of(passport, ClientId(key.id), today)?)?;
            }
            if let (Kind::Consent, Some(client)) = (form.kind, form.parent().client) {
                consents::take_over(writes, client)?;
            }
            follow(writes, &mut joining, key)?;
            Ok(key)
        })?;
        self.note_joined(joining);
        Ok(saved)
    }
}

/// A paper of which nothing was recorded when its form was opened, and something has been since: as it was shown, and what
/// was typed, both under the number it has now.
fn paper_since(reads: &(impl Reads + ?Sized), record: &Record) -> store::Result<Option<(Record, Record)>> {
    let Record::CaseDocument(mine) = record else { return Ok(None) };
    let blank = CaseDocument::new(mine.case, mine.client, &mine.requirement);
    let shown = recorded_since(reads, &blank)?;
    let mine = CaseDocument { id: shown.id, ..mine.clone() };
    Ok((shown.id.0 != 0).then(|| (shown.into(), mine.into())))
}

/// Nobody leans on a record that was merged into another one: it lends nothing any more.
fn guard_named(reads: &dyn Reads, opened: Option<&Record>, record: &Record) -> store::Result<()> {
    let named = |record: &Record| match record {
        Record::Client(client) => client.main_applicant,
        Record::Sponsor(sponsor) => sponsor.client,
        _ => None,
    };
    let Some(chosen) = named(record).filter(|chosen| opened.and_then(named) != Some(*chosen)) else {
        return Ok(());
    };
    match reads.kept_as(chosen)?.filter(|kept| *kept != chosen) {
        Some(kept) => Err(store::Error::Refused(Phrase::new("merge-add-there").text("client", kept.to_string()))),
        None => Ok(()),
    }
}

fn sponsor_called(name: &Clean) -> Sponsor {
    Sponsor {
        id: crate::domain::id::SponsorId(0),
        version: 0,
        name: name.clone(),
        kind: SponsorKind::Other,
        bin: None,
        phone: None,
        email: None,
        signature_expires: None,
        client: None,
        note: None,
    }
}

/// The record that the values make; fields nobody filled are empty.
pub(super) fn complete(form: &Form, mut values: Fields) -> Result<Record> {
    let mut ordered = Fields::new();
    for field in form.kind.fields() {
        let value = values.remove(field.name).unwrap_or_default();
        // The keeper gives a reference where there is none.
        let value = if value.is_null() && field.name == "reference" { Value::from("") } else { value };
        ordered.insert(field.name.to_owned(), value);
    }
    let (key, version) = form.opened.as_ref().map_or((Key { kind: form.kind, id: 0 }, 0), |r| (r.key(), r.version()));
    let missing: Vec<check::Problem> = form
        .kind
        .fields()
        .iter()
        .filter(|field| field.required && ordered[field.name].is_null())
        .map(|field| (field.name.to_owned(), Phrase::new("check-required")))
        .collect();
    if !missing.is_empty() {
        return Err(AppError::fields(missing));
    }
    Record::from_fields(key, version, ordered).map_err(|_| AppError::refused(Phrase::new("error-fields")))
}

fn form_field(
    reads: &dyn Reads,
    kind: Kind,
    field: Field,
    values: &Fields,
    client: Option<ClientId>,
) -> store::Result<FormField> {
    let choices = choices(reads, kind, field, client)?;
    let text = typed_text(field, values.get(field.name));
    let mut shown = FormField { field, text, choices };
    name_chosen(reads, &mut shown)?;
    Ok(shown)
}

/// A stored value as the text that a form shows and reads.
pub fn typed_text(field: Field, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) if field.holds == FieldType::Day => typed_day(text),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// A stored date as people type it.
fn typed_day(iso: &str) -> String {
    iso.parse::<Day>().map_or_else(|_| iso.to_owned(), |day| day.format("%d.%m.%Y").to_string())
}

/// The client or sponsor already chosen is always among the choices, whatever their number.
///
/// # Errors
/// Those of the store.
pub fn name_chosen(reads: &dyn Reads, shown: &mut FormField) -> store::Result<()> {
    let Ok(id) = shown.text.parse::<i64>() else {
        return Ok(());
    };
    if shown.choices.iter().any(|choice| choice.value == shown.text) {
        return Ok(());
    }
    let name = match shown.field.holds {
        FieldType::Ref(Kind::Sponsor) => reads.get::<Sponsor>(id)?.name,
        // Whoever is hidden from me has a number all the same.
        FieldType::Ref(Kind::Client) => match reads.record(ClientId(id).into())?.map(Client::try_from) {
            Some(Ok(client)) => client_label(&client),
            _ => Clean::line(&ClientId(id).to_string()),
        },
        _ => return Ok(()),
    };
    shown.choices.push(Choice { value: shown.text.clone(), label: Label::Text(name) });
    Ok(())
}

/// `Абдуллаев Рустам · UZB · 12.03.1990 · C-000001`.
fn client_label(client: &Client) -> Clean {
    let mut parts = vec![client.name().to_owned()];
    parts.extend(client.citizenship.map(|country| country.to_string()));
    parts.extend(client.born.map(|born| born.format("%d.%m.%Y").to_string()));
    parts.push(client.id.to_string());
    Clean::line(&parts.join(" · "))
}

/// How many sponsors a form offers; more are found by typing ([`Desk::sought`]).
pub const SPONSORS_OFFERED: usize = 500;
/// How many clients or sponsors a search in a form offers.
const SOUGHT: usize = 30;

impl Desk {
    /// The clients or sponsors that a typed text means, for a field that refers to one; none for other fields.
    ///
    /// # Errors
    /// Those of the store.
    pub fn sought(&mut self, holds: FieldType, text: &str) -> Result<Vec<Choice>> {
        let choice = |id: i64, label: Clean| Choice { value: id.to_string(), label: Label::Text(label) };
        match holds {
            FieldType::Ref(Kind::Client) => {
                let query = Query::parse(text, self.today(), self.calendar());
                let list =
                    ListQuery { query, sort: Sort::Name, limit: SOUGHT, uncounted: true, ..ListQuery::default() };
                let found = self.client_list(&list)?.rows;
                Ok(self.read(|reads| {
                    let labels = found.iter().map(|line| Ok(client_label(&reads.get::<Client>(line.id.0)?)));
                    let labels = labels.collect::<store::Result<Vec<_>>>()?;
                    Ok(found.iter().zip(labels).map(|(line, label)| choice(line.id.0, label)).collect())
                })?)
            }
            FieldType::Ref(Kind::Sponsor) => {
                let found = self.read(|reads| reads.sponsors(text, SOUGHT))?;
                Ok(found.into_iter().map(|(id, name)| choice(id, name)).collect())
            }
            _ => Ok(Vec::new()),
        }
    }
}

pub(super) fn choices(
    reads: &dyn Reads,
    of: Kind,
    field: Field,
    client: Option<ClientId>,
) -> store::Result<Vec<Choice>> {
    let text = |value: String, label: Clean| Choice { value, label: Label::Text(label) };
    Ok(match field.holds {
        FieldType::Choice(ids) => ids
            .iter()
            .map(|id| Choice { value: (*id).to_owned(), label: Label::Message(labels::choice(of, field.name, id)) })
            .collect(),
        FieldType::Flag => ["true", "false"]
            .iter()
            .map(|id| Choice { value: (*id).to_owned(), label: Label::Message(format!("flag-{id}")) })
            .collect(),
        FieldType::Ref(Kind::Staff) => {
            let staff = reads.staff()?.into_iter().filter(|person| person.active);
            staff.map(|person| text(person.id.0.to_string(), person.handle().clone())).collect()
        }
        FieldType::Ref(Kind::Sponsor) => {
            reads.sponsors("", SPONSORS_OFFERED)?.into_iter().map(|(id, name)| text(id.to_string(), name)).collect()
        }
        FieldType::Ref(kind) => own_records(reads, kind, client)?,
        FieldType::Requirement => {
            let rulebook = reads.rulebook()?;
            let titled = |r: &Requirement| Choice { value: r.id.clone(), label: Label::Titles(r.titles.clone()) };
            rulebook.requirements.iter().map(titled).collect()
        }
        _ => Vec::new(),
    })
}

/// Records of the same client that a field may point to.
fn own_records(reads: &dyn Reads, kind: Kind, client: Option<ClientId>) -> store::Result<Vec<Choice>> {
    let Some(dossier) = client.map(|client| reads.dossier(client)).transpose()?.flatten() else {
        return Ok(Vec::new());
    };
    let choice = |id: i64, label: String| Choice { value: id.to_string(), label: Label::Text(Clean::line(&label)) };
    Ok(match kind {
        Kind::IdentityDocument => {
            dossier.identity_documents.iter().map(|d| choice(d.id.0, d.number.to_string())).collect()
        }
        Kind::Case => dossier.cases.iter().map(|c| choice(c.id.0, c.reference.to_string())).collect(),
        Kind::Permit => dossier
            .permits
            .iter()
            .map(|p| choice(p.id.0, p.number.as_ref().map_or_else(|| p.id.to_string(), ToString::to_string)))
            .collect(),
        Kind::Basis => dossier.bases.iter().map(|basis| choice(basis.id.0, basis_label(basis, &dossier))).collect(),
        _ => Vec::new(),
    })
}

/// `ТОО «Алатау Строй» · договор 12 · 01.02.2026 – 31.01.2027`, as far as it is known.
pub fn basis_label(basis: &Basis, dossier: &Dossier) -> String {
    let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| day.format("%d.%m.%Y").to_string());
    let sponsor = basis.sponsor.and_then(|id| dossier.sponsor(id)).map(|sponsor| sponsor.name.to_string());
    let mut parts: Vec<String> = sponsor.into_iter().chain(basis.paper.as_ref().map(ToString::to_string)).collect();
    parts.push(format!("{} – {}", day(basis.since), day(basis.ended_on.or(basis.until))));
    parts.join(" · ")
}
