//! Originals that the office holds: all of them, the longest held first, and the passports whose owner travels.
//!
//! Enter opens the client, or the case of a paper; there `y` gives the original back.

use super::client::sheet::{Parts, Row, RowId, Sheet, draw_lines, draw_pane, draw_sections};
use super::{Msg, Screen, Status, Subject, client, framed};
use crate::app::command::{Command, Place};
use crate::app::originals::{HeldLine, Travel};
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::table::{Cell, Column, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Rows read at once: several screenfuls.
const PAGE: usize = 200;

/// From this width on it is said who took an original in; below it stands in the pane.
const WIDE: u16 = 100;

/// The screen.
#[derive(Default)]
pub struct OriginalsScreen {
    read: bool,
    held: Vec<HeldLine>,
    travelling: Vec<(HeldLine, Travel)>,
    /// There may be more than what was read.
    more: bool,
    fetching: bool,
    open: usize,
    sheets: [Sheet; 2],
}

impl OriginalsScreen {
    fn line(&self) -> Option<(&HeldLine, Option<&Travel>)> {
        let RowId::Record(key) = self.sheets.get(self.open)?.selected()?.id else {
            return None;
        };
        if self.open == 0 {
            return self.held.iter().find(|line| line.key == key).map(|line| (line, None));
        }
        let found = self.travelling.iter().find(|(line, _)| line.key == key);
        found.map(|(line, travel)| (line, Some(travel)))
    }

    fn lay_out(&mut self, ctx: &Context) {
        let height = Parts::of(ctx.body, 1, ctx).rows();
        let held = self.held.iter().map(|line| row(line, None, ctx)).collect();
        let travelling = self.travelling.iter().map(|(line, travel)| row(line, Some(travel), ctx)).collect();
        self.sheets[0].set(columns(false, ctx), held, height);
        self.sheets[1].set(columns(true, ctx), travelling, height);
    }

    /// Fetches more before the selection reaches the end.
    fn reach(&mut self) -> Effects {
        let chosen = self.line().map(|(line, _)| line.key);
        let near = self.held.iter().rev().take(PAGE / 4).any(|line| Some(line.key) == chosen);
        let Some(last) = self.held.last().filter(|_| near && self.open == 0 && self.more && !self.fetching).cloned()
        else {
            return Effects::none();
        };
        self.fetching = true;
        Effects::read(Lane::More, move |desk| Ok(Reply::MoreOriginals(desk.originals_held(Some(&last), PAGE)?)))
    }

    fn ask(&mut self) -> Effects {
        let limit = self.held.len().max(PAGE);
        self.fetching = false;
        Effects::read(Lane::Main, move |desk| {
            Ok(Reply::Originals(desk.originals_held(None, limit)?, desk.held_of_travellers(PAGE)?))
        })
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        if let Some(to) = client::section_after(command, self.open, self.sheets.len()) {
            self.open = to;
        } else if command == Command::Open {
            return self.open_selected();
        } else if let Some(sheet) = self.sheets.get_mut(self.open) {
            sheet.step(command, Parts::of(ctx.body, 1, ctx).rows());
        }
        self.reach()
    }

    fn open_selected(&self) -> Effects {
        let Some((line, _)) = self.line() else { return Effects::none() };
        let target = match &line.case {
            Some((case, _)) => Target::Case(line.client, *case),
            None => Target::Client(line.client),
        };
        Effects::one(Effect::Open(target))
    }

    fn head(&self, ctx: &Context) -> Vec<(String, Tone)> {
        let count = i64::try_from(self.travelling.len()).unwrap_or(i64::MAX);
        let tone = if self.travelling.is_empty() { Tone::Muted } else { Tone::Warning };
        vec![(ctx.say(&Phrase::new("originals-travelling").number("n", count)), tone)]
    }

    fn names(ctx: &Context) -> [String; 2] {
        ["originals-all", "originals-travel"].map(|id| ctx.text(id))
    }
}

fn columns(travelling: bool, ctx: &Context) -> Vec<Column> {
    // What it is needs room before anything else.
    let by = if ctx.body.width < WIDE { Width::Fixed(0) } else { Width::Fixed(12) };
    let first = if travelling { "originals-leaves" } else { "originals-since" };
    vec![
        Column::new(ctx.text(first), Width::Fixed(10), 0),
        Column::new(ctx.text("column-client"), Width::Share(3), 0),
        Column::new(ctx.text("act-what"), Width::Share(3), 0),
        Column::new(ctx.text("act-where"), Width::Share(2), 1),
        Column::new(ctx.text("field-held_by"), by, 3),
        Column::new(ctx.text("column-case"), Width::Fixed(12), 2),
    ]
}

fn row(line: &HeldLine, travel: Option<&Travel>, ctx: &Context) -> Row {
    let words = |text: Option<&crate::domain::clean::Clean>| text.map_or_else(String::new, ToString::to_string);
    let since = |day: Option<crate::domain::day::Day>| day.map_or_else(|| "—".to_owned(), |day| ctx.words.day(day));
    let first: Cell = match travel {
        None => (since(line.since), Tone::Text),
        Some(Travel::Abroad) => (ctx.text("presence-abroad"), Tone::Overdue),
        Some(travel) => (since(travel.day()), Tone::Critical),
    };
    let cells = vec![
        first,
        (line.client_name.to_string(), Tone::Text),
        (what(line, ctx), Tone::Text),
        (words(line.kept_at.as_ref()), Tone::Text),
        (words(line.by.as_ref()), Tone::Muted),
        (words(line.case.as_ref().map(|(_, reference)| reference)), Tone::Muted),
    ];
    Row { id: RowId::Record(line.key), cells }
}

/// `Passport FA1234567`, or the title of a paper.
fn what(line: &HeldLine, ctx: &Context) -> String {
    if line.key.kind == Kind::IdentityDocument {
        let kind = ctx.text(&format!("identity-kind-{}", line.what));
        return format!("{kind} {}", ctx.private(line.number.as_deref().unwrap_or_default()));
    }
    line.titles.as_ref().map_or(line.what.as_str(), |titles| titles.get(ctx.words.lang())).to_owned()
}

fn about(line: &HeldLine, travel: Option<&Travel>, ctx: &Context) -> Vec<(String, Tone)> {
    let mut lines = vec![(format!("{}{}{}", line.client_name, ctx.theme.dot(), what(line, ctx)), Tone::Title)];
    lines.extend(travel.map(|travel| (ctx.say(&why(travel)), Tone::Critical)));
    let day = line.since.map_or_else(String::new, |day| ctx.words.day(day));
    let (kept_at, by) = (line.kept_at.as_deref().unwrap_or_default(), line.by.as_deref().unwrap_or_default());
    let parts = [("field-held_since", day.as_str()), ("field-kept_at", kept_at), ("field-held_by", by)];
    let parts = parts.iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = parts.map(|(id, value)| format!("{}: {value}", ctx.text(id))).collect();
    lines.push((parts.join(ctx.theme.dot()), Tone::Text));
    lines
}

/// Why the owner needs it.
fn why(travel: &Travel) -> Phrase {
    match travel {
        Travel::Trip { on, title } => Phrase::new("travel-trip").day("day", *on).text("title", title.as_str()),
        Travel::Exit { on } => Phrase::new("travel-exit").day("day", *on),
        Travel::Abroad => Phrase::new("travel-abroad"),
    }
}

impl Screen for OriginalsScreen {
    fn place(&self) -> Place {
        Place::Originals
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("originals-title")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Open => self.line().is_some(),
            Command::Back => false,
            _ => command.belongs_to(Place::Originals) && ctx.allows(command),
        }
    }

    fn subject(&self) -> Option<Subject> {
        self.line().map(|(line, _)| format!("{:?}", line.key))
    }

    fn client(&self) -> Option<ClientId> {
        self.line().map(|(line, _)| line.client)
    }

    fn status(&self, ctx: &Context) -> Status {
        let text = if self.read { String::new() } else { ctx.text("form-reading") };
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return self.ask(),
            Msg::Reply(Reply::Originals(held, travelling)) => {
                (self.read, self.more) = (true, held.len() >= PAGE);
                (self.held, self.travelling) = (held, travelling);
                self.lay_out(ctx);
            }
            Msg::Reply(Reply::MoreOriginals(mut lines)) => {
                (self.fetching, self.more) = (false, lines.len() == PAGE);
                self.held.append(&mut lines);
                self.lay_out(ctx);
            }
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Resized => self.lay_out(ctx),
            Msg::Failed(_) => self.fetching = false,
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        framed(self, frame, area, ctx);
        let Some(sheet) = self.sheets.get(self.open).filter(|_| self.read) else { return };
        let parts = Parts::of(area, 1, ctx);
        draw_lines(frame, parts.head, self.head(ctx), ctx);
        draw_sections(frame, parts.sections, &Self::names(ctx), self.open, ctx);
        let empty = if self.open == 0 { "originals-none" } else { "originals-nobody-travels" };
        sheet.draw(frame, parts.list, &ctx.text(empty), ctx);
        let about = self.line().map(|(line, travel)| about(line, travel, ctx)).unwrap_or_default();
        draw_pane(frame, area, parts.pane, (&ctx.text("page-details-title"), &about), ctx);
    }
}
