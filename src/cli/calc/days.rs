//! `calc days`: a date so many calendar or working days away.

use super::super::context::Context;
use super::super::failure::Outcome;
use super::super::parse::{self, DayOrWord};
use crate::app::error::AppError;
use crate::domain::calendar::Calendar;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use chrono::Duration;
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sojourn calc days 2026-05-06 +3 --working    the first working day after counts as \
                        1\n  sojourn calc days 2026-12-16 -10 --working   counts down\n  sojourn calc days 2026-03-01 \
                        89              calendar days"
)]
pub(in super::super) struct Args {
    /// Date to count from, also today, tomorrow or yesterday; it is not counted itself
    #[arg(value_name = "FROM", value_parser = parse::day_or_word)]
    from: DayOrWord,
    /// Number of days, such as 3, +3 or -3
    #[arg(value_name = "N", value_parser = parse::count, allow_hyphen_values = true)]
    count: i64,
    /// Count working days of Kazakhstan's calendar
    #[arg(long)]
    working: bool,
}

#[derive(Serialize)]
struct Answer {
    date: Day,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let from = args.from.on(context.today());
    let date = if args.working {
        Calendar::built_in().add_working_days(from, args.count)
    } else {
        from.checked_add_signed(Duration::days(args.count))
    };
    let date = date.ok_or_else(|| AppError::refused(Phrase::new("cli-calc-out-of-range")))?;
    if context.json() {
        context.out.json(&Answer { date })?;
    } else if context.plain() {
        let line = context.day(date);
        context.out.line(line)?;
    } else {
        let line = format!("{} {}", context.words.weekday(date), context.words.day(date));
        context.out.line(line)?;
    }
    Ok(0)
}
