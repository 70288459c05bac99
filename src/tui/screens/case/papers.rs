//! The checklist of a case: what each paper calls for, where it stands, and whether it can still be had in time.

use super::plan;
use super::scans;
use super::sections::View;
use crate::app::pages::{ChecklistLine, ClientPage};
use crate::domain::case::{CaseDocument, DocumentState};
use crate::domain::day::{Day, short};
use crate::domain::papers::{Fault, Need};
use crate::domain::phrase::Phrase;
use crate::domain::plan::Plan;
use crate::domain::rulebook::{Provider, Requirement};
use crate::tui::context::Context;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::screens::client::values;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// From this width on the last day of a paper has a column of its own; below it stands in the pane.
const WIDE: u16 = 100;
/// From this width on it is said who brings a paper; below it stands in the pane.
const WIDEST: u16 = 116;

/// The columns of the checklist.
pub(super) fn columns(ctx: &Context) -> Vec<Column> {
    // The title of a paper needs room before anything else.
    let until = if ctx.body.width < WIDE { Width::Fixed(0) } else { Width::Fixed(10) };
    let who = if ctx.body.width < WIDEST { Width::Fixed(0) } else { Width::Fixed(24) };
    vec![
        Column::new("", Width::Fixed(1), 0),
        Column::new(ctx.text("column-paper"), Width::Share(1), 0),
        Column::new(ctx.text("column-state"), Width::Fixed(14), 0),
        Column::new(ctx.text("column-on"), Width::Fixed(10), 1),
        Column::new(ctx.text("column-until"), until, 2),
        Column::new(ctx.text("column-lead"), Width::Fixed(18), 3),
        Column::new(ctx.text("column-provider"), who, 4),
    ]
}

/// The rows.
pub(super) fn rows(view: &View<'_>, ctx: &Context) -> Vec<Row> {
    let (page, case) = (view.page, view.case);
    let by = view.plan.map(|plan| plan.file_by);
    let row = |line: ChecklistLine| {
        let sign = if view.marked.contains(&line.requirement) { "*" } else { "" };
        let title = scans::sign(page, case, &line.requirement) + &title(&line, page, ctx);
        let paper = &line.document;
        let (sign_of_state, state, tone) = standing(&line);
        let lead = lead(view, &line, ctx);
        let shown = |day: Option<Day>| day.map_or_else(String::new, |day| ctx.words.day(day));
        let over = paper.valid_until.is_some_and(|until| until < by.unwrap_or(ctx.today()));
        let until = (shown(paper.valid_until), if over { Tone::Overdue } else { Tone::Text });
        let state = format!("{sign_of_state} {}", ctx.text(&state));
        let cells = vec![
            (sign.to_owned(), Tone::Key),
            (title, tone),
            (state, tone),
            (shown(day_of(paper)), Tone::Text),
            until,
            lead,
            (from(page, paper, ctx), Tone::Muted),
        ];
        Row { id: RowId::Paper(line.requirement), cells }
    };
    page.checklist(case).into_iter().map(row).collect()
}

/// The title; marked where sources disagree whether the case needs it.
fn title(line: &ChecklistLine, page: &ClientPage, ctx: &Context) -> String {
    let title = values::requirement(&line.requirement, page, ctx);
    match line.need {
        Some(Need::Check) => format!("{}: {title}", ctx.text("check-mark")),
        _ => title,
    }
}

/// Sign, message and look of what happened to a paper; of what did not happen and need not, why.
fn standing(line: &ChecklistLine) -> (&'static str, String, Tone) {
    let state = line.document.state;
    match (state, line.need) {
        // What the card holds is not waited for, also where somebody asked for it all the same: the pane says when.
        (DocumentState::Missing | DocumentState::Requested, Some(Need::Satisfied)) => {
            ("v", "need-satisfied".to_owned(), Tone::Good)
        }
        (DocumentState::Missing, Some(Need::Optional)) => ("-", "need-optional".to_owned(), Tone::Muted),
        _ => (state_sign(state), format!("state-{}", state.as_str()), tone(state)),
    }
}

/// The day on which its state was reached.
pub(super) fn day_of(paper: &CaseDocument) -> Option<Day> {
    match paper.state {
        DocumentState::Requested => paper.requested_on,
        DocumentState::Received | DocumentState::Rejected => paper.received_on,
        DocumentState::Verified => paper.verified_on.or(paper.received_on),
        DocumentState::Missing | DocumentState::NotNeeded => None,
    }
}

fn tone(state: DocumentState) -> Tone {
    match state {
        DocumentState::Missing => Tone::Text,
        DocumentState::Requested => Tone::Soon,
        DocumentState::Received => Tone::Title,
        DocumentState::Verified => Tone::Good,
        DocumentState::Rejected => Tone::Overdue,
        DocumentState::NotNeeded => Tone::Muted,
    }
}

/// A sign beside the word, for those who do not see the colour.
fn state_sign(state: DocumentState) -> &'static str {
    match state {
        DocumentState::Missing => " ",
        DocumentState::Requested => "?",
        DocumentState::Received => "+",
        DocumentState::Verified => "v",
        DocumentState::Rejected => "x",
        DocumentState::NotNeeded => "-",
    }
}

/// Who brings it.
fn from(page: &ClientPage, paper: &CaseDocument, ctx: &Context) -> String {
    let requirement = page.rulebook.requirement(&paper.requirement);
    requirement.map_or_else(String::new, |requirement| ctx.text(provider(requirement.provided_by)))
}

/// `10 wd, by 25.09.`: how long the paper takes and when it must be ordered; where that is too late, by how many
/// working days. Nothing for a paper that nobody waits for.
fn lead(view: &View<'_>, line: &ChecklistLine, ctx: &Context) -> Cell {
    let paper = &line.document;
    let usual = |days: i64| (ctx.say(&Phrase::new("paper-lead-short").number("n", days)), Tone::Muted);
    match (plan::step_of(view.plan, &paper.requirement), view.plan) {
        (Some(step), _) if step.short_by > 0 => {
            (ctx.say(&Phrase::new("paper-short").number("n", step.short_by)), Tone::Critical)
        }
        (Some(step), _) if paper.state == DocumentState::Requested => usual(step.working_days),
        (Some(step), _) => {
            let day = short(step.from, ctx.today());
            let phrase = Phrase::new("paper-order-by").number("n", step.working_days).text("day", day);
            (ctx.say(&phrase), Tone::Muted)
        }
        (None, None) if view.case.stage.is_open() && line.waits() => {
            let requirement = view.page.rulebook.requirement(&paper.requirement);
            requirement.map_or_else(|| (String::new(), Tone::Muted), |row| usual(row.lead_working_days))
        }
        (None, _) => (String::new(), Tone::Muted),
    }
}

/// Why a paper will not be there in time.
fn too_late(plan: Option<&Plan>, paper: &CaseDocument, ctx: &Context) -> Option<(String, Tone)> {
    let step = plan::step_of(plan, &paper.requirement).filter(|step| step.short_by > 0)?;
    let phrase = Phrase::new("paper-too-late").number("n", step.working_days).day("by", step.until);
    Some((ctx.say(&phrase), Tone::Critical))
}

fn provider(provider: Provider) -> &'static str {
    match provider {
        Provider::Client => "provider-client",
        Provider::Sponsor => "provider-sponsor",
        Provider::DwellingOwner => "provider-dwelling-owner",
        Provider::Authority => "provider-authority",
        Provider::Insurer => "provider-insurer",
        Provider::Practice => "provider-practice",
    }
}

/// What the pane says about a paper: what happened to it, then what the rulebook asks.
pub(super) fn about(
    page: &ClientPage,
    plan: Option<&Plan>,
    line: &ChecklistLine,
    ctx: &Context,
) -> Vec<(String, Tone)> {
    let paper = &line.document;
    let mut lines = vec![(values::requirement(&paper.requirement, page, ctx), Tone::Title)];
    lines.extend(too_late(plan, paper, ctx));
    // What its state says already is not said twice.
    let stated = [Fault::Missing, Fault::Requested, Fault::Rejected];
    let faults = line.faults.iter().filter(|fault| !stated.contains(fault));
    let faults: Vec<String> = faults.map(|fault| ctx.text(&format!("fault-{}", fault.as_str()))).collect();
    if !faults.is_empty() {
        lines.push((format!("! {}", faults.join(ctx.theme.dot())), Tone::Warning));
    }
    if let Some(why) = &paper.rejected_reason {
        lines.push((ctx.say(&Phrase::new("paper-rejected-because").text("why", why.as_str())), Tone::Overdue));
    }
    if let Some(case) = page.case(paper.case) {
        let files = page.files_of(case, Some(&line.requirement)).into_iter();
        lines.extend(files.map(|file| (scans::line(page, file, ctx), Tone::Text)));
    }
    if paper.id.0 != 0 {
        lines.extend(values::details(&paper.clone().into(), page, ctx));
    }
    if let Some(requirement) = page.rulebook.requirement(&paper.requirement) {
        lines.push((asked(requirement, page, ctx), Tone::Muted));
    }
    lines
}

/// `From the client · 10 working days · notarised translation · must be valid on the filing day · source`.
fn asked(requirement: &Requirement, page: &ClientPage, ctx: &Context) -> String {
    let lang = ctx.words.lang();
    let mut parts = vec![
        ctx.text(provider(requirement.provided_by)),
        ctx.say(&Phrase::new("paper-lead").number("n", requirement.lead_working_days)),
    ];
    let flags = [
        (requirement.needs_translation, "paper-needs-translation"),
        (requirement.valid_on_filing, "paper-valid-on-filing"),
        (requirement.reusable, "paper-reusable"),
        (
            page.dossier.client.citizenship.is_some_and(|country| requirement.check_for.contains(&country)),
            "paper-check",
        ),
    ];
    parts.extend(flags.iter().filter(|(is, _)| *is).map(|(_, id)| ctx.text(id)));
    let others: Vec<&str> = requirement.alternatives.iter().map(|other| other.titles.get(lang)).collect();
    if !others.is_empty() {
        parts.push(ctx.say(&Phrase::new("paper-or").text("others", others.join(", "))));
    }
    parts.push(requirement.source.get(lang).to_owned());
    parts.join(ctx.theme.dot())
}
