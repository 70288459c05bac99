//! Personal data as a duty: what is destroyed is gone from every file, and everything else stands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use sojourn::app::desk::Desk;
use sojourn::app::drafts::Berth;
use sojourn::app::erase::{self, Done};
use sojourn::app::error::ErrorKind;
use sojourn::app::forms::{Parent, Typed};
use sojourn::app::open::Place;
use sojourn::domain::case::{Case, CaseKind};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::day::Day;
use sojourn::domain::id::{CaseId, ClientId, SponsorId, StaffId};
use sojourn::domain::personal::DestructionReason;
use sojourn::domain::record::{FieldType, Fields, Key, Kind, Record};
use sojourn::domain::sponsor::{Basis, Sponsor, SponsorKind};
use sojourn::domain::staff::{Role, Staff};
use sojourn::files::ledger;
use sojourn::files::vault::Vault;
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{JournalFilter, Receipt};
use std::path::{Path, PathBuf};

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

/// Stands in every text of the person, and nowhere else.
const MARK: &str = "Qzxw";

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    /// An office with an officer and a supervisor.
    fn new() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let mut admin = Place { db: Some(office.db()), today: Some(today()) }.create().unwrap();
        for (login, role) in [("a.serikova", Role::Officer), ("b.omarov", Role::Supervisor), ("head", Role::Admin)] {
            let me = admin.me().clone();
            let person =
                Staff { id: StaffId(0), version: 0, login: Some(login.into()), name: login.into(), role, ..me };
            put(&mut admin, person);
        }
        office
    }

    fn db(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    fn desk(&self, login: &str) -> Desk {
        desk_over(&self.db(), login)
    }

    fn bytes(&self) -> Vec<(PathBuf, Vec<u8>)> {
        fn walk(folder: &Path, all: &mut Vec<(PathBuf, Vec<u8>)>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, all);
                } else {
                    all.push((path.clone(), std::fs::read(&path).unwrap()));
                }
            }
        }
        let mut all = Vec::new();
        walk(self.folder.path(), &mut all);
        all
    }
}

fn desk_over(db: &Path, login: &str) -> Desk {
    let keeper = sqlite::open(db, OpenMode::Work).unwrap();
    let desk = Desk::new(Box::new(keeper), login, Some(today())).unwrap();
    desk.with_vault(Vault::beside(db)).with_ledger(ledger::beside(db))
}

fn put(desk: &mut Desk, record: impl Into<Record>) -> Key {
    let record: Record = record.into();
    desk.write("add", |writes, _| writes.put(record.clone())).unwrap().0
}

fn get(desk: &Desk, key: Key) -> Record {
    desk.read(|reads| reads.record(key)).unwrap().unwrap()
}

fn client(desk: &mut Desk, name: &str) -> ClientId {
    let mut person = Client::new(today());
    person.name_cyrillic = Some(name.into());
    person.citizenship = Country::code("UZB");
    ClientId(put(desk, person).id)
}

/// A record of a kind with a text of its own in every field that holds texts.
fn marked(kind: Kind, client: ClientId, case: CaseId) -> Record {
    let mut fields = Fields::new();
    for field in kind.fields() {
        let text = format!("{MARK} {} {}", kind.as_str(), field.name);
        let value = match (field.holds, field.name) {
            (_, "client") => client.0.into(),
            (_, "case") => case.0.into(),
            (_, "merged_into" | "main_applicant" | "died_on" | "blocked_on" | "hold_since" | "erased_on") => {
                serde_json::Value::Null
            }
            (_, "sha256") => "0a".repeat(32).into(),
            (_, "size") => "12".into(),
            (_, "actual_end" | "end_reason" | "exit") if kind != Kind::Basis => serde_json::Value::Null,
            (_, "valid_until" | "until") => "2027-05-05".into(),
            (FieldType::Line | FieldType::Note, _) => text.into(),
            (FieldType::Day, _) => "2026-10-10".into(),
            (FieldType::Time, _) => "09:30".into(),
            (FieldType::Flag, _) => false.into(),
            (FieldType::Choice(ids), _) => ids[0].into(),
            (FieldType::Country, _) => "UZB".into(),
            (FieldType::Requirement, _) => "passport".into(),
            (FieldType::Ref(Kind::Staff), _) => 2.into(),
            (FieldType::Ref(_), _) => serde_json::Value::Null,
        };
        fields.insert(field.name.into(), value);
    }
    Record::from_fields(Key { kind, id: 0 }, 0, fields).unwrap()
}

/// Kinds that belong to a client, the client and the case first.
fn belongings() -> Vec<Kind> {
    let owned = |kind: &&Kind| !matches!(kind, Kind::Client | Kind::Case | Kind::Sponsor);
    let own = |kind: &&Kind| kind.field("client").is_some();
    Kind::ALL.iter().filter(owned).filter(own).copied().collect()
}

/// A person with marks everywhere: records, drafts, a view of lists, a scan, a sponsor who is that person.
fn person_with_everything(office: &Office) -> (ClientId, SponsorId, ClientId) {
    let mut desk = office.desk("a.serikova");
    // Before the link is known it stands in nobody's history.
    let firm = Sponsor {
        id: SponsorId(0),
        version: 0,
        name: format!("{MARK} sponsor").as_str().into(),
        kind: SponsorKind::Relative,
        bin: Some(format!("{MARK}1").as_str().into()),
        phone: Some(format!("{MARK}2").as_str().into()),
        email: Some(format!("{MARK}3").as_str().into()),
        signature_expires: Some("2027-01-01".parse().unwrap()),
        client: None,
        note: Some(format!("{MARK}4").as_str().into()),
    };
    let sponsor = SponsorId(put(&mut desk, firm.clone()).id);
    let person = ClientId(put(&mut desk, marked(Kind::Client, ClientId(0), CaseId(0))).id);
    put(&mut desk, Sponsor { id: sponsor, version: 1, client: Some(person), ..firm });
    let case = CaseId(put(&mut desk, marked(Kind::Case, person, CaseId(0))).id);
    for kind in belongings() {
        put(&mut desk, marked(kind, person, case));
    }
    // A relative who leans on the person, as family and through the sponsor.
    let wife = client(&mut desk, "Каримова Нигора");
    let Record::Client(now) = get(&desk, wife.into()) else { panic!() };
    put(&mut desk, Client { main_applicant: Some(person), ..now });
    let Record::Basis(basis) = marked(Kind::Basis, wife, CaseId(0)) else { panic!() };
    put(&mut desk, Basis { sponsor: Some(sponsor), paper: None, ..basis });
    drafts_and_scan(&mut desk, person, case);
    (person, sponsor, wife)
}

fn drafts_and_scan(desk: &mut Desk, person: ClientId, case: CaseId) {
    let form = desk.form(Kind::Stay, None, Parent { client: Some(person), case: None }).unwrap();
    let typed = Typed::from([("note".to_owned(), format!("{MARK} typed"))]);
    desk.keep_draft(&form, &mut Berth::default(), Some(&form.draft(&typed))).unwrap();
    let form = desk.form(Kind::Client, None, Parent::default()).unwrap();
    let typed = Typed::from([("name_cyrillic".to_owned(), format!("{MARK} client name_cyrillic"))]);
    desk.keep_draft(&form, &mut Berth::default(), Some(&form.draft(&typed))).unwrap();
    desk.keep_preference("view", Some(&format!("{MARK} client name_cyrillic"))).unwrap();
    let Record::Case(case) = get(desk, Key { kind: Kind::Case, id: case.0 }) else { panic!() };
    let scan = |text: &str| format!("%PDF-1.4\n{MARK} {text}\n%%EOF\n").into_bytes();
    for (text, taken_away) in [("scan", false), ("scan that was taken away", true)] {
        let new = sojourn::app::attachments::NewAttachment {
            case: case.clone(),
            requirement: "passport".to_owned(),
            name: None,
            received: false,
        };
        let file = desk.attach(&new, &mut scan(text).as_slice()).unwrap().attachment;
        if taken_away {
            desk.remove_attachment(&file).unwrap();
        }
    }
}

fn destroyed(office: &Office, person: ClientId) -> Done {
    let proposed = office.desk("a.serikova").propose_destruction(person, DestructionReason::Order, Some("2-14".into()));
    let id = proposed.unwrap().destruction.id;
    office.desk("b.omarov").approve_destruction(id).unwrap()
}

fn hits(office: &Office) -> Vec<String> {
    let mark = MARK.as_bytes();
    // Search texts are folded, the trigrams of the index stand alone.
    let folded = MARK.to_lowercase();
    let holds = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    let files = office.bytes().into_iter();
    files
        .filter(|(_, bytes)| holds(bytes, mark) || holds(bytes, folded.as_bytes()))
        .map(|(path, _)| path.display().to_string())
        .collect()
}

#[test]
fn nothing_of_a_destroyed_person_is_left_in_any_file_and_everything_else_stands() {
    let office = Office::new();
    let (person, sponsor, wife) = person_with_everything(&office);
    assert!(hits(&office).len() >= 3, "the marks are there before: {:?}", hits(&office));
    let before = office.desk("head").read(|reads| reads.records_of(wife)).unwrap();
    let done = destroyed(&office, person);
    assert_eq!(done.left, [], "{:?}", done.erased);
    assert_eq!(hits(&office), Vec::<String>::new());
    let mut desk = office.desk("head");
    let report = desk.store().check(&mut |_| {}).unwrap();
    assert_eq!(report.faults, Vec::<String>::new());
    assert_eq!(desk.check_files(false).unwrap().faults, []);
    // The relative and the sponsor stand, without the name.
    assert_eq!(desk.read(|reads| reads.records_of(wife)).unwrap(), before);
    let Record::Sponsor(left) = get(&desk, Key { kind: Kind::Sponsor, id: sponsor.0 }) else { panic!() };
    assert_eq!((left.name.as_str(), left.client, left.phone), ("C-000001", Some(person), None));
    let Record::Client(shell) = get(&desk, person.into()) else { panic!() };
    assert_eq!((shell.name(), shell.erased_on), ("", Some(today())));
    assert_eq!(desk.read(|reads| reads.records_of(person)).unwrap().len(), 2, "the shell and the sponsor");
    assert_eq!(desk.read(|reads| reads.counts()).unwrap().clients, 1);
}

#[test]
fn the_journal_says_that_it_happened_and_no_undo_brings_it_back() {
    let office = Office::new();
    let (person, ..) = person_with_everything(&office);
    destroyed(&office, person);
    let mut desk = office.desk("a.serikova");
    let filter = JournalFilter { client: Some(person), limit: 500, ..JournalFilter::default() };
    let entries = desk.read(|reads| reads.journal(&filter)).unwrap();
    let (newest, older) = entries.split_first().unwrap();
    assert_eq!((newest.reason.as_str(), newest.erased, newest.changes.len()), ("erase", false, 0));
    assert!(older.len() > 10 && older.iter().all(|entry| entry.erased));
    for entry in entries {
        let act = desk.act("undo");
        let undone = sojourn::store::undo::undo(desk.store(), &act, entry.group);
        assert!(matches!(undone, Err(sojourn::store::Error::Refused(_))), "{entry:?}");
    }
    // Nobody writes about them any more.
    let refused = desk.write("add", |writes, _| writes.put(marked(Kind::Contact, person, CaseId(0))));
    assert_eq!(refused.unwrap_err().kind, ErrorKind::Refused);
    assert!(desk.propose_destruction(person, DestructionReason::Order, None).is_err());
}

/// What other people's records say of the person stays, and is named before and after: by place, without the words.
#[test]
fn where_others_are_told_of_the_person_is_named_for_somebody_to_decide() {
    let office = Office::new();
    let mut desk = office.desk("a.serikova");
    let person = client(&mut desk, "Каримов Рустам");
    let [friend, namesake, far] = ["Ким Анна", "Каримов Рустам", "Ли Мария"].map(|name| client(&mut desk, name));
    let note = |desk: &mut Desk, client: ClientId, text: &str| {
        let Record::Client(now) = get(desk, client.into()) else { panic!() };
        let noted = Client { note: Some(Clean::note(text)), ..now };
        desk.write("edit", |writes, _| writes.put(noted.clone().into()).map(drop)).unwrap();
    };
    note(&mut desk, person, "сам Каримов Рустам");
    note(&mut desk, friend, "живёт у Рустам Каримов, звонить ему");
    note(&mut desk, far, "Рустам и Каримова");
    let proposed = desk.propose_destruction(person, DestructionReason::Order, Some("2-14".into())).unwrap();
    let places: Vec<_> = proposed.mentions.iter().map(|one| (one.client, one.key.kind, one.field)).collect();
    assert_eq!(places, [(Some(friend), Kind::Client, "note")], "{namesake} is called so themselves");
    let mut head = office.desk("b.omarov");
    let done = head.approve_destruction(proposed.destruction.id).unwrap();
    assert_eq!(done.mentions, proposed.mentions);
    let Record::Client(kept) = get(&head, friend.into()) else { panic!() };
    assert!(kept.note.unwrap().contains("Рустам Каримов"), "a person decides");
    let words = sojourn::i18n::Catalogue::new(sojourn::domain::lang::Lang::Ru);
    let act = |desk: &Desk| desk.act_of_destruction(proposed.destruction.id, &words).unwrap().html();
    let written = act(&head);
    assert!(written.contains(&friend.to_string()) && !written.contains("Рустам"), "{written}");
    // Whoever may not see the friend does not learn that they knew each other.
    let wall = head.wall_of(&friend.to_string()).unwrap();
    head.restrict(wall, &[number_of(&office, "a.serikova")], "").unwrap();
    assert!(!act(&head).contains(&friend.to_string()) && act(&desk).contains(&friend.to_string()));
}

#[test]
fn it_takes_two_people_and_no_hold() {
    let office = Office::new();
    let (person, _, wife) = person_with_everything(&office);
    let mut supervisor = office.desk("b.omarov");
    let own = supervisor.propose_destruction(person, DestructionReason::Request, None).unwrap().destruction.id;
    assert_eq!(supervisor.approve_destruction(own).unwrap_err().kind, ErrorKind::NotAllowed);
    assert_eq!(office.desk("a.serikova").approve_destruction(own).unwrap_err().kind, ErrorKind::NotAllowed);
    supervisor.hold(person, Some(&Clean::line("суд"))).unwrap();
    assert_eq!(office.desk("head").approve_destruction(own).unwrap_err().kind, ErrorKind::Refused);
    supervisor.hold(person, None).unwrap();
    supervisor.reject_destruction(own).unwrap();
    assert_eq!(office.desk("head").approve_destruction(own).unwrap_err().kind, ErrorKind::Refused, "decided");
    // Whoever has a permit is not due, and the order holds no name.
    let not_due = supervisor.propose_destruction(person, DestructionReason::RetentionOver, None);
    assert_eq!(not_due.unwrap_err().kind, ErrorKind::Refused);
    let named = supervisor.propose_destruction(wife, DestructionReason::Order, Some("дело Каримовой".into()));
    assert_eq!(named.unwrap_err().kind, ErrorKind::Refused);
}

#[test]
fn a_restored_backup_is_brought_up_to_date_by_the_ledger() {
    let office = Office::new();
    let (person, ..) = person_with_everything(&office);
    // A copy from before, under a hold and blocked, and somebody who came after it.
    office.desk("b.omarov").hold(person, Some(&Clean::line("спор"))).unwrap();
    office.desk("head").block(person, Some(&Clean::line("обращение"))).unwrap();
    assert!(office.desk("b.omarov").store().scrub().unwrap());
    let copy = office.folder.path().join("copy");
    std::fs::create_dir(&copy).unwrap();
    std::fs::copy(office.db(), copy.join("office.db")).unwrap();
    office.desk("head").block(person, None).unwrap();
    office.desk("b.omarov").hold(person, None).unwrap();
    let later = client(&mut office.desk("a.serikova"), "Поздний Клиент");
    destroyed(&office, person);
    destroyed(&office, later);
    let mut restored = desk_over(&copy.join("office.db"), "head");
    let done = erase::reapply(&mut restored, &ledger::beside(&office.db())).unwrap();
    assert_eq!((done.again, done.unread, done.left), (vec![person], 0, Vec::new()));
    let again = erase::reapply(&mut restored, &ledger::beside(&office.db())).unwrap();
    assert_eq!(again.again, [], "once is enough");
    assert_eq!(restored.store().check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
    assert!(client(&mut restored, "Новый").0 > later.0, "the number of somebody destroyed is given to nobody");
    drop(restored);
    assert_eq!(hits(&office), Vec::<String>::new());
}

#[test]
fn a_blocked_client_is_left_alone_until_it_is_lifted() {
    let office = Office::new();
    let mut desk = office.desk("head");
    let person = client(&mut desk, "Каримов Рустам");
    desk.block(person, Some(&Clean::line("обращение R-000001"))).unwrap();
    let contact = marked(Kind::Contact, person, CaseId(0));
    assert!(desk.write("add", |writes, _| writes.put(contact.clone())).is_err());
    let Record::Client(now) = get(&desk, person.into()) else { panic!() };
    let other = Client { phone: Some("+7 701".into()), blocked_on: None, blocked_why: None, ..now.clone() };
    assert!(desk.write("edit", |writes, _| writes.put(other.clone().into())).is_err(), "lifting and changing at once");
    let request = marked(Kind::DataRequest, person, CaseId(0));
    assert!(desk.write("add", |writes, _| writes.put(request.clone())).is_ok(), "their own request is answered");
    desk.block(person, None).unwrap();
    assert!(desk.write("add", |writes, _| writes.put(contact.clone())).is_ok());
}

/// Who of the office sees a client, an officer, a supervisor and an admin in that order.
fn seen_by(office: &Office, person: ClientId) -> [bool; 3] {
    ["a.serikova", "b.omarov", "head"].map(|login| office.desk(login).client_page(person).is_ok())
}

fn number_of(office: &Office, login: &str) -> StaffId {
    office.desk(login).me().id
}

#[test]
fn blocked_data_are_seen_by_their_officer_and_the_admins_alone() {
    let office = Office::new();
    let mut boss = office.desk("b.omarov");
    let person = client(&mut boss, "Каримов Рустам");
    boss.assign(&[person], number_of(&office, "a.serikova")).unwrap();
    boss.block(person, Some(&Clean::line("R-000001"))).unwrap();
    assert_eq!(seen_by(&office, person), [true, false, true]);
    let found = office.desk("b.omarov").restricted().unwrap();
    assert!(found.iter().any(|one| one.client == person && one.asked().contains("a.serikova")), "{found:?}");
    assert!(office.desk("b.omarov").block(person, None).is_err(), "it is lifted by whom it lets see");
    let (named, mut head) = ([number_of(&office, "b.omarov")], office.desk("head"));
    let wall = head.wall_of(&person.to_string()).unwrap();
    assert!(head.restrict(wall, &named, "").is_err(), "nobody is let in while it lasts");
    head.block(person, None).unwrap();
    assert_eq!(seen_by(&office, person), [true; 3]);
    head.undo().unwrap();
    assert_eq!(seen_by(&office, person), [true, false, true], "an undo blocks again");
    head.block(person, None).unwrap();
    assert_eq!(seen_by(&office, person), [true; 3]);
    assert_eq!(head.named_on(person).unwrap(), []);
}

#[test]
fn a_blocking_narrows_a_restriction_and_gives_it_back() {
    let office = Office::new();
    let [officer, boss, head] = ["a.serikova", "b.omarov", "head"].map(|login| number_of(&office, login));
    let mut desk = office.desk("b.omarov");
    let person = client(&mut desk, "Каримов Рустам");
    desk.assign(&[person], officer).unwrap();
    let wall = desk.wall_of(&person.to_string()).unwrap();
    desk.restrict(wall, &[officer, boss], "wall").unwrap();
    desk.block(person, Some(&Clean::line("R-000001"))).unwrap();
    assert_eq!(seen_by(&office, person), [true, false, false], "an admin who was kept out stays out");
    // Nobody who is left may lift it: an admin lets themselves in, and that is told.
    let mut admin = office.desk("head");
    admin.let_myself_in(&person.to_string(), "to lift it").unwrap();
    admin.block(person, None).unwrap();
    assert_eq!(seen_by(&office, person), [true; 3], "those named before, and who let themselves in");
    let named = admin.named_on(person).unwrap();
    let mut people: Vec<StaffId> = named.iter().map(|one| one.access.staff).collect();
    people.sort();
    assert_eq!(people, [officer, boss, head]);
    assert!(named.iter().any(|one| one.access.recovered));
    assert_eq!(admin.store().check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// Before a blocking restricted anybody it only stood on the record.
#[test]
fn whoever_was_blocked_before_that_restricted_anybody_is_brought_along_once() {
    let office = Office::new();
    let mut desk = office.desk("b.omarov");
    let person = client(&mut desk, "Каримов Рустам");
    desk.assign(&[person], number_of(&office, "a.serikova")).unwrap();
    let Record::Client(now) = get(&desk, person.into()) else { panic!() };
    let blocked = Client { blocked_on: Some(today()), blocked_why: Some("R-000001".into()), ..now };
    desk.write("block", |writes, _| writes.put(blocked.clone().into()).map(drop)).unwrap();
    assert_eq!(seen_by(&office, person), [true; 3]);
    assert_eq!(desk.keep_blocked_apart().unwrap(), 1);
    assert_eq!(seen_by(&office, person), [true, false, true]);
    assert!(desk.undo().is_err() || seen_by(&office, person) == [true, false, true], "it is nobody's act to undo");
    let mut head = office.desk("head");
    assert_eq!(head.keep_blocked_apart().unwrap(), 0, "once is enough");
    head.block(person, None).unwrap();
    assert_eq!((seen_by(&office, person), head.named_on(person).unwrap().len()), ([true; 3], 0));
    assert_eq!(head.store().check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// Also in an office that is used by the command line alone, by whichever command comes first.
#[test]
fn a_command_brings_along_whoever_was_blocked_before_that_restricted_anybody() {
    let office = Office::new();
    let mut desk = office.desk("b.omarov");
    let person = client(&mut desk, "Каримов Рустам");
    let Record::Client(now) = get(&desk, person.into()) else { panic!() };
    let blocked = Client { blocked_on: Some(today()), blocked_why: Some("R-000001".into()), ..now };
    desk.write("block", |writes, _| writes.put(blocked.clone().into()).map(drop)).unwrap();
    let named = || office.desk("head").named_on(person).unwrap().len();
    assert_eq!(named(), 0);
    let check = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sojourn"));
        let done = command.arg("--db").arg(office.db()).args(["check", "--json"]).env_clear().output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    check();
    assert!(named() > 0);
    assert_eq!(seen_by(&office, person), [false, false, true]);
    let head = || office.desk("head").store().check(&mut |_| {}).unwrap().head;
    let before = head();
    check();
    assert_eq!(head(), before, "once is enough");
}

#[test]
fn a_restriction_that_names_nobody_who_answers_stays_as_it_is() {
    let office = Office::new();
    let mut desk = office.desk("b.omarov");
    let person = client(&mut desk, "Каримов Рустам");
    let wall = desk.wall_of(&person.to_string()).unwrap();
    desk.restrict(wall, &[number_of(&office, "b.omarov")], "wall").unwrap();
    desk.block(person, Some(&Clean::line("R-000001"))).unwrap();
    assert_eq!(seen_by(&office, person), [false, true, false]);
    desk.block(person, None).unwrap();
    assert_eq!(seen_by(&office, person), [false, true, false]);
}

#[test]
fn a_consent_record_takes_over_what_a_sheet_said() {
    let office = Office::new();
    let mut desk = office.desk("a.serikova");
    let mut person = Client::new(today());
    person.name_cyrillic = Some("Каримов Рустам".into());
    person.consent_given_on = Some("2026-01-05".parse().unwrap());
    let person = ClientId(put(&mut desk, person).id);
    let parent = Parent { client: Some(person), case: None };
    let form = desk.form(Kind::Consent, None, parent).unwrap();
    let mut typed: Typed = form.fields.iter().map(|f| (f.field.name.to_owned(), f.text.clone())).collect();
    assert_eq!((typed["given_on"].as_str(), typed["person"].as_str()), ("05.01.2026", "Каримов Рустам"));
    typed.insert("until".to_owned(), "05.01.2027".to_owned());
    let (_, receipt): (Key, Receipt) = desk.submit(&form, &typed).unwrap();
    let dossier = desk.read(|reads| reads.whole(person)).unwrap();
    assert_eq!((dossier.client.consent_given_on, dossier.consents.len()), (None, 1));
    assert!(receipt.moves.iter().any(|one| one.deadline == "PD-CONSENT-END/V-000001"), "{receipt:?}");
    desk.undo().unwrap();
    let dossier = desk.read(|reads| reads.whole(person)).unwrap();
    assert_eq!((dossier.client.consent_given_on.is_some(), dossier.consents.len()), (true, 0));
}

#[test]
fn who_is_done_with_and_kept_long_enough_is_due() {
    let office = Office::new();
    let mut desk = office.desk("head");
    let done = client(&mut desk, "Старый Клиент");
    let open = client(&mut desk, "Новый Клиент");
    let Record::Case(case) = marked(Kind::Case, open, CaseId(0)) else { panic!() };
    put(&mut desk, Case { kind: CaseKind::Other, closed_on: None, ..case });
    let due = |desk: &Desk| {
        let (due, next) = desk.due_for_destruction(ClientId(0), 100).unwrap();
        assert_eq!(next, due.last().map(|one| one.client).filter(|_| due.len() == 100));
        due.into_iter().map(|one| one.client).collect::<Vec<_>>()
    };
    assert_eq!(due(&desk), [], "the record was made today");
    let keeper = sqlite::open(&office.db(), OpenMode::Work).unwrap();
    let mut desk = Desk::new(Box::new(keeper), "head", Some("2028-01-01".parse().unwrap())).unwrap();
    assert_eq!(due(&desk), [done]);
    desk.settle_retention("aml", sojourn::app::retention::Settled { years: 5, on: true }).unwrap();
    assert_eq!(due(&desk), [], "five years more");
}

#[test]
fn an_incident_names_whose_cards_were_touched_then_and_by_whom() {
    let office = Office::new();
    let person = client(&mut office.desk("a.serikova"), "Каримов Рустам");
    client(&mut office.desk("b.omarov"), "Другой");
    let mut desk = office.desk("head");
    let touched = |desk: &Desk, who: &str| {
        let doings =
            sojourn::app::incidents::Doings { who: Some(who.into()), key: None, from_ms: 0, until_ms: i64::MAX };
        desk.touched(&doings).unwrap().into_iter().map(|one| one.client).collect::<Vec<_>>()
    };
    assert_eq!(touched(&desk, "a.serikova"), [person]);
    assert_eq!(touched(&desk, "nobody"), []);
    let incident = marked(Kind::Incident, person, CaseId(0));
    let Record::Incident(incident) = incident else { panic!() };
    // A Friday: one working day later is Monday.
    let friday = sojourn::domain::personal::Incident {
        discovered_on: "2026-11-20".parse().unwrap(),
        key_number: None,
        ministry_told_on: None,
        ..incident
    };
    put(&mut desk, friday);
    assert_eq!(desk.incidents().unwrap()[0].tell_by, Some("2026-11-23".parse().unwrap()));
}
