//! The destruction of everything that is held on a person, and who may still be written about.
//!
//! Rows go by plain SQL, not by the verbs: those would write what they take away into the journal. `secure_delete` (of the
//! file and of the full-text index) overwrites what was in the pages; the write-ahead log is emptied afterwards
//! ([`SqliteStore::empty_log`]), because it still holds the pages as they were before.

use super::SqliteStore;
use super::cell::Iso;
use super::session::Session;
use crate::domain::attachment::Fingerprint;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind, Record};
use crate::store::privacy::Erased;
use crate::store::{Error, Result};
use rusqlite::OptionalExtension;
use std::time::{Duration, Instant};

/// So long the log is waited for: readers finish within it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What belongs to a client, besides the client's own row: records of every kind that says whose it is. A sponsor who is
/// the client stands behind other people and stays, without a name.
fn belongings() -> impl Iterator<Item = Kind> {
    let owned = |kind: &Kind| !matches!(kind, Kind::Client | Kind::Sponsor) && kind.field("client").is_some();
    Kind::ALL.iter().copied().filter(owned)
}

impl Session<'_> {
    /// See [`crate::store::privacy::PrivacyWrites::erase`].
    pub(super) fn erase_person(&mut self, client: ClientId, on: Day, again: bool) -> Result<Erased> {
        self.may_erase(client, again)?;
        let clients = self.same_person(client)?;
        let telling = self.telling(&clients)?;
        self.connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let mut erased = Erased { clients: clients.clone(), ..Erased::default() };
        let mut contents = Vec::new();
        for client in &clients {
            self.forget_fresh(*client);
            contents.extend(self.contents_of(*client)?);
            for lender in self.leaning_on(*client)? {
                self.touch(lender);
            }
            self.nameless_sponsors(*client)?;
            self.erase_records(*client, on, &mut erased)?;
            erased.entries += self.erase_beside(*client)?;
        }
        erased.entries += self.erase_mentions(&telling)?;
        erased.readings = self.scrub_readings(&telling)?;
        for content in contents {
            if !erased.contents.contains(&content) && !self.is_named(&content)? {
                erased.contents.push(content);
            }
        }
        for client in clients {
            self.touch(client);
            self.pending.erased.push(client);
        }
        Ok(erased)
    }

    fn may_erase(&self, client: ClientId, again: bool) -> Result<()> {
        let found = self.fetch(client.into())?.and_then(|record| Client::try_from(record).ok());
        let found = found.ok_or(Error::NotFound(client.into()))?;
        let refused = |id: &str| Err(Error::Refused(Phrase::new(id).text("client", client.to_string())));
        match (found.erased_on, found.merged_into, found.hold_since) {
            (Some(day), ..) => {
                Err(Error::Refused(Phrase::new("erase-already").text("client", client.to_string()).day("day", day)))
            }
            _ if again => Ok(()),
            (None, Some(kept), _) => Err(Error::Refused(Phrase::new("erase-merged").text("client", kept.to_string()))),
            (None, None, Some(_)) => refused("erase-hold"),
            (None, None, None) => Ok(()),
        }
    }

    /// The client, and every record that was merged into it, however long ago.
    pub(super) fn same_person(&self, client: ClientId) -> Result<Vec<ClientId>> {
        let mut all = vec![client];
        let mut next = 0;
        while let Some(client) = all.get(next).copied() {
            let merged = self.numbers("SELECT id FROM client WHERE merged_into = ?1 ORDER BY id", client.0)?;
            all.extend(merged.into_iter().map(ClientId).filter(|id| !all.contains(id)).collect::<Vec<_>>());
            next += 1;
        }
        Ok(all)
    }

    fn contents_of(&self, client: ClientId) -> Result<Vec<Fingerprint>> {
        // Also those of files that were taken away: their content waits for an undo.
        let told = self.every(
            "SELECT body FROM op JOIN op_payload ON op_payload.seq = op.seq
             WHERE op.client = ?1 AND instr(body, '\"sha256\"') > 0
             UNION ALL SELECT '\"' || sha256 || '\"' FROM attachment WHERE client = ?1",
            &[&client.0],
            |row| Ok(row.get::<_, String>(0)?),
        )?;
        Ok(told.iter().flat_map(|text| text.split('"').filter_map(Fingerprint::parse)).collect())
    }

    fn is_named(&self, content: &Fingerprint) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM attachment WHERE sha256 = ?1")?.exists([content.as_str()])?)
    }

    /// A sponsor who is the client keeps the number of the client for a name; whoever leans on it is found by it.
    fn nameless_sponsors(&mut self, client: ClientId) -> Result<()> {
        for sponsor in self.numbers("SELECT id FROM sponsor WHERE client = ?1", client.0)? {
            for person in self.sponsored(sponsor)? {
                self.touch(person);
            }
            self.connection
                .prepare_cached(
                    "UPDATE sponsor SET version = version + 1, name = ?2, bin = NULL, phone = NULL, email = NULL,
                     signature_expires = NULL, note = NULL WHERE id = ?1",
                )?
                .execute((sponsor, client.to_string()))?;
            self.take_sponsor_entries(sponsor)?;
        }
        Ok(())
    }

    /// What the journal tells of a sponsor from before it was known to be the client stands in nobody's history.
    fn take_sponsor_entries(&mut self, sponsor: i64) -> Result<()> {
        let key = format!("\"key\":{{\"kind\":\"sponsor\",\"id\":{sponsor}}}");
        self.take_entries_with(&key).map(drop)
    }

    /// Takes away the content of entries in nobody's history that hold a text.
    fn take_entries_with(&mut self, text: &str) -> Result<usize> {
        let found = self.every(
            "SELECT op.seq FROM op JOIN op_payload ON op_payload.seq = op.seq
             WHERE op.client IS NULL AND instr(body, ?1) > 0",
            &[&text],
            |row| Ok(row.get::<_, i64>(0)?),
        )?;
        for seq in &found {
            self.connection.prepare_cached("DELETE FROM op_payload WHERE seq = ?1")?.execute([seq])?;
            self.pending.taken.push(*seq);
        }
        Ok(found.len())
    }

    /// The client's own row is emptied, everything else of theirs goes.
    fn erase_records(&mut self, client: ClientId, on: Day, erased: &mut Erased) -> Result<()> {
        let (prepared, counted) = (self.prepared(client)?, self.forget_derived(client)?);
        let generation = self.generation()?;
        self.tally(generation.current, &counted, -1);
        self.tally(generation.next.unwrap_or_default(), &prepared, -1);
        for kind in belongings() {
            let sql = format!("DELETE FROM {} WHERE client = ?1", kind.as_str());
            let gone = self.connection.prepare_cached(&sql)?.execute([client.0])?;
            count(&mut erased.records, kind, gone);
            self.pending.records += gone;
        }
        let fields = Kind::Client.fields().iter().map(|field| field.name);
        let kept = ["presence", "created_on", "erased_on", "merged_into"];
        let empty: Vec<String> =
            fields.filter(|name| !kept.contains(name)).map(|name| format!("\"{name}\" = NULL")).collect();
        let sql = format!(
            "UPDATE client SET version = version + 1, presence = 'unknown', created_on = ?2, erased_on = ?2, {}
             WHERE id = ?1",
            empty.join(", ")
        );
        let gone = self.connection.prepare_cached(&sql)?.execute((client.0, Iso(on)))?;
        count(&mut erased.records, Kind::Client, gone);
        self.pending.records += gone;
        Ok(())
    }

    /// What lies beside the records: reviews' words, and the content of the person's history.
    fn erase_beside(&self, client: ClientId) -> Result<usize> {
        self.connection
            .prepare_cached("UPDATE review_item SET detail = NULL WHERE client = ?1 AND detail IS NOT NULL")?
            .execute([client.0])?;
        self.drafts_about(client)?;
        let taken = "DELETE FROM op_payload WHERE seq IN (SELECT seq FROM op WHERE client = ?1)";
        Ok(self.connection.prepare_cached(taken)?.execute([client.0])?)
    }

    /// Drafts of new records of the client. Those of stored ones hold their names or numbers, see [`Self::erase_mentions`],
    /// or are forgotten with the number of the record.
    fn drafts_about(&self, client: ClientId) -> Result<()> {
        let own = "DELETE FROM draft WHERE json_valid(body) AND (body ->> '$.client' = ?1
             OR (body ->> '$.key.kind' = 'client' AND body ->> '$.key.id' = ?1))";
        self.connection.prepare_cached(own)?.execute([client.0])?;
        Ok(())
    }

    /// Drafts, screens and entries in nobody's history that name the person.
    fn erase_mentions(&mut self, telling: &[String]) -> Result<usize> {
        let mut entries = 0;
        // As JSON spells them.
        let spelled = telling.iter().filter_map(|text| serde_json::to_string(text).ok());
        for text in spelled.map(|text| text.trim_matches('"').to_owned()) {
            let text = text.as_str();
            for sql in
                ["DELETE FROM draft WHERE instr(body, ?1) > 0", "DELETE FROM preference WHERE instr(value, ?1) > 0"]
            {
                self.connection.prepare_cached(sql)?.execute([text])?;
            }
            entries += self.take_entries_with(text)?;
        }
        Ok(entries)
    }

    /// Refuses to write about a person whose data are blocked or were destroyed. The person's own requests are answered
    /// all the same.
    pub(super) fn gate(&self, key: Key, client: Option<ClientId>) -> Result<()> {
        self.gate_unless(matches!(key.kind, Kind::DataRequest | Kind::Client), client)
    }

    /// The same for a new record: an admin may let themselves in where data are blocked and nobody else is left, and the
    /// program, which is nobody, restricts those who were blocked before that restricted anybody.
    pub(super) fn gate_new(&self, key: Key, record: &Record) -> Result<()> {
        if matches!(record, Record::Access(access) if access.recovered || access.by.is_none()) {
            return self.gate_unless(true, record.client());
        }
        self.gate(key, record.client())
    }

    /// Refuses where the data were destroyed, and `unless` it is about what goes on all the same where they are blocked.
    fn gate_unless(&self, unless: bool, client: Option<ClientId>) -> Result<()> {
        let Some(client) = client.filter(|client| client.0 != 0 && !self.is_fresh(*client)) else { return Ok(()) };
        let mut statement = self
            .connection
            .prepare_cached("SELECT blocked_on IS NOT NULL, erased_on IS NOT NULL FROM client WHERE id = ?1")?;
        let state = statement.query_row([client.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let refused = |id: &str| Err(Error::Refused(Phrase::new(id).text("client", client.to_string())));
        match state {
            Some((_, true)) => refused("client-erased"),
            Some((true, false)) if !unless => refused("client-blocked"),
            _ => Ok(()),
        }
    }
}

/// Of a blocked client only the blocking itself may change.
pub(super) fn lifts(now: &Client, wanted: &Record) -> Result<()> {
    let Record::Client(wanted) = wanted else { return Ok(()) };
    let lifted = Client { blocked_on: None, blocked_why: None, ..now.clone() };
    if now.blocked_on.is_none() || *wanted == lifted {
        return Ok(());
    }
    Err(Error::Refused(Phrase::new("client-blocked").text("client", now.id.to_string())))
}

fn count(records: &mut Vec<(Kind, usize)>, kind: Kind, gone: usize) {
    match records.iter_mut().find(|(counted, _)| *counted == kind) {
        Some((_, sum)) => *sum += gone,
        None if gone > 0 => records.push((kind, gone)),
        None => {}
    }
}

impl SqliteStore {
    /// Moves everything in the write-ahead log into the file and empties it; false while readers still need it.
    pub(super) fn empty_log(&self) -> Result<bool> {
        let until = Instant::now() + PATIENCE;
        loop {
            let busy: i64 =
                self.connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)")?.query_row([], |row| row.get(0))?;
            if busy == 0 || Instant::now() > until {
                return Ok(busy == 0);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
