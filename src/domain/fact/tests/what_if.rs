//! What if: the same days as `calc stay`, also to come.

use super::*;
use crate::domain::deadline::Rung;
use crate::domain::fact::what_if::{Outlook, WhatIf, what_if};
use crate::domain::id::IdentityDocumentId;
use crate::domain::stay_calc::StayQuestion;
use crate::domain::testing::client;
use chrono::Duration;
use proptest::prelude::*;

fn ask(made: &Made, asked: WhatIf) -> Result<Outlook, Vec<Problem>> {
    what_if(&made.0, &law(), &Calendar::built_in(), &asked, day(TODAY))
}

fn on(text: &str) -> Option<Day> {
    Some(day(text))
}

#[test]
fn leaving_and_coming_back_on_days_to_come() {
    let made = client("UZB").stay("2026-11-01..");
    let left = ask(&made, WhatIf { exit: on("2026-11-30"), ..WhatIf::default() }).unwrap();
    // Day 30 is the 30th: leaving then is lawful; 30 of 90 days are used, so one may come back at once.
    assert_eq!((left.on, left.stay.last_lawful_day), (day("2026-11-30"), on("2026-11-30")));
    assert_eq!((left.stay.days_left, left.earliest_reentry), (Some(0), on("2026-12-01")));
    assert_eq!(left.status.rung, Rung::Abroad);
    let late = ask(&made, WhatIf { exit: on("2026-12-02"), ..WhatIf::default() }).unwrap();
    assert_eq!((late.stay.overstay_days, late.says[0].id.as_str()), (2, "what-if-late"));
    let both = WhatIf { exit: on("2026-11-30"), entry: on("2026-12-10"), ..WhatIf::default() };
    let back = ask(&made, both).unwrap();
    // 10 December is day 1 of a new entry: 8 January is day 30.
    assert_eq!((back.stay.last_lawful_day, back.stay.days_left), (on("2027-01-08"), Some(29)));
    assert_eq!(back.binds().map(|bound| bound.id.rule.as_str()), Some("STAY-UZB-30"));
}

#[test]
fn coming_back_too_soon_is_said() {
    // 90 days are used on 29 May; 28 August is the first day with room.
    let made = client("RUS").stay("2026-03-01..2026-05-29");
    let soon = ask(&made, WhatIf { entry: on("2026-06-10"), ..WhatIf::default() }).unwrap();
    assert_eq!((soon.stay.last_lawful_day, soon.says[0].id.as_str()), (None, "what-if-unlawful-entry"));
    let open = client("RUS").stay("2026-09-01..");
    let both = WhatIf { exit: on("2026-11-29"), entry: on("2026-12-10"), ..WhatIf::default() };
    let soon = ask(&open, both).unwrap();
    // 1 September – 29 November are 90 days; 1 September + 180 = 28 February.
    assert_eq!((soon.earliest_reentry, soon.says[0].id.as_str()), (on("2027-02-28"), "what-if-too-soon"));
}

#[test]
fn the_document_of_the_entry_decides_the_rules() {
    let made = client("UZB").passport("2030-01-01").passport("2031-01-01").stay("2026-11-01..2026-11-10").with(|d| {
        d.identity_documents[1].citizenship = crate::domain::country::Country::code("RUS");
    });
    let enter = |document| WhatIf {
        entry: on("2026-12-01"),
        document: Some(IdentityDocumentId(document)),
        ..WhatIf::default()
    };
    assert_eq!(ask(&made, enter(1)).unwrap().stay.last_lawful_day, on("2026-12-30"), "30 days for UZB");
    // 90 in 180 for RUS, of which 10 are used: 80 days from 1 December; on 30 April the first ones drop out, too late.
    assert_eq!(ask(&made, enter(2)).unwrap().stay.last_lawful_day, on("2027-02-18"));
    assert_eq!(ask(&made, enter(9)).unwrap_err()[0].1.id, "fact-not-of-client");
}

#[test]
fn a_permit_that_ends_leaves_no_visa_free_days() {
    let made = client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let made = made.residence("2026-01-10", |home| home.host_notified_on = on("2026-01-12"));
    let asked = WhatIf { permit_ends: on("2026-12-01"), on: on("2026-12-05"), ..WhatIf::default() };
    let cut = ask(&made, asked).unwrap();
    assert_eq!((cut.stay.last_lawful_day, cut.stay.overstay_days), (on("2026-12-01"), 4));
    assert_eq!((cut.status.rung, cut.status.day), (Rung::Unlawful, Some(4)));
    assert!(cut.binds().is_some_and(|bound| !bound.trail.is_empty() && bound.last_day == day("2026-12-01")));
    let outside = WhatIf { permit_ends: on("2027-02-01"), ..WhatIf::default() };
    assert_eq!(ask(&made, outside).unwrap_err()[0].1.id, "fact-outside-permit");
}

#[test]
fn suppositions_that_contradict_the_records_are_refused_with_both_days() {
    let made = client("UZB").stay("2026-11-01..");
    let refusal = |asked| ask(&made, asked).unwrap_err().into_iter().map(|(f, p)| (f, p.id)).collect::<Vec<_>>();
    let entry = WhatIf { entry: on("2026-12-10"), ..WhatIf::default() };
    assert_eq!(refusal(entry), one("entry", "what-if-entry-while-open"));
    let turned = WhatIf { exit: on("2026-10-31"), ..WhatIf::default() };
    assert_eq!(refusal(turned), one("exit", "fact-exit-before-entry"));
    let across = WhatIf { exit: on("2026-12-01"), entry: on("2026-11-20"), ..WhatIf::default() };
    assert_eq!(refusal(across), one("entry", "store-stay-overlaps"));
}

proptest! {
    #[test]
    fn the_days_are_those_of_calc_stay_on_the_same_history(
        first in 0_i64..200, length in 0_i64..120, stay in 0_i64..100, away in 1_i64..200, permit in proptest::option::of(0_i64..300)
    ) {
        let at = |n: i64| day("2025-03-01") + Duration::days(n);
        let (exit, entry) = (at(first), at(first + length));
        let (leave, back) = (entry + Duration::days(stay) + Duration::days(1), entry + Duration::days(stay + 1 + away));
        let mut made = client("RUS").stay(&format!("{}..{}", at(first - 20), exit)).stay(&format!("{entry}.."));
        let spans: Vec<(Day, Day)> = permit.map(|n| (at(n), at(n + 90))).into_iter().collect();
        for (from, until) in &spans {
            made = made.trp(&format!("{from}..{until}"));
        }
        let question = |on, stays| StayQuestion { citizenship: made.0.client.citizenship.unwrap(), stays, permits: spans.clone(), on };
        let gone = vec![(at(first - 20), Some(exit)), (entry, Some(leave))];
        let left = ask(&made, WhatIf { exit: Some(leave), ..WhatIf::default() }).unwrap();
        let expected = question(leave, gone.clone()).answer(&law()).unwrap();
        prop_assert_eq!(left.earliest_reentry, expected.earliest_reentry);
        prop_assert_eq!(&left.stay, &expected);
        let again = gone.into_iter().chain([(back, None)]).collect();
        let expected = question(back, again).answer(&law()).unwrap();
        let returned = ask(&made, WhatIf { exit: Some(leave), entry: Some(back), ..WhatIf::default() }).unwrap();
        prop_assert_eq!(&returned.stay, &expected);
        prop_assert_eq!(returned.earliest_reentry, left.earliest_reentry);
    }
}
