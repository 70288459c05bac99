//! `export` and `import all` as people and programs meet them: filters, columns, masks, files, refusals; every workbook is
//! read back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;
use std::fs::File;
use std::io::{Cursor, Write};
use std::process::{Command, Output, Stdio};

const TODAY: &str = "2026-11-23";

struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    /// An office of invented clients.
    fn with(clients: &str) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        assert!(bench.run(&["demo", "--clients", clients, "--seed", "7"]).status.success());
        bench
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.args(["--today", TODAY, "--lang", "en"]);
        if !arguments.contains(&"--db") {
            command.args(["--db", "office.db"]);
        }
        command.args(arguments).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn bytes(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn text(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.bytes(arguments)).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Vec<Value> {
        serde_json::from_slice(&self.bytes(&[arguments, &["--format", "json"]].concat())).unwrap()
    }

    /// The exit code and what was said of a run that must fail and print nothing.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        assert!(output.stdout.is_empty(), "{arguments:?}");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    /// `import all` of these bytes into a new database: the exit code and what was said.
    fn take_in(&self, db: &str, bytes: &[u8]) -> (i32, String) {
        let mut command = self.command(&["--db", db, "import", "all"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Whoever refuses the beginning does not read the end.
        drop(child.stdin.take().unwrap().write_all(bytes));
        let output = child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn sheet(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    book.worksheet_range_at(0).unwrap().unwrap().rows().map(<[Data]>::to_vec).collect()
}

const LISTS: [&str; 12] = [
    "clients",
    "cases",
    "documents",
    "deadlines",
    "review",
    "control-list",
    "originals",
    "sponsors",
    "expiries",
    "stages",
    "refusals",
    "outstanding",
];

#[test]
fn a_workbook_says_field_by_field_what_the_json_says() {
    let bench = Bench::with("60");
    for list in ["clients", "cases", "documents", "deadlines", "review", "originals", "sponsors"] {
        let rows = bench.json(&["export", list, "--unmasked"]);
        let cells = sheet(bench.bytes(&["export", list, "--unmasked", "--format", "xlsx"]));
        assert_eq!(cells.len(), rows.len() + 1, "{list}");
        assert!(!rows.is_empty(), "{list}");
        for (object, cells) in rows.iter().zip(&cells[1..]) {
            for ((name, value), cell) in object.as_object().unwrap().iter().zip(cells) {
                let same = match (value, cell) {
                    (Value::Null, Data::Empty) => true,
                    (Value::Number(number), Data::Float(cell)) => number.as_f64() == Some(*cell),
                    (Value::String(text), Data::DateTime(cell)) => {
                        cell.as_datetime().is_some_and(|day| day.date().to_string() == *text)
                    }
                    // A day is a day and nothing else.
                    (Value::String(text), Data::String(_)) if text.parse::<chrono::NaiveDate>().is_ok() => false,
                    // Words of closed lists have their own text for people.
                    (Value::String(text), Data::String(cell)) => {
                        text == cell || text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
                    }
                    _ => false,
                };
                assert!(same, "{list}: {name} is {value} and {cell:?}");
            }
        }
    }
}

#[test]
fn every_list_leaves_in_every_format_also_an_empty_one() {
    let bench = Bench::with("30");
    bench.run(&["demo", "--db", "empty.db", "--clients", "0"]);
    for db in ["office.db", "empty.db"] {
        for list in LISTS {
            for format in ["csv", "xlsx", "json", "html"] {
                let bytes = bench.bytes(&["--db", db, "export", list, "--format", format]);
                match format {
                    "json" => drop(serde_json::from_slice::<Value>(&bytes).unwrap()),
                    "xlsx" => assert!(!sheet(bytes).is_empty(), "{list}"),
                    "html" => assert!(bytes.starts_with(b"<!doctype html>") && bytes.ends_with(b"</html>\n"), "{list}"),
                    _ => assert!(bytes.starts_with("\u{feff}".as_bytes()), "{list}"),
                }
            }
        }
    }
}

#[test]
fn filter_order_columns_and_views_are_those_of_the_lists() {
    let bench = Bench::with("80");
    let of = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let all = bench.json(&["export", "clients"]);
    let some =
        bench.json(&["export", "clients", "--filter", "cit:UZB", "--sort", "name", "--columns", "client,citizenship"]);
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(some.iter().all(|row| of(row, "citizenship") == "UZB"));
    let keys: Vec<&String> = some[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["client", "citizenship"]);
    let back = bench.json(&["export", "clients", "--filter", "cit:UZB", "--sort", "name", "--descending"]);
    let names = |rows: &[Value]| rows.iter().map(|row| of(row, "client")).collect::<Vec<_>>();
    let mut forth = names(&back);
    forth.reverse();
    assert_eq!(names(&some), forth);
    assert_ne!(names(&bench.json(&["export", "clients", "--sort", "name"])), names(&all));
    assert_eq!(bench.text(&["export", "clients", "--filter", "nobodyofthatname"]).lines().count(), 1);
    for (arguments, code) in [
        (&["export", "clients", "--filter", "owner:zzz"][..], 3),
        (&["export", "clients", "--filter", "citt:UZB"], 3),
        (&["export", "clients", "--columns", "shoe"], 3),
        (&["export", "clients", "--view", "unknown"], 3),
        (&["export", "originals", "--filter", "x"], 2),
        (&["export", "all", "--format", "xlsx"], 2),
        (&["export", "case"], 2),
        (&["export", "clients", "C-000001"], 2),
        (&["export", "case", "T-1999-00001"], 1),
        (&["export", "client", "C-999999"], 1),
    ] {
        assert_eq!(bench.refused(arguments).0, code, "{arguments:?}");
    }
    let (_, told) = bench.refused(&["export", "clients", "--filter", "citt:UZB"]);
    assert!(told.contains("citizenship"), "the fields are named: {told}");
}

/// Telephone numbers and IIN of everybody, as digits.
fn private(bench: &Bench) -> Vec<String> {
    let rows = bench.json(&["export", "clients", "--unmasked"]);
    let fields = rows.iter().flat_map(|row| [row["phone"].as_str(), row["iin"].as_str()]);
    fields.flatten().map(str::to_owned).collect()
}

#[test]
fn numbers_are_masked_in_every_format_unless_asked_for() {
    let bench = Bench::with("40");
    let numbers = private(&bench);
    assert!(numbers.len() > 40 && numbers.iter().all(|number| !number.contains('•')));
    for format in ["csv", "json", "html"] {
        let text = bench.text(&["export", "clients", "--format", format]);
        assert!(!numbers.iter().any(|number| text.contains(number.as_str())), "{format}");
        let full = bench.text(&["export", "clients", "--format", format, "--unmasked"]);
        assert!(numbers.iter().all(|number| full.contains(number.as_str())), "{format}");
    }
    let cells: Vec<String> = sheet(bench.bytes(&["export", "clients", "--format", "xlsx"]))
        .concat()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(!cells.iter().any(|cell| numbers.contains(cell)));
    let case = bench.json(&["export", "cases", "--columns", "case"])[0]["reference"].as_str().unwrap().to_owned();
    let page = bench.text(&["export", "case", &case, "--format", "html"]);
    assert!(!numbers.iter().any(|number| page.contains(number.as_str())));
}

#[test]
fn a_file_is_new_whole_and_private() {
    let bench = Bench::with("20");
    let said = bench.text(&["export", "clients", "--format", "xlsx", "--out", "c.xlsx"]);
    assert!(said.contains("c.xlsx") && said.contains("20 rows"), "{said}");
    let path = bench.folder.path().join("c.xlsx");
    let before = std::fs::read(&path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o077, 0);
    }
    let (code, said) = bench.refused(&["export", "cases", "--format", "xlsx", "--out", "c.xlsx"]);
    assert!(code == 3 && said.contains("exists already"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    // What fails leaves no file.
    assert_eq!(bench.refused(&["export", "client", "C-999999", "--format", "html", "--out", "d.html"]).0, 1);
    assert!(!bench.files().contains(&"d.html".to_owned()));
}

#[test]
fn a_case_and_a_client_leave_as_a_whole() {
    let bench = Bench::with("60");
    let cases = bench.json(&["export", "cases", "--filter", "stage:filed"]);
    let reference = cases[0]["reference"].as_str().unwrap();
    let page = bench.text(&["export", "case", reference, "--format", "html"]);
    for part in [reference, "✓ intake", "● filed", "Deadlines", "Documents", "Filings", "Originals"] {
        assert!(page.contains(part), "{part}");
    }
    let case: Value = serde_json::from_slice(&bench.bytes(&["export", "case", reference, "--format", "json"])).unwrap();
    assert!(
        case["deadlines"].as_array().unwrap().iter().all(|row| row["why"].as_str().is_some_and(|why| !why.is_empty()))
    );
    assert!(!case["filings"].as_array().unwrap().is_empty());

    let all = bench.json(&["export", "clients", "--unmasked"]);
    let one = all.iter().find(|row| !row["phone"].is_null()).unwrap();
    let (id, phone) = (one["id"].as_str().unwrap(), one["phone"].as_str().unwrap());
    let document: Value = serde_json::from_slice(&bench.bytes(&["export", "client", id, "--format", "json"])).unwrap();
    assert_eq!(document["records"]["client"][0]["phone"], phone);
    for part in ["identity_document", "stay", "case_file", "case_document"] {
        assert!(!document["records"][part].as_array().unwrap().is_empty(), "{part}");
    }
    assert!(
        !document["journal"].as_array().unwrap().is_empty() && !document["deadlines"].as_array().unwrap().is_empty()
    );
    for lang in ["en", "ru", "kk"] {
        for format in ["csv", "html"] {
            let text = bench.text(&["export", "client", id, "--format", format, "--lang", lang]);
            assert!(text.contains(id) && text.contains(phone.trim_start_matches('+')), "{lang} {format}");
        }
    }
}

#[test]
fn what_is_told_of_a_client_names_nobody_else() {
    let bench = Bench::with("400");
    let all = bench.json(&["export", "clients", "--unmasked"]);
    let names: Vec<(String, String)> = all
        .iter()
        .map(|row| (row["id"].as_str().unwrap().to_owned(), row["client"].as_str().unwrap().to_owned()))
        .collect();
    let mut families = 0;
    for (id, own) in names.iter().take(60) {
        let text = bench.text(&["export", "client", id, "--format", "json"]);
        let document: Value = serde_json::from_str(&text).unwrap();
        for person in document["family"].as_array().unwrap() {
            families += 1;
            let other = person["client"].as_str().unwrap();
            let (_, name) = names.iter().find(|(id, _)| id == other).unwrap();
            assert!(name == own || !text.contains(name.as_str()), "{id} names {other}");
        }
        for contact in document["records"]["contact"].as_array().into_iter().flatten() {
            let withheld = contact["name"] == "withheld" && contact["address"] == "withheld";
            assert_eq!(withheld, contact["role"] != "self", "{contact}");
        }
    }
    // The invented families are few; what matters is looked at more closely where there are some.
    assert!(families > 0 || names.len() >= 400);
}

#[test]
fn a_whole_office_comes_back_byte_for_byte() {
    let bench = Bench::with("120");
    // Reviews and the journal of a day's work travel too.
    for arguments in [&["review", "start"][..], &["review", "rules", "--climb-deputy", "3"]] {
        assert!(bench.run(arguments).status.success(), "{arguments:?}");
    }
    let first = bench.bytes(&["export", "all"]);
    let (code, said) = bench.take_in("copy.db", &first);
    assert_eq!((code, said.as_str()), (0, ""));
    assert_eq!(bench.bytes(&["--db", "copy.db", "export", "all"]), first);
    let check: Value = serde_json::from_slice(&bench.bytes(&["--db", "copy.db", "check", "--json"])).unwrap();
    assert_eq!((check["clients"].as_i64(), check["faults"].as_array().map(Vec::len)), (Some(120), Some(0)));
    for list in ["clients", "cases", "documents", "deadlines", "review"] {
        let [here, there] = ["office.db", "copy.db"].map(|db| bench.json(&["--db", db, "export", list, "--unmasked"]));
        assert_eq!(here, there, "{list}");
    }
    let (code, said) = bench.take_in("copy.db", &first);
    assert!(code == 3 && said.contains("copy.db"), "{said}");
}

#[test]
fn an_exported_office_is_taken_in_by_its_name_and_never_read_as_a_sheet() {
    let bench = Bench::with("12");
    let first = bench.bytes(&["export", "all"]);
    std::fs::write(bench.folder.path().join("office.jsonl"), &first).unwrap();
    let said = |arguments: &[&str]| {
        let output = bench.run(arguments);
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = said(&["--db", "copy.db", "import", "office.jsonl"]);
    assert!(code == 3 && told.contains("import all office.jsonl"), "{told}");
    let (code, told) = said(&["--db", "copy.db", "import", "office.jsonl", "office.jsonl"]);
    assert!(code == 2 && told.contains("import all"), "{told}");
    assert_eq!(said(&["--db", "copy.db", "import", "all", "gone.jsonl"]).0, 3);
    assert!(!bench.files().iter().any(|file| file.contains("copy.db")), "nothing was begun");
    assert_eq!(said(&["--db", "copy.db", "import", "all", "office.jsonl"]).0, 0);
    assert_eq!(bench.bytes(&["--db", "copy.db", "export", "all"]), first);
}

#[test]
fn a_spoiled_office_names_its_line_and_leaves_nothing() {
    let bench = Bench::with("12");
    let good = bench.text(&["export", "all"]);
    let lines: Vec<&str> = good.lines().collect();
    let whole = |lines: &[&str]| format!("{}\n", lines.join("\n"));
    let mut swapped = lines.clone();
    swapped.swap(3, 4);
    let mut doubled = lines.clone();
    doubled.insert(3, lines[3]);
    let files = bench.files();
    for (text, line) in [
        ("hello\n".to_owned(), "Line 1:"),
        (String::new(), "Line 1:"),
        (whole(&lines[..40]), "Line 41:"),
        (whole(&swapped), "Line 5:"),
        (whole(&doubled), "Line 5:"),
        (good.replacen("\"active\":1", "\"active\":7", 1), "Line 2:"),
        (good.replacen("\"active\":1", "\"active\":0", 1), &format!("Line {}:", lines.len())),
        (good.replacen("\"form\":1", "\"form\":9", 1), "form 9"),
        (good.replacen("\"database\":4", "\"database\":99", 1), "99"),
        (good.replace('\n', "\n\n"), "Line 2:"),
    ] {
        let (code, said) = bench.take_in("copy.db", text.as_bytes());
        assert_eq!(code, 3, "{said}");
        assert!(said.contains(line), "{line}: {said}");
        assert_eq!(bench.files(), files, "{line}");
    }
    // A transfer that broke off cuts anywhere, in the middle of a letter too.
    for end in good.len() / 2..good.len() / 2 + 4 {
        let (code, said) = bench.take_in("copy.db", &good.as_bytes()[..end]);
        assert!(code == 3 && said.contains("Line "), "{said}");
        assert_eq!(bench.files(), files);
    }
    let (code, said) = bench.take_in("copy.db", &[0xff; 100_000]);
    assert!(code == 3 && said.contains("Line 1:"), "{said}");
    assert_eq!(bench.files(), files);
}

#[cfg(unix)]
#[test]
fn a_whole_office_that_is_interrupted_leaves_nothing() {
    let bench = Bench::with("200");
    let text = bench.text(&["export", "all"]);
    let files = bench.files();
    let mut command = bench.command(&["--db", "copy.db", "import", "all"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // More than the steps between two looks; the rest comes after the signal.
    let part = text.len() * 9 / 10;
    stdin.write_all(&text.as_bytes()[..part]).unwrap();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    drop(stdin.write_all(&text.as_bytes()[part..]));
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(3) && said.contains("Stopped"), "{said}");
    assert_eq!(bench.files(), files);
    drop(File::open(bench.folder.path().join("office.db")).unwrap());
}

#[test]
fn every_export_is_journalled_with_what_was_asked_for_and_how_many_rows_went_out() {
    let bench = Bench::with("60");
    let uzbek = bench.json(&["export", "clients", "--filter", "cit:UZB"]).len();
    let full = bench.json(&["export", "clients", "--unmasked"]).len();
    bench.bytes(&["export", "originals", "--format", "html"]);
    bench.bytes(&["report", "refusals", "--csv"]);
    let reference = bench.json(&["export", "cases"])[0]["reference"].as_str().unwrap().to_owned();
    bench.bytes(&["export", "case", &reference, "--format", "xlsx"]);
    // Whoever stops reading has read as much: nothing of that is left out of the journal.
    let mut child = bench.command(&["export", "documents"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait().unwrap();
    // What is refused before a row went out is no export.
    bench.refused(&["export", "clients", "--filter", "owner:nobody.at.all"]);
    let journal = bench.text(&["journal", "list", "--reason", "export", "--json"]);
    let told = |text: &str| journal.contains(&serde_json::to_string(text).unwrap());
    assert!(told(&format!("clients --format json --filter \"cit:UZB\": {uzbek}")), "{journal}");
    assert!(told(&format!("clients --format json --unmasked: {full}")), "{journal}");
    for begun in ["originals --format html: ", "refusals --format csv: ", "documents --format csv: "] {
        assert!(journal.contains(&format!("\"{begun}")), "{begun}: {journal}");
    }
    assert!(journal.contains(&format!("\"case {reference} --format xlsx: ")), "{journal}");
    assert!(!journal.contains("nobody.at.all"));
}
