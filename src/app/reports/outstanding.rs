//! Papers of open cases that are still to come, by how long ago they were asked for and by officer; and cases of which
//! nothing was ever asked for.

use super::{Bar, Cell, Chart, Column, Label, Report, ReportKind, ReportTable, by_weight, names, officer};
use crate::domain::case::DocumentState;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use crate::store::reports::Outstanding;
use crate::store::{self, Reads};
use std::collections::BTreeMap;

/// The ages: stable name and the longest number of days. Then come what was asked for on a day that nobody recorded, and
/// what was not asked for (again).
const AGES: [(&str, i64); 5] = [("0-3", 3), ("4-7", 7), ("8-14", 14), ("15-30", 30), ("31", i64::MAX)];
const UNDATED: usize = AGES.len();
const NEVER: usize = UNDATED + 1;
/// Cases without anything.
const CASES: usize = NEVER + 1;

/// Stable names of the columns.
const IDS: [&str; CASES + 1] = ["0-3", "4-7", "8-14", "15-30", "31", "undated", "never", "cases"];

fn place(paper: &Outstanding) -> usize {
    match paper.days {
        _ if paper.state != DocumentState::Requested => NEVER,
        None => UNDATED,
        // Asked for on a day to come counts as today.
        Some(days) => AGES.iter().position(|(_, most)| days <= *most).unwrap_or(AGES.len() - 1),
    }
}

pub(super) fn read(reads: &dyn Reads, today: Day) -> store::Result<Report> {
    let names = names(reads)?;
    let mut lines: BTreeMap<Option<StaffId>, [usize; CASES + 1]> = BTreeMap::new();
    for paper in reads.outstanding(today)? {
        lines.entry(paper.owner).or_default()[place(&paper)] += paper.count;
    }
    for (owner, count) in reads.untouched_cases()? {
        lines.entry(owner).or_default()[CASES] += count;
    }
    let all = lines.values().fold([0; CASES + 1], |mut all, line| {
        all.iter_mut().zip(line).for_each(|(sum, count)| *sum += count);
        all
    });
    let head = |id: &str| format!("reports-age-{id}");
    let bars = IDS.iter().zip(all).take(CASES).map(|(id, value)| Bar { label: Label::word(head(id)), value });
    let papers = Chart { title: Phrase::new("reports-chart-outstanding"), bars: bars.collect() };
    let weights = lines.iter().map(|(owner, line)| (*owner, line.iter().sum())).collect();
    let row = |first: Cell, line: &[usize; CASES + 1]| -> Vec<Cell> {
        std::iter::once(first).chain(line.iter().map(|count| Cell::Count(*count))).collect()
    };
    let mut rows = vec![row(Cell::Named(None, Label::word("reports-everybody")), &all)];
    rows.extend(by_weight(&weights).into_iter().map(|owner| {
        let (id, label) = officer(owner, &names);
        row(Cell::Named(Some(id.unwrap_or_else(|| "nobody".to_owned())), label), &lines[&owner])
    }));
    let columns = IDS.iter().map(|id| Column::new(id, &head(id)));
    let table = ReportTable {
        id: "ages",
        title: Phrase::new("reports-table-outstanding"),
        columns: std::iter::once(Column::new("owner", "reports-column-owner")).chain(columns).collect(),
        rows,
    };
    Ok(Report { kind: ReportKind::Outstanding, today, span: None, charts: vec![papers], tables: vec![table] })
}
