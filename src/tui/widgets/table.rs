//! Rows of cells in columns that share the width. Draws only the rows that are seen.

use super::list::ListPlace;
use super::text::{fit, width};
use crate::tui::context::Context;
use crate::tui::spots::Spot;
use crate::tui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Exactly so many columns.
    Fixed(usize),
    /// A share of what is left, by weight.
    Share(usize),
}

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Head; empty for none.
    pub head: String,
    /// Width.
    pub width: Width,
    /// Columns of the highest number are left out first when there is no room; 0 always stays.
    pub spare: u8,
}

impl Column {
    /// A column.
    pub fn new(head: impl Into<String>, width: Width, spare: u8) -> Self {
        Self { head: head.into(), width, spare }
    }
}

/// One cell.
pub type Cell = (String, Tone);

/// The least width at which a sharing column is still of use.
const LEAST_SHARE: usize = 12;

/// Which columns are drawn, and how wide; the others have width 0.
fn widths(columns: &[Column], room: usize) -> Vec<usize> {
    let mut level = columns.iter().map(|column| column.spare).max().unwrap_or(0);
    loop {
        let shown = |column: &&Column| column.spare <= level;
        let fixed: usize = columns.iter().filter(shown).map(|c| needed(c) + 1).sum();
        if fixed <= room + 1 || level == 0 {
            return share(columns, room, level);
        }
        level -= 1;
    }
}

fn needed(column: &Column) -> usize {
    match column.width {
        Width::Fixed(columns) => columns,
        Width::Share(_) => LEAST_SHARE,
    }
}

fn share(columns: &[Column], room: usize, level: u8) -> Vec<usize> {
    let shown: Vec<&Column> = columns.iter().filter(|column| column.spare <= level).collect();
    let (mut fixed, mut weights) = (shown.len().saturating_sub(1), 0);
    for column in &shown {
        match column.width {
            Width::Fixed(columns) => fixed += columns,
            Width::Share(weight) => weights += weight,
        }
    }
    let mut left = room.saturating_sub(fixed);
    let mut result = Vec::with_capacity(columns.len());
    for column in columns {
        result.push(match column.width {
            _ if column.spare > level => 0,
            Width::Fixed(columns) => columns,
            Width::Share(weight) => {
                // The last sharing column takes what rounding left over.
                let mine = if weights == weight { left } else { left * weight / weights.max(1) };
                left -= mine;
                weights -= weight;
                mine
            }
        });
    }
    result
}

/// A list with its head line.
pub struct Table<'a> {
    /// Columns.
    pub columns: &'a [Column],
    /// How many rows there are.
    pub len: usize,
    /// Which is selected, and the top of the window.
    pub place: ListPlace,
    /// True when the selected row shall be seen as such.
    pub active: bool,
}

impl Table<'_> {
    /// How many rows fit below the head line.
    pub fn rows_in(area: Rect) -> usize {
        usize::from(area.height.saturating_sub(1))
    }

    /// Draws; `row` gives the cells of one row and is called for visible rows only.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context, row: impl Fn(usize) -> Vec<Cell>) {
        let widths = widths(self.columns, usize::from(area.width));
        let head: Vec<Cell> = self.columns.iter().map(|column| (column.head.clone(), Tone::Muted)).collect();
        let mut lines = vec![cells_line(&head, &widths, ctx, Style::new())];
        let height = Self::rows_in(area);
        let top = self.place.top_for(height);
        for at in top..self.len.min(top + height) {
            let over = if self.active && at == self.place.selected() { ctx.theme.selected() } else { Style::new() };
            lines.push(cells_line(&row(at), &widths, ctx, over));
        }
        if self.active {
            self.note(area, &widths, top, ctx);
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    /// Notes where the heads and rows lie.
    fn note(&self, area: Rect, widths: &[usize], top: usize, ctx: &Context) {
        let mut x = area.x;
        for (at, columns) in widths.iter().enumerate().filter(|(_, columns)| **columns > 0) {
            let width = u16::try_from(*columns).unwrap_or(u16::MAX);
            ctx.spots.note(Rect { x, width, height: area.height.min(1), ..area }, Spot::Head(at));
            x = x.saturating_add(width).saturating_add(1);
        }
        let rows = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        ctx.spots.rows(rows, top, self.len, self.place.selected());
    }
}

fn cells_line(cells: &[Cell], widths: &[usize], ctx: &Context, over: Style) -> Line<'static> {
    let mut spans = Vec::with_capacity(cells.len() * 2);
    for ((text, tone), columns) in cells.iter().zip(widths).filter(|(_, columns)| **columns > 0) {
        if !spans.is_empty() {
            spans.push(Span::styled(" ", over));
        }
        spans.push(Span::styled(fit(text, *columns), ctx.theme.style(*tone).patch(over)));
    }
    Line::from(spans)
}

/// The width that the longest of these texts needs.
pub fn widest<'a>(texts: impl IntoIterator<Item = &'a str>) -> usize {
    texts.into_iter().map(width).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("", Width::Fixed(2), 0),
            Column::new("day", Width::Fixed(10), 0),
            Column::new("name", Width::Share(2), 0),
            Column::new("what", Width::Share(3), 1),
            Column::new("case", Width::Fixed(5), 2),
        ]
    }

    #[test]
    fn columns_use_all_the_room_and_the_spare_ones_go_first() {
        assert_eq!(widths(&columns(), 71), [2, 10, 20, 30, 5]);
        assert_eq!(widths(&columns(), 38)[4], 0);
        let narrow = widths(&columns(), 25);
        assert_eq!((narrow[3], narrow[4]), (0, 0));
        assert_eq!(narrow[2], 11);
        assert_eq!(widths(&columns(), 0)[2], 0);
    }
}
