//! Rules: every rule of the rulebook in force with its certainty, its source and who vouches for it. What the practice
//! should confirm stands first, under a heading of its own.
//!
//! A confirmation changes dates of the whole office: it is worked out by the worker while the screen stays usable, asked
//! about once with what would move, and then carried out, how far it is standing in the status line. `Esc` stops it.

mod change;
mod words;

pub use change::LawAsk;

use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::command::{Command, Place};
use crate::app::law::{RulePage, RulePages};
use crate::domain::fold::{fold, tokens};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::screens::client::sheet::draw_pane;
use crate::tui::theme::Tone;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Table};
use crate::tui::widgets::text::cut;
use crate::tui::worker::Lane;
use change::Work;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::sync::Arc;

/// Lines of the pane where there is room.
const PANE: u16 = 8;

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A heading, by its message.
    Heading(&'static str),
    /// A rule, by its place in the pages.
    Rule(usize),
}

/// What tells one row of the rulebook from another: its id, and its place among rows of that id.
type RowId = (String, usize);

/// The list of rules.
#[derive(Default)]
pub struct Rules {
    pages: Option<Box<RulePages>>,
    rows: Vec<Row>,
    place: ListPlace,
    chosen: Option<RowId>,
    filter: Filter,
    work: Option<Arc<Work>>,
}

/// Tells the rows of one id apart.
fn english(rule: &RulePage) -> &str {
    rule.line.source.get(Lang::En)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl Rules {
    fn rules(&self) -> &[RulePage] {
        self.pages.as_ref().map_or(&[], |pages| &pages.rules)
    }

    fn selected(&self) -> Option<&RulePage> {
        match self.rows.get(self.place.selected())? {
            Row::Rule(at) => self.rules().get(*at),
            Row::Heading(_) => None,
        }
    }

    /// The rule at a place, wherever other readings or headings have put it.
    fn id_of(&self, at: usize) -> Option<RowId> {
        let rule = self.rules().get(at)?;
        let same = |other: &&RulePage| other.line.id == rule.line.id && english(other) < english(rule);
        Some((rule.line.id.to_string(), self.rules().iter().filter(same).count()))
    }

    fn chosen_now(&self) -> Option<RowId> {
        match self.rows.get(self.place.selected())? {
            Row::Rule(at) => self.id_of(*at),
            Row::Heading(_) => None,
        }
    }

    /// The pane takes what the list can spare.
    fn parts(area: Rect, ctx: &Context) -> (Rect, Rect) {
        let mut list = Rect {
            x: area.x + area.width.min(1),
            y: area.y + area.height.min(1),
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        };
        let wanted = PANE.max(list.height / 3);
        let mut pane = Rect { height: 0, ..list };
        if !ctx.is_small() && list.height >= wanted + 6 {
            list.height -= wanted + 1;
            pane = Rect { y: list.bottom() + 1, height: wanted, ..list };
        }
        (list, pane)
    }

    fn height(ctx: &Context) -> usize {
        Table::rows_in(Self::parts(ctx.body, ctx).0)
    }

    /// The rows that the filter leaves, with their headings; the selection stays on its rule.
    fn arrange(&mut self, ctx: &Context) {
        let folded = fold(self.filter.text());
        let words: Vec<String> = tokens(&folded).map(str::to_owned).collect();
        let found: Vec<usize> = (0..self.rules().len()).filter(|at| self.rules()[*at].has(&words)).collect();
        let (open, others): (Vec<usize>, Vec<usize>) =
            found.into_iter().partition(|at| self.rules()[*at].line.is_to_confirm());
        let headed = |heading, rules: Vec<usize>| {
            let head = (!rules.is_empty()).then_some(Row::Heading(heading));
            head.into_iter().chain(rules.into_iter().map(Row::Rule)).collect::<Vec<_>>()
        };
        let mut rows = headed("settings-to-confirm", open);
        rows.extend(headed("settings-others", others));
        let is_chosen = |row: &Row| matches!(row, Row::Rule(at) if self.id_of(*at) == self.chosen);
        let found = rows.iter().position(is_chosen).filter(|_| self.chosen.is_some());
        self.rows = rows;
        self.place.keep(found, self.rows.len(), Self::height(ctx));
        self.off_the_heading(true, ctx);
        self.chosen = self.chosen_now();
    }

    /// A heading cannot be selected: on to the next rule in the direction of the move, else back.
    fn off_the_heading(&mut self, down: bool, ctx: &Context) {
        let at = self.place.selected();
        if !matches!(self.rows.get(at), Some(Row::Heading(_))) {
            return;
        }
        let next = if down || at == 0 { at + 1 } else { at - 1 };
        self.place.select(next.min(self.rows.len().saturating_sub(1)), Self::height(ctx));
    }

    fn step(&mut self, command: Command, ctx: &Context) {
        let down = matches!(command, Command::Down | Command::PageDown | Command::Last);
        if self.place.step(command, self.rows.len(), Self::height(ctx)) {
            self.off_the_heading(down, ctx);
            self.chosen = self.chosen_now();
        }
    }

    fn is_busy(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.is_under_way())
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Find => self.filter.open(),
            Command::Back if self.is_busy() => {
                if let Some(work) = &self.work {
                    work.stop();
                }
            }
            Command::Back => {
                self.filter.clear();
                self.arrange(ctx);
            }
            Command::Open => {
                let page = self.selected().map(|rule| (rule.line.titles.get(ctx.words.lang()), words::full(rule, ctx)));
                return page.map_or_else(Effects::none, |(title, text)| Effects::popup(Message::new(title, text)));
            }
            Command::ConfirmRule | Command::WithdrawRule => return self.look(command == Command::WithdrawRule),
            _ => self.step(command, ctx),
        }
        Effects::none()
    }

    /// Works out what a confirmation of the selected rule, or its withdrawal, would move.
    fn look(&mut self, withdraw: bool) -> Effects {
        if self.is_busy() {
            return Effects::one(Effect::Say(Phrase::new("settings-busy")));
        }
        let (Some(rule), Some(pages)) = (self.selected(), &self.pages) else {
            return Effects::none();
        };
        let id = rule.line.id.to_string();
        let (titles, rows) = (rule.line.titles.clone(), pages.rows_of(&id));
        let work = Arc::new(Work::default());
        self.work = Some(Arc::clone(&work));
        change::look(LawAsk::about(id, titles, rows, withdraw), work)
    }

    fn cells(&self, row: Row, ctx: &Context) -> Vec<Cell> {
        match row {
            Row::Heading(_) => Vec::new(),
            Row::Rule(at) => self.rules().get(at).map_or_else(Vec::new, |rule| words::cells(&rule.line, ctx)),
        }
    }

    /// A heading takes the whole width.
    fn draw_headings(&self, frame: &mut Frame<'_>, list: Rect, ctx: &Context) {
        let height = Table::rows_in(list);
        let top = self.place.top_for(height);
        for (at, row) in self.rows.iter().enumerate().skip(top).take(height) {
            let (Row::Heading(id), Ok(below)) = (row, u16::try_from(at - top + 1)) else {
                continue;
            };
            let line = Line::styled(cut(&ctx.text(id), usize::from(list.width)), ctx.theme.style(Tone::Title));
            frame.render_widget(line, Rect { y: list.y + below, height: 1, ..list });
        }
    }
}

impl Screen for Rules {
    fn place(&self) -> Place {
        Place::Rules
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("settings-title")
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        let confirmed = self.selected().map(|rule| rule.line.confirmed.is_some());
        match command {
            Command::ConfirmRule => confirmed == Some(false),
            Command::WithdrawRule => confirmed == Some(true),
            Command::Open => confirmed.is_some(),
            Command::Back => self.is_busy() || self.filter.is_set(),
            Command::Find => true,
            _ => command.is_step(),
        }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    fn subject(&self) -> Option<Subject> {
        let rule = self.selected()?;
        Some(format!("{:?} {:?}", self.chosen, rule.line.confirmed))
    }

    fn status(&self, ctx: &Context) -> Status {
        if let Some(status) = self.filter.status(ctx) {
            return status;
        }
        let Some(pages) = &self.pages else {
            return Status::default();
        };
        let count = Phrase::new("settings-count").number("n", number(pages.rules.len()));
        let text = format!(" {}", ctx.say(&count.number("open", number(pages.open()))));
        Status { line: Line::styled(text, ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => {
                return Effects::read(Lane::Main, |desk| Ok(Reply::Rules(Box::new(desk.rule_pages()?))));
            }
            Msg::Reply(Reply::Rules(pages)) => {
                self.pages = Some(pages);
                self.arrange(ctx);
            }
            Msg::Reply(Reply::LawAsk(ask)) => {
                let work = Arc::new(Work::default());
                self.work = Some(Arc::clone(&work));
                return change::ask(*ask, work, ctx);
            }
            Msg::Command(command) => return self.command(command, ctx),
            Msg::Key(key) => match self.filter.take(key, ctx) {
                Ok(true) => self.arrange(ctx),
                Ok(false) => {}
                Err(command) => self.step(command, ctx),
            },
            Msg::Paste(text) => {
                if self.filter.insert(&text, ctx) {
                    self.arrange(ctx);
                }
            }
            Msg::Resized => self.place.select(self.place.selected(), Self::height(ctx)),
            Msg::Reply(_) | Msg::Failed(_) | Msg::List(_) => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let commands = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let edition = self.pages.as_ref().map(|pages| {
            ctx.say(&Phrase::new("settings-edition").text("edition", &pages.edition).number("version", pages.version))
        });
        let parts: Vec<String> = [Some(ctx.text("settings-title")), edition].into_iter().flatten().collect();
        let title = Line::styled(format!(" {} ", parts.join(ctx.theme.dot())), ctx.theme.style(Tone::Title));
        panel(frame, area, title, commands, ctx);
        let (list, pane) = Self::parts(area, ctx);
        if self.rows.is_empty() && self.pages.is_some() {
            let line = Line::styled(ctx.text("settings-nothing"), ctx.theme.style(Tone::Muted));
            frame.render_widget(line, Rect { height: list.height.min(1), ..list });
        } else {
            let columns = words::columns(ctx);
            let table = Table { columns: &columns, len: self.rows.len(), place: self.place, active: true };
            table.draw(frame, list, ctx, |at| self.rows.get(at).map_or_else(Vec::new, |row| self.cells(*row, ctx)));
            self.draw_headings(frame, list, ctx);
        }
        let Some(rule) = self.selected() else { return };
        draw_pane(frame, area, pane, (&rule.line.id, &words::full(rule, ctx)), ctx);
    }
}
