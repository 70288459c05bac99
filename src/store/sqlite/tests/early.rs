//! New clients are derived while their write goes on; what is stored is as if each record had been saved by itself.

use super::*;
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::id::{SponsorId, StayId};
use crate::domain::permit::{Permit, PermitKind};
use crate::domain::sponsor::{Basis, Sponsor, SponsorKind};
use crate::domain::stay::{Evidence, Stay};

/// Several heaps and a bit.
const PEOPLE: i64 = 60;
/// Somebody who was handed over long before the write ends.
const EARLY: ClientId = ClientId(5);

fn client(number: i64) -> Client {
    Client {
        name_cyrillic: Some(Clean::line(&format!("Каримов {number}"))),
        citizenship: Country::code("UZB"),
        owner: Some(StaffId(1)),
        ..Client::new(day("2026-11-10"))
    }
}

fn stay(client: ClientId) -> Record {
    let stay = Stay {
        id: StayId(0),
        version: 0,
        client,
        document: None,
        entry: day("2026-11-20"),
        exit: None,
        entry_evidence: Some(Evidence::Stamp),
        exit_evidence: None,
        note: None,
    };
    stay.into()
}

fn permit(client: ClientId, until: &str) -> Record {
    Permit::new(client, PermitKind::Trp, day("2026-01-10"), day(until)).into()
}

/// What changes a record that is stored.
type Mend = fn(&mut Record);

/// One thing that a write does.
#[derive(Clone)]
enum Step {
    Put(Box<Record>),
    Change(Key, Mend),
    Remove(Key),
}

impl Step {
    fn put(record: Record) -> Self {
        Self::Put(Box::new(record))
    }

    fn take(&self, writes: &mut dyn crate::store::Writes) -> Result<()> {
        match self {
            Self::Put(record) => writes.put(Record::clone(record)).map(drop),
            Self::Change(key, mend) => {
                let mut record = writes.record(*key)?.unwrap();
                mend(&mut record);
                writes.put(record).map(drop)
            }
            Self::Remove(key) => {
                let version = writes.record(*key)?.unwrap().version();
                writes.remove(*key, version)
            }
        }
    }
}

fn key(kind: Kind, id: i64) -> Key {
    Key { kind, id }
}

/// Somebody who came three days ago, with what there is of them.
fn arrival(number: i64) -> Vec<Step> {
    let id = ClientId(number);
    let main_applicant = (number % 10 == 0).then_some(ClientId(number - 1));
    let basis =
        Basis { sponsor: Some(SponsorId(1)), until: Some(day("2026-12-31")), ..Basis::new(id, Ground::Employment) };
    let person = Client { main_applicant, ..client(number) };
    [person.into(), stay(id), permit(id, "2026-12-20"), basis.into()].map(Step::put).into()
}

/// An employer, and people who have a contract with it; every tenth leans on the one before.
fn arrivals() -> Vec<Step> {
    let firm = Sponsor {
        id: SponsorId(0),
        version: 0,
        name: "Завод".into(),
        kind: SponsorKind::Employer,
        bin: None,
        phone: None,
        email: None,
        signature_expires: Some(day("2027-01-01")),
        client: None,
        note: None,
    };
    let mut steps = vec![Step::put(firm.into())];
    steps.extend((1..=PEOPLE).flat_map(arrival));
    steps
}

/// What else the write does, at its end.
fn afterwards() -> Vec<(&'static str, Vec<Step>)> {
    let early = key(Kind::Client, EARLY.0);
    let own = |record: &mut Record| {
        let Record::Client(client) = record else { unreachable!() };
        client.owner = Some(StaffId(2));
    };
    let renamed = |record: &mut Record| {
        let Record::Sponsor(sponsor) = record else { unreachable!() };
        (sponsor.name, sponsor.signature_expires) = ("Фабрика".into(), Some(day("2026-11-30")));
    };
    let more = (PEOPLE + 1..PEOPLE + 4).flat_map(arrival).collect();
    let second = Staff::new(Some("b.omarov".into()), "Болат".into(), Role::Officer);
    vec![
        ("nothing", vec![]),
        ("one more record of somebody handed over", vec![Step::put(permit(EARLY, "2027-03-01"))]),
        ("of somebody on whom another leans", vec![Step::put(permit(ClientId(19), "2027-03-01"))]),
        ("a record taken away", vec![Step::Remove(key(Kind::Stay, EARLY.0))]),
        ("another officer, who is new", vec![Step::put(second.into()), Step::Change(early, own)]),
        (
            "a staff member's log-in",
            vec![Step::Change(key(Kind::Staff, 1), |record| {
                let Record::Staff(staff) = record else { unreachable!() };
                staff.login = Some("aigul".into());
            })],
        ),
        ("the employer of everybody", [vec![Step::Change(key(Kind::Sponsor, 1), renamed)], more].concat()),
    ]
}

fn empty_office() -> (tempfile::TempDir, SqliteStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = super::create(&folder.path().join("office.db"), OpenMode::Work, &act(), admin()).unwrap();
    (folder, store)
}

/// Every row of what is derived, as text.
fn derived(store: &SqliteStore) -> Vec<String> {
    let mut all = Vec::new();
    for table in ["deadline", "standing", "tally WHERE count > 0"] {
        let sql = format!("SELECT * FROM {table} ORDER BY 1, 2, 3, 4, 5");
        let mut statement = store.connection.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|column| row.get_ref(column).map(|value| format!("{value:?}")));
            Ok(format!("{table} {}", values.collect::<rusqlite::Result<Vec<_>>>()?.join(" ")))
        };
        all.extend(statement.query_map([], row).unwrap().map(rusqlite::Result::unwrap));
    }
    all
}

#[test]
fn what_follows_is_as_if_each_record_had_been_saved_by_itself() {
    for (what, then) in afterwards() {
        let steps = [arrivals(), then].concat();
        let (_folder, mut at_once) = empty_office();
        let receipt = at_once.write(&act(), &mut |writes| steps.iter().try_for_each(|step| step.take(writes))).unwrap();
        let (_other, mut singly) = empty_office();
        for step in &steps {
            singly.write(&act(), &mut |writes| step.take(writes)).unwrap();
        }
        let rows = derived(&at_once);
        assert!(rows.len() > 200, "{what}: {}", rows.len());
        assert_eq!(rows, derived(&singly), "{what}");
        let checked = at_once.check(&mut |_| {}).unwrap();
        assert_eq!(checked.faults, Vec::<String>::new(), "{what}");
        // Every date has been told of.
        let mut told: Vec<String> = receipt.moves.into_iter().map(|moved| moved.deadline).collect();
        told.sort_unstable();
        let sql = "SELECT rule || '/' || subject AS told FROM deadline ORDER BY told";
        let mut statement = at_once.connection.prepare(sql).unwrap();
        let dates = statement.query_map([], |row| row.get(0)).unwrap();
        assert_eq!(told, dates.collect::<rusqlite::Result<Vec<String>>>().unwrap(), "{what}");
    }
}

/// How many clients are derived early where a write does all of this.
fn derived_early(steps: &[Step]) -> usize {
    let (_folder, store) = empty_office();
    let transaction = store.connection.unchecked_transaction().unwrap();
    let mut session = Session::writing(&transaction, &store.law, &act());
    steps.iter().for_each(|step| step.take(&mut session).unwrap());
    let mut clients = 0;
    let taken = session.take_early(|derived| {
        clients += derived.clients.len();
        Ok(())
    });
    assert_eq!(taken.unwrap().len(), clients);
    clients
}

#[test]
fn who_leans_on_somebody_was_touched_again_or_was_derived_by_other_staff_is_derived_at_the_end() {
    // Two heaps of 24; of the six who lean on somebody none is in them.
    let early: Vec<usize> =
        afterwards().into_iter().map(|(_, then)| derived_early(&[arrivals(), then].concat())).collect();
    assert_eq!(early[..4], [48, 24, 24, 24]);
    // The staff is not what it was.
    assert_eq!(early[4..6], [0, 0]);
}
