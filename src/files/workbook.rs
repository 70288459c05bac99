//! Workbooks: XLSX, XLSB, XLS and ODS through `calamine`.
//!
//! Cells come out as text: a date cell as `YYYY-MM-DD`, a whole number without `.0`, a formula as the value it last had.
//! The container is looked at before it is opened, so that a small file cannot unfold into a huge one.

use super::sheet::{Builder, Sheet};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xls, Xlsb, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes that the parts of a container may have together once unpacked.
const MOST_UNPACKED: u64 = 1 << 30;
/// How many sheets are looked at.
const MOST_SHEETS: usize = 50;

type Bytes<'a> = Cursor<&'a [u8]>;

enum Inner<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
    Ods(Box<Ods<Bytes<'a>>>),
}

/// An open workbook.
pub struct Workbook<'a>(Inner<'a>);

/// True for the beginning of a ZIP container or of an old Excel file.
pub fn looks_like_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_compound(bytes)
}

fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// The file cannot be opened: damaged, encrypted, or not what it seems.
fn unreadable() -> Phrase {
    Phrase::new("import-workbook-unreadable")
}

/// Runs foreign parsing code; whatever goes wrong in it is one sentence.
fn guarded<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<T, Phrase> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(value)) => Ok(value),
        _ => Err(unreadable()),
    }
}

impl<'a> Workbook<'a> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// `import-workbook-unreadable`, `import-workbook-huge`, or `import-file-binary` for another kind of container.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Phrase> {
        let reader = Cursor::new(bytes);
        if is_compound(bytes) {
            return guarded(|| Xls::new(reader)).map(|book| Self(Inner::Xls(Box::new(book))));
        }
        let parts = parts(bytes).ok_or_else(unreadable)?;
        if parts.iter().try_fold(0_u64, |sum, (_, size)| sum.checked_add(*size)).is_none_or(|sum| sum > MOST_UNPACKED) {
            return Err(Phrase::new("import-workbook-huge"));
        }
        let has = |name: &[u8]| parts.iter().any(|(part, _)| part.eq_ignore_ascii_case(name));
        if has(b"xl/workbook.xml") {
            guarded(|| Xlsx::new(reader)).map(|book| Self(Inner::Xlsx(Box::new(book))))
        } else if has(b"xl/workbook.bin") {
            guarded(|| Xlsb::new(reader)).map(|book| Self(Inner::Xlsb(Box::new(book))))
        } else if has(b"content.xml") {
            guarded(|| Ods::new(reader)).map(|book| Self(Inner::Ods(Box::new(book))))
        } else {
            Err(Phrase::new("import-file-binary"))
        }
    }

    /// Names of its sheets, visible ones first.
    pub fn names(&self) -> Vec<String> {
        let sheets = match &self.0 {
            Inner::Xlsx(book) => book.sheets_metadata(),
            Inner::Xlsb(book) => book.sheets_metadata(),
            Inner::Xls(book) => book.sheets_metadata(),
            Inner::Ods(book) => book.sheets_metadata(),
        };
        let (shown, hidden): (Vec<_>, Vec<_>) = sheets.iter().partition(|sheet| sheet.visible == SheetVisible::Visible);
        shown.into_iter().chain(hidden).map(|sheet| sheet.name.clone()).take(MOST_SHEETS).collect()
    }

    /// Reads the rows of a sheet up to a row number.
    ///
    /// # Errors
    /// `import-workbook-unreadable`, or those of [`Builder::end_row`].
    pub fn sheet(&mut self, name: &str, most: usize) -> Result<Sheet, Phrase> {
        let builder = Builder::new(Clean::line(name).non_empty(), true);
        match &mut self.0 {
            Inner::Xlsx(book) => guarded(|| Ok::<_, Phrase>(stream(book, name, most, builder)))?,
            Inner::Xlsb(book) => whole(book.as_mut(), name, most, builder),
            Inner::Xls(book) => whole(book.as_mut(), name, most, builder),
            Inner::Ods(book) => whole(book.as_mut(), name, most, builder),
        }
    }
}

/// Cell by cell, so that a large sheet is never held twice.
fn stream(book: &mut Xlsx<Bytes<'_>>, name: &str, most: usize, mut builder: Builder) -> Result<Sheet, Phrase> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| unreadable())?;
    let mut under_way = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if row >= most {
            break;
        }
        if row != under_way {
            builder.end_row()?;
            under_way = row;
        }
        builder.at(row + 1);
        let text = shown(cell.get_value());
        if !text.is_empty() {
            builder.put(column, &text);
        }
    }
    builder.end_row()?;
    Ok(builder.finish())
}

fn whole<'a, R>(book: &mut R, name: &str, most: usize, mut builder: Builder) -> Result<Sheet, Phrase>
where
    R: Reader<Bytes<'a>>,
{
    let range = guarded(|| book.worksheet_range(name))?;
    let (top, left) = range.start().unwrap_or_default();
    for (index, row) in range.rows().enumerate() {
        let number = top as usize + index + 1;
        if number > most {
            break;
        }
        builder.at(number);
        for (offset, cell) in row.iter().enumerate() {
            let text = shown_whole(cell);
            if !text.is_empty() {
                builder.put(left as usize + offset, &text);
            }
        }
        builder.end_row()?;
    }
    Ok(builder.finish())
}

/// A cell of the kinds that are read whole.
fn shown_whole(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(date) => date_text(*date),
        Data::DateTimeIso(text) => iso_day(text).to_owned(),
        Data::Error(error) => error.to_string(),
    }
}

/// A cell as a person would read it.
fn shown(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(date) => date_text(*date),
        DataRef::DateTimeIso(text) => iso_day(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Up to here every whole number has a double of its own (2^53); a longer code has lost digits in the sheet.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A whole number without a fraction. One too long to be exact is written so that nobody takes it for a code.
fn number_text(number: f64) -> String {
    if number.abs() > EXACT {
        format!("{number:E}")
    } else if number.fract() == 0.0 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

fn date_text(date: ExcelDateTime) -> String {
    match date.as_datetime().filter(|_| date.is_datetime() && date.as_f64() >= 1.0) {
        Some(moment) => moment.date().format("%Y-%m-%d").to_string(),
        None => number_text(date.as_f64()),
    }
}

/// `2026-11-23T00:00:00` as its day.
fn iso_day(text: &str) -> &str {
    match text.split_once('T') {
        Some((day, _)) if day.len() == 10 => day,
        _ => text,
    }
}

fn word(bytes: &[u8], at: usize, len: usize) -> Option<u64> {
    let field = bytes.get(at..at.checked_add(len)?)?;
    Some(field.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

fn index(value: u64) -> Option<usize> {
    usize::try_from(value).ok()
}

/// Names and unpacked sizes of a ZIP container's parts, from its central directory (APPNOTE 4.3.12, 4.3.16).
fn parts(bytes: &[u8]) -> Option<Vec<(&[u8], u64)>> {
    let tail = bytes.len().saturating_sub(65_557);
    let end = tail + bytes.get(tail..)?.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let count = word(bytes, end + 10, 2)?;
    let mut at = index(word(bytes, end + 16, 4)?)?;
    let mut parts = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let name = index(word(bytes, at + 28, 2)?)?;
        let rest = index(word(bytes, at + 30, 2)? + word(bytes, at + 32, 2)?)?;
        parts.push((bytes.get(at + 46..at + 46 + name)?, word(bytes, at + 24, 4)?));
        at += 46 + name + rest;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_texts_without_a_fraction() {
        assert_eq!(number_text(790_907_330_372.0), "790907330372");
        assert_eq!(number_text(2_159_609_103_741_829.0), "2159609103741829");
        assert_eq!(number_text(9_159_609_103_741_828.0), "9.159609103741828E15");
        assert_eq!(number_text(1.5), "1.5");
        assert_eq!(iso_day("2026-11-23T00:00:00"), "2026-11-23");
    }

    #[test]
    fn a_container_that_unfolds_too_far_is_not_opened() {
        let mut zip = b"PK\x03\x04".to_vec();
        let directory = zip.len();
        let mut entry = b"PK\x01\x02".to_vec();
        entry.resize(46, 0);
        entry[24..28].copy_from_slice(&u32::MAX.to_le_bytes());
        entry[28] = 15;
        zip.extend(entry);
        zip.extend(b"xl/workbook.xml");
        let mut end = b"PK\x05\x06".to_vec();
        end.resize(22, 0);
        end[10] = 1;
        end[16] = u8::try_from(directory).unwrap();
        zip.extend(end);
        assert_eq!(Workbook::open(&zip).err().map(|phrase| phrase.id), Some("import-workbook-huge".to_owned()));
        assert_eq!(Workbook::open(b"PK\x03\x04....").err(), Some(unreadable()));
    }
}
