//! The import in three steps that people see: which file, what its columns mean, what each row would do. Only then, and
//! after one question that names the numbers, something is written.
//!
//! All work is done by the worker, a piece at a time (`work`): while it goes on the page says so, and Esc or Ctrl-C
//! stops it, after a question once something has been written. What is on the pages is taken from what was read; nothing
//! is kept rendered.

mod columns;
mod done;
mod path;
mod preview;
mod work;

use super::{Msg, Screen, Status, Subject, hinted};
use crate::app::command::{Command, Place};
use crate::app::error::AppError;
use crate::app::import::ImportReport;
use crate::app::import::maps::SavedMap;
use crate::app::import::rehearsal::{Fate, Reading, Rehearsal, RowChanges};
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::frame::panel;
use crate::tui::widgets::hints;
use columns::Columns;
use done::Done;
use path::PathPage;
use preview::Preview;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::path::PathBuf;
use std::sync::Arc;
use work::{Phase, Work};

/// What the screen hears: from the worker, and from the popups over it.
#[derive(Debug)]
pub enum ImportNews {
    /// What completes the typed path, and the names that fit.
    Names(String, Vec<String>),
    /// The file was read; the mappings of the office.
    Read(Box<Reading>, Vec<SavedMap>),
    /// The mappings of the office, afresh.
    Maps(Vec<SavedMap>),
    /// What each row would do.
    Rehearsed(Box<Rehearsal>),
    /// What a row would change.
    Row(usize, Box<RowChanges>),
    /// It is written; where the file of refused rows lies, if it could be kept.
    Written(Box<ImportReport>, Option<PathBuf>),
    /// It could not be done.
    Failed(Box<AppError>),
    /// A meaning was chosen for a column, by its place among those offered.
    Meaning(usize, Option<crate::app::import::Field>),
    /// A sheet of the workbook was chosen.
    Sheet(Clean),
    /// A mapping is to be used.
    UseMap(Box<SavedMap>),
    /// The columns are to be kept under this name.
    KeepMap(Clean),
    /// A mapping is to be deleted.
    ForgetMap(Clean),
    /// The person has agreed to the writing.
    Write,
    /// The person wants the writing to stop.
    Stop,
}

/// Which page is shown.
enum Page {
    Path,
    Columns(Box<Columns>),
    Preview(Box<Preview>),
    Done(Box<Done>),
}

/// The screen.
pub struct ImportScreen {
    page: Page,
    path: PathPage,
    /// The page of columns, while the preview is shown.
    behind: Option<Box<Columns>>,
    work: Option<Arc<Work>>,
    file: PathBuf,
}

impl Default for ImportScreen {
    fn default() -> Self {
        Self { page: Page::Path, path: PathPage::default(), behind: None, work: None, file: PathBuf::new() }
    }
}

pub(super) fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Hands something to the screen under a popup, which closes.
fn hand(news: ImportNews) -> Effects {
    Effects::close().and(Effect::hand(Reply::Import(Box::new(news))))
}

impl ImportScreen {
    fn begin(&mut self, phase: Phase) -> Arc<Work> {
        let work = Arc::new(Work::new(phase));
        self.work = Some(Arc::clone(&work));
        work
    }

    fn read(&mut self, sheet: Option<String>) -> Effects {
        let work = self.begin(Phase::Read);
        Effects::one(work::read(work, self.file.clone(), sheet))
    }

    fn rehearse(&mut self, reading: Arc<Reading>, overwrite: bool) -> Effects {
        let work = self.begin(Phase::Rehearse);
        Effects::one(work::rehearse(work, reading, overwrite))
    }

    fn write(&mut self, ctx: &Context) -> Effects {
        let Page::Preview(preview) = &self.page else { return Effects::none() };
        let rehearsal = Arc::clone(&preview.rehearsal);
        let work = self.begin(Phase::Write);
        Effects::one(work::write(work, rehearsal, self.file.clone(), ctx.words.lang()))
    }

    fn news(&mut self, news: ImportNews, ctx: &Context) -> Effects {
        match news {
            ImportNews::Names(better, names) => self.path.complete(&better, names),
            ImportNews::Read(reading, maps) => return self.was_read(*reading, maps, ctx),
            ImportNews::Rehearsed(rehearsal) => return self.was_rehearsed(*rehearsal, ctx),
            ImportNews::Written(report, refused) => self.was_written(*report, refused),
            ImportNews::Failed(error) => self.failed(&error, ctx),
            ImportNews::Write => return self.write(ctx),
            ImportNews::Stop => {
                if let Some(work) = &self.work {
                    work.stop();
                }
            }
            ImportNews::Sheet(name) => return self.read(Some(name.to_string())),
            ImportNews::Row(row, changes) => {
                if let Page::Preview(preview) = &mut self.page {
                    preview.take(row, *changes);
                }
            }
            other => {
                if let Page::Columns(columns) = &mut self.page {
                    return columns.news(other, ctx);
                }
            }
        }
        Effects::none()
    }

    fn was_read(&mut self, reading: Reading, maps: Vec<SavedMap>, ctx: &Context) -> Effects {
        if self.is_given_up() {
            return Effects::none();
        }
        let (columns, effects) = Columns::new(reading, maps, ctx);
        self.page = Page::Columns(Box::new(columns));
        effects
    }

    fn was_rehearsed(&mut self, rehearsal: Rehearsal, ctx: &Context) -> Effects {
        if self.is_given_up() {
            return Effects::none();
        }
        let preview = Preview::new(Arc::new(rehearsal));
        let effects = preview.ask();
        let before = std::mem::replace(&mut self.page, Page::Preview(Box::new(preview)));
        if let Page::Columns(columns) = before {
            self.behind = Some(columns);
        }
        if let Page::Preview(preview) = &mut self.page {
            preview.fit(ctx);
        }
        effects
    }

    fn was_written(&mut self, report: ImportReport, refused: Option<PathBuf>) {
        self.work = None;
        let before = std::mem::replace(&mut self.page, Page::Path);
        if let Page::Preview(preview) = before {
            let (new, changed) = (preview.rehearsal.count(Fate::New), preview.rehearsal.count(Fate::Changed));
            self.page = Page::Done(Box::new(Done { report, refused, new, changed }));
        }
        self.behind = None;
    }

    /// The work is over; true when the person had stopped it, and its answer is not wanted any more.
    fn is_given_up(&mut self) -> bool {
        self.work.take().is_none_or(|work| work.is_stopped())
    }

    /// One clear sentence, on the page where it can be mended.
    fn failed(&mut self, error: &AppError, ctx: &Context) {
        let given_up = self.is_given_up();
        let said = if given_up && error.message.id == "import-stopped" {
            (ctx.text("import-stopped"), Tone::Muted)
        } else {
            (ctx.say(&error.message), Tone::Warning)
        };
        match &mut self.page {
            Page::Path => self.path.fault = Some(said),
            Page::Columns(columns) => columns.said = Some(said),
            Page::Preview(preview) => preview.said = Some(said),
            Page::Done(_) => {}
        }
    }

    /// One step back; a piece of work that is under way is stopped first.
    fn back(&mut self) -> Effects {
        if let Some(work) = &self.work {
            if work.phase() == Phase::Write && !work.is_stopped() {
                return work::ask_stop();
            }
            work.stop();
            return Effects::none();
        }
        match std::mem::replace(&mut self.page, Page::Path) {
            Page::Path | Page::Done(_) => return Effects::one(Effect::Back),
            Page::Columns(_) => {}
            Page::Preview(_) => {
                if let Some(columns) = self.behind.take() {
                    self.page = Page::Columns(columns);
                }
            }
        }
        Effects::none()
    }

    fn command(&mut self, command: Command, ctx: &Context) -> Effects {
        if command == Command::Back {
            return self.back();
        }
        if self.work.is_some() {
            return Effects::none();
        }
        match &mut self.page {
            Page::Columns(columns) => match command {
                Command::ImportNext => {
                    let reading = Arc::clone(&columns.reading);
                    return self.rehearse(reading, false);
                }
                _ => return columns.command(command, ctx),
            },
            Page::Preview(preview) => match command {
                Command::ImportOverwrite => {
                    let (reading, overwrite) = (Arc::clone(&preview.rehearsal.reading), !preview.rehearsal.overwrite);
                    return self.rehearse(reading, overwrite);
                }
                _ => return preview.command(command, ctx),
            },
            Page::Path | Page::Done(_) => {}
        }
        Effects::none()
    }

    fn type_path(&mut self, key: crate::app::keys::Key) -> Effects {
        match self.path.key(key) {
            path::Asked::Nothing => Effects::none(),
            path::Asked::Leave => Effects::one(Effect::Back),
            path::Asked::Complete(typed) => path::complete(typed),
            path::Asked::Read(file) => {
                self.file = file;
                self.read(None)
            }
        }
    }

    fn step(&self) -> &'static str {
        match (&self.work, &self.page) {
            (Some(_), _) => "import-step-work",
            (None, Page::Path) => "import-step-path",
            (None, Page::Columns(_)) => "import-step-columns",
            (None, Page::Preview(_)) => "import-step-preview",
            (None, Page::Done(_)) => "import-step-done",
        }
    }
}

impl Screen for ImportScreen {
    fn place(&self) -> Place {
        Place::Import
    }

    fn title(&self, ctx: &Context) -> String {
        ctx.text("place-import")
    }

    fn can(&self, command: Command, ctx: &Context) -> bool {
        match (&self.page, command) {
            (_, Command::Back) => true,
            _ if self.work.is_some() => false,
            (Page::Done(_), Command::Undo) => true,
            (Page::Columns(columns), _) => columns.can(command),
            (Page::Preview(preview), _) => preview.can(command, ctx),
            (Page::Path | Page::Done(_), _) => false,
        }
    }

    fn takes_text(&self) -> bool {
        matches!(self.page, Page::Path) && self.work.is_none()
    }

    fn is_at_work(&self) -> bool {
        self.work.is_some()
    }

    fn subject(&self) -> Option<Subject> {
        match &self.page {
            Page::Preview(preview) => preview.subject(),
            _ => None,
        }
    }

    fn status(&self, ctx: &Context) -> Status {
        let said = match &self.page {
            Page::Columns(columns) => columns.status(ctx),
            Page::Preview(preview) => preview.status(),
            Page::Path | Page::Done(_) => None,
        };
        let (text, tone) = said.filter(|_| self.work.is_none()).unwrap_or_default();
        Status { line: Line::styled(format!(" {text}"), ctx.theme.style(tone)), cursor: None }
    }

    fn update(&mut self, msg: Msg, ctx: &Context) -> Effects {
        match msg {
            Msg::Key(key) => self.type_path(key),
            Msg::Paste(text) => {
                self.path.paste(&text);
                Effects::none()
            }
            Msg::Reply(Reply::Import(news)) => self.news(*news, ctx),
            Msg::Command(command) => self.command(command, ctx),
            Msg::Changed => match &self.page {
                Page::Columns(_) => columns::ask_maps(),
                // What a row would change may be something else now.
                Page::Preview(preview) => preview.ask(),
                Page::Path | Page::Done(_) => Effects::none(),
            },
            Msg::Resized => {
                match &mut self.page {
                    Page::Columns(columns) => columns.fit(ctx),
                    Page::Preview(preview) => preview.fit(ctx),
                    Page::Path | Page::Done(_) => {}
                }
                Effects::none()
            }
            _ => Effects::none(),
        }
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
        let width = usize::from(area.width);
        let keys = match (&self.work, &self.page) {
            (Some(_), _) => hints::pairs_line([("Esc".to_owned(), ctx.text("hint-import-stop"))], ctx, width),
            (None, Page::Path) => path::hints(ctx, width),
            _ => hints::line(&hinted(self, ctx), ctx, width),
        };
        let title = Line::styled(format!(" {} ", ctx.text(self.step())), ctx.theme.style(Tone::Title));
        let inner = panel(frame, area, title, keys, ctx);
        if let Some(work) = &self.work {
            return work::draw(work, frame, inner, ctx);
        }
        match &self.page {
            Page::Path => self.path.draw(frame, inner, ctx),
            Page::Columns(columns) => columns.draw(frame, area, ctx),
            Page::Preview(preview) => preview.draw(frame, area, ctx),
            Page::Done(done) => done.draw(frame, inner, ctx),
        }
    }
}

/// A count in a sentence.
fn counted(id: &str, counts: &[(&str, usize)]) -> Phrase {
    counts.iter().fold(Phrase::new(id), |phrase, (name, count)| phrase.number(name, number(*count)))
}
