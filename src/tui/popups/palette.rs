//! Any command by its name: a few letters of it, in the person's language or in English, in order but not side by side.

use crate::app::command::Command;
use crate::app::keys::Code;
use crate::domain::lang::Lang;
use crate::i18n::Catalogue;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::screens::{Msg, Screen, is_possible};
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::fit;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 70;
const ROWS: usize = 10;
const KEYS: usize = 12;

struct Entry {
    command: Command,
    text: String,
    /// Its key, where it acts in this place.
    key: String,
    /// What is searched: the text, its English twin and the stable name, folded.
    sought: Vec<String>,
}

/// A line to type in and the commands that match it.
pub struct Palette {
    input: InputLine,
    entries: Vec<Entry>,
    found: Vec<usize>,
    place: ListPlace,
}

impl Palette {
    /// The commands that can be given from this screen.
    pub fn of(screen: &dyn Screen, ctx: &Context) -> Self {
        let english = Catalogue::new(Lang::En);
        let possible = |command: &&Command| {
            command.belongs_to(screen.place())
                && ctx.allows(**command)
                && **command != Command::Palette
                && is_possible(**command, screen, ctx)
        };
        let entries = Command::ALL.iter().filter(possible).map(|command| {
            let text = ctx.text(&command.text_id());
            let english = english.text(&command.text_id()).to_lowercase();
            let sought = vec![text.to_lowercase(), english, command.spec().name.to_owned()];
            let acts = command.spec().places.contains(&screen.place());
            let key = command.spec().keys.first().filter(|_| acts).map(ToString::to_string).unwrap_or_default();
            Entry { command: *command, text, key, sought }
        });
        let mut palette = Self {
            input: InputLine::default(),
            entries: entries.collect(),
            found: Vec::new(),
            place: ListPlace::default(),
        };
        palette.find();
        palette
    }

    fn find(&mut self) {
        let typed = self.input.text().to_lowercase();
        let mut scored: Vec<(usize, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| entry.sought.iter().filter_map(|text| score(text, &typed)).min().map(|s| (s, at)))
            .collect();
        scored.sort_unstable();
        self.found = scored.into_iter().map(|(_, at)| at).collect();
        self.place = ListPlace::default();
    }

    /// Types, chooses, closes.
    pub fn update(&mut self, msg: Msg, _ctx: &Context) -> Effects {
        let changed = match msg {
            Msg::Paste(text) => self.input.insert(&text),
            Msg::Key(key) => match key.code {
                Code::Esc => return Effects::close(),
                Code::Enter => return self.choose(),
                Code::Down => self.step(Command::Down),
                Code::Up => self.step(Command::Up),
                Code::Backspace if self.input.text().is_empty() => return Effects::close(),
                _ => self.input.take(key),
            },
            _ => false,
        };
        if changed {
            self.find();
        }
        Effects::none()
    }

    fn step(&mut self, command: Command) -> bool {
        self.place.step(command, self.found.len(), ROWS);
        false
    }

    fn choose(&self) -> Effects {
        let chosen = self.found.get(self.place.selected()).and_then(|at| self.entries.get(*at));
        chosen.map_or_else(Effects::none, |entry| Effects::close().and(Effect::Command(entry.command)))
    }

    /// Draws the line and what matches it.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let rows = self.found.len().clamp(1, ROWS);
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(rows + 3).unwrap_or(u16::MAX));
        let hints = [("Enter", "hint-choose"), ("Esc", "hint-cancel")];
        let hints = hints.map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", ctx.text("palette-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let mut lines = vec![Line::from(format!(": {}", self.input.text()))];
        let top = self.place.top_for(ROWS);
        lines.extend(self.found.iter().enumerate().skip(top).take(ROWS).filter_map(|(row, at)| {
            Some(Self::line(self.entries.get(*at)?, row == self.place.selected(), inner, ctx))
        }));
        if self.found.is_empty() {
            lines.push(Line::styled(ctx.text("palette-none"), ctx.theme.style(Tone::Muted)));
        }
        frame.render_widget(Paragraph::new(lines), inner);
        let column = inner.x.saturating_add(u16::try_from(self.input.cursor_column() + 2).unwrap_or(u16::MAX));
        if inner.height > 0 && column < inner.right() {
            frame.set_cursor_position(Position { x: column, y: inner.y });
        }
    }

    fn line(entry: &Entry, selected: bool, inner: Rect, ctx: &Context) -> Line<'static> {
        let room = usize::from(inner.width).saturating_sub(KEYS + 1);
        let over = if selected { ctx.theme.selected() } else { ratatui::style::Style::new() };
        Line::from(vec![
            Span::styled(fit(&entry.text, room), over),
            Span::styled(format!(" {}", fit(&entry.key, KEYS)), ctx.theme.style(Tone::Key).patch(over)),
        ])
    }
}

/// How well the letters of `typed` stand in order in `text`: 0 is best; `None` when they do not.
fn score(text: &str, typed: &str) -> Option<usize> {
    if let Some(at) = text.find(typed) {
        // At the beginning of a word is better than inside one.
        let at_word = at == 0 || text[..at].ends_with([' ', '-', '(']);
        return Some(if at_word { 0 } else { 50 } + at.min(40));
    }
    let mut rest = text.char_indices();
    let mut gaps = 100;
    for wanted in typed.chars() {
        let before = rest.offset();
        let (at, _) = rest.find(|(_, c)| *c == wanted)?;
        gaps += at - before;
    }
    Some(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beat_scattered_letters_and_strangers_are_left_out() {
        let score = |typed| score("put off to a day", typed);
        assert!(score("put") < score("off") && score("off") < score("pof"));
        assert_eq!(score("zz"), None);
        assert_eq!(score(""), Some(0));
    }
}
