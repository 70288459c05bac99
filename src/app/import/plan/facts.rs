//! Facts of a row that add up over time: stays, residence, case and permit.

use super::{Caution, Dossier, Field, Links, Planner, Result, Said};
use crate::app::import::person::SheetPermit;
use crate::domain::case::{Case, CaseKind, Stage};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::fold::fold_number;
use crate::domain::id::{SponsorId, StayId};
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::residence::Residence;
use crate::domain::stay::{Evidence, Stay};
use crate::files::vocabulary::fold;

impl Planner<'_> {
    /// The last entry opens a stay, unless it is known. One that was still open ends on the day of the new entry: the
    /// latest day it can have ended, so that no day of it is lost from the count.
    pub(super) fn stay(&mut self, dossier: &Dossier) {
        let Some(entry) = self.person.entry else {
            return;
        };
        if let Some(known) = dossier.stays.iter().find(|stay| stay.entry == entry) {
            return self.known_stay(known.clone());
        }
        let Some(latest) = dossier.stays.iter().max_by_key(|stay| stay.entry) else {
            return self.plan.stays.push(self.new_stay(dossier, entry));
        };
        match latest.exit {
            Some(exit) if entry >= exit => self.plan.stays.push(self.new_stay(dossier, entry)),
            None if entry > latest.entry && entry <= self.rules.today => {
                self.caution(Field::Entry, Caution::StayOpen);
                self.plan.stays.push(Stay {
                    exit: Some(entry),
                    exit_evidence: Some(Evidence::Sheet),
                    ..latest.clone()
                });
                self.plan.stays.push(self.new_stay(dossier, entry));
            }
            _ if self.is_apart(dossier, entry) => {
                self.plan.stays.push(self.new_stay(dossier, entry));
            }
            _ => {
                let alone = dossier.stays.len() == 1;
                if self.merge.wins(Field::Entry, latest.entry.shown(), entry.shown()) && alone {
                    self.plan.stays.push(Stay { entry, ..latest.clone() });
                }
            }
        }
    }

    /// True for a stay with both ends that touches none of those known.
    fn is_apart(&self, dossier: &Dossier, entry: Day) -> bool {
        self.person.exit.is_some_and(|exit| {
            dossier.stays.iter().all(|stay| exit <= stay.entry || stay.exit.is_some_and(|left| left <= entry))
        })
    }

    fn known_stay(&mut self, mut stay: Stay) {
        if self.merge.field(Field::Exit, &mut stay.exit, self.person.exit.as_ref()) {
            stay.exit_evidence = Some(Evidence::Sheet);
            self.plan.stays.push(stay);
        }
    }

    fn new_stay(&self, dossier: &Dossier, entry: Day) -> Stay {
        Stay {
            id: StayId(0),
            version: 0,
            client: dossier.client.id,
            document: None,
            entry,
            exit: self.person.exit,
            entry_evidence: Some(Evidence::Sheet),
            exit_evidence: self.person.exit.map(|_| Evidence::Sheet),
            note: None,
        }
    }

    /// The address with its code. A code without an address stands for it; another address than the current one is a
    /// conflict, since a sheet does not say since when somebody lives there.
    pub(super) fn residence(&mut self, dossier: &Dossier) {
        let person = self.person;
        let Some(address) = person.address.as_ref().or(person.rka.as_ref()) else {
            return;
        };
        let mut current = dossier.residences.iter().filter(|held| held.until.is_none());
        let same =
            |held: &&Residence| fold(&held.address) == fold(address) || held.rka.is_some() && held.rka == person.rka;
        let mut known = dossier.residences.iter().rev().find(same).or_else(|| current.next_back()).cloned();
        let Some(held) = known.as_mut() else {
            return self.plan.residence = Some(self.new_residence(dossier, address));
        };
        let stood_for = Some(&held.address) == held.rka.as_ref();
        let mut changed = false;
        match &person.address {
            Some(address) if stood_for => {
                held.address = address.clone();
                changed = true;
            }
            Some(address) => {
                changed |= self.merge.value(Field::Address, &mut held.address, address);
            }
            None => {}
        }
        changed |= self.merge.field(Field::Rka, &mut held.rka, person.rka.as_ref());
        changed |= self.merge.field(Field::ResidenceOwner, &mut held.owner_name, person.residence_owner.as_ref());
        let until = person.owner_consent_until.as_ref();
        changed |= self.merge.field(Field::OwnerConsentUntil, &mut held.owner_consent_until, until);
        if changed {
            self.plan.residence = known;
        }
    }

    fn new_residence(&self, dossier: &Dossier, address: &Clean) -> Residence {
        Residence {
            rka: self.person.rka.clone(),
            owner_name: self.person.residence_owner.clone(),
            owner_consent_until: self.person.owner_consent_until,
            ..Residence::new(dossier.client.id, address.clone())
        }
    }

    /// Every row is about one case: the one of its permit, or the newest; a new one when there is none.
    pub(super) fn case_and_permit(&mut self, dossier: &Dossier, links: &mut Links<'_>) -> Result<()> {
        let known = self.person.permit.as_ref().and_then(|sheet| known_permit(dossier, sheet));
        let is_new = self.person.permit.is_some() && known.is_none();
        let adds_case = is_new && !self.is_past(dossier);
        let chosen = match known {
            Some(permit) => {
                permit.case.and_then(|id| dossier.cases.iter().find(|case| case.id == id)).or_else(|| newest(dossier))
            }
            None if adds_case => unfinished(dossier),
            None => newest(dossier),
        };
        let (mut case, mut changed) = match chosen {
            Some(case) => (case.clone(), false),
            None => (self.new_case(dossier), true),
        };
        changed |= self.case_fields(&mut case, links)?;
        if adds_case && case.stage != Stage::Granted {
            case.stage = Stage::Granted;
            changed = true;
        }
        self.plan.case_id = case.id;
        match known {
            Some(permit) => self.known_permit(permit.clone(), case.sponsor),
            None if is_new => self.new_permit(dossier, &case, adds_case),
            None => {}
        }
        self.papers(dossier, case.id);
        if changed {
            self.plan.case = Some(case);
        }
        Ok(())
    }

    /// True when a later permit is known: the sheet's one is history and moves no case.
    fn is_past(&self, dossier: &Dossier) -> bool {
        let until = self.person.permit.as_ref().map(|permit| permit.until);
        dossier.permits.iter().any(|held| held.kind == PermitKind::Trp && Some(held.valid_until) > until)
    }

    fn new_case(&self, dossier: &Dossier) -> Case {
        Case {
            reference: Clean::default(),
            stage: if self.person.permit.is_some() { Stage::Granted } else { Stage::Collecting },
            owner: self.owner,
            ..Case::new(dossier.client.id, CaseKind::FirstTrp, self.rules.today)
        }
    }

    fn case_fields(&mut self, case: &mut Case, links: &mut Links<'_>) -> Result<bool> {
        let person = self.person;
        let mut changed = self.merge.field(Field::Ground, &mut case.ground, Some(&person.ground));
        changed |= self.merge.field(Field::Payer, &mut case.payer, person.payer.as_ref());
        if case.owner.is_none() && self.owner.is_some() || self.rules.overwrite && case.owner != self.owner {
            changed |= case.owner != self.owner;
            case.owner = self.owner;
        }
        if let Some(name) = &person.sponsor {
            changed |= self.sponsor(&mut case.sponsor, name, links)?;
        }
        Ok(changed)
    }

    fn sponsor(&mut self, here: &mut Option<SponsorId>, name: &Clean, links: &mut Links<'_>) -> Result<bool> {
        if let Some(kept) = *here {
            let same = links.names.sponsor(name) == Some(kept);
            if same || !self.merge.wins(Field::Sponsor, links.names.sponsor_name(kept), name.shown()) {
                return Ok(false);
            }
        }
        *here = Some(links.sponsor(name, self.person.sponsor_bin.as_ref())?);
        Ok(true)
    }

    fn known_permit(&mut self, mut permit: Permit, sponsor: Option<SponsorId>) {
        let Some(sheet) = &self.person.permit else {
            return;
        };
        let mut dated = permit.clone();
        let merge = &mut self.merge;
        let mut changed = merge.field(Field::PermitNumber, &mut permit.number, sheet.number.as_ref());
        let moved = merge.value(Field::PermitFrom, &mut dated.valid_from, &sheet.from)
            | merge.value(Field::PermitUntil, &mut dated.valid_until, &sheet.until);
        // Both dates of the sheet are in order; one of each might not be.
        if moved && dated.valid_from <= dated.valid_until {
            (permit.valid_from, permit.valid_until) = (dated.valid_from, dated.valid_until);
            changed = true;
        }
        changed |= merge.field(Field::Ground, &mut permit.ground, Some(&self.person.ground));
        if permit.sponsor.is_none() && sponsor.is_some() {
            permit.sponsor = sponsor;
            changed = true;
        }
        if changed {
            self.plan.permit = Some(permit);
        }
    }

    fn new_permit(&mut self, dossier: &Dossier, case: &Case, leads: bool) {
        let Some(sheet) = &self.person.permit else {
            return;
        };
        let before = dossier.permits.iter().filter(|held| held.kind == PermitKind::Trp && held.valid_from < sheet.from);
        self.plan.permit = Some(Permit {
            number: sheet.number.clone(),
            ground: Some(self.person.ground),
            sponsor: case.sponsor,
            case: leads.then_some(case.id),
            predecessor: before.max_by_key(|held| held.valid_until).map(|held| held.id),
            ..Permit::new(dossier.client.id, PermitKind::Trp, sheet.from, sheet.until)
        });
    }
}

/// The permit of that number, or without a number of those dates.
fn known_permit<'a>(dossier: &'a Dossier, sheet: &SheetPermit) -> Option<&'a Permit> {
    let number = sheet.number.as_ref().map(|number| fold_number(number));
    let same_number = |held: &&Permit| number.is_some() && held.number.as_ref().map(|held| fold_number(held)) == number;
    let same_dates = |held: &&Permit| {
        (held.number.is_none() || number.is_none()) && (held.valid_from, held.valid_until) == (sheet.from, sheet.until)
    };
    dossier.permits.iter().find(same_number).or_else(|| dossier.permits.iter().find(same_dates))
}

/// The newest case that is still under way.
fn unfinished(dossier: &Dossier) -> Option<&Case> {
    let under_way =
        |case: &&Case| matches!(case.stage, Stage::Intake | Stage::Collecting | Stage::Ready | Stage::Filed);
    dossier.cases.iter().filter(under_way).max_by_key(|case| (case.opened_on, case.id))
}

/// The newest case under way, else the newest of all.
fn newest(dossier: &Dossier) -> Option<&Case> {
    unfinished(dossier).or_else(|| dossier.cases.iter().max_by_key(|case| (case.opened_on, case.id)))
}
