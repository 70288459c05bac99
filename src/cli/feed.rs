//! `feed`: deadlines and appointments for a calendar program.

use super::context::Context;
use super::failure::Outcome;
use super::review::count;
use crate::app::feed::{FeedOptions, Scope};
use crate::domain::phrase::Phrase;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn feed > my-deadlines.ics\n  \
                        sojourn feed --owner a.serikova --output /srv/feeds/a.serikova.ics\n  \
                        sojourn feed --all --private --lang ru\n  sojourn feed --case T-2026-00412\n\n\
                        A deadline is a whole day on its warn day; the last lawful day stands in its text. What is done \
                        or gone stays as cancelled for two weeks. Passport numbers, IIN and telephones are never in it.")]
pub(super) struct Args {
    /// My clients only [default]
    #[arg(long, group = "scope")]
    mine: bool,
    /// Clients of this officer
    #[arg(long, group = "scope", value_name = "LOGIN")]
    owner: Option<String>,
    /// One case, by its reference
    #[arg(long, group = "scope", value_name = "REF")]
    case: Option<String>,
    /// Everybody's
    #[arg(long, group = "scope")]
    all: bool,
    /// Initials instead of names; people's own words are left out
    #[arg(long)]
    private: bool,
    /// Look so many days ahead
    #[arg(long, value_name = "N", default_value_t = 400, value_parser = clap::value_parser!(u64).range(0..=36_500))]
    days: u64,
    /// Keep what is done or gone as cancelled for so many days
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(u64).range(0..=365))]
    cancelled: u64,
    /// Write to a file, over the older feed that lies there
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Args {
    fn options(&self) -> FeedOptions {
        let scope = match (&self.owner, &self.case) {
            (Some(login), _) => Scope::Owner(login.clone()),
            (None, Some(case)) => Scope::Case(case.clone()),
            (None, None) if self.all => Scope::All,
            (None, None) => Scope::Mine,
        };
        FeedOptions { scope, private: self.private, days: self.days, cancelled_days: self.cancelled }
    }
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let options = args.options();
    let written = match &args.output {
        Some(path) => {
            let written = desk.feed_into(&options, &context.words, path)?;
            let file = path.display().to_string();
            context.say(&Phrase::new("feed-written").text("file", file).number("n", count(written)))?;
            written
        }
        None => desk.feed(&options, &context.words, &mut context.out)??,
    };
    if written == 0 && options.scope == Scope::Mine {
        // Beside the calendar, never in it; whoever does not read it misses nothing.
        drop(writeln!(io::stderr(), "{}", context.words.text("feed-nothing-of-mine")));
    }
    Ok(0)
}
