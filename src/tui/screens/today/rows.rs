//! Draws Today: counts on the frame, rows, own appointments, the why pane.

use super::TodayScreen;
use super::layout;
use crate::app::agenda::{Matter, Today, horizon};
use crate::app::command::Command;
use crate::app::desk::Desk;
use crate::domain::deadline::Level;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::screens::{Status, why};
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{across, panel};
use crate::tui::widgets::hints;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::widgets::text::{cut, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Draws the whole screen.
pub(super) fn draw(screen: &TodayScreen, frame: &mut Frame<'_>, area: Rect, commands: &[Command], ctx: &Context) {
    let hints = hints::line(commands, ctx, usize::from(area.width));
    let parts = layout::of(area, screen.appointments(), ctx);
    panel(frame, area, title(screen.view.as_ref(), usize::from(area.width), ctx), hints, ctx);
    let Some(view) = &screen.view else { return };
    draw_list(screen, view, frame, parts.list, ctx);
    if parts.appointments.height > 0 {
        across(frame, area, parts.appointments.y - 1, &ctx.text("today-appointments"), ctx);
        draw_appointments(view, frame, parts.appointments, ctx);
    }
    if parts.why.height > 0 {
        across(frame, area, parts.why.y - 1, &why_title(screen, ctx), ctx);
        draw_why(screen, frame, parts.why, ctx);
    }
}

/// `Breach 1 │ Overdue 3 │ …`: people, each by the worst of their deadlines. With little room the bars shrink, then the
/// names.
fn title(view: Option<&Today>, width: usize, ctx: &Context) -> Line<'static> {
    let Some(view) = view else {
        return Line::default();
    };
    let people = &view.people;
    let groups = [
        (Level::Breach, people.breach),
        (Level::Overdue, people.overdue),
        (Level::Today, people.today),
        (Level::Critical, people.critical),
        (Level::Soon, people.soon),
        (Level::Unknown, people.unknown),
    ];
    let line = |names: &str, bar: &'static str| {
        let mut spans = vec![Span::raw(" ")];
        for (level, count) in groups {
            if spans.len() > 1 {
                spans.push(Span::styled(bar, ctx.theme.style(Tone::Border)));
            }
            let name = ctx.say(&Phrase::new(format!("{names}{}", level.as_str())).number("n", reaches(level, ctx)));
            let tone = if count == 0 { Tone::Muted } else { Tone::from(level) };
            spans.push(Span::styled(format!("{name} {count}"), ctx.theme.style(tone)));
        }
        spans.push(Span::raw(" "));
        Line::from(spans)
    };
    let tries =
        [("today-group-", ctx.theme.bar()), ("today-group-", ctx.theme.bar().trim()), ("today-group-short-", " ")];
    let mut lines = tries.into_iter().map(|(names, bar)| line(names, bar));
    lines.find(|line| line.width() + 2 <= width).unwrap_or_else(|| line("today-group-short-", " "))
}

/// How many days ahead a level reaches, where its name says so.
fn reaches(level: Level, ctx: &Context) -> i64 {
    if level == Level::Soon { ctx.office.thresholds.soon } else { ctx.office.thresholds.critical }
}

fn columns(view: &Today, ctx: &Context) -> Vec<Column> {
    let several = view.matters.iter().any(|matter| matter.items.len() > 1);
    vec![
        Column::new("", Width::Fixed(2), 0),
        Column::new(ctx.text("column-last-day"), Width::Fixed(10), 0),
        Column::new(ctx.text("column-left"), Width::Fixed(16), 1),
        Column::new(ctx.text("column-client"), Width::Share(4), 0),
        Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 2),
        Column::new(ctx.text("column-binds"), Width::Share(5), 1),
        Column::new("", Width::Fixed(if several { 2 } else { 0 }), 2),
        Column::new(ctx.text("column-case"), Width::Fixed(5), 3),
    ]
}

fn cells(matter: &Matter, ctx: &Context) -> Vec<Cell> {
    let item = matter.lead(&ctx.office.thresholds, ctx.today());
    let level = ctx.level(item);
    let tone = Tone::from(level);
    let more = matter.items.len() - 1;
    vec![
        (ctx.theme.sign(level).to_owned(), tone),
        (ctx.words.day(item.last_day), tone),
        (ctx.left(item), tone),
        (item.client_name.to_string(), Tone::Text),
        (item.citizenship.map_or_else(String::new, |country| country.to_string()), Tone::Text),
        (ctx.listed_title(item), Tone::Text),
        (if more == 0 { String::new() } else { format!("+{more}") }, Tone::Text),
        (item.case.as_deref().map_or_else(String::new, short_reference), Tone::Text),
    ]
}

/// The number at the end of `T-2026-00412`.
fn short_reference(reference: &str) -> String {
    reference.rsplit('-').next().unwrap_or(reference).to_owned()
}

fn draw_list(screen: &TodayScreen, view: &Today, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    if screen.shown.is_empty() {
        let calm = Phrase::new("today-calm").number("n", horizon(&ctx.office.thresholds));
        let text = if screen.filter.is_set() { ctx.text("list-no-match") } else { ctx.say(&calm) };
        // An empty list of mine must not read as an office without deadlines.
        let text = if screen.mine { format!("{text}\n{}", ctx.text("today-only-mine")) } else { text };
        let lines = wrap(&text, usize::from(area.width.saturating_sub(2)));
        let lines: Vec<Line<'_>> = lines.into_iter().map(|line| Line::from(format!(" {line}"))).collect();
        return frame.render_widget(Paragraph::new(lines).style(ctx.theme.style(Tone::Muted)), area);
    }
    let columns = columns(view, ctx);
    let table = Table { columns: &columns, len: screen.shown.len(), place: screen.place, active: true };
    table.draw(frame, area, ctx, |row| {
        let matter = screen.shown.get(row).and_then(|at| view.matters.get(*at));
        matter.map_or_else(Vec::new, |matter| cells(matter, ctx))
    });
}

fn draw_appointments(view: &Today, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let room = usize::from(area.width.saturating_sub(1));
    let rows = usize::from(area.height);
    let more = view.appointments.len().saturating_sub(rows);
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (date, client) in view.appointments.iter().take(rows) {
        let time = date.at_time.as_deref().unwrap_or("     ");
        let place = date.place.as_deref().map_or_else(String::new, |place| format!("{}{place}", ctx.theme.dot()));
        let text = format!("{time}  {client}{}{}{place}", ctx.theme.dot(), date.title);
        lines.push(Line::from(format!(" {}", cut(&text, room))));
    }
    if let (Some(last), true) = (lines.last_mut(), more > 0) {
        last.push_span(Span::styled(format!(" +{more}"), ctx.theme.style(Tone::Muted)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

/// `why`, and which of the client's deadlines it is about when there are several.
fn why_title(screen: &TodayScreen, ctx: &Context) -> String {
    let why = ctx.text("why-title");
    match (screen.matter(), screen.item(ctx)) {
        (Some(matter), Some(item)) if matter.items.len() > 1 => {
            format!("{why}{}{} {}/{}", ctx.theme.dot(), ctx.title(item), screen.stepped + 1, matter.items.len())
        }
        _ => why,
    }
}

fn draw_why(screen: &TodayScreen, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let Some(item) = screen.item(ctx) else { return };
    let paragraphs = match &screen.why {
        Some(why) if why.is_about(item) => why.paragraphs(ctx),
        _ => why::at_first(item, ctx),
    };
    why::draw(&paragraphs, frame, area, ctx);
}

/// The clock's warning, or which row of how many.
pub(super) fn status(screen: &TodayScreen, ctx: &Context) -> Status {
    let Some(view) = &screen.view else {
        return Status::default();
    };
    if view.clock_warning {
        let line = Line::styled(format!(" {}", ctx.text("today-clock")), ctx.theme.style(Tone::Warning));
        return Status { line, cursor: None };
    }
    let hidden: Vec<String> = Desk::hidden_due_phrases(&view.hidden).iter().map(|phrase| ctx.say(phrase)).collect();
    let hidden = Span::styled(format!("   {}", hidden.join("; ")), ctx.theme.style(Tone::Warning));
    if screen.shown.is_empty() {
        return Status {
            line: Line::from(if view.hidden.is_empty() { Span::default() } else { hidden }),
            cursor: None,
        };
    }
    let phrase = Phrase::new(if screen.mine { "list-position-mine" } else { "list-position" })
        .number("at", i64::try_from(screen.place.selected() + 1).unwrap_or(i64::MAX))
        .text("of", screen.shown.len().to_string());
    let mut line = Line::styled(format!(" {}", ctx.say(&phrase)), ctx.theme.style(Tone::Muted));
    if !view.hidden.is_empty() {
        line.push_span(hidden);
    }
    Status { line, cursor: None }
}
