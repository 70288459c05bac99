//! Rows are read as persons on a thread of their own, a little ahead of whoever needs them: reading a row costs as much as
//! keeping it.

use super::person::{Person, Read, read};
use crate::domain::day::Day;
use crate::files::register::Register;
use std::sync::mpsc::sync_channel;

/// Rows that are handed over at once.
const HANDED: usize = 64;
/// Such heaps that may wait: the largest write of all, which is made whole before it begins.
const WAITING: usize = 40;

/// Runs `work` over these rows as they were read, in their order.
pub(super) fn reading<T>(
    register: &Register,
    rows: impl Iterator<Item = usize> + Send,
    today: Day,
    work: impl FnOnce(&mut dyn Iterator<Item = (usize, Read)>) -> T,
) -> T {
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(WAITING);
        scope.spawn(move || {
            let mut rows = rows.peekable();
            while rows.peek().is_some() {
                let heap: Vec<_> = rows.by_ref().take(HANDED).map(|at| (at, read(register, at, today))).collect();
                if sender.send(heap).is_err() {
                    return;
                }
            }
        });
        work(&mut receiver.into_iter().flatten())
    })
}

/// The next persons, at most so many; a row that is none is left out.
pub(super) fn next(rows: &mut dyn Iterator<Item = (usize, Read)>, most: usize) -> Vec<(usize, Person)> {
    rows.take(most).filter_map(|(at, read)| Some((at, read.person.ok()?))).collect()
}
