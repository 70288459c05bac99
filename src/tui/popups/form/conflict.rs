//! Two people changed the same fields: opened, theirs and mine side by side, and whose value shall stand.

use super::editor::Editor;
use super::field::FieldEdit;
use crate::app::forms::{Conflict, Form, typed_text};
use crate::app::keys::{Code, Key};
use crate::domain::phrase::Phrase;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{cut, wrap};
use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Rows of one field: its name, then opened, theirs and mine.
const ROWS: usize = 4;

/// What the person has said so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Not everything.
    Open,
    /// Back to the form.
    Back,
    /// Save it like this.
    Decided,
}

struct Disputed {
    name: &'static str,
    opened: String,
    theirs: String,
    mine: String,
    keep_mine: bool,
}

/// The fields in question.
pub struct ConflictView {
    /// What the store said.
    pub conflict: Conflict,
    fields: Vec<Disputed>,
    at: usize,
}

impl ConflictView {
    /// The fields of a conflict, mine chosen at first: it is what the person has just typed.
    pub fn new(form: &Form, conflict: &Conflict) -> Self {
        let disputed = conflict.fields.iter().filter_map(|field| {
            let declared = *form.kind.field(&field.field)?;
            let text = |value| typed_text(declared, Some(value));
            let (opened, theirs, mine) = (text(&field.opened), text(&field.theirs), text(&field.mine));
            Some(Disputed { name: declared.name, opened, theirs, mine, keep_mine: true })
        });
        Self { fields: disputed.collect(), conflict: conflict.clone(), at: 0 }
    }

    /// The fields in which theirs shall stand.
    pub fn theirs(&self) -> Vec<&'static str> {
        self.fields.iter().filter(|field| !field.keep_mine).map(|field| field.name).collect()
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Answer {
        let last = self.fields.len().saturating_sub(1);
        match key.physical().code {
            Code::Esc => return Answer::Back,
            Code::F(2) => return Answer::Decided,
            Code::Char('s') if key.ctrl => return Answer::Decided,
            Code::Enter if self.at == last => return Answer::Decided,
            Code::Down | Code::Tab | Code::Enter => self.at = (self.at + 1).min(last),
            Code::Up | Code::BackTab => self.at = self.at.saturating_sub(1),
            Code::Char(' ') | Code::Left | Code::Right => {
                if let Some(field) = self.fields.get_mut(self.at) {
                    field.keep_mine = !field.keep_mine;
                }
            }
            _ => {}
        }
        Answer::Open
    }

    /// Draws the fields; those that do not fit are scrolled to.
    pub fn draw(&self, editor: &Editor, frame: &mut Frame<'_>, width: u16, ctx: &Context) {
        let room = usize::from(width.saturating_sub(4));
        let mut lines = head(room, ctx);
        let rows = u16::try_from(lines.len() + self.fields.len() * ROWS + 2).unwrap_or(u16::MAX);
        let area = centred(frame, width, rows);
        let hints = [("F2", "hint-save"), ("← →", "form-hint-side"), ("Esc", "form-hint-go-on")];
        let hints = hints.map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", ctx.text("form-conflict-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(width)), ctx);
        let fitting = (usize::from(inner.height).saturating_sub(lines.len()) / ROWS).max(1);
        let top = (self.at + 1).saturating_sub(fitting);
        for (at, field) in self.fields.iter().enumerate().skip(top) {
            lines.extend(field.lines(at == self.at, editor, room, ctx));
        }
        frame.render_widget(Paragraph::new(lines), inner);
    }
}

fn head(room: usize, ctx: &Context) -> Vec<Line<'static>> {
    let style = ctx.theme.style(Tone::Warning);
    wrap(&ctx.text("form-conflict"), room).into_iter().map(|line| Line::styled(format!(" {line}"), style)).collect()
}

impl Disputed {
    fn lines(&self, focused: bool, editor: &Editor, room: usize, ctx: &Context) -> Vec<Line<'static>> {
        let seen = |text: &str| {
            let field = editor.fields().iter().find(|field| field.name() == self.name);
            let shown = field.map_or(text, |field: &FieldEdit| field.seen(text)).replace('\n', " / ");
            if shown.is_empty() { ctx.text("form-empty") } else { shown }
        };
        let mark = if focused { ">" } else { " " };
        let name = Line::styled(
            format!("{mark} {}", ctx.text(&labels::field(self.name))),
            ctx.theme.style(if focused { Tone::Title } else { Tone::Text }),
        );
        let side = |sign: &str, id: &str, text: &str, tone| {
            let said = ctx.say(&Phrase::new(id).text("text", seen(text)));
            Line::from(Span::styled(cut(&format!("    {sign} {said}"), room), ctx.theme.style(tone)))
        };
        let chosen = |mine| {
            if mine == self.keep_mine { ("(*)", Tone::Title) } else { ("( )", Tone::Muted) }
        };
        let ((theirs, their_tone), (mine, my_tone)) = (chosen(false), chosen(true));
        vec![
            name,
            side("   ", "form-opened", &self.opened, Tone::Muted),
            side(theirs, "form-theirs", &self.theirs, their_tone),
            side(mine, "form-mine", &self.mine, my_tone),
        ]
    }
}
