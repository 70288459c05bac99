//! Tables as a page to print on A4: no script, no address, no font of others; everything in it is escaped. Heads come again
//! on every sheet of paper, no row is torn, and a level is a sign and a word, its colour an addition.

use super::{About, Cell, Table, Tables, fill};
use crate::domain::deadline::Level;
use crate::files::control_list::safe;
use std::fmt::Write as _;
use std::io::{self, Write};

/// More columns than these need the long side of the paper.
const UPRIGHT: usize = 6;

/// Writes HTML.
pub struct Html<'w> {
    about: About<'w>,
    to: &'w mut dyn Write,
    /// The table that is open: its words for no rows, and whether there were some.
    open: Option<(Table, bool)>,
    headed: bool,
}

impl<'w> Html<'w> {
    pub(super) fn new(about: About<'w>, to: &'w mut dyn Write) -> io::Result<Self> {
        let mut html = Self { about, to, open: None, headed: false };
        if about.several {
            html.head(false)?;
        }
        Ok(html)
    }

    /// What comes before the first table.
    fn head(&mut self, wide: bool) -> io::Result<()> {
        self.headed = true;
        let (title, lang) = (safe(&self.about.heading.title), self.about.words.lang().as_str());
        let mut facts = String::new();
        for (name, value) in &self.about.heading.facts {
            let _ = writeln!(facts, "<dt>{}</dt><dd>{}</dd>", safe(name), safe(value));
        }
        let side = if wide { "A4 landscape" } else { "A4" };
        let levels = Level::ALL.iter().filter_map(|level| Some((level, fill(*level)?)));
        let fills: String =
            levels.map(|(level, fill)| format!("td.{} {{ background: #{fill} }}\n", level.as_str())).collect();
        write!(
            self.to,
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n\
             @page {{ size: {side}; margin: 12mm }}\n{STYLE}{fills}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
             <dl>\n{facts}</dl>\n"
        )
    }

    fn end_table(&mut self) -> io::Result<()> {
        match self.open.take() {
            None => Ok(()),
            Some((_, true)) => self.to.write_all(b"</tbody>\n</table>\n"),
            Some((table, false)) => writeln!(self.to, "<p>{}</p>", safe(&table.empty)),
        }
    }

    fn begin_rows(&mut self) -> io::Result<()> {
        let Some((table, begun)) = &mut self.open else { return Ok(()) };
        if std::mem::replace(begun, true) {
            return Ok(());
        }
        let heads: String =
            table.columns.iter().map(|column| format!("<th scope=\"col\">{}</th>", safe(&column.head))).collect();
        writeln!(self.to, "<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>")
    }
}

impl Tables for Html<'_> {
    fn table(&mut self, table: &Table) -> io::Result<()> {
        self.end_table()?;
        if !self.headed {
            self.head(table.columns.len() > UPRIGHT)?;
        }
        if !table.title.is_empty() {
            writeln!(self.to, "<h2>{}</h2>", safe(&table.title))?;
        }
        self.open = Some((table.clone(), false));
        Ok(())
    }

    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.begin_rows()?;
        let mut line = String::from("<tr>");
        for cell in cells {
            let seen = safe(&cell.seen(self.about.words)).replace('\n', "<br>");
            let _ = match cell {
                Cell::Level(level) => write!(line, "<td class=\"{}\">{seen}</td>", level.as_str()),
                Cell::Number(_) => write!(line, "<td class=\"number\">{seen}</td>"),
                Cell::Day(_) => write!(line, "<td class=\"day\">{seen}</td>"),
                _ => write!(line, "<td>{seen}</td>"),
            };
        }
        line.push_str("</tr>\n");
        self.to.write_all(line.as_bytes())
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.headed {
            self.head(false)?;
        }
        self.end_table()?;
        self.to.write_all(b"</body>\n</html>\n")?;
        self.to.flush()
    }
}

const STYLE: &str = "body { font: 10pt/1.3 sans-serif; margin: 0 auto; max-width: 277mm; color: #000; background: #fff }\n\
    h1 { font-size: 14pt; margin: 0 0 3mm }\n\
    h2 { font-size: 11pt; margin: 5mm 0 2mm; break-after: avoid }\n\
    dl { display: grid; grid-template-columns: max-content auto; gap: 0 4mm; margin: 0 0 4mm }\n\
    dt { color: #444 }\n\
    dd { margin: 0 }\n\
    table { border-collapse: collapse; width: 100% }\n\
    thead { display: table-header-group }\n\
    tr { break-inside: avoid }\n\
    th, td { border: 1px solid #888; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }\n\
    th { background: #eee }\n\
    td.number { text-align: right }\n\
    td.day { white-space: nowrap }\n\
    td { print-color-adjust: exact; -webkit-print-color-adjust: exact }\n";
