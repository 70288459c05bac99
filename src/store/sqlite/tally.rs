//! Tallies: how many deadlines there are beyond what a review reads, counted when they are stored and not when they are
//! asked for. Officer 0 stands for everybody.
//!
//! Counted are live deadlines by warn day that are open and never become moot; the few others are looked at one by one.

use super::due::{Stored, day, number};
use super::session::Session;
use crate::domain::choice::Severity;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, State};
use crate::domain::id::StaffId;
use crate::store::{Error, Result, UnknownCount};
use std::collections::{BTreeSet, HashMap};

/// What a tally counts.
const LIVE: i64 = 0;
const UNKNOWN_ACTS: i64 = 1;
const UNKNOWN_PEOPLE: i64 = 2;
/// Of the live ones those that are soft, and those hard ones by which a stay or a paper ends.
const SOFT: i64 = 3;
const ENDING: i64 = 4;

/// What the packed line of a soft deadline has in the place of its severity.
pub(super) const IS_SOFT: &str = "substr(deadline.line, 38, 1) = x'01'";

/// Everybody's number among the officers.
const EVERYBODY: i64 = 0;

impl Session<'_> {
    /// Counts the deadlines of one client in (`1`) or out (`-1`) of a generation.
    pub(super) fn tally(&self, generation: i64, rows: &[Stored], sign: i64) {
        each_count(rows, |place| self.count_one(generation, place, sign));
    }

    /// Counts what was counted elsewhere.
    pub(super) fn tally_all(&self, generation: i64, counted: &Delta) {
        counted.0.iter().for_each(|(place, count)| self.count_one(generation, *place, *count));
    }

    /// Counts one deadline, but not the people whose acts are unknown: these take all of a client's.
    pub(super) fn tally_row(&self, generation: i64, counted: &Counted, sign: i64) {
        counted.places(&mut |place| self.count_one(generation, place, sign));
    }

    fn count_one(&self, generation: i64, (what, owner, day): Place, count: i64) {
        *self.pending.tallies.borrow_mut().entry((generation, what, owner, day)).or_insert(0) += count;
    }

    /// Writes the tallies that changed. A finer count of lines that an older program packed otherwise may have begun too
    /// low: it stays at nothing until they are derived anew.
    pub(super) fn keep_tallies(&self) -> Result<()> {
        let mut update = self.connection.prepare_cached(
            "UPDATE tally SET count = iif(what < 3, count + ?5, max(count + ?5, 0))
             WHERE generation = ?1 AND what = ?2 AND owner = ?3 AND day = ?4",
        )?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO tally (generation, what, owner, day, count) VALUES (?1, ?2, ?3, ?4, iif(?2 < 3, ?5, max(?5, 0)))",
        )?;
        // In the order of the table: the next one is mostly on the same page.
        let mut tallies: Vec<_> = self.pending.tallies.take().into_iter().collect();
        tallies.sort_unstable();
        for ((generation, what, owner, day), count) in tallies {
            let row = (generation, what, owner, day, count);
            if count != 0 && update.execute(row)? == 0 {
                insert.execute(row)?;
            }
        }
        Ok(())
    }

    /// How many live deadlines have a warn day after `day`.
    pub(super) fn count_later(&self, day: Day, owner: Option<StaffId>, today: Day) -> Result<usize> {
        let counted = self.sum(LIVE, owner, number(day))?;
        Ok(counted + self.count_conditional(day, owner, today)?)
    }

    /// How many acts are unknown, and of how many people.
    pub(super) fn count_unknown(&self, owner: Option<StaffId>) -> Result<UnknownCount> {
        Ok(UnknownCount { acts: self.sum(UNKNOWN_ACTS, owner, -1)?, people: self.sum(UNKNOWN_PEOPLE, owner, -1)? })
    }

    fn sum(&self, what: i64, owner: Option<StaffId>, after: i64) -> Result<usize> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(sum(count), 0) FROM tally WHERE generation = ?1 AND what = ?2 AND owner = ?3 AND day > ?4",
        )?;
        let owner = owner.map_or(EVERYBODY, |owner| owner.0);
        let sum: i64 = statement.query_row((self.generation()?.current, what, owner, after), |row| row.get(0))?;
        usize::try_from(sum).map_err(|_| Error::Damaged("a tally is negative".to_owned()))
    }

    /// Of the deadlines that were put off or become moot some day, those that are live on a day.
    fn count_conditional(&self, after: Day, owner: Option<StaffId>, today: Day) -> Result<usize> {
        let alive = self.alive("deadline")?;
        let sql = format!(
            "SELECT (SELECT count(*) FROM deadline INDEXED BY deadline_moot WHERE moot_from > ?3 AND section IN (0, 3) AND state = 0
                 AND warn_day > ?1 AND (?2 IS NULL OR owner = ?2){alive})
             + (SELECT count(*) FROM deadline INDEXED BY deadline_put_off
                 WHERE section = 0 AND state <> 0 AND warn_day > ?1
                 AND (?2 IS NULL OR owner = ?2) AND (moot_from IS NULL OR moot_from > ?3)
                 AND (look_again_on IS NULL OR look_again_on <= ?3 OR (class = ?4 AND last_day < ?3)){alive})",
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let stay = super::due::position(Class::ALL, Class::Stay);
        let owner = owner.map(|owner| owner.0);
        let count: i64 = statement.query_row((number(after), owner, number(today), stay), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Tallies that are not what a count gives.
    pub(super) fn tally_faults(&self) -> Result<Vec<String>> {
        let (alive, generation) = (self.alive("deadline")?, self.generation()?.current);
        let sql = format!(
            "WITH counted (what, owner, day, count) AS (
                 SELECT 0, 0, warn_day, count(*) FROM deadline WHERE section = 0 AND state = 0 AND moot_from IS NULL{alive} GROUP BY warn_day
                 UNION ALL SELECT 0, owner, warn_day, count(*) FROM deadline
                     WHERE section = 0 AND state = 0 AND moot_from IS NULL AND owner IS NOT NULL{alive} GROUP BY owner, warn_day
                 UNION ALL SELECT 3, 0, warn_day, count(*) FROM deadline WHERE section = 0 AND state = 0 AND moot_from IS NULL AND {IS_SOFT}{alive} GROUP BY warn_day
                 UNION ALL SELECT 3, owner, warn_day, count(*) FROM deadline
                     WHERE section = 0 AND state = 0 AND moot_from IS NULL AND owner IS NOT NULL AND {IS_SOFT}{alive} GROUP BY owner, warn_day
                 UNION ALL SELECT 4, 0, warn_day, count(*) FROM deadline
                     WHERE section = 0 AND state = 0 AND moot_from IS NULL AND class IN (0, 1) AND NOT {IS_SOFT}{alive} GROUP BY warn_day
                 UNION ALL SELECT 4, owner, warn_day, count(*) FROM deadline
                     WHERE section = 0 AND state = 0 AND moot_from IS NULL AND class IN (0, 1) AND owner IS NOT NULL AND NOT {IS_SOFT}{alive} GROUP BY owner, warn_day
                 UNION ALL SELECT 1, 0, 0, count(*) FROM deadline WHERE section = 1{alive} HAVING count(*) > 0
                 UNION ALL SELECT 1, owner, 0, count(*) FROM deadline WHERE section = 1 AND owner IS NOT NULL{alive} GROUP BY owner
                 UNION ALL SELECT 2, 0, 0, count(DISTINCT client) FROM deadline WHERE section = 1{alive} HAVING count(*) > 0
                 UNION ALL SELECT 2, owner, 0, count(DISTINCT client) FROM deadline WHERE section = 1 AND owner IS NOT NULL{alive} GROUP BY owner)
             SELECT what, owner, day FROM (SELECT * FROM counted EXCEPT SELECT what, owner, day, count FROM tally WHERE generation = {generation})
             UNION SELECT what, owner, day FROM (SELECT what, owner, day, count FROM tally WHERE generation = {generation} AND count <> 0 EXCEPT SELECT * FROM counted)
             LIMIT 20",
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut faults = Vec::new();
        while let Some(row) = rows.next()? {
            let (what, owner, at): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let at =
                if matches!(what, LIVE | SOFT | ENDING) { day(at)?.to_string() } else { "unknown acts".to_owned() };
            faults.push(format!("tally: {at} of officer {owner} is miscounted"));
        }
        Ok(faults)
    }
}

/// What is counted, whose, on which day.
type Place = (i64, i64, i64);

/// How tallies change by the deadlines of new clients, counted where there is no connection.
#[derive(Default)]
pub(super) struct Delta(HashMap<Place, i64>);

impl Delta {
    /// Counts all deadlines of one client.
    pub(super) fn add(&mut self, rows: &[Stored]) {
        each_count(rows, |place| *self.0.entry(place).or_insert(0) += 1);
    }
}

/// Where all deadlines of one client are counted; of those whose acts are unknown the people too.
fn each_count(rows: &[Stored], mut each: impl FnMut(Place)) {
    let mut people = BTreeSet::new();
    for counted in rows.iter().filter_map(Counted::of) {
        counted.places(&mut each);
        if counted.what == UNKNOWN_ACTS {
            let owners = counted.owners().filter(|owner| people.insert(*owner));
            owners.for_each(|owner| each((UNKNOWN_PEOPLE, owner, 0)));
        }
    }
}

/// As what a deadline is counted.
pub(super) struct Counted {
    what: i64,
    day: i64,
    owner: Option<i64>,
    /// As what a live one is counted beside.
    finer: Option<i64>,
}

impl Counted {
    /// `None` for those that are looked at one by one.
    pub(super) fn of(row: &Stored) -> Option<Self> {
        let owner = row.owner.map(|owner| owner.0);
        match row.item.state {
            State::Unknown => Some(Self { what: UNKNOWN_ACTS, day: 0, owner, finer: None }),
            State::Open if row.item.moot_from.is_none() => {
                Some(Self { what: LIVE, day: number(row.item.warn_day), owner, finer: finer(row) })
            }
            _ => None,
        }
    }

    fn places(&self, each: &mut impl FnMut(Place)) {
        for owner in self.owners() {
            [Some(self.what), self.finer].into_iter().flatten().for_each(|what| each((what, owner, self.day)));
        }
    }

    fn owners(&self) -> impl Iterator<Item = i64> {
        self.owner.into_iter().chain([EVERYBODY])
    }
}

/// What a live deadline is counted as beside.
fn finer(row: &Stored) -> Option<i64> {
    let ends = matches!(row.item.class, Class::Stay | Class::Status);
    match row.item.severity {
        Severity::Soft => Some(SOFT),
        Severity::Hard => ends.then_some(ENDING),
    }
}
