//! What people do about deadlines and papers: done, snoozed, handled, answered, moved on, assigned, undone.
//!
//! A deadline of class stay or status cannot be marked done: it closes through a fact, and [`Desk::closing_form`] opens
//! the form for that fact. A breach cannot be put off. Every act is one journal group and can be undone.

use super::bulk::Tell;
use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::forms::{Form, Parent};
use super::together::Joining;
use super::undoing::{self, Undone};
use crate::domain::case::{Case, CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::derive;
use crate::domain::deadline::{Class, Deadline, DeadlineId, State, StepKind};
use crate::domain::id::{ActionId, CaseId, ClientId, IdentityDocumentId, PermitId, StaffId, StayId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::staff::{Action, ActionKind};
use crate::i18n::Catalogue;
use crate::store::groups::GroupOutline;
use crate::store::{self, Reads, Receipt};
use std::collections::{HashMap, HashSet};

/// Which deadline of which client, and the last day that was on the screen when the key was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The client.
    pub client: ClientId,
    /// The deadline.
    pub id: DeadlineId,
    /// Its last day as shown: a deadline that moved meanwhile is not acted upon.
    pub shown_day: Day,
}

/// A decision about a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The act is done: on a day, with a receipt number or note.
    Done {
        /// The day.
        on: Day,
        /// Receipt number or note; required for hard acts.
        proof: Option<Clean>,
    },
    /// Look again on a day, and why.
    Snooze {
        /// The day.
        until: Day,
        /// A word of the pick-list or free text.
        reason: Clean,
    },
    /// Known and taken care of; look again on a day.
    Handled {
        /// The day.
        until: Day,
        /// What was done.
        reason: Clean,
    },
    /// An unknown act has not been done: it becomes open.
    NotDone,
}

/// Reasons for putting something off, as message ids `reason-…`; free text may be added.
pub const REASONS: &[&str] = &[
    "reason-client",
    "reason-employer",
    "reason-police",
    "reason-abroad",
    "reason-unpaid",
    "reason-papers",
    "reason-other",
];

/// From so many records on an undo is asked about first, even when they are all one client's.
pub const UNDO_ASKS_ABOVE: usize = 10;

/// What the next undo would take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoPreview {
    /// The group.
    pub group: i64,
    /// Word for the kind of act, such as `import`.
    pub reason: String,
    /// When it began, in milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The office date it began on.
    pub day: Day,
    /// Records it made, changed or removed.
    pub records: usize,
    /// Clients it touched.
    pub clients: usize,
    /// The client's name when it is one.
    pub client_name: Option<Clean>,
    /// The kind of the records when it is one.
    pub kind: Option<Kind>,
}

impl UndoPreview {
    /// True when so much goes with it that a person is asked first.
    pub fn is_wide(&self) -> bool {
        self.clients > 1 || self.records > UNDO_ASKS_ABOVE
    }

    /// The office's time of day when it began, `HH:MM`.
    pub fn time(&self) -> String {
        super::clock::office_time(self.at_ms)
    }

    /// Asks: `Undo “import of a sheet” of 22.11.2026, 14:02? 3412 records of 1204 clients will be taken back.`
    pub fn question(&self, words: &Catalogue) -> Phrase {
        let one = self.client_name.is_some();
        let phrase = self.named(Phrase::new(if one { "undo-ask-one" } else { "undo-ask-many" }), words);
        phrase.text("name", self.client_name.as_deref().unwrap_or_default())
    }

    /// Puts into a phrase what was done (`what`), when (`day`, `time`), and how many `records` and `clients` go with it.
    pub fn named(&self, phrase: Phrase, words: &Catalogue) -> Phrase {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let word = format!("journal-{}", self.reason.replace('_', "-"));
        let what = if words.has(&word) { words.text(&word) } else { self.reason.clone() };
        phrase
            .text("what", what)
            .day("day", self.day)
            .text("time", self.time())
            .number("records", count(self.records))
            .number("clients", count(self.clients))
    }
}

impl Desk {
    /// Records a decision about one or many deadlines, all in one group.
    ///
    /// # Errors
    /// A refusal when a deadline moved meanwhile, is of a class that the decision does not fit, or the day is wrong.
    pub fn decide(&mut self, targets: &[Target], decision: &Decision) -> Result<Receipt> {
        let (today, calendar) = (self.today(), self.calendar().clone());
        let reason = match decision {
            Decision::Done { .. } => "done",
            Decision::Snooze { .. } => "snooze",
            Decision::Handled { .. } => "handled",
            Decision::NotDone => "not_done",
        };
        let supervisor = self.require(crate::domain::staff::Role::Supervisor).is_ok();
        let joining = self.joining();
        let ((), receipt) = self.write(reason, |writes, me| {
            let rulebook = writes.rulebook()?;
            let mut dossiers = HashMap::new();
            for target in targets {
                if let std::collections::hash_map::Entry::Vacant(place) = dossiers.entry(target.client) {
                    place.insert(writes.whole(target.client)?);
                }
                let dossier = &dossiers[&target.client];
                let deadlines = derive(dossier, &rulebook, &calendar);
                let deadline = deadlines.iter().find(|deadline| deadline.id == target.id);
                let deadline = deadline.ok_or_else(|| store::Error::refused("act-gone"))?;
                let earlier = dossier.actions.iter().find(|a| is_about(a, &target.id));
                undone(deadline, earlier, decision, &joining)?;
                fits(deadline, target, decision, today, supervisor)?;
                writes.put(action(target, decision, earlier, me, today).into())?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Moves papers of a case to a state, with the day on which that happened, all in one group.
    ///
    /// # Errors
    /// A day to come; those of the store; a conflict when somebody changed a paper meanwhile.
    pub fn set_papers(
        &mut self,
        papers: &[CaseDocument],
        state: DocumentState,
        on: Option<Day>,
        why: Option<&Clean>,
    ) -> Result<Receipt> {
        if on.is_some_and(|day| day > self.today()) {
            let phrase = Phrase::new("check-future").day("today", self.today());
            return Err(AppError::fields(vec![("on".to_owned(), phrase)]));
        }
        let mut joining = self.joining();
        let ((), receipt) = self.write("paper", |writes, _| {
            for paper in papers {
                let shown = recorded_since(writes, paper)?;
                let moved = paper_in(shown.clone(), state, on, why.cloned());
                if moved.id.0 == 0 && state == DocumentState::Missing {
                    continue;
                }
                joining.save(writes, &shown.into(), moved.into())?;
            }
            Ok(())
        })?;
        self.note_joined(joining);
        Ok(receipt)
    }

    /// Gives clients (and their open cases) to another officer, in one group.
    ///
    /// # Errors
    /// Those of the store.
    pub fn assign(&mut self, clients: &[ClientId], to: StaffId) -> Result<Receipt> {
        let ((), receipt) = self.write("assign", |writes, _| {
            for id in clients {
                super::bulk::give_client(writes, id.0, to)?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Adds a dated line to a client's note.
    ///
    /// # Errors
    /// Those of the store.
    pub fn add_note(&mut self, client: ClientId, text: &str) -> Result<Receipt> {
        let (today, who) = (self.today(), self.me().handle().clone());
        let ((), receipt) = self.write("note", |writes, _| {
            let client: Client = (writes as &dyn Reads).get(client.0)?;
            let line = format!("{} {who}: {}", today.format("%d.%m.%Y"), Clean::note(text));
            let note = client.note.as_ref().map_or_else(|| line.clone(), |old| format!("{old}\n{line}"));
            writes.put(Client { note: Clean::note(&note).non_empty(), ..client }.into())?;
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Undoes my newest group of changes; `None` when there is nothing of mine to undo.
    ///
    /// # Errors
    /// A refusal when others changed the same fields since; those of the store.
    pub fn undo(&mut self) -> Result<Option<(i64, Receipt)>> {
        Ok(self.undo_telling(&mut |_, _| true)?.map(|(group, undone)| (group, undone.receipt)))
    }

    /// The same; `tell` is told how far it is, and says false to leave the rest of a large group to the next start.
    ///
    /// # Errors
    /// Those of [`Desk::undo`].
    pub fn undo_telling(&mut self, tell: Tell<'_>) -> Result<Option<(i64, Undone)>> {
        self.require(crate::domain::staff::Role::Officer)?;
        let Some(group) = self.my_newest_group()? else {
            return Ok(None);
        };
        self.may_unsettle(group)?;
        Ok(Some((group, self.take_group_back(group, tell)?)))
    }

    /// Finishes undoings that were cut off; gives my own, the newest of them. Whoever asks for an undo a second time means
    /// the one that was cut off, not what was done before it.
    ///
    /// # Errors
    /// Not allowed below officers; those of the store.
    pub fn finish_undo(&mut self, tell: Tell<'_>) -> Result<Option<(i64, Undone)>> {
        self.require(crate::domain::staff::Role::Officer)?;
        let (act, me) = (self.act("undo"), self.me().handle().clone());
        let finished = match undoing::finish(self.store(), &act, tell) {
            Err(store::Error::Stopped) => Err(AppError::new(ErrorKind::Busy, Phrase::new("undo-stopped"))),
            finished => self.heard(finished),
        };
        let mine = finished?.into_iter().rfind(|done| done.who == me.as_str());
        Ok(mine.map(|done| (done.group, done.undone)))
    }

    /// Takes a group back whose undo is allowed: of the law, or of records.
    pub(super) fn take_group_back(&mut self, group: i64, tell: Tell<'_>) -> Result<Undone> {
        if let Some(done) = self.undo_law(group, &mut |progress| tell(progress.done, progress.total))? {
            return Ok(Undone { receipt: done.receipt, ..Undone::default() });
        }
        let act = self.act("undo");
        let undone = match undoing::take_back(self.store(), &act, group, tell) {
            Err(store::Error::Stopped) => {
                return Err(AppError::new(ErrorKind::Busy, Phrase::new("undo-stopped")));
            }
            undone => self.heard(undone)?,
        };
        self.after(&undone.receipt)?;
        self.look_again()?;
        Ok(undone)
    }

    /// Undoes the group that was shown, if it is still my newest one.
    ///
    /// # Errors
    /// A refusal when something of mine was saved or undone since; those of [`Desk::undo`].
    pub fn undo_shown(&mut self, group: i64, tell: Tell<'_>) -> Result<Undone> {
        if self.my_newest_group()? != Some(group) {
            return Err(store::Error::refused("act-undo-newer").into());
        }
        self.undo_telling(tell)?.map(|(_, done)| done).ok_or_else(|| store::Error::refused("act-undo-newer").into())
    }

    /// What the next undo would take back; `None` when there is nothing of mine to undo. It reads the whole group, so
    /// it is asked for when a person wants to undo, not before.
    ///
    /// # Errors
    /// Those of the store.
    pub fn next_undo(&self) -> Result<Option<UndoPreview>> {
        let Some(group) = self.my_newest_group()? else {
            return Ok(None);
        };
        self.undo_preview(group)
    }

    /// What the undo of a group would take back; `None` when there is no such group.
    pub(super) fn undo_preview(&self, group: i64) -> Result<Option<UndoPreview>> {
        self.read(|reads| {
            let Some(outline) = reads.group_outline(group)? else { return Ok(None) };
            if let Some(law) = law_preview(reads, group)? {
                return Ok(Some(law));
            }
            if outline.entries > undoing::SMALL {
                return large_preview(reads, group, &outline);
            }
            let entries = reads.group(group)?;
            let Some(first) = entries.first() else { return Ok(None) };
            let keys: HashSet<Key> = entries.iter().flat_map(|entry| &entry.changes).map(|change| change.key).collect();
            let clients: HashSet<ClientId> = entries.iter().filter_map(|entry| entry.client).collect();
            let only = clients.iter().next().filter(|_| clients.len() == 1);
            let record = only.map(|id| reads.record((*id).into())).transpose()?.flatten();
            let client_name = record.and_then(|record| Client::try_from(record).ok()).map(|c| Clean::line(c.name()));
            let kinds: HashSet<Kind> = keys.iter().map(|key| key.kind).collect();
            Ok(Some(UndoPreview {
                group,
                reason: first.reason.clone(),
                at_ms: first.at_ms,
                day: first.office_day,
                records: keys.len() + entries.iter().map(|entry| entry.settings.len()).sum::<usize>(),
                clients: clients.len(),
                client_name,
                kind: kinds.iter().next().filter(|_| kinds.len() == 1).copied(),
            }))
        })
    }

    fn my_newest_group(&self) -> Result<Option<i64>> {
        let who = self.me().handle().clone();
        self.read(|reads| reads.newest_group(&who))
    }

    /// The form for the fact that closes a deadline of class stay or status: exit of a stay, end or successor of a
    /// permit, a new document; `None` for acts and own dates, which are marked done.
    ///
    /// # Errors
    /// Those of the store.
    pub fn closing_form(&self, client: ClientId, id: &DeadlineId) -> Result<Option<Form>> {
        let parent = Parent { client: Some(client), case: None };
        let edit = |kind, id| self.form(kind, Some(Key { kind, id }), parent).map(Some);
        if let Some(stay) = StayId::parse(&id.subject) {
            return edit(Kind::Stay, stay.0);
        }
        if PermitId::parse(&id.subject).is_some() {
            return self.form(Kind::Permit, None, parent).map(Some);
        }
        if IdentityDocumentId::parse(&id.subject).is_some() {
            return self.form(Kind::IdentityDocument, None, parent).map(Some);
        }
        if let Some(paper) = crate::domain::id::CaseDocumentId::parse(&id.subject) {
            return edit(Kind::CaseDocument, paper.0);
        }
        if let Some(home) = crate::domain::id::ResidenceId::parse(&id.subject) {
            return edit(Kind::Residence, home.0);
        }
        if let Some(basis) = crate::domain::id::BasisId::parse(&id.subject) {
            return edit(Kind::Basis, basis.0);
        }
        Ok(None)
    }

    /// The case of a reference.
    ///
    /// # Errors
    /// Not found; those of the store.
    pub fn case_called(&self, reference: &str) -> Result<(ClientId, CaseId)> {
        let found = self.read(|reads| {
            let id = reads.case_by_reference(reference)?;
            id.map(|id| reads.get::<Case>(id.0)).transpose()
        })?;
        found.map(|case| (case.client, case.id)).ok_or_else(|| {
            AppError::new(super::error::ErrorKind::NotFound, Phrase::new("error-no-case").text("reference", reference))
        })
    }
}

/// The preview of a change of the law. It has no records of its own: what goes back are the dates it moved, which it has
/// counted itself.
fn law_preview(reads: &dyn Reads, group: i64) -> store::Result<Option<UndoPreview>> {
    let entries = reads.group_about(group, None)?;
    Ok(entries.into_iter().find_map(|entry| {
        let law = entry.law.as_ref()?.counts;
        Some(UndoPreview {
            group,
            reason: entry.reason,
            at_ms: entry.at_ms,
            day: entry.office_day,
            records: law.moved + law.appeared + law.vanished + law.restated,
            clients: law.people,
            client_name: None,
            kind: None,
        })
    }))
}

/// What the undo of a large group would take back, without reading it whole: a record that it changed twice counts twice.
fn large_preview(reads: &dyn Reads, group: i64, outline: &GroupOutline) -> store::Result<Option<UndoPreview>> {
    let newest = reads.group_before(group, i64::MAX, 1)?;
    let records = reads.group_changes(group)?;
    Ok(newest.into_iter().next().map(|entry| UndoPreview {
        group,
        reason: entry.reason,
        at_ms: entry.at_ms,
        day: entry.office_day,
        records,
        clients: outline.clients,
        client_name: None,
        kind: None,
    }))
}

fn is_about(action: &Action, id: &DeadlineId) -> bool {
    action.rule.as_str() == id.rule && action.subject.as_str() == id.subject
}

/// Nobody decides about what was open on their screen and is done by now, before they have seen that it is.
fn undone(deadline: &Deadline, earlier: Option<&Action>, decision: &Decision, joining: &Joining) -> store::Result<()> {
    let Some(earlier) = earlier.filter(|earlier| deadline.state == State::Done && earlier.kind == ActionKind::Done)
    else {
        return Ok(());
    };
    let current = earlier.clone().into();
    if joining.insists(&current) {
        return Ok(());
    }
    let field = |name: &str, theirs: serde_json::Value, mine: serde_json::Value| store::FieldConflict {
        field: name.to_owned(),
        opened: serde_json::Value::Null,
        theirs,
        mine,
    };
    let (kind, on, proof) = match decision {
        Decision::Done { on, proof } => (ActionKind::Done, Some(on), proof.as_ref()),
        Decision::Snooze { .. } => (ActionKind::Snoozed, None, None),
        Decision::Handled { .. } => (ActionKind::Handled, None, None),
        Decision::NotDone => (ActionKind::Open, None, None),
    };
    let text = |proof: Option<&Clean>| proof.map_or(serde_json::Value::Null, |proof| proof.as_str().into());
    let on = on.map_or(serde_json::Value::Null, |on| on.to_string().into());
    let mut fields = vec![
        field("kind", earlier.kind.as_str().into(), kind.as_str().into()),
        field("on_day", earlier.on_day.to_string().into(), on),
        field("proof", text(earlier.proof.as_ref()), text(proof)),
    ];
    fields.retain(|field| field.theirs != field.mine);
    if fields.is_empty() {
        return Ok(());
    }
    Err(store::Error::Conflict(Box::new(store::Conflict { current, fields })))
}

/// Whether a decision fits a deadline as it stands now.
fn fits(deadline: &Deadline, target: &Target, decision: &Decision, today: Day, supervisor: bool) -> store::Result<()> {
    if deadline.last_day != target.shown_day {
        return Err(store::Error::Refused(Phrase::new("act-moved").day("day", deadline.last_day)));
    }
    let by_fact = matches!(deadline.class, Class::Stay | Class::Status);
    if let (Decision::Done { on, .. }, Some(day)) = (decision, cause(deadline))
        && *on < day
    {
        return Err(store::Error::Refused(Phrase::new("act-before-cause").day("day", day)));
    }
    match decision {
        Decision::Done { .. } if by_fact => Err(store::Error::refused("act-needs-fact")),
        Decision::Done { on, .. } if *on > today => Err(store::Error::refused("act-future")),
        Decision::Done { proof: None, .. }
            if deadline.class == Class::Act && deadline.severity == crate::domain::choice::Severity::Hard =>
        {
            Err(store::Error::refused("act-needs-proof"))
        }
        Decision::NotDone if deadline.state != State::Unknown => Err(store::Error::refused("act-not-unknown")),
        Decision::Snooze { until, .. } | Decision::Handled { until, .. } => {
            put_off(deadline, *until, today, supervisor)
        }
        _ => Ok(()),
    }
}

/// The day that set an act's time running; `None` for what counts down to a day to come (a filing before a permit
/// ends), which is done before that day.
fn cause(deadline: &Deadline) -> Option<Day> {
    let step = deadline.trail.iter().find(|step| step.kind == StepKind::Trigger && step.date.is_some())?;
    step.date.filter(|day| deadline.class == Class::Act && *day < deadline.last_day)
}

fn put_off(deadline: &Deadline, until: Day, today: Day, supervisor: bool) -> store::Result<()> {
    if deadline.class == Class::Stay && deadline.last_day < today {
        return Err(store::Error::refused("act-breach"));
    }
    if until <= today {
        return Err(store::Error::refused("act-later-day"));
    }
    let hard = deadline.severity == crate::domain::choice::Severity::Hard;
    if hard && until > deadline.safe_day && !supervisor {
        return Err(store::Error::Refused(Phrase::new("act-past-safe-day").day("day", deadline.safe_day)));
    }
    Ok(())
}

fn action(target: &Target, decision: &Decision, earlier: Option<&Action>, me: StaffId, today: Day) -> Action {
    let (kind, on_day, until_day, reason, proof) = match decision.clone() {
        Decision::Done { on, proof } => (ActionKind::Done, on, None, None, proof),
        Decision::Snooze { until, reason } => (ActionKind::Snoozed, today, Some(until), Some(reason), None),
        Decision::Handled { until, reason } => (ActionKind::Handled, today, Some(until), Some(reason), None),
        Decision::NotDone => (ActionKind::Open, today, None, None, None),
    };
    Action {
        id: earlier.map_or(ActionId(0), |action| action.id),
        version: earlier.map_or(0, |action| action.version),
        client: target.client,
        rule: Clean::line(&target.id.rule),
        subject: Clean::line(&target.id.subject),
        kind,
        for_day: target.shown_day,
        on_day,
        until_day,
        reason,
        proof,
        by: Some(me),
    }
}

/// The paper as it was shown. Where nothing was recorded of it then and somebody has recorded it since, it is shown as
/// nothing under that number: so the two meet as the same record.
pub(super) fn recorded_since(reads: &(impl Reads + ?Sized), shown: &CaseDocument) -> store::Result<CaseDocument> {
    if shown.id.0 != 0 {
        return Ok(shown.clone());
    }
    let papers = reads.dossier(shown.client)?.map(|dossier| dossier.case_documents).unwrap_or_default();
    let same = |paper: &&CaseDocument| paper.case == shown.case && paper.requirement == shown.requirement;
    let since = papers.iter().filter(same).max_by_key(|paper| paper.id);
    Ok(CaseDocument { id: since.map_or(shown.id, |paper| paper.id), ..shown.clone() })
}

/// The paper in its new state. Days already recorded stay; going back to missing forgets them.
pub(super) fn paper_in(paper: CaseDocument, state: DocumentState, on: Option<Day>, why: Option<Clean>) -> CaseDocument {
    let mut moved = CaseDocument { state, ..paper };
    match state {
        DocumentState::Requested => moved.requested_on = on,
        DocumentState::Received => moved.received_on = on,
        DocumentState::Verified => moved.verified_on = on,
        DocumentState::Missing => {
            (moved.requested_on, moved.received_on, moved.verified_on) = (None, None, None);
        }
        DocumentState::Rejected | DocumentState::NotNeeded => {}
    }
    moved.rejected_reason = if state == DocumentState::Rejected { why } else { None };
    moved
}

#[cfg(test)]
mod tests;
