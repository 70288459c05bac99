//! Text with separators, as spreadsheets save it and as people mend it by hand.
//!
//! RFC 4180 with the liberties that occur: any line end, `sep=;` as the first line, quotation marks inside an unquoted
//! cell. A record whose quotation marks do not work out (`"ТОО "Степь""`) is read once more as one line, in which a mark
//! closes a cell only before a separator: one careless cell must not swallow the rows behind it.

use super::sheet::{Builder, MOST_ROWS, Sheet};
use crate::domain::phrase::Phrase;

/// What separates cells.
pub const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// A quoted cell that is longer is taken for a mark that was never closed.
const LONGEST_QUOTED: usize = 64 * 1024;
/// A record that is longer is read a line at a time.
const LONGEST_RECORD: usize = 1024 * 1024;
/// Bytes that may be read in vain while looking for closing marks, for each byte of the text: marks that never close
/// must not make a long file be read again and again.
const READ_IN_VAIN: usize = 8;

/// The separator that a first line `sep=;` names, and the text behind that line.
pub fn named_separator(text: &str) -> (Option<u8>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let named = line.trim().trim_matches('"').strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    match named {
        Some(separator) => {
            (Some(separator), text.get(line.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']))
        }
        None => (None, text),
    }
}

/// Reads at most `most` records.
///
/// # Errors
/// Those of [`Builder::end_row`].
pub fn read(text: &str, separator: u8, most: usize) -> Result<Sheet, Phrase> {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        separator,
        at: 0,
        patience: LONGEST_RECORD + text.len().saturating_mul(READ_IN_VAIN),
        builder: Builder::new(None, false).with_room(if most > MOST_ROWS { text.len() } else { 0 }),
    };
    let mut cells = Vec::new();
    for _ in 0..most {
        if reader.at >= text.len() {
            break;
        }
        reader.record(&mut cells)?;
    }
    Ok(reader.builder.finish())
}

/// A cell: a piece of the text, or one with its doubled marks undone.
enum Piece<'a> {
    Plain(&'a str),
    Quoted(String),
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    separator: u8,
    at: usize,
    /// Bytes that may still be read in vain.
    patience: usize,
    builder: Builder,
}

/// The quotation marks of a record do not work out.
struct Broken;

impl<'a> Reader<'a> {
    fn record(&mut self, cells: &mut Vec<Piece<'a>>) -> Result<(), Phrase> {
        let start = self.at;
        cells.clear();
        if self.patience == 0 || self.strict_record(start, cells).is_err() {
            self.at = start;
            cells.clear();
            self.careless_line(cells);
            self.builder.mended();
        }
        for cell in cells.iter() {
            match cell {
                Piece::Plain(text) => self.builder.push(text),
                Piece::Quoted(text) => self.builder.push(text),
            }
        }
        self.builder.end_row()
    }

    fn strict_record(&mut self, start: usize, cells: &mut Vec<Piece<'a>>) -> Result<(), Broken> {
        loop {
            if self.peek() == Some(b'"') {
                cells.push(self.quoted(start)?);
            } else {
                cells.push(self.plain());
            }
            if !self.goes_on() {
                return Ok(());
            }
        }
    }

    fn broken(&mut self, start: usize, at: usize) -> Broken {
        self.patience = self.patience.saturating_sub(at - start);
        Broken
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over a separator (the record goes on) or a line end.
    fn goes_on(&mut self) -> bool {
        match self.peek() {
            Some(byte) if byte == self.separator => {
                self.at += 1;
                true
            }
            Some(b'\r') => {
                self.at += if self.bytes.get(self.at + 1) == Some(&b'\n') { 2 } else { 1 };
                false
            }
            _ => {
                self.at += 1;
                false
            }
        }
    }

    fn ends_cell(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|byte| *byte == self.separator || matches!(byte, b'\r' | b'\n'))
    }

    fn plain(&mut self) -> Piece<'a> {
        let start = self.at;
        while !self.ends_cell(self.at) {
            self.at += 1;
        }
        Piece::Plain(self.text.get(start..self.at).unwrap_or_default())
    }

    /// A quoted cell by the book; afterwards a separator, a line end or the end stands next.
    fn quoted(&mut self, start: usize) -> Result<Piece<'a>, Broken> {
        let mut cell = String::new();
        let mut from = self.at + 1;
        let mut at = from;
        loop {
            match self.bytes.get(at) {
                Some(b'"') if self.bytes.get(at + 1) == Some(&b'"') => {
                    cell.push_str(self.text.get(from..=at).unwrap_or_default());
                    at += 2;
                    from = at;
                }
                Some(b'"') if self.ends_cell(at + 1) => {
                    cell.push_str(self.text.get(from..at).unwrap_or_default());
                    self.at = at + 1;
                    return Ok(Piece::Quoted(cell));
                }
                Some(b'"') | None => return Err(self.broken(start, at)),
                Some(_) if at - self.at > LONGEST_QUOTED || at - start > LONGEST_RECORD => {
                    return Err(self.broken(start, at));
                }
                Some(_) => at += 1,
            }
        }
    }

    /// One line, whatever its marks: a mark opens a cell only at its start and closes it only at its end.
    fn careless_line(&mut self, cells: &mut Vec<Piece<'a>>) {
        loop {
            if self.peek() == Some(b'"') {
                cells.push(self.careless_quoted());
            } else {
                cells.push(self.plain());
            }
            if !self.goes_on() {
                return;
            }
        }
    }

    fn careless_quoted(&mut self) -> Piece<'a> {
        let start = self.at;
        let mut at = start + 1;
        loop {
            match self.bytes.get(at) {
                Some(b'"') if self.ends_cell(at + 1) => {
                    let inner = self.text.get(start + 1..at).unwrap_or_default();
                    self.at = at + 1;
                    return Piece::Quoted(inner.replace("\"\"", "\""));
                }
                // Never closed on this line: the mark is a letter like any other.
                None | Some(b'\r' | b'\n') => return self.plain(),
                Some(_) => at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, separator: u8) -> Vec<Vec<String>> {
        let sheet = read(text, separator, usize::MAX).unwrap();
        (0..sheet.rows()).map(|row| sheet.cells(row).map(str::to_owned).collect()).collect()
    }

    #[test]
    fn quoted_cells_hold_separators_marks_and_line_breaks() {
        let sheet = read("a;b\r\n\"x;y\";\"он: \"\"да\"\"\"\n\n1;\"строка 1\r\nстрока 2\"\rq;w", b';', 99).unwrap();
        assert_eq!((sheet.cell(1, 0), sheet.cell(1, 1)), ("x;y", "он: \"да\""));
        assert_eq!((sheet.number(2), sheet.cell(2, 1)), (4, "строка 1\r\nстрока 2"));
        assert_eq!((sheet.number(3), sheet.cell(3, 1)), (5, "w"));
        assert!(sheet.mended.is_empty());
    }

    #[test]
    fn a_careless_mark_spoils_one_row_only() {
        let text = "a,\"ТОО \"Степь\"\",1\nb,\"не закрыто,2\nc,5\" труба,3\nd,\"x\",4\n";
        assert_eq!(
            rows(text, b','),
            [
                vec!["a", "ТОО \"Степь\"", "1"],
                vec!["b", "\"не закрыто", "2"],
                vec!["c", "5\" труба", "3"],
                vec!["d", "x", "4"],
            ]
        );
    }

    #[test]
    fn the_separator_may_be_named() {
        assert_eq!(named_separator("sep=,\r\na,b"), (Some(b','), "a,b"));
        assert_eq!(named_separator("a,b"), (None, "a,b"));
    }
}
