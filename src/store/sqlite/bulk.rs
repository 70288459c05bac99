//! All clients at once: dossiers of many clients by one ordered reading a table, and work over all of them on several
//! threads, each batch in a short read of its own.
//!
//! Invariants: a batch is read in one transaction, so that its records and stored rows belong together; memory holds a few
//! batches, however many clients there are. What is seen here is what [`Session::load`] sees (a test compares them).

use super::cell::entity;
use super::due::Stored;
use super::fresh::Known;
use super::law::{Candidate, Law};
use super::open::{self, OpenMode};
use super::session::Session;
use super::texts::texts;
use crate::domain::client::Client;
use crate::domain::dossier::Dossier;
use crate::domain::id::SponsorId;
use crate::domain::record::{Entity, Key, Kind, Record};
use crate::domain::sponsor::Sponsor;
use crate::store::Result;
use rusqlite::Connection;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::path::Path;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};

/// Clients of one batch.
const BATCH: usize = 64;
/// Threads at most: an office's server has other work to do.
const THREADS: usize = 4;
/// Pages that each thread keeps, in KiB, as SQLite wants it said.
const CACHE: i64 = -8_192;
/// Batches that may wait to be taken, where whoever takes them is quick.
pub(super) const FEW: usize = 8;

/// Numbers of clients, first and last.
pub(super) type Range = (i64, i64);

/// Lets whoever writes find a moment in which none of the threads reads: the write-ahead log begins anew only when nobody
/// looks at an older state of it.
#[derive(Debug, Default)]
pub(super) struct Gate(RwLock<()>);

impl Gate {
    /// Runs `work` while no thread reads. They are short: a batch is over in some milliseconds.
    pub(super) fn alone<T>(&self, work: impl FnOnce() -> T) -> T {
        // What is guarded is nothing: a thread that died within it has spoiled nothing.
        let _nobody = self.0.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        work()
    }

    fn reading<T>(&self, work: impl FnOnce() -> T) -> T {
        let _one = self.0.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        work()
    }
}

/// The numbers of all clients.
pub(super) fn all_clients(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT id FROM client ORDER BY id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Runs `look` over all these clients, batch by batch on several threads, and hands what it gives to `take` on this one
/// with the number of clients done so far, in no set order; `ahead` of them may wait for it. `take` says false to stop; then the answer is false.
///
/// # Errors
/// The first one of `look` or `take`.
pub(super) fn over_all<T: Send>(
    (path, gate, ahead): (&Path, &Gate, usize),
    clients: &[i64],
    law: &Candidate,
    look: impl Fn(&Session<'_>, Range) -> Result<T> + Sync,
    mut take: impl FnMut(T, usize) -> Result<bool>,
) -> Result<bool> {
    let batches: Vec<Range> =
        clients.chunks(BATCH).filter_map(|chunk| Some((*chunk.first()?, *chunk.last()?))).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, THREADS);
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(ahead);
        for _ in 0..threads.min(batches.len()) {
            let (sender, queue) = (sender.clone(), Queue { batches: &batches, next: &next, stopped: &stopped, gate });
            let look = &look;
            scope.spawn(move || work(path, law, &queue, look, &sender));
        }
        drop(sender);
        let mut batches_done = 0;
        for given in &receiver {
            batches_done += 1;
            let done = (batches_done * BATCH).min(clients.len());
            let go_on = given.and_then(|given| take(given, done));
            if !matches!(go_on, Ok(true)) {
                stopped.store(true, Ordering::Relaxed);
                return go_on;
            }
        }
        Ok(true)
    })
}

/// The batches that are left.
struct Queue<'q> {
    batches: &'q [Range],
    next: &'q AtomicUsize,
    stopped: &'q AtomicBool,
    gate: &'q Gate,
}

impl Queue<'_> {
    fn take(&self) -> Option<Range> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        self.batches.get(place).copied().filter(|_| !self.stopped.load(Ordering::Relaxed))
    }
}

/// One thread: takes batches until none is left or nobody listens any more.
fn work<T>(
    path: &Path,
    law: &Candidate,
    queue: &Queue<'_>,
    look: &(impl Fn(&Session<'_>, Range) -> Result<T> + Sync),
    sender: &SyncSender<Result<T>>,
) {
    let connection = match open::connect(path, OpenMode::Look) {
        Ok(connection) => connection,
        Err(error) => return drop(sender.send(Err(error))),
    };
    // A cache that cannot be set only makes it slower.
    let _ = connection.pragma_update(None, "cache_size", CACHE);
    let law = Law::candidate(law);
    while let Some(range) = queue.take() {
        let given = queue.gate.reading(|| {
            let transaction = connection.unchecked_transaction()?;
            look(&Session::reading(&transaction, &law), range)
        });
        let failed = given.is_err();
        if sender.send(given).is_err() || failed {
            return;
        }
    }
}

impl Session<'_> {
    /// The dossiers of the clients between two numbers, by number.
    pub(super) fn load_between(&self, (first, last): Range) -> Result<Vec<Dossier>> {
        let mut dossiers = self.empty_dossiers((first, last))?;
        let mut all = Several { session: self, range: (first, last), dossiers: &mut dossiers };
        all.add(|dossier, record| dossier.identity_documents.push(record))?;
        all.add(|dossier, record| dossier.stays.push(record))?;
        all.add(|dossier, record| dossier.residences.push(record))?;
        all.add(|dossier, record| dossier.bases.push(record))?;
        all.add(|dossier, record| dossier.cases.push(record))?;
        all.add(|dossier, record| dossier.permits.push(record))?;
        all.add(|dossier, record| dossier.case_documents.push(record))?;
        all.add(|dossier, record| dossier.filings.push(record))?;
        all.add(|dossier, record| dossier.offences.push(record))?;
        all.add(|dossier, record| dossier.contacts.push(record))?;
        all.add(|dossier, record| dossier.own_dates.push(record))?;
        all.add(|dossier, record| dossier.actions.push(record))?;
        all.add(|dossier, record| dossier.consents.push(record))?;
        all.add(|dossier, record| dossier.requests.push(record))?;
        let mut known = Known::new();
        for dossier in &mut dossiers {
            dossier.put_in_order();
            dossier.sponsors = self.known_sponsors(dossier, &mut known)?;
            dossier.linked_ends = self.linked_ends(dossier)?;
        }
        Ok(dossiers)
    }

    fn empty_dossiers(&self, range: Range) -> Result<Vec<Dossier>> {
        let sql = format!(
            "SELECT {} FROM client WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
            super::texts::columns(Kind::Client)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(range)?;
        let mut dossiers = Vec::new();
        while let Some(row) = rows.next()? {
            let client: Client = entity(row).map_err(|error| super::records::unreadable(Kind::Client, &error))?;
            dossiers.push(Dossier::new(client));
        }
        Ok(dossiers)
    }

    fn sponsor(&self, id: SponsorId) -> Result<Option<Sponsor>> {
        Ok(match self.fetch(Key { kind: Kind::Sponsor, id: id.0 })? {
            Some(Record::Sponsor(sponsor)) => Some(sponsor),
            _ => None,
        })
    }

    /// The sponsors that a dossier names, each read once a batch.
    pub(super) fn known_sponsors(&self, dossier: &Dossier, known: &mut Known) -> Result<Vec<Sponsor>> {
        let named: BTreeSet<SponsorId> = Self::all_sponsors_of(dossier);
        let mut sponsors = Vec::with_capacity(named.len());
        for id in named {
            let found = match known.entry(id) {
                Entry::Occupied(found) => found.into_mut(),
                Entry::Vacant(place) => place.insert(self.sponsor(id)?),
            };
            sponsors.extend(found.clone());
        }
        Ok(sponsors)
    }
}

/// Dossiers that are being filled.
struct Several<'s, 'c> {
    session: &'s Session<'c>,
    range: Range,
    dossiers: &'s mut [Dossier],
}

impl Several<'_, '_> {
    /// Reads one kind of records of all these clients and gives each to its dossier.
    fn add<T: Entity + for<'de> Deserialize<'de>>(&mut self, push: fn(&mut Dossier, T)) -> Result<()> {
        let mut statement = self.session.connection.prepare_cached(&texts(T::KIND).by_clients)?;
        let whose = statement.column_count() - 1;
        let mut rows = statement.query(self.range)?;
        let mut place = 0;
        while let Some(row) = rows.next()? {
            let client: i64 = row.get(whose)?;
            // Rows come by client as a rule: the one looked at last is the likeliest.
            if self.dossiers.get(place).is_none_or(|dossier| dossier.client.id.0 != client) {
                match self.dossiers.binary_search_by_key(&client, |dossier| dossier.client.id.0) {
                    Ok(found) => place = found,
                    Err(_) => continue,
                }
            }
            let record = entity(row).map_err(|error| super::records::unreadable(T::KIND, &error))?;
            if let Some(dossier) = self.dossiers.get_mut(place) {
                push(dossier, record);
            }
        }
        Ok(())
    }
}

/// The stored rows of one client out of those of many, which are by client.
pub(super) fn of_client(stored: &[Stored], client: i64) -> &[Stored] {
    let from = stored.partition_point(|row| row.item.client.0 < client);
    let until = stored.partition_point(|row| row.item.client.0 <= client);
    stored.get(from..until).unwrap_or_default()
}
