//! What may still be filed for a client: kinds of cases that can be opened now, from when and until when, each by a row
//! of the rulebook; or why there is none.
//!
//! It says what the rows say and no more. Nothing that is filed after the last lawful day makes the stay lawful again,
//! so an unlawful stay has no choice among permits; and a filing never prolongs a stay, so every `until` is the last day
//! on which the act still makes sense, not a promise.

use super::derive::{dependent, stricter_end};
use super::facts::cover_ends;
use super::situation::{STAY_CASES, Situation};
use super::status::{Rung, status};
use super::window::Stop;
use super::{Deadline, State};
use crate::domain::case::CaseKind;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::eligibility::age_on;
use crate::domain::id::CaseId;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{ClosedBy, Offset, Rule, Rulebook, Trigger};

/// A kind of case that can be opened and filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilingChoice {
    /// What.
    pub kind: CaseKind,
    /// From this day on; it may lie ahead.
    pub from: Day,
    /// Up to this day, by the main reading; `None` where no row gives an end.
    pub until: Option<Day>,
    /// The same by an unconfirmed stricter reading, where it is earlier.
    pub stricter_until: Option<Day>,
    /// The row that says so.
    pub rule: String,
    /// What it asks for beside, such as the cancellation of the permit in force.
    pub condition: Option<Phrase>,
    /// A case of that kind is open already.
    pub case: Option<CaseId>,
}

/// All of them, and what has to be said where there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilingChoices {
    /// By the day from which they are possible.
    pub choices: Vec<FilingChoice>,
    /// Why nothing can be filed that lets the client stay, and what is left to do.
    pub says: Option<Phrase>,
}

/// What may still be filed on a day. `deadlines` are those derived from the same dossier and law.
pub fn filing_choices(dossier: &Dossier, law: &Rulebook, deadlines: &[Deadline], today: Day) -> FilingChoices {
    if dossier.client.died_on.is_some() || dossier.client.is_gone() {
        return FilingChoices::default();
    }
    let situation = Situation::of(dossier, law);
    if situation.citizenship.is_some() && situation.citizenship == law.home {
        return FilingChoices { choices: Vec::new(), says: Some(Phrase::new("may-file-citizen")) };
    }
    let mut choices = by_deadlines(&situation, deadlines, today);
    let lawful = situation.cover.run_for(today).filter(|run| run.span.contains(today)).is_some();
    let says = match needs_no_permit(&situation, today) {
        Some(says) => {
            choices.retain(|choice| !STAY_CASES.contains(&choice.kind));
            Some(says)
        }
        None if situation.abroad || !lawful => {
            // The term after a sixteenth birthday runs by itself, whatever became of the visa-free days.
            let own_term = |choice: &FilingChoice| choice.kind == CaseKind::FirstTrp;
            choices.retain(|choice| !STAY_CASES.contains(&choice.kind) || (own_term(choice) && !situation.abroad));
            (!choices.iter().any(own_term)).then(|| nothing(&situation, today)).flatten()
        }
        None => of_cover(&situation, today, &mut choices),
    };
    for choice in &mut choices {
        choice.case = situation.open_case(&[choice.kind]).map(|case| case.id);
    }
    choices.sort_by(|one, other| (one.from, one.kind, &one.rule).cmp(&(other.from, other.kind, &other.rule)));
    FilingChoices { choices, says }
}

/// A child below the age from which the rulebook asks for a permit.
fn needs_no_permit(situation: &Situation, today: Day) -> Option<Phrase> {
    let from_age = situation.law.eligibility.as_ref()?.from_age;
    let young = situation.dossier.client.born.is_some_and(|born| age_on(born, today) < from_age);
    let rule = dependent(situation, today).map_or("", |rule| rule.id.as_str());
    young.then(|| Phrase::new("may-file-child").number("age", from_age).text("rule", rule))
}

/// Why nothing can be filed: abroad, unlawful, or nobody knows.
fn nothing(situation: &Situation, today: Day) -> Option<Phrase> {
    let status = status(situation.dossier, situation.law, today);
    let plain = Phrase::new;
    match (status.rung, situation.permit_on(today)) {
        (Rung::Abroad, Some(permit)) => Some(plain("may-file-abroad-permit").day("day", permit.last_day())),
        (Rung::Abroad, None) => Some(plain("may-file-abroad")),
        (Rung::Unlawful, _) => Some(plain("may-file-unlawful")),
        (Rung::Unknown, _) => Some(plain("may-file-unknown")),
        _ => None,
    }
}

/// What the lawful days under way allow: a first permit while visa-free days run, an extension of a permit.
fn of_cover(situation: &Situation, today: Day, choices: &mut Vec<FilingChoice>) -> Option<Phrase> {
    let run = situation.cover.run_for(today)?;
    let by_permit = matches!(run.end, Stop::Permit);
    let permit = situation.permit_ending(run.span.until).filter(|_| by_permit);
    match permit {
        Some(permit) if permit.kind == PermitKind::Trp => {
            choices.extend(extension(situation, permit, run.span.until));
            None
        }
        Some(_) => Some(Phrase::new("may-file-other-permit").day("day", run.span.until)),
        None => first(situation, run.span.until, choices),
    }
}

/// A first permit while the visa-free stay lasts, for the citizenships that the rulebook names.
fn first(situation: &Situation, until: Day, choices: &mut Vec<FilingChoice>) -> Option<Phrase> {
    let listed = situation
        .law
        .eligibility
        .as_ref()
        .is_none_or(|row| situation.citizenship.is_some_and(|citizenship| row.citizenships.contains(&citizenship)));
    if !listed {
        return Some(Phrase::new("may-file-not-eligible"));
    }
    let (stay, rule) = (situation.stay?, row(situation, Trigger::VisaFreeEnd, CaseKind::FirstTrp, until)?);
    let unconfirmed = situation.regime.as_ref().is_some_and(|regime| !regime.confirmed);
    let stricter = stricter_end(situation, stay.entry).map(|(_, day)| day);
    choices.push(FilingChoice {
        stricter_until: stricter.filter(|day| unconfirmed && *day < until),
        ..choice(CaseKind::FirstTrp, stay.entry, Some(until), &rule.id)
    });
    None
}

/// An extension from the day on which no row stands against it any more, up to the permit's last day.
fn extension(situation: &Situation, permit: &Permit, until: Day) -> Option<FilingChoice> {
    let rule = row(situation, Trigger::PermitEnd, CaseKind::Extension, until)?;
    let opens = rule.offset().and_then(|offset| offset.opens).map(|opens| opens.shifted(until));
    let overlap = situation.law.overlap(permit.kind, until);
    let not_refused = overlap.map(|(rule, overlap)| (overlap.left.shifted(until), rule));
    let (from, rule) = [not_refused, opens.map(|day| (day, rule))].into_iter().flatten().max_by_key(|(day, _)| *day)?;
    Some(choice(CaseKind::Extension, from.max(permit.valid_from), Some(until), &rule.id))
}

fn choice(kind: CaseKind, from: Day, until: Option<Day>, rule: &str) -> FilingChoice {
    FilingChoice { kind, from, until, stricter_until: None, rule: rule.to_owned(), condition: None, case: None }
}

/// The row for filing a kind of case before such an end.
fn row<'a>(situation: &Situation<'a>, trigger: Trigger, kind: CaseKind, end: Day) -> Option<&'a Rule> {
    let rows = situation.law.rules.iter().filter(|rule| {
        rule.in_force(end)
            && situation.law.applies(rule, situation.citizenship, end)
            && rule.offset().is_some_and(|offset| offset.trigger == trigger)
    });
    rows.into_iter().find(|rule| rule.offset().is_some_and(|offset| offset.filing_of.contains(&kind)))
}

/// What open deadlines call for: a re-issue after a change, the registration of an address, a complaint, and the first
/// permit of somebody who has come of age.
fn by_deadlines(situation: &Situation, deadlines: &[Deadline], today: Day) -> Vec<FilingChoice> {
    let open = deadlines.iter().filter(|due| {
        !matches!(due.state, State::Done | State::Unknown) && due.moot_from.is_none_or(|moot| today < moot)
    });
    open.filter_map(|due| by_deadline(situation, due, today)).collect()
}

fn by_deadline(situation: &Situation, due: &Deadline, today: Day) -> Option<FilingChoice> {
    let from = due.trail.first().and_then(|step| step.date).filter(|from| *from <= today)?;
    let (rule, offset) = rule_of(situation, due, from)?;
    let holds = situation.permit_on(today).is_some_and(|permit| permit.kind == PermitKind::Trp);
    let kind = called_for(offset).filter(|kind| *kind != CaseKind::Reissue || holds)?;
    // A date without a term says when it happened, not until when something may be filed.
    let term = (!offset.steps.is_empty()).then_some(due.last_day);
    let end = cover_ends(situation).iter().map(|fact| fact.day).filter(|day| *day >= today).min();
    let until = if kind == CaseKind::Reissue { term.into_iter().chain(end).min() } else { term };
    if until.is_some_and(|until| until < today) {
        return None;
    }
    let stricter = due.stricter_last_day.filter(|day| !due.confirmed && until.is_some_and(|until| *day < until));
    let condition = (kind == CaseKind::Reissue).then(|| cancellation(situation, today)).flatten();
    Some(FilingChoice { stricter_until: stricter, condition, ..choice(kind, from, until, &rule.id) })
}

/// The row in force on the day of the fact that gave a deadline.
fn rule_of<'a>(situation: &Situation<'a>, due: &Deadline, from: Day) -> Option<(&'a Rule, &'a Offset)> {
    let rows = situation.law.rules.iter().filter(|rule| rule.id == due.id.rule && rule.in_force(from));
    rows.filter_map(|rule| rule.offset().map(|offset| (rule, offset))).next()
}

fn called_for(offset: &Offset) -> Option<CaseKind> {
    match offset.trigger {
        Trigger::BasisBrokenOff | Trigger::NewSponsor if offset.filing_of.contains(&CaseKind::Reissue) => {
            Some(CaseKind::Reissue)
        }
        Trigger::NewDocument => Some(CaseKind::Reissue),
        Trigger::Birthday if offset.filing_of.contains(&CaseKind::FirstTrp) => Some(CaseKind::FirstTrp),
        Trigger::AddressChange if offset.closed_by.contains(&ClosedBy::Registered) => Some(CaseKind::Address),
        Trigger::FilingRefused | Trigger::ComplaintReply if offset.closed_by.contains(&ClosedBy::ComplaintFiled) => {
            Some(CaseKind::Appeal)
        }
        _ => None,
    }
}

/// While a permit has too much time left, another is given only if it is cancelled.
fn cancellation(situation: &Situation, today: Day) -> Option<Phrase> {
    let permit = situation.permit_on(today)?;
    let (rule, overlap) = situation.law.overlap(permit.kind, permit.last_day())?;
    let early = today < overlap.left.shifted(permit.last_day());
    early.then(|| Phrase::new("may-file-with-cancellation").text("rule", &rule.id))
}

impl FilingChoice {
    /// `Extension: 20.11.2026 – 20.12.2026 (TRP-EXT)`; `kind` is the message with the name of the kind of case.
    pub fn phrase(&self, kind: impl Into<String>, today: Day) -> Phrase {
        let id = match (self.until, self.from > today) {
            (Some(_), true) => "may-file-between",
            (Some(_), false) => "may-file-until",
            (None, true) => "may-file-from",
            (None, false) => "may-file-now",
        };
        let phrase = Phrase::new(id).term("kind", kind).day("from", self.from).text("rule", &self.rule);
        self.until.into_iter().fold(phrase, |phrase, until| phrase.day("until", until))
    }
}
