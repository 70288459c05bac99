//! The descriptions in help texts, in the reader's language.
//!
//! In English they stand beside what they describe, in the doc comments of the arguments, which also make the manual and
//! the completions. In Russian and Kazakh they stand in the catalogues of help. A command's message is `help` and the
//! words of the command (`help-fact-exit`); its parts are `more` (what the long text says beside it), `after` (the
//! sentences under the options) and `example-1` … (what is said of an example). An argument's message has its id behind
//! two hyphens (`help-fact-exit--on`); where a command has none, that of the command above it holds (`help-fact--on`,
//! `help--on`). Its parts are `more`, and one for each of its values that is described.
//!
//! Invariants: nothing here runs unless help is shown; what has no text stays as clap has it (a test finds it first);
//! notes that clap would add to a description are added here, before the lines are broken.

use super::HEADINGS;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};

/// So wide is a terminal that every help text is written for.
const WIDTH: usize = 80;

/// What is laid over the description of the command line.
pub(super) struct Texts<'a> {
    /// Descriptions; none in English.
    pub(super) told: Catalogue,
    /// All other texts.
    pub(super) words: &'a Catalogue,
    /// True for `--help`, false for `-h`.
    pub(super) is_long: bool,
}

impl Texts<'_> {
    /// The whole description of the command line, built before, with the reader's texts.
    pub(super) fn over(&self, command: Command) -> Command {
        self.command(command, "help")
    }

    /// A command and all below it; `id` is that of its message.
    fn command(&self, command: Command, id: &str) -> Command {
        let mut command = command.mut_args(|argument| self.argument(argument, id));
        for inner in command.get_subcommands_mut() {
            let id = format!("{id}-{}", inner.get_name());
            *inner = self.command(std::mem::take(inner), &id);
        }
        if let Some(about) = self.told.find(id, None) {
            if let Some(more) = self.told.find(id, Some("more")) {
                command = command.long_about(format!("{about}\n\n{more}"));
            }
            command = command.about(about);
        }
        match command.get_after_help().map(ToString::to_string) {
            Some(after) => command.after_help(self.after(&after, id)),
            None => command,
        }
    }

    /// What stands under the options: headings, examples, and sentences.
    fn after(&self, english: &str, id: &str) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut sentences = self.told.find(id, Some("after"));
        let is_told = sentences.is_some();
        let mut examples = self.examples(english, id).into_iter();
        for line in english.lines() {
            if line.starts_with("  ") {
                lines.extend(examples.next());
            } else if line.is_empty() || HEADINGS.iter().any(|(heading, _)| *heading == line) || !is_told {
                lines.push(line.to_owned());
            } else {
                lines.extend(sentences.take());
            }
        }
        lines.join("\n")
    }

    /// The examples; what is said of them stands beside them, or under them where one would not fit.
    fn examples(&self, english: &str, id: &str) -> Vec<String> {
        let mut number = 0;
        let examples: Vec<(&str, usize, String)> = english
            .lines()
            .filter(|line| line.starts_with("  "))
            .map(|line| {
                let Some((command, column, said)) = example(line) else { return (line, 0, String::new()) };
                number += 1;
                let told = self.told.find(id, Some(&format!("example-{number}")));
                (command, column, told.unwrap_or_else(|| said.to_owned()))
            })
            .collect();
        let fit = examples.iter().all(|(_, column, said)| column + said.chars().count() <= WIDTH);
        let shown = |(command, column, said): (&str, usize, String)| match (said.is_empty(), fit) {
            (true, _) => command.to_owned(),
            (false, true) => format!("{command:column$}{said}"),
            (false, false) => format!("{command}\n      {said}"),
        };
        examples.into_iter().map(shown).collect()
    }

    /// An argument of the command whose message has this id.
    fn argument(&self, argument: Arg, id: &str) -> Arg {
        match argument.get_id().as_str() {
            "help" if argument.get_long_help().is_some() => {
                let [more, less] = ["usage-print-help-more", "usage-print-help-less"].map(|id| self.words.text(id));
                return argument.help(more).long_help(less);
            }
            "help" => return argument.help(self.words.text("usage-print-help")),
            "version" => return argument.help(self.words.text("usage-print-version")),
            _ => {}
        }
        let own = self.id_of(&argument, id);
        let find = |part| own.as_deref().and_then(|id| self.told.find(id, part));
        let english = argument.get_help().map(ToString::to_string);
        let (argument, notes) = self.noted(argument, own.as_deref());
        let Some(text) = find(None).or(english) else { return argument };
        let with_notes = |text: String| notes.iter().fold(text, |text, note| format!("{text} {note}"));
        let long = argument.get_long_help().map(ToString::to_string);
        let argument = match long {
            Some(long) => {
                let more = find(Some("more")).map(|more| format!("{text}\n\n{more}"));
                argument.long_help(with_notes(more.unwrap_or(long)))
            }
            None => argument,
        };
        argument.help(with_notes(text))
    }

    /// The id of an argument's message: its own, or that of a command above.
    pub(super) fn id_of(&self, argument: &Arg, command: &str) -> Option<String> {
        let name = argument.get_id().as_str().replace('_', "-");
        let ends = command.match_indices('-').map(|(at, _)| at).chain([command.len()]).rev();
        let ids = ends.map(|end| format!("{}--{name}", &command[..end]));
        ids.into_iter().find(|id| self.told.has(id))
    }

    /// An argument that says nothing of its default and its values by itself, and what is to be said of them.
    fn noted(&self, argument: Arg, id: Option<&str>) -> (Arg, Vec<String>) {
        let (mut argument, mut notes) = (argument, Vec::new());
        if !argument.get_action().takes_values() {
            return (argument, notes);
        }
        let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        let default = defaults.join(" ");
        if !default.is_empty() {
            notes.push(self.words.say(&Phrase::new("usage-default").text("value", default)));
        }
        argument = argument.hide_default_value(true);
        let values = argument.get_possible_values();
        let shown: Vec<&str> =
            values.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name).collect();
        if self.is_long && values.iter().any(|value| value.get_help().is_some()) {
            let told = values.iter().map(|value| self.value(value, id)).collect::<Vec<_>>();
            argument = argument.value_parser(PossibleValuesParser::new(told));
        } else if !shown.is_empty() {
            notes.push(self.words.say(&Phrase::new("usage-values").text("values", shown.join(", "))));
            argument = argument.hide_possible_values(true);
        }
        (argument, notes)
    }

    /// One of the values that an argument may have, for being shown only.
    fn value(&self, value: &PossibleValue, id: Option<&str>) -> PossibleValue {
        let told = id.and_then(|id| self.told.find(id, Some(value.get_name())));
        let english = value.get_help().map(ToString::to_string);
        let bare = PossibleValue::new(value.get_name().to_owned()).hide(value.is_hide_set());
        match told.or(english) {
            Some(text) => bare.help(text),
            None => bare,
        }
    }
}

/// An example of which something is said: how it is written, where that begins, and what it is.
fn example(line: &str) -> Option<(&str, usize, &str)> {
    let indent = line.len() - line.trim_start().len();
    let gap = indent + line[indent..].find("  ")?;
    let said = line[gap..].trim_start();
    let column = line[..line.len() - said.len()].chars().count();
    Some((&line[..gap], column, said))
}

#[cfg(test)]
mod tests;
