//! What screens and popups ask of the desk. Each function runs on the worker's thread.

use super::context::Office;
use super::reply::Reply;
use super::screens::why::Why;
use crate::app::acts::{Decision, Target, UndoPreview};
use crate::app::desk::Desk;
use crate::app::drafts::Berth;
use crate::app::error::AppError;
use crate::app::facts::FactPreview;
use crate::app::letters::{Letter, Order, Wording};
use crate::app::undoing::Undone;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::fact::{Fact, FactKind};
use crate::domain::id::{CaseId, ClientId, StaffId};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Fields, Kind};
use crate::i18n::labels;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a job gives back.
pub type Outcome = Result<Reply, AppError>;

/// How many unknown acts are shown at once; the others follow when these are answered.
pub const BLIND_SPOTS: usize = 500;

/// What the shell knows about the office, afresh.
///
/// # Errors
/// Those of the store.
pub fn office(desk: &mut Desk) -> Outcome {
    Ok(Reply::Opened(Box::new(Office::of(desk)?)))
}

/// The Today screen, of everybody or of my clients.
///
/// # Errors
/// Those of the store.
pub fn today(desk: &mut Desk, mine: bool) -> Outcome {
    let me = desk.me().id;
    Ok(Reply::Today(Box::new(desk.agenda(mine.then_some(me))?)))
}

/// How one date came about.
///
/// # Errors
/// Those of the store.
pub fn why(desk: &mut Desk, client: ClientId, id: &DeadlineId) -> Outcome {
    let thresholds = desk.thresholds();
    let page = desk.client_page(client)?;
    Ok(Reply::Why(page.deadline(id).map(|deadline| Box::new(Why::of(&page, deadline, &thresholds)))))
}

/// Unknown acts, how many there are, and of how many people.
///
/// # Errors
/// Those of the store.
pub fn blind_spots(desk: &mut Desk) -> Outcome {
    let acts = desk.blind_spots(None, BLIND_SPOTS)?;
    let count = desk.read(|reads| reads.unknown_count(None))?;
    Ok(Reply::BlindSpots(acts, count.acts, count.people))
}

/// Records one decision about all of these.
///
/// # Errors
/// Those of the use case.
pub fn decide(desk: &mut Desk, targets: &[Target], decision: &Decision) -> Outcome {
    desk.decide(targets, decision)?;
    let said = match decision {
        Decision::Done { .. } => "tui-saved-done",
        Decision::Snooze { .. } => "tui-saved-snoozed",
        Decision::Handled { .. } => "tui-saved-handled",
        Decision::NotDone => "tui-saved-not-done",
    };
    Ok(Reply::Saved(Phrase::new(said).number("n", i64::try_from(targets.len()).unwrap_or(i64::MAX))))
}

/// Gives a client to another officer.
///
/// # Errors
/// Those of the use case.
pub fn assign(desk: &mut Desk, client: ClientId, to: StaffId, name: &str) -> Outcome {
    desk.assign(&[client], to)?;
    Ok(Reply::Saved(Phrase::new("tui-saved-assigned").text("name", name)))
}

/// Adds a note to a client.
///
/// # Errors
/// Those of the use case.
pub fn note(desk: &mut Desk, client: ClientId, text: &Clean) -> Outcome {
    desk.add_note(client, text)?;
    Ok(Reply::Saved(Phrase::new("tui-saved-note")))
}

/// What the next undo would take back.
///
/// # Errors
/// Those of the store.
pub fn next_undo(desk: &mut Desk) -> Outcome {
    Ok(Reply::Undo(desk.next_undo()?.map(Box::new)))
}

/// Undoes what was shown.
///
/// # Errors
/// A refusal when it is no longer my newest change, or others changed the same since.
pub fn undo(desk: &mut Desk, shown: &UndoPreview, tell: &mut dyn FnMut(Phrase) -> bool) -> Outcome {
    let undone = desk.undo_shown(shown.group, &mut |done, of| tell(undoing_progress(done, of)))?;
    if undone.kept > 0 {
        return Ok(Reply::Saved(undone_but(&undone)));
    }
    let phrase = match (&shown.client_name, shown.kind) {
        (Some(name), Some(Kind::Client)) if shown.records == 1 => {
            Phrase::new("tui-undone-client").text("name", name.as_str())
        }
        (Some(name), Some(kind)) if shown.records == 1 => {
            Phrase::new("tui-undone-one").term("kind", labels::kind(kind)).text("name", name.as_str())
        }
        (Some(name), _) => Phrase::new("tui-undone-of").text("name", name.as_str()),
        (None, _) => Phrase::new("tui-undone"),
    };
    Ok(Reply::Saved(phrase.number("n", i64::try_from(shown.records).unwrap_or(i64::MAX))))
}

/// How far an undo is.
pub fn undoing_progress(done: usize, of: usize) -> Phrase {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Phrase::new("undo-progress").number("done", count(done)).number("of", count(of))
}

/// That an undo left some clients as they are.
pub fn undone_but(undone: &Undone) -> Phrase {
    Phrase::new("undo-kept").number("n", i64::try_from(undone.kept).unwrap_or(i64::MAX))
}

/// What a letter about a client, or about one of their cases, may be about.
///
/// # Errors
/// Those of the store.
pub fn letter_matters(desk: &mut Desk, client: ClientId, case: Option<CaseId>, lang: Lang) -> Outcome {
    let page = desk.client_page(client)?;
    Ok(Reply::LetterMatters(Clean::line(page.dossier.client.name()), page.letter_matters(case, lang)))
}

/// A letter as ordered.
///
/// # Errors
/// Those of the use case.
pub fn letter(desk: &mut Desk, order: &Order) -> Outcome {
    Ok(Reply::Letter(Box::new(desk.letter(order)?)))
}

/// Notes that a letter was sent.
///
/// # Errors
/// Those of the use case.
pub fn letter_sent(desk: &mut Desk, letter: &Letter) -> Outcome {
    desk.letter_sent(letter)?;
    let count = i64::try_from(letter.papers.len()).unwrap_or(i64::MAX);
    let id = if count == 0 { "letter-sent" } else { "letter-sent-papers" };
    Ok(Reply::Saved(Phrase::new(id).text("name", letter.to.name.as_str()).number("n", count)))
}

/// Notes an answer.
///
/// # Errors
/// Those of the use case.
pub fn letter_answered(
    desk: &mut Desk,
    (client, case): (ClientId, Option<CaseId>),
    on: Day,
    reply: Option<&Clean>,
) -> Outcome {
    desk.letter_answered(client, case, on, reply)?;
    Ok(Reply::Saved(Phrase::new("letter-reply-saved")))
}

/// Keeps a wording and writes the letter with it.
///
/// # Errors
/// Those of the use case.
pub fn keep_wording(
    desk: &mut Desk,
    (wording, berth): (&Wording, &Mutex<Berth<String>>),
    body: &str,
    order: &Order,
) -> Outcome {
    desk.keep_wording(wording, body)?;
    // The text is saved; a draft that cannot be forgotten is offered once more.
    let _ = desk.keep_wording_draft(wording, &mut held(berth), None);
    letter(desk, order)
}

/// Keeps the text of a wording that is being edited, or forgets it. What cannot be kept just now is tried again later.
///
/// # Errors
/// None.
pub fn keep_wording_draft(
    desk: &mut Desk,
    (wording, berth): (&Wording, &Mutex<Berth<String>>),
    body: Option<&String>,
) -> Outcome {
    let _ = desk.keep_wording_draft(wording, &mut held(berth), body);
    Ok(Reply::Nothing)
}

/// The text of a wording that was left half-way.
///
/// # Errors
/// Those of the store.
pub fn wording_draft(desk: &mut Desk, wording: &Wording) -> Outcome {
    Ok(Reply::WordingDraft(desk.wording_draft(wording)?))
}

/// Puts the built-in wording back and writes the letter with it.
///
/// # Errors
/// Those of the use case.
pub fn put_wording_back(
    desk: &mut Desk,
    (wording, berth): (&Wording, &Mutex<Berth<String>>),
    order: &Order,
) -> Outcome {
    desk.put_wording_back(wording)?;
    let _ = desk.keep_wording_draft(wording, &mut held(berth), None);
    letter(desk, order)
}

/// A berth that the jobs of one editor share, also after one that broke while it held it.
pub(super) fn held<T>(berth: &Mutex<Berth<T>>) -> MutexGuard<'_, Berth<T>> {
    berth.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The fields of a kind of fact about a client.
///
/// # Errors
/// Those of the store.
pub fn fact_form(desk: &mut Desk, client: ClientId, kind: FactKind) -> Outcome {
    Ok(Reply::FactForm(Box::new(desk.fact_form(client, kind)?)))
}

/// What a fact would do.
///
/// # Errors
/// Each field at fault; those of the store.
pub fn preview_fact(desk: &mut Desk, client: ClientId, kind: FactKind, fields: Fields) -> Outcome {
    let fact = Fact::read(kind, fields).map_err(AppError::fields)?;
    Ok(Reply::FactPreview(Box::new(desk.preview_fact(client, &fact)?)))
}

/// Records a fact whose preview was seen.
///
/// # Errors
/// A refusal when the records changed since; those of the use case.
pub fn record_fact(desk: &mut Desk, preview: &FactPreview) -> Outcome {
    let recorded = desk.record_fact(preview.client, &preview.fact, &preview.seen)?;
    let moved = i64::try_from(recorded.receipt.moves.len()).unwrap_or(i64::MAX);
    Ok(Reply::Saved(Phrase::new("fact-recorded").text("name", &preview.name).number("n", moved)))
}

/// A client's page.
///
/// # Errors
/// Those of the store.
pub fn client_page(desk: &mut Desk, client: ClientId) -> Outcome {
    Ok(Reply::ClientPage(Box::new(desk.client_page(client)?)))
}
