//! A list to read: facts on top, then item by item, and how it was closed. As a file for spreadsheets and printers it goes
//! the way of all lists (`files::table`). All texts come in as they shall be read.

use crate::domain::clean::Clean;
use unicode_width::UnicodeWidthStr;

/// One list, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ControlList {
    /// What it is.
    pub title: String,
    /// Name and value of what stands on top.
    pub facts: Vec<(String, String)>,
    /// Names of the columns.
    pub heads: Vec<String>,
    /// The cells, a row an item.
    pub rows: Vec<Vec<String>>,
    /// What is said of a list without rows.
    pub empty: String,
}

impl ControlList {
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

/// Text that means nothing to a browser.
pub(super) fn safe(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn hostile() -> ControlList {
        let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        ControlList {
            title: "Control list".to_owned(),
            facts: vec![("Officer".to_owned(), "a.serikova".to_owned()), ("Day".to_owned(), "23.11.2026".to_owned())],
            heads: text(&["No.", "Client", "Decision", "Detail"]),
            rows: vec![
                text(&["1", "=HYPERLINK(\"http://x\";\"y\")", "done", "+7 701 000"]),
                text(&["2", "<script>alert('x')</script>", "", "-1\n@SUM(A1)"]),
                text(&["3", "O'rinov \u{202e}& Sons", "put off", "＝1+1"]),
            ],
            empty: "There are no items.".to_owned(),
        }
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
    }
}
