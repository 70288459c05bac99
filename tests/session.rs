//! An office of several people, with the real program: who is let in, what they may ask for, what the process still may
//! do. The configuration lies in a tree of its own: each program runs where `/etc` is a folder of the test, so the
//! machine's own files are left alone. Needs root, for that and for the other accounts; under CI that is demanded.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod pty;

use pty::{Home, Live};
use sojourn::app::open::Place;
use sojourn::domain::clean::Clean;
use sojourn::domain::id::{StaffId, StaffKeyId};
use sojourn::domain::record::{Kind, Record};
use sojourn::domain::staff::{KeyKind, Role, Staff, StaffKey};
use sojourn::tui::context::Office as Seen;
use sojourn::tui::event::Event;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const BLOB: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIHN0YW5kcyBmb3IgYSBrZXkgaW4gYSB0ZXN0LCAzMiE=";
const ADDRESS: &str = "192.0.2.7 50222 198.51.100.1 22";

/// The office of one test.
struct Office {
    home: Home,
    staff: StaffId,
    key: StaffKeyId,
    /// Variables of the connection, which a test may spoil.
    variables: Vec<(&'static str, String)>,
}

/// A person of the tests.
fn person(login: &str, role: Role) -> Staff {
    Staff::new(Some(Clean::line(login)), Clean::line("Ключева Т."), role)
}

fn may_run() -> bool {
    let root = rustix::process::geteuid().is_root();
    if !root {
        assert!(std::env::var_os("CI").is_none(), "these tests need root");
        eprintln!("SKIPPED: sessions of a server need root");
    }
    root
}

impl Office {
    /// An office with the sheet that the tests share and one officer with one key; `None` where it cannot be had.
    fn new() -> Option<Self> {
        if !may_run() {
            return None;
        }
        let home = Home::with_sample();
        for (name, mode) in [("data", 0o700), ("etc", 0o755), ("etc/sojourn", 0o755)] {
            fs::create_dir(home.path(name)).unwrap();
            fs::set_permissions(home.path(name), fs::Permissions::from_mode(mode)).unwrap();
        }
        fs::rename(home.path("office.db"), home.path("data/office.db")).unwrap();
        fs::write(home.path("auth"), format!("publickey ssh-ed25519 {BLOB}\n")).unwrap();
        let mut office = Self { home, staff: StaffId(0), key: StaffKeyId(0), variables: Vec::new() };
        office.configure("");
        let mut desk = office.place().open().unwrap();
        let added_on = desk.today();
        let ((staff, key), _) = desk
            .write("edit", |writes, _| {
                let staff = StaffId(writes.put(Record::Staff(person("t.key", Role::Officer)))?.id);
                let key = StaffKey {
                    id: StaffKeyId(0),
                    version: 0,
                    staff,
                    name: Clean::line("laptop"),
                    kind: KeyKind::Ed25519,
                    blob: Clean::line(BLOB),
                    fingerprint: Clean::line("SHA256:test"),
                    verify_required: false,
                    active: true,
                    added_on,
                    added_by: None,
                };
                Ok((staff, StaffKeyId(writes.put(Record::StaffKey(key))?.id)))
            })
            .unwrap();
        (office.staff, office.key) = (staff, key);
        let auth = office.home.path("auth").display().to_string();
        office.variables =
            vec![("SSH_CONNECTION", ADDRESS.to_owned()), ("SSH_USER_AUTH", auth), ("TERM", "xterm".to_owned())];
        Some(office)
    }

    /// Writes the configuration, with more lines.
    fn configure(&self, more: &str) {
        let text = format!("data = \"{}\"\n{more}", self.home.path("data").display());
        fs::write(self.home.path("etc/sojourn/config"), text).unwrap();
        fs::set_permissions(self.home.path("etc/sojourn/config"), fs::Permissions::from_mode(0o644)).unwrap();
    }

    fn place(&self) -> Place {
        Place { db: Some(self.home.path("data/office.db")), ..Place::default() }
    }

    /// Changes a record behind everybody's back, as an administrator does.
    fn change(&self, change: impl Fn(&mut Staff, &mut StaffKey)) {
        let (staff, key) = (self.staff, self.key);
        let mut desk = self.place().open().unwrap();
        desk.write("edit", |writes, _| {
            let (Some(Record::Staff(mut person)), Some(Record::StaffKey(mut kept))) = (
                writes.record(sojourn::domain::record::Key { kind: Kind::Staff, id: staff.0 })?,
                writes.record(sojourn::domain::record::Key { kind: Kind::StaffKey, id: key.0 })?,
            ) else {
                panic!("the person and the key are there");
            };
            change(&mut person, &mut kept);
            writes.put(Record::Staff(person))?;
            writes.put(Record::StaffKey(kept))
        })
        .unwrap();
    }

    /// What runs a program where `/etc` is the test's own.
    fn inside(&self, program: &str) -> Vec<String> {
        let etc = self.home.path("etc").display().to_string();
        let script = format!("mount --bind '{etc}' /etc && exec {program}");
        ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", &script].map(str::to_owned).to_vec()
    }

    fn forced(&self) -> String {
        format!("{} --as-key {}", env!("CARGO_BIN_EXE_sojourn"), self.key.0)
    }

    /// What the server for connections would start for a command; none asks for the screens.
    fn command(&self, asked: Option<&str>) -> Command {
        let words = self.inside(&self.forced());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).env_clear().env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        command.envs(self.variables.iter().map(|(name, value)| (*name, value.as_str())));
        command.envs(asked.map(|asked| ("SSH_ORIGINAL_COMMAND", asked)));
        command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn ssh(&self, asked: &str) -> Output {
        self.command(Some(asked)).output().unwrap()
    }

    fn ssh_with(&self, asked: &str, input: &[u8]) -> Output {
        let mut child = self.command(Some(asked)).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    }

    /// The screens, on a terminal.
    fn screens(&self, more: &[(&str, &str)]) -> Live {
        let words = self.inside(&self.forced());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let variables: Vec<(&str, &str)> = self.variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.home.start_any(&words, &[&variables, more].concat(), (120, 40))
    }

    /// What was refused, as the journal has it, newest first: who, what, with which key, from which address.
    #[allow(clippy::type_complexity)]
    fn refusals(&self) -> Vec<(String, String, Option<(i64, String)>)> {
        let filter = sojourn::store::JournalFilter { limit: 100, ..Default::default() };
        let entries = self.place().open().unwrap().read(|reads| reads.journal(&filter)).unwrap();
        let refused = entries.into_iter().filter(|entry| entry.reason == "refused");
        refused
            .map(|entry| {
                let origin = entry.origin.map(|origin| (origin.key.0, origin.address.to_string()));
                (entry.who.to_string(), entry.events[0].to_string(), origin)
            })
            .collect()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Code and the first line of what was said.
fn refusal(output: &Output) -> (i32, String) {
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    (output.status.code().unwrap(), said(output).lines().next().unwrap_or_default().to_owned())
}

#[test]
fn a_person_with_the_key_reads_writes_and_takes_files_in_and_out() {
    let Some(office) = Office::new() else { return };
    let review = office.ssh("review --json --days 400");
    assert!(review.status.success(), "{}", said(&review));
    let review: serde_json::Value = serde_json::from_slice(&review.stdout).unwrap();
    assert!(!review["items"].as_array().unwrap().is_empty());
    let export = office.ssh("export clients --format xlsx");
    assert!(export.status.success() && export.stdout.starts_with(b"PK"), "{}", said(&export));
    let filtered = office.ssh("export cases --filter 'stage:granted'");
    assert!(filtered.status.success(), "{}", said(&filtered));

    let sheet = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/clients-ru.csv")).unwrap();
    let import = office.ssh_with("import --dry-run --json", &sheet);
    let import: serde_json::Value = serde_json::from_slice(&import.stdout).unwrap();
    assert_eq!(import["written"], false);

    let cases = office.ssh("export cases --format json");
    let cases: serde_json::Value = serde_json::from_slice(&cases.stdout).unwrap();
    let reference = cases.to_string().split("T-2026-").nth(1).map(|rest| format!("T-2026-{}", &rest[..5])).unwrap();
    let scan = [b"%PDF-1.7\n".as_slice(), &[0, 159, 146, 150, 13, 10], b"\n%%EOF\n"].concat();
    let attached = office.ssh_with(&format!("attach {reference} medical_insurance --json"), &scan);
    assert!(attached.status.success(), "{}", said(&attached));
    let attached: serde_json::Value = serde_json::from_slice(&attached.stdout).unwrap();
    let id = attached["attachment"]["id"].as_str().unwrap();
    assert_eq!(office.ssh(&format!("attachment get {id}")).stdout, scan, "the same bytes come back");
    assert_eq!(office.refusals(), []);
}

#[test]
fn whoever_is_not_known_by_this_very_key_is_not_let_in() {
    let Some(mut office) = Office::new() else { return };
    let key = office.key.0;
    let no_key = (4, format!("sojourn: Key {key} does not open this office."));
    let unproved = (4, "sojourn: The server did not say which key was used.".to_owned());
    assert!(office.ssh("due").status.success());

    fs::write(office.home.path("auth"), "publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFub3RoZXI=\n").unwrap();
    assert_eq!(refusal(&office.ssh("due")), no_key, "another key");
    assert_eq!(refusal(&office.ssh("calc iin 061211600012")), no_key, "also for what needs no office");
    fs::write(office.home.path("auth"), "password\n").unwrap();
    assert_eq!(refusal(&office.ssh("due")), unproved);
    fs::remove_file(office.home.path("auth")).unwrap();
    assert_eq!(refusal(&office.ssh("due")), unproved);
    fs::write(office.home.path("auth"), format!("publickey ssh-ed25519 {BLOB}\n")).unwrap();

    let connection = office.variables.remove(0);
    assert_eq!(refusal(&office.ssh("due")), unproved, "from nowhere");
    office.variables.push(connection);
    assert!(office.ssh("due").status.success());

    office.change(|_, key| key.active = false);
    assert_eq!(refusal(&office.ssh("due")), no_key);
    office.change(|person, key| (key.active, person.active) = (true, false));
    assert_eq!(refusal(&office.ssh("due")), no_key);
    office.change(|person, _| (person.active, person.role) = (true, Role::None));
    assert_eq!(refusal(&office.ssh("due")), no_key);
    office.change(|person, _| person.role = Role::Viewer);
    assert!(office.ssh("due").status.success());
    assert_eq!(office.ssh("undo").status.code(), Some(4), "a viewer only looks");

    let stranger = (format!("key {key}"), "log-in".to_owned(), Some((key, "192.0.2.7".to_owned())));
    // Those of whom nothing was proved were noted beside the office, and stand in its journal since the next log-in.
    let unproved = (format!("key {key}"), "unproved".to_owned(), None);
    let newest_first = [vec![stranger.clone(); 3], vec![unproved; 3], vec![stranger; 2]].concat();
    assert_eq!(office.refusals(), newest_first);
}

#[test]
fn what_is_no_command_names_a_file_or_another_office_is_refused_and_journalled() {
    let Some(office) = Office::new() else { return };
    let tried = [
        ("rm -rf /", 2),
        ("bash -i; id > /tmp/pwned", 2),
        ("due\nid", 2),
        ("sh", 2),
        ("demo", 2),
        ("digest", 2),
        ("--db /tmp/other.db due", 4),
        ("due --today 2030-01-01", 4),
        ("import /etc/passwd --dry-run", 4),
        ("import all", 4),
        ("server init --help", 2),
        ("export clients --out /tmp/pwned", 4),
        ("letter wording missing-papers ru --set /etc/passwd", 4),
    ];
    for (text, code) in tried {
        let refused = office.ssh(text);
        assert_eq!(refused.status.code(), Some(code), "{text}: {}", said(&refused));
        assert!(refused.stdout.is_empty(), "{text}");
    }
    assert_eq!(refusal(&office.ssh("rm -rf /")).1, "sojourn: Not a command of this office: rm -rf /");
    let kept: Vec<String> = office.refusals().into_iter().map(|(_, what, _)| what).collect();
    assert_eq!(kept.len(), tried.len() + 1, "{kept:?}");
    assert!(kept.contains(&"due id".to_owned()) && kept.contains(&"import /etc/passwd --dry-run".to_owned()));
    assert!(office.refusals().iter().all(|(who, _, origin)| who == "t.key" && origin.is_some()));
    // A letter is written to a file of the machine only where the machine is one's own.
    let maps = office.ssh("import - --map /etc/passwd --dry-run");
    assert!(!maps.status.success());
    let help = office.ssh("--help");
    assert!(help.status.success() && !help.stdout.is_empty());
}

#[test]
fn help_speaks_the_language_of_whoever_came_in_and_names_nothing_of_the_server() {
    let Some(office) = Office::new() else { return };
    office.change(|person, _| person.language = Some(Clean::line("kk")));
    for (asked, told) in
        [("review --help", "Тек осы маманның клиенттері"), ("--lang ru calc days -h", "Отсчитать дни от даты")]
    {
        let output = office.ssh(asked);
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &said(&output);
        assert!(output.status.success() && text.contains(told), "{text}");
        let folder = office.home.path("").display().to_string();
        for secret in [folder.as_str(), "office.db", "/data", "t.key"] {
            assert!(!text.contains(secret), "{secret}\n{text}");
        }
    }
    let whole = String::from_utf8(office.ssh("--help").stdout).unwrap();
    assert!(whole.contains("Клиентті тауып") && !whole.contains("doctor") && !whole.contains("--db"), "{whole}");
    office.change(|person, _| person.active = false);
    assert_eq!(refusal(&office.ssh("review --help")).0, 4, "nobody without a key is helped");
}

#[test]
fn the_door_opens_for_a_number_alone_and_under_a_configuration_of_root() {
    let Some(mut office) = Office::new() else { return };
    let config = office.home.path("etc/sojourn/config");
    let key = office.key;
    office.key = StaffKeyId(key.0 + 1_000);
    assert_eq!(office.ssh("due").status.code(), Some(4), "no such key");
    office.key = key;
    let words = office.inside(&format!("{} --db /tmp/other.db", office.forced()));
    let more = Command::new(&words[0]).args(&words[1..]).output().unwrap();
    assert_eq!(refusal(&more), (4, "sojourn: This door is for the server's keys alone.".to_owned()));

    let open = "sojourn: The configuration of the server is not to be trusted: others than root may change it.";
    fs::set_permissions(&config, fs::Permissions::from_mode(0o664)).unwrap();
    assert_eq!(refusal(&office.ssh("due")), (4, open.to_owned()));
    fs::set_permissions(&config, fs::Permissions::from_mode(0o644)).unwrap();
    chown(&config, Some(65_534), None).unwrap();
    assert_eq!(refusal(&office.ssh("due")), (4, open.to_owned()));
    chown(&config, Some(0), None).unwrap();
    office.configure("idle_minuts = 5\n");
    assert_eq!(refusal(&office.ssh("due")).1, "sojourn: The configuration of the server makes no sense.");
    fs::remove_file(&config).unwrap();
    assert_eq!(office.ssh("due").status.code(), Some(4));
}

/// What the system says about the process of a session that waits for its input.
#[test]
fn a_session_keeps_nothing_of_its_environment_and_can_gain_no_rights() {
    let Some(office) = Office::new() else { return };
    let hostile = [
        ("SOJOURN_DB", "/tmp/other.db"),
        ("LD_LIBRARY_PATH", "/tmp"),
        ("HOME", "/root"),
        ("RUST_BACKTRACE", "full"),
        ("SQLITE_TMPDIR", "/tmp"),
        ("TERMINFO", "/tmp"),
        ("LC_ALL", "ru_RU.UTF-8"),
        ("TERM", "../../../evil"),
        ("LC_SOJOURN_LANG", "kk"),
    ];
    let mut child = office.command(Some("import - --dry-run")).envs(hostile).stdin(Stdio::piped()).spawn().unwrap();
    let of = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
    let end = Instant::now() + Duration::from_secs(20);
    // The process is itself, then a shell, then the program, then the program with a clean environment, fenced in.
    while !of("status").contains("NoNewPrivs:\t1") {
        assert!(Instant::now() < end, "{}", of("status"));
        std::thread::sleep(Duration::from_millis(5));
    }
    let environment = of("environ");
    let mut names: Vec<&str> = environment.split('\0').filter_map(|pair| Some(pair.split_once('=')?.0)).collect();
    names.sort_unstable();
    assert_eq!(names, ["LC_SOJOURN_LANG", "SSH_CONNECTION", "SSH_ORIGINAL_COMMAND", "SSH_USER_AUTH", "TERM"]);
    assert!(environment.contains("TERM=dumb\0"), "{environment:?}");
    let core = of("limits").lines().find(|line| line.starts_with("Max core file size")).map(str::to_owned).unwrap();
    assert_eq!(core.split_whitespace().filter(|word| *word == "0").count(), 2, "{core}");
    child.stdin.take().unwrap().write_all(b"x\n").unwrap();
    child.wait().unwrap();
}

#[test]
fn the_screens_need_a_terminal_and_show_who_came_in() {
    let Some(office) = Office::new() else { return };
    let none = office.command(None).output().unwrap();
    assert_eq!(refusal(&none), (2, "sojourn: The screens need a terminal.".to_owned()));
    let mut live = office.screens(&[("LC_SOJOURN_LANG", "ru")]);
    live.wait("t.key");
    live.wait("Контроль сроков");
    // A plain terminal talks in lines.
    let mut odd = office.screens(&[("TERM", "../../evil")]);
    odd.wait("t.key");
    assert!(!odd.written.contains(&b'\x1b'));
}

#[test]
fn one_person_has_so_many_sessions_at_once_and_no_more() {
    let Some(office) = Office::new() else { return };
    office.configure("sessions = 1\n");
    let mut first = office.screens(&[]);
    first.wait("t.key");
    // It says that it is here as soon as its worker looks around.
    let here = || office.place().open().unwrap().who_is_here().unwrap().iter().any(|here| here.who.as_str() == "t.key");
    let end = Instant::now() + Duration::from_secs(20);
    while !here() {
        assert!(Instant::now() < end, "nobody is here");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut second = office.screens(&[]);
    assert_eq!(second.end(), 4, "{}", second.text());
    first.keys("<c-q>");
    assert_eq!(first.end(), 0);
    office.screens(&[]).wait("t.key");
}

#[test]
fn whoever_is_taken_out_of_the_staff_is_out_of_a_running_session() {
    let Some(office) = Office::new() else { return };
    let mut live = office.screens(&[]);
    live.wait("t.key");
    office.change(|_, key| key.active = false);
    let since = Instant::now();
    assert_eq!(live.end(), 4);
    assert!(since.elapsed() < Duration::from_secs(8), "{:?}", since.elapsed());
    assert!(live.text().contains("sojourn: "), "{}", live.text());
}

/// An office without keys: the program lends its group, and people are whom the system says they are.
#[test]
fn a_program_that_lends_its_group_knows_people_by_the_system() {
    const GROUP: u32 = 54_321;
    let Some(office) = Office::new() else { return };
    let (program, data): (PathBuf, PathBuf) = (office.home.path("sojourn"), office.home.path("data"));
    fs::copy(env!("CARGO_BIN_EXE_sojourn"), &program).unwrap();
    chown(&program, Some(0), Some(GROUP)).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o2755)).unwrap();
    for (path, mode) in [(data.clone(), 0o2770), (data.join("office.db"), 0o660)] {
        chown(&path, Some(0), Some(GROUP)).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    }
    fs::set_permissions(office.home.path("."), fs::Permissions::from_mode(0o755)).unwrap();
    let accounts = "root:x:0:0::/:/bin/sh\nt.key:x:54322:54322::/:/bin/sh\nother:x:54323:54323::/:/bin/sh\n";
    fs::write(office.home.path("etc/passwd"), accounts).unwrap();
    let run = |user: u32, words: &str| {
        let user = format!("setpriv --reuid={user} --regid={user} --clear-groups {words}");
        let words = office.inside(&user);
        Command::new(&words[0]).args(&words[1..]).env("USER", "root").env("LOGNAME", "root").output().unwrap()
    };
    let sojourn = |user: u32, words: &str| run(user, &format!("{} {words}", program.display()));

    let due = sojourn(54_322, "review --json --days 400");
    assert!(due.status.success(), "{}", said(&due));
    let scans = sojourn(54_322, "export clients");
    assert!(scans.status.success() && !scans.stdout.is_empty());
    assert!(!run(54_322, &format!("cat {}/office.db", data.display())).status.success(), "not without the program");
    assert!(!run(54_322, &format!("ls {}", data.display())).status.success());

    let stranger = sojourn(54_323, "due");
    assert_eq!(refusal(&stranger), (4, "sojourn: other is not among the staff of this office.".to_owned()));
    for (words, code) in [
        (format!("--as-key {}", office.key.0), 4),
        ("--db /tmp/other.db due".to_owned(), 4),
        (format!("import {}/office.db", data.display()), 4),
        ("export clients --out /tmp/pwned.csv".to_owned(), 4),
        ("demo".to_owned(), 2),
    ] {
        let refused = sojourn(54_322, &words);
        assert_eq!(refused.status.code(), Some(code), "{words}: {}", said(&refused));
    }
    assert_eq!(office.refusals()[0].0, "t.key");
}

#[test]
fn behind_the_cover_nothing_of_the_data_is_seen_whatever_is_typed() {
    for lang in [sojourn::domain::lang::Lang::En, sojourn::domain::lang::Lang::Ru, sojourn::domain::lang::Lang::Kk] {
        let home = Home::with_sample();
        let place = Place { db: Some(home.path("office.db")), today: "2026-11-23".parse().ok() };
        let mut desk = place.open().unwrap();
        let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: true };
        let shell = Shell::new(options, Seen::of(&mut desk).unwrap(), false);
        let mut session = Scripted::new(shell, 80, 24, Some(Seat::Open(Box::new(desk))));
        session.keys("<esc>");
        let name = "Юлдашев";
        assert!(session.screen().contains(name), "{}", session.screen());
        session.event(Event::Cover);
        let covered = session.screen();
        let lines = covered.lines().filter(|line| !line.trim_matches(['"', ' ']).is_empty()).count();
        assert!((3..=6).contains(&lines) && covered.contains("(q)"), "{covered}");
        session.keys("j<enter>:<f8>/<c-l>");
        session.paste("Юлдашев");
        session.event(Event::ChangedElsewhere);
        assert_eq!(session.screen(), covered);
        session.resize(20, 5);
        assert!(!session.screen().contains(name));
        session.resize(1, 1);
    }
}
