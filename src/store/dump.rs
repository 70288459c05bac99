//! The part of the contract by which a whole office leaves one database and enters another.
//!
//! Invariants: everything that people entered, settled or wrote travels, and the whole journal with it; what follows from
//! that (deadlines, lists, search) does not and is derived on arrival. The same content gives the same rows in the same
//! order, whatever database it lies in.

use super::Result;
use crate::domain::portable::Row;

/// How much there is to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    /// The number of the database's format.
    pub database: i64,
    /// Rows of each kind, in the order in which they come; kinds without rows too.
    pub counts: Vec<(String, u64)>,
}

/// Whoever takes a whole office, row by row.
pub trait Takes {
    /// First: how much there is.
    ///
    /// # Errors
    /// Those of whoever takes it; reading then ends.
    fn begin(&mut self, extent: &Extent) -> Result<()>;

    /// The next row.
    ///
    /// # Errors
    /// As for [`Takes::begin`]; [`super::Error::Refused`] for a row that does not belong there.
    fn take(&mut self, row: &Row<'_>) -> Result<()>;
}

/// Gives everything to whoever builds the new database. Its errors end the building, and nothing is left of it.
pub type Feed<'f> = &'f mut dyn FnMut(&mut dyn Takes) -> Result<()>;

/// Is told, once everything was taken in, for how many clients it was derived, of how many; says false to give it up.
pub type Derived<'f> = &'f mut dyn FnMut(usize, usize) -> bool;
