//! The daily review on the command line, over a demonstration whose person at the desk is an admin without clients of
//! their own: what nobody has looked at climbs to them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::process::{Command, Output};

struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        assert_eq!(bench.run(&["demo", "--clients", "400"]).status.code(), Some(0));
        bench
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_sojourn"))
            .env_clear()
            .env("HOME", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--db", "demo.sqlite", "--today", "2026-11-23"])
            .args(arguments)
            .output()
            .unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let mut arguments = arguments.to_vec();
        arguments.push("--json");
        let output = self.run(&arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Exit code and sentence of a refusal.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}

fn ids(review: &Value) -> Vec<String> {
    let lines = review["lines"].as_array().unwrap();
    lines.iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_review_from_start_to_control_list() {
    let bench = Bench::new();
    // The list of what is due is what it was: it begins no review.
    let due = bench.json(&["review", "--days", "7"]);
    assert!(due["items"].is_array() && due["counts"].is_object() && due.get("lines").is_none());
    assert_eq!(bench.refused(&["review", "control-list"]).0, 3, "nothing was begun");
    let begun = bench.json(&["review", "start"]);
    let items = ids(&begun);
    assert!(items.len() > 2, "{begun}");
    assert_eq!((begun["seen"].as_u64(), begun["signed"].is_null()), (Some(0), true));
    let (code, said) = bench.refused(&["review", "sign-off"]);
    assert!(code == 3 && said.contains("not been looked at"), "{said}");
    // A note decides the first; the rest are seen.
    let noted = bench.json(&["review", "note", &items[0], "=call back"]);
    assert_eq!(noted["lines"][0]["decision"], "noted");
    let mut seen = vec!["review", "seen"];
    seen.extend(items[1..].iter().map(String::as_str));
    assert_eq!(bench.run(&seen).status.code(), Some(0));
    let closed = bench.json(&["review", "sign-off"]);
    assert!(closed["signed"]["by"].is_string());
    assert_eq!(bench.refused(&["review", "note", &items[1], "later"]).0, 3);
    // The list as a file, never over another one.
    let write = ["review", "control-list", "--format", "html", "--output", "list.html"];
    assert_eq!(bench.run(&write).status.code(), Some(0));
    let page = std::fs::read_to_string(bench.folder.path().join("list.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("=call back"));
    assert_eq!(bench.refused(&write).0, 3);
    let csv = bench.run(&["review", "control-list", "--format", "csv"]).stdout;
    assert!(String::from_utf8(csv).unwrap().contains(";'=call back"));
    let standings = bench.json(&["review", "status"]);
    let signed = standings.as_array().unwrap().iter().filter(|one| one["signed_by"].is_string());
    assert_eq!(signed.count(), 1);
}

#[test]
fn the_office_settles_its_hour() {
    let bench = Bench::new();
    let rules = bench.json(&["review", "rules", "--sign-off-by", "09:30", "--climb-deputy", "5"]);
    assert_eq!((rules["sign_off_by"].as_str(), rules["climb_deputy"].as_u64()), (Some("09:30"), Some(5)));
    assert_eq!(bench.json(&["review", "rules"]), rules);
    assert_eq!(bench.refused(&["review", "rules", "--sign-off-by", "half past"]).0, 3);
    assert_eq!(bench.refused(&["review", "--days", "3", "start"]).0, 2, "a list of what is due is no review");
}
