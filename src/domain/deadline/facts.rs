//! The facts of a dossier from which deadlines are counted, in the rulebook's terms: stays, permits, documents,
//! addresses. What happened in work, family, filings and offences stands in `events`.

use super::StepKind;
use super::events;
use super::papers_due;
use super::situation::{STAY_CASES, Situation, covers};
use super::trail::fact;
use super::window::{Stop, plus};
use crate::domain::calendar::Calendar;
use crate::domain::case::{CaseDocument, DocumentState, Filing, Stage};
use crate::domain::choice::Ground;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::Step;
use crate::domain::id::CaseId;
use crate::domain::identity::{IdentityDocument, IdentityKind};
use crate::domain::offence::Offence;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::personal::DataRequest;
use crate::domain::phrase::Phrase;
use crate::domain::residence::Residence;
use crate::domain::rulebook::Trigger;
use crate::domain::sponsor::Basis;

/// One fact from which an offset may be counted.
pub(super) struct Fact<'a> {
    pub(super) trigger: Trigger,
    /// Id of the record, as in the deadline's id.
    pub(super) subject: String,
    /// The day counted from.
    pub(super) day: Day,
    /// An application made before this day has nothing to do with it.
    pub(super) since: Day,
    /// The day itself by a stricter reading, where it depends on one.
    pub(super) stricter: Option<Day>,
    /// From this day on it no longer matters.
    pub(super) moot_from: Option<Day>,
    pub(super) ground: Option<Ground>,
    pub(super) case: Option<CaseId>,
    pub(super) about: About<'a>,
    /// A stay, permit or open case still rests on the record on that day.
    pub(super) needed: bool,
    /// It binds nobody, however hard the rule: another document than the one in use, say.
    pub(super) soft: bool,
    /// The message that names it in a trail.
    pub(super) text: &'static str,
}

/// The record a fact is about, where a rule asks for more than its day.
pub(super) enum About<'a> {
    Nothing,
    Permit(&'a Permit),
    Identity(IdentityKind),
    Paper(&'a CaseDocument),
    Residence(&'a Residence),
    Basis(&'a Basis),
    Filing(&'a Filing),
    Offence(&'a Offence),
    Request(&'a DataRequest),
    Age(i64),
    /// Papers to be ordered: the day to file by, the working days that the slowest takes, and the day that this asks for,
    /// also where the case was opened after it.
    ToOrder {
        file_by: Day,
        lead: i64,
        wanted: Day,
    },
}

impl Fact<'_> {
    pub(super) fn new<'a>(trigger: Trigger, subject: &impl ToString, day: Day, text: &'static str) -> Fact<'a> {
        Fact {
            trigger,
            subject: subject.to_string(),
            day,
            since: day,
            stricter: None,
            moot_from: None,
            ground: None,
            case: None,
            about: About::Nothing,
            needed: true,
            soft: false,
            text,
        }
    }

    /// First steps of the trail.
    pub(super) fn steps(&self) -> Vec<Step> {
        match self.about {
            About::Permit(permit) if self.trigger == Trigger::PermitEnd && permit.last_day() < permit.valid_until => {
                shortened(permit)
            }
            About::ToOrder { file_by, lead, wanted } => papers_due::steps(file_by, lead, wanted, self.day),
            _ => vec![fact(StepKind::Trigger, Phrase::new(self.text).day("day", self.day), self.day)],
        }
    }
}

/// Every fact of a dossier. Their order does not matter: deadlines are sorted.
pub(super) fn all<'a>(situation: &Situation<'a>, calendar: &Calendar) -> Vec<Fact<'a>> {
    let mut facts = Vec::new();
    facts.extend(entry(situation));
    facts.extend(visa_free_end(situation));
    facts.extend(permit_ends(situation));
    facts.extend(permit_starts(situation));
    facts.extend(identity_documents(situation));
    facts.extend(paper_ends(situation));
    facts.extend(consent_ends(&situation.dossier.residences));
    facts.extend(address_change(situation));
    facts.extend(events::all(situation));
    facts.extend(papers_due::all(situation, calendar));
    facts
}

/// The ends of cover from which a case counts back.
pub(super) fn cover_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    visa_free_end(situation).into_iter().chain(permit_ends(situation)).collect()
}

/// The entry; a second fact where the client already held a permit.
fn entry<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let Some(stay) = situation.stay else {
        return Vec::new();
    };
    let held = situation.dossier.permits.iter().filter(|permit| held_before(permit, stay.entry));
    let held = held.max_by_key(|permit| (permit.last_day(), permit.id));
    let reentry = held.map(|permit| Fact {
        about: About::Permit(permit),
        ..Fact::new(Trigger::Reentry, &stay.id, stay.entry, "trail-reentry")
    });
    let entry = Fact::new(Trigger::Entry, &stay.id, stay.entry, "trail-entry");
    std::iter::once(entry).chain(reentry).collect()
}

/// True when the entry of the stay under way was made under a permit of these kinds from before it.
pub(super) fn entered_under(situation: &Situation, kinds: &[PermitKind]) -> bool {
    situation.stay.is_some_and(|stay| {
        situation.dossier.permits.iter().any(|permit| kinds.contains(&permit.kind) && held_before(permit, stay.entry))
    })
}

fn held_before(permit: &Permit, entry: Day) -> bool {
    permit.valid_from < entry && entry <= permit.last_day()
}

/// A visa-free run that no permit continues. Nothing can be aimed at where the entry was unlawful.
fn visa_free_end<'a>(situation: &Situation<'a>) -> Option<Fact<'a>> {
    let stay = situation.stay?;
    let run = situation.cover.runs.first().filter(|run| !matches!(run.end, Stop::Permit))?;
    let mut fact = Fact::new(Trigger::VisaFreeEnd, &stay.id, run.span.until, "trail-visa-free-end");
    fact.since = stay.entry;
    fact.moot_from = situation.cover.runs.get(1).map(|next| next.span.from);
    Some(fact)
}

/// Permits that end a run of cover.
fn permit_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let runs = &situation.cover.runs;
    let mut facts = Vec::new();
    for (index, run) in runs.iter().enumerate().filter(|(_, run)| matches!(run.end, Stop::Permit)) {
        let Some(permit) = situation.permit_ending(run.span.until) else {
            continue;
        };
        let mut fact = Fact::new(Trigger::PermitEnd, &permit.id, run.span.until, "trail-permit-end");
        fact.since = permit.valid_from;
        fact.moot_from = runs.get(index + 1).map(|next| next.span.from);
        fact.ground = permit.ground;
        fact.case = situation.open_case(&STAY_CASES).map(|case| case.id).or(permit.case);
        fact.about = About::Permit(permit);
        facts.push(fact);
    }
    facts
}

fn shortened(permit: &Permit) -> Vec<Step> {
    let written = Phrase::new("trail-permit-written").day("day", permit.valid_until);
    let ended = Phrase::new("trail-permit-ended-early").day("day", permit.last_day());
    vec![fact(StepKind::Trigger, written, permit.valid_until), fact(StepKind::Cap, ended, permit.last_day())]
}

/// The first days of permits, and those of a case of ours that is granted and not yet closed.
fn permit_starts<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let created = situation.dossier.client.created_on;
    let at_granted = |permit: &Permit| {
        let case = permit.case.and_then(|case| situation.case(case));
        case.is_some_and(|case| case.stage == Stage::Granted) && created <= permit.valid_from
    };
    let mut facts = Vec::new();
    for permit in situation.dossier.permits.iter().filter(|permit| permit.valid_from <= permit.last_day()) {
        let start = |trigger| Fact {
            about: About::Permit(permit),
            ground: permit.ground,
            case: permit.case,
            moot_from: permit.actual_end.map(|_| plus(permit.last_day(), 1)),
            ..Fact::new(trigger, &permit.id, permit.valid_from, "trail-permit-start")
        };
        facts.push(start(Trigger::PermitStart));
        facts.extend(at_granted(permit).then(|| start(Trigger::PermitGranted)));
    }
    facts
}

/// The newest document of each kind and state; those that it replaced no longer matter.
fn identity_documents<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let documents = &situation.dossier.identity_documents;
    let same = |one: &IdentityDocument, other: &IdentityDocument| {
        (one.kind, place(situation, one)) == (other.kind, place(situation, other))
    };
    let before = |old: &IdentityDocument, new: &IdentityDocument| {
        same(old, new) && (old.expires, old.id) < (new.expires, new.id)
    };
    let mut facts = Vec::new();
    for document in documents.iter().filter(|old| !documents.iter().any(|new| before(old, new))) {
        let about = |fact| Fact { about: About::Identity(document.kind), ..fact };
        let end = document.expires.map(|day| Fact {
            needed: !situation.abroad || situation.rests_on(day),
            soft: spare(situation, document, day),
            ..Fact::new(Trigger::IdentityEnd, &document.id, day, "trail-identity-end")
        });
        let replaces = documents.iter().any(|old| before(old, document));
        let new = document.issued.filter(|day| replaces && in_use_on(situation, *day));
        let new = new.map(|day| Fact::new(Trigger::NewDocument, &document.id, day, "trail-new-document"));
        facts.extend(end.into_iter().chain(new).map(about));
    }
    facts
}

/// The state that stands behind a document.
fn place(situation: &Situation, document: &IdentityDocument) -> Option<Country> {
    document.citizenship.or(document.issuing_state).or(situation.dossier.client.citizenship)
}

/// A document on which nothing hangs: of another citizenship than the one used at the border and for the permit, or a
/// card beside a passport of the same state that lasts longer.
fn spare(situation: &Situation, document: &IdentityDocument, end: Day) -> bool {
    let of = place(situation, document);
    let dossier = situation.dossier;
    let permits = dossier.permits.iter().filter(|permit| covers(permit, end));
    let mut on = permits.filter_map(|permit| dossier.identity_document(permit.document?));
    let foreign = of != situation.citizenship && of.is_some() && situation.citizenship.is_some();
    let outlasted = dossier.identity_documents.iter().any(|other| {
        other.kind == IdentityKind::Passport
            && place(situation, other) == of
            && other.expires.is_none_or(|day| end < day)
    });
    (foreign && !on.any(|other| place(situation, other) == of))
        || (document.kind != IdentityKind::Passport && outlasted)
}

/// True when a document issued on a day came into a stay or a permit under way.
fn in_use_on(situation: &Situation, day: Day) -> bool {
    situation.stay.is_some_and(|stay| stay.entry <= day)
        || situation.dossier.permits.iter().any(|permit| covers(permit, day))
}

/// The newest usable paper for each requirement.
fn paper_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let papers = &situation.dossier.case_documents;
    let usable = |paper: &CaseDocument| !matches!(paper.state, DocumentState::Rejected | DocumentState::NotNeeded);
    let replaced = |old: &CaseDocument| {
        papers.iter().any(|new| {
            usable(new) && new.requirement == old.requirement && (new.valid_until, new.id) > (old.valid_until, old.id)
        })
    };
    let newest = papers.iter().filter(|paper| usable(paper) && !replaced(paper));
    let ends = newest.filter_map(|paper| paper.valid_until.map(|day| (paper, day)));
    ends.map(|(paper, day)| Fact {
        about: About::Paper(paper),
        case: Some(paper.case),
        needed: situation.rests_on(day),
        ..Fact::new(Trigger::PaperEnd, &paper.id, day, "trail-paper-end")
    })
    .collect()
}

fn consent_ends(residences: &[Residence]) -> Vec<Fact<'_>> {
    let present = residences.iter().filter(|residence| residence.until.is_none());
    let ends = present.filter_map(|residence| residence.owner_consent_until.map(|day| (residence, day)));
    ends.map(|(residence, day)| Fact::new(Trigger::ConsentEnd, &residence.id, day, "trail-consent-end")).collect()
}

/// The newest present address, when it was moved to within the stay under way.
fn address_change<'a>(situation: &Situation<'a>) -> Option<Fact<'a>> {
    if situation.abroad {
        return None;
    }
    let residences = &situation.dossier.residences;
    let present = residences.iter().filter(|residence| residence.until.is_none() && residence.since.is_some());
    let newest = present.max_by_key(|residence| (residence.since, residence.id))?;
    let since = newest.since?;
    let arrival = situation.stay.is_some_and(|stay| since <= stay.entry);
    let earlier = residences.iter().any(|other| other.id != newest.id && other.since.is_none_or(|day| day < since));
    (earlier && !arrival).then(|| {
        let fact = Fact::new(Trigger::AddressChange, &newest.id, since, "trail-address-change");
        Fact { about: About::Residence(newest), ..fact }
    })
}

/// True when a permit of one of these kinds covers the day.
pub(super) fn covered_by(situation: &Situation, kinds: &[PermitKind], day: Day) -> bool {
    situation.dossier.permits.iter().any(|permit| kinds.contains(&permit.kind) && covers(permit, day))
}

/// The first day on which a client abroad can do nothing about a permit any more.
pub(super) fn lapsed_from(situation: &Situation, fact: &Fact) -> Option<Day> {
    (situation.abroad && fact.trigger == Trigger::PermitEnd).then(|| plus(fact.day, 1))
}
