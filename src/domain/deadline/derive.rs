//! Deadlines of one client, derived from the dossier, the rulebook and the working days alone.
//!
//! Pure, without today, and in the same order whatever the order of the records.

use super::facts::{self, About, Fact};
use super::situation::{STAY_CASES, Situation};
use super::state::settle;
use super::trail::{fact, limit, step};
use super::window::{Stop, plus};
use super::{Class, Deadline, DeadlineId, State, Step, StepKind, offset};
use crate::domain::calendar::Calendar;
use crate::domain::choice::{Confidence, Severity};
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::CaseId;
use crate::domain::identity::IdentityDocument;
use crate::domain::permit::Permit;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Cap, CapBy, Rule, RuleKind, Rulebook, Trigger};
use crate::domain::staff::OwnDate;

/// Every deadline of a client, by warn day, last day and id. Closed stays give none, nor does a client who died or whose
/// record was merged into another one.
pub fn derive(dossier: &Dossier, law: &Rulebook, calendar: &Calendar) -> Vec<Deadline> {
    if dossier.client.died_on.is_some() || dossier.client.is_gone() {
        return Vec::new();
    }
    let situation = Situation::of(dossier, law);
    let facts = facts::all(&situation, calendar);
    let mut deadlines: Vec<Deadline> = stay_end(&situation).into_iter().collect();
    for rule in &law.rules {
        match &rule.kind {
            RuleKind::StayLimit(_) | RuleKind::DependentStay(_) | RuleKind::Overlap(_) | RuleKind::Note(_) => {}
            RuleKind::Cap(cap) if !cap.by.contains(&CapBy::IdentityDocument) => {}
            RuleKind::Cap(cap) => deadlines.extend(caps(&situation, &facts, rule, cap)),
            RuleKind::Offset(wanted) => {
                let meant = facts.iter().filter(|fact| fact.trigger == wanted.trigger);
                let due = meant.filter_map(|fact| offset::deadline(&situation, rule, wanted, fact, calendar));
                deadlines.extend(due);
            }
        }
    }
    deadlines.extend(dossier.own_dates.iter().map(|own| own_date(dossier, own)));
    deadlines.sort_by(|one, other| order(one).cmp(&order(other)));
    deadlines
}

fn order(deadline: &Deadline) -> (Day, Day, &DeadlineId) {
    (deadline.warn_day, deadline.last_day, &deadline.id)
}

/// The deadline that binds a client: the earliest warn day of one that is hard, neither done nor unknown, and not moot
/// on that day (without a day: at any time).
pub fn binding(deadlines: &[Deadline], today: Option<Day>) -> Option<&Deadline> {
    let may_bind = |deadline: &&Deadline| {
        deadline.severity == Severity::Hard
            && !matches!(deadline.state, State::Done | State::Unknown)
            && deadline.moot_from.is_none_or(|moot| today.is_some_and(|today| today < moot))
    };
    deadlines.iter().filter(may_bind).min_by(|one, other| order(one).cmp(&order(other)))
}

/// A deadline of a rule whose safe and warn day are still those of its last day.
pub(super) fn plain(rule: &Rule, subject: String, last_day: Day, trail: Vec<Step>) -> Deadline {
    Deadline {
        id: DeadlineId { rule: rule.id.clone(), subject },
        own_title: None,
        class: rule.class,
        severity: rule.effective_severity(),
        last_day,
        stricter_last_day: None,
        safe_day: last_day,
        warn_day: last_day,
        moot_from: None,
        confidence: rule.confidence,
        confirmed: rule.confirmed.is_some(),
        case: None,
        state: State::Open,
        look_again_on: None,
        trail,
    }
}

/// The open case that decides whether the client may stay.
pub(super) fn stay_case(situation: &Situation) -> Option<CaseId> {
    situation.open_case(&STAY_CASES).map(|case| case.id)
}

/// The end of the visa-free stay under way, where no permit continues it. An entry that was unlawful from its first
/// day ends on the day before.
fn stay_end(situation: &Situation) -> Option<Deadline> {
    let (stay, reach) = (situation.stay?, situation.cover.visa_free?);
    let (Stop::PerEntry(_, rule) | Stop::Window(_, rule)) = reach.stop else {
        return None;
    };
    let last_day = reach.last.unwrap_or_else(|| plus(stay.entry, -1));
    let mut trail = vec![fact(StepKind::Trigger, Phrase::new("trail-entry").day("day", stay.entry), stay.entry)];
    trail.extend(limit(&reach.stop, &situation.known, stay.entry, last_day));
    let mut deadline = plain(rule, stay.id.to_string(), last_day, trail);
    if let Some((rule, stricter)) = stricter_end(situation, stay.entry).filter(|(_, day)| *day < last_day) {
        deadline.stricter_last_day = Some(stricter);
        let text = Phrase::new("trail-stricter-reading").day("day", stricter);
        deadline.trail.push(step(StepKind::Reading, text, Some(stricter), rule));
        if !deadline.confirmed {
            deadline.warn_day = stricter;
        }
    }
    let lawful_again = situation.cover.runs.iter().find(|run| run.span.from > last_day && run.span.from > stay.entry);
    deadline.moot_from = lawful_again.map(|run| run.span.from);
    deadline.case = stay_case(situation);
    if let Some(rule) = dependent(situation, deadline.last_day) {
        follow(&mut deadline, rule);
    }
    settle(&mut deadline, situation.dossier, false);
    Some(deadline)
}

/// The row for people whose stay follows another person's permit, where the client is one of them on that day.
pub(super) fn dependent<'a>(situation: &Situation<'a>, on: Day) -> Option<&'a Rule> {
    let rows = situation.law.rules.iter().filter(|rule| matches!(rule.kind, RuleKind::DependentStay(_)));
    rows.filter(|rule| situation.law.applies(rule, situation.citizenship, on))
        .find(|rule| rule.in_force(on) && rule.fits_age(situation.dossier.client.born, on))
}

/// The end of a stay that follows another person's: the row says so, and how hard it is.
fn follow(deadline: &mut Deadline, rule: &Rule) {
    let text = Phrase::new("trail-dependent-stay").day("day", deadline.last_day);
    deadline.trail.push(step(StepKind::Reading, text, Some(deadline.last_day), rule));
    deadline.id.rule.clone_from(&rule.id);
    (deadline.class, deadline.severity) = (rule.class, rule.effective_severity());
    (deadline.confidence, deadline.confirmed) = (rule.confidence, rule.confirmed.is_some());
}

/// The earliest end by another reading, with the row that reads so.
pub(super) fn stricter_end<'a>(situation: &Situation<'a>, entry: Day) -> Option<(&'a Rule, Day)> {
    let readings = situation.regime.as_ref()?.readings.iter();
    let ends = readings
        .map(|(rule, limits)| (*rule, limits.reach(&situation.known, entry).last.unwrap_or_else(|| plus(entry, -1))));
    ends.min_by_key(|(_, day)| *day)
}

/// The longest-lasting identity document of the kinds that a cap counts; `None` when one has no end.
pub(super) fn longest_document<'a>(situation: &Situation<'a>, cap: &Cap) -> Option<(&'a IdentityDocument, Day)> {
    let counted =
        situation.dossier.identity_documents.iter().filter(|document| cap.identity_kinds.contains(&document.kind));
    let longest = counted.max_by_key(|document| (document.expires.unwrap_or(Day::MAX), document.id))?;
    longest.expires.map(|day| (longest, day))
}

/// Permits that outlast what caps them, among those that end a run of cover.
fn caps(situation: &Situation, facts: &[Fact], rule: &Rule, cap: &Cap) -> Vec<Deadline> {
    let Some((_, cut)) = longest_document(situation, cap) else {
        return Vec::new();
    };
    let applies = |permit: &Permit| {
        cap.permit_kinds.contains(&permit.kind)
            && rule.in_force(permit.valid_from)
            && rule.fits_ground(permit.ground)
            && situation.law.applies(rule, situation.citizenship, permit.valid_from)
    };
    let ends = facts.iter().filter(|fact| fact.trigger == Trigger::PermitEnd && cut < fact.day);
    let outlasting = ends.filter(|fact| matches!(fact.about, About::Permit(permit) if applies(permit)));
    outlasting.map(|permit| capped(situation, rule, permit, cut)).collect()
}

fn capped(situation: &Situation, rule: &Rule, permit: &Fact, cut: Day) -> Deadline {
    let mut trail = permit.steps();
    trail.push(step(StepKind::Cap, Phrase::new("trail-cap-identity").day("day", cut), Some(cut), rule));
    let mut deadline = plain(rule, permit.subject.clone(), cut, trail);
    deadline.moot_from = permit.moot_from;
    deadline.case = permit.case;
    settle(&mut deadline, situation.dossier, false);
    deadline
}

/// A person's own date.
fn own_date(dossier: &Dossier, own: &OwnDate) -> Deadline {
    let mut deadline = Deadline {
        id: DeadlineId { rule: DeadlineId::OWN.to_owned(), subject: own.id.to_string() },
        own_title: Some(own.title.clone()),
        class: Class::Own,
        severity: own.severity,
        last_day: own.on_day,
        stricter_last_day: None,
        safe_day: own.on_day,
        warn_day: own.on_day,
        moot_from: None,
        confidence: Confidence::Sure,
        confirmed: true,
        case: own.case,
        state: State::Open,
        look_again_on: None,
        trail: vec![fact(StepKind::Trigger, Phrase::new("trail-own-date").day("day", own.on_day), own.on_day)],
    };
    settle(&mut deadline, dossier, false);
    deadline
}
