//! What follows from the records of clients, stored in the same write: deadlines, standing, search rows.
//!
//! Where many clients were touched, one thread derives while this one, which alone may use the connection, reads and
//! stores. Invariant: what is stored is the same either way; a client's rows depend on its dossier and the law alone.

use super::due::{Stored, binding, section};
use super::early::{Coming, Derived};
use super::fresh::Known;
use super::heap::Row;
use super::law::Derive;
use super::search::Found;
use super::session::Session;
use super::standing::Standing;
use crate::domain::agenda::DueItem;
use crate::domain::calendar::Calendar;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::Deadline;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::rulebook::Rulebook;
use crate::store::{Act, Move, Result};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Fewer clients than this are not worth a thread.
const FEW: usize = 24;
/// Clients handed over at once.
const HANDED: usize = 24;
/// Such heaps on their way.
const WAITING: usize = 2;

/// All it takes to derive, without a connection.
#[derive(Clone)]
pub(super) struct Measure {
    /// How to derive.
    pub(super) derive: Derive,
    /// The rulebook.
    pub(super) book: Arc<Rulebook>,
    /// The office's calendar.
    pub(super) calendar: Arc<Calendar>,
    /// Handles of the staff.
    pub(super) handles: Arc<HashMap<StaffId, Clean>>,
}

impl Measure {
    /// True when the other one was taken before anything that it is made of changed.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.book, &other.book)
            && Arc::ptr_eq(&self.calendar, &other.calendar)
            && Arc::ptr_eq(&self.handles, &other.handles)
    }

    /// What has to be stored for a dossier: its derived deadlines as rows, by rule and subject.
    pub(super) fn wanted(&self, dossier: &Dossier, today: Day) -> Vec<Stored> {
        let mut rows: Vec<Stored> =
            self.deadlines(dossier).into_iter().map(|deadline| self.row_for(dossier, deadline, today)).collect();
        let day = binding(rows.iter().map(|row| &row.item), today).map(|item| item.warn_day);
        for row in &mut rows {
            row.item.client_binding_day = day;
        }
        rows
    }

    /// The deadlines that the law gives for a dossier, by rule and subject; of two with one id the earlier.
    fn deadlines(&self, dossier: &Dossier) -> Vec<Deadline> {
        let mut deadlines = (self.derive)(dossier, &self.book, &self.calendar);
        deadlines.sort_by(|a, b| a.id.cmp(&b.id).then(a.warn_day.cmp(&b.warn_day)));
        deadlines.dedup_by(|later, first| later.id == first.id);
        deadlines
    }

    fn row_for(&self, dossier: &Dossier, deadline: Deadline, today: Day) -> Stored {
        let case = deadline.case.and_then(|id| dossier.cases.iter().find(|case| case.id == id));
        let own = dossier.own_dates.iter().find(|own| own.id.to_string() == deadline.id.subject);
        let owner = own.and_then(|own| own.owner).or(dossier.client.owner).or_else(|| case.and_then(|case| case.owner));
        let item = DueItem {
            client: dossier.client.id,
            client_name: Clean::line(dossier.client.name()),
            citizenship: dossier.client.citizenship,
            case: case.map(|case| case.reference.clone()),
            rule: deadline.id.rule,
            subject: deadline.id.subject,
            own_title: deadline.own_title,
            class: deadline.class,
            severity: deadline.severity,
            last_day: deadline.last_day,
            stricter_last_day: deadline.stricter_last_day,
            safe_day: deadline.safe_day,
            warn_day: deadline.warn_day,
            moot_from: deadline.moot_from,
            confidence: deadline.confidence,
            confirmed: deadline.confirmed,
            owner: owner.and_then(|owner| self.handles.get(&owner)).cloned(),
            state: deadline.state,
            look_again_on: deadline.look_again_on,
            client_binding_day: None,
        };
        let section = section(&item, today);
        Stored { item, owner, section, agrees: true }
    }

    /// All that follows from a dossier.
    pub(super) fn follows(&self, dossier: &Dossier, today: Day) -> Follows<Vec<Stored>> {
        let wanted = self.wanted(dossier, today);
        Follows {
            client: dossier.client.id,
            standing: Standing::wanted(dossier, &wanted, today),
            found: Found::of(dossier),
            wanted,
        }
    }
}

/// What follows from one dossier; its deadlines as they are to be compared, or as they come.
pub(super) struct Follows<W> {
    pub(super) client: ClientId,
    pub(super) wanted: W,
    standing: Option<Standing>,
    found: Found,
}

impl Follows<Vec<Stored>> {
    /// The same with its deadlines in another form.
    pub(super) fn with<W>(self, form: impl FnOnce(&[Stored]) -> W) -> Follows<W> {
        let Self { client, wanted, standing, found } = self;
        Follows { client, wanted: form(&wanted), standing, found }
    }
}

/// What has been kept so far of what follows.
#[derive(Default)]
pub(super) struct Kept {
    /// Which dates moved.
    pub(super) moves: Moves,
    /// Deadlines of clients whom the write has made: nothing is in their places yet.
    coming: Vec<Row>,
}

/// Clients who were handed over together.
type Heap = Vec<Follows<Vec<Stored>>>;

/// Dates that moved, by client.
pub(super) type Moves = HashMap<ClientId, Vec<Move>>;

impl Session<'_> {
    /// Derives the touched clients again and stores what differs, but for the deadlines of new ones; a client that is gone
    /// has nothing left.
    pub(super) fn refresh(&self, act: &Act) -> Result<Kept> {
        let mut kept = Kept::default();
        let early = self.take_early(|derived| self.keep_early(derived, &mut kept))?;
        let touched: Vec<ClientId> =
            self.pending.touched.iter().filter(|client| !early.contains(client)).copied().collect();
        let measure = self.measure()?;
        if touched.len() < FEW {
            for dossier in self.dossiers_of(&touched)? {
                self.keep(measure.follows(&dossier, act.today), &mut kept)?;
            }
            return Ok(kept);
        }
        std::thread::scope(|scope| {
            let (dossiers, asked) = sync_channel::<Vec<Dossier>>(WAITING);
            let (answer, derived) = sync_channel(WAITING);
            scope.spawn(move || {
                for heap in asked {
                    let follow = heap.iter().map(|dossier| measure.follows(dossier, act.today)).collect();
                    if answer.send(follow).is_err() {
                        return;
                    }
                }
            });
            self.hand_over(&touched, (&dossiers, &derived), &mut kept)
        })?;
        Ok(kept)
    }

    /// Stores the deadlines of new clients, of all of them in the order in which they lie in the file: client by client
    /// each would be on another page.
    pub(super) fn keep_coming(&self, kept: &mut Kept) -> Result<()> {
        kept.coming.sort_unstable_by(|one, other| one.place().cmp(&other.place()));
        self.insert_coming(&std::mem::take(&mut kept.coming), self.generation()?.current)
    }

    /// Reads heap after heap for the other thread and stores what comes back.
    fn hand_over(
        &self,
        touched: &[ClientId],
        (dossiers, derived): (&SyncSender<Vec<Dossier>>, &Receiver<Heap>),
        kept: &mut Kept,
    ) -> Result<()> {
        let mut under_way = 0;
        let mut heaps = touched.chunks(HANDED);
        loop {
            let heap = heaps.next();
            if let Some(clients) = heap {
                // The other thread ends only after this one has let go of it.
                let _ = dossiers.send(self.dossiers_of(clients)?);
                under_way += 1;
            }
            if under_way == 0 {
                return Ok(());
            }
            if under_way == WAITING || heap.is_none() {
                for follows in derived.recv().unwrap_or_default() {
                    self.keep(follows, kept)?;
                }
                under_way -= 1;
            }
        }
    }

    /// The dossiers of these clients as far as they are still there. Numbers without a gap are read together.
    fn dossiers_of(&self, clients: &[ClientId]) -> Result<Vec<Dossier>> {
        for client in clients {
            self.unprepare(*client)?;
        }
        if let [first, .., last] = clients
            && clients.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0)
            && !clients.iter().any(|client| self.is_fresh(*client))
        {
            return self.load_between((first.0, last.0));
        }
        let mut known = Known::new();
        let mut dossiers = Vec::with_capacity(clients.len());
        for client in clients {
            dossiers.extend(match self.take_fresh(*client, &mut known)? {
                None => self.load(*client)?,
                fresh => fresh,
            });
        }
        Ok(dossiers)
    }

    fn keep(&self, follows: Follows<Vec<Stored>>, kept: &mut Kept) -> Result<()> {
        let (client, wanted) = (follows.client, &follows.wanted);
        let generation = self.generation()?;
        if let Some(next) = generation.next {
            self.tally(next, wanted, 1);
        }
        if self.pending.newcomers.contains(&client) {
            self.tally(generation.current, wanted, 1);
            return self.keep_new(follows.with(Coming::of), kept);
        }
        kept.moves.insert(client, self.replace(&self.stored(client)?, wanted)?);
        self.keep_standing(client, follows.standing)?;
        self.index(client, &follows.found)
    }

    fn keep_early(&self, derived: Derived, kept: &mut Kept) -> Result<()> {
        let generation = self.generation()?;
        for generation in [Some(generation.current), generation.next].into_iter().flatten() {
            self.tally_all(generation, &derived.counted);
        }
        for follows in derived.clients {
            self.unprepare(follows.client)?;
            self.keep_new(follows, kept)?;
        }
        Ok(())
    }

    /// Keeps what follows from a new client, whose deadlines are counted already.
    fn keep_new(&self, follows: Follows<Coming>, kept: &mut Kept) -> Result<()> {
        let Follows { client, wanted, standing, found } = follows;
        kept.moves.insert(client, wanted.moves);
        kept.coming.extend(wanted.rows);
        self.keep_standing(client, standing)?;
        self.index(client, &found)
    }
}
