//! Who sits at the desk, held against the records inside every write: revocation, a changed role and a withdrawn key
//! take effect with the next write, not with the next session.
//!
//! The rules, the same for every engine:
//!
//! * a write is refused once its person is out of work or has another role than the session believes, or once the key
//!   it came in with is out of use ([`still_sits`], at the beginning of the write);
//! * staff and keys are changed by admins alone, but for names without login or rights that a sheet brings along, and
//!   somebody who can keep staff is always left ([`guard_staff`], at its end, whatever made the changes: a form, an
//!   undo, an import).

use super::{Change, Error, Reads, Result};
use crate::domain::id::{StaffId, StaffKeyId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Fields, Kind};
use crate::domain::staff::{Role, Staff, StaffKey};
use serde_json::Value;

/// Who the session believes to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// The person.
    pub staff: StaffId,
    /// With this role.
    pub role: Role,
    /// Over SSH: the key they came in with.
    pub key: Option<StaffKeyId>,
}

fn not_allowed(sentence: &str) -> Error {
    Error::NotAllowed(Phrase::new(sentence))
}

/// Fails unless the person works here and their key is in use.
///
/// # Errors
/// [`Error::NotAllowed`], or those of the engine.
pub fn still_in(reads: &dyn Reads, seat: &Seat) -> Result<Staff> {
    let gone = || not_allowed("error-seat-gone");
    let found = |error| if matches!(error, Error::NotFound(_)) { gone() } else { error };
    let me = reads.get::<Staff>(seat.staff.0).map_err(found)?;
    if !me.active || me.role == Role::None {
        return Err(gone());
    }
    if let Some(key) = seat.key {
        let key = reads.get::<StaffKey>(key.0).map_err(found)?;
        if !key.active || key.staff != seat.staff {
            return Err(not_allowed("error-seat-key"));
        }
    }
    Ok(me)
}

/// Fails unless the person may act as the session believes.
///
/// # Errors
/// [`Error::NotAllowed`], or those of the engine.
pub fn still_sits(reads: &dyn Reads, seat: &Seat) -> Result<()> {
    let me = still_in(reads, seat)?;
    if me.role == seat.role {
        return Ok(());
    }
    let phrase = Phrase::new("error-seat-role").term("role", format!("role-{}", me.role.as_str()));
    Err(Error::NotAllowed(phrase))
}

/// What a write left of the staff: who may do that, and whether somebody can keep staff afterwards.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::Refused`], or those of the engine.
pub fn guard_staff(reads: &dyn Reads, seat: Option<&Seat>, changes: &[Change]) -> Result<()> {
    let about = |change: &&Change| matches!(change.key.kind, Kind::Staff | Kind::StaffKey);
    let changes: Vec<&Change> = changes.iter().filter(about).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let is_admin = seat.is_none_or(|seat| seat.role == Role::Admin);
    if !is_admin && !changes.iter().all(|change| is_mere_name(change)) {
        return Err(not_allowed("error-staff-admins"));
    }
    if changes.iter().all(|change| change.old.is_none()) {
        return Ok(());
    }
    someone_keeps_staff(reads, &changes)?;
    // Whoever sits at the machine itself needs no key, and may have to take one out of use that was stolen.
    if seat.is_some_and(|seat| seat.key.is_some()) { someone_comes_in(reads, &changes) } else { Ok(()) }
}

/// A name without login or rights that comes, or goes again.
fn is_mere_name(change: &Change) -> bool {
    let Some(fields) = change.new.as_ref().xor(change.old.as_ref()) else { return false };
    let empty = |name| fields.get(name).is_none_or(Value::is_null);
    change.key.kind == Kind::Staff && empty("login") && text(fields, "role") == Some(Role::None.as_str())
}

fn text<'f>(fields: &'f Fields, name: &str) -> Option<&'f str> {
    fields.get(name).and_then(Value::as_str)
}

fn keeps_staff(person: &Staff) -> bool {
    person.active && person.role == Role::Admin && person.login.is_some()
}

fn someone_keeps_staff(reads: &dyn Reads, changes: &[&Change]) -> Result<()> {
    let staff = reads.staff()?;
    let lost = |change: &&Change| change.key.kind == Kind::Staff && was_admin(change, &staff);
    let none = !staff.iter().any(keeps_staff);
    if none && changes.iter().any(lost) { Err(Error::refused("staff-last-admin")) } else { Ok(()) }
}

/// Where people come in with keys, an admin without one cannot come in.
fn someone_comes_in(reads: &dyn Reads, changes: &[&Change]) -> Result<()> {
    let (staff, keys) = (reads.staff()?, reads.staff_keys()?);
    let has_key = |admin: &Staff| keys.iter().any(|key| key.active && key.staff == admin.id);
    if staff.iter().any(|person| keeps_staff(person) && has_key(person)) || !lost_a_way_in(changes, &staff, &keys) {
        return Ok(());
    }
    Err(Error::refused("staff-last-admin-key"))
}

/// True when one of the changes took the key of an admin, or an admin who had one.
fn lost_a_way_in(changes: &[&Change], staff: &[Staff], keys: &[StaffKey]) -> bool {
    let is_admins = |id: i64| {
        let now = staff.iter().any(|person| person.id.0 == id && keeps_staff(person));
        let of = |change: &&&Change| change.key.kind == Kind::Staff && change.key.id == id;
        now || changes.iter().filter(of).any(|change| was_admin(change, staff))
    };
    changes.iter().any(|change| match (change.key.kind, &change.old) {
        (Kind::StaffKey, Some(old)) if was_active(old) => {
            let named = old.get("staff").and_then(Value::as_i64);
            let kept = keys.iter().find(|key| key.id.0 == change.key.id).map(|key| key.staff.0);
            named.or(kept).is_some_and(is_admins)
        }
        (Kind::Staff, Some(_)) => {
            was_admin(change, staff) && keys.iter().any(|key| key.active && key.staff.0 == change.key.id)
        }
        _ => false,
    })
}

fn was_active(old: &Fields) -> bool {
    old.get("active").is_some_and(|active| active == &Value::Bool(true) || active.as_i64() == Some(1))
}

/// True when the person could keep staff before the change: a field that is not among the old ones is what it was.
fn was_admin(change: &Change, staff: &[Staff]) -> bool {
    let Some(old) = &change.old else { return false };
    let now = staff.iter().find(|person| person.id.0 == change.key.id);
    let role = text(old, "role").or(now.map(|person| person.role.as_str()));
    let active = if old.contains_key("active") { was_active(old) } else { now.is_some_and(|person| person.active) };
    let login = match old.get("login") {
        Some(login) => !login.is_null(),
        None => now.is_some_and(|person| person.login.is_some()),
    };
    role == Some(Role::Admin.as_str()) && active && login
}
