//! An act of acceptance or return of originals, to print and to sign: a page of HTML on A4, or text.
//!
//! The page stands alone: no script, no address, no font of others, and everything in it is escaped. All texts come in
//! as they shall be read.

use super::control_list::safe;
use super::export::write_numbered;
use super::local::LocalPath;
use crate::domain::clean::Clean;
use std::io;
use unicode_width::UnicodeWidthStr;

/// How it is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a printer.
    Html,
    /// For a terminal or a mail.
    Text,
}

/// One act, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// Two letters, for the reader's program.
    pub lang: String,
    /// What it is.
    pub title: String,
    /// Name and value of what stands on top.
    pub facts: Vec<(String, String)>,
    /// What is declared, a sentence.
    pub opening: String,
    /// Names of the columns.
    pub heads: Vec<String>,
    /// The cells, a row a thing.
    pub rows: Vec<Vec<String>>,
    /// What is said when there is nothing.
    pub empty: String,
    /// Who signs: as what, and by which name.
    pub signatures: Vec<(String, String)>,
}

impl Receipt {
    /// The act as a file.
    pub fn written(&self, format: Format) -> Vec<u8> {
        match format {
            Format::Html => self.html(),
            Format::Text => self.text(),
        }
        .into_bytes()
    }

    /// A page to print.
    pub fn html(&self) -> String {
        pages(std::slice::from_ref(self))
    }

    /// The act alone, to stand on a page.
    fn article(&self) -> String {
        let facts = self.facts.iter().map(|(name, value)| format!("<dt>{}</dt><dd>{}</dd>\n", safe(name), safe(value)));
        let heads: String = self.heads.iter().map(|head| format!("<th scope=\"col\">{}</th>", safe(head))).collect();
        let cells = |row: &Vec<String>| row.iter().map(|cell| format!("<td>{}</td>", safe(cell))).collect::<String>();
        let rows: String = self.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row))).collect();
        let table = if self.rows.is_empty() {
            format!("<p>{}</p>\n", safe(&self.empty))
        } else {
            format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
        };
        let line = |(role, name): &(String, String)| {
            format!("<p class=\"sign\">{}: <span></span> ({})</p>\n", safe(role), safe(name))
        };
        let signed: String = self.signatures.iter().map(line).collect();
        let (title, lang, opening) = (safe(&self.title), safe(&self.lang), safe(&self.opening));
        let facts: String = facts.collect();
        format!(
            "<article lang=\"{lang}\">\n<h1>{title}</h1>\n<dl>\n{facts}</dl>\n<p>{opening}</p>\n{table}{signed}</article>\n"
        )
    }

    /// The same as text, one thing a line.
    pub fn text(&self) -> String {
        let line = |text: &str| Clean::line(text).to_string();
        let mut text = format!("{}\n{}\n", line(&self.title), "=".repeat(line(&self.title).width()));
        for (name, value) in &self.facts {
            text.push_str(&format!("{name}: {}\n", line(value)));
        }
        text.push_str(&format!("\n{}\n\n", line(&self.opening)));
        for row in &self.rows {
            let named = self.heads.iter().zip(row).skip(2).filter(|(_, cell)| !cell.is_empty());
            let more: Vec<String> = named.map(|(head, cell)| format!("{head}: {}", line(cell))).collect();
            let [number, what] = [0, 1].map(|at| row.get(at).map_or_else(String::new, |cell| line(cell)));
            let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
            text.push_str(&format!("{number}. {what}{more}\n"));
        }
        if self.rows.is_empty() {
            text.push_str(&format!("{}\n", self.empty));
        }
        for (role, name) in &self.signatures {
            text.push_str(&format!("\n{role}: ____________________ ({})\n", line(name)));
        }
        text
    }
}

/// Several acts in one file, each on a sheet of its own; language and title are those of the first.
pub fn pages(acts: &[Receipt]) -> String {
    let (lang, title) = acts.first().map(|act| (safe(&act.lang), safe(&act.title))).unwrap_or_default();
    let articles: String = acts.iter().map(Receipt::article).collect();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{articles}</body>\n</html>\n"
    )
}

const STYLE: &str = "@page { size: A4; margin: 20mm }\n\
    body { font: 11pt/1.4 serif; margin: 0 auto; max-width: 170mm; color: #000; background: #fff }\n\
    h1 { font-size: 14pt; text-align: center; margin: 0 0 6mm }\n\
    dl { display: grid; grid-template-columns: max-content auto; gap: 0 4mm; margin: 0 0 4mm }\n\
    dt { color: #444 }\n\
    dd { margin: 0 }\n\
    table { border-collapse: collapse; width: 100%; margin: 4mm 0 }\n\
    tr { break-inside: avoid }\n\
    th, td { border: 1px solid #888; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }\n\
    article + article { break-before: page }\n\
    .sign { margin-top: 12mm }\n\
    .sign span { display: inline-block; width: 60mm; border-bottom: 1px solid #000 }\n";

/// Writes a new file `originals-REFERENCE.html` or `.txt` into a folder and gives the name it got; a file that is there
/// is never written over.
///
/// # Errors
/// Those of the system; [`io::ErrorKind::AlreadyExists`] when too many files of that name are there.
pub fn save(folder: &LocalPath, reference: &str, format: Format, act: &Receipt) -> io::Result<String> {
    let kept = reference.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(40);
    let stem = format!("originals-{}", kept.collect::<String>());
    let ending = if format == Format::Html { "html" } else { "txt" };
    write_numbered(folder, &stem, ending, &act.written(format))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hostile() -> Receipt {
        let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        Receipt {
            lang: "en".to_owned(),
            title: "Act".to_owned(),
            facts: vec![("Client".to_owned(), "<b>O'rinov</b>\u{1b}[2J".to_owned())],
            opening: "Taken in on 23.11.2026.".to_owned(),
            heads: text(&["No.", "What", "Since", "Where"]),
            rows: vec![text(&["1", "Passport FA\n1", "23.11.2026", ""])],
            empty: "Nothing.".to_owned(),
            signatures: vec![("Given".to_owned(), "A & B".to_owned())],
        }
    }

    #[test]
    fn a_browser_and_a_terminal_run_nothing() {
        let page = hostile().html();
        assert!(page.contains("&lt;b&gt;O&#39;rinov&lt;/b&gt;") && page.contains("A &amp; B"), "{page}");
        assert!(!page.contains('\u{1b}') && !hostile().text().contains('\u{1b}'));
        for outside in ["src=", "href=", "url(", "@import", "<script"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn the_text_has_a_line_for_each_thing_and_each_signature() {
        assert_eq!(
            hostile().text(),
            "Act\n===\nClient: <b>O'rinov</b>[2J\n\nTaken in on 23.11.2026.\n\n1. Passport FA 1 (Since: 23.11.2026)\n\n\
             Given: ____________________ (A & B)\n"
        );
        let nothing = Receipt { rows: Vec::new(), ..hostile() };
        assert!(nothing.text().contains("\nNothing.\n") && nothing.html().contains("<p>Nothing.</p>"));
    }

    #[test]
    fn a_file_is_never_written_over_and_its_name_is_safe() {
        let folder = tempfile::tempdir().unwrap();
        let act = hostile();
        let place = crate::files::local::OwnMachine::granted().place(folder.path());
        assert_eq!(save(&place, "../T-2026-1", Format::Html, &act).unwrap(), "originals-T-2026-1.html");
        assert_eq!(save(&place, "../T-2026-1", Format::Html, &act).unwrap(), "originals-T-2026-1-2.html");
    }
}
