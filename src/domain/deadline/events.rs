//! Facts of work and family, of filings and complaints, of offences, and the birthdays that the law asks about.

use super::facts::{About, Fact};
use super::situation::{STAY_CASES, Situation, covers};
use super::window::plus;
use crate::domain::case::{CaseKind, Filing, Outcome};
use crate::domain::choice::Severity;
use crate::domain::day::Day;
use crate::domain::dossier::Lent;
use crate::domain::permit::Permit;
use crate::domain::personal;
use crate::domain::rulebook::{Rule, Trigger, birthday};
use crate::domain::sponsor::Basis;

/// Every such fact.
pub(super) fn all<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let mut facts = basis_ends(situation);
    facts.extend(jobs(situation));
    facts.extend(linked_ends(situation));
    facts.extend(signatures(situation));
    facts.extend(birthdays(situation));
    facts.extend(filings(situation));
    facts.extend(offences(situation));
    facts.extend(personal_data(situation));
    facts
}

/// The end of the consent that lasts longest, and requests of the person about their data.
fn personal_data<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let dossier = situation.dossier;
    let end = personal::ending(&dossier.consents)
        .map(|(consent, day)| Fact::new(Trigger::DataConsentEnd, &consent.id, day, "trail-data-consent-end"));
    let requests = dossier.requests.iter().map(|request| Fact {
        about: About::Request(request),
        ..Fact::new(Trigger::DataRequest, &request.id, request.received_on, "trail-data-request")
    });
    end.into_iter().chain(requests).collect()
}

/// True for the basis of its ground that lasts longest; one without an end outlasts all.
pub(super) fn is_newest(bases: &[Basis], basis: &Basis) -> bool {
    let lasts = |basis: &Basis| (basis.last_day().unwrap_or(Day::MAX), basis.id);
    !bases.iter().any(|new| new.ground == basis.ground && lasts(new) > lasts(basis))
}

/// Ends of bases, and the days on which one broke off before its time.
pub(super) fn basis_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let bases = &situation.dossier.bases;
    let mut facts = Vec::new();
    for basis in bases {
        // What broke off is not healed by another employer: the permit is tied to this one.
        let broken = basis.ended_on.filter(|day| basis.until.is_none_or(|until| *day < until));
        let broken = broken.filter(|day| !goes_on(bases, basis, *day));
        let end = basis.last_day().filter(|_| is_newest(bases, basis)).map(|day| Fact {
            needed: rests_on_basis(situation, basis, day),
            moot_from: moot_from(situation, basis, day, broken.is_some()),
            ..Fact::new(Trigger::BasisEnd, &basis.id, day, "trail-basis-end")
        });
        let broken = broken.map(|day| Fact::new(Trigger::BasisBrokenOff, &basis.id, day, "trail-basis-broken-off"));
        let about = |fact| Fact { ground: Some(basis.ground), about: About::Basis(basis), ..fact };
        facts.extend(end.into_iter().chain(broken).map(about));
    }
    facts
}

/// A permit of its ground covers the end, an open case is about it, or nothing is recorded that could tell.
fn rests_on_basis(situation: &Situation, basis: &Basis, end: Day) -> bool {
    let dossier = situation.dossier;
    let permit = |permit: &Permit| covers(permit, end) && permit.ground.is_none_or(|ground| ground == basis.ground);
    let case = situation.open_case(&STAY_CASES).is_some_and(|case| match case.basis {
        Some(named) => named == basis.id,
        None => case.ground.is_none_or(|ground| ground == basis.ground),
    });
    let here_since_before = !situation.abroad && situation.stay.is_none_or(|stay| stay.entry <= end);
    case || dossier.permits.iter().any(permit) || (dossier.permits.is_empty() && here_since_before)
}

/// From when on the end of a basis no longer matters: a permit given later or for another ground, an entry since then
/// without a permit, or the day after it broke off where a hard term takes over.
fn moot_from(situation: &Situation, basis: &Basis, end: Day, broken: bool) -> Option<Day> {
    let permits = situation.dossier.permits.iter().filter(|permit| permit.last_day() > end);
    let other =
        permits.filter(|permit| permit.valid_from > end || permit.ground.is_some_and(|ground| ground != basis.ground));
    let takes_over = |rule: &&Rule| {
        rule.offset().is_some_and(|offset| offset.trigger == Trigger::BasisBrokenOff)
            && rule.in_force(end)
            && rule.effective_severity() == Severity::Hard
            && rule.fits_ground(Some(basis.ground))
    };
    let term = broken && !situation.abroad && situation.law.rules.iter().any(|rule| takes_over(&rule));
    let entry = situation.stay.map(|stay| stay.entry).filter(|entry| end < *entry);
    let anew = entry.filter(|entry| !situation.dossier.permits.iter().any(|permit| covers(permit, *entry)));
    other.map(|permit| permit.valid_from).chain(term.then(|| plus(end, 1))).chain(anew).min()
}

/// The first day with another sponsor than the permit of that ground is tied to.
fn new_sponsor<'a>(situation: &Situation<'a>, basis: &Basis) -> Option<Fact<'a>> {
    let (since, sponsor) = (basis.since?, basis.sponsor?);
    let permits = situation.dossier.permits.iter().filter(|permit| covers(permit, since));
    let mut tied = permits.filter(|permit| permit.ground == Some(basis.ground) && permit.valid_from < since);
    let other = tied.any(|permit| permit.sponsor.is_some_and(|of| of != sponsor));
    other.then(|| Fact::new(Trigger::NewSponsor, &basis.id, since, "trail-new-sponsor"))
}

/// True when another basis of that ground with the same sponsor reaches beyond an end.
fn goes_on(bases: &[Basis], old: &Basis, end: Day) -> bool {
    let same = |new: &&Basis| new.id != old.id && new.ground == old.ground && new.sponsor == old.sponsor;
    bases.iter().filter(same).any(|new| new.last_day().is_none_or(|day| day > end))
}

/// Beginnings, and ends that no basis with the same sponsor continues.
fn jobs<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let bases = &situation.dossier.bases;
    let mut facts = Vec::new();
    for basis in bases {
        let start = basis.since.map(|day| Fact::new(Trigger::BasisStart, &basis.id, day, "trail-basis-start"));
        let end = basis.last_day().filter(|end| !goes_on(bases, basis, *end));
        let end = end.map(|day| Fact::new(Trigger::BasisOver, &basis.id, day, "trail-basis-end"));
        let about = |fact| Fact { ground: Some(basis.ground), about: About::Basis(basis), ..fact };
        facts.extend(start.into_iter().chain(end).chain(new_sponsor(situation, basis)).map(about));
    }
    facts
}

/// What others lend; a permit given after its end rests on something else. The subject is the client who leans on it:
/// several may lean on one permit, and of several ends the earliest counts.
fn linked_ends<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let ends = situation.dossier.linked_ends.iter();
    ends.map(|end| {
        let (trigger, text) = match end.lent {
            Lent::Permit(_) => (Trigger::LinkedPermitEnd, "trail-linked-end"),
            Lent::Basis(_) => (Trigger::LinkedBasisEnd, "trail-linked-basis-end"),
        };
        let fact = Fact::new(trigger, &situation.dossier.client.id, end.last_day, text);
        let own = situation.dossier.permits.iter().map(|permit| permit.valid_from);
        let moot_from = own.filter(|from| *from > end.last_day).min();
        Fact { needed: situation.rests_on(end.last_day), moot_from, ..fact }
    })
    .collect()
}

/// The electronic signature of the sponsor that is to file the open case.
fn signatures<'a>(situation: &Situation<'a>) -> Option<Fact<'a>> {
    let dossier = situation.dossier;
    let case = situation.open_case(&STAY_CASES)?;
    let basis = case.basis.and_then(|id| dossier.bases.iter().find(|basis| basis.id == id));
    let sponsor = dossier.sponsor(case.sponsor.or_else(|| basis?.sponsor)?)?;
    let end = sponsor.signature_expires?;
    Some(Fact { case: Some(case.id), ..Fact::new(Trigger::SignatureEnd, &case.id, end, "trail-signature-end") })
}

/// Birthdays that some rule asks about, within the stay under way (or since the record was made, where no crossing is
/// known).
fn birthdays<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let client = &situation.dossier.client;
    let Some(born) = client.born.filter(|_| !situation.abroad) else {
        return Vec::new();
    };
    let from = situation.stay.map_or(client.created_on, |stay| stay.entry);
    let subject = situation.stay.map_or_else(|| client.id.to_string(), |stay| stay.id.to_string());
    let mut ages: Vec<i64> =
        situation.law.rules.iter().filter_map(|rule| rule.offset().and_then(|offset| offset.age)).collect();
    ages.sort_unstable();
    ages.dedup();
    let days = ages.into_iter().map(|age| (age, birthday(born, age))).filter(|(_, day)| from <= *day);
    days.map(|(age, day)| Fact {
        since: from,
        about: About::Age(age),
        ..Fact::new(Trigger::Birthday, &subject, day, "trail-birthday")
    })
    .collect()
}

/// The newest filing of each case: not yet decided, refused, or a complaint that was answered and did not help.
fn filings<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let filings = &situation.dossier.filings;
    let order = |filing: &Filing| (filing.filed_on, filing.id);
    let newest =
        filings.iter().filter(|old| !filings.iter().any(|new| new.case == old.case && order(new) > order(old)));
    newest.filter_map(|filing| filing_fact(situation, filing)).collect()
}

fn filing_fact<'a>(situation: &Situation<'a>, filing: &'a Filing) -> Option<Fact<'a>> {
    let case = situation.case(filing.case)?;
    let complaint = case.kind == CaseKind::Appeal;
    let decided = filing.outcome_on.unwrap_or(filing.filed_on);
    let (trigger, day, text) = match filing.outcome {
        // How long a complaint or another matter takes nobody knows.
        Outcome::Pending | Outcome::Accepted if case.stage.is_open() && STAY_CASES.contains(&case.kind) => {
            (Trigger::FilingMade, filing.filed_on, "trail-filing-made")
        }
        Outcome::Refused | Outcome::Returned | Outcome::NotAccepted if complaint => {
            (Trigger::ComplaintReply, decided, "trail-complaint-reply")
        }
        Outcome::Refused => (Trigger::FilingRefused, decided, "trail-filing-refused"),
        _ => return None,
    };
    let fact = Fact::new(trigger, &filing.id, day, text);
    Some(Fact { about: About::Filing(filing), ground: case.ground, case: Some(case.id), ..fact })
}

fn offences<'a>(situation: &Situation<'a>) -> Vec<Fact<'a>> {
    let standing = situation.dossier.offences.iter().filter(|offence| offence.stands());
    standing
        .map(|offence| {
            let fact = Fact::new(Trigger::OffenceDecision, &offence.id, offence.decided_on, "trail-offence-decision");
            Fact { about: About::Offence(offence), ..fact }
        })
        .collect()
}
