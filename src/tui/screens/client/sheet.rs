//! A page of a record: head, sections, a list with the selected row, and a pane about that row. Client and case share it.
//!
//! Invariant: the selection follows the record, never the row number; each section keeps its own.

use crate::app::command::Command;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::domain::record::Key;
use crate::tui::context::Context;
use crate::tui::spots::Spot;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::across;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table};
use crate::tui::widgets::text::{cut, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Lines of the pane where there is room.
const PANE: u16 = 6;

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowId {
    /// A record.
    Record(Key),
    /// A deadline.
    Deadline(DeadlineId),
    /// Something worth a look, by its place.
    Finding(usize),
    /// A paper that a case calls for, by the requirement.
    Paper(String),
    /// An act in the journal.
    Act(i64),
    /// Another client.
    Person(ClientId),
    /// Another record that may be the same person.
    Alike(ClientId),
    /// A word behind a group of rows.
    Nothing(&'static str),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub id: RowId,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// The list of one section.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Columns.
    pub columns: Vec<Column>,
    rows: Vec<Row>,
    place: ListPlace,
}

impl Sheet {
    /// New rows; the selection stays on its record.
    pub fn set(&mut self, columns: Vec<Column>, rows: Vec<Row>, height: usize) {
        let chosen = self.selected().map(|row| row.id.clone());
        (self.columns, self.rows) = (columns, rows);
        let found = chosen.and_then(|id| self.rows.iter().position(|row| row.id == id));
        self.place.keep(found, self.rows.len(), height);
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The selected row.
    pub fn selected(&self) -> Option<&Row> {
        self.rows.get(self.place.selected())
    }

    /// Moves; false for commands that do not move.
    pub fn step(&mut self, command: Command, height: usize) -> bool {
        self.place.step(command, self.rows.len(), height)
    }

    /// Draws the list; `empty` is said when there is nothing.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, empty: &str, ctx: &Context) {
        if self.rows.is_empty() {
            let line = Line::styled(cut(empty, usize::from(area.width)), ctx.theme.style(Tone::Muted));
            return frame.render_widget(line, Rect { height: area.height.min(1), ..area });
        }
        let table = Table { columns: &self.columns, len: self.rows.len(), place: self.place, active: true };
        table.draw(frame, area, ctx, |at| self.rows.get(at).map_or_else(Vec::new, |row| row.cells.clone()));
    }
}

/// The parts of the page, inside the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Head lines.
    pub head: Rect,
    /// The line with the sections.
    pub sections: Rect,
    /// The list.
    pub list: Rect,
    /// The pane; empty for none. The line above belongs to the border.
    pub pane: Rect,
}

impl Parts {
    /// Shares out the panel at `area`, its border included. The list keeps its head and three rows whatever else would
    /// like to be seen.
    pub fn of(area: Rect, head: usize, ctx: &Context) -> Self {
        let mut inner = Rect {
            x: area.x + area.width.min(1),
            y: area.y + area.height.min(1),
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        };
        let mut top = |wanted: u16| {
            let height = wanted.min(inner.height.saturating_sub(5));
            let part = Rect { height, ..inner };
            (inner.y, inner.height) = (inner.y + height, inner.height - height);
            part
        };
        let head = if ctx.is_small() { 1 } else { u16::try_from(head).unwrap_or(u16::MAX) };
        let (head, sections) = (top(head), top(1));
        let wanted = PANE.max(inner.height / 3);
        let mut pane = Rect { height: 0, ..inner };
        if !ctx.is_small() && inner.height >= wanted + 6 {
            inner.height -= wanted + 1;
            pane = Rect { y: inner.bottom() + 1, height: wanted, ..inner };
        }
        Self { head, sections, list: inner, pane }
    }

    /// Rows of the list.
    pub fn rows(&self) -> usize {
        Table::rows_in(self.list)
    }
}

/// Draws head lines, cut to the room.
pub fn draw_lines(frame: &mut Frame<'_>, area: Rect, lines: Vec<(String, Tone)>, ctx: &Context) {
    let room = usize::from(area.width);
    let lines = lines.into_iter().map(|(text, tone)| Line::styled(cut(&text, room), ctx.theme.style(tone)));
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), area);
}

/// Draws the section names, the open one in brackets and reversed, scrolled so that it is seen.
pub fn draw_sections(frame: &mut Frame<'_>, area: Rect, names: &[String], open: usize, ctx: &Context) {
    let label = |at: usize| {
        let name = names.get(at).map_or("", String::as_str);
        let name = if at == open { format!("[{name}]") } else { name.to_owned() };
        if at == 0 { name } else { format!(" {name}") }
    };
    let room = usize::from(area.width);
    let span = |from: usize| (from..=open).map(|at| width(&label(at))).sum::<usize>();
    let first = (0..=open).find(|from| span(*from) <= room).unwrap_or(open);
    note_sections(area, (first..names.len()).map(|at| (at, width(&label(at)))), ctx);
    let spans = (first..names.len()).map(|at| {
        let tone = if at == open { Tone::Tab } else { Tone::Muted };
        Span::styled(label(at), ctx.theme.style(tone))
    });
    frame.render_widget(Line::from(spans.collect::<Vec<_>>()), area);
}

/// Notes where each section's name lies.
fn note_sections(area: Rect, widths: impl Iterator<Item = (usize, usize)>, ctx: &Context) {
    let mut x = area.x;
    for (at, columns) in widths {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX).min(area.right().saturating_sub(x));
        if let Some(command) = Command::named(&format!("section-{}", at + 1)) {
            ctx.spots.note(Rect { x, width: columns, ..area }, Spot::Command(command));
        }
        x = x.saturating_add(columns);
    }
}

/// Draws the pane under a line across the panel.
pub fn draw_pane(
    frame: &mut Frame<'_>,
    panel: Rect,
    pane: Rect,
    (title, text): (&str, &[(String, Tone)]),
    ctx: &Context,
) {
    if pane.is_empty() {
        return;
    }
    across(frame, panel, pane.y - 1, title, ctx);
    let room = usize::from(pane.width);
    let lines = text.iter().flat_map(|(text, tone)| {
        let style = ctx.theme.style(*tone);
        wrap(text, room).into_iter().map(move |line| Line::styled(line, style))
    });
    let mut lines: Vec<Line<'_>> = lines.collect();
    let height = usize::from(pane.height);
    if lines.len() > height {
        lines.truncate(height.saturating_sub(1));
        lines.push(Line::styled(ctx.text("page-more"), ctx.theme.style(Tone::Muted)));
    }
    frame.render_widget(Paragraph::new(lines), pane);
}
