//! `report`: what ends, how long cases take, why filings come back, which papers are outstanding; for people, for a
//! spreadsheet, for programs.

use super::context::Context;
use super::failure::Outcome;
use super::table::Table;
use crate::app::errand::Errand;
use crate::app::export::registers::Register;
use crate::app::export::target::NewFile;
use crate::app::export::{Format, Wanted};
use crate::app::reports::{Report, ReportKind};
use crate::domain::phrase::Phrase;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  sojourn report expiries\n  sojourn report stages --json\n  \
                        sojourn report outstanding --csv > papers.csv\n  \
                        sojourn report refusals --csv --output refusals.csv")]
pub(super) struct Args {
    /// What about
    #[arg(value_enum)]
    report: Which,
    /// Print it for a spreadsheet
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Write the spreadsheet to a new file
    #[arg(long, requires = "csv", value_name = "FILE")]
    output: Option<std::path::PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Which {
    /// Stays and papers that end in the next 26 weeks, by week and officer
    Expiries,
    /// Cases by stage, and how long they took in twelve months
    Stages,
    /// Filings refused, returned or not accepted in twelve months
    Refusals,
    /// Papers still to come, by how long ago they were asked for
    Outstanding,
    /// Who has access: role, since when, by whose decision, keys, last seen; and how many records there are
    Access,
}

impl Args {
    /// Which errand it is.
    pub(super) const fn errand(&self) -> Errand {
        if matches!(self.report, Which::Access) { Errand::ReportAccess } else { Errand::Report }
    }
}

impl Which {
    const fn kind(self) -> Option<ReportKind> {
        match self {
            Self::Expiries => Some(ReportKind::Expiries),
            Self::Stages => Some(ReportKind::Stages),
            Self::Refusals => Some(ReportKind::Refusals),
            Self::Outstanding => Some(ReportKind::Outstanding),
            Self::Access => None,
        }
    }
}

pub(super) fn run(args: &Args, context: &mut Context) -> Outcome {
    let mut desk = context.desk()?;
    let Some(kind) = args.report.kind() else {
        return super::access_report::run(args.csv, &desk, context);
    };
    if args.csv {
        // As `export`: one form of a report as a spreadsheet, and one entry in the journal.
        let (what, all) = (Register::Report(kind), ("", None));
        let wanted = Wanted { format: Format::Csv, words: &context.words, in_full: false };
        let Some(file) = &args.output else {
            desk.export_register(what, all, wanted, &mut context.out)??;
            return Ok(0);
        };
        let place = Context::own_machine("report stages --csv > stages.csv")?.place(file);
        let mut new = NewFile::named(&place)?;
        desk.export_register(what, all, wanted, &mut new)?.map_err(|error| new.refused(&error))?;
        context.say(&Phrase::new("reports-written").text("file", new.finish()?))?;
        return Ok(0);
    }
    let report = desk.report(kind)?;
    if context.json() {
        context.out.json(&report.document())?;
    } else {
        print(&report, context)?;
    }
    Ok(0)
}

/// The tables with their titles; with `--plain` a line a row.
fn print(report: &Report, context: &mut Context) -> Result<(), super::failure::Failure> {
    let (title, about) = report.heading(&context.words);
    if !context.plain() {
        for line in [title, context.words.say(&report.as_of()), about] {
            context.out.line(line)?;
        }
    }
    for each in &report.tables {
        if !context.plain() {
            context.out.line("")?;
            context.say(&each.title)?;
        }
        let mut table = Table::default();
        table.row(each.columns.iter().map(|column| column.head.seen(&context.words)));
        for row in &each.rows {
            table.row(row.iter().map(|cell| cell.seen(&context.words)));
        }
        context.table(&table)?;
    }
    Ok(())
}
