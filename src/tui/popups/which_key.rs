//! After the first of two keys: where the second one leads, at the foot of the screen, at once and without waiting.

use crate::app::command::{Command, Place};
use crate::app::keys::{Code, Key};
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::screens::{Msg, Screen, is_possible};
use crate::tui::spots::Spot;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::text::{fit, width};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

/// Columns between two entries.
const GAP: usize = 3;

/// The second keys and what they give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhichKey {
    entries: Vec<(Key, Command)>,
}

impl WhichKey {
    /// Where one can go from a screen.
    pub fn of(screen: &dyn Screen, ctx: &Context) -> Self {
        let possible = |command: &Command| ctx.allows(*command) && is_possible(*command, screen, ctx);
        let mut entries: Vec<_> = Command::led_to(screen.place()).filter(|(_, command)| possible(command)).collect();
        // Pages first, then what is done on them.
        entries.sort_by_key(|(_, command)| !command.spec().name.starts_with("go-"));
        Self { entries }
    }

    /// Takes the second key; any other one closes.
    #[expect(clippy::needless_pass_by_value, reason = "every popup is given its message")]
    pub fn update(&mut self, msg: Msg, _ctx: &Context) -> Effects {
        let Msg::Key(key) = msg else {
            return Effects::none();
        };
        // Arrows and the wheel lead nowhere from here.
        if matches!(key.code, Code::Up | Code::Down) {
            return Effects::none();
        }
        let wanted = key.physical();
        let led = self.entries.iter().find(|(key, _)| *key == wanted);
        // The same key as in a list: help is help.
        let help = Command::of(key, Place::Today).filter(|command| *command == Command::Help);
        let command = led.map(|(_, command)| *command).or(help);
        command.map_or_else(Effects::close, |command| Effects::close().and(Effect::Command(command)))
    }

    /// Draws the entries in columns.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let texts: Vec<(String, String)> =
            self.entries.iter().map(|(key, command)| (key.to_string(), ctx.text(&command.hint_id()))).collect();
        let entry = texts.iter().map(|(key, text)| width(key) + 1 + width(text)).max().unwrap_or(0) + GAP;
        let room = usize::from(frame.area().width.saturating_sub(4));
        let columns = (room / entry.max(1)).clamp(1, texts.len().max(1));
        let rows = texts.len().div_ceil(columns);
        let area = foot(frame, rows);
        let title = Line::styled(format!(" {} ", ctx.text("which-key-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, Line::default(), ctx);
        let lines: Vec<Line<'_>> = (0..rows)
            .map(|row| {
                let at_row = (0..columns).filter_map(|column| texts.get(column * rows + row));
                Line::from_iter(at_row.flat_map(|(key, text)| {
                    let rest = entry - width(key) - 1;
                    [
                        Span::raw(" "),
                        Span::styled(key.clone(), ctx.theme.style(Tone::Key)),
                        Span::raw(fit(&format!(" {text}"), rest)),
                    ]
                }))
            })
            .collect();
        frame.render_widget(Paragraph::new(lines), inner);
        self.note(inner, (rows, entry), ctx);
    }

    /// Notes where each entry lies.
    fn note(&self, inner: Rect, (rows, entry): (usize, usize), ctx: &Context) {
        let narrow = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        for (at, (_, command)) in self.entries.iter().enumerate() {
            let (column, row) = (narrow(at / rows.max(1) * entry), narrow(at % rows.max(1)));
            let area = Rect {
                x: inner.x.saturating_add(column),
                y: inner.y.saturating_add(row),
                width: narrow(entry),
                height: 1,
            };
            ctx.spots.note(area.intersection(inner), Spot::Command(*command));
        }
    }
}

/// So many rows above the status line, wiped.
fn foot(frame: &mut Frame<'_>, rows: usize) -> Rect {
    let full = frame.area();
    let height = u16::try_from(rows + 2).unwrap_or(u16::MAX).min(full.height);
    let y = full.bottom().saturating_sub(height.saturating_add(1)).max(full.y);
    let area = Rect { y, height, ..full };
    frame.render_widget(Clear, area);
    area
}
