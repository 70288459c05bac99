//! The README tells the truth: its commands work in their order, its key table is the command table, its pictures are
//! what the program draws.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(unix)]

#[path = "../examples/pictures.rs"]
mod pictures;
mod pty;

use pty::Home;
use sojourn::app::command;
use sojourn::domain::lang::Lang;
use sojourn::i18n::Catalogue;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

/// The arguments of every `$` line of a console block that starts our program.
fn command_lines() -> Vec<Vec<String>> {
    let text = readme();
    let blocks = text.split("```console\n").skip(1).map(|block| block.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("$ "));
    let ours = lines.filter_map(|line| {
        let line = line.split(" #").next().unwrap().trim();
        line.strip_prefix("sojourn ").or_else(|| line.strip_prefix("cargo run --release -- "))
    });
    ours.map(|rest| rest.split_whitespace().map(str::to_owned).collect()).collect()
}

/// True for a line that opens the screens: a demonstration, or nothing but global options.
fn opens_the_screens(arguments: &[&str]) -> bool {
    let named = |pair: &[&str]| pair.len() == 2 && pair[0].starts_with("--");
    arguments == ["demo"] || arguments.chunks(2).all(named)
}

#[test]
fn every_command_of_the_readme_works_in_its_order() {
    let home = Home::new();
    let data = home.path("tests/data");
    fs::create_dir_all(&data).unwrap();
    let sheet = "clients-ru.csv";
    fs::copy(root().join("tests/data").join(sheet), data.join(sheet)).unwrap();
    let lines = command_lines();
    let mut opened = 0;
    for line in &lines {
        let arguments: Vec<&str> = line.iter().map(String::as_str).collect();
        if opens_the_screens(&arguments) {
            let mut live = home.start(&arguments, &[], (100, 30));
            live.wait("Breach");
            live.keys("<c-q>");
            assert_eq!(live.end(), 0, "{arguments:?}");
            opened += 1;
            continue;
        }
        let output = home.command(&arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        // The rehearsal of a sheet with rows that cannot be true ends as that sheet's import would.
        let refused_as_told = arguments.contains(&"--dry-run") && output.status.code() == Some(3);
        assert!(output.status.success() || refused_as_told, "{arguments:?}: {said}");
        assert!(!output.stdout.is_empty(), "{arguments:?} printed nothing");
    }
    assert!(opened == 2 && lines.len() > 10, "{lines:?}");
}

#[test]
fn every_file_that_the_readme_points_at_is_there() {
    for link in readme().split("](").skip(1) {
        let target = link.split(')').next().unwrap();
        assert!(target.starts_with("http") || root().join(Path::new(target)).exists(), "{target}");
    }
}

#[test]
fn the_key_table_of_the_readme_is_the_command_table() {
    let text = readme();
    let start = text.find("<!-- keys:").unwrap();
    let start = start + text[start..].find("-->\n").unwrap() + 4;
    let end = text.find("<!-- end of keys -->").unwrap();
    let table = command::key_table(&Catalogue::new(Lang::En));
    if std::env::var_os("UPDATE_README").is_some() {
        let text = format!("{}{table}{}", &text[..start], &text[end..]);
        fs::write(root().join("README.md"), text).unwrap();
    } else {
        assert_eq!(&text[start..end], table, "run this test with UPDATE_README=1");
    }
}

#[test]
fn the_pictures_are_what_the_program_draws() {
    let folder = tempfile::tempdir().unwrap();
    let place = pictures::office(folder.path()).unwrap();
    for picture in &pictures::PICTURES {
        let kept = root().join("docs/pictures").join(picture.name).with_extension("svg");
        let (kept, drawn) = (fs::read_to_string(kept).unwrap(), picture.draw(&place).unwrap());
        assert!(kept == drawn, "{} is stale: cargo run --example pictures", picture.name);
    }
}
