//! Scans and scanners as other programs meet them: streams, pipes, a process killed half-way, two at once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const TODAY: &str = "2026-11-23";
const PASSPORT: &str = "P<UZBABDULLAYEV<<RUSTAM<<<<<<<<<<<<<<<<<<<<<\rAA12345678UZB9001011M3001019<<<<<<<<<<<<<<<0\r";

/// An office of invented clients, and the program in its folder.
struct Bench {
    folder: tempfile::TempDir,
    case: String,
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self { folder: tempfile::tempdir().unwrap(), case: String::new() };
        let made = bench.command(&["demo", "--clients", "20"]).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let shown = bench.command(&["client", "show", "C-000001", "--json"]).output().unwrap();
        let client: Value = serde_json::from_slice(&shown.stdout).unwrap();
        bench.case = client["cases"][0]["reference"].as_str().unwrap().to_owned();
        bench
    }

    fn db(&self) -> std::path::PathBuf {
        self.folder.path().join("office.db")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--today", TODAY, "--db"])
            .arg(self.db())
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    /// Runs with something on standard input.
    fn fed(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that refuses early does not read all of it.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    fn attach(&self, input: &[u8]) -> Output {
        self.fed(&["attach", &self.case, "passport", "--json"], input)
    }

    fn check(&self) -> Value {
        let output = self.command(&["check", "--json"]).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn scan(length: usize) -> Vec<u8> {
    [b"%PDF-1.7\n".to_vec(), vec![b'x'; length]].concat()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_scan_goes_in_and_out_through_pipes() {
    let bench = Bench::new();
    let content = scan(300_000);
    let output = bench.attach(&content);
    let attached: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(attached["attachment"]["size"], 300_009);
    let id = attached["attachment"]["id"].as_str().unwrap();
    assert_eq!(bench.command(&["attachment", "get", id]).output().unwrap().stdout, content);
    let shown = bench.command(&["case", "show", &bench.case, "--json"]).output().unwrap();
    let case: Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(case["attachments"][0]["id"], id);
    assert_eq!(bench.check()["files"]["contents"], 1);
    // A damaged file: exit 6, and not a byte of it.
    let folder = bench.folder.path().join("office.db.files");
    for place in std::fs::read_dir(&folder).unwrap().map(|place| place.unwrap().path()) {
        for file in std::fs::read_dir(place).unwrap() {
            std::fs::write(file.unwrap().path(), scan(300_000 - 1)).unwrap();
        }
    }
    let output = bench.command(&["attachment", "get", id]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(6), 0));
    let check = bench.command(&["check", "--lang", "en"]).output().unwrap();
    assert_eq!(check.status.code(), Some(6));
    let told = String::from_utf8(check.stdout).unwrap();
    assert!(told.contains("attach the same files again") && !told.contains("restore"), "nothing else is lost: {told}");
    assert_eq!(bench.attach(b"\x7fELF").status.code(), Some(3));
    assert_eq!(bench.command(&["attachment", "get", "G-999999"]).output().unwrap().status.code(), Some(1));
}

#[test]
fn killed_between_file_and_record_only_an_unnamed_file_is_left() {
    let bench = Bench::new();
    // Somebody else writes: the file is kept, and the record has to wait.
    let other = rusqlite::Connection::open(bench.db()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut command = bench.command(&["attach", &bench.case, "passport"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&scan(1_000)).unwrap();
    let folder = bench.folder.path().join("office.db.files");
    let kept = || {
        let folders = std::fs::read_dir(&folder).into_iter().flatten().map(|found| found.unwrap().path());
        folders.filter(|path| !path.ends_with("incoming")).flat_map(|path| std::fs::read_dir(path).unwrap()).count()
    };
    while kept() == 0 {
        std::thread::sleep(Duration::from_millis(5));
        assert!(child.try_wait().unwrap().is_none(), "it waits for the record");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    other.execute_batch("ROLLBACK").unwrap();
    let found = bench.check();
    assert_eq!((found["faults"].as_array().unwrap().len(), found["files"]["contents"].as_i64()), (0, Some(0)));
    assert_eq!(found["files"]["orphans"].as_array().unwrap().len(), 1);
    // The same content comes in again and is named.
    assert!(bench.attach(&scan(1_000)).status.success());
    assert_eq!(bench.check()["files"]["orphans"].as_array().unwrap().len(), 0);
}

#[test]
fn several_processes_attach_one_content_at_once() {
    let bench = Bench::new();
    let content = scan(500_000);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!(bench.attach(&content).status.success()));
        }
    });
    let found = bench.check();
    assert_eq!((found["files"]["contents"].as_i64(), found["faults"].as_array().unwrap().len()), (Some(1), 0));
}

#[test]
fn a_stream_of_a_scanner_gives_a_line_of_json_for_each_document() {
    let bench = Bench::new();
    let before = bench.check()["journal"].clone();
    let cyrillic = "ЗБГЕЩТЕСЕБББЕСЕЕТЕТБББББББББББББББББББББББББ\r";
    let hostile = format!("\u{1b}[2J\0{}\r{cyrillic}{PASSPORT}", "A".repeat(1_000_000));
    let output = bench.fed(&["scan", "--json"], hostile.as_bytes());
    let documents = lines(&output);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(documents.last().unwrap()["zone"]["surname"], "ABDULLAYEV");
    assert!(documents.iter().rev().skip(1).all(|line| line["zone"].is_null() && line["error"].is_string()));
    assert_eq!(bench.check()["journal"], before, "nothing is written unasked");
    // Recorded once, then found.
    let output = bench.fed(&["scan", "--record"], format!("{PASSPORT}{PASSPORT}").as_bytes());
    let documents = lines(&output);
    assert_eq!((output.status.code(), documents.len()), (Some(0), 2));
    assert_eq!((&documents[0]["match"], &documents[1]["match"]), (&"none".into(), &"document".into()));
    assert!(documents[0]["recorded"]["client"].is_string() && documents[1]["recorded"].is_null());
}
