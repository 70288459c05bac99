//! From bytes to a register: rows with fields, whatever the file was.

use super::cells::{DateStyle, date_style, is_nothing};
use super::columns::{Field, Look, synonyms};
use super::header::{ColumnMap, Found, HEADER_WITHIN, Header, find};
use super::sheet::{MOST_BYTES, MOST_ROWS, Sheet};
use super::workbook::{TOP, Workbook, looks_like_workbook};
use super::{csv, encoding};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;

/// A sheet whose columns are known.
#[derive(Debug)]
pub struct Register {
    /// All its rows.
    pub sheet: Sheet,
    /// What the columns mean.
    pub header: Header,
    /// How its dates are written.
    pub dates: DateStyle,
    /// Other sheets of the workbook that look like registers and were not read.
    pub left_out: Vec<Clean>,
    /// Columns by field.
    places: Vec<Vec<usize>>,
    /// Rows that are records.
    records: Vec<usize>,
}

impl Register {
    /// Reads a file.
    ///
    /// # Errors
    /// One sentence: `import-file-empty`, `import-file-huge`, `import-file-binary`, `import-file-damaged`,
    /// `import-no-header`, `import-columns-missing` and those of the parts.
    pub fn read(bytes: &[u8], map: &ColumnMap) -> Result<Self, Phrase> {
        if bytes.len() > MOST_BYTES {
            return Err(Phrase::new("import-file-huge").number("megabytes", 200));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Phrase::new("import-file-empty"));
        }
        let (sheet, found, left_out) =
            if looks_like_workbook(bytes) { from_workbook(bytes, map)? } else { from_text(bytes, map)? };
        let header = Header::read(&sheet, &found, map)?;
        needed(&header)?;
        Ok(Self::new(sheet, header, left_out))
    }

    fn new(sheet: Sheet, header: Header, left_out: Vec<Clean>) -> Self {
        let places =
            Field::ALL.iter().map(|field| header.of(*field).map(|column| column.index).collect()).collect::<Vec<_>>();
        let dates = style(&sheet, &header);
        let mut register = Self { sheet, header, dates, left_out, places, records: Vec::new() };
        let rows = register.header.row + 1..register.sheet.rows();
        register.records = rows.filter(|row| register.is_record(*row)).collect();
        register
    }

    /// The rows that are records, by their places in the sheet.
    pub fn records(&self) -> &[usize] {
        &self.records
    }

    /// The cell of a field; the first that says something, where several columns feed it.
    pub fn cell(&self, row: usize, field: Field) -> &str {
        let mut cells = self.cells(row, field);
        cells.find(|cell| !cell.trim().is_empty()).unwrap_or_default()
    }

    /// All cells of a field.
    pub fn cells(&self, row: usize, field: Field) -> impl Iterator<Item = &str> {
        let places = self.places.get(field.index()).map_or(&[][..], Vec::as_slice);
        places.iter().map(move |place| self.sheet.cell(row, *place))
    }

    /// A blank row, a header printed again and a row of column numbers are no records.
    fn is_record(&self, row: usize) -> bool {
        let mut said = 0;
        let (mut headers, mut numbers) = (0, 0);
        for column in &self.header.columns {
            let cell = self.sheet.cell(row, column.index).trim();
            if cell.is_empty() {
                continue;
            }
            let counts = column.field.is_some_and(|field| field != Field::Ordinal);
            said += usize::from(counts && (said > 2 || !is_nothing(cell)));
            headers += usize::from(counts && cell == column.header.as_str());
            numbers += usize::from(counts && cell.parse() == Ok(column.index + 1));
        }
        said > 0 && headers * 2 < said && (numbers * 2 < said || said < 3)
    }
}

fn style(sheet: &Sheet, header: &Header) -> DateStyle {
    let dated =
        |field: Field| synonyms().column(field).is_some_and(|column| matches!(column.look, Look::Date | Look::Mark));
    let places: Vec<usize> =
        header.columns.iter().filter(|column| column.field.is_some_and(dated)).map(|column| column.index).collect();
    let rows = header.row + 1..sheet.rows();
    let cells = rows.flat_map(|row| places.iter().map(move |place| sheet.cell(row, *place)));
    date_style(cells.filter(|cell| cell.contains('/')), sheet.workbook)
}

/// A register must say who, of which citizenship, on which ground, and by what a person is told apart.
fn needed(header: &Header) -> Result<(), Phrase> {
    let any = |fields: &[Field]| fields.iter().any(|field| header.has(*field));
    let names = [Field::Name, Field::NameLatin, Field::NameCyrillic, Field::Surname];
    for (present, term) in [
        (any(&names), "import-column-name"),
        (any(&[Field::Citizenship]), "import-column-citizenship"),
        (any(&[Field::Ground]), "import-column-ground"),
        (any(&[Field::PassportNumber, Field::Born]), "import-column-identity"),
    ] {
        if !present {
            return Err(Phrase::new("import-columns-missing").term("column", term));
        }
    }
    Ok(())
}

/// So much of a text is looked at to find its separator.
const SNIFFED: usize = 4 << 20;

type Read = (Sheet, Found, Vec<Clean>);

fn from_text(bytes: &[u8], map: &ColumnMap) -> Result<Read, Phrase> {
    let text = encoding::decode(bytes)?;
    let (named, text) = csv::named_separator(&text);
    let separator = named.map_or_else(|| sniffed(text, map), Ok)?;
    let sheet = csv::read(text, separator, MOST_ROWS + 1)?;
    let found = find(&sheet, map).ok_or_else(|| Phrase::new("import-no-header"))?;
    Ok((sheet, found, Vec::new()))
}

/// The separator under which the file has a header; of two the one under which its rows are more alike.
fn sniffed(text: &str, map: &ColumnMap) -> Result<u8, Phrase> {
    let text = text.get(..text.floor_char_boundary(SNIFFED)).unwrap_or(text);
    let mut best: Option<((usize, usize), u8)> = None;
    for separator in csv::SEPARATORS {
        let top = csv::read(text, separator, HEADER_WITHIN + 30)?;
        let Some(found) = find(&top, map) else {
            continue;
        };
        let width = top.width(found.row);
        let alike = (found.row + 1..top.rows()).filter(|row| top.width(*row) == width).count();
        if best.is_none_or(|(rank, _)| (found.score, alike) > rank) {
            best = Some(((found.score, alike), separator));
        }
    }
    best.map(|(_, separator)| separator).ok_or_else(|| Phrase::new("import-no-header"))
}

/// The sheet with the best header, and the names of others that have one and rows under it.
fn from_workbook(bytes: &[u8], map: &ColumnMap) -> Result<Read, Phrase> {
    let mut book = Workbook::open(bytes)?;
    let mut found: Vec<(usize, String)> = Vec::new();
    for name in book.names() {
        // A chart or an empty page cannot be read as a sheet; it is none of ours.
        let Ok(top) = book.sheet(&name, TOP) else {
            continue;
        };
        if let Some(header) = find(&top, map).filter(|header| header.row + 1 < top.rows()) {
            found.push((header.score, name));
        }
    }
    // Of equal ones the first: `max_by_key` would give the last.
    let best = found.iter().rev().max_by_key(|(score, _)| *score).map(|(_, name)| name.clone());
    let name = best.ok_or_else(|| Phrase::new("import-no-header"))?;
    let sheet = book.sheet(&name, MOST_ROWS + HEADER_WITHIN)?;
    let header = find(&sheet, map).ok_or_else(|| Phrase::new("import-no-header"))?;
    let others = found.into_iter().map(|(_, other)| other).filter(|other| *other != name);
    Ok((sheet, header, others.filter_map(|other| Clean::line(&other).non_empty()).collect()))
}
