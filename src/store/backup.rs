//! The part of the contract about whole copies: what the proof of one says.

use serde::{Deserialize, Serialize};

/// What was found in a copy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Proof {
    /// The format of the file.
    pub format: i64,
    /// Entries of the journal.
    pub journal: i64,
    /// The hash of the newest of them, hexadecimal: what is to be kept elsewhere.
    pub head: String,
    /// Rows of each kind that holds any.
    pub counts: Vec<(String, u64)>,
    /// What is wrong, in words for the administrator.
    pub faults: Vec<String>,
}

impl Proof {
    /// How many rows of that kind there are.
    pub fn count(&self, kind: &str) -> u64 {
        self.counts.iter().find(|(name, _)| name == kind).map_or(0, |(_, count)| *count)
    }
}
