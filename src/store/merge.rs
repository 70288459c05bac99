//! Saving a form while somebody else saved the same record: what different people changed in different fields is
//! joined; the same field is asked about. For any engine.

use super::{Conflict, Error, FieldConflict, Result, Writes};
use crate::domain::record::{Key, Record};

/// Saves `mine`, a form that was opened as `opened`. When the record was changed meanwhile, fields that only one of the
/// two changed are joined.
///
/// # Errors
/// [`Error::Conflict`] with opened, theirs and mine of each field that both changed differently;
/// [`Error::NotFound`] when the record is gone; whatever [`Writes::put`] refuses.
pub fn save(writes: &mut dyn Writes, opened: &Record, mine: Record) -> Result<Key> {
    let key = mine.key();
    if key.id == 0 {
        return writes.put(mine);
    }
    let current = writes.record(key)?.ok_or(Error::NotFound(key))?;
    let merged = three_way(opened, &current, &mine).map_err(Error::Conflict)?;
    writes.put(merged)
}

/// Joins two people's changes of one record: the result stands on the current version.
///
/// # Errors
/// A [`Conflict`] that lists the fields which both changed to different values.
pub fn three_way(opened: &Record, current: &Record, mine: &Record) -> std::result::Result<Record, Box<Conflict>> {
    let (before, mut merged) = (opened.fields(), current.fields());
    let mut fields = Vec::new();
    for (field, mine) in mine.fields() {
        let opened = before.get(&field).cloned().unwrap_or_default();
        let theirs = merged.get(&field).cloned().unwrap_or_default();
        if mine == opened || mine == theirs {
            continue;
        }
        if theirs == opened {
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
