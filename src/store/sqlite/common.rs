//! How common the words of a filter are, judged before they are looked for: few clients have them, many, or most. Every
//! way of looking finds the same rows; what is wrong with the judgement costs time and nothing else.
//!
//! The index tells whom it finds one by one, in the order of their numbers, and joins the runs of every word for each of
//! them: that is what costs most while somebody types. So it is asked for a stretch of clients in the middle of the office
//! first; and where it finds few, it is not asked twice.

use super::conditions::{Filter, Words};
use super::lists::Columns;
use super::order::{Order, as_one};
use super::session::Session;
use super::steps::within;
use crate::store::{ListKind, ListQuery, Page, Result};
use rusqlite::types::Value;
use std::sync::Arc;

/// How many clients the index of texts finds for a question.
#[derive(Clone)]
pub(super) enum Common {
    /// So few that they are sooner put in order than looked for along an order: these.
    Few(Arc<[i64]>),
    /// More.
    Many,
    /// So many that nearly every page of any order has some: finding all of them at once would take longest.
    Most,
}

/// Fewer clients than these are few.
pub(super) const FEW: usize = 4_000;

/// The texts of so many clients are sooner looked at one by one than asked of the index.
pub(super) const NEAR: usize = 300;

/// So many thousands of the engine's steps are spent on the first rows along an order: some thousands of clients.
const STEPS: u32 = 150;

/// So many clients are asked about to see whether most have the words.
const STRETCH: i64 = 200;

/// Of so many clients one at least has the words: they are most.
const ONE_OF: i64 = 4;

/// Those who have the words, by whom all else is found.
pub(super) enum Led<'q> {
    /// The index tells them one by one, as far as anybody wants to know.
    Index(&'q str),
    /// They are known.
    Known(&'q [i64]),
}

impl Led<'_> {
    /// What stands before the other tables, what before the other tests, and the value of the `?` in it, which is the first.
    pub(super) fn sql(&self) -> (&'static str, &'static str, Value) {
        match self {
            Self::Index(question) => (
                "search CROSS JOIN ",
                "search MATCH ? AND standing.client = search.rowid AND ",
                Value::Text((*question).to_owned()),
            ),
            Self::Known(clients) => (
                "json_each(?) AS given CROSS JOIN ",
                "standing.client = given.value AND ",
                as_one(clients.iter().copied()),
            ),
        }
    }
}

/// What was judged last: the palette asks the same of clients and of cases, and another order of what is found asks again.
/// It holds for one position of the journal: every change makes an entry there.
pub(super) struct Judged {
    question: String,
    journal: i64,
    common: Common,
}

impl Session<'_> {
    /// How many clients a question to the index finds.
    pub(super) fn how_common(&self, question: &str) -> Result<Common> {
        let Some(shelf) = self.shelf else { return self.judge(question) };
        let journal = self.journal_head()?;
        let held = shelf.judged.take().filter(|held| held.question == question && held.journal == journal);
        let common = held.map_or_else(|| self.judge(question), |held| Ok(held.common))?;
        shelf.judged.set(Some(Judged { question: question.to_owned(), journal, common: common.clone() }));
        Ok(common)
    }

    fn judge(&self, question: &str) -> Result<Common> {
        if self.most_have(question)? {
            return Ok(Common::Most);
        }
        let first = format!("SELECT rowid FROM search WHERE search MATCH ?1 LIMIT {FEW}");
        let mut statement = self.connection.prepare_cached(&first)?;
        let found = statement.query_map([question], |row| row.get(0))?;
        let found: Vec<i64> = found.collect::<rusqlite::Result<_>>()?;
        Ok(if found.len() < FEW { Common::Few(found.into()) } else { Common::Many })
    }

    /// True where one in a few has the words, in the middle of the office and among those before it: words of one time, such
    /// as the year of a reference, are in one stretch only.
    fn most_have(&self, question: &str) -> Result<bool> {
        let mut newest = self.connection.prepare_cached("SELECT coalesce(max(client), 0) FROM search_text")?;
        let newest: i64 = newest.query_row([], |row| row.get(0))?;
        // In a small office whoever is found is one of few.
        if newest < i64::try_from(FEW).unwrap_or(i64::MAX) {
            return Ok(false);
        }
        let sql = "SELECT count(*) FROM search WHERE search MATCH ?1 AND rowid BETWEEN ?2 AND ?3";
        let mut statement = self.connection.prepare_cached(sql)?;
        for from in [newest / 2, newest / 4] {
            let found: i64 = statement.query_row((question, from, from + STRETCH - 1), |row| row.get(0))?;
            if found * ONE_OF < STRETCH {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A list's tests, with these clients for its words.
    pub(super) fn among_known(&self, list: &ListQuery, kind: ListKind, clients: &[i64]) -> Result<Filter> {
        // Each one's own text is looked at only where a page meets them.
        let mut given = self.filter_by(list, kind, Words::GivenEach)?;
        given.test("standing.client IN (SELECT value FROM json_each(?))", [as_one(clients.iter().copied())]);
        Ok(given)
    }

    /// The first rows of those who have the words, where nobody asks how many there are. Of the nearest few all are put in
    /// order; more than those are soon met along the order, and where they are not, nothing is said.
    pub(super) fn first_of<T>(
        &self,
        list: &ListQuery,
        order: Order,
        filter: &Filter,
        columns: &Columns<'_, T>,
    ) -> Result<Option<Page<T>>> {
        let Some(question) = filter.asked.as_ref().filter(|_| list.uncounted && order.has_index()) else {
            return Ok(None);
        };
        let filter = match self.how_common(question)? {
            Common::Few(clients) if clients.len() <= NEAR => {
                let given = self.filter_by(list, order.kind, Words::GivenEach)?;
                let (asked, led) = (self.asked(list, order, filter)?, Led::Known(&clients));
                let kept = self.put_given_in_order(list, asked, (&given, &led), usize::MAX)?;
                return kept.map(|kept| self.page_of(list, &kept, columns)).transpose();
            }
            Common::Few(clients) => self.among_known(list, order.kind, &clients)?,
            Common::Many | Common::Most => self.filter_by(list, order.kind, Words::Read)?,
        };
        let page = within(STEPS, || self.walk(list, &filter, self.parts(order)?, columns))?;
        Ok(page.map(|page| Page { total: page.rows.len(), ..page }))
    }
}
