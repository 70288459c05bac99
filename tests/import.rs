//! Registers of practices taken into a new office: the invented sample field by field, other practices' habits, what is
//! already known, and files that are none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use sojourn::app::import::{Caution, ImportError, ImportReport, Options, Reason, import};
use sojourn::domain::case::{DocumentState, Stage};
use sojourn::domain::clean::Clean;
use sojourn::domain::day::Day;
use sojourn::domain::dossier::Dossier;
use sojourn::domain::fold::fold_number;
use sojourn::domain::id::{ClientId, StaffId};
use sojourn::domain::staff::{Role, Staff};
use sojourn::files::columns::Field;
use sojourn::files::header::ColumnMap;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, Store, undo};

const CSV: &[u8] = include_bytes!("data/clients-ru.csv");
const XLSX: &[u8] = include_bytes!("data/clients-ru.xlsx");
const EXPECTED: &str = include_str!("data/clients-ru.expected.json");

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn act(reason: &str) -> Act {
    Act {
        who: Clean::line("a.serikova"),
        reason: reason.to_owned(),
        group: None,
        today: day("2026-11-23"),
        at_ms: 1_795_400_000_000,
    }
}

struct Office {
    _folder: tempfile::TempDir,
    store: Box<dyn Store>,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first = Staff {
            id: StaffId(0),
            version: 0,
            login: Some(Clean::line("a.serikova")),
            name: Clean::line("Айгуль Серикова"),
            role: Role::Admin,
            active: true,
            deputy: None,
            absent_from: None,
            absent_until: None,
            language: None,
        };
        let path = folder.path().join("office.db");
        let store = sqlite::create(&path, OpenMode::Work, &act("create"), first).unwrap();
        Self {
            _folder: folder,
            store: Box::new(store),
        }
    }

    fn try_import(&mut self, sheet: &[u8], options: &Options) -> Result<ImportReport, ImportError> {
        import(
            self.store.as_mut(),
            &act("import"),
            ("sheet.csv", sheet),
            options,
            &mut |_| true,
        )
    }

    fn import(&mut self, sheet: impl AsRef<[u8]>) -> ImportReport {
        self.try_import(sheet.as_ref(), &Options::default())
            .unwrap()
    }

    fn import_with(&mut self, sheet: impl AsRef<[u8]>, options: &Options) -> ImportReport {
        self.try_import(sheet.as_ref(), options).unwrap()
    }

    fn clients(&self) -> i64 {
        self.store.reading(|reads| reads.counts()).unwrap().clients
    }

    fn find(&self, reference: &str) -> Vec<ClientId> {
        self.store.reading(|reads| reads.find(reference)).unwrap()
    }

    fn dossier(&self, reference: &str) -> Dossier {
        let found = self.find(&fold_number(reference));
        assert_eq!(found.len(), 1, "{reference}");
        self.store
            .reading(|reads| reads.dossier(found[0]))
            .unwrap()
            .unwrap()
    }
}

fn partial() -> Options {
    Options {
        partial: true,
        ..Options::default()
    }
}

/// The eight papers as the sample's expectation writes them.
fn papers(dossier: &Dossier) -> Value {
    let mut papers = serde_json::Map::new();
    for field in Field::PAPERS {
        let kept = dossier
            .case_documents
            .iter()
            .find(|paper| paper.requirement.as_str() == field.as_str());
        let said = match kept.map(|paper| (paper.state, paper.received_on)) {
            None | Some((DocumentState::Missing, _)) => json!({"missing": true}),
            Some((DocumentState::Received, Some(day))) => json!({"received": day.to_string()}),
            Some((DocumentState::Received, None)) => json!({"received": true}),
            Some((DocumentState::NotNeeded, _)) => json!({"not_needed": true}),
            other => json!(format!("{other:?}")),
        };
        papers.insert(field.as_str().to_owned(), said);
    }
    Value::Object(papers)
}

/// What was kept about a client, in the words of the sample's expectation.
fn kept(dossier: &Dossier) -> Value {
    let text = |day: Option<Day>| day.map(|day| day.to_string());
    let (client, passport) = (&dossier.client, &dossier.identity_documents[0]);
    json!({
        "passport": passport.number,
        "citizenship": client.citizenship,
        "born": text(client.born),
        "passport_expires": text(passport.expires),
        "entry": text(dossier.stays.first().map(|stay| stay.entry)),
        "ground": dossier.cases[0].ground,
        "trp_from": text(dossier.permits.first().map(|permit| permit.valid_from)),
        "trp_until": text(dossier.permits.first().map(|permit| permit.valid_until)),
        "documents": papers(dossier),
    })
}

fn expects_the_sample(office: &Office, report: &ImportReport, shift: usize) {
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    let found = serde_json::to_value(report).unwrap();
    let only = |list: &Value, fields: &[&str]| -> Vec<Value> {
        let of = |row: &Value| {
            fields
                .iter()
                .map(|field| row[*field].clone())
                .collect::<Value>()
        };
        list.as_array().unwrap().iter().map(of).collect()
    };
    let mut wanted = expected.clone();
    for list in ["refused", "repeated"] {
        for row in wanted[list].as_array_mut().unwrap() {
            for place in ["row", "same_as_row"] {
                if let Some(number) = row[place].as_u64() {
                    row[place] = json!(number + shift as u64);
                }
            }
        }
    }
    assert_eq!(
        only(&found["refused"], &["row", "why"]),
        only(&wanted["refused"], &["row", "why"])
    );
    let same = ["row", "same_as_row"];
    assert_eq!(
        only(&found["repeated"], &same),
        only(&wanted["repeated"], &same)
    );
    for good in expected["good"].as_array().unwrap() {
        let dossier = office.dossier(good["passport"].as_str().unwrap());
        let found = kept(&dossier);
        for (field, value) in good
            .as_object()
            .unwrap()
            .iter()
            .filter(|(field, _)| *field != "row")
        {
            assert_eq!(&found[field], value, "row {}: {field}", good["row"]);
        }
    }
    assert_eq!(report.accepted, expected["good"].as_array().unwrap().len());
}

#[test]
fn the_sample_comes_in_field_by_field_and_once() {
    let mut office = Office::new();
    let whole = office.import(CSV);
    assert_eq!(
        (whole.written, office.clients()),
        (false, 0),
        "refused rows keep the whole file out"
    );
    let report = office.import_with(CSV, &partial());
    expects_the_sample(&office, &report, 0);
    assert_eq!(
        (report.rows, report.written, report.unmapped.len()),
        (240, true, 0)
    );
    assert_eq!(office.clients(), 218);
    let again = office.import_with(CSV, &partial());
    assert_eq!(
        (again.accepted, again.unchanged, again.conflicts.len()),
        (0, 218, 0)
    );
    assert_eq!(
        (again.group, again.repeated.len(), again.refused.len()),
        (None, 8, 14)
    );
}

#[test]
fn the_sample_as_a_workbook_is_the_same_two_rows_lower() {
    let mut office = Office::new();
    let report = office.import_with(XLSX, &partial());
    expects_the_sample(&office, &report, 2);
    let again = office.import_with(CSV, &partial());
    assert_eq!((again.accepted, again.conflicts), (0, Vec::new()));
}
