//! What a stay or permit rests on, and what facts close.

use super::*;

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
    let rehired = dismissed.basis(Some("2027-11-30"), None);
    assert!(!has(&rehired, "JOB-END-15") && last_day(&rehired, "BASIS-END/B-000002") == day("2027-11-30"));
    assert!(!has(&client("RUS").basis(Some("2026-11-10"), Some("2026-11-10")), "JOB-END-15"));
}
