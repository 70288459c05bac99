//! The law of this database: its rulebook, parsed once per connection and version, and the office's calendar.

use super::follow::Measure;
use super::session::Session;
use crate::domain::calendar::{Calendar, Override};
use crate::domain::choice::{Confidence, Severity};
use crate::domain::deadline::{Class, Deadline, ENGINE};
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

/// A law to derive by: where it leaves something open, what is in force counts.
#[derive(Clone)]
pub(super) struct Candidate {
    /// How to derive.
    pub(super) derive: Derive,
    /// The rulebook.
    pub(super) book: Option<Arc<Rulebook>>,
    /// The calendar.
    pub(super) calendar: Option<Arc<Calendar>>,
}

/// What a connection knows of the law.
pub(super) struct Law {
    pub(super) derive: Derive,
    /// What is derived by instead of what is in force: a law that is only looked at, or prepared.
    instead: (Option<Arc<Rulebook>>, Option<Arc<Calendar>>),
    rulebook: RefCell<Option<(i64, Arc<Rulebook>)>>,
    calendar: RefCell<Option<(Option<String>, Arc<Calendar>)>>,
}

impl Law {
    /// Nothing read yet.
    pub(super) fn new(derive: Derive) -> Self {
        Self { derive, instead: (None, None), rulebook: RefCell::new(None), calendar: RefCell::new(None) }
    }

    /// By a law that is not in force.
    pub(super) fn candidate(candidate: &Candidate) -> Self {
        Self { instead: (candidate.book.clone(), candidate.calendar.clone()), ..Self::new(candidate.derive) }
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
        let calendar = Arc::new(Calendar::with_overrides(&overrides_in(setting.as_deref())?));
        *self.law.calendar.borrow_mut() = Some((setting, Arc::clone(&calendar)));
        Ok(calendar)
    }

    /// The office's own days.
    pub(super) fn overrides(&self) -> Result<Vec<Override>> {
        overrides_in(self.read_setting(CALENDAR_SETTING)?.as_deref())
    }

    /// The text of a version of the rulebook; of the one in force without a number.
    pub(super) fn book_text(&self, version: Option<i64>) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT body FROM rulebook WHERE version = coalesce(?1, (SELECT max(version) FROM rulebook))",
        )?;
        Ok(statement.query_row([version], |row| row.get(0)).optional()?)
    }

    /// How many open deadlines each rule gives now.
    pub(super) fn count_by_rule(&self) -> Result<Vec<(String, usize)>> {
        let sql = format!(
            "SELECT rule, count(*) FROM deadline WHERE section IN (0, 1){} GROUP BY rule ORDER BY rule",
            self.alive("deadline")?
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
        let counts: Vec<(String, i64)> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(counts.into_iter().map(|(rule, count)| (rule, usize::try_from(count).unwrap_or(0))).collect())
    }

    /// All it takes to derive: the law, what is not in force in its place, and the handles of the staff.
    pub(super) fn measure(&self) -> Result<Measure> {
        let (book, calendar) = &self.law.instead;
        let book = book.as_ref().map_or_else(|| self.book(), |book| Ok(Arc::clone(book)))?;
        let calendar = calendar.as_ref().map_or_else(|| self.office_calendar(), |days| Ok(Arc::clone(days)))?;
        Ok(Measure { derive: self.law.derive, book, calendar, handles: self.known_handles()? })
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

fn overrides_in(setting: Option<&str>) -> Result<Vec<Override>> {
    match setting {
        None | Some("") => Ok(Vec::new()),
        Some(text) => {
            serde_json::from_str(text).map_err(|_| Error::Damaged(format!("setting {CALENDAR_SETTING} cannot be read")))
        }
    }
}

/// Reads a rulebook that is to become law.
pub(super) fn read_rulebook(text: &str) -> Result<Rulebook> {
    Rulebook::parse(text).map_err(|error| Error::Rulebook(Box::new(error)))
}

/// The first generation, derived by this program from nothing.
pub(super) fn begin(connection: &Connection) -> Result<()> {
    let sql = "INSERT INTO law (only, generation, untidy, engine) VALUES (1, 1, 0, ?1)";
    connection.execute(sql, [ENGINE])?;
    Ok(())
}

/// Writes a rulebook as the next version, with its rules for cheap reading.
pub(super) fn write_rulebook(connection: &Connection, text: &str, since_ms: i64) -> Result<()> {
    let book = read_rulebook(text)?;
    connection.execute(
        "INSERT INTO rulebook (version, body, since_ms) SELECT coalesce(max(version), 0) + 1, ?1, ?2 FROM rulebook",
        (text, since_ms),
    )?;
    list_rules(connection, &book)
}

/// Lists the rules of a rulebook for cheap reading.
pub(super) fn list_rules(connection: &Connection, book: &Rulebook) -> Result<()> {
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
