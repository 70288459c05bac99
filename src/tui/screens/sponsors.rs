//! The list of sponsors: those whose signature expires first, or those found by name or BIN.

use super::client::sheet::{Parts, Row, RowId, Sheet, draw_lines};
use super::{Msg, Screen, Status, Subject, framed};
use crate::app::command::{Command, Place};
use crate::app::keys::{Code, Key as Press};
use crate::app::sponsors::SponsorLine;
use crate::domain::id::SponsorId;
use crate::domain::record::{Key, Kind};
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::table::{Column, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// As many as are shown; more are found by their name.
const MOST: usize = 300;
/// People are counted up to this many.
const COUNTED: usize = 1_000;

/// The screen.
#[derive(Default)]
pub struct SponsorsScreen {
    lines: Option<Vec<SponsorLine>>,
    sheet: Sheet,
    input: InputLine,
    typing: bool,
}

impl SponsorsScreen {
    fn selected(&self) -> Option<SponsorId> {
        match &self.sheet.selected()?.id {
            RowId::Record(key) => Some(SponsorId(key.id)),
            _ => None,
        }
    }

    fn ask(&self) -> Effects {
        let text = self.input.text().to_owned();
        Effects::read(Lane::Main, move |desk| Ok(Reply::Sponsors(desk.sponsor_list(&text, MOST)?)))
    }

    fn height(ctx: &Context) -> usize {
        Parts::of(ctx.body, 1, ctx).rows()
    }

    fn lay_out(&mut self, ctx: &Context) {
        let rows = self.lines.iter().flatten().map(|line| row(line, ctx)).collect();
        self.sheet.set(columns(ctx), rows, Self::height(ctx));
    }

    fn key(&mut self, key: Press, ctx: &Context) -> Effects {
        let step = match key.code {
            Code::Enter => {
                self.typing = false;
                return Effects::none();
            }
            Code::Esc => return self.clear(),
            Code::Up => Command::Up,
            Code::Down => Command::Down,
            Code::PageUp => Command::PageUp,
            Code::PageDown => Command::PageDown,
            _ => return if self.input.take(key) { self.ask() } else { Effects::none() },
        };
        self.sheet.step(step, Self::height(ctx));
        Effects::none()
    }

    fn clear(&mut self) -> Effects {
        self.typing = false;
        self.input.clear();
        self.ask()
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        let Some(id) = self.selected() else {
            self.typing |= command == Command::Find;
            return if command == Command::Back { self.clear() } else { Effects::none() };
        };
        match command {
            Command::Open => Effects::one(Effect::Open(Target::Sponsor(id))),
            Command::Edit => Effects::one(Effect::Form(FormRequest {
                key: Some(Key { kind: Kind::Sponsor, id: id.0 }),
                ..FormRequest::new(Kind::Sponsor)
            })),
            Command::Find => {
                self.typing = true;
                Effects::none()
            }
            Command::Back => self.clear(),
            _ => {
                self.sheet.step(command, Self::height(ctx));
                Effects::none()
            }
        }
    }
}

fn columns(ctx: &Context) -> Vec<Column> {
    vec![
        Column::new(ctx.text("field-name"), Width::Share(4), 0),
        Column::new(ctx.text("field-kind"), Width::Share(2), 2),
        Column::new(ctx.text("field-bin"), Width::Fixed(12), 3),
        Column::new(ctx.text("sponsor-column-people"), Width::Fixed(6), 0),
        Column::new(ctx.text("sponsor-column-signature"), Width::Fixed(12), 1),
    ]
}

fn row(line: &SponsorLine, ctx: &Context) -> Row {
    let days = line.signature_expires.map(|day| (day - ctx.today()).num_days());
    let tone = match days {
        Some(..0) => Tone::Overdue,
        Some(0..=30) => Tone::Critical,
        _ => Tone::Text,
    };
    let people = if line.people > COUNTED { format!("{COUNTED}+") } else { line.people.to_string() };
    let cells = vec![
        (line.name.to_string(), Tone::Text),
        (ctx.text(&format!("sponsor-kind-{}", line.kind.as_str())), Tone::Muted),
        (line.bin.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
        (people, Tone::Text),
        (line.signature_expires.map_or_else(|| "—".to_owned(), |day| ctx.words.day(day)), tone),
    ];
    Row { id: RowId::Record(Key { kind: Kind::Sponsor, id: line.id.0 }), cells }
}

impl Screen for SponsorsScreen {
    fn place(&self) -> Place {
        Place::Sponsors
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("sponsors-title")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Open | Command::Edit => self.selected().is_some(),
            Command::Back => !self.input.text().is_empty(),
            Command::Find => true,
            _ => command.belongs_to(Place::Sponsors) && ctx.allows(command),
        }
    }

    fn takes_text(&self) -> bool {
        self.typing
    }

    fn subject(&self) -> Option<Subject> {
        self.selected().map(|id| id.to_string())
    }

    fn status(&self, ctx: &Context) -> Status {
        if !self.typing && self.input.text().is_empty() {
            let text = if self.lines.is_some() { "" } else { &ctx.text("form-reading") };
            return Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None };
        }
        let line = Line::from(vec![
            Span::styled(" / ", ctx.theme.style(Tone::Key)),
            Span::styled(self.input.text().to_owned(), ctx.theme.style(Tone::Title)),
        ]);
        let column = u16::try_from(self.input.cursor_column() + 3).unwrap_or(u16::MAX);
        Status { line, cursor: self.typing.then_some(column) }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return self.ask(),
            Msg::Reply(Reply::Sponsors(lines)) => {
                self.lines = Some(lines);
                self.lay_out(ctx);
            }
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Key(key) => return self.key(key, ctx),
            Msg::Paste(text) if self.input.insert(&text) => return self.ask(),
            Msg::Resized => self.lay_out(ctx),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        framed(self, frame, area, ctx);
        let Some(lines) = &self.lines else { return };
        let parts = Parts::of(area, 1, ctx);
        let order = if self.input.text().is_empty() { "sponsors-by-signature" } else { "sponsors-found" };
        let order = if lines.len() == MOST { "sponsors-more" } else { order };
        draw_lines(frame, parts.head, vec![(ctx.text(order), Tone::Muted)], ctx);
        let whole = Rect { height: area.bottom().saturating_sub(parts.sections.y + 1), ..parts.sections };
        let empty = if self.input.text().is_empty() { "sponsors-none" } else { "list-no-match" };
        self.sheet.draw(frame, whole, &ctx.text(empty), ctx);
    }
}
