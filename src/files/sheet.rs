//! A sheet in memory: rows of text, packed, whatever file it came from.
//!
//! All text lies in one string, cell behind cell, and of a cell only its end is kept, so that a register of 100,000 rows
//! costs little more than its own size. Blank rows are not kept; every row knows its number in the spreadsheet (the first
//! row is 1).

use super::encoding::Written;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;

/// Bytes of a file.
pub const MOST_BYTES: usize = 200 * 1024 * 1024;
/// Rows of a sheet.
pub const MOST_ROWS: usize = 1_000_000;
/// Columns of a sheet; those behind are not read.
pub const MOST_COLUMNS: usize = 512;
/// Letters of a cell; what stands behind is cut off and reported.
pub const LONGEST_CELL: usize = 10_000;
/// Cells of a sheet, blank ones before a filled one included.
const MOST_CELLS: usize = 40_000_000;
/// Bytes of all text.
const MOST_TEXT: usize = 1 << 30;
/// Cells that were filled again and again though the file holds them once, or not at all: repeated and skipped ones.
const MOST_REPEATED: usize = 1_000_000;

#[derive(Debug, Clone, Copy)]
struct Row {
    /// Its first cell, among the ends.
    first: u32,
    cells: u32,
    number: u32,
    /// Where its text begins.
    from: u32,
}

/// Rows of cells. Rows are asked for by their place among the kept ones.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Name of the sheet in its workbook.
    pub name: Option<Clean>,
    /// From a workbook, where a date may be a bare number.
    pub workbook: bool,
    /// Row and column of cells that were cut at [`LONGEST_CELL`].
    pub cut: Vec<(usize, usize)>,
    /// What separates the cells of a text, and how that text is written; nothing for a workbook.
    pub text_file: Option<(u8, Written)>,
    /// Rows whose quotation marks did not close and were read one line a row.
    pub mended: Vec<usize>,
    text: String,
    /// Where the text of each cell ends; it begins where that of the cell before ends.
    ends: Vec<u32>,
    rows: Vec<Row>,
}

impl Sheet {
    /// How many rows hold something.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The number of a row in the spreadsheet, from 1.
    pub fn number(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.number as usize)
    }

    /// How many cells a row has.
    pub fn width(&self, row: usize) -> usize {
        self.rows.get(row).map_or(0, |row| row.cells as usize)
    }

    /// A cell as it was written; empty outside the sheet.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.span(row, column).and_then(|(from, to)| self.text.get(from..to)).unwrap_or_default()
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width(row)).map(move |column| self.cell(row, column))
    }

    fn span(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        let row = self.rows.get(row).filter(|row| column < row.cells as usize)?;
        let place = row.first as usize + column;
        let from = if column == 0 { row.from } else { *self.ends.get(place - 1)? };
        Some((from as usize, *self.ends.get(place)? as usize))
    }
}

/// Fills a [`Sheet`] row by row and watches its limits.
#[derive(Debug, Default)]
pub struct Builder {
    sheet: Sheet,
    first: usize,
    from: usize,
    row: usize,
    skipped: usize,
}

impl Builder {
    /// An empty sheet.
    pub fn new(name: Option<Clean>, workbook: bool) -> Self {
        Self { sheet: Sheet { name, workbook, ..Sheet::default() }, row: 1, ..Self::default() }
    }

    /// An empty sheet with room for so many bytes of text.
    #[must_use]
    pub fn with_room(mut self, bytes: usize) -> Self {
        self.sheet.text.reserve(bytes);
        self
    }

    /// Sets the number of the row under way.
    pub fn at(&mut self, number: usize) {
        self.row = number;
    }

    /// Adds a cell to the row under way.
    pub fn push(&mut self, text: &str) {
        let column = self.sheet.ends.len() - self.first;
        if column >= MOST_COLUMNS {
            return;
        }
        let kept = shortened(text);
        if kept.len() < text.len() {
            self.sheet.cut.push((self.row, column));
        }
        self.sheet.text.push_str(kept);
        // The limits are far below u32: see `within_limits`.
        self.sheet.ends.push(short(self.sheet.text.len()));
    }

    /// Adds a cell in a certain column, with blank ones before it. A column left of the last one is not gone back to.
    pub fn put(&mut self, column: usize, text: &str) {
        let wanted = column.min(MOST_COLUMNS);
        while self.sheet.ends.len() - self.first < wanted {
            self.skipped += 1;
            self.push("");
        }
        if self.sheet.ends.len() - self.first == wanted {
            self.push(text);
        }
    }

    /// Adds a cell that stands for so many beside each other.
    ///
    /// # Errors
    /// As [`Builder::end_row`].
    pub fn put_times(&mut self, column: usize, times: usize, text: &str) -> Result<(), Phrase> {
        for place in column..column.saturating_add(times).min(MOST_COLUMNS) {
            self.put(place, text);
        }
        self.skipped += times.min(MOST_COLUMNS) - 1;
        self.within_limits()
    }

    /// Marks the row under way as mended.
    pub fn mended(&mut self) {
        self.sheet.mended.push(self.row);
    }

    /// Ends the row under way; a blank one is dropped.
    ///
    /// # Errors
    /// `import-file-rows` or `import-file-cells` when the sheet grows beyond its limits.
    pub fn end_row(&mut self) -> Result<(), Phrase> {
        let cells = self.sheet.ends.len() - self.first;
        if self.sheet.text.get(self.from..).is_none_or(|text| text.trim().is_empty()) {
            self.sheet.ends.truncate(self.first);
            self.sheet.text.truncate(self.from);
        } else {
            self.sheet.rows.push(Row {
                first: short(self.first),
                cells: short(cells),
                number: short(self.row),
                from: short(self.from),
            });
        }
        self.first = self.sheet.ends.len();
        self.from = self.sheet.text.len();
        self.row += 1;
        self.within_limits()
    }

    /// Adds the last row once more, so many times.
    ///
    /// # Errors
    /// As [`Builder::end_row`].
    pub fn repeat_row(&mut self, times: usize) -> Result<(), Phrase> {
        let Some(last) = self.sheet.rows.len().checked_sub(1).filter(|last| self.sheet.number(*last) + 1 == self.row)
        else {
            self.row = self.row.saturating_add(times);
            return Ok(());
        };
        for _ in 0..times {
            self.skipped += self.sheet.width(last);
            for column in 0..self.sheet.width(last) {
                let text = self.sheet.cell(last, column).to_owned();
                self.push(&text);
            }
            self.end_row()?;
        }
        Ok(())
    }

    fn within_limits(&self) -> Result<(), Phrase> {
        if self.sheet.rows.len() > MOST_ROWS {
            return Err(Phrase::new("import-file-rows").number("most", i64::try_from(MOST_ROWS).unwrap_or(i64::MAX)));
        }
        // Skipped cells count only beyond those that the filled ones account for: a sparse register is no attack.
        let filled = self.sheet.ends.len() - self.skipped.min(self.sheet.ends.len());
        if self.sheet.ends.len() > MOST_CELLS
            || self.sheet.text.len() > MOST_TEXT
            || self.skipped > MOST_REPEATED + 8 * filled
        {
            return Err(Phrase::new("import-file-cells"));
        }
        Ok(())
    }

    /// The sheet.
    pub fn finish(self) -> Sheet {
        self.sheet
    }
}

fn short(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn shortened(text: &str) -> &str {
    if text.len() <= LONGEST_CELL {
        return text;
    }
    text.char_indices().nth(LONGEST_CELL).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_blank_ones_go() {
        let mut builder = Builder::new(None, false);
        builder.push("a");
        builder.end_row().unwrap();
        builder.push(" ");
        builder.end_row().unwrap();
        builder.put(2, "b");
        builder.end_row().unwrap();
        let sheet = builder.finish();
        assert_eq!((sheet.rows(), sheet.number(1), sheet.width(1)), (2, 3, 3));
        assert_eq!((sheet.cell(1, 0), sheet.cell(1, 2), sheet.cell(1, 9)), ("", "b", ""));
    }

    #[test]
    fn a_huge_cell_is_cut_between_letters_and_reported() {
        let mut builder = Builder::new(None, false);
        builder.push(&"я".repeat(LONGEST_CELL + 5));
        builder.end_row().unwrap();
        let sheet = builder.finish();
        assert_eq!(sheet.cell(0, 0).chars().count(), LONGEST_CELL);
        assert_eq!(sheet.cut, [(1, 0)]);
    }
}
