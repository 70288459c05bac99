//! Papers of a case from one state to another: at once where today is the day, after a question where it may be another.

use super::ask_fields::{Answers, AskFields, asked};
use crate::domain::case::{CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::domain::record::FieldType;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::reply::Reply;

/// Moves papers to a state; `names` says in the question which ones. A reception asks for its day, a rejection for the
/// reason; the other states happen today.
pub fn to(papers: Vec<CaseDocument>, state: DocumentState, names: String, ctx: &Context) -> Effects {
    let today = ctx.today();
    let fields = match state {
        DocumentState::Received => vec![asked("received_on", FieldType::Day, true, ctx.words.day(today))],
        DocumentState::Rejected => vec![asked("rejected_reason", FieldType::Line, true, "")],
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

fn save(papers: Vec<CaseDocument>, state: DocumentState, on: Option<Day>, why: Option<Clean>) -> Effects {
    let count = i64::try_from(papers.len()).unwrap_or(i64::MAX);
    Effects::write(move |desk| {
        desk.set_papers(&papers, state, on, why.as_ref())?;
        let said = Phrase::new("paper-saved").number("n", count).term("state", format!("state-{}", state.as_str()));
        Ok(Reply::Saved(said))
    })
}
