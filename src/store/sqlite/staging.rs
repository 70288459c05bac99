//! A change of the law: the next generation of derived rows is prepared in short writes that let others pass, catches up
//! with what they changed meanwhile, and is put in force in one short write.
//!
//! Invariants: no write here lasts longer than others are willing to wait for; what is prepared is seen by nobody before
//! the flip; every client changed after the preparation began stands in `restage` and is derived again; whoever finds that
//! the preparation was given up by somebody else writes nothing more.

use super::bulk::{self, Gate, Range};
use super::due::Stored;
use super::heap::Heap;
use super::journal::{Entry, GROUPS, Payload};
use super::law::{CALENDAR_SETTING, Law, write_rulebook};
use super::preview::Plan;
use super::session::Session;
use super::standing::Standing;
use super::{SqliteStore, random};
use crate::domain::deadline::ENGINE;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::store::law::{LawChange, LawCounts, LawProgress, LawReceipt, LawStep, LawStepKind, LawWork};
use crate::store::{Act, Error, Receipt, Result};
use std::cell::Cell;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// So long may one write take, its commit included, before it lets others in.
const WANTED: Duration = Duration::from_millis(30);
/// So long it works at most before it commits.
const AT_MOST: Duration = Duration::from_millis(25);
/// So long it stays away then: whoever waits looks again within four milliseconds.
const BREATH: Duration = Duration::from_millis(5);
/// Pages kept meanwhile, in KiB, as SQLite wants it said.
const CACHE: i64 = -16_384;
/// Pages of the write-ahead log after which it is copied into the file, between two writes and while none of our threads
/// reads: fewer than anybody else's thousand, so that a person's save never has to copy what was written here, and so that
/// the log begins anew instead of growing as long as the change lasts.
const LOG: i64 = 500;
/// Rows and clients gathered before they are put in order and written: the more, the fewer pages a write touches. So many
/// are some thirty megabytes.
const GATHERED: usize = 60_000;
/// Batches of clients that may have been read before they are gathered: those who read go on while this thread writes.
const AHEAD: usize = 60;

/// A preparation under way, by this process.
#[derive(Debug)]
pub(super) struct Staging {
    /// The generation that is prepared.
    pub(super) next: i64,
    token: i64,
    pace: Pace,
    gate: Gate,
}

#[cfg(test)]
impl Staging {
    /// The next write is over as soon as it has done one thing.
    pub(super) fn hurry(&self) {
        self.pace.0.set(Duration::ZERO);
    }
}

/// How long a write may work before it commits: less where the disk or a busy machine makes commits slow.
#[derive(Debug)]
struct Pace(Cell<Duration>);

impl Pace {
    /// A write took so long, its commit included.
    fn learn(&self, took: Duration) {
        let now = self.0.get();
        let next = if took > WANTED { now / 2 } else { now * 5 / 4 };
        self.0.set(next.clamp(AT_MOST / 8, AT_MOST));
    }
}

/// What was counted of each client that the change is about.
#[derive(Default)]
pub(super) struct Tallied(HashMap<ClientId, LawCounts>);

impl Tallied {
    fn keep(&mut self, client: ClientId, counts: Option<LawCounts>) {
        match counts {
            Some(counts) => self.0.insert(client, counts),
            None => self.0.remove(&client),
        };
    }

    fn sum(&self) -> LawCounts {
        let mut sum = LawCounts::default();
        self.0.values().for_each(|counts| sum += *counts);
        sum
    }
}

impl SqliteStore {
    /// Changes the law, with more pages in memory than a person's work needs: rows are written all over the file.
    pub(super) fn change(&self, change: &LawChange, work: &mut LawWork<'_>) -> Result<LawReceipt> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let settings = [("cache_size", CACHE), ("wal_autocheckpoint", 0)];
        let before =
            settings.map(|(name, _)| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)));
        for (name, value) in settings {
            self.connection.pragma_update_and_check(None, name, value, |_| Ok(())).or_else(no_answer)?;
        }
        let changed = self.change_in_steps(change, work);
        for ((name, _), value) in settings.into_iter().zip(before) {
            self.connection.pragma_update_and_check(None, name, value?, |_| Ok(())).or_else(no_answer)?;
        }
        changed
    }

    fn change_in_steps(&self, change: &LawChange, work: &mut LawWork<'_>) -> Result<LawReceipt> {
        let candidate = self.candidate(change)?;
        if let Some(who) = self.tidy(work.act.at_ms, work.lives)? {
            return Err(Error::Refused(Phrase::new("store-law-under-way").text("who", who.as_str())));
        }
        let staging = self.begin_staging(work.act, work.process.as_deref())?;
        let mut tallied = Tallied::default();
        let law = Law::candidate(&candidate);
        let prepared = self
            .prepare_all(&staging, &candidate, (work, &mut tallied))
            .and_then(|()| self.put_in_force(&staging, &law, (change, work), &mut tallied));
        match prepared {
            Ok(receipt) => {
                // What is left over is seen by nobody: if it cannot be cleared now, the next start does it.
                let _ = self.sweep();
                Ok(LawReceipt { receipt, counts: tallied.sum() })
            }
            Err(error) => {
                let _ = self.give_up(Some(staging.token)).and_then(|()| self.sweep());
                Err(error)
            }
        }
    }

    /// Announces the preparation: from now on writers mark whom they change.
    pub(super) fn begin_staging(&self, act: &Act, process: Option<&str>) -> Result<Staging> {
        let transaction = self.begin()?;
        let session = Session::reading(&transaction, &self.law);
        let generation = session.generation()?;
        if !generation.quiet {
            return Err(Error::Busy);
        }
        let staging = Staging {
            next: generation.current + 1,
            token: random::number(),
            pace: Pace(Cell::new(AT_MOST)),
            gate: Gate::default(),
        };
        transaction.prepare_cached("DELETE FROM restage")?.execute([])?;
        transaction
            .prepare_cached(
                "INSERT INTO tally (generation, what, owner, day, count)
                 SELECT generation + 1, what, owner, day, count FROM tally WHERE generation = ?1 AND count <> 0",
            )?
            .execute([generation.current])?;
        transaction
            .prepare_cached(
                "UPDATE law SET next = ?1, who = ?2, process = ?3, token = ?4, seen_ms = ?5 WHERE only = 1",
            )?
            .execute((staging.next, act.who.as_str(), process, staging.token, act.at_ms))?;
        drop(session);
        transaction.commit()?;
        Ok(staging)
    }

    /// Derives everybody and prepares what differs.
    fn prepare_all(
        &self,
        staging: &Staging,
        candidate: &super::law::Candidate,
        (work, tallied): (&mut LawWork<'_>, &mut Tallied),
    ) -> Result<()> {
        let clients = bulk::all_clients(&self.connection)?;
        let (total, act, today) = (clients.len(), work.act.clone(), work.act.today);
        let mut gathered = Heap::default();
        let look = |session: &Session<'_>, range: Range| Plan::between(session, range, today).map(Heap::of);
        let start = Instant::now();
        let mut seen = start;
        let over = (self.path.as_path(), &staging.gate, AHEAD);
        let whole = bulk::over_all(over, &clients, candidate, look, |heap, done| {
            gathered.append(heap);
            if gathered.len() >= GATHERED || seen.elapsed() > Duration::from_secs(30) {
                self.prepare_some(staging, &later(&act, start), &mut gathered, tallied)?;
                seen = Instant::now();
            }
            Ok((work.progress)(LawProgress { done, total }))
        })?;
        if !whole {
            return Err(Error::Stopped);
        }
        self.prepare_some(staging, &later(&act, start), &mut gathered, tallied)
    }

    /// Prepares what was gathered in as many short writes as it takes.
    pub(super) fn prepare_some(
        &self,
        staging: &Staging,
        act: &Act,
        gathered: &mut Heap,
        tallied: &mut Tallied,
    ) -> Result<()> {
        let mut heap = std::mem::take(gathered);
        heap.put_in_order();
        let mut at = 0;
        loop {
            at = self.prepare_part(staging, act, (&heap, at), tallied)?;
            self.settle_log(&staging.gate)?;
            if at >= heap.len() {
                return Ok(());
            }
            std::thread::sleep(BREATH);
        }
    }

    /// One short write of a heap, from a place on; gives the place after it.
    pub(super) fn prepare_part(
        &self,
        staging: &Staging,
        act: &Act,
        (heap, from): (&Heap, usize),
        tallied: &mut Tallied,
    ) -> Result<usize> {
        let transaction = self.begin()?;
        let (session, start) = (Session::writing(&transaction, &self.law, act), Instant::now());
        session.insist_on(staging)?;
        let nobody = session.nobody_is_marked()?;
        let mut at = from;
        while let Some((client, counts)) = heap.about(at) {
            // Whoever was changed since this was read is derived again at the end.
            if nobody || !session.is_marked(client)? {
                session.write_heap(heap, at, staging.next)?;
                counts.into_iter().for_each(|counts| tallied.keep(client, Some(counts)));
            }
            at += 1;
            if start.elapsed() >= staging.pace.0.get() {
                break;
            }
        }
        session.keep_tallies()?;
        drop(session);
        transaction.commit()?;
        staging.pace.learn(start.elapsed());
        Ok(at)
    }

    /// Copies the write-ahead log into the file once it is long enough, while none of the gate's threads reads. Others read
    /// and save meanwhile: what they hold back is copied the next time.
    pub(super) fn settle_log(&self, gate: &Gate) -> Result<()> {
        let pages = |mode: &str| {
            let sql = format!("PRAGMA wal_checkpoint({mode})");
            self.connection.query_row(&sql, [], |row| row.get::<_, i64>(1))
        };
        if pages("NOOP")? >= LOG {
            // The second copies the little that others saved during the first: only a log copied whole begins anew.
            gate.alone(|| pages("PASSIVE").and_then(|_| pages("PASSIVE")))?;
        }
        Ok(())
    }

    /// Catches up and flips, in the same write as soon as little is left to catch up with.
    pub(super) fn put_in_force(
        &self,
        staging: &Staging,
        law: &Law,
        (change, work): (&LawChange, &LawWork<'_>),
        tallied: &mut Tallied,
    ) -> Result<Receipt> {
        loop {
            let transaction = self.begin()?;
            let caught_up = {
                let session = Session::writing(&transaction, law, work.act);
                session.insist_on(staging)?;
                let caught_up = session.catch_up(staging.next, tallied)?;
                session.keep_tallies()?;
                caught_up
            };
            if !caught_up {
                transaction.commit()?;
                self.settle_log(&staging.gate)?;
                std::thread::sleep(BREATH);
                continue;
            }
            let mut session = Session::writing(&transaction, &self.law, work.act);
            let what = session.enact(change, work.act)?;
            transaction
                .prepare_cached(
                    "UPDATE law SET generation = next, next = NULL, untidy = 1, engine = ?1, who = NULL,
                     process = NULL, token = NULL, seen_ms = NULL WHERE only = 1",
                )?
                .execute([ENGINE])?;
            let write_id = random::number();
            let step = LawStep { what, counts: tallied.sum() };
            let receipt = session.seal(write_id, work, &step)?;
            return self.commit(&session, write_id, receipt);
        }
    }
}

/// Some settings answer with their value and some do not.
fn no_answer(error: rusqlite::Error) -> rusqlite::Result<()> {
    if error == rusqlite::Error::QueryReturnedNoRows { Ok(()) } else { Err(error) }
}

/// The same act some time later, so that others see that it goes on.
fn later(act: &Act, start: Instant) -> Act {
    let passed = i64::try_from(start.elapsed().as_millis()).unwrap_or(0);
    Act { at_ms: act.at_ms + passed, ..act.clone() }
}

impl Session<'_> {
    /// Fails where the preparation was given up by somebody else.
    fn insist_on(&self, staging: &Staging) -> Result<()> {
        let at_ms = self.pending.act.as_ref().map(|act| act.at_ms);
        let sql = "UPDATE law SET seen_ms = ?3 WHERE only = 1 AND next = ?1 AND token = ?2";
        match self.connection.prepare_cached(sql)?.execute((staging.next, staging.token, at_ms))? {
            1 => Ok(()),
            _ => Err(Error::Refused(Phrase::new("store-law-given-up"))),
        }
    }

    fn nobody_is_marked(&self) -> Result<bool> {
        Ok(!self.connection.prepare_cached("SELECT 1 FROM restage LIMIT 1")?.exists([])?)
    }

    fn is_marked(&self, client: ClientId) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM restage WHERE client = ?1")?.exists([client.0])?)
    }

    /// Writes what differs for one client into the next generation.
    fn prepare(&self, plan: &Plan, next: i64) -> Result<()> {
        self.prepare_rows(&plan.stored, &plan.wanted, next)?;
        match &plan.standing {
            Some(standing) => self.prepare_standing(plan.client, standing, next),
            None => Ok(()),
        }
    }

    /// Of the rows in force of one client those go that are not wanted, and those come that are not there yet.
    pub(super) fn prepare_rows(&self, stored: &[Stored], wanted: &[Stored], next: i64) -> Result<()> {
        for old in stored.iter().filter(|old| !wanted.contains(old)) {
            self.let_go(old.place(), next)?;
        }
        for new in wanted.iter().filter(|new| !stored.contains(new)) {
            self.insert_deadline(new, next)?;
        }
        self.tally(next, stored, -1);
        self.tally(next, wanted, 1);
        Ok(())
    }

    /// How a client stands in the next generation.
    pub(super) fn prepare_standing(&self, client: ClientId, standing: &Standing, next: i64) -> Result<()> {
        let sql = "UPDATE standing SET until = ?2 WHERE client = ?1 AND since < ?2 AND until IS NULL";
        self.connection.prepare_cached(sql)?.execute((client.0, next))?;
        self.insert_standing(client.0, standing, next)
    }

    /// Derives the marked clients by the new law; false when there are more than one short write can hold.
    fn catch_up(&self, next: i64, tallied: &mut Tallied) -> Result<bool> {
        let start = Instant::now();
        let today = self.pending.act.as_ref().ok_or(Error::ReadOnly)?.today;
        for client in self.numbers("SELECT client FROM restage WHERE client > ?1 ORDER BY client", 0)? {
            if start.elapsed() >= AT_MOST {
                return Ok(false);
            }
            let client = ClientId(client);
            self.unprepare(client)?;
            let mut plan = None;
            if let Some(dossier) = self.load(client)? {
                let stored = self.stored(client)?;
                self.tally(next, &stored, 1);
                plan = Plan::of(self, &dossier, &stored, self.read_standing(client.0)?.as_ref(), today)?;
                plan.iter().try_for_each(|plan| self.prepare(plan, next))?;
            }
            tallied.keep(client, plan.map(|plan| plan.counts));
            self.connection.prepare_cached("DELETE FROM restage WHERE client = ?1")?.execute([client.0])?;
        }
        Ok(true)
    }

    /// Writes the law itself.
    fn enact(&mut self, change: &LawChange, act: &Act) -> Result<LawStepKind> {
        let before = self.read_law_state()?;
        Ok(match change {
            LawChange::Rulebook(text) => {
                write_rulebook(&self.connection, text, act.at_ms)?;
                LawStepKind::Rulebook { old: before.rulebook, new: before.rulebook + 1 }
            }
            LawChange::Calendar(days) => {
                let old = self.overrides()?;
                let text = serde_json::to_string(days).map_err(|error| Error::Engine(error.to_string()))?;
                self.store_setting(CALENDAR_SETTING, &text)?;
                LawStepKind::Calendar { old, new: days.clone() }
            }
            LawChange::Engine => LawStepKind::Engine { old: before.engine, new: ENGINE },
        })
    }

    /// Journals a change of the law: one entry that belongs to no client.
    fn seal(&mut self, write_id: i64, work: &LawWork<'_>, step: &LawStep) -> Result<Receipt> {
        let act = work.act;
        let group = match act.group {
            Some(group) => group,
            None => self.count_up(GROUPS)?,
        };
        let payload = Payload {
            changes: &[],
            moves: &[],
            settings: &[],
            sign_off: None,
            law: Some(step),
            erased: false,
            taken: &[],
            events: Vec::new(),
        };
        let entry = Entry { write_id, act, group, undoes: work.undoes, client: None };
        let mut head = self.head()?;
        self.append(&mut head, &entry, &payload.seal()?)?;
        self.keep_counters()?;
        Ok(Receipt { group: Some(group), ..Receipt::default() })
    }
}
