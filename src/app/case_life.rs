//! The life of a case: which stage may follow which, and the acts that carry it from one to the next.
//!
//! * [`filing`]: a submission, after the pre-filing check; [`outcome`]: what the authority said; [`grant`]: the permit
//!   and "granted" in one group; [`hand_over`]: the five comparisons, the hand-over, the sponsor's notice.
//! * Invariants: a stage follows [`Stage::leads_to`]; nothing stands at "filed" that was not filed, nothing at "granted"
//!   without its permit, nothing granted is closed before it was handed over; each act is one journal group and one
//!   undo. No act here moves the end of a stay: only a permit does.

pub mod filing;
pub mod grant;
pub mod hand_over;
pub mod outcome;

use super::desk::Desk;
use super::error::{AppError, Result};
use super::together::Joining;
use crate::domain::case::{Case, Filing, Outcome, Stage};
use crate::domain::check;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::phrase::Phrase;
use crate::domain::record::Record;
use crate::store::{self, Receipt, Writes};
pub use grant::permit_for;

impl Desk {
    /// Moves a case to another stage by hand. A case that is granted takes the permit that was recorded without one; see
    /// [`permit_for`]. Filings, outcomes and hand-overs have acts of their own and move the case themselves.
    ///
    /// # Errors
    /// A refusal where the stage does not follow, where "filed" has no filing, an outcome is still to be recorded,
    /// "granted" has no permit, or a granted case is closed before its permit was handed over (the fields name what is
    /// missing); a conflict when somebody changed the case meanwhile.
    pub fn set_stage(&mut self, case: &Case, stage: Stage) -> Result<Receipt> {
        if stage == Stage::Closed {
            self.may_close(case)?;
        }
        let today = self.today();
        let mut joining = self.joining();
        let ((), receipt) = self.write("stage", |writes, _| move_stage(writes, &mut joining, case, (stage, today)))?;
        self.note_joined(joining);
        Ok(receipt)
    }

    /// Refuses to close a granted case whose permit is not compared, handed over, and known to the employer.
    fn may_close(&self, case: &Case) -> Result<()> {
        let dossier = self.read(|reads| reads.dossier(case.client))?;
        let missing = dossier.map_or_else(Vec::new, |dossier| hand_over::missing(&dossier, case));
        if missing.is_empty() {
            return Ok(());
        }
        Err(AppError { fields: missing, ..AppError::refused(Phrase::new("life-close-missing")) })
    }
}

/// Moves a case inside a write, under the rules of [`Desk::set_stage`]. A refusal comes before anything is written, so
/// that an act about many cases can go on without this one.
///
/// # Errors
/// Those of [`Desk::set_stage`].
pub(super) fn move_stage(
    writes: &mut dyn Writes,
    joining: &mut Joining,
    shown: &Case,
    (stage, today): (Stage, Day),
) -> store::Result<()> {
    let closed_on = (stage == Stage::Closed).then_some(today);
    let (moved, case) = joining.onto(writes, shown, Case { stage, closed_on, ..shown.clone() })?;
    if case.version != shown.version && case.stage == stage {
        // Somebody else was a moment quicker with the same.
        return Ok(());
    }
    let dossier = writes.whole(case.client)?;
    fits(&dossier, &case, stage)?;
    if stage == Stage::Closed && !hand_over::missing(&dossier, &case).is_empty() {
        return Err(store::Error::refused("life-close-missing"));
    }
    if stage == Stage::Granted {
        grant::take_permit(writes, &dossier, &case)?;
        outcome::close_open(writes, &dossier, &case, (Outcome::Granted, today))?;
    }
    writes.put(moved.into())?;
    Ok(())
}

/// The filing that the authority has not decided, the newest first.
pub fn open_filing<'a>(dossier: &'a Dossier, case: &Case) -> Option<&'a Filing> {
    newest_filing(dossier, case).filter(|filing| filing.outcome.is_open())
}

/// The newest filing of a case.
pub fn newest_filing<'a>(dossier: &'a Dossier, case: &Case) -> Option<&'a Filing> {
    let own = dossier.filings.iter().filter(|filing| filing.case == case.id);
    own.max_by_key(|filing| (filing.filed_on, filing.id))
}

/// Whether a person may move the case to that stage as things stand.
fn fits(dossier: &Dossier, case: &Case, stage: Stage) -> store::Result<()> {
    if !case.stage.leads_to().contains(&stage) {
        let from = format!("stage-{}", case.stage.as_str());
        let to = format!("stage-{}", stage.as_str());
        return Err(store::Error::Refused(Phrase::new("life-stage-order").term("from", from).term("to", to)));
    }
    let open = open_filing(dossier, case);
    match stage {
        Stage::Filed if open.is_none() => Err(store::Error::refused("life-filed-without-filing")),
        Stage::Collecting | Stage::Refused if case.stage == Stage::Filed => open.map_or(Ok(()), |filing| {
            Err(store::Error::Refused(Phrase::new("life-outcome-first").day("day", filing.filed_on)))
        }),
        _ => Ok(()),
    }
}

/// What a form may not do behind the back of the acts: move a stage that is recorded, begin a case in the middle, or
/// add a filing without its check.
///
/// # Errors
/// The refusal to show.
pub(super) fn guard_form(opened: Option<&Record>, record: &Record) -> store::Result<()> {
    let fresh = [Stage::Intake, Stage::Collecting, Stage::Ready];
    match (opened, record) {
        (Some(Record::Case(old)), Record::Case(new)) if old.stage != new.stage => {
            Err(store::Error::refused("life-stage-by-act"))
        }
        (None, Record::Case(new)) if !fresh.contains(&new.stage) => Err(store::Error::refused("life-stage-fresh")),
        (Some(Record::Filing(old)), Record::Filing(new)) if old.outcome != new.outcome => {
            Err(store::Error::refused("life-outcome-by-act"))
        }
        (None, Record::Filing(_)) => Err(store::Error::refused("life-filing-by-act")),
        _ => Ok(()),
    }
}

/// Refuses a record whose fields cannot be true, naming each.
fn checked(record: &Record, today: Day) -> Result<()> {
    let faults = check::problems(record, today);
    if faults.is_empty() { Ok(()) } else { Err(AppError::fields(faults)) }
}

#[cfg(test)]
mod tests;
