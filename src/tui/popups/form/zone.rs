//! What a form says about numbers and machine-readable zones: what was filled, what disagrees, what a number says.

use super::editor::Editor;
use super::field::FieldEdit;
use crate::app::zone::Filled;
use crate::domain::choice::Sex;
use crate::domain::iin::{self, Known};
use crate::domain::mrz;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::theme::Tone;

/// What a zone filled, then what it found wrong.
pub(super) fn told(filled: &Filled, editor: &Editor, ctx: &Context) -> Vec<(String, Tone)> {
    let mut told = Vec::new();
    if !filled.texts.is_empty() {
        let given = editor.fields().iter().map(FieldEdit::name).filter(|name| filled.texts.contains_key(*name));
        let names = given.filter(|name| *name != "mrz").map(|name| ctx.text(&labels::field(name)));
        let names: Vec<String> = names.collect();
        let phrase = if names.is_empty() {
            Phrase::new("zone-nothing-new")
        } else {
            Phrase::new("zone-filled").text("fields", names.join(", "))
        };
        told.push((ctx.say(&phrase), Tone::Good));
    }
    told.extend(filled.warnings.iter().map(|phrase| (ctx.say(phrase), Tone::Warning)));
    told
}

/// What stands beside a number or zone: how far it is typed, and what it says.
pub(super) fn beside(editor: &Editor, field: &FieldEdit, ctx: &Context) -> Option<(String, Tone)> {
    if field.name() == "mrz" {
        return zone(field, ctx);
    }
    let (typed, wanted) = field.digits().filter(|(typed, _)| *typed > 0)?;
    if typed < wanted {
        return Some((format!("{typed}/{wanted}"), Tone::Muted));
    }
    match field.name() {
        "iin" => number(editor, field, ctx),
        _ => None,
    }
}

/// The birth date and sex in a number, and where they differ from the fields.
fn number(editor: &Editor, field: &FieldEdit, ctx: &Context) -> Option<(String, Tone)> {
    let text = |name: &str| editor.fields().iter().find(|field| field.name() == name).map(FieldEdit::text);
    let born =
        text("born").and_then(|text| crate::domain::day::parse_typed(&text, ctx.today(), &ctx.office.calendar).ok());
    let sex = text("sex").and_then(|text| Sex::parse(&text));
    let report = iin::check(&field.text(), Known { born, sex });
    if !report.valid {
        return None;
    }
    let tone = if report.warnings.is_empty() { Tone::Muted } else { Tone::Warning };
    let (born, sex) = report.born.zip(report.sex)?;
    let says =
        Phrase::new("zone-number-says").day("day", born).term("sex", labels::choice(Kind::Client, "sex", sex.as_str()));
    Some((ctx.say(&says), tone))
}

fn zone(field: &FieldEdit, ctx: &Context) -> Option<(String, Tone)> {
    let text = field.text();
    if text.trim().is_empty() {
        return None;
    }
    Some(match mrz::parse(&text, ctx.today()) {
        Ok(zone) if zone.valid => (ctx.text("zone-valid"), Tone::Good),
        Ok(_) => (ctx.text("zone-check-whole"), Tone::Warning),
        Err(error) => (ctx.say(&error.phrase()), Tone::Warning),
    })
}
