//! Many processes that edit the same few cards: nothing anybody saved is lost without a conflict being reported.
//!
//! Each writer is a process of its own (this test program once more, as [`a_writer`]) with a desk of its own: it opens
//! a card's form as a person does, thinks, types something nobody else types, and saves. All note what they read and wrote
//! and when. [`anomalies`] then looks at nothing but those notes: each field of a card must be a register to which every
//! save that was answered with "saved" was applied once, one after the other, in an order that real time allows; each
//! version of a card must be one state, and no version may be missing. That the checker finds what it is for is shown by
//! writers that save without looking at the version ([`Writer::Careless`]), which exist only here.
//!
//! `SOJOURN_CONFLICT_SECONDS` says how long (5 seconds unless it does); `tests/soak/conflicts` runs it for a minute.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod review_fixture;

use review_fixture::Practice;
use serde::{Deserialize, Serialize};
use sojourn::app::desk::Desk;
use sojourn::app::error::ErrorKind;
use sojourn::app::forms::{Form, Parent, Typed};
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::id::ClientId;
use sojourn::domain::record::Kind;
use sojourn::store::sqlite::{self, OpenMode};
use std::collections::{BTreeMap, HashMap};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const TODAY: &str = "2026-11-23";
/// The two fields that are edited, each a register.
const FIELDS: [&str; 2] = ["note", "former_names"];

/// How a writer saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Writer {
    /// As the program does.
    Careful,
    /// As a program without a version check would.
    Careless,
}

/// What one process is to do.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    db: String,
    log: String,
    number: u64,
    cards: Vec<i64>,
    millis: u64,
    writer: Writer,
}

/// One thing that a process did to a card, from when until when.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Noted {
    card: i64,
    from: u128,
    until: u128,
    what: What,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum What {
    /// The card was seen at that version with these values.
    Read { version: i64, values: [String; 2] },
    /// Over `opened`, `mine` was saved into a field.
    Saved { field: usize, opened: String, mine: String },
    /// A save was refused: somebody else had put `theirs` there.
    Refused { field: usize, mine: String, theirs: String },
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos()
}

/// A little generator of its own: the same order of cards in every run of a process.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn seen(form: &Form) -> What {
    let fields = form.opened.as_ref().unwrap().fields();
    let value = |name: &str| fields[name].as_str().unwrap_or_default().to_owned();
    What::Read { version: form.opened.as_ref().unwrap().version(), values: FIELDS.map(value) }
}

/// Saves as the program does; what came of it.
fn save(desk: &mut Desk, form: &Form, field: usize, mine: &str) -> What {
    let opened = form.opened.as_ref().unwrap().fields()[FIELDS[field]].as_str().unwrap_or_default().to_owned();
    let typed: Typed = [(FIELDS[field].to_owned(), mine.to_owned())].into();
    match desk.submit(form, &typed) {
        Ok(_) => What::Saved { field, opened, mine: mine.to_owned() },
        Err(error) => {
            assert_eq!(error.kind, ErrorKind::Conflict, "{error:?}");
            let asked = &error.conflict.unwrap().fields;
            assert_eq!((asked.len(), asked[0].field.as_str()), (1, FIELDS[field]), "asked about the same field only");
            let theirs = asked[0].theirs.as_str().unwrap_or_default().to_owned();
            What::Refused { field, mine: mine.to_owned(), theirs }
        }
    }
}

/// Saves over whatever is there.
fn save_careless(db: &str, form: &Form, field: usize, mine: &str) -> What {
    let record = form.opened.as_ref().unwrap();
    let opened = record.fields()[FIELDS[field]].as_str().unwrap_or_default().to_owned();
    let connection = rusqlite::Connection::open(db).unwrap();
    connection.busy_timeout(Duration::from_secs(10)).unwrap();
    let sql = format!("UPDATE client SET version = version + 1, {} = ?2 WHERE id = ?1", FIELDS[field]);
    connection.execute(&sql, (record.key().id, mine)).unwrap();
    What::Saved { field, opened, mine: mine.to_owned() }
}

#[test]
#[ignore = "a writer's process, started by the other tests of this file"]
fn a_writer() {
    let Ok(order) = std::env::var("SOJOURN_WRITER") else { return };
    let order: Order = serde_json::from_str(&order).unwrap();
    let keeper = sqlite::open(order.db.as_ref(), OpenMode::Work).unwrap();
    let mut desk = Desk::new(Box::new(keeper), "root", TODAY.parse().ok()).unwrap();
    let mut log = std::io::BufWriter::new(std::fs::File::create(&order.log).unwrap());
    let mut chance = Chance(order.number * 0x9E37_79B9 + 1);
    let end = now() + u128::from(order.millis) * 1_000_000;
    let mut turn = 0;
    while now() < end {
        turn += 1;
        let card = order.cards[usize::try_from(chance.below(order.cards.len() as u64)).unwrap()];
        let field = usize::from(chance.below(10) >= 7);
        let mut note = |from, what| {
            let line = serde_json::to_string(&Noted { card, from, until: now(), what }).unwrap();
            writeln!(log, "{line}").unwrap();
        };
        let from = now();
        let form = desk.form(Kind::Client, Some(ClientId(card).into()), Parent::default()).unwrap();
        note(from, seen(&form));
        std::thread::sleep(Duration::from_micros(chance.below(30_000)));
        let mine = format!("writer {} turn {turn}", order.number);
        let from = now();
        let done = match order.writer {
            Writer::Careful => save(&mut desk, &form, field, &mine),
            Writer::Careless => save_careless(&order.db, &form, field, &mine),
        };
        note(from, done);
    }
    log.flush().unwrap();
}

/// A practice of five cards that many processes edit for so long; what they noted.
fn run(writers: u64, millis: u64, writer: Writer) -> (Practice, Vec<Noted>) {
    let practice = Practice::open();
    let mut desk = practice.desk("root", TODAY);
    let cards: Vec<i64> = (0..5).map(|_| practice.client("Иванова Мария", None).0).collect();
    for card in &cards {
        let client: Client = desk.read(|reads| reads.get(*card)).unwrap();
        let citizen = Client { citizenship: Country::code("UZB"), ..client };
        desk.write("edit", |writes, _| writes.put(citizen.clone().into())).unwrap();
    }
    let logs = tempfile::tempdir().unwrap();
    let log = |number: u64| logs.path().join(number.to_string());
    let start = |number| {
        let (db, log) = (practice.path().display().to_string(), log(number).display().to_string());
        let order = Order { db, log, number, cards: cards.clone(), millis, writer };
        let mut process = Command::new(std::env::current_exe().unwrap());
        process.args(["--exact", "a_writer", "--ignored", "--quiet"]);
        process.env("SOJOURN_WRITER", serde_json::to_string(&order).unwrap()).stdout(Stdio::null()).spawn().unwrap()
    };
    let started: Vec<_> = (1..=writers).map(start).collect();
    for mut process in started {
        assert!(process.wait().unwrap().success());
    }
    let mut noted: Vec<Noted> = (1..=writers).flat_map(|number| read_log(&log(number))).collect();
    for card in cards {
        let from = now();
        let form = desk.form(Kind::Client, Some(ClientId(card).into()), Parent::default()).unwrap();
        noted.push(Noted { card, from, until: now(), what: seen(&form) });
    }
    (practice, noted)
}

fn read_log(path: &Path) -> Vec<Noted> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Everything about these notes that no order of saves, one after the other, explains.
fn anomalies(noted: &[Noted]) -> Vec<String> {
    let mut of_cards: BTreeMap<i64, Vec<&Noted>> = BTreeMap::new();
    for one in noted {
        of_cards.entry(one.card).or_default().push(one);
    }
    of_cards.into_iter().flat_map(|(card, noted)| of_card(card, &noted)).collect()
}

fn of_card(card: i64, noted: &[&Noted]) -> Vec<String> {
    let mut found: Vec<String> = (0..2).flat_map(|field| of_field(card, field, noted)).collect();
    let mut states: BTreeMap<i64, &[String; 2]> = BTreeMap::new();
    for one in noted {
        if let What::Read { version, values } = &one.what
            && states.insert(*version, values).is_some_and(|before| before != values)
        {
            found.push(format!("card {card}: version {version} was two states"));
        }
    }
    let saves = noted.iter().filter(|one| matches!(one.what, What::Saved { .. })).count();
    let (first, last) = (states.keys().next().copied(), states.keys().last().copied());
    if let (Some(first), Some(last)) = (first, last)
        && usize::try_from(last - first).unwrap() != saves
    {
        found.push(format!("card {card}: {saves} saves, but versions {first} to {last}"));
    }
    found
}

/// One field of a card as a register: saves form one chain, each read and each refusal saw a link of it, and real time
/// agrees with the order of the chain.
fn of_field(card: i64, field: usize, noted: &[&Noted]) -> Vec<String> {
    let mut found = Vec::new();
    let mut next: HashMap<&str, &str> = HashMap::new();
    for one in noted {
        if let What::Saved { field: at, opened, mine } = &one.what
            && *at == field
            && let Some(other) = next.insert(opened, mine)
        {
            found.push(format!("card {card}: “{other}” was lost under “{mine}”, both over “{opened}”"));
        }
    }
    let mut places: HashMap<&str, usize> = HashMap::from([("", 0)]);
    let mut value = "";
    while let Some(after) = next.get(value) {
        if places.insert(after, places.len()).is_some() {
            break;
        }
        value = after;
    }
    if places.len() != next.len() + 1 {
        found.push(format!(
            "card {card}: {} of {} saves are not in the chain",
            next.len() + 1 - places.len(),
            next.len()
        ));
    }
    // A save stands at the odd place before the reads of what it wrote.
    let mut order: Vec<(usize, u128, u128)> = Vec::new();
    for one in noted {
        let (seen, step) = match &one.what {
            What::Read { values, .. } => (values[field].as_str(), 0),
            What::Saved { field: at, mine, .. } if *at == field => (mine.as_str(), 1),
            What::Refused { field: at, theirs, mine } if *at == field => {
                if places.contains_key(mine.as_str()) {
                    found.push(format!("card {card}: “{mine}” was refused and saved"));
                }
                (theirs.as_str(), 0)
            }
            _ => continue,
        };
        match places.get(seen) {
            Some(place) => order.push((place * 2 + 1 - step, one.from, one.until)),
            None => found.push(format!("card {card}: “{seen}” was seen and never saved")),
        }
    }
    found.extend(out_of_time(card, order));
    found
}

/// Something that began after another had ended stands before it.
fn out_of_time(card: i64, mut order: Vec<(usize, u128, u128)>) -> Vec<String> {
    order.sort_unstable();
    let mut found = Vec::new();
    let (mut earliest, mut pending, mut place) = (u128::MAX, u128::MAX, usize::MAX);
    for (at, from, until) in order.into_iter().rev() {
        if at < place {
            (earliest, place) = (earliest.min(pending), at);
            pending = u128::MAX;
        }
        if from > earliest {
            found.push(format!("card {card}: step {at} of the chain began after a later one had ended"));
        }
        pending = pending.min(until);
    }
    found
}

fn seconds() -> u64 {
    std::env::var("SOJOURN_CONFLICT_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(5)
}

fn count(noted: &[Noted], wanted: impl Fn(&What) -> bool) -> usize {
    noted.iter().filter(|one| wanted(&one.what)).count()
}

#[test]
fn thirty_two_processes_on_five_cards_lose_nothing_unsaid() {
    let (practice, noted) = run(32, seconds() * 1_000, Writer::Careful);
    let saved = count(&noted, |what| matches!(what, What::Saved { .. }));
    let refused = count(&noted, |what| matches!(what, What::Refused { .. }));
    println!("{saved} saved, {refused} conflicts reported, {} reads", noted.len() - saved - refused);
    assert_eq!(anomalies(&noted), Vec::<String>::new());
    assert!(saved > 100 && refused > 20, "too little happened to show anything: {saved} saved, {refused} refused");
    let keeper = sqlite::open(&practice.path(), OpenMode::Work).unwrap();
    let report = sojourn::store::Store::check(&keeper, &mut |_| {}).unwrap();
    assert_eq!(report.faults, Vec::<String>::new());
}

#[test]
fn without_the_version_check_the_checker_finds_what_was_lost() {
    let (_practice, noted) = run(8, 1_500, Writer::Careless);
    let found = anomalies(&noted);
    assert!(found.iter().any(|one| one.contains("was lost under")), "{found:?}");
}

#[test]
fn the_checker_knows_a_read_out_of_time_and_a_version_that_is_missing() {
    let noted = |from, until, what| Noted { card: 1, from, until, what };
    let read = |version, value: &str| What::Read { version, values: [value.to_owned(), String::new()] };
    let saved = |opened: &str, mine: &str| What::Saved { field: 0, opened: opened.into(), mine: mine.into() };
    let sound = vec![
        noted(1, 2, read(1, "")),
        noted(3, 5, saved("", "a")),
        noted(4, 6, read(1, "")),
        noted(7, 9, saved("a", "b")),
        noted(8, 10, read(2, "a")),
        noted(11, 12, read(3, "b")),
    ];
    assert_eq!(anomalies(&sound), Vec::<String>::new());
    let with = |at: usize, one: Noted| {
        let mut notes = sound.clone();
        notes[at] = one;
        anomalies(&notes)
    };
    assert!(!with(4, noted(10, 11, read(2, "a"))).is_empty(), "b was saved by then");
    assert!(!with(2, noted(6, 7, read(1, ""))).is_empty(), "a was saved by then");
    assert!(!with(5, noted(11, 12, read(4, "b"))).is_empty(), "a version is missing");
    assert!(!with(4, noted(8, 10, read(2, "x"))).is_empty(), "nobody saved x");
    assert!(!with(3, noted(7, 9, saved("", "b"))).is_empty(), "a was lost");
}
