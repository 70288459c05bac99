//! Filters as people type them.

use super::*;
use proptest::prelude::*;

fn parse(text: &str) -> Query {
    Query::parse(text, "2026-11-22".parse().unwrap(), &Calendar::built_in())
}

fn one(text: &str) -> (Field, bool, Test) {
    let query = parse(text);
    assert!(query.problems.is_empty() && query.words.is_empty(), "{text}: {query:?}");
    let [condition] = <[Condition; 1]>::try_from(query.conditions).unwrap();
    (condition.field, condition.negated, condition.test)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn all_words_must_hold() {
    let text = fold("Абдуллаев Рустам UZB AC1234567");
    for (filter, holds) in [
        ("абдул", true),
        ("рустам абдул", true),
        ("рустам иванов", false),
        ("!иванов абдул", true),
        ("!абдул", false),
        ("f,lek", true),
        ("Rustam", true),
        ("ас 123", true),
        ("АС-1234567", true),
        ("23456", true),
        ("ру", true),
        ("та", false),
        ("\"Абдуллаев Рустам\"", true),
        ("«рустам абдуллаев»", false),
        ("\"абдул", false),
        ("!\"рустам абдуллаев\"", true),
        ("", true),
        ("!", true),
        ("\"\"", true),
    ] {
        assert_eq!(parse(filter).words_hold(&text), holds, "{filter}");
    }
}

#[test]
fn conditions_in_three_languages() {
    assert_eq!(one("due<14"), (Field::Due, false, Test::Days(Compare::Less, 14)));
    assert_eq!(one("срок<=14"), (Field::Due, false, Test::Days(Compare::AtMost, 14)));
    assert_eq!(one("мерзім≥-3"), (Field::Due, false, Test::Days(Compare::AtLeast, -3)));
    assert_eq!(one("due:7"), (Field::Due, false, Test::Days(Compare::AtMost, 7)));
    assert_eq!(one("stage:filed"), (Field::Stage, false, Test::OneOf(vec!["filed"])));
    assert_eq!(one("!этап:подано"), (Field::Stage, true, Test::OneOf(vec!["filed"])));
    assert_eq!(one("stage!=closed"), (Field::Stage, true, Test::OneOf(vec!["closed"])));
    assert_eq!(one("кезең:дайын"), (Field::Stage, false, Test::OneOf(vec!["ready"])));
    assert_eq!(one("stage:re"), (Field::Stage, false, Test::OneOf(vec!["ready", "refused"])));
    assert_eq!(one("ground:work,study"), (Field::Ground, false, Test::OneOf(vec!["employment", "education"])));
    assert_eq!(one("основание:\"воссоединение семьи\""), (Field::Ground, false, Test::OneOf(vec!["family"])));
    assert_eq!(one("негиз:енбек"), (Field::Ground, false, Test::OneOf(vec!["employment"])));
    assert_eq!(one("presence:abroad"), (Field::Presence, false, Test::OneOf(vec!["abroad"])));
    assert_eq!(one("kind:продление"), (Field::Kind, false, Test::OneOf(vec!["extension"])));
    assert_eq!(one("level:breach"), (Field::Level, false, Test::OneOf(vec!["breach"])));
    let countries = ["UZB", "RUS"].map(|code| Country::code(code).unwrap()).to_vec();
    assert_eq!(one("гр:Узбекистан,РФ"), (Field::Citizenship, false, Test::Countries(countries)));
    assert_eq!(one("owner:me"), (Field::Owner, false, Test::Me));
    assert_eq!(one("отв:a.serikova"), (Field::Owner, false, Test::Text("a serikova".to_owned())));
    assert_eq!(one("owner:нет"), (Field::Owner, false, Test::Missing));
    assert_eq!(one("sponsor:«Алатау Трейд»"), (Field::Sponsor, false, Test::Text(fold("Алатау Трейд"))));
    assert_eq!(one("until<01.12.2026"), (Field::Until, false, Test::Date(Compare::Less, day("2026-12-01"))));
    assert_eq!(one("until<=+30"), (Field::Until, false, Test::Date(Compare::AtMost, day("2026-12-22"))));
    assert_eq!(one("въезд>\"1 ноя 2026\""), (Field::Entry, false, Test::Date(Compare::Greater, day("2026-11-01"))));
    assert_eq!(one("entry=today"), (Field::Entry, false, Test::Date(Compare::Equal, day("2026-11-22"))));
    assert_eq!(one("until:-"), (Field::Until, false, Test::Missing));
}

#[test]
fn what_is_not_understood_is_told_and_left_out() {
    for (filter, id) in [
        ("colour:red", "query-unknown-field"),
        ("цвет=1", "query-unknown-field"),
        ("stage:flying", "query-bad-value"),
        ("гр:Атлантида", "query-bad-value"),
        ("ground:work,flying", "query-bad-value"),
        ("due<soon", "query-no-number"),
        ("stage<filed", "query-no-order"),
        ("until<soon", "date-unreadable"),
        ("until<31.02.2026", "date-no-such-day"),
    ] {
        let query = parse(&format!("{filter} иванов"));
        let ids: Vec<_> = query.problems.iter().map(|problem| problem.id.as_str()).collect();
        assert_eq!((ids, query.conditions.len(), query.words.len()), (vec![id], 0, 1), "{filter}");
    }
}

#[test]
fn an_unfinished_condition_is_nothing_yet() {
    for filter in ["stage:", "due<", "due<=", "!stage:", "ground:\"", "until<"] {
        assert_eq!(parse(filter), Query::default(), "{filter}");
    }
    assert_eq!(parse("ground:work,").conditions.len(), 1);
    assert_eq!(parse("12:30").words.len(), 1);
    assert!(parse("  ").is_empty());
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}", typed in "(!|\"|«|»|due|stage|срок|:|=|<|>|,| |[а-я0-9]){0,14}") {
        for text in [text, typed] {
            let query = parse(&text);
            prop_assert!(query.words.iter().all(|word| !word.keys.is_empty() && word.keys.iter().all(|key| !key.is_empty())));
        }
    }
}
