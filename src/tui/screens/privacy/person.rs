//! The page about personal data of one client: every consent with what became of it, requests, and whether the data are due
//! for destruction or why they are kept.

use super::{DESTRUCTION, destruction_row, due_row, line, request_row};
use crate::app::erase::{is_open, kept_day, kept_id};
use crate::app::privacy::PersonOverview;
use crate::domain::clean::Clean;
use crate::domain::personal::Consent;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::retention::Retention;
use crate::tui::context::Context;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::theme::Tone;
use crate::tui::widgets::table::Cell;

/// Whose page it is, and why the data are kept.
pub(super) fn head(held: &PersonOverview, ctx: &Context) -> Vec<(String, Tone)> {
    let person = &held.person;
    let name = format!("{} {}", person.id, person.name());
    let (said, tone) = match held.judged.retention {
        Retention::DueSince(day) => (ctx.say(&Phrase::new("privacy-person-due").day("day", day)), Tone::Warning),
        Retention::Kept(kept) => {
            let why = ctx.text(kept_id(kept));
            let day = kept_day(kept).map(|day| format!(" {}", ctx.words.day(day))).unwrap_or_default();
            (format!("{} {why}{day}", ctx.text("privacy-person-kept")), Tone::Muted)
        }
    };
    vec![(format!("{name}{}{said}", ctx.theme.dot()), tone)]
}

/// The rows of each section; incidents are the office's.
pub(super) fn rows(held: &PersonOverview, ctx: &Context) -> [Vec<Row>; DESTRUCTION + 2] {
    let name = Clean::line(held.person.name());
    let mut consents: Vec<Row> = held.consents.iter().map(|one| consent(one, &name, ctx)).collect();
    // A sheet may have brought the day of a consent without its record.
    if held.consents.is_empty() && held.person.consent_given_on.is_none() {
        let state = (ctx.text("privacy-consent-missing"), Tone::Warning);
        let id = RowId::Person(held.person.id);
        consents.push(line(id, &held.person.id.to_string(), &name, ctx.text("kind-consent"), state));
    }
    let requests = held.requests.iter().map(|one| request_row(one, &name, ctx)).collect();
    let (open, decided): (Vec<_>, Vec<_>) = held.destructions.iter().partition(|one| is_open(one));
    let row = |one| destruction_row(one, ctx);
    let destructions = open.into_iter().map(row).chain(due_row(&held.judged, ctx));
    [consents, requests, destructions.chain(decided.into_iter().map(row)).collect(), Vec::new()]
}

fn consent(consent: &Consent, name: &Clean, ctx: &Context) -> Row {
    let said = |id: &str, day| ctx.say(&Phrase::new(id).day("day", day));
    let state: Cell = match (consent.withdrawn_on, consent.until) {
        (Some(on), _) => (said("privacy-consent-withdrawn", on), Tone::Warning),
        (None, Some(until)) if until < ctx.today() => (said("privacy-consent-ended", until), Tone::Warning),
        (None, Some(until)) => (said("privacy-consent-ends", until), Tone::Text),
        (None, None) => (ctx.text("consent-form-purpose-reached"), Tone::Text),
    };
    let what = format!("{} {}", ctx.text("kind-consent"), ctx.words.day(consent.given_on));
    let key = Key { kind: Kind::Consent, id: consent.id.0 };
    line(RowId::Record(key), &consent.id.to_string(), name, what, state)
}
