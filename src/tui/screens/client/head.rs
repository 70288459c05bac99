//! The head of a client: names in both scripts, citizenship, birth, where the client stands, and what binds.

use super::deadlines;
use crate::app::pages::ClientPage;
use crate::domain::deadline::Rung;
use crate::domain::personal::{self, Standing};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::wrap;

/// So many lines are given to what may still be filed.
const FILING: usize = 2;

/// The lines.
pub(super) fn lines(page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    let mut lines = vec![(person(page, ctx), Tone::Title)];
    lines.extend(restricted(page, ctx));
    lines.push((ctx.say(&page.status.phrase()), tone(page.status.rung)));
    lines.push(binding(page, ctx));
    lines.extend(may_file(page, ctx));
    lines.extend(lacking(page, ctx));
    lines
}

/// To whom the client, or a case, is restricted; and who let themselves in.
fn restricted(page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    page.restricted_phrases().iter().map(|phrase| (ctx.say(phrase), Tone::Warning)).collect()
}

/// What is not recorded and every file needs: said once, in one line, and asked of nobody.
fn lacking(page: &ClientPage, ctx: &Context) -> Option<(String, Tone)> {
    let client = &page.dossier.client;
    if client.is_gone() || client.died_on.is_some() {
        return None;
    }
    if let (Some(day), why) = (client.blocked_on, &client.blocked_why) {
        let why = why.as_deref().unwrap_or_default();
        return Some((ctx.say(&Phrase::new("head-blocked").day("day", day).text("why", why)), Tone::Breach));
    }
    let consent = personal::standing(client, &page.dossier.consents, ctx.today());
    let over = match consent {
        Standing::Withdrawn(day) => Some(Phrase::new("head-consent-withdrawn").day("day", day)),
        Standing::Ended(day) => Some(Phrase::new("head-consent-ended").day("day", day)),
        Standing::Holds(_) | Standing::Missing => None,
    };
    if let Some(over) = over {
        return Some((ctx.say(&over), Tone::Warning));
    }
    let mut missing = Vec::new();
    if consent == Standing::Missing {
        missing.push(ctx.text("head-consent"));
    }
    if page.dossier.sponsors.is_empty() && client.main_applicant.is_none() {
        missing.push(ctx.text("head-sponsor"));
    }
    let said = Phrase::new("head-lacking").text("what", missing.join(", "));
    (!missing.is_empty()).then(|| (ctx.say(&said), Tone::Muted))
}

/// `May be filed: extension from 20.11.2026 until 20.12.2026 (TRP-EXT)`.
fn may_file(page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    let said: Vec<String> = page.may_file_phrases().iter().map(|phrase| ctx.say(phrase)).collect();
    if said.is_empty() {
        return Vec::new();
    }
    let room = usize::from(ctx.body.width.saturating_sub(2));
    let text = ctx.say(&Phrase::new("may-file-line").text("what", said.join("; ")));
    let mut lines = wrap(&text, room);
    if lines.len() > FILING {
        // The last line keeps what is left, and is cut where it is drawn.
        let rest = lines.split_off(FILING - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| (line, Tone::Muted)).collect()
}

/// `Абдуллаев Рустам · ABDULLAEV RUSTAM · Узбекистан · 12.03.1990 · a.serikova`.
fn person(page: &ClientPage, ctx: &Context) -> String {
    let client = &page.dossier.client;
    let names = client.name_cyrillic.iter().chain(&client.name_latin).map(ToString::to_string);
    let mut parts: Vec<String> = names.collect();
    let country = client.citizenship.map(|country| country.name(ctx.words.lang()).to_owned());
    parts.push(country.unwrap_or_else(|| ctx.text("page-no-citizenship")));
    parts.extend(client.born.map(|born| ctx.words.day(born)));
    parts.extend(client.owner.and_then(|owner| page.staff.get(&owner)).map(ToString::to_string));
    parts.join(ctx.theme.dot())
}

fn tone(rung: Rung) -> Tone {
    match rung {
        Rung::Unlawful => Tone::Breach,
        Rung::Unknown => Tone::Warning,
        Rung::TrpValid | Rung::PermitValid => Tone::Good,
        Rung::VisaFree | Rung::Filed | Rung::Abroad => Tone::Text,
    }
}

/// `Binding date 23.11.2026 (today): TRP ends`; the date is the last day, as in every list.
fn binding(page: &ClientPage, ctx: &Context) -> (String, Tone) {
    let Some(deadline) = page.binding.as_ref().and_then(|id| page.deadline(id)) else {
        return (ctx.text("page-nothing-binds"), Tone::Muted);
    };
    let item = deadlines::item(page, deadline);
    let phrase = Phrase::new("page-binding")
        .day("day", item.last_day)
        .text("left", ctx.left(&item))
        .text("what", ctx.marked_title(&item));
    (ctx.say(&phrase), Tone::from(ctx.level(&item)))
}
