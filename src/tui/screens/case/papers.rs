//! The checklist of a case: what each paper calls for, where it stands, and whether it can still be had in time.

use crate::app::pages::{ChecklistLine, ClientPage};
use crate::domain::case::{Case, CaseDocument, DocumentState};
use crate::domain::day::Day;
use crate::domain::papers::Need;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Provider, Requirement};
use crate::tui::context::Context;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::screens::client::values;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};
use std::collections::HashSet;

/// From this width on the last day of a paper has a column of its own; below it stands in the pane.
const WIDE: u16 = 100;

/// The columns of the checklist.
pub(super) fn columns(ctx: &Context) -> Vec<Column> {
    // The title of a paper needs room before anything else.
    let until = if ctx.body.width < WIDE { Width::Fixed(0) } else { Width::Fixed(10) };
    vec![
        Column::new("", Width::Fixed(1), 0),
        Column::new(ctx.text("column-paper"), Width::Share(1), 0),
        Column::new(ctx.text("column-state"), Width::Fixed(14), 0),
        Column::new(ctx.text("column-on"), Width::Fixed(10), 1),
        Column::new(ctx.text("column-until"), until, 2),
        Column::new(ctx.text("column-lead"), Width::Fixed(18), 3),
    ]
}

/// The rows; `marked` are requirements.
pub(super) fn rows(page: &ClientPage, case: &Case, marked: &HashSet<String>, ctx: &Context) -> Vec<Row> {
    let by = file_by(page, case, ctx);
    let row = |line: ChecklistLine| {
        let sign = if marked.contains(&line.requirement) { "*" } else { "" };
        let title = values::requirement(&line.requirement, page, ctx);
        let paper = &line.document;
        let tone = tone(paper.state);
        let waits = !matches!(line.need, Some(Need::Satisfied | Need::Optional));
        let lead = if waits { lead(page, paper, by, ctx) } else { (String::new(), Tone::Muted) };
        let shown = |day: Option<Day>| day.map_or_else(String::new, |day| ctx.words.day(day));
        let over = paper.valid_until.is_some_and(|until| until < by.unwrap_or(ctx.today()));
        let until = (shown(paper.valid_until), if over { Tone::Overdue } else { Tone::Text });
        let state = format!("{} {}", state_sign(paper.state), ctx.text(&format!("state-{}", paper.state.as_str())));
        let cells = vec![
            (sign.to_owned(), Tone::Key),
            (title, tone),
            (state, tone),
            (shown(day_of(paper)), Tone::Text),
            until,
            lead,
        ];
        Row { id: RowId::Paper(line.requirement), cells }
    };
    page.checklist(case).into_iter().map(row).collect()
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

fn is_open(state: DocumentState) -> bool {
    matches!(state, DocumentState::Missing | DocumentState::Requested | DocumentState::Rejected)
}

/// The day by which the case must be filed: by its plan, else what binds the client.
fn file_by(page: &ClientPage, case: &Case, ctx: &Context) -> Option<Day> {
    let planned = page.plan(case, &ctx.office.calendar).map(|plan| plan.file_by);
    planned.or_else(|| page.binding.as_ref().and_then(|id| page.deadline(id)).map(|deadline| deadline.safe_day))
}

/// True when a paper that is still to come usually takes longer than there is time.
fn is_late(page: &ClientPage, paper: &CaseDocument, by: Option<Day>, ctx: &Context) -> bool {
    let (Some(by), Some(requirement)) = (by, page.rulebook.requirement(&paper.requirement)) else {
        return false;
    };
    let start = paper.requested_on.unwrap_or(ctx.today());
    is_open(paper.state) && ctx.office.calendar.working_days_between(start, by) < requirement.lead_working_days
}

/// The latest day on which a paper can be ordered so that it is there by that day.
fn order_by(lead_working_days: i64, by: Day, ctx: &Context) -> Option<Day> {
    let mut day = by;
    let mut left = lead_working_days;
    while left > 0 {
        left -= i64::from(ctx.office.calendar.is_working(day));
        day = day.pred_opt()?;
    }
    Some(day)
}

/// `10 wd, by 25.09.`: how long the paper takes and when it must be ordered; a sign where that is too late.
fn lead(page: &ClientPage, paper: &CaseDocument, by: Option<Day>, ctx: &Context) -> Cell {
    let Some(requirement) = page.rulebook.requirement(&paper.requirement).filter(|_| is_open(paper.state)) else {
        return (String::new(), Tone::Muted);
    };
    let days = requirement.lead_working_days;
    let Some(order) = by.and_then(|by| order_by(days, by, ctx)) else {
        return (ctx.say(&Phrase::new("paper-lead-short").number("n", days)), Tone::Muted);
    };
    let phrase = Phrase::new("paper-order-by").number("n", days).text("day", order.format("%d.%m.").to_string());
    let text = ctx.say(&phrase);
    if is_late(page, paper, by, ctx) { (format!("! {text}"), Tone::Critical) } else { (text, Tone::Muted) }
}

/// Why a paper will not be there in time.
fn too_late(page: &ClientPage, case: &Case, paper: &CaseDocument, ctx: &Context) -> Option<(String, Tone)> {
    let by = file_by(page, case, ctx)?;
    let requirement = page.rulebook.requirement(&paper.requirement)?;
    let phrase = Phrase::new("paper-too-late").number("n", requirement.lead_working_days).day("by", by);
    is_late(page, paper, Some(by), ctx).then(|| (ctx.say(&phrase), Tone::Critical))
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
pub(super) fn about(page: &ClientPage, case: &Case, paper: &CaseDocument, ctx: &Context) -> Vec<(String, Tone)> {
    let mut lines = vec![(values::requirement(&paper.requirement, page, ctx), Tone::Title)];
    lines.extend(too_late(page, case, paper, ctx));
    if let Some(why) = &paper.rejected_reason {
        lines.push((ctx.say(&Phrase::new("paper-rejected-because").text("why", why.as_str())), Tone::Overdue));
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
    parts.push(requirement.source.clone());
    parts.join(ctx.theme.dot())
}
