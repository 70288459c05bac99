//! What went wrong, for people (a sentence and a hint) and for programs (one JSON line), and the exit code.

use super::args::wants_json;
use super::usage;
use crate::app::error::{AppError, ErrorKind};
use crate::domain::clean::Clean;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::i18n::{Catalogue, choose};
use serde::Serialize;
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// What a command ends with: an exit code, 0 for done.
pub(super) type Outcome = Result<u8, Failure>;

/// Why a command ended before its end.
#[derive(Debug)]
pub(super) enum Failure {
    /// A use case refused or failed.
    App(AppError),
    /// Standard output cannot be written.
    Output(io::Error),
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

#[derive(Serialize)]
struct Wrapped<'a> {
    error: Body<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    kind: &'static str,
    message: &'a str,
    hint: Option<&'a str>,
}

/// Writes an error to stderr and gives the exit code. A reader of stdout that went away is not an error.
pub(super) fn report(failure: &Failure, words: &Catalogue, json: bool) -> u8 {
    match failure {
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Failure::Output(error) => {
            let reason = Clean::line(&error.to_string());
            let phrase = Phrase::new("cli-output-failed").text("reason", reason.as_str());
            print(ErrorKind::Storage.as_str(), &words.say(&phrase), None, json);
            ErrorKind::Storage.exit_code()
        }
        Failure::App(error) => {
            let message = words.say(&error.message);
            let hint = words.has(&error.hint.id).then(|| words.say(&error.hint));
            print(error.kind.as_str(), &with_fields(message, error, words), hint.as_deref(), json);
            error.kind.exit_code()
        }
    }
}

/// Writes why the terminal face could not be opened, and gives the exit code.
pub fn face(fault: Result<AppError, io::Error>, lang: Option<Lang>) -> ExitCode {
    let words = Catalogue::new(choose(lang, None, choose::locale().as_deref()));
    let failure = fault.map_or_else(Failure::Output, Failure::App);
    ExitCode::from(report(&failure, &words, false))
}

fn with_fields(message: String, error: &AppError, words: &Catalogue) -> String {
    let fields = error
        .fields
        .iter()
        .map(|(field, phrase)| format!("{}: {}", words.text(&crate::i18n::labels::field(field)), words.say(phrase)));
    let law = error.rulebook.iter().map(|fault| {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let place =
            Phrase::new("rules-fault-at").number("line", number(fault.line)).number("column", number(fault.column));
        format!("{}: {}", words.say(&place), words.say(&fault.reason))
    });
    std::iter::once(message).chain(fields).chain(law).collect::<Vec<_>>().join(" · ")
}

/// Answers arguments that clap did not take; help and version are no errors and go to stdout. Help shows the description
/// of the command line as it is seen from where it was asked for.
pub(super) fn usage(
    error: &clap::Error,
    arguments: &[OsString],
    words: &Catalogue,
    seen: fn(clap::Command) -> clap::Command,
) -> ExitCode {
    let json = wants_json(arguments);
    let help = || usage::help(error, arguments, words, seen);
    if !error.use_stderr() {
        return match io::stdout().write_all(help().as_bytes()).and_then(|()| io::stdout().flush()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(ErrorKind::Storage.exit_code()),
        };
    }
    // A command without its subcommand shows what it can.
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand && !json {
        write_stderr(help().trim_end());
    } else {
        let (message, hint) = usage::said(error, arguments, words);
        print(ErrorKind::Usage.as_str(), &message, Some(&hint), json);
    }
    ExitCode::from(ErrorKind::Usage.exit_code())
}

fn print(kind: &'static str, message: &str, hint: Option<&str>, json: bool) {
    if json {
        let line = serde_json::to_string(&Wrapped { error: Body { kind, message, hint } });
        write_stderr(&line.unwrap_or_default());
    } else {
        let hint = hint.map(|hint| format!("\n  {hint}")).unwrap_or_default();
        write_stderr(&format!("sojourn: {message}{hint}"));
    }
}

/// A closed stderr is nothing that could still be told to anybody.
fn write_stderr(text: &str) {
    let mut stderr = io::stderr().lock();
    drop(writeln!(stderr, "{text}"));
}
