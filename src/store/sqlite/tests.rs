//! What only this engine can get wrong: the file on the disk, its guards against altered rows, and its speed.

use super::*;
use crate::domain::choice::{Confidence, Severity};
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Deadline, DeadlineId, State};
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, OwnDateId, StaffId};
use crate::domain::record::{Key, Kind};
use crate::domain::staff::{OwnDate, Role};
use crate::store::DueFilter;
use std::fs;

mod bulk;
mod dump;
mod early;
mod kin;
mod law;
mod lists;
mod strike;
mod veil;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn act() -> Act {
    Act {
        who: "a.serikova".into(),
        reason: "edit".into(),
        group: None,
        today: day("2026-11-23"),
        at_ms: 1,
        origin: None,
    }
}

fn admin() -> Staff {
    Staff::new(Some("a.serikova".into()), "Айгуль".into(), Role::Admin)
}

/// A database with one client, closed.
fn office() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let create = Act { reason: "create".into(), ..act() };
    let mut store = super::create(&path, OpenMode::Work, &create, admin()).unwrap();
    put(&mut store, "Иванова").unwrap();
    (folder, path)
}

fn put(store: &mut SqliteStore, name: &str) -> Result<Receipt> {
    let mut client = Client::new(day("2026-11-23"));
    client.name_cyrillic = Some(name.into());
    store.write(&act(), &mut |writes| writes.put(client.clone().into()).map(drop))
}

fn refusal_at(path: &Path) -> Error {
    match open(path, OpenMode::Work) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    }
}

/// SQLite alone, as an administrator with a tool would come.
fn raw(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

#[test]
fn the_linked_sqlite_has_no_write_ahead_log_race() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

#[test]
fn what_is_not_a_database_of_ours_is_told_apart_and_left_as_it_is() {
    let (folder, path) = office();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("empty.db"), b"").unwrap();
    fs::write(at("photo.db"), [b"\xff\xd8\xff\xe0".as_slice(), &[7; 9_000]].concat()).unwrap();
    raw(&at("other.db")).execute_batch("CREATE TABLE notes (id INTEGER)").unwrap();
    for name in ["empty.db", "photo.db", "other.db"] {
        let before = fs::read(at(name)).unwrap();
        assert!(matches!(refusal_at(&at(name)), Error::Foreign(_)), "{name}");
        // The engine is asked for a copy by another spelling of the path; a person never sees that.
        assert!(matches!(super::open::look_at_copy(&at(name)), Err(Error::Foreign(path)) if path == at(name)));
        assert_eq!(fs::read(at(name)).unwrap(), before, "{name}");
    }
    assert!(matches!(refusal_at(&at("nothing.db")), Error::Missing(_)));
    assert!(!at("nothing.db").exists());
    let whole = fs::read(&path).unwrap();
    fs::write(at("half.db"), &whole[..whole.len() / 2]).unwrap();
    let half = open(&at("half.db"), OpenMode::Work).and_then(|store| store.check(&mut |_| {}));
    assert!(matches!(half, Err(Error::Damaged(_))) || half.is_ok_and(|report| !report.faults.is_empty()));
    raw(&path).pragma_update(None, "user_version", migrate::FORMAT + 1).unwrap();
    assert!(matches!(refusal_at(&path), Error::Newer { .. }));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_files_place_is_refused_and_one_in_its_folder_is_not() {
    let (folder, path) = office();
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(open(&link, OpenMode::Work).is_err());
    let elsewhere = tempfile::tempdir().unwrap();
    let linked_folder = elsewhere.path().join("folder");
    std::os::unix::fs::symlink(folder.path(), &linked_folder).unwrap();
    assert!(open(&linked_folder.join("office.db"), OpenMode::Work).is_ok());
}

#[cfg(unix)]
#[test]
fn a_new_file_is_its_owners_alone_and_never_over_another() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, path) = office();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let before = fs::read(&path).unwrap();
    assert!(matches!(super::create(&path, OpenMode::Work, &act(), admin()), Err(Error::Refused(_))));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half-made lies beside it");
}

#[test]
fn a_file_that_may_only_be_read_still_gives_its_review() {
    let (_folder, path) = office();
    let mut looking = open(&path, OpenMode::Look).unwrap();
    assert!(matches!(put(&mut looking, "Нет"), Err(Error::ReadOnly)));
    let reading = |store: &SqliteStore| {
        let store: &dyn Store = store;
        store.reading(|reads| reads.counts()).unwrap().clients
    };
    assert_eq!(reading(&looking), 1);
    drop(looking);
    // As on a medium that cannot be written to at all: no log, no shared memory.
    let connection = open::read_as_it_lies(&path).unwrap();
    let count: i64 = connection.query_row("SELECT count(*) FROM client", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 1);
}

#[test]
fn a_writer_sees_that_the_format_changed_under_it() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    raw(&path).pragma_update(None, "user_version", migrate::FORMAT + 1).unwrap();
    assert!(matches!(put(&mut store, "Нет"), Err(Error::Newer { .. })));
}

#[test]
fn an_event_is_an_entry_of_its_own_that_no_undo_meets() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let edited = put(&mut store, "Петров").unwrap().group;
    let keeper: &mut dyn Store = &mut store;
    let act = Act { reason: "refused".into(), ..act() };
    keeper.note_event(&act, None, &"rm -rf /\u{1b}[2J".into()).unwrap();
    keeper.note_event(&act, Some(ClientId(1)), &"client show C-000001".into()).unwrap();
    let (entries, newest) = keeper
        .reading(|reads| {
            let filter = crate::store::JournalFilter { limit: 2, ..Default::default() };
            Ok((reads.journal(&filter)?, reads.newest_group(&act.who)?))
        })
        .unwrap();
    assert_eq!(entries[0].client, Some(ClientId(1)));
    assert_eq!((&*entries[1].events[0], entries[1].changes.len()), ("rm -rf /[2J", 0));
    assert_eq!(newest, edited);
    assert_eq!(keeper.check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

#[test]
fn the_journal_takes_no_change_of_the_past() {
    let (_folder, path) = office();
    let store = open(&path, OpenMode::Work).unwrap();
    for sql in [
        "UPDATE op SET who = 'x' WHERE seq = 1",
        "DELETE FROM op WHERE seq = 1",
        "INSERT OR REPLACE INTO op SELECT * FROM op WHERE seq = 1",
        "UPDATE op_payload SET body = '{}'",
        "INSERT OR REPLACE INTO op_payload SELECT * FROM op_payload",
    ] {
        assert!(store.connection.execute_batch(sql).is_err(), "{sql}");
    }
    assert_eq!(store.check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// Faults that `check` finds after somebody with a tool changed the file.
fn faults_after(sql: &str) -> Vec<String> {
    let (_folder, path) = office();
    let connection = raw(&path);
    connection.execute_batch("PRAGMA foreign_keys = OFF; DROP TRIGGER op_no_update; DROP TRIGGER op_no_delete; DROP TRIGGER op_payload_no_update; DROP TRIGGER op_payload_no_second;").unwrap();
    connection.execute_batch(sql).unwrap();
    drop(connection);
    open(&path, OpenMode::Work).unwrap().check(&mut |_| {}).unwrap().faults
}

#[test]
fn check_finds_what_was_tampered_with() {
    assert_eq!(faults_after(""), Vec::<String>::new());
    for (sql, said) in [
        ("UPDATE op SET who = 'someone' WHERE seq = 2", "entry 2 was altered"),
        ("UPDATE op SET client = NULL WHERE seq = 2", "entry 2 was altered"),
        ("UPDATE op_payload SET body = replace(body, 'Иванова', 'Петрова')", "content of entry 2"),
        ("DELETE FROM op WHERE seq = 1", "entry 1 is missing"),
        ("UPDATE op SET hash = zeroblob(32) WHERE seq = 1", "entry 1 was altered"),
        ("DELETE FROM standing", "standing"),
        ("UPDATE search_text SET person = 'x'", "search"),
        ("INSERT INTO tally VALUES (1, 1, 0, 0, 5)", "miscounted"),
        (
            "INSERT INTO deadline (section, warn_day, client, rule, subject, class, state, last_day, line, since)
             VALUES (0, 740000, 1, 'R', 'S-000001', 0, 0, 740000, x'', 1)",
            "R/S-000001 is stored but not derived",
        ),
        ("UPDATE client SET owner = 77", "client 1: its staff does not exist"),
        ("DELETE FROM op_payload WHERE seq = 2", "content of entry 2 is missing"),
        ("DELETE FROM op_payload WHERE seq = 2; DELETE FROM op WHERE seq = 2", "entries of group 2 are missing"),
    ] {
        let faults = faults_after(sql);
        assert!(faults.iter().any(|fault| fault.contains(said)), "{sql}: {faults:?}");
    }
}

#[test]
fn check_finds_a_deadline_put_out_of_the_reviews_sight_or_order() {
    let faults = |sql: &str| {
        let (_folder, path) = office();
        let mut store = open(&path, OpenMode::Work).unwrap();
        let (on_day, severity) = (day("2026-12-01"), Severity::Hard);
        let own = OwnDate {
            id: OwnDateId(0),
            version: 0,
            client: ClientId(1),
            title: "Приём".into(),
            on_day,
            at_time: None,
            place: None,
            owner: None,
            case: None,
            severity,
            trip: false,
        };
        let put = store.write(&act(), &mut |writes| writes.put(own.clone().into()).map(drop));
        assert_eq!(put.unwrap().records, 1);
        raw(&path).execute_batch(sql).unwrap();
        store.check(&mut |_| {}).unwrap().faults
    };
    assert_eq!(faults(""), Vec::<String>::new());
    for (sql, said) in [
        ("UPDATE deadline SET section = 2", "derived as"),
        // In the line the binding day stands behind the client's number and six days.
        (
            "UPDATE deadline SET line = CAST(substr(line, 1, 32) || x'01000000' || substr(line, 37) AS BLOB)",
            "binding date",
        ),
        (
            "UPDATE deadline SET line = CAST(substr(line, 1, 32) || x'00000080' || substr(line, 37) AS BLOB)",
            "binding date",
        ),
        ("UPDATE deadline SET line = x''", "derived as"),
        (
            "UPDATE deadline SET last_day = last_day + 1",
            "C-000001: OWN/O-000001 is stored as 2026-12-02 (warn 2026-12-01, open, hard) but derived as 2026-12-01",
        ),
        ("UPDATE deadline SET since = 2", "live in no generation"),
    ] {
        let found = faults(sql);
        assert!(found.iter().any(|fault| fault.contains(said)), "{sql}: {found:?}");
    }
}

#[test]
fn a_lawful_erasure_of_a_payload_leaves_the_chain_whole() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let erase = Act { reason: "erase".into(), ..act() };
    store.write(&erase, &mut |writes| writes.erase(ClientId(1), day("2026-11-23"), false).map(drop)).unwrap();
    assert_eq!(store.check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
    let store: &dyn Store = &store;
    assert!(store.reading(|reads| reads.group(2)).unwrap()[0].changes.is_empty());
}

#[test]
fn a_removed_name_is_gone_from_the_file() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let mut client = Client::new(day("2026-11-23"));
    let holds = |trace: &str| fs::read(&path).unwrap().windows(trace.len()).any(|run| run == trace.as_bytes());
    client.name_latin = Some("ZYXWVUTSRQ PONMLK".into());
    store.write(&act(), &mut |writes| writes.put(client.clone().into()).map(drop)).unwrap();
    let folded = crate::domain::fold::fold("ZYXWVUTSRQ");
    let settle = "PRAGMA wal_checkpoint(TRUNCATE)";
    store.connection.execute_batch(settle).unwrap();
    assert!(holds("ZYXWVUTSRQ") && holds(&folded));
    store.write(&act(), &mut |writes| writes.remove(Key { kind: Kind::Client, id: 2 }, 1)).unwrap();
    store.connection.execute_batch("DELETE FROM op_payload WHERE seq > 2").unwrap();
    store.connection.execute_batch(settle).unwrap();
    assert!(!holds("ZYXWVUTSRQ") && !holds(&folded));
}

#[test]
fn opening_reads_no_rulebook() {
    let (_folder, path) = office();
    raw(&path).execute_batch("UPDATE rulebook SET body = 'broken'").unwrap();
    let store = open(&path, OpenMode::Work).unwrap();
    let store: &dyn Store = &store;
    assert!(!store.reading(|reads| reads.rule_titles()).unwrap().is_empty());
    assert!(matches!(store.reading(|reads| reads.rulebook().map(drop)), Err(Error::Damaged(_))));
}

#[test]
fn a_write_is_found_again_by_its_number() {
    let (_folder, path) = office();
    let store = open(&path, OpenMode::Work).unwrap();
    let id: i64 = store.connection.query_row("SELECT write_id FROM op WHERE seq = 2", [], |row| row.get(0)).unwrap();
    assert!(store.was_saved(id));
    assert!(!store.was_saved(id ^ 1));
}

/// One hard deadline that is moot from its client's birthday on, and one a year later.
fn two_deadlines(dossier: &Dossier, _: &Rulebook, _: &crate::domain::calendar::Calendar) -> Vec<Deadline> {
    let moot = dossier.client.born;
    let ends = [("FIRST", day("2026-12-01"), moot), ("NEXT", day("2027-12-01"), None)];
    ends.map(|(rule, last_day, moot_from)| Deadline {
        id: DeadlineId { rule: rule.to_owned(), subject: "C-000001".to_owned() },
        own_title: None,
        class: Class::Stay,
        severity: Severity::Hard,
        last_day,
        stricter_last_day: None,
        safe_day: last_day,
        warn_day: last_day,
        moot_from,
        confidence: Confidence::Sure,
        confirmed: false,
        case: None,
        state: State::Open,
        look_again_on: None,
        trail: Vec::new(),
    })
    .into()
}

#[test]
fn what_has_become_moot_is_neither_read_nor_counted_nor_binding() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    store.law = Law::new(two_deadlines);
    let mut client = Client::new(day("2026-11-23"));
    (client.name_cyrillic, client.born) = (Some("Ли".into()), Some(day("2026-11-25")));
    store.write(&act(), &mut |writes| writes.put(client.clone().into()).map(drop)).unwrap();
    let seen = |store: &SqliteStore, on: &str| {
        let today = day(on);
        let filter = DueFilter { today: Some(today), ..DueFilter::default() };
        let store: &dyn Store = store;
        store
            .reading(|reads| {
                let due = reads.due(&filter)?;
                let rules: Vec<String> = due.iter().map(|item| item.rule.clone()).collect();
                let later = reads.count_live_after(today, None, today)?;
                Ok((rules.join(" "), due[0].client_binding_day, later))
            })
            .unwrap()
    };
    let before = ("FIRST NEXT".to_owned(), Some(day("2026-12-01")), 2);
    let after = ("NEXT".to_owned(), Some(day("2027-12-01")), 1);
    assert_eq!(seen(&store, "2026-11-24"), before);
    assert_eq!(seen(&store, "2026-11-25"), after);
    // The next write of a later day, about anybody, settles it.
    let later = Act { today: day("2026-11-26"), ..act() };
    store.write(&later, &mut |writes| writes.set_setting("a", "b")).unwrap();
    assert_eq!(seen(&store, "2026-11-26"), after);
    let sections: i64 =
        store.connection.query_row("SELECT sum(section) FROM deadline WHERE client = 2", [], |row| row.get(0)).unwrap();
    assert_eq!(sections, 3);
    // Who looks from an earlier day still finds it alive.
    assert_eq!(seen(&store, "2026-11-24").0, "FIRST NEXT");
}

#[test]
fn whoever_was_alone_waits_for_the_disk_again_afterwards() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let told = |store: &SqliteStore, name: &str| {
        store.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap()
    };
    let usual = ["synchronous", "journal_size_limit", "wal_autocheckpoint"].map(|name| told(&store, name));
    assert_eq!(usual, [2, 67_108_864, 1_000]);
    for after in [Room::Much, Room::Usual] {
        store.make_room(Room::Alone);
        assert_eq!((told(&store, "synchronous"), told(&store, "journal_size_limit")), (1, -1));
        put(&mut store, "Ким").unwrap();
        store.make_room(after);
        assert_eq!((told(&store, "synchronous"), told(&store, "journal_size_limit")), (2, 67_108_864));
        // Nothing is left in the log that the file does not have.
        let file = path.with_extension("copied");
        fs::copy(&path, &file).unwrap();
        let copy = Connection::open(&file).unwrap();
        let clients: i64 = copy.query_row("SELECT count(*) FROM client", [], |row| row.get(0)).unwrap();
        assert_eq!(clients, if after == Room::Much { 2 } else { 3 });
    }
    assert_eq!(usual, ["synchronous", "journal_size_limit", "wal_autocheckpoint"].map(|name| told(&store, name)));
}

#[test]
fn the_log_of_whoever_is_alone_is_folded_while_they_go_on() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    store.make_room(Room::Alone);
    for number in 0..4 {
        put(&mut store, &format!("Ким {number}")).unwrap();
    }
    let in_the_file = || {
        // Read as it lies there, without its log; in the middle of a folding it may be no database.
        let file = open::look_at_copy(&path)?;
        Ok::<_, Error>(file.query_row("SELECT count(*) FROM client", [], |row| row.get::<_, i64>(0))?)
    };
    let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while in_the_file().unwrap_or(0) < 3 {
        assert!(std::time::Instant::now() < until, "nothing was folded");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    // Whoever looks meanwhile sees everything, and it is all there when the store is closed without leaving the room.
    assert_eq!(raw(&path).query_row("SELECT count(*) FROM client", [], |row| row.get::<_, i64>(0)).unwrap(), 5);
    drop(store);
    assert!(!path.with_extension("db-wal").exists());
    assert_eq!(in_the_file().unwrap(), 5);
}
