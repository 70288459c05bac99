//! Something to read, longer than the status line: errors with what to do, a trail in full.

use crate::app::keys::Code;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap_hanging;
use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Widest text column, for reading.
const WIDTH: u16 = 76;

/// A titled text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    title: String,
    paragraphs: Vec<(String, Tone)>,
    top: usize,
}

impl Message {
    /// A text of paragraphs. What stands before a tab in one stays in a column of its own.
    pub fn new(title: impl Into<String>, paragraphs: Vec<(String, Tone)>) -> Self {
        Self { title: title.into(), paragraphs, top: 0 }
    }

    fn lines(&self, width: usize) -> Vec<(String, Tone)> {
        let broken = self.paragraphs.iter();
        broken.flat_map(|(text, tone)| wrap_hanging(text, width).into_iter().map(|line| (line, *tone))).collect()
    }

    fn room(ctx: &Context) -> (usize, usize) {
        (usize::from(ctx.body.width.min(WIDTH).saturating_sub(4)), usize::from(ctx.body.height.saturating_sub(2)))
    }

    /// Scrolls or closes.
    #[expect(clippy::needless_pass_by_value, reason = "every popup is given its message")]
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        let Msg::Key(key) = msg else {
            return Effects::none();
        };
        let (width, height) = Self::room(ctx);
        let lowest = self.lines(width).len().saturating_sub(height);
        match key.physical().code {
            Code::Down | Code::Char('j') => self.top = (self.top + 1).min(lowest),
            Code::Up | Code::Char('k') => self.top = self.top.saturating_sub(1),
            Code::PageDown | Code::Char(' ') => self.top = (self.top + height).min(lowest),
            Code::PageUp => self.top = self.top.saturating_sub(height),
            Code::Enter | Code::Esc | Code::Backspace | Code::Char('q') => return Effects::close(),
            _ => {}
        }
        Effects::none()
    }

    /// Draws the text.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let (width, height) = Self::room(ctx);
        let lines = self.lines(width);
        let shown = lines.len().min(height);
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(shown + 2).unwrap_or(u16::MAX));
        let mut hints = vec![("Enter".to_owned(), ctx.text("hint-close"))];
        if lines.len() > height {
            hints.push(("↑ ↓".to_owned(), ctx.text("hint-scroll")));
        }
        let title = Line::styled(format!(" {} ", self.title), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let visible = lines.into_iter().skip(self.top).take(height);
        let text: Vec<Line<'_>> =
            visible.map(|(line, tone)| Line::from(Span::styled(format!(" {line}"), ctx.theme.style(tone)))).collect();
        frame.render_widget(Paragraph::new(text), inner);
    }
}
