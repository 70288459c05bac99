//! The hint line: keys that act here, most needed first, as many as fit.

use super::text::width;
use crate::app::command::Command;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use ratatui::text::{Line, Span};

/// `Enter open  d record  s snooze` in at most `columns` columns. `commands` stand in the order of need: the most needed
/// ones that fit are shown, in the order of the table; the keys that lead to all others always find room.
pub fn line(commands: &[Command], ctx: &Context, columns: usize) -> Line<'static> {
    let mut chosen = Vec::new();
    let mut used = 0;
    let leads = |command: &&Command| matches!(command, Command::Help | Command::Palette);
    let (help, others): (Vec<Command>, Vec<Command>) = commands.iter().partition(leads);
    for command in help.into_iter().chain(others) {
        let Some(key) = command.spec().keys.first() else {
            continue;
        };
        let pair = (key.to_string(), ctx.text(&command.hint_id()));
        let needed = 3 + width(&pair.0) + width(&pair.1);
        if used + needed < columns {
            used += needed;
            chosen.push((Command::ALL.iter().position(|known| *known == command), pair));
        }
    }
    chosen.sort_by_key(|(place, _)| *place);
    pairs_line(chosen.into_iter().map(|(_, pair)| pair), ctx, columns)
}

/// The same for keys that are no commands, as popups have them.
pub fn pairs_line(pairs: impl IntoIterator<Item = (String, String)>, ctx: &Context, columns: usize) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for (key, text) in pairs {
        let gap = if spans.is_empty() { 1 } else { 2 };
        let needed = gap + width(&key) + 1 + width(&text);
        // One column is kept free before the corner.
        if used + needed + 1 > columns {
            continue;
        }
        used += needed;
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(key, ctx.theme.style(Tone::Key)));
        spans.push(Span::raw(format!(" {text}")));
    }
    if !spans.is_empty() {
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}
