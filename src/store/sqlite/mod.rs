//! The embedded engine: the contract over one SQLite file, which several processes open at once.
//!
//! Invariants: every write is one `BEGIN IMMEDIATE` that checks the format, runs the work, derives, journals and
//! commits; reads are short and fetched whole; no SQLite type leaves this room. `schema.sql` says what is stored,
//! `open` how a connection is set up, `write` what follows from a change.

mod access;
mod attachments;
mod backup;
mod bulk;
mod cell;
mod check;
mod common;
mod conditions;
mod dossier;
mod due;
mod dump;
mod early;
mod erase;
mod error;
mod feed;
mod fold;
mod follow;
mod fresh;
mod generation;
mod groups;
mod heap;
mod hidden;
mod journal;
mod journal_page;
mod keep;
mod kept;
mod kin;
mod law;
mod letters;
mod line;
mod lists;
mod load;
mod look;
mod mail;
mod mentions;
mod migrate;
mod open;
mod order;
mod presence;
mod preview;
mod privacy;
mod random;
mod readings;
mod records;
mod refuse;
mod registers;
mod reports;
mod restricted_rows;
mod reviews;
mod rows;
mod search;
mod session;
mod staging;
mod standing;
mod steps;
mod strike;
mod tally;
#[cfg(test)]
mod tests;
mod texts;
mod tidy;
mod vanished;
mod veil;
mod verbs;
mod write;

pub use backup::{fold_log, prepare, prove};
pub use law::CALENDAR_SETTING;
pub use load::load;
pub use look::{Look, look};
pub use open::OpenMode;

use super::access::AccessKeeper;
use super::dump::Takes;
use super::law::{LawChange, LawDiff, LawProgress, LawReceipt, LawWork};
use super::seat::{self, Seat};
use super::{Act, CheckReport, Error, Reads, Receipt, Result, Room, Store, Writes};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::derive;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::phrase::Phrase;
use crate::domain::record::Record;
use crate::domain::rulebook::Rulebook;
use crate::domain::staff::Staff;
use fold::Folding;
use hidden::Hidden;
use law::Law;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use session::Session;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use veil::Veil;

/// The keeper of records over one SQLite file.
pub struct SqliteStore {
    /// Who folds the log while this one writes, where nobody else is there.
    folding: Option<Folding>,
    // Closed before the other: whoever closes a writing connection last leaves everything in the file itself.
    /// What the reader reads through, once something is hidden from them.
    veil: RefCell<Option<Veil>>,
    connection: Connection,
    path: PathBuf,
    law: Law,
    mode: OpenMode,
    /// Who reads; nobody sees everything.
    reader: Option<StaffId>,
    seat: Option<Seat>,
    /// An order of many rows for the pages to come.
    shelf: kept::Shelf,
}

/// Opens an existing database; an older format is brought up to date. A file that may only be read is opened all the
/// same, and every write then says [`Error::ReadOnly`].
///
/// # Errors
/// [`Error::Missing`], [`Error::Foreign`], [`Error::Newer`], [`Error::Permission`], [`Error::Damaged`], [`Error::Busy`].
pub fn open(path: &Path, mode: OpenMode) -> Result<SqliteStore> {
    Ok(SqliteStore {
        folding: None,
        connection: open::connect(path, mode)?,
        path: path.to_owned(),
        law: Law::new(derive),
        mode,
        reader: None,
        seat: None,
        veil: RefCell::new(None),
        shelf: kept::Shelf::default(),
    })
}

/// Makes a database where nothing lies yet, readable by its owner alone, with the built-in rulebook and one member of
/// staff; it appears whole or not at all.
///
/// # Errors
/// [`Error::Refused`] when something lies there already; [`Error::Permission`], [`Error::Full`].
pub fn create(path: &Path, mode: OpenMode, act: &Act, first: Staff) -> Result<SqliteStore> {
    open::create_with(path, |connection| {
        law::begin(connection)?;
        law::write_rulebook(connection, Rulebook::embedded(), act.at_ms)?;
        let law = Law::new(derive);
        let mut session = Session::writing(connection, &law, act);
        session.put_record(Record::Staff(first))?;
        session.finish(random::number()).map(drop)
    })?;
    open(path, mode)
}

impl SqliteStore {
    /// True when the file may only be read.
    pub fn is_read_only(&self) -> bool {
        self.connection.is_readonly("main").unwrap_or(true)
    }

    /// Reads behind the veil.
    fn read_veiled(&self, reader: StaffId, work: &mut dyn FnMut(&dyn Reads) -> Result<()>) -> Result<()> {
        let mut held = self.veil.borrow_mut();
        let veil = match held.take().filter(|veil| veil.is_for(reader)) {
            Some(veil) => veil,
            None => Veil::over(&self.path, self.mode, reader)?,
        };
        let veil = held.insert(veil);
        let _reading = veil.begin()?;
        work(&Session::veiled(veil.door(), &self.law).keeping(&self.shelf))
    }

    fn begin(&self) -> Result<Transaction<'_>> {
        if self.is_read_only() {
            return Err(Error::ReadOnly);
        }
        let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
        migrate::insist(&transaction)?;
        if let Some(seat) = &self.seat {
            seat::still_sits(&Session::reading(&transaction, &self.law), seat)?;
        }
        Ok(transaction)
    }

    /// A write of what a person keeps for themselves: a changed role takes nothing of that away.
    fn begin_own(&self) -> Result<Transaction<'_>> {
        let seat = self.seat;
        match (self.begin(), seat) {
            (Err(Error::NotAllowed(_)), Some(seat)) => {
                let transaction = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)?;
                migrate::insist(&transaction)?;
                seat::still_in(&Session::reading(&transaction, &self.law), &seat)?;
                Ok(transaction)
            }
            (begun, _) => begun,
        }
    }

    /// Commits; where the disk leaves it open whether that worked, looks with fresh eyes.
    fn commit(&self, session: &Session<'_>, write_id: i64, receipt: Receipt) -> Result<Receipt> {
        match self.connection.execute_batch("COMMIT") {
            Ok(()) => Ok(receipt),
            Err(said) if error::code(&said) == Some(error::FOREIGN_KEY) => Err(session.dangling()?),
            Err(said) if error::is_doubtful(&said) && receipt.group.is_some() => {
                if self.was_saved(write_id) {
                    Ok(receipt)
                } else {
                    Err(Error::Unconfirmed(Error::from(said).to_string()))
                }
            }
            Err(said) => Err(said.into()),
        }
    }

    /// Looks for a write by its number over a new connection; a look that fails confirms nothing.
    fn was_saved(&self, write_id: i64) -> bool {
        open::connect(&self.path, OpenMode::Look).is_ok_and(|fresh| {
            let mut statement = fresh.prepare("SELECT 1 FROM op WHERE write_id = ?1 ORDER BY seq DESC LIMIT 1");
            statement.as_mut().is_ok_and(|statement| statement.exists([write_id]).unwrap_or(false))
        })
    }
}

impl Session<'_> {
    /// An undo that took away what something else now hangs on: names it.
    fn dangling(&self) -> Result<Error> {
        // Only what this write took away can be missed: the whole file is not gone through while others wait.
        let gone = self.pending.changes.iter().filter(|change| change.new.is_none());
        let record = gone.map(|change| self.pointing_record(change.key)).find_map(Result::transpose).transpose()?;
        let phrase = Phrase::new("store-undo-in-use");
        Ok(Error::Refused(match record {
            Some(record) => {
                let name = record.client().and_then(|client| self.name_of(client).ok().flatten()).unwrap_or_default();
                phrase.term("kind", refuse::kind_term(record.key().kind)).text("name", name)
            }
            None => phrase.term("kind", "kind-client").text("name", ""),
        }))
    }
}

impl AccessKeeper for SqliteStore {
    fn sit_down(&mut self, reader: Option<StaffId>) {
        self.reader = reader;
        self.shelf.clear();
    }

    fn note_read(&mut self, act: &Act, client: Option<ClientId>, what: &Clean) -> Result<()> {
        let transaction = self.begin()?;
        let mut session = Session::writing(&transaction, &self.law, act);
        session.log_reading(act, client, what)?;
        session.chain_alone(act)?;
        drop(session);
        Ok(transaction.commit()?)
    }
}

impl Store for SqliteStore {
    fn sit(&mut self, seat: Option<Seat>) -> Option<Seat> {
        std::mem::replace(&mut self.seat, seat)
    }

    fn read(&self, work: &mut dyn FnMut(&dyn Reads) -> Result<()>) -> Result<()> {
        let transaction = self.connection.unchecked_transaction()?;
        if let Some(reader) = self.reader
            && veil::hides(&transaction, reader)?
        {
            drop(transaction);
            return self.read_veiled(reader, work);
        }
        work(&Session::reading(&transaction, &self.law).keeping(&self.shelf))
    }

    fn write(&mut self, act: &Act, work: &mut dyn FnMut(&mut dyn Writes) -> Result<()>) -> Result<Receipt> {
        // Dropped without a commit, the transaction is rolled back.
        let transaction = self.begin()?;
        let mut session = Session::writing(&transaction, &self.law, act);
        session.hidden = Hidden::from(&transaction, self.reader)?;
        work(&mut session)?;
        session.guard_staff(self.seat.as_ref())?;
        let write_id = random::number();
        let receipt = session.finish(write_id)?;
        let receipt = self.commit(&session, write_id, receipt)?;
        if let Some(folding) = &self.folding {
            folding.tell();
        }
        Ok(receipt)
    }

    fn change_mark(&self) -> Result<i64> {
        Ok(self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    fn keep_draft(&mut self, who: &Clean, name: &str, draft: Option<&str>) -> Result<()> {
        let transaction = self.begin_own()?;
        keep::keep_own(&transaction, keep::Own::Draft, who, name, draft)?;
        Ok(transaction.commit()?)
    }

    fn add_draft(&mut self, who: &Clean, name: &str, draft: &str) -> Result<bool> {
        let transaction = self.begin_own()?;
        if keep::own(&transaction, keep::Own::Draft, who)?.iter().any(|(kept, _)| kept == name) {
            return Ok(false);
        }
        keep::keep_own(&transaction, keep::Own::Draft, who, name, Some(draft))?;
        transaction.commit()?;
        Ok(true)
    }

    fn drafts(&self, who: &Clean) -> Result<Vec<(String, String)>> {
        keep::own(&self.connection, keep::Own::Draft, who)
    }

    fn keep_preference(&mut self, who: &Clean, name: &str, value: Option<&str>) -> Result<()> {
        let transaction = self.begin_own()?;
        keep::keep_own(&transaction, keep::Own::Preference, who, name, value)?;
        Ok(transaction.commit()?)
    }

    fn preferences(&self, who: &Clean) -> Result<Vec<(String, String)>> {
        keep::own(&self.connection, keep::Own::Preference, who)
    }

    fn preview_law(
        &self,
        change: &LawChange,
        today: Day,
        limit: usize,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawDiff> {
        self.preview(change, (today, limit), progress)
    }

    fn change_law(&mut self, change: &LawChange, mut work: LawWork<'_>) -> Result<LawReceipt> {
        self.change(change, &mut work)
    }

    fn tidy_law(&mut self, now_ms: i64, lives: &dyn Fn(&str) -> Option<bool>) -> Result<()> {
        self.tidy(now_ms, lives).map(drop)
    }

    fn make_room(&mut self, room: Room) {
        // Ended before the room is left: what leaves it folds the rest.
        if room != Room::Alone {
            self.folding = None;
        } else if self.folding.is_none() {
            self.folding = Folding::begin(&self.path);
        }
        // Where it cannot be had, the work goes on more slowly.
        let _ = match room {
            Room::Usual => open::set_room(&self.connection, self.mode),
            Room::Much => open::set_room(&self.connection, OpenMode::Batch),
            Room::Alone => open::set_room_alone(&self.connection),
        };
        let _ = search::set_pieces(&self.connection, room == Room::Alone);
    }

    fn settle_search(&mut self, begin: bool) -> Result<bool> {
        let transaction = self.begin()?;
        let more = strike::settle(&transaction, begin)?;
        transaction.commit()?;
        Ok(more)
    }

    fn scrub(&mut self) -> Result<bool> {
        self.empty_log()
    }

    fn dump(&self, to: &mut dyn Takes) -> Result<()> {
        dump::dump(&self.connection, to)
    }

    fn copy_to(&self, file: &Path) -> Result<()> {
        self.copy_into(file)
    }

    fn check(&self, progress: &mut dyn FnMut(i64)) -> Result<CheckReport> {
        self.verify(progress)
    }
}
