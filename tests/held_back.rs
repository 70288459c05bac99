//! An import by somebody from whom a client is hidden: a row with that client's number is held back without a word of who
//! it is, and the journal tells those who may know.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use sojourn::app::access::Wall;
use sojourn::app::desk::Desk;
use sojourn::app::import::{ImportReport, Options, Reason};
use sojourn::domain::clean::Clean;
use sojourn::domain::id::{ClientId, StaffId};
use sojourn::domain::staff::{Role, Staff};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{Act, JournalEntry, JournalFilter, Store};

const HEAD: &str = "ФИО (лат.);Гражданство;Дата рождения;Паспорт №;ИИН;Основание\n";
const HIDDEN: &str = "QWYJIBO IVAN;Узбекистан;03.10.1976;AC9513358;761003371144;работа\n";

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// The client of [`HIDDEN`] is seen by b.kim alone; c.omarov supervises.
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let act = Act {
            who: Clean::line("boss"),
            reason: "create".to_owned(),
            group: None,
            today: "2026-11-23".parse().unwrap(),
            at_ms: 0,
            origin: None,
        };
        let mut store =
            sqlite::create(&office.folder.path().join("office.db"), OpenMode::Batch, &act, staff("boss", Role::Admin))
                .unwrap();
        let store: &mut dyn Store = &mut store;
        let people = [("a.serikova", Role::Officer), ("b.kim", Role::Officer), ("c.omarov", Role::Supervisor)];
        let (kim, _) = store
            .writing(&act, |writes| {
                let keys = people.map(|(login, role)| writes.put(staff(login, role).into()));
                let [_, kim, _] = keys;
                Ok(StaffId(kim?.id))
            })
            .unwrap();
        let mut boss = office.desk("boss");
        assert_eq!(take(&mut boss, HIDDEN, false).accepted, 1);
        boss.restrict(Wall { client: ClientId(1), case: None }, &[kim], "").unwrap();
        office
    }

    fn desk(&self, login: &str) -> Desk {
        let keeper = sqlite::open(&self.folder.path().join("office.db"), OpenMode::Work).unwrap();
        Desk::new(Box::new(keeper), login, Some("2026-11-23".parse().unwrap())).unwrap()
    }

    /// Entries about rows that were held back, as that person reads them.
    fn told(&self, login: &str) -> Vec<JournalEntry> {
        let filter = JournalFilter { limit: 50, ..JournalFilter::default() };
        let all = self.desk(login).read(|reads| reads.journal(&filter)).unwrap();
        all.into_iter().filter(|entry| entry.reason == "held_back").collect()
    }
}

fn staff(login: &str, role: Role) -> Staff {
    Staff::new(Some(Clean::line(login)), Clean::line(login), role)
}

fn take(desk: &mut Desk, rows: &str, dry_run: bool) -> ImportReport {
    let options = Options { dry_run, partial: true, ..Options::default() };
    desk.import(("list.csv", format!("{HEAD}{rows}").as_bytes()), &options, &mut |_| true).unwrap()
}

/// One row with the passport under another name, one with the IIN, a stranger, and a namesake born on that day.
const ROWS: &str = "OTHER NAME;Узбекистан;;AC 9513358;;работа\n\
    THIRD NAME;Узбекистан;03.10.1976;KK1234567;761003371144;работа\n\
    STRANGER ANNA;Узбекистан;05.03.1963;KK7654321;;работа\n\
    QWYJIBO IVAN;Узбекистан;03.10.1976;KK7777777;;работа\n";

#[test]
fn a_row_with_a_number_of_a_hidden_client_is_held_back_and_says_nothing() {
    let office = Office::new();
    let mut desk = office.desk("a.serikova");
    for dry_run in [true, false] {
        let report = take(&mut desk, ROWS, dry_run);
        assert_eq!(report.accepted, 2, "the stranger, and whom only a name and a birth date tell");
        let refused: Vec<_> = report.refused.iter().map(|one| (one.row, one.why)).collect();
        assert_eq!(refused, [(2, Reason::HeldBack), (3, Reason::HeldBack)]);
        assert!(report.refused.iter().all(|one| one.column.is_empty() && one.value.is_empty()));
        assert!(report.conflicts.is_empty() && report.warnings.iter().all(|one| one.row > 3), "{report:?}");
        let said = serde_json::to_string(&report).unwrap().to_lowercase();
        assert!(["qwyjibo", "c-000001", "restrict", "kim"].iter().all(|word| !said.contains(word)), "{said}");
    }
    assert_eq!(office.desk("boss").read(|reads| reads.counts()).unwrap().clients, 2, "without the hidden one");
    assert_eq!(office.desk("b.kim").read(|reads| reads.counts()).unwrap().clients, 3);
}

#[test]
fn the_journal_tells_the_office_of_rows_and_those_named_of_whom() {
    let office = Office::new();
    take(&mut office.desk("a.serikova"), ROWS, true);
    for login in ["a.serikova", "c.omarov"] {
        let told = office.told(login);
        assert_eq!(told.len(), 1, "{login}: {told:?}");
        assert_eq!((told[0].client, told[0].who.as_str()), (None, "a.serikova"));
        assert!(format!("{told:?}").contains("2, 3"), "{told:?}");
    }
    let told = office.told("b.kim");
    assert!(told.iter().any(|entry| entry.client == Some(ClientId(1)) && format!("{entry:?}").contains("list.csv: 2")));
}

#[test]
fn whoever_sees_the_client_imports_as_ever() {
    let office = Office::new();
    let report = take(&mut office.desk("b.kim"), ROWS, true);
    assert!(report.refused.is_empty(), "{report:?}");
    assert_eq!(office.told("b.kim").len(), 0);
}
