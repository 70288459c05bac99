//! Old Excel files, looked at before a reader believes them.
//!
//! Their container ([MS-CFB]) is a table of sectors that point at each other; a damaged one may point in circles, and a
//! reader that follows would never end. Their cells ([MS-XLS] 2.5.1) say where they stand, and two of them at far corners
//! make a reader lay out every cell between. Both are counted here, and nothing is read.

use super::container::unreadable;
use crate::domain::phrase::Phrase;

/// The end of a chain of sectors.
const END: u32 = 0xFFFF_FFFE;
/// Numbers from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;
/// Cells that all sheets may span together.
const MOST_CELLS: usize = 2_500_000;

/// Checks a file.
///
/// # Errors
/// `import-workbook-unreadable` for a damaged one, `import-workbook-huge` for one that spans too much.
pub(super) fn check(bytes: &[u8]) -> Result<(), Phrase> {
    let book = Compound::open(bytes).and_then(|compound| compound.workbook()).ok_or_else(unreadable)?;
    let cells: usize = areas(&book).into_iter().fold(0, usize::saturating_add);
    if cells > MOST_CELLS { Err(Phrase::new("import-workbook-huge")) } else { Ok(()) }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| Some(u32::from_le_bytes(four.try_into().ok()?)))
}

struct Compound<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    size: usize,
    /// Which sector follows which.
    next: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let size = match short(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut compound = Self { bytes, size, next: Vec::new() };
        compound.next = compound.table()?;
        let inner = long(bytes, 60)?;
        let small: Vec<u32> = if inner < MARKS { longs(&compound.stream(inner)?).collect() } else { Vec::new() };
        (ends(&compound.next) && ends(&small)).then_some(compound)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.size
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        // The last sector of a file may be cut short.
        self.bytes.get(start..self.bytes.len().min(start.checked_add(self.size)?))
    }

    /// The table of sectors, from the list of the sectors that it lies in.
    fn table(&self) -> Option<Vec<u32>> {
        let mut places: Vec<u32> = longs(self.bytes.get(76..512)?).take_while(|place| *place < MARKS).collect();
        let mut further = long(self.bytes, 68)?;
        let mut hops = 0;
        while further < MARKS {
            hops += 1;
            let mut list: Vec<u32> = longs(self.sector(further)?).collect();
            further = list.pop()?;
            places.extend(list.into_iter().take_while(|place| *place < MARKS));
            if hops > self.sectors() {
                return None;
            }
        }
        if places.len() > self.sectors() {
            return None;
        }
        let mut table = Vec::new();
        for place in places {
            table.extend(longs(self.sector(place)?));
        }
        Some(table)
    }

    /// The bytes of a chain of sectors.
    fn stream(&self, first: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut at) = (Vec::new(), first);
        for _ in 0..=self.sectors() {
            if at == END {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(at)?);
            at = *self.next.get(at as usize)?;
        }
        None
    }

    /// The stream of the workbook. A small one lies inside another stream and spans nothing worth counting.
    fn workbook(&self) -> Option<Vec<u8>> {
        let directory = self.stream(long(self.bytes, 48)?)?;
        let named = |entry: &&[u8], name: &str| {
            let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.get(..64).is_some_and(|held| {
                held.len() > letters.len() + 1
                    && held.get(..letters.len()).is_some_and(|held| held.eq_ignore_ascii_case(&letters))
                    && held.get(letters.len()..letters.len() + 2) == Some(&[0, 0])
            })
        };
        let found = directory.chunks_exact(128).find(|entry| named(entry, "Workbook") || named(entry, "Book"))?;
        let (first, size) = (long(found, 116)?, long(found, 120)?);
        if size < long(self.bytes, 56)? { Some(Vec::new()) } else { self.stream(first) }
    }
}

/// True when no chain of the table goes in a circle.
fn ends(next: &[u32]) -> bool {
    // The walk in which a sector was first met; a walk that meets its own trace is a circle.
    let mut met = vec![0_u32; next.len()];
    for (walk, start) in (1..).zip(0..next.len()) {
        let mut at = start;
        while let Some(mark) = met.get_mut(at).filter(|mark| **mark != walk) {
            if *mark != 0 {
                break;
            }
            *mark = walk;
            at = next.get(at).map_or(usize::MAX, |next| *next as usize);
        }
        if met.get(at) == Some(&walk) {
            return false;
        }
    }
    true
}

/// How many cells each sheet spans, from the places of its first and last ones.
fn areas(book: &[u8]) -> Vec<usize> {
    let (mut areas, mut span): (Vec<usize>, Option<[usize; 4]>) = (Vec::new(), None);
    let mut at = 0;
    while let (Some(kind), Some(length)) = (short(book, at), short(book, at + 2)) {
        let body = book.get(at + 4..at + 4 + usize::from(length)).unwrap_or_default();
        match kind {
            // The end of a sheet.
            0x000A => {
                areas.extend(span.take().map(|[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1)));
            }
            // Formulas, numbers, texts, truth values: row and column come first; several numbers end with their last column.
            0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027E => {
                if let (Some(row), Some(column)) = (short(body, 0), short(body, 2)) {
                    let last = if kind == 0x00BD { short(body, body.len().saturating_sub(2)) } else { None };
                    let (row, column) = (usize::from(row), usize::from(column));
                    let last = last.map_or(column, |last| usize::from(last).max(column));
                    let [top, bottom, left, right] = span.unwrap_or([row, row, column, last]);
                    span = Some([top.min(row), bottom.max(row), left.min(column), right.max(last)]);
                }
            }
            _ => {}
        }
        at += 4 + usize::from(length);
    }
    areas.extend(span.map(|[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1)));
    areas
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_seen_and_chains_that_meet_are_none() {
        assert!(ends(&[1, 2, END, 2, MARKS]));
        assert!(!ends(&[1, 2, 0]));
        assert!(!ends(&[0]));
        assert!(!ends(&[END, 3, 1, 2]));
    }

    #[test]
    fn far_corners_span_everything_between() {
        let cell = |row: u16, column: u16| {
            let body = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            [&[0xFD, 0x00, 0x06, 0x00][..], &body].concat()
        };
        let end = [0x0A, 0x00, 0x00, 0x00];
        let book = [cell(0, 0), cell(9, 4), end.to_vec(), cell(5, 5), end.to_vec()].concat();
        assert_eq!(areas(&book), [50, 1]);
    }
}
