//! Calendar: a month of days with what lies on each, and who bears it.
//!
//! A day is selected, never a row: arrows move by days and weeks, pages by months, and another month is read when the
//! selection reaches it. What is drawn is always of the month that was read last; until the next one has come, the grid
//! stays as it was.

pub mod day;
mod grid;

use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::command::{Command, Place};
use crate::app::month::{Month, Whose};
use crate::domain::clean::Clean;
use crate::domain::day::{Day, parse_typed};
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::popups::ask_line::AskLine;
use crate::tui::popups::pick::Pick;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::worker::Lane;
use chrono::{Datelike, Days, Months};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The month.
#[derive(Default)]
pub struct CalendarScreen {
    month: Option<Box<Month>>,
    /// The selected day; `None` for today.
    day: Option<Day>,
    whose: Whose,
}

/// Whose days, in a word: everybody's, nobody's, or a name.
pub(super) fn whose_word(whose: Whose, ctx: &Context) -> String {
    match whose {
        Whose::All => ctx.text("calendar-everybody"),
        Whose::One(None) => ctx.text("calendar-nobody"),
        Whose::One(Some(owner)) if owner == ctx.office.me.id => ctx.office.me.handle().to_string(),
        Whose::One(Some(owner)) => {
            let known = ctx.office.staff.iter().find(|(id, _)| *id == owner);
            known.map_or_else(|| ctx.text("calendar-former"), |(_, name)| name.to_string())
        }
    }
}

/// Everybody's days, or mine.
pub(super) fn mine(whose: Whose, ctx: &Context) -> Whose {
    if whose == Whose::All { Whose::One(Some(ctx.office.me.id)) } else { Whose::All }
}

impl CalendarScreen {
    fn selected(&self, ctx: &Context) -> Day {
        self.day.unwrap_or_else(|| ctx.today())
    }

    fn read(&self, ctx: &Context) -> Effects {
        let (day, whose) = (self.selected(ctx), self.whose);
        Effects::read(Lane::Main, move |desk| Ok(Reply::Month(Box::new(desk.month(day, whose)?))))
    }

    /// Selects a day; another month is read.
    fn select(&mut self, day: Day, ctx: &Context) -> Effects {
        self.day = Some(day);
        let shown = self.month.as_ref().is_some_and(|month| {
            month.first.year() == day.year() && month.first.month() == day.month() && month.whose == self.whose
        });
        if shown { Effects::none() } else { self.read(ctx) }
    }

    /// Where a moving command leads.
    fn moved(&self, command: Command, ctx: &Context) -> Option<Day> {
        let day = self.selected(ctx);
        match command {
            Command::CalendarNext => day.succ_opt(),
            Command::CalendarPrevious => day.pred_opt(),
            Command::Down => day.checked_add_days(Days::new(7)),
            Command::Up => day.checked_sub_days(Days::new(7)),
            Command::PageDown => day.checked_add_months(Months::new(1)),
            Command::PageUp => day.checked_sub_months(Months::new(1)),
            Command::First | Command::CalendarToday => Some(ctx.today()),
            Command::Last => day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt(),
            _ => None,
        }
    }

    fn choose(&mut self, whose: Whose, ctx: &Context) -> Effects {
        self.whose = whose;
        self.read(ctx)
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Open => Effects::one(Effect::Open(Target::Day(self.selected(ctx), self.whose))),
            Command::Mine => self.choose(mine(self.whose, ctx), ctx),
            Command::CalendarJump => Self::ask_day(ctx),
            Command::CalendarPerson => Self::ask_person(ctx),
            Command::Back => self.choose(Whose::All, ctx),
            other => match self.moved(other, ctx) {
                Some(day) => self.select(day, ctx),
                None => Effects::none(),
            },
        }
    }

    /// A line for a date as people type one.
    fn ask_day(ctx: &Context) -> Effects {
        let (today, calendar) = (ctx.today(), ctx.office.calendar.clone());
        let ask = AskLine::new(ctx.text("calendar-jump-title"), ctx.text("calendar-jump-ask"), move |text: Clean| {
            match parse_typed(&text, today, &calendar) {
                Ok(day) => Effects::close().and(Effect::hand(Reply::CalendarDay(day))),
                Err(error) => Effects::one(Effect::Refuse(error.phrase())),
            }
        });
        Effects::popup(ask.for_going())
    }

    /// Everybody, nobody's days, and each of the staff.
    fn ask_person(ctx: &Context) -> Effects {
        let mut whose = vec![Whose::All, Whose::One(None)];
        whose.extend(ctx.office.staff.iter().map(|(id, _)| Whose::One(Some(*id))));
        let names = whose.iter().map(|whose| whose_word(*whose, ctx)).collect();
        Effects::popup(Pick::new(ctx.text("calendar-person-title"), names, move |at| {
            let whose = whose.get(at).copied().unwrap_or_default();
            Effects::close().and(Effect::hand(Reply::CalendarWhose(whose)))
        }))
    }
}

impl Screen for CalendarScreen {
    fn place(&self) -> Place {
        Place::Calendar
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("tab-calendar")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match command {
            Command::Open | Command::Mine | Command::CalendarJump | Command::CalendarPerson => true,
            Command::Back => self.whose != Whose::All,
            Command::CalendarToday => self.selected(ctx) != ctx.today(),
            other => self.moved(other, ctx).is_some(),
        }
    }

    fn subject(&self) -> Option<Subject> {
        self.day.map(|day| day.to_string())
    }

    fn status(&self, ctx: &Context) -> Status {
        let known = self.month.as_ref().is_none_or(|month| month.known);
        let (text, tone) = match &self.month {
            Some(month) if !known => {
                let phrase = Phrase::new("calendar-forecast").text("year", month.first.year().to_string());
                (ctx.say(&phrase), Tone::Warning)
            }
            _ if ctx.theme.ascii => (ctx.text("calendar-legend").replace('·', "."), Tone::Muted),
            _ => (ctx.text("calendar-legend"), Tone::Muted),
        };
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(tone)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => self.read(ctx),
            Msg::Reply(Reply::CalendarDay(day)) => self.select(day, ctx),
            Msg::Reply(Reply::CalendarWhose(whose)) => self.choose(whose, ctx),
            Msg::Reply(Reply::Month(month)) => {
                self.month = Some(month);
                Effects::none()
            }
            Msg::Command(command) => self.command(command, ctx),
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let day = self.selected(ctx);
        let shown = self.month.as_ref().map_or(day, |month| month.first);
        let name = Phrase::new("calendar-month")
            .term("month", format!("month-{}", shown.month()))
            .text("year", shown.year().to_string());
        let dot = ctx.theme.dot();
        let whose = self.month.as_ref().map_or(self.whose, |month| month.whose);
        let title = format!(" {}{dot}{}{dot}{} ", ctx.text("tab-calendar"), ctx.say(&name), whose_word(whose, ctx));
        let inner = panel(frame, area, Line::styled(title, ctx.theme.style(Tone::Title)), hints, ctx);
        if let Some(month) = &self.month {
            grid::draw(frame, inner, month, day, ctx);
        }
    }
}
