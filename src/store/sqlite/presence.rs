//! Who is here: rows that come and go outside the journal, written with little patience.

use super::SqliteStore;
use super::{open, random};
use crate::domain::clean::Clean;
use crate::domain::id::{CaseId, ClientId, StaffId, StaffKeyId};
use crate::store::presence::{Card, Presence, PresenceBook, Touched};
use crate::store::{Origin, Result};
use rusqlite::{Connection, Row, ToSql};
use std::collections::BTreeSet;
use std::time::Duration;

/// So long a beat waits for another writer: the person's own work waits behind it.
const PATIENCE: Duration = Duration::from_millis(50);

/// So long the end of a session waits for one: nobody sits there any more.
const FAREWELL: Duration = Duration::from_secs(2);

const SELECT: &str = "SELECT session, staff, who, key, address, process, began_ms, beat_ms, client, \"case\"
     FROM presence ORDER BY began_ms, session";

fn presence(row: &Row<'_>) -> rusqlite::Result<Presence> {
    let (key, address): (Option<i64>, Option<String>) = (row.get(3)?, row.get(4)?);
    let (client, case): (Option<i64>, Option<i64>) = (row.get(8)?, row.get(9)?);
    Ok(Presence {
        session: row.get(0)?,
        staff: row.get::<_, Option<i64>>(1)?.map(StaffId),
        who: Clean::line(row.get_ref(2)?.as_str()?),
        origin: key
            .map(|key| Origin { key: StaffKeyId(key), address: Clean::line(address.as_deref().unwrap_or_default()) }),
        process: row.get(5)?,
        began_ms: row.get(6)?,
        beat_ms: row.get(7)?,
        card: client.map(|client| Card { client: ClientId(client), case: case.map(CaseId) }),
    })
}

fn keep(connection: &Connection, one: &Presence) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO presence (session, staff, who, key, address, process, began_ms, beat_ms, client, \"case\")
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (session) DO UPDATE SET staff = excluded.staff, who = excluded.who, beat_ms = excluded.beat_ms,
         client = excluded.client, \"case\" = excluded.\"case\"",
    )?;
    let values: [&dyn ToSql; 10] = [
        &one.session,
        &one.staff.map(|staff| staff.0),
        &one.who.as_str(),
        &one.origin.as_ref().map(|origin| origin.key.0),
        &one.origin.as_ref().map(|origin| origin.address.as_str()).filter(|address| !address.is_empty()),
        &one.process,
        &one.began_ms,
        &one.beat_ms,
        &one.card.map(|card| card.client.0),
        &one.card.and_then(|card| card.case).map(|case| case.0),
    ];
    statement.execute(values)?;
    Ok(())
}

fn drop_all(connection: &Connection, gone: &[i64]) -> Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM presence WHERE session = ?1")?;
    gone.iter().try_for_each(|session| statement.execute([session]).map(drop))?;
    Ok(())
}

impl SqliteStore {
    /// Runs a small write that gives up early, whatever the patience of this connection.
    fn briefly(&mut self, patience: Duration, work: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        open::wait_fairly(&mut self.connection, patience)?;
        let done = self.begin().and_then(|transaction| {
            work(&transaction)?;
            Ok(transaction.commit()?)
        });
        open::wait_fairly(&mut self.connection, self.mode.patience())?;
        done
    }
}

impl PresenceBook for SqliteStore {
    fn keep_presence(&mut self, one: &Presence, gone: &[i64]) -> Result<i64> {
        let session = if one.session == 0 { random::number().max(1) } else { one.session };
        self.briefly(PATIENCE, |connection| {
            drop_all(connection, gone)?;
            keep(connection, &Presence { session, ..one.clone() })
        })?;
        Ok(session)
    }

    fn drop_presence(&mut self, session: i64) -> Result<()> {
        self.briefly(FAREWELL, |connection| drop_all(connection, &[session]))
    }

    fn presences(&self) -> Result<Vec<Presence>> {
        let mut statement = self.connection.prepare_cached(SELECT)?;
        let rows = statement.query_map([], presence)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn touched_after(&self, seq: i64, most: usize) -> Result<Touched> {
        let limit = i64::try_from(most).unwrap_or(i64::MAX - 1);
        let mut statement =
            self.connection.prepare_cached("SELECT seq, client FROM op WHERE seq > ?1 ORDER BY seq LIMIT ?2 + 1")?;
        let rows = statement.query_map((seq, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(i64, Option<i64>)> = rows.collect::<rusqlite::Result<_>>()?;
        if rows.len() > most {
            let mut newest = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM op")?;
            return Ok(Touched { seq: newest.query_row([], |row| row.get(0))?, clients: None, office: true });
        }
        let clients: BTreeSet<ClientId> = rows.iter().filter_map(|(_, client)| client.map(ClientId)).collect();
        Ok(Touched {
            seq: rows.last().map_or(seq, |(seq, _)| *seq),
            clients: Some(clients),
            office: rows.iter().any(|(_, client)| client.is_none()),
        })
    }
}
