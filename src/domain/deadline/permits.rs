//! What is odd about a permit: that it outlasts what it rests on, or follows another one too early.

use super::derive::longest_document;
use super::events::is_newest;
use super::findings::Finding;
use super::situation::Situation;
use super::window::Stop;
use crate::domain::day::Day;
use crate::domain::dossier::Lent;
use crate::domain::permit::Permit;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Cap, CapBy, Rule, RuleKind};

/// Permits that end a run of cover, still to come, and outlast the passport, the contract, what the sponsor lends, or
/// the longest term that is known for their ground.
pub(super) fn outlasting(situation: &Situation, today: Day) -> Vec<Finding> {
    let ends = situation.cover.runs.iter().filter(|run| matches!(run.end, Stop::Permit) && today <= run.span.until);
    let mut found = Vec::new();
    for permit in ends.filter_map(|run| situation.permit_ending(run.span.until)) {
        for (rule, cap) in situation.law.rules.iter().filter_map(cap) {
            if is_about(situation, rule, cap, permit) {
                let cuts = cap.by.iter().filter_map(|by| cut(situation, cap, *by, permit));
                let cuts = cuts.filter(|(_, day)| *day < permit.last_day());
                found.extend(cuts.map(|(id, day)| Finding::new(&permit.id, said(rule, permit, id, day))));
            }
        }
    }
    found
}

fn cap(rule: &Rule) -> Option<(&Rule, &Cap)> {
    if let RuleKind::Cap(cap) = &rule.kind { Some((rule, cap)) } else { None }
}

fn is_about(situation: &Situation, rule: &Rule, cap: &Cap, permit: &Permit) -> bool {
    cap.permit_kinds.contains(&permit.kind)
        && rule.in_force(permit.valid_from)
        && rule.fits_ground(permit.ground)
        && situation.law.applies(rule, situation.citizenship, permit.valid_from)
}

/// The day that a permit should not outlast, and the message that says so.
fn cut(situation: &Situation, cap: &Cap, by: CapBy, permit: &Permit) -> Option<(&'static str, Day)> {
    let lent = |wanted: fn(&Lent) -> bool| {
        let ends = situation.dossier.linked_ends.iter().filter(|end| wanted(&end.lent));
        ends.map(|end| end.last_day).min()
    };
    let (id, day) = match by {
        CapBy::IdentityDocument => {
            ("finding-permit-outlasts-passport", longest_document(situation, cap).map(|(_, day)| day))
        }
        CapBy::BasisEnd => ("finding-permit-outlasts-basis", own_basis(situation, permit)),
        CapBy::LinkedPermit => ("finding-permit-outlasts-sponsor", lent(|lent| matches!(lent, Lent::Permit(_)))),
        CapBy::LinkedBasis => ("finding-permit-outlasts-sponsor-basis", lent(|lent| matches!(lent, Lent::Basis(_)))),
        CapBy::Term => ("finding-permit-long", cap.term.map(|term| term.shifted(permit.valid_from))),
    };
    day.map(|day| (id, day))
}

/// The end of what the permit's ground rests on; `None` where it has none or nothing is recorded.
fn own_basis(situation: &Situation, permit: &Permit) -> Option<Day> {
    let bases = &situation.dossier.bases;
    let newest = bases.iter().filter(|basis| Some(basis.ground) == permit.ground).find(|basis| is_newest(bases, basis));
    newest.and_then(crate::domain::sponsor::Basis::last_day)
}

fn said(rule: &Rule, permit: &Permit, id: &str, cut: Day) -> Phrase {
    let phrase = Phrase::new(id).day("permit", permit.last_day());
    if id == "finding-permit-outlasts-passport" {
        return phrase.day("passport", cut);
    }
    phrase.day("end", cut).text("rule", &rule.id)
}

/// Permits that begin while an earlier one has more time left than an application for another allows. One that was
/// cancelled or replaced in time has none.
pub(super) fn overlapping(situation: &Situation) -> Vec<Finding> {
    let permits = &situation.dossier.permits;
    let mut newer: Vec<&Permit> = permits.iter().filter(|permit| permit.valid_from <= permit.last_day()).collect();
    newer.sort_by_key(|permit| (permit.valid_from, permit.id));
    let mut found = Vec::new();
    for permit in &newer {
        let earlier = permits.iter().filter(|old| old.valid_from < permit.valid_from && old.kind == permit.kind);
        let Some(last) = earlier.map(Permit::last_day).max().filter(|last| *last < permit.last_day()) else {
            continue;
        };
        let Some((rule, overlap)) = situation.law.overlap(permit.kind, last) else { continue };
        let earliest = overlap.left.shifted(last);
        if permit.valid_from < earliest {
            let text = Phrase::new("finding-permit-overlap")
                .day("from", permit.valid_from)
                .day("until", last)
                .day("earliest", earliest)
                .text("rule", &rule.id);
            found.push(Finding::new(&permit.id, text));
        }
    }
    found
}
