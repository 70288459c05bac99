//! What calendar, reports and journal say is what the records say, counted one by one; settings of the office hold for
//! everybody and go back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod review_fixture;

use chrono::{Datelike, Days};
use review_fixture::{Practice, day};
use sojourn::app::acts::Decision;
use sojourn::app::acts::Target;
use sojourn::app::demo::DemoOptions;
use sojourn::app::desk::Desk;
use sojourn::app::export::registers::Register;
use sojourn::app::export::{Format, Wanted};
use sojourn::app::journal::JournalSearch;
use sojourn::app::month::Whose;
use sojourn::app::open::Place;
use sojourn::app::reports::{Cell, Report, ReportKind};
use sojourn::domain::agenda::{DueItem, Thresholds};
use sojourn::domain::case::*;
use sojourn::domain::choice::{Ground, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::day::Day;
use sojourn::domain::deadline::{Class, DeadlineId, Level, State};
use sojourn::domain::id::*;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::OwnDate;
use sojourn::i18n::Catalogue;
use sojourn::store::DueFilter;
use sojourn::store::sqlite::{self, OpenMode};

const TODAY: &str = "2026-11-23";
const A: &str = "a.serikova";

/// An office of some hundred invented clients in a folder of its own, and the desk of its admin.
fn generated() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place { db: Some(folder.path().join("office.db")), today: Some(day(TODAY)) };
    let mut desk = place.create().unwrap();
    desk.fill_demo(&DemoOptions { clients: 250, due: Some(60), seed: 7 }, &mut |_| {}).unwrap();
    (folder, place.open().unwrap())
}

/// Every stored deadline that still asks for something, whenever: what is counted must be among these.
fn open_ones(desk: &Desk, today: Day) -> Vec<(Option<StaffId>, DueItem)> {
    desk.read(|reads| {
        let staff = reads.staff()?;
        let filter = DueFilter { today: Some(today), without_unknown: true, ..DueFilter::default() };
        let number = |item: &DueItem| {
            let of = |who: &Clean| staff.iter().find(|person| person.handle() == who).map(|person| person.id);
            item.owner.as_ref().and_then(of)
        };
        Ok(reads.due(&filter)?.into_iter().map(|item| (number(&item), item)).collect())
    })
    .unwrap()
}

/// Puts off some deadlines, so that not all of them are simply open.
fn put_some_off(desk: &mut Desk) {
    let today = desk.today();
    let items = open_ones(desk, today);
    let later = items.iter().filter(|(_, item)| item.safe_day > today + Days::new(9) && item.state == State::Open);
    let targets: Vec<Target> = later
        .step_by(9)
        .map(|(_, item)| Target {
            client: item.client,
            id: DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() },
            shown_day: item.last_day,
        })
        .collect();
    assert!(targets.len() > 5);
    let until = today + Days::new(5);
    desk.decide(&targets, &Decision::Snooze { until, reason: Clean::line("reason-client") }).unwrap();
}

#[test]
fn the_calendar_counts_what_a_count_one_by_one_gives() {
    let (_folder, mut desk) = generated();
    put_some_off(&mut desk);
    let today = desk.today();
    let items = open_ones(&desk, today);
    let owners: Vec<Option<StaffId>> = items.iter().map(|(owner, _)| *owner).collect();
    let busiest = owners.iter().copied().find(Option::is_some).unwrap();
    let mut seen = 0;
    for (of, whose) in [("2026-11-01", Whose::All), ("2026-12-15", Whose::All), ("2026-12-15", Whose::One(busiest))] {
        let month = desk.month(day(of), whose).unwrap();
        for shown in &month.days {
            let count = |severity| {
                let here = items.iter().filter(|(owner, item)| {
                    let mine = whose == Whose::All || whose == Whose::One(*owner);
                    mine && item.warn_day == shown.day && item.severity == severity
                });
                here.count()
            };
            let wanted = (count(Severity::Hard), count(Severity::Soft));
            assert_eq!((shown.weight.hard, shown.weight.soft), wanted, "{} {whose:?}", shown.day);
            seen += wanted.0 + wanted.1;
        }
        // Whoever is chosen, the load is everybody's, of the days of the month alone.
        let inside = |item: &DueItem| item.warn_day.month() == month.first.month() && item.warn_day.year() == 2026;
        let total: usize = month.people.iter().map(|person| person.weight.deadlines()).sum();
        assert_eq!(total, items.iter().filter(|(_, item)| inside(item)).count());
    }
    assert!(seen > 100, "the office is too calm to prove anything: {seen}");
}

#[test]
fn a_day_lists_what_the_calendar_counted() {
    let (_folder, mut desk) = generated();
    put_some_off(&mut desk);
    let month = desk.month(day("2026-12-01"), Whose::All).unwrap();
    for shown in month.days.iter().filter(|day| !day.weight.is_none()) {
        let page = desk.day_page(shown.day, Whose::All).unwrap();
        assert_eq!(
            (page.items.len(), page.total),
            (shown.weight.deadlines(), shown.weight.deadlines()),
            "{}",
            shown.day
        );
        assert_eq!(page.meetings.len(), shown.weight.meetings, "{}", shown.day);
        assert!(page.items.iter().all(|item| item.warn_day == shown.day));
    }
}

#[test]
fn the_check_holds_the_finer_tallies_against_a_count() {
    let (_folder, mut desk) = generated();
    put_some_off(&mut desk);
    assert_eq!(desk.store().check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// The numbers of a table's row, by the stable name or else the first cell's day.
fn row(report: &Report, table: &str, name: Option<&str>) -> Vec<usize> {
    let table = report.tables.iter().find(|candidate| candidate.id == table).unwrap();
    let is = |cell: &Cell| matches!(cell, Cell::Named(id, _) if id.as_deref() == name);
    let row = table.rows.iter().find(|row| is(&row[0])).unwrap_or_else(|| panic!("no {name:?} in {table:#?}"));
    let number = |cell: &Cell| match cell {
        Cell::Count(count) => *count,
        Cell::Days(days) => usize::try_from(days.unwrap_or(999)).unwrap(),
        _ => 0,
    };
    row[1..].iter().map(number).collect()
}

#[test]
fn expiries_are_the_hard_ends_of_stays_and_papers_by_week_and_officer() {
    let (_folder, mut desk) = generated();
    put_some_off(&mut desk);
    let today = desk.today();
    let report = desk.report(ReportKind::Expiries).unwrap();
    let ends: Vec<_> = open_ones(&desk, today)
        .into_iter()
        .filter(|(_, item)| matches!(item.class, Class::Stay | Class::Status) && item.severity == Severity::Hard)
        .collect();
    let table = &report.tables[0];
    assert_eq!((table.rows.len(), report.charts[0].bars.len()), (27, 27));
    let mut counted = 0;
    for (row, bar) in table.rows.iter().zip(&report.charts[0].bars) {
        let here = |item: &DueItem| match &row[0] {
            Cell::Day(monday) => {
                item.warn_day >= today && item.warn_day >= *monday && item.warn_day < *monday + Days::new(7)
            }
            _ => item.warn_day < today,
        };
        let all = ends.iter().filter(|(_, item)| here(item)).count();
        assert_eq!((&row[1], bar.value), (&Cell::Count(all), all), "{:?}", row[0]);
        for (column, cell) in table.columns.iter().zip(row).skip(2) {
            let owned = |item: &DueItem| item.owner.as_ref().map_or("nobody", |who| who.as_str()) == column.id;
            let wanted = ends.iter().filter(|(_, item)| here(item) && owned(item)).count();
            assert_eq!(*cell, Cell::Count(wanted), "{:?} {}", row[0], column.id);
        }
        counted += all;
    }
    assert!(counted > 50, "{counted}");
}

/// A case of a client opened on a day, with its filings: filed on, outcome, outcome on, ground of refusal, paper.
type Filed<'a> = (&'a str, Outcome, Option<&'a str>, Option<RefusalGround>, Option<&'a str>);

fn case(
    practice: &Practice,
    client: ClientId,
    kind: CaseKind,
    opened: &str,
    stage: Stage,
    filings: &[Filed<'_>],
) -> CaseId {
    let mut desk = practice.desk("root", TODAY);
    let ((), _) = desk
        .write("create", |writes, _| {
            let case = Case { stage, ground: Some(Ground::Employment), ..Case::new(client, kind, day(opened)) };
            let id = CaseId(writes.put(case.into())?.id);
            for (on, outcome, outcome_on, refusal_ground, paper) in filings {
                let filing = Filing {
                    outcome: *outcome,
                    outcome_on: outcome_on.map(day),
                    refusal_ground: *refusal_ground,
                    paper: paper.map(Clean::line),
                    ..Filing::new(id, client, day(on))
                };
                writes.put(filing.into())?;
            }
            Ok(())
        })
        .unwrap();
    desk.client_page(client).unwrap().dossier.cases.last().unwrap().id
}

#[test]
fn stage_times_count_the_first_filing_and_each_decision() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    let other = practice.client("Петросян Ани", Some(A));
    // Ten days to the first filing, which came back after five; the second was granted after twenty.
    case(
        &practice,
        client,
        CaseKind::FirstTrp,
        "2026-03-01",
        Stage::Granted,
        &[
            ("2026-03-11", Outcome::Returned, Some("2026-03-16"), None, None),
            ("2026-03-20", Outcome::Granted, Some("2026-04-09"), None, None),
        ],
    );
    case(
        &practice,
        other,
        CaseKind::Extension,
        "2026-10-01",
        Stage::Filed,
        &[
            ("2026-10-31", Outcome::NotAccepted, Some("2026-10-31"), None, None),
            ("2026-11-02", Outcome::Pending, None, None, None),
        ],
    );
    // Filed more than a year ago: only its decision counts.
    case(
        &practice,
        other,
        CaseKind::Extension,
        "2025-10-01",
        Stage::Refused,
        &[("2025-11-20", Outcome::Refused, Some("2025-12-20"), None, None)],
    );
    let report = practice.desk("root", TODAY).report(ReportKind::Stages).unwrap();
    assert_eq!(row(&report, "durations", Some("first_trp")), [1, 10, 10, 2, 5, 20]);
    assert_eq!(row(&report, "durations", Some("extension")), [1, 30, 30, 1, 30, 30]);
    assert_eq!(row(&report, "durations", None), [2, 10, 30, 3, 20, 30]);
    assert_eq!(row(&report, "stages", Some("filed")), [1]);
    assert_eq!(report.charts[0].bars.iter().map(|bar| bar.value).sum::<usize>(), 3);
}

#[test]
fn refusals_are_counted_by_reason_paper_and_ground_within_the_year() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    case(
        &practice,
        client,
        CaseKind::FirstTrp,
        "2026-03-01",
        Stage::Collecting,
        &[
            ("2026-03-11", Outcome::Refused, Some("2026-03-16"), Some(RefusalGround::Inaccurate), Some("passport")),
            ("2026-04-11", Outcome::Returned, Some("2026-04-16"), None, Some("passport")),
            ("2026-05-11", Outcome::NotAccepted, None, None, Some("=cmd|x")),
            ("2026-06-11", Outcome::Granted, Some("2026-06-16"), None, None),
            ("2025-11-01", Outcome::Refused, Some("2025-11-23"), Some(RefusalGround::Court), None),
        ],
    );
    let report = practice.desk("root", TODAY).report(ReportKind::Refusals).unwrap();
    assert_eq!(row(&report, "reasons", Some("inaccurate")), [1, 0, 0]);
    assert_eq!(row(&report, "reasons", Some("court")), [0, 0, 0], "a day more than a year ago");
    assert_eq!(row(&report, "reasons", None), [0, 1, 1]);
    assert_eq!(row(&report, "papers", Some("passport")), [1, 1, 0]);
    assert_eq!(row(&report, "grounds", Some("employment")), [1, 1, 1]);
    let mut csv = Vec::new();
    let words = Catalogue::new(Lang::En);
    let wanted = Wanted { format: Format::Csv, words: &words, in_full: false };
    let what = Register::Report(ReportKind::Refusals);
    practice.desk("root", TODAY).export_register(what, ("", None), wanted, &mut csv).unwrap().unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("\"'=cmd|x\";0;0;1"), "{csv}");
    let json = serde_json::to_value(report.document()).unwrap();
    assert_eq!(
        json["tables"]["papers"][0],
        serde_json::json!({"id": "passport", "refused": 1, "returned": 1, "not_accepted": 0})
    );
    assert_eq!((&json["as_of"], &json["from"]), (&"2026-11-23".into(), &"2025-11-24".into()));
}

#[test]
fn outstanding_papers_stand_in_the_age_of_their_request() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    let id = case(&practice, client, CaseKind::FirstTrp, "2026-10-01", Stage::Collecting, &[]);
    let granted = case(&practice, client, CaseKind::Extension, "2026-10-01", Stage::Granted, &[]);
    let bare = practice.client("Ким Анна", None);
    case(&practice, bare, CaseKind::FirstTrp, "2026-10-01", Stage::Intake, &[]);
    let paper = |case, name: &str, state, on: Option<&str>| CaseDocument {
        state,
        requested_on: on.map(day),
        ..CaseDocument::new(case, client, name)
    };
    let papers = [
        paper(id, "a", DocumentState::Requested, Some(TODAY)),
        paper(id, "b", DocumentState::Requested, Some("2026-11-20")),
        paper(id, "c", DocumentState::Requested, Some("2026-11-19")),
        paper(id, "d", DocumentState::Requested, Some("2026-11-09")),
        paper(id, "e", DocumentState::Requested, Some("2026-10-24")),
        paper(id, "f", DocumentState::Requested, Some("2026-10-23")),
        paper(id, "g", DocumentState::Requested, None),
        paper(id, "h", DocumentState::Rejected, Some("2026-10-23")),
        paper(id, "i", DocumentState::Verified, Some("2026-10-23")),
        paper(granted, "j", DocumentState::Requested, Some(TODAY)),
    ];
    let mut desk = practice.desk("root", TODAY);
    desk.write("paper", |writes, _| papers.iter().try_for_each(|paper| writes.put(paper.clone().into()).map(drop)))
        .unwrap();
    let report = desk.report(ReportKind::Outstanding).unwrap();
    let counts = [2, 1, 1, 1, 1, 1, 1];
    assert_eq!(row(&report, "ages", Some(A)), [&counts[..], &[0]].concat());
    assert_eq!(row(&report, "ages", Some("nobody")), [0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(row(&report, "ages", None), [&counts[..], &[1]].concat());
    assert_eq!(report.charts[0].bars.iter().map(|bar| bar.value).collect::<Vec<_>>(), counts);
}

fn search(text: &str, desk: &Desk) -> JournalSearch {
    JournalSearch::parse(text, desk.today(), desk.calendar(), &Catalogue::new(Lang::En))
}

/// Positions of all entries that a filter finds, read page by page.
fn found(desk: &Desk, text: &str, limit: usize) -> Vec<i64> {
    let (search, mut seqs, mut before) = (search(text, desk), Vec::new(), None);
    loop {
        let view = desk.journal_view(&search, before, limit).unwrap();
        assert!(view.lines.len() <= limit);
        seqs.extend(view.lines.iter().map(|line| line.line.seq));
        match view.next {
            Some(next) => before = Some(next),
            None => return seqs,
        }
    }
}

#[test]
fn the_journal_is_paged_without_gaps_and_filtered_by_who_what_when_and_whom() {
    let (folder, mut desk) = generated();
    let client =
        Client { name_cyrillic: Some(Clean::line("Журнальная Роза")), ..Client::new(day(TODAY)) };
    let (key, _) = desk.write("edit", |writes, _| writes.put(client.clone().into())).unwrap();
    let keeper = sqlite::open(&folder.path().join("office.db"), OpenMode::Work).unwrap();
    let mut officer = Desk::new(Box::new(keeper), A, Some(day("2026-11-24"))).unwrap();
    officer.add_note(ClientId(key.id), "звонила").unwrap();
    let all = found(&desk, "", 37);
    let newest = all[0];
    assert_eq!(all, (1..=newest).rev().collect::<Vec<_>>());
    assert_eq!(found(&desk, "", 1000), all);
    assert_eq!(found(&desk, "who:serikova", 5), [newest]);
    let name = officer.me().name.split(' ').next().unwrap().to_owned();
    assert_eq!(found(&desk, &format!("who:{name} Журнальная"), 5), [newest], "by the name of the staff");
    assert_eq!(found(&desk, "Журнальная", 5), [newest, newest - 1]);
    assert_eq!(found(&desk, "Журнальная act:note", 1), [newest]);
    assert_eq!(found(&desk, "who:nobody.at.all", 50), Vec::<i64>::new());
    assert_eq!(found(&desk, "until:today Журнальная", 5), [newest - 1]);
    assert_eq!(found(&desk, "from:+1 act:note", 5), [newest]);
}

#[test]
fn an_entry_shows_old_and_new_and_goes_back_where_nobody_changed_it_since() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    let mut officer = practice.desk(A, TODAY);
    let renamed = |desk: &mut Desk, phone: &str| {
        desk.write("edit", |writes, _| {
            let reads: &dyn sojourn::store::Reads = writes;
            let client: Client = reads.get(client.0)?;
            writes.put(Client { phone: Some(Clean::line(phone)), ..client }.into())
        })
        .unwrap();
    };
    let phone = |desk: &Desk| desk.read(|reads| reads.get::<Client>(client.0)).unwrap().phone.map(|p| p.to_string());
    renamed(&mut officer, "111");
    renamed(&mut officer, "222");
    let entries = officer.journal_view(&JournalSearch::default(), None, 2).unwrap().lines;
    let detail = officer.journal_detail(entries[0].line.seq).unwrap().unwrap();
    let (field, old, new) = &detail.entry.line.records[0].fields[0];
    assert_eq!((field.name, old.as_str(), new.as_str()), ("phone", Some("111"), Some("222")));

    assert!(officer.undo_group(entries[1].group).is_err(), "it was changed again since");
    let other = practice.desk("b.omarov", TODAY).undo_group(entries[0].group);
    assert_eq!(other.unwrap_err().message.id, "journal-undo-others");
    practice.desk("s.akhmetova", TODAY).undo_group(entries[0].group).unwrap();
    assert_eq!(phone(&officer).as_deref(), Some("111"));
    assert_eq!(officer.undo_group(entries[0].group).unwrap_err().message.id, "journal-undo-done");
    let newest = officer.journal_view(&JournalSearch::default(), None, 1).unwrap().lines;
    assert!(newest[0].is_undo);
    assert_eq!(
        practice.desk("root", TODAY).undo_group(newest[0].group).unwrap_err().message.id,
        "journal-undo-of-undo"
    );
    officer.undo_group(entries[1].group).unwrap();
    assert_eq!(phone(&officer), None);
    let proof = officer.prove_journal(&mut |_| {}).unwrap();
    assert_eq!((proof.entries, proof.faults.len()), (newest[0].line.seq + 1, 0));
}

#[test]
fn levels_are_the_offices_for_everybody_and_go_back() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    practice.date(client, "Подача", "2026-12-03");
    let level = |login: &str| {
        let desk = practice.desk(login, TODAY);
        let view = desk.agenda(None).unwrap();
        view.matters[0].level(&desk.thresholds(), view.day)
    };
    assert_eq!(level(A), Level::Soon);
    let mut root = practice.desk("root", TODAY);
    let wide = Thresholds { critical: 14, soon: 45 };
    assert!(practice.desk(A, TODAY).set_thresholds(wide).is_err(), "officers do not settle it");
    for wrong in [
        Thresholds { critical: 30, soon: 30 },
        Thresholds { critical: -1, soon: 3 },
        Thresholds { critical: 7, soon: 4000 },
    ] {
        assert!(root.set_thresholds(wrong).is_err(), "{wrong:?}");
    }
    root.set_thresholds(wide).unwrap();
    assert_eq!((level(A), root.thresholds()), (Level::Critical, wide));
    practice.date(client, "Далеко", "2027-01-05");
    let shown = practice.desk(A, TODAY).agenda(None).unwrap();
    assert!(
        shown.matters[0].items.iter().any(|item| item.own_title.as_deref() == Some("Далеко")),
        "soon reaches 45 days"
    );

    let entry = &root.journal_view(&search("act:setting", &root), None, 1).unwrap().lines[0];
    assert_eq!((entry.settings[0].name.as_str(), entry.settings[0].old.as_deref()), ("thresholds", None));
    root.set_thresholds(Thresholds { critical: 3, soon: 9 }).unwrap();
    assert!(root.undo_group(entry.group).is_err(), "settled again since");
    root.undo().unwrap();
    assert_eq!(root.thresholds(), wide);
    root.undo_group(entry.group).unwrap();
    assert_eq!((root.thresholds(), level(A)), (Thresholds::default(), Level::Soon));
}

#[test]
fn appointments_are_counted_and_listed_for_whom_they_are() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    let date = practice.date(client, "Подача в ЦОН", "2026-12-03");
    practice.dated(&OwnDate { at_time: Some(Clean::line("10:30")), ..date.clone() });
    let omarov = practice.staff("b.omarov").id;
    let second = practice.date(client, "Отпечатки", "2026-12-03");
    practice.dated(&OwnDate { place: Some(Clean::line("УМС")), owner: Some(omarov), ..second });
    let desk = practice.desk(A, TODAY);
    let on = |whose| {
        let month = desk.month(day("2026-12-01"), whose).unwrap();
        let page = desk.day_page(day("2026-12-03"), whose).unwrap();
        let shown = month.days.iter().find(|shown| shown.day == day("2026-12-03")).unwrap().weight;
        assert_eq!((shown.meetings, shown.deadlines()), (page.meetings.len(), page.items.len()));
        page.meetings.len()
    };
    let me = practice.staff(A).id;
    assert_eq!((on(Whose::All), on(Whose::One(Some(me))), on(Whose::One(Some(omarov)))), (2, 1, 1));
    assert_eq!(on(Whose::One(None)), 0);
}
