//! The shell around the screens, by key scripts and clicks over a real database of invented clients: ways to go, the
//! palette, hidden numbers, languages, the pages for newcomers, and how many bytes a line has to carry.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code, reason = "a part of it is used here")]
mod screens_fixture;

use sojourn::app::command::{Command, Place as Here};
use sojourn::app::demo::DemoOptions;
use sojourn::app::lists::ListQuery;
use sojourn::app::open::Place;
use sojourn::domain::lang::Lang;
use sojourn::i18n::Catalogue;
use sojourn::tui::context::Office;
use sojourn::tui::event::{Event, Mouse};
use sojourn::tui::likes::Likes;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];

struct Practice {
    place: Place,
    _folder: tempfile::TempDir,
}

/// An office of so many invented clients.
fn practice(clients: u64) -> Practice {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: "2026-11-23".parse().ok() };
    let mut desk = place.create().unwrap();
    desk.fill_demo(&DemoOptions { clients, seed: 7, due: None }, &mut |_| {}).unwrap();
    desk.keep_preference("tour-seen", Some(&true)).unwrap();
    Practice { place, _folder: folder }
}

impl Practice {
    /// A session as the program begins it, in the language that is kept, else in this one.
    fn session_on(&self, lang: Lang, columns: u16, rows: u16) -> Scripted {
        let mut desk = self.place.open().unwrap();
        let lang = desk.language().and_then(|id| Lang::parse(&id)).unwrap_or(lang);
        let (office, likes) = (Office::of(&mut desk).unwrap(), Likes::of(&mut desk));
        let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: false };
        let shell = Shell::new(options, office, false).with_likes(likes);
        Scripted::new(shell, columns, rows, Some(Seat::Open(Box::new(desk))))
    }

    fn session(&self, lang: Lang) -> Scripted {
        self.session_on(lang, 120, 40)
    }

    /// The name and the reference of a case of somebody.
    fn somebody(&self) -> (String, String) {
        let desk = self.place.open().unwrap();
        let list = ListQuery { limit: 1, ..ListQuery::default() };
        let line = desk.case_list(&list).unwrap().rows.remove(0);
        (line.client_name.to_string(), line.reference.to_string())
    }
}

/// What the made-up office shows after these keys.
fn snapshot(name: &str, lang: Lang, likes: Likes, keys: &str) {
    let shell = Shell::new(screens_fixture::options(lang), screens_fixture::office(), false).with_likes(likes);
    let mut desk = screens_fixture::Desk::with(shell, 80, 24);
    desk.keys(keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}", lang.as_str()), desk.screen());
    });
}

#[test]
fn two_keys_lead_anywhere_and_the_second_ones_are_shown_at_once() {
    let practice = practice(30);
    for lang in LANGS {
        snapshot("which-key", lang, Likes::default(), "g");
        let mut session = practice.session_on(lang, 80, 24);
        session.keys("gc");
        assert_eq!(session.shell().here(), Here::Clients);
        // The same keys with a Cyrillic layout switched on: g, a.
        session.keys("<enter>пф");
        assert_eq!(session.shell().here(), Here::Cases);
        session.keys("gx");
        assert_eq!(session.shell().here(), Here::Cases, "another key goes nowhere");
        session.keys("gt");
        assert_eq!(session.shell().here(), Here::Today);
    }
}

#[test]
fn the_upper_line_says_the_way_here() {
    let practice = practice(30);
    let (name, reference) = practice.somebody();
    let mut session = practice.session(Lang::En);
    session.keys(&format!(":{reference}"));
    session.keys("<enter>");
    let first = |session: &Scripted| session.screen().lines().next().unwrap().to_owned();
    assert!(first(&session).contains(&format!("Today › {reference}")), "{}", session.screen());
    session.keys("c");
    let way = first(&session);
    assert!(way.contains(&format!("Today › {reference} › ")) && way.contains(name.split(' ').next().unwrap()), "{way}");
    session.resize(44, 24);
    let narrow = first(&session);
    assert!(narrow.starts_with(" … ›") || narrow.contains(name.split(' ').next().unwrap()), "{narrow}");
}

#[test]
fn the_palette_finds_commands_people_and_cases_on_any_layout() {
    let practice = practice(200);
    let (name, reference) = practice.somebody();
    let mut session = practice.session(Lang::Ru);
    for typed in ["перейти к делам", "go to the cases", "gthtqnb r ltkfv"] {
        session.keys(&format!(":{typed}"));
        session.keys("<enter>");
        assert_eq!(session.shell().here(), Here::Cases, "{typed}");
        session.keys("1");
    }
    session.keys(&format!(":{name}"));
    assert!(session.screen().contains(&name), "{}", session.screen());
    session.keys("<esc>");
    let number = reference.rsplit('-').next().unwrap();
    session.keys(&format!(":{number}"));
    assert!(session.screen().contains(&reference), "{}", session.screen());
    session.keys("<enter>");
    assert_eq!(session.shell().here(), Here::Case, "{}", session.screen());
    // Our own number of a client, with the Cyrillic letter; one that nobody has.
    session.keys(":С-000001<enter>");
    assert!(session.screen().lines().last().unwrap().contains("C-000001"), "{}", session.screen());
    session.keys(":C-999999");
    assert!(session.screen().contains(&Catalogue::new(Lang::Ru).text("palette-none")), "{}", session.screen());
}

/// What was typed before the worker answered is not answered any more.
#[test]
fn the_palette_shows_only_what_was_found_for_what_is_typed_now() {
    let practice = practice(200);
    let (name, _) = practice.somebody();
    let mut session = practice.session(Lang::En);
    let listed = |session: &Scripted| {
        let screen = session.screen();
        screen.lines().filter(|line| line.contains(&name) && line.contains(" C-")).count()
    };
    session.burst(&format!(":{name}"));
    assert_eq!(listed(&session), 1, "{}", session.screen());
    session.burst("<c-u>zzzzqqqq");
    assert_eq!(listed(&session), 0, "{}", session.screen());
    assert!(session.screen().contains("Nothing of that name"), "{}", session.screen());
}

#[test]
fn the_pages_for_newcomers_come_once_and_again_by_name() {
    let practice = practice(20);
    practice.place.open().unwrap().keep_preference::<bool>("tour-seen", None).unwrap();
    for lang in LANGS {
        let mut session = practice.session_on(lang, 80, 24);
        for page in 1..=5 {
            if page > 1 {
                session.keys("<enter>");
            }
            assert!(session.screen().contains(&format!("{page}/5")), "{}", session.screen());
            snapshot(&format!("tour-{page}"), lang, Likes::NEWCOMER, &"<enter>".repeat(page - 1));
        }
        session.keys("<c-c>");
    }
    let mut session = practice.session(Lang::En);
    session.keys("<enter><esc>");
    assert!(!session.screen().contains("/5"));
    let mut session = practice.session(Lang::En);
    assert!(!session.screen().contains("1/5"), "{}", session.screen());
    session.keys(":newcomers<enter>");
    assert!(session.screen().contains("1/5"), "{}", session.screen());
}

#[test]
fn the_language_is_switched_while_running_and_kept() {
    let practice = practice(20);
    let mut session = practice.session(Lang::En);
    session.keys("8");
    let tab = |lang| Catalogue::new(lang).text("tab-settings");
    for lang in [Lang::Ru, Lang::Kk, Lang::En, Lang::Ru] {
        session.keys("l");
        assert!(session.screen().contains(&format!("[{}]", tab(lang))), "{}", session.screen());
    }
    drop(session);
    let session = practice.session(Lang::Kk);
    assert!(session.screen().contains(&Catalogue::new(Lang::Ru).text("tab-today")), "{}", session.screen());
}

/// Every number that somebody must not read over the shoulder.
fn secrets(practice: &Practice) -> Vec<String> {
    let mut desk = practice.place.open().unwrap();
    let list = ListQuery { limit: 1000, ..ListQuery::default() };
    let clients: Vec<_> = desk.client_list(&list).unwrap().rows.into_iter().map(|line| line.id).collect();
    let mut found = Vec::new();
    for client in clients {
        let page = desk.client_page(client).unwrap();
        let dossier = &page.dossier;
        found.extend(dossier.identity_documents.iter().map(|document| document.number.to_string()));
        found.extend(dossier.client.iin.iter().chain(&dossier.client.phone).map(ToString::to_string));
        found.extend(dossier.contacts.iter().map(|contact| contact.address.to_string()));
    }
    found.retain(|number| number.chars().filter(char::is_ascii_digit).count() >= 6);
    assert!(found.len() > 20, "{found:?}");
    found
}

/// Every screen and popup that the commands of a place lead to.
const WALK: &[&str] = &[
    "", "w", "<esc>", "<enter>", "2", "3", "4", "5", "6", "7", "8", "9", "1", "e", "<esc>", "<esc>", "l", "<enter>",
    "<esc>", "<esc>", "2", "<enter>", "e", "<esc>", "<esc>", "<esc>", "<esc>", "3", "<enter>", "2", "<down>", "e",
    "<esc>", "<esc>", "<esc>", ":ив", "<esc>", "r", "<esc>", "b", "<esc>",
];

#[test]
fn hidden_numbers_stand_on_no_screen_and_one_key_shows_them() {
    let practice = practice(40);
    let secrets = secrets(&practice);
    let seen = |session: &Scripted| {
        let screen = session.screen();
        secrets.iter().find(|number| screen.contains(number.as_str())).cloned()
    };
    let walk = |session: &mut Scripted| {
        let mut found = Vec::new();
        for keys in WALK {
            session.keys(keys);
            found.extend(seen(session).map(|number| format!("{number} after {keys:?}\n{}", session.screen())));
        }
        found
    };
    assert!(!walk(&mut practice.session(Lang::En)).is_empty(), "the walk meets no number at all");
    for lang in LANGS {
        let mut session = practice.session(lang);
        session.keys("z");
        let found = walk(&mut session);
        assert!(found.is_empty(), "{}", found.join("\n\n"));
        // Kept for the next session, in which the key shows them again.
        drop(session);
        let mut session = practice.session(lang);
        let found = walk(&mut session);
        assert!(found.is_empty(), "{}", found.join("\n\n"));
        session.keys("z");
    }
}

#[test]
fn numbers_are_hidden_over_a_form_too_and_nothing_moves() {
    let practice = practice(40);
    let mut session = practice.session(Lang::En);
    session.keys("2<enter>e");
    let shown = session.screen();
    session.keys("<f8>");
    let hidden = session.screen();
    assert_ne!(hidden, shown);
    let widths = |screen: &str| screen.lines().map(|line| line.chars().count()).collect::<Vec<_>>();
    assert_eq!(widths(&hidden), widths(&shown));
    session.keys("<f8>");
    let status = |screen: &str| screen.lines().count() - 1;
    let body = |screen: &str| screen.lines().take(status(screen)).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(body(&session.screen()), body(&shown));
}

/// The row of the screen that holds a text.
fn row_of(session: &Scripted, text: &str) -> u16 {
    let screen = session.screen();
    let row = screen.lines().position(|line| line.contains(text));
    u16::try_from(row.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"))).unwrap()
}

fn selected_row(session: &Scripted) -> u16 {
    let buffer = session.buffer();
    let reversed = |y: u16| {
        let cell = buffer.cell((buffer.area.width / 4, y)).unwrap();
        cell.modifier.contains(ratatui::style::Modifier::REVERSED)
    };
    (1..buffer.area.height).find(|y| reversed(*y)).unwrap_or(0)
}

#[test]
fn the_mouse_is_off_until_it_is_switched_on_and_that_is_kept() {
    let practice = practice(60);
    let mut session = practice.session(Lang::En);
    let before = session.screen();
    session.event(Event::Mouse(Mouse::Press(12, 0)));
    session.event(Event::Mouse(Mouse::WheelDown));
    assert_eq!(session.screen(), before);
    session.keys(":switch the mouse<enter>");
    assert!(session.shell().wants_mouse());
    drop(session);
    assert!(practice.session(Lang::En).shell().wants_mouse());
}

#[test]
fn a_click_selects_a_second_one_opens_and_the_wheel_moves() {
    let practice = practice(60);
    let mut session = practice.session(Lang::En);
    session.keys(":switch the mouse<enter>");
    // The second tab.
    let column = session.screen().lines().next().unwrap().find("Clients").unwrap();
    session.event(Event::Mouse(Mouse::Press(u16::try_from(column).unwrap(), 0)));
    assert_eq!(session.shell().here(), Here::Clients);
    let first = selected_row(&session);
    session.event(Event::Mouse(Mouse::WheelDown));
    assert_eq!(selected_row(&session), first + 3);
    session.event(Event::Mouse(Mouse::WheelUp));
    assert_eq!(selected_row(&session), first);
    session.event(Event::Mouse(Mouse::Press(20, first + 5)));
    assert_eq!((selected_row(&session), session.shell().here()), (first + 5, Here::Clients));
    session.event(Event::Mouse(Mouse::Press(20, first + 2)));
    assert_eq!((selected_row(&session), session.shell().here()), (first + 2, Here::Clients));
    session.event(Event::Mouse(Mouse::Press(20, first + 2)));
    assert_eq!(session.shell().here(), Here::Client);
    // A section by its name, then back by the way in the upper line.
    let before = session.screen();
    let sections = row_of(&session, "[Overview]");
    let line = before.lines().nth(sections.into()).unwrap();
    let column = line.chars().position(|c| c == ']').unwrap() + 3;
    session.event(Event::Mouse(Mouse::Press(u16::try_from(column).unwrap(), sections)));
    assert!(!session.screen().contains("[Overview]"), "{}", session.screen());
    session.event(Event::Mouse(Mouse::Press(3, 0)));
    assert_eq!(session.shell().here(), Here::Clients);
}

#[test]
fn a_click_on_a_head_orders_the_list_and_one_beside_everything_does_nothing() {
    let practice = practice(60);
    let mut session = practice.session(Lang::En);
    session.keys(":switch the mouse<enter>2");
    let before = session.screen();
    session.event(Event::Mouse(Mouse::Press(6, 2)));
    assert_ne!(session.screen(), before, "another order");
    let before = session.screen();
    for (column, row) in [(119, 39), (0, 39), (500, 500), (119, 0)] {
        session.event(Event::Mouse(Mouse::Press(column, row)));
        assert_eq!(session.screen(), before);
    }
    // In a popup clicks mean its lines, and what lies under it is out of reach.
    session.keys(":go to");
    let row = row_of(&session, "Go to the cases");
    session.event(Event::Mouse(Mouse::Press(2, 0)));
    assert!(session.screen().contains("Go to the cases"));
    session.event(Event::Mouse(Mouse::Press(60, row)));
    session.event(Event::Mouse(Mouse::Press(60, row)));
    assert_eq!(session.shell().here(), Here::Cases, "{}", session.screen());
}

#[test]
fn a_click_on_a_second_key_leads_there_and_closes_the_list_of_them() {
    let practice = practice(20);
    let mut session = practice.session(Lang::En);
    session.keys(":switch the mouse<enter>g");
    let row = row_of(&session, "reports");
    let line = session.screen().lines().nth(row.into()).unwrap().to_owned();
    let column = line[..line.find("reports").unwrap()].chars().count();
    session.event(Event::Mouse(Mouse::Press(u16::try_from(column).unwrap(), row)));
    assert_eq!(session.shell().here(), Here::Reports);
    session.keys("2");
    assert_eq!(session.shell().here(), Here::Clients, "{}", session.screen());
}

#[test]
fn what_changed_under_the_palette_is_not_decided_about() {
    let practice = practice(300);
    let (mut session, mut other) = (practice.session(Lang::En), practice.session(Lang::En));
    session.keys("b:it has been done");
    other.keys("bd");
    assert!(other.screen().contains("Recorded as done"), "{}", other.screen());
    session.event(Event::ChangedElsewhere);
    session.keys("<enter>");
    assert!(session.screen().contains("choose again"), "{}", session.screen());
    // Now it has been seen.
    session.keys(":it has been done<enter>");
    assert!(session.screen().contains("Recorded as done"), "{}", session.screen());
}

#[test]
fn every_place_has_help_of_its_own() {
    for place in Here::ALL {
        for lang in LANGS {
            assert!(Catalogue::new(lang).has(&format!("about-{}", place.text_id())), "{place:?}");
        }
    }
    for lang in LANGS {
        snapshot("help-clients", lang, Likes::default(), "2?");
    }
}

/// Every word of the catalogues becomes one of Greek letters, which stand in no data.
fn greek(text: &str) -> std::borrow::Cow<'_, str> {
    let letter = |c: char| if c.is_alphabetic() { 'ω' } else { c };
    text.chars().map(letter).collect::<String>().into()
}

/// Words of Latin or Cyrillic letters.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() > 1 && !word.contains('ω')).map(str::to_owned).collect()
}

#[test]
fn no_word_reaches_the_screen_but_from_the_catalogues_the_data_and_the_keyboard() {
    let mut allowed = words_of(include_str!("screens_fixture/mod.rs"));
    let keys = Command::ALL.iter().flat_map(|command| command.spec().keys).map(ToString::to_string);
    allowed.extend(keys.flat_map(|key| words_of(&key)));
    allowed.extend(words_of("Enter Esc Tab Shift Ctrl Space PgDn PgUp Home End Delete Insert"));
    // What people call the program, and the names of countries, which are data of their own.
    allowed.push("Sojourn".to_owned());
    allowed.extend(sojourn::domain::country::Country::all().flat_map(|country| words_of(country.name(Lang::En))));
    for keys in [
        "",
        "w",
        "?",
        "?<pgdn><pgdn>",
        ":",
        ":x",
        "g",
        "2",
        "2?",
        "3",
        "3n",
        "b",
        "b?",
        "4",
        "4?",
        "2n",
        "d",
        "s",
        "a",
        "n",
        "l",
        "t",
        "f",
        "r",
        "h",
        "q",
        "/x",
        "2/x:",
        "<enter>",
        "2<enter>",
        "3<enter>",
        "z",
        "<f8>",
        ":mouse<enter>",
        ":tour<enter>",
        ":tour<enter><enter>",
    ] {
        let shell = Shell::new(screens_fixture::options(Lang::En), screens_fixture::office(), false);
        let mut desk = screens_fixture::Desk::with(shell.with_words(Catalogue::disguised(Lang::En, greek)), 120, 40);
        desk.keys(keys);
        let screen = desk.screen();
        let known = |word: &String| allowed.iter().any(|allowed| allowed.contains(word.as_str()));
        let strange: Vec<String> = words_of(&screen).into_iter().filter(|word| !known(word)).collect();
        assert!(strange.is_empty(), "{strange:?} after {keys:?}\n{screen}");
        assert!(screen.contains('ω'), "{screen}");
    }
}

/// A terminal that counts what is written to it.
mod counted {
    use super::Practice;
    use ratatui::layout::Size;
    use sojourn::app::keys::Key;
    use sojourn::domain::lang::Lang;
    use sojourn::tui::backend::Screen;
    use sojourn::tui::context::Office;
    use sojourn::tui::event::Event;
    use sojourn::tui::osc::Powers;
    use sojourn::tui::session::{Session, parse};
    use sojourn::tui::shell::{Options, Shell};
    use sojourn::tui::theme::Theme;
    use sojourn::tui::worker::Seat;
    use std::io::{self, Write};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    struct Counter(Arc<AtomicUsize>);

    impl Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.fetch_add(bytes.len(), Ordering::SeqCst);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    pub struct Line {
        session: Session<Screen<Counter>>,
        seat: Seat,
        written: Arc<AtomicUsize>,
    }

    impl Line {
        pub fn open(practice: &Practice, lang: Lang) -> Self {
            let mut desk = practice.place.open().unwrap();
            let office = Office::of(&mut desk).unwrap();
            let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: false };
            let written = Arc::new(AtomicUsize::new(0));
            let xterm = Powers::of(|name| (name == "TERM").then(|| "xterm-256color".to_owned()));
            let screen =
                Screen::new(Counter(written.clone()), true, || Ok(Size { width: 120, height: 40 })).with(xterm);
            let session = Session::with_backend(screen, Shell::new(options, office, false)).unwrap();
            let mut line = Self { session, seat: Seat::Open(Box::new(desk)), written };
            line.settle();
            line
        }

        /// As the main loop does it: what is answered at once is drawn with the key.
        fn settle(&mut self) {
            while self.session.shell.awaits() {
                for work in self.session.shell.take_work() {
                    let answer = self.seat.run(work);
                    self.session.shell.handle(Event::Answer(Box::new(answer)));
                }
            }
            self.session.draw().unwrap();
        }

        /// Bytes written for one key.
        pub fn key(&mut self, key: Key) -> usize {
            self.event(Event::Key(key))
        }

        pub fn event(&mut self, event: Event) -> usize {
            let before = self.written.load(Ordering::SeqCst);
            self.session.shell.handle(event);
            self.settle();
            self.written.load(Ordering::SeqCst) - before
        }

        pub fn keys(&mut self, script: &str) -> usize {
            parse(script).into_iter().map(|key| self.key(key)).sum()
        }
    }
}

/// At 120 × 40: nothing without a change, at most 1.5 KB for a move in a list and 6 KB for a page that opens. It is
/// a little more where a whole list, or all of a long explanation, gives way to another.
#[test]
fn a_thin_line_is_enough() {
    let practice = practice(300);
    for lang in LANGS {
        let mut line = counted::Line::open(&practice, lang);
        for _ in 0..60 {
            assert_eq!(line.event(Event::Midnight), 0);
        }
        let mut moves = Vec::new();
        for list in ["gt", "gc", "ga", "gc<enter>7", "ga<enter>2"] {
            line.keys(list);
            let most = if list == "gt" { 2048 } else { 1536 };
            for key in ["<down>", "<down>", "<up>", "<down>", "<down>", "<down>"] {
                let bytes = line.keys(key);
                assert!(bytes <= most, "{lang:?} {list}: {bytes} bytes for a move");
                moves.push(bytes);
            }
        }
        let mean = moves.iter().sum::<usize>() / moves.len();
        assert!(mean <= 1024, "{lang:?}: {mean} bytes for a move on the average");
        // A full list changes nearly every cell, and Cyrillic letters take two bytes each.
        let full = if lang == Lang::En { 13 * 512 } else { 17 * 512 };
        for (from, page, back, most) in [
            ("gt", "gc", "", full),
            ("gt", "ga", "", full),
            ("gc", "gt", "", full),
            ("gc", "<enter>", "", 6 * 1024),
            ("ga", "<enter>", "", 6 * 1024),
            ("gc<enter>", "2", "", 6 * 1024),
            ("gc<enter>", "<esc>", "", full),
            ("gt", "?", "<esc>", 6 * 1024),
            ("gt", ":", "<esc>", 6 * 1024),
            ("gt", "w", "<esc>", 6 * 1024),
            ("gt", "gs", "", full),
        ] {
            line.keys(from);
            let bytes = line.keys(page);
            assert!((200..=most).contains(&bytes), "{lang:?}: {bytes} bytes for {page} after {from}");
            line.keys(back);
        }
    }
}
