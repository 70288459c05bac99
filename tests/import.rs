//! Registers of practices taken into a new office: the invented sample field by field, other practices' habits, what is
//! already known, and files that are none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use sojourn::app::import::{Caution, ImportError, ImportReport, Options, Reason, clear_up, import, interrupted};
use sojourn::domain::case::{DocumentState, Stage};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::day::Day;
use sojourn::domain::dossier::Dossier;
use sojourn::domain::fold::fold_number;
use sojourn::domain::id::ClientId;
use sojourn::domain::lang::Lang;
use sojourn::domain::record::{Key, Kind};
use sojourn::domain::staff::{Role, Staff};
use sojourn::files::columns::Field;
use sojourn::files::header::ColumnMap;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, ListQuery, Store, undo};

const CSV: &[u8] = include_bytes!("data/clients-ru.csv");
const XLSX: &[u8] = include_bytes!("data/clients-ru.xlsx");
const XLS: &[u8] = include_bytes!("data/clients-ru.xls");
const ODS: &[u8] = include_bytes!("data/clients-ru.ods");
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
        origin: None,
    }
}

struct Office {
    folder: tempfile::TempDir,
    store: Box<dyn Store>,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first = Staff::new(Some(Clean::line("a.serikova")), Clean::line("Айгуль Серикова"), Role::Admin);
        let path = folder.path().join("office.db");
        let store = sqlite::create(&path, OpenMode::Work, &act("create"), first).unwrap();
        Self { folder, store: Box::new(store) }
    }

    /// Somebody else's way into the same office.
    fn beside(&self) -> impl Store + use<> {
        sqlite::open(&self.folder.path().join("office.db"), OpenMode::Work).unwrap()
    }

    fn try_import(&mut self, sheet: &[u8], options: &Options) -> Result<ImportReport, ImportError> {
        import(self.store.as_mut(), &act("import"), ("sheet.csv", sheet), options, &mut |_| true)
    }

    fn import(&mut self, sheet: impl AsRef<[u8]>) -> ImportReport {
        self.try_import(sheet.as_ref(), &Options::default()).unwrap()
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
        self.store.reading(|reads| reads.dossier(found[0])).unwrap().unwrap()
    }
}

fn partial() -> Options {
    Options { partial: true, ..Options::default() }
}

/// The eight papers as the sample's expectation writes them.
fn papers(dossier: &Dossier) -> Value {
    let mut papers = serde_json::Map::new();
    for field in Field::PAPERS {
        let kept = dossier.case_documents.iter().find(|paper| paper.requirement.as_str() == field.as_str());
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
        let of = |row: &Value| fields.iter().map(|field| row[*field].clone()).collect::<Value>();
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
    assert_eq!(only(&found["refused"], &["row", "why"]), only(&wanted["refused"], &["row", "why"]));
    let same = ["row", "same_as_row"];
    assert_eq!(only(&found["repeated"], &same), only(&wanted["repeated"], &same));
    for good in expected["good"].as_array().unwrap() {
        let dossier = office.dossier(good["passport"].as_str().unwrap());
        let found = kept(&dossier);
        for (field, value) in good.as_object().unwrap().iter().filter(|(field, _)| *field != "row") {
            assert_eq!(&found[field], value, "row {}: {field}", good["row"]);
        }
    }
    assert_eq!(report.accepted, expected["good"].as_array().unwrap().len());
}

#[test]
fn the_sample_comes_in_field_by_field_and_once() {
    let mut office = Office::new();
    let whole = office.import(CSV);
    assert_eq!((whole.written, office.clients()), (false, 0), "refused rows keep the whole file out");
    let report = office.import_with(CSV, &partial());
    expects_the_sample(&office, &report, 0);
    assert_eq!((report.rows, report.written, report.unmapped.len()), (240, true, 0));
    assert_eq!(office.clients(), 218);
    let again = office.import_with(CSV, &partial());
    assert_eq!((again.accepted, again.unchanged, again.conflicts.len()), (0, 218, 0));
    assert_eq!((again.group, again.repeated.len(), again.refused.len()), (None, 8, 14));
}

#[test]
fn the_sample_as_a_workbook_is_the_same_two_rows_lower() {
    for workbook in [XLSX, XLS, ODS] {
        let mut office = Office::new();
        let report = office.import_with(workbook, &partial());
        expects_the_sample(&office, &report, 2);
        let again = office.import_with(CSV, &partial());
        assert_eq!((again.accepted, again.conflicts), (0, Vec::new()));
    }
}

const ENGLISH: &str = "No,Full name,Nationality,Date of birth,Passport No.,Passport expiry,Last entry,Purpose of stay,Host,TRP number,\
TRP valid from,TRP valid until,Address,RKA,Case officer,Application,Passport copy,Passport,Proof of purpose,Fingerprints,\
Health insurance,Landlord consent,Address registration,Comments\r\n\
1,\"Sargsyan, Armen\",Armenia,\"May 3, 1990\",AB 123-456,2031-01-31,10/05/2026,Work,\"Alatau Trade, LLP\",none,,,\
\"Almaty, Abay 1\",0202247079279855,d.akhmetov,yes,No,yes,n/a,10/25/2026,not needed,,v,=1+1\r\n";

#[test]
fn an_english_sheet_with_commas_and_american_dates() {
    let mut office = Office::new();
    let report = office.import([b"\xEF\xBB\xBF", ENGLISH.as_bytes()].concat());
    assert_eq!((report.refused.len(), report.accepted, report.unmapped.len()), (0, 1, 0), "{report:?}");
    let dossier = office.dossier("AB123456");
    assert_eq!(dossier.client.name_latin, Some(Clean::line("Sargsyan, Armen")));
    assert_eq!((dossier.client.born, dossier.stays[0].entry), (Some(day("1990-05-03")), day("2026-10-05")));
    assert_eq!((dossier.permits.len(), dossier.cases[0].stage), (0, Stage::Collecting));
    assert_eq!(dossier.residences[0].rka, Some(Clean::line("0202247079279855")));
    assert_eq!(dossier.client.note, Some(Clean::line("=1+1")));
    assert_eq!(report.new_owners, [Clean::line("d.akhmetov")]);
    assert_eq!(
        papers(&dossier),
        json!({"application_form": {"received": true}, "identity_copy": {"missing": true}, "passport": {"received": true},
            "purpose_document": {"not_needed": true}, "fingerprint_certificate": {"received": "2026-10-25"},
            "medical_insurance": {"not_needed": true}, "owner_consent": {"missing": true},
            "registration_code": {"received": true}})
    );
}

#[test]
fn a_kazakh_sheet_in_sixteen_bits_with_tabs_and_a_title() {
    let text = "Клиенттер тізілімі\t\t\t\r\n\r\nАты-жөні\tАзаматтығы\tТуған күні\tТөлқұжат №\tНегізі\tКірген күні\tУТР №\tУТР басталуы\t\
        УТР аяқталуы\tСауалнама\tТөлқұжат\tСаусақ ізі\r\nҰлжан Әбенова\tӨзбекстан\t1990 жылғы 3 мамыр\tFA1234567\tотбасымен бірігу\t\
        05.10.2026\tKZ-1\t20.10.2026\t20.10.2027\tиә\tжоқ\tқажет емес\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut office = Office::new();
    let report = office.import(bytes);
    assert_eq!((report.refused.len(), report.accepted), (0, 1), "{report:?}");
    let dossier = office.dossier("FA1234567");
    assert_eq!(dossier.client.name_cyrillic, Some(Clean::line("Ұлжан Әбенова")));
    assert_eq!((dossier.permits[0].case, dossier.cases[0].stage), (Some(dossier.cases[0].id), Stage::Granted));
    assert_eq!(papers(&dossier)["fingerprint_certificate"], json!({"not_needed": true}));
}

/// A sheet of one person; columns are separated by `;`.
fn sheet(header: &str, row: &str) -> String {
    format!(
        "ФИО;Гражданство;Дата рождения;Паспорт №;Основание;{header}\nКим Анна;РФ;03.05.1990;A1234567;работа;{row}\n"
    )
}

#[test]
fn an_eight_bit_sheet_is_no_mojibake() {
    let bytes = encoding_rs::WINDOWS_1251.encode(&sheet("Примечание", "ёлка")).0.into_owned();
    let mut office = Office::new();
    assert_eq!(office.import(bytes).accepted, 1);
    assert_eq!(office.dossier("A1234567").client.note, Some(Clean::line("ёлка")));
}

#[test]
fn each_reason_refuses_and_names_the_leftmost_column() {
    let header = "ФИО;Гражданство;Дата рождения;Паспорт №;ИИН;Основание;Дата въезда;РВП №;РВП с;РВП до;Анкета\n";
    for (row, column, why) in [
        (";РФ;03.05.1990;A1;;работа;;;;;", "ФИО", Reason::NoName),
        ("Ким Анна;Атлантида;03.05.1990;A1;;работа;;;;;", "Гражданство", Reason::UnknownCitizenship),
        ("Ким Анна;РФ;31.02.1990;A1;;работа;;;;;", "Дата рождения", Reason::BirthNoDay),
        ("Ким Анна;РФ;весной;A1;;туризм;;;;;", "Дата рождения", Reason::BirthUnread),
        ("Ким Анна;РФ;;-;;работа;;;;;", "Паспорт №", Reason::NoIdentity),
        ("Ким Анна;РФ;;A1;12345678901;работа;;;;;", "ИИН", Reason::IinLength),
        ("Ким Анна;РФ;;A1;99010339099O;работа;;;;;", "ИИН", Reason::IinDigits),
        ("Ким Анна;РФ;;A1;990103390992;работа;;;;;", "ИИН", Reason::IinCheckDigit),
        ("Ким Анна;РФ;;A1;;;;;;;", "Основание", Reason::UnknownGround),
        ("Ким Анна;РФ;;A1;;работа;вчера;;;;", "Дата въезда", Reason::EntryUnread),
        ("Ким Анна;РФ;;A1;;работа;;1;02.05.2026;01.05.2026;", "РВП до", Reason::PermitOrder),
        ("Ким Анна;РФ;;A1;;работа;;;;;30.02.2026", "Анкета", Reason::PaperNoDay),
    ] {
        let report = Office::new().import(format!("{header}{row}\n"));
        let refused: Vec<_> = report.refused.iter().map(|refused| (refused.column.as_str(), refused.why)).collect();
        assert_eq!(refused, [(column, why)], "{row}");
        assert!(!report.written);
    }
}

#[test]
fn what_is_only_odd_is_taken_in_with_a_warning() {
    for (header, row, why) in [
        ("Паспорт до", "01.01.2026", Caution::PassportExpired),
        ("Паспорт до;РВП №;РВП с;РВП до", "01.01.2027;1;01.05.2026;01.05.2027", Caution::PermitOutlastsPassport),
        ("Дата въезда;РВП №;РВП с;РВП до", "01.01.2026;1;01.11.2026;01.05.2027", Caution::PermitAfterStay),
        ("РВП №;РВП с;РВП до", "нет;01.05.2026;01.05.2027", Caution::PermitDenied),
        ("РВП №;РВП с;РВП до", "KZ-12345;;01.05.2027", Caution::PermitUndated),
        ("Дата въезда", "01.01.2027", Caution::EntryAhead),
        ("Принимающая сторона", "супруга — гр. РК", Caution::SponsorAgainstGround),
        ("ИИН", "990103390991", Caution::IinAgainstBirth),
        ("РКА", "12345", Caution::RkaLength),
        ("Анкета", "ждём апостиль", Caution::PaperText),
    ] {
        let mut office = Office::new();
        let report = office.import(sheet(header, row));
        assert_eq!((report.accepted, report.refused.len()), (1, 0), "{row}: {report:?}");
        assert!(report.warnings.iter().any(|warning| warning.why == why && warning.row == 2), "{why:?}: {report:?}");
        assert_eq!(office.import(sheet(header, row)).accepted, 0, "{row}");
    }
}

#[test]
fn a_later_sheet_fills_and_adds_but_moves_nothing_back() {
    let mut office = Office::new();
    let columns = "Телефон;Дата въезда;РВП №;РВП с;РВП до;Анкета;Страховка;Согласие собственника";
    office.import(sheet(columns, ";01.09.2026;нет;;;10.09.2026;;н/п"));
    let report = office.import(sheet(columns, "+7 701;01.09.2026;KZ-12345;01.10.2026;01.10.2027;нет;12.09.2026;-"));
    assert_eq!((report.accepted, report.conflicts.len()), (1, 0), "{report:?}");
    let dossier = office.dossier("A1234567");
    assert_eq!((dossier.cases.len(), dossier.cases[0].stage), (1, Stage::Granted));
    assert_eq!(dossier.permits[0].case, Some(dossier.cases[0].id));
    assert_eq!(dossier.client.phone, Some(Clean::line("+7 701")));
    let kept = papers(&dossier);
    assert_eq!(kept["application_form"], json!({"received": "2026-09-10"}));
    assert_eq!(kept["medical_insurance"], json!({"received": "2026-09-12"}));
    assert_eq!(kept["owner_consent"], json!({"not_needed": true}));
    office.import(sheet(columns, "+7 701;01.11.2026;KZ-12345;01.10.2026;01.10.2027;;15.11.2026;"));
    let dossier = office.dossier("A1234567");
    assert_eq!(papers(&dossier)["medical_insurance"], json!({"received": "2026-11-15"}));
    let stays: Vec<_> = dossier.stays.iter().map(|stay| (stay.entry, stay.exit)).collect();
    assert_eq!(stays, [(day("2026-09-01"), Some(day("2026-11-01"))), (day("2026-11-01"), None)]);
}

#[test]
fn another_value_is_a_conflict_until_told_to_overwrite() {
    let mut office = Office::new();
    let columns = "Телефон;Паспорт до;Адрес;Ответственный;РВП №;РВП с;РВП до;Дата въезда;Анкета";
    office
        .import(sheet(columns, "+7 701;01.01.2030;Абая 1;m.kim;KZ-12345;01.05.2026;01.05.2027;01.04.2026;12.10.2026"));
    let other = sheet(columns, "+7 702;01.01.2031;Абая 2;d.lee;KZ-12345;01.05.2026;01.06.2027;01.03.2026;11.10.2026");
    let report = office.import(&other);
    assert_eq!((report.accepted, report.unchanged), (0, 1));
    let mut fields: Vec<&str> = report.conflicts.iter().map(|conflict| conflict.field.as_str()).collect();
    fields.sort_unstable();
    let all = ["address", "application_form", "entry", "owner", "passport_expires", "permit_until", "phone"];
    assert_eq!(fields, all);
    let phone = report.conflicts.iter().find(|conflict| conflict.field == Field::Phone).unwrap();
    assert_eq!((phone.here.as_str(), phone.sheet.as_str()), ("+7 701", "+7 702"));
    assert_eq!(report.new_owners, [] as [Clean; 0], "a name that is not taken makes no staff");
    let report = office.import_with(&other, &Options { overwrite: true, ..Options::default() });
    assert_eq!((report.accepted, report.conflicts.len()), (1, 0));
    let dossier = office.dossier("A1234567");
    assert_eq!(dossier.client.phone, Some(Clean::line("+7 702")));
    assert_eq!(dossier.permits[0].valid_until, day("2027-06-01"));
    assert_eq!(dossier.stays[0].entry, day("2026-03-01"));
    assert_eq!(papers(&dossier)["application_form"], json!({"received": "2026-10-11"}));
    let again = office.import_with(&other, &Options { overwrite: true, ..Options::default() });
    assert_eq!((again.accepted, again.group), (0, None));
}

#[test]
fn one_person_is_found_by_passport_then_iin_then_name_and_birth() {
    let header = "ФИО;Гражданство;Дата рождения;Паспорт №;ИИН;Основание\n";
    let rows = "Ким Анна;РФ;03.01.1999;A 1234567;990103390991;работа\n\
        KIM ANNA;Россия;;А1234567;;учёба\n\
        Ким Анна;РФ;03.01.1999;B7654321;990103390991;работа\n\
        Ким Анна;РФ;03.01.1999;;;работа\n\
        Ли Мария;РФ;04.02.1990;C1111111;990103390991;работа\n\
        Ким Анна;KGZ;03.02.1999;A1234567;;работа\n";
    let mut office = Office::new();
    let report = office.import(format!("{header}{rows}"));
    let repeated: Vec<_> = report.repeated.iter().map(|row| (row.row, row.same_as_row)).collect();
    assert_eq!(repeated, [(3, 2), (4, 2), (5, 2)]);
    assert_eq!(report.repeated[0].differs, [Field::NameLatin, Field::PassportNumber, Field::Ground]);
    assert!(report.warnings.iter().any(|warning| (warning.row, warning.why) == (6, Caution::IinOfAnother)));
    assert_eq!((report.accepted, office.clients()), (3, 3));
    let renewed = format!("{header}Ким Анна;РФ;03.01.1999;D9999999;990103390991;работа\n");
    assert_eq!(office.import(renewed).accepted, 1);
    assert_eq!((office.clients(), office.dossier("D9999999").identity_documents.len()), (3, 2));
}

#[test]
fn refused_rows_come_back_mended() {
    let header = "ФИО;Гражданство;Дата рождения;Основание;Телефон;Анкета;Примечание\n";
    let rows = "Ким Анна;РФ;03.05.1990;работа;;+;\nЛи Мария;РФ;04.05.1990;туризм;+7 701;+;\"=1+1; \"\"x\"\"\"\n";
    let mut office = Office::new();
    let report = office.import_with(format!("{header}{rows}"), &partial());
    let file = report.refused_file.unwrap();
    assert_eq!((file.name.as_str(), office.clients()), ("sheet.refused.csv", 1));
    let mended = String::from_utf8(file.bytes).unwrap().replace("туризм", "учёба");
    let report = office.import(&mended);
    assert_eq!((report.accepted, report.unmapped), (1, vec![Clean::line("why")]));
    let found = office.store.reading(|reads| reads.clients(&ListQuery { limit: 9, ..ListQuery::default() })).unwrap();
    assert_eq!(found.total, 2);
    let kept: Vec<_> = found.rows.iter().map(|row| row.id).collect();
    let notes: Vec<_> = kept
        .iter()
        .filter_map(|id| office.store.reading(|reads| reads.dossier(*id)).unwrap())
        .filter_map(|dossier| Some((dossier.client.note?, dossier.client.phone?)))
        .collect();
    assert_eq!(notes, [(Clean::line("=1+1; \"x\""), Clean::line("+7 701"))]);
}

#[test]
fn the_file_of_refused_rows_is_written_as_its_sheet_is() {
    let sheet = "Реестр 2026\t\t\t\t\r\nФИО\tПаспорт\t\tГражданство\tОснование\r\n\t№\tдо\t\t\r\nКим Анна\tA1234567\t01.02.2030\tРФ\tработа\r\n\
        Ли Мария\tB7654321\t01.03.2030\tРФ\tтуризм\r\n";
    let bytes = encoding_rs::WINDOWS_1251.encode(sheet).0.into_owned();
    let mut office = Office::new();
    let report = office.import_with(bytes, &Options { lang: Some(Lang::Ru), ..partial() });
    assert_eq!((report.accepted, report.refused.len()), (1, 1), "{report:?}");
    let file = report.refused_file.unwrap();
    let (text, _, broken) = encoding_rs::WINDOWS_1251.decode(&file.bytes);
    let lines: Vec<&str> = text.lines().collect();
    assert!(!broken);
    assert_eq!(lines[0], "ФИО\tПаспорт\t\tГражданство\tОснование\t");
    assert!(lines[1].starts_with("\t№\tдо\t\t\t"), "{text}");
    assert!(lines[2].starts_with("Ли Мария\tB7654321\t01.03.2030\tРФ\tтуризм\t"), "{text}");
    assert_eq!(lines.len(), 3);
    let mended = encoding_rs::WINDOWS_1251.encode(&text.replace("туризм", "учёба")).0.into_owned();
    let report = office.import(mended);
    assert_eq!((report.accepted, report.refused.len()), (1, 0), "{report:?}");
    assert_eq!(office.dossier("B7654321").identity_documents[0].expires, Some(day("2030-03-01")));
}

#[test]
fn refused_rows_of_a_workbook_come_in_when_mended() {
    let mut office = Office::new();
    let report = office.import_with(XLSX, &partial());
    let refused = report.refused.len();
    let file = report.refused_file.clone().unwrap();
    assert_eq!(file.name, "sheet.refused.csv");
    let again = office.try_import(&file.bytes, &partial()).unwrap();
    assert_eq!((again.rows, again.refused.len(), again.accepted), (refused, refused, 0), "{again:?}");
    let why = |report: &ImportReport| report.refused.iter().map(|refusal| refusal.why).collect::<Vec<_>>();
    assert_eq!(why(&again), why(&report));
    let file = again.refused_file.clone().unwrap();
    let columns = office.try_import(&file.bytes, &partial()).unwrap().columns.len();
    assert_eq!(columns, report.columns.len(), "the reasons stand there once");
}

#[test]
fn a_date_that_its_neighbours_explained_is_plain_when_it_stands_alone() {
    let sheet = "Name,Nationality,Born,Passport,Ground\nLEE,KOR,11/23/1990,M1234567,work\nKIM,KOR,03/04/1991,M7654321,tourism\n";
    let mut office = Office::new();
    let file = office.import_with(sheet, &partial()).refused_file.unwrap();
    let mended = String::from_utf8(file.bytes).unwrap().replace("tourism", "study");
    assert_eq!(office.import(&mended).accepted, 1);
    assert_eq!(office.dossier("M7654321").client.born, Some(day("1991-03-04")));
}

/// So many people.
fn many(rows: usize) -> String {
    let row = |n: usize| format!("Ким Анна {n};РФ;A{n:07};работа;m.kim;ТОО Степь\n");
    "ФИО;Гражданство;Паспорт №;Основание;Ответственный;Работодатель\n".to_owned()
        + &(0..rows).map(row).collect::<String>()
}

#[test]
fn a_long_import_is_one_group_and_undone_as_one() {
    let mut office = Office::new();
    let report = office.import(many(450));
    assert_eq!((report.accepted, office.clients()), (450, 450));
    undo::undo(office.store.as_mut(), &act("undo"), report.group.unwrap()).unwrap();
    assert_eq!(office.clients(), 0);
}

#[test]
fn whoever_became_a_client_since_the_rehearsal_is_met_and_not_made_twice() {
    let header = "ФИО;Гражданство;Паспорт №;Основание\n";
    // After the last row was rehearsed, and in the middle of writing.
    for (writing, after, person) in [(false, 450, 0), (false, 450, 449), (true, 100, 300), (true, 5, 449)] {
        let mut office = Office::new();
        let mut other = office.beside();
        let sheet = many(450);
        let row = format!("{header}Ким Анна {person};РФ;A{person:07};работа\n");
        let mut came = false;
        let imported = import(
            office.store.as_mut(),
            &act("import"),
            ("x.csv", sheet.as_bytes()),
            &Options::default(),
            &mut |progress| {
                if !came && progress.writing == writing && progress.done >= after {
                    came = true;
                    let added =
                        import(&mut other, &act("import"), ("y.csv", row.as_bytes()), &Options::default(), &mut |_| {
                            true
                        });
                    assert!(added.unwrap().written);
                }
                true
            },
        );
        assert!(came && imported.unwrap().written);
        assert_eq!(office.clients(), 450, "{writing} {after} {person}");
        assert_eq!(office.find(&format!("A{person:07}")).len(), 1);
    }
}

#[test]
fn an_import_that_is_stopped_leaves_nothing() {
    let mut office = Office::new();
    let sheet = many(450);
    let stopped = import(
        office.store.as_mut(),
        &act("import"),
        ("x.csv", sheet.as_bytes()),
        &Options::default(),
        &mut |progress| !(progress.writing && progress.done >= 200),
    );
    assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");
    assert_eq!(office.clients(), 0);
    assert_eq!(interrupted(office.store.as_ref(), act("x").at_ms).unwrap(), None);
}

/// An office in which an import of 250 rows was cut off, as its mark in the database tells, and another was made since.
fn cut_off(process: Option<&str>) -> (Office, i64, i64) {
    let mut office = Office::new();
    let after = office.store.reading(|reads| reads.journal_head()).unwrap().unwrap().1;
    let half = office.import(many(250)).group.unwrap();
    let mark = json!({"who": "a.serikova", "after": after, "process": process}).to_string();
    office.store.write(&act("edit"), &mut |writes| writes.set_setting("import_under_way", &mark)).unwrap();
    let whole = office.import("ФИО;Гражданство;Паспорт №;Основание\nИванов Пётр;РФ;B1;работа\n").group.unwrap();
    (office, half, whole)
}

/// So much later than anything that was written: an import writes by the true clock where that is ahead of its act.
fn minutes_later(minutes: i64) -> Act {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    let written = act("x").at_ms.max(i64::try_from(now).unwrap());
    Act { at_ms: written + minutes * 60_000, ..act("import") }
}

#[test]
fn an_import_that_was_cut_off_is_taken_back_and_no_other_with_it() {
    let (mut office, half, whole) = cut_off(None);
    let found = clear_up(office.store.as_mut(), &minutes_later(1), &mut |_, _| true).unwrap().unwrap();
    assert_eq!((found.alive, office.clients()), (true, 251), "it may still be writing");
    let found = clear_up(office.store.as_mut(), &minutes_later(6), &mut |_, _| true).unwrap().unwrap();
    assert_eq!((found.group, found.undone, office.clients()), (half, true, 1));
    assert_ne!(half, whole);
    assert_eq!(clear_up(office.store.as_mut(), &minutes_later(7), &mut |_, _| true).unwrap(), None);
}

#[test]
fn rows_of_an_import_that_was_cut_off_stay_where_somebody_went_on_with_them() {
    let (mut office, ..) = cut_off(None);
    let first = Key { kind: Kind::Client, id: 1 };
    office
        .store
        .write(&act("edit"), &mut |writes| {
            let mut client = Client::try_from(writes.record(first)?.unwrap()).unwrap();
            client.name_cyrillic = Some(Clean::line("Ким Жанна"));
            writes.put(client.into()).map(drop)
        })
        .unwrap();
    let found = clear_up(office.store.as_mut(), &minutes_later(6), &mut |_, _| true).unwrap().unwrap();
    assert_eq!((found.undone, office.clients()), (false, 251));
    assert_eq!(
        clear_up(office.store.as_mut(), &minutes_later(7), &mut |_, _| true).unwrap(),
        None,
        "the next import is not held up"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn whether_an_import_still_runs_is_asked_of_its_process_where_that_is_possible() {
    let me = sojourn::host::process::myself().unwrap();
    let (office, ..) = cut_off(Some(&me));
    assert!(interrupted(office.store.as_ref(), minutes_later(60).at_ms).unwrap().unwrap().alive);
    let (office, ..) = cut_off(Some(&format!("{me}0")));
    assert!(!interrupted(office.store.as_ref(), minutes_later(0).at_ms).unwrap().unwrap().alive);
}

#[test]
fn a_rehearsal_writes_nothing_and_says_what_would_happen() {
    let mut office = Office::new();
    let report = office.import_with(many(3), &Options { dry_run: true, ..Options::default() });
    assert_eq!((report.accepted, report.written, office.clients()), (3, false, 0));
    assert_eq!(report.new_owners, [Clean::line("m.kim")]);
}

#[test]
fn a_person_may_name_the_columns() {
    let text = "Кто;Откуда;Зачем;Док\nКим Анна;РФ;работа;A1234567\n";
    let map = ColumnMap::read("Кто=name,Откуда=citizenship,Зачем=ground,Док=passport_number").unwrap();
    let report = Office::new().import_with(text, &Options { map, ..Options::default() });
    assert_eq!((report.accepted, report.columns["Док"].as_str()), (1, Some("passport_number")));
}

#[test]
fn files_that_are_no_registers_are_one_sentence() {
    let no_ground = "ФИО;Гражданство;Дата рождения;Паспорт №\nКим Анна;РФ;03.05.1990;A1\n";
    let cut = XLSX[..XLSX.len() / 2].to_vec();
    let mut broken = sheet("Примечание", "ёлка").into_bytes();
    broken.truncate(broken.len() - 2);
    for (bytes, id) in [
        (Vec::new(), "import-file-empty"),
        (b" \r\n\t\n".to_vec(), "import-file-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "import-file-binary"),
        (b"hello, world\n1, 2\n".to_vec(), "import-no-header"),
        (b"<html><table><tr><td>x</td></tr></table></html>".to_vec(), "import-no-header"),
        (no_ground.as_bytes().to_vec(), "import-columns-missing"),
        (cut, "import-workbook-unreadable"),
        (b"PK\x03\x04rubbish".to_vec(), "import-workbook-unreadable"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rubbish".to_vec(), "import-workbook-unreadable"),
        (broken, "import-file-damaged"),
    ] {
        let mut office = Office::new();
        match office.try_import(&bytes, &Options::default()) {
            Err(ImportError::Unreadable(phrase)) => assert_eq!(phrase.id, id, "{bytes:?}"),
            other => panic!("{id}: {other:?}"),
        }
    }
}
