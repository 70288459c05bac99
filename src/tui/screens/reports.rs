//! Reports: one at a time, its charts and the table behind them on one scroll.
//!
//! A report is read when it is looked at and when something changed; until the answer comes, the old one of the same kind
//! stays. Nothing is computed while drawing but the lines that are seen.

mod paint;

use super::{Msg, Screen, Status, hinted};
use crate::app::command::{Command, Place};
use crate::app::export::registers::Register;
use crate::app::reports::{Report, ReportKind};
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::popups::export;
use crate::tui::reply::Reply;
use crate::tui::screens::client::sheet::draw_sections;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

/// The reports.
#[derive(Default)]
pub struct ReportsScreen {
    open: usize,
    report: Option<Box<Report>>,
    top: usize,
}

impl ReportsScreen {
    fn kind(&self) -> ReportKind {
        ReportKind::ALL.get(self.open).copied().unwrap_or(ReportKind::Expiries)
    }

    /// The report that is shown, unless another one was asked for.
    fn shown(&self) -> Option<&Report> {
        self.report.as_deref().filter(|report| report.kind == self.kind())
    }

    fn read(&self) -> Effects {
        let kind = self.kind();
        Effects::read(Lane::Main, move |desk| Ok(Reply::Report(Box::new(desk.report(kind)?))))
    }

    fn turn(&mut self, by: usize) -> Effects {
        self.open = (self.open + by) % ReportKind::ALL.len();
        self.top = 0;
        self.read()
    }

    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(3)).max(1)
    }

    /// The lines in the room that there is.
    fn lines(&self, ctx: &Context) -> Vec<Line<'static>> {
        let columns = usize::from(ctx.body.width.saturating_sub(4));
        self.shown().map_or_else(Vec::new, |report| paint::lines(report, columns, ctx))
    }

    fn scroll(&mut self, command: Command, ctx: &Context) {
        let (height, lowest) = (Self::height(ctx), self.lines(ctx).len().saturating_sub(Self::height(ctx)));
        let page = height.saturating_sub(1).max(1);
        let to = match command {
            Command::Down => self.top + 1,
            Command::Up => self.top.saturating_sub(1),
            Command::PageDown => self.top + page,
            Command::PageUp => self.top.saturating_sub(page),
            Command::First => 0,
            Command::Last => lowest,
            _ => self.top,
        };
        self.top = to.min(lowest);
    }
}

impl Screen for ReportsScreen {
    fn place(&self) -> Place {
        Place::Reports
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("tab-reports")
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        match command {
            Command::ReportExport => self.shown().is_some(),
            Command::ReportNext | Command::ReportPrevious => true,
            _ => command.is_step(),
        }
    }

    fn status(&self, ctx: &Context) -> Status {
        let text = self.shown().map_or_else(String::new, |report| ctx.say(&report.as_of()));
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => return self.read(),
            Msg::Reply(Reply::Report(report)) => {
                self.report = Some(report);
                self.scroll(Command::Find, ctx);
            }
            Msg::Command(Command::ReportNext) => return self.turn(1),
            Msg::Command(Command::ReportPrevious) => return self.turn(ReportKind::ALL.len() - 1),
            Msg::Command(Command::ReportExport) => return export::register(Register::Report(self.kind()), ctx),
            Msg::Command(command) => self.scroll(command, ctx),
            Msg::Resized => self.scroll(Command::Find, ctx),
            _ => {}
        }
        Effects::none()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let title = Line::styled(format!(" {} ", ctx.text(&self.kind().title_id())), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, hints, ctx);
        let names: Vec<String> =
            ReportKind::ALL.iter().map(|kind| ctx.text(&format!("reports-tab-{}", kind.as_str()))).collect();
        let sections = Rect { x: inner.x + inner.width.min(1), width: inner.width.saturating_sub(2), ..inner };
        draw_sections(frame, Rect { height: inner.height.min(1), ..sections }, &names, self.open, ctx);
        let below = Rect { y: inner.y + inner.height.min(1), height: inner.height.saturating_sub(1), ..sections };
        let lines: Vec<Line<'_>> = self.lines(ctx).into_iter().skip(self.top).take(usize::from(below.height)).collect();
        frame.render_widget(Paragraph::new(lines), below);
    }
}
