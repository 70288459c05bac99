//! The command line: the only user of clap. One file per subcommand.
//!
//! Invariants: with `--json` one JSON document on stdout, or nothing and one error line on stderr; exit codes are
//! those of `app::error` and clap's 2; nothing of a database is shown that did not pass through `Clean`; a reader that
//! goes away is a quiet end. Commands know no SQL and no file format: they call use cases and print.

mod access;
mod access_report;
mod args;
mod attach;
mod backup;
mod calc;
mod calendar_book;
mod case;
mod check;
mod client;
mod completions;
mod context;
mod demo;
mod digest;
mod doctor;
mod due;
mod erase;
mod explain;
mod export;
mod fact;
mod failure;
mod feed;
mod import;
mod incident;
mod journal;
mod law_change;
mod letter;
mod man;
mod office;
mod out;
mod outlook;
mod parse;
mod permission;
pub mod plain;
mod privacy;
mod report;
mod review;
mod review_day;
mod rules;
mod scan;
mod server;
mod staff;
mod table;
mod undo;
mod usage;
mod what_if;

use crate::app::demo::Throwaway;
use crate::app::entry::Entry;
use crate::app::open::Place;
use crate::domain::lang::Lang;
use args::{Arguments, Command};
use context::Context;
use failure::Outcome;
pub use failure::face;
pub use office::errand_at_door;
pub use permission::errand_of;
use std::ffi::OsString;
use std::process::ExitCode;

/// What the terminal face needs to begin.
#[derive(Debug)]
pub struct Screen {
    /// Where the office lies, and its date when given.
    pub place: Place,
    /// The language, when given.
    pub lang: Option<Lang>,
    /// Borders of plain ASCII.
    pub ascii: bool,
    /// A demonstration that vanishes when this is dropped.
    pub throwaway: Option<Throwaway>,
}

/// What becomes of a command line.
#[derive(Debug)]
pub enum Start {
    /// It ran; the program ends with this code.
    Done(ExitCode),
    /// The terminal face is to be opened.
    Screen(Screen),
}

/// Reads the arguments, or what was asked for at the door, and runs the command, or asks for the terminal face.
pub fn start(entry: &Entry, arguments: impl IntoIterator<Item = OsString>) -> Start {
    if let Some(office) = entry.office() {
        return office::start(office);
    }
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match args::read(&arguments) {
        Ok(parsed) => proceed(parsed),
        Err(error) => {
            let words = usage::words_for(&arguments, &usage::place_of(&arguments));
            Start::Done(failure::usage(&error, &arguments, &words, std::convert::identity))
        }
    }
}

fn proceed(parsed: Arguments) -> Start {
    let mut context = Context::new(parsed.globals);
    match run(parsed.command.as_ref(), &mut context) {
        Ok(Next::Code(code)) => Start::Done(context.finish(code)),
        Ok(Next::Screen(throwaway)) if context.is_plain_face() => match plain::run(&mut context, throwaway.as_ref()) {
            Ok(code) => Start::Done(context.finish(code)),
            Err(failure) => Start::Done(context.fail(&failure)),
        },
        Ok(Next::Screen(throwaway)) => Start::Screen(context.screen(throwaway)),
        Err(failure) => Start::Done(context.fail(&failure)),
    }
}

/// What follows a command.
enum Next {
    Code(u8),
    Screen(Option<Throwaway>),
}

fn run(command: Option<&Command>, context: &mut Context) -> Result<Next, failure::Failure> {
    permission::admit(permission::errand(command), context)?;
    match command {
        None => {
            // What cannot be opened, or not be derived anew just now, is told by the screens, or works as it is.
            if let (true, Ok(mut desk)) = (context.place().exists()?, context.place().open()) {
                drop(law_change::settle(&mut desk, context));
            }
            Ok(Next::Screen(None))
        }
        Some(Command::Demo(args)) => demo::run(args, context),
        Some(command) => run_plain(command, context).map(Next::Code),
    }
}

fn run_plain(command: &Command, context: &mut Context) -> Outcome {
    match command {
        Command::Demo(_) => Ok(0),
        Command::Import(args) => import::run(args, context),
        Command::Review(args) => review::run(args, context),
        Command::Due(args) => due::run(args, context),
        Command::Report(args) => report::run(args, context),
        Command::Client { command } => client::run(command, context),
        Command::Case { command } => case::run(command, context),
        Command::Export(args) => export::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Letter(args) => letter::run(args, context),
        Command::Fact { command } => fact::run(command, context),
        Command::WhatIf(args) => what_if::run(args, context),
        Command::Calc { command } => calc::run(command, context),
        Command::Scan(args) => scan::run(args, context),
        Command::Rules { command } => rules::run(command, context),
        Command::Calendar { command } => calendar_book::run(command, context),
        Command::Attach(args) => attach::attach(args, context),
        Command::Attachment { command } => attach::run(command, context),
        Command::Feed(args) => feed::run(args, context),
        Command::Digest(args) => digest::run(args, context),
        Command::Staff { command } => staff::run(command, context),
        Command::Access { command } => access::run(command, context),
        Command::Journal { command } => journal::run(command, context),
        Command::Backup(args) => backup::run(args, context),
        Command::Restore(args) => backup::restore(args, context),
        Command::Erase(args) => erase::run(args, context),
        Command::Privacy { command } => privacy::run(command, context),
        Command::Incident { command } => incident::run(command, context),
        Command::Check(args) => check::run(args, context),
        Command::Doctor => doctor::run(context),
        Command::Undo(args) => undo::run(args, context),
        Command::Server { command } => server::run(command, context),
        Command::Man(args) => man::run(args, context),
        Command::Completions(args) => completions::run(args, context),
    }
}

/// Help texts, key tables and completions are made from this description, and the door looks into it: the whole of it,
/// while a start builds only the subcommand that was asked for.
pub fn command() -> clap::Command {
    let mut whole = <Arguments as clap::CommandFactory>::command();
    whole.build();
    whole
}
