//! The journal for the command line and for other programs: pages by person, client, day and kind, each entry with its
//! fields old → new in the reader's words; and the readings of restricted data.
//!
//! Numbers of passports, IIN and telephones are masked here whoever asks: the journal says that they changed.

use super::clock;
use super::desk::Desk;
use super::error::Result;
use super::history::{Happened, RecordChange};
use super::journal::{JournalLine, Mentioned, mentioned, named, people};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::fold::fold;
use crate::domain::id::ClientId;
use crate::domain::private::{hidden, is_private};
use crate::domain::record::{Field, FieldType, Key, Kind};
use crate::domain::staff::Role;
use crate::i18n::{Catalogue, labels};
use crate::store::access::{Reading, ReadingQuery};
use crate::store::reports::JournalQuery;
use serde_json::Value;
use std::collections::HashMap;

/// Entries read at once.
const PAGE: usize = 200;

/// Which entries or readings are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Part of a login or name.
    pub person: Option<String>,
    /// About this client.
    pub client: Option<ClientId>,
    /// From this office day on.
    pub from: Option<Day>,
    /// Up to this office day.
    pub until: Option<Day>,
    /// Of this kind: the stable word.
    pub reason: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// One entry with the names of what it mentions.
pub struct Told {
    /// The entry.
    pub line: JournalLine,
    /// Milliseconds since 1970 UTC.
    pub at_ms: i64,
    mentioned: Mentioned,
}

/// One field of a record before and after, in the reader's words; nothing where there was nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTold {
    /// Stable name.
    pub name: &'static str,
    /// Before.
    pub old: String,
    /// After.
    pub new: String,
}

/// One reading with what a page says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingLine {
    /// The reading.
    pub reading: Reading,
    /// The office's time of day.
    pub time: String,
}

impl Desk {
    /// Entries of the journal, newest first.
    ///
    /// # Errors
    /// Those of the store.
    pub fn journal_told(&self, asked: &Asked) -> Result<Vec<Told>> {
        let mut told = Vec::new();
        let mut before = None;
        loop {
            let limit = PAGE.min(asked.limit - told.len());
            let next = self.read(|reads| {
                let who = asked.person.as_ref().map(|typed| people(reads, &fold(typed))).transpose()?;
                let page = reads.journal_page(&JournalQuery {
                    before,
                    who,
                    clients: asked.client.map(|client| vec![client]),
                    reasons: asked.reason.clone().map(|reason| vec![reason]),
                    from: asked.from,
                    until: asked.until,
                    limit,
                })?;
                let mut names = HashMap::new();
                for entry in &page.entries {
                    told.push(Told {
                        line: named(reads, entry, &mut names)?,
                        at_ms: entry.at_ms,
                        mentioned: mentioned(reads, entry)?,
                    });
                }
                Ok(page.next)
            })?;
            before = next.filter(|_| told.len() < asked.limit);
            if before.is_none() {
                return Ok(told);
            }
        }
    }

    /// Who read what of restricted data, newest first.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn readings_told(&self, asked: &Asked) -> Result<Vec<ReadingLine>> {
        self.require(Role::Supervisor)?;
        let found = self.read(|reads| {
            // Whoever only reads stands in no journal: staff are looked through too.
            let who = match &asked.person {
                None => None,
                Some(typed) => {
                    let typed = fold(typed);
                    let mut who = people(reads, &typed)?;
                    who.extend(
                        reads
                            .staff()?
                            .iter()
                            .map(|person| person.handle().clone())
                            .filter(|who| fold(who).contains(&typed)),
                    );
                    Some(who)
                }
            };
            reads.readings(&ReadingQuery {
                who,
                clients: asked.client.map(|client| vec![client]),
                from: asked.from,
                until: asked.until,
                limit: asked.limit,
            })
        })?;
        let line = |reading: Reading| ReadingLine { time: clock::office_time(reading.at_ms), reading };
        Ok(found.into_iter().map(line).collect())
    }

    /// Position, hash and office day of the newest entry.
    ///
    /// # Errors
    /// Those of the store.
    pub fn journal_anchor(&self) -> Result<Option<(i64, String, Day)>> {
        self.read(|reads| reads.journal_anchor())
    }

    /// Position and office day of the entry with a hash that was kept outside; `None` when the journal has none.
    ///
    /// # Errors
    /// Those of the store.
    pub fn anchored(&self, hash: &str) -> Result<Option<(i64, Day)>> {
        self.read(|reads| reads.entry_with_hash(hash))
    }
}

impl Told {
    /// The fields of one of its records, old and new.
    pub fn fields(&self, change: &RecordChange, words: &Catalogue) -> Vec<FieldTold> {
        let told = |(field, old, new): &(&'static Field, Value, Value)| FieldTold {
            name: field.name,
            old: self.seen(change.key.kind, field, old, words),
            new: self.seen(change.key.kind, field, new, words),
        };
        change.fields.iter().map(told).collect()
    }

    /// A value as people read it; nothing for `null`.
    fn seen(&self, kind: Kind, field: &Field, value: &Value, words: &Catalogue) -> String {
        match (field.holds, value) {
            (_, Value::Null) => String::new(),
            (_, Value::String(number)) if is_private(kind, field.name) => hidden(number),
            (FieldType::Day, Value::String(iso)) => {
                iso.parse::<Day>().map_or_else(|_| iso.clone(), |day| words.day(day))
            }
            (FieldType::Choice(_), Value::String(id)) => words.text(&labels::choice(kind, field.name, id)),
            (FieldType::Country, Value::String(code)) => {
                Country::code(code).map_or_else(|| code.clone(), |country| country.name(words.lang()).to_owned())
            }
            (FieldType::Requirement, Value::String(id)) => {
                self.mentioned.1.get(id).map_or_else(|| id.clone(), |titles| titles.get(words.lang()).to_owned())
            }
            (FieldType::Flag, Value::Bool(flag)) => words.text(if *flag { "yes" } else { "no" }),
            (FieldType::Ref(kind), Value::Number(id)) => self.called(Key { kind, id: id.as_i64().unwrap_or(0) }),
            (_, Value::String(text)) => Clean::line(text).to_string(),
            (_, other) => other.to_string(),
        }
    }

    fn called(&self, key: Key) -> String {
        match (key.kind, self.mentioned.0.get(&key)) {
            // People call a passport by its number.
            (Kind::IdentityDocument, Some(number)) => hidden(number),
            (_, Some(name)) => name.clone(),
            (_, None) => format!("#{}", key.id),
        }
    }
}

/// What happened to a record, as a stable word.
pub const fn happened(change: &RecordChange) -> &'static str {
    match change.happened {
        Happened::Added => "added",
        Happened::Changed => "changed",
        Happened::Removed => "removed",
    }
}
