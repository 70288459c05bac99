//! The morning mail against a real server on loopback (`tests/smtp/server.py`, aiosmtpd): whatever the server does, each
//! person gets one mail a day, and the exit code says what is left to do. Needs Debian's python3-aiosmtpd and openssl;
//! `tests/run` installs them, and under `CI=true` nothing is skipped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const TODAY: &str = "2026-11-23";
const PYTHON: &str = "/usr/bin/python3";

/// True when the server can run here; where it must, its absence is a failure.
fn can_serve() -> bool {
    let tried = Command::new(PYTHON).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
    let can = tried.is_ok_and(|status| status.success());
    assert!(can || std::env::var("CI").as_deref() != Ok("true"), "python3-aiosmtpd is missing");
    if !can {
        eprintln!("SKIPPED: python3-aiosmtpd is missing");
    }
    can
}

fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} did not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A server that ends with the test.
struct Server {
    child: Child,
    folder: tempfile::TempDir,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtp/server.py");
        let mut command = Command::new(PYTHON);
        let child = command.arg(script).arg(folder.path()).args(arguments).stderr(Stdio::null()).spawn().unwrap();
        let server = Self { child, folder };
        wait_for("the server", || fs::read_to_string(server.folder.path().join("port")).ok());
        server
    }

    fn port(&self) -> String {
        fs::read_to_string(self.folder.path().join("port")).unwrap()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn mails(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "eml")).collect();
        files.sort();
        files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// How many mails each person got.
    fn count_to(&self, address: &str) -> usize {
        self.mails().iter().filter(|mail| mail.contains(&format!("<{address}>"))).count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An office of which three officers and the head have addresses.
struct Office {
    folder: tempfile::TempDir,
    people: Vec<String>,
}

impl Office {
    fn new() -> Self {
        let mut office = Self { folder: tempfile::tempdir().unwrap(), people: Vec::new() };
        office.done(&["demo", "--clients", "60", "--due", "20"]);
        let staff: Value = serde_json::from_slice(&office.done(&["staff", "list", "--json"]).stdout).unwrap();
        let officers = staff.as_array().unwrap().iter().filter(|one| one["role"] == "officer");
        office.people = officers.filter_map(|one| one["login"].as_str()).map(str::to_owned).take(3).collect();
        for (place, login) in office.people.clone().iter().enumerate() {
            let (address, lang) = (format!("{}@example.kz", office.short(place)), ["ru", "kk", "en"][place]);
            office.done(&["staff", "set", login, "--email", &address, "--language", lang]);
        }
        office.done(&["staff", "add", "Айгуль Ахметова", "--email", "head@example.kz", "--language", "ru"]);
        office.done(&[
            "digest",
            "setup",
            "--from",
            "office@example.kz",
            "--by",
            "plain",
            "--server",
            "localhost",
            "--head",
            "Айгуль Ахметова",
            "--tries",
            "3",
            "--pause",
            "1",
            "--timeout",
            "400",
        ]);
        office
    }

    fn short(&self, place: usize) -> String {
        ["first", "second", "bad-third"][place].to_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("SOJOURN_DB", self.folder.path().join("office.db"))
            .current_dir(self.folder.path())
            .args(["--today", TODAY])
            .args(arguments)
            .stdin(Stdio::null());
        if arguments.first() == Some(&"demo") {
            command.arg("--db").arg(self.folder.path().join("office.db"));
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output
    }

    fn at(&self, server: &Server) {
        self.done(&["digest", "setup", "--port", &server.port()]);
    }

    /// Sends, and gives the exit code and each person's outcome.
    fn send(&self, arguments: &[&str]) -> (i32, Vec<(String, String)>) {
        let output = self.run(&[&["digest", "--json"], arguments].concat());
        let document: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mails = document["mails"].as_array().cloned().unwrap_or_default();
        let told = mails.iter().map(|mail| (word(&mail["to"]), word(&mail["outcome"]))).collect();
        (output.status.code().unwrap(), told)
    }

    fn outcomes(&self, arguments: &[&str]) -> (i32, Vec<String>) {
        let (code, told) = self.send(arguments);
        (code, told.into_iter().map(|(_, outcome)| outcome).collect())
    }
}

#[test]
fn everybody_gets_one_mail_a_day_unless_somebody_insists() {
    if !can_serve() {
        return;
    }
    let (office, server) = (Office::new(), Server::start(&[]));
    office.at(&server);
    assert_eq!(office.outcomes(&[]), (0, vec!["sent".to_owned(); 4]));
    for place in 0..3 {
        assert_eq!(server.count_to(&format!("{}@example.kz", office.short(place))), 1);
    }
    assert_eq!(server.count_to("head@example.kz"), 1);
    for mail in server.mails() {
        assert!(mail.contains("multipart/alternative") && mail.contains("Auto-Submitted: auto-generated"), "{mail}");
    }
    assert_eq!(office.outcomes(&[]), (0, vec!["already".to_owned(); 4]));
    assert_eq!(server.mails().len(), 4);
    let again = ["--person", office.people[0].as_str(), "--force"];
    assert_eq!(office.outcomes(&again), (0, vec!["sent".to_owned()]));
    let mails = server.mails();
    let ids: std::collections::HashSet<&str> =
        mails.iter().flat_map(|mail| mail.lines()).filter(|line| line.starts_with("Message-ID:")).collect();
    assert_eq!((mails.len(), ids.len()), (5, 5), "a mail sent again has a name of its own");
    assert_eq!(office.outcomes(&["--day", "2026-11-24"]).0, 0);
    assert_eq!(server.mails().len(), 9, "another day has its own mails");
}

#[test]
fn a_server_that_cannot_just_now_is_asked_again() {
    if !can_serve() {
        return;
    }
    let (office, server) = (Office::new(), Server::start(&["--busy", "2"]));
    office.at(&server);
    assert_eq!(office.outcomes(&["--head"]), (0, vec!["sent".to_owned()]));
    assert_eq!((server.log().matches("RCPT head@").count(), server.mails().len()), (3, 1));
    let busy = Server::start(&["--busy", "3"]);
    office.at(&busy);
    let one = ["--person", office.people[0].as_str()];
    assert_eq!(office.outcomes(&one), (5, vec!["failed".to_owned()]), "three tries, no more");
    assert_eq!(office.outcomes(&one), (0, vec!["sent".to_owned()]), "the next run goes on");
}

#[test]
fn one_person_refused_for_good_keeps_nobody_else_from_their_mail() {
    if !can_serve() {
        return;
    }
    let (office, server) = (Office::new(), Server::start(&["--refuse", "bad-"]));
    office.at(&server);
    let (code, told) = office.send(&[]);
    assert_eq!(code, 3);
    let refused: Vec<&str> = told.iter().filter(|(_, o)| o == "refused").map(|(to, _)| to.as_str()).collect();
    assert_eq!((refused, server.mails().len()), (vec![office.people[2].as_str()], 3));
    office.send(&[]);
    assert_eq!(server.log().matches("RCPT bad-").count(), 1, "a refusal is not asked about again");
}

#[test]
fn a_server_that_is_gone_or_silent_is_given_up_and_tried_by_the_next_run() {
    if !can_serve() {
        return;
    }
    let office = Office::new();
    let gone = Server::start(&[]);
    office.at(&gone);
    drop(gone);
    assert_eq!(office.outcomes(&["--head"]), (5, vec!["failed".to_owned()]));
    let silent = Server::start(&["--hang-at", "connect"]);
    office.at(&silent);
    let begun = Instant::now();
    assert_eq!(office.outcomes(&["--head"]), (5, vec!["failed".to_owned()]));
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    let server = Server::start(&[]);
    office.at(&server);
    assert_eq!(office.outcomes(&["--head"]), (0, vec!["sent".to_owned()]));
}

#[test]
fn an_answer_that_never_came_is_told_and_not_sent_again_unasked() {
    if !can_serve() {
        return;
    }
    let (office, silent) = (Office::new(), Server::start(&["--hang-at", "data"]));
    office.at(&silent);
    assert_eq!(office.outcomes(&["--head"]), (3, vec!["unknown".to_owned()]));
    assert_eq!(silent.log().matches("DATA").count(), 1);
    let server = Server::start(&[]);
    office.at(&server);
    assert_eq!(office.outcomes(&["--head"]), (3, vec!["unknown".to_owned()]));
    assert!(server.mails().is_empty());
    assert_eq!(office.outcomes(&["--head", "--force"]), (0, vec!["sent".to_owned()]));
}

#[test]
fn a_run_killed_while_the_server_holds_the_text_leaves_nobody_with_two_mails() {
    if !can_serve() {
        return;
    }
    let (office, silent) = (Office::new(), Server::start(&["--hang-at", "data"]));
    office.at(&silent);
    office.done(&["digest", "setup", "--timeout", "60000"]);
    let mut run = office.command(&["digest"]).stdout(Stdio::null()).spawn().unwrap();
    wait_for("the text", || silent.log().contains("DATA").then_some(()));
    run.kill().unwrap();
    run.wait().unwrap();
    let server = Server::start(&[]);
    office.at(&server);
    let (code, outcomes) = office.outcomes(&[]);
    assert_eq!((code, outcomes.iter().filter(|one| *one == "unknown").count()), (3, 1), "{outcomes:?}");
    assert_eq!((outcomes.iter().filter(|one| *one == "sent").count(), server.mails().len()), (3, 3));
}

#[test]
fn two_timers_at_once_send_one_mail_each() {
    if !can_serve() {
        return;
    }
    let (office, server) = (Office::new(), Server::start(&[]));
    office.at(&server);
    let runs: Vec<Child> = (0..4).map(|_| office.command(&["digest"]).stdout(Stdio::null()).spawn().unwrap()).collect();
    for mut run in runs {
        assert!(matches!(run.wait().unwrap().code(), Some(0 | 5)));
    }
    assert_eq!(office.outcomes(&[]), (0, vec!["already".to_owned(); 4]));
    assert_eq!(server.mails().len(), 4);
}

/// An authority, and a certificate of it for a name.
fn certificate(folder: &Path, name: &str) -> (String, String, String) {
    let file = |ending: &str| folder.join(format!("{name}.{ending}")).display().to_string();
    let ssl = |arguments: &[&str]| {
        let output = Command::new("openssl").args(arguments).output().expect("openssl");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let (key, pem, ca_key, ca, request) = (file("key"), file("pem"), file("ca.key"), file("ca.pem"), file("csr"));
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    ssl(&[&["req", "-x509", "-days", "2", "-subj", "/CN=Test CA", "-keyout", &ca_key, "-out", &ca], &curve[..]]
        .concat());
    ssl(&[&["req", "-subj", "/CN=test", "-keyout", &key, "-out", &request], &curve[..]].concat());
    fs::write(file("ext"), format!("subjectAltName=DNS:{name}\n")).unwrap();
    let sign = ["x509", "-req", "-days", "2", "-CAcreateserial", "-in", &request, "-CA", &ca, "-CAkey", &ca_key];
    ssl(&[&sign[..], &["-extfile", &file("ext"), "-out", &pem]].concat());
    (ca, pem, key)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn nothing_is_said_to_a_server_that_is_not_trusted() {
    if !can_serve() {
        return;
    }
    let office = Office::new();
    let folder = office.folder.path();
    let password = folder.join("password");
    fs::write(&password, "secret\n").unwrap();
    fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).unwrap();
    let password = password.display().to_string();
    let (ca, pem, key) = certificate(folder, "localhost");
    let (other_ca, other_pem, other_key) = certificate(folder, "example.org");
    office.done(&["digest", "setup", "--by", "starttls", "--login", "office", "--password-file", &password]);

    let open = Server::start(&[]);
    office.at(&open);
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("no encryption")), (Some(3), true), "{}", said(&output));
    assert!(!open.log().contains("RCPT"));

    let server = Server::start(&["--tls", &pem, &key, "--login", "office", "secret"]);
    office.at(&server);
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("certificate")), (Some(3), true), "{}", said(&output));
    let named = Server::start(&["--tls", &other_pem, &other_key]);
    office.at(&named);
    office.done(&["digest", "setup", "--ca-file", &other_ca]);
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("another name")), (Some(3), true), "{}", said(&output));

    office.at(&server);
    office.done(&["digest", "setup", "--ca-file", &ca]);
    fs::set_permissions(&password, fs::Permissions::from_mode(0o640)).unwrap();
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("chmod 600")), (Some(3), true), "{}", said(&output));
    fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&password, "\n").unwrap();
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("is empty")), (Some(3), true), "{}", said(&output));
    fs::write(&password, "wrong\n").unwrap();
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("login")), (Some(3), true), "{}", said(&output));
    assert_eq!(server.log().matches("AUTH False").count(), 1, "a wrong password is tried once, not once a person");
    fs::write(&password, "secret\n").unwrap();
    assert_eq!(office.outcomes(&[]), (0, vec!["sent".to_owned(); 4]));
    assert!(server.log().contains("tls=True"), "{}", server.log());
}

#[test]
fn files_are_kept_by_their_whole_path() {
    let office = Office::new();
    office.done(&["digest", "setup", "--login", "office", "--password-file", "password", "--ca-file", "ca.pem"]);
    let kept: Value = serde_json::from_slice(&office.done(&["digest", "setup", "--json"]).stdout).unwrap();
    for (field, name) in [("password_file", "password"), ("ca_file", "ca.pem")] {
        let path = Path::new(kept[field].as_str().unwrap());
        assert!(path.is_absolute() && path.ends_with(name), "{}", path.display());
    }
}

#[test]
fn without_encryption_only_this_machine_is_spoken_to() {
    let office = Office::new();
    office.done(&["digest", "setup", "--server", "192.0.2.1", "--port", "25"]);
    let output = office.run(&["digest", "--lang", "en"]);
    assert_eq!((output.status.code(), said(&output).contains("on this machine")), (Some(3), true), "{}", said(&output));
}

#[test]
fn the_machines_own_program_takes_mails() {
    let office = Office::new();
    let script = office.folder.path().join("sendmail");
    let write = |text: &str| {
        fs::write(&script, text).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
    };
    write("#!/bin/sh\necho \"$@\" >> args\ncat >> mails\n");
    office.done(&["digest", "setup", "--by", "sendmail", "--sendmail", &script.display().to_string()]);
    assert_eq!(office.outcomes(&["--head"]), (0, vec!["sent".to_owned()]));
    let asked = fs::read_to_string(office.folder.path().join("args")).unwrap();
    assert_eq!(asked.trim(), "-i -f office@example.kz -- head@example.kz");
    write("#!/bin/sh\ncat > /dev/null\necho 'queue is full,' >&2\necho try later >&2\nexit 75\n");
    let one = ["--person", office.people[0].as_str()];
    let output = office.run(&["digest", "--lang", "en", one[0], one[1]]);
    let told = format!("{}: queue is full, try later", script.display());
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!((output.status.code(), report.contains(&told)), (Some(5), true), "{report}");
    assert!(!report.contains("client error"), "{report}");
    // Another run does not put a program there that is missing.
    fs::remove_file(&script).unwrap();
    let output = office.run(&["digest", "--lang", "en", one[0], one[1]]);
    assert_eq!((output.status.code(), said(&output).contains("--sendmail")), (Some(3), true), "{}", said(&output));
}

#[test]
fn a_rehearsal_shows_what_today_shows_and_sends_nothing() {
    let office = Office::new();
    let drafts: Value = serde_json::from_slice(&office.done(&["digest", "--dry-run", "--json"]).stdout).unwrap();
    let review: Value = serde_json::from_slice(&office.done(&["review", "--json"]).stdout).unwrap();
    let all = |draft: &Value| draft["text"].as_str().unwrap().to_owned();
    let drafts = drafts.as_array().unwrap();
    let head = drafts.iter().find(|draft| draft["kind"] == "head").map(all).unwrap();
    let items = review["items"].as_array().unwrap();
    let breaches: Vec<&Value> = items.iter().filter(|item| item["level"] == "breach").collect();
    assert!(breaches.iter().all(|item| head.contains(item["client"].as_str().unwrap())));
    for item in items.iter().filter(|item| item["level"] == "critical" || item["level"] == "breach") {
        let name = item["client"].as_str().unwrap();
        let mut persons = drafts.iter().filter(|draft| draft["kind"] == "person");
        let theirs = persons.find(|draft| all(draft).contains(name));
        let subject = theirs.map(|draft| draft["subject"].as_str().unwrap().split_once(": ").unwrap().1);
        let counts = subject
            .unwrap_or_else(|| panic!("{name} is in nobody's mail"))
            .contains(|digit| ('1'..='9').contains(&digit));
        assert!(counts, "a subject of noughts, and {name} is in it: {subject:?}");
    }
    assert!(office.done(&["digest", "status", "--json"]).stdout.starts_with(b"[]"), "nothing was claimed");
}
