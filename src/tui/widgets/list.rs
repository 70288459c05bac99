//! A place in a list: which line is selected and which one is at the top of the window.
//!
//! The owner keeps the selection on the same *record* when rows change ([`ListPlace::keep`]); the number of the row
//! is never remembered across a reading.

use crate::app::command::Command;

/// The selected row and the row at the top, both from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListPlace {
    selected: usize,
    top: usize,
}

impl ListPlace {
    /// The selected row; meaningful only when the list has rows.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Moves by a command within `len` rows and a window of `height` rows; false for commands that do not move.
    pub fn step(&mut self, command: Command, len: usize, height: usize) -> bool {
        let page = height.saturating_sub(1).max(1);
        let last = len.saturating_sub(1);
        let to = match command {
            Command::Down => self.selected + 1,
            Command::Up => self.selected.saturating_sub(1),
            Command::PageDown => self.selected + page,
            Command::PageUp => self.selected.saturating_sub(page),
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        };
        self.select(to.min(last), height);
        true
    }

    /// Selects a row and scrolls as little as needed.
    pub fn select(&mut self, row: usize, height: usize) {
        self.selected = row;
        self.top = self.top_for(height);
    }

    /// The same rows stand so many places further down now, or further up.
    pub fn shift(&mut self, by: isize) {
        self.selected = self.selected.saturating_add_signed(by);
        self.top = self.top.saturating_add_signed(by);
    }

    /// After a reading: stays on the row where the same record stands now, or else near the old place.
    pub fn keep(&mut self, found: Option<usize>, len: usize, height: usize) {
        self.select(found.unwrap_or(self.selected).min(len.saturating_sub(1)), height);
    }

    /// The row at the top of a window of `height` rows that shows the selected one.
    pub fn top_for(&self, height: usize) -> usize {
        let lowest = (self.selected + 1).saturating_sub(height.max(1));
        self.top.clamp(lowest, self.selected.max(lowest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_follows_the_selection() {
        let mut place = ListPlace::default();
        for _ in 0..9 {
            place.step(Command::Down, 8, 3);
        }
        assert_eq!((place.selected(), place.top_for(3)), (7, 5));
        place.step(Command::Up, 8, 3);
        assert_eq!((place.selected(), place.top_for(3)), (6, 5));
        place.step(Command::First, 8, 3);
        assert_eq!((place.selected(), place.top_for(3)), (0, 0));
    }

    #[test]
    fn an_empty_list_and_an_empty_window_do_no_harm() {
        let mut place = ListPlace::default();
        assert!(place.step(Command::Last, 0, 0));
        assert!(place.step(Command::PageDown, 0, 0));
        place.keep(None, 0, 0);
        assert_eq!((place.selected(), place.top_for(0)), (0, 0));
    }
}
