//! What a form asks of the desk. Each function runs on the worker's thread.

use super::{Source, Then};
use crate::app::desk::Desk;
use crate::app::drafts::{Berth, Draft};
use crate::app::error::{AppError, ErrorKind};
use crate::app::forms::{Form, FormField, Parent, Typed, name_chosen};
use crate::domain::case::CaseDocument;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::i18n::labels;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::jobs::held;
use crate::tui::popups::life::Follow;
use crate::tui::reply::Reply;
use std::sync::Mutex;

type Outcome = Result<Reply, AppError>;

/// Reads a form and the drafts that were left of it.
pub(super) fn read(desk: &mut Desk, source: &Source) -> Outcome {
    let form = match source {
        Source::Record(request) => {
            let parent = Parent { client: request.client, case: request.case };
            let mut form = desk.form(request.kind, request.key, parent)?;
            of_case(desk, request, &mut form)?;
            Some(form)
        }
        Source::Closing(client, id) => desk.closing_form(*client, id)?,
        Source::Paper(paper) => Some(of_paper(desk, paper)?),
        Source::Grant(case) => Some(desk.grant_form(case)?),
    };
    let form = form.ok_or_else(|| AppError::new(ErrorKind::NotFound, Phrase::new("error-not-found")))?;
    let drafts = desk.drafts_of(&form)?;
    let mut form = form;
    for draft in &drafts {
        name_drafted(desk, &mut form, draft);
    }
    Ok(Reply::Form(Box::new((form, drafts))))
}

/// Whom a draft names stands among the choices, if there still is such a client.
fn name_drafted(desk: &Desk, form: &mut Form, draft: &Draft) {
    for shown in &mut form.fields {
        if let Some(text) = draft.typed.get(shown.field.name).filter(|text| **text != shown.text) {
            let mut drafted = FormField { text: text.clone(), ..shown.clone() };
            if desk.read(|reads| name_chosen(reads, &mut drafted)).is_ok() {
                let new = drafted.choices.into_iter().filter(|choice| !shown.choices.contains(choice));
                let new: Vec<_> = new.collect();
                shown.choices.extend(new);
            }
        }
    }
}

/// A new permit of a case begins with the case's ground and sponsor and the newest identity document.
fn of_case(desk: &mut Desk, request: &FormRequest, form: &mut Form) -> Result<(), AppError> {
    let (Kind::Permit, None, Some(client), Some(case)) = (request.kind, request.key, request.client, request.case)
    else {
        return Ok(());
    };
    let page = desk.client_page(client)?;
    let Some(case) = page.case(case) else {
        return Ok(());
    };
    let documents = page.dossier.identity_documents.iter();
    let document = documents.max_by_key(|document| (document.expires, document.id));
    let known = [
        ("ground", case.ground.map(|ground| ground.as_str().to_owned())),
        ("sponsor", case.sponsor.map(|sponsor| sponsor.0.to_string())),
        ("document", document.map(|document| document.id.0.to_string())),
        ("case", Some(case.id.0.to_string())),
    ];
    for (name, text) in known {
        let field = form.fields.iter_mut().find(|shown| shown.field.name == name);
        if let (Some(field), Some(text)) = (field, text) {
            field.text = text;
        }
    }
    Ok(())
}

/// The form of a paper. What is not recorded yet has no state until the person says what happened: only that is ever
/// stored.
fn of_paper(desk: &mut Desk, paper: &CaseDocument) -> Result<Form, AppError> {
    let parent = Parent { client: Some(paper.client), case: Some(paper.case) };
    if paper.id.0 != 0 {
        return desk.form(Kind::CaseDocument, Some(Key { kind: Kind::CaseDocument, id: paper.id.0 }), parent);
    }
    let mut form = desk.form(Kind::CaseDocument, None, parent)?;
    form.fixed.insert("requirement".to_owned(), paper.requirement.as_str().into());
    let state = form.fields.iter_mut().find(|shown| shown.field.name == "state");
    if let Some(state) = state {
        state.text.clear();
    }
    Ok(form)
}

/// Saves a form, forgets its draft, and does what follows.
pub(super) fn save(
    desk: &mut Desk,
    form: &Form,
    (typed, changed): (&Typed, &Typed),
    (berth, then): (&Mutex<Berth>, &Then),
) -> Outcome {
    let done = saved(desk, form, typed, then);
    // The record is saved; a draft that stays behind is offered once more and does no harm. Else, whatever becomes of the
    // session now, what was typed is kept.
    let left = done.is_err().then(|| form.draft(changed));
    let _ = desk.keep_draft(form, &mut held(berth), left.as_ref());
    done
}

fn saved(desk: &mut Desk, form: &Form, typed: &Typed, then: &Then) -> Outcome {
    let (key, receipt, warnings) = match then {
        Then::Nothing => {
            let (key, receipt) = desk.submit(form, typed)?;
            (key, receipt, Vec::new())
        }
        Then::Grant(case) => {
            let granted = desk.submit_grant(case, form, typed)?;
            (Key { kind: Kind::Permit, id: granted.permit.0 }, granted.receipt, granted.warnings)
        }
    };
    let moved = i64::try_from(receipt.moves.len()).unwrap_or(i64::MAX);
    let client = form.parent().client;
    let named = client.filter(|_| form.kind != Kind::Client).and_then(|client| name_of(desk, client));
    let said = Phrase::new(if named.is_some() { "form-saved-of" } else { "form-saved" });
    let said = said.text("name", named.unwrap_or_default()).term("kind", labels::kind(form.kind)).number("n", moved);
    if !warnings.is_empty() {
        return Ok(Reply::SavedThen(said, Follow::Read(warnings)));
    }
    Ok(match (form.kind, client) {
        _ if form.opened.is_some() => Reply::Saved(said),
        // What was just made is opened, so that the rest can be added at once.
        (Kind::Client, _) => Reply::SavedAndOpen(said, Target::Client(ClientId(key.id))),
        (Kind::Case, Some(client)) => Reply::SavedAndOpen(said, Target::Case(client, CaseId(key.id))),
        _ => Reply::Saved(said),
    })
}

/// The name of a client, for the sentence that says what was saved.
fn name_of(desk: &Desk, client: ClientId) -> Option<Clean> {
    let client: Client = desk.read(|reads| reads.get(client.0)).ok()?;
    Clean::line(client.name()).non_empty()
}

/// My drafts, each with the client's name or else the first text typed; of several of one form with all that was typed.
pub(super) fn left_over(desk: &mut Desk, asked: bool) -> Outcome {
    let drafts: Vec<Draft> = desk.drafts()?.into_iter().map(|(_, draft)| draft).collect();
    let mut about = |draft: &Draft| {
        let page = draft.client.and_then(|client| desk.client_page(client).ok());
        let name = page.map(|page| page.dossier.client.name().to_owned());
        let typed = || draft.typed.values().find(|text| !text.trim().is_empty()).cloned();
        let about = Clean::line(&name.or_else(typed).unwrap_or_default());
        // Of several drafts of one form each says what stands in it.
        let is_one_of_several = drafts.iter().filter(|other| other.is_beside(draft)).count() > 1;
        if is_one_of_several { format!("{about}: {}", draft.in_short()) } else { about.to_string() }
    };
    let named: Vec<(Draft, String)> = drafts.iter().map(|draft| (draft.clone(), about(draft))).collect();
    Ok(Reply::Drafts(named, asked))
}

/// Forgets the drafts that were thrown away and keeps the one that is typed. A draft that cannot be kept must not stop the
/// person from typing.
pub(super) fn keep(
    desk: &mut Desk,
    form: &Form,
    thrown: &[Draft],
    (berth, kept): (&Mutex<Berth>, Option<&Option<Draft>>),
) -> Outcome {
    for draft in thrown {
        let _ = desk.throw_draft(form, draft);
    }
    if let Some(draft) = kept {
        let _ = desk.keep_draft(form, &mut held(berth), draft.as_ref());
    }
    Ok(Reply::Nothing)
}
