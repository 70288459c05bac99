//! Everything held on one person, for that person's own request under the law on personal data.
//!
//! * Nothing is masked: it is theirs. Officers and above hand it out.
//! * Nothing of other people: family members are a relation and a number; of contacts who are not the client only that
//!   there is one, in which language and how they are written to; landlords, payers' names in letters and sponsors who are
//!   persons are withheld ([`is_of_others`]). Texts that people wrote freely are given as they are: whoever hands the file
//!   out reads it first.
//! * Who has only looked at the records is not kept, so it is not told.

use super::case::{DATES, date_row, table};
use super::columns::Reading;
use super::registers::send;
use super::{Format, Sent, Wanted};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::app::history;
use crate::app::journal::act_words;
use crate::app::pages::ClientPage;
use crate::domain::clean::Clean;
use crate::domain::client::ContactRole;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, SponsorId, StaffId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, FieldType, Key, Kind, Record};
use crate::domain::sponsor::{Sponsor, SponsorKind};
use crate::domain::staff::{Role, Staff};
use crate::files::table::{Cell, Heading, Table};
use crate::i18n::labels;
use crate::store::{JournalEntry, JournalFilter};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::io::Write;

/// Everything held on a person, read at one moment.
struct Held {
    page: ClientPage,
    records: Vec<Record>,
    sponsors: HashMap<SponsorId, Sponsor>,
    family: Vec<(&'static str, ClientId)>,
    journal: Vec<JournalEntry>,
    access: Vec<Staff>,
}

/// The word in the journal for an answer that was made.
const REPORT: &str = "subject_report";

impl Desk {
    /// Sends everything held on a client and gives the number of rows.
    ///
    /// # Errors
    /// Not allowed below officers; nobody or several match; those of the store.
    pub fn export_client(&mut self, reference: &str, wanted: Wanted<'_>, to: &mut dyn Write) -> Sent<usize> {
        self.require(Role::Officer)?;
        let client = self.client_called(reference)?;
        let held = self.held_on(client)?;
        let by = Reading::of(self, wanted.words, true)?;
        let telling = Telling { held: &held, by: &by };
        // Told before it is handed out: an answer that nobody knows of would be worse than one that did not arrive.
        self.note_event(REPORT, Some(client), &Clean::line(wanted.format.ending()))?;
        if wanted.format == Format::Json {
            let document = telling.document();
            let wrote = serde_json::to_writer_pretty(&mut *to, &document).map_err(std::io::Error::from);
            return Ok(wrote.and_then(|()| to.write_all(b"\n")).and_then(|()| to.flush()).map(|()| held.records.len()));
        }
        let whole = [telling.records(), telling.family(), telling.dates(), telling.journal(), telling.access()];
        Ok(send(wanted, (&telling.heading(), true), &whole, to))
    }

    fn held_on(&mut self, client: ClientId) -> Result<Held> {
        let page = self.client_page(client)?;
        let filter = JournalFilter { client: Some(client), limit: usize::MAX, ..JournalFilter::default() };
        let (records, sponsors, family, mut journal, access) = self.read(|reads| {
            let records = reads.records_of(client)?;
            let mut sponsors = HashMap::new();
            for sponsor in page.sponsors.keys() {
                sponsors.insert(*sponsor, reads.get::<Sponsor>(sponsor.0)?);
            }
            let mut family: Vec<(&'static str, ClientId)> = Vec::new();
            family.extend(page.dossier.client.main_applicant.map(|id| ("export-relation-main", id)));
            let following = reads.following(client, usize::try_from(i32::MAX).unwrap_or(usize::MAX))?;
            family.extend(following.into_iter().map(|id| ("export-relation-follows", id)));
            family.extend(reads.merged_away(client)?.into_iter().map(|id| ("export-relation-merged", id)));
            let access = reads.staff()?.into_iter().filter(|one| one.active && one.role > Role::None).collect();
            Ok((records, sponsors, family, reads.journal(&filter)?, access))
        })?;
        if records.is_empty() {
            return Err(AppError::new(ErrorKind::NotFound, Phrase::new("error-not-found")));
        }
        journal.reverse();
        Ok(Held { page, records, sponsors, family, journal, access })
    }
}

/// Fields that say something about somebody else than the client.
fn is_of_others(kind: Kind, field: &str) -> bool {
    match kind {
        Kind::Contact => matches!(field, "name" | "address"),
        Kind::Message => matches!(field, "to_name" | "address"),
        Kind::Residence => field == "owner_name",
        Kind::Case => field == "payer",
        _ => false,
    }
}

/// How it is told.
struct Telling<'t> {
    held: &'t Held,
    by: &'t Reading<'t>,
}

impl Telling<'_> {
    /// Names and addresses by which the client is written to.
    fn own_names(&self) -> Vec<&str> {
        let client = &self.held.page.dossier.client;
        let own = self.held.page.dossier.contacts.iter().filter(|contact| contact.role == ContactRole::Client);
        let of_contacts = own.flat_map(|contact| [contact.name.as_str(), contact.address.as_str()]);
        let of_client = [&client.name_latin, &client.name_cyrillic, &client.phone, &client.email];
        of_contacts.chain(of_client.into_iter().flatten().map(Clean::as_str)).collect()
    }

    /// True where a value is somebody else's.
    fn is_withheld(&self, kind: Kind, field: &str, value: &Value) -> bool {
        let own = || value.as_str().is_some_and(|text| self.own_names().contains(&text));
        is_of_others(kind, field) && !value.is_null() && !own()
    }

    /// What another record is called: staff by their handle, a body by its name, a person by number alone.
    fn called(&self, kind: Kind, id: i64) -> String {
        let page = &self.held.page;
        let name = match kind {
            Kind::Staff => page.staff.get(&StaffId(id)).map(ToString::to_string),
            Kind::Sponsor => {
                let sponsor = self.held.sponsors.get(&SponsorId(id));
                let own = |sponsor: &&Sponsor| sponsor.client == Some(page.dossier.client.id);
                let body = |sponsor: &&Sponsor| sponsor.client.is_none() && sponsor.kind != SponsorKind::Relative;
                sponsor.filter(|one| own(one) || body(one)).map(|one| one.name.to_string())
            }
            Kind::Case => page.dossier.cases.iter().find(|case| case.id.0 == id).map(|case| case.reference.to_string()),
            Kind::IdentityDocument => {
                let mut own = page.dossier.identity_documents.iter();
                own.find(|document| document.id.0 == id).map(|document| document.number.to_string())
            }
            _ => None,
        };
        name.or_else(|| Key { kind, id }.subject()).unwrap_or_else(|| format!("#{id}"))
    }

    /// A value for programs.
    fn value(&self, kind: Kind, field: &Field, value: &Value) -> Value {
        match (field.holds, value.as_i64()) {
            _ if self.is_withheld(kind, field.name, value) => "withheld".into(),
            (FieldType::Ref(other), Some(id)) => self.called(other, id).into(),
            _ => value.clone(),
        }
    }

    /// A value for people.
    fn cell(&self, kind: Kind, field: &Field, value: &Value) -> Cell {
        let words = self.by.words;
        if self.is_withheld(kind, field.name, value) {
            return Cell::text(words.text("export-withheld"));
        }
        match (field.holds, value) {
            (_, Value::Null) => Cell::Empty,
            (FieldType::Day, Value::String(iso)) => iso.parse::<Day>().map_or_else(|_| Cell::text(iso), Cell::Day),
            (FieldType::Choice(_), Value::String(id)) => {
                Cell::Word(id.clone(), words.text(&labels::choice(kind, field.name, id)))
            }
            (FieldType::Country, Value::String(code)) => {
                let name = Country::code(code).map(|country| country.name(words.lang()).to_owned());
                Cell::Word(code.clone(), name.unwrap_or_else(|| code.clone()))
            }
            (FieldType::Requirement, Value::String(id)) => {
                Cell::Word(id.clone(), self.held.page.requirement_title(id, words.lang()))
            }
            (FieldType::Flag, Value::Bool(flag)) => Cell::text(words.text(if *flag { "yes" } else { "no" })),
            (FieldType::Ref(other), Value::Number(id)) => Cell::text(self.called(other, id.as_i64().unwrap_or(0))),
            (_, Value::String(id)) if id.starts_with("reason-") && words.has(id) => Cell::text(words.text(id)),
            (_, Value::String(text)) => Cell::text(text),
            (_, other) => Cell::text(other.to_string()),
        }
    }

    fn heading(&self) -> Heading {
        let (client, words) = (&self.held.page.dossier.client, self.by.words);
        let name = format!("{} · {}", client.name(), client.id);
        Heading {
            title: words.text("export-title-client"),
            facts: vec![
                (words.text("column-client"), name),
                (words.text("export-as-of"), words.day(self.by.today)),
                (words.text("export-others"), words.text("export-others-text")),
            ],
        }
    }

    fn records(&self) -> (Table, Vec<Vec<Cell>>) {
        let columns = [
            ("kind", "field-kind", 22),
            ("record", "column-number", 14),
            ("field", "export-field", 26),
            ("value", "export-value", 60),
        ];
        let mut rows = Vec::new();
        for record in &self.held.records {
            let (key, fields) = (record.key(), record.fields());
            let kind = Cell::Word(key.kind.as_str().to_owned(), self.by.words.text(&labels::kind(key.kind)));
            for field in key.kind.fields().iter().filter(|field| field.name != "client") {
                let value = fields.get(field.name).unwrap_or(&Value::Null);
                if !value.is_null() {
                    let number = Cell::text(key.subject().unwrap_or_else(|| key.id.to_string()));
                    let label = Cell::Word(field.name.to_owned(), self.by.words.text(&labels::field(field.name)));
                    rows.push(vec![kind.clone(), number, label, self.cell(key.kind, field, value)]);
                }
            }
        }
        (table("records", "export-section-records", &columns, self.by.words), rows)
    }

    fn family(&self) -> (Table, Vec<Vec<Cell>>) {
        let columns = [("relation", "export-relation", 40), ("client", "export-client-number", 14)];
        let row = |(relation, id): &(&'static str, ClientId)| {
            let id_word = relation.trim_start_matches("export-relation-").to_owned();
            vec![Cell::Word(id_word, self.by.words.text(relation)), Cell::text(id.to_string())]
        };
        let rows = self.held.family.iter().map(row).collect();
        (table("family", "export-section-family", &columns, self.by.words), rows)
    }

    fn dates(&self) -> (Table, Vec<Vec<Cell>>) {
        let page = &self.held.page;
        let rows = page.deadlines.iter().map(|deadline| date_row(deadline, page, self.by)).collect();
        (table("deadlines", "case-section-deadlines", &DATES, self.by.words), rows)
    }

    fn journal(&self) -> (Table, Vec<Vec<Cell>>) {
        let columns = [
            ("day", "column-on", 13),
            ("time", "control-column-at", 8),
            ("who", "column-who", 16),
            ("act", "column-act-kind", 20),
            ("changed", "column-changed", 60),
        ];
        let rows = self.held.journal.iter().map(|entry| {
            vec![
                Cell::Day(entry.office_day),
                Cell::text(clock::office_time(entry.at_ms)),
                Cell::text(&entry.who),
                Cell::Word(entry.reason.clone(), act_words(&entry.reason, self.by.words)),
                Cell::text(self.changed(entry).join("\n")),
            ]
        });
        (table("journal", "export-section-journal", &columns, self.by.words), rows.collect())
    }

    /// Who of the office can see it.
    fn access(&self) -> (Table, Vec<Vec<Cell>>) {
        let columns = [("who", "column-who", 24), ("role", "field-role", 20)];
        let rows = self.held.access.iter().map(|person| {
            let role = self.by.words.text(&format!("role-{}", person.role.as_str()));
            vec![Cell::text(&person.name), Cell::Word(person.role.as_str().to_owned(), role)]
        });
        (table("access", "export-section-access", &columns, self.by.words), rows.collect())
    }

    /// Each changed field of an entry, `old → new`, then the dates that moved.
    fn changed(&self, entry: &JournalEntry) -> Vec<String> {
        let words = self.by.words;
        let line = history::line(entry);
        let mut told = Vec::new();
        for change in &line.records {
            let kind = words.text(&labels::kind(change.key.kind));
            for (field, old, new) in &change.fields {
                let [old, new] = [old, new].map(|value| self.cell(change.key.kind, field, value).seen(words));
                let arrow = if old.is_empty() { String::new() } else { format!("{old} → ") };
                told.push(format!("{kind}, {}: {arrow}{new}", words.text(&labels::field(field.name))));
            }
        }
        let day = |day: Option<Day>| day.map_or_else(|| "—".to_owned(), |day| words.day(day));
        told.extend(line.moves.iter().map(|(id, old, new)| format!("{id}: {} → {}", day(*old), day(*new))));
        told
    }

    /// Everything for programs: records by kind with the names of their fields.
    fn document(&self) -> Value {
        let mut kinds: Map<String, Value> = Map::new();
        for record in &self.held.records {
            let (key, fields) = (record.key(), record.fields());
            let mut told: Map<String, Value> = Map::new();
            told.insert("id".to_owned(), key.subject().unwrap_or_else(|| key.id.to_string()).into());
            for field in key.kind.fields().iter().filter(|field| field.name != "client") {
                let value = fields.get(field.name).unwrap_or(&Value::Null);
                told.insert(field.name.to_owned(), self.value(key.kind, field, value));
            }
            let of_kind = kinds.entry(key.kind.as_str()).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = of_kind {
                list.push(Value::Object(told));
            }
        }
        let family = self.held.family.iter().map(|(relation, id)| {
            json!({"relation": relation.trim_start_matches("export-relation-"), "client": id.to_string()})
        });
        json!({
            "client": self.held.page.dossier.client.id.to_string(),
            "as_of": self.by.today.to_string(),
            "records": kinds,
            "family": family.collect::<Vec<_>>(),
            "deadlines": self.held.page.deadlines.iter().map(|one| self.deadline(one)).collect::<Vec<_>>(),
            "access": self.held.access.iter().map(|one| {
                json!({"name": one.name.as_str(), "role": one.role.as_str()})
            }).collect::<Vec<_>>(),
            "journal": self.held.journal.iter().map(|entry| self.entry(entry)).collect::<Vec<_>>(),
        })
    }

    fn deadline(&self, deadline: &crate::domain::deadline::Deadline) -> Value {
        let trail = deadline.trail.iter().map(|step| {
            json!({"text": self.by.words.say(&step.text), "date": step.date.map(|day| day.to_string()),
                   "rule": step.rule, "source": step.source.as_ref().map(|source| source.get(self.by.words.lang()))})
        });
        json!({
            "id": deadline.id.to_string(),
            "title": self.held.page.deadline_title(deadline, self.by.words.lang()),
            "class": deadline.class.as_str(),
            "state": deadline.state.as_str(),
            "last_day": deadline.last_day.to_string(),
            "warn_day": deadline.warn_day.to_string(),
            "trail": trail.collect::<Vec<_>>(),
        })
    }

    fn entry(&self, entry: &JournalEntry) -> Value {
        let line = history::line(entry);
        let changes = line.records.iter().flat_map(|change| {
            change.fields.iter().map(move |(field, old, new)| {
                let kind = change.key.kind;
                json!({"kind": kind.as_str(), "id": change.key.subject().unwrap_or_else(|| change.key.id.to_string()),
                       "field": field.name, "old": self.value(kind, field, old), "new": self.value(kind, field, new)})
            })
        });
        let moves = line.moves.iter().map(|(id, old, new)| {
            json!({"deadline": id, "old": old.map(|day| day.to_string()), "new": new.map(|day| day.to_string())})
        });
        json!({
            "day": entry.office_day.to_string(), "time": clock::office_time(entry.at_ms), "who": entry.who.as_str(),
            "act": entry.reason, "changes": changes.collect::<Vec<_>>(), "moves": moves.collect::<Vec<_>>(),
        })
    }
}
