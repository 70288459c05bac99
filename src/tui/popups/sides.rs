//! The same field, changed by two people: what was opened, theirs and mine side by side, and one key for each choice.

use crate::app::error::AppError;
use crate::app::keys::{Code, Key};
use crate::tui::context::Context;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{fit, wrap};
use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Widest popup.
const WIDTH: u16 = 104;
/// Rows of a value, at most: of the field in hand, and of the others.
const ROWS: (usize, usize) = (8, 2);

/// Whose value shall stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The other person's.
    Theirs,
    /// What was just typed.
    Mine,
}

/// What the person has said so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Not everything.
    Open,
    /// Back to where they were.
    Back,
    /// Everything.
    Decided,
    /// They want to write the field anew.
    Edit,
}

/// One field that both changed, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its stable name.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Before.
    pub opened: String,
    /// Now.
    pub theirs: String,
    /// Wanted.
    pub mine: String,
    /// Whose shall stand, once that was said.
    pub chosen: Option<Choice>,
}

/// The fields in question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    head: String,
    fields: Vec<Side>,
    at: usize,
    /// One answer holds for all fields: an act is done as a whole or not at all.
    whole: bool,
    may_edit: bool,
}

impl Sides {
    /// The question that an error asks.
    pub fn new(error: &AppError, fields: Vec<Side>, ctx: &Context) -> Self {
        Self { head: ctx.say(&error.message), fields, at: 0, whole: false, may_edit: true }
    }

    /// One answer for all fields.
    #[must_use]
    pub fn as_a_whole(mut self, may_edit: bool) -> Self {
        (self.whole, self.may_edit) = (true, may_edit);
        self
    }

    /// The field in hand.
    pub fn focused(&self) -> Option<&Side> {
        self.fields.get(self.at)
    }

    /// The fields in which theirs shall stand.
    pub fn theirs(&self) -> Vec<&str> {
        let theirs = self.fields.iter().filter(|field| field.chosen == Some(Choice::Theirs));
        theirs.map(|field| field.name.as_str()).collect()
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Answer {
        let last = self.fields.len().saturating_sub(1);
        match key.physical().code {
            Code::Esc => return Answer::Back,
            Code::Char('t') => return self.choose(Choice::Theirs),
            Code::Char('m') => return self.choose(Choice::Mine),
            Code::Char('e') if self.may_edit => return Answer::Edit,
            Code::Down | Code::Tab => self.at = (self.at + 1).min(last),
            Code::Up | Code::BackTab => self.at = self.at.saturating_sub(1),
            _ => {}
        }
        Answer::Open
    }

    fn choose(&mut self, choice: Choice) -> Answer {
        if self.whole {
            self.fields.iter_mut().for_each(|field| field.chosen = Some(choice));
        } else if let Some(field) = self.fields.get_mut(self.at) {
            field.chosen = Some(choice);
        }
        match self.fields.iter().position(|field| field.chosen.is_none()) {
            Some(open) => {
                self.at = open;
                Answer::Open
            }
            None => Answer::Decided,
        }
    }

    /// Draws the fields; those that do not fit are scrolled to.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let width = frame.area().width.min(WIDTH);
        let room = usize::from(width.saturating_sub(4));
        let head = self.head(room, ctx);
        let blocks: Vec<Vec<Line<'static>>> =
            self.fields.iter().enumerate().map(|(at, field)| field.lines(at == self.at, room, ctx)).collect();
        let rows = head.len() + blocks.iter().map(Vec::len).sum::<usize>() + 2;
        let area = centred(frame, width, u16::try_from(rows).unwrap_or(u16::MAX));
        let title = Line::styled(format!(" {} ", ctx.text("form-conflict-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, self.hints(ctx, usize::from(width)), ctx);
        let left = usize::from(inner.height).saturating_sub(head.len());
        let mut top = self.at;
        let mut used = blocks.get(self.at).map_or(0, Vec::len);
        while top > 0 && used + blocks[top - 1].len() <= left {
            top -= 1;
            used += blocks[top].len();
        }
        let lines: Vec<Line<'static>> = head.into_iter().chain(blocks.into_iter().skip(top).flatten()).collect();
        frame.render_widget(Paragraph::new(lines), inner);
    }

    fn head(&self, room: usize, ctx: &Context) -> Vec<Line<'static>> {
        let asks = ctx.text(if self.whole { "together-ask-whole" } else { "together-ask" });
        let said = wrap(&format!("{} {asks}", self.head), room);
        let style = ctx.theme.style(Tone::Warning);
        let mut lines: Vec<Line<'static>> =
            said.into_iter().map(|line| Line::styled(format!(" {line}"), style)).collect();
        let names = ["together-opened", "together-theirs", "together-mine"].map(|id| ctx.text(id));
        lines.push(Line::default());
        lines.push(columns(&names.map(|name| (name, Tone::Muted)), room, ctx));
        lines
    }

    fn hints(&self, ctx: &Context, columns: usize) -> Line<'static> {
        let edit = [("e", "together-hint-edit")].into_iter().filter(|_| self.may_edit);
        let more = [("↑ ↓", "form-hint-move")].into_iter().filter(|_| self.fields.len() > 1 && !self.whole);
        let back = if self.whole { "hint-cancel" } else { "form-hint-go-on" };
        let all = [("t", "together-hint-theirs"), ("m", "together-hint-mine")].into_iter().chain(edit).chain(more);
        let all = all.chain([("Esc", back)]).map(|(key, id)| (key.to_owned(), ctx.text(id)));
        pairs_line(all, ctx, columns)
    }
}

/// Three texts side by side.
fn columns(texts: &[(String, Tone); 3], room: usize, ctx: &Context) -> Line<'static> {
    let each = column(room);
    let bar = ctx.theme.bar().to_owned();
    let mut spans = vec![Span::raw(" ")];
    for (at, (text, tone)) in texts.iter().enumerate() {
        if at > 0 {
            spans.push(Span::styled(format!(" {bar} "), ctx.theme.style(Tone::Border)));
        }
        spans.push(Span::styled(fit(text, each), ctx.theme.style(*tone)));
    }
    Line::from(spans)
}

/// Columns of one of three texts.
const fn column(room: usize) -> usize {
    room.saturating_sub(7) / 3
}

impl Side {
    fn lines(&self, focused: bool, room: usize, ctx: &Context) -> Vec<Line<'static>> {
        let (most, mark) = if focused { (ROWS.0, ">") } else { (ROWS.1, " ") };
        let chosen = match self.chosen {
            Some(Choice::Theirs) => format!(": {}", ctx.text("together-theirs")),
            Some(Choice::Mine) => format!(": {}", ctx.text("together-mine")),
            None => String::new(),
        };
        let tone = if focused { Tone::Title } else { Tone::Text };
        let name = Line::styled(format!("{mark}{}{chosen}", self.label), ctx.theme.style(tone));
        let values = [&self.opened, &self.theirs, &self.mine].map(|value| rows(value, column(room), most, ctx));
        let stands = |choice| if self.chosen.is_none_or(|chosen| chosen == choice) { Tone::Text } else { Tone::Muted };
        let tones = [Tone::Muted, stands(Choice::Theirs), stands(Choice::Mine)];
        let height = values.iter().map(Vec::len).max().unwrap_or_default();
        let row = |at: usize| {
            let mut cells =
                values.iter().zip(tones).map(|(value, tone)| (value.get(at).cloned().unwrap_or_default(), tone));
            let mut cell = || cells.next().unwrap_or((String::new(), Tone::Text));
            columns(&[cell(), cell(), cell()], room, ctx)
        };
        [name].into_iter().chain((0..height).map(row)).collect()
    }
}

/// A value in a column; where it is too long its end is left out.
fn rows(value: &str, columns: usize, most: usize, ctx: &Context) -> Vec<String> {
    if value.is_empty() {
        return vec![ctx.text("form-empty")];
    }
    let mut rows: Vec<String> = value.lines().flat_map(|line| wrap(line, columns)).collect();
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            last.push('…');
            *last = crate::tui::widgets::text::cut(last, columns);
        }
    }
    rows
}
