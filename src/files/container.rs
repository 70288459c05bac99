//! ZIP containers of workbooks, looked at before anybody believes them.
//!
//! What a container says about its own size is a claim: every part that would be read is unpacked once and counted, and a
//! file whose parts unfold too far, or hold one endless piece, is refused before a reader of its format sees it.

use crate::domain::phrase::Phrase;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Bytes that the parts of a container may have together once unpacked.
const MOST_UNPACKED: u64 = 1 << 30;
/// Bytes of the one part that is held in memory as a whole: the texts that the cells share.
const MOST_SHARED: u64 = 96 << 20;
/// Texts of that part.
const MOST_TEXTS: usize = 3_000_000;
/// Bytes of a container's other parts: styles, relations and the like are held in memory too.
const MOST_BESIDE: u64 = 16 << 20;
/// Bytes from one mark of a part to the next: a text longer than that is nobody's cell.
const LONGEST_PIECE: usize = 12 << 20;
/// Parts of a container.
const MOST_PARTS: usize = 5_000;

/// An open container.
pub(super) struct Container<'a>(ZipArchive<Cursor<&'a [u8]>>);

pub(super) fn unreadable() -> Phrase {
    Phrase::new("import-workbook-unreadable")
}

fn huge() -> Phrase {
    Phrase::new("import-workbook-huge")
}

impl<'a> Container<'a> {
    /// Opens a container and measures its parts.
    ///
    /// # Errors
    /// `import-workbook-unreadable` or `import-workbook-huge`.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Phrase> {
        let mut opened = Self(ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?);
        if opened.0.len() > MOST_PARTS {
            return Err(huge());
        }
        opened.measure()?;
        Ok(opened)
    }

    /// True when it has a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.file_names_raw().any(|part| part.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// A part, to be read once.
    pub(super) fn part(&mut self, name: &str) -> Result<impl Read + use<'_, 'a>, Phrase> {
        self.0.by_name(name).map_err(|_| unreadable())
    }

    fn measure(&mut self) -> Result<(), Phrase> {
        let mut left = MOST_UNPACKED;
        let mut beside = MOST_BESIDE;
        for place in 0..self.0.len() {
            let mut part = self.0.by_index(place).map_err(|_| unreadable())?;
            let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
            if !is_read(&name) {
                continue;
            }
            let most = if name.ends_with("sharedstrings.xml") {
                MOST_SHARED
            } else if name.contains("worksheets/") || name == "content.xml" {
                left
            } else {
                beside
            };
            let size = measured(&mut part, most.min(left), name.ends_with("sharedstrings.xml"))?;
            left = left.saturating_sub(size);
            if most == beside {
                beside = beside.saturating_sub(size);
            }
        }
        Ok(())
    }
}

/// Pictures, previews and macros are never read.
fn is_read(name: &str) -> bool {
    [".xml", ".rels", ".bin"].iter().any(|end| name.ends_with(end))
        && !["media/", "printersettings/", "vbaproject", "drawings/"].iter().any(|part| name.contains(part))
}

/// Unpacks a part without keeping it; gives its bytes.
fn measured<R: Read>(part: &mut ZipFile<'_, R>, most: u64, shared: bool) -> Result<u64, Phrase> {
    if part.size() > most {
        return Err(huge());
    }
    let mut buffer = vec![0_u8; 64 << 10];
    let (mut size, mut piece, mut texts) = (0_u64, 0_usize, 0_usize);
    loop {
        let read = part.read(&mut buffer).map_err(|_| unreadable())?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else {
            return Ok(size);
        };
        size += read as u64;
        for (place, run) in chunk.split(|byte| *byte == b'<').enumerate() {
            piece = if place == 0 { piece + run.len() } else { run.len() };
            texts += usize::from(shared && place > 0 && run.starts_with(b"si"));
            if piece > LONGEST_PIECE {
                return Err(huge());
            }
        }
        if size > most || texts > MOST_TEXTS {
            return Err(huge());
        }
    }
}
