//! What holds for every dossier.

use super::*;
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
