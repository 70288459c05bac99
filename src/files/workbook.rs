//! Workbooks: XLSX, XLSB and XLS through `calamine`, ODS by a reader of our own.
//!
//! Cells come out as text: a date cell as `YYYY-MM-DD`, a whole number without `.0`, a formula as the value it last had.
//! The container is looked at before it is opened, so that a small file cannot unfold into a huge one.

use super::compound;
use super::container::{Container, unreadable};
use super::ods;
use super::sheet::{Builder, Sheet};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsb, XlsbError, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many sheets are looked at.
const MOST_SHEETS: usize = 50;
/// Rows that are read of every sheet, to find the register among them.
pub const TOP: usize = 60;

type Bytes<'a> = Cursor<&'a [u8]>;

enum Inner<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
    Ods(Container<'a>, Vec<ods::Table>),
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
            compound::check(bytes)?;
            return guarded(|| Xls::new(reader)).map(|book| Self(Inner::Xls(Box::new(book))));
        }
        let mut container = Container::open(bytes)?;
        if container.has("xl/workbook.xml") {
            guarded(|| Xlsx::new(reader)).map(|book| Self(Inner::Xlsx(Box::new(book))))
        } else if container.has("xl/workbook.bin") {
            guarded(|| Xlsb::new(reader)).map(|book| Self(Inner::Xlsb(Box::new(book))))
        } else if container.has("content.xml") {
            let tables = ods::tables(&mut container, TOP, MOST_SHEETS)?;
            Ok(Self(Inner::Ods(container, tables)))
        } else {
            Err(Phrase::new("import-file-binary"))
        }
    }

    /// Names of its sheets, visible ones first.
    pub fn names(&self) -> Vec<String> {
        let sheets: Vec<(String, bool)> = match &self.0 {
            Inner::Xlsx(book) => of(book.sheets_metadata()),
            Inner::Xlsb(book) => of(book.sheets_metadata()),
            Inner::Xls(book) => of(book.sheets_metadata()),
            Inner::Ods(_, tables) => tables.iter().map(|table| (table.name.clone(), !table.hidden)).collect(),
        };
        let (shown, hidden): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(_, visible)| *visible);
        shown.into_iter().chain(hidden).map(|(name, _)| name).take(MOST_SHEETS).collect()
    }

    /// Reads the rows of a sheet up to a row number.
    ///
    /// # Errors
    /// `import-workbook-unreadable`, or those of [`Builder::end_row`].
    pub fn sheet(&mut self, name: &str, most: usize) -> Result<Sheet, Phrase> {
        let builder = Builder::new(Clean::line(name).non_empty(), true);
        match &mut self.0 {
            Inner::Xlsx(book) => guarded(|| Ok::<_, Phrase>(xlsx(book, name, most, builder)))?,
            Inner::Xlsb(book) => guarded(|| Ok::<_, Phrase>(xlsb(book, name, most, builder)))?,
            Inner::Xls(book) => whole(book.as_mut(), name, most, builder),
            Inner::Ods(container, tables) => match tables.iter_mut().find(|table| table.name == name) {
                Some(table) if most <= TOP => Ok(std::mem::take(&mut table.top)),
                _ => ods::sheet(container, name, most),
            },
        }
    }
}

fn of(sheets: &[calamine::Sheet]) -> Vec<(String, bool)> {
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect()
}

/// Takes cells one by one, so that a large sheet is never held twice.
struct Stream {
    builder: Builder,
    most: usize,
    under_way: usize,
}

impl Stream {
    fn new(builder: Builder, most: usize) -> Self {
        Self { builder, most, under_way: 0 }
    }

    /// Takes a cell; false when no more are wanted.
    fn take(&mut self, (row, column): (u32, u32), text: &str) -> Result<bool, Phrase> {
        let (row, column) = (row as usize, column as usize);
        if row >= self.most {
            return Ok(false);
        }
        if row != self.under_way {
            self.builder.end_row()?;
            self.under_way = row;
        }
        self.builder.at(row + 1);
        if !text.is_empty() {
            self.builder.put(column, text);
        }
        Ok(true)
    }

    fn finish(mut self) -> Result<Sheet, Phrase> {
        self.builder.end_row()?;
        Ok(self.builder.finish())
    }
}

fn xlsx(book: &mut Xlsx<Bytes<'_>>, name: &str, most: usize, builder: Builder) -> Result<Sheet, Phrase> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_: XlsxError| unreadable())?;
    let mut stream = Stream::new(builder, most);
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        if !stream.take(cell.get_position(), &shown(cell.get_value()))? {
            break;
        }
    }
    stream.finish()
}

fn xlsb(book: &mut Xlsb<Bytes<'_>>, name: &str, most: usize, builder: Builder) -> Result<Sheet, Phrase> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_: XlsbError| unreadable())?;
    let mut stream = Stream::new(builder, most);
    while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
        if !stream.take(cell.get_position(), &shown(cell.get_value()))? {
            break;
        }
    }
    stream.finish()
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
pub(super) fn number_text(number: f64) -> String {
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
pub(super) fn iso_day(text: &str) -> &str {
    match text.split_once('T') {
        Some((day, _)) if day.len() == 10 => day,
        _ => text,
    }
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
}
