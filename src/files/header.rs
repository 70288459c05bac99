//! Finding the header of a register and saying which column is what.
//!
//! The header is the row among the first thirty that speaks of the most fields; two rows may make one header (`Паспорт`
//! over `№` and `до`). An ambiguous header is decided by the cells under it: `Паспорт` over numbers is the number, over
//! plus signs and dates the paper. What nothing speaks for stays unmapped rather than wrong.

use super::cells::share;
use super::columns::{Column, Family, Field, Fit, Look, synonyms};
use super::sheet::Sheet;
use super::vocabulary::{fold, fold_header};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use serde_json::Value;
use std::collections::HashMap;

/// Rows at the top of a sheet among which the header is looked for.
pub const HEADER_WITHIN: usize = 30;
/// A header speaks of at least so many fields.
const FEWEST_FIELDS: usize = 3;
/// Letters of a header that are shown.
const LONGEST_HEADER: usize = 120;

/// What a person said about columns: header and field; a header without a field is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnMap(Vec<(Clean, Option<Field>)>);

impl ColumnMap {
    /// Reads `header=field,…`, a TOML file or a JSON object of headers and fields. The field `ignore` leaves a column
    /// out.
    ///
    /// # Errors
    /// `import-map-unreadable`, or `import-map-field` for a field that does not exist.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let pairs = json_pairs(text).or_else(|| toml_pairs(text)).or_else(|| inline_pairs(text));
        let pairs = pairs.filter(|pairs| !pairs.is_empty()).ok_or_else(|| Phrase::new("import-map-unreadable"))?;
        pairs.into_iter().map(read_pair).collect::<Result<_, _>>().map(Self)
    }

    /// What a person chose: header and field, `None` for a column that is left out.
    pub fn of(pairs: impl IntoIterator<Item = (Clean, Option<Field>)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// Header and field of each column it speaks of.
    pub fn pairs(&self) -> &[(Clean, Option<Field>)] {
        &self.0
    }

    /// What it says about a header: a field, `None` to leave the column out; nothing when it does not speak of it.
    pub fn get(&self, header: &str) -> Option<Option<Field>> {
        let folded = fold(header);
        self.0.iter().find(|(name, _)| fold(name) == folded).map(|(_, field)| *field)
    }

    fn missing_in(&self, header: &Header) -> Option<Phrase> {
        let known = |name: &str| header.columns.iter().any(|column| fold(&column.header) == fold(name));
        let (name, _) = self.0.iter().find(|(name, _)| !known(name))?;
        Some(Phrase::new("import-map-header").text("header", name.as_str()))
    }
}

fn read_pair((header, field): (String, String)) -> Result<(Clean, Option<Field>), Phrase> {
    let field = field.trim();
    let read = if matches!(field, "" | "-" | "ignore") {
        None
    } else {
        let unknown = || Phrase::new("import-map-field").text("field", field).text("fields", Field::IDS.join(", "));
        Some(Field::parse(&field.to_lowercase().replace('-', "_")).ok_or_else(unknown)?)
    };
    Ok((Clean::line(&header), read))
}

fn json_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let Ok(Value::Object(object)) = serde_json::from_str(text) else {
        return None;
    };
    object.into_iter().map(|(header, field)| Some((header, field.as_str()?.to_owned()))).collect()
}

fn toml_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let table: toml::Table = text.parse().ok()?;
    let table = match table.get("columns") {
        Some(toml::Value::Table(inner)) => inner.clone(),
        _ => table,
    };
    table.into_iter().map(|(header, field)| Some((header, field.as_str()?.to_owned()))).collect()
}

/// A comma inside a header is no end: what has no `=` goes on.
fn inline_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    let mut held = String::new();
    for piece in text.split(',') {
        if !held.is_empty() {
            held.push(',');
        }
        held.push_str(piece);
        if let Some((header, field)) = held.rsplit_once('=') {
            pairs.push((header.trim().to_owned(), field.trim().to_owned()));
            held.clear();
        }
    }
    held.trim().is_empty().then_some(pairs)
}

/// One column of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// Its place, from 0.
    pub index: usize,
    /// What its header says; the letters of a spreadsheet when it says nothing.
    pub header: Clean,
    /// What it means.
    pub field: Option<Field>,
    /// Its header as written, also where another column is called the same.
    pub(super) text: String,
}

/// The header of a sheet.
#[derive(Debug, Clone)]
pub struct Header {
    /// Place of the (lower) header row among the rows of the sheet.
    pub row: usize,
    /// Place of its upper row, the same where it is one.
    pub first: usize,
    /// Its columns, left to right.
    pub columns: Vec<Mapped>,
    /// How many fields it speaks of.
    pub score: usize,
}

impl Header {
    /// The columns of a field, left to right.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Mapped> {
        self.columns.iter().filter(move |column| column.field == Some(field))
    }

    /// The header of the first column of a field.
    pub fn name(&self, field: Field) -> Option<&Clean> {
        self.of(field).next().map(|column| &column.header)
    }

    /// True when some column means that field.
    pub fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    /// Reads the header row that was found and gives every column its meaning.
    ///
    /// # Errors
    /// `import-map-header` when `map` names a header that is not there.
    pub fn read(sheet: &Sheet, found: &Found, map: &ColumnMap) -> Result<Self, Phrase> {
        let mut columns = named(sheet, found);
        let body = found.row + 1..sheet.rows();
        assign(sheet, &body, &mut columns, map);
        name_nameless(sheet, &body, &mut columns);
        let header = Self { row: found.row, first: found.first, columns, score: found.score };
        map.missing_in(&header).map_or(Ok(header), Err)
    }
}

/// Where a header lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Place of its (lower) row.
    pub row: usize,
    /// Place of its upper row, the same where it is one.
    pub first: usize,
    /// Fields it speaks of.
    pub score: usize,
    texts: Vec<String>,
}

/// Looks for the header; `None` when no row speaks of at least three fields.
pub fn find(sheet: &Sheet, map: &ColumnMap) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut known = HashMap::new();
    for row in 0..sheet.rows().min(HEADER_WITHIN) {
        let single: Vec<String> = sheet.cells(row).map(str::to_owned).collect();
        let above = with_row_above(sheet, row).map(|texts| (row - 1, texts));
        for (first, texts) in std::iter::once((row, single)).chain(above) {
            let score = score(&texts, map, &mut known);
            if score >= FEWEST_FIELDS && best.as_ref().is_none_or(|best| score > best.score) {
                best = Some(Found { row, first, score, texts });
            }
        }
    }
    best
}

/// Where no row speaks of known fields: the fullest of the first rows, for a person to say what its columns are.
pub fn guess(sheet: &Sheet) -> Option<Found> {
    let filled = |row: usize| sheet.cells(row).filter(|cell| cell.chars().any(char::is_alphabetic)).count();
    let rows = 0..sheet.rows().min(HEADER_WITHIN);
    // Of equal ones the upper: `max_by_key` would give the last.
    let row = rows.rev().max_by_key(|row| filled(*row)).filter(|row| filled(*row) > 1)?;
    Some(Found { row, first: row, score: 0, texts: sheet.cells(row).map(str::to_owned).collect() })
}

/// The header that two rows make together: a cell above stands over those right of it until the next.
fn with_row_above(sheet: &Sheet, row: usize) -> Option<Vec<String>> {
    let above = row.checked_sub(1).filter(|above| sheet.number(*above) + 1 == sheet.number(row))?;
    if sheet.cells(above).filter(|cell| !cell.trim().is_empty()).count() < 2 {
        return None;
    }
    let mut group = String::new();
    let width = sheet.width(row).max(sheet.width(above));
    let joined = (0..width).map(|column| {
        let (over, under) = (sheet.cell(above, column).trim(), sheet.cell(row, column).trim());
        if !over.is_empty() {
            over.clone_into(&mut group);
        }
        if under.is_empty() { over.to_owned() } else { format!("{group} {under}").trim().to_owned() }
    });
    Some(joined.collect())
}

/// How many fields a row of texts speaks of, each counted once; `known` remembers what a text speaks of.
fn score(texts: &[String], map: &ColumnMap, known: &mut HashMap<String, Option<Field>>) -> usize {
    let mut seen = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let best = match (map.get(text), known.get(text)) {
            (Some(field), _) => field,
            (None, Some(field)) => *field,
            (None, None) => {
                let best = candidates(text).into_iter().max_by_key(|(_, fit)| *fit).map(|(column, _)| column.field);
                known.insert(text.clone(), best);
                best
            }
        };
        if let Some(field) = best.filter(|field| !seen.contains(field)) {
            seen.push(field);
        }
    }
    seen.len()
}

/// The fields a header could mean. A header in two languages (`Гражданство / Citizenship`) may be known by one of them.
pub(super) fn candidates(header: &str) -> Vec<(&'static Column, Fit)> {
    if header.chars().count() > LONGEST_HEADER {
        return Vec::new();
    }
    let whole = fitting(&fold_header(header));
    if !whole.is_empty() {
        return whole;
    }
    let whole = fold_header(header);
    let mut found: Vec<(&'static Column, Fit)> = Vec::new();
    for (column, fit) in parts(header).flat_map(|part| fitting(&part)) {
        // `Дата выезда (план)`: what is not meant by the whole is not meant by its part.
        if column.rules_out(&whole) {
            continue;
        }
        match found.iter_mut().find(|(other, _)| other.field == column.field) {
            Some((_, best)) => *best = fit.max(*best),
            None => found.push((column, fit)),
        }
    }
    found
}

/// The parts of a header in two languages, folded.
fn parts(header: &str) -> impl Iterator<Item = String> {
    header.split(['/', '|', '\n', '(', ')', ';']).map(fold_header).filter(|part| !part.is_empty())
}

fn fitting(folded: &str) -> Vec<(&'static Column, Fit)> {
    synonyms().columns.iter().filter_map(|column| column.fit(folded).map(|fit| (column, fit))).collect()
}

/// The columns with their headers, made unlike each other; blank ones get the letters of a spreadsheet.
fn named(sheet: &Sheet, found: &Found) -> Vec<Mapped> {
    let below = (found.row + 1..sheet.rows()).take(1000);
    let width = below.map(|row| sheet.width(row)).max().unwrap_or(0).max(found.texts.len());
    let mut columns: Vec<Mapped> = Vec::with_capacity(width);
    for index in 0..width {
        let text = found.texts.get(index).map_or("", String::as_str);
        let short: String = Clean::line(text).chars().take(LONGEST_HEADER).collect();
        let shown = if short.is_empty() { letters(index) } else { short.clone() };
        let mut header = Clean::line(&shown);
        let mut copy = 2;
        while columns.iter().any(|column| column.header == header) {
            header = Clean::line(&format!("{shown} ({copy})"));
            copy += 1;
        }
        columns.push(Mapped { index, header, field: None, text: text.to_owned() });
    }
    columns
}

/// A, B, …, Z, AA: the name a spreadsheet gives to a column.
fn letters(index: usize) -> String {
    let mut name = String::new();
    let mut rest = index + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// One way to read a column.
struct Candidate {
    place: usize,
    column: &'static Column,
    points: i64,
}

fn assign(sheet: &Sheet, body: &std::ops::Range<usize>, columns: &mut [Mapped], map: &ColumnMap) {
    let mut open: Vec<bool> = vec![true; columns.len()];
    for (place, column) in columns.iter_mut().enumerate() {
        if let Some(field) = map.get(&column.header) {
            column.field = field;
            open[place] = false;
        }
    }
    let mut all: Vec<Candidate> = Vec::new();
    for (place, column) in columns.iter().enumerate().filter(|(place, _)| open[*place]) {
        all.extend(weighed(sheet, body, place, column));
    }
    all.sort_by_key(|candidate| (-candidate.points, candidate.place, candidate.column.field));
    for candidate in all {
        let field = candidate.column.field;
        let taken = !candidate.column.many && columns.iter().any(|column| column.field == Some(field));
        if columns[candidate.place].field.is_none() && open[candidate.place] && !taken {
            columns[candidate.place].field = Some(field);
        }
    }
    by_neighbour(sheet, body, columns, &open);
}

/// What a column could be, with points: the header's words first, then whether the cells agree.
fn weighed(sheet: &Sheet, body: &std::ops::Range<usize>, place: usize, mapped: &Mapped) -> Vec<Candidate> {
    let mut kept = Vec::new();
    for (column, fit) in candidates(&mapped.text) {
        let share = share(sheet, body.clone(), mapped.index, column.look);
        let agrees = |least: f64| share.is_none_or(|share| share >= least);
        let points = match fit {
            Fit::Exact => 1000,
            Fit::Perhaps if agrees(0.5) => 850,
            Fit::Words(terms) if agrees(0.25) => 600 + 40 * i64::try_from(terms.min(5)).unwrap_or(0),
            Fit::Perhaps | Fit::Words(_) => continue,
        };
        // The cells weigh up to 250 points either way; blank columns and free text weigh nothing.
        let weight = match share.filter(|_| column.look != Look::Text) {
            Some(share) if share < 0.1 => -250,
            Some(share) if share < 0.5 => -100,
            Some(share) if share < 0.8 => 0,
            Some(_) => 250,
            None => 0,
        };
        kept.push(Candidate { place, column, points: points + weight });
    }
    kept
}

/// `Действителен до` right of a passport's number is the passport's, right of a permit's number the permit's.
fn by_neighbour(sheet: &Sheet, body: &std::ops::Range<usize>, columns: &mut [Mapped], open: &[bool]) {
    let mut family: Option<Family> = None;
    for place in 0..columns.len() {
        if let Some(field) = columns[place].field {
            family = synonyms().column(field).and_then(|column| column.family);
            continue;
        }
        let folded: Vec<String> = parts(&columns[place].text).collect();
        let near = synonyms().columns.iter().find(|column| {
            family.is_some()
                && column.family == family
                && folded.iter().any(|part| column.is_near(part))
                && !columns.iter().any(|other| other.field == Some(column.field))
        });
        let Some(column) = near.filter(|_| open[place]) else {
            continue;
        };
        if share(sheet, body.clone(), columns[place].index, column.look).is_none_or(|share| share >= 0.5) {
            columns[place].field = Some(column.field);
        }
    }
}

/// A given name without a surname is the whole name (`Имя`); single words beside a surname are given names (`Surname`,
/// `Name`).
fn name_nameless(sheet: &Sheet, body: &std::ops::Range<usize>, columns: &mut [Mapped]) {
    let has = |columns: &[Mapped], wanted: &[Field]| {
        columns.iter().any(|column| column.field.is_some_and(|field| wanted.contains(&field)))
    };
    let (from, to, look) = if has(columns, &[Field::Surname]) {
        (Field::Name, Field::GivenName, Look::Name)
    } else if has(columns, &[Field::Name, Field::NameLatin, Field::NameCyrillic]) {
        return;
    } else {
        (Field::GivenName, Field::Name, Look::Letters)
    };
    let Some(column) = columns.iter_mut().find(|column| column.field == Some(from)) else {
        return;
    };
    let fitting = share(sheet, body.clone(), column.index, look).unwrap_or(0.0);
    if (to == Field::Name) == (fitting > 0.5) {
        column.field = Some(to);
    }
}

#[cfg(test)]
mod tests;
