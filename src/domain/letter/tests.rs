//! Whom, in which language, under which name, until when.

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::client::{Contact, ContactRole};
use crate::domain::dossier::Dossier;
use crate::domain::id::ContactId;
use crate::domain::testing::{client, day};

const TODAY: &str = "2026-11-23";

fn contact(id: i64, role: ContactRole, channel: Channel, language: &str) -> Contact {
    Contact {
        id: ContactId(id),
        version: 1,
        client: ClientId(1),
        name: Clean::line(role.as_str()),
        role,
        language: language.into(),
        channel,
        address: "+77010000000".into(),
    }
}

fn message(sent_on: &str, replied_on: Option<&str>, to: &str) -> Message {
    Message {
        id: MessageId(day(sent_on).to_string().bytes().map(i64::from).sum()),
        version: 1,
        client: ClientId(1),
        case: None,
        purpose: Purpose::MissingPapers,
        language: "ru".into(),
        channel: Channel::Whatsapp,
        to_name: to.into(),
        address: None,
        papers: Some("passport, medical_insurance".into()),
        matter: None,
        sent_on: day(sent_on),
        by: None,
        text: "…".into(),
        replied_on: replied_on.map(day),
        reply: None,
    }
}

fn first(dossier: &Dossier, newest: Option<&Message>) -> (String, &'static str, String) {
    let one = addressees(dossier, newest, day(TODAY)).remove(0);
    (one.name.to_string(), one.channel.as_str(), one.language)
}

#[test]
fn the_client_comes_first_a_childs_parent_before_and_whoever_was_written_to_last_before_all() {
    let made = client("UZB").with(|dossier| {
        dossier.contacts = vec![
            contact(1, ContactRole::Hr, Channel::Mail, "kk"),
            contact(2, ContactRole::Parent, Channel::Whatsapp, "RU"),
            contact(3, ContactRole::Client, Channel::Whatsapp, "uz-Latn"),
        ];
    });
    assert_eq!(first(&made.0, None), ("self".into(), "whatsapp", "uz".into()));
    let child = made.with(|dossier| dossier.client.born = Some(day("2008-11-24")));
    assert_eq!(first(&child.0, None), ("parent".into(), "whatsapp", "ru".into()));
    let grown = child.with(|dossier| dossier.client.born = Some(day("2008-11-23")));
    assert_eq!(first(&grown.0, None).0, "self");
    assert_eq!(first(&grown.0, Some(&message("2026-11-20", None, "hr"))).0, "self", "another channel now");
    let mut last = message("2026-11-20", None, "hr");
    last.channel = Channel::Mail;
    assert_eq!(first(&grown.0, Some(&last)).0, "hr");
}

#[test]
fn without_contacts_the_clients_own_number_or_mail_is_used_and_a_language_they_read() {
    for (citizenship, phone, mail, channel, language) in [
        ("UZB", Some("+998"), Some("a@b"), "whatsapp", "ru"),
        ("CHN", None, Some("a@b"), "mail", "en"),
        ("TUR", None, None, "whatsapp", "en"),
    ] {
        let made = client(citizenship).with(|dossier| {
            dossier.client.phone = phone.map(Clean::line);
            dossier.client.email = mail.map(Clean::line);
        });
        let one = addressees(&made.0, None, day(TODAY)).remove(0);
        assert_eq!((one.channel.as_str(), one.language.as_str()), (channel, language), "{citizenship}");
        assert_eq!(one.address.is_some(), phone.or(mail).is_some());
    }
    // A contact without an address of its own kind is better than none at all.
    let unreachable = client("UZB").with(|dossier| {
        dossier.contacts = vec![contact(1, ContactRole::Hr, Channel::Whatsapp, "ru")];
    });
    assert_eq!(first(&unreachable.0, None).0, "hr");
}

#[test]
fn a_name_is_taken_from_the_document_in_use_in_the_letters_of_the_language() {
    let made = client("UZB").passport("2020-01-01").passport("2030-01-01").with(|dossier| {
        dossier.client.name_latin = Some("OLD NAME".into());
        dossier.identity_documents[0].name_latin = Some("EXPIRED PERSON".into());
        dossier.identity_documents[0].name_cyrillic = Some("Старый Паспорт".into());
        dossier.identity_documents[1].name_latin = Some("O’RINOV ANVAR".into());
    });
    let name = |cyrillic| name_in(&made.0, cyrillic, day(TODAY)).to_string();
    assert_eq!((name(false), name(true)), ("O’RINOV ANVAR".into(), "Старый Паспорт".into()));
    let bare = client("CHN").with(|dossier| dossier.client.name_latin = Some("WANG LI".into()));
    assert_eq!(name_in(&bare.0, true, day(TODAY)).as_str(), "WANG LI");
    assert_eq!(name_in(&client("CHN").0, true, day(TODAY)).as_str(), "");
    assert!(is_cyrillic("kk") && is_cyrillic("tg") && !is_cyrillic("uz") && !is_cyrillic("en"));
}

#[test]
fn the_day_of_answer_lies_before_the_safe_day_or_there_is_none() {
    let calendar = Calendar::built_in();
    for (safe_day, by) in [
        (None, Some("2026-11-30")),
        (Some("2027-03-01"), Some("2026-11-30")),
        (Some("2026-12-01"), Some("2026-11-27")),
        (Some("2026-11-26"), Some("2026-11-24")),
        (Some("2026-11-25"), Some("2026-11-24")),
        (Some("2026-11-24"), None),
        (Some("2026-11-23"), None),
        (Some("2026-10-01"), None),
    ] {
        let found = answer_by(day(TODAY), safe_day.map(day), &calendar);
        assert_eq!(found, by.map(day), "{safe_day:?}");
    }
}

#[test]
fn silence_is_counted_from_the_newest_letter_without_an_answer() {
    assert_eq!(Asked::of(&[]), Asked::default());
    let [first, second, third] = [("2026-11-02", Some("2026-11-04")), ("2026-11-10", None), ("2026-11-19", None)]
        .map(|(on, r)| message(on, r, "x"));
    let asked = Asked::of([&third, &first, &second]);
    assert_eq!((asked.times, asked.last, asked.silent_days(day(TODAY))), (3, Some(day("2026-11-19")), Some(4)));
    assert_eq!(asked.replied_on, Some(day("2026-11-04")));
    assert_eq!(Asked::of([&first]).silent_days(day(TODAY)), None);
    assert!(first.asks_for("passport") && !first.asks_for("pass") && first.asked_for().count() == 2);
}

#[test]
fn languages_are_codes() {
    for (text, code) in
        [("RU", Some("ru")), ("uz-Latn", Some("uz")), (" kk ", Some("kk")), ("русский", None), ("x", None)]
    {
        assert_eq!(supported(text).as_deref(), code, "{text}");
    }
}
