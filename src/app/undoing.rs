//! Taking back what one act did, a large one in short batches that let others save in between.
//!
//! A large group is looked at as a whole first: where others went on with any of it, nothing is taken back. Then it goes
//! newest first, each batch one write of one undoing group. A setting says how far it has come, so that an undo that was
//! cut off is finished at the next start. What somebody changes in the very meantime stays, and is told.

use super::bulk::Tell;
use super::clock;
use super::import::Pace;
use super::together::Manners;
use crate::domain::phrase::Phrase;
use crate::host::process;
use crate::store::{Act, Error, JournalEntry, Reads, Receipt, Result, Room, Store, Writes, undo};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::time::Instant;

/// Entries that go in one write, as long as a person's save takes.
pub(super) const SMALL: usize = 300;
/// Entries of the first write: what one of them costs is not known yet, and whether others are there neither.
const FIRST: usize = 16;
/// The setting that tells of undoings under way.
pub(super) const UNDER_WAY: &str = "undo_under_way";
/// An undo that has written nothing for so long is taken for cut off, where its process cannot be asked for.
const SILENCE_MS: i64 = 300_000;

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Undone {
    /// Records and clients; of large groups without the dates that moved.
    pub receipt: Receipt,
    /// Clients who stay as they are, because somebody changed them while it was under way.
    pub kept: usize,
    /// Why, of the first of them.
    pub why: Option<Phrase>,
}

/// An undo that has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UnderWay {
    /// Who takes back.
    pub(super) who: String,
    /// What is taken back.
    pub(super) group: i64,
    /// The group of the undoing, once it has written.
    undo: Option<i64>,
    /// Entries from here on are taken back.
    before: i64,
    /// The process, where the system can name one.
    process: Option<String>,
    /// When it last wrote.
    at_ms: i64,
}

impl UnderWay {
    /// True while it is still writing.
    pub(super) fn is_alive(&self, now_ms: i64) -> bool {
        let silent = now_ms - self.at_ms >= SILENCE_MS;
        self.process.as_deref().and_then(process::lives).unwrap_or(!silent)
    }
}

/// The undoings that have not ended.
pub(super) fn under_way(reads: &dyn Reads) -> Result<Vec<UnderWay>> {
    let text = reads.setting(UNDER_WAY)?.unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

/// Takes a group back; `tell` is told how many of how many entries, and says false to leave the rest to the next start.
///
/// # Errors
/// Those of [`undo::undo`]; [`Error::Stopped`].
pub fn take_back(store: &mut dyn Store, act: &Act, group: i64, tell: Tell<'_>) -> Result<Undone> {
    let entries = store.reading(|reads| Ok(reads.group_outline(group)?.map_or(0, |outline| outline.entries)))?;
    if entries <= SMALL {
        return Ok(Undone { receipt: undo::undo(store, act, group)?, ..Undone::default() });
    }
    if store.reading(under_way)?.iter().any(|other| other.group == group) {
        return Err(Error::refused("undo-under-way"));
    }
    undo::check(store, group)?;
    let place = UnderWay {
        who: act.who.as_str().to_owned(),
        group,
        undo: None,
        before: i64::MAX,
        process: process::myself(),
        at_ms: act.at_ms,
    };
    Walk::new(store, act, place, entries).run(tell)
}

/// An undo that was cut off before and is finished now.
#[derive(Debug)]
pub(super) struct Finished {
    /// Who had begun it.
    pub(super) who: String,
    /// What is taken back.
    pub(super) group: i64,
    /// What was still to do.
    pub(super) undone: Undone,
}

/// Finishes undoings that were cut off; those still writing are left alone.
///
/// # Errors
/// Those of the store; [`Error::Stopped`].
pub(super) fn finish(store: &mut dyn Store, act: &Act, tell: Tell<'_>) -> Result<Vec<Finished>> {
    let mut finished = Vec::new();
    for place in store.reading(under_way)?.into_iter().filter(|place| !place.is_alive(act.at_ms)) {
        let left = store.reading(|reads| reads.group_outline(place.group))?.map_or(0, |outline| outline.entries);
        let (who, group) = (place.who.clone(), place.group);
        let act = Act { reason: "undo".to_owned(), group: place.undo, ..act.clone() };
        let place = UnderWay { process: process::myself(), at_ms: act.at_ms, ..place };
        finished.push(Finished { who, group, undone: Walk::new(store, &act, place, left).run(tell)? });
    }
    Ok(finished)
}

/// An undo between two of its writes.
struct Walk<'s> {
    store: &'s mut dyn Store,
    act: Act,
    place: UnderWay,
    pace: Pace,
    manners: Manners,
    total: usize,
    done: usize,
    /// Entries that could not go when it was their turn.
    held: Vec<JournalEntry>,
    undone: Undone,
}

impl<'s> Walk<'s> {
    fn new(store: &'s mut dyn Store, act: &Act, place: UnderWay, total: usize) -> Self {
        let (act, undone) = (act.clone(), Undone::default());
        Self {
            store,
            act,
            place,
            pace: Pace::beginning_with(FIRST),
            manners: Manners::default(),
            total,
            done: 0,
            held: Vec::new(),
            undone,
        }
    }

    fn run(mut self, tell: Tell<'_>) -> Result<Undone> {
        self.store.make_room(Room::Much);
        let ended = self.walk(tell).and_then(|()| self.end());
        self.store.make_room(Room::Usual);
        ended.map(|()| self.undone)
    }

    fn walk(&mut self, tell: Tell<'_>) -> Result<()> {
        self.manners.look(self.store);
        loop {
            let (group, before, rows) = (self.place.group, self.place.before, self.pace.rows());
            let page = self.store.reading(|reads| reads.group_before(group, before, rows))?;
            if page.is_empty() {
                return Ok(());
            }
            let start = Instant::now();
            self.part(&page)?;
            self.pace.learn(page.len(), start.elapsed());
            self.manners.look(self.store);
            self.pace.aim_at(self.manners.wanted());
            self.done += page.len();
            if !tell(self.done.min(self.total), self.total) {
                return Err(Error::Stopped);
            }
            self.manners.step_aside();
        }
    }

    /// The search is rid of what was taken back, before anything says that the undo has ended.
    fn settle_search(&mut self) -> Result<()> {
        let mut more = self.store.settle_search(true)?;
        while more {
            self.manners.look(self.store);
            self.manners.step_aside();
            more = self.store.settle_search(false)?;
        }
        Ok(())
    }

    /// Takes back these entries; where one of them cannot go, the others go without it.
    fn part(&mut self, entries: &[JournalEntry]) -> Result<()> {
        match self.write(entries, Some(entries.last().map_or(0, |last| last.seq))) {
            Err(Error::Refused(_)) if entries.len() > 1 => {
                let (newer, older) = entries.split_at(entries.len() / 2);
                self.part(newer)?;
                self.part(older)
            }
            // Something that goes later may hang on it, or somebody went on with it a moment ago.
            Err(Error::Refused(why)) => {
                self.undone.why.get_or_insert(why);
                self.place.before = entries.last().map_or(0, |last| last.seq);
                self.held.extend(entries.iter().cloned());
                Ok(())
            }
            done => done,
        }
    }

    /// One write: with the entries taken back, and how far that is; without a place, that it has ended.
    fn write(&mut self, entries: &[JournalEntry], before: Option<i64>) -> Result<()> {
        let at_ms = clock::now_ms().max(self.act.at_ms);
        let act = Act { at_ms, ..self.act.clone() };
        let place =
            UnderWay { before: before.unwrap_or(self.place.before), at_ms, undo: act.group, ..self.place.clone() };
        let group = place.group;
        let mut note = |writes: &mut dyn Writes| {
            let mut all = under_way(writes)?;
            all.retain(|other| other.group != group);
            all.extend(before.map(|_| place.clone()));
            let text = if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() };
            writes.set_setting(UNDER_WAY, &text)
        };
        let receipt = undo::part(self.store, &act, (group, entries), &mut note)?;
        self.place = place;
        self.act.group = self.act.group.or(receipt.group);
        let whole = &mut self.undone.receipt;
        whole.group = self.act.group;
        whole.records += receipt.records;
        whole.staff |= receipt.staff;
        whole.clients.extend(receipt.clients);
        Ok(())
    }

    /// Tries once more, all together, what could not go alone; then tells that it has ended.
    fn end(&mut self) -> Result<()> {
        let held = std::mem::take(&mut self.held);
        let mut kept = HashSet::new();
        if !held.is_empty() {
            match self.write(&held, Some(self.place.before)) {
                Err(Error::Refused(_)) => kept.extend(held.iter().filter_map(|entry| entry.client)),
                done => done?,
            }
        }
        self.settle_search()?;
        self.write(&[], None)?;
        self.undone.kept = kept.len();
        self.undone.why = self.undone.why.take().filter(|_| !kept.is_empty());
        Ok(())
    }
}
