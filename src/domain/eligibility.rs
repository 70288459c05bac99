//! Whether a client may apply for a temporary residence permit on a ground (base article, "Who is eligible"; Law on
//! Population Migration, art. 6-1): said as findings, never as a verdict.

#[cfg(test)]
mod tests;

use super::case::Case;
use super::choice::Ground;
use super::country::Country;
use super::day::Day;
use super::dossier::{Dossier, Lent};
use super::id::SponsorId;
use super::personal::{self, Standing};
use super::phrase::Phrase;
use super::prefiling::Gravity;
use super::rulebook::{Eligibility, Rulebook};
use super::sponsor::Sponsor;
use chrono::Datelike;

/// What an application would rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Application {
    /// The ground, where it is known.
    pub ground: Option<Ground>,
    /// The sponsor, where one is named.
    pub sponsor: Option<SponsorId>,
}

impl From<&Case> for Application {
    fn from(case: &Case) -> Self {
        Self { ground: case.ground, sponsor: case.sponsor }
    }
}

impl From<Ground> for Application {
    fn from(ground: Ground) -> Self {
        Self { ground: Some(ground), sponsor: None }
    }
}

/// One thing that speaks for or against an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    /// How much it weighs.
    pub gravity: Gravity,
    /// What it is, and what applies instead.
    pub text: Phrase,
    /// Id of the record it is about, where there is one.
    pub subject: Option<String>,
}

impl Eligible {
    fn new(gravity: Gravity, text: Phrase, subject: Option<String>) -> Self {
        Self { gravity, text, subject }
    }
}

/// Citizenship of the document used at entry, else the client's.
pub fn citizenship(dossier: &Dossier) -> Option<Country> {
    let open = dossier.stays.iter().filter(|stay| stay.exit.is_none()).max_by_key(|stay| (stay.entry, stay.id));
    let shown = open.and_then(|stay| stay.document).and_then(|id| dossier.identity_document(id));
    shown.and_then(|document| document.citizenship).or(dossier.client.citizenship)
}

/// Whole years on a day. Who was born on 29 February turns a year older on 1 March.
pub fn age_on(born: Day, day: Day) -> i64 {
    let had = (day.month(), day.day()) >= (born.month(), born.day());
    i64::from(day.year() - born.year()) - i64::from(!had)
}

/// Everything that speaks against an application, or has to be said of it, worst first. Empty: nothing does.
pub fn eligibility(
    dossier: &Dossier,
    application: impl Into<Application>,
    law: &Rulebook,
    today: Day,
) -> Vec<Eligible> {
    let application = application.into();
    let mut found = of_client(dossier, law, today);
    found.extend(of_ground(dossier, application, law));
    found.sort_by_key(|finding| finding.gravity);
    found
}

/// What can be said without an application: citizenship, age and consent, worst first.
pub fn of_client(dossier: &Dossier, law: &Rulebook, today: Day) -> Vec<Eligible> {
    let mut found = of_person(dossier, law, today);
    found.extend(of_consent(dossier, today));
    found.sort_by_key(|finding| finding.gravity);
    found
}

/// Citizenship and age.
pub(super) fn of_person(dossier: &Dossier, law: &Rulebook, today: Day) -> Vec<Eligible> {
    let Some(row) = &law.eligibility else {
        return Vec::new();
    };
    of_citizenship(dossier, row, law).into_iter().chain(of_age(dossier, row, today)).collect()
}

fn of_citizenship(dossier: &Dossier, row: &Eligibility, law: &Rulebook) -> Option<Eligible> {
    let open = dossier.open_stay().and_then(|stay| stay.document).map(|id| id.to_string());
    let subject = open.or_else(|| Some(dossier.client.id.to_string()));
    let said = |gravity, text: &str, country: Option<Country>| {
        let phrase = country.into_iter().fold(Phrase::new(text), |text, of| text.text("country", of.as_str()));
        Some(Eligible::new(gravity, phrase, subject.clone()))
    };
    match citizenship(dossier) {
        None => said(Gravity::Error, "eligible-citizenship-unknown", None),
        Some(home) if Some(home) == law.home => said(Gravity::Error, "eligible-home-passport", None),
        Some(Country::STATELESS) => said(Gravity::Warning, "eligible-stateless", None),
        Some(other) if !row.citizenships.contains(&other) => {
            said(Gravity::Error, "eligible-citizenship-other", Some(other))
        }
        Some(_) => None,
    }
}

/// A child needs no permit; its visa-free date follows the parent's permit.
fn of_age(dossier: &Dossier, row: &Eligibility, today: Day) -> Option<Eligible> {
    let client = dossier.client.id.to_string();
    let Some(born) = dossier.client.born else {
        return Some(Eligible::new(Gravity::Note, Phrase::new("eligible-born-unknown"), Some(client)));
    };
    if age_on(born, today) >= row.from_age {
        return None;
    }
    let parent = dossier.linked_ends.iter().filter(|end| matches!(end.lent, Lent::Permit(_)));
    let text = match parent.map(|end| end.last_day).max() {
        Some(until) => Phrase::new("eligible-child-follows").day("day", until),
        None => Phrase::new("eligible-child"),
    };
    Some(Eligible::new(Gravity::Note, text.number("age", row.from_age), Some(client)))
}

/// Whoever stands behind an application: the sponsor it names, else the one of what its ground rests on.
pub(super) fn sponsor(dossier: &Dossier, application: Application) -> Option<&Sponsor> {
    let running = dossier.bases.iter().rev().filter(|basis| basis.ended_on.is_none());
    let basis = running.into_iter().find(|basis| Some(basis.ground) == application.ground);
    let named = application.sponsor.or_else(|| basis.and_then(|basis| basis.sponsor))?;
    dossier.sponsor(named)
}

/// The ground, and a sponsor of the kind that it asks for.
pub(super) fn of_ground(dossier: &Dossier, application: Application, law: &Rulebook) -> Option<Eligible> {
    let Some(ground) = application.ground else {
        return Some(Eligible::new(Gravity::Error, Phrase::new("eligible-no-ground"), None));
    };
    let row = law.ground(ground)?;
    let wanted = row.sponsor_kinds.first()?;
    let about = |text: &str| {
        Phrase::new(text)
            .term("ground", format!("ground-{}", ground.as_str()))
            .term("kind", format!("sponsor-kind-{}", wanted.as_str()))
    };
    let known = |sponsor: &Sponsor| row.sponsor_kinds.contains(&sponsor.kind);
    match sponsor(dossier, application) {
        None => Some(Eligible::new(Gravity::Error, about("eligible-no-sponsor"), None)),
        Some(sponsor) if known(sponsor) => None,
        Some(sponsor) => {
            let text = about("eligible-sponsor-kind").text("sponsor", sponsor.name.as_str());
            Some(Eligible::new(Gravity::Error, text, Some(sponsor.id.to_string())))
        }
    }
}

/// Consent to the processing of personal data (Law on Personal Data, art. 8).
pub(super) fn of_consent(dossier: &Dossier, today: Day) -> Option<Eligible> {
    let text = match personal::standing(&dossier.client, &dossier.consents, today) {
        Standing::Withdrawn(day) => Phrase::new("eligible-consent-withdrawn").day("day", day),
        Standing::Ended(day) => Phrase::new("eligible-consent-ended").day("day", day),
        Standing::Missing => Phrase::new("eligible-no-consent"),
        Standing::Holds(_) => return None,
    };
    Some(Eligible::new(Gravity::Error, text, Some(dossier.client.id.to_string())))
}
