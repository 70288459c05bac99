//! The invented register, through the program's own JSON: every good row field by field, the refused and the repeated
//! ones exactly, the same file twice, and a review whose items are the deadlines that the clients show.

#![allow(clippy::unwrap_used)]

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

struct Office {
    folder: tempfile::TempDir,
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Runs a command on the office of 23 November 2026 and reads its document.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = Command::new(env!("CARGO_BIN_EXE_sojourn"))
            .env_clear()
            .env("HOME", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--db", "office.db", "--today", "2026-11-23", "--json"])
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn import(&self, sheet: &str) -> Value {
        self.json(&["import", data(sheet).to_str().unwrap(), "--partial"])
    }
}

fn expected() -> Value {
    serde_json::from_slice(&std::fs::read(data("clients-ru.expected.json")).unwrap()).unwrap()
}

fn rows(list: &Value, fields: &[&str]) -> Vec<Vec<Value>> {
    list.as_array().unwrap().iter().map(|row| fields.iter().map(|field| row[*field].clone()).collect()).collect()
}

/// A client as the expectations describe one.
fn described(client: &Value) -> Value {
    let case = &client["cases"][0];
    let permit = &client["permits"][0];
    let papers: Map<String, Value> = case["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|paper| {
            let state = match paper["state"].as_str().unwrap() {
                "received" if paper["received_on"].is_null() => json!({"received": true}),
                "received" => json!({"received": paper["received_on"]}),
                other => json!({other: true}),
            };
            (paper["requirement"].as_str().unwrap().to_owned(), state)
        })
        .collect();
    json!({
        "passport": client["identity_documents"][0]["number"],
        "citizenship": client["citizenship"],
        "born": client["born"],
        "passport_expires": client["identity_documents"][0]["expires"],
        "entry": client["stays"][0]["entry"],
        "ground": case["ground"],
        "trp_from": permit["valid_from"],
        "trp_until": permit["valid_until"],
        "documents": papers,
    })
}

#[test]
fn the_register_comes_out_as_it_is_expected_to() {
    let (office, expected) = (Office::new(), expected());
    let report = office.import("clients-ru.csv");
    assert_eq!(rows(&report["refused"], &["row", "why"]), rows(&expected["refused"], &["row", "why"]));
    assert_eq!(
        rows(&report["repeated"], &["row", "same_as_row"]),
        rows(&expected["repeated"], &["row", "same_as_row"])
    );
    for good in expected["good"].as_array().unwrap() {
        let client = office.json(&["client", "show", good["passport"].as_str().unwrap()]);
        let mut wanted = good.as_object().unwrap().clone();
        let row = wanted.remove("row");
        assert_eq!(described(&client), Value::Object(wanted), "row {row:?}");
    }
    let again = office.import("clients-ru.csv");
    assert_eq!((again["accepted"].as_u64(), again["unchanged"].as_u64()), (Some(0), Some(218)));
    let workbook = office.import("clients-ru.xlsx");
    assert_eq!((workbook["accepted"].as_u64(), workbook["unchanged"].as_u64()), (Some(0), Some(218)));
}

#[test]
fn the_review_shows_the_deadlines_that_the_clients_show() {
    let office = Office::new();
    office.import("clients-ru.csv");
    let review = office.json(&["review", "--days", "14"]);
    let mut shown: BTreeMap<String, Value> = BTreeMap::new();
    let mut unlawful = 0;
    for item in review["items"].as_array().unwrap() {
        unlawful += usize::from(item["level"] == "breach");
        let id = item["client_id"].as_str().unwrap();
        let client = shown.entry(id.to_owned()).or_insert_with(|| office.json(&["client", "show", id]));
        let same = client["deadlines"].as_array().unwrap().iter().find(|deadline| deadline["id"] == item["id"]);
        let mut same = same.unwrap().as_object().unwrap().clone();
        same.remove("trail");
        assert_eq!(&Value::Object(same), item);
    }
    assert!(unlawful > 0 && review["counts"]["breach"].as_u64() == Some(unlawful as u64));
    assert_eq!(review["counts"]["overdue"], 0, "what a sheet says nothing about is unknown, not overdue");
    assert!(review["counts"]["unknown"].as_u64() > Some(100));
}
