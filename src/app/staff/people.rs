//! People and their keys: adding, changing, letting go and taking back. Every act is journalled and can be undone.

use crate::app::desk::Desk;
use crate::app::error::{AppError, Result};
use crate::app::forms::{Parent, Typed};
use crate::domain::check;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{StaffId, StaffKeyId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::ssh_key::{Offered, PublicKey, is_login};
use crate::domain::staff::{Role, Staff, StaffKey};
use crate::store::{self, Reads, Writes};

/// One person with their keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The person.
    pub staff: Staff,
    /// Their deputy's login or name.
    pub deputy: Option<Clean>,
    /// Their keys, also those out of use, by number.
    pub keys: Vec<StaffKey>,
}

/// A key that is to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewKey {
    /// The line as it was given.
    pub line: String,
    /// What people will call it; empty for the comment of the line.
    pub name: String,
    /// The token is to ask for a PIN or a finger each time.
    pub verify_required: bool,
}

/// What no person can be, apart from what a form checks of itself. A login that somebody has already stays as it is: a
/// laptop's own may be of another form.
pub(in crate::app) fn faults(opened: Option<&Record>, record: &Record) -> Vec<check::Problem> {
    let Record::Staff(person) = record else { return Vec::new() };
    let before = match opened {
        Some(Record::Staff(before)) => before.login.as_ref(),
        _ => None,
    };
    let fault = |field: &str, sentence: &str| (field.to_owned(), Phrase::new(sentence));
    let mut found = Vec::new();
    match &person.login {
        Some(login) if before != Some(login) && !is_login(login) => found.push(fault("login", "staff-login-form")),
        None if person.role > Role::None => found.push(fault("login", "staff-login-needed")),
        _ => {}
    }
    if person.deputy.is_some_and(|deputy| deputy == person.id) {
        found.push(fault("deputy", "staff-own-deputy"));
    }
    found
}

/// The key of a line, as it will be stored.
fn read(new: &NewKey, staff: StaffId, (today, me): (Day, StaffId)) -> Result<StaffKey> {
    let fault = |field: &str, phrase| AppError::fields(vec![(field.to_owned(), phrase)]);
    let Offered { key, comment } = PublicKey::parse(&new.line).map_err(|why| fault("blob", why.phrase()))?;
    if new.verify_required && !key.is_on_token() {
        return Err(fault("verify_required", Phrase::new("staff-verify-token")));
    }
    let name = Clean::line(&new.name).non_empty().or(comment).unwrap_or_else(|| Clean::line(key.algorithm()));
    Ok(StaffKey {
        id: StaffKeyId(0),
        version: 0,
        staff,
        name,
        kind: key.kind(),
        blob: Clean::line(&key.base64()),
        fingerprint: Clean::line(&key.fingerprint()),
        verify_required: new.verify_required,
        active: true,
        added_on: today,
        added_by: Some(me),
    })
}

/// Keeps a key, or takes it back into use where it is the same person's.
fn put_key(writes: &mut dyn Writes, key: &StaffKey) -> store::Result<StaffKeyId> {
    let known = writes.staff_keys()?.into_iter().find(|known| known.fingerprint == key.fingerprint);
    let record = match known {
        None => key.clone(),
        Some(known) if known.staff == key.staff && !known.active => StaffKey {
            id: known.id,
            version: known.version,
            added_on: known.added_on,
            added_by: known.added_by,
            ..key.clone()
        },
        Some(known) => {
            let owner = (writes as &dyn Reads).get::<Staff>(known.staff.0)?;
            let phrase = Phrase::new("staff-key-there").text("key", known.id.to_string()).text("name", owner.handle());
            return Err(store::Error::Refused(phrase));
        }
    };
    writes.put(record.into()).map(|key| StaffKeyId(key.id))
}

impl Desk {
    /// Everybody with their keys, by name.
    ///
    /// # Errors
    /// Those of the store.
    pub fn people(&self) -> Result<Vec<Person>> {
        let (staff, keys) = self.read(|reads| Ok((reads.staff()?, reads.staff_keys()?)))?;
        let handle = |id: StaffId| staff.iter().find(|person| person.id == id).map(|person| person.handle().clone());
        let people = staff.iter().map(|person| Person {
            staff: person.clone(),
            deputy: person.deputy.and_then(handle),
            keys: keys.iter().filter(|key| key.staff == person.id).cloned().collect(),
        });
        Ok(people.collect())
    }

    /// Adds a person, or changes the one of that number: field → text, as a form takes it. `key` comes along in the same
    /// act.
    ///
    /// # Errors
    /// [`crate::app::error::ErrorKind::NotAllowed`] for all but admins; fields at fault; the last admin; those of the
    /// store.
    pub fn keep_person(
        &mut self,
        id: Option<StaffId>,
        set: &[(&str, String)],
        key: Option<&NewKey>,
    ) -> Result<StaffId> {
        self.require(Role::Admin)?;
        let me = self.join()?;
        let form = self.form(Kind::Staff, id.map(|id| Key { kind: Kind::Staff, id: id.0 }), Parent::default())?;
        let mut typed: Typed =
            form.fields.iter().map(|field| (field.field.name.to_owned(), field.text.clone())).collect();
        typed.extend(set.iter().map(|(name, text)| ((*name).to_owned(), text.trim().to_owned())));
        let key = key.map(|key| read(key, StaffId(0), (self.today(), me))).transpose()?;
        let reason = if id.is_some() { "edit" } else { "add" };
        let (kept, _) = self.submit_as(reason, &form, &typed, |writes, _, person| {
            key.as_ref()
                .map(|key| put_key(writes, &StaffKey { staff: StaffId(person.id), ..key.clone() }))
                .transpose()?;
            Ok(())
        })?;
        // Whoever let themselves out has done so: that is no failure of this act.
        drop(self.who_am_i());
        Ok(StaffId(kept.id))
    }

    /// Adds a key to a person; one of theirs that was out of use is taken back.
    ///
    /// # Errors
    /// As for [`Desk::keep_person`]; what is wrong with the line; a key that somebody has already.
    pub fn add_key(&mut self, staff: StaffId, new: &NewKey) -> Result<StaffKeyId> {
        self.require(Role::Admin)?;
        let me = self.join()?;
        let key = read(new, staff, (self.today(), me))?;
        let (id, _) = self.write("add", |writes, _| {
            let owner = (writes as &dyn Reads).get::<Staff>(staff.0)?;
            if owner.login.is_none() {
                return Err(store::Error::Refused(Phrase::new("staff-key-no-login").text("name", owner.name)));
            }
            put_key(writes, &key)
        })?;
        Ok(id)
    }

    /// Takes a key out of use, or back into it.
    ///
    /// # Errors
    /// As for [`Desk::keep_person`]; the last key of the last admin.
    pub fn set_key_active(&mut self, key: StaffKeyId, active: bool) -> Result<StaffKey> {
        self.require(Role::Admin)?;
        let (key, _) = self.write("edit", |writes, _| {
            let key = StaffKey { active, ..(writes as &dyn Reads).get::<StaffKey>(key.0)? };
            writes.put(key.clone().into())?;
            Ok(key)
        })?;
        Ok(key)
    }
}
