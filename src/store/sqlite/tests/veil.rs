//! The veil at the engine: lists stay walks along indexes, hints fall away, tallies are what is seen, and what must see
//! everything does. What the faces show of restricted clients is tested in `tests/restricted.rs`.

use super::super::hidden::Hidden;
use super::super::lists::statement_for;
use super::super::order::Order;
use super::super::session::Session;
use super::super::veil::{Veil, hides};
use super::lists::{found_by, orders, own_date, practice};
use super::*;
use crate::domain::access::Access;
use crate::domain::case::{Case, CaseKind};
use crate::domain::id::{AccessId, CaseId};
use crate::store::access::AccessReads;
use crate::store::reports::ReportReads;
use crate::store::{ListKind, ListQuery};

fn access(client: i64, case: Option<i64>, staff: i64) -> Access {
    Access {
        id: AccessId(0),
        version: 0,
        client: ClientId(client),
        case: case.map(CaseId),
        staff: StaffId(staff),
        since: day("2026-11-23"),
        by: Some(StaffId(1)),
        recovered: false,
        reason: Some("опека".into()),
    }
}

fn restrict(store: &mut SqliteStore, rows: &[Access]) {
    store
        .write(&act(), &mut |writes| rows.iter().try_for_each(|row| writes.put(row.clone().into()).map(drop)))
        .unwrap();
}

/// The practice with clients 3 and 7 restricted to officer 1, read by officer 2.
fn walled() -> (tempfile::TempDir, SqliteStore) {
    let (folder, mut store) = practice(4);
    restrict(&mut store, &[access(3, None, 1), access(7, None, 1)]);
    store.sit_down(Some(StaffId(2)));
    (folder, store)
}

fn veiled<T>(store: &SqliteStore, work: impl FnOnce(&Session<'_>) -> T) -> T {
    let veil = Veil::over(&store.path, OpenMode::Work, StaffId(2)).unwrap();
    let _reading = veil.begin().unwrap();
    work(&Session::veiled(veil.door(), &store.law))
}

#[test]
fn behind_the_veil_many_rows_are_not_sorted_either() {
    let (_folder, store) = walled();
    veiled(&store, |session| {
        for (kind, sort, descending) in orders() {
            let list = ListQuery { sort, descending, today: Some(day("2026-11-23")), limit: 5, ..ListQuery::default() };
            let parts = session.parts(Order::of(&list, kind)).unwrap();
            let filter = session.filter(&list, kind).unwrap();
            for part in &parts {
                let (sql, values) = statement_for(&filter, (part, None), part.down, ("1", ""));
                let mut plan = session.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let lines = plan.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3)).unwrap();
                let plan: Vec<String> = lines.map(|line| line.unwrap()).collect();
                let sorts = plan.iter().any(|line| line.contains("TEMP B-TREE FOR ORDER BY"));
                assert!(!sorts, "{kind:?} {sort:?} {}: {plan:#?}\n{sql}", part.label);
            }
        }
        for (kind, filter, first) in [
            (ListKind::Clients, "ким", "SEARCH main.standing USING"),
            (ListKind::Cases, "stage:filed", "SEARCH main.case_file USING"),
            (ListKind::Documents, "state:requested", "SEARCH main.case_document USING"),
            (ListKind::Deadlines, "due<=7", "SEARCH main.deadline USING"),
        ] {
            let plan = found_by(session, kind, filter);
            assert!(plan.iter().any(|line| line.starts_with(first)), "{kind:?} {filter}: {plan:#?}");
        }
    });
}

/// Everything that is counted without looking at rows is what a look at the visible rows gives.
#[test]
fn tallies_count_what_is_seen() {
    let (_folder, mut store) = walled();
    let today = day("2026-11-10");
    let keeper: &dyn Store = &store;
    let counted = |reads: &dyn Reads| {
        let due = reads.due(&DueFilter { today: Some(today), ..DueFilter::default() })?;
        let live = due.iter().filter(|item| item.is_live(today)).count();
        let load: usize =
            reads.load(day("2000-01-01"), day("2100-01-01"), today)?.iter().map(|load| load.deadlines).sum();
        Ok((live, reads.count_live_after(day("2000-01-01"), None, today)?, load, reads.unknown_count(None)?))
    };
    let (live, after, load, unknown) = keeper.reading(counted).unwrap();
    assert!(live > 0);
    assert_eq!((live, live), (after, load));
    store.sit_down(None);
    let keeper: &dyn Store = &store;
    let (all, all_after, _, all_unknown) = keeper.reading(counted).unwrap();
    assert_eq!(all, all_after);
    assert!(all > live, "{all} {live}");
    assert!(all_unknown.acts >= unknown.acts);
}

#[test]
fn what_must_see_everything_does() {
    let (_folder, store) = walled();
    veiled(&store, |session| {
        let (entries, _, faults) = session.verify_chain(&mut |_| {}).unwrap();
        assert_eq!(faults, Vec::<String>::new());
        assert!(entries > 2);
        assert_eq!(session.fetch(Key { kind: Kind::Client, id: 3 }).unwrap(), None);
        assert_eq!(session.restricted(9).unwrap().len(), 2);
        assert!(session.journal_people().unwrap().len() == 1);
    });
    assert_eq!(store.verify(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// A table that somebody adds is hidden behind the veil as soon as it says whose its rows are.
#[test]
fn every_table_with_a_client_is_veiled() {
    let (_folder, store) = walled();
    veiled(&store, |session| {
        let sql = "SELECT name FROM main.sqlite_schema AS held WHERE type = 'table'
            AND EXISTS (SELECT 1 FROM pragma_table_info(held.name) AS named WHERE named.name = 'client')
            AND NOT EXISTS (SELECT 1 FROM temp.sqlite_schema AS view WHERE view.name = held.name)";
        assert_eq!(session.every(sql, &[], |row| Ok(row.get::<_, String>(0)?)).unwrap(), Vec::<String>::new());
    });
}

#[test]
fn nobody_writes_what_is_hidden_from_them() {
    let (_folder, mut store) = walled();
    let hidden = store.connection.query_row("SELECT id FROM case_file WHERE client = 3 LIMIT 1", [], |row| row.get(0));
    let refused = |said: Result<Receipt>| matches!(said, Err(Error::Restricted(_)));
    let mut client = Client::new(day("2026-11-23"));
    (client.id, client.version) = (ClientId(3), 1);
    assert!(refused(store.write(&act(), &mut |writes| writes.put(client.clone().into()).map(drop))));
    assert!(refused(store.write(&act(), &mut |writes| writes.remove(client.id.into(), 1))));
    assert!(refused(store.write(&act(), &mut |writes| writes.put(access(3, None, 2).into()).map(drop))));
    assert!(refused(store.write(&act(), &mut |writes| writes.whole(ClientId(3)).map(drop))));
    assert!(refused(store.write(&act(), &mut |writes| writes.find("C-000003").map(drop))));
    if let Ok(case) = hidden {
        let key = Key { kind: Kind::Case, id: case };
        assert!(refused(store.write(&act(), &mut |writes| writes.record(key).map(drop))));
    }
    // The restriction itself is not taken back by one from whom it hides; an admin lets themselves in, and it shows.
    let group: i64 = store.connection.query_row("SELECT max(batch) FROM op", [], |row| row.get(0)).unwrap();
    assert!(refused(crate::store::undo::undo(&mut store, &Act { reason: "undo".into(), ..act() }, group)));
    let own = Access { recovered: true, by: Some(StaffId(2)), ..access(3, None, 2) };
    restrict(&mut store, &[own]);
    let keeper: &dyn Store = &store;
    assert!(keeper.reading(|reads| reads.whole(ClientId(3))).is_ok());
}

#[test]
fn a_hidden_case_takes_its_papers_dates_and_journal_with_it() {
    let (_folder, mut store) = practice(4);
    let case = Case { reference: "T-2026-99999".into(), ..case_of(4) };
    let mut ids = (0, 0);
    let act = Act { reason: "edit".into(), ..act() };
    store
        .write(&act, &mut |writes| {
            let case = writes.put(case.clone().into())?.id;
            let date = OwnDate {
                case: Some(CaseId(case)),
                on_day: day("2026-11-01"),
                ..own_date(ClientId(4), day("2026-11-01"))
            };
            ids = (case, writes.put(date.into())?.id);
            Ok(())
        })
        .unwrap();
    restrict(&mut store, &[access(4, Some(ids.0), 1)]);
    store.sit_down(Some(StaffId(2)));
    let keeper: &dyn Store = &store;
    let subject = OwnDateId(ids.1).to_string();
    keeper
        .reading(|reads| {
            let dossier = reads.whole(ClientId(4))?;
            assert!(dossier.cases.iter().all(|case| case.id.0 != ids.0));
            assert!(dossier.own_dates.iter().all(|date| date.id.0 != ids.1));
            let due = reads.due(&DueFilter { client: Some(ClientId(4)), ..DueFilter::default() })?;
            assert!(due.iter().all(|item| item.subject != subject));
            let line = reads.lines_of(&[ClientId(4)])?.remove(0);
            assert!(line.binding.is_none_or(|item| item.subject != subject));
            let told = reads.journal(&crate::store::JournalFilter {
                client: Some(ClientId(4)),
                limit: 50,
                ..Default::default()
            })?;
            assert!(told.iter().flat_map(|entry| &entry.moves).all(|moved| !moved.deadline.contains(&subject)));
            let of_case = |kind: Kind, id: i64| {
                told.iter().flat_map(|entry| &entry.changes).any(|change| change.key == Key { kind, id })
            };
            assert!(!of_case(Kind::Case, ids.0) && !of_case(Kind::OwnDate, ids.1));
            assert_eq!(
                reads.action_about(ClientId(4), &DeadlineId { rule: "OWN".into(), subject: subject.clone() })?,
                None
            );
            assert_eq!(reads.restricted(9)?.len(), 1);
            assert!(matches!(reads.case_by_reference("t-2026-99999"), Err(Error::Restricted(_))));
            Ok(())
        })
        .unwrap();
    let key = Key { kind: Kind::Case, id: ids.0 };
    assert!(matches!(store.write(&act, &mut |writes| writes.record(key).map(drop)), Err(Error::Restricted(_))));
}

/// A hidden case of a client who is seen stands after all others whatever the order, and says its reference alone.
#[test]
fn a_hidden_case_is_a_row_at_the_end_of_the_list_of_cases() {
    let (_folder, mut store) = practice(4);
    let case = Case { reference: "T-2020-00001".into(), note: Some("опека".into()), ..case_of(4) };
    let mut id = 0;
    store
        .write(&act(), &mut |writes| {
            id = writes.put(case.clone().into())?.id;
            Ok(())
        })
        .unwrap();
    let read = |store: &SqliteStore, list: &ListQuery| {
        let store: &dyn Store = store;
        store.reading(|reads| reads.cases(list)).unwrap()
    };
    let list = |limit| ListQuery { limit, restricted: true, today: Some(day("2026-11-23")), ..ListQuery::default() };
    let all = read(&store, &list(500)).rows.len();
    assert!(all > 3);
    restrict(&mut store, &[access(4, Some(id), 1), access(3, None, 1)]);
    store.sit_down(Some(StaffId(2)));
    // Cases of a hidden client have no row here.
    let seen = read(&store, &ListQuery { restricted: false, ..list(500) }).rows;
    assert!(seen.len() < all - 1 && seen.iter().all(|row| row.id.0 != id && row.restricted.is_none()));
    for (_, sort, descending) in orders().filter(|(kind, ..)| *kind == ListKind::Cases) {
        let page = read(&store, &ListQuery { sort, descending, ..list(500) });
        let last = page.rows.last().unwrap();
        assert_eq!((page.rows.len(), last.reference.as_str()), (seen.len() + 1, "T-2020-00001"), "{sort:?}");
        assert_eq!(last.restricted.as_ref().map(Vec::len), Some(1));
        let told = (&last.client_name, last.citizenship, last.ground, last.client_binding_day, &last.owner);
        assert_eq!(told, (&"".into(), None, None, None, &None));
        assert_eq!((last.stage, last.papers_in), (crate::domain::case::Stage::Intake, 0));
        // The same rows a page at a time, from either end.
        for backward in [false, true] {
            let (mut rows, mut after) = (Vec::new(), None);
            loop {
                let page = read(&store, &ListQuery { sort, descending, backward, after, ..list(2) });
                if backward {
                    drop(rows.splice(0..0, page.rows));
                } else {
                    rows.extend(page.rows);
                }
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(rows, page.rows, "{sort:?} {descending} {backward}");
        }
    }
    for filter in ["T-2020-00001", "stage:intake", "опека", "C-000004"] {
        let query = crate::domain::query::Query::parse(
            filter,
            day("2026-11-23"),
            &crate::domain::calendar::Calendar::built_in(),
        );
        let found = read(&store, &ListQuery { query, ..list(500) }).rows;
        assert!(found.iter().all(|row| row.id.0 != id), "{filter}");
    }
    assert!(read(&store, &ListQuery { only: Some(std::sync::Arc::new(Vec::new())), ..list(500) }).rows.is_empty());
    let store: &dyn Store = &store;
    let named = store.reading(|reads| reads.restricted_as(&CaseId(id).to_string())).unwrap().unwrap();
    assert_eq!(named.number(), "T-2020-00001");
}

fn case_of(client: i64) -> Case {
    Case::new(ClientId(client), CaseKind::Appeal, day("2026-10-01"))
}

/// Only where something is hidden from this very reader is anything done at all.
#[test]
fn those_named_read_as_ever() {
    let (_folder, store) = walled();
    assert!(hides(&store.connection, StaffId(2)).unwrap());
    assert!(!hides(&store.connection, StaffId(1)).unwrap());
    assert!(Hidden::from(&store.connection, Some(StaffId(1))).unwrap().is_empty());
    assert!(Hidden::from(&store.connection, None).unwrap().is_empty());
    let keeper: &dyn Store = &store;
    assert!(keeper.reading(|reads| reads.review_entries(StaffId(1), day("2026-11-23"))).unwrap().is_empty());
    assert!(store.veil.borrow().is_some());
}

#[test]
fn readings_are_chained_into_the_journal_on_a_later_day() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    store.note_read(&act(), Some(ClientId(1)), &"numbers".into()).unwrap();
    store.note_read(&act(), None, &"find".into()).unwrap();
    let chained = |store: &SqliteStore| -> i64 {
        store.connection.query_row("SELECT count(*) FROM op WHERE reason = 'reads'", [], |row| row.get(0)).unwrap()
    };
    put(&mut store, "Петров").unwrap();
    assert_eq!(chained(&store), 0);
    let tomorrow = Act { today: day("2026-11-24"), ..act() };
    store.note_read(&tomorrow, Some(ClientId(1)), &"numbers".into()).unwrap();
    assert_eq!(chained(&store), 1);
    assert_eq!(store.verify(&mut |_| {}).unwrap().faults, Vec::<String>::new());
    for sql in [
        "UPDATE read_log SET client = 2",
        "DELETE FROM read_log",
        "INSERT OR REPLACE INTO read_log SELECT * FROM read_log",
    ] {
        assert!(store.connection.execute_batch(sql).is_err(), "{sql}");
    }
    raw(&path).execute_batch("DROP TRIGGER read_log_no_delete; DELETE FROM read_log WHERE id = 1").unwrap();
    let faults = store.verify(&mut |_| {}).unwrap().faults;
    assert!(faults.iter().any(|fault| fault.contains("readings")), "{faults:?}");
}

/// A command that names a person is read no more once their data are destroyed; the chain of the journal holds, and what is
/// altered afterwards is still found.
#[test]
fn a_destruction_takes_a_name_out_of_the_readings_of_earlier_days() {
    let (_folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    put(&mut store, "Каримов Рустам").unwrap();
    let newest = store.connection.query_row("SELECT max(id) FROM client", [], |row| row.get(0));
    let person = ClientId(newest.unwrap());
    for what in ["client show 'рустам каримов' --json", "client show 'Каримова' --json", "numbers"]
    {
        store.note_read(&act(), None, &what.into()).unwrap();
    }
    let tomorrow = Act { today: day("2026-11-24"), ..act() };
    store.note_read(&tomorrow, None, &"due --json".into()).unwrap();
    store.note_read(&tomorrow, None, &"client show 'Каримов Рустам' --json".into()).unwrap();
    let erase = Act { reason: "erase".into(), ..tomorrow };
    let mut scrubbed = 0;
    store
        .write(&erase, &mut |writes| {
            scrubbed = writes.erase(person, day("2026-11-24"), false)?.readings;
            Ok(())
        })
        .unwrap();
    assert_eq!(scrubbed, 2);
    let said = |store: &SqliteStore| -> Vec<String> {
        let mut said = store.connection.prepare("SELECT what FROM read_log ORDER BY id").unwrap();
        said.query_map([], |row| row.get(0)).unwrap().map(|one| one.unwrap()).collect()
    };
    assert_eq!(said(&store), ["erased", "client show 'Каримова' --json", "numbers", "due --json", "erased"]);
    assert_eq!(store.verify(&mut |_| {}).unwrap().faults, Vec::<String>::new());
    assert!(store.connection.execute_batch("UPDATE read_log SET client = 2").is_err(), "the guard is there again");
    raw(&path).execute_batch("DROP TRIGGER read_log_no_update; UPDATE read_log SET who = 'x' WHERE id = 1").unwrap();
    assert!(store.verify(&mut |_| {}).unwrap().faults.iter().any(|fault| fault.contains("readings")));
}
