//! Draws the review: progress on the frame, the item, why it is here, how its date came about, papers; on wide screens
//! the queue beside it.

use super::ReviewScreen;
use crate::app::command::Command;
use crate::app::daily_review::{DayReview, ReviewLine, ReviewStanding};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::screens::why;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{across, down, panel};
use crate::tui::widgets::hints;
use crate::tui::widgets::text::{cut, fit, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// From this width on the queue stands beside the item.
const WIDE: u16 = 110;
/// Columns of the queue.
const LIST: u16 = 36;
/// So many of those who are late are named below the item; all of them stand among the reviews of the day.
const NAMED: usize = 3;
/// Lines of the papers at least, where there is room.
const PAPERS: u16 = 5;

/// Draws the whole screen.
pub(super) fn draw(screen: &ReviewScreen, frame: &mut Frame<'_>, area: Rect, commands: &[Command], ctx: &Context) {
    let hints = hints::line(commands, ctx, usize::from(area.width));
    let inner = panel(frame, area, title(screen, ctx), hints, ctx);
    let Some(view) = &screen.view else {
        return say(frame, inner, &ctx.text("review-reading"), ctx);
    };
    let (inner, foot) = with_foot(inner, view, ctx);
    draw_foot(frame, foot, view, ctx);
    let Some(line) = screen.line() else {
        let said = if view.signed.is_some() { signed(view, ctx) } else { ctx.text("review-empty") };
        return say(frame, inner, &said, ctx);
    };
    if area.width >= WIDE {
        let list = Rect { width: LIST, ..inner };
        draw_list(screen, view, frame, list, ctx);
        let bar = Rect { x: list.right(), width: 1, ..inner };
        down(frame, bar, ctx);
        let right = Rect { x: bar.x, width: area.right().saturating_sub(bar.x), ..area };
        let room = Rect { x: bar.right(), width: inner.right().saturating_sub(bar.right()), ..inner };
        draw_item(screen, view, line, frame, (right, room), ctx);
    } else {
        draw_item(screen, view, line, frame, (area, inner), ctx);
    }
}

fn say(frame: &mut Frame<'_>, area: Rect, text: &str, ctx: &Context) {
    let lines = wrap(text, usize::from(area.width.saturating_sub(2)));
    let lines: Vec<Line<'_>> = lines.into_iter().map(|line| Line::from(format!(" {line}"))).collect();
    frame.render_widget(Paragraph::new(lines).style(ctx.theme.style(Tone::Muted)), area);
}

/// `Daily review · 12/34 · 3 left to decide · to 26.03.2026`.
fn title(screen: &ReviewScreen, ctx: &Context) -> Line<'static> {
    let Some(view) = &screen.view else { return Line::default() };
    let (dot, progress) = (ctx.theme.dot(), view.progress());
    let mut parts = vec![ctx.text("review-title")];
    if progress.items > 0 {
        let counts = Phrase::new("review-progress").text("seen", progress.seen.to_string());
        parts.push(ctx.say(&counts.text("items", progress.items.to_string())));
    }
    if progress.left > 0 {
        parts.push(ctx.say(&Phrase::new("review-left").number("n", super::number(progress.left))));
    }
    if view.signed.is_some() {
        parts.push(signed(view, ctx));
    } else if view.span.until > view.span.today {
        parts.push(ctx.say(&Phrase::new("review-days").day("until", view.span.until)));
    }
    Line::styled(format!(" {} ", parts.join(dot)), ctx.theme.style(Tone::Title))
}

fn signed(view: &DayReview, ctx: &Context) -> String {
    view.signed.as_ref().map_or_else(String::new, |(signed, time)| {
        ctx.say(&Phrase::new("review-signed-line").text("by", &signed.by).text("time", time))
    })
}

/// The last line belongs to those who are late, where there are any.
fn with_foot(inner: Rect, view: &DayReview, ctx: &Context) -> (Rect, Rect) {
    let rows = u16::from(!view.late.is_empty() && inner.height > 6 && !ctx.is_small());
    let above = Rect { height: inner.height - rows, ..inner };
    (above, Rect { y: above.bottom(), height: rows, ..inner })
}

fn draw_foot(frame: &mut Frame<'_>, area: Rect, view: &DayReview, ctx: &Context) {
    if area.height == 0 {
        return;
    }
    let one = |late: &ReviewStanding| match late.progress {
        Some(progress) => format!("{} {}/{}", late.name, progress.seen, progress.items),
        None => late.name.to_string(),
    };
    let (named, rest) = view.late.split_at(view.late.len().min(NAMED));
    let mut names = named.iter().map(one).collect::<Vec<_>>().join(", ");
    if !rest.is_empty() {
        let more = Phrase::new("review-and-more").text("names", names);
        names = ctx.say(&more.number("n", super::number(rest.len())));
    }
    let said = Phrase::new("review-late").text("hour", &view.sign_off_by).text("names", names);
    let line = cut(&format!(" {}", ctx.say(&said)), usize::from(area.width));
    frame.render_widget(Paragraph::new(Line::styled(line, ctx.theme.style(Tone::Warning))), area);
}

/// What to call the deadline of a line.
pub(super) fn title_of(line: &ReviewLine, ctx: &Context) -> String {
    match &line.item {
        Some(item) => ctx.marked_title(item),
        None => line.title(&ctx.office.titles, &ctx.words),
    }
}

/// The sign of a line in the queue: decided, seen, or not yet.
fn mark(line: &ReviewLine, ctx: &Context) -> &'static str {
    let entry = &line.entry;
    match () {
        () if entry.settled.is_some() => {
            if ctx.theme.ascii {
                "x"
            } else {
                "✓"
            }
        }
        () if entry.seen_ms.is_some() => {
            if ctx.theme.ascii {
                "."
            } else {
                "·"
            }
        }
        () => " ",
    }
}

/// Rows of the queue on a wide screen.
pub(super) fn list_height(ctx: &Context) -> usize {
    usize::from(ctx.body.height.saturating_sub(3))
}

fn draw_list(screen: &ReviewScreen, view: &DayReview, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let rows = usize::from(area.height);
    let top = screen.at.saturating_sub(rows / 2).min(view.lines.len().saturating_sub(rows));
    let lines = view.lines.iter().enumerate().skip(top).take(rows).map(|(at, line)| {
        let level = line.item.as_ref().map(|item| ctx.level(item));
        let sign = level.map_or("", |level| ctx.theme.sign(level));
        let text = format!(
            "{}{}{}{}{}",
            mark(line, ctx),
            fit(sign, if ctx.theme.ascii { 3 } else { 2 }),
            line.client_name,
            ctx.theme.dot(),
            line.item.as_ref().map_or_else(|| title_of(line, ctx), |item| ctx.listed_title(item))
        );
        let style = match level {
            _ if at == screen.at => ctx.theme.selected(),
            _ if line.entry.settled.is_some() => ctx.theme.style(Tone::Muted),
            Some(level) => ctx.theme.style(Tone::from(level)),
            None => Style::new(),
        };
        Line::styled(fit(&text, usize::from(area.width)), style)
    });
    frame.render_widget(Paragraph::new(lines.collect::<Vec<_>>()), area);
}

/// The item in `room`; `side` is the panel whose borders the cross lines join.
fn draw_item(
    screen: &ReviewScreen,
    view: &DayReview,
    line: &ReviewLine,
    frame: &mut Frame<'_>,
    (side, room): (Rect, Rect),
    ctx: &Context,
) {
    let head = head(view, line, ctx);
    let columns = usize::from(room.width.saturating_sub(2));
    let mut lines: Vec<(String, Tone)> = Vec::new();
    for (text, tone) in head {
        lines.extend(wrap(&text, columns).into_iter().map(|line| (line, tone)));
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(room.height);
    let drawn = lines.into_iter().map(|(text, tone)| Line::styled(format!(" {text}"), ctx.theme.style(tone)));
    frame.render_widget(Paragraph::new(drawn.collect::<Vec<_>>()), Rect { height, ..room });
    let below = Rect { y: room.y + height, height: room.height - height, ..room };
    draw_below(screen, line, frame, (side, below), ctx);
}

/// Why and papers, as far as there is room: each with a line above it.
fn draw_below(
    screen: &ReviewScreen,
    line: &ReviewLine,
    frame: &mut Frame<'_>,
    (side, room): (Rect, Rect),
    ctx: &Context,
) {
    if room.height < 3 {
        return;
    }
    let pane = screen.pane();
    let text = match (pane.and_then(super::Pane::why), &line.item) {
        (Some(why), _) => why.paragraphs(ctx),
        (None, Some(item)) => why::at_first(item, ctx),
        (None, None) => vec![(ctx.text("review-gone"), Tone::Muted)],
    };
    let papers = pane.map(|pane| pane.paragraphs(ctx)).unwrap_or_default();
    let rows = shared(room, why::wanted(&text, room.width), why::wanted(&papers, room.width));
    let why_room = Rect { y: room.y + 1, height: room.height - rows - u16::from(rows > 0) - 1, ..room };
    across(frame, side, room.y, &ctx.text("why-title"), ctx);
    why::draw(&text, frame, why_room, ctx);
    if rows > 0 {
        across(frame, side, why_room.bottom(), &ctx.text("review-papers"), ctx);
        why::draw(&papers, frame, Rect { y: why_room.bottom() + 1, height: rows, ..room }, ctx);
    }
}

/// Lines for the papers: what they want while the explanation has its own, else a share.
fn shared(room: Rect, why: usize, papers: usize) -> u16 {
    let lines = usize::from(room.height.saturating_sub(2));
    let share = papers.min(usize::from(PAPERS)).min(lines / 2);
    let rows = papers.min(lines.saturating_sub(why)).max(share);
    u16::try_from(rows).unwrap_or(0)
}

/// Who it is, what is due, why it is here, what was decided.
fn head(view: &DayReview, line: &ReviewLine, ctx: &Context) -> Vec<(String, Tone)> {
    let dot = ctx.theme.dot();
    let item = line.item.as_ref();
    let mut who = vec![line.client_name.to_string()];
    who.extend(item.and_then(|item| item.citizenship).map(|country| country.to_string()));
    who.extend(item.and_then(|item| item.case.as_ref()).map(ToString::to_string));
    let owner = item.and_then(|item| item.owner.as_ref()).filter(|owner| **owner != view.of);
    who.extend(owner.map(ToString::to_string));
    let mut due = vec![title_of(line, ctx), ctx.words.day(line.entry.shown_day)];
    let (mut tone, mut sign) = (Tone::Muted, "");
    if let Some(item) = item {
        let level = ctx.level(item);
        due.push(ctx.left(item));
        (tone, sign) = (Tone::from(level), ctx.theme.sign(level));
    }
    let due = format!("{sign} {}", due.join(dot));
    let why = format!("{}: {}", ctx.text("review-because"), line.why(&ctx.words));
    let mut said = vec![(who.join(dot), Tone::Title), (due.trim_start().to_owned(), tone), (why, Tone::Text)];
    if line.entry.settled.is_some() {
        said.push((format!("{}: {}", ctx.text("review-decided"), decision(line, ctx)), Tone::Good));
    } else if line.entry.seen_ms.is_some() {
        said.push((ctx.text("review-seen-only"), Tone::Muted));
    }
    said
}

/// `put off · until 30.11.2026; waiting for the client · b.omarov`.
fn decision(line: &ReviewLine, ctx: &Context) -> String {
    let by = line.entry.settled.as_ref().and_then(|settled| settled.by.as_ref()).map(ToString::to_string);
    let parts = [line.decision(&ctx.words), line.details(&ctx.words), by.unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(ctx.theme.dot())
}

/// The control list to read on the screen: what is left first said, then each item with its decision.
pub(super) fn control_list(view: &DayReview, ctx: &Context) -> Vec<(String, Tone)> {
    let dot = ctx.theme.dot();
    let signed = if view.signed.is_some() { signed(view, ctx) } else { ctx.text("control-not-signed") };
    let head = format!("{}{dot}{}{dot}{signed}", view.of, ctx.words.day(view.span.today));
    let mut said = vec![(head, Tone::Title), (ctx.say(&view.counts()), Tone::Text), (String::new(), Tone::Text)];
    for (at, line) in view.lines.iter().enumerate() {
        let day = ctx.words.day(line.entry.shown_day);
        let what = line.title(&ctx.office.titles, &ctx.words);
        said.push((format!("{}. \t{}{dot}{what}{dot}{day}", at + 1, line.client_name), Tone::Text));
        let tone = if line.entry.is_left() { Tone::Warning } else { Tone::Muted };
        said.push((format!("\u{a0}\u{a0}\u{a0}{}", decision(line, ctx)), tone));
    }
    if view.lines.is_empty() {
        said.push((ctx.text("control-empty"), Tone::Muted));
    }
    said
}

/// Who has signed off, who is late.
pub(super) fn people(people: &[ReviewStanding], hour: &str, ctx: &Context) -> Vec<(String, Tone)> {
    if people.is_empty() {
        return vec![(ctx.text("review-nobody"), Tone::Muted)];
    }
    let widest = people.iter().map(|person| width(&person.name)).max().unwrap_or(0);
    let mut said: Vec<(String, Tone)> = Vec::new();
    for person in people {
        let parts: Vec<String> = person.phrases().iter().map(|phrase| ctx.say(phrase)).collect();
        let tone = match () {
            () if person.late => Tone::Warning,
            () if person.signed.is_some() => Tone::Good,
            () => Tone::Text,
        };
        let name = fit(&person.name, widest);
        said.push((format!("{name}  \t{}", parts.join(ctx.theme.dot())), tone));
    }
    let late: Vec<&str> = people.iter().filter(|person| person.late).map(|person| person.name.as_str()).collect();
    if !late.is_empty() {
        let phrase = Phrase::new("review-late").text("hour", hour).text("names", late.join(", "));
        said.extend([(String::new(), Tone::Text), (ctx.say(&phrase), Tone::Warning)]);
    }
    said
}
