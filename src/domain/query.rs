//! The language of the live filter.

/// A parsed filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Words.
    pub words: Vec<String>,
}
