//! Stores a told story: provisional numbers are replaced by those the keeper gives, parents first.

use super::teller::CLIENT;
use crate::domain::clean::Clean;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ActionId, BasisId, CaseId, ClientId, ContactId, IdentityDocumentId, PermitId};
use crate::domain::record::{Key, Kind, Record};
use crate::domain::staff::Action;
use crate::store::{Result, Writes};

/// Numbers the keeper gave: kind, provisional number, number.
#[derive(Default)]
struct Numbers(Vec<(Kind, i64, i64)>);

impl Numbers {
    fn of(&self, kind: Kind, provisional: i64) -> i64 {
        let found = self.0.iter().find(|(of, number, _)| *of == kind && *number == provisional);
        found.map_or(provisional, |(_, _, number)| *number)
    }

    fn put(&mut self, writes: &mut dyn Writes, provisional: i64, record: Record) -> Result<()> {
        let key = writes.put(record)?;
        self.0.push((key.kind, provisional, key.id));
        Ok(())
    }

    fn document(&self, id: Option<IdentityDocumentId>) -> Option<IdentityDocumentId> {
        id.map(|id| IdentityDocumentId(self.of(Kind::IdentityDocument, id.0)))
    }

    fn case(&self, id: CaseId) -> CaseId {
        CaseId(self.of(Kind::Case, id.0))
    }

    fn permit(&self, id: Option<PermitId>) -> Option<PermitId> {
        id.map(|id| PermitId(self.of(Kind::Permit, id.0)))
    }

    /// The subject of a deadline, such as `S-000001`, under its real number.
    fn subject(&self, subject: &str) -> Clean {
        let (Some(key), Some((prefix, _))) = (Key::of_subject(subject), subject.split_once('-')) else {
            return Clean::line(subject);
        };
        Clean::line(&format!("{prefix}-{:06}", self.of(key.kind, key.id)))
    }
}

/// Stores every record of a dossier.
pub(super) fn keep(mut story: Dossier, writes: &mut dyn Writes) -> Result<()> {
    let mut numbers = Numbers::default();
    story.client.id = ClientId(0);
    numbers.put(writes, CLIENT.0, story.client.clone().into())?;
    let client = ClientId(numbers.of(Kind::Client, CLIENT.0));
    places(&mut story, client, &mut numbers, writes)?;
    matters(&mut story, client, &mut numbers, writes)?;
    rest(story, client, &mut numbers, writes)
}

/// Documents, stays, homes, bases.
fn places(story: &mut Dossier, client: ClientId, numbers: &mut Numbers, writes: &mut dyn Writes) -> Result<()> {
    for mut document in std::mem::take(&mut story.identity_documents) {
        let provisional = std::mem::take(&mut document.id).0;
        document.client = client;
        numbers.put(writes, provisional, document.into())?;
    }
    for mut stay in std::mem::take(&mut story.stays) {
        let provisional = std::mem::take(&mut stay.id).0;
        (stay.client, stay.document) = (client, numbers.document(stay.document));
        numbers.put(writes, provisional, stay.into())?;
    }
    for mut home in std::mem::take(&mut story.residences) {
        let provisional = std::mem::take(&mut home.id).0;
        home.client = client;
        numbers.put(writes, provisional, home.into())?;
    }
    for mut basis in std::mem::take(&mut story.bases) {
        let provisional = std::mem::take(&mut basis.id).0;
        basis.client = client;
        numbers.put(writes, provisional, basis.into())?;
    }
    Ok(())
}

/// Cases in the order they were opened, each followed by the permit it led to: the next case may extend it.
fn matters(story: &mut Dossier, client: ClientId, numbers: &mut Numbers, writes: &mut dyn Writes) -> Result<()> {
    let permits = std::mem::take(&mut story.permits);
    for mut case in std::mem::take(&mut story.cases) {
        let provisional = std::mem::take(&mut case.id);
        case.client = client;
        case.basis = case.basis.map(|basis| BasisId(numbers.of(Kind::Basis, basis.0)));
        case.permit = numbers.permit(case.permit);
        numbers.put(writes, provisional.0, case.into())?;
        for permit in permits.iter().filter(|permit| permit.case == Some(provisional)) {
            let mut permit = permit.clone();
            let own = std::mem::take(&mut permit.id).0;
            permit.client = client;
            permit.case = Some(numbers.case(provisional));
            permit.document = numbers.document(permit.document);
            permit.predecessor = numbers.permit(permit.predecessor);
            numbers.put(writes, own, permit.into())?;
        }
    }
    Ok(())
}

/// Papers, filings, own dates, contacts, and what was done about deadlines.
fn rest(story: Dossier, client: ClientId, numbers: &mut Numbers, writes: &mut dyn Writes) -> Result<()> {
    for mut paper in story.case_documents {
        let provisional = std::mem::take(&mut paper.id).0;
        (paper.client, paper.case) = (client, numbers.case(paper.case));
        numbers.put(writes, provisional, paper.into())?;
    }
    for mut filing in story.filings {
        let provisional = std::mem::take(&mut filing.id).0;
        (filing.client, filing.case) = (client, numbers.case(filing.case));
        numbers.put(writes, provisional, filing.into())?;
    }
    for mut date in story.own_dates {
        let provisional = std::mem::take(&mut date.id).0;
        (date.client, date.case) = (client, date.case.map(|case| numbers.case(case)));
        numbers.put(writes, provisional, date.into())?;
    }
    for contact in story.contacts {
        writes.put(crate::domain::client::Contact { id: ContactId(0), client, ..contact }.into())?;
    }
    for action in story.actions {
        let subject = numbers.subject(&action.subject);
        writes.put(Action { id: ActionId(0), client, subject, ..action }.into())?;
    }
    Ok(())
}
