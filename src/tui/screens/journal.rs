//! Journal: who did what, when, about whom, newest first; Enter shows old → new, `u` takes the act back, `v` proves the
//! chain.
//!
//! Pages go on by position. One reading looks at a bounded stretch, so that a page may come back short or empty though
//! more follows: the next stretch is asked for until the screen is full, and a new filter overtakes the search.

mod details;

use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::command::{Command, Place};
use crate::app::journal::{JournalLine, JournalProof, JournalSearch, JournalView, act_words};
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::i18n::labels;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects, Target};
use crate::tui::jobs;
use crate::tui::popups::confirm::Confirm;
use crate::tui::popups::message::Message;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::filter::Filter;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use crate::tui::widgets::list::ListPlace;
use crate::tui::widgets::table::{Cell, Column, Table, Width};
use crate::tui::worker::Lane;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Entries read at once.
const PAGE: usize = 100;

/// The list.
#[derive(Default)]
pub struct JournalScreen {
    rows: Option<Vec<JournalLine>>,
    next: Option<i64>,
    /// A name found more people than were looked for.
    cut: bool,
    place: ListPlace,
    chosen: Option<i64>,
    filter: Filter,
    search: JournalSearch,
    /// Counts up with each filter; answers to an older one are dropped.
    stamp: u64,
    fetching: bool,
}

impl JournalScreen {
    fn rows(&self) -> &[JournalLine] {
        self.rows.as_deref().unwrap_or_default()
    }

    fn selected(&self) -> Option<&JournalLine> {
        self.rows().get(self.place.selected())
    }

    fn height(ctx: &Context) -> usize {
        usize::from(ctx.body.height.saturating_sub(3))
    }

    fn ask(&self, lane: Lane, before: Option<i64>, limit: usize) -> Effects {
        let (stamp, search) = (self.stamp, self.search.clone());
        Effects::read(lane, move |desk| {
            let view = desk.journal_view(&search, before, limit)?;
            Ok(Reply::Journal(stamp, before.is_some(), Box::new(view)))
        })
    }

    /// Reads from the newest entry as far as the selection.
    fn read(&mut self) -> Effects {
        self.stamp += 1;
        self.fetching = false;
        self.ask(Lane::Main, None, (self.place.selected() / PAGE + 1) * PAGE)
    }

    /// Another filter: from the top.
    fn afresh(&mut self, ctx: &Context) -> Effects {
        self.search = JournalSearch::parse(self.filter.text(), ctx.today(), &ctx.office.calendar, &ctx.words);
        (self.place, self.chosen) = (ListPlace::default(), None);
        self.read()
    }

    /// Goes on where the last stretch ended, until there is a screenful beyond the selection.
    fn reach(&mut self, ctx: &Context) -> Effects {
        let near = self.place.selected() + 2 * Self::height(ctx).max(10) >= self.rows().len();
        match self.next {
            Some(next) if near && !self.fetching => {
                self.fetching = true;
                self.ask(Lane::More, Some(next), PAGE)
            }
            _ => Effects::none(),
        }
    }

    fn take(&mut self, stamp: u64, more: bool, view: JournalView, ctx: &Context) -> Effects {
        if stamp != self.stamp {
            return Effects::none();
        }
        let JournalView { lines, next, cut } = view;
        (self.next, self.cut) = (next, cut);
        if more {
            self.fetching = false;
            self.rows.get_or_insert_default().extend(lines);
        } else {
            let found = lines.iter().position(|row| Some(row.line.seq) == self.chosen);
            self.place.keep(found, lines.len(), Self::height(ctx));
            self.rows = Some(lines);
        }
        self.chosen = self.selected().map(|row| row.line.seq);
        self.reach(ctx)
    }

    fn step(&mut self, command: Command, ctx: &Context) -> Effects {
        self.place.step(command, self.rows().len(), Self::height(ctx));
        self.chosen = self.selected().map(|row| row.line.seq);
        self.reach(ctx)
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        match command {
            Command::Find => self.filter.open(),
            Command::Back => {
                self.filter.clear();
                return self.afresh(ctx);
            }
            Command::Open => {
                let seq = self.selected().map(|row| row.line.seq);
                return seq.map_or_else(Effects::none, |seq| {
                    Effects::read(Lane::Preview, move |desk| {
                        Ok(Reply::JournalDetail(desk.journal_detail(seq)?.map(Box::new)))
                    })
                });
            }
            Command::GoClient => {
                let client = self.client();
                return client.map_or_else(Effects::none, |client| Effects::one(Effect::Open(Target::Client(client))));
            }
            Command::UndoEntry => {
                let group = self.selected().map(|row| row.group);
                return group.map_or_else(Effects::none, |group| {
                    Effects::read(Lane::Preview, move |desk| Ok(Reply::JournalUndo(Box::new(desk.group_undo(group)?))))
                });
            }
            Command::ProveJournal => return prove(),
            _ => return self.step(command, ctx),
        }
        Effects::none()
    }

    /// What the search has not looked at yet, said in the title while the list is short.
    fn reached(&self, ctx: &Context) -> Option<String> {
        let next = self.next.filter(|_| self.filter.is_set() && self.rows().len() < Self::height(ctx))?;
        Some(ctx.say(&Phrase::new("journal-searching").number("seq", next)))
    }
}

/// Looks at the whole chain; how far it has come stands in the status line.
fn prove() -> Effects {
    Effects::one(Effect::Long(Box::new(|desk, tell| {
        let proof = desk.prove_journal(&mut |seen| {
            tell(Phrase::new("journal-proving").number("n", seen));
        })?;
        Ok(Reply::JournalProof(Box::new(proof)))
    })))
}

/// A plain answer: whole, or what is wrong.
fn proved(proof: &JournalProof, ctx: &Context) -> Message {
    let sound = proof.faults.is_empty();
    let id = if sound { "journal-proof-sound" } else { "journal-proof-faults" };
    let said = ctx.say(&Phrase::new(id).number("n", proof.entries));
    let mut text = vec![(said, if sound { Tone::Good } else { Tone::Breach })];
    text.extend(proof.faults.iter().map(|fault| (fault.clone(), Tone::Warning)));
    text.push((ctx.say(&Phrase::new("journal-proof-head").text("head", &proof.head)), Tone::Muted));
    text.push((ctx.text(if sound { "journal-proof-keep" } else { "journal-proof-next" }), Tone::Muted));
    Message::new(ctx.text("journal-proof-title"), text)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// With which key and from which address, over SSH.
fn from(row: &JournalLine) -> String {
    row.origin.as_ref().map(|origin| format!("{} {}", origin.key, origin.address)).unwrap_or_default()
}

/// True for a row of the same act as the one above, of the same minute.
fn goes_on(above: &JournalLine, row: &JournalLine) -> bool {
    let (a, b) = (&above.line, &row.line);
    above.group == row.group && (a.day, &a.time, &a.reason) == (b.day, &b.time, &b.reason)
}

/// The cells of a row. Of the rows of one act the first says when, who and what; `above` is the row above it, where that is
/// in sight.
fn cells(row: &JournalLine, above: Option<&JournalLine>, came: bool, ctx: &Context) -> Vec<Cell> {
    let mut changed: Vec<String> = Vec::new();
    for change in &row.line.records {
        let kind = ctx.text(&labels::kind(change.key.kind));
        if !changed.contains(&kind) {
            changed.push(kind);
        }
    }
    let changed = match () {
        () if row.erased => ctx.text("journal-erased"),
        () if !row.settings.is_empty() => ctx.text("journal-settings"),
        () if changed.is_empty() && !row.events.is_empty() => row.events[0].to_string(),
        () => changed.join(", "),
    };
    let mut cells = vec![
        (format!("{} {}", ctx.words.day(row.line.day), row.line.time), Tone::Text),
        (row.line.who.to_string(), Tone::Text),
        (act_words(&row.line.reason, &ctx.words), Tone::Text),
    ];
    if came {
        cells.insert(2, (from(row), Tone::Muted));
    }
    if above.is_some_and(|above| goes_on(above, row)) {
        cells.fill((String::new(), Tone::Text));
    }
    cells.extend([(row.name.to_string(), Tone::Text), (changed, Tone::Muted)]);
    cells
}

impl Screen for JournalScreen {
    fn place(&self) -> Place {
        Place::Journal
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("tab-journal")
    }

    fn can(&self, command: Command, _ctx: &Context) -> bool {
        match command {
            Command::Open => self.selected().is_some(),
            Command::UndoEntry => self.selected().is_some_and(|row| !row.erased && !row.is_undo),
            Command::GoClient => self.selected().is_some_and(|row| !row.name.is_empty()),
            Command::Back => self.filter.is_set(),
            Command::Find | Command::ProveJournal => true,
            _ => command.is_step(),
        }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_open()
    }

    fn subject(&self) -> Option<Subject> {
        self.selected().map(|row| row.line.seq.to_string())
    }

    fn client(&self) -> Option<ClientId> {
        self.selected().filter(|row| !row.name.is_empty()).and_then(|row| row.client)
    }

    fn status(&self, ctx: &Context) -> Status {
        let problem = self.search.problems.first();
        if let Some(mut status) = self.filter.status_without_problems(ctx) {
            if let Some(problem) = problem {
                status.line.push_span(Span::styled(format!("   {}", ctx.say(problem)), ctx.theme.style(Tone::Warning)));
            } else if self.filter.is_open() && !self.filter.is_set() {
                let hint = format!("   {}", ctx.text("journal-filter-hint"));
                status.line.push_span(Span::styled(hint, ctx.theme.style(Tone::Muted)));
            } else if self.cut {
                let hint = format!("   {}", ctx.text("journal-cut"));
                status.line.push_span(Span::styled(hint, ctx.theme.style(Tone::Warning)));
            }
            return status;
        }
        let Some(row) = self.selected() else { return Status::default() };
        let text = format!(" {}", ctx.say(&Phrase::new("journal-position").number("seq", row.line.seq)));
        Status { line: Line::styled(text, ctx.theme.style(Tone::Muted)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Shown | Msg::Changed => self.read(),
            Msg::Reply(Reply::Journal(stamp, more, view)) => self.take(stamp, more, *view, ctx),
            Msg::Reply(Reply::JournalDetail(Some(detail))) => {
                let title = details::title(&detail.entry, ctx);
                Effects::popup(Message::new(title, details::text(&detail, ctx)))
            }
            Msg::Reply(Reply::JournalUndo(shown)) => {
                let question = shown.question(&ctx.words);
                let group = shown.group;
                let job = Effect::Long(Box::new(move |desk, tell| {
                    let mut tell = |done, of| tell(jobs::undoing_progress(done, of));
                    let undone = desk.undo_group_telling(group, &mut tell)?;
                    let all = Phrase::new("tui-undone").number("n", number(undone.receipt.records));
                    Ok(Reply::Saved(if undone.kept > 0 { jobs::undone_but(&undone) } else { all }))
                }));
                Effects::popup(Confirm::grave(question, 'y', "hint-undo", job))
            }
            Msg::Reply(Reply::JournalProof(proof)) => Effects::popup(proved(&proof, ctx)),
            Msg::Command(command) => self.command(command, ctx),
            Msg::Key(key) => match self.filter.take(key, ctx) {
                Ok(true) => self.afresh(ctx),
                Ok(false) => Effects::none(),
                Err(command) => self.step(command, ctx),
            },
            Msg::Paste(text) if self.filter.insert(&text, ctx) => self.afresh(ctx),
            Msg::Resized => {
                self.place.select(self.place.selected(), Self::height(ctx));
                self.reach(ctx)
            }
            Msg::Failed(_) => {
                self.fetching = false;
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let hints = hints::line(&hinted(self, ctx), ctx, usize::from(area.width));
        let parts: Vec<String> = [Some(ctx.text("tab-journal")), self.reached(ctx)].into_iter().flatten().collect();
        let title = format!(" {} ", parts.join(ctx.theme.dot()));
        let inner = panel(frame, area, Line::styled(title, ctx.theme.style(Tone::Title)), hints, ctx);
        if self.rows.as_ref().is_some_and(Vec::is_empty) && self.next.is_none() {
            let id = if self.filter.is_set() { "list-no-match" } else { "list-empty" };
            let line = Line::styled(format!(" {}", ctx.text(id)), ctx.theme.style(Tone::Muted));
            return frame.render_widget(line, Rect { height: inner.height.min(1), ..inner });
        }
        // On a laptop nobody comes from anywhere.
        let came = self.rows().iter().any(|row| row.origin.is_some());
        let mut columns = vec![
            Column::new(ctx.text("column-when"), Width::Fixed(16), 0),
            Column::new(ctx.text("column-who"), Width::Fixed(12), 1),
            Column::new(ctx.text("column-act-kind"), Width::Share(2), 0),
            Column::new(ctx.text("column-client"), Width::Share(2), 0),
            Column::new(ctx.text("column-changed"), Width::Share(2), 2),
        ];
        if came {
            columns.insert(2, Column::new(ctx.text("journal-column-from"), Width::Fixed(24), 3));
        }
        let table = Table { columns: &columns, len: self.rows().len(), place: self.place, active: true };
        let (top, selected) = (self.place.top_for(Table::rows_in(inner)), self.place.selected());
        table.draw(frame, inner, ctx, |at| {
            // The row that is read is said whole.
            let above = at.checked_sub(1).filter(|_| at != top && at != selected).and_then(|at| self.rows().get(at));
            self.rows().get(at).map_or_else(Vec::new, |row| cells(row, above, came, ctx))
        });
    }
}
