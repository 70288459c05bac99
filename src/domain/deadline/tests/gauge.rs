//! How much of the visa-free days is used, by entry and by period; and that nothing is measured where the law is not sure.

use super::*;
use crate::domain::choice::Confidence;
use crate::domain::deadline::{Gauge, Measure, NoGauge, gauge};
use crate::domain::id::ClientId;

fn measured(made: &Made, on: &str) -> Gauge {
    gauge(&made.0, &law(), day(on)).unwrap()
}

fn used(measure: &Measure) -> (String, String, i64, i64, i64) {
    (measure.span.from.to_string(), measure.span.until.to_string(), measure.used, measure.allowed, measure.left())
}

#[test]
fn an_entry_and_the_half_year_before_it_are_measured() {
    let made = client("UZB").stay("2026-06-01..2026-06-20").stay("2026-10-27..");
    let found = measured(&made, "2026-11-23");
    // 20 days in June and 28 since the entry.
    assert_eq!(used(&found.windows[0]), ("2026-05-28".into(), "2026-11-23".into(), 48, 90, 42));
    assert_eq!(used(&found.per_entry.unwrap()), ("2026-10-27".into(), "2026-11-23".into(), 28, 30, 2));
    // The day after the last lawful one.
    let over = measured(&made, "2026-11-26").per_entry.unwrap();
    assert_eq!((over.used, over.left()), (31, -1));
}

#[test]
fn days_under_a_permit_do_not_count_and_a_permit_in_force_stops_the_count_by_entry() {
    let made = client("UZB").stay("2026-10-01..").trp("2026-10-20..2026-11-10");
    let under = measured(&made, "2026-11-05");
    assert!(under.under_permit && under.per_entry.is_none());
    assert_eq!(under.windows[0].used, 19);
    // Somebody abroad is measured by the period alone.
    let abroad = measured(&client("UZB").stay("2026-10-01..2026-10-10"), "2026-11-23");
    assert_eq!((abroad.per_entry, abroad.windows[0].used), (None, 10));
}

#[test]
fn a_stay_whose_exit_is_missing_lasts_until_the_next_entry_at_most() {
    let made = client("RUS").stay("2026-09-01..").stay("2026-11-01..");
    assert_eq!(measured(&made, "2026-11-02").windows[0].used, 63);
}

#[test]
fn nothing_is_asserted_without_a_sure_rule() {
    let on = day("2026-11-23");
    let unknown = client("UZB").stay("2026-11-01..").with(|dossier| dossier.client.citizenship = None);
    assert_eq!(gauge(&unknown.0, &law(), on), Err(NoGauge::NoCitizenship));
    let merged = client("UZB").stay("2026-11-01..").with(|dossier| dossier.client.merged_into = Some(ClientId(2)));
    assert_eq!(gauge(&merged.0, &law(), on), Err(NoGauge::NoRule));
    let mut unsure = law();
    for rule in unsure.rules.iter_mut().filter(|rule| rule.id == "STAY-UZB-30") {
        rule.confidence = Confidence::Unverified;
    }
    let made = client("UZB").stay("2026-11-01..");
    assert_eq!(gauge(&made.0, &unsure, on), Err(NoGauge::Unsure("STAY-UZB-30".into())));
}

#[test]
fn a_stricter_reading_is_named_where_it_ends_the_stay_earlier() {
    let tajik = measured(&client("TJK").stay("2026-10-01.."), "2026-10-20");
    assert_eq!(tajik.stricter.as_deref(), Some("STAY-TJK-30"));
    assert_eq!(measured(&client("UZB").stay("2026-11-01.."), "2026-11-23").stricter, None);
}
