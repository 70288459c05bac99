//! Calendar, reports, journal and settings on the screen: what a person sees in three languages, and where keys lead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::command::Place;
use sojourn::app::office::Look;
use sojourn::domain::agenda::Thresholds;
use sojourn::domain::choice::Severity;
use sojourn::domain::clean::Clean;
use sojourn::domain::id::*;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::OwnDate;
use sojourn::tui::event::Event;

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// The office with two own dates in December, one of them an appointment.
fn office(lang: Lang, (columns, rows): (u16, u16)) -> Session {
    let session = Session::open(lang, columns, rows);
    let date = |title: &str, on: &str, at: Option<&str>, severity| OwnDate {
        trip: false,
        id: OwnDateId(0),
        version: 0,
        client: ClientId(2),
        case: None,
        owner: None,
        title: Clean::line(title),
        on_day: day(on),
        at_time: at.map(Clean::line),
        place: at.map(|_| Clean::line("ЦОН № 4")),
        severity,
    };
    let dates = [
        date("Подача в ЦОН", "2026-12-09", Some("10:30"), Severity::Hard),
        date("Позвонить работодателю", "2026-12-09", None, Severity::Soft),
    ];
    session
        .other()
        .write("edit", |writes, _| dates.iter().try_for_each(|date| writes.put(date.clone().into()).map(drop)))
        .unwrap();
    session
}

/// The session at a place, the keys pressed after a change that was made elsewhere has been seen.
fn shown(lang: Lang, size: (u16, u16), keys: &str) -> Session {
    let mut session = office(lang, size);
    session.terminal.event(Event::ChangedElsewhere);
    session.keys(keys);
    session
}

fn snapshot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let session = shown(lang, size, keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{}x{}", lang.as_str(), size.0, size.1), session.screen());
    });
}

#[test]
fn a_month_and_a_day() {
    for lang in LANGS {
        for size in SIZES {
            snapshot("calendar", lang, size, "5<pgdn><left>");
        }
        snapshot("calendar-day", lang, (80, 24), "5g09.12.2026<enter><enter>");
        snapshot("calendar-forecast", lang, (80, 24), "5g01.03.2031<enter>");
    }
}

#[test]
fn reports_are_drawn_with_the_table_behind_them() {
    for lang in LANGS {
        for size in SIZES {
            snapshot("report-expiries", lang, size, "6");
            snapshot("report-stages", lang, size, "6<right>");
        }
        snapshot("report-refusals", lang, (80, 24), "6<right><right>");
        snapshot("report-outstanding", lang, (80, 24), "6<left>");
        snapshot("report-export", lang, (80, 24), "6e");
    }
}

#[test]
fn the_journal_and_an_entry() {
    for lang in LANGS {
        for size in SIZES {
            snapshot("journal", lang, size, "7");
        }
        snapshot("journal-entry", lang, (80, 24), "7<enter>");
        snapshot("journal-filter", lang, (80, 24), "7/");
        snapshot("journal-undo", lang, (80, 24), "7u");
    }
}

#[test]
fn settings_say_what_is_in_force() {
    for lang in LANGS {
        for size in SIZES {
            snapshot("settings", lang, size, "8<down><down><down>");
        }
        snapshot("settings-levels", lang, (80, 24), "8<down><down><down><enter>");
    }
}

#[test]
fn days_and_months_are_walked_and_jumped_to() {
    let mut session = shown(Lang::En, (80, 24), "5");
    session.shows("November 2026");
    session.keys("<right>").shows("Tue 24 November 2026");
    session.keys("<down><down>").shows("Tue 8 December 2026");
    session.shows("Calendar · December 2026");
    session.keys("<pgup><home>").shows("Mon 23 November 2026");
    session.keys("<end>").shows("Mon 30 November 2026");
    session.keys("t").shows("Mon 23 November 2026");
    session.keys("/31.02.2027<enter>").shows("31.02.2027");
    assert_eq!(session.terminal.shell().here(), Place::Calendar);
    session.keys("<esc>/16.12.2026<enter>").shows("Independence Day");
    session.keys("<f3>9.12<enter>").shows("Binding deadlines: 1, reminders: 1, appointments: 1");
    session.keys("<enter>").shows("Подача в ЦОН · ЦО");
    assert_eq!(session.terminal.shell().here(), Place::Day);
    session.keys("<enter>");
    assert_eq!(session.terminal.shell().here(), Place::Client);
    session.keys("<esc><esc>").shows("December 2026");
}

#[test]
fn one_person_is_chosen_and_everybody_again() {
    let mut session = shown(Lang::En, (80, 24), "5/9.12<enter>pserik<enter>");
    session.shows("December 2026 · a.serikova");
    session.shows("Nothing lies on this day.");
    session.keys("<esc>").shows("· everybody");
    session.keys("m").shows("December 2026 · a.serikova");
    session.keys("pnobody<enter>").shows("Binding deadlines: 1");
}

#[test]
fn the_journal_is_filtered_undone_and_proved() {
    let mut session = shown(Lang::En, (120, 40), "7");
    session.other().add_note(ClientId(1), "called").unwrap();
    session.terminal.event(Event::ChangedElsewhere);
    session.keys("/act:note<enter>").shows("Абдуллаев");
    session.keys("<enter>").shows("called");
    session.keys("<esc>u").shows("Undo");
    session.keys("<enter>");
    assert!(session.client(1).dossier.client.note.is_some(), "Enter is not a yes");
    session.keys("uy");
    assert_eq!(session.client(1).dossier.client.note, None);
    session.keys("<esc>v").shows("The journal is whole");
    session.keys("<esc>/who:nobody").shows("Nothing matches");
    session.keys("<esc>/colour:red").shows("colour");
    session.keys("<esc>/Абдуллаев<enter>c");
    assert_eq!(session.terminal.shell().here(), Place::Client);
}

#[test]
fn an_entry_hides_numbers_however_they_look() {
    let mut session = shown(Lang::En, (120, 40), "7");
    let mut desk = session.other();
    let mut client = session.client(1).dossier.client.clone();
    client.phone = Some(Clean::line("123-45 (Ali)"));
    desk.write("edit", |writes, _| writes.put(client.clone().into()).map(drop)).unwrap();
    session.terminal.event(Event::ChangedElsewhere);
    session.keys("<home><enter>").shows("123-45");
    session.keys("<esc><f8><enter>").hides("123-45");
    session.shows("phone");
}

#[test]
fn the_office_settles_levels_and_takes_them_back() {
    let mut session = shown(Lang::En, (100, 30), "8<down><down><down><enter>");
    session.keys("<c-u>14<down><c-u>5").keys("<f2>").shows("fewer days");
    session.keys("<c-u>45<f2>").shows("critical up to 14 d., soon up to 45 d.");
    assert_eq!(session.other().thresholds(), Thresholds { critical: 14, soon: 45 });
    session.keys("1").shows("14 days");
    session.keys("8u").shows("critical up to 7 d., soon up to 30 d.");
    assert_eq!(session.other().thresholds(), Thresholds::default());
    session.keys("<down><enter><c-u>nine<f2>");
    assert_eq!(session.terminal.shell().here(), Place::Settings);
}

#[test]
fn a_look_is_mine_and_holds_at_once() {
    let mut session = shown(Lang::En, (100, 30), "8<down><enter>without<enter>");
    session.shows("without colour");
    let colours = |session: &Session| {
        session.terminal.buffer().content.iter().filter(|cell| format!("{:?}", cell.fg) != "Reset").count()
    };
    assert_eq!(colours(&session), 0);
    assert_eq!(session.other().look().unwrap(), Look::Monochrome);
    session.keys("<enter>high<enter>");
    let grey = session.terminal.buffer().content.iter().any(|cell| format!("{:?}", cell.fg) == "DarkGray");
    assert!(!grey && colours(&session) > 0);
    session.keys("<up><enter>rus<enter>").shows("Настройки");
}

#[test]
fn no_size_makes_them_stumble() {
    for size in [(0, 0), (1, 1), (3, 3), (20, 8), (30, 10), (59, 14), (60, 15), (300, 90)] {
        for keys in [
            "5jk<pgdn><end><enter>jk<esc>p<esc>g<esc>",
            "6jj<right><right><right><end>e<esc>",
            "7j<enter><esc>/x<esc>v<esc>",
            "8jjjj<end><home><enter><esc>",
        ] {
            shown(Lang::Ru, size, keys);
        }
    }
}

/// On a terminal of eighty columns all tabs are named, whatever the language.
#[test]
fn every_tab_has_its_name_on_a_narrow_terminal() {
    for lang in LANGS {
        let session = shown(lang, (80, 24), "");
        let screen = session.screen();
        let first = screen.lines().next().unwrap();
        assert!(first.contains("23.11."), "{first}");
        let names = first.split("  ").filter(|name| !name.trim().is_empty()).count();
        assert!(names >= 7, "{first}");
    }
}
