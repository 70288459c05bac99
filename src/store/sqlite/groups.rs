//! Groups of the journal, page by page and as a whole.

use super::journal::ENTRY;
use super::session::Session;
use super::texts::whose;
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::record::{FieldType, Key, Kind, Record};
use crate::store::groups::{GroupClient, GroupOutline, GroupReads};
use crate::store::{JournalEntry, Result};

impl GroupReads for Session<'_> {
    fn group_outline(&self, group: i64) -> Result<Option<GroupOutline>> {
        let sql = "SELECT count(*), count(DISTINCT client), count(undoes),
                   (SELECT count(*) FROM op AS mine WHERE mine.batch = ?1
                    AND NOT EXISTS (SELECT 1 FROM op_payload WHERE op_payload.seq = mine.seq))
                   FROM op WHERE batch = ?1";
        let row = |row: &rusqlite::Row<'_>| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]);
        let [entries, clients, undoing, erased]: [i64; 4] =
            self.connection.prepare_cached(sql)?.query_row([group], row)?;
        let words = |column: &str| -> Result<Vec<String>> {
            let sql = format!("SELECT DISTINCT {column} FROM op WHERE batch = ?1 ORDER BY 1");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let rows = statement.query_map([group], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let count = |number: i64| usize::try_from(number).unwrap_or(0);
        if entries == 0 {
            return Ok(None);
        }
        Ok(Some(GroupOutline {
            entries: count(entries),
            clients: count(clients),
            who: words("who")?.iter().map(|who| Clean::line(who)).collect(),
            reasons: words("reason")?,
            erased: erased > 0,
            undoes: undoing > 0,
        }))
    }

    fn group_changes(&self, group: i64) -> Result<usize> {
        let sql = "SELECT coalesce(sum(json_array_length(body, '$.changes')), 0) FROM op JOIN op_payload USING (seq)
                   WHERE batch = ?1";
        let changes: i64 = self.connection.prepare_cached(sql)?.query_row([group], |row| row.get(0))?;
        Ok(usize::try_from(changes).unwrap_or(0))
    }

    fn group_before(&self, group: i64, before: i64, limit: usize) -> Result<Vec<JournalEntry>> {
        let sql = format!("{ENTRY} WHERE op.batch = ?1 AND op.seq < ?2 ORDER BY op.seq DESC LIMIT ?3");
        self.entries(&sql, &[&group, &before, &i64::try_from(limit).unwrap_or(i64::MAX)])
    }

    fn group_about(&self, group: i64, client: Option<ClientId>) -> Result<Vec<JournalEntry>> {
        // By client first: a large group has few entries of each.
        let whose =
            if client.is_some() { "op.client = ?2 AND +op.batch = ?1" } else { "op.batch = ?1 AND op.client IS ?2" };
        let sql = format!("{ENTRY} WHERE {whose} ORDER BY op.seq DESC");
        self.entries(&sql, &[&group, &client.map(|client| client.0)])
    }

    fn group_clients(&self, group: i64) -> Result<Vec<GroupClient>> {
        let sql = "WITH mine AS (SELECT client, min(seq) AS first FROM op WHERE batch = ?1 AND client IS NOT NULL GROUP BY client)
                   SELECT client, EXISTS (SELECT 1 FROM op AS later WHERE later.client = mine.client AND later.seq > mine.first
                       AND +later.batch <> ?1) FROM mine ORDER BY client DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement
            .query_map([group], |row| Ok(GroupClient { client: ClientId(row.get(0)?), went_on: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn pointing_at(&self, key: Key) -> Result<Vec<Option<ClientId>>> {
        let mut found = Vec::new();
        for (kind, field) in fields_of(key.kind).filter(|(_, field)| *field != "client") {
            let whose = whose(kind);
            let sql = format!("SELECT DISTINCT {whose} FROM {} WHERE \"{field}\" = ?1", kind.as_str());
            let mut statement = self.connection.prepare_cached(&sql)?;
            for client in statement.query_map([key.id], |row| row.get::<_, Option<i64>>(0))? {
                found.push(client?.map(ClientId));
            }
        }
        Ok(found)
    }
}

impl Session<'_> {
    /// A record that points at this one, which need not be there any more.
    pub(super) fn pointing_record(&self, key: Key) -> Result<Option<Record>> {
        for (kind, field) in fields_of(key.kind) {
            let sql = format!("SELECT id FROM {} WHERE \"{field}\" = ?1 LIMIT 1", kind.as_str());
            if let Some(id) = self.numbers(&sql, key.id)?.first() {
                return self.fetch(Key { kind, id: *id });
            }
        }
        Ok(None)
    }
}

/// The kinds and fields that name a record of this kind.
fn fields_of(to: Kind) -> impl Iterator<Item = (Kind, &'static str)> {
    Kind::ALL.iter().flat_map(move |kind| {
        let naming = kind.fields().iter().filter(move |field| field.holds == FieldType::Ref(to));
        naming.map(move |field| (*kind, field.name))
    })
}
