//! The law at the desk: which rules there are and who vouches for them, what another rulebook or another day off would
//! move, and changing it. Officers look; supervisors change.
//!
//! A confirmation is an edit of the rulebook's text, so that the text alone says what is law; an undo puts the text of the
//! version before in force again, as a version of its own.

mod edit;
mod page;
#[cfg(test)]
mod tests;

pub use page::{RulePage, RulePages};

use super::clock;
use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use crate::domain::calendar::Override;
use crate::domain::choice::{Confidence, Severity};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, ENGINE};
use crate::domain::lang::Titles;
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Rule, Rulebook, Source};
use crate::domain::staff::Role;
use crate::host::process;
pub use crate::store::law::{
    DateMove, Dates, LawChange, LawCounts, LawDiff, LawProgress, LawReceipt, LawState, LawStepKind,
};
use crate::store::law::{LawStep, LawWork};
use crate::store::{Act, Error};
use std::collections::HashMap;

/// One row of the rulebook, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// Id; rows of different validity may share it.
    pub id: Clean,
    /// Title in three languages.
    pub titles: Titles,
    /// Class of the dates it gives.
    pub class: Class,
    /// How bad it is to miss them, as it counts now: an unverified row binds nobody until it is confirmed.
    pub severity: Severity,
    /// The same as the rulebook says it.
    pub written_severity: Severity,
    /// Facts are judged by it from this day on.
    pub valid_from: Option<Day>,
    /// Until this day.
    pub valid_until: Option<Day>,
    /// How sure it is.
    pub confidence: Confidence,
    /// When somebody last compared it with its source.
    pub checked_on: Day,
    /// Legal source.
    pub source: Source,
    /// Who of the practice vouches for it, and since when.
    pub confirmed: Option<(Clean, Day)>,
    /// How many open deadlines rest on rows of this id.
    pub in_use: usize,
    /// Facts of today are judged by it.
    pub in_force: bool,
}

impl RuleLine {
    fn of(rule: &Rule, in_use: &HashMap<String, usize>, today: Day) -> Self {
        Self {
            id: Clean::line(&rule.id),
            titles: rule.titles.clone(),
            class: rule.class,
            severity: rule.effective_severity(),
            written_severity: rule.severity,
            valid_from: rule.valid_from,
            valid_until: rule.valid_until,
            confidence: rule.confidence,
            checked_on: rule.checked_on,
            source: rule.source.clone(),
            confirmed: rule.confirmed.as_ref().map(|by| (Clean::line(&by.by), by.on)),
            in_use: in_use.get(&rule.id).copied().unwrap_or(0),
            in_force: rule.in_force(today),
        }
    }
}

/// What a day is to be for the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfficeDay {
    /// Worked, whatever the calendar says.
    Working,
    /// Off, under this name.
    Off(Clean),
    /// What the built-in calendar says.
    BuiltIn,
}

fn refused(id: &str) -> AppError {
    AppError::refused(Phrase::new(id))
}

impl Desk {
    /// Every row of the rulebook in force, in its order.
    ///
    /// # Errors
    /// Those of the store.
    pub fn rules(&self) -> Result<Vec<RuleLine>> {
        let today = self.today();
        let (book, in_use) = self.read(|reads| Ok((reads.rulebook()?, reads.rule_use()?)))?;
        let in_use: HashMap<String, usize> = in_use.into_iter().collect();
        Ok(book.rules.iter().map(|rule| RuleLine::of(rule, &in_use, today)).collect())
    }

    /// The rows that open deadlines rest on now though they are not sure and nobody of the practice vouches for them.
    ///
    /// # Errors
    /// Those of the store.
    pub fn rules_in_use(&self) -> Result<Vec<RuleLine>> {
        Ok(self.rules()?.into_iter().filter(RuleLine::is_to_confirm).collect())
    }

    /// The text of the rulebook in force.
    ///
    /// # Errors
    /// Those of the store.
    pub fn rulebook_text(&self) -> Result<String> {
        Ok(self.read(|reads| reads.rulebook_text(None))?.unwrap_or_default())
    }

    /// Edition and version of the rulebook in force.
    ///
    /// # Errors
    /// Those of the store.
    pub fn rulebook_edition(&self) -> Result<(Clean, i64)> {
        self.read(|reads| Ok((Clean::line(&reads.rulebook()?.edition), reads.law_state()?.rulebook)))
    }

    /// The office's own days, by day.
    ///
    /// # Errors
    /// Those of the store.
    pub fn office_days(&self) -> Result<Vec<Override>> {
        self.read(|reads| reads.calendar_overrides())
    }

    /// The built-in rulebook instead of the one in force.
    pub fn built_in_law() -> LawChange {
        LawChange::Rulebook(Rulebook::embedded().to_owned())
    }

    /// The rulebook in force with these rules confirmed by somebody today, or (without a name) with their confirmation
    /// withdrawn.
    ///
    /// # Errors
    /// A refusal that names an id of which there is no rule, or when the rulebook cannot be edited.
    pub fn confirmation(&self, ids: &[String], by: Option<&str>) -> Result<LawChange> {
        let by = by.map(|by| (by, self.today()));
        edit::confirm(&self.rulebook_text()?, ids, by).map(LawChange::Rulebook)
    }

    /// The office's days with one of them changed.
    ///
    /// # Errors
    /// Those of the store.
    pub fn with_office_day(&self, day: Day, is: OfficeDay) -> Result<LawChange> {
        let mut days = self.office_days()?;
        days.retain(|known| known.day() != day);
        match is {
            OfficeDay::Working => days.push(Override::Works(day)),
            OfficeDay::Off(name) => days.push(Override::Off(day, name)),
            OfficeDay::BuiltIn => {}
        }
        days.sort_by_key(Override::day);
        Ok(LawChange::Calendar(days))
    }

    /// What a change of the law would move, the first `limit` moves by name; nothing is written.
    ///
    /// # Errors
    /// A rulebook that cannot be read, with line and column; those of the store.
    pub fn preview_law(
        &self,
        change: &LawChange,
        limit: usize,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawDiff> {
        Ok(self.store.preview_law(change, self.today(), limit, progress)?)
    }

    /// Changes the law; `progress` says false to give it up.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`] for officers; a refusal when it is law already, when somebody else changes it just now,
    /// or when the rulebook cannot be read; those of the store.
    pub fn change_law(
        &mut self,
        change: &LawChange,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawReceipt> {
        self.require(Role::Supervisor)?;
        let (is_law, reason) = match change {
            LawChange::Rulebook(text) => (self.rulebook_text()? == *text, "rules"),
            LawChange::Calendar(days) => (self.office_days()? == *days, "calendar"),
            LawChange::Engine => (false, "engine"),
        };
        if is_law {
            return Err(refused("rules-same"));
        }
        let act = self.act(reason);
        self.carry_out(change, &act, None, progress)
    }

    /// Confirms rules, or (without a name) withdraws their confirmation.
    ///
    /// # Errors
    /// Those of [`Desk::confirmation`] and [`Desk::change_law`].
    pub fn confirm_rules(
        &mut self,
        ids: &[String],
        by: Option<&str>,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawReceipt> {
        let change = self.confirmation(ids, by)?;
        self.change_law(&change, progress)
    }

    fn carry_out(
        &mut self,
        change: &LawChange,
        act: &Act,
        undoes: Option<i64>,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<LawReceipt> {
        self.join()?;
        let work = LawWork { act, undoes, process: process::myself(), lives: &process::lives, progress };
        let receipt = self.store().change_law(change, work)?;
        self.look_again()?;
        Ok(receipt)
    }

    /// Puts back what a group changed of the law; `None` when it changed records.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`] for officers; a refusal when the law was changed again since; those of the store.
    pub(super) fn undo_law(
        &mut self,
        group: i64,
        progress: &mut dyn FnMut(LawProgress) -> bool,
    ) -> Result<Option<LawReceipt>> {
        // It is one entry, which belongs to no client.
        let steps = self.read(|reads| reads.group_about(group, None))?;
        let Some(step) = steps.into_iter().find_map(|entry| entry.law) else {
            return Ok(None);
        };
        self.require(Role::Supervisor)?;
        let change = self.law_before(&step)?;
        let act = self.act("undo");
        self.carry_out(&change, &act, Some(group), progress).map(Some)
    }

    /// The law as it was before a step, which must be the newest of its kind.
    fn law_before(&self, step: &LawStep) -> Result<LawChange> {
        let since = || refused("rules-undo-changed");
        self.read(|reads| match &step.what {
            LawStepKind::Rulebook { old, new } if reads.law_state()?.rulebook == *new => {
                Ok(reads.rulebook_text(Some(*old))?.map(LawChange::Rulebook))
            }
            LawStepKind::Calendar { old, new } if reads.calendar_overrides()? == *new => {
                Ok(Some(LawChange::Calendar(old.clone())))
            }
            _ => Ok(None),
        })?
        .ok_or_else(since)
    }

    /// Where the law stands.
    ///
    /// # Errors
    /// Those of the store.
    pub fn law_state(&self) -> Result<LawState> {
        self.read(|reads| reads.law_state())
    }

    /// True when an earlier program derived what is in force: its dates may differ from those of the present one.
    ///
    /// # Errors
    /// Those of the store.
    pub fn is_derived_anew(&self) -> Result<bool> {
        Ok(self.law_state()?.engine < ENGINE)
    }

    /// Before work begins: clears up after an interrupted change of the law, and derives everything anew where an earlier
    /// program did it last. Does nothing where it may not write, or while somebody else is at it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn settle_law(&mut self, progress: &mut dyn FnMut(LawProgress) -> bool) -> Result<Option<LawReceipt>> {
        let state = self.law_state()?;
        let idle = !state.untidy && state.under_way.is_none() && state.engine >= ENGINE;
        if idle || self.require(Role::Officer).is_err() {
            return Ok(None);
        }
        let settled = match self.store().tidy_law(clock::now_ms(), &process::lives) {
            Ok(()) if state.engine < ENGINE => {
                let act = self.act("engine");
                self.carry_out(&LawChange::Engine, &act, None, progress).map(Some)
            }
            Ok(()) => Ok(None),
            Err(error) => Err(error.into()),
        };
        match settled {
            Err(error) if is_not_ours(&error) => Ok(None),
            settled => settled,
        }
    }
}

/// A file that may only be read, or somebody else who is at it.
fn is_not_ours(error: &AppError) -> bool {
    error.kind == ErrorKind::Busy
        || error.message == AppError::from(Error::ReadOnly).message
        || error.message.id == "store-law-under-way"
}
