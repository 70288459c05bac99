//! What a form asks of the desk. Each function runs on the worker's thread.

use super::{Source, Then};
use crate::app::desk::Desk;
use crate::app::drafts::Draft;
use crate::app::error::{AppError, ErrorKind};
use crate::app::forms::{Form, Parent, Typed};
use crate::domain::case::{CaseDocument, DocumentState, Stage};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
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
        Source::Paper(paper) => Some(of_paper(desk, paper)?),
    };
    let form = form.ok_or_else(|| AppError::new(ErrorKind::NotFound, Phrase::new("error-not-found")))?;
    let draft = desk.draft_of(&form)?;
    Ok(Reply::Form(Box::new((form, draft))))
}

/// The form of a paper. What is not recorded yet begins as requested: only what happened is ever stored.
fn of_paper(desk: &mut Desk, paper: &CaseDocument) -> Result<Form, AppError> {
    let parent = Parent { client: Some(paper.client), case: Some(paper.case) };
    if paper.id.0 != 0 {
        return desk.form(Kind::CaseDocument, Some(Key { kind: Kind::CaseDocument, id: paper.id.0 }), parent);
    }
    let mut form = desk.form(Kind::CaseDocument, None, parent)?;
    form.fixed.insert("requirement".to_owned(), paper.requirement.as_str().into());
    let state = form.fields.iter_mut().find(|shown| shown.field.name == "state");
    if let Some(state) = state {
        state.text = DocumentState::Requested.as_str().to_owned();
    }
    Ok(form)
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
