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
fn days_and_dates_are_compared() {
    for (filter, compare, days) in [
        ("due<14", Compare::Less, 14),
        ("срок<=14", Compare::AtMost, 14),
        ("мерзім≥-3", Compare::AtLeast, -3),
        ("due:7", Compare::AtMost, 7),
        ("дней=0", Compare::Equal, 0),
    ] {
        assert_eq!(one(filter), (Field::Due, false, Test::Days(compare, days)));
    }
    for (filter, compare) in [("asked>3", Compare::Greater), ("запрошено:3", Compare::AtLeast)] {
        assert_eq!(one(filter), (Field::Asked, false, Test::Days(compare, 3)));
    }
    assert_eq!(one("asked:none"), (Field::Asked, false, Test::Missing));
    for (filter, field, compare, date) in [
        ("until<01.12.2026", Field::Until, Compare::Less, "2026-12-01"),
        ("until<=+30", Field::Until, Compare::AtMost, "2026-12-22"),
        ("въезд>\"1 ноя 2026\"", Field::Entry, Compare::Greater, "2026-11-01"),
        ("entry=today", Field::Entry, Compare::Equal, "2026-11-22"),
        ("filed>=01.11.2026", Field::Filed, Compare::AtLeast, "2026-11-01"),
    ] {
        assert_eq!(one(filter), (field, false, Test::Date(compare, day(date))));
    }
}

#[test]
fn values_have_names_in_three_languages() {
    for (filter, field, negated, ids) in [
        ("stage:filed", Field::Stage, false, "filed"),
        ("!этап:подано", Field::Stage, true, "filed"),
        ("stage!=closed", Field::Stage, true, "closed"),
        ("кезең:дайын", Field::Stage, false, "ready"),
        ("stage:re", Field::Stage, false, "ready refused"),
        ("ground:work,study", Field::Ground, false, "employment education"),
        ("основание:\"воссоединение семьи\"", Field::Ground, false, "family"),
        ("негиз:енбек", Field::Ground, false, "employment"),
        ("presence:abroad", Field::Presence, false, "abroad"),
        ("kind:продление", Field::Kind, false, "extension"),
        ("level:breach", Field::Level, false, "breach"),
        ("paid:none", Field::Paid, false, "none"),
        ("!оплата:нет", Field::Paid, true, "none"),
        ("төлем:толық", Field::Paid, false, "full"),
        ("state:requested,rejected", Field::State, false, "requested rejected"),
        ("state:нет", Field::State, false, "missing"),
    ] {
        let test = Test::OneOf(ids.split(' ').collect());
        assert_eq!(one(filter), (field, negated, test), "{filter}");
    }
}

#[test]
fn people_and_states() {
    let countries = ["UZB", "RUS"].map(|code| Country::code(code).unwrap());
    for (filter, field, test) in [
        ("гр:Узбекистан,РФ", Field::Citizenship, Test::Countries(countries.to_vec())),
        ("owner:me", Field::Owner, Test::Me),
        ("отв:a.serikova", Field::Owner, Test::Text("a serikova".to_owned())),
        ("owner:нет", Field::Owner, Test::Missing),
        ("until:-", Field::Until, Test::Missing),
        ("подано:нет", Field::Filed, Test::Missing),
        ("paper:паспорт", Field::Paper, Test::Text(fold("паспорт"))),
        ("sponsor:«Алатау Трейд»", Field::Sponsor, Test::Text(fold("Алатау Трейд"))),
    ] {
        assert_eq!(one(filter), (field, false, test), "{filter}");
    }
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
fn a_condition_typed_on_the_other_layout_is_the_one_that_was_meant() {
    for (typed, meant) in [
        ("вгуБ14", "due<14"),
        ("вгуЮ=14", "due>=14"),
        ("!ыефпуЖашдув", "!stage:filed"),
        ("ыефпу:ашдув", "stage:filed"),
        ("пкщгтвЖцщклбыегвн", "ground:work,study"),
        ("фылувЮ14", "asked>14"),
        ("stage:gjlfyj", "stage:подано"),
    ] {
        assert_eq!(one(typed), one(meant), "{typed}");
    }
    assert_eq!(parse("ыефпуЖ"), Query::default(), "unfinished");
    assert_eq!(parse("ыефпуЖадн").problems.len(), 1);
    for name in ["Жданов", "ДУБОВ", "ЕНЖАН", "КУЖЕЛЬ", "АШЮБ"] {
        let query = parse(name);
        assert_eq!((query.words.len(), query.conditions.len(), query.problems.len()), (1, 0, 0), "{name}");
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

#[test]
fn a_name_that_begins_with_kh_is_met_with_either_vowel() {
    for typed in ["Khalmatov", "Kholmatov", "Холматов", "Халматов"] {
        let word = Word::new(typed, false, false).unwrap();
        for name in ["Холматов Рустам", "KHALMATOV RUSTAM"] {
            assert!(word.holds(&fold(name)), "{typed} in {name}");
        }
    }
    let quoted = Word::new("Халматов", true, false).unwrap();
    assert!(!quoted.holds(&fold("Холматов")), "what is quoted is meant so");
}
