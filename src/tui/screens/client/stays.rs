//! Days of stay: how long each stay was, and how much of the visa-free days in the looking-back period is used.

use crate::app::pages::ClientPage;
use crate::domain::day::Day;
use crate::domain::deadline::window::{DaySet, Span};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Rulebook, Window};
use crate::domain::stay::Stay;
use crate::tui::context::Context;
use crate::tui::theme::Tone;

/// Columns of the gauge.
const GAUGE: usize = 30;

/// Days of a stay up to today; entry and exit both count.
pub(super) fn days(stay: &Stay, today: Day) -> i64 {
    (stay.exit.unwrap_or(today).min(today.max(stay.entry)) - stay.entry).num_days() + 1
}

/// The period of the rule of stay that the client falls under today.
fn window(page: &ClientPage, law: &Rulebook) -> Option<Window> {
    let citizenship = page.dossier.client.citizenship;
    let applies = |rule: &&crate::domain::rulebook::Rule| {
        rule.in_force(page.today) && citizenship.is_some() && law.applies(rule, citizenship, page.today)
    };
    let limits = law.rules.iter().filter(applies).filter_map(|rule| rule.stay_limit());
    limits.filter(|limit| limit.reading_of.is_empty()).find_map(|limit| limit.window)
}

/// Days in the country within the period that ends today, without those under a permit: used, allowed, length.
pub(super) fn used(page: &ClientPage) -> Option<(i64, i64, i64)> {
    let window = window(page, &page.rulebook)?;
    let from = page.today - chrono::Duration::days(window.of - 1);
    let span = |stay: &Stay| Span::new(stay.entry, stay.exit.unwrap_or(page.today).min(page.today));
    let stays = DaySet::of(page.dossier.stays.iter().map(span));
    let permits = page.dossier.permits.iter();
    let covered = permits.map(|permit| Span::new(permit.valid_from, permit.actual_end.unwrap_or(permit.valid_until)));
    let counted = stays.without(&DaySet::of(covered));
    Some((counted.count(Span::new(from, page.today)), window.days, window.of))
}

/// `[######..............] 21 of 90 days used in 180`.
pub(super) fn gauge(page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    let Some((used, allowed, of)) = used(page) else {
        return vec![(ctx.text("page-no-window"), Tone::Muted)];
    };
    let share = |part: i64| usize::try_from(part.clamp(0, allowed)).unwrap_or(0);
    let filled = (share(used) * GAUGE).div_ceil(share(allowed).max(1)).min(GAUGE);
    let (full, empty) = if ctx.theme.ascii { ("#", ".") } else { ("█", "░") };
    let bar = format!("[{}{}]", full.repeat(filled), empty.repeat(GAUGE - filled));
    let phrase = Phrase::new("page-window").number("used", used).number("allowed", allowed).number("of", of);
    let tone = if used > allowed { Tone::Breach } else { Tone::Text };
    vec![(format!("{bar} {}", ctx.say(&phrase)), tone), (ctx.text("page-window-note"), Tone::Muted)]
}
