//! Two records of one person become one and two again: what moves, what falls together, what lists and searches then
//! say, and that what is stored is what follows from the records.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::desk::Desk;
use sojourn::app::duplicates::PairsFrom;
use sojourn::app::error::ErrorKind;
use sojourn::app::forms::{Parent, Typed};
use sojourn::app::lists::ListQuery;
use sojourn::domain::case::{Case, CaseDocument, CaseKind};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::id::*;
use sojourn::domain::lang::Lang;
use sojourn::domain::query::Query;
use sojourn::domain::record::{FieldType, Fields, Key, Kind, Record};
use sojourn::domain::same_person::Alike;
use sojourn::store::JournalFilter;

const KEPT: ClientId = ClientId(1);

fn record(kind: Kind, fields: &serde_json::Value) -> Record {
    let empty = |holds| if holds == FieldType::Flag { serde_json::Value::Bool(false) } else { serde_json::Value::Null };
    let mut all: Fields = kind.fields().iter().map(|field| (field.name.to_owned(), empty(field.holds))).collect();
    all.extend(fields.as_object().unwrap().clone());
    Record::from_fields(Key { kind, id: 0 }, 0, all).unwrap()
}

/// A second record of Абдуллаев Рустам, entered in Latin letters: the passport again, the stay under way again, an
/// earlier stay, a case with a paper, a child who follows, a sponsor who is that person.
fn second_record(desk: &mut Desk) -> ClientId {
    let mut made = ClientId(0);
    desk.write("add", |writes, _| {
        let person = Client {
            name_latin: Some(Clean::line("Rustam Abdullayev")),
            citizenship: Country::code("UZB"),
            born: Some(day("1990-03-12")),
            email: Some(Clean::line("rustam@example.org")),
            phone: Some(Clean::line("+7 777 123 45 67")),
            ..Client::new(day("2026-11-20"))
        };
        made = ClientId(writes.put(person.into())?.id);
        let passport = serde_json::json!({"client": made.0, "kind": "passport", "number": "FА 1234567",
            "citizenship": "UZB", "expires": "2029-03-01", "name_latin": "ABDULLAEV RUSTAM"});
        let passport = writes.put(record(Kind::IdentityDocument, &passport))?.id;
        for (entry, exit) in [("2026-10-27", None), ("2026-05-01", Some("2026-05-05"))] {
            let stay = serde_json::json!({"client": made.0, "document": passport, "entry": entry, "exit": exit,
                "note": "по билету"});
            writes.put(record(Kind::Stay, &stay))?;
        }
        let case = CaseId(writes.put(Case::new(made, CaseKind::Iin, day("2026-11-20")).into())?.id);
        writes.put(CaseDocument::new(case, made, "passport").into())?;
        let child = Client {
            name_cyrillic: Some(Clean::line("Абдуллаев Тимур")),
            citizenship: Country::code("UZB"),
            main_applicant: Some(made),
            ..Client::new(day("2026-11-20"))
        };
        writes.put(child.into())?;
        writes.put(record(
            Kind::Sponsor,
            &serde_json::json!({"name": "ИП Абдуллаев", "kind": "relative", "client": made.0}),
        ))?;
        Ok(())
    })
    .unwrap();
    made
}

fn sound(desk: &mut Desk) {
    let report = desk.store().check(&mut |_| {}).unwrap();
    assert_eq!(report.faults, Vec::<String>::new());
}

fn listed(desk: &mut Desk, text: &str) -> Vec<i64> {
    let query = Query::parse(text, day("2026-11-23"), desk.calendar());
    let list = ListQuery { query, limit: 50, ..ListQuery::default() };
    desk.client_list(&list).unwrap().rows.iter().map(|line| line.id.0).collect()
}

#[test]
fn a_second_record_is_found_by_number_and_by_name_across_alphabets() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let dossier = |desk: &Desk, id: ClientId| desk.read(|reads| reads.dossier(id)).unwrap().unwrap();
    let kin = desk.kin(&dossier(&desk, KEPT)).unwrap();
    let found: Vec<(ClientId, Alike)> = kin.alike.iter().map(|(line, why)| (line.id, *why)).collect();
    assert_eq!(found, [(second, Alike::Number)]);
    let (pairs, next) = desk.alike_pairs(PairsFrom::Start).unwrap();
    let pairs: Vec<_> = pairs.iter().map(|pair| (pair.one.id, pair.other.id, pair.alike)).collect();
    assert_eq!((pairs, next), (vec![(KEPT, second, Alike::Number)], PairsFrom::End));
    // Without the passport the name and the birth date are left.
    let passport = dossier(&desk, second).identity_documents[0].clone();
    desk.write("edit", |writes, _| {
        writes
            .put(sojourn::domain::identity::IdentityDocument { number: "ZZ7654321".into(), ..passport.clone() }.into())
    })
    .unwrap();
    let kin = desk.kin(&dossier(&desk, second)).unwrap();
    let found: Vec<(ClientId, Alike)> = kin.alike.iter().map(|(line, why)| (line.id, *why)).collect();
    assert_eq!(found, [(KEPT, Alike::NameBorn)]);
}

#[test]
fn two_people_are_not_proposed_again_until_something_surer_makes_them_look_alike() {
    let mut session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let number_of = |desk: &mut Desk, number: &str| {
        let held = desk.read(|reads| reads.dossier(second)).unwrap().unwrap().identity_documents[0].clone();
        let changed = sojourn::domain::identity::IdentityDocument { number: number.into(), ..held };
        desk.write("edit", |writes, _| writes.put(changed.clone().into())).unwrap();
    };
    let proposed = |desk: &Desk| {
        let dossier = desk.read(|reads| reads.dossier(KEPT)).unwrap().unwrap();
        (desk.alike_pairs(PairsFrom::Start).unwrap().0.len(), desk.kin(&dossier).unwrap().alike.len())
    };
    number_of(&mut desk, "ZZ7654321");
    assert_eq!(proposed(&desk), (1, 1));
    session.keys(":duplicates<enter>").shows("same name and birth date");
    session.keys("<enter>").shows("d two people");
    session.keys("d").shows("not proposed again");
    assert_eq!(proposed(&desk), (0, 0));
    // It is the newest act of whoever said so, and goes back like any other.
    session.keys("u");
    assert_eq!(proposed(&desk), (1, 1));
    desk.are_two_people(second, KEPT).unwrap();
    assert_eq!(proposed(&desk), (0, 0));
    number_of(&mut desk, "FА 1234567");
    assert_eq!(proposed(&desk), (1, 1), "one passport is more than one birth date");
    for (one, other) in [(KEPT, KEPT), (KEPT, ClientId(999))] {
        assert!(desk.are_two_people(one, other).is_err());
    }
}

#[test]
fn one_individual_number_on_two_records_is_found_whatever_the_names() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let mut made = Vec::new();
    desk.write("add", |writes, _| {
        for (name, iin) in [("Ли Анна", "900101300811"), ("Ким Ольга", "900101300811"), ("Пак Вера", "900101300823")]
        {
            let person = Client {
                name_cyrillic: Some(Clean::line(name)),
                iin: Some(Clean::line(iin)),
                ..Client::new(day("2026-11-20"))
            };
            made.push(ClientId(writes.put(person.into())?.id));
        }
        Ok(())
    })
    .unwrap();
    let alike = desk.read(|reads| reads.alike(made[0])).unwrap();
    assert_eq!(alike, [(made[1], Alike::Iin)]);
    let (pairs, _) = desk.alike_pairs(PairsFrom::Start).unwrap();
    let pairs: Vec<_> = pairs.iter().map(|pair| (pair.one.id, pair.other.id, pair.alike)).collect();
    assert_eq!(pairs, [(made[0], made[1], Alike::Iin)]);
}

#[test]
fn a_merge_moves_everything_and_undo_takes_it_apart() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let before: Vec<_> = [KEPT, second].map(|id| desk.read(|reads| reads.dossier(id)).unwrap().unwrap()).into();

    let seen = desk.side_by_side(KEPT, second).unwrap();
    let asked: Vec<&str> = seen.questions.iter().map(|question| question.field).collect();
    assert_eq!(asked, ["name_latin", "phone"]);
    desk.merge_clients(&seen, &["phone"]).unwrap();
    sound(&mut desk);

    let page = desk.client_page(KEPT).unwrap();
    let kept = &page.dossier;
    assert_eq!(kept.client.phone.as_deref(), Some("+7 777 123 45 67"));
    assert_eq!(kept.client.email.as_deref(), Some("rustam@example.org"));
    assert_eq!(kept.client.name_latin.as_deref(), Some("ABDULLAEV RUSTAM"));
    assert_eq!(kept.identity_documents.len(), 1, "one passport");
    assert_eq!(kept.identity_documents[0].name_latin.as_deref(), Some("ABDULLAEV RUSTAM"));
    let entries: Vec<String> = kept.stays.iter().map(|stay| stay.entry.to_string()).collect();
    assert_eq!(entries, ["2026-02-03", "2026-05-01", "2026-10-27"]);
    assert!(kept.stays.iter().all(|stay| stay.document == Some(kept.identity_documents[0].id)));
    assert_eq!((kept.cases.len(), kept.case_documents.len()), (2, 4));
    let kin = desk.kin(kept).unwrap();
    assert_eq!(kin.dependants.people.len(), 1, "the child follows the kept record");
    assert_eq!((kin.merged, kin.alike.len()), (vec![second], 0));
    assert_eq!(desk.read(|reads| reads.sponsors_who_are(KEPT)).unwrap().len(), 1);

    // In no list, in no review; its number finds the person, and its history stays.
    assert_eq!(listed(&mut desk, "abdullayev rustam"), [KEPT.0]);
    assert_eq!(desk.client_called(&second.to_string()).unwrap(), KEPT);
    let gone = desk.client_page(second).unwrap();
    assert!(gone.deadlines.is_empty() && gone.binding.is_none());
    assert_eq!(gone.findings.len(), 1);
    let filter = JournalFilter { client: Some(second), limit: 100, ..JournalFilter::default() };
    assert!(desk.read(|reads| reads.journal(&filter)).unwrap().len() >= 2);
    assert!(desk.alike_pairs(PairsFrom::Start).unwrap().0.is_empty());

    // A change of the law derives everybody again, and leaves the record that went out of it.
    desk.confirm_rules(&["STAY-CHILD".to_owned()], Some("A. Serikova"), &mut |_| true).unwrap();
    sound(&mut desk);
    desk.undo().unwrap().unwrap();

    desk.undo().unwrap().unwrap();
    sound(&mut desk);
    for old in before {
        let now = desk.read(|reads| reads.dossier(old.client.id)).unwrap().unwrap();
        let plain = |dossier: &sojourn::domain::dossier::Dossier| -> Vec<Fields> {
            let mut records: Vec<Record> = vec![dossier.client.clone().into()];
            records.extend(dossier.identity_documents.iter().cloned().map(Into::into));
            records.extend(dossier.stays.iter().cloned().map(Into::into));
            records.extend(dossier.cases.iter().cloned().map(Into::into));
            records.extend(dossier.case_documents.iter().cloned().map(Into::into));
            records.iter().map(Record::fields).collect()
        };
        assert_eq!(plain(&now), plain(&old));
    }
    assert_eq!(listed(&mut desk, "abdullayev rustam").len(), 2);
}

#[test]
fn a_merge_that_cannot_be_changes_nothing() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    assert_eq!(desk.side_by_side(KEPT, KEPT).unwrap_err().kind, ErrorKind::Refused);

    // Stays that overlap without being the same one.
    desk.write("add", |writes, _| {
        let stay = serde_json::json!({"client": second.0, "entry": "2026-02-10", "exit": "2026-02-12"});
        writes.put(record(Kind::Stay, &stay))
    })
    .unwrap();
    let seen = desk.side_by_side(KEPT, second).unwrap();
    assert_eq!(desk.merge_clients(&seen, &[]).unwrap_err().message.id, "store-stay-overlaps");
    sound(&mut desk);
    assert_eq!(session.client(second.0).dossier.stays.len(), 3);

    // Somebody changed one of them since both were looked at.
    desk.add_note(second, "звонил").unwrap();
    assert_eq!(desk.merge_clients(&seen, &[]).unwrap_err().kind, ErrorKind::Conflict);
}

/// The act of the test that is about two records: made, merged, told what the kept one is then.
fn merged(desk: &mut Desk, second: ClientId) -> sojourn::domain::dossier::Dossier {
    let seen = desk.side_by_side(KEPT, second).unwrap();
    desk.merge_clients(&seen, &[]).unwrap();
    sound(desk);
    desk.read(|reads| reads.dossier(KEPT)).unwrap().unwrap()
}

#[test]
fn what_was_recorded_since_on_a_moved_record_keeps_an_undo_from_tearing_it_off() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let kept = merged(&mut desk, second);
    let case = kept.cases.iter().find(|case| case.kind == CaseKind::Iin).unwrap().id;
    let mut other = session.other();
    other.write("add", |writes, _| writes.put(CaseDocument::new(case, KEPT, "photo").into())).unwrap();
    let group = desk.read(|reads| reads.journal(&JournalFilter { limit: 50, ..JournalFilter::default() })).unwrap();
    let group = group.iter().find(|entry| entry.reason == "merge").unwrap().group;
    let act = desk.act("undo");
    let said = sojourn::store::undo::undo(desk.store(), &act, group).unwrap_err();
    assert!(said.to_string().contains("store-undo-in-use"), "{said}");
    sound(&mut desk);
}

#[test]
fn what_was_done_on_the_kept_record_takes_nothing_of_the_other_ones_act() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    desk.write("add", |writes, _| {
        for (client, kind, until, reason) in
            [(KEPT, "done", None, None), (second, "handled", Some("2026-12-20"), Some("reason-other"))]
        {
            let act = serde_json::json!({"client": client.0, "rule": "DATA-IIN", "subject": client.to_string(),
                "kind": kind, "for_day": "2026-12-01", "on_day": "2026-11-20", "until_day": until, "reason": reason});
            writes.put(record(Kind::Action, &act))?;
        }
        Ok(())
    })
    .unwrap();
    let kept = merged(&mut desk, second);
    let acts: Vec<_> = kept.actions.iter().filter(|act| act.rule.as_str() == "DATA-IIN").collect();
    assert_eq!(acts.len(), 1);
    assert_eq!((acts[0].until_day, &acts[0].reason), (None, &None));
}

#[test]
fn passports_of_one_number_that_expire_on_two_days_both_stay() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let passport = desk.read(|reads| reads.dossier(second)).unwrap().unwrap().identity_documents[0].clone();
    let earlier = Some(day("2027-01-05"));
    desk.write("edit", |writes, _| {
        writes.put(sojourn::domain::identity::IdentityDocument { expires: earlier, ..passport.clone() }.into())
    })
    .unwrap();
    let kept = merged(&mut desk, second);
    assert!(kept.identity_documents.iter().any(|document| document.expires == earlier));
}

#[test]
fn what_moves_and_what_falls_together_is_counted_once() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    // An earlier stay, a case and its paper move; the passport and the stay under way fall together.
    assert_eq!(desk.side_by_side(KEPT, second).unwrap().moves, (3, 2));
}

#[test]
fn somebody_who_leans_on_the_record_that_goes_leans_on_the_kept_one_and_back() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let mut worker = ClientId(0);
    desk.write("add", |writes, _| {
        let permit = serde_json::json!({"client": second.0, "kind": "residence_permit", "number": "RP 7",
            "valid_from": "2026-01-01", "valid_until": "2026-12-15"});
        writes.put(record(Kind::Permit, &permit))?;
        let sponsor = writes.sponsors_who_are(second)?[0];
        let person = Client {
            name_cyrillic: Some(Clean::line("Ли Анна")),
            citizenship: Country::code("UZB"),
            ..Client::new(day("2026-11-20"))
        };
        worker = ClientId(writes.put(person.into())?.id);
        let basis = serde_json::json!({"client": worker.0, "ground": "family", "sponsor": sponsor.0});
        writes.put(record(Kind::Basis, &basis))?;
        Ok(())
    })
    .unwrap();
    sound(&mut desk);
    let lent = |desk: &Desk| desk.read(|reads| reads.dossier(worker)).unwrap().unwrap().linked_ends;
    let before = lent(&desk);
    assert_eq!(before[0].from, second);
    merged(&mut desk, second);
    assert_eq!(lent(&desk)[0].from, KEPT);
    desk.undo().unwrap().unwrap();
    sound(&mut desk);
    assert_eq!(lent(&desk), before);
}

#[test]
fn a_passport_that_lies_in_the_office_by_either_record_lies_there() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    let passport = |desk: &Desk, id: ClientId| {
        desk.read(|reads| reads.dossier(id)).unwrap().unwrap().identity_documents[0].clone()
    };
    let (ours, theirs) = (passport(&desk, KEPT), passport(&desk, second));
    desk.write("edit", |writes, _| {
        let returned = Some(sojourn::domain::case::Original::Returned);
        let ours = sojourn::domain::identity::IdentityDocument {
            original: returned,
            returned_on: Some(day("2026-11-10")),
            returned_to: Some(Clean::line("HR")),
            ..ours.clone()
        };
        writes.put(ours.into())?;
        let held = Some(sojourn::domain::case::Original::Held);
        let since = Some(day("2026-11-18"));
        writes.put(
            sojourn::domain::identity::IdentityDocument { original: held, held_since: since, ..theirs.clone() }.into(),
        )
    })
    .unwrap();
    merged(&mut desk, second);
    let one = passport(&desk, KEPT);
    assert_eq!(one.original, Some(sojourn::domain::case::Original::Held));
    assert_eq!((one.held_since, one.returned_on, one.returned_to), (Some(day("2026-11-18")), None, None));
}

#[test]
fn nothing_new_comes_to_a_record_that_went() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    merged(&mut desk, second);
    let said = desk.add_note(second, "звонил").unwrap_err();
    assert_eq!(said.message.id, "merge-add-there");
    let form = desk.form(Kind::Client, Some(Key { kind: Kind::Client, id: 2 }), Parent::default()).unwrap();
    let typed = Typed::from([("main_applicant".to_owned(), second.0.to_string())]);
    assert_eq!(desk.submit(&form, &typed).unwrap_err().message.id, "merge-add-there");
    let case = Case::new(second, CaseKind::Other, day("2026-11-23"));
    let said = desk.write("add", |writes, _| writes.put(case.clone().into())).unwrap_err();
    assert_eq!(said.message.id, "merge-add-there");
}

#[test]
fn where_both_records_say_the_same_the_later_word_counts() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let second = second_record(&mut desk);
    desk.write("edit", |writes, _| {
        for (id, on) in [(KEPT, "2026-11-01"), (second, "2026-11-19")] {
            let person = writes.whole(id)?.client;
            let presence = sojourn::domain::choice::Presence::InCountry;
            writes.put(Client { presence, presence_confirmed_on: Some(day(on)), ..person }.into())?;
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(merged(&mut desk, second).client.presence_confirmed_on, Some(day("2026-11-19")));
}
