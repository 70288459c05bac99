//! All faults of a rulebook that was refused.
//!
//! Each row is read by itself. A field that cannot be read is reported and taken from a row of the built-in edition
//! instead, until the row can be read; such a row stays in the book, so that others may refer to it, and is not judged
//! any further.

use super::super::model::Rulebook;
use super::super::validate::{self, Place};
use super::{RulebookFault, at, syntax};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

/// More faults than anybody reads at once.
const MOST: usize = 1000;

/// Every fault, by its place in the text.
pub(super) fn faults(text: &str) -> Vec<RulebookFault> {
    let (document, broken) = DeTable::parse_recoverable(text);
    let Ok(sample) = DeTable::parse(Rulebook::embedded()) else { return Vec::new() };
    let mut reading = Reading { text, broken: &broken, found: Vec::new(), mended: Vec::new() };
    let book = reading.book(document.get_ref(), sample.get_ref());
    reading.judge(&book, document.get_ref());
    let mut found = reading.found;
    found.extend(broken.iter().map(|error| syntax(text, error)));
    found.sort_by_key(|fault| (fault.line, fault.column));
    found.dedup();
    found.truncate(MOST);
    found
}

/// What the reading has come upon so far.
struct Reading<'t> {
    text: &'t str,
    /// Where the text is not even TOML.
    broken: &'t [Error],
    found: Vec<RulebookFault>,
    /// Rows that are not as they were written.
    mended: Vec<Place>,
}

impl<'t> Reading<'t> {
    /// The book as far as it can be read, its rows in their places.
    fn book(&mut self, document: &DeTable<'t>, sample: &DeTable<'t>) -> Rulebook {
        let mut head = document.clone();
        let mut head_sample = sample.clone();
        for list in ["rule", "requirement", "ground", "mci"] {
            head.remove(list);
            head_sample.remove(list);
        }
        let head = Spanned::new(0..0, DeValue::Table(head));
        let mut book: Rulebook = self.row(&head, Some(&head_sample), Place::Book).unwrap_or_default();
        book.rules = self.rows(document, sample, "rule", Place::Rule);
        book.requirements = self.rows(document, sample, "requirement", Place::Requirement);
        book.grounds = self.rows(document, sample, "ground", Place::Ground);
        book.mci = self.rows(document, sample, "mci", Place::Mci);
        book
    }

    fn rows<T: Deserialize<'t>>(
        &mut self,
        document: &DeTable<'t>,
        sample: &DeTable<'t>,
        list: &str,
        place: fn(usize) -> Place,
    ) -> Vec<T> {
        let sample = list_in(sample, list).first().and_then(|row| row.get_ref().as_table());
        let rows = list_in(document, list);
        // A row that nothing mends is left out: those behind it move up, and so do their places.
        let mut read = Vec::new();
        for row in rows {
            let at = place(read.len());
            read.extend(self.row(row, sample, at));
        }
        read
    }

    /// One row, with every field that cannot be read exchanged for one that can. `None` when that does not help.
    fn row<T: Deserialize<'t>>(
        &mut self,
        row: &Spanned<DeValue<'t>>,
        sample: Option<&DeTable<'t>>,
        place: Place,
    ) -> Option<T> {
        let mut fields = row.get_ref().as_table()?.clone();
        let mut exchanged: Vec<String> = Vec::new();
        loop {
            let value = Spanned::new(row.span(), DeValue::Table(fields.clone()));
            let error = match T::deserialize(ValueDeserializer::from(value)) {
                Ok(read) => return Some(read),
                Err(error) => error,
            };
            self.tell(&error, row.span(), place);
            let name = culprit(&fields, &exchanged, &error)?;
            if exchanged.contains(&name) {
                return None;
            }
            fields.remove(name.as_str());
            if let Some((key, value)) = sample.and_then(|sample| sample.get_key_value(name.as_str())) {
                fields.insert(key.clone(), value.clone());
            }
            exchanged.push(name);
        }
    }

    /// Reports what cannot be read, unless the text itself is broken there: then it is no wonder.
    fn tell(&mut self, error: &Error, row: Range<usize>, place: Place) {
        let mut fault = syntax(self.text, error);
        if error.span().is_none_or(|span| span.is_empty()) {
            fault = at(self.text, Some(row.clone()), fault.reason);
        }
        self.mended.push(place);
        if !self.is_broken(row.start) {
            self.found.push(fault);
        }
    }

    /// True when the text is no TOML somewhere in the row that begins there.
    fn is_broken(&self, start: usize) -> bool {
        let after = self.text.get(start + 1..).unwrap_or_default();
        let end = after.find("\n[").map_or(self.text.len(), |end| start + 1 + end);
        self.broken.iter().filter_map(Error::span).any(|span| (start..=end).contains(&span.start))
    }

    /// Whether it holds together, as far as it was read as it was written.
    fn judge(&mut self, book: &Rulebook, document: &DeTable<'t>) {
        for fault in validate::faults(book) {
            let start = match fault.at {
                Place::Book => None,
                Place::Rule(index) => span_of(document, "rule", index),
                Place::Requirement(index) => span_of(document, "requirement", index),
                Place::Ground(index) => span_of(document, "ground", index),
                Place::Mci(index) => span_of(document, "mci", index),
                Place::Eligibility => document.get("eligibility").map(Spanned::span),
                Place::PersonalData => document.get("personal_data").map(Spanned::span),
            };
            let broken = start.as_ref().is_some_and(|span| self.is_broken(span.start));
            let head =
                matches!(fault.at, Place::Eligibility | Place::PersonalData) && self.mended.contains(&Place::Book);
            if !broken && !head && !self.mended.contains(&fault.at) {
                self.found.push(at(self.text, start, fault.reason));
            }
        }
    }
}

fn list_in<'a, 'i>(document: &'a DeTable<'i>, list: &str) -> &'a [Spanned<DeValue<'i>>] {
    document.get(list).and_then(|value| value.get_ref().as_array()).map_or(&[], |rows| rows)
}

fn span_of(document: &DeTable<'_>, list: &str, index: usize) -> Option<Range<usize>> {
    list_in(document, list).get(index).map(Spanned::span)
}

/// The field that cannot be read: the one the error stands in, else the one it says is missing.
fn culprit(fields: &DeTable<'_>, exchanged: &[String], error: &Error) -> Option<String> {
    let within = |outer: Range<usize>, inner: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
    let span = error.span().filter(|span| !span.is_empty());
    let own = fields.iter().filter(|(key, _)| !exchanged.iter().any(|name| name == key.get_ref()));
    let stands_in = |span: Range<usize>| {
        let mut hit = own.filter(|(key, value)| within(key.span(), &span) || within(value.span(), &span));
        hit.next().map(|(key, _)| key.get_ref().to_string())
    };
    let missing = || error.message().strip_prefix("missing field `")?.split('`').next().map(str::to_owned);
    span.and_then(stands_in).or_else(missing)
}
