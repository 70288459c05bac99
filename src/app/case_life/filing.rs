//! One submission of a case. A case may have several, one after the other.

use super::{checked, dossier_of, open_filing};
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::domain::case::{Case, Filing, FilingChannel, Stage};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
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

impl Desk {
    /// Records a submission and moves the case to filed, in one group.
    ///
    /// # Errors
    /// A refusal where the case is over, or an earlier filing still waits; a conflict when somebody changed the case
    /// meanwhile.
    pub fn file_case(&mut self, case: &Case, what: &Submission) -> Result<Receipt> {
        let today = self.today();
        checked(&what.filing(case).into(), today)?;
        let ((), receipt) = self.write("filing", |writes, me| {
            let dossier = dossier_of(writes, case)?;
            if !takes_filing(case.stage) {
                let stage = format!("stage-{}", case.stage.as_str());
                return Err(store::Error::Refused(Phrase::new("life-over").term("stage", stage)));
            }
            if let Some(waiting) = open_filing(&dossier, case) {
                return Err(store::Error::Refused(Phrase::new("life-outcome-first").day("day", waiting.filed_on)));
            }
            let filing = what.filing(case);
            writes.put(Filing { filed_by: filing.filed_by.or(Some(me)), ..filing }.into())?;
            writes.put(Case { stage: Stage::Filed, ..case.clone() }.into())?;
            Ok(())
        })?;
        Ok(receipt)
    }
}
