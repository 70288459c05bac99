//! One line to type: a note, a receipt number.

use crate::app::keys::Code;
use crate::domain::clean::Clean;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::text::{cut, wrap};
use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 70;

/// What follows a typed line.
pub type Then = Box<dyn Fn(Clean) -> Effects>;

/// A question with one line for the answer.
pub struct AskLine {
    title: String,
    question: String,
    input: InputLine,
    then: Then,
    /// What Enter does, in a word.
    enter_hint: &'static str,
    /// The save is under way.
    waiting: bool,
    fault: Option<String>,
}

impl AskLine {
    /// A question; an empty answer is not taken.
    pub fn new(
        title: impl Into<String>,
        question: impl Into<String>,
        then: impl Fn(Clean) -> Effects + 'static,
    ) -> Self {
        let (title, question) = (title.into(), question.into());
        Self {
            title,
            question,
            input: InputLine::default(),
            then: Box::new(then),
            enter_hint: "hint-save",
            waiting: false,
            fault: None,
        }
    }

    /// The same, where nothing is saved: Enter goes where the line says.
    #[must_use]
    pub fn for_going(mut self) -> Self {
        self.enter_hint = "hint-open";
        self
    }

    /// Types, answers, closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) if key.code == Code::Esc => return Effects::close(),
            Msg::Key(key) if !self.waiting && key.code == Code::Enter => return self.answer(),
            Msg::Key(key) if !self.waiting => {
                self.input.take(key);
            }
            Msg::Paste(text) if !self.waiting => {
                self.input.insert(&text);
            }
            Msg::Failed(error) => {
                (self.waiting, self.fault) = (false, Some(ctx.say(&error.message)));
            }
            _ => {}
        }
        Effects::none()
    }

    fn answer(&mut self) -> Effects {
        let Some(text) = Clean::line(self.input.text()).non_empty() else {
            return Effects::none();
        };
        self.waiting = true;
        (self.then)(text)
    }

    /// Draws question and line; a long line shows its end.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = ctx.body.width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let mut lines = wrap(self.fault.as_ref().unwrap_or(&self.question), room);
        let area = centred(frame, width, u16::try_from(lines.len() + 3).unwrap_or(u16::MAX));
        let hints =
            [("Enter", self.enter_hint), ("Esc", "hint-cancel")].map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", self.title), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let column = self.input.cursor_column();
        let over = (column + 1).saturating_sub(room).min(column);
        let tail: String = self.input.text().chars().skip(over).collect();
        lines.push(cut(&tail, room));
        let tone = if self.fault.is_some() { Tone::Warning } else { Tone::Muted };
        let last = lines.len() - 1;
        let style = |at: usize| ctx.theme.style(if at == last { Tone::Text } else { tone });
        let text: Vec<Line<'_>> =
            lines.into_iter().enumerate().map(|(at, line)| Line::styled(format!(" {line}"), style(at))).collect();
        let y = inner.y.saturating_add(u16::try_from(last).unwrap_or(u16::MAX));
        let x = u16::try_from(column - over + 1).unwrap_or(u16::MAX).saturating_add(inner.x);
        frame.render_widget(Paragraph::new(text), inner);
        if y < inner.bottom() && x < inner.right() {
            frame.set_cursor_position(Position { x, y });
        }
    }
}
