//! Whether a rulebook that can be read also holds together. The first fault is reported, with the row it stands in.

use super::eligibility::GroundRow;
use super::kinds::{Cap, CapBy, ClosedBy, Offset, RuleKind, StayLimit, Stretch, Trigger};
use super::model::{Citizens, Rule, Rulebook};
use super::notes::{Mci, Note};
use super::requirement::{Alternative, Requirement};
use crate::domain::day::Day;
use crate::domain::deadline::{Class, DeadlineId};
use crate::domain::lang::{Lang, Titles};
use crate::domain::phrase::Phrase;

/// Where a fault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the book as a whole.
    Book,
    /// In the rule of that position.
    Rule(usize),
    /// In the requirement of that position.
    Requirement(usize),
    /// Where it says who may apply.
    Eligibility,
    /// In the ground of that position.
    Ground(usize),
    /// Where it speaks of personal data.
    PersonalData,
}

/// What is wrong, and where.
pub(super) struct Fault {
    pub(super) at: Place,
    pub(super) reason: Phrase,
}

/// The first fault of a rulebook.
pub(super) fn fault(book: &Rulebook) -> Option<Fault> {
    let whole = book_fault(book).map(|reason| Fault { at: Place::Book, reason });
    let rules = book.rules.iter().enumerate().find_map(|(index, rule)| {
        rule_fault(book, index, rule)
            .map(|reason| Fault { at: Place::Rule(index), reason: reason.text("rule", &rule.id) })
    });
    let requirements = book.requirements.iter().enumerate().find_map(|(index, requirement)| {
        requirement_fault(book, index, requirement)
            .map(|reason| Fault { at: Place::Requirement(index), reason: reason.text("rule", &requirement.id) })
    });
    whole.or(rules).or(requirements).or_else(|| applicants_fault(book)).or_else(|| {
        let reason = super::personal_data::fault(book)?.text("rule", "personal_data");
        Some(Fault { at: Place::PersonalData, reason })
    })
}

fn book_fault(book: &Rulebook) -> Option<Phrase> {
    let lacks = |what: &str| Some(Phrase::new("rulebook-error-lacks").text("rule", &book.edition).text("what", what));
    match () {
        () if book.edition.trim().is_empty() => lacks("edition"),
        () if book.home.is_none() => lacks("home"),
        () if book.rules.is_empty() => lacks("rule"),
        () => [Class::Stay, Class::Status, Class::Act, Class::Own]
            .into_iter()
            .find(|class| book.do_now.of(*class).default.is_none())
            .and_then(|class| lacks(&format!("do_now.{}.default", class.as_str())))
            .or_else(|| mci_fault(&book.mci)),
    }
}

fn rule_fault(book: &Rulebook, index: usize, rule: &Rule) -> Option<Phrase> {
    id_fault(&rule.id)
        .or_else(|| titles_fault(&rule.titles))
        .or_else(|| rule.source.trim().is_empty().then(|| Phrase::new("rulebook-error-lacks").text("what", "source")))
        .or_else(|| validity_fault(rule))
        .or_else(|| advice_fault(rule))
        .or_else(|| repeated(book, index, rule))
        .or_else(|| kind_fault(book, rule))
}

fn id_fault(id: &str) -> Option<Phrase> {
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let bad = id.is_empty() || id == DeadlineId::OWN || !id.chars().all(fits);
    bad.then(|| Phrase::new("rulebook-error-id"))
}

fn titles_fault(titles: &Titles) -> Option<Phrase> {
    let lang = Lang::ALL.iter().find(|lang| titles.get(**lang).trim().is_empty())?;
    Some(Phrase::new("rulebook-error-title").text("language", lang.as_str()))
}

fn advice_fault(rule: &Rule) -> Option<Phrase> {
    let advice = &rule.do_now;
    [&advice.default, &advice.breach, &advice.overdue, &advice.today, &advice.critical]
        .into_iter()
        .flatten()
        .find_map(titles_fault)
}

fn validity_fault(rule: &Rule) -> Option<Phrase> {
    let reversed = matches!((rule.valid_from, rule.valid_until), (Some(from), Some(until)) if until < from);
    reversed.then(|| Phrase::new("rulebook-error-validity"))
}

/// Two rows of one id would judge the same fact.
fn repeated(book: &Rulebook, index: usize, rule: &Rule) -> Option<Phrase> {
    let earlier = book.rules.iter().take(index);
    let clashes = earlier.filter(|other| other.id == rule.id).any(|other| meet(other, rule) && share(other, rule));
    clashes.then(|| Phrase::new("rulebook-error-repeated"))
}

fn meet(one: &Rule, other: &Rule) -> bool {
    let starts_in_time = |a: &Rule, b: &Rule| match (a.valid_from, b.valid_until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    starts_in_time(one, other) && starts_in_time(other, one)
}

fn share(one: &Rule, other: &Rule) -> bool {
    match (&one.citizenships, &other.citizenships) {
        (Citizens::Listed(one), Citizens::Listed(other)) => one.iter().any(|country| other.contains(country)),
        (Citizens::Listed(listed), Citizens::Except(others)) | (Citizens::Except(others), Citizens::Listed(listed)) => {
            listed.iter().any(|country| !others.contains(country))
        }
        (Citizens::Listed(_), Citizens::Other) | (Citizens::Other, Citizens::Listed(_)) => false,
        _ => true,
    }
}

fn kind_fault(book: &Rulebook, rule: &Rule) -> Option<Phrase> {
    let number = |wrong: bool| wrong.then(|| Phrase::new("rulebook-error-number"));
    let ages = [rule.from_age, rule.under_age];
    number(ages.into_iter().flatten().any(|age| !(0..=150).contains(&age))).or_else(|| match &rule.kind {
        RuleKind::StayLimit(limit) => limit_fault(book, rule, limit),
        RuleKind::Offset(offset) => offset_fault(book, rule, offset),
        RuleKind::Cap(cap) => cap_fault(cap),
        RuleKind::DependentStay(_) => (rule.class != Class::Status).then(|| Phrase::new("rulebook-error-class")),
        RuleKind::Overlap(overlap) if overlap.permit_kinds.is_empty() => Some(lacks("permit_kinds")),
        RuleKind::Overlap(overlap) => number(overlap.left.amount >= 0 || !fits(&overlap.left)),
        RuleKind::Note(note) => note_fault(note),
    })
}

fn lacks(what: &str) -> Phrase {
    Phrase::new("rulebook-error-lacks").text("what", what)
}

/// True when the number of a stretch can be meant.
fn fits(stretch: &Stretch) -> bool {
    stretch.amount != 0 && stretch.amount.abs() <= 3660
}

fn cap_fault(cap: &Cap) -> Option<Phrase> {
    let by_document = cap.by.contains(&CapBy::IdentityDocument);
    match () {
        () if cap.permit_kinds.is_empty() => Some(lacks("permit_kinds")),
        () if cap.by.is_empty() => Some(lacks("by")),
        () if by_document && cap.identity_kinds.is_empty() => Some(lacks("identity_kinds")),
        () if cap.by.contains(&CapBy::Term) != cap.term.is_some() => Some(lacks("term")),
        () => cap.term.filter(|term| !fits(term) || term.amount < 0).map(|_| Phrase::new("rulebook-error-number")),
    }
}

fn note_fault(note: &Note) -> Option<Phrase> {
    let days_fit = note.days.is_none_or(|days| days.from >= 1 && days.until.is_none_or(|until| days.from <= until));
    let fines_fit = note.fines.iter().all(|fine| {
        fine.mci.is_none_or(|mci| mci > 0)
            && fine.mci_until.is_none_or(|until| fine.mci.is_some_and(|mci| mci <= until))
    });
    if !days_fit || !fines_fit {
        return Some(Phrase::new("rulebook-error-number"));
    }
    note.fines.iter().find_map(|fine| titles_fault(&fine.titles))
}

/// Two indexes for one year, or one that is no money.
fn mci_fault(all: &[Mci]) -> Option<Phrase> {
    let repeated = all.iter().enumerate().find(|(at, mci)| all.iter().take(*at).any(|other| other.year == mci.year));
    let (id, mci) = match repeated {
        Some((_, mci)) => ("rulebook-error-repeated", mci),
        None => ("rulebook-error-number", all.iter().find(|mci| mci.tenge <= 0)?),
    };
    Some(Phrase::new(id).text("rule", format!("mci {}", mci.year)))
}

fn limit_fault(book: &Rulebook, rule: &Rule, limit: &StayLimit) -> Option<Phrase> {
    let positive = |n: i64| (1..=3660).contains(&n);
    let numbers_fit = limit.per_entry.is_none_or(positive)
        && limit.window.is_none_or(|w| positive(w.days) && positive(w.of) && w.days <= w.of);
    let unknown = limit.reading_of.iter().find(|id| {
        !book.rules.iter().any(|other| {
            other.id == **id && other.id != rule.id && other.stay_limit().is_some_and(|main| main.reading_of.is_empty())
        })
    });
    match () {
        () if rule.class != Class::Stay => Some(Phrase::new("rulebook-error-class")),
        () if limit.per_entry.is_none() && limit.window.is_none() => {
            Some(Phrase::new("rulebook-error-lacks").text("what", "per_entry, window"))
        }
        () if !numbers_fit => Some(Phrase::new("rulebook-error-number")),
        () => unknown.map(|id| Phrase::new("rulebook-error-reference").text("what", id)),
    }
}

fn offset_fault(book: &Rulebook, rule: &Rule, offset: &Offset) -> Option<Phrase> {
    let mut stretches = offset.steps.iter().chain(&offset.opens);
    let unknown = offset.requirements.iter().find(|id| book.requirement(id).is_none());
    let ages_fit = offset.age.is_none_or(|age| (1..=150).contains(&age));
    match () {
        () if stretches.any(|stretch| !fits(stretch)) || !ages_fit => Some(Phrase::new("rulebook-error-number")),
        () if (offset.trigger == Trigger::Birthday) != offset.age.is_some() => Some(lacks("age")),
        () if offset.closed_by.contains(&ClosedBy::Filing) && offset.filing_of.is_empty() => {
            Some(Phrase::new("rulebook-error-lacks").text("what", "filing_of"))
        }
        () if !offset.closed_by.is_empty() && rule.class != Class::Act => Some(Phrase::new("rulebook-error-class")),
        () if offset.transitional && rule.valid_from.is_none() => {
            Some(Phrase::new("rulebook-error-lacks").text("what", "valid_from"))
        }
        () => unknown.map(|id| Phrase::new("rulebook-error-reference").text("what", id)),
    }
}

fn requirement_fault(book: &Rulebook, index: usize, requirement: &Requirement) -> Option<Phrase> {
    let mut earlier = book.requirements.iter().take(index).filter(|other| other.id == requirement.id);
    let numbers_fit = (0..=260).contains(&requirement.lead_working_days)
        && requirement.fresh_days.is_none_or(|days| (1..=3660).contains(&days))
        && requirement.check_below_age.is_none_or(|age| (1..=120).contains(&age));
    let lacks = |what: &str| Some(Phrase::new("rulebook-error-lacks").text("what", what));
    match () {
        () if !is_word(&requirement.id) => Some(Phrase::new("rulebook-error-id")),
        () if earlier.any(|other| both_apply(other, requirement)) => Some(Phrase::new("rulebook-error-repeated")),
        () if !numbers_fit => Some(Phrase::new("rulebook-error-number")),
        () if requirement.source.trim().is_empty() => lacks("source"),
        () if reversed(requirement.valid_from, requirement.valid_until) => Some(Phrase::new("rulebook-error-validity")),
        () if requirement.one_of && requirement.alternatives.iter().any(|other| other.id.is_empty()) => {
            lacks("alternatives.id")
        }
        () => titles_fault(&requirement.titles).or_else(|| alternatives_fault(requirement)),
    }
}

fn is_word(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn reversed(from: Option<Day>, until: Option<Day>) -> bool {
    matches!((from, until), (Some(from), Some(until)) if until < from)
}

/// Two rows of one id could stand on the checklist of one case.
fn both_apply(one: &Requirement, other: &Requirement) -> bool {
    share_any(&one.case_kinds, &other.case_kinds)
        && share_any(&one.grounds, &other.grounds)
        && share_any(&one.citizenships, &other.citizenships)
        && overlap((one.valid_from, one.valid_until), (other.valid_from, other.valid_until))
}

/// An empty list means everybody.
fn share_any<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|value| other.contains(value))
}

fn overlap(one: (Option<Day>, Option<Day>), other: (Option<Day>, Option<Day>)) -> bool {
    !reversed(one.0, other.1) && !reversed(other.0, one.1)
}

fn alternatives_fault(requirement: &Requirement) -> Option<Phrase> {
    let all = &requirement.alternatives;
    let meet = |one: &Alternative, other: &Alternative| {
        share_any(&one.grounds, &other.grounds)
            && share_any(&one.citizenships, &other.citizenships)
            && overlap((one.valid_from, one.valid_until), (other.valid_from, other.valid_until))
    };
    all.iter().enumerate().find_map(|(index, alternative)| {
        let mut earlier = all.iter().take(index).filter(|other| !other.id.is_empty() && other.id == alternative.id);
        match () {
            () if !alternative.id.is_empty() && !is_word(&alternative.id) => Some(Phrase::new("rulebook-error-id")),
            () if earlier.any(|other| meet(other, alternative)) => Some(Phrase::new("rulebook-error-repeated")),
            () if reversed(alternative.valid_from, alternative.valid_until) => {
                Some(Phrase::new("rulebook-error-validity"))
            }
            () => titles_fault(&alternative.titles),
        }
    })
}

/// Who may apply, and through whom: what is said must make sense. An edition may leave it unsaid.
fn applicants_fault(book: &Rulebook) -> Option<Fault> {
    let lacks = |what: &str| Phrase::new("rulebook-error-lacks").text("what", what);
    let row = book.eligibility.as_ref().and_then(|row| match () {
        () if row.citizenships.is_empty() => Some(lacks("citizenships")),
        () if !(0..=120).contains(&row.from_age)
            || row.passport_days.is_some_and(|days| !(0..=3660).contains(&days)) =>
        {
            Some(Phrase::new("rulebook-error-number"))
        }
        () => None,
    });
    let ground = |(index, row): (usize, &GroundRow)| {
        let repeated = book.grounds.iter().take(index).any(|other| other.id == row.id);
        let reason = match () {
            () if repeated => Phrase::new("rulebook-error-repeated"),
            () if row.sponsor_kinds.is_empty() => lacks("sponsor_kinds"),
            () => return None,
        };
        Some(Fault { at: Place::Ground(index), reason: reason.text("rule", row.id.as_str()) })
    };
    row.map(|reason| Fault { at: Place::Eligibility, reason: reason.text("rule", "eligibility") })
        .or_else(|| book.grounds.iter().enumerate().find_map(ground))
}
