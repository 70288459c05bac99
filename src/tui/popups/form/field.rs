//! One field of a form while it is edited: a line, a date, a number, a list to pick from, or a note of several lines.
//!
//! A field keeps what was typed whatever it is worth; what it is worth is the form's to say.

use super::digits::{DigitRow, date_after};
use super::options::Ways;
use crate::app::command::Command;
use crate::app::forms::{Choice, FormField};
use crate::app::keys::{Code, Key};
use crate::domain::clean::Clean;
use crate::domain::record::FieldType;
use crate::tui::context::Context;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::width;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// Lists of at most so many ways are stepped through with the arrows left and right.
const STEPPED: usize = 12;
/// Rows of an open list.
pub const LIST_ROWS: usize = 8;
/// Fields that hold a number of digits only, and how many.
const NUMBERS: &[(&str, usize)] = &[("iin", 12), ("bin", 12), ("rka", 16)];

/// An open list: what was typed to narrow it, and what it leaves.
#[derive(Debug, Default)]
pub struct List {
    /// The narrowing text.
    pub input: InputLine,
    /// Places of the ways that fit.
    pub found: Vec<usize>,
    /// The text as a value of its own, offered behind them.
    pub own: Option<Clean>,
    /// Which one is marked.
    pub place: ListPlace,
}

impl List {
    /// How many lines it offers.
    pub fn lines(&self) -> usize {
        self.found.len() + usize::from(self.own.is_some())
    }

    fn narrow(&mut self, ways: &Ways) {
        self.found = ways.matching(self.input.text());
        self.own = ways.own(self.input.text());
        self.place = ListPlace::default();
    }
}

enum Input {
    Line(InputLine),
    Date(InputLine, DigitRow),
    Number(InputLine, DigitRow),
    Pick { ways: Ways, value: String, list: Option<List> },
    Note(Box<TextArea<'static>>),
}

impl Input {
    fn line(&self) -> Option<&InputLine> {
        match self {
            Self::Line(line) | Self::Date(line, _) | Self::Number(line, _) => Some(line),
            Self::Pick { .. } | Self::Note(_) => None,
        }
    }

    fn line_mut(&mut self) -> Option<&mut InputLine> {
        match self {
            Self::Line(line) | Self::Date(line, _) | Self::Number(line, _) => Some(line),
            Self::Pick { .. } | Self::Note(_) => None,
        }
    }
}

/// What a key did to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Its value changed.
    Changed,
    /// Something else about it changed, or the key is used up.
    Taken,
    /// The marked line of its list was taken: on to the next field.
    Chose,
    /// Nothing: the key is the form's.
    Nothing,
}

/// A field being edited.
pub struct FieldEdit {
    /// What it is.
    pub shown: FormField,
    /// It was changed or left at least once: its faults may be told.
    pub touched: bool,
    /// It stands as it was filled in beforehand: the first character typed replaces all of it, as in any dialog; an
    /// arrow or Backspace first means that it is to be corrected.
    fresh: bool,
    input: Input,
}

impl FieldEdit {
    /// A field with its text as opened.
    pub fn new(shown: FormField, ctx: &Context) -> Self {
        let input = match shown.field.holds {
            FieldType::Note => Input::Note(Box::new(note_of(&shown.text))),
            FieldType::Day => Input::Date(line_of(&shown.text), DigitRow::default()),
            _ if Ways::is_list(&shown) => {
                Input::Pick { ways: Ways::of(&shown, ctx), value: shown.text.clone(), list: None }
            }
            _ if NUMBERS.iter().any(|(name, _)| *name == shown.field.name) => {
                Input::Number(line_of(&shown.text), DigitRow::default())
            }
            _ => Input::Line(line_of(&shown.text)),
        };
        let fresh = !shown.text.is_empty() && input.line().is_some();
        Self { shown, touched: false, fresh, input }
    }

    /// Its name in the record.
    pub fn name(&self) -> &'static str {
        self.shown.field.name
    }

    /// The text as it would be read: the stored value of what was picked, else what was typed.
    pub fn text(&self) -> String {
        match &self.input {
            Input::Line(line) | Input::Date(line, _) | Input::Number(line, _) => line.text().to_owned(),
            Input::Pick { value, .. } => value.clone(),
            Input::Note(note) => note.lines().join("\n"),
        }
    }

    /// True while the next character typed would replace the whole text.
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Replaces the text.
    pub fn set_text(&mut self, text: &str) {
        self.fresh = false;
        match &mut self.input {
            Input::Line(line) | Input::Date(line, _) | Input::Number(line, _) => {
                *line = line_of(text);
            }
            Input::Pick { value, list, .. } => (*value, *list) = (text.to_owned(), None),
            Input::Note(note) => **note = note_of(text),
        }
    }

    /// True when it is not as it was opened.
    pub fn is_changed(&self) -> bool {
        self.text().trim() != self.shown.text.trim()
    }

    /// True for a note of several lines.
    pub fn note(&self) -> Option<&TextArea<'static>> {
        match &self.input {
            Input::Note(note) => Some(note),
            _ => None,
        }
    }

    /// Its ways and the open list, for a picker.
    pub fn picker(&self) -> Option<(&Ways, Option<&List>)> {
        match &self.input {
            Input::Pick { ways, list, .. } => Some((ways, list.as_ref())),
            _ => None,
        }
    }

    /// The text typed to narrow an open list that is looked for in the records.
    pub fn sought(&self) -> Option<&str> {
        let (ways, list) = self.picker()?;
        list.filter(|_| ways.is_sought).map(|list| list.input.text())
    }

    /// Takes what was found in the records for a text; an answer to an older text comes too late.
    pub fn offer(&mut self, text: &str, found: &[Choice], ctx: &Context) {
        if self.sought() != Some(text) {
            return;
        }
        let known = self.shown.choices.clone();
        self.shown.choices.extend(found.iter().filter(|choice| !known.contains(choice)).cloned());
        if let Input::Pick { ways, value, list: Some(list) } = &mut self.input {
            ways.offer(found, value, ctx);
            list.narrow(ways);
        }
    }

    /// True for a date.
    pub fn is_date(&self) -> bool {
        matches!(self.input, Input::Date(..))
    }

    /// What a text of this field looks like to a person: the label of a choice, else the text.
    pub fn seen<'a>(&'a self, text: &'a str) -> &'a str {
        self.picker().map_or(text, |(ways, _)| ways.label_of(text))
    }

    /// How many digits stand in a field of digits, and how many it takes; `None` for other fields.
    pub fn digits(&self) -> Option<(usize, usize)> {
        let (_, wanted) = NUMBERS.iter().find(|(name, _)| *name == self.name())?;
        matches!(self.input, Input::Number(..))
            .then(|| (self.text().chars().filter(char::is_ascii_digit).count(), *wanted))
    }

    /// The text shown in its line, and the cursor's column in it.
    pub fn shown_line(&self) -> (String, usize) {
        match &self.input {
            Input::Line(line) | Input::Date(line, _) | Input::Number(line, _) => {
                (line.text().to_owned(), line.cursor_column())
            }
            Input::Pick { list: Some(list), .. } => (list.input.text().to_owned(), list.input.cursor_column()),
            Input::Pick { ways, value, .. } => {
                let label = ways.label_of(value).to_owned();
                let end = width(&label);
                (label, end)
            }
            Input::Note(note) => (note.lines().first().cloned().unwrap_or_default(), 0),
        }
    }

    /// True when what stands in the picker is a value of its own, not one of the list.
    pub fn is_own_value(&self) -> bool {
        match &self.input {
            Input::Pick { ways, value, .. } => ways.open && !value.is_empty() && ways.place_of(value).is_none(),
            _ => false,
        }
    }

    /// Takes a key.
    pub fn take(&mut self, key: Key) -> Did {
        let before = self.text();
        if self.fresh && (key.typed().is_some() || is_line_key(key)) {
            self.fresh = false;
            if let Some(line) = self.input.line_mut().filter(|_| key.typed().is_some()) {
                line.clear();
            }
        }
        let did = match &mut self.input {
            Input::Date(line, _) if is_step(key) && !self.shown.choices.is_empty() => {
                let offered: Vec<&str> = self.shown.choices.iter().map(|choice| choice.value.as_str()).collect();
                *line = line_of(next_of(&offered, line.text(), key.code == Code::Right));
                Did::Changed
            }
            Input::Line(line) => take_line(line, key),
            Input::Date(line, row) => take_date(line, row, key),
            Input::Number(line, row) => take_number(line, row, key),
            Input::Pick { ways, value, list } => take_pick(ways, value, list, key),
            Input::Note(note) => take_note(note, key),
        };
        if before == self.text() {
            return did;
        }
        self.touched = true;
        if did == Did::Chose { did } else { Did::Changed }
    }

    /// Puts a pasted text in.
    pub fn paste(&mut self, text: &Clean) {
        self.touched = true;
        let replaces = std::mem::take(&mut self.fresh);
        match &mut self.input {
            Input::Line(line) | Input::Date(line, _) | Input::Number(line, _) => {
                if replaces {
                    line.clear();
                }
                line.insert(text);
            }
            Input::Pick { ways, list, .. } => {
                let list = list.get_or_insert_default();
                list.input.insert(text);
                list.narrow(ways);
            }
            Input::Note(note) => {
                note.insert_str(text.as_str());
            }
        }
    }

    /// Before the field is left: what is marked in an open list is taken. False when nothing fits and the person must
    /// say what is meant.
    pub fn settle(&mut self) -> bool {
        self.touched = true;
        let Input::Pick { ways, value, list } = &mut self.input else {
            return true;
        };
        let Some(open) = list else { return true };
        if open.input.text().trim().is_empty() {
            *list = None;
            return true;
        }
        match chosen(ways, open) {
            Some(chosen) => {
                (*value, *list) = (chosen, None);
                true
            }
            None => false,
        }
    }
}

fn line_of(text: &str) -> InputLine {
    let mut line = InputLine::default();
    line.insert(text);
    line
}

fn note_of(text: &str) -> TextArea<'static> {
    let mut note = TextArea::new(text.split('\n').map(str::to_owned).collect());
    note.set_wrap_mode(WrapMode::WordOrGlyph);
    note.set_cursor_line_style(ratatui::style::Style::new());
    note.set_cursor_style(ratatui::style::Style::new());
    note.move_cursor(CursorMove::Bottom);
    note.move_cursor(CursorMove::End);
    note
}

/// True for keys that move or delete within a line.
fn is_line_key(key: Key) -> bool {
    let control = key.ctrl && matches!(key.physical().code, Code::Char('u' | 'w'));
    let moves = matches!(key.code, Code::Backspace | Code::Delete | Code::Left | Code::Right | Code::Home | Code::End);
    key.typed().is_some() || control || moves
}

fn take_line(line: &mut InputLine, key: Key) -> Did {
    if !is_line_key(key) {
        return Did::Nothing;
    }
    if line.take(key) { Did::Changed } else { Did::Taken }
}

fn take_date(line: &mut InputLine, row: &mut DigitRow, key: Key) -> Did {
    let at_end = line.cursor_column() == width(line.text());
    match key.typed() {
        Some(c) if at_end => {
            let text = date_after(line.text(), row.meant(line.text(), c));
            // A space at the end would be trimmed by setting the whole text.
            if text.ends_with(' ') {
                line.insert(" ")
            } else {
                *line = line_of(&text);
                true
            };
            Did::Changed
        }
        Some(c) => take_line(line, Key::char(row.meant("", c))),
        None => take_line(line, key),
    }
}

fn take_number(line: &mut InputLine, row: &mut DigitRow, key: Key) -> Did {
    match key.typed() {
        Some(c) => {
            let meant = row.meant(line.text(), c);
            take_line(line, Key::char(meant))
        }
        None => take_line(line, key),
    }
}

fn take_pick(ways: &Ways, value: &mut String, list: &mut Option<List>, key: Key) -> Did {
    match list {
        Some(open) => {
            let did = take_in_list(ways, value, open, key);
            if matches!(did, None | Some(Did::Chose)) {
                *list = None;
            }
            did.unwrap_or(Did::Taken)
        }
        None => take_closed(ways, value, list, key),
    }
}

/// A key in an open list; `None` closes it.
fn take_in_list(ways: &Ways, value: &mut String, open: &mut List, key: Key) -> Option<Did> {
    let step = match key.code {
        Code::Up => Some(Command::Up),
        Code::Down => Some(Command::Down),
        Code::PageUp => Some(Command::PageUp),
        Code::PageDown => Some(Command::PageDown),
        _ => None,
    };
    if let Some(step) = step {
        let len = open.lines();
        open.place.step(step, len, LIST_ROWS);
        return Some(Did::Taken);
    }
    match key.code {
        Code::Esc => None,
        Code::Backspace if open.input.text().is_empty() => None,
        // Where nothing fits, the list stays open and the field says so.
        Code::Enter if open.lines() == 0 => Some(Did::Taken),
        Code::Enter => {
            *value = chosen(ways, open)?;
            Some(Did::Chose)
        }
        _ if !is_line_key(key) => Some(Did::Nothing),
        _ => {
            if open.input.take(key) {
                open.narrow(ways);
            }
            Some(Did::Taken)
        }
    }
}

/// The value of the marked line.
fn chosen(ways: &Ways, open: &List) -> Option<String> {
    let at = open.place.selected();
    match open.found.get(at) {
        Some(way) => ways.get(*way).map(|way| way.value.clone()),
        None => open.own.as_ref().map(ToString::to_string),
    }
}

fn take_closed(ways: &Ways, value: &mut String, list: &mut Option<List>, key: Key) -> Did {
    match key.code {
        Code::Left | Code::Right if ways.len() <= STEPPED && !ways.is_empty() => {
            *value = stepped(ways, value, key.code == Code::Right);
            Did::Changed
        }
        Code::Backspace | Code::Delete => {
            value.clear();
            Did::Changed
        }
        Code::Char(_) if key.typed().is_some() => {
            let mut open = List::default();
            if key.typed() != Some(' ') {
                open.input.take(key);
            }
            open.narrow(ways);
            if open.input.text().is_empty() {
                let at = ways.place_of(value).unwrap_or(0);
                open.place.select(at, LIST_ROWS);
            }
            *list = Some(open);
            Did::Taken
        }
        _ => Did::Nothing,
    }
}

fn is_step(key: Key) -> bool {
    matches!(key.code, Code::Left | Code::Right)
}

/// The neighbour of a value; the first one for a value that is none of them.
fn next_of<'a>(values: &[&'a str], value: &str, on: bool) -> &'a str {
    let last = values.len().saturating_sub(1);
    let at = match values.iter().position(|known| *known == value) {
        None => 0,
        Some(at) if on => (at + 1).min(last),
        Some(at) => at.saturating_sub(1),
    };
    values.get(at).copied().unwrap_or_default()
}

fn stepped(ways: &Ways, value: &str, on: bool) -> String {
    let values: Vec<&str> = (0..ways.len()).filter_map(|at| ways.get(at)).map(|way| way.value.as_str()).collect();
    next_of(&values, value, on).to_owned()
}

fn take_note(note: &mut TextArea<'static>, key: Key) -> Did {
    let moved = |note: &mut TextArea<'static>, to| {
        let before = note.cursor();
        note.move_cursor(to);
        if note.cursor() == before { Did::Nothing } else { Did::Taken }
    };
    match key.code {
        Code::Char('\t') => Did::Nothing,
        Code::Char(_) if key.ctrl => match key.physical().code {
            Code::Char('u') if note.delete_line_by_head() => Did::Changed,
            Code::Char('w') if note.delete_word() => Did::Changed,
            _ => Did::Nothing,
        },
        Code::Char(c) if key.typed().is_some() && (c == ' ' || !Clean::line(&c.to_string()).is_empty()) => {
            note.insert_char(c);
            Did::Changed
        }
        Code::Enter => {
            note.insert_newline();
            Did::Changed
        }
        Code::Backspace if note.delete_char() => Did::Changed,
        Code::Delete if note.delete_next_char() => Did::Changed,
        Code::Backspace | Code::Delete => Did::Taken,
        Code::Up => moved(note, CursorMove::Up),
        Code::Down => moved(note, CursorMove::Down),
        Code::Left | Code::Right | Code::Home | Code::End => {
            moved(note, side(key.code));
            Did::Taken
        }
        _ => Did::Nothing,
    }
}

fn side(code: Code) -> CursorMove {
    match code {
        Code::Left => CursorMove::Back,
        Code::Right => CursorMove::Forward,
        Code::Home => CursorMove::Head,
        _ => CursorMove::End,
    }
}
