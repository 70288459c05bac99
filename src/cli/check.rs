//! `check`: the file, its references, the journal's chain, and stored deadlines against derived ones.

use super::context::Context;
use super::failure::Outcome;
use crate::app::error::ErrorKind;
use crate::domain::phrase::Phrase;

pub(super) fn run(context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let report = desk.check()?;
    if desk.is_derived_anew()? && !context.json() {
        context.say(&Phrase::new("rules-engine-due"))?;
    }
    if context.json() {
        context.out.json(&report)?;
    } else {
        let counts = Phrase::new("cli-check-counts")
            .number("clients", report.clients)
            .number("deadlines", report.deadlines)
            .number("journal", report.journal);
        context.say(&counts)?;
        context.say(&Phrase::new("cli-check-head").text("head", &report.head))?;
        for fault in &report.faults {
            context.say(&Phrase::new("cli-check-fault").text("fault", fault))?;
        }
        let sound = if report.faults.is_empty() { "cli-check-sound" } else { "cli-check-unsound" };
        let line = context.words.text(sound);
        context.out.line(line)?;
    }
    Ok(if report.faults.is_empty() { 0 } else { ErrorKind::Storage.exit_code() })
}
