//! What holds for every dossier.

use super::*;
use crate::domain::deadline::window::{DaySet, Known, Limits, Span, Stop, Window};
use proptest::prelude::*;
use std::collections::BTreeSet;

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

/// Every date that one fact gives, by rule.
fn dates(made: &Made) -> Vec<(String, Day, Day)> {
    let mut all: Vec<_> = derived(&made.0).into_iter().map(|due| (due.id.rule, due.last_day, due.warn_day)).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// A day later in, no day earlier out: of permits, papers, jobs, decisions, refusals, moves. (From July 2026 on, so
    /// that both days fall under the same rows.)
    #[test]
    fn a_later_fact_never_gives_an_earlier_date(n in 0_i64..700, shape in 0_usize..7) {
        let made = |n: i64| {
            let at = |add: i64| window::plus(day("2026-08-01"), n + add).to_string();
            let base = client("UZB").stay("2026-07-05..").case(CaseKind::FirstTrp, Stage::Collecting);
            match shape {
                0 => client("UZB").stay(&format!("{}..", at(0))),
                1 => base.trp(&format!("2026-07-06..{}", at(0))).passport(&at(0)),
                2 => base.paper("medical_insurance", &at(0)).linked(&at(0)),
                3 => base.work(Ground::Employment, &at(0), Some(&at(400)), Some(&at(100))),
                4 => base.offence(&at(0), |offence| offence.amount = Some(crate::domain::clean::Clean::line("1"))),
                5 => base.filed(&at(0), Outcome::Refused).outcome(&at(5), Outcome::Refused),
                _ => base.residence("2026-07-05", |_| {}).residence(&at(0), |_| {}),
            }
        };
        let (one, next) = (dates(&made(n)), dates(&made(n + 1)));
        // A permit that lasts until the thirtieth day spares the registration of those who have none.
        let spared = |date: &&(String, Day, Day)| shape == 1 && date.0 == "REG-30";
        let stays = |date: &&(String, Day, Day)| next.iter().any(|next| next.0 == date.0);
        let one: Vec<_> = one.iter().filter(|date| stays(date) || !spared(date)).collect();
        prop_assert_eq!(one.len(), next.len());
        for (one, next) in one.into_iter().zip(&next) {
            prop_assert_eq!(&one.0, &next.0);
            prop_assert!(one.1 <= next.1 && one.2 <= next.2, "{:?} {:?}", one, next);
        }
    }

    /// Whoever was away for 90 days and more after any history, and who uses no permit, has 90 days again.
    #[test]
    fn ninety_days_away_give_ninety_days(stays in prop::collection::vec((0_i64..500, 0_i64..89), 1..5), away in 90_i64..300) {
        let at = |n: i64| window::plus(day("2023-06-01"), n);
        let last = stays.iter().map(|(from, length)| from + length).max().unwrap_or(0);
        let made = stays.iter().fold(client("RUS"), |made, (from, length)| {
            made.stay(&format!("{}..{}", at(*from), at(from + length)))
        });
        let entry = at(last + away + 1);
        let end = derived(&made.stay(&format!("{entry}..")).0).into_iter().find(|due| due.class == Class::Stay);
        prop_assert_eq!(end.map(|due| due.last_day), Some(window::plus(entry, 89)));
    }

    /// A day of a history without permits is lawful exactly when the count of days says so.
    #[test]
    fn the_window_is_what_counting_day_by_day_gives(stays in prop::collection::vec((0_i64..300, 0_i64..60), 0..5), entry in 300_i64..480) {
        let at = |n: i64| window::plus(day("2023-06-01"), n);
        let made = stays.iter().fold(client("RUS"), |made, (from, length)| {
            made.stay(&format!("{}..{}", at(*from), at((from + length).min(entry - 1))))
        });
        let there = |n: i64| stays.iter().any(|(from, length)| *from <= n && n <= (from + length).min(entry - 1));
        let used = |n: i64| (n - 179..entry).filter(|day| there(*day)).count() as i64 + (n - entry.max(n - 179) + 1);
        let lawful = (entry..entry + 90).take_while(|n| used(*n) <= 90).count() as i64;
        let end = derived(&made.stay(&format!("{}..", at(entry))).0).into_iter().find(|due| due.class == Class::Stay);
        prop_assert_eq!(end.map(|due| due.last_day), Some(at(entry + lawful - 1)));
    }
}

#[test]
fn the_order_of_records_matters_in_no_case_of_the_table() {
    let law = law();
    for made in table::dossiers() {
        let mut turned = made.0.clone();
        turned.identity_documents.reverse();
        turned.stays.reverse();
        turned.residences.reverse();
        turned.bases.reverse();
        turned.cases.reverse();
        turned.permits.reverse();
        turned.case_documents.reverse();
        turned.filings.reverse();
        turned.offences.reverse();
        turned.linked_ends.reverse();
        assert_eq!(derived(&turned), derived(&made.0));
        let on = day("2026-11-22");
        assert_eq!(findings(&turned, &law, on), findings(&made.0, &law, on));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Days that no limit can forbid are passed over; looked at one by one they end a stay on the same day.
    #[test]
    fn a_stay_reaches_as_far_as_its_days_looked_at_one_by_one(
        entries in prop::collection::vec(1_i64..100, 1..3),
        windows in prop::collection::vec((1_i64..120, 0_i64..200, any::<bool>()), 0..3),
        stays in prop::collection::vec((0_i64..600, 0_i64..100), 0..4),
        permits in prop::collection::vec((0_i64..900, 0_i64..60), 0..2),
        entry in 500_i64..700,
    ) {
        static LAW: std::sync::LazyLock<Rulebook> = std::sync::LazyLock::new(law);
        let (rule, at) = (&LAW.rules[0], |n: i64| window::plus(day("2024-01-01"), n));
        let windows = windows.into_iter().map(|(days, more, blocks)| Window { days, of: days + more, blocks });
        let limits = Limits {
            per_entry: entries.into_iter().map(|days| (days, rule)).collect(),
            windows: windows.map(|window| (window, rule)).collect(),
        };
        let span = |(from, length): &(i64, i64)| Span::new(at(*from), at(from + length));
        let permits = DaySet::of(permits.iter().map(span));
        let mut known = Known { entries: stays.iter().map(|(from, _)| at(*from)).collect(), ..Known::default() };
        known.entries.sort_unstable();
        known.counted = DaySet::of(stays.iter().map(span)).without(&permits);
        known.permits = permits;
        let entry = at(entry);
        let stops = |day: &Day| known.permits.contains(*day) || limits.forbids(&known, entry, *day).is_some();
        let one_by_one = (!limits.is_empty()).then(|| entry.iter_days().take_while(|day| !stops(day)).last()).flatten();
        let reach = limits.reach(&known, entry);
        prop_assert_eq!(reach.last, one_by_one);
        let next = one_by_one.map_or(entry, |last| window::plus(last, 1));
        let by_limit = !limits.is_empty() && !known.permits.contains(next);
        prop_assert_eq!(by_limit, !matches!(reach.stop, Stop::Permit));
    }
}

#[test]
fn windows_that_forbid_no_day_end_a_stay_after_ten_years() {
    let law = law();
    let (rule, entry) = (&law.rules[0], day("2026-06-20"));
    let known = Known { entries: vec![day("2026-01-01")], ..Known::default() };
    // All days of a period; a block from 1 January that has run out on 29 June.
    for window in [Window { days: 180, of: 180, blocks: false }, Window { days: 90, of: 180, blocks: true }] {
        let limits = Limits { per_entry: Vec::new(), windows: vec![(window, rule)] };
        let reach = limits.reach(&known, entry);
        assert_eq!(reach.last, Some(window::plus(entry, window::FARTHEST - 1)));
        assert!(matches!(reach.stop, Stop::Window(ends, _) if ends == window));
    }
}
