//! Work on an import that takes long: the file is read, rehearsed, written. How far it is stands in numbers that the
//! worker sets and the page draws; the line is drawn no oftener than the worker tells of it.

use super::{ImportNews, number};
use crate::app::error::AppError;
use crate::app::import::maps::SavedMap;
use crate::app::import::rehearsal::{Reading, Rehearsal};
use crate::app::import::{ColumnMap, Progress, local};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::tui::context::Context;
use crate::tui::effects::{Effect, Effects};
use crate::tui::popups::confirm::Confirm;
use crate::tui::reply::Reply;
use crate::tui::theme::Tone;
use crate::tui::widgets::text::wrap;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// The file is read.
    Read,
    /// Its rows are held against the records.
    Rehearse,
    /// They are written.
    Write,
}

/// A piece of work, as the screen and the worker both see it.
#[derive(Debug)]
pub(super) struct Work {
    phase: Phase,
    stopped: AtomicBool,
    done: AtomicUsize,
    rows: AtomicUsize,
    /// Rows a second, and seconds that are left; 0 for both while it is too early to tell.
    pace: AtomicUsize,
    left: AtomicUsize,
}

impl Work {
    pub(super) fn new(phase: Phase) -> Self {
        let [done, rows, pace, left] = <[AtomicUsize; 4]>::default();
        Self { phase, stopped: AtomicBool::new(false), done, rows, pace, left }
    }

    pub(super) fn phase(&self) -> Phase {
        self.phase
    }

    /// Asks it to stop.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    fn note(&self, progress: Progress) {
        let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let (pace, left) = (progress.per_second.into(), progress.left.map_or(0, |left| left.as_secs()));
        self.done.store(progress.done, Ordering::Relaxed);
        self.rows.store(progress.rows, Ordering::Relaxed);
        self.pace.store(count(pace), Ordering::Relaxed);
        self.left.store(count(left), Ordering::Relaxed);
    }
}

type Tell<'a> = &'a mut dyn FnMut(Phrase) -> bool;

/// How far it is, to be told and noted; answers whether to go on.
fn watched<'a>(work: &'a Work, tell: Tell<'a>) -> impl FnMut(Progress) -> bool + 'a {
    move |progress| {
        work.note(progress);
        let said = Phrase::new("import-progress").number("done", number(progress.done));
        tell(said.number("rows", number(progress.rows))) && !work.is_stopped()
    }
}

/// What could not be done is said on the page.
fn news(outcome: Result<ImportNews, AppError>) -> Result<Reply, AppError> {
    let news = outcome.unwrap_or_else(|error| ImportNews::Failed(Box::new(error)));
    Ok(Reply::Import(Box::new(news)))
}

/// The line that does the same where files cannot be reached.
pub(super) const IMPORT: &str = "import --dry-run < clients.xlsx";

/// Reads the file, and with it the mappings of the office.
pub(super) fn read(work: Arc<Work>, file: PathBuf, sheet: Option<String>) -> Effect {
    Effect::Long(Box::new(move |desk, tell| {
        // What was given up before its turn is not begun.
        if work.is_stopped() || !tell(Phrase::new("import-reading")) {
            return news(Err(stopped()));
        }
        let sheet_file = desk.own_machine(IMPORT).map(|machine| machine.place(&file));
        news(sheet_file.and_then(|file| local::read(&file)).and_then(|(name, bytes)| {
            let maps: Vec<SavedMap> = desk.import_maps()?;
            let read = Reading::of(&name, &bytes, &ColumnMap::default(), sheet.as_deref());
            let reading = read.map_err(crate::app::import::ImportError::Unreadable)?;
            Ok(ImportNews::Read(Box::new(reading), maps))
        }))
    }))
}

fn stopped() -> AppError {
    crate::app::import::ImportError::Stopped.into()
}

/// Holds the rows against the records.
pub(super) fn rehearse(work: Arc<Work>, reading: Arc<Reading>, overwrite: bool) -> Effect {
    Effect::Long(Box::new(move |desk, tell| {
        let rehearsal = desk.rehearse(&reading, overwrite, &mut watched(&work, tell));
        news(rehearsal.map(|rehearsal| ImportNews::Rehearsed(Box::new(rehearsal))))
    }))
}

/// Writes what was rehearsed, and keeps the refused rows beside the file.
pub(super) fn write(work: Arc<Work>, rehearsal: Arc<Rehearsal>, file: PathBuf, lang: Lang) -> Effect {
    Effect::Long(Box::new(move |desk, tell| {
        let report = match desk.write_rehearsed(&rehearsal, lang, &mut watched(&work, tell)) {
            Ok(report) => report,
            Err(error) => return news(Err(error)),
        };
        let machine = desk.own_machine(IMPORT).ok();
        let kept = report.refused_file.as_ref().zip(machine);
        let kept = kept.and_then(|(refused, own)| local::keep_refused(&own.place(&file), &own, refused).ok());
        let said = Phrase::new("import-done-short").number("accepted", number(report.accepted));
        Ok(Reply::Imported(said, Box::new(ImportNews::Written(Box::new(report), kept))))
    }))
}

/// Asks whether to stop a writing.
pub(super) fn ask_stop() -> Effects {
    let stop = Effect::hand(Reply::Import(Box::new(ImportNews::Stop)));
    Effects::popup(Confirm::grave(Phrase::new("import-ask-stop"), 'y', "hint-import-stop", stop))
}

/// How far it is.
pub(super) fn draw(work: &Work, frame: &mut Frame<'_>, area: Rect, ctx: &Context) {
    let (what, about) = match work.phase {
        Phase::Read => ("import-reading", "import-work-about-rehearse"),
        Phase::Rehearse => ("import-rehearsing", "import-work-about-rehearse"),
        Phase::Write => ("import-writing", "import-work-about-write"),
    };
    let room = usize::from(area.width.saturating_sub(2));
    let mut lines = vec![(String::new(), Tone::Text), (ctx.text(what), Tone::Title), (String::new(), Tone::Text)];
    if work.phase != Phase::Read {
        lines.extend([(bar(work, room.min(60), ctx), Tone::Text), (numbers(work, ctx), Tone::Text)]);
        lines.push((String::new(), Tone::Text));
    }
    let about = if work.is_stopped() { "import-stopping" } else { about };
    lines.extend(wrap(&ctx.text(about), room.min(76)).into_iter().map(|line| (line, Tone::Muted)));
    let text: Vec<Line<'_>> =
        lines.into_iter().map(|(line, tone)| Line::styled(format!(" {line}"), ctx.theme.style(tone))).collect();
    frame.render_widget(Paragraph::new(text), area);
}

fn bar(work: &Work, columns: usize, ctx: &Context) -> String {
    let [done, rows] = [&work.done, &work.rows].map(|value| value.load(Ordering::Relaxed));
    let columns = columns.saturating_sub(8);
    let full = (done * columns).checked_div(rows).unwrap_or(0).min(columns);
    let percent = (done * 100).checked_div(rows).unwrap_or(0);
    let (on, off) = if ctx.theme.ascii { ("#", ".") } else { ("█", "░") };
    format!("{}{} {percent:3} %", on.repeat(full), off.repeat(columns - full))
}

/// `12 000 of 100 000 rows · 5 200 rows a second, about 17 s left`.
fn numbers(work: &Work, ctx: &Context) -> String {
    let [done, rows, pace] = [&work.done, &work.rows, &work.pace].map(|value| value.load(Ordering::Relaxed));
    if rows == 0 {
        return String::new();
    }
    let said = ctx.say(&super::counted("import-progress", &[("done", done), ("rows", rows)]));
    if pace == 0 {
        return said;
    }
    let left = work.left.load(Ordering::Relaxed);
    let left = if left < 120 {
        super::counted("import-seconds", &[("n", left)])
    } else {
        super::counted("import-minutes", &[("n", left.div_ceil(60))])
    };
    let pace = super::counted("import-pace", &[("pace", pace)]).text("left", ctx.say(&left));
    format!("{said}{}{}", ctx.theme.dot(), ctx.say(&pace))
}
