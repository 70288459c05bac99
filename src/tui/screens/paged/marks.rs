//! The rows of a list that are marked for an act about many: numbers alone, so that a hundred thousand are no burden.

use crate::app::lists::RowKey;
use crate::domain::id::ClientId;
use std::collections::BTreeMap;

/// Marked rows.
#[derive(Debug, Default)]
pub(super) struct Marks(BTreeMap<i64, ClientId>);

impl Marks {
    /// Marks a row, or takes its mark away.
    pub(super) fn toggle(&mut self, row: RowKey) {
        if self.0.remove(&row.id).is_none() {
            self.0.insert(row.id, row.client);
        }
    }

    /// Marks these too.
    pub(super) fn add(&mut self, rows: Vec<RowKey>) {
        self.0.extend(rows.into_iter().map(|row| (row.id, row.client)));
    }

    /// Takes all marks away.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// True for a marked row.
    pub(super) fn has(&self, id: i64) -> bool {
        self.0.contains_key(&id)
    }

    /// True when none is marked.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are marked.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<RowKey> {
        self.0.iter().map(|(id, client)| RowKey { id: *id, client: *client }).collect()
    }
}
