//! The circumstances of one case on a day of filing, in the rulebook's terms.

use crate::domain::case::{Case, FilingChannel};
use crate::domain::choice::Ground;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::eligibility;
use crate::domain::identity::IdentityKind;
use crate::domain::permit::{Permit, PermitEnd, PermitKind};
use crate::domain::residence::{Dwelling, Residence};
use crate::domain::rulebook::Circumstance;
use crate::domain::sponsor::Basis;

/// What holds for a case on a day of filing.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The day it is filed.
    pub filing_day: Day,
    /// Citizenship of the document used at entry, else the client's.
    pub citizenship: Option<Country>,
    /// Whole years on the filing day, where the birth date is known.
    pub age: Option<i64>,
    holding: Vec<Circumstance>,
}

impl Facts {
    /// Gathers them.
    pub fn of(dossier: &Dossier, case: &Case, filing_day: Day) -> Self {
        let holding = Circumstance::ALL.iter().copied().filter(|fact| holds(*fact, dossier, case, filing_day));
        Self {
            filing_day,
            citizenship: eligibility::citizenship(dossier),
            age: dossier.client.born.map(|born| eligibility::age_on(born, filing_day)),
            holding: holding.collect(),
        }
    }

    /// True when a circumstance is given.
    pub fn hold(&self, fact: Circumstance) -> bool {
        self.holding.contains(&fact)
    }
}

/// The present address on a day: of several the one moved to last.
pub fn home(dossier: &Dossier, day: Day) -> Option<&Residence> {
    let begun = |home: &&Residence| home.since.is_none_or(|since| since <= day);
    let present = dossier.residences.iter().filter(|home| home.until.is_none_or(|until| until >= day));
    // An address that begins later is where the client will live only if there is none yet.
    let mut homes: Vec<&Residence> = present.collect();
    homes.sort_by_key(|home| (begun(home), home.since, home.id));
    homes.pop()
}

fn holds(fact: Circumstance, dossier: &Dossier, case: &Case, day: Day) -> bool {
    let home = home(dossier, day);
    let dwells = |dwelling: Dwelling| home.is_some_and(|home| home.dwelling == Some(dwelling));
    match fact {
        Circumstance::Represented => case.represented,
        Circumstance::EmployerChanged => employer_changed(dossier, case, day),
        Circumstance::OwnDwelling => dwells(Dwelling::Own),
        Circumstance::ElectronicConsent => {
            let on_paper = matches!(channel(dossier, case), Some(FilingChannel::Police | FilingChannel::Centre));
            dwells(Dwelling::ElectronicConsent) && !on_paper
        }
        Circumstance::Dormitory => dwells(Dwelling::Dormitory),
        Circumstance::Hotel => dwells(Dwelling::Hotel),
        Circumstance::PassportOnFile => has_passport(dossier, day),
        Circumstance::CodeOnFile => home.is_some_and(|home| home.rka.is_some()),
        Circumstance::IinOnFile => dossier.client.iin.is_some(),
        Circumstance::ContractInEsutd => basis(dossier, case)
            .is_some_and(|basis| basis.esutd_on.is_some() && basis.esutd_end_on.is_none_or(|end| end > day)),
    }
}

/// What the case rests on: the basis it names, else the newest of its ground.
pub(super) fn basis<'a>(dossier: &'a Dossier, case: &Case) -> Option<&'a Basis> {
    let named = case.basis.and_then(|id| dossier.bases.iter().find(|basis| basis.id == id));
    let of_ground = || dossier.bases.iter().filter(|basis| Some(basis.ground) == case.ground);
    named.or_else(|| of_ground().max_by_key(|basis| (basis.since, basis.id)))
}

/// How the case is filed, by its newest filing; one that is being entered has number 0 and is the newest of its day.
pub fn channel(dossier: &Dossier, case: &Case) -> Option<FilingChannel> {
    let own = dossier.filings.iter().filter(|filing| filing.case == case.id);
    own.max_by_key(|filing| (filing.filed_on, filing.id.0 == 0, filing.id)).and_then(|filing| filing.channel)
}

fn has_passport(dossier: &Dossier, day: Day) -> bool {
    let passports = dossier.identity_documents.iter().filter(|document| document.kind == IdentityKind::Passport);
    passports.into_iter().any(|passport| passport.expires.is_some_and(|expires| expires >= day))
}

/// A permit to work for somebody else is in force and was not cancelled.
fn employer_changed(dossier: &Dossier, case: &Case, day: Day) -> bool {
    let Some(employer) = case.sponsor.filter(|_| case.ground == Some(Ground::Employment)) else {
        return false;
    };
    let stands = |permit: &&Permit| {
        permit.kind == PermitKind::Trp
            && permit.ground == Some(Ground::Employment)
            && permit.end_reason != Some(PermitEnd::Cancelled)
            && permit.valid_from <= day
            && day <= permit.last_day()
    };
    dossier.permits.iter().filter(stands).any(|permit| permit.sponsor.is_some_and(|sponsor| sponsor != employer))
}
