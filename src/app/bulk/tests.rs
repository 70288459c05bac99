//! Acts about many rows: one group, one undo, refusals named, files safe.

use super::*;
use crate::app::demo::DemoOptions;
use crate::app::export::Format;
use crate::app::lists::ListQuery;
use crate::app::open::Place;
use crate::domain::lang::Lang;
use crate::domain::query::Query;
use std::sync::Arc;

fn desk(clients: u64) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: "2026-11-23".parse().ok() };
    let mut desk = place.create().unwrap();
    desk.fill_demo(&DemoOptions { clients, seed: 7, due: None }, &mut |_| {}).unwrap();
    (folder, desk)
}

fn rows(desk: &Desk, kind: ListKind, filter: &str) -> Vec<RowKey> {
    let query = Query::parse(filter, desk.today(), desk.calendar());
    assert!(query.problems.is_empty(), "{filter}");
    desk.list_keys(kind, &ListQuery { query, ..ListQuery::default() }).unwrap()
}

fn count(desk: &Desk, kind: ListKind, filter: &str) -> usize {
    rows(desk, kind, filter).len()
}

#[test]
fn many_batches_are_one_undo() {
    let (_folder, mut desk) = desk(250);
    let to = desk.read(|reads| reads.staff()).unwrap().into_iter().find(|person| person.active).unwrap();
    let all = rows(&desk, ListKind::Clients, "");
    let mine = format!("owner:{}", to.handle());
    let before = count(&desk, ListKind::Clients, &mine);
    assert!(all.len() > 2 * BATCH.1 && before < all.len());
    let mut told = Vec::new();
    let report = desk
        .bulk(ListKind::Clients, &all, BulkAct::Assign(to.id), &mut |done, of| {
            told.push((done, of));
            true
        })
        .unwrap();
    assert_eq!((report.done, report.refusals), (all.len(), 0));
    assert_eq!(told.last(), Some(&(all.len(), all.len())));
    assert_eq!(count(&desk, ListKind::Clients, &mine), all.len());
    let (group, _) = desk.undo().unwrap().unwrap();
    assert_eq!((Some(group), count(&desk, ListKind::Clients, &mine)), (report.group, before));
}

#[test]
fn what_is_given_up_is_taken_back() {
    let (_folder, mut desk) = desk(250);
    let cases = rows(&desk, ListKind::Cases, "!stage:intake");
    let open = count(&desk, ListKind::Cases, "stage:withdrawn");
    let stopped = desk.bulk(ListKind::Cases, &cases, BulkAct::Stage(Stage::Withdrawn), &mut |_, _| false);
    assert_eq!(stopped.unwrap_err().message.id, "bulk-stopped");
    assert_eq!(count(&desk, ListKind::Cases, "stage:withdrawn"), open);
}

#[test]
fn forbidden_moves_are_refused_and_named_and_the_others_go_on() {
    let (_folder, mut desk) = desk(120);
    let (collecting, others) =
        (rows(&desk, ListKind::Cases, "stage:collecting"), rows(&desk, ListKind::Cases, "stage:filed"));
    assert!(!collecting.is_empty() && !others.is_empty());
    let all: Vec<RowKey> = collecting.iter().chain(&others).copied().collect();
    let report = desk.bulk(ListKind::Cases, &all, BulkAct::Stage(Stage::Ready), &mut |_, _| true).unwrap();
    assert_eq!((report.done, report.refusals), (collecting.len(), others.len()));
    assert!(report.refused.iter().all(|(name, why)| name.contains("T-2026") && why.id == "life-stage-order"));
    assert_eq!(count(&desk, ListKind::Cases, "stage:filed"), others.len());
}

#[test]
fn papers_are_asked_for_and_come_in() {
    let (_folder, mut desk) = desk(60);
    let open = rows(&desk, ListKind::Cases, "stage:collecting");
    let mut lacked = rows(&desk, ListKind::Documents, "state:requested stage:collecting");
    lacked.truncate(3);
    desk.bulk(ListKind::Documents, &lacked, BulkAct::Paper(DocumentState::Missing), &mut |_, _| true).unwrap();
    let before = count(&desk, ListKind::Documents, "state:requested asked:none");
    assert_eq!(before, 0, "asked for is asked for on a day");
    let report = desk.bulk(ListKind::Cases, &open, BulkAct::Request, &mut |_, _| true).unwrap();
    assert!(report.done > 0 && report.done + report.refusals == open.len());
    let asked = rows(&desk, ListKind::Documents, "state:requested asked<=0");
    assert!(asked.len() >= report.done);
    let report =
        desk.bulk(ListKind::Documents, &asked, BulkAct::Paper(DocumentState::Received), &mut |_, _| true).unwrap();
    assert_eq!((report.done, count(&desk, ListKind::Documents, "asked<=0")), (asked.len(), 0));
    // What is in is not asked for again, and does not come in a second time: its days and its check stand.
    let verified = rows(&desk, ListKind::Documents, "state:verified");
    assert!(!verified.is_empty());
    for state in [DocumentState::Requested, DocumentState::Received] {
        for papers in [&asked, &verified] {
            let report = desk.bulk(ListKind::Documents, papers, BulkAct::Paper(state), &mut |_, _| true).unwrap();
            assert_eq!((report.done, report.group), (0, None));
            assert!(report.refused.iter().all(|(_, why)| why.id == "bulk-paper-in"));
        }
    }
}

#[test]
fn what_was_asked_for_before_keeps_its_day() {
    let (_folder, mut desk) = desk(60);
    let open = rows(&desk, ListKind::Cases, "stage:collecting");
    let before = count(&desk, ListKind::Documents, "state:requested stage:collecting asked>0");
    assert!(before > 0);
    desk.bulk(ListKind::Cases, &open, BulkAct::Request, &mut |_, _| true).unwrap();
    assert_eq!(count(&desk, ListKind::Documents, "state:requested stage:collecting asked>0"), before);
}

#[test]
fn a_file_holds_the_marked_rows_in_order_with_numbers_masked() {
    let (folder, mut desk) = desk(80);
    for kind in ListKind::ALL {
        let mut marked = rows(&desk, *kind, "");
        marked.truncate(marked.len() / 2);
        // A filter that came after the marks, and lets none of them pass.
        let query = Query::parse("nobodyofthatname", desk.today(), desk.calendar());
        let list = ListQuery { sort: crate::app::lists::Sort::Name, query, ..ListQuery::default() };
        let rows = Arc::new(marked);
        let export = Export {
            kind: *kind,
            list,
            rows: Arc::clone(&rows),
            columns: None,
            format: Format::Csv,
            in_full: false,
            lang: Lang::Ru,
        };
        let done = desk.export_rows(&export, folder.path(), &mut |_, _| true).unwrap();
        assert_eq!(done.rows, rows.len(), "{kind:?}");
        let text = std::fs::read_to_string(folder.path().join(&done.file)).unwrap();
        assert_eq!(text.lines().count(), rows.len() + 1, "{kind:?}");
        let digits = |line: &str| line.split(';').any(|cell| cell.chars().filter(char::is_ascii_digit).count() > 10);
        assert!(!text.lines().any(digits), "{kind:?}: a telephone number stands in full");
        assert!(!text.contains(";="), "{kind:?}");
    }
}

#[test]
fn an_act_of_another_list_does_nothing() {
    let (_folder, mut desk) = desk(10);
    let all = rows(&desk, ListKind::Clients, "");
    let wrong = desk.bulk(ListKind::Clients, &all, BulkAct::Request, &mut |_, _| true).unwrap();
    assert_eq!((wrong.done, wrong.refusals, wrong.group), (0, all.len(), None));
}
