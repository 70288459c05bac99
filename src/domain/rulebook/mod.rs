//! The law as data.

/// The law as data: rules and requirements.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rulebook {}
