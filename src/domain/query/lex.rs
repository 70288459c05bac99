//! Cutting a filter into words and conditions.

use super::Compare;
use crate::domain::clean::Clean;
use std::iter::Peekable;
use std::str::Chars;

/// Longer filters are cut here: nobody types so much, and a pasted page must not cost anything.
const LONGEST: usize = 400;

/// One piece of a filter.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word or quoted phrase.
    Word { text: String, quoted: bool, negated: bool },
    /// `name:value`; `compare` is `None` for the colon.
    Condition { name: String, compare: Option<Compare>, value: String, negated: bool },
}

/// The pieces of a filter, in order, each with the characters it was read from.
pub(super) fn pieces(text: &str) -> Vec<(Piece, String)> {
    let line = Clean::line(&text.chars().take(LONGEST).collect::<String>());
    let mut chars = line.chars().peekable();
    let mut pieces = Vec::new();
    while let Some(next) = chars.peek() {
        if *next == ' ' {
            chars.next();
        } else {
            let from = chars.clone();
            let piece = piece(&mut chars);
            let typed = || from.clone().take(from.clone().count() - chars.clone().count()).collect();
            pieces.extend(piece.map(|piece| (piece, typed())));
        }
    }
    pieces
}

fn piece(chars: &mut Peekable<Chars<'_>>) -> Option<Piece> {
    let mut negated = false;
    while chars.next_if_eq(&'!').is_some() {
        negated = !negated;
    }
    if let Some(text) = quoted(chars) {
        return Some(Piece::Word { text, quoted: true, negated });
    }
    let text = bare(chars, |c| is_sign(c) || c == '!');
    // "stage!=closed": the sign of negation may stand before the equals sign.
    if chars.peek() == Some(&'!') {
        chars.next();
        if is_name(&text) && chars.peek() == Some(&'=') {
            negated = !negated;
        } else {
            let rest = bare(chars, |_| false);
            return word(format!("{text} {rest}"), negated);
        }
    }
    if !chars.peek().is_some_and(|c| is_sign(*c)) {
        return word(text, negated);
    }
    if !is_name(&text) {
        let rest = bare(chars, |_| false);
        return word(format!("{text}{rest}"), negated);
    }
    let compare = sign(chars);
    let value = quoted(chars).unwrap_or_else(|| bare(chars, |_| false));
    Some(Piece::Condition { name: text, compare, value, negated })
}

fn word(text: String, negated: bool) -> Option<Piece> {
    (!text.trim().is_empty()).then_some(Piece::Word { text, quoted: false, negated })
}

/// A field's name is letters; `12:30` is no condition.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphabetic() || c == '_')
}

const fn is_sign(c: char) -> bool {
    matches!(c, ':' | '=' | '<' | '>' | '≤' | '≥')
}

/// Everything up to a space or a character that ends it.
fn bare(chars: &mut Peekable<Chars<'_>>, ends: impl Fn(char) -> bool) -> String {
    let mut text = String::new();
    while let Some(c) = chars.next_if(|c| *c != ' ' && !ends(*c)) {
        text.push(c);
    }
    text
}

/// Text in quotation marks; an unclosed one reaches to the end.
fn quoted(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let close = match chars.peek()? {
        '"' => '"',
        '«' => '»',
        '“' | '„' => '”',
        _ => return None,
    };
    chars.next();
    let mut text = String::new();
    while let Some(c) = chars.next_if(|c| *c != close) {
        text.push(c);
    }
    chars.next();
    Some(text)
}

fn sign(chars: &mut Peekable<Chars<'_>>) -> Option<Compare> {
    let first = chars.next()?;
    let with_equals = matches!(first, '<' | '>' | ':') && chars.next_if_eq(&'=').is_some();
    match (first, with_equals) {
        ('<', false) => Some(Compare::Less),
        ('<', true) | ('≤', _) => Some(Compare::AtMost),
        ('>', false) => Some(Compare::Greater),
        ('>', true) | ('≥', _) => Some(Compare::AtLeast),
        ('=', _) => Some(Compare::Equal),
        _ => None,
    }
}
