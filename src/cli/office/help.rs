//! Help as it is seen at the door: the commands, the options and the examples that are taken here, and no others.
//!
//! Invariant: this only leaves out; what is said stays as it is everywhere.

use super::{Refused, offered, parse_by};
use clap::Command;
use std::ffi::OsString;

/// Options of every command that are refused here whatever they say.
const NEVER: &[&str] = &["db", "today"];

/// The description with the reader's texts, without what is refused here.
pub(super) fn as_here(description: Command) -> Command {
    let mut taken = offered(crate::cli::command());
    without_refused(offered(description), &mut taken)
}

fn without_refused(command: Command, taken: &mut Command) -> Command {
    let mut command = command.mut_args(|argument| match NEVER.contains(&argument.get_id().as_str()) {
        true => argument.hide(true),
        false => argument,
    });
    for inner in command.get_subcommands_mut() {
        *inner = without_refused(std::mem::take(inner), taken);
    }
    match command.get_after_help().map(ToString::to_string) {
        Some(after) => command.after_help(examples(&after, taken)),
        None => command,
    }
}

/// What stands under the options, without the examples that would be refused; where none is left, without their heading.
fn examples(after: &str, taken: &mut Command) -> String {
    let mut is_kept = true;
    let is_left = |line: &&str| {
        match line.strip_prefix("  ") {
            // What is said of an example stands deeper under it where it does not fit beside it.
            Some(deeper) if deeper.starts_with(' ') => {}
            Some(example) => is_kept = is_taken(example, taken),
            None => is_kept = true,
        }
        is_kept
    };
    let left: Vec<&str> = after.lines().filter(is_left).collect();
    let leads = |at: usize| left.get(at + 1).is_some_and(|next| next.starts_with("  "));
    let shown = left.iter().enumerate().filter(|(at, line)| !line.ends_with(':') || leads(*at));
    shown.map(|(_, line)| *line).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

/// True when an example, behind which something may be said of it, is a command that is taken here.
fn is_taken(example: &str, taken: &mut Command) -> bool {
    // Where the streams of the command lead is up to the shell of whoever asks.
    let command =
        ["  ", " > ", " < "].iter().fold(example, |example, end| example.split(end).next().unwrap_or_default());
    let words: Option<Vec<OsString>> =
        super::grammar::words(command).map(|words| words.into_iter().map(OsString::from).collect());
    words.is_some_and(|words| !matches!(parse_by(taken, &words), Err(Refused::NoCommand | Refused::Not(_))))
}
