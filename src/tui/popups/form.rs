//! Forms of records.

use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest};

/// Opens the form of a record.
pub fn open(_request: FormRequest, _ctx: &Context) -> Effects {
    Effects::one(Effect::Say(Phrase::new("tui-no-form")))
}
