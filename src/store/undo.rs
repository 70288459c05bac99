//! Undoing a group of acts, for any engine: its changes are inverted newest first, each only where the record still
//! holds what the group wrote. The undo is a group of its own in the journal; nothing is ever taken out of it. Settings
//! of the office go back with an act that was about them; what others keep there for themselves is left alone.
//!
//! A small group goes in one write. A large one would hold up everybody: it is looked at as a whole ([`check`]) and then
//! taken back part by part ([`part`]), newest first, all parts one group.

mod check;

pub use check::check;

use super::reports::SettingChange;
use super::{Act, Change, Error, JournalEntry, Reads, Receipt, Result, Store, Writes};
use crate::domain::client::Client;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Fields, Key, Record};
use serde_json::Value;

/// Kinds of acts that cannot be undone: their effect lies outside, or must last.
pub const LASTING: &[&str] = &["create", "erase", "mail", "sign_off", "engine"];

/// The kind of an act that is about settings of the office.
pub const SETTING: &str = "setting";

/// The kind of an act that says of two records that they are two people; it stands in a setting of its own.
pub const TWO_PEOPLE: &str = "two_people";

/// Undoes a group: created records go, removed ones come back under their old number, changed fields take their old
/// values.
///
/// # Errors
/// [`Error::Refused`], naming client and field, when others changed since what the group wrote, when something else now
/// hangs on a record it made, or when there is nothing to undo. Then nothing is changed.
pub fn undo(store: &mut dyn Store, act: &Act, group: i64) -> Result<Receipt> {
    store.write(act, &mut |writes| {
        let entries = writes.group(group)?;
        if entries.iter().all(|entry| entry.changes.is_empty() && settled(entry).is_empty()) {
            return Err(Error::Refused(Phrase::new("store-undo-nothing")));
        }
        if entries.iter().any(|entry| LASTING.contains(&entry.reason.as_str())) {
            return Err(Error::Refused(Phrase::new("store-undo-lasting")));
        }
        writes.mark_undo(group)?;
        entries.iter().rev().try_for_each(|entry| undo_entry(writes, entry))
    })
}

/// Takes back these entries of a group, newest first; `note` says in the same write how far it has come.
///
/// # Errors
/// As [`undo`], about these entries. Then nothing is changed.
pub fn part(
    store: &mut dyn Store,
    act: &Act,
    (group, entries): (i64, &[JournalEntry]),
    note: &mut dyn FnMut(&mut dyn Writes) -> Result<()>,
) -> Result<Receipt> {
    store.write(act, &mut |writes| {
        writes.mark_undo(group)?;
        writes.many_go()?;
        entries.iter().try_for_each(|entry| undo_entry(writes, entry))?;
        note(writes)
    })
}

/// The settings that go back with an entry.
fn settled(entry: &JournalEntry) -> &[SettingChange] {
    if [SETTING, TWO_PEOPLE].contains(&entry.reason.as_str()) { &entry.settings } else { &[] }
}

fn undo_entry(writes: &mut dyn Writes, entry: &JournalEntry) -> Result<()> {
    for setting in settled(entry).iter().rev() {
        if writes.setting(&setting.name)?.as_ref() != Some(&setting.new) {
            return Err(Error::Refused(Phrase::new("store-undo-setting")));
        }
        // A setting is never taken away: an empty one counts as not set.
        writes.set_setting(&setting.name, setting.old.as_deref().unwrap_or_default())?;
    }
    entry.changes.iter().rev().try_for_each(|change| invert(writes, entry.client, change))
}

fn invert(writes: &mut dyn Writes, client: Option<ClientId>, change: &Change) -> Result<()> {
    let key = change.key;
    match (&change.old, &change.new) {
        (None, Some(new)) => {
            let current = unchanged(writes, client, key, new, true)?;
            writes.remove(key, current.version())
        }
        (Some(old), None) => writes.restore(key, old.clone()),
        (Some(old), Some(new)) => {
            let current = unchanged(writes, client, key, new, false)?;
            let mut fields = current.fields();
            fields.extend(old.clone());
            let record = Record::from_fields(key, current.version(), fields).map_err(Error::Engine)?;
            writes.put(record).map(drop)
        }
        (None, None) => Ok(()),
    }
}

/// The record, if it still holds what was written; `whole` also asks that nothing was added to it.
fn unchanged(writes: &dyn Writes, client: Option<ClientId>, key: Key, written: &Fields, whole: bool) -> Result<Record> {
    let current = writes.record(key)?;
    let held = current.as_ref().map(Record::fields);
    still_as_written(writes, client, (key, held), (written, whole))?;
    current.ok_or(Error::NotFound(key))
}

/// What a record holds, if that still is what was written; `whole` also asks that nothing was added to it.
fn still_as_written(
    reads: &dyn Reads,
    client: Option<ClientId>,
    (key, held): (Key, Option<Fields>),
    (written, whole): (&Fields, bool),
) -> Result<Fields> {
    let name = || client.and_then(|client| name_of(reads, client)).unwrap_or_default();
    let Some(held) = held else {
        let gone = Phrase::new("store-undo-gone").term("kind", format!("kind-{}", key.kind.as_str()));
        return Err(Error::Refused(gone.text("name", name())));
    };
    let differs = |field: &str, value: &Value| match written.get(field) {
        Some(then) => then != value,
        None => whole && !value.is_null(),
    };
    match held.iter().find(|(field, value)| differs(field, value)) {
        None => Ok(held),
        Some((field, _)) => Err(Error::Refused(
            Phrase::new("store-undo-changed").term("field", format!("field-{field}")).text("name", name()),
        )),
    }
}

fn name_of(reads: &dyn Reads, client: ClientId) -> Option<String> {
    let record = reads.record(client.into()).ok().flatten()?;
    Client::try_from(record).ok().map(|client| client.name().to_owned())
}
