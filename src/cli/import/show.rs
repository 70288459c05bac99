//! What an import says to people: what was read, what each row would do, what came of it. Lists are cut where nobody would
//! read on; the JSON has all of them.

use crate::app::desk::Desk;
use crate::app::import::rehearsal::{ColumnSeen, Fate, Line, Listed, Reading, Rehearsal, Standing, What};
use crate::app::import::{Field, ImportReport, Refusal, Repeated, phrase};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::table::Table;
use crate::domain::phrase::Phrase;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many lines of a list are shown to a person.
const MOST: usize = 50;
/// So many new people are named.
const MOST_PEOPLE: usize = 10;
/// So many clients are shown field by field.
const MOST_CHANGED: usize = 20;
/// So many reasons of warnings are shown.
const MOST_REASONS: usize = 10;

type Said = Result<(), Failure>;

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What a field is called.
pub(super) fn field_name(field: Option<Field>, context: &Context) -> String {
    let id = field.map_or("ignore", Field::as_str);
    context.words.text(&format!("import-field-{id}"))
}

/// What was read: the file, then its columns with what they are taken for.
pub(super) fn reading(reading: &Reading, context: &mut Context) -> Said {
    let id = if reading.sheet().is_some() { "import-read-sheet" } else { "import-read" };
    let said = Phrase::new(id)
        .text("file", &reading.name)
        .text("sheet", reading.sheet().map_or("", |name| name.as_str()))
        .number("rows", count(reading.rows()))
        .number("header", count(reading.header_row()));
    context.say(&said)?;
    let others: Vec<&str> = reading
        .sheets()
        .iter()
        .filter(|name| Some(*name) != reading.sheet())
        .map(crate::domain::clean::Clean::as_str)
        .collect();
    if !others.is_empty() {
        context.say(&Phrase::new("import-other-sheets").text("sheets", others.join(", ")))?;
    }
    heading("cli-import-columns", context)?;
    let mut table = Table::default();
    for column in &reading.columns {
        let samples: Vec<&str> = column.samples.iter().map(crate::domain::clean::Clean::as_str).collect();
        table.row([format!("  {}", column.header), means(column, context), samples.join(" · ")]);
    }
    context.table(&table)
}

fn means(column: &ColumnSeen, context: &Context) -> String {
    let left_out = |id: &str| format!("({})", context.words.text(id));
    match (column.field, column.standing) {
        (None, Standing::ByHand) => left_out("import-left-out"),
        (None, _) => left_out("import-unknown"),
        (field, Standing::Unsure) => {
            format!("→ {} ({}?)", field_name(field, context), context.words.text("import-unsure"))
        }
        (field, _) => format!("→ {}", field_name(field, context)),
    }
}

/// What each row would do, counts first.
pub(super) fn rehearsal(rehearsal: &Rehearsal, desk: &Desk, context: &mut Context) -> Said {
    let mut said = Phrase::new("import-counts").number("rows", count(rehearsal.report.rows));
    for fate in [Fate::New, Fate::Changed, Fate::Unchanged, Fate::Repeated, Fate::Refused] {
        said = said.number(fate.as_str(), count(rehearsal.count(fate)));
    }
    context.say(&said)?;
    new_people(rehearsal, context)?;
    changes(rehearsal, desk, context)?;
    list(rehearsal, Fate::Repeated, "cli-import-repeated", context)?;
    list(rehearsal, Fate::Refused, "cli-import-refused", context)?;
    conflicts(&rehearsal.report, context)?;
    warnings(&rehearsal.report, context)?;
    context.say(&Phrase::new("cli-import-rehearsed"))
}

fn new_people(rehearsal: &Rehearsal, context: &mut Context) -> Said {
    let all = rehearsal.count(Fate::New);
    if all == 0 {
        return Ok(());
    }
    heading("cli-import-people", context)?;
    for listed in (0..all.min(MOST_PEOPLE)).filter_map(|at| rehearsal.line(Fate::New, at)) {
        let What::Person(citizenship, ground) = &listed.what else { continue };
        context.out.line(format!("  {} · {citizenship} · {ground}", who(&listed, context)))?;
    }
    and_more(all.saturating_sub(MOST_PEOPLE), context)
}

/// Field by field: here → sheet.
fn changes(rehearsal: &Rehearsal, desk: &Desk, context: &mut Context) -> Said {
    let all = rehearsal.count(Fate::Changed);
    if all == 0 {
        return Ok(());
    }
    heading("cli-import-changes", context)?;
    for listed in (0..all.min(MOST_CHANGED)).filter_map(|at| rehearsal.line(Fate::Changed, at)) {
        context.out.line(format!("  {}", who(&listed, context)))?;
        for line in desk.rehearsed_row(rehearsal, listed.row)?.lines(&context.words) {
            match line {
                Line::Head(text) => context.out.line(format!("    {text}"))?,
                Line::Field(text) => context.out.line(format!("      {text}"))?,
            }
        }
    }
    and_more(all.saturating_sub(MOST_CHANGED), context)
}

fn list(rehearsal: &Rehearsal, fate: Fate, head: &str, context: &mut Context) -> Said {
    let all = rehearsal.count(fate);
    if all == 0 {
        return Ok(());
    }
    heading(head, context)?;
    for listed in (0..all.min(MOST)).filter_map(|at| rehearsal.line(fate, at)) {
        let what = match &listed.what {
            What::Repeated(found) => repeated(found, context),
            What::Refused(found) => refused(found, context),
            _ => continue,
        };
        context.out.line(format!("  {} · {what}", who(&listed, context)))?;
    }
    and_more(all.saturating_sub(MOST), context)
}

fn who(listed: &Listed, context: &Context) -> String {
    let row = row_of(context, listed.row);
    if listed.name.is_empty() { row } else { format!("{row} · {}", listed.name) }
}

fn repeated(found: &Repeated, context: &Context) -> String {
    let same = context.words.say(&Phrase::new("import-same-as").number("row", count(found.same_as_row)));
    let fields: Vec<String> = found.differs.iter().map(|field| field_name(Some(*field), context)).collect();
    let differs = if fields.is_empty() {
        context.words.text("import-same-nothing")
    } else {
        context.words.say(&Phrase::new("import-differs").text("fields", fields.join(", ")))
    };
    format!("{same}; {differs}")
}

fn refused(found: &Refusal, context: &Context) -> String {
    let why = context.words.say(&phrase(found.why.as_str()));
    let what = [found.column.as_str(), found.value.as_str()].map(str::trim);
    let what: Vec<&str> = what.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{} — {why}", what.join(": "))
}

fn heading(id: &str, context: &mut Context) -> Said {
    let heading = context.words.text(id);
    Ok(context.out.line(heading)?)
}

fn and_more(left: usize, context: &mut Context) -> Said {
    if left == 0 {
        return Ok(());
    }
    context.say(&Phrase::new("cli-import-and-more").number("n", count(left)))
}

/// What came of an import.
pub(super) fn report(report: &ImportReport, context: &mut Context) -> Said {
    let summary = Phrase::new("cli-import-summary")
        .number("rows", count(report.rows))
        .number("accepted", count(report.accepted))
        .number("unchanged", count(report.unchanged))
        .number("repeated", count(report.repeated.len()))
        .number("refused", count(report.refused.len()))
        .number("warnings", count(report.warnings.len()))
        .number("conflicts", count(report.conflicts.len()));
    context.say(&summary)?;
    for refusal in &report.refused {
        let line = format!("{} · {}", row_of(context, refusal.row), refused(refusal, context));
        context.out.line(line)?;
    }
    conflicts(report, context)?;
    warnings(report, context)?;
    let said = match () {
        () if report.written => "cli-import-written",
        () if report.refused.is_empty() => "cli-import-not-written",
        () => "cli-import-not-written-partial",
    };
    context.say(&Phrase::new(said))?;
    if let Some(earlier) = &report.interrupted {
        let id = if earlier.undone { "cli-import-interrupted-undone" } else { "cli-import-interrupted-kept" };
        context.say(&Phrase::new(id).text("who", earlier.who.as_str()))?;
    }
    Ok(())
}

/// Where database and sheet differ: row, field, here, in the sheet.
fn conflicts(report: &ImportReport, context: &mut Context) -> Said {
    if report.conflicts.is_empty() {
        return Ok(());
    }
    let heads = ["cli-import-here", "cli-import-sheet"].map(|id| context.words.text(id));
    let heading = context.words.text("cli-import-conflicts");
    context.out.line(heading)?;
    for conflict in report.conflicts.iter().take(MOST) {
        let row = row_of(context, conflict.row);
        let field = field_name(Some(conflict.field), context);
        let [here, sheet] = &heads;
        context.out.line(format!("  {row} · {field} — {here}: {}; {sheet}: {}", conflict.here, conflict.sheet))?;
    }
    more(report.conflicts.len().saturating_sub(MOST), context)
}

/// How often each reason was given, the most frequent first.
fn warnings(report: &ImportReport, context: &mut Context) -> Said {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in &report.warnings {
        *counts.entry(warning.why.as_str()).or_default() += 1;
    }
    if counts.is_empty() {
        return Ok(());
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let heading = context.words.text("cli-import-warnings");
    context.out.line(heading)?;
    for (why, count) in counts.iter().take(MOST_REASONS) {
        let why = context.words.say(&phrase(why));
        context.out.line(format!("  {count} × {why}"))?;
    }
    more(counts.len().saturating_sub(MOST_REASONS), context)
}

fn more(left: usize, context: &mut Context) -> Said {
    if left == 0 {
        return Ok(());
    }
    context.say(&Phrase::new("cli-import-more").number("n", i64::try_from(left).unwrap_or(i64::MAX)))
}

fn row_of(context: &Context, row: usize) -> String {
    context.words.say(&Phrase::new("cli-import-row").number("row", i64::try_from(row).unwrap_or(i64::MAX)))
}
