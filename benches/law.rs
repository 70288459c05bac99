//! How long a change of the law takes, what it asks of the machine, and how long somebody who saves meanwhile has to wait.
//!
//! `cargo bench --bench law [-- DATABASE]`: works on that database (it is changed!) or on a demonstration of `CLIENTS`
//! clients (100,000 unless the environment says otherwise). Prints, asserts nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use sojourn::app::demo::DemoOptions;
use sojourn::app::open::Place;
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::day::Day;
use sojourn::domain::record::{Key, Kind};
use sojourn::domain::rulebook::Rulebook;
use sojourn::store::law::{LawChange, LawWork};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, Store};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

fn act(reason: &str) -> Act {
    let today: Day = "2026-11-23".parse().unwrap();
    Act {
        who: Clean::line("bench"),
        reason: reason.to_owned(),
        group: None,
        today,
        at_ms: 1_795_400_000_000,
        origin: None,
    }
}

/// Seconds of user and system time of this process so far, and the most memory it had, in MB.
fn spent() -> (f64, f64) {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or_default();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = peak.trim().trim_end_matches(" kB").parse().unwrap_or_default();
    ((ticks(11) + ticks(12)) / 100.0, kilobytes / 1024.0)
}

fn measured<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, (before, _)) = (Instant::now(), spent());
    let result = work();
    let (after, peak) = spent();
    println!(
        "{what}: {:.1} s, CPU {:.1} s, memory at most {peak:.0} MB so far",
        start.elapsed().as_secs_f64(),
        after - before
    );
    result
}

/// One save: how long it took, when it began, and how large the write-ahead log was then, in pages.
type Save = (Duration, Duration, u64);

/// Somebody who saves a client twenty times a second.
fn saver(path: &Path, stop: &AtomicBool) -> Vec<Save> {
    let log = PathBuf::from(format!("{}-wal", path.display()));
    let began = Instant::now();
    let mut store = sqlite::open(path, OpenMode::Work).unwrap();
    let (mut waits, mut turn) = (Vec::new(), 0);
    while !stop.load(Ordering::Relaxed) {
        turn += 1;
        let key = Key { kind: Kind::Client, id: turn * 37 % 90_000 + 1 };
        let start = Instant::now();
        store
            .write(&act("edit"), &mut |writes| {
                let Some(record) = writes.record(key)? else { return Ok(()) };
                let mut client = Client::try_from(record).unwrap();
                client.note = Some(Clean::note(&format!("call back, {turn}")));
                writes.put(client.into()).map(drop)
            })
            .unwrap();
        let pages = std::fs::metadata(&log).map_or(0, |log| log.len() / 4096);
        waits.push((start.elapsed(), start - began, pages));
        std::thread::sleep(Duration::from_millis(50));
    }
    waits.sort();
    waits
}

fn change(path: &Path, what: &str, change: &LawChange) {
    let mut store = sqlite::open(path, OpenMode::Work).unwrap();
    let today = act("rules").today;
    let diff = measured(&format!("{what}: preview"), || store.preview_law(change, today, 20, &mut |_| true).unwrap());
    println!("  {:?}", diff.counts);
    let stop = AtomicBool::new(false);
    let waits = std::thread::scope(|scope| {
        let saver = scope.spawn(|| saver(path, &stop));
        measured(&format!("{what}: change, with a saver beside it"), || {
            let act = act("rules");
            let work =
                LawWork { act: &act, undoes: None, process: None, lives: &|_| Some(false), progress: &mut |_| true };
            store.change_law(change, work).unwrap();
        });
        stop.store(true, Ordering::Relaxed);
        saver.join().unwrap()
    });
    let at = |share: usize| waits.get((waits.len() - 1) * share / 100).copied().unwrap_or_default().0;
    println!(
        "  saves {}: half within {:.1?}, 99 % within {:.1?}, the slowest {:.1?}",
        waits.len(),
        at(50),
        at(99),
        at(100)
    );
    let worst =
        waits.iter().rev().take(5).map(|(took, since, _)| format!("{took:.0?} at {:.1} s", since.as_secs_f64()));
    let log = waits.iter().map(|(_, _, pages)| pages).max();
    println!("  {}; write-ahead log at most {} pages", worst.collect::<Vec<_>>().join(", "), log.unwrap_or(&0));
}

fn main() {
    // The tests build and start benches too: they measure only when asked to.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let given = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let path = given.unwrap_or_else(|| {
        let path = folder.path().join("office.db");
        let clients = std::env::var("CLIENTS").ok().and_then(|clients| clients.parse().ok()).unwrap_or(100_000);
        let place = Place { db: Some(path.clone()), today: Some(act("demo").today) };
        let options = DemoOptions { clients, seed: 7, due: None };
        measured("demo", || place.create().unwrap().fill_demo(&options, &mut |_| {}).unwrap());
        path
    });
    let text = Rulebook::embedded();
    let few = text.replace(
        "amount = -5, unit = \"working_days\", purpose = \"processing\"",
        "amount = -6, unit = \"working_days\", purpose = \"processing\"",
    );
    change(&path, "one rule", &LawChange::Rulebook(few));
    let all = text.replace("confidence = \"sure\"", "confidence = \"likely\"");
    change(&path, "every rule", &LawChange::Rulebook(all));
    change(&path, "back again", &LawChange::Rulebook(text.to_owned()));
    let store = sqlite::open(&path, OpenMode::Work).unwrap();
    let report = measured("check", || store.check(&mut |_| {}).unwrap());
    println!("  clients {}, deadlines {}, faults {:?}", report.clients, report.deadlines, report.faults);
}
