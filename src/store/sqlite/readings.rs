//! The log of readings: a row a reading, and the entry of the journal that chains the rows of earlier days.
//!
//! `reads` entries say `first..last count hash`: positions, how many rows, and the SHA-256 of these rows, each field with
//! its length before it. The counter [`COUNTED`] remembers the last position chained. Rows of today are not chained yet:
//! whoever cuts them off before tomorrow's first write goes unseen.
//!
//! A destruction takes a person's name out of what rows say. The entries that spoke for these rows are said anew as events
//! of the act of destruction, `reads first..last count hash`: of a span the newest word of an `erase` entry holds.

use super::cell::Iso;
use super::journal::{Entry, GROUPS, Payload};
use super::random;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::domain::id::{ClientId, StaffKeyId};
use crate::store::access::{READS, Reading, ReadingQuery};
use crate::store::{Act, Origin, Result};
use rusqlite::types::Value;
use rusqlite::{Row, ToSql};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

/// The counter of readings that the journal holds.
pub(super) const COUNTED: &str = "reads";

/// What stands where a command named somebody whose data were destroyed.
const SCRUBBED: &str = "erased";
/// How a span is said anew by a destruction.
const ANEW: &str = "reads ";

/// Rows that an entry of the journal speaks for.
struct Span {
    first: i64,
    last: i64,
    count: i64,
    hash: String,
}

impl Span {
    fn text(&self) -> Clean {
        Clean::line(&format!("{}..{} {} {}", self.first, self.last, self.count, self.hash))
    }

    /// First and last position of an entry's text.
    fn places(text: &str) -> Option<(i64, i64)> {
        let (first, last) = text.split(' ').next()?.split_once("..")?;
        Some((first.parse().ok()?, last.parse().ok()?))
    }
}

fn field(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

fn add(hasher: &mut Sha256, row: &Row<'_>) -> Result<()> {
    for column in 0..8 {
        match row.get::<_, Value>(column)? {
            Value::Integer(number) => field(hasher, &number.to_be_bytes()),
            Value::Text(text) => field(hasher, text.as_bytes()),
            _ => field(hasher, &[]),
        }
    }
    Ok(())
}

impl Session<'_> {
    /// Appends a reading.
    pub(super) fn log_reading(&self, act: &Act, client: Option<ClientId>, what: &str) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO read_log (at_ms, office_day, who, key, address, client, what) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let origin = act.origin.as_ref();
        let values: [&dyn ToSql; 7] = [
            &act.at_ms,
            &Iso(act.today),
            &act.who.as_str(),
            &origin.map(|origin| origin.key.0),
            &origin.map(|origin| origin.address.as_str()).filter(|address| !address.is_empty()),
            &client.map(|client| client.0),
            &what,
        ];
        statement.execute(values)?;
        Ok(())
    }

    /// Chains the readings of earlier days, where there are any.
    pub(super) fn chain_readings(&mut self, act: &Act, head: &mut (i64, [u8; 32])) -> Result<()> {
        let chained = self.counter(COUNTED)?;
        let sql = "SELECT coalesce(max(id), 0) FROM read_log WHERE id > ?1 AND office_day < ?2";
        let last: i64 = self.connection.prepare_cached(sql)?.query_row((chained, Iso(act.today)), |row| row.get(0))?;
        if last == 0 {
            return Ok(());
        }
        let text = self.span(chained + 1, last)?.text();
        let act = Act { reason: READS.to_owned(), group: None, ..act.clone() };
        let group = self.count_up(GROUPS)?;
        let entry = Entry { write_id: random::number(), act: &act, group, undoes: None, client: None };
        let payload = Payload { events: vec![&text], ..Payload::default() };
        self.append(head, &entry, &payload.seal()?)?;
        self.pending.counters.insert(COUNTED.to_owned(), last);
        Ok(())
    }

    /// Chains them in an act that writes nothing else to the journal.
    pub(super) fn chain_alone(&mut self, act: &Act) -> Result<()> {
        let mut head = self.head()?;
        self.chain_readings(act, &mut head)?;
        self.keep_counters()
    }

    fn span(&self, first: i64, last: i64) -> Result<Span> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, at_ms, office_day, who, key, address, client, what FROM main.read_log WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
        )?;
        let mut rows = statement.query([first, last])?;
        let (mut hasher, mut count) = (Sha256::new(), 0);
        while let Some(row) = rows.next()? {
            add(&mut hasher, row)?;
            count += 1;
        }
        let hash = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Span { first, last, count, hash })
    }

    /// Takes what names a person out of the log; gives how many rows said it.
    pub(super) fn scrub_readings(&mut self, telling: &[String]) -> Result<usize> {
        let naming = self.readings_naming(telling)?;
        if naming.is_empty() {
            return Ok(0);
        }
        let (mut scrubbed, mut spans) = (0, BTreeSet::new());
        let told = self.spans()?;
        let guard = "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = 'read_log_no_update'";
        let guard: String = self.connection.query_row(guard, [], |row| row.get(0))?;
        self.connection.execute_batch("DROP TRIGGER main.read_log_no_update")?;
        for what in &naming {
            for id in
                self.every("SELECT id FROM main.read_log WHERE what = ?1", &[what], |row| Ok(row.get::<_, i64>(0)?))?
            {
                spans.extend(
                    told.iter().filter_map(|(_, text)| Span::places(text)).filter(|(a, b)| (*a..=*b).contains(&id)),
                );
                scrubbed += 1;
            }
            self.connection.execute("UPDATE main.read_log SET what = ?2 WHERE what = ?1", [what.as_str(), SCRUBBED])?;
        }
        self.connection.execute_batch(&guard)?;
        for (first, last) in spans {
            let anew = Clean::line(&format!("{ANEW}{}", self.span(first, last)?.text()));
            self.pending.events.push((None, anew));
        }
        Ok(scrubbed)
    }

    /// The entries that speak for readings, and what they say.
    fn spans(&self) -> Result<Vec<(i64, String)>> {
        let sql = "SELECT op.seq, json_extract(body, '$.events[0]') FROM main.op JOIN main.op_payload ON op_payload.seq = op.seq
            WHERE op.reason = ?1 AND json_type(body, '$.events') = 'array' ORDER BY op.seq";
        self.every(sql, &[&READS], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// What destructions said anew of spans, by their places.
    fn said_anew(&self) -> Result<HashMap<(i64, i64), String>> {
        let sql = "SELECT said.value FROM main.op JOIN main.op_payload ON op_payload.seq = op.seq,
            json_each(body, '$.events') AS said WHERE op.reason = 'erase' ORDER BY op.seq";
        let all = self.every(sql, &[], |row| Ok(row.get::<_, String>(0)?))?;
        let texts = all.iter().filter_map(|text| text.strip_prefix(ANEW));
        Ok(texts.filter_map(|text| Some((Span::places(text)?, text.to_owned()))).collect())
    }

    /// What of the log differs from what the journal says of it.
    pub(super) fn reading_faults(&self) -> Result<Vec<String>> {
        let (told, anew) = (self.spans()?, self.said_anew()?);
        let mut faults = Vec::new();
        for (seq, text) in told {
            let text = Span::places(&text).and_then(|places| anew.get(&places)).cloned().unwrap_or(text);
            let held = Span::places(&text).map(|(first, last)| self.span(first, last)).transpose()?;
            if held.is_none_or(|held| held.text().as_str() != text) {
                faults.push(format!("journal: readings that entry {seq} speaks for were altered"));
            }
        }
        Ok(faults)
    }

    /// Readings by a filter, newest first.
    pub(super) fn read_readings(&self, query: &ReadingQuery) -> Result<Vec<Reading>> {
        let mut tests = vec!["1".to_owned()];
        let mut values: Vec<Value> = Vec::new();
        let mut among = |column: &str, list: Option<Vec<Value>>| {
            let Some(list) = list else { return };
            tests.push(format!("{column} IN ({})", vec!["?"; list.len()].join(", ")));
            values.extend(list);
        };
        among("who", query.who.as_ref().map(|list| list.iter().map(|who| Value::Text(who.to_string())).collect()));
        among("client", query.clients.as_ref().map(|list| list.iter().map(|id| Value::from(id.0)).collect()));
        for (test, day) in [("office_day >= ?", query.from), ("office_day <= ?", query.until)] {
            if let Some(day) = day {
                tests.push(test.to_owned());
                values.push(Value::Text(day.to_string()));
            }
        }
        values.push(Value::from(i64::try_from(query.limit).unwrap_or(i64::MAX)));
        let sql = format!(
            "SELECT id, at_ms, office_day, who, key, address, client, what FROM read_log WHERE {} ORDER BY id DESC LIMIT ?",
            tests.join(" AND ")
        );
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        self.every(&sql, &values, reading)
    }
}

fn reading(row: &Row<'_>) -> Result<Reading> {
    let text = |column: usize| -> Result<Clean> {
        Ok(Clean::line(row.get_ref(column)?.as_str_or_null().ok().flatten().unwrap_or_default()))
    };
    let key: Option<i64> = row.get(4)?;
    Ok(Reading {
        id: row.get(0)?,
        at_ms: row.get(1)?,
        day: row.get::<_, Iso>(2)?.0,
        who: text(3)?,
        origin: key
            .map(|key| Ok::<_, crate::store::Error>(Origin { key: StaffKeyId(key), address: text(5)? }))
            .transpose()?,
        client: row.get::<_, Option<i64>>(6)?.map(ClientId),
        what: text(7)?,
    })
}
