//! Rows of restricted clients in the list of clients: after all others, in either direction and whatever the order, by
//! number alone. A place in an order by name or date would tell what is hidden; so would a row that a filter finds.

use super::lists::Columns;
use super::session::Session;
use crate::domain::access::Restricted;
use crate::domain::choice::Presence;
use crate::store::access::AccessReads;
use crate::store::{ClientLine, Cursor, ListQuery, Page, Result, SortValue};

/// The part of the list in which they lie.
const PART: &str = "restricted";

/// So many are listed at most.
const MOST: usize = 10_000;

fn line(found: Restricted) -> ClientLine {
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

fn cursor(line: &ClientLine) -> Cursor {
    Cursor { part: PART.to_owned(), keys: vec![SortValue::Number(line.id.0)] }
}

fn place(cursor: &Cursor) -> Option<i64> {
    match cursor.keys.as_slice() {
        [SortValue::Number(number)] if cursor.part == PART => Some(*number),
        _ => None,
    }
}

impl Session<'_> {
    /// A page of clients with the restricted ones at the end, where nothing is looked for.
    pub(super) fn page_with_restricted(
        &self,
        list: &ListQuery,
        columns: &Columns<'_, ClientLine>,
    ) -> Result<Page<ClientLine>> {
        let hidden: Vec<ClientLine> =
            self.restricted(MOST)?.into_iter().filter(|found| found.case.is_none()).map(line).collect();
        if hidden.is_empty() {
            return self.client_page(list, columns);
        }
        let after = list.after.as_ref().and_then(place);
        let mut page = match (list.backward, after, &list.after) {
            (true, None, Some(_)) => self.client_page(list, columns)?,
            (false, None, _) => self.go_on_restricted(list, columns, &hidden)?,
            (false, Some(after), _) => {
                let rows = hidden.iter().filter(|line| line.id.0 > after).cloned().collect();
                let begun = self.client_page(&ListQuery { after: None, limit: 0, ..list.clone() }, columns)?;
                filled(Page { rows: Vec::new(), cursors: Vec::new(), next: None, ..begun }, rows, list.limit)
            }
            (true, before, _) => self.back_from_restricted(list, columns, (&hidden, before))?,
        };
        page.total += hidden.len();
        Ok(page)
    }

    /// Forwards: the restricted ones follow the last of the others.
    fn go_on_restricted(
        &self,
        list: &ListQuery,
        columns: &Columns<'_, ClientLine>,
        hidden: &[ClientLine],
    ) -> Result<Page<ClientLine>> {
        let page = self.client_page(list, columns)?;
        if page.next.is_some() {
            return Ok(page);
        }
        Ok(filled(page, hidden.to_vec(), list.limit))
    }

    /// Backwards: the restricted ones from the end, then the others from theirs.
    fn back_from_restricted(
        &self,
        list: &ListQuery,
        columns: &Columns<'_, ClientLine>,
        (hidden, before): (&[ClientLine], Option<i64>),
    ) -> Result<Page<ClientLine>> {
        let own: Vec<&ClientLine> =
            hidden.iter().filter(|line| before.is_none_or(|before| line.id.0 < before)).collect();
        let from = own.len().saturating_sub(list.limit);
        let last: Vec<ClientLine> = own[from..].iter().map(|line| (*line).clone()).collect();
        let rest = ListQuery { after: None, limit: list.limit - last.len(), ..list.clone() };
        let mut page = self.client_page(&rest, columns)?;
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
fn filled(mut page: Page<ClientLine>, rows: Vec<ClientLine>, limit: usize) -> Page<ClientLine> {
    let room = limit.saturating_sub(page.rows.len());
    let more = rows.len() > room;
    for line in rows.into_iter().take(room) {
        page.cursors.push(cursor(&line));
        page.rows.push(line);
    }
    page.next = page.cursors.last().filter(|_| more).cloned();
    page
}
