//! Whether a rulebook that can be read also holds together. Every fault is reported, with the row it stands in.

use super::eligibility::{Eligibility, GroundRow};
use super::kinds::{Cap, CapBy, ClosedBy, Offset, RuleKind, StayLimit, Stretch, Trigger};
use super::model::{Citizens, Rule, Rulebook};
use super::notes::{Mci, Note};
use super::requirement::{Alternative, Requirement};
use super::source::Source;
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
    /// In the index of that position.
    Mci(usize),
}

/// What is wrong, and where.
pub(super) struct Fault {
    pub(super) at: Place,
    pub(super) reason: Phrase,
}

/// Every fault of a rulebook; none when it holds together.
pub(super) fn faults(book: &Rulebook) -> Vec<Fault> {
    let mut all = Vec::new();
    let mut add = |at: Place, row: &str, reasons: Vec<Phrase>| {
        all.extend(reasons.into_iter().map(|reason| Fault { at, reason: reason.text("rule", row) }));
    };
    add(Place::Book, &book.edition, book_faults(book));
    for (index, rule) in book.rules.iter().enumerate() {
        add(Place::Rule(index), &rule.id, rule_faults(book, index, rule));
    }
    for (index, requirement) in book.requirements.iter().enumerate() {
        add(Place::Requirement(index), &requirement.id, requirement_faults(book, index, requirement));
    }
    for (index, mci) in book.mci.iter().enumerate() {
        add(Place::Mci(index), &format!("mci {}", mci.year), mci_faults(&book.mci, index, mci));
    }
    if let Some(row) = &book.eligibility {
        add(Place::Eligibility, "eligibility", eligibility_faults(row));
    }
    for (index, row) in book.grounds.iter().enumerate() {
        add(Place::Ground(index), row.id.as_str(), ground_faults(&book.grounds, index, row));
    }
    if let Some(said) = &book.personal_data {
        add(Place::PersonalData, "personal_data", super::personal_data::faults(said));
    }
    all
}

/// The reasons whose condition holds.
fn those<const N: usize>(found: [(bool, Phrase); N]) -> Vec<Phrase> {
    found.into_iter().filter_map(|(wrong, reason)| wrong.then_some(reason)).collect()
}

fn because(id: &str) -> Phrase {
    Phrase::new(format!("rulebook-error-{id}"))
}

fn lacks(what: &str) -> Phrase {
    because("lacks").text("what", what)
}

fn book_faults(book: &Rulebook) -> Vec<Phrase> {
    let mut found = those([
        (book.edition.trim().is_empty(), lacks("edition")),
        (book.home.is_none(), lacks("home")),
        (book.rules.is_empty(), lacks("rule")),
    ]);
    let classes = [Class::Stay, Class::Status, Class::Act, Class::Own];
    let silent = classes.into_iter().filter(|class| book.do_now.of(*class).default.is_none());
    found.extend(silent.map(|class| lacks(&format!("do_now.{}.default", class.as_str()))));
    found
}

fn rule_faults(book: &Rulebook, index: usize, rule: &Rule) -> Vec<Phrase> {
    let ages = [rule.from_age, rule.under_age];
    let mut found = those([
        (!is_rule_id(&rule.id), because("id")),
        (reversed(rule.valid_from, rule.valid_until), because("validity")),
        (repeated(book, index, rule), because("repeated")),
        (ages.into_iter().flatten().any(|age| !(0..=150).contains(&age)), because("number")),
    ]);
    found.extend(titles_faults(&rule.titles));
    found.extend(source_faults(&rule.source));
    found.extend(advice_faults(rule));
    found.extend(kind_faults(book, rule));
    found
}

fn is_rule_id(id: &str) -> bool {
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id != DeadlineId::OWN && id.chars().all(fits)
}

/// A rule and a paper have to say where they are written.
fn source_faults(source: &Source) -> Vec<Phrase> {
    if source.is_empty() { vec![lacks("source")] } else { titles_faults(source.titles()) }
}

/// Elsewhere it may be left unsaid, but not in one language only.
fn said_faults(source: &Source) -> Vec<Phrase> {
    if source.is_empty() { Vec::new() } else { titles_faults(source.titles()) }
}

fn titles_faults(titles: &Titles) -> Vec<Phrase> {
    let empty = Lang::ALL.iter().filter(|lang| titles.get(**lang).trim().is_empty());
    empty.map(|lang| because("title").text("language", lang.as_str())).collect()
}

fn advice_faults(rule: &Rule) -> Vec<Phrase> {
    let advice = &rule.do_now;
    let said = [&advice.default, &advice.breach, &advice.overdue, &advice.today, &advice.critical];
    said.into_iter().flatten().flat_map(titles_faults).collect()
}

/// Two rows of one id would judge the same fact.
fn repeated(book: &Rulebook, index: usize, rule: &Rule) -> bool {
    let earlier = book.rules.iter().take(index);
    let validity = |rule: &Rule| (rule.valid_from, rule.valid_until);
    earlier
        .filter(|other| other.id == rule.id)
        .any(|other| overlap(validity(other), validity(rule)) && share(other, rule))
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

fn kind_faults(book: &Rulebook, rule: &Rule) -> Vec<Phrase> {
    match &rule.kind {
        RuleKind::StayLimit(limit) => limit_faults(book, rule, limit),
        RuleKind::Offset(offset) => offset_faults(book, rule, offset),
        RuleKind::Cap(cap) => cap_faults(cap),
        RuleKind::DependentStay(_) => those([(rule.class != Class::Status, because("class"))]),
        RuleKind::Overlap(overlap) => those([
            (overlap.permit_kinds.is_empty(), lacks("permit_kinds")),
            (overlap.left.amount >= 0 || !fits(&overlap.left), because("number")),
        ]),
        RuleKind::Note(note) => note_faults(note),
    }
}

/// True when the number of a stretch can be meant.
fn fits(stretch: &Stretch) -> bool {
    stretch.amount != 0 && stretch.amount.abs() <= 3660
}

fn cap_faults(cap: &Cap) -> Vec<Phrase> {
    let by_document = cap.by.contains(&CapBy::IdentityDocument);
    those([
        (cap.permit_kinds.is_empty(), lacks("permit_kinds")),
        (cap.by.is_empty(), lacks("by")),
        (by_document && cap.identity_kinds.is_empty(), lacks("identity_kinds")),
        (cap.by.contains(&CapBy::Term) != cap.term.is_some(), lacks("term")),
        (cap.term.is_some_and(|term| !fits(&term) || term.amount < 0), because("number")),
    ])
}

fn note_faults(note: &Note) -> Vec<Phrase> {
    let days_fit = note.days.is_none_or(|days| days.from >= 1 && days.until.is_none_or(|until| days.from <= until));
    let fines_fit = note.fines.iter().all(|fine| {
        fine.mci.is_none_or(|mci| mci > 0)
            && fine.mci_until.is_none_or(|until| fine.mci.is_some_and(|mci| mci <= until))
    });
    let mut found = those([(!days_fit || !fines_fit, because("number"))]);
    found.extend(note.fines.iter().flat_map(|fine| titles_faults(&fine.titles)));
    found
}

/// Two indexes for one year, or one that is no money.
fn mci_faults(all: &[Mci], index: usize, mci: &Mci) -> Vec<Phrase> {
    let mut found = those([
        (all.iter().take(index).any(|other| other.year == mci.year), because("repeated")),
        (mci.tenge <= 0, because("number")),
    ]);
    found.extend(said_faults(&mci.source));
    found
}

fn limit_faults(book: &Rulebook, rule: &Rule, limit: &StayLimit) -> Vec<Phrase> {
    let positive = |n: i64| (1..=3660).contains(&n);
    let numbers_fit = limit.per_entry.is_none_or(positive)
        && limit.window.is_none_or(|w| positive(w.days) && positive(w.of) && w.days <= w.of);
    let unknown = limit.reading_of.iter().filter(|id| {
        !book.rules.iter().any(|other| {
            other.id == **id && other.id != rule.id && other.stay_limit().is_some_and(|main| main.reading_of.is_empty())
        })
    });
    let mut found = those([
        (rule.class != Class::Stay, because("class")),
        (limit.per_entry.is_none() && limit.window.is_none(), lacks("per_entry, window")),
        (!numbers_fit, because("number")),
    ]);
    found.extend(unknown.map(|id| because("reference").text("what", id)));
    found
}

fn offset_faults(book: &Rulebook, rule: &Rule, offset: &Offset) -> Vec<Phrase> {
    let mut stretches = offset.steps.iter().chain(&offset.opens);
    let unknown = offset.requirements.iter().filter(|id| book.requirement(id).is_none());
    let ages_fit = offset.age.is_none_or(|age| (1..=150).contains(&age));
    let closed_by_filing = offset.closed_by.contains(&ClosedBy::Filing);
    let mut found = those([
        (stretches.any(|stretch| !fits(stretch)) || !ages_fit, because("number")),
        ((offset.trigger == Trigger::Birthday) != offset.age.is_some(), lacks("age")),
        (closed_by_filing && offset.filing_of.is_empty(), lacks("filing_of")),
        (!offset.closed_by.is_empty() && rule.class != Class::Act, because("class")),
        (offset.transitional && rule.valid_from.is_none(), lacks("valid_from")),
    ]);
    found.extend(unknown.map(|id| because("reference").text("what", id)));
    found
}

fn requirement_faults(book: &Rulebook, index: usize, requirement: &Requirement) -> Vec<Phrase> {
    let mut earlier = book.requirements.iter().take(index).filter(|other| other.id == requirement.id);
    let numbers_fit = (0..=260).contains(&requirement.lead_working_days)
        && requirement.fresh_days.is_none_or(|days| (1..=3660).contains(&days))
        && requirement.check_below_age.is_none_or(|age| (1..=120).contains(&age));
    let nameless = requirement.one_of && requirement.alternatives.iter().any(|other| other.id.is_empty());
    let mut found = those([
        (!is_word(&requirement.id), because("id")),
        (earlier.any(|other| both_apply(other, requirement)), because("repeated")),
        (!numbers_fit, because("number")),
        (reversed(requirement.valid_from, requirement.valid_until), because("validity")),
        (nameless, lacks("alternatives.id")),
    ]);
    found.extend(titles_faults(&requirement.titles));
    found.extend(source_faults(&requirement.source));
    let all = &requirement.alternatives;
    found.extend(all.iter().enumerate().flat_map(|(index, alternative)| alternative_faults(all, index, alternative)));
    found
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

fn alternative_faults(all: &[Alternative], index: usize, alternative: &Alternative) -> Vec<Phrase> {
    let validity = |one: &Alternative| (one.valid_from, one.valid_until);
    let meets = |other: &Alternative| {
        share_any(&alternative.grounds, &other.grounds)
            && share_any(&alternative.citizenships, &other.citizenships)
            && overlap(validity(alternative), validity(other))
    };
    let mut earlier = all.iter().take(index).filter(|other| !other.id.is_empty() && other.id == alternative.id);
    let mut found = those([
        (!alternative.id.is_empty() && !is_word(&alternative.id), because("id")),
        (earlier.any(meets), because("repeated")),
        (reversed(alternative.valid_from, alternative.valid_until), because("validity")),
    ]);
    found.extend(titles_faults(&alternative.titles));
    found
}

/// Who may apply: what is said must make sense. An edition may leave it unsaid.
fn eligibility_faults(row: &Eligibility) -> Vec<Phrase> {
    let numbers_fit =
        (0..=120).contains(&row.from_age) && row.passport_days.is_none_or(|days| (0..=3660).contains(&days));
    let mut found = those([(row.citizenships.is_empty(), lacks("citizenships")), (!numbers_fit, because("number"))]);
    found.extend(said_faults(&row.source));
    found
}

/// Through whom one may apply on a ground.
fn ground_faults(all: &[GroundRow], index: usize, row: &GroundRow) -> Vec<Phrase> {
    let mut found = those([
        (all.iter().take(index).any(|other| other.id == row.id), because("repeated")),
        (row.sponsor_kinds.is_empty(), lacks("sponsor_kinds")),
    ]);
    found.extend(said_faults(&row.source));
    found
}
