//! The words of the list of rules and of the pane about one of them.

use crate::app::law::{RuleLine, RulePage};
use crate::domain::choice::{Confidence, Severity};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// From this width of the body on every column is there.
const WIDE: u16 = 110;
/// From this one on the weight and who confirmed it are.
const MIDDLE: u16 = 74;

/// The columns that there is room for.
pub(super) fn columns(ctx: &Context) -> Vec<Column> {
    let column = |id: &str, width, spare| Column::new(ctx.text(id), Width::Fixed(width), spare);
    let mut columns = vec![
        Column::new(ctx.text("settings-column-rule"), Width::Share(1), 0),
        column("settings-column-confidence", 15, 0),
        column("settings-column-use", 5, 0),
    ];
    if ctx.body.width >= MIDDLE {
        columns.push(column("settings-column-severity", 12, 0));
        columns.push(column("settings-column-confirmed", if ctx.body.width >= WIDE { 22 } else { 12 }, 0));
    }
    if ctx.body.width >= WIDE {
        columns.push(column("settings-column-valid", 13, 1));
        columns.push(column("settings-column-class", 11, 2));
    }
    columns
}

/// The cells of one rule, in the order of the columns.
pub(super) fn cells(line: &RuleLine, ctx: &Context) -> Vec<Cell> {
    let title = line.titles.get(ctx.words.lang()).to_owned();
    let tone = if line.in_force { Tone::Text } else { Tone::Muted };
    let severity = ctx.text(&format!("severity-{}", line.severity.as_str()));
    let use_of = if line.in_use == 0 { String::new() } else { line.in_use.to_string() };
    vec![
        (title, tone),
        (ctx.text(&format!("confidence-{}", line.confidence.as_str())), certainty(line)),
        (use_of, tone),
        (severity, tone),
        (confirmed(line, ctx), Tone::Good),
        (validity(line, ctx), Tone::Muted),
        (ctx.text(&format!("class-{}", line.class.as_str())), Tone::Muted),
    ]
}

fn certainty(line: &RuleLine) -> Tone {
    match line.confidence {
        Confidence::Unverified if line.confirmed.is_none() => Tone::Warning,
        _ => Tone::Text,
    }
}

/// `22.11.2026 A. Serikova`.
fn confirmed(line: &RuleLine, ctx: &Context) -> String {
    line.confirmed.as_ref().map_or_else(String::new, |(by, on)| format!("{} {by}", ctx.words.day(*on)))
}

fn validity(line: &RuleLine, ctx: &Context) -> String {
    let phrase = match (line.valid_from, line.valid_until) {
        (None, None) => return String::new(),
        (Some(from), None) => Phrase::new("settings-valid-from").day("from", from),
        (None, Some(until)) => Phrase::new("settings-valid-until").day("until", until),
        (Some(from), Some(until)) => Phrase::new("settings-valid-between").day("from", from).day("until", until),
    };
    ctx.say(&phrase)
}

/// Everything about one rule, what matters most first.
pub(super) fn full(rule: &RulePage, ctx: &Context) -> Vec<(String, Tone)> {
    let line = &rule.line;
    let mut text = vec![(line.titles.get(ctx.words.lang()).to_owned(), Tone::Title), (standing(line, ctx), Tone::Text)];
    let asks: Vec<String> = rule.asks.iter().map(|phrase| ctx.say(phrase)).collect();
    text.push((asks.join("; "), Tone::Text));
    text.push((whom(rule, ctx), Tone::Text));
    text.push((source(line, ctx), Tone::Muted));
    text.extend(rule.readings.iter().map(|phrase| (ctx.say(phrase), Tone::Text)));
    text.extend(weighs_less(line, ctx));
    if line.is_to_confirm() {
        text.push((ctx.text("settings-to-confirm-hint"), Tone::Muted));
    }
    text.retain(|(text, _)| !text.is_empty());
    text
}

/// `stay, binding · likely · not confirmed by the practice · valid from … · 12 open deadlines rest on it`.
fn standing(line: &RuleLine, ctx: &Context) -> String {
    let word = |list: &str, id: &str| ctx.text(&format!("{list}-{id}"));
    let confirmed = line.confirmed.as_ref().map_or_else(
        || ctx.text("settings-not-confirmed"),
        |(by, on)| ctx.say(&Phrase::new("settings-confirmed-by").text("who", by).day("day", *on)),
    );
    let valid = validity(line, ctx);
    let mut parts = vec![
        format!("{}, {}", word("class", line.class.as_str()), word("severity", line.severity.as_str())),
        word("confidence", line.confidence.as_str()),
        confirmed,
        if valid.is_empty() { ctx.text("settings-valid-always") } else { valid },
        ctx.say(&Phrase::new("settings-use").number("n", super::number(line.in_use))),
    ];
    if !line.in_force {
        parts.push(ctx.text("settings-past"));
    }
    parts.join(ctx.theme.dot())
}

fn whom(rule: &RulePage, ctx: &Context) -> String {
    let grounds: Vec<String> =
        rule.grounds.iter().map(|ground| ctx.text(&format!("ground-{}", ground.as_str()))).collect();
    let grounds =
        (!grounds.is_empty()).then(|| ctx.say(&Phrase::new("settings-grounds").text("list", grounds.join(", "))));
    let citizens = rule.citizens.as_ref().map(|phrase| ctx.say(phrase));
    let parts: Vec<String> = citizens.into_iter().chain(grounds).collect();
    parts.join(ctx.theme.dot())
}

fn source(line: &RuleLine, ctx: &Context) -> String {
    let source = ctx.say(&Phrase::new("settings-source").text("source", line.source.get(ctx.words.lang())));
    let checked = ctx.say(&Phrase::new("settings-checked").day("day", line.checked_on));
    [source, checked].join(ctx.theme.dot())
}

fn weighs_less(line: &RuleLine, ctx: &Context) -> Option<(String, Tone)> {
    let word = |severity: Severity| ctx.text(&format!("severity-{}", severity.as_str()));
    let phrase = Phrase::new("settings-weighs-less").text("written", word(line.written_severity));
    (line.severity != line.written_severity).then(|| (ctx.say(&phrase.text("now", word(line.severity))), Tone::Warning))
}
