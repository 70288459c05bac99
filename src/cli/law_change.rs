//! What `rules` and `calendar` share: what a change of the law would move, the question, the progress, the change.

use super::context::Context;
use super::failure::{Failure, Outcome};
use super::table::Table;
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::law::{DateMove, Dates, LawChange, LawCounts, LawDiff, LawProgress};
use crate::domain::phrase::Phrase;
use serde::Serialize;
use std::io::{self, BufRead, IsTerminal, Write};

/// So many moves a person is shown.
pub(super) const SHOWN: usize = 20;

/// A share of the work on the terminal, written over again and again; nothing elsewhere.
pub(super) struct Bar {
    shows: bool,
    told: usize,
}

impl Bar {
    /// For this run.
    pub(super) fn new(context: &Context) -> Self {
        Self { shows: io::stderr().is_terminal() && !context.json(), told: usize::MAX }
    }

    /// Shows how far it has come; work on few people is over before it could be read.
    pub(super) fn tell(&mut self, progress: LawProgress) -> bool {
        let percent = (progress.done * 100).checked_div(progress.total).unwrap_or(100);
        if self.shows && progress.total >= 2_000 && percent != self.told {
            self.told = percent;
            drop(write!(io::stderr(), "\r{percent:3} % · {} / {} ", progress.done, progress.total));
        }
        true
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.told != usize::MAX {
            drop(write!(io::stderr(), "\r{:40}\r", ""));
        }
    }
}

/// The JSON of a change that was made.
#[derive(Serialize)]
struct Changed {
    changed: bool,
    group: Option<i64>,
    rulebook: i64,
    counts: LawCounts,
}

/// The JSON of a change that was only looked at.
#[derive(Serialize)]
struct Looked<'a> {
    counts: LawCounts,
    clients: usize,
    moves: &'a [DateMove],
    cut: bool,
}

/// Shows what a change would move, asks, and makes it. `yes` makes it without asking.
pub(super) fn carry_out(desk: &mut Desk, change: &LawChange, yes: bool, context: &mut Context) -> Outcome {
    if !yes {
        if context.json() || !io::stdin().is_terminal() {
            return Err(AppError::new(crate::app::error::ErrorKind::Refused, Phrase::new("rules-needs-yes")).into());
        }
        let diff = look(desk, change, SHOWN, context)?;
        show(&diff, context)?;
        if !agreed(context)? {
            context.say(&Phrase::new("rules-left"))?;
            return Ok(0);
        }
    }
    let mut bar = Bar::new(context);
    let done = desk.change_law(change, &mut |progress| bar.tell(progress));
    drop(bar);
    let done = done?;
    if context.json() {
        let (group, rulebook) = (done.receipt.group, desk.law_state()?.rulebook);
        context.out.json(&Changed { changed: true, group, rulebook, counts: done.counts })?;
    } else {
        context.say(&Phrase::new("rules-done"))?;
        context.say(&summary("rules-did", done.counts))?;
    }
    Ok(0)
}

/// What a change would move.
pub(super) fn look(desk: &Desk, change: &LawChange, limit: usize, context: &Context) -> Result<LawDiff, Failure> {
    let mut bar = Bar::new(context);
    Ok(desk.preview_law(change, limit, &mut |progress| bar.tell(progress))?)
}

fn summary(id: &str, counts: LawCounts) -> Phrase {
    Phrase::new(id)
        .number("moved", super::review::count(counts.moved))
        .number("appeared", super::review::count(counts.appeared))
        .number("vanished", super::review::count(counts.vanished))
        .number("restated", super::review::count(counts.restated))
        .number("people", super::review::count(counts.people))
}

/// Prints what a change would move.
pub(super) fn show(diff: &LawDiff, context: &mut Context) -> Result<(), Failure> {
    context.say(&summary("rules-would", diff.counts))?;
    let mut table = Table::default();
    for line in &diff.lines {
        let (old, new) = (days(line, line.old, context), days(line, line.new, context));
        let deadline = format!("{}/{}", line.rule, line.subject);
        table.row([old, "→".to_owned(), new, line.client.to_string(), line.name.to_string(), deadline]);
    }
    context.table(&table)?;
    let all = diff.counts.moved + diff.counts.appeared + diff.counts.vanished;
    match all.saturating_sub(diff.lines.len()) {
        0 => Ok(()),
        left => context.say(&Phrase::new("rules-more").number("n", super::review::count(left))),
    }
}

/// The last day, or where only the warn day moves, that one.
fn days(line: &DateMove, dates: Option<Dates>, context: &Context) -> String {
    let same_end = line.old.zip(line.new).is_some_and(|(old, new)| old.last_day == new.last_day);
    dates.map_or_else(
        || context.words.text("cli-none"),
        |dates| context.day(if same_end { dates.warn_day } else { dates.last_day }),
    )
}

/// The same as one JSON document.
pub(super) fn json(diff: &LawDiff, context: &mut Context) -> Result<(), Failure> {
    let all = diff.counts.moved + diff.counts.appeared + diff.counts.vanished;
    let cut = diff.lines.len() < all;
    Ok(context.out.json(&Looked { counts: diff.counts, clients: diff.clients, moves: &diff.lines, cut })?)
}

/// Asks on the terminal; anything but yes is no.
fn agreed(context: &mut Context) -> Result<bool, Failure> {
    context.out.flush()?;
    let question = context.words.text("rules-ask");
    write!(io::stderr(), "{question} ")?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim().to_lowercase();
    Ok(["y", "yes", "д", "да", "и", "иә"].contains(&answer.as_str()))
}

/// Before work begins: what an earlier program derived, or an interrupted change left behind, is set right, and said.
pub(super) fn settle(desk: &mut Desk, context: &Context) -> Result<(), Failure> {
    let says = io::stderr().is_terminal() && !context.json();
    if says && desk.is_derived_anew()? {
        drop(writeln!(io::stderr(), "{}", context.words.text("rules-engine")));
    }
    let mut bar = Bar::new(context);
    desk.settle_law(&mut |progress| bar.tell(progress))?;
    Ok(())
}
