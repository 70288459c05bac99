//! Lists that move by a line or a few: the terminal is told to move the lines itself, which costs some bytes instead of
//! thousands.
//!
//! Only ways that the oldest of our terminals knows: a region of lines, a line feed at its foot, a reverse one at its head.

use crate::tui::widgets::text::width;
use ratatui::buffer::Cell;

/// So many lines at most: beyond them little of a screen stays.
const LINES: usize = 6;

/// So many cells must be spared, or it is not worth it.
const SPARED: usize = 250;

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
    // Two pages that have nothing to do with each other are alike here and there too.
    (spared >= SPARED && spared * 3 >= still.iter().sum()).then_some(shift)
}

fn differing(one: &[Cell], other: &[Cell]) -> usize {
    one.iter().zip(other).filter(|(one, other)| one != other).count()
}

/// The block for a shift by so many lines: from the first line that gains by it to the last, and what it spares.
fn best(shown: &[Vec<Cell>], wanted: &[Vec<Cell>], still: &[usize], (by, up): (usize, bool)) -> Option<(usize, Shift)> {
    let from = |line: usize| if up { line.checked_add(by) } else { line.checked_sub(by) };
    let gain = |line: usize| -> Option<usize> {
        let moved = differing(shown.get(from(line)?)?, wanted.get(line)?);
        still.get(line)?.checked_sub(moved).filter(|gain| *gain > 0)
    };
    let first = (0..wanted.len()).find(|line| gain(*line).is_some())?;
    let last = (first..wanted.len()).rev().find(|line| gain(*line).is_some())?;
    let (top, bottom) = if up { (first, last + by) } else { (first.checked_sub(by)?, last) };
    let shift = Shift { top, bottom, by, up };
    let mut after = shown.to_vec();
    shift.carry_out(&mut after);
    let left: usize = after.iter().zip(wanted).map(|(one, other)| differing(one, other)).sum();
    Some((still.iter().sum::<usize>().checked_sub(left)?, shift))
}
