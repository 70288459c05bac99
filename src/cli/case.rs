//! `case`: one case shown, checked, filed, decided, handed over, moved.
//!
//! Each verb is an act of `app::case_life` and one undo. With `--dry-run` nothing is written. Where a check stands
//! against a filing its document is printed and the exit code is 3.

mod acts;
mod file;
mod originals;

use super::client::{case_head, deadlines, section};
use super::context::Context;
use super::failure::{Failure, Outcome};
use super::outlook::outlook;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::pages::ClientPage;
use crate::domain::case::{Case, Filing};
use crate::domain::phrase::Phrase;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Show one case: papers, filings, deadlines
    Show(Show),
    /// Check a case before it is filed: the four grounds of refusal and what the police look at beside them
    ///
    /// Exit code 3 when there are errors.
    Check(file::Check),
    /// Record a filing; the check runs first
    ///
    /// Errors of the check refuse it (exit code 3) unless a supervisor gives a reason with --despite.
    File(file::File),
    /// Record what became of the filing: accepted, not_accepted, returned, refused or granted
    ///
    /// What comes back makes the case collect again, and the paper at fault is rejected. Granted records the permit in the
    /// same go.
    Outcome(acts::Decided),
    /// Record the comparison and the hand-over of a granted permit
    ///
    /// Everything that is not named as wrong was found right: name, passport, IIN, address, term. A permit with something
    /// wrong is not handed over.
    HandOver(acts::HandOver),
    /// Move a case to a stage that no act of its own leads to
    Stage(acts::Stage),
    /// Print the act of a case's originals: what we hold, or what went back; in the client's language unless --lang is given
    Originals(originals::Originals),
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn case show T-2026-00412 --json")]
pub(super) struct Show {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::Show(args) => show(args, context),
        Command::Check(args) => file::check(args, context),
        Command::File(args) => file::file(args, context),
        Command::Outcome(args) => acts::decided(args, context),
        Command::HandOver(args) => acts::hand_over(args, context),
        Command::Stage(args) => acts::stage(args, context),
        Command::Originals(args) => originals::run(args, context),
    }
}

fn show(args: &Show, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, case) = called(&mut desk, &args.reference)?;
    if context.json() {
        let words = &context.words;
        let document = page.case_show(&desk, words.lang(), &|phrase| words.say(phrase), &case);
        context.out.json(&document)?;
    } else {
        context.out.line(format!("{}  {}", page.dossier.client.id, page.dossier.client.name()))?;
        case_head(&page, &case, context)?;
        super::attach::scans(&page, &case, context)?;
        filings(&page, &case, context)?;
        outlook(&page, &case, &desk, context)?;
        let mine = page.deadlines.iter().filter(|deadline| deadline.case.is_none_or(|id| id == case.id));
        deadlines(&page, mine, &desk, context)?;
    }
    Ok(0)
}

/// What was filed, and what became of it.
fn filings(page: &ClientPage, case: &Case, context: &mut Context) -> Result<(), Failure> {
    let own = page.dossier.filings.iter().filter(|filing| filing.case == case.id);
    let row = |filing: &Filing| {
        let outcome = context.words.text(&format!("outcome-{}", filing.outcome.as_str()));
        let ground = filing.refusal_ground.map(|ground| format!("refusal_ground-{}", ground.as_str()));
        let paper = filing.paper.as_ref().map(|id| page.requirement_title(id, context.lang()));
        let why = [ground.map(|id| context.words.text(&id)), paper, filing.reason.as_ref().map(ToString::to_string)];
        vec![
            context.day(filing.filed_on),
            filing.application_number.as_ref().map(ToString::to_string).unwrap_or_default(),
            outcome,
            filing.outcome_on.map(|day| context.day(day)).unwrap_or_default(),
            why.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        ]
    };
    let rows = own.map(row).collect();
    section("case-section-filings", rows, context)
}

/// The case of a reference and the page of its client.
pub(super) fn called(desk: &mut Desk, reference: &str) -> Result<(ClientPage, Case), Failure> {
    let (client, id) = desk.case_called(reference)?;
    let page = desk.client_page(client)?;
    let gone = || AppError::new(ErrorKind::NotFound, Phrase::new("error-no-case").text("reference", reference));
    let case = page.case(id).cloned().ok_or_else(gone)?;
    Ok((page, case))
}

/// The case as it stands after an act.
fn afterwards(desk: &mut Desk, case: &Case) -> Result<(ClientPage, Case), Failure> {
    called(desk, &case.reference)
}
