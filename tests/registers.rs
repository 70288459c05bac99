//! Originals held and returned, and sponsors with their people: what the records say, what the lists find, what a person
//! sees on the screens.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::desk::Desk;
use sojourn::app::error::ErrorKind;
use sojourn::app::originals::{ActKind, Format, Item, Move, Travel};
use sojourn::domain::case::{DocumentState, Original, Paid};
use sojourn::domain::choice::{Presence, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::id::{ClientId, OwnDateId, SponsorId};
use sojourn::domain::lang::Lang;
use sojourn::domain::record::Kind;
use sojourn::domain::sponsor::{Sponsor, SponsorKind};
use sojourn::domain::staff::OwnDate;
use sojourn::i18n::Catalogue;
use std::slice::from_ref;

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];

fn passport(session: &Session, client: i64) -> Item {
    Item::Identity(session.client(client).dossier.identity_documents[0].clone())
}

fn take_in(on: &str) -> Move {
    Move::TakeIn { on: day(on), kept_at: Some(Clean::line("сейф 2, полка 1")) }
}

fn hold(session: &Session, client: i64, on: &str) {
    session.other().move_originals(&[passport(session, client)], &take_in(on)).unwrap();
}

fn trip(desk: &mut Desk, client: i64, on: &str) {
    let date = OwnDate {
        id: OwnDateId(0),
        version: 0,
        client: ClientId(client),
        case: None,
        owner: None,
        title: Clean::line("Отпуск"),
        on_day: day(on),
        at_time: None,
        place: None,
        severity: Severity::Soft,
        trip: true,
    };
    desk.write("add", |writes, _| writes.put(date.clone().into())).unwrap();
}

fn snapshot(name: &str, lang: Lang, size: (u16, u16), session: &Session) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-{}x{}", lang.as_str(), size.0, size.1), session.screen());
    });
}

#[test]
fn an_original_says_who_took_it_in_when_and_where_it_went() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let tomorrow = desk.move_originals(&[passport(&session, 1)], &take_in("2026-11-24")).unwrap_err();
    assert_eq!(tomorrow.kind, ErrorKind::Refused);
    hold(&session, 1, "2026-11-20");
    let held = passport(&session, 1);
    let (since, by, kept_at) = held.held();
    assert_eq!((since, kept_at.map(Clean::as_str)), (Some(day("2026-11-20")), Some("сейф 2, полка 1")));
    assert!(by.is_some(), "somebody took it in");
    let back = |on: &str| Move::Return { on: day(on), to: Some(Clean::line("сестра")) };
    assert!(desk.move_originals(from_ref(&held), &back("2026-11-19")).is_err(), "before it was taken in");
    assert!(desk.move_originals(from_ref(&held), &Move::Shown).is_err(), "it is here");
    assert!(desk.move_originals(from_ref(&held), &take_in("2026-11-22")).is_err(), "since when would be lost");
    desk.move_originals(&[held], &back("2026-11-21")).unwrap();
    let returned = passport(&session, 1);
    assert_eq!(returned.original(), Some(Original::Returned));
    assert_eq!(returned.returned().0, Some(day("2026-11-21")));
    assert!(desk.move_originals(&[returned], &back("2026-11-22")).is_err(), "it is not here any more");
    desk.undo().unwrap();
    assert_eq!(passport(&session, 1).original(), Some(Original::Held));
}

#[test]
fn the_original_of_a_paper_that_nobody_has_seen_is_its_reception_too() {
    let session = Session::open(Lang::En, 80, 24);
    let page = session.client(1);
    let line =
        |id: &str| page.checklist(&page.dossier.cases[0]).into_iter().find(|line| line.requirement == id).unwrap();
    let papers = ["medical_insurance", "identity_copy"].map(|id| Item::Paper(line(id).document));
    session.other().move_originals(&papers, &take_in("2026-11-20")).unwrap();
    let papers = session.client(1).dossier.case_documents;
    let state = |id: &str| {
        let paper = papers.iter().find(|paper| paper.requirement.as_str() == id).unwrap();
        (paper.state, paper.received_on, paper.original)
    };
    assert_eq!(state("medical_insurance"), (DocumentState::Received, Some(day("2026-11-20")), Some(Original::Held)));
    // A paper that was verified before stays verified on its day.
    assert_eq!(state("identity_copy"), (DocumentState::Verified, Some(day("2026-11-05")), Some(Original::Held)));
}

#[test]
fn the_list_of_originals_goes_on_after_any_of_its_rows() {
    let session = Session::open(Lang::En, 80, 24);
    let page = session.client(1);
    let mut desk = session.other();
    for line in page.checklist(&page.dossier.cases[0]).into_iter().take(6) {
        let on = ["2026-11-20", "2026-11-18"][usize::from(line.requirement.len() % 2 == 0)];
        desk.move_originals(&[Item::Paper(line.document)], &take_in(on)).unwrap();
    }
    hold(&session, 1, "2026-11-20");
    hold(&session, 2, "2026-11-18");
    // One whose day nobody noted.
    let mut undated = session.client(1).dossier.case_documents[0].clone();
    undated.held_since = None;
    desk.write("edit", |writes, _| writes.put(undated.clone().into())).unwrap();
    let all = desk.originals_held(None, 100).unwrap();
    assert_eq!(all.len(), 8);
    assert!(all.is_sorted_by_key(|line| line.since), "{all:?}");
    let mut walked = Vec::new();
    while let Some(line) = desk.originals_held(walked.last(), 1).unwrap().pop() {
        walked.push(line);
    }
    assert_eq!(walked, all);
    for at in 1..all.len() {
        assert_eq!(desk.originals_held(Some(&all[at - 1]), 3).unwrap(), all[at..(at + 3).min(all.len())]);
    }
}

#[test]
fn a_passport_is_asked_back_when_its_owner_travels() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    hold(&session, 1, "2026-11-20");
    hold(&session, 2, "2026-11-18");
    let found = |desk: &Desk| -> Vec<(i64, Travel)> {
        let lines = desk.held_of_travellers(10).unwrap();
        lines.into_iter().map(|(line, travel)| (line.client.0, travel)).collect()
    };
    assert_eq!(found(&desk), []);
    trip(&mut desk, 1, "2026-11-22");
    assert_eq!(found(&desk), [], "that journey is over");
    trip(&mut desk, 1, "2026-12-20");
    trip(&mut desk, 1, "2026-12-05");
    let journey = (1, Travel::Trip { on: day("2026-12-05"), title: Clean::line("Отпуск") });
    assert_eq!(found(&desk), from_ref(&journey), "the next one counts");
    let mut away = session.client(2).dossier.client;
    away.presence = Presence::Abroad;
    desk.write("edit", |writes, _| writes.put(away.clone().into())).unwrap();
    assert_eq!(found(&desk), [(2, Travel::Abroad), journey.clone()]);
    desk.move_originals(&[passport(&session, 2)], &Move::Return { on: day("2026-11-23"), to: None }).unwrap();
    assert_eq!(found(&desk), [journey], "what went back is nobody's worry");
    // An exit that is recorded ahead.
    let stay = session.client(2).dossier.stays[0].clone();
    let stay = sojourn::domain::stay::Stay { exit: Some(day("2026-11-30")), ..stay };
    desk.write("edit", |writes, _| writes.put(stay.clone().into())).unwrap();
    desk.move_originals(&[passport(&session, 2)], &take_in("2026-11-23")).unwrap();
    away = session.client(2).dossier.client;
    away.presence = Presence::InCountry;
    desk.write("edit", |writes, _| writes.put(away.clone().into())).unwrap();
    assert_eq!(found(&desk)[0], (2, Travel::Exit { on: day("2026-11-30") }));
}

#[test]
fn the_act_is_worded_in_the_clients_language() {
    let session = Session::open(Lang::En, 80, 24);
    hold(&session, 1, "2026-11-20");
    let page = session.client(1);
    let case = page.dossier.cases[0].id;
    assert_eq!(page.clients_language(), Lang::Ru, "a citizen of Uzbekistan who has said nothing else");
    for lang in LANGS {
        let act = page.act_of_originals(
            ActKind::Accepted,
            Some(case),
            &Clean::line("Серикова Айгуль"),
            &Catalogue::new(lang),
        );
        let text = String::from_utf8(act.written(Format::Text)).unwrap();
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("act-of-originals-{}", lang.as_str()), text);
        });
    }
    let none = page.act_of_originals(ActKind::Returned, Some(case), &Clean::line("x"), &Catalogue::new(Lang::En));
    assert!(none.rows.is_empty());
}

#[test]
fn keys_take_marked_originals_in_print_the_act_and_give_them_back() {
    let mut session = Session::open(Lang::En, 100, 30);
    session.keys("2<enter>6<enter><home> <down> y").shows("Take in");
    session.keys("<enter>").shows("Kept at");
    session.keys("<tab>safe 2<f2>").shows("2 originals taken in");
    let held = |session: &Session| session.other().originals_held(None, 10).unwrap();
    assert_eq!(held(&session).len(), 2);
    assert!(held(&session).iter().all(|line| line.kept_at.as_deref() == Some("safe 2")));
    // The passport itself, in the section of originals.
    session.keys("7<home>yt<enter><f2>").shows("1 original taken in");
    session.keys("yact<enter>").shows("Акт приёма оригиналов");
    session.shows("Сдал(а)");
    session.keys("g").shows("түпнұсқаларын қабылдау актісі");
    session.keys("<esc>").hides("Сдал(а)");
    session.keys("ygive<enter>").shows("Given back to");
    session.keys("<tab>sister<f2>").shows("1 original given back");
    assert_eq!(held(&session).len(), 2);
    session.keys("u");
    assert_eq!(held(&session).len(), 3);
}

#[test]
fn payment_and_a_paper_that_is_missing_again_are_one_key_each() {
    let mut session = Session::open(Lang::En, 100, 30);
    session.keys("2<enter>6<enter>b").shows("Payment");
    session.keys("ТОО «Заказчик»<tab>not<enter><f2>").shows("ТОО «Заказчик»: not paid");
    let case = session.client(1).dossier.cases[0].clone();
    assert_eq!((case.paid, case.payer.as_deref()), (Paid::None, Some("ТОО «Заказчик»")));
    session.keys("u").hides("Заказчик");
    // What lies in the office is asked about first, and all marked papers go in one group.
    session.keys("*n").shows("y");
    session.keys("y");
    let papers = session.client(1).dossier.case_documents;
    assert!(papers.iter().all(|paper| paper.state == DocumentState::Missing), "{papers:?}");
    session.keys("u");
    let papers = session.client(1).dossier.case_documents;
    assert_eq!(papers.iter().filter(|paper| paper.state == DocumentState::Missing).count(), 0);
}

#[test]
fn a_sponsor_shows_all_its_people_and_what_ends_when() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let page = desk.sponsor_page(SponsorId(1), 10).unwrap();
    assert_eq!((page.count, page.people.len()), (2, 2));
    assert!(page.people.is_sorted_by_key(|person| person.binding_day), "what binds first stands first");
    let second = page.people.iter().find(|person| person.client == ClientId(2)).unwrap();
    assert_eq!(second.permit_until, Some(day("2026-12-14")));
    assert_eq!(second.case.as_ref().map(|(_, reference, _)| reference.as_str()), Some("T-2026-00002"));
    let ends: Vec<_> = page.ends.iter().map(|end| (end.on, end.key.kind, end.client)).collect();
    assert_eq!(ends, [(day("2026-12-14"), Kind::Permit, ClientId(2))]);
    // Page by page.
    let first = desk.sponsor_page(SponsorId(1), 1).unwrap().people;
    let rest = desk.sponsor_people(SponsorId(1), &first[0], 10).unwrap();
    assert_eq!([first, rest].concat(), page.people);
    assert_eq!(desk.sponsor_page(SponsorId(2), 10).unwrap().count, 0);
}

#[test]
fn sponsors_are_listed_by_signature_and_found_by_name() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    sign(&mut desk, 2, "2026-11-30");
    let names = |desk: &Desk, text: &str| -> Vec<i64> {
        desk.sponsor_list(text, 10).unwrap().iter().map(|line| line.id.0).collect()
    };
    assert_eq!(names(&desk, ""), [2, 1], "no day stands last");
    assert_eq!(names(&desk, "алатау с"), [2, 1]);
    assert_eq!(names(&desk, "строй"), [1]);
    assert_eq!(names(&desk, "' OR 1=1"), Vec::<i64>::new());
    assert_eq!(desk.sponsor_list("строй", 10).unwrap()[0].people, 2);
}

fn sign(desk: &mut Desk, id: i64, until: &str) {
    desk.write("edit", |writes, _| {
        let reads: &dyn sojourn::store::Reads = writes;
        let sponsor: Sponsor = reads.get(id)?;
        let sponsor = Sponsor { signature_expires: Some(day(until)), kind: SponsorKind::Employer, ..sponsor };
        writes.put(sponsor.into())
    })
    .unwrap();
}

#[test]
fn the_pages_of_a_sponsor_and_of_originals() {
    for lang in LANGS {
        for size in [(80, 24), (120, 40)] {
            let mut session = Session::open(lang, size.0, size.1);
            let mut desk = session.other();
            sign(&mut desk, 1, "2026-12-03");
            hold(&session, 1, "2026-11-20");
            hold(&session, 2, "2026-11-18");
            trip(&mut desk, 2, "2026-12-05");
            session.keys("2<enter>p");
            snapshot("sponsor", lang, size, &session);
            session.keys("2");
            snapshot("sponsor-ends", lang, size, &session);
            session.keys("<esc>6<enter>7");
            snapshot("case-originals", lang, size, &session);
            session.keys("<esc><esc>:originals<enter>");
            snapshot("originals", lang, size, &session);
            session.keys("2");
            snapshot("originals-travel", lang, size, &session);
            session.keys("<esc>:sponsors<enter>");
            snapshot("sponsors", lang, size, &session);
        }
    }
}

#[test]
fn lists_find_their_way_to_the_client_and_back_and_fit_any_terminal() {
    let mut session = Session::open(Lang::En, 80, 24);
    hold(&session, 2, "2026-11-18");
    session.keys(":originals<enter><enter>").shows("Иванова Мария");
    session.keys("<esc><esc>:sponsors<enter>/строй<enter><enter>").shows("2 clients");
    session.keys("<enter>").shows("ABDULLAEV RUSTAM");
    for (columns, rows) in [(1, 1), (20, 5), (59, 14)] {
        let mut session = Session::open(Lang::Ru, columns, rows);
        session.keys(":originals<enter>2<esc>:sponsors<enter><enter>2<esc><esc>2<enter>p6<enter>7y<esc>b<esc>");
    }
}
