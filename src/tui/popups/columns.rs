//! The columns of the list below: shown or not, in which order, how wide, and which one it is sorted by. What changes is
//! seen at once and remembered for the person.

use crate::app::command::Command;
use crate::app::keys::{Code, Key};
use crate::app::lists::Sort;
use crate::app::lists::views::Layout;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::screens::Msg;
use crate::tui::screens::paged::ListChange;
use crate::tui::screens::paged::columns::{ColumnSpec, arranged, in_order, shown, toggled, wider};
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::fit;
use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 72;

/// The popup.
pub struct ColumnsPopup {
    /// As they are made.
    made: Vec<ColumnSpec>,
    /// As they stand now.
    specs: Vec<ColumnSpec>,
    layout: Layout,
    sort: (Sort, bool),
    place: ListPlace,
}

impl ColumnsPopup {
    /// Over a list of that layout.
    pub fn new(specs: &'static [ColumnSpec], layout: Layout, sort: (Sort, bool)) -> Self {
        // A column of signs without a head belongs to the one beside it.
        let made: Vec<ColumnSpec> = specs.iter().filter(|spec| !spec.head.is_empty()).copied().collect();
        Self { specs: arranged(&made, &layout), made, layout, sort, place: ListPlace::default() }
    }

    /// Chooses, widens, sorts, closes.
    #[expect(clippy::needless_pass_by_value, reason = "every popup is given its message")]
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) => self.key(key.physical(), ctx),
            _ => Effects::none(),
        }
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        let Some(spec) = self.specs.get(self.place.selected()).copied() else {
            return Effects::close();
        };
        match key.code {
            Code::Esc | Code::Backspace | Code::Char('q' | 'c') => Effects::close(),
            Code::Down | Code::Char('j') => self.step(Command::Down, ctx),
            Code::Up | Code::Char('k') => self.step(Command::Up, ctx),
            Code::Home => self.step(Command::First, ctx),
            Code::End => self.step(Command::Last, ctx),
            Code::Char(' ') => self.keep(toggled(&self.specs, &self.layout, spec.id)),
            Code::Right | Code::Char('+' | '=') => self.keep(wider(&self.specs, &self.layout, spec.id, 1)),
            Code::Left | Code::Char('-') => self.keep(wider(&self.specs, &self.layout, spec.id, -1)),
            Code::Char('u') => self.shift(-1, ctx),
            Code::Char('d') => self.shift(1, ctx),
            Code::Char('r') => {
                self.specs.clone_from(&self.made);
                self.keep(Layout::default())
            }
            Code::Enter | Code::Char('o') => self.sort_by(spec.sort),
            _ => Effects::none(),
        }
    }

    fn step(&mut self, command: Command, ctx: &Context) -> Effects {
        self.place.step(command, self.specs.len(), Self::room(ctx));
        Effects::none()
    }

    /// Puts the selected column one place to the left or right of the list; the selection goes with it.
    fn shift(&mut self, by: isize, ctx: &Context) -> Effects {
        let at = self.place.selected();
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < self.specs.len()) else {
            return Effects::none();
        };
        self.specs.swap(at, to);
        self.place.select(to, Self::room(ctx));
        self.keep(in_order(&self.specs, &self.layout))
    }

    /// By this column; where the list is sorted by it already, the other way round.
    fn sort_by(&mut self, sort: Option<Sort>) -> Effects {
        let Some(sort) = sort else {
            return Effects::one(Effect::Say(crate::domain::phrase::Phrase::new("columns-no-order")));
        };
        let (now, descending) = self.sort;
        self.sort = (sort, now == sort && !descending);
        let layout = Layout { sort: Some(sort), descending: self.sort.1, ..self.layout.clone() };
        self.keep(layout)
    }

    /// Columns that have no line here stay as they are.
    fn keep(&mut self, layout: Layout) -> Effects {
        self.layout = layout.clone();
        if layout == Layout::default() {
            self.sort = (self.sort.0, false);
        }
        Effects::one(Effect::List(Box::new(ListChange::Layout(with_signs(layout)))))
    }

    fn room(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(2)).max(1)
    }

    /// Draws a line a column.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let rows = self.specs.len().min(Self::room(ctx));
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(rows + 2).unwrap_or(u16::MAX));
        let hints = [
            ("Space", "columns-hint-show"),
            ("u d", "columns-hint-move"),
            ("← →", "columns-hint-width"),
            ("Enter", "columns-hint-sort"),
            ("Esc", "hint-close"),
            ("r", "columns-hint-reset"),
        ];
        let hints = hints.map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", ctx.text("columns-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let visible = self.specs.iter().enumerate().skip(self.place.top_for(rows)).take(rows);
        let lines: Vec<Line<'_>> =
            visible.map(|(at, spec)| self.line(at, spec, usize::from(inner.width), ctx)).collect();
        frame.render_widget(Paragraph::new(lines), inner);
    }

    fn line(&self, at: usize, spec: &ColumnSpec, room: usize, ctx: &Context) -> Line<'static> {
        let shown = shown(&self.specs, &self.layout).into_iter().find(|(one, _)| one.id == spec.id);
        let (sort, descending) = self.sort;
        let sign = if shown.is_some() { "[x]" } else { "[ ]" };
        let arrow = if spec.sort == Some(sort) { ctx.theme.arrow(descending) } else { " " };
        let wider = match shown.map_or(0, |(_, wider)| wider) {
            0 => String::new(),
            by => format!("{by:+}"),
        };
        let text = format!(" {sign} {arrow} {}  {wider}", ctx.text(spec.head));
        let over = if at == self.place.selected() { ctx.theme.selected() } else { Style::new() };
        Line::from(Span::styled(fit(&text, room), over))
    }
}

/// Signs stand before the first column whatever is chosen.
fn with_signs(mut layout: Layout) -> Layout {
    if let Some(columns) = &mut layout.columns
        && columns.iter().all(|one| one.id != "sign")
    {
        columns.insert(0, crate::app::lists::views::Chosen { id: "sign".to_owned(), wider: 0 });
    }
    layout
}
