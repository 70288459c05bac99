//! The mouse, once a person has switched it on: a click selects, a second one on the same line opens, the wheel moves.
//!
//! Whatever a click means is said in commands and keys that there are already, so no screen and no popup knows of the
//! mouse. A click on a line walks there as the arrow keys would: at most a screenful of steps, of which only the last
//! one's reading is waited for.

use super::Shell;
use crate::app::command::Command;
use crate::app::keys::{Code, Key};
use crate::tui::event::Mouse;
use crate::tui::popups::Popup;
use crate::tui::screens::Msg;
use crate::tui::spots::Spot;
use crate::tui::worker::Address;

/// So many lines one notch of the wheel moves.
const NOTCH: usize = 3;

/// A line that was clicked, so that a second click opens it.
pub(super) type Clicked = Option<(Address, usize)>;

impl Shell {
    /// Carries out what was done with the mouse.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        if !self.likes.mouse {
            return;
        }
        self.status = None;
        let before = self.clicked.take();
        match mouse {
            Mouse::WheelUp => self.walk(Code::Up, NOTCH),
            Mouse::WheelDown => self.walk(Code::Down, NOTCH),
            Mouse::Press(column, row) => {
                if let Some((spot, line)) = self.ctx.spots.at(column, row) {
                    self.press(&spot, line, before);
                }
            }
        }
    }

    fn press(&mut self, spot: &Spot, line: usize, before: Clicked) {
        match *spot {
            Spot::Rows { top, len, selected } if top + line < len => self.click_row(top + line, selected, before),
            Spot::Rows { .. } => {}
            Spot::Head(column) => self.order_by(column),
            Spot::Command(command) => match self.popups.last() {
                None => self.command(command),
                // The second keys give way, as after one of them.
                Some((_, Popup::WhichKey(_))) => {
                    self.popups.pop();
                    self.command_over(command);
                }
                Some(_) => {}
            },
            Spot::Tab(_) | Spot::Level(_) if self.is_held_back() => {}
            Spot::Tab(tab) => self.show(tab),
            Spot::Level(level) => self.back_to(level),
        }
    }

    fn click_row(&mut self, row: usize, selected: usize, before: Clicked) {
        let Some(front) = self.front() else { return };
        if row == selected && before == Some((front, row)) {
            return self.enter();
        }
        self.clicked = Some((front, row));
        let code = if row < selected { Code::Up } else { Code::Down };
        self.walk(code, row.abs_diff(selected));
    }

    /// Who gets the keys.
    fn front(&self) -> Option<Address> {
        self.popups.last().map(|(address, _)| *address).or_else(|| self.top().map(|page| page.address))
    }

    /// True when keys go to a popup or into a text.
    fn takes_keys(&self) -> bool {
        !self.popups.is_empty() || self.top().is_some_and(|page| page.screen.takes_text())
    }

    fn walk(&mut self, code: Code, steps: usize) {
        let command = if code == Code::Up { Command::Up } else { Command::Down };
        for _ in 0..steps {
            self.give(command, code);
        }
    }

    fn enter(&mut self) {
        self.give(Command::Open, Code::Enter);
    }

    fn give(&mut self, command: Command, code: Code) {
        if let (true, Some(front)) = (self.takes_keys(), self.front()) {
            self.tell(front, Msg::Key(Key::plain(code)));
        } else {
            self.command(command);
        }
    }

    fn order_by(&mut self, column: usize) {
        self.dirty = true;
        let ctx = &self.ctx;
        let page = self.opened.last_mut().or_else(|| self.tabs.get_mut(self.tab));
        if let Some((address, effects)) = page.map(|page| (page.address, page.screen.order_by(column, ctx))) {
            self.carry_out(address, effects);
        }
    }
}
