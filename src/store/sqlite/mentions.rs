//! Who is meant by a text: the names and numbers of a person, where else they stand, and the log of readings without them.
//!
//! Free text of other people's records is found, never changed: whether a note about somebody else may lose its words is a
//! person's to decide. What the log of readings says of a command is no such text; there the words go, and the entry of
//! the journal that speaks for the rows is said anew, in the act of destruction itself (see `readings`).

use super::session::Session;
use super::texts::whose;
use crate::domain::fold::fold;
use crate::domain::id::ClientId;
use crate::domain::record::{FieldType, Key, Kind};
use crate::store::Result;
use crate::store::privacy::Mention;
use std::collections::HashSet;

/// Shorter texts say nothing about whom they mean.
const TELLING: usize = 5;

/// Texts of a client's or document's own are who somebody else is, not whom they mention.
fn is_free(kind: Kind, field: &str) -> bool {
    match kind {
        Kind::Client => matches!(field, "note" | "blocked_why" | "hold_why"),
        Kind::IdentityDocument => matches!(field, "note" | "kept_at" | "returned_to"),
        Kind::Staff | Kind::StaffKey | Kind::Destruction => false,
        _ => !matches!(field, "language" | "sha256" | "size" | "rule" | "subject" | "papers"),
    }
}

/// The fields of a kind in which somebody may be mentioned.
fn free_texts(kind: Kind) -> Vec<&'static str> {
    let text = |holds| matches!(holds, FieldType::Line | FieldType::Note);
    let fields = kind.fields().iter().filter(|field| text(field.holds) && is_free(kind, field.name));
    fields.map(|field| field.name).collect()
}

impl Session<'_> {
    /// Texts that tell who is meant: names, numbers, addresses of mail.
    pub(super) fn telling(&self, clients: &[ClientId]) -> Result<Vec<String>> {
        let mut texts: Vec<String> = Vec::new();
        for client in clients {
            for record in self.fetch_whole(*client)? {
                let words = record.fields();
                let telling: &[&str] = match record.key().kind {
                    Kind::Client => &["name_latin", "name_cyrillic", "iin", "phone", "email"],
                    Kind::IdentityDocument => &["number", "name_latin", "name_cyrillic", "mrz"],
                    Kind::Case => &["reference"],
                    _ => &[],
                };
                let found = telling.iter().filter_map(|field| words.get(*field)?.as_str().map(str::to_owned));
                texts.extend(found);
            }
        }
        texts.retain(|text| text.chars().count() >= TELLING);
        texts.sort();
        texts.dedup();
        Ok(texts)
    }

    /// Where free text of other records holds one of the texts that tell of a client; names also the other way round.
    pub(super) fn mentions_of(&self, client: ClientId, limit: usize) -> Result<Vec<Mention>> {
        let clients = self.same_person(client)?;
        let mut telling = self.telling(&clients)?;
        let turned: Vec<String> = telling.iter().filter_map(|text| turned_round(text)).collect();
        telling.extend(turned);
        let mut found = Vec::new();
        for kind in Kind::ALL {
            if found.len() < limit && !telling.is_empty() {
                self.mentions_in(*kind, &clients, &telling, &mut found)?;
            }
        }
        found.truncate(limit);
        Ok(found)
    }

    fn mentions_in(
        &self,
        kind: Kind,
        clients: &[ClientId],
        telling: &[String],
        found: &mut Vec<Mention>,
    ) -> Result<()> {
        let fields = free_texts(kind);
        if fields.is_empty() {
            return Ok(());
        }
        let whose = whose(kind);
        let columns: Vec<String> = fields.iter().map(|field| format!("coalesce(\"{field}\", '')")).collect();
        let marks: Vec<String> = (1..=telling.len()).map(|at| format!("instr(said, ?{at}) > 0")).collect();
        let sql = format!(
            "SELECT id, whose, {list} FROM (SELECT *, {whose} AS whose, {all} AS said FROM {table})
             WHERE said <> '' AND ({marks}) ORDER BY id",
            list = columns.join(", "),
            all = columns.join(" || char(10) || "),
            table = kind.as_str(),
            marks = marks.join(" OR "),
        );
        let values: Vec<&dyn rusqlite::ToSql> = telling.iter().map(|text| text as &dyn rusqlite::ToSql).collect();
        let rows = self.every(&sql, &values, |row| {
            let texts =
                (0..fields.len()).map(|at| row.get::<_, String>(at + 2)).collect::<rusqlite::Result<Vec<_>>>()?;
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?.map(ClientId), texts))
        })?;
        for (id, client, texts) in rows {
            if client.is_some_and(|client| clients.contains(&client)) {
                continue;
            }
            let holds = |text: &String| telling.iter().any(|told| text.contains(told.as_str()));
            let named = fields.iter().zip(&texts).filter(|(_, text)| holds(text));
            found.extend(named.map(|(field, _)| Mention { key: Key { kind, id }, client, field }));
        }
        Ok(())
    }

    /// What the log of readings says, where it names the person: a command that was typed, letters in any case, words in
    /// any order.
    pub(super) fn readings_naming(&self, telling: &[String]) -> Result<Vec<String>> {
        let telling: Vec<Vec<String>> = telling.iter().map(|text| words(text)).filter(|all| !all.is_empty()).collect();
        let said = self.every("SELECT DISTINCT what FROM main.read_log", &[], |row| Ok(row.get::<_, String>(0)?))?;
        let names = |what: &String| {
            let held: HashSet<String> = words(what).into_iter().collect();
            telling.iter().any(|all| all.iter().all(|word| held.contains(word)))
        };
        Ok(said.into_iter().filter(names).collect())
    }
}

/// The folded words of a text.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let parts = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_owned).collect()
}

/// `Иванова Мария` as `Мария Иванова`.
fn turned_round(text: &str) -> Option<String> {
    let (first, rest) = text.split_once(' ')?;
    (first.chars().all(char::is_alphabetic) && rest.chars().any(char::is_alphabetic)).then(|| format!("{rest} {first}"))
}
