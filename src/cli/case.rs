//! `case show`: one case with its checklist and the deadlines that belong to it.

use super::client::{case_head, deadlines};
use super::context::Context;
use super::failure::Outcome;
use super::outlook::outlook;
use crate::app::error::{AppError, ErrorKind};
use crate::domain::id::CaseId;
use crate::domain::phrase::Phrase;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    Show(Show),
}

/// Show one case: papers, filings, deadlines
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn case show T-2026-00412 --json")]
pub(super) struct Show {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    let Command::Show(args) = command;
    let mut desk = context.desk()?;
    let (client, case): (_, CaseId) = desk.case_called(&args.reference)?;
    let page = desk.client_page(client)?;
    let gone = || AppError::new(ErrorKind::NotFound, Phrase::new("error-no-case").text("reference", &args.reference));
    let case = page.case(case).ok_or_else(gone)?;
    if context.json() {
        let words = &context.words;
        let document = page.case_show(&desk, words.lang(), &|phrase| words.say(phrase), case);
        context.out.json(&document)?;
    } else {
        context.out.line(format!("{}  {}", page.dossier.client.id, page.dossier.client.name()))?;
        case_head(&page, case, context)?;
        outlook(&page, case, &desk, context)?;
        let mine = page.deadlines.iter().filter(|deadline| deadline.case.is_none_or(|id| id == case.id));
        deadlines(&page, mine, &desk, context)?;
    }
    Ok(0)
}
