//! A list to hand over or to file: facts on top, a table, and how it was closed; as CSV, as HTML to print on A4, as text.
//!
//! CSV is written as UTF-8 with a byte order mark and `;`, which the spreadsheets of this region open by a click; a cell
//! that a spreadsheet would calculate gets an apostrophe in front. HTML stands alone: no script, no address, no font of
//! others; everything in it is escaped. All texts come in as they shall be read.

use crate::domain::clean::Clean;
use unicode_width::UnicodeWidthStr;

/// How it is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a spreadsheet.
    Csv,
    /// For a printer.
    Html,
    /// For a terminal or a mail.
    Text,
}

/// One list, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ControlList {
    /// Two letters, for the reader's program.
    pub lang: String,
    /// What it is.
    pub title: String,
    /// Name and value of what stands on top.
    pub facts: Vec<(String, String)>,
    /// Names of the columns.
    pub heads: Vec<String>,
    /// The cells, a row an item.
    pub rows: Vec<Vec<String>>,
    /// Rows that are still left, by place: they are set apart.
    pub left: Vec<usize>,
    /// What is said of a list without rows.
    pub empty: String,
}

impl ControlList {
    /// The list as a file.
    pub fn written(&self, format: Format) -> Vec<u8> {
        match format {
            Format::Csv => self.csv(),
            Format::Html => self.html(),
            Format::Text => self.text(),
        }
        .into_bytes()
    }

    /// Facts and table as one sheet.
    pub fn csv(&self) -> String {
        let mut text = String::from("\u{feff}");
        push_row(&mut text, [self.title.as_str()]);
        for (name, value) in &self.facts {
            push_row(&mut text, [name.as_str(), value.as_str()]);
        }
        push_row(&mut text, []);
        push_row(&mut text, self.heads.iter().map(String::as_str));
        for row in &self.rows {
            push_row(&mut text, row.iter().map(String::as_str));
        }
        text
    }

    /// A page to print.
    pub fn html(&self) -> String {
        let facts: String = self
            .facts
            .iter()
            .map(|(name, value)| format!("<dt>{}</dt><dd>{}</dd>\n", safe(name), safe(value)))
            .collect();
        let heads: String = self.heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", safe(head))).collect();
        let rows: String = self.rows.iter().enumerate().map(|(at, row)| self.html_row(at, row)).collect();
        let table = if self.rows.is_empty() {
            format!("<p>{}</p>\n", safe(&self.empty))
        } else {
            format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
        };
        let (title, lang) = (safe(&self.title), safe(&self.lang));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<dl>\n{facts}</dl>\n{table}</body>\n</html>\n"
        )
    }

    fn html_row(&self, at: usize, row: &[String]) -> String {
        let cells: String = row.iter().map(|cell| format!("<td>{}</td>", safe(cell).replace('\n', "<br>"))).collect();
        let class = if self.left.contains(&at) { " class=\"left\"" } else { "" };
        format!("<tr{class}>{cells}</tr>\n")
    }

    /// Facts, then one item a paragraph: what does not fit a line of a terminal stays readable.
    pub fn text(&self) -> String {
        let widest = self.facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
        let mut text = format!("{}\n{}\n", self.title, "=".repeat(self.title.width()));
        for (name, value) in &self.facts {
            text.push_str(&format!("{name}{}  {value}\n", " ".repeat(widest - name.width())));
        }
        for row in &self.rows {
            text.push('\n');
            let named = self.heads.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
            let number = row.first().map_or("", String::as_str);
            for (place, (head, cell)) in named.enumerate() {
                let before = if place == 0 { format!("{number}. ") } else { "   ".to_owned() };
                text.push_str(&format!("{before}{head}: {}\n", Clean::note(cell).replace('\n', "\n      ")));
            }
        }
        if self.rows.is_empty() {
            text.push_str(&format!("\n{}\n", self.empty));
        }
        text
    }
}

const STYLE: &str = "@page { size: A4 landscape; margin: 12mm }\n\
    body { font: 10pt/1.3 sans-serif; margin: 0 auto; max-width: 277mm; color: #000; background: #fff }\n\
    h1 { font-size: 14pt; margin: 0 0 3mm }\n\
    dl { display: grid; grid-template-columns: max-content auto; gap: 0 4mm; margin: 0 0 4mm }\n\
    dt { color: #444 }\n\
    dd { margin: 0 }\n\
    table { border-collapse: collapse; width: 100% }\n\
    thead { display: table-header-group }\n\
    tr { break-inside: avoid }\n\
    th, td { border: 1px solid #888; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }\n\
    th { background: #eee }\n\
    tr.left td { font-weight: bold }\n";

/// Text that means nothing to a browser.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in Clean::note(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// One row, each cell quoted where it must be and made harmless where a spreadsheet would calculate it.
pub(super) fn push_row<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            text.push(';');
        }
        push_cell(text, cell);
    }
    text.push_str("\r\n");
}

/// Signs that begin a formula, also as the wide letters that some spreadsheets take for them.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

fn push_cell(text: &mut String, cell: &str) {
    let clean = Clean::note(cell);
    let quoted = clean.contains([';', '"', '\n', ',']);
    if quoted {
        text.push('"');
    }
    if clean.starts_with(FORMULA) {
        text.push('\'');
    }
    text.push_str(&clean.replace('"', "\"\""));
    if quoted {
        text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hostile() -> ControlList {
        let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        ControlList {
            lang: "en".to_owned(),
            title: "Control list".to_owned(),
            facts: vec![("Officer".to_owned(), "a.serikova".to_owned()), ("Day".to_owned(), "23.11.2026".to_owned())],
            heads: text(&["No.", "Client", "Decision", "Detail"]),
            rows: vec![
                text(&["1", "=HYPERLINK(\"http://x\";\"y\")", "done", "+7 701 000"]),
                text(&["2", "<script>alert('x')</script>", "", "-1\n@SUM(A1)"]),
                text(&["3", "O'rinov \u{202e}& Sons", "put off", "＝1+1"]),
            ],
            left: vec![1],
            empty: "There are no items.".to_owned(),
        }
    }

    #[test]
    fn a_spreadsheet_calculates_nothing() {
        insta::assert_snapshot!(hostile().csv().replace('\u{feff}', "<bom>").replace('\r', ""), @r#"
        <bom>Control list
        Officer;a.serikova
        Day;23.11.2026

        No.;Client;Decision;Detail
        1;"'=HYPERLINK(""http://x"";""y"")";done;'+7 701 000
        2;<script>alert('x')</script>;;"'-1
        @SUM(A1)"
        3;O'rinov & Sons;put off;'＝1+1
        "#);
    }

    #[test]
    fn a_browser_runs_nothing_and_asks_nobody() {
        let page = hostile().html();
        let body = page.split("<body>").nth(1).unwrap();
        insta::assert_snapshot!(body, @r#"
        <h1>Control list</h1>
        <dl>
        <dt>Officer</dt><dd>a.serikova</dd>
        <dt>Day</dt><dd>23.11.2026</dd>
        </dl>
        <table>
        <thead><tr><th scope="col">No.</th><th scope="col">Client</th><th scope="col">Decision</th><th scope="col">Detail</th></tr></thead>
        <tbody>
        <tr><td>1</td><td>=HYPERLINK(&quot;http://x&quot;;&quot;y&quot;)</td><td>done</td><td>+7 701 000</td></tr>
        <tr class="left"><td>2</td><td>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</td><td></td><td>-1<br>@SUM(A1)</td></tr>
        <tr><td>3</td><td>O&#39;rinov &amp; Sons</td><td>put off</td><td>＝1+1</td></tr>
        </tbody>
        </table>
        </body>
        </html>
        "#);
        for outside in ["src=", "href=", "url(", "@import", "<script"] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("size: A4"));
    }

    #[test]
    fn the_text_names_what_it_shows() {
        insta::assert_snapshot!(hostile().text(), @r#"
        Control list
        ============
        Officer  a.serikova
        Day      23.11.2026

        1. Client: =HYPERLINK("http://x";"y")
           Decision: done
           Detail: +7 701 000

        2. Client: <script>alert('x')</script>
           Detail: -1
              @SUM(A1)

        3. Client: O'rinov & Sons
           Decision: put off
           Detail: ＝1+1
        "#);
        let nothing = ControlList { rows: Vec::new(), ..hostile() };
        assert!(nothing.text().ends_with("\nThere are no items.\n"));
        assert!(nothing.html().contains("<p>There are no items.</p>"));
    }
}
