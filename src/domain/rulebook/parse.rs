//! Reads a rulebook and says where it is wrong: every fault with its line, column and reason.
//!
//! A sound rulebook is read in one go. One that is not is read again row by row, each faulty field taken from the
//! built-in edition until the row can be read, so that one slip hides no other.

mod mend;

use super::model::Rulebook;
use super::validate;
use crate::domain::phrase::Phrase;
use std::ops::Range;

/// Why a rulebook was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("rulebook, {}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
pub struct RulebookError {
    /// Every fault, by its place; at least one.
    pub faults: Vec<RulebookFault>,
}

/// One thing that is wrong with a rulebook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {}", .reason.id)]
pub struct RulebookFault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub reason: Phrase,
}

impl Rulebook {
    /// The text of the built-in edition.
    pub fn embedded() -> &'static str {
        include_str!("kazakhstan.toml")
    }

    /// Reads and validates a rulebook.
    ///
    /// # Errors
    /// Everything that is wrong, with its place: not TOML, an unknown or missing key, a title or source that lacks a
    /// language, an unknown trigger or word, two rows for one fact, a reference into nothing, a limit without a number.
    pub fn parse(text: &str) -> Result<Self, RulebookError> {
        match toml::from_str::<Self>(text) {
            Ok(book) if validate::faults(&book).is_empty() => Ok(book),
            Ok(_) => Err(RulebookError { faults: mend::faults(text) }),
            Err(error) => Err(RulebookError { faults: or_first(mend::faults(text), text, &error) }),
        }
    }
}

/// What the reading row by row found; should it find nothing, what the reading in one go stopped at.
fn or_first(found: Vec<RulebookFault>, text: &str, error: &toml::de::Error) -> Vec<RulebookFault> {
    if found.is_empty() { vec![syntax(text, error)] } else { found }
}

fn syntax(text: &str, error: &toml::de::Error) -> RulebookFault {
    let reason = Phrase::new("rulebook-error-syntax").text("detail", error.message());
    at(text, error.span(), reason)
}

fn at(text: &str, span: Option<Range<usize>>, reason: Phrase) -> RulebookFault {
    let offset = span.map_or(0, |span| span.start);
    let before = text.get(..offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    RulebookFault { line: before.matches('\n').count() + 1, column, reason }
}
