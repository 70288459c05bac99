//! Who may do what: every command × every role, through the keys of the screens, the command line and SSH alike.
//!
//! The table of roles is one (`app::command`, `app::errand`); here it is held against what really happens: a key that is
//! refused writes nothing, a command line that is refused ends with exit code 4 and leaves no trace in the journal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

#[allow(dead_code)]
mod pages_fixture;

#[path = "permissions/matrix.rs"]
mod matrix;
#[path = "permissions/ssh.rs"]
mod ssh;

use pages_fixture::{Session, day};
use sojourn::app::command::{Command, Place};
use sojourn::app::desk::Desk;
use sojourn::app::errand::{Errand, ROLES, roles_table};
use sojourn::app::error::ErrorKind;
use sojourn::cli;
use sojourn::domain::clean::Clean;
use sojourn::domain::id::ClientId;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::{Role, Staff};
use sojourn::i18n::Catalogue;
use sojourn::store::Act;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::tui::event::Event;
use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;

fn staff(login: &str, role: Role) -> Staff {
    Staff::new(Some(Clean::line(login)), Clean::line(login), role)
}

fn act(reason: &str) -> Act {
    Act {
        who: Clean::line("boss"),
        reason: reason.to_owned(),
        group: None,
        today: day("2026-11-23"),
        at_ms: 0,
        origin: None,
    }
}

/// One way to ask for each errand. `X` is a database beside the one that is open.
const LINES: &[(&str, &[&str])] = &[
    ("", &[]),
    ("demo", &["demo", "--db", "X"]),
    ("import", &["import", "nothing.csv"]),
    ("import maps", &["import", "maps"]),
    ("import all", &["import", "all"]),
    ("export", &["export", "clients"]),
    ("export --unmasked", &["export", "clients", "--unmasked"]),
    ("export client", &["export", "client", "C-000001"]),
    ("export all", &["export", "all"]),
    ("review", &["review"]),
    ("review start", &["review", "start"]),
    ("review seen", &["review", "seen", "TRP-END/P-000001"]),
    ("review done", &["review", "done", "TRP-END/P-000001"]),
    ("review snooze", &["review", "snooze", "TRP-END/P-000001", "--until", "2026-12-01", "--reason", "client"]),
    ("review note", &["review", "note", "TRP-END/P-000001", "x"]),
    ("review request", &["review", "request", "TRP-END/P-000001"]),
    ("review sign-off", &["review", "sign-off"]),
    ("review control-list", &["review", "control-list"]),
    ("review status", &["review", "status"]),
    ("review rules", &["review", "rules"]),
    ("review rules --sign-off-by --climb-…", &["review", "rules", "--climb-deputy", "2"]),
    ("due", &["due"]),
    ("report", &["report", "expiries"]),
    ("client show", &["client", "show", "C-000001"]),
    ("client distinct", &["client", "distinct", "C-000001", "C-000900"]),
    ("case show", &["case", "show", "T-2026-00001"]),
    ("case check", &["case", "check", "T-2026-00001"]),
    ("case file", &["case", "file", "T-2026-00001", "--on", "2026-11-20", "--channel", "online"]),
    ("case outcome", &["case", "outcome", "T-2026-00001", "refused", "--on", "2026-11-20"]),
    ("case hand-over", &["case", "hand-over", "T-2026-00001", "--on", "2026-11-20"]),
    ("case stage", &["case", "stage", "T-2026-00001", "ready"]),
    ("case originals", &["case", "originals", "T-2026-00001"]),
    ("explain", &["explain", "TRP-END/P-000001"]),
    ("letter", &["letter", "T-2026-00001", "missing-papers"]),
    ("letter silent", &["letter", "silent"]),
    ("letter answer", &["letter", "answer", "T-2026-00001"]),
    ("letter wording", &["letter", "wording", "date", "ru"]),
    ("letter wording --set --reset", &["letter", "wording", "date", "ru", "--reset"]),
    ("fact", &["fact", "exit", "C-000001", "--on", "20.11.2026"]),
    ("what-if", &["what-if", "C-000001", "--exit", "2026-11-30"]),
    ("calc", &["calc", "iin", "900312300012"]),
    ("rules list", &["rules", "list"]),
    ("rules check", &["rules", "check", "nothing.toml"]),
    ("rules export", &["rules", "export"]),
    ("rules diff", &["rules", "diff", "--built-in"]),
    ("rules import", &["rules", "import", "--built-in", "--yes"]),
    ("rules confirm", &["rules", "confirm", "REG-30", "--yes"]),
    ("calendar show", &["calendar", "show"]),
    ("calendar override", &["calendar", "override", "2027-05-16", "off", "Ait", "--yes"]),
    ("feed", &["feed"]),
    ("digest", &["digest", "--dry-run"]),
    ("digest status", &["digest", "status"]),
    ("digest setup", &["digest", "setup"]),
    ("digest setup --server …", &["digest", "setup", "--server", "mail.example.kz"]),
    ("staff list", &["staff", "list"]),
    ("staff add", &["staff", "add", "Айгуль"]),
    ("staff edit", &["staff", "edit", "boss", "--name", "Boss"]),
    ("staff deactivate", &["staff", "deactivate", "else"]),
    ("staff activate", &["staff", "activate", "else"]),
    ("staff key add", &["staff", "key", "add", "boss", "--file", "-"]),
    ("staff key list", &["staff", "key", "list"]),
    ("staff key remove", &["staff", "key", "remove", "K-000001"]),
    ("staff keys-file", &["staff", "keys-file"]),
    ("access list", &["access", "list"]),
    ("access show", &["access", "show", "C-000001"]),
    ("access restrict", &["access", "restrict", "C-000001", "--to", "boss"]),
    ("access lift", &["access", "lift", "C-000001"]),
    ("access let-me-in", &["access", "let-me-in", "C-000001", "--reason", "x"]),
    ("journal list", &["journal", "list"]),
    ("journal list --reads", &["journal", "list", "--reads"]),
    ("journal head", &["journal", "head"]),
    ("journal verify", &["journal", "verify"]),
    ("attach", &["attach", "T-2026-00001", "passport", "nothing.pdf"]),
    ("attachment list", &["attachment", "list", "T-2026-00001"]),
    ("attachment get", &["attachment", "get", "G-000001"]),
    ("attachment remove", &["attachment", "remove", "G-000001"]),
    ("attachment limit", &["attachment", "limit"]),
    ("attachment limit --set", &["attachment", "limit", "--set", "30"]),
    ("scan", &["scan"]),
    ("client report", &["client", "report", "C-000001"]),
    ("report access", &["report", "access"]),
    ("erase", &["erase", "C-000001", "--reason", "order"]),
    ("erase list", &["erase", "list"]),
    ("erase due", &["erase", "due"]),
    ("erase approve", &["erase", "approve", "Z-000001"]),
    ("erase reject", &["erase", "reject", "Z-000001"]),
    ("erase act", &["erase", "act", "Z-000001"]),
    ("erase finish", &["erase", "finish"]),
    ("privacy overview", &["privacy", "overview"]),
    ("privacy form", &["privacy", "form", "C-000001"]),
    ("privacy consent", &["privacy", "consent", "C-000001"]),
    ("privacy withdraw", &["privacy", "withdraw", "V-000001"]),
    ("privacy request", &["privacy", "request", "C-000001", "access"]),
    ("privacy answer", &["privacy", "answer", "R-000001"]),
    ("privacy block", &["privacy", "block", "C-000001", "--why", "x"]),
    ("privacy unblock", &["privacy", "unblock", "C-000001"]),
    ("privacy hold", &["privacy", "hold", "C-000001", "--why", "x"]),
    ("privacy release", &["privacy", "release", "C-000001"]),
    ("privacy retention", &["privacy", "retention"]),
    ("privacy retention --years --on", &["privacy", "retention", "aml", "--years", "5"]),
    ("privacy operator", &["privacy", "operator"]),
    ("privacy operator --name …", &["privacy", "operator", "--name", "x"]),
    ("incident add", &["incident", "add", "x"]),
    ("incident list", &["incident", "list"]),
    ("incident concerned", &["incident", "concerned", "J-000001"]),
    ("incident notices", &["incident", "notices", "J-000001"]),
    ("incident told", &["incident", "told", "J-000001", "--ministry"]),
    ("check", &["check"]),
    ("check --sweep", &["check", "--sweep"]),
    ("backup", &["backup", "copies"]),
    ("backup --check", &["backup", "--check", "nothing.db"]),
    ("server", &["server", "check"]),
    ("man", &["man"]),
    ("restore", &["restore", "nothing.db", "--wait", "1"]),
    ("doctor", &["doctor"]),
    ("undo", &["undo"]),
    ("completions", &["completions", "bash"]),
];

fn line_of(errand: Errand) -> Vec<&'static str> {
    let known = LINES.iter().find(|(path, _)| *path == errand.path());
    known.unwrap_or_else(|| panic!("no command line for {errand:?}")).1.to_vec()
}

#[test]
fn every_command_line_is_the_errand_that_it_is_called() {
    let read = |errand: &Errand| {
        let words = std::iter::once("sojourn").chain(line_of(*errand));
        cli::errand_of(&words.map(OsString::from).collect::<Vec<_>>())
    };
    let other: Vec<&Errand> = Errand::ALL.iter().filter(|errand| read(errand) != Some(**errand)).collect();
    assert!(other.is_empty(), "{other:?}");
    assert_eq!(LINES.len(), Errand::ALL.len());
}

#[test]
fn a_command_over_ssh_is_the_same_errand_or_none() {
    let mut offered = 0;
    for errand in Errand::ALL {
        if let Some(found) = cli::errand_at_door(&line_of(*errand).join(" ")) {
            assert_eq!(found, *errand);
            offered += 1;
        }
    }
    assert!(offered > 30, "{offered}");
    for text in ["sh", "staff\nlist", "review; id", "export all --out /tmp/x", "check --db /tmp/x"] {
        assert_eq!(cli::errand_at_door(text), None, "{text:?}");
    }
}

/// The paths of all commands that do something, as the description of the command line has them.
fn leaves(command: &clap::Command, path: &str, found: &mut Vec<String>) {
    let mut inner = command.get_subcommands().peekable();
    if inner.peek().is_none() || !command.is_subcommand_required_set() {
        found.push(path.to_owned());
    }
    for inner in inner {
        leaves(inner, format!("{path} {}", inner.get_name()).trim(), found);
    }
}

#[test]
fn every_command_of_the_command_line_stands_in_the_table() {
    let mut found = Vec::new();
    leaves(&cli::command(), "", &mut found);
    let known: HashSet<&str> = Errand::ALL.iter().map(|errand| errand.path()).collect();
    let whole = ["fact", "calc", "server"]; // one role for all of theirs
    let missing: Vec<&String> = found
        .iter()
        .filter(|path| !known.contains(path.as_str()) && !whole.iter().any(|start| path.starts_with(start)))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_key_and_its_command_line_need_the_same_role() {
    // These keys only say how the command line does it, or do more than it.
    let other = [Command::HowToImport, Command::HowToDemo, Command::MoveOriginals];
    for command in Command::ALL.iter().filter(|command| !other.contains(command)) {
        let Some(cli) = command.spec().cli else { continue };
        let stripped = cli.strip_suffix(" --withdraw").unwrap_or(cli);
        // Lists of clients and cases have no errand of their own yet.
        if let Some(errand) = Errand::ALL.iter().find(|errand| errand.path() == stripped) {
            assert_eq!(errand.role(), command.spec().role, "{command:?} and {cli:?}");
        }
    }
}

/// An office in which whoever runs the tests has a role.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new(role: Role) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        let mut store =
            sqlite::create(&bench.db(), OpenMode::Batch, &act("create"), staff("boss", Role::Admin)).unwrap();
        let me = whoami::username().unwrap();
        let store: &mut dyn sojourn::store::Store = &mut store;
        store
            .writing(&act("add"), |writes| {
                writes.put(staff(&me, role).into())?;
                writes.put(staff("else", Role::Officer).into())
            })
            .unwrap();
        bench
    }

    fn db(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    fn journal(&self) -> i64 {
        journal(&self.db())
    }

    /// The exit code, and what was said of it.
    fn run(&self, words: &[&str]) -> (i32, String) {
        let words = words.iter().map(|word| if *word == "X" { "other.db" } else { word });
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_sojourn"))
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .env("SOJOURN_DB", self.db())
            .current_dir(self.folder.path())
            .args(["--today", "2026-11-23"])
            .args(words)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

fn journal(db: &Path) -> i64 {
    let desk = Desk::new(Box::new(sqlite::open(db, OpenMode::Work).unwrap()), "boss", None).unwrap();
    desk.read(|reads| reads.journal_head()).unwrap().unwrap().1
}

#[test]
fn the_command_line_refuses_whatever_is_above_a_role_and_writes_nothing() {
    let denied = ErrorKind::NotAllowed.exit_code();
    for role in ROLES {
        let bench = Bench::new(role);
        let before = bench.journal();
        for errand in Errand::ALL.iter().filter(|errand| !errand.allowed(role)) {
            let (code, said) = bench.run(&line_of(*errand));
            assert_eq!(code, i32::from(denied), "{role:?} {errand:?}: {said}");
            assert_eq!(bench.journal(), before, "{role:?} {errand:?}");
        }
        // What is just allowed is refused for other reasons, if at all. The screens need a terminal.
        let mine = |errand: &&Errand| errand.role() == role && **errand != Errand::Screens;
        for errand in Errand::ALL.iter().filter(mine) {
            let (code, said) = bench.run(&line_of(*errand));
            assert_ne!(code, i32::from(denied), "{role:?} {errand:?}: {said}");
        }
    }
}

/// The keys that lead to a place, from Today.
fn way(place: Place) -> Option<&'static str> {
    Some(match place {
        Place::Today => "",
        Place::BlindSpots => "gb",
        Place::Clients => "gc",
        Place::Cases => "ga",
        Place::Documents => "gd",
        Place::Deadlines => "gl",
        Place::Client => "gc<enter>",
        Place::Case => "ga<enter>",
        Place::Calendar => "gm",
        Place::Day => "gm<enter>",
        Place::Reports => "gp",
        Place::Journal => "gj",
        Place::Settings => "gs",
        Place::Rules => "gs<end><enter>",
        Place::Review => "gr",
        Place::Sponsors => ":sponsors<enter>",
        Place::Sponsor => ":sponsors<enter><enter>",
        Place::Originals => ":originals<enter>",
        Place::Privacy => ":personal data<enter>",
        // The one begins with a path that is typed, the other with no office at all.
        Place::Import | Place::FirstStart => return None,
    })
}

fn become_role(session: &mut Session, role: Role) {
    session.terminal.event(Event::Standing(Box::new(staff("a.serikova", role))));
}

#[test]
fn a_key_above_a_role_is_refused_in_every_place_and_one_that_is_allowed_is_not() {
    let refusal = Catalogue::new(Lang::En).text("tui-not-allowed");
    let mut tried = 0;
    for place in Place::ALL {
        let Some(way) = way(*place) else { continue };
        let mut session = Session::open(Lang::En, 100, 30);
        session.keys(way);
        let before = journal_of(&session);
        let here = |command: &&Command| {
            let spec = command.spec();
            spec.places.contains(place) && !spec.keys.is_empty() && spec.role > Role::Viewer
        };
        let commands: Vec<&Command> = Command::ALL.iter().filter(here).collect();
        for command in &commands {
            for role in ROLES.into_iter().filter(|role| !command.allowed(*role)) {
                become_role(&mut session, role);
                session.terminal.event(Event::Key(command.spec().keys[0]));
                session.shows(&refusal);
                tried += 1;
            }
        }
        assert_eq!(journal_of(&session), before, "{place:?}");
        for command in commands {
            session.again(Lang::En, 100, 30);
            session.keys(way);
            become_role(&mut session, command.spec().role);
            session.terminal.event(Event::Key(command.spec().keys[0]));
            session.hides(&refusal);
        }
    }
    assert!(tried > 80, "{tried}");
}

fn journal_of(session: &Session) -> i64 {
    session.other().read(|reads| reads.journal_head()).unwrap().unwrap().1
}

#[test]
fn the_palette_gives_no_command_above_a_role() {
    let mut session = Session::open(Lang::En, 100, 30);
    let before = journal_of(&session);
    become_role(&mut session, Role::Viewer);
    for command in Command::ALL.iter().filter(|command| command.spec().role > Role::Viewer) {
        session.keys(":").keys(&command.spec().name.replace('-', " ")).keys("<enter><esc><esc><esc>");
    }
    session.keys("gt");
    session.shows("Today");
    assert_eq!(journal_of(&session), before);
}

#[test]
fn a_role_counts_the_same_for_my_clients_and_for_others() {
    let session = Session::open(Lang::En, 80, 24);
    let db = session.db();
    let mut boss = session.other();
    let (mine, others) = (ClientId(1), ClientId(2));
    for role in ROLES {
        let login = role.as_str();
        let me = boss.keep_person(
            None,
            &[("login", login.to_owned()), ("name", login.to_owned()), ("role", login.to_owned())],
            None,
        );
        let me = me.unwrap();
        boss.assign(&[mine], me).unwrap();
        let keeper = sqlite::open(&db, OpenMode::Batch).unwrap();
        let mut desk = Desk::new(Box::new(keeper), login, Some(day("2026-11-23"))).unwrap();
        for client in [mine, others] {
            assert!(desk.client_page(client).is_ok());
            let noted = desk.add_note(client, "seen").map(drop).map_err(|error| error.kind);
            let expected = if role >= Role::Officer { Ok(()) } else { Err(ErrorKind::NotAllowed) };
            assert_eq!(noted, expected, "{role:?} {client}");
        }
    }
}

const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPfW9p7lD+rJxBPiGBySwG+DIF/oqMgehwpD5gFb3VQA laptop";

#[test]
fn an_admin_keeps_people_and_keys_in_the_settings_and_nobody_else_does() {
    let mut session = Session::open(Lang::En, 80, 24);
    let people = "gs<home><down><down><down><down><down><enter>";
    become_role(&mut session, Role::Supervisor);
    session.keys(people).shows(&Catalogue::new(Lang::En).text("tui-not-allowed"));
    become_role(&mut session, Role::Admin);
    session.keys(people).keys("serikova<enter>").shows("Add a key");
    session.keys("add<enter>").terminal.paste("-----BEGIN OPENSSH PRIVATE KEY-----");
    session.keys("<f2>").shows("private half");
    session.keys("<esc>").keys("<enter>serikova<enter>add<enter>").terminal.paste(KEY);
    session.keys("<f2>").shows("Settled for the office");
    session.keys("<enter>serikova<enter>laptop<enter>").shows("Take this key out of use");
    session.keys("take<enter>").shows("Take K-000001 (laptop) out of use?");
    session.keys("y");
    let person = session.other().people().unwrap().into_iter().find(|person| !person.keys.is_empty()).unwrap();
    assert!(!person.keys[0].active && person.staff.login.unwrap().as_str() == "a.serikova");
    session.keys("<enter>new<enter>").shows("Login");
}

#[test]
fn a_name_of_a_sheet_that_is_given_a_login_stays_one_person() {
    let bench = Bench::new(Role::Admin);
    assert_eq!(bench.run(&["staff", "add", "d.akhmetov", "--email", "d@example.kz"]).0, 0);
    let (code, said) = bench.run(&["staff", "add", "d.akhmetov", "--role", "officer", "--name", "Данияр Ахметов"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(bench.run(&["staff", "add", "d.akhmetov", "--role", "officer"]).0, 3);
    let desk = Desk::new(Box::new(sqlite::open(&bench.db(), OpenMode::Work).unwrap()), "boss", None).unwrap();
    let found: Vec<_> = desk.people().unwrap().into_iter().filter(|one| one.staff.email.is_some()).collect();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].staff.handle().as_str(), found[0].staff.role), ("d.akhmetov", Role::Officer));
    assert_eq!(found[0].staff.name.as_str(), "Данияр Ахметов");
}

#[test]
fn the_table_of_roles_in_the_manual_is_that_of_the_program() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/roles.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("<!-- roles: made from the program -->\n").unwrap();
    let (kept, tail) = rest.split_once("<!-- end of roles -->").unwrap();
    let words = Catalogue::new(Lang::En);
    let table = roles_table(&|command| words.text(&command.text_id()));
    if std::env::var_os("UPDATE_README").is_some() {
        let text = format!("{head}<!-- roles: made from the program -->\n{table}<!-- end of roles -->{tail}");
        std::fs::write(path, text).unwrap();
    } else {
        assert_eq!(kept, table, "run this test with UPDATE_README=1");
    }
}
