//! The journal of one client as the page shows it: when, who, what kind of act, and each field old → new.

use super::clock;
use super::pages::ClientPage;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::record::{Field, Fields, Key};
use crate::store::{Change, JournalEntry, Move};
use serde_json::Value;

/// One act.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLine {
    /// Position in the journal.
    pub seq: i64,
    /// The office date.
    pub day: Day,
    /// The office's time of day, `HH:MM`.
    pub time: String,
    /// Who.
    pub who: Clean,
    /// Word for the kind of act, such as `edit`.
    pub reason: String,
    /// What changed, a record each; none when the payload was erased.
    pub records: Vec<RecordChange>,
    /// Dates that moved with it: deadline id, old and new last day.
    pub moves: Vec<(String, Option<Day>, Option<Day>)>,
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It is new.
    Added,
    /// Fields changed.
    Changed,
    /// It was removed.
    Removed,
}

/// One record's change.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordChange {
    /// Which record.
    pub key: Key,
    /// What happened.
    pub happened: Happened,
    /// The fields, old and new; `null` for nothing. Fields that say whose the record is are left out.
    pub fields: Vec<(&'static Field, Value, Value)>,
}

/// Fields that the page itself says.
const OWNERS: &[&str] = &["client", "case"];

impl ClientPage {
    /// The newest acts about this client.
    pub fn history_lines(&self) -> Vec<HistoryLine> {
        self.history.iter().map(line).collect()
    }
}

/// One act as the pages show it.
pub(super) fn line(entry: &JournalEntry) -> HistoryLine {
    HistoryLine {
        seq: entry.seq,
        day: entry.office_day,
        time: clock::office_time(entry.at_ms),
        who: entry.who.clone(),
        reason: entry.reason.clone(),
        records: entry.changes.iter().map(record).collect(),
        moves: entry.moves.iter().map(|Move { deadline, old, new }| (deadline.clone(), *old, *new)).collect(),
    }
}

/// What happened to a record, field by field.
pub(super) fn record(change: &Change) -> RecordChange {
    let happened = match (&change.old, &change.new) {
        (None, _) => Happened::Added,
        (Some(_), None) => Happened::Removed,
        (Some(_), Some(_)) => Happened::Changed,
    };
    let value = |fields: &Option<Fields>, name: &str| {
        fields.as_ref().and_then(|fields| fields.get(name)).cloned().unwrap_or_default()
    };
    let declared = change.key.kind.fields().iter().filter(|field| !OWNERS.contains(&field.name));
    let pairs = declared.map(|field| (field, value(&change.old, field.name), value(&change.new, field.name)));
    RecordChange { key: change.key, happened, fields: pairs.filter(|(_, old, new)| old != new).collect() }
}
