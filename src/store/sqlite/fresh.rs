//! Dossiers of clients whom the write under way has made, put together from what it wrote: reading the same rows again
//! would cost as much as a tenth of an import.
//!
//! Invariant: a dossier here holds all that is stored of its client. Whoever touches a client in any other way than by a
//! new record lets go of it ([`Session::forget_fresh`]); then it is read like any other.

use super::session::Session;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::record::Record;
use crate::domain::sponsor::Sponsor;
use crate::store::Result;
use std::collections::HashMap;

/// Sponsors that were read already, by number.
pub(super) type Known = HashMap<SponsorId, Option<Sponsor>>;

impl Session<'_> {
    /// Remembers a record that was stored as a new one: a client begins a dossier, and what belongs to one goes into it.
    pub(super) fn remember(&self, record: Record) -> Result<()> {
        if let Record::Client(client) = record {
            let id = client.id;
            self.put_fresh(Dossier::new(client));
            return self.begin_next(id);
        }
        let Some(client) = record.client() else { return Ok(()) };
        match self.pending.fresh.borrow_mut().get_mut(&client) {
            Some(dossier) => dossier.put(record),
            None => self.forget_early(client),
        }
        Ok(())
    }

    /// Keeps a dossier that holds all that is stored of its client.
    pub(super) fn put_fresh(&self, dossier: Dossier) {
        self.pending.fresh.borrow_mut().insert(dossier.client.id, Box::new(dossier));
    }

    /// From now on this client is read.
    pub(super) fn forget_fresh(&self, client: ClientId) {
        self.forget_early(client);
        self.pending.fresh.borrow_mut().remove(&client);
    }

    /// True when this write has made the client, and no stay yet.
    pub(super) fn has_no_stay(&self, client: ClientId) -> bool {
        self.pending.fresh.borrow().get(&client).is_some_and(|dossier| dossier.stays.is_empty())
    }

    /// True when this write has made the client, whose data are neither blocked nor destroyed.
    pub(super) fn is_fresh(&self, client: ClientId) -> bool {
        let fresh = self.pending.fresh.borrow();
        let client = fresh.get(&client).map(|dossier| &dossier.client);
        client.is_some_and(|client| client.blocked_on.is_none() && client.erased_on.is_none())
    }

    /// Takes the dossier of a client whom this write has made.
    pub(super) fn take_fresh(&self, client: ClientId, known: &mut Known) -> Result<Option<Dossier>> {
        let Some(mut dossier) = self.pending.fresh.borrow_mut().remove(&client) else { return Ok(None) };
        dossier.put_in_order();
        dossier.sponsors = self.known_sponsors(&dossier, known)?;
        dossier.linked_ends = self.linked_ends(&dossier)?;
        // Every test that writes a new client holds this against the tables.
        debug_assert_eq!(Some(&*dossier), self.load(client)?.as_ref());
        Ok(Some(*dossier))
    }
}
