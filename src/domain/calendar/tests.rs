//! The calendar against published years, hand-counted spans, and a count day by day.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn days_from(first: Day, count: usize) -> impl Iterator<Item = Day> {
    first.iter_days().take(count)
}

#[test]
fn published_numbers_of_working_days() {
    let calendar = Calendar::built_in();
    let counts = [2024, 2025, 2026, 2027].map(|year| (calendar.working_days(year), calendar.known(year)));
    assert_eq!(counts, [(249, true), (246, true), (247, true), (247, false)]);
    assert_eq!(calendar.working_weekends(2024), [day("2024-05-04")]);
    assert_eq!(calendar.working_weekends(2025), [day("2025-01-05")]);
    assert_eq!(calendar.working_weekends(2026), []);
}

#[test]
fn spans_counted_by_hand() {
    let calendar = Calendar::built_in();
    for (from, n, to) in [
        ("2026-03-06", 3, "2026-03-12"),
        ("2026-03-20", 3, "2026-03-30"),
        ("2026-05-06", 3, "2026-05-13"),
        ("2026-10-23", 3, "2026-10-29"),
        ("2024-05-03", 3, "2024-05-10"),
        ("2025-01-02", 3, "2025-01-08"),
        ("2025-12-31", 3, "2026-01-08"),
        ("2026-03-12", -3, "2026-03-06"),
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-22", -1, "2026-11-20"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2023-12-31", 249, "2024-12-31"),
    ] {
        assert_eq!(calendar.add_working_days(day(from), n), Some(day(to)), "{from} {n}");
    }
    assert_eq!(calendar.last_working_on_or_before(day("2026-03-25")), day("2026-03-20"));
    assert_eq!(calendar.first_working_on_or_after(day("2026-03-21")), day("2026-03-26"));
    assert_eq!(calendar.add_working_days(day("2026-11-22"), i64::MAX), None);
    assert_eq!(calendar.add_working_days(day("2026-11-22"), i64::MIN), None);
}

#[test]
fn the_fourth_of_march_tells_holidays_from_their_carry_over() {
    let calendar = Calendar::built_in();
    let march: Vec<_> = calendar.days_off(2026).into_iter().filter(|off| off.date.month() == 3).collect();
    let kinds: Vec<_> = march.iter().map(|off| (off.date.day(), off.kind.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (8, "holiday"),
            (9, "transferred"),
            (21, "holiday"),
            (22, "holiday"),
            (23, "holiday"),
            (24, "transferred"),
            (25, "transferred")
        ]
    );
    let swapped = calendar.days_off(2025).into_iter().find(|off| off.kind == DayOffKind::Swapped).unwrap();
    let name = Phrase::new("date-holiday-exchange").day("day", day("2025-01-05"));
    assert_eq!((swapped.date, swapped.name), (day("2025-01-03"), name));
}

#[test]
fn a_trail_names_what_was_skipped() {
    let skipped = Calendar::built_in().skipped(day("2026-05-08"), day("2026-05-12"));
    let dates: Vec<_> = skipped.iter().map(|(date, why)| (date.day(), matches!(why, Why::Off(_)))).collect();
    assert_eq!(dates, [(9, true), (10, false), (11, true)]);
}

#[test]
fn a_practice_knows_better() {
    let moved = [Override::NotOff(day("2027-05-16")), Override::Off(day("2027-05-17"), Clean::line("Құрбан айт"))];
    let calendar = Calendar::with_overrides(&moved);
    assert!(!calendar.is_working(day("2027-05-16")) && !calendar.is_working(day("2027-05-17")));
    assert_eq!(calendar.working_days(2027), 246);
    let may: Vec<_> = calendar.days_off(2027).into_iter().filter(|off| off.date >= day("2027-05-11")).collect();
    assert_eq!((may[0].date, may[0].estimated), (day("2027-05-17"), false));

    let works = Calendar::with_overrides(&[Override::Works(day("2026-11-28"))]);
    assert_eq!(works.working_weekends(2026), [day("2026-11-28")]);
    assert_eq!(works.working_days_between(day("2026-11-27"), day("2026-11-29")), 1);
}

#[test]
fn years_without_data_follow_the_newest_law() {
    let calendar = Calendar::built_in();
    let new_year_2028: Vec<_> = calendar.days_off(2028).into_iter().take(5).map(|off| off.date.day()).collect();
    assert_eq!(new_year_2028, [1, 2, 3, 4, 7]);
    assert!(!calendar.is_working(day("2030-03-15")) && calendar.is_working(day("2030-08-30")));
    assert!(!calendar.known(2028) && !calendar.known(2023));
}

#[test]
fn every_free_weekday_is_explained() {
    let calendar = Calendar::built_in();
    for date in days_from(day("2020-01-01"), 4400) {
        let named = calendar.days_off(date.year()).iter().any(|off| off.date == date);
        assert_eq!(!calendar.is_working(date) && !is_weekend(date), named && !is_weekend(date), "{date}");
    }
}

proptest! {
    #[test]
    fn the_running_sum_is_the_count(start in -200_000_i32..300_000, span in 0_usize..3000) {
        let first = day("1990-01-01") + chrono::Duration::days(i64::from(start) / 6);
        let calendar = Calendar::built_in();
        let last = first + chrono::Duration::days(i64::try_from(span).unwrap());
        let counted = days_from(first, span + 1).skip(1).filter(|date| calendar.is_working(*date)).count();
        prop_assert_eq!(calendar.working_days_between(first, last), i64::try_from(counted).unwrap());
        prop_assert_eq!(calendar.working_days_between(last, first), -calendar.working_days_between(first, last));
    }

    #[test]
    fn adding_is_the_inverse_of_counting(start in 0_i64..80_000, n in -3000_i64..3000) {
        let calendar = Calendar::built_in();
        let from = day("1890-01-01") + chrono::Duration::days(start);
        let to = calendar.add_working_days(from, n).unwrap();
        if n > 0 {
            prop_assert!(calendar.is_working(to));
            prop_assert_eq!(calendar.working_days_between(from, to), n);
        }
        if n < 0 {
            prop_assert!(calendar.is_working(to));
            let met = days_from(to, 40_000).take_while(|date| *date < from).filter(|date| calendar.is_working(*date));
            prop_assert_eq!(met.count(), usize::try_from(-n).unwrap());
        }
    }
}

#[test]
fn a_day_looked_up_alone_has_the_name_it_has_in_its_year() {
    let overrides = [
        Override::Off(day("2026-03-11"), Clean::line("Bridge day")),
        Override::NotOff(day("2026-03-09")),
        Override::Works(day("2026-11-21")),
        Override::Works(day("2026-03-11")),
        Override::Off(day("2026-03-11"), Clean::line("After all")),
    ];
    for calendar in [Calendar::built_in(), Calendar::with_overrides(&overrides)] {
        for year in (2019..=2031).chain([1990, 2090]) {
            let off = calendar.days_off(year);
            for day in NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(|day| day.year() == year) {
                let named = off.iter().find(|off| off.date == day).cloned().map_or(Why::Weekend, Why::Off);
                assert_eq!(calendar.why_off(day), (!calendar.is_working(day)).then_some(named), "{day}");
            }
        }
    }
}
