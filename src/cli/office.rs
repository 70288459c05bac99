//! The door of an office of several people: what may be asked for over SSH, or by a program that lends its group.
//!
//! Invariants: whoever comes in is known before anything that they ask for is looked at; what they ask for is one
//! command of ours in the words of [`grammar`], parsed by the same description and checked by the same use cases as
//! everywhere; it reads standard input and writes standard output, and names no file; what is refused is written into
//! the journal. A new subcommand is refused here until it stands among those [`OFFERED`]; help shows those alone.

mod grammar;
mod help;

use super::args::Arguments;
use super::context::Context;
use super::failure::{self, Failure};
use super::{Start, permission, proceed, usage};
use crate::app::desk::Desk;
use crate::app::entry::{Asked, OfficeEntry, REFUSED};
use crate::app::errand::Errand;
use crate::app::error::{AppError, ErrorKind};
use crate::app::life;
use crate::app::open::Place;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::any::TypeId;
use std::ffi::OsString;
use std::path::PathBuf;

/// So much of what was refused is shown and kept, in letters.
const SHOWN: usize = 200;

/// Carries out what was asked for at the door.
pub(super) fn start(office: &OfficeEntry) -> Start {
    let silent = Context::silent();
    if let Err(error) = known() {
        return Start::Done(silent.fail(&error.into()));
    }
    let Some(words) = words(&office.command) else {
        return refuse(not_a_command(&office.command), &office.command, &silent);
    };
    let parsed = match parse(&words) {
        Ok(parsed) => parsed,
        Err(Refused::Usage(error)) => {
            let texts = usage::words_for(&words, &Place::default());
            return Start::Done(failure::usage(&error, &words, &texts, help::as_here));
        }
        Err(Refused::NoCommand) => {
            return refuse(not_a_command(&office.command), &office.command, &silent);
        }
        Err(Refused::Not(error)) => return refuse(*error, &office.command, &silent),
    };
    if parsed.command.is_none() && !parsed.globals.plain && !life::is_terminal() {
        let error = AppError::new(ErrorKind::Usage, Phrase::new("entry-no-terminal"));
        return Start::Done(silent.fail(&error.into()));
    }
    if let Err(error) = note_reading(&parsed, &office.command) {
        return Start::Done(silent.fail(&error.into()));
    }
    proceed(parsed)
}

/// What is printed for programs holds numbers in full: who asked for it stands among the readings.
fn note_reading(parsed: &Arguments, asked: &Asked) -> Result<(), AppError> {
    let reads = permission::errand(parsed.command.as_ref()).role() > Role::None;
    if parsed.globals.json && reads {
        Place::default().open()?.note_read(None, &typed(asked))?;
    }
    Ok(())
}

/// Opens the office for a glance, which finds out whether the person may come in at all.
fn known() -> Result<Desk, AppError> {
    let place = Place::default();
    if !place.exists()? {
        return Err(AppError::new(ErrorKind::Missing, Phrase::new("entry-no-office")));
    }
    // A glance waits for nobody and writes nothing: an older office is brought up to date, and who is not let in stands
    // in the journal, once it is opened for work.
    place.glance().or_else(|_| place.open())
}

/// The words of what was asked for, the program's name first; `None` when it is no command at all.
fn words(asked: &Asked) -> Option<Vec<OsString>> {
    let words = match asked {
        Asked::Screens => Vec::new(),
        Asked::Text(text) => grammar::words(text.to_str()?)?,
        Asked::Arguments(given) => {
            let words: Option<Vec<_>> = given.iter().map(|word| word.to_str().map(str::to_owned)).collect();
            words.filter(|words| grammar::fits(words))?
        }
    };
    Some(std::iter::once("sojourn".to_owned()).chain(words).map(OsString::from).collect())
}

/// Why a command is not carried out.
enum Refused {
    /// A command of ours, given in a way that makes no sense; or a wish for help.
    Usage(clap::Error),
    /// No command of ours, or none that is offered here.
    NoCommand,
    /// One that reaches beyond what is offered here.
    Not(Box<AppError>),
}

fn parse(words: &[OsString]) -> Result<Arguments, Refused> {
    parse_by(&mut offered(super::command()), words)
}

fn parse_by(description: &mut clap::Command, words: &[OsString]) -> Result<Arguments, Refused> {
    let matches = description.try_get_matches_from_mut(words).map_err(|error| match error.kind() {
        clap::error::ErrorKind::InvalidSubcommand => Refused::NoCommand,
        _ => Refused::Usage(error),
    })?;
    if matches.subcommand_name().is_some_and(|name| !OFFERED.contains(&name)) {
        return Err(Refused::NoCommand);
    }
    if let Some(option) = names_file(description, &matches) {
        return Err(beyond("entry-no-files", &option));
    }
    let parsed = <Arguments as clap::FromArgMatches>::from_arg_matches(&matches).map_err(Refused::Usage)?;
    if parsed.globals.today.is_some() {
        return Err(beyond("entry-not-here", "--today"));
    }
    Ok(parsed)
}

/// The description with the names alone of the commands that are not offered here: whatever stands behind such a name, a
/// wish for help too, is refused with it.
fn offered(mut description: clap::Command) -> clap::Command {
    for inner in description.get_subcommands_mut().filter(|inner| !OFFERED.contains(&inner.get_name())) {
        let whatever = clap::Arg::new("whatever").num_args(0..).trailing_var_arg(true).allow_hyphen_values(true);
        let name = inner.get_name().to_owned();
        *inner = clap::Command::new(name).hide(true).disable_help_flag(true).arg(whatever);
    }
    description
}

/// The errand of a command over SSH; `None` for whatever is not offered there.
pub fn errand_at_door(text: &str) -> Option<Errand> {
    let parsed = parse(&words(&Asked::Text(OsString::from(text)))?).ok()?;
    Some(super::permission::errand(parsed.command.as_ref()))
}

fn beyond(id: &str, option: &str) -> Refused {
    Refused::Not(Box::new(AppError::new(ErrorKind::NotAllowed, Phrase::new(id).text("option", option))))
}

/// The first option or argument that was given a path, other than `-` for standard input or output. Told from the
/// description of the arguments, so that a new one is refused without anybody having thought of it.
fn names_file(description: &clap::Command, matches: &ArgMatches) -> Option<String> {
    let is_path = |argument: &&clap::Arg| argument.get_value_parser().type_id() == TypeId::of::<PathBuf>();
    let given = |argument: &clap::Arg| {
        let id = argument.get_id().as_str();
        // What the description itself proposes, the person has not named.
        let values = matches.try_get_raw(id).ok().flatten();
        let values = values.filter(|_| matches.value_source(id) != Some(ValueSource::DefaultValue));
        values.is_some_and(|mut values| values.any(|value| value != "-"))
    };
    let own = description.get_arguments().filter(is_path).find(|argument| given(argument)).map(called);
    own.or_else(|| {
        let (name, inner) = matches.subcommand()?;
        names_file(description.find_subcommand(name)?, inner)
    })
}

fn called(argument: &clap::Arg) -> String {
    match argument.get_long() {
        Some(long) => format!("--{long}"),
        None => argument.get_id().to_string().to_uppercase(),
    }
}

/// The commands that are offered here; the others set a machine up, send mail, or need nobody's office.
const OFFERED: &[&str] = &[
    "import",
    "export",
    "review",
    "due",
    "report",
    "client",
    "case",
    "explain",
    "letter",
    "fact",
    "what-if",
    "calc",
    "rules",
    "calendar",
    "feed",
    "staff",
    "access",
    "journal",
    "attach",
    "attachment",
    "scan",
    "erase",
    "privacy",
    "incident",
    "check",
    "undo",
];

fn not_a_command(asked: &Asked) -> AppError {
    AppError::new(ErrorKind::Usage, Phrase::new("entry-no-command").text("typed", typed(asked)))
}

/// What was asked for, as it may be shown and kept.
fn typed(asked: &Asked) -> Clean {
    let text = match asked {
        Asked::Screens => String::new(),
        Asked::Text(text) => text.to_string_lossy().into_owned(),
        Asked::Arguments(words) => words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "),
    };
    let clean = Clean::line(&text);
    if clean.chars().count() <= SHOWN {
        return clean;
    }
    Clean::line(&(clean.chars().take(SHOWN).collect::<String>() + "…"))
}

/// Says no, and writes into the journal what to. A journal that cannot be written just now changes nothing about it.
fn refuse(error: AppError, asked: &Asked, context: &Context) -> Start {
    if let Ok(mut desk) = Place::default().open() {
        drop(desk.note_event(REFUSED, None, &typed(asked)));
    }
    Start::Done(context.fail(&Failure::App(error)))
}

#[cfg(test)]
mod tests;
