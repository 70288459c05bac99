//! `explain`: how one deadline came about, step by step, and what to do now.

use super::client::days_phrase;
use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::pages::ClientPage;
use crate::domain::deadline::Deadline;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn explain STAY-UZB-30/S-000012")]
pub(super) struct Args {
    /// Id of the deadline, as `review --json` and `client show` print it
    #[arg(value_name = "RULE/SUBJECT")]
    deadline: String,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let (page, id) = desk.deadline_called(&args.deadline)?;
    if context.json() {
        let words = &context.words;
        let document = page.explain(&desk, words.lang(), &|phrase| words.say(phrase), &id);
        context.out.json(&document)?;
    } else if let Some(deadline) = page.deadline(&id) {
        print(&page, deadline, context)?;
        advice(&page, deadline, &desk, context)?;
    }
    Ok(0)
}

fn print(page: &ClientPage, deadline: &Deadline, context: &mut Context) -> Result<(), Failure> {
    let (client, lang) = (&page.dossier.client, context.lang());
    let left = context.words.say(&days_phrase((deadline.last_day - page.today).num_days()));
    context.out.line(format!("{}  {}", client.id, client.name()))?;
    context.out.line(page.deadline_title(deadline, context.lang()))?;
    let last = if deadline.ends_lawfulness() { "cli-last-day-label" } else { "cli-last-day-plain" };
    let rows = [
        (last, format!("{}  {left}", context.day(deadline.last_day))),
        ("cli-stricter-day", deadline.stricter_last_day.map(|day| context.day(day)).unwrap_or_default()),
        ("cli-safe-day", context.day(deadline.safe_day)),
        ("cli-warn-day", context.day(deadline.warn_day)),
        ("cli-confidence", context.words.text(&format!("confidence-{}", deadline.confidence.as_str()))),
    ];
    context.facts(&rows)?;
    context.out.line("")?;
    let mut table = Table::default();
    for step in &deadline.trail {
        table.row([
            context.words.text(&format!("step-{}", step.kind.as_str())),
            step.date.map(|day| context.day(day)).unwrap_or_default(),
            context.words.say(&step.text),
            step.rule.clone().unwrap_or_default(),
            step.source.as_ref().map(|source| source.get(lang).to_owned()).unwrap_or_default(),
            step.confidence
                .map(|sure| context.words.text(&format!("confidence-{}", sure.as_str())))
                .unwrap_or_default(),
        ]);
    }
    context.table(&table)
}

/// Where the rule is written, when it was last checked, and what to do now.
fn advice(page: &ClientPage, deadline: &Deadline, desk: &Desk, context: &mut Context) -> Result<(), Failure> {
    let lang = context.lang();
    let Some(document) = page.explain(desk, lang, &|phrase| phrase.id.clone(), &deadline.id) else {
        return Ok(());
    };
    let rows = [
        ("cli-source", document.source.unwrap_or_default()),
        ("cli-checked-on", document.checked_on.map(|day| context.day(day)).unwrap_or_default()),
        ("cli-do-now", document.do_now.unwrap_or_default()),
    ];
    context.out.line("")?;
    context.facts(&rows)?;
    notes(page, deadline, context)
}

/// What the rulebook has to say beside the date.
fn notes(page: &ClientPage, deadline: &Deadline, context: &mut Context) -> Result<(), Failure> {
    let lang = context.lang();
    let mut table = Table::default();
    for note in page.notes(deadline) {
        let confidence = context.words.text(&format!("confidence-{}", note.confidence.as_str()));
        let text = note.text(lang, &|phrase| context.words.say(phrase));
        table.row([text, note.rule, confidence, note.source.get(lang).to_owned()]);
    }
    if table.is_empty() {
        return Ok(());
    }
    let heading = context.words.text("settings-notes");
    context.section(&heading, &table)
}
