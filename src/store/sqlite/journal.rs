//! The journal: append-only, each entry bound to the one before by its hash, payloads apart.
//!
//! `hash = SHA-256("sojourn-op-1" ‖ prev_hash ‖ fields ‖ payload_commit)`, each field preceded by its length in eight
//! bytes (so that no two lists of fields look alike); an entry of a session over SSH begins with "sojourn-op-2" and has
//! the number of the key and the address as two fields more; and `payload_commit = SHA-256(salt ‖ body)`. Edits and removals
//! inside the chain are found; of a cut tail only that numbers of groups were given out which no entry bears, so whoever
//! also turns back the counter goes unseen: the head is to be kept outside too.

use super::cell::Iso;
use super::session::{Changed, Session};
use super::{random, session};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{ClientId, StaffKeyId};
use crate::domain::record::Kind;
use crate::store::law::LawStep;
use crate::store::reports::SettingChange;
use crate::store::undo::LASTING;
use crate::store::{Act, Change, JournalEntry, JournalFilter, Move, Origin, Result};
use rusqlite::{OptionalExtension, Row, ToSql};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// The counter of groups.
pub(super) const GROUPS: &str = "group";

/// The hash before the first entry.
pub(super) const ROOT: [u8; 32] = [0; 32];

/// What an entry says, apart from its place in the chain.
pub(super) struct Entry<'a> {
    /// The number that all entries of one transaction share.
    pub(super) write_id: i64,
    /// Who, why, when.
    pub(super) act: &'a Act,
    /// Group.
    pub(super) group: i64,
    /// The group it undoes.
    pub(super) undoes: Option<i64>,
    /// The client.
    pub(super) client: Option<ClientId>,
}

/// The payload, as JSON.
#[derive(Default, Serialize)]
pub(super) struct Payload<'a> {
    /// Changes of records.
    pub(super) changes: &'a [&'a Changed],
    /// Dates that moved.
    pub(super) moves: &'a [Move],
    /// Settings: name, old, new.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) settings: &'a [(String, Option<String>, String)],
    /// A review that was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sign_off: Option<&'a super::reviews::Closed>,
    /// A change of the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) law: Option<&'a LawStep>,
    /// What is held on the client was destroyed: the content of the earlier entries of their history is gone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) erased: bool,
    /// Entries in nobody's history whose content went with it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) taken: &'a [i64],
    /// What happened without changing a record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) events: Vec<&'a Clean>,
}

impl Payload<'_> {
    /// True when there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        let settled = self.settings.is_empty() && self.sign_off.is_none() && self.law.is_none();
        self.changes.is_empty() && self.moves.is_empty() && self.events.is_empty() && settled && !self.erased
    }

    /// The payload in its last form, with what the chain holds of it.
    pub(super) fn seal(&self) -> Result<Sealed> {
        let body = serde_json::to_string(self).map_err(|error| crate::store::Error::Engine(error.to_string()))?;
        let salt = random::salt()?;
        let commit = commitment(&salt, body.as_bytes());
        Ok(Sealed { body, salt, commit })
    }
}

/// A payload as it is stored.
pub(super) struct Sealed {
    body: String,
    salt: [u8; 16],
    commit: [u8; 32],
}

/// The payload as read back.
#[derive(Deserialize, Default)]
struct Read {
    changes: Vec<Change>,
    moves: Vec<Move>,
    #[serde(default)]
    settings: Vec<(String, Option<String>, String)>,
    #[serde(default)]
    law: Option<LawStep>,
    #[serde(default)]
    events: Vec<String>,
}

struct Named<'a>(&'a session::Values);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, cell) in self.0 {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl Serialize for Changed {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut change = serializer.serialize_struct("Change", 3)?;
        change.serialize_field("key", &self.key)?;
        change.serialize_field("old", &self.old.as_ref().map(Named))?;
        change.serialize_field("new", &self.new.as_ref().map(Named))?;
        change.end()
    }
}

impl Changed {
    /// A member of staff or one of their keys.
    pub(super) fn is_of_staff(&self) -> bool {
        matches!(self.key.kind, Kind::Staff | Kind::StaffKey)
    }

    /// As the journal will tell it.
    pub(super) fn in_domain_words(&self) -> Result<Change> {
        let told = serde_json::to_value(self).and_then(serde_json::from_value);
        told.map_err(|error| crate::store::Error::Engine(error.to_string()))
    }
}

/// The fields of an entry in the order in which they are hashed.
struct Fields<'a> {
    seq: i64,
    write_id: i64,
    at_ms: i64,
    office_day: &'a str,
    who: &'a str,
    reason: &'a str,
    group: i64,
    undoes: Option<i64>,
    client: Option<i64>,
    key: Option<i64>,
    address: Option<&'a str>,
}

impl Fields<'_> {
    fn hash(&self, prev: &[u8], commit: &[u8]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let is_local = self.key.is_none() && self.address.is_none();
        hasher.update(if is_local { b"sojourn-op-1" } else { b"sojourn-op-2" });
        hasher.update(prev);
        let mut field = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_be_bytes());
            hasher.update(bytes);
        };
        for number in [self.seq, self.write_id, self.at_ms] {
            field(&number.to_be_bytes());
        }
        for text in [self.office_day, self.who, self.reason] {
            field(text.as_bytes());
        }
        field(&self.group.to_be_bytes());
        for number in [self.undoes, self.client] {
            // An absent number has no bytes.
            field(number.map(i64::to_be_bytes).as_ref().map_or(&[], <[u8; 8]>::as_slice));
        }
        if !is_local {
            field(self.key.map(i64::to_be_bytes).as_ref().map_or(&[], <[u8; 8]>::as_slice));
            field(self.address.unwrap_or_default().as_bytes());
        }
        hasher.update(commit);
        hasher.finalize().into()
    }
}

fn commitment(salt: &[u8], body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(body);
    hasher.finalize().into()
}

impl Session<'_> {
    /// Position of the newest entry; 0 when there is none.
    pub(super) fn head_seq(&self) -> Result<i64> {
        let mut statement = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM op")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Position and hash of the newest entry.
    pub(super) fn head(&self) -> Result<(i64, [u8; 32])> {
        let mut statement = self.connection.prepare_cached("SELECT seq, hash FROM op ORDER BY seq DESC LIMIT 1")?;
        Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?.unwrap_or((0, ROOT)))
    }

    /// Appends an entry after `head`, which it moves on.
    pub(super) fn append(&self, head: &mut (i64, [u8; 32]), entry: &Entry<'_>, sealed: &Sealed) -> Result<()> {
        let Sealed { body, salt, commit } = sealed;
        let (act, office_day) = (entry.act, entry.act.today.to_string());
        let fields = Fields {
            seq: head.0 + 1,
            write_id: entry.write_id,
            at_ms: act.at_ms,
            office_day: &office_day,
            who: &act.who,
            reason: &act.reason,
            group: entry.group,
            undoes: entry.undoes,
            client: entry.client.map(|client| client.0),
            key: act.origin.as_ref().map(|origin| origin.key.0),
            address: act.origin.as_ref().map(|origin| origin.address.as_str()),
        };
        let hash = fields.hash(&head.1, commit);
        self.insert_op(&fields, commit, &head.1, &hash)?;
        self.run("INSERT INTO op_payload (seq, salt, body) VALUES (?1, ?2, ?3)", (fields.seq, salt, body))?;
        *head = (fields.seq, hash);
        Ok(())
    }

    fn insert_op(&self, fields: &Fields<'_>, commit: &[u8], prev: &[u8], hash: &[u8]) -> Result<()> {
        let values: [&dyn ToSql; 14] = [
            &fields.seq,
            &fields.write_id,
            &fields.at_ms,
            &fields.office_day,
            &fields.who,
            &fields.reason,
            &fields.group,
            &fields.undoes,
            &fields.client,
            &commit,
            &prev,
            &hash,
            &fields.key,
            &fields.address,
        ];
        self.run(
            "INSERT INTO op (seq, write_id, at_ms, office_day, who, reason, batch, undoes, client, payload_commit,
             prev_hash, hash, key, address)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            values,
        )?;
        Ok(())
    }

    /// Entries by a filter.
    pub(super) fn read_journal(&self, filter: &JournalFilter) -> Result<Vec<JournalEntry>> {
        let order = if filter.after.is_some() { "ASC" } else { "DESC" };
        let mut tests = vec!["op.seq > ?1"];
        let after = filter.after.unwrap_or(0);
        let limit = i64::try_from(filter.limit).unwrap_or(i64::MAX);
        let mut values: Vec<&dyn ToSql> = vec![&after, &limit];
        let client = filter.client.map(|client| client.0);
        let who = filter.who.as_deref();
        for (given, test, value) in [
            (client.is_some(), "op.client = ?3", &client as &dyn ToSql),
            (who.is_some(), "op.who = ?4", &who as &dyn ToSql),
        ] {
            values.push(value);
            if given {
                tests.push(test);
            }
        }
        // Parameters that no test uses still have to exist.
        let sql = format!(
            "{} WHERE {} AND ?3 IS ?3 AND ?4 IS ?4 ORDER BY op.seq {order} LIMIT ?2",
            ENTRY,
            tests.join(" AND ")
        );
        self.entries(&sql, &values)
    }

    /// The entries of one group, oldest first.
    pub(super) fn read_group(&self, group: i64) -> Result<Vec<JournalEntry>> {
        self.entries(&format!("{ENTRY} WHERE op.batch = ?1 ORDER BY op.seq"), &[&group])
    }

    pub(super) fn entries(&self, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<JournalEntry>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(values)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let mut entry = entry(row)?;
            self.without_hidden_cases(&mut entry.changes, &mut entry.moves)?;
            entries.push(entry);
        }
        Ok(entries)
    }

    /// The newest group of a person that is neither an undo nor undone.
    pub(super) fn read_newest_group(&self, who: &str) -> Result<Option<i64>> {
        let lasting: Vec<String> = LASTING.iter().map(|reason| format!("'{reason}'")).collect();
        let sql = format!(
            "SELECT batch FROM op WHERE who = ?1 AND undoes IS NULL AND reason NOT IN ({})
             AND NOT EXISTS (SELECT 1 FROM op AS undo WHERE undo.undoes = op.batch)
             AND NOT EXISTS (SELECT 1 FROM op_payload AS event WHERE event.seq = op.seq
                 AND json_type(event.body, '$.events') = 'array' AND json_array_length(event.body, '$.changes') = 0)
             ORDER BY seq DESC LIMIT 1",
            lasting.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([who], |row| row.get(0)).optional()?)
    }

    /// Office day and position of the newest entry.
    pub(super) fn read_head(&self) -> Result<Option<(Day, i64)>> {
        let mut statement =
            self.connection.prepare_cached("SELECT office_day, seq FROM op ORDER BY seq DESC LIMIT 1")?;
        Ok(statement.query_row([], |row| Ok((row.get::<_, Iso>(0)?.0, row.get(1)?))).optional()?)
    }

    /// Position, hash and office day of the newest entry, whoever reads.
    pub(super) fn read_anchor(&self) -> Result<Option<(i64, String, Day)>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT seq, lower(hex(hash)), office_day FROM main.op ORDER BY seq DESC LIMIT 1")?;
        let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, Iso>(2)?.0));
        Ok(statement.query_row([], read).optional()?)
    }

    /// Position and office day of the entry with a hash.
    pub(super) fn find_hash(&self, hash: &str) -> Result<Option<(i64, Day)>> {
        let sql = "SELECT seq, office_day FROM main.op WHERE hex(hash) = upper(?1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([hash], |row| Ok((row.get(0)?, row.get::<_, Iso>(1)?.0))).optional()?)
    }

    /// Verifies the chain from its beginning: how many entries, the head in hexadecimal, and what is wrong.
    pub(super) fn verify_chain(&self, progress: &mut dyn FnMut(i64)) -> Result<(i64, String, Vec<String>)> {
        let mut statement = self.connection.prepare(
            "SELECT op.seq, write_id, at_ms, office_day, who, reason, batch, undoes, client, payload_commit, prev_hash,
             hash, salt, body,
             body IS NULL AND NOT EXISTS (SELECT 1 FROM main.op AS later JOIN main.op_payload AS told ON told.seq = later.seq
                 WHERE later.client = op.client AND later.seq > op.seq AND told.body ->> '$.erased')
             AND NOT EXISTS (SELECT 1 FROM main.op AS later JOIN main.op_payload AS told ON told.seq = later.seq
                 JOIN json_each(told.body, '$.taken') AS taken
                 WHERE op.client IS NULL AND later.client IS NOT NULL AND later.seq > op.seq
                 AND later.reason = 'erase' AND taken.value = op.seq),
             key, address
             FROM main.op LEFT JOIN main.op_payload ON op_payload.seq = op.seq ORDER BY op.seq",
        )?;
        let mut rows = statement.query([])?;
        let (mut count, mut place, mut head, mut faults) = (0, 0, ROOT.to_vec(), Vec::new());
        while let Some(row) = rows.next()? {
            count += 1;
            place += 1;
            faults.extend(link_fault(row, place, &head)?);
            // Go on from what stands there, so that one fault is not told again with every entry after it.
            (place, head) = (row.get(0)?, row.get(11)?);
            if count % 1_000 == 0 {
                progress(count);
            }
        }
        drop(rows);
        faults.extend(self.cut_tail()?);
        faults.extend(self.reading_faults()?);
        Ok((count, head.iter().map(|byte| format!("{byte:02x}")).collect(), faults))
    }

    /// Every group leaves an entry: where the newest numbers given out have none, the end of the journal is missing.
    fn cut_tail(&self) -> Result<Option<String>> {
        let newest: i64 =
            self.connection.query_row("SELECT coalesce(max(batch), 0) FROM main.op", [], |row| row.get(0))?;
        let given = self.counter(GROUPS)?;
        Ok((newest < given).then(|| format!("journal: the entries of group {given} are missing")))
    }
}

/// What [`Session::entries`] reads, without its conditions.
pub(super) const ENTRY: &str = "SELECT op.seq, at_ms, office_day, who, reason, batch, undoes, client, body, key, address FROM op \
    LEFT JOIN op_payload ON op_payload.seq = op.seq";

fn entry(row: &Row<'_>) -> Result<JournalEntry> {
    let body: Option<String> = row.get(8)?;
    let erased = body.is_none();
    let payload: Read = match body {
        Some(body) => serde_json::from_str(&body)
            .map_err(|_| crate::store::Error::Damaged("a journal payload cannot be read".to_owned()))?,
        None => Read::default(),
    };
    Ok(JournalEntry {
        seq: row.get(0)?,
        at_ms: row.get(1)?,
        office_day: row.get::<_, Iso>(2)?.0,
        who: Clean::line(row.get_ref(3)?.as_str().unwrap_or_default()),
        reason: row.get(4)?,
        group: row.get(5)?,
        undoes: row.get(6)?,
        client: row.get::<_, Option<i64>>(7)?.map(ClientId),
        origin: origin(row.get(9)?, row.get_ref(10)?.as_str_or_null().ok().flatten()),
        changes: payload.changes,
        moves: payload.moves,
        settings: payload.settings.into_iter().map(|(name, old, new)| SettingChange { name, old, new }).collect(),
        law: payload.law,
        events: payload.events.iter().map(|text| Clean::note(text)).collect(),
        erased,
    })
}

fn origin(key: Option<i64>, address: Option<&str>) -> Option<Origin> {
    Some(Origin { key: StaffKeyId(key?), address: Clean::line(address.unwrap_or_default()) })
}

/// What is wrong with one link of the chain.
fn link_fault(row: &Row<'_>, place: i64, head: &[u8]) -> Result<Option<String>> {
    let (office_day, who, reason): (String, String, String) = (row.get(3)?, row.get(4)?, row.get(5)?);
    let address: Option<String> = row.get(16)?;
    let fields = Fields {
        seq: row.get(0)?,
        write_id: row.get(1)?,
        at_ms: row.get(2)?,
        office_day: &office_day,
        who: &who,
        reason: &reason,
        group: row.get(6)?,
        undoes: row.get(7)?,
        client: row.get(8)?,
        key: row.get(15)?,
        address: address.as_deref(),
    };
    let (commit, prev, hash): (Vec<u8>, Vec<u8>, Vec<u8>) = (row.get(9)?, row.get(10)?, row.get(11)?);
    let (salt, body): (Option<Vec<u8>>, Option<String>) = (row.get(12)?, row.get(13)?);
    let seq = fields.seq;
    let payload_differs = match (salt, body) {
        (Some(salt), Some(body)) => commitment(&salt, body.as_bytes()).as_slice() != commit,
        _ => false,
    };
    Ok(match () {
        () if seq != place => Some(format!("journal: entry {place} is missing")),
        () if prev != head => Some(format!("journal: entry {seq} does not follow the one before it")),
        () if fields.hash(head, &commit).as_slice() != hash => Some(format!("journal: entry {seq} was altered")),
        () if payload_differs => Some(format!("journal: the content of entry {seq} was altered")),
        // Only an erasure, which is an entry of its own, may take content away.
        () if row.get(14)? => Some(format!("journal: the content of entry {seq} is missing")),
        () => None,
    })
}
