//! Calendar feeds as a calendar program meets them: the same events under the same names, numbers that rise with every
//! change and survive a copy brought back, nothing of a person that was not asked for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use icalendar::{Calendar, CalendarComponent, Component, Event};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const TODAY: &str = "2026-11-23";

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        office.done(&["demo", "--clients", "80", "--due", "30"]);
        office
    }

    fn db(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.folder.path()).current_dir(self.folder.path());
        command.args(["--lang", "ru", "--today", TODAY, "--db"]).arg(self.db()).args(arguments);
        command.stdin(Stdio::null()).output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> Output {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output
    }

    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_slice(&self.done(&[arguments, &["--json"]].concat()).stdout).unwrap()
    }

    fn text(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.done(&[&["feed"], arguments].concat()).stdout).unwrap()
    }

    /// The events of a feed by their names.
    fn feed(&self, arguments: &[&str]) -> BTreeMap<String, Event> {
        let calendar: Calendar = self.text(arguments).parse().unwrap();
        let events = calendar.components.into_iter().filter_map(|component| match component {
            CalendarComponent::Event(event) => Some((event.get_uid().unwrap().to_owned(), event)),
            _ => None,
        });
        events.collect()
    }
}

fn is_cancelled(event: &Event) -> bool {
    event.property_value("STATUS") == Some("CANCELLED")
}

#[test]
fn a_feed_of_nothing_of_mine_says_how_to_get_everybodys() {
    let office = Office::new();
    let told = |arguments: &[&str]| {
        let done = office.done(&[&["feed"], arguments].concat());
        assert!(done.stdout.starts_with(b"BEGIN:VCALENDAR"));
        String::from_utf8(done.stderr).unwrap()
    };
    assert!(told(&[]).contains("sojourn feed --all"));
    assert_eq!(told(&["--all"]), "");
    assert_eq!(told(&["--all", "--days", "0", "--cancelled", "0"]), "");
}

#[test]
fn every_open_deadline_stands_on_its_warn_day_with_its_last_day_in_the_text() {
    let office = Office::new();
    let review = office.json(&["review", "--days", "60"]);
    let feed = office.feed(&["--all", "--days", "60"]);
    let items = review["items"].as_array().unwrap();
    assert!(items.len() > 30);
    for item in items {
        let name = item["id"].as_str().unwrap().replace('/', "-");
        let event = feed.iter().find(|(uid, _)| uid.starts_with(&format!("{name}@"))).map(|(_, event)| event);
        let event = event.unwrap_or_else(|| panic!("{name} is not in the feed"));
        let day = item["warn_day"].as_str().unwrap().replace('-', "");
        assert!(event.property_value("DTSTART").unwrap().starts_with(&day), "{name}");
        assert!(event.get_summary().unwrap().contains(item["client"].as_str().unwrap()));
        if item["class"] != "own" {
            let last: Vec<&str> = item["last_day"].as_str().unwrap().split('-').rev().collect();
            assert!(event.get_summary().unwrap().contains(&last.join(".")), "{name}");
        }
    }
    let text = office.text(&["--all"]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    assert_eq!(text, office.text(&["--all"]), "the same office, the same bytes");
    assert!(text.contains("DTSTART;TZID=Asia/Almaty:"), "an appointment has its time");
}

#[test]
fn what_ends_is_cancelled_what_comes_back_rises_and_a_copy_brought_back_never_falls_behind() {
    let office = Office::new();
    let before = office.feed(&["--all"]);
    let stay = before.iter().find(|(uid, _)| uid.starts_with("STAY-")).map(|(uid, _)| uid.clone()).unwrap();
    let review = office.json(&["review", "--days", "400"]);
    let item = |uid: &str| {
        let items = review["items"].as_array().unwrap().iter();
        items
            .clone()
            .find(|item| uid.starts_with(&format!("{}@", item["id"].as_str().unwrap().replace('/', "-"))))
            .cloned()
    };
    let client = item(&stay).unwrap()["client_id"].as_str().unwrap().to_owned();
    let copy = std::fs::read(office.db()).unwrap();
    office.done(&["fact", "exit", &client, "--on", TODAY, "--yes"]);
    let gone = office.feed(&["--all"]);
    assert!(is_cancelled(&gone[&stay]) && gone[&stay].components().is_empty(), "it reminds of nothing");
    assert!(gone[&stay].get_sequence() > before[&stay].get_sequence());
    assert!(!office.feed(&["--all", "--cancelled", "0", "--today", "2026-11-24"]).contains_key(&stay));
    let others = |feed: &BTreeMap<String, Event>| {
        let of = |event: &Event| (event.get_sequence(), event.property_value("LAST-MODIFIED").map(str::to_owned));
        let same = feed.iter().filter(|(uid, _)| item(uid).is_some_and(|item| item["client_id"] != client.as_str()));
        same.map(|(uid, event)| (uid.clone(), of(event))).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(others(&before), others(&gone), "nobody else's number rose");
    office.done(&["undo"]);
    let back = office.feed(&["--all"]);
    assert!(!is_cancelled(&back[&stay]) && back[&stay].get_sequence() > gone[&stay].get_sequence());
    // An older copy takes the office's place; the next change still gets a higher number than any before.
    for ending in ["", "-wal", "-shm"] {
        let mut name = office.db().into_os_string();
        name.push(ending);
        drop(std::fs::remove_file(name));
    }
    std::fs::write(office.db(), copy).unwrap();
    assert_eq!(office.feed(&["--all"])[&stay].get_sequence(), before[&stay].get_sequence());
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    office.done(&["fact", "exit", &client, "--on", TODAY, "--yes"]);
    assert!(office.feed(&["--all"])[&stay].get_sequence() > gone[&stay].get_sequence());
}

#[test]
fn a_private_feed_names_nobody_and_each_scope_holds_its_own() {
    let office = Office::new();
    let all = office.feed(&["--all"]);
    let clients = office.json(&["review", "--days", "400"]);
    let text = office.text(&["--all", "--private"]).replace("\r\n ", "");
    for item in clients["items"].as_array().unwrap() {
        for word in item["client"].as_str().unwrap().split(' ').filter(|word| word.chars().count() > 3) {
            assert!(!text.contains(&format!("SUMMARY:{word}")) && !text.contains(&format!(" {word}:")), "{word}");
        }
    }
    let item = &clients["items"][0];
    let (owner, case) = (item["owner"].as_str().unwrap(), item["case"].as_str().unwrap());
    let theirs = office.feed(&["--owner", owner]);
    assert!(!theirs.is_empty() && theirs.len() < all.len() && theirs.keys().all(|uid| all.contains_key(uid)));
    assert!(theirs.values().all(|event| is_cancelled(event) || event.get_description().unwrap().contains(owner)));
    let one = office.feed(&["--case", case]);
    assert!(!one.is_empty() && one.values().all(|event| event.get_description().unwrap().contains(case)));
    assert!(office.feed(&["--mine"]).is_empty());
    assert_eq!(office.run(&["feed", "--case", "T-1999-00001"]).status.code(), Some(3));
    assert_eq!(office.run(&["feed", "--all", "--owner", owner]).status.code(), Some(2));
}

#[test]
fn a_file_is_renewed_only_where_a_feed_lies() {
    let office = Office::new();
    let file = office.folder.path().join("a.ics");
    for _ in 0..2 {
        office.done(&["feed", "--all", "--output", "a.ics"]);
    }
    assert!(std::fs::read(&file).unwrap().starts_with(b"BEGIN:VCALENDAR\r\n"));
    std::fs::write(&file, "my letter").unwrap();
    assert_eq!(office.run(&["feed", "--all", "--output", "a.ics"]).status.code(), Some(3));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "my letter");
}

/// The rulebook in force without the rows of one rule.
fn without(book: &str, rule: &str) -> String {
    let kept: Vec<&str> = book.split("\n[[").filter(|block| !block.contains(&format!("\nid = \"{rule}\"\n"))).collect();
    let text = kept.join("\n[[");
    assert!(text.len() < book.len(), "{rule} is in the rulebook");
    text
}

#[test]
fn what_a_change_of_the_rules_took_away_is_cancelled_and_comes_back_with_the_rule() {
    let office = Office::new();
    let of_rule = |feed: &BTreeMap<String, Event>, rule: &str| -> BTreeMap<String, Event> {
        let theirs = feed.iter().filter(|(uid, _)| uid.starts_with(&format!("{rule}-")));
        theirs.map(|(uid, event)| (uid.clone(), event.clone())).collect()
    };
    let before = office.feed(&["--all"]);
    let lost = of_rule(&before, "ESUTD-END");
    assert!(lost.len() > 10 && !lost.values().any(is_cancelled));
    let book = String::from_utf8(office.done(&["rules", "export"]).stdout).unwrap();
    std::fs::write(office.folder.path().join("less.toml"), without(&book, "ESUTD-END")).unwrap();
    office.done(&["rules", "import", "less.toml", "--yes"]);
    let after = office.feed(&["--all"]);
    for (uid, event) in &lost {
        let now = &after[uid];
        assert!(is_cancelled(now) && now.components().is_empty(), "{uid} reminds of nothing");
        assert!(now.get_sequence() > event.get_sequence());
        // It is called what it was called, though no rule in force has that title any more.
        let title = now.get_summary().unwrap().rsplit(": ").next().unwrap().to_owned();
        assert!(event.get_summary().unwrap().contains(&title) && !title.contains("ESUTD"), "{title}");
    }
    let others = |feed: &BTreeMap<String, Event>| -> Vec<(String, bool)> {
        let theirs = feed.iter().filter(|(uid, _)| !uid.starts_with("ESUTD-END-"));
        theirs.map(|(uid, event)| (uid.clone(), is_cancelled(event))).collect()
    };
    assert_eq!(others(&before), others(&after), "nobody else lost anything");
    assert!(of_rule(&office.feed(&["--all", "--cancelled", "0", "--today", "2026-11-24"]), "ESUTD-END").is_empty());
    office.done(&["check"]);
    office.done(&["undo"]);
    let back = office.feed(&["--all"]);
    for (uid, event) in &lost {
        assert!(!is_cancelled(&back[uid]) && back[uid].get_sequence() > after[uid].get_sequence(), "{uid}");
        assert_eq!(back[uid].get_summary(), event.get_summary());
    }
    office.done(&["check"]);
}
