//! What presses right now, as a log-in line and a condition of a shell need it: counts, and the one thing that presses most.
//!
//! It reads the same index as Today, but only up to today's warn day, so that its cost is that of what is late. Whoever
//! logs in must never wait for it or be kept out by it: the office is opened for a glance ([`Place::glance`]).

use super::agenda::LevelCounts;
use super::desk::{Desk, RuleTitles};
use super::error::Result;
use super::open::Place;
use crate::domain::agenda::DueItem;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::store::DueFilter;
use crate::store::sqlite::OpenMode;

/// What presses on a day.
#[derive(Debug, Clone)]
pub struct Pressing {
    /// The office date it was read for.
    pub today: Day,
    /// Live deadlines in breach, overdue, or due today; the other levels are not counted.
    pub counts: LevelCounts,
    /// The worst of them: by level, then warn day, then name.
    pub first: Option<DueItem>,
    /// Titles of rules; empty when nothing presses.
    pub titles: RuleTitles,
}

impl Pressing {
    /// True when something is in breach, overdue or due today.
    pub fn any(&self) -> bool {
        self.first.is_some()
    }
}

impl Place {
    /// Opens the office for a glance: it is neither waited for nor brought up to date nor written to.
    ///
    /// # Errors
    /// As for [`Place::open`]; a refusal of a database of an older format.
    pub fn glance(&self) -> Result<Desk> {
        self.open_for(OpenMode::Glance)
    }
}

impl Desk {
    /// What presses today, of everybody or of one officer by login or name.
    ///
    /// # Errors
    /// A refusal of an unknown officer; those of the store.
    pub fn pressing(&mut self, owner: Option<&str>) -> Result<Pressing> {
        let (today, thresholds) = (self.today(), self.thresholds());
        let owner = owner.map(|login| self.staff_called(login)).transpose()?;
        let filter =
            DueFilter { until: Some(today), owner, today: Some(today), without_unknown: true, ..DueFilter::default() };
        let (counts, first) = self.read(|reads| {
            let (mut counts, mut first) = (LevelCounts::default(), None::<(Level, DueItem)>);
            reads.each_due(&filter, &mut |due| {
                let level = due.level(&thresholds, today);
                if !due.is_live(today) || level > Level::Today {
                    return;
                }
                counts.add(level);
                let before = first.as_ref().is_none_or(|(worst, best)| {
                    (level, due.warn_day, due.client_name) < (*worst, best.warn_day, best.client_name.as_str())
                });
                if before {
                    first = Some((level, due.to_item()));
                }
            })?;
            Ok((counts, first.map(|(_, item)| item)))
        })?;
        let titles = if first.is_some() { self.titles()? } else { RuleTitles::default() };
        Ok(Pressing { today, counts, first, titles })
    }
}
