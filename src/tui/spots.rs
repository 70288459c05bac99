//! Where on the terminal something lies that can be clicked: noted while it is drawn, looked up when a click comes.
//!
//! Drawing changes nothing that is seen, so notes are taken behind a shared reference. They hold for the frame that was
//! drawn last; a popup wipes those of what lies under it. Whoever draws rows the person can choose from notes them with
//! [`Spots::rows`]; `widgets::table` does so for every list.

use crate::app::command::Command;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// What a click there means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A list: the row at its top, how many there are, and which is selected.
    Rows {
        /// The row in the first line.
        top: usize,
        /// How many rows there are.
        len: usize,
        /// The selected one.
        selected: usize,
    },
    /// The head of a list's column, by its place among the columns.
    Head(usize),
    /// The command is given.
    Command(Command),
    /// A tab.
    Tab(usize),
    /// A page that lies under the present one: so many stay open over the tab.
    Level(usize),
}

/// The notes of one frame.
#[derive(Debug, Default)]
pub struct Spots(RefCell<Vec<(Rect, Spot)>>);

impl Spots {
    /// Forgets everything: a new frame, or a popup over it.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Notes what lies there.
    pub fn note(&self, area: Rect, spot: Spot) {
        if !area.is_empty() {
            self.0.borrow_mut().push((area, spot));
        }
    }

    /// Notes the rows of a list, one a line.
    pub fn rows(&self, area: Rect, top: usize, len: usize, selected: usize) {
        self.note(area, Spot::Rows { top, len, selected });
    }

    /// What lies under a place, and how many lines below its upper edge the place is. What was drawn last lies on top.
    pub fn at(&self, column: u16, row: u16) -> Option<(Spot, usize)> {
        let spots = self.0.borrow();
        let hit = spots.iter().rev().find(|(area, _)| area.contains(Position { x: column, y: row }));
        hit.map(|(area, spot)| (spot.clone(), usize::from(row - area.y)))
    }
}
