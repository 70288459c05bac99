//! All that is needed to derive one client's deadlines: the client's own records and the ends of what others lend.

use super::case::{Case, CaseDocument, Filing};
use super::client::{Client, Contact};
use super::day::Day;
use super::id::{BasisId, ClientId, IdentityDocumentId, PermitId, SponsorId};
use super::identity::IdentityDocument;
use super::offence::Offence;
use super::permit::Permit;
use super::personal::{Consent, DataRequest};
use super::record::Record;
use super::residence::Residence;
use super::sponsor::{Basis, Sponsor};
use super::staff::{Action, OwnDate};
use super::stay::Stay;

/// What another client lends: their stay carries this one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lent {
    /// The permit that lasts longest.
    Permit(PermitId),
    /// What their own ground rests on.
    Basis(BasisId),
}

/// The end of a permit or basis of a linked sponsor or main applicant, on which this client depends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedEnd {
    /// The client it is lent by.
    pub from: ClientId,
    /// What ends.
    pub lent: Lent,
    /// Its last lawful day.
    pub last_day: Day,
}

/// One client with everything that belongs to them. Lists ascend by start day (undated last), cases by opening day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The client.
    pub client: Client,
    /// Identity documents.
    pub identity_documents: Vec<IdentityDocument>,
    /// Stays.
    pub stays: Vec<Stay>,
    /// Residences.
    pub residences: Vec<Residence>,
    /// Bases.
    pub bases: Vec<Basis>,
    /// Cases.
    pub cases: Vec<Case>,
    /// Permits.
    pub permits: Vec<Permit>,
    /// Papers of the cases.
    pub case_documents: Vec<CaseDocument>,
    /// Filings of the cases.
    pub filings: Vec<Filing>,
    /// Decisions about offences, by day.
    pub offences: Vec<Offence>,
    /// Contacts.
    pub contacts: Vec<Contact>,
    /// Own dates and appointments.
    pub own_dates: Vec<OwnDate>,
    /// What people did about deadlines.
    pub actions: Vec<Action>,
    /// Consents to the processing of personal data, by day.
    pub consents: Vec<Consent>,
    /// Requests about personal data, by day.
    pub requests: Vec<DataRequest>,
    /// The sponsors that the bases, permits and cases name, by number.
    pub sponsors: Vec<Sponsor>,
    /// Ends of what linked persons lend.
    pub linked_ends: Vec<LinkedEnd>,
}

impl Dossier {
    /// A dossier that holds nothing but the client.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            identity_documents: Vec::new(),
            stays: Vec::new(),
            residences: Vec::new(),
            bases: Vec::new(),
            cases: Vec::new(),
            permits: Vec::new(),
            case_documents: Vec::new(),
            filings: Vec::new(),
            offences: Vec::new(),
            contacts: Vec::new(),
            own_dates: Vec::new(),
            actions: Vec::new(),
            consents: Vec::new(),
            requests: Vec::new(),
            sponsors: Vec::new(),
            linked_ends: Vec::new(),
        }
    }

    /// Brings the lists into their order: by their first day, undated ones last.
    pub fn put_in_order(&mut self) {
        self.identity_documents.sort_by_key(|document| (document.issued.is_none(), document.issued, document.id));
        self.stays.sort_by_key(|stay| (stay.entry, stay.id));
        self.residences.sort_by_key(|residence| (residence.since.is_none(), residence.since, residence.id));
        self.bases.sort_by_key(|basis| (basis.since.is_none(), basis.since, basis.id));
        self.cases.sort_by_key(|case| (case.opened_on, case.id));
        self.permits.sort_by_key(|permit| (permit.valid_from, permit.id));
        self.case_documents.sort_by_key(|document| document.id);
        self.filings.sort_by_key(|filing| (filing.filed_on, filing.id));
        self.offences.sort_by_key(|offence| (offence.decided_on, offence.id));
        self.contacts.sort_by_key(|contact| contact.id);
        self.own_dates.sort_by_key(|date| (date.on_day, date.id));
        self.actions.sort_by_key(|action| action.id);
        self.consents.sort_by_key(|consent| (consent.given_on, consent.id));
        self.requests.sort_by_key(|request| (request.received_on, request.id));
    }

    /// Puts a record in its place, instead of the one that had its number; what no dossier holds is left out.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Client(it) => self.client = it,
            Record::Contact(it) => upsert(&mut self.contacts, it, |a, b| a.id == b.id),
            Record::IdentityDocument(it) => upsert(&mut self.identity_documents, it, |a, b| a.id == b.id),
            Record::Stay(it) => upsert(&mut self.stays, it, |a, b| a.id == b.id),
            Record::Residence(it) => upsert(&mut self.residences, it, |a, b| a.id == b.id),
            Record::Sponsor(it) => upsert(&mut self.sponsors, it, |a, b| a.id == b.id),
            Record::Basis(it) => upsert(&mut self.bases, it, |a, b| a.id == b.id),
            Record::Case(it) => upsert(&mut self.cases, it, |a, b| a.id == b.id),
            Record::Permit(it) => upsert(&mut self.permits, it, |a, b| a.id == b.id),
            Record::CaseDocument(it) => upsert(&mut self.case_documents, it, |a, b| a.id == b.id),
            Record::Filing(it) => upsert(&mut self.filings, it, |a, b| a.id == b.id),
            Record::Offence(it) => upsert(&mut self.offences, it, |a, b| a.id == b.id),
            Record::OwnDate(it) => upsert(&mut self.own_dates, it, |a, b| a.id == b.id),
            Record::Action(it) => upsert(&mut self.actions, it, |a, b| a.id == b.id),
            Record::Consent(it) => upsert(&mut self.consents, it, |a, b| a.id == b.id),
            Record::DataRequest(it) => upsert(&mut self.requests, it, |a, b| a.id == b.id),
            Record::Staff(_)
            | Record::Template(_)
            | Record::Message(_)
            | Record::Attachment(_)
            | Record::StaffKey(_)
            | Record::Access(_)
            | Record::Incident(_)
            | Record::Destruction(_) => {}
        }
    }

    /// The identity document of that number.
    pub fn identity_document(&self, id: IdentityDocumentId) -> Option<&IdentityDocument> {
        self.identity_documents.iter().find(|document| document.id == id)
    }

    /// The sponsor of that number.
    pub fn sponsor(&self, id: SponsorId) -> Option<&Sponsor> {
        self.sponsors.iter().find(|sponsor| sponsor.id == id)
    }

    /// The stay without an exit, if any.
    pub fn open_stay(&self) -> Option<&Stay> {
        self.stays.iter().rev().find(|stay| stay.exit.is_none())
    }
}

fn upsert<T>(list: &mut Vec<T>, entity: T, same: impl Fn(&T, &T) -> bool) {
    match list.iter_mut().find(|held| same(held, &entity)) {
        Some(held) => *held = entity,
        None => list.push(entity),
    }
}
