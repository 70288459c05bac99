//! The first page, never a blank list: begin with an empty office, import a sheet, or look at made-up data.
//!
//! Before there is a database, beginning means making it, and nothing is made until the person says so; with an empty
//! database the same page stands in for the Today list, and beginning opens the form of the first client.

use super::{Msg, Screen, hinted};
use crate::app::command::{Command, Place};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::message::Message;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::wrap;
use crate::tui::widgets::{hints, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// The choices, in the order of the page.
const CHOICES: [Command; 3] = [Command::StartEmpty, Command::Import, Command::HowToDemo];

/// The first page.
#[derive(Debug, Clone)]
pub struct FirstStart {
    place: ListPlace,
    /// There is no database yet.
    missing: bool,
}

impl FirstStart {
    /// The page; `missing` when there is no database yet.
    pub fn new(missing: bool) -> Self {
        Self { place: ListPlace::default(), missing }
    }

    fn begin(&self) -> Effects {
        let begin = if self.missing { Effect::Create } else { Effect::Form(FormRequest::new(Kind::Client)) };
        Effects::one(begin)
    }

    fn choose(&self, ctx: &Context) -> Effects {
        match CHOICES.get(self.place.selected()) {
            Some(Command::StartEmpty) if ctx.allows(Command::StartEmpty) => self.begin(),
            Some(command) if *command != Command::StartEmpty && ctx.allows(*command) => {
                Effects::one(Effect::Command(*command))
            }
            _ => Effects::none(),
        }
    }
}

impl Screen for FirstStart {
    fn place(&self) -> Place {
        Place::FirstStart
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("tab-start")
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        matches!(command, Command::Open | Command::Up | Command::Down | Command::StartEmpty)
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Command(Command::Open) => self.choose(ctx),
            Msg::Command(Command::StartEmpty) => self.begin(),
            Msg::Command(command) => {
                self.place.step(command, CHOICES.len(), CHOICES.len());
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let title = Line::styled(format!(" {} ", ctx.text("start-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, hints, ctx);
        let width = usize::from(inner.width.saturating_sub(2)).min(72);
        let question = if self.missing { "start-missing" } else { "start-empty" };
        let mut lines = vec![Line::default()];
        lines.extend(wrap(&ctx.text(question), width).into_iter().map(|line| Line::from(format!(" {line}"))));
        lines.push(Line::default());
        for (at, command) in CHOICES.iter().enumerate() {
            let key = command.spec().keys.first().map(ToString::to_string).unwrap_or_default();
            let selected = at == self.place.selected();
            let mark = if selected { ">" } else { " " };
            let line = format!(" {mark} {key}  {}", ctx.text(&command.text_id()));
            let over = if selected { ctx.theme.selected() } else { ctx.theme.style(Tone::Text) };
            lines.push(Line::styled(text::fit(&line, width + 2), over));
        }
        lines.push(Line::default());
        lines.extend(
            wrap(&ctx.text("start-safety"), width)
                .into_iter()
                .map(|line| Line::styled(format!(" {line}"), ctx.theme.style(Tone::Muted))),
        );
        frame.render_widget(Paragraph::new(lines), inner);
    }
}

/// Asks whether the office is to be made for a sheet.
pub fn ask_to_import() -> Confirm {
    Confirm::harmless(Phrase::new("start-ask-import"), "hint-next", Effect::CreateFor(Target::Import))
}

/// Says how a sheet is imported.
pub fn how_to_import(ctx: &Context) -> Message {
    let id = if ctx.server { "start-import-server" } else { "start-import" };
    explanation("command-how-to-import", id, ctx)
}

/// Says how made-up data are looked at.
pub fn how_to_demo(ctx: &Context) -> Message {
    explanation("command-how-to-demo", "start-demo", ctx)
}

/// `sojourn`, or `sojourn --db office.db` where the person has named the database: a command typed as it stands here
/// must reach the same one.
fn program(ctx: &Context) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~');
    match &ctx.db {
        None => "sojourn".to_owned(),
        Some(db) if db.chars().all(plain) => format!("sojourn --db {db}"),
        Some(db) => format!("sojourn --db '{}'", db.replace('\'', "'\\''")),
    }
}

fn explanation(title: &str, id: &str, ctx: &Context) -> Message {
    let phrase = Phrase::new(id).text("program", program(ctx));
    let paragraphs = ctx.say(&phrase).lines().map(|line| (line.to_owned(), Tone::Text)).collect();
    Message::new(ctx.text(title), paragraphs)
}
