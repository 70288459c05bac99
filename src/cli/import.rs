//! `import`: takes a practice's register in. The file is read here; refused rows go to a file beside it, never over SSH
//! or from standard input, where they stand in the JSON alone.
//!
//! What people read is printed in [`show`]; mappings of columns that the office keeps are listed in [`maps`].

mod maps;
mod show;

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::demo::Throwaway;
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::error::{AppError, ErrorKind};
use crate::app::import::local::{self, LocalPath};
use crate::app::import::maps::SavedMap;
use crate::app::import::rehearsal::{Reading, Rehearsal};
use crate::app::import::{ColumnMap, HeldAgainst, ImportError, ImportReport, Options, Progress};
use crate::app::life::Interrupt;
use crate::domain::phrase::Phrase;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:\n  sojourn import clients.csv --dry-run                       say what would happen\n  \
                        sojourn import clients.xlsx --partial                      take the good rows in\n  \
                        sojourn import clients.csv --map \"Дата заезда=entry,Разное=ignore\"\n  \
                        sojourn import clients.csv --map \"Дата заезда=entry\" --save-map Алатау\n  \
                        sojourn import clients.csv --map Алатау\n  \
                        sojourn import maps\n  \
                        sojourn import - < clients.csv\n  \
                        sojourn import all < office.jsonl                          a new office out of an exported one\n  \
                        sojourn --db new.db import all office.jsonl"
)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// The sheet; standard input when absent or -; all for a whole office that was exported
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Behind all: the exported office; standard input when absent or -
    #[arg(value_name = "OFFICE", requires = "file")]
    office: Option<PathBuf>,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Take the good rows in though others are refused; the refused go to <name>.refused.csv
    #[arg(long)]
    partial: bool,
    /// Where sheet and database differ, the sheet wins
    #[arg(long)]
    overwrite: bool,
    /// What columns mean: header=field,…, a TOML or JSON file of headers and fields, or the name of a saved mapping
    #[arg(long, value_name = "MAP")]
    map: Option<String>,
    /// Keep what the columns mean under a name, for everybody in the office
    #[arg(long, value_name = "NAME")]
    save_map: Option<String>,
    /// The sheet of a workbook, by its name or its number from 1 [default: the one with the best header]
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
}

#[derive(Debug, clap::Subcommand)]
#[command(defer = true)]
enum Command {
    /// List the saved mappings of columns, or delete one
    Maps(maps::Args),
}

impl Args {
    /// Which errand it is, by its options.
    pub(super) fn errand(&self) -> Errand {
        match &self.command {
            Some(Command::Maps(_)) => Errand::ImportMaps,
            None if self.file.as_ref().is_some_and(|file| file.as_os_str() == "all") => Errand::ImportAll,
            None => Errand::Import,
        }
    }
}

/// The line that does the same where files cannot be reached.
const SAME: &str = "import - < clients.xlsx";

/// How an exported office begins.
const OFFICE: &[u8] = b"{\"sojourn\":\"office\",";

/// A sheet with all that was said about it.
struct Job<'a> {
    args: &'a Args,
    name: String,
    sheet: Vec<u8>,
    map: ColumnMap,
    from_stdin: bool,
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    if let Some(Command::Maps(args)) = &args.command {
        return maps::run(args, context);
    }
    if args.file.is_none() && io::stdin().is_terminal() {
        return Err(AppError::new(ErrorKind::Usage, Phrase::new("cli-import-no-input")).into());
    }
    let path = args.file.clone().unwrap_or_else(|| "-".into());
    if path.as_os_str() == "all" {
        let more = args.dry_run || args.partial || args.overwrite || args.map.is_some();
        return super::export::import_all(more, args.office.as_deref(), context);
    }
    if args.office.is_some() {
        return Err(AppError::new(ErrorKind::Usage, Phrase::new("cli-import-one-sheet")).into());
    }
    let from_stdin = path.as_os_str() == "-";
    let (name, sheet) = if from_stdin {
        let sheet = local::whole(io::stdin().lock()).map_err(|error| AppError::unreadable(&path, &error))?;
        ("stdin".to_owned(), sheet)
    } else {
        local::read(&Context::own_machine(SAME)?.place(&path))?
    };
    if sheet.starts_with(OFFICE) {
        return Err(AppError::new(ErrorKind::Refused, Phrase::new("cli-import-office").text("name", name)).into());
    }
    let map = args.map.as_deref().map(|text| column_map(text, context)).transpose()?.unwrap_or_default();
    let mut job = Job { args, name, sheet, map, from_stdin };
    if args.dry_run && !context.json() {
        return rehearse(&job, context);
    }
    let report = if context.place().exists()? {
        let mut desk = context.place().open_for_bulk()?;
        if !args.dry_run {
            super::law_change::settle(&mut desk, context)?;
        }
        keep_map(&mut desk, &job)?;
        take_in(&mut desk, &mut job, context)?
    } else {
        begin_with(&mut job, context)?
    };
    tell(&job, &report, context)
}

/// Prints what came of it, the file of refused rows first of all kept.
fn tell(job: &Job<'_>, report: &ImportReport, context: &mut Context) -> Outcome {
    let file = report.refused_file.as_ref().filter(|_| !job.from_stdin);
    // The good rows are in by now: a folder that may not be written is told, and takes nothing away from the report.
    let machine = file.map(|_| Context::own_machine(SAME)).transpose()?;
    let kept = file.zip(machine).map(|(file, machine)| (&file.name, local::keep_newest(&machine, file)));
    if context.json() {
        context.out.json(report)?;
    } else {
        show::report(report, context)?;
        if let Some((name, kept)) = kept {
            let id = if kept.is_ok() { "cli-import-refused-file" } else { "cli-import-refused-unwritten" };
            context.say(&Phrase::new(id).text("name", name))?;
            if let Ok(Some(former)) = kept {
                context.say(&Phrase::new("cli-import-refused-former").text("name", former))?;
            }
        }
    }
    Ok(exit_code(job, report))
}

fn exit_code(job: &Job<'_>, report: &ImportReport) -> u8 {
    let refused = !report.refused.is_empty() && !job.args.partial;
    if refused { ErrorKind::Refused.exit_code() } else { 0 }
}

/// Says to a person what would happen, column by column and row by row. Where there is no office yet, the sheet is held
/// against an empty one that vanishes.
fn rehearse(job: &Job<'_>, context: &mut Context) -> Outcome {
    let nowhere;
    let (mut desk, real) = if context.place().exists()? {
        (context.place().open_for_bulk()?, true)
    } else {
        nowhere = Throwaway::new()?;
        let mut place = context.place();
        place.db = Some(nowhere.path().to_path_buf());
        (place.create()?, false)
    };
    context.speak_like(&mut desk);
    let reading = reading(job)?;
    let maps = desk.import_maps()?;
    if real {
        keep_map(&mut desk, job)?;
    }
    show::reading(&reading, context)?;
    if let Some(saved) = SavedMap::offered(&maps, &reading).filter(|saved| !reading.agrees_with(&saved.map)) {
        context.say(&Phrase::new("cli-import-offer").text("name", saved.name.as_str()))?;
    }
    let mut line = ProgressLine::new(context);
    let rehearsal = desk.rehearse(&Arc::new(reading), job.args.overwrite, &mut |progress| line.tell(progress));
    line.end();
    let rehearsal: Rehearsal = rehearsal?;
    show::rehearsal(&rehearsal, &desk, context)?;
    Ok(exit_code(job, &rehearsal.report))
}

fn reading(job: &Job<'_>) -> Result<Reading, Failure> {
    let read = Reading::of(&job.name, &job.sheet, &job.map, job.args.sheet.as_deref());
    read.map_err(|phrase| AppError::from(ImportError::Unreadable(phrase)).into())
}

/// Keeps what the columns mean, when that is asked for.
fn keep_map(desk: &mut Desk, job: &Job<'_>) -> Result<(), Failure> {
    if let Some(name) = &job.args.save_map {
        desk.keep_import_map(name, &reading(job)?.map())?;
    }
    Ok(())
}

fn options(job: &Job<'_>) -> Options {
    let args = job.args;
    Options {
        dry_run: args.dry_run,
        partial: args.partial,
        overwrite: args.overwrite,
        map: job.map.clone(),
        sheet: args.sheet.clone(),
        lang: None,
    }
}

/// Where there is no office yet, the sheet is first held against an empty one that vanishes: a file that cannot be taken
/// in makes no office.
fn begin_with(job: &mut Job<'_>, context: &mut Context) -> Result<ImportReport, Failure> {
    let nowhere = Throwaway::new()?;
    let mut place = context.place();
    place.db = Some(nowhere.path().to_path_buf());
    let mut nobody = place.create()?;
    context.speak_like(&mut nobody);
    let mut line = ProgressLine::new(context);
    let held = held(&mut nobody, job, &mut line, context)?;
    // Where nothing would stand in the office the refused rows still come back, to be mended.
    if !held.may_be_written() || held.writes() == 0 {
        return Ok(held.report());
    }
    let mut desk = context.place().create()?;
    keep_map(&mut desk, job)?;
    let report = desk.write_held(held, &mut |progress| line.tell(progress));
    line.end();
    Ok(report?)
}

fn take_in(desk: &mut Desk, job: &mut Job<'_>, context: &mut Context) -> Result<ImportReport, AppError> {
    context.speak_like(desk);
    let mut line = ProgressLine::new(context);
    let held = held(desk, job, &mut line, context)?;
    let report = desk.write_held(held, &mut |progress| line.tell(progress));
    line.end();
    report
}

/// Holds the sheet against an office. Its bytes go then, unless its columns are still to be kept.
fn held(
    desk: &mut Desk,
    job: &mut Job<'_>,
    line: &mut ProgressLine,
    context: &Context,
) -> Result<HeldAgainst, AppError> {
    let options = Options { lang: Some(context.lang()), ..options(job) };
    let held = desk.hold_sheet((&job.name, &job.sheet), &options, &mut |progress| line.tell(progress));
    line.end();
    if job.args.save_map.is_none() {
        job.sheet = Vec::new();
    }
    held
}

/// The line is drawn anew after so long.
const REDRAWN: Duration = Duration::from_millis(200);

/// How far it is, on one line of the terminal.
struct ProgressLine {
    shows: bool,
    told: Option<Instant>,
    interrupt: Interrupt,
}

impl ProgressLine {
    fn new(context: &Context) -> Self {
        Self { shows: io::stderr().is_terminal() && !context.json(), told: None, interrupt: Interrupt::listen() }
    }

    fn tell(&mut self, progress: Progress) -> bool {
        let percent = (progress.done * 100).checked_div(progress.rows).unwrap_or(100);
        let fresh = self.told.is_some_and(|told| told.elapsed() < REDRAWN) && progress.done < progress.rows;
        if self.shows && progress.rows >= 1_000 && !fresh {
            self.told = Some(Instant::now());
            let (done, rows) = (progress.done, progress.rows);
            let mut line = format!("{percent:3} % · {done} / {rows}");
            if let Some(left) = progress.left {
                // Numbers and signs only: the line is the same in every language.
                let seconds = left.as_secs();
                line += &format!(" · {} /s · −{}:{:02}", progress.per_second, seconds / 60, seconds % 60);
            }
            drop(write!(io::stderr(), "\r{line:60}"));
        }
        !self.interrupt.is_asked()
    }

    fn end(&self) {
        if self.shows && self.told.is_some() {
            drop(write!(io::stderr(), "\r{:60}\r", ""));
        }
    }
}

/// A map given in place, the text of a file of that name, or one that the office keeps under it.
fn column_map(text: &str, context: &Context) -> Result<ColumnMap, Failure> {
    // Where the machine is not the person's own, a text is never the name of a file.
    let place = Context::own_machine(SAME).ok().map(|machine| machine.place(Path::new(text)));
    let written = if let Some(place) = place.filter(LocalPath::is_file) {
        place.read_to_string().map_err(|error| AppError::unreadable(Path::new(text), &error))?
    } else if text.contains('=') || text.trim_start().starts_with('{') {
        text.to_owned()
    } else {
        let kept = if context.place().exists()? { context.place().open()?.import_map(text)? } else { None };
        let unknown = || AppError::refused(Phrase::new("import-map-unknown").text("name", text));
        return Ok(kept.ok_or_else(unknown)?.map);
    };
    ColumnMap::read(&written).map_err(|phrase| AppError::refused(phrase).into())
}
