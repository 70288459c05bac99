//! A fact about a client: what happened, its fields, then the dates that will move; only whoever has read them to the
//! end records it.
//!
//! Esc leads from the dates back to the fields, with all that was typed. A grave fact (a death, a cancelled permit) is
//! recorded by a letter of its own; Enter goes back. What is recorded is what was shown: the desk refuses it when the
//! records have changed since.

use super::Popup;
use super::ask_fields::AskFields;
use super::pick::Pick;
use crate::app::error::AppError;
use crate::app::facts::{Bound, FactPreview};
use crate::app::keys::{Code, Key};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::fact::{FactKind, Moved};
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::Effects;
use crate::tui::jobs;
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::text::{fit, width as width_of, wrap};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Widest text column.
const WIDTH: u16 = 76;
/// The letter that records a grave fact.
const YES: char = 'y';

/// The list of facts to pick from.
pub fn choose(client: ClientId, ctx: &Context) -> Popup {
    let names = FactKind::ALL.iter().map(|kind| name_of(*kind, ctx)).collect();
    let pick = Pick::new(ctx.text("fact-choose"), names, move |at| {
        let kind = FactKind::ALL.get(at).copied();
        Effects::close()
            .plus(kind.map_or_else(Effects::none, |kind| Effects::popup(Box::new(FactPopup::new(client, kind)))))
    });
    pick.into()
}

fn name_of(kind: FactKind, ctx: &Context) -> String {
    ctx.text(&format!("fact-{}", kind.as_str().replace('_', "-")))
}

/// The fields of a fact, then what it does.
pub struct FactPopup {
    client: ClientId,
    kind: FactKind,
    /// `None` while they are read.
    ask: Option<AskFields>,
    /// The dates that move, once the fields are filled.
    view: Option<View>,
}

impl FactPopup {
    /// A fact about a client; its fields are read when it is shown.
    pub fn new(client: ClientId, kind: FactKind) -> Self {
        Self { client, kind, ask: None, view: None }
    }

    /// Types, shows, records.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown if self.ask.is_none() => {
                let (client, kind) = (self.client, self.kind);
                Effects::read(Lane::Main, move |desk| jobs::fact_form(desk, client, kind))
            }
            Msg::Reply(Reply::FactForm(form)) => {
                self.ask = Some(self.fields(*form, ctx));
                Effects::none()
            }
            Msg::Reply(Reply::FactPreview(preview)) => {
                if let Some(ask) = &mut self.ask {
                    ask.resume();
                    self.view = Some(View::of(*preview, ctx));
                }
                Effects::none()
            }
            Msg::Key(key) if self.view.is_some() => self.view_key(key, ctx),
            Msg::Key(key) if self.ask.is_none() && key.code == Code::Esc => Effects::close(),
            Msg::Failed(error) => self.failed(error, ctx),
            msg => self.ask.as_mut().map_or_else(Effects::none, |ask| ask.update(msg, ctx)),
        }
    }

    fn fields(&self, (name, fields): (Clean, Vec<crate::app::forms::FormField>), ctx: &Context) -> AskFields {
        let (client, kind) = (self.client, self.kind);
        let title = ctx.say(&Phrase::new("fact-title").text("name", &name));
        AskFields::new(title, name_of(kind, ctx), fields, ctx, move |answers| {
            let fields = answers.fields();
            Effects::read(Lane::Main, move |desk| jobs::preview_fact(desk, client, kind, fields))
        })
        .leading_to("fact-hint-preview")
    }

    /// A refusal leads back to the fields, which keep what was typed.
    fn failed(&mut self, error: Box<AppError>, ctx: &Context) -> Effects {
        self.view = None;
        self.ask.as_mut().map_or_else(Effects::none, |ask| ask.update(Msg::Failed(error), ctx))
    }

    fn view_key(&mut self, key: Key, ctx: &Context) -> Effects {
        let grave = self.kind.is_grave();
        let Some(view) = &mut self.view else { return Effects::none() };
        if view.saving {
            return Effects::none();
        }
        match view.key(key.physical(), grave, ctx) {
            Asked::Nothing => Effects::none(),
            Asked::Back => {
                self.view = None;
                Effects::none()
            }
            Asked::Record => {
                view.saving = true;
                let preview = view.preview.clone();
                Effects::write(move |desk| jobs::record_fact(desk, &preview))
            }
        }
    }

    /// Draws the fields, or what the fact does.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        match (&self.view, &self.ask) {
            (Some(view), _) => view.draw(frame, &name_of(self.kind, ctx), self.kind.is_grave(), ctx),
            (None, Some(ask)) => ask.draw(frame, ctx),
            (None, None) => {}
        }
    }
}

/// What a key asks of the preview.
enum Asked {
    Nothing,
    Back,
    Record,
}

/// What a fact does, as text that scrolls.
struct View {
    preview: FactPreview,
    paragraphs: Vec<(String, Tone)>,
    top: usize,
    saving: bool,
}

impl View {
    fn of(preview: FactPreview, ctx: &Context) -> Self {
        let paragraphs = paragraphs(&preview, ctx);
        Self { preview, paragraphs, top: 0, saving: false }
    }

    fn lines(&self, width: usize) -> Vec<(String, Tone)> {
        let broken = self.paragraphs.iter();
        broken.flat_map(|(text, tone)| wrap(text, width).into_iter().map(|line| (line, *tone))).collect()
    }

    fn room(ctx: &Context) -> (usize, usize) {
        (usize::from(ctx.body.width.min(WIDTH).saturating_sub(4)), usize::from(ctx.body.height.saturating_sub(2)))
    }

    fn lowest(&self, ctx: &Context) -> usize {
        let (width, height) = Self::room(ctx);
        self.lines(width).len().saturating_sub(height)
    }

    fn key(&mut self, key: Key, grave: bool, ctx: &Context) -> Asked {
        let (lowest, page) = (self.lowest(ctx), Self::room(ctx).1.max(1));
        let read = self.top >= lowest;
        match key.code {
            Code::Down | Code::Char('j') => self.top = (self.top + 1).min(lowest),
            Code::Up | Code::Char('k') => self.top = self.top.saturating_sub(1),
            Code::PageUp => self.top = self.top.saturating_sub(page),
            Code::PageDown | Code::Char(' ') => self.top = (self.top + page).min(lowest),
            Code::Enter if !read => self.top = (self.top + page).min(lowest),
            Code::Enter if grave => return Asked::Back,
            Code::Enter => return Asked::Record,
            Code::Char(YES) if grave && read => return Asked::Record,
            Code::Esc | Code::Backspace | Code::Char('q') => return Asked::Back,
            _ => {}
        }
        Asked::Nothing
    }

    fn draw(&self, frame: &mut Frame<'_>, title: &str, grave: bool, ctx: &Context) {
        let (width, height) = Self::room(ctx);
        let lines = self.lines(width);
        let shown = lines.len().min(height);
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(shown + 2).unwrap_or(u16::MAX));
        let hints = self.hints(lines.len() > height, grave, ctx);
        let title = format!(" {}{}{title} ", self.preview.name, ctx.theme.dot());
        let title = Line::styled(title, ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let visible = lines.into_iter().skip(self.top).take(height);
        let text: Vec<Line<'_>> =
            visible.map(|(line, tone)| Line::from(Span::styled(format!(" {line}"), ctx.theme.style(tone)))).collect();
        frame.render_widget(Paragraph::new(text), inner);
    }

    fn hints(&self, scrolls: bool, grave: bool, ctx: &Context) -> Vec<(String, String)> {
        let read = self.top >= self.lowest(ctx);
        let records = if grave { YES.to_string() } else { "Enter".to_owned() };
        let mut hints = Vec::new();
        if read {
            hints.push((records, ctx.text("fact-hint-record")));
        } else {
            hints.push(("Enter".to_owned(), ctx.text("fact-read-on")));
        }
        if scrolls {
            hints.push(("↑ ↓".to_owned(), ctx.text("hint-scroll")));
        }
        hints.push(("Esc".to_owned(), ctx.text("fact-hint-back")));
        hints
    }
}

/// Where the client stands, the dates that move, what else happens, what is odd.
fn paragraphs(preview: &FactPreview, ctx: &Context) -> Vec<(String, Tone)> {
    let mut said = Vec::new();
    let (before, after) = (ctx.say(&preview.status.0.phrase()), ctx.say(&preview.status.1.phrase()));
    said.extend(changed("what-if-status", &before, &after, ctx));
    let (before, after) = (bound(preview.binding.0.as_ref(), ctx), bound(preview.binding.1.as_ref(), ctx));
    said.extend(changed("what-if-binds", &before, &after, ctx));
    said.push((String::new(), Tone::Text));
    let none = preview.moves.is_empty();
    said.push((ctx.text(if none { "fact-no-moves" } else { "fact-moves" }), Tone::Title));
    said.extend(preview.moves.iter().map(|moved| moved_line(moved, ctx)));
    if !preview.child_moves.is_empty() {
        said.push((ctx.text("fact-child-moves"), Tone::Title));
        said.extend(preview.child_moves.iter().map(|moved| moved_line(moved, ctx)));
    }
    for follower in &preview.followers {
        let heading = Phrase::new("fact-follower-moves").text("name", follower.name.as_str());
        said.push((ctx.say(&heading), Tone::Title));
        said.extend(follower.moves.iter().map(|moved| moved_line(moved, ctx)));
    }
    if !preview.says.is_empty() {
        said.push((String::new(), Tone::Text));
        said.push((ctx.text("fact-then"), Tone::Title));
        said.extend(preview.says.iter().map(|phrase| (ctx.say(phrase), Tone::Text)));
    }
    said.extend(preview.warnings.iter().map(|phrase| (format!("! {}", ctx.say(phrase)), Tone::Warning)));
    said
}

/// `Status: visa-free day 3 of 30`, and under it what it becomes.
fn changed(label: &str, before: &str, after: &str, ctx: &Context) -> Vec<(String, Tone)> {
    let label = ctx.text(label);
    if before == after {
        return vec![(format!("{label}: {before}"), Tone::Text)];
    }
    vec![(format!("{label}: {before}"), Tone::Muted), (format!("{} {after}", arrow(ctx)), Tone::Text)]
}

const fn arrow(ctx: &Context) -> &'static str {
    if ctx.theme.ascii { "->" } else { "→" }
}

fn bound(bound: Option<&Bound>, ctx: &Context) -> String {
    match bound {
        None => ctx.text("fact-nothing-binds"),
        Some(it) => {
            let title = it.own_title.as_deref();
            let title = title.unwrap_or_else(|| ctx.office.titles.get(&it.id.rule, ctx.words.lang()));
            format!("{} {title}", ctx.words.day(it.warn_day))
        }
    }
}

/// `23.11.2026 → 27.11.2026  Host notice`; columns keep their width, so that the eye compares days.
fn moved_line(moved: &Moved, ctx: &Context) -> (String, Tone) {
    let none = ctx.text("fact-no-date");
    let column = width_of(&none).max(10);
    let day = |day: Option<Day>| day.map_or_else(|| none.clone(), |day| ctx.words.day(day));
    let title = moved.own_title.as_deref();
    let title = title.unwrap_or_else(|| ctx.office.titles.get(&moved.id.rule, ctx.words.lang()));
    let days = format!("{} {} {}", fit(&day(moved.from), column), arrow(ctx), fit(&day(moved.to), column));
    let earlier = matches!((moved.from, moved.to), (Some(from), Some(to)) if to < from);
    let tone = match moved.to {
        None => Tone::Muted,
        Some(to) if to < ctx.today() => Tone::Overdue,
        Some(_) if earlier || moved.from.is_none() => Tone::Soon,
        Some(_) => Tone::Text,
    };
    (format!("{}  {title}", days.replace(' ', "\u{a0}")), tone)
}
