//! A mail from its parts: text and HTML side by side, headers that no text can break out of.
//!
//! HTML stands alone: no script, no picture, no address of others; everything in it is escaped. Numbers of passports, IIN
//! and telephones are starred in every text on its way in, wherever it came from.

use super::control_list::safe;
use crate::domain::clean::Clean;
use crate::domain::private::hide_in;
use lettre::address::{Address, Envelope};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use std::time::{Duration, UNIX_EPOCH};

/// One part of a page: a heading, what is said of it, and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Heading; none for an empty one.
    pub title: String,
    /// Sentences before the rows.
    pub lines: Vec<String>,
    /// Names of the columns; none where the rows speak for themselves.
    pub heads: Vec<String>,
    /// Cells.
    pub rows: Vec<Vec<String>>,
    /// What is said of rows that were left out.
    pub more: Option<String>,
    /// What cannot wait.
    pub urgent: bool,
}

/// What a mail says, in its reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Two letters.
    pub lang: String,
    /// Subject and heading.
    pub title: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// The small print.
    pub foot: Vec<String>,
}

impl Page {
    /// For a reader without HTML: a row a paragraph, so that nothing is cut on a telephone.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for section in &self.sections {
            text.push('\n');
            if !section.title.is_empty() {
                text.push_str(&format!("{}\n", seen(&section.title)));
            }
            for line in &section.lines {
                text.push_str(&format!("{}\n", seen(line)));
            }
            for row in &section.rows {
                let cells: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(|cell| seen(cell)).collect();
                text.push_str(&format!("- {}\n", cells.join(" · ")));
            }
            if let Some(more) = &section.more {
                text.push_str(&format!("  {}\n", seen(more)));
            }
        }
        for (place, line) in self.foot.iter().enumerate() {
            text.push_str(&format!("{}{}\n", if place == 0 { "\n-- \n" } else { "" }, seen(line)));
        }
        text.trim_start().to_owned()
    }

    /// For everybody else.
    pub fn html(&self) -> String {
        let sections: String = self.sections.iter().map(Section::html).collect();
        let foot: String = self.foot.iter().map(|line| format!("{}<br>\n", shown(line))).collect();
        let (title, lang) = (shown(&self.title), safe(&self.lang));
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
             <body style=\"font:15px/1.4 sans-serif;color:#111;background:#fff;margin:0;padding:12px;max-width:760px\">\n\
             <h1 style=\"font-size:19px;margin:0 0 8px\">{title}</h1>\n{sections}\
             <p style=\"color:#666;font-size:12px;margin:18px 0 0\">\n{foot}</p>\n</body>\n</html>\n"
        )
    }
}

impl Section {
    fn html(&self) -> String {
        let mut html = String::new();
        if !self.title.is_empty() {
            let mark = if self.urgent { "border-left:4px solid #b00020;padding-left:8px;" } else { "" };
            html.push_str(&format!(
                "<h2 style=\"{mark}font-size:16px;margin:16px 0 4px\">{}</h2>\n",
                shown(&self.title)
            ));
        }
        html.extend(self.lines.iter().map(|line| format!("<p style=\"margin:4px 0\">{}</p>\n", shown(line))));
        if !self.rows.is_empty() {
            let heads: String = self.heads.iter().map(|head| cell("th", head)).collect();
            let heads = if heads.is_empty() { heads } else { format!("<tr>{heads}</tr>\n") };
            let rows: String = self.rows.iter().map(|row| row_html(row)).collect();
            html.push_str(&format!("<table style=\"border-collapse:collapse;width:100%\">\n{heads}{rows}</table>\n"));
        }
        if let Some(more) = &self.more {
            html.push_str(&format!("<p style=\"margin:4px 0;color:#444\">{}</p>\n", shown(more)));
        }
        html
    }
}

fn row_html(row: &[String]) -> String {
    format!("<tr>{}</tr>\n", row.iter().map(|text| cell("td", text)).collect::<String>())
}

fn cell(tag: &str, text: &str) -> String {
    let style = "border-bottom:1px solid #ddd;padding:4px 8px 4px 0;text-align:left;vertical-align:top";
    format!("<{tag} style=\"{style}\">{}</{tag}>", shown(text))
}

/// A text without private numbers.
fn seen(text: &str) -> String {
    hide_in(&Clean::line(text)).into_owned()
}

/// The same for a browser.
fn shown(text: &str) -> String {
    safe(&seen(text))
}

/// Who writes to whom, and by what name the mail is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    /// The office's address.
    pub from: Clean,
    /// Name of the person written to.
    pub to_name: Clean,
    /// Address of the person written to.
    pub to: Clean,
    /// `Message-ID` without brackets.
    pub message_id: Clean,
    /// `List-Id` without brackets.
    pub list_id: String,
    /// Milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// A mail ready to be sent.
#[derive(Debug, Clone)]
pub struct Ready {
    /// For the server.
    pub envelope: Envelope,
    /// Headers and body.
    pub bytes: Vec<u8>,
}

/// Puts a mail together; `None` when one of the addresses is none.
pub fn compose(page: &Page, headers: &Headers) -> Option<Ready> {
    let address = |text: &Clean| text.parse::<Address>().ok();
    let (from, to) = (address(&headers.from)?, address(&headers.to)?);
    let envelope = Envelope::new(Some(from.clone()), vec![to.clone()]).ok()?;
    let at = UNIX_EPOCH + Duration::from_millis(headers.at_ms.unsigned_abs());
    let message = Message::builder()
        .from(Mailbox::new(Some("Sojourn".to_owned()), from))
        .to(Mailbox::new(Some(headers.to_name.to_string()).filter(|name| !name.is_empty()), to))
        .subject(seen(&page.title))
        .date(at)
        .message_id(Some(format!("<{}>", headers.message_id)))
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        .raw_header(raw("X-Auto-Response-Suppress", "All"))
        .raw_header(raw("List-Id", &format!("<{}>", headers.list_id)))
        .multipart(MultiPart::alternative_plain_html(page.text(), page.html()))
        .ok()?;
    Some(Ready { envelope, bytes: message.formatted() })
}

/// A header of our own words.
fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), Clean::line(value).to_string())
}

/// True for an address that a mail can be sent to.
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let section = Section {
            title: "Нарушения <b>".to_owned(),
            rows: vec![vec!["19.11.2026".to_owned(), "Иванова <script> & N1234567".to_owned(), String::new()]],
            more: Some("и ещё 3".to_owned()),
            urgent: true,
            ..Section::default()
        };
        Page {
            lang: "ru".to_owned(),
            title: "Sojourn\r\nBcc: evil@example.org 1 нарушение".to_owned(),
            sections: vec![section],
            foot: vec!["+7 701 123 45 67".to_owned()],
        }
    }

    fn headers() -> Headers {
        Headers {
            from: Clean::line("office@example.kz"),
            to_name: Clean::line("Әсел\r\nBcc: evil@example.org"),
            to: Clean::line("a@example.kz"),
            message_id: Clean::line("1.x@example.kz"),
            list_id: "digest.abc.sojourn".to_owned(),
            at_ms: 1_795_000_000_000,
        }
    }

    #[test]
    fn no_text_becomes_a_header_a_tag_or_a_private_number() {
        let ready = compose(&page(), &headers()).unwrap();
        let text = String::from_utf8(ready.bytes).unwrap();
        assert!(text.is_ascii(), "every server takes it");
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> =
            head.lines().filter(|l| !l.starts_with([' ', '\t'])).filter_map(|l| l.split(':').next()).collect();
        assert!(!names.contains(&"Bcc"), "{head}");
        for name in ["Subject", "From", "To", "Date", "Message-ID", "List-Id", "Auto-Submitted", "MIME-Version"] {
            assert!(names.contains(&name), "{name} in {head}");
        }
        assert!(head.contains("multipart/alternative") && head.contains("=?utf-8?"));
        assert!(body.contains("text/plain; charset=utf-8") && body.contains("text/html; charset=utf-8"));
        let (plain, html) = (page().text(), page().html());
        assert!(html.contains("Нарушения &lt;b&gt;") && !html.contains("<script>"));
        for said in [plain, html] {
            assert!(!said.contains("N1234567") && !said.contains("701 123"), "{said}");
        }
    }

    #[test]
    fn what_is_no_address_is_not_written_to() {
        for to in ["nobody", "a@b c", "a@example.kz\r\nRCPT TO:<x@y>", ""] {
            let made = compose(&page(), &Headers { to: to.into(), ..headers() });
            assert!(made.is_none_or(|ready| !ready.envelope.to()[0].to_string().contains([' ', '\n'])), "{to}");
        }
    }
}
