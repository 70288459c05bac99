//! The list of all open deadlines, one line each; Today shows one line a client and only what is near.

use super::paged::columns::ColumnSpec;
use super::paged::{Listed, Paged, Row};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{ListKind, ListQuery, Page, RowKey, Sort, deadline_number};
use crate::domain::agenda::DueItem;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Width};

/// The list, not yet read.
pub fn deadlines() -> Paged<DueItem> {
    Paged::default()
}

/// A column's width of ten digits and points.
const DAY: Width = Width::Fixed(10);

impl Row for DueItem {
    const PLACE: Place = Place::Deadlines;
    const KIND: ListKind = ListKind::Deadlines;
    const TITLE: &'static str = "deadlines-title";
    const NEW: Option<Command> = None;
    const USUAL: Sort = Sort::Due;
    const BESIDE: &'static [&'static str] = &["owner"];
    const COLUMNS: &'static [ColumnSpec] = &[
        ColumnSpec::new("sign", "", Width::Fixed(2), 0, None),
        ColumnSpec::new("last-day", "column-last-day", Width::Fixed(11), 0, Some(Sort::Due)),
        ColumnSpec::new("warn-day", "column-warn-day", DAY, 2, Some(Sort::Due)).on_demand(),
        ColumnSpec::new("left", "column-left", Width::Fixed(16), 1, Some(Sort::Due)),
        ColumnSpec::new("what", "column-due-what", Width::Share(6), 0, Some(Sort::What)),
        ColumnSpec::new("client", "column-client", Width::Share(4), 0, Some(Sort::Name)),
        ColumnSpec::new("citizenship", "column-citizenship", Width::Fixed(4), 3, Some(Sort::Citizenship)).on_demand(),
        ColumnSpec::new("class", "column-class", Width::Fixed(10), 3, Some(Sort::Class)).on_demand(),
        ColumnSpec::new("state", "column-state", Width::Fixed(10), 3, Some(Sort::State)).on_demand(),
        ColumnSpec::new("case", "column-case", Width::Fixed(12), 4, Some(Sort::Reference)).on_demand(),
        ColumnSpec::new("owner", "column-owner", DAY, 3, Some(Sort::Owner)),
    ];

    fn key(&self) -> RowKey {
        RowKey { id: deadline_number(self.client, &self.rule, &self.subject), client: self.client }
    }

    fn target(&self) -> Target {
        Target::Client(self.client)
    }

    fn new_form(_selected: Option<&Self>) -> Option<FormRequest> {
        None
    }

    fn cell(&self, column: &str, ctx: &Context) -> Cell {
        let tone = || Tone::from(ctx.level(self));
        let plain = |text: String| (text, Tone::Text);
        match column {
            "sign" => (ctx.theme.sign(ctx.level(self)).to_owned(), tone()),
            "last-day" => (ctx.words.day(self.last_day), tone()),
            "warn-day" => (ctx.words.day(self.warn_day), tone()),
            "left" => (ctx.left(self), tone()),
            "what" => plain(ctx.listed_title(self)),
            "client" => plain(self.client_name.to_string()),
            "citizenship" => plain(self.citizenship.map_or_else(String::new, |country| country.to_string())),
            "class" => plain(ctx.text(&format!("class-{}", self.class.as_str()))),
            "state" => plain(ctx.text(&format!("deadline-state-{}", self.state.as_str()))),
            "case" => plain(self.case.as_ref().map_or_else(String::new, ToString::to_string)),
            _ => (self.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        }
    }

    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let owner = self.owner.as_ref().map_or_else(|| ctx.text("nobody"), ToString::to_string);
        let tone = Tone::from(ctx.level(self));
        let mut lines = vec![
            (ctx.title(self).to_owned(), Tone::Title),
            (format!("{} {}", ctx.words.day(self.last_day), ctx.left(self)), tone),
            (self.client_name.to_string(), Tone::Text),
            (format!("{}: {owner}", ctx.text("field-owner")), Tone::Text),
            (ctx.text(&format!("deadline-state-{}", self.state.as_str())), Tone::Text),
        ];
        lines.extend(self.case.iter().map(|case| (case.to_string(), Tone::Text)));
        if let Some(day) = self.look_again_on {
            lines.push((ctx.say(&Phrase::new("deadline-look-again").day("day", day)), Tone::Muted));
        }
        lines.push((self.rule.clone(), Tone::Muted));
        lines
    }

    fn read(desk: &mut Desk, list: &ListQuery) -> Result<Page<Self>, AppError> {
        desk.deadline_list(list)
    }

    fn into_reply(listed: Listed<Self>) -> Reply {
        Reply::Deadlines(Box::new(listed))
    }

    fn from_reply(reply: Reply) -> Result<Listed<Self>, Reply> {
        match reply {
            Reply::Deadlines(listed) => Ok(*listed),
            other => Err(other),
        }
    }
}
