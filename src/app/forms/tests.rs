//! Every record can be changed by hand, every date spelling means one day, and a machine-readable zone fills a form
//! without touching what was typed.

use super::{Choice, Form, FormField, Label, Typed, shown};
use crate::app::reading::{FieldValue, read_field};
use crate::domain::calendar::Calendar;
use crate::domain::choice::Sex;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::record::{Field, FieldType, Fields, Kind};
use std::collections::BTreeSet;

const ZONE: &str = "P<UZBABDULLAEV<<RUSTAM<<<<<<<<<<<<<<<<<<<<<<\nFA12345673UZB9003129M2903013<<<<<<<<<<<<<<06";

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// Fields that no form shows, each for a reason: the owner of the record, what acts of their own set, what a deadline is.
const NOT_SHOWN: &[(Kind, &[&str])] = &[
    (Kind::Client, &["created_on", "merged_into", "blocked_on", "blocked_why", "hold_since", "hold_why", "erased_on"]),
    (
        Kind::Destruction,
        &["subject", "proposed_on", "proposed_by", "rejected_on", "done_on", "decided_by", "act", "content"],
    ),
    (Kind::CaseDocument, &["requirement", "held_by"]),
    (Kind::IdentityDocument, &["held_by"]),
    (Kind::Filing, &["outcome", "outcome_on", "despite", "allowed_by"]),
    (Kind::Action, &["rule", "subject", "for_day", "by"]),
    (Kind::Attachment, &["sha256", "format", "size", "added_on", "added_by"]),
    (Kind::StaffKey, &["staff", "kind", "blob", "fingerprint", "verify_required", "added_on", "added_by"]),
    (Kind::Access, &["client", "case", "staff", "since", "by", "recovered"]),
    (Kind::Message, &["purpose", "language", "papers", "matter", "by"]),
];

#[test]
fn every_field_of_every_kind_can_be_changed_by_hand() {
    for kind in Kind::ALL {
        let hidden = NOT_SHOWN.iter().find(|(other, _)| other == kind).map_or(&[][..], |(_, names)| names);
        let offered: BTreeSet<&str> = shown(*kind).collect();
        assert!(offered.iter().all(|name| kind.field(name).is_some()), "{kind:?}: {offered:?}");
        // Whose a record is was settled when it was made; a sponsor's client is who the sponsor is.
        let parents: &[&str] = match kind {
            Kind::Sponsor => &[],
            Kind::CaseDocument | Kind::Filing | Kind::Message | Kind::Attachment => &["client", "case"],
            _ => &["client"],
        };
        for field in kind.fields() {
            let expected = !parents.contains(&field.name) && !hidden.contains(&field.name);
            assert_eq!(offered.contains(field.name), expected, "{kind:?}.{}", field.name);
        }
    }
}

fn field(name: &'static str, holds: FieldType) -> FormField {
    FormField { field: Field { name, holds, required: false }, text: String::new(), choices: Vec::new() }
}

#[test]
fn what_is_typed_into_a_field_and_what_it_means() {
    let calendar = Calendar::built_in();
    let day = field("until", FieldType::Day);
    for (typed, means) in [
        ("23.11.2026", Some("2026-11-23")),
        ("2026-11-23", Some("2026-11-23")),
        ("23.11", Some("2026-11-23")),
        ("+10", Some("2026-12-03")),
        // Monday: three working days on is Thursday.
        ("+3wd", Some("2026-11-26")),
        ("+3рд", Some("2026-11-26")),
        ("+3жк", Some("2026-11-26")),
        ("today", Some("2026-11-23")),
        ("сегодня", Some("2026-11-23")),
        ("бүгін", Some("2026-11-23")),
        ("бугин", Some("2026-11-23")),
        ("31.02.2026", None),
        ("скоро", None),
    ] {
        let read = read_field(&day, typed, today(), &calendar).ok();
        assert_eq!(read, means.map(|iso| FieldValue::Is(iso.into())), "{typed}");
    }
    let country = field("citizenship", FieldType::Country);
    for typed in ["Узбекистан", "Uzbekistan", "Өзбекстан", "UZB", "uz"] {
        let read = read_field(&country, typed, today(), &calendar).ok();
        assert_eq!(read, Some(FieldValue::Is("UZB".into())), "{typed}");
    }
    let person = field("main_applicant", FieldType::Ref(Kind::Client));
    assert_eq!(read_field(&person, "12", today(), &calendar), Ok(FieldValue::Is(12.into())));
    assert!(read_field(&person, "кто-то", today(), &calendar).is_err());
    let known = Choice { value: "7".into(), label: Label::Text("Иванова Мария".into()) };
    let named = FormField { choices: vec![known], ..person };
    assert_eq!(read_field(&named, "ИВАНОВА МАРИЯ", today(), &calendar), Ok(FieldValue::Is(7.into())));
}

fn form(kind: Kind, person: Option<Client>) -> Form {
    let mut fields: Vec<FormField> = shown(kind)
        .filter_map(|name| kind.field(name))
        .map(|field| FormField { field: *field, text: String::new(), choices: Vec::new() })
        .collect();
    if kind == Kind::Client {
        super::passport::add_fields(&mut fields);
    }
    Form { kind, opened: None, fixed: Fields::new(), fields, person }
}

fn typed(pairs: &[(&str, &str)]) -> Typed {
    pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn a_zone_fills_a_new_client_with_the_passport() {
    let filled = form(Kind::Client, None).fill_from_zone(ZONE, &Typed::new(), today()).unwrap();
    let expected = typed(&[
        ("name_latin", "ABDULLAEV RUSTAM"),
        ("passport_number", "FA1234567"),
        ("citizenship", "UZB"),
        ("passport_expires", "01.03.2029"),
        ("born", "12.03.1990"),
        ("sex", "m"),
        ("mrz", ZONE),
    ]);
    assert_eq!(filled.texts, expected);
    let ids: Vec<&str> = filled.warnings.iter().map(|phrase| phrase.id.as_str()).collect();
    assert_eq!(ids, Vec::<&str>::new());
}

#[test]
fn a_zone_leaves_what_was_typed_and_says_what_differs() {
    let person = Client {
        name_cyrillic: Some("Петров Пётр".into()),
        born: "1990-03-13".parse().ok(),
        sex: Some(Sex::Female),
        citizenship: Country::code("RUS"),
        ..Client::new(today())
    };
    let form = form(Kind::IdentityDocument, Some(person));
    let has = typed(&[("number", "FA 1234567"), ("expires", "01.03.2030")]);
    let filled = form.fill_from_zone(ZONE, &has, today()).unwrap();
    assert!(!filled.texts.contains_key("number") && !filled.texts.contains_key("expires"));
    assert_eq!(filled.texts["kind"], "passport");
    let ids: Vec<&str> = filled.warnings.iter().map(|phrase| phrase.id.as_str()).collect();
    let differs = "zone-client-differs";
    assert_eq!(ids, ["zone-differs", differs, differs, differs, "zone-sex-differs"]);
}

#[test]
fn a_wrong_check_digit_is_told_and_a_visa_or_another_text_fills_nothing() {
    let form = form(Kind::Client, None);
    let wrong = form.fill_from_zone(&ZONE.replace("FA123456", "FA123465"), &Typed::new(), today()).unwrap();
    assert_eq!(wrong.warnings[0].id, "zone-check");
    let visa = format!("V<UZBABDULLAEV<<RUSTAM{}\nFA12345672UZB9003129M2903013{}", "<".repeat(22), "<".repeat(16));
    let visa = form.fill_from_zone(&visa, &Typed::new(), today()).unwrap();
    assert_eq!((visa.texts.len(), visa.warnings[0].id.as_str()), (0, "zone-visa"));
    let expired = form.fill_from_zone(ZONE, &Typed::new(), "2030-01-01".parse().unwrap()).unwrap();
    assert_eq!(expired.warnings[0].id, "zone-expired");
    assert!(form.fill_from_zone("+7 701 000 00 00", &Typed::new(), today()).is_none());
}
