//! `letter` on the command line: what is printed, what is noted, what is refused, in a hermetic environment.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::Session;
use serde_json::Value;
use sojourn::domain::lang::Lang;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The office of the pages, and the program in a folder of its own.
struct Bench {
    session: Session,
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { session: Session::open(Lang::Ru, 80, 24), folder: tempfile::tempdir().unwrap() }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let db: PathBuf = self.session.db();
        Command::new(env!("CARGO_BIN_EXE_sojourn"))
            .env_clear()
            .env("HOME", self.folder.path())
            .current_dir(self.folder.path())
            .args(["--db", &db.display().to_string(), "--today", "2026-11-23", "letter"])
            .args(arguments)
            .output()
            .unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr));
        })
    }

    fn text(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?} {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Exit code and the sentence on stderr.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        assert!(output.stdout.is_empty(), "{arguments:?}");
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}

const CASE: &str = "T-2026-00001";

#[test]
fn a_request_is_printed_noted_and_listed_until_it_is_answered() {
    let bench = Bench::new();
    let letter = bench.json(&[CASE, "missing-papers"]);
    assert_eq!(
        (&letter["purpose"], &letter["language"], &letter["sent"]),
        (&"missing_papers".into(), &"ru".into(), &false.into())
    );
    assert_eq!(letter["papers"].as_array().unwrap().len(), 4);
    assert_eq!((&letter["to"]["role"], &letter["to"]["channel"]), (&"self".into(), &"whatsapp".into()));
    assert_eq!((&letter["answer_by"], &letter["asked"]["times"]), (&"2026-11-24".into(), &0.into()));
    assert!(letter["link"].as_str().unwrap().starts_with("https://wa.me/77010000000?text="));
    assert_eq!(bench.json(&["silent"]), Value::Array(Vec::new()));

    assert_eq!(bench.json(&[CASE, "missing-papers", "--sent"])["sent"], true);
    let silent = bench.json(&["silent"]);
    assert_eq!(
        (&silent[0]["case"], &silent[0]["times"], &silent[0]["silent_days"]),
        (&CASE.into(), &1.into(), &0.into())
    );
    assert_eq!(silent[0]["papers"].as_array().unwrap().len(), 4);
    assert_eq!(bench.json(&["silent", "--mine"]), Value::Array(Vec::new()), "nobody's case is mine");
    assert!(bench.text(&["silent", "--lang", "en"]).contains("asked once, last today"));

    assert_eq!(bench.json(&["answer", CASE, "--note", "завтра"])["answered"], 1);
    assert_eq!(bench.json(&["silent"]), Value::Array(Vec::new()));
    assert_eq!(bench.refused(&["answer", CASE]).0, 3);
}

#[test]
fn the_text_goes_to_a_pipe_or_a_file_as_it_is() {
    let bench = Bench::new();
    let text = bench.text(&["C-000001", "date", "--plain", "--language", "kk"]);
    assert!(text.starts_with("Сәлеметсіз бе, Абдуллаев Рустам!\n"), "{text}");
    assert!(!text.contains("wa.me"));
    // --lang is the language of the letter too, where no other is given.
    assert!(bench.text(&[CASE, "missing-papers", "--lang", "en", "--plain"]).starts_with("Hello ABDULLAEV RUSTAM,"));
    let printed = bench.text(&[CASE, "missing-papers", "--to", "hr", "--lang", "ru"]);
    assert!(printed.contains("Сергей, отдел кадров · WhatsApp · +7 702 111 22 33"), "{printed}");
    assert!(printed.contains("1. Документ о цели пребывания") && printed.contains("https://wa.me/77021112233?text="));
    assert_eq!(
        bench.text(&["C-000002", "missing-papers", "--to", "self", "--plain"]).lines().next(),
        Some("Здравствуйте, Иванова Мария!")
    );
    for name in ["letter-T-2026-00001-missing_papers-ru.txt", "letter-T-2026-00001-missing_papers-ru-2.txt"] {
        assert_eq!(bench.json(&[CASE, "missing-papers", "--file"])["file"], name);
        assert!(bench.folder.path().join(name).exists());
    }
}

#[test]
fn a_wording_is_shown_changed_and_put_back() {
    let bench = Bench::new();
    assert!(bench.text(&["wording", "missing-papers", "en"]).contains("{{ need }}"));
    let file = bench.folder.path().join("uz.txt");
    std::fs::write(&file, "Salom, {{ client }}!\n{{ need").unwrap();
    let (code, said) = bench.refused(&["wording", "missing-papers", "uz", "--set", "uz.txt", "--lang", "en"]);
    assert!(code == 3 && said.contains("Line 2"), "{said}");
    std::fs::write(&file, "Salom, {{ client }}!").unwrap();
    assert_eq!(bench.json(&["wording", "missing-papers", "uz", "--set", "uz.txt"])["own"], true);
    let letter = bench.json(&[CASE, "missing-papers", "--language", "uz"]);
    assert_eq!((&letter["worded_in"], &letter["text"]), (&"uz".into(), &"Salom, ABDULLAEV RUSTAM!".into()));
    assert_eq!(bench.json(&["wording", "missing-papers", "uz", "--reset"])["own"], false);
    assert_eq!(bench.refused(&["wording", "missing-papers", "uz", "--reset"]).0, 3);
    assert_eq!(bench.refused(&["wording", "missing-papers", "uz", "--set", "nowhere.txt"]).0, 3);
}

#[test]
fn what_cannot_be_written_is_refused_in_words() {
    let bench = Bench::new();
    for (arguments, code, said) in [
        (&["C-000099", "date"][..], 1, "C-000099"),
        (&[CASE, "appointment"], 3, "no appointment ahead"),
        (&[CASE, "missing-papers", "--to", "Дина"], 3, "Сергей"),
        (&[CASE, "missing-papers", "--language", "русский"], 3, "language code"),
        (&[CASE, "missing-papers", "--by", "2026-11-23"], 3, "after today"),
        (&[CASE, "missing-papers", "--by", "2026-11-25"], 3, "before 25.11.2026"),
        (&[CASE, "date", "--deadline", "x"], 3, "no id of a deadline"),
        (&[CASE, "date", "--deadline", "TRP-END/P-000099"], 3, "no open date"),
        (&[CASE], 2, "Usage"),
        (&[CASE, "birthday"], 2, "missing-papers"),
        (&[], 2, "Usage"),
    ] {
        let english = [&["--lang", "en"], arguments].concat();
        let english = if arguments.contains(&"--language") { english } else { [arguments, &["--lang", "en"]].concat() };
        let (found, sentence) = bench.refused(&english);
        assert_eq!(found, code, "{arguments:?} {sentence}");
        assert!(sentence.contains(said), "{arguments:?} {sentence}");
    }
}
