//! Draws the pictures of the README: the program's own screens over an office of invented clients, as SVG.
//!
//! `cargo run --example pictures` writes them to `docs/pictures`. The office is the demonstration's with a fixed seed
//! and date, so the same program gives the same pictures, byte for byte; `tests/readme.rs` draws them again
//! and compares. To add a picture: one line in [`PICTURES`].

#[path = "pictures/svg.rs"]
mod svg;

use sojourn::app::daily_review::ReviewRules;
use sojourn::app::demo::DemoOptions;
use sojourn::app::error::AppError;
use sojourn::app::open::Place;
use sojourn::domain::clean::Clean;
use sojourn::domain::lang::Lang;
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;
use std::error::Error;
use std::path::Path;

/// One picture.
pub struct Picture {
    /// File name without its ending.
    pub name: &'static str,
    lang: Lang,
    /// What is typed until the screen is there.
    keys: &'static str,
    /// Columns and rows of the terminal.
    size: (u16, u16),
    /// What it shows, for those who cannot see it.
    title: &'static str,
}

/// All of them.
pub const PICTURES: [Picture; 8] = [
    Picture {
        name: "today",
        lang: Lang::En,
        keys: "",
        size: (120, 34),
        title: "Sojourn: Today, the list of clients whose dates are near, and why",
    },
    Picture {
        name: "today-ru", lang: Lang::Ru, keys: "", size: (120, 34), title: "Sojourn: контроль сроков"
    },
    Picture {
        name: "client",
        lang: Lang::En,
        keys: "jjjjjjj<enter>",
        size: (100, 28),
        title: "Sojourn: the page of a client",
    },
    Picture {
        name: "case",
        lang: Lang::En,
        keys: "jjjjjjj<enter>6<enter>j",
        size: (100, 28),
        title: "Sojourn: the page of a case with its documents",
    },
    Picture {
        name: "review",
        lang: Lang::En,
        keys: "r",
        size: (100, 28),
        title: "Sojourn: the daily review, one item at a time",
    },
    Picture {
        name: "calendar",
        lang: Lang::En,
        keys: "5",
        size: (100, 28),
        title: "Sojourn: the calendar of the month with days off and deadlines",
    },
    Picture {
        name: "reports",
        lang: Lang::En,
        keys: "6",
        size: (100, 34),
        title: "Sojourn: what ends in the next half year, by week and officer",
    },
    Picture {
        name: "blind-spots",
        lang: Lang::En,
        keys: "b<space><space>",
        size: (100, 12),
        title: "Sojourn: acts from before the record, to be answered",
    },
];

/// Makes the office of the pictures in a folder.
///
/// # Errors
/// Those of making a database.
pub fn office(folder: &Path) -> Result<Place, AppError> {
    let place = Place { db: Some(folder.join("office.db")), today: "2026-11-23".parse().ok() };
    let options = DemoOptions { clients: 400, seed: 7, due: None };
    let mut desk = place.create()?;
    desk.fill_demo(&options, &mut |_| {})?;
    // Else the time of day would decide who has not signed off yet.
    desk.set_review_rules(&ReviewRules { sign_off_by: "23:59".to_owned(), ..ReviewRules::default() })?;
    Ok(place)
}

impl Picture {
    /// Draws it over that office.
    ///
    /// # Errors
    /// Those of opening the office.
    pub fn draw(&self, place: &Place) -> Result<String, AppError> {
        let mut desk = place.open()?;
        let mut office = Office::of(&mut desk)?;
        office.me.login = Some(Clean::line("a.serikova"));
        let theme = Theme { colour: true, ascii: false };
        let shell = Shell::new(Options { lang: self.lang, theme, server: false }, office, false);
        let (columns, rows) = self.size;
        let mut session = Scripted::new(shell, columns, rows, Some(Seat::Open(Box::new(desk))));
        session.keys(self.keys);
        Ok(svg::picture(session.buffer(), self.title))
    }
}

#[allow(dead_code, reason = "the test that compares takes this file as a module")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let place = office(folder.path()).map_err(|error| format!("{error:?}"))?;
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    std::fs::create_dir_all(&target)?;
    for picture in &PICTURES {
        let drawn = picture.draw(&place).map_err(|error| format!("{error:?}"))?;
        std::fs::write(target.join(picture.name).with_extension("svg"), drawn)?;
    }
    Ok(())
}
