//! Notices, registrations and filings by hand-worked dates.

use super::*;

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
