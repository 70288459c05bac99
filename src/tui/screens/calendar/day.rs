//! One day: its appointments by time, then its deadlines, hard ones first. Enter opens the case, else the client.

use super::{CalendarScreen, grid, mine, whose_word};
use crate::app::command::{Command, Place};
use crate::app::month::{DayPage, Whose};
use crate::domain::agenda::DueItem;
use crate::domain::choice::Severity;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::State;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::phrase::Phrase;
use crate::domain::staff::OwnDate;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::reply::Reply;
use crate::tui::screens::{Msg, Screen, Status, Subject, hinted};
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The list of a day.
pub struct DayScreen {
    day: Day,
    whose: Whose,
    page: Option<Box<DayPage>>,
    place: ListPlace,
    /// What the selection follows.
    chosen: Option<String>,
}

/// A line of the list.
enum Row<'p> {
    Meeting(&'p (OwnDate, Clean)),
    Due(&'p DueItem),
}

impl Row<'_> {
    fn id(&self) -> String {
        match self {
            Self::Meeting((date, _)) => format!("@{}", date.id),
            Self::Due(item) => format!("{} {}/{}", item.client, item.rule, item.subject),
        }
    }

    fn client(&self) -> ClientId {
        match self {
            Self::Meeting((date, _)) => date.client,
            Self::Due(item) => item.client,
        }
    }

    /// The case that it is about, where it names one.
    fn target(&self) -> Target {
        let case = match self {
            Self::Meeting((date, _)) => date.case,
            Self::Due(item) => CaseId::parse(&item.subject),
        };
        case.map_or_else(|| Target::Client(self.client()), |case| Target::Case(self.client(), case))
    }
}

impl DayScreen {
    /// The page of a day, read when it is shown.
    pub fn new(day: Day, whose: Whose) -> Self {
        Self { day, whose, page: None, place: ListPlace::default(), chosen: None }
    }

    fn read(&self) -> Effects {
        let (day, whose) = (self.day, self.whose);
        Effects::read(Lane::Main, move |desk| Ok(Reply::Day(Box::new(desk.day_page(day, whose)?))))
    }

    fn len(&self) -> usize {
        self.page.as_ref().map_or(0, |page| page.meetings.len() + page.items.len())
    }

    fn row(&self, at: usize) -> Option<Row<'_>> {
        let page = self.page.as_ref()?;
        match page.meetings.get(at) {
            Some(meeting) => Some(Row::Meeting(meeting)),
            None => page.items.get(at - page.meetings.len()).map(Row::Due),
        }
    }

    fn selected(&self) -> Option<Row<'_>> {
        self.row(self.place.selected())
    }

    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(3))
    }

    fn take(&mut self, page: Box<DayPage>, ctx: &Context) {
        self.page = Some(page);
        let len = self.len();
        let found = (0..len).find(|at| self.row(*at).map(|row| row.id()) == self.chosen);
        self.place.keep(found.filter(|_| self.chosen.is_some()), len, Self::height(ctx));
        self.chosen = self.selected().map(|row| row.id());
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Open => self.selected().map_or_else(Effects::none, |row| Effects::one(Effect::Open(row.target()))),
            Command::Mine => {
                self.whose = mine(self.whose, ctx);
                self.read()
            }
            Command::CalendarPerson => CalendarScreen::ask_person(ctx),
            other => {
                self.place.step(other, self.len(), Self::height(ctx));
                self.chosen = self.selected().map(|row| row.id());
                Effects::none()
            }
        }
    }

    fn columns(ctx: &Context) -> [Column; 7] {
        [
            Column::new("", Width::Fixed(2), 0),
            Column::new(ctx.text("calendar-column-time"), Width::Fixed(10), 0),
            Column::new(ctx.text("column-client"), Width::Share(3), 0),
            Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 2),
            Column::new(ctx.text("calendar-column-what"), Width::Share(4), 0),
            Column::new(ctx.text("calendar-column-state"), Width::Fixed(14), 1),
            Column::new(ctx.text("column-owner"), Width::Fixed(12), 3),
        ]
    }
}

fn cells(row: &Row<'_>, ctx: &Context) -> Vec<Cell> {
    match row {
        Row::Meeting((date, name)) => {
            let time = date.at_time.as_ref().map_or_else(|| ctx.text("calendar-all-day"), ToString::to_string);
            let place = date.place.as_ref().map(|place| format!("{}{place}", ctx.theme.dot())).unwrap_or_default();
            let staff = ctx.office.staff.iter().find(|(id, _)| Some(*id) == date.owner);
            vec![
                ("@".to_owned(), Tone::Key),
                (time, Tone::Key),
                (name.to_string(), Tone::Text),
                (String::new(), Tone::Text),
                (format!("{}{place}", date.title), Tone::Text),
                (ctx.text("calendar-meeting"), Tone::Muted),
                (staff.map_or_else(String::new, |(_, name)| name.to_string()), Tone::Muted),
            ]
        }
        Row::Due(item) => {
            let level = ctx.level(item);
            let hard = item.severity == Severity::Hard;
            let sign = if hard { "!" } else { ctx.theme.dot().trim() };
            let state = match item.state {
                State::Snoozed | State::Handled => format!("deadline-state-{}", item.state.as_str()),
                _ => format!("severity-{}", item.severity.as_str()),
            };
            vec![
                (sign.to_owned(), Tone::from(level)),
                (ctx.words.day(item.last_day), Tone::from(level)),
                (item.client_name.to_string(), Tone::Text),
                (item.citizenship.map_or_else(String::new, |country| country.to_string()), Tone::Text),
                (ctx.listed_title(item), Tone::Text),
                (ctx.text(&state), Tone::Muted),
                (item.owner.as_ref().map_or_else(String::new, ToString::to_string), Tone::Muted),
            ]
        }
    }
}

impl Screen for DayScreen {
    fn place(&self) -> Place {
        Place::Day
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.words.day(self.day)
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        match command {
            Command::Open => self.selected().is_some(),
            Command::Mine | Command::CalendarPerson => true,
            _ => command.is_step(),
        }
    }

    fn subject(&self) -> Option<Subject> {
        self.chosen.clone()
    }

    fn client(&self) -> Option<ClientId> {
        self.selected().map(|row| row.client())
    }

    fn status(&self, ctx: &Context) -> Status {
        let Some(page) = &self.page else { return Status::default() };
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let phrase = Phrase::new("calendar-day-list").number("n", count(page.total));
        let mut text = ctx.say(&phrase.number("meetings", count(page.meetings.len())));
        if page.total > page.items.len() {
            let cut = Phrase::new("calendar-day-cut").number("n", count(page.items.len()));
            text = format!("{text}{}{}", ctx.theme.dot(), ctx.say(&cut));
        }
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return self.read(),
            Msg::Reply(Reply::Day(page)) => self.take(page, ctx),
            Msg::Reply(Reply::CalendarWhose(whose)) => {
                self.whose = whose;
                return self.read();
            }
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Resized => self.place.select(self.place.selected(), Self::height(ctx)),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let mut parts = vec![format!("{} {}", ctx.words.weekday(self.day), ctx.words.long_day(self.day))];
        let occasion = self.page.as_ref().and_then(|page| page.occasion.as_ref());
        if self.page.as_ref().is_some_and(|page| !page.working) {
            parts.push(ctx.text("calendar-off"));
        }
        parts.extend(occasion.map(|occasion| grid::occasion_word(occasion, ctx)));
        parts.push(whose_word(self.whose, ctx));
        let title = Line::styled(format!(" {} ", parts.join(ctx.theme.dot())), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, hints, ctx);
        if self.page.is_some() && self.len() == 0 {
            let line = Line::styled(format!(" {}", ctx.text("calendar-day-empty")), ctx.theme.style(Tone::Muted));
            return frame.render_widget(line, Rect { height: inner.height.min(1), ..inner });
        }
        let columns = Self::columns(ctx);
        let table = Table { columns: &columns, len: self.len(), place: self.place, active: true };
        table.draw(frame, inner, ctx, |at| self.row(at).map_or_else(Vec::new, |row| cells(&row, ctx)));
    }
}
