//! Plain mode: whole talks in three languages through the standard input of the program, and what the session says to
//! single lines, wrong ones among them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::Session as Office;
use sojourn::cli::plain::{Answer, Session};
use sojourn::domain::lang::Lang;
use sojourn::i18n::Catalogue;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn office() -> Office {
    Office::open(Lang::En, 80, 24)
}

/// The number of the line that has these words.
fn number_of(page: &str, part: &str) -> String {
    let numbered = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(part);
    page.lines().find(numbered).unwrap().split('.').next().unwrap().to_owned()
}

/// The program over an office, its whole input given at once.
fn run(office: &Office, lang: &str, input: &[u8]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_sojourn"))
        .env_clear()
        .envs([("HOME", home.path().as_os_str()), ("TERM", "dumb".as_ref()), ("USER", "a.serikova".as_ref())])
        .args(["--plain", "--lang", lang, "--today", "2026-11-23", "--db", &office.db().display().to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    // A program that has said goodbye reads no more.
    drop(stdin.write_all(input));
    drop(stdin);
    program.wait_with_output().unwrap()
}

fn talk(office: &Office, lang: &str, input: &str) -> String {
    let output = run(office, lang, input.as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Who runs the tests is nobody's business.
fn anonymous(text: &str) -> String {
    let who = text.lines().next().unwrap().rsplit_once(", ").unwrap().1.trim_end_matches('.');
    text.replace(who, "a.serikova")
}

#[test]
fn a_morning_in_three_languages() {
    let talks = [
        (
            "en",
            "help\ntoday\nreview\nwhy\nnext\nsnooze +1 police\nnote called\nback\nlist\nfind иванова\n1\nwhy 1\ncase\nback\nundo\nsign off\nno\nquit\n",
        ),
        (
            "ru",
            "помощь\nсегодня\nпроверка\nпочему\nдальше\nотложить +1 полиция\nзаметка звонили\nназад\nочередь\nнайти ivanova\n1\nпочему 1\nдело\nназад\nотменить\nзакрыть проверку\nнет\nвыход\n",
        ),
        (
            "kk",
            "көмек\nбүгін\nтексеру\nнеге\nкелесі\nкейінге +1 полиция\nжазба қоңырау шалдық\nартқа\nкезек\nіздеу иванова\n1\nнеге 1\nіс\nартқа\nболдырмау\nтексеруді аяқтау\nжоқ\nшығу\n",
        ),
    ];
    for (lang, input) in talks {
        let said = talk(&office(), lang, input);
        let control = |c: &char| c.is_control() && *c != '\n';
        assert!(!said.chars().any(|c| control(&c)), "{lang}: something steers the terminal");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("plain-talk-{lang}"), anonymous(&said));
        });
    }
}

#[test]
fn the_end_of_the_input_ends_the_session_and_what_was_decided_is_saved() {
    let office = office();
    // No line break behind the last line, bytes that are no text, a line without end.
    let mut input = b"client C-000001\nnote first\n\xff\xfe\x1b[2J\n".to_vec();
    input.extend(vec![b'x'; 100_000]);
    input.extend(b"\nnote last");
    let output = run(&office, "en", &input);
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.ends_with("Goodbye. Everything is saved.\n"), "{said}");
    assert!(!said.contains('\u{1b}'));
    let note = office.client(1).dossier.client.note.unwrap();
    assert!(note.contains("first") && note.contains("last"), "{note}");
}

#[test]
fn the_end_of_a_line_without_end_is_no_command() {
    let office = office();
    let word = "note ";
    for longest in [16_384, 65_536] {
        let line = format!("client 1\n{word}{}quit\nhelp\n", "a".repeat(longest - word.len()));
        let said = talk(&office, "en", &line);
        assert!(said.contains("Commands;"), "{longest}: the talk went on");
    }
}

#[test]
fn where_there_is_no_office_it_says_so_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("none.db");
    let output = Command::new(env!("CARGO_BIN_EXE_sojourn"))
        .env_clear()
        .env("HOME", folder.path())
        .args(["--plain", "--db", &db.display().to_string()])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty() && !db.exists());
}

/// A talk without the program around it.
struct Talk {
    office: Office,
    session: Session,
}

impl Talk {
    fn new() -> Self {
        let office = office();
        let session = Session::new(office.other(), Catalogue::new(Lang::En));
        Self { office, session }
    }

    fn say(&mut self, line: &str) -> String {
        let Answer { lines, ended } = self.session.answer(line);
        assert_eq!(ended, line == "quit");
        lines.join("\n")
    }

    fn hears(&mut self, line: &str, part: &str) {
        let said = self.say(line);
        assert!(said.contains(part), "{line:?} gives no {part:?}:\n{said}");
    }
}

#[test]
fn a_wrong_line_gets_one_helpful_sentence() {
    let mut talk = Talk::new();
    assert_eq!(talk.say("   "), "");
    for (line, part) in [
        ("frobnicate", "There is no command “frobnicate”. Type help"),
        ("next", "Type review first"),
        ("done 5", "Choose a deadline first"),
        ("snooze +1", "Choose a deadline first"),
        ("why", "Choose a deadline first"),
        ("note x", "Open a client first"),
        ("assign b", "Open a client first"),
        ("7", "There is no “7” in the last list"),
        ("open", "Say which one"),
        ("0", "There is no “0”"),
        ("99999999999999999999", "There is no"),
        ("client nobody at all", "nobody at all"),
        ("case T-1", "T-1"),
        ("more", "no more lines"),
        ("yes", "Nothing was asked"),
        ("sign off", "Type review first"),
        ("back", "nothing to go back to"),
    ] {
        let said = talk.say(line);
        assert!(said.contains(part), "{line}: {said}");
        assert!(said.lines().count() <= 2, "{line}: {said}");
    }
    talk.say("review");
    talk.hears("snooze", "Say until when");
    talk.hears("snooze someday", "Say until when");
    talk.hears("note", "Write the note");
    talk.hears("assign", "Say to whom");
    talk.hears("assign nobody", "nobody");
    assert_eq!(talk.say("quit"), "Goodbye. Everything is saved.");
}

#[test]
fn numbers_lead_from_lists_to_pages_and_to_the_reckoning() {
    let mut talk = Talk::new();
    talk.hears("find Абдуллаев", "1. Абдуллаев Рустам, ABDULLAEV RUSTAM, Uzbekistan.");
    talk.hears("1", "Status: Visa-free, day 28 of 30");
    let page = talk.say("client");
    talk.hears(&format!("why {}", number_of(&page, "Visa-free stay")), "Step 1.");
    talk.hears(&number_of(&page, "T-2026-00001"), "Papers:");
    talk.hears("back", "Status: Visa-free");
    talk.hears("clients due<5", "1. Абдуллаев");
    talk.hears("cases", "T-2026-00002");
}

#[test]
fn the_review_is_worked_through_and_signed_off_after_a_yes() {
    let mut talk = Talk::new();
    talk.hears("review", "Item 1 of ");
    talk.hears("sign off", "not been looked at");
    talk.hears("yes", "Nothing was asked");
    let walked = (0..50).find(|_| talk.say("next").contains("This was the last item"));
    assert!(walked.is_some_and(|items| items > 1), "{walked:?}");
    talk.hears("sign off", "This cannot be undone");
    talk.hears("help", "Commands");
    talk.hears("yes", "Nothing was asked");
    talk.say("sign off");
    talk.hears("yes", "signed off");
}

#[test]
fn decisions_are_those_of_the_program_and_can_be_undone() {
    let mut talk = Talk::new();
    let review = talk.say("review");
    assert!(review.contains("Item 1 of"));
    // Find an act of a client: ordering papers can be put off, a stay cannot be marked done.
    talk.say("client C-000001");
    let page = talk.say("client C-000001");
    let number = |part: &str| number_of(&page, part);
    talk.hears(&number("Visa-free stay"), "Step 1.");
    talk.hears("done KZ-1", "fact");
    talk.hears("snooze +1w police", "Put off until 30.11.2026");
    talk.hears("undo", "Undone");
    talk.hears(&number("Order the papers"), "Step 1.");
    talk.hears("done", "Recorded as done");
    assert!(talk.office.client(1).dossier.actions.iter().any(|action| action.proof.is_none()));
    talk.hears("undo", "Undone");
    assert!(talk.office.client(1).dossier.actions.is_empty());
    talk.hears("note =cmd|' /C calc'!A0\u{1b}[2J", "Noted");
    assert!(!talk.office.client(1).dossier.client.note.unwrap().contains('\u{1b}'));
    talk.hears("assign a.serikova", "Given to a.serikova");
    assert!(talk.office.client(1).dossier.client.owner.is_some());
}

/// Signs that steer a terminal, turn the direction of writing, or have no width.
fn is_hostile(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

const HOSTILE: &str =
    "\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31mEvil\r\u{8}\u{202e}live\u{2066}\u{200b}\u{feff}\u{ad} Злой\u{0}";

#[test]
fn names_that_steer_a_terminal_are_said_without_what_steers_it() {
    let office = office();
    // Past the program: whoever can write the file writes what they like.
    let raw = rusqlite::Connection::open(office.db()).unwrap();
    raw.execute("UPDATE client SET name_cyrillic = ?1, name_latin = ?1, note = ?1", [HOSTILE]).unwrap();
    raw.execute("UPDATE sponsor SET name = ?1", [HOSTILE]).unwrap();
    raw.execute("UPDATE identity_document SET number = ?1", [HOSTILE]).unwrap();
    raw.execute("UPDATE case_file SET payer = ?1", [HOSTILE]).unwrap();
    drop(raw);
    for lang in ["en", "ru", "kk"] {
        let input = format!(
            "today\nclients\n1\nwhy\ncase\ncases\nreview\nwhy\nnext\nlist\nfind {HOSTILE}\n{HOSTILE}\nclient C-000002\nnote {HOSTILE}\nassign {HOSTILE}\nundo\nquit\n"
        );
        let said = talk(&office, lang, &input);
        let found: Vec<char> = said.chars().filter(|c| is_hostile(*c)).collect();
        assert!(found.is_empty(), "{lang}: {found:?} in {said}");
        assert!(said.contains("Evil"), "{lang}: the name is still said\n{said}");
    }
}

#[test]
fn a_viewer_hears_everything_and_changes_nothing() {
    let office = office();
    let mut boss = office.other();
    let fields = [("login", "v.viewer"), ("name", "v"), ("role", "viewer")].map(|(name, text)| (name, text.to_owned()));
    boss.keep_person(None, &fields, None).unwrap();
    let keeper = sojourn::store::sqlite::open(&office.db(), sojourn::store::sqlite::OpenMode::Work).unwrap();
    let desk = sojourn::app::desk::Desk::new(Box::new(keeper), "v.viewer", "2026-11-23".parse().ok()).unwrap();
    let mut talk = Talk { session: Session::new(desk, Catalogue::new(Lang::En)), office };
    let head = |office: &Office| office.client(1).dossier;
    let before = head(&talk.office);
    let help = talk.say("help");
    for (word, offered) in [("clients", true), ("why", true), ("note", false), ("undo", false), ("sign off", false)] {
        assert_eq!(help.lines().any(|line| line.starts_with(&format!("{word}"))), offered, "{word}\n{help}");
    }
    talk.hears("today", "Абдуллаев");
    talk.hears("client C-000001", "Status: Visa-free");
    let page = talk.say("client C-000001");
    talk.hears(&number_of(&page, "Order the papers"), "Step 1.");
    for line in ["done KZ-1", "snooze +1 police", "note x", "assign a.serikova", "undo", "review", "sign off"] {
        let said = talk.say(line);
        assert!(said.contains("role does not allow") || said.contains("Type review first"), "{line}: {said}");
    }
    assert_eq!(format!("{:?}", head(&talk.office)), format!("{before:?}"));
}

#[test]
fn numbers_that_are_hidden_are_not_said_anywhere() {
    let office = office();
    office.other().keep_preference("hide-numbers", Some(&true)).unwrap();
    let mut talk = Talk { session: Session::new(office.other(), Catalogue::new(Lang::En)), office };
    let numbers = ["FA1234567", "701 000 00 00", "7010000000"];
    let page = talk.say("client C-000001");
    assert!(page.contains("*******67") && numbers.iter().all(|number| !page.contains(number)), "{page}");
    let note = "note passport FA1234567, phone +7 701 000 00 00";
    for line in [note, "find FA1234567", "client FA1234567", "clients FA1234567", "FA1234567", "case", "review"] {
        let said = talk.say(line);
        assert!(numbers.iter().all(|number| !said.contains(number)), "{line}: {said}");
    }
    talk.say("client C-000001");
    talk.hears("show", "said in full");
    talk.hears("client C-000001", "FA1234567");
    // That they were shown again is noted, and the choice stays.
    let raw = rusqlite::Connection::open(talk.office.db()).unwrap();
    let noted: i64 =
        raw.query_row("SELECT count(*) FROM read_log WHERE what = 'numbers'", [], |row| row.get(0)).unwrap();
    assert_eq!(noted, 1);
    assert_eq!(talk.office.other().preference("hide-numbers").unwrap(), Some(false));
    talk.hears("hide", "are hidden");
    assert!(!talk.say("client C-000001").contains("FA1234567"));
}
