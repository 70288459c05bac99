//! `backup` and `restore` as an administrator meets them: a copy proved while people work, every flipped byte found, an
//! office put back whole, and whatever happens in the middle.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        office.ok(&["demo", "--clients", "60", "--seed", "7"]);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.args(["--today", "2026-11-23", "--lang", "en", "--db", "office.db"]).args(arguments);
        command.stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("panicked"), "{said}");
        (output.status.code().unwrap(), said)
    }

    fn back_up(&self) -> PathBuf {
        let made: Value = serde_json::from_str(&self.ok(&["backup", "copies", "--json"])).unwrap();
        PathBuf::from(made["file"].as_str().unwrap())
    }

    fn clients(&self) -> String {
        self.ok(&["export", "clients", "--format", "json", "--unmasked"])
    }

    fn add_client(&self) {
        fs::write(
            self.path("more.csv"),
            "ФИО;Гражданство;Дата рождения;Основание\nНовый Клиент;RUS;01.02.1990;работа\n",
        )
        .unwrap();
        self.ok(&["import", "more.csv", "--partial"]);
    }
}

/// Names of a folder, without the locks of the door.
fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = all.filter(|name| !name.ends_with(".lock") && !name.ends_with(".closing")).collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_proved_says_what_it_holds_and_is_for_its_owner_alone() {
    let office = Office::new();
    let head = serde_json::from_str::<Value>(&office.ok(&["check", "--json"])).unwrap()["head"].clone();
    let file = office.back_up();
    let again = office.back_up();
    assert_ne!(file, again, "nothing is written over");
    let said = office.ok(&["backup", "--check", file.to_str().unwrap()]);
    assert!(said.contains("60 clients") && said.contains("The backup is sound."), "{said}");
    assert!(said.contains(head.as_str().unwrap()), "{said}");
    #[cfg(unix)]
    for path in [&file, &file.with_extension("json")] {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(names(&office.path("copies")).len(), 4, "{:?}", names(&office.path("copies")));
}

#[test]
fn copies_made_while_others_write_are_sound() {
    let office = Office::new();
    let mut rows = "ФИО;Гражданство;Дата рождения;Основание\n".to_owned();
    for number in 0..400 {
        rows.push_str(&format!("Клиент Номер{number};RUS;01.02.1990;работа\n"));
    }
    fs::write(office.path("many.csv"), rows).unwrap();
    let mut import = office.command(&["import", "many.csv", "--partial"]).stdout(Stdio::null()).spawn().unwrap();
    let mut made = Vec::new();
    while import.try_wait().unwrap().is_none() || made.is_empty() {
        made.push(office.back_up());
    }
    assert!(import.wait().unwrap().success());
    for file in made {
        office.ok(&["backup", "--check", file.to_str().unwrap()]);
    }
}

#[test]
fn a_flipped_byte_anywhere_is_found_and_never_put_back() {
    let office = Office::new();
    let file = office.back_up();
    let good = fs::read(&file).unwrap();
    let before = office.clients();
    let step = good.len() / 37;
    for at in (0..good.len()).step_by(step) {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        fs::write(&file, &bad).unwrap();
        let (code, said) = office.refused(&["restore", file.to_str().unwrap()]);
        assert!([3, 6].contains(&code), "byte {at}: {code} {said}");
    }
    for length in [0, 1, 100, good.len() / 2, good.len() - 1] {
        fs::write(&file, &good[..length]).unwrap();
        let (code, said) = office.refused(&["restore", file.to_str().unwrap()]);
        assert!([3, 6].contains(&code), "{length} bytes: {code} {said}");
    }
    assert_eq!(office.clients(), before);
    fs::write(&file, &good).unwrap();
    office.ok(&["restore", file.to_str().unwrap()]);
}

#[test]
fn an_office_comes_back_as_it_was_and_what_lay_there_is_kept() {
    let office = Office::new();
    let cases = office.ok(&["export", "cases", "--format", "json"]);
    let case = serde_json::from_str::<Value>(&cases).unwrap()[0]["reference"].as_str().unwrap().to_owned();
    fs::write(office.path("scan.pdf"), "%PDF-1.4\n%%EOF\n").unwrap();
    office.ok(&["attach", &case, "passport", "scan.pdf"]);
    let (file, before) = (office.back_up(), office.clients());
    office.add_client();
    let later = office.clients();
    assert_ne!(before, later);
    fs::remove_dir_all(office.path("office.db.files")).unwrap();
    let done: Value = serde_json::from_str(&office.ok(&["restore", file.to_str().unwrap(), "--json"])).unwrap();
    let checked: Value = serde_json::from_str(&office.ok(&["check", "--json"])).unwrap();
    // The entry of the restore is one more than the copy holds.
    assert_eq!(checked["journal"].as_i64(), done["backup"]["journal"].as_i64().map(|entries| entries + 1));
    assert_eq!(office.clients(), before);
    // The way back is the same way.
    let aside = done["aside"].as_str().unwrap();
    let aside_of_folder = office.path(Path::new(aside).file_name().unwrap().to_str().unwrap());
    office.ok(&["restore", aside_of_folder.to_str().unwrap()]);
    assert_eq!(office.clients(), later);
}

#[test]
fn an_office_that_is_damaged_or_gone_is_put_back_too() {
    let office = Office::new();
    let (file, before) = (office.back_up(), office.clients());
    fs::write(office.path("office.db"), [0x55; 20_000]).unwrap();
    office.ok(&["restore", file.to_str().unwrap()]);
    assert_eq!(office.clients(), before);
    for name in ["office.db", "office.db-wal", "office.db-shm"] {
        drop(fs::remove_file(office.path(name)));
    }
    office.ok(&["restore", file.to_str().unwrap()]);
    assert_eq!(office.clients(), before);
}

#[test]
fn what_cannot_be_put_back_is_refused_in_a_sentence_and_changes_nothing() {
    let office = Office::new();
    let before = office.clients();
    fs::write(office.path("letter.db"), "Dear sir").unwrap();
    for (file, code) in [("none.db", 3), ("letter.db", 3), ("office.db", 3), ("./office.db", 3)] {
        let (found, said) = office.refused(&["restore", file]);
        assert_eq!(found, code, "{file}: {said}");
    }
    let (code, said) = office.refused(&["backup", "letter.db"]);
    assert_eq!(code, 6, "{said}");
    assert_eq!(office.clients(), before);
}

#[test]
fn nobody_is_put_out_of_the_office_unasked_and_nobody_comes_in_meanwhile() {
    let office = Office::new();
    let file = office.back_up();
    let lock = OpenOptions::new().read(true).write(true).open(office.path("office.db.lock")).unwrap();
    lock.lock_shared().unwrap();
    let (code, said) = office.refused(&["restore", file.to_str().unwrap(), "--wait", "0"]);
    assert!(code == 5 && said.contains("still in the office"), "{said}");
    lock.unlock().unwrap();
    let closing = File::create(office.path("office.db.closing")).unwrap();
    closing.lock().unwrap();
    let (code, said) = office.refused(&["review"]);
    assert!(code == 5 && said.contains("closed for a moment"), "{said}");
    drop(closing);
    office.ok(&["review"]);
}

#[test]
fn a_restore_that_is_killed_leaves_the_old_office_or_the_new_one() {
    let office = Office::new();
    let (file, before) = (office.back_up(), office.clients());
    office.add_client();
    let later = office.clients();
    let (mut old, mut new) = (0, 0);
    for run in 0..30_u64 {
        let mut child = office.command(&["restore", file.to_str().unwrap()]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(run * 3));
        drop(child.kill());
        child.wait().unwrap();
        match office.clients() {
            clients if clients == later => old += 1,
            clients if clients == before => {
                new += 1;
                office.add_client();
                assert_eq!(office.clients(), later);
            }
            _ => panic!("neither the old office nor the new one after {run}"),
        }
    }
    assert!(old > 0, "{old} {new}");
    office.ok(&["check"]);
}
