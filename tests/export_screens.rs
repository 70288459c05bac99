//! Reports and the control list go into a file the way lists do: the same question, the same forms, a name that is free, an
//! entry in the journal. One test: files appear in the working directory, which a process has once.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::Session;
use sojourn::domain::lang::Lang;
use sojourn::store::JournalFilter;
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;

#[test]
fn a_report_and_the_control_list_go_into_files_as_lists_do() {
    let folder = tempfile::tempdir().unwrap();
    std::env::set_current_dir(folder.path()).unwrap();
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let mut session = Session::open(Lang::Ru, 100, 30);
    session.keys("6<right>e").shows("XLSX");
    session.keys("csv<enter>").shows("sojourn-stages-2026-11-23.csv");
    let text = String::from_utf8(read("sojourn-stages-2026-11-23.csv")).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("сбор документов;2"), "{text}");
    session.keys("exlsx<enter>").shows("sojourn-stages-2026-11-23.xlsx");
    assert!(read("sojourn-stages-2026-11-23.xlsx").starts_with(b"PK"));
    // One that is there is never written over.
    session.keys("ecsv<enter>").shows("sojourn-stages-2026-11-23-2.csv");
    assert_eq!(String::from_utf8(read("sojourn-stages-2026-11-23.csv")).unwrap(), text);
    session.keys("1r");
    session.keys("ehtml<enter>").shows("sojourn-control-list-2026-11-23.html");
    assert!(String::from_utf8(read("sojourn-control-list-2026-11-23.html")).unwrap().starts_with("<!doctype html>"));
    let mut told: Vec<String> = session
        .other()
        .read(|reads| {
            let entries = reads.journal(&JournalFilter { limit: 50, ..JournalFilter::default() })?;
            Ok(entries
                .into_iter()
                .filter(|one| one.reason == "export")
                .flat_map(|one| one.events)
                .map(|one| one.to_string())
                .collect())
        })
        .unwrap();
    told.reverse();
    let begun =
        ["stages --format csv: ", "stages --format xlsx: ", "stages --format csv: ", "control-list --format html: "];
    assert_eq!(told.len(), begun.len(), "{told:?}");
    assert!(told.iter().zip(begun).all(|(one, begun)| one.starts_with(begun)), "{told:?}");
    // A server hands out no files: it says which line does the same.
    let mut desk = session.other();
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang: Lang::En, theme: Theme { colour: true, ascii: false }, server: true };
    let mut terminal = Scripted::new(Shell::new(options, office, false), 120, 30, Some(Seat::Open(Box::new(desk))));
    terminal.keys("6e");
    assert!(terminal.screen().contains("sojourn export expiries"), "{}", terminal.screen());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
}
