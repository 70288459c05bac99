//! An examination of what the program needs around it: terminal, locale, clock, and the place of the database.
//!
//! Nothing is changed and nothing is asked of the terminal: the environment and the system say what they know. A finding
//! carries the value as found, how bad it is, and a sentence with what to do. What each rests on is handed in
//! ([`Surroundings`]), so that every fault can be tried without having it.

use super::clock;
use super::error::AppError;
use super::open::Place;
use crate::domain::phrase::Phrase;
use crate::host::{fs, tty};
use crate::store::sqlite::{self, Look};
use chrono::{DateTime, NaiveDate, Offset, TimeZone, Utc};
use serde::Serialize;
use std::path::Path;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// As it should be.
    Good,
    /// Works, but worth knowing.
    Note,
    /// Has to be mended.
    Bad,
}

/// One thing looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Stable name; its label is the message `doctor-<name>`.
    pub name: &'static str,
    /// As found.
    pub value: Phrase,
    /// How bad it is.
    pub standing: Standing,
    /// What is wrong and what to do.
    pub advice: Option<Phrase>,
}

/// What the examination looks at.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Input and output are a terminal.
    pub terminal: bool,
    /// Its columns and rows.
    pub size: Option<(u16, u16)>,
    /// `TERM`.
    pub term: String,
    /// `NO_COLOR` asks for no colour.
    pub no_colour: bool,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that says something.
    pub locale: String,
    /// The system lets every program write UTF-8, whatever the locale says.
    pub always_utf8: bool,
}

impl Surroundings {
    /// Those of this process.
    pub fn here() -> Self {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            terminal: tty::is_terminal(),
            size: tty::size(),
            term: variable("TERM").unwrap_or_default(),
            no_colour: variable("NO_COLOR").is_some(),
            locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable).unwrap_or_default(),
            always_utf8: cfg!(not(target_os = "linux")),
        }
    }
}

/// Beginnings of names of terminals that the program is made for.
const KNOWN: &[&str] = &[
    "xterm",
    "screen",
    "tmux",
    "linux",
    "vt100",
    "vt102",
    "vt220",
    "putty",
    "rxvt",
    "alacritty",
    "foot",
    "kitty",
    "wezterm",
    "st-",
    "konsole",
    "gnome",
    "vte",
    "cygwin",
    "mintty",
    "iterm",
    "contour",
    "ghostty",
    "rio",
    "ansi",
];

/// Less free space than this is told, in megabytes.
const LITTLE: u64 = 200;

impl Finding {
    fn good(name: &'static str, value: Phrase) -> Self {
        Self { name, value, standing: Standing::Good, advice: None }
    }

    /// The same with something to say about it.
    fn but(self, standing: Standing, advice: Phrase) -> Self {
        Self { standing, advice: Some(advice), ..self }
    }

    fn noting(self, advice: &str) -> Self {
        self.but(Standing::Note, Phrase::new(advice))
    }

    fn bad(self, advice: &str) -> Self {
        self.but(Standing::Bad, Phrase::new(advice))
    }
}

/// A value that is the same in every language.
fn plain(text: &str) -> Phrase {
    if text.is_empty() { Phrase::new("doctor-none") } else { Phrase::new("doctor-as-it-is").text("text", text) }
}

/// Looks at everything, in the order in which it is told.
pub fn examine(around: &Surroundings, place: &Place) -> Vec<Finding> {
    let mut found = vec![terminal(around), size(around), colours(around), letters(around)];
    found.extend([time(DateTime::from_timestamp_millis(clock::now_ms()).unwrap_or_default()), zone()]);
    found.extend(database(place));
    found.extend(records(place));
    found
}

/// A number of records from which on the law is said to ask for more; nothing below it, nor where nobody may look.
fn records(place: &Place) -> Option<Finding> {
    let desk = place.open_for(sqlite::OpenMode::Glance).ok()?;
    let (said, warns) = desk.record_counter().ok()?.said();
    warns.then(|| Finding::good("records", said).noting("privacy-unconfirmed"))
}

fn terminal(around: &Surroundings) -> Finding {
    let found = Finding::good("terminal", plain(&around.term));
    let known = KNOWN.iter().any(|name| around.term.starts_with(name)) || around.term == "st";
    match around.term.as_str() {
        "" => found.bad("doctor-no-term"),
        "dumb" | "unknown" => found.bad("doctor-dumb"),
        // A pipe is no fault: reports and other programs read so.
        _ if !around.terminal => found.noting("doctor-no-terminal"),
        _ if !known => found.noting("doctor-strange-term"),
        _ => found,
    }
}

fn size(around: &Surroundings) -> Finding {
    let Some((columns, rows)) = around.size else {
        return Finding::good("size", Phrase::new("doctor-none")).noting("doctor-no-size");
    };
    let value = Phrase::new("doctor-columns-rows").number("columns", columns).number("rows", rows);
    let found = Finding::good("size", value);
    match (columns, rows) {
        (80.., 24..) => found,
        (60.., 15..) => found.noting("doctor-small"),
        _ => found.noting("doctor-tiny"),
    }
}

fn colours(around: &Surroundings) -> Finding {
    if around.no_colour {
        return Finding::good("colours", Phrase::new("doctor-none")).noting("doctor-no-colour");
    }
    let found = Finding::good("colours", Phrase::new("doctor-sixteen"));
    if around.term.starts_with("vt1") || around.term.starts_with("vt2") {
        return found.noting("doctor-plain-term");
    }
    found
}

fn letters(around: &Surroundings) -> Finding {
    let found = Finding::good("letters", plain(&around.locale));
    let locale = around.locale.to_lowercase();
    let sound = locale.contains("utf-8") || locale.contains("utf8") || around.always_utf8;
    if sound { found } else { found.bad("doctor-not-utf8") }
}

/// The first day on which this program could run, and one by which it will be forgotten.
pub(super) const YEARS: std::ops::Range<i32> = 2026..2100;

fn time(now: DateTime<Utc>) -> Finding {
    let local = now.with_timezone(&clock::OFFICE);
    let found = Finding::good("clock", plain(&local.format("%d.%m.%Y %H:%M").to_string()));
    if YEARS.contains(&chrono::Datelike::year(&local)) { found } else { found.bad("doctor-clock-wrong") }
}

/// The office's hours before UTC at noon of a day.
fn offset(day: Option<NaiveDate>) -> Option<i32> {
    let noon = day?.and_hms_opt(12, 0, 0)?;
    Some(clock::OFFICE.from_local_datetime(&noon).earliest()?.offset().fix().local_minus_utc() / 3600)
}

/// The whole country went over to UTC+5 on 1 March 2024; before that Almaty had UTC+6.
fn zone() -> Finding {
    let on = |year, month, day| offset(NaiveDate::from_ymd_opt(year, month, day));
    let (before, since) = (on(2024, 2, 28), on(2024, 3, 2));
    let value = Phrase::new("doctor-zone-value").text("offset", format!("{:+}", since.unwrap_or(0)));
    let found = Finding::good("zone", value);
    if (before, since) == (Some(6), Some(5)) { found } else { found.bad("doctor-zone-wrong") }
}

fn database(place: &Place) -> Vec<Finding> {
    let path = match place.path() {
        Ok(path) => path,
        Err(error) => {
            return vec![Finding::good("place", Phrase::new("doctor-none")).but(Standing::Bad, error.message)];
        }
    };
    let mut found = vec![file(&path), system(&path), room(fs::free_space(&path))];
    if path.exists() {
        match sqlite::look(&path) {
            Ok(look) => found.extend([format(&look), journal(&look)]),
            Err(error) => {
                let error = AppError::from(error);
                found.push(Finding::good("format", Phrase::new("doctor-none")).but(Standing::Bad, error.message));
            }
        }
    }
    found
}

fn file(path: &Path) -> Finding {
    let found = Finding::good("place", plain(&path.display().to_string()));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (path.exists(), fs::may_write(path), fs::may_write(folder)) {
        (true, false, _) => found.bad("doctor-read-only"),
        // The log lies beside the file.
        (_, _, false) => found.bad("doctor-no-folder"),
        (false, ..) => found.noting("doctor-no-database"),
        (true, true, true) => found,
    }
}

fn system(path: &Path) -> Finding {
    match fs::network_file_system(path) {
        Some(name) => {
            let advice = Phrase::new("doctor-network").text("system", name.as_str());
            Finding::good("system", plain(&name)).but(Standing::Bad, advice)
        }
        None => Finding::good("system", Phrase::new("doctor-local")),
    }
}

fn room(free: Option<u64>) -> Finding {
    let Some(megabytes) = free.map(|bytes| bytes >> 20) else {
        return Finding::good("room", Phrase::new("doctor-none"));
    };
    let value = Phrase::new("doctor-megabytes").number("n", i64::try_from(megabytes).unwrap_or(i64::MAX));
    let found = Finding::good("room", value);
    if megabytes < LITTLE { found.bad("doctor-little-room") } else { found }
}

fn format(look: &Look) -> Finding {
    let value = Phrase::new("doctor-format-value").number("found", look.format).number("known", look.known);
    let found = Finding::good("format", value);
    match look.format.cmp(&look.known) {
        std::cmp::Ordering::Less => found.noting("doctor-older"),
        std::cmp::Ordering::Equal => found,
        std::cmp::Ordering::Greater => {
            let newer = Phrase::new("error-newer").number("found", look.format).number("known", look.known);
            found.but(Standing::Bad, newer)
        }
    }
}

fn journal(look: &Look) -> Finding {
    let found = Finding::good("journal", plain(&look.journal));
    // A file that is only read has its log switched off by whoever reads.
    if look.journal == "wal" {
        return found;
    }
    found.but(Standing::Note, Phrase::new("doctor-no-wal").text("mode", look.journal.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> Surroundings {
        Surroundings {
            terminal: true,
            size: Some((120, 40)),
            term: "xterm-256color".to_owned(),
            no_colour: false,
            locale: "ru_RU.UTF-8".to_owned(),
            always_utf8: false,
        }
    }

    /// The findings of that standing, by name.
    fn names(found: &[Finding], standing: Standing) -> Vec<&'static str> {
        found.iter().filter(|finding| finding.standing == standing).map(|finding| finding.name).collect()
    }

    fn at(path: &Path) -> Place {
        Place { db: Some(path.to_path_buf()), today: None }
    }

    #[test]
    fn a_sound_place_has_no_fault_and_every_fault_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let place = at(&folder.path().join("office.db"));
        place.create().unwrap();
        let found = examine(&sound(), &place);
        let all: Vec<_> = found.iter().filter(|f| f.name != "clock" && f.name != "room").collect();
        assert!(all.iter().all(|finding| finding.standing == Standing::Good), "{all:?}");
        for (change, name, standing) in [
            (Surroundings { term: String::new(), ..sound() }, "terminal", Standing::Bad),
            (Surroundings { term: "dumb".to_owned(), ..sound() }, "terminal", Standing::Bad),
            (Surroundings { term: "hp2392a".to_owned(), ..sound() }, "terminal", Standing::Note),
            (Surroundings { terminal: false, ..sound() }, "terminal", Standing::Note),
            (Surroundings { size: Some((79, 24)), ..sound() }, "size", Standing::Note),
            (Surroundings { size: None, ..sound() }, "size", Standing::Note),
            (Surroundings { no_colour: true, ..sound() }, "colours", Standing::Note),
            (Surroundings { term: "vt100".to_owned(), ..sound() }, "colours", Standing::Note),
            (Surroundings { locale: "ru_RU.KOI8-R".to_owned(), ..sound() }, "letters", Standing::Bad),
            (Surroundings { locale: String::new(), ..sound() }, "letters", Standing::Bad),
        ] {
            let found = examine(&change, &place);
            assert!(names(&found, standing).contains(&name), "{change:?}: {found:?}");
        }
    }

    #[test]
    fn a_look_says_what_the_file_is_and_leaves_it_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        assert_eq!(names(&database(&at(&path)), Standing::Note), ["place"]);
        std::fs::write(&path, "no database at all, only a letter".repeat(50)).unwrap();
        let before = std::fs::read(&path).unwrap();
        assert_eq!(names(&database(&at(&path)), Standing::Bad), ["format"]);
        assert_eq!(std::fs::read(&path).unwrap(), before);
        assert!(names(&database(&at(Path::new("/nowhere-at-all/office.db"))), Standing::Note).len() < 2);
    }

    #[test]
    fn older_and_newer_formats_and_a_full_disk_are_told() {
        let look = |format| Look { format, known: 3, journal: "wal".to_owned() };
        assert_eq!([2, 3, 4].map(|is| format(&look(is)).standing), [Standing::Note, Standing::Good, Standing::Bad]);
        assert_eq!(room(Some(100 << 20)).standing, Standing::Bad);
        let early = NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap();
        assert_eq!(time(early.and_utc()).standing, Standing::Bad);
    }
}
