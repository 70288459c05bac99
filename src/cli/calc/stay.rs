//! `calc stay`: how long a person may stay, from crossings and permits alone.

use super::super::context::Context;
use super::super::failure::{Failure, Outcome};
use super::super::parse::{self, Range};
use super::super::table::Table;
use crate::app::error::AppError;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Citizens, Rule, Rulebook};
use crate::domain::stay_calc::{StayAnswer, StayError, StayQuestion};
use serde::Serialize;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sojourn calc stay --citizenship RUS --stay 2026-03-01..2026-05-29 --on 2026-06-01\n  \
                        sojourn calc stay --citizenship UZB --stay 2026-01-05..2026-02-03 --stay 2026-11-01.. \
                        --json\n\nEntry and exit day both count. A stay without an end is under way."
)]
pub(in super::super) struct Args {
    /// Citizenship of the document shown at the border: three letters, or a name
    #[arg(long, value_name = "ALPHA3")]
    citizenship: String,
    /// A stay, as often as needed
    #[arg(long = "stay", value_name = "FROM..TO", num_args = 1.., value_parser = parse::range)]
    stays: Vec<Range>,
    /// A permit, as often as needed
    #[arg(long = "permit", value_name = "FROM..TO", num_args = 1.., value_parser = parse::closed_range)]
    permits: Vec<(Day, Day)>,
    /// The day asked about [default: the office date]
    #[arg(long, value_name = "D", value_parser = parse::day)]
    on: Option<Day>,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let question = StayQuestion {
        citizenship: citizenship(&args.citizenship)?,
        stays: args.stays.iter().map(|stay| (stay.from, stay.until)).collect(),
        permits: args.permits.clone(),
        on: args.on.unwrap_or_else(|| context.today()),
    };
    let law = Rulebook::parse(Rulebook::embedded()).map_err(AppError::from)?;
    let answer = question.answer(&law).map_err(|error| AppError::refused(refusal(&error)))?;
    let rules: Vec<&Rule> = answer.rules.iter().filter_map(|id| law.rule(id, answer.on)).collect();
    // A row for all others knows no single state: that one may enter without a visa at all is not said by it.
    let to_check = rules.iter().any(|rule| rule.citizenships == Citizens::Other);
    let warnings: Vec<Phrase> = to_check
        .then(|| Phrase::new("cli-stay-visa-free-unchecked").text("country", question.citizenship.as_str()))
        .into_iter()
        .collect();
    if context.json() {
        let warnings = warnings.iter().map(|warning| context.words.say(warning)).collect();
        context.out.json(&Document { answer: &answer, warnings })?;
    } else {
        print(&answer, context)?;
        sources(&rules, context)?;
        for warning in &warnings {
            context.say(warning)?;
        }
    }
    Ok(0)
}

/// The answer, and what a person has to look up.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    answer: &'a StayAnswer,
    warnings: Vec<String>,
}

/// A state, by its code or as people write it. What documents carry for persons without a state is told apart: the
/// rules of visa-free stay are about states.
fn citizenship(text: &str) -> Result<Country, AppError> {
    let country = Country::code(&text.to_ascii_uppercase()).or_else(|| Country::read(text));
    let country = country.ok_or_else(|| AppError::refused(Phrase::new("cli-unknown-country").text("text", text)))?;
    match country.alpha2() {
        Some(_) => Ok(country),
        None => Err(AppError::refused(Phrase::new("cli-no-state").text("code", country.as_str()))),
    }
}

/// Each rule on a line: how sure it is and where it is written.
fn sources(rules: &[&Rule], context: &mut Context) -> Result<(), Failure> {
    let mut table = Table::default();
    for rule in rules {
        let confidence = context.words.text(&format!("confidence-{}", rule.confidence.as_str()));
        table.row([rule.id.clone(), confidence, rule.source.get(context.words.lang()).to_owned()]);
    }
    context.table(&table)
}

fn refusal(error: &StayError) -> Phrase {
    match error {
        StayError::NoRule { citizenship, day } => {
            Phrase::new("cli-stay-no-rule").text("country", citizenship.as_str()).day("day", *day)
        }
        StayError::Reversed { entry, exit } => Phrase::new("cli-stay-reversed").day("from", *entry).day("until", *exit),
        StayError::PermitReversed { from, until } => {
            Phrase::new("cli-permit-reversed").day("from", *from).day("until", *until)
        }
        StayError::Overlap(one, other) => Phrase::new("cli-stay-overlap").day("one", one.0).day("other", other.0),
    }
}

fn print(answer: &StayAnswer, context: &mut Context) -> Result<(), Failure> {
    let state = if answer.present { "cli-stay-present" } else { "cli-stay-absent" };
    context.say(&Phrase::new(state).day("on", answer.on))?;
    let day = |day: Option<Day>| day.map(|day| context.day(day)).unwrap_or_default();
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let none = context.words.text("cli-none");
    let last = answer.last_lawful_day.map_or(none, |day| context.day(day));
    let stricter = answer.stricter_reading.as_ref();
    let rows = [
        ("cli-last-day-label", last),
        ("cli-days-left", number(answer.days_left)),
        ("cli-overstay", number(Some(answer.overstay_days).filter(|days| *days > 0))),
        ("cli-max-stay", number(answer.max_stay_days)),
        (
            "cli-used-days",
            format!("{} ({} – {})", answer.used_days, context.day(answer.window_start), context.day(answer.on)),
        ),
        ("cli-reentry", day(answer.earliest_reentry)),
        ("cli-stricter-day", stricter.map(|reading| day(reading.last_lawful_day)).unwrap_or_default()),
        ("cli-stricter-reentry", stricter.map(|reading| day(reading.earliest_reentry)).unwrap_or_default()),
    ];
    context.facts(&rows)
}
