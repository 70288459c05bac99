//! What to do now, by class of deadline and by how near the date is.

use crate::domain::deadline::{Class, Level};
use crate::domain::lang::Titles;
use serde::Deserialize;

/// What to do now, by how near the date is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// At any other time.
    pub default: Option<Titles>,
    /// In breach.
    pub breach: Option<Titles>,
    /// Overdue.
    pub overdue: Option<Titles>,
    /// The warn day is reached.
    pub today: Option<Titles>,
    /// Within days.
    pub critical: Option<Titles>,
}

impl Advice {
    /// The words for exactly that level.
    pub(super) fn at(&self, level: Level) -> Option<&Titles> {
        match level {
            Level::Breach => self.breach.as_ref(),
            Level::Overdue => self.overdue.as_ref(),
            Level::Today => self.today.as_ref(),
            Level::Critical => self.critical.as_ref(),
            Level::Soon | Level::Later | Level::Unknown => None,
        }
    }
}

/// Advice by class of deadline.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassAdvice {
    /// Class stay.
    #[serde(default)]
    pub stay: Advice,
    /// Class status.
    #[serde(default)]
    pub status: Advice,
    /// Class act.
    #[serde(default)]
    pub act: Advice,
    /// Own dates.
    #[serde(default)]
    pub own: Advice,
}

impl ClassAdvice {
    /// The advice of one class.
    pub fn of(&self, class: Class) -> &Advice {
        match class {
            Class::Stay => &self.stay,
            Class::Status => &self.status,
            Class::Act => &self.act,
            Class::Own => &self.own,
        }
    }
}
