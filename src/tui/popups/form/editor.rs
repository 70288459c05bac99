//! Fields under one cursor: which one is edited, what each of them lacks, and what a key asks of the form around them.
//!
//! Tab, Enter and the arrows go from field to field; F2, Ctrl-S and Enter on the last field save; Esc leaves.

use super::field::{Did, FieldEdit};
use crate::app::forms::{Choice, FormField, Typed};
use crate::app::keys::{Code, Key};
use crate::domain::check::Problem;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::i18n::labels;
use crate::tui::context::Context;

/// What a key asks of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Nothing,
    /// The texts changed: check them again.
    Check,
    /// Save.
    Save,
    /// Leave.
    Leave,
}

/// The fields.
#[derive(Default)]
pub struct Editor {
    fields: Vec<FieldEdit>,
    at: usize,
    kind: Option<Kind>,
    faults: Vec<Problem>,
    /// A save was refused: every fault is told, also of fields not touched yet.
    pub tried: bool,
}

impl Editor {
    /// Fields as opened, the cursor on the first one.
    pub fn new(fields: impl IntoIterator<Item = FormField>, ctx: &Context) -> Self {
        let fields = fields.into_iter().map(|shown| FieldEdit::new(shown, ctx)).collect();
        Self { fields, ..Self::default() }
    }

    /// The same for a kind of record, whose fields may have names of their own.
    #[must_use]
    pub fn of(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// The label of a field.
    pub fn label(&self, field: &FieldEdit) -> String {
        self.kind.map_or_else(|| labels::field(field.name()), |kind| labels::field_of(kind, field.name()))
    }

    /// The fields.
    pub fn fields(&self) -> &[FieldEdit] {
        &self.fields
    }

    /// The place of the field with the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The field with the cursor.
    pub fn focused(&self) -> Option<&FieldEdit> {
        self.fields.get(self.at)
    }

    /// Puts the cursor on a field, if there is one of that name.
    pub fn focus(&mut self, name: &str) {
        self.at = self.fields.iter().position(|field| field.name() == name).unwrap_or(self.at);
    }

    /// Every text by field.
    pub fn typed(&self) -> Typed {
        self.fields.iter().map(|field| (field.name().to_owned(), field.text())).collect()
    }

    /// The texts that differ from what was opened.
    pub fn changed(&self) -> Typed {
        let changed = self.fields.iter().filter(|field| field.is_changed());
        changed.map(|field| (field.name().to_owned(), field.text())).collect()
    }

    /// Puts texts in.
    pub fn set(&mut self, typed: &Typed) {
        for field in &mut self.fields {
            if let Some(text) = typed.get(field.name()) {
                field.set_text(text);
                field.touched = true;
            }
        }
    }

    /// Hands what was found in the records to the field that looked for it.
    pub fn offer(&mut self, name: &str, text: &str, found: &[Choice], ctx: &Context) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name() == name) {
            field.offer(text, found, ctx);
        }
    }

    /// Remembers what the fields lack.
    pub fn set_faults(&mut self, faults: Vec<Problem>) {
        self.faults = faults;
    }

    /// After a refusal: the cursor goes to the first field at fault.
    pub fn refuse(&mut self, faults: Vec<Problem>) {
        self.tried = true;
        let first = self.fields.iter().position(|field| faults.iter().any(|(name, _)| name == field.name()));
        self.at = first.unwrap_or(self.at);
        self.faults = faults;
    }

    /// What a field lacks, once that may be told: after it was touched, but a date or a number under the cursor that is
    /// none *yet* is left in peace until it is left.
    pub fn fault(&self, field: &FieldEdit) -> Option<&Phrase> {
        let here = self.focused().is_some_and(|focused| focused.name() == field.name());
        let unfinished = field.digits().is_some_and(|(typed, wanted)| typed < wanted);
        let told =
            |phrase: &Phrase| self.tried || field.touched && !(here && (unfinished || phrase.id == "date-unreadable"));
        self.faults.iter().find(|(name, phrase)| name == field.name() && told(phrase)).map(|(_, phrase)| phrase)
    }

    /// A fault that is of no field shown here.
    pub fn stray_fault(&self) -> Option<&Phrase> {
        let shown = |name: &String| self.fields.iter().any(|field| field.name() == name);
        self.faults.iter().find(|(name, _)| self.tried && !shown(name)).map(|(_, phrase)| phrase)
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, text: &Clean) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.paste(text);
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Asked {
        if key.code == Code::F(2) || key.physical() == Key::ctrl('s') {
            return if self.settle() { Asked::Save } else { Asked::Check };
        }
        let did = self.fields.get_mut(self.at).map_or(Did::Nothing, |field| field.take(key));
        match did {
            Did::Changed => Asked::Check,
            Did::Taken => Asked::Nothing,
            Did::Chose => self.go(self.at + 1),
            Did::Nothing => self.own_key(key),
        }
    }

    fn own_key(&mut self, key: Key) -> Asked {
        let last = self.fields.len().saturating_sub(1);
        match key.code {
            Code::Esc => Asked::Leave,
            Code::Enter if self.at == last => {
                if self.settle() {
                    Asked::Save
                } else {
                    Asked::Check
                }
            }
            Code::Tab if self.at == last => self.go(0),
            Code::Tab | Code::Enter | Code::Down => self.go(self.at + 1),
            Code::BackTab if self.at == 0 => self.go(last),
            Code::BackTab | Code::Up => self.go(self.at.saturating_sub(1)),
            Code::PageDown => self.go(last),
            Code::PageUp => self.go(0),
            _ => Asked::Nothing,
        }
    }

    /// Takes what is marked in the open list of the field; false when nothing there fits.
    fn settle(&mut self) -> bool {
        self.fields.get_mut(self.at).is_none_or(FieldEdit::settle)
    }

    fn go(&mut self, to: usize) -> Asked {
        if self.settle() {
            self.at = to.min(self.fields.len().saturating_sub(1));
        }
        Asked::Check
    }
}
