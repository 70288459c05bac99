//! What may be done about many rows at once: choose the act, what it needs, then one question that names the number.
//!
//! The rows are fixed when the popup opens, by number. Letters are opened one over another: each one that is closed shows
//! the next.

use super::confirm::Confirm;
use super::export::Forms;
use super::letter;
use super::pick::Pick;
use crate::app::bulk::{BulkAct, BulkReport, Export};
use crate::app::export::Format;
use crate::app::lists::{ListKind, ListQuery, RowKey};
use crate::domain::case::{DocumentState, Stage};
use crate::domain::id::{CaseId, ClientId};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::reply::Reply;
use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// So many letters are opened at once; more is no morning's work.
const LETTERS: usize = 20;

/// Stages that a case may be moved to by hand; a grant needs its permit, one by one.
const STAGES: &[Stage] =
    &[Stage::Collecting, Stage::Ready, Stage::Filed, Stage::Refused, Stage::Withdrawn, Stage::Closed];

/// What may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Assign,
    Request,
    Paper(DocumentState),
    Stage,
    Letters,
    Export { in_full: bool },
}

impl Choice {
    const fn text_id(self) -> &'static str {
        match self {
            Self::Assign => "bulk-assign",
            Self::Request => "bulk-request",
            Self::Paper(DocumentState::Received) => "bulk-paper-received",
            Self::Paper(_) => "bulk-paper-requested",
            Self::Stage => "bulk-stage",
            Self::Letters => "bulk-letters",
            Self::Export { in_full: false } => "bulk-export",
            Self::Export { in_full: true } => "bulk-export-full",
        }
    }
}

/// The acts of a list, for a person of that role; a server hands out no files.
fn choices(kind: ListKind, ctx: &Context) -> Vec<Choice> {
    let acts: &[Choice] = match kind {
        ListKind::Clients | ListKind::Deadlines => &[Choice::Assign, Choice::Letters],
        ListKind::Cases => &[Choice::Assign, Choice::Request, Choice::Stage, Choice::Letters],
        ListKind::Documents => {
            &[Choice::Paper(DocumentState::Requested), Choice::Paper(DocumentState::Received), Choice::Letters]
        }
    };
    let may_act = ctx.office.me.role >= Role::Officer;
    let mut all: Vec<Choice> = acts.iter().copied().filter(|_| may_act).collect();
    if !ctx.server {
        all.push(Choice::Export { in_full: false });
        all.extend((kind == ListKind::Clients && may_act).then_some(Choice::Export { in_full: true }));
    }
    all
}

/// The rows, their list, its order, and the columns that the person chose.
struct Hand {
    kind: ListKind,
    rows: Arc<Vec<RowKey>>,
    list: ListQuery,
    columns: Option<Vec<String>>,
}

/// Asks what to do about these rows of a list, which shows these columns.
pub fn choose(
    kind: ListKind,
    rows: Vec<RowKey>,
    (list, columns): (ListQuery, Option<Vec<String>>),
    ctx: &Context,
) -> Effects {
    let choices = choices(kind, ctx);
    if rows.is_empty() || choices.is_empty() {
        return Effects::one(Effect::Say(Phrase::new("bulk-nothing")));
    }
    let title = ctx.say(&Phrase::new("bulk-title").number("n", count(&rows)));
    let names = choices.iter().map(|choice| ctx.text(choice.text_id())).collect();
    let hand = Rc::new(Hand { kind, rows: Arc::new(rows), list, columns });
    let (staff, lang) = (ctx.office.staff.clone(), ctx.words.lang());
    let stages: Vec<String> = STAGES.iter().map(|stage| ctx.text(&format!("stage-{}", stage.as_str()))).collect();
    let (titles, forms) = ([ctx.text("bulk-assign-title"), ctx.text("case-stage-title")], Forms::new(ctx));
    Effects::popup(Pick::new(title, names, move |at| {
        let hand = Rc::clone(&hand);
        let next = match choices.get(at) {
            Some(Choice::Assign) => pick_officer(hand, titles[0].clone(), staff.clone()),
            Some(Choice::Stage) => pick_stage(hand, titles[1].clone(), stages.clone()),
            Some(Choice::Request) => ask(&hand, Phrase::new("bulk-ask-request"), BulkAct::Request),
            Some(Choice::Paper(state)) => {
                let question = Phrase::new("bulk-ask-paper").term("state", format!("state-{}", state.as_str()));
                ask(&hand, question, BulkAct::Paper(*state))
            }
            Some(Choice::Letters) => letters(&hand),
            Some(Choice::Export { in_full }) => {
                let in_full = *in_full;
                forms.clone().ask(move |format| export(&hand, format, in_full, lang))
            }
            None => Effects::none(),
        };
        Effects::close().plus(next)
    }))
}

fn count(rows: &[RowKey]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

fn pick_officer(
    hand: Rc<Hand>,
    title: String,
    staff: Vec<(crate::domain::id::StaffId, crate::domain::clean::Clean)>,
) -> Effects {
    let names = staff.iter().map(|(_, name)| name.to_string()).collect();
    Effects::popup(Pick::new(title, names, move |at| {
        let Some((to, name)) = staff.get(at) else { return Effects::none() };
        let question = Phrase::new("bulk-ask-assign").text("name", name.as_str());
        Effects::close().plus(ask(&hand, question, BulkAct::Assign(*to)))
    }))
}

fn pick_stage(hand: Rc<Hand>, title: String, names: Vec<String>) -> Effects {
    Effects::popup(Pick::new(title, names, move |at| {
        let Some(stage) = STAGES.get(at) else { return Effects::none() };
        let question = Phrase::new("bulk-ask-stage").term("stage", format!("stage-{}", stage.as_str()));
        Effects::close().plus(ask(&hand, question, BulkAct::Stage(*stage)))
    }))
}

/// What an act is about, and how many: of deadlines it is their clients.
fn about(kind: ListKind, rows: &[RowKey]) -> (ListKind, i64) {
    if kind != ListKind::Deadlines {
        return (kind, count(rows));
    }
    let clients: HashSet<ClientId> = rows.iter().map(|row| row.client).collect();
    (ListKind::Clients, i64::try_from(clients.len()).unwrap_or(i64::MAX))
}

/// The one question, with the number; then the work, which tells how far it has come.
fn ask(hand: &Hand, question: Phrase, act: BulkAct) -> Effects {
    let (kind, rows) = (hand.kind, Arc::clone(&hand.rows));
    let (of, n) = about(kind, &rows);
    let question = question.number("n", n).term("rows", format!("bulk-rows-{}", of.as_str()));
    let job = Effect::Long(Box::new(move |desk, tell| {
        let report = desk.bulk(kind, &rows, act, &mut |done, all| tell(far("bulk-working", done, all)))?;
        Ok(said(report))
    }));
    Effects::popup(Confirm::grave(question, 'y', "bulk-hint-do", job))
}

fn far(id: &str, done: usize, all: usize) -> Phrase {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Phrase::new(id).number("done", number(done)).number("all", number(all))
}

/// What came of it; where rows were refused, each of them with why.
fn said(report: BulkReport) -> Reply {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let done = Phrase::new("bulk-done").number("n", number(report.done));
    if report.refusals == 0 {
        return Reply::Saved(done);
    }
    let head = Phrase::new("bulk-refused").number("done", number(report.done)).number("n", number(report.refusals));
    let unnamed = report.refusals.saturating_sub(report.refused.len());
    let more = (unnamed > 0).then(|| (None, Phrase::new("bulk-more-refused").number("n", number(unnamed))));
    let lines = report.refused.into_iter().map(|(name, why)| (Some(name), why)).chain(more).collect();
    Reply::SavedBut(done, Box::new(crate::tui::reply::Told { title: "bulk-refused-title", head, lines }))
}

/// The letter popups, the first one on top.
fn letters(hand: &Hand) -> Effects {
    let mut cases: Vec<(ClientId, Option<CaseId>)> = Vec::new();
    for row in hand.rows.iter() {
        let case = (hand.kind == ListKind::Cases).then_some(CaseId(row.id));
        if !cases.contains(&(row.client, case)) {
            cases.push((row.client, case));
        }
        if cases.len() > LETTERS {
            let limit = i64::try_from(LETTERS).unwrap_or_default();
            return Effects::one(Effect::Say(Phrase::new("bulk-letters-many").number("n", limit)));
        }
    }
    cases.iter().rev().fold(Effects::none(), |all, (client, case)| all.plus(letter::open(*client, *case)))
}

fn export(hand: &Hand, format: Format, in_full: bool, lang: Lang) -> Effects {
    let export = Export {
        kind: hand.kind,
        list: hand.list.clone(),
        rows: Arc::clone(&hand.rows),
        columns: hand.columns.clone(),
        format,
        in_full,
        lang,
    };
    let id = if in_full { "bulk-ask-export-full" } else { "bulk-ask-export" };
    let question =
        Phrase::new(id).number("n", count(&hand.rows)).term("rows", format!("bulk-rows-{}", hand.kind.as_str()));
    let job = Effect::Long(Box::new(move |desk, tell| {
        let done = desk.export_rows(&export, Path::new("."), &mut |done, all| tell(far("bulk-writing", done, all)))?;
        let rows = i64::try_from(done.rows).unwrap_or(i64::MAX);
        Ok(Reply::Saved(Phrase::new("bulk-exported").number("n", rows).text("file", done.file)))
    }));
    if in_full {
        return Effects::popup(Confirm::grave(question, 'y', "bulk-hint-do", job));
    }
    Effects::popup(Confirm::harmless(question, "bulk-hint-do", job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_about_deadlines_counts_the_clients_that_it_is_about() {
        let row = |id, client| RowKey { id, client: ClientId(client) };
        let rows = [row(1, 7), row(2, 7), row(3, 8)];
        assert_eq!(about(ListKind::Deadlines, &rows), (ListKind::Clients, 2));
        assert_eq!(about(ListKind::Cases, &rows), (ListKind::Cases, 3));
    }
}
