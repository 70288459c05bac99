//! Who the client is and where they live: new documents, another citizenship, another address, a death, a birth.

use super::apply::Draft;
use super::{Birth, Death, Move, Paper};
use crate::domain::case::{Case, Stage};
use crate::domain::choice::Presence;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::fold::{fold, fold_number};
use crate::domain::id::{ClientId, IdentityDocumentId, ResidenceId};
use crate::domain::identity::{IdentityDocument, IdentityKind};
use crate::domain::mrz;
use crate::domain::phrase::Phrase;
use crate::domain::residence::Residence;
use chrono::Days;

/// The state whose citizens need no permit of it.
const HOME: &str = "KAZ";

pub(super) fn passport(draft: &mut Draft, fact: &Paper) {
    let old = replaced(draft, fact);
    let Some(mut new) = document(draft, fact) else { return };
    let client = &draft.dossier.client;
    let of_old = old.as_ref().and_then(|old| old.citizenship);
    new.citizenship = new.citizenship.or(of_old).or(new.issuing_state).or(client.citizenship);
    new.issuing_state = new.issuing_state.or_else(|| old.as_ref().and_then(|old| old.issuing_state));
    if let Some(old) = &old {
        draft.say(Phrase::new("fact-says-replaces").text("new", &new.number).text("old", &old.number));
        if let (Some(lasts), Some(expires)) = (old.expires, new.expires)
            && lasts > expires
        {
            draft.warn(Phrase::new("fact-warns-old-lasts").text("number", &old.number).day("day", lasts));
        }
    }
    rename(draft, &new);
    draft.say(Phrase::new("fact-says-check-papers"));
    draft.put(new);
}

/// The document that is replaced: the one that was said, else the newest of that kind.
fn replaced(draft: &mut Draft, fact: &Paper) -> Option<IdentityDocument> {
    let dossier = draft.dossier;
    if let Some(id) = fact.replaces {
        let said = dossier.identity_document(id).cloned();
        if said.is_none() {
            draft.refuse("replaces", Phrase::new("fact-not-of-client"));
        }
        return said;
    }
    let kind = fact.kind.unwrap_or(IdentityKind::Passport);
    let same = dossier.identity_documents.iter().filter(|document| document.kind == kind);
    let same =
        same.filter(|old| fact.citizenship.is_none() || old.citizenship.is_none_or(|c| Some(c) == fact.citizenship));
    same.max_by_key(|document| (document.expires, document.id)).cloned()
}

pub(super) fn citizenship(draft: &mut Draft, fact: &Paper) {
    let Some(mut new) = document(draft, fact) else { return };
    new.issuing_state = new.issuing_state.or(new.citizenship);
    let dossier = draft.dossier;
    let held = dossier.identity_documents.iter().map(|document| document.citizenship);
    let known = held.chain([dossier.client.citizenship]).flatten().any(|known| Some(known) == new.citizenship);
    if known {
        draft.refuse("citizenship", Phrase::new("fact-citizenship-known"));
    }
    if new.citizenship == Country::code(HOME) {
        draft.warn(Phrase::new("fact-warns-home-citizen"));
    }
    draft.say(Phrase::new("fact-says-two-citizenships"));
    draft.put(new);
}

/// The document as a record, with what its machine-readable zone says where nothing was typed.
fn document(draft: &mut Draft, fact: &Paper) -> Option<IdentityDocument> {
    let zone = fact.mrz.as_ref().and_then(|text| match mrz::parse(text, draft.today) {
        Ok(zone) => Some(zone),
        Err(error) => {
            draft.refuse("mrz", error.phrase());
            None
        }
    });
    if zone.as_ref().is_some_and(|zone| !zone.valid) {
        draft.warn(Phrase::new("fact-warns-mrz"));
    }
    let zone = zone.as_ref();
    let latin = zone.filter(|zone| !zone.is_internal_passport());
    let read_name = latin.map(|zone| Clean::line(&format!("{} {}", zone.surname, zone.given_names)));
    let Some(number) = fact.number.clone().or_else(|| zone.and_then(|zone| zone.number.clone().non_empty())) else {
        draft.refuse("number", Phrase::new("check-required"));
        return None;
    };
    let dossier = draft.dossier;
    let same = |held: &&IdentityDocument| fold_number(&held.number) == fold_number(&number);
    if let Some(held) = dossier.identity_documents.iter().find(same) {
        draft.refuse("number", Phrase::new("fact-document-known").text("number", &held.number));
    }
    let id = IdentityDocumentId(draft.new_id());
    let new = IdentityDocument {
        id,
        kind: fact.kind.unwrap_or(IdentityKind::Passport),
        issuing_state: fact.issuing_state.or_else(|| zone.and_then(|zone| Country::mrz(&zone.issuing_state))),
        citizenship: fact.citizenship.or_else(|| zone.and_then(|zone| Country::mrz(&zone.nationality))),
        name_latin: fact.name_latin.clone().or_else(|| read_name.and_then(Clean::non_empty)),
        name_cyrillic: fact.name_cyrillic.clone(),
        issued: fact.issued,
        expires: fact.expires.or_else(|| zone.and_then(|zone| zone.expires)),
        mrz: fact.mrz.clone(),
        ..IdentityDocument::new(dossier.client.id, number)
    };
    compare(draft, &new, zone);
    Some(new)
}

/// What was typed and what the zone says must be the same: one of them is a slip.
fn compare(draft: &mut Draft, new: &IdentityDocument, zone: Option<&mrz::Mrz>) {
    let Some(zone) = zone else { return };
    // The national zone of an internal passport keeps a part of the number elsewhere.
    if !zone.is_internal_passport() && fold_number(&zone.number) != fold_number(&new.number) {
        draft.refuse("number", Phrase::new("fact-mrz-number").text("zone", &zone.number).text("typed", &new.number));
    }
    if let (Some(read), Some(typed)) = (zone.expires, new.expires)
        && read != typed
    {
        draft.refuse("expires", Phrase::new("fact-mrz-expires").day("zone", read).day("typed", typed));
    }
    if let (Some(read), Some(known)) = (zone.born, draft.dossier.client.born)
        && read != known
    {
        draft.warn(Phrase::new("fact-warns-mrz-born").day("zone", read).day("known", known));
    }
}

/// The client is called as in the document used now; names borne before stay searchable.
fn rename(draft: &mut Draft, new: &IdentityDocument) {
    let differs = |held: &Option<Clean>, new: &Option<Clean>| {
        new.as_ref().is_some_and(|new| held.as_ref().is_none_or(|held| fold(held) != fold(new)))
    };
    let client = &draft.dossier.client;
    let (latin, cyrillic) =
        (differs(&client.name_latin, &new.name_latin), differs(&client.name_cyrillic, &new.name_cyrillic));
    if !latin && !cyrillic {
        return;
    }
    let old = [client.name_latin.clone().filter(|_| latin), client.name_cyrillic.clone().filter(|_| cyrillic)];
    let shown = if cyrillic { &new.name_cyrillic } else { &new.name_latin };
    draft.say(Phrase::new("fact-says-renamed").text("name", shown.as_deref().unwrap_or_default()));
    draft.change_client(|client| {
        let borne = client.former_names.iter().chain(old.iter().flatten()).map(ToString::to_string);
        client.former_names = Clean::line(&borne.collect::<Vec<_>>().join("; ")).non_empty();
        if latin {
            client.name_latin.clone_from(&new.name_latin);
        }
        if cyrillic {
            client.name_cyrillic.clone_from(&new.name_cyrillic);
        }
    });
}

pub(super) fn address(draft: &mut Draft, fact: &Move) {
    draft.has_happened("since", fact.since);
    let open: Vec<Residence> = draft.dossier.residences.iter().filter(|home| home.until.is_none()).cloned().collect();
    for home in open {
        leave(draft, home, fact);
    }
    let id = ResidenceId(draft.new_id());
    draft.put(Residence {
        id,
        rka: fact.rka.clone(),
        since: Some(fact.since),
        dwelling: fact.dwelling,
        owner_name: fact.owner_name.clone(),
        owner_consent_until: fact.owner_consent_until,
        ..Residence::new(draft.dossier.client.id, fact.address.clone())
    });
    draft.say(Phrase::new("fact-says-register").text("address", &fact.address));
}

/// The old address ends on the day before; both are named where it began later than that.
fn leave(draft: &mut Draft, home: Residence, fact: &Move) {
    let until = fact.since.checked_sub_days(Days::new(1)).unwrap_or(fact.since);
    match home.since.filter(|since| *since > until) {
        Some(since) => {
            let phrase = Phrase::new("fact-address-not-later").text("address", &home.address).day("day", since);
            draft.refuse("since", phrase);
        }
        None => {
            draft.say(Phrase::new("fact-says-address-ends").text("address", &home.address).day("day", until));
            draft.put(Residence { until: Some(until), ..home });
        }
    }
}

pub(super) fn death(draft: &mut Draft, fact: &Death) {
    draft.has_happened("died_on", fact.died_on);
    if let Some(known) = draft.dossier.client.died_on {
        draft.refuse("died_on", Phrase::new("fact-death-known").day("day", known));
    }
    let entered = draft.dossier.stays.last().map(|stay| stay.exit.unwrap_or(stay.entry));
    if let Some(crossing) = entered.filter(|day| *day > fact.died_on) {
        draft.refuse("died_on", Phrase::new("fact-death-before-crossing").day("day", crossing));
    }
    draft.change_client(|client| client.died_on = Some(fact.died_on));
    let today = draft.today;
    for case in draft.dossier.cases.iter().filter(|case| case.stage.is_open()) {
        draft.say(Phrase::new("fact-says-case-closed").text("reference", &case.reference));
        draft.put(Case { stage: Stage::Closed, closed_on: Some(today.max(case.opened_on)), ..case.clone() });
    }
    draft.say(Phrase::new("fact-says-dependants"));
}

pub(super) fn birth(draft: &mut Draft, fact: &Birth) {
    draft.has_happened("born", fact.born);
    let parent = &draft.dossier.client;
    let here = draft.dossier.stays.iter().any(|stay| stay.exit.is_none() && stay.entry <= fact.born);
    let here = here && parent.presence != Presence::Abroad;
    let id = ClientId(draft.new_id());
    let child = Client {
        id,
        name_cyrillic: fact.name_cyrillic.clone(),
        name_latin: fact.name_latin.clone(),
        citizenship: Some(fact.citizenship),
        born: Some(fact.born),
        sex: fact.sex,
        owner: parent.owner,
        presence: if here { Presence::InCountry } else { Presence::Unknown },
        presence_confirmed_on: here.then_some(fact.born),
        main_applicant: Some(parent.id),
        ..Client::new(draft.today)
    };
    if fact.citizenship == Country::code(HOME).unwrap_or(fact.citizenship) {
        draft.warn(Phrase::new("fact-warns-home-citizen"));
    }
    draft.say(Phrase::new("fact-says-birth").text("name", child.name()).text("parent", parent.name()));
    draft.put(child);
}
