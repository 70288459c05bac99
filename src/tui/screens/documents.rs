//! The list of papers of all cases: what was asked for and has not come, what came and is not checked, what runs out.

use super::paged::columns::ColumnSpec;
use super::paged::{Listed, Paged, Row};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{DocumentLine, ListKind, ListQuery, Page, RowKey, Sort};
use crate::domain::case::DocumentState;
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Width};

/// The list, not yet read.
pub fn documents() -> Paged<DocumentLine> {
    Paged::default()
}

/// A column's width of ten digits and points.
const DAY: Width = Width::Fixed(10);

/// The paper in the reader's language; its id where the rulebook has it no more.
fn title(line: &DocumentLine, ctx: &Context) -> String {
    let title = line.title.as_ref().map(|titles| titles.get(ctx.words.lang()).to_owned());
    title.unwrap_or_else(|| line.requirement.to_string())
}

fn shown(day: Option<Day>, ctx: &Context) -> String {
    day.map_or_else(String::new, |day| ctx.words.day(day))
}

/// How a state looks, with a sign for those who do not see the colour.
fn state(line: &DocumentLine, ctx: &Context) -> Cell {
    let (sign, tone) = match line.state {
        DocumentState::Missing => (" ", Tone::Text),
        DocumentState::Requested => ("?", Tone::Soon),
        DocumentState::Received => ("+", Tone::Title),
        DocumentState::Verified => ("v", Tone::Good),
        DocumentState::Rejected => ("x", Tone::Overdue),
        DocumentState::NotNeeded => ("-", Tone::Muted),
    };
    (format!("{sign} {}", ctx.text(&format!("state-{}", line.state.as_str()))), tone)
}

/// The last day of validity, striking where it has passed.
fn until(line: &DocumentLine, ctx: &Context) -> Cell {
    let over = line.valid_until.is_some_and(|until| until < ctx.today());
    (shown(line.valid_until, ctx), if over { Tone::Overdue } else { Tone::Text })
}

impl Row for DocumentLine {
    const PLACE: Place = Place::Documents;
    const KIND: ListKind = ListKind::Documents;
    const TITLE: &'static str = "tab-documents";
    const NEW: Option<Command> = None;
    const BESIDE: &'static [&'static str] = &["case"];
    const COLUMNS: &'static [ColumnSpec] = &[
        ColumnSpec::new("state", "column-state", Width::Fixed(14), 0, Some(Sort::State)),
        ColumnSpec::new("client", "column-client", Width::Share(4), 0, Some(Sort::Name)),
        ColumnSpec::new("citizenship", "column-citizenship", Width::Fixed(4), 4, Some(Sort::Citizenship)).on_demand(),
        ColumnSpec::new("case", "column-case", Width::Fixed(12), 3, Some(Sort::Reference)),
        ColumnSpec::new("paper", "column-paper", Width::Share(6), 0, Some(Sort::Requirement)),
        ColumnSpec::new("asked", "column-asked", DAY, 1, Some(Sort::Requested)),
        ColumnSpec::new("received", "column-received", DAY, 2, Some(Sort::Received)),
        ColumnSpec::new("until", "column-valid-until", Width::Fixed(12), 3, Some(Sort::Until)),
        ColumnSpec::new("owner", "column-owner", DAY, 4, Some(Sort::Owner)).on_demand(),
    ];

    fn key(&self) -> RowKey {
        RowKey { id: self.id.0, client: self.client }
    }

    fn target(&self) -> Target {
        Target::Case(self.client, self.case)
    }

    fn new_form(_selected: Option<&Self>) -> Option<FormRequest> {
        None
    }

    fn cell(&self, column: &str, ctx: &Context) -> Cell {
        let plain = |text: String| (text, Tone::Text);
        match column {
            "state" => state(self, ctx),
            "client" => plain(self.client_name.to_string()),
            "citizenship" => plain(self.citizenship.map_or_else(String::new, |country| country.to_string())),
            "case" => plain(self.reference.to_string()),
            "paper" => plain(title(self, ctx)),
            "asked" => plain(shown(self.requested_on, ctx)),
            "received" => plain(shown(self.received_on, ctx)),
            "until" => until(self, ctx),
            _ => (self.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        }
    }

    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let owner = self.owner.as_ref().map_or_else(|| ctx.text("nobody"), ToString::to_string);
        let mut lines = vec![
            (title(self, ctx), Tone::Title),
            state(self, ctx),
            (self.client_name.to_string(), Tone::Text),
            (self.reference.to_string(), Tone::Text),
            (format!("{}: {owner}", ctx.text("field-owner")), Tone::Text),
        ];
        if let Some(day) = self.requested_on.filter(|_| self.state == DocumentState::Requested) {
            let days = (ctx.today() - day).num_days().max(0);
            lines.push((ctx.say(&Phrase::new("document-asked-ago").number("n", days)), Tone::Text));
        }
        lines
    }

    fn read(desk: &mut Desk, list: &ListQuery) -> Result<Page<Self>, AppError> {
        desk.document_list(list)
    }

    fn into_reply(listed: Listed<Self>) -> Reply {
        Reply::Documents(Box::new(listed))
    }

    fn from_reply(reply: Reply) -> Result<Listed<Self>, Reply> {
        match reply {
            Reply::Documents(listed) => Ok(*listed),
            other => Err(other),
        }
    }
}
