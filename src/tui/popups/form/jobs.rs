//! What a form asks of the desk. Each function runs on the worker's thread.

use super::{Source, Then};
use crate::app::desk::Desk;
use crate::app::drafts::Draft;
use crate::app::error::{AppError, ErrorKind};
use crate::app::forms::{Form, Parent, Typed};
use crate::domain::case::Stage;
use crate::domain::phrase::Phrase;
use crate::i18n::labels;
use crate::tui::reply::Reply;

type Outcome = Result<Reply, AppError>;

/// Reads a form and the draft that was left of it.
pub(super) fn read(desk: &mut Desk, source: &Source) -> Outcome {
    let form = match source {
        Source::Record(request) => {
            let parent = Parent { client: request.client, case: request.case };
            Some(desk.form(request.kind, request.key, parent)?)
        }
        Source::Closing(client, id) => desk.closing_form(*client, id)?,
    };
    let form = form.ok_or_else(|| AppError::new(ErrorKind::NotFound, Phrase::new("error-not-found")))?;
    let draft = desk.draft_of(&form)?;
    Ok(Reply::Form(Box::new((form, draft))))
}

/// Saves a form, forgets its draft, and does what follows.
pub(super) fn save(desk: &mut Desk, form: &Form, typed: &Typed, then: &Then) -> Outcome {
    let (_, receipt) = desk.submit(form, typed)?;
    // The record is saved; a draft that stays behind is offered once more and does no harm.
    let _ = desk.keep_draft(&form.draft_name(), None);
    if let Then::Grant(case) = then
        && desk.set_stage(case, Stage::Granted).is_err()
    {
        // The permit must not be typed twice because somebody moved the case meanwhile.
        return Ok(Reply::Saved(Phrase::new("form-saved-not-granted")));
    }
    let moved = i64::try_from(receipt.moves.len()).unwrap_or(i64::MAX);
    Ok(Reply::Saved(Phrase::new("form-saved").term("kind", labels::kind(form.kind)).number("n", moved)))
}

/// Keeps or forgets a draft. A draft that cannot be kept must not stop the person from typing.
pub(super) fn keep(desk: &mut Desk, name: &str, draft: Option<&Draft>) -> Outcome {
    let _ = desk.keep_draft(name, draft);
    Ok(Reply::Nothing)
}
