//! Deadlines of one client as rows with level marks, and the why of one of them. The case page draws them too.

use crate::app::pages::ClientPage;
use crate::domain::agenda::DueItem;
use crate::domain::deadline::{Deadline, DeadlineId, Level, State};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::screens::why::Why;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// The stored form of a derived deadline, as lists and decisions use it.
pub fn item(page: &ClientPage, deadline: &Deadline) -> DueItem {
    let client = &page.dossier.client;
    let binding_day = page.binding.as_ref().and_then(|id| page.deadline(id)).map(|deadline| deadline.warn_day);
    DueItem {
        client: client.id,
        client_name: client.name().into(),
        citizenship: client.citizenship,
        case: deadline.case.and_then(|id| page.case(id)).map(|case| case.reference.clone()),
        rule: deadline.id.rule.clone(),
        subject: deadline.id.subject.clone(),
        own_title: deadline.own_title.clone(),
        class: deadline.class,
        severity: deadline.severity,
        last_day: deadline.last_day,
        stricter_last_day: deadline.stricter_last_day,
        safe_day: deadline.safe_day,
        warn_day: deadline.warn_day,
        moot_from: deadline.moot_from,
        confidence: deadline.confidence,
        confirmed: deadline.confirmed,
        owner: client.owner.and_then(|owner| page.staff.get(&owner)).cloned(),
        state: deadline.state,
        look_again_on: deadline.look_again_on,
        client_binding_day: binding_day,
    }
}

/// The columns of deadlines.
pub fn columns(ctx: &Context) -> Vec<Column> {
    vec![
        Column::new("", Width::Fixed(2), 0),
        Column::new(ctx.text("column-last-day"), Width::Fixed(10), 0),
        Column::new(ctx.text("column-left"), Width::Fixed(16), 1),
        Column::new(ctx.text("column-what"), Width::Share(3), 0),
        Column::new(ctx.text("column-state"), Width::Share(1), 2),
    ]
}

/// True when it asks nothing of anybody any more.
pub fn is_over(item: &DueItem, ctx: &Context) -> bool {
    item.state == State::Done || item.moot_from.is_some_and(|day| day <= ctx.today())
}

/// True for an act from before the record about which nothing is known.
pub fn is_unanswered(item: &DueItem, ctx: &Context) -> bool {
    item.state == State::Unknown && !is_over(item, ctx)
}

/// The cells of one deadline. Closed ones are muted; the binding one has a star.
pub fn cells(page: &ClientPage, item: &DueItem, ctx: &Context) -> Vec<Cell> {
    let level = ctx.level(item);
    let closed = is_over(item, ctx);
    let (sign, tone) = if closed { ("", Tone::Muted) } else { (ctx.theme.sign(level), Tone::from(level)) };
    let left = if closed { String::new() } else { ctx.left(item) };
    let binds = page.binding.as_ref().is_some_and(|id| id.rule == item.rule && id.subject == item.subject);
    // What is over needs no mark of the order.
    let what = if closed { ctx.title(item).to_owned() } else { ctx.marked_title(item) };
    let star = if binds { "* " } else { "" };
    vec![
        (sign.to_owned(), tone),
        (ctx.words.day(item.last_day), tone),
        (left, tone),
        (format!("{star}{what}"), tone),
        (state(item, level, ctx), Tone::Muted),
    ]
}

/// `put off until 30.11.2026`, `done`, or the level in a word: no colour says anything alone.
fn state(item: &DueItem, level: Level, ctx: &Context) -> String {
    let until = |id: &str| match item.look_again_on {
        Some(day) => ctx.say(&Phrase::new(id).day("day", day)),
        None => ctx.text(&format!("deadline-state-{}", item.state.as_str())),
    };
    match item.state {
        State::Snoozed => until("page-snoozed-until"),
        State::Handled => until("page-handled-until"),
        State::Done => ctx.text("deadline-state-done"),
        State::Open | State::Unknown => ctx.text(&format!("level-{}", level.as_str())),
    }
}

/// Why that date, in paragraphs.
pub fn why(page: &ClientPage, id: &DeadlineId, ctx: &Context) -> Vec<(String, Tone)> {
    let deadline = page.deadline(id);
    deadline.map_or_else(Vec::new, |deadline| Why::of(page, deadline, &ctx.office.thresholds).paragraphs(ctx))
}

/// The same, one step a line.
pub fn why_in_full(page: &ClientPage, id: &DeadlineId, ctx: &Context) -> Vec<(String, Tone)> {
    let deadline = page.deadline(id);
    deadline.map_or_else(Vec::new, |deadline| Why::of(page, deadline, &ctx.office.thresholds).in_full(ctx))
}
