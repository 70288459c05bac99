//! New clients derived while the write that makes them still goes on, on a thread that has no connection: deriving at the
//! end leaves one of two processors idle first and the other one waiting then.
//!
//! Invariant: what is stored is what deriving at the end would store. So a client is handed over only once the next one was
//! begun, and only where nobody else's records bear on them; of a heap in which somebody was touched after that nothing is
//! used, nor of any heap once the law or the staff is not what it was, and its clients are read and derived like any others.

use super::due::{Stored, moves};
use super::follow::{Follows, Measure};
use super::fresh::Known;
use super::heap::Row;
use super::session::Session;
use super::tally::Delta;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::record::{Key, Kind};
use crate::store::{Move, Result};
use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Clients handed over at once; of fewer none is.
const HANDED: usize = 24;

/// The deadlines of a client of whom nothing is stored yet.
pub(super) struct Coming {
    /// Which dates there are now.
    pub(super) moves: Vec<Move>,
    /// As they will lie in the file.
    pub(super) rows: Vec<Row>,
}

impl Coming {
    /// From rows by rule and subject.
    pub(super) fn of(wanted: &[Stored]) -> Self {
        Self { moves: moves(&[], wanted), rows: wanted.iter().map(Row::coming).collect() }
    }
}

/// What follows from a heap of new clients, and how the tallies change by all of them.
pub(super) struct Derived {
    pub(super) clients: Vec<Follows<Coming>>,
    pub(super) counted: Delta,
}

impl Derived {
    fn of(dossiers: &[Dossier], measure: &Measure, today: Day) -> Self {
        let mut counted = Delta::default();
        let follow = |dossier: &Dossier| {
            let follows = measure.follows(dossier, today);
            counted.add(&follows.wanted);
            follows.with(Coming::of)
        };
        Self { clients: dossiers.iter().map(follow).collect(), counted }
    }
}

/// The clients of a write who are derived already, or soon.
#[derive(Default)]
pub(super) struct Early {
    /// Who was made last: more may be added to them.
    newest: Option<ClientId>,
    /// Complete, and not handed over yet.
    waiting: Vec<Dossier>,
    /// Complete, and not touched since.
    complete: HashSet<ClientId>,
    known: Known,
    thread: Option<Thread>,
}

/// The thread: it ends when nobody hands it anything any more.
struct Thread {
    measure: Measure,
    dossiers: Sender<Vec<Dossier>>,
    derived: Receiver<Derived>,
}

impl Thread {
    /// `None` where the system has none to give: then everything is derived at the end.
    fn begin(measure: Measure, today: Day) -> Option<Self> {
        let (dossiers, asked) = channel::<Vec<Dossier>>();
        let (answer, derived) = channel();
        let by = measure.clone();
        let work = move || {
            for heap in asked {
                if answer.send(Derived::of(&heap, &by, today)).is_err() {
                    return;
                }
            }
        };
        std::thread::Builder::new().name("derive".to_owned()).spawn(work).ok()?;
        Some(Self { measure, dossiers, derived })
    }
}

impl Session<'_> {
    /// A new client was begun: the one before is taken for complete.
    pub(super) fn begin_next(&self, client: ClientId) -> Result<()> {
        let Some(before) = self.pending.early.borrow_mut().newest.replace(client) else { return Ok(()) };
        let mut early = self.pending.early.borrow_mut();
        let Some(dossier) = self.take_fresh(before, &mut early.known)? else { return Ok(()) };
        if dossier.client.main_applicant.is_some() || dossier.sponsors.iter().any(|sponsor| sponsor.client.is_some()) {
            self.put_fresh(dossier);
            return Ok(());
        }
        early.complete.insert(before);
        early.waiting.push(dossier);
        if early.waiting.len() < HANDED {
            return Ok(());
        }
        if early.thread.is_none() {
            let today = self.pending.act.as_ref().map(|act| act.today).unwrap_or_default();
            early.thread = Thread::begin(self.measure()?, today);
        }
        let heap = std::mem::take(&mut early.waiting);
        match &early.thread {
            // A thread that died says so by what is missing at the end.
            Some(thread) => drop(thread.dossiers.send(heap)),
            None => heap.into_iter().for_each(|dossier| self.put_fresh(dossier)),
        }
        Ok(())
    }

    /// A sponsor or somebody of the staff is not what was read of them.
    pub(super) fn read_again(&self, key: Key) {
        match key.kind {
            Kind::Sponsor => drop(self.pending.early.borrow_mut().known.remove(&SponsorId(key.id))),
            Kind::Staff => *self.handles.borrow_mut() = None,
            _ => {}
        }
    }

    /// Something about this client is not as it was handed over.
    pub(super) fn forget_early(&self, client: ClientId) {
        self.pending.early.borrow_mut().complete.remove(&client);
    }

    /// Hands every heap that still holds to `keep`, and gives the clients of these.
    pub(super) fn take_early(&self, mut keep: impl FnMut(Derived) -> Result<()>) -> Result<HashSet<ClientId>> {
        let Early { waiting, complete, thread, .. } = self.pending.early.take();
        waiting
            .into_iter()
            .filter(|dossier| complete.contains(&dossier.client.id))
            .for_each(|dossier| self.put_fresh(dossier));
        let mut done = HashSet::new();
        let Some(Thread { measure, dossiers, derived }) = thread else { return Ok(done) };
        drop(dossiers);
        let holds = self.measure()?.is_same(&measure);
        for heap in derived {
            if holds && heap.clients.iter().all(|follows| complete.contains(&follows.client)) {
                done.extend(heap.clients.iter().map(|follows| follows.client));
                keep(heap)?;
            }
        }
        Ok(done)
    }
}
