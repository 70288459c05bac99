//! One row a client for sorted and filtered lists: folded name and the deadline that binds.

use super::due::{Stored, binding, number, position, section};
use super::session::Session;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::Class;
use crate::domain::dossier::Dossier;
use crate::domain::fold::fold;
use crate::domain::id::ClientId;
use crate::store::Result;
use rusqlite::{OptionalExtension, Row, ToSql};
use std::collections::HashMap;

/// The binding day of a client whom nothing binds: sorts last.
pub(super) const NEVER: i64 = 99_999_999;

/// The row of one client.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Standing {
    sort_name: String,
    citizenship: Option<String>,
    owner: Option<i64>,
    presence: String,
    binding_day: i64,
    binding_section: Option<i64>,
    binding_rule: Option<String>,
    binding_subject: Option<String>,
    binding_class: Option<i64>,
    binding_last_day: Option<i64>,
    stale_from: Option<i64>,
}

impl Standing {
    /// What has to be stored for a dossier on a day. A client who was merged into another has none: lists do not show it.
    pub(super) fn wanted(dossier: &Dossier, rows: &[Stored], today: Day) -> Option<Self> {
        (!dossier.client.is_gone()).then(|| Self::of(dossier, rows, today))
    }

    /// What the rows of a dossier give on a day.
    pub(super) fn of(dossier: &Dossier, rows: &[Stored], today: Day) -> Self {
        let client = &dossier.client;
        let binding = binding(rows.iter().map(|row| &row.item), today);
        Self {
            sort_name: fold(client.name()),
            citizenship: client.citizenship.as_ref().map(|code| Country::as_str(code).to_owned()),
            owner: client.owner.map(|owner| owner.0),
            presence: client.presence.as_str().to_owned(),
            binding_day: binding.map_or(NEVER, |item| number(item.warn_day)),
            binding_section: binding.map(|item| section(item, today)),
            binding_rule: binding.map(|item| item.rule.clone()),
            binding_subject: binding.map(|item| item.subject.clone()),
            binding_class: binding.map(|item| position(Class::ALL, item.class)),
            binding_last_day: binding.map(|item| number(item.last_day)),
            stale_from: binding.and_then(|item| item.moot_from).map(number),
        }
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            sort_name: row.get(1)?,
            citizenship: row.get(2)?,
            owner: row.get(3)?,
            presence: row.get(4)?,
            binding_day: row.get(5)?,
            binding_section: row.get(6)?,
            binding_rule: row.get(7)?,
            binding_subject: row.get(8)?,
            binding_class: row.get(9)?,
            binding_last_day: row.get(10)?,
            stale_from: row.get(11)?,
        })
    }
}

const COLUMNS: &str = "client, sort_name, citizenship, owner, presence, binding_day, binding_section, binding_rule, \
    binding_subject, binding_class, binding_last_day, stale_from";

const INSERT: &str = "INSERT INTO standing (client, sort_name, citizenship, owner, presence, binding_day, binding_section, \
    binding_rule, binding_subject, binding_class, binding_last_day, stale_from, since) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

impl Session<'_> {
    pub(super) fn read_standing(&self, client: i64) -> Result<Option<Standing>> {
        let sql = format!("SELECT {COLUMNS} FROM standing WHERE client = ?1{}", self.alive("standing")?);
        Ok(self.connection.prepare_cached(&sql)?.query_row([client], Standing::read).optional()?)
    }

    /// The standings of the clients between two numbers, by client.
    pub(super) fn standings_between(&self, first: i64, last: i64) -> Result<HashMap<i64, Standing>> {
        let alive = self.alive("standing")?;
        let sql = format!("SELECT {COLUMNS} FROM standing WHERE client BETWEEN ?1 AND ?2{alive}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([first, last], |row| Ok((row.get(0)?, Standing::read(row)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// True when the standing of a client is what its records and deadlines give. What binds was chosen on the day of
    /// the last write; of that only the key has to be one of a stored deadline.
    pub(super) fn standing_holds(held: Option<&Standing>, dossier: &Dossier, rows: &[Stored]) -> bool {
        if dossier.client.is_gone() {
            return held.is_none();
        }
        let Some(held) = held else { return false };
        let asked = Standing::of(dossier, &[], Day::default());
        let plain = (&held.sort_name, &held.citizenship, held.owner, &held.presence)
            == (&asked.sort_name, &asked.citizenship, asked.owner, &asked.presence);
        let binding = held.binding_day == NEVER
            || rows.iter().map(|row| &row.item).any(|item| {
                number(item.warn_day) == held.binding_day
                    && Some(&item.rule) == held.binding_rule.as_ref()
                    && Some(&item.subject) == held.binding_subject.as_ref()
            });
        plain && binding
    }

    /// Brings the standing of a client up to date.
    pub(super) fn keep_standing(&self, client: ClientId, new: Option<Standing>) -> Result<()> {
        let newcomer = self.pending.newcomers.contains(&client);
        let client = client.0;
        let old = if newcomer { None } else { self.read_standing(client)? };
        if old == new {
            return Ok(());
        }
        if old.is_some() {
            let sql = "DELETE FROM standing WHERE client = ?1 AND since <= ?2";
            self.connection.prepare_cached(sql)?.execute((client, self.generation()?.current))?;
        }
        let Some(new) = new else { return Ok(()) };
        self.insert_standing(client, &new, self.generation()?.current)
    }

    /// Stores a standing that holds from a generation on.
    pub(super) fn insert_standing(&self, client: i64, new: &Standing, since: i64) -> Result<()> {
        let values: [&dyn ToSql; 13] = [
            &client,
            &new.sort_name,
            &new.citizenship,
            &new.owner,
            &new.presence,
            &new.binding_day,
            &new.binding_section,
            &new.binding_rule,
            &new.binding_subject,
            &new.binding_class,
            &new.binding_last_day,
            &new.stale_from,
            &since,
        ];
        self.run(INSERT, values)?;
        Ok(())
    }
}
