//! Officers and sponsors by the names a sheet calls them.
//!
//! An unknown name becomes a record only when something is about to point at it. A rehearsal gives such names negative
//! numbers, which never reach a keeper.

use crate::domain::clean::Clean;
use crate::domain::fold::fold;
use crate::domain::id::{SponsorId, StaffId};
use crate::domain::record::Record;
use crate::domain::sponsor::Sponsor;
use crate::domain::staff::{Role, Staff};
use crate::files::cells::sponsor_kind;
use crate::store::{Reads, Result};
use std::collections::HashMap;

/// The names known so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    owners: HashMap<String, StaffId>,
    owner_names: HashMap<StaffId, Clean>,
    sponsors: HashMap<String, SponsorId>,
    sponsor_names: HashMap<SponsorId, Clean>,
}

/// The key of an officer: what remains of login or name without case and signs.
fn owner_key(name: &str) -> String {
    fold(name)
}

impl Names {
    /// Reads all staff and sponsors.
    pub(super) fn load(reads: &dyn Reads) -> Result<Self> {
        let mut names = Self::default();
        for person in reads.staff()? {
            names.know_owner(&person);
        }
        for (id, name) in reads.sponsors("", usize::MAX)? {
            names.sponsors.entry(fold(&name)).or_insert(SponsorId(id));
            names.sponsor_names.insert(SponsorId(id), name);
        }
        Ok(names)
    }

    fn know_owner(&mut self, person: &Staff) {
        for name in person.login.iter().chain([&person.name]) {
            self.owners.entry(owner_key(name)).or_insert(person.id);
        }
        self.owner_names.insert(person.id, person.handle().clone());
    }

    /// The officer of that name or login.
    pub(super) fn owner(&self, name: &str) -> Option<StaffId> {
        self.owners.get(&owner_key(name)).copied()
    }

    /// What an officer is called.
    pub(super) fn owner_name(&self, id: StaffId) -> Clean {
        self.owner_names.get(&id).cloned().unwrap_or_default()
    }

    /// The sponsor of that name.
    pub(super) fn sponsor(&self, name: &str) -> Option<SponsorId> {
        self.sponsors.get(&fold(name)).copied()
    }

    /// What a sponsor is called.
    pub(super) fn sponsor_name(&self, id: SponsorId) -> Clean {
        self.sponsor_names.get(&id).cloned().unwrap_or_default()
    }

    /// Officers that exist only in this rehearsal, by name.
    pub(super) fn new_owners(&self) -> Vec<Clean> {
        let new = self.owner_names.iter().filter(|(id, _)| id.0 < 0).map(|(_, name)| name.clone());
        let mut names: Vec<Clean> = new.collect();
        names.sort();
        names
    }
}

/// Finds names and makes records of unknown ones.
pub(super) struct Links<'a> {
    /// The names known so far.
    pub(super) names: &'a mut Names,
    /// Keeps a record and gives its number.
    pub(super) make: &'a mut dyn FnMut(Record) -> Result<i64>,
}

impl Links<'_> {
    /// The officer of that name, made when there is none: a name without login or rights.
    pub(super) fn owner(&mut self, name: &Clean) -> Result<StaffId> {
        if let Some(id) = self.names.owner(name) {
            return Ok(id);
        }
        let mut person = Staff::new(None, name.clone(), Role::None);
        person.id = StaffId((self.make)(person.clone().into())?);
        self.names.know_owner(&person);
        Ok(person.id)
    }

    /// The sponsor of that name, made when there is none.
    pub(super) fn sponsor(&mut self, name: &Clean, bin: Option<&Clean>) -> Result<SponsorId> {
        if let Some(id) = self.names.sponsor(name) {
            return Ok(id);
        }
        let sponsor = Sponsor {
            id: SponsorId(0),
            version: 0,
            name: name.clone(),
            kind: sponsor_kind(name),
            bin: bin.cloned(),
            phone: None,
            email: None,
            signature_expires: None,
            client: None,
            note: None,
        };
        let id = SponsorId((self.make)(sponsor.into())?);
        self.names.sponsors.insert(fold(name), id);
        self.names.sponsor_names.insert(id, name.clone());
        Ok(id)
    }
}
