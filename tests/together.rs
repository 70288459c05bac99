//! Several people on one office: what one does is seen by the others, and two who save the same card lose nothing.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod review_fixture;

use review_fixture::{Practice, day};
use sojourn::app::acts::{Decision, Target};
use sojourn::app::desk::Desk;
use sojourn::app::error::ErrorKind;
use sojourn::app::forms::{Parent, Typed};
use sojourn::app::together::{Card, Lookout};
use sojourn::domain::case::{Case, CaseKind, DocumentState, Stage};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::country::Country;
use sojourn::domain::deadline::DeadlineId;
use sojourn::domain::id::{CaseId, ClientId};
use sojourn::domain::lang::Lang;
use sojourn::domain::record::Kind;
use sojourn::store::presence::{BEAT_MS, PresenceBook, SILENT_MS};
use sojourn::store::sqlite::{self, OpenMode};
use sojourn::tui::context::Office;
use sojourn::tui::session::Scripted;
use sojourn::tui::shell::{Options, Shell};
use sojourn::tui::theme::Theme;
use sojourn::tui::worker::Seat;
use std::time::{Duration, Instant};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Kk];
const TODAY: &str = "2026-11-23";
const A: &str = "a.serikova";
const B: &str = "b.omarov";

fn terminal(practice: &Practice, login: &str, lang: Lang) -> Scripted {
    let mut desk = practice.desk(login, TODAY);
    let office = Office::of(&mut desk).unwrap();
    let options = Options { lang, theme: Theme { colour: true, ascii: false }, server: false };
    Scripted::new(Shell::new(options, office, false), 80, 24, Some(Seat::Open(Box::new(desk))))
}

/// Opens the only client's page from the list, and lets the worker have its idle moment.
fn on_the_card(practice: &Practice, login: &str, lang: Lang) -> Scripted {
    let mut session = terminal(practice, login, lang);
    session.keys("2<enter>");
    session.look_around();
    session
}

/// Somebody types this into fields of a client's form and saves.
fn edit(desk: &mut Desk, client: ClientId, typed: &[(&str, &str)]) {
    let form = desk.form(Kind::Client, Some(client.into()), Parent::default()).unwrap();
    desk.submit(&form, &texts(typed)).unwrap();
}

fn texts(typed: &[(&str, &str)]) -> Typed {
    typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn client(practice: &Practice, id: ClientId) -> Client {
    practice.desk("root", TODAY).read(|reads| reads.get(id.0)).unwrap()
}

fn case(practice: &Practice, client: ClientId) -> Case {
    let case = Case { stage: Stage::Collecting, ..Case::new(client, CaseKind::FirstTrp, day("2026-11-02")) };
    let mut desk = practice.desk("root", TODAY);
    let (key, _) = desk.write("create", |writes, _| writes.put(case.clone().into())).unwrap();
    desk.read(|reads| reads.get(key.id)).unwrap()
}

/// A client whose form can be saved.
fn person(practice: &Practice, name: &str) -> ClientId {
    let id = practice.client(name, Some(A));
    let citizen = Client { citizenship: Some(Country::code("UZB").unwrap()), ..client(practice, id) };
    practice.desk("root", TODAY).write("edit", |writes, _| writes.put(citizen.clone().into())).unwrap();
    id
}

/// Looks around as the worker does, until the screen is as wanted.
fn until(session: &mut Scripted, wanted: impl Fn(&str) -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !wanted(&session.screen()) {
        assert!(Instant::now() < end, "not seen\n{}", session.screen());
        session.look_around();
        std::thread::yield_now();
    }
}

fn snapshot(name: &str, session: &Scripted) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, session.screen());
    });
}

fn last_line(session: &Scripted) -> String {
    session.screen().trim_end().lines().last().unwrap().to_owned()
}

#[test]
fn what_others_do_to_the_open_card_is_told_and_what_i_do_is_not() {
    let practice = Practice::open();
    let id = person(&practice, "Иванова Мария");
    let mut a = on_the_card(&practice, A, Lang::En);
    let mut boris = practice.desk(B, TODAY);
    edit(&mut boris, id, &[("name_latin", "IVANOVA MARIIA")]);
    a.look_around();
    assert!(a.screen().contains("IVANOVA MARIIA"), "{}", a.screen());
    assert!(last_line(&a).contains("b.omarov changed: name (Latin)"), "{}", a.screen());
    // What one person does in one go is told as one.
    edit(&mut boris, id, &[("email", "m@example.kz")]);
    edit(&mut boris, id, &[("phone", "+7 701 111 22 44")]);
    a.look_around();
    let told = last_line(&a);
    assert!(told.contains("b.omarov changed: name (Latin), e-mail, telephone"), "{told}");
    // My own act in another session is read, not told.
    edit(&mut practice.desk(A, TODAY), id, &[("former_names", "Петрова")]);
    a.look_around();
    assert!(!last_line(&a).contains("Петрова") && !last_line(&a).contains("former"), "{}", a.screen());
    // On another card nothing of it is left.
    a.keys("<esc>");
    assert!(!last_line(&a).contains("omarov"), "{}", a.screen());
}

#[test]
fn a_list_shows_what_others_did_and_nothing_moves_under_a_popup() {
    let practice = Practice::open();
    person(&practice, "Иванова Мария");
    let mut a = terminal(&practice, A, Lang::En);
    a.keys("2");
    assert!(a.screen().contains("Clients 1"), "{}", a.screen());
    a.keys("?");
    practice.client("Абаев Ержан", Some(A));
    a.look_around();
    a.keys("<esc>");
    until(&mut a, |screen| screen.contains("Clients 2"));
    a.keys("i");
    a.keys("?");
    let below = a.screen();
    practice.client("Аабаев Ержан", Some(A));
    a.event(sojourn::tui::event::Event::ChangedElsewhere);
    assert_eq!(a.screen(), below, "nothing moves under a popup");
    a.keys("<esc>");
    assert!(a.screen().contains("Clients 3"), "{}", a.screen());
}

#[test]
fn who_has_the_card_open_is_shown_until_they_leave_it() {
    let practice = Practice::open();
    person(&practice, "Иванова Мария");
    let mut a = on_the_card(&practice, A, Lang::En);
    assert!(!a.screen().contains("has this open"), "{}", a.screen());
    let mut b = on_the_card(&practice, B, Lang::En);
    a.look_around();
    assert!(a.screen().contains("● b.omarov has this open"), "{}", a.screen());
    assert!(b.screen().contains("a.serikova has this open"), "{}", b.screen());
    b.keys("<esc>");
    b.look_around();
    a.look_around();
    assert!(!a.screen().contains("b.omarov"), "{}", a.screen());
    a.keys(":who<enter>");
    let screen = a.screen();
    assert!(screen.contains("a.serikova (you)") && screen.contains("b.omarov"), "{screen}");
    for lang in LANGS {
        let mut session = on_the_card(&practice, A, lang);
        b.keys("<enter>");
        b.look_around();
        session.look_around();
        snapshot(&format!("together-open-{}-80x24", lang.as_str()), &session);
        b.keys("<esc>");
    }
}

#[test]
fn a_session_is_counted_while_it_lives_and_a_beat_wakes_nobody() {
    let practice = Practice::open();
    let id = person(&practice, "Иванова Мария");
    let boris = practice.staff(B).id;
    let (mut desk, mut watching) = (practice.desk(B, TODAY), practice.desk(A, TODAY));
    let (mut theirs, mut mine) = (Lookout::default(), Lookout::default());
    desk.look_around(&mut theirs).unwrap();
    mine.watch(Some(Card { client: id, case: None }));
    watching.look_around(&mut mine).unwrap();
    let keeper = sqlite::open(&practice.path(), OpenMode::Work).unwrap();
    let now = keeper.presences().unwrap()[0].beat_ms;
    assert_eq!(keeper.live_sessions(boris, now, &|_| None).unwrap(), 1);
    assert_eq!(keeper.live_sessions(boris, now + SILENT_MS, &|_| None).unwrap(), 0, "silent for too long");
    assert_eq!(keeper.live_sessions(boris, now, &|_| Some(false)).unwrap(), 0, "its process has ended");
    assert_eq!(keeper.live_sessions(boris, now + SILENT_MS, &|_| Some(true)).unwrap(), 1, "a machine that slept");
    const { assert!(BEAT_MS * 2 < SILENT_MS, "one beat may be missed") };
    // Another card elsewhere is a commit, and nothing that is shown here.
    theirs.watch(Some(Card { client: ClientId(id.0 + 1), case: Some(CaseId(1)) }));
    desk.look_around(&mut theirs).unwrap();
    assert!(watching.look_around(&mut mine).unwrap().is_quiet());
    assert!(keeper.presences().unwrap().iter().any(|one| one.card.is_some_and(|card| card.case.is_some())));
    desk.say_gone(&mut theirs);
    assert_eq!(keeper.live_sessions(boris, now, &|_| None).unwrap(), 0);
}

#[test]
fn different_fields_are_joined_and_it_is_said() {
    let practice = Practice::open();
    let id = person(&practice, "Иванова Мария");
    let mut a = on_the_card(&practice, A, Lang::En);
    a.keys("e");
    edit(&mut practice.desk(B, TODAY), id, &[("phone", "+7 701 111 22 33")]);
    a.keys("<tab>IVANOVA MARIIA<f2>");
    let told = last_line(&a);
    assert!(told.contains("Saved. b.omarov changed telephone meanwhile, and yours was added."), "{}", a.screen());
    let now = client(&practice, id);
    assert_eq!((now.phone.as_deref(), now.name_latin.as_deref()), (Some("+7 701 111 22 33"), Some("IVANOVA MARIIA")));
}

/// A form on A's screen in which the name in Latin letters was typed, while B saved another one.
fn both_typed(practice: &Practice, id: ClientId, lang: Lang) -> Scripted {
    let mut a = on_the_card(practice, A, lang);
    a.keys("e<tab>");
    a.paste("IVANOVA MARIIA");
    edit(&mut practice.desk(B, TODAY), id, &[("name_latin", "IVANOVA MARIA")]);
    a.keys("<f2>");
    a
}

#[test]
fn the_same_field_is_asked_about_with_one_key_for_each_answer() {
    for (key, stands) in [("t", "IVANOVA MARIA"), ("m", "IVANOVA MARIIA")] {
        let practice = Practice::open();
        let id = person(&practice, "Иванова Мария");
        let mut a = both_typed(&practice, id, Lang::En);
        let screen = a.screen();
        assert!(screen.contains("before") && screen.contains("theirs") && screen.contains("yours"), "{screen}");
        assert!(screen.contains("b.omarov changed"), "{screen}");
        a.keys(key);
        assert_eq!(client(&practice, id).name_latin.as_deref(), Some(stands));
        assert!(!a.screen().contains("theirs"), "{}", a.screen());
    }
}

#[test]
fn a_field_in_question_is_written_anew_with_theirs_in_sight_and_nothing_typed_is_lost() {
    let practice = Practice::open();
    let id = person(&practice, "Иванова Мария");
    let mut a = both_typed(&practice, id, Lang::En);
    a.keys("e");
    assert!(a.screen().contains("Theirs is: IVANOVA MARIA"), "{}", a.screen());
    a.keys("<end>K<f2>");
    assert_eq!(client(&practice, id).name_latin.as_deref(), Some("IVANOVA MARIIAK"));
    // Whoever leaves the question has what they typed, in the form and as its draft.
    let mut a = both_typed(&practice, id, Lang::En);
    a.keys("<esc>");
    assert!(a.screen().contains("IVANOVA MARIIA"), "{}", a.screen());
    let drafts = practice.desk(A, TODAY).drafts().unwrap();
    assert!(drafts.iter().any(|(_, draft)| draft.typed.values().any(|text| text.contains("MARIIA"))), "{drafts:?}");
}

#[test]
fn the_question_fits_a_small_terminal_in_every_language() {
    for lang in LANGS {
        let practice = Practice::open();
        let id = person(&practice, "Иванова Мария");
        let a = both_typed(&practice, id, lang);
        snapshot(&format!("together-conflict-{}-80x24", lang.as_str()), &a);
    }
}

#[test]
fn a_quick_act_over_what_somebody_else_did_asks_and_is_done_all_the_same_or_not() {
    for (key, stage) in [("t", Stage::Collecting), ("m", Stage::Withdrawn)] {
        let practice = Practice::open();
        let shown = case(&practice, person(&practice, "Иванова Мария"));
        let mut boris = practice.desk(B, TODAY);
        boris.set_stage(&shown, Stage::Ready).unwrap();
        let ready = practice_case(&practice, shown.id);
        let mut a = terminal(&practice, A, Lang::En);
        a.keys("3<enter>m");
        boris.set_stage(&ready, Stage::Collecting).unwrap();
        a.keys("<down><down><enter>");
        let screen = a.screen();
        assert!(screen.contains("b.omarov changed “Stage” meanwhile"), "{screen}");
        a.keys(key);
        let now = practice_case(&practice, shown.id);
        assert_eq!(now.stage, stage, "{}", a.screen());
        assert!(!a.screen().contains("theirs"), "{}", a.screen());
    }
}

fn practice_case(practice: &Practice, id: CaseId) -> Case {
    practice.desk("root", TODAY).read(|reads| reads.get(id.0)).unwrap()
}

#[test]
fn acts_about_what_was_shown_join_with_what_others_changed_and_never_overwrite_it() {
    let practice = Practice::open();
    let shown = case(&practice, person(&practice, "Иванова Мария"));
    let (mut a, mut b) = (practice.desk(A, TODAY), practice.desk(B, TODAY));
    b.set_payment(&shown, Some(Clean::line("ТОО «Алатау»")), sojourn::domain::case::Paid::Full).unwrap();
    a.set_stage(&shown, Stage::Ready).unwrap();
    let now = practice_case(&practice, shown.id);
    assert_eq!((now.stage, now.paid), (Stage::Ready, sojourn::domain::case::Paid::Full));
    let joined = a.take_joined();
    assert_eq!((joined[0].who.as_deref(), joined[0].fields.contains(&"paid".to_owned())), (Some(B), true));
    let refused = b.set_stage(&shown, Stage::Withdrawn).unwrap_err();
    assert_eq!((refused.kind, refused.message.id.as_str()), (ErrorKind::Conflict, "error-conflict-by"));
    assert_eq!(refused.kind.exit_code(), 5);
    // What two people record about a paper of which nothing was recorded meets as one paper.
    let blank = sojourn::domain::case::CaseDocument::new(shown.id, shown.client, "passport_copy");
    b.set_papers(std::slice::from_ref(&blank), DocumentState::Received, Some(day(TODAY)), None).unwrap();
    let asked = a.set_papers(&[blank], DocumentState::Rejected, None, Some(&Clean::line("нечитаемо"))).unwrap_err();
    assert_eq!(asked.conflict.unwrap().fields[0].field, "state");
    let dossier = a.read(|reads| reads.whole(shown.client)).unwrap();
    assert_eq!(dossier.case_documents.len(), 1);
}

#[test]
fn nobody_decides_about_what_is_done_by_now_without_having_seen_it() {
    let practice = Practice::open();
    let date = practice.date(person(&practice, "Иванова Мария"), "Подача", "2026-11-25");
    let id = DeadlineId { rule: "OWN".to_owned(), subject: date.id.to_string() };
    let target = Target { client: date.client, id, shown_day: date.on_day };
    let mut a = terminal(&practice, A, Lang::En);
    a.keys("d");
    let decision = Decision::Done { on: day("2026-11-20"), proof: None };
    practice.desk(B, TODAY).decide(std::slice::from_ref(&target), &decision).unwrap();
    a.keys("<f2>");
    assert!(a.screen().contains("b.omarov has decided about this meanwhile"), "{}", a.screen());
    a.keys("m");
    let dossier = practice.desk(A, TODAY).read(|reads| reads.whole(date.client)).unwrap();
    assert_eq!(dossier.actions[0].on_day, day(TODAY), "mine stands over what I have seen");
}
