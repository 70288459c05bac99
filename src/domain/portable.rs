//! One row of a whole office on its way out of one database and into another: a kind, and values by name.
//!
//! Kinds and names are those of `domain::record`, and for what is no record (settings, the journal, reviews) those that
//! `docs/export.md` lists. Nothing here knows how a row is written down or kept.

use std::borrow::Cow;
use std::cmp::Ordering;

/// One value. Days are texts, yes and no are 1 and 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing was recorded.
    Nothing,
    /// A whole number, also the number of another record.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Bytes, such as a hash of the journal.
    Bytes(Cow<'a, [u8]>),
}

impl Value<'_> {
    /// A copy to keep.
    pub fn kept(&self) -> Value<'static> {
        match self {
            Self::Nothing => Value::Nothing,
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(Cow::Owned(text.to_string())),
            Self::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.to_vec())),
        }
    }

    /// The order in which rows travel: numbers by size, texts and bytes by their bytes. Other pairs have none.
    pub fn order(&self, other: &Value<'_>) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(a), Value::Number(b)) => Some(a.cmp(b)),
            (Self::Text(a), Value::Text(b)) => Some(a.as_bytes().cmp(b.as_bytes())),
            (Self::Bytes(a), Value::Bytes(b)) => Some(a.cmp(b)),
            _ => None,
        }
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// What it is.
    pub kind: Cow<'a, str>,
    /// Its values; one that is not named is [`Value::Nothing`].
    pub values: Vec<(Cow<'a, str>, Value<'a>)>,
}
