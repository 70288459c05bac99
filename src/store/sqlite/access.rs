//! Who is named on what, what of it is hidden from whoever reads, and whom to ask.

use super::due::number;
use super::session::Session;
use crate::domain::access::{Access, Restricted};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::record::Kind;
use crate::store::access::{AccessReads, HiddenDue, Reading, ReadingQuery};
use crate::store::{PersonKeys, Result};
use std::collections::BTreeMap;
impl Session<'_> {
    fn accesses(&self, test: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Access>> {
        let sql = format!("SELECT {} FROM access {test}", super::texts::columns(Kind::Access));
        self.every(&sql, values, |row| {
            super::cell::entity(row).map_err(|error| super::records::unreadable(Kind::Access, &error))
        })
    }

    pub(super) fn restricted_client(&self, client: ClientId) -> Result<Restricted> {
        Ok(Restricted { client, case: None, named: self.named_on(client, None)? })
    }

    /// Clients that are hidden from whoever reads, by number.
    pub(super) fn hidden_clients(&self, most: i64) -> Result<Vec<Restricted>> {
        if !self.connection.veiled {
            return Ok(Vec::new());
        }
        // What was merged away stands in no list either.
        let sql = "SELECT client FROM hidden_client EXCEPT SELECT id FROM main.client WHERE merged_into IS NOT NULL
            ORDER BY 1 LIMIT ?1";
        self.numbers(sql, most)?.into_iter().map(|client| self.restricted_client(ClientId(client))).collect()
    }

    /// Hidden cases of clients who are not, by number.
    pub(super) fn hidden_cases(&self, most: i64) -> Result<Vec<Restricted>> {
        if !self.connection.veiled {
            return Ok(Vec::new());
        }
        let test = "held.id IN (SELECT \"case\" FROM hidden_case) AND held.client NOT IN hidden_client ORDER BY held.id LIMIT ?1";
        self.restricted_cases(test, &[&most])
    }

    fn restricted_cases(&self, test: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Restricted>> {
        let sql = format!(
            "SELECT held.client, held.id, held.reference, held.client IN hidden_client FROM main.case_file AS held WHERE {test}"
        );
        let found = self.every(&sql, values, |row| {
            let reference = Clean::line(row.get_ref(2)?.as_str().unwrap_or_default());
            Ok((ClientId(row.get(0)?), CaseId(row.get(1)?), reference, row.get::<_, bool>(3)?))
        })?;
        let asked = |(client, case, reference, whole): (ClientId, CaseId, Clean, bool)| {
            let named = self.named_on(client, (!whole).then_some(case))?;
            Ok(Restricted { client, case: Some((case, reference)), named })
        };
        found.into_iter().map(asked).collect()
    }
}

impl AccessReads for Session<'_> {
    fn access_to(&self, client: ClientId) -> Result<Vec<Access>> {
        self.accesses("WHERE client = ?1 ORDER BY id", &[&client.0])
    }

    fn restricted(&self, limit: usize) -> Result<Vec<Restricted>> {
        if !self.connection.veiled {
            return Ok(Vec::new());
        }
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut found = self.hidden_clients(most)?;
        found.extend(self.hidden_cases(most)?);
        found.truncate(limit);
        Ok(found)
    }

    fn restricted_as(&self, reference: &str) -> Result<Option<Restricted>> {
        if !self.connection.veiled {
            return Ok(None);
        }
        if let Some(client) = ClientId::parse(reference) {
            let hidden = self.numbers("SELECT client FROM hidden_client WHERE client = ?1", client.0)?;
            return if hidden.is_empty() { Ok(None) } else { self.restricted_client(client).map(Some) };
        }
        if let Some(case) = CaseId::parse(reference) {
            let test =
                "held.id = ?1 AND (held.id IN (SELECT \"case\" FROM hidden_case) OR held.client IN hidden_client)";
            return Ok(self.restricted_cases(test, &[&case.0])?.pop());
        }
        let test =
            "held.reference = ?1 AND (held.id IN (SELECT \"case\" FROM hidden_case) OR held.client IN hidden_client)";
        for spelling in super::search::spellings(reference) {
            if let Some(found) = self.restricted_cases(test, &[&spelling])?.pop() {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn hidden_due(&self, until: Day, today: Day) -> Result<Vec<HiddenDue>> {
        if !self.connection.veiled {
            return Ok(Vec::new());
        }
        let sql = "SELECT DISTINCT client FROM hidden_deadline WHERE section = 0 AND warn_day <= ?1
            AND (moot_from IS NULL OR moot_from > ?2) AND client IN hidden_client";
        let clients = self.every(sql, &[&number(until), &number(today)], |row| Ok(ClientId(row.get(0)?)))?;
        let mut counted: BTreeMap<Vec<Clean>, usize> = BTreeMap::new();
        for client in clients {
            *counted.entry(self.named_on(client, None)?).or_default() += 1;
        }
        Ok(counted.into_iter().map(|(named, clients)| HiddenDue { named, clients }).collect())
    }

    fn hidden_bearer(&self, keys: &PersonKeys) -> Result<Option<ClientId>> {
        if !self.connection.veiled && self.hidden.is_empty() {
            return Ok(None);
        }
        let mut bearers = Vec::new();
        if let Some((state, number)) = &keys.document {
            let sql = "SELECT DISTINCT client FROM main.number_key
                WHERE number = ?1 AND (?2 IS NULL OR state IN (?2, '')) ORDER BY client";
            let state = state.as_ref().map(crate::domain::country::Country::as_str);
            bearers.extend(self.every(sql, &[number, &state], |row| Ok(ClientId(row.get(0)?)))?);
        }
        if let Some(iin) = &keys.iin {
            let sql = "SELECT id FROM main.client WHERE iin = ?1 ORDER BY id";
            bearers.extend(self.every(sql, &[iin], |row| Ok(ClientId(row.get(0)?)))?);
        }
        for client in bearers {
            let hidden = if self.connection.veiled {
                !self.numbers("SELECT client FROM hidden_client WHERE client = ?1", client.0)?.is_empty()
            } else {
                self.hidden.client(client)
            };
            if hidden {
                return Ok(Some(client));
            }
        }
        Ok(None)
    }

    fn restrictions(&self) -> Result<Vec<Access>> {
        self.accesses("ORDER BY client, \"case\", staff", &[])
    }

    fn readings(&self, query: &ReadingQuery) -> Result<Vec<Reading>> {
        self.read_readings(query)
    }
}
