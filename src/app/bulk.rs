//! One act about many rows of a list: to an officer, papers asked for or in, to another stage, into a file.
//!
//! * It is written in short batches that let others pass, all of one group: one undo takes all of it back. A batch that
//!   fails takes back the batches before it; what a killed process leaves behind is one group too.
//! * A row that the rules refuse is passed over and named; the others go on.
//! * Rows are held by number alone, and their records are read batch by batch.

mod export;

pub use export::{Export, Exported};

use super::acts::paper_in;
use super::case_life::move_stage;
use super::clock;
use super::desk::Desk;
use super::error::{AppError, Result};
use super::together::{Joining, Manners};
use super::undoing;
use crate::domain::case::{Case, CaseDocument, DocumentState, Stage};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::papers::required;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::store::{self, Act, Error, ListKind, Reads, Room, RowKey, Writes};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Rows of one transaction, at first and at most: short enough that others wait a fraction of a second.
const BATCH: (usize, usize) = (20, 100);
/// So many refused rows are named; the others are counted.
const NAMED: usize = 200;

/// What is done about each row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkAct {
    /// Give the client and the open cases, or the case, to an officer.
    Assign(StaffId),
    /// Mark the papers that the case lacks as asked for today.
    Request,
    /// Move the paper to a state, as of today.
    Paper(DocumentState),
    /// Move the case to a stage.
    Stage(Stage),
}

impl BulkAct {
    /// The word in the journal.
    const fn reason(self) -> &'static str {
        match self {
            Self::Assign(_) => "assign",
            Self::Request | Self::Paper(_) => "paper",
            Self::Stage(_) => "stage",
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BulkReport {
    /// Rows that were acted upon.
    pub done: usize,
    /// Rows that the rules refused, the first ones by name, each with why.
    pub refused: Vec<(Clean, Phrase)>,
    /// Refused rows in all.
    pub refusals: usize,
    /// The group to undo; `None` when nothing changed.
    pub group: Option<i64>,
}

/// How far it has come, and whether to go on.
pub type Tell<'t> = &'t mut dyn FnMut(usize, usize) -> bool;

impl Desk {
    /// Does it about all these rows of a list.
    ///
    /// # Errors
    /// Not allowed; a refusal when it is given up (then nothing is changed); those of the store.
    pub fn bulk(&mut self, kind: ListKind, rows: &[RowKey], what: BulkAct, tell: Tell<'_>) -> Result<BulkReport> {
        self.require(Role::Officer)?;
        self.join()?;
        self.store().make_room(Room::Much);
        let done = self.in_batches(kind, rows, what, tell);
        self.store().make_room(Room::Usual);
        done
    }

    fn in_batches(&mut self, kind: ListKind, rows: &[RowKey], what: BulkAct, tell: Tell<'_>) -> Result<BulkReport> {
        let numbers = numbers(kind, rows);
        let mut act = self.act(what.reason());
        let mut report = BulkReport::default();
        let (mut left, mut rows, mut manners) = (numbers.as_slice(), BATCH.0, Manners::default());
        while !left.is_empty() {
            let (batch, rest) = left.split_at(rows.min(left.len()));
            let begun = Instant::now();
            act.at_ms = clock::now_ms().max(act.at_ms);
            let wrote = self.store().writing(&act, |writes| about_batch(writes, kind, batch, (what, act.today)));
            let (told, receipt) = match wrote {
                Ok(wrote) => wrote,
                Err(error) => return Err(self.take_back(&act, error.into(), tell)),
            };
            act.group = act.group.or(receipt.group);
            report.done += batch.len() - told.len();
            report.refusals += told.len();
            let room = NAMED.saturating_sub(report.refused.len());
            report.refused.extend(told.into_iter().take(room));
            let seen = report.done + report.refusals;
            if !tell(seen, numbers.len()) && seen < numbers.len() {
                return Err(self.take_back(&act, AppError::refused(Phrase::new("bulk-stopped")), tell));
            }
            left = rest;
            manners.look(self.store());
            rows = fitting(batch.len(), begun.elapsed(), manners.wanted());
            manners.step_aside();
        }
        report.group = act.group;
        Ok(report)
    }

    /// Undoes what earlier batches wrote; where that fails too, says that they stand.
    fn take_back(&mut self, act: &Act, error: AppError, tell: Tell<'_>) -> AppError {
        let Some(group) = act.group else { return error };
        let back = Act { reason: "undo".to_owned(), group: None, ..act.clone() };
        // Whoever stops it waits until it is gone.
        let mut tell = |done: usize, of: usize| {
            tell(done, of);
            true
        };
        match undoing::take_back(self.store(), &back, group, &mut tell) {
            Ok(_) => error,
            Err(_) => AppError::refused(Phrase::new("bulk-half-done")),
        }
    }
}

/// How many rows fit into a write that may take so long, when so many took that long.
fn fitting(rows: usize, took: Duration, wanted: Duration) -> usize {
    let fitting = rows as u128 * wanted.as_micros() / took.as_micros().max(1);
    usize::try_from(fitting).unwrap_or(BATCH.1).clamp(1, BATCH.1)
}

/// The records to act upon, each once; of deadlines it is their clients.
fn numbers(kind: ListKind, rows: &[RowKey]) -> Vec<i64> {
    let number = |row: &RowKey| if kind == ListKind::Deadlines { row.client.0 } else { row.id };
    let all: BTreeSet<i64> = rows.iter().map(number).collect();
    all.into_iter().collect()
}

/// Acts about each; gives the names of those that were refused.
fn about_batch(
    writes: &mut dyn Writes,
    kind: ListKind,
    batch: &[i64],
    (what, today): (BulkAct, Day),
) -> store::Result<Vec<(Clean, Phrase)>> {
    let mut refused = Vec::new();
    for id in batch {
        match about_one(writes, kind, *id, (what, today)) {
            Ok(()) => {}
            // A row that is gone since it was marked is passed over like one that the rules refuse.
            Err(Error::Refused(why)) => refused.push((name(writes, kind, *id)?, why)),
            Err(Error::NotFound(_)) => refused.push((Clean::line(&id.to_string()), Phrase::new("error-not-found"))),
            Err(error) => return Err(error),
        }
    }
    Ok(refused)
}

/// What a row is called in a report.
fn name(reads: &dyn Reads, kind: ListKind, id: i64) -> store::Result<Clean> {
    Ok(match kind {
        ListKind::Clients | ListKind::Deadlines => Clean::line(reads.get::<Client>(id)?.name()),
        ListKind::Cases => {
            let case = reads.get::<Case>(id)?;
            let client = reads.get::<Client>(case.client.0)?;
            Clean::line(&format!("{} {}", case.reference, client.name()))
        }
        ListKind::Documents => {
            let paper = reads.get::<CaseDocument>(id)?;
            let case = reads.get::<Case>(paper.case.0)?;
            Clean::line(&format!("{} {}", case.reference, paper.requirement))
        }
    })
}

/// Acts about one row; refuses before it writes anything.
fn about_one(writes: &mut dyn Writes, kind: ListKind, id: i64, (what, today): (BulkAct, Day)) -> store::Result<()> {
    match (kind, what) {
        (ListKind::Clients | ListKind::Deadlines, BulkAct::Assign(to)) => give_client(writes, id, to),
        (ListKind::Cases, BulkAct::Assign(to)) => {
            let case = (writes as &dyn Reads).get::<Case>(id)?;
            writes.put(Case { owner: Some(to), ..case }.into()).map(drop)
        }
        (ListKind::Cases, BulkAct::Request) => request(writes, id, today),
        (ListKind::Cases, BulkAct::Stage(stage)) => {
            let case = (writes as &dyn Reads).get::<Case>(id)?;
            move_stage(writes, &mut Joining::default(), &case, (stage, today))
        }
        (ListKind::Documents, BulkAct::Paper(state)) => {
            let paper = (writes as &dyn Reads).get::<CaseDocument>(id)?;
            // Also of what came in: the day on which it did, and that it was checked, would be lost.
            if is_in(paper.state) {
                return Err(Error::refused("bulk-paper-in"));
            }
            writes.put(paper_in(paper, state, Some(today), None).into()).map(drop)
        }
        _ => Err(Error::refused("bulk-not-here")),
    }
}

/// True for papers that nobody asks for any more.
const fn is_in(state: DocumentState) -> bool {
    matches!(state, DocumentState::Received | DocumentState::Verified | DocumentState::NotNeeded)
}

/// Gives a client and the open cases to an officer.
pub(super) fn give_client(writes: &mut dyn Writes, id: i64, to: StaffId) -> store::Result<()> {
    let client: Client = (writes as &dyn Reads).get(id)?;
    let cases = writes.dossier(client.id)?.map(|dossier| dossier.cases).unwrap_or_default();
    writes.put(Client { owner: Some(to), ..client }.into())?;
    for case in cases.into_iter().filter(|case| case.stage.is_open() && case.owner != Some(to)) {
        writes.put(Case { owner: Some(to), ..case }.into())?;
    }
    Ok(())
}

/// Marks the papers that a case lacks as asked for. What was asked for before keeps its day: how long somebody has been
/// waited for is what reminders go by.
fn request(writes: &mut dyn Writes, id: i64, today: Day) -> store::Result<()> {
    let case: Case = (writes as &dyn Reads).get(id)?;
    if !case.stage.is_open() || case.stage == Stage::Filed {
        return Err(Error::refused("bulk-case-over"));
    }
    let (dossier, rulebook) = (writes.dossier(case.client)?, writes.rulebook()?);
    let Some(dossier) = dossier else { return Err(Error::refused("bulk-no-papers")) };
    let wanted = |state| matches!(state, DocumentState::Missing | DocumentState::Rejected);
    let lacked: Vec<CaseDocument> = required(&dossier, &case, &rulebook, today)
        .into_iter()
        .filter(|paper| paper.is_wanted() && wanted(paper.state()))
        .map(|paper| {
            let own = dossier.case_documents.iter().filter(|one| one.case == case.id);
            let own = own.filter(|one| one.requirement.as_str() == paper.id()).max_by_key(|one| one.id);
            own.cloned().unwrap_or_else(|| CaseDocument::new(case.id, case.client, paper.id()))
        })
        .collect();
    if lacked.is_empty() {
        return Err(Error::refused("bulk-no-papers"));
    }
    for paper in lacked {
        writes.put(paper_in(paper, DocumentState::Requested, Some(today), None).into())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
