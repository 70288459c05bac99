//! A scanned zone against the records: whose document it is, what differs, and what is done about it.
//!
//! Invariants: reading writes nothing; what is recorded is what a person or an option asked for; a zone whose checks fail
//! is recorded only where a person said so with the checks in sight; what stands in the records is written over only by
//! [`Act::Update`]. The zone reaches the records through the same forms that a pasted zone fills.

mod json;
#[cfg(test)]
mod tests;

use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::forms::{Parent, Typed};
use super::zone;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::fold::fold_number;
use crate::domain::id::{ClientId, IdentityDocumentId};
use crate::domain::mrz::misread::{Misread, misread};
use crate::domain::mrz::{self, Mrz, MrzFormat};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind, Record};
use crate::i18n::labels;
use crate::store::{self, PersonKeys, Reads, Receipt, Writes};
pub use json::{ScanJson, unreadable};

/// So many people are named where several may be meant.
const MOST: usize = 9;

/// Whose document it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// It is recorded: number and version of the document.
    Document(ClientId, IdentityDocumentId, i64),
    /// Somebody of that name was born on that day; the document is new.
    Person(ClientId),
    /// Several may be meant.
    Several(Vec<ClientId>),
    /// Nobody is known.
    Nobody,
}

/// Where records and zone disagree, or the records say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Name of the field.
    pub field: &'static str,
    /// What stands here; empty when nothing does.
    pub here: String,
    /// What the zone says, as a person would type it.
    pub scanned: String,
}

/// What came of one scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// The zone as it was read, lines joined by line breaks.
    pub text: String,
    /// What it says.
    pub zone: Mrz,
    /// What was probably misread where a check digit does not fit.
    pub misread: Vec<Misread>,
    /// Whose it is.
    pub found: Found,
    /// The people meant, with their names.
    pub people: Vec<(ClientId, Clean)>,
    /// Field by field, against the document that was found, else against the person.
    pub differences: Vec<Difference>,
    /// What else should be known.
    pub warnings: Vec<Phrase>,
}

/// What is to be done with a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Fill what the records say nothing about, of the document that was found and its client.
    Fill,
    /// The same, and take the zone's word where they disagree about the document.
    Update,
    /// A new identity document of that client.
    Add(ClientId),
    /// A new client with this document.
    New,
}

impl Scanned {
    /// True when the zone belongs to a document that may be recorded: a visa is no identity document.
    pub const fn is_identity(&self) -> bool {
        !matches!(self.zone.format, MrzFormat::VisaA | MrzFormat::VisaB)
    }

    /// What may be done, the likeliest first.
    pub fn acts(&self) -> Vec<Act> {
        if !self.is_identity() {
            return Vec::new();
        }
        let disagree = self.differences.iter().any(|one| !one.here.is_empty());
        let add = |id: &ClientId| Act::Add(*id);
        match &self.found {
            Found::Document(..) if self.differences.is_empty() => Vec::new(),
            Found::Document(..) if disagree => vec![Act::Fill, Act::Update],
            Found::Document(..) => vec![Act::Fill],
            Found::Person(_) | Found::Several(_) => {
                self.people.iter().map(|(id, _)| id).map(add).chain([Act::New]).collect()
            }
            Found::Nobody => vec![Act::New],
        }
    }

    /// What is done without a person to ask: nothing where checks fail or several may be meant.
    pub fn by_itself(&self) -> Option<Act> {
        let one = !matches!(self.found, Found::Several(_));
        self.acts().first().copied().filter(|_| self.zone.valid && one)
    }

    /// The client it belongs to, if that is sure enough to name one.
    pub const fn client(&self) -> Option<ClientId> {
        match &self.found {
            Found::Document(client, ..) | Found::Person(client) => Some(*client),
            Found::Several(_) | Found::Nobody => None,
        }
    }
}

impl Desk {
    /// Reads a zone, and says whose it is and what differs. Nothing is written.
    ///
    /// # Errors
    /// A refusal of what is no zone; those of the store.
    pub fn scan(&self, text: &str) -> Result<Scanned> {
        let today = self.today();
        let zone = mrz::parse(text, today).map_err(|error| AppError::refused(error.phrase()))?;
        let misread = misread(text, today);
        self.read(|reads| {
            let found = find(reads, &zone)?;
            let differences = match &found {
                Found::Document(client, document, _) => against(&zone, &reads.whole(*client)?, Some(*document)),
                Found::Person(client) => against(&zone, &reads.whole(*client)?, None),
                Found::Several(_) | Found::Nobody => Vec::new(),
            };
            let meant = match &found {
                Found::Document(client, ..) | Found::Person(client) => vec![*client],
                Found::Several(clients) => clients.clone(),
                Found::Nobody => Vec::new(),
            };
            let named = |id: ClientId| Ok((id, Clean::line(reads.get::<Client>(id.0)?.name())));
            let people = meant.into_iter().take(MOST).map(named).collect::<store::Result<_>>()?;
            let (warnings, misread) = (warnings(&zone, today), misread.clone());
            Ok(Scanned { text: text.to_owned(), zone: zone.clone(), misread, found, people, differences, warnings })
        })
    }

    /// Does it; one group, one undo. Gives the client.
    ///
    /// # Errors
    /// A conflict when the document changed since it was read; those of the form and the store.
    pub fn record_scan(&mut self, scanned: &Scanned, act: Act) -> Result<(ClientId, Receipt)> {
        let recorded = match (act, &scanned.found) {
            (Act::New, _) => self.scan_of_new_client(scanned),
            (Act::Add(client), _) => self.scan_to(scanned, client, None, false),
            (Act::Fill | Act::Update, Found::Document(client, document, version)) => {
                self.scan_to(scanned, *client, Some((*document, *version)), act == Act::Update)
            }
            (Act::Fill | Act::Update, _) => Err(AppError::refused(Phrase::new("scan-no-document"))),
        };
        recorded.map_err(without_form)
    }

    fn scan_of_new_client(&mut self, scanned: &Scanned) -> Result<(ClientId, Receipt)> {
        let form = self.form(Kind::Client, None, Parent::default())?;
        let filled = form.fill_from_zone(&scanned.text, &Typed::new(), self.today()).unwrap_or_default();
        let (key, receipt) = self.submit(&form, &filled.texts)?;
        Ok((ClientId(key.id), receipt))
    }

    fn scan_to(
        &mut self,
        scanned: &Scanned,
        client: ClientId,
        document: Option<(IdentityDocumentId, i64)>,
        over: bool,
    ) -> Result<(ClientId, Receipt)> {
        let key = document.map(|(id, _)| Key { kind: Kind::IdentityDocument, id: id.0 });
        let form = self.form(Kind::IdentityDocument, key, Parent { client: Some(client), case: None })?;
        if let (Some((_, seen)), Some(opened)) = (document, &form.opened)
            && opened.version() != seen
        {
            return Err(AppError::new(ErrorKind::Conflict, Phrase::new("error-conflict")));
        }
        let mut typed = form.fill_from_zone(&scanned.text, &Typed::new(), self.today()).unwrap_or_default().texts;
        if over {
            let told = zone::values(&scanned.zone, Kind::IdentityDocument).into_iter();
            typed.extend(told.map(|(name, value)| (name.to_owned(), value)));
        }
        let zone = scanned.zone.clone();
        let (_, receipt) = self.submit_as("add", &form, &typed, |writes, _, _| fill_person(writes, client, &zone))?;
        Ok((client, receipt))
    }
}

/// Nobody sees a form here: the sentence itself names the field that the zone does not fill.
fn without_form(error: AppError) -> AppError {
    match error.fields.first() {
        Some((field, _)) => AppError::refused(Phrase::new("scan-not-taken").term("field", labels::field(field))),
        None => error,
    }
}

/// Gives a client what the records do not say and the zone does.
fn fill_person(writes: &mut dyn Writes, client: ClientId, zone: &Mrz) -> store::Result<()> {
    let person: Client = (writes as &dyn Reads).get(client.0)?;
    let name = Clean::line(&format!("{} {}", zone.surname, zone.given_names)).non_empty();
    let internal = zone.is_internal_passport();
    let filled = Client {
        born: person.born.or(zone.born),
        sex: person.sex.or(zone.sex),
        citizenship: person.citizenship.or_else(|| Country::mrz(&zone.nationality)),
        name_latin: person.name_latin.clone().or_else(|| name.clone().filter(|_| !internal)),
        name_cyrillic: person.name_cyrillic.clone().or_else(|| name.filter(|_| internal)),
        ..person
    };
    writes.put(filled.into()).map(drop)
}

fn names(zone: &Mrz) -> Vec<Clean> {
    Clean::line(&format!("{} {}", zone.surname, zone.given_names)).non_empty().into_iter().collect()
}

fn find(reads: &dyn Reads, zone: &Mrz) -> store::Result<Found> {
    let number = fold_number(&zone.number);
    let state = Country::mrz(&zone.issuing_state);
    if !number.is_empty() {
        let keys = PersonKeys { document: Some((state, number.clone())), ..PersonKeys::default() };
        match reads.find_person(&keys)?.as_slice() {
            [] => {}
            [one] => {
                let own = reads.whole(*one)?;
                let known = own.identity_documents.iter().rev().find(|own| fold_number(&own.number) == number);
                return Ok(known.map_or(Found::Person(*one), |known| Found::Document(*one, known.id, known.version)));
            }
            several => return Ok(Found::Several(several.to_vec())),
        }
    }
    let Some(born) = zone.born else { return Ok(Found::Nobody) };
    let found = reads.namesakes(born, &names(zone))?;
    Ok(match found.as_slice() {
        [] => Found::Nobody,
        [one] => Found::Person(*one),
        _ => Found::Several(found),
    })
}

/// Field by field: the document's fields against the document, the person's against the client. A document that is not
/// recorded yet disagrees with nothing.
fn against(zone: &Mrz, dossier: &Dossier, document: Option<IdentityDocumentId>) -> Vec<Difference> {
    let own = document.and_then(|id| dossier.identity_document(id)).cloned().map(Record::from);
    let person = Record::from(dossier.client.clone());
    let mut found = Vec::new();
    if let Some(own) = &own {
        compare(&zone::values(zone, Kind::IdentityDocument), own, &mut found);
    }
    let of_person = zone::values(zone, Kind::Client);
    let wanted = |name: &&'static str| own.is_none() || matches!(*name, "born" | "sex");
    let of_person: Vec<_> = of_person.into_iter().filter(|(name, _)| wanted(name)).collect();
    compare(&of_person, &person, &mut found);
    found
}

fn compare(told: &[(&'static str, String)], own: &Record, found: &mut Vec<Difference>) {
    let held = own.fields();
    for (field, scanned) in told {
        let Some(value) = held.get(*field) else { continue };
        let here = value.as_str().map(|text| as_typed(own, field, text)).unwrap_or_default();
        if here.is_empty() || !zone::means_the_same(field, &here, scanned) {
            found.push(Difference { field, here, scanned: scanned.clone() });
        }
    }
}

/// A value as a person would type it.
fn as_typed(own: &Record, field: &str, text: &str) -> String {
    let is_day = own.key().kind.field(field).is_some_and(|field| field.holds == crate::domain::record::FieldType::Day);
    let day = is_day.then(|| text.parse::<Day>().ok()).flatten();
    day.map_or_else(|| text.to_owned(), |day| day.format("%d.%m.%Y").to_string())
}

fn warnings(zone: &Mrz, today: Day) -> Vec<Phrase> {
    let mut said = zone::wrong_checks(zone);
    said.extend(zone.expires.filter(|day| *day < today).map(|day| Phrase::new("zone-expired").day("day", day)));
    if zone.is_internal_passport() {
        said.push(Phrase::new("scan-internal"));
    }
    if matches!(zone.format, MrzFormat::VisaA | MrzFormat::VisaB) {
        said.push(Phrase::new("scan-visa"));
    }
    said
}
