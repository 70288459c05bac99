//! Pages of the journal, newest first, by the position of the last entry seen. A reading without clients looks at a
//! bounded stretch, so that a filter that finds nothing never holds anybody up; one about clients goes by their index.

use super::cell::Iso;
use super::journal::ENTRY;
use super::session::Session;
use crate::domain::clean::Clean;
use crate::store::Result;
use crate::store::reports::{JournalPage, JournalQuery};
use rusqlite::types::Value;

/// So many entries are looked at in one reading.
pub(super) const STRETCH: i64 = 20_000;

/// Tests of entries with their values.
#[derive(Default)]
struct Tests {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Tests {
    fn push(&mut self, sql: &str, value: impl Into<Value>) {
        self.sql.push(sql.to_owned());
        self.values.push(value.into());
    }

    /// One of these; nothing to test without a list.
    fn one_of(&mut self, column: &str, list: Option<Vec<Value>>) {
        let Some(list) = list else { return };
        self.sql.push(format!("{column} IN ({})", vec!["?"; list.len()].join(", ")));
        self.values.extend(list);
    }
}

impl Session<'_> {
    /// Everybody who stands in the journal: one step of the index a person.
    pub(super) fn read_journal_people(&self) -> Result<Vec<Clean>> {
        let mut statement = self.connection.prepare_cached(
            "WITH RECURSIVE person (who) AS (SELECT min(who) FROM op UNION ALL
                 SELECT (SELECT min(who) FROM op WHERE op.who > person.who) FROM person WHERE person.who IS NOT NULL)
             SELECT who FROM person WHERE who IS NOT NULL",
        )?;
        let people = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(people.map(|who| who.map(|who| Clean::line(&who))).collect::<rusqlite::Result<_>>()?)
    }

    /// A page of the journal.
    pub(super) fn read_journal_page(&self, query: &JournalQuery) -> Result<JournalPage> {
        let top = query.before.map_or_else(|| self.head_seq().map(|seq| seq + 1), Ok)?;
        let bottom = if query.clients.is_some() { 0 } else { (top - 1 - STRETCH).max(0) };
        let mut tests = Tests::default();
        tests.push("op.seq < ?", top);
        tests.push("op.seq > ?", bottom);
        let texts = |list: &[Clean]| list.iter().map(|who| Value::Text(who.to_string())).collect();
        tests.one_of("+op.who", query.who.as_deref().map(texts));
        tests.one_of("op.client", query.clients.as_ref().map(|list| list.iter().map(|id| Value::from(id.0)).collect()));
        let words = |list: &Vec<String>| list.iter().map(|word| Value::Text(word.clone())).collect();
        tests.one_of("op.reason", query.reasons.as_ref().map(words));
        for (sql, day) in [("op.office_day >= ?", query.from), ("op.office_day <= ?", query.until)] {
            if let Some(day) = day {
                tests.push(sql, Iso(day).0.to_string());
            }
        }
        let limit = i64::try_from(query.limit).unwrap_or(i64::MAX).max(1);
        tests.values.push(Value::from(limit));
        let sql = format!("{ENTRY} WHERE {} ORDER BY op.seq DESC LIMIT ?", tests.sql.join(" AND "));
        let values: Vec<&dyn rusqlite::ToSql> =
            tests.values.iter().map(|value| value as &dyn rusqlite::ToSql).collect();
        let entries = self.entries(&sql, &values)?;
        let full = i64::try_from(entries.len()).unwrap_or(i64::MAX) >= limit;
        let next = match entries.last() {
            Some(last) if full => Some(last.seq),
            _ => Some(bottom + 1),
        };
        Ok(JournalPage { entries, next: next.filter(|next| *next > 1) })
    }
}
