//! Chance, people and shares of the demonstration.

use super::dice::Dice;
use super::person::Person;
use super::stories::Purpose;
use super::{DemoOptions, purposes};
use crate::domain::day::Day;
use crate::domain::iin::{self, Known};
use std::collections::HashSet;

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 23).unwrap()
}

fn share(clients: u64, due: Option<u64>, purpose: Purpose) -> usize {
    let all = purposes(&DemoOptions { clients, seed: 3, due });
    all.iter().filter(|one| **one == purpose).count()
}

#[test]
fn dice_repeat_themselves_and_reach_both_ends() {
    let throws = |seed| {
        let mut dice = Dice::new(seed, 1, 2);
        (0..200).map(|_| dice.between(-3, 3)).collect::<Vec<i64>>()
    };
    assert_eq!(throws(5), throws(5));
    assert_ne!(throws(5), throws(6));
    assert!(throws(5).contains(&-3) && throws(5).contains(&3));
    assert!(throws(5).iter().all(|throw| (-3..=3).contains(throw)));
}

#[test]
fn no_two_people_share_a_passport_or_an_identification_number() {
    let people = || (0..30_000).map(|which| Person::new(7, which, today()));
    let passports: HashSet<String> = people().map(|person| person.passport.to_string()).collect();
    let numbers: HashSet<String> = people().map(|person| person.iin.to_string()).collect();
    assert_eq!((passports.len(), numbers.len()), (30_000, 30_000));
    for person in people().take(2_000) {
        let known = Known { born: Some(person.born), sex: Some(person.sex) };
        let report = iin::check(&person.iin, known);
        assert!(report.valid && report.warnings.is_empty(), "{}", person.iin);
    }
}

#[test]
fn the_shares_hold_for_every_size_of_office() {
    for clients in [100, 300, 1_000, 12_345] {
        let (due, bad) = (share(clients, None, Purpose::Due), share(clients, None, Purpose::Bad));
        let percent = |part: usize| part as f64 * 100.0 / clients as f64;
        assert!((5.0..=8.0).contains(&percent(due + bad)), "{clients}: {due} + {bad}");
        assert!(bad >= 1 && percent(bad) <= 1.0, "{clients}: {bad}");
    }
    assert_eq!(share(50, Some(9), Purpose::Due) + share(50, Some(9), Purpose::Bad), 9);
    assert_eq!(share(0, None, Purpose::Calm), 0);
}
