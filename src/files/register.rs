//! From bytes to a register: rows with fields, whatever the file was.
//!
//! Other columns may be given to it afterwards: nothing of the file is read again for that, and copies share the sheet.

use super::cells::{DateStyle, Order, is_footer, is_nothing, is_open};
use super::columns::{Field, Look, synonyms};
use super::header::{ColumnMap, Found, HEADER_WITHIN, Header, find, guess};
use super::sheet::{MOST_BYTES, MOST_ROWS, Sheet};
use super::workbook::{TOP, Workbook, looks_like_workbook};
use super::{csv, encoding};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use std::sync::Arc;

/// A sheet whose columns are known.
#[derive(Debug, Clone)]
pub struct Register {
    /// All its rows.
    pub sheet: Arc<Sheet>,
    /// What the columns mean.
    pub header: Header,
    /// Other sheets of the workbook that look like registers and were not read.
    pub left_out: Vec<Clean>,
    /// All sheets of the workbook that hold something like a table, in their order; none for other files.
    pub sheets: Vec<Clean>,
    /// Columns by field.
    places: Vec<Vec<usize>>,
    /// How the dates of each field are written.
    dates: Vec<DateStyle>,
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
        Self::read_sheet(bytes, map, None)?.insist()
    }

    /// Fails unless it is known what the columns are.
    ///
    /// # Errors
    /// `import-no-header`, `import-columns-missing`.
    pub fn insist(self) -> Result<Self, Phrase> {
        // A guess is for people who look at the columns, not for a file that is taken in as it is.
        if self.header.score == 0 {
            return Err(Phrase::new("import-no-header"));
        }
        self.complete()?;
        Ok(self)
    }

    /// Reads a file as far as it can be read, for a person to look at: the sheet of that name where one is chosen, and
    /// also a file whose columns nobody knows.
    ///
    /// # Errors
    /// Those of [`Register::read`], but none for columns that are missing.
    pub fn read_sheet(bytes: &[u8], map: &ColumnMap, sheet: Option<&str>) -> Result<Self, Phrase> {
        if bytes.len() > MOST_BYTES {
            return Err(Phrase::new("import-file-huge").number("megabytes", 200));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Phrase::new("import-file-empty"));
        }
        let (sheet, found, others) =
            if looks_like_workbook(bytes) { from_workbook(bytes, map, sheet)? } else { from_text(bytes, map)? };
        let header = Header::read(&sheet, &found, map)?;
        Ok(Self::new(sheet, header, others))
    }

    /// Gives the columns these meanings, by their places.
    pub fn remap(&mut self, fields: &[Option<Field>]) {
        for (column, field) in self.header.columns.iter_mut().zip(fields) {
            column.field = *field;
        }
        let (sheet, header) = (Arc::clone(&self.sheet), self.header.clone());
        let others = Others { left_out: std::mem::take(&mut self.left_out), sheets: std::mem::take(&mut self.sheets) };
        *self = Self::over(sheet, header, others);
    }

    /// Whether the columns that every register has are known.
    ///
    /// # Errors
    /// `import-columns-missing` with the first that is not.
    pub fn complete(&self) -> Result<(), Phrase> {
        needed(&self.header)
    }

    fn new(sheet: Sheet, header: Header, others: Others) -> Self {
        Self::over(Arc::new(sheet), header, others)
    }

    fn over(sheet: Arc<Sheet>, header: Header, others: Others) -> Self {
        let places =
            Field::ALL.iter().map(|field| header.of(*field).map(|column| column.index).collect()).collect::<Vec<_>>();
        let dates = styles(&sheet, &header);
        let Others { left_out, sheets } = others;
        let mut register = Self { sheet, header, dates, left_out, sheets, places, records: Vec::new() };
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

    /// How the dates of a field are written.
    pub fn dates(&self, field: Field) -> DateStyle {
        self.dates.get(field.index()).copied().unwrap_or_default()
    }

    /// Columns whose dates could be read with day or month first, each with the first record where that is so.
    pub fn unsure_dates(&self) -> Vec<(Field, usize)> {
        let unsure = Field::ALL.iter().filter(|field| self.dates(**field).unsure);
        let first = |field: &Field| self.records.iter().find(|row| is_open(self.cell(**row, *field))).copied();
        unsure.filter_map(|field| Some((*field, first(field)?))).collect()
    }

    /// All cells of a field.
    pub fn cells(&self, row: usize, field: Field) -> impl Iterator<Item = &str> {
        let places = self.places.get(field.index()).map_or(&[][..], Vec::as_slice);
        places.iter().map(move |place| self.sheet.cell(row, *place))
    }

    /// A blank row, a header printed again, a row of column numbers and a total under the table are no records.
    fn is_record(&self, row: usize) -> bool {
        let mut said = 0;
        let (mut headers, mut numbers, mut filled) = (0, 0, 0);
        let mut footer = false;
        for column in &self.header.columns {
            let cell = self.sheet.cell(row, column.index).trim();
            if cell.is_empty() {
                continue;
            }
            footer |= filled == 0 && is_footer(cell);
            filled += 1;
            let counts = column.field.is_some_and(|field| field != Field::Ordinal);
            said += usize::from(counts && (said > 2 || !is_nothing(cell)));
            headers += usize::from(counts && cell == column.header.as_str());
            numbers += usize::from(counts && cell.parse() == Ok(column.index + 1));
        }
        !(footer && filled < 4) && said > 0 && headers * 2 < said && (numbers * 2 < said || said < 3)
    }
}

/// How the dates of each field are written, by the field's place.
fn styles(sheet: &Sheet, header: &Header) -> Vec<DateStyle> {
    let dated =
        |field: &Field| synonyms().column(*field).is_some_and(|column| matches!(column.look, Look::Date | Look::Mark));
    let order = |field: &Field| {
        let places: Vec<usize> = header.of(*field).map(|column| column.index).collect();
        let rows = header.row + 1..sheet.rows();
        let cells = rows.flat_map(|row| places.iter().map(move |place| sheet.cell(row, *place)));
        Order::of(cells.filter(|cell| cell.contains('/')))
    };
    let orders: Vec<Order> =
        Field::ALL.iter().map(|field| if dated(field) { order(field) } else { Order::default() }).collect();
    let all = orders.iter().fold(Order::default(), |all, order| all.and(*order));
    orders.into_iter().map(|order| order.style(all, sheet.workbook)).collect()
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

type Read = (Sheet, Found, Others);

/// Sheets of a workbook beside the one that was read.
#[derive(Debug, Default)]
struct Others {
    left_out: Vec<Clean>,
    sheets: Vec<Clean>,
}

fn from_text(bytes: &[u8], map: &ColumnMap) -> Result<Read, Phrase> {
    let (text, written) = encoding::decode(bytes)?;
    let (named, text) = csv::named_separator(&text);
    let separator = named.map_or_else(|| sniffed(text, map), Ok)?;
    let mut sheet = csv::read(text, separator, MOST_ROWS + 1)?;
    sheet.text_file = Some((separator, written));
    let found = find(&sheet, map).or_else(|| guess(&sheet)).ok_or_else(|| Phrase::new("import-no-header"))?;
    Ok((sheet, found, Others::default()))
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
    best.map_or_else(|| widest(text), |(_, separator)| Ok(separator))
}

/// The separator under which most rows have several cells, where no header says which it is.
fn widest(text: &str) -> Result<u8, Phrase> {
    let mut best = None;
    for separator in csv::SEPARATORS {
        let top = csv::read(text, separator, HEADER_WITHIN + 30)?;
        let cells = (0..top.rows()).map(|row| top.width(row)).filter(|width| *width > 1).sum::<usize>();
        if cells > 0 && best.is_none_or(|(most, _)| cells > most) {
            best = Some((cells, separator));
        }
    }
    best.map(|(_, separator)| separator).ok_or_else(|| Phrase::new("import-no-header"))
}

/// The sheet that a person means: of that name, else of that number, counted from 1.
fn called(names: &[String], wanted: &str) -> String {
    let number = || wanted.trim().parse::<usize>().ok()?.checked_sub(1);
    let numbered = || number().and_then(|at| names.get(at)).cloned();
    let named = names.iter().any(|name| name == wanted);
    Some(wanted.to_owned()).filter(|_| named).or_else(numbered).unwrap_or_else(|| wanted.to_owned())
}

/// The sheet with the best header, and the names of others that have one and rows under it.
fn from_workbook(bytes: &[u8], map: &ColumnMap, wanted: Option<&str>) -> Result<Read, Phrase> {
    let mut book = Workbook::open(bytes)?;
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut tables: Vec<String> = Vec::new();
    for name in book.names() {
        // A chart or an empty page cannot be read as a sheet; it is none of ours.
        let Ok(top) = book.sheet(&name, TOP) else {
            continue;
        };
        if guess(&top).is_some() {
            tables.push(name.clone());
        }
        if let Some(header) = find(&top, map).filter(|header| header.row + 1 < top.rows()) {
            found.push((header.score, name));
        }
    }
    // Of equal ones the first: `max_by_key` would give the last.
    let best = found.iter().rev().max_by_key(|(score, _)| *score).map(|(_, name)| name.clone());
    let wanted = wanted.map(|wanted| called(&book.names(), wanted));
    let name = wanted.or(best).or(tables.first().cloned()).ok_or_else(|| Phrase::new("import-no-header"))?;
    let sheet = book.sheet(&name, MOST_ROWS + HEADER_WITHIN)?;
    let header = find(&sheet, map).or_else(|| guess(&sheet)).ok_or_else(|| Phrase::new("import-no-header"))?;
    let clean = |names: Vec<String>| names.iter().filter_map(|name| Clean::line(name).non_empty()).collect();
    let others = found.into_iter().map(|(_, other)| other).filter(|other| *other != name).collect();
    Ok((sheet, header, Others { left_out: clean(others), sheets: clean(tables) }))
}
