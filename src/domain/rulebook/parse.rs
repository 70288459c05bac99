//! Reads a rulebook and says where it is wrong: line, column, reason.

use super::model::Rulebook;
use super::validate;
use crate::domain::phrase::Phrase;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// Why a rulebook was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("rulebook, line {line}, column {column}: {}", .reason.id)]
pub struct RulebookError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub reason: Phrase,
}

/// Only where the rows stand: a fault in a row is reported at its head.
#[derive(Deserialize)]
struct Places {
    #[serde(default)]
    rule: Vec<Spanned<serde::de::IgnoredAny>>,
    #[serde(default)]
    requirement: Vec<Spanned<serde::de::IgnoredAny>>,
    #[serde(default)]
    ground: Vec<Spanned<serde::de::IgnoredAny>>,
    eligibility: Option<Spanned<serde::de::IgnoredAny>>,
    personal_data: Option<Spanned<serde::de::IgnoredAny>>,
}

impl Rulebook {
    /// The text of the built-in edition.
    pub fn embedded() -> &'static str {
        include_str!("kazakhstan.toml")
    }

    /// Reads and validates a rulebook.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place: not TOML, an unknown or missing key, a title that lacks a
    /// language, an unknown trigger or word, two rows for one fact, a reference into nothing, a limit without a number.
    pub fn parse(text: &str) -> Result<Self, RulebookError> {
        let book: Self = toml::from_str(text).map_err(|error| syntax(text, &error))?;
        match validate::fault(&book) {
            None => Ok(book),
            Some(fault) => Err(located(text, fault)),
        }
    }
}

fn syntax(text: &str, error: &toml::de::Error) -> RulebookError {
    let reason = Phrase::new("rulebook-error-syntax").text("detail", error.message());
    at(text, error.span(), reason)
}

fn located(text: &str, fault: validate::Fault) -> RulebookError {
    let places = toml::from_str::<Places>(text).ok();
    let span = places.and_then(|places| match fault.at {
        validate::Place::Book => None,
        validate::Place::Rule(index) => places.rule.get(index).map(Spanned::span),
        validate::Place::Requirement(index) => places.requirement.get(index).map(Spanned::span),
        validate::Place::Ground(index) => places.ground.get(index).map(Spanned::span),
        validate::Place::PersonalData => places.personal_data.map(|place| place.span()),
        validate::Place::Eligibility => places.eligibility.map(|place| place.span()),
    });
    at(text, span, fault.reason)
}

fn at(text: &str, span: Option<Range<usize>>, reason: Phrase) -> RulebookError {
    let offset = span.map_or(0, |span| span.start);
    let before = text.get(..offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    RulebookError { line: before.matches('\n').count() + 1, column, reason }
}
