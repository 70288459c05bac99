//! `undo`: takes back the newest group of changes of the person at the desk, or finishes what was cut off before.

use super::context::Context;
use super::failure::Outcome;
use super::law_change::Bar;
use crate::app::law::LawProgress;
use crate::app::undoing as app;
use crate::domain::phrase::Phrase;
use serde::Serialize;

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

pub(super) fn run(context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    super::law_change::settle(&mut desk, context)?;
    let mut bar = Bar::new(context);
    let mut tell = |done, total| bar.tell(LawProgress { done, total });
    let me = desk.me().handle().clone();
    let finished = desk.finish_undo(&mut tell)?;
    let interrupted = desk.clear_interrupted(&mut tell)?.filter(|import| import.undone && import.who == me);
    // What was cut off and is gone now is what the person wanted gone; nothing older goes with it.
    let done = match (finished, interrupted) {
        (Some(done), _) => Some(done),
        (None, Some(import)) => Some((import.group, app::Undone::default())),
        (None, None) => desk.undo_telling(&mut tell)?,
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
        context.say(&Phrase::new("cli-undone").number("records", records).number("clients", clients))?;
        if let Some(why) = &done.why {
            context.say(&Phrase::new("undo-kept").number("n", super::review::count(undone.kept)))?;
            context.say(why)?;
        }
    } else {
        context.say(&Phrase::new("cli-nothing-to-undo"))?;
    }
    Ok(0)
}
