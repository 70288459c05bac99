//! What a rulebook has to say beside dates: notes by topic, and what an offence costs in the money of its year.
//!
//! A note never moves a date and never makes a day lawful. A fine is counted in the index of the year of the decision;
//! of a year whose index is not in the data the sum is said to be unknown, never guessed.

use super::kinds::{Overlap, RuleKind};
use super::model::{Rule, Rulebook};
use super::source::Source;
use crate::domain::choice::{Confidence, Ground, choices};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::lang::Titles;
use crate::domain::permit::PermitKind;
use crate::domain::phrase::Phrase;
use chrono::Datelike;
use serde::Deserialize;

choices! {
    /// What a note is about: the place where it is shown.
    Topic {
        /// Days after the last lawful one.
        UnlawfulStay = "unlawful_stay",
        /// Staying without a permit.
        Stay = "stay",
        /// A permit, its term and its last day.
        Permit = "permit",
        /// Applying for one.
        Filing = "filing",
        /// The host's duties.
        Host = "host",
        /// Business immigration.
        Business = "business",
        /// A labour contract.
        Contract = "contract",
        /// A decision about an offence.
        Offence = "offence",
    }
    /// Whom a note is for.
    Audience {
        /// Everybody.
        Everybody = "everybody",
        /// Supervisors and above: easily misread as a permission.
        Supervisor = "supervisor",
    }
}

/// Something to know, which gives no date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Where it is shown.
    pub about: Topic,
    /// To whom.
    pub audience: Audience,
    /// The days that it is about, counted from the day after the last lawful one (or after a decision).
    pub days: Option<DayRange>,
    /// What it costs, by who pays.
    #[serde(default)]
    pub fines: Vec<Fine>,
}

/// Some numbers of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayRange {
    /// From this day, counted from 1.
    pub from: i64,
    /// Up to this one; `None` for ever.
    pub until: Option<i64>,
}

impl DayRange {
    /// True when the number belongs to it.
    pub fn contains(&self, days: i64) -> bool {
        self.from <= days && self.until.is_none_or(|until| days <= until)
    }
}

/// One consequence of an offence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fine {
    /// Whom it meets, and what else it may bring.
    pub titles: Titles,
    /// The fine in indexes, the least of a range; `None` for a warning.
    pub mci: Option<i64>,
    /// The most of a range.
    pub mci_until: Option<i64>,
}

/// The monthly calculation index (MCI, МРП, АЕК) of one year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mci {
    /// The year.
    pub year: i32,
    /// Its worth in tenge.
    pub tenge: i64,
    /// How sure it is.
    pub confidence: Confidence,
    /// Where it is written.
    pub source: Source,
}

/// What a consequence comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A warning, no money.
    Warning,
    /// From so much to so much in tenge (equal for a fixed sum), by an index that is so sure.
    Tenge(i64, i64, Confidence),
    /// So many indexes (from, to) of a year whose index is not known.
    UnknownYear(i64, i64, i32),
}

/// What an offence may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consequence<'law> {
    /// The row that says so.
    pub rule: &'law Rule,
    /// The line of it.
    pub fine: &'law Fine,
    /// In the money of the year.
    pub amount: Amount,
}

impl Consequence<'_> {
    /// The amount in words.
    pub fn phrase(&self) -> Phrase {
        let range = |id: &str, from: i64, until: i64| {
            let id = if from == until { id.to_owned() } else { format!("{id}-range") };
            Phrase::new(id).number("from", from).number("until", until)
        };
        match self.amount {
            Amount::Warning => Phrase::new("law-fine-warning"),
            Amount::Tenge(from, until, Confidence::Unverified) => range("law-fine-tenge-check", from, until),
            Amount::Tenge(from, until, _) => range("law-fine-tenge", from, until),
            Amount::UnknownYear(from, until, year) => {
                range("law-fine-unknown-year", from, until).text("year", year.to_string())
            }
        }
    }
}

impl Rulebook {
    /// The notes on a topic for a citizenship and ground, by the rows in force on the day of the fact. Whom each is for
    /// stands in the note itself ([`Rule::note`]).
    pub fn notes(
        &self,
        about: Topic,
        citizenship: Option<Country>,
        ground: Option<Ground>,
        day: Day,
    ) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| {
            rule.note().is_some_and(|note| note.about == about)
                && rule.in_force(day)
                && rule.fits_ground(ground)
                && self.applies(rule, citizenship, day)
        })
    }

    /// What so many unlawful days may bring by a decision of that day. Empty for none.
    pub fn consequences(&self, days_late: i64, decision_day: Day) -> Vec<Consequence<'_>> {
        self.fines(Topic::UnlawfulStay, decision_day, |note| note.days.is_some_and(|days| days.contains(days_late)))
    }

    /// What a host risks who did not do its part, by a decision of that day.
    pub fn host_consequences(&self, decision_day: Day) -> Vec<Consequence<'_>> {
        self.fines(Topic::Host, decision_day, |_| true)
    }

    fn fines(&self, about: Topic, day: Day, fits: impl Fn(&Note) -> bool) -> Vec<Consequence<'_>> {
        let rows = self.rules.iter().filter(|rule| rule.in_force(day));
        let noted = rows.filter_map(|rule| rule.note().map(|note| (rule, note)));
        let meant = noted.filter(|(_, note)| note.about == about && fits(note));
        let lines = meant.flat_map(|(rule, note)| note.fines.iter().map(move |fine| (rule, fine)));
        lines.map(|(rule, fine)| Consequence { rule, fine, amount: self.amount(fine, day.year()) }).collect()
    }

    fn amount(&self, fine: &Fine, year: i32) -> Amount {
        let Some(from) = fine.mci else {
            return Amount::Warning;
        };
        let until = fine.mci_until.unwrap_or(from);
        match self.mci.iter().find(|mci| mci.year == year) {
            Some(mci) => Amount::Tenge(from * mci.tenge, until * mci.tenge, mci.confidence),
            None => Amount::UnknownYear(from, until, year),
        }
    }

    /// The row that says how early another permit may follow one of that kind, by the day on which the first ends.
    pub fn overlap(&self, kind: PermitKind, last_day: Day) -> Option<(&Rule, &Overlap)> {
        self.rules.iter().filter(|rule| rule.in_force(last_day)).find_map(|rule| match &rule.kind {
            RuleKind::Overlap(overlap) if overlap.permit_kinds.contains(&kind) => Some((rule, overlap)),
            _ => None,
        })
    }

    /// The first day on which an application for another permit is not refused because of one that ends on `last_day`.
    pub fn earliest_application(&self, kind: PermitKind, last_day: Day) -> Option<Day> {
        self.overlap(kind, last_day).map(|(_, overlap)| overlap.left.shifted(last_day))
    }
}
