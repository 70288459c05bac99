//! The list of clients.

use super::paged::columns::ColumnSpec;
use super::paged::{Listed, Paged, Row};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{ClientLine, ListKind, ListQuery, Page, RowKey, Sort};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::tui::context::Context;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Width};

/// The list, not yet read.
pub fn clients() -> Paged<ClientLine> {
    Paged::default()
}

/// The name in the reader's letters, else the other one.
pub fn shown_name(line: &ClientLine) -> String {
    let name = line.name_cyrillic.as_ref().or(line.name_latin.as_ref());
    name.map_or_else(|| line.id.to_string(), ToString::to_string)
}

/// What a row of a restricted client or case says: whom to ask.
pub(super) fn restricted_row(named: &[Clean], ctx: &Context) -> String {
    let id = if named.is_empty() { "access-row-nobody" } else { "access-row" };
    let names: Vec<&str> = named.iter().map(Clean::as_str).collect();
    ctx.say(&Phrase::new(id).text("named", names.join(", ")))
}

/// A column's width of ten digits and points.
const DAY: Width = Width::Fixed(10);

impl Row for ClientLine {
    const PLACE: Place = Place::Clients;
    const KIND: ListKind = ListKind::Clients;
    const TITLE: &'static str = "tab-clients";
    const NEW: Option<Command> = Some(Command::NewClient);
    const BESIDE: &'static [&'static str] = &["owner"];
    const COLUMNS: &'static [ColumnSpec] = &[
        ColumnSpec::new("sign", "", Width::Fixed(2), 0, None),
        ColumnSpec::new("last-day", "column-last-day", Width::Fixed(11), 0, Some(Sort::Binding)),
        ColumnSpec::new("left", "column-left", Width::Fixed(16), 1, Some(Sort::Binding)),
        ColumnSpec::new("client", "column-client", Width::Share(4), 0, Some(Sort::Name)),
        ColumnSpec::new("latin", "column-latin", Width::Share(4), 1, Some(Sort::Name)).on_demand(),
        ColumnSpec::new("citizenship", "column-citizenship", Width::Fixed(4), 2, Some(Sort::Citizenship)),
        ColumnSpec::new("binds", "column-binds", Width::Share(6), 1, Some(Sort::What)),
        ColumnSpec::new("presence", "column-presence", Width::Fixed(14), 3, Some(Sort::Presence)).on_demand(),
        ColumnSpec::new("owner", "column-owner", DAY, 3, Some(Sort::Owner)),
        ColumnSpec::new("number", "column-number", Width::Fixed(9), 4, Some(Sort::Newest)).on_demand(),
    ];

    fn key(&self) -> RowKey {
        RowKey { id: self.id.0, client: self.id }
    }

    fn target(&self) -> Target {
        Target::Client(self.id)
    }

    fn new_form(_selected: Option<&Self>) -> Option<FormRequest> {
        Some(FormRequest::new(Kind::Client))
    }

    fn hidden(&self) -> Option<Clean> {
        self.restricted.as_ref().map(|_| Clean::line(&self.id.to_string()))
    }

    fn cell(&self, column: &str, ctx: &Context) -> Cell {
        if let Some(named) = &self.restricted {
            return match column {
                "client" => (restricted_row(named, ctx), Tone::Muted),
                "number" | "binds" => (self.id.to_string(), Tone::Muted),
                _ => (String::new(), Tone::Muted),
            };
        }
        let binding = self.binding.as_ref();
        let tone = || binding.map_or(Tone::Muted, |item| Tone::from(ctx.level(item)));
        let plain = |text: String| (text, Tone::Text);
        match column {
            "sign" => (binding.map_or_else(String::new, |item| ctx.theme.sign(ctx.level(item)).to_owned()), tone()),
            "last-day" => (binding.map_or_else(String::new, |item| ctx.words.day(item.last_day)), tone()),
            "left" => (binding.map_or_else(String::new, |item| ctx.left(item)), tone()),
            "client" => plain(shown_name(self)),
            "latin" => plain(self.name_latin.as_ref().map_or_else(String::new, ToString::to_string)),
            "citizenship" => plain(self.citizenship.map_or_else(String::new, |country| country.to_string())),
            "binds" => plain(binding.map_or_else(|| ctx.text("list-nothing-binds"), |item| ctx.listed_title(item))),
            "presence" => plain(ctx.text(&format!("presence-{}", self.presence.as_str()))),
            "number" => (self.id.to_string(), Tone::Muted),
            _ => (self.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        }
    }

    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)> {
        if let Some(named) = &self.restricted {
            return vec![(self.id.to_string(), Tone::Title), (restricted_row(named, ctx), Tone::Text)];
        }
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
        desk.client_list(&ListQuery { restricted: true, ..list.clone() })
    }

    fn into_reply(listed: Listed<Self>) -> Reply {
        Reply::Clients(Box::new(listed))
    }

    fn from_reply(reply: Reply) -> Result<Listed<Self>, Reply> {
        match reply {
            Reply::Clients(listed) => Ok(*listed),
            other => Err(other),
        }
    }
}
