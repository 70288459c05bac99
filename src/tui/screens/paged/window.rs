//! The rows that a list has in hand: a stretch of it, with where each row lies, so that more can be fetched on either
//! side and what is far from the selection can be let go.

use crate::app::lists::{Cursor, Page};

/// At most so many rows are kept.
const MOST: usize = 1_000;

/// A stretch of a list.
#[derive(Debug)]
pub(super) struct Window<R> {
    pub(super) rows: Vec<R>,
    cursors: Vec<Cursor>,
    /// How many rows lie before the first one; `None` when the list was entered from its end.
    first: Option<usize>,
    more_before: bool,
    more_after: bool,
}

impl<R> Default for Window<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), cursors: Vec::new(), first: Some(0), more_before: false, more_after: false }
    }
}

impl<R> Window<R> {
    /// A page that follows so many rows.
    pub(super) fn following(page: Page<R>, before: Option<usize>) -> Self {
        let first = if page.restarted { Some(0) } else { before };
        let Page { rows, cursors, next, .. } = page;
        Self { rows, cursors, first, more_before: first != Some(0), more_after: next.is_some() }
    }

    /// The last rows of a list; `total` where it was counted to the end.
    pub(super) fn last(page: Page<R>, total: Option<usize>) -> Self {
        let Page { rows, cursors, next, .. } = page;
        let first = if next.is_none() { Some(0) } else { total.map(|total| total.saturating_sub(rows.len())) };
        Self { rows, cursors, first, more_before: next.is_some(), more_after: false }
    }

    /// True when it begins where the list begins.
    pub(super) fn has_start(&self) -> bool {
        !self.more_before
    }

    /// True when it ends where the list ends.
    pub(super) fn has_end(&self) -> bool {
        !self.more_after
    }

    /// The row's place in the whole list, from 1; `None` where it is not known.
    pub(super) fn place_of(&self, row: usize) -> Option<usize> {
        self.first.map(|first| first + row + 1)
    }

    /// So many rows lie behind a row, where the end is in hand.
    pub(super) fn behind(&self, row: usize) -> Option<usize> {
        self.has_end().then(|| self.rows.len().saturating_sub(row + 1))
    }

    /// The place to read on from behind the last row.
    pub(super) fn after(&self) -> Option<Cursor> {
        self.cursors.last().filter(|_| self.more_after).cloned()
    }

    /// The place to read back from before the first row.
    pub(super) fn before(&self) -> Option<Cursor> {
        self.cursors.first().filter(|_| self.more_before).cloned()
    }

    /// To read the stretch around a row again: behind which row to begin, and how many rows lie before that then.
    pub(super) fn around(&self, row: usize, reach: usize) -> (Option<Cursor>, Option<usize>) {
        let start = row.saturating_sub(reach);
        if start == 0 && self.has_start() {
            return (None, Some(0));
        }
        (self.cursors.get(start).cloned(), self.first.map(|first| first + start + 1))
    }

    /// Adds the page behind; gives how many rows it let go at the front.
    pub(super) fn append(&mut self, page: Page<R>) -> usize {
        self.more_after = page.next.is_some();
        self.rows.extend(page.rows);
        self.cursors.extend(page.cursors);
        let over = self.rows.len().saturating_sub(MOST);
        self.rows.drain(..over);
        self.cursors.drain(..over);
        self.first = self.first.map(|first| first + over);
        self.more_before |= over > 0;
        over
    }

    /// Adds the page before; gives how many rows came in at the front.
    pub(super) fn prepend(&mut self, page: Page<R>) -> usize {
        let came = page.rows.len();
        self.more_before = page.next.is_some();
        self.first = if self.more_before { self.first.map(|first| first.saturating_sub(came)) } else { Some(0) };
        self.rows.splice(0..0, page.rows);
        self.cursors.splice(0..0, page.cursors);
        self.more_after |= self.rows.len() > MOST;
        self.rows.truncate(MOST);
        self.cursors.truncate(MOST);
        came
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SortValue;

    fn page(rows: std::ops::Range<i64>, more: bool) -> Page<i64> {
        let cursor = |row: i64| Cursor { part: "all".to_owned(), keys: vec![SortValue::Number(row)] };
        let cursors: Vec<Cursor> = rows.clone().map(cursor).collect();
        Page { next: more.then(|| cursors[0].clone()), rows: rows.collect(), cursors, ..Page::default() }
    }

    #[test]
    fn it_wanders_through_a_long_list_and_keeps_little() {
        let mut window = Window::following(page(0..200, true), Some(0));
        for from in (200..5_000).step_by(200) {
            window.append(page(from..from + 200, true));
        }
        assert_eq!((window.rows.len(), window.place_of(0), window.has_start()), (MOST, Some(4_001), false));
        assert_eq!(window.prepend(page(3_800..4_000, true)), 200);
        assert_eq!((window.rows[0], window.place_of(0), window.has_end()), (3_800, Some(3_801), false));
        let (cursor, before) = window.around(500, 100);
        assert_eq!((cursor.unwrap().keys, before), (vec![SortValue::Number(4_200)], Some(4_201)));
        let end = Window::last(page(4_800..5_000, true), None);
        assert_eq!((end.place_of(7), end.behind(199), end.has_end()), (None, Some(0), true));
    }
}
