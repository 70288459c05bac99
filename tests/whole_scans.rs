//! Scans travel with the whole office: byte for byte, held against their SHA-256 on both ways; what is lost is named, and an
//! office that does not come in leaves none of them behind.

#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Bench {
    folder: tempfile::TempDir,
    /// The scans that were attached: number and content.
    scans: Vec<(String, Vec<u8>)>,
}

/// A PDF of so many bytes.
fn pdf(size: usize, seed: u8) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..=u8::MAX).cycle().map(|n| n.wrapping_mul(31).wrapping_add(seed)).take(size));
    bytes
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self { folder: tempfile::tempdir().unwrap(), scans: Vec::new() };
        assert!(bench.run(&["demo", "--clients", "30", "--seed", "7"]).status.success());
        let cases: Value = serde_json::from_slice(&bench.done(&["export", "cases", "--format", "json"])).unwrap();
        let case = cases[0]["reference"].as_str().unwrap().to_owned();
        // One is longer than a line holds, and one content belongs to two papers.
        for content in [pdf(200_000, 1), pdf(10, 2), pdf(10, 2)] {
            let output = bench.fed(&["attach", &case, "passport", "--json"], &content);
            let attached: Value = serde_json::from_slice(&output.stdout).unwrap();
            bench.scans.push((attached["attachment"]["id"].as_str().unwrap().to_owned(), content));
        }
        bench
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.args(["--today", "2026-11-23", "--lang", "en"]);
        if !arguments.contains(&"--db") {
            command.args(["--db", "office.db"]);
        }
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn fed(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // Whoever refuses the beginning does not read the end.
        drop(child.stdin.take().unwrap().write_all(input));
        child.wait_with_output().unwrap()
    }

    fn take_in(&self, bytes: &[u8]) -> Output {
        self.fed(&["--db", "copy.db", "import", "all"], bytes)
    }

    /// Everything in the folder, also below.
    fn files(&self) -> Vec<PathBuf> {
        fn below(folder: &Path, all: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    below(&path, all);
                }
                all.push(path);
            }
        }
        let mut all = Vec::new();
        below(self.folder.path(), &mut all);
        all.sort();
        all
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn scans_come_back_byte_for_byte() {
    let bench = Bench::new();
    let whole = bench.done(&["export", "all"]);
    let output = bench.take_in(&whole);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("2 scans taken in"), "{}", text(&output.stdout));
    for (id, content) in &bench.scans {
        assert_eq!(&bench.done(&["--db", "copy.db", "attachment", "get", id]), content, "{id}");
    }
    let check: Value = serde_json::from_slice(&bench.done(&["--db", "copy.db", "check", "--json"])).unwrap();
    assert_eq!(check["faults"].as_array().map(Vec::len), Some(0), "{check}");
    assert_eq!(bench.done(&["--db", "copy.db", "export", "all"]), whole, "the second time the same bytes");
    // Rows alone: an older program reads them, and the new office says what it lacks.
    let rows = bench.done(&["export", "all", "--without-scans"]);
    assert!(text(&rows).starts_with(r#"{"sojourn":"office","form":1,"#) && rows.len() + 200_000 < whole.len());
    let output = bench.fed(&["--db", "rows.db", "import", "all"], &rows);
    assert!(output.status.success());
    let said = text(&output.stdout);
    assert!(said.contains("2 scans are not in the file") && said.contains(&bench.scans[0].0), "{said}");
}

#[test]
fn what_is_lost_is_named_on_both_ways_and_the_rest_travels() {
    let bench = Bench::new();
    let (id, content) = &bench.scans[0];
    let size = content.len() as u64;
    let files = bench.files();
    let of_size = |path: &&PathBuf| path.metadata().unwrap().len() == size && path.components().count() > 2;
    let place = files.iter().find(of_size).unwrap();
    for damage in [true, false] {
        if damage {
            let mut spoiled = content.clone();
            spoiled[150_000] ^= 1;
            std::fs::write(place, spoiled).unwrap();
        } else {
            std::fs::remove_file(place).unwrap();
        }
        let output = bench.run(&["export", "all"]);
        assert_eq!(output.status.code(), Some(6));
        assert!(text(&output.stderr).contains(id), "{}", text(&output.stderr));
        let taken = bench.take_in(&output.stdout);
        assert!(taken.status.success(), "{}", text(&taken.stderr));
        let said = text(&taken.stdout);
        assert!(said.contains("1 scan taken in") && said.contains(id), "{said}");
        let (other, content) = &bench.scans[1];
        assert_eq!(&bench.done(&["--db", "copy.db", "attachment", "get", other]), content);
        assert_eq!(bench.run(&["--db", "copy.db", "attachment", "get", id]).status.code(), Some(6));
        std::fs::remove_dir_all(bench.folder.path().join("copy.db.files")).unwrap();
        for ending in ["", "-wal", "-shm"] {
            drop(std::fs::remove_file(bench.folder.path().join(format!("copy.db{ending}"))));
        }
    }
}

#[test]
fn a_spoiled_scan_names_its_line_and_leaves_nothing() {
    let bench = Bench::new();
    let whole = text(&bench.done(&["export", "all"]));
    let lines: Vec<&str> = whole.lines().collect();
    let files = bench.files();
    let large = lines.iter().position(|line| line.starts_with(r#"{"content":"#) && line.contains("200009")).unwrap();
    // The other one lies before or behind it, and is taken away again.
    let part = lines[large + 2];
    let flipped = part.replacen(&part[20..24], if &part[20..24] == "AAAA" { "BBBB" } else { "AAAA" }, 1);
    let nobody = lines[large].replacen(|c: char| c.is_ascii_digit(), "f", 1);
    for (spoiled, line) in [
        (whole.replace(part, &flipped), large + 1..large + 8),
        (whole.replace(lines[large], &nobody), large + 1..large + 2),
        (whole.replace("\"size\":200009", "\"size\":200008"), large + 1..large + 2),
        (whole.replace("\"size\":\"200009\"", "\"size\":\"200010\""), large + 1..large + 2),
        (format!("{}\n", lines[..large + 3].join("\n")), large + 4..large + 5),
    ] {
        assert_ne!(spoiled, whole);
        let output = bench.take_in(spoiled.as_bytes());
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(line.clone().any(|line| said.contains(&format!("Line {line}:"))), "{line:?}: {said}");
        assert_eq!(bench.files(), files, "{said}");
    }
}
