//! A framed panel: title on the upper line, hints on the lower one, lines across between its parts.

use super::text::cut;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear, Paragraph};

/// Draws the frame and gives the room inside.
pub fn panel(frame: &mut Frame<'_>, area: Rect, title: Line<'static>, hints: Line<'static>, ctx: &Context) -> Rect {
    let block = Block::new()
        .borders(Borders::ALL)
        .border_set(ctx.theme.border())
        .border_style(ctx.theme.style(Tone::Border))
        .title_top(fitted(title, area.width))
        .title_bottom(fitted(hints, area.width));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// Draws a line across the panel at `row` of the terminal, from border to border, with a title.
pub fn across(frame: &mut Frame<'_>, panel: Rect, row: u16, title: &str, ctx: &Context) {
    if panel.width < 2 || row < panel.top() || row >= panel.bottom() {
        return;
    }
    let (left, right) = ctx.theme.junctions();
    let style = ctx.theme.style(Tone::Border);
    let room = usize::from(panel.width - 2);
    let title = if title.is_empty() { String::new() } else { cut(&format!(" {title} "), room) };
    let rest = room.saturating_sub(super::text::width(&title));
    let line = Line::from(vec![
        Span::styled(left, style),
        Span::styled(title, ctx.theme.style(Tone::Title)),
        Span::styled(ctx.theme.border().horizontal_top.repeat(rest), style),
        Span::styled(right, style),
    ]);
    frame.render_widget(Paragraph::new(line), Rect { y: row, height: 1, ..panel });
}

/// Draws a line down a column of the panel, between a list and what stands beside it: in the look of the text on both sides,
/// because another one would be said twice in every row.
pub fn down(frame: &mut Frame<'_>, column: Rect, ctx: &Context) {
    let stroke = ctx.theme.border().vertical_left;
    let strokes: Vec<Line<'_>> = (0..column.height).map(|_| Line::raw(stroke)).collect();
    frame.render_widget(Paragraph::new(strokes), column);
}

/// The middle of the body for a popup of at most this size; what was drawn there is wiped.
pub fn centred(frame: &mut Frame<'_>, width: u16, height: u16) -> Rect {
    let full = frame.area();
    let (width, height) = (width.min(full.width), height.min(full.height));
    let area = Rect { x: (full.width - width) / 2, y: (full.height - height) / 2, width, height };
    frame.render_widget(Clear, area);
    area
}

/// Cuts a title to the room between the corners.
fn fitted(title: Line<'static>, width: u16) -> Line<'static> {
    let mut room = usize::from(width.saturating_sub(2));
    let mut spans = Vec::with_capacity(title.spans.len());
    for span in title.spans {
        let text = cut(&span.content, room);
        room -= super::text::width(&text);
        spans.push(Span::styled(text, span.style));
        if room == 0 {
            break;
        }
    }
    Line::from(spans)
}
