//! `fact`: records what has happened to a client, after showing which dates move. One subcommand a kind of fact.
//!
//! Without `--yes` a person at a terminal is asked; a program says `--yes` or `--dry-run`.

mod args;
mod fields;
mod print;

use super::context::Context;
use super::failure::Outcome;
use crate::app::error::{AppError, ErrorKind};
use crate::app::facts::FactPreview;
use crate::domain::fact::Fact;
use crate::domain::phrase::Phrase;
pub(super) use args::Command;
pub(super) use fields::document;
pub(super) use print::{BoundJson, StatusJson};
use std::io::{IsTerminal, Write};

/// Letters that say yes on the three keyboards: yes, да, иә.
const YES: &[char] = &['y', 'д', 'и'];

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let said = command.said();
    let mut desk = context.desk()?;
    let (client, case) = desk.fact_target(&said.about.reference)?;
    let mut values = said.fields;
    if let Some(case) = case.filter(|_| said.kind.fields().iter().any(|field| field.name == "case")) {
        values.insert("case".to_owned(), case.0.into());
    }
    let page = desk.client_page(client)?;
    fields::number_references(&mut values, &page.dossier)?;
    let fact = Fact::read(said.kind, values).map_err(AppError::fields)?;
    let preview = desk.preview_fact(client, &fact)?;
    let asks = !said.about.dry_run && !said.about.yes;
    if asks && (context.json() || !std::io::stdin().is_terminal()) {
        return Err(AppError::new(ErrorKind::Refused, Phrase::new("cli-fact-needs-yes")).into());
    }
    if !context.json() {
        print::preview(&preview, &mut desk, context)?;
    }
    let agreed = said.about.yes || (asks && agrees(context)?);
    let recorded = if agreed { Some(desk.record_fact(client, &preview.fact, &preview.seen)?) } else { None };
    if context.json() {
        print::json(&preview, recorded.as_ref(), &mut desk, context)?;
    } else {
        let said = said_at_end(&preview, recorded.is_some());
        context.say(&said)?;
    }
    Ok(0)
}

fn said_at_end(preview: &FactPreview, written: bool) -> Phrase {
    let id = if written { "cli-fact-recorded" } else { "cli-fact-not-recorded" };
    Phrase::new(id).text("name", &preview.name).number("n", super::review::count(preview.moves.len()))
}

/// Asks the person at the terminal; anything but a yes is a no.
fn agrees(context: &mut Context) -> Result<bool, super::failure::Failure> {
    let question = context.words.text("cli-fact-ask");
    write!(context.out, "{question} ")?;
    context.out.flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(answer.trim().to_lowercase().chars().next().is_some_and(|first| YES.contains(&first)))
}
