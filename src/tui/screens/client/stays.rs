//! Days of stay: how long each stay was, the stays of half a year as a line, and how much of the visa-free days is used.
//!
//! Nothing is measured where the law is not sure: then the line stands alone and the reason under it.

use crate::app::pages::ClientPage;
use crate::domain::day::Day;
use crate::domain::deadline::window::{DaySet, Span, plus};
use crate::domain::deadline::{Measure, NoGauge, gauge};
use crate::domain::phrase::Phrase;
use crate::domain::stay::Stay;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{cut, fit, width};
use chrono::Datelike;

/// Columns of a bar.
const BAR: usize = 20;
/// Days of the line where no period of the law says otherwise.
const HALF_YEAR: i64 = 180;
/// Narrower lines say nothing.
const LEAST: usize = 24;

/// Days of a stay up to today; entry and exit both count.
pub(super) fn days(stay: &Stay, today: Day) -> i64 {
    (stay.exit.unwrap_or(today).min(today.max(stay.entry)) - stay.entry).num_days() + 1
}

/// The line of stays and permits, the gauges, and what they leave out.
pub(super) fn gauges(page: &ClientPage, ctx: &Context) -> Vec<(String, Tone)> {
    let measured = gauge(&page.dossier, &page.rulebook, page.today);
    let from = measured.as_ref().ok().and_then(|gauge| gauge.windows.first()).map(|window| window.span.from);
    let mut lines = timeline(page, from.unwrap_or_else(|| plus(page.today, 1 - HALF_YEAR)), ctx);
    let gauge = match measured {
        Ok(gauge) => gauge,
        Err(why) => {
            lines.push((ctx.say(&unmeasured(&why)), Tone::Muted));
            return lines;
        }
    };
    for window in &gauge.windows {
        let id = if window.left() < 0 { "gauge-window-over" } else { "gauge-window" };
        lines.push(bar(window, Phrase::new(id).day("from", window.span.from).day("until", window.span.until), ctx));
    }
    if let Some(entry) = &gauge.per_entry {
        let id = if entry.left() < 0 { "gauge-entry-over" } else { "gauge-entry" };
        lines.push(bar(entry, Phrase::new(id).day("entry", entry.span.from), ctx));
    }
    if gauge.windows.is_empty() && gauge.per_entry.is_none() && !gauge.under_permit {
        lines.push((ctx.text("page-no-window"), Tone::Muted));
    }
    if gauge.under_permit {
        lines.push((ctx.text("gauge-under-permit"), Tone::Muted));
    }
    if let Some(rule) = &gauge.stricter {
        lines.push((ctx.say(&Phrase::new("gauge-stricter").text("rule", rule)), Tone::Warning));
    }
    lines.push((ctx.text("gauge-note"), Tone::Muted));
    lines
}

fn unmeasured(why: &NoGauge) -> Phrase {
    match why {
        NoGauge::NoCitizenship => Phrase::new("gauge-no-citizenship"),
        NoGauge::NoRule => Phrase::new("gauge-no-rule"),
        NoGauge::Unsure(rule) => Phrase::new("gauge-unsure").text("rule", rule),
    }
}

/// `[######..............] 41 of 90 used in the window 28.05.2026 – 23.11.2026, 49 left`.
fn bar(measure: &Measure, phrase: Phrase, ctx: &Context) -> (String, Tone) {
    let share = |part: i64| usize::try_from(part.clamp(0, measure.allowed)).unwrap_or(0);
    let filled = (share(measure.used) * BAR).div_ceil(share(measure.allowed).max(1)).min(BAR);
    let (full, empty) = if ctx.theme.ascii { ("#", ".") } else { ("█", "░") };
    let said =
        phrase.number("used", measure.used).number("allowed", measure.allowed).number("left", measure.left().abs());
    let text = format!("[{}{}] {}", full.repeat(filled), empty.repeat(BAR - filled), ctx.say(&said));
    let tone = match measure.left() {
        ..0 => Tone::Breach,
        0..=7 => Tone::Warning,
        _ => Tone::Text,
    };
    (text, tone)
}

/// Which days fall into one column of the line.
struct Scale {
    from: Day,
    days: i64,
    columns: usize,
}

impl Scale {
    fn span(&self, column: usize) -> Span {
        let place = |column: usize| {
            let column = i64::try_from(column).unwrap_or(0);
            self.days * column / i64::try_from(self.columns).unwrap_or(1).max(1)
        };
        let (first, next) = (place(column), place(column + 1));
        Span::new(plus(self.from, first), plus(self.from, (next - 1).max(first)))
    }

    fn drawn(&self, days: &DaySet, full: &str, empty: &str) -> String {
        (0..self.columns).map(|column| if days.count(self.span(column)) > 0 { full } else { empty }).collect()
    }

    /// The first day of each month where there is room for it.
    fn months(&self) -> String {
        let mut line = String::new();
        for column in 0..self.columns {
            let span = self.span(column);
            let begins = span.from.iter_days().take_while(|day| *day <= span.until).find(|day| day.day() == 1);
            let label = begins.map(|day| day.format("%m.%y").to_string());
            if let Some(label) = label.filter(|label| width(&line) <= column && column + width(label) <= self.columns) {
                line.push_str(&" ".repeat(column - width(&line)));
                line.push_str(&label);
                line.push(' ');
            }
        }
        line
    }
}

/// Stays and permits from a day until today, each a line of its own, and the months under them.
fn timeline(page: &ClientPage, from: Day, ctx: &Context) -> Vec<(String, Tone)> {
    let (stays, permits) = (ctx.text("gauge-stays"), ctx.text("gauge-permits"));
    let months = ctx.text("gauge-months");
    let room = usize::from(ctx.body.width.saturating_sub(2));
    let label = width(&stays).max(width(&permits)).max(width(&months)).min(room / 3);
    let columns = room.saturating_sub(label + 1);
    if columns < LEAST || from > page.today {
        return Vec::new();
    }
    let days = (page.today - from).num_days() + 1;
    let scale = Scale { from, days, columns: columns.min(usize::try_from(days).unwrap_or(columns)) };
    let (stay, permit, none) = if ctx.theme.ascii { ("#", "=", ".") } else { ("█", "▒", "·") };
    let row = |name: &str, drawn: String| format!("{} {drawn}", fit(&cut(name, label), label));
    let mut lines = vec![(row(&stays, scale.drawn(&in_country(page), stay, none)), Tone::Text)];
    let covered = DaySet::of(page.dossier.permits.iter().map(|permit| Span::new(permit.valid_from, permit.last_day())));
    if covered.count(Span::new(from, page.today)) > 0 {
        lines.push((row(&permits, scale.drawn(&covered, permit, none)), Tone::Good));
    }
    lines.push((row(&months, scale.months()).trim_end().to_owned(), Tone::Muted));
    lines
}

fn in_country(page: &ClientPage) -> DaySet {
    let spans = page.dossier.stays.iter().map(|stay| Span::new(stay.entry, stay.exit.unwrap_or(page.today)));
    DaySet::of(spans)
}
