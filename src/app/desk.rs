//! The desk: one person's session over the keeper of records. Both faces work through it.
//!
//! It knows who I am, what day it is in the office, and which thresholds hold; every write carries them into the
//! journal. A person who is not yet known to the database becomes staff with their first write.

use super::access::Notes;
use super::clock;
use super::door::{Door, Doorway};
use super::entry::Entry;
use super::error::{AppError, ErrorKind, Result};
use super::office::{THRESHOLDS, is_sound};
use super::staff::KeyFile;
use super::together::Joined;
use crate::domain::agenda::Thresholds;
use crate::domain::calendar::Calendar;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::lang::{Lang, Titles};
use crate::domain::phrase::Phrase;
use crate::domain::staff::{Role, Staff};
use crate::files::vault::Vault;
use crate::host::lock::Held;
use crate::store::merge::Insisted;
use crate::store::seat::{self, Seat};
use crate::store::{Act, Origin, Reads, Receipt, Store, Writes};
use std::collections::HashMap;
use std::sync::Arc;

/// Titles of rules by id.
#[derive(Debug, Clone, Default)]
pub struct RuleTitles(pub Arc<HashMap<String, Titles>>);

impl RuleTitles {
    /// The title of a rule; its id when the rulebook has none.
    pub fn get<'a>(&'a self, rule: &'a str, lang: Lang) -> &'a str {
        self.0.get(rule).map_or(rule, |titles| titles.get(lang))
    }
}

/// One person's session.
pub struct Desk {
    pub(super) store: Box<dyn Store>,
    me: Staff,
    fixed_today: Option<Day>,
    calendar: Arc<Calendar>,
    /// A conflict that the person has seen, while an act is tried once more over it.
    pub(super) insisted: Option<Insisted>,
    /// What the last act was joined with.
    pub(super) joined: Vec<Joined>,
    thresholds: Thresholds,
    titles: Option<RuleTitles>,
    /// Over SSH: with which key I came in, and from where.
    pub(super) origin: Option<Origin>,
    /// Where it is kept outside the database whose data were destroyed; nowhere where the keeper is no file.
    pub(super) ledger: Option<std::path::PathBuf>,
    /// How I came in.
    pub(super) entry: Entry,
    /// Where files of papers lie; none where the keeper is no file.
    pub(super) vault: Option<Vault>,
    /// What of my readings was noted today.
    pub(super) notes: Notes,
    /// The door of the office, held open while this session lasts.
    door: Option<Door>,
    /// My seat among those that one person may have, held as long.
    seat: Option<Held>,
    /// Where sshd looks up keys; none where nobody comes in over SSH.
    pub(super) key_file: Option<KeyFile>,
    /// Why I am no longer in.
    dismissed: Option<AppError>,
}

impl Desk {
    /// A session of the operating-system user, who is the admin of a laptop.
    ///
    /// # Errors
    /// Those of the store; [`ErrorKind::NotAllowed`] for staff who no longer work here.
    pub fn new(store: Box<dyn Store>, login: &str, today: Option<Day>) -> Result<Self> {
        let login = Clean::line(login);
        let (known, thresholds, calendar) = store.reading(|reads| {
            let me = reads.staff()?.into_iter().find(|person| person.login.as_ref() == Some(&login));
            Ok((me, thresholds_of(reads)?, reads.calendar()?))
        })?;
        let me = known.unwrap_or_else(|| local_admin(&login));
        if !me.active {
            return Err(AppError::new(
                ErrorKind::NotAllowed,
                Phrase::new("error-inactive").text("login", login.as_str()),
            ));
        }
        let mut desk = Self {
            store,
            me,
            fixed_today: today,
            calendar,
            insisted: None,
            joined: Vec::new(),
            thresholds,
            titles: None,
            origin: None,
            ledger: None,
            entry: Entry::Own,
            vault: None,
            notes: Notes::default(),
            door: None,
            seat: None,
            key_file: None,
            dismissed: None,
        };
        desk.take_seat();
        Ok(desk)
    }

    /// Tells the keeper who acts from now on, and with which key.
    fn take_seat(&mut self) {
        let key = self.origin.as_ref().map(|origin| origin.key);
        let seat = Seat { staff: self.me.id, role: self.me.role, key };
        self.store.sit((self.me.id.0 != 0).then_some(seat));
        self.store.sit_down(Some(self.me.id));
    }

    /// The same session, which came in over SSH.
    #[must_use]
    pub fn from_afar(mut self, origin: Origin) -> Self {
        self.origin = Some(origin);
        self.take_seat();
        self
    }

    /// The same session with the file in which sshd looks up keys: it is written anew whenever staff or keys change.
    #[must_use]
    pub fn with_key_file(mut self, key_file: KeyFile) -> Self {
        self.key_file = Some(key_file);
        self
    }

    /// Reads again who I am: my role and name as they are now.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`] once I do not work here any more or my key is out of use; those of the store.
    pub fn who_am_i(&mut self) -> Result<&Staff> {
        let key = self.origin.as_ref().map(|origin| origin.key);
        if self.me.id.0 != 0 {
            let seat = Seat { staff: self.me.id, role: self.me.role, key };
            match self.read(|reads| seat::still_in(reads, &seat)) {
                Ok(me) => (self.me, self.dismissed) = (me, None),
                Err(error) => {
                    self.dismissed = Some(error.clone()).filter(|error| error.kind == ErrorKind::NotAllowed);
                    return Err(error);
                }
            }
            self.take_seat();
        }
        Ok(&self.me)
    }

    /// Why I am no longer in: the session is to end.
    pub fn dismissed(&self) -> Option<&AppError> {
        self.dismissed.as_ref()
    }

    /// How I came in.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The same session, which came in that way.
    pub(super) fn come_in(mut self, entry: Entry) -> Self {
        let origin = entry.origin();
        self.entry = entry;
        match origin {
            Some(origin) => self.from_afar(origin),
            None => self,
        }
    }

    /// The same session with a place for files of papers.
    #[must_use]
    pub fn with_vault(mut self, vault: Vault) -> Self {
        self.vault = Some(vault);
        self
    }

    /// The same session with a ledger of destructions outside the database.
    #[must_use]
    pub fn with_ledger(mut self, ledger: std::path::PathBuf) -> Self {
        self.ledger = Some(ledger);
        self
    }

    /// The same session with the office's door held open.
    #[must_use]
    pub(super) fn behind(mut self, door: Option<Door>) -> Self {
        self.door = door;
        self
    }

    /// Keeps a seat of mine until this session ends.
    pub(super) fn hold_seat(&mut self, seat: Held) {
        self.seat = Some(seat);
    }

    /// True when everybody is asked to leave: the database is about to be exchanged for another one.
    pub fn is_office_closing(&self) -> bool {
        self.door.as_ref().is_some_and(Door::is_closing)
    }

    /// Where others are seen who have this office open; none where the keeper is no file.
    pub(super) fn doorway(&self) -> Option<Doorway> {
        self.door.as_ref().map(|door| door.doorway().clone())
    }

    /// The office date: today, or the one this session was started with.
    pub fn today(&self) -> Day {
        self.fixed_today.unwrap_or_else(clock::today)
    }

    /// True when the session was started for a given date.
    pub fn has_fixed_today(&self) -> bool {
        self.fixed_today.is_some()
    }

    /// Who I am.
    pub fn me(&self) -> &Staff {
        &self.me
    }

    /// The office's working-day calendar: the built-in one with the office's own days.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// From how many days on a deadline is critical or soon.
    pub fn thresholds(&self) -> Thresholds {
        self.thresholds
    }

    /// Titles of rules, read once a session.
    ///
    /// # Errors
    /// Those of the store.
    pub fn titles(&mut self) -> Result<RuleTitles> {
        if let Some(titles) = &self.titles {
            return Ok(titles.clone());
        }
        let titles = RuleTitles(Arc::new(self.read(|reads| reads.rule_titles())?.into_iter().collect()));
        self.titles = Some(titles.clone());
        Ok(titles)
    }

    /// Reads again what this session keeps of the law and the office, and who I am: others may have changed it.
    pub(super) fn look_again(&mut self) -> Result<()> {
        (self.calendar, self.thresholds) = self.read(|reads| Ok((reads.calendar()?, thresholds_of(reads)?)))?;
        self.titles = None;
        self.who_am_i().map(drop)
    }

    /// Reads in one transaction.
    ///
    /// # Errors
    /// Those of the store.
    pub fn read<T>(&self, work: impl FnMut(&dyn Reads) -> crate::store::Result<T>) -> Result<T> {
        Ok(self.store.reading(work)?)
    }

    /// Writes in one transaction under my name.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`] for viewers; those of the store.
    pub fn write<T>(
        &mut self,
        reason: &str,
        mut work: impl FnMut(&mut dyn Writes, StaffId) -> crate::store::Result<T>,
    ) -> Result<(T, Receipt)> {
        self.require(Role::Officer)?;
        let me = self.join()?;
        let act = self.act(reason);
        let written = self.store.writing(&act, |writes| work(writes, me));
        let (done, receipt) = self.heard(written)?;
        self.after(&receipt)?;
        Ok((done, receipt))
    }

    /// Where a write was refused to me, I ask who I am: the next attempt is made with the role I have now.
    pub(super) fn heard<T>(&mut self, written: crate::store::Result<T>) -> Result<T> {
        if let Err(crate::store::Error::NotAllowed(_)) = &written {
            drop(self.who_am_i());
        }
        written.map_err(|error| self.in_words(error))
    }

    /// What follows from a write outside the records.
    pub(super) fn after(&mut self, receipt: &Receipt) -> Result<()> {
        if receipt.staff { self.renew_key_file().map(drop) } else { Ok(()) }
    }

    /// Journals under my name that something happened which changed no record: a refused command, a copy that was made.
    /// `text` is data; `reason` says what it is. Everybody's acts are journalled, a viewer's too.
    ///
    /// # Errors
    /// Those of the store.
    pub fn note_event(&mut self, reason: &str, client: Option<ClientId>, text: &Clean) -> Result<Receipt> {
        let act = self.act(reason);
        Ok(self.store.note_event(&act, client, text)?)
    }

    /// My number among the staff; with the first write I become one of them, in a group of its own that an undo of
    /// that write leaves alone.
    pub(super) fn join(&mut self) -> Result<StaffId> {
        if self.me.id.0 == 0 {
            let (act, me) = (self.act("create"), self.me.clone());
            let (key, _) = self.store.writing(&act, |writes| writes.put(me.clone().into()))?;
            self.me.id = StaffId(key.id);
            self.take_seat();
        }
        Ok(self.me.id)
    }

    /// The act of a write by me, now.
    pub fn act(&self, reason: &str) -> Act {
        Act {
            who: self.me.handle().clone(),
            reason: reason.to_owned(),
            group: None,
            today: self.today(),
            at_ms: clock::now_ms(),
            origin: self.origin.clone(),
        }
    }

    /// The keeper itself, for use cases that write in batches.
    pub fn store(&mut self) -> &mut dyn Store {
        self.store.as_mut()
    }

    /// Fails unless I have that role or a higher one.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`].
    pub fn require(&self, role: Role) -> Result<()> {
        if self.me.role >= role {
            return Ok(());
        }
        let phrase = Phrase::new("error-not-allowed").term("role", format!("role-{}", role.as_str()));
        Err(AppError::new(ErrorKind::NotAllowed, phrase))
    }
}

/// What the office settled about levels; the program's own numbers where it settled nothing that makes sense.
fn thresholds_of(reads: &dyn Reads) -> crate::store::Result<Thresholds> {
    let settled = reads.setting(THRESHOLDS)?.and_then(|json| serde_json::from_str(&json).ok());
    Ok(settled.filter(is_sound).unwrap_or_default())
}

/// The operating-system user of a laptop before anything was written.
pub(super) fn local_admin(login: &Clean) -> Staff {
    Staff::new(Some(login.clone()), login.clone(), Role::Admin)
}
