//! Tables as a workbook: a sheet a table, days as real days, numbers that nobody calculates with as text, heads that stay
//! and filter, a fill and a word for a level. Title, office date and filter stand in the properties of the file and on top
//! of each printed page, so that the first row is the heads.
//!
//! Rows go to a file of the system that has no name, so memory does not grow with them. A table longer than a sheet may be
//! goes on in the next one.

use super::{About, Cell, Table, Tables, fill};
use crate::domain::clean::Clean;
use crate::domain::deadline::Level;
use crate::files::temporary;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;
use std::io::{self, Write};

/// Rows of one sheet, its heads included: as many as the programs that read it know.
const MOST_ROWS: u32 = 1_048_576;
/// The longest text of a cell.
const LONGEST: usize = 32_767;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;
/// The widest column.
const WIDEST: u16 = 60;

/// Writes a workbook.
pub struct Xlsx<'w> {
    about: About<'w>,
    to: &'w mut dyn Write,
    book: Workbook,
    formats: Formats,
    /// The table whose rows come now, and the next row in its sheet.
    table: Option<(Table, u32)>,
    sheets: usize,
    most: u32,
}

struct Formats {
    head: Format,
    day: Format,
    text: Format,
    levels: HashMap<Level, Format>,
}

impl Formats {
    fn new() -> Self {
        let plain = || Format::new().set_align(FormatAlign::Top);
        let of = |level: &Level| {
            let colour = fill(*level).and_then(|fill| u32::from_str_radix(fill, 16).ok());
            (*level, colour.map_or_else(plain, |colour| plain().set_background_color(Color::RGB(colour))))
        };
        Self {
            head: Format::new()
                .set_bold()
                .set_border_bottom(FormatBorder::Thin)
                .set_background_color(Color::RGB(0xEE_EEEE)),
            day: plain().set_num_format("dd.mm.yyyy"),
            // The format of text: a program that lets people edit the cell keeps its zeros and does not calculate it.
            text: plain().set_num_format("@"),
            levels: Level::ALL.iter().map(of).collect(),
        }
    }
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

impl<'w> Xlsx<'w> {
    pub(super) fn new(about: About<'w>, to: &'w mut dyn Write) -> Self {
        let mut book = Workbook::new();
        book.set_properties(&properties(about));
        Self { about, to, book, formats: Formats::new(), table: None, sheets: 0, most: MOST_ROWS }
    }

    /// The same with shorter sheets.
    #[cfg(test)]
    pub(super) fn with_most(most: u32, about: About<'w>, to: &'w mut dyn Write) -> Self {
        Self { most, ..Self::new(about, to) }
    }

    fn begin_sheet(&mut self, table: &Table) -> Result<(), XlsxError> {
        self.sheets += 1;
        self.book.set_tempdir(temporary::folder())?;
        let title = if table.title.is_empty() { &self.about.heading.title } else { &table.title };
        let name = sheet_name(title, self.sheets);
        let (top, formats) = (page_head(self.about), &self.formats);
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_header(top);
        sheet.set_repeat_rows(0, 0)?;
        for (place, column) in (0..).zip(&table.columns) {
            let least = u16::try_from(column.head.chars().count() + 4).unwrap_or(WIDEST);
            sheet.set_column_width(place, f64::from(column.width.max(least).min(WIDEST)))?;
            sheet.write_string_with_format(0, place, clipped(&column.head), &formats.head)?;
        }
        Ok(())
    }

    /// Puts the filter over what the sheet holds now.
    fn end_sheet(&mut self) -> Result<(), XlsxError> {
        let Some((table, next)) = &self.table else { return Ok(()) };
        let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let last_row = next.saturating_sub(1);
        let sheet = self.book.worksheet_from_index(self.sheets - 1)?;
        sheet.autofilter(0, 0, last_row, last_column).map(drop)
    }

    fn write_row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let full = self.table.as_ref().is_some_and(|(_, next)| *next >= self.most);
        if full {
            self.end_sheet()?;
            if let Some((table, _)) = self.table.take() {
                self.begin_sheet(&table)?;
                self.table = Some((table, 1));
            }
        }
        let Some((_, next)) = &mut self.table else { return Ok(()) };
        let sheet = self.book.worksheet_from_index(self.sheets - 1)?;
        for (column, cell) in (0..).zip(cells) {
            put(sheet, (*next, column), cell, (&self.formats, self.about))?;
        }
        *next += 1;
        Ok(())
    }
}

impl Tables for Xlsx<'_> {
    fn table(&mut self, table: &Table) -> io::Result<()> {
        self.end_sheet().map_err(failed)?;
        self.begin_sheet(table).map_err(failed)?;
        self.table = Some((table.clone(), 1));
        Ok(())
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.write_row(cells).map_err(failed)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.end_sheet().map_err(failed)?;
        if self.sheets == 0 {
            self.book.add_worksheet();
        }
        let bytes = self.book.save_to_buffer().map_err(failed)?;
        self.to.write_all(&bytes)?;
        self.to.flush()
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    (formats, about): (&Formats, About<'_>),
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => Ok(()),
        Cell::Number(number) => {
            #[expect(clippy::cast_precision_loss, reason = "counts of days and rows")]
            let number = *number as f64;
            sheet.write_number(row, column, number).map(drop)
        }
        // Before 1900 a spreadsheet knows no days.
        Cell::Day(day) => match ExcelDateTime::parse_from_str(&day.to_string()) {
            Ok(day) => sheet.write_datetime_with_format(row, column, &day, &formats.day).map(drop),
            Err(_) => sheet.write_string_with_format(row, column, about.words.day(*day), &formats.text).map(drop),
        },
        Cell::Level(level) => {
            let format = formats.levels.get(level).unwrap_or(&formats.text);
            sheet.write_string_with_format(row, column, cell.seen(about.words), format).map(drop)
        }
        Cell::Text(_) | Cell::Word(..) => {
            let text = cell.seen(about.words);
            sheet.write_string_with_format(row, column, clipped(&text), &formats.text).map(drop)
        }
    }
}

/// As much of a text as a cell holds; that something is missing is seen.
fn clipped(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// A name that every program takes: short, without the signs of formulas, of its own.
fn sheet_name(title: &str, number: usize) -> String {
    let kept = Clean::line(title).chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect::<String>();
    let suffix = if number == 1 { String::new() } else { format!(" {number}") };
    let room = LONGEST_NAME - suffix.chars().count();
    let name: String = kept.trim().chars().take(room).collect();
    format!("{}{suffix}", if name.trim().is_empty() { "1" } else { name.trim() })
}

fn properties(about: About<'_>) -> DocProperties {
    let facts: Vec<String> = about.heading.facts.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let clean = |text: &str| Clean::line(text).to_string();
    DocProperties::new()
        .set_title(clean(&about.heading.title))
        .set_comment(clean(&facts.join(" · ")))
        .set_author("Sojourn")
}

/// The longest line on top of a printed page.
const PAGE_HEAD: usize = 200;

/// What is printed on top of each page: the title, and what it is about. A `&` is written twice there.
fn page_head(about: About<'_>) -> String {
    let facts: Vec<&str> = about.heading.facts.iter().map(|(_, value)| value.as_str()).collect();
    let line = Clean::line(&format!("{} · {}", about.heading.title, facts.join(" · ")));
    let line: String = line.chars().take(PAGE_HEAD).collect();
    format!("&L{}&R&P / &N", line.replace('&', "&&"))
}
