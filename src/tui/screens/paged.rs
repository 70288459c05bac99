//! A long list read a page at a time: live filter, order, preview. Clients and cases are two kinds of rows of it.
//!
//! Pages are found by the last row's sort value and number, never by an offset, so the hundred-thousandth row costs as
//! much as the first. A new filter or order raises the list's stamp; answers of an older stamp are dropped.

use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::{Cursor, ListQuery, Page, Sort};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table};
use crate::tui::widgets::text::wrap;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// Rows read at once: several screenfuls.
const PAGE: usize = 200;
/// From this width of the body on there is a preview beside the list.
const PREVIEW_FROM: u16 = 118;
/// The list keeps so many columns beside it.
const LIST_KEEPS: u16 = 88;
/// Counting stops here.
const COUNTED: usize = 1000;

/// True when the preview stands beside the list and so little room is left that the list leaves out what it says.
pub fn is_shared(ctx: &Context) -> bool {
    (PREVIEW_FROM..PREVIEW_FROM + 40).contains(&ctx.body.width) && !ctx.is_small()
}

/// A kind of row.
pub trait Row: Sized + Send + 'static {
    /// Where the list is.
    const PLACE: Place;
    /// Message with the list's name.
    const TITLE: &'static str;
    /// The command that makes a new record of the list.
    const NEW: Command;

    /// The record's number: what the selection follows.
    fn id(&self) -> i64;
    /// What Enter opens.
    fn target(&self) -> Target;
    /// The form of a new record; `selected` is the row in hand.
    fn new_form(selected: Option<&Self>) -> FormRequest;
    /// The columns.
    fn columns(ctx: &Context) -> Vec<Column>;
    /// The cells of a row.
    fn cells(&self, ctx: &Context) -> Vec<Cell>;
    /// More about a row than fits the columns.
    fn preview(&self, ctx: &Context) -> Vec<(String, Tone)>;
    /// Reads a page.
    ///
    /// # Errors
    /// Those of the store.
    fn read(desk: &mut Desk, list: &ListQuery) -> Result<Page<Self>, AppError>;
    /// Wraps and unwraps the answer.
    fn into_reply(listed: Listed<Self>) -> Reply;
    /// The answer, if it is one of this list.
    fn from_reply(reply: Reply) -> Option<Listed<Self>>;
}

/// A page that was read, and for which state of the list.
#[derive(Debug)]
pub struct Listed<R> {
    /// The rows.
    pub page: Page<R>,
    /// The list's stamp when it was asked for.
    pub stamp: u64,
    /// True when it follows the rows there already are.
    pub more: bool,
}

/// A long list.
pub struct Paged<R: Row> {
    rows: Option<Vec<R>>,
    next: Option<Cursor>,
    total: usize,
    place: ListPlace,
    chosen: Option<i64>,
    filter: Filter,
    sort: Sort,
    stamp: u64,
    /// A following page is on its way.
    fetching: bool,
}

impl<R: Row> Default for Paged<R> {
    fn default() -> Self {
        Self {
            rows: None,
            next: None,
            total: 0,
            place: ListPlace::default(),
            chosen: None,
            filter: Filter::default(),
            sort: Sort::default(),
            stamp: 0,
            fetching: false,
        }
    }
}

impl<R: Row> Paged<R> {
    fn rows(&self) -> &[R] {
        self.rows.as_deref().unwrap_or_default()
    }

    fn selected(&self) -> Option<&R> {
        self.rows().get(self.place.selected())
    }

    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(3))
    }

    fn query(&self, limit: usize, after: Option<Cursor>) -> ListQuery {
        ListQuery { query: self.filter.query().clone(), sort: self.sort, after, limit, ..ListQuery::default() }
    }

    fn ask(&self, lane: Lane, list: ListQuery) -> Effects {
        let (stamp, more) = (self.stamp, list.after.is_some());
        Effects::read(lane, move |desk| Ok(R::into_reply(Listed { page: R::read(desk, &list)?, stamp, more })))
    }

    /// Reads from the top as far as the selection, so that it can be found again.
    fn read(&mut self) -> Effects {
        self.stamp += 1;
        self.fetching = false;
        let limit = (self.place.selected() / PAGE + 1) * PAGE;
        self.ask(Lane::Main, self.query(limit, None))
    }

    /// Another filter or order: from the top.
    fn afresh(&mut self) -> Effects {
        self.place = ListPlace::default();
        self.chosen = None;
        self.read()
    }

    /// Fetches the next page before the selection reaches the end.
    fn reach(&mut self, ctx: &Context) -> Effects {
        let near = self.place.selected() + 2 * Self::height(ctx).max(10) >= self.rows().len();
        match self.next.clone() {
            Some(cursor) if near && !self.fetching => {
                self.fetching = true;
                self.ask(Lane::More, self.query(PAGE, Some(cursor)))
            }
            _ => Effects::none(),
        }
    }

    fn take(&mut self, listed: Listed<R>, ctx: &Context) -> Effects {
        if listed.stamp != self.stamp {
            return Effects::none();
        }
        let Page { rows, next, total } = listed.page;
        self.next = next;
        if listed.more {
            self.fetching = false;
            self.rows.get_or_insert_default().extend(rows);
        } else {
            self.total = total;
            let found = rows.iter().position(|row| Some(row.id()) == self.chosen);
            self.place.keep(found, rows.len(), Self::height(ctx));
            self.rows = Some(rows);
        }
        self.chosen = self.selected().map(R::id);
        self.reach(ctx)
    }

    fn step(&mut self, command: Command, ctx: &Context) -> Effects {
        let len = self.rows().len();
        if !self.place.step(command, len, Self::height(ctx)) {
            return Effects::none();
        }
        self.chosen = self.selected().map(R::id);
        self.reach(ctx)
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Open => self.selected().map_or_else(Effects::none, |row| Effects::one(Effect::Open(row.target()))),
            Command::NewClient | Command::NewCase => Effects::one(Effect::Form(R::new_form(self.selected()))),
            Command::Sort => {
                self.sort = match self.sort {
                    Sort::Binding => Sort::Name,
                    Sort::Name => Sort::Newest,
                    Sort::Newest => Sort::Binding,
                };
                self.afresh()
            }
            Command::Find => {
                self.filter.open();
                Effects::none()
            }
            Command::Back => {
                self.filter.clear();
                self.afresh()
            }
            _ => self.step(command, ctx),
        }
    }

    fn count(&self) -> String {
        if self.total > COUNTED { format!("{COUNTED}+") } else { self.total.to_string() }
    }

    fn title_line(&self, ctx: &Context) -> Line<'static> {
        let order = match self.sort {
            Sort::Binding => "sort-binding",
            Sort::Name => "sort-name",
            Sort::Newest => "sort-newest",
        };
        let text = format!(" {} {}{}{} ", ctx.text(R::TITLE), self.count(), ctx.theme.dot(), ctx.text(order));
        Line::styled(text, ctx.theme.style(Tone::Title))
    }

    fn draw_preview(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let Some(row) = self.selected() else { return };
        let width = usize::from(area.width.saturating_sub(2));
        let mut lines = Vec::new();
        for (text, tone) in row.preview(ctx) {
            let style = ctx.theme.style(tone);
            lines.extend(wrap(&text, width).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
        }
        frame.render_widget(Paragraph::new(lines), area);
    }

    fn draw_rows(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        if self.rows.as_ref().is_some_and(Vec::is_empty) {
            let id = if self.filter.is_set() { "list-no-match" } else { "list-empty" };
            let text = Line::styled(format!(" {}", ctx.text(id)), ctx.theme.style(Tone::Muted));
            return frame.render_widget(Paragraph::new(text), area);
        }
        let columns = R::columns(ctx);
        let table = Table { columns: &columns, len: self.rows().len(), place: self.place, active: true };
        table.draw(frame, area, ctx, |row| self.rows().get(row).map_or_else(Vec::new, |row| row.cells(ctx)));
    }
}

impl<R: Row> Screen for Paged<R> {
    fn place(&self) -> Place {
        R::PLACE
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text(R::TITLE)
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        match command {
            Command::Open => self.selected().is_some(),
            // Also before the rows are there: what is typed after a lost `/` would be taken for commands.
            Command::Sort | Command::Find => true,
            Command::Back => self.filter.is_set(),
            Command::Down | Command::Up | Command::PageDown | Command::PageUp | Command::First | Command::Last => true,
            other => other == R::NEW,
        }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    fn subject(&self) -> Option<Subject> {
        self.selected().map(|row| row.id().to_string())
    }

    fn status(&self, ctx: &Context) -> Status {
        if let Some(status) = self.filter.status(ctx) {
            return status;
        }
        if self.rows().is_empty() {
            return Status::default();
        }
        let at = i64::try_from(self.place.selected() + 1).unwrap_or(i64::MAX);
        let phrase = Phrase::new("list-position").number("at", at).text("of", self.count());
        Status { line: Line::styled(format!(" {}", ctx.say(&phrase)), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => self.read(),
            Msg::Reply(reply) => match R::from_reply(reply) {
                Some(listed) => self.take(listed, ctx),
                None => Effects::none(),
            },
            Msg::Command(command) => self.command(command, ctx),
            Msg::Key(key) => match self.filter.take(key, ctx) {
                Ok(true) => self.afresh(),
                Ok(false) => Effects::none(),
                Err(command) => self.step(command, ctx),
            },
            Msg::Paste(text) if self.filter.insert(&text, ctx) => self.afresh(),
            Msg::Resized => {
                self.place.select(self.place.selected(), Self::height(ctx));
                self.reach(ctx)
            }
            Msg::Failed(_) => {
                self.fetching = false;
                Effects::none()
            }
            Msg::Paste(_) => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let mut inner = panel(frame, area, self.title_line(ctx), hints, ctx);
        if area.width >= PREVIEW_FROM && !ctx.is_small() {
            let side = (inner.width / 3).min(inner.width.saturating_sub(LIST_KEEPS));
            inner.width -= side;
            let preview = Rect { x: inner.right(), width: side, ..inner };
            let line = Rect { width: 1, ..preview };
            let stroke = if ctx.theme.ascii { "|" } else { "│" };
            let strokes: Vec<Line<'_>> = (0..line.height).map(|_| Line::from(stroke)).collect();
            frame.render_widget(Paragraph::new(strokes).style(ctx.theme.style(Tone::Border)), line);
            self.draw_preview(frame, Rect { x: preview.x + 1, width: side.saturating_sub(1), ..preview }, ctx);
        }
        self.draw_rows(frame, inner, ctx);
    }
}
