//! Whose a scan is, what differs, what is written and what never is.

use super::*;
use crate::app::open::Place;
use crate::domain::choice::Sex;
use crate::domain::identity::IdentityKind;
use crate::domain::testing::day;

const PASSPORT: &str = "P<UZBABDULLAYEV<<RUSTAM<<<<<<<<<<<<<<<<<<<<<\nAA12345678UZB9001011M3001019<<<<<<<<<<<<<<<0";
const INTERNAL: &str = "PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<\n3919353498RUS7207233M<<<<<<<4151218910003<50";

fn office() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: Some(day("2026-11-23")) };
    (folder, place.create().unwrap())
}

/// Somebody with a passport, as far as is known.
fn known(desk: &mut Desk, name: &str, passport: Option<&str>) -> ClientId {
    let (client, _) = desk
        .write("add", |writes, _| {
            let mut client = Client::new(day("2026-11-22"));
            client.name_cyrillic = Some(Clean::line(name));
            client.born = Some(day("1990-01-01"));
            let client = ClientId(writes.put(client.into())?.id);
            if let Some(number) = passport {
                let mut document = crate::domain::identity::IdentityDocument::new(client, Clean::line(number));
                document.issuing_state = Country::code("UZB");
                document.expires = Some(day("2029-01-01"));
                writes.put(document.into())?;
            }
            Ok(client)
        })
        .unwrap();
    client
}

#[test]
fn a_recorded_document_is_found_by_its_number_and_compared_field_by_field() {
    let (_folder, mut desk) = office();
    let client = known(&mut desk, "Абдуллаев Рустам", Some("aa 1234567"));
    let scanned = desk.scan(PASSPORT).unwrap();
    assert!(matches!(scanned.found, Found::Document(found, ..) if found == client), "{scanned:?}");
    let differ = |scanned: &Scanned| -> Vec<(&'static str, String)> {
        scanned.differences.iter().map(|one| (one.field, one.here.clone())).collect()
    };
    assert!(differ(&scanned).contains(&("expires", "01.01.2029".to_owned())), "{:?}", differ(&scanned));
    assert!(!differ(&scanned).iter().any(|(field, _)| ["number", "born", "issuing_state"].contains(field)));
    assert_eq!(scanned.acts(), [Act::Fill, Act::Update]);
    // Filling leaves what disagrees; updating takes the document's word.
    desk.record_scan(&scanned, Act::Fill).unwrap();
    let filled = desk.client_page(client).unwrap().dossier;
    assert_eq!(filled.client.sex, Some(Sex::Male));
    let document = filled.identity_documents.first().unwrap().clone();
    assert_eq!(
        (document.expires, document.name_latin.as_deref()),
        (Some(day("2029-01-01")), Some("ABDULLAYEV RUSTAM"))
    );
    // What was seen is out of date now.
    assert_eq!(desk.record_scan(&scanned, Act::Update).unwrap_err().kind, ErrorKind::Conflict);
    let again = desk.scan(PASSPORT).unwrap();
    assert_eq!(differ(&again), [("expires", "01.01.2029".to_owned())]);
    desk.record_scan(&again, Act::Update).unwrap();
    let last = desk.scan(PASSPORT).unwrap();
    assert_eq!((differ(&last), last.acts()), (vec![], vec![]));
    assert_eq!(desk.client_page(client).unwrap().dossier.identity_documents.len(), 1);
}

#[test]
fn a_person_is_proposed_by_name_and_birth_date_across_alphabets() {
    let (_folder, mut desk) = office();
    let client = known(&mut desk, "Абдуллаев Рустам", None);
    known(&mut desk, "Каримов Рустам", None);
    let scanned = desk.scan(PASSPORT).unwrap();
    assert_eq!(scanned.found, Found::Person(client));
    assert_eq!(scanned.by_itself(), Some(Act::Add(client)));
    desk.record_scan(&scanned, Act::Add(client)).unwrap();
    assert!(matches!(desk.scan(PASSPORT).unwrap().found, Found::Document(found, ..) if found == client));
    // Of two nobody is taken unasked.
    let (_folder, mut desk) = office();
    let two = [known(&mut desk, "Абдуллаев Рустам", None), known(&mut desk, "Абдуллаев Рустам", None)];
    let scanned = desk.scan(PASSPORT).unwrap();
    assert_eq!((scanned.found.clone(), scanned.by_itself()), (Found::Several(two.to_vec()), None));
    assert_eq!(scanned.acts(), [Act::Add(two[0]), Act::Add(two[1]), Act::New]);
}

#[test]
fn a_document_that_cannot_be_taken_over_says_which_field_stands_in_the_way() {
    let (_folder, mut desk) = office();
    let specimen = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
    let scanned = desk.scan(specimen).unwrap();
    let error = desk.record_scan(&scanned, Act::New).unwrap_err();
    assert_eq!(
        (error.message, error.fields.len()),
        (Phrase::new("scan-not-taken").term("field", "field-citizenship"), 0)
    );
}

#[test]
fn an_internal_passport_is_recorded_as_one() {
    let (_folder, mut desk) = office();
    let scanned = desk.scan(INTERNAL).unwrap();
    assert_eq!((&scanned.found, scanned.by_itself()), (&Found::Nobody, Some(Act::New)));
    let (client, _) = desk.record_scan(&scanned, Act::New).unwrap();
    let page = desk.client_page(client).unwrap();
    let document = page.dossier.identity_documents.first().unwrap();
    assert_eq!(document.kind, IdentityKind::InternalPassport);
    assert_eq!(
        (document.number.as_str(), document.issued, document.expires),
        ("3914935349", Some(day("2015-12-18")), None)
    );
    assert_eq!(
        (document.name_latin.clone(), document.name_cyrillic.as_deref()),
        (None, Some("ЗДРИЛЮК СЕРГЕЙ АНАТОЛЬЕВИЧ"))
    );
    assert_eq!(page.dossier.client.name_cyrillic, document.name_cyrillic);
    assert!(matches!(desk.scan(INTERNAL).unwrap().found, Found::Document(..)));
    desk.undo().unwrap();
    assert_eq!(desk.scan(INTERNAL).unwrap().found, Found::Nobody);
}

#[test]
fn checks_that_fail_and_visas_are_recorded_by_nobody_unasked() {
    let (_folder, desk) = office();
    let wrong = desk.scan(&PASSPORT.replace("AA1234567", "AA1234S67")).unwrap();
    assert_eq!((wrong.by_itself(), wrong.acts()), (None, vec![Act::New]));
    assert!(wrong.misread.iter().any(|one| (one.written, one.likely) == ('S', '5')), "{:?}", wrong.misread);
    let visa = format!("V<UTOERIKSSON<<ANNA{}\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<", "<".repeat(25));
    assert_eq!(desk.scan(&visa).unwrap().acts(), []);
    assert!(desk.scan("hello").is_err());
}
