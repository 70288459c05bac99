//! Draws a list: title with count and order, rows, preview beside them where there is room.

use super::columns::{ColumnSpec, shown, table};
use super::{Paged, Row};
use crate::app::lists::Sort;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::screens::hinted;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{down, panel};
use crate::tui::widgets::hints;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// From this width of the body on there is a preview beside the list.
const PREVIEW_FROM: u16 = 118;
/// The list keeps so many columns beside it.
const LIST_KEEPS: u16 = 88;

/// True when the preview stands beside the list and so little room is left that the list leaves out what it says.
fn is_shared(ctx: &Context) -> bool {
    (PREVIEW_FROM..PREVIEW_FROM + 40).contains(&ctx.body.width) && !ctx.is_small()
}

/// Draws it all.
pub(super) fn draw<R: Row>(list: &Paged<R>, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let hints = hints::line(&hinted(list, ctx), ctx, usize::from(area.width));
    let mut inner = panel(frame, area, title(list, ctx), hints, ctx);
    if area.width >= PREVIEW_FROM && !ctx.is_small() {
        let side = (inner.width / 3).min(inner.width.saturating_sub(LIST_KEEPS));
        inner.width -= side;
        let preview = Rect { x: inner.right(), width: side, ..inner };
        down(frame, Rect { width: 1, ..preview }, ctx);
        draw_preview(list, frame, Rect { x: preview.x + 1, width: side.saturating_sub(1), ..preview }, ctx);
    }
    draw_rows(list, frame, inner, ctx);
}

/// `Clients 1000+ · by name ↓ · Silent ones`.
fn title<R: Row>(list: &Paged<R>, ctx: &Context) -> Line<'static> {
    let (sort, descending) = list.sort();
    // The newest record is the one of the greatest number.
    let down = descending != (sort == Sort::Newest);
    // Before the rows have come nobody knows how many there are.
    let count = list.window.as_ref().map_or_else(String::new, |_| format!(" {}", list.count()));
    let mut parts = vec![
        format!("{}{count}", ctx.text(R::TITLE)),
        format!("{} {}", ctx.text(&format!("sort-{}", sort.as_str())), ctx.theme.arrow(down)),
    ];
    // Here and not in the status line, which shows the filter: marks may lie outside it.
    if !list.marks.is_empty() {
        let n = i64::try_from(list.marks.len()).unwrap_or(i64::MAX);
        parts.insert(1, ctx.say(&Phrase::new("list-marked").number("n", n)));
    }
    parts.extend(list.view.as_ref().map(|view| format!("«{}»", view.name)));
    Line::styled(format!(" {} ", parts.join(ctx.theme.dot())), ctx.theme.style(Tone::Title))
}

fn draw_preview<R: Row>(list: &Paged<R>, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let Some(row) = list.selected() else { return };
    let width = usize::from(area.width.saturating_sub(2));
    let mut lines = Vec::new();
    for (text, tone) in row.preview(ctx) {
        let style = ctx.theme.style(tone);
        lines.extend(wrap(&text, width).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn draw_rows<R: Row>(list: &Paged<R>, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    if list.window.is_some() && list.rows().is_empty() {
        let id = if list.filter.is_set() { "list-no-match" } else { "list-empty" };
        let found = list.problems.first().map(|problem| ctx.say(problem));
        let text = Line::styled(format!(" {}", found.unwrap_or_else(|| ctx.text(id))), ctx.theme.style(Tone::Muted));
        return frame.render_widget(Paragraph::new(text), area);
    }
    let shown = fitting::<R>(list, ctx);
    let mut columns = table(&shown, list.sort(), ctx);
    let marked = !list.marks.is_empty();
    if marked {
        columns.insert(0, Column::new("", Width::Fixed(1), 0));
    }
    let cells = |row: &R| {
        let mark: Option<Cell> = marked.then(|| {
            let sign = if list.marks.has(row.key().id) { "*" } else { "" };
            (sign.to_owned(), Tone::Key)
        });
        mark.into_iter().chain(shown.iter().map(|(spec, _)| row.cell(spec.id, ctx))).collect()
    };
    let table = Table { columns: &columns, len: list.rows().len(), place: list.place, active: true };
    table.draw(frame, area, ctx, |row| list.rows().get(row).map_or_else(Vec::new, &cells));
}

/// The columns to draw; of who has chosen none, without those that the preview says.
fn fitting<'s, R: Row>(list: &Paged<R>, ctx: &Context) -> Vec<(&'s ColumnSpec, i16)> {
    let beside = list.layout.columns.is_none() && is_shared(ctx);
    let mut shown = shown(R::COLUMNS, &list.layout);
    shown.retain(|(spec, _)| !beside || !R::BESIDE.contains(&spec.id));
    shown
}
