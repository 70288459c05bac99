//! The page of a client, the page of a case and the forms, over a real database: what a person sees, and what keys do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::domain::lang::Lang;

fn snapshot(name: &str, lang: Lang, columns: u16, rows: u16, keys: &str) {
    let mut session = Session::open(lang, columns, rows);
    session.keys(keys);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.as_str()), session.screen());
    });
}

fn in_every_size(name: &str, keys: &str) {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        for (columns, rows) in [(80, 24), (120, 40)] {
            snapshot(name, lang, columns, rows, keys);
        }
    }
}

#[test]
fn the_page_of_a_client() {
    in_every_size("client", "2<enter>");
}

#[test]
fn look() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    session.keys("2<enter>");
    let mut all = session.screen();
    for keys in ["2", "3", "4", "5", "6", "7", "8", "9", "6<enter>", "2", "3", "4"] {
        session.keys(keys);
        all.push_str(&session.screen());
    }
    session.keys("1e");
    all.push_str(&session.screen());
    let _ = day("2026-01-01");
    println!("{all}");
}
