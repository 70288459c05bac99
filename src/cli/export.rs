//! `export`: lists, registers, reports, a case, a client, the whole office; to standard output or into a new file. `import
//! all` is its counterpart.
//!
//! Where standard output is a terminal and no file was named, a new file in the working directory is written instead and
//! its name told: nobody wants a workbook on a screen.

use super::context::Context;
use super::failure::{Failure, Outcome};
use crate::app::desk::Desk;
use crate::app::errand::Errand;
use crate::app::error::{AppError, ErrorKind};
use crate::app::export::lists::ListAsked;
use crate::app::export::registers::Register;
use crate::app::export::target::NewFile;
use crate::app::export::whole::Stage;
use crate::app::export::{Format, Sent, Wanted};
use crate::app::life::Interrupt;
use crate::app::lists::{ListKind, Sort};
use crate::app::reports::ReportKind;
use crate::domain::phrase::Phrase;
use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    sojourn export clients --filter \"cit:UZB due<30\" --format xlsx --out uzb.xlsx\n  \
    sojourn export deadlines --view \"My week\" --columns last-day,client,what > week.csv\n  \
    sojourn export control-list --format html --out list.html\n  \
    sojourn export case T-2026-00412 --format html --out case.html\n  \
    sojourn export client C-000012 --lang ru --format html --out answer.html\n  \
    sojourn export all > office.jsonl          the whole office; sojourn import all < office.jsonl")]
pub(super) struct Args {
    /// What to write
    #[arg(value_enum, value_name = "WHAT")]
    what: What,
    /// Which case or client
    #[arg(value_name = "REF", required_if_eq_any([("what", "case"), ("what", "client")]))]
    reference: Option<String>,
    /// Only rows that this filter lets pass, as in the lists of the screens
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    /// Order of a list
    #[arg(long, value_name = "SORT", value_parser = sorts())]
    sort: Option<Sort>,
    /// The other way round
    #[arg(long)]
    descending: bool,
    /// These columns in this order [default: all]
    #[arg(long, value_name = "COLUMN,…", value_delimiter = ',')]
    columns: Option<Vec<String>>,
    /// Filter, order and columns of a view that you saved
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// How it is written; the whole office has a form of its own
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Written>,
    /// Write this new file; one that is there is never written over
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Passport numbers, IIN and telephones in full
    #[arg(long)]
    unmasked: bool,
    /// Of the whole office only the records, not the scans
    #[arg(long)]
    without_scans: bool,
}

impl Args {
    /// Which errand it is, by its options.
    pub(super) fn errand(&self) -> Errand {
        match self.what {
            What::All => Errand::ExportAll,
            What::Client => Errand::ExportClient,
            What::Clients
            | What::Cases
            | What::Documents
            | What::Deadlines
            | What::Review
            | What::ControlList
            | What::Originals
            | What::Sponsors
            | What::Expiries
            | What::Stages
            | What::Refusals
            | What::Outstanding
            | What::Case => {
                if self.unmasked {
                    Errand::ExportUnmasked
                } else {
                    Errand::Export
                }
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Clients
    Clients,
    /// Cases
    Cases,
    /// Papers of all cases
    Documents,
    /// Open deadlines
    Deadlines,
    /// What is due within 30 days, by client
    Review,
    /// The control list of my review of today
    ControlList,
    /// Originals that we hold
    Originals,
    /// Sponsors
    Sponsors,
    /// Report: what ends in the next 26 weeks
    Expiries,
    /// Report: cases by stage
    Stages,
    /// Report: refusals and returns
    Refusals,
    /// Report: papers still to come
    Outstanding,
    /// One case: dates with why, checklist, filings, originals
    Case,
    /// Everything held on one client, unmasked, for the client's own request
    Client,
    /// The whole office as JSON lines; for admins
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    /// For a spreadsheet, as text
    Csv,
    /// For a spreadsheet, with real dates and colours
    Xlsx,
    /// For programs
    Json,
    /// For a printer, on A4
    Html,
}

impl From<Written> for Format {
    fn from(written: Written) -> Self {
        match written {
            Written::Csv => Self::Csv,
            Written::Xlsx => Self::Xlsx,
            Written::Json => Self::Json,
            Written::Html => Self::Html,
        }
    }
}

fn sorts() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::IDS).try_map(|id| Sort::parse(&id).ok_or("no such order"))
}

impl What {
    const fn list(self) -> Option<ListKind> {
        match self {
            Self::Clients => Some(ListKind::Clients),
            Self::Cases => Some(ListKind::Cases),
            Self::Documents => Some(ListKind::Documents),
            Self::Deadlines => Some(ListKind::Deadlines),
            _ => None,
        }
    }

    const fn register(self) -> Option<Register> {
        match self {
            Self::Review => Some(Register::Review),
            Self::ControlList => Some(Register::ControlList),
            Self::Originals => Some(Register::Originals),
            Self::Sponsors => Some(Register::Sponsors),
            Self::Expiries => Some(Register::Report(ReportKind::Expiries)),
            Self::Stages => Some(Register::Report(ReportKind::Stages)),
            Self::Refusals => Some(Register::Report(ReportKind::Refusals)),
            Self::Outstanding => Some(Register::Report(ReportKind::Outstanding)),
            _ => None,
        }
    }
}

impl Args {
    /// Options that mean nothing here are refused: whoever gave them expects something else.
    fn check(&self) -> Result<(), AppError> {
        let (list, register) = (self.what.list().is_some(), self.what.register());
        let single = matches!(
            register,
            Some(Register::Review | Register::ControlList | Register::Originals | Register::Sponsors)
        );
        let one = matches!(self.what, What::Case | What::Client);
        for (given, allowed, option) in [
            (self.reference.is_some(), one, "REF"),
            (self.filter.is_some(), list || register == Some(Register::Sponsors), "--filter"),
            (self.sort.is_some(), list, "--sort"),
            (self.descending, list, "--descending"),
            (self.view.is_some(), list, "--view"),
            (self.columns.is_some(), list || single, "--columns"),
            (self.format.is_some(), self.what != What::All, "--format"),
            (self.unmasked, self.what != What::All, "--unmasked"),
            (self.without_scans, self.what == What::All, "--without-scans"),
        ] {
            if given && !allowed {
                let phrase = Phrase::new("export-not-here").text("option", option).text("what", self.name());
                return Err(AppError::new(ErrorKind::Usage, phrase));
            }
        }
        Ok(())
    }

    fn name(&self) -> String {
        self.what.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn asked(&self) -> ListAsked {
        ListAsked {
            filter: self.filter.clone(),
            sort: self.sort,
            descending: self.descending,
            columns: self.columns.clone(),
            view: self.view.clone(),
        }
    }
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    args.check()?;
    let mut desk = context.desk()?;
    if args.unmasked {
        desk.note_read(None, &format!("export {} --unmasked", args.name()))?;
    }
    let usual = if context.json() { Format::Json } else { Format::Csv };
    let format = args.format.map_or(usual, Format::from);
    let ending = if args.what == What::All { "jsonl" } else { format.ending() };
    let name = args.reference.as_deref().filter(|_| args.what == What::Case || args.what == What::Client);
    let stem = format!("sojourn-{}-{}", name.map_or_else(|| args.name(), plain_name), desk.today());
    let mut lost = Vec::new();
    match target(args.out.as_deref(), &stem, ending)? {
        None => {
            let wanted = Wanted { format, words: &context.words, in_full: args.unmasked };
            sent(args, &mut desk, (wanted, &mut lost), &mut context.out)??;
        }
        Some(mut file) => {
            let wanted = Wanted { format, words: &context.words, in_full: args.unmasked };
            let rows = sent(args, &mut desk, (wanted, &mut lost), &mut file)?.map_err(|error| file.refused(&error))?;
            let name = file.finish()?;
            let rows = i64::try_from(rows).unwrap_or(i64::MAX);
            if context.json() {
                context.out.json(&serde_json::json!({ "file": name, "rows": rows }))?;
            } else {
                context.say(&Phrase::new("export-written").text("file", name).number("n", rows))?;
            }
        }
    }
    if lost.is_empty() {
        return Ok(0);
    }
    // Whoever keeps the file must know what it lacks, also where standard output is the file.
    let phrase = Phrase::new("whole-scans-lost").number("n", count(&lost)).text("scans", named(&lost));
    drop(writeln!(io::stderr(), "{}", context.words.say(&phrase)));
    Ok(ErrorKind::Storage.exit_code())
}

fn count<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

/// Numbers of scans, the first of many.
fn named(scans: &[String]) -> String {
    let first: Vec<&str> = scans.iter().take(NAMED).map(String::as_str).collect();
    let more = if scans.len() > NAMED { " …" } else { "" };
    format!("{}{more}", first.join(", "))
}

/// So many scans are named in a sentence.
const NAMED: usize = 20;

/// A reference as part of a file's name.
fn plain_name(reference: &str) -> String {
    reference.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).take(60).collect()
}

/// The line that does the same where files cannot be reached.
const SAME: &str = "export clients --format xlsx > clients.xlsx";

/// The file to write; `None` for standard output.
fn target(out: Option<&Path>, stem: &str, ending: &str) -> Result<Option<NewFile>, AppError> {
    match out {
        Some(path) if path.as_os_str() == "-" => Ok(None),
        Some(path) => NewFile::named(&Context::own_machine(SAME)?.place(path)).map(Some),
        None if io::stdout().is_terminal() => {
            NewFile::numbered(&Context::own_machine(SAME)?.here(), stem, ending).map(Some)
        }
        None => Ok(None),
    }
}

fn sent(
    args: &Args,
    desk: &mut Desk,
    (wanted, lost): (Wanted<'_>, &mut Vec<String>),
    to: &mut dyn Write,
) -> Sent<usize> {
    let reference = args.reference.as_deref().unwrap_or_default();
    if let Some(kind) = args.what.list() {
        let export = desk.list_asked(kind, &args.asked())?;
        let interrupt = Interrupt::listen();
        return desk.export_list(&export, wanted, to, &mut |_| !interrupt.is_asked());
    }
    if let Some(register) = args.what.register() {
        let filter = args.filter.as_deref().unwrap_or_default();
        return desk.export_register(register, (filter, args.columns.as_deref()), wanted, to);
    }
    match args.what {
        What::Case => desk.export_case(reference, wanted, to),
        What::Client => desk.export_client(reference, wanted, to),
        _ => Ok(desk.export_all(!args.without_scans, to)?.map(|out| {
            lost.extend(out.lost.iter().map(ToString::to_string));
            usize::try_from(out.rows).unwrap_or(usize::MAX)
        })),
    }
}

/// The exported office: a file, or standard input.
fn exported(from: Option<&Path>) -> Result<Box<dyn Read>, Failure> {
    let Some(path) = from.filter(|path| path.as_os_str() != "-") else {
        if io::stdin().is_terminal() {
            return Err(AppError::new(ErrorKind::Usage, Phrase::new("whole-no-input")).into());
        }
        return Ok(Box::new(io::stdin().lock()));
    };
    let place = Context::own_machine("import all < office.jsonl")?.place(path);
    Ok(Box::new(place.open().map_err(|error| AppError::unreadable(path, &error))?))
}

/// `import all`: a new office out of a whole one, from standard input; options of sheets (`more`) mean nothing there.
pub(super) fn import_all(more: bool, from: Option<&Path>, context: &mut Context) -> Outcome {
    if more {
        let phrase = Phrase::new("export-not-here").text("option", "--dry-run, --partial, --overwrite, --map");
        return Err(AppError::new(ErrorKind::Usage, phrase.text("what", "import all")).into());
    }
    let source = exported(from)?;
    let interrupt = Interrupt::listen();
    let shows = io::stderr().is_terminal() && !context.json();
    let mut told = (0, 0);
    let taken = {
        let words = &context.words;
        let mut go_on = |stage: Stage| {
            let (id, done, all) = match stage {
                Stage::Rows(done, all) => ("whole-progress-rows", done, all),
                Stage::Scans(done, all) => ("whole-progress-scans", done, all),
                Stage::Clients(done, all) => ("whole-progress-clients", done, all),
            };
            let percent = (done * 100).checked_div(all).unwrap_or(100);
            if shows && told != (id.len(), percent) {
                told = (id.len(), percent);
                let phrase = Phrase::new(id).number("percent", i64::try_from(percent).unwrap_or(100));
                drop(write!(io::stderr(), "\r{}", words.say(&phrase)));
            }
            !interrupt.is_asked()
        };
        let mut input = BufReader::with_capacity(1 << 20, source);
        context.place().import_all(&mut input, &mut go_on)
    };
    if shows {
        drop(write!(io::stderr(), "\r{:60}\r", ""));
    }
    let taken = taken?;
    if context.json() {
        context.out.json(&taken)?;
        return Ok(0);
    }
    let number = |kind: &str| taken.counts.get(kind).and_then(serde_json::Value::as_i64).unwrap_or(0);
    let phrase = Phrase::new("whole-taken-in").number("clients", number("client")).number("cases", number("case_file"));
    context.say(&phrase)?;
    let scans = i64::try_from(taken.scans).unwrap_or(i64::MAX);
    if scans > 0 {
        context.say(&Phrase::new("whole-scans-taken-in").number("n", scans))?;
    }
    if !taken.scans_missing.is_empty() {
        let missing = &taken.scans_missing;
        context.say(&Phrase::new("whole-scans-missing").number("n", count(missing)).text("scans", named(missing)))?;
    }
    Ok::<u8, Failure>(0)
}
