//! Saving a form while somebody else saved the same record: what different people changed in different fields is
//! joined; the same field is asked about, unless the person has said by then that their own value shall stand over that
//! version. For any engine.

use super::{Error, Reads, Result, Writes};
use crate::domain::id::ClientId;
use crate::domain::record::{Key, Record};

/// Two people changed the same field: what was opened, what is there now, what was to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The record as it is now.
    pub current: Record,
    /// The fields in question: name, opened, theirs, mine.
    pub fields: Vec<FieldConflict>,
}

/// One field that two people changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldConflict {
    /// Name of the field.
    pub field: String,
    /// Value when the form was opened.
    pub opened: serde_json::Value,
    /// Value now.
    pub theirs: serde_json::Value,
    /// Value to be saved.
    pub mine: serde_json::Value,
}

/// A conflict that the person has seen: what they want stands over that version, and over no later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Insisted {
    /// The record.
    pub key: Key,
    /// The version they have seen.
    pub version: i64,
}

impl Insisted {
    /// True when it is about the record as it is now.
    pub fn covers(self, current: &Record) -> bool {
        self.key == current.key() && self.version == current.version()
    }
}

/// What was joined with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    /// The record.
    pub key: Key,
    /// In whose history it stands.
    pub client: Option<ClientId>,
    /// The fields that others changed meanwhile.
    pub theirs: Vec<String>,
}

/// Saves `mine`, a form that was opened as `opened`. When the record was changed meanwhile, fields that only one of the
/// two changed are joined.
///
/// # Errors
/// [`Error::Conflict`] with opened, theirs and mine of each field that both changed differently;
/// [`Error::NotFound`] when the record is gone; whatever [`Writes::put`] refuses.
pub fn save(writes: &mut dyn Writes, opened: &Record, mine: Record) -> Result<Key> {
    save_over(writes, opened, mine, None).map(|(key, _)| key)
}

/// The same over a conflict that the person has seen, and says what was joined.
///
/// # Errors
/// As for [`save`]; a conflict over a version that the person has not seen.
pub fn save_over(
    writes: &mut dyn Writes,
    opened: &Record,
    mine: Record,
    insisted: Option<Insisted>,
) -> Result<(Key, Option<Joint>)> {
    if mine.key().id == 0 {
        return Ok((writes.put(mine)?, None));
    }
    let (merged, joint) = onto(writes, opened, mine, insisted)?;
    Ok((writes.put(merged)?, joint))
}

/// The same without saving it: the record as it would be stored, for an act that has rules of its own about it.
///
/// # Errors
/// As for [`save`].
pub fn onto(
    reads: &(impl Reads + ?Sized),
    opened: &Record,
    mine: Record,
    insisted: Option<Insisted>,
) -> Result<(Record, Option<Joint>)> {
    let key = mine.key();
    let current = reads.record(key)?.ok_or(Error::NotFound(key))?;
    if current.version() == opened.version() {
        return Ok((mine, None));
    }
    let wins = insisted.is_some_and(|insisted| insisted.covers(&current));
    let merged = joined(opened, &current, &mine, wins).map_err(Error::Conflict)?;
    let (before, now) = (opened.fields(), current.fields());
    let theirs: Vec<String> =
        now.into_iter().filter(|(name, value)| before.get(name) != Some(value)).map(|(name, _)| name).collect();
    let client = current.client().or((key.kind == crate::domain::record::Kind::Client).then_some(ClientId(key.id)));
    Ok((merged, (!theirs.is_empty()).then_some(Joint { key, client, theirs })))
}

/// Joins two people's changes of one record: the result stands on the current version.
///
/// # Errors
/// A [`Conflict`] that lists the fields which both changed to different values.
pub fn three_way(opened: &Record, current: &Record, mine: &Record) -> std::result::Result<Record, Box<Conflict>> {
    joined(opened, current, mine, false)
}

fn joined(
    opened: &Record,
    current: &Record,
    mine: &Record,
    mine_wins: bool,
) -> std::result::Result<Record, Box<Conflict>> {
    let (before, mut merged) = (opened.fields(), current.fields());
    let mut fields = Vec::new();
    for (field, mine) in mine.fields() {
        let opened = before.get(&field).cloned().unwrap_or_default();
        let theirs = merged.get(&field).cloned().unwrap_or_default();
        if mine == opened || mine == theirs {
            continue;
        }
        if theirs == opened || mine_wins {
            merged.insert(field, mine);
        } else {
            fields.push(FieldConflict { field, opened, theirs, mine });
        }
    }
    let conflict = |fields| Box::new(Conflict { current: current.clone(), fields });
    if !fields.is_empty() {
        return Err(conflict(fields));
    }
    Record::from_fields(current.key(), current.version(), merged).map_err(|_| conflict(Vec::new()))
}
