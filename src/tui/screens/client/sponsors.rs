//! From a client or case to a sponsor: straight to the only one, else by a list.

use crate::app::pages::ClientPage;
use crate::domain::case::Case;
use crate::domain::id::SponsorId;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::popups::pick::Pick;

/// The case's own sponsor; else those of the client's cases, permits and bases, the newest first.
fn of(page: &ClientPage, case: Option<&Case>) -> Vec<SponsorId> {
    if let Some(own) = case.and_then(|case| case.sponsor) {
        return vec![own];
    }
    let dossier = &page.dossier;
    let cases = dossier.cases.iter().rev().filter_map(|case| case.sponsor);
    let permits = dossier.permits.iter().rev().filter_map(|permit| permit.sponsor);
    let all = cases.chain(permits).chain(dossier.bases.iter().rev().filter_map(|basis| basis.sponsor));
    let mut found: Vec<SponsorId> = Vec::new();
    for id in all {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// True when there is one.
pub fn any(page: &ClientPage, case: Option<&Case>) -> bool {
    !of(page, case).is_empty()
}

/// Opens it, or asks which.
pub fn open(page: &ClientPage, case: Option<&Case>, ctx: &Context) -> Effects {
    let found = of(page, case);
    let go = |id: SponsorId| Effects::one(Effect::Open(Target::Sponsor(id)));
    match found.as_slice() {
        [] => Effects::one(Effect::Say(Phrase::new("sponsor-none-here"))),
        [one] => go(*one),
        several => {
            let name = |id: &SponsorId| page.sponsors.get(id).map_or_else(|| id.to_string(), ToString::to_string);
            let names = several.iter().map(name).collect();
            Effects::popup(Pick::new(ctx.text("place-sponsor"), names, move |at| {
                Effects::close().plus(found.get(at).map_or_else(Effects::none, |id| go(*id)))
            }))
        }
    }
}
