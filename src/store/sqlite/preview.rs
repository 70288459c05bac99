//! What a change of the law moves: for each client the rows in force beside those that the other law gives.

use super::SqliteStore;
use super::bulk::{self, Range};
use super::due::{MOOT, Stored};
use super::hidden::Hidden;
use super::law::{Candidate, read_rulebook};
use super::session::Session;
use super::standing::Standing;
use crate::domain::agenda::DueItem;
use crate::domain::calendar::Calendar;
use crate::domain::day::Day;
use crate::domain::deadline::State;
use crate::domain::dossier::Dossier;
use crate::domain::id::ClientId;
use crate::store::law::{DateMove, Dates, LawChange, LawCounts, LawDiff, LawProgress};
use crate::store::{Error, Result};
use std::sync::Arc;

/// One client whose rows another law changes.
pub(super) struct Plan {
    pub(super) client: ClientId,
    /// In force.
    pub(super) stored: Vec<Stored>,
    /// By the other law.
    pub(super) wanted: Vec<Stored>,
    /// How the client then stands, where that differs.
    pub(super) standing: Option<Standing>,
    pub(super) counts: LawCounts,
}

impl Plan {
    /// Compares; `None` where nothing differs. The session derives by the other law.
    pub(super) fn of(
        session: &Session<'_>,
        dossier: &Dossier,
        stored: &[Stored],
        held: Option<&Standing>,
        today: Day,
    ) -> Result<Option<Self>> {
        if dossier.client.is_gone() {
            return Ok(None);
        }
        let wanted = session.wanted(dossier, today)?;
        let standing = Standing::of(dossier, &wanted, today);
        if stored == wanted && held == Some(&standing) {
            return Ok(None);
        }
        let counts = count(stored, &wanted);
        let standing = Some(standing).filter(|standing| held != Some(standing));
        Ok(Some(Self { client: dossier.client.id, stored: stored.to_vec(), wanted, standing, counts }))
    }

    /// The plans of all clients between two numbers.
    pub(super) fn between(session: &Session<'_>, range: Range, today: Day) -> Result<Vec<Self>> {
        let dossiers = session.load_between(range)?;
        let stored = session.stored_between(range.0, range.1)?;
        let held = session.standings_between(range.0, range.1)?;
        let mut plans = Vec::new();
        for dossier in &dossiers {
            let client = dossier.client.id.0;
            let stored = bulk::of_client(&stored, client);
            plans.extend(Self::of(session, dossier, stored, held.get(&client), today)?);
        }
        Ok(plans)
    }

    /// The open deadlines that move, appear or vanish.
    fn moves(&self) -> impl Iterator<Item = DateMove> {
        pairs(&self.stored, &self.wanted).filter_map(|(old, new)| {
            let (before, after) = (old.map(dates), new.map(dates));
            let item = new.or(old).filter(|_| before != after)?;
            Some(DateMove {
                client: item.client,
                name: item.client_name.clone(),
                rule: item.rule.clone(),
                subject: item.subject.clone(),
                old: before,
                new: after,
            })
        })
    }
}

fn dates(item: &DueItem) -> Dates {
    Dates { last_day: item.last_day, warn_day: item.warn_day }
}

/// Open: not done, and not without meaning already when it was stored.
fn is_open(row: &Stored) -> bool {
    row.item.state != State::Done && row.section != MOOT
}

/// Open deadlines of one id in both lists, which are by rule and subject.
fn pairs<'r>(
    stored: &'r [Stored],
    wanted: &'r [Stored],
) -> impl Iterator<Item = (Option<&'r DueItem>, Option<&'r DueItem>)> {
    let named =
        |row: &Stored, other: &Stored| row.item.rule == other.item.rule && row.item.subject == other.item.subject;
    let of = move |row: &Stored, rows: &'r [Stored]| {
        rows.iter().find(|other| named(row, other) && is_open(other)).map(|other| &other.item)
    };
    let old = stored.iter().filter(|row| is_open(row)).map(move |row| (Some(&row.item), of(row, wanted)));
    let new = wanted.iter().filter(move |row| is_open(row) && of(row, stored).is_none());
    old.chain(new.map(|row| (None, Some(&row.item))))
}

fn count(stored: &[Stored], wanted: &[Stored]) -> LawCounts {
    let mut counts = LawCounts::default();
    for pair in pairs(stored, wanted) {
        match pair {
            (Some(old), Some(new)) if dates(old) != dates(new) => counts.moved += 1,
            (Some(old), Some(new)) if judged(old) != judged(new) => counts.restated += 1,
            (Some(_), None) => counts.vanished += 1,
            (None, _) => counts.appeared += 1,
            (Some(_), Some(_)) => {}
        }
    }
    counts.people = usize::from(counts != LawCounts::default());
    counts
}

/// How a deadline is judged, apart from its dates.
fn judged(item: &DueItem) -> impl PartialEq {
    (item.severity, item.confidence, item.confirmed, item.state, item.class, item.safe_day, item.stricter_last_day)
}

impl SqliteStore {
    /// The law that a change asks for.
    pub(super) fn candidate(&self, change: &LawChange) -> Result<Candidate> {
        let mut candidate = Candidate { derive: self.law.derive, book: None, calendar: None };
        match change {
            LawChange::Rulebook(text) => candidate.book = Some(Arc::new(read_rulebook(text)?)),
            LawChange::Calendar(days) => candidate.calendar = Some(Arc::new(Calendar::with_overrides(days))),
            LawChange::Engine => {}
        }
        Ok(candidate)
    }

    /// What a change would move; at most `limit` of the moves are named, the earliest first.
    pub(super) fn preview(
        &self,
        change: &LawChange,
        (today, limit): (Day, usize),
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawDiff> {
        let candidate = self.candidate(change)?;
        let clients = bulk::all_clients(&self.connection)?;
        let total = clients.len();
        // Dates of what is hidden are neither named nor counted.
        let hidden = Hidden::from(&self.connection, self.reader)?;
        let mut diff = LawDiff { clients: total, ..LawDiff::default() };
        let look = |session: &Session<'_>, range: Range| Plan::between(session, range, today);
        let whole = bulk::over_all(
            (&self.path, &bulk::Gate::default(), bulk::FEW),
            &clients,
            &candidate,
            look,
            |plans, done| {
                for plan in plans.iter().filter(|plan| !hidden.client(plan.client)) {
                    diff.counts += plan.counts;
                    diff.lines.extend(plan.moves().filter(|line| !hidden.deadline(line.client, &line.subject)));
                }
                if diff.lines.len() / 2 > limit {
                    keep_first(&mut diff.lines, limit);
                }
                Ok(progress(LawProgress { done, total }))
            },
        )?;
        keep_first(&mut diff.lines, limit);
        if whole { Ok(diff) } else { Err(Error::Stopped) }
    }
}

/// By the earlier of both days, then by client; no more than so many.
fn keep_first(lines: &mut Vec<DateMove>, limit: usize) {
    let day = |line: &DateMove| [line.old, line.new].into_iter().flatten().map(|dates| dates.warn_day).min();
    lines.sort_by(|a, b| (day(a), a.client, &a.rule, &a.subject).cmp(&(day(b), b.client, &b.rule, &b.subject)));
    lines.truncate(limit);
}
