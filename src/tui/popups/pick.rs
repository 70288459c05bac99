//! One of a list, found by typing.

use crate::app::command::Command;
use crate::app::keys::Code;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::fit;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 60;
const ROWS: usize = 10;

/// What follows a choice, by its number in the list given.
pub type Then = Box<dyn Fn(usize) -> Effects>;

/// A titled list of choices.
pub struct Pick {
    title: String,
    choices: Vec<String>,
    found: Vec<usize>,
    input: InputLine,
    place: ListPlace,
    then: Then,
    /// A choice was made and its save is under way.
    waiting: bool,
    fault: Option<String>,
    width: u16,
}

impl Pick {
    /// A list; `then` says what follows. The popup stays until a save succeeds, or closes with `Effects::close`.
    pub fn new(title: impl Into<String>, choices: Vec<String>, then: impl Fn(usize) -> Effects + 'static) -> Self {
        let found = (0..choices.len()).collect();
        let (title, input, place) = (title.into(), InputLine::default(), ListPlace::default());
        Self { title, choices, found, input, place, then: Box::new(then), waiting: false, fault: None, width: WIDTH }
    }

    /// The same for long lines: as wide as the terminal allows.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { width: u16::MAX, ..self }
    }

    /// Types, chooses, closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) if !self.waiting || key.code == Code::Esc => self.key(key),
            Msg::Paste(text) => {
                self.input.insert(&text);
                self.find();
                Effects::none()
            }
            Msg::Failed(error) => {
                (self.waiting, self.fault) = (false, Some(ctx.say(&error.message)));
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn key(&mut self, key: crate::app::keys::Key) -> Effects {
        let step = |place: &mut ListPlace, command| place.step(command, self.found.len(), ROWS);
        match key.code {
            Code::Esc => return Effects::close(),
            Code::Enter => {
                let chosen = self.found.get(self.place.selected()).copied();
                self.waiting = chosen.is_some();
                return chosen.map_or_else(Effects::none, |at| (self.then)(at));
            }
            Code::Down => {
                step(&mut self.place, Command::Down);
            }
            Code::Up => {
                step(&mut self.place, Command::Up);
            }
            _ if self.input.take(key) => self.find(),
            _ => {}
        }
        Effects::none()
    }

    fn find(&mut self) {
        let typed = self.input.text().to_lowercase();
        let fits = |at: &usize| self.choices.get(*at).is_some_and(|choice| choice.to_lowercase().contains(&typed));
        self.found = (0..self.choices.len()).filter(fits).collect();
        self.place = ListPlace::default();
    }

    /// Draws the list.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let rows = self.found.len().clamp(1, ROWS);
        let area = centred(frame, ctx.body.width.min(self.width), u16::try_from(rows + 3).unwrap_or(u16::MAX));
        let hints = [("Enter", "hint-choose"), ("Esc", "hint-cancel")].map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", self.title), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let first = match &self.fault {
            Some(fault) => Line::styled(fault.clone(), ctx.theme.style(Tone::Warning)),
            None => Line::from(format!("/ {}", self.input.text())),
        };
        let mut lines = vec![first];
        lines.extend(self.found.iter().enumerate().skip(self.place.top_for(ROWS)).take(ROWS).map(|(row, at)| {
            let over = if row == self.place.selected() { ctx.theme.selected() } else { Style::new() };
            let text = self.choices.get(*at).map_or("", String::as_str);
            Line::styled(fit(text, usize::from(inner.width)), over)
        }));
        if self.found.is_empty() {
            lines.push(Line::styled(ctx.text("form-none-fits"), ctx.theme.style(Tone::Muted)));
        }
        let list = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
        ctx.spots.rows(list, self.place.top_for(ROWS), self.found.len(), self.place.selected());
        frame.render_widget(Paragraph::new(lines), inner);
        let column = inner.x.saturating_add(u16::try_from(self.input.cursor_column() + 2).unwrap_or(u16::MAX));
        if self.fault.is_none() && inner.height > 0 && column < inner.right() {
            frame.set_cursor_position(Position { x: column, y: inner.y });
        }
    }
}
