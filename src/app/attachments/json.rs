//! What is said of a scan: to programs as JSON, to people as a size and a row.

use crate::app::pages::ClientPage;
use crate::domain::attachment::Attachment;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use serde::Serialize;

/// One scan, in `case show` and `attachment list`.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentJson {
    id: String,
    requirement: String,
    name: String,
    format: &'static str,
    size: u64,
    sha256: String,
    added_on: Day,
    added_by: Option<String>,
}

impl ClientPage {
    /// The JSON of one scan.
    pub fn attachment_json(&self, file: &Attachment) -> AttachmentJson {
        AttachmentJson {
            id: file.id.to_string(),
            requirement: file.requirement.to_string(),
            name: file.name.to_string(),
            format: file.format.as_str(),
            size: file.length(),
            sha256: file.sha256.to_string(),
            added_on: file.added_on,
            added_by: file.added_by.and_then(|id| self.staff.get(&id)).map(ToString::to_string),
        }
    }
}

/// A length as people say it: whole kilobytes, from a megabyte on whole megabytes, never 0.
pub fn size_phrase(bytes: u64) -> Phrase {
    let (id, unit) = if bytes < 1_000_000 { ("size-kb", 1_000) } else { ("size-mb", 1_000_000) };
    Phrase::new(id).number("n", i64::try_from(bytes.div_ceil(unit)).unwrap_or(i64::MAX))
}
