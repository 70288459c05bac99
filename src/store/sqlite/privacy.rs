//! Readings about personal data: what ends, who is without consent, whom an incident concerns, who was seen when.

use super::cell::Iso;
use super::journal::ENTRY;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use crate::domain::personal::{Consent, DataRequest, Destruction, Incident};
use crate::domain::record::{Entity, Key, Record};
use crate::domain::staff::StaffKey;
use crate::store::privacy::{
    Doings, Erased, LastSeen, Mention, Named, PrivacyReads, PrivacyWrites, RestrictedRecords, Touched,
};
use crate::store::{JournalEntry, Result};
use rusqlite::ToSql;

/// Neither a record nor a day that a sheet brought.
const UNCONSENTED: &str = "consent_given_on IS NULL AND consent_withdrawn_on IS NULL AND merged_into IS NULL
    AND erased_on IS NULL AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.client = client.id)";

fn most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl Session<'_> {
    /// Records of one kind by the numbers that a statement gives.
    fn by_numbers<T: Entity>(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<T>> {
        let numbers = self.every(sql, values, |row| Ok(row.get::<_, i64>(0)?))?;
        let mut all = Vec::with_capacity(numbers.len());
        for id in numbers {
            let found = self.fetch(Key { kind: T::KIND, id })?;
            all.extend(found.and_then(|record: Record| T::try_from(record).ok()));
        }
        Ok(all)
    }

    fn with_names<T>(&self, all: Vec<T>, whose: impl Fn(&T) -> ClientId) -> Result<Vec<Named<T>>> {
        let named = all.into_iter().map(|about| {
            let name = Clean::line(&self.name_of(whose(&about))?.unwrap_or_default());
            Ok(Named { name, about })
        });
        named.collect()
    }
}

impl PrivacyReads for Session<'_> {
    fn consents_ending(&self, until: Day, limit: usize) -> Result<Vec<Named<Consent>>> {
        let sql = "SELECT id FROM consent WHERE until IS NOT NULL AND withdrawn_on IS NULL AND until <= ?1
             AND NOT EXISTS (SELECT 1 FROM consent AS later WHERE later.client = consent.client
                 AND later.withdrawn_on IS NULL AND (later.until IS NULL OR later.until > consent.until))
             ORDER BY until LIMIT ?2";
        let ending: Vec<Consent> = self.by_numbers(sql, &[&Iso(until), &most(limit)])?;
        self.with_names(ending, |consent| consent.client)
    }

    fn without_consent(&self, after: ClientId, limit: usize) -> Result<Vec<Named<ClientId>>> {
        let sql = format!("SELECT id FROM client WHERE id > ?1 AND {UNCONSENTED} ORDER BY id LIMIT ?2");
        let all = self.every(&sql, &[&after.0, &most(limit)], |row| Ok(ClientId(row.get(0)?)))?;
        self.with_names(all, |client| *client)
    }

    fn has_consents(&self, client: ClientId) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM consent WHERE client = ?1")?.exists([client.0])?)
    }

    fn count_without_consent(&self) -> Result<i64> {
        let sql = format!("SELECT count(*) FROM client WHERE {UNCONSENTED}");
        Ok(self.connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
    }

    fn data_requests(&self, limit: usize) -> Result<Vec<Named<DataRequest>>> {
        let sql = "SELECT id FROM data_request ORDER BY answered_on IS NOT NULL, received_on, id LIMIT ?1";
        let requests: Vec<DataRequest> = self.by_numbers(sql, &[&most(limit)])?;
        self.with_names(requests, |request| request.client)
    }

    fn incidents(&self, limit: usize) -> Result<Vec<Incident>> {
        let sql = "SELECT id FROM incident ORDER BY closed_on IS NOT NULL, discovered_on DESC, id DESC LIMIT ?1";
        self.by_numbers(sql, &[&most(limit)])
    }

    fn destructions(&self, limit: usize) -> Result<Vec<Destruction>> {
        let sql = "SELECT id FROM destruction
             ORDER BY coalesce(done_on, rejected_on) IS NOT NULL, coalesce(done_on, rejected_on, proposed_on) DESC, id DESC
             LIMIT ?1";
        self.by_numbers(sql, &[&most(limit)])
    }

    fn mentions(&self, client: ClientId, limit: usize) -> Result<Vec<Mention>> {
        self.mentions_of(client, limit)
    }

    fn destroyed(&self) -> Result<Vec<(ClientId, Day)>> {
        let sql = "SELECT id, erased_on FROM client WHERE erased_on IS NOT NULL ORDER BY id";
        self.every(sql, &[], |row| Ok((ClientId(row.get(0)?), row.get::<_, Iso>(1)?.0)))
    }

    fn idle_clients(&self, on: Day, after: ClientId, limit: usize) -> Result<Vec<ClientId>> {
        let sql = "SELECT id FROM client WHERE id > ?2 AND merged_into IS NULL AND erased_on IS NULL
             AND hold_since IS NULL
             AND NOT EXISTS (SELECT 1 FROM case_file WHERE case_file.client = client.id
                 AND stage <> 'closed' AND stage <> 'withdrawn' AND closed_on IS NULL)
             AND NOT EXISTS (SELECT 1 FROM permit WHERE permit.client = client.id
                 AND coalesce(actual_end, valid_until) >= ?1)
             ORDER BY id LIMIT ?3";
        self.every(sql, &[&Iso(on), &after.0, &most(limit)], |row| Ok(ClientId(row.get(0)?)))
    }

    fn touched_by(&self, doings: &Doings) -> Result<Vec<Touched>> {
        let who = doings.who.as_deref();
        let key = doings.key.map(|key| key.0);
        let sql = "SELECT client, count(*), max(at_ms) FROM (SELECT client, at_ms, who, key FROM op
                 UNION ALL SELECT client, at_ms, who, key FROM read_log)
             WHERE client IS NOT NULL AND at_ms BETWEEN ?1 AND ?2
             AND (?3 IS NULL OR who = ?3) AND (?4 IS NULL OR key = ?4) GROUP BY client ORDER BY client";
        let values: [&dyn ToSql; 4] = [&doings.from_ms, &doings.until_ms, &who, &key];
        let found = self.every(sql, &values, |row| Ok((ClientId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
        let named = found.into_iter().map(|(client, entries, last_ms)| {
            let person = self.fetch(client.into())?.and_then(|record| Client::try_from(record).ok());
            let reached = person.iter().flat_map(|person| [&person.phone, &person.email]).flatten();
            let contact = reached.map(Clean::as_str).collect::<Vec<_>>().join(", ");
            let name = person.as_ref().map(|person| Clean::line(person.name())).unwrap_or_default();
            Ok(Touched { client, name, contact: Clean::line(&contact), entries, last_ms })
        });
        named.collect()
    }

    fn restricted_records(&self) -> Result<RestrictedRecords> {
        let sql = "SELECT people, people + (SELECT count(*) FROM identity_document) + (SELECT count(*) FROM contact)
             FROM (SELECT count(*) AS people FROM client WHERE erased_on IS NULL)";
        let row = |row: &rusqlite::Row<'_>| Ok(RestrictedRecords { people: row.get(0)?, records: row.get(1)? });
        Ok(self.connection.prepare_cached(sql)?.query_row([], row)?)
    }

    fn last_seen(&self) -> Result<Vec<LastSeen>> {
        // The newest entry of each person lies at the end of their part of the index.
        let sql = "WITH RECURSIVE person(who) AS (SELECT min(who) FROM op
                 UNION ALL SELECT (SELECT min(who) FROM op WHERE who > person.who) FROM person WHERE who IS NOT NULL)
             SELECT who, (SELECT at_ms FROM op WHERE op.who = person.who ORDER BY seq DESC LIMIT 1)
             FROM person WHERE who IS NOT NULL";
        self.every(sql, &[], |row| {
            Ok(LastSeen { who: Clean::line(row.get_ref(0)?.as_str().unwrap_or_default()), at_ms: row.get(1)? })
        })
    }

    fn staff_entries(&self) -> Result<Vec<JournalEntry>> {
        let sql = format!("{ENTRY} WHERE op.client IS NULL AND instr(body, '\"kind\":\"staff\"') > 0 ORDER BY op.seq");
        self.entries(&sql, &[])
    }

    fn all_keys(&self) -> Result<Vec<StaffKey>> {
        self.by_numbers("SELECT id FROM staff_key ORDER BY id", &[])
    }

    fn limited_clients(&self, limit: usize) -> Result<Vec<ClientId>> {
        let sql = "SELECT id FROM client WHERE (blocked_on IS NOT NULL OR hold_since IS NOT NULL) AND erased_on IS NULL
             ORDER BY id LIMIT ?1";
        self.every(sql, &[&most(limit)], |row| Ok(ClientId(row.get(0)?)))
    }

    fn blocked_in_sight(&self, limit: usize) -> Result<Vec<ClientId>> {
        let sql = "SELECT id FROM client WHERE blocked_on IS NOT NULL AND erased_on IS NULL AND merged_into IS NULL
             AND NOT EXISTS (SELECT 1 FROM access WHERE access.client = client.id AND access.\"case\" IS NULL)
             ORDER BY id LIMIT ?1";
        self.every(sql, &[&most(limit)], |row| Ok(ClientId(row.get(0)?)))
    }

    fn highest_client(&self) -> Result<i64> {
        self.counter(Self::counter_of(crate::domain::record::Kind::Client))
    }
}

impl PrivacyWrites for Session<'_> {
    fn erase(&mut self, client: ClientId, on: Day, again: bool) -> Result<Erased> {
        self.erase_person(client, on, again)
    }

    fn reserve_clients(&mut self, highest: i64) -> Result<()> {
        let name = Self::counter_of(crate::domain::record::Kind::Client);
        if self.counter(name)? < highest {
            self.connection
                .prepare_cached(
                    "INSERT INTO counter (name, value) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
                )?
                .execute((name, highest))?;
        }
        Ok(())
    }
}
