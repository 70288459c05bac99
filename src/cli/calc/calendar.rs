//! `calc calendar`: a year's days off and working days.

use super::super::context::Context;
use super::super::failure::Outcome;
use super::super::parse;
use super::super::table::Table;
use crate::domain::calendar::{Calendar, DayOff};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use chrono::Datelike;
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  sojourn calc calendar 2026 --json")]
pub(in super::super) struct Args {
    /// Year
    #[arg(value_name = "YEAR", value_parser = parse::year, allow_negative_numbers = true)]
    year: i32,
}

#[derive(Serialize)]
struct Answer {
    year: i32,
    known: bool,
    working_days: i64,
    days_off: Vec<Off>,
    working_weekends: Vec<Day>,
}

#[derive(Serialize)]
struct Off {
    date: Day,
    name: String,
    kind: &'static str,
    estimated: bool,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    show(&Calendar::built_in(), args.year, context)
}

/// Shows a year of a calendar.
pub(in super::super) fn show(calendar: &Calendar, year: i32, context: &mut Context) -> Outcome {
    let off = |off: DayOff| Off {
        date: off.date,
        name: context.words.say(&off.name),
        kind: off.kind.as_str(),
        estimated: off.estimated,
    };
    let answer = Answer {
        year,
        known: calendar.known(year),
        working_days: calendar.working_days(year),
        days_off: calendar.days_off(year).into_iter().map(off).collect(),
        working_weekends: calendar.working_weekends(year),
    };
    if context.json() {
        context.out.json(&answer)?;
    } else {
        print(&answer, context)?;
    }
    Ok(0)
}

fn print(answer: &Answer, context: &mut Context) -> Outcome {
    // Only what lies ahead can be foretold; of a year gone by the table of days off is simply not at hand.
    let known = match (answer.known, answer.year < context.today().year()) {
        (true, _) => "cli-calendar-known",
        (false, false) => "cli-calendar-forecast",
        (false, true) => "cli-calendar-unknown",
    };
    let summary = Phrase::new(known).text("year", answer.year.to_string()).number("days", answer.working_days);
    context.say(&summary)?;
    let mut table = Table::default();
    for off in &answer.days_off {
        let estimated = if off.estimated { context.words.text("cli-estimated") } else { String::new() };
        let kind = context.words.text(&format!("day-off-{}", off.kind));
        table.row([context.day(off.date), context.words.weekday(off.date), off.name.clone(), kind, estimated]);
    }
    for day in &answer.working_weekends {
        let note = context.words.text("cli-working-weekend");
        table.row([context.day(*day), context.words.weekday(*day), note]);
    }
    context.table(&table)?;
    Ok(0)
}
