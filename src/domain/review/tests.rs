//! Spans, seats and order, by hand.

use super::*;
use crate::domain::choice::Confidence;
use crate::domain::deadline::{Class, State};
use crate::domain::staff::{Role, Staff};
use crate::domain::testing::day;

fn due(client: i64, name: &str, warn: &str) -> DueItem {
    DueItem {
        client: ClientId(client),
        client_name: Clean::line(name),
        citizenship: None,
        case: None,
        rule: "OWN".to_owned(),
        subject: format!("O-{client:06}-{warn}"),
        own_title: None,
        class: Class::Own,
        severity: Severity::Hard,
        last_day: day(warn),
        stricter_last_day: None,
        safe_day: day(warn),
        warn_day: day(warn),
        moot_from: None,
        confidence: Confidence::Sure,
        confirmed: true,
        owner: None,
        state: State::Open,
        look_again_on: None,
        client_binding_day: None,
    }
}

#[test]
fn a_review_covers_the_days_until_the_next_one() {
    let calendar = Calendar::built_in();
    for (today, until, before) in [
        // An ordinary Wednesday; a Friday; the Saturday and Sunday after it; the Monday.
        ("2026-11-25", "2026-11-25", "2026-11-24"),
        ("2026-11-20", "2026-11-23", "2026-11-19"),
        ("2026-11-21", "2026-11-23", "2026-11-20"),
        ("2026-11-22", "2026-11-23", "2026-11-20"),
        ("2026-11-23", "2026-11-23", "2026-11-20"),
        // Before Nauryz (21-23 March, carried over to the 24th and 25th), and the first day after it.
        ("2026-03-20", "2026-03-26", "2026-03-19"),
        ("2026-03-26", "2026-03-26", "2026-03-20"),
        // The Independence Day in the middle of a week.
        ("2026-12-15", "2026-12-17", "2026-12-14"),
        ("2026-12-17", "2026-12-17", "2026-12-15"),
    ] {
        let span = Span::of(day(today), &calendar);
        assert_eq!((span.until, span.before), (day(until), day(before)), "{today}");
    }
}

#[test]
fn working_days_to_the_warn_day_pass_over_days_off() {
    let calendar = Calendar::built_in();
    for (days, today, last) in [
        (0, "2026-11-25", "2026-11-25"),
        (1, "2026-11-25", "2026-11-26"),
        // From a Friday: none reaches over the weekend, one covers the Monday.
        (0, "2026-11-20", "2026-11-22"),
        (1, "2026-11-20", "2026-11-23"),
        (3, "2026-03-19", "2026-03-29"),
    ] {
        assert_eq!(within_working_days(days, day(today), &calendar), day(last), "{days} from {today}");
    }
}

fn person(id: i64, role: Role, deputy: Option<i64>) -> Staff {
    Staff {
        id: StaffId(id),
        version: 1,
        deputy: deputy.map(StaffId),
        ..Staff::new(Some(Clean::line(&format!("u{id}"))), Clean::line("x"), role)
    }
}

fn away(person: Staff, from: &str, until: Option<&str>) -> Staff {
    Staff { absent_from: Some(day(from)), absent_until: until.map(day), ..person }
}

#[test]
fn seats() {
    let rules = ReviewRules { climb_deputy: 3, climb_supervisor: 1, ..ReviewRules::default() };
    let seat = |staff: &[Staff], owner: Option<i64>, me: i64| {
        let desks = Desks { staff, today: day("2026-11-23") };
        desks.seat(owner.map(StaffId), StaffId(me), &rules)
    };
    let (officer, deputy, head) =
        (person(1, Role::Officer, Some(2)), person(2, Role::Officer, Some(1)), person(3, Role::Supervisor, None));
    let all = [officer.clone(), deputy.clone(), head.clone()];
    assert_eq!(seat(&all, Some(1), 1), Seat::Review(None));
    assert_eq!(seat(&all, Some(1), 2), Seat::Climb(3));
    assert_eq!(seat(&all, Some(1), 3), Seat::Climb(1));
    assert_eq!(seat(&all, None, 3), Seat::Review(Some(Reason::Unowned { of: None })));
    assert_eq!(seat(&all, None, 2), Seat::Nothing);
    // Deputies of each other, both away: the circle ends at the supervisor.
    let both = [away(officer.clone(), "2026-11-23", None), away(deputy.clone(), "2026-11-01", None), head.clone()];
    assert_eq!(seat(&both, Some(1), 3), Seat::Review(Some(Reason::StandIn { of: Clean::line("u1"), until: None })));
    assert_eq!(seat(&both, Some(1), 2), Seat::Nothing, "nothing climbs to who is away");
    // An absence to come or over is none.
    for (from, until) in [("2026-11-24", None), ("2026-11-01", Some("2026-11-22"))] {
        let staff = [away(officer.clone(), from, until), deputy.clone(), head.clone()];
        assert_eq!(seat(&staff, Some(1), 2), Seat::Climb(3), "{from}");
    }
    // When the only supervisor is away, somebody still has what nobody owns.
    let alone = [officer, away(head, "2026-11-23", None)];
    assert_eq!(seat(&alone, None, 3), Seat::Review(Some(Reason::Unowned { of: None })));
}

#[test]
fn a_clients_items_stand_together_by_the_weightiest() {
    let called = |client, name: &str, warn: &str, reason: Reason| Called {
        item: due(client, name, warn),
        reasons: vec![reason],
    };
    let mut queue = vec![
        called(1, "Б", "2026-11-30", Reason::Critical),
        called(2, "А", "2026-11-28", Reason::Critical),
        called(3, "В", "2026-12-30", Reason::SecondLook { on: day("2026-11-20") }),
        called(1, "Б", "2026-11-19", Reason::Overdue),
        called(4, "Г", "2026-11-01", Reason::Breach),
    ];
    order(&mut queue);
    let order: Vec<(i64, Day)> = queue.iter().map(|called| (called.item.client.0, called.item.warn_day)).collect();
    let expected = [(4, "2026-11-01"), (1, "2026-11-19"), (1, "2026-11-30"), (2, "2026-11-28"), (3, "2026-12-30")];
    assert_eq!(order, expected.map(|(client, warn)| (client, day(warn))));
}

#[test]
fn reasons_are_kept_as_they_are() {
    let reasons = vec![
        Reason::Breach,
        Reason::Appointment { on: day("2026-11-23"), at: Some(Clean::line("10:30")), place: None },
        Reason::Changed {
            news: News::Day,
            from: Some(day("2026-11-25")),
            by: Some(Clean::line("u1")),
            on: day("2026-11-23"),
        },
        Reason::Climbed { of: None },
    ];
    let json = serde_json::to_string(&reasons).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Reason>>(&json).unwrap(), reasons);
}
