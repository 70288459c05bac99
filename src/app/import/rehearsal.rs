//! The rehearsal of an import as people see it: what was read ([`Reading`]), then what each row would do, counts first,
//! and only then the writing of exactly that.
//!
//! Memory stays flat: a row costs a few numbers here. What a row would change in full ([`RowChanges`]) is worked out when
//! somebody looks at it, against what the records hold by then.

mod reading;
mod row;

pub use reading::{ColumnSeen, Reading, Standing};
pub use row::{Line, RowChanges};

use super::super::desk::Desk;
use super::super::error::Result;
use super::super::together::Manners;
use super::plan::{Kinds, Rules};
use super::report::{Refusal, Repeated, Warning};
use super::write::{Outcome, Work};
use super::{
    Conflict, Field, ImportError, ImportReport, Prepared, Progress, Reason, conclude, prepare, refused_file, set_aside,
};
use crate::domain::choice::choices;
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::files::register::Register;
use std::sync::Arc;

choices! {
    /// What a row would do; each has a list of its own.
    Fate {
        /// A person nobody knows yet.
        New = "new",
        /// A client gets something that is not recorded.
        Changed = "changed",
        /// Here and in the sheet stand different things; what is here stays.
        Conflict = "conflict",
        /// All of it is there already.
        Unchanged = "unchanged",
        /// The person stands earlier in the file.
        Repeated = "repeated",
        /// It cannot be read as a person and a ground.
        Refused = "refused",
        /// Taken in, but something about it is odd.
        Warning = "warning",
    }
}

/// What an import of a file would do.
#[derive(Debug)]
pub struct Rehearsal {
    /// The file and its columns.
    pub reading: Arc<Reading>,
    /// The sheet's values win over those kept here.
    pub overwrite: bool,
    /// All that was found; nothing of it is written.
    pub report: ImportReport,
    today: Day,
    new: Vec<usize>,
    /// New ones of whom no row before has any key.
    alone: Vec<usize>,
    /// The newest entry of the journal before.
    head: Option<i64>,
    changed: Vec<(usize, Kinds)>,
    unchanged: Vec<usize>,
    refused: Vec<(usize, Reason)>,
}

/// One line of a list, in the words of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Row in the spreadsheet.
    pub row: usize,
    /// Who it is about; empty for what is about the file.
    pub name: Clean,
    /// What more there is to say.
    pub what: What,
}

/// What a line of a list says beside the row and the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A person by citizenship and ground, as the sheet has them.
    Person(Clean, Clean),
    /// The client gets something in records of these kinds.
    Gets(Vec<Kind>),
    /// Here and in the sheet.
    Conflict(Conflict),
    /// Stands earlier.
    Repeated(Repeated),
    /// Not taken in.
    Refused(Refusal),
    /// Odd.
    Warning(Warning),
}

impl Rehearsal {
    fn of(reading: &Arc<Reading>, overwrite: bool, today: Day, prepared: Prepared) -> Self {
        let Prepared { mut report, judged, outcomes, head, .. } = prepared;
        let places = |wanted: &dyn Fn(&Outcome) -> bool| -> Vec<usize> {
            outcomes.iter().filter(|outcome| wanted(outcome)).map(|outcome| outcome.at).collect()
        };
        let new = places(&|outcome| outcome.writes && !outcome.known);
        let alone = places(&|outcome| outcome.writes && !outcome.known && outcome.alone);
        let changed = outcomes.iter().filter(|outcome| outcome.writes && outcome.known);
        let changed = changed.map(|outcome| (outcome.at, outcome.kinds)).collect();
        let unchanged = places(&|outcome| !outcome.writes);
        conclude(&mut report, outcomes);
        report.conflicts.sort_by_key(|conflict| conflict.row);
        let (reading, refused) = (Arc::clone(reading), judged.refused);
        Self { reading, overwrite, report, today, new, alone, head, changed, unchanged, refused }
    }

    fn register(&self) -> &Register {
        self.reading.register()
    }

    /// How many lines a list has.
    pub fn count(&self, fate: Fate) -> usize {
        match fate {
            Fate::New => self.new.len(),
            Fate::Changed => self.changed.len(),
            Fate::Conflict => self.report.conflicts.len(),
            Fate::Unchanged => self.unchanged.len(),
            Fate::Repeated => self.report.repeated.len(),
            Fate::Refused => self.report.refused.len(),
            Fate::Warning => self.report.warnings.len(),
        }
    }

    /// Rows that would write something.
    pub fn writes(&self) -> usize {
        self.new.len() + self.changed.len()
    }

    /// One line of a list.
    pub fn line(&self, fate: Fate, at: usize) -> Option<Listed> {
        let report = &self.report;
        let (row, what) = match fate {
            Fate::New => return self.person(*self.new.get(at)?),
            Fate::Changed => {
                let (at, kinds) = *self.changed.get(at)?;
                return Some(Listed { what: What::Gets(kinds.all()), ..self.person(at)? });
            }
            Fate::Unchanged => return self.person(*self.unchanged.get(at)?),
            Fate::Conflict => report.conflicts.get(at).map(|found| (found.row, What::Conflict(found.clone())))?,
            Fate::Repeated => report.repeated.get(at).map(|found| (found.row, What::Repeated(found.clone())))?,
            Fate::Refused => report.refused.get(at).map(|found| (found.row, What::Refused(found.clone())))?,
            Fate::Warning => report.warnings.get(at).map(|found| (found.row, What::Warning(found.clone())))?,
        };
        let name = self.place_of(row).map(|at| self.name(at)).unwrap_or_default();
        Some(Listed { row, name, what })
    }

    fn person(&self, at: usize) -> Option<Listed> {
        let cell = |field| Clean::line(self.register().cell(at, field));
        let citizenship = cell(Field::Citizenship);
        let row = self.register().sheet.number(at);
        Some(Listed { row, name: self.name(at), what: What::Person(citizenship, cell(Field::Ground)) })
    }

    /// What the sheet calls the person of a row.
    fn name(&self, at: usize) -> Clean {
        let cell = |field| self.register().cell(at, field).trim();
        let whole = [Field::NameCyrillic, Field::Name, Field::NameLatin].map(cell);
        if let Some(name) = whole.into_iter().find(|name| !name.is_empty()) {
            return Clean::line(name);
        }
        Clean::line(&[Field::Surname, Field::GivenName, Field::Patronymic].map(cell).join(" "))
    }

    /// The place in the sheet of a row by its number.
    fn place_of(&self, row: usize) -> Option<usize> {
        let sheet = &self.register().sheet;
        let (mut from, mut to) = (0, sheet.rows());
        while from < to {
            let middle = usize::midpoint(from, to);
            if sheet.number(middle) < row { from = middle + 1 } else { to = middle }
        }
        Some(from).filter(|at| sheet.number(*at) == row)
    }

    /// The cells of a row under the headers of its columns; blank ones are left out.
    pub fn cells(&self, row: usize) -> Vec<(Clean, Clean)> {
        let Some(at) = self.place_of(row) else { return Vec::new() };
        let register = self.register();
        let cells = register
            .header
            .columns
            .iter()
            .map(|column| (column.header.clone(), row::shortened(register.sheet.cell(at, column.index))));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    /// What two rows say in a field, the earlier one first.
    pub fn both(&self, repeated: &Repeated, field: Field) -> (Clean, Clean) {
        let cell =
            |row| self.place_of(row).map(|at| row::shortened(self.register().cell(at, field))).unwrap_or_default();
        (cell(repeated.same_as_row), cell(repeated.row))
    }

    /// A value of a report as people read it: `RUS` as the name of the country.
    pub fn shown(field: Field, value: &Clean, lang: Lang) -> String {
        match field {
            Field::Citizenship | Field::IssuingState => {
                Country::code(value).map_or_else(|| value.to_string(), |country| country.name(lang).to_owned())
            }
            _ => value.to_string(),
        }
    }
}

impl Desk {
    /// Rehearses a file that was read: nothing is written, nobody is held up. `progress` is told how far it is and
    /// answers whether to go on.
    ///
    /// # Errors
    /// Not allowed for viewers; a refusal when it is stopped; those of the store.
    pub fn rehearse(
        &mut self,
        reading: &Arc<Reading>,
        overwrite: bool,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Rehearsal> {
        let (act, _) = self.begin_import(false)?;
        if let Some(missing) = reading.missing() {
            let known = if reading.is_guess() { Phrase::new("import-no-header") } else { missing };
            return Err(ImportError::Unreadable(known).into());
        }
        let prepared = prepare(self.store(), &act, reading.register(), overwrite, progress)?;
        self.note_held(&act, &reading.name, &prepared.held)?;
        Ok(Rehearsal::of(reading, overwrite, act.today, prepared))
    }

    /// What a row of a rehearsal would change; nothing where the row keeps nothing.
    ///
    /// # Errors
    /// Those of the store.
    pub fn rehearsed_row(&self, rehearsal: &Rehearsal, row: usize) -> Result<RowChanges> {
        let Some(at) = rehearsal.place_of(row) else { return Ok(RowChanges::default()) };
        let rules = Rules { today: rehearsal.today, overwrite: rehearsal.overwrite };
        self.read(|reads| row::changes(reads, rehearsal.register(), rules, at))
    }

    /// Writes what was rehearsed: the rows that would write something, each planned once more against what is there by
    /// then, all of it one undoable group. An import that was interrupted before is taken back first.
    ///
    /// # Errors
    /// Those of [`Desk::import`].
    pub fn write_rehearsed(
        &mut self,
        rehearsal: &Rehearsal,
        lang: Lang,
        progress: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<ImportReport> {
        let (act, interrupted) = self.begin_import(true)?;
        let register = rehearsal.register();
        let rules = Rules { today: rehearsal.today, overwrite: rehearsal.overwrite };
        let mut writing: Vec<usize> =
            rehearsal.new.iter().copied().chain(rehearsal.changed.iter().map(|(at, _)| *at)).collect();
        // In the order of the file: an officer or sponsor gets the number of the first row that names it.
        writing.sort_unstable();
        let is_alone = |at: &usize| rehearsal.alone.binary_search(at).is_ok();
        let outcome = |at| Outcome { at, writes: true, alone: is_alone(&at), ..Outcome::default() };
        let mut outcomes: Vec<Outcome> = writing.into_iter().map(outcome).collect();
        let work = Work { register, rules, rows: outcomes.len(), since: rehearsal.head };
        let manners = Manners::at(self.doorway());
        let group = work.write(self.store(), (&act, manners), &mut outcomes, progress)?;
        let (mut report, mut refused) = (rehearsal.report.clone(), rehearsal.refused.clone());
        let late = set_aside(register, &mut outcomes, &mut refused, &mut report);
        self.note_held(&act, &rehearsal.reading.name, &late)?;
        let accepted = outcomes.iter().filter(|outcome| outcome.writes).count();
        report.unchanged += (report.accepted - late.len().min(report.accepted)).saturating_sub(accepted);
        report.refused_file = refused_file(register, &rehearsal.reading.name, &refused, Some(lang));
        Ok(ImportReport { accepted, group, written: true, interrupted, ..report })
    }
}
