//! Feeds of calendars: read from the journal along its indexes, backwards from its end.

use super::cell::Iso;
use super::session::Session;
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::store::Result;
use crate::store::feed::{Ended, FeedReads, Stamp};
use rusqlite::OptionalExtension;
use serde::Deserialize;

/// What is read of a payload.
#[derive(Deserialize)]
struct Moved {
    #[serde(default)]
    moves: Vec<crate::store::Move>,
}

/// Entries about no client after which dates, titles or thresholds may be others.
const FOR_ALL: &str = "client IS NULL AND ?1 = 0 AND reason IN ('rules', 'calendar', 'engine', 'setting', 'undo')";

impl FeedReads for Session<'_> {
    fn office_mark(&self) -> Result<String> {
        let mut statement =
            self.connection.prepare_cached("SELECT lower(hex(substr(hash, 1, 8))) FROM op WHERE seq = 1")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
    }

    fn stamp(&self, client: Option<ClientId>) -> Result<Stamp> {
        let (about, value) = client.map_or((FOR_ALL, 0), |client| ("client = ?1", client.0));
        let sql = format!("SELECT seq, at_ms FROM op WHERE {about} ORDER BY seq DESC LIMIT 1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found =
            statement.query_row([value], |row| Ok(Stamp { seq: row.get(0)?, at_ms: row.get(1)? })).optional()?;
        Ok(found.unwrap_or_default())
    }

    fn vanished_since(&self, from: Day, client: Option<ClientId>) -> Result<Vec<Ended>> {
        let about = if client.is_some() { "op.client = ?1" } else { "?1 = 0" };
        let sql = format!(
            "SELECT op.seq, at_ms, office_day, op.client, body, coalesce(instr(body, '\"new\":null'), 0) > 0
             FROM op LEFT JOIN op_payload ON op_payload.seq = op.seq
             WHERE {about} ORDER BY op.seq DESC"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let hidden = self.hidden_subjects()?;
        let mut rows = statement.query([client.map_or(0, |client| client.0)])?;
        let mut ended = Vec::new();
        while let Some(row) = rows.next()? {
            if row.get::<_, Iso>(2)?.0 < from {
                break;
            }
            let client: Option<i64> = row.get(3)?;
            let Some(client) = client.filter(|_| row.get(5).unwrap_or(false)).map(ClientId) else { continue };
            let stamp = Stamp { seq: row.get(0)?, at_ms: row.get(1)? };
            let body: String = row.get(4)?;
            let moved: Moved = serde_json::from_str(&body).unwrap_or(Moved { moves: Vec::new() });
            for gone in moved.moves.into_iter().filter(|one| one.new.is_none()) {
                if let (Some(id), Some(last_day)) = (DeadlineId::parse(&gone.deadline), gone.old)
                    && !hidden.contains(&id.subject)
                {
                    ended.push(Ended { client, id, last_day, stamp });
                }
            }
        }
        Ok(ended)
    }

    fn clients_with_done(&self, from: Day) -> Result<Vec<ClientId>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT client FROM op WHERE reason = 'done' AND office_day >= ?1 AND client IS NOT NULL ORDER BY 1",
        )?;
        let rows = statement.query_map([Iso(from)], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<Vec<i64>>>()?.into_iter().map(ClientId).collect())
    }
}
