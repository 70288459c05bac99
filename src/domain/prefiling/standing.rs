//! What stands for or against an application beside its papers: court decisions, consent, presence, address, passport,
//! an older permit, the sponsor.

use super::{Check, Gravity, PreFinding, Scene};
use crate::domain::calendar::Calendar;
use crate::domain::case::{CaseKind, FilingChannel, RefusalGround};
use crate::domain::choice::Presence;
use crate::domain::client::CourtAnswer;
use crate::domain::day::Day;
use crate::domain::deadline::{Aim, aim};
use crate::domain::eligibility::{self, Eligible};
use crate::domain::identity::IdentityKind;
use crate::domain::papers::{channel, home};
use crate::domain::permit::{Permit, PermitEnd, PermitKind};
use crate::domain::phrase::Phrase;
use crate::domain::residence::{Dwelling, Registration};
use crate::domain::sponsor::Sponsor;
use chrono::Days;

/// Presence, lawful stay, and the permit that is to be followed.
pub(super) fn stay(scene: &Scene, calendar: &Calendar) -> Vec<PreFinding> {
    let mut found = Vec::new();
    found.extend(presence(scene));
    found.extend(cover(scene, calendar));
    found.extend(permit(scene));
    found
}

/// Every other check of this kind.
pub(super) fn rest(scene: &Scene) -> Vec<PreFinding> {
    let mut found = Vec::new();
    found.extend(who(scene));
    found.extend(court(scene));
    found.extend(decisions(scene));
    found.extend(consent(scene));
    found.extend(residence(scene));
    found.extend(passport(scene));
    found.extend(sponsor(scene));
    found
}

fn carried(check: Check, ground: RefusalGround, found: Eligible, advice: &str) -> PreFinding {
    let finding = PreFinding::new(check, found.gravity, found.text, advice).on(ground);
    PreFinding { subject: found.subject, ..finding }
}

/// Citizenship and age.
fn who(scene: &Scene) -> Vec<PreFinding> {
    let found = eligibility::of_person(scene.dossier, scene.law, scene.day);
    let may = |found| carried(Check::Applicant, RefusalGround::NotCompliant, found, "pre-applicant-do");
    found.into_iter().map(may).collect()
}

fn court(scene: &Scene) -> Option<PreFinding> {
    let client = &scene.dossier.client;
    let found = |gravity, text: Phrase, advice: &str| {
        Some(PreFinding::new(Check::Court, gravity, text, advice).on(RefusalGround::Court).of(&client.id))
    };
    match (client.court_answer, client.court_answered_on) {
        (None, _) => found(Gravity::Error, Phrase::new("pre-court-unanswered"), "pre-court-ask-do"),
        (Some(CourtAnswer::Deprived), _) => found(Gravity::Error, Phrase::new("pre-court-deprived"), "pre-court-do"),
        (Some(CourtAnswer::None), Some(on)) if on < scene.case.opened_on => {
            found(Gravity::Warning, Phrase::new("pre-court-old").day("day", on), "pre-court-ask-do")
        }
        (Some(CourtAnswer::None), _) => None,
    }
}

/// Decisions that order the client out or keep them out.
fn decisions(scene: &Scene) -> Vec<PreFinding> {
    let standing = scene.dossier.offences.iter().filter(|offence| offence.stands());
    let barring =
        standing.filter(|offence| offence.expulsion || offence.banned_until.is_some_and(|until| until >= scene.day));
    barring
        .map(|offence| {
            let text = Phrase::new("pre-court-expulsion").text("article", &offence.article);
            let text = text.day("day", offence.decided_on);
            PreFinding::new(Check::Court, Gravity::Error, text, "pre-court-do").on(RefusalGround::Court).of(&offence.id)
        })
        .collect()
}

pub(super) fn consent(scene: &Scene) -> Option<PreFinding> {
    let found = eligibility::of_consent(scene.dossier, scene.day)?;
    Some(carried(Check::Consent, RefusalGround::NoConsent, found, "pre-consent-do"))
}

/// The base article: the applicant must be in the country when filing.
fn presence(scene: &Scene) -> Option<PreFinding> {
    let dossier = scene.dossier;
    let here =
        dossier.stays.iter().any(|stay| stay.entry <= scene.day && stay.exit.is_none_or(|exit| exit >= scene.day));
    let said_abroad = dossier.client.presence == Presence::Abroad;
    let text = match (here, said_abroad) {
        (true, false) => return None,
        (true, true) => Phrase::new("pre-presence-said-abroad"),
        (false, _) => Phrase::new("pre-presence-none"),
    };
    let found = PreFinding::new(Check::Presence, Gravity::Error, text.day("day", scene.day), "pre-presence-do");
    Some(found.on(RefusalGround::NotCompliant).of(&dossier.client.id))
}

/// Lawful stay has ended, or too little of it is left for a decision.
fn cover(scene: &Scene, calendar: &Calendar) -> Option<PreFinding> {
    let aim = aim(scene.dossier, scene.law, calendar, scene.case.kind, Some(scene.day))?;
    let found = |gravity, text: Phrase| {
        let found = PreFinding::new(Check::Presence, gravity, text, "pre-cover-do");
        Some(found.on(RefusalGround::NotCompliant).of(&aim.subject))
    };
    let ended = aim.stricter.filter(|stricter| *stricter < scene.day && scene.day <= aim.granted_by);
    if let Some(stricter) = ended {
        return found(Gravity::Warning, Phrase::new("pre-cover-stricter").day("day", stricter));
    }
    match () {
        () if scene.day > aim.lawful_until => {
            found(Gravity::Error, Phrase::new("pre-cover-ended").day("day", aim.lawful_until))
        }
        () if scene.day > aim.granted_by => found(Gravity::Warning, bounded(&aim, "ended")),
        () if scene.day > aim.last_chance() => found(Gravity::Warning, bounded(&aim, "no-decision")),
        () if scene.day > aim.file_by() => found(Gravity::Note, bounded(&aim, "no-refiling")),
        () => None,
    }
}

/// What the day of filing leaves no time for: before the last lawful day, or before the end of a term that ends earlier.
fn bounded(aim: &Aim, what: &str) -> Phrase {
    match &aim.term {
        Some(term) => Phrase::new(format!("pre-term-{what}")).day("day", term.last_day).text("rule", &term.rule),
        None => Phrase::new(format!("pre-cover-{what}")).day("day", aim.granted_by),
    }
}

/// The base article: the applicant lives at the address of the application.
fn residence(scene: &Scene) -> Vec<PreFinding> {
    let found = |gravity, text: &str, subject: &dyn ToString| {
        PreFinding::new(Check::Residence, gravity, Phrase::new(text), "pre-residence-do")
            .on(RefusalGround::NotCompliant)
            .of(&subject.to_string())
    };
    let Some(home) = home(scene.dossier, scene.day) else {
        return vec![found(Gravity::Error, "pre-residence-none", &scene.dossier.client.id)];
    };
    let consent_ended = home.dwelling.is_none_or(|dwelling| dwelling == Dwelling::Consent)
        && home.owner_consent_until.is_some_and(|until| until < scene.day);
    let wrong = [
        (home.since.is_some_and(|since| since > scene.day), Gravity::Error, "pre-residence-later"),
        (home.rka.is_none(), Gravity::Error, "pre-residence-no-code"),
        (consent_ended, Gravity::Error, "pre-residence-consent-ended"),
        (home.registration == Some(Registration::Refused), Gravity::Warning, "pre-residence-refused"),
    ];
    let wrong = wrong.into_iter().filter(|(is, ..)| *is);
    wrong.map(|(_, gravity, text)| found(gravity, text, &home.id)).collect()
}

/// A passport for travel abroad that lasts beyond the filing day. How long beyond is not settled for this permit: the
/// rulebook's number of days is a warning.
fn passport(scene: &Scene) -> Option<PreFinding> {
    let passports = scene.dossier.identity_documents.iter().filter(|one| one.kind == IdentityKind::Passport);
    let longest = passports.filter_map(|one| one.expires.map(|until| (until, one))).max_by_key(|(until, _)| *until);
    let found = |gravity, text: Phrase, subject: String| {
        let found = PreFinding::new(Check::Passport, gravity, text, "pre-passport-do");
        Some(found.on(RefusalGround::NotCompliant).of(&subject))
    };
    let Some((until, passport)) = longest else {
        let client = scene.dossier.client.id.to_string();
        return found(Gravity::Warning, Phrase::new("pre-passport-none"), client);
    };
    let days = scene.law.eligibility.as_ref().and_then(|row| row.passport_days).unwrap_or(0);
    let short = scene.day.checked_add_days(Days::new(days.unsigned_abs())).is_some_and(|wanted| until < wanted);
    let id = passport.id.to_string();
    match () {
        () if until < scene.day => found(Gravity::Error, Phrase::new("pre-passport-ended").day("day", until), id),
        () if short => {
            found(Gravity::Warning, Phrase::new("pre-passport-short").day("day", until).number("n", days), id)
        }
        () => None,
    }
}

/// While a permit has long to run, a new application is refused (practice).
fn permit(scene: &Scene) -> Option<PreFinding> {
    let within = scene.law.eligibility.as_ref().and_then(|row| row.renew_within_months)?;
    let soon = scene.day.checked_add_months(chrono::Months::new(within))?;
    let valid = |permit: &&Permit| {
        permit.kind == PermitKind::Trp && permit.valid_from <= scene.day && scene.day <= permit.last_day()
    };
    let permits = scene.dossier.permits.iter().filter(valid);
    let permit = permits.max_by_key(|permit| permit.last_day()).filter(|permit| permit.last_day() > soon)?;
    let extends = scene.case.kind == CaseKind::Extension;
    let cancelled = permit.end_reason == Some(PermitEnd::Cancelled) || is_being_cancelled(scene);
    let (gravity, text, advice) = match (extends, cancelled) {
        (true, _) => (Gravity::Error, "pre-permit-too-early", "pre-permit-too-early-do"),
        (false, false) => (Gravity::Error, "pre-permit-stands", "pre-permit-stands-do"),
        (false, true) => (Gravity::Note, "pre-permit-cancelled", "pre-permit-cancelled-do"),
    };
    let text = Phrase::new(text).day("day", permit.last_day());
    Some(PreFinding::new(Check::Permit, gravity, text, advice).on(RefusalGround::NotCompliant).of(&permit.id))
}

/// A cancellation is open, or goes with this application.
fn is_being_cancelled(scene: &Scene) -> bool {
    let dossier = scene.dossier;
    let open = dossier.cases.iter().any(|case| case.kind == CaseKind::Cancellation && case.stage.is_open());
    open || dossier.filings.iter().any(|filing| filing.case == scene.case.id && filing.with_cancellation)
}

fn sponsor(scene: &Scene) -> Vec<PreFinding> {
    let application = eligibility::Application::from(scene.case);
    let wrong = eligibility::of_ground(scene.dossier, application, scene.law);
    let kind = wrong.map(|found| carried(Check::Sponsor, RefusalGround::NotCompliant, found, "pre-sponsor-do"));
    let of_case = eligibility::sponsor(scene.dossier, application);
    kind.into_iter().chain(of_case.and_then(|sponsor| signature(scene, sponsor))).collect()
}

/// Without an electronic signature in force nothing can be filed online.
fn signature(scene: &Scene, sponsor: &Sponsor) -> Option<PreFinding> {
    let channel = channel(scene.dossier, scene.case);
    let online = channel == Some(FilingChannel::Online);
    if channel.is_some() && !online {
        return None;
    }
    let ended = |day: &Day| *day < scene.day;
    let (gravity, text) = match sponsor.signature_expires {
        Some(day) if ended(&day) => {
            let gravity = if online { Gravity::Error } else { Gravity::Warning };
            (gravity, Phrase::new("pre-signature-ended").day("day", day))
        }
        None if online => (Gravity::Warning, Phrase::new("pre-signature-unknown")),
        _ => return None,
    };
    let text = text.text("sponsor", &sponsor.name);
    Some(PreFinding::new(Check::Sponsor, gravity, text, "pre-signature-do").of(&sponsor.id))
}
