//! Whether a large group can be taken back: looked at in short reads before anything is.
//!
//! Where nothing else stands in a client's history since the group began, all its records are as the group left them;
//! the other clients, and what belongs to nobody, are gone through record by record, newest change first.

use super::{LASTING, name_of, settled, still_as_written};
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{FieldType, Fields, Key, Kind, Record};
use crate::store::{Change, Error, JournalEntry, Reads, Result, Store};
use std::collections::{HashMap, HashSet};

/// Clients looked at in one read.
const AT_ONCE: usize = 200;

/// What records would hold after the undo; `None` for those that would go.
type After = HashMap<Key, Option<Fields>>;

/// Fails where [`super::undo`] would, and changes nothing either way.
///
/// # Errors
/// Those of [`super::undo`].
pub fn check(store: &dyn Store, group: i64) -> Result<()> {
    let (clients, after) = store.reading(|reads| {
        let outline = reads.group_outline(group)?.ok_or_else(|| Error::refused("store-undo-nothing"))?;
        if outline.reasons.iter().any(|reason| LASTING.contains(&reason.as_str())) {
            return Err(Error::refused("store-undo-lasting"));
        }
        let entries = reads.group_about(group, None)?;
        for setting in entries.iter().flat_map(settled) {
            if reads.setting(&setting.name)?.as_ref() != Some(&setting.new) {
                return Err(Error::refused("store-undo-setting"));
            }
        }
        Ok((reads.group_clients(group)?, after(reads, &entries)?))
    })?;
    let look = Look { group, touched: clients.iter().map(|client| client.client).collect(), shared: gone(&after) };
    store.reading(|reads| look.shared.iter().try_for_each(|key| look.nobody_else(reads, *key)))?;
    for some in clients.chunks(AT_ONCE) {
        store.reading(|reads| {
            some.iter().try_for_each(|found| {
                if found.went_on { look.whole(reads, found.client) } else { look.alone(reads, found.client) }
            })
        })?;
    }
    Ok(())
}

/// What is looked for.
struct Look {
    group: i64,
    /// The clients of the group.
    touched: HashSet<ClientId>,
    /// Records of nobody that the group made: officers, sponsors.
    shared: HashSet<Key>,
}

impl Look {
    /// Nobody else's record points at one that would go.
    fn nobody_else(&self, reads: &dyn Reads, key: Key) -> Result<()> {
        let pointing = reads.pointing_at(key)?;
        let other = pointing.into_iter().flatten().find(|client| !self.touched.contains(client));
        other.map_or(Ok(()), |client| Err(in_use(reads, Kind::Client, client)))
    }

    /// A client of whom nothing else was written since: only others may hang on them.
    fn alone(&self, reads: &dyn Reads, client: ClientId) -> Result<()> {
        if self.nobody_else(reads, client.into()).is_ok() {
            return Ok(());
        }
        let entries = reads.group_about(self.group, Some(client))?;
        if gone(&after(reads, &entries)?).contains(&client.into()) {
            self.nobody_else(reads, client.into())
        } else {
            Ok(())
        }
    }

    /// A client with whom others went on: what they hold is compared, and nothing that stays may hang on what goes.
    fn whole(&self, reads: &dyn Reads, client: ClientId) -> Result<()> {
        let after = after(reads, &reads.group_about(self.group, Some(client))?)?;
        let gone = gone(&after);
        let goes = gone.contains(&client.into());
        if goes {
            self.nobody_else(reads, client.into())?;
        }
        for record in reads.records_of(client)? {
            let key = record.key();
            let fields = match after.get(&key) {
                Some(None) => continue,
                Some(Some(fields)) => fields.clone(),
                None => record.fields(),
            };
            let hangs = |to: Key| gone.contains(&to) || self.shared.contains(&to);
            if goes || references(key.kind, &fields).any(hangs) {
                return Err(in_use(reads, key.kind, client));
            }
        }
        Ok(())
    }
}

/// The records that would go.
fn gone(after: &After) -> HashSet<Key> {
    after.iter().filter(|(_, fields)| fields.is_none()).map(|(key, _)| *key).collect()
}

/// The records that these fields name.
fn references(kind: Kind, fields: &Fields) -> impl Iterator<Item = Key> {
    kind.fields().iter().filter_map(|field| {
        let FieldType::Ref(to) = field.holds else { return None };
        fields.get(field.name)?.as_i64().map(|id| Key { kind: to, id })
    })
}

fn in_use(reads: &dyn Reads, kind: Kind, client: ClientId) -> Error {
    let name = name_of(reads, client).unwrap_or_default();
    Error::Refused(Phrase::new("store-undo-in-use").term("kind", format!("kind-{}", kind.as_str())).text("name", name))
}

/// What the undo of these entries, newest first, would leave.
fn after(reads: &dyn Reads, entries: &[JournalEntry]) -> Result<After> {
    let mut after = After::new();
    for entry in entries {
        for change in entry.changes.iter().rev() {
            let inverted = inverted(reads, &after, entry.client, change)?;
            after.insert(change.key, inverted);
        }
    }
    Ok(after)
}

fn inverted(reads: &dyn Reads, after: &After, client: Option<ClientId>, change: &Change) -> Result<Option<Fields>> {
    let (Some(written), old) = (&change.new, &change.old) else {
        return Ok(change.old.clone());
    };
    let held = match after.get(&change.key) {
        Some(fields) => fields.clone(),
        None => reads.record(change.key)?.as_ref().map(Record::fields),
    };
    let mut fields = still_as_written(reads, client, (change.key, held), (written, old.is_none()))?;
    Ok(old.as_ref().map(|old| {
        fields.extend(old.clone());
        fields
    }))
}
