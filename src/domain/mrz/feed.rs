//! Zones out of a stream of lines, as a scanner in keyboard mode sends them: line by line, document by document, each
//! line ended by whatever the scanner was set to.
//!
//! Invariant: a zone is given only when all of its lines came one after the other and begin as a zone begins. What does
//! not fit together is given back as unreadable and never joined with a later document.

use super::lines;

/// No line of a zone is longer: three lines of 30 sent as one. What is longer is cut here and is no zone.
pub const LONGEST: usize = 120;

/// What came out of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fed {
    /// The lines of a zone, joined by line breaks.
    Zone(String),
    /// Lines that are no zone.
    Unreadable(String),
}

/// Collects lines until they are a zone.
#[derive(Debug, Clone, Default)]
pub struct Feed {
    line: String,
    /// The line is longer than any line of a zone.
    long: bool,
    pending: Vec<String>,
}

impl Feed {
    /// Takes one sign: a line end, also Tab, or a sign of a line.
    pub fn sign(&mut self, sign: char) -> Option<Fed> {
        if matches!(sign, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}') {
            return self.end_line();
        }
        if sign == ' ' {
            return None;
        }
        if self.line.chars().count() < LONGEST {
            self.line.push(sign);
        } else {
            self.long = true;
        }
        None
    }

    /// Takes a text, such as a paste or a line that was read.
    pub fn text(&mut self, text: &str) -> Vec<Fed> {
        text.chars().filter_map(|sign| self.sign(sign)).collect()
    }

    /// No more will come now: gives what is left.
    pub fn end(&mut self) -> Option<Fed> {
        self.end_line().or_else(|| self.give_up())
    }

    /// What has come and is no zone yet, to show.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        self.pending.iter().map(String::as_str).chain((!self.line.is_empty()).then_some(self.line.as_str()))
    }

    fn end_line(&mut self) -> Option<Fed> {
        let (line, long) = (std::mem::take(&mut self.line), std::mem::take(&mut self.long));
        let cleaned = lines::cleaned(&line);
        if cleaned.is_empty() {
            return None;
        }
        let third = matches!(self.pending.as_slice(), [one, two] if length(one) == 30 && length(two) == 30);
        let begins = begins(&cleaned) && !third;
        // A beginning ends whatever was under way.
        let left = if begins || long { self.give_up() } else { None };
        if long || self.pending.is_empty() && !begins {
            return left.or(Some(Fed::Unreadable(line)));
        }
        self.pending.push(line);
        left.or_else(|| self.settle())
    }

    fn settle(&mut self) -> Option<Fed> {
        let text = self.pending.join("\n");
        if lines::shaped(&text) {
            self.pending.clear();
            return Some(Fed::Zone(text));
        }
        let waits = match self.pending.as_slice() {
            [_] => true,
            [one, two] => length(one) == 30 && length(two) == 30,
            _ => false,
        };
        if waits { None } else { self.give_up() }
    }

    fn give_up(&mut self) -> Option<Fed> {
        let left = std::mem::take(&mut self.pending);
        (!left.is_empty()).then(|| Fed::Unreadable(left.join("\n")))
    }
}

fn length(line: &str) -> usize {
    lines::cleaned(line).chars().count()
}

/// True for a text that begins as a zone does: what sort of document, then the issuing state.
pub fn begins(line: &str) -> bool {
    let cleaned = lines::cleaned(line);
    let mut signs = cleaned.chars();
    let sort = signs.next().is_some_and(|c| matches!(c, 'P' | 'V' | 'I' | 'A' | 'C'));
    let rest: Vec<char> = signs.take(4).collect();
    sort && rest.len() == 4 && rest.iter().all(|c| c.is_ascii_uppercase() || *c == '<')
}

/// True for a text that came where nobody asked for one and is the beginning of a zone: a name that somebody pastes has no
/// fillers.
pub fn is_burst(text: &str) -> bool {
    begins(text) && lines::cleaned(text).contains("<<")
}
