//! What the authority said to a filing: taken at the counter or not, sent back, refused, granted.
//!
//! What comes back makes the case collect again; the paper at fault is rejected in the same group. The old stay runs on
//! as if nothing had been filed.

use super::{checked, grant, open_filing};
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::app::together::Joining;
use crate::domain::case::{Case, CaseDocument, DocumentState, Filing, Outcome, RefusalGround, Stage};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::phrase::Phrase;
use crate::store::{self, Receipt, Writes};

/// What was said, and about which paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What became of the filing; not `pending`.
    pub outcome: Outcome,
    /// The day it became known.
    pub on: Day,
    /// On which ground it was refused; only a refusal has one.
    pub ground: Option<RefusalGround>,
    /// The paper at fault: id of a requirement. It is rejected with the same reason.
    pub paper: Option<Clean>,
    /// The reason given.
    pub reason: Option<Clean>,
}

impl Verdict {
    /// A verdict without ground, paper and reason.
    pub const fn new(outcome: Outcome, on: Day) -> Self {
        Self { outcome, on, ground: None, paper: None, reason: None }
    }

    /// What is missing before it can be recorded, by field.
    fn lacks(&self) -> Vec<(String, Phrase)> {
        let needs_ground = self.outcome == Outcome::Refused && self.ground.is_none();
        let unexplained = self.outcome != Outcome::Refused || self.ground == Some(RefusalGround::Other);
        let needs_reason = self.outcome.leads_back() && (unexplained || self.paper.is_some()) && self.reason.is_none();
        [(needs_ground, "refusal_ground"), (needs_reason, "reason")]
            .into_iter()
            .filter(|(lacking, _)| *lacking)
            .map(|(_, field)| (field.to_owned(), Phrase::new("check-required")))
            .collect()
    }

    fn onto(&self, filing: &Filing) -> Filing {
        Filing {
            outcome: self.outcome,
            outcome_on: Some(self.on),
            refusal_ground: self.ground.filter(|_| self.outcome == Outcome::Refused),
            paper: self.paper.clone().filter(|_| self.outcome.leads_back()),
            reason: self.reason.clone(),
            ..filing.clone()
        }
    }
}

impl Desk {
    /// Records what became of the open filing of a case, and moves the case where that leads: back to collecting, to
    /// granted (with the permit already recorded for it; see [`Desk::grant`] for one that is not), or nowhere for
    /// "accepted". All in one group.
    ///
    /// # Errors
    /// A refusal where no filing waits, what was accepted is said to have been turned away, or something is missing
    /// (named by field); a conflict when somebody changed the case meanwhile.
    pub fn record_outcome(&mut self, case: &Case, verdict: &Verdict) -> Result<Receipt> {
        let today = self.today();
        let lacks = verdict.lacks();
        if !lacks.is_empty() {
            return Err(crate::app::error::AppError::fields(lacks));
        }
        if let Some(filing) = self.read(|reads| Ok(reads.dossier(case.client)?.and_then(|d| open_of(&d, case))))? {
            checked(&verdict.onto(&filing).into(), today)?;
        }
        let mut joining = self.joining();
        let ((), receipt) = self.write("outcome", |writes, _| decide(writes, &mut joining, case, verdict))?;
        self.note_joined(joining);
        Ok(receipt)
    }
}

fn open_of(dossier: &Dossier, case: &Case) -> Option<Filing> {
    open_filing(dossier, case).cloned()
}

fn decide(writes: &mut dyn Writes, joining: &mut Joining, case: &Case, verdict: &Verdict) -> store::Result<()> {
    let stage = match verdict.outcome {
        Outcome::Pending => return Err(store::Error::refused("life-no-outcome")),
        Outcome::Accepted => Stage::Filed,
        Outcome::NotAccepted | Outcome::Returned | Outcome::Refused => Stage::Collecting,
        Outcome::Granted => Stage::Granted,
    };
    let (moved, now) = joining.onto(writes, case, Case { stage, ..case.clone() })?;
    let (dossier, case) = (writes.whole(case.client)?, &now);
    if !case.stage.is_open() {
        let stage = format!("stage-{}", case.stage.as_str());
        return Err(store::Error::Refused(Phrase::new("life-outcome-over").term("stage", stage)));
    }
    let filing = open_filing(&dossier, case).ok_or_else(|| store::Error::refused("life-no-open-filing"))?;
    if (filing.outcome, verdict.outcome) == (Outcome::Accepted, Outcome::NotAccepted) {
        return Err(store::Error::refused("life-already-accepted"));
    }
    if verdict.outcome == Outcome::Granted {
        super::fits(&dossier, case, stage)?;
        grant::take_permit(writes, &dossier, case)?;
    }
    writes.put(verdict.onto(filing).into())?;
    if let Some(paper) = verdict.paper.as_ref().filter(|_| verdict.outcome.leads_back()) {
        writes.put(rejected(&dossier, case, paper, verdict).into())?;
    }
    writes.put(moved.into())?;
    Ok(())
}

/// The paper at fault as it stands now: not usable, and why.
fn rejected(dossier: &Dossier, case: &Case, requirement: &Clean, verdict: &Verdict) -> CaseDocument {
    let own = dossier.case_documents.iter().find(|paper| paper.case == case.id && paper.requirement == *requirement);
    let paper = own.cloned().unwrap_or_else(|| CaseDocument::new(case.id, case.client, requirement));
    CaseDocument { state: DocumentState::Rejected, rejected_reason: verdict.reason.clone(), ..paper }
}

/// Closes the open filing of a case, if there is one, with an outcome that was told by other means.
pub(super) fn close_open(
    writes: &mut dyn Writes,
    dossier: &Dossier,
    case: &Case,
    (outcome, on): (Outcome, Day),
) -> store::Result<()> {
    if let Some(filing) = open_filing(dossier, case) {
        // Heard of on a day before the filing, it is at least not older than it.
        let verdict = Verdict::new(outcome, on.max(filing.filed_on));
        writes.put(verdict.onto(filing).into())?;
    }
    Ok(())
}
