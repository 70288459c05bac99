//! Originals held, and sponsors with their people: see `store::registers`.

use super::cell::Iso;
use super::due;
use super::rows::{country, required, text, word};
use super::session::Session;
use super::standing::NEVER;
use crate::domain::case::Stage;
use crate::domain::day::Day;
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, ClientId, SponsorId};
use crate::domain::record::{Key, Kind};
use crate::domain::sponsor::SponsorKind;
use crate::store::Result;
use crate::store::registers::{HeldLine, PASSPORT, RegisterReads, SponsorEnd, SponsorLine, SponsorPerson, Travel};
use rusqlite::{Row, ToSql};

/// Rows are counted up to this many.
const COUNTED: usize = 1_001;

/// Stands for a day that nobody has noted: before all days.
const NO_DAY: &str = "";

const NAME: &str = "coalesce(client.name_cyrillic, client.name_latin)";

/// Columns and tables of identity documents that we hold.
const IDENTITIES: (&str, &str) = (
    "held.id, held.client, {name}, NULL, NULL, held.kind, held.number, held.held_since, \
     coalesce(staff.login, staff.name), held.kept_at",
    "identity_document AS held CROSS JOIN client ON client.id = held.client \
     LEFT JOIN staff ON staff.id = held.held_by",
);

/// Columns and tables of papers of cases that we hold.
const PAPERS: (&str, &str) = (
    "held.id, held.client, {name}, case_file.id, case_file.reference, held.requirement, NULL, held.held_since, \
     coalesce(staff.login, staff.name), held.kept_at",
    "case_document AS held CROSS JOIN client ON client.id = held.client \
     CROSS JOIN case_file ON case_file.id = held.\"case\" LEFT JOIN staff ON staff.id = held.held_by",
);

/// People of a sponsor, each once.
const PEOPLE: &str = "SELECT client FROM basis WHERE sponsor = ?1 UNION SELECT client FROM permit WHERE sponsor = ?1 \
    UNION SELECT client FROM case_file WHERE sponsor = ?1";

fn most(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn iso(row: &Row<'_>, column: usize) -> Result<Option<Day>> {
    Ok(row.get::<_, Option<Iso>>(column)?.map(|day| day.0))
}

fn held_line(kind: Kind, row: &Row<'_>) -> Result<HeldLine> {
    let reference = text(row, 4)?;
    let case = row.get::<_, Option<i64>>(3)?.zip(reference).map(|(id, reference)| (CaseId(id), reference));
    Ok(HeldLine {
        key: Key { kind, id: row.get(0)? },
        client: ClientId(row.get(1)?),
        client_name: text(row, 2)?.unwrap_or_default(),
        case,
        what: row.get(5)?,
        titles: None,
        number: text(row, 6)?,
        since: iso(row, 7)?,
        by: text(row, 8)?,
        kept_at: text(row, 9)?,
    })
}

/// The order of the list: since when, papers of cases behind identity documents, number.
fn place(line: &HeldLine) -> (String, bool, i64) {
    let since = line.since.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    (since, line.key.kind == Kind::CaseDocument, line.key.id)
}

fn parts(kind: Kind) -> (String, &'static str) {
    let (columns, tables) = if kind == Kind::CaseDocument { PAPERS } else { IDENTITIES };
    (columns.replace("{name}", NAME), tables)
}

impl Session<'_> {
    /// Held originals of one kind after a place in the whole list, in its order.
    fn held_of(&self, kind: Kind, after: &(String, bool, i64), limit: usize) -> Result<Vec<HeldLine>> {
        let (columns, tables) = parts(kind);
        let later = kind == Kind::CaseDocument;
        // A row of the kind that stands behind goes on from number 0, one of the kind before from beyond the last.
        let id = match later.cmp(&after.1) {
            std::cmp::Ordering::Equal => after.2,
            std::cmp::Ordering::Greater => 0,
            std::cmp::Ordering::Less => i64::MAX,
        };
        let page = |tests: &str, values: &[&dyn ToSql]| {
            let sql = format!(
                "SELECT {columns} FROM {tables} WHERE held.original = 'held' AND {tests} \
                 ORDER BY held.held_since, held.id LIMIT {limit}"
            );
            self.every(&sql, values, |row| held_line(kind, row))
        };
        if after.0 != NO_DAY {
            return page("(held.held_since, held.id) > (?1, ?2)", &[&after.0, &id]);
        }
        let mut found = page("held.held_since IS NULL AND held.id > ?1", &[&id])?;
        if found.len() < limit {
            found.append(&mut page("held.held_since IS NOT NULL", &[])?);
        }
        found.truncate(limit);
        Ok(found)
    }

    fn travellers(&self, kind: Kind, (today, limit): (Day, usize)) -> Result<Vec<(HeldLine, Travel)>> {
        let (columns, tables) = parts(kind);
        let only = if kind == Kind::CaseDocument { "held.requirement = ?3" } else { "?3 = ?3" };
        let next = |table: &str, day: &str, tests: &str| {
            format!("(SELECT min({day}) FROM {table} WHERE {table}.client = held.client AND {day} >= ?1 {tests})")
        };
        let (trip, exit) = (next("own_date", "on_day", "AND trip = 1"), next("stay", "\"exit\"", ""));
        let sql = format!(
            "SELECT *, (SELECT title FROM own_date WHERE own_date.client = found.whose AND trip = 1 \
             AND on_day = found.trip ORDER BY id LIMIT 1) FROM (SELECT {columns}, held.client AS whose, {trip} AS trip, \
             {exit} AS leaves, client.presence = 'abroad' AS away FROM {tables} WHERE held.original = 'held' AND {only}) \
             AS found WHERE away OR trip IS NOT NULL OR leaves IS NOT NULL \
             ORDER BY away DESC, coalesce(min(trip, leaves), trip, leaves), 1 LIMIT ?2"
        );
        self.every(&sql, &[&Iso(today), &most(limit), &PASSPORT], |row| {
            let title = text(row, 14)?.unwrap_or_default();
            let travel = match (row.get::<_, bool>(13)?, iso(row, 11)?, iso(row, 12)?) {
                (true, ..) => Travel::Abroad,
                (_, Some(on), leaves) if leaves.is_none_or(|leaves| on <= leaves) => Travel::Trip { on, title },
                (_, _, Some(on)) => Travel::Exit { on },
                (_, on, None) => Travel::Trip { on: on.unwrap_or(today), title },
            };
            Ok((held_line(kind, row)?, travel))
        })
    }

    /// The title of a paper, from the rulebook in force.
    fn entitle(&self, line: &mut HeldLine) -> Result<()> {
        if line.key.kind == Kind::CaseDocument {
            line.titles = self.book()?.requirement(&line.what).map(|requirement| requirement.titles.clone());
        }
        Ok(())
    }

    fn sponsor_lines(&self, tests: &str, values: &[&dyn ToSql]) -> Result<Vec<SponsorLine>> {
        let people = PEOPLE.replace("?1", "sponsor.id");
        let sql = format!(
            "SELECT id, name, kind, bin, signature_expires, \
             (SELECT count(*) FROM (SELECT 1 FROM ({people}) LIMIT {COUNTED})) FROM sponsor {tests}"
        );
        self.every(&sql, values, |row| {
            Ok(SponsorLine {
                id: SponsorId(row.get(0)?),
                name: text(row, 1)?.unwrap_or_default(),
                kind: required(word(row, 2, SponsorKind::parse)?)?,
                bin: text(row, 3)?,
                signature_expires: iso(row, 4)?,
                people: usize::try_from(row.get::<_, i64>(5)?).unwrap_or(COUNTED),
            })
        })
    }

    /// Numbers of the sponsors whose name or BIN has the text, by name: what it begins with first.
    fn sponsors_like(&self, wanted: &str, limit: usize) -> Result<Vec<i64>> {
        let mut found = self.every("SELECT id, name, bin FROM sponsor", &[], |row| {
            let name = fold(&text(row, 1)?.unwrap_or_default());
            let has = name.contains(wanted) || text(row, 2)?.is_some_and(|bin| bin.starts_with(wanted));
            Ok(has.then_some((!name.starts_with(wanted), name, row.get::<_, i64>(0)?)))
        })?;
        found.sort();
        Ok(found.into_iter().flatten().take(limit).map(|(.., id)| id).collect())
    }
}

fn person(row: &Row<'_>) -> Result<SponsorPerson> {
    let binding: i64 = row.get(4)?;
    let (reference, stage) = (text(row, 9)?, word(row, 10, Stage::parse)?);
    let case = row.get::<_, Option<i64>>(8)?.zip(reference.zip(stage));
    Ok(SponsorPerson {
        client: ClientId(row.get(0)?),
        name: text(row, 1)?.unwrap_or_default(),
        citizenship: country(row, 2)?,
        owner: text(row, 3)?,
        binding_day: (binding != NEVER).then(|| due::day(binding)).transpose()?,
        binding_rule: row.get(5)?,
        basis_until: iso(row, 6)?,
        permit_until: iso(row, 7)?,
        case: case.map(|(id, (reference, stage))| (CaseId(id), reference, stage)),
    })
}

impl RegisterReads for Session<'_> {
    fn originals_held(&self, after: Option<&HeldLine>, limit: usize) -> Result<Vec<HeldLine>> {
        let after = after.map_or_else(|| (NO_DAY.to_owned(), false, 0), place);
        let mut lines = self.held_of(Kind::IdentityDocument, &after, limit)?;
        lines.append(&mut self.held_of(Kind::CaseDocument, &after, limit)?);
        lines.sort_by_key(place);
        lines.truncate(limit);
        lines.iter_mut().try_for_each(|line| self.entitle(line))?;
        Ok(lines)
    }

    fn held_of_travellers(&self, today: Day, limit: usize) -> Result<Vec<(HeldLine, Travel)>> {
        let mut lines = self.travellers(Kind::IdentityDocument, (today, limit))?;
        lines.append(&mut self.travellers(Kind::CaseDocument, (today, limit))?);
        lines.sort_by_key(|(line, travel)| (travel.day(), place(line)));
        lines.truncate(limit);
        lines.iter_mut().try_for_each(|(line, _)| self.entitle(line))?;
        Ok(lines)
    }

    fn sponsor_list(&self, wanted: &str, limit: usize) -> Result<Vec<SponsorLine>> {
        let wanted = fold(wanted);
        if wanted.is_empty() {
            let tests = "ORDER BY signature_expires IS NULL, signature_expires, id LIMIT ?1";
            return self.sponsor_lines(tests, &[&most(limit)]);
        }
        let ids = self.sponsors_like(&wanted, limit)?;
        let list = serde_json::to_string(&ids).unwrap_or_default();
        let mut lines = self.sponsor_lines("WHERE id IN (SELECT value FROM json_each(?1))", &[&list])?;
        lines.sort_by_key(|line| ids.iter().position(|id| *id == line.id.0));
        Ok(lines)
    }

    fn sponsor_people(
        &self,
        sponsor: SponsorId,
        after: Option<&SponsorPerson>,
        limit: usize,
    ) -> Result<Vec<SponsorPerson>> {
        let newest = |what: &str| {
            format!(
                "(SELECT {what} FROM case_file WHERE case_file.client = client.id AND case_file.sponsor = ?1 \
                 ORDER BY case_file.id DESC LIMIT 1)"
            )
        };
        let sql = format!(
            "SELECT client.id, {NAME}, standing.citizenship, coalesce(staff.login, staff.name), standing.binding_day, \
             standing.binding_rule, \
             (SELECT max(coalesce(ended_on, until)) FROM basis WHERE basis.client = client.id AND basis.sponsor = ?1), \
             (SELECT max(min(valid_until, coalesce(actual_end, valid_until))) FROM permit \
              WHERE permit.client = client.id AND permit.sponsor = ?1), {}, {}, {} \
             FROM ({PEOPLE}) AS people CROSS JOIN standing ON standing.client = people.client{} \
             CROSS JOIN client ON client.id = people.client LEFT JOIN staff ON staff.id = standing.owner \
             WHERE (standing.binding_day, client.id) > (?2, ?3) ORDER BY standing.binding_day, client.id LIMIT ?4",
            newest("id"),
            newest("reference"),
            newest("stage"),
            self.alive("standing")?
        );
        let number = |day: Day| i64::from(chrono::Datelike::num_days_from_ce(&day));
        let (day, id) =
            after.map_or((i64::MIN, 0), |person| (person.binding_day.map_or(NEVER, number), person.client.0));
        self.every(&sql, &[&sponsor.0, &day, &id, &most(limit)], person)
    }

    fn sponsor_count(&self, sponsor: SponsorId) -> Result<usize> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM ({PEOPLE}) LIMIT {COUNTED})");
        let count = self.every(&sql, &[&sponsor.0], |row| Ok(row.get::<_, i64>(0)?))?;
        Ok(count.first().and_then(|count| usize::try_from(*count).ok()).unwrap_or(0))
    }

    fn sponsor_ends(&self, sponsor: SponsorId, from: Day, limit: usize) -> Result<Vec<SponsorEnd>> {
        let sql = format!(
            "SELECT what.ends, what.kind, what.id, what.client, {NAME}, what.called FROM (\
             SELECT coalesce(ended_on, until) AS ends, 'basis' AS kind, id, client, paper AS called \
             FROM basis WHERE sponsor = ?1 UNION ALL \
             SELECT min(valid_until, coalesce(actual_end, valid_until)), 'permit', id, client, number \
             FROM permit WHERE sponsor = ?1) AS what CROSS JOIN client ON client.id = what.client \
             WHERE what.ends >= ?2 ORDER BY what.ends, what.client, what.kind LIMIT ?3"
        );
        self.every(&sql, &[&sponsor.0, &Iso(from), &most(limit)], |row| {
            let kind = required(Kind::parse(&row.get::<_, String>(1)?))?;
            Ok(SponsorEnd {
                on: row.get::<_, Iso>(0)?.0,
                key: Key { kind, id: row.get(2)? },
                client: ClientId(row.get(3)?),
                name: text(row, 4)?.unwrap_or_default(),
                what: text(row, 5)?,
            })
        })
    }
}
