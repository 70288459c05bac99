//! What people did about a deadline, and what it is worth when the day moves.

use super::*;

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
