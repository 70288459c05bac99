//! Confirming rules by editing the rulebook's text.

use super::edit::confirm;
use crate::domain::rulebook::Rulebook;
use crate::domain::testing::day;

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn a_confirmation_is_one_line_more_in_each_row_and_a_withdrawal_takes_it_out() {
    let text = Rulebook::embedded();
    let confirmed = confirm(text, &ids(&["STAY-AZE-30"]), Some(("А. \"Серикова\"", day("2026-11-23")))).unwrap();
    let book = Rulebook::parse(&confirmed).unwrap();
    let rule = book.rules.iter().find(|rule| rule.id == "STAY-AZE-30").unwrap();
    let by = rule.confirmed.as_ref().unwrap();
    assert_eq!((by.by.as_str(), by.on), ("А. \"Серикова\"", day("2026-11-23")));
    let added: Vec<&str> = confirmed.lines().filter(|line| !text.lines().any(|old| old == *line)).collect();
    assert_eq!(added.len(), 1, "{added:?}");
    assert_eq!(confirm(&confirmed, &ids(&["STAY-AZE-30"]), None).unwrap(), text);
}

#[test]
fn an_id_without_a_row_confirms_nothing() {
    let refused = confirm(Rulebook::embedded(), &ids(&["STAY-AZE-30", "NO-SUCH"]), None).unwrap_err();
    assert_eq!(refused.message.id, "rules-unknown");
}
