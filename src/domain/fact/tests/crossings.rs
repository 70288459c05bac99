//! Exit and entry.

use super::*;
use crate::domain::choice::Presence;
use crate::domain::deadline::{Rung, status};
use crate::domain::phrase::Phrase;
use crate::domain::stay::Stay;
use crate::domain::testing::client;

fn exit(on: &str) -> Fact {
    fact(FactKind::Exit, json!({ "exit": on, "exit_evidence": "stamp" }))
}

fn entry(on: &str, same_day: bool) -> Fact {
    fact(FactKind::Entry, json!({ "entry": on, "same_day": same_day }))
}

fn stays(effect: &Effect) -> Vec<&Stay> {
    let stays = effect.records.iter().filter_map(|record| match record {
        Record::Stay(stay) => Some(stay),
        _ => None,
    });
    stays.collect()
}

#[test]
fn an_exit_ends_the_stay_and_its_dates() {
    let made = client("UZB").stay("2026-11-01..");
    let effect = done(&made, &exit("2026-11-20"));
    assert_eq!(stays(&effect)[0].exit, Some(day("2026-11-20")));
    // 1 November is day 1: day 30 is the 30th.
    assert_eq!(moved(&made, &effect, "STAY-UZB-30"), ["2026-11-30 -> none"]);
    let after = with(&made.0, &effect);
    assert_eq!(
        (after.client.presence, after.client.presence_confirmed_on),
        (Presence::Abroad, Some(day("2026-11-20")))
    );
    assert_eq!(status(&after, &law(), day(TODAY)).rung, Rung::Abroad);
}

#[test]
fn a_permit_outlives_the_exit_as_a_date_to_return_by() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let effect = done(&made, &exit("2026-11-20"));
    assert_eq!(moved(&made, &effect, "TRP-END"), ["2027-01-09 -> none"]);
    assert_eq!(moved(&made, &effect, "TRP-LAPSE"), ["none -> 2027-01-09"]);
    assert!(says(&effect, "fact-says-permit-abroad"));
}

#[test]
fn an_exit_needs_a_stay_that_began_before_it() {
    let made = client("UZB").stay("2026-11-01..");
    let problems = apply(&exit("2026-10-31"), &made.0, day(TODAY), &law()).unwrap_err();
    let expected = Phrase::new("fact-exit-before-entry").day("exit", day("2026-10-31")).day("entry", day("2026-11-01"));
    assert_eq!(problems, [("exit".to_owned(), expected)], "both crossings are shown");
    assert_eq!(refused(&made, &exit("2026-11-23")), one("exit", "fact-not-yet"));
    assert_eq!(refused(&client("UZB"), &exit("2026-11-20")), one("exit", "fact-no-stay"));
    let left = client("UZB").stay("2026-11-01..2026-11-10");
    assert_eq!(refused(&left, &exit("2026-11-20")), one("exit", "fact-no-open-stay"));
}

#[test]
fn an_entry_begins_a_stay_under_both_limits() {
    // 1 March – 29 May are 90 days; on 28 August the window of 180 begins on 2 March... and lets in again, for 90 days.
    let made = client("RUS").stay("2026-03-01..2026-05-29").passport("2030-01-01");
    let effect = done(&made, &entry("2026-08-28", false));
    assert_eq!(moved(&made, &effect, "STAY-EAEU-90"), ["none -> 2026-11-25"]);
    assert_eq!(stays(&effect)[0].document.map(|id| id.0), Some(1), "the only document there is");
    assert_eq!(with(&made.0, &effect).client.presence, Presence::InCountry);
}

#[test]
fn an_entry_while_a_stay_is_open_is_refused_unless_both_were_on_that_day() {
    let made = client("UZB").stay("2026-11-01..");
    let problems = apply(&entry("2026-11-20", false), &made.0, day(TODAY), &law()).unwrap_err();
    let expected = Phrase::new("fact-entry-while-open").day("entry", day("2026-11-20")).day("open", day("2026-11-01"));
    assert_eq!(problems, [("entry".to_owned(), expected)]);
    let effect = done(&made, &entry("2026-11-20", true));
    assert_eq!(stays(&effect)[0].exit, Some(day("2026-11-20")));
    // A new entry counts its own 30 days: 20 November is day 1, 19 December day 30.
    assert_eq!(moved(&made, &effect, "STAY-UZB-30"), ["none -> 2026-12-19", "2026-11-30 -> none"]);
}

#[test]
fn stays_that_lie_across_each_other_are_refused_with_both() {
    let made = client("RUS").stay("2026-03-01..2026-05-29");
    let problems = apply(&entry("2026-05-10", false), &made.0, day(TODAY), &law()).unwrap_err();
    let expected = Phrase::new("store-stay-overlaps").day("entry", day("2026-05-10"));
    let expected = expected.day("from", day("2026-03-01")).day("until", day("2026-05-29"));
    assert_eq!(problems, [("entry".to_owned(), expected)]);
    assert!(done(&made, &entry("2026-05-29", false)).warnings.iter().all(|w| w.id != "store-stay-overlaps"));
}

#[test]
fn a_later_word_about_where_the_client_is_is_pointed_out() {
    let made = client("UZB").stay("2026-11-01..").presence(Presence::InCountry, Some("2026-11-21"));
    assert!(says(&done(&made, &exit("2026-11-20")), "fact-warns-presence"));
    let earlier = client("UZB").stay("2026-11-01..").presence(Presence::InCountry, Some("2026-11-19"));
    assert!(!says(&done(&earlier, &exit("2026-11-20")), "fact-warns-presence"));
}
