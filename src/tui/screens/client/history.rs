//! The client's journal: a line an act, and each field old → new.

use super::values;
use crate::app::history::{Happened, HistoryLine, RecordChange};
use crate::app::pages::ClientPage;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// The columns of the journal.
pub(super) fn columns(ctx: &Context) -> Vec<Column> {
    vec![
        Column::new(ctx.text("column-when"), Width::Fixed(16), 0),
        Column::new(ctx.text("column-who"), Width::Fixed(14), 1),
        Column::new(ctx.text("column-act-kind"), Width::Share(1), 0),
        Column::new(ctx.text("column-changed"), Width::Share(2), 2),
    ]
}

/// The words for a kind of act; the word itself when a newer program wrote it.
fn reason(line: &HistoryLine, ctx: &Context) -> String {
    let id = format!("journal-{}", line.reason.replace('_', "-"));
    if ctx.words.has(&id) { ctx.text(&id) } else { line.reason.clone() }
}

/// The cells of one act.
pub(super) fn cells(line: &HistoryLine, ctx: &Context) -> Vec<Cell> {
    let kinds = line.records.iter().map(|change| ctx.text(&labels::kind(change.key.kind)));
    let mut changed: Vec<String> = Vec::new();
    for kind in kinds {
        if !changed.contains(&kind) {
            changed.push(kind);
        }
    }
    vec![
        (format!("{} {}", ctx.words.day(line.day), line.time), Tone::Text),
        (line.who.to_string(), Tone::Text),
        (reason(line, ctx), Tone::Text),
        (changed.join(", "), Tone::Muted),
    ]
}

/// What changed, in paragraphs: a record each, then the dates that moved.
pub(super) fn details(line: &HistoryLine, page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    let mut lines: Vec<(String, Tone)> =
        line.records.iter().map(|change| (record(change, page, ctx), Tone::Text)).collect();
    if lines.is_empty() {
        lines.push((ctx.text("page-erased"), Tone::Muted));
    }
    for (deadline, old, new) in &line.moves {
        let rule = deadline.split('/').next().unwrap_or_default();
        let title = page.titles.get(rule, ctx.words.lang());
        let day = |day: &Option<_>| day.map_or_else(|| "—".to_owned(), |day| ctx.words.day(day));
        lines.push((format!("{title}: {} → {}", day(old), day(new)), Tone::Muted));
    }
    lines
}

fn record(change: &RecordChange, page: &ClientPage, ctx: &Context) -> String {
    let kind = change.key.kind;
    let name = ctx.text(&labels::kind(kind));
    let value = |field, value| {
        let text = values::seen(kind, field, value, page, ctx).replace('\n', " / ");
        if text.is_empty() { "—".to_owned() } else { text }
    };
    let fields = change.fields.iter().map(|(field, old, new)| {
        let label = ctx.text(&labels::field(field.name));
        match change.happened {
            Happened::Added => format!("{label}: {}", value(field, new)),
            Happened::Removed => format!("{label}: {}", value(field, old)),
            Happened::Changed => format!("{label}: {} → {}", value(field, old), value(field, new)),
        }
    });
    let fields: Vec<String> = fields.collect();
    let happened = match change.happened {
        Happened::Added => ctx.text("page-added"),
        Happened::Removed => ctx.text("page-removed"),
        Happened::Changed => ctx.text("page-changed"),
    };
    format!("{name} ({happened}): {}", fields.join(ctx.theme.dot()))
}
