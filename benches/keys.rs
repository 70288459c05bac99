//! How long it takes from a key to its frame in a large office: reading, sorting and drawing together, on one thread.
//!
//! `cargo bench --bench keys [-- DATABASE]`: over that database, or over a demonstration of `CLIENTS` clients (100,000
//! unless the environment says otherwise). Nothing is written into it. Prints, asserts nothing. What is counted is the
//! processor's time where the system tells it, so that others who work beside it do not count.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use sojourn::app::demo::DemoOptions;
use sojourn::app::open::Place;
use sojourn::domain::lang::Lang;
use sojourn::tui::context::Office;
use sojourn::tui::session::{Scripted, parse};
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is measured: a name, keys to get there, keys that are measured one by one.
const WAYS: &[(&str, &str, &str)] = &[
    ("Today: down", "1", "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"),
    ("Today: filter, long words", "1/", "абдуллаев"),
    ("Clients: down", "2", "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"),
    ("Clients: pages down", "2", "<pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>"),
    ("Clients: end and home", "2", "<end><home><end><home><end><home>"),
    ("Clients: each order", "2", "ooooooiooooooi"),
    ("Clients: filter, one or two letters", "2/", "а<bs>б<bs>ив<bs><bs>ka"),
    ("Clients: filter, long words", "2/ива", "нова мария"),
    ("Clients: filter, words of nearly all", "2/t-2", "026 example"),
    ("Cases: down", "3", "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"),
    ("Cases: each order", "3", "ooooooooiooooooooi"),
    ("Cases: filed and not paid", "3/stage:filed paid:n", "one"),
    ("Documents: down", "4", "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj"),
    ("Documents: end and home", "4", "<end><home><end><home>"),
    ("Deadlines: end and home", "1e", "<end><home><end><home>"),
    ("Calendar: days and months", "5", "<right><right><down><down><pgdn><pgdn><pgup>"),
    ("Reports: each", "6", "<right><right><right><left><left>"),
    ("Journal: down", "7", "jjjjjjjjjj<pgdn><pgdn>"),
    ("Palette: a name", "1:", "иванова"),
    ("open a client and go back", "2", "<enter><esc>j<enter><esc>j<enter><esc>j<enter><esc>"),
    ("open a case and go back", "3", "<enter><esc>j<enter><esc>j<enter><esc>j<enter><esc>"),
];

fn office(folder: &tempfile::TempDir) -> PathBuf {
    if let Some(given) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) {
        return given.into();
    }
    let clients = std::env::var("CLIENTS").ok().and_then(|number| number.parse().ok()).unwrap_or(100_000);
    let path = folder.path().join("office.db");
    let place = Place { db: Some(path.clone()), today: "2026-11-23".parse().ok() };
    let options = DemoOptions { clients, seed: 7, due: None };
    place.create().expect("a new office").fill_demo(&options, &mut |_| {}).expect("invented clients");
    path
}

fn session(place: &Place, lang: Lang) -> Scripted {
    let mut desk = place.open().expect("the office");
    let office = Office::of(&mut desk).expect("the office");
    let theme = Theme { colour: true, ascii: false };
    let shell = Shell::new(Options { lang, theme, server: false }, office, false);
    Scripted::new(shell, 120, 40, Some(Seat::Open(Box::new(desk))))
}

/// The processor's time of this thread so far, where the system tells it.
fn worked() -> Option<Duration> {
    // The system adds it up when it looks at the thread: else only every four milliseconds.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

/// The time of each key and which one it was, sorted.
fn times(session: &mut Scripted, keys: &str) -> Vec<(Duration, usize)> {
    let each = parse(keys).into_iter().zip(1..).map(|(key, at)| {
        let (start, before) = (Instant::now(), worked());
        session.event(sojourn::tui::event::Event::Key(key));
        let time = before.zip(worked()).map_or_else(|| start.elapsed(), |(before, after)| after - before);
        (time, at)
    });
    let mut times: Vec<(Duration, usize)> = each.collect();
    times.sort_unstable();
    times
}

fn main() {
    // `cargo test` starts benchmarks too; this one runs when it is asked for.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place { db: Some(office(&folder)), today: "2026-11-23".parse().ok() };
    println!("{:38} {:>9} {:>9} {:>9}  key", "milliseconds a key", "median", "99 %", "slowest");
    for (name, way, keys) in WAYS {
        let mut session = session(&place, Lang::Ru);
        session.keys(way);
        let times = times(&mut session, keys);
        let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)].0.as_secs_f64() * 1000.0;
        let slowest = times[times.len() - 1].1;
        println!("{name:38} {:9.2} {:9.2} {:9.2}  {slowest}", at(50), at(99), at(100));
        if std::env::var_os("EACH").is_some() {
            let mut each = times;
            each.sort_by_key(|(_, at)| *at);
            println!(
                "    {}",
                each.iter().map(|(t, _)| format!("{:.1}", t.as_secs_f64() * 1e3)).collect::<Vec<_>>().join(" ")
            );
        }
    }
}
