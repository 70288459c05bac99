//! A few fields to fill before something is done: the day and the receipt of an act, a day to look again, a reason.
//!
//! The fields behave as in a form. What is asked about is fixed when it opens; a refusal keeps what was typed.

use super::form::editor::{Asked, Editor};
use super::form::field::FieldEdit;
use super::form::paint;
use crate::app::error::AppError;
use crate::app::forms::{Choice, FieldValue, FormField, Label, read_field};
use crate::app::keys::Key;
use crate::domain::check::Problem;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::record::{Field, FieldType, Fields};
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use serde_json::Value;
use std::collections::BTreeMap;

const WIDTH: u16 = 76;
/// Rows under the fields.
const ADVICE: usize = 1;

/// What was filled in, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<&'static str, Value>);

impl Answers {
    /// A text, unless empty.
    pub fn words(&self, name: &str) -> Option<Clean> {
        self.0.get(name).and_then(Value::as_str).and_then(|text| Clean::note(text).non_empty())
    }

    /// A yes; anything else is a no.
    pub fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// The number of a record that was chosen.
    pub fn chosen(&self, name: &str) -> Option<i64> {
        self.0.get(name).and_then(Value::as_i64)
    }

    /// A date, unless empty.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.0.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok())
    }

    /// All of it, as the fields of a record have it.
    pub fn fields(&self) -> Fields {
        self.0.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }
}

/// What follows the answers.
pub type Then = Box<dyn Fn(&Answers) -> Effects>;

/// Fields with a heading.
pub struct AskFields {
    title: String,
    about: String,
    editor: Editor,
    then: Then,
    /// What F2 does, in a word.
    save_hint: &'static str,
    /// The save is under way.
    waiting: bool,
    refusal: Option<String>,
}

/// A field that is asked for, labelled as the field of that name in the records.
pub fn asked(name: &'static str, holds: FieldType, required: bool, text: impl Into<String>) -> FormField {
    FormField { field: Field { name, holds, required }, text: text.into(), choices: Vec::new() }
}

/// The same with choices: `(value, message id)`.
pub fn asked_of(mut field: FormField, choices: impl IntoIterator<Item = (String, Label)>) -> FormField {
    field.choices = choices.into_iter().map(|(value, label)| Choice { value, label }).collect();
    field
}

impl AskFields {
    /// Fields under a title; `about` says what they are for. The popup stays until a save succeeds.
    pub fn new(
        title: String,
        about: String,
        fields: Vec<FormField>,
        ctx: &Context,
        then: impl Fn(&Answers) -> Effects + 'static,
    ) -> Self {
        let mut ask = Self {
            title,
            about,
            editor: Editor::new(fields, ctx),
            then: Box::new(then),
            save_hint: "hint-save",
            waiting: false,
            refusal: None,
        };
        ask.check(ctx);
        ask
    }

    /// The same, where F2 does not save yet.
    #[must_use]
    pub fn leading_to(mut self, hint: &'static str) -> Self {
        self.save_hint = hint;
        self
    }

    fn read(&self, ctx: &Context) -> (Answers, Vec<Problem>) {
        let (mut answers, mut faults) = (Answers::default(), Vec::new());
        for field in self.editor.fields() {
            match read_field(&field.shown, &field.text(), ctx.today(), &ctx.office.calendar) {
                Ok(FieldValue::Is(value)) => {
                    answers.0.insert(field.name(), value);
                }
                Ok(FieldValue::NewSponsor(text)) => {
                    answers.0.insert(field.name(), text.as_str().into());
                }
                Err(phrase) => faults.push((field.name().to_owned(), phrase)),
            }
        }
        (answers, faults)
    }

    fn check(&mut self, ctx: &Context) {
        let (_, faults) = self.read(ctx);
        self.editor.set_faults(faults);
        self.refusal = None;
    }

    /// Types, saves, closes.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) => self.key(key, ctx),
            Msg::Paste(text) if !self.waiting => {
                self.editor.paste(&text);
                self.check(ctx);
                Effects::none()
            }
            Msg::Failed(error) => {
                self.failed(&error, ctx);
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        if self.waiting {
            return if key.code == crate::app::keys::Code::Esc { Effects::close() } else { Effects::none() };
        }
        match self.editor.key(key) {
            Asked::Leave => Effects::close(),
            Asked::Save => self.save(ctx),
            Asked::Check => {
                self.check(ctx);
                Effects::none()
            }
            Asked::Nothing => Effects::none(),
        }
    }

    fn save(&mut self, ctx: &Context) -> Effects {
        let (answers, faults) = self.read(ctx);
        if !faults.is_empty() {
            self.editor.refuse(faults);
            return Effects::none();
        }
        self.waiting = true;
        (self.then)(&answers)
    }

    /// What followed the answers did not save them: they can be changed again.
    pub fn resume(&mut self) {
        self.waiting = false;
    }

    fn failed(&mut self, error: &AppError, ctx: &Context) {
        self.waiting = false;
        let own = |name: &String| self.editor.fields().iter().any(|field| field.name() == name);
        if error.fields.iter().any(|(name, _)| own(name)) {
            self.editor.refuse(error.fields.clone());
        } else {
            let said = error.fields.first().map_or(&error.message, |(_, phrase)| phrase);
            self.refusal = Some(ctx.say(said));
        }
    }

    /// Draws heading and fields.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = frame.area().width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let about = wrap(&self.about, room);
        let foot = wrap(&self.said(ctx).0, room);
        let fields = paint::height(&self.editor, usize::from(width.saturating_sub(2)), ctx);
        // An open list needs room below its field.
        let open = self.editor.focused().and_then(FieldEdit::picker).and_then(|(_, list)| list);
        let list = open.map_or(0, |list| list.lines().min(super::form::field::LIST_ROWS));
        let rows = about.len() + fields.max(list + 2) + foot.len().max(ADVICE) + 2;
        let area = centred(frame, width, u16::try_from(rows).unwrap_or(u16::MAX));
        let title = Line::styled(format!(" {} ", self.title), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, self.hints(ctx, usize::from(width)), ctx);
        self.draw_inside(frame, inner, (about, foot), ctx);
    }

    fn draw_inside(
        &self,
        frame: &mut Frame<'_>,
        inner: Rect,
        (about, foot): (Vec<String>, Vec<String>),
        ctx: &Context,
    ) {
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let head = short(about.len()).min(inner.height.saturating_sub(1));
        let tail = short(foot.len().max(ADVICE)).min(inner.height.saturating_sub(head + 1));
        let paragraph = |lines: Vec<String>, tone| {
            let style = ctx.theme.style(tone);
            Paragraph::new(lines.into_iter().map(|line| Line::styled(format!(" {line}"), style)).collect::<Vec<_>>())
        };
        frame.render_widget(paragraph(about, Tone::Text), Rect { height: head, ..inner });
        let fields = Rect { y: inner.y + head, height: inner.height - head - tail, ..inner };
        frame.render_widget(paragraph(foot, self.said(ctx).1), Rect { y: fields.bottom(), height: tail, ..inner });
        paint::draw(&self.editor, frame, fields, ctx);
    }

    fn said(&self, ctx: &Context) -> (String, Tone) {
        match &self.refusal {
            Some(refusal) => (refusal.clone(), Tone::Warning),
            None => paint::advice(&self.editor, ctx).unwrap_or_default(),
        }
    }

    fn hints(&self, ctx: &Context, columns: usize) -> Line<'static> {
        let list = self.editor.focused().and_then(FieldEdit::picker);
        let pairs: &[(&str, &str)] = match list {
            Some((_, Some(_))) => &[("Enter", "hint-choose"), ("↑ ↓", "form-hint-move"), ("Esc", "form-hint-shut")],
            Some((_, None)) => &[("F2", self.save_hint), ("Space", "form-hint-list"), ("Esc", "hint-cancel")],
            None => &[("F2", self.save_hint), ("Tab", "form-hint-next"), ("Esc", "hint-cancel")],
        };
        pairs_line(pairs.iter().map(|(key, id)| ((*key).to_owned(), ctx.text(id))), ctx, columns)
    }
}
