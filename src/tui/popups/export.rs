//! A list into a file: which form, then the work. Lists, reports and the control list all ask here.

use super::pick::Pick;
use crate::app::export::Format;
use crate::app::export::registers::Register;
use crate::domain::phrase::Phrase;
use crate::i18n::Catalogue;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::reply::Reply;
use std::path::Path;

/// The question for a form and the names of the forms, to be asked later.
#[derive(Clone)]
pub(super) struct Forms {
    title: String,
    names: Vec<String>,
}

impl Forms {
    pub(super) fn new(ctx: &Context) -> Self {
        let names = Format::ALL.iter().map(|format| ctx.text(&format!("bulk-format-{}", format.ending()))).collect();
        Self { title: ctx.text("bulk-format"), names }
    }

    /// Asks; `then` is what follows the choice.
    pub(super) fn ask(self, then: impl Fn(Format) -> Effects + 'static) -> Effects {
        Effects::popup(Pick::new(self.title, self.names, move |at| {
            Format::ALL.get(at).map_or_else(Effects::none, |format| Effects::close().plus(then(*format)))
        }))
    }
}

/// Asks in which form a register is wanted and writes it into a new file here, numbers masked. A server hands out no
/// files: there it is said which line does the same.
pub fn register(what: Register, ctx: &Context) -> Effects {
    if ctx.server {
        return Effects::one(Effect::Say(Phrase::new("export-server").text("what", what.as_str())));
    }
    let lang = ctx.words.lang();
    Forms::new(ctx).ask(move |format| {
        Effects::write(move |desk| {
            let words = Catalogue::new(lang);
            let done = desk.export_register_here(what, (format, &words), Path::new("."))?;
            let rows = i64::try_from(done.rows).unwrap_or(i64::MAX);
            Ok(Reply::Saved(Phrase::new("bulk-exported").number("n", rows).text("file", done.file)))
        })
    })
}
