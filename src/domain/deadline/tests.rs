use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::case::{CaseKind, DocumentState, Outcome, Stage};
use crate::domain::choice::{Ground, Presence};
use crate::domain::country::Country;
use crate::domain::dossier::Dossier;
use crate::domain::permit::PermitKind;
use crate::domain::phrase::{Arg, Phrase};
use crate::domain::rulebook::{Confirmation, Rulebook};
use crate::domain::staff::ActionKind;
use crate::domain::testing::{Made, client, day, law};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn deadlines(made: &Made) -> Vec<Deadline> {
    derive(&made.0, &law(), &Calendar::built_in())
}

fn find<'a>(all: &'a [Deadline], id: &str) -> &'a Deadline {
    all.iter().find(|deadline| deadline.id.to_string() == id).unwrap_or_else(|| panic!("{id} in {:?}", ids(all)))
}

fn ids(all: &[Deadline]) -> Vec<String> {
    all.iter().map(|deadline| deadline.id.to_string()).collect()
}

fn last_day(made: &Made, id: &str) -> Day {
    find(&deadlines(made), id).last_day
}

fn state(made: &Made, id: &str) -> State {
    find(&deadlines(made), id).state
}

fn has(made: &Made, rule: &str) -> bool {
    deadlines(made).iter().any(|deadline| deadline.id.rule == rule)
}

fn kinds(deadline: &Deadline) -> Vec<StepKind> {
    deadline.trail.iter().map(|step| step.kind).collect()
}

#[test]
fn a_visa_free_stay_gives_its_end_the_notice_and_the_registration() {
    // Entry on Thursday 1 October 2026 is day 1: day 30 is 30 October, day 90 is 29 December.
    let made = client("RUS").stay("2026-10-01..");
    let all = deadlines(&made);
    assert_eq!(ids(&all), ["NOTIFY-HOST-3WD/S-000001", "REG-30/S-000001", "STAY-EAEU-90/S-000001"]);
    let stay = find(&all, "STAY-EAEU-90/S-000001");
    assert_eq!((stay.last_day, stay.warn_day, stay.stricter_last_day), (day("2026-12-29"), day("2026-12-29"), None));
    assert_eq!((stay.class, stay.severity), (Class::Stay, Severity::Hard));
    assert_eq!(find(&all, "REG-30/S-000001").last_day, day("2026-10-30"));
    // The notice after 1 July 2026 is unverified: shown, but it does not bind.
    assert_eq!(find(&all, "NOTIFY-HOST-3WD/S-000001").severity, Severity::Soft);
    assert_eq!(binding(&all, None).unwrap().id.rule, "REG-30");
}

#[test]
fn three_working_days_after_the_entry() {
    for (entry, due) in [
        ("2026-03-06", "2026-03-12"), // Mon 9 off for Sun 8
        ("2026-03-20", "2026-03-30"), // 21..25 off
        ("2026-05-06", "2026-05-13"), // Thu 7 off, Mon 11 off for Sat 9
        ("2026-10-23", "2026-10-29"), // Mon 26 off for Sun 25
        ("2024-05-03", "2024-05-10"), // Sat 4 works, 7, 8, 9 off
        ("2025-01-02", "2025-01-08"), // Fri 3 off, Sun 5 works, Tue 7 off
        ("2025-12-31", "2026-01-08"), // 1, 2, 7 off
    ] {
        let made = client("RUS").stay(&format!("{entry}.."));
        assert_eq!(last_day(&made, "NOTIFY-HOST-3WD/S-000001"), day(due), "{entry}");
    }
}

#[test]
fn the_arrival_day_may_count_and_then_the_warning_is_earlier() {
    // Friday 6 March is a working day: by the stricter reading 6, 10, 11.
    let all = deadlines(&client("RUS").stay("2026-03-06.."));
    let notice = find(&all, "NOTIFY-HOST-3WD/S-000001");
    assert_eq!(notice.stricter_last_day, Some(day("2026-03-11")));
    assert_eq!((notice.warn_day, notice.safe_day), (day("2026-03-11"), day("2026-03-12")));
    assert!(kinds(notice).contains(&StepKind::Skip) && kinds(notice).contains(&StepKind::Reading));
    // Saturday 7 March is none: both readings give Tue 10, Wed 11, Thu 12.
    let all = deadlines(&client("RUS").stay("2026-03-07.."));
    assert_eq!(find(&all, "NOTIFY-HOST-3WD/S-000001").stricter_last_day, None);
}

#[test]
fn registration_is_due_on_the_thirtieth_day_and_never_later() {
    assert_eq!(last_day(&client("RUS").stay("2026-07-01.."), "REG-30/S-000001"), day("2026-07-30"));
    // Day 30 of 3 July is Saturday 1 August: the last day stays, the safe day is the Friday.
    let all = deadlines(&client("AZE").stay("2026-07-03.."));
    let due = find(&all, "REG-30/S-000001");
    assert_eq!(
        (due.last_day, due.safe_day, due.confidence),
        (day("2026-08-01"), day("2026-07-31"), Confidence::Likely)
    );
    assert!(kinds(due).contains(&StepKind::Roll));
    assert_eq!(find(&deadlines(&client("UZB").stay("2026-07-03..")), "REG-30/S-000001").severity, Severity::Soft);
    // A permit that covers day 30 makes it needless; one that ends the day before does not.
    assert!(!has(&client("RUS").stay("2026-07-01..").trp("2026-07-20..2026-07-30"), "REG-30"));
    assert!(has(&client("RUS").stay("2026-07-01..").trp("2026-07-20..2026-07-29"), "REG-30"));
    assert!(!has(&client("GEO").stay("2026-07-01.."), "REG-30"));
}

#[test]
fn an_entry_from_before_the_order_is_a_question_and_not_a_deadline() {
    let made = client("RUS").stay("2026-06-30..");
    assert!(!has(&made, "REG-30"));
    let found = |today: &str| -> Vec<String> {
        findings(&made.0, &law(), day(today)).into_iter().map(|finding| finding.text.id).collect()
    };
    assert_eq!(found("2026-06-30"), Vec::<String>::new());
    assert_eq!(found("2026-07-01"), ["finding-registration-transitional"]);
}

#[test]
fn filing_is_aimed_at_ten_working_days_before_the_stay_ends() {
    let case = |made: Made| made.case(CaseKind::FirstTrp, Stage::Collecting);
    // Tue 29 December back: 28, 25, 24, 23, 22; then 21, 18, 17, 15, 14 (Wed 16 is off).
    let made = case(client("RUS").stay("2026-10-01.."));
    let all = deadlines(&made);
    let file = find(&all, "TRP-FILE/S-000001");
    assert_eq!(
        (file.last_day, file.severity, file.case.map(|case| case.0)),
        (day("2026-12-14"), Severity::Soft, Some(1))
    );
    assert!(!has(&client("RUS").stay("2026-10-01..").case(CaseKind::FirstTrp, Stage::Closed), "TRP-FILE"));
    // A filing within the stay closes it; one that was sent back, or of an earlier stay, does not.
    assert_eq!(
        state(&case(client("RUS").stay("2026-10-01..")).filed("2026-11-02", Outcome::Accepted), "TRP-FILE/S-000001"),
        State::Done
    );
    for (on, outcome) in [("2026-11-02", Outcome::Returned), ("2026-09-30", Outcome::Accepted)] {
        let made = case(client("RUS").stay("2026-10-01..")).filed(on, outcome);
        assert_eq!(state(&made, "TRP-FILE/S-000001"), State::Open, "{on}");
    }
    // But the stay still ends when it ends.
    assert_eq!(
        last_day(
            &case(client("RUS").stay("2026-10-01..")).filed("2026-11-02", Outcome::Accepted),
            "STAY-EAEU-90/S-000001"
        ),
        day("2026-12-29")
    );
}

#[test]
fn an_extension_is_aimed_at_ten_working_days_before_the_permit_ends() {
    // Sunday 29 November: the last working day is Fri 27; five before it Fri 20, five more Fri 13.
    let permit = || client("RUS").stay("2026-01-10..").trp("2026-01-10..2026-11-29");
    let all = deadlines(&permit());
    let extension = find(&all, "TRP-EXT/P-000001");
    assert_eq!((extension.last_day, extension.safe_day), (day("2026-11-13"), day("2026-11-13")));
    let opens = extension.trail.iter().find(|step| step.text.id == "trail-opens").unwrap();
    assert_eq!(opens.date, Some(day("2026-10-30")));
    assert_eq!(find(&all, "TRP-END/P-000001").last_day, day("2026-11-29"));
    let filed = |on: &str| permit().case(CaseKind::Extension, Stage::Filed).filed(on, Outcome::Pending);
    assert_eq!(state(&filed("2026-10-30"), "TRP-EXT/P-000001"), State::Done);
    assert_eq!(state(&filed("2026-10-29"), "TRP-EXT/P-000001"), State::Open);
    // A later permit closes it too, also after a gap.
    assert_eq!(state(&permit().trp("2026-12-05..2027-12-04"), "TRP-EXT/P-000001"), State::Done);
}

#[test]
fn a_stricter_reading_sets_the_warning_until_the_row_is_confirmed() {
    // 1 November + 89 days = 29 January, + 29 days = 30 November.
    let made = client("AZE").stay("2026-11-01..");
    let all = deadlines(&made);
    let stay = find(&all, "STAY-AZE-90-180/S-000001");
    assert_eq!((stay.last_day, stay.stricter_last_day), (day("2027-01-29"), Some(day("2026-11-30"))));
    assert_eq!((stay.warn_day, stay.safe_day), (day("2026-11-30"), day("2027-01-29")));
    let reading = stay.trail.last().unwrap();
    assert_eq!((reading.kind, reading.rule.as_deref()), (StepKind::Reading, Some("STAY-AZE-30")));
    let mut confirmed = law();
    for rule in confirmed.rules.iter_mut().filter(|rule| rule.id == "STAY-AZE-90-180") {
        rule.confirmed = Some(Confirmation { by: "a.serikova".to_owned(), on: day("2026-11-23") });
    }
    let all = derive(&made.0, &confirmed, &Calendar::built_in());
    let stay = find(&all, "STAY-AZE-90-180/S-000001");
    assert!(stay.confirmed && stay.warn_day == day("2027-01-29"));
}

#[test]
fn the_limit_that_binds_names_the_deadline() {
    // 80 days used in January..March: ten are left on 1 June, of which none drops out before 1 July.
    let all = deadlines(&client("RUS").stay("2026-01-10..2026-03-30").stay("2026-06-01.."));
    let stay = find(&all, "STAY-EAEU-90-180/S-000002");
    assert_eq!(stay.last_day, day("2026-06-10"));
    let window = stay.trail.iter().find(|step| step.kind == StepKind::Window).unwrap();
    // The 180 days up to 10 June begin on 13 December.
    let numbers = [("used", 90), ("days", 90), ("of", 180)].map(|(name, n)| (name.to_owned(), Arg::Number(n)));
    assert_eq!(window.text.args[..3], numbers);
    assert_eq!(window.text.args[3].1, Arg::Day(day("2025-12-13")));
}

#[test]
fn an_entry_without_a_day_left_ended_the_day_before() {
    let made = client("RUS").stay("2026-03-01..2026-05-29").stay("2026-06-10..");
    let stay_end = "STAY-EAEU-90-180/S-000002";
    assert_eq!(last_day(&made, stay_end), day("2026-06-09"));
    let status = status(&made.0, &law(), day("2026-06-12"));
    assert_eq!((status.rung, status.day, status.until), (Rung::Unlawful, Some(3), None));
    let permitted = made.trp("2026-07-01..2027-06-30");
    assert_eq!(find(&deadlines(&permitted), stay_end).moot_from, Some(day("2026-07-01")));
    assert_eq!(last_day(&permitted, "TRP-END/P-000001"), day("2027-06-30"));
}

#[test]
fn a_gap_is_over_when_the_next_cover_begins() {
    let made = client("RUS").created("2026-05-01").stay("2026-03-01..").trp("2026-06-05..2027-06-04");
    let all = deadlines(&made);
    let gap = find(&all, "STAY-EAEU-90/S-000001");
    assert_eq!((gap.last_day, gap.moot_from), (day("2026-05-29"), Some(day("2026-06-05"))));
    assert_eq!(binding(&all, Some(day("2026-06-04"))).unwrap().id, gap.id);
    assert_eq!(binding(&all, Some(day("2026-06-05"))).unwrap().id.rule, "TRP-END");
    let found = findings(&made.0, &law(), day("2026-06-10"));
    let expected = Phrase::new("finding-gap").day("from", day("2026-05-30")).day("until", day("2026-06-04"));
    assert!(found.iter().any(|finding| finding.text == expected), "{found:?}");
    // Without a gap there is nothing but the permit's end.
    let all = deadlines(&client("RUS").stay("2026-03-01..").trp("2026-05-30..2027-06-04"));
    assert!(all.iter().filter(|deadline| deadline.class == Class::Stay).all(|deadline| deadline.id.rule == "TRP-END"));
}

#[test]
fn only_permits_that_end_a_run_of_cover_end_anything() {
    let followed = client("RUS").stay("2025-01-10..").trp("2025-01-10..2026-01-09").trp("2026-01-10..2027-01-09");
    let ends: Vec<String> = ids(&deadlines(&followed)).into_iter().filter(|id| id.starts_with("TRP-E")).collect();
    assert_eq!(ends, ["TRP-EXT/P-000002", "TRP-END/P-000002"]);
    // Cancelled early: the actual end counts, and no visa-free days come back.
    let cancelled = client("RUS")
        .stay("2026-01-10..")
        .trp("2026-01-20..2027-01-09")
        .with(|dossier| dossier.permits[0].actual_end = Some(day("2026-02-10")));
    let all = deadlines(&cancelled);
    let end = find(&all, "TRP-END/P-000001");
    assert_eq!((end.last_day, kinds(end)[1]), (day("2026-02-10"), StepKind::Cap));
    assert!(!all.iter().any(|deadline| deadline.id.rule.starts_with("STAY")));
    assert_eq!(status(&cancelled.0, &law(), day("2026-02-12")).day, Some(2));
}

#[test]
fn a_client_abroad_is_never_in_breach() {
    let left = client("RUS").stay("2026-01-10..2026-05-01").trp("2026-01-10..2026-11-29");
    let said = client("RUS").stay("2026-01-10..").trp("2026-01-10..2026-11-29").presence(Presence::Abroad, None);
    let since = "2026-05-01";
    let word = client("RUS").trp("2026-01-10..2026-11-29").presence(Presence::Abroad, Some(since));
    for made in [&left, &said, &word] {
        let all = deadlines(made);
        let lapse = find(&all, "TRP-LAPSE/P-000001");
        assert_eq!((lapse.class, lapse.last_day), (Class::Status, day("2026-11-29")));
        assert!(all.iter().all(|deadline| deadline.class != Class::Stay));
        // After the lapse nothing can be extended any more.
        assert_eq!(find(&all, "TRP-EXT/P-000001").moot_from, Some(day("2026-11-30")));
        assert_eq!(status(&made.0, &law(), day("2026-12-05")).rung, Rung::Abroad);
    }
    assert_eq!(findings(&said.0, &law(), day("2026-06-01"))[0].text.id, "finding-abroad-without-exit");
}

#[test]
fn the_newer_word_about_presence_counts() {
    // Abroad since April by the client's word, but an entry was recorded in May.
    let back = client("RUS").stay("2026-05-10..").presence(Presence::Abroad, Some("2026-04-01"));
    assert!(has(&back, "STAY-EAEU-90"));
    // The last stay ended in May, but somebody met the client here in June: an entry is missing.
    let here = client("RUS")
        .stay("2026-01-10..2026-05-01")
        .trp("2026-01-10..2026-11-29")
        .presence(Presence::InCountry, Some("2026-06-01"));
    assert!(has(&here, "TRP-END"));
    assert_eq!(findings(&here.0, &law(), day("2026-06-02"))[0].text.id, "finding-entry-missing");
}

#[test]
fn a_permit_without_a_recorded_stay_is_watched_all_the_same() {
    let made = client("RUS").trp("2026-01-10..2026-11-29");
    assert_eq!(find(&deadlines(&made), "TRP-END/P-000001").class, Class::Stay);
    assert_eq!(status(&made.0, &law(), day("2026-11-29")).rung, Rung::TrpValid);
    assert_eq!(status(&made.0, &law(), day("2026-11-30")).rung, Rung::Unlawful);
}

#[test]
fn a_passport_cuts_a_permit_short_until_there_is_a_longer_one() {
    let made = || client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09").passport("2026-12-15");
    let all = deadlines(&made());
    let cap = find(&all, "TRP-TERM-CAP/P-000001");
    assert_eq!((cap.last_day, cap.class), (day("2026-12-15"), Class::Status));
    assert_eq!(find(&all, "PASSPORT-END/I-000001").last_day, day("2026-12-15"));
    let renewed = made().passport("2036-01-01");
    assert!(!has(&renewed, "TRP-TERM-CAP"));
    // The old passport no longer matters either.
    let ends: Vec<String> = ids(&deadlines(&renewed)).into_iter().filter(|id| id.starts_with("PASSPORT")).collect();
    assert_eq!(ends, ["PASSPORT-END/I-000002"]);
}

#[test]
fn a_move_is_registered_within_five_working_days() {
    // Monday 3 August: 4, 5, 6, 7, 10.
    let moved = || client("RUS").stay("2026-07-01..").residence("2026-07-01", |_| {}).residence("2026-08-03", |_| {});
    assert_eq!(last_day(&moved(), "REG-ADDR-5WD/A-000002"), day("2026-08-10"));
    let registered = moved().with(|dossier| dossier.residences[1].registered_on = Some(day("2026-08-05")));
    assert_eq!(state(&registered, "REG-ADDR-5WD/A-000002"), State::Done);
    // The first address is no change, nor is the address of arrival of a new stay, nor a move before the order.
    assert!(!has(&client("RUS").stay("2026-07-01..").residence("2026-07-05", |_| {}), "REG-ADDR-5WD"));
    assert!(!has(
        &client("RUS").stay("2026-08-03..").residence("2026-07-01", |_| {}).residence("2026-08-03", |_| {}),
        "REG-ADDR-5WD"
    ));
    assert!(!has(
        &client("RUS").stay("2026-01-01..").residence("2026-01-01", |_| {}).residence("2026-06-30", |_| {}),
        "REG-ADDR-5WD"
    ));
}

#[test]
fn notices_and_registrations_on_or_after_the_entry_close_what_they_are_for() {
    let arrived = |notified: &str, registered: &str| {
        client("RUS").stay("2026-07-06..").residence("2026-07-06", |residence| {
            residence.host_notified_on = Some(day(notified));
            residence.registered_on = Some(day(registered));
        })
    };
    for (made, expected) in
        [(arrived("2026-07-06", "2026-07-06"), State::Done), (arrived("2026-07-05", "2026-07-05"), State::Open)]
    {
        assert_eq!(state(&made, "NOTIFY-HOST-3WD/S-000001"), expected);
        assert_eq!(state(&made, "REG-30/S-000001"), expected);
    }
}

#[test]
fn papers_are_watched_by_their_newest_copy() {
    let made = || client("RUS").case(CaseKind::FirstTrp, Stage::Collecting);
    let renewed = made().paper("medical_insurance", "2026-12-01").paper("medical_insurance", "2027-12-01");
    let ends: Vec<String> = ids(&deadlines(&renewed));
    assert_eq!(ends, ["INSURANCE-END/D-000002"]);
    // A rejected one is none.
    let rejected = renewed.with(|dossier| dossier.case_documents[1].state = DocumentState::Rejected);
    assert_eq!(ids(&deadlines(&rejected)), ["INSURANCE-END/D-000001"]);
    // Any other paper only while its case is open.
    assert_eq!(ids(&deadlines(&made().paper("passport", "2026-12-01"))), ["PAPER-END/D-000001"]);
    let closed = client("RUS").case(CaseKind::FirstTrp, Stage::Closed).paper("passport", "2026-12-01");
    assert_eq!(ids(&deadlines(&closed)), Vec::<String>::new());
}

#[test]
fn work_that_ends_early_leaves_fifteen_days() {
    let dismissed = client("RUS").basis(Some("2027-01-01"), Some("2026-11-10"));
    assert_eq!(last_day(&dismissed, "JOB-END-15/B-000001"), day("2026-11-25"));
    assert_eq!(last_day(&dismissed, "BASIS-END/B-000001"), day("2026-11-10"));
    // A new contract takes its place; one that simply ran out was not broken off.
    assert_eq!(ids(&deadlines(&dismissed.basis(Some("2027-11-30"), None))), ["BASIS-END/B-000002"]);
    assert!(!has(&client("RUS").basis(Some("2026-11-10"), Some("2026-11-10")), "JOB-END-15"));
}

#[test]
fn acts_from_before_the_record_are_unknown_until_somebody_says() {
    let notice = "NOTIFY-HOST-3WD/S-000001";
    // Due on 12 March.
    let made = |created: &str| client("RUS").stay("2026-03-06..").created(created);
    assert_eq!(state(&made("2026-03-12"), notice), State::Open);
    assert_eq!(state(&made("2026-03-13"), notice), State::Unknown);
    assert_eq!(state(&made("2026-11-22"), "STAY-EAEU-90/S-000001"), State::Open);
    let told = made("2026-11-22").residence("2026-03-06", |home| home.host_notified_on = Some(day("2026-03-07")));
    assert_eq!(state(&told, notice), State::Done);
    let asked = made("2026-11-22").action(notice, ActionKind::Open, "2026-03-12", None);
    assert_eq!(state(&asked, notice), State::Open);
    assert_eq!(binding(&deadlines(&made("2026-11-22")), None).unwrap().id.rule, "STAY-EAEU-90");
}

#[test]
fn what_people_did_holds_as_long_as_the_day_does() {
    use ActionKind::{Done, Handled, Snoozed};
    let (notice, until) = ("NOTIFY-HOST-3WD/S-000001", Some("2026-03-10"));
    // Due on 12 March. The day an action was for, and what is left of it.
    for (kind, for_day, expected) in [
        (Done, "2026-03-12", State::Done),
        (Done, "2026-03-11", State::Done), // now later than then
        (Done, "2026-03-13", State::Open), // now earlier than then
        (Snoozed, "2026-03-12", State::Snoozed),
        (Snoozed, "2026-03-11", State::Open), // any move ends a snooze
        (Snoozed, "2026-03-13", State::Open),
        (Handled, "2026-03-11", State::Handled),
        (Handled, "2026-03-13", State::Open),
    ] {
        let all = deadlines(&client("RUS").stay("2026-03-06..").action(notice, kind, for_day, until));
        let due = find(&all, notice);
        assert_eq!(due.state, expected, "{kind:?} for {for_day}");
        let waits = matches!(expected, State::Snoozed | State::Handled);
        assert_eq!(due.look_again_on, waits.then(|| day("2026-03-10")));
    }
}

#[test]
fn a_stay_or_status_is_not_done_because_somebody_says_so() {
    let stay = "STAY-EAEU-90/S-000001";
    let acted = |id, kind, for_day| {
        let made =
            client("RUS").stay("2026-03-06..").passport("2026-12-01").action(id, kind, for_day, Some("2026-04-01"));
        state(&made, id)
    };
    assert_eq!(acted(stay, ActionKind::Done, "2026-06-03"), State::Open);
    assert_eq!(acted(stay, ActionKind::Handled, "2026-06-03"), State::Handled);
    assert_eq!(acted("PASSPORT-END/I-000001", ActionKind::Done, "2026-12-01"), State::Open);
    let own =
        client("RUS").own("2026-05-05", Severity::Hard).action("OWN/O-000001", ActionKind::Done, "2026-05-05", None);
    assert_eq!(state(&own, "OWN/O-000001"), State::Done);
    assert_eq!(binding(&deadlines(&own), None), None);
}

#[test]
fn no_known_rule_is_a_finding_and_never_a_panic() {
    let said = |made: Made| -> Vec<String> {
        findings(&made.0, &law(), day("2026-11-22")).into_iter().map(|finding| finding.text.id).collect()
    };
    assert_eq!(said(client("KAZ").stay("2026-11-01..")), ["finding-no-rule"]);
    assert_eq!(said(client("?").stay("2026-11-01..")), ["finding-no-citizenship"]);
    assert_eq!(status(&client("?").stay("2026-11-01..").0, &law(), day("2026-11-22")).rung, Rung::Unknown);
    // One made under a permit needs no rule.
    assert_eq!(said(client("RUS").stay("2022-11-01..").trp("2022-10-01..2026-12-31")), Vec::<String>::new());
}

#[test]
fn contradicting_records_are_named() {
    let made =
        client("RUS").stay("2026-03-01..2026-03-20").stay("2026-03-10..2026-03-05").trp("2026-02-02..2026-02-01");
    let said: Vec<String> = findings(&made.0, &law(), day("2026-04-01")).into_iter().map(|f| f.text.id).collect();
    assert_eq!(said, ["finding-stay-reversed", "finding-stays-overlap", "finding-permit-reversed"]);
    deadlines(&made);
}

#[test]
fn the_document_shown_at_the_border_decides_the_regime() {
    let made = client("RUS").stay("2026-10-01..").passport("2030-01-01").with(|dossier| {
        dossier.identity_documents[0].citizenship = Country::code("UZB");
        dossier.stays[0].document = Some(dossier.identity_documents[0].id);
    });
    assert_eq!(last_day(&made, "STAY-UZB-30/S-000001"), day("2026-10-30"));
}

#[test]
fn the_ladder() {
    let on = |made: &Made, date: &str| {
        let status = status(&made.0, &law(), day(date));
        (status.rung, status.day, status.of, status.until.map(|day| day.to_string()))
    };
    let until = |text: &str| Some(text.to_owned());
    let made = client("UZB").stay("2026-10-21..");
    assert_eq!(on(&made, "2026-10-21"), (Rung::VisaFree, Some(1), Some(30), until("2026-11-19")));
    assert_eq!(on(&made, "2026-11-19"), (Rung::VisaFree, Some(30), Some(30), until("2026-11-19")));
    assert_eq!(on(&made, "2026-11-23"), (Rung::Unlawful, Some(4), None, until("2026-11-19")));
    let filed = made.case(CaseKind::FirstTrp, Stage::Filed);
    assert_eq!(on(&filed, "2026-11-01"), (Rung::Filed, Some(12), Some(30), until("2026-11-19")));
    // Filing does not extend the stay.
    assert_eq!(on(&filed, "2026-11-20").0, Rung::Unlawful);
    let visa = client("UZB").stay("2026-10-21..").permit(PermitKind::Visa, "2026-10-01..2026-12-31");
    assert_eq!(on(&visa, "2026-11-20"), (Rung::PermitValid, None, None, until("2026-12-31")));
    assert_eq!(on(&client("UZB"), "2026-11-20").0, Rung::Unknown);
    assert_eq!(on(&client("UZB").stay("2026-10-01..2026-10-10"), "2026-11-20").0, Rung::Abroad);
}

/// Dossiers that together bring every row of the rulebook to speak.
fn everybody() -> Vec<Made> {
    use PermitKind::{ExitDocument, ResidencePermit, Visa};
    let mut all: Vec<Made> = vec![
        client("RUS").stay("2026-01-10..2026-03-30").stay("2026-06-01.."),
        client("UZB")
            .stay("2026-01-05..2026-02-03")
            .stay("2026-02-10..2026-03-11")
            .stay("2026-03-13..2026-04-11")
            .stay("2026-04-15.."),
        client("AZE").stay("2026-11-01.."),
        client("TJK").stay("2026-11-01..").trp("2027-02-01..2028-01-31"),
        client("GEO").stay("2026-11-01.."),
        client("UZB").stay("2026-10-03..").case(CaseKind::FirstTrp, Stage::Collecting).paper("passport", "2026-12-01"),
        client("RUS")
            .stay("2026-02-01..")
            .trp("2026-02-01..2027-01-30")
            .passport("2026-12-15")
            .paper("medical_insurance", "2026-12-01"),
        client("RUS").trp("2026-02-01..2027-01-30").presence(Presence::Abroad, None),
        client("RUS").permit(Visa, "2026-02-01..2027-01-30").presence(Presence::Abroad, None),
        client("RUS")
            .linked("2026-12-31")
            .basis(Some("2027-01-01"), Some("2026-11-10"))
            .own("2026-12-01", Severity::Soft),
        client("RUS").basis(None, Some("2026-11-10")).with(|dossier| dossier.bases[0].ground = Ground::Family),
        client("RUS").stay("2026-07-03..").residence("2026-07-03", |_| {}).residence("2026-08-03", |home| {
            home.owner_consent_until = Some(day("2026-12-31"));
        }),
    ];
    all.extend([Visa, ResidencePermit, ExitDocument].map(|kind| client("RUS").permit(kind, "2026-02-01..2027-01-30")));
    all
}

#[test]
fn every_row_of_the_rulebook_speaks() {
    let law = law();
    let mut spoke: BTreeSet<String> = BTreeSet::new();
    for made in everybody() {
        for deadline in derive(&made.0, &law, &Calendar::built_in()) {
            spoke.extend(deadline.trail.iter().filter_map(|step| step.rule.clone()));
            spoke.insert(deadline.id.rule);
        }
    }
    let silent: Vec<&str> = law.all_titles().into_iter().map(|(id, _)| id).filter(|id| !spoke.contains(*id)).collect();
    // The fixed block never leaves less than the rolling window (see `stay_calc`), so it never has to speak.
    assert_eq!(silent, ["STAY-FIXED-180"]);
}

const CATALOGUES: [&str; 3] = [
    include_str!("../../i18n/en/law.ftl"),
    include_str!("../../i18n/ru/law.ftl"),
    include_str!("../../i18n/kk/law.ftl"),
];

/// Message ids of a catalogue with the variables each one uses.
fn messages(catalogue: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut all: Vec<(String, BTreeSet<String>)> = Vec::new();
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
            all.push((id.to_owned(), BTreeSet::new()));
        }
        let used = line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
        if let Some((_, variables)) = all.last_mut() {
            variables.extend(used.map(str::to_owned));
        }
    }
    all
}

#[test]
fn the_law_says_the_same_things_in_three_languages() {
    let [en, ru, kk] = CATALOGUES.map(messages);
    assert!(en.len() > 60);
    for (english, others) in en.iter().zip(ru.iter().zip(&kk)) {
        assert_eq!((english, english), others);
    }
    assert_eq!((en.len(), en.len()), (ru.len(), kk.len()));
}

#[test]
fn what_is_said_stands_in_the_catalogue_with_what_it_needs() {
    let known = messages(CATALOGUES[0]);
    let law = law();
    let mut said: Vec<Phrase> = Vec::new();
    for made in everybody() {
        said.extend(
            derive(&made.0, &law, &Calendar::built_in()).into_iter().flat_map(|d| d.trail).map(|step| step.text),
        );
        for today in ["2026-02-01", "2026-10-04", "2026-11-22", "2027-06-01"].map(day) {
            said.extend(findings(&made.0, &law, today).into_iter().map(|finding| finding.text));
            said.push(status(&made.0, &law, today).phrase());
        }
    }
    for phrase in said {
        let message = known.iter().find(|(id, _)| *id == phrase.id);
        let (_, variables) = message.unwrap_or_else(|| panic!("{} is not in the catalogue", phrase.id));
        let given: BTreeSet<String> = phrase.args.into_iter().map(|(name, _)| name).collect();
        assert!(variables.is_subset(&given), "{}: {variables:?} of {given:?}", phrase.id);
    }
}

/// A dossier of a few stays, permits and papers between 2024 and 2028.
fn dossier() -> impl Strategy<Value = Dossier> {
    let span = || (0_i64..1200, 0_i64..200);
    let stays = prop::collection::vec(span(), 0..4);
    let permits = prop::collection::vec(span(), 0..3);
    (prop::sample::select(vec!["RUS", "UZB", "AZE", "GEO", "KAZ"]), stays, permits, any::<bool>(), 0_i64..1200)
        .prop_map(|(country, stays, permits, open, passport)| {
            let at = |n: i64| window::plus(day("2024-01-01"), n);
            let mut made =
                client(country).passport(&at(passport).to_string()).case(CaseKind::FirstTrp, Stage::Collecting);
            for (from, length) in &stays {
                made = made.stay(&format!("{}..{}", at(*from), at(from + length)));
            }
            for (from, length) in &permits {
                made = made.trp(&format!("{}..{}", at(*from), at(from + length)));
            }
            let newest = made.0.stays.iter_mut().max_by_key(|stay| stay.entry).filter(|_| open);
            newest.into_iter().for_each(|stay| stay.exit = None);
            made.0
        })
}

fn derived(dossier: &Dossier) -> Vec<Deadline> {
    thread_local!(static LAW: (Rulebook, Calendar) = (law(), Calendar::built_in()));
    LAW.with(|(law, calendar)| derive(dossier, law, calendar))
}

/// The last day on which cover of any kind ends.
fn end_of_cover(dossier: &Dossier) -> Option<Day> {
    derived(dossier)
        .into_iter()
        .filter(|deadline| deadline.class == Class::Stay)
        .map(|deadline| deadline.last_day)
        .max()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_records_does_not_matter(dossier in dossier()) {
        let mut turned = dossier.clone();
        turned.stays.reverse();
        turned.permits.reverse();
        prop_assert_eq!(derived(&turned), derived(&dossier));
    }

    #[test]
    fn the_warning_never_comes_after_the_last_day(dossier in dossier()) {
        let all = derived(&dossier);
        for due in &all {
            prop_assert!(due.warn_day <= due.safe_day && due.safe_day <= due.last_day, "{:?}", due);
            prop_assert!(due.stricter_last_day.is_none_or(|day| day < due.last_day), "{:?}", due);
            prop_assert!(!due.trail.is_empty());
        }
        let ids: BTreeSet<&DeadlineId> = all.iter().map(|due| &due.id).collect();
        prop_assert_eq!(ids.len(), all.len(), "an id names one deadline");
    }

    #[test]
    fn a_later_entry_never_ends_earlier(country in prop::sample::select(vec!["RUS", "UZB", "AZE", "GEO"]), n in 0_i64..1000) {
        let end = |n: i64| end_of_cover(&client(country).stay(&format!("{}..", window::plus(day("2024-01-01"), n))).0);
        prop_assert!(end(n) < end(n + 1));
    }

    #[test]
    fn a_shorter_permit_never_makes_cover_grow(dossier in dossier(), cut in 1_i64..200) {
        let mut shorter = dossier.clone();
        shorter.stays.truncate(1);
        for stay in &mut shorter.stays {
            stay.exit = None;
        }
        let before = end_of_cover(&shorter);
        let before_cut = shorter.clone();
        for permit in &mut shorter.permits {
            let end = window::plus(permit.valid_until, -cut);
            permit.actual_end = Some(end.max(permit.valid_from));
        }
        // An entry that falls under a permit has no visa-free days; one after its end has them. That aside, days that a
        // permit no longer covers only count against the client.
        let entered_under = |dossier: &Dossier| -> usize {
            let entries = dossier.stays.iter().map(|stay| stay.entry);
            entries.filter(|entry| dossier.permits.iter().any(|p| p.valid_from <= *entry && *entry <= p.last_day())).count()
        };
        prop_assume!(entered_under(&before_cut) == entered_under(&shorter));
        prop_assert!(end_of_cover(&shorter) <= before);
    }
}
