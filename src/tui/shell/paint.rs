//! Draws the shell: tab line or the way here, body, popups, status line; and hides what nobody else shall read.

use super::Shell;
use crate::app::command::Place;
use crate::app::office::Look;
use crate::domain::private;
use crate::tui::spots::Spot;
use crate::tui::theme::{Tone, darken, flatten, heighten};
use crate::tui::widgets::text::{cut, width};
use ratatui::Frame;
use ratatui::buffer::Buffer;
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

/// A piece of the upper line: text, look, and what a click on it means.
type Piece = (String, Tone, Option<Spot>);

/// Columns that pieces take.
fn total(pieces: &[Piece]) -> usize {
    pieces.iter().map(|(text, ..)| width(text)).sum()
}

impl Shell {
    /// Draws everything.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.ctx.spots.clear();
        if area.is_empty() {
            return;
        }
        if self.is_covered {
            return self.draw_cover(frame);
        }
        self.draw_top(frame, Rect { height: 1, ..area });
        if let Some(page) = self.top() {
            page.screen.draw(frame, body(area), &self.ctx);
            self.draw_open_too(frame, body(area));
        }
        if area.height > 1 {
            self.draw_status(frame, Rect { y: area.bottom() - 1, height: 1, ..area });
        }
        for (_, popup) in &self.popups {
            self.ctx.spots.clear();
            popup.draw(frame, &self.ctx);
        }
        self.finish(frame.buffer_mut());
    }

    /// Draws what was there before, with a status line that says that the next page is being read. Drawn empty and then
    /// full, a page would go over the line twice.
    pub fn draw_turning(&self, before: &Buffer, frame: &mut Frame<'_>) {
        let area = frame.area();
        // A click would be meant for the page that is leaving.
        self.ctx.spots.clear();
        let line = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
        if self.status.is_some() {
            self.draw_status(frame, line);
        } else {
            let text = format!(" {}", self.ctx.text("form-reading"));
            let text = cut(&text, usize::from(area.width));
            frame.render_widget(Paragraph::new(Line::styled(text, self.ctx.theme.style(Tone::Muted))), line);
        }
        self.finish(frame.buffer_mut());
        let above = usize::from(area.width) * usize::from(line.y);
        if let (Some(now), Some(before)) = (frame.buffer_mut().content.get_mut(..above), before.content.get(..above)) {
            now.clone_from_slice(before);
        }
    }

    /// What the whole screen has in common: what nobody else shall read, the look, the letters that the terminal knows.
    fn finish(&self, buffer: &mut Buffer) {
        if self.ctx.hides {
            hide(buffer);
        }
        match self.ctx.office.look {
            Look::Contrast => heighten(buffer),
            Look::Light => darken(buffer),
            Look::Plain | Look::Monochrome => {}
        }
        if self.ctx.theme.ascii {
            flatten(buffer);
        }
    }

    fn draw_top(&self, frame: &mut Frame<'_>, area: Rect) {
        let columns = usize::from(area.width);
        let right = self.who_and_when(columns);
        let (right, room) = self.share_line(columns, right);
        let pieces = if self.opened.is_empty() { self.tabs(room) } else { self.way(room) };
        let mut spans = Vec::new();
        let mut used = 0;
        for (text, tone, spot) in pieces {
            let text = cut(&text, room - used);
            let (x, length) = (area.x + narrow(used), width(&text));
            if let Some(spot) = spot {
                self.ctx.spots.note(Rect { x, width: narrow(length), ..area }, spot);
            }
            used += length;
            spans.push(Span::styled(text, self.ctx.theme.style(tone)));
        }
        spans.push(Span::raw(" ".repeat(columns.saturating_sub(used + width(&right)))));
        spans.push(Span::styled(right, self.ctx.theme.style(Tone::Title)));
        frame.render_widget(Paragraph::new(Line::from(spans)), area);
    }

    /// What stands at the right end, and the room left of it. Who I am gives way to the tabs first, then the year.
    fn share_line(&self, columns: usize, right: String) -> (String, usize) {
        let room = |right: &str| columns.saturating_sub(width(right) + 1);
        let wanted = if self.opened.is_empty() { self.labels(usize::MAX) } else { self.way(usize::MAX) };
        if total(&wanted) <= room(&right) || columns < 60 {
            let room = room(&right);
            return (right, room);
        }
        let date = format!("{} {} ", self.ctx.words.weekday(self.ctx.today()), self.ctx.today().format("%d.%m."));
        let room = room(&date);
        (date, room)
    }

    /// The tabs, the open one marked. Where they do not fit, the names of the others are shortened.
    fn tabs(&self, room: usize) -> Vec<Piece> {
        let longest = [usize::MAX].into_iter().chain((3..=12).rev());
        let mut shortened = longest.map(|longest| self.labels(longest)).skip_while(|pieces| total(pieces) > room);
        shortened.next().unwrap_or_else(|| self.labels(3))
    }

    /// The labels of the tabs, names of those that are not open in at most so many columns.
    fn labels(&self, longest: usize) -> Vec<Piece> {
        let piece = |(at, page): (usize, &super::Page)| {
            let open = at == self.tab;
            let title = page.screen.title(&self.ctx);
            let title = if open { title } else { short(&title, longest) };
            // Brackets are the sign beside the reverse video.
            let (text, tone) =
                if open { (format!("[{title}]"), Tone::Tab) } else { (format!(" {title} "), Tone::Text) };
            (text, tone, Some(Spot::Tab(at)))
        };
        self.tabs.iter().enumerate().map(piece).collect()
    }

    /// The way here: `Clients › Иванова Мария › T-2026-00412`. Where there is little room its beginning is left out,
    /// because the end of it says which page this is.
    fn way(&self, room: usize) -> Vec<Piece> {
        let step = self.ctx.theme.step();
        let mut pieces: Vec<Piece> = Vec::new();
        let tab = self.tabs.get(self.tab).map(|page| (page, Spot::Tab(self.tab)));
        let over = self.opened.iter().enumerate().map(|(at, page)| (page, Spot::Level(at + 1)));
        for (at, (page, spot)) in tab.into_iter().chain(over).enumerate() {
            let last = at == self.opened.len();
            let before = if at == 0 { " " } else { step };
            let tone = if last { Tone::Title } else { Tone::Text };
            pieces.push((format!("{before}{}", page.screen.title(&self.ctx)), tone, Some(spot).filter(|_| !last)));
        }
        let mut left_out = false;
        while pieces.len() > 1 && total(&pieces) + 2 * usize::from(left_out) > room {
            pieces.remove(0);
            left_out = true;
        }
        if left_out {
            pieces.insert(0, (" …".to_owned(), Tone::Text, None));
        }
        pieces
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
        if let Some(told) = self.told_of_card() {
            let line =
                Line::styled(cut(&format!(" {told}"), usize::from(area.width)), self.ctx.theme.style(Tone::Warning));
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

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// Hides, on the page as drawn, whatever looks like a passport's number, an IIN or a telephone: in a note, a letter, a
/// field, on any screen there is or will be. Known numbers were hidden before, by [`Context::private`]; this catches the
/// others. Nothing moves, because a star is as wide as a letter.
///
/// [`Context::private`]: crate::tui::context::Context::private
fn hide(buffer: &mut Buffer) {
    let area = buffer.area;
    for y in area.top()..area.bottom() {
        let letter = |x| buffer.cell((x, y)).and_then(|cell| cell.symbol().chars().next()).unwrap_or(' ');
        let mut letters: Vec<char> = (area.left()..area.right()).map(letter).collect();
        let before = letters.clone();
        if !private::hide_letters(&mut letters) {
            continue;
        }
        for (x, (now, before)) in (area.left()..area.right()).zip(letters.iter().zip(&before)) {
            if let (true, Some(cell)) = (now != before, buffer.cell_mut((x, y))) {
                cell.set_char(*now);
            }
        }
    }
}
