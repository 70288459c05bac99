//! The first step: which file. A path is typed or pasted; Tab completes names of folders and sheets.

use super::ImportNews;
use crate::app::import::local;
use crate::app::keys::{Code, Key};
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::text::{cut, width, wrap};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::path::PathBuf;

/// The page.
#[derive(Default)]
pub(super) struct PathPage {
    input: InputLine,
    names: Option<Vec<String>>,
    pub(super) fault: Option<(String, Tone)>,
}

/// What a key asked for.
pub(super) enum Asked {
    Nothing,
    Leave,
    Complete(String),
    Read(PathBuf),
}

impl PathPage {
    pub(super) fn key(&mut self, key: Key) -> Asked {
        match key.code {
            Code::Esc => Asked::Leave,
            Code::Tab => Asked::Complete(self.input.text().to_owned()),
            Code::Enter if self.input.text().trim().is_empty() => Asked::Nothing,
            Code::Enter => {
                (self.fault, self.names) = (None, None);
                Asked::Read(local::place(self.input.text()))
            }
            _ => {
                if self.input.take(key) {
                    (self.fault, self.names) = (None, None);
                }
                Asked::Nothing
            }
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.input.insert(text);
        (self.fault, self.names) = (None, None);
    }

    pub(super) fn complete(&mut self, better: &str, names: Vec<String>) {
        self.input.clear();
        self.input.insert(better);
        // A name that stands alone is in the line already.
        let whole = names.len() == 1;
        self.names = (!whole).then_some(names);
    }

    pub(super) fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let room = usize::from(area.width.saturating_sub(2));
        let mut lines = vec![(String::new(), Tone::Text), (ctx.text("import-ask-path"), Tone::Title)];
        let label = format!("{}: ", ctx.text("import-path"));
        let columns = room.saturating_sub(width(&label) + 1);
        let at = self.input.cursor_column();
        let over = (at + 1).saturating_sub(columns).min(at);
        let shown: String = self.input.text().chars().skip(over).collect();
        let row = lines.len();
        lines.push((format!("{label}{}", cut(&shown, columns + 1)), Tone::Text));
        lines.push((String::new(), Tone::Text));
        let about = match (&self.fault, &self.names) {
            (Some((said, tone)), _) => (said.clone(), *tone),
            (None, Some(names)) if names.is_empty() => (ctx.text("import-no-names"), Tone::Warning),
            (None, Some(_)) => (ctx.text("import-names"), Tone::Muted),
            (None, None) => (ctx.text("import-path-about"), Tone::Muted),
        };
        lines.extend(wrap(&about.0, room.min(76)).into_iter().map(|line| (line, about.1)));
        lines.extend(self.names.iter().flatten().map(|name| (format!("  {name}"), Tone::Text)));
        let text: Vec<Line<'_>> = lines
            .into_iter()
            .map(|(line, tone)| Line::styled(format!(" {}", cut(&line, room)), ctx.theme.style(tone)))
            .collect();
        frame.render_widget(Paragraph::new(text), area);
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(short(1 + width(&label) + at - over));
        let y = area.y.saturating_add(short(row));
        if x < area.right() && y < area.bottom() {
            frame.set_cursor_position(Position { x, y });
        }
    }
}

/// Looks for names that complete what was typed.
pub(super) fn complete(typed: String) -> Effects {
    Effects::read(Lane::Preview, move |desk| {
        let (better, names) = local::completed(&typed, &desk.own_machine(super::work::IMPORT)?);
        Ok(Reply::Import(Box::new(ImportNews::Names(better, names))))
    })
}

pub(super) fn hints(ctx: &Context, columns: usize) -> Line<'static> {
    let keys = [("Enter", "hint-open"), ("Tab", "hint-import-complete"), ("Esc", "hint-cancel")];
    pairs_line(keys.map(|(key, id)| (key.to_owned(), ctx.text(id))), ctx, columns)
}
