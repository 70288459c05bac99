//! The hand-over of a permit: five things compared letter by letter, the day, the sponsor's notice.
//!
//! Wrong letters surface at the border: a permit with one is not handed over but re-issued, in a case of its own.

use super::{checked, permit_for};
use crate::app::desk::Desk;
use crate::app::error::{AppError, Result};
use crate::domain::case::{Case, CaseKind, Stage};
use crate::domain::choice::Ground;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::CaseId;
use crate::domain::permit::{Permit, PermitItem};
use crate::domain::phrase::Phrase;
use crate::domain::plan::is_application;
use crate::store::{self, Receipt, Writes};

/// What was found when the permit was compared, and what followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Handed over on; `None` while the client does not have it. Not kept for a permit with something wrong in it.
    pub on: Option<Day>,
    /// What was found wrong; all else was found right.
    pub wrong: Vec<PermitItem>,
    /// The sponsor was told on.
    pub sponsor_informed_on: Option<Day>,
    /// Something wrong opens a re-issue case in the same group.
    pub reissue: bool,
}

impl HandOver {
    fn onto(&self, permit: &Permit) -> Permit {
        let mut compared = Permit {
            handed_over_on: self.on.filter(|_| self.wrong.is_empty()),
            sponsor_informed_on: self.sponsor_informed_on.or(permit.sponsor_informed_on),
            ..permit.clone()
        };
        for item in PermitItem::ALL {
            compared.compare(*item, !self.wrong.contains(item));
        }
        compared
    }
}

impl Desk {
    /// Records the hand-over of the permit of a granted case; gives the re-issue case that was opened, if one was.
    ///
    /// # Errors
    /// A refusal where the case is not granted or has no permit; days that cannot be true, by field; a conflict when
    /// somebody changed the permit meanwhile.
    pub fn hand_over(&mut self, case: &Case, what: &HandOver) -> Result<(Option<CaseId>, Receipt)> {
        let today = self.today();
        let permit = self.read(|reads| Ok(reads.dossier(case.client)?.and_then(|d| permit_for(&d, case).cloned())))?;
        if let Some(permit) = permit {
            checked(&what.onto(&permit).into(), today)?;
            in_time(&permit, what, self.filed_on(case)?)?;
        }
        self.write("hand_over", |writes, _| {
            let dossier = writes.whole(case.client)?;
            if case.stage != Stage::Granted {
                return Err(store::Error::refused("life-not-granted"));
            }
            let permit = permit_for(&dossier, case).ok_or_else(|| store::Error::refused("life-no-permit"))?;
            writes.put(what.onto(permit).into())?;
            let wanted = what.reissue && !what.wrong.is_empty() && reissue_of(&dossier, permit).is_none();
            wanted.then(|| open(writes, case, permit, today)).transpose()
        })
    }

    /// Opens the case that has the permit of another case re-issued.
    ///
    /// # Errors
    /// A refusal where there is no permit, or where such a case is open already; those of the store.
    pub fn open_reissue(&mut self, case: &Case) -> Result<(CaseId, Receipt)> {
        let today = self.today();
        self.write("reissue", |writes, _| {
            let dossier = writes.whole(case.client)?;
            let permit = permit_for(&dossier, case).ok_or_else(|| store::Error::refused("life-no-permit"))?;
            if let Some(other) = reissue_of(&dossier, permit) {
                let phrase = Phrase::new("life-reissue-open").text("reference", other.reference.as_str());
                return Err(store::Error::Refused(phrase));
            }
            open(writes, case, permit, today)
        })
    }

    fn filed_on(&self, case: &Case) -> Result<Option<Day>> {
        let dossier = self.read(|reads| reads.dossier(case.client))?;
        Ok(dossier.and_then(|dossier| super::newest_filing(&dossier, case).map(|filing| filing.filed_on)))
    }
}

/// Nobody hands over or tells of a permit before it was applied for.
fn in_time(permit: &Permit, what: &HandOver, filed_on: Option<Day>) -> Result<()> {
    let first = filed_on.unwrap_or(permit.valid_from).min(permit.valid_from);
    let days = [("handed_over_on", what.on), ("sponsor_informed_on", what.sponsor_informed_on)];
    let early = days.into_iter().filter(|(_, day)| day.is_some_and(|day| day < first));
    let faults: Vec<_> =
        early.map(|(field, _)| (field.to_owned(), Phrase::new("check-before").day("first", first))).collect();
    if faults.is_empty() { Ok(()) } else { Err(AppError::fields(faults)) }
}

fn open(writes: &mut dyn Writes, case: &Case, permit: &Permit, today: Day) -> store::Result<CaseId> {
    let reissue = Case {
        ground: permit.ground.or(case.ground),
        owner: case.owner,
        deputy: case.deputy,
        sponsor: permit.sponsor.or(case.sponsor),
        basis: case.basis,
        permit: Some(permit.id),
        payer: case.payer.clone(),
        represented: case.represented,
        ..Case::new(case.client, CaseKind::Reissue, today)
    };
    Ok(CaseId(writes.put(reissue.into())?.id))
}

/// The case that has a permit re-issued.
pub fn reissue_of<'a>(dossier: &'a Dossier, permit: &Permit) -> Option<&'a Case> {
    dossier.cases.iter().rev().find(|case| case.kind == CaseKind::Reissue && case.permit == Some(permit.id))
}

/// What of the five things is not found right, in their order.
pub fn unchecked(permit: &Permit) -> Vec<PermitItem> {
    let right = |item: &PermitItem| match item {
        PermitItem::Name => permit.name_checked,
        PermitItem::Passport => permit.passport_checked,
        PermitItem::Iin => permit.iin_checked,
        PermitItem::Address => permit.address_checked,
        PermitItem::Term => permit.term_checked,
    };
    PermitItem::ALL.iter().copied().filter(|item| !right(item)).collect()
}

/// What stands between a granted case and its end, by field. A permit that is being re-issued is the business of that
/// case.
pub fn missing(dossier: &Dossier, case: &Case) -> Vec<(String, Phrase)> {
    if case.stage != Stage::Granted || !is_application(case.kind) {
        return Vec::new();
    }
    let Some(permit) = permit_for(dossier, case) else {
        return vec![("permit".to_owned(), Phrase::new("life-no-permit"))];
    };
    if !permit.is_checked() && reissue_of(dossier, permit).is_some() {
        return Vec::new();
    }
    let ask = |field: &str, id: &str| (field.to_owned(), Phrase::new(id));
    let mut missing: Vec<_> =
        unchecked(permit).iter().map(|item| ask(&format!("{}_checked", item.as_str()), "life-not-compared")).collect();
    if permit.handed_over_on.is_none() {
        missing.push(ask("handed_over_on", "check-required"));
    }
    let employed = permit.ground.or(case.ground) == Some(Ground::Employment);
    if employed && permit.sponsor_informed_on.is_none() {
        missing.push(ask("sponsor_informed_on", "check-required"));
    }
    missing
}
