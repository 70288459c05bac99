//! Documents, addresses, a death, a birth.

use super::*;
use crate::domain::case::{CaseKind, Stage};
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::fact::effect::newborn;
use crate::domain::identity::IdentityDocument;
use crate::domain::testing::client;

const SPECIMEN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

fn document(effect: &Effect) -> &IdentityDocument {
    let found = effect.records.iter().find_map(|record| match record {
        Record::IdentityDocument(document) => Some(document),
        _ => None,
    });
    found.unwrap()
}

fn child(effect: &Effect) -> &Client {
    let found = effect.new_records().find_map(|record| match record {
        Record::Client(client) => Some(client),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn a_new_passport_takes_the_place_of_the_old_one_and_lifts_its_cap() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09").passport("2026-12-31");
    let new = fact(FactKind::Passport, json!({ "number": "N2", "expires": "2036-05-01", "name_latin": "IVANOVA" }));
    let effect = done(&made, &new);
    assert_eq!(moved(&made, &effect, "PASSPORT-END"), ["none -> 2036-05-01", "2026-12-31 -> none"]);
    // The permit was capped by the old passport; its own last day stays.
    assert_eq!(moved(&made, &effect, "TRP-TERM-CAP"), ["2026-12-31 -> none"]);
    assert_eq!(document(&effect).citizenship, Country::code("RUS"), "that of the old one");
    assert!(says(&effect, "fact-says-check-papers") && says(&effect, "fact-says-replaces"));
}

#[test]
fn a_name_that_changes_with_the_passport_stays_searchable() {
    let made = client("RUS").passport("2026-12-31").with(|dossier| {
        dossier.client.name_latin = Some("PETROVA MARIIA".into());
        dossier.client.former_names = Some("SIDOROVA MARIIA".into());
    });
    let renamed = json!({ "number": "N2", "expires": "2036-05-01", "name_latin": "IVANOVA MARIIA" });
    let after = with(&made.0, &done(&made, &fact(FactKind::Passport, renamed))).client;
    assert_eq!(after.name_latin.as_deref(), Some("IVANOVA MARIIA"));
    assert_eq!(after.former_names.as_deref(), Some("SIDOROVA MARIIA; PETROVA MARIIA"));
    let same = json!({ "number": "N2", "expires": "2036-05-01", "name_latin": "Petrova  Mariia" });
    let after = with(&made.0, &done(&made, &fact(FactKind::Passport, same))).client;
    assert_eq!(after, made.0.client, "the same name written otherwise is no change");
}

#[test]
fn the_machine_readable_zone_fills_what_was_not_typed_and_contradicts_slips() {
    let made = client("RUS");
    let read = done(&made, &fact(FactKind::Passport, json!({ "mrz": SPECIMEN })));
    let held = document(&read);
    assert_eq!((held.number.as_str(), held.expires), ("L898902C3", Some(day("2012-04-15"))));
    assert_eq!(held.name_latin.as_deref(), Some("ERIKSSON ANNA MARIA"));
    let slip = fact(FactKind::Passport, json!({ "mrz": SPECIMEN, "number": "L898902C8", "expires": "2012-04-16" }));
    let expected = [("number", "fact-mrz-number"), ("expires", "fact-mrz-expires")];
    assert_eq!(refused(&made, &slip), expected.map(|(field, id)| (field.to_owned(), id.to_owned())));
    let nothing = fact(FactKind::Passport, json!({ "expires": "2036-05-01" }));
    assert_eq!(refused(&made, &nothing), one("number", "check-required"));
    let known = fact(FactKind::Passport, json!({ "number": "n1" }));
    assert_eq!(refused(&client("RUS").passport("2026-12-31"), &known), one("number", "fact-document-known"));
}

#[test]
fn a_second_citizenship_adds_a_document_and_leaves_the_first_one() {
    let made = client("RUS").stay("2026-11-01..").passport("2030-01-01");
    let other = fact(FactKind::Citizenship, json!({ "citizenship": "ARM", "number": "AN1", "expires": "2031-02-03" }));
    let effect = done(&made, &other);
    assert_eq!(moved(&made, &effect, "PASSPORT-END"), ["none -> 2031-02-03"]);
    assert!(moved(&made, &effect, "STAY-EAEU-90").is_empty(), "the stay under way was made on the first one");
    let known = fact(FactKind::Citizenship, json!({ "citizenship": "RUS", "number": "AN1" }));
    assert_eq!(refused(&made, &known), one("citizenship", "fact-citizenship-known"));
    let home = fact(FactKind::Citizenship, json!({ "citizenship": "KAZ", "number": "KZ1" }));
    assert!(says(&done(&made, &home), "fact-warns-home-citizen"));
}

#[test]
fn a_new_address_starts_the_registration_and_ends_the_old_one() {
    let made = client("RUS").stay("2026-11-02..").residence("2026-11-02", |_| {});
    let there = fact(FactKind::Address, json!({ "address": "Almaty, Abai 10", "since": "2026-11-18" }));
    let effect = done(&made, &there);
    // Wednesday the 18th; working days 19, 20, 23, 24, 25.
    assert_eq!(moved(&made, &effect, "REG-ADDR-5WD"), ["none -> 2026-11-25"]);
    assert_eq!(with(&made.0, &effect).residences[0].until, Some(day("2026-11-17")));
    let too_early = fact(FactKind::Address, json!({ "address": "Almaty", "since": "2026-11-02" }));
    assert_eq!(refused(&made, &too_early), one("since", "fact-address-not-later"));
    let planned = fact(FactKind::Address, json!({ "address": "Almaty", "since": "2026-11-23" }));
    assert_eq!(refused(&made, &planned), one("since", "fact-not-yet"));
    let code = fact(FactKind::Address, json!({ "address": "Almaty", "since": "2026-11-18", "rka": "17" }));
    assert_eq!(refused(&made, &code), one("rka", "check-rka"));
}

#[test]
fn a_death_closes_what_is_open() {
    let made = client("RUS").stay("2026-11-02..").case(CaseKind::FirstTrp, Stage::Filed);
    let effect = done(&made, &fact(FactKind::Death, json!({ "died_on": "2026-11-20" })));
    let after = with(&made.0, &effect);
    assert_eq!((after.client.died_on, after.cases[0].stage), (Some(day("2026-11-20")), Stage::Closed));
    assert_eq!(after.cases[0].closed_on, Some(day(TODAY)));
    let again = Made(after);
    let twice = fact(FactKind::Death, json!({ "died_on": "2026-11-21" }));
    assert_eq!(refused(&again, &twice), one("died_on", "fact-death-known"));
    let before = fact(FactKind::Death, json!({ "died_on": "2026-11-01" }));
    assert_eq!(refused(&made, &before), one("died_on", "fact-death-before-crossing"));
}

#[test]
fn a_child_follows_the_parent() {
    let made = client("UZB").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let born = json!({ "born": "2026-11-20", "name_cyrillic": "Абдуллаева Лола", "citizenship": "UZB", "sex": "f" });
    let effect = done(&made, &fact(FactKind::Birth, born));
    let child = child(&effect);
    assert_eq!((child.main_applicant, child.born), (Some(made.0.client.id), Some(day("2026-11-20"))));
    assert_eq!(with(&made.0, &effect), made.0, "the parent's own records stay as they are");
    let dossier = newborn(&made.0, &effect).unwrap();
    let due = derive(&dossier, &law(), &Calendar::built_in());
    let follows = due.iter().find(|deadline| deadline.id.rule == "SPONSOR-PERMIT-END").unwrap();
    assert_eq!(follows.last_day, day("2027-01-09"));
    let nameless = fact(FactKind::Birth, json!({ "born": "2026-11-20", "citizenship": "UZB" }));
    assert_eq!(refused(&made, &nameless), one("name_latin", "check-no-name"));
}
