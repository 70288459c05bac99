//! Restricting on the screens: who may see a client or case, naming people, taking them off, lifting it, an admin letting
//! themselves in; and what becomes of a page that is open when it is restricted to others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code)]
mod pages_fixture;

use pages_fixture::{Session, day};
use sojourn::app::access::Wall;
use sojourn::app::desk::Desk;
use sojourn::domain::id::{CaseId, ClientId, StaffId};
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::Role;
use sojourn::store::sqlite::{self, OpenMode};

const CLIENT: Wall = Wall { client: ClientId(1), case: None };
const CASE: Wall = Wall { client: ClientId(1), case: Some(CaseId(1)) };

/// The office with a second officer and a supervisor; I am an admin.
fn office(lang: Lang) -> Session {
    let mut session = Session::open(lang, 80, 24);
    for (login, role) in [("b.kim", Role::Officer), ("c.omarov", Role::Supervisor), ("d.guest", Role::Viewer)] {
        let fields =
            [("login", login), ("name", login), ("role", role.as_str())].map(|(name, text)| (name, text.to_owned()));
        session.other().keep_person(None, &fields, None).unwrap();
    }
    session.again(lang, 80, 24);
    session
}

fn desk(session: &Session, login: &str) -> Desk {
    let keeper = sqlite::open(&session.db(), OpenMode::Batch).unwrap();
    Desk::new(Box::new(keeper), login, Some(day("2026-11-23"))).unwrap()
}

fn number(session: &Session, login: &str) -> StaffId {
    desk(session, login).me().id
}

/// Handles of those named on a client or case.
fn named(session: &Session, wall: Wall) -> Vec<String> {
    let all = session.other().named_on(wall.client).unwrap();
    all.into_iter().filter(|one| one.access.case == wall.case).map(|one| one.who.to_string()).collect()
}

fn restrict(session: &Session, wall: Wall, people: &[&str]) {
    let people: Vec<StaffId> = people.iter().map(|login| number(session, login)).collect();
    session.other().restrict(wall, &people, "конфликт интересов").unwrap();
}

fn snapshot(name: &str, session: &Session, lang: Lang) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("access-{name}-{}-80x24", lang.as_str()), session.screen());
    });
}

#[test]
fn who_sees_it_as_a_person_meets_it() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = office(lang);
        session.keys("2<enter><f7>");
        snapshot("open", &session, lang);
        session.keys("+");
        snapshot("name", &session, lang);
        session.keys("<esc>");
        restrict(&session, CLIENT, &["a.serikova", "b.kim"]);
        restrict(&session, CASE, &["a.serikova"]);
        session.again(lang, 80, 24);
        session.keys("2<enter>6<enter>");
        snapshot("case-head", &session, lang);
        session.keys("<f7>");
        snapshot("named", &session, lang);
        session.keys("l");
        snapshot("lift", &session, lang);
    }
}

#[test]
fn people_are_named_taken_off_and_it_is_lifted_and_each_is_undone() {
    let mut session = office(Lang::En);
    session.keys("2<enter><f7>+");
    // I am named before anybody else is chosen.
    session.keys("<tab>b.kim<enter><tab>conflict<f2>").shows("seen by a.serikova, b.kim alone");
    assert_eq!(named(&session, CLIENT), ["a.serikova", "b.kim"]);
    session.shows("Restricted to a.serikova, b.kim");
    session.keys("<f7><down>x").shows("seen by a.serikova alone");
    session.keys("u");
    assert_eq!(named(&session, CLIENT), ["a.serikova", "b.kim"]);
    session.keys("<f7>l").shows("Lift the restriction of C-000001?");
    session.keys("y").shows("the restriction is lifted");
    assert_eq!(named(&session, CLIENT), Vec::<String>::new());
    session.hides("Restricted to");
    session.keys("u").shows("Restricted to a.serikova, b.kim");
}

#[test]
fn a_case_is_restricted_from_its_own_page_and_the_client_stays_open() {
    let mut session = office(Lang::En);
    session.keys("2<enter>6<enter>:restrict<enter><f2>").shows("seen by a.serikova alone");
    assert_eq!(named(&session, CASE), ["a.serikova"]);
    assert_eq!(named(&session, CLIENT), Vec::<String>::new());
    assert!(desk(&session, "b.kim").client_page(ClientId(1)).unwrap().case(CaseId(1)).is_none());
    session.shows("restricted to a.serikova");
    session.keys(":lift the restriction<enter>y");
    assert_eq!(named(&session, CASE), Vec::<String>::new());
}

/// A case that is restricted to others is a row of its reference at the end of the list; nothing is done from it.
#[test]
fn a_case_restricted_to_others_is_a_row_without_anything() {
    let mut session = office(Lang::En);
    let page = session.other().client_page(ClientId(1)).unwrap();
    let case = page.case(CaseId(1)).unwrap();
    let (reference, name) = (case.reference.to_string(), page.dossier.client.name().to_owned());
    restrict(&session, CASE, &["b.kim"]);
    session.again(Lang::En, 80, 24);
    session.keys("3<end>");
    session.shows(&reference);
    let row = session.terminal.screen().lines().find(|line| line.contains(&reference)).unwrap().to_owned();
    let said: Vec<&str> = row.trim_matches('│').split_whitespace().collect();
    assert_eq!(said, [reference.as_str(), "restricted"]);
    snapshot("case-row", &session, Lang::En);
    session.keys("<space>");
    session.hides("1 marked");
    session.keys("n");
    session.hides(&name);
    session.again(Lang::En, 80, 24);
    session.keys("3<end><enter>");
    session.shows(&format!("{reference} is restricted. Ask b.kim."));
    session.keys("<esc>/2026<enter>");
    session.hides("restricted");
}

#[test]
fn nobody_is_left_who_works_on_cases_is_refused_and_nothing_is_lost() {
    let mut session = office(Lang::En);
    session.keys("2<enter><f7>+<f2>");
    session.keys("<f7>x").shows("You are not among those named");
    session.keys("y").shows("Name somebody who works on cases");
    assert_eq!(named(&session, CLIENT), ["a.serikova"]);
}

#[test]
fn whoever_shuts_themselves_out_is_asked_and_then_sees_nothing_more() {
    let mut session = office(Lang::En);
    session.keys("2<enter>").shows("ABDULLAEV");
    session.keys("<f7>+b.kim<enter><f2>").shows("You are not among those named");
    session.keys("<esc>");
    assert_eq!(named(&session, CLIENT), Vec::<String>::new(), "cancelled");
    session.keys("<f7>+b.kim<enter><f2>y");
    assert_eq!(named(&session, CLIENT), ["b.kim"], "{}", session.screen());
    session.hides("ABDULLAEV");
    session.shows("C-000001 is restricted. Ask b.kim.");
}

#[test]
fn a_page_that_is_open_goes_when_somebody_restricts_it_to_others() {
    for keys in ["2<enter>", "2<enter>6<enter>"] {
        let mut session = office(Lang::En);
        session.keys(keys).shows("Абдуллаев");
        restrict(&session, CLIENT, &["b.kim"]);
        session.terminal.look_around();
        session.hides("Абдуллаев");
        session.shows("C-000001 is restricted. Ask b.kim.");
    }
    let mut session = office(Lang::En);
    session.keys("2<enter>6<enter>").shows("nsurance");
    restrict(&session, CASE, &["b.kim"]);
    session.terminal.look_around();
    session.hides("nsurance");
    session.shows("T-2026-00001 is restricted. Ask b.kim.");
}

#[test]
fn an_admin_lets_themselves_in_from_the_row_that_says_it_is_there() {
    let mut session = office(Lang::En);
    restrict(&session, CLIENT, &["b.kim"]);
    session.again(Lang::En, 80, 24);
    session.keys("2<end>").shows("restricted");
    session.keys(":let yourself in<enter>").shows("C-000001");
    session.keys("<f2>").hides("you see it now");
    session.keys("b.kim has left<f2>").shows("you see it now");
    session.shows("was not named and let themselves in as admin");
    assert_eq!(named(&session, CLIENT), ["b.kim", "a.serikova"]);
}

#[test]
fn whoever_may_not_decide_looks_and_is_told_so() {
    let mut session = office(Lang::En);
    restrict(&session, CLIENT, &["a.serikova", "b.kim", "d.guest"]);
    for login in ["b.kim", "d.guest"] {
        session.sit(desk(&session, login), Lang::En);
        session.keys("2<enter><f7>").shows("Only these people see it");
        session.shows("A supervisor, or the client's own officer, decides who sees it.");
        session.keys("+xl").shows("Only these people see it");
        assert_eq!(named(&session, CLIENT), ["a.serikova", "b.kim", "d.guest"]);
    }
    // Their own client is theirs to restrict.
    desk(&session, "c.omarov").assign(&[ClientId(2)], number(&session, "b.kim")).unwrap();
    session.sit(desk(&session, "b.kim"), Lang::En);
    session.keys("2<end><enter><f7>+<f2>").shows("seen by b.kim alone");
}

#[test]
fn who_sees_a_blocked_client_is_not_changed_until_that_is_lifted() {
    let mut session = office(Lang::En);
    session.other().block(ClientId(1), Some(&"R-000001".into())).unwrap();
    session.again(Lang::En, 80, 24);
    session.keys("2<enter><f7>").shows("The data are blocked");
    session.keys("+").shows("The data are blocked");
    assert_eq!(named(&session, CLIENT), ["a.serikova"]);
    session.keys("<esc>").shows("Restricted to a.serikova");
}
