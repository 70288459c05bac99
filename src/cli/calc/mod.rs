//! `calc`: dates, calendars and codes. Works without any database and opens none.

mod calendar;
mod days;
mod iin;
mod mrz;
mod stay;

use super::context::Context;
use super::failure::Outcome;
pub(super) use calendar::show as show_calendar;

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Reckon how long a person may stay, from crossings and permits
    Stay(stay::Args),
    /// Count days from a date
    Days(days::Args),
    /// Show a year's days off and count its working days
    Calendar(calendar::Args),
    /// Read a machine-readable zone from standard input and verify its check digits
    #[command(after_help = "Example:\n  sojourn calc mrz < zone.txt")]
    Mrz,
    /// Check an individual identification number (ИИН, ЖСН)
    Iin(iin::Args),
}

pub(super) fn run(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::Stay(args) => stay::run(args, context),
        Command::Days(args) => days::run(args, context),
        Command::Calendar(args) => calendar::run(args, context),
        Command::Mrz => mrz::run(context),
        Command::Iin(args) => iin::run(args, context),
    }
}
