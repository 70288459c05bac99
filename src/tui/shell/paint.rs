//! Draws the shell: tab line, body, popups, status line.

use super::Shell;
use crate::app::command::Place;
use crate::app::office::Look;
use crate::tui::theme::{Tone, heighten};
use crate::tui::widgets::text::{cut, width};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// A name in at most so many columns, with a full stop for what is left out.
fn short(name: &str, columns: usize) -> String {
    if width(name) <= columns {
        return name.to_owned();
    }
    let kept = cut(name, columns);
    format!("{}.", kept.trim_end_matches('…').trim_end())
}

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
        if self.ctx.office.look == Look::Contrast {
            heighten(frame.buffer_mut());
        }
    }

    fn draw_tabs(&self, frame: &mut Frame<'_>, area: Rect) {
        let columns = usize::from(area.width);
        let right = self.who_and_when(columns);
        let (right, room) = self.share_line(columns, right);
        let mut spans = Vec::new();
        let mut used = 0;
        for (text, tone) in self.tab_texts(room) {
            let text = cut(&text, room - used);
            used += width(&text);
            spans.push(Span::styled(text, self.ctx.theme.style(tone)));
        }
        spans.push(Span::raw(" ".repeat(columns.saturating_sub(used + width(&right)))));
        spans.push(Span::styled(right, self.ctx.theme.style(Tone::Title)));
        frame.render_widget(Paragraph::new(Line::from(spans)), area);
    }

    /// What stands at the right end, and the room left of it. Who I am gives way to the tabs first, then the year.
    fn share_line(&self, columns: usize, right: String) -> (String, usize) {
        let room = |right: &str| columns.saturating_sub(width(right) + 1);
        let wanted =
            if self.opened.is_empty() { self.labels(usize::MAX, true) } else { self.labels(usize::MAX, false) };
        let wanted: usize = wanted.iter().map(|(text, _)| width(text)).sum();
        if wanted <= room(&right) || columns < 60 {
            let room = room(&right);
            return (right, room);
        }
        let date = format!("{} {} ", self.ctx.words.weekday(self.ctx.today()), self.ctx.today().format("%d.%m."));
        let room = room(&date);
        (date, room)
    }

    /// The tabs, the open one marked, and what was opened over it. Where they do not fit, the names of the other tabs are
    /// shortened, or, under something that was opened, left out.
    fn tab_texts(&self, room: usize) -> Vec<(String, Tone)> {
        let fits = |texts: &[(String, Tone)]| texts.iter().map(|(text, _)| width(text)).sum::<usize>() <= room;
        let whole = self.labels(usize::MAX, true);
        if fits(&whole) {
            return whole;
        }
        if !self.opened.is_empty() {
            return self.labels(usize::MAX, false);
        }
        let shortened = (3..=12).rev().map(|longest| self.labels(longest, true));
        let mut shortened = shortened.skip_while(|texts| !fits(texts));
        shortened.next().unwrap_or_else(|| self.labels(3, true))
    }

    /// The labels of the tab line, names of tabs that are not open in at most so many columns.
    fn labels(&self, longest: usize, others: bool) -> Vec<(String, Tone)> {
        let mut texts = Vec::new();
        for (at, page) in self.tabs.iter().enumerate() {
            let open = at == self.tab;
            if !open && !others {
                continue;
            }
            let title = page.screen.title(&self.ctx);
            let title = if open { title } else { short(&title, longest) };
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
