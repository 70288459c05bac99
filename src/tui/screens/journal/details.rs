//! One entry in full: each record with its fields old → new, settings, dates that moved.

use crate::app::duplicates::named_in;
use crate::app::history::{Happened, RecordChange};
use crate::app::journal::{JournalDetail, JournalLine, SettingChange, act_words};
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, Key, Kind};
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::screens::client::values::{Names, seen_with};
use crate::tui::theme::Tone;
use serde_json::Value;

/// What stands for nothing.
const NOTHING: &str = "—";

/// `изменено · Иванова Мария`.
pub(super) fn title(entry: &JournalLine, ctx: &Context) -> String {
    let name = (!entry.name.is_empty()).then(|| entry.name.to_string());
    let parts: Vec<String> = [Some(act_words(&entry.line.reason, &ctx.words)), name].into_iter().flatten().collect();
    parts.join(ctx.theme.dot())
}

/// The entry in paragraphs.
pub(super) fn text(detail: &JournalDetail, ctx: &Context) -> Vec<(String, Tone)> {
    let entry = &detail.entry;
    let line = &entry.line;
    let head = [format!("{} {}", ctx.words.day(line.day), line.time), line.who.to_string(), format!("№ {}", line.seq)];
    let mut text = vec![(head.join(ctx.theme.dot()), Tone::Muted)];
    if let Some(origin) = &entry.origin {
        let phrase = Phrase::new("journal-from").text("key", origin.key.to_string()).text("address", &origin.address);
        text.push((ctx.say(&phrase), Tone::Muted));
    }
    if entry.erased {
        text.push((ctx.text("page-erased"), Tone::Warning));
    }
    text.extend(entry.events.iter().map(|event| (event.to_string(), Tone::Text)));
    for change in &line.records {
        text.push((record_head(change, ctx), Tone::Title));
        text.extend(change.fields.iter().map(|field| (field_line(change, field, detail, ctx), Tone::Text)));
    }
    text.extend(entry.settings.iter().flat_map(|setting| setting_lines(setting, ctx)));
    for (deadline, old, new) in &line.moves {
        let rule = deadline.split('/').next().unwrap_or_default();
        let day = |day: &Option<Day>| day.map_or_else(|| NOTHING.to_owned(), |day| ctx.words.day(day));
        // A person's own date has no rule; its title stands among the fields.
        let own = rule == DeadlineId::OWN;
        let title = if own { ctx.text("class-own") } else { detail.titles.get(rule, ctx.words.lang()).to_owned() };
        text.push((format!("{title}: {} → {}", day(old), day(new)), Tone::Muted));
    }
    let empty =
        line.records.is_empty() && entry.settings.is_empty() && line.moves.is_empty() && entry.events.is_empty();
    if empty && !entry.erased {
        text.push((ctx.text(if entry.law { "journal-law" } else { "journal-no-content" }), Tone::Muted));
    }
    text
}

fn record_head(change: &RecordChange, ctx: &Context) -> String {
    let happened = match change.happened {
        Happened::Added => "page-added",
        Happened::Removed => "page-removed",
        Happened::Changed => "page-changed",
    };
    format!("{} ({})", ctx.text(&labels::kind(change.key.kind)), ctx.text(happened))
}

fn field_line(
    change: &RecordChange,
    (field, old, new): &(&'static Field, Value, Value),
    detail: &JournalDetail,
    ctx: &Context,
) -> String {
    let seen = |value| {
        let text = seen(change.key.kind, field, value, detail, ctx).replace('\n', " / ");
        if text.is_empty() { NOTHING.to_owned() } else { text }
    };
    let label = ctx.text(&labels::field_of(change.key.kind, field.name));
    match change.happened {
        Happened::Added => format!("{label}: {}", seen(new)),
        Happened::Removed => format!("{label}: {}", seen(old)),
        Happened::Changed => format!("{label}: {} → {}", seen(old), seen(new)),
    }
}

/// A value as people read it; nothing for `null`.
fn seen(kind: Kind, field: &Field, value: &Value, detail: &JournalDetail, ctx: &Context) -> String {
    let requirement = |id: &str| {
        detail.requirements.get(id).map_or_else(|| id.to_owned(), |titles| titles.get(ctx.words.lang()).to_owned())
    };
    let record = |key: Key| match (key.kind, detail.names.get(&key)) {
        // People call a passport by its number.
        (Kind::IdentityDocument, Some(number)) => ctx.private(number),
        (_, Some(name)) => name.clone(),
        (_, None) => format!("#{}", key.id),
    };
    seen_with(kind, field, value, &Names { requirement: &requirement, record: &record }, ctx)
}

/// A setting's parts old → new: what the office settles is kept as a small JSON object.
fn setting_lines(setting: &SettingChange, ctx: &Context) -> Vec<(String, Tone)> {
    let parts = |text: Option<&str>| match text.and_then(|text| serde_json::from_str(text).ok()) {
        Some(Value::Object(parts)) => parts,
        _ => serde_json::Map::new(),
    };
    let (old, new) = (parts(setting.old.as_deref()), parts(Some(&setting.new)));
    let name = format!("journal-setting-{}", setting.name.replace('_', "-"));
    let name = match named_in(&setting.name) {
        Some((one, other)) => format!("{one} ≠ {other}"),
        None if ctx.words.has(&name) => ctx.text(&name),
        None => setting.name.clone(),
    };
    let mut lines = vec![(name, Tone::Title)];
    let mut fields: Vec<&String> = new.keys().chain(old.keys()).collect();
    fields.sort();
    fields.dedup();
    for field in fields {
        let seen = |value: Option<&Value>| match value {
            None | Some(Value::Null) => NOTHING.to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let (before, after) = (seen(old.get(field)), seen(new.get(field)));
        if before != after {
            let id = labels::field(field);
            let label = if ctx.words.has(&id) { ctx.text(&id) } else { field.clone() };
            lines.push((format!("{label}: {before} → {after}"), Tone::Text));
        }
    }
    lines
}
