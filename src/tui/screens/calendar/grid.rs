//! The grid of a month, the selected day in words, and the load of each person as bars.
//!
//! What a cell says without colour: `(21)` offices are closed, `16*` the day has a name or was exchanged, `>23` today;
//! below it `3!` hard deadlines, `2·` soft ones, `1@` appointments.

use crate::app::month::{Month, MonthDay, Occasion, PersonLoad, Weight};
use crate::domain::calendar::DayOffKind;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{cut, fit, width, wrap};
use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// From this width on the load stands beside the grid.
const SIDE_FROM: u16 = 112;
/// The width of the load beside the grid.
const SIDE: u16 = 44;
/// Rows under the grid for the selected day, where there is room.
const WORDS: u16 = 3;
/// Columns of a bar.
const BAR: usize = 12;

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Draws all of it.
pub(super) fn draw(frame: &mut Frame<'_>, area: Rect, month: &Month, selected: Day, ctx: &Context) {
    let (mut grid, mut side) = (area, Rect { width: 0, ..area });
    if area.width >= SIDE_FROM && !ctx.is_small() {
        grid.width -= SIDE;
        side = Rect { x: grid.right() + 1, width: SIDE - 1, ..area };
    }
    let weeks = u16::try_from(month.days.len() / 7).unwrap_or(6).max(1);
    let words = if area.height > weeks + WORDS { WORDS } else { 0 };
    let each = (grid.height.saturating_sub(1 + words) / weeks).clamp(1, 4);
    let used = (1 + weeks * each).min(grid.height);
    draw_weeks(frame, Rect { height: used, ..grid }, month, (selected, each), ctx);
    let below = Rect { y: grid.y + used, height: grid.height - used, ..grid };
    let mut lines = in_words(month, selected, usize::from(below.width), ctx);
    if side.width == 0 {
        let rows = usize::from(below.height).saturating_sub(lines.len());
        lines.extend(load(month, (usize::from(below.width), rows), ctx));
    } else {
        frame
            .render_widget(Paragraph::new(load(month, (usize::from(side.width), usize::from(side.height)), ctx)), side);
    }
    frame.render_widget(Paragraph::new(lines), below);
}

fn draw_weeks(frame: &mut Frame<'_>, area: Rect, month: &Month, (selected, each): (Day, u16), ctx: &Context) {
    let columns = usize::from(area.width / 7).max(1);
    let heads = (1..=7).map(|day| fit(&format!(" {}", ctx.text(&format!("weekday-{day}"))), columns));
    let mut lines = vec![Line::styled(heads.collect::<String>(), ctx.theme.style(Tone::Muted))];
    for week in month.days.chunks(7) {
        for row in 0..each {
            let spans = week.iter().map(|day| {
                let over = if day.day == selected { ctx.theme.selected() } else { Style::new() };
                let (text, tone) = cell(day, row, each, month.today, columns, ctx);
                Span::styled(fit(&text, columns), ctx.theme.style(tone).patch(over))
            });
            lines.push(Line::from(spans.collect::<Vec<_>>()));
        }
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// One row of a day's cell.
fn cell(day: &MonthDay, row: u16, each: u16, today: Day, columns: usize, ctx: &Context) -> (String, Tone) {
    let tone = match () {
        () if !day.inside => Tone::Muted,
        () if day.day == today => Tone::Today,
        () if !day.working => Tone::Muted,
        () => Tone::Text,
    };
    let counts = counts(&day.weight, ctx);
    match row {
        0 if each == 1 => {
            let number = name(day, today);
            let text = format!("{number} {counts}");
            (if width(&text) > columns { short(day, &number) } else { text }, tone)
        }
        0 => (name(day, today), tone),
        1 => {
            let tone = if day.weight.hard > 0 && day.inside { Tone::Soon } else { Tone::Muted };
            (format!(" {counts}"), tone)
        }
        2 => (
            day.occasion.as_ref().map_or_else(String::new, |occasion| format!(" {}", occasion_word(occasion, ctx))),
            Tone::Muted,
        ),
        _ => (String::new(), Tone::Text),
    }
}

/// Where there is room for nothing else: whether anything hard lies on the day.
fn short(day: &MonthDay, number: &str) -> String {
    let bare = number.trim_end_matches([')', ' ']);
    match (day.weight.hard, day.weight.is_none()) {
        (0, true) => number.to_owned(),
        (0, false) => format!("{bare}."),
        _ => format!("{bare}!"),
    }
}

/// ` 23 `, `(21)`, ` 16*`, `>23`.
fn name(day: &MonthDay, today: Day) -> String {
    let number = day.day.day();
    let star = if day.occasion.is_some() { "*" } else { "" };
    let front = if day.day == today { ">" } else { "" };
    if day.working {
        format!("{}{number:>2}{star}", if front.is_empty() { " " } else { front })
    } else {
        format!("{front}({number:>2}){star}")
    }
}

/// `3! 2· 1@`.
fn counts(weight: &Weight, ctx: &Context) -> String {
    let soft = if ctx.theme.ascii { "." } else { "·" };
    let parts = [(weight.hard, "!"), (weight.soft, soft), (weight.meetings, "@")];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, sign)| format!("{count}{sign}")).collect();
    said.join(" ")
}

/// The name of a day off, and how it came to be one.
pub(super) fn occasion_word(occasion: &Occasion, ctx: &Context) -> String {
    let Occasion::Off(off) = occasion else {
        return ctx.text("calendar-worked");
    };
    let name = ctx.say(&off.name);
    let id = match off.kind {
        _ if off.estimated => "calendar-off-estimated",
        DayOffKind::Transferred => "calendar-off-transferred",
        DayOffKind::Holiday | DayOffKind::Swapped => return name,
    };
    ctx.say(&Phrase::new(id).text("name", name))
}

/// The selected day in words.
fn in_words(month: &Month, selected: Day, columns: usize, ctx: &Context) -> Vec<Line<'static>> {
    let Some(day) = month.days.iter().find(|day| day.day == selected) else {
        return Vec::new();
    };
    let mut parts = vec![format!("{} {}", ctx.words.weekday(day.day), ctx.words.long_day(day.day))];
    parts.push(ctx.text(if day.working { "calendar-working" } else { "calendar-off" }));
    parts.extend(day.occasion.as_ref().map(|occasion| occasion_word(occasion, ctx)));
    let head = Line::styled(cut(&format!(" {}", parts.join(ctx.theme.dot())), columns), ctx.theme.style(Tone::Title));
    let weight = &day.weight;
    let counts = Phrase::new("calendar-day-counts")
        .number("hard", number(weight.hard))
        .number("soft", number(weight.soft))
        .number("meetings", number(weight.meetings));
    let text = if weight.is_none() { ctx.text("calendar-day-empty") } else { ctx.say(&counts) };
    let wrapped = wrap(&text, columns.saturating_sub(1)).into_iter();
    std::iter::once(head).chain(wrapped.map(|line| Line::from(format!(" {line}")))).collect()
}

/// A bar a person, as long as their share of the heaviest load; who has no room is counted.
fn load(month: &Month, (columns, rows): (usize, usize), ctx: &Context) -> Vec<Line<'static>> {
    let most = month.people.iter().map(|person| person.weight.deadlines()).max().unwrap_or(0).max(1);
    let head = Line::styled(cut(&format!(" {}", ctx.text("calendar-load")), columns), ctx.theme.style(Tone::Title));
    let mut lines = vec![head];
    let shown = if month.people.len() < rows { month.people.len() } else { rows.saturating_sub(2) };
    lines.extend(month.people.iter().take(shown).map(|person| person_line(person, most, columns, ctx)));
    if shown < month.people.len() {
        let more = Phrase::new("calendar-load-more").number("n", number(month.people.len() - shown));
        lines.push(Line::styled(cut(&format!(" {}", ctx.say(&more)), columns), ctx.theme.style(Tone::Muted)));
    }
    if month.people.is_empty() {
        lines.push(Line::styled(
            cut(&format!(" {}", ctx.text("calendar-load-none")), columns),
            ctx.theme.style(Tone::Muted),
        ));
    }
    lines
}

fn person_line(person: &PersonLoad, most: usize, columns: usize, ctx: &Context) -> Line<'static> {
    let name = if person.name.is_empty() { ctx.text("calendar-nobody") } else { person.name.to_string() };
    let deadlines = person.weight.deadlines();
    let bar = (deadlines * BAR).div_ceil(most).min(BAR);
    let sign = if ctx.theme.ascii { "#" } else { "█" };
    let drawn = format!("{}{}", sign.repeat(bar), " ".repeat(BAR - bar));
    let counts = counts(&person.weight, ctx);
    let room = columns.saturating_sub(BAR + 2 + 14);
    let name = fit(&format!(" {name}"), room.clamp(6, 22));
    Line::from(vec![
        Span::raw(name),
        Span::raw(" "),
        Span::styled(drawn, ctx.theme.style(Tone::Soon)),
        Span::raw(format!(" {counts}")),
    ])
}
