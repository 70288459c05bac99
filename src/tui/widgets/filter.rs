//! The live filter of a list: `/` opens it, every key narrows, Enter keeps it, Esc empties it. Its language is
//! `domain::query`'s; what was not understood is said beside it.

use super::input_line::InputLine;
use crate::app::command::Command;
use crate::app::keys::{Code, Key};
use crate::domain::phrase::Phrase;
use crate::domain::query::Query;
use crate::tui::context::Context;
use crate::tui::screens::Status;
use crate::tui::theme::Tone;
use ratatui::text::{Line, Span};

/// A line of text over a list.
#[derive(Debug, Default)]
pub struct Filter {
    input: InputLine,
    open: bool,
    query: Query,
}

impl Filter {
    /// Begins to take keys.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// True while keys are text.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// True when it narrows the list.
    pub fn is_set(&self) -> bool {
        !self.text().is_empty()
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.input.text().trim()
    }

    /// What the text means.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Empties and closes it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes a key: true when the text changed.
    ///
    /// # Errors
    /// Not an error but the command that moves the selection meanwhile.
    pub fn take(&mut self, key: Key, ctx: &Context) -> Result<bool, Command> {
        match key.code {
            Code::Enter => self.open = false,
            Code::Esc => {
                let was_set = self.is_set();
                self.clear();
                return Ok(was_set);
            }
            Code::Backspace if self.input.text().is_empty() => self.open = false,
            Code::Up => return Err(Command::Up),
            Code::Down => return Err(Command::Down),
            Code::PageUp => return Err(Command::PageUp),
            Code::PageDown => return Err(Command::PageDown),
            _ => {
                let changed = self.input.take(key);
                return Ok(self.read(changed, ctx));
            }
        }
        Ok(false)
    }

    /// Takes a pasted text: true when the text changed.
    pub fn insert(&mut self, text: &str, ctx: &Context) -> bool {
        let changed = self.input.insert(text);
        self.read(changed, ctx)
    }

    fn read(&mut self, changed: bool, ctx: &Context) -> bool {
        if changed {
            self.query = Query::parse(self.text(), ctx.today(), &ctx.office.calendar);
        }
        changed
    }

    /// Sets it to a text that was kept.
    pub fn set(&mut self, text: &str, ctx: &Context) {
        self.clear();
        self.insert(text, ctx);
    }

    /// `/ text` for the status line, while it is open or narrows the list.
    pub fn status(&self, ctx: &Context) -> Option<Status> {
        self.status_with(ctx, None)
    }

    /// The same, where reading the list has found a fault of the filter that its text does not show.
    pub fn status_with(&self, ctx: &Context, found: Option<&Phrase>) -> Option<Status> {
        let mut status = self.status_without_problems(ctx)?;
        if let Some(problem) = self.query.problems.first().or(found) {
            status.line.push_span(Span::styled(format!("   {}", ctx.say(problem)), ctx.theme.style(Tone::Warning)));
        } else if !self.open {
            status.line.push_span(Span::styled(format!("   {}", ctx.text("filter-set")), ctx.theme.style(Tone::Muted)));
        }
        Some(status)
    }

    /// The same for a list with a filter language of its own.
    pub fn status_without_problems(&self, ctx: &Context) -> Option<Status> {
        if !self.open && !self.is_set() {
            return None;
        }
        let spans = vec![
            Span::styled(" / ", ctx.theme.style(Tone::Key)),
            Span::styled(self.input.text().to_owned(), ctx.theme.style(Tone::Title)),
        ];
        let cursor = self.open.then(|| u16::try_from(self.input.cursor_column() + 3).unwrap_or(u16::MAX));
        Some(Status { line: Line::from(spans), cursor })
    }
}
