//! `case check` and `case file`: what stands against filing a case, and the filing itself.

use super::super::usage::Unfit;
use super::{afterwards, called};
use crate::app::case_life::filing::{Submission, errors};
use crate::app::error::ErrorKind;
use crate::app::outlook::PreFindingJson;
use crate::app::pages::ClientPage;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Outcome};
use crate::cli::parse;
use crate::domain::case::{Case, FilingChannel};
use crate::domain::clean::Clean;
use crate::domain::day::{Day, Iso};
use crate::domain::phrase::Phrase;
use crate::domain::prefiling::{Gravity, PreFinding};
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn case check T-2026-00412 --on 2026-11-27")]
pub(in crate::cli) struct Check {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// The day of filing [default: the office date]
    #[arg(long, value_name = "D", value_parser = parse::day_or_word)]
    on: Option<parse::DayOrWord>,
    /// The cancellation of the old permit goes in with it
    #[arg(long)]
    with_cancellation: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn case file T-2026-00412 --on 2026-11-27 --channel police --number 123-A")]
pub(in crate::cli) struct File {
    /// Case reference
    #[arg(value_name = "REF")]
    reference: String,
    /// Filed on
    #[arg(long, value_name = "D", value_parser = parse::day_or_word)]
    on: parse::DayOrWord,
    /// How: police, centre or online
    #[arg(long, value_name = "CHANNEL", value_parser = channel)]
    channel: Option<FilingChannel>,
    /// Application number
    #[arg(long, value_name = "N")]
    number: Option<String>,
    /// Where
    #[arg(long, value_name = "TEXT")]
    office: Option<String>,
    /// The cancellation of the old permit goes in with it
    #[arg(long)]
    with_cancellation: bool,
    /// File against errors of the check, and why; supervisors only
    #[arg(long, value_name = "REASON")]
    despite: Option<String>,
    /// Check only; nothing is written
    #[arg(long)]
    dry_run: bool,
}

fn channel(text: &str) -> Result<FilingChannel, Unfit> {
    FilingChannel::parse(text).ok_or_else(|| Unfit::one_of(FilingChannel::IDS))
}

#[derive(Serialize)]
struct Document<'a> {
    reference: &'a str,
    stage: &'static str,
    on: Iso,
    errors: usize,
    findings: Vec<PreFindingJson>,
    written: bool,
}

pub(in crate::cli) fn check(args: &Check, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let today = desk.today();
    let (page, case) = called(&mut desk, &args.reference)?;
    let on = args.on.map_or(today, |on| on.on(today));
    let what = Submission { with_cancellation: args.with_cancellation, ..Submission::new(on) };
    let found = desk.rehearse_filing(&case, &what)?;
    print(&page, (&case, on), &found, false, context)?;
    Ok(code(&found))
}

pub(in crate::cli) fn file(args: &File, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let today = desk.today();
    let (page, case) = called(&mut desk, &args.reference)?;
    let line = |text: &Option<String>| text.as_deref().and_then(|text| Clean::line(text).non_empty());
    let what = Submission {
        channel: args.channel,
        number: line(&args.number),
        office: line(&args.office),
        with_cancellation: args.with_cancellation,
        despite: line(&args.despite),
        ..Submission::new(args.on.on(today))
    };
    let found = desk.prefiling(&case, &what)?;
    let refused = errors(&found) > 0 && what.despite.is_none();
    if refused || args.dry_run {
        print(&page, (&case, what.on), &found, false, context)?;
        return Ok(if refused { code(&found) } else { 0 });
    }
    desk.file_case(&case, &what)?;
    let (page, case) = afterwards(&mut desk, &case)?;
    print(&page, (&case, what.on), &found, true, context)?;
    Ok(0)
}

fn code(found: &[PreFinding]) -> u8 {
    if errors(found) > 0 { ErrorKind::Refused.exit_code() } else { 0 }
}

fn print(
    page: &ClientPage,
    (case, on): (&Case, Day),
    found: &[PreFinding],
    written: bool,
    context: &mut Context,
) -> Result<(), Failure> {
    if context.json() {
        let findings = page.findings_json(found.to_vec(), context.lang(), &|phrase| context.words.say(phrase));
        let (reference, stage) = (case.reference.as_str(), case.stage.as_str());
        let document = Document { reference, stage, on: Iso(on), errors: errors(found), findings, written };
        return Ok(context.out.json(&document)?);
    }
    findings(page, found, context)?;
    let said = match (written, errors(found)) {
        (true, _) => Phrase::new("cli-filed").text("reference", &case.reference).day("day", on),
        (false, 0) => Phrase::new("cli-check-passes").number("n", count(found.len())),
        (false, n) => Phrase::new("life-against-error").number("n", count(n)),
    };
    context.say(&said)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Findings in groups of one gravity, each with what to do.
fn findings(page: &ClientPage, found: &[PreFinding], context: &mut Context) -> Result<(), Failure> {
    for group in found.chunk_by(|one, next| one.gravity == next.gravity) {
        let gravity = group.first().map_or(Gravity::Note, |first| first.gravity);
        context.say(&Phrase::new(format!("prefiling-{}s", gravity.as_str())).number("n", count(group.len())))?;
        for finding in group {
            let title = finding.requirement.as_ref().map(|id| page.requirement_title(id, context.lang()));
            let said = context.words.say(&finding.text);
            let text = title.map_or_else(|| said.clone(), |title| format!("{title}: {said}"));
            let advice = context.words.say(&finding.advice);
            context.out.line(format!("  {text}"))?;
            context.out.line(format!("    {advice}"))?;
        }
    }
    Ok(())
}
