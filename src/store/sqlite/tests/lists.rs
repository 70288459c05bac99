//! Every order of every list: pages joined are the whole list, from both ends, and no order of many rows is sorted.

use super::super::common::{Common, Led};
use super::super::conditions::Words;
use super::super::due;
use super::super::kept::{Shelf, Way, statement_of_all};
use super::super::lists::{Columns, statement_for};
use super::super::order::{Order, tables};
use super::super::session::Session;
use super::*;
use crate::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Paid, Stage};
use crate::domain::choice::{Ground, Presence};
use crate::domain::country::Country;
use crate::store::{Cursor, ListKind, ListQuery, Page, Sort};
use rusqlite::Row;
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::Ordering;

/// Numbers that look thrown, the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.throw(all.len())]
    }

    /// None for one in three.
    fn maybe<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        (self.throw(3) > 0).then(|| self.of(all))
    }
}

/// Clients, cases, papers and dates with many equal and many absent values.
pub(super) fn practice(seed: u64) -> (tempfile::TempDir, SqliteStore) {
    let (folder, path) = office();
    let mut store = open(&path, OpenMode::Work).unwrap();
    let mut dice = Dice(seed);
    let days = ["2026-11-01", "2026-11-20", "2026-12-01"].map(day);
    store
        .write(&act(), &mut |writes| {
            for login in ["z.last", "a.first"] {
                let person = Staff { login: Some(login.into()), name: login.into(), ..admin() };
                writes.put(person.into())?;
            }
            for _ in 0..40 {
                let mut client = Client::new(days[0]);
                client.name_cyrillic = Some(dice.of(&["Ким", "Ли", "Цой"]).into());
                client.citizenship = dice.maybe(&["UZB", "RUS"]).and_then(Country::code);
                client.owner = dice.maybe(&[StaffId(1), StaffId(2), StaffId(3)]);
                client.presence = dice.of(Presence::ALL);
                let id = ClientId(writes.put(client.into())?.id);
                for _ in 0..dice.throw(3) {
                    writes.put(own_date(id, dice.of(&days)).into())?;
                }
                for _ in 0..dice.throw(3) {
                    writes_case(writes, id, &mut dice, &days)?;
                }
            }
            Ok(())
        })
        .unwrap();
    (folder, store)
}

pub(super) fn own_date(client: ClientId, on_day: Day) -> OwnDate {
    OwnDate {
        trip: false,
        id: OwnDateId(0),
        version: 0,
        client,
        title: "Приём".into(),
        on_day,
        at_time: None,
        place: None,
        owner: None,
        case: None,
        severity: Severity::Hard,
    }
}

fn writes_case(writes: &mut dyn Writes, client: ClientId, dice: &mut Dice, days: &[Day]) -> Result<()> {
    let case = Case {
        stage: dice.of(&[Stage::Intake, Stage::Collecting, Stage::Ready, Stage::Closed]),
        ground: dice.maybe(&[Ground::Employment, Ground::Family]),
        paid: dice.of(Paid::ALL),
        owner: dice.maybe(&[StaffId(1), StaffId(2), StaffId(3)]),
        ..Case::new(client, dice.of(&[CaseKind::FirstTrp, CaseKind::Extension]), dice.of(days))
    };
    let case = crate::domain::id::CaseId(writes.put(case.into())?.id);
    for _ in 0..dice.throw(4) {
        let paper = CaseDocument {
            state: dice.of(DocumentState::ALL),
            requested_on: dice.maybe(days),
            received_on: dice.maybe(days),
            valid_until: dice.maybe(days),
            ..CaseDocument::new(case, client, dice.of(&["passport", "photo"]))
        };
        writes.put(paper.into())?;
    }
    Ok(())
}

fn name(row: &Row<'_>) -> Result<String> {
    Ok(row.get(0)?)
}

fn columns(kind: ListKind) -> Columns<'static, String> {
    let columns = match kind {
        ListKind::Clients => "standing.client || ''",
        ListKind::Cases => "case_file.id || ''",
        ListKind::Documents => "case_document.id || ''",
        ListKind::Deadlines => "deadline.client || deadline.rule || deadline.subject",
    };
    Columns { columns, joins: "", line: name }
}

struct List<'s, 'c> {
    session: &'s Session<'c>,
    kind: ListKind,
    query: ListQuery,
    many: bool,
}

impl List<'_, '_> {
    fn page(&self, after: Option<Cursor>, backward: bool, limit: usize) -> Page<String> {
        let list = ListQuery { after, backward, limit, ..self.query.clone() };
        let filter = self.session.filter(&list, self.kind).unwrap();
        let order = Order::of(&list, self.kind);
        if self.many {
            let parts = self.session.parts(order).unwrap();
            return self.session.walk(&list, &filter, parts, &columns(self.kind)).unwrap();
        }
        let Way::Kept(kept) = self.session.in_memory(&list, order, &filter).unwrap() else { panic!("not in order") };
        self.session.kept_page(&list, kept, &columns(self.kind)).unwrap()
    }

    /// All rows, read page by page.
    fn joined(&self, backward: bool) -> Vec<String> {
        let (mut rows, mut after) = (Vec::new(), None);
        loop {
            let page = self.page(after.take(), backward, 7);
            assert!(!page.restarted);
            if backward {
                rows.splice(0..0, page.rows);
            } else {
                rows.extend(page.rows);
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return rows,
            }
        }
    }
}

#[test]
fn pages_joined_are_the_whole_list_in_every_order_from_both_ends() {
    let today = Some(day("2026-11-23"));
    for seed in [1, 2, 3] {
        let (_folder, store) = practice(seed);
        for (kind, sort, descending) in orders() {
            let query = ListQuery { sort, descending, today, ..ListQuery::default() };
            let mut places = HashMap::new();
            for many in [false, true] {
                if many && !Order::of(&query, kind).has_index() {
                    continue;
                }
                let shelf = Shelf::default();
                let session = Session::reading(&store.connection, &store.law).keeping(&shelf);
                let list = List { session: &session, kind, query: query.clone(), many };
                let whole = list.page(None, false, 10_000);
                let said = format!("{kind:?} {sort:?} {descending} {many} {seed}");
                assert!(whole.rows.len() > 30, "{said}");
                assert_eq!(whole.rows.iter().collect::<BTreeSet<_>>().len(), whole.rows.len(), "{said}");
                assert_eq!(list.joined(false), whole.rows, "{said}");
                assert_eq!(list.joined(true), whole.rows, "{said}");
                assert_eq!(shelf.made.load(Ordering::Relaxed), usize::from(!many), "{said}");
                // Walked along an index, rows of unlike sort values stand as they do when they are sorted.
                if many {
                    let seen: Vec<usize> = whole.rows.iter().map(|row| places[row]).collect();
                    assert!(seen.is_sorted(), "{said}: {seen:?}");
                } else {
                    assert!(
                        whole.cursors.iter().map(|cursor| &cursor.keys).is_sorted() || Order::of(&query, kind).down,
                        "{said}"
                    );
                    let mut groups: Vec<_> = whole.cursors.iter().map(|cursor| cursor.keys[0].clone()).collect();
                    groups.dedup();
                    let group = |cursor: &Cursor| groups.iter().position(|key| *key == cursor.keys[0]).unwrap();
                    places = whole.rows.iter().cloned().zip(whole.cursors.iter().map(group)).collect();
                }
            }
        }
    }
}

pub(super) fn orders() -> impl Iterator<Item = (ListKind, Sort, bool)> {
    let sorts = |kind: &'static ListKind| Sort::ALL.iter().map(move |sort| (*kind, *sort));
    ListKind::ALL.iter().flat_map(sorts).flat_map(|(kind, sort)| [(kind, sort, false), (kind, sort, true)])
}

#[test]
fn deadlines_stand_by_the_case_that_they_are_about_and_those_of_none_come_last() {
    let (_folder, store) = practice(7);
    let session = Session::reading(&store.connection, &store.law);
    let columns = Columns { columns: due::COLUMNS, joins: "", line: due::item };
    for descending in [false, true] {
        let list = ListQuery { sort: Sort::Reference, descending, limit: 1_000, ..ListQuery::default() };
        let filter = session.filter(&list, ListKind::Deadlines).unwrap();
        let order = Order::of(&list, ListKind::Deadlines);
        let Way::Kept(kept) = session.in_memory(&list, order, &filter).unwrap() else { panic!("not in order") };
        let page = session.kept_page(&list, kept, &columns).unwrap();
        let cases: Vec<_> = page.rows.iter().map(|item| item.case.clone()).collect();
        let some: Vec<_> = cases.iter().flatten().collect();
        assert!(some.len() > 3 && some.len() < cases.len(), "{cases:?}");
        assert!(cases[..some.len()].iter().all(Option::is_some), "{cases:?}");
        assert!(if descending { some.iter().rev().is_sorted() } else { some.is_sorted() }, "{cases:?}");
    }
}

#[test]
fn an_order_in_memory_is_made_anew_when_something_was_recorded() {
    let (_folder, mut store) = practice(8);
    let shelf = Shelf::default();
    let kind = ListKind::Deadlines;
    let page = |store: &SqliteStore, after: Option<Cursor>, limit: usize| {
        let session = Session::reading(&store.connection, &store.law).keeping(&shelf);
        let query = ListQuery { sort: Sort::Owner, ..ListQuery::default() };
        List { session: &session, kind, query, many: false }.page(after, false, limit)
    };
    let whole = page(&store, None, 1_000);
    let place = whole.rows.iter().position(|row| row.contains("OWNO-")).unwrap();
    let (gone, cursor) = (&whole.rows[place], whole.cursors[place].clone());
    let before = page(&store, Some(cursor.clone()), 5).rows;
    // The row that reading goes on behind goes away: it goes on behind its place.
    let id = gone.rsplit('-').next().unwrap().parse().unwrap();
    store.write(&act(), &mut |writes| writes.remove(Key { kind: Kind::OwnDate, id }, 1)).unwrap();
    let after = page(&store, Some(cursor), 5);
    assert_eq!((after.rows, after.restarted), (before, false));
    assert!(!page(&store, None, 1_000).rows.contains(gone));
    assert_eq!(shelf.made.load(Ordering::Relaxed), 2);
}

#[test]
fn many_rows_are_never_sorted() {
    let (_folder, store) = practice(4);
    let session = Session::reading(&store.connection, &store.law);
    let mut walked = 0;
    for (kind, sort, descending) in orders() {
        let list = ListQuery { sort, descending, today: Some(day("2026-11-23")), limit: 5, ..ListQuery::default() };
        let order = Order::of(&list, kind);
        if !order.has_index() {
            continue;
        }
        let parts = session.parts(order).unwrap();
        let filter = session.filter(&list, kind).unwrap();
        for part in &parts {
            walked += 1;
            let (sql, values) = statement_for(&filter, (part, None), part.down, ("1", ""));
            let mut plan = store.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let lines = plan.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3)).unwrap();
            let plan: Vec<String> = lines.map(|line| line.unwrap()).collect();
            let sorts = plan.iter().any(|line| line.contains("TEMP B-TREE FOR ORDER BY"));
            assert!(!sorts, "{kind:?} {sort:?} {}: {plan:#?}\n{sql}", part.label);
        }
    }
    assert!(walked > 100, "{walked}");
}

#[test]
fn a_place_that_means_nothing_any_more_begins_anew() {
    let (_folder, store) = practice(5);
    let session = Session::reading(&store.connection, &store.law);
    let few = List { session: &session, kind: ListKind::Cases, query: ListQuery::default(), many: false };
    let cursor = few.page(None, false, 3).next.unwrap();
    let many = List { many: true, ..few };
    let page = many.page(Some(cursor), false, 3);
    assert!(page.restarted);
    assert_eq!(page.rows, many.page(None, false, 3).rows);
}

/// How the rows of a filter are found, before they are sorted.
pub(super) fn found_by(session: &Session<'_>, kind: ListKind, filter: &str) -> Vec<String> {
    let today = day("2026-11-23");
    let query = crate::domain::query::Query::parse(filter, today, &crate::domain::calendar::Calendar::built_in());
    let list = ListQuery { query, today: Some(today), me: Some(StaffId(1)), ..ListQuery::default() };
    let filter = session.filter(&list, kind).unwrap();
    let sql = statement_of_all(&list, Order::of(&list, kind), &filter.tests());
    let mut plan = session.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let lines = plan.query_map(rusqlite::params_from_iter(filter.values()), |row| row.get::<_, String>(3)).unwrap();
    lines.map(|line| line.unwrap()).collect()
}

#[test]
fn a_filter_finds_its_rows_by_an_index() {
    let (_folder, store) = practice(6);
    let session = Session::reading(&store.connection, &store.law);
    for (kind, filter, first) in [
        (ListKind::Clients, "ким", "SEARCH standing USING"),
        (ListKind::Cases, "ким", "SEARCH standing USING"),
        (ListKind::Documents, "ким", "SEARCH standing USING"),
        (ListKind::Deadlines, "ким", "SEARCH standing USING"),
        (ListKind::Cases, "stage:filed", "SEARCH case_file USING"),
        (ListKind::Cases, "stage:filed paid:none", "SEARCH case_file USING"),
        (ListKind::Documents, "state:requested", "SEARCH case_document USING"),
        (ListKind::Documents, "asked>7", "SEARCH case_document USING"),
        (ListKind::Documents, "until<+30", "SEARCH case_document USING"),
        (ListKind::Documents, "paper:паспорт", "SEARCH case_document USING"),
        (ListKind::Deadlines, "due<=7", "SEARCH deadline USING"),
    ] {
        let plan = found_by(&session, kind, filter);
        assert!(plan[0].starts_with(first), "{kind:?} {filter}: {plan:#?}");
    }
}

#[test]
fn common_words_find_the_same_rows_whichever_way_they_are_looked_for() {
    let (_folder, store) = practice(5);
    let session = Session::reading(&store.connection, &store.law);
    let today = day("2026-11-23");
    let mut seen = BTreeSet::new();
    for filter in
        ["ким", "к", "\"ли\"", "rbv", "2026", "t-2026 ли", "ким OWN", "ли citizenship:rus", "2026 !ким", "нет"]
    {
        let query = crate::domain::query::Query::parse(filter, today, &crate::domain::calendar::Calendar::built_in());
        for kind in ListKind::ALL {
            let kind = *kind;
            let list = ListQuery { query: query.clone(), today: Some(today), limit: 10_000, ..ListQuery::default() };
            let order = Order::of(&list, kind);
            let walked = |words: Words| {
                let filter = session.filter_by(&list, kind, words).unwrap();
                session.walk(&list, &filter, session.parts(order).unwrap(), &columns(kind)).unwrap().rows
            };
            let found = walked(Words::Found);
            assert_eq!(walked(Words::Read), found, "{kind:?} {filter}");
            if let Some(question) = session.filter(&list, kind).unwrap().asked {
                let Common::Few(clients) = session.how_common(&question).unwrap() else { panic!("not few") };
                for words in [Words::Given, Words::GivenEach] {
                    let given = session.filter_by(&list, kind, words).unwrap();
                    for led in [Led::Index(&question), Led::Known(&clients)] {
                        let counted = session.count_given(&tables(&list, kind), &given, &led).unwrap();
                        assert_eq!(counted, found.len(), "{kind:?} {filter}");
                    }
                }
                let among = session.among_known(&list, kind, &clients).unwrap();
                let walked = session.walk(&list, &among, session.parts(order).unwrap(), &columns(kind)).unwrap();
                assert_eq!(walked.rows, found, "{kind:?} {filter}");
            }
            let first = session.page(&ListQuery { uncounted: true, ..list.clone() }, kind, &columns(kind)).unwrap();
            assert_eq!(first.rows, found, "{kind:?} {filter}");
            let Page { rows, total, .. } = session.page(&list, kind, &columns(kind)).unwrap();
            assert_eq!(rows.iter().collect::<BTreeSet<_>>(), found.iter().collect(), "{kind:?} {filter}");
            assert_eq!(total, found.len(), "{kind:?} {filter}");
            seen.insert(found.len());
        }
    }
    assert!(seen.len() > 5 && seen.contains(&0), "{seen:?}");
}
