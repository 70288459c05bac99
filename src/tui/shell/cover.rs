//! The page over an untouched screen, behind which nothing of the data can be seen; and the end of a session that its
//! person did not choose.

use super::{Shell, Wish};
use crate::app::error::{AppError, ErrorKind};
use crate::app::keys::{Code, Key};
use crate::domain::phrase::Phrase;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

impl Shell {
    /// Covers the screen; what was typed into forms is kept as drafts.
    pub(super) fn cover(&mut self) {
        self.keep_forms();
        (self.is_covered, self.dirty, self.wish) = (true, true, Wish::Redraw);
        self.copies.clear();
    }

    /// A key over the cover: only leaving is left.
    pub(super) fn key_on_cover(&mut self, key: Key) {
        let quits = [Key::ctrl('c'), Key::ctrl('q'), Key::char('q')].contains(&key.physical());
        if quits || key.code == Code::Esc {
            self.leave();
        }
    }

    /// Ends the session for a reason that is told once the terminal is given back.
    pub(super) fn shut_out(&mut self, why: AppError) {
        self.farewell.get_or_insert(why);
        self.leave();
    }

    /// Nobody came back.
    pub(super) fn idle_end(&mut self) {
        self.shut_out(AppError::new(ErrorKind::NotAllowed, Phrase::new("entry-idle-ended")));
    }

    /// Why the session ended, if its person did not choose that; asked once.
    pub fn take_farewell(&mut self) -> Option<AppError> {
        self.farewell.take()
    }

    pub(super) fn draw_cover(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let room = usize::from(area.width.saturating_sub(4)).min(70);
        let who = Phrase::new("entry-covered-who").text("who", self.ctx.office.me.handle().as_str());
        let parts = [
            (self.ctx.text("entry-covered"), Tone::Title),
            (self.ctx.say(&who), Tone::Text),
            (self.ctx.text("entry-covered-how"), Tone::Muted),
        ];
        let lines: Vec<Line<'_>> = parts
            .into_iter()
            .flat_map(|(text, tone)| wrap(&text, room).into_iter().map(move |line| (line, tone)))
            .map(|(line, tone)| Line::styled(line, self.ctx.theme.style(tone)).centered())
            .collect();
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
        let page = Rect { y: area.y + (area.height - height) / 2, height, ..area };
        frame.render_widget(Clear, area);
        frame.render_widget(Paragraph::new(lines), page);
    }
}
