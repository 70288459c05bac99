//! What every command works with: global options, the language, standard output, and the office when it is asked for.

use super::Screen;
use super::args::Globals;
use super::failure::{self, Failure, Outcome};
use super::out::Out;
use super::table::Table;
use crate::app::clock;
use crate::app::demo::Throwaway;
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::import::local::OwnMachine;
use crate::app::open::Place;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::i18n::{Catalogue, choose};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// One run of one command.
pub(super) struct Context {
    globals: Globals,
    /// The texts in the reader's language; not parsed unless something is said.
    pub(super) words: Catalogue,
    /// Standard output.
    pub(super) out: Out,
}

impl Context {
    /// A run with these options.
    pub(super) fn new(globals: Globals) -> Self {
        let lang = choose(globals.lang, None, choose::locale().as_deref());
        let out = Out::new(globals.ascii);
        Self { globals, words: Catalogue::new(lang), out }
    }

    /// A run in which nothing was asked for yet.
    pub(super) fn silent() -> Self {
        Self::new(Globals::default())
    }

    /// True when a JSON document is wanted.
    pub(super) const fn json(&self) -> bool {
        self.globals.json
    }

    /// True when columns are to be separated by tabs.
    pub(super) const fn plain(&self) -> bool {
        self.globals.plain
    }

    /// True when the program is to talk in lines instead of opening the screens: asked for, or a terminal that cannot
    /// place a cursor.
    pub(super) fn is_plain_face(&self) -> bool {
        self.plain() || std::env::var_os("TERM").is_some_and(|term| term == "dumb")
    }

    /// True when marks must be plain ASCII.
    pub(super) const fn ascii(&self) -> bool {
        self.globals.ascii
    }

    /// The language of titles.
    pub(super) const fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The language that was asked for on the command line.
    pub(super) const fn asked_lang(&self) -> Option<Lang> {
        self.globals.lang
    }

    /// The office date.
    pub(super) fn today(&self) -> Day {
        self.globals.today.unwrap_or_else(clock::today)
    }

    /// The database that was named for this run, not counting the environment.
    pub(super) fn named_db(&self) -> Option<PathBuf> {
        self.globals.db.clone()
    }

    /// Where the office lies: `--db`, else `SOJOURN_DB`, else the usual place.
    pub(super) fn place(&self) -> Place {
        let set = || std::env::var_os("SOJOURN_DB").filter(|path| !path.is_empty()).map(PathBuf::from);
        Place { db: self.globals.db.clone().or_else(set), today: self.globals.today }
    }

    /// The right to reach for files of this machine; `line` does the same without.
    pub(super) fn own_machine(line: &str) -> Result<OwnMachine, AppError> {
        crate::app::entry::here().own_machine(line)
    }

    /// Opens the office and takes on the language of whoever sits down.
    pub(super) fn desk(&mut self) -> Result<Desk, Failure> {
        let mut desk = self.place().open()?;
        // What hinders this hinders the command too, which says so; the next one tries it again.
        drop(desk.keep_blocked_apart());
        self.speak_like(&mut desk);
        Ok(desk)
    }

    /// The same over a file of this run.
    pub(super) fn desk_at(&mut self, path: &Path) -> Result<Desk, Failure> {
        let mut desk = Place { db: Some(path.to_path_buf()), ..self.place() }.open()?;
        self.speak_like(&mut desk);
        Ok(desk)
    }

    /// Takes on the language of the person at the desk, unless one was asked for.
    pub(super) fn speak_like(&mut self, desk: &mut Desk) {
        let lang = choose(self.globals.lang, desk.language().as_deref(), choose::locale().as_deref());
        if lang != self.lang() {
            self.words = Catalogue::new(lang);
        }
    }

    /// Prints a sentence on a line of its own.
    pub(super) fn say(&mut self, phrase: &Phrase) -> Result<(), Failure> {
        let line = self.words.say(phrase);
        Ok(self.out.line(line)?)
    }

    /// Labels and values, one a line; empty values are left out.
    pub(super) fn facts(&mut self, rows: &[(&str, String)]) -> Result<(), Failure> {
        let mut table = Table::default();
        for (label, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
            table.row([self.words.text(label), value.clone()]);
        }
        self.table(&table)
    }

    /// The rows of a table, one a line.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), Failure> {
        table.lines(self.plain()).iter().try_for_each(|line| Ok(self.out.line(line)?))
    }

    /// The same, or the sentence that there is nothing.
    pub(super) fn table_or(&mut self, table: &Table, none: &str) -> Outcome {
        if table.is_empty() {
            self.say(&Phrase::new(none))?;
        }
        self.table(table)?;
        Ok(0)
    }

    /// The rows of a table under a heading, indented.
    pub(super) fn section(&mut self, heading: &str, table: &Table) -> Result<(), Failure> {
        self.out.line("")?;
        self.out.line(heading)?;
        table.lines(self.plain()).iter().try_for_each(|line| Ok(self.out.line(format!("  {line}"))?))
    }

    /// A date for people, or in the form of the JSON with `--plain`.
    pub(super) fn day(&self, day: Day) -> String {
        if self.plain() { crate::domain::day::iso(day) } else { self.words.day(day) }
    }

    /// Ends a run that was not stopped.
    pub(super) fn finish(&mut self, code: u8) -> ExitCode {
        match self.out.flush() {
            Ok(()) => ExitCode::from(code),
            Err(error) => self.fail(&error.into()),
        }
    }

    /// Ends a run that failed.
    pub(super) fn fail(&self, failure: &Failure) -> ExitCode {
        ExitCode::from(failure::report(failure, &self.words, self.json()))
    }

    /// What the terminal face needs.
    pub(super) fn screen(&self, throwaway: Option<Throwaway>) -> Screen {
        let mut place = self.place();
        if let Some(throwaway) = &throwaway {
            place.db = Some(throwaway.path().to_path_buf());
        }
        Screen { place, lang: self.globals.lang, ascii: self.globals.ascii, throwaway }
    }
}
