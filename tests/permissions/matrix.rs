//! Every command × every role × whose the client is: mine, another officer's, restricted to others.
//!
//! At the command line, as the forced command of a key, and on the screens. One office a role: three clients with everything that a command line can name, numbered alike, so that the same words
//! with another number are about another of them. The restricted one is mine by ownership and restricted to somebody else.

use super::pages_fixture::{day, seat};
use super::ssh::{self, Gate};
use super::{LINES, ROLES, act, journal, staff};
use sojourn::app::command::{Command, Place};
use sojourn::app::desk::Desk;
use sojourn::app::errand::{Errand, Reach};
use sojourn::app::error::ErrorKind;
use sojourn::domain::case::{Case, CaseKind, Stage};
use sojourn::domain::choice::Ground;
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::id::{CaseId, ClientId, StaffId};
use sojourn::domain::lang::Lang;
use sojourn::domain::permit::{Permit, PermitKind};
use sojourn::domain::record::{Fields, Key, Kind, Record};
use sojourn::domain::staff::Role;
use sojourn::i18n::Catalogue;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Result, Store, Writes};
use sojourn::tui::event::Event;
use sojourn::tui::session::Scripted;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The names of the three: mine, another officer's, restricted to others.
const NAMES: [&str; 3] = ["Ownova", "Othersky", "Qwyjibo"];
const RESTRICTED: usize = 2;

/// An office whose person `me` has that role.
fn office(db: &Path, me: &str, role: Role) {
    let mut store = sqlite::create(db, OpenMode::Batch, &act("create"), staff("boss", Role::Admin)).unwrap();
    let store: &mut dyn Store = &mut store;
    store
        .writing(&act("add"), |writes| {
            let boss = writes.staff()?[0].id;
            let me = StaffId(writes.put(staff(me, role).into())?.id);
            ssh::key(writes, me)?;
            let other = StaffId(writes.put(staff("else", Role::Officer).into())?.id);
            for (name, owner) in NAMES.iter().zip([me, other, me]) {
                // An officer rejects what they proposed themselves; nobody approves that.
                fill(writes, name, owner, if role == Role::Officer { me } else { boss })?;
            }
            let wall = [("client", 3.into()), ("staff", boss.0.into()), ("since", "2026-11-23".into())];
            put(writes, Kind::Access, &[&wall[..], &[("recovered", false.into())]].concat())
        })
        .unwrap();
}

fn put(writes: &mut dyn Writes, kind: Kind, given: &[(&str, serde_json::Value)]) -> Result<()> {
    let mut fields: Fields =
        kind.fields().iter().map(|field| (field.name.to_owned(), serde_json::Value::Null)).collect();
    fields.extend(given.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    writes.put(Record::from_fields(Key { kind, id: 0 }, 0, fields).unwrap()).map(drop)
}

/// A client with one of everything that a command line can name.
fn fill(writes: &mut dyn Writes, name: &str, owner: StaffId, proposer: StaffId) -> Result<()> {
    let text = Some(Clean::line(name));
    let person = Client {
        name_latin: text.clone(),
        citizenship: Country::code("UZB"),
        owner: Some(owner),
        ..Client::new(day("2026-10-01"))
    };
    let client = ClientId(writes.put(person.into())?.id);
    let permit = Permit {
        number: text.clone(),
        ground: Some(Ground::Employment),
        ..Permit::new(client, PermitKind::Trp, day("2026-01-01"), day("2026-12-14"))
    };
    writes.put(permit.into())?;
    let case = Case {
        stage: Stage::Collecting,
        ground: Some(Ground::Employment),
        owner: Some(owner),
        note: text,
        ..Case::new(client, CaseKind::Extension, day("2026-11-02"))
    };
    let case = CaseId(writes.put(case.into())?.id);
    let of = ("client", serde_json::Value::from(client.0));
    let scan = [
        ("case", case.0.into()),
        ("requirement", "passport".into()),
        ("name", format!("{name}.pdf").into()),
        ("sha256", "0a".repeat(32).into()),
        ("format", "pdf".into()),
        ("size", "12".into()),
        ("added_on", "2026-11-03".into()),
    ];
    put(writes, Kind::Attachment, &[&scan[..], std::slice::from_ref(&of)].concat())?;
    put(writes, Kind::Consent, &[of.clone(), ("person", name.into()), ("given_on", "2026-10-01".into())])?;
    let asks = [of, ("demand", "access".into()), ("received_on", "2026-11-20".into()), ("came_by", name.into())];
    put(writes, Kind::DataRequest, &asks)?;
    let destruction = [
        ("subject", client.0.into()),
        ("why", "order".into()),
        ("proposed_on", "2026-11-20".into()),
        ("proposed_by", proposer.0.into()),
    ];
    put(writes, Kind::Destruction, &destruction)
}

/// The words of an errand about the client of that number.
fn about(words: &[&str], client: usize) -> Vec<String> {
    let word =
        |word: &&str| word.replace("000001", &format!("{client:06}")).replace("-00001", &format!("-{client:05}"));
    words.iter().map(word).collect()
}

#[test]
fn the_table_knows_which_command_lines_name_a_client() {
    for (path, words) in LINES {
        let errand = Errand::ALL.iter().find(|errand| errand.path() == *path).unwrap();
        let key_of_a_person = path.starts_with("staff key") || path.starts_with("incident");
        let names = !key_of_a_person && about(words, 2).iter().zip(*words).any(|(other, word)| other != word);
        assert_eq!(errand.reach() != Reach::Office, names, "{path}");
    }
}

/// One role at its command line, or at the other end of a connection.
struct Bench {
    folder: tempfile::TempDir,
    gate: Option<Gate>,
}

impl Bench {
    fn new(role: Role, gate: Option<Gate>) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap(), gate };
        office(&bench.path("kept.db"), &whoami::username().unwrap(), role);
        drop(sqlite::open(&bench.path("kept.db"), OpenMode::Work).unwrap());
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn db(&self) -> PathBuf {
        self.gate.as_ref().map_or_else(|| self.path("office.db"), Gate::db)
    }

    /// Not every command is offered over SSH.
    fn offers(&self, words: &[String]) -> bool {
        self.gate.is_none() || sojourn::cli::errand_at_door(&ssh::text(words)).is_some()
    }

    /// The exit code, what was said, and whether the journal grew by more than a refusal; each on the office as it was at
    /// first.
    fn run(&self, words: &[String]) -> (i32, String, bool) {
        let db = self.db();
        for end in ["-wal", "-shm", ".erased"] {
            drop(std::fs::remove_file(format!("{}{end}", db.display())));
        }
        std::fs::copy(self.path("kept.db"), &db).unwrap();
        let (before, unnamed) = ssh::entries(&db);
        let output = match &self.gate {
            Some(gate) => gate.command(&ssh::text(words)).output(),
            None => std::process::Command::new(env!("CARGO_BIN_EXE_sojourn"))
                .env_clear()
                .env("HOME", self.folder.path())
                .env("TMPDIR", self.folder.path())
                .env("SOJOURN_DB", &db)
                .current_dir(self.folder.path())
                .args(["--today", "2026-11-23"])
                .args(words)
                .stdin(Stdio::null())
                .output(),
        };
        let output = output.unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        let (after, nameless) = ssh::entries(&db);
        assert!(self.gate.is_none() || nameless == unnamed, "{words:?}: an entry without key or address");
        (output.status.code().unwrap(), said, after > before)
    }
}

/// What one errand does about each of the three, held against the table; what differs.
fn tried(bench: &Bench, errand: Errand, role: Role) -> Vec<String> {
    let denied = i32::from(ErrorKind::NotAllowed.exit_code());
    let words = LINES.iter().find(|(path, _)| *path == errand.path()).unwrap().1;
    let as_unknown = |code: i32| bench.run(&about(words, 9)).0 == code;
    let (mut wrong, mut codes) = (Vec::new(), Vec::new());
    for (whose, least) in errand.roles_by_client().into_iter().enumerate() {
        let words = about(words, whose + 1);
        let (code, said, wrote) = bench.run(&words);
        let offered = bench.offers(&words);
        let allowed = offered && least.is_some_and(|least| role >= least);
        let as_expected = match (allowed, whose) {
            (true, _) => code != denied,
            _ if !offered => code != 0,
            // It is refused, or as if there were no such number.
            (false, RESTRICTED) => code == denied || (code != 0 && as_unknown(code)),
            (false, _) if errand.reach() == Reach::Hidden && errand.allowed(role) => code != 0,
            (false, _) => code == denied,
        };
        if !as_expected || (wrote && !allowed) || (!allowed && said.contains(NAMES[whose])) {
            wrong.push(format!("{role:?} {errand:?} {}: {code}, wrote {wrote}: {said}", NAMES[whose]));
        }
        if allowed {
            codes.push(code);
        }
    }
    // A client of somebody else is as much a client as mine.
    if codes.windows(2).any(|pair| pair[0] != pair[1]) {
        wrong.push(format!("{role:?} {errand:?} {codes:?}"));
    }
    wrong
}

fn every_command(role: Role, gate: Option<Gate>) {
    let bench = Bench::new(role, gate);
    let named: Vec<Errand> = Errand::ALL.iter().copied().filter(|errand| errand.reach() != Reach::Office).collect();
    let wrong: Vec<String> = named.iter().flat_map(|errand| tried(&bench, *errand, role)).collect();
    assert!(named.len() > 35 && wrong.is_empty(), "{}", wrong.join("\n"));
}

fn every_command_line(role: Role) {
    every_command(role, None);
}

fn every_command_over_ssh(role: Role) {
    if let Some(gate) = Gate::up() {
        every_command(role, Some(gate));
    }
}

#[test]
fn every_command_line_of_a_viewer_by_whose_the_client_is() {
    every_command_line(Role::Viewer);
}

#[test]
fn every_command_over_ssh_of_a_viewer_by_whose_the_client_is() {
    every_command_over_ssh(Role::Viewer);
}

#[test]
fn every_command_line_of_an_officer_by_whose_the_client_is() {
    every_command_line(Role::Officer);
}

#[test]
fn every_command_over_ssh_of_an_officer_by_whose_the_client_is() {
    every_command_over_ssh(Role::Officer);
}

#[test]
fn every_command_line_of_a_supervisor_by_whose_the_client_is() {
    every_command_line(Role::Supervisor);
}

#[test]
fn every_command_over_ssh_of_a_supervisor_by_whose_the_client_is() {
    every_command_over_ssh(Role::Supervisor);
}

#[test]
fn every_command_line_of_an_admin_by_whose_the_client_is() {
    every_command_line(Role::Admin);
}

#[test]
fn every_command_over_ssh_of_an_admin_by_whose_the_client_is() {
    every_command_over_ssh(Role::Admin);
}

/// One role at the screens.
struct Desktop {
    folder: tempfile::TempDir,
}

impl Desktop {
    fn new(role: Role) -> Self {
        let desktop = Self { folder: tempfile::tempdir().unwrap() };
        office(&desktop.db(), "me", role);
        desktop
    }

    fn db(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    /// The program after these keys; the session in hand where it is there again once a popup is closed.
    fn at(&self, keys: &str, session: Option<(Scripted, &str)>) -> Scripted {
        if let Some((mut session, start)) = session {
            session.keys("<esc>");
            if body(&session) == start {
                return session;
            }
        }
        let keeper = sqlite::open(&self.db(), OpenMode::Batch).unwrap();
        let mut session = seat(Desk::new(Box::new(keeper), "me", Some(day("2026-11-23"))).unwrap(), Lang::En);
        session.keys(keys);
        session
    }
}

/// The screen without its status line.
fn body(session: &Scripted) -> String {
    let screen = session.screen();
    screen.trim_end().rsplit_once('\n').map(|(body, _)| body.to_owned()).unwrap_or_default()
}

/// Commands with a key of their own in a place.
fn keyed(place: Place) -> impl Iterator<Item = Command> {
    let here = move |command: &Command| command.spec().places.contains(&place) && !command.spec().keys.is_empty();
    Command::ALL.iter().copied().filter(here)
}

#[test]
fn every_key_on_the_page_of_a_client_or_case_by_role_and_whose_it_is() {
    let refusal = Catalogue::new(Lang::En).text("tui-not-allowed");
    let mut tried = 0;
    for role in ROLES {
        let desktop = Desktop::new(role);
        for (place, way) in [(Place::Client, "<enter>"), (Place::Case, "<enter>6<enter>")] {
            for name in &NAMES[..RESTRICTED] {
                let way = format!("2/{name}<enter>{way}");
                let mut session = desktop.at(&way, None);
                let start = body(&session);
                assert!(session.screen().contains(name), "{}", session.screen());
                let before = journal(&desktop.db());
                for command in keyed(place).filter(|command| !command.allowed(role)) {
                    session.event(Event::Key(command.spec().keys[0]));
                    assert!(session.screen().contains(&refusal), "{role:?} {name} {command:?}");
                    tried += 1;
                }
                assert_eq!(journal(&desktop.db()), before, "{role:?} {name}");
                for command in
                    keyed(place).filter(|command| command.allowed(role) && command.spec().role > Role::Viewer)
                {
                    session = desktop.at(&way, Some((session, &start)));
                    session.event(Event::Key(command.spec().keys[0]));
                    assert!(!session.screen().contains(&refusal), "{role:?} {name} {command:?}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 200, "{tried}");
}

#[test]
fn no_key_of_any_role_tells_or_does_anything_about_a_restricted_client() {
    for role in ROLES {
        let desktop = Desktop::new(role);
        let before = journal(&desktop.db());
        // On its row in the list, and on the page that says that it is restricted.
        for (place, way) in [(Place::Clients, "2<end>"), (Place::Client, "2<end><enter>")] {
            let mut session = desktop.at(way, None);
            let start = body(&session);
            for command in keyed(place) {
                session = desktop.at(way, Some((session, &start)));
                assert!(session.screen().contains("restricted"), "{role:?} {}", session.screen());
                session.event(Event::Key(command.spec().keys[0]));
                session.keys("y<enter><f2>");
                let shown = session.screen();
                assert!(!shown.contains(NAMES[RESTRICTED]), "{role:?} {command:?}\n{shown}");
            }
            // By name an admin can give every command that there is.
            let named = Command::ALL.iter().filter(|command| role == Role::Admin && command.spec().role > Role::Viewer);
            let mut session = desktop.at(way, None);
            for command in named {
                session.keys(&format!(":{}<enter><esc><esc><esc>", command.spec().name.replace('-', " ")));
                assert!(!session.screen().contains(NAMES[RESTRICTED]), "{role:?} {command:?}");
            }
        }
        assert_eq!(touched(&desktop.db(), before), 0, "{role:?}");
    }
}

/// How many entries since then are about the restricted client.
fn touched(db: &Path, since: i64) -> usize {
    let desk = Desk::new(Box::new(sqlite::open(db, OpenMode::Work).unwrap()), "boss", None).unwrap();
    let filter = sojourn::store::JournalFilter {
        client: Some(ClientId(3)),
        after: Some(since),
        limit: 100,
        ..sojourn::store::JournalFilter::default()
    };
    desk.read(|reads| reads.journal(&filter)).unwrap().len()
}
