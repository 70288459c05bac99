//! The specimens of ICAO Doc 9303, and what scanners and typists do to them.

use super::*;
use proptest::prelude::*;
use serde_json::json;

const PASSPORT: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const CARD: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const LONG_CARD: &str =
    "I<UTOD23145890<7349<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const OLD_CARD: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const KAZAKH_CARD: &str =
    "IDKAZ0123456784900101300811<<<\n9001011M3001019KAZ<<<<<<<<<<<6\nTESTOV<<TEST<<<<<<<<<<<<<<<<<<";
const INTERNAL: &str = "PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<\n3919353498RUS7207233M<<<<<<<4151218910003<50";
const VISA: &str = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";

fn read(text: &str) -> Mrz {
    parse(text, "2026-11-22".parse().unwrap()).unwrap()
}

#[test]
fn the_passport_specimen_gives_the_document_of_the_command() {
    let expected = json!({
        "format": "TD3", "valid": true,
        "checks": {"number": true, "birth": true, "expiry": true, "personal": true, "composite": true},
        "document_type": "P", "issuing_state": "UTO", "number": "L898902C3", "nationality": "UTO",
        "surname": "ERIKSSON", "given_names": "ANNA MARIA", "born": "1974-08-12", "sex": "f",
        "expires": "2012-04-15", "personal_number": "ZE184226B"
    });
    assert_eq!(serde_json::to_string(&read(PASSPORT)).unwrap(), expected.to_string());
}

#[test]
fn card_specimens() {
    let card = read(CARD);
    assert_eq!((card.format, card.valid, card.number.as_str()), (MrzFormat::Td1, true, "D23145890"));
    assert_eq!((card.checks.personal, card.personal_number), (None, None));
    assert_eq!((card.surname.as_str(), card.given_names.as_str()), ("ERIKSSON", "ANNA MARIA"));

    let long = read(LONG_CARD);
    assert_eq!((long.valid, long.number.as_str(), long.personal_number), (true, "D23145890734", None));

    let old = read(OLD_CARD);
    assert_eq!((old.format, old.valid, old.number.as_str()), (MrzFormat::Td2, true, "D23145890"));

    let kazakh = read(KAZAKH_CARD);
    assert_eq!((kazakh.valid, kazakh.document_type.as_str(), kazakh.number.as_str()), (true, "ID", "012345678"));
    assert_eq!(kazakh.personal_number.as_deref(), Some("900101300811"));
}

#[test]
fn a_visa_has_no_composite() {
    let visa = read(VISA);
    assert_eq!((visa.format, visa.checks.composite, visa.checks.number), (MrzFormat::VisaA, None, Some(true)));
    assert_eq!(visa.expires, "2096-12-10".parse().ok());
}

#[test]
fn a_russian_internal_passport() {
    let passport = read(INTERNAL);
    assert!(passport.valid && passport.is_internal_passport(), "{passport:?}");
    assert_eq!((passport.surname.as_str(), passport.given_names.as_str()), ("ЗДРИЛЮК", "СЕРГЕЙ АНАТОЛЬЕВИЧ"));
    assert_eq!(passport.number.as_str(), "3914935349");
    assert_eq!((passport.expires, passport.checks.expiry, passport.personal_number), (None, None, None));
    assert!(!read(PASSPORT).is_internal_passport());
}

#[test]
fn an_empty_personal_number_needs_no_check_digit() {
    for (end, personal) in [("<0", None), ("00", Some(true))] {
        let text = format!("P<UZBTEST<<TEST\nAA12345678UZB9001011M3001019<<<<<<<<<<<<<<{end}");
        let passport = read(&text);
        assert_eq!((passport.valid, passport.checks.personal, passport.personal_number), (true, personal, None));
    }
}

#[test]
fn as_it_was_typed_or_scanned() {
    let expected = read(PASSPORT);
    for text in [
        PASSPORT.to_lowercase(),
        PASSPORT.replace('\n', ""),
        PASSPORT.replace('\n', "\r\n\r\n  "),
        PASSPORT.replace("<<", "«"),
        PASSPORT.replace('<', "‹"),
        PASSPORT.replace('<', "&lt;"),
        PASSPORT.replace("ERIKSSON", "ERI KSSON "),
        PASSPORT.replace("MARIA<<<<<<<<<<<<<<<<<<<", "MARIA"),
        PASSPORT.replace("MARIA<", "MARIA<<<"),
        PASSPORT.replace("UTOERIKSSON", "UTОЕRIKSSОN"),
    ] {
        assert_eq!(parse(&text, "2026-11-22".parse().unwrap()).as_ref(), Ok(&expected), "{text}");
    }
}

#[test]
fn one_wrong_sign_is_told_and_not_mended() {
    let wrong = read(&PASSPORT.replace("L898902C3", "L8989O2C3"));
    assert_eq!((wrong.valid, wrong.checks.number, wrong.checks.composite), (false, Some(false), Some(false)));
    assert_eq!((wrong.checks.birth, wrong.number.as_str()), (Some(true), "L8989O2C3"));
    assert!(!read(&PASSPORT.replace("<10", "<11")).valid);
    assert!(!read(&PASSPORT.replace("7408122F", "7408123F")).valid);
}

#[test]
fn dates_have_windows_and_may_be_unknown() {
    let birth = |field: &str| read(&PASSPORT.replace("740812", field));
    assert_eq!(birth("261122").born, "2026-11-22".parse().ok());
    assert_eq!(birth("261123").born, "1926-11-23".parse().ok());
    assert_eq!(birth("740231").born, None);
    let unknown = read("P<UZBTEST<<TEST\nAA12345678UZB74<<<<1M3001019<<<<<<<<<<<<<<<8");
    assert_eq!((unknown.born, unknown.checks.birth, unknown.valid), (None, Some(true), true));
}

#[test]
fn what_is_no_zone_is_refused() {
    let today = "2026-11-22".parse().unwrap();
    assert_eq!(parse("", today), Err(MrzError::Shape(vec![])));
    assert_eq!(parse("P<UTO\nL898902C3", today), Err(MrzError::Shape(vec![5, 9])));
    assert_eq!(parse(&PASSPORT.replace("L898", "L89"), today), Err(MrzError::Shape(vec![44, 43])));
    assert_eq!(parse(&PASSPORT.replace("L898", "L8*8"), today), Err(MrzError::Character('*')));
    assert!(parse(&"Ж".repeat(88), today).is_err());
}

proptest! {
    #[test]
    fn no_text_panics(text in "[A-Za-z0-9<«ЖО \\n]{0,100}", lines in "[A-Z0-9<]{30}\\n[A-Z0-9<]{30}\\n[A-Z0-9<]{30}",
                      two in "[A-Z0-9<]{44}\\n[A-Z0-9<]{44}", small in "[A-Z0-9<]{36}\\n[A-Z0-9<]{36}") {
        for text in [text, lines, two, small] {
            let _ = parse(&text, "2026-11-22".parse().unwrap());
        }
    }
}
