//! What a ground rests on: how it ends, and what takes its place.

use super::apply::Draft;
use super::{Employer, GroundEnded, SponsorRef};
use crate::domain::case::{Case, CaseKind, Stage};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{BasisId, CaseId, PermitId, SponsorId};
use crate::domain::phrase::Phrase;
use crate::domain::sponsor::{Basis, BasisEnd, Sponsor, SponsorKind};

/// The grounds that may end in this way. A company that closes is an employer too.
const fn grounds_of(end: BasisEnd) -> &'static [Ground] {
    match end {
        BasisEnd::Dismissal => &[Ground::Employment],
        BasisEnd::DivorceOrDeath => &[Ground::Family],
        BasisEnd::Expulsion => &[Ground::Education],
        BasisEnd::TreatmentOver => &[Ground::Medical],
        BasisEnd::CompanyClosed => &[Ground::Business, Ground::Employment],
        BasisEnd::MissionOver => &[Ground::Missionary],
    }
}

/// True when nothing has ended it before, and its own terms reach that day.
fn is_running(basis: &Basis, on: Day) -> bool {
    basis.ended_on.is_none() && basis.until.is_none_or(|until| on <= until)
}

pub(super) fn ended(draft: &mut Draft, fact: &GroundEnded) {
    let grounds = grounds_of(fact.end_reason);
    let Some(basis) = the_basis(draft, fact, grounds) else { return };
    if let Some(known) = basis.ended_on {
        return draft.refuse("basis", Phrase::new("fact-basis-ended").day("day", known));
    }
    if !grounds.contains(&basis.ground) {
        let phrase = Phrase::new("fact-ground-differs").term("ground", format!("ground-{}", basis.ground.as_str()));
        return draft.refuse("end_reason", phrase);
    }
    let ground = basis.ground;
    end(draft, basis, (fact.ended_on, fact.end_reason));
    draft.say(Phrase::new(if ground == Ground::Employment { "fact-says-job-end" } else { "fact-says-ground-end" }));
}

/// Ends a basis; both its days are named when it would end before it began.
fn end(draft: &mut Draft, basis: Basis, (on, how): (Day, BasisEnd)) {
    if let Some(since) = basis.since.filter(|since| on < *since) {
        return draft.refuse("ended_on", Phrase::new("fact-end-before-start").day("end", on).day("start", since));
    }
    let ground = format!("ground-{}", basis.ground.as_str());
    let how_term = format!("basis-end-{}", how.as_str());
    draft.say(Phrase::new("fact-says-basis-ends").term("ground", ground).term("how", how_term).day("day", on));
    draft.put(Basis { ended_on: Some(on), end_reason: Some(how), ..basis });
}

/// The basis that is meant: the one that was said, the only running one of these grounds, or a new record of the one
/// that the permit or case in hand speaks of (a sheet names the ground without its contract).
fn the_basis(draft: &mut Draft, fact: &GroundEnded, grounds: &[Ground]) -> Option<Basis> {
    let dossier = draft.dossier;
    if let Some(id) = fact.basis {
        let basis = dossier.bases.iter().find(|basis| basis.id == id).cloned();
        if basis.is_none() {
            draft.refuse("basis", Phrase::new("fact-not-of-client"));
        }
        return basis;
    }
    let running: Vec<&Basis> = dossier
        .bases
        .iter()
        .filter(|basis| is_running(basis, fact.ended_on) && grounds.contains(&basis.ground))
        .collect();
    match running.as_slice() {
        [one] => Some((*one).clone()),
        [] => unrecorded(draft, grounds).or_else(|| {
            draft.refuse("end_reason", Phrase::new("fact-no-such-ground"));
            None
        }),
        several => {
            let names: Vec<String> = several.iter().map(|basis| basis.id.to_string()).collect();
            draft.refuse("basis", Phrase::new("fact-which-basis").text("names", names.join(", ")));
            None
        }
    }
}

/// What a permit or an open case rests on without saying so; nothing that is known to have ended.
fn unrecorded(draft: &mut Draft, grounds: &[Ground]) -> Option<Basis> {
    let dossier = draft.dossier;
    let of_permits = dossier.permits.iter().rev().map(|permit| (permit.ground, permit.sponsor));
    let open = dossier.cases.iter().rev().filter(|case| case.stage.is_open());
    let of_cases = open.map(|case| (case.ground, case.sponsor));
    let fits = |ground: Option<Ground>| ground.filter(|ground| grounds.contains(ground));
    let (ground, sponsor) =
        of_permits.chain(of_cases).find_map(|(ground, sponsor)| fits(ground).map(|ground| (ground, sponsor)))?;
    if dossier.bases.iter().any(|basis| basis.ground == ground) {
        return None;
    }
    let id = BasisId(draft.new_id());
    Some(Basis { id, sponsor, ..Basis::new(dossier.client.id, ground) })
}

pub(super) fn employer(draft: &mut Draft, fact: &Employer) {
    let dossier = draft.dossier;
    let permit = dossier.permits.iter().max_by_key(|permit| (permit.last_day(), permit.id));
    let newest = dossier.bases.iter().filter(|basis| basis.ended_on.is_none());
    let newest = newest.max_by_key(|basis| (basis.since, basis.id));
    let old_ground = newest.map(|basis| basis.ground).or_else(|| permit.and_then(|permit| permit.ground));
    let Some(ground) = fact.ground.or(old_ground) else {
        return draft.refuse("ground", Phrase::new("check-required"));
    };
    if let Some(old) = newest.cloned() {
        end_old(draft, old, fact);
    } else if let Some(on) = fact.ended_on {
        end_unrecorded(draft, old_ground.unwrap_or(ground), (on, fact));
    }
    let sponsor = the_sponsor(draft, fact, ground);
    if let (Some(ended), Some(since)) = (fact.ended_on, fact.since)
        && since <= ended
    {
        draft.warn(Phrase::new("fact-warns-contracts-overlap").day("since", since).day("ended", ended));
    }
    let basis = BasisId(draft.new_id());
    draft.put(Basis {
        id: basis,
        sponsor: Some(sponsor),
        since: fact.since,
        until: fact.until,
        paper: fact.paper.clone(),
        ..Basis::new(dossier.client.id, ground)
    });
    open_case(draft, (ground, sponsor, basis), permit.map(|permit| permit.id));
}

/// The old basis ends on the day that was said, the day before the new one begins, or by its own terms.
fn end_old(draft: &mut Draft, old: Basis, fact: &Employer) {
    let before_new = fact.since.and_then(|since| since.pred_opt());
    let Some(on) = fact.ended_on.or_else(|| before_new.or(old.until)) else {
        return draft.refuse("ended_on", Phrase::new("fact-old-end-needed"));
    };
    let how = fact.end_reason.unwrap_or_else(|| usual_end(old.ground));
    end(draft, old, (on, how));
}

fn end_unrecorded(draft: &mut Draft, ground: Ground, (on, fact): (Day, &Employer)) {
    if let Some(old) = unrecorded(draft, &[ground]) {
        end(draft, old, (on, fact.end_reason.unwrap_or_else(|| usual_end(ground))));
    }
}

const fn usual_end(ground: Ground) -> BasisEnd {
    match ground {
        Ground::Employment => BasisEnd::Dismissal,
        Ground::Family => BasisEnd::DivorceOrDeath,
        Ground::Education => BasisEnd::Expulsion,
        Ground::Medical => BasisEnd::TreatmentOver,
        Ground::Business => BasisEnd::CompanyClosed,
        Ground::Missionary => BasisEnd::MissionOver,
    }
}

fn the_sponsor(draft: &mut Draft, fact: &Employer, ground: Ground) -> SponsorId {
    let name = match &fact.sponsor {
        SponsorRef::Known(id) => return *id,
        SponsorRef::Named(name) => name.clone(),
    };
    let id = SponsorId(draft.new_id());
    draft.say(Phrase::new("fact-says-new-sponsor").text("name", &name));
    draft.put(Sponsor {
        id,
        version: 0,
        name,
        kind: SponsorKind::behind(ground),
        bin: fact.bin.clone(),
        phone: None,
        email: None,
        signature_expires: None,
        client: None,
        note: None,
    });
    id
}

/// A permit is tied to its ground and employer: a re-issue, in the open case for it or a new one. Without a permit it is
/// the first application that changes.
fn open_case(draft: &mut Draft, (ground, sponsor, basis): (Ground, SponsorId, BasisId), permit: Option<PermitId>) {
    let kind = if permit.is_some() { CaseKind::Reissue } else { CaseKind::FirstTrp };
    let takes = |case: &&Case| {
        case.kind == kind && matches!(case.stage, Stage::Intake | Stage::Collecting | Stage::Ready | Stage::Refused)
    };
    let dossier = draft.dossier;
    let open = dossier.cases.iter().filter(takes).max_by_key(|case| (case.opened_on, case.id)).cloned();
    let filed = dossier.cases.iter().find(|case| case.stage == Stage::Filed);
    if let Some(filed) = filed {
        draft.warn(Phrase::new("fact-warns-filed").text("reference", &filed.reference));
    }
    let term = format!("case-kind-{}", kind.as_str());
    let case = match open {
        Some(case) => {
            draft.say(Phrase::new("fact-says-case-kept").text("reference", &case.reference));
            case
        }
        None => {
            draft.say(Phrase::new("fact-says-case-opens").term("kind", term));
            let id = CaseId(draft.new_id());
            let owner = dossier.client.owner;
            Case { id, owner, permit, reference: Clean::line(""), ..Case::new(dossier.client.id, kind, draft.today) }
        }
    };
    draft.put(Case { ground: Some(ground), sponsor: Some(sponsor), basis: Some(basis), ..case });
}
