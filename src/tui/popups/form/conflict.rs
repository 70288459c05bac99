//! Two people changed the same fields of a form: opened, theirs and mine side by side, and whose value shall stand.

use super::editor::Editor;
use super::field::FieldEdit;
use crate::app::error::AppError;
use crate::app::forms::{Conflict, Form, typed_text};
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::popups::sides::{Side, Sides};

/// The fields in question, and what the store said.
pub struct ConflictView {
    /// What the store said.
    pub conflict: Conflict,
    /// The question.
    pub sides: Sides,
}

impl ConflictView {
    /// The question that a refused save asks; `None` where there is no field to ask about.
    pub fn new(form: &Form, editor: &Editor, error: &AppError, ctx: &Context) -> Option<Self> {
        let conflict = error.conflict.as_deref().filter(|conflict| !conflict.fields.is_empty())?;
        let side = |field: &crate::app::forms::FieldConflict| {
            let declared = *form.kind.field(&field.field)?;
            let shown = editor.fields().iter().find(|shown| shown.name() == declared.name);
            let text = |value| {
                let text = typed_text(declared, Some(value));
                shown.map_or_else(|| text.clone(), |shown: &FieldEdit| shown.seen(&text).to_owned())
            };
            let (opened, theirs, mine) = (text(&field.opened), text(&field.theirs), text(&field.mine));
            let (name, label) = (declared.name.to_owned(), ctx.text(&labels::field(declared.name)));
            Some(Side { name, label, opened, theirs, mine, chosen: None })
        };
        let fields = conflict.fields.iter().filter_map(side).collect();
        Some(Self { conflict: conflict.clone(), sides: Sides::new(error, fields, ctx) })
    }
}
