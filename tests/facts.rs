//! Facts that change everything, over a real database: what was shown is what is written, and one undo takes it back;
//! on the screens in three languages, and on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code, reason = "shared with the tests of the pages")]
mod pages_fixture;
#[cfg(unix)]
mod pty;

use pages_fixture::{Session, day};
use serde_json::{Value, json};
use sojourn::app::demo::DemoOptions;
use sojourn::app::desk::Desk;
use sojourn::app::error::ErrorKind;
use sojourn::app::facts::FactPreview;
use sojourn::app::lists::ListQuery;
use sojourn::app::pages::ClientPage;
use sojourn::domain::clean::Clean;
use sojourn::domain::day::Day;
use sojourn::domain::dossier::Dossier;
use sojourn::domain::fact::{Fact, FactKind, moves};
use sojourn::domain::id::ClientId;
use sojourn::domain::lang::Lang;
use sojourn::domain::staff::{Role, Staff};
use sojourn::store::Act;
use sojourn::store::sqlite::{self, OpenMode};
use std::process::{Command, Output, Stdio};

const TODAY: &str = "2026-11-23";

fn fact(kind: FactKind, fields: Value) -> Fact {
    let Value::Object(fields) = fields else { panic!("no object") };
    Fact::read(kind, fields).unwrap()
}

/// An office with made-up clients.
fn demo(folder: &tempfile::TempDir, clients: u64) -> Desk {
    let path = folder.path().join("office.db");
    let who = Clean::line("head");
    let first = Staff::new(Some(who.clone()), who.clone(), Role::Admin);
    let act = Act { who, reason: "create".to_owned(), group: None, today: day(TODAY), at_ms: 0, origin: None };
    sqlite::create(&path, OpenMode::Batch, &act, first).unwrap();
    let keeper = sqlite::open(&path, OpenMode::Batch).unwrap();
    let mut desk = Desk::new(Box::new(keeper), "head", Some(day(TODAY))).unwrap();
    let options = DemoOptions { clients, seed: 7, due: None };
    desk.fill_demo(&options, &mut |_| {}).unwrap();
    desk
}

/// One of every kind of fact, about this client where it can be.
fn facts_about(dossier: &Dossier) -> Vec<Fact> {
    let yesterday = "2026-11-22";
    let end = dossier.permits.last().map_or_else(|| yesterday.to_owned(), |permit| permit.valid_until.to_string());
    vec![
        fact(FactKind::Exit, json!({ "exit": yesterday })),
        fact(FactKind::Entry, json!({ "entry": yesterday, "same_day": true })),
        fact(FactKind::Entry, json!({ "entry": yesterday })),
        fact(FactKind::Passport, json!({ "number": "NEW1", "expires": "2036-11-01", "name_latin": "NEW NAME" })),
        fact(FactKind::Citizenship, json!({ "number": "NEW2", "citizenship": "SRB", "expires": "2030-11-01" })),
        fact(FactKind::Address, json!({ "address": "Астана, Достык 1", "since": yesterday })),
        fact(FactKind::GroundEnded, json!({ "end_reason": "dismissal", "ended_on": yesterday })),
        fact(FactKind::GroundEnded, json!({ "end_reason": "divorce_or_death", "ended_on": yesterday })),
        fact(
            FactKind::Employer,
            json!({ "sponsor": "ТОО «Новая заря»", "ended_on": yesterday, "since": TODAY, "until": "2027-11-22" }),
        ),
        fact(FactKind::PermitCancelled, json!({ "actual_end": yesterday })),
        fact(FactKind::PermitShortened, json!({ "actual_end": "2026-12-01" })),
        fact(FactKind::PermitReplaced, json!({ "valid_from": TODAY, "valid_until": end.max("2027-01-01".to_owned()) })),
        fact(FactKind::Refusal, json!({ "outcome_on": TODAY, "refusal_ground": "court", "paper": "passport" })),
        fact(FactKind::Return, json!({ "outcome_on": TODAY, "reason": "перевод" })),
        fact(FactKind::Offence, json!({ "article": "517(3)", "decided_on": yesterday, "amount": "43250" })),
        fact(FactKind::Death, json!({ "died_on": TODAY })),
        fact(FactKind::Birth, json!({ "born": yesterday, "name_latin": "CHILD", "citizenship": "UZB" })),
    ]
}

fn clients(desk: &Desk) -> Vec<ClientId> {
    let list = ListQuery { limit: 500, ..ListQuery::default() };
    desk.client_list(&list).unwrap().rows.into_iter().map(|line| line.id).collect()
}

/// Deadlines as far as a preview speaks of them.
fn standing(page: &ClientPage) -> Vec<(String, Day, Day)> {
    let due = page.deadlines.iter().map(|due| (due.id.to_string(), due.last_day, due.warn_day));
    due.collect()
}

fn binds(page: &ClientPage) -> Option<Day> {
    page.binding.as_ref().and_then(|id| page.deadline(id)).map(|due| due.warn_day)
}

#[test]
fn what_is_shown_is_what_is_written_and_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = demo(&folder, 40);
    let mut written = std::collections::BTreeMap::new();
    for client in clients(&desk) {
        let before = desk.client_page(client).unwrap();
        for fact in facts_about(&before.dossier) {
            let Ok(preview) = desk.preview_fact(client, &fact) else { continue };
            assert_eq!(standing(&desk.client_page(client).unwrap()), standing(&before), "a preview writes nothing");
            let recorded = desk.record_fact(client, &preview.fact, &preview.seen).unwrap();
            let after = desk.client_page(client).unwrap();
            let shown: Vec<_> =
                preview.moves.iter().map(|m| (recorded.stored_id(&m.id), m.from, m.to, m.warn_day)).collect();
            let moved = moves(&before.deadlines, &after.deadlines);
            let mut moved: Vec<_> = moved.into_iter().map(|m| (m.id, m.from, m.to, m.warn_day)).collect();
            let mut shown = shown;
            shown.sort();
            moved.sort();
            assert_eq!(shown, moved, "{client} {fact:?}");
            assert_eq!(preview.status, (before.status, after.status), "{client} {fact:?}");
            assert_eq!(preview.binding.1.as_ref().map(|bound| bound.warn_day), binds(&after), "{client} {fact:?}");
            *written.entry(fact.kind().as_str()).or_insert(0) += 1;
            desk.undo().unwrap().unwrap();
            let undone = desk.client_page(client).unwrap();
            assert_eq!((standing(&undone), undone.status), (standing(&before), before.status), "{client} {fact:?}");
            assert_eq!(undone.dossier.stays.len(), before.dossier.stays.len());
        }
    }
    let never: Vec<_> = FactKind::ALL.iter().filter(|kind| !written.contains_key(kind.as_str())).collect();
    assert!(never.is_empty(), "nobody in the demonstration to try it on: {never:?}");
    assert_eq!(desk.store().check(&mut |_| {}).unwrap().faults, Vec::<String>::new());
}

/// Makes a client's stay follow another's.
fn let_follow(desk: &mut Desk, follower: ClientId, main: ClientId) {
    let act = Act {
        who: Clean::line("head"),
        reason: "save".to_owned(),
        group: None,
        today: day(TODAY),
        at_ms: 1,
        origin: None,
    };
    let follow = |writes: &mut dyn sojourn::store::Writes| {
        let mut client = writes.whole(follower)?.client;
        client.main_applicant = Some(main);
        writes.put(client.into())
    };
    desk.store().writing(&act, follow).unwrap();
}

#[test]
fn what_is_shown_of_those_who_lean_on_the_client_is_what_becomes_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = demo(&folder, 8);
    let mut everybody = clients(&desk);
    let follower = everybody.pop().unwrap();
    let mut moved = 0;
    for client in everybody {
        let_follow(&mut desk, follower, client);
        let before = desk.client_page(follower).unwrap();
        for fact in facts_about(&desk.client_page(client).unwrap().dossier) {
            let Ok(preview) = desk.preview_fact(client, &fact) else { continue };
            desk.record_fact(client, &preview.fact, &preview.seen).unwrap();
            let after = desk.client_page(follower).unwrap();
            let happened = moves(&before.deadlines, &after.deadlines);
            let shown = preview.followers.iter().find(|shown| shown.client == follower);
            assert_eq!(shown.map(|shown| &*shown.moves).unwrap_or_default(), happened, "{client} {fact:?}");
            moved += happened.len();
            desk.undo().unwrap().unwrap();
        }
    }
    assert!(moved > 0, "nothing moved for anybody");
}

#[test]
fn a_fact_is_not_recorded_over_records_that_changed_since() {
    let session = Session::open(Lang::En, 80, 24);
    let (mut mine, mut theirs) = (session.other(), session.other());
    let exit = fact(FactKind::Exit, json!({ "exit": TODAY }));
    let preview: FactPreview = mine.preview_fact(ClientId(1), &exit).unwrap();
    let address = fact(FactKind::Address, json!({ "address": "Астана", "since": TODAY }));
    let other = theirs.preview_fact(ClientId(1), &address).unwrap();
    theirs.record_fact(ClientId(1), &other.fact, &other.seen).unwrap();
    let refused = mine.record_fact(ClientId(1), &preview.fact, &preview.seen).unwrap_err();
    assert_eq!((refused.kind, refused.message.id.as_str()), (ErrorKind::Conflict, "fact-stale"));
    assert!(session.client(1).dossier.open_stay().is_some());
    let again = mine.preview_fact(ClientId(1), &exit).unwrap();
    mine.record_fact(ClientId(1), &again.fact, &again.seen).unwrap();
    assert!(session.client(1).dossier.open_stay().is_none());
}

#[test]
fn a_known_employer_is_found_by_name_and_not_made_twice() {
    let session = Session::open(Lang::En, 80, 24);
    let mut desk = session.other();
    let change = json!({ "sponsor": "тоо «алатау сервис»", "ended_on": "2026-11-20", "since": "2026-11-21" });
    let preview = desk.preview_fact(ClientId(2), &fact(FactKind::Employer, change)).unwrap();
    let opened: Vec<_> = preview.opens.iter().map(|record| record.key().kind.as_str()).collect();
    assert!(!opened.contains(&"sponsor") && opened.contains(&"case_file"), "{opened:?}");
    desk.record_fact(ClientId(2), &preview.fact, &preview.seen).unwrap();
    let page = session.client(2);
    let case = page.dossier.cases.iter().find(|case| case.kind.as_str() == "reissue").unwrap();
    assert_eq!(page.sponsors[&case.sponsor.unwrap()].as_str(), "ТОО «Алатау Сервис»");
    assert!(case.reference.as_str().starts_with("T-2026-"), "{}", case.reference);
}

fn snapshot(name: &str, session: &Session, lang: Lang) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("{name}-{}-80x24", lang.as_str()), session.screen());
    });
}

#[test]
fn on_the_screens_in_three_languages() {
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let mut session = Session::open(lang, 80, 24);
        snapshot("fact-list", session.keys("2<home><enter>t"), lang);
        snapshot("fact-form", session.keys("<enter>"), lang);
        snapshot("fact-preview", session.keys("<f2>"), lang);
        session.keys("<enter>");
        assert!(session.client(1).dossier.open_stay().is_none());
        let mut session = Session::open(lang, 80, 24);
        snapshot("what-if", session.keys("2<home><enter>w30112026<tab>10122026"), lang);
    }
}

#[test]
fn a_fact_is_read_recorded_and_undone() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.keys("2<home><enter>t<enter><c-u>20112026<f2>");
    session.shows("Dates that move:");
    session.shows("25.11.2026\u{a0}→\u{a0}none");
    // Esc leads back to the fields, with what was typed.
    session.keys("<esc>").shows("20.11.2026");
    session.keys("<f2><enter>").shows("Recorded: Абдуллаев Рустам");
    assert_eq!(session.client(1).dossier.stays.last().unwrap().exit, Some(day("2026-11-20")));
    session.keys("u");
    assert!(session.client(1).dossier.open_stay().is_some());
}

#[test]
fn what_contradicts_the_records_is_said_beside_the_field() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.keys("2<home><enter>t<enter><c-u>01102026<f2>");
    session.shows("The exit on 01.10.2026 lies before the entry on");
    session.shows("01.10.2026");
    session.hides("Dates that move:");
    session.keys("<c-u>20112026<f2>").shows("Dates that move:");
}

#[test]
fn a_grave_fact_takes_a_letter_of_its_own() {
    let mut session = Session::open(Lang::Ru, 80, 24);
    // The list narrows as one types.
    session.keys("2<home><down><enter>tаннул<enter>20112026<f2>");
    session.shows("y внести");
    session.keys("<enter>").hides("y внести");
    assert_eq!(session.client(2).dossier.permits[0].actual_end, None, "Enter goes back");
    session.keys("<f2>н");
    assert_eq!(session.client(2).dossier.permits[0].actual_end, Some(day("2026-11-20")), "the same key, Cyrillic");
}

#[test]
fn a_long_preview_is_read_to_the_end_first() {
    let mut session = Session::open(Lang::En, 60, 12);
    session.keys("2<home><enter>t<enter><c-u>20112026<f2>");
    session.shows("Read to the end first");
    session.keys("<enter>");
    assert!(session.client(1).dossier.open_stay().is_some());
    session.keys("<enter><enter><enter><enter>");
    assert!(session.client(1).dossier.open_stay().is_none());
}

#[test]
fn what_if_reckons_with_every_key_and_writes_nothing() {
    let mut session = Session::open(Lang::En, 80, 24);
    session.keys("2<home><enter>w");
    session.shows("Last lawful day: 25.11.2026");
    session.keys("30112026").shows("Leaving then is 5 days late.");
    session.keys("<tab>10122026").shows("Last lawful day: 08.01.2027");
    session.keys("<f2><enter><esc>").hides("What if:");
    assert!(session.client(1).dossier.open_stay().is_some());
    assert_eq!(session.client(1).dossier.stays.len(), 2);
}

/// The program in a folder of its own with made-up clients.
struct Bench(tempfile::TempDir);

impl Bench {
    fn new() -> Self {
        let bench = Self(tempfile::tempdir().unwrap());
        assert!(bench.run(&["demo", "--clients", "30", "--seed", "3"]).status.success());
        bench
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sojourn"));
        command.env_clear().env("HOME", self.0.path()).env("TMPDIR", self.0.path()).stdin(Stdio::null());
        command.args(["--today", TODAY, "--db"]).arg(self.0.path().join("office.db")).args(arguments);
        command.output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr)))
    }

    /// Somebody in the country on a residence permit.
    fn holder(&self) -> String {
        let held = (1..=30).map(|n| format!("C-{n:06}"));
        let mut held = held.filter(|id| self.json(&["client", "show", id])["status"]["rung"] == "trp_valid");
        held.next().unwrap()
    }
}

#[test]
fn the_command_line_shows_asks_and_writes() {
    let bench = Bench::new();
    let client = bench.holder();
    let exit = ["fact", "exit", &client, "--on", TODAY, "--evidence", "stamp"];
    let shown = bench.json(&[&exit[..], &["--dry-run"]].concat());
    assert_eq!((&shown["fact"], &shown["written"]), (&json!("exit"), &json!(false)));
    assert_eq!(
        (&shown["status"]["before"]["rung"], &shown["status"]["after"]["rung"]),
        (&json!("trp_valid"), &json!("abroad"))
    );
    let rules: Vec<&str> = shown["moves"].as_array().unwrap().iter().map(|m| m["id"].as_str().unwrap()).collect();
    assert!(rules.iter().any(|id| id.starts_with("TRP-LAPSE/P-")), "{rules:?}");
    let unasked = bench.run(&exit);
    assert_eq!((unasked.status.code(), unasked.stdout.is_empty()), (Some(3), true), "nobody is there to say yes");
    let written = bench.json(&[&exit[..], &["--yes"]].concat());
    assert_eq!((&written["written"], &written["moves"]), (&json!(true), &shown["moves"]));
    assert_eq!(bench.json(&["client", "show", &client])["status"]["rung"], "abroad");
    assert_eq!(bench.json(&["undo"])["undone"], true);
    assert_eq!(bench.json(&["client", "show", &client])["status"]["rung"], "trp_valid");
}

#[test]
fn the_command_line_names_new_records_once_they_have_a_number() {
    let bench = Bench::new();
    let client = bench.holder();
    let child = ["fact", "birth", &client, "--on", TODAY, "--name-latin", "KIM LOLA", "--citizenship", "UZB"];
    let shown = bench.json(&[&child[..], &["--dry-run"]].concat());
    assert!(shown["moves"].as_array().unwrap().iter().all(|m| !m["id"].as_str().unwrap().contains("10995")), "{shown}");
    let written = bench.json(&[&child[..], &["--yes"]].concat());
    let id = written["opens"][0]["id"].as_str().unwrap();
    assert_eq!(written["opens"][0]["record"], "client");
    let show = bench.json(&["client", "show", id]);
    assert_eq!(show["name_latin"], "KIM LOLA");
}

#[test]
fn what_if_answers_like_calc_stay_and_writes_nothing() {
    let bench = Bench::new();
    let client = bench.holder();
    let asked = bench.json(&["what-if", &client, "--exit", "2026-12-01"]);
    assert_eq!(
        (&asked["on"], &asked["written"], &asked["status"]["rung"]),
        (&json!("2026-12-01"), &json!(false), &json!("abroad"))
    );
    let page = bench.json(&["client", "show", &client]);
    let stays = page["stays"].as_array().unwrap().iter().map(|stay| {
        let exit = stay["exit"].as_str().unwrap_or("2026-12-01");
        format!("--stay={}..{exit}", stay["entry"].as_str().unwrap())
    });
    let permits = page["permits"].as_array().unwrap().iter().map(|permit| {
        let end = permit["actual_end"].as_str().or(permit["valid_until"].as_str()).unwrap();
        format!("--permit={}..{end}", permit["valid_from"].as_str().unwrap())
    });
    let citizenship = asked["citizenship"].as_str().unwrap();
    let mut calc: Vec<String> =
        ["calc", "stay", "--citizenship", citizenship, "--on", "2026-12-01"].map(String::from).into();
    calc.extend(stays.chain(permits));
    let calc = bench.json(&calc.iter().map(String::as_str).collect::<Vec<_>>());
    for field in ["last_lawful_day", "days_left", "earliest_reentry", "used_days", "overstay_days"] {
        assert_eq!(asked[field], calc[field], "{field}");
    }
    let refused = bench.run(&["what-if", &client, "--entry", "2026-12-01"]);
    assert_eq!(refused.status.code(), Some(3), "they are here already");
}

/// A person at a terminal is asked, and only a yes records.
#[cfg(unix)]
#[test]
fn at_a_terminal_only_a_yes_records() {
    let home = pty::Home::new();
    let made =
        home.command(&["demo", "--db", "office.db", "--clients", "30", "--seed", "3", "--today", TODAY]).output();
    assert!(made.unwrap().status.success());
    let birth = ["fact", "birth", "C-000003", "--on", TODAY, "--name-latin", "KIM LOLA", "--citizenship", "UZB"];
    let arguments = [&["--db", "office.db", "--today", TODAY, "--lang", "en"][..], &birth].concat();
    for (answer, said) in
        [("n<enter>", "Nothing was recorded"), ("<enter>", "Nothing was recorded"), ("д<enter>", "Recorded:")]
    {
        let mut live = home.start(&arguments, &[], (100, 30));
        live.wait("Record it? [y/N]");
        live.keys(answer);
        live.wait(said);
    }
    let found = home.command(&["--db", "office.db", "client", "show", "KIM LOLA"]).output().unwrap();
    assert!(found.status.success(), "once, so that the name means one client");
}
