//! A whole office as JSON lines, documented in `docs/export.md`: a head that says what comes, a line a row, and an end
//! that proves that nothing is missing and nothing was changed.
//!
//! Invariants: the same rows give the same bytes; what is read is never held as a whole; every fault names its line. Scans
//! come after the rows (`contents`); a file without them is the same as it was before there were any.

mod contents;

pub use contents::{Coming, Named, Sending};

use crate::domain::portable::{Row, Value};
use contents::ContentLine;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, BufRead, Read, Write};

/// The newest form that this program reads, and the one that it writes where scans are in the file.
pub const FORM: i64 = 2;
/// The form without scans.
const ROWS_ALONE: i64 = 1;
/// The longest line, in bytes: the longest text that a database holds, with every sign of it spelled out.
const LONGEST: u64 = 64 << 20;

/// What the first line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Always `office`: tells people and programs what the file is.
    pub sojourn: String,
    /// The form of the file.
    pub form: i64,
    /// The format of the database that it came from.
    pub database: i64,
    /// Rows of each kind, in the order in which they come.
    pub counts: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
struct End {
    end: Seal,
}

#[derive(Serialize, Deserialize)]
struct Seal {
    /// Lines before this one.
    lines: u64,
    /// SHA-256 of their bytes, line breaks included.
    sha256: String,
}

/// What is wrong with the file: the line, from 1, and the message that says it.
#[derive(Debug)]
pub enum Fault {
    /// A line that cannot be what it should.
    Line(u64, &'static str),
    /// A newer program wrote it.
    Newer(i64),
    /// It cannot be read any further.
    System(io::Error),
}

/// Writes the lines.
pub struct Writer<W: Write> {
    to: W,
    hash: Sha256,
    lines: u64,
    line: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Nothing written yet.
    pub fn new(to: W) -> Self {
        Self { to, hash: Sha256::new(), lines: 0, line: Vec::new() }
    }

    /// The first line; `contents` when scans will come after the rows.
    ///
    /// # Errors
    /// Those of the system.
    pub fn head(&mut self, database: i64, counts: &[(String, u64)], contents: bool) -> io::Result<()> {
        let counts = counts.iter().map(|(kind, count)| (kind.clone(), (*count).into())).collect();
        let form = if contents { FORM } else { ROWS_ALONE };
        let head = Head { sojourn: "office".to_owned(), form, database, counts };
        serde_json::to_writer(&mut self.line, &head)?;
        self.put()
    }

    /// A row.
    ///
    /// # Errors
    /// Those of the system.
    pub fn row(&mut self, row: &Row<'_>) -> io::Result<()> {
        self.line.extend_from_slice(b"{\"kind\":");
        serde_json::to_writer(&mut self.line, &row.kind)?;
        self.line.extend_from_slice(b",\"values\":{");
        let mut first = true;
        for (name, value) in row.values.iter().filter(|(_, value)| *value != Value::Nothing) {
            if !std::mem::take(&mut first) {
                self.line.push(b',');
            }
            serde_json::to_writer(&mut self.line, name)?;
            self.line.push(b':');
            self.value(value)?;
        }
        self.line.extend_from_slice(b"}}");
        self.put()
    }

    fn value(&mut self, value: &Value<'_>) -> io::Result<()> {
        match value {
            Value::Nothing => Ok(()),
            Value::Number(number) => write!(self.line, "{number}"),
            Value::Text(text) => Ok(serde_json::to_writer(&mut self.line, text)?),
            Value::Bytes(bytes) => write!(self.line, "{{\"hex\":\"{}\"}}", hex(bytes)),
        }
    }

    /// The last line.
    ///
    /// # Errors
    /// Those of the system.
    pub fn end(&mut self) -> io::Result<()> {
        let seal = Seal { lines: self.lines, sha256: hex(&self.hash.clone().finalize()) };
        serde_json::to_writer(&mut self.line, &End { end: seal })?;
        self.put()?;
        self.to.flush()
    }

    fn put(&mut self) -> io::Result<()> {
        self.line.push(b'\n');
        self.hash.update(&self.line);
        self.lines += 1;
        let written = self.to.write_all(&self.line);
        self.line.clear();
        written
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| match pair {
        [a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
            u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
        }
        _ => None,
    });
    pairs.collect()
}

/// Reads the lines.
pub struct Reader<R: BufRead> {
    from: R,
    hash: Sha256,
    line: u64,
    text: Vec<u8>,
    left: BTreeMap<String, u64>,
    form: i64,
    /// A content has come: no row may follow.
    rows_over: bool,
}

/// What a line after the head says.
pub enum Item<'a> {
    /// A row.
    Row(Row<'a>),
    /// A content; unless it is lost, its bytes are [to be read](Reader::content) next.
    Content(Named),
}

impl<R: BufRead> Reader<R> {
    /// Nothing read yet.
    pub fn new(from: R) -> Self {
        let (text, left) = (Vec::new(), BTreeMap::new());
        Self { from, hash: Sha256::new(), line: 0, text, left, form: ROWS_ALONE, rows_over: false }
    }

    /// The number of the line that was read last.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The first line, and what it promises.
    ///
    /// # Errors
    /// A [`Fault`].
    pub fn head(&mut self) -> Result<(i64, Vec<(String, u64)>), Fault> {
        self.next_line()?;
        let head: Head = serde_json::from_slice(&self.text).map_err(|_| Fault::Line(1, "whole-no-head"))?;
        if head.sojourn != "office" || head.form < 1 {
            return Err(Fault::Line(1, "whole-no-head"));
        }
        if head.form > FORM {
            return Err(Fault::Newer(head.form));
        }
        let counts = head.counts.into_iter().map(|(kind, count)| count.as_u64().map(|count| (kind, count)));
        let counts: Vec<(String, u64)> = counts.collect::<Option<_>>().ok_or(Fault::Line(1, "whole-no-head"))?;
        self.left = counts.iter().cloned().collect();
        self.form = head.form;
        self.hash.update(&self.text);
        Ok((head.database, counts))
    }

    /// True when scans come after the rows.
    pub const fn has_contents(&self) -> bool {
        self.form > ROWS_ALONE
    }

    /// The next row or content; `None` after the last one, once the end was proved.
    ///
    /// # Errors
    /// A [`Fault`].
    pub fn item(&mut self) -> Result<Option<Item<'_>>, Fault> {
        self.next_line()?;
        let line = self.line;
        if self.text.starts_with(b"{\"end\":") {
            self.prove()?;
            return Ok(None);
        }
        self.hash.update(&self.text);
        let no_row = || Fault::Line(line, "whole-no-row");
        if self.has_contents() && self.text.starts_with(b"{\"content\":") {
            let ContentLine { content } = serde_json::from_slice(&self.text).map_err(|_| no_row())?;
            self.rows_over = true;
            return Ok(Some(Item::Content(content)));
        }
        if self.rows_over {
            return Err(no_row());
        }
        let Line { kind, values } = serde_json::from_slice(&self.text).map_err(|_| no_row())?;
        match self.left.get_mut(kind.0.as_ref()) {
            Some(left) if *left > 0 => *left -= 1,
            _ => return Err(Fault::Line(line, "whole-more-rows")),
        }
        Ok(Some(Item::Row(Row { kind: kind.0, values: values.0 })))
    }

    fn next_line(&mut self) -> Result<(), Fault> {
        self.text.clear();
        self.line += 1;
        let read = self.from.by_ref().take(LONGEST).read_until(b'\n', &mut self.text).map_err(Fault::System)?;
        match self.text.last() {
            Some(b'\n') => Ok(()),
            _ if read as u64 == LONGEST => Err(Fault::Line(self.line, "whole-no-row")),
            _ => Err(Fault::Line(self.line, "whole-cut-off")),
        }
    }

    fn prove(&mut self) -> Result<(), Fault> {
        let fault = |message| Err(Fault::Line(self.line, message));
        let Ok(End { end }) = serde_json::from_slice(&self.text) else { return fault("whole-no-row") };
        if end.lines + 1 != self.line || self.left.values().any(|left| *left > 0) {
            return fault("whole-fewer-rows");
        }
        if end.sha256 != hex(&self.hash.clone().finalize()) {
            return fault("whole-changed");
        }
        let mut more = [0];
        match self.from.read(&mut more).map_err(Fault::System)? {
            0 => Ok(()),
            _ => Err(Fault::Line(self.line + 1, "whole-after-end")),
        }
    }
}

/// A line of a row.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    kind: Name<'a>,
    #[serde(borrow)]
    values: Values<'a>,
}

#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

struct Values<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

struct One<'a>(Value<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for Values<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Values<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("values by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Values<'de>, A::Error> {
                let mut values = Vec::with_capacity(24);
                while let Some((Name(name), One(value))) = map.next_entry()? {
                    values.push((name, value));
                }
                Ok(Values(values))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for One<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = One<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number, a text, or bytes")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<One<'de>, E> {
                Ok(One(Value::Number(number)))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<One<'de>, E> {
                i64::try_from(number).map(|number| One(Value::Number(number))).map_err(E::custom)
            }

            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<One<'de>, E> {
                Ok(One(Value::Text(Cow::Borrowed(text))))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<One<'de>, E> {
                Ok(One(Value::Text(Cow::Owned(text.to_owned()))))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<One<'de>, A::Error> {
                let wrong = || de::Error::custom("no bytes");
                let (Name(name), Name(text)) = map.next_entry()?.ok_or_else(wrong)?;
                let more = map.next_key::<Name<'_>>()?.is_some();
                let bytes = bytes(&text).filter(|_| name == "hex" && !more).ok_or_else(wrong)?;
                Ok(One(Value::Bytes(Cow::Owned(bytes))))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes);
        writer.head(4, &[("client".to_owned(), 2), ("op".to_owned(), 1)], false).unwrap();
        for id in [1, 2] {
            let values = vec![
                ("id".into(), Value::Number(id)),
                ("name_latin".into(), Value::Text("O\"Brien\n\u{202e}\u{1b}[31m".into())),
                ("note".into(), Value::Nothing),
            ];
            writer.row(&Row { kind: "client".into(), values }).unwrap();
        }
        let values = vec![("hash".into(), Value::Bytes(vec![0, 255].into()))];
        writer.row(&Row { kind: "op".into(), values }).unwrap();
        writer.end().unwrap();
        bytes
    }

    /// All rows, or the line and the message of what is wrong.
    fn read(bytes: &[u8]) -> Result<Vec<Row<'static>>, (u64, &'static str)> {
        let told = |fault| match fault {
            Fault::Line(line, message) => (line, message),
            Fault::Newer(_) => (1, "newer"),
            Fault::System(_) => (0, "system"),
        };
        let mut reader = Reader::new(bytes);
        reader.head().map_err(told)?;
        let mut rows = Vec::new();
        loop {
            match reader.item() {
                Ok(Some(Item::Content(_))) => return Err((reader.line(), "a content")),
                Ok(Some(Item::Row(row))) => rows.push(Row {
                    kind: row.kind.to_string().into(),
                    values: row.values.iter().map(|(n, v)| (n.to_string().into(), v.kept())).collect(),
                }),
                Ok(None) => return Ok(rows),
                Err(fault) => return Err(told(fault)),
            }
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let rows = read(&written()).unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0].values[1].1, Value::Text("O\"Brien\n\u{202e}\u{1b}[31m".into()));
        assert_eq!(rows[0].values.len(), 2, "what is nothing is not written");
        assert_eq!(rows[2].values[0].1, Value::Bytes(vec![0, 255].into()));
        let again = String::from_utf8(written()).unwrap();
        assert!(!again.contains('\u{1b}'), "a terminal that shows the file obeys nothing in it");
    }

    #[test]
    fn every_fault_names_its_line() {
        let good = String::from_utf8(written()).unwrap();
        let lines: Vec<&str> = good.lines().collect();
        let joined = |lines: &[&str]| format!("{}\n", lines.join("\n"));
        for (text, line, message) in [
            (String::new(), 1, "whole-cut-off"),
            (good[..good.len() - 1].to_owned(), 5, "whole-cut-off"),
            (joined(&lines[..3]), 4, "whole-cut-off"),
            (format!("{}x", joined(&lines[..2])), 3, "whole-cut-off"),
            (joined(&lines[1..]), 1, "whole-no-head"),
            (good.replace("\"form\":1", "\"form\":3"), 1, "newer"),
            (good.replace("\"form\":1", "\"form\":2"), 5, "whole-changed"),
            (good.replace("\"id\":2", "\"id\":3"), 5, "whole-changed"),
            (joined(&[lines[0], lines[1], lines[3], lines[4]]), 4, "whole-fewer-rows"),
            (joined(&[lines[0], lines[1], lines[2], lines[2], lines[3], lines[4]]), 4, "whole-more-rows"),
            (joined(&[lines[0], lines[2], lines[1], lines[3], lines[4]]), 5, "whole-changed"),
            (good.replace("\"id\":1,", "\"id\":1.5,"), 2, "whole-no-row"),
            (good.replace("\"id\":1,", "\"id\":99999999999999999999,"), 2, "whole-no-row"),
            (good.replace("00ff", "00f"), 4, "whole-no-row"),
            (format!("{good}\n"), 6, "whole-after-end"),
        ] {
            assert_eq!(read(text.as_bytes()), Err((line, message)), "{text}");
        }
        let mut wrong = written();
        wrong[200] = 0xff;
        assert!(read(&wrong).is_err());
    }

    /// A row, a content of that many bytes, and one that is lost.
    fn with_content(bytes: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut writer = Writer::new(&mut file);
        writer.head(4, &[("attachment".to_owned(), 1)], true).unwrap();
        writer.row(&Row { kind: "attachment".into(), values: vec![("id".into(), Value::Number(1))] }).unwrap();
        let mut content = writer.content("aa", bytes.len() as u64);
        assert!(!content.has_begun());
        content.write_all(bytes).unwrap();
        assert!(content.has_begun());
        content.end().unwrap();
        writer.content("bb", 7).lost().unwrap();
        writer.end().unwrap();
        file
    }

    /// A content by its name; `None` when it is lost.
    type Content = (String, Option<Vec<u8>>);

    fn contents(file: &[u8]) -> Result<Vec<Content>, (u64, &'static str)> {
        let told = |fault| match fault {
            Fault::Line(line, message) => (line, message),
            _ => (0, "other"),
        };
        let mut reader = Reader::new(file);
        reader.head().map_err(told)?;
        let mut all = Vec::new();
        while let Some(item) = reader.item().map_err(told)? {
            let Item::Content(named) = item else { continue };
            let mut bytes = Vec::new();
            if !named.lost {
                let mut coming = reader.content(named.size);
                if coming.read_to_end(&mut bytes).is_err() {
                    return Err(told(coming.fault().unwrap()));
                }
            }
            all.push((named.sha256, (!named.lost).then_some(bytes)));
        }
        Ok(all)
    }

    #[test]
    fn contents_come_back_as_they_were_and_lost_ones_are_named() {
        for size in [1, (48 << 10) - 1, 48 << 10, 150_000] {
            let bytes: Vec<u8> = (0..=u8::MAX).cycle().map(|n| n.wrapping_mul(7)).take(size).collect();
            let file = with_content(&bytes);
            let wanted = vec![("aa".to_owned(), Some(bytes)), ("bb".to_owned(), None)];
            assert_eq!(contents(&file), Ok(wanted), "{size}");
        }
        let file = String::from_utf8(with_content(&[9; 60_000])).unwrap();
        let lines: Vec<&str> = file.lines().collect();
        let joined = |lines: &[&str]| format!("{}\n", lines.join("\n"));
        for (text, line, message) in [
            // A part is missing, or twice there; a row comes late; a content where the head promises none.
            (joined(&[&lines[..4], &lines[5..]].concat()), 5, "whole-no-content"),
            (joined(&[&lines[..5], &lines[4..]].concat()), 6, "whole-no-row"),
            (joined(&[&lines[..3], &lines[4..]].concat()), 4, "whole-no-content"),
            (joined(&[&lines[..5], &[lines[1]], &lines[5..]].concat()), 6, "whole-no-row"),
            (file.replace("\"form\":2", "\"form\":1"), 3, "whole-no-row"),
            (file.replace("\"size\":7", "\"size\":8"), 7, "whole-changed"),
        ] {
            assert_eq!(contents(text.as_bytes()), Err((line, message)), "{text}");
        }
    }
}
