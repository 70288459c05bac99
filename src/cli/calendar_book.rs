//! `calendar`: the office's working days: the built-in calendar with the office's own days.

use super::calc;
use super::context::Context;
use super::failure::Outcome;
use super::law_change::carry_out;
use super::parse;
use crate::app::law::OfficeDay;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use chrono::Datelike;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Show a year's days off and working days, with the office's own
    Show {
        /// Year [default: this one]
        #[arg(value_name = "YEAR", value_parser = parse::year)]
        year: Option<i32>,
    },
    /// Say that the office works on a day or does not, whatever the built-in calendar says
    #[command(after_help = "Examples:\n  sojourn calendar override 2027-05-16 off \"Kurban Ait\"\n  \
                            sojourn calendar override 2027-05-22 working\n  \
                            sojourn calendar override 2027-05-22 --clear")]
    Override(Override),
}

#[derive(Debug, clap::Args)]
pub(super) struct Override {
    /// The day
    #[arg(value_name = "YYYY-MM-DD", value_parser = parse::day)]
    day: Day,
    /// What it is
    #[arg(required_unless_present = "clear", conflicts_with = "clear")]
    is: Option<Is>,
    /// Name of the day off
    name: Option<String>,
    /// Keep to the built-in calendar again
    #[arg(long)]
    clear: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Is {
    /// Worked
    Working,
    /// Off
    Off,
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::Show { year } => {
            let desk = context.desk()?;
            let year = year.unwrap_or_else(|| desk.today().year());
            calc::show_calendar(desk.calendar(), year, context)
        }
        Command::Override(wanted) => change(wanted, context),
    }
}

fn change(wanted: &Override, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let unnamed = || context.words.text("calendar-own-day");
    let is = match wanted.is {
        None => OfficeDay::BuiltIn,
        Some(Is::Working) => OfficeDay::Working,
        Some(Is::Off) => OfficeDay::Off(Clean::line(&wanted.name.clone().unwrap_or_else(unnamed))),
    };
    let change = desk.with_office_day(wanted.day, is)?;
    carry_out(&mut desk, &change, wanted.yes, context)
}
