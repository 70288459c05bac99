//! The daily review on a real store, with days worked out by hand. Of November 2026: the 20th is a Friday, the 23rd a
//! Monday. Of March 2026: the 20th is a Friday, the 21st to 25th are days off (Nauryz and what is carried over).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod review_fixture;

use review_fixture::{Practice, day, key, said, timeless};
use sojourn::app::acts::{Decision, Target};
use sojourn::app::daily_review::{ItemKey, Outcome, Progress, ReviewRules, SignOff};
use sojourn::app::desk::Desk;
use sojourn::app::export::{Format, Wanted};
use sojourn::domain::case::{Case, CaseKind, Stage};
use sojourn::domain::choice::{Ground, Severity};
use sojourn::domain::clean::Clean;
use sojourn::domain::client::Client;
use sojourn::domain::lang::Lang;
use sojourn::domain::phrase::Phrase;
use sojourn::domain::review::Review;
use sojourn::domain::staff::{OwnDate, Staff};
use sojourn::i18n::Catalogue;
use sojourn::store::JournalFilter;

const A: &str = "a.serikova";
const B: &str = "b.omarov";
const S: &str = "s.akhmetova";

fn target(key: &ItemKey) -> Target {
    Target { client: key.client, id: key.id.clone(), shown_day: key.shown_day }
}

fn snooze(desk: &mut Desk, key: &ItemKey, until: &str) -> Result<(), Phrase> {
    let decision = Decision::Snooze { until: day(until), reason: Clean::line("reason-police") };
    desk.decide(&[target(key)], &decision).map(drop).map_err(|error| error.message)
}

fn done(desk: &mut Desk, key: &ItemKey) {
    let decision = Decision::Done { on: desk.today(), proof: Some(Clean::line("талон 17")) };
    desk.decide(&[target(key)], &decision).unwrap();
}

#[test]
fn the_queue_of_an_ordinary_day() {
    let practice = Practice::open();
    // A Wednesday; the day after is a working day.
    for (name, dates) in [
        ("Б", &[("passed", "2026-11-24"), ("today", "2026-11-25")][..]),
        ("А", &[("in a week", "2026-12-02"), ("in eight days", "2026-12-03")]),
        ("В", &[("tomorrow", "2026-11-26")]),
    ] {
        let client = practice.client(name, Some(A));
        for (title, on) in dates {
            practice.date(client, title, on);
        }
    }
    let visitor = practice.client("Г", Some(A));
    let meeting = practice.date(visitor, "police", "2026-11-25");
    practice.dated(&OwnDate { at_time: Some(Clean::line("10:30")), ..meeting });
    practice.date(practice.client("Д", Some(B)), "of another officer", "2026-11-25");
    assert_eq!(
        said(&practice.review(A, "2026-11-25")),
        [
            "passed: overdue",
            "today: due",
            "police: due, appointment 10:30",
            "tomorrow: critical",
            "in a week: critical",
        ],
        "clients by their worst item, then its day"
    );
}

#[test]
fn before_days_off_the_queue_runs_to_the_next_working_day() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    for (title, on) in
        [("in Nauryz", "2026-03-22"), ("next", "2026-03-26"), ("after", "2026-03-27"), ("far", "2026-04-20")]
    {
        practice.date(client, title, on);
    }
    // Put off until a day off: it would be seen too late if it waited for that day.
    let mut desk = practice.desk(A, "2026-03-16");
    let far = {
        let date =
            desk.read(|reads| reads.due(&sojourn::store::DueFilter { client: Some(client), ..Default::default() }));
        let item = date.unwrap().into_iter().find(|item| item.own_title.as_deref() == Some("far")).unwrap();
        let id = sojourn::domain::deadline::DeadlineId { rule: item.rule, subject: item.subject };
        ItemKey { client, id, shown_day: item.last_day }
    };
    snooze(&mut desk, &far, "2026-03-24").unwrap();
    assert_eq!(
        said(&practice.review(A, "2026-03-20")),
        ["in Nauryz: before days off", "next: before days off", "after: critical", "far: again 2026-03-24"]
    );
    let review = practice.review(A, "2026-03-20");
    assert_eq!((review.span.until, review.span.before), (day("2026-03-26"), day("2026-03-19")));
    // On the Thursday before, the next day is a working day.
    assert_eq!(
        said(&practice.review(A, "2026-03-19")),
        ["in Nauryz: critical", "next: critical"],
        "neither the eighth day nor what was put off"
    );
}

#[test]
fn a_breach_is_never_put_off_and_nothing_passes_the_safe_day_without_a_supervisor() {
    let practice = Practice::open();
    // Thirty days from 21 October end on 19 November.
    practice.visitor("Абдуллаев Рустам", Some(A), "2026-10-21");
    practice.date(practice.client("Иванова Мария", Some(A)), "hard", "2026-11-27");
    let mut desk = practice.desk(A, "2026-11-23");
    let review = desk.open_review().unwrap();
    let breach = review.lines[0].key();
    assert!(said(&review)[0].ends_with("breach"), "{:?}", said(&review));
    assert_eq!(snooze(&mut desk, &breach, "2026-11-24"), Err(Phrase::new("act-breach")));
    let hard = key(&review, "hard");
    let past = Phrase::new("act-past-safe-day").day("day", day("2026-11-27"));
    assert_eq!(snooze(&mut desk, &hard, "2026-11-28"), Err(past));
    assert_eq!(snooze(&mut practice.desk(S, "2026-11-23"), &hard, "2026-11-28"), Ok(()));
    assert_eq!(snooze(&mut desk, &hard, "2026-11-27"), Ok(()));
}

#[test]
fn an_overdue_duty_is_past_its_safe_day() {
    let practice = Practice::open();
    practice.date(practice.client("Иванова Мария", Some(A)), "passed", "2026-11-20");
    let mut desk = practice.desk(A, "2026-11-23");
    let passed = key(&desk.open_review().unwrap(), "passed");
    let refusal = Phrase::new("act-past-safe-day").day("day", day("2026-11-20"));
    assert_eq!(snooze(&mut desk, &passed, "2026-11-24"), Err(refusal));
    assert_eq!(snooze(&mut practice.desk(S, "2026-11-23"), &passed, "2026-11-24"), Ok(()));
}

#[test]
fn a_dropped_line_goes_on_where_it_was() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    for (title, on) in [("one", "2026-11-23"), ("two", "2026-11-24"), ("three", "2026-11-25"), ("four", "2026-11-26")] {
        practice.date(client, title, on);
    }
    let mut desk = practice.desk(A, "2026-11-23");
    let review = desk.open_review().unwrap();
    desk.review_seen(&key(&review, "one")).unwrap();
    snooze(&mut desk, &key(&review, "two"), "2026-11-24").unwrap();
    drop(desk);
    let again = practice.review(A, "2026-11-23");
    assert_eq!(said(&again).len(), 4, "what was put off keeps its place: {:?}", said(&again));
    let progress = again.progress();
    assert_eq!((progress.items, progress.seen, progress.decided, progress.left), (4, 2, 1, 3));
    assert_eq!(again.first_open(), Some(2), "the first that nobody has looked at");
    let settled = again.lines[1].entry.settled.clone().unwrap();
    assert_eq!((settled.outcome, settled.by.as_deref()), (Outcome::Snoozed, Some(A)));
    // A new item comes behind those that are there, however near its day is.
    practice.date(client, "late comer", "2026-11-20");
    let review = practice.review(A, "2026-11-23");
    assert_eq!(said(&review)[4], "late comer: overdue");
    assert_eq!(review.lines[1].entry.settled, Some(settled), "when it was decided does not change");
}

#[test]
fn an_undo_opens_the_item_again() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    for title in ["snoozed", "noted"] {
        practice.date(client, title, "2026-11-24");
    }
    let mut desk = practice.desk(A, "2026-11-23");
    let review = desk.open_review().unwrap();
    snooze(&mut desk, &key(&review, "snoozed"), "2026-11-24").unwrap();
    desk.review_note(&key(&review, "noted"), "звонил").unwrap();
    let decided = desk.open_review().unwrap();
    assert_eq!(decided.progress().decided, 2);
    desk.undo().unwrap();
    assert_eq!(desk.open_review().unwrap().progress().decided, 1, "the note is gone");
    desk.undo().unwrap();
    assert_eq!(desk.open_review().unwrap().progress().decided, 0);
    assert_eq!(desk.open_review().unwrap().progress().left, 2);
}

#[test]
fn an_item_whose_day_moved_is_unseen_again_and_old_keys_do_not_count() {
    let practice = Practice::open();
    let date = practice.date(practice.client("Иванова Мария", Some(A)), "hearing", "2026-11-25");
    let mut desk = practice.desk(A, "2026-11-23");
    let shown = key(&desk.open_review().unwrap(), "hearing");
    desk.review_seen(&shown).unwrap();
    practice.change_date(B, "2026-11-23", date.id, |date| OwnDate { on_day: day("2026-11-24"), ..date });
    let review = desk.open_review().unwrap();
    assert_eq!(said(&review), ["hearing: critical, day from 2026-11-25 by a rule"]);
    assert!(review.lines[0].entry.is_unseen());
    assert!(desk.review_seen(&shown).is_err() && desk.review_note(&shown, "x").is_err());
    assert!(snooze(&mut desk, &shown, "2026-11-24").is_err(), "the day shown is not its day");
    desk.review_seen(&key(&review, "hearing")).unwrap();
}

#[test]
fn a_review_is_signed_off_when_all_is_seen_and_for_good() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    for title in ["one", "two"] {
        practice.date(client, title, "2026-11-24");
    }
    let mut desk = practice.desk(A, "2026-11-23");
    assert_eq!(desk.sign_off().unwrap_err().message, Phrase::new("review-unseen").number("n", 2));
    let review = desk.open_review().unwrap();
    for title in ["one", "two"] {
        desk.review_seen(&key(&review, title)).unwrap();
    }
    snooze(&mut desk, &key(&review, "one"), "2026-11-24").unwrap();
    let closed = desk.sign_off().unwrap();
    assert_eq!(closed.signed.as_ref().map(|(signed, _)| signed.by.as_str()), Some(A));
    assert!(desk.sign_off().is_err());
    assert!(desk.review_seen(&key(&review, "two")).is_err(), "a closed review is not written again");
    // The undo takes back the decision, and the closed list still says what was decided then.
    desk.undo().unwrap();
    let later = practice.review(A, "2026-11-23");
    assert!(later.signed.is_some());
    assert_eq!(later.progress().decided, 1);
    let entries = desk.read(|reads| reads.journal(&JournalFilter { limit: 5, ..JournalFilter::default() })).unwrap();
    let signed = entries.iter().find(|entry| entry.reason == "sign_off").unwrap();
    assert_eq!((signed.who.as_str(), signed.client, signed.office_day), (A, None, day("2026-11-23")));
    assert!(desk.check().unwrap().faults.is_empty());
}

#[test]
fn what_changed_since_my_sign_off_comes_back() {
    let practice = Practice::open();
    let mine = practice.client("Иванова Мария", Some(A));
    let dates = ["day", "severity", "state", "nothing", "before"].map(|title| practice.date(mine, title, "2027-03-01"));
    let other = practice.client("Петросян Ани", Some(B));
    practice.date(other, "given", "2027-05-01");
    practice.date(other, "given too", "2027-06-01");
    // Moved before the sign-off: seen or not, it is no news after it.
    practice.change_date(B, "2026-11-20", dates[4].id, |date| OwnDate { on_day: day("2027-02-01"), ..date });
    practice.close(A, "2026-11-23");
    practice.change_date(B, "2026-11-23", dates[0].id, |date| OwnDate { on_day: day("2027-02-01"), ..date });
    practice.change_date(B, "2026-11-23", dates[1].id, |date| OwnDate { severity: Severity::Soft, ..date });
    let id = sojourn::domain::deadline::DeadlineId { rule: "OWN".to_owned(), subject: dates[2].id.to_string() };
    let state = ItemKey { client: mine, id, shown_day: day("2027-03-01") };
    snooze(&mut practice.desk(B, "2026-11-23"), &state, "2027-01-11").unwrap();
    practice.desk(S, "2026-11-23").assign(&[other], practice.staff(A).id).unwrap();
    let review = practice.review(A, "2026-11-24");
    assert_eq!(
        said(&review),
        [
            "day: day from 2027-03-01 by b.omarov",
            "severity: severity by b.omarov",
            "state: state by b.omarov",
            "given: owner by s.akhmetova",
        ]
    );
    // It is to be looked at, not decided.
    assert_eq!((review.progress().left, review.progress().seen), (0, 0));
    practice.close(A, "2026-11-24");
    assert!(said(&practice.review(A, "2026-11-25")).is_empty(), "and once only");
    assert!(said(&practice.review(B, "2026-11-24")).is_empty(), "not the officer who gave it away");
}

#[test]
fn done_items_get_a_second_look_on_the_next_working_day() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    practice.date(client, "filed", "2026-11-24");
    let mut desk = practice.desk(A, "2026-11-20");
    let filed = key(&desk.open_review().unwrap(), "filed");
    done(&mut desk, &filed);
    let settled = desk.open_review().unwrap().lines[0].entry.settled.clone().unwrap();
    assert_eq!((settled.outcome, settled.detail.as_deref()), (Outcome::Done, Some("талон 17")));
    let monday = practice.review(A, "2026-11-23");
    assert_eq!(said(&monday), ["filed: second look 2026-11-20"]);
    assert_eq!((monday.progress().left, monday.progress().decided), (0, 0));
    assert!(said(&practice.review(A, "2026-11-24")).is_empty());
}

#[test]
fn unseen_hard_items_climb_to_the_deputy_and_then_to_the_supervisor() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    // A Thursday. Working days from Friday the 20th: Mon, Tue, Wed, Thu = 4; from Monday 3; from Wednesday 1.
    practice.date(client, "hard", "2026-11-26");
    let soft = practice.date(client, "soft", "2026-11-26");
    practice.change_date("root", "2026-01-05", soft.id, |date| OwnDate { severity: Severity::Soft, ..date });
    assert!(said(&practice.review(B, "2026-11-20")).is_empty(), "four working days before");
    assert_eq!(said(&practice.review(B, "2026-11-23")), ["hard: critical, climbed from a.serikova"]);
    assert!(said(&practice.review(S, "2026-11-24")).is_empty(), "not yet the supervisor's");
    assert_eq!(said(&practice.review(S, "2026-11-25")).len(), 1);
    // Another number of days.
    let rules = ReviewRules { climb_deputy: 4, climb_supervisor: 2, ..ReviewRules::default() };
    assert!(practice.desk(S, "2026-11-19").set_review_rules(&rules).is_err(), "for admins");
    practice.desk("root", "2026-11-19").set_review_rules(&rules).unwrap();
    assert_eq!(said(&practice.review(S, "2026-11-24")).len(), 1, "two working days before");
    // Once the officer has looked at it with that day, it climbs no further.
    let mut desk = practice.desk(A, "2026-11-25");
    let seen = key(&desk.open_review().unwrap(), "hard");
    desk.review_seen(&seen).unwrap();
    assert!(said(&practice.review("root", "2026-11-25")).is_empty());
    practice.change_date(A, "2026-11-25", sojourn::domain::id::OwnDateId::parse(&seen.id.subject).unwrap(), |date| {
        OwnDate { on_day: day("2026-11-25"), ..date }
    });
    assert_eq!(said(&practice.review("root", "2026-11-25")).len(), 1, "with another day it is unseen");
}

#[test]
fn while_an_officer_is_away_the_deputy_has_the_queue() {
    let practice = Practice::open();
    practice.date(practice.client("Иванова Мария", Some(A)), "due", "2026-11-30");
    let away =
        |person: Staff| Staff { absent_from: Some(day("2026-11-23")), absent_until: Some(day("2026-11-27")), ..person };
    practice.change(A, away);
    assert!(said(&practice.review(B, "2026-11-20")).is_empty(), "not yet away");
    assert_eq!(said(&practice.review(B, "2026-11-23")), ["due: critical, for a.serikova"]);
    assert_eq!(said(&practice.review(B, "2026-11-27")).len(), 1, "the last day of the absence counts");
    assert_eq!(said(&practice.review(A, "2026-11-24")).len(), 1, "who looks in finds their own queue");
    assert!(said(&practice.review(S, "2026-11-24")).is_empty());
    practice.change(B, away);
    assert_eq!(said(&practice.review(S, "2026-11-25")), ["due: critical, for a.serikova"], "no deputy is here");
}

#[test]
fn what_nobody_owns_is_the_supervisors() {
    let practice = Practice::open();
    practice.date(practice.client("Иванова Мария", None), "due", "2026-11-24");
    assert_eq!(said(&practice.review(S, "2026-11-23")), ["due: critical, unowned "]);
    assert!(said(&practice.review(A, "2026-11-23")).is_empty());
    // A person who left, without a deputy.
    practice.date(practice.client("Петросян Ани", Some(B)), "left behind", "2026-11-24");
    practice.change(B, |person| Staff { active: false, ..person });
    assert!(said(&practice.review(S, "2026-11-23")).contains(&"left behind: critical, unowned b.omarov".to_owned()));
}

#[test]
fn the_head_sees_who_has_not_signed_off() {
    let practice = Practice::open();
    practice.date(practice.client("Иванова Мария", Some(A)), "one", "2026-11-24");
    practice.date(practice.client("Петросян Ани", Some(B)), "two", "2026-11-24");
    let set = |hour: &str| {
        let rules = ReviewRules { sign_off_by: hour.to_owned(), ..ReviewRules::default() };
        practice.desk("root", "2026-11-23").set_review_rules(&rules)
    };
    set("00:00").unwrap();
    assert!(set("25:00").is_err() && set("9:00").is_err());
    practice.close(A, "2026-11-23");
    let head = practice.desk(S, "2026-11-23");
    let standings = head.review_standings(day("2026-11-23")).unwrap();
    let late: Vec<&str> = standings.iter().filter(|one| one.late).map(|one| one.name.as_str()).collect();
    assert_eq!(late, [B], "neither who has signed off nor those for whom nothing waits");
    let first = standings.iter().find(|one| one.name.as_str() == A).unwrap();
    assert!(first.signed.is_some() && first.progress.unwrap().seen == 1);
    assert_eq!(practice.review(S, "2026-11-23").late.len(), 1);
    assert!(practice.review(B, "2026-11-23").late.is_empty(), "for supervisors");
    assert!(practice.desk(A, "2026-11-23").review_standings(day("2026-11-23")).is_err());
    practice.change(B, |person| Staff { absent_from: Some(day("2026-11-20")), ..person });
    let late = practice.review(S, "2026-11-23").late;
    assert!(late.iter().all(|one| one.name.as_str() != B), "who is away is not late");
}

#[test]
fn papers_are_asked_for_and_the_list_says_who_decided_what() {
    let practice = Practice::open();
    let client = practice.client("=Иванова <Мария>", Some(A));
    let mut desk = practice.desk(A, "2026-11-23");
    let case = Case {
        ground: Some(Ground::Employment),
        stage: Stage::Collecting,
        ..Case::new(client, CaseKind::FirstTrp, day("2026-11-02"))
    };
    desk.write("create", |writes, _| writes.put(case.clone().into())).unwrap();
    for title in ["papers", "note", "given", "left"] {
        practice.date(client, title, "2026-11-24");
    }
    practice.date(practice.client("Петросян Ани", Some(A)), "given away", "2026-11-25");
    let review = desk.open_review().unwrap();
    let lacking = desk.review_papers(client, &key(&review, "papers").id).unwrap().len();
    assert!(lacking > 3);
    desk.review_request(&key(&review, "papers")).unwrap();
    desk.review_note(&key(&review, "note"), "+7 701: перезвонит").unwrap();
    let away = key(&review, "given away");
    desk.assign(&[away.client], practice.staff(B).id).unwrap();
    let review = desk.open_review().unwrap();
    let outcome = |title: &str| {
        let key = key(&review, title);
        let line = review.lines.iter().find(|line| line.key() == key).unwrap();
        line.entry.settled.as_ref().map(|settled| settled.outcome)
    };
    assert_eq!(outcome("papers"), Some(Outcome::Requested));
    assert_eq!(outcome("note"), Some(Outcome::Noted));
    assert_eq!(outcome("given away"), Some(Outcome::Assigned));
    let titles = desk.titles().unwrap();
    let list = review.control_list(&titles, &Catalogue::new(Lang::Ru));
    assert_eq!(list.rows.iter().filter(|row| row[8] == "без решения").count(), 2);
    let row = |title: &str| list.rows.iter().find(|row| row[4] == title).unwrap();
    assert_eq!(&row("note")[8..10], ["заметка", A]);
    assert_eq!(row("note")[11], "+7 701: перезвонит");
    assert_eq!(row("papers")[11], format!("{lacking} документов"));
    assert_eq!(row("given away")[11], format!("кому: {B}"));
    assert_eq!(row("left")[8], "без решения");
    let words = Catalogue::new(Lang::Ru);
    let file = |format| {
        let (mut bytes, wanted) = (Vec::new(), Wanted { format, words: &words, in_full: true });
        practice.desk(A, "2026-11-23").export_review(&review, None, wanted, &mut bytes).unwrap().unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let csv = file(Format::Csv);
    assert!(csv.contains(";'=Иванова <Мария>;") && csv.contains(";'+7 701: перезвонит"), "{csv}");
    assert!(file(Format::Html).contains("=Иванова &lt;Мария&gt;"));
    // A supervisor may look at it, another officer may not.
    let of = practice.staff(A).id;
    let looked = practice.desk(S, "2026-11-23").look_at_review(of, day("2026-11-23")).unwrap();
    assert_eq!(looked.progress(), review.progress());
    assert!(practice.desk(B, "2026-11-23").look_at_review(of, day("2026-11-23")).is_err());
    // Yesterday's list stays as it was.
    let later = practice.desk(S, "2026-11-30").look_at_review(of, day("2026-11-23")).unwrap();
    assert_eq!(later.progress(), review.progress());
}

#[test]
fn a_fact_that_closes_a_stay_decides_its_item() {
    let practice = Practice::open();
    let client = practice.visitor("Абдуллаев Рустам", Some(A), "2026-10-21");
    let mut desk = practice.desk(A, "2026-11-23");
    let breach = desk.open_review().unwrap().lines[0].key();
    let stay = desk.client_page(client).unwrap().dossier.stays[0].clone();
    let left = sojourn::domain::stay::Stay { exit: Some(day("2026-11-23")), ..stay };
    desk.write("edit", |writes, _| writes.put(left.clone().into())).unwrap();
    let review = desk.open_review().unwrap();
    let line = review.lines.iter().find(|line| line.entry.id == breach.id).unwrap();
    assert_eq!(line.entry.settled.as_ref().map(|settled| settled.outcome), Some(Outcome::Recorded));
    assert!(!line.entry.is_left());
}

#[test]
fn viewers_hold_no_reviews() {
    let practice = Practice::open();
    practice.change(B, |person| Staff { role: sojourn::domain::staff::Role::Viewer, ..person });
    assert!(practice.desk(B, "2026-11-23").open_review().is_err());
    let client = practice.client("Иванова Мария", Some(B));
    practice.date(client, "due", "2026-11-24");
    assert_eq!(said(&practice.review(S, "2026-11-23")).len(), 1, "their clients are the supervisors'");
    let known: Client = practice.desk(S, "2026-11-23").read(|reads| reads.get(client.0)).unwrap();
    assert_eq!(known.owner, Some(practice.staff(B).id));
}

#[test]
fn a_rule_that_became_hard_brings_its_dates_back() {
    let practice = Practice::open();
    // Thirty days from 14 November end on 13 December: within a month, not critical.
    practice.visitor("Абдуллаев Рустам", Some(A), "2026-11-14");
    let mut desk = practice.desk(A, "2026-11-20");
    let review = desk.open_review().unwrap();
    assert!(!said(&review).iter().any(|line| line.starts_with("STAY-UZB-30")), "{:?}", said(&review));
    for line in review.lines {
        desk.review_seen(&line.key()).unwrap();
    }
    // As if the rule had been soft on the day of the sign-off.
    desk.write("sign_off", |writes, me| {
        let mut review = writes.review(me, day("2026-11-20"))?.unwrap();
        review.signed = Some(SignOff { at_ms: 1, by: Clean::line(A), seq: writes.journal_head()?.unwrap().1 });
        assert_eq!(review.severities.insert("STAY-UZB-30".to_owned(), Severity::Soft), Some(Severity::Hard));
        writes.sign_off(&review, &Progress::default())
    })
    .unwrap();
    let next = said(&practice.review(A, "2026-11-23"));
    assert!(next.contains(&"STAY-UZB-30: severity by a rule".to_owned()), "{next:?}");
}

#[test]
fn what_the_law_moved_since_it_was_signed_off_comes_back() {
    let practice = Practice::open();
    let date = practice.date(practice.client("Иванова Мария", Some(A)), "hearing", "2026-11-25");
    let mut desk = practice.desk(A, "2026-11-20");
    let shown = key(&desk.open_review().unwrap(), "hearing");
    desk.review_seen(&shown).unwrap();
    // A change of the law leaves no entry about the client: as if the sign-off had come after the entry that moved it.
    practice.change_date(B, "2026-11-20", date.id, |date| OwnDate { on_day: day("2026-12-30"), ..date });
    desk.write("sign_off", |writes, me| {
        let review = writes.review(me, day("2026-11-20"))?.unwrap();
        let signed = SignOff { at_ms: 1, by: Clean::line(A), seq: writes.journal_head()?.unwrap().1 };
        writes.sign_off(&Review { signed: Some(signed), ..review }, &Progress::default())
    })
    .unwrap();
    assert_eq!(said(&practice.review(A, "2026-11-23")), ["hearing: day from 2026-11-25 by a rule"]);
}

#[test]
fn a_setting_is_undone_in_its_turn() {
    let practice = Practice::open();
    let mut desk = practice.desk("root", "2026-11-23");
    let client = practice.client("Иванова Мария", Some(A));
    desk.add_note(client, "звонил").unwrap();
    desk.set_review_rules(&ReviewRules { climb_deputy: 5, ..ReviewRules::default() }).unwrap();
    assert!(desk.undo().unwrap().is_some());
    assert_eq!(desk.review_rules().unwrap(), ReviewRules::default());
    assert!(desk.client_page(client).unwrap().dossier.client.note.is_some());
    assert!(desk.undo().unwrap().is_some());
    assert_eq!(desk.client_page(client).unwrap().dossier.client.note, None);
}

#[test]
fn a_setting_of_the_office_is_undone_by_admins_alone() {
    let practice = Practice::open();
    let mut root = practice.desk("root", "2026-11-23");
    root.set_review_rules(&ReviewRules { climb_deputy: 5, ..ReviewRules::default() }).unwrap();
    let group = root.next_undo().unwrap().unwrap().group;
    let mut supervisor = practice.desk("s.akhmetova", "2026-11-23");
    assert!(supervisor.group_undo(group).is_err() && supervisor.undo_group(group).is_err());
    // Nor by who was one.
    practice.change("s.akhmetova", |person| Staff { role: sojourn::domain::staff::Role::Admin, ..person });
    practice.change("root", |person| Staff { role: sojourn::domain::staff::Role::Officer, ..person });
    let mut former = practice.desk("root", "2026-11-23");
    assert!(former.undo_group(group).is_err());
    assert_eq!(former.review_rules().unwrap().climb_deputy, 5);
}

#[test]
fn the_control_list_reads_in_every_language() {
    let practice = Practice::open();
    let client = practice.client("Иванова Мария", Some(A));
    practice.date(client, "Подача в ЦОН", "2026-11-23");
    practice.date(client, "Перевод", "2026-11-25");
    let mut desk = practice.desk(A, "2026-11-20");
    let review = desk.open_review().unwrap();
    snooze(&mut desk, &key(&review, "Перевод"), "2026-11-24").unwrap();
    desk.review_seen(&key(&review, "Подача в ЦОН")).unwrap();
    let closed = desk.sign_off().unwrap();
    let titles = desk.titles().unwrap();
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let text = closed.control_list(&titles, &Catalogue::new(lang)).text();
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("control-list-{}", lang.as_str()), timeless(&text));
        });
    }
}
