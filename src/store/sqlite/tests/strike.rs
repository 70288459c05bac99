//! Many clients leave the search at once.

use super::*;
use crate::store::undo;

/// A name, and the end of one of its runs of three letters, which no other name here has.
const NAME: &str = "Бугудов";
const RUN: &str = "ud";

fn named(name: &str) -> Client {
    Client { name_cyrillic: Some(name.into()), ..Client::new(day("2026-11-23")) }
}

/// An office in which a group of so many clients of that name was taken back.
fn taken_back(many: usize) -> (tempfile::TempDir, SqliteStore) {
    let (folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let receipt = store
        .write(&act(), &mut |writes| {
            let mut clients = 0..many;
            clients.try_for_each(|_| writes.put(named(NAME).into()).map(drop))
        })
        .unwrap();
    let group = receipt.group.unwrap();
    let entries = (&store as &dyn Store).reading(|reads| reads.group_before(group, i64::MAX, 2 * many)).unwrap();
    assert_eq!(entries.len(), many);
    undo::part(&mut store, &act(), (group, &entries), &mut |_| Ok(())).unwrap();
    (folder, store)
}

/// Pages of the index that hold the end of such a run.
fn pages_with(run: &str, store: &SqliteStore) -> i64 {
    let sql = "SELECT count(*) FROM search_data WHERE instr(block, CAST(?1 AS BLOB)) > 0";
    store.connection.query_row(sql, [run], |row| row.get(0)).unwrap()
}

#[test]
fn what_was_struck_out_is_in_no_page_once_the_search_is_settled() {
    let (_folder, mut store) = taken_back(300);
    assert!(pages_with(RUN, &store) > 0, "nothing was left to clear away");
    let mut steps = 1;
    let mut more = store.settle_search(true).unwrap();
    while more && steps < 1_000 {
        more = store.settle_search(false).unwrap();
        steps += 1;
    }
    assert_eq!((pages_with(RUN, &store), more), (0, false));
    store.connection.execute_batch("INSERT INTO search (search) VALUES ('integrity-check')").unwrap();
    assert_eq!(store.check(&mut |_| ()).unwrap().faults, Vec::<String>::new());
}

#[test]
fn after_a_write_that_strikes_out_the_search_overwrites_again() {
    let (_folder, mut store) = taken_back(30);
    let setting: i64 = store
        .connection
        .query_row("SELECT v FROM search_config WHERE k = 'secure-delete'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(setting, 1);
    // Also where the write was given up before its end.
    let failed = store.write(&act(), &mut |writes| {
        writes.many_go()?;
        Err(Error::refused("store-undo-nothing"))
    });
    assert!(failed.is_err());
    let written = store.write(&act(), &mut |writes| writes.put(named("Лепсы").into()).map(drop)).unwrap();
    let key = Key { kind: Kind::Client, id: written.clients[0].0 };
    assert!(pages_with("ps", &store) > 0);
    store.write(&act(), &mut |writes| writes.remove(key, 1)).unwrap();
    assert_eq!(pages_with("ps", &store), 0);
}

#[test]
fn a_connection_that_wrote_before_others_settled_the_search_calls_the_file_sound() {
    let (folder, store) = taken_back(300);
    let mut other = open(&folder.path().join("office.db"), OpenMode::Work).unwrap();
    other.settle_search(true).unwrap();
    while other.settle_search(false).unwrap() {}
    for number in 0..40 {
        put(&mut other, &format!("Другой {number}")).unwrap();
    }
    assert_eq!(store.check(&mut |_| ()).unwrap().faults, Vec::<String>::new());
}
