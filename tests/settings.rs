//! The place of the rules: what a person sees of each, confirming one with a look at what moves, and what the rulebook
//! has to say beside a date, by who reads it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::command::{Command, Place};
use sojourn::app::law_notes::LawNote;
use sojourn::app::pages::ClientPage;
use sojourn::domain::choice::Presence;
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::deadline::DeadlineId;
use sojourn::domain::id::{ClientId, StayId};
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::Role;
use sojourn::domain::stay::Stay;
use sojourn::i18n::Catalogue;
use sojourn::tui::event::Event;

fn snapshot(name: &str, lang: Lang, columns: u16, rows: u16, keys: &str) {
    let mut session = Session::open(lang, columns, rows);
    azeri(&session);
    session.keys(keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.as_str()), session.screen());
    });
}

/// Somebody who entered on a day, and the stay's number.
fn visitor(session: &Session, name: &str, country: &str, entry: &str) -> (ClientId, i64) {
    let made = std::cell::Cell::new((0, 0));
    session
        .other()
        .write("import", |writes, _| {
            let client = Client {
                name_latin: Some(Clean::line(name)),
                citizenship: Country::code(country),
                presence: Presence::InCountry,
                ..Client::new(day("2026-10-01"))
            };
            let id = ClientId(writes.put(client.into())?.id);
            let stay = Stay {
                id: StayId(0),
                version: 0,
                client: id,
                document: None,
                entry: day(entry),
                exit: None,
                entry_evidence: None,
                exit_evidence: None,
                note: None,
            };
            made.set((id.0, writes.put(stay.into())?.id));
            Ok(())
        })
        .unwrap();
    let (client, stay) = made.get();
    (ClientId(client), stay)
}

/// 90 days from 1 November, or 30 by the stricter reading: 29 January or 30 November.
fn azeri(session: &Session) -> ClientId {
    visitor(session, "MAMMADOV ELVIN", "AZE", "2026-11-01").0
}

#[test]
fn the_rules_and_what_the_practice_should_confirm() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            snapshot("settings", lang, columns, rows, "8");
        }
        snapshot("settings-rule", lang, 80, 24, "4/aze-90<enter><enter>");
        snapshot("settings-ask", lang, 80, 24, "4/aze-90<enter>c");
    }
}

#[test]
fn no_size_makes_it_stumble() {
    for (columns, rows) in [(0, 0), (1, 1), (3, 3), (30, 10), (59, 14), (60, 15), (300, 90)] {
        let mut session = Session::open(Lang::Ru, columns, rows);
        session.keys("8jjk<end><home><pgdn><pgup>/zzz<enter><esc>");
        assert_eq!(session.terminal.shell().here(), Place::Settings);
    }
}

#[test]
fn a_confirmation_shows_what_moves_asks_once_and_is_taken_back() {
    let mut session = Session::open(Lang::En, 100, 40);
    let client = azeri(&session);
    let confirmed = |session: &Session| {
        let rules = session.other().rules().unwrap();
        let rule = rules.into_iter().find(|rule| &*rule.id == "STAY-AZE-90-180").unwrap();
        rule.confirmed.map(|(by, on)| (by.to_string(), on))
    };
    let page = session.client(client.0);
    let stay = page.deadlines.iter().find(|due| due.id.rule == "STAY-AZE-90-180").unwrap();
    assert_eq!((stay.last_day, stay.warn_day), (day("2027-01-29"), day("2026-11-30")));

    session.keys("8/aze-90<enter>c").shows("Confirm STAY-AZE-90-180");
    session.shows("that move: 1");
    session.keys("<enter>");
    assert_eq!(confirmed(&session), None, "Enter is not a yes");
    session.keys("c<esc>cy").shows("STAY-AZE-90-180 confirmed");
    assert_eq!(confirmed(&session), Some(("Серикова Айгуль".to_owned(), day("2026-11-23"))));
    let page = session.client(client.0);
    let stay = page.deadlines.iter().find(|due| due.id.rule == "STAY-AZE-90-180").unwrap();
    assert_eq!(stay.warn_day, day("2027-01-29"), "nobody reads it more strictly any more");

    session.keys("xy").shows("is withdrawn");
    assert_eq!(confirmed(&session), None);
    session.keys("u");
    assert!(confirmed(&session).is_some(), "{}", session.screen());
}

#[test]
fn officers_look_and_supervisors_confirm() {
    for command in [Command::ConfirmRule, Command::WithdrawRule] {
        assert!(!command.allowed(Role::Officer) && command.allowed(Role::Supervisor));
    }
    assert!(Command::GoSettings.allowed(Role::Viewer));
}

/// A confirming key typed before the rule was drawn does not count.
#[test]
fn what_was_not_drawn_is_not_confirmed() {
    let mut session = Session::open(Lang::En, 100, 40);
    session.keys("8");
    session.terminal.burst("jc");
    session.hides("Confirm ");
    session.terminal.event(Event::Resize);
    session.keys("c").shows("Confirm ");
}

fn notes_of(page: &ClientPage, rule: &str, subject: &str) -> Vec<LawNote> {
    let id = DeadlineId { rule: rule.to_owned(), subject: subject.to_owned() };
    page.notes(page.deadline(&id).unwrap_or_else(|| panic!("{id}: {:?}", page.deadlines)))
}

fn ids(notes: &[LawNote]) -> Vec<&str> {
    notes.iter().map(|note| note.rule.as_str()).collect()
}

/// Entered on 20 October for 30 days: lawful until 18 November, on the 23rd five days late.
#[test]
fn late_days_have_their_price_and_some_notes_are_for_supervisors() {
    let session = Session::open(Lang::En, 100, 40);
    let (client, stay) = visitor(&session, "KARIMOV JAHONGIR", "UZB", "2026-10-20");
    let subject = StayId(stay).to_string();
    let mut page = session.client(client.0);
    let words = Catalogue::new(Lang::En);
    let text = |note: &LawNote| note.text(Lang::En, &|phrase| words.say(phrase));

    let notes = notes_of(&page, "STAY-UZB-30", &subject);
    assert_eq!(ids(&notes), ["OVERSTAY-2", "T-LATE"]);
    // Ten times 4 325 tenge.
    assert_eq!(text(&notes[0]).chars().filter(char::is_ascii_digit).collect::<String>(), "451043250");
    assert!(text(&notes[1]).starts_with("For supervisors; no lawful stay, never count on it"));

    page.reader = Role::Officer;
    assert_eq!(ids(&notes_of(&page, "STAY-UZB-30", &subject)), ["OVERSTAY-2"]);

    // 53 days late in a year whose index nobody knows yet.
    page.today = day("2027-01-10");
    let notes = notes_of(&page, "STAY-UZB-30", &subject);
    assert_eq!(ids(&notes), ["OVERSTAY-4"]);
    assert!(text(&notes[0]).contains("25 MCI; the amount in 2027 is not known"), "{}", text(&notes[0]));

    // On the last lawful day nothing is late.
    page.today = day("2026-11-18");
    assert!(notes_of(&page, "STAY-UZB-30", &subject).is_empty());
}

#[test]
fn notes_stand_beside_the_dates_they_are_about() {
    let session = Session::open(Lang::En, 100, 40);
    let (client, stay) = visitor(&session, "KARIMOV JAHONGIR", "UZB", "2026-11-19");
    let subject = StayId(stay).to_string();
    let notes = notes_of(&session.client(client.0), "NOTIFY-HOST-3WD", &subject);
    assert_eq!(ids(&notes), ["HOST-FINE"]);
    assert_eq!(notes[0].amounts.len(), 5, "who pays what");
    // A citizen of the Union with a case on employment.
    let page = session.client(2);
    let filing = page.deadlines.iter().find(|due| due.id.rule == "TRP-EXT").unwrap();
    assert_eq!(ids(&page.notes(filing)), ["TRP-FEE", "FINGER", "TRP-LAST-DAY"]);
}

#[test]
fn programs_are_told_the_notes_and_what_may_be_filed() {
    let session = Session::open(Lang::En, 100, 40);
    let (late, stay) = visitor(&session, "KARIMOV JAHONGIR", "UZB", "2026-10-20");
    let desk = session.other();
    let words = Catalogue::new(Lang::En);
    let say = |phrase: &sojourn::domain::phrase::Phrase| words.say(phrase);
    let page = session.client(late.0);
    let id = DeadlineId { rule: "STAY-UZB-30".to_owned(), subject: StayId(stay).to_string() };
    let explained = serde_json::to_value(page.explain(&desk, Lang::En, &say, &id).unwrap()).unwrap();
    let note = &explained["notes"][0];
    assert_eq!(
        (&note["rule"], &note["confidence"], &note["audience"]),
        (&"OVERSTAY-2".into(), &"sure".into(), &"everybody".into())
    );
    assert!(note["text"].is_string() && note["source"].is_string());
    assert_eq!(explained["notes"][1]["audience"], "supervisor");

    let shown = serde_json::to_value(page.json(&desk, Lang::En, &say)).unwrap();
    assert_eq!(shown["may_file"], serde_json::json!([]));
    assert!(shown["may_file_note"].as_str().unwrap().starts_with("nothing that makes the stay lawful"));
    // Entered on 27 October for 30 days; a case is open.
    let page = session.client(1);
    let shown = serde_json::to_value(page.json(&desk, Lang::En, &say)).unwrap();
    let wanted = serde_json::json!([{
        "kind": "first_trp", "from": "2026-10-27", "until": "2026-11-25", "stricter_until": null,
        "rule": "TRP-FILE", "condition": null, "case": "T-2026-00001",
    }]);
    assert_eq!((&shown["may_file"], &shown["may_file_note"]), (&wanted, &serde_json::Value::Null));
}
