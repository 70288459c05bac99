//! How fast the engine is. Run by hand, in release: `cargo test --release --lib bulk -- --ignored --nocapture`.

use super::{act, admin, day};
use crate::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Paid, Stage};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::id::{CaseId, ClientId, IdentityDocumentId, StaffId, StayId};
use crate::domain::identity::IdentityDocument;
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::query::Query;
use crate::domain::residence::Residence;
use crate::domain::stay::{Evidence, Stay};
use crate::store::sqlite::{OpenMode, create, open};
use crate::store::{Act, DueFilter, ListQuery, Result, Sort, Store, Writes};
use chrono::Days;
use std::time::Instant;

const PAPERS: [&str; 8] = [
    "application_form",
    "identity_copy",
    "passport",
    "purpose_document",
    "fingerprint_certificate",
    "medical_insurance",
    "owner_consent",
    "registration_code",
];

/// A client with one of everything, ending some day in the next years.
fn person(writes: &mut dyn Writes, number: u64) -> Result<()> {
    let mut client = Client::new(day("2026-01-10"));
    client.name_cyrillic = Some(Clean::line(&format!("Фамилия{} Имя{}", number % 9_973, number % 311)));
    client.name_latin = Some(Clean::line(&format!("FAMILIIA{} IMIA{}", number % 9_973, number % 311)));
    client.citizenship = Country::code(["UZB", "RUS", "KGZ", "ARM"][usize::try_from(number % 4).unwrap_or(0)]);
    client.phone = Some(Clean::line(&format!("+7701{:07}", number * 7_919 % 10_000_000)));
    client.owner = Some(StaffId(1));
    let client = ClientId(writes.put(client.into())?.id);
    let citizenship = Country::code("UZB");
    let document = writes.put(
        IdentityDocument {
            issuing_state: citizenship,
            citizenship,
            name_latin: Some(Clean::line(&format!("FAMILIIA{} IMIA{}", number % 9_973, number % 311))),
            issued: Some(day("2022-01-01")),
            expires: Some(day("2032-01-01")),
            ..IdentityDocument::new(client, Clean::line(&format!("FA{:07}", number * 104_729 % 10_000_000)))
        }
        .into(),
    )?;
    let document = Some(IdentityDocumentId(document.id));
    writes.put(
        Stay {
            id: StayId(0),
            version: 0,
            client,
            document,
            entry: day("2026-02-01"),
            exit: None,
            entry_evidence: Some(Evidence::Stamp),
            exit_evidence: None,
            note: None,
        }
        .into(),
    )?;
    let matter = case(writes, client)?;
    for paper in PAPERS {
        let mut paper = CaseDocument::new(matter, client, paper);
        (paper.state, paper.received_on) = (DocumentState::Received, Some(day("2026-02-20")));
        writes.put(paper.into())?;
    }
    permit(writes, number, (client, matter, document))?;
    residence(writes, client)
}

fn permit(
    writes: &mut dyn Writes,
    number: u64,
    (client, matter, document): (ClientId, CaseId, Option<IdentityDocumentId>),
) -> Result<()> {
    let today = day("2026-11-23");
    writes
        .put(
            Permit {
                number: Some(Clean::line(&number.to_string())),
                ground: Some(Ground::Employment),
                document,
                case: Some(matter),
                ..Permit::new(client, PermitKind::Trp, day("2026-03-01"), today + Days::new(number * 31 % 600))
            }
            .into(),
        )
        .map(drop)
}

fn case(writes: &mut dyn Writes, client: ClientId) -> Result<CaseId> {
    let case = Case {
        reference: Clean::default(),
        ground: Some(Ground::Employment),
        stage: Stage::Granted,
        owner: Some(StaffId(1)),
        paid: Paid::Full,
        ..Case::new(client, CaseKind::FirstTrp, day("2026-02-05"))
    };
    Ok(CaseId(writes.put(case.into())?.id))
}

fn residence(writes: &mut dyn Writes, client: ClientId) -> Result<()> {
    let residence = Residence {
        rka: Some("2202300012345678".into()),
        host_notified_on: Some(day("2026-02-02")),
        registered_on: Some(day("2026-02-10")),
        since: Some(day("2026-02-01")),
        ..Residence::new(client, "Алматы, пр. Абая, 10, кв. 5".into())
    };
    writes.put(residence.into()).map(drop)
}

#[test]
#[ignore = "a measurement, to be run in release"]
fn a_hundred_thousand_clients() {
    let people: u64 = std::env::var("PEOPLE").ok().and_then(|number| number.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let path = folder.path().join("office.db");
    let mut store = create(&path, OpenMode::Batch, &act(), admin()).unwrap();
    let start = Instant::now();
    let mut group = None;
    for first in (0..people).step_by(1_000) {
        let last = people.min(first + 1_000);
        let act = Act { group, reason: "import".into(), ..act() };
        let receipt =
            store.write(&act, &mut |writes| (first..last).try_for_each(|number| person(writes, number))).unwrap();
        group = receipt.group;
    }
    let took = start.elapsed();
    println!(
        "insert {people}: {took:.1?}, {:.0} µs a client",
        took.as_secs_f64() * 1e6 / f64::from(u32::try_from(people).unwrap())
    );
    drop(store);
    println!("file: {} MB", std::fs::metadata(&path).unwrap().len() >> 20);
    reads(&path);
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{what}: {:.2?}", start.elapsed());
    result
}

fn reads(path: &std::path::Path) {
    let store = timed("open", || open(path, OpenMode::Work).unwrap());
    let store: &dyn Store = &store;
    let today = day("2026-11-23");
    let filter = DueFilter { until: Some(today + Days::new(30)), today: Some(today), ..DueFilter::default() };
    let due = timed("due, first", || store.reading(|reads| reads.due(&filter)).unwrap());
    println!("rows: {}", due.len());
    timed("due, again", || store.reading(|reads| reads.due(&filter)).unwrap());
    timed("count after", || store.reading(|reads| reads.count_live_after(today, None, today)).unwrap());
    for text in [
        "",
        "familiia77",
        "фам",
        "ф",
        "fa1234567",
        "00412",
        "due<14",
        "stage:granted",
        "owner:me",
        "citizenship:rus level:soon",
        "until<2027-01-01",
    ] {
        let query = Query::parse(text, today, &crate::domain::calendar::Calendar::built_in());
        for sort in [Sort::Binding, Sort::Name] {
            let list = ListQuery {
                query: query.clone(),
                sort,
                limit: 50,
                today: Some(today),
                me: Some(StaffId(1)),
                ..ListQuery::default()
            };
            let page =
                timed(&format!("clients `{text}` {sort:?}"), || store.reading(|reads| reads.clients(&list)).unwrap());
            assert!(page.rows.len() <= 50);
        }
        let list = ListQuery { query, limit: 50, today: Some(today), ..ListQuery::default() };
        timed(&format!("cases `{text}`"), || store.reading(|reads| reads.cases(&list)).unwrap());
    }
    timed("client", || store.reading(|reads| reads.dossier(ClientId(77))).unwrap());
    let report = timed("check", || store.check(&mut |_| {}).unwrap());
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}
