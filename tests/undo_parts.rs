//! The undo of a large group: in short batches, all or nothing as far as people went on with it, finished where it was
//! cut off.

#![allow(clippy::unwrap_used)]

use sojourn::app::desk::Desk;
use sojourn::app::import::{Options, clear_up, import};
use sojourn::app::undoing::take_back;
use sojourn::domain::access::Access;
use sojourn::domain::case::{Case, CaseKind};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::day::Day;
use sojourn::domain::id::{AccessId, CaseId, ClientId, StaffId};
use sojourn::domain::record::{Key, Kind, Record};
use sojourn::domain::staff::{Role, Staff};
use sojourn::store::sqlite::{self, OpenMode, SqliteStore};
use sojourn::store::{Act, Error, Result, Store, Writes};
use std::path::PathBuf;

/// More than go in one write.
const MANY: usize = 450;

fn act(reason: &str) -> Act {
    Act {
        who: Clean::line("a.serikova"),
        reason: reason.to_owned(),
        group: None,
        today: "2026-11-23".parse::<Day>().unwrap(),
        at_ms: 1_795_400_000_000,
        origin: None,
    }
}

struct Office {
    folder: tempfile::TempDir,
    store: Box<dyn Store>,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first = Staff::new(Some(Clean::line("a.serikova")), Clean::line("Айгуль Серикова"), Role::Admin);
        let store = sqlite::create(&folder.path().join("office.db"), OpenMode::Work, &act("create"), first).unwrap();
        Self { folder, store: Box::new(store) }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    /// Somebody else at work in the same office.
    fn colleague(&self) -> SqliteStore {
        sqlite::open(&self.path(), OpenMode::Work).unwrap()
    }

    fn import(&mut self, rows: std::ops::Range<usize>) -> i64 {
        let row = |n: usize| {
            format!("Ким Анна {n};РФ;A{n:07};работа;m.kim{};ТОО Степь {};01.09.2026;01.09.2027\n", n % 3, n % 5)
        };
        let sheet = "ФИО;Гражданство;Паспорт №;Основание;Ответственный;Работодатель;РВП с;РВП до\n".to_owned()
            + &rows.map(row).collect::<String>();
        let sheet = ("x.csv", sheet.as_bytes());
        let report = import(self.store.as_mut(), &act("import"), sheet, &Options::default(), &mut |_| true);
        report.unwrap().group.unwrap()
    }

    fn undo(&mut self, group: i64) -> Result<sojourn::app::undoing::Undone> {
        take_back(self.store.as_mut(), &act("undo"), group, &mut |_, _| true)
    }

    fn clients(&self) -> i64 {
        self.store.reading(|reads| reads.counts()).unwrap().clients
    }

    fn is_sound(&self) -> bool {
        let report = self.store.check(&mut |_| {}).unwrap();
        report.faults.is_empty()
    }

    fn mark(&self) -> String {
        self.store.reading(|reads| reads.setting("undo_under_way")).unwrap().unwrap_or_default()
    }
}

fn rename(writes: &mut dyn Writes, id: i64) -> Result<()> {
    let record = writes.record(Key { kind: Kind::Client, id })?.unwrap();
    let client = Client::try_from(record).unwrap();
    writes.put(Client { name_cyrillic: Some(Clean::line("Ким Жанна")), ..client }.into()).map(drop)
}

#[test]
fn a_large_group_goes_in_batches_as_one_group_and_what_was_there_before_stays() {
    let mut office = Office::new();
    office.import(0..5);
    let group = office.import(3..MANY);
    let mut told = Vec::new();
    let mut tell = |done, of| {
        told.push((done, of));
        true
    };
    let undone = take_back(office.store.as_mut(), &act("undo"), group, &mut tell).unwrap();
    assert!(told.len() > 1 && told.is_sorted() && told.last().is_some_and(|(done, of)| done == of), "{told:?}");
    assert_eq!((office.clients(), undone.kept, office.mark()), (5, 0, String::new()));
    assert!(office.is_sound());
    let entries = office.store.reading(|reads| reads.group(undone.receipt.group.unwrap())).unwrap();
    assert!(entries.iter().all(|entry| entry.undoes == Some(group)));
    assert!(office.undo(group).is_err(), "it is gone already");
}

/// What somebody does with an imported client, or because of one.
type Went = fn(&mut dyn Writes, ClientId) -> Result<()>;

#[test]
fn nothing_is_taken_back_where_anybody_went_on_with_any_of_it() {
    let another: Went = |writes, of| rename(writes, of.0);
    let more: Went = |writes, of| {
        let mut document = sojourn::domain::identity::IdentityDocument::new(of, Clean::line("B7"));
        document.expires = None;
        writes.put(document.into()).map(drop)
    };
    // A client of before stands now under a sponsor, or behind a person, that came with the import.
    let sponsor: Went = |writes, _| {
        let case = writes.whole(ClientId(1))?.cases.remove(0);
        let (sponsor, _) = writes.sponsors("ТОО Степь 4", 1)?.remove(0);
        let sponsor = Some(sojourn::domain::id::SponsorId(sponsor));
        writes.put(sojourn::domain::case::Case { sponsor, ..case }.into()).map(drop)
    };
    let family: Went = |writes, of| {
        let client = writes.whole(ClientId(1))?.client;
        writes.put(Client { main_applicant: Some(of), ..client }.into()).map(drop)
    };
    for (which, went) in [another, more, sponsor, family].into_iter().enumerate() {
        let mut office = Office::new();
        office.import(0..3);
        let group = office.import(4..MANY);
        let someone = ClientId(200);
        office.store.write(&act("edit"), &mut |writes| went(writes, someone)).unwrap();
        let (before, refused) = (office.clients(), office.undo(group));
        assert!(matches!(refused, Err(Error::Refused(_))), "{which}: {refused:?}");
        assert_eq!((office.clients(), office.mark()), (before, String::new()), "{which}");
    }
}

#[test]
fn what_somebody_changes_in_the_meantime_stays_and_is_told() {
    let mut office = Office::new();
    let group = office.import(0..MANY);
    let mut colleague = office.colleague();
    let mut once = true;
    let mut tell = |_, _| {
        if std::mem::take(&mut once) {
            colleague.write(&act("edit"), &mut |writes| rename(writes, 7)).unwrap();
        }
        true
    };
    let undone = take_back(office.store.as_mut(), &act("undo"), group, &mut tell).unwrap();
    assert_eq!((undone.kept, office.clients(), office.mark()), (1, 1, String::new()));
    assert_eq!(undone.why.unwrap().id, "store-undo-changed");
    assert!(office.is_sound());
    let left = office.store.reading(|reads| reads.record(Key { kind: Kind::Client, id: 7 })).unwrap();
    assert!(matches!(left, Some(Record::Client(client)) if client.name() == "Ким Жанна"));
}

#[test]
fn an_undo_that_was_cut_off_is_finished_at_the_next_start() {
    let mut office = Office::new();
    office.import(0..5);
    let group = office.import(5..MANY);
    let cut = take_back(office.store.as_mut(), &act("undo"), group, &mut |_, _| false);
    assert!(matches!(cut, Err(Error::Stopped)), "{cut:?}");
    let half = office.clients();
    assert!((6..i64::try_from(MANY).unwrap()).contains(&half), "{half}");
    // It is this process's, which lives: nobody else meddles.
    let later = Act { at_ms: act("x").at_ms + 900_000, ..act("undo") };
    clear_up(office.store.as_mut(), &later, &mut |_, _| true).unwrap();
    assert_eq!(office.clients(), half);
    assert!(office.undo(group).is_err());
    let mark = office.mark().replace("\"process\":\"", "\"process\":\"gone ");
    office.store.write(&act("edit"), &mut |writes| writes.set_setting("undo_under_way", &mark)).unwrap();
    clear_up(office.store.as_mut(), &Act { at_ms: i64::MAX / 2, ..later }, &mut |_, _| true).unwrap();
    assert_eq!((office.clients(), office.mark()), (5, String::new()));
    assert!(office.is_sound());
}

/// Two people of one act who name each other cannot go one after the other.
#[test]
fn records_of_one_act_that_hold_on_to_each_other_go_together() {
    let mut office = Office::new();
    let today = act("x").today;
    let (_, receipt) = office
        .store
        .writing(&act("demo"), |writes| {
            let mut clients = Vec::new();
            for n in 0..MANY {
                let name = Some(Clean::line(&format!("Ким Анна {n}")));
                let id = writes.put(Client { name_cyrillic: name, ..Client::new(today) }.into())?.id;
                clients.push(id);
            }
            // The first follows the last.
            let first = writes.record(Key { kind: Kind::Client, id: clients[0] })?.unwrap();
            let last = clients.last().map(|id| ClientId(*id));
            writes.put(Client { main_applicant: last, ..Client::try_from(first).unwrap() }.into())
        })
        .unwrap();
    let undone = office.undo(receipt.group.unwrap()).unwrap();
    assert_eq!((undone.kept, office.clients()), (0, 0));
    assert!(office.is_sound());
}

/// Many clients with a case each, then all these cases changed in one act; gives its group.
fn many_with_cases(office: &mut Office, count: i64) -> i64 {
    office
        .store
        .writing(&act("add"), |writes| {
            (0..count).try_for_each(|_| {
                let client = ClientId(writes.put(Client::new(act("add").today).into())?.id);
                let case = Case::new(client, CaseKind::FirstTrp, act("add").today);
                writes.put(case.into()).map(drop)
            })
        })
        .unwrap();
    let (_, receipt) = office
        .store
        .writing(&act("edit"), |writes| {
            (1..=count).try_for_each(|id| {
                let case = Case::try_from(writes.record(Key { kind: Kind::Case, id })?.unwrap()).unwrap();
                writes.put(Case { note: Some(Clean::line("later")), ..case }.into()).map(drop)
            })
        })
        .unwrap();
    receipt.group.unwrap()
}

/// Another officer, who alone sees that client, or that case of theirs.
fn restricted(office: &Office, client: i64, case: Option<i64>) -> StaffId {
    let mut colleague = office.colleague();
    let colleague: &mut dyn Store = &mut colleague;
    let (other, _) = colleague
        .writing(&act("restrict"), |writes| {
            let me = writes.staff()?[0].clone();
            let login = Some(Clean::line("b.kim"));
            let other = StaffId(writes.put(Staff { id: StaffId(0), version: 0, login, ..me }.into())?.id);
            let access = Access {
                id: AccessId(0),
                version: 0,
                client: ClientId(client),
                case: case.map(CaseId),
                staff: other,
                since: act("restrict").today,
                by: None,
                recovered: false,
                reason: None,
            };
            writes.put(access.into())?;
            Ok(other)
        })
        .unwrap();
    other
}

#[test]
fn a_group_that_is_also_about_a_hidden_client_or_case_stays_whole() {
    for count in [5, 350] {
        for case in [None, Some(3)] {
            let mut office = Office::new();
            let group = many_with_cases(&mut office, count);
            restricted(&office, 3, case);
            let me = office.store.reading(|reads| reads.staff()).unwrap()[0].id;
            office.store.sit_down(Some(me));
            assert!(matches!(office.undo(group), Err(Error::Restricted(_))), "{count} {case:?}");
            office.store.sit_down(None);
            let noted = |id: i64| office.store.reading(|reads| Ok(reads.get::<Case>(id)?.note.is_some())).unwrap();
            assert!((1..=count).all(noted) && office.mark().is_empty(), "{count} {case:?}");
            assert!(office.is_sound());
        }
    }
}

#[test]
fn an_undo_that_was_cut_off_is_finished_by_somebody_who_does_not_see_all_of_it() {
    let mut office = Office::new();
    let group = office.import(0..MANY);
    let cut = take_back(office.store.as_mut(), &act("undo"), group, &mut |_, _| false);
    assert!(matches!(cut, Err(Error::Stopped)));
    let mut mark: serde_json::Value = serde_json::from_str(&office.mark()).unwrap();
    (mark[0]["at_ms"], mark[0]["process"]) = (0.into(), serde_json::Value::Null);
    office.store.writing(&act("edit"), |writes| writes.set_setting("undo_under_way", &mark.to_string())).unwrap();
    restricted(&office, 1, None);
    let mut desk = Desk::new(Box::new(office.colleague()), "a.serikova", Some(act("undo").today)).unwrap();
    assert!(desk.client_page(ClientId(1)).is_err());
    desk.clear_interrupted(&mut |_, _| true).unwrap();
    // Whom somebody named people on stays, as whatever others went on with does.
    assert_eq!((office.mark(), office.clients()), (String::new(), 1));
    assert!(desk.client_page(ClientId(1)).is_err());
    assert!(office.is_sound());
}
