//! The law on the command line: listing, checking, previewing, changing, confirming and taking back, and the office's own
//! days; each against a demonstration of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::process::{Command, Output, Stdio};

const TODAY: &str = "2026-11-23";

struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    /// An office of invented clients.
    fn new() -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        let demo = bench.run(&["demo", "--clients", "300", "--json"]);
        assert!(demo.status.success(), "{}", String::from_utf8_lossy(&demo.stderr));
        bench
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--today", TODAY, "--db", "office.db", "--lang", "en"])
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{stderr}"))
    }

    /// Exit code and the kind of the error.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(&[arguments, &["--json"]].concat());
        let stderr = String::from_utf8(output.stderr).unwrap();
        let error: Value = serde_json::from_str(stderr.lines().last().unwrap_or_default()).unwrap();
        (output.status.code().unwrap(), error["error"]["kind"].as_str().unwrap().to_owned())
    }

    /// The rulebook in force with one piece exchanged, as a file.
    fn changed_rulebook(&self, from: &str, to: &str) -> &'static str {
        let text = String::from_utf8(self.run(&["rules", "export"]).stdout).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(self.folder.path().join("new.toml"), text.replace(from, to)).unwrap();
        "new.toml"
    }

    fn sound(&self) {
        let report = self.json(&["check"]);
        assert_eq!(report["faults"], Value::Array(Vec::new()));
    }

    /// Every deadline of everybody: id, last day, warn day, severity.
    fn review(&self) -> Vec<String> {
        let review = self.json(&["review", "--days", "36500"]);
        let items = review["items"].as_array().unwrap().iter();
        let mut lines: Vec<String> = items
            .map(|item| format!("{} {} {} {}", item["id"], item["last_day"], item["warn_day"], item["severity"]))
            .collect();
        lines.sort();
        lines
    }
}

/// A term of the extension that every practice would notice.
const PROCESSING: &str = "{ amount = -5, unit = \"working_days\", purpose = \"processing\" }";
const LONGER: &str = "{ amount = -9, unit = \"working_days\", purpose = \"processing\" }";

#[test]
fn a_preview_writes_nothing_an_import_does_what_it_said_and_undo_takes_it_back() {
    let bench = Bench::new();
    let before = bench.review();
    let file = bench.changed_rulebook(PROCESSING, LONGER);
    let diff = bench.json(&["rules", "diff", file]);
    let moved = diff["counts"]["moved"].as_u64().unwrap();
    assert!(moved > 0 && diff["counts"]["people"].as_u64().unwrap() > 0, "{diff}");
    let moves = diff["moves"].as_array().unwrap();
    let listed = |old: bool, new: bool| {
        moves.iter().filter(|line| line["old"].is_object() == old && line["new"].is_object() == new).count() as u64
    };
    assert_eq!((listed(true, true), diff["cut"].as_bool()), (moved, Some(false)));
    assert_eq!(Some(listed(false, true)), diff["counts"]["appeared"].as_u64());
    assert_eq!(bench.review(), before);

    assert_eq!(bench.refused(&["rules", "import", file]), (3, "refused".to_owned()), "nobody agreed");
    let done = bench.json(&["rules", "import", file, "--yes"]);
    assert_eq!((&done["counts"], &done["rulebook"]), (&diff["counts"], &2.into()));
    assert_ne!(bench.review(), before);
    bench.sound();
    assert_eq!(bench.refused(&["rules", "import", file, "--yes"]).0, 3, "it is law already");

    assert_eq!(bench.json(&["undo"])["group"], done["group"]);
    assert_eq!(bench.review(), before);
    assert_eq!(bench.json(&["rules", "list"])["version"], 3);
    bench.sound();
}

#[test]
fn a_malformed_rulebook_is_refused_with_its_place_and_the_old_one_stays() {
    let bench = Bench::new();
    let before = bench.run(&["rules", "export"]).stdout;
    let text = String::from_utf8(before.clone()).unwrap();
    let lines_before = |mark: &str| text.split(mark).next().unwrap().matches('\n').count();
    let in_row = text[..text.find("id = \"TRP-END\"").unwrap()].rfind("[[rule]]").unwrap();
    for (from, to, line) in [
        ("id = \"TRP-END\"", "id = TRP-END", lines_before("id = \"TRP-END\"") + 1),
        ("id = \"TRP-END\"", "id = \"trp end\"", text[..in_row].matches('\n').count() + 1),
    ] {
        let file = bench.changed_rulebook(from, to);
        let checked = bench.run(&["rules", "check", file, "--json"]);
        let document: Value = serde_json::from_slice(&checked.stdout).unwrap();
        assert_eq!(checked.status.code(), Some(3));
        let error = &document["errors"][0];
        assert_eq!((&document["valid"], &error["line"]), (&false.into(), &line.into()), "{to}");
        assert!(error["column"].as_u64() >= Some(1) && !error["reason"].as_str().unwrap().is_empty());
        let refused = bench.run(&["rules", "import", file, "--yes"]);
        let stderr = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(3));
        assert!(stderr.contains(&format!("line {line}")), "{stderr}");
        assert_eq!(bench.refused(&["rules", "diff", file]), (3, "refused".to_owned()));
    }
    assert_eq!(bench.run(&["rules", "export"]).stdout, before);
    let file = bench.changed_rulebook("id = \"TRP-END\"", "id = \"TRP-END\"");
    assert_eq!(bench.json(&["rules", "check", file])["valid"], true);
}

#[test]
fn what_an_earlier_program_derived_is_read_as_it_is_and_derived_anew_before_work() {
    let bench = Bench::new();
    let before = bench.review();
    let path = bench.folder.path().join("office.db");
    let engine =
        |sql: &str| -> i64 { rusqlite::Connection::open(&path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap() };
    // As an earlier program would have left it: another engine, other dates.
    engine("UPDATE law SET engine = 0 RETURNING engine");
    engine("UPDATE deadline SET last_day = last_day + 1 WHERE rule = 'PASSPORT-END' RETURNING 1");
    assert_eq!(bench.review(), before, "a reader takes it as it is");
    assert_eq!(bench.run(&["check"]).status.code(), Some(6));
    std::fs::write(bench.folder.path().join("none.csv"), "Гражданство;ФИО;Дата рождения;Основание\n").unwrap();
    bench.run(&["import", "none.csv"]);
    assert!(engine("SELECT engine FROM law") > 0);
    bench.sound();
    let undone = bench.json(&["undo"]);
    assert_ne!(undone["records"], 0, "that is nobody's act to take back: {undone}");
}

#[test]
fn a_confirmed_rule_binds_until_the_confirmation_is_withdrawn() {
    let bench = Bench::new();
    let rule = |id: &str| {
        let list = bench.json(&["rules", "list"]);
        let rules = list["rules"].as_array().unwrap().clone();
        rules.into_iter().find(|rule| rule["id"] == id).unwrap()
    };
    let before = bench.review();
    let unsure = rule("STAY-AZE-30");
    assert_eq!((&unsure["severity"], &unsure["written_severity"]), (&"soft".into(), &"hard".into()), "{unsure}");
    let confirmed = bench.run(&["rules", "confirm", "stay-aze-30", "--by", "A. Serikova", "--yes"]);
    assert!(confirmed.status.success(), "{}", String::from_utf8_lossy(&confirmed.stderr));
    let sure = rule("STAY-AZE-30");
    assert_eq!((&sure["severity"], &sure["confirmed"]["by"]), (&"hard".into(), &"A. Serikova".into()));
    assert_eq!(sure["confirmed"]["on"], TODAY);
    bench.sound();
    bench.json(&["rules", "confirm", "STAY-AZE-30", "--withdraw", "--yes"]);
    assert!(rule("STAY-AZE-30")["confirmed"].is_null());
    assert_eq!(bench.review(), before);
    assert_eq!(bench.refused(&["rules", "confirm", "NO-SUCH", "--yes"]), (3, "refused".to_owned()));
    bench.sound();
}

#[test]
fn a_day_of_the_offices_own_moves_what_counts_working_days() {
    let bench = Bench::new();
    let before = bench.review();
    // A Wednesday within the terms counted back from permits that end in December.
    let changed = bench.json(&["calendar", "override", "2026-12-09", "off", "Own day", "--yes"]);
    assert!(changed["counts"]["moved"].as_u64().unwrap() > 0, "{changed}");
    assert_ne!(bench.review(), before);
    bench.sound();
    let shown = bench.json(&["calendar", "show", "2026"]);
    let off = |shown: &Value, date: &str| shown["days_off"].as_array().unwrap().iter().any(|off| off["date"] == date);
    assert!(off(&shown, "2026-12-09"));
    let (calc, own) = (bench.json(&["calc", "calendar", "2026"]), shown["working_days"].as_i64().unwrap());
    assert_eq!((off(&calc, "2026-12-09"), calc["working_days"].as_i64()), (false, Some(own + 1)));
    bench.json(&["calendar", "override", "2026-12-09", "--clear", "--yes"]);
    assert_eq!(bench.review(), before);
    // Taking the taking-away back brings the day off again.
    assert_eq!(bench.json(&["undo"])["undone"], true);
    assert!(off(&bench.json(&["calendar", "show", "2026"]), "2026-12-09"));
    bench.sound();
}

/// The program killed while it prepares: the old law stays, whatever of the new one lies in the file.
#[test]
fn a_killed_import_leaves_the_old_law_and_the_next_one_clears_up() {
    let bench = Bench::new();
    let before = bench.review();
    let file = bench.changed_rulebook("confidence = \"sure\"", "confidence = \"likely\"");
    let mut command = bench.command(&["rules", "import", file, "--yes"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let connection = rusqlite::Connection::open(bench.folder.path().join("office.db")).unwrap();
    let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap_or(0);
    let start = std::time::Instant::now();
    while one("SELECT next IS NOT NULL FROM law") == 0 && start.elapsed().as_secs() < 60 {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // It may have been quicker than the signal.
    let in_force = one("SELECT max(version) FROM rulebook") == 2;
    if in_force {
        bench.json(&["undo"]);
    } else {
        assert_eq!(one("SELECT next FROM law"), 2, "it was not killed in the midst of it");
        assert_eq!(bench.review(), before);
        bench.sound();
        assert_eq!(bench.json(&["rules", "import", file, "--yes"])["changed"], true);
    }
    assert_eq!(one("SELECT next IS NULL AND NOT untidy FROM law"), 1);
    bench.sound();
}
