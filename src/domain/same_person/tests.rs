//! Which names meet, which pairs are found among people of one birth date, and how two people become one.

use super::merging::{person, questions};
use super::{Names, names_meet, pairs};
use crate::domain::choice::{Presence, Sex};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::id::ClientId;

fn names(names: &[&str]) -> Vec<Clean> {
    names.iter().map(|name| Clean::line(name)).collect()
}

#[test]
fn one_person_across_alphabets_and_no_twin() {
    for (one, other, meet) in [
        ("Rustam Abdullayev", "Абдуллаев Рустам", true),
        ("Абдуллаев Рустам Каримович", "ABDULLAEV RUSTAM", true),
        ("Абдуллаев Р.", "Rustam Abdullayev", true),
        ("Oʻrinov Jasur", "Ўринов Жасур", true),
        ("Иванова Мария", "Иванова Марина", false),
        ("Абдуллаев Рустам", "Абдуллаев Руслан", false),
        ("Рустам", "Абдуллаев Рустам", false),
        ("Rustam", "Рустам", true),
        ("", "Абдуллаев Рустам", false),
    ] {
        assert_eq!(names_meet(&names(&[one]), &names(&[other])), meet, "{one} / {other}");
    }
}

#[test]
fn a_crowd_on_one_day_is_paired_by_shared_words() {
    let person = |id: i64, name: &str| Names { client: ClientId(id), names: names(&[name]) };
    let mut crowd: Vec<Names> = (10..2_000).map(|id| person(id, &format!("Smith{} Jon{}", id, id * 7))).collect();
    crowd.push(person(5, "Абдуллаев Рустам"));
    crowd.push(person(3, "RUSTAM ABDULLAYEV"));
    crowd.push(person(4, "Петров Рустам"));
    assert_eq!(pairs(&crowd, 500), [(ClientId(3), ClientId(5))]);
}

#[test]
fn initials_lone_names_and_words_of_vowels_are_paired_too() {
    let person = |id: i64, name: &str| Names { client: ClientId(id), names: names(&[name]) };
    let people = [
        person(1, "Абдуллаев Р."),
        person(2, "Rustam Abdullayev"),
        person(3, "Rustam"),
        person(4, "Рустам"),
        person(5, "Ae Kim"),
        person(6, "Kim Ae"),
        person(7, "Kim Oa"),
    ];
    let found = [(1, 2), (3, 4), (5, 6)].map(|(one, other)| (ClientId(one), ClientId(other)));
    assert_eq!(pairs(&people, 500), found);
    assert_eq!(pairs(&people, 2).len(), 2);
}

/// An import that writes one birth date for all whose date nobody knew: as many as a large office has.
#[test]
fn twenty_thousand_people_of_one_date_are_paired_in_no_time() {
    let syllables = ["ба", "ве", "го", "ду", "жи", "ка", "ле", "мо", "ну", "пи"];
    let word = |n: usize| [n % 10, n / 10 % 10, n / 100 % 10].map(|n| syllables[n]).concat();
    let person = |n: usize| Names {
        client: ClientId(i64::try_from(n).unwrap()),
        names: names(&[&format!("{}ов {}", word(n % 300), word(n * 7 / 300))]),
    };
    let crowd: Vec<Names> = (0..20_000).map(person).collect();
    let start = std::time::Instant::now();
    let found = pairs(&crowd, 500);
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
    eprintln!("{} pairs in {:?}", found.len(), start.elapsed());
}

fn client(id: i64, cyrillic: Option<&str>, latin: Option<&str>) -> Client {
    Client {
        id: ClientId(id),
        version: 1,
        name_cyrillic: cyrillic.map(Clean::line),
        name_latin: latin.map(Clean::line),
        citizenship: Country::code("UZB"),
        ..Client::new("2026-11-01".parse().unwrap())
    }
}

#[test]
fn what_is_missing_is_filled_and_what_differs_is_asked() {
    let kept = Client { phone: Some("+7 701".into()), ..client(1, Some("Абдуллаев Рустам"), None) };
    let gone = Client {
        phone: Some("+7 702".into()),
        sex: Some(Sex::Male),
        presence: Presence::Abroad,
        presence_confirmed_on: "2026-11-10".parse().ok(),
        note: Some("пришёл с братом".into()),
        created_on: "2026-10-01".parse().unwrap(),
        main_applicant: Some(ClientId(1)),
        ..client(2, None, Some("Abdullayev Rustambek"))
    };
    let asked: Vec<&str> = questions(&kept, &gone).iter().map(|question| question.field).collect();
    assert_eq!(asked, ["phone"]);
    let merged = person(&kept, &gone, &[]).unwrap();
    assert_eq!(merged.phone.as_deref(), Some("+7 701"));
    assert_eq!((merged.sex, merged.presence), (gone.sex, Presence::Abroad));
    assert_eq!(merged.presence_confirmed_on, gone.presence_confirmed_on);
    assert_eq!(merged.created_on, gone.created_on);
    assert_eq!(merged.main_applicant, None, "nobody is their own main applicant");
    assert_eq!(merged.name_latin, gone.name_latin);
    assert_eq!(person(&kept, &gone, &["phone"]).unwrap().phone, gone.phone);
}

#[test]
fn a_name_that_does_not_stand_is_still_found() {
    let kept = client(1, Some("Абдуллаева Мария"), None);
    let gone = client(2, Some("Иванова Мария"), Some("ABDULLAEVA MARIIA"));
    let merged = person(&kept, &gone, &[]).unwrap();
    assert_eq!(merged.former_names.as_deref(), Some("Иванова Мария"));
    let other = person(&kept, &gone, &["name_cyrillic"]).unwrap();
    assert_eq!(other.former_names, None, "the Latin name finds the other one");
}
