//! `import`: takes a practice's register in. The file is read here; refused rows go to a file beside it, never over SSH
//! or from standard input, where they stand in the JSON alone.

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::demo::Throwaway;
use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind};
use crate::app::import::{ColumnMap, ImportReport, Options, phrase};
use crate::domain::phrase::Phrase;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Take in a list of clients (CSV, XLSX, XLS, ODS)
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  sojourn import clients.csv --dry-run                       say what would happen\n  \
                        sojourn import clients.xlsx --partial                      take the good rows in\n  \
                        sojourn import clients.csv --map \"Дата заезда=entry,Разное=ignore\"\n  \
                        sojourn import - < clients.csv\n  sojourn import all < office.jsonl                          a new office out of an exported one"
)]
pub(super) struct Args {
    /// The sheet; - for standard input; all for a whole office that was exported, from standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Take the good rows in though others are refused; the refused go to <name>.refused.csv
    #[arg(long)]
    partial: bool,
    /// Where sheet and database differ, the sheet wins
    #[arg(long)]
    overwrite: bool,
    /// What columns mean: header=field,… or a TOML or JSON file of headers and fields
    #[arg(long, value_name = "MAP")]
    map: Option<String>,
}

/// So many conflicts are shown to a person; the JSON has all of them.
const MOST_CONFLICTS: usize = 50;
/// So many reasons of warnings are shown to a person.
const MOST_REASONS: usize = 10;
/// The largest sheet that is read, in bytes.
const LARGEST: u64 = 200 << 20;

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    if args.file.as_os_str() == "all" {
        let more = args.dry_run || args.partial || args.overwrite || args.map.is_some();
        return super::export::import_all(more, context);
    }
    let from_stdin = args.file.as_os_str() == "-";
    let (name, sheet) =
        if from_stdin { ("stdin".to_owned(), whole(io::stdin().lock(), &args.file)?) } else { read(&args.file)? };
    let map = args.map.as_deref().map(column_map).transpose()?.unwrap_or_default();
    let report = if context.place().exists()? {
        let mut desk = context.place().open_for_bulk()?;
        if !args.dry_run {
            super::law_change::settle(&mut desk, context)?;
        }
        take_in(&mut desk, (&name, &sheet), &options(args, map), context)?
    } else {
        begin_with(args, map, (&name, &sheet), context)?
    };
    let file = report.refused_file.as_ref().filter(|_| !from_stdin);
    // The good rows are in by now: a folder that may not be written is told, and takes nothing away from the report.
    let kept = file.map(|file| (&file.name, std::fs::write(&file.name, &file.bytes).is_ok()));
    if context.json() {
        context.out.json(&report)?;
    } else {
        print(&report, context)?;
        if let Some((name, kept)) = kept {
            let id = if kept { "cli-import-refused-file" } else { "cli-import-refused-unwritten" };
            context.say(&Phrase::new(id).text("name", name))?;
        }
    }
    let refused = !report.refused.is_empty() && !args.partial;
    Ok(if refused { ErrorKind::Refused.exit_code() } else { 0 })
}

fn options(args: &Args, map: ColumnMap) -> Options {
    Options { dry_run: args.dry_run, partial: args.partial, overwrite: args.overwrite, map, lang: None }
}

/// Where there is no office yet, the sheet is first held against an empty one that vanishes: a file that cannot be taken
/// in makes no office.
fn begin_with(
    args: &Args,
    map: ColumnMap,
    sheet: (&str, &[u8]),
    context: &mut Context,
) -> Result<ImportReport, Failure> {
    let nowhere = Throwaway::new()?;
    let mut place = context.place();
    place.db = Some(nowhere.path().to_path_buf());
    let rehearsed =
        take_in(&mut place.create()?, sheet, &Options { dry_run: true, ..options(args, map.clone()) }, context)?;
    if args.dry_run || !(args.partial || rehearsed.refused.is_empty()) {
        return Ok(rehearsed);
    }
    if rehearsed.accepted == 0 {
        // Nothing would stand in the office; the refused rows still come back, to be mended.
        let report = take_in(&mut place.open_for_bulk()?, sheet, &options(args, map), context)?;
        return Ok(ImportReport { written: false, ..report });
    }
    Ok(take_in(&mut context.place().create()?, sheet, &options(args, map), context)?)
}

fn take_in(
    desk: &mut Desk,
    sheet: (&str, &[u8]),
    options: &Options,
    context: &mut Context,
) -> Result<ImportReport, AppError> {
    context.speak_like(desk);
    let options = &Options { lang: Some(context.lang()), ..options.clone() };
    let shows = io::stderr().is_terminal() && !context.json();
    let mut told = 0;
    let report = desk.import(sheet, options, &mut |progress| {
        let percent = (progress.done * 100).checked_div(progress.rows).unwrap_or(100);
        if shows && progress.rows >= 1_000 && percent != told {
            told = percent;
            drop(write!(io::stderr(), "\r{percent:3} % · {} / {} ", progress.done, progress.rows));
        }
        true
    });
    if shows && told > 0 {
        drop(write!(io::stderr(), "\r{:40}\r", ""));
    }
    report
}

fn read(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let file = std::fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    let name = path.file_name().map_or_else(|| "sheet".to_owned(), |name| name.to_string_lossy().into_owned());
    Ok((name, whole(file, path)?))
}

fn whole(source: impl Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let id = if error.kind() == io::ErrorKind::NotFound { "cli-no-file" } else { "cli-file-unreadable" };
    AppError::refused(Phrase::new(id).text("path", path.display().to_string())).into()
}

/// A map given in place, or the text of a file of that name.
fn column_map(text: &str) -> Result<ColumnMap, Failure> {
    let text = if Path::new(text).is_file() {
        std::fs::read_to_string(text).map_err(|error| unreadable(Path::new(text), &error))?
    } else {
        text.to_owned()
    };
    ColumnMap::read(&text).map_err(|phrase| AppError::refused(phrase).into())
}

fn print(report: &ImportReport, context: &mut Context) -> Result<(), Failure> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let summary = Phrase::new("cli-import-summary")
        .number("rows", count(report.rows))
        .number("accepted", count(report.accepted))
        .number("unchanged", count(report.unchanged))
        .number("repeated", count(report.repeated.len()))
        .number("refused", count(report.refused.len()))
        .number("warnings", count(report.warnings.len()))
        .number("conflicts", count(report.conflicts.len()));
    context.say(&summary)?;
    for refusal in &report.refused {
        let row = row_of(context, refusal.row);
        let why = context.words.say(&phrase(refusal.why.as_str()));
        let what = [refusal.column.as_str(), refusal.value.as_str()].map(str::trim);
        let what: Vec<&str> = what.into_iter().filter(|part| !part.is_empty()).collect();
        context.out.line(format!("{row} · {} — {why}", what.join(": ")))?;
    }
    conflicts(report, context)?;
    warnings(report, context)?;
    context.say(&Phrase::new(if report.written { "cli-import-written" } else { "cli-import-not-written" }))?;
    if let Some(earlier) = &report.interrupted {
        let id = if earlier.undone { "cli-import-interrupted-undone" } else { "cli-import-interrupted-kept" };
        context.say(&Phrase::new(id).text("who", earlier.who.as_str()))?;
    }
    Ok(())
}

/// Where database and sheet differ: row, field, here, in the sheet.
fn conflicts(report: &ImportReport, context: &mut Context) -> Result<(), Failure> {
    if report.conflicts.is_empty() {
        return Ok(());
    }
    let heads = ["cli-import-here", "cli-import-sheet"].map(|id| context.words.text(id));
    let heading = context.words.text("cli-import-conflicts");
    context.out.line(heading)?;
    for conflict in report.conflicts.iter().take(MOST_CONFLICTS) {
        let row = row_of(context, conflict.row);
        let label = crate::i18n::labels::field(conflict.field.as_str());
        let field =
            if context.words.has(&label) { context.words.text(&label) } else { conflict.field.as_str().to_owned() };
        let [here, sheet] = &heads;
        context.out.line(format!("  {row} · {field} — {here}: {}; {sheet}: {}", conflict.here, conflict.sheet))?;
    }
    more(report.conflicts.len().saturating_sub(MOST_CONFLICTS), context)
}

/// How often each reason was given, the most frequent first.
fn warnings(report: &ImportReport, context: &mut Context) -> Result<(), Failure> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for warning in &report.warnings {
        *counts.entry(warning.why.as_str()).or_default() += 1;
    }
    if counts.is_empty() {
        return Ok(());
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let heading = context.words.text("cli-import-warnings");
    context.out.line(heading)?;
    for (why, count) in counts.iter().take(MOST_REASONS) {
        let why = context.words.say(&phrase(why));
        context.out.line(format!("  {count} × {why}"))?;
    }
    more(counts.len().saturating_sub(MOST_REASONS), context)
}

fn more(left: usize, context: &mut Context) -> Result<(), Failure> {
    if left == 0 {
        return Ok(());
    }
    context.say(&Phrase::new("cli-import-more").number("n", i64::try_from(left).unwrap_or(i64::MAX)))
}

fn row_of(context: &Context, row: usize) -> String {
    context.words.say(&Phrase::new("cli-import-row").number("row", i64::try_from(row).unwrap_or(i64::MAX)))
}
