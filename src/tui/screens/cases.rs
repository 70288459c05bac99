//! The list of cases.

use super::paged::{Listed, Paged, Row};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{CaseLine, ListQuery, Page};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::tui::context::Context;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// The list, not yet read.
pub fn cases() -> Paged<CaseLine> {
    Paged::default()
}

fn ground(line: &CaseLine, ctx: &Context) -> String {
    line.ground.map_or_else(String::new, |ground| ctx.text(&format!("ground-{}", ground.as_str())))
}

impl Row for CaseLine {
    const PLACE: Place = Place::Cases;
    const TITLE: &'static str = "tab-cases";
    const NEW: Command = Command::NewCase;

    fn id(&self) -> i64 {
        self.id.0
    }

    fn target(&self) -> Target {
        Target::Case(self.client, self.id)
    }

    fn new_form(selected: Option<&Self>) -> FormRequest {
        FormRequest { client: selected.map(|line| line.client), ..FormRequest::new(Kind::Case) }
    }

    fn columns(ctx: &Context) -> Vec<Column> {
        vec![
            Column::new(ctx.text("column-case"), Width::Fixed(12), 0),
            Column::new(ctx.text("column-client"), Width::Share(5), 0),
            Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 2),
            Column::new(ctx.text("column-kind"), Width::Share(3), 1),
            Column::new(ctx.text("column-ground"), Width::Share(3), 3),
            Column::new(ctx.text("column-stage"), Width::Share(3), 1),
            Column::new(ctx.text("column-papers"), Width::Fixed(5), 3),
            Column::new(ctx.text("column-binding-day"), Width::Fixed(10), 2),
            Column::new(ctx.text("column-owner"), Width::Fixed(10), 4),
        ]
    }

    fn cells(&self, ctx: &Context) -> Vec<Cell> {
        vec![
            (self.reference.to_string(), Tone::Text),
            (self.client_name.to_string(), Tone::Text),
            (self.citizenship.map_or_else(String::new, |country| country.to_string()), Tone::Text),
            (ctx.text(&format!("case-kind-{}", self.kind.as_str())), Tone::Text),
            (ground(self, ctx), Tone::Text),
            (ctx.text(&format!("stage-{}", self.stage.as_str())), Tone::Text),
            (self.papers_in.to_string(), Tone::Muted),
            (self.client_binding_day.map_or_else(String::new, |day| ctx.words.day(day)), Tone::Text),
            (self.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        ]
    }

    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)> {
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
        desk.case_list(list)
    }

    fn into_reply(listed: Listed<Self>) -> Reply {
        Reply::Cases(Box::new(listed))
    }

    fn from_reply(reply: Reply) -> Option<Listed<Self>> {
        match reply {
            Reply::Cases(listed) => Some(*listed),
            _ => None,
        }
    }
}
