//! What one row would write: the row meets the client's dossier.
//!
//! Empty fields are filled, facts are added (a new permit, a later entry, newer papers), no state moves backwards, and
//! what contradicts is a conflict. The same row planned against its own result plans nothing.

mod facts;
mod papers;

use super::links::Links;
use super::merge::{Merge, Said};
use super::person::{Passport, Person};
use super::report::{Caution, Conflict};
use crate::domain::case::{Case, CaseDocument};
use crate::domain::choice::Presence;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::fold::fold_number;
use crate::domain::id::{CaseId, ClientId, IdentityDocumentId, StaffId};
use crate::domain::identity::IdentityDocument;
use crate::domain::permit::Permit;
use crate::domain::record::{Kind, Record};
use crate::domain::residence::Residence;
use crate::domain::stay::Stay;
use crate::files::columns::Field;
use crate::store::{Result, Writes};

/// How a row is to be planned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// The office date.
    pub(super) today: Day,
    /// The sheet's values win.
    pub(super) overwrite: bool,
}

/// Kinds of records, a bit each: there is one for every row of a large sheet.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds(u32);

impl Kinds {
    /// Which they are.
    pub(super) fn all(self) -> Vec<Kind> {
        Kind::ALL.iter().copied().filter(|kind| self.0 & 1 << *kind as u32 != 0).collect()
    }
}

/// The records of one row. Those that belong to a new one have its number 0 until it is kept.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The client, when it is known already.
    id: ClientId,
    client: Option<Client>,
    passport_id: IdentityDocumentId,
    passport: Option<IdentityDocument>,
    stays: Vec<Stay>,
    residence: Option<Residence>,
    case_id: CaseId,
    case: Option<Case>,
    permit: Option<Permit>,
    papers: Vec<CaseDocument>,
    /// What differed.
    pub(super) conflicts: Vec<Conflict>,
    /// What is odd, with the field it is about.
    pub(super) cautions: Vec<(Field, Caution)>,
}

impl Plan {
    /// True when there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.client.is_none()
            && self.passport.is_none()
            && self.stays.is_empty()
            && self.residence.is_none()
            && self.case.is_none()
            && self.permit.is_none()
            && self.papers.is_empty()
    }

    /// The kinds of its records.
    pub(super) fn kinds(&self) -> Kinds {
        let has = [
            (Kind::Client, self.client.is_some()),
            (Kind::IdentityDocument, self.passport.is_some()),
            (Kind::Stay, !self.stays.is_empty()),
            (Kind::Residence, self.residence.is_some()),
            (Kind::Case, self.case.is_some()),
            (Kind::Permit, self.permit.is_some()),
            (Kind::CaseDocument, !self.papers.is_empty()),
        ];
        Kinds(has.iter().filter(|(_, has)| *has).fold(0, |bits, (kind, _)| bits | 1 << *kind as u32))
    }

    /// The records as they would be kept, parents first.
    pub(super) fn records(&self) -> Vec<Record> {
        fn of<T: Clone + Into<Record>>(records: &[T]) -> impl Iterator<Item = Record> {
            records.iter().map(|record| record.clone().into())
        }
        of(self.client.as_slice())
            .chain(of(self.passport.as_slice()))
            .chain(of(&self.stays))
            .chain(of(self.residence.as_slice()))
            .chain(of(self.case.as_slice()))
            .chain(of(self.permit.as_slice()))
            .chain(of(&self.papers))
            .collect()
    }

    /// Keeps the records, parents first.
    pub(super) fn apply(self, writes: &mut dyn Writes) -> Result<()> {
        let client = match self.client {
            Some(client) => ClientId(writes.put(client.into())?.id),
            None => self.id,
        };
        let passport = match self.passport {
            Some(passport) => IdentityDocumentId(writes.put(IdentityDocument { client, ..passport }.into())?.id),
            None => self.passport_id,
        };
        let document = (passport.0 != 0).then_some(passport);
        for stay in self.stays {
            writes.put(Stay { client, document: stay.document.or(document), ..stay }.into())?;
        }
        if let Some(residence) = self.residence {
            writes.put(Residence { client, ..residence }.into())?;
        }
        let case = match self.case {
            Some(case) => CaseId(writes.put(Case { client, ..case }.into())?.id),
            None => self.case_id,
        };
        if let Some(permit) = self.permit {
            let led_to = permit.case.map(|known| if known.0 == 0 { case } else { known });
            let document = permit.document.or(document);
            writes.put(Permit { client, case: led_to, document, ..permit }.into())?;
        }
        for paper in self.papers {
            writes.put(CaseDocument { client, case, ..paper }.into())?;
        }
        Ok(())
    }
}

/// Plans a row for a client who is known, or for a new one.
///
/// # Errors
/// Those of keeping a new officer or sponsor.
pub(super) fn plan(person: &Person, known: Option<Dossier>, links: &mut Links<'_>, rules: Rules) -> Result<Plan> {
    let is_new = known.is_none();
    let mut dossier = known.unwrap_or_else(|| Dossier::new(Client::new(rules.today)));
    let mut planner = Planner {
        person,
        rules,
        merge: Merge { row: person.row, overwrite: rules.overwrite, conflicts: Vec::new() },
        plan: Plan { id: dossier.client.id, ..Plan::default() },
        owner: None,
        recorded: dossier.consents.iter().map(|consent| consent.given_on).collect(),
    };
    if dossier.client.blocked_on.is_some() {
        planner.caution(Field::Note, Caution::Blocked);
        return Ok(planner.plan);
    }
    planner.passport(&dossier);
    planner.stay(&dossier);
    planner.residence(&dossier);
    planner.client(&mut dossier.client, links, is_new)?;
    planner.case_and_permit(&dossier, links)?;
    let mut plan = planner.plan;
    plan.conflicts = planner.merge.conflicts;
    Ok(plan)
}

/// Plans one row.
struct Planner<'a> {
    person: &'a Person,
    rules: Rules,
    merge: Merge,
    plan: Plan,
    /// The officer whom the client has after the plan.
    owner: Option<StaffId>,
    /// The days of the consents on record.
    recorded: Vec<Day>,
}

impl Planner<'_> {
    fn caution(&mut self, field: Field, why: Caution) {
        self.plan.cautions.push((field, why));
    }

    fn client(&mut self, client: &mut Client, links: &mut Links<'_>, is_new: bool) -> Result<()> {
        let person = self.person;
        let merge = &mut self.merge;
        let mut changed = is_new;
        changed |= merge.field(Field::NameLatin, &mut client.name_latin, person.name_latin.as_ref());
        changed |= merge.field(Field::NameCyrillic, &mut client.name_cyrillic, person.name_cyrillic.as_ref());
        changed |= merge.field(Field::FormerNames, &mut client.former_names, person.former_names.as_ref());
        changed |= merge.field(Field::Citizenship, &mut client.citizenship, Some(&person.citizenship));
        changed |= merge.field(Field::Born, &mut client.born, person.born.as_ref());
        changed |= merge.field(Field::Sex, &mut client.sex, person.sex.as_ref());
        changed |= merge.field(Field::Iin, &mut client.iin, person.iin.as_ref());
        changed |= merge.field(Field::Phone, &mut client.phone, person.phone.as_ref());
        changed |= merge.field(Field::Email, &mut client.email, person.email.as_ref());
        // Records of consent are the only truth where there are any: the sheet is held against them, and changes none.
        let given = person.data_consent.as_ref();
        changed |= self.recorded.is_empty() && merge.field(Field::DataConsent, &mut client.consent_given_on, given);
        if let (Some(given), Some(last)) = (given, self.recorded.last())
            && !self.recorded.contains(given)
        {
            let (here, sheet) = (last.shown(), given.shown());
            merge.conflicts.push(Conflict { row: person.row, field: Field::DataConsent, here, sheet });
        }
        changed |= self.owner(client, links)?;
        changed |= self.note(&mut client.note);
        changed |= self.presence(client);
        if changed {
            self.plan.client = Some(client.clone());
        }
        Ok(())
    }

    fn owner(&mut self, client: &mut Client, links: &mut Links<'_>) -> Result<bool> {
        self.owner = client.owner;
        let Some(name) = &self.person.owner else {
            return Ok(false);
        };
        let same = |kept| links.names.owner(name) == Some(kept);
        let called = |kept| links.names.owner_name(kept);
        if let Some(kept) = client.owner
            && (same(kept) || !self.merge.wins(Field::Owner, called(kept), name.shown()))
        {
            return Ok(false);
        }
        client.owner = Some(links.owner(name)?);
        self.owner = client.owner;
        Ok(true)
    }

    /// Notes add up: a line that is there already is not added again.
    fn note(&mut self, here: &mut Option<Clean>) -> bool {
        add_note(here, self.person.note.as_ref(), self.rules.overwrite)
    }

    /// A stay that is open and has begun means that the client is here; one that has ended, that they left.
    fn presence(&self, client: &mut Client) -> bool {
        let newest = self.plan.stays.last();
        let presence = match newest.map(|stay| (stay.entry, stay.exit)) {
            Some((entry, None)) if entry <= self.rules.today => Presence::InCountry,
            Some((_, Some(exit))) if exit <= self.rules.today => Presence::Abroad,
            _ => return false,
        };
        let changed = client.presence != presence;
        client.presence = presence;
        changed
    }

    fn passport(&mut self, dossier: &Dossier) {
        let Some(sheet) = &self.person.passport else {
            self.plan.passport_id = dossier.identity_documents.last().map(|held| held.id).unwrap_or_default();
            return;
        };
        let Some(mut held) = matching(dossier, sheet).cloned() else {
            self.plan.passport = Some(self.new_passport(dossier, sheet));
            return;
        };
        self.plan.passport_id = held.id;
        let merge = &mut self.merge;
        let mut changed = merge.field(Field::PassportExpires, &mut held.expires, sheet.expires.as_ref());
        changed |= merge.field(Field::PassportIssued, &mut held.issued, sheet.issued.as_ref());
        changed |= merge.field(Field::IssuingState, &mut held.issuing_state, sheet.issuing_state.as_ref());
        if changed {
            self.plan.passport = Some(held);
        }
    }

    fn new_passport(&self, dossier: &Dossier, sheet: &Passport) -> IdentityDocument {
        IdentityDocument {
            issuing_state: sheet.issuing_state,
            citizenship: Some(self.person.citizenship),
            issued: sheet.issued,
            expires: sheet.expires,
            ..IdentityDocument::new(dossier.client.id, sheet.number.clone())
        }
    }
}

/// The document of that number.
pub(super) fn matching<'a>(dossier: &'a Dossier, sheet: &Passport) -> Option<&'a IdentityDocument> {
    let number = fold_number(&sheet.number);
    dossier.identity_documents.iter().find(|held| fold_number(&held.number) == number)
}

/// Adds a note below what is kept, unless it stands there.
fn add_note(here: &mut Option<Clean>, sheet: Option<&Clean>, overwrite: bool) -> bool {
    let Some(sheet) = sheet else { return false };
    let joined = match here.as_ref() {
        Some(kept) if kept.contains(sheet.as_str()) => return false,
        Some(kept) if !overwrite => Clean::note(&format!("{kept}\n{sheet}")),
        _ => sheet.clone(),
    };
    *here = Some(joined);
    true
}
