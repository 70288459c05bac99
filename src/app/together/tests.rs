//! What is told of others, without a database.

use super::*;
use crate::domain::record::Fields;
use crate::store::Move;

fn entry(who: &str, at_ms: i64, changes: Vec<Change>) -> JournalEntry {
    JournalEntry {
        seq: 1,
        at_ms,
        office_day: "2026-11-23".parse().unwrap(),
        who: Clean::line(who),
        reason: "edit".to_owned(),
        group: 1,
        undoes: None,
        client: Some(ClientId(1)),
        origin: None,
        changes,
        moves: Vec::new(),
        settings: Vec::new(),
        law: None,
        events: Vec::new(),
        erased: false,
    }
}

fn change(kind: Kind, old: Option<&str>, new: Option<&str>) -> Change {
    let named = |name: &str| -> Fields { [(name.to_owned(), serde_json::Value::Null)].into_iter().collect() };
    Change { key: Key { kind, id: 1 }, old: old.map(named), new: new.map(named) }
}

#[test]
fn one_persons_acts_are_condensed_and_another_begins_anew() {
    let (mut lookout, me) = (Lookout::default(), Clean::line("me"));
    let phone = || vec![change(Kind::Client, Some("phone"), Some("phone"))];
    let stay = vec![change(Kind::Stay, None, Some("entry")), change(Kind::Permit, Some("number"), None)];
    assert_eq!(lookout.tell(&[entry("me", 1, phone())], &me), None);
    let told = lookout.tell(&[entry("b", 2, phone()), entry("b", 3, stay), entry("b", 4, phone())], &me).unwrap();
    assert_eq!(told.what, [What::Changed("phone"), What::Added(Kind::Stay), What::Removed(Kind::Permit)]);
    assert_eq!(told.at_ms, 4);
    let told = lookout.tell(&[entry("c", 5, phone())], &me).unwrap();
    assert_eq!((told.who.as_str(), told.what.len()), ("c", 1));
    let later =
        lookout.tell(&[entry("c", 5 + ONE_GO_MS, vec![change(Kind::Client, Some("email"), Some("email"))])], &me);
    assert_eq!(later.unwrap().what, [What::Changed("email")], "what was long ago is not told again");
}

#[test]
fn moved_dates_alone_are_told_and_an_entry_about_nothing_is_not() {
    let moved = Move { deadline: "TRP-END/P-1".to_owned(), old: None, new: None };
    assert_eq!(what_of(&JournalEntry { moves: vec![moved], ..entry("b", 1, Vec::new()) }), [What::Dates]);
    assert!(what_of(&entry("b", 1, Vec::new())).is_empty());
}

#[test]
fn what_is_too_much_to_name_concerns_everybody() {
    let of = |id: i64| Elsewhere { clients: Some([ClientId(id)].into()), office: false };
    assert!(of(1).concerns(&[ClientId(1), ClientId(2)]) && !of(3).concerns(&[ClientId(1)]));
    assert!(of(1).and(of(2)).concerns(&[ClientId(2)]) && !of(1).and(of(2)).concerns(&[ClientId(3)]));
    let many = of(1).and(Elsewhere { clients: None, office: false });
    assert!(many.concerns(&[ClientId(9)]));
    assert!(Elsewhere { office: true, ..of(1) }.concerns(&[]), "the law is everybody's");
}
