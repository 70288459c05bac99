//! What one row would change, record by record and field by field, in words for people.

use super::super::links::{Links, Names};
use super::super::plan::Rules;
use super::super::report::Conflict;
use super::super::write::Work;
use crate::app::history::{Happened, RecordChange, record};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{SponsorId, StaffId};
use crate::domain::lang::Titles;
use crate::domain::record::{Field, FieldType, Key, Kind, Record};
use crate::files::register::Register;
use crate::i18n::{Catalogue, labels};
use crate::store::{Change, Reads, Result};
use serde_json::Value;
use std::collections::HashMap;

/// What a row would change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RowChanges {
    /// Records, parents first.
    pub records: Vec<RecordChange>,
    /// What differs and stays as it is here.
    pub conflicts: Vec<Conflict>,
    names: HashMap<Key, Clean>,
    requirements: HashMap<String, Titles>,
}

/// One line about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A record, and what happens to it.
    Head(String),
    /// A field, with its value or values.
    Field(String),
}

/// Plans a row once more and tells what comes of it.
pub(super) fn changes(reads: &dyn Reads, register: &Register, rules: Rules, at: usize) -> Result<RowChanges> {
    let mut names = Names::load(reads)?;
    let mut made = 0;
    let mut make = |_: Record| {
        made += 1;
        Ok(-made)
    };
    let work = Work { register, rules, rows: 1, since: None };
    let looked = work.looked_at(reads, at, &mut Links { names: &mut names, make: &mut make })?;
    let Some((mut plan, known)) = looked else {
        return Ok(RowChanges::default());
    };
    let mut found = RowChanges { conflicts: std::mem::take(&mut plan.conflicts), ..RowChanges::default() };
    for new in plan.records() {
        let old = known.as_ref().and_then(|dossier| held(dossier, new.key()));
        let change = Change { key: new.key(), old: old.map(|old| old.fields()), new: Some(new.fields()) };
        found.records.push(record(&change));
    }
    found.name(reads, &names, known.as_ref())?;
    Ok(found)
}

/// The record of a dossier; none for one that is yet to be made.
fn held(dossier: &Dossier, key: Key) -> Option<Record> {
    fn of<T: Clone + Into<Record>>(list: &[T], key: Key) -> Option<Record> {
        list.iter().map(|entity| entity.clone().into()).find(|record: &Record| record.key() == key)
    }
    if key.id == 0 {
        return None;
    }
    match key.kind {
        Kind::Client => Some(dossier.client.clone().into()),
        Kind::IdentityDocument => of(&dossier.identity_documents, key),
        Kind::Stay => of(&dossier.stays, key),
        Kind::Residence => of(&dossier.residences, key),
        Kind::Case => of(&dossier.cases, key),
        Kind::Permit => of(&dossier.permits, key),
        Kind::CaseDocument => of(&dossier.case_documents, key),
        _ => None,
    }
}

impl RowChanges {
    /// Looks up what the fields refer to.
    fn name(&mut self, reads: &dyn Reads, names: &Names, known: Option<&Dossier>) -> Result<()> {
        let rulebook = reads.rulebook()?;
        for (field, value) in self
            .records
            .iter()
            .flat_map(|change| &change.fields)
            .flat_map(|(field, old, new)| [(*field, old), (*field, new)])
        {
            match (field.holds, value) {
                (FieldType::Requirement, Value::String(id)) => {
                    let titles = rulebook.requirement(id).map(|requirement| requirement.titles.clone());
                    self.requirements.extend(titles.map(|titles| (id.clone(), titles)));
                }
                (FieldType::Ref(kind), Value::Number(number)) => {
                    let key = Key { kind, id: number.as_i64().unwrap_or(0) };
                    let name = match kind {
                        Kind::Staff => names.owner_name(StaffId(key.id)),
                        Kind::Sponsor => names.sponsor_name(SponsorId(key.id)),
                        _ => known
                            .and_then(|dossier| held(dossier, key))
                            .map(|record| called(&record))
                            .unwrap_or_default(),
                    };
                    self.names.insert(key, name);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// In a reader's language, a head a record and a line a field.
    pub fn lines(&self, words: &Catalogue) -> Vec<Line> {
        let mut lines = Vec::new();
        for change in &self.records {
            let happened = if change.happened == Happened::Added { "page-added" } else { "page-changed" };
            let kind = words.text(&labels::kind(change.key.kind));
            let about = change.fields.iter().find(|(field, _, _)| field.holds == FieldType::Requirement);
            let about = about.map(|(field, _, new)| format!(": {}", self.seen(change.key.kind, field, new, words)));
            lines.push(Line::Head(format!("{kind}{} ({})", about.unwrap_or_default(), words.text(happened))));
            lines.extend(change.fields.iter().filter_map(|field| self.field(change, field, words)).map(Line::Field));
        }
        lines
    }

    fn field(
        &self,
        change: &RecordChange,
        (field, old, new): &(&'static Field, Value, Value),
        words: &Catalogue,
    ) -> Option<String> {
        let kind = change.key.kind;
        let added = change.happened == Happened::Added;
        // What the head says, what a new record gets by itself, and numbers of records that are made with it.
        let silent = matches!(field.holds, FieldType::Requirement)
            || added
                && (*new == Value::Bool(false)
                    || matches!(field.holds, FieldType::Ref(kind) if kind != Kind::Staff && kind != Kind::Sponsor));
        let (before, after) = (self.seen(kind, field, old, words), self.seen(kind, field, new, words));
        if silent || before == after {
            return None;
        }
        let label = words.text(&labels::field(field.name));
        let shown = |text: String| if text.is_empty() { "—".to_owned() } else { text };
        Some(if added {
            format!("{label}: {after}")
        } else {
            format!("{label}: {} → {}", shown(before), shown(after))
        })
    }

    /// A value as people read it; nothing for `null`.
    fn seen(&self, kind: Kind, field: &Field, value: &Value, words: &Catalogue) -> String {
        let lang = words.lang();
        match (field.holds, value) {
            (_, Value::Null) => String::new(),
            (FieldType::Day, Value::String(iso)) => {
                iso.parse::<Day>().map_or_else(|_| iso.clone(), |day| words.day(day))
            }
            (FieldType::Choice(_), Value::String(id)) => words.text(&labels::choice(kind, field.name, id)),
            (FieldType::Country, Value::String(code)) => {
                Country::code(code).map_or_else(|| code.clone(), |country| country.name(lang).to_owned())
            }
            (FieldType::Requirement, Value::String(id)) => {
                self.requirements.get(id).map_or(id.as_str(), |titles| titles.get(lang)).to_owned()
            }
            (FieldType::Flag, Value::Bool(flag)) => words.text(if *flag { "yes" } else { "no" }),
            (FieldType::Ref(kind), Value::Number(number)) => {
                let key = Key { kind, id: number.as_i64().unwrap_or(0) };
                self.names.get(&key).map_or_else(String::new, ToString::to_string)
            }
            (_, Value::String(text)) => text.replace('\n', " / "),
            (_, other) => other.to_string(),
        }
    }
}

/// What people call a record that another refers to.
fn called(record: &Record) -> Clean {
    match record {
        Record::IdentityDocument(document) => document.number.clone(),
        Record::Case(case) => case.reference.clone(),
        Record::Permit(permit) => permit.number.clone().unwrap_or_default(),
        _ => Clean::default(),
    }
}

/// A cell as a list shows it.
pub(super) fn shortened(text: &str) -> Clean {
    Clean::line(&text.chars().take(200).collect::<String>())
}
