//! Dates some days from a fact: whether a rule is about a fact, the arithmetic, and what closes it.

use super::aim;
use super::derive::{plain, stay_case};
use super::facts::{About, Fact, covered_by, entered_under, lapsed_from};
use super::situation::Situation;
use super::state::settle;
use super::trail::{fact as bare, holidays, step, stretch as words};
use super::window::plus;
use super::{Class, Deadline, Step, StepKind};
use crate::domain::calendar::Calendar;
use crate::domain::case::{Case, CaseKind, Filing, Outcome, Stage};
use crate::domain::choice::Severity;
use crate::domain::day::Day;
use crate::domain::permit::Permit;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{ClosedBy, CountsFrom, Offset, Rule, Rulebook, Stretch, Trigger, Unit, Where};

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
    let mut trail = fact.steps();
    let opens = wanted.opens.map(|opens| shift(fact.day, opens, wanted.counts_from, calendar));
    if let Some(opens) = opens {
        trail.push(step(StepKind::Offset, Phrase::new("trail-opens").day("day", opens), Some(opens), rule));
    }
    let last_day = count(rule, wanted, fact.day, calendar, &mut trail);
    if covered_by(situation, &wanted.unless_covered_by, last_day) {
        return None;
    }
    // A permit that is written for longer than a first one's term is not the first.
    let longer = matches!(fact.about, About::Permit(permit) if permit.valid_until > last_day);
    if wanted.first_of_ground && longer {
        return None;
    }
    let mut due = plain(rule, fact.subject.clone(), last_day, trail);
    let by_day_one = wanted.stricter_counts_from.map(|from| apply(wanted, fact.day, from, calendar));
    let end = aim::stricter(situation, fact).or(fact.stricter);
    let by_end = end.map(|end| apply(wanted, end, wanted.counts_from, calendar));
    due.stricter_last_day = [by_day_one, by_end].into_iter().flatten().min().filter(|day| *day < last_day);
    roll(&mut due, rule, calendar);
    due.moot_from =
        [fact.moot_from, lapsed_from(situation, fact).filter(|_| due.class == Class::Act)].into_iter().flatten().min();
    if fact.soft {
        due.severity = Severity::Soft;
    }
    due.case = fact.case.or_else(|| stay_case(situation));
    let since = opens.unwrap_or(fact.since);
    settle(&mut due, situation.dossier, wanted.closed_by.iter().any(|by| closes(situation, wanted, fact, *by, since)));
    Some(due)
}

fn is_about(situation: &Situation, rule: &Rule, wanted: &Offset, fact: &Fact) -> bool {
    let where_now = if situation.abroad { Where::Abroad } else { Where::InCountry };
    rule.in_force(fact.day)
        && wanted.presence.is_none_or(|place| place == where_now)
        && situation.law.applies(rule, situation.citizenship, fact.day)
        && rule.fits_ground(fact.ground)
        && rule.fits_age(situation.dossier.client.born, fact.day)
        && (fact.needed || !wanted.while_needed)
        && circumstances(situation, wanted, fact)
        && (wanted.open_case.is_empty() || case_is_open(situation, wanted, fact))
        && record_fits(situation, wanted, fact)
}

/// What a rule asks of the entry.
fn circumstances(situation: &Situation, wanted: &Offset, fact: &Fact) -> bool {
    let late_enough = |days: i64| situation.stay.is_some_and(|stay| (fact.day - stay.entry).num_days() > days);
    wanted.after_days_in.is_none_or(late_enough)
        && (wanted.unless_entered_under.is_empty() || !entered_under(situation, &wanted.unless_entered_under))
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

fn record_fits(situation: &Situation, wanted: &Offset, fact: &Fact) -> bool {
    match &fact.about {
        About::Permit(permit) => {
            (wanted.permit_kinds.is_empty() || wanted.permit_kinds.contains(&permit.kind))
                && (!wanted.first_of_ground || is_first_of_ground(&situation.dossier.permits, permit))
        }
        About::Identity(kind) => wanted.identity_kinds.is_empty() || wanted.identity_kinds.contains(kind),
        About::Paper(paper) if wanted.requirements.is_empty() => !is_named(situation.law, &paper.requirement),
        About::Paper(paper) => wanted.requirements.iter().any(|id| id == paper.requirement.as_str()),
        About::Offence(offence) => !wanted.fined_only || offence.amount.as_deref().is_some_and(is_money),
        About::Age(age) => wanted.age == Some(*age),
        About::Residence(_)
        | About::Basis(_)
        | About::Filing(_)
        | About::Request(_)
        | About::ToOrder { .. }
        | About::Nothing => true,
    }
}

fn is_money(amount: &str) -> bool {
    amount.chars().any(|digit| ('1'..='9').contains(&digit))
}

fn is_first_of_ground(permits: &[Permit], permit: &Permit) -> bool {
    let same = |other: &&Permit| (other.kind, other.ground) == (permit.kind, permit.ground);
    !permits.iter().filter(same).any(|other| (other.valid_from, other.id) < (permit.valid_from, permit.id))
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

/// How many days off were passed over, and those of them that have a name.
fn skipped(from: Day, to: Day, calendar: &Calendar) -> Vec<Step> {
    let off = calendar.skipped(from, to);
    let (Some((first, _)), Some((last, _))) = (off.first(), off.last()) else {
        return Vec::new();
    };
    let text = Phrase::new("trail-skipped").number("n", i64::try_from(off.len()).unwrap_or(0));
    let mut steps = vec![bare(StepKind::Skip, text.day("from", *first).day("until", *last), *last)];
    steps.extend(holidays(off));
    steps
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
    if stretch.unit != Unit::WorkingDays {
        return plus(stretch.shifted(day), -i64::from(on_day_one));
    }
    let from = if amount < 0 { calendar.last_working_on_or_before(day) } else { day };
    let left = amount - i64::from(on_day_one && calendar.is_working(day));
    calendar.add_working_days(from, left).unwrap_or(day)
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
        due.trail.extend(holidays(calendar.skipped(safe_day, due.last_day)));
    }
    if let Some(day) = due.stricter_last_day {
        let words = if rule.offset().is_some_and(|offset| offset.stricter_counts_from.is_some()) {
            "trail-stricter-day-one"
        } else {
            "trail-stricter-by"
        };
        let text = Phrase::new(words).day("day", day);
        due.trail.push(step(StepKind::Reading, text, Some(day), rule));
    }
}

/// True when a recorded fact has done what the deadline asks for.
fn closes(situation: &Situation, wanted: &Offset, fact: &Fact, by: ClosedBy, since: Day) -> bool {
    let dossier = situation.dossier;
    let on_or_after = |day: Option<Day>| day.is_some_and(|day| day >= fact.day);
    match (by, &fact.about) {
        (ClosedBy::HostNotified, About::Residence(residence)) => on_or_after(residence.host_notified_on),
        (ClosedBy::HostNotified, _) => {
            dossier.residences.iter().any(|residence| on_or_after(residence.host_notified_on))
        }
        (ClosedBy::Registered, About::Residence(residence)) => residence.registered_on.is_some(),
        (ClosedBy::Registered, _) => dossier.residences.iter().any(|residence| on_or_after(residence.registered_on)),
        (ClosedBy::LaterPermit, _) => dossier.permits.iter().any(|permit| follows(permit, fact)),
        (ClosedBy::Filing, _) => is_filed(situation, wanted, since),
        (ClosedBy::ComplaintFiled, _) => dossier.cases.iter().any(|case| complained(situation, case, fact)),
        (ClosedBy::Paid, About::Offence(offence)) => offence.paid_on.is_some(),
        (ClosedBy::Appealed, About::Offence(offence)) => offence.appealed_on.is_some(),
        (ClosedBy::ContractEntered, About::Basis(basis)) => basis.esutd_on.is_some(),
        (ClosedBy::ContractEndEntered, About::Basis(basis)) => basis.esutd_end_on.is_some(),
        (ClosedBy::Answered, About::Request(request)) => request.answered_on.is_some(),
        (ClosedBy::HandedOver, About::Permit(permit)) => permit.handed_over_on.is_some() && permit.is_checked(),
        _ => false,
    }
}

/// True for a permit that comes after the fact: after the permit it is about, beyond the end of a visa-free stay, or
/// begun since.
fn follows(permit: &Permit, fact: &Fact) -> bool {
    match (&fact.about, fact.trigger) {
        (About::Permit(old), Trigger::PermitEnd) => permit.valid_from > old.valid_from && permit.last_day() > fact.day,
        (About::Permit(old), _) => permit.valid_from > old.valid_from,
        (_, Trigger::VisaFreeEnd) => permit.last_day() > fact.day,
        _ => permit.valid_from >= fact.day,
    }
}

/// True for a complaint made on or after the day, whatever came of it; the one that was answered is none.
fn complained(situation: &Situation, case: &Case, fact: &Fact) -> bool {
    let answered = |filing: &Filing| matches!(&fact.about, About::Filing(own) if own.id == filing.id);
    let mut own = situation.dossier.filings.iter().filter(|filing| filing.case == case.id).peekable();
    let made = if own.peek().is_none() {
        case.stage == Stage::Filed && case.opened_on >= fact.day
    } else {
        own.any(|filing| filing.filed_on >= fact.day && !answered(filing))
    };
    case.kind == CaseKind::Appeal && made
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
