//! Restricted clients and cases: who may see what, who may say so, and the noting of what was read.
//!
//! A restriction names people. It is put up by a supervisor or by the client's own officer, and changed only by those
//! whom it lets see; no role opens it. An admin may let themselves in, so that nothing is lost when everybody named has
//! left: that is an act of its own in the journal, and the client's page says it for good. Somebody who can work on
//! cases is always named, so that no stay lapses unseen.

use super::desk::Desk;
use super::error::{AppError, Result};
use crate::domain::access::{Access, Restricted};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{AccessId, CaseId, ClientId, StaffId};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::domain::staff::{Role, Staff};
use crate::store::access::HiddenDue;
use crate::store::{self, Act, JournalEntry, Reads, Receipt};
use std::collections::HashSet;

/// The kind of an act that restricts, widens or lifts.
pub const RESTRICT: &str = "restrict";

/// The kind of an act by which an admin lets themselves in.
pub const LET_IN: &str = "let_in";

/// The kinds of acts that can change who sees whom: also two clients made one, and data blocked.
pub(super) const DECIDES: &[&str] = &[RESTRICT, LET_IN, "merge", "block", "unblock"];

/// The longest list of what is hidden that anybody reads.
const LISTED: usize = 1_000;

/// What is restricted: a client with all that belongs to them, or one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wall {
    /// The client.
    pub client: ClientId,
    /// The case; `None` for the client.
    pub case: Option<CaseId>,
}

/// Who may see a client or case, and what I may do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessPage {
    /// The client or case.
    pub wall: Wall,
    /// Number of the client, or reference of the case.
    pub number: Clean,
    /// Who is named: on a client's page on the client and on every case, on a case's page on the client and on that case.
    pub named: Vec<Named>,
    /// Who could be named, by handle.
    pub readers: Vec<(StaffId, Clean)>,
    /// I may say who sees it.
    pub mine: bool,
    /// The data are blocked: nobody says anything else until that is lifted.
    pub blocked: bool,
}

impl AccessPage {
    /// True where the client or the case itself is restricted.
    pub fn is_restricted(&self) -> bool {
        self.here().next().is_some()
    }

    /// Those named on the client or case itself.
    pub fn here(&self) -> impl Iterator<Item = &Named> {
        self.named.iter().filter(|named| named.access.case == self.wall.case)
    }
}

/// One person named, as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The record.
    pub access: Access,
    /// Handle of the person.
    pub who: Clean,
    /// Handle of whoever named them.
    pub by: Option<Clean>,
    /// Reference of the case, where a case is restricted.
    pub reference: Option<Clean>,
}

impl Desk {
    /// What a reference names: a client by number or document, or a case by its reference.
    ///
    /// # Errors
    /// Not found, ambiguous; not allowed where it is hidden from me.
    pub fn wall_of(&self, reference: &str) -> Result<Wall> {
        if let Some(case) = self.read(|reads| reads.case_by_reference(reference))? {
            let client = self.read(|reads| reads.get::<crate::domain::case::Case>(case.0))?.client;
            return Ok(Wall { client, case: Some(case) });
        }
        Ok(Wall { client: self.client_called(reference)?, case: None })
    }

    /// Who is named on a client and on their cases, in the order in which they were.
    ///
    /// # Errors
    /// Those of the store.
    pub fn named_on(&self, client: ClientId) -> Result<Vec<Named>> {
        self.read(|reads| {
            let accesses = reads.access_to(client)?;
            told(reads, accesses)
        })
    }

    /// Who may see a client or case, and what I may do about it.
    ///
    /// # Errors
    /// Not allowed where it is hidden from me; those of the store.
    pub fn access_page(&self, wall: Wall) -> Result<AccessPage> {
        let (mut named, staff, client, case) = self.read(|reads| {
            let accesses = reads.access_to(wall.client)?;
            let client = reads.whole(wall.client)?.client;
            let case = wall.case.map(|case| reads.get::<crate::domain::case::Case>(case.0)).transpose()?;
            Ok((told(reads, accesses)?, reads.staff()?, client, case))
        })?;
        named.retain(|one| wall.case.is_none() || one.access.case.is_none() || one.access.case == wall.case);
        named.sort_by_key(|one| (one.access.case, one.access.id));
        let mut readers: Vec<(StaffId, Clean)> =
            staff.iter().filter(|one| may_read(one)).map(|one| (one.id, one.handle().clone())).collect();
        readers.sort_by(|one, other| one.1.cmp(&other.1));
        Ok(AccessPage {
            wall,
            number: case.map_or_else(|| Clean::line(&wall.client.to_string()), |case| case.reference),
            named,
            readers,
            mine: self.may_restrict(wall.client).is_ok(),
            blocked: client.blocked_on.is_some(),
        })
    }

    /// Every restriction of the office: also those that hide something from me, without why.
    ///
    /// # Errors
    /// Those of the store.
    pub fn restrictions(&self) -> Result<Vec<Named>> {
        self.read(|reads| {
            let accesses = reads.restrictions()?;
            told(reads, accesses)
        })
    }

    /// What is hidden from me: that it exists, and whom to ask.
    ///
    /// # Errors
    /// Those of the store.
    pub fn restricted(&self) -> Result<Vec<Restricted>> {
        self.read(|reads| reads.restricted(LISTED))
    }

    /// How many of the clients hidden from me have something due up to the soon days, and whom to ask; for supervisors,
    /// who answer for the office and see no names here either.
    ///
    /// # Errors
    /// Those of the store.
    pub fn hidden_due(&self) -> Result<Vec<HiddenDue>> {
        if self.require(Role::Supervisor).is_err() {
            return Ok(Vec::new());
        }
        let today = self.today();
        let days = u64::try_from(self.thresholds().soon).unwrap_or(0);
        let until = today.checked_add_days(chrono::Days::new(days)).unwrap_or(today);
        self.read(|reads| reads.hidden_due(until, today))
    }

    /// The sentences about them.
    pub fn hidden_due_phrases(hidden: &[HiddenDue]) -> Vec<Phrase> {
        let said = |due: &HiddenDue| {
            let names: Vec<&str> = due.named.iter().map(Clean::as_str).collect();
            let id = if names.is_empty() { "access-due-nobody" } else { "access-due" };
            let n = i64::try_from(due.clients).unwrap_or(i64::MAX);
            Phrase::new(id).number("n", n).text("named", names.join(", "))
        };
        hidden.iter().map(said).collect()
    }

    /// Restricts a client or a case to these people, or names more of them where it is restricted already.
    ///
    /// # Errors
    /// Not allowed unless I supervise, or the client is mine; a refusal of people who cannot log in, and where nobody
    /// would be named who can work on cases.
    pub fn restrict(&mut self, wall: Wall, people: &[StaffId], reason: &str) -> Result<Receipt> {
        self.may_restrict(wall.client)?;
        let (staff, held) = self.read(|reads| Ok((reads.staff()?, reads.access_to(wall.client)?)))?;
        let held: Vec<StaffId> = held.iter().filter(|one| one.case == wall.case).map(|one| one.staff).collect();
        let called = |id: &StaffId| staff.iter().find(|person| person.id == *id);
        for person in people.iter().filter_map(called) {
            if !may_read(person) {
                let phrase = Phrase::new("access-cannot-read").text("who", person.handle().as_str());
                return Err(AppError::refused(phrase));
            }
        }
        if !held.iter().chain(people).filter_map(called).any(works) {
            return Err(AppError::refused(Phrase::new("access-nobody-works")));
        }
        let new: Vec<StaffId> = people.iter().copied().filter(|id| !held.contains(id)).collect();
        let (today, reason) = (self.today(), Clean::line(reason).non_empty());
        let ((), receipt) = self.write(RESTRICT, |writes, me| {
            for staff in &new {
                let access = Access {
                    id: AccessId(0),
                    version: 0,
                    client: wall.client,
                    case: wall.case,
                    staff: *staff,
                    since: today,
                    by: Some(me),
                    recovered: false,
                    reason: reason.clone(),
                };
                writes.put(access.into())?;
            }
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Takes one person off a restriction, or lifts it.
    ///
    /// # Errors
    /// As for [`Desk::restrict`]; a refusal where nothing is restricted, or where nobody would be left.
    pub fn unrestrict(&mut self, wall: Wall, person: Option<StaffId>) -> Result<Receipt> {
        self.may_restrict(wall.client)?;
        let (staff, held) = self.read(|reads| Ok((reads.staff()?, reads.access_to(wall.client)?)))?;
        let (gone, left): (Vec<Access>, Vec<Access>) = held
            .into_iter()
            .filter(|one| one.case == wall.case)
            .partition(|one| person.is_none_or(|person| one.staff == person));
        if gone.is_empty() {
            return Err(AppError::refused(Phrase::new("access-not-named")));
        }
        let still = |one: &Access| staff.iter().any(|person| person.id == one.staff && works(person));
        if person.is_some() && !left.iter().any(still) {
            return Err(AppError::refused(Phrase::new("access-nobody-works")));
        }
        let ((), receipt) = self.write(RESTRICT, |writes, _| {
            gone.iter().try_for_each(|one| {
                let key = crate::domain::record::Key { kind: Kind::Access, id: one.id.0 };
                writes.remove(key, one.version)
            })
        })?;
        Ok(receipt)
    }

    /// Lets me in where I am not named, because nobody named can help. For admins; the journal and the page say it.
    ///
    /// # Errors
    /// Not allowed below admins; a refusal where nothing is hidden from me, and without a reason.
    pub fn let_myself_in(&mut self, reference: &str, reason: &str) -> Result<Receipt> {
        self.require(Role::Admin)?;
        let why = Clean::line(reason).non_empty().ok_or_else(|| AppError::refused(Phrase::new("access-why")))?;
        let found = self.read(|reads| reads.restricted_as(reference))?;
        let found = found.ok_or_else(|| AppError::refused(Phrase::new("access-not-hidden")))?;
        let (today, number) = (self.today(), Clean::line(&found.number()));
        // A case of a hidden client is opened by the client's restriction.
        let client_hides = self.read(|reads| reads.restricted_as(&found.client.to_string()))?.is_some();
        let case = found.case.as_ref().map(|(case, _)| *case).filter(|_| !client_hides);
        let ((), receipt) = self.write(LET_IN, |writes, me| {
            let access = Access {
                id: AccessId(0),
                version: 0,
                client: found.client,
                case,
                staff: me,
                since: today,
                by: Some(me),
                recovered: true,
                reason: Some(why.clone()),
            };
            writes.put(access.into())?;
            writes.note_event(None, &number)
        })?;
        Ok(receipt)
    }

    /// Fails where a client is hidden from me: for records that name a client without being theirs.
    pub(super) fn must_see(&self, client: ClientId) -> Result<()> {
        match self.read(|reads| reads.restricted_as(&client.to_string()))? {
            Some(found) => Err(store::Error::Restricted(found.refusal()).into()),
            None => Ok(()),
        }
    }

    /// Fails unless I may say who sees a client: as a supervisor, or as their officer.
    fn may_restrict(&self, client: ClientId) -> Result<()> {
        self.require(Role::Officer)?;
        if self.require(Role::Supervisor).is_ok() {
            return self.read(|reads| reads.whole(client).map(drop));
        }
        let owner = self.read(|reads| reads.whole(client))?.client.owner;
        if owner == Some(self.me().id) { Ok(()) } else { self.require(Role::Supervisor) }
    }

    /// Fails where an undo would change who sees something, unless I may say so.
    pub(super) fn may_open_again(&self, entries: &[JournalEntry]) -> Result<()> {
        for entry in entries {
            if let Some(client) = entry.client
                && entry.changes.iter().any(|change| change.key.kind == Kind::Access)
            {
                self.may_restrict(client)?;
            }
        }
        Ok(())
    }

    /// Notes that I read restricted data: `what` is a stable word or the command. A database that may only be read keeps
    /// no note, and nobody is kept from reading by that; what cannot be written just now is written with the next note.
    ///
    /// # Errors
    /// Those of the store.
    pub fn note_read(&mut self, client: Option<ClientId>, what: &str) -> Result<()> {
        self.notes.waiting.push((self.act("read"), client, Clean::line(what)));
        while let Some((act, client, what)) = self.notes.waiting.first() {
            match self.store.note_read(act, *client, what) {
                Err(store::Error::Busy) => return Ok(()),
                Err(store::Error::ReadOnly | store::Error::Permission(_)) | Ok(()) => {
                    drop(self.notes.waiting.remove(0));
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Notes that I opened a client, once a day: over SSH always, elsewhere where somebody is named on the client.
    ///
    /// # Errors
    /// Those of the store.
    pub(super) fn note_opened(&mut self, client: ClientId) -> Result<()> {
        let today = self.today();
        if self.notes.day != Some(today) {
            (self.notes.day, self.notes.opened) = (Some(today), HashSet::new());
        }
        if self.notes.opened.contains(&client) {
            return Ok(());
        }
        if self.origin.is_some() || !self.read(|reads| reads.access_to(client))?.is_empty() {
            self.note_read(Some(client), OPENED)?;
            self.notes.opened.insert(client);
        }
        Ok(())
    }
}

/// What the log of readings says of a client whose page was opened.
pub const OPENED: &str = "opened";

/// What it says of numbers that were shown in full after they had been hidden.
pub const NUMBERS: &str = "numbers";

/// What was noted of a session's readings.
#[derive(Default)]
pub(super) struct Notes {
    day: Option<Day>,
    opened: HashSet<ClientId>,
    /// Notes that another writer kept waiting.
    waiting: Vec<(Act, Option<ClientId>, Clean)>,
}

impl super::pages::ClientPage {
    /// To whom the client, or a case of theirs, is restricted; then who let themselves in as admin.
    pub fn restricted_phrases(&self) -> Vec<Phrase> {
        said_of(&self.named.iter().collect::<Vec<_>>())
    }

    /// The same of one case: to whom it, or its client, is restricted.
    pub fn case_restricted_phrases(&self, case: CaseId) -> Vec<Phrase> {
        let about = |named: &&Named| named.access.case.is_none_or(|of| of == case);
        said_of(&self.named.iter().filter(about).collect::<Vec<_>>())
    }
}

fn said_of(named: &[&Named]) -> Vec<Phrase> {
    let mut cases: Vec<Option<CaseId>> = named.iter().map(|named| named.access.case).collect();
    cases.sort_unstable();
    cases.dedup();
    let mut said = Vec::new();
    for case in cases {
        let of: Vec<&&Named> = named.iter().filter(|named| named.access.case == case).collect();
        let names: Vec<&str> = of.iter().map(|named| named.who.as_str()).collect();
        let number = case.map(|case| case.to_string()).unwrap_or_default();
        let number = of.iter().find_map(|named| named.reference.as_ref()).map_or(number, ToString::to_string);
        let id = if case.is_some() { "access-head-case" } else { "access-head" };
        said.push(Phrase::new(id).text("case", number).text("named", names.join(", ")));
    }
    let recovered = named.iter().filter(|named| named.access.recovered);
    said.extend(recovered.map(|named| {
        Phrase::new("access-head-recovered").text("who", named.who.as_str()).day("day", named.access.since)
    }));
    said
}

/// Whoever can log in and look.
pub(super) fn may_read(person: &Staff) -> bool {
    person.active && person.login.is_some() && person.role >= Role::Viewer
}

/// Whoever can do something about what is due.
pub(super) fn works(person: &Staff) -> bool {
    may_read(person) && person.role >= Role::Officer
}

fn told(reads: &dyn Reads, accesses: Vec<Access>) -> store::Result<Vec<Named>> {
    let staff = reads.staff()?;
    let handle = |id: StaffId| staff.iter().find(|person| person.id == id).map(|person| person.handle().clone());
    let mut named = Vec::with_capacity(accesses.len());
    for access in accesses {
        let reference = match access.case {
            Some(case) => match reads.record(crate::domain::record::Key { kind: Kind::Case, id: case.0 })? {
                Some(record) => crate::domain::case::Case::try_from(record).ok().map(|case| case.reference),
                // That it is there, under that reference, is no secret.
                None => reads.restricted_as(&case.to_string())?.map(|found| Clean::line(&found.number())),
            },
            None => None,
        };
        named.push(Named {
            who: handle(access.staff).unwrap_or_default(),
            by: access.by.and_then(handle),
            reference,
            access,
        });
    }
    Ok(named)
}
