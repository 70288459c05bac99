//! Two records of one person become one: what moves, what falls together, and what a person has to decide.
//!
//! Every record of the one that goes moves to the one that is kept. Records that say the same thing twice (a passport of
//! one number, a stay of one entry) fall together: what the kept one lacks is filled from the other. Where the two
//! disagree about the person, a human says which value stands. The record that goes stays in the database with
//! [`Client::merged_into`] and its own history.

use crate::domain::attachment::Attachment;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::dossier::Dossier;
use crate::domain::fold::{fold, fold_number};
use crate::domain::id::ClientId;
use crate::domain::letter::Message;
use crate::domain::record::{Entity, FieldType, Fields, Key, Kind, Record};
use crate::domain::staff::Action;
use serde_json::Value;
use std::collections::HashMap;

/// What a merge writes, in order: first what goes, then what is put.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merge {
    /// Records that fall together with one of the kept client: key and version.
    pub remove: Vec<(Key, i64)>,
    /// Records as they are to be.
    pub put: Vec<Record>,
    /// How many of them are records of the one that goes, which move.
    pub moved: usize,
}

/// A field of the person in which the two records disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Name of the field.
    pub field: &'static str,
    /// Value of the record that is kept.
    pub kept: Value,
    /// Value of the record that goes.
    pub gone: Value,
}

/// Fields that are joined, or belong to the record and not to the person.
const NOT_ASKED: &[&str] = &[
    "created_on",
    "note",
    "former_names",
    "merged_into",
    "presence_confirmed_on",
    "blocked_on",
    "blocked_why",
    "hold_since",
    "hold_why",
    "erased_on",
];

/// The fields about which a person has to decide.
pub fn questions(kept: &Client, gone: &Client) -> Vec<Question> {
    let (ours, theirs) = (fields(kept), fields(gone));
    let asked = Kind::Client.fields().iter().filter(|field| !NOT_ASKED.contains(&field.name));
    let differing = asked.filter_map(|field| {
        let (kept, gone) = (ours.get(field.name)?.clone(), theirs.get(field.name)?.clone());
        let nothing = |value: &Value| value.is_null() || field.name == "presence" && value == "unknown";
        let differ = kept != gone && !nothing(&kept) && !nothing(&gone);
        differ.then_some(Question { field: field.name, kept, gone })
    });
    differing.collect()
}

/// The person as kept: what is missing is filled, what was decided for the other record is taken from it, notes are
/// joined, and a name that does not stand is kept among the former ones, so that search still finds it.
pub fn person(kept: &Client, gone: &Client, from_gone: &[&str]) -> Result<Client, String> {
    let (mut ours, theirs) = (fields(kept), fields(gone));
    for field in Kind::Client.fields().iter().filter(|field| !NOT_ASKED.contains(&field.name)) {
        let given = theirs.get(field.name).cloned().unwrap_or_default();
        let unknown = field.name == "presence" && ours.get("presence").is_some_and(|value| value == "unknown");
        let missing = ours.get(field.name).is_none_or(Value::is_null) || unknown;
        if (missing || from_gone.contains(&field.name)) && !given.is_null() {
            // Where somebody is and since when that is known belong together.
            if field.name == "presence" {
                ours.insert("presence_confirmed_on".to_owned(), theirs["presence_confirmed_on"].clone());
            }
            ours.insert(field.name.to_owned(), given);
        }
    }
    let record = Record::from_fields(Key { kind: Kind::Client, id: kept.id.0 }, kept.version, ours)?;
    let mut person = Client::try_from(record).map_err(|_| "no client".to_owned())?;
    person.created_on = kept.created_on.min(gone.created_on);
    if kept.presence == gone.presence {
        person.presence_confirmed_on = kept.presence_confirmed_on.max(gone.presence_confirmed_on);
    }
    person.note = joined(kept.note.as_ref(), gone.note.as_ref());
    person.former_names = former_names(&person, kept, gone);
    if person.main_applicant.is_some_and(|other| other == gone.id || other == kept.id) {
        person.main_applicant = None;
    }
    Ok(person)
}

fn fields(client: &Client) -> Fields {
    Record::from(client.clone()).fields()
}

fn joined(one: Option<&Clean>, other: Option<&Clean>) -> Option<Clean> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Clean::note(&format!("{one}\n{other}")).non_empty(),
        (one, other) => one.or(other).cloned(),
    }
}

fn former_names(person: &Client, kept: &Client, gone: &Client) -> Option<Clean> {
    let mut known: Vec<String> =
        [&person.name_latin, &person.name_cyrillic].into_iter().flatten().map(|name| fold(name)).collect();
    let mut former: Vec<String> = Vec::new();
    let names = [&kept.former_names, &gone.former_names, &gone.name_cyrillic, &gone.name_latin];
    let names = names.into_iter().chain([&kept.name_cyrillic, &kept.name_latin]).flatten();
    for name in names.flat_map(|names| names.split(',').map(str::trim).filter(|name| !name.is_empty())) {
        if !known.contains(&fold(name)) {
            known.push(fold(name));
            former.push(name.to_owned());
        }
    }
    Clean::line(&former.join(", ")).non_empty()
}

/// What the one that goes has beside the dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Letters.
    pub messages: Vec<Message>,
    /// Files of papers.
    pub attachments: Vec<Attachment>,
}

/// Everything that a merge writes about the two clients; `beside` is of the one that goes.
///
/// # Errors
/// The text of a mismatch when a record cannot be rebuilt.
pub fn merge(kept: &Dossier, gone: &Dossier, beside: &Beside, from_gone: &[&str]) -> Result<Merge, String> {
    let mut merging = Merging::new(kept.client.id, gone.client.id);
    merging.together(&kept.identity_documents, &gone.identity_documents, |one, other| {
        one.kind == other.kind
            && fold_number(&one.number) == fold_number(&other.number)
            && agree(one.issuing_state.as_ref(), other.issuing_state.as_ref())
            && agree(one.expires.as_ref(), other.expires.as_ref())
    });
    merging.together(&kept.stays, &gone.stays, |one, other| {
        one.entry == other.entry && agree(one.exit.as_ref(), other.exit.as_ref())
    });
    merging.together(&kept.residences, &gone.residences, |one, other| {
        fold(&one.address) == fold(&other.address)
            && agree(one.since.as_ref(), other.since.as_ref())
            && agree(one.until.as_ref(), other.until.as_ref())
    });
    merging.together(&kept.bases, &gone.bases, |one, other| {
        one.ground == other.ground
            && one.sponsor == other.sponsor
            && one.since == other.since
            && agree(one.until.as_ref(), other.until.as_ref())
            && agree(one.ended_on.as_ref(), other.ended_on.as_ref())
    });
    merging.together(&kept.permits, &gone.permits, |one, other| {
        let number = |number: &Option<Clean>| number.as_ref().map(|number| fold_number(number));
        one.kind == other.kind
            && number(&one.number) == number(&other.number)
            && (one.valid_from, one.valid_until) == (other.valid_from, other.valid_until)
            && agree(one.actual_end.as_ref(), other.actual_end.as_ref())
    });
    merging.together(&kept.offences, &gone.offences, |one, other| {
        one.article == other.article
            && one.decided_on == other.decided_on
            && agree(one.decision.as_ref(), other.decision.as_ref())
    });
    merging.together(&kept.contacts, &gone.contacts, |one, other| {
        one.channel == other.channel && fold(&one.address) == fold(&other.address)
    });
    merging.moved(&gone.cases);
    merging.moved(&gone.case_documents);
    merging.moved(&gone.filings);
    merging.moved(&gone.own_dates);
    merging.moved(&gone.consents);
    merging.moved(&gone.requests);
    merging.moved(&beside.messages);
    merging.moved(&beside.attachments);
    // What people did about a deadline of a record that falls together is about the kept one; where both did something
    // about it, the kept record's act stands.
    merging.acts(&kept.actions, &gone.actions);
    let mut merge = merging.finish()?;
    merge.put.push(person(&kept.client, &gone.client, from_gone)?.into());
    merge.put.push(Client { merged_into: Some(kept.client.id), ..gone.client.clone() }.into());
    Ok(merge)
}

/// Two values do not contradict each other.
fn agree<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Numbers of records that fall together: of the one that goes → of the one that is kept.
type Same = HashMap<Key, i64>;

/// The subject of a deadline or `RULE/subject`, with the number of the record that is kept.
fn renamed(subject: &str, same: &Same) -> String {
    let (before, subject) = subject.rsplit_once('/').map_or(("", subject), |(rule, subject)| (rule, subject));
    let slash = if before.is_empty() { "" } else { "/" };
    let new = Key::of_subject(subject).and_then(|key| same.get(&key)).zip(subject.split_once('-'));
    match new {
        Some((id, (prefix, _))) => format!("{before}{slash}{prefix}-{id:06}"),
        None => format!("{before}{slash}{subject}"),
    }
}

/// Where the original of a paper is: told together, by the one who knew it last.
const ORIGINAL: &[&str] = &["original", "held_since", "held_by", "kept_at", "returned_on", "returned_to"];

/// The newest day about an original, and what is said of it: what we may hold outweighs what was only shown.
fn whereabouts(fields: &Fields) -> (&str, u8) {
    let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
    let state = match text("original") {
        "held" => 3,
        "returned" => 2,
        "shown" => 1,
        _ => 0,
    };
    (text("held_since").max(text("returned_on")), state)
}

struct Merging {
    same: Same,
    /// Records of the kept client that are filled, each with the one it is filled from.
    filled: Vec<(Record, Record)>,
    moved: Vec<Record>,
    /// Acts that the kept client's own ones outweigh.
    outweighed: Vec<(Key, i64)>,
}

impl Merging {
    fn new(kept: ClientId, gone: ClientId) -> Self {
        let client = |id: ClientId| Key { kind: Kind::Client, id: id.0 };
        let same = HashMap::from([(client(gone), kept.0)]);
        Self { same, filled: Vec::new(), moved: Vec::new(), outweighed: Vec::new() }
    }

    /// Records of one kind: those that say the same fall together, the others move.
    fn together<T: Entity>(&mut self, kept: &[T], gone: &[T], same: impl Fn(&T, &T) -> bool) {
        let mut free: Vec<&T> = kept.iter().collect();
        for record in gone {
            match free.iter().position(|own| same(own, record)) {
                None => self.moved.push(record.clone().into()),
                Some(at) => {
                    let (own, record): (Record, Record) = (free.swap_remove(at).clone().into(), record.clone().into());
                    self.same.insert(record.key(), own.key().id);
                    self.filled.push((own, record));
                }
            }
        }
    }

    fn moved<T: Entity>(&mut self, gone: &[T]) {
        self.moved.extend(gone.iter().cloned().map(Into::into));
    }

    /// One act stands as it is: half of another would be nobody's.
    fn acts(&mut self, kept: &[Action], gone: &[Action]) {
        for act in gone {
            let subject = renamed(&act.subject, &self.same);
            if kept.iter().any(|own| own.rule == act.rule && *own.subject == *subject) {
                self.outweighed.push((Key { kind: Kind::Action, id: act.id.0 }, act.version));
            } else {
                self.moved.push(act.clone().into());
            }
        }
    }

    fn finish(self) -> Result<Merge, String> {
        let mut merge = Merge { remove: self.outweighed.clone(), moved: self.moved.len(), put: Vec::new() };
        for (own, record) in &self.filled {
            merge.remove.push((record.key(), record.version()));
            let filled = self.fill(own, record)?;
            if filled != *own {
                merge.put.push(filled);
            }
        }
        for record in &self.moved {
            let fields = self.pointed_at_kept(record);
            merge.put.push(Record::from_fields(record.key(), record.version(), fields)?);
        }
        Ok(merge)
    }

    /// What the kept record lacks is taken from the other one.
    fn fill(&self, own: &Record, other: &Record) -> Result<Record, String> {
        let (mut fields, given) = (own.fields(), self.pointed_at_kept(other));
        let later = whereabouts(&given) > whereabouts(&fields);
        for (name, value) in &mut fields {
            if ORIGINAL.contains(&name.as_str()) {
                if later {
                    *value = given.get(name).cloned().unwrap_or_default();
                }
                continue;
            }
            let empty = value.is_null() || *value == Value::Bool(false);
            if let Some(given) = given.get(name).filter(|_| empty) {
                *value = given.clone();
            }
        }
        Record::from_fields(own.key(), own.version(), fields)
    }

    /// The fields of a record with every reference to what falls together turned to what is kept.
    fn pointed_at_kept(&self, record: &Record) -> Fields {
        let (kind, mut fields) = (record.key().kind, record.fields());
        for field in kind.fields() {
            let Some(value) = fields.get_mut(field.name) else { continue };
            match (field.holds, &*value) {
                (FieldType::Ref(kind), Value::Number(id)) => {
                    let key = Key { kind, id: id.as_i64().unwrap_or_default() };
                    if let Some(id) = self.same.get(&key) {
                        *value = (*id).into();
                    }
                }
                (FieldType::Line, Value::String(text)) if matches!(field.name, "subject" | "matter") => {
                    *value = renamed(text, &self.same).into();
                }
                _ => {}
            }
        }
        fields
    }
}
