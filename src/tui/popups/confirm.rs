//! Yes or no. What destroys is never confirmed by Enter, only by a letter of its own; anything else cancels.

use crate::app::keys::{Code, Key};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// A question with what follows a yes.
pub struct Confirm {
    question: Phrase,
    yes: Key,
    yes_hint: &'static str,
    then: Option<Effect>,
}

impl Confirm {
    /// A harmless question: Enter says yes.
    pub fn harmless(question: Phrase, yes_hint: &'static str, then: Effect) -> Self {
        Self { question, yes: Key::plain(Code::Enter), yes_hint, then: Some(then) }
    }

    /// A question about something that is hard to take back: only `letter` says yes.
    pub fn grave(question: Phrase, letter: char, yes_hint: &'static str, then: Effect) -> Self {
        Self { question, yes: Key::char(letter), yes_hint, then: Some(then) }
    }

    /// Decides.
    #[expect(clippy::needless_pass_by_value, reason = "every popup is given its message")]
    pub fn update(&mut self, msg: Msg, _ctx: &Context) -> Effects {
        let Msg::Key(key) = msg else {
            return Effects::none();
        };
        let key = key.physical();
        if key == self.yes {
            return self.then.take().map_or_else(Effects::none, |then| Effects::close().and(then));
        }
        match key.code {
            Code::Esc | Code::Backspace | Code::Enter | Code::Char('q') => Effects::close(),
            _ => Effects::none(),
        }
    }

    /// Draws the question.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = ctx.body.width.min(60);
        let lines = wrap(&ctx.say(&self.question), usize::from(width.saturating_sub(4)));
        let area = centred(frame, width, u16::try_from(lines.len() + 2).unwrap_or(u16::MAX));
        let hints = [(self.yes.to_string(), ctx.text(self.yes_hint)), ("Esc".to_owned(), ctx.text("hint-cancel"))];
        let hints = pairs_line(hints, ctx, usize::from(area.width));
        let inner = panel(frame, area, Line::default(), hints, ctx);
        let text: Vec<Line<'_>> = lines.into_iter().map(|line| Line::from(format!(" {line}"))).collect();
        frame.render_widget(Paragraph::new(text).style(ctx.theme.style(Tone::Text)), inner);
    }
}
