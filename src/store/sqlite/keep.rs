//! The small things kept beside the records: settings, staff lists, appointments, counts, drafts.

use super::cell::{Iso, entity};
use super::law::CALENDAR_SETTING;
use super::session::Session;
use super::texts::columns;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::record::Kind;
use crate::domain::staff::{OwnDate, Staff, StaffKey};
use crate::store::{Counts, Error, Result};
use rusqlite::Connection;

impl Session<'_> {
    /// All staff by name.
    pub(super) fn all_staff(&self) -> Result<Vec<Staff>> {
        let sql = format!("SELECT {} FROM staff", columns(Kind::Staff));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut staff: Vec<Staff> = Vec::new();
        while let Some(row) = rows.next()? {
            staff.push(entity(row).map_err(|error| Error::Damaged(format!("staff: {error}")))?);
        }
        staff.sort_by_cached_key(|person| (crate::domain::fold::fold(&person.name), person.id));
        Ok(staff)
    }

    /// The keys of all staff, by number.
    pub(super) fn all_keys(&self) -> Result<Vec<StaffKey>> {
        let sql = format!("SELECT {} FROM staff_key ORDER BY id", columns(Kind::StaffKey));
        self.every(&sql, &[], |row| entity(row).map_err(|error| Error::Damaged(format!("staff_key: {error}"))))
    }

    /// Own dates with a time or place, by day and time.
    pub(super) fn read_appointments(&self, from: Day, until: Day) -> Result<Vec<(OwnDate, Clean)>> {
        let sql = format!(
            "SELECT {} FROM own_date WHERE on_day BETWEEN ?1 AND ?2 AND (at_time IS NOT NULL OR place IS NOT NULL)
             ORDER BY on_day, at_time IS NULL, at_time, id",
            columns(Kind::OwnDate)
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query((Iso(from), Iso(until)))?;
        let mut appointments = Vec::new();
        while let Some(row) = rows.next()? {
            let date: OwnDate = entity(row).map_err(|error| Error::Damaged(format!("own_date: {error}")))?;
            let name = self.name_of(date.client)?.unwrap_or_default();
            appointments.push((date, Clean::line(&name)));
        }
        Ok(appointments)
    }

    /// True when there is at least one client.
    pub(super) fn any_client(&self) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM client LIMIT 1")?.exists([])?)
    }

    /// How many of everything.
    pub(super) fn count_all(&self) -> Result<Counts> {
        let sql = format!(
            "SELECT (SELECT count(*) FROM client) - (SELECT count(*) FROM client WHERE merged_into IS NOT NULL OR erased_on IS NOT NULL), (SELECT count(*) FROM case_file),
             (SELECT count(*) FROM case_document), (SELECT count(*) FROM deadline WHERE 1{})",
            self.alive("deadline")?
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row([], |row| {
            Ok(Counts { clients: row.get(0)?, cases: row.get(1)?, documents: row.get(2)?, deadlines: row.get(3)? })
        })?)
    }

    /// Stores a setting, unless it is that already.
    pub(super) fn put_setting(&mut self, name: &str, value: &str) -> Result<()> {
        let old = self.read_setting(name)?;
        if old.as_deref() == Some(value) {
            return Ok(());
        }
        if name == CALENDAR_SETTING {
            return Err(Error::Engine("the office's days are changed as law".to_owned()));
        }
        self.store_setting(name, value)?;
        self.pending.settings.push((name.to_owned(), old, value.to_owned()));
        Ok(())
    }

    /// Stores a setting, whatever follows from it.
    pub(super) fn store_setting(&self, name: &str, value: &str) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?;
        statement.execute((name, value))?;
        Ok(())
    }
}

/// What a person keeps outside the journal, each under a name.
#[derive(Debug, Clone, Copy)]
pub(super) enum Own {
    /// Forms not submitted yet.
    Draft,
    /// How screens are liked.
    Preference,
}

impl Own {
    /// Its table, and the column of what is kept.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Draft => ("draft", "body"),
            Self::Preference => ("preference", "value"),
        }
    }
}

/// Keeps something of a person's own, or drops it.
pub(super) fn keep_own(connection: &Connection, own: Own, who: &str, name: &str, kept: Option<&str>) -> Result<()> {
    let (table, column) = own.place();
    match kept {
        Some(kept) => {
            let sql = format!(
                "INSERT INTO {table} (who, name, {column}) VALUES (?1, ?2, ?3)
                 ON CONFLICT (who, name) DO UPDATE SET {column} = excluded.{column}"
            );
            connection.prepare_cached(&sql)?.execute((who, name, kept))?
        }
        None => {
            let sql = format!("DELETE FROM {table} WHERE who = ?1 AND name = ?2");
            connection.prepare_cached(&sql)?.execute((who, name))?
        }
    };
    Ok(())
}

/// What a person keeps, by name.
pub(super) fn own(connection: &Connection, own: Own, who: &str) -> Result<Vec<(String, String)>> {
    let (table, column) = own.place();
    let sql = format!("SELECT name, {column} FROM {table} WHERE who = ?1 ORDER BY name");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([who], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
