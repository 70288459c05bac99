//! Blind spots: acts from before the record about which nothing is known, answered one by one or many at once.
//!
//! An answer counts only for lines that were drawn; marks follow the deadline, and every target carries the last day
//! that was shown, so that a deadline that moved meanwhile is not answered.

use super::why::Why;
use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::acts::{Decision, Target as Act};
use crate::app::command::{Command, Place};
use crate::domain::agenda::DueItem;
use crate::domain::deadline::DeadlineId;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::jobs;
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::widgets::text::wrap;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::collections::HashSet;

/// Client, rule, subject.
type Id = (i64, String, String);

/// The list of unknown acts.
#[derive(Debug, Default)]
pub struct BlindSpots {
    acts: Option<Vec<DueItem>>,
    total: usize,
    /// How many clients have one.
    people: usize,
    place: ListPlace,
    chosen: Option<Id>,
    marked: HashSet<Id>,
}

fn id_of(item: &DueItem) -> Id {
    (item.client.0, item.rule.clone(), item.subject.clone())
}

fn act_of(item: &DueItem) -> Act {
    let id = DeadlineId { rule: item.rule.clone(), subject: item.subject.clone() };
    Act { client: item.client, id, shown_day: item.last_day }
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl BlindSpots {
    fn read_why(&self) -> Effects {
        let Some(act) = self.selected().map(act_of) else {
            return Effects::none();
        };
        Effects::read(Lane::Preview, move |desk| jobs::why(desk, act.client, &act.id))
    }

    /// The reckoning of the selected act.
    fn in_full(&self, why: Option<&Why>, ctx: &Context) -> Effects {
        let (Some(item), Some(why)) = (self.selected(), why) else {
            return Effects::none();
        };
        if !why.is_about(item) {
            return Effects::none();
        }
        let title = format!("{}{}{}", item.client_name, ctx.theme.dot(), ctx.title(item));
        Effects::popup(Message::new(title, why.in_full(ctx)))
    }

    fn acts(&self) -> &[DueItem] {
        self.acts.as_deref().unwrap_or_default()
    }

    fn selected(&self) -> Option<&DueItem> {
        self.acts().get(self.place.selected())
    }

    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(3))
    }

    fn take(&mut self, acts: Vec<DueItem>, (total, people): (usize, usize), ctx: &Context) {
        let ids: Vec<Id> = acts.iter().map(id_of).collect();
        let known: HashSet<Id> = ids.iter().cloned().collect();
        self.marked.retain(|id| known.contains(id));
        let found = ids.iter().position(|id| Some(id) == self.chosen.as_ref());
        self.place.keep(found, acts.len(), Self::height(ctx));
        (self.acts, self.total, self.people) = (Some(acts), total, people);
        self.chosen = self.selected().map(id_of);
    }

    /// The marked acts, else the selected one.
    fn targets(&self) -> Vec<Act> {
        if self.marked.is_empty() {
            return self.selected().map(act_of).into_iter().collect();
        }
        self.acts().iter().filter(|item| self.marked.contains(&id_of(item))).map(act_of).collect()
    }

    /// One is answered at once, many after a question.
    fn answer(&self, decision: Decision, question: &str, ctx: &Context) -> Effects {
        let targets = self.targets();
        let count = targets.len();
        let decision = match decision {
            // The day is not known; the record says that it was done by now.
            Decision::Done { proof, .. } => Decision::Done { on: ctx.today(), proof },
            other => other,
        };
        let job = Effect::act(move |desk| jobs::decide(desk, &targets, &decision));
        match count {
            0 => Effects::none(),
            1 => Effects::one(job),
            _ => {
                let question = Phrase::new(question).number("n", i64::try_from(count).unwrap_or(i64::MAX));
                Effects::popup(Confirm::harmless(question, "hint-answer", job))
            }
        }
    }

    fn mark(&mut self, ctx: &Context) {
        if let Some(id) = self.selected().map(id_of) {
            if !self.marked.remove(&id) {
                self.marked.insert(id);
            }
            self.step(Command::Down, ctx);
        }
    }

    fn mark_all(&mut self) {
        let all: HashSet<Id> = self.acts().iter().map(id_of).collect();
        self.marked = if self.marked.len() == all.len() { HashSet::new() } else { all };
    }

    fn step(&mut self, command: Command, ctx: &Context) {
        self.place.step(command, self.acts().len(), Self::height(ctx));
        self.chosen = self.selected().map(id_of);
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::AnswerDone => {
                let proof = Some(crate::domain::clean::Clean::line(&ctx.text("blind-proof")));
                return self.answer(Decision::Done { on: ctx.today(), proof }, "blind-many-done", ctx);
            }
            Command::AnswerNotDone => {
                return self.answer(Decision::NotDone, "blind-many-not-done", ctx);
            }
            Command::Open => return self.read_why(),
            Command::Mark => self.mark(ctx),
            Command::MarkAll => self.mark_all(),
            Command::Back => self.marked.clear(),
            _ => self.step(command, ctx),
        }
        Effects::none()
    }

    fn cells(&self, item: &DueItem, ctx: &Context) -> Vec<Cell> {
        let mark = if self.marked.contains(&id_of(item)) { "*" } else { ctx.theme.sign(ctx.level(item)) };
        vec![
            (mark.to_owned(), Tone::Key),
            (ctx.words.day(item.last_day), Tone::Text),
            (item.client_name.to_string(), Tone::Text),
            (item.citizenship.map_or_else(String::new, |country| country.to_string()), Tone::Text),
            (ctx.title(item).to_owned(), Tone::Text),
        ]
    }
}

impl Screen for BlindSpots {
    fn place(&self) -> Place {
        Place::BlindSpots
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("blind-title")
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        match command {
            Command::Open | Command::AnswerDone | Command::AnswerNotDone | Command::Mark | Command::MarkAll => {
                !self.acts().is_empty()
            }
            Command::Back => !self.marked.is_empty(),
            _ => command.is_step(),
        }
    }

    fn subject(&self) -> Option<Subject> {
        let item = self.selected()?;
        Some(format!("{:?} {} {}", id_of(item), item.last_day, self.marked.len()))
    }

    fn status(&self, ctx: &Context) -> Status {
        let phrase = if self.marked.is_empty() {
            Phrase::new("blind-count").number("n", number(self.total))
        } else {
            Phrase::new("blind-marked").number("n", number(self.marked.len()))
        };
        Status { line: Line::styled(format!(" {}", ctx.say(&phrase)), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return Effects::read(Lane::Main, jobs::blind_spots),
            Msg::Reply(Reply::BlindSpots(acts, total, people)) => self.take(acts, (total, people), ctx),
            Msg::Reply(Reply::Why(why)) => return self.in_full(why.as_deref(), ctx),
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Resized => self.place.select(self.place.selected(), Self::height(ctx)),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let counts =
            Phrase::new("blind-people-acts").number("people", number(self.people)).number("acts", number(self.total));
        let title = format!(" {}{}{} ", ctx.text("blind-title"), ctx.theme.dot(), ctx.say(&counts));
        let title = Line::styled(title, ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, hints, ctx);
        if self.acts.as_ref().is_some_and(Vec::is_empty) {
            let lines = wrap(&ctx.text("blind-none"), usize::from(inner.width.saturating_sub(2)));
            let lines: Vec<Line<'_>> = lines.into_iter().map(|line| Line::from(format!(" {line}"))).collect();
            return frame.render_widget(Paragraph::new(lines).style(ctx.theme.style(Tone::Muted)), inner);
        }
        let columns = [
            Column::new("", Width::Fixed(2), 0),
            Column::new(ctx.text("column-last-day"), Width::Fixed(10), 0),
            Column::new(ctx.text("column-client"), Width::Share(2), 0),
            Column::new(ctx.text("column-citizenship"), Width::Fixed(3), 1),
            Column::new(ctx.text("column-act"), Width::Share(3), 0),
        ];
        let table = Table { columns: &columns, len: self.acts().len(), place: self.place, active: true };
        table.draw(frame, inner, ctx, |row| self.acts().get(row).map_or_else(Vec::new, |item| self.cells(item, ctx)));
    }
}
