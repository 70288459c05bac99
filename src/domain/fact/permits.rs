//! A permit that ends before its last day: cancelled, shortened, or replaced by another.

use super::apply::Draft;
use super::{PermitEnded, Replaced};
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::PermitId;
use crate::domain::permit::{Permit, PermitEnd, PermitKind};
use crate::domain::phrase::Phrase;
use std::cmp::Reverse;

pub(super) fn cancelled(draft: &mut Draft, fact: &PermitEnded) {
    end_early(draft, fact, PermitEnd::Cancelled);
}

pub(super) fn shortened(draft: &mut Draft, fact: &PermitEnded) {
    end_early(draft, fact, PermitEnd::Shortened);
}

/// The permit that is meant: the one that was said; else, of those that cover the day, the one that lasts longest.
pub(super) fn meant(dossier: &Dossier, said: Option<PermitId>, on: Day) -> Option<&Permit> {
    if let Some(id) = said {
        return dossier.permits.iter().find(|permit| permit.id == id);
    }
    let covers = |permit: &Permit| permit.valid_from <= on && on <= permit.last_day();
    // One that covers the day goes before one that does not, a residence permit before papers of another kind.
    dossier
        .permits
        .iter()
        .max_by_key(|permit| (covers(permit), Reverse(permit.kind != PermitKind::Trp), permit.last_day(), permit.id))
}

fn end_early(draft: &mut Draft, fact: &PermitEnded, why: PermitEnd) {
    let Some(permit) = meant(draft.dossier, fact.permit, fact.actual_end).cloned() else {
        return draft.refuse("permit", Phrase::new("fact-no-permit"));
    };
    if let Some(known) = permit.actual_end {
        return draft.refuse("permit", Phrase::new("fact-permit-ended").day("day", known));
    }
    if fact.actual_end < permit.valid_from || fact.actual_end > permit.valid_until {
        let phrase = Phrase::new("fact-outside-permit").day("day", fact.actual_end);
        let phrase = phrase.day("from", permit.valid_from).day("until", permit.valid_until);
        return draft.refuse("actual_end", phrase);
    }
    let term = format!("permit-end-{}", why.as_str());
    let phrase = Phrase::new("fact-says-permit-ends").term("how", term).day("day", fact.actual_end);
    draft.say(phrase.day("until", permit.valid_until));
    draft.say(Phrase::new("fact-says-no-leftover"));
    draft.put(Permit { actual_end: Some(fact.actual_end), end_reason: Some(why), ..permit });
}

pub(super) fn replaced(draft: &mut Draft, fact: &Replaced) {
    if fact.valid_until < fact.valid_from {
        let phrase = Phrase::new("fact-end-before-start").day("end", fact.valid_until).day("start", fact.valid_from);
        return draft.refuse("valid_until", phrase);
    }
    let Some(old) = meant(draft.dossier, fact.permit, fact.valid_from).cloned() else {
        return draft.refuse("permit", Phrase::new("fact-no-permit"));
    };
    if fact.valid_from <= old.valid_from {
        let phrase = Phrase::new("fact-not-after-permit").day("from", fact.valid_from).day("old", old.valid_from);
        return draft.refuse("valid_from", phrase);
    }
    if fact.document.is_some_and(|id| draft.dossier.identity_document(id).is_none()) {
        draft.refuse("document", Phrase::new("fact-not-of-client"));
    }
    let id = PermitId(draft.new_id());
    let document = fact.document.or_else(|| newest_document(draft.dossier));
    draft.put(Permit {
        id,
        number: fact.number.clone(),
        ground: fact.ground.or(old.ground),
        sponsor: old.sponsor.filter(|_| fact.ground.is_none() || fact.ground == old.ground),
        document: document.or(old.document),
        predecessor: Some(old.id),
        ..Permit::new(old.client, old.kind, fact.valid_from, fact.valid_until)
    });
    draft.say(Phrase::new("fact-says-permit-new").day("from", fact.valid_from).day("until", fact.valid_until));
    let last = fact.valid_from.pred_opt().unwrap_or(fact.valid_from);
    if last < old.last_day() {
        let term = format!("permit-end-{}", PermitEnd::Replaced.as_str());
        let phrase = Phrase::new("fact-says-permit-ends").term("how", term).day("day", last);
        draft.say(phrase.day("until", old.valid_until));
        draft.put(Permit { actual_end: Some(last), end_reason: Some(PermitEnd::Replaced), ..old });
    }
}

fn newest_document(dossier: &Dossier) -> Option<crate::domain::id::IdentityDocumentId> {
    let documents = dossier.identity_documents.iter();
    documents.max_by_key(|document| (document.expires, document.id)).map(|document| document.id)
}
