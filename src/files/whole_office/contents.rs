//! Contents of scans inside the file of a whole office, after all rows: a line that names one by its SHA-256 and its
//! length, then its bytes, some on a line. One that the office has lost is named and nothing follows.
//!
//! Invariants: the same contents give the same lines; nothing is held as a whole; a content is named before it is sent and
//! only if any of it is.

use super::{Fault, Reader, Writer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::Digest;
use std::io::{self, BufRead, Read, Write};

/// Bytes on one line: without a rest in base64.
const PIECE: usize = 48 << 10;

/// How a content is announced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
    /// The office that was written did not have it any more: nothing follows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lost: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContentLine {
    pub(super) content: Named,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartLine<'a> {
    part: std::borrow::Cow<'a, str>,
}

/// A content on its way out; nothing is written before its first byte comes.
pub struct Sending<'w, W: Write> {
    writer: &'w mut Writer<W>,
    named: Named,
    begun: bool,
    piece: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins a content.
    pub fn content(&mut self, sha256: &str, size: u64) -> Sending<'_, W> {
        let named = Named { sha256: sha256.to_owned(), size, lost: false };
        Sending { writer: self, named, begun: false, piece: Vec::new() }
    }

    fn content_line(&mut self, named: Named) -> io::Result<()> {
        serde_json::to_writer(&mut self.line, &ContentLine { content: named })?;
        self.put()
    }
}

impl<W: Write> Sending<'_, W> {
    /// True once any of it was written.
    pub const fn has_begun(&self) -> bool {
        self.begun
    }

    /// Writes the rest.
    ///
    /// # Errors
    /// Those of the system.
    pub fn end(mut self) -> io::Result<()> {
        self.part()
    }

    /// Says that the office does not have it, instead of sending it.
    ///
    /// # Errors
    /// Those of the system.
    pub fn lost(self) -> io::Result<()> {
        self.writer.content_line(Named { lost: true, ..self.named })
    }

    fn part(&mut self) -> io::Result<()> {
        if !self.piece.is_empty() {
            let part = STANDARD.encode(&self.piece).into();
            self.piece.clear();
            serde_json::to_writer(&mut self.writer.line, &PartLine { part })?;
            self.writer.put()?;
        }
        Ok(())
    }
}

impl<W: Write> Write for Sending<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !std::mem::replace(&mut self.begun, true) {
            self.writer.content_line(self.named.clone())?;
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        if self.piece.len() == PIECE {
            self.part()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A content on its way in, as many bytes as were announced.
pub struct Coming<'r, R: BufRead> {
    reader: &'r mut Reader<R>,
    left: u64,
    piece: Vec<u8>,
    at: usize,
    fault: Option<Fault>,
}

impl<R: BufRead> Reader<R> {
    /// The bytes of the content that was named last.
    pub const fn content(&mut self, size: u64) -> Coming<'_, R> {
        Coming { reader: self, left: size, piece: Vec::new(), at: 0, fault: None }
    }
}

impl<R: BufRead> Coming<'_, R> {
    /// What was wrong with the file, where reading failed.
    pub fn fault(self) -> Option<Fault> {
        self.fault
    }

    fn next_piece(&mut self) -> Result<(), Fault> {
        self.reader.next_line()?;
        let line = self.reader.line;
        let wrong = || Fault::Line(line, "whole-no-content");
        let PartLine { part } = serde_json::from_slice(&self.reader.text).map_err(|_| wrong())?;
        self.piece = STANDARD.decode(part.as_bytes()).map_err(|_| wrong())?;
        self.at = 0;
        let length = self.piece.len() as u64;
        // Every piece but the last one is full: the same content has one form.
        let whole = length == self.left.min(PIECE as u64);
        self.left = self.left.checked_sub(length).filter(|_| whole).ok_or_else(wrong)?;
        self.reader.hash.update(&self.reader.text);
        Ok(())
    }
}

impl<R: BufRead> Read for Coming<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            if self.left == 0 {
                return Ok(0);
            }
            if let Err(fault) = self.next_piece() {
                self.fault = Some(fault);
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        let rest = self.piece.get(self.at..).unwrap_or_default();
        let taken = rest.len().min(to.len());
        to[..taken].copy_from_slice(&rest[..taken]);
        self.at += taken;
        Ok(taken)
    }
}
