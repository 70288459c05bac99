//! What leaves the office: lists and registers with their filter, order and columns, a case report, everything held on one
//! client, and the whole office; and a whole office that comes in.
//!
//! * Nothing here opens a file: bytes go to whoever gave a writer, a piece at a time. That the writer fails is no fault of
//!   the office and comes back beside it ([`Sent`]).
//! * Numbers of passports, IIN and telephones are masked in lists unless they are asked for, which viewers may not.

mod case;
mod client;
pub mod columns;
pub mod lists;
pub mod registers;
pub mod target;
pub mod whole;

use super::desk::Desk;
use super::error::Result;
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

impl Desk {
    /// Everybody may take a list along, numbers in full only whoever works with them.
    fn may_export(&self, wanted: Wanted<'_>) -> Result<()> {
        if wanted.in_full { self.require(Role::Officer) } else { Ok(()) }
    }
}
