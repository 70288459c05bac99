//! The change of the law: prepared beside what is in force, interrupted anywhere, seen by nobody before the flip.

use super::{act, admin, day};
use crate::domain::client::Client;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, StayId};
use crate::domain::record::{Key, Kind};
use crate::domain::rulebook::Rulebook;
use crate::domain::stay::{Evidence, Stay};
use crate::store::law::{LawChange, LawCounts, LawDiff, LawProgress, LawReceipt, LawWork};
use crate::store::sqlite::heap::Heap;
use crate::store::sqlite::preview::Plan;
use crate::store::sqlite::session::Session;
use crate::store::sqlite::staging::{Staging, Tallied};
use crate::store::sqlite::{Law, OpenMode, SqliteStore, bulk, create, open};
use crate::store::{Act, DueFilter, Error, Result, Store};
use std::path::PathBuf;

/// Three batches and a bit.
const PEOPLE: i64 = 400;

/// An office of people who entered three days ago and whose hosts have not told the police.
fn office(people: i64) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let mut store = create(&path, OpenMode::Work, &Act { reason: "create".into(), ..act() }, admin()).unwrap();
    let made = store.write(&act(), &mut |writes| {
        (0..people).try_for_each(|number| {
            let mut client = Client::new(day("2026-11-10"));
            client.name_cyrillic = Some(format!("Каримов {number}").as_str().into());
            client.citizenship = Country::code("UZB");
            let client = ClientId(writes.put(client.into())?.id);
            writes.put(stay(client).into()).map(drop)
        })
    });
    made.unwrap();
    (folder, path)
}

fn stay(client: ClientId) -> Stay {
    Stay {
        id: StayId(0),
        version: 0,
        client,
        document: None,
        entry: day("2026-11-20"),
        exit: None,
        entry_evidence: Some(Evidence::Stamp),
        exit_evidence: None,
        note: None,
    }
}

/// The built-in law with two working days more for notices.
fn longer_notice() -> LawChange {
    let text = Rulebook::embedded();
    let changed = text.replace("amount = 3, unit = \"working_days\"", "amount = 5, unit = \"working_days\"");
    assert_ne!(text, changed);
    LawChange::Rulebook(changed)
}

/// Changes the law as a process that will not be found alive.
fn change(
    store: &mut SqliteStore,
    change: &LawChange,
    progress: &mut dyn FnMut(LawProgress) -> bool,
) -> Result<LawReceipt> {
    let act = Act { reason: "rules".into(), ..act() };
    let process = Some("gone".to_owned());
    store.change_law(change, LawWork { act: &act, undoes: None, process, lives: &|_| Some(false), progress })
}

fn preview(store: &SqliteStore, change: &LawChange) -> LawDiff {
    store.preview_law(change, act().today, 5, &mut |_| true).unwrap()
}

/// Last days of notices: how many deadlines have which.
fn notices(store: &SqliteStore) -> Vec<(Day, usize)> {
    let store: &dyn Store = store;
    let due = store.reading(|reads| reads.due(&DueFilter::default())).unwrap();
    let mut days: Vec<Day> =
        due.iter().filter(|item| item.rule.starts_with("NOTIFY")).map(|item| item.last_day).collect();
    days.sort();
    days.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}

fn faults(store: &SqliteStore) -> Vec<String> {
    store.check(&mut |_| {}).unwrap().faults
}

fn many(n: i64) -> usize {
    usize::try_from(n).unwrap()
}

#[test]
fn dossiers_read_in_bulk_are_those_read_one_by_one() {
    let (_folder, path) = office(3);
    let store = open(&path, OpenMode::Work).unwrap();
    let session = Session::reading(&store.connection, &store.law);
    let bulk = session.load_between((1, 3)).unwrap();
    let single: Vec<_> = (1..=3).filter_map(|id| session.load(ClientId(id)).unwrap()).collect();
    assert_eq!((bulk.len(), bulk), (3, single));
}

#[test]
fn a_change_does_what_its_preview_said_and_is_journalled() {
    let (_folder, path) = office(PEOPLE);
    let mut store = open(&path, OpenMode::Work).unwrap();
    // 2026-11-20 is a Friday: three working days end on Wednesday, five on Friday.
    assert_eq!(notices(&store), [(day("2026-11-25"), many(PEOPLE))]);
    let diff = preview(&store, &longer_notice());
    let all = LawCounts { moved: many(PEOPLE), people: many(PEOPLE), ..LawCounts::default() };
    assert_eq!((diff.counts, diff.clients, diff.lines.len()), (all, many(PEOPLE), 5));
    let dates = |dates: Option<crate::store::law::Dates>| dates.map(|dates| dates.last_day);
    let first = &diff.lines[0];
    assert_eq!((dates(first.old), dates(first.new)), (Some(day("2026-11-25")), Some(day("2026-11-27"))));
    let mut told = Vec::new();
    let done = change(&mut store, &longer_notice(), &mut |progress| {
        told.push(progress.done);
        true
    });
    assert_eq!(done.unwrap().counts, all);
    assert_eq!(told.last(), Some(&many(PEOPLE)));
    assert_eq!(notices(&store), [(day("2026-11-27"), many(PEOPLE))]);
    assert_eq!(preview(&store, &longer_notice()).counts, LawCounts::default());
    assert_eq!(faults(&store), Vec::<String>::new());
    let reads: &dyn Store = &store;
    let newest = reads.reading(|reads| reads.journal(&crate::store::JournalFilter { limit: 1, ..Default::default() }));
    assert_eq!(newest.unwrap()[0].law.as_ref().map(|step| step.counts), Some(all));
    assert!(!reads.reading(|reads| reads.law_state()).unwrap().untidy);
}

#[test]
fn a_change_given_up_after_any_batch_leaves_the_old_law_and_a_clean_file() {
    let (_folder, path) = office(PEOPLE);
    let mut store = open(&path, OpenMode::Work).unwrap();
    let before = notices(&store);
    for stop in 1..=4 {
        let mut calls = 0;
        let stopped = change(&mut store, &longer_notice(), &mut |_| {
            calls += 1;
            calls < stop
        });
        assert!(matches!(stopped, Err(Error::Stopped)), "{stop}");
        assert_eq!((notices(&store), faults(&store)), (before.clone(), Vec::new()), "{stop}");
    }
    assert_eq!(preview(&store, &longer_notice()).counts.moved, many(PEOPLE));
}

/// Prepares so many batches and leaves everything as a process that was killed leaves it.
fn killed_after(path: &std::path::Path, batches: i64) -> Staging {
    let store = open(path, OpenMode::Work).unwrap();
    let candidate = store.candidate(&longer_notice()).unwrap();
    let staging = store.begin_staging(&act(), Some("gone")).unwrap();
    let law = Law::candidate(&candidate);
    for batch in 0..batches {
        let plans = {
            let session = Session::reading(&store.connection, &law);
            Plan::between(&session, (batch * 100 + 1, batch * 100 + 100), act().today).unwrap()
        };
        assert_eq!(plans.len(), 100);
        store.prepare_some(&staging, &act(), &mut Heap::of(plans), &mut Tallied::default()).unwrap();
    }
    staging
}

#[test]
fn a_process_killed_after_any_batch_has_changed_nothing_that_is_seen() {
    for batches in 0..=4 {
        let (_folder, path) = office(PEOPLE);
        killed_after(&path, batches);
        let mut store = open(&path, OpenMode::Work).unwrap();
        let old = vec![(day("2026-11-25"), many(PEOPLE))];
        assert_eq!((notices(&store), faults(&store)), (old.clone(), Vec::new()), "{batches}");
        // People go on: somebody leaves, somebody new comes.
        let exit = Stay { id: StayId(1), version: 1, exit: Some(day("2026-11-23")), ..stay(ClientId(1)) };
        store.write(&act(), &mut |writes| writes.put(exit.clone().into()).map(drop)).unwrap();
        let left = notices(&store);
        store.tidy_law(act().at_ms, &|_| Some(false)).unwrap();
        assert_eq!((notices(&store), faults(&store)), (left.clone(), Vec::new()), "{batches}");
        let reads: &dyn Store = &store;
        let state = reads.reading(|reads| reads.law_state()).unwrap();
        assert_eq!((state.under_way, state.untidy, state.rulebook), (None, false, 1));
        let rest: i64 = store
            .connection
            .query_row("SELECT count(*) FROM deadline WHERE since <> 1 OR until IS NOT NULL", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rest, 0);
        change(&mut store, &longer_notice(), &mut |_| true).unwrap();
        let moved: Vec<_> = left.iter().map(|(_, count)| (day("2026-11-27"), *count)).collect();
        assert_eq!((notices(&store), faults(&store)), (moved, Vec::new()));
    }
}

#[test]
fn two_do_not_change_the_law_at_once_and_one_given_up_writes_no_more() {
    let (_folder, path) = office(PEOPLE);
    let staging = killed_after(&path, 1);
    let mut store = open(&path, OpenMode::Work).unwrap();
    let act = act();
    let mut busy = |lives: &dyn Fn(&str) -> Option<bool>, now_ms: i64| {
        let act = Act { at_ms: now_ms, ..act.clone() };
        let work = LawWork { act: &act, undoes: None, process: None, lives, progress: &mut |_| true };
        store.change_law(&longer_notice(), work).map(drop)
    };
    assert!(matches!(busy(&|_| Some(true), 1), Err(Error::Refused(_))));
    assert!(matches!(busy(&|_| None, 1), Err(Error::Refused(_))), "it may well be alive");
    busy(&|_| None, 1_000_000).unwrap();
    let late = store.prepare_some(&staging, &act, &mut Heap::default(), &mut Tallied::default());
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
}

/// The same, and every rule is less sure than it was: all rows of everybody differ.
fn every_rule() -> LawChange {
    let LawChange::Rulebook(text) = longer_notice() else { unreachable!() };
    LawChange::Rulebook(text.replace("confidence = \"sure\"", "confidence = \"likely\""))
}

#[test]
fn a_client_who_changes_between_any_two_rows_of_a_heap_is_caught_up_with() {
    let rows = {
        let (_folder, path) = office(3);
        let mut store = open(&path, OpenMode::Work).unwrap();
        came_earlier(&mut store, 3);
        heap_of(&store, &every_rule()).len()
    };
    assert!(rows > 6, "{rows}");
    for stop in 0..=rows {
        let (_folder, path) = office(3);
        let (store, mut colleague) = (open(&path, OpenMode::Work).unwrap(), open(&path, OpenMode::Work).unwrap());
        came_earlier(&mut colleague, 3);
        let staging = store.begin_staging(&act(), None).unwrap();
        let (mut heap, mut tallied) = (heap_of(&store, &every_rule()), Tallied::default());
        heap.put_in_order();
        let unknown = "SELECT count(*) FROM deadline WHERE section = 1";
        let unknown: i64 = store.connection.query_row(unknown, [], |row| row.get(0)).unwrap();
        assert!(unknown > 0);
        let mut at = 0;
        while at < heap.len() {
            if at == stop {
                leave_and_correct(&mut colleague);
            }
            staging.hurry();
            at = store.prepare_part(&staging, &act(), (&heap, at), &mut tallied).unwrap();
        }
        if at == stop {
            leave_and_correct(&mut colleague);
        }
        let law = Law::candidate(&store.candidate(&every_rule()).unwrap());
        let act = Act { reason: "rules".into(), ..act() };
        let work = LawWork { act: &act, undoes: None, process: None, lives: &|_| Some(false), progress: &mut |_| true };
        store.put_in_force(&staging, &law, (&every_rule(), &work), &mut tallied).unwrap();
        assert_eq!(faults(&store), Vec::<String>::new(), "before clearing up, {stop}");
        store.sweep().unwrap();
        assert_eq!(faults(&store), Vec::<String>::new(), "{stop}");
        assert_eq!(preview(&store, &every_rule()).counts, LawCounts::default());
    }
}

fn heap_of(store: &SqliteStore, change: &LawChange) -> Heap {
    let law = Law::candidate(&store.candidate(change).unwrap());
    let session = Session::reading(&store.connection, &law);
    Heap::of(Plan::between(&session, (1, 1_000), act().today).unwrap())
}

/// One client leaves, another turns out to have come earlier.
fn leave_and_correct(colleague: &mut SqliteStore) {
    let gone = Stay { id: StayId(1), version: 1, exit: Some(day("2026-11-23")), ..stay(ClientId(1)) };
    colleague.write(&act(), &mut |writes| writes.put(gone.clone().into()).map(drop)).unwrap();
    came_earlier(colleague, 2);
}

/// A client came so long ago that nobody knows whether the notice was given.
fn came_earlier(store: &mut SqliteStore, client: i64) {
    let earlier = Stay { id: StayId(client), version: 1, entry: day("2026-11-02"), ..stay(ClientId(client)) };
    store.write(&act(), &mut |writes| writes.put(earlier.clone().into()).map(drop)).unwrap();
}

#[test]
fn savers_lose_nothing_while_the_law_changes_and_are_caught_up_with() {
    let (_folder, path) = office(PEOPLE);
    let mut store = open(&path, OpenMode::Work).unwrap();
    let mut colleague = open(&path, OpenMode::Work).unwrap();
    let mut turn = 0;
    let mut slowest = std::time::Duration::ZERO;
    let done = change(&mut store, &longer_notice(), &mut |_| {
        turn += 1;
        let start = std::time::Instant::now();
        let saved = colleague.write(&act(), &mut |writes| {
            // Of those prepared already and of those not yet: one leaves, one goes, one comes, all are renamed.
            for id in [turn, PEOPLE - turn] {
                let gone = Stay { id: StayId(id), version: 1, exit: Some(day("2026-11-24")), ..stay(ClientId(id)) };
                writes.put(gone.into())?;
            }
            let (stay_of, person) = (PEOPLE / 2 + turn, PEOPLE / 2 + turn);
            writes.remove(Key { kind: Kind::Stay, id: stay_of }, 1)?;
            writes.remove(Key { kind: Kind::Client, id: person }, 1)?;
            let mut client = Client::new(day("2026-11-10"));
            client.citizenship = Country::code("UZB");
            client.name_cyrillic = Some("Новый".into());
            let client = ClientId(writes.put(client.into())?.id);
            writes.put(stay(client).into()).map(drop)
        });
        slowest = slowest.max(start.elapsed());
        saved.unwrap();
        // Nobody sees anything of it before its time.
        let seen = notices(&colleague);
        assert!(seen.iter().all(|(on, _)| *on <= day("2026-11-26")), "{seen:?}");
        assert_eq!(faults(&colleague), Vec::<String>::new(), "turn {turn}");
        true
    });
    let counts = done.unwrap().counts;
    assert!(turn >= 4, "{turn}");
    assert_eq!(faults(&store), Vec::<String>::new());
    let reads: &dyn Store = &store;
    assert_eq!(reads.reading(|reads| reads.counts()).unwrap().clients, PEOPLE);
    let now = notices(&store);
    assert!(now.iter().all(|(on, _)| *on != day("2026-11-25")), "somebody was left under the old law: {now:?}");
    assert_eq!(counts.moved, now.iter().map(|(_, count)| count).sum::<usize>());
    assert!(slowest.as_secs() < 5, "{slowest:?}");
}

#[test]
fn a_handle_changed_meanwhile_shows_in_the_new_generation_too() {
    let (_folder, path) = office(PEOPLE);
    let mut store = open(&path, OpenMode::Work).unwrap();
    let mut colleague = open(&path, OpenMode::Work).unwrap();
    let owned = store.write(&act(), &mut |writes| {
        for id in [3, PEOPLE - 3] {
            let record = writes.record(Key { kind: Kind::Client, id })?.unwrap();
            let client = Client::try_from(record).unwrap();
            writes.put(Client { owner: Some(crate::domain::id::StaffId(1)), ..client }.into())?;
        }
        Ok(())
    });
    owned.unwrap();
    let mut renamed = false;
    change(&mut store, &longer_notice(), &mut |_| {
        if !std::mem::replace(&mut renamed, true) {
            let me = crate::domain::staff::Staff { login: Some("a.new".into()), ..admin() };
            let me = crate::domain::staff::Staff { id: crate::domain::id::StaffId(1), version: 1, ..me };
            colleague.write(&act(), &mut |writes| writes.put(me.clone().into()).map(drop)).unwrap();
        }
        true
    })
    .unwrap();
    assert_eq!(faults(&store), Vec::<String>::new());
    let reads: &dyn Store = &store;
    let due = reads.reading(|reads| reads.due(&DueFilter { client: Some(ClientId(3)), ..DueFilter::default() }));
    assert!(due.unwrap().iter().all(|item| item.owner.as_deref() == Some("a.new")));
    let _ = bulk::all_clients(&store.connection).unwrap();
}
