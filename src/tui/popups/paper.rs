//! Papers of a case from one state to another: at once where today is the day, after a question where it may be another.

use super::ask_fields::{Answers, AskFields, asked};
use super::confirm::Confirm;
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::domain::case::{CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::record::FieldType;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::reply::Reply;

/// Moves papers to a state; `names` says in the question which ones. A reception asks for its day, a rejection for the
/// reason; the other states happen today.
pub fn to(papers: Vec<CaseDocument>, state: DocumentState, names: String, ctx: &Context) -> Effects {
    let today = ctx.today();
    let fields = match state {
        DocumentState::Received => vec![asked("received_on", FieldType::Day, true, ctx.words.day(today))],
        DocumentState::Rejected => vec![asked("rejected_reason", FieldType::Line, true, "")],
        DocumentState::Requested | DocumentState::Missing if papers.iter().any(is_in) => {
            let question = Phrase::new("paper-back-ask").text("names", names);
            let on = Some(today).filter(|_| state == DocumentState::Requested);
            let then = Effect::act(move |desk| saved(desk, &papers, state, on, None));
            return Effects::popup(Confirm::grave(question, 'y', "hint-back-to", then));
        }
        DocumentState::Requested | DocumentState::Verified => {
            return save(papers, state, Some(today), None);
        }
        DocumentState::Missing | DocumentState::NotNeeded => {
            return save(papers, state, None, None);
        }
    };
    let title = ctx.text(&format!("paper-title-{}", state.as_str()));
    let then = move |answers: &Answers| {
        save(papers.clone(), state, answers.day("received_on"), answers.words("rejected_reason"))
    };
    Effects::popup(AskFields::new(title, names, fields, ctx, then))
}

/// True for a paper that lies in the office: going back from there may be a slip.
fn is_in(paper: &CaseDocument) -> bool {
    matches!(paper.state, DocumentState::Received | DocumentState::Verified)
}

fn save(papers: Vec<CaseDocument>, state: DocumentState, on: Option<Day>, why: Option<Clean>) -> Effects {
    Effects::act(move |desk| saved(desk, &papers, state, on, why.as_ref()))
}

fn saved(
    desk: &mut Desk,
    papers: &[CaseDocument],
    state: DocumentState,
    on: Option<Day>,
    why: Option<&Clean>,
) -> Result<Reply, AppError> {
    desk.set_papers(papers, state, on, why)?;
    let count = i64::try_from(papers.len()).unwrap_or(i64::MAX);
    let said = Phrase::new("paper-saved").number("n", count).term("state", format!("state-{}", state.as_str()));
    Ok(Reply::Saved(said))
}
