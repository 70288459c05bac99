//! A sentence without a language: a message id of the catalogues and its arguments.
//!
//! Rules, checks and warnings speak in phrases; `i18n` says them in the reader's language. Ids are written in
//! kebab-case and must stand in all three catalogues (a test compares them).

use super::clean::Clean;
use super::day::Day;
use serde::{Deserialize, Serialize};

/// One argument of a [`Phrase`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arg {
    /// A cleaned text, shown as it is.
    Text(Clean),
    /// A civil date, shown in the reader's format.
    Day(Day),
    /// A whole number: selects plural forms.
    Number(i64),
    /// Another message of the catalogue by its id, such as the name of a field or of a ground.
    Term(String),
}

/// A message id and its named arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The id in the catalogues.
    pub id: String,
    /// Named arguments, in the order they were given.
    pub args: Vec<(String, Arg)>,
}

impl Phrase {
    /// A phrase without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: Vec::new() }
    }

    fn with(mut self, name: &str, arg: Arg) -> Self {
        self.args.push((name.to_owned(), arg));
        self
    }

    /// Adds a text; it is cleaned on the way.
    pub fn text(self, name: &str, value: impl AsRef<str>) -> Self {
        self.with(name, Arg::Text(Clean::line(value.as_ref())))
    }

    /// Adds a date.
    pub fn day(self, name: &str, value: Day) -> Self {
        self.with(name, Arg::Day(value))
    }

    /// Adds a number.
    pub fn number(self, name: &str, value: impl Into<i64>) -> Self {
        self.with(name, Arg::Number(value.into()))
    }

    /// Adds another message of the catalogue.
    pub fn term(self, name: &str, id: impl Into<String>) -> Self {
        self.with(name, Arg::Term(id.into()))
    }
}
