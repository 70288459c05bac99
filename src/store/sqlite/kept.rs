//! Orders that are made in memory: of few rows always, of many where no index gives the order. What matches is read once
//! and put in order, and pages are taken from there until something was recorded or another list is asked for.
//!
//! Invariants: what is kept is only the values rows are sorted by and what names them (some forty bytes a row), never
//! what a list shows: that is read for the rows of a page. It holds for one position of the journal, one generation, one
//! day and one question, else it is made anew. A cursor is the row's own values, so that it goes on in an order that was
//! made anew. More than [`MOST`] rows are refused in words: a session stays small.

use super::common::{Common, FEW, Judged, Led, NEAR};
use super::conditions::{Filter, Words};
use super::generation::Generation;
use super::line;
use super::lists::{COUNTED, Columns, trimmed, value_of};
use super::order::{self, Order, tables};
use super::session::Session;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::store::{Cursor, Error, ListKind, ListQuery, Page, Result, SortValue};
use rusqlite::Row;
use rusqlite::types::{Value, ValueRef};
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// At most so many rows are put in order.
const MOST: usize = 1_000_000;

/// The part that cursors of such an order name.
const PART: &str = "kept";

/// Where a connection keeps the order it made last, and who has the words of the last question.
#[derive(Default)]
pub(super) struct Shelf {
    kept: Cell<Option<Kept>>,
    /// How common the words are that were asked for last.
    pub(super) judged: Cell<Option<Judged>>,
    /// How many orders were made.
    pub(super) made: AtomicUsize,
}

impl Shelf {
    /// Another reader, another list: nothing is worth keeping.
    pub(super) fn clear(&self) {
        self.kept.set(None);
        self.judged.set(None);
    }
}

/// What an order was made for.
#[derive(PartialEq)]
pub(super) struct Asked {
    order: Order,
    today: Option<Day>,
    tests: String,
    values: Vec<Value>,
    veiled: bool,
    journal: i64,
    generation: Generation,
}

/// How the rows of a list are come by.
pub(super) enum Way {
    /// They are in order already.
    Kept(Kept),
    /// Along an index, as far as a page reaches.
    Along(Words),
}

/// True for lists in which a client has about one row.
const fn has_one_row(kind: ListKind) -> bool {
    matches!(kind, ListKind::Clients | ListKind::Cases)
}

/// Rows in order.
pub(super) struct Kept {
    asked: Asked,
    /// The sort values there are, the least first.
    values: Vec<SortValue>,
    /// Rows, the least first: which value, and where the row's name stands.
    rows: Vec<(u32, u32)>,
    /// Names of rows, one behind the other.
    names: Names,
}

/// Names of rows as bytes that compare like what they are made of.
#[derive(Default)]
struct Names(Vec<u8>);

impl Names {
    /// Numbers by their length and then their bytes, texts with a nought behind them; no text holds one.
    fn write(bytes: &mut Vec<u8>, part: ValueRef<'_>) {
        match part {
            ValueRef::Integer(number) => {
                let all = number.to_be_bytes();
                let empty = if number < 0 { 0 } else { all.iter().take_while(|byte| **byte == 0).count() };
                bytes.push(if number < 0 { 0 } else { u8::try_from(all.len() - empty).unwrap_or(8) + 1 });
                bytes.extend(&all[empty..]);
            }
            ValueRef::Text(text) => {
                bytes.extend(text.iter().filter(|byte| **byte != 0));
                bytes.push(0);
            }
            _ => bytes.push(0),
        }
    }

    /// The name that stands there, and all behind it: names are unlike, so what follows never decides.
    fn at(&self, start: u32) -> &[u8] {
        usize::try_from(start).ok().and_then(|start| self.0.get(start..)).unwrap_or_default()
    }

    /// The parts of the name that stands there; `texts` says which are texts.
    fn parts(&self, start: u32, texts: &[bool]) -> Vec<SortValue> {
        let mut rest = self.at(start);
        texts.iter().map(|is_text| if *is_text { read_text(&mut rest) } else { read_number(&mut rest) }).collect()
    }
}

fn read_number(rest: &mut &[u8]) -> SortValue {
    let (length, bytes) = rest.split_first().map_or((1, *rest), |(length, bytes)| (usize::from(*length), bytes));
    let length = if length == 0 { 8 } else { length - 1 };
    let (own, behind) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
    *rest = behind;
    SortValue::Number(own.iter().fold(0, |number, byte| (number << 8) | i64::from(*byte)))
}

fn read_text(rest: &mut &[u8]) -> SortValue {
    let end = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
    let (own, behind) = rest.split_at(end);
    *rest = behind.get(1..).unwrap_or_default();
    SortValue::Text(String::from_utf8_lossy(own).into_owned())
}

/// A part of what names a row.
struct Part {
    column: &'static str,
    is_text: bool,
    /// Rows are only put in order by it: it is no part of their key.
    is_order: bool,
}

impl Part {
    const fn number(column: &'static str) -> Self {
        Self { column, is_text: false, is_order: false }
    }

    const fn text(column: &'static str) -> Self {
        Self { column, is_text: true, is_order: false }
    }
}

/// What names a row of that list, behind its sort value, in the order of rows of one value.
const fn named_by(kind: ListKind) -> &'static [Part] {
    const CLIENTS: &[Part] =
        &[Part { is_order: true, ..Part::number("standing.binding_day") }, Part::number("standing.client")];
    const CASES: &[Part] = &[Part::number("case_file.id")];
    const DOCUMENTS: &[Part] = &[Part::number("case_document.id")];
    const DEADLINES: &[Part] = &[
        Part::number("deadline.warn_day"),
        Part::number("deadline.client"),
        Part::text("deadline.rule"),
        Part::text("deadline.subject"),
    ];
    match kind {
        ListKind::Clients => CLIENTS,
        ListKind::Cases => CASES,
        ListKind::Documents => DOCUMENTS,
        ListKind::Deadlines => DEADLINES,
    }
}

/// The sort value and the name of a row.
fn columns_of_all(order: Order) -> String {
    let names: Vec<&str> = named_by(order.kind).iter().map(|part| part.column).collect();
    format!("{}, {}", order::kept_value(order), names.join(", "))
}

/// The tables of a list. Where nothing is asked of the client, the rows alone: reading a client for each would take longer
/// than all else.
fn tables_for(list: &ListQuery, kind: ListKind, asked: &str) -> String {
    let of_client = asked.contains("standing.");
    match kind {
        ListKind::Cases if !of_client => "case_file".to_owned(),
        ListKind::Deadlines if !of_client => "(SELECT * FROM deadline WHERE section = 0) AS deadline".to_owned(),
        kind => tables(list, kind),
    }
}

/// The statement that reads the sort value and the name of every row that matches.
pub(super) fn statement_of_all(list: &ListQuery, order: Order, tests: &str) -> String {
    let columns = columns_of_all(order);
    let tables = tables_for(list, order.kind, &format!("{tests} {columns}"));
    format!("SELECT {columns} FROM {tables} WHERE {tests}")
}

/// The case that a deadline's line names; what names none comes last.
fn case_in(line: &[u8], down: bool) -> Result<SortValue> {
    let due = line::unpack(line, None)?;
    let last = if down { "" } else { "\u{10ffff}" };
    Ok(SortValue::Text(due.case.unwrap_or(last).to_owned()))
}

fn too_many() -> Error {
    Error::Refused(Phrase::new("list-sort-too-many").text("n", MOST.to_string()))
}

/// An order that is being made.
struct Making {
    asked: Asked,
    seen: HashMap<SortValue, u32>,
    rows: Vec<(u32, u32)>,
    names: Names,
    /// Rows came in the order of their names.
    in_order: bool,
}

impl Making {
    fn new(asked: Asked) -> Self {
        Self { asked, seen: HashMap::new(), rows: Vec::new(), names: Names::default(), in_order: true }
    }

    fn value(&self, row: &Row<'_>) -> Result<SortValue> {
        match row.get_ref(0)? {
            ValueRef::Blob(line) => case_in(line, self.asked.order.down),
            ValueRef::Integer(number) => Ok(SortValue::Number(number)),
            other => Ok(SortValue::Text(other.as_str().unwrap_or_default().to_owned())),
        }
    }

    /// Takes a row in; false when that was the last one for which there is room.
    fn take(&mut self, row: &Row<'_>, room: usize) -> Result<bool> {
        let value = self.value(row)?;
        let new = u32::try_from(self.seen.len()).map_err(|_| too_many())?;
        let value = *self.seen.entry(value).or_insert(new);
        let start = u32::try_from(self.names.0.len()).map_err(|_| too_many())?;
        for part in 1..=named_by(self.asked.order.kind).len() {
            Names::write(&mut self.names.0, row.get_ref(part)?);
        }
        let before = self.rows.last().map(|(_, start)| *start);
        self.in_order &= before.is_none_or(|before| self.names.at(before) <= self.names.at(start));
        self.rows.push((value, start));
        Ok(self.rows.len() < room)
    }

    fn done(mut self) -> Kept {
        let mut values: Vec<(SortValue, u32)> = self.seen.into_iter().collect();
        values.sort_unstable();
        let mut ranks = vec![0; values.len()];
        for (rank, (_, seen)) in (0..).zip(&values) {
            if let Some(place) = usize::try_from(*seen).ok().and_then(|seen| ranks.get_mut(seen)) {
                *place = rank;
            }
        }
        for (value, _) in &mut self.rows {
            *value = usize::try_from(*value).ok().and_then(|seen| ranks.get(seen)).copied().unwrap_or_default();
        }
        let names = self.names;
        if !self.in_order {
            self.rows.sort_by(|a, b| names.at(a.1).cmp(names.at(b.1)));
        }
        // Rows of one value stay in the order of their names.
        self.rows.sort_by_key(|(value, _)| *value);
        self.rows.shrink_to_fit();
        let values = values.into_iter().map(|(value, _)| value).collect();
        Kept { asked: self.asked, values, rows: self.rows, names }
    }
}

impl Kept {
    fn cursor(&self, (value, start): (u32, u32)) -> Cursor {
        let texts: Vec<bool> = named_by(self.asked.order.kind).iter().map(|part| part.is_text).collect();
        let value = usize::try_from(value).ok().and_then(|value| self.values.get(value)).cloned();
        let mut keys = vec![value.unwrap_or(SortValue::Number(0))];
        keys.extend(self.names.parts(start, &texts));
        Cursor { part: PART.to_owned(), keys }
    }

    /// How many rows stand before that place, and whether a row stands there; nothing for another order's cursor.
    fn place(&self, cursor: &Cursor) -> Option<(usize, bool)> {
        let (value, name) = cursor.keys.split_first()?;
        if cursor.part != PART || name.len() != named_by(self.asked.order.kind).len() {
            return None;
        }
        let mut bytes = Vec::new();
        for part in name {
            match part {
                SortValue::Number(number) => Names::write(&mut bytes, ValueRef::Integer(*number)),
                SortValue::Text(text) => Names::write(&mut bytes, ValueRef::Text(text.as_bytes())),
            }
        }
        let known = self.values.binary_search(value);
        let rank = u32::try_from(known.unwrap_or_else(|next| next)).ok()?;
        if known.is_err() {
            return Some((self.rows.partition_point(|(own, _)| *own < rank), false));
        }
        let own = |start: u32| self.names.at(start).get(..bytes.len()).unwrap_or_else(|| self.names.at(start));
        let before = self.rows.partition_point(|(value, start)| (*value, own(*start)) < (rank, bytes.as_slice()));
        let there = self.rows.get(before).is_some_and(|(value, start)| (*value, own(*start)) == (rank, &bytes[..]));
        Some((before, there))
    }

    /// The rows in the direction of reading, from a cursor on; and whether the cursor was unknown.
    fn from(&self, list: &ListQuery) -> (Box<dyn Iterator<Item = (u32, u32)> + '_>, bool) {
        let found = list.after.as_ref().map(|cursor| self.place(cursor));
        let restarted = matches!(found, Some(None));
        let down = self.asked.order.down != list.backward;
        match found.flatten() {
            Some((before, _)) if down => (Box::new(self.rows[..before].iter().rev().copied()), restarted),
            Some((before, there)) => (Box::new(self.rows[before + usize::from(there)..].iter().copied()), restarted),
            None if down => (Box::new(self.rows.iter().rev().copied()), restarted),
            None => (Box::new(self.rows.iter().copied()), restarted),
        }
    }
}

impl Session<'_> {
    /// The rows of a list in order; where there are many and an index gives their order, how words are looked for then.
    pub(super) fn in_memory(&self, list: &ListQuery, order: Order, filter: &Filter) -> Result<Way> {
        let asked = self.asked(list, order, filter)?;
        let held = self.shelf.and_then(|shelf| shelf.kept.take());
        if let Some(kept) = held.filter(|kept| kept.asked == asked) {
            return Ok(Way::Kept(kept));
        }
        if !order.has_index() {
            return self.put_in_order(list, asked, filter, MOST)?.map(Way::Kept).ok_or_else(too_many);
        }
        if let Some(question) = &filter.asked {
            return self.in_memory_of_words(list, asked, question);
        }
        // Where nothing is asked, counting tells at once that there are many; else it would be the finding of them, and so
        // is the reading of as many as are counted.
        let bare = list.query.words.is_empty() && list.query.conditions.is_empty() && list.only.is_none();
        let (tables, tests) = (tables_for(list, order.kind, &asked.tests), &asked.tests);
        if bare && self.count(&tables, tests, filter.values())? >= COUNTED {
            return Ok(Way::Along(Words::Found));
        }
        let kept = self.put_in_order(list, asked, filter, COUNTED)?;
        Ok(kept.map_or(Way::Along(Words::Found), Way::Kept))
    }

    /// The same where words lead the way.
    fn in_memory_of_words(&self, list: &ListQuery, asked: Asked, question: &str) -> Result<Way> {
        let common = self.how_common(question)?;
        let (led, given) = match &common {
            Common::Few(clients) if clients.len() > NEAR => (Led::Known(clients), Words::Given),
            Common::Few(clients) => (Led::Known(clients), Words::GivenEach),
            Common::Many | Common::Most => (Led::Index(question), Words::GivenEach),
        };
        let given = self.filter_by(list, asked.order.kind, given)?;
        let words = if matches!(common, Common::Most) { Words::Read } else { Words::Found };
        let is_few = matches!(common, Common::Few(_));
        if !is_few && self.count_given(&tables(list, asked.order.kind), &given, &led)? >= COUNTED {
            return Ok(Way::Along(words));
        }
        let room = if is_few && has_one_row(asked.order.kind) { FEW } else { COUNTED };
        let kept = self.put_given_in_order(list, asked, (&given, &led), room)?;
        Ok(kept.map_or(Way::Along(words), Way::Kept))
    }

    /// What an order is made for.
    pub(super) fn asked(&self, list: &ListQuery, order: Order, filter: &Filter) -> Result<Asked> {
        Ok(Asked {
            order,
            today: list.today,
            tests: filter.tests(),
            values: filter.values().to_vec(),
            veiled: self.connection.veiled,
            journal: self.journal_head()?,
            generation: self.generation()?,
        })
    }

    /// How many rows match, counted up to [`COUNTED`], of those who have the words: the index tells them one by one, so that
    /// the first thousand rows are counted without the finding of all.
    pub(super) fn count_given(&self, tables: &str, given: &Filter, led: &Led<'_>) -> Result<usize> {
        let (led, led_by, first) = led.sql();
        let (tables, tests) = (format!("{led}{tables}"), format!("{led_by}{}", given.tests()));
        self.count(&tables, &tests, [&first].into_iter().chain(given.values()))
    }

    /// The newest entry of the journal: every change makes one.
    pub(super) fn journal_head(&self) -> Result<i64> {
        let mut statement = self.connection.prepare_cached("SELECT coalesce(max(seq), 0) FROM main.op")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// All rows in order; nothing where there are so many as there is room for.
    fn put_in_order(&self, list: &ListQuery, asked: Asked, filter: &Filter, room: usize) -> Result<Option<Kept>> {
        let sql = statement_of_all(list, asked.order, &asked.tests);
        self.gather(&sql, filter.values(), asked, room)
    }

    /// The same of those who have the words, and nothing is asked twice.
    pub(super) fn put_given_in_order(
        &self,
        list: &ListQuery,
        asked: Asked,
        (given, led): (&Filter, &Led<'_>),
        room: usize,
    ) -> Result<Option<Kept>> {
        let (led, led_by, first) = led.sql();
        let (columns, tables) = (columns_of_all(asked.order), tables(list, asked.order.kind));
        let sql = format!("SELECT {columns} FROM {led}{tables} WHERE {led_by}{}", given.tests());
        let values: Vec<Value> = [first].into_iter().chain(given.values().iter().cloned()).collect();
        self.gather(&sql, &values, asked, room)
    }

    fn gather(&self, sql: &str, values: &[Value], asked: Asked, room: usize) -> Result<Option<Kept>> {
        if let Some(shelf) = self.shelf {
            shelf.made.fetch_add(1, Ordering::Relaxed);
        }
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut making = Making::new(asked);
        while let Some(row) = rows.next()? {
            if !making.take(row, room)? {
                return Ok(None);
            }
        }
        Ok(Some(making.done()))
    }

    /// A page of rows in order, which are kept for the next one.
    pub(super) fn kept_page<T>(&self, list: &ListQuery, kept: Kept, columns: &Columns<'_, T>) -> Result<Page<T>> {
        let page = self.page_of(list, &kept, columns);
        if let Some(shelf) = self.shelf {
            shelf.kept.set(Some(kept));
        }
        page
    }

    /// A page of rows in order.
    pub(super) fn page_of<T>(&self, list: &ListQuery, kept: &Kept, columns: &Columns<'_, T>) -> Result<Page<T>> {
        let kind = kept.asked.order.kind;
        let key = named_by(kind).iter().filter(|part| !part.is_order);
        let mut tests: Vec<String> = key.map(|part| format!("{} = ?", part.column)).collect();
        let mut alive = self.alive("standing")?;
        if kind == ListKind::Deadlines {
            tests.push("deadline.section = 0".to_owned());
            alive.push_str(&self.alive("deadline")?);
        }
        let (tables, joins, tests) = (order::rows_of(kind), columns.joins, tests.join(" AND "));
        let sql = format!("SELECT {} FROM {tables} {joins} WHERE {tests}{alive}", columns.columns);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let (rows, restarted) = kept.from(list);
        let mut page = Page { restarted, total: kept.rows.len().min(COUNTED), ..Page::default() };
        for row in rows {
            let cursor = kept.cursor(row);
            let name = cursor.keys.iter().skip(1).zip(named_by(kind)).filter(|(_, part)| !part.is_order);
            let mut found = statement.query(rusqlite::params_from_iter(name.map(|(key, _)| value_of(key))))?;
            if let Some(found) = found.next()? {
                page.rows.push((columns.line)(found)?);
                page.cursors.push(cursor);
            }
            // One more than is shown tells whether there are more.
            if page.rows.len() > list.limit {
                break;
            }
        }
        Ok(trimmed(page, list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_like_what_they_are_made_of_and_come_back() {
        let numbers = [i64::MIN, -5, -1, 0, 1, 127, 128, 255, 256, 738_000, i64::MAX];
        let texts = ["", "A", "AB", "B", "Ә"];
        let mut names = Vec::new();
        for number in numbers {
            for text in texts {
                let mut bytes = Vec::new();
                Names::write(&mut bytes, ValueRef::Integer(number));
                Names::write(&mut bytes, ValueRef::Text(text.as_bytes()));
                let parts = Names(bytes.clone()).parts(0, &[false, true]);
                assert_eq!(parts, [SortValue::Number(number), SortValue::Text(text.to_owned())]);
                names.push(bytes);
            }
        }
        assert!(names.is_sorted());
    }
}
