//! The check before a case is filed: the four grounds of refusal of the base article as concrete comparisons, and
//! what the police look at beside them. Each finding says what to do; none of them decides.

pub(super) mod names;
mod person;
mod standing;
#[cfg(test)]
mod tests;

use super::calendar::Calendar;
use super::case::{Case, RefusalGround};
use super::choice::choices;
use super::day::Day;
use super::dossier::Dossier;
use super::papers::{Fault, Need, Paper, required};
use super::phrase::Phrase;
use super::plan::is_application;
use super::rulebook::Rulebook;

choices! {
    /// How much a finding weighs, worst first.
    Gravity {
        /// Filing against it needs a supervisor and a reason.
        Error = "error",
        /// Somebody should look at it before filing.
        Warning = "warning",
        /// Good to know.
        Note = "note",
    }
    /// Which comparison found it.
    Check {
        /// The client may apply at all.
        Applicant = "applicant",
        /// Papers agree with one another about the person.
        Consistent = "consistent",
        /// Every paper is here and usable.
        Papers = "papers",
        /// Nothing by a court stands against it.
        Court = "court",
        /// Consent to the processing of personal data.
        Consent = "consent",
        /// The client is in the country.
        Presence = "presence",
        /// The client lives at the address.
        Residence = "residence",
        /// The passport lasts.
        Passport = "passport",
        /// No valid permit stands in the way.
        Permit = "permit",
        /// The sponsor.
        Sponsor = "sponsor",
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreFinding {
    /// Which comparison found it.
    pub check: Check,
    /// How much it weighs.
    pub gravity: Gravity,
    /// The ground of refusal that it would meet, where it is one of the four.
    pub ground: Option<RefusalGround>,
    /// What it is.
    pub text: Phrase,
    /// What to do.
    pub advice: Phrase,
    /// Id of the record it is about, where there is one.
    pub subject: Option<String>,
    /// Id of the requirement it is about, where it is a paper: its title stands in the rulebook.
    pub requirement: Option<String>,
}

impl PreFinding {
    fn new(check: Check, gravity: Gravity, text: Phrase, advice: &str) -> Self {
        let advice = Phrase::new(advice);
        Self { check, gravity, ground: None, text, advice, subject: None, requirement: None }
    }

    fn on(mut self, ground: RefusalGround) -> Self {
        self.ground = Some(ground);
        self
    }

    fn of(mut self, subject: &impl ToString) -> Self {
        self.subject = Some(subject.to_string());
        self
    }
}

/// What every comparison looks at.
struct Scene<'a> {
    dossier: &'a Dossier,
    case: &'a Case,
    law: &'a Rulebook,
    day: Day,
}

/// Everything that stands against filing a case on a day, worst first, then in the order of the checks. How it is to
/// be filed (online, with the cancellation of the old permit) is read from the newest filing of the case: to check one
/// that is being entered, put it into the dossier with number 0. A case that aims at no permit is asked for the
/// consent alone.
pub fn check(dossier: &Dossier, case: &Case, law: &Rulebook, calendar: &Calendar, filing_day: Day) -> Vec<PreFinding> {
    let scene = Scene { dossier, case, law, day: filing_day };
    if !is_application(case.kind) {
        return standing::consent(&scene).into_iter().collect();
    }
    // What no paper can mend comes first: whether there is a stay to file from.
    let mut found = standing::stay(&scene, calendar);
    found.extend(person::consistent(&scene));
    found.extend(required(dossier, case, law, filing_day).iter().flat_map(of_paper));
    found.extend(standing::rest(&scene));
    found.sort_by_key(|finding| finding.gravity);
    found
}

/// What is wrong with one paper.
fn of_paper(paper: &Paper) -> Vec<PreFinding> {
    let faults = paper.faults.iter().filter(|_| paper.is_wanted());
    faults.map(|fault| of_fault(paper, *fault)).collect()
}

fn of_fault(paper: &Paper, fault: Fault) -> PreFinding {
    let (gravity, text, advice) = words(fault);
    let absent = matches!(fault, Fault::Missing | Fault::Requested);
    // Where nobody is sure that it is needed, its absence is a question and no error.
    let mut finding = if absent && paper.need == Need::Check {
        PreFinding::new(Check::Papers, Gravity::Warning, Phrase::new("pre-paper-check"), "pre-paper-check-do")
    } else {
        PreFinding::new(Check::Papers, gravity, said(paper, fault, text), advice)
    };
    finding.ground = Some(RefusalGround::NotCompliant);
    finding.requirement = Some(paper.id().to_owned());
    finding.subject = paper.document.map(|document| document.id).filter(|id| id.0 != 0).map(|id| id.to_string());
    finding
}

fn said(paper: &Paper, fault: Fault, text: &str) -> Phrase {
    let until = paper.document.and_then(|document| document.valid_until);
    match (fault, paper.lacks, until) {
        (Fault::FactMissing, Some(fact), _) => {
            Phrase::new("pre-paper-lacks").term("fact", format!("circumstance-{}", fact.as_str()))
        }
        (Fault::Expired, _, Some(until)) => Phrase::new(text).day("until", until),
        _ => Phrase::new(text),
    }
}

const fn words(fault: Fault) -> (Gravity, &'static str, &'static str) {
    match fault {
        Fault::Missing => (Gravity::Error, "pre-paper-missing", "pre-paper-missing-do"),
        Fault::Requested => (Gravity::Error, "pre-paper-requested", "pre-paper-requested-do"),
        Fault::Rejected => (Gravity::Error, "pre-paper-rejected", "pre-paper-rejected-do"),
        Fault::Expired => (Gravity::Error, "pre-paper-expired", "pre-paper-expired-do"),
        Fault::TooOld => (Gravity::Error, "pre-paper-too-old", "pre-paper-too-old-do"),
        Fault::NotTranslated => (Gravity::Error, "pre-paper-not-translated", "pre-paper-not-translated-do"),
        Fault::NotNotarised => (Gravity::Error, "pre-paper-not-notarised", "pre-paper-not-notarised-do"),
        Fault::NotNamed => (Gravity::Warning, "pre-paper-not-named", "pre-paper-not-named-do"),
        Fault::FactMissing => (Gravity::Error, "pre-paper-lacks", "pre-paper-fact-missing-do"),
        Fault::NotVerified => (Gravity::Warning, "pre-paper-not-verified", "pre-paper-not-verified-do"),
        Fault::OriginalNotShown => (Gravity::Note, "pre-paper-original", "pre-paper-original-do"),
    }
}
