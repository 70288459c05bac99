//! How long people who save have to wait beside an act over thousands of clients, and beside an import.
//!
//! `cargo bench --bench beside`: an office of `CLIENTS` invented clients (6,000 unless the environment says otherwise) on
//! the disk of this folder; 20 people save five times a second each, first alone, then while 5,000 clients are given to
//! another officer, then while a sheet of 6,000 people is taken in. Prints, asserts nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use sojourn::app::bulk::BulkAct;
use sojourn::app::demo::DemoOptions;
use sojourn::app::desk::Desk;
use sojourn::app::forms::{Parent, Typed};
use sojourn::app::import::Options;
use sojourn::app::lists::{ListKind, ListQuery};
use sojourn::app::open::Place;
use sojourn::app::together::Lookout;
use sojourn::domain::id::ClientId;
use sojourn::domain::record::Kind;
use sojourn::store::sqlite::{self, OpenMode};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const SAVERS: i64 = 20;
const EACH: Duration = Duration::from_millis(200);

fn desk(path: &Path, login: &str) -> Desk {
    let keeper = sqlite::open(path, OpenMode::Work).unwrap();
    Desk::new(Box::new(keeper), login, "2026-11-23".parse().ok()).unwrap()
}

/// Somebody who opens a form and saves it, again and again; how long each save took.
fn saver(path: &Path, number: i64, stop: &AtomicBool) -> Vec<Duration> {
    let mut desk = desk(path, &format!("person.{number}"));
    let mut lookout = Lookout::default();
    let (mut waits, mut turn) = (Vec::new(), 0);
    while !stop.load(Ordering::Relaxed) {
        let begun = Instant::now();
        turn += 1;
        desk.look_around(&mut lookout).unwrap();
        let client = ClientId((turn * 37 + number * 211) % 5_900 + 1);
        let form = desk.form(Kind::Client, Some(client.into()), Parent::default()).unwrap();
        let typed: Typed = [("note".to_owned(), format!("call back, {number} {turn}"))].into();
        let start = Instant::now();
        // A record that the bulk act changed meanwhile is joined with it; what cannot be saved is not what is measured.
        let _ = desk.submit(&form, &typed);
        waits.push(start.elapsed());
        std::thread::sleep(EACH.saturating_sub(begun.elapsed()));
    }
    desk.say_gone(&mut lookout);
    waits
}

fn beside(path: &Path, what: &str, work: impl FnOnce()) {
    let stop = AtomicBool::new(false);
    let (took, mut waits) = std::thread::scope(|scope| {
        let stop = &stop;
        let savers: Vec<_> = (1..=SAVERS).map(|number| scope.spawn(move || saver(path, number, stop))).collect();
        std::thread::sleep(Duration::from_secs(1));
        let start = Instant::now();
        work();
        let took = start.elapsed();
        stop.store(true, Ordering::Relaxed);
        (took, savers.into_iter().flat_map(|saver| saver.join().unwrap()).collect::<Vec<_>>())
    });
    waits.sort();
    let at = |share: usize| waits.get((waits.len() - 1) * share / 1000).copied().unwrap_or_default();
    println!(
        "{what}: {took:.1?}; saves {}: half within {:.1?}, 99 % within {:.1?}, the slowest {:.1?}",
        waits.len(),
        at(500),
        at(990),
        at(1000)
    );
}

fn main() {
    // The tests build and start benches too: they measure only when asked to.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let path = folder.path().join("office.db");
    let clients = std::env::var("CLIENTS").ok().and_then(|clients| clients.parse().ok()).unwrap_or(6_000);
    let place = Place { db: Some(path.clone()), today: "2026-11-23".parse().ok() };
    let options = DemoOptions { clients, seed: 7, due: None };
    place.create().unwrap().fill_demo(&options, &mut |_| {}).unwrap();
    beside(&path, "nothing", || std::thread::sleep(Duration::from_secs(10)));

    let mut head = desk(&path, "root");
    let to = head.read(|reads| reads.staff()).unwrap().last().unwrap().id;
    let rows = head.list_keys(ListKind::Clients, &ListQuery::default()).unwrap();
    let rows: Vec<_> = rows.into_iter().take(5_000).collect();
    beside(&path, "5,000 clients to another officer", || {
        let report = head.bulk(ListKind::Clients, &rows, BulkAct::Assign(to), &mut |_, _| true).unwrap();
        println!("  {} done, {} refused", report.done, report.refusals);
    });

    let row = |n: usize| format!("Ким Анна {n};РФ;A{n:07};работа;m.kim;ТОО Степь\n");
    let sheet = "ФИО;Гражданство;Паспорт №;Основание;Ответственный;Работодатель\n".to_owned()
        + &(0..6_000).map(row).collect::<String>();
    beside(&path, "a sheet of 6,000 people", || {
        let report = head.import(("sheet.csv", sheet.as_bytes()), &Options::default(), &mut |_| true).unwrap();
        println!("  {} taken in", report.accepted);
    });
}
