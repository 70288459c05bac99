//! Taking a practice's register in: a sheet becomes clients, stays, permits, cases and papers.
//!
//! Import warns, it does not judge: refused are only rows that cannot be read as a person and a ground. Everything is
//! rehearsed without a lock; then the rows are written in short batches of one group, which is undone as one.
//!
//! People look first: [`rehearsal`] tells what was read, what each column is taken for and what each row would do.
//! Mappings that an office keeps are in [`maps`], files of this machine in [`local`].

mod ahead;
mod links;
pub mod local;
pub mod maps;
mod merge;
mod pace;
mod person;
mod plan;
pub mod rehearsal;
mod report;
mod seen;
mod write;

pub(in crate::app) use pace::Pace;

pub use crate::files::columns::Field;
pub use crate::files::header::ColumnMap;
pub use crate::files::refused::RefusedFile;
pub use report::{Caution, Conflict, ImportReport, Reason, Refusal, Repeated, Warning, phrase};
pub use write::{Interrupted, clear_up, interrupted};

use super::bulk::Tell;
use super::desk::Desk;
use super::error::{AppError, ErrorKind};
use super::together::Manners;
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::staff::Role;
use crate::files::refused;
use crate::files::register::Register;
use crate::i18n::Catalogue;
use crate::store::{self, Act, Reads, Store};
use plan::Rules;
use seen::{Earlier, Seen};
use serde_json::Value;
use std::time::Duration;
use write::{Outcome, Work};

/// How a sheet is to be taken in.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only say what would happen.
    pub dry_run: bool,
    /// Take the good rows though others are refused.
    pub partial: bool,
    /// The sheet's values win over those kept here.
    pub overwrite: bool,
    /// What columns mean, where a person says so.
    pub map: ColumnMap,
    /// The sheet of a workbook, where a person chose it; else the one with the best header.
    pub sheet: Option<String>,
    /// The language of the reasons in the file of refused rows; their stable ids without one.
    pub lang: Option<Lang>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows done.
    pub done: usize,
    /// Of so many.
    pub rows: usize,
    /// Writing, after the rehearsal.
    pub writing: bool,
    /// Taking back what was written, because it was stopped.
    pub undoing: bool,
    /// Rows a second of this stage; 0 while it is too early to tell.
    pub per_second: u32,
    /// How long this stage will take from now on, once that can be told.
    pub left: Option<Duration>,
}

/// Why an import did not happen. Nothing was kept, unless [`ImportError::Unfinished`] says so.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be read as a register.
    #[error("{}", .0.id)]
    Unreadable(Phrase),
    /// The keeper failed; batches before were taken back.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Somebody stopped it; what was written was taken back.
    #[error("the import was stopped")]
    Stopped,
    /// Neither finished nor taken back: the group in the journal is to be undone.
    #[error("the import is unfinished, group {0}")]
    Unfinished(i64),
}

impl From<ImportError> for AppError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Unreadable(phrase) => Self::refused(phrase),
            ImportError::Store(error) => error.into(),
            ImportError::Stopped => Self::new(ErrorKind::Busy, Phrase::new("import-stopped")),
            ImportError::Unfinished(group) => {
                Self::new(ErrorKind::Storage, Phrase::new("import-unfinished").number("group", group))
            }
        }
    }
}

/// Takes a sheet in. `name` is the file's name and names the file of refused rows; `progress` is told how far it is and
/// answers whether to go on.
///
/// # Errors
/// [`ImportError`]; a file with refused rows is no error: its report says `written: false`.
pub fn import(
    store: &mut dyn Store,
    act: &Act,
    sheet: (&str, &[u8]),
    options: &Options,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<ImportReport, ImportError> {
    HeldAgainst::read(store, act, sheet, options, progress)?.write(store, (act, Manners::default()), progress)
}

/// A sheet that was read and held against an office; nothing is written yet.
pub struct HeldAgainst {
    register: Register,
    name: String,
    options: Options,
    prepared: Prepared,
    /// An import that was taken back first.
    interrupted: Option<Interrupted>,
}

impl HeldAgainst {
    /// Reads a sheet and rehearses it.
    fn read(
        store: &dyn Store,
        act: &Act,
        (name, sheet): (&str, &[u8]),
        options: &Options,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Self, ImportError> {
        let read = Register::read_sheet(sheet, &options.map, options.sheet.as_deref());
        let register = read.and_then(Register::insist).map_err(ImportError::Unreadable)?;
        let prepared = prepare(store, act, &register, options.overwrite, progress)?;
        Ok(Self { register, name: name.to_owned(), options: options.clone(), prepared, interrupted: None })
    }

    /// Whether its rows may be written: none is refused, or the good ones are wanted all the same.
    pub fn may_be_written(&self) -> bool {
        !self.options.dry_run && (self.options.partial || self.prepared.report.refused.is_empty())
    }

    /// How many rows would write something.
    pub fn writes(&self) -> usize {
        self.prepared.outcomes.iter().filter(|outcome| outcome.writes).count()
    }

    /// What would happen, without writing; the refused rows come back where they were to be written.
    pub fn report(self) -> ImportReport {
        let Self { register, name, options, prepared, interrupted } = self;
        let Prepared { mut report, judged, outcomes, .. } = prepared;
        if !options.dry_run && (options.partial || report.refused.is_empty()) {
            report.refused_file = refused_file(&register, &name, &judged.refused, options.lang);
        }
        conclude(&mut report, outcomes);
        ImportReport { interrupted, ..report }
    }

    /// Writes the rows, each planned once more against what is there by now.
    fn write(
        mut self,
        store: &mut dyn Store,
        (act, manners): (&Act, Manners),
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<ImportReport, ImportError> {
        if !self.may_be_written() {
            return Ok(self.report());
        }
        let rules = Rules { today: act.today, overwrite: self.options.overwrite };
        let work =
            Work { register: &self.register, rules, rows: self.prepared.outcomes.len(), since: self.prepared.head };
        let group = work.write(store, (act, manners), &mut self.prepared.outcomes, progress)?;
        let Prepared { report, judged, outcomes, .. } = &mut self.prepared;
        // Restricted while it ran.
        let late = set_aside(&self.register, outcomes, &mut judged.refused, report);
        note_held(store, act, &self.name, &late)?;
        Ok(ImportReport { group, written: true, ..self.report() })
    }
}

/// A register against a keeper, before anything is written.
struct Prepared {
    /// What is said about the file; what the outcomes say is added by [`conclude`].
    report: ImportReport,
    judged: Judged,
    outcomes: Vec<Outcome>,
    held: Held,
    /// The newest entry of the journal before the first row was held against the office.
    head: Option<i64>,
}

/// Rows that are held back, by their numbers in the sheet, and who of those hidden from whoever imports they are.
type Held = Vec<(usize, ClientId)>;

/// Puts rows that are held back among the refused ones. Neither a column nor a value is named: which number is known would
/// be told by that.
fn set_aside(
    register: &Register,
    outcomes: &mut Vec<Outcome>,
    refused: &mut Vec<(usize, Reason)>,
    report: &mut ImportReport,
) -> Held {
    let mut held = Held::new();
    for (at, client) in outcomes.iter().filter_map(|outcome| Some((outcome.at, outcome.held?))) {
        let row = register.sheet.number(at);
        held.push((row, client));
        refused.push((at, Reason::HeldBack));
        let (column, value) = (Clean::default(), Clean::default());
        report.refused.push(Refusal { row, column, value, why: Reason::HeldBack });
    }
    outcomes.retain(|outcome| outcome.held.is_none());
    refused.sort_by_key(|(at, _)| *at);
    report.refused.sort_by_key(|refusal| refusal.row);
    held
}

fn prepare(
    store: &dyn Store,
    act: &Act,
    register: &Register,
    overwrite: bool,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Prepared, ImportError> {
    let mut report = columns(register);
    let mut judged = Judged::default();
    let mut seen = Seen::default();
    let again = |at: usize| person::read(register, at, act.today).person.ok();
    let work =
        Work { register, rules: Rules { today: act.today, overwrite }, rows: register.records().len(), since: None };
    let head = store.reading(head_of)?;
    let (mut outcomes, names) = work.rehearse(store, register.records(), progress, &mut |at, read| {
        judge_row(register, (at, read), (&mut judged, &mut seen, &mut report), &again)
    })?;
    report.new_owners = names.new_owners();
    let held = set_aside(register, &mut outcomes, &mut judged.refused, &mut report);
    Ok(Prepared { report, judged, outcomes, held, head })
}

/// The position of the newest entry of the journal.
fn head_of(reads: &dyn Reads) -> store::Result<Option<i64>> {
    Ok(reads.journal_head()?.map(|(_, place)| place))
}

impl Desk {
    /// Takes a sheet in under my name; see [`import`]. One that was interrupted before is taken back first.
    ///
    /// # Errors
    /// Those of [`import`]; busy while another import is writing; not allowed for viewers.
    pub fn import(
        &mut self,
        sheet: (&str, &[u8]),
        options: &Options,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> super::error::Result<ImportReport> {
        let held = self.hold_sheet(sheet, options, progress)?;
        self.write_held(held, progress)
    }

    /// Reads a sheet and holds it against the office, before [`Desk::write_held`]: its bytes are not needed any more then.
    ///
    /// # Errors
    /// Those of [`Desk::import`].
    pub fn hold_sheet(
        &mut self,
        sheet: (&str, &[u8]),
        options: &Options,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> super::error::Result<HeldAgainst> {
        let (act, interrupted) = self.begin_import(!options.dry_run)?;
        let held = HeldAgainst::read(self.store(), &act, sheet, options, progress)?;
        self.note_held(&act, &held.name, &held.prepared.held)?;
        Ok(HeldAgainst { interrupted, ..held })
    }

    /// Writes what was held against an office, this one or another that was as empty.
    ///
    /// # Errors
    /// Those of [`Desk::import`].
    pub fn write_held(
        &mut self,
        held: HeldAgainst,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> super::error::Result<ImportReport> {
        let writes = held.may_be_written();
        let (act, meanwhile) = self.begin_import(writes)?;
        let manners = Manners::at(self.doorway());
        let report = held.write(self.store(), (&act, manners), progress)?;
        let interrupted = meanwhile.or_else(|| report.interrupted.clone());
        Ok(ImportReport { interrupted, ..report })
    }

    /// Journals which rows were held back, also of a rehearsal: that answers too. An office that may only be read keeps no
    /// such entry.
    fn note_held(&mut self, act: &Act, name: &str, held: &[(usize, ClientId)]) -> super::error::Result<()> {
        let me = self.me().id;
        self.store().sit_down(None);
        let noted = note_held(self.store(), act, name, held);
        self.store().sit_down(Some(me));
        match noted {
            Err(store::Error::ReadOnly | store::Error::Permission(_)) => Ok(()),
            noted => Ok(noted?),
        }
    }

    /// The act of an import by me; where it is to write, one that was interrupted before is taken back first.
    fn begin_import(&mut self, writes: bool) -> super::error::Result<(Act, Option<Interrupted>)> {
        self.require(Role::Officer)?;
        let act = self.act("import");
        let mut interrupted = None;
        if writes {
            self.join()?;
            interrupted = self.clear_up_whole(&act, &mut |_, _| true)?;
        }
        if let Some(other) = interrupted.as_ref().filter(|other| other.alive) {
            return Err(AppError::new(
                ErrorKind::Busy,
                Phrase::new("import-under-way").text("who", other.who.as_str()),
            ));
        }
        Ok((act, interrupted))
    }

    /// Clears up as nobody's reading: what somebody else began is finished whole, also where part of it is hidden from me.
    fn clear_up_whole(&mut self, act: &Act, tell: Tell<'_>) -> store::Result<Option<Interrupted>> {
        let me = self.me().id;
        self.store().sit_down(None);
        let done = clear_up(self.store(), act, tell);
        self.store().sit_down(Some(me));
        done
    }

    /// Takes back an import that was cut off, and finishes an undo that was, for a session that begins; nobody without the
    /// right to write is asked. `tell` as in [`clear_up`].
    ///
    /// # Errors
    /// Those of the store.
    pub fn clear_interrupted(&mut self, tell: Tell<'_>) -> super::error::Result<Option<Interrupted>> {
        if self.require(Role::Officer).is_err() {
            return Ok(None);
        }
        let act = self.act("import");
        match self.clear_up_whole(&act, tell) {
            // An office that may only be read is looked at as it is.
            // Nor is it when the person would not wait.
            Err(store::Error::ReadOnly | store::Error::Stopped) => Ok(None),
            done => Ok(done?),
        }
    }
}

/// What the columns mean, and what is to be said about the file as a whole.
fn columns(register: &Register) -> ImportReport {
    let mut report = ImportReport { rows: register.records().len(), ..ImportReport::default() };
    for column in &register.header.columns {
        match column.field {
            Some(field) => {
                report.columns.insert(column.header.as_str().to_owned(), Value::from(field.as_str()));
            }
            None if says_something(register, column.index) => {
                report.unmapped.push(column.header.clone());
            }
            None => {}
        }
    }
    let row = register.sheet.number(register.header.row);
    for name in &register.left_out {
        let (column, value) = (Clean::default(), name.clone());
        report.warnings.push(Warning { row, column, value, why: Caution::SheetLeftOut });
    }
    let whole_row = |row: &usize, column: Clean, why| Warning { row: *row, column, value: Clean::default(), why };
    for (row, column) in &register.sheet.cut {
        let header = register.header.columns.get(*column).map(|column| column.header.clone());
        report.warnings.push(whole_row(row, header.unwrap_or_default(), Caution::TextCut));
    }
    for (field, at) in register.unsure_dates() {
        report.warnings.push(write::warning(register, at, field, Caution::DateOrder));
    }
    for row in &register.sheet.mended {
        report.warnings.push(whole_row(row, Clean::default(), Caution::QuotesOpen));
    }
    report
}

/// True for a column with a header of its own, or with anything under a blank one.
fn says_something(register: &Register, index: usize) -> bool {
    let headed = !register.sheet.cell(register.header.row, index).trim().is_empty();
    headed || register.records().iter().any(|row| !register.sheet.cell(*row, index).trim().is_empty())
}

/// The kind of a journal entry about rows that were held back.
const HELD_BACK: &str = "held_back";
/// So many are named in one entry.
const NAMED: usize = 100;

/// One entry for the office, with the numbers of the rows alone; and one for each client, with the name of the file, for
/// those whom the restriction lets see.
fn note_held(store: &mut dyn Store, act: &Act, name: &str, held: &[(usize, ClientId)]) -> store::Result<()> {
    if held.is_empty() {
        return Ok(());
    }
    let act = Act { reason: HELD_BACK.to_owned(), group: None, ..act.clone() };
    let rows: Vec<String> = held.iter().take(NAMED).map(|(row, _)| row.to_string()).collect();
    let more = if held.len() > NAMED { ", …" } else { "" };
    let office = Clean::line(&format!("{}{more}", rows.join(", ")));
    store
        .writing(&act, |writes| {
            writes.note_event(None, &office)?;
            held.iter()
                .try_for_each(|(row, client)| writes.note_event(Some(*client), &Clean::line(&format!("{name}: {row}"))))
        })
        .map(drop)
}

/// Rows that the file alone refuses, by their places in the sheet.
#[derive(Debug, Default)]
struct Judged {
    refused: Vec<(usize, Reason)>,
}

/// One row by what it and the rows before it say: the person, if it is one to be taken in, and whether no row before it
/// has any of its keys.
fn judge_row(
    register: &Register,
    (at, read): (usize, person::Read),
    (judged, seen, report): (&mut Judged, &mut Seen, &mut ImportReport),
    again: &impl Fn(usize) -> Option<person::Person>,
) -> Option<(person::Person, bool)> {
    let person = match read.person {
        Ok(person) => person,
        Err(refusal) => {
            judged.refused.push((at, refusal.why));
            report.refused.push(refusal);
            return None;
        }
    };
    let (earlier, alone) = seen.meet(at, &person, again);
    let (odd, good) = match earlier {
        Earlier::Same(earlier, odd) => {
            let differs = again(earlier).map(|earlier| seen::differences(&earlier, &person)).unwrap_or_default();
            let same_as_row = register.sheet.number(earlier);
            report.repeated.push(Repeated { row: person.row, same_as_row, differs });
            (odd, None)
        }
        Earlier::Another(field, why) => (Some((field, why)), Some(person)),
        Earlier::None => (None, Some(person)),
    };
    if good.is_some() {
        report.warnings.extend(read.warnings);
    }
    report.warnings.extend(odd.map(|(field, why)| write::warning(register, at, field, why)));
    good.map(|person| (person, alone))
}

fn refused_file(
    register: &Register,
    name: &str,
    rows: &[(usize, Reason)],
    lang: Option<Lang>,
) -> Option<refused::RefusedFile> {
    let catalogue = lang.map(Catalogue::new);
    let said = |phrase: &Phrase, id: &str| {
        let words = catalogue.as_ref().map(|catalogue| catalogue.say(phrase));
        words.unwrap_or_else(|| id.to_owned())
    };
    let heading = said(&Phrase::new("import-refused-heading"), "why");
    let reason = |why: Reason| said(&phrase(why.as_str()), why.as_str());
    let rows: Vec<(usize, String)> = rows.iter().map(|(at, why)| (*at, reason(*why))).collect();
    (!rows.is_empty()).then(|| refused::file(register, name, &heading, &rows))
}

fn conclude(report: &mut ImportReport, outcomes: Vec<Outcome>) {
    for outcome in outcomes {
        report.accepted += usize::from(outcome.writes);
        report.unchanged += usize::from(!outcome.writes);
        report.conflicts.extend(outcome.conflicts);
        report.warnings.extend(outcome.warnings);
    }
    report.warnings.sort_by_key(|warning| warning.row);
}

/// The fields that `--map` and the report know, in the order of a register.
pub fn field_ids() -> &'static [&'static str] {
    Field::IDS
}
