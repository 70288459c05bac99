//! A long list read a page at a time: live filter, order, columns, marks, saved views, preview. Clients, cases, papers
//! and deadlines are kinds of rows of it.
//!
//! Pages are found by a row's sort values, never by an offset, so the hundred-thousandth row costs as much as the first,
//! from either end. A new filter or order raises the list's stamp; answers of an older stamp are dropped. Marks are
//! numbers of rows and stay through filters and orders. Order and columns are remembered for the person; see
//! [`crate::app::lists::views`].

pub mod columns;
mod marks;
mod paint;
mod window;

use super::{Msg, Screen, Status, Subject};
use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::lists::views::{Layout, SavedView};
use crate::app::lists::{Cursor, ListKind, ListQuery, Page, RowKey, Sort};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, FormRequest, Target};
use crate::tui::popups::{bulk, columns::ColumnsPopup, views::ViewsPopup};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::Cell;
use crate::tui::worker::Lane;
use columns::{ColumnSpec, shown};
use marks::Marks;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use window::Window;

/// Rows read at once: several screenfuls.
const PAGE: usize = 200;

/// Rows read of another filter or order, with every letter that is typed: so many that the next ones need not be fetched
/// at once on a screen of usual height.
const FIRST: usize = 120;
/// Counting stops here.
const COUNTED: usize = 1000;

/// A kind of row.
pub trait Row: Sized + Send + 'static {
    /// Where the list is.
    const PLACE: Place;
    /// Which list of the store.
    const KIND: ListKind;
    /// Message with the list's name.
    const TITLE: &'static str;
    /// The command that makes a new record of the list.
    const NEW: Option<Command>;
    /// The columns it may have.
    const COLUMNS: &'static [ColumnSpec];
    /// Columns that are left out beside a preview that says the same.
    const BESIDE: &'static [&'static str] = &[];
    /// The order of who has chosen none.
    const USUAL: Sort = Sort::Binding;

    /// The record's number, what the selection follows, and its client.
    fn key(&self) -> RowKey;
    /// What Enter opens.
    fn target(&self) -> Target;
    /// The form of a new record; `selected` is the row in hand.
    fn new_form(selected: Option<&Self>) -> Option<FormRequest>;
    /// The number, where the row only says that it is hidden.
    fn hidden(&self) -> Option<Clean> {
        None
    }
    /// The cell of a column.
    fn cell(&self, column: &str, ctx: &Context) -> Cell;
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
    fn from_reply(reply: Reply) -> Result<Listed<Self>, Reply>;
}

/// From where a page was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Anew, behind so many rows; `None` where that is not known.
    Anew(Option<usize>),
    /// The rows behind those in hand.
    After,
    /// The rows before them.
    Before,
    /// The last rows of the list.
    End,
}

/// A page that was read, and for which state of the list.
#[derive(Debug)]
pub struct Listed<R> {
    /// The rows.
    pub page: Page<R>,
    /// The list's stamp when it was asked for.
    pub stamp: u64,
    /// From where it was read.
    pub way: Way,
    /// How the person likes the list, where that was read along.
    pub layout: Option<Layout>,
}

impl<R> Listed<R> {
    /// The first rows.
    pub const fn first(page: Page<R>, stamp: u64) -> Self {
        Self { page, stamp, way: Way::Anew(Some(0)), layout: None }
    }
}

/// What a popup changes about the list below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListChange {
    /// Another order or other columns.
    Layout(Layout),
    /// A view that was kept.
    View(SavedView),
}

/// A long list.
pub struct Paged<R: Row> {
    window: Option<Window<R>>,
    total: usize,
    /// What the filter asks of names that nobody has.
    problems: Vec<Phrase>,
    place: ListPlace,
    chosen: Option<i64>,
    filter: Filter,
    layout: Layout,
    /// The layout that was read last; a refused order goes back to it.
    read_layout: Layout,
    /// The person's layout has been read, or is being chosen.
    knows_layout: bool,
    /// A view is open: its layout is not the person's usual one.
    view: Option<SavedView>,
    marks: Marks,
    stamp: u64,
    /// A further page is on its way.
    fetching: bool,
}

impl<R: Row> Default for Paged<R> {
    fn default() -> Self {
        Self {
            window: None,
            total: 0,
            problems: Vec::new(),
            place: ListPlace::default(),
            chosen: None,
            filter: Filter::default(),
            layout: Layout::default(),
            read_layout: Layout::default(),
            knows_layout: false,
            view: None,
            marks: Marks::default(),
            stamp: 0,
            fetching: false,
        }
    }
}

impl<R: Row> Paged<R> {
    fn rows(&self) -> &[R] {
        self.window.as_ref().map_or(&[], |window| &window.rows)
    }

    fn selected(&self) -> Option<&R> {
        self.rows().get(self.place.selected())
    }

    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(3))
    }

    fn sort(&self) -> (Sort, bool) {
        (self.layout.sort.unwrap_or(R::USUAL), self.layout.descending)
    }

    fn query(&self, limit: usize, after: Option<Cursor>) -> ListQuery {
        let (sort, descending) = self.sort();
        ListQuery { query: self.filter.query().clone(), sort, descending, after, limit, ..ListQuery::default() }
    }

    fn ask(&self, lane: Lane, mut list: ListQuery, way: Way) -> Effects {
        let (stamp, learn) = (self.stamp, !self.knows_layout);
        Effects::read(lane, move |desk| {
            let layout = if learn { Some(desk.list_layout(R::KIND)?) } else { None };
            if let Some(layout) = &layout {
                (list.sort, list.descending) = (layout.sort.unwrap_or(R::USUAL), layout.descending);
            }
            Ok(R::into_reply(Listed { page: R::read(desk, &list)?, stamp, way, layout }))
        })
    }

    /// Reads the stretch around the selection anew.
    fn read(&mut self) -> Effects {
        self.stamp += 1;
        self.fetching = false;
        let window = self.window.as_ref();
        let (after, before) = window.map_or((None, Some(0)), |window| window.around(self.place.selected(), PAGE));
        let list = self.query(if after.is_some() { 2 * PAGE } else { PAGE.max(self.place.selected() + PAGE) }, after);
        self.ask(Lane::Main, list, Way::Anew(before))
    }

    /// Another filter or order: from the top.
    fn afresh(&mut self) -> Effects {
        self.place = ListPlace::default();
        self.chosen = None;
        self.stamp += 1;
        self.fetching = false;
        let list = self.query(FIRST, None);
        self.ask(Lane::Main, list, Way::Anew(Some(0)))
    }

    /// The last rows, wherever the first ones are.
    fn go_to_end(&mut self) -> Effects {
        self.stamp += 1;
        self.fetching = false;
        let list = ListQuery { backward: true, ..self.query(FIRST, None) };
        self.ask(Lane::Main, list, Way::End)
    }

    /// Fetches the next page before the selection reaches an end of what is in hand.
    fn reach(&mut self, ctx: &Context) -> Effects {
        let Some(window) = self.window.as_ref().filter(|_| !self.fetching) else {
            return Effects::none();
        };
        let (at, margin) = (self.place.selected(), 2 * Self::height(ctx).max(10));
        let (cursor, way) = match (window.after(), window.before()) {
            (Some(after), _) if at + margin >= window.rows.len() => (after, Way::After),
            (_, Some(before)) if at < margin => (before, Way::Before),
            _ => return Effects::none(),
        };
        self.fetching = true;
        let list = ListQuery { backward: way == Way::Before, ..self.query(PAGE, Some(cursor)) };
        self.ask(Lane::More, list, way)
    }

    fn take(&mut self, listed: Listed<R>, ctx: &Context) -> Effects {
        if let Some(layout) = listed.layout {
            (self.layout, self.read_layout, self.knows_layout) = (layout.clone(), layout, true);
        }
        if listed.stamp != self.stamp {
            return Effects::none();
        }
        let (page, counted) = (listed.page, self.total <= COUNTED);
        match (listed.way, &mut self.window) {
            (Way::After | Way::Before, _) if page.restarted => return self.afresh(),
            (Way::After, Some(window)) => {
                let gone = window.append(page);
                self.place.shift(-gone.cast_signed());
                self.fetching = false;
            }
            (Way::Before, Some(window)) => {
                let came = window.prepend(page);
                self.place.shift(came.cast_signed());
                self.fetching = false;
            }
            (Way::End, _) => {
                let last = page.rows.len().saturating_sub(1);
                self.window = Some(Window::last(page, counted.then_some(self.total)));
                self.place.select(last, Self::height(ctx));
            }
            (Way::Anew(before), _) => self.begin(page, before, ctx),
            (Way::After | Way::Before, None) => {}
        }
        self.chosen = self.selected().map(|row| row.key().id);
        self.reach(ctx)
    }

    fn begin(&mut self, mut page: Page<R>, before: Option<usize>, ctx: &Context) {
        self.total = page.total;
        self.problems = std::mem::take(&mut page.problems);
        let found = page.rows.iter().position(|row| Some(row.key().id) == self.chosen);
        // The row stays where it is on the screen, however many rows lie before it in what was read.
        if let Some(found) = found {
            self.place.shift(found.cast_signed() - self.place.selected().cast_signed());
        }
        self.place.keep(found, page.rows.len(), Self::height(ctx));
        self.window = Some(Window::following(page, before));
        self.read_layout = self.layout.clone();
    }

    fn step(&mut self, command: Command, ctx: &Context) -> Effects {
        let window = self.window.as_ref();
        match command {
            Command::First if window.is_some_and(|window| !window.has_start()) => return self.afresh(),
            Command::Last if window.is_some_and(|window| !window.has_end()) => return self.go_to_end(),
            _ => {}
        }
        let len = self.rows().len();
        if !self.place.step(command, len, Self::height(ctx)) {
            return Effects::none();
        }
        self.chosen = self.selected().map(|row| row.key().id);
        self.reach(ctx)
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Open => self.selected().map_or_else(Effects::none, |row| Effects::one(Effect::Open(row.target()))),
            Command::NewClient | Command::NewCase => {
                R::new_form(self.selected()).map_or_else(Effects::none, |form| Effects::one(Effect::Form(form)))
            }
            Command::Sort => self.next_order(),
            Command::ReverseSort => {
                let layout = Layout { descending: !self.layout.descending, ..self.layout.clone() };
                self.change(ListChange::Layout(layout), ctx)
            }
            Command::Columns => Effects::popup(ColumnsPopup::new(R::COLUMNS, self.layout.clone(), self.sort())),
            Command::Views => Effects::popup(ViewsPopup::new(R::KIND, self.as_view())),
            Command::Mark => self.mark(ctx),
            Command::MarkAll => {
                let list = self.query(0, None);
                let kind = R::KIND;
                Effects::read(Lane::Preview, move |desk| Ok(Reply::RowKeys(kind, desk.list_keys(kind, &list)?)))
            }
            Command::Unmark => {
                self.marks.clear();
                Effects::none()
            }
            Command::Bulk => {
                let columns = self.layout.columns.as_ref();
                let columns = columns.map(|columns| columns.iter().map(|column| column.id.clone()).collect());
                bulk::choose(R::KIND, self.in_hand(), (self.query(0, None), columns), ctx)
            }
            Command::Find => {
                self.filter.open();
                Effects::none()
            }
            Command::Back => self.step_out(),
            _ => self.step(command, ctx),
        }
    }

    /// Out of the filter; the marks stay, they have a key of their own.
    fn step_out(&mut self) -> Effects {
        self.filter.clear();
        self.leave_view();
        self.afresh()
    }

    /// Out of a view comes the person's usual layout again.
    fn leave_view(&mut self) {
        if self.view.take().is_some() {
            self.knows_layout = false;
        }
    }

    /// The selected row, if I may see more of it than that it is there.
    fn open_row(&self) -> Option<&R> {
        self.selected().filter(|row| row.hidden().is_none())
    }

    /// The rows that an act is about: the marked ones, else the selected one.
    fn in_hand(&self) -> Vec<RowKey> {
        if self.marks.is_empty() { self.open_row().map(R::key).into_iter().collect() } else { self.marks.all() }
    }

    fn mark(&mut self, ctx: &Context) -> Effects {
        if let Some(key) = self.open_row().map(R::key) {
            self.marks.toggle(key);
        }
        self.step(Command::Down, ctx)
    }

    fn as_view(&self) -> SavedView {
        let name = self.view.as_ref().map(|view| view.name.clone()).unwrap_or_default();
        SavedView { name, filter: self.filter.text().to_owned(), layout: self.layout.clone() }
    }

    /// The next column that is shown and can be sorted by.
    fn next_order(&mut self) -> Effects {
        let (now, _) = self.sort();
        let mut orders: Vec<Sort> = Vec::new();
        for sort in shown(R::COLUMNS, &self.layout).iter().filter_map(|(spec, _)| spec.sort) {
            if !orders.contains(&sort) {
                orders.push(sort);
            }
        }
        let next = orders.iter().position(|sort| *sort == now).map_or(0, |place| place + 1);
        let sort = orders.get(next).or(orders.first()).copied();
        self.layout = Layout { sort, descending: false, ..self.layout.clone() };
        self.knows_layout = true;
        self.keep_layout().plus(self.afresh())
    }

    /// Remembers the layout, unless a view has brought it.
    fn keep_layout(&self) -> Effects {
        let layout = self.layout.clone();
        if self.view.is_some() {
            return Effects::none();
        }
        Effects::read(Lane::Keep, move |desk| {
            desk.keep_list_layout(R::KIND, &layout)?;
            Ok(Reply::Nothing)
        })
    }

    fn change(&mut self, change: ListChange, ctx: &Context) -> Effects {
        match change {
            ListChange::Layout(layout) => {
                let same = (layout.sort, layout.descending) == (self.layout.sort, self.layout.descending);
                (self.layout, self.knows_layout) = (layout, true);
                let kept = self.keep_layout();
                if same { kept } else { kept.plus(self.afresh()) }
            }
            ListChange::View(view) => {
                self.filter.set(&view.filter, ctx);
                self.layout = view.layout.clone();
                (self.view, self.knows_layout) = (Some(view), true);
                self.afresh()
            }
        }
    }

    /// A refused order: back to the one before, and remembered so.
    fn failed(&mut self) -> Effects {
        self.fetching = false;
        if self.layout == self.read_layout {
            return Effects::none();
        }
        self.layout = self.read_layout.clone();
        self.keep_layout()
    }

    fn key(&mut self, key: crate::app::keys::Key, ctx: &Context) -> Effects {
        match self.filter.take(key, ctx) {
            Ok(true) => {
                if !self.filter.is_set() {
                    self.leave_view();
                }
                self.afresh()
            }
            Ok(false) => Effects::none(),
            Err(command) => self.step(command, ctx),
        }
    }

    fn count(&self) -> String {
        if self.total > COUNTED { format!("{COUNTED}+") } else { self.total.to_string() }
    }

    fn position(&self, ctx: &Context) -> String {
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let at = self.place.selected();
        let window = self.window.as_ref();
        let place = window.and_then(|window| window.place_of(at));
        let behind = window.and_then(|window| window.behind(at));
        match (place, behind) {
            (Some(place), _) => {
                let phrase = Phrase::new("list-position").number("at", number(place)).text("of", self.count());
                ctx.say(&phrase)
            }
            (None, Some(behind)) => ctx.say(&Phrase::new("list-from-end").number("n", number(behind + 1))),
            (None, None) => self.count(),
        }
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
            Command::Open | Command::Mark | Command::MarkAll => self.selected().is_some(),
            // Also before the rows are there: what is typed after a lost `/` would be taken for commands.
            Command::Sort | Command::ReverseSort | Command::Columns | Command::Views | Command::Find => true,
            Command::Bulk => self.open_row().is_some() || !self.marks.is_empty(),
            Command::Unmark => !self.marks.is_empty(),
            Command::Back => self.filter.is_set() || self.view.is_some(),
            other => other.is_step() || Some(other) == R::NEW,
        }
    }

    fn hidden(&self) -> Option<Clean> {
        self.selected()?.hidden()
    }

    fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    fn subject(&self) -> Option<Subject> {
        self.selected().map(|row| row.key().id.to_string())
    }

    fn status(&self, ctx: &Context) -> Status {
        if let Some(status) = self.filter.status_with(ctx, self.problems.first()) {
            return status;
        }
        if self.rows().is_empty() {
            return Status::default();
        }
        let line = Line::styled(format!(" {}", self.position(ctx)), ctx.theme.style(Tone::Muted));
        Status { line, cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => self.read(),
            Msg::Reply(Reply::RowKeys(kind, keys)) if kind == R::KIND => {
                self.marks.add(keys);
                Effects::none()
            }
            Msg::Reply(reply) => match R::from_reply(reply) {
                Ok(listed) => self.take(listed, ctx),
                Err(_) => Effects::none(),
            },
            Msg::Command(command) => self.command(command, ctx),
            Msg::Key(key) => self.key(key, ctx),
            Msg::Paste(text) if self.filter.insert(&text, ctx) => self.afresh(),
            Msg::Resized => {
                self.place.select(self.place.selected(), Self::height(ctx));
                self.reach(ctx)
            }
            Msg::List(change) => self.change(*change, ctx),
            Msg::Failed(_) => self.failed(),
            Msg::Paste(_) => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        paint::draw(self, frame, area, ctx);
    }
}
