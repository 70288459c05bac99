//! The stories of a practice in order, by what their client needs today. Dates are placed so that the story is likely
//! to be what was asked for; whether it is, `judge` says.

use super::dice::Dice;
use super::person::Person;
use super::teller::{Papers, Teller, World, years_before};
use crate::domain::case::{CaseKind, Outcome, Stage};
use crate::domain::choice::{Presence, Severity};
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::permit::PermitEnd;
use chrono::Duration;

/// What a client is in the demonstration for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Nothing is due within thirty days.
    Calm,
    /// As calm, but taken in late: nobody knows what was done before.
    Blind,
    /// Something is due within thirty days, nothing is past.
    Due,
    /// In breach or overdue.
    Bad,
}

/// Tells a story for the client of that number.
pub(super) fn tell(purpose: Purpose, dice: Dice, which: u64, world: &World<'_>, person: &Person) -> Dossier {
    let mut dice = dice;
    let throw = dice.below(100);
    let teller = |dice, taken_in| Teller::new(dice, which, world, person, taken_in);
    let days_ago = |days| world.today - Duration::days(days);
    match (purpose, throw) {
        (Purpose::Calm, 0..6) if person.nation.days == 90 => fresh(teller(dice, days_ago(25)), 8, 22, true),
        (Purpose::Calm, 6..14) => left(teller(dice, days_ago(420))),
        (Purpose::Calm, 14..20) => second_year(teller(dice, days_ago(500))),
        (Purpose::Calm, _) => settled(teller(dice, days_ago(360)), 75, 320),
        (Purpose::Blind, _) => settled(teller(dice, days_ago(20)), 110, 320),
        (Purpose::Due, 0..45) => extension(teller(dice, days_ago(400))),
        (Purpose::Due, 45..75) => {
            let end = person.nation.days - 1;
            fresh(teller(dice, days_ago(end)), (end - 26).max(3), end - 2, true)
        }
        (Purpose::Due, 75..85) => fresh(teller(dice, days_ago(28)), 4, 26, false),
        (Purpose::Due, _) => appointment(teller(dice, days_ago(360))),
        (Purpose::Bad, 0..60) => {
            let end = person.nation.days;
            fresh(teller(dice, days_ago(end + 10)), end + 1, end + 9, true)
        }
        (Purpose::Bad, _) => lapsed(teller(dice, days_ago(400))),
    }
}

/// Entry, notice, registration: what every story begins with. The client is taken in on the day of entry or later.
fn arrival(teller: &mut Teller<'_>, entry: Day) {
    teller.good_passport();
    teller.stay(entry, None);
    let notified = entry + Duration::days(teller.dice.between(0, 1));
    let registered = entry + Duration::days(teller.dice.between(2, 12));
    let past = |day: Day, today: Day| (day <= today).then_some(day);
    let (notified, registered) = (past(notified, teller.today), past(registered, teller.today));
    teller.home(entry, notified, registered);
    if teller.dice.chance(35) {
        teller.contact();
    }
}

/// The first permit: applied for within the visa-free days.
fn first_permit(teller: &mut Teller<'_>, from: Day, until: Day, stage: Stage) {
    let opened = teller.dossier.stays.last().map_or(from, |stay| stay.entry) + Duration::days(1);
    let opened = opened.min(from);
    teller.basis(opened, until + Duration::days(60));
    let case = teller.case(CaseKind::FirstTrp, stage, opened);
    let filed = from - Duration::days(teller.dice.between(3, 6));
    teller.papers(case, Papers::Kept, opened, filed.max(opened));
    teller.filing(case, filed.max(opened), Outcome::Granted, Some(from));
    teller.permit(case, from, until);
}

/// Entry and a permit of one year that ends so many days from today.
fn with_permit(teller: &mut Teller<'_>, until: Day, stage: Stage) {
    let from = years_before(until, 1).unwrap_or(until);
    let entry = from - Duration::days(teller.dice.between(12, 24));
    arrival(teller, entry);
    first_permit(teller, from, until, stage);
    let taken_in = teller.dossier.client.created_on;
    if taken_in > entry + Duration::days(40) {
        // Taken in late: what happened before is not known to the office.
        for home in &mut teller.dossier.residences {
            (home.host_notified_on, home.registered_on) = (None, None);
        }
    } else {
        teller.dossier.client.created_on = entry.min(teller.today);
        teller.dossier.client.consent_given_on = Some(entry.min(teller.today));
    }
}

/// A permit in force for a while.
fn settled(mut teller: Teller<'_>, low: i64, high: i64) -> Dossier {
    let until = teller.ahead(low, high);
    let late = teller.dossier.client.created_on >= teller.today - Duration::days(30);
    teller.dossier.client.created_on = if late { teller.today - Duration::days(20) } else { Day::MIN };
    with_permit(&mut teller, until, Stage::Granted);
    teller.dossier
}

/// The second permit in a row.
fn second_year(mut teller: Teller<'_>) -> Dossier {
    let until = teller.ahead(80, 330);
    let renewed = years_before(until, 1).unwrap_or(until);
    let first_until = renewed - Duration::days(1);
    teller.dossier.client.created_on = Day::MIN;
    with_permit(&mut teller, first_until, Stage::Closed);
    // The papers of the first year went back to their owner with the closed file.
    teller.dossier.case_documents.clear();
    let opened = renewed - Duration::days(teller.dice.between(20, 34));
    teller.basis(opened, until + Duration::days(60));
    let case = teller.case(CaseKind::Extension, Stage::Granted, opened);
    let filed = renewed - Duration::days(teller.dice.between(6, 12));
    teller.papers(case, Papers::Kept, opened, filed);
    teller.filing(case, filed, Outcome::Granted, Some(renewed - Duration::days(2)));
    teller.permit(case, renewed, until);
    close_first(&mut teller, first_until);
    teller.dossier
}

fn close_first(teller: &mut Teller<'_>, on: Day) {
    if let Some(case) = teller.dossier.cases.first_mut() {
        case.closed_on = Some(on.min(teller.today));
    }
    // The new basis takes the place of the old one.
    if let Some(basis) = teller.dossier.bases.first_mut() {
        basis.until = basis.until.map(|until| until.min(on));
    }
}

/// Gone home: the permit was given up and the case is closed.
fn left(mut teller: Teller<'_>) -> Dossier {
    let until = teller.ahead(10, 200);
    teller.dossier.client.created_on = Day::MIN;
    with_permit(&mut teller, until, Stage::Closed);
    let exit = teller.ago(15, 120);
    let dossier = &mut teller.dossier;
    for stay in &mut dossier.stays {
        stay.exit = Some(exit.max(stay.entry));
    }
    for permit in &mut dossier.permits {
        (permit.actual_end, permit.end_reason) = (Some(exit.max(permit.valid_from)), Some(PermitEnd::Cancelled));
    }
    for case in &mut dossier.cases {
        case.closed_on = Some(exit.max(case.opened_on));
    }
    for home in &mut dossier.residences {
        home.until = home.since.map(|since| exit.max(since));
    }
    for basis in &mut dossier.bases {
        basis.ended_on = basis.since.map(|since| exit.max(since));
    }
    dossier.client.presence = Presence::Abroad;
    dossier.client.presence_confirmed_on = Some(exit);
    teller.dossier
}

/// Arrived some days ago without a visa; papers for the first permit are being collected.
fn fresh(mut teller: Teller<'_>, low: i64, high: i64, registered: bool) -> Dossier {
    let entry = teller.ago(low, high);
    let opened = entry.max(teller.today - Duration::days(60)) + Duration::days(1);
    teller.dossier.client.created_on = opened.min(teller.today);
    teller.dossier.client.consent_given_on = Some(opened.min(teller.today));
    arrival(&mut teller, entry);
    if !registered {
        for home in &mut teller.dossier.residences {
            home.registered_on = None;
        }
    }
    let opened = opened.min(teller.today);
    let contract = teller.ahead(340, 700);
    teller.basis(opened, contract);
    let stage = *teller.dice.pick(&[Stage::Intake, Stage::Collecting, Stage::Collecting, Stage::Ready, Stage::Filed]);
    let case = teller.case(CaseKind::FirstTrp, stage, opened);
    in_progress(&mut teller, case, stage, opened);
    teller.dossier
}

fn in_progress(teller: &mut Teller<'_>, case: crate::domain::id::CaseId, stage: Stage, opened: Day) {
    let how = match stage {
        Stage::Intake => Papers::Begun,
        Stage::Collecting => Papers::Halfway,
        _ => Papers::Complete,
    };
    teller.papers(case, how, opened, teller.today);
    if stage == Stage::Filed {
        let filed = teller.ago(0, 4).max(opened);
        teller.filing(case, filed, Outcome::Accepted, None);
    }
}

/// The permit ends within the month; the extension is under way.
fn extension(mut teller: Teller<'_>) -> Dossier {
    let until = teller.ahead(1, 30);
    teller.dossier.client.created_on = Day::MIN;
    with_permit(&mut teller, until, Stage::Granted);
    let opened = teller.ago(1, 20);
    // An office in order has filed by the day it aims at, some two weeks before the end.
    let near = (until - teller.today).num_days() < 17;
    let stage = if near { Stage::Filed } else { *teller.dice.pick(&[Stage::Collecting, Stage::Ready]) };
    let case = teller.case(CaseKind::Extension, stage, opened);
    in_progress(&mut teller, case, stage, opened);
    teller.dossier
}

/// The permit has just ended and the client is still here.
fn lapsed(mut teller: Teller<'_>) -> Dossier {
    let until = teller.ago(1, 6);
    teller.dossier.client.created_on = Day::MIN;
    with_permit(&mut teller, until, Stage::Granted);
    teller.dossier
}

/// All in order, and an appointment within the month.
fn appointment(mut teller: Teller<'_>) -> Dossier {
    let until = teller.ahead(110, 320);
    teller.dossier.client.created_on = Day::MIN;
    with_permit(&mut teller, until, Stage::Granted);
    let on = teller.ahead(0, 28);
    let (title, severity) = *teller.dice.pick(&[
        ("Приём в миграционной полиции", Severity::Hard),
        ("Забрать карточку РВП", Severity::Hard),
        ("Позвонить работодателю о договоре", Severity::Soft),
        ("Сверка данных после выдачи", Severity::Soft),
    ]);
    teller.own_date(title, on, severity);
    teller.dossier
}
