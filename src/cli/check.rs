//! `check`: the file, its references, the journal's chain, stored deadlines against derived ones, and the scans beside
//! the database against their records.

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::attachments::{FilesReport, size_phrase};
use crate::app::errand::Errand;
use crate::app::error::ErrorKind;
use crate::app::explain::CheckReport;
use crate::domain::phrase::Phrase;
use serde::Serialize;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Remove files of scans that no record names and no undo can ask for
    #[arg(long)]
    sweep: bool,
}

impl Args {
    /// Which errand it is, by its options.
    pub(super) const fn errand(&self) -> Errand {
        if self.sweep { Errand::CheckSweep } else { Errand::Check }
    }
}

/// The document: what the engine found, and what was found among the scans.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    report: &'a CheckReport,
    files: Files<'a>,
}

#[derive(Serialize)]
struct Files<'a> {
    contents: i64,
    bytes: u64,
    for_undo: i64,
    orphans: &'a [String],
    swept: i64,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let mut report = desk.check()?;
    let files = desk.check_files(args.sweep)?;
    let own = report.faults.len();
    report.faults.extend(files.faults.iter().map(|fault| context.words.say(fault)));
    if desk.is_derived_anew()? && !context.json() {
        context.say(&Phrase::new("rules-engine-due"))?;
    }
    if context.json() {
        let FilesReport { contents, bytes, for_undo, orphans, swept, .. } = &files;
        let found = Files { contents: *contents, bytes: *bytes, for_undo: *for_undo, orphans, swept: *swept };
        context.out.json(&Document { report: &report, files: found })?;
    } else {
        let counts = Phrase::new("cli-check-counts")
            .number("clients", report.clients)
            .number("deadlines", report.deadlines)
            .number("journal", report.journal);
        context.say(&counts)?;
        context.say(&Phrase::new("cli-check-head").text("head", &report.head))?;
        scans(&files, context)?;
        for fault in &report.faults {
            context.say(&Phrase::new("cli-check-fault").text("fault", fault))?;
        }
        let sound = match (own, report.faults.len()) {
            (0, 0) => "cli-check-sound",
            (0, _) => "cli-check-scans-unsound",
            _ => "cli-check-unsound",
        };
        let line = context.words.text(sound);
        context.out.line(line)?;
    }
    Ok(if report.faults.is_empty() { 0 } else { ErrorKind::Storage.exit_code() })
}

fn scans(files: &FilesReport, context: &mut Context) -> Result<(), Failure> {
    if files.contents > 0 {
        let size = context.words.say(&size_phrase(files.bytes));
        context.say(&Phrase::new("cli-check-files").number("n", files.contents).text("size", size))?;
    }
    let counted = [("cli-check-for-undo", files.for_undo), ("cli-check-swept", files.swept)];
    for (id, count) in counted.into_iter().filter(|(_, count)| *count > 0) {
        context.say(&Phrase::new(id).number("n", count))?;
    }
    for file in &files.orphans {
        context.say(&Phrase::new("cli-check-orphan").text("file", file))?;
    }
    Ok(())
}
