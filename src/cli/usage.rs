//! Arguments that clap did not take, said in the reader's language: what happened, and what to do. And the same for
//! help texts: their headings here, their descriptions in [`help`].
//!
//! Nothing here runs before something went wrong or help was asked for: a start pays nothing for it. What clap found out is
//! taken from the kind of the error and its context; its own sentences are not shown.

mod help;

use super::args::{db_in, lang_in};
use crate::app::open::Place;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::i18n::{Catalogue, choose};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// Why a value does not fit, as a sentence that the reader's catalogue knows.
#[derive(Debug)]
pub(super) struct Unfit(Phrase);

impl Unfit {
    /// The reason with that id.
    pub(super) fn because(id: &str) -> Self {
        Self(Phrase::new(id))
    }

    /// A word that is none of these.
    pub(super) fn one_of(words: &[&str]) -> Self {
        Self(Phrase::new("usage-one-of").text("values", words.join(", ")))
    }

    /// Something that is no number of the kind of this one.
    pub(super) fn like(example: &str) -> Self {
        Self(Phrase::new("usage-like").text("example", example))
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.id)
    }
}

impl Error for Unfit {}

/// The office that these arguments mean, or the environment, or the usual one.
pub(super) fn place_of(arguments: &[OsString]) -> Place {
    let set = || std::env::var_os("SOJOURN_DB").filter(|path| !path.is_empty()).map(PathBuf::from);
    Place { db: db_in(arguments).or_else(set), today: None }
}

/// The texts for whoever typed these arguments: `--lang`, else what they chose in this office, else the locale. The office
/// is only glanced at; where that cannot be done the locale decides.
pub(super) fn words_for(arguments: &[OsString], place: &Place) -> Catalogue {
    let asked = lang_in(arguments);
    let chosen = || {
        if !place.exists().unwrap_or(false) {
            return None;
        }
        place.glance().ok()?.language()
    };
    let chosen = if asked.is_some() { None } else { chosen() };
    Catalogue::new(choose(asked, chosen.as_deref(), choose::locale().as_deref()))
}

/// What happened, and what to do, on one line each.
pub(super) fn said(error: &clap::Error, arguments: &[OsString], words: &Catalogue) -> (String, String) {
    let what = std::iter::once(happened(error)).chain(reason(error));
    let what: Vec<String> = what.map(|phrase| words.say(&phrase)).collect();
    let (path, written) = command_in(arguments);
    let usage = usage_of(error).unwrap_or(written);
    let similar = similar(error).map(|word| Phrase::new("usage-similar").text("word", word));
    let how = Phrase::new("usage-how").text("usage", in_words(&usage, words));
    let help = Phrase::new("usage-help").text("command", format!("{path} --help"));
    let hint = similar.into_iter().chain([how, help]);
    let hint: Vec<String> = hint.map(|phrase| words.say(&phrase)).collect();
    (what.join(" "), hint.join(" · "))
}

fn happened(error: &clap::Error) -> Phrase {
    let given = |kind| listed(error, kind).join(", ");
    let argument = given(ContextKind::InvalidArg);
    let about = |id: &str| Phrase::new(id).text("option", &argument);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => about("usage-no-option"),
        ErrorKind::UnknownArgument => about("usage-too-much"),
        ErrorKind::InvalidSubcommand => {
            Phrase::new("usage-no-command").text("command", given(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if given(ContextKind::InvalidValue).is_empty() => about("usage-no-value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            about("usage-bad-value").text("value", given(ContextKind::InvalidValue))
        }
        ErrorKind::TooManyValues => Phrase::new("usage-too-much").text("option", given(ContextKind::InvalidValue)),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => about("usage-number-of-values"),
        ErrorKind::NoEquals => about("usage-equals"),
        ErrorKind::MissingRequiredArgument => about("usage-missing"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Phrase::new("usage-incomplete")
        }
        ErrorKind::ArgumentConflict => conflict(error, &argument),
        ErrorKind::InvalidUtf8 => Phrase::new("usage-no-text"),
        _ => Phrase::new("usage-not-understood"),
    }
}

fn conflict(error: &clap::Error, argument: &str) -> Phrase {
    let others = listed(error, ContextKind::PriorArg).join(", ");
    let this = if argument.is_empty() {
        listed(error, ContextKind::InvalidSubcommand).join(", ")
    } else {
        argument.to_owned()
    };
    let id = if others == this { "usage-twice" } else { "usage-conflict" };
    Phrase::new(id).text("option", this).text("others", others)
}

/// What would have been right.
fn reason(error: &clap::Error) -> Option<Phrase> {
    if let Some(Unfit(phrase)) = error.source().and_then(|source| source.downcast_ref()) {
        return Some(phrase.clone());
    }
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand].map(|kind| listed(error, kind)).concat();
    if !valid.is_empty() {
        return Some(Phrase::new("usage-one-of").text("values", valid.join(", ")));
    }
    let numbers =
        [ContextKind::ExpectedNumValues, ContextKind::MinValues].into_iter().find_map(|kind| match error.get(kind) {
            Some(ContextValue::Number(number)) => i64::try_from(*number).ok(),
            _ => None,
        });
    if let Some(number) = numbers {
        return Some(Phrase::new("usage-so-many").number("n", number));
    }
    // A number out of its range: clap says `7 is not in 1..=5`.
    let text = error.source()?.to_string();
    let (_, range) = text.rsplit_once(" is not in ")?;
    let (from, until) = range.split_once("..=")?;
    Some(Phrase::new("usage-range").text("from", from).text("until", until))
}

/// The words of a context.
fn listed(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    let shown = |text: &String| Clean::line(text).to_string();
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![shown(text)],
        Some(ContextValue::Strings(texts)) => texts.iter().map(shown).collect(),
        _ => Vec::new(),
    }
}

/// What was probably meant: of several words clap names the likeliest last.
fn similar(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().map(|kind| listed(error, kind)).find(|words| !words.is_empty()).and_then(|mut words| words.pop())
}

/// The words of the command that the arguments mean, as far as they are words of ours, and how it is written.
fn command_in(arguments: &[OsString]) -> (String, String) {
    let mut command = super::command();
    let mut path = vec![command.get_name().to_owned()];
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(inner) = command.find_subcommand(word) {
            path.push(inner.get_name().to_owned());
            command = inner.clone();
        }
    }
    let usage = command.render_usage().to_string();
    let first = usage.lines().next().unwrap_or_default();
    (path.join(" "), first.trim_start_matches(USAGE).trim().to_owned())
}

/// How the command is written, where the error says it.
fn usage_of(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    let text = usage.to_string();
    let line = Clean::line(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(line.strip_prefix(USAGE)?.trim().to_owned())
}

/// What clap writes before a usage.
const USAGE: &str = "Usage:";

/// What clap writes of itself into the line that says how a command is written, and our text for it.
const INSIDE: &[(&str, &str)] = &[
    ("[OPTIONS]", "usage-word-options"),
    ("[COMMAND]", "usage-word-maybe-command"),
    ("<COMMAND>", "usage-word-command"),
];

/// Headings, which stand alone on a line, and our text for each.
const HEADINGS: &[(&str, &str)] = &[
    ("Commands:", "usage-heading-commands"),
    ("Arguments:", "usage-heading-arguments"),
    ("Options:", "usage-heading-options"),
    ("Global options:", "usage-heading-globals"),
    ("Example:", "usage-heading-example"),
    ("Examples:", "usage-heading-examples"),
    ("Possible values:", "usage-heading-values"),
];

/// What help was asked for, in the reader's language. The arguments are read once more by a description that has the
/// reader's texts, `seen` from where they are, so that clap lays out and breaks the lines that are shown.
pub(super) fn help(
    error: &clap::Error,
    arguments: &[OsString],
    words: &Catalogue,
    seen: fn(clap::Command) -> clap::Command,
) -> String {
    let is_long = arguments.iter().any(|word| word == "--help");
    let texts = help::Texts { told: Catalogue::new(words.lang()).of_help(), words, is_long };
    let again = seen(texts.over(super::command())).try_get_matches_from(arguments).err();
    let again = again.filter(|again| again.kind() == error.kind());
    headings(&again.as_ref().unwrap_or(error).render().to_string(), words)
}

/// A help text with the headings that clap adds in the reader's language.
fn headings(text: &str, words: &Catalogue) -> String {
    let mut lines: Vec<String> = text.lines().map(|line| help_line(line, words)).collect();
    // A second way to write it stands under the first.
    let (theirs, ours) =
        (format!("{:1$}sojourn", "", USAGE.len() + 1), words.text("usage-heading-usage").chars().count() + 2);
    for line in lines.iter_mut().filter(|line| line.starts_with(&theirs)) {
        *line = format!("{:ours$}{}", "", in_words(line.trim_start(), words));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn help_line(line: &str, words: &Catalogue) -> String {
    let bare = line.trim_start();
    if let Some((heading, id)) = HEADINGS.iter().find(|(heading, _)| *heading == bare) {
        let indent = &line[..line.len() - heading.len()];
        return format!("{indent}{}:", words.text(id));
    }
    match line.strip_prefix(USAGE) {
        Some(usage) => format!("{}:{}", words.text("usage-heading-usage"), in_words(usage, words)),
        None => line.to_owned(),
    }
}

fn in_words(line: &str, words: &Catalogue) -> String {
    INSIDE.iter().fold(line.to_owned(), |line, (theirs, id)| match line.contains(theirs) {
        true => line.replace(theirs, &words.text(id)),
        false => line,
    })
}

#[cfg(test)]
mod tests;
