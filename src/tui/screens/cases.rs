//! The list of cases.

use super::clients::restricted_row;
use super::paged::columns::ColumnSpec;
use super::paged::{Listed, Paged, Row};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{CaseLine, ListKind, ListQuery, Page, RowKey, Sort};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::tui::context::Context;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Width};

/// The list, not yet read.
pub fn cases() -> Paged<CaseLine> {
    Paged::default()
}

fn ground(line: &CaseLine, ctx: &Context) -> String {
    line.ground.map_or_else(String::new, |ground| ctx.text(&format!("ground-{}", ground.as_str())))
}

/// A column's width of ten digits and points.
const DAY: Width = Width::Fixed(10);

impl Row for CaseLine {
    const PLACE: Place = Place::Cases;
    const KIND: ListKind = ListKind::Cases;
    const TITLE: &'static str = "tab-cases";
    const NEW: Option<Command> = Some(Command::NewCase);
    const COLUMNS: &'static [ColumnSpec] = &[
        ColumnSpec::new("case", "column-case", Width::Fixed(12), 0, Some(Sort::Reference)),
        ColumnSpec::new("client", "column-client", Width::Share(5), 0, Some(Sort::Name)),
        ColumnSpec::new("citizenship", "column-citizenship", Width::Fixed(4), 2, Some(Sort::Citizenship)),
        ColumnSpec::new("kind", "column-kind", Width::Share(3), 1, Some(Sort::Kind)),
        ColumnSpec::new("ground", "column-ground", Width::Share(3), 3, Some(Sort::Ground)),
        ColumnSpec::new("stage", "column-stage", Width::Share(3), 1, Some(Sort::Stage)),
        ColumnSpec::new("paid", "column-paid", Width::Fixed(13), 3, Some(Sort::Paid)).on_demand(),
        ColumnSpec::new("papers", "column-papers", Width::Fixed(5), 3, Some(Sort::Papers)),
        ColumnSpec::new("opened", "column-opened", DAY, 3, Some(Sort::Opened)).on_demand(),
        ColumnSpec::new("binding", "column-binding-day", DAY, 2, Some(Sort::Binding)),
        ColumnSpec::new("owner", "column-owner", DAY, 4, Some(Sort::Owner)),
    ];

    fn key(&self) -> RowKey {
        RowKey { id: self.id.0, client: self.client }
    }

    fn target(&self) -> Target {
        Target::Case(self.client, self.id)
    }

    fn new_form(selected: Option<&Self>) -> Option<FormRequest> {
        let shown = selected.filter(|line| line.restricted.is_none());
        Some(FormRequest { client: shown.map(|line| line.client), ..FormRequest::new(Kind::Case) })
    }

    fn hidden(&self) -> Option<Clean> {
        self.restricted.as_ref().map(|_| self.reference.clone())
    }

    fn cell(&self, column: &str, ctx: &Context) -> Cell {
        if self.restricted.is_some() {
            return match column {
                "case" => (self.reference.to_string(), Tone::Muted),
                "client" => (ctx.text("access-row-short"), Tone::Muted),
                _ => (String::new(), Tone::Muted),
            };
        }
        let plain = |text: String| (text, Tone::Text);
        match column {
            "case" => plain(self.reference.to_string()),
            "client" => plain(self.client_name.to_string()),
            "citizenship" => plain(self.citizenship.map_or_else(String::new, |country| country.to_string())),
            "kind" => plain(ctx.text(&format!("case-kind-{}", self.kind.as_str()))),
            "ground" => plain(ground(self, ctx)),
            "stage" => plain(ctx.text(&format!("stage-{}", self.stage.as_str()))),
            "paid" => plain(ctx.text(&format!("paid-{}", self.paid.as_str()))),
            "papers" => (self.papers_in.to_string(), Tone::Text),
            "opened" => plain(ctx.words.day(self.opened_on)),
            "binding" => plain(self.client_binding_day.map_or_else(String::new, |day| ctx.words.day(day))),
            _ => (self.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        }
    }

    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)> {
        if let Some(named) = &self.restricted {
            return vec![(self.reference.to_string(), Tone::Title), (restricted_row(named, ctx), Tone::Text)];
        }
        let kind = ctx.text(&format!("case-kind-{}", self.kind.as_str()));
        let stage = ctx.text(&format!("stage-{}", self.stage.as_str()));
        let owner = self.owner.as_ref().map_or_else(|| ctx.text("nobody"), ToString::to_string);
        let papers = i64::try_from(self.papers_in).unwrap_or(i64::MAX);
        let mut lines = vec![
            (self.reference.to_string(), Tone::Title),
            (self.client_name.to_string(), Tone::Text),
            (kind, Tone::Text),
            (ground(self, ctx), Tone::Text),
            (format!("{}: {stage}", ctx.text("field-stage")), Tone::Text),
            (ctx.text(&format!("paid-{}", self.paid.as_str())), Tone::Text),
            (ctx.say(&Phrase::new("case-papers").number("n", papers)), Tone::Text),
            (format!("{}: {owner}", ctx.text("field-owner")), Tone::Text),
            (String::new(), Tone::Text),
        ];
        lines.push(match self.client_binding_day {
            Some(day) => (ctx.say(&Phrase::new("case-binding").day("day", day)), Tone::Text),
            None => (ctx.text("list-nothing-binds"), Tone::Muted),
        });
        lines.retain(|(text, _)| !text.is_empty());
        lines
    }

    fn read(desk: &mut Desk, list: &ListQuery) -> Result<Page<Self>, AppError> {
        desk.case_list(&ListQuery { restricted: true, ..list.clone() })
    }

    fn into_reply(listed: Listed<Self>) -> Reply {
        Reply::Cases(Box::new(listed))
    }

    fn from_reply(reply: Reply) -> Result<Listed<Self>, Reply> {
        match reply {
            Reply::Cases(listed) => Ok(*listed),
            other => Err(other),
        }
    }
}
