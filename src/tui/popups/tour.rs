//! Five pages for whoever is here for the first time. They can be passed over with one key, and come again by name.
//!
//! Keys are named from the command table, so the pages cannot tell of a key that does something else.

use crate::app::command::Command;
use crate::app::keys::Code;
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

/// Widest text column, for reading.
const WIDTH: u16 = 68;

/// Title, text, and the commands whose keys the text names.
type Page = (&'static str, &'static str, &'static [(&'static str, Command)]);

/// Title and text of each page, and the commands whose keys the text names, by the name of the variable.
const PAGES: [Page; 5] = [
    ("tour-today-title", "tour-today", &[("open", Command::Open), ("why", Command::Why)]),
    ("tour-keys-title", "tour-keys", &[("help", Command::Help), ("palette", Command::Palette), ("go", Command::Go)]),
    ("tour-record-title", "tour-record", &[("fact", Command::Fact), ("record", Command::Record)]),
    ("tour-review-title", "tour-review", &[("review", Command::Review), ("snooze", Command::Snooze)]),
    ("tour-safe-title", "tour-safe", &[("undo", Command::Undo), ("hide", Command::HideNumbers)]),
];

/// The pages, and which one is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tour {
    page: usize,
}

impl Tour {
    /// Turns the pages; the last one, or Esc, ends.
    #[expect(clippy::needless_pass_by_value, reason = "every popup is given its message")]
    pub fn update(&mut self, msg: Msg, _ctx: &Context) -> Effects {
        let Msg::Key(key) = msg else {
            return Effects::none();
        };
        match key.physical().code {
            Code::Esc | Code::Char('q') => return seen(),
            Code::Left | Code::Up | Code::PageUp | Code::Backspace => self.page = self.page.saturating_sub(1),
            Code::Enter | Code::Right | Code::Down | Code::PageDown | Code::Char(' ') => {
                if self.page + 1 == PAGES.len() {
                    return seen();
                }
                self.page += 1;
            }
            _ => {}
        }
        Effects::none()
    }

    /// Draws the open page.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let Some((title, text, keys)) = PAGES.get(self.page) else {
            return;
        };
        let phrase = keys.iter().fold(Phrase::new(*text), |phrase, (name, command)| {
            phrase.text(name, command.spec().keys.first().map(ToString::to_string).unwrap_or_default())
        });
        let width = ctx.body.width.min(WIDTH);
        let lines = wrap(&ctx.say(&phrase), usize::from(width.saturating_sub(4)));
        let area = centred(frame, width, u16::try_from(lines.len() + 2).unwrap_or(u16::MAX));
        let title = format!(" {} {}/{} ", ctx.text(title), self.page + 1, PAGES.len());
        let title = Line::styled(title, ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, self.hints(usize::from(area.width), ctx), ctx);
        let text: Vec<Line<'_>> = lines.into_iter().map(|line| Line::from(format!(" {line}"))).collect();
        frame.render_widget(Paragraph::new(text), inner);
    }

    fn hints(self, room: usize, ctx: &Context) -> Line<'static> {
        let last = self.page + 1 == PAGES.len();
        let mut hints = vec![("Enter", if last { "hint-begin" } else { "hint-next" })];
        if self.page > 0 {
            hints.push(("←", "hint-back"));
        }
        if !last {
            hints.push(("Esc", "hint-skip"));
        }
        pairs_line(hints.into_iter().map(|(key, id)| (key.to_owned(), ctx.text(id))), ctx, room)
    }
}

fn seen() -> Effects {
    Effects::close().and(Effect::TourSeen)
}
