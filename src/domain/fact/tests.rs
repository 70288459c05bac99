//! What each fact writes, which dates it moves (worked out by hand), and what it is refused for.

mod crossings;
mod decisions;
mod grounds;
mod people;
mod what_if;

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::check::Problem;
use crate::domain::deadline::derive;
use crate::domain::record::Record;
use crate::domain::testing::{Made, day, law};
use serde_json::json;

/// The office date of these tests: a Sunday.
const TODAY: &str = "2026-11-22";

/// A fact as a form or the command line gives it.
fn fact(kind: FactKind, fields: serde_json::Value) -> Fact {
    let serde_json::Value::Object(fields) = fields else { panic!("no object") };
    Fact::read(kind, fields).unwrap()
}

fn done(made: &Made, fact: &Fact) -> Effect {
    apply(fact, &made.0, day(TODAY), &law()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// The sentences of a refusal: field and message id.
fn refused(made: &Made, fact: &Fact) -> Vec<(String, String)> {
    let problems: Vec<Problem> = apply(fact, &made.0, day(TODAY), &law()).unwrap_err();
    problems.into_iter().map(|(field, phrase)| (field, phrase.id)).collect()
}

fn one(field: &str, id: &str) -> Vec<(String, String)> {
    vec![(field.to_owned(), id.to_owned())]
}

/// How the dates of a rule move, `old -> new`, worst first.
fn moved(made: &Made, effect: &Effect, rule: &str) -> Vec<String> {
    let (law, calendar) = (law(), Calendar::built_in());
    let moved = moves(&derive(&made.0, &law, &calendar), &derive(&with(&made.0, effect), &law, &calendar));
    let text = |day: Option<Day>| day.map_or_else(|| "none".to_owned(), |day| day.to_string());
    moved
        .iter()
        .filter(|moved| moved.id.rule == rule)
        .map(|moved| format!("{} -> {}", text(moved.from), text(moved.to)))
        .collect()
}

fn says(effect: &Effect, id: &str) -> bool {
    effect.says.iter().chain(&effect.warnings).any(|phrase| phrase.id == id)
}

#[test]
fn every_kind_says_what_it_needs_and_refuses_a_value_of_the_wrong_kind() {
    for kind in FactKind::ALL {
        let fields = kind.fields();
        assert!(!fields.is_empty(), "{kind:?}");
        let required: Vec<String> = fields.iter().filter(|f| f.required).map(|f| f.name.to_owned()).collect();
        let missing = Fact::read(*kind, serde_json::Map::new());
        match required.is_empty() {
            true => assert!(missing.is_ok(), "{kind:?}"),
            false => {
                let named: Vec<String> = missing.unwrap_err().into_iter().map(|(field, _)| field).collect();
                assert_eq!(named, required, "{kind:?}");
            }
        }
    }
    let fields = [("exit".to_owned(), json!("soon"))].into_iter().collect();
    assert_eq!(Fact::read(FactKind::Exit, fields).unwrap_err()[0].1.id, "error-fields");
}

#[test]
fn new_records_take_the_keepers_numbers_wherever_they_are_named() {
    let made = crate::domain::testing::client("RUS").stay("2026-01-10..").trp("2026-01-10..2027-01-09");
    let change = json!({ "sponsor": "ТОО Заря", "ended_on": "2026-11-14", "since": "2026-11-16" });
    let effect = done(&made, &fact(FactKind::Employer, change));
    let mut given = std::collections::HashMap::new();
    for (at, record) in effect.in_order().into_iter().enumerate() {
        let numbered = effect::numbered(record, &given).unwrap();
        assert!(
            numbered.fields().values().all(|value| value.as_i64().is_none_or(|id| id < effect::NEW)),
            "{numbered:?}"
        );
        given.insert(record.key(), i64::try_from(at).unwrap() + 100);
    }
    let case = effect.records.iter().find_map(|record| match record {
        Record::Case(case) => Some(case),
        _ => None,
    });
    assert!(case.unwrap().basis.is_some() && case.unwrap().sponsor.is_some());
}
