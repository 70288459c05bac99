//! Blocking the data of a client on the person's request: nobody works with them, and only those who answer for them see
//! them.
//!
//! Invariants: while it lasts a client is restricted to the officer whose client it is and to the admins. A restriction
//! that was there before is narrowed to those of its people, never widened; where it names none of them who can work on
//! cases it stays as it is, so that somebody is left. Lifting puts back exactly what the blocking changed, which the entry
//! of the journal says; nothing else can change it meanwhile, but for an admin who lets themselves in. Clients who were
//! blocked when that restricted nobody yet are brought along once, when a session or command begins that may write.

use super::access::{may_read, works};
use super::desk::Desk;
use super::error::Result;
use super::retention::person;
use crate::domain::access::Access;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::{AccessId, ClientId, StaffId};
use crate::domain::record::{Key, Kind};
use crate::domain::staff::{Role, Staff};
use crate::store::{self, Change, JournalEntry, JournalFilter, Reads, Receipt, Writes};

/// The kind of an act that blocks.
const BLOCK: &str = "block";
/// By whom the journal says it was done where nobody asked for it.
const PROGRAM: &str = "sojourn";
/// The program's own note, outside the journal, that no client is left who was blocked and restricted to nobody.
const BROUGHT_ALONG: &str = "blocked_kept_apart";
/// So many entries about a client are looked through; while the data are blocked hardly any are made.
const LOOKED_AT: usize = 1_000;

impl Desk {
    /// Blocks the data of a client on the person's request, or lifts the blocking with `None`. While it lasts nobody writes
    /// about the client, and only their officer and the admins see them.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn block(&mut self, client: ClientId, why: Option<&Clean>) -> Result<Receipt> {
        self.require(Role::Supervisor)?;
        let Some(why) = why else { return self.unblock(client) };
        let today = self.today();
        let ((), receipt) = self.write(BLOCK, |writes, me| {
            let now = person(writes, client)?;
            if now.blocked_on.is_none() {
                wall_off(writes, &now, (Some(me), today, why))?;
            }
            let blocked =
                Client { blocked_on: now.blocked_on.or(Some(today)), blocked_why: Some(why.clone()), ..now.clone() };
            writes.put(blocked.into()).map(drop)
        })?;
        Ok(receipt)
    }

    /// Restricts those clients who were blocked when that restricted nobody yet; looks for them once in the life of a
    /// database. Gives how many there were; none where I may not write, or it may only be read.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_blocked_apart(&mut self) -> Result<usize> {
        let who = Clean::line(PROGRAM);
        if self.require(Role::Officer).is_err()
            || self.store().preferences(&who)?.iter().any(|(name, _)| name == BROUGHT_ALONG)
        {
            return Ok(0);
        }
        // Nobody's reading: what is restricted to others may be blocked too.
        self.store().sit_down(None);
        let done = self.bring_along(&who);
        let me = self.me().id;
        self.store().sit_down(Some(me));
        match done {
            Err(store::Error::ReadOnly | store::Error::Permission(_) | store::Error::Busy) => Ok(0),
            done => Ok(done?),
        }
    }

    fn bring_along(&mut self, who: &Clean) -> store::Result<usize> {
        let (today, act) = (self.today(), store::Act { who: who.clone(), origin: None, ..self.act(BLOCK) });
        let in_sight = self.store().reading(|reads| reads.blocked_in_sight(usize::MAX))?;
        if !in_sight.is_empty() {
            self.store().writing(&act, |writes| {
                for client in writes.blocked_in_sight(usize::MAX)? {
                    let now = person(writes, client)?;
                    let why = now.blocked_why.clone().unwrap_or_default();
                    wall_off(writes, &now, (None, now.blocked_on.unwrap_or(today), &why))?;
                }
                Ok(())
            })?;
        }
        self.store().keep_preference(who, BROUGHT_ALONG, Some("true"))?;
        Ok(in_sight.len())
    }

    fn unblock(&mut self, client: ClientId) -> Result<Receipt> {
        let ((), receipt) = self.write("unblock", |writes, _| {
            let now = person(writes, client)?;
            let lifted = Client { blocked_on: None, blocked_why: None, ..now.clone() };
            writes.put(lifted.into())?;
            if now.blocked_on.is_some() { open_again(writes, client) } else { Ok(()) }
        })?;
        Ok(receipt)
    }
}

/// Who is named on the client as a whole.
fn named(reads: &dyn Reads, client: ClientId) -> store::Result<Vec<Access>> {
    Ok(reads.access_to(client)?.into_iter().filter(|one| one.case.is_none()).collect())
}

/// Leaves those who answer for the client.
fn wall_off(
    writes: &mut dyn Writes,
    client: &Client,
    (me, today, why): (Option<StaffId>, Day, &Clean),
) -> store::Result<()> {
    let held = named(writes, client.id)?;
    let answers = |one: &Staff| may_read(one) && (client.owner == Some(one.id) || one.role == Role::Admin);
    let staff: Vec<Staff> = writes.staff()?.into_iter().filter(answers).collect();
    if held.is_empty() {
        return staff.iter().try_for_each(|one| {
            let access = Access {
                id: AccessId(0),
                version: 0,
                client: client.id,
                case: None,
                staff: one.id,
                since: today,
                by: me,
                recovered: false,
                reason: Some(why.clone()),
            };
            writes.put(access.into()).map(drop)
        });
    }
    let stays = |access: &Access| staff.iter().find(|one| one.id == access.staff);
    if !held.iter().filter_map(stays).any(works) {
        return Ok(());
    }
    held.iter()
        .filter(|access| stays(access).is_none())
        .try_for_each(|access| writes.remove(key(access.id.0), access.version))
}

/// Puts back what the blocking changed about who sees the client.
fn open_again(writes: &mut dyn Writes, client: ClientId) -> store::Result<()> {
    let filter = JournalFilter { client: Some(client), limit: LOOKED_AT, ..JournalFilter::default() };
    let Some(entry) = writes.journal(&filter)?.into_iter().find(blocks) else { return Ok(()) };
    let changes = || entry.changes.iter().filter(|change| change.key.kind == Kind::Access);
    if changes().any(|change| change.old.is_none()) {
        // Nobody was kept out before.
        return named(writes, client)?.iter().try_for_each(|access| writes.remove(key(access.id.0), access.version));
    }
    let held = named(writes, client)?;
    let staff: Vec<i64> = held.iter().map(|access| access.staff.0).collect();
    for change in changes() {
        let Some(old) = &change.old else { continue };
        // Who let themselves in meanwhile is named already.
        if !old.get("staff").and_then(serde_json::Value::as_i64).is_some_and(|one| staff.contains(&one)) {
            writes.restore(change.key, old.clone())?;
        }
    }
    Ok(())
}

/// True for the entry by which a client became blocked, or was restricted because they were.
fn blocks(entry: &JournalEntry) -> bool {
    let begins = |fields: &Option<crate::domain::record::Fields>, set: bool| {
        fields.as_ref().and_then(|fields| fields.get("blocked_on")).is_some_and(|day| day.is_null() != set)
    };
    let is_it = |change: &Change| match change.key.kind {
        Kind::Client => begins(&change.old, false) && begins(&change.new, true),
        Kind::Access => true,
        _ => false,
    };
    entry.reason == BLOCK && entry.changes.iter().any(is_it)
}

const fn key(id: i64) -> Key {
    Key { kind: Kind::Access, id }
}
