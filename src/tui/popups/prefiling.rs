//! What stands against a filing, before it is saved: errors, warnings and notes, each with what to do.
//!
//! Warnings and notes need a look: the key that saves counts only once the last line was on the screen. Errors stop
//! everybody but a supervisor, who is asked why.

use super::life::{self, Scene};
use crate::app::case_life::filing::{Submission, errors};
use crate::app::error::AppError;
use crate::app::keys::{Code, Key};
use crate::domain::phrase::Phrase;
use crate::domain::prefiling::{Gravity, PreFinding};
use crate::domain::rulebook::Rulebook;
use crate::domain::staff::Role;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

const WIDTH: u16 = 80;

/// The findings of one submission.
pub struct Prefiling {
    scene: Rc<Scene>,
    law: Arc<Rulebook>,
    what: Submission,
    found: Vec<PreFinding>,
    top: usize,
    /// The last line was drawn. What was typed before that decides nothing.
    seen: Cell<bool>,
    waiting: bool,
    refusal: Option<String>,
}

impl Prefiling {
    /// The findings about a submission that is not saved yet.
    pub fn new(scene: Rc<Scene>, law: Arc<Rulebook>, what: Submission, found: Vec<PreFinding>) -> Self {
        Self { scene, law, what, found, top: 0, seen: Cell::new(false), waiting: false, refusal: None }
    }

    fn errors(&self) -> i64 {
        i64::try_from(errors(&self.found)).unwrap_or(i64::MAX)
    }

    fn may_overrule(ctx: &Context) -> bool {
        ctx.office.me.role >= Role::Supervisor
    }

    /// Scrolls, goes back to the fields, saves, or asks for the reason.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) => self.key(key, ctx),
            Msg::Failed(error) => {
                self.failed(&error, ctx);
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        let (width, height) = Self::room(ctx);
        let lowest = self.lines(width, ctx).len().saturating_sub(height);
        match key.physical().code {
            Code::Down | Code::Char('j') => self.top = (self.top + 1).min(lowest),
            Code::Up | Code::Char('k') => self.top = self.top.saturating_sub(1),
            Code::PageDown | Code::Char(' ') => self.top = (self.top + height).min(lowest),
            Code::PageUp => self.top = self.top.saturating_sub(height),
            Code::Esc | Code::Backspace | Code::Char('q') => return self.back(ctx),
            Code::Char('y') if self.seen.get() && !self.waiting && self.errors() == 0 => {
                self.waiting = true;
                return life::save_filing(&self.scene.case, self.what.clone());
            }
            Code::Char('d') if self.seen.get() && self.errors() > 0 && Self::may_overrule(ctx) => {
                let ask = life::ask_despite(&self.scene.case, self.what.clone(), self.errors(), ctx);
                return Effects::close().plus(Effects::popup(ask));
            }
            _ => {}
        }
        Effects::none()
    }

    /// To the fields as they were filled in.
    fn back(&self, ctx: &Context) -> Effects {
        Effects::close().plus(Effects::popup(life::ask_filing(&self.scene, &self.what, ctx)))
    }

    fn failed(&mut self, error: &AppError, ctx: &Context) {
        let said = error.fields.first().map_or(&error.message, |(_, phrase)| phrase);
        (self.waiting, self.refusal) = (false, Some(ctx.say(said)));
    }

    fn room(ctx: &Context) -> (usize, usize) {
        (usize::from(ctx.body.width.min(WIDTH).saturating_sub(4)), usize::from(ctx.body.height.saturating_sub(2)))
    }

    fn lines(&self, width: usize, ctx: &Context) -> Vec<(String, Tone)> {
        let refusal = self.refusal.iter().map(|text| (text.clone(), Tone::Warning));
        let said = said(&self.found, &self.law, ctx);
        let end = (ctx.text(self.end(ctx)), Tone::Title);
        let all = refusal.chain(said).chain([(String::new(), Tone::Text), end]);
        all.flat_map(|(text, tone)| wrap(&text, width).into_iter().map(move |line| (line, tone))).collect()
    }

    /// What the person may do now.
    fn end(&self, ctx: &Context) -> &'static str {
        match (self.errors(), Self::may_overrule(ctx)) {
            (0, _) => "prefiling-end-look",
            (_, true) => "prefiling-end-supervisor",
            (_, false) => "prefiling-end-officer",
        }
    }

    fn hints(&self, ctx: &Context, columns: usize, scrolls: bool) -> Line<'static> {
        let mut pairs = vec![];
        if self.errors() == 0 {
            pairs.push(("y", "hint-file-anyway"));
        } else if Self::may_overrule(ctx) {
            pairs.push(("d", "hint-file-despite"));
        }
        pairs.push(("Esc", "hint-back"));
        if scrolls {
            pairs.push(("↑ ↓", "hint-scroll"));
        }
        pairs_line(pairs.into_iter().map(|(key, id)| (key.to_owned(), ctx.text(id))), ctx, columns)
    }

    /// Draws the findings.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let (width, height) = Self::room(ctx);
        let lines = self.lines(width, ctx);
        let shown = lines.len().min(height);
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(shown + 2).unwrap_or(u16::MAX));
        let title = Line::styled(format!(" {} ", ctx.text("prefiling-title")), ctx.theme.style(Tone::Title));
        let hints = self.hints(ctx, usize::from(area.width), lines.len() > height);
        let inner = panel(frame, area, title, hints, ctx);
        if self.top + height >= lines.len() && inner.height > 0 {
            self.seen.set(true);
        }
        let visible = lines.into_iter().skip(self.top).take(height);
        let text = visible.map(|(line, tone)| Line::styled(format!(" {line}"), ctx.theme.style(tone)));
        frame.render_widget(Paragraph::new(text.collect::<Vec<_>>()), inner);
    }
}

/// A sign beside the word, for those who do not see the colour.
pub const fn sign(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Error => "x",
        Gravity::Warning => "!",
        Gravity::Note => "-",
    }
}

/// How a gravity looks.
pub const fn tone(gravity: Gravity) -> Tone {
    match gravity {
        Gravity::Error => Tone::Overdue,
        Gravity::Warning => Tone::Warning,
        Gravity::Note => Tone::Muted,
    }
}

/// What a finding says, after the title of the paper it is about.
pub fn words(finding: &PreFinding, law: &Rulebook, ctx: &Context) -> String {
    let text = ctx.say(&finding.text);
    let paper = finding.requirement.as_ref().and_then(|id| law.requirement(id));
    paper.map_or_else(|| text.clone(), |paper| format!("{}: {text}", paper.titles.get(ctx.words.lang())))
}

/// All findings in groups of one gravity, each with what to do.
pub fn said(found: &[PreFinding], law: &Rulebook, ctx: &Context) -> Vec<(String, Tone)> {
    let mut lines = Vec::new();
    for group in found.chunk_by(|one, next| one.gravity == next.gravity) {
        let Some(gravity) = group.first().map(|first| first.gravity) else {
            continue;
        };
        let n = i64::try_from(group.len()).unwrap_or(i64::MAX);
        let head = Phrase::new(format!("prefiling-{}s", gravity.as_str())).number("n", n);
        lines.push((ctx.say(&head), Tone::Title));
        for finding in group {
            lines.push((format!("{} {}", sign(gravity), words(finding, law, ctx)), tone(gravity)));
            let arrow = if ctx.theme.ascii { ">" } else { "→" };
            lines.push((format!("{arrow} {}", ctx.say(&finding.advice)), Tone::Muted));
        }
    }
    lines
}
