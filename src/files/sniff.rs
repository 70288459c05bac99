//! What a file is, told from its content alone: the name and the ending it came with are never asked.
//!
//! Taken in are papers and pictures of papers ([`FileFormat`]). Programs, scripts, HTML and SVG are refused, and so are
//! archives that are no office document and office documents that carry macros: a scan of a paper has none of these.

use crate::domain::attachment::FileFormat;
use std::io::{self, Read, Seek, SeekFrom};

/// So many bytes from the beginning tell what a file is.
pub(super) const HEAD: usize = 8 << 10;
/// The longest tail in which a ZIP says where its list of entries is: 22 bytes and a comment.
const TAIL: u64 = 22 + 65_535;
/// A list of entries longer than this is of no office document.
const LIST: u64 = 4 << 20;

/// Beginnings of programs that are too short, or too odd, for the library to know.
const PROGRAMS: &[&[u8]] = &[b"#!", b"\x7FELF", b"MZ"];

/// Why a content is not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A program or a script.
    Program,
    /// An office document with macros.
    Macros,
    /// Anything else that is no scan or document.
    Unknown,
}

/// What a content is; `head` is its beginning, `whole` all of it.
///
/// # Errors
/// Those of reading; inside, why it is not taken in.
pub fn sniff(head: &[u8], whole: &mut (impl Read + Seek)) -> io::Result<Result<FileFormat, Unfit>> {
    if head.starts_with(b"PK\x03\x04") {
        return office(whole);
    }
    Ok(simple(head))
}

fn simple(head: &[u8]) -> Result<FileFormat, Unfit> {
    let Some(kind) = infer::get(head) else {
        return Err(if PROGRAMS.iter().any(|sign| head.starts_with(sign)) { Unfit::Program } else { Unfit::Unknown });
    };
    match kind.mime_type() {
        "application/pdf" => Ok(FileFormat::Pdf),
        "image/jpeg" => Ok(FileFormat::Jpeg),
        "image/png" => Ok(FileFormat::Png),
        "image/tiff" => Ok(FileFormat::Tiff),
        "image/heif" => Ok(FileFormat::Heic),
        "image/webp" => Ok(FileFormat::Webp),
        _ if kind.matcher_type() == infer::MatcherType::App => Err(Unfit::Program),
        "text/x-shellscript" => Err(Unfit::Program),
        _ => Err(Unfit::Unknown),
    }
}

/// An office document is a ZIP with certain entries; what its own list of entries says counts.
fn office(whole: &mut (impl Read + Seek)) -> io::Result<Result<FileFormat, Unfit>> {
    let Some(names) = entries(whole)? else {
        return Ok(Err(Unfit::Unknown));
    };
    let has = |name: &str| names.iter().any(|entry| entry.eq_ignore_ascii_case(name.as_bytes()));
    let ends = |ending: &str| {
        let ending = ending.as_bytes();
        names.iter().any(|entry| {
            entry.len() >= ending.len() && entry[entry.len() - ending.len()..].eq_ignore_ascii_case(ending)
        })
    };
    if ends("vbaProject.bin") || ends("/script-lc.xml") {
        return Ok(Err(Unfit::Macros));
    }
    if has("[Content_Types].xml") && has("word/document.xml") {
        return Ok(Ok(FileFormat::Docx));
    }
    if has("[Content_Types].xml") && has("xl/workbook.xml") {
        return Ok(Ok(FileFormat::Xlsx));
    }
    let opened = if has("content.xml") { open_document(whole)? } else { None };
    Ok(opened.ok_or(Unfit::Unknown))
}

/// An OpenDocument file begins with an uncompressed entry `mimetype` (its part 2, section 3.3).
fn open_document(whole: &mut (impl Read + Seek)) -> io::Result<Option<FileFormat>> {
    let mut head = [0_u8; 128];
    whole.seek(SeekFrom::Start(0))?;
    let length = fill(whole, &mut head)?;
    let head = &head[..length];
    let kind = [("text", FileFormat::Odt), ("spreadsheet", FileFormat::Ods)].into_iter().find(|(name, _)| {
        let wanted = format!("mimetypeapplication/vnd.oasis.opendocument.{name}");
        head.windows(wanted.len()).any(|window| window == wanted.as_bytes())
    });
    Ok(kind.map(|(_, format)| format))
}

/// Reads until the buffer is full or the source ends.
pub(super) fn fill(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut done = 0;
    while done < buffer.len() {
        match source.read(&mut buffer[done..]) {
            Ok(0) => break,
            Ok(read) => done += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(done)
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

/// The names in a ZIP's list of entries (APPNOTE 4.3.12 and 4.3.16); `None` where there is no sound list.
/// Read here, since the library that reads workbooks holds every entry of a list, however long it is.
fn entries(whole: &mut (impl Read + Seek)) -> io::Result<Option<Vec<Vec<u8>>>> {
    let length = whole.seek(SeekFrom::End(0))?;
    let tail = whole_part(whole, length.saturating_sub(TAIL), length.min(TAIL))?;
    let Some(at) = tail.windows(4).rposition(|window| window == b"PK\x05\x06") else {
        return Ok(None);
    };
    let (Some(size), Some(offset)) = (number(&tail, at + 12, 4), number(&tail, at + 16, 4)) else {
        return Ok(None);
    };
    if size > LIST || offset.saturating_add(size) > length {
        return Ok(None);
    }
    let list = whole_part(whole, offset, size)?;
    Ok(names(&list))
}

fn whole_part(whole: &mut (impl Read + Seek), from: u64, length: u64) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    whole.seek(SeekFrom::Start(from))?;
    whole.take(length).read_to_end(&mut part)?;
    Ok(part)
}

fn names(list: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (mut at, mut names) = (0, Vec::new());
    while list.get(at..at + 4) == Some(b"PK\x01\x02") {
        let [name, extra, comment] = [28, 30, 32].map(|place| number(list, at + place, 2));
        let name = usize::try_from(name?).ok()?;
        names.push(list.get(at + 46..at + 46 + name)?.to_vec());
        at += 46 + name + usize::try_from(extra? + comment?).ok()?;
    }
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn of(content: &[u8]) -> Result<FileFormat, Unfit> {
        sniff(&content[..content.len().min(HEAD)], &mut Cursor::new(content)).unwrap()
    }

    /// A ZIP of stored, empty entries; the first may hold something.
    fn zip(first: &[u8], names: &[&str]) -> Vec<u8> {
        let (mut whole, mut list) = (Vec::new(), Vec::new());
        for (nth, name) in names.iter().enumerate() {
            let held: &[u8] = if nth == 0 { first } else { b"" };
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            let size = u32::try_from(held.len()).unwrap().to_le_bytes();
            list.extend(
                [b"PK\x01\x02".as_slice(), &[0; 16], &size, &size, &length, &[0; 16], name.as_bytes()].concat(),
            );
            whole.extend(
                [b"PK\x03\x04".as_slice(), &[0; 14], &size, &size, &length, &[0; 2], name.as_bytes(), held].concat(),
            );
        }
        let (offset, size) = (u32::try_from(whole.len()).unwrap(), u32::try_from(list.len()).unwrap());
        let end = [b"PK\x05\x06".as_slice(), &[0; 8], &size.to_le_bytes(), &offset.to_le_bytes(), &[0; 2]];
        [whole, list, end.concat()].concat()
    }

    #[test]
    fn papers_and_pictures_are_told_by_their_content() {
        assert_eq!(of(b"%PDF-1.7\n%\xE2\xE3"), Ok(FileFormat::Pdf));
        assert_eq!(of(b"\xFF\xD8\xFF\xE0\x00\x10JFIF"), Ok(FileFormat::Jpeg));
        assert_eq!(of(b"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR"), Ok(FileFormat::Png));
        assert_eq!(of(b"II*\x00\x08\x00\x00\x00\x00\x00\x00\x00"), Ok(FileFormat::Tiff));
        assert_eq!(of(b"RIFF\x24\x00\x00\x00WEBPVP8 "), Ok(FileFormat::Webp));
        assert_eq!(of(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), Ok(FileFormat::Heic));
        // An order of entries as other programs than Word write it.
        assert_eq!(
            of(&zip(b"", &["_rels/.rels", "docProps/app.xml", "word/document.xml", "[Content_Types].xml"])),
            Ok(FileFormat::Docx)
        );
        assert_eq!(of(&zip(b"", &["[Content_Types].xml", "xl/workbook.xml"])), Ok(FileFormat::Xlsx));
        let text = zip(b"application/vnd.oasis.opendocument.text", &["mimetype", "content.xml"]);
        assert_eq!(of(&text), Ok(FileFormat::Odt));
        let sheet = zip(b"application/vnd.oasis.opendocument.spreadsheet", &["mimetype", "content.xml"]);
        assert_eq!(of(&sheet), Ok(FileFormat::Ods));
    }

    #[test]
    fn what_is_no_paper_is_refused() {
        for program in
            [b"\x7FELF\x02\x01\x01\x00".as_slice(), b"MZ\x90\x00\x03\x00", b"#!/bin/sh\nrm -rf /\n", b"#! python"]
        {
            assert_eq!(of(program), Err(Unfit::Program), "{program:?}");
        }
        for other in [
            b"".as_slice(),
            b"<!DOCTYPE html><html><script>",
            b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\">",
            b"<svg onload=alert(1)>",
            b"hello",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            b"GIF89a",
            b"PK\x03\x04",
            b"PK\x03\x04PK\x05\x06",
        ] {
            assert_eq!(of(other), Err(Unfit::Unknown), "{other:?}");
        }
        assert_eq!(of(&zip(b"", &["a.exe", "word/document.xml"])), Err(Unfit::Unknown), "an archive is no document");
        let macros = ["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"];
        assert_eq!(of(&zip(b"", &macros)), Err(Unfit::Macros));
    }

    #[test]
    fn a_list_of_entries_that_lies_is_no_list() {
        let good = zip(b"", &["[Content_Types].xml", "xl/workbook.xml"]);
        for at in 0..good.len() {
            for value in [0, 0xFF, 0x7F] {
                let mut bent = good.clone();
                bent[at] = value;
                let _ = of(&bent);
            }
            let _ = of(&good[..at]);
        }
    }
}
