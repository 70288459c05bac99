//! "Granted" and the permit it brings: one form, one group. No permit, no grant.

use super::{checked, outcome};
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::app::forms::{Form, Typed};
use crate::app::together::Joining;
use crate::domain::case::{Case, Outcome, Stage};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::findings;
use crate::domain::dossier::{Dossier, Lent};
use crate::domain::id::PermitId;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::phrase::Phrase;
use crate::domain::plan::is_application;
use crate::domain::record::{Field, FieldType, Key, Kind};
use crate::store::{self, Reads, Receipt, Writes};

/// The day of the grant stands in the form of the permit under this name.
pub const GRANTED_ON: &str = "outcome_on";

/// What was saved, and what is odd about the permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// The permit.
    pub permit: PermitId,
    /// What the write did.
    pub receipt: Receipt,
    /// The permit outlasts what it rests on, or is shorter than the one before.
    pub warnings: Vec<Phrase>,
}

/// What is printed on the permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPermit {
    /// Number.
    pub number: Clean,
    /// First lawful day.
    pub from: Day,
    /// Last lawful day.
    pub until: Day,
}

impl Desk {
    /// Opens the form of the permit with which a case is granted: its ground, sponsor and newest identity document are
    /// filled in, and the day of the decision is asked for in the same form.
    ///
    /// # Errors
    /// Those of the store.
    pub fn grant_form(&self, case: &Case) -> Result<Form> {
        let parent = crate::app::forms::Parent { client: Some(case.client), case: Some(case.id) };
        let mut form = self.form(Kind::Permit, None, parent)?;
        let today = self.today();
        let blank = self.read(|reads| Ok(reads.dossier(case.client)?.map(|dossier| blank(&dossier, case, today))))?;
        let filled = blank.map(|permit| crate::domain::record::Record::from(permit).fields()).unwrap_or_default();
        // What is compared and handed over comes after the grant; the days are printed on the permit, not known here.
        let later = ["case", "actual_end", "end_reason", "handed_over_on", "sponsor_informed_on"];
        form.fields.retain(|shown| !later.contains(&shown.field.name) && !shown.field.name.ends_with("_checked"));
        for shown in form.fields.iter_mut().filter(|shown| !shown.field.name.starts_with("valid_")) {
            shown.text = crate::app::forms::typed_text(shown.field, filled.get(shown.field.name));
        }
        form.fixed.extend(filled.into_iter().filter(|(name, _)| name == "predecessor"));
        let field = Field { name: GRANTED_ON, holds: FieldType::Day, required: true };
        let text = today.format("%d.%m.%Y").to_string();
        form.fields.insert(0, crate::app::forms::FormField { field, text, choices: Vec::new() });
        Ok(form)
    }

    /// Keeps the form of [`Desk::grant_form`]: permit, filing and case in one group.
    ///
    /// # Errors
    /// Those of [`Desk::grant`]; the faults of the form by field.
    pub fn submit_grant(&mut self, case: &Case, form: &Form, typed: &Typed) -> Result<Granted> {
        let today = self.today();
        let mut on = today;
        let reading = form.read(typed, today, self.calendar());
        if let Some(day) = reading.values.get(GRANTED_ON).and_then(|value| value.as_str()?.parse().ok()) {
            on = day;
        }
        self.may_be_granted_on(case, on)?;
        let (key, receipt) =
            self.submit_as("granted", form, typed, |writes, joining, key| granted(writes, joining, (case, key, on)))?;
        self.with_warnings(case, PermitId(key.id), receipt)
    }

    /// Grants a case with a permit of that number and term; ground, sponsor and document are those of the case.
    ///
    /// # Errors
    /// A refusal where the case is not filed or the days cannot be true; those of the store.
    pub fn grant(&mut self, case: &Case, new: &NewPermit, on: Day) -> Result<Granted> {
        let today = self.today();
        let dossier = self.read(|reads| reads.whole(case.client))?;
        let number = Some(new.number.clone());
        let permit = Permit { number, valid_from: new.from, valid_until: new.until, ..blank(&dossier, case, today) };
        checked(&permit.clone().into(), today)?;
        self.may_be_granted_on(case, on)?;
        let mut joining = self.joining();
        let (key, receipt) = self.write("granted", |writes, _| {
            let key = writes.put(permit.clone().into())?;
            granted(writes, &mut joining, (case, key, on))?;
            Ok(key)
        })?;
        self.note_joined(joining);
        self.with_warnings(case, PermitId(key.id), receipt)
    }

    /// A decision lies between the filing and today.
    fn may_be_granted_on(&self, case: &Case, on: Day) -> Result<()> {
        let dossier = self.read(|reads| reads.dossier(case.client))?;
        let filing = dossier.as_ref().and_then(|dossier| super::open_filing(dossier, case)).cloned();
        let Some(filing) = filing else { return Ok(()) };
        checked(&crate::domain::case::Filing { outcome_on: Some(on), ..filing }.into(), self.today())
    }

    fn with_warnings(&self, case: &Case, permit: PermitId, receipt: Receipt) -> Result<Granted> {
        let today = self.today();
        let warnings = self.read(|reads| {
            let (dossier, rulebook) = (reads.dossier(case.client)?, reads.rulebook()?);
            let Some(dossier) = dossier else { return Ok(Vec::new()) };
            let found = findings(&dossier, &rulebook, today);
            let mut said: Vec<Phrase> =
                found.into_iter().filter(|one| one.subject == permit.to_string()).map(|one| one.text).collect();
            let doubts = dossier.permits.iter().find(|one| one.id == permit).map(|one| doubts(&dossier, case, one));
            said.extend(doubts.unwrap_or_default());
            let mut seen = Vec::new();
            said.retain(|phrase| {
                !seen.contains(&phrase.id) && {
                    seen.push(phrase.id.clone());
                    true
                }
            });
            Ok(said)
        })?;
        Ok(Granted { permit, receipt, warnings })
    }
}

/// A permit as a case would bring it, its days still to be read from the paper.
fn blank(dossier: &Dossier, case: &Case, today: Day) -> Permit {
    // The document that lasts longest: of an old one often nobody wrote down when it was issued.
    let documents = dossier.identity_documents.iter();
    Permit {
        ground: case.ground,
        sponsor: case.sponsor,
        document: documents.max_by_key(|document| (document.expires, document.id)).map(|document| document.id),
        case: Some(case.id),
        predecessor: case.permit,
        ..Permit::new(case.client, PermitKind::Trp, today, today)
    }
}

/// The permit is recorded: the filing and the case follow.
fn granted(writes: &mut dyn Writes, joining: &mut Joining, (case, permit, on): (&Case, Key, Day)) -> store::Result<()> {
    let (granted, now) = joining.onto(writes, case, Case { stage: Stage::Granted, ..case.clone() })?;
    let (dossier, case) = (writes.whole(case.client)?, &now);
    super::fits(&dossier, case, Stage::Granted)?;
    let recorded: Permit = (writes as &dyn Reads).get(permit.id)?;
    if recorded.case != Some(case.id) {
        writes.put(Permit { case: Some(case.id), ..recorded }.into())?;
    }
    outcome::close_open(writes, &dossier, case, (Outcome::Granted, on))?;
    writes.put(granted.into())?;
    Ok(())
}

/// Ties the permit that was recorded without a case to the case that is granted; refuses where there is none.
pub(super) fn take_permit(writes: &mut dyn Writes, dossier: &Dossier, case: &Case) -> store::Result<()> {
    if !is_application(case.kind) {
        return Ok(());
    }
    let permit = permit_for(dossier, case).ok_or_else(|| store::Error::refused("act-granted-without-permit"))?.clone();
    if permit.case.is_none() {
        writes.put(Permit { case: Some(case.id), ..permit }.into())?;
    }
    Ok(())
}

/// The permit a case was granted with: its own, else the newest one recorded without a case that begins on or after
/// the day the case was opened (a residence permit before papers of another kind).
pub fn permit_for<'a>(dossier: &'a Dossier, case: &Case) -> Option<&'a Permit> {
    let own = dossier.permits.iter().filter(|permit| permit.case == Some(case.id));
    let free = dossier.permits.iter().filter(|permit| permit.case.is_none() && permit.valid_from >= case.opened_on);
    let newest = |permit: &&Permit| (permit.kind == PermitKind::Trp, permit.valid_from, permit.id);
    own.max_by_key(newest).or_else(|| free.max_by_key(newest))
}

/// What a permit outlasts although it rests on it, and whether the one before lasted longer: the authority may have
/// made a slip, or a record here is out of date.
pub fn doubts(dossier: &Dossier, case: &Case, permit: &Permit) -> Vec<Phrase> {
    let until = permit.valid_until;
    let shorter = |day: &Day| *day < until;
    let passport = permit.document.and_then(|id| dossier.identity_document(id)).and_then(|document| document.expires);
    let of_case = dossier.bases.iter().find(|basis| case.basis == Some(basis.id));
    let of_ground = || dossier.bases.iter().rev().find(|basis| Some(basis.ground) == permit.ground);
    let contract = of_case.or_else(of_ground).and_then(|basis| basis.ended_on.or(basis.until));
    let lent = dossier.linked_ends.iter().filter(|end| matches!(end.lent, Lent::Permit(_)));
    let sponsor = lent.map(|end| end.last_day).max();
    let before = permit.predecessor.and_then(|id| dossier.permits.iter().find(|other| other.id == id));
    let before = before.map(|old| old.valid_until).filter(|old| *old > until);
    let outlasts = |id: &str, day: Day| Phrase::new(id).day("permit", until).day("other", day);
    let passport = passport
        .filter(shorter)
        .map(|day| Phrase::new("finding-permit-outlasts-passport").day("permit", until).day("passport", day));
    passport
        .into_iter()
        .chain(contract.filter(shorter).map(|day| outlasts("grant-outlasts-contract", day)))
        .chain(sponsor.filter(shorter).map(|day| outlasts("grant-outlasts-sponsor", day)))
        .chain(before.map(|day| outlasts("grant-shorter-than-old", day)))
        .collect()
}
