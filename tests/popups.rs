//! Popups that belong to no one screen, over a real database: the place for a scanner, the scans of a paper, and the
//! format of an export, in three languages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::Session;
use sojourn::app::attachments::NewAttachment;
use sojourn::domain::lang::Lang;

/// A passport of nobody whom the office knows, with check digits that fit.
const STRANGER: &str =
    "P<UZBKARIMOV<<JASUR<<<<<<<<<<<<<<<<<<<<<<<<<<enter>FB76543214UZB8807157M2903013<<<<<<<<<<<<<<06<enter>";
/// A place in which a scanner took one sign for another.
const MISREAD: &str =
    "P<UZBKARIMOV<<JASUR<<<<<<<<<<<<<<<<<<<<<<<<<<enter>FB76543214UZB88O7157M2903013<<<<<<<<<<<<<<06<enter>";

fn snapshot(name: &str, lang: Lang, session: &Session) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-80x24", lang.as_str()), session.screen());
    });
}

/// The first case of the office, with two scans of its passport.
fn with_scans(session: &Session) {
    let mut desk = session.other();
    let case = session.client(1).dossier.cases[0].clone();
    for (name, content) in [("паспорт.pdf", b"%PDF-1.7\none".as_slice()), ("page 2.png", b"\x89PNG\r\n\x1a\n two")]
    {
        let new = NewAttachment {
            case: case.clone(),
            requirement: "passport".to_owned(),
            name: Some(name.into()),
            received: false,
        };
        desk.attach(&new, &mut std::io::Cursor::new(content)).unwrap();
    }
}

#[test]
fn the_place_for_a_scanner() {
    for lang in Lang::ALL {
        for (name, keys) in [("scanner", "<f9>".to_owned()), ("scanner-found", format!("<f9>{STRANGER}"))] {
            let mut session = Session::open(*lang, 80, 24);
            session.keys(&keys);
            snapshot(name, *lang, &session);
        }
        let mut session = Session::open(*lang, 80, 24);
        session.keys(&format!("<f9>{MISREAD}"));
        snapshot("scanner-misread", *lang, &session);
    }
}

#[test]
fn the_scans_of_a_paper() {
    for lang in Lang::ALL {
        let mut session = Session::open(*lang, 80, 24);
        with_scans(&session);
        session.keys("2<end><enter>6<enter>w");
        snapshot("scans", *lang, &session);
        session.keys("<enter>");
        snapshot("scans-one", *lang, &session);
        session.keys("<esc>w<end><enter>");
        snapshot("scans-add", *lang, &session);
    }
}

#[test]
fn the_format_of_an_export() {
    for lang in Lang::ALL {
        let mut session = Session::open(*lang, 80, 24);
        session.keys("3<space>m<end><enter>");
        snapshot("export-format", *lang, &session);
        session.keys("<enter>");
        snapshot("export-ask", *lang, &session);
    }
}
