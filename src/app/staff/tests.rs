//! What staff and their keys follow: at once, everywhere, and never without somebody who can keep them.

use super::*;
use crate::app::desk::Desk;
use crate::app::error::ErrorKind;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{StaffId, StaffKeyId};
use crate::domain::staff::{Role, Staff};
use crate::store::sqlite::{self, OpenMode};
use crate::store::{Act, Origin};

const KEYS: &str = include_str!("../../../tests/data/keys/plain.txt");

fn line(number: usize) -> NewKey {
    let line = KEYS.lines().nth(number).unwrap().split_once(' ').unwrap().1;
    NewKey { line: line.to_owned(), ..NewKey::default() }
}

fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 23).unwrap()
}

struct Office(tempfile::TempDir);

impl Office {
    /// An office with the admin `boss` and a file of keys.
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        let who = Clean::line("boss");
        let first = Staff { name: Clean::line("Boss"), ..crate::app::desk::local_admin(&who) };
        let act = Act { who, reason: "create".into(), group: None, today: today(), at_ms: 0, origin: None };
        sqlite::create(&office.0.path().join("office.db"), OpenMode::Batch, &act, first).unwrap();
        office
    }

    fn desk(&self, login: &str) -> Desk {
        let keeper = sqlite::open(&self.0.path().join("office.db"), OpenMode::Work).unwrap();
        let file = KeyFile { path: self.0.path().join("authorized_keys"), program: "/usr/bin/sojourn".into() };
        Desk::new(Box::new(keeper), login, Some(today())).unwrap().with_key_file(file)
    }

    /// The numbers of the keys that let somebody in.
    fn open_for(&self) -> Vec<i64> {
        let text = std::fs::read_to_string(self.0.path().join("authorized_keys")).unwrap_or_default();
        let number = |line: &str| line.rsplit_once("sojourn-key-").and_then(|(_, number)| number.parse().ok());
        text.lines().filter_map(number).collect()
    }
}

fn add(desk: &mut Desk, login: &str, role: Role, key: Option<&NewKey>) -> StaffId {
    let fields = [("login", login), ("name", login), ("role", role.as_str())];
    desk.keep_person(None, &fields.map(|(name, text)| (name, text.to_owned())), key).unwrap()
}

fn set(desk: &mut Desk, id: StaffId, field: &str, text: &str) -> Result<(), (ErrorKind, String)> {
    let kept = desk.keep_person(Some(id), &[(field, text.to_owned())], None);
    kept.map(drop).map_err(|error| (error.kind, error.message.id))
}

fn refused(id: &str) -> Result<(), (ErrorKind, String)> {
    Err((ErrorKind::Refused, id.to_owned()))
}

#[test]
fn the_file_of_keys_follows_every_change_of_staff_and_its_undo() {
    let office = Office::new();
    let mut boss = office.desk("boss");
    let a = add(&mut boss, "a", Role::Officer, Some(&line(0)));
    assert_eq!(office.open_for(), [1]);
    let second = boss.add_key(a, &line(1)).unwrap();
    assert_eq!(office.open_for(), [1, 2]);
    boss.set_key_active(second, false).unwrap();
    assert_eq!(office.open_for(), [1]);
    boss.undo().unwrap();
    assert_eq!(office.open_for(), [1, 2]);
    set(&mut boss, a, "active", "false").unwrap();
    assert_eq!(office.open_for(), [0; 0]);
    set(&mut boss, a, "active", "true").unwrap();
    set(&mut boss, a, "role", "none").unwrap();
    assert_eq!(office.open_for(), [0; 0]);
    assert_eq!(boss.key_file_is_fresh().unwrap(), Some(true));
    std::fs::remove_file(&boss.key_file().unwrap().path).unwrap();
    assert_eq!(boss.key_file_is_fresh().unwrap(), Some(false));
    assert_eq!(boss.renew_key_file().unwrap(), Some(Rewritten::Written));
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_the_change_stays() {
    let office = Office::new();
    let file = KeyFile { path: office.0.path().join("gone/authorized_keys"), program: "/usr/bin/sojourn".into() };
    let mut boss = office.desk("boss").with_key_file(file);
    let me = boss.me().id;
    let error = boss.add_key(me, &line(0)).unwrap_err();
    assert_eq!((error.kind, error.message.id.as_str()), (ErrorKind::Storage, "staff-key-file-failed"));
    assert_eq!(boss.people().unwrap()[0].keys.len(), 1);
}

#[test]
fn a_key_is_one_persons_and_comes_back_to_them_alone() {
    let office = Office::new();
    let mut boss = office.desk("boss");
    let (me, a) = (boss.me().id, add(&mut boss, "a", Role::Officer, None));
    let key = boss.add_key(a, &line(0)).unwrap();
    for whose in [a, me] {
        assert_eq!(boss.add_key(whose, &line(0)).unwrap_err().message.id, "staff-key-there");
    }
    boss.set_key_active(key, false).unwrap();
    assert_eq!(boss.add_key(me, &line(0)).unwrap_err().message.id, "staff-key-there", "also out of use");
    assert_eq!(boss.add_key(a, &line(0)).unwrap(), key, "the same number");
    let asks = NewKey { verify_required: true, ..line(1) };
    assert_eq!(boss.add_key(a, &asks).unwrap_err().fields[0].1.id, "staff-verify-token");
    let private = NewKey { line: "-----BEGIN OPENSSH PRIVATE KEY-----".into(), ..NewKey::default() };
    assert_eq!(boss.add_key(a, &private).unwrap_err().fields[0].1.id, "key-fault-private");
}

#[test]
fn somebody_who_can_keep_staff_is_always_left() {
    let office = Office::new();
    let mut boss = office.desk("boss");
    let me = boss.me().id;
    for (field, text) in [("role", "supervisor"), ("active", "false")] {
        assert_eq!(set(&mut boss, me, field, text), refused("staff-last-admin"), "{field}");
    }
    let other = add(&mut boss, "other", Role::Admin, None);
    set(&mut boss, me, "role", "supervisor").unwrap();
    assert_eq!(boss.me().role, Role::Supervisor, "at once");
    // The other one is the last now, whatever way is taken.
    let mut last = office.desk("other");
    assert_eq!(set(&mut last, other, "active", "false"), refused("staff-last-admin"));
    set(&mut last, me, "role", "admin").unwrap();
    set(&mut last, other, "role", "viewer").unwrap();
    // Undoing my own promotion of somebody would leave nobody.
    let group = last.read(|reads| reads.journal(&crate::store::JournalFilter { limit: 9, ..Default::default() }));
    let promoted = group.unwrap().iter().find(|entry| entry.who.as_str() == "other").unwrap().group;
    let mut boss = office.desk("boss");
    assert_eq!(boss.undo_group(promoted - 1).unwrap_err().message.id, "staff-last-admin");
    boss.undo_group(promoted).unwrap();
    boss.undo_group(promoted - 1).unwrap();
}

#[test]
fn the_last_key_of_an_admin_stays_while_others_come_in_with_keys() {
    let office = Office::new();
    let mut boss = office.desk("boss");
    let me = boss.me().id;
    let (mine, a) = (boss.add_key(me, &line(0)).unwrap(), add(&mut boss, "a", Role::Officer, Some(&line(1))));
    let mut boss = boss.from_afar(Origin { key: mine, address: Clean::line("192.0.2.7") });
    assert_eq!(boss.set_key_active(mine, false).unwrap_err().message.id, "staff-last-admin-key");
    // Whoever sits at the machine itself comes in without a key, and may have to take one out of use that was stolen.
    office.desk("boss").set_key_active(mine, false).unwrap();
    office.desk("boss").set_key_active(mine, true).unwrap();
    boss.set_key_active(StaffKeyId(2), false).unwrap();
    set(&mut boss, a, "role", "admin").unwrap();
    assert_eq!(boss.set_key_active(mine, false).unwrap_err().message.id, "staff-last-admin-key");
    boss.set_key_active(StaffKeyId(2), true).unwrap();
    boss.set_key_active(mine, false).unwrap();
}

#[test]
fn whoever_is_let_out_or_has_another_role_saves_nothing_more_in_an_open_session() {
    let office = Office::new();
    let mut boss = office.desk("boss");
    let a = add(&mut boss, "a", Role::Admin, Some(&line(0)));
    let b = add(&mut boss, "b", Role::Officer, None);
    let origin = Origin { key: StaffKeyId(1), address: Clean::line("192.0.2.7") };
    let mut session = office.desk("a").from_afar(origin);
    let write = |session: &mut Desk| session.write("setting", |writes, _| writes.set_setting("x", "1"));
    write(&mut session).unwrap();
    set(&mut boss, a, "role", "officer").unwrap();
    // Neither the old role's rights nor one write that was under way.
    let refused = session.set_key_active(StaffKeyId(1), true).unwrap_err();
    assert_eq!((refused.kind, refused.message.id.as_str()), (ErrorKind::NotAllowed, "error-seat-role"));
    assert_eq!(session.me().role, Role::Officer);
    write(&mut session).unwrap();
    // An officer changes no staff, by no form.
    let key = crate::domain::record::Key { kind: crate::domain::record::Kind::Staff, id: b.0 };
    let form = session.form(key.kind, Some(key), Default::default()).unwrap();
    let typed = form.fields.iter().map(|field| (field.field.name.to_owned(), field.text.clone()));
    let mut typed: std::collections::BTreeMap<_, _> = typed.collect();
    typed.insert("role".into(), "admin".into());
    assert_eq!(session.submit(&form, &typed).unwrap_err().message.id, "error-staff-admins");
    boss.set_key_active(StaffKeyId(1), false).unwrap();
    let refused = write(&mut session).unwrap_err();
    assert_eq!((refused.kind, refused.message.id.as_str()), (ErrorKind::NotAllowed, "error-seat-key"));
    assert!(session.keep_preference("tour-seen", Some(&true)).is_err() && session.dismissed().is_some());
    boss.set_key_active(StaffKeyId(1), true).unwrap();
    set(&mut boss, a, "role", "viewer").unwrap();
    let mut session = office.desk("a");
    assert_eq!(write(&mut session).unwrap_err().kind, ErrorKind::NotAllowed);
    session.keep_preference("tour-seen", Some(&true)).unwrap();
    set(&mut boss, a, "active", "false").unwrap();
    assert_eq!(session.keep_preference("tour-seen", Some(&true)).unwrap_err().message.id, "error-seat-gone");
    assert_eq!(session.look_again().unwrap_err().message.id, "error-seat-gone");
}

#[test]
fn a_person_has_a_plain_login_as_soon_as_they_have_a_role() {
    let office = Office::new();
    let mut boss = office.desk("boss");
    let mut fault = |fields: &[(&str, &str)]| {
        let fields: Vec<(&str, String)> = fields.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
        boss.keep_person(None, &fields, None).unwrap_err().fields[0].1.id.clone()
    };
    assert_eq!(fault(&[("name", "a"), ("login", "A b"), ("role", "viewer")]), "staff-login-form");
    assert_eq!(fault(&[("name", "a"), ("role", "viewer")]), "staff-login-needed");
    assert_eq!(fault(&[("login", "a"), ("role", "viewer")]), "check-required");
    let name = boss.keep_person(None, &[("name", "Айгуль".to_owned()), ("role", "none".to_owned())], None).unwrap();
    assert_eq!(boss.add_key(name, &line(0)).unwrap_err().message.id, "staff-key-no-login");
    assert_eq!(set(&mut boss, name, "deputy", &name.0.to_string()).unwrap_err().1, "error-fields");
}
