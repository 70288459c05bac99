//! The editor of a wording: the text with its names above, below it what the letter becomes, or what is wrong in which
//! line. Nothing is kept before F2; leaving changed text asks first.

use crate::app::drafts::Berth;
use crate::app::forms::FormField;
use crate::app::keys::{Code, Key};
use crate::app::letters::{Letter, NAMES, TemplateFault, Wording};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, FieldType};
use crate::tui::context::Context;
use crate::tui::popups::form::field::FieldEdit;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{across, centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::sync::{Arc, Mutex};

/// What a key asks of the popup around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Did {
    /// Nothing.
    Nothing,
    /// Keep the wording.
    Save,
    /// Put the built-in one back.
    PutBack,
    /// Go back to the letter.
    Leave,
}

/// A question that waits for its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    Leave,
    PutBack,
}

/// The editor.
pub(super) struct WordingEditor {
    wording: Wording,
    letter: Letter,
    field: FieldEdit,
    preview: Result<Clean, TemplateFault>,
    asked: Asked,
    refusal: Option<String>,
    saved: String,
    put_back: bool,
    back: String,
    /// The text has changed since it was kept as a draft.
    unkept: bool,
    /// What was left half-way is here again: said until the next key.
    restored: bool,
    /// Where the text lies as a draft; orders that wait for the worker share it.
    berth: Arc<Mutex<Berth<String>>>,
}

impl WordingEditor {
    /// The wording behind a letter.
    pub(super) fn new(letter: &Letter, ctx: &Context) -> Self {
        let wording = letter.wording_to_edit();
        let body = FormField {
            field: Field { name: "body", holds: FieldType::Note, required: true },
            text: wording.body.to_string(),
            choices: Vec::new(),
        };
        Self {
            preview: letter.preview(&wording.body),
            letter: letter.clone(),
            field: FieldEdit::new(body, ctx),
            wording,
            asked: Asked::Nothing,
            refusal: None,
            saved: ctx.text("letter-editor-saved"),
            put_back: false,
            back: ctx.text("letter-editor-put-back"),
            unkept: false,
            restored: false,
            berth: Arc::default(),
        }
    }

    /// The wording as it was opened.
    pub(super) fn wording(&self) -> &Wording {
        &self.wording
    }

    /// Where the text lies as a draft.
    pub(super) fn berth(&self) -> Arc<Mutex<Berth<String>>> {
        self.berth.clone()
    }

    /// The text as it stands.
    pub(super) fn text(&self) -> String {
        self.field.text()
    }

    /// What to say once it is kept.
    pub(super) fn done(&self) -> &str {
        if self.put_back { &self.back } else { &self.saved }
    }

    /// The save was refused.
    pub(super) fn refused(&mut self, said: String) {
        self.refusal = Some(said);
    }

    /// Takes a pasted text.
    pub(super) fn paste(&mut self, text: &Clean) {
        self.field.paste(text);
        self.look();
    }

    /// Puts in the text that was left half-way, unless something was typed meanwhile.
    pub(super) fn restore(&mut self, text: &Clean, berth: Berth<String>) {
        if self.field.is_changed() {
            return;
        }
        self.berth = Arc::new(Mutex::new(berth));
        if text.as_str() != self.text() {
            self.field.set_text(text);
            self.preview = self.letter.preview(&self.text());
            self.restored = true;
        }
    }

    /// True when there is something to keep.
    pub(super) fn is_unkept(&self) -> bool {
        self.unkept
    }

    /// The text to keep as a draft; `None` when it is as it was opened, and the draft is to be forgotten.
    pub(super) fn take_unkept(&mut self) -> Option<String> {
        self.unkept = false;
        self.field.is_changed().then(|| self.text())
    }

    fn look(&mut self) {
        (self.refusal, self.restored, self.unkept) = (None, false, true);
        self.preview = self.letter.preview(&self.text());
    }

    /// Takes a key.
    pub(super) fn key(&mut self, key: Key, _ctx: &Context) -> Did {
        let asked = std::mem::replace(&mut self.asked, Asked::Nothing);
        if asked != Asked::Nothing {
            let yes = key.physical() == Key::char('y');
            self.put_back = yes && asked == Asked::PutBack;
            return match (yes, asked) {
                (true, Asked::Leave) => Did::Leave,
                (true, Asked::PutBack) => Did::PutBack,
                _ => Did::Nothing,
            };
        }
        match key.code {
            Code::Esc if self.field.is_changed() => self.asked = Asked::Leave,
            Code::Esc => return Did::Leave,
            Code::F(2) if self.preview.is_ok() => return Did::Save,
            _ if key.physical() == Key::ctrl('s') && self.preview.is_ok() => return Did::Save,
            Code::F(5) if self.wording.own.is_some() => self.asked = Asked::PutBack,
            _ => {
                self.field.take(key);
                self.look();
            }
        }
        Did::Nothing
    }

    /// Draws text and preview over the whole body.
    pub(super) fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let area = centred(frame, ctx.body.width, ctx.body.height);
        let title = Line::styled(format!(" {} ", self.title(ctx)), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, self.hints(ctx, usize::from(area.width)), ctx);
        // Small terminals give the text one line more than the preview.
        let names = format!("{} {}", ctx.text("letter-editor-names"), NAMES.join(" "));
        let names: Vec<String> = wrap(&names, usize::from(inner.width.saturating_sub(2)));
        let rows = u16::try_from(names.len()).unwrap_or(u16::MAX).min(if ctx.is_small() { 1 } else { 2 });
        let above = inner.height.saturating_sub(rows + 1).div_ceil(2);
        let field = Rect { height: above, x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        self.draw_text(frame, field);
        let row = inner.y.saturating_add(above);
        let style = ctx.theme.style(Tone::Muted);
        let names: Vec<Line<'_>> = names.into_iter().map(|line| Line::styled(format!(" {line}"), style)).collect();
        if row.saturating_add(rows) <= inner.bottom() {
            frame.render_widget(Paragraph::new(names), Rect { y: row, height: rows, ..inner });
        }
        let line = row.saturating_add(rows);
        across(frame, area, line, &ctx.text("letter-editor-preview"), ctx);
        let below = Rect { y: line.saturating_add(1), height: inner.height.saturating_sub(above + rows + 1), ..inner };
        if line.saturating_add(1) < inner.bottom() {
            self.draw_preview(frame, below, ctx);
        }
    }

    fn title(&self, ctx: &Context) -> String {
        let own = if self.wording.own.is_some() { "letter-editor-own" } else { "letter-editor-built-in" };
        let title = Phrase::new("letter-editor-title")
            .term("purpose", format!("purpose-{}", self.wording.purpose.as_str()))
            .text("language", super::paint::language_name(&self.wording.language, ctx));
        format!("{}{}{}", ctx.say(&title), ctx.theme.dot(), ctx.text(own))
    }

    fn draw_text(&self, frame: &mut Frame<'_>, area: Rect) {
        let Some(note) = self.field.note() else { return };
        frame.render_widget(note, area);
        let (cursor, (top, _)) = (note.screen_cursor(), note.scroll_offset());
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let at = Position {
            x: area.x.saturating_add(short(cursor.col)),
            y: area.y.saturating_add(short(cursor.row).saturating_sub(top)),
        };
        if area.contains(at) {
            frame.set_cursor_position(at);
        }
    }

    fn draw_preview(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let (text, tone) = match (self.asked, &self.refusal, &self.preview) {
            (Asked::Leave, ..) => (ctx.text("letter-editor-leave"), Tone::Warning),
            (Asked::PutBack, ..) => (ctx.text("letter-editor-reset-ask"), Tone::Warning),
            (_, Some(refusal), _) => (refusal.clone(), Tone::Warning),
            _ if self.restored => (ctx.text("letter-editor-restored"), Tone::Warning),
            (_, None, Err(fault)) => (ctx.say(&fault.phrase), Tone::Warning),
            (_, None, Ok(text)) => (text.to_string(), Tone::Text),
        };
        let style = ctx.theme.style(tone);
        let lines = wrap(&text, usize::from(area.width.saturating_sub(2)));
        let lines: Vec<Line<'_>> = lines.into_iter().map(|line| Line::styled(format!(" {line}"), style)).collect();
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn hints(&self, ctx: &Context, columns: usize) -> Line<'static> {
        let pairs: &[(&str, &str)] = match self.asked {
            Asked::Leave => &[("y", "letter-hint-discard"), ("Esc", "hint-cancel")],
            Asked::PutBack => &[("y", "letter-editor-reset"), ("Esc", "hint-cancel")],
            Asked::Nothing if self.wording.own.is_some() => {
                &[("F2", "hint-save"), ("F5", "letter-editor-reset"), ("Esc", "letter-hint-back")]
            }
            Asked::Nothing => &[("F2", "hint-save"), ("Esc", "letter-hint-back")],
        };
        pairs_line(pairs.iter().map(|(key, id)| ((*key).to_owned(), ctx.text(id))), ctx, columns)
    }
}
