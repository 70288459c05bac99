//! The views that a person keeps of a list: filter, order and columns under a name, with how many rows each shows now.

use super::ask_line::AskLine;
use super::confirm::Confirm;
use crate::app::command::Command;
use crate::app::keys::{Code, Key};
use crate::app::lists::ListKind;
use crate::app::lists::views::SavedView;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::reply::Reply;
use crate::tui::screens::Msg;
use crate::tui::screens::paged::ListChange;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::{fit, width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 70;
const ROWS: usize = 12;
/// Counting stops here.
const COUNTED: usize = 1_000;

/// The popup.
pub struct ViewsPopup {
    kind: ListKind,
    /// What the list shows now, to be saved.
    present: SavedView,
    views: Option<Vec<(SavedView, usize)>>,
    place: ListPlace,
}

impl ViewsPopup {
    /// Over a list that shows `present`.
    pub fn new(kind: ListKind, present: SavedView) -> Self {
        Self { kind, present, views: None, place: ListPlace::default() }
    }

    fn selected(&self) -> Option<&SavedView> {
        self.views.as_ref()?.get(self.place.selected()).map(|(view, _)| view)
    }

    /// Reads, opens, saves, renames, forgets.
    pub fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown => {
                let kind = self.kind;
                Effects::read(Lane::Main, move |desk| Ok(Reply::Views(desk.counted_views(kind)?)))
            }
            Msg::Reply(Reply::Views(views)) => {
                let open = views.iter().position(|(view, _)| view.name == self.present.name);
                self.place.keep(open, views.len(), ROWS);
                self.views = Some(views);
                Effects::none()
            }
            Msg::Key(key) => self.key(key.physical(), ctx),
            _ => Effects::none(),
        }
    }

    fn key(&mut self, key: Key, ctx: &Context) -> Effects {
        let len = self.views.as_ref().map_or(0, Vec::len);
        let mut step = |command| {
            self.place.step(command, len, ROWS);
            Effects::none()
        };
        match key.code {
            Code::Esc | Code::Backspace | Code::Char('q' | 'v') => Effects::close(),
            Code::Down | Code::Char('j') => step(Command::Down),
            Code::Up | Code::Char('k') => step(Command::Up),
            Code::Enter => match self.selected().cloned() {
                Some(view) => Effects::close().and(Effect::List(Box::new(ListChange::View(view)))),
                None => Effects::none(),
            },
            Code::Char('s' | '+') => self.ask_to_save(ctx),
            Code::Char('r') => self.ask_to_rename(ctx),
            Code::Char('x') | Code::Delete => self.ask_to_delete(),
            _ => Effects::none(),
        }
    }

    fn ask_to_save(&self, ctx: &Context) -> Effects {
        let (kind, present) = (self.kind, self.present.clone());
        let question = Phrase::new(if present.filter.is_empty() { "view-save-all" } else { "view-save-filter" });
        let question = ctx.say(&question.text("filter", present.filter.as_str()));
        Effects::close().plus(Effects::popup(AskLine::new(ctx.text("view-save-title"), question, move |name| {
            let view = SavedView { name, ..present.clone() };
            Effects::write(move |desk| {
                let said = Phrase::new("view-saved").text("name", view.name.as_str());
                desk.save_view(kind, view)?;
                Ok(Reply::Saved(said))
            })
        })))
    }

    fn ask_to_rename(&self, ctx: &Context) -> Effects {
        let Some(old) = self.selected().map(|view| view.name.clone()) else {
            return Effects::none();
        };
        let (kind, question) = (self.kind, ctx.say(&Phrase::new("view-rename-question").text("name", old.as_str())));
        Effects::close().plus(Effects::popup(AskLine::new(
            ctx.text("view-rename-title"),
            question,
            move |new: Clean| {
                let old = old.clone();
                Effects::write(move |desk| {
                    desk.rename_view(kind, &old, &new)?;
                    Ok(Reply::Saved(Phrase::new("view-saved").text("name", new.as_str())))
                })
            },
        )))
    }

    fn ask_to_delete(&self) -> Effects {
        let Some(name) = self.selected().map(|view| view.name.clone()) else {
            return Effects::none();
        };
        let (kind, question) = (self.kind, Phrase::new("view-delete-question").text("name", name.as_str()));
        let job = Effect::Write(Box::new(move |desk| {
            desk.delete_view(kind, &name)?;
            Ok(Reply::Saved(Phrase::new("view-deleted").text("name", name.as_str())))
        }));
        Effects::close().plus(Effects::popup(Confirm::grave(question, 'y', "view-hint-delete", job)))
    }

    /// Draws a line a view.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let rows = self.views.as_ref().map_or(1, Vec::len).clamp(1, ROWS);
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(rows + 2).unwrap_or(u16::MAX));
        let hints = [
            ("Enter", "view-hint-open"),
            ("s", "view-hint-save"),
            ("r", "view-hint-rename"),
            ("x", "view-hint-delete"),
            ("Esc", "hint-close"),
        ];
        let has_any = self.views.as_ref().is_some_and(|views| !views.is_empty());
        let hints = hints.into_iter().filter(|(key, _)| has_any || matches!(*key, "s" | "Esc"));
        let hints = hints.map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", ctx.text("view-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let room = usize::from(inner.width);
        let visible = self.views.iter().flatten().enumerate().skip(self.place.top_for(ROWS)).take(ROWS);
        let mut lines: Vec<Line<'_>> = visible.map(|(at, view)| self.line(at, view, room, ctx)).collect();
        if self.views.as_ref().is_some_and(Vec::is_empty) {
            lines.push(Line::styled(format!(" {}", ctx.text("view-none")), ctx.theme.style(Tone::Muted)));
        }
        frame.render_widget(Paragraph::new(lines), inner);
    }

    fn line(&self, at: usize, (view, count): &(SavedView, usize), room: usize, ctx: &Context) -> Line<'static> {
        let count = if *count > COUNTED { format!("{COUNTED}+") } else { count.to_string() };
        let rest = room.saturating_sub(width(&count) + 3);
        let name = width(&view.name).min(rest / 2).max(rest / 3);
        let text = format!(" {} {}", fit(&view.name, name), fit(&view.filter, rest.saturating_sub(name)));
        let over = if at == self.place.selected() { ctx.theme.selected() } else { Style::new() };
        Line::from(vec![
            Span::styled(text, over),
            Span::styled(format!(" {count}"), ctx.theme.style(Tone::Key).patch(over)),
        ])
    }
}
