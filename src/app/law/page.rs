//! What a person reads of each rule before vouching for it: the line of the list, what it asks, whom it is about, and how
//! it stands to other readings.

use super::RuleLine;
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::domain::choice::{Confidence, Ground};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::deadline::stretch_phrase;
use crate::domain::fold::fold;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Cap, CapBy, Citizens, Offset, Overlap, Rule, RuleKind, Rulebook, StayLimit, Unit};
use std::collections::HashMap;

/// One rule in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePage {
    /// As in the list.
    pub line: RuleLine,
    /// What it asks, a sentence each.
    pub asks: Vec<Phrase>,
    /// How it stands to other readings of the same law.
    pub readings: Vec<Phrase>,
    /// Whose citizens it is about; `None` for everybody.
    pub citizens: Option<Phrase>,
    /// Grounds it is about; empty for all.
    pub grounds: Vec<Ground>,
}

/// The rulebook in force, for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePages {
    /// Its edition.
    pub edition: Clean,
    /// Its version in this database.
    pub version: i64,
    /// Its rows: first those that somebody of the practice should confirm, then the others, each in their order.
    pub rules: Vec<RulePage>,
}

impl RuleLine {
    /// True when open deadlines rest on it now though it is not sure and nobody of the practice vouches for it.
    pub fn is_to_confirm(&self) -> bool {
        self.in_use > 0 && self.in_force && self.confidence != Confidence::Sure && self.confirmed.is_none()
    }
}

impl RulePage {
    fn of(line: RuleLine, rule: &Rule, book: &Rulebook) -> Self {
        let (citizens, grounds) = (citizens(&rule.citizenships), rule.grounds.clone());
        Self { line, asks: asks(rule), readings: readings(rule, book), citizens, grounds }
    }

    /// True when all these folded words stand in its id, titles or source.
    pub fn has(&self, words: &[String]) -> bool {
        let titles = &self.line.titles;
        let (id, source) = (self.line.id.as_str(), self.line.source.titles());
        let said = [id, &titles.en, &titles.ru, &titles.kk, &source.en, &source.ru, &source.kk];
        let text = fold(&said.join(" "));
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

impl RulePages {
    /// How many are to be confirmed; they stand first.
    pub fn open(&self) -> usize {
        self.rules.iter().filter(|rule| rule.line.is_to_confirm()).count()
    }

    /// How many rows bear that id.
    pub fn rows_of(&self, id: &str) -> usize {
        self.rules.iter().filter(|rule| &*rule.line.id == id).count()
    }
}

impl Desk {
    /// Every row of the rulebook in force in full, those to be confirmed first.
    ///
    /// # Errors
    /// Those of the store.
    pub fn rule_pages(&self) -> Result<RulePages> {
        let today = self.today();
        let (book, in_use, state) =
            self.read(|reads| Ok((reads.rulebook()?, reads.rule_use()?, reads.law_state()?)))?;
        let in_use: HashMap<String, usize> = in_use.into_iter().collect();
        let page = |rule: &Rule| RulePage::of(RuleLine::of(rule, &in_use, today), rule, &book);
        let mut rules: Vec<RulePage> = book.rules.iter().map(page).collect();
        rules.sort_by_key(|rule| !rule.line.is_to_confirm());
        Ok(RulePages { edition: Clean::line(&book.edition), version: state.rulebook, rules })
    }
}

fn citizens(wanted: &Citizens) -> Option<Phrase> {
    let list = |countries: &[Country]| countries.iter().map(Country::as_str).collect::<Vec<_>>().join(", ");
    match wanted {
        Citizens::All => None,
        Citizens::Listed(listed) => Some(Phrase::new("settings-citizens").text("list", list(listed))),
        Citizens::Except(others) => Some(Phrase::new("settings-citizens-except").text("list", list(others))),
        Citizens::Other => Some(Phrase::new("settings-citizens-other")),
    }
}

fn asks(rule: &Rule) -> Vec<Phrase> {
    match &rule.kind {
        RuleKind::StayLimit(limit) => of_limit(limit),
        RuleKind::DependentStay(_) => vec![Phrase::new("settings-asks-dependent")],
        RuleKind::Offset(offset) => of_offset(offset),
        RuleKind::Cap(cap) => of_cap(cap),
        RuleKind::Overlap(overlap) => vec![of_overlap(overlap)],
        RuleKind::Note(_) => vec![Phrase::new("settings-asks-note")],
    }
}

fn of_limit(limit: &StayLimit) -> Vec<Phrase> {
    let per_entry = limit.per_entry.map(|days| Phrase::new("settings-asks-per-entry").number("n", days));
    let window = limit.window.map(|window| {
        let id = if window.blocks { "settings-asks-blocks" } else { "settings-asks-window" };
        Phrase::new(id).number("days", window.days).number("of", window.of)
    });
    per_entry.into_iter().chain(window).collect()
}

fn of_offset(offset: &Offset) -> Vec<Phrase> {
    let mut asks: Vec<Phrase> = offset.steps.iter().map(|step| stretch_phrase(*step, offset.counts_from)).collect();
    if asks.is_empty() {
        asks.push(Phrase::new("settings-asks-same-day"));
    }
    if offset.stricter_counts_from.is_some() {
        asks.push(Phrase::new("settings-asks-stricter-first"));
    }
    asks
}

fn of_cap(cap: &Cap) -> Vec<Phrase> {
    let what = |by: &CapBy| match by {
        CapBy::IdentityDocument => "settings-cap-identity",
        CapBy::BasisEnd => "settings-cap-basis",
        CapBy::LinkedPermit => "settings-cap-linked-permit",
        CapBy::LinkedBasis => "settings-cap-linked-basis",
        CapBy::Term => "settings-cap-term",
    };
    cap.by.iter().map(|by| Phrase::new("settings-asks-cap").term("what", what(by))).collect()
}

fn of_overlap(overlap: &Overlap) -> Phrase {
    let unit = match overlap.left.unit {
        Unit::Days => "settings-unit-days",
        Unit::WorkingDays => "settings-unit-working-days",
        Unit::Months => "settings-unit-months",
    };
    Phrase::new("settings-asks-overlap").number("n", overlap.left.amount.abs()).term("unit", unit)
}

/// What it reads otherwise, and who reads it otherwise.
fn readings(rule: &Rule, book: &Rulebook) -> Vec<Phrase> {
    let of = rule.stay_limit().map_or(&[][..], |limit| limit.reading_of.as_slice());
    let other =
        book.rules.iter().filter(|other| other.stay_limit().is_some_and(|limit| limit.reading_of.contains(&rule.id)));
    let other: Vec<&str> = other.map(|other| other.id.as_str()).collect();
    let said = |id: &str, rules: String| (!rules.is_empty()).then(|| Phrase::new(id).text("rules", rules));
    [said("settings-reading-of", of.join(", ")), said("settings-has-readings", other.join(", "))]
        .into_iter()
        .flatten()
        .collect()
}
