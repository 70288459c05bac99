//! `calc stay` by hand-worked dates, and against counting day by day.

use super::*;
use crate::domain::testing::{day, law};
use proptest::prelude::*;

fn span(text: &str) -> Crossing {
    let (from, until) = text.split_once("..").unwrap();
    (day(from), (!until.is_empty()).then(|| day(until)))
}

fn ask(citizenship: &str, stays: &[&str], permits: &[&str], on: &str) -> StayQuestion {
    StayQuestion {
        citizenship: Country::code(citizenship).unwrap(),
        stays: stays.iter().map(|text| span(text)).collect(),
        permits: permits.iter().map(|text| span(text)).map(|(from, until)| (from, until.unwrap())).collect(),
        on: day(on),
    }
}

fn answer(citizenship: &str, stays: &[&str], permits: &[&str], on: &str) -> StayAnswer {
    ask(citizenship, stays, permits, on).answer(&law()).unwrap()
}

fn dates(answer: &StayAnswer) -> (Option<String>, Option<String>) {
    let text = |day: Option<Day>| day.map(|day| day.to_string());
    (text(answer.last_lawful_day), text(answer.earliest_reentry))
}

fn both(last: &str, reentry: &str) -> (Option<String>, Option<String>) {
    (Some(last.to_owned()), Some(reentry.to_owned()))
}

#[test]
fn ninety_days_end_on_the_eighty_ninth_after_the_entry() {
    // 1 March is day 1, 29 May day 90. Leaving that day, the window of 27 August still holds 1 March..29 May less its
    // first day: 28 Feb + 180 = 27 Aug begins on 1 March, so 28 August is the first day with room.
    let at_end = answer("RUS", &["2026-03-01.."], &[], "2026-05-29");
    assert_eq!(dates(&at_end), both("2026-05-29", "2026-08-28"));
    assert_eq!((at_end.used_days, at_end.days_left, at_end.overstay_days), (90, Some(0), 0));
    assert_eq!(at_end.rules, ["STAY-EAEU-90-180", "STAY-EAEU-90"]);
    assert_eq!(at_end.window_start, day("2025-12-01"));
    assert_eq!(at_end.stricter_reading, None);
    for (on, days) in [("2026-08-26", 0), ("2026-08-27", 0), ("2026-08-28", 90)] {
        assert_eq!(answer("RUS", &["2026-03-01..2026-05-29"], &[], on).max_stay_days, Some(days), "{on}");
    }
    let back = answer("RUS", &["2026-03-01..2026-05-29"], &[], "2026-08-28");
    assert_eq!(back.last_lawful_day, Some(day("2026-11-25")));
}

#[test]
fn thirty_days_an_entry_and_ninety_in_the_window_hold_at_once() {
    let stays = ["2026-01-05..2026-02-03", "2026-02-10..2026-03-11", "2026-03-20..2026-04-18"];
    let used_up = answer("UZB", &stays, &[], "2026-05-01");
    assert_eq!((used_up.max_stay_days, used_up.last_lawful_day, used_up.used_days), (Some(0), None, 90));
    // The window of 4 July begins on 6 January: 89 days are used, so one may enter; from day to day another one
    // drops out until 3 February.
    assert_eq!(used_up.earliest_reentry, Some(day("2026-07-04")));
    let again = answer("UZB", &stays, &[], "2026-07-05");
    assert_eq!((again.max_stay_days, again.last_lawful_day), (Some(30), Some(day("2026-08-03"))));
}

#[test]
fn overstaying_counts_from_the_last_lawful_day() {
    let late = answer("UZB", &["2026-10-21.."], &[], "2026-11-23");
    assert_eq!((late.present, late.last_lawful_day), (true, Some(day("2026-11-19"))));
    assert_eq!((late.days_left, late.overstay_days, late.max_stay_days), (Some(-4), 4, None));
    // An entry without a day left is unlawful from its first day.
    let stays = ["2026-03-01..2026-05-29", "2026-06-10.."];
    let unlawful = answer("RUS", &stays, &[], "2026-06-12");
    assert_eq!((unlawful.last_lawful_day, unlawful.days_left, unlawful.overstay_days), (None, None, 3));
}

#[test]
fn permits_continue_the_cover_and_do_not_count() {
    // Visa-free until 29 May, the permit begins the day after: unbroken until its last day.
    let on_permit = answer("RUS", &["2026-03-01.."], &["2026-05-30..2026-12-31"], "2026-05-01");
    assert_eq!(on_permit.last_lawful_day, Some(day("2026-12-31")));
    // One day's gap breaks it: the visa-free run counts before the permit, the permit's own run from its first day.
    let gap = ["2026-05-31..2026-12-31"];
    assert_eq!(answer("RUS", &["2026-03-01.."], &gap, "2026-05-30").overstay_days, 1);
    assert_eq!(answer("RUS", &["2026-03-01.."], &gap, "2026-05-31").last_lawful_day, Some(day("2026-12-31")));
    // After the permit no leftover visa-free days: 1..10 March visa-free, permit until 31 March, over.
    let ended = answer("RUS", &["2026-03-01.."], &["2026-03-11..2026-03-31"], "2026-04-05");
    assert_eq!((ended.last_lawful_day, ended.overstay_days), (Some(day("2026-03-31")), 5));
    // 10 days in March and 5 in April have been used without a permit; a new entry has the other 75 of the window.
    assert_eq!(ended.used_days, 15);
    let out = answer("RUS", &["2026-03-01..2026-04-05"], &["2026-03-11..2026-03-31"], "2026-04-06");
    assert_eq!(out.max_stay_days, Some(75));
}

#[test]
fn what_happens_after_the_day_is_not_known_on_it() {
    let stays = ["2026-03-01..2026-03-20", "2026-04-01..2026-04-30"];
    let answer = answer("RUS", &stays, &[], "2026-03-10");
    assert_eq!((answer.present, answer.used_days), (true, 10));
    assert_eq!(answer.last_lawful_day, Some(day("2026-05-29")));
}

#[test]
fn crossings_twice_in_one_day_count_it_once() {
    let twice = answer("UZB", &["2026-03-01..2026-03-10", "2026-03-10.."], &[], "2026-03-10");
    assert_eq!((twice.present, twice.used_days), (true, 10));
    assert_eq!(twice.last_lawful_day, Some(day("2026-04-08")));
}

#[test]
fn the_exit_day_is_a_day_of_presence() {
    assert!(answer("RUS", &["2026-03-01..2026-03-10"], &[], "2026-03-10").present);
    assert!(!answer("RUS", &["2026-03-01..2026-03-10"], &[], "2026-03-11").present);
}

#[test]
fn a_stricter_reading_stands_beside_the_answer() {
    let azeri = answer("AZE", &["2026-09-01.."], &[], "2026-09-10");
    assert_eq!(azeri.last_lawful_day, Some(day("2026-11-29")));
    let strict = azeri.stricter_reading.unwrap();
    assert_eq!((strict.last_lawful_day, strict.rule.as_str()), (Some(day("2026-09-30")), "STAY-AZE-30"));
    assert_eq!(strict.earliest_reentry, azeri.earliest_reentry);
}

#[test]
fn a_fixed_block_never_leaves_less_than_the_rolling_window() {
    // Every day of a block lies at most 179 days after the block's first day, so the days of the block up to it are
    // days of its rolling window: where the block is full, the window is. 5 days in January, 80 from 1 April, back on
    // 25 June: the block (to 29 June) allows 25..29 June and what lies beyond it, the window 90 days up to 29 June and
    // then one for each day of January that drops out: to 4 July.
    let stays = ["2026-01-01..2026-01-05", "2026-04-01..2026-06-19", "2026-06-25.."];
    let slides = answer("RUS", &stays, &[], "2026-06-26");
    assert_eq!((slides.last_lawful_day, slides.stricter_reading), (Some(day("2026-07-04")), None));
    let law = law();
    let regime = Regime::on(&law, Country::code("RUS").unwrap(), day("2026-06-25")).unwrap();
    let (rule, blocks) = &regime.readings[0];
    let counted =
        DaySet::of([Span::new(day("2026-01-01"), day("2026-01-05")), Span::new(day("2026-04-01"), day("2026-06-19"))]);
    let known = Known { counted, permits: DaySet::default(), entries: vec![day("2026-01-01"), day("2026-04-01")] };
    // By the block alone only the 90 days of the entry end this stay: 25 June + 89 days.
    assert_eq!(rule.id, "STAY-FIXED-180");
    assert_eq!(blocks.reach(&known, day("2026-06-25")).last, Some(day("2026-09-22")));
    // An entry on 20 June has days 86..90 of the block: 20..24 June.
    assert_eq!(blocks.reach(&known, day("2026-06-20")).last, Some(day("2026-06-24")));
}

#[test]
fn where_no_rule_is_known_it_says_so() {
    let refused = |citizenship, stays: &[&str], permits: &[&str], on| {
        ask(citizenship, stays, permits, on).answer(&law()).unwrap_err()
    };
    let no_rule = |code, date| StayError::NoRule { citizenship: Country::code(code).unwrap(), day: day(date) };
    assert_eq!(refused("RUS", &["2023-01-26.."], &[], "2023-02-01"), no_rule("RUS", "2023-01-26"));
    assert_eq!(refused("KAZ", &[], &[], "2026-02-01"), no_rule("KAZ", "2026-02-01"));
    // Days of an entry that no known rule judged lie in the window.
    let stays = ["2022-12-01..2023-01-10", "2023-02-01.."];
    assert_eq!(refused("RUS", &stays, &[], "2023-02-05"), no_rule("RUS", "2022-12-01"));
    // They do not matter once they have dropped out of it, or under a permit.
    assert_eq!(answer("RUS", &["2022-01-01..2022-05-30", "2023-02-01.."], &[], "2023-02-05").used_days, 5);
    let permit = ["2022-12-01..2023-03-01"];
    assert_eq!(answer("RUS", &["2022-12-01.."], &permit, "2023-02-05").last_lawful_day, Some(day("2023-03-01")));
    assert_eq!(answer("RUS", &["2023-01-27.."], &[], "2023-02-01").last_lawful_day, Some(day("2023-04-26")));
}

#[test]
fn contradictions_are_named() {
    let refused =
        |stays: &[&str], permits: &[&str]| ask("RUS", stays, permits, "2026-06-01").answer(&law()).unwrap_err();
    let reversed = StayError::Reversed { entry: day("2026-02-01"), exit: day("2026-01-31") };
    assert_eq!(refused(&["2026-02-01..2026-01-31"], &[]), reversed);
    let (one, other) = ("2026-02-01..2026-03-01", "2026-02-20..2026-02-25");
    assert_eq!(refused(&[other, one], &[]), StayError::Overlap(span(one), span(other)));
    assert_eq!(refused(&["2026-02-01..", other], &[]), StayError::Overlap(span("2026-02-01.."), span(other)));
    let permit = StayError::PermitReversed { from: day("2026-02-01"), until: day("2026-01-31") };
    assert_eq!(refused(&[], &["2026-02-01..2026-01-31"]), permit);
}

/// The law of 90 (or 30) per entry and 90 in 180, by an array of days from 2024-01-01 and by nothing else.
struct Brute {
    entries: Vec<i64>,
    /// Day by day from -PAST on: in the country, and under a permit.
    there: Vec<bool>,
    permitted: Vec<bool>,
    per_entry: i64,
    blocks: bool,
}

const PAST: i64 = 400;

fn at(day: i64) -> usize {
    usize::try_from(day + PAST).unwrap()
}

impl Brute {
    fn new(stays: &[(i64, i64)], permits: &[(i64, i64)], per_entry: i64, blocks: bool) -> Self {
        let days = |spans: &[(i64, i64)]| -> Vec<bool> {
            (-PAST..1600).map(|day| spans.iter().any(|(from, until)| (*from..=*until).contains(&day))).collect()
        };
        let entries = stays.iter().map(|(from, _)| *from).collect();
        Self { entries, there: days(stays), permitted: days(permits), per_entry, blocks }
    }

    fn permitted(&self, day: i64) -> bool {
        self.permitted[at(day)]
    }

    /// A day of a visa-free stay since `entry` that nothing has broken.
    fn fits(&self, entry: i64, day: i64) -> bool {
        let from = if self.blocks { self.block(entry) } else { day - 179 };
        let until = if self.blocks { day.min(from + 179) } else { day };
        let counts = |day: &i64| !self.permitted(*day) && (*day >= entry || self.there[at(*day)]);
        day - entry < self.per_entry && (from..=until).filter(counts).count() <= 90
    }

    /// Walks from an entry to the end of unbroken cover; `until` is the day asked about: cover that broke off before
    /// it may begin again with a permit.
    fn cover(&self, entry: i64, until: i64) -> Option<i64> {
        let (mut lawful, mut visa_free) = (None, true);
        for day in entry..1600 {
            visa_free = visa_free && !self.permitted(day) && self.fits(entry, day);
            match self.permitted(day) || visa_free {
                true => lawful = Some(day),
                false if day >= until => break,
                false => {}
            }
        }
        lawful
    }

    fn admits(&self, day: i64) -> bool {
        self.permitted(day) || self.fits(day, day)
    }

    fn block(&self, entry: i64) -> i64 {
        let mut start = None;
        for entry in self.entries.iter().copied().filter(|known| *known < entry).chain([entry]) {
            if start.is_none_or(|start| entry >= start + 180) {
                start = Some(entry);
            }
        }
        start.unwrap()
    }
}

fn nth(n: i64) -> Day {
    plus(day("2024-01-01"), n)
}

type Spans = Vec<(i64, i64)>;

/// Stays and pauses in turn, up to two permits, and the day asked about.
fn history() -> impl Strategy<Value = (Spans, Spans, i64)> {
    let turns = prop::collection::vec((1_i64..70, 0_i64..100), 0..6);
    let permits = prop::collection::vec((0_i64..500, 0_i64..120), 0..3);
    (turns, permits, 0_i64..500).prop_map(|(turns, permits, on)| {
        let mut from = 0;
        let stays = turns.iter().map(|(pause, length)| {
            from += pause;
            let stay = (from, from + length);
            from += length;
            stay
        });
        (stays.collect(), permits.iter().map(|(from, length)| (*from, from + length)).collect(), on)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_answer_is_what_counting_day_by_day_gives((stays, permits, on) in history(), thirty in any::<bool>()) {
        thread_local!(static LAW: Rulebook = law());
        let question = StayQuestion {
            citizenship: Country::code(if thirty { "UZB" } else { "KGZ" }).unwrap(),
            stays: stays.iter().map(|(from, until)| (nth(*from), Some(nth(*until)))).collect(),
            permits: permits.iter().map(|(from, until)| (nth(*from), nth(*until))).collect(),
            on: nth(on),
        };
        let answer = LAW.with(|law| question.answer(law)).unwrap();
        let cut: Vec<(i64, i64)> =
            stays.iter().filter(|(from, _)| *from <= on).map(|(from, until)| (*from, (*until).min(on))).collect();
        let per_entry = if thirty { 30 } else { 90 };
        let brute = Brute::new(&cut, &permits, per_entry, false);
        let blocks = Brute::new(&cut, &permits, per_entry, true);
        let under_way = cut.iter().rev().find(|(from, until)| (*from..=*until).contains(&on));
        let entry = under_way.map_or(on, |(from, _)| *from);
        let last = brute.cover(entry, on);
        prop_assert_eq!(answer.present, under_way.is_some());
        prop_assert_eq!(answer.last_lawful_day, last.map(nth));
        let was_there = |day: &i64| cut.iter().any(|(from, until)| (*from..=*until).contains(day));
        let used = (on - 179..=on).filter(|day| was_there(day) && !brute.permitted(*day)).count();
        prop_assert_eq!(answer.used_days, i64::try_from(used).unwrap());
        let overstay = under_way.map_or(0, |_| (on - last.unwrap_or(entry - 1)).max(0));
        prop_assert_eq!(answer.overstay_days, overstay);
        prop_assert_eq!(answer.max_stay_days, under_way.is_none().then(|| last.map_or(0, |last| last - on + 1)));
        let reentry = (on + 1..on + 400).find(|day| brute.admits(*day));
        prop_assert_eq!(answer.earliest_reentry, reentry.map(nth));
        let strict = (last.min(blocks.cover(entry, on)), (on + 1..on + 400).find(|day| brute.admits(*day) && blocks.admits(*day)));
        let expected = (strict != (last, reentry)).then_some((strict.0.map(nth), strict.1.map(nth)));
        prop_assert_eq!(answer.stricter_reading.map(|strict| (strict.last_lawful_day, strict.earliest_reentry)), expected);
    }
}
