//! Exit and entry: the stay they end or begin, and where the client is since then.

use super::apply::Draft;
use super::what_if::{after_ban, stay_question};
use super::{Entry, Exit};
use crate::domain::choice::Presence;
use crate::domain::day::Day;
use crate::domain::id::{IdentityDocumentId, StayId};
use crate::domain::permit::Permit;
use crate::domain::phrase::Phrase;
use crate::domain::stay::Stay;

pub(super) fn exit(draft: &mut Draft, fact: &Exit) {
    draft.has_happened("exit", fact.exit);
    let Some(stay) = draft.dossier.open_stay().cloned() else {
        let last = draft.dossier.stays.last();
        let phrase = match last.and_then(|stay| stay.exit.map(|exit| (stay.entry, exit))) {
            Some((entry, exit)) => Phrase::new("fact-no-open-stay").day("entry", entry).day("exit", exit),
            None => Phrase::new("fact-no-stay"),
        };
        return draft.refuse("exit", phrase);
    };
    close(draft, stay, fact);
    presence(draft, Presence::Abroad, fact.exit);
    let permit = draft.dossier.permits.iter().filter(|permit| permit.valid_from <= fact.exit);
    if let Some(until) = permit.map(Permit::last_day).filter(|until| *until >= fact.exit).max() {
        draft.say(Phrase::new("fact-says-permit-abroad").day("day", until));
    }
    let after = draft.after();
    let answer = stay_question(&after, fact.exit).and_then(|question| question.answer(draft.law).ok());
    if let Some(reentry) = answer.and_then(|answer| answer.earliest_reentry) {
        draft.say(Phrase::new("fact-says-reentry").day("day", after_ban(&after, reentry)));
    }
}

/// Ends a stay; both crossings are named when the exit would lie before the entry.
fn close(draft: &mut Draft, stay: Stay, fact: &Exit) {
    if fact.exit < stay.entry {
        let phrase = Phrase::new("fact-exit-before-entry").day("exit", fact.exit).day("entry", stay.entry);
        return draft.refuse("exit", phrase);
    }
    let days = (fact.exit - stay.entry).num_days() + 1;
    draft.say(Phrase::new("fact-says-stay-ends").day("entry", stay.entry).day("exit", fact.exit).number("n", days));
    draft.put(Stay { exit: Some(fact.exit), exit_evidence: fact.exit_evidence, ..stay });
}

/// Where the client is since a crossing. A later word of somebody is not overruled in silence.
fn presence(draft: &mut Draft, is: Presence, on: Day) {
    let client = &draft.dossier.client;
    let later = client.presence_confirmed_on.filter(|word| *word > on && client.presence != is);
    let said = client.presence;
    if let Some(word) = later.filter(|_| said != Presence::Unknown) {
        let term = format!("presence-{}", said.as_str());
        draft.warn(Phrase::new("fact-warns-presence").term("presence", term).day("day", word));
    }
    draft.change_client(|client| {
        client.presence = is;
        client.presence_confirmed_on = Some(on);
    });
}

pub(super) fn entry(draft: &mut Draft, fact: &Entry) {
    draft.has_happened("entry", fact.entry);
    if let Some(open) = draft.dossier.open_stay().cloned() {
        if !fact.same_day {
            let phrase = Phrase::new("fact-entry-while-open").day("entry", fact.entry).day("open", open.entry);
            return draft.refuse("entry", phrase);
        }
        close(draft, open, &Exit { exit: fact.entry, exit_evidence: fact.entry_evidence });
    }
    let document = shown_at_border(draft, fact.document, fact.entry);
    let id = StayId(draft.new_id());
    draft.put(Stay {
        id,
        version: 0,
        client: draft.dossier.client.id,
        document,
        entry: fact.entry,
        exit: None,
        entry_evidence: fact.entry_evidence,
        exit_evidence: None,
        note: None,
    });
    presence(draft, Presence::InCountry, fact.entry);
    draft.say(Phrase::new("fact-says-entry").day("day", fact.entry));
    if document.is_none() {
        draft.warn(Phrase::new("fact-warns-no-document"));
    }
}

/// The document of an entry: the one that was said, else the only one there is. It decides the regime.
fn shown_at_border(draft: &mut Draft, said: Option<IdentityDocumentId>, on: Day) -> Option<IdentityDocumentId> {
    let dossier = draft.dossier;
    let document = match (said, dossier.identity_documents.as_slice()) {
        (Some(id), _) => match dossier.identity_document(id) {
            Some(document) => document,
            None => {
                draft.refuse("document", Phrase::new("fact-not-of-client"));
                return None;
            }
        },
        (None, [only]) => only,
        (None, _) => return None,
    };
    if let Some(expires) = document.expires.filter(|expires| *expires < on) {
        let phrase = Phrase::new("fact-warns-document-expired").text("number", &document.number);
        draft.warn(phrase.day("day", expires));
    }
    Some(document.id)
}
