//! What lies before a case in plain text: the plan back from the last lawful day, who may apply, the check before
//! filing.

use super::client::section;
use super::context::Context;
use super::failure::Failure;
use crate::app::desk::Desk;
use crate::app::pages::ClientPage;
use crate::domain::case::Case;
use crate::domain::phrase::Phrase;
use crate::domain::plan::PlanStep;
use crate::domain::prefiling::{Gravity, PreFinding};

/// Prints all three; what has nothing to say is left out.
pub(super) fn outlook(page: &ClientPage, case: &Case, desk: &Desk, context: &mut Context) -> Result<(), Failure> {
    if let Some(plan) = page.plan(case, desk.calendar()) {
        let row = |step: &PlanStep| step_row(page, step, context);
        let mut rows: Vec<Vec<String>> = plan.steps.iter().map(row).collect();
        rows.push(vec![String::new(), context.words.say(&plan.phrase())]);
        section("plan-title", rows, context)?;
    }
    let eligible = page.eligibility(Some(case));
    let rows = eligible.iter().map(|found| vec![gravity(found.gravity, context), context.words.say(&found.text)]);
    let rows = if case.stage.is_open() { rows.collect() } else { Vec::new() };
    section("eligible-title", rows, context)?;
    let found = page.prefiling(case, desk.calendar());
    let rows = found.iter().map(|found| finding_row(page, found, context)).collect();
    section("pre-title", rows, context)
}

/// What it is about, and in words when; what comes too late is marked.
fn step_row(page: &ClientPage, step: &PlanStep, context: &Context) -> Vec<String> {
    let title = step.requirement.as_ref().map(|id| page.requirement_title(id, context.lang())).unwrap_or_default();
    let mut text = context.words.say(&step.text);
    if step.short_by > 0 {
        let short = context.words.say(&Phrase::new("plan-short").number("n", step.short_by));
        text = format!("! {text} ({short})");
    }
    vec![title, text]
}

fn finding_row(page: &ClientPage, finding: &PreFinding, context: &Context) -> Vec<String> {
    let title = finding.requirement.as_ref().map(|id| page.requirement_title(id, context.lang()));
    let about = title.unwrap_or_else(|| context.words.text(&format!("precheck-{}", finding.check.as_str())));
    let text = context.words.say(&finding.text);
    vec![gravity(finding.gravity, context), about, text, context.words.say(&finding.advice)]
}

fn gravity(gravity: Gravity, context: &Context) -> String {
    context.words.text(&format!("gravity-{}", gravity.as_str()))
}
