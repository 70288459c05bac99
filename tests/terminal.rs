//! The real program in a pseudo-terminal: a morning's stories typed as a person types them, what bytes it writes and
//! when it writes none, and that it ends with its terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

mod pty;

use pty::{Home, Live, TODAY};
use std::time::Duration;

/// The last word that Today writes once the list and the explanation of its first line are read.
const TODAY_IS_SHOWN: &str = "supervisor";

/// The codes of every "select graphic rendition" sequence.
fn styles(written: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(written).into_owned();
    let escapes = text.split("\u{1b}[").skip(1);
    let codes =
        escapes.filter_map(|rest| rest.find(|c: char| !c.is_ascii_digit() && c != ';').map(|at| rest.split_at(at)));
    codes.filter(|(_, rest)| rest.starts_with('m')).map(|(code, _)| code.to_owned()).collect()
}

/// The first line of the screen that holds a text.
fn line_with(screen: &str, text: &str) -> String {
    let line = screen.lines().find(|line| line.contains(text));
    line.unwrap_or_else(|| panic!("no {text:?} in\n{screen}")).to_owned()
}

#[test]
fn an_idle_session_writes_nothing_and_asks_nothing() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    live.settle(Duration::from_millis(300));
    let written = live.written.len();
    // Longer than the worker's look for changes, several times.
    live.settle(Duration::from_millis(1200));
    assert_eq!(live.written.len(), written);
    let text = String::from_utf8_lossy(&live.written).into_owned();
    for question in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[>c", "\u{1b}[?u", "\u{1b}]"] {
        assert!(!text.contains(question), "{question:?}");
    }
    assert_eq!(text.matches("\u{1b}[2J").count(), 1, "cleared at the start only");
}

#[test]
fn without_colour_only_bold_and_reverse_are_written() {
    let home = Home::with_sample();
    let office = ["--db", "office.db", "--today", TODAY, "--lang", "en"];
    let mut live = home.start(&office, &[("NO_COLOR", "1")], (80, 24));
    live.wait(TODAY_IS_SHOWN);
    live.keys("<enter>");
    live.wait("[Overview]");
    live.keys("?");
    live.wait("Keys of this place");
    let styles = styles(&live.written);
    assert!(styles.iter().any(|style| style.split(';').any(|code| code == "7")), "nothing is selected: {styles:?}");
    for code in styles.iter().flat_map(|style| style.split(';')) {
        assert!(["0", "1", "7"].contains(&code), "{styles:?}");
    }
}

#[test]
fn leaving_gives_the_terminal_back_and_makes_no_database() {
    let home = Home::new();
    let mut live = home.open();
    live.wait("How to begin");
    // "q" typed with a Russian layout.
    live.keys("й");
    live.wait("Leave the program?");
    live.keys("<enter>");
    assert_eq!(live.end(), 0);
    assert!(live.written.ends_with(b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l"));
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn a_practice_opens_its_register_looks_at_a_client_and_comes_back() {
    let home = Home::with_sample();
    let mut live = home.open();
    let today = live.whole(TODAY_IS_SHOWN);
    let worst = today.lines().nth(3).unwrap();
    assert!(
        worst.contains("27.09.2026") && worst.contains("Юлдашев Жасур"),
        "the longest unlawful stay stands first\n{today}"
    );
    live.keys("<enter>");
    live.wait("Unlawful stay, day 57 (lawful until 27.09.2026)");
    live.wait("YULDASHEV JASUR");
    live.keys("2");
    live.wait("29.08.2026");
    live.keys("<esc>");
    live.until("Today as it was", |screen| screen == today);
}

/// A key means its place on the keyboard: the same places, typed with three layouts.
#[test]
fn a_script_means_the_same_on_three_layouts() {
    // Clients, down, their order, the next tab by its digit, down, all commands.
    let scripts = [["2", "jj", "o", "3", "j", ":"], ["2", "оо", "щ", "3", "о", "Ж"], ["ә", "оо", "щ", "і", "о", "Ж"]];
    let seen = ["1 из 218", "3 из 218", "по имени", "T-2026-00108", "2 из 218", "Enter выбрать"];
    // Each on its own: the order of a list is remembered.
    let homes = [Home::with_sample(), Home::with_sample(), Home::with_sample()];
    let mut screens = [0, 1, 2].map(|which| {
        let (script, home) = (scripts[which], &homes[which]);
        let mut live = home.open_with(&["--lang", "ru"]);
        live.wait("1 из 92");
        for (keys, seen) in script.iter().zip(seen) {
            live.keys(keys);
            live.wait(seen);
        }
        live.settle(Duration::from_millis(300));
        live
    });
    let [latin, others @ ..] = &mut screens;
    for other in others {
        let wanted = latin.text();
        other.until(&wanted, |screen| screen == wanted);
    }
}

#[test]
fn after_any_number_of_resizes_the_screen_is_the_one_of_its_size() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    let sizes = [(1, 1), (0, 0), (120, 40), (59, 14), (3, 200), (200, 3), (80, 24), (2, 1)];
    for size in sizes.iter().cycle().take(200) {
        live.resize(*size);
    }
    live.resize((100, 30));
    let office = ["--db", "office.db", "--today", TODAY, "--lang", "en"];
    let mut fresh = home.start(&office, &[], (100, 30));
    let wanted = fresh.whole(TODAY_IS_SHOWN);
    live.until(&wanted, |screen| screen == wanted);
}

/// Opens the form of a new client and types a name.
fn type_a_client(live: &mut Live) {
    live.wait(TODAY_IS_SHOWN);
    live.keys("2");
    live.wait("[Clients]");
    live.keys("n");
    live.wait("New: client");
    live.keys("Цой Виктория<tab>");
    live.wait("Цой Виктория");
}

#[test]
fn a_dropped_connection_ends_the_program_and_keeps_the_half_filled_form() {
    let home = Home::with_sample();
    let mut live = home.open();
    type_a_client(&mut live);
    let dropped = live.hang_up();
    assert_eq!(live.end(), 0);
    let took = dropped.elapsed();
    assert!(took < Duration::from_secs(2), "{took:?}");
    let mut again = home.open();
    again.wait("1 form left half-way · f opens it");
    again.keys("f");
    again.wait("client: Цой Виктория");
    again.keys("<enter>");
    again.wait("Цой Виктория");
}

#[test]
fn a_client_is_added_by_keys_while_another_writes_and_the_change_undone() {
    let home = Home::with_sample();
    let mut live = home.open();
    type_a_client(&mut live);
    live.keys("TSOI VIKTORIIA<tab>узб<enter>");
    live.wait("Uzbekistan UZB");
    live.keys("12031990");
    live.wait("12.03.1990");
    let other = rusqlite::Connection::open(home.path("office.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    live.keys("<f2>");
    live.wait("Saving …");
    other.execute_batch("ROLLBACK").unwrap();
    live.wait("Saved: client");
    live.wait("TSOI VIKTORIIA · Uzbekistan · 12.03.1990");
    live.keys("<esc>");
    live.wait("Clients 219");
    live.keys("u");
    live.wait("Clients 218");
    live.wait("Undone: client Цой Виктория");
}

#[test]
fn unknown_acts_are_answered_all_at_once_and_the_answer_undone() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    live.keys("b");
    live.wait("301 acts from before the record: were they done?");
    live.keys("*");
    live.wait("301 lines marked");
    live.keys("d");
    live.wait("Record all 301 acts as done?");
    live.keys("<enter>");
    live.wait("Nothing is unanswered");
    // So much is not taken back by one key, and not by Enter.
    live.keys("u");
    live.wait("records of 212 clients will be taken back");
    live.keys("<enter>");
    live.until("no question", |screen| !screen.contains("taken back"));
    live.keys("u");
    live.wait("records of 212 clients will be taken back");
    live.keys("y");
    live.wait("212 clients · 301 acts");
}

#[test]
fn the_language_asked_for_is_spoken() {
    let home = Home::with_sample();
    for (lang, tab, help) in [("ru", "[Контроль сроков]", "Клавиши"), ("kk", "[Мерзімдер]", "пернелері")]
    {
        let mut live = home.open_with(&["--lang", lang]);
        live.wait(tab);
        live.wait("27.09.2026");
        live.keys("?");
        live.wait(help);
    }
}

/// What the program says when it cannot open the office: a sentence and a hint on the terminal it was started from.
fn refused(mut live: Live, sentence: &str) -> u32 {
    let code = live.end();
    let text = live.text();
    let said = line_with(&text, "sojourn: ");
    assert!(said.contains(sentence), "{text}");
    assert!(text.trim().lines().count() <= 4, "{text}");
    code
}

#[test]
fn a_file_that_is_not_ours_or_newer_is_told_in_a_sentence() {
    let home = Home::new();
    let letter = "Dear all, this is a letter and no database at all.\n".repeat(40);
    std::fs::write(home.path("office.db"), &letter).unwrap();
    assert_eq!(refused(home.open(), "not a Sojourn"), 3);
    assert_eq!(std::fs::read_to_string(home.path("office.db")).unwrap(), letter);
    let home = Home::new();
    let strange = rusqlite::Connection::open(home.path("office.db")).unwrap();
    strange.execute_batch("CREATE TABLE notes(text TEXT)").unwrap();
    assert_eq!(refused(home.open(), "not a Sojourn"), 3);
    let home = Home::with_sample();
    let newer = rusqlite::Connection::open(home.path("office.db")).unwrap();
    newer.pragma_update(None, "user_version", 9999).unwrap();
    drop(newer);
    assert_eq!(refused(home.open(), "newer"), 3);
}

#[test]
fn a_locked_file_is_waited_for_and_then_told_in_a_sentence() {
    let home = Home::with_sample();
    let other = rusqlite::Connection::open(home.path("office.db")).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;").unwrap();
    let live = home.open();
    let shell = ["--db", "office.db", "--lang", "en", "--json", "undo"];
    let said = home.command(&shell).output().unwrap();
    assert_eq!(said.status.code(), Some(5));
    let line = String::from_utf8(said.stderr).unwrap();
    assert!(line.starts_with(r#"{"error":{"kind":"busy""#), "{line}");
    assert_eq!(refused(live, "writing"), 5);
}

#[test]
fn a_file_that_may_only_be_read_is_read_and_not_changed() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_sample().without_privileges();
    let allow = |name: &str, mode| {
        let may = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(home.path(name), may).unwrap();
    };
    allow("office.db", 0o400);
    allow("", 0o500);
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    live.keys("b");
    live.wait("301 acts");
    live.keys("d");
    live.wait("read");
    drop(live);
    let shell = ["--db", "office.db", "--today", TODAY, "--json"];
    let run = |command: &[&str]| home.command(&[&shell, command].concat()).output().unwrap();
    assert_eq!(run(&["review"]).status.code(), Some(0));
    let said = run(&["undo"]);
    assert_eq!(said.status.code(), Some(6));
    let line = String::from_utf8(said.stderr).unwrap();
    assert!(line.starts_with(r#"{"error":{"kind":"storage""#), "{line}");
    allow("", 0o700);
}

#[test]
fn a_program_asked_to_end_keeps_the_half_filled_form() {
    let home = Home::with_sample();
    let mut live = home.open();
    type_a_client(&mut live);
    live.terminate();
    assert_eq!(live.end(), 0);
    assert!(live.written.ends_with(b"\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l"));
    let mut again = home.open();
    again.wait("1 form left half-way · f opens it");
}

#[test]
fn a_program_that_is_killed_while_somebody_types_on_has_kept_what_was_typed_before() {
    let home = Home::with_sample();
    let mut live = home.open();
    type_a_client(&mut live);
    // Never a whole second without a key, for longer than a draft may wait.
    let mut typed = String::new();
    for letter in 'a'..'u' {
        live.keys(&letter.to_string());
        typed.push(letter);
        live.wait(&typed);
        std::thread::sleep(Duration::from_millis(200));
    }
    live.cut();
    let mut again = home.open();
    again.wait("1 form left half-way · f opens it");
    again.keys("f");
    again.wait("client: Цой Виктория");
}

/// Home, End and F-keys as PuTTY in its modes, `screen`, the Linux console, rxvt and xterm send them.
#[test]
fn keys_mean_the_same_on_every_terminal() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    live.keys("2");
    live.wait("1 of 218");
    for end in ["\x1b[4~", "\x1b[8~", "\x1b[F", "\x1bOF"] {
        live.bytes(end.as_bytes());
        live.until(end, |screen| !screen.contains("\n 1 of 218"));
        for home in ["\x1b[1~", "\x1b[7~", "\x1b[H", "\x1bOH"] {
            live.bytes(home.as_bytes());
            live.wait("1 of 218");
        }
    }
    for (down, up) in [("\x1b[B", "\x1b[A"), ("\x1bOB", "\x1bOA")] {
        live.bytes(down.as_bytes());
        live.wait("2 of 218");
        live.bytes(up.as_bytes());
        live.wait("1 of 218");
    }
    for help in ["\x1bOP", "\x1b[11~", "\x1b[[A"] {
        live.bytes(help.as_bytes());
        live.wait("Keys of this place");
        live.bytes(b"\x7f");
        live.until("no help", |screen| !screen.contains("Keys of this place"));
    }
}

#[test]
fn the_mouse_works_where_it_is_wanted_and_is_given_back() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    assert!(!String::from_utf8_lossy(&live.written).contains("?1000h"));
    live.keys(":switch the mouse");
    live.wait("Switch the mouse on or off");
    live.keys("<enter>");
    live.wait("The mouse works here");
    assert!(String::from_utf8_lossy(&live.written).contains("\x1b[?1000h\x1b[?1006h"));
    live.bytes(b"\x1b[<0;10;1M\x1b[<0;10;1m");
    live.wait("1 of 218");
    live.bytes(b"\x1b[<65;10;10M");
    live.wait("4 of 218");
    live.keys("<c-q>");
    assert_eq!(live.end(), 0);
    assert!(live.written.ends_with(b"\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?2004l\x1b[?1049l"));
}

/// Reports of a mouse that nobody switched on here (another program left it on, a link tears them apart) press no key:
/// not in a list, whose keys the signs would be, and not in a line that is typed into.
#[test]
fn reports_of_a_mouse_are_never_keys() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    let reports: [&[u8]; 8] = [
        b"\x1b[<0;10;1M\x1b[<0;10;1m",
        b"\x1b[<64;40;10M\x1b[<65;40;10M",
        b"\x1b[<35;100;12M\x1b[<2;33;7M",
        b"\x1b[M !!\x1b[M#!!",
        b"\x1b[Madd\x1b[Mbqq\x1b[M jj",
        b"\x1b[M \xff\xfe\x1b[M#\xc4\xa0",
        b"\x1b[32;50;10M\x1b[96;2;22M",
        b"\x1b[<0;223;300M",
    ];
    let torn: [&[u8]; 4] = [b"\x1b", b"[<0;5;1M", b"\x1b[<0;2", b"2;3M"];
    for (keys, leave) in [("", ""), ("2", ""), ("4/", "<esc>"), ("2n", "<esc>")] {
        live.keys(keys);
        live.settle(Duration::from_millis(300));
        let before = live.text();
        for report in reports {
            live.bytes(report);
        }
        live.settle(Duration::from_millis(200));
        assert_eq!(live.text(), before, "after {keys:?}");
        // As a pasted text they are text; in a list that means nothing.
        if keys.is_empty() || keys == "2" {
            live.bytes(&[b"\x1b[200~".as_slice(), &reports.concat(), b"\x1b[201~"].concat());
            for piece in torn {
                live.bytes(piece);
                std::thread::sleep(Duration::from_millis(3));
            }
            live.settle(Duration::from_millis(200));
            assert_eq!(live.text(), before, "pasted or torn, after {keys:?}");
        }
        live.keys(leave);
        live.settle(Duration::from_millis(200));
    }
    live.keys("?");
    live.wait("Keys of this place");
}

/// A shell stops the program and brings it back: the terminal is the shell's meanwhile and the program's afterwards.
#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let home = Home::with_sample();
    let program = env!("CARGO_BIN_EXE_sojourn");
    let script = format!("set -m; {program} --db office.db --today {TODAY} --lang en; echo IN THE SHELL; sleep 1; fg");
    let mut live = home.start_any(&["/bin/sh", "-c", &script], &[], (80, 24));
    let today = live.whole(TODAY_IS_SHOWN);
    let before = live.written.len();
    live.keys("<c-z>");
    live.wait("IN THE SHELL");
    let given = live.written[before..].windows(8).any(|piece| piece == b"\x1b[?1049l");
    assert!(given, "the shell writes on the program's screen");
    live.until("Today as it was", |screen| screen == today);
    // And keys arrive one by one again, not line by line.
    live.keys("2");
    live.wait("[Clients]");
    live.keys("<c-q>");
    assert_eq!(live.end(), 0);
}

#[test]
fn a_pasted_text_of_many_lines_gives_no_command() {
    let home = Home::with_sample();
    let mut live = home.open();
    live.wait(TODAY_IS_SHOWN);
    live.keys("b");
    live.wait("301 acts");
    let text = "d d d d Abdullaev Rustam, dddddd\rxxxx passport dddd\rd\rq\r".repeat(20);
    live.bytes(text.as_bytes());
    live.settle(Duration::from_millis(200));
    live.bytes(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    live.settle(Duration::from_millis(200));
    live.keys("?");
    live.wait("Keys of this place");
    live.keys("<esc>");
    live.wait("301 acts");
}

/// Not a test: what the next one runs on a terminal of its own. Making the database, it meets a fault of the program.
#[test]
#[ignore = "run by another test, on a terminal of its own"]
fn a_session_that_meets_a_fault() {
    use sojourn::app::open::Place;
    use sojourn::tui::context::Office;
    use sojourn::tui::run::{Start, options, run};
    let place = Place { db: Some("office.db".into()), today: TODAY.parse().ok() };
    let start =
        Start::Missing { office: Box::new(Office::unopened(&place)), opener: Box::new(|| panic!("passport N1234567")) };
    let ended = run(start, options(sojourn::domain::lang::Lang::En, false, false));
    assert!(matches!(ended, Err(sojourn::tui::run::Fault::Broken)));
    eprintln!("AFTER THE FAULT");
}

#[test]
fn a_fault_gives_the_terminal_back_and_says_where_the_report_is() {
    let home = Home::new();
    let me = std::env::current_exe().unwrap();
    let words = [me.to_str().unwrap(), "--exact", "a_session_that_meets_a_fault", "--ignored", "--nocapture"];
    let mut live = home.start_any(&words, &[], (120, 30));
    live.wait("How to begin");
    live.keys("<enter>");
    let screen = live.whole("AFTER THE FAULT");
    assert!(screen.contains("Sojourn stopped because of a fault of its own."), "{screen}");
    assert!(!screen.contains("N1234567"), "{screen}");
    let written = String::from_utf8_lossy(&live.written).into_owned();
    let (left, said) = (written.rfind("\x1b[?1049l").unwrap(), written.find("stopped because").unwrap());
    assert!(left < said, "it is said on the terminal that was given back");
    let name = home.files().into_iter().find(|name| name.starts_with("sojourn-fault-")).unwrap();
    assert!(screen.contains(&name), "{screen}");
    let report = std::fs::read_to_string(home.path(&name)).unwrap();
    assert!(report.contains("tests/terminal.rs") && !report.contains("N1234567"), "{report}");
}
