//! Dates some days from a fact: whether a rule is about a fact, the arithmetic, and what closes it.

use super::derive::{plain, stay_case};
use super::facts::{About, Fact, covered_by, lapsed_from};
use super::situation::Situation;
use super::state::settle;
use super::trail::{fact as bare, step, stretch as words};
use super::window::plus;
use super::{Class, Deadline, Step, StepKind};
use crate::domain::calendar::Calendar;
use crate::domain::case::{Filing, Outcome, Stage};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{ClosedBy, CountsFrom, Offset, Rule, Rulebook, Stretch, Trigger, Unit, Where};
use chrono::Months;

/// The deadline that a rule gives for a fact, if it is about it.
pub(super) fn deadline(
    situation: &Situation,
    rule: &Rule,
    wanted: &Offset,
    fact: &Fact,
    calendar: &Calendar,
) -> Option<Deadline> {
    if !is_about(situation, rule, wanted, fact) {
        return None;
    }
    let mut trail = fact.steps.clone();
    let opens = wanted.opens.map(|opens| shift(fact.day, opens, wanted.counts_from, calendar));
    if let Some(opens) = opens {
        trail.push(step(StepKind::Offset, Phrase::new("trail-opens").day("day", opens), Some(opens), rule));
    }
    let last_day = count(rule, wanted, fact.day, calendar, &mut trail);
    if covered_by(situation, &wanted.unless_covered_by, last_day) {
        return None;
    }
    let mut due = plain(rule, fact.subject.clone(), last_day, trail);
    let stricter = wanted.stricter_counts_from.map(|from| apply(wanted, fact.day, from, calendar));
    due.stricter_last_day = stricter.filter(|day| *day < last_day);
    roll(&mut due, rule, calendar);
    due.moot_from =
        [fact.moot_from, lapsed_from(situation, fact).filter(|_| due.class == Class::Act)].into_iter().flatten().min();
    due.case = fact.case.or_else(|| stay_case(situation));
    let since = opens.unwrap_or(fact.since);
    settle(&mut due, situation.dossier, wanted.closed_by.iter().any(|by| closes(situation, wanted, fact, *by, since)));
    Some(due)
}

fn is_about(situation: &Situation, rule: &Rule, wanted: &Offset, fact: &Fact) -> bool {
    let where_now = if situation.abroad { Where::Abroad } else { Where::InCountry };
    wanted.trigger == fact.trigger
        && rule.in_force(fact.day)
        && wanted.presence.is_none_or(|place| place == where_now)
        && situation.law.applies(rule, situation.citizenship, fact.day)
        && (rule.grounds.is_empty() || fact.ground.is_some_and(|ground| rule.grounds.contains(&ground)))
        && (wanted.open_case.is_empty() || case_is_open(situation, wanted, fact))
        && record_fits(situation.law, wanted, fact)
}

/// A fact that belongs to a case asks for that one to be open, another for any.
fn case_is_open(situation: &Situation, wanted: &Offset, fact: &Fact) -> bool {
    match &fact.about {
        About::Paper(paper) => {
            situation.case(paper.case).is_some_and(|case| case.stage.is_open() && wanted.open_case.contains(&case.kind))
        }
        _ => situation.open_case(&wanted.open_case).is_some(),
    }
}

fn record_fits(law: &Rulebook, wanted: &Offset, fact: &Fact) -> bool {
    match &fact.about {
        About::Permit(permit) => wanted.permit_kinds.is_empty() || wanted.permit_kinds.contains(&permit.kind),
        About::Identity(kind) => wanted.identity_kinds.is_empty() || wanted.identity_kinds.contains(kind),
        About::Paper(paper) if wanted.requirements.is_empty() => !is_named(law, &paper.requirement),
        About::Paper(paper) => wanted.requirements.iter().any(|id| id == paper.requirement.as_str()),
        About::Residence(_) | About::Nothing => true,
    }
}

/// True when some rule on papers names that requirement.
fn is_named(law: &Rulebook, requirement: &str) -> bool {
    let named = law.rules.iter().filter_map(Rule::offset).filter(|offset| offset.trigger == Trigger::PaperEnd);
    named.flat_map(|offset| &offset.requirements).any(|id| id == requirement)
}

/// Counts the steps and writes them into the trail, with the days off that were passed over.
fn count(rule: &Rule, wanted: &Offset, from: Day, calendar: &Calendar, trail: &mut Vec<Step>) -> Day {
    let mut day = from;
    for (index, stretch) in wanted.steps.iter().enumerate() {
        let counts_from = if index == 0 { wanted.counts_from } else { CountsFrom::DayAfter };
        let reached = shift(day, *stretch, counts_from, calendar);
        trail.push(step(StepKind::Offset, words(*stretch, counts_from), Some(reached), rule));
        if stretch.unit == Unit::WorkingDays {
            trail.extend(skipped(day.min(reached), day.max(reached), calendar));
        }
        day = reached;
    }
    day
}

fn skipped(from: Day, to: Day, calendar: &Calendar) -> Option<Step> {
    let off = calendar.skipped(from, to);
    let (first, last) = (off.first()?.0, off.last()?.0);
    let text = Phrase::new("trail-skipped").number("n", i64::try_from(off.len()).unwrap_or(0));
    Some(bare(StepKind::Skip, text.day("from", first).day("until", last), last))
}

fn apply(wanted: &Offset, from: Day, counts_from: CountsFrom, calendar: &Calendar) -> Day {
    wanted.steps.iter().enumerate().fold(from, |day, (index, stretch)| {
        shift(day, *stretch, if index == 0 { counts_from } else { CountsFrom::DayAfter }, calendar)
    })
}

/// The day reached. Counting working days back begins with the last one on or before the day: a decision that takes
/// five working days must fit in before a Sunday's end just as before the Friday's.
pub(super) fn shift(day: Day, stretch: Stretch, counts_from: CountsFrom, calendar: &Calendar) -> Day {
    let amount = stretch.amount;
    let on_day_one = amount > 0 && counts_from == CountsFrom::TriggerDay;
    match stretch.unit {
        Unit::Days => plus(day, amount - i64::from(on_day_one)),
        Unit::WorkingDays => {
            let from = if amount < 0 { calendar.last_working_on_or_before(day) } else { day };
            let left = amount - i64::from(on_day_one && calendar.is_working(day));
            calendar.add_working_days(from, left).unwrap_or(day)
        }
        Unit::Months => {
            let months = Months::new(u32::try_from(amount.unsigned_abs()).unwrap_or(u32::MAX));
            let moved = if amount < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) };
            plus(moved.unwrap_or(day), -i64::from(on_day_one))
        }
    }
}

/// Acts are done on working days: the safe day is the last one on or before the last day. The warn day is the earlier
/// of it and the stricter reading's, until the practice has confirmed the row.
fn roll(due: &mut Deadline, rule: &Rule, calendar: &Calendar) {
    let safe = |day| {
        if due.class == Class::Act { calendar.last_working_on_or_before(day) } else { day }
    };
    let (safe_day, stricter) = (safe(due.last_day), due.stricter_last_day.map(safe));
    due.safe_day = safe_day;
    due.warn_day = stricter.filter(|_| !due.confirmed).map_or(safe_day, |stricter| stricter.min(safe_day));
    if safe_day < due.last_day {
        let text = Phrase::new("trail-roll").day("day", due.last_day).day("safe", safe_day);
        due.trail.push(bare(StepKind::Roll, text, safe_day));
    }
    if let Some(day) = due.stricter_last_day {
        let text = Phrase::new("trail-stricter-day-one").day("day", day);
        due.trail.push(step(StepKind::Reading, text, Some(day), rule));
    }
}

/// True when a recorded fact has done what the deadline asks for.
fn closes(situation: &Situation, wanted: &Offset, fact: &Fact, by: ClosedBy, since: Day) -> bool {
    let dossier = situation.dossier;
    let on_or_after = |day: Option<Day>| day.is_some_and(|day| day >= fact.day);
    match (by, &fact.about) {
        (ClosedBy::HostNotified, _) => {
            dossier.residences.iter().any(|residence| on_or_after(residence.host_notified_on))
        }
        (ClosedBy::Registered, About::Residence(residence)) => residence.registered_on.is_some(),
        (ClosedBy::Registered, _) => dossier.residences.iter().any(|residence| on_or_after(residence.registered_on)),
        (ClosedBy::LaterPermit, About::Permit(ending)) => {
            dossier.permits.iter().any(|permit| permit.valid_from > ending.valid_from && permit.last_day() > fact.day)
        }
        (ClosedBy::LaterPermit, _) => dossier.permits.iter().any(|permit| permit.last_day() > fact.day),
        (ClosedBy::Filing, _) => is_filed(situation, wanted, since),
    }
}

/// An application that was sent back or refused has closed nothing. A case that stands at "filed" without a recorded
/// filing is taken at its word.
fn is_filed(situation: &Situation, wanted: &Offset, since: Day) -> bool {
    let filings = &situation.dossier.filings;
    let stands = |filing: &Filing| {
        matches!(filing.outcome, Outcome::Pending | Outcome::Accepted | Outcome::Granted) && filing.filed_on >= since
    };
    situation.dossier.cases.iter().filter(|case| wanted.filing_of.contains(&case.kind)).any(|case| {
        let mut own = filings.iter().filter(|filing| filing.case == case.id).peekable();
        if own.peek().is_none() { case.stage == Stage::Filed } else { own.any(stands) }
    })
}
