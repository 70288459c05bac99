//! The house rules that a compiler does not check: which room may lean on which, where outside crates may be used,
//! that every file says what it owns, and that files and functions stay small.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Room → rooms of ours it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("host", &[]),
    ("i18n", &["domain"]),
    ("store", &["domain"]),
    ("files", &["domain", "i18n"]),
    ("app", &["domain", "i18n", "store", "files", "host"]),
    ("tui", &["app", "domain", "i18n"]),
    ("cli", &["app", "domain", "i18n"]),
    ("main.rs", &["cli", "tui", "app", "host"]),
];

/// What may be named only below one place.
const ONLY_IN: &[(&str, &str)] = &[
    ("rusqlite", "src/store/sqlite"),
    ("ratatui", "src/tui"),
    ("ratatui_textarea", "src/tui"),
    ("crossterm", "src/tui"),
    ("clap", "src/cli"),
    ("clap_complete", "src/cli"),
    ("clap_mangen", "src/cli"),
    ("calamine", "src/files"),
    ("csv", "src/files"),
    ("fluent_bundle", "src/i18n"),
    ("infer", "src/files"),
    ("minijinja", "src/files"),
    ("rust_xlsxwriter", "src/files"),
    ("rustix", "src/host"),
    ("signal_hook", "src/host"),
    ("landlock", "src/host"),
    ("quick_xml", "src/files"),
    ("zip", "src/files"),
    ("icalendar", "src/files"),
    ("lettre", "src/files"),
];

const FILE_LINES: usize = 600;
const FUNCTION_LINES: usize = 80;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: path below the root, text.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    files.into_iter().map(|path| (name_of(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// The text without comments and without its test module.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod ").next().unwrap_or("");
    body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn room_of(file: &str) -> &str {
    file.strip_prefix("src/").and_then(|rest| rest.split('/').next()).unwrap_or(file)
}

/// Names of rooms that a text uses as `crate::room` or `sojourn::room`.
fn rooms_used(text: &str) -> Vec<&str> {
    let mut rooms = Vec::new();
    for marker in ["crate::", "sojourn::"] {
        for (at, _) in text.match_indices(marker) {
            let rest = &text[at + marker.len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or("").split(',').map(str::trim).collect(),
                None => vec![rest],
            };
            rooms.extend(
                names
                    .into_iter()
                    .map(|name| name.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("")),
            );
        }
    }
    rooms.retain(|room| ARROWS.iter().any(|(known, _)| known == room));
    rooms
}

#[test]
fn rooms_lean_only_on_the_rooms_they_may() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let room = room_of(&file);
        if room == "lib.rs" {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == room) else {
            faults.push(format!("{file}: no such room"));
            continue;
        };
        for used in rooms_used(&code(&text)) {
            if used != room && !allowed.contains(&used) {
                faults.push(format!("{file}: {room} may not use {used}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn outside_crates_stay_in_their_rooms() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let code = code(&text);
        for (name, place) in ONLY_IN {
            let named = [format!("use {name}"), format!(" {name}::"), format!("({name}::"), format!("<{name}::")];
            if !file.starts_with(place) && named.iter().any(|form| code.contains(form.as_str())) {
                faults.push(format!("{file}: {name} belongs to {place}"));
            }
        }
        if file != "src/app/clock.rs" && (code.contains("Utc::now") || code.contains("Local::now")) {
            faults.push(format!("{file}: the only clock is src/app/clock.rs"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The faces reach for no file by themselves, the right to files of the person's own machine is given in one place, and
/// programs are started in one room alone: so a session on a server has neither, whatever command is added.
#[test]
fn files_and_programs_of_the_machine_are_reached_in_few_places() {
    const FILES: &[&str] = &["std::fs", "File::open", "File::create", "OpenOptions", "fs::read", "fs::write"];
    let mut faults = Vec::new();
    for (file, text) in sources() {
        // Standard output is no file that anybody names.
        let code = code(&text).replace("std::fs::File::from(", "");
        let room = room_of(&file);
        if ["cli", "tui"].contains(&room) && FILES.iter().any(|name| code.contains(name)) {
            faults.push(format!("{file}: names a file of the machine without the right to it"));
        }
        if code.contains("OwnMachine::granted(") && file != "src/app/entry/own_machine.rs" {
            faults.push(format!("{file}: gives a right that app::entry gives"));
        }
        if (code.contains("process::Command") || code.contains("Command::new(\"")) && room != "host" {
            faults.push(format!("{file}: starts a program"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_file_says_what_it_owns() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        rust_files(&root().join(folder), &mut files);
    }
    let silent: Vec<String> = files
        .iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//!"))
        .map(|path| name_of(path))
        .collect();
    assert!(silent.is_empty(), "no //! header: {silent:#?}");
}

/// Name and length of every function that is longer than allowed.
fn long_functions(lines: &[&str]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let words: Vec<&str> = line.split_whitespace().take_while(|word| !word.starts_with("//")).collect();
        let Some(at) = words.iter().position(|word| *word == "fn") else {
            continue;
        };
        if !words[..at].iter().all(|word| word.starts_with("pub") || ["const", "async"].contains(word)) {
            continue;
        }
        let end = format!("{}}}", " ".repeat(indent));
        let mut head = lines[start..].iter().take_while(|line| !line.ends_with('{'));
        if head.any(|line| line.ends_with(';')) {
            continue;
        }
        let length = lines[start..].iter().position(|line| *line == end).map_or(1, |length| length + 1);
        if length > FUNCTION_LINES {
            found.push((words.get(at + 1).unwrap_or(&"").to_string(), length));
        }
    }
    found
}

#[test]
fn files_and_functions_stay_small() {
    let mut faults = Vec::new();
    for (file, text) in sources() {
        let body = text.split("#[cfg(test)]").next().unwrap_or("");
        let lines: Vec<&str> = body.lines().collect();
        if lines.len() > FILE_LINES {
            faults.push(format!("{file}: {} lines before its tests", lines.len()));
        }
        faults.extend(
            long_functions(&lines).into_iter().map(|(name, length)| format!("{file}: fn {name} has {length} lines")),
        );
    }
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    if main.lines().count() > 40 {
        faults.push("src/main.rs has more than 40 lines".to_owned());
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_checks_themselves_catch_what_they_are_for() {
    assert_eq!(
        rooms_used("use crate::store::Reads; sojourn::tui::run(); crate::{app, domain::day}"),
        ["store", "app", "domain", "tui"]
    );
    let long = format!("pub fn long() {{\n{}}}", "    let x = 1;\n".repeat(80));
    assert_eq!(long_functions(&long.lines().collect::<Vec<_>>()).len(), 1);
    assert_eq!(code("a\n// crate::store\n#[cfg(test)]\nmod tests {}"), "a");
}
