//! What the review asks of the desk. Each function runs on the worker's thread.

use super::pane::Pane;
use crate::app::daily_review::ItemKey;
use crate::app::desk::Desk;
use crate::domain::clean::Clean;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::tui::effects::Effects;
use crate::tui::jobs::Outcome;
use crate::tui::reply::Reply;
use crate::tui::worker::Lane;

/// My review as it stands now, begun if it was not.
pub(super) fn review(desk: &mut Desk) -> Outcome {
    Ok(Reply::Review(Box::new(desk.open_review()?)))
}

/// What stands beside an item.
pub(super) fn pane(desk: &mut Desk, client: ClientId, id: DeadlineId) -> Outcome {
    let page = desk.client_page(client)?;
    Ok(Reply::ReviewPane(Box::new(Pane::of(&page, id, &desk.thresholds(), desk.calendar()))))
}

/// The item was looked at. Where it moved meanwhile, the review is read again and shows it as it is now.
pub(super) fn seen(desk: &mut Desk, key: &ItemKey) -> Outcome {
    match desk.review_seen(key) {
        Ok(()) => Ok(Reply::Nothing),
        Err(error) if error.kind == crate::app::error::ErrorKind::Refused => review(desk),
        Err(error) => Err(error),
    }
}

/// Writes a note, which decides the item.
pub(super) fn note(desk: &mut Desk, key: &ItemKey, text: &Clean) -> Outcome {
    desk.review_note(key, text)?;
    Ok(Reply::Saved(Phrase::new("tui-saved-note")))
}

/// Marks the missing papers as asked for, which decides the item.
pub(super) fn request(desk: &mut Desk, key: &ItemKey) -> Outcome {
    let receipt = desk.review_request(key)?;
    Ok(Reply::Saved(Phrase::new("review-saved-request").number("n", super::number(receipt.records))))
}

/// Signs the review off.
pub(super) fn sign_off(desk: &mut Desk) -> Outcome {
    desk.sign_off()?;
    Ok(Reply::Saved(Phrase::new("review-saved-sign-off")))
}

/// Asks who has signed off; the shell shows the answer.
pub fn ask_people() -> Effects {
    Effects::read(Lane::More, |desk| {
        let hour = desk.review_rules()?.sign_off_by;
        Ok(Reply::ReviewPeople(desk.review_standings(desk.today())?, hour))
    })
}
