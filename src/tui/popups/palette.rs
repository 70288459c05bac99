//! Anything by its name: commands in the person's language or in English, clients by name or number, cases by reference.
//!
//! Commands are known here and matched at once. Records are looked for by the worker, a handful of each kind, and never
//! hold a key up: what was typed meanwhile makes an older answer void. People type with the wrong layout switched on, so
//! commands are matched as the other layout reads the keys too; the store does the same for names.
//! Saved views of the lists are found by their names.

use crate::app::command::{Command, Place};
use crate::app::desk::Desk;
use crate::app::error::AppError;
use crate::app::keys::Code;
use crate::app::lists::views::SavedView;
use crate::app::lists::{CaseLine, ClientLine, ListKind, ListQuery};
use crate::domain::client::Client;
use crate::domain::fold::{latin_looks, switch_layout};
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use crate::domain::query::Query;
use crate::i18n::Catalogue;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::reply::Reply;
use crate::tui::screens::clients::shown_name;
use crate::tui::screens::{Msg, Screen, is_possible};
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::{centred, panel};
use crate::tui::widgets::hints::pairs_line;
use crate::tui::widgets::input_line::InputLine;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::text::{cut, fit, width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

const WIDTH: u16 = 70;
const ROWS: usize = 12;
const KEYS: usize = 12;
/// So many records of each kind are looked for.
const EACH: usize = 6;
/// Shorter than this a name says nothing.
const LEAST: usize = 2;
/// From this score on the letters of a command only stand scattered: records that were found come before it.
const SCATTERED: usize = 100;

/// What follows a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// The command is given.
    Command(Command),
    /// The page is opened.
    Open(Target),
    /// The list is shown with one of my views.
    View(ListKind, Box<SavedView>),
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is called.
    pub text: String,
    /// What stands beside it: a key, whose a case is.
    pub aside: String,
    /// What follows.
    pub goal: Goal,
}

/// A command and what is searched of it: its text, its English twin and the stable name, folded.
struct Entry {
    found: Found,
    sought: Vec<String>,
}

/// A line to type in and what matches it.
pub struct Palette {
    input: InputLine,
    entries: Vec<Entry>,
    /// Records that the worker has found for what is typed.
    records: Vec<Found>,
    shown: Vec<Found>,
    place: ListPlace,
}

impl Palette {
    /// What can be done and found from this screen.
    pub fn of(screen: &dyn Screen, ctx: &Context) -> Self {
        let english = Catalogue::new(Lang::En);
        let possible = |command: &&Command| {
            command.belongs_to(screen.place())
                && ctx.allows(**command)
                && **command != Command::Palette
                && is_possible(**command, screen, ctx)
        };
        let entries = Command::ALL.iter().filter(possible).map(|command| {
            let text = ctx.text(&command.text_id());
            let english = english.text(&command.text_id()).to_lowercase();
            let name = command.spec().name;
            let sought = vec![text.to_lowercase(), english, name.to_owned(), name.replace('-', " ")];
            let acts = command.spec().places.contains(&screen.place());
            let aside = command.spec().keys.first().filter(|_| acts).map(ToString::to_string).unwrap_or_default();
            Entry { found: Found { text, aside, goal: Goal::Command(*command) }, sought }
        });
        let mut palette = Self {
            input: InputLine::default(),
            entries: entries.collect(),
            records: Vec::new(),
            shown: Vec::new(),
            place: ListPlace::default(),
        };
        palette.match_all();
        palette
    }

    /// Matches afresh: near commands, records, then commands in which the letters only stand scattered.
    fn match_all(&mut self) {
        let typed = self.input.text().to_lowercase();
        let mut spellings = switch_layout(&typed);
        spellings.insert(0, typed);
        let mut scored: Vec<(usize, usize)> =
            (self.entries.iter().enumerate()).filter_map(|(at, entry)| Some((entry.score(&spellings)?, at))).collect();
        scored.sort_unstable();
        let near = scored.partition_point(|(score, _)| *score < SCATTERED);
        let command = |(_, at): &(usize, usize)| self.entries.get(*at).map(|entry| entry.found.clone());
        let (first, last) = (scored.iter().take(near), scored.iter().skip(near));
        self.shown = first.filter_map(command).chain(self.records.iter().cloned()).collect();
        self.shown.extend(last.filter_map(command));
    }

    /// After a change of what is typed: from the top, and the worker looks for records.
    fn typed(&mut self) -> Effects {
        self.records.clear();
        self.place = ListPlace::default();
        self.match_all();
        let typed = self.input.text().trim().to_owned();
        if typed.chars().count() < LEAST {
            return Effects::none();
        }
        Effects::read(Lane::Main, move |desk| Ok(Reply::Found(typed.clone(), find(desk, &typed)?)))
    }

    /// Takes records in; the selection stays on what it was on.
    fn take(&mut self, typed: &str, records: Vec<Found>) {
        if typed != self.input.text().trim() {
            return;
        }
        let goal = self.selected().map(|found| found.goal.clone()).filter(|_| self.place.selected() > 0);
        self.records = records;
        self.match_all();
        let at = goal.and_then(|goal| self.shown.iter().position(|found| found.goal == goal));
        self.place.select(at.unwrap_or(0), ROWS);
    }

    fn selected(&self) -> Option<&Found> {
        self.shown.get(self.place.selected())
    }

    /// Types, chooses, closes.
    pub fn update(&mut self, msg: Msg, _ctx: &Context) -> Effects {
        match msg {
            Msg::Paste(text) if self.input.insert(&text) => self.typed(),
            Msg::Reply(Reply::Found(typed, records)) => {
                self.take(&typed, records);
                Effects::none()
            }
            Msg::Key(key) => match key.code {
                Code::Esc => Effects::close(),
                Code::Backspace if self.input.text().is_empty() => Effects::close(),
                Code::Enter => self.choose(),
                Code::Down => self.step(Command::Down),
                Code::Up => self.step(Command::Up),
                Code::PageDown => self.step(Command::PageDown),
                Code::PageUp => self.step(Command::PageUp),
                _ if self.input.take(key) => self.typed(),
                _ => Effects::none(),
            },
            _ => Effects::none(),
        }
    }

    fn step(&mut self, command: Command) -> Effects {
        self.place.step(command, self.shown.len(), ROWS);
        Effects::none()
    }

    fn choose(&self) -> Effects {
        self.selected().map_or_else(Effects::none, |found| {
            Effects::close().and(match &found.goal {
                Goal::Command(command) => Effect::Command(*command),
                Goal::Open(target) => Effect::Open(*target),
                Goal::View(kind, view) => Effect::ShowView(*kind, view.clone()),
            })
        })
    }

    /// Draws the line and what matches it.
    pub fn draw(&self, frame: &mut Frame<'_>, ctx: &Context) {
        let rows = self.shown.len().clamp(1, ROWS);
        let area = centred(frame, ctx.body.width.min(WIDTH), u16::try_from(rows + 3).unwrap_or(u16::MAX));
        let hints = [("Enter", "hint-choose"), ("Esc", "hint-cancel")];
        let hints = hints.map(|(key, id)| (key.to_owned(), ctx.text(id)));
        let title = Line::styled(format!(" {} ", ctx.text("palette-title")), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, pairs_line(hints, ctx, usize::from(area.width)), ctx);
        let mut lines = vec![Line::from(format!(": {}", self.input.text()))];
        let top = self.place.top_for(ROWS);
        lines.extend(
            (self.shown.iter().enumerate().skip(top).take(ROWS))
                .map(|(row, found)| line(found, row == self.place.selected(), usize::from(inner.width), ctx)),
        );
        if self.shown.is_empty() {
            lines.push(Line::styled(ctx.text("palette-none"), ctx.theme.style(Tone::Muted)));
        }
        let list = Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(1), ..inner };
        ctx.spots.rows(list, top, self.shown.len(), self.place.selected());
        frame.render_widget(Paragraph::new(lines), inner);
        let column = inner.x.saturating_add(u16::try_from(self.input.cursor_column() + 2).unwrap_or(u16::MAX));
        if inner.height > 0 && column < inner.right() {
            frame.set_cursor_position(Position { x: column, y: inner.y });
        }
    }
}

/// A command with its key, a record with its kind and what tells it from others of its name.
fn line(found: &Found, selected: bool, room: usize, ctx: &Context) -> Line<'static> {
    let over = if selected { ctx.theme.selected() } else { ratatui::style::Style::new() };
    let (aside, tone) = match &found.goal {
        Goal::Command(_) => (fit(&found.aside, KEYS), Tone::Key),
        Goal::Open(_) => (cut(&found.aside, room / 2), Tone::Muted),
        Goal::View(kind, _) => (cut(&ctx.text(place_of(*kind).text_id()), room / 2), Tone::Muted),
    };
    let text = fit(&found.text, room.saturating_sub(width(&aside) + 1));
    Line::from(vec![Span::styled(text, over), Span::styled(format!(" {aside}"), ctx.theme.style(tone).patch(over))])
}

impl Entry {
    fn score(&self, spellings: &[String]) -> Option<usize> {
        let pairs = self.sought.iter().flat_map(|text| spellings.iter().map(move |typed| (text, typed)));
        pairs.filter_map(|(text, typed)| score(text, typed)).min()
    }
}

/// How well the letters of `typed` stand in order in `text`: 0 is best; `None` when they do not.
fn score(text: &str, typed: &str) -> Option<usize> {
    if let Some(at) = text.find(typed) {
        // At the beginning of a word is better than inside one.
        let at_word = at == 0 || text[..at].ends_with([' ', '-', '(']);
        return Some(if at_word { 0 } else { 50 } + at.min(40));
    }
    let mut rest = text.char_indices();
    let mut gaps = SCATTERED;
    for wanted in typed.chars() {
        let before = rest.offset();
        let (at, _) = rest.find(|(_, c)| *c == wanted)?;
        gaps += at - before;
    }
    Some(gaps)
}

const fn place_of(kind: ListKind) -> Place {
    match kind {
        ListKind::Clients => Place::Clients,
        ListKind::Cases => Place::Cases,
        ListKind::Documents => Place::Documents,
        ListKind::Deadlines => Place::Deadlines,
    }
}

/// Views, clients and cases that a text names, a handful of each. Cases whose own reference is typed come first: by it their
/// clients are found too, and one means the case.
///
/// # Errors
/// Those of the store.
pub fn find(desk: &mut Desk, typed: &str) -> Result<Vec<Found>, AppError> {
    let query = Query::parse(typed, desk.today(), desk.calendar());
    let list = ListQuery { query, limit: EACH, uncounted: true, ..ListQuery::default() };
    let mut found = numbered(desk, typed)?;
    found.extend(views(desk, typed)?);
    let reference = latin_looks(typed);
    let (meant, others): (Vec<_>, Vec<_>) =
        desk.case_list(&list)?.rows.into_iter().partition(|line| line.reference.contains(&reference));
    found.extend(meant.iter().map(case));
    found.extend(desk.client_list(&list)?.rows.iter().map(client));
    found.extend(others.iter().map(case));
    Ok(found)
}

/// The client whose number is typed, `C-000012`, with the Latin or the Cyrillic letter.
fn numbered(desk: &mut Desk, typed: &str) -> Result<Vec<Found>, AppError> {
    let Some(id) = ClientId::parse(&latin_looks(typed)) else {
        return Ok(Vec::new());
    };
    let client = desk.read(|reads| match reads.find(&id.to_string())?.first() {
        Some(client) => reads.get::<Client>(client.0).map(Some),
        None => Ok(None),
    })?;
    let found = client.map(|client| {
        let goal = Goal::Open(Target::Client(client.id));
        Found { text: client.name().to_owned(), aside: client.id.to_string(), goal }
    });
    Ok(found.into_iter().collect())
}

/// My views in whose names the text stands, whichever layout was on.
fn views(desk: &mut Desk, typed: &str) -> Result<Vec<Found>, AppError> {
    let mut spellings = switch_layout(&typed.to_lowercase());
    spellings.push(typed.to_lowercase());
    let named = |view: &SavedView| spellings.iter().any(|typed| view.name.to_lowercase().contains(typed));
    let all = desk.all_views()?.into_iter().filter(|(_, view)| named(view)).take(EACH);
    let found = all.map(|(kind, view)| Found {
        text: view.name.to_string(),
        aside: String::new(),
        goal: Goal::View(kind, Box::new(view)),
    });
    Ok(found.collect())
}

fn client(line: &ClientLine) -> Found {
    let country = line.citizenship.map(|country| country.to_string());
    let aside: Vec<String> = country.into_iter().chain([line.id.to_string()]).collect();
    Found { text: shown_name(line), aside: aside.join(" "), goal: Goal::Open(Target::Client(line.id)) }
}

fn case(line: &CaseLine) -> Found {
    Found {
        text: line.reference.to_string(),
        aside: line.client_name.to_string(),
        goal: Goal::Open(Target::Case(line.client, line.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beat_scattered_letters_and_strangers_are_left_out() {
        let score = |typed| score("put off to a day", typed);
        assert!(score("put") < score("off") && score("off") < score("pof"));
        assert_eq!(score("zz"), None);
        assert_eq!(score(""), Some(0));
    }

    #[test]
    fn a_command_is_found_with_the_wrong_layout_switched_on() {
        let found = Found { text: String::new(), aside: String::new(), goal: Goal::Command(Command::NewCase) };
        let entry = Entry { found, sought: vec!["новое дело".to_owned(), "new case".to_owned()] };
        let score = |typed: &str| {
            let mut spellings = switch_layout(typed);
            spellings.insert(0, typed.to_owned());
            entry.score(&spellings)
        };
        assert_eq!(score("ltkj"), score("дело"));
        assert_eq!(score("туц"), score("new"));
        assert!(score("дело").is_some_and(|score| score < SCATTERED));
    }
}
