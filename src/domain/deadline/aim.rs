//! What a case aims at: granted by the last lawful day, and so filed some days before. The days are rows of the
//! rulebook (the steps for the decision and for one re-filing), as in the deadlines of filing themselves.
//!
//! Where the ground broke off and the rulebook knows a term for a new permit, the term bounds the aim: the permit in hand
//! is cancelled or cut short long before the day written on it.

use super::derive::{dependent, stricter_end};
use super::events;
use super::facts::{self, About, Fact};
use super::offset::{self, shift};
use super::situation::Situation;
use crate::domain::calendar::Calendar;
use crate::domain::case::CaseKind;
use crate::domain::choice::Severity;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::rulebook::{CountsFrom, Offset, Purpose, Rule, Rulebook, Stretch, Trigger};

/// From the last lawful day back to the day to file by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// The row whose steps were counted.
    pub rule: String,
    /// The record whose end it is: a stay or a permit.
    pub subject: String,
    /// The last lawful day of the cover under way.
    pub lawful_until: Day,
    /// The term that ends before it, where the ground broke off.
    pub term: Option<Term>,
    /// The earlier of the two: by then the permit has to be there.
    pub granted_by: Day,
    /// The same by a stricter reading of the visa-free stay, where it is earlier and nobody has confirmed otherwise.
    pub stricter: Option<Day>,
    /// Each stretch with the day reached after it; the last one is the day to file by.
    pub steps: Vec<(Stretch, Day)>,
}

/// A term for a new permit, which a rule gives once the ground of the one in hand has broken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The rule.
    pub rule: String,
    /// Its last day.
    pub last_day: Day,
}

impl Aim {
    /// The last day to file that leaves time for everything.
    pub fn file_by(&self) -> Day {
        self.steps.last().map_or(self.granted_by, |(_, day)| *day)
    }

    /// The day reached after the stretches for the decision alone: the last day to file if nothing is sent back.
    pub fn last_chance(&self) -> Day {
        let decided = self.steps.iter().take_while(|(stretch, _)| stretch.purpose == Purpose::Processing);
        decided.last().map_or(self.granted_by, |(_, day)| *day)
    }

    /// The same by the stricter reading.
    pub(super) fn stricter_file_by(&self, calendar: &Calendar) -> Option<Day> {
        let back = |day, (stretch, _): &(Stretch, Day)| shift(day, *stretch, CountsFrom::DayAfter, calendar);
        self.stricter.map(|stricter| self.steps.iter().fold(stricter, back))
    }

    /// Stretches for one purpose.
    pub fn stretch(&self, purpose: Purpose) -> Option<Stretch> {
        self.steps.iter().map(|(stretch, _)| *stretch).find(|stretch| stretch.purpose == purpose)
    }
}

/// The aim of a case of that kind; `None` where no end of lawful stay is known. Of several runs of cover the one that
/// holds `on` counts, without a day the last.
pub fn aim(dossier: &Dossier, law: &Rulebook, calendar: &Calendar, kind: CaseKind, on: Option<Day>) -> Option<Aim> {
    within(&Situation::of(dossier, law), calendar, kind, on)
}

pub(super) fn within(situation: &Situation, calendar: &Calendar, kind: CaseKind, on: Option<Day>) -> Option<Aim> {
    let mut ends: Vec<Fact> = facts::cover_ends(situation);
    // The end of a stay that follows another person's is not the last lawful day.
    ends.retain(|fact| fact.trigger != Trigger::VisaFreeEnd || dependent(situation, fact.day).is_none());
    ends.sort_by_key(|fact| fact.day);
    let under_way = on.and_then(|on| ends.iter().position(|fact| fact.day >= on));
    let fact = match under_way {
        Some(at) => ends.get(at),
        None => ends.last(),
    }?;
    let (rule, offset) = row(situation, fact, kind)?;
    let term = term(situation, calendar, kind, fact);
    let granted_by = term.as_ref().map_or(fact.day, |term| term.last_day);
    let mut day = granted_by;
    let mut steps = Vec::new();
    for stretch in &offset.steps {
        day = shift(day, *stretch, CountsFrom::DayAfter, calendar);
        steps.push((*stretch, day));
    }
    let stricter = stricter(situation, fact);
    Some(Aim {
        rule: rule.id.clone(),
        subject: fact.subject.clone(),
        lawful_until: fact.day,
        term,
        granted_by,
        stricter,
        steps,
    })
}

/// The earliest binding term for such a case that ends before the permit does, unless a permit was given since.
fn term(situation: &Situation, calendar: &Calendar, kind: CaseKind, end: &Fact) -> Option<Term> {
    if end.trigger != Trigger::PermitEnd {
        return None;
    }
    let broken = events::basis_ends(situation).into_iter().filter(|fact| fact.trigger == Trigger::BasisBrokenOff);
    let terms = broken.filter(|fact| !situation.dossier.permits.iter().any(|permit| permit.valid_from >= fact.day));
    let binding = |fact: Fact| {
        let rules = situation.law.rules.iter().filter_map(|rule| rule.offset().map(|offset| (rule, offset)));
        let about = rules.filter(|(_, offset)| offset.trigger == fact.trigger && offset.filing_of.contains(&kind));
        let dated = about.filter(|(_, offset)| !offset.steps.is_empty());
        let due = dated.filter_map(|(rule, offset)| offset::deadline(situation, rule, offset, &fact, calendar));
        due.filter(|due| due.severity == Severity::Hard).min_by_key(|due| due.last_day)
    };
    let first = terms.filter_map(binding).min_by_key(|due| due.last_day)?;
    (first.last_day < end.day).then_some(Term { rule: first.id.rule, last_day: first.last_day })
}

pub(super) fn stricter(situation: &Situation, fact: &Fact) -> Option<Day> {
    let stay = situation.stay.filter(|_| fact.trigger == Trigger::VisaFreeEnd)?;
    let unconfirmed = situation.regime.as_ref().is_some_and(|regime| !regime.confirmed);
    let (_, day) = stricter_end(situation, stay.entry)?;
    (unconfirmed && day < fact.day).then_some(day)
}

/// The row that is about this end and this kind of case; else about this end; else any that counts back from a
/// decision, for its days hold for whatever ends.
fn row<'a>(situation: &Situation<'a>, fact: &Fact, kind: CaseKind) -> Option<(&'a Rule, &'a Offset)> {
    let rows = || {
        let rows = situation.law.rules.iter().filter_map(|rule| rule.offset().map(|offset| (rule, offset)));
        rows.filter(|(rule, offset)| {
            offset.steps.iter().any(|stretch| stretch.purpose == Purpose::Processing)
                && rule.in_force(fact.day)
                && situation.law.applies(rule, situation.citizenship, fact.day)
        })
    };
    let of_kind = |kinds: &Offset| match fact.about {
        About::Permit(permit) => kinds.permit_kinds.is_empty() || kinds.permit_kinds.contains(&permit.kind),
        _ => true,
    };
    let fits = |offset: &Offset| offset.trigger == fact.trigger && of_kind(offset);
    rows()
        .find(|(_, offset)| fits(offset) && offset.filing_of.contains(&kind))
        .or_else(|| rows().find(|(_, offset)| fits(offset)))
        .or_else(|| rows().next())
}
