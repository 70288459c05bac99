//! Registers, reports and the review: shorter than the long lists, read as a whole.

use super::columns::{self, Reading, Spec, spec};
use super::target::NewFile;
use super::{Format, Sent, Told, Wanted};
use crate::app::bulk::Exported;
use crate::app::daily_review::{DayReview, ReviewLine};
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::app::originals::HeldLine;
use crate::app::reports::{self, Report, ReportKind};
use crate::app::review::ReviewOptions;
use crate::app::sponsors::SponsorLine;
use crate::domain::record::Kind;
use crate::files::table::{About, Cell, Heading, Table, tables};
use crate::i18n::Catalogue;
use std::io::{self, Write};
use std::path::Path;

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// What is due within thirty days, as the daily review lists it.
    Review,
    /// The control list of my review of the day.
    ControlList,
    /// Originals that we hold.
    Originals,
    /// Sponsors.
    Sponsors,
    /// A report with all its tables.
    Report(ReportKind),
}

const CONTROL: &[Spec] = &[
    spec("n", "n", "control-column-number", 5),
    spec("level", "level", "export-level", 14),
    spec("client", "client", "control-column-client", 32),
    spec("number", "client_id", "export-client-number", 11),
    spec("citizenship", "citizenship", "control-column-citizenship", 8),
    spec("case", "case", "control-column-case", 15),
    spec("what", "title", "control-column-deadline", 40),
    spec("last-day", "last_day", "control-column-last-day", 13),
    spec("why", "why", "control-column-why", 36),
    spec("seen", "seen", "control-column-seen", 8),
    spec("decision", "decision", "control-column-decision", 18),
    spec("by", "by", "control-column-by", 16),
    spec("at", "at", "control-column-at", 8),
    spec("detail", "detail", "control-column-detail", 36),
];

const ORIGINALS: &[Spec] = &[
    spec("since", "held_since", "field-held_since", 13),
    spec("client", "client", "column-client", 32),
    spec("number", "client_id", "export-client-number", 11),
    spec("what", "what", "act-what", 36),
    spec("document", "document_number", "export-document-number", 16),
    spec("kept-at", "kept_at", "act-where", 24),
    spec("by", "held_by", "field-held_by", 16),
    spec("case", "case", "column-case", 15),
];

const SPONSORS: &[Spec] = &[
    spec("number", "id", "column-number", 11),
    spec("name", "name", "field-name", 40),
    spec("kind", "kind", "field-kind", 16),
    spec("bin", "bin", "field-bin", 15),
    spec("people", "people", "sponsor-column-people", 9),
    spec("signature", "signature_expires", "sponsor-column-signature", 13),
];

impl Register {
    /// What the command line calls it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::ControlList => "control-list",
            Self::Originals => "originals",
            Self::Sponsors => "sponsors",
            Self::Report(kind) => kind.as_str(),
        }
    }

    const fn columns(self) -> &'static [Spec] {
        match self {
            Self::Review => columns::due(),
            Self::ControlList => CONTROL,
            Self::Originals => ORIGINALS,
            Self::Sponsors => SPONSORS,
            Self::Report(_) => &[],
        }
    }
}

/// One table with its rows.
type Whole = (Table, Vec<Vec<Cell>>);

impl Desk {
    /// Sends a register and gives the number of its rows. `filter` is a text that sponsors are found by; the others have
    /// none.
    ///
    /// # Errors
    /// Not allowed for viewers who ask for numbers in full, nor for the review of a viewer; a refusal for a column that
    /// does not exist; those of the store.
    pub fn export_register(
        &mut self,
        what: Register,
        (filter, ids): (&str, Option<&[String]>),
        wanted: Wanted<'_>,
        to: &mut dyn Write,
    ) -> Sent<usize> {
        self.may_export(wanted)?;
        if let Register::Report(kind) = what {
            let report = self.report(kind)?;
            let (heading, whole) = of_report(&report, wanted.words);
            return self.send_noted((what, ""), (&heading, true), &whole, (wanted, to));
        }
        if what == Register::ControlList {
            let review = self.look_at_review(self.me().id, self.today())?;
            return self.export_review(&review, ids, wanted, to);
        }
        let chosen = columns::chosen(what.columns(), ids)?;
        let (mut heading, rows) = self.register(what, filter, &chosen, wanted)?;
        if !filter.is_empty() {
            heading.facts.push((wanted.words.text("export-filter"), filter.to_owned()));
        }
        let whole = [(one_table(&chosen, "export-empty", wanted.words), rows)];
        self.send_noted((what, filter), (&heading, false), &whole, (wanted, to))
    }

    /// Sends the control list of a review, of any day and of anybody whose review I may look at.
    ///
    /// # Errors
    /// As for [`Desk::export_register`].
    pub fn export_review(
        &mut self,
        review: &DayReview,
        ids: Option<&[String]>,
        wanted: Wanted<'_>,
        to: &mut dyn Write,
    ) -> Sent<usize> {
        self.may_export(wanted)?;
        let chosen = columns::chosen(CONTROL, ids)?;
        let by = Reading::of(self, wanted.words, wanted.in_full)?;
        let list = review.control_list(&by.titles, wanted.words);
        let rows = review.lines.iter().enumerate();
        let rows = rows.map(|(at, line)| row(&chosen, |id| control(at, line, id, &by))).collect();
        let heading = Heading { title: list.title, facts: list.facts };
        let whole = [(one_table(&chosen, "control-empty", wanted.words), rows)];
        self.send_noted((Register::ControlList, ""), (&heading, false), &whole, (wanted, to))
    }

    /// Writes a register into a new file of a folder of the person's own machine: with all columns, numbers masked.
    ///
    /// # Errors
    /// A refusal when the system refuses the file; those of [`Desk::export_register`].
    pub fn export_register_here(
        &mut self,
        what: Register,
        (format, words): (Format, &Catalogue),
        folder: &Path,
    ) -> Result<Exported> {
        let name = what.as_str();
        let folder = self.own_machine(&format!("export {name} --format xlsx > {name}.xlsx"))?.place(folder);
        let wanted = Wanted { format, words, in_full: false };
        let mut file = NewFile::numbered(&folder, &format!("sojourn-{name}-{}", self.today()), format.ending())?;
        let sent = self.export_register(what, ("", None), wanted, &mut file)?;
        let rows = sent.map_err(|error| file.refused(&error))?;
        Ok(Exported { file: file.finish()?, rows })
    }

    fn send_noted(
        &mut self,
        (what, filter): (Register, &str),
        heading: (&Heading, bool),
        whole: &[Whole],
        (wanted, to): (Wanted<'_>, &mut dyn Write),
    ) -> Sent<usize> {
        let sent = send(wanted, heading, whole, to);
        self.note_export(&Told { what: what.as_str(), filter, rows: rows_of(whole) }, wanted)?;
        Ok(sent)
    }

    fn register(
        &mut self,
        what: Register,
        filter: &str,
        chosen: &[Spec],
        wanted: Wanted<'_>,
    ) -> Result<(Heading, Vec<Vec<Cell>>)> {
        let words = wanted.words;
        let by = Reading::of(self, words, wanted.in_full)?;
        let as_of = || vec![(words.text("export-as-of"), words.day(by.today))];
        let named = |id: &str| Heading { title: words.text(id), facts: as_of() };
        Ok(match what {
            Register::Review => {
                let review = self.review(&ReviewOptions::default())?;
                let rows = review.items.iter().map(|(item, _)| row(chosen, |id| columns::deadline(item, id, &by)));
                (named("export-title-review"), rows.collect())
            }
            Register::Originals => {
                let held = self.originals_held(None, usize::try_from(i32::MAX).unwrap_or(usize::MAX))?;
                let rows = held.iter().map(|line| row(chosen, |id| original(line, id, &by))).collect();
                (named("originals-title"), rows)
            }
            Register::Sponsors | Register::ControlList | Register::Report(_) => {
                let all = self.sponsor_list(filter, usize::try_from(i32::MAX).unwrap_or(usize::MAX))?;
                let rows = all.iter().map(|line| row(chosen, |id| sponsor(line, id, &by))).collect();
                (named("sponsors-title"), rows)
            }
        })
    }
}

fn row(chosen: &[Spec], cell: impl Fn(&str) -> Cell) -> Vec<Cell> {
    chosen.iter().map(|spec| cell(spec.id)).collect()
}

/// The one table of a register.
fn one_table(chosen: &[Spec], empty: &str, words: &Catalogue) -> Table {
    let columns = columns::heads(chosen, words);
    Table { id: "rows".to_owned(), title: String::new(), columns, empty: words.text(empty) }
}

/// Rows of all tables.
pub(super) fn rows_of(whole: &[Whole]) -> usize {
    whole.iter().map(|(_, rows)| rows.len()).sum()
}

/// Writes some tables.
pub(super) fn send(
    wanted: Wanted<'_>,
    (heading, several): (&Heading, bool),
    whole: &[Whole],
    to: &mut dyn Write,
) -> io::Result<usize> {
    let about = About { words: wanted.words, heading, several };
    let mut tables = tables(wanted.format, about, to)?;
    for (table, rows) in whole {
        tables.table(table)?;
        rows.iter().try_for_each(|row| tables.row(row))?;
    }
    tables.finish()?;
    Ok(rows_of(whole))
}

fn control(at: usize, line: &ReviewLine, column: &str, by: &Reading<'_>) -> Cell {
    let (entry, item, settled) = (&line.entry, line.item.as_ref(), line.entry.settled.as_ref());
    match column {
        "n" => Cell::Number(i64::try_from(at + 1).unwrap_or(i64::MAX)),
        "level" => item.map_or(Cell::Empty, |item| Cell::Level(by.level(item))),
        "client" => Cell::text(&line.client_name),
        "number" => Cell::text(entry.client.to_string()),
        "citizenship" => Cell::maybe(item.and_then(|item| item.citizenship).map(|country| country.to_string())),
        "case" => Cell::maybe(item.and_then(|item| item.case.as_ref())),
        "what" => by.free(&line.title(&by.titles, by.words)),
        "last-day" => Cell::Day(entry.shown_day),
        "why" => Cell::text(line.why(by.words)),
        "seen" => Cell::maybe(entry.seen_ms.map(crate::app::clock::office_time)),
        "decision" => {
            let id = settled.map_or(if entry.is_left() { "left" } else { "" }, |settled| settled.outcome.as_str());
            Cell::Word(id.to_owned(), line.decision(by.words))
        }
        "by" => Cell::maybe(settled.and_then(|settled| settled.by.as_ref())),
        "at" => Cell::maybe(settled.map(|settled| crate::app::clock::office_time(settled.at_ms))),
        _ => by.free(&line.details(by.words)),
    }
}

fn original(line: &HeldLine, column: &str, by: &Reading<'_>) -> Cell {
    match column {
        "since" => Cell::day(line.since),
        "client" => Cell::text(&line.client_name),
        "number" => Cell::text(line.client.to_string()),
        "what" if line.key.kind == Kind::IdentityDocument => by.word("identity-kind", &line.what),
        "what" => {
            let title = line.titles.as_ref().map_or(line.what.as_str(), |titles| titles.get(by.words.lang()));
            Cell::Word(line.what.clone(), title.to_owned())
        }
        "document" => by.number(line.number.as_ref()),
        "kept-at" => Cell::maybe(line.kept_at.as_ref()),
        "by" => Cell::maybe(line.by.as_ref()),
        _ => Cell::maybe(line.case.as_ref().map(|(_, reference)| reference)),
    }
}

fn sponsor(line: &SponsorLine, column: &str, by: &Reading<'_>) -> Cell {
    match column {
        "number" => Cell::text(line.id.to_string()),
        "name" => Cell::text(&line.name),
        "kind" => by.word("sponsor-kind", line.kind.as_str()),
        "bin" => Cell::maybe(line.bin.as_ref()),
        "people" => Cell::Number(i64::try_from(line.people).unwrap_or(i64::MAX)),
        _ => Cell::day(line.signature_expires),
    }
}

fn of_report(report: &Report, words: &Catalogue) -> (Heading, Vec<Whole>) {
    let (title, about) = report.heading(words);
    let mut facts = vec![(words.text("export-as-of"), words.day(report.today)), (words.text("export-about"), about)];
    if let Some((from, until)) = report.span {
        facts.insert(1, (words.text("export-period"), format!("{} – {}", words.day(from), words.day(until))));
    }
    let cell = |cell: &reports::Cell| match cell {
        reports::Cell::Named(id, label) => Cell::Word(id.clone().unwrap_or_default(), label.seen(words)),
        reports::Cell::Day(day) => Cell::Day(*day),
        reports::Cell::Count(count) => Cell::Number(i64::try_from(*count).unwrap_or(i64::MAX)),
        reports::Cell::Days(days) => days.map_or(Cell::Empty, Cell::Number),
    };
    let whole = report.tables.iter().map(|table| {
        let columns = table.columns.iter().enumerate().map(|(at, column)| crate::files::table::Column {
            id: column.id.clone(),
            head: column.head.seen(words),
            width: if at == 0 { 24 } else { 14 },
        });
        let made = Table {
            id: table.id.to_owned(),
            title: words.say(&table.title),
            columns: columns.collect(),
            empty: words.text("export-empty"),
        };
        (made, table.rows.iter().map(|row| row.iter().map(cell).collect()).collect())
    });
    (Heading { title, facts }, whole.collect())
}
