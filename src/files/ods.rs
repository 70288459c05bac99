//! OpenDocument sheets (ODF 1.2 part 1, chapter 9), read row by row.
//!
//! A cell is the value that it holds, or its text where a number is shown with zeros in front; a cell that stands for
//! many counts so many times, within the limits of a sheet. Comments, covered cells and formulas are not read.

use super::container::{Container, unreadable};
use super::sheet::{Builder, Sheet};
use super::workbook::{iso_day, number_text};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{BufRead, BufReader};

/// Elements inside elements: a document of people has a dozen.
const DEEPEST: usize = 256;

/// One sheet of the document.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Its first rows.
    pub(super) top: Sheet,
}

/// The sheets of a document with their first rows, in their order.
///
/// # Errors
/// `import-workbook-unreadable`, or those of [`Builder::end_row`].
pub(super) fn tables(container: &mut Container<'_>, top: usize, most: usize) -> Result<Vec<Table>, Phrase> {
    let mut walk = Walk::new(BufReader::with_capacity(64 << 10, container.part("content.xml")?), top);
    let mut tables = Vec::new();
    while let Some(table) = walk.table(None)? {
        if tables.len() < most {
            tables.push(table);
        }
    }
    Ok(tables)
}

/// The rows of the sheet of that name, up to a row number.
///
/// # Errors
/// As [`tables`].
pub(super) fn sheet(container: &mut Container<'_>, name: &str, most: usize) -> Result<Sheet, Phrase> {
    let mut walk = Walk::new(BufReader::with_capacity(64 << 10, container.part("content.xml")?), most);
    while let Some(table) = walk.table(Some(name))? {
        if table.name == name {
            return Ok(table.top);
        }
    }
    Err(unreadable())
}

/// A walk through the document.
struct Walk<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    most: usize,
    depth: usize,
    /// Styles of sheets that are not shown.
    hiding: Vec<String>,
    style: String,
}

/// What happened, without the text it came from.
enum Step {
    /// An element begins; it has no content when told so.
    Begin(Element),
    /// An element ends.
    End(&'static str),
    Text(String),
    Other,
    Eof,
}

/// An element that means something here.
enum Element {
    Table {
        name: String,
        style: String,
    },
    Row {
        times: usize,
    },
    Cell {
        times: usize,
        covered: bool,
        value: Option<Value>,
    },
    /// A style of that name begins.
    Style(String),
    /// The style under way hides its sheets.
    Hides,
    Paragraph,
    Break,
    Spaces(usize),
    Comment,
    Unknown,
}

/// The value of a cell, where it is not its text.
enum Value {
    Number(f64),
    Day(String),
    Plain(String),
}

impl<R: BufRead> Walk<R> {
    fn new(source: R, most: usize) -> Self {
        let mut xml = Reader::from_reader(source);
        xml.config_mut().expand_empty_elements = true;
        Self { xml, buffer: Vec::new(), most, depth: 0, hiding: Vec::new(), style: String::new() }
    }

    fn step(&mut self) -> Result<Step, Phrase> {
        self.buffer.clear();
        let event = self.xml.read_event_into(&mut self.buffer).map_err(|_| unreadable())?;
        match event {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(unreadable());
                }
                element(&start).map(Step::Begin)
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Step::End(known(end.name().as_ref())))
            }
            Event::Text(text) => Ok(Step::Text(text.xml10_content().into_owned())),
            Event::CData(text) => Ok(Step::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(entity) => referred(&entity).map(Step::Text),
            Event::Eof => Ok(Step::Eof),
            _ => Ok(Step::Other),
        }
    }

    /// The next sheet; of all but the wanted one nothing is kept. `None` at the end of the document.
    fn table(&mut self, wanted: Option<&str>) -> Result<Option<Table>, Phrase> {
        loop {
            match self.step()? {
                Step::Begin(Element::Style(name)) => self.style = name,
                Step::Begin(Element::Hides) => self.hiding.push(self.style.clone()),
                Step::Begin(Element::Table { name, style }) => {
                    let hidden = self.hiding.contains(&style);
                    let most = if wanted.is_none_or(|wanted| wanted == name) { self.most } else { 0 };
                    let builder = Builder::new(Clean::line(&name).non_empty(), true);
                    let top = self.rows(builder, most)?;
                    return Ok(Some(Table { name, hidden, top }));
                }
                Step::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn rows(&mut self, mut builder: Builder, most: usize) -> Result<Sheet, Phrase> {
        let mut number = 1;
        loop {
            match self.step()? {
                Step::Begin(Element::Row { times }) => {
                    let kept = number <= most;
                    builder.at(number);
                    self.row(&mut builder, kept)?;
                    if kept {
                        builder.end_row()?;
                        builder.repeat_row((times - 1).min(most - number))?;
                    }
                    number = number.saturating_add(times);
                }
                Step::End("table:table") => return Ok(builder.finish()),
                Step::Eof => return Err(unreadable()),
                _ => {}
            }
        }
    }

    fn row(&mut self, builder: &mut Builder, kept: bool) -> Result<(), Phrase> {
        let mut column = 0_usize;
        loop {
            match self.step()? {
                Step::Begin(Element::Cell { times, covered, value }) => {
                    let text = self.cell()?;
                    let text = if covered { String::new() } else { shown(value, text) };
                    if kept && !text.is_empty() {
                        builder.put_times(column, times, &text)?;
                    }
                    column = column.saturating_add(times);
                }
                Step::End("table:table-row") => return Ok(()),
                Step::Eof => return Err(unreadable()),
                _ => {}
            }
        }
    }

    /// The text of a cell: its paragraphs as lines, without its comment.
    fn cell(&mut self) -> Result<String, Phrase> {
        let mut text = String::new();
        let (mut comment, mut paragraphs) = (false, 0);
        loop {
            match self.step()? {
                Step::Begin(Element::Comment) => comment = true,
                Step::End("office:annotation") => comment = false,
                Step::End("table:table-cell") => return Ok(text),
                Step::Eof => return Err(unreadable()),
                _ if comment => {}
                Step::Begin(Element::Paragraph) => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                }
                Step::Begin(Element::Spaces(count)) => text.extend(std::iter::repeat_n(' ', count)),
                Step::Begin(Element::Break) => text.push('\n'),
                Step::Text(piece) if paragraphs > 0 => text.push_str(&piece),
                _ => {}
            }
        }
    }
}

/// The names of elements whose end matters.
fn known(name: &str) -> &'static str {
    match name {
        "table:table" => "table:table",
        "table:table-row" => "table:table-row",
        "table:table-cell" | "table:covered-table-cell" => "table:table-cell",
        "office:annotation" => "office:annotation",
        _ => "",
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, Phrase> {
    let name = start.name();
    Ok(match name.as_ref() {
        "table:table" => Element::Table {
            name: attribute(start, "table:name")?.unwrap_or_default(),
            style: attribute(start, "table:style-name")?.unwrap_or_default(),
        },
        "table:table-row" => Element::Row { times: times(start, "table:number-rows-repeated")? },
        covered @ ("table:table-cell" | "table:covered-table-cell") => Element::Cell {
            times: times(start, "table:number-columns-repeated")?,
            covered: covered != "table:table-cell",
            value: value(start)?,
        },
        "style:style" => Element::Style(attribute(start, "style:name")?.unwrap_or_default()),
        "style:table-properties" if attribute(start, "table:display")?.as_deref() == Some("false") => Element::Hides,
        "text:p" => Element::Paragraph,
        "text:tab" | "text:line-break" => Element::Break,
        "text:s" => Element::Spaces(times(start, "text:c")?.min(1000)),
        "office:annotation" => Element::Comment,
        _ => Element::Unknown,
    })
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Phrase> {
    let Some(found) = start.try_get_attribute(name).map_err(|_| unreadable())? else {
        return Ok(None);
    };
    let text = quick_xml::escape::unescape(&found.value).map_err(|_| unreadable())?;
    Ok(Some(text.into_owned()))
}

fn times(start: &BytesStart<'_>, name: &str) -> Result<usize, Phrase> {
    let said = attribute(start, name)?;
    said.map_or(Ok(1), |said| said.parse().map_err(|_| unreadable())).map(|times: usize| times.max(1))
}

/// What a cell says beside its text (ODF 1.2 part 1, 19.385).
fn value(start: &BytesStart<'_>) -> Result<Option<Value>, Phrase> {
    Ok(match attribute(start, "office:value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => {
            attribute(start, "office:value")?.and_then(|number| number.parse().ok()).map(Value::Number)
        }
        Some("date") => attribute(start, "office:date-value")?.map(Value::Day),
        Some("boolean") => attribute(start, "office:boolean-value")?.map(Value::Plain),
        Some("string") => attribute(start, "office:string-value")?.map(Value::Plain),
        _ => None,
    })
}

/// A cell as a person reads it. Of a number the digits that are shown, where these are the number with zeros in front.
fn shown(value: Option<Value>, text: String) -> String {
    match value {
        None => text,
        Some(Value::Day(day)) => iso_day(&day).to_owned(),
        Some(Value::Plain(plain)) => plain,
        Some(Value::Number(number)) => {
            let written = number_text(number);
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if digits && text.trim_start_matches('0') == written { text } else { written }
        }
    }
}

/// `&amp;`, `&#1103;`.
fn referred(entity: &BytesRef<'_>) -> Result<String, Phrase> {
    if let Some(letter) = entity.resolve_char_ref().map_err(|_| unreadable())? {
        return Ok(letter.to_string());
    }
    resolve_xml_entity(entity).map(str::to_owned).ok_or_else(unreadable)
}
