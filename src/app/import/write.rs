//! Rows against a keeper: rehearsed in short reads, then written in short batches of one group.
//!
//! The rehearsal holds nothing but an outcome a row; what is written is planned once more inside its own transaction,
//! against what is there by then. A batch that fails takes the batches before it back.

use super::ahead;
use super::links::{Links, Names};
use super::pace::Pace;
use super::person::{self, Person, Read};
use super::plan::{Kinds, Plan, Rules, matching, plan};
use super::report::{Caution, Conflict, Warning};
use super::{ImportError, Progress, head_of};
use crate::app::bulk::Tell;
use crate::app::together::Manners;
use crate::app::{clock, undoing};
use crate::domain::choice::Presence;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::deadline::{Rung, status};
use crate::domain::dossier::Dossier;
use crate::domain::fold::fold;
use crate::domain::id::{ClientId, StayId};
use crate::domain::record::Record;
use crate::domain::stay::Stay;
use crate::files::columns::Field;
use crate::files::register::Register;
use crate::host::process;
use crate::store::{Act, Error, JournalFilter, PersonKeys, Reads, Result, Room, Store, Writes};
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// Rows rehearsed in one read.
const REHEARSED: usize = 500;
/// The setting that tells of an import under way.
const UNDER_WAY: &str = "import_under_way";
/// An import that has written nothing for so long is taken for interrupted, where its process cannot be asked for: it
/// waits a minute for other writers, then takes itself back.
const SILENCE_MS: i64 = 300_000;

/// What a row did, or would do.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Place of the row in the sheet.
    pub(super) at: usize,
    /// It writes something.
    pub(super) writes: bool,
    /// The person is a client already.
    pub(super) known: bool,
    /// No row before it has any of its keys.
    pub(super) alone: bool,
    /// The kinds of records that it writes.
    pub(super) kinds: Kinds,
    /// It is not taken in: its person is that client, who is hidden from whoever imports.
    pub(super) held: Option<ClientId>,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) warnings: Vec<Warning>,
}

/// The rows of one import and how they are to be planned.
pub(super) struct Work<'a> {
    pub(super) register: &'a Register,
    pub(super) rules: Rules,
    pub(super) rows: usize,
    /// The newest entry of the journal before these rows were held against the office.
    pub(super) since: Option<i64>,
}

impl Work<'_> {
    fn person(&self, at: usize) -> Option<Person> {
        person::read(self.register, at, self.rules.today).person.ok()
    }

    /// Rehearses the rows that `judge` lets pass; the names say which officers would be new.
    pub(super) fn rehearse(
        &self,
        store: &dyn Store,
        rows: &[usize],
        progress: &mut dyn FnMut(Progress) -> bool,
        judge: &mut dyn FnMut(usize, Read) -> Option<(Person, bool)>,
    ) -> std::result::Result<(Vec<Outcome>, Names), ImportError> {
        let mut rehearsed = Rehearsed { names: store.reading(Names::load)?, made: 0, outcomes: Vec::new() };
        let (mut done, pace) = (0, Pace::new());
        ahead::reading(self.register, rows, self.rules.today, 2, |read| {
            loop {
                let heap: Vec<_> = read.take(REHEARSED).collect();
                if heap.is_empty() {
                    return Ok(());
                }
                done += heap.len();
                let people: Vec<_> = heap.into_iter().filter_map(|(at, read)| Some((at, judge(at, read)?))).collect();
                store.reading(|reads| self.rehearse_some(reads, &people, &mut rehearsed))?;
                if !progress(pace.progress(done, self.rows, false)) {
                    return Err(ImportError::Stopped);
                }
            }
        })?;
        Ok((rehearsed.outcomes, rehearsed.names))
    }

    /// Rehearses people in one read.
    fn rehearse_some(
        &self,
        reads: &dyn Reads,
        people: &[(usize, (Person, bool))],
        rehearsed: &mut Rehearsed,
    ) -> Result<()> {
        for (at, (person, alone)) in people {
            let mut make = |_: Record| {
                rehearsed.made += 1;
                Ok(-rehearsed.made)
            };
            let mut links = Links { names: &mut rehearsed.names, make: &mut make };
            let outcome = self.planned(reads, (*at, person), &mut links)?.0;
            rehearsed.outcomes.push(Outcome { alone: *alone, ..outcome });
        }
        Ok(())
    }

    /// What a row would keep, and the dossier it would change.
    pub(super) fn looked_at(
        &self,
        reads: &dyn Reads,
        at: usize,
        links: &mut Links<'_>,
    ) -> Result<Option<(Plan, Option<Dossier>)>> {
        let Some(person) = self.person(at) else {
            return Ok(None);
        };
        let found = find(reads, &person)?;
        if found.held.is_some() {
            return Ok(None);
        }
        let known = found.dossier;
        Ok(Some((plan(&person, known.clone(), links, self.rules)?, known)))
    }

    fn planned(
        &self,
        reads: &dyn Reads,
        (at, person): (usize, &Person),
        links: &mut Links<'_>,
    ) -> Result<(Outcome, Plan)> {
        let mut found = find(reads, person)?;
        if found.held.is_some() {
            return Ok((Outcome { at, held: found.held, ..Outcome::default() }, Plan::default()));
        }
        found.judge(person, reads)?;
        let known = found.dossier.is_some();
        let plan = plan(person, found.dossier, links, self.rules)?;
        let (outcome, plan) = self.concluded(at, plan, found.odd);
        let kinds = plan.kinds();
        Ok((Outcome { known, kinds, ..outcome }, plan))
    }

    fn concluded(&self, at: usize, mut plan: Plan, odd: Vec<(Field, Caution)>) -> (Outcome, Plan) {
        let cautions = std::mem::take(&mut plan.cautions);
        let outcome = Outcome {
            at,
            writes: !plan.is_empty(),
            known: false,
            alone: false,
            kinds: Kinds::default(),
            held: None,
            conflicts: std::mem::take(&mut plan.conflicts),
            warnings: cautions
                .into_iter()
                .chain(odd)
                .map(|(field, why)| warning(self.register, at, field, why))
                .collect(),
        };
        (outcome, plan)
    }

    /// Writes the rows that have something to write; gives the group.
    pub(super) fn write(
        &self,
        store: &mut dyn Store,
        (act, manners): (&Act, Manners),
        outcomes: &mut [Outcome],
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> std::result::Result<Option<i64>, ImportError> {
        let mut writing: Vec<&mut Outcome> = outcomes.iter_mut().filter(|outcome| outcome.writes).collect();
        let rows: Vec<usize> = writing.iter().map(|outcome| outcome.at).collect();
        let mut batches = Batches {
            act: act.clone(),
            names: store.reading(Names::load)?,
            pace: Pace::new(),
            manners,
            room: Room::Much,
            last: self.since,
            done: 0,
        };
        store.make_room(Room::Much);
        let wrote = ahead::reading(self.register, &rows, self.rules.today, 1, |read| {
            match self.write_all(store, &mut batches, &mut writing, (read, progress)) {
                Ok(()) => Ok(batches.act.group),
                Err(error) => Err(take_back(store, &batches.act, error, progress)),
            }
        });
        store.make_room(Room::Usual);
        wrote
    }

    /// Writes batch after batch to the end.
    fn write_all(
        &self,
        store: &mut dyn Store,
        batches: &mut Batches,
        writing: &mut [&mut Outcome],
        (read, progress): (&mut dyn Iterator<Item = (usize, Read)>, &mut dyn FnMut(Progress) -> bool),
    ) -> std::result::Result<(), ImportError> {
        let total = writing.len();
        let mut left = writing;
        while !left.is_empty() {
            let people = ahead::next(read, batches.pace.rows());
            let Some((batch, rest)) = left.split_at_mut_checked(people.len()).filter(|_| !people.is_empty()) else {
                return Ok(());
            };
            let (first, last) = (batches.done == 0, rest.is_empty());
            let marks = Marks { first: first && !last, last: last && !first };
            batches.take_room(store, last);
            let start = Instant::now();
            self.write_batch(store, batches, batch, (&people, marks))?;
            batches.pace.learn(people.len(), start.elapsed());
            batches.manners.look(store);
            batches.pace.aim_at(batches.manners.wanted());
            batches.manners.step_aside();
            batches.done += people.len();
            left = rest;
            if !progress(batches.pace.progress(batches.done, total, true)) && !left.is_empty() {
                return Err(ImportError::Stopped);
            }
        }
        Ok(())
    }

    fn write_batch(
        &self,
        store: &mut dyn Store,
        batches: &mut Batches,
        batch: &mut [&mut Outcome],
        (people, marks): (&[(usize, Person)], Marks),
    ) -> Result<()> {
        let act = Act { at_ms: clock::now_ms().max(batches.act.at_ms), ..batches.act.clone() };
        let (names, last) = (&batches.names, batches.last);
        let ((after, undisturbed), receipt) = store.writing(&act, |writes| {
            // A transaction may be begun anew: names made in the lost one are not known.
            let mut fresh = names.clone();
            let head = head_of(writes)?;
            // Else somebody may have become a client since the rehearsal.
            let undisturbed = last.is_some() && head == last;
            if marks.first {
                let under_way = UnderWay {
                    who: act.who.as_str().to_owned(),
                    after: head.unwrap_or_default(),
                    process: process::myself(),
                };
                writes.set_setting(UNDER_WAY, &serde_json::to_string(&under_way).unwrap_or_default())?;
            }
            for (outcome, (at, person)) in batch.iter_mut().zip(people) {
                let is_new = undisturbed && outcome.alone && !outcome.known;
                let found = if is_new { Found::nobody() } else { find(writes, person)? };
                self.write_row(writes, (*at, person, found), (&mut fresh, outcome))?;
            }
            if marks.last {
                writes.set_setting(UNDER_WAY, "")?;
            }
            Ok((fresh, undisturbed))
        })?;
        batches.names = after;
        // Nothing but this import is written between an undisturbed batch and the next.
        batches.last = batches.last.filter(|_| undisturbed).map(|last| receipt.last.unwrap_or(last));
        batches.act.group = batches.act.group.or(receipt.group);
        Ok(())
    }

    /// Plans a row once more and keeps it. What was said of a person nobody knew holds where still nobody does.
    fn write_row(
        &self,
        writes: &mut dyn Writes,
        (at, person, mut found): (usize, &Person, Found),
        (names, outcome): (&mut Names, &mut Outcome),
    ) -> Result<()> {
        if found.held.is_some() {
            *outcome = Outcome { at, held: found.held, ..Outcome::default() };
            return Ok(());
        }
        let known = found.dossier.is_some();
        let anew = known || outcome.known;
        if anew {
            found.judge(person, writes)?;
        }
        let mut make = |record: Record| writes.put(record).map(|key| key.id);
        let plan = plan(person, found.dossier, &mut Links { names, make: &mut make }, self.rules)?;
        if anew {
            let (now, plan) = self.concluded(at, plan, found.odd);
            *outcome = Outcome { known, ..now };
            return plan.apply(writes);
        }
        plan.apply(writes)
    }
}

/// What a rehearsal has found so far.
struct Rehearsed {
    names: Names,
    /// Names that would be new have got so many numbers.
    made: i64,
    outcomes: Vec<Outcome>,
}

/// An import between two of its writes.
struct Batches {
    act: Act,
    names: Names,
    pace: Pace,
    manners: Manners,
    room: Room,
    /// The newest entry of the journal, as long as nobody else has written since the rehearsal.
    last: Option<i64>,
    done: usize,
}

impl Batches {
    /// Takes as much room as befits whoever else is there; the last write waits until it is on the disk.
    fn take_room(&mut self, store: &mut dyn Store, last: bool) {
        let room = if last { Room::Much } else { self.manners.room() };
        if room != self.room {
            store.make_room(room);
            self.room = room;
        }
    }
}

/// Whether the batch tells others that an import begins or ends.
#[derive(Debug, Clone, Copy)]
struct Marks {
    first: bool,
    last: bool,
}

/// Who is importing.
#[derive(Debug, Serialize, Deserialize)]
struct UnderWay {
    who: String,
    /// The newest entry of the journal before the import began: the next one is the import's first.
    after: i64,
    /// The process, where the system can name one.
    process: Option<String>,
}

pub(super) fn warning(register: &Register, at: usize, field: Field, why: Caution) -> Warning {
    let column = register.header.name(field).cloned().unwrap_or_default();
    let value = Clean::line(&register.cell(at, field).chars().take(200).collect::<String>());
    Warning { row: register.sheet.number(at), column, value, why }
}

/// The client that a person is, and what is odd about it.
struct Found {
    dossier: Option<Dossier>,
    /// A client who is hidden from whoever imports has the row's number.
    held: Option<ClientId>,
    odd: Vec<(Field, Caution)>,
}

fn find(reads: &dyn Reads, person: &Person) -> Result<Found> {
    let mut keys = person.keys();
    let mut clients = reads.find_person(&keys)?;
    let other_name = person.folded_names().nth(1);
    if let (true, Some(name), Some(born)) = (clients.is_empty(), other_name, person.born) {
        // By its numbers nobody was found.
        keys = PersonKeys { name_born: Some((name.clone(), born)), ..PersonKeys::default() };
        clients = reads.find_person(&keys)?;
    }
    let mut found = Found::nobody();
    let mut several = false;
    for client in clients {
        let Some(dossier) = reads.dossier(client)? else {
            continue;
        };
        match likeness(person, &dossier) {
            Likeness::Another => found.odd.push((Field::Iin, Caution::IinOfAnother)),
            Likeness::Namesake => {}
            Likeness::Same if found.dossier.is_some() => several = true,
            Likeness::Same => found.dossier = Some(dossier),
        }
    }
    if found.dossier.is_none() {
        // Else the person would get a second record, and nobody would know.
        found.held = reads.hidden_bearer(&person.keys())?;
    }
    if several {
        found.odd.push((Field::Name, Caution::SeveralClients));
    }
    Ok(found)
}

impl Found {
    /// Nobody whom this office knows.
    const fn nobody() -> Self {
        Self { dossier: None, held: None, odd: Vec::new() }
    }

    /// Looks for what is odd about the row beside that client.
    fn judge(&mut self, person: &Person, reads: &dyn Reads) -> Result<()> {
        if begins_late(person, self.dossier.as_ref(), reads)? {
            self.odd.push((Field::PermitFrom, Caution::PermitAfterStay));
        }
        Ok(())
    }
}

/// True when nothing allowed the stay any more on the day before the row's permit begins.
fn begins_late(person: &Person, known: Option<&Dossier>, reads: &dyn Reads) -> Result<bool> {
    let (Some(entry), Some(permit)) = (person.entry, &person.permit) else {
        return Ok(false);
    };
    let Some(eve) = permit.from.pred_opt().filter(|eve| *eve >= entry && person.exit.is_none()) else {
        return Ok(false);
    };
    let mut dossier = known.cloned().unwrap_or_else(|| Dossier::new(Client::new(eve)));
    dossier.client.citizenship = Some(person.citizenship);
    if known.is_none() {
        dossier.client.presence = Presence::InCountry;
    }
    if dossier.stays.iter().all(|stay| stay.entry < entry && stay.exit.is_some_and(|exit| exit <= entry)) {
        dossier.stays.push(Stay {
            id: StayId(0),
            version: 0,
            client: dossier.client.id,
            document: None,
            entry,
            exit: None,
            entry_evidence: None,
            exit_evidence: None,
            note: None,
        });
    }
    Ok(status(&dossier, reads.rulebook()?.as_ref(), eve).rung == Rung::Unlawful)
}

/// Whether a client that was found is the person.
enum Likeness {
    Same,
    /// One identification number typed for two people.
    Another,
    /// Name and birth date are the same, the identification numbers are not.
    Namesake,
}

fn likeness(person: &Person, dossier: &Dossier) -> Likeness {
    if person.passport.as_ref().is_some_and(|passport| matching(dossier, passport).is_some()) {
        return Likeness::Same;
    }
    let client = &dossier.client;
    let held: Vec<String> =
        [&client.name_latin, &client.name_cyrillic].into_iter().flatten().map(|name| fold(name)).collect();
    let named = person.folded_names().any(|name| held.contains(name));
    match (&person.iin, &client.iin) {
        (Some(one), Some(two)) if one == two => {
            let born = person.born.zip(client.born).is_some_and(|(one, two)| one != two);
            if born && !named { Likeness::Another } else { Likeness::Same }
        }
        (Some(_), Some(_)) => Likeness::Namesake,
        _ => Likeness::Same,
    }
}

/// Undoes what earlier batches wrote, in batches too. When even that fails, the mark of the import stays and the next
/// start does it.
fn take_back(
    store: &mut dyn Store,
    act: &Act,
    error: ImportError,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> ImportError {
    let Some(group) = act.group else { return error };
    let back = Act { reason: "undo".to_owned(), group: None, ..act.clone() };
    let pace = Pace::new();
    // Whoever stops an import waits until it is gone.
    let mut tell = |done: usize, of: usize| {
        progress(Progress { undoing: true, ..pace.progress(done, of, true) });
        true
    };
    let undone = undoing::take_back(store, &back, group, &mut tell);
    match undone.and_then(|_| unmark(store, act)) {
        Ok(()) => error,
        Err(_) => ImportError::Unfinished(group),
    }
}

fn unmark(store: &mut dyn Store, act: &Act) -> Result<()> {
    let act = Act { group: None, ..act.clone() };
    store.write(&act, &mut |writes| writes.set_setting(UNDER_WAY, "")).map(drop)
}

/// An import of which the database tells that it has not ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interrupted {
    /// Who began it.
    pub who: Clean,
    /// Its group in the journal.
    pub group: i64,
    /// True while it is still writing: to be left alone.
    #[serde(skip)]
    pub alive: bool,
    /// Whether it was taken back; where somebody went on working with its rows, these stay.
    pub undone: bool,
}

/// Looks for an import under way or interrupted.
///
/// # Errors
/// Those of the store.
pub fn interrupted(store: &dyn Store, now_ms: i64) -> Result<Option<Interrupted>> {
    store.reading(|reads| {
        let text = reads.setting(UNDER_WAY)?.unwrap_or_default();
        let Ok(under_way) = serde_json::from_str::<UnderWay>(&text) else {
            return Ok(None);
        };
        let first = JournalFilter { after: Some(under_way.after), limit: 1, ..Default::default() };
        let Some(group) = reads.journal(&first)?.first().map(|entry| entry.group) else {
            return Ok(None);
        };
        let who = Clean::line(&under_way.who);
        let newest = JournalFilter { who: Some(who.clone()), limit: 500, ..Default::default() };
        let newest = reads.journal(&newest)?.into_iter().find(|entry| entry.group == group);
        let silent = newest.is_none_or(|entry| now_ms - entry.at_ms >= SILENCE_MS);
        let alive = under_way.process.as_deref().and_then(process::lives).unwrap_or(!silent);
        Ok(Some(Interrupted { who, group, alive, undone: false }))
    })
}

/// Undoes an interrupted import before the next one, and finishes undoings that were cut off; what is still being written
/// is left alone. Rows that somebody went on working with stay as they are: an undo of only some would tear apart what
/// belongs together. `tell` is told how far an undo is, and says false to leave the rest to the next start.
///
/// # Errors
/// Those of the store; [`Error::Stopped`].
pub fn clear_up(store: &mut dyn Store, act: &Act, tell: Tell<'_>) -> Result<Option<Interrupted>> {
    let finished = undoing::finish(store, act, tell)?;
    let Some(mut found) = interrupted(store, act.at_ms)? else {
        return Ok(None);
    };
    if !found.alive
        && !store.reading(|reads| Ok(undoing::under_way(reads)?.iter().any(|place| place.group == found.group)))?
    {
        let act = Act { reason: "undo".to_owned(), group: None, ..act.clone() };
        // It may have ended between its last entry and the word that it has.
        let gone = finished.iter().any(|done| done.group == found.group)
            || store.reading(|reads| reads.is_undone(found.group))?;
        found.undone = gone
            || match undoing::take_back(store, &act, found.group, tell) {
                Ok(_) => true,
                Err(Error::Refused(_)) => false,
                Err(error) => return Err(error),
            };
        unmark(store, &act)?;
    }
    Ok(Some(found))
}
