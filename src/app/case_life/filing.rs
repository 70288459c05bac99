//! One submission of a case. A case may have several, one after the other.
//!
//! Before it is written the pre-filing check runs, once for the person and once more inside the write: what changed
//! meanwhile cannot slip through. Warnings and notes are for a look; an error stops everybody but a supervisor who says
//! why.

use super::{checked, open_filing};
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, Filing, FilingChannel, Stage};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use crate::domain::prefiling::{self, Gravity, PreFinding};
use crate::domain::rulebook::Rulebook;
use crate::domain::staff::Role;
use crate::store::{self, Receipt};

/// What is recorded of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Filed on.
    pub on: Day,
    /// How.
    pub channel: Option<FilingChannel>,
    /// Application number.
    pub number: Option<Clean>,
    /// Where.
    pub office: Option<Clean>,
    /// By whom; the person at the desk when nobody is named.
    pub by: Option<StaffId>,
    /// The cancellation of the old permit was filed with it.
    pub with_cancellation: bool,
    /// Why it was filed against an error of the pre-filing check; asked of supervisors only.
    pub despite: Option<Clean>,
}

impl Submission {
    /// A submission of which only the day is known.
    pub const fn new(on: Day) -> Self {
        Self { on, channel: None, number: None, office: None, by: None, with_cancellation: false, despite: None }
    }

    fn filing(&self, case: &Case) -> Filing {
        Filing {
            channel: self.channel,
            application_number: self.number.clone(),
            office: self.office.clone(),
            filed_by: self.by,
            with_cancellation: self.with_cancellation,
            ..Filing::new(case.id, case.client, self.on)
        }
    }
}

/// True where a filing may follow: something is still to be asked of the authority.
pub const fn takes_filing(stage: Stage) -> bool {
    stage.is_open()
}

/// What stands against that submission, worst first.
pub fn judge(
    dossier: &Dossier,
    law: &Rulebook,
    calendar: &Calendar,
    (case, what): (&Case, &Submission),
) -> Vec<PreFinding> {
    let mut then = dossier.clone();
    // A cancellation that goes in together with it counts for it.
    then.filings.push(what.filing(case));
    prefiling::check(&then, case, law, calendar, what.on)
}

/// How many of the findings only a supervisor may overrule.
pub fn errors(found: &[PreFinding]) -> usize {
    found.iter().filter(|finding| finding.gravity == Gravity::Error).count()
}

/// The refusal of a case that stands against its filing whatever its papers say.
fn fits(dossier: &Dossier, case: &Case) -> store::Result<()> {
    if !takes_filing(case.stage) {
        let stage = format!("stage-{}", case.stage.as_str());
        return Err(store::Error::Refused(Phrase::new("life-over").term("stage", stage)));
    }
    open_filing(dossier, case).map_or(Ok(()), |waiting| {
        Err(store::Error::Refused(Phrase::new("life-outcome-first").day("day", waiting.filed_on)))
    })
}

impl Desk {
    /// The pre-filing check of a submission: everything that stands against it, worst first. Nothing is written.
    ///
    /// # Errors
    /// Those of [`Desk::file_case`] that no reason overrules; those of the store.
    pub fn prefiling(&self, case: &Case, what: &Submission) -> Result<Vec<PreFinding>> {
        checked(&what.filing(case).into(), self.today())?;
        self.rehearse_filing(case, what)
    }

    /// The pre-filing check alone, also for a day to come: what would stand against a filing then.
    ///
    /// # Errors
    /// A refusal where nothing can be filed; those of the store.
    pub fn rehearse_filing(&self, case: &Case, what: &Submission) -> Result<Vec<PreFinding>> {
        let calendar = self.calendar();
        self.read(|reads| {
            let (dossier, law) = (reads.dossier(case.client)?, reads.rulebook()?);
            let Some(dossier) = dossier else { return Ok(Vec::new()) };
            fits(&dossier, case)?;
            Ok(judge(&dossier, &law, calendar, (case, what)))
        })
    }

    /// Records a submission and moves the case to filed, in one group.
    ///
    /// # Errors
    /// A refusal where the case is over, an earlier filing still waits, or the pre-filing check finds errors and no
    /// reason is given; [`crate::app::error::ErrorKind::NotAllowed`] for a reason given by less than a supervisor; a
    /// conflict when somebody changed the case meanwhile.
    pub fn file_case(&mut self, case: &Case, what: &Submission) -> Result<Receipt> {
        if errors(&self.prefiling(case, what)?) > 0 && what.despite.is_some() {
            self.require(Role::Supervisor)?;
        }
        let (calendar, may) = (self.calendar().clone(), self.require(Role::Supervisor).is_ok());
        let mut joining = self.joining();
        let ((), receipt) = self.write("filing", |writes, me| {
            let (filed, now) = joining.onto(writes, case, Case { stage: Stage::Filed, ..case.clone() })?;
            let (dossier, case) = (writes.whole(case.client)?, &now);
            fits(&dossier, case)?;
            let law = writes.rulebook()?;
            let against = errors(&judge(&dossier, &law, &calendar, (case, what)));
            let despite = what.despite.clone().filter(|_| against > 0 && may);
            if against > 0 && despite.is_none() {
                let n = i64::try_from(against).unwrap_or(i64::MAX);
                return Err(store::Error::Refused(Phrase::new("life-against-error").number("n", n)));
            }
            let filing = what.filing(case);
            let allowed_by = despite.is_some().then_some(me);
            writes.put(Filing { filed_by: filing.filed_by.or(Some(me)), despite, allowed_by, ..filing }.into())?;
            writes.put(filed.into())?;
            Ok(())
        })?;
        self.note_joined(joining);
        Ok(receipt)
    }
}
