//! The contract of the record keeper, as every engine has to keep it; run on the embedded one.
//!
//! Deadlines come from people's own dates wherever the law does not matter: they are what the person says they are.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::too_many_lines)]

use sojourn::domain::calendar::Calendar;
use sojourn::domain::case::{Case, CaseDocument, CaseKind, DocumentState, Filing, Stage};
use sojourn::domain::choice::{Ground, Presence, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::{Channel, Client, Contact, ContactRole};
use sojourn::domain::country::Country;
use sojourn::domain::day::Day;
use sojourn::domain::id::*;
use sojourn::domain::identity::IdentityDocument;
use sojourn::domain::letter::{Message, Purpose, Template};
use sojourn::domain::offence::Offence;
use sojourn::domain::permit::{Permit, PermitKind};
use sojourn::domain::query::Query;
use sojourn::domain::record::{Key, Kind, Record};
use sojourn::domain::residence::Residence;
use sojourn::domain::sponsor::{Basis, Sponsor, SponsorKind};
use sojourn::domain::staff::{Action, ActionKind, KeyKind, OwnDate, Role, Staff, StaffKey};
use sojourn::domain::stay::{Evidence, Stay};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::store::{
    Act, Cursor, DueFilter, Error, JournalFilter, ListQuery, PersonKeys, Reads, Receipt, Sort, Store, Writes, merge,
    undo,
};
use std::collections::HashSet;

/// A new, empty database in a folder of its own.
struct Office {
    folder: tempfile::TempDir,
    store: Box<dyn Store>,
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn line(text: &str) -> Clean {
    Clean::line(text)
}

fn country(code: &str) -> Option<Country> {
    Country::code(code)
}

fn act(reason: &str) -> Act {
    Act {
        who: line("a.serikova"),
        reason: reason.to_owned(),
        group: None,
        today: day("2026-11-23"),
        at_ms: 1_795_400_000_000,
        origin: None,
    }
}

fn officer(login: &str) -> Staff {
    Staff::new(Some(line(login)), line("Айгуль Серикова"), Role::Admin)
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.db");
        let store = sqlite::create(&path, OpenMode::Work, &act("create"), officer("a.serikova")).unwrap();
        Self { folder, store: Box::new(store) }
    }

    /// Another process at the same database.
    fn colleague(&self) -> Box<dyn Store> {
        Box::new(sqlite::open(&self.folder.path().join("office.db"), OpenMode::Work).unwrap())
    }

    fn write<T>(&mut self, work: impl FnMut(&mut dyn Writes) -> sojourn::store::Result<T>) -> (T, Receipt) {
        self.store.writing(&act("edit"), work).unwrap()
    }

    fn put(&mut self, record: impl Into<Record>) -> Key {
        let record = record.into();
        self.write(|writes| writes.put(record.clone())).0
    }

    fn read<T>(&self, work: impl FnMut(&dyn Reads) -> sojourn::store::Result<T>) -> T {
        self.store.reading(work).unwrap()
    }

    fn client(&mut self, name: &str) -> ClientId {
        ClientId(self.put(client(name)).id)
    }

    fn get(&self, key: Key) -> Record {
        self.read(|reads| reads.record(key)).unwrap()
    }

    /// The message of a refusal.
    fn refused(&mut self, record: impl Into<Record>) -> String {
        let record = record.into();
        refusal(self.store.writing(&act("edit"), |writes| writes.put(record.clone())))
    }
}

fn refusal<T: std::fmt::Debug>(result: sojourn::store::Result<T>) -> String {
    match result {
        Err(Error::Refused(phrase)) => phrase.id,
        other => panic!("not refused: {other:?}"),
    }
}

fn client(name: &str) -> Client {
    let mut client = Client::new(day("2026-11-23"));
    client.name_cyrillic = Some(line(name));
    client
}

fn stay(client: ClientId, entry: &str, exit: Option<&str>) -> Stay {
    Stay {
        id: StayId(0),
        version: 0,
        client,
        document: None,
        entry: day(entry),
        exit: exit.map(day),
        entry_evidence: Some(Evidence::Stamp),
        exit_evidence: None,
        note: None,
    }
}

fn own_date(client: ClientId, title: &str, on: &str) -> OwnDate {
    OwnDate {
        id: OwnDateId(0),
        version: 0,
        client,
        case: None,
        owner: None,
        title: line(title),
        on_day: day(on),
        at_time: None,
        place: None,
        severity: Severity::Hard,
        trip: false,
    }
}

fn case(client: ClientId, opened: &str) -> Case {
    Case {
        reference: Clean::default(),
        ground: Some(Ground::Employment),
        stage: Stage::Collecting,
        ..Case::new(client, CaseKind::FirstTrp, day(opened))
    }
}

fn passport(client: ClientId, number: &str, state: &str) -> IdentityDocument {
    IdentityDocument {
        issuing_state: country(state),
        citizenship: country(state),
        issued: Some(day("2020-01-01")),
        expires: Some(day("2030-01-01")),
        ..IdentityDocument::new(client, line(number))
    }
}

fn permit(client: ClientId, until: &str) -> Permit {
    Permit { ground: Some(Ground::Employment), ..Permit::new(client, PermitKind::Trp, day("2026-01-01"), day(until)) }
}

fn sponsor(name: &str) -> Sponsor {
    Sponsor {
        id: SponsorId(0),
        version: 0,
        name: line(name),
        kind: SponsorKind::Employer,
        bin: None,
        phone: None,
        email: None,
        signature_expires: None,
        client: None,
        note: None,
    }
}

fn basis(client: ClientId, sponsor: Option<SponsorId>) -> Basis {
    Basis {
        sponsor, since: Some(day("2026-01-01")), paper: Some(line("брак")), ..Basis::new(client, Ground::Family)
    }
}

/// One record of each kind, filled in, about one client.
fn one_of_each(office: &mut Office) -> Vec<Record> {
    let mut full = client("Петросян Ани");
    full.name_latin = Some(line("PETROSYAN ANI"));
    full.citizenship = country("ARM");
    full.born = Some(day("1990-02-28"));
    full.note = Some(Clean::note("две\nстроки"));
    full.owner = Some(StaffId(1));
    let client = ClientId(office.put(full).id);
    let document = IdentityDocumentId(office.put(passport(client, "AN 1234567", "ARM")).id);
    let firm = SponsorId(office.put(sponsor("ТОО «Жер»")).id);
    let ground = BasisId(office.put(basis(client, Some(firm))).id);
    let mut matter = case(client, "2026-11-01");
    (matter.basis, matter.sponsor, matter.deputy) = (Some(ground), Some(firm), Some(StaffId(1)));
    let matter = CaseId(office.put(matter).id);
    let mut paper = CaseDocument::new(matter, client, "medical_insurance");
    (paper.state, paper.translated, paper.valid_until) = (DocumentState::Received, true, Some(day("2027-01-01")));
    let mut trp = permit(client, "2027-05-01");
    (trp.document, trp.case, trp.sponsor) = (Some(document), Some(matter), Some(firm));
    let mut visit = stay(client, "2026-10-21", None);
    visit.document = Some(document);
    let mut meeting = own_date(client, "Приём в ЦОН", "2026-11-25");
    (meeting.case, meeting.at_time, meeting.place) = (Some(matter), Some(line("09:30")), Some(line("ЦОН № 3")));
    let rest: Vec<Record> = vec![
        paper.into(),
        trp.into(),
        visit.into(),
        meeting.into(),
        Contact {
            id: ContactId(0),
            version: 0,
            client,
            name: line("Отдел кадров"),
            role: ContactRole::Hr,
            language: line("ru"),
            channel: Channel::Mail,
            address: line("hr@example.kz"),
        }
        .into(),
        Residence {
            rka: Some(line("0000000000000042")),
            registered_on: Some(day("2026-11-02")),
            since: Some(day("2026-10-21")),
            ..Residence::new(client, line("Алматы, Абая 1"))
        }
        .into(),
        Filing {
            application_number: Some(line("001")),
            filed_by: Some(StaffId(1)),
            ..Filing::new(matter, client, day("2026-11-20"))
        }
        .into(),
        Offence {
            amount: Some(line("43250")),
            banned_until: Some(day("2027-11-20")),
            ..Offence::new(client, line("517(3)"), day("2026-11-20"))
        }
        .into(),
        Action {
            id: ActionId(0),
            version: 0,
            client,
            rule: line("OWN"),
            subject: line("O-000001"),
            kind: ActionKind::Handled,
            for_day: day("2026-11-25"),
            on_day: day("2026-11-23"),
            until_day: Some(day("2026-11-24")),
            reason: None,
            proof: None,
            by: Some(StaffId(1)),
        }
        .into(),
        Template {
            id: TemplateId(0),
            version: 0,
            purpose: Purpose::Date,
            language: line("uz"),
            body: Clean::note("Salom!\n{{ what }}"),
        }
        .into(),
        message(client, Some(matter)).into(),
        attachment(client, matter).into(),
        staff_key().into(),
        access(client, matter).into(),
    ];
    let rest = rest.into_iter().chain(personal(client));
    let mut keys: Vec<Key> = rest.map(|record| office.put(record)).collect();
    keys.extend([
        Key { kind: Kind::Client, id: client.0 },
        Key { kind: Kind::IdentityDocument, id: document.0 },
        Key { kind: Kind::Sponsor, id: firm.0 },
        Key { kind: Kind::Basis, id: ground.0 },
        Key { kind: Kind::Case, id: matter.0 },
        Key { kind: Kind::Staff, id: 1 },
    ]);
    keys.into_iter().map(|key| office.get(key)).collect()
}

fn access(client: ClientId, case: CaseId) -> sojourn::domain::access::Access {
    sojourn::domain::access::Access {
        id: AccessId(0),
        version: 0,
        client,
        case: Some(case),
        staff: StaffId(1),
        since: day("2026-11-20"),
        by: Some(StaffId(1)),
        recovered: true,
        reason: Some(line("конфликт интересов")),
    }
}

/// What is kept about personal data as a duty.
fn personal(client: ClientId) -> Vec<Record> {
    let rows = [
        (Kind::Consent, serde_json::json!({"client": client.0, "given_on": "2026-11-20", "publication": "no"})),
        (Kind::DataRequest, serde_json::json!({"client": client.0, "demand": "access", "received_on": "2026-11-20"})),
        (Kind::Incident, serde_json::json!({"discovered_on": "2026-11-20", "title": "x", "discovered_at": "09:30"})),
        (
            Kind::Destruction,
            serde_json::json!({"subject": client.0, "why": "order", "proposed_on": "2026-11-20", "proposed_by": 1}),
        ),
    ];
    let record = |(kind, given): (Kind, serde_json::Value)| {
        let mut fields = sojourn::domain::record::Fields::new();
        for field in kind.fields() {
            fields.insert(field.name.into(), given.get(field.name).cloned().unwrap_or_default());
        }
        Record::from_fields(Key { kind, id: 0 }, 0, fields).unwrap()
    };
    rows.into_iter().map(record).collect()
}

fn staff_key() -> StaffKey {
    StaffKey {
        id: StaffKeyId(0),
        version: 0,
        staff: StaffId(1),
        name: line("Ноутбук"),
        kind: KeyKind::Ed25519,
        blob: line("AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"),
        fingerprint: line("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU"),
        verify_required: false,
        active: true,
        added_on: day("2026-11-20"),
        added_by: Some(StaffId(1)),
    }
}

fn attachment(client: ClientId, case: CaseId) -> sojourn::domain::attachment::Attachment {
    sojourn::domain::attachment::Attachment {
        id: sojourn::domain::id::AttachmentId(0),
        version: 0,
        client,
        case,
        requirement: line("passport"),
        name: line("Паспорт, стр. 2"),
        sha256: line(&"0a".repeat(32)),
        format: sojourn::domain::attachment::FileFormat::Heic,
        size: line("2400000"),
        added_on: day("2026-11-20"),
        added_by: None,
    }
}

fn message(client: ClientId, case: Option<CaseId>) -> Message {
    Message {
        id: MessageId(0),
        version: 0,
        client,
        case,
        purpose: Purpose::MissingPapers,
        language: line("ru"),
        channel: Channel::Whatsapp,
        to_name: line("Отдел кадров"),
        address: Some(line("+7 701 000 00 00")),
        papers: Some(line("passport, medical_insurance")),
        matter: None,
        sent_on: day("2026-11-20"),
        by: Some(StaffId(1)),
        text: Clean::note("Здравствуйте!\n1. Паспорт"),
        replied_on: None,
        reply: None,
    }
}

#[test]
fn every_kind_comes_back_as_it_was_put_and_saves_again() {
    let mut office = Office::new();
    let records = one_of_each(&mut office);
    let kinds: HashSet<Kind> = records.iter().map(|record| record.key().kind).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    for record in records {
        assert_eq!(record.version(), 1);
        let (key, receipt) = office.write(|writes| writes.put(record.clone()));
        assert_eq!((key, receipt.group), (record.key(), None), "nothing changed, nothing is written");
        assert_eq!(office.get(key), record);
    }
    let dossier = office.read(|reads| reads.dossier(ClientId(1))).unwrap();
    assert_eq!((dossier.cases.len(), dossier.filings.len(), dossier.case_documents[0].translated), (1, 1, true));
    assert_eq!(office.read(|reads| reads.counts()).documents, 1);
}

#[test]
fn a_stale_save_changes_nothing_and_different_fields_are_joined() {
    let mut office = Office::new();
    let id = office.client("Иванова Мария");
    let key = Key { kind: Kind::Client, id: id.0 };
    let opened = office.get(key);
    let change = |edit: fn(&mut Client)| {
        let mut mine = Client::try_from(opened.clone()).unwrap();
        edit(&mut mine);
        Record::Client(mine)
    };
    let theirs = change(|client| client.phone = Some(line("+7 701 000 00 00")));
    office.put(theirs.clone());
    let mine = change(|client| client.email = Some(line("m@example.kz")));
    let stale = office.store.writing(&act("edit"), |writes| writes.put(mine.clone()));
    assert!(matches!(stale, Err(Error::Conflict(conflict)) if conflict.current.version() == 2));
    office.write(|writes| merge::save(writes, &opened, mine.clone()));
    let joined = Client::try_from(office.get(key)).unwrap();
    assert_eq!((joined.phone.as_deref(), joined.email.as_deref()), (Some("+7 701 000 00 00"), Some("m@example.kz")));

    let same_field = change(|client| client.phone = Some(line("+7 702")));
    let asked = office.store.writing(&act("edit"), |writes| merge::save(writes, &opened, same_field.clone()));
    let Err(Error::Conflict(conflict)) = asked else { panic!("{asked:?}") };
    assert_eq!(conflict.fields.len(), 1);
    assert_eq!(
        (conflict.fields[0].theirs.as_str(), conflict.fields[0].mine.as_str()),
        (Some("+7 701 000 00 00"), Some("+7 702"))
    );
}

#[test]
fn an_error_in_the_work_leaves_nothing_behind() {
    let mut office = Office::new();
    let before = office.read(|reads| reads.journal_head());
    let result = office.store.writing(&act("edit"), |writes| {
        writes.put(client("Половина").into())?;
        writes.set_setting("x", "y")?;
        Err::<(), _>(Error::Engine("stop".to_owned()))
    });
    assert!(matches!(result, Err(Error::Engine(_))));
    assert_eq!(office.read(|reads| reads.counts()).clients, 0);
    assert_eq!(office.read(|reads| reads.setting("x")), None);
    assert_eq!(office.read(|reads| reads.journal_head()), before);
}

#[test]
fn deadlines_follow_their_facts_in_the_same_act_and_moves_are_told() {
    let mut office = Office::new();
    let id = office.client("Абдуллаев Рустам");
    let (key, receipt) = office.write(|writes| writes.put(own_date(id, "Звонок", "2026-12-01").into()));
    let deadline = format!("OWN/{}", OwnDateId(key.id));
    assert_eq!(receipt.moves.len(), 1);
    assert_eq!((receipt.moves[0].old, receipt.moves[0].new), (None, Some(day("2026-12-01"))));
    let mut date = OwnDate::try_from(office.get(key)).unwrap();
    date.on_day = day("2026-11-28");
    let (_, receipt) = office.write(|writes| writes.put(date.clone().into()));
    assert_eq!(receipt.moves[0].deadline, deadline);
    assert_eq!((receipt.moves[0].old, receipt.moves[0].new), (Some(day("2026-12-01")), Some(day("2026-11-28"))));
    let due = |office: &Office, until: &str| {
        office.read(|reads| reads.due(&DueFilter { until: Some(day(until)), ..DueFilter::default() }))
    };
    assert_eq!(due(&office, "2026-11-27").len(), 0);
    let item = due(&office, "2026-11-28").remove(0);
    assert_eq!((item.client_name.as_str(), item.own_title.as_deref()), ("Абдуллаев Рустам", Some("Звонок")));
    assert_eq!(item.client_binding_day, Some(day("2026-11-28")));
    // A new name and a new handle are seen in the row.
    let mut renamed = Client::try_from(office.get(Key { kind: Kind::Client, id: id.0 })).unwrap();
    (renamed.name_cyrillic, renamed.owner) = (Some(line("Абдуллаев Р.")), Some(StaffId(1)));
    office.put(renamed);
    let mut staff = Staff::try_from(office.get(Key { kind: Kind::Staff, id: 1 })).unwrap();
    staff.login = Some(line("a.s"));
    office.put(staff);
    let item = due(&office, "2026-11-28").remove(0);
    assert_eq!((item.client_name.as_str(), item.owner.as_deref()), ("Абдуллаев Р.", Some("a.s")));
    let (_, receipt) = office.write(|writes| writes.remove(key, 2));
    assert_eq!((receipt.moves[0].old, receipt.moves[0].new), (Some(day("2026-11-28")), None));
    assert!(due(&office, "2027-11-28").is_empty());
}

#[test]
fn who_leans_on_a_sponsor_of_ours_is_derived_again() {
    let mut office = Office::new();
    let (husband, wife) = (office.client("Ли Сергей"), office.client("Ли Анна"));
    let mut person = sponsor("Ли Сергей");
    (person.kind, person.client) = (SponsorKind::Relative, Some(husband));
    let person = SponsorId(office.put(person).id);
    office.put(basis(wife, Some(person)));
    let (_, receipt) = office.write(|writes| writes.put(permit(husband, "2027-05-01").into()));
    assert!(receipt.clients.contains(&wife), "{receipt:?}");
    let dossier = office.read(|reads| reads.dossier(wife)).unwrap();
    assert_eq!((dossier.linked_ends[0].from, dossier.linked_ends[0].last_day), (husband, day("2027-05-01")));
    assert!(office.store.check(&mut |_| {}).unwrap().faults.is_empty());
}

#[test]
fn one_entry_a_client_old_and_new_values_of_changed_fields_only() {
    let mut office = Office::new();
    let ((one, two), receipt) = office.write(|writes| {
        let one = writes.put(client("Один").into())?;
        let two = writes.put(client("Два").into())?;
        writes.put(stay(ClientId(one.id), "2026-11-01", None).into())?;
        Ok((one, two))
    });
    let entries = office.read(|reads| reads.group(receipt.group.unwrap()));
    let clients: Vec<_> = entries.iter().map(|entry| entry.client.map(|client| client.0)).collect();
    assert_eq!(clients, [Some(one.id), Some(two.id)]);
    assert_eq!(entries[0].changes.len(), 2);
    let mut changed = Client::try_from(office.get(two)).unwrap();
    changed.iin = Some(line("900101300123"));
    let (_, receipt) = office.write(|writes| writes.put(changed.clone().into()));
    let entry = office.read(|reads| reads.group(receipt.group.unwrap())).remove(0);
    let change = &entry.changes[0];
    assert_eq!(change.old.as_ref().unwrap().len(), 1);
    assert_eq!(change.old.as_ref().unwrap()["iin"], serde_json::Value::Null);
    assert_eq!(change.new.as_ref().unwrap()["iin"], "900101300123");
    let history = office.read(|reads| {
        reads.journal(&JournalFilter { client: Some(ClientId(two.id)), limit: 10, ..JournalFilter::default() })
    });
    assert_eq!(history.len(), 2);
    assert!(history[0].seq > history[1].seq);
    let feed = office.read(|reads| {
        reads.journal(&JournalFilter { after: Some(history[1].seq), limit: 10, ..JournalFilter::default() })
    });
    assert_eq!(feed.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [history[0].seq]);
}

#[test]
fn undo_takes_back_a_whole_group_and_puts_removed_records_back_under_their_number() {
    let mut office = Office::new();
    let id = office.client("Иванова Мария");
    let visit = office.put(stay(id, "2026-11-01", None));
    let (_, receipt) = office.write(|writes| {
        let mut closed = Stay::try_from(writes.record(visit)?.unwrap()).unwrap();
        closed.exit = Some(day("2026-11-10"));
        writes.put(closed.into())?;
        let matter = writes.put(case(id, "2026-11-02").into())?;
        let mut trp = permit(id, "2027-01-01");
        trp.case = Some(CaseId(matter.id));
        let trp = writes.put(trp.into())?;
        // Both point at each other: neither can go first.
        let mut tied = Case::try_from(writes.record(matter)?.unwrap()).unwrap();
        tied.permit = Some(PermitId(trp.id));
        writes.put(tied.into())
    });
    let group = receipt.group.unwrap();
    let who = line("a.serikova");
    assert_eq!(office.read(|reads| reads.newest_group(&who)), Some(group));
    let undone = undo::undo(office.store.as_mut(), &act("undo"), group).unwrap();
    let dossier = office.read(|reads| reads.dossier(id)).unwrap();
    assert_eq!((dossier.cases.len(), dossier.permits.len(), dossier.stays[0].exit), (0, 0, None));
    assert_ne!(office.read(|reads| reads.newest_group(&who)), Some(group));
    assert_ne!(office.read(|reads| reads.newest_group(&who)), undone.group);
    let (_, removal) = office.write(|writes| {
        let version = writes.record(visit)?.unwrap().version();
        writes.remove(visit, version)
    });
    undo::undo(office.store.as_mut(), &act("undo"), removal.group.unwrap()).unwrap();
    assert_eq!(Stay::try_from(office.get(visit)).unwrap().entry, day("2026-11-01"));
    assert!(office.store.check(&mut |_| {}).unwrap().faults.is_empty());
}

#[test]
fn undo_refuses_where_others_changed_the_same_field_or_something_hangs_on_the_record() {
    let mut office = Office::new();
    let ((), made) = office.write(|writes| writes.put(client("Иванова Мария").into()).map(drop));
    let key = Key { kind: Kind::Client, id: 1 };
    let mut phone = Client::try_from(office.get(key)).unwrap();
    phone.phone = Some(line("1"));
    let (_, first) = office.write(|writes| writes.put(phone.clone().into()));
    let mut mail = Client::try_from(office.get(key)).unwrap();
    mail.email = Some(line("x@example.kz"));
    office.put(mail);
    // Another field was changed since: that does not matter.
    undo::undo(office.store.as_mut(), &act("undo"), first.group.unwrap()).unwrap();
    assert_eq!(refusal(undo::undo(office.store.as_mut(), &act("undo"), first.group.unwrap())), "store-undo-changed");
    assert_eq!(refusal(undo::undo(office.store.as_mut(), &act("undo"), made.group.unwrap())), "store-undo-changed");

    let ((), made) = office.write(|writes| writes.put(client("Ли Анна").into()).map(drop));
    office.put(stay(ClientId(2), "2026-11-01", None));
    assert_eq!(refusal(undo::undo(office.store.as_mut(), &act("undo"), made.group.unwrap())), "store-undo-in-use");
    assert!(office.read(|reads| reads.dossier(ClientId(2))).is_some());
    let (_, created) = (0, office.read(|reads| reads.group(1)));
    assert_eq!(created[0].reason, "create");
    assert_eq!(refusal(undo::undo(office.store.as_mut(), &act("undo"), 1)), "store-undo-lasting");
}

#[test]
fn stays_do_not_overlap_and_only_one_is_open() {
    let mut office = Office::new();
    let id = office.client("Иванова Мария");
    office.put(stay(id, "2026-01-10", Some("2026-02-10")));
    assert_eq!(office.refused(stay(id, "2026-02-09", None)), "store-stay-overlaps");
    office.put(stay(id, "2026-02-10", None));
    assert_eq!(office.refused(stay(id, "2026-03-01", None)), "store-stay-open");
    assert_eq!(office.refused(stay(id, "2026-03-01", Some("2026-02-01"))), "store-ends-before-it-begins");
}

#[test]
fn references_count_by_year_and_are_unique() {
    let mut office = Office::new();
    let id = office.client("Иванова Мария");
    let mut taken = case(id, "2026-05-01");
    taken.reference = line("T-2026-00002");
    office.put(taken.clone());
    let made: Vec<String> = ["2026-01-01", "2026-12-31", "2025-12-31"]
        .iter()
        .map(|opened| {
            let key = office.put(case(id, opened));
            Case::try_from(office.get(key)).unwrap().reference.to_string()
        })
        .collect();
    assert_eq!(made, ["T-2026-00001", "T-2026-00003", "T-2025-00001"]);
    assert_eq!(office.refused(taken), "store-reference-taken");
    assert_eq!(office.read(|reads| reads.find("t-2026-00003")), [id]);
    assert_eq!(office.read(|reads| reads.find("т-2026-00003")), [id], "typed with a Cyrillic letter");
}

#[test]
fn what_cannot_be_stored_is_refused_in_words() {
    let mut office = Office::new();
    let (one, two) = (office.client("Один"), office.client("Два"));
    let mut long = client("Три");
    long.name_latin = Some(line(&"А".repeat(501)));
    assert_eq!(office.refused(long), "store-text-too-long");
    assert_eq!(office.refused(sponsor("")), "store-field-empty");
    let document = office.put(passport(one, "N1", "UZB"));
    let mut foreign = stay(two, "2026-01-01", None);
    foreign.document = Some(IdentityDocumentId(document.id));
    assert_eq!(office.refused(foreign), "store-other-client");
    let nobody = office.store.writing(&act("edit"), |writes| writes.put(stay(ClientId(99), "2026-01-01", None).into()));
    assert!(matches!(nobody, Err(Error::NotFound(key)) if key.id == 99), "{nobody:?}");
    let removed = office.store.writing(&act("edit"), |writes| writes.remove(Key { kind: Kind::Client, id: one.0 }, 1));
    assert_eq!(refusal(removed), "store-in-use");
    assert_eq!(office.refused(officer("a.serikova")), "store-login-taken");
    // A refusal inside an act that goes on all the same leaves nothing of the removal behind.
    office.write(|writes| {
        assert!(writes.remove(Key { kind: Kind::Client, id: one.0 }, 1).is_err());
        writes.put(client("Три").into())
    });
    assert_eq!(names(&office, "один"), ["Один"]);
    assert!(office.store.check(&mut |_| {}).unwrap().faults.is_empty());
}

fn names(office: &Office, filter: &str) -> Vec<String> {
    let today = day("2026-11-23");
    let query = Query::parse(filter, today, &Calendar::built_in());
    assert!(query.problems.is_empty(), "{filter}: {:?}", query.problems);
    let list = ListQuery {
        query,
        sort: Sort::Name,
        limit: 50,
        today: Some(today),
        me: Some(StaffId(1)),
        ..ListQuery::default()
    };
    let page = office.read(|reads| reads.clients(&list));
    assert_eq!(page.total, page.rows.len());
    page.rows.into_iter().map(|row| row.name_cyrillic.unwrap().to_string()).collect()
}

#[test]
fn a_client_is_found_by_any_spelling_and_any_number() {
    let mut office = Office::new();
    let mut ivanova = client("Иванова Мария");
    ivanova.name_latin = Some(line("IVANOVA MARIIA"));
    ivanova.former_names = Some(line("Пак"));
    ivanova.phone = Some(line("+7 (701) 555-44-33"));
    ivanova.owner = Some(StaffId(1));
    ivanova.presence = Presence::Abroad;
    ivanova.email = Some(line("M.Ivanova@post.example"));
    ivanova.citizenship = country("RUS");
    let ivanova = ClientId(office.put(ivanova).id);
    office.put(passport(ivanova, "АВ 123 4567", "RUS"));
    let reference = office.put(case(ivanova, "2026-11-01"));
    let firm = SponsorId(office.put(sponsor("ТОО «Жер Ана»")).id);
    office.put(basis(ivanova, Some(firm)));
    office.client("Абдуллаев Рустам");
    let found =
        ["иванова", "ИВАНОВА мар", "ivan", "Пак", "1234567", "ab1234567", "5554433", "жер", "00001", "м", "bdfyjdf"];
    for filter in ["C-000001", "c-1", "m.ivanova@post.example", "post.example", "россия", "Russia", "Ресей"]
    {
        assert_eq!(names(&office, filter), ["Иванова Мария"], "{filter}");
    }
    assert_eq!(names(&office, "rus").len(), 2, "the code of one's state, the beginning of the other's name");
    assert_eq!(names(&office, "!россия"), ["Абдуллаев Рустам"]);
    for filter in found {
        assert_eq!(names(&office, filter), ["Иванова Мария"], "{filter}");
    }
    for filter in
        ["owner:me", "owner:serik", "citizenship:RUS", "presence:abroad", "stage:collecting", "sponsor:жер", "!рустам"]
    {
        assert_eq!(names(&office, filter), ["Иванова Мария"], "{filter}");
    }
    assert_eq!(names(&office, "stage:filed").len(), 0);
    assert_eq!(names(&office, "иванова !мария").len(), 0);
    assert_eq!(names(&office, "").len(), 2);
    // In a list of cases a reference finds its own case only, a name all of the person's.
    office.put(case(ivanova, "2026-11-02"));
    let cases = |filter: &str| {
        let query = Query::parse(filter, day("2026-11-23"), &Calendar::built_in());
        let list = ListQuery { query, limit: 9, ..ListQuery::default() };
        office.read(|reads| reads.cases(&list)).total
    };
    assert_eq!((cases("T-2026-00001"), cases("00001"), cases("иванова"), cases("!иванова")), (1, 1, 2, 0));
    // What is gone is not found any more.
    let matter = Case::try_from(office.get(reference)).unwrap();
    office.write(|writes| writes.remove(reference, matter.version));
    assert_eq!(names(&office, "00001").len(), 0);
    assert_eq!(office.read(|reads| reads.find("av1234567")), [], "V and В differ in look");
    assert_eq!(office.read(|reads| reads.find("AB1234567")), [ivanova]);
    let keys = PersonKeys { document: Some((country("RUS"), "AB1234567".into())), ..PersonKeys::default() };
    assert_eq!(office.read(|reads| reads.find_person(&keys)), [ivanova]);
    let keys = PersonKeys { document: Some((country("UZB"), "AB1234567".into())), ..PersonKeys::default() };
    assert_eq!(office.read(|reads| reads.find_person(&keys)), []);
}

#[test]
fn levels_and_days_filter_by_what_binds() {
    let mut office = Office::new();
    for (name, on) in
        [("Прошло", "2026-11-20"), ("Сегодня", "2026-11-23"), ("Скоро", "2026-12-10"), ("Потом", "2027-12-10")]
    {
        let id = office.client(name);
        office.put(own_date(id, "срок", on));
    }
    office.client("Без срока");
    assert_eq!(names(&office, "level:overdue"), ["Прошло"]);
    assert_eq!(names(&office, "level:today"), ["Сегодня"]);
    assert_eq!(names(&office, "due<18"), ["Прошло", "Сегодня", "Скоро"]);
    assert_eq!(names(&office, "!due<18"), ["Без срока", "Потом"]);
    let count = |from| office.read(|reads| reads.count_live_after(day(from), None, day("2026-11-23")));
    assert_eq!((count("2026-11-23"), count("2026-12-10"), count("2027-12-10")), (2, 1, 0));
}

#[test]
fn pages_are_complete_and_without_repeats_in_every_order() {
    let mut office = Office::new();
    office.write(|writes| {
        for number in 0..57 {
            // Many of equal name and equal day.
            let id = ClientId(writes.put(client(["Ким", "Ли", "Цой"][number % 3]).into())?.id);
            if number % 4 != 0 {
                writes.put(own_date(id, "срок", ["2026-12-01", "2026-12-02"][number % 2]).into())?;
            }
            writes.put(case(id, "2026-11-01").into())?;
        }
        Ok(())
    });
    for sort in [Sort::Binding, Sort::Name, Sort::Newest] {
        let pages = |cases: bool| {
            let (mut seen, mut after): (Vec<i64>, Option<Cursor>) = (Vec::new(), None);
            loop {
                let list = ListQuery { sort, after: after.take(), limit: 7, ..ListQuery::default() };
                let (ids, next, total) = office.read(|reads| {
                    Ok(if cases {
                        let page = reads.cases(&list)?;
                        (page.rows.iter().map(|row| row.id.0).collect::<Vec<_>>(), page.next, page.total)
                    } else {
                        let page = reads.clients(&list)?;
                        (page.rows.iter().map(|row| row.id.0).collect::<Vec<_>>(), page.next, page.total)
                    })
                });
                assert_eq!(total, 57);
                seen.extend(ids);
                match next {
                    Some(next) => after = Some(next),
                    None => return seen,
                }
            }
        };
        for cases in [false, true] {
            let seen = pages(cases);
            assert_eq!(seen.len(), 57, "{sort:?}");
            assert_eq!(seen.iter().collect::<HashSet<_>>().len(), 57, "{sort:?}");
        }
    }
    let first = office.read(|reads| reads.clients(&ListQuery { limit: 1, ..ListQuery::default() })).rows.remove(0);
    assert_eq!(first.binding.unwrap().last_day, day("2026-12-01"));
}

#[test]
fn drafts_are_each_persons_own_and_outside_the_journal() {
    let mut office = Office::new();
    let (me, other) = (line("a.serikova"), line("b"));
    let mark = office.read(|reads| reads.journal_head());
    office.store.keep_draft(&me, "client/1", Some("{\"a\":1}")).unwrap();
    office.store.keep_draft(&me, "client/1", Some("{\"a\":2}")).unwrap();
    office.store.keep_draft(&other, "client/1", Some("{}")).unwrap();
    assert_eq!(office.store.drafts(&me).unwrap(), [("client/1".to_owned(), "{\"a\":2}".to_owned())]);
    // Nothing is kept over what lies there, and what another keeps under that name is in nobody's way.
    assert!(!office.store.add_draft(&me, "client/1", "{\"a\":3}").unwrap());
    assert_eq!(office.store.drafts(&me).unwrap(), [("client/1".to_owned(), "{\"a\":2}".to_owned())]);
    office.store.keep_draft(&me, "client/1", None).unwrap();
    assert!(office.store.drafts(&me).unwrap().is_empty());
    assert!(office.store.add_draft(&me, "client/1", "{\"a\":3}").unwrap());
    office.store.keep_draft(&me, "client/1", None).unwrap();
    assert_eq!(office.read(|reads| reads.journal_head()), mark);
}

#[test]
fn two_at_once_lose_nothing_and_see_each_other() {
    let mut office = Office::new();
    let mark = office.store.change_mark().unwrap();
    let mut colleague = office.colleague();
    let other = std::thread::spawn(move || {
        for _ in 0..40 {
            colleague.writing(&act("edit"), |writes| writes.put(client("Они").into())).unwrap();
        }
    });
    for _ in 0..40 {
        office.client("Мы");
    }
    other.join().unwrap();
    assert_eq!(office.read(|reads| reads.counts()).clients, 80);
    assert_ne!(office.store.change_mark().unwrap(), mark);
    let report = office.store.check(&mut |_| {}).unwrap();
    assert_eq!((report.clients, report.journal, report.faults), (80, 81, Vec::new()));
}

#[test]
fn settings_are_kept_and_journalled() {
    let mut office = Office::new();
    let ((), receipt) = office.write(|writes| writes.set_setting("office", "Алматы"));
    assert!(receipt.group.is_some());
    let ((), receipt) = office.write(|writes| writes.set_setting("office", "Алматы"));
    assert!(receipt.group.is_none());
    assert_eq!(office.read(|reads| reads.setting("office")).as_deref(), Some("Алматы"));
    assert!(!office.read(|reads| reads.rule_titles()).is_empty());
    assert!(!office.read(|reads| reads.rulebook()).rules.is_empty());
}

#[test]
fn appointments_come_by_day_and_time() {
    let mut office = Office::new();
    let id = office.client("Иванова Мария");
    for (title, time) in [("Второе", "15:00"), ("Первое", "09:00")] {
        let mut date = own_date(id, title, "2026-11-25");
        date.at_time = Some(line(time));
        office.put(date);
    }
    office.put(own_date(id, "Без времени", "2026-11-25"));
    let found = office.read(|reads| reads.appointments(day("2026-11-25"), day("2026-11-25")));
    let titles: Vec<&str> = found.iter().map(|(date, _)| date.title.as_str()).collect();
    assert_eq!(titles, ["Первое", "Второе"]);
    assert_eq!(found[0].1.as_str(), "Иванова Мария");
}

#[test]
fn a_review_that_was_closed_is_never_written_again() {
    use sojourn::domain::deadline::DeadlineId;
    use sojourn::domain::review::{Entry, Progress, Reason, Review, SignOff};
    let mut office = Office::new();
    let today = day("2026-11-23");
    let (key, _) = office.store.writing(&act("create"), |writes| writes.put(officer("b.omarov").into())).unwrap();
    let staff = StaffId(key.id);
    let id = DeadlineId { rule: "OWN".to_owned(), subject: "O-000001".to_owned() };
    let entry = Entry {
        client: ClientId(7),
        id: id.clone(),
        nth: 1,
        reasons: vec![Reason::Due],
        owner: None,
        shown_day: today,
        seen_ms: None,
        settled: None,
    };
    let keep = |office: &mut Office, entry: &Entry| {
        office.store.writing(&act("review"), |writes| writes.keep_review_entry(staff, today, entry)).map(drop)
    };
    assert!(matches!(keep(&mut office, &entry), Err(Error::Refused(_))), "it was not begun");
    let review = Review { staff, day: today, begun_ms: 1, signed: None, severities: Default::default() };
    let (_, receipt) = office.store.writing(&act("review"), |writes| writes.begin_review(&review)).unwrap();
    assert_eq!(receipt.group, None, "outside the journal");
    keep(&mut office, &entry).unwrap();
    let seen = |office: &Office, on: &str| office.store.reading(|r| r.was_seen(ClientId(7), &id, day(on))).unwrap();
    assert!(!seen(&office, "2026-11-23"));
    let entry = Entry { seen_ms: Some(5), ..entry };
    keep(&mut office, &entry).unwrap();
    assert!(seen(&office, "2026-11-23") && !seen(&office, "2026-11-24"), "seen with that day only");
    assert_eq!(office.store.reading(|reads| reads.review_entries(staff, today)).unwrap(), std::slice::from_ref(&entry));
    let signed = Some(SignOff { at_ms: 9, by: line("b.omarov"), seq: 1 });
    let closed = Review { signed, ..review.clone() };
    let close = |office: &mut Office, review: &Review| {
        office
            .store
            .writing(&act("sign_off"), |writes| writes.sign_off(review, &Progress::default()))
            .map(|done| done.1)
    };
    assert!(close(&mut office, &review).is_err(), "nobody signs");
    assert!(close(&mut office, &closed).unwrap().group.is_some(), "in the journal");
    assert!(close(&mut office, &closed).is_err() && keep(&mut office, &entry).is_err());
    let later = office.store.reading(|reads| reads.last_signed_review(staff, day("2026-11-24"))).unwrap();
    assert_eq!(later, Some(closed));
    assert!(office.store.check(&mut |_| {}).unwrap().faults.is_empty());
}
