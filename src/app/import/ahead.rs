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

/// Runs `work` over these rows as they were read, in their order. So many threads read as befits the work: where it takes
/// longer than the reading, a second one would only be in its way.
pub(super) fn reading<T>(
    register: &Register,
    rows: &[usize],
    today: Day,
    threads: usize,
    work: impl FnOnce(&mut dyn Iterator<Item = (usize, Read)>) -> T,
) -> T {
    std::thread::scope(|scope| {
        let heaps: Vec<_> = (0..threads)
            .map(|turn| {
                let (sender, receiver) = sync_channel(WAITING / threads);
                scope.spawn(move || {
                    let own = rows.chunks(HANDED).skip(turn).step_by(threads);
                    let mut heaps = own.map(|rows| rows.iter().map(|at| (*at, read(register, *at, today))).collect());
                    // Nobody listens any more once the work has ended.
                    heaps.try_for_each(|heap: Vec<_>| sender.send(heap))
                });
                receiver
            })
            .collect();
        // In turns, as they were dealt: where one has no more there is no more at all.
        work(&mut heaps.iter().cycle().map_while(|heaps| heaps.recv().ok()).flatten())
    })
}

/// The next persons, at most so many; a row that is none is left out.
pub(super) fn next(rows: &mut dyn Iterator<Item = (usize, Read)>, most: usize) -> Vec<(usize, Person)> {
    rows.take(most).filter_map(|(at, read)| Some((at, read.person.ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::header::ColumnMap;

    #[test]
    fn rows_come_in_their_order_however_many_threads_read_them() {
        let lines: String = (0..1_000).map(|n| format!("Ким {n};UZB\n")).collect();
        let sheet = format!("ФИО;Гражданство\n{lines}");
        let register = Register::read_sheet(sheet.as_bytes(), &ColumnMap::default(), None).unwrap();
        let today = "2026-11-23".parse().unwrap();
        for wanted in [0, 1, HANDED, HANDED + 1, 2 * HANDED, 1_000] {
            let rows: Vec<usize> = (0..wanted).rev().collect();
            for threads in 1..4 {
                let come = |read: &mut dyn Iterator<Item = (usize, Read)>| read.map(|(at, _)| at).collect::<Vec<_>>();
                assert_eq!(reading(&register, &rows, today, threads, come), rows);
                // Whoever does not want them all is not waited for.
                let some = |read: &mut dyn Iterator<Item = (usize, Read)>| read.take(3).count();
                assert_eq!(reading(&register, &rows, today, threads, some), wanted.min(3));
            }
        }
    }
}
