//! Draws the fields of a form: label, value, beside it the date as understood, under it what is wrong; the open list over
//! them. Where the terminal is narrow, labels stand above their values.

use super::editor::Editor;
use super::field::{FieldEdit, LIST_ROWS, List};
use super::options::Ways;
use super::zone;
use crate::domain::day::{Day, parse_typed};
use crate::domain::name_letters;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{cut, fit, width, wrap};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

/// Below this width labels stand above their values.
const NARROW: usize = 48;
/// Widest label column.
const LABEL: usize = 30;
/// Least width of the column with dates and faults.
const ASIDE: usize = 16;
/// Most rows of a note.
const NOTE_ROWS: usize = 5;

/// The widths of a form's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    label: usize,
    value: usize,
    aside: usize,
    stacked: bool,
}

impl Columns {
    fn of(editor: &Editor, room: usize, ctx: &Context) -> Self {
        let widest = editor.fields().iter().map(|field| width(&label(editor, field, ctx))).max().unwrap_or(0);
        if room < NARROW {
            return Self { label: room.saturating_sub(2), value: room.saturating_sub(2), aside: 0, stacked: true };
        }
        let label = widest.min(LABEL).min(room * 2 / 5);
        let rest = room.saturating_sub(label + 4);
        let aside = (rest * 2 / 5).max(ASIDE).min(rest / 2);
        Self { label, value: rest - aside, aside, stacked: false }
    }

    /// Columns before the value.
    fn before(self) -> usize {
        if self.stacked { 2 } else { self.label + 3 }
    }
}

/// `Birth date`, with a star where it must not be empty.
fn label(editor: &Editor, field: &FieldEdit, ctx: &Context) -> String {
    let star = if field.shown.field.required { " *" } else { "" };
    format!("{}{star}", ctx.text(&editor.label(field)))
}

/// What is wrong with a field, or else odd about it, in lines of its own under the value.
fn faults_of(editor: &Editor, field: &FieldEdit, columns: Columns, ctx: &Context) -> Vec<String> {
    let room = columns.value + columns.aside;
    let odd = || name_letters::warning(field.name(), &field.text());
    let said = editor.fault(field).cloned().or_else(odd);
    said.map_or_else(Vec::new, |phrase| wrap(&format!("! {}", ctx.say(&phrase)), room.max(1)))
}

fn rows_of(editor: &Editor, field: &FieldEdit, columns: Columns, ctx: &Context) -> usize {
    value_rows(field, columns) + faults_of(editor, field, columns, ctx).len()
}

/// Rows of a field without what is wrong with it.
fn value_rows(field: &FieldEdit, columns: Columns) -> usize {
    let value = match field.note() {
        Some(note) => {
            let text = note.lines().join("\n");
            (wrap(&text, columns.value.max(1)).len() + 1).clamp(2, NOTE_ROWS)
        }
        None => 1,
    };
    value + usize::from(columns.stacked)
}

/// How many rows the fields take in that width.
pub fn height(editor: &Editor, room: usize, ctx: &Context) -> usize {
    let columns = Columns::of(editor, room, ctx);
    editor.fields().iter().map(|field| rows_of(editor, field, columns, ctx)).sum()
}

/// Draws the fields into an area, scrolled so that the one with the cursor is seen.
pub fn draw(editor: &Editor, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    if area.is_empty() {
        return;
    }
    let columns = Columns::of(editor, usize::from(area.width), ctx);
    let heights: Vec<usize> = editor.fields().iter().map(|field| rows_of(editor, field, columns, ctx)).collect();
    let mut top = scrolled(&heights, editor.at(), usize::from(area.height));
    let mut row = 0;
    for (at, (field, height)) in editor.fields().iter().zip(&heights).enumerate() {
        if top >= *height {
            top -= height;
            continue;
        }
        let rest = usize::from(area.height).saturating_sub(row);
        let place = below(area, row, (*height - top).min(rest));
        top = 0;
        row += usize::from(place.height);
        draw_field(editor, field, at == editor.at(), frame, place, (columns, ctx));
    }
    draw_list(editor, frame, area, (columns, &heights), ctx);
}

/// The rows above the window: as few as needed to show the whole focused field and a little of the next.
fn scrolled(heights: &[usize], at: usize, room: usize) -> usize {
    let total: usize = heights.iter().sum();
    let start: usize = heights.iter().take(at).sum();
    let end = start + heights.get(at).copied().unwrap_or(0) + 1;
    end.min(total).saturating_sub(room).min(start)
}

fn below(area: Rect, row: usize, height: usize) -> Rect {
    let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    Rect { y: area.y.saturating_add(short(row)), height: short(height), ..area }
}

fn draw_field(
    editor: &Editor,
    field: &FieldEdit,
    focused: bool,
    frame: &mut Frame<'_>,
    place: Rect,
    (columns, ctx): (Columns, &Context),
) {
    if place.is_empty() {
        return;
    }
    let mark = if focused { ">" } else { " " };
    let tone = if focused { Tone::Title } else { Tone::Muted };
    let name =
        Span::styled(format!("{mark} {}", fit(&label(editor, field, ctx), columns.label)), ctx.theme.style(tone));
    let whole = place;
    let rows = value_rows(field, columns).min(usize::from(place.height));
    let place = below(place, 0, rows);
    draw_faults(faults_of(editor, field, columns, ctx), frame, whole, rows, (columns, ctx));
    if columns.stacked {
        frame.render_widget(Line::from(name), Rect { height: 1, ..place });
        let value = below(place, 1, usize::from(place.height).saturating_sub(1));
        return draw_value(field, focused, frame, shifted(value, 2), ctx);
    }
    frame.render_widget(Line::from(name), Rect { height: 1, ..place });
    let value = Rect { width: short(columns.value).min(place.width), ..shifted(place, columns.before()) };
    draw_value(field, focused, frame, value.intersection(place), ctx);
    let aside = shifted(place, columns.before() + columns.value + 1);
    let (text, tone) = aside_of(editor, field, ctx);
    let line = Line::styled(cut(&text, columns.aside), ctx.theme.style(tone));
    frame.render_widget(line, Rect { height: 1, ..aside });
}

fn draw_faults(
    faults: Vec<String>,
    frame: &mut Frame<'_>,
    place: Rect,
    from: usize,
    (columns, ctx): (Columns, &Context),
) {
    let under = below(place, from, usize::from(place.height).saturating_sub(from));
    let lines = faults.into_iter().map(|line| Line::styled(line, ctx.theme.style(Tone::Warning)));
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), shifted(under, columns.before()));
}

fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn shifted(area: Rect, by: usize) -> Rect {
    let by = short(by).min(area.width);
    Rect { x: area.x + by, width: area.width - by, ..area }
}

fn draw_value(field: &FieldEdit, focused: bool, frame: &mut Frame<'_>, place: Rect, ctx: &Context) {
    if place.is_empty() {
        return;
    }
    let style = if focused { Style::new().add_modifier(Modifier::UNDERLINED) } else { ctx.theme.style(Tone::Text) };
    if let Some(note) = field.note() {
        frame.render_widget(note, place);
        if focused {
            let (row, (top, _)) = (note.screen_cursor(), note.scroll_offset());
            let at = Position { x: place.x + short(row.col), y: place.y + short(row.row).saturating_sub(top) };
            set_cursor(frame, place, at);
        }
        return;
    }
    let (text, cursor) = field.shown_line();
    let room = usize::from(place.width);
    // What the next character replaces looks marked, as in any dialog.
    let style = if focused && field.is_fresh() { ctx.theme.selected() } else { style };
    if !focused {
        return frame.render_widget(Line::styled(cut(&text, room), style), Rect { height: 1, ..place });
    }
    let over = (cursor + 1).saturating_sub(room);
    let tail: String = text.chars().skip(over).collect();
    let shown = if field.is_fresh() { cut(&tail, room) } else { fit(&tail, room) };
    frame.render_widget(Line::styled(shown, style), Rect { height: 1, ..place });
    set_cursor(frame, place, Position { x: place.x + short(cursor - over), y: place.y });
}

fn set_cursor(frame: &mut Frame<'_>, within: Rect, at: Position) {
    if within.contains(at) {
        frame.set_cursor_position(at);
    }
}

/// The date that a text of a date field means.
fn day_of(field: &FieldEdit, ctx: &Context) -> Option<Day> {
    let text = field.text();
    parse_typed(&text, ctx.today(), &ctx.office.calendar).ok().filter(|_| field.is_date())
}

/// What stands beside a value: the date with its weekday, or that it will be made new.
fn aside_of(editor: &Editor, field: &FieldEdit, ctx: &Context) -> (String, Tone) {
    if let Some(day) = day_of(field, ctx).filter(|_| editor.fault(field).is_none()) {
        return (format!("{} {}", ctx.words.weekday(day), ctx.words.day(day)), Tone::Muted);
    }
    if let Some(said) = zone::beside(editor, field, ctx) {
        return said;
    }
    let own = field.is_own_value() && field.name() == "sponsor";
    if own { (ctx.text("form-will-be-made"), Tone::Good) } else { (String::new(), Tone::Muted) }
}

/// The line under the fields: what is wrong with a field that is not shown, else how the one under the cursor may be
/// filled. What is wrong with a field stands under it, and only there.
pub fn advice(editor: &Editor, ctx: &Context) -> Option<(String, Tone)> {
    let field = editor.focused()?;
    if let Some(phrase) = editor.stray_fault() {
        return Some((ctx.say(phrase), Tone::Warning));
    }
    let id = match field.picker() {
        Some((ways, Some(list))) if list.lines() == 0 && !ways.is_empty() => "form-advice-none",
        Some((_, Some(_))) => "form-advice-list",
        Some((ways, None)) if ways.open => "form-advice-open-list",
        Some(_) => "form-advice-pick",
        None if field.is_date() => "form-advice-date",
        None if field.note().is_some() => "form-advice-note",
        None => return None,
    };
    Some((ctx.text(id), Tone::Muted))
}

/// Draws the open list below its field, or above where there is more room.
fn draw_list(
    editor: &Editor,
    frame: &mut Frame<'_>,
    area: Rect,
    (columns, heights): (Columns, &[usize]),
    ctx: &Context,
) {
    let Some((ways, Some(list))) = editor.focused().and_then(FieldEdit::picker) else {
        return;
    };
    let top = scrolled(heights, editor.at(), usize::from(area.height));
    let start: usize = heights.iter().take(editor.at()).sum::<usize>().saturating_sub(top);
    let row = start + usize::from(columns.stacked);
    let (under, over) = (usize::from(area.height).saturating_sub(row + 1), start);
    let wanted = list.lines().clamp(1, LIST_ROWS);
    let downwards = under >= wanted || under >= over;
    let rows = wanted.min(if downwards { under } else { over });
    let first = if downwards { row + 1 } else { over - rows };
    let place = below(area, first, rows);
    let wide = columns.value + columns.aside + 1;
    let place = Rect { width: short(wide).min(place.width), ..shifted(place, columns.before()) }.intersection(area);
    frame.render_widget(Clear, place);
    frame.render_widget(Paragraph::new(list_lines((ways, list), rows, usize::from(place.width), ctx)), place);
}

fn list_lines((ways, list): (&Ways, &List), rows: usize, room: usize, ctx: &Context) -> Vec<Line<'static>> {
    let bar = ctx.theme.border().vertical_left;
    if list.lines() == 0 {
        return vec![Line::styled(format!("{bar} {}", ctx.text("form-none-fits")), ctx.theme.style(Tone::Muted))];
    }
    let top = list.place.top_for(rows);
    let lines = (top..list.lines().min(top + rows)).map(|at| {
        let text = match list.found.get(at).and_then(|way| ways.get(*way)) {
            Some(way) => way.label.clone(),
            None => own_text(list, ctx),
        };
        let style = if at == list.place.selected() { ctx.theme.selected() } else { Style::new() };
        let inner = room.saturating_sub(3);
        Line::from(vec![
            Span::styled(bar, ctx.theme.style(Tone::Border)),
            Span::styled(format!(" {}", fit(&text, inner)), style),
            Span::styled(bar, ctx.theme.style(Tone::Border)),
        ])
    });
    lines.collect()
}

fn own_text(list: &List, ctx: &Context) -> String {
    let text = list.own.as_ref().map_or("", |own| own.as_str());
    ctx.say(&crate::domain::phrase::Phrase::new("form-own-words").text("text", text))
}
