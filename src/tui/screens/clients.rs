//! The list of clients.

use super::paged::{Listed, Paged, Row, is_shared};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{ClientLine, ListQuery, Page};
use crate::domain::record::Kind;
use crate::tui::context::Context;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};

/// The list, not yet read.
pub fn clients() -> Paged<ClientLine> {
    Paged::default()
}

/// The name in the reader's letters, else the other one.
pub fn shown_name(line: &ClientLine) -> String {
    let name = line.name_cyrillic.as_ref().or(line.name_latin.as_ref());
    name.map_or_else(|| line.id.to_string(), ToString::to_string)
}

impl Row for ClientLine {
    const PLACE: Place = Place::Clients;
    const TITLE: &'static str = "tab-clients";
    const NEW: Command = Command::NewClient;

    fn id(&self) -> i64 {
        self.id.0
    }

    fn target(&self) -> Target {
        Target::Client(self.id)
    }

    fn new_form(_selected: Option<&Self>) -> FormRequest {
        FormRequest::new(Kind::Client)
    }

    fn columns(ctx: &Context) -> Vec<Column> {
        let owner = if is_shared(ctx) { 0 } else { 10 };
        vec![
            Column::new("", Width::Fixed(2), 0),
            Column::new(ctx.text("column-last-day"), Width::Fixed(10), 0),
            Column::new(ctx.text("column-left"), Width::Fixed(16), 1),
            Column::new(ctx.text("column-client"), Width::Share(4), 0),
            Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 2),
            Column::new(ctx.text("column-binds"), Width::Share(6), 1),
            Column::new(ctx.text("column-owner"), Width::Fixed(owner), 3),
        ]
    }

    fn cells(&self, ctx: &Context) -> Vec<Cell> {
        let binding = self.binding.as_ref();
        let (sign, tone) = binding.map_or(("", Tone::Muted), |item| {
            let level = ctx.level(item);
            (ctx.theme.sign(level), Tone::from(level))
        });
        vec![
            (sign.to_owned(), tone),
            (binding.map_or_else(String::new, |item| ctx.words.day(item.last_day)), tone),
            (binding.map_or_else(String::new, |item| ctx.left(item)), tone),
            (shown_name(self), Tone::Text),
            (self.citizenship.map_or_else(String::new, |country| country.to_string()), Tone::Text),
            (binding.map_or_else(|| ctx.text("list-nothing-binds"), |item| ctx.marked_title(item)), Tone::Text),
            (self.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        ]
    }

    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let mut lines = vec![(shown_name(self), Tone::Title)];
        lines.extend(self.name_latin.iter().map(|name| (name.to_string(), Tone::Text)));
        let country = self.citizenship.map(|country| country.name(ctx.words.lang()).to_owned());
        let presence = ctx.text(&format!("presence-{}", self.presence.as_str()));
        lines.push((
            [country, Some(presence)].into_iter().flatten().collect::<Vec<_>>().join(ctx.theme.dot()),
            Tone::Text,
        ));
        let owner = self.owner.as_ref().map_or_else(|| ctx.text("nobody"), ToString::to_string);
        lines.push((format!("{}: {owner}", ctx.text("field-owner")), Tone::Text));
        lines.push((self.id.to_string(), Tone::Muted));
        lines.push((String::new(), Tone::Text));
        match &self.binding {
            Some(item) => {
                let tone = Tone::from(ctx.level(item));
                lines.push((format!("{} {}", ctx.words.day(item.last_day), ctx.left(item)), tone));
                lines.push((ctx.marked_title(item), Tone::Text));
                lines.push((item.rule.clone(), Tone::Muted));
            }
            None => lines.push((ctx.text("list-nothing-binds"), Tone::Muted)),
        }
        lines
    }

    fn read(desk: &mut Desk, list: &ListQuery) -> Result<Page<Self>, AppError> {
        desk.client_list(list)
    }

    fn into_reply(listed: Listed<Self>) -> Reply {
        Reply::Clients(Box::new(listed))
    }

    fn from_reply(reply: Reply) -> Option<Listed<Self>> {
        match reply {
            Reply::Clients(listed) => Some(*listed),
            _ => None,
        }
    }
}
