//! The command line as other programs meet it: exit codes, JSON on stdout or one error line on stderr, nothing else.
//!
//! Every run is hermetic: an empty environment, a folder of its own, a fixed office date.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TODAY: &str = "2026-11-23";

/// A folder of its own, and the program in it.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TMPDIR", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--today", TODAY])
            .args(arguments)
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs with `--json` and gives the exit code and the document.
    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(arguments).arg("--json").output().unwrap();
        let document = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr)));
        (output.status.code().unwrap(), document)
    }

    /// Runs with `--json`, expects nothing on stdout, and gives the exit code and the error.
    fn error(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(arguments).arg("--json").output().unwrap();
        assert!(output.stdout.is_empty(), "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        let last = stderr.lines().last().unwrap();
        let error: Value = serde_json::from_str(last).unwrap();
        let error = error["error"].clone();
        assert!(error["message"].as_str().is_some_and(|text| !text.is_empty()), "{last}");
        assert!(error.get("hint").is_some(), "{last}");
        (output.status.code().unwrap(), error)
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn with_input(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }
}

/// A bench with a demonstration of that many clients.
fn demo(clients: &str, more: &[&str]) -> (Bench, String, Value) {
    let bench = Bench::new();
    let db = bench.path("demo.sqlite");
    let mut arguments = vec!["demo", "--db", &db, "--clients", clients];
    arguments.extend(more);
    let (code, report) = bench.json(&arguments);
    assert_eq!(code, 0);
    (bench, db, report)
}

fn text(output: &[u8]) -> String {
    String::from_utf8(output.to_vec()).unwrap()
}

#[test]
fn days_are_counted_in_both_directions_and_by_both_calendars() {
    let bench = Bench::new();
    for (arguments, expected) in [
        (&["calc", "days", "2026-05-06", "+3", "--working"][..], "2026-05-13"),
        (&["calc", "days", "2026-05-06", "--working", "3"], "2026-05-13"),
        (&["calc", "days", "2024-05-03", "+3", "--working"], "2024-05-10"),
        (&["calc", "days", "2025-01-02", "+3", "--working"], "2025-01-08"),
        (&["calc", "days", "2026-05-13", "-3", "--working"], "2026-05-06"),
        (&["calc", "days", "2026-03-01", "89"], "2026-05-29"),
        (&["calc", "days", "2026-03-01", "-1"], "2026-02-28"),
    ] {
        let (code, document) = bench.json(arguments);
        assert_eq!((code, document["date"].as_str().unwrap()), (0, expected), "{arguments:?}");
    }
}

#[test]
fn a_year_knows_its_days_off_and_whether_they_are_settled() {
    let bench = Bench::new();
    for (year, known, days) in [("2024", true, 249), ("2025", true, 246), ("2026", true, 247), ("2027", false, 247)] {
        let (_, document) = bench.json(&["calc", "calendar", year]);
        assert_eq!((&document["known"], &document["working_days"]), (&known.into(), &days.into()), "{year}");
    }
    let (_, document) = bench.json(&["calc", "calendar", "2025"]);
    assert_eq!(document["working_weekends"], serde_json::json!(["2025-01-05"]));
    assert!(document["days_off"].as_array().unwrap().iter().any(|off| off["date"] == "2025-07-06"));
}

#[test]
fn stays_are_reckoned_from_crossings_and_permits() {
    let bench = Bench::new();
    let (code, document) =
        bench.json(&["calc", "stay", "--citizenship", "RUS", "--stay", "2026-03-01..", "--on", "2026-03-10"]);
    assert_eq!((code, &document["last_lawful_day"]), (0, &"2026-05-29".into()));
    assert_eq!((&document["present"], &document["used_days"]), (&true.into(), &10.into()));
    let uzbek = &["2026-01-05..2026-02-03", "2026-02-10..2026-03-11", "2026-03-20..2026-04-18"];
    let arguments = ["calc", "stay", "--citizenship", "UZB", "--stay", uzbek[0], uzbek[1], uzbek[2], "--on"];
    let on = |day| bench.json(&[&arguments[..], &[day]].concat()).1;
    assert_eq!((&on("2026-05-01")["max_stay_days"], &on("2026-07-05")["max_stay_days"]), (&0.into(), &30.into()));
    assert_eq!(bench.error(&["calc", "stay", "--citizenship", "QQQ", "--stay", "2026-03-01.."]).0, 3);
    assert_eq!(bench.error(&["calc", "stay", "--citizenship", "RUS", "--stay", "2026-03-40.."]).0, 2);
}

#[test]
fn a_stay_by_the_rule_for_all_others_says_what_is_to_be_checked() {
    let bench = Bench::new();
    let ask = |country| {
        bench.json(&["calc", "stay", "--citizenship", country, "--stay", "2026-03-01..", "--on", "2026-03-10"])
    };
    let warnings = |country| ask(country).1["warnings"].as_array().unwrap().len();
    assert_eq!((warnings("IND"), warnings("RUS")), (1, 0));
    let shown = text(
        &bench.run(&["calc", "stay", "--citizenship", "IND", "--stay", "2026-03-01..", "--on", "2026-03-10"]).stdout,
    );
    let rule = shown.lines().find(|line| line.starts_with("STAY-DEFAULT-30")).unwrap();
    assert!(rule.contains("likely") && rule.contains("148"), "{shown}");
    assert!(shown.contains("visa"), "{shown}");
    for code in ["XXX", "XXA", "UNO"] {
        let (code, error) = bench.error(&["calc", "stay", "--citizenship", code, "--stay", "2026-03-01.."]);
        assert_eq!((code, &error["kind"]), (3, &"refused".into()));
    }
}

#[test]
fn numbers_and_zones_are_checked_and_printed_also_when_they_fail() {
    let bench = Bench::new();
    for (number, code, why) in [
        ("061211600012", 0, Value::Null),
        ("900101300811", 0, Value::Null),
        ("821214240092", 3, "unissued".into()),
        ("0000000", 3, "length".into()),
        ("0123456789AB", 3, "digits".into()),
        ("791028302727", 3, "check_digit".into()),
    ] {
        let (exit, document) = bench.json(&["calc", "iin", number]);
        assert_eq!((exit, &document["why"]), (code, &why), "{number}");
    }
    let (code, document) = bench.json(&["calc", "iin", "791028302728", "--born", "1980-01-01", "--sex", "f"]);
    assert_eq!((code, document["warnings"].as_array().unwrap().len()), (0, 2));

    let specimen = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10\n";
    let good = bench.with_input(&["calc", "mrz", "--json"], specimen);
    let document: Value = serde_json::from_slice(&good.stdout).unwrap();
    assert_eq!((good.status.code(), &document["surname"]), (Some(0), &"ERIKSSON".into()));
    let bad = bench.with_input(&["calc", "mrz", "--json"], &specimen.replace("7408122", "7408123"));
    let document: Value = serde_json::from_slice(&bad.stdout).unwrap();
    assert_eq!((bad.status.code(), &document["checks"]["birth"]), (Some(3), &false.into()));
    let none = bench.with_input(&["calc", "mrz", "--json"], "hello");
    assert_eq!((none.status.code(), none.stdout.len()), (Some(3), 0));
}

#[test]
fn what_is_wrong_is_said_in_a_sentence() {
    let bench = Bench::new();
    for (arguments, says) in [
        (&["review", "--days", "-3"][..], "look ahead"),
        (&["review", "--days", "abc"], "look ahead"),
        (&["calc", "calendar", "abc"], "such as 2026"),
        (&["review", "--level", "worst"], "breach"),
    ] {
        let output = bench.run(arguments);
        assert!(text(&output.stderr).contains(says), "{arguments:?}: {}", text(&output.stderr));
    }
    assert!(text(&bench.run(&["review", "--help"]).stdout).contains("critical"), "help lists the levels");
    let empty = bench.with_input(&["calc", "mrz"], " \n");
    assert_eq!(empty.status.code(), Some(3));
    assert!(text(&empty.stderr).contains("standard input"), "{}", text(&empty.stderr));
    let tomorrow = bench.json(&["calc", "days", "tomorrow", "+3"]).1;
    assert_eq!(tomorrow["date"], "2026-11-27");
    let year = |year| text(&bench.run(&["calc", "calendar", year]).stdout);
    assert!(year("2027").contains("forecast") && !year("2019").contains("forecast"));
    assert!(year("2019").contains("not known"));
}

#[test]
fn calculating_needs_and_makes_no_database() {
    let bench = Bench::new();
    let output = bench
        .command(&["calc", "days", "2026-05-06", "+3", "--working"])
        .env("SOJOURN_DB", bench.path("no/such/place/office.db"))
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(bench.files(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_understood_exits_2_and_says_so_in_json_too() {
    let bench = Bench::new();
    for arguments in [
        &["nonsense"][..],
        &["calc"],
        &["calc", "days", "2026-02-30", "1"],
        &["calc", "days", "2026-02-20", "soon"],
        &["calc", "calendar", "26"],
        &["calc", "calendar", "-5"],
        &["calc", "days", "someday", "+3"],
        &["review", "--days", "-3"],
        &["review", "--level", "worst"],
        &["client", "show"],
        &["--lang", "uz", "review"],
    ] {
        let (code, error) = bench.error(arguments);
        assert_eq!((code, &error["kind"]), (2, &"usage".into()), "{arguments:?}");
    }
    let plain = bench.run(&["calc", "days", "\u{1b}[31mx", "1"]);
    assert_eq!(plain.status.code(), Some(2));
    assert!(!text(&plain.stderr).contains("\u{1b}[31mx"), "an argument steers the terminal");
}

#[test]
fn a_missing_or_foreign_database_exits_3_and_nothing_is_made() {
    let bench = Bench::new();
    for command in [&["review"][..], &["due"], &["client", "show", "C-1"], &["check"], &["undo"]] {
        let (code, error) = bench.error(&[command, &["--db", &bench.path("none.db")]].concat());
        assert_eq!((code, &error["kind"]), (3, &"missing".into()), "{command:?}");
    }
    assert_eq!(bench.files(), Vec::<String>::new());
    let foreign = bench.path("letter.txt");
    std::fs::write(&foreign, "Dear all, this is a letter and no database at all.\n".repeat(40)).unwrap();
    let (code, error) = bench.error(&["review", "--db", &foreign]);
    assert_eq!((code, &error["kind"]), (3, &"foreign".into()));
    assert!(std::fs::read_to_string(&foreign).unwrap().starts_with("Dear all"));
}

#[test]
fn help_shows_examples_and_completions_are_made_for_every_shell() {
    let bench = Bench::new();
    let commands: [&[&str]; 12] = [
        &[],
        &["demo"],
        &["import"],
        &["review"],
        &["due"],
        &["client", "show"],
        &["case", "show"],
        &["explain"],
        &["calc", "stay"],
        &["calc", "days"],
        &["calc", "calendar"],
        &["calc", "iin"],
    ];
    for command in commands {
        let output = bench.run(&[command, &["--help"]].concat());
        assert!(output.status.success(), "{command:?}");
        assert!(text(&output.stdout).contains("Example"), "{command:?}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let output = bench.run(&["completions", shell]);
        assert!(output.status.success() && text(&output.stdout).contains("sojourn"), "{shell}");
    }
}

#[test]
fn a_demonstration_is_an_office_in_order_and_repeats_itself() {
    let (bench, db, report) = demo("400", &["--seed", "11"]);
    assert_eq!(report["clients"], 400);
    for field in ["cases", "documents", "deadlines"] {
        assert!(report[field].as_i64().unwrap() > 100, "{field}: {report}");
    }
    let (_, review) = bench.json(&["review", "--db", &db]);
    let people = review["people"].as_i64().unwrap();
    assert!((20..=32).contains(&people), "{people} of 400 have something due");
    let past = |item: &&Value| item["level"] == "breach" || item["level"] == "overdue";
    let mut bad: Vec<&str> = review["items"].as_array().unwrap().iter().filter(past).map(client_id).collect();
    bad.dedup();
    assert!((1..=4).contains(&bad.len()), "{bad:?} are in breach or overdue");

    let (other, again, _) = demo("400", &["--seed", "11"]);
    assert_eq!(
        other.json(&["review", "--days", "400", "--db", &again]).1,
        bench.json(&["review", "--days", "400", "--db", &db]).1
    );
    let (third, different, _) = demo("400", &["--seed", "12"]);
    assert_ne!(third.json(&["review", "--db", &different]).1["items"], review["items"]);
    assert_eq!(bench.json(&["check", "--db", &db]).0, 0);
    let (code, error) = bench.error(&["demo", "--db", &db]);
    assert_eq!((code, &error["kind"]), (3, &"refused".into()), "a database that exists is not filled");
}

fn client_id(item: &Value) -> &str {
    item["client_id"].as_str().unwrap()
}

#[test]
fn a_demonstration_has_exactly_as_many_due_as_asked_for() {
    for due in ["0", "1", "17"] {
        let (bench, db, _) = demo("60", &["--due", due]);
        assert_eq!(bench.json(&["review", "--db", &db]).1["people"].to_string(), due);
    }
    let bench = Bench::new();
    assert_eq!(bench.error(&["demo", "--db", &bench.path("x.db"), "--clients", "3", "--due", "4"]).0, 3);
    assert_eq!(bench.files(), Vec::<String>::new(), "a refused demonstration makes no office");
}

#[test]
fn the_reviews_counts_do_not_depend_on_how_far_it_looks() {
    let (bench, db, _) = demo("80", &[]);
    let counts = |more: &[&str]| bench.json(&[&["review", "--db", &db], more].concat()).1["counts"].clone();
    let usual = counts(&[]);
    assert!(usual["later"].as_i64().unwrap() > 50, "{usual}");
    for more in [&["--days", "0"][..], &["--days", "200"], &["--days", "3000"], &["--level", "soon"]] {
        assert_eq!(counts(more), usual, "{more:?}");
    }
}

#[test]
fn a_long_review_keeps_its_order_although_two_threads_write_it() {
    let (bench, db, _) = demo("400", &[]);
    let (_, review) = bench.json(&["review", "--days", "3000", "--db", &db]);
    let items = review["items"].as_array().unwrap();
    assert!(items.len() > 600, "{} items would not be shared", items.len());
    let mut clients: Vec<&str> = items.iter().map(client_id).collect();
    clients.dedup();
    assert_eq!(clients.len(), review["people"], "every client stands together");
    let ids: std::collections::BTreeSet<String> = items.iter().map(|item| item["id"].to_string()).collect();
    assert_eq!(ids.len(), items.len(), "nothing is written twice");
    let binding = items.iter().filter(|item| item["binding"] == true).map(|item| item["warn_day"].as_str().unwrap());
    assert!(binding.is_sorted(), "the pages stand in their order");
}

#[test]
fn the_review_orders_clients_by_what_binds_them() {
    let (bench, db, _) = demo("200", &["--due", "30"]);
    let (_, review) = bench.json(&["review", "--db", &db]);
    let items = review["items"].as_array().unwrap();
    let fields = [
        "id",
        "client",
        "client_id",
        "citizenship",
        "case",
        "rule",
        "title",
        "class",
        "severity",
        "last_day",
        "stricter_last_day",
        "safe_day",
        "warn_day",
        "days_left",
        "working_days_left",
        "level",
        "binding",
        "confidence",
        "confirmed",
        "owner",
        "state",
    ];
    for item in items {
        for field in fields {
            assert!(item.get(field).is_some(), "{field} is missing in {item}");
        }
        assert!(item["warn_day"].as_str().unwrap() <= "2026-12-23", "{item}");
    }
    let mut groups: Vec<&str> = items.iter().map(client_id).collect();
    groups.dedup();
    assert_eq!(groups.len(), 30, "every client stands together");
    let binding: Vec<&str> =
        items.iter().filter(|item| item["binding"] == true).map(|item| item["warn_day"].as_str().unwrap()).collect();
    assert!(binding.is_sorted() && binding.len() > 5, "{binding:?}");

    let (_, breaches) = bench.json(&["review", "--level", "breach", "--db", &db]);
    assert!(breaches["items"].as_array().unwrap().iter().all(|item| item["level"] == "breach"));
    assert_eq!(breaches["counts"], review["counts"], "counts ignore --level");
    assert_eq!(bench.json(&["review", "--days", "3", "--db", &db]).1["counts"], review["counts"]);
    let (code, _) = bench.error(&["review", "--owner", "nobody.here", "--db", &db]);
    assert_eq!(code, 3);
}

#[test]
fn due_is_short_for_shells() {
    let (bench, db, _) = demo("120", &[]);
    let lines = |arguments: &[&str]| {
        let output = bench.run(&[arguments, &["--db", &db]].concat());
        assert!(output.status.success());
        text(&output.stdout).lines().count()
    };
    assert!((1..=3).contains(&lines(&["due", "--login"])));
    let items = bench.json(&["review", "--db", &db]).1["items"].as_array().unwrap().len();
    assert_eq!(lines(&["due"]), items);
    assert_eq!(bench.run(&["due", "--quiet", "--db", &db]).status.code(), Some(0));
    let (calm, calm_db, _) = demo("20", &["--due", "0"]);
    assert_eq!(calm.run(&["due", "--quiet", "--db", &calm_db]).status.code(), Some(1));
    assert!(calm.run(&["due", "--login", "--db", &calm_db]).stdout.is_empty());
}

#[test]
fn a_client_is_found_by_id_passport_and_case() {
    let (bench, db, _) = demo("30", &[]);
    let show = |reference: &str| bench.json(&["client", "show", reference, "--db", &db]);
    let (code, client) = show("C-000001");
    assert_eq!((code, &client["id"]), (0, &"C-000001".into()));
    let passport = client["identity_documents"][0]["number"].as_str().unwrap().to_owned();
    let case = client["cases"][0]["reference"].as_str().unwrap().to_owned();
    for reference in [passport.as_str(), &passport.to_lowercase(), &case] {
        assert_eq!(show(reference).1["id"], "C-000001", "{reference}");
    }
    let (code, document) = bench.json(&["case", "show", &case, "--db", &db]);
    assert_eq!((code, &document["reference"]), (0, &case.clone().into()));
    let deadline = client["deadlines"][0]["id"].as_str().unwrap();
    let (code, explained) = bench.json(&["explain", deadline, "--db", &db]);
    assert_eq!((code, &explained["id"]), (0, &deadline.into()));
    assert!(!explained["trail"].as_array().unwrap().is_empty());
    assert_eq!(bench.error(&["client", "show", "C-999999", "--db", &db]).0, 1);
    for malformed in ["foo", "TRP-END", "TRP-END/"] {
        let (code, error) = bench.error(&["explain", malformed, "--db", &db]);
        assert_eq!(code, 3, "{malformed}");
        assert!(error["hint"].as_str().unwrap().contains("TRP-END/P-000012"), "{error}");
    }
}

/// UZB, entry 2026-11-10: the last lawful day is 12-09; ten working days back is 11-25, and the work permit (ten more:
/// 24, 23, 20, 19, 18, 17, 16, 13, 12, 11) had to be ordered on 11-11. On 11-23 it comes on 12-07: 26, 27, 30, 1, 2, 3,
/// 4 and 7 lie after 11-25.
#[test]
fn a_case_shows_its_plan_and_what_stands_against_filing() {
    let bench = Bench::new();
    let (sheet, db) = (bench.path("one.csv"), bench.path("plan.db"));
    let header = "ФИО;Гражданство;Дата рождения;Паспорт;Паспорт действителен до;Основание;Дата въезда\n";
    let row = "Абдуллаев Рустам;Узбекистан;12.03.1990;FA1234567;01.03.2029;трудовая деятельность;10.11.2026\n";
    std::fs::write(&sheet, format!("{header}{row}")).unwrap();
    assert_eq!(bench.json(&["import", &sheet, "--db", &db]).0, 0);
    let client = bench.json(&["client", "show", "C-000001", "--db", &db]).1;
    assert_eq!(client["eligibility"][0]["gravity"], "error", "no consent is recorded");
    let reference = client["cases"][0]["reference"].as_str().unwrap();
    assert_eq!(client["cases"][0]["documents"].as_array().unwrap().len(), 8);
    let (code, case) = bench.json(&["case", "show", reference, "--db", &db]);
    let plan = &case["plan"];
    let days = ["granted_by", "file_by", "order_by"].map(|key| plan[key].as_str().unwrap());
    assert_eq!((code, days), (0, ["2026-12-09", "2026-11-25", "2026-11-11"]));
    assert_eq!((&plan["makes_it"], &plan["short_by"]), (&false.into(), &8.into()));
    let papers = case["papers"].as_array().unwrap();
    let need = |id: &str| papers.iter().find(|paper| paper["requirement"] == id).map(|paper| paper["need"].clone());
    assert_eq!(need("work_permit"), Some("needed".into()));
    assert_eq!(need("passport"), Some("satisfied".into()));
    let found = case["prefiling"].as_array().unwrap();
    assert!(found.iter().any(|finding| finding["check"] == "court" && finding["ground"] == "court"));
    let shown = text(&bench.run(&["case", "show", reference, "--db", &db, "--lang", "ru"]).stdout);
    assert!(shown.contains("не хватает 8 рабочих дней") && shown.contains("Ответ о судебных решениях"), "{shown}");
}

#[test]
fn an_import_that_takes_nothing_in_makes_no_office() {
    let bench = Bench::new();
    let (db, head) = (bench.path("office.db"), "Name;Citizenship;Date of birth;Ground");
    let refused = format!("{head}\nKIM ANNA;Atlantis;01.02.1990;employment\n");
    for (name, bytes, arguments) in [
        ("empty.csv", Vec::new(), &[][..]),
        ("binary.xlsx", vec![0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe, 0x80], &[]),
        ("head.csv", head.as_bytes().to_vec(), &[]),
        ("refused.csv", refused.clone().into_bytes(), &[]),
        ("partial.csv", refused.into_bytes(), &["--partial"]),
    ] {
        let sheet = bench.path(name);
        std::fs::write(&sheet, bytes).unwrap();
        let output = bench.run(&[&["import", &sheet, "--db", &db, "--json"], arguments].concat());
        assert!(!bench.files().contains(&"office.db".to_owned()), "{name}: {}", text(&output.stderr));
        if name == "partial.csv" {
            let report: Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!((&report["written"], &report["accepted"]), (&false.into(), &0.into()));
            assert!(bench.files().contains(&"partial.refused.csv".to_owned()), "{:?}", bench.files());
        }
    }
}

#[test]
fn an_import_tells_people_its_conflicts_and_its_warnings_by_reason() {
    let bench = Bench::new();
    let db = bench.path("office.db");
    let import = |name: &str, phone: &str, sex: &str| {
        let sheet = bench.path(name);
        let row = format!("KIM ANNA;RUS;01.02.1990;employment;{phone};{sex}");
        std::fs::write(&sheet, format!("Name;Citizenship;Date of birth;Ground;Phone;Sex\n{row}\n")).unwrap();
        text(&bench.run(&["import", &sheet, "--db", &db]).stdout)
    };
    assert!(import("one.csv", "+7 701 1112233", "?!").contains("  1 × "));
    let second = import("two.csv", "+7 702 4445566", "f");
    let line = second.lines().find(|line| line.contains("here:")).unwrap_or_else(|| panic!("{second}"));
    assert!(line.contains("Row 2") && line.contains("1112233") && line.contains("4445566"), "{second}");
}

#[test]
fn a_client_is_found_by_a_name_that_only_one_has() {
    let bench = Bench::new();
    let db = bench.path("office.db");
    let sheet = bench.path("clients.csv");
    std::fs::write(
        &sheet,
        "Name;Citizenship;Date of birth;Ground\nKHALMATOV RUSTAM;UZB;01.02.1990;employment\n\
         Халматова Рустамина;UZB;01.02.1991;employment\nKim Anna;RUS;01.02.1992;employment\n",
    )
    .unwrap();
    let (code, report) = bench.json(&["import", &sheet, "--db", &db]);
    assert_eq!((code, &report["accepted"]), (0, &3.into()), "{report}");
    let show = |name: &str| bench.run(&["client", "show", name, "--json", "--db", &db]);
    for (name, code) in [
        ("Khalmatov Rustam", Some(0)),
        ("халматов рустам", Some(0)),
        ("anna", Some(0)),
        ("халмат", Some(5)),
        ("kim rustam", Some(1)),
        ("", Some(1)),
    ] {
        assert_eq!(show(name).status.code(), code, "{name}: {}", text(&show(name).stderr));
    }
    // An entry of long ago: whether the host told the police is not known, and is not said to be overdue.
    let sheet = bench.path("entry.csv");
    let row = "LEE SUNG;KOR;01.02.1993;employment;01.02.2026";
    std::fs::write(&sheet, format!("Name;Citizenship;Date of birth;Ground;Date of entry\n{row}\n")).unwrap();
    assert_eq!(bench.json(&["import", &sheet, "--db", &db]).0, 0);
    let shown = text(&bench.run(&["client", "show", "lee sung", "--db", &db]).stdout);
    let unanswered = shown.lines().find(|line| line.contains("NOTIFY-HOST-3WD")).unwrap_or_else(|| panic!("{shown}"));
    assert!(unanswered.trim_start().starts_with('?') && unanswered.contains("not known"), "{shown}");
    let several = text(&show("халмат").stderr);
    assert!(several.contains("C-000001 ") && several.contains("C-000002 "), "{several}");
    assert!(
        several.contains("KHALMATOV") && several.contains("Халматова"),
        "the names stand beside the numbers: {several}"
    );
}

#[test]
fn two_records_are_said_to_be_two_people_and_undo_takes_it_back() {
    let (bench, db, _) = demo("5", &[]);
    let (code, said) = bench.json(&["client", "distinct", "C-000001", "C-000002", "--db", &db]);
    assert_eq!((code, &said["distinct"]), (0, &serde_json::json!(["C-000001", "C-000002"])));
    let (code, error) = bench.error(&["client", "distinct", "C-000002", "C-000002", "--db", &db]);
    assert_eq!((code, &error["kind"]), (3, &"refused".into()));
    let undone = bench.run(&["undo", "--yes", "--db", &db]);
    assert!(text(&undone.stdout).contains("two people"), "{}", text(&undone.stdout));
}

#[test]
fn people_read_their_own_language() {
    let (bench, db, _) = demo("120", &[]);
    for (lang, word) in [("en", "breach"), ("ru", "наруш"), ("kk", "бұзыл")] {
        let output = bench.run(&["review", "--lang", lang, "--db", &db]);
        assert!(text(&output.stdout).contains(word), "{lang}");
    }
    let russian = bench.run(&["revew", "--lang", "ru"]);
    assert!(text(&russian.stderr).starts_with("sojourn: Команды «revew» нет."), "{}", text(&russian.stderr));
    let help = bench.run(&["review", "--help", "--lang", "ru"]);
    assert!(text(&help.stdout).contains("Параметры:") && help.status.code() == Some(0), "{}", text(&help.stdout));
    let shown = bench.run(&["client", "show", "C-000001", "--lang", "ru", "--db", &db]);
    assert!(text(&shown.stdout).contains("Гражданство") || text(&shown.stdout).contains("Дата рождения"));
    assert!(!text(&shown.stdout).contains('['), "a message is missing:\n{}", text(&shown.stdout));
}

#[test]
fn a_reader_that_goes_away_is_a_quiet_end() {
    let (bench, db, _) = demo("300", &["--due", "250"]);
    let mut child = bench
        .command(&["review", "--json", "--db", &db])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn what_it_makes_belongs_to_its_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_bench, db, _) = demo("1", &[]);
    let mode = std::fs::metadata(Path::new(&db)).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}

/// An office with one client, whose case is collecting, and the reference of that case.
fn collecting() -> (Bench, String, String) {
    let bench = Bench::new();
    let db = bench.path("office.db");
    let sheet = "Name,Citizenship,Birth date,Passport,Ground,Entry\n\
                 ABDULLAEV RUSTAM,UZB,1990-03-12,FA1234567,employment,2026-10-30\n";
    std::fs::write(bench.path("one.csv"), sheet).unwrap();
    let (code, report) = bench.json(&["import", "one.csv", "--db", &db]);
    assert_eq!((code, &report["accepted"]), (0, &1.into()), "{report}");
    let (_, client) = bench.json(&["client", "show", "FA1234567", "--db", &db]);
    let case = &client["cases"][0];
    assert_eq!((&case["kind"], &case["stage"]), (&"first_trp".into(), &"collecting".into()));
    let reference = case["reference"].as_str().unwrap().to_owned();
    (bench, db, reference)
}

#[test]
fn a_case_is_checked_and_filed_against_errors_with_a_reason_only() {
    let (bench, db, case) = collecting();
    let (code, check) = bench.json(&["case", "check", &case, "--db", &db]);
    assert_eq!((code, &check["written"]), (3, &Value::Bool(false)));
    let errors = check["errors"].as_u64().unwrap();
    let findings = check["findings"].as_array().unwrap();
    assert!(errors > 0 && findings[0]["gravity"] == "error" && findings[0]["advice"].as_str() != Some(""));
    // A filing that the check stands against writes nothing, with or without a rehearsal.
    for more in [&[][..], &["--dry-run"]] {
        let mut arguments = vec!["case", "file", &case, "--on", TODAY, "--db", &db];
        arguments.extend(more);
        let (code, document) = bench.json(&arguments);
        assert_eq!((code, &document["written"], &document["stage"]), (3, &false.into(), &"collecting".into()));
    }
    let file = ["case", "file", &case, "--on", TODAY, "--despite", "papers follow", "--number", "77-A", "--db", &db];
    let (code, document) = bench.json(&file);
    assert_eq!((code, &document["written"], &document["stage"]), (0, &true.into(), &"filed".into()));
    let (_, shown) = bench.json(&["case", "show", &case, "--db", &db]);
    assert_eq!(shown["filings"][0]["application_number"], "77-A");
    // One at a time, none tomorrow, none of an unknown case.
    assert_eq!(bench.error(&file).0, 3);
    assert_eq!(bench.error(&["case", "check", "T-1999-00001", "--db", &db]).0, 1);
    let (_, undone) = bench.json(&["undo", "--db", &db]);
    assert_eq!(undone["undone"], true);
    let tomorrow = ["case", "file", &case, "--on", "2026-11-24", "--despite", "x", "--db", &db];
    assert_eq!(bench.error(&tomorrow).0, 3);
}

#[test]
fn a_case_goes_from_refusal_to_hand_over_on_the_command_line() {
    let (bench, db, case) = collecting();
    let run = |words: &[&str]| {
        let mut arguments = vec!["case"];
        arguments.extend(words);
        arguments.extend(["--db", &db]);
        bench.json(&arguments)
    };
    let refused = |words: &[&str]| {
        let mut arguments = vec!["case"];
        arguments.extend(words);
        arguments.extend(["--db", &db]);
        bench.error(&arguments)
    };
    let file = ["file", &case, "--on", TODAY, "--despite", "x"];
    assert_eq!(refused(&["outcome", &case, "accepted", "--on", TODAY]).0, 3, "nothing was filed");
    assert_eq!(refused(&["stage", &case, "filed"]).0, 3);
    run(&file);
    assert_eq!(refused(&["outcome", &case, "refused", "--on", TODAY]).0, 3, "a refusal has its ground");
    assert_eq!(refused(&["outcome", &case, "refused", "--on", TODAY, "--ground", "weather"]).0, 2);
    let paper = ["--ground", "not_compliant", "--paper", "medical_insurance", "--reason", "expired"];
    let (code, moved) = run(&[&["outcome", &case, "refused", "--on", TODAY][..], &paper].concat());
    assert_eq!((code, &moved["stage"]), (0, &"collecting".into()));
    let (_, shown) = bench.json(&["case", "show", &case, "--db", &db]);
    let papers = shown["documents"].as_array().unwrap();
    assert!(papers.iter().any(|one| one["requirement"] == "medical_insurance" && one["state"] == "rejected"));
    run(&file);
    assert_eq!(refused(&["outcome", &case, "granted", "--on", TODAY]).0, 3, "granted needs its permit");
    let permit = ["--permit", "UTR-1", "--from", TODAY, "--until", "2027-11-22"];
    let (_, moved) = run(&[&["outcome", &case, "granted", "--on", TODAY][..], &permit].concat());
    assert_eq!((&moved["stage"], &moved["permit"]["number"]), (&"granted".into(), &"UTR-1".into()));
    let (code, error) = refused(&["stage", &case, "closed"]);
    assert!(code == 3 && error["message"].as_str().unwrap().contains("Handed over on"), "{error}");
    let (_, wrong) = run(&["hand-over", &case, "--on", TODAY, "--wrong", "name,iin"]);
    assert_eq!(wrong["permit"]["unchecked"], serde_json::json!(["name", "iin"]));
    assert!(wrong["permit"]["handed_over_on"].is_null() && wrong["reissue"].is_null());
    run(&["hand-over", &case, "--on", TODAY, "--sponsor-informed", TODAY]);
    let (code, moved) = run(&["stage", &case, "closed"]);
    assert_eq!((code, &moved["stage"]), (0, &"closed".into()));
}

#[test]
fn a_wrong_permit_opens_a_re_issue_case() {
    let (bench, db, case) = collecting();
    let run = |words: &[&str]| bench.json(&[words, &["--db", &db]].concat());
    run(&["case", "file", &case, "--on", TODAY, "--despite", "x"]);
    let permit = ["--permit", "UTR-1", "--from", TODAY, "--until", "2027-11-22"];
    run(&[&["case", "outcome", &case, "granted", "--on", TODAY][..], &permit].concat());
    let (_, moved) = run(&["case", "hand-over", &case, "--on", TODAY, "--wrong", "name", "--reissue"]);
    let (_, reissue) = run(&["case", "show", moved["reissue"].as_str().unwrap()]);
    assert_eq!((&reissue["kind"], &reissue["stage"]), (&"reissue".into(), &"intake".into()));
}
