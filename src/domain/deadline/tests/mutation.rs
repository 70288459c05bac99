//! Every row and every number of the embedded rulebook is held by some case of the table: taken away or moved by one,
//! an outcome changes.

use super::*;
use crate::domain::rulebook::{Amount, Consequence, Note, Rule, RuleKind, Stretch, Topic};
use crate::domain::stay_calc::{StayAnswer, StayError, StayQuestion};

/// What the law makes of one dossier.
#[derive(PartialEq)]
struct Outcome {
    deadlines: Vec<Deadline>,
    findings: Vec<Vec<Finding>>,
    answer: Option<Result<StayAnswer, StayError>>,
}

/// What the law says by itself.
#[derive(PartialEq)]
struct Said {
    notes: Vec<(String, Note)>,
    costs: Vec<(String, Amount)>,
}

struct Bench {
    dossiers: Vec<Made>,
    questions: Vec<Option<StayQuestion>>,
    calendar: Calendar,
}

impl Bench {
    fn new() -> Self {
        let dossiers = table::dossiers();
        let questions = dossiers.iter().map(|made| question(&made.0)).collect();
        Self { dossiers, questions, calendar: Calendar::built_in() }
    }

    fn outcome(&self, at: usize, law: &Rulebook) -> Outcome {
        let dossier = &self.dossiers[at].0;
        let days = ["2026-07-15", "2026-11-22"].map(day);
        Outcome {
            deadlines: derive(dossier, law, &self.calendar),
            findings: days.map(|today| findings(dossier, law, today)).to_vec(),
            answer: self.questions[at].as_ref().map(|question| question.answer(law)),
        }
    }
}

fn question(dossier: &Dossier) -> Option<StayQuestion> {
    let stays: Vec<(Day, Option<Day>)> = dossier.stays.iter().map(|stay| (stay.entry, stay.exit)).collect();
    let on = stays.iter().map(|(entry, _)| *entry).max()?;
    Some(StayQuestion { citizenship: dossier.client.citizenship?, stays, permits: Vec::new(), on })
}

fn said(law: &Rulebook) -> Said {
    let days = [
        "2014-12-31",
        "2015-01-01",
        "2018-01-08",
        "2018-01-09",
        "2023-12-31",
        "2024-01-01",
        "2024-05-27",
        "2024-05-28",
        "2025-06-01",
        "2026-11-22",
        "2027-01-01",
    ]
    .map(day);
    let mut notes = Vec::new();
    let mut costs = Vec::new();
    for on in days {
        for country in ["RUS", "UZB"].map(Country::code) {
            for ground in Ground::ALL {
                let found = Topic::ALL.iter().flat_map(|topic| law.notes(*topic, country, Some(*ground), on));
                notes.extend(found.map(|rule| (rule.id.clone(), rule.note().unwrap().clone())));
            }
        }
        let cost = |found: Consequence| (found.rule.id.clone(), found.amount);
        costs.extend((0..13).flat_map(|late| law.consequences(late, on)).map(cost));
        costs.extend(law.host_consequences(on).into_iter().map(cost));
    }
    Said { notes, costs }
}

/// One way in which a row could be wrong.
struct Mutation {
    row: String,
    what: String,
    law: Rulebook,
}

fn mutations(law: &Rulebook) -> Vec<Mutation> {
    let mut all = Vec::new();
    for (at, rule) in law.rules.iter().enumerate() {
        let mut without = law.clone();
        without.rules.remove(at);
        all.push(Mutation { row: rule.id.clone(), what: "removed".to_owned(), law: without });
        for number in 0..numbers(&mut rule.clone()).len() {
            for by in [1, -1] {
                let mut moved = law.clone();
                let row = &mut moved.rules[at];
                let name = numbers(row).remove(number).shift(by);
                all.push(Mutation { row: rule.id.clone(), what: format!("{name} {by:+}"), law: moved });
            }
        }
    }
    for (at, mci) in law.mci.iter().enumerate() {
        let row = format!("mci {}", mci.year);
        let (mut without, mut moved) = (law.clone(), law.clone());
        without.mci.remove(at);
        moved.mci[at].tenge += 1;
        all.push(Mutation { row: row.clone(), what: "removed".to_owned(), law: without });
        all.push(Mutation { row, what: "tenge".to_owned(), law: moved });
    }
    all
}

enum Number<'a> {
    Day(&'static str, &'a mut Day),
    Count(&'static str, &'a mut i64),
}

impl Number<'_> {
    fn shift(self, by: i64) -> &'static str {
        match self {
            Self::Day(name, day) => {
                *day = window::plus(*day, by);
                name
            }
            Self::Count(name, count) => {
                *count += by;
                name
            }
        }
    }
}

fn stretch(stretch: &mut Stretch) -> Number<'_> {
    Number::Count("amount", &mut stretch.amount)
}

/// Every number of a row.
fn numbers(rule: &mut Rule) -> Vec<Number<'_>> {
    let mut all = Vec::new();
    all.extend(rule.valid_from.as_mut().map(|day| Number::Day("valid_from", day)));
    all.extend(rule.valid_until.as_mut().map(|day| Number::Day("valid_until", day)));
    all.extend(rule.from_age.as_mut().map(|n| Number::Count("from_age", n)));
    all.extend(rule.under_age.as_mut().map(|n| Number::Count("under_age", n)));
    match &mut rule.kind {
        RuleKind::StayLimit(limit) => {
            all.extend(limit.per_entry.as_mut().map(|n| Number::Count("per_entry", n)));
            if let Some(window) = &mut limit.window {
                all.extend([Number::Count("window", &mut window.days), Number::Count("of", &mut window.of)]);
            }
        }
        RuleKind::Offset(offset) => {
            all.extend(offset.steps.iter_mut().chain(&mut offset.opens).map(stretch));
            all.extend(offset.age.as_mut().map(|n| Number::Count("age", n)));
            all.extend(offset.after_days_in.as_mut().map(|n| Number::Count("after_days_in", n)));
        }
        RuleKind::Cap(cap) => all.extend(cap.term.as_mut().map(stretch)),
        RuleKind::Overlap(overlap) => all.push(stretch(&mut overlap.left)),
        RuleKind::Note(note) => {
            if let Some(days) = &mut note.days {
                all.push(Number::Count("from", &mut days.from));
                all.extend(days.until.as_mut().map(|n| Number::Count("until", n)));
            }
            for fine in &mut note.fines {
                all.extend(fine.mci.as_mut().map(|n| Number::Count("mci", n)));
                all.extend(fine.mci_until.as_mut().map(|n| Number::Count("mci_until", n)));
            }
        }
        RuleKind::DependentStay(_) => {}
    }
    all
}

/// The changes that nobody can notice, and why. A stricter reading speaks only where it is the stricter: made more
/// lenient, its window is that of the main reading, and before the main one begins there is nothing to read otherwise. A fixed block never leaves less than the rolling window, because a
/// block lies within the 180 days that end on each of its days.
fn beyond_notice(mutation: &Mutation) -> bool {
    matches!(
        (mutation.row.as_str(), mutation.what.as_str()),
        ("STAY-AZE-30" | "STAY-TJK-30" | "STAY-FIXED-180", "window +1" | "of -1")
            | ("STAY-AZE-30" | "STAY-TJK-30", "valid_from -1")
            | ("STAY-FIXED-180", "removed" | "valid_from +1" | "valid_from -1")
    )
}

#[test]
fn every_row_and_every_number_of_the_law_is_held_by_a_case() {
    let (bench, law) = (Bench::new(), law());
    let before: Vec<Outcome> = (0..bench.dossiers.len()).map(|at| bench.outcome(at, &law)).collect();
    let said_before = said(&law);
    let mentions = |at: usize, row: &str| {
        let outcome: &Outcome = &before[at];
        let by_rule =
            |due: &Deadline| due.id.rule == row || due.trail.iter().any(|step| step.rule.as_deref() == Some(row));
        outcome.deadlines.iter().any(by_rule)
    };
    let mut unnoticed = Vec::new();
    for mutation in mutations(&law) {
        // The dossiers about the row first: most changes show in one of them.
        let mut order: Vec<usize> = (0..bench.dossiers.len()).collect();
        order.sort_by_key(|at| !mentions(*at, &mutation.row));
        let noted = mutation.row.starts_with("mci")
            || law.rule(&mutation.row, day("2026-11-22")).is_some_and(|rule| rule.note().is_some());
        let noticed = if noted {
            said(&mutation.law) != said_before
        } else {
            order.iter().any(|at| bench.outcome(*at, &mutation.law) != before[*at])
        };
        if noticed == beyond_notice(&mutation) {
            unnoticed.push(format!("{}: {} ({noticed})", mutation.row, mutation.what));
        }
    }
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}
