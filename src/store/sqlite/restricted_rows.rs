//! Rows of what is restricted, in the lists of clients and of cases: after all others, in either direction and whatever the
//! order, by number alone. A place in an order by name or date would tell what is hidden; so would a row that a filter
//! finds. Cases of a hidden client have no row: the client's own says that there is something.

use super::lists::Columns;
use super::session::Session;
use crate::domain::access::Restricted;
use crate::domain::case::{CaseKind, Paid, Stage};
use crate::domain::choice::Presence;
use crate::domain::clean::Clean;
use crate::domain::id::CaseId;
use crate::store::{CaseLine, ClientLine, Cursor, ListKind, ListQuery, Page, Result, SortValue};

/// The part of the list in which they lie.
const PART: &str = "restricted";

/// So many are listed at most.
const MOST: i64 = 10_000;

/// A line of a list that may only say that something is hidden.
pub(super) trait HidingLine: Clone {
    /// Which list.
    const KIND: ListKind;
    /// The lines of what is hidden from whoever reads, by number.
    fn hidden(session: &Session<'_>) -> Result<Vec<Self>>;
    /// What they are sorted by.
    fn number(&self) -> i64;
}

impl HidingLine for ClientLine {
    const KIND: ListKind = ListKind::Clients;

    fn hidden(session: &Session<'_>) -> Result<Vec<Self>> {
        Ok(session.hidden_clients(MOST)?.into_iter().map(client).collect())
    }

    fn number(&self) -> i64 {
        self.id.0
    }
}

impl HidingLine for CaseLine {
    const KIND: ListKind = ListKind::Cases;

    fn hidden(session: &Session<'_>) -> Result<Vec<Self>> {
        Ok(session.hidden_cases(MOST)?.into_iter().filter_map(case).collect())
    }

    fn number(&self) -> i64 {
        self.id.0
    }
}

fn client(found: Restricted) -> ClientLine {
    ClientLine {
        id: found.client,
        name_latin: None,
        name_cyrillic: None,
        citizenship: None,
        presence: Presence::Unknown,
        phone: None,
        iin: None,
        owner: None,
        binding: None,
        restricted: Some(found.named),
    }
}

/// Kind, stage and day are those of no case: whoever shows the line shows none of them.
fn case(found: Restricted) -> Option<CaseLine> {
    let (id, reference): (CaseId, Clean) = found.case?;
    Some(CaseLine {
        id,
        reference,
        client: found.client,
        client_name: Clean::default(),
        citizenship: None,
        kind: CaseKind::Other,
        ground: None,
        stage: Stage::Intake,
        paid: Paid::None,
        opened_on: crate::domain::day::Day::default(),
        owner: None,
        papers_in: 0,
        client_binding_day: None,
        restricted: Some(found.named),
    })
}

fn cursor(line: &impl HidingLine) -> Cursor {
    Cursor { part: PART.to_owned(), keys: vec![SortValue::Number(line.number())] }
}

fn place(cursor: &Cursor) -> Option<i64> {
    match cursor.keys.as_slice() {
        [SortValue::Number(number)] if cursor.part == PART => Some(*number),
        _ => None,
    }
}

impl Session<'_> {
    /// A page with the restricted rows at its end, where they are wanted and nothing is looked for.
    pub(super) fn page_with_restricted<T: HidingLine>(
        &self,
        list: &ListQuery,
        columns: &Columns<'_, T>,
    ) -> Result<Page<T>> {
        let looks_for_nothing = list.query.words.is_empty() && list.query.conditions.is_empty() && list.only.is_none();
        let hidden = if list.restricted && looks_for_nothing { T::hidden(self)? } else { Vec::new() };
        if hidden.is_empty() {
            return self.page(list, T::KIND, columns);
        }
        let after = list.after.as_ref().and_then(place);
        let mut page = match (list.backward, after, &list.after) {
            (true, None, Some(_)) => self.page(list, T::KIND, columns)?,
            (false, None, _) => self.go_on_restricted(list, columns, &hidden)?,
            (false, Some(after), _) => {
                let rows = hidden.iter().filter(|line| line.number() > after).cloned().collect();
                let begun = self.page(&ListQuery { after: None, limit: 0, ..list.clone() }, T::KIND, columns)?;
                filled(Page { rows: Vec::new(), cursors: Vec::new(), next: None, ..begun }, rows, list.limit)
            }
            (true, before, _) => self.back_from_restricted(list, columns, (&hidden, before))?,
        };
        page.total += hidden.len();
        Ok(page)
    }

    /// Forwards: the restricted ones follow the last of the others.
    fn go_on_restricted<T: HidingLine>(
        &self,
        list: &ListQuery,
        columns: &Columns<'_, T>,
        hidden: &[T],
    ) -> Result<Page<T>> {
        let page = self.page(list, T::KIND, columns)?;
        if page.next.is_some() {
            return Ok(page);
        }
        Ok(filled(page, hidden.to_vec(), list.limit))
    }

    /// Backwards: the restricted ones from the end, then the others from theirs.
    fn back_from_restricted<T: HidingLine>(
        &self,
        list: &ListQuery,
        columns: &Columns<'_, T>,
        (hidden, before): (&[T], Option<i64>),
    ) -> Result<Page<T>> {
        let own: Vec<&T> = hidden.iter().filter(|line| before.is_none_or(|before| line.number() < before)).collect();
        let from = own.len().saturating_sub(list.limit);
        let last: Vec<T> = own[from..].iter().map(|line| (*line).clone()).collect();
        let rest = ListQuery { after: None, limit: list.limit - last.len(), ..list.clone() };
        let mut page = self.page(&rest, T::KIND, columns)?;
        if from > 0 {
            (page.rows, page.cursors, page.next) = (Vec::new(), Vec::new(), None);
        }
        page.cursors.extend(last.iter().map(cursor));
        page.rows.extend(last);
        let more = from > 0 || page.next.is_some() || (rest.limit == 0 && page.total > 0);
        page.next = page.cursors.first().filter(|_| more).cloned();
        Ok(page)
    }
}

/// A page with these rows behind its own, as far as it has room.
fn filled<T: HidingLine>(mut page: Page<T>, rows: Vec<T>, limit: usize) -> Page<T> {
    let room = limit.saturating_sub(page.rows.len());
    let more = rows.len() > room;
    for line in rows.into_iter().take(room) {
        page.cursors.push(cursor(&line));
        page.rows.push(line);
    }
    page.next = page.cursors.last().filter(|_| more).cloned();
    page
}
