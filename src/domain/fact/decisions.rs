//! What authorities and courts decide: a refusal, a return of the papers, a fine.

use super::apply::Draft;
use super::{Decision, Refusal, Return};
use crate::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Filing, Outcome, RefusalGround, Stage};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{CaseDocumentId, CaseId, OffenceId};
use crate::domain::offence::Offence;
use crate::domain::phrase::Phrase;

/// What became of a filing, whichever way it failed.
struct Failed<'a> {
    case: Option<CaseId>,
    on: Day,
    outcome: Outcome,
    ground: Option<RefusalGround>,
    paper: Option<&'a Clean>,
    reason: Option<&'a Clean>,
}

pub(super) fn refusal(draft: &mut Draft, fact: &Refusal) {
    let failed = Failed {
        case: fact.case,
        on: fact.outcome_on,
        outcome: Outcome::Refused,
        ground: Some(fact.refusal_ground),
        paper: fact.paper.as_ref(),
        reason: fact.reason.as_ref(),
    };
    fail(draft, &failed);
    draft.say(Phrase::new("fact-says-appeal"));
}

pub(super) fn returned(draft: &mut Draft, fact: &Return) {
    let failed = Failed {
        case: fact.case,
        on: fact.outcome_on,
        outcome: fact.outcome.unwrap_or(Outcome::Returned),
        ground: None,
        paper: fact.paper.as_ref(),
        reason: fact.reason.as_ref(),
    };
    fail(draft, &failed);
}

/// The filing gets its outcome, the paper at fault is to be brought anew, the case is collecting again; the end of the
/// stay does not wait for it.
fn fail(draft: &mut Draft, failed: &Failed) {
    draft.has_happened("outcome_on", failed.on);
    let Some((case, filing)) = filed(draft, failed.case) else { return };
    if failed.on < filing.filed_on {
        let phrase = Phrase::new("fact-outcome-before-filing").day("day", failed.on).day("filed", filing.filed_on);
        return draft.refuse("outcome_on", phrase);
    }
    if let Some(paper) = failed.paper {
        reject(draft, &case, paper, failed.reason);
    }
    draft.put(Filing {
        outcome: failed.outcome,
        outcome_on: Some(failed.on),
        refusal_ground: failed.ground,
        paper: failed.paper.cloned(),
        reason: failed.reason.cloned(),
        ..filing
    });
    draft.say(Phrase::new("fact-says-collecting").text("reference", &case.reference));
    if matches!(case.kind, CaseKind::FirstTrp | CaseKind::Extension | CaseKind::Reissue) {
        draft.say(Phrase::new("fact-says-stay-runs-on"));
    }
    draft.put(Case { stage: Stage::Collecting, ..case });
}

/// The case that is meant and its newest filing without an outcome.
fn filed(draft: &mut Draft, said: Option<CaseId>) -> Option<(Case, Filing)> {
    let dossier = draft.dossier;
    let waiting = |case: &Case| {
        let open =
            |filing: &&Filing| filing.case == case.id && matches!(filing.outcome, Outcome::Pending | Outcome::Accepted);
        dossier.filings.iter().filter(open).max_by_key(|filing| (filing.filed_on, filing.id)).cloned()
    };
    let meant = dossier.cases.iter().filter(|case| said.is_none_or(|id| case.id == id));
    let found: Vec<(Case, Filing)> =
        meant.filter_map(|case| waiting(case).map(|filing| (case.clone(), filing))).collect();
    match found.as_slice() {
        [one] => Some(one.clone()),
        [] => {
            draft.refuse("case", Phrase::new("fact-nothing-filed"));
            None
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(case, _)| case.reference.as_str()).collect();
            draft.refuse("case", Phrase::new("fact-which-case").text("names", names.join(", ")));
            None
        }
    }
}

fn reject(draft: &mut Draft, case: &Case, requirement: &Clean, reason: Option<&Clean>) {
    if draft.law.requirement(requirement).is_none() {
        return draft.refuse("paper", Phrase::new("fact-no-such-paper").text("paper", requirement));
    }
    let held = draft.dossier.case_documents.iter();
    let held = held.filter(|paper| paper.case == case.id && paper.requirement == *requirement).max_by_key(|p| p.id);
    let paper = match held {
        Some(paper) => paper.clone(),
        None => {
            let id = CaseDocumentId(draft.new_id());
            CaseDocument { id, ..CaseDocument::new(case.id, case.client, requirement) }
        }
    };
    draft.put(CaseDocument { state: DocumentState::Rejected, rejected_reason: reason.cloned(), ..paper });
}

pub(super) fn offence(draft: &mut Draft, fact: &Decision) {
    draft.has_happened("decided_on", fact.decided_on);
    let same = |held: &&Offence| {
        held.article == fact.article && held.decided_on == fact.decided_on && held.decision == fact.decision
    };
    let known = draft.dossier.offences.iter().find(same).cloned();
    let held = match known {
        Some(known) => {
            draft.say(Phrase::new("fact-says-offence-known").text("article", &known.article));
            known
        }
        None => {
            let id = OffenceId(draft.new_id());
            Offence { id, ..Offence::new(draft.dossier.client.id, fact.article.clone(), fact.decided_on) }
        }
    };
    if fact.expulsion {
        draft.say(Phrase::new("fact-says-expulsion"));
    }
    draft.put(Offence {
        decision: fact.decision.clone(),
        amount: fact.amount.clone().or(held.amount),
        paid_on: fact.paid_on.or(held.paid_on),
        appealed_on: fact.appealed_on.or(held.appealed_on),
        appeal_outcome: fact.appeal_outcome.or(held.appeal_outcome),
        expulsion: fact.expulsion || held.expulsion,
        banned_until: fact.banned_until.or(held.banned_until),
        note: fact.note.clone().or(held.note),
        id: held.id,
        version: held.version,
        client: held.client,
        article: held.article,
        decided_on: held.decided_on,
    });
}
