//! The daily review: one item at a time, with why it is there, how its date came about, and what its case lacks; one key
//! a decision; sign-off and control list.
//!
//! Invariants: the selection follows the deadline, never its place; every decision is about the item and the day that
//! were drawn; a decided item makes room for the next open one when it comes back decided, never before; after the
//! sign-off nothing here decides.

mod ask;
mod jobs;
mod paint;
mod pane;

pub use jobs::ask_people;
pub use pane::Pane;

use super::why;
use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::command::{Command, Place};
use crate::app::daily_review::{DayReview, ItemKey, Progress, ReviewLine, ReviewStanding};
use crate::app::export::registers::Register;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{ActRequest, Effect, Effects, Target};
use crate::tui::popups::ask_line::AskLine;
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::export;
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::worker::Lane;
use chrono::Days;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The review screen.
#[derive(Debug, Default)]
pub struct ReviewScreen {
    view: Option<DayReview>,
    at: usize,
    pane: Option<Box<Pane>>,
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl ReviewScreen {
    fn lines(&self) -> &[ReviewLine] {
        self.view.as_ref().map_or(&[], |view| view.lines.as_slice())
    }

    fn line(&self) -> Option<&ReviewLine> {
        self.lines().get(self.at)
    }

    fn is_open(&self) -> bool {
        self.view.as_ref().is_some_and(|view| view.signed.is_none())
    }

    fn progress(&self) -> Progress {
        self.view.as_ref().map(DayReview::progress).unwrap_or_default()
    }

    /// The explanation of the item that is shown.
    fn pane(&self) -> Option<&Pane> {
        let line = self.line()?;
        self.pane.as_deref().filter(|pane| pane.is_about(line))
    }

    fn read_pane(&self) -> Effects {
        let Some(line) = self.line() else {
            return Effects::none();
        };
        let (client, id) = (line.entry.client, line.entry.id.clone());
        Effects::read(Lane::Preview, move |desk| jobs::pane(desk, client, id))
    }

    /// Takes a new reading: the selection stays on its item; one that came back decided makes room for the next.
    fn take(&mut self, view: DayReview, ctx: &Context) -> Effects {
        let before = self.line().map(|line| (line.key(), line.entry.settled.is_none()));
        let place = |key: &ItemKey| {
            view.lines.iter().position(|line| line.entry.client == key.client && line.entry.id == key.id)
        };
        let open = view.signed.is_none();
        self.at = match before.and_then(|(key, undecided)| Some((place(&key)?, undecided))) {
            Some((at, true)) if open && is_decided_by_me(&view.lines[at], ctx) => next_open(&view, at).unwrap_or(at),
            Some((at, _)) => at,
            None if self.view.is_none() => view.first_open().unwrap_or(0),
            None => self.at.min(view.lines.len().saturating_sub(1)),
        };
        self.view = Some(view);
        self.read_pane()
    }

    fn go(&mut self, at: usize) -> Effects {
        let at = at.min(self.lines().len().saturating_sub(1));
        if at == self.at {
            return Effects::none();
        }
        self.at = at;
        self.read_pane()
    }

    /// The item that was drawn is seen; on to the next one.
    fn next(&mut self) -> Effects {
        let at = self.at;
        let mark = match self.view.as_mut().filter(|view| view.signed.is_none()) {
            Some(view) => match view.lines.get_mut(at).filter(|line| line.entry.seen_ms.is_none()) {
                Some(line) => {
                    line.entry.seen_ms = Some(crate::app::clock::now_ms());
                    let key = line.key();
                    Effects::write(move |desk| jobs::seen(desk, &key))
                }
                None => Effects::none(),
            },
            None => Effects::none(),
        };
        mark.plus(self.go(at + 1))
    }

    fn act(&self, command: Command, ctx: &Context) -> Effects {
        let Some(line) = self.line() else {
            return Effects::none();
        };
        let (client, name) = (line.entry.client, line.client_name.to_string());
        match (command, &line.item) {
            (Command::Assign, _) => Effects::one(Effect::Act(ActRequest::Assign(client, name))),
            (Command::Note, _) => self.note(line, ctx),
            (Command::Record, Some(item)) => Effects::one(Effect::Act(ActRequest::Record(Box::new(item.clone())))),
            (Command::Snooze, Some(item)) => Effects::popup(ask::put_off(item, None, ctx)),
            (Command::ReviewTomorrow, Some(item)) => Effects::popup(ask::put_off(item, in_days(1, ctx), ctx)),
            (Command::ReviewWeek, Some(item)) => Effects::popup(ask::put_off(item, in_days(7, ctx), ctx)),
            (Command::ReviewRequest, _) => self.request(line, ctx),
            _ => Effects::none(),
        }
    }

    fn note(&self, line: &ReviewLine, ctx: &Context) -> Effects {
        let title = ctx.say(&Phrase::new("tui-note-title").text("name", &line.client_name));
        let key = line.key();
        Effects::popup(AskLine::new(title, ctx.text("tui-note-question"), move |text| {
            let key = key.clone();
            Effects::write(move |desk| jobs::note(desk, &key, &text))
        }))
    }

    fn request(&self, line: &ReviewLine, ctx: &Context) -> Effects {
        let missing = self.pane().map(|pane| pane.missing(ctx)).unwrap_or_default();
        let question = Phrase::new("review-request-question")
            .number("n", number(missing.len()))
            .text("papers", missing.join(" · "));
        let key = line.key();
        let then = Effect::act(move |desk| jobs::request(desk, &key));
        Effects::popup(Confirm::harmless(question, "hint-review-ask", then))
    }

    /// Asks before the review is closed; goes to what nobody has looked at instead, while there is any.
    fn sign_off(&mut self) -> Effects {
        let progress = self.progress();
        let unseen = progress.items - progress.seen;
        if unseen > 0 {
            let first = self.lines().iter().position(|line| line.entry.is_unseen()).unwrap_or(self.at);
            let said = Phrase::new("review-unseen").number("n", number(unseen));
            return self.go(first).and(Effect::Say(said));
        }
        let question = Phrase::new("review-sign-question")
            .number("decided", number(progress.decided))
            .number("items", number(progress.items))
            .number("left", number(progress.left));
        let then = Effect::Write(Box::new(jobs::sign_off));
        Effects::popup(Confirm::grave(question, 'y', "hint-review-sign-off", then))
    }

    fn in_full(&self, ctx: &Context) -> Effects {
        let Some(line) = self.line() else {
            return Effects::none();
        };
        let title = format!("{}{}{}", line.client_name, ctx.theme.dot(), paint::title_of(line, ctx));
        let text = match (self.pane().and_then(Pane::why), &line.item) {
            (Some(why), _) => why.in_full(ctx),
            (None, Some(item)) => why::at_first(item, ctx),
            (None, None) => vec![(ctx.text("review-gone"), Tone::Muted)],
        };
        Effects::popup(Message::new(title, text))
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        let height = paint::list_height(ctx).max(1);
        match command {
            Command::Open => self
                .line()
                .map_or_else(Effects::none, |line| Effects::one(Effect::Open(Target::Client(line.entry.client)))),
            Command::ReviewNext => self.next(),
            Command::ReviewPrevious | Command::Up => self.go(self.at.saturating_sub(1)),
            Command::Down => self.go(self.at + 1),
            Command::PageDown => self.go(self.at + height),
            Command::PageUp => self.go(self.at.saturating_sub(height)),
            Command::First => self.go(0),
            Command::Last => self.go(usize::MAX),
            Command::Why => self.in_full(ctx),
            Command::ReviewList => self.view.as_ref().map_or_else(Effects::none, |view| {
                Effects::popup(Message::new(ctx.text("review-list-title"), paint::control_list(view, ctx)))
            }),
            Command::ReportExport => export::register(Register::ControlList, ctx),
            Command::ReviewSignOff => self.sign_off(),
            _ => self.act(command, ctx),
        }
    }
}

fn in_days(days: u64, ctx: &Context) -> Option<crate::domain::day::Day> {
    ctx.today().checked_add_days(Days::new(days))
}

/// What somebody else decides does not move the selection.
fn is_decided_by_me(line: &ReviewLine, ctx: &Context) -> bool {
    let settled = line.entry.settled.as_ref();
    settled.is_some_and(|settled| settled.by.as_ref().is_none_or(|by| by == ctx.office.me.handle()))
}

/// The next item after `at` that nobody has looked at, else one that is left; from the beginning again after the last.
fn next_open(view: &DayReview, at: usize) -> Option<usize> {
    let around = || (at + 1..view.lines.len()).chain(0..at);
    let unseen = around().find(|at| view.lines[*at].entry.is_unseen());
    unseen.or_else(|| around().find(|at| view.lines[*at].entry.is_left()))
}

/// Everybody's reviews, to read.
pub fn people(people: &[ReviewStanding], hour: &str, ctx: &Context) -> Message {
    let title = ctx.say(&Phrase::new("review-people-title").day("day", ctx.today()));
    Message::new(title, paint::people(people, hour, ctx))
}

impl Screen for ReviewScreen {
    fn place(&self) -> Place {
        Place::Review
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("review-title")
    }

    fn why_not(&self, command: Command, ctx: &Context) -> Option<&'static str> {
        use crate::domain::deadline::Level;
        let puts_off = matches!(command, Command::Snooze | Command::ReviewTomorrow | Command::ReviewWeek);
        let item = self.line().and_then(|line| line.item.as_ref());
        let breach = item.is_some_and(|item| ctx.level(item) == Level::Breach);
        (puts_off && breach && self.is_open()).then_some("act-breach")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        let Some(line) = self.line() else {
            return matches!(command, Command::ReviewList | Command::ReportExport) && self.view.is_some()
                || command == Command::ReviewSignOff && self.is_open();
        };
        let live = line.item.as_ref().filter(|item| item.state != crate::domain::deadline::State::Done);
        match command {
            Command::Open | Command::Why | Command::ReviewList | Command::ReportExport | Command::ReviewPrevious => {
                true
            }
            Command::ReviewNext | Command::ReviewSignOff | Command::Assign | Command::Note => self.is_open(),
            Command::Record => self.is_open() && live.is_some(),
            // A breach cannot be put off.
            Command::Snooze | Command::ReviewTomorrow | Command::ReviewWeek => {
                let level = live.map(|item| ctx.level(item));
                self.is_open() && level.is_some_and(|level| level != crate::domain::deadline::Level::Breach)
            }
            Command::ReviewRequest => self.is_open() && self.pane().is_some_and(Pane::lacks_papers),
            _ => command.is_step(),
        }
    }

    fn subject(&self) -> Option<Subject> {
        let key = self.line()?.key();
        Some(format!("{} {} {} {:?}", key.client, key.id, key.shown_day, self.progress()))
    }

    fn client(&self) -> Option<ClientId> {
        self.line().map(|line| line.entry.client)
    }

    fn status(&self, ctx: &Context) -> Status {
        let Some(view) = self.view.as_ref().filter(|view| !view.lines.is_empty()) else {
            return Status::default();
        };
        let phrase =
            Phrase::new("review-position").number("at", number(self.at + 1)).text("of", view.lines.len().to_string());
        let mut said = ctx.say(&phrase);
        let progress = view.progress();
        if view.signed.is_none() && progress.seen == progress.items {
            said = format!("{said}{}{}", ctx.theme.dot(), ctx.text("review-all-seen"));
        }
        Status { line: Line::styled(format!(" {said}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => Effects::read(Lane::Main, jobs::review),
            // What could not be marked is read again.
            Msg::Failed(_) => Effects::none(),
            Msg::Reply(Reply::Review(view)) => self.take(*view, ctx),
            Msg::Reply(Reply::ReviewPane(pane)) => {
                self.pane = Some(pane);
                Effects::none()
            }
            Msg::Command(command) => self.command(command, ctx),
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        paint::draw(self, frame, area, &hinted(self, ctx), ctx);
    }
}
