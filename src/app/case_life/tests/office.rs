//! An office with one client and one case, on a disk of its own.

use super::{CLIENT, despite};
use crate::app::desk::Desk;
use crate::app::pages::ClientPage;
use crate::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Stage};
use crate::domain::clean::Clean;
use crate::domain::client::{Client, CourtAnswer};
use crate::domain::day::Day;
use crate::domain::deadline::State;
use crate::domain::id::{ClientId, SponsorId};
use crate::domain::record::{Key, Record};
use crate::domain::residence::{Dwelling, Residence};
use crate::domain::sponsor::{Sponsor, SponsorKind};
use crate::domain::staff::{Role, Staff};
use crate::domain::testing::{Made, client, day};
use crate::store::Act;
use crate::store::sqlite::{self, OpenMode};

/// An office with one client and one case, on a disk of its own.
pub(super) struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// Someone from Uzbekistan who entered on 27 October 2026: thirty days, the last of them 25 November. The first
    /// permit is to be filed for by 11 November: five working days for the decision, five for one re-filing.
    pub(super) fn first_trp() -> Self {
        let client = client("UZB").stay("2026-10-27..").passport("2029-03-01");
        Self::of(client.case(CaseKind::FirstTrp, Stage::Collecting))
    }

    /// The same with everything in place that the check before filing looks at.
    pub(super) fn complete() -> Self {
        let office = Self::first_trp();
        let mut desk = office.on("2026-10-30");
        let page = office.page("2026-10-30");
        let (case, today) = (office.case(), day("2026-10-30"));
        let papers: Vec<String> = page.checklist(&case).into_iter().map(|line| line.requirement).collect();
        desk.write("import", |writes, _| {
            let sponsor = writes.put(employer().into())?;
            writes.put(Case { sponsor: Some(SponsorId(sponsor.id)), ..case.clone() }.into())?;
            writes.put(ready_client(&page.dossier.client, today).into())?;
            writes.put(home().into())?;
            for requirement in &papers {
                writes.put(verified(&case, requirement, today).into())?;
            }
            Ok(())
        })
        .unwrap();
        office
    }

    pub(super) fn of(made: Made) -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let (who, today) = (Clean::line("supervisor"), day("2026-10-28"));
        let act = Act { who: who.clone(), reason: "create".to_owned(), group: None, today, at_ms: 0, origin: None };
        let first = staff("supervisor", Role::Supervisor);
        let mut store: Box<dyn crate::store::Store> =
            Box::new(sqlite::create(&office.path(), OpenMode::Batch, &act, first).unwrap());
        // Nobody sits there yet: only admins keep staff.
        store.writing(&act, |writes| writes.put(staff("officer", Role::Officer).into())).unwrap();
        let mut desk = office.on("2026-10-28");
        let dossier = made.0;
        desk.write("import", |writes, _| {
            let name = Some(Clean::line("ABDULLAEV RUSTAM"));
            writes.put(Client { id: ClientId(0), name_latin: name, ..dossier.client.clone() }.into())?;
            for document in dossier.identity_documents.clone() {
                writes.put(fresh(&document.into()))?;
            }
            for stay in dossier.stays.clone() {
                writes.put(fresh(&stay.into()))?;
            }
            for basis in dossier.bases.clone() {
                writes.put(fresh(&basis.into()))?;
            }
            for permit in dossier.permits.clone() {
                writes.put(fresh(&permit.into()))?;
            }
            for case in dossier.cases.clone() {
                writes.put(fresh(&case.into()))?;
            }
            Ok(())
        })
        .unwrap();
        office
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("office.db")
    }

    pub(super) fn as_who(&self, login: &str, today: &str) -> Desk {
        Desk::new(Box::new(sqlite::open(&self.path(), OpenMode::Batch).unwrap()), login, Some(day(today))).unwrap()
    }

    pub(super) fn on(&self, today: &str) -> Desk {
        self.as_who("supervisor", today)
    }

    pub(super) fn page(&self, today: &str) -> ClientPage {
        self.on(today).client_page(CLIENT).unwrap()
    }

    pub(super) fn case(&self) -> Case {
        self.page("2026-11-12").dossier.cases.first().unwrap().clone()
    }

    /// Records a bare filing of the only case on a day.
    pub(super) fn file(&self, on: &str) {
        self.on(on).file_case(&self.case(), &despite(on)).unwrap();
    }

    /// Stage, and the last days of the stay and of the aim to file, where it is open.
    pub(super) fn stands(&self) -> (Stage, Option<String>, Option<String>) {
        let page = self.page("2026-11-12");
        let open = |rule: &str| {
            let found = page.deadlines.iter().find(|one| one.id.rule == rule && one.state != State::Done);
            found.map(|one| one.last_day.to_string())
        };
        (page.dossier.cases[0].stage, open("STAY-UZB-30"), open("TRP-FILE"))
    }
}

/// The record as one that is not stored yet; numbers follow the order in which records are put.
fn fresh(record: &Record) -> Record {
    Record::from_fields(Key { id: 0, ..record.key() }, 0, record.fields()).unwrap()
}

fn staff(login: &str, role: Role) -> Staff {
    Staff::new(Some(Clean::line(login)), Clean::line(login), role)
}

fn employer() -> Sponsor {
    Sponsor {
        id: SponsorId(0),
        version: 0,
        name: Clean::line("ТОО «Алатау Строй»"),
        kind: SponsorKind::Employer,
        bin: None,
        phone: None,
        email: None,
        signature_expires: Some(day("2027-06-30")),
        client: None,
        note: None,
    }
}

fn ready_client(client: &Client, today: Day) -> Client {
    Client {
        born: Some(day("1990-03-12")),
        consent_given_on: Some(today),
        court_answer: Some(CourtAnswer::None),
        court_answered_on: Some(today),
        ..client.clone()
    }
}

fn home() -> Residence {
    Residence {
        rka: Some(Clean::line("0202247079279855")),
        since: Some(day("2026-10-27")),
        dwelling: Some(Dwelling::Own),
        ..Residence::new(CLIENT, Clean::line("Алматы, ул. Абая 10"))
    }
}

fn verified(case: &Case, requirement: &str, on: Day) -> CaseDocument {
    CaseDocument {
        state: DocumentState::Verified,
        received_on: Some(on),
        verified_on: Some(on),
        issued_on: Some(on),
        valid_until: Some(day("2027-10-31")),
        language: Some(Clean::line("ru")),
        notarised: true,
        original: Some(crate::domain::case::Original::Shown),
        ..CaseDocument::new(case.id, case.client, requirement)
    }
}
