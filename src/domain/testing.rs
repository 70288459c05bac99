//! Factories for tests: records that hold only what a test is about.

use super::case::{Case, CaseDocument, CaseKind, DocumentState, Filing, Outcome, Stage};
use super::choice::{Ground, Presence, Severity};
use super::clean::Clean;
use super::client::Client;
use super::country::Country;
use super::day::Day;
use super::dossier::{Dossier, Lent, LinkedEnd};
use super::id::{
    ActionId, BasisId, CaseDocumentId, CaseId, ClientId, FilingId, IdentityDocumentId, OwnDateId, PermitId,
    ResidenceId, StayId,
};
use super::identity::IdentityDocument;
use super::permit::{Permit, PermitKind};
use super::residence::Residence;
use super::rulebook::Rulebook;
use super::sponsor::Basis;
use super::staff::{Action, ActionKind, OwnDate};
use super::stay::Stay;

/// A day written as `YYYY-MM-DD`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// The built-in law.
pub fn law() -> Rulebook {
    Rulebook::parse(Rulebook::embedded()).unwrap_or_else(|error| panic!("{error}: {error:?}"))
}

/// A dossier under construction; records are numbered from 1 in the order in which they are added.
pub struct Made(pub Dossier);

/// A client of that citizenship whose record was made long ago, in the country or not as nobody has said.
pub fn client(citizenship: &str) -> Made {
    let mut client = Client::new(day("2020-01-01"));
    client.id = ClientId(1);
    client.citizenship = Country::code(citizenship);
    Made(Dossier::new(client))
}

fn number(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(i64::MAX) + 1
}

impl Made {
    /// Any other change.
    pub fn with(mut self, change: impl FnOnce(&mut Dossier)) -> Self {
        change(&mut self.0);
        self
    }

    /// The record was made on that day.
    pub fn created(self, on: &str) -> Self {
        self.with(|dossier| dossier.client.created_on = day(on))
    }

    /// Where the client is.
    pub fn presence(self, presence: Presence, confirmed_on: Option<&str>) -> Self {
        self.with(|dossier| {
            dossier.client.presence = presence;
            dossier.client.presence_confirmed_on = confirmed_on.map(day);
        })
    }

    /// A stay, `FROM..TO` or `FROM..`.
    pub fn stay(self, span: &str) -> Self {
        self.with(|dossier| {
            let (entry, exit) = span.split_once("..").unwrap_or((span, ""));
            dossier.stays.push(Stay {
                id: StayId(number(dossier.stays.len())),
                version: 1,
                client: ClientId(1),
                document: None,
                entry: day(entry),
                exit: (!exit.is_empty()).then(|| day(exit)),
                entry_evidence: None,
                exit_evidence: None,
                note: None,
            });
        })
    }

    /// A permit, `FROM..TO`.
    pub fn permit(self, kind: PermitKind, span: &str) -> Self {
        self.with(|dossier| {
            let (from, until) = span.split_once("..").unwrap_or((span, span));
            dossier.permits.push(Permit {
                id: PermitId(number(dossier.permits.len())),
                version: 1,
                ground: Some(Ground::Employment),
                ..Permit::new(ClientId(1), kind, day(from), day(until))
            });
        })
    }

    /// A temporary residence permit, `FROM..TO`.
    pub fn trp(self, span: &str) -> Self {
        self.permit(PermitKind::Trp, span)
    }

    /// A passport of the client's citizenship.
    pub fn passport(self, expires: &str) -> Self {
        self.with(|dossier| {
            let citizenship = dossier.client.citizenship;
            dossier.identity_documents.push(IdentityDocument {
                id: IdentityDocumentId(number(dossier.identity_documents.len())),
                version: 1,
                issuing_state: citizenship,
                citizenship,
                expires: Some(day(expires)),
                ..IdentityDocument::new(ClientId(1), Clean::line("N1"))
            });
        })
    }

    /// A residence from that day on.
    pub fn residence(self, since: &str, change: impl FnOnce(&mut Residence)) -> Self {
        self.with(|dossier| {
            let mut residence = Residence {
                id: ResidenceId(number(dossier.residences.len())),
                version: 1,
                since: Some(day(since)),
                ..Residence::new(ClientId(1), Clean::line("Almaty"))
            };
            change(&mut residence);
            dossier.residences.push(residence);
        })
    }

    /// A case.
    pub fn case(self, kind: CaseKind, stage: Stage) -> Self {
        self.with(|dossier| {
            let id = number(dossier.cases.len());
            dossier.cases.push(Case {
                id: CaseId(id),
                version: 1,
                reference: Clean::line(&format!("T-2026-{id:05}")),
                ground: Some(Ground::Employment),
                stage,
                paid: super::case::Paid::None,
                ..Case::new(ClientId(1), kind, day("2026-01-01"))
            });
        })
    }

    /// A filing of the newest case.
    pub fn filed(self, on: &str, outcome: Outcome) -> Self {
        self.with(|dossier| {
            dossier.filings.push(Filing {
                id: FilingId(number(dossier.filings.len())),
                version: 1,
                outcome,
                ..Filing::new(CaseId(number(dossier.cases.len()) - 1), ClientId(1), day(on))
            });
        })
    }

    /// A paper of the newest case.
    pub fn paper(self, requirement: &str, valid_until: &str) -> Self {
        self.with(|dossier| {
            let case = CaseId(number(dossier.cases.len()) - 1);
            let mut paper = CaseDocument::new(case, ClientId(1), requirement);
            paper.id = CaseDocumentId(number(dossier.case_documents.len()));
            paper.state = DocumentState::Received;
            paper.valid_until = Some(day(valid_until));
            dossier.case_documents.push(paper);
        })
    }

    /// What an employment rests on.
    pub fn basis(self, until: Option<&str>, ended_on: Option<&str>) -> Self {
        self.with(|dossier| {
            dossier.bases.push(Basis {
                id: BasisId(number(dossier.bases.len())),
                version: 1,
                until: until.map(day),
                ended_on: ended_on.map(day),
                ..Basis::new(ClientId(1), Ground::Employment)
            });
        })
    }

    /// The end of the sponsor's permit.
    pub fn linked(self, last_day: &str) -> Self {
        self.with(|dossier| {
            dossier.linked_ends.push(LinkedEnd {
                from: ClientId(9),
                lent: Lent::Permit(PermitId(90)),
                last_day: day(last_day),
            });
        })
    }

    /// An own date.
    pub fn own(self, on: &str, severity: Severity) -> Self {
        self.with(|dossier| {
            dossier.own_dates.push(OwnDate {
                id: OwnDateId(number(dossier.own_dates.len())),
                version: 1,
                client: ClientId(1),
                case: None,
                owner: None,
                title: Clean::line("Interview"),
                on_day: day(on),
                at_time: None,
                place: None,
                severity,
                trip: false,
            });
        })
    }

    /// What somebody did about a deadline.
    pub fn action(self, deadline: &str, kind: ActionKind, for_day: &str, until: Option<&str>) -> Self {
        self.with(|dossier| {
            let (rule, subject) = deadline.split_once('/').unwrap_or((deadline, ""));
            dossier.actions.push(Action {
                id: ActionId(number(dossier.actions.len())),
                version: 1,
                client: ClientId(1),
                rule: Clean::line(rule),
                subject: Clean::line(subject),
                kind,
                for_day: day(for_day),
                on_day: day("2026-01-01"),
                until_day: until.map(day),
                reason: None,
                proof: None,
                by: None,
            });
        })
    }
}
