//! The daily review on the screen: what a person sees, and a morning from the first key to the sign-off.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod review_fixture;

use review_fixture::{Practice, day, timeless};
use sojourn::app::acts::{Decision, Target};
use sojourn::app::command::Place;
use sojourn::domain::case::{Case, CaseKind, Stage};
use sojourn::domain::choice::Ground;
use sojourn::domain::clean::Clean;
use sojourn::domain::id::OwnDateId;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::OwnDate;
use sojourn::tui::context::Office;
use sojourn::tui::event::Event;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];
const A: &str = "a.serikova";

struct Morning {
    practice: Practice,
    terminal: Scripted,
}

/// A breach with a case, an appointment, two dates of this week, and one that was done on Friday.
fn office() -> Practice {
    let practice = Practice::open();
    let visitor = practice.visitor("Абдуллаев Рустам", Some(A), "2026-10-21");
    let case = Case {
        ground: Some(Ground::Employment),
        stage: Stage::Collecting,
        ..Case::new(visitor, CaseKind::FirstTrp, day("2026-11-02"))
    };
    practice.desk(A, "2026-11-02").write("create", |writes, _| writes.put(case.clone().into())).unwrap();
    let second = practice.client("Иванова Мария", Some(A));
    let meeting = practice.date(second, "Подача в ЦОН", "2026-11-23");
    practice
        .dated(&OwnDate { at_time: Some(Clean::line("10:30")), place: Some(Clean::line("ЦОН № 4")), ..meeting });
    practice.date(second, "Перевод паспорта", "2026-11-25");
    practice.date(practice.client("Петросян Ани", Some(A)), "Позвонить в полицию", "2026-11-27");
    let third = practice.client("Ким Анна", Some(A));
    let done = practice.date(third, "Уведомление", "2026-11-30");
    let id = sojourn::domain::deadline::DeadlineId { rule: "OWN".to_owned(), subject: done.id.to_string() };
    let target = Target { client: third, id, shown_day: done.on_day };
    let decision = Decision::Done { on: day("2026-11-20"), proof: None };
    practice.desk(A, "2026-11-20").decide(&[target], &decision).unwrap();
    practice
}

fn terminal(practice: &Practice, login: &str, lang: Lang, (columns, rows): (u16, u16)) -> Scripted {
    let mut desk = practice.desk(login, "2026-11-23");
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: false };
    Scripted::new(Shell::new(options, office, false), columns, rows, Some(Seat::Open(Box::new(desk))))
}

impl Morning {
    fn open(lang: Lang, size: (u16, u16)) -> Self {
        let practice = office();
        Self { terminal: terminal(&practice, A, lang, size), practice }
    }

    fn keys(&mut self, script: &str) -> &mut Self {
        self.terminal.keys(script);
        self
    }

    fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.terminal.screen().contains(text), "no {text:?} in\n{}", self.terminal.screen());
        self
    }

    fn hides(&mut self, text: &str) -> &mut Self {
        assert!(!self.terminal.screen().contains(text), "{text:?} in\n{}", self.terminal.screen());
        self
    }

    fn here(&self) -> Place {
        self.terminal.shell().here()
    }
}

fn snapshot(name: &str, lang: Lang, size: (u16, u16), keys: &str) {
    let mut morning = Morning::open(lang, size);
    morning.keys(keys);
    let name = format!("{name}-{}-{}x{}", lang.as_str(), size.0, size.1);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, timeless(&morning.terminal.screen()));
    });
}

#[test]
fn the_review_in_every_language_and_size() {
    for lang in LANGS {
        for size in [(80, 24), (120, 40)] {
            snapshot("review", lang, size, "r");
            snapshot(
                "review-decided",
                lang,
                size,
                "r<right><right><right>1<space><down><down><enter>до пятницы<f2><left>",
            );
        }
        snapshot("review-put-off", lang, (80, 24), "r<right><right><right>7");
        snapshot("review-list", lang, (80, 24), "r<right>l");
        snapshot("review-sign-off", lang, (80, 24), "r<right><right><right><right><right><right><right><right>f");
    }
    snapshot("review-help", Lang::Ru, (80, 24), "r?");
    snapshot("review-small", Lang::En, (50, 12), "r");
}

#[test]
fn the_head_sees_the_others() {
    for lang in LANGS {
        let practice = office();
        let mut terminal = terminal(&practice, "s.akhmetova", lang, (80, 24));
        practice
            .desk("root", "2026-11-23")
            .set_review_rules(&sojourn::app::daily_review::ReviewRules {
                sign_off_by: "00:00".to_owned(),
                ..Default::default()
            })
            .unwrap();
        for (name, keys) in [("review-of-the-head", "r"), ("review-people", "h")] {
            terminal.keys(keys);
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{name}-{}-80x24", lang.as_str()), timeless(&terminal.screen()));
            });
        }
    }
    // An officer has no such key.
    let mut morning = Morning::open(Lang::En, (80, 24));
    morning.keys("rh").shows("Your role does not allow this.");
}

/// From the first key to the sign-off, with a line that drops on the way.
#[test]
fn a_morning_from_start_to_sign_off() {
    let mut morning = Morning::open(Lang::En, (100, 40));
    morning.keys("r").shows("0/").shows("Абдуллаев Рустам").shows("lawful stay has ended").shows("Missing:");
    assert_eq!(morning.here(), Place::Review);
    // A breach is not put off: the keys do nothing.
    morning.hides("+1 day").keys("1").hides("Put off until");
    // The papers of the case are asked for, and the next item comes.
    morning.keys("p").shows("missing papers as asked for today?").keys("<enter>");
    morning.shows("papers marked as asked for").shows("1/").hides("lawful stay has ended");
    let rest = morning.practice.review(A, "2026-11-23").lines.len();
    // Other deadlines of the visitor are seen only.
    while !morning.terminal.screen().contains("Подача в ЦОН ·") {
        morning.keys("<right>");
    }
    // The appointment is over.
    morning
        .shows("appointment 23.11. 10:30 ЦОН № 4")
        .keys("d")
        .shows("It is done")
        .keys("<f2>")
        .shows("Recorded as done");
    // By itself the next one comes; the line drops with a note half-way.
    morning.shows("Перевод паспорта").keys("n").keys("звон").terminal.event(Event::TerminalGone);
    morning.terminal = terminal(&morning.practice, A, Lang::En, (100, 40));
    morning.keys("r").shows("Перевод паспорта").keys("nзвонил, ждёт<enter>").shows("Note saved");
    // Put off by a day with a reason of the list and a few words.
    morning.shows("Позвонить в полицию").keys("1").shows("Put off until 24.11.2026");
    morning.keys("police<enter>кабинет закрыт<f2>").shows("Put off · u undoes");
    // The second look, and then all are seen.
    morning.shows("second look").keys("f").shows("not been looked at").keys("<right>").shows("All items are seen");
    morning.keys("l").shows("Control list").shows("waiting for the police: кабинет закрыт").keys("<esc>");
    morning.keys("f").shows("Sign the review off? 4 of").keys("<enter>");
    assert!(morning.practice.review(A, "2026-11-23").signed.is_none(), "Enter does not sign");
    morning.keys("fy").shows("Review signed off").keys("<left>").shows("Signed off at");
    let review = morning.practice.review(A, "2026-11-23");
    assert!(review.signed.is_some());
    assert_eq!(review.lines.len(), rest, "nothing got lost");
    let decided = review.progress().decided;
    assert_eq!(decided, 4, "papers, appointment, note, put off");
    // After it nothing here decides.
    morning.keys("<home>").hides("sign off").keys("n").hides("звонил").keys("u");
    assert_eq!(morning.practice.review(A, "2026-11-23").progress().decided, decided);
}

#[test]
fn a_key_for_an_item_that_was_not_drawn_does_not_count() {
    let mut morning = Morning::open(Lang::En, (100, 40));
    morning.keys("r");
    morning.terminal.burst("<right><right><right>");
    assert_eq!(morning.practice.review(A, "2026-11-23").progress().seen, 1, "one was drawn");
}

#[test]
fn an_item_that_moved_meanwhile_is_not_marked_as_seen() {
    let mut morning = Morning::open(Lang::En, (100, 40));
    morning.keys("r<end><up>").shows("Позвонить в полицию");
    let found =
        morning.practice.review(A, "2026-11-23").lines.into_iter().find(|line| {
            line.item.as_ref().is_some_and(|item| item.own_title.as_deref() == Some("Позвонить в полицию"))
        });
    let id = OwnDateId::parse(&found.unwrap().entry.id.subject).unwrap();
    morning.practice.change_date("b.omarov", "2026-11-23", id, |date| OwnDate { on_day: day("2026-11-24"), ..date });
    morning.keys("<right>").terminal.event(Event::ChangedElsewhere);
    assert_eq!(morning.practice.review(A, "2026-11-23").progress().seen, 0, "it was seen with another day");
    morning.keys("<up>").shows("moved from 27.11.2026");
}

/// What others do never moves the selection, and a popup keeps what it is about.
#[test]
fn the_selection_follows_the_item() {
    let mut morning = Morning::open(Lang::En, (100, 40));
    morning.keys("r<end><up>").shows("Позвонить в полицию").keys("1");
    let client = morning.practice.client("Аманов", Some(A));
    morning.practice.date(client, "earlier than all", "2026-11-20");
    morning.terminal.event(Event::ChangedElsewhere);
    morning.shows("Петросян Ани · Позвонить в полицию").keys("<esc>").shows("Позвонить в полицию");
}

#[test]
fn no_size_of_the_terminal_is_too_small() {
    for keys in ["r", "rl", "r<right>1", "rw", "rf"] {
        let mut morning = Morning::open(Lang::Kk, (80, 24));
        morning.keys(keys);
        for (columns, rows) in
            [(60, 15), (40, 10), (20, 5), (3, 3), (2, 1), (1, 1), (0, 0), (1, 9), (110, 4), (200, 60)]
        {
            morning.terminal.resize(columns, rows);
            morning.keys("<down>");
        }
    }
}

#[test]
fn an_empty_queue_is_signed_off_too() {
    let practice = Practice::open();
    practice.client("Иванова Мария", Some(A));
    let mut terminal = terminal(&practice, A, Lang::En, (80, 24));
    terminal.keys("r");
    assert!(terminal.screen().contains("Nothing stands in your review today."), "{}", terminal.screen());
    terminal.keys("fy");
    assert!(practice.review(A, "2026-11-23").signed.is_some());
    assert!(terminal.screen().contains("Signed off at"), "{}", terminal.screen());
}
