//! A report as lines: what it counts, its charts, its tables. Bars are made of signs, so that they need no colour.

use crate::app::reports::{Cell, Chart, Report, ReportTable};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{fit, width, wrap};
use ratatui::text::{Line, Span};

/// The widest label of a bar, and of the first column of a table.
const LABEL: usize = 34;
/// The longest bar.
const BAR: usize = 60;

/// All lines of a report in so many columns.
pub(super) fn lines(report: &Report, columns: usize, ctx: &Context) -> Vec<Line<'static>> {
    let (_, about) = report.heading(&ctx.words);
    let muted = ctx.theme.style(Tone::Muted);
    let mut lines: Vec<Line<'_>> = wrap(&about, columns).into_iter().map(|line| Line::styled(line, muted)).collect();
    for chart in &report.charts {
        lines.push(Line::default());
        lines.extend(bars(chart, columns, ctx));
    }
    for table in &report.tables {
        lines.push(Line::default());
        lines.extend(rows(table, columns, ctx));
    }
    lines
}

fn title(phrase: &Phrase, columns: usize, ctx: &Context) -> Vec<Line<'static>> {
    let style = ctx.theme.style(Tone::Title);
    wrap(&ctx.say(phrase), columns).into_iter().map(|line| Line::styled(line, style)).collect()
}

fn bars(chart: &Chart, columns: usize, ctx: &Context) -> Vec<Line<'static>> {
    let labels: Vec<String> = chart.bars.iter().map(|bar| bar.label.seen(&ctx.words)).collect();
    let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    let digits = most.to_string().len();
    let widest = labels.iter().map(|label| width(label)).max().unwrap_or(0).min(LABEL).min(columns / 2);
    let room = columns.saturating_sub(widest + digits + 2).min(BAR);
    let mut lines = title(&chart.title, columns, ctx);
    if chart.bars.is_empty() || most == 0 {
        lines.push(Line::styled(ctx.text("reports-nothing"), ctx.theme.style(Tone::Muted)));
    }
    lines.extend(chart.bars.iter().zip(labels).map(|(bar, label)| {
        let tone = if bar.value == 0 { Tone::Muted } else { Tone::Text };
        Line::from(vec![
            Span::styled(fit(&label, widest), ctx.theme.style(tone)),
            Span::styled(format!(" {:>digits$} ", bar.value), ctx.theme.style(tone)),
            Span::styled(drawn(bar.value, most, room, ctx), ctx.theme.style(Tone::Soon)),
        ])
    }));
    lines
}

/// A bar of that share of the room; what is there at all is seen.
fn drawn(value: usize, most: usize, room: usize, ctx: &Context) -> String {
    let halves = if most == 0 { 0 } else { (value * room * 2).div_ceil(most).max(usize::from(value > 0)) };
    if ctx.theme.ascii {
        return "#".repeat(halves.div_ceil(2));
    }
    format!("{}{}", "█".repeat(halves / 2), if halves % 2 == 1 { "▌" } else { "" })
}

/// A table whose heads take as many lines as they need; columns at the right that have no room are told of.
fn rows(table: &ReportTable, columns: usize, ctx: &Context) -> Vec<Line<'static>> {
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.seen(&ctx.words)).collect();
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.seen(&ctx.words)).collect()).collect();
    let widths = widths(&heads, &cells, columns);
    let mut lines = title(&table.title, columns, ctx);
    lines.extend(head_lines(&heads, &widths, ctx));
    for (row, seen) in table.rows.iter().zip(&cells) {
        let spans = row.iter().zip(seen).zip(&widths).enumerate().map(|(at, ((cell, text), columns))| {
            let tone = if *cell == Cell::Count(0) { Tone::Muted } else { Tone::Text };
            Span::styled(placed(text, *columns, at > 0), ctx.theme.style(tone))
        });
        lines.push(Line::from(spans.collect::<Vec<_>>()));
    }
    let left_out = heads.len() - widths.len();
    if left_out > 0 {
        let phrase = Phrase::new("reports-columns-left").number("n", i64::try_from(left_out).unwrap_or(i64::MAX));
        lines.push(Line::styled(ctx.say(&phrase), ctx.theme.style(Tone::Muted)));
    }
    lines
}

/// The widths of the columns that there is room for, a space between two.
fn widths(heads: &[String], cells: &[Vec<String>], columns: usize) -> Vec<usize> {
    let mut widths = Vec::new();
    let mut used = 0;
    for (at, head) in heads.iter().enumerate() {
        let longest = head.split_whitespace().map(width).max().unwrap_or(0);
        let widest = cells.iter().filter_map(|row| row.get(at)).map(|text| width(text)).max().unwrap_or(0);
        let wanted = longest.max(widest).min(if at == 0 { LABEL.min(columns / 2) } else { LABEL });
        let needed = wanted + usize::from(at > 0);
        if used + needed > columns {
            break;
        }
        used += needed;
        widths.push(wanted);
    }
    widths
}

fn head_lines(heads: &[String], widths: &[usize], ctx: &Context) -> Vec<Line<'static>> {
    let broken: Vec<Vec<String>> = heads.iter().zip(widths).map(|(head, columns)| wrap(head, *columns)).collect();
    let height = broken.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let parts = broken.iter().zip(widths).enumerate().map(|(at, (lines, columns))| {
                // Heads stand on the line above the numbers.
                let skipped = height - lines.len();
                let text = line.checked_sub(skipped).and_then(|line| lines.get(line)).map_or("", String::as_str);
                placed(text, *columns, at > 0)
            });
            Line::styled(parts.collect::<String>(), ctx.theme.style(Tone::Muted))
        })
        .collect()
}

/// Names to the left, numbers to the right with a space before them.
fn placed(text: &str, columns: usize, right: bool) -> String {
    if !right {
        return fit(text, columns);
    }
    let text = fit(text, columns);
    let bare = text.trim_end();
    format!(" {}{bare}", " ".repeat(columns - width(bare)))
}
