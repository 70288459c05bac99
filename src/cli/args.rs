//! The arguments: global options before or after the subcommand, and the list of subcommands.

use super::{
    access, attach, backup, calc, calendar_book, case, check, client, completions, demo, digest, due, erase, explain,
    export, fact, feed, import, incident, journal, letter, man, parse, privacy, report, review, rules, scan, server,
    staff, undo, what_if,
};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use clap::{Args, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// Keeps watch over lawful stays in Kazakhstan: what is due, why, and what to do about it.
#[derive(Debug, Parser)]
#[command(
    name = "sojourn",
    version,
    about = "Case manager for Temporary Residence Permits (TRP, РВП, УТР) in Kazakhstan",
    long_about = "Case manager for Temporary Residence Permits (TRP, РВП, УТР) in Kazakhstan.\n\n\
                  Without a subcommand the screens open. Every subcommand works over the same data.",
    after_help = "Examples:\n  \
        sojourn                                   open the screens\n  \
        sojourn --plain                           the same as text, for screen readers and scripts\n  \
        sojourn demo                              try it with invented clients; nothing is kept\n  \
        sojourn import clients.xlsx --dry-run     rehearse taking in a sheet\n  \
        sojourn review --days 14                  what is due within two weeks\n  \
        sojourn client show C-000012 --json       one client, for other programs\n  \
        sojourn calc stay --citizenship UZB --stay 2026-10-21.. --on 2026-11-22\n\n\
        Exit codes: 0 done, 1 nothing matched, 2 usage, 3 refused, 4 not allowed, 5 busy or ambiguous, 6 storage.",
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) globals: Globals,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Options of every subcommand, before or after it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Globals {
    /// Database file [env: SOJOURN_DB] [default: in your data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) db: Option<PathBuf>,
    /// Office date to reckon from [default: today in Almaty]
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = parse::day)]
    pub(super) today: Option<Day>,
    /// Language: en, ru or kk [default: yours, else the locale's]
    #[arg(long, global = true, value_name = "LANG", value_parser = parse::lang)]
    pub(super) lang: Option<Lang>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Print columns separated by tabs, without decoration; without a subcommand, talk in numbered lines
    #[arg(long, global = true)]
    pub(super) plain: bool,
    /// Draw borders and marks with ASCII characters only
    #[arg(long, global = true)]
    pub(super) ascii: bool,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Command {
    /// Try the program with invented clients; without --db nothing is kept
    Demo(demo::Args),
    /// Take in a list of clients (CSV, XLSX, XLS, ODS)
    Import(import::Args),
    /// Write a list, a register, a report, a case, a client or the whole office for other programs and for people
    Export(export::Args),
    /// What is due: breaches, overdue acts, and what comes within a number of days
    Review(review::Args),
    /// What is due, one line an item, for shells
    Due(due::Args),
    /// Print a report as of today
    Report(report::Args),
    /// Look up a client
    Client {
        #[command(subcommand)]
        command: client::Command,
    },
    /// Look up a case, check it, file it, record what became of it
    Case {
        #[command(subcommand)]
        command: case::Command,
    },
    /// Explain one deadline: every step, its rule and legal source, and what to do now
    Explain(explain::Args),
    /// Write to a client or contact: missing papers, a date, an appointment; see who is silent
    Letter(letter::Args),
    /// Record what has happened to a client: the dates that move are shown first
    Fact {
        #[command(subcommand)]
        command: fact::Command,
    },
    /// Say what would follow if a client left, came back, or lost the permit; writes nothing
    WhatIf(what_if::Args),
    /// Reckon dates, calendars and codes; needs no database
    Calc {
        #[command(subcommand)]
        command: calc::Command,
    },
    /// Look at the rules, say who vouches for them, put others in force
    Rules {
        #[command(subcommand)]
        command: rules::Command,
    },
    /// Look at the office's working days and change single ones
    Calendar {
        #[command(subcommand)]
        command: calendar_book::Command,
    },
    /// Print open deadlines and appointments as a calendar (ICS) that any calendar program can read or subscribe to
    Feed(feed::Args),
    /// Send the morning mail: to each person their day, to the head of the practice everybody's
    Digest(digest::Args),
    /// The people of the practice: roles, absences, keys, and where their mail goes
    Staff {
        #[command(subcommand)]
        command: staff::Command,
    },
    /// Restrict clients and cases to named people, and see who is named
    Access {
        #[command(subcommand)]
        command: access::Command,
    },
    /// Who changed what, when and from where; prove that nothing of it was altered
    Journal {
        #[command(subcommand)]
        command: journal::Command,
    },
    /// Attach a scan to a paper of a case
    ///
    /// What the file is is told from its content: PDF, JPEG, PNG, TIFF, HEIC, WebP, DOCX, XLSX, ODT and ODS are taken in.
    Attach(attach::Args),
    /// The scans of a case: list them, give one out, take one away
    Attachment {
        #[command(subcommand)]
        command: attach::Command,
    },
    /// Read passports and cards from a scanner in keyboard mode, find the client, say what differs
    ///
    /// Reads lines of machine-readable zones from standard input until it ends (Ctrl-D), whatever the keyboard layout. At a
    /// terminal each document is shown and you choose what to do; otherwise each gives one line of JSON.
    Scan(scan::Args),
    /// Copy the whole office into a folder while people work, and prove the copy before saying that it was made
    Backup(backup::Args),
    /// Put a backup in the place of the office's database; what lies there is kept beside it
    Restore(backup::RestoreArgs),
    /// Propose to destroy all that is held on a client; somebody else approves it, and then it cannot be undone
    Erase(erase::Args),
    /// Personal data: consents, requests, blocking, legal holds, how long data are kept
    Privacy {
        #[command(subcommand)]
        command: privacy::Command,
    },
    /// Breaches of the safety of personal data: the clock, whom one concerns, drafts of the notices
    Incident {
        #[command(subcommand)]
        command: incident::Command,
    },
    /// Verify the database: file, references, journal chain, stored deadlines against derived ones, and the scans
    Check(check::Args),
    /// Say what is wrong with the terminal, the locale and the place of the database
    Doctor,
    /// Take back your newest change; on a terminal it asks first where much goes with it
    Undo(undo::Args),
    /// Set up a server that many people share, and look it over; for root
    Server {
        #[command(subcommand)]
        command: server::Command,
    },
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Print the manual page
    #[command(hide = true)]
    Man(man::Args),
}

/// Reads the arguments.
pub(super) fn read(arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    Arguments::try_parse_from(arguments)
}

/// The value of an option among arguments that could not be understood.
fn value_in(arguments: &[OsString], option: &str) -> Option<OsString> {
    let mut words = arguments.iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if word == option {
            return words.next().cloned();
        }
        let joined = word.to_str().and_then(|word| word.strip_prefix(option)?.strip_prefix('='));
        if let Some(value) = joined {
            return Some(value.into());
        }
    }
    None
}

/// The language that `--lang` names, also where the arguments cannot be understood.
pub(super) fn lang_in(arguments: &[OsString]) -> Option<Lang> {
    parse::lang(value_in(arguments, "--lang")?.to_str()?).ok()
}

/// The database that `--db` names, also where the arguments cannot be understood.
pub(super) fn db_in(arguments: &[OsString]) -> Option<PathBuf> {
    value_in(arguments, "--db").map(PathBuf::from)
}

/// True when `--json` stands among the arguments, also where they cannot be understood.
pub(super) fn wants_json(arguments: &[OsString]) -> bool {
    arguments.iter().skip(1).take_while(|word| *word != "--").any(|word| word == "--json")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_description_of_the_command_line_is_sound() {
        super::super::command().debug_assert();
    }

    #[test]
    fn every_question_of_an_option_is_answered_by_yes_or_no() {
        fn questions(command: &clap::Command, found: &mut Vec<String>) {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                let values = argument.get_possible_values();
                let words: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
                assert!(!words.contains(&"true"), "{argument:?}");
                if words.contains(&"yes") {
                    assert_eq!(
                        (words.as_slice(), argument.get_value_names()),
                        (&["yes", "no"][..], Some(&["ANSWER".into()][..]))
                    );
                    found.push(argument.get_id().to_string());
                }
            }
            command.get_subcommands().for_each(|inner| questions(inner, found));
        }
        let mut found = Vec::new();
        questions(&super::super::command(), &mut found);
        assert_eq!(found, ["calm", "third_parties", "cross_border", "publication", "on"]);
        let read =
            |word: &str| super::read(&["sojourn", "digest", "setup", "--calm", word].map(std::ffi::OsString::from));
        assert!(read("no").is_ok() && read("false").is_err());
    }
}
