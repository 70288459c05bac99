//! One invented person: names in both scripts, birth, passport, identification number, telephone.

use super::dice::Dice;
use super::names::{NATIONS, Nation, of_woman};
use crate::domain::choice::Sex;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::iin::{self, Known};
use chrono::{Datelike, Duration};

/// Who a client is, before anything happened.
pub(super) struct Person {
    /// Citizenship with its names and its visa-free days.
    pub(super) nation: &'static Nation,
    /// Citizenship.
    pub(super) country: Option<Country>,
    /// Sex.
    pub(super) sex: Sex,
    /// Name in Latin letters.
    pub(super) latin: Clean,
    /// Name in Cyrillic letters.
    pub(super) cyrillic: Clean,
    /// Birth date.
    pub(super) born: Day,
    /// Passport number, different for every client.
    pub(super) passport: Clean,
    /// Identification number with its right check digit, different for every client.
    pub(super) iin: Clean,
    /// Telephone.
    pub(super) phone: Clean,
    /// Electronic mail.
    pub(super) email: Clean,
}

/// Serial numbers of identification numbers before the birth dates have to tell people apart.
const SERIALS: u64 = 9_000;

impl Person {
    /// The person of that number.
    pub(super) fn new(seed: u64, which: u64, today: Day) -> Self {
        let dice = &mut Dice::new(seed, which, u64::MAX);
        let nation = nation(dice);
        let sex = if dice.chance(52) { Sex::Male } else { Sex::Female };
        let (latin_surname, cyrillic_surname) = *dice.pick(nation.surnames);
        let (surname, given) = match sex {
            Sex::Male => ((latin_surname.to_owned(), cyrillic_surname.to_owned()), *dice.pick(nation.men)),
            Sex::Female => (of_woman(latin_surname, cyrillic_surname), *dice.pick(nation.women)),
        };
        let (born, iin) = born_and_iin(dice, which, sex, today);
        let mail = format!("{}.{}{which}@example.com", given.0.to_lowercase(), surname.0.to_lowercase());
        Self {
            nation,
            country: Country::code(nation.code),
            sex,
            latin: Clean::line(&format!("{} {}", surname.0, given.0)),
            cyrillic: Clean::line(&format!("{} {}", surname.1, given.1)),
            born,
            passport: Clean::line(&format!("{}{:07}", nation.passport, serial(seed, which))),
            iin,
            phone: Clean::line(&format!("+7 7{:02} {:03} {:04}", dice.below(90), dice.below(1000), dice.below(10_000))),
            email: Clean::line(&mail),
        }
    }
}

fn nation(dice: &mut Dice) -> &'static Nation {
    let mut throw = dice.below(NATIONS.iter().map(|nation| nation.share).sum());
    for nation in NATIONS {
        if throw < nation.share {
            return nation;
        }
        throw -= nation.share;
    }
    &NATIONS[0]
}

/// Seven digits; a multiplier without a common factor with ten million meets every number once.
const fn serial(seed: u64, which: u64) -> u64 {
    which.wrapping_mul(7_368_787).wrapping_add(4_271_953 + seed % 1_000_000) % 10_000_000
}

/// A birth date of a grown-up, and a number that nobody else has: clients who share the serial are born on days of
/// different remainders.
fn born_and_iin(dice: &mut Dice, which: u64, sex: Sex, today: Day) -> (Day, Clean) {
    let (serial, remainder) = (which % SERIALS + 500, which / SERIALS % 32);
    let youngest = today - Duration::days(19 * 366);
    let mut days = i64::try_from(dice.below(400) * 32 + remainder).unwrap_or(0);
    loop {
        let born = youngest - Duration::days(days);
        if let Some(iin) = number(born, sex, serial) {
            return (born, iin);
        }
        days += 32;
    }
}

/// The number of that day and serial; `None` for the one in eleven or so that has no check digit.
fn number(born: Day, sex: Sex, serial: u64) -> Option<Clean> {
    let century = match (born.year() >= 2000, sex) {
        (false, Sex::Male) => 3,
        (false, Sex::Female) => 4,
        (true, Sex::Male) => 5,
        (true, Sex::Female) => 6,
    };
    let digits = format!("{}{century}{serial:04}", born.format("%y%m%d"));
    let numbers = (0..10).map(|check| format!("{digits}{check}"));
    numbers.into_iter().find(|number| iin::check(number, Known::default()).valid).map(|number| Clean::line(&number))
}
