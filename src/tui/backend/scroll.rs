//! Lists that move by a line or a few: the terminal is told to move the lines itself, which costs some bytes instead of
//! thousands.
//!
//! Only ways that the oldest of our terminals knows: a region of lines, a line feed at its foot, a reverse one at its head.

use crate::tui::widgets::text::width;
use ratatui::buffer::Cell;

/// So many lines at most: beyond them little of a screen stays.
const LINES: usize = 6;

/// Where fewer cells are spared it is not worth trying; whether bytes are, is weighed by writing both.
const SPARED: usize = 60;

/// A block of lines that moves, up or down, within itself. What comes in at its end is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    /// First line of the block, from 0.
    pub(super) top: usize,
    /// Its last line.
    pub(super) bottom: usize,
    /// Lines by which it moves.
    pub(super) by: usize,
    /// Towards the head of the screen.
    pub(super) up: bool,
}

impl Shift {
    /// What tells the terminal so, the cursor being anywhere and nothing worn.
    pub(super) fn bytes(self) -> String {
        let (line, feed) = if self.up { (self.bottom, "\n") } else { (self.top, "\x1bM") };
        let region = format!("\x1b[{};{}r", self.top + 1, self.bottom + 1);
        format!("{region}\x1b[{};1H{}\x1b[r", line + 1, feed.repeat(self.by))
    }

    /// Does the same to the lines.
    pub(super) fn carry_out(self, lines: &mut [Vec<Cell>]) {
        let Some(block) = lines.get_mut(self.top..=self.bottom) else { return };
        let kept = block.len() - self.by;
        let fresh = if self.up {
            block.rotate_left(self.by);
            &mut block[kept..]
        } else {
            block.rotate_right(self.by);
            &mut block[..self.by]
        };
        fresh.iter_mut().flatten().for_each(|cell| *cell = Cell::EMPTY);
    }
}

/// The shift that spares most, if one is worth it.
pub(super) fn find(shown: &[Vec<Cell>], wanted: &[Vec<Cell>]) -> Option<Shift> {
    let same_size =
        shown.len() == wanted.len() && shown.iter().zip(wanted).all(|(one, other)| one.len() == other.len());
    let single = |lines: &[Vec<Cell>]| lines.iter().flatten().all(|cell| width(cell.symbol()) == 1);
    if !same_size || !single(shown) || !single(wanted) {
        return None;
    }
    let still: Vec<usize> = shown.iter().zip(wanted).map(|(one, other)| differing(one, other)).collect();
    let all = (1..=LINES).flat_map(|by| [true, false].map(|up| best(shown, wanted, &still, (by, up))));
    let (spared, shift) = all.flatten().max_by_key(|(spared, _)| *spared)?;
    (spared >= SPARED).then_some(shift)
}

fn differing(one: &[Cell], other: &[Cell]) -> usize {
    one.iter().zip(other).filter(|(one, other)| one != other).count()
}

/// The block for a shift by so many lines, and what it spares: the run of lines that gains most. A line far away that is
/// nearer to the moved one by chance does not draw everything between into the block.
fn best(shown: &[Vec<Cell>], wanted: &[Vec<Cell>], still: &[usize], (by, up): (usize, bool)) -> Option<(usize, Shift)> {
    let from = |line: usize| if up { line.checked_add(by) } else { line.checked_sub(by) };
    let gain = |line: usize| -> Option<i64> {
        let moved = differing(shown.get(from(line)?)?, wanted.get(line)?);
        Some(i64::try_from(*still.get(line)?).ok()? - i64::try_from(moved).ok()?)
    };
    let (first, last) = richest((0..wanted.len()).map(gain))?;
    let (top, bottom) = if up { (first, last + by) } else { (first.checked_sub(by)?, last) };
    let shift = Shift { top, bottom, by, up };
    let mut after = shown.to_vec();
    shift.carry_out(&mut after);
    let left: usize = after.iter().zip(wanted).map(|(one, other)| differing(one, other)).sum();
    Some((still.iter().sum::<usize>().checked_sub(left)?, shift))
}

/// First and last place of the run with the greatest sum above nothing; a place without a number ends a run.
fn richest(gains: impl Iterator<Item = Option<i64>>) -> Option<(usize, usize)> {
    let (mut sum, mut first) = (0, 0);
    let mut best: Option<(i64, usize, usize)> = None;
    for (at, gain) in gains.enumerate() {
        let Some(gain) = gain else {
            sum = 0;
            continue;
        };
        if sum <= 0 {
            (sum, first) = (0, at);
        }
        sum += gain;
        if sum > best.map_or(0, |(most, ..)| most) {
            best = Some((sum, first, at));
        }
    }
    best.map(|(_, first, last)| (first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn screen(lines: &[String]) -> Vec<Vec<Cell>> {
        let rows = u16::try_from(lines.len()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, rows));
        for (y, line) in (0..).zip(lines) {
            buffer.set_string(0, y, line, ratatui::style::Style::new());
        }
        buffer.content.chunks(60).map(<[Cell]>::to_vec).collect()
    }

    /// A list of twenty rows from one on, and a pane of six lines below it.
    fn page(from: usize, pane: &str) -> Vec<Vec<Cell>> {
        let row =
            |n: usize| format!("{} {}", n * 7919 % 997, "abcdefghijklmnopqrstuvwxyz".repeat(3).split_at(n % 26).1);
        let list = (from..from + 20).map(row);
        screen(&list.chain(pane.lines().map(str::to_owned)).collect::<Vec<_>>())
    }

    #[test]
    fn a_pane_that_is_alike_by_chance_keeps_no_list_from_moving() {
        // One line of the pane would come by the same shift; those before it stand where they stood.
        let lines = |marks: [&str; 6]| marks.map(|mark| mark.repeat(50)).join("\n");
        let (before, after) =
            (page(1, &lines(["a", "b", "c", "d", "e", "f"])), page(2, &lines(["a", "b", "c", "d", "f", "z"])));
        let shift = find(&before, &after).unwrap();
        assert_eq!((shift.top, shift.by, shift.up), (0, 1, true));
        // The first line of the pane may be the one that comes in at the foot.
        assert!(shift.bottom <= 20, "{shift:?}");
        assert_eq!(find(&before, &before), None);
    }

    #[test]
    fn the_richest_run_leaves_out_what_costs_more_than_it_brings() {
        for (gains, expected) in [
            (vec![Some(5), Some(-1), Some(4), Some(-90), Some(7)], Some((0, 2))),
            (vec![Some(-5), Some(3), None, Some(2)], Some((1, 1))),
            (vec![Some(-1), None], None),
            (Vec::new(), None),
        ] {
            assert_eq!(richest(gains.clone().into_iter()), expected, "{gains:?}");
        }
    }
}
