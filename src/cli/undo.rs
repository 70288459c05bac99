//! `undo`: takes back the newest group of changes of the person at the desk, and says what that was; or finishes what was
//! cut off before.
//!
//! On a terminal a person is asked first where a whole sheet, or much of one client, would go; a script is not.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::law_change::Bar;
use crate::app::acts::UndoPreview;
use crate::app::law::LawProgress;
use crate::app::undoing as app;
use crate::domain::phrase::Phrase;
use clap::Args as Arguments;
use serde::Serialize;
use std::io::{BufRead, IsTerminal, Write};

// How it goes.
#[derive(Debug, Arguments)]
pub(super) struct Args {
    /// Do not ask, however much goes with it
    #[arg(long)]
    yes: bool,
}

/// What was taken back.
#[derive(Serialize)]
struct Undone {
    undone: bool,
    group: Option<i64>,
    records: usize,
    clients: Vec<String>,
    /// Clients who stay, because somebody changed them while it was under way.
    #[serde(skip_serializing_if = "is_zero")]
    kept: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    super::law_change::settle(&mut desk, context)?;
    let mut bar = Bar::new(context);
    let mut tell = |done, total| bar.tell(LawProgress { done, total });
    let me = desk.me().handle().clone();
    let finished = desk.finish_undo(&mut tell)?;
    let interrupted = desk.clear_interrupted(&mut tell)?.filter(|import| import.undone && import.who == me);
    // What was cut off and is gone now is what the person wanted gone; nothing older goes with it.
    let cut_off = finished.or_else(|| interrupted.map(|import| (import.group, app::Undone::default())));
    let shown = if cut_off.is_none() { desk.next_undo()? } else { None };
    let asks = !args.yes && !context.json() && std::io::stdin().is_terminal();
    if let Some(wide) = shown.as_ref().filter(|shown| asks && shown.is_wide())
        && !agrees(wide, context)?
    {
        context.say(&Phrase::new("cli-undo-left"))?;
        return Ok(0);
    }
    let done = match cut_off {
        Some(done) => Some(done),
        None => desk.undo_telling(&mut tell)?,
    };
    drop(bar);
    let (group, done) = done.map_or((None, app::Undone::default()), |(group, done)| (Some(group), done));
    let undone = Undone {
        undone: group.is_some(),
        group,
        records: done.receipt.records,
        clients: done.receipt.clients.iter().map(ToString::to_string).collect(),
        kept: done.kept,
    };
    if context.json() {
        context.out.json(&undone)?;
    } else if undone.undone {
        let clients = super::review::count(undone.clients.len());
        let records = super::review::count(undone.records);
        let said = Phrase::new(if shown.is_some() { "cli-undone-what" } else { "cli-undone" });
        let said = shown.map_or_else(|| said.clone(), |shown| shown.named(said.clone(), &context.words));
        context.say(&said.number("records", records).number("clients", clients))?;
        if let Some(why) = &done.why {
            context.say(&Phrase::new("undo-kept").number("n", super::review::count(undone.kept)))?;
            context.say(why)?;
        }
    } else {
        context.say(&Phrase::new("cli-nothing-to-undo"))?;
    }
    Ok(0)
}

/// Asks the person at the terminal; anything but a yes is a no.
fn agrees(shown: &UndoPreview, context: &mut Context) -> Result<bool, Failure> {
    let question = context.words.say(&shown.question(&context.words));
    let yes_or_no = context.words.text("cli-undo-yes-no");
    write!(context.out, "{question} {yes_or_no} ")?;
    context.out.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    Ok(["y", "yes", "д", "да", "и", "иә"].contains(&answer.trim().to_lowercase().as_str()))
}
