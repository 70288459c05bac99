//! The part of the contract that knows who is here: one row a session, outside the journal, never a lock.
//!
//! A session says every half minute that it lives, and takes its row away when it ends. One that was killed is known by
//! its process, where the system can tell, and by its silence where it cannot. What others changed is read here too: which
//! clients an interval of the journal touched, without its payloads.

use super::mail::Lives;
use super::{Origin, Result};
use crate::domain::clean::Clean;
use crate::domain::id::{CaseId, ClientId, StaffId};
use std::collections::BTreeSet;

/// How often a session says that it lives, in milliseconds.
pub const BEAT_MS: i64 = 30_000;

/// After so long a silence a session counts as gone, where nothing better is known: two beats and a pause.
pub const SILENT_MS: i64 = 75_000;

/// The card that a person has open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// The client.
    pub client: ClientId,
    /// The case, where one of the client's cases is open.
    pub case: Option<CaseId>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Its number: random, positive; 0 before it has one.
    pub session: i64,
    /// The person; `None` for one who is not among the staff yet.
    pub staff: Option<StaffId>,
    /// Login or name, as the journal shows it.
    pub who: Clean,
    /// Over SSH: with which key, from which address.
    pub origin: Option<Origin>,
    /// The process, where the system can name it.
    pub process: Option<String>,
    /// When it began, in milliseconds since 1970 UTC.
    pub began_ms: i64,
    /// When it last said that it lives.
    pub beat_ms: i64,
    /// What it has open.
    pub card: Option<Card>,
}

impl Presence {
    /// True while the session lives: by its process, else by its last beat. A beat from the future is one of a clock that
    /// was set back since, and counts.
    pub fn is_live(&self, now_ms: i64, lives: Lives<'_>) -> bool {
        let told = self.process.as_deref().and_then(lives);
        told.unwrap_or(now_ms.saturating_sub(self.beat_ms) < SILENT_MS)
    }
}

/// Whose records and dates an interval of the journal touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// The newest entry; the next interval begins after it.
    pub seq: i64,
    /// The clients; `None` when there were too many to name.
    pub clients: Option<BTreeSet<ClientId>>,
    /// Something was changed that belongs to no client: the law, a setting, a sponsor, a member of staff.
    pub office: bool,
}

/// Who is here.
pub trait PresenceBook {
    /// Keeps the session's row, new or changed, takes those of `gone` away, and gives the session's number. It waits for
    /// another writer for a moment only: what cannot be said now is said with the next beat.
    ///
    /// # Errors
    /// [`super::Error::Busy`], [`super::Error::ReadOnly`], or those of the engine.
    fn keep_presence(&mut self, presence: &Presence, gone: &[i64]) -> Result<i64>;

    /// Takes a session's row away.
    ///
    /// # Errors
    /// As for [`PresenceBook::keep_presence`].
    fn drop_presence(&mut self, session: i64) -> Result<()>;

    /// The rows of all sessions, also of some that are gone, the longest here first.
    ///
    /// # Errors
    /// Those of the engine.
    fn presences(&self) -> Result<Vec<Presence>>;

    /// How many sessions of a member of staff live.
    ///
    /// # Errors
    /// Those of the engine.
    fn live_sessions(&self, staff: StaffId, now_ms: i64, lives: Lives<'_>) -> Result<usize> {
        let all = self.presences()?;
        Ok(all.iter().filter(|one| one.staff == Some(staff) && one.is_live(now_ms, lives)).count())
    }

    /// Whom the journal names after an entry; of more than `most` entries only that there were too many.
    ///
    /// # Errors
    /// Those of the engine.
    fn touched_after(&self, seq: i64, most: usize) -> Result<Touched>;
}
