//! The facts of a dossier from which deadlines are counted, in the rulebook's terms.

use super::situation::{STAY_CASES, Situation, covers};
use super::trail::fact as fact_step;
use super::window::{Stop, plus};
use super::{StepKind, aim};
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, CaseDocument, DocumentState, Stage};
use crate::domain::choice::Ground;
use crate::domain::day::Day;
use crate::domain::deadline::Step;
use crate::domain::dossier::{Dossier, Lent};
use crate::domain::id::CaseId;
use crate::domain::identity::{IdentityDocument, IdentityKind};
use crate::domain::papers::required;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::phrase::Phrase;
use crate::domain::plan;
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
    /// From this day on it no longer matters.
    pub(super) moot_from: Option<Day>,
    pub(super) ground: Option<Ground>,
    pub(super) case: Option<CaseId>,
    pub(super) about: About<'a>,
    /// First steps of the trail.
    pub(super) steps: Vec<Step>,
}

/// The record a fact is about, where a rule asks for more than its day.
pub(super) enum About<'a> {
    Nothing,
    Permit(&'a Permit),
    Identity(IdentityKind),
    Paper(&'a CaseDocument),
    Residence(&'a Residence),
}

impl Fact<'_> {
    fn new<'a>(trigger: Trigger, subject: &impl ToString, day: Day, text: &str) -> Fact<'a> {
        let step = fact_step(StepKind::Trigger, Phrase::new(text).day("day", day), day);
        Fact {
            trigger,
            subject: subject.to_string(),
            day,
            since: day,
            moot_from: None,
            ground: None,
            case: None,
            about: About::Nothing,
            steps: vec![step],
        }
    }

    /// The kind of permit it is about.
    pub(super) fn permit_kind(&self) -> Option<PermitKind> {
        match self.about {
            About::Permit(permit) => Some(permit.kind),
            _ => None,
        }
    }
}

/// Every fact of a dossier. Their order does not matter: deadlines are sorted.
pub(super) fn all<'a>(situation: &Situation<'a>, calendar: &Calendar) -> Vec<Fact<'a>> {
    let dossier = situation.dossier;
    let mut facts = Vec::new();
    facts.extend(entry(situation));
    facts.extend(visa_free_end(situation));
    facts.extend(permit_ends(situation));
    facts.extend(identity_ends(dossier));
    facts.extend(paper_ends(&dossier.case_documents));
    facts.extend(consent_ends(&dossier.residences));
    facts.extend(basis_ends(&dossier.bases));
    facts.extend(linked_ends(situation));
    facts.extend(address_change(situation));
    facts.extend(papers_to_order(situation, calendar));
    facts
}

/// The ends of cover from which a case counts back.
pub(super) fn cover_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    visa_free_end(situation).into_iter().chain(permit_ends(situation)).collect()
}

fn entry<'a>(situation: &Situation<'a>) -> Option<Fact<'a>> {
    let stay = situation.stay?;
    Some(Fact::new(Trigger::Entry, &stay.id, stay.entry, "trail-entry"))
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
        if permit.last_day() < permit.valid_until {
            fact.steps = shortened(permit);
        }
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
    vec![fact_step(StepKind::Trigger, written, permit.valid_until), fact_step(StepKind::Cap, ended, permit.last_day())]
}

/// The newest document of each kind and state; those that it replaced no longer matter.
fn identity_ends(dossier: &Dossier) -> Vec<Fact<'_>> {
    let documents = &dossier.identity_documents;
    let place =
        |document: &IdentityDocument| document.citizenship.or(document.issuing_state).or(dossier.client.citizenship);
    let replaced = |old: &IdentityDocument| {
        documents.iter().any(|new| {
            (new.kind, place(new)) == (old.kind, place(old)) && (new.expires, new.id) > (old.expires, old.id)
        })
    };
    let newest = documents.iter().filter(|document| !replaced(document));
    let ends = newest.filter_map(|document| document.expires.map(|day| (document, day)));
    ends.map(|(document, day)| {
        let fact = Fact::new(Trigger::IdentityEnd, &document.id, day, "trail-identity-end");
        Fact { about: About::Identity(document.kind), ..fact }
    })
    .collect()
}

/// The newest usable paper for each requirement.
fn paper_ends(papers: &[CaseDocument]) -> Vec<Fact<'_>> {
    let usable = |paper: &CaseDocument| !matches!(paper.state, DocumentState::Rejected | DocumentState::NotNeeded);
    let replaced = |old: &CaseDocument| {
        papers.iter().any(|new| {
            usable(new) && new.requirement == old.requirement && (new.valid_until, new.id) > (old.valid_until, old.id)
        })
    };
    let newest = papers.iter().filter(|paper| usable(paper) && !replaced(paper));
    let ends = newest.filter_map(|paper| paper.valid_until.map(|day| (paper, day)));
    ends.map(|(paper, day)| {
        let fact = Fact::new(Trigger::PaperEnd, &paper.id, day, "trail-paper-end");
        Fact { about: About::Paper(paper), case: Some(paper.case), ..fact }
    })
    .collect()
}

fn consent_ends(residences: &[Residence]) -> Vec<Fact<'_>> {
    let present = residences.iter().filter(|residence| residence.until.is_none());
    let ends = present.filter_map(|residence| residence.owner_consent_until.map(|day| (residence, day)));
    ends.map(|(residence, day)| Fact::new(Trigger::ConsentEnd, &residence.id, day, "trail-consent-end")).collect()
}

/// When a basis ends, by its terms or before.
fn basis_end(basis: &Basis) -> Option<Day> {
    [basis.until, basis.ended_on].into_iter().flatten().min()
}

/// The basis of each ground that lasts longest; one without an end outlasts all.
fn basis_ends(bases: &[Basis]) -> Vec<Fact<'_>> {
    let lasts = |basis: &Basis| (basis_end(basis).unwrap_or(Day::MAX), basis.id);
    let followed = |old: &Basis| bases.iter().any(|new| new.ground == old.ground && lasts(new) > lasts(old));
    let mut facts = Vec::new();
    for basis in bases.iter().filter(|basis| !followed(basis)) {
        let end = basis_end(basis).map(|day| Fact::new(Trigger::BasisEnd, &basis.id, day, "trail-basis-end"));
        let broken = basis.ended_on.filter(|day| basis.until.is_none_or(|until| *day < until));
        let broken = broken.map(|day| Fact::new(Trigger::BasisBrokenOff, &basis.id, day, "trail-basis-broken-off"));
        facts.extend(end.into_iter().chain(broken).map(|fact| Fact { ground: Some(basis.ground), ..fact }));
    }
    facts
}

fn linked_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let ends = situation.dossier.linked_ends.iter();
    let permits = ends.filter_map(|end| match end.lent {
        Lent::Permit(permit) => Some((permit, end.last_day)),
        Lent::Basis(_) => None,
    });
    permits.map(|(permit, day)| Fact::new(Trigger::LinkedPermitEnd, &permit, day, "trail-linked-end")).collect()
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

/// For each open case that still lacks a paper the earliest last day to order one. With nothing to order there is
/// nothing to do, and no date.
fn papers_to_order<'a>(situation: &Situation<'a>, calendar: &Calendar) -> Vec<Fact<'a>> {
    let collecting =
        |case: &&Case| case.stage.is_open() && case.stage != Stage::Filed && STAY_CASES.contains(&case.kind);
    let cases = situation.dossier.cases.iter().filter(collecting);
    cases.filter_map(|case| paper_to_order(situation, calendar, case)).collect()
}

fn paper_to_order<'a>(situation: &Situation<'a>, calendar: &Calendar, case: &Case) -> Option<Fact<'a>> {
    let file_by = aim::within(situation, calendar, case.kind, None)?.file_by();
    let papers = required(situation.dossier, case, situation.law, file_by);
    let (paper, day) = plan::first_to_order(&papers, calendar, file_by)?;
    let filing = Phrase::new("trail-papers-file-by").day("day", file_by);
    let order = Phrase::new("trail-papers-order").number("n", paper.lead()).day("day", day);
    let mut fact = Fact::new(Trigger::PapersToOrder, &case.id, day, "trail-papers-file-by");
    fact.steps = vec![fact_step(StepKind::Trigger, filing, file_by), fact_step(StepKind::Offset, order, day)];
    fact.case = Some(case.id);
    fact.ground = case.ground;
    Some(fact)
}

/// True when a permit of one of these kinds covers the day.
pub(super) fn covered_by(situation: &Situation, kinds: &[PermitKind], day: Day) -> bool {
    situation.dossier.permits.iter().any(|permit| kinds.contains(&permit.kind) && covers(permit, day))
}

/// The first day on which a client abroad can do nothing about a permit any more.
pub(super) fn lapsed_from(situation: &Situation, fact: &Fact) -> Option<Day> {
    (situation.abroad && fact.trigger == Trigger::PermitEnd).then(|| plus(fact.day, 1))
}
