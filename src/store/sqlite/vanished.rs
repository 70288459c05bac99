//! What a change of the law took from clients: deadlines that were open before and that nothing gives any more.
//!
//! They are journalled client by client while the rows of the generation before are cleared away, in the write that takes
//! them out, under the name and in the group of the change. So a calendar that knew of them can be told, and the history of
//! a client says where a date went. Dates that only moved are not told one by one: the change itself counts them.

use super::cell::Iso;
use super::due::day;
use super::journal::{Entry, Payload};
use super::random;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::store::{Act, Move, Result};
use rusqlite::OptionalExtension;

/// The newest change of the law.
const CHANGE: &str = "SELECT who, reason, batch, undoes FROM op JOIN op_payload ON op_payload.seq = op.seq
    WHERE client IS NULL AND reason IN ('rules', 'calendar', 'engine', 'undo') AND instr(body, '\"law\":') > 0
    ORDER BY op.seq DESC LIMIT 1";

/// Open rows of a client that go, while nothing of the same name comes. The plus keeps the index on `until` out of it.
const GOING: &str = "SELECT rule, subject, last_day FROM deadline AS gone
    WHERE client = ?2 AND +until <= ?1 AND section = 0 AND NOT EXISTS (
        SELECT 1 FROM deadline AS stays WHERE stays.client = ?2 AND stays.rule = gone.rule
        AND stays.subject = gone.subject AND stays.since <= ?1 AND (+stays.until IS NULL OR +stays.until > ?1))
    ORDER BY rule, subject";

/// Clients of whom there are such rows. The whole table is read once, in no write.
const LOSERS: &str = "SELECT DISTINCT client FROM deadline AS gone INDEXED BY deadline_going
    WHERE until <= ?1 AND section = 0 AND NOT EXISTS (
        SELECT 1 FROM deadline AS stays INDEXED BY deadline_client WHERE stays.client = gone.client
        AND stays.rule = gone.rule AND stays.subject = gone.subject AND stays.since <= ?1
        AND (+stays.until IS NULL OR +stays.until > ?1))
    ORDER BY client";

/// Who changed the law, and in which group.
pub(super) struct Change {
    who: Clean,
    reason: String,
    group: i64,
    undoes: Option<i64>,
}

impl Session<'_> {
    /// The change of the law that is being cleared up after; `None` in an office whose law never changed.
    pub(super) fn newest_change(&self) -> Result<Option<Change>> {
        let change = self.connection.prepare_cached(CHANGE)?.query_row([], |row| {
            let who: String = row.get(0)?;
            Ok(Change { who: Clean::line(&who), reason: row.get(1)?, group: row.get(2)?, undoes: row.get(3)? })
        });
        Ok(change.optional()?)
    }

    /// The clients who lost a deadline for good by the newest change.
    pub(super) fn losers(&self) -> Result<Vec<ClientId>> {
        let generation = self.generation()?.current;
        Ok(self.numbers(LOSERS, generation)?.into_iter().map(ClientId).collect())
    }

    /// Journals what a client lost; to be called in the write that takes the rows out, before it does. It is told as of the
    /// newest entry: clearing up may come later than the change, and nobody's clock is asked for it.
    pub(super) fn tell_vanished(&self, client: ClientId, generation: i64, change: &Change) -> Result<()> {
        let moves = self.vanishing(client, generation)?;
        if moves.is_empty() {
            return Ok(());
        }
        let newest = "SELECT at_ms, office_day FROM op ORDER BY seq DESC LIMIT 1";
        let (at_ms, day): (i64, Iso) =
            self.connection.prepare_cached(newest)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (who, reason) = (change.who.clone(), change.reason.clone());
        let act = Act { who, reason, group: Some(change.group), today: day.0, at_ms, origin: None };
        let entry = Entry {
            write_id: random::number(),
            act: &act,
            group: change.group,
            undoes: change.undoes,
            client: Some(client),
        };
        let payload = Payload { moves: &moves, ..Payload::default() };
        self.append(&mut self.head()?, &entry, &payload.seal()?)
    }

    fn vanishing(&self, client: ClientId, generation: i64) -> Result<Vec<Move>> {
        let mut statement = self.connection.prepare_cached(GOING)?;
        let mut rows = statement.query((generation, client.0))?;
        let mut moves = Vec::new();
        while let Some(row) = rows.next()? {
            let id = DeadlineId { rule: row.get(0)?, subject: row.get(1)? };
            moves.push(Move { deadline: id.to_string(), old: Some(day(row.get(2)?)?), new: None });
        }
        Ok(moves)
    }
}
