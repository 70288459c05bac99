//! Draws the shell: tab line, body, popups, status line.

use super::Shell;
use crate::app::command::Place;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::{cut, width};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// The room between the tab line and the status line.
pub(super) fn body(area: Rect) -> Rect {
    Rect { y: area.y + area.height.min(1), height: area.height.saturating_sub(2), ..area }
}

impl Shell {
    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        if area.is_empty() {
            return;
        }
        self.draw_tabs(frame, Rect { height: 1, ..area });
        if let Some(page) = self.top() {
            page.screen.draw(frame, body(area), &self.ctx);
        }
        if area.height > 1 {
            self.draw_status(frame, Rect { y: area.bottom() - 1, height: 1, ..area });
        }
        for (_, popup) in &self.popups {
            popup.draw(frame, &self.ctx);
        }
    }

    fn draw_tabs(&self, frame: &mut Frame<'_>, area: Rect) {
        let columns = usize::from(area.width);
        let right = self.who_and_when(columns);
        let room = columns.saturating_sub(width(&right) + 1);
        let mut spans = Vec::new();
        let mut used = 0;
        for (text, tone) in self.tab_texts() {
            let text = cut(&text, room - used);
            used += width(&text);
            spans.push(Span::styled(text, self.ctx.theme.style(tone)));
        }
        spans.push(Span::raw(" ".repeat(columns.saturating_sub(used + width(&right)))));
        spans.push(Span::styled(right, self.ctx.theme.style(Tone::Title)));
        frame.render_widget(Paragraph::new(Line::from(spans)), area);
    }

    /// The tabs, the open one marked, and what was opened over it.
    fn tab_texts(&self) -> Vec<(String, Tone)> {
        let mut texts = Vec::new();
        for (at, page) in self.tabs.iter().enumerate() {
            let open = at == self.tab;
            let title = page.screen.title(&self.ctx);
            // Brackets are the sign beside the reverse video.
            let text = if open && self.opened.is_empty() { format!("[{title}]") } else { format!(" {title} ") };
            texts.push((text, if open { Tone::Tab } else { Tone::Text }));
        }
        for page in &self.opened {
            texts.push((format!(" > {}", page.screen.title(&self.ctx)), Tone::Title));
        }
        texts
    }

    /// `пн 23.11.2026 · a.serikova `, shortened where there is little room.
    fn who_and_when(&self, columns: usize) -> String {
        let ctx = &self.ctx;
        let date = ctx.words.day(ctx.today());
        let who = ctx.office.me.handle();
        let dot = if who.is_empty() { "" } else { ctx.theme.dot() };
        let full = format!("{} {date}{dot}{who} ", ctx.words.weekday(ctx.today()));
        match columns {
            60.. => cut(&full, columns / 2),
            30.. => format!("{date} "),
            _ => String::new(),
        }
    }

    fn draw_status(&self, frame: &mut Frame<'_>, area: Rect) {
        if let Some((text, tone)) = &self.status {
            let line = Line::styled(cut(&format!(" {text}"), usize::from(area.width)), self.ctx.theme.style(*tone));
            return frame.render_widget(Paragraph::new(line), area);
        }
        let Some(page) = self.top() else { return };
        let status = page.screen.status(&self.ctx);
        frame.render_widget(Paragraph::new(status.line), area);
        if let Some(column) = status.cursor.filter(|column| *column < area.width && self.popups.is_empty()) {
            frame.set_cursor_position(Position { x: area.x + column, y: area.y });
        }
    }

    /// Where the person is, for tests.
    pub fn here(&self) -> Place {
        self.place()
    }
}
