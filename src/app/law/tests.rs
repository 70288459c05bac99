//! Confirming rules by editing the rulebook's text.

use super::edit::confirm;
use super::{LawChange, OfficeDay};
use crate::app::desk::{Desk, local_admin};
use crate::app::error::ErrorKind;
use crate::domain::calendar::Override;
use crate::domain::rulebook::Rulebook;
use crate::domain::staff::{Role, Staff};
use crate::domain::testing::day;
use crate::store::Act;
use crate::store::sqlite::{OpenMode, create};

/// A desk of somebody of that role in an empty office.
fn desk(role: Role) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let me = Staff { role, ..local_admin(&"me".into()) };
    let today = day("2026-11-23");
    let act = Act { who: "me".into(), reason: "create".into(), group: None, today, at_ms: 1, origin: None };
    let store = create(&folder.path().join("office.db"), OpenMode::Work, &act, me).unwrap();
    (folder, Desk::new(Box::new(store), "me", Some(today)).unwrap())
}

#[test]
fn officers_look_and_supervisors_change() {
    let (_folder, mut officer) = desk(Role::Officer);
    let change = officer.with_office_day(day("2027-05-17"), OfficeDay::Working).unwrap();
    assert!(officer.preview_law(&change, 1, &mut |_| true).is_ok());
    assert!(officer.rules().unwrap().iter().all(|rule| rule.in_use == 0));
    assert_eq!(officer.change_law(&change, &mut |_| true).unwrap_err().kind, ErrorKind::NotAllowed);
    let (_folder, mut supervisor) = desk(Role::Supervisor);
    supervisor.change_law(&change, &mut |_| true).unwrap();
    assert_eq!(supervisor.office_days().unwrap(), [Override::Works(day("2027-05-17"))]);
    assert!(supervisor.calendar().is_working(day("2027-05-17")));
}

#[test]
fn only_the_newest_change_of_its_kind_is_taken_back() {
    let (_folder, mut desk) = desk(Role::Supervisor);
    let days = [day("2027-05-17"), day("2027-05-18")].map(|day| {
        let change = desk.with_office_day(day, OfficeDay::Off("Құрбан айт".into())).unwrap();
        desk.change_law(&change, &mut |_| true).unwrap().receipt.group.unwrap()
    });
    assert_eq!(desk.undo_law(days[0], &mut |_| true).unwrap_err().message.id, "rules-undo-changed");
    desk.undo_law(days[1], &mut |_| true).unwrap();
    desk.undo_law(days[0], &mut |_| true).unwrap();
    assert_eq!(desk.office_days().unwrap(), []);
    let same = desk.change_law(&LawChange::Calendar(Vec::new()), &mut |_| true);
    assert_eq!(same.unwrap_err().message.id, "rules-same");
}

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
