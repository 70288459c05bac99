//! How many bytes pages and cursor moves cost on the wire, over an invented office that fills a screen of 120×40.
//!
//! Figures of the moment, not of the machine: the same script writes the same bytes.

#![allow(clippy::unwrap_used, missing_docs)]

use sojourn::app::demo::DemoOptions;
use sojourn::app::open::Place;
use sojourn::domain::lang::Lang;
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;

/// A cursor move.
const MOVE: usize = 1_536;
/// The opening of a page.
const PAGE: usize = 6_144;
fn session(place: &Place, lang: Lang) -> Scripted {
    let mut desk = place.open().unwrap();
    let office = Office::of(&mut desk).unwrap();
    let theme = Theme { colour: true, ascii: false };
    let shell = Shell::new(Options { lang, theme, server: false }, office, false);
    Scripted::new(shell, 120, 40, Some(Seat::Open(Box::new(desk))))
}

#[test]
fn pages_and_moves_stay_small_on_the_wire() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: "2026-11-23".parse().ok() };
    let options = DemoOptions { clients: 250, seed: 7, due: Some(60) };
    place.create().unwrap().fill_demo(&options, &mut |_| {}).unwrap();
    let mut heavy = Vec::new();
    for lang in [Lang::Ru, Lang::Kk] {
        let mut session = session(&place, lang);
        let mut spend = |keys: &str, most: usize| {
            session.weigh();
            session.keys(keys);
            let bytes = session.weigh();
            if std::env::var_os("BYTES").is_some() {
                println!("{lang:?} {keys} {bytes}");
            }
            if bytes > most {
                heavy.push(format!("{lang:?} {keys}: {bytes} bytes, {most} at most"));
            }
        };
        for tab in ["2", "3", "4", "5", "6", "7", "8", "1"] {
            spend(tab, PAGE);
            for _ in 0..45 {
                spend("<down>", MOVE);
            }
        }
        for (there, back) in
            [("2<enter>", "<esc>"), ("3<enter>", "<esc>"), ("1r", "<esc>"), ("1?", "<esc>"), ("1:", "<esc>")]
        {
            let (tab, open) = there.split_at(1);
            spend(tab, PAGE);
            spend(open, PAGE);
            if open == "<enter>" {
                for _ in 0..9 {
                    spend("<right>", PAGE);
                }
            }
            spend(back, PAGE);
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}
