//! Today: one row a client with what binds, the worst first; under it why, and what to do now.
//!
//! Invariants: counts are people and stand for everything due, whatever the filter; the selection follows the client;
//! `←` `→` walk through the other deadlines of the selected client, and every decision is about the deadline in the
//! why pane, as it was read.

mod filter;
mod layout;
mod rows;

use super::first_start::FirstStart;
use super::why::{self, Why};
use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::agenda::{Matter, Today};
use crate::app::command::{Command, Place};
use crate::domain::agenda::DueItem;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::ClientId;
use crate::tui::context::Context;
use crate::tui::effects::{ActRequest, Effect, Effects, Target};
use crate::tui::jobs;
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::list::ListPlace;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The Today screen.
#[derive(Debug)]
pub struct TodayScreen {
    view: Option<Today>,
    /// What the filter looks through, folded, one a matter.
    sought: Vec<String>,
    /// Rows that pass the filter, as places in the view's matters.
    shown: Vec<usize>,
    place: ListPlace,
    chosen: Option<ClientId>,
    /// How many deadlines of the selected client were stepped over.
    stepped: usize,
    why: Option<Box<Why>>,
    filter: Filter,
    mine: bool,
    first: FirstStart,
}

impl Default for TodayScreen {
    fn default() -> Self {
        Self {
            view: None,
            sought: Vec::new(),
            shown: Vec::new(),
            place: ListPlace::default(),
            chosen: None,
            stepped: 0,
            why: None,
            filter: Filter::default(),
            mine: false,
            first: FirstStart::new(false),
        }
    }
}

impl TodayScreen {
    fn is_first_start(&self) -> bool {
        self.view.as_ref().is_some_and(|view| !view.any_clients)
    }

    fn matter(&self) -> Option<&Matter> {
        self.view.as_ref()?.matters.get(*self.shown.get(self.place.selected())?)
    }

    /// The deadline in the why pane.
    fn item(&self, ctx: &Context) -> Option<&DueItem> {
        let matter = self.matter()?;
        let lead = matter.lead(&ctx.office.thresholds, ctx.today());
        let first = matter.items.iter().position(|item| item == lead).unwrap_or(0);
        matter.items.get((first + self.stepped) % matter.items.len())
    }

    fn read(&self) -> Effects {
        let mine = self.mine;
        Effects::read(Lane::Main, move |desk| jobs::today(desk, mine))
    }

    fn read_why(&self, ctx: &Context) -> Effects {
        let Some(item) = self.item(ctx) else {
            return Effects::none();
        };
        let (client, id) = (item.client, DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() });
        Effects::read(Lane::Preview, move |desk| jobs::why(desk, client, &id))
    }

    fn take_view(&mut self, view: Today, ctx: &Context) -> Effects {
        self.sought = view.matters.iter().map(|matter| filter::sought(matter, ctx)).collect();
        self.view = Some(view);
        self.stepped = 0;
        self.apply_filter(ctx)
    }

    /// Finds the rows again; the selection stays on its client.
    fn apply_filter(&mut self, ctx: &Context) -> Effects {
        let Some(view) = &self.view else {
            return Effects::none();
        };
        let query = self.filter.query();
        let rows = view.matters.iter().zip(&self.sought).enumerate();
        let passing = rows.filter(|(_, (matter, sought))| filter::passes(query, matter, sought, ctx));
        self.shown = passing.map(|(at, _)| at).collect();
        let found = self.shown.iter().position(|at| Some(view.matters[*at].client()) == self.chosen);
        self.place.keep(found, self.shown.len(), self.height(ctx));
        self.chosen = self.matter().map(Matter::client);
        self.read_why(ctx)
    }

    fn height(&self, ctx: &Context) -> usize {
        layout::of(ctx.body, self.appointments(), ctx).rows()
    }

    fn appointments(&self) -> usize {
        self.view.as_ref().map_or(0, |view| view.appointments.len())
    }

    fn step_deadline(&mut self, by: usize, ctx: &Context) -> Effects {
        self.stepped = self.matter().map_or(0, |matter| (self.stepped + by) % matter.items.len());
        self.read_why(ctx)
    }

    fn act(&self, command: Command, ctx: &Context) -> Effects {
        let Some(item) = self.item(ctx) else {
            return Effects::none();
        };
        let name = item.client_name.to_string();
        Effects::one(Effect::Act(match command {
            Command::Snooze => ActRequest::Snooze(Box::new(item.clone())),
            Command::Assign => ActRequest::Assign(item.client, name),
            Command::Note => ActRequest::Note(item.client, name),
            _ => ActRequest::Record(Box::new(item.clone())),
        }))
    }

    fn in_full(&self, ctx: &Context) -> Effects {
        let Some(item) = self.item(ctx) else {
            return Effects::none();
        };
        let title = format!("{}{}{}", item.client_name, ctx.theme.dot(), ctx.title(item));
        let text = match &self.why {
            Some(why) if why.is_about(item) => why.in_full(ctx),
            _ => why::at_first(item, ctx),
        };
        Effects::popup(Message::new(title, text))
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Open => {
                self.chosen.map_or_else(Effects::none, |client| Effects::one(Effect::Open(Target::Client(client))))
            }
            Command::Record | Command::Snooze | Command::Assign | Command::Note => self.act(command, ctx),
            Command::Letter => {
                self.chosen.map_or_else(Effects::none, |client| crate::tui::popups::letter::open(client, None))
            }
            Command::Why => self.in_full(ctx),
            Command::NextDeadline => self.step_deadline(1, ctx),
            Command::PreviousDeadline => {
                let others = self.matter().map_or(0, |matter| matter.items.len() - 1);
                self.step_deadline(others, ctx)
            }
            Command::Mine => {
                self.mine = !self.mine;
                self.read()
            }
            Command::Find => {
                self.filter.open();
                Effects::none()
            }
            Command::Back => {
                self.filter.clear();
                self.apply_filter(ctx)
            }
            _ => self.step(command, ctx),
        }
    }

    fn step(&mut self, command: Command, ctx: &Context) -> Effects {
        let height = self.height(ctx);
        if !self.place.step(command, self.shown.len(), height) {
            return Effects::none();
        }
        self.stepped = 0;
        self.chosen = self.matter().map(Matter::client);
        self.read_why(ctx)
    }

    fn typed(&mut self, changed: bool, ctx: &Context) -> Effects {
        if changed { self.apply_filter(ctx) } else { Effects::none() }
    }

    fn reply(&mut self, reply: Reply, ctx: &Context) -> Effects {
        match reply {
            Reply::Today(view) => self.take_view(*view, ctx),
            Reply::Why(why) => {
                self.why = why;
                Effects::none()
            }
            _ => Effects::none(),
        }
    }
}

impl Screen for TodayScreen {
    fn place(&self) -> Place {
        if self.is_first_start() { Place::FirstStart } else { Place::Today }
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("tab-today")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        if self.is_first_start() {
            return self.first.can(command, ctx);
        }
        match command {
            Command::Open | Command::Record | Command::Assign | Command::Note | Command::Letter | Command::Why => {
                self.matter().is_some()
            }
            // A breach cannot be put off.
            Command::Snooze => {
                self.item(ctx).is_some_and(|item| ctx.level(item) != crate::domain::deadline::Level::Breach)
            }
            Command::NextDeadline | Command::PreviousDeadline => self.matter().is_some_and(|m| m.items.len() > 1),
            // Also before the list is there: what is typed after a lost `/` would be taken for commands.
            Command::Find => true,
            Command::Mine => ctx.office.me.id.0 != 0,
            Command::Back => self.filter.is_set(),
            _ => command.is_step(),
        }
    }

    fn why_not(&self, command: Command, ctx: &Context) -> Option<&'static str> {
        (command == Command::Snooze && self.item(ctx).is_some()).then_some("act-breach")
    }

    fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    fn subject(&self) -> Option<Subject> {
        let matter = self.matter()?;
        let days: Vec<String> =
            matter.items.iter().map(|i| format!("{}/{}={}", i.rule, i.subject, i.last_day)).collect();
        Some(format!("{} {} {}", matter.client(), self.stepped, days.join(" ")))
    }

    fn client(&self) -> Option<ClientId> {
        self.matter().map(Matter::client)
    }

    fn status(&self, ctx: &Context) -> Status {
        self.filter.status(ctx).unwrap_or_else(|| rows::status(self, ctx))
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => self.read(),
            Msg::Reply(reply) => self.reply(reply, ctx),
            Msg::Command(command) if self.is_first_start() => self.first.update(Msg::Command(command), ctx),
            Msg::Command(command) => self.command(command, ctx),
            Msg::Key(key) => match self.filter.take(key, ctx) {
                Ok(changed) => self.typed(changed, ctx),
                Err(command) => self.step(command, ctx),
            },
            Msg::Paste(text) => {
                let changed = self.filter.insert(&text, ctx);
                self.typed(changed, ctx)
            }
            Msg::Resized => {
                let height = self.height(ctx);
                self.place.select(self.place.selected(), height);
                Effects::none()
            }
            Msg::Failed(_) | Msg::List(_) => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        if self.is_first_start() {
            return self.first.draw(frame, area, ctx);
        }
        rows::draw(self, frame, area, &hinted(self, ctx), ctx);
    }
}
