//! What a person met who walked through the program for the first time: pages that belong to one client, keys that lead
//! nowhere, words that do not fit, signs that a terminal cannot draw.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::domain::lang::Lang;
use sojourn::domain::stay::Stay;
use sojourn::tui::event::Event;

#[test]
fn personal_data_opened_from_a_client_are_those_of_the_client() {
    let mut session = Session::open(Lang::En, 100, 30);
    // Two clients, neither with a consent.
    session.keys(":personal data<enter>");
    session.shows("Абдуллаев");
    session.shows("Иванова");
    session.shows("Incidents");
    session.keys("<esc>2<enter>:personal data<enter>");
    session.shows("Personal data of the client");
    session.shows("Абдуллаев");
    session.shows("data are kept:");
    session.hides("Иванова");
    session.hides("Incidents");
    // What is added belongs to that client.
    session.keys("+").shows("New: consent to data processing · Абдуллаев");
    session.keys("<esc>o").shows("Иванова");
    session.shows("Incidents");
    session.keys("o").hides("Иванова");
}

#[test]
fn help_names_only_sections_that_are_there() {
    for (way, sections) in [("2<enter>", 10), (":personal data<enter>", 4), (":originals<enter>", 2)] {
        let mut session = Session::open(Lang::En, 100, 60);
        session.keys(way).keys("?");
        session.shows(&format!("Section {sections}"));
        session.hides(&format!("Section {}", sections + 1));
    }
    let mut session = Session::open(Lang::En, 100, 60);
    session.keys(":sponsors<enter>?").hides("Section 1");
}

#[test]
fn a_person_of_the_practice_has_a_name_and_no_title() {
    for (lang, new, name) in [(Lang::Ru, "Новый", "Имя и фамилия"), (Lang::Kk, "Жаңа", "Аты-жөні")]
    {
        let mut session = Session::open(lang, 100, 40);
        session.keys("gs<home><down><down><down><down><down><enter>").keys(new).keys("<enter>");
        session.shows(name);
        session.hides("название");
    }
}

#[test]
fn a_terminal_of_plain_signs_gets_no_others_beside_letters() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.ascii(80, 24);
    for keys in ["", "?", "<esc>2", "<enter>", "2", "3", "<esc>gs", "gp", "gm", "gj"] {
        let screen = session.keys(keys).screen();
        let strange: Vec<char> = screen.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
        assert!(strange.is_empty(), "{keys} {strange:?}\n{screen}");
    }
}

#[test]
fn a_name_in_letters_of_the_other_alphabet_is_told_while_it_is_typed_and_kept_all_the_same() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2nКаримов\u{61}").shows("holds Latin letters (a) among Cyrillic ones");
    session.keys("<bs>а").hides("holds Latin letters");
    session.keys("<tab>Каримова").shows("Cyrillic letters in a Latin name");
    session.keys("<tab>UZB<f2>").shows("Saved: client");
}

#[test]
fn an_unlawful_stay_cannot_be_put_off_from_the_page_of_the_client_either() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("2<enter>s").hides("cannot be put off");
    session.keys("<esc>");
    let stay = session.client(1).dossier.open_stay().unwrap().clone();
    let longer = Stay { entry: day("2026-10-01"), ..stay };
    session.other().write("edit", |writes, _| writes.put(longer.clone().into()).map(drop)).unwrap();
    session.terminal.event(Event::ChangedElsewhere);
    // Acts come before it; each of them can be put off.
    session.keys("<home><down><down>s").shows("An unlawful stay cannot be put off.");
    session.hides("Look again on");
}
