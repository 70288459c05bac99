//! What a fact does: records to keep, and sentences about what follows. The same effect makes the preview's copy of the
//! dossier and the keeper's rows.
//!
//! New records carry temporary numbers above [`NEW`], so that they may refer to each other and sort behind all stored
//! ones; [`numbered`] gives them the keeper's numbers.

use crate::domain::day::Day;
use crate::domain::dossier::{Dossier, Lent, LinkedEnd};
use crate::domain::permit::PermitKind;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Key, Kind, Record};
use serde_json::Value;
use std::collections::HashMap;

/// Numbers above this one are temporary.
pub const NEW: i64 = 1 << 40;

/// What a fact does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effect {
    /// Records to put, each at most once; new ones under temporary numbers.
    pub records: Vec<Record>,
    /// What will happen, for the person who decides.
    pub says: Vec<Phrase>,
    /// What is odd and should be looked at; no reason to refuse.
    pub warnings: Vec<Phrase>,
}

impl Effect {
    /// The records that are new.
    pub fn new_records(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| is_new(record.key()))
    }

    /// The records in an order in which references point backwards, changed ones before new ones of their kind.
    pub fn in_order(&self) -> Vec<&Record> {
        let mut ordered: Vec<&Record> = self.records.iter().collect();
        ordered.sort_by_key(|record| (record.key().kind, is_new(record.key())));
        ordered
    }
}

/// True for a record that is not stored yet.
pub const fn is_new(key: Key) -> bool {
    key.id > NEW
}

/// A record with the numbers that were given to new ones so far; itself with number 0 when it is new.
///
/// # Errors
/// The text of the mismatch, which cannot happen for records that this program made.
pub fn numbered(record: &Record, given: &HashMap<Key, i64>) -> Result<Record, String> {
    let key = record.key();
    let mut fields = record.fields();
    for field in key.kind.fields() {
        let FieldType::Ref(kind) = field.holds else { continue };
        let to = fields.get(field.name).and_then(Value::as_i64);
        if let Some(id) = to.and_then(|id| given.get(&Key { kind, id })) {
            fields.insert(field.name.to_owned(), (*id).into());
        }
    }
    let id = if is_new(key) { 0 } else { key.id };
    Record::from_fields(Key { kind: key.kind, id }, record.version(), fields)
}

/// The dossier as it will be. Records of other clients are left out.
pub fn with(dossier: &Dossier, effect: &Effect) -> Dossier {
    let mut after = dossier.clone();
    for record in effect.in_order() {
        if record.client().is_none_or(|client| client == dossier.client.id) || record.key().kind == Kind::Sponsor {
            after.put(record.clone());
        }
    }
    after.put_in_order();
    after
}

/// The dossier of the child that a birth adds, when the effect holds one; what the parent lends is taken from `after`.
pub fn newborn(after: &Dossier, effect: &Effect) -> Option<Dossier> {
    let child = effect.new_records().find_map(|record| match record {
        Record::Client(child) => Some(child.clone()),
        _ => None,
    })?;
    let id = child.id;
    let mut dossier = Dossier::new(child);
    for record in effect.new_records().filter(|record| record.client() == Some(id)) {
        dossier.put(record.clone());
    }
    dossier.linked_ends = lent_by(after);
    Some(dossier)
}

/// What a client lends to those whose stay follows theirs: the permit that lasts longest, and the end of their basis
/// where nothing outlasts it.
pub fn lent_by(dossier: &Dossier) -> Vec<LinkedEnd> {
    let from = dossier.client.id;
    let permits = dossier.permits.iter().filter(|permit| permit.kind != PermitKind::ExitDocument);
    let permit = permits.max_by_key(|permit| (permit.last_day(), permit.id));
    let permit = permit.map(|p| LinkedEnd { from, lent: Lent::Permit(p.id), last_day: p.last_day() });
    let ends = dossier.bases.iter().map(|basis| (basis.last_day(), basis.id));
    let basis = ends.max_by_key(|(end, id)| (end.unwrap_or(Day::MAX), *id));
    let basis = basis.and_then(|(end, id)| end.map(|last_day| LinkedEnd { from, lent: Lent::Basis(id), last_day }));
    permit.into_iter().chain(basis).collect()
}

/// The records of a dossier and their versions, as they were when a preview was made: a fact is recorded only where the
/// person saw what it would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(Vec<(Key, i64)>);

impl Seen {
    /// What is there now.
    pub fn of(dossier: &Dossier) -> Self {
        let mut held = vec![(Key { kind: Kind::Client, id: dossier.client.id.0 }, dossier.client.version)];
        macro_rules! note {
            ($($list:ident: $kind:ident),*) => {
                $(held.extend(dossier.$list.iter().map(|it| (Key { kind: Kind::$kind, id: it.id.0 }, it.version)));)*
            };
        }
        note!(
            identity_documents: IdentityDocument, stays: Stay, residences: Residence, bases: Basis, cases: Case,
            permits: Permit, case_documents: CaseDocument, filings: Filing, offences: Offence, own_dates: OwnDate,
            actions: Action
        );
        held.sort_unstable();
        Self(held)
    }
}
