//! The terminal screens over a real database of invented clients.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use sojourn::app::command::Place as Here;
use sojourn::app::demo::DemoOptions;
use sojourn::app::open::Place;
use sojourn::domain::lang::Lang;
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;

struct Practice {
    place: Place,
    _folder: tempfile::TempDir,
}

fn practice(clients: u64) -> Practice {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: "2026-11-23".parse().ok() };
    let mut desk = place.create().unwrap();
    if clients > 0 {
        desk.fill_demo(&DemoOptions { clients, seed: 7, due: None }, &mut |_| {}).unwrap();
    }
    Practice { place, _folder: folder }
}

impl Practice {
    fn session(&self, lang: Lang) -> Scripted {
        let mut desk = self.place.open().unwrap();
        let office = Office::of(&mut desk).unwrap();
        let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: false };
        Scripted::new(Shell::new(options, office, false), 120, 40, Some(Seat::Open(Box::new(desk))))
    }
}

fn ids_in_brackets(screen: &str) -> bool {
    screen.split('[').skip(1).any(|rest| rest.split(']').next().is_some_and(|id| id.contains('-') && !id.contains(' ')))
}

#[test]
fn every_screen_speaks_and_scrolls() {
    let practice = practice(300);
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = practice.session(lang);
        for keys in [
            "",
            "<right>",
            "w",
            "<esc>",
            "jjj<end><home>",
            "2",
            "<pgdn><pgdn><end>",
            "o",
            "o",
            "3",
            "<end>",
            "b",
            "<esc>",
            "?",
            "<esc>",
        ] {
            session.keys(keys);
            assert!(!ids_in_brackets(&session.screen()), "{}", session.screen());
        }
    }
}

#[test]
fn the_end_of_a_long_list_is_reached_page_by_page() {
    let practice = practice(450);
    let mut session = practice.session(Lang::En);
    session.keys("2<end><end><end><end>");
    assert!(session.screen().contains("450 of 450"), "{}", session.screen());
}

#[test]
fn typing_narrows_the_clients_and_a_problem_is_told() {
    let practice = practice(100);
    let mut session = practice.session(Lang::En);
    session.keys("2/citizenship:uzb<enter>");
    let screen = session.screen();
    let rows = |code: &str| screen.lines().filter(|line| line.contains(&format!(" {code} "))).count();
    assert!(rows("UZB") > 2 && rows("RUS") == 0, "{screen}");
    session.keys("<esc>/nosuch:x");
    assert!(session.screen().contains("nosuch"), "{}", session.screen());
}

/// On a slow line keys arrive together, before the list that they are meant for has been read.
#[test]
fn a_search_typed_ahead_of_the_list_is_a_search() {
    let practice = practice(100);
    let mut session = practice.session(Lang::En);
    // "n" would make a new client.
    session.burst("2/nnn");
    assert_eq!(session.shell().here(), Here::Clients);
    let screen = session.screen();
    assert!(screen.contains("/ nnn") || screen.contains("/nnn"), "{screen}");
    assert!(!screen.contains("New: client"), "{screen}");
}

#[test]
fn a_blind_spot_is_answered_and_the_answer_undone() {
    let practice = practice(300);
    let mut session = practice.session(Lang::En);
    session.keys("b");
    assert_eq!(session.shell().here(), Here::BlindSpots);
    let before = session.screen();
    assert!(before.contains("Blind spots") && !before.contains("Nothing is unanswered"), "{before}");
    session.keys("d");
    assert!(session.screen().contains("Recorded as done"), "{}", session.screen());
    assert_ne!(session.screen().lines().nth(1), before.lines().nth(1));
    session.keys("u");
    assert!(session.screen().contains("Undone"), "{}", session.screen());
    assert_eq!(session.screen().lines().nth(1), before.lines().nth(1));
}

#[test]
fn a_note_is_saved_and_a_client_given_away() {
    let practice = practice(50);
    let mut session = practice.session(Lang::Ru);
    session.keys("n");
    session.paste("звонил,\u{202e} обещал паспорт");
    session.keys("<enter>");
    assert!(session.screen().contains("Заметка сохранена"), "{}", session.screen());
    session.keys("a<down><enter>");
    assert!(session.screen().contains("Передано"), "{}", session.screen());
}

#[test]
fn an_empty_office_shows_how_to_begin() {
    let practice = practice(0);
    let session = practice.session(Lang::En);
    assert_eq!(session.shell().here(), Here::FirstStart);
    assert!(session.screen().contains("The office has no clients yet."), "{}", session.screen());
}

#[test]
fn nothing_is_made_before_the_person_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("new/office.db")), today: "2026-11-23".parse().ok() };
    let office = Office::unopened(&place);
    let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: true }, server: false };
    let path = place.path().unwrap();
    let seat = Seat::Missing(Some(Box::new(move || place.create())));
    let mut session = Scripted::new(Shell::new(options, office, true), 80, 24, Some(seat));
    session.keys("t<esc>d<esc><down><up>");
    assert!(!path.exists());
    session.keys("<enter>");
    assert!(path.exists());
    assert!(session.screen().contains("The office has no clients yet."), "{}", session.screen());
}
