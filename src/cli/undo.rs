//! `undo`: takes back the newest group of changes of the person at the desk.

use super::context::Context;
use super::failure::Outcome;
use crate::domain::phrase::Phrase;
use serde::Serialize;

/// What was taken back.
#[derive(Serialize)]
struct Undone {
    undone: bool,
    group: Option<i64>,
    records: usize,
    clients: Vec<String>,
}

pub(super) fn run(context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    super::law_change::settle(&mut desk, context)?;
    let done = desk.undo()?;
    let undone = Undone {
        undone: done.is_some(),
        group: done.as_ref().map(|(group, _)| *group),
        records: done.as_ref().map_or(0, |(_, receipt)| receipt.records),
        clients: done.iter().flat_map(|(_, receipt)| receipt.clients.iter().map(ToString::to_string)).collect(),
    };
    if context.json() {
        context.out.json(&undone)?;
    } else if undone.undone {
        let clients = super::review::count(undone.clients.len());
        let records = super::review::count(undone.records);
        context.say(&Phrase::new("cli-undone").number("records", records).number("clients", clients))?;
    } else {
        context.say(&Phrase::new("cli-nothing-to-undo"))?;
    }
    Ok(0)
}
