//! The sections of a case: which there are, and the rows of each.

use super::{check, filings, hand_over, originals, papers, plan};
use crate::app::case_life::permit_for;
use crate::app::pages::ClientPage;
use crate::domain::agenda::DueItem;
use crate::domain::case::{Case, Stage};
use crate::domain::deadline::DeadlineId;
use crate::domain::plan::Plan;
use crate::domain::prefiling::PreFinding;
use crate::domain::record::{Key, Kind};
use crate::tui::context::Context;
use crate::tui::screens::client::deadlines;
use crate::tui::screens::client::sheet::{Row, RowId};
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Column, Width};
use std::collections::HashSet;

/// A section of the case page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The checklist.
    Papers,
    /// The way back from the last lawful day.
    Plan,
    /// What stands against filing today.
    Check,
    /// Filings.
    Filings,
    /// Deadlines of the case.
    Deadlines,
    /// The case itself.
    Details,
    /// The permit: compared, handed over, told.
    HandOver,
    /// Originals held and returned.
    Originals,
}

/// What the sections are drawn from.
pub(super) struct View<'a> {
    pub(super) page: &'a ClientPage,
    pub(super) case: &'a Case,
    pub(super) plan: Option<&'a Plan>,
    pub(super) found: &'a [PreFinding],
    /// Requirements of the marked papers.
    pub(super) marked: &'a HashSet<String>,
}

impl Section {
    /// Those of every case, in the order of their numbers.
    const OPEN: &'static [Self] =
        &[Self::Papers, Self::Plan, Self::Check, Self::Filings, Self::Deadlines, Self::Details, Self::Originals];
    /// Those of a case with a permit.
    const GRANTED: &'static [Self] = &[
        Self::Papers,
        Self::Plan,
        Self::Check,
        Self::Filings,
        Self::Deadlines,
        Self::Details,
        Self::HandOver,
        Self::Originals,
    ];

    /// Those that a case has: nothing is handed over before there is a permit.
    pub(super) fn of(page: &ClientPage, case: &Case) -> &'static [Self] {
        let over = matches!(case.stage, Stage::Granted | Stage::Closed);
        if over && permit_for(&page.dossier, case).is_some() { Self::GRANTED } else { Self::OPEN }
    }

    /// Message with its name.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Papers => "case-section-papers",
            Self::Plan => "case-section-plan",
            Self::Check => "case-section-check",
            Self::Filings => "case-section-filings",
            Self::Deadlines => "case-section-deadlines",
            Self::Details => "case-section-details",
            Self::HandOver => "case-section-hand-over",
            Self::Originals => "case-section-originals",
        }
    }

    /// Message with what is said when there is nothing.
    pub(super) const fn empty(self) -> &'static str {
        match self {
            Self::Plan => "case-no-plan",
            Self::Check => "case-nothing-against",
            Self::Filings => "case-no-filings",
            Self::Originals => "case-no-originals",
            _ => "page-nothing",
        }
    }

    /// Its columns and rows.
    pub(super) fn table(self, view: &View<'_>, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
        match self {
            Self::Papers => (papers::columns(ctx), papers::rows(view, ctx)),
            Self::Plan => plan::table(view, ctx),
            Self::Check => check::table(view, ctx),
            Self::Filings => filings::table(view.page, view.case, ctx),
            Self::Deadlines => due(view.page, view.case, ctx),
            Self::Details => details(view.case, ctx),
            Self::HandOver => hand_over::table(view.page, view.case, ctx),
            Self::Originals => originals::table(view.page, view.case, ctx),
        }
    }
}

fn due(page: &ClientPage, case: &Case, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let mine = page.deadlines.iter().filter(|deadline| deadline.case.is_none_or(|id| id == case.id));
    let mut items: Vec<DueItem> = mine.map(|deadline| deadlines::item(page, deadline)).collect();
    items.sort_by_key(|item| deadlines::is_over(item, ctx));
    let rows = items.iter().map(|item| {
        let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
        Row { id: RowId::Deadline(id), cells: deadlines::cells(page, item, ctx) }
    });
    (deadlines::columns(ctx), rows.collect())
}

fn details(case: &Case, ctx: &Context) -> (Vec<Column>, Vec<Row>) {
    let key = Key { kind: Kind::Case, id: case.id.0 };
    let columns = vec![Column::new("", Width::Share(1), 0), Column::new("", Width::Share(1), 1)];
    let opened = (ctx.words.day(case.opened_on), Tone::Text);
    let row = Row { id: RowId::Record(key), cells: vec![(case.reference.to_string(), Tone::Title), opened] };
    (columns, vec![row])
}
