//! Stored deadlines: one row each with what a list shows of its client, clustered by section and warn day, so that the
//! daily review is one sequential scan without joins.

use super::line;
use super::session::Session;
use crate::domain::agenda::{DueItem, DueRow};

use crate::domain::choice::{Confidence, Severity};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, State};
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, StaffId};
use crate::store::{DueFilter, Error, Move, Result};
use chrono::Datelike;
use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement, ToSql};
use std::collections::{BTreeMap, HashMap};

/// What [`item`] reads: the packed line, the number of the officer, the section, the officer's handle.
pub(super) const COLUMNS: &str = "deadline.line, deadline.owner, deadline.section, \
    (SELECT coalesce(login, name) FROM staff WHERE staff.id = deadline.owner)";

/// The columns beside the line, which SQL looks at, behind [`COLUMNS`].
const SEEN: &str = "warn_day, deadline.client, rule, subject, class, state, last_day, moot_from, look_again_on";

/// A stored deadline with the number of the officer whose work it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stored {
    /// As lists show it.
    pub(super) item: DueItem,
    /// Whose work it is.
    pub(super) owner: Option<StaffId>,
    /// The part of the table in which it lies.
    pub(super) section: i64,
    /// Its columns say the same as its line.
    pub(super) agrees: bool,
}

impl Stored {
    /// Where it lies.
    pub(super) fn place(&self) -> Place<'_> {
        let item = &self.item;
        (self.section, number(item.warn_day), item.client.0, &item.rule, &item.subject)
    }
}

/// Where a row lies: section, warn day, client, rule, subject.
pub(super) type Place<'r> = (i64, i64, i64, &'r str, &'r str);

/// The columns that SQL looks at, beside the place and the packed line.
pub(super) struct Columns {
    class: i64,
    state: i64,
    last_day: i64,
    moot_from: Option<i64>,
    look_again_on: Option<i64>,
    owner: Option<i64>,
}

impl Columns {
    /// Those of a row.
    pub(super) fn of(row: &Stored) -> Self {
        let item = &row.item;
        Self {
            class: position(Class::ALL, item.class),
            state: position(State::ALL, item.state),
            last_day: number(item.last_day),
            moot_from: item.moot_from.map(number),
            look_again_on: item.look_again_on.map(number),
            owner: row.owner.map(|owner| owner.0),
        }
    }
}

/// The number of a day in the derived tables.
pub(super) fn number(day: Day) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The day of a number.
pub(super) fn day(number: i64) -> Result<Day> {
    i32::try_from(number)
        .ok()
        .and_then(Day::from_num_days_from_ce_opt)
        .ok_or_else(|| Error::Damaged(format!("day {number}")))
}

/// Reads one row of [`COLUMNS`] to keep it.
pub(super) fn item(row: &Row<'_>) -> Result<DueItem> {
    let line = row.get_ref(0)?.as_blob().map_err(|_| Error::Damaged("a line of the review".to_owned()))?;
    let handle = match row.get_ref(3)? {
        ValueRef::Null => None,
        text => Some(text.as_str().map_err(|_| Error::Damaged("a text was expected".to_owned()))?),
    };
    line::unpack(line, handle).map(|due| due.to_item())
}

/// True when the columns of [`SEEN`] say what the line says.
fn agrees(row: &Row<'_>, item: &DueItem) -> Result<bool> {
    let same = |column: usize, value: Option<i64>| row.get::<_, Option<i64>>(column).map(|held| held == value);
    let numbers = [
        (4, Some(number(item.warn_day))),
        (5, Some(item.client.0)),
        (8, Some(position(Class::ALL, item.class))),
        (9, Some(position(State::ALL, item.state))),
        (10, Some(number(item.last_day))),
        (11, item.moot_from.map(number)),
        (12, item.look_again_on.map(number)),
    ];
    for (column, value) in numbers {
        if !same(column, value)? {
            return Ok(false);
        }
    }
    let text = |column: usize| row.get_ref(column).map(|held| held.as_str().unwrap_or_default());
    Ok(text(6)? == item.rule && text(7)? == item.subject)
}

/// What the columns of [`SEEN`] alone say.
fn seen(row: &Row<'_>) -> Result<DueItem> {
    let maybe_day = |column: usize| row.get::<_, Option<i64>>(column)?.map(day).transpose();
    let (warn_day, last_day) = (day(row.get(4)?)?, day(row.get(10)?)?);
    Ok(DueItem {
        client: ClientId(row.get(5)?),
        client_name: Clean::line(""),
        citizenship: None,
        case: None,
        rule: row.get(6)?,
        subject: row.get(7)?,
        own_title: None,
        class: choice(Class::ALL, row, 8)?,
        severity: Severity::Hard,
        last_day,
        stricter_last_day: None,
        safe_day: last_day,
        warn_day,
        moot_from: maybe_day(11)?,
        confidence: Confidence::Unverified,
        confirmed: false,
        owner: None,
        state: choice(State::ALL, row, 9)?,
        look_again_on: maybe_day(12)?,
        client_binding_day: None,
    })
}

/// The value at a position of a closed list.
fn choice<T: Copy>(all: &[T], row: &Row<'_>, column: usize) -> Result<T> {
    let position: i64 = row.get(column)?;
    let found = usize::try_from(position).ok().and_then(|position| all.get(position)).copied();
    found.ok_or_else(|| Error::Damaged(format!("position {position} of a list")))
}

/// The part of the table that holds what was moot already when it was stored.
pub(super) const MOOT: i64 = 3;

/// The part of the table in which a deadline lies that is stored on a day.
pub(super) fn section(item: &DueItem, today: Day) -> i64 {
    match item.state {
        State::Open | State::Snoozed | State::Handled if item.moot_from.is_some_and(|day| day <= today) => MOOT,
        State::Open | State::Snoozed | State::Handled => 0,
        State::Unknown => 1,
        State::Done => 2,
    }
}

/// Of what binds at a day: the first of the hardest kind.
pub(super) fn binding<'i>(items: impl Iterator<Item = &'i DueItem>, today: Day) -> Option<&'i DueItem> {
    items.filter(|item| item.may_bind(today)).min_by_key(|item| (item.warn_day, &item.rule, &item.subject))
}

impl Session<'_> {
    /// Shows stored deadlines one by one.
    pub(super) fn look_at_due(&self, filter: &DueFilter, visit: &mut dyn FnMut(&DueRow<'_>)) -> Result<()> {
        let renewed = filter.today.map(|today| self.renewed_bindings(today)).transpose()?.unwrap_or_default();
        let handles = self.handles()?;
        let show = Show { filter, handles: &handles };
        let mut visit = |mut due: DueRow<'_>| {
            if let Some(day) = renewed.get(&due.client) {
                due.client_binding_day = *day;
            }
            visit(&due);
        };
        match filter.client {
            Some(client) => self.due_of_client(client, &show, &mut visit),
            None => self.due_of_all(&show, &mut visit),
        }
    }

    /// Handles of staff by number. An office has few of them and each row asks for one: comparing is quicker than hashing.
    fn handles(&self) -> Result<BTreeMap<i64, String>> {
        let mut statement = self.connection.prepare_cached("SELECT id, coalesce(login, name) FROM staff")?;
        let mut rows = statement.query([])?;
        let mut handles = BTreeMap::new();
        while let Some(row) = rows.next()? {
            handles.insert(row.get(0)?, row.get(1)?);
        }
        Ok(handles)
    }

    fn due_of_all(&self, show: &Show<'_>, visit: &mut dyn FnMut(DueRow<'_>)) -> Result<()> {
        let filter = show.filter;
        let alive = self.alive("deadline")?;
        let sql = format!("SELECT line, owner FROM deadline WHERE section = ?1 AND warn_day <= ?2{alive}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let until = filter.until.map_or(i64::MAX, number);
        let sections = [Some(0), (!filter.without_unknown).then_some(1), filter.with_done.then_some(2)];
        for section in sections.into_iter().flatten() {
            show.rows(&mut statement.query((section, until))?, visit)?;
        }
        // Moot ones are alive only for somebody who looks from an earlier day than the one they were stored on.
        let sql = format!(
            "SELECT line, owner FROM deadline INDEXED BY deadline_moot
             WHERE moot_from > ?1 AND section = 3 AND warn_day <= ?2{alive}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let from = filter.today.map_or(i64::MIN, number);
        show.rows(&mut statement.query((from, until))?, visit)
    }

    fn due_of_client(&self, client: ClientId, show: &Show<'_>, visit: &mut dyn FnMut(DueRow<'_>)) -> Result<()> {
        let alive = self.alive("deadline")?;
        let sql = format!("SELECT line, owner FROM deadline WHERE client = ?1 AND warn_day <= ?2{alive}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let until = show.filter.until.map_or(i64::MAX, number);
        show.rows(&mut statement.query((client.0, until))?, visit)
    }

    /// Where the deadline that bound a client has become moot since it was stored, the next one binds.
    fn renewed_bindings(&self, today: Day) -> Result<HashMap<ClientId, Option<Day>>> {
        let mut days = HashMap::new();
        for client in self.stale(today)?.into_iter().chain(self.masked()?.into_iter().map(ClientId)) {
            let stored = self.stored(client)?;
            let day = binding(stored.iter().map(|stored| &stored.item), today).map(|item| item.warn_day);
            days.insert(client, day);
        }
        Ok(days)
    }

    /// Clients whose binding deadline has become moot by that day.
    fn stale(&self, today: Day) -> Result<Vec<ClientId>> {
        let sql = format!("SELECT client FROM standing WHERE stale_from <= ?1{}", self.alive("standing")?);
        let clients = self.numbers(&sql, number(today))?;
        Ok(clients.into_iter().map(ClientId).collect())
    }

    /// Clients of whom a deadline has become moot since it was stored: at most a thousand, to be stored again.
    pub(super) fn grown_moot(&self, today: Day) -> Result<Vec<ClientId>> {
        let sql = format!(
            "SELECT DISTINCT client FROM deadline INDEXED BY deadline_moot
             WHERE moot_from <= ?1 AND section = 0{} LIMIT 1000",
            self.alive("deadline")?
        );
        let clients = self.numbers(&sql, number(today))?;
        Ok(clients.into_iter().map(ClientId).collect())
    }

    /// All stored deadlines of a client, by rule and subject.
    pub(super) fn stored(&self, client: ClientId) -> Result<Vec<Stored>> {
        self.stored_between(client.0, client.0)
    }

    /// All stored deadlines of the clients between two numbers, by client, rule and subject.
    pub(super) fn stored_between(&self, first: i64, last: i64) -> Result<Vec<Stored>> {
        self.stored_where(first, last, &self.alive("deadline")?)
    }

    /// The same of the rows of which a further condition holds.
    pub(super) fn stored_where(&self, first: i64, last: i64, alive: &str) -> Result<Vec<Stored>> {
        let sql = format!("SELECT {COLUMNS}, {SEEN} FROM deadline WHERE client BETWEEN ?1 AND ?2{alive}");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([first, last])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let owner = row.get::<_, Option<i64>>(1)?.map(StaffId);
            // A line that cannot be read is no reason to refuse the client's next save, which writes it anew.
            let (item, agrees) = match item(row) {
                Ok(item) if agrees(row, &item)? => (item, true),
                _ => (seen(row)?, false),
            };
            all.push(Stored { item, owner, section: row.get(2)?, agrees });
        }
        all.sort_by(|a, b| {
            (a.item.client, &a.item.rule, &a.item.subject).cmp(&(b.item.client, &b.item.rule, &b.item.subject))
        });
        Ok(all)
    }

    /// What has to be stored for a dossier: its derived deadlines as rows, by rule and subject.
    pub(super) fn wanted(&self, dossier: &Dossier, today: Day) -> Result<Vec<Stored>> {
        Ok(self.measure()?.wanted(dossier, today))
    }

    /// Replaces the stored deadlines of a client where they differ, and says which dates moved.
    pub(super) fn replace(&self, stored: &[Stored], wanted: &[Stored]) -> Result<Vec<Move>> {
        let moves = moves(stored, wanted);
        if stored == wanted {
            return Ok(moves);
        }
        for old in stored.iter().filter(|old| !wanted.contains(old)) {
            self.delete_deadline(old)?;
        }
        let current = self.generation()?.current;
        for new in wanted.iter().filter(|new| !stored.contains(new)) {
            self.insert_deadline(new, current)?;
        }
        self.tally(current, stored, -1);
        self.tally(current, wanted, 1);
        Ok(moves)
    }

    fn delete_deadline(&self, old: &Stored) -> Result<()> {
        let item = &old.item;
        let mut statement = self.connection.prepare_cached(
            "DELETE FROM deadline
             WHERE section = ?1 AND warn_day = ?2 AND client = ?3 AND rule = ?4 AND subject = ?5 AND since <= ?6",
        )?;
        let current = self.generation()?.current;
        statement.execute((old.section, number(item.warn_day), item.client.0, &item.rule, &item.subject, current))?;
        Ok(())
    }

    /// Stores a deadline that lives from a generation on.
    pub(super) fn insert_deadline(&self, new: &Stored, since: i64) -> Result<()> {
        self.insert_columns(new.place(), &Columns::of(new), &line::pack(&new.item), since)
    }

    /// Stores many by their columns.
    pub(super) fn insert_all<'r>(
        &self,
        mut rows: impl Iterator<Item = (Place<'r>, &'r Columns, &'r [u8])>,
        since: i64,
    ) -> Result<()> {
        let mut statement = self.connection.prepare_cached(INSERT)?;
        rows.try_for_each(|(place, columns, line)| insert(&mut statement, place, (columns, line), since))
    }

    /// Stores one by its columns.
    pub(super) fn insert_columns(&self, place: Place<'_>, columns: &Columns, line: &[u8], since: i64) -> Result<()> {
        insert(&mut *self.connection.prepare_cached(INSERT)?, place, (columns, line), since)
    }

    /// Deadlines in state unknown by last day.
    pub(super) fn read_unknown(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<DueItem>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM deadline WHERE section = 1 AND (?1 IS NULL OR deadline.owner = ?1){}
             ORDER BY warn_day, client LIMIT ?2",
            self.alive("deadline")?
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query((owner.map(|owner| owner.0), limit))?;
        let mut items = Vec::new();
        while let Some(row) = rows.next()? {
            items.push(item(row)?);
        }
        items.sort_by_key(|item| item.last_day);
        Ok(items)
    }
}

/// How rows are shown: which of them, and whose.
struct Show<'s> {
    filter: &'s DueFilter,
    handles: &'s BTreeMap<i64, String>,
}

impl Show<'_> {
    fn rows(&self, rows: &mut rusqlite::Rows<'_>, visit: &mut dyn FnMut(DueRow<'_>)) -> Result<()> {
        let mut lines = line::Lines::default();
        while let Some(row) = rows.next()? {
            let packed = row.get_ref(0)?.as_blob().map_err(|_| Error::Damaged("a line of the review".to_owned()))?;
            lines.add(packed, row.get(1)?)?;
            if lines.many() {
                self.show(&mut lines, visit)?;
            }
        }
        self.show(&mut lines, visit)
    }

    fn show(&self, lines: &mut line::Lines, visit: &mut dyn FnMut(DueRow<'_>)) -> Result<()> {
        let filter = self.filter;
        let handle = |owner| self.handles.get(&owner).map(String::as_str);
        lines.take_out(handle, |due, owner| {
            let moot = filter.today.zip(due.moot_from).is_some_and(|(today, moot)| moot <= today);
            let state = match due.state {
                State::Unknown => !filter.without_unknown,
                State::Done => filter.with_done,
                State::Open | State::Snoozed | State::Handled => true,
            };
            if state && !moot && filter.owner.is_none_or(|wanted| owner == Some(wanted.0)) {
                visit(due);
            }
        })
    }
}

/// The place of a value in its closed list.
pub(super) fn position<T: PartialEq + Copy>(all: &[T], value: T) -> i64 {
    all.iter().position(|other| *other == value).and_then(|place| i64::try_from(place).ok()).unwrap_or(-1)
}

const INSERT: &str =
    "INSERT INTO deadline (section, warn_day, client, rule, subject, class, state, last_day, moot_from,
    look_again_on, owner, line, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

fn insert(
    statement: &mut Statement<'_>,
    (section, warn_day, client, rule, subject): Place<'_>,
    (columns, line): (&Columns, &[u8]),
    since: i64,
) -> Result<()> {
    let values: [&dyn ToSql; 13] = [
        &section,
        &warn_day,
        &client,
        &rule,
        &subject,
        &columns.class,
        &columns.state,
        &columns.last_day,
        &columns.moot_from,
        &columns.look_again_on,
        &columns.owner,
        &line,
        &since,
    ];
    statement.execute(values)?;
    Ok(())
}

/// Which last days appeared, changed or went away; both lists are by rule and subject.
pub(super) fn moves(stored: &[Stored], wanted: &[Stored]) -> Vec<Move> {
    if stored.is_empty() {
        let came = |row: &Stored| Move { deadline: name(&row.item), old: None, new: Some(row.item.last_day) };
        return wanted.iter().map(came).collect();
    }
    let days = |rows: &[Stored]| -> HashMap<String, Day> {
        rows.iter().map(|row| (name(&row.item), row.item.last_day)).collect()
    };
    if stored.len() == wanted.len() && stored.iter().zip(wanted).all(|(a, b)| same_day(&a.item, &b.item)) {
        return Vec::new();
    }
    let (before, after) = (days(stored), days(wanted));
    let gone = stored.iter().map(|row| &row.item).filter(|item| !after.contains_key(&name(item)));
    let changed = wanted.iter().map(|row| &row.item).filter(|item| before.get(&name(item)) != Some(&item.last_day));
    let gone = gone.map(|item| Move { deadline: name(item), old: Some(item.last_day), new: None });
    let changed = changed.map(|item| {
        let deadline = name(item);
        Move { old: before.get(&deadline).copied(), new: Some(item.last_day), deadline }
    });
    gone.chain(changed).collect()
}

fn same_day(a: &DueItem, b: &DueItem) -> bool {
    a.rule == b.rule && a.subject == b.subject && a.last_day == b.last_day
}

fn name(item: &DueItem) -> String {
    format!("{}/{}", item.rule, item.subject)
}
