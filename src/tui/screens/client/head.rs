//! The head of a client: names in both scripts, citizenship, birth, where the client stands, and what binds.

use super::deadlines;
use crate::app::pages::ClientPage;
use crate::domain::deadline::Rung;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::theme::Tone;

/// How many lines it has.
pub(super) const LINES: usize = 3;

/// The lines.
pub(super) fn lines(page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    vec![(person(page, ctx), Tone::Title), (ctx.say(&page.status.phrase()), tone(page.status.rung)), binding(page, ctx)]
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
