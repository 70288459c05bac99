//! A file as it was read, before anything is decided: its sheets, its header, its columns with samples and meanings. A
//! person corrects the meanings here; the file itself is not read again for that.

use super::super::{ColumnMap, Field};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::files::columns::synonyms;
pub use crate::files::look::Standing;
use crate::files::look::{could_be, samples, standing};
use crate::files::register::Register;
use crate::files::vocabulary::fold;

/// One column as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSeen {
    /// Its header; the letters of a spreadsheet when it says nothing.
    pub header: Clean,
    /// Up to five different values, the first ones.
    pub samples: Vec<Clean>,
    /// What it is taken for; `None` leaves it out.
    pub field: Option<Field>,
    /// How sure that is.
    pub standing: Standing,
    /// What it could be by its header and cells, the likeliest first.
    pub could_be: Vec<Field>,
}

/// A file that was read. Copies are cheap: they share the sheet.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The file's name, without its folder.
    pub name: String,
    /// Its columns, left to right; blank ones are not among them.
    pub columns: Vec<ColumnSeen>,
    /// For each of them its place among the columns of the register.
    places: Vec<usize>,
    register: Register,
}

impl Reading {
    /// Reads a file for people to look at; `sheet` is the one of a workbook that a person chose.
    ///
    /// # Errors
    /// One sentence why it cannot be read, or that `map` names a header that is not there.
    pub fn of(name: &str, bytes: &[u8], map: &ColumnMap, sheet: Option<&str>) -> Result<Self, Phrase> {
        let register = Register::read_sheet(bytes, map, sheet)?;
        let said = |at: usize| !register.sheet.cell(register.header.row, at).trim().is_empty();
        let places = register.header.columns.iter().enumerate();
        let mut columns = Vec::new();
        let mut kept = Vec::new();
        for (place, column) in places {
            let samples = samples(&register, column.index);
            if samples.is_empty() && !said(column.index) {
                continue;
            }
            let by_hand = map.get(&column.header).is_some();
            kept.push(place);
            columns.push(ColumnSeen {
                header: column.header.clone(),
                samples,
                field: column.field,
                standing: if by_hand { Standing::ByHand } else { standing(&register, place) },
                could_be: could_be(&register, place),
            });
        }
        Ok(Self { name: name.to_owned(), columns, places: kept, register })
    }

    /// Gives a column a meaning, or leaves it out. Another column of the same meaning loses it, unless several may feed
    /// one field.
    pub fn assign(&mut self, column: usize, field: Option<Field>) {
        let many = field.and_then(|field| synonyms().column(field)).is_some_and(|known| known.many);
        for (at, other) in self.columns.iter_mut().enumerate() {
            if at == column {
                (other.field, other.standing) = (field, Standing::ByHand);
            } else if field.is_some() && other.field == field && !many {
                (other.field, other.standing) = (None, Standing::ByHand);
            }
        }
        self.remap();
    }

    /// Takes a mapping over: all that it says about columns that are here.
    ///
    /// # Errors
    /// `import-map-header` when it names a header that is not here; nothing is changed then.
    pub fn take_over(&mut self, map: &ColumnMap) -> Result<(), Phrase> {
        let here = |name: &Clean| self.columns.iter().any(|column| fold(&column.header) == fold(name));
        if let Some((name, _)) = map.pairs().iter().find(|(name, field)| field.is_some() && !here(name)) {
            return Err(Phrase::new("import-map-header").text("header", name.as_str()));
        }
        for column in &mut self.columns {
            if let Some(field) = map.get(&column.header) {
                (column.field, column.standing) = (field, Standing::ByHand);
            }
        }
        self.remap();
        Ok(())
    }

    fn remap(&mut self) {
        let mut fields = vec![None; self.register.header.columns.len()];
        for (column, place) in self.columns.iter().zip(&self.places) {
            fields[*place] = column.field;
        }
        self.register.remap(&fields);
    }

    /// The mapping as it stands now, every column with its meaning.
    pub fn map(&self) -> ColumnMap {
        ColumnMap::of(self.columns.iter().map(|column| (column.header.clone(), column.field)))
    }

    /// True when the mapping speaks of exactly these columns.
    pub fn has_headers_of(&self, map: &ColumnMap) -> bool {
        let folded = |names: &mut dyn Iterator<Item = &Clean>| {
            let mut names: Vec<String> = names.map(|name| fold(name)).collect();
            names.sort();
            names
        };
        folded(&mut self.columns.iter().map(|column| &column.header))
            == folded(&mut map.pairs().iter().map(|(name, _)| name))
    }

    /// True when the mapping would change nothing.
    pub fn agrees_with(&self, map: &ColumnMap) -> bool {
        self.columns.iter().all(|column| map.get(&column.header).is_none_or(|field| field == column.field))
    }

    /// The first kind of column that every register has and that is not known yet, as `import-columns-missing`.
    pub fn missing(&self) -> Option<Phrase> {
        self.register.complete().err()
    }

    /// The sheet of a workbook that was read.
    pub fn sheet(&self) -> Option<&Clean> {
        self.register.sheet.name.as_ref()
    }

    /// The sheets of a workbook that hold tables; none for other files.
    pub fn sheets(&self) -> &[Clean] {
        &self.register.sheets
    }

    /// The row of the spreadsheet that was taken for the header, from 1.
    pub fn header_row(&self) -> usize {
        self.register.sheet.number(self.register.header.row)
    }

    /// True when no row speaks of fields that are known, and the header is a guess.
    pub fn is_guess(&self) -> bool {
        self.register.header.score == 0
    }

    /// Rows that are records.
    pub fn rows(&self) -> usize {
        self.register.records().len()
    }

    pub(in crate::app::import) fn register(&self) -> &Register {
        &self.register
    }
}
