//! What calendar and reports count. What lies ahead comes from the tallies, with the few that only some days find alive
//! looked up one by one; how cases went is one aggregate each over an index on the day it happened.

use super::cell::Iso;
use super::due::{self, COLUMNS, day, number};
use super::session::Session;
use super::tally::IS_SOFT;
use crate::domain::agenda::DueItem;
use crate::domain::case::{CaseKind, DocumentState, Outcome, RefusalGround, Stage};
use crate::domain::choice::Ground;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::store::reports::{
    DayLoad, DayMeetings, JournalPage, JournalQuery, Outstanding, Rejected, ReportReads, Spell, Whose,
};
use crate::store::{Error, Result};
use rusqlite::{Row, ToSql};
use std::collections::BTreeMap;

/// Days of the first filing of each case filed on these days.
const FILED: &str = "
    SELECT case_file.kind, max(0, CAST(julianday(filing.filed_on) - julianday(case_file.opened_on) AS INTEGER)) AS days,
        count(*)
    FROM filing INDEXED BY filing_filed CROSS JOIN case_file ON case_file.id = filing.\"case\"
    WHERE filing.filed_on BETWEEN ?1 AND ?2
    AND NOT EXISTS (SELECT 1 FROM filing AS earlier WHERE earlier.client = filing.client
        AND earlier.\"case\" = filing.\"case\" AND (earlier.filed_on, earlier.id) < (filing.filed_on, filing.id))
    GROUP BY 1, 2";

/// Days from each filing to its decision. What is not accepted is turned away at the counter: that is no decision.
const DECIDED: &str = "
    SELECT case_file.kind, max(0, CAST(julianday(outcome_on) - julianday(filed_on) AS INTEGER)) AS days, count(*)
    FROM filing INDEXED BY filing_decided CROSS JOIN case_file ON case_file.id = filing.\"case\"
    WHERE coalesce(outcome_on, filed_on) BETWEEN ?1 AND ?2 AND outcome NOT IN ('pending', 'accepted')
    AND outcome <> 'not_accepted' AND outcome_on IS NOT NULL
    GROUP BY 1, 2";

const REJECTED: &str = "
    SELECT outcome, refusal_ground, case_file.ground, filing.paper, count(*)
    FROM filing INDEXED BY filing_decided CROSS JOIN case_file ON case_file.id = filing.\"case\"
    WHERE coalesce(outcome_on, filed_on) BETWEEN ?1 AND ?2 AND outcome NOT IN ('pending', 'accepted')
    AND outcome <> 'granted'
    GROUP BY 1, 2, 3, 4";

/// `requested` counts from the day it was asked for; what was turned down or is missing and was not asked for (again)
/// was never asked for.
const OUTSTANDING: &str = "
    SELECT coalesce(case_file.owner, client.owner), state,
        iif(state = 'requested', CAST(julianday(?1) - julianday(requested_on) AS INTEGER), NULL) AS days, count(*)
    FROM case_document INDEXED BY case_document_outstanding
    CROSS JOIN case_file ON case_file.id = case_document.\"case\"
    CROSS JOIN client ON client.id = case_document.client
    WHERE (case_document.state = 'missing' OR case_document.state = 'requested' OR case_document.state = 'rejected')
    AND case_file.stage NOT IN ('granted', 'withdrawn', 'closed')
    GROUP BY 1, 2, 3";

const UNTOUCHED: &str = "
    SELECT coalesce(case_file.owner, client.owner), count(*)
    FROM case_file CROSS JOIN client ON client.id = case_file.client
    WHERE case_file.stage IN ('intake', 'collecting')
    AND NOT EXISTS (SELECT 1 FROM case_document AS paper WHERE paper.client = case_file.client
        AND paper.\"case\" = case_file.id AND paper.state <> 'missing')
    GROUP BY 1";

/// Counts by officer and day; officer 0 is everybody.
type Loads = BTreeMap<(i64, i64), [usize; 3]>;

fn count_of(row: &Row<'_>, column: usize) -> Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

fn word<T>(row: &Row<'_>, column: usize, parse: fn(&str) -> Option<T>) -> Result<T> {
    maybe_word(row, column, parse)?.ok_or_else(|| Error::Damaged("a required word is missing".to_owned()))
}

fn maybe_word<T>(row: &Row<'_>, column: usize, parse: fn(&str) -> Option<T>) -> Result<Option<T>> {
    let Some(id) = row.get::<_, Option<String>>(column)? else { return Ok(None) };
    parse(&id).map(Some).ok_or_else(|| Error::Damaged(format!("unknown word {id}")))
}

fn owner_of(row: &Row<'_>, column: usize) -> Result<Option<StaffId>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(StaffId))
}

impl Session<'_> {
    /// Adds what is kept as a tally: open ones that never become moot. Officer by officer, since the days of one stand
    /// together: else those of all years would be gone through for the few of a month.
    fn add_tallied(&self, loads: &mut Loads, from: Day, until: Day) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "SELECT what, owner, day, count FROM tally WHERE generation = ?1 AND what IN (0, 3, 4)
             AND owner IN (SELECT 0 UNION ALL SELECT id FROM staff) AND day BETWEEN ?2 AND ?3 AND count > 0",
        )?;
        let mut rows = statement.query((self.generation()?.current, number(from), number(until)))?;
        while let Some(row) = rows.next()? {
            let place = match row.get::<_, i64>(0)? {
                3 => 1,
                4 => 2,
                _ => 0,
            };
            loads.entry((row.get(1)?, row.get(2)?)).or_default()[place] += count_of(row, 3)?;
        }
        Ok(())
    }

    /// Adds those that become moot some day but are not yet, and those that were put off. Their keys are found in the
    /// indexes that hold no others.
    fn add_conditional(&self, loads: &mut Loads, span: (Day, Day), today: Day) -> Result<()> {
        let same = "CROSS JOIN deadline ON deadline.section = found.section AND deadline.warn_day = found.warn_day \
            AND deadline.client = found.client AND deadline.rule = found.rule AND deadline.subject = found.subject \
            AND deadline.since = found.since";
        let alive = self.alive("deadline")?;
        let columns = format!("found.owner, found.warn_day, {IS_SOFT}, deadline.class");
        let sql = format!(
            "SELECT {columns} FROM deadline AS found INDEXED BY deadline_moot {same}
             WHERE found.moot_from > ?3 AND found.section IN (0, 3) AND found.state = 0
             AND found.warn_day BETWEEN ?1 AND ?2{alive}
             UNION ALL SELECT {columns} FROM deadline AS found INDEXED BY deadline_put_off {same}
             WHERE found.section = 0 AND found.state <> 0 AND found.warn_day BETWEEN ?1 AND ?2
             AND (found.moot_from IS NULL OR found.moot_from > ?3){alive}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query((number(span.0), number(span.1), number(today)))?;
        while let Some(row) = rows.next()? {
            let (owner, day): (Option<i64>, i64) = (row.get(0)?, row.get(1)?);
            let (soft, class): (bool, i64) = (row.get(2)?, row.get(3)?);
            for owner in owner.into_iter().chain([0]) {
                let load = loads.entry((owner, day)).or_default();
                load[0] += 1;
                load[1] += usize::from(soft);
                load[2] += usize::from(!soft && class < 2);
            }
        }
        Ok(())
    }
}

/// By day and officer; what nobody has is what everybody has less what the officers have.
fn parted(loads: &Loads) -> Result<Vec<DayLoad>> {
    let mut parted = BTreeMap::new();
    for ((_, at), of_all) in loads.iter().filter(|((owner, _), _)| *owner == 0) {
        parted.insert((*at, None), *of_all);
    }
    for ((owner, at), load) in loads.iter().filter(|((owner, _), _)| *owner != 0) {
        if let Some(left) = parted.get_mut(&(*at, None)) {
            for (left, taken) in left.iter_mut().zip(load) {
                *left = left.saturating_sub(*taken);
            }
        }
        parted.insert((*at, Some(StaffId(*owner))), *load);
    }
    let some = parted.into_iter().filter(|(_, load)| load[0] > 0);
    some.map(|((at, owner), [deadlines, soft, ending])| Ok(DayLoad { owner, day: day(at)?, deadlines, soft, ending }))
        .collect()
}

impl ReportReads for Session<'_> {
    fn load(&self, from: Day, until: Day, today: Day) -> Result<Vec<DayLoad>> {
        let mut loads = Loads::new();
        self.add_tallied(&mut loads, from, until)?;
        self.add_conditional(&mut loads, (from, until), today)?;
        parted(&loads)
    }

    fn meetings(&self, from: Day, until: Day) -> Result<Vec<DayMeetings>> {
        let sql = "SELECT on_day, coalesce(own_date.owner, client.owner), count(*)
            FROM own_date INDEXED BY own_date_day CROSS JOIN client ON client.id = own_date.client
            WHERE on_day BETWEEN ?1 AND ?2 AND (at_time IS NOT NULL OR place IS NOT NULL) GROUP BY 1, 2";
        self.every(sql, &[&Iso(from), &Iso(until)], |row| {
            Ok(DayMeetings { day: row.get::<_, Iso>(0)?.0, owner: owner_of(row, 1)?, count: count_of(row, 2)? })
        })
    }

    fn due_on(&self, day: Day, whose: Whose, today: Day, limit: usize) -> Result<Vec<DueItem>> {
        let of = match whose {
            Whose::All => "",
            Whose::One(_) => " AND deadline.owner IS ?4",
        };
        let alive = self.alive("deadline")?;
        let sql = format!(
            "SELECT {COLUMNS} FROM deadline WHERE section = 0 AND warn_day = ?1
             AND (moot_from IS NULL OR moot_from > ?2){of}{alive}
             UNION ALL SELECT {COLUMNS} FROM deadline WHERE section = 3 AND warn_day = ?1 AND state = 0
             AND moot_from > ?2{of}{alive} LIMIT ?3"
        );
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let owner = match whose {
            Whose::One(Some(owner)) => Some(owner.0),
            Whose::One(None) | Whose::All => None,
        };
        let (day, today) = (number(day), number(today));
        let mut values: Vec<&dyn ToSql> = vec![&day, &today, &most];
        if whose != Whose::All {
            values.push(&owner);
        }
        self.every(&sql, &values, due::item)
    }

    fn stages(&self) -> Result<Vec<(Stage, usize)>> {
        let sql = "SELECT stage, count(*) FROM case_file INDEXED BY case_file_stage GROUP BY stage";
        self.every(sql, &[], |row| Ok((word(row, 0, Stage::parse)?, count_of(row, 1)?)))
    }

    fn opened_to_filed(&self, from: Day, until: Day) -> Result<Vec<Spell>> {
        self.every(FILED, &[&Iso(from), &Iso(until)], spell)
    }

    fn filed_to_decided(&self, from: Day, until: Day) -> Result<Vec<Spell>> {
        self.every(DECIDED, &[&Iso(from), &Iso(until)], spell)
    }

    fn rejected(&self, from: Day, until: Day) -> Result<Vec<Rejected>> {
        self.every(REJECTED, &[&Iso(from), &Iso(until)], |row| {
            Ok(Rejected {
                outcome: word(row, 0, Outcome::parse)?,
                why: maybe_word(row, 1, RefusalGround::parse)?,
                ground: maybe_word(row, 2, Ground::parse)?,
                paper: row.get::<_, Option<String>>(3)?.map(|paper| Clean::line(&paper)),
                count: count_of(row, 4)?,
            })
        })
    }

    fn outstanding(&self, today: Day) -> Result<Vec<Outstanding>> {
        self.every(OUTSTANDING, &[&Iso(today)], |row| {
            let (owner, state) = (owner_of(row, 0)?, word(row, 1, DocumentState::parse)?);
            Ok(Outstanding { owner, state, days: row.get(2)?, count: count_of(row, 3)? })
        })
    }

    fn untouched_cases(&self) -> Result<Vec<(Option<StaffId>, usize)>> {
        self.every(UNTOUCHED, &[], |row| Ok((owner_of(row, 0)?, count_of(row, 1)?)))
    }

    fn journal_people(&self) -> Result<Vec<Clean>> {
        self.read_journal_people()
    }

    fn journal_page(&self, query: &JournalQuery) -> Result<JournalPage> {
        self.read_journal_page(query)
    }

    fn is_undone(&self, group: i64) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM op WHERE undoes = ?1 LIMIT 1")?.exists([group])?)
    }

    fn journal_anchor(&self) -> Result<Option<(i64, String, Day)>> {
        self.read_anchor()
    }

    fn entry_with_hash(&self, hash: &str) -> Result<Option<(i64, Day)>> {
        self.find_hash(hash)
    }

    fn verify_journal(&self, progress: &mut dyn FnMut(i64)) -> Result<(i64, String, Vec<String>)> {
        self.verify_chain(progress)
    }
}

fn spell(row: &Row<'_>) -> Result<Spell> {
    Ok(Spell { kind: word(row, 0, CaseKind::parse)?, days: row.get(1)?, count: count_of(row, 2)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::migrate::write_schema;
    use rusqlite::Connection;

    /// What a report reads grows with what happened in its time, never with the office.
    #[test]
    fn reports_enter_by_an_index() {
        let connection = Connection::open_in_memory().unwrap();
        write_schema(&connection).unwrap();
        for (sql, index) in [
            (FILED, "filing_filed"),
            (DECIDED, "filing_decided"),
            (REJECTED, "filing_decided"),
            (OUTSTANDING, "case_document_outstanding"),
            (UNTOUCHED, "case_file_stage"),
        ] {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let values: Vec<&dyn ToSql> = vec![&"2026-01-01", &"2026-12-31"];
            let values = &values[..statement.parameter_count()];
            let plan: Vec<String> =
                statement.query_map(values, |row| row.get(3)).unwrap().map(|step| step.unwrap()).collect();
            assert!(plan[0].contains(index) && plan[0].starts_with("SEARCH"), "{plan:#?}");
            assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{plan:#?}");
        }
    }
}
