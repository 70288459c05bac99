//! The permit of a granted case: the five comparisons, the hand-over, the sponsor's notice, and what is still missing.

use crate::app::case_life::hand_over::{missing, unchecked};
use crate::app::case_life::permit_for;
use crate::app::pages::ClientPage;
use crate::domain::case::Case;
use crate::domain::day::Day;
use crate::domain::permit::{Permit, PermitItem};
use crate::domain::record::{Key, Kind};
use crate::tui::context::Context;
use crate::tui::popups::life::expected;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

pub(super) fn table(page: &ClientPage, case: &Case, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![
        Column::new("", Width::Share(2), 0),
        Column::new(ctx.text("column-should-be"), Width::Share(3), 1),
        Column::new(ctx.text("column-state"), Width::Share(1), 0),
    ];
    let Some(permit) = permit_for(&page.dossier, case) else {
        return (columns, Vec::new());
    };
    let number = permit.number.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string);
    let none = || (String::new(), Tone::Text);
    let key = Key { kind: Kind::Permit, id: permit.id.0 };
    let mut rows = vec![Row { id: RowId::Record(key), cells: vec![(number, Tone::Title), none(), none()] }];
    let cells = steps(page, case, permit, ctx);
    rows.extend(cells.into_iter().enumerate().map(|(at, cells)| Row { id: RowId::Finding(at), cells }));
    (columns, rows)
}

/// Each step with its answer; what is missing stands out.
fn steps(page: &ClientPage, case: &Case, permit: &Permit, ctx: &Context) -> Vec<Vec<Cell>> {
    let lacking = missing(&page.dossier, case);
    let lacks = |field: &str| lacking.iter().any(|(name, _)| name == field);
    let open = unchecked(permit);
    // Nothing compared yet is not the same as five mistakes.
    let begun = open.len() < PermitItem::ALL.len();
    let mut rows: Vec<Vec<Cell>> = PermitItem::ALL
        .iter()
        .map(|item| {
            let (id, tone) = match (open.contains(item), begun) {
                (false, _) => ("life-right", Tone::Good),
                (true, true) => ("life-wrong", Tone::Overdue),
                (true, false) => ("life-open", Tone::Soon),
            };
            let label = ctx.text(&format!("field-{}_checked", item.as_str()));
            let expected = expected(page, permit, *item, ctx);
            vec![(label, Tone::Text), (expected, Tone::Title), (ctx.text(id), tone)]
        })
        .collect();
    let day = |field: &str, day: Option<Day>| {
        let cell = match day {
            Some(day) => (ctx.words.day(day), Tone::Good),
            None if lacks(field) => (ctx.text("life-open"), Tone::Soon),
            None => ("—".to_owned(), Tone::Muted),
        };
        vec![(ctx.text(&format!("field-{field}")), Tone::Text), (String::new(), Tone::Text), cell]
    };
    rows.push(day("handed_over_on", permit.handed_over_on));
    rows.push(day("sponsor_informed_on", permit.sponsor_informed_on));
    rows
}
