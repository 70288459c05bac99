//! `demo`: an office of invented clients, to try the program or to measure it.

use super::Next;
use super::context::Context;
use super::failure::Failure;
use crate::app::demo::{CLIENTS, DemoOptions, DemoReport, MOST_CLIENTS, Throwaway};
use crate::app::open::Place;
use crate::domain::phrase::Phrase;
use std::io::{IsTerminal, Write};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sojourn demo                                     look around; gone when you leave\n  \
                        sojourn demo --db try.db --clients 100000 --seed 7\n  sojourn demo --db try.db --today \
                        2026-11-23 --due 25 --json"
)]
pub(super) struct Args {
    /// Number of clients
    #[arg(long, value_name = "N", default_value_t = CLIENTS, value_parser = clap::value_parser!(u64).range(..=MOST_CLIENTS))]
    clients: u64,
    /// The same seed, number and office date give the same data
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Exactly so many clients with something due within 30 days
    #[arg(long, value_name = "N")]
    due: Option<u64>,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Result<Next, Failure> {
    // The environment names the office's own database: a demonstration never touches it.
    let (throwaway, path) = match context.named_db() {
        Some(path) => (None, path),
        None => {
            let throwaway = Throwaway::new()?;
            let path = throwaway.path().to_path_buf();
            (Some(throwaway), path)
        }
    };
    let shown = path.display().to_string();
    let options = DemoOptions { clients: args.clients, seed: args.seed, due: args.due };
    let report = fill(&Place { db: Some(path), today: Some(context.today()) }, &options, context)?;
    if context.json() {
        context.out.json(&report)?;
        return Ok(Next::Code(0));
    }
    if throwaway.is_some() {
        return Ok(Next::Screen(throwaway));
    }
    let counts = report.counts;
    let phrase = Phrase::new("cli-demo-done")
        .number("clients", counts.clients)
        .number("cases", counts.cases)
        .number("documents", counts.documents)
        .number("deadlines", counts.deadlines)
        .text("seconds", format!("{:.1}", report.seconds));
    context.say(&phrase)?;
    let open = format!("sojourn --db {}", quoted(&shown));
    context.say(&Phrase::new("cli-demo-open").text("command", open))?;
    Ok(Next::Code(0))
}

/// A path as a shell reads it as one word.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~');
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

fn fill(place: &Place, options: &DemoOptions, context: &Context) -> Result<DemoReport, Failure> {
    options.check()?;
    let mut desk = place.create()?;
    let shows = std::io::stderr().is_terminal() && !context.json() && options.clients >= 2_000;
    let report = desk.fill_demo(options, &mut |stored| {
        if shows {
            show(stored, options.clients, context);
        }
    })?;
    if shows {
        clear();
    }
    Ok(report)
}

/// One line on the terminal that is written over again and again.
fn show(stored: u64, all: u64, context: &Context) {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let phrase = Phrase::new("cli-demo-progress").number("stored", number(stored)).number("all", number(all));
    drop(write!(std::io::stderr(), "\r{}", context.words.say(&phrase)));
}

fn clear() {
    drop(write!(std::io::stderr(), "\r{:60}\r", ""));
}
