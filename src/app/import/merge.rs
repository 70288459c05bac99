//! The sheet's value meets the one kept here: fills what is empty, reports what differs, overwrites when told to.

use super::report::Conflict;
use crate::domain::choice::{Ground, Sex};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::{Day, iso};
use crate::files::columns::Field;
use crate::files::vocabulary::fold;

/// A value that can be compared and shown in a report.
pub(super) trait Said {
    /// True when the two say the same, however they are written.
    fn same(&self, other: &Self) -> bool;
    /// The value in a report.
    fn shown(&self) -> Clean;
}

impl Said for Clean {
    fn same(&self, other: &Self) -> bool {
        let (one, two) = (fold(self), fold(other));
        one == two && !one.is_empty() || self == other
    }
    fn shown(&self) -> Clean {
        Clean::line(&self.chars().take(200).collect::<String>())
    }
}

impl Said for Day {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
    fn shown(&self) -> Clean {
        Clean::line(&iso(*self))
    }
}

macro_rules! said_by_id {
    ($($kind:ty),*) => {$(
        impl Said for $kind {
            fn same(&self, other: &Self) -> bool {
                self == other
            }
            fn shown(&self) -> Clean {
                Clean::line(self.as_str())
            }
        }
    )*};
}
said_by_id!(Country, Ground, Sex);

/// Merges the fields of one row.
pub(super) struct Merge {
    /// Row in the spreadsheet.
    pub(super) row: usize,
    /// The sheet's value wins.
    pub(super) overwrite: bool,
    /// What differed and was left.
    pub(super) conflicts: Vec<Conflict>,
}

impl Merge {
    /// Merges one field and says whether it changed.
    pub(super) fn field<T: Said + Clone>(&mut self, field: Field, here: &mut Option<T>, sheet: Option<&T>) -> bool {
        let Some(sheet) = sheet else { return false };
        match here {
            Some(kept) if kept.same(sheet) => return false,
            Some(kept) if !self.wins(field, kept.shown(), sheet.shown()) => return false,
            _ => *here = Some(sheet.clone()),
        }
        true
    }

    /// Merges a field that is never empty.
    pub(super) fn value<T: Said + Clone>(&mut self, field: Field, here: &mut T, sheet: &T) -> bool {
        if here.same(sheet) || !self.wins(field, here.shown(), sheet.shown()) {
            return false;
        }
        *here = sheet.clone();
        true
    }

    /// True when the sheet's value is to be taken though another is kept; else the conflict is reported.
    pub(super) fn wins(&mut self, field: Field, here: Clean, sheet: Clean) -> bool {
        if !self.overwrite {
            self.conflicts.push(Conflict { row: self.row, field, here, sheet });
        }
        self.overwrite
    }
}
