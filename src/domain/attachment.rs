//! Attachments: the scans and files of a case's papers, as records. The content lies beside the database under the name
//! of its SHA-256; a record says what the content is called, of which case and paper it is, and which content it is.
//!
//! Invariant: no name that a person or a sender chose is ever part of a path. A path is made from a [`Fingerprint`],
//! which holds 64 hexadecimal digits and nothing else; a name for a copy is made by [`Attachment::copy_name`].

use super::choice::choices;
use super::clean::Clean;
use super::day::Day;
use super::id::{AttachmentId, CaseId, ClientId, StaffId};
use serde::{Deserialize, Serialize};
use std::fmt;

choices! {
    /// What a file is, told from its content; nothing else is taken in.
    FileFormat {
        /// Portable Document Format.
        Pdf = "pdf",
        /// JPEG picture.
        Jpeg = "jpeg",
        /// PNG picture.
        Png = "png",
        /// TIFF picture, also of several pages.
        Tiff = "tiff",
        /// Picture of an Apple telephone (HEIF).
        Heic = "heic",
        /// WebP picture.
        Webp = "webp",
        /// Word document without macros.
        Docx = "docx",
        /// Excel workbook without macros.
        Xlsx = "xlsx",
        /// OpenDocument text.
        Odt = "odt",
        /// OpenDocument sheet.
        Ods = "ods",
    }
}

/// SHA-256 of a content: 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Of a digest of 32 bytes.
    pub fn of_digest(digest: &[u8]) -> Option<Self> {
        let hex = digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Self::parse(&hex)
    }

    /// Reads 64 lower-case hexadecimal digits; nothing else is one.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first two digits, which name the folder, and the rest.
    pub fn split(&self) -> (&str, &str) {
        self.0.split_at_checked(2).unwrap_or((&self.0, ""))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One file of one paper of a case. Several may belong to one paper, and one content to several papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// 0 until stored.
    pub id: AttachmentId,
    /// Row version.
    pub version: i64,
    /// The client of the case.
    pub client: ClientId,
    /// The case.
    pub case: CaseId,
    /// Which paper: id of a requirement.
    pub requirement: Clean,
    /// What people call it; never part of a path.
    pub name: Clean,
    /// SHA-256 of the content; see [`Attachment::fingerprint`].
    pub sha256: Clean,
    /// What it is, told from the content.
    pub format: FileFormat,
    /// Its length in bytes, decimal digits; see [`Attachment::length`].
    pub size: Clean,
    /// The day it was attached.
    pub added_on: Day,
    /// Who attached it.
    pub added_by: Option<StaffId>,
}

impl Attachment {
    /// Which content it is; `None` when the record holds no fingerprint, as only a foreign hand can make it.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::parse(&self.sha256)
    }

    /// The length of the content in bytes.
    pub fn length(&self) -> u64 {
        self.size.parse().unwrap_or(0)
    }

    /// A name for a copy that is safe anywhere: letters, digits and dashes of the record's number and paper, and the
    /// ending of what the content is. Nothing of the name that people gave is in it.
    pub fn copy_name(&self) -> String {
        let paper: String =
            self.requirement.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(60).collect();
        format!("{}-{paper}.{}", self.id, self.format.ending())
    }
}

impl FileFormat {
    /// The usual ending of a file of this kind.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Tiff => "tif",
            other => other.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_is_a_fingerprint() {
        let hash = "ab".repeat(32);
        assert_eq!(Fingerprint::parse(&hash).unwrap().split(), ("ab", &hash[2..]));
        for odd in ["", "ab", &"AB".repeat(32), &"..".repeat(32), &format!("{}/", &hash[1..]), &"é".repeat(32)] {
            assert_eq!(Fingerprint::parse(odd), None, "{odd}");
        }
        assert_eq!(Fingerprint::of_digest(&[0xAB; 32]).unwrap().as_str(), hash);
        assert_eq!(Fingerprint::of_digest(&[0xAB; 31]), None);
    }
}
