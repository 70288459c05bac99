//! The law of this database: its rulebook, parsed once per connection and version, the office's calendar, and the one
//! place where deadlines are derived.

use super::session::Session;
use crate::domain::calendar::{Calendar, Override};
use crate::domain::choice::{Confidence, Severity};
use crate::domain::deadline::{Class, Deadline};
use crate::domain::dossier::Dossier;
use crate::domain::lang::Titles;
use crate::domain::rulebook::Rulebook;
use crate::store::{Error, Result};
use rusqlite::{Connection, OptionalExtension};
use std::cell::RefCell;
use std::sync::Arc;

/// Derives deadlines; the signature of `domain::deadline::derive`.
pub(super) type Derive = fn(&Dossier, &Rulebook, &Calendar) -> Vec<Deadline>;

/// The setting that holds the office's own days off and working days, as a JSON list of overrides.
pub const CALENDAR_SETTING: &str = "calendar-overrides";

/// What a connection knows of the law.
pub(super) struct Law {
    derive: Derive,
    rulebook: RefCell<Option<(i64, Arc<Rulebook>)>>,
    calendar: RefCell<Option<(Option<String>, Arc<Calendar>)>>,
}

impl Law {
    /// Nothing read yet.
    pub(super) fn new(derive: Derive) -> Self {
        Self { derive, rulebook: RefCell::new(None), calendar: RefCell::new(None) }
    }
}

impl Session<'_> {
    /// The rulebook in force.
    pub(super) fn book(&self) -> Result<Arc<Rulebook>> {
        let newest = self
            .connection
            .prepare_cached("SELECT max(version) FROM rulebook")?
            .query_row([], |row| row.get::<_, Option<i64>>(0))?
            .ok_or_else(|| Error::Damaged("there is no rulebook".to_owned()))?;
        if let Some((version, book)) = &*self.law.rulebook.borrow()
            && *version == newest
        {
            return Ok(Arc::clone(book));
        }
        let text: String = self
            .connection
            .prepare_cached("SELECT body FROM rulebook WHERE version = ?1")?
            .query_row([newest], |row| row.get(0))?;
        let book = Rulebook::parse(&text).map_err(|error| Error::Damaged(format!("rulebook {newest}: {error}")))?;
        let book = Arc::new(book);
        *self.law.rulebook.borrow_mut() = Some((newest, Arc::clone(&book)));
        Ok(book)
    }

    /// The office's calendar: the built-in one with the office's own days.
    pub(super) fn office_calendar(&self) -> Result<Arc<Calendar>> {
        let setting = self.read_setting(CALENDAR_SETTING)?;
        if let Some((known, calendar)) = &*self.law.calendar.borrow()
            && *known == setting
        {
            return Ok(Arc::clone(calendar));
        }
        let overrides: Vec<Override> = match &setting {
            None => Vec::new(),
            Some(text) => serde_json::from_str(text)
                .map_err(|_| Error::Damaged(format!("setting {CALENDAR_SETTING} cannot be read")))?,
        };
        let calendar = Arc::new(Calendar::with_overrides(&overrides));
        *self.law.calendar.borrow_mut() = Some((setting, Arc::clone(&calendar)));
        Ok(calendar)
    }

    /// The deadlines that the law gives for a dossier, by rule and subject; of two with one id the earlier.
    pub(super) fn derive(&self, dossier: &Dossier) -> Result<Vec<Deadline>> {
        let (book, calendar) = (self.book()?, self.office_calendar()?);
        let mut deadlines = (self.law.derive)(dossier, &book, &calendar);
        deadlines.sort_by(|a, b| a.id.cmp(&b.id).then(a.warn_day.cmp(&b.warn_day)));
        deadlines.dedup_by(|later, first| later.id == first.id);
        Ok(deadlines)
    }

    /// Titles of the rules in force, by id.
    pub(super) fn titles(&self) -> Result<Vec<(String, Titles)>> {
        let mut statement =
            self.connection.prepare_cached("SELECT id, title_en, title_ru, title_kk FROM rule ORDER BY id")?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, Titles { en: row.get(1)?, ru: row.get(2)?, kk: row.get(3)? })))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A setting.
    pub(super) fn read_setting(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }
}

/// Writes a rulebook as the next version, with its rules for cheap reading.
pub(super) fn write_rulebook(connection: &Connection, text: &str, since_ms: i64) -> Result<()> {
    let book = Rulebook::parse(text).map_err(|error| Error::Damaged(format!("the built-in rulebook: {error}")))?;
    connection.execute(
        "INSERT INTO rulebook (version, body, since_ms) SELECT coalesce(max(version), 0) + 1, ?1, ?2 FROM rulebook",
        (text, since_ms),
    )?;
    connection.execute("DELETE FROM rule", [])?;
    let mut statement = connection.prepare(
        "INSERT INTO rule (id, title_en, title_ru, title_kk, class, severity, confidence, confirmed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET title_en = excluded.title_en,
         title_ru = excluded.title_ru, title_kk = excluded.title_kk, class = excluded.class,
         severity = excluded.severity, confidence = excluded.confidence, confirmed = excluded.confirmed",
    )?;
    // One id may stand on several rows, the newest last.
    for rule in &book.rules {
        let (class, severity, confidence): (Class, Severity, Confidence) =
            (rule.class, rule.effective_severity(), rule.confidence);
        statement.execute((
            &rule.id,
            &rule.titles.en,
            &rule.titles.ru,
            &rule.titles.kk,
            class.as_str(),
            severity.as_str(),
            confidence.as_str(),
            rule.confirmed.is_some(),
        ))?;
    }
    Ok(())
}
