//! The terminal screens, drawn from fixed views: what a person sees in three languages and two sizes, and that keys mean
//! their place on the keyboard.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod screens_fixture;

use screens_fixture::{Desk, LANGS, office, options, shown};
use sojourn::app::command::Place;
use sojourn::domain::lang::Lang;
use sojourn::tui::event::Event;
use sojourn::tui::shell::Shell;

fn snapshot(name: &str, lang: Lang, columns: u16, rows: u16, keys: &str) {
    let mut desk = Desk::open(lang, columns, rows);
    desk.keys(keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.as_str()), desk.screen());
    });
}

#[test]
fn today_shows_what_binds_why_and_what_to_do() {
    for lang in LANGS {
        snapshot("today", lang, 80, 24, "");
        snapshot("today", lang, 120, 40, "");
    }
}

#[test]
fn lists_show_clients_and_cases() {
    for lang in LANGS {
        for (columns, rows) in [(80, 24), (120, 40)] {
            snapshot("clients", lang, columns, rows, "2");
            snapshot("cases", lang, columns, rows, "3");
        }
    }
}

#[test]
fn popups_and_the_first_page() {
    snapshot("help", Lang::Ru, 80, 24, "?");
    snapshot("palette", Lang::Ru, 80, 24, ":дел");
    snapshot("blind-spots", Lang::En, 80, 24, "b<space>");
    snapshot("why", Lang::En, 80, 24, "w");
    snapshot("small", Lang::En, 50, 12, "");
    for lang in LANGS {
        let shown = shown(Shell::new(options(lang), office(), true), 80, 24);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("first-page-{}", lang.as_str()), shown);
        });
    }
}

#[test]
fn who_would_put_an_unlawful_stay_off_is_told_that_it_cannot_be() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.keys("s");
    assert!(desk.screen().contains("An unlawful stay cannot be put off."), "{}", desk.screen());
}

/// The same places on the keyboard, typed with three layouts.
#[test]
fn a_key_script_gives_the_same_screen_in_every_layout() {
    // Down, why, close, tab of clients (2), order, back to Today (1), filter "a" is text and not part of it.
    for (latin, russian, kazakh) in [
        ("jjw", "ооц", "ооц"),
        ("jn", "от", "от"),
        ("ja", "оф", "оф"),
        ("2ojj", "2щоо", "әщоо"),
        ("3", "3", "і"),
        ("23", "23", "әі"),
        ("b j", "и о", "и о"),
        ("j?", "о?", "о?"),
        ("j:", "оЖ", "оЖ"),
    ] {
        let [latin, russian, kazakh] = [latin, russian, kazakh].map(|keys| {
            let mut desk = Desk::open(Lang::Ru, 80, 24);
            desk.keys(keys);
            desk.screen()
        });
        assert_eq!(latin, russian);
        assert_eq!(latin, kazakh);
        assert_ne!(latin, Desk::open(Lang::Ru, 80, 24).screen(), "the script does nothing");
    }
}

#[test]
fn no_size_makes_it_stumble() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 1), (1, 50), (500, 1), (3, 3), (10, 4), (59, 14), (60, 15)] {
        for keys in ["", "j", "2", "3", "b", "w", "?", ":", "n", "a", "/ab", "<esc>"] {
            let mut desk = Desk::open(Lang::Kk, columns, rows);
            desk.keys(keys);
            desk.resize(80, 24);
            desk.resize(columns, rows);
        }
        shown(Shell::new(options(Lang::Ru), office(), true), columns, rows);
    }
}

/// The selection stays on the client when the list is read again in another order.
#[test]
fn the_selection_follows_the_client() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.keys("j");
    let before = desk.selected_line();
    desk.reverse_today();
    desk.event(Event::ChangedElsewhere);
    assert_eq!(desk.selected_line(), before);
    assert!(before.contains("Karimov"), "{before}");
}

/// A deciding key typed before the screen was drawn must not count.
#[test]
fn what_was_not_drawn_is_not_decided() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.keys("b");
    assert_eq!(desk.here(), Place::BlindSpots);
    desk.burst("jd");
    assert_eq!(desk.writes(), 0, "the line below had not been seen");
    desk.keys("d");
    assert_eq!(desk.writes(), 1);
}

/// Every key in the hint line acts: it changes the screen or asks the worker for something.
#[test]
fn every_hint_acts() {
    for (start, place) in [("", Place::Today), ("2", Place::Clients), ("3", Place::Cases), ("b", Place::BlindSpots)] {
        for command in sojourn::app::command::Command::hinted(place) {
            let mut desk = Desk::open(Lang::En, 200, 40);
            desk.keys(start);
            let hint = sojourn::i18n::Catalogue::new(Lang::En).text(&command.hint_id());
            let key = command.spec().keys[0];
            if !desk.screen().contains(&format!("{key} {hint}")) {
                continue;
            }
            let (before, asked) = (desk.screen_with_cursor(), desk.asked());
            desk.event(Event::Key(key));
            assert!(
                desk.screen_with_cursor() != before || desk.asked() != asked,
                "{key} {hint} does nothing in {place:?}"
            );
        }
    }
}

#[test]
fn typed_text_filters_today_and_escape_brings_all_back() {
    let mut desk = Desk::open(Lang::Ru, 80, 24);
    let all = desk.screen();
    desk.keys("/ивано");
    assert!(desk.screen().contains("Иванова") && !desk.screen().contains("Абдуллаев"), "{}", desk.screen());
    desk.keys("<enter><esc>");
    assert_eq!(desk.screen().lines().nth(3), all.lines().nth(3));
    desk.keys("/due<3<enter>");
    assert!(!desk.screen().contains("Петросян") && desk.screen().contains("Иванова"), "{}", desk.screen());
}

#[test]
fn a_viewer_is_offered_nothing_that_writes() {
    let mut office = office();
    office.me.role = sojourn::domain::staff::Role::Viewer;
    let mut desk = Desk::with(Shell::new(options(Lang::En), office, false), 80, 24);
    assert!(!desk.screen().contains("d record"));
    desk.keys("n");
    assert!(desk.screen().contains("Your role does not allow this."), "{}", desk.screen());
}

#[test]
fn leaving_asks_once_and_control_c_does_not() {
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.keys("2q<enter>");
    assert_eq!(desk.here(), Place::Client, "from another tab one comes to Today first");
    desk.keys("qq");
    assert!(!desk.ended());
    desk.keys("<enter>");
    assert!(desk.ended());
    let mut desk = Desk::open(Lang::En, 80, 24);
    desk.keys("<c-c>");
    assert!(desk.ended());
}
