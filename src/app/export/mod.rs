//! What leaves the office: lists and registers with their filter, order and columns, a case report, everything held on one
//! client, and the whole office; and a whole office that comes in.
//!
//! * Nothing here opens a file: bytes go to whoever gave a writer, a piece at a time. That the writer fails is no fault of
//!   the office and comes back beside it ([`Sent`]).
//! * Numbers of passports, IIN and telephones are masked in lists unless they are asked for, which viewers may not.
//! * Every export is journalled: who, what, by which filter, how many rows. Where a list began to go out it is, also when
//!   whoever took it gave up half-way.

mod case;
mod client;
pub mod columns;
pub mod lists;
pub mod registers;
pub mod target;
pub mod whole;

use super::desk::Desk;
use super::error::{ErrorKind, Result};
use crate::domain::clean::Clean;
use crate::domain::private::hide_in;
use crate::domain::staff::Role;
pub use crate::files::table::Format;
use crate::i18n::Catalogue;
use std::io;

/// What was sent; the inner error is that of the writer.
pub type Sent<T> = Result<io::Result<T>>;

/// How something is wanted.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// In which form.
    pub format: Format,
    /// In whose language.
    pub words: &'a Catalogue,
    /// Numbers in full.
    pub in_full: bool,
}

/// What is told of an export.
struct Told<'t> {
    /// What it was, as the command line calls it: `clients`, `case T-2026-00412`.
    what: &'t str,
    /// Its filter as it was typed, or none.
    filter: &'t str,
    /// Rows that went out.
    rows: usize,
}

impl Desk {
    /// Journals an export in the words of the command line, which are the same in every language. A database that may only
    /// be read keeps no entry.
    fn note_export(&mut self, told: &Told<'_>, wanted: Wanted<'_>) -> Result<()> {
        // Nobody's journal keeps a passport number because somebody looked for it.
        let filter = hide_in(told.filter.trim());
        let filter = if filter.is_empty() { String::new() } else { format!(" --filter \"{filter}\"") };
        let full = if wanted.in_full { " --unmasked" } else { "" };
        let text = format!("{} --format {}{filter}{full}: {}", told.what, wanted.format.ending(), told.rows);
        match self.note_event("export", None, &Clean::line(&text)) {
            Err(error) if error.kind != ErrorKind::Storage => Err(error),
            _ => Ok(()),
        }
    }

    /// Everybody may take a list along, numbers in full only whoever works with them.
    fn may_export(&self, wanted: Wanted<'_>) -> Result<()> {
        if wanted.in_full { self.require(Role::Officer) } else { Ok(()) }
    }
}
