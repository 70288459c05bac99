//! Which dates a change moves: the difference of two derivations, worst first.

use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Class, Deadline, DeadlineId, State};
use std::collections::{BTreeMap, BTreeSet};

/// A deadline that appears, moves or goes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Which. Its subject is that of a temporary number when the record is new.
    pub id: DeadlineId,
    /// The title of a person's own date; others take theirs from the rulebook.
    pub own_title: Option<Clean>,
    /// Class.
    pub class: Class,
    /// Last day before; `None` when it is new.
    pub from: Option<Day>,
    /// Last day after; `None` when it is gone or done.
    pub to: Option<Day>,
    /// The day by which it is ordered: its later warn day, or the old one of what is gone.
    pub warn_day: Day,
}

/// What moves between two derivations: what will stand, by warn day, then what falls away. What is done, or lies before
/// the record so that nothing is known of it, does not stand.
pub fn moves(before: &[Deadline], after: &[Deadline]) -> Vec<Moved> {
    let (before, after) = (live(before), live(after));
    let ids: BTreeSet<&DeadlineId> = before.keys().chain(after.keys()).copied().collect();
    let mut moved: Vec<Moved> =
        ids.into_iter().filter_map(|id| moved(id, before.get(id).copied(), after.get(id).copied())).collect();
    moved.sort_by(|one, other| order(one).cmp(&order(other)));
    moved
}

fn order(moved: &Moved) -> (bool, Day, &DeadlineId) {
    (moved.to.is_none(), moved.warn_day, &moved.id)
}

fn live(deadlines: &[Deadline]) -> BTreeMap<&DeadlineId, &Deadline> {
    let standing = deadlines.iter().filter(|deadline| !matches!(deadline.state, State::Done | State::Unknown));
    standing.map(|deadline| (&deadline.id, deadline)).collect()
}

fn moved(id: &DeadlineId, before: Option<&Deadline>, after: Option<&Deadline>) -> Option<Moved> {
    let (from, to) = (before.map(|deadline| deadline.last_day), after.map(|deadline| deadline.last_day));
    let shown = after.or(before)?;
    (from != to).then(|| Moved {
        id: id.clone(),
        own_title: shown.own_title.clone(),
        class: shown.class,
        from,
        to,
        warn_day: shown.warn_day,
    })
}
