//! A page that has been opened and waits for what it shall show: the page before stays whole, the status line says that
//! something is being read, and nothing is drawn twice.

#![allow(clippy::unwrap_used, missing_docs)]

use sojourn::app::demo::DemoOptions;
use sojourn::app::error::{AppError, ErrorKind};
use sojourn::app::open::Place;
use sojourn::domain::lang::Lang;
use sojourn::domain::phrase::Phrase;
use sojourn::tui::context::Office;
use sojourn::tui::event::Event;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::{Answer, Seat, Work};

/// A session whose worker answers when it is told to.
struct Slow {
    script: Scripted,
    seat: Seat,
    _folder: tempfile::TempDir,
}

impl Slow {
    fn on_today(lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place { db: Some(folder.path().join("office.db")), today: "2026-11-23".parse().ok() };
        let options = DemoOptions { clients: 120, seed: 7, due: Some(60) };
        place.create().unwrap().fill_demo(&options, &mut |_| {}).unwrap();
        let mut desk = place.open().unwrap();
        let office = Office::of(&mut desk).unwrap();
        let shell =
            Shell::new(Options { lang, theme: Theme { colour: true, ascii: false }, server: false }, office, false);
        let mut slow =
            Self { script: Scripted::new(shell, 120, 40, None), seat: Seat::Open(Box::new(desk)), _folder: folder };
        slow.answer();
        slow
    }

    /// The worker does all that was asked for, and what follows from that.
    fn answer(&mut self) {
        while !self.script.undone.is_empty() {
            for work in std::mem::take(&mut self.script.undone) {
                let answer = self.seat.run(work);
                self.script.event(Event::Answer(Box::new(answer)));
            }
        }
    }

    /// The worker can do nothing of what was asked for.
    fn refuse(&mut self) {
        for work in std::mem::take(&mut self.script.undone) {
            let Work::Job(ticket, _) = work else { continue };
            let outcome = Err(AppError::new(ErrorKind::Missing, Phrase::new("tui-no-database")));
            self.script.event(Event::Answer(Box::new(Answer { ticket, outcome })));
        }
    }

    /// All lines but the last, and the last.
    fn page_and_status(&self) -> (String, String) {
        let screen = self.script.screen();
        let (page, status) = screen.trim_end().rsplit_once('\n').unwrap();
        (page.to_owned(), status.trim().to_owned())
    }
}

#[test]
fn the_page_before_stays_until_the_next_one_has_read_something() {
    for (key, title) in [("r", "Daily review"), ("2", "[Clients]"), ("5", "[Calendar]"), ("6", "[Reports]")] {
        let mut slow = Slow::on_today(Lang::En);
        let (before, _) = slow.page_and_status();
        slow.script.weigh();
        slow.script.keys(key);
        let waiting = slow.script.weigh();
        assert_eq!(slow.page_and_status(), (before, "Reading …".to_owned()), "{key}");
        slow.answer();
        let opened = slow.script.weigh();
        assert!(slow.script.screen().lines().next().unwrap().contains(title), "{}", slow.script.screen());
        assert!(waiting < 200 && opened > 1_000, "{key}: {waiting} bytes, then {opened}");
        assert!(!slow.script.screen().contains("Reading …"));
    }
}

#[test]
fn whoever_types_meanwhile_sees_where_the_keys_go() {
    let mut slow = Slow::on_today(Lang::En);
    slow.script.keys("r");
    assert!(slow.page_and_status().0.contains("[Today]"));
    slow.script.keys("j");
    let (page, _) = slow.page_and_status();
    assert!(page.contains("Daily review") && !page.contains("[Today]"), "{page}");
    slow.answer();
    // The way back is drawn at once: Today has its rows still.
    slow.script.keys("<esc>");
    assert!(slow.page_and_status().0.contains("[Today]"));
}

#[test]
fn hidden_numbers_are_hidden_at_once_while_a_page_is_read() {
    let mut slow = Slow::on_today(Lang::Ru);
    slow.script.keys("2");
    slow.answer();
    slow.script.keys("<enter>");
    slow.answer();
    slow.script.keys("4");
    let shows = |slow: &Slow| slow.script.screen().lines().filter(|line| has_passport(line)).count();
    assert!(shows(&slow) > 0, "{}", slow.script.screen());
    slow.script.keys("r");
    assert!(shows(&slow) > 0);
    slow.script.keys("<f8>");
    assert_eq!(shows(&slow), 0, "{}", slow.script.screen());
}

/// Seven digits in a row: a passport, an IIN or a telephone.
fn has_passport(line: &str) -> bool {
    line.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() >= 7)
}

#[test]
fn a_page_that_could_not_be_read_is_drawn_and_says_so() {
    let mut slow = Slow::on_today(Lang::En);
    slow.script.keys("r");
    slow.refuse();
    let screen = slow.script.screen();
    assert!(screen.contains("Daily review") && !screen.contains("[Today]"), "{screen}");
}

#[test]
fn a_page_that_is_being_read_fits_another_size_at_once() {
    let mut slow = Slow::on_today(Lang::Kk);
    slow.script.keys("r");
    slow.script.resize(80, 24);
    let screen = slow.script.screen();
    assert_eq!(screen.lines().count(), 24);
    assert!(screen.contains("Күнделікті тексеру"), "{screen}");
    slow.answer();
    assert!(slow.script.screen().lines().next().unwrap().contains("Күнделікті тексеру"));
}
