//! The end of a write: from the records that changed to derived deadlines, standing, search rows and journal, all in
//! the same transaction.

use super::follow::Moves;
use super::journal::{Entry, GROUPS, Payload, Sealed};
use super::session::{Changed, Session};
use crate::domain::id::ClientId;
use crate::domain::record::Kind;
use crate::store::seat::{self, Seat};
use crate::store::{Act, Change, Error, Receipt, Result};
use std::sync::mpsc::channel;

impl Session<'_> {
    /// Derives, indexes and journals what `work` left behind, and says what was done.
    pub(super) fn finish(&mut self, write_id: i64) -> Result<Receipt> {
        let pending = &self.pending;
        let idle = pending.changes.is_empty() && pending.settings.is_empty() && pending.sign_off.is_none();
        if idle && pending.events.is_empty() && pending.erased.is_empty() {
            return Ok(Receipt::default());
        }
        let act = self.pending.act.clone().ok_or(Error::ReadOnly)?;
        self.touch_dependants()?;
        // Those touched so far were asked for; clients whose binding has become moot meanwhile only come along.
        let asked = self.pending.touched.len();
        for client in self.grown_moot(act.today)? {
            self.touch(client);
        }
        let mut kept = self.refresh(&act)?;
        let moves = std::mem::take(&mut kept.moves);
        let (group, last) = self.chronicle((write_id, &act), &moves, |session| session.keep_coming(&mut kept))?;
        self.keep_counters()?;
        self.keep_tallies()?;
        self.overwrite_again()?;
        Ok(Receipt {
            group: Some(group),
            clients: self.pending.touched.iter().take(asked).copied().collect(),
            records: self.pending.records,
            moves: self.pending.touched.iter().filter_map(|client| moves.get(client)).flatten().cloned().collect(),
            staff: self.pending.changes.iter().any(Changed::is_of_staff),
            last: Some(last),
        })
    }

    /// Holds what changed among the staff against the rules of [`seat`].
    pub(super) fn guard_staff(&self, seat: Option<&Seat>) -> Result<()> {
        let changes: Vec<Change> = self
            .pending
            .changes
            .iter()
            .filter(|change| change.is_of_staff())
            .map(Changed::in_domain_words)
            .collect::<Result<_>>()?;
        seat::guard_staff(self, seat, &changes)
    }

    /// Touches the clients who show a changed sponsor, or lean on a changed permit.
    fn touch_dependants(&mut self) -> Result<()> {
        let lenders = self.pending.lenders.difference(&self.pending.newcomers).copied();
        let lenders: Vec<ClientId> = lenders.collect();
        for lender in lenders {
            for client in self.leaning_on(lender)? {
                self.touch(client);
            }
        }
        let changes = self.pending.changes.iter();
        let shown = changes.filter(|change| change.key.kind == Kind::Sponsor && change.old.is_some());
        let sponsors: Vec<i64> = shown.filter(|change| shows_elsewhere(change)).map(|change| change.key.id).collect();
        for sponsor in sponsors {
            for client in self.sponsored(sponsor)? {
                self.forget_early(client);
                self.touch(client);
            }
        }
        Ok(())
    }

    /// Writes one entry for each client with a change or a moved date, and one for what belongs to no client; gives their
    /// group, and the position of the last. There is time for something else `meanwhile`.
    fn chronicle(
        &mut self,
        (write_id, act): (i64, &Act),
        moves: &Moves,
        meanwhile: impl FnOnce(&Self) -> Result<()>,
    ) -> Result<(i64, i64)> {
        let group = match act.group {
            Some(group) => group,
            None => self.count_up(GROUPS)?,
        };
        let mut head = self.head()?;
        self.chain_readings(act, &mut head)?;
        let mut changes: Vec<&Changed> = self.pending.changes.iter().collect();
        changes.sort_by_key(|change| change.client);
        let payloads = self.told_of().into_iter().map(|client| {
            let events = self.pending.events.iter().filter(|(about, _)| *about == client);
            let erased = client.is_some_and(|client| self.pending.erased.contains(&client));
            // Dates of somebody whose data were destroyed are data too.
            let moved = client.filter(|_| !erased).and_then(|client| moves.get(&client));
            let payload = Payload {
                changes: about(&changes, client),
                moves: moved.map_or(&[], Vec::as_slice),
                settings: if client.is_none() { &self.pending.settings } else { &[] },
                sign_off: self.pending.sign_off.as_ref().filter(|_| client.is_none()),
                law: None,
                erased,
                taken: if erased { &self.pending.taken } else { &[] },
                events: events.map(|(_, text)| text).collect(),
            };
            (client, payload)
        });
        let payloads: Vec<_> = payloads.filter(|(_, payload)| !payload.is_empty()).collect();
        sealed(
            &payloads,
            || meanwhile(self),
            |client, sealed| {
                let entry = Entry { write_id, act, group, undoes: self.pending.undoes, client };
                self.append(&mut head, &entry, sealed)
            },
        )?;
        Ok((group, head.0))
    }
}

/// The changes in one client's history, of all that are by client.
fn about<'c>(changes: &'c [&'c Changed], client: Option<ClientId>) -> &'c [&'c Changed] {
    let from = changes.partition_point(|change| change.client < client);
    let until = changes.partition_point(|change| change.client <= client);
    changes.get(from..until).unwrap_or_default()
}

/// Payloads that are not worth a thread.
const FEW: usize = 24;
/// Sealed ones that are handed over at once: one by one, each would wake the thread that appends.
const HANDED: usize = 32;

/// Seals payloads, many of them on another thread `meanwhile`, and hands them to `append` in their order.
fn sealed(
    payloads: &[(Option<ClientId>, Payload<'_>)],
    meanwhile: impl FnOnce() -> Result<()>,
    mut append: impl FnMut(Option<ClientId>, &Sealed) -> Result<()>,
) -> Result<()> {
    if payloads.len() < FEW {
        meanwhile()?;
        return payloads.iter().try_for_each(|(client, payload)| append(*client, &payload.seal()?));
    }
    std::thread::scope(|scope| {
        let (sender, receiver) = channel();
        scope.spawn(move || {
            let seal = |(client, payload): &(_, Payload<'_>)| (*client, payload.seal());
            let mut heaps = payloads.chunks(HANDED).map(|heap| heap.iter().map(seal).collect::<Vec<_>>());
            // Nobody listens any more once one could not be appended.
            heaps.try_for_each(|heap| sender.send(heap))
        });
        meanwhile()?;
        receiver.into_iter().flatten().try_for_each(|(client, sealed)| append(client, &sealed?))
    })
}

impl Session<'_> {
    /// Whom the entries of this act may be about: nobody first, then those it touched, then those it only tells of.
    fn told_of(&self) -> Vec<Option<ClientId>> {
        let mut told = vec![None];
        told.extend(self.pending.touched.iter().copied().map(Some));
        for (about, _) in &self.pending.events {
            if !told.contains(about) {
                told.push(*about);
            }
        }
        told
    }
}

/// True when the change of a sponsor is seen in what is derived for its people: a name, a kind, a link, a date.
fn shows_elsewhere(change: &Changed) -> bool {
    let fields = change.new.iter().chain(&change.old).flatten();
    fields.into_iter().any(|(name, _)| matches!(*name, "name" | "client" | "kind" | "signature_expires"))
}
