//! What stands against filing the case today, worst first; each line leads to its record.

use super::sections::View;
use crate::app::case_life::filing::{Submission, judge, takes_filing};
use crate::app::case_life::open_filing;
use crate::app::pages::ClientPage;
use crate::domain::case::Case;
use crate::domain::prefiling::PreFinding;
use crate::tui::context::Context;
use crate::tui::popups::prefiling::{sign, tone, words};
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Column, Width};

/// The findings for a filing today; none while one is under way, or when nothing is to be filed any more.
pub(super) fn findings(page: &ClientPage, case: &Case, ctx: &Context) -> Vec<PreFinding> {
    if !takes_filing(case.stage) || open_filing(&page.dossier, case).is_some() {
        return Vec::new();
    }
    let what = Submission::new(ctx.today());
    judge(&page.dossier, &page.rulebook, &ctx.office.calendar, (case, &what))
}

pub(super) fn table(view: &View<'_>, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new("", Width::Fixed(1), 0),
        Column::new(ctx.text("column-gravity"), Width::Fixed(14), 1),
        Column::new(ctx.text("column-what"), Width::Share(1), 0),
    ];
    let rows = view.found.iter().enumerate().map(|(at, finding)| {
        let tone = tone(finding.gravity);
        let cells = vec![
            (sign(finding.gravity).to_owned(), tone),
            (ctx.text(&format!("gravity-{}", finding.gravity.as_str())), tone),
            (words(finding, &view.page.rulebook, ctx), Tone::Text),
        ];
        Row { id: RowId::Finding(at), cells }
    });
    (columns, rows.collect())
}

/// A finding in full: what it is, what to do, and the ground of refusal that it would meet.
pub(super) fn about(page: &ClientPage, finding: &PreFinding, ctx: &Context) -> Vec<(String, Tone)> {
    let mut lines =
        vec![(words(finding, &page.rulebook, ctx), tone(finding.gravity)), (ctx.say(&finding.advice), Tone::Text)];
    if let Some(ground) = finding.ground {
        let ground = format!("refusal_ground-{}", ground.as_str());
        let phrase = crate::domain::phrase::Phrase::new("check-meets-ground").term("ground", ground);
        lines.push((ctx.say(&phrase), Tone::Muted));
    }
    lines
}
