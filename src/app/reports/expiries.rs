//! What ends in the next 26 weeks: hard deadlines of class stay and status by the week of their warn day and by officer.

use super::{Bar, Cell, Chart, Column, Label, Report, ReportKind, ReportTable, by_weight, names, officer};
use crate::domain::day::{Day, FIRST_YEAR};
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use crate::store::{self, Reads};
use chrono::{Datelike, Days};
use std::collections::BTreeMap;

/// Weeks ahead, the present one counting.
const WEEKS: u64 = 26;

/// Counts by week (its Monday; `None` for what has passed) and officer.
type Weeks = BTreeMap<Option<Day>, BTreeMap<Option<StaffId>, usize>>;

fn monday(day: Day) -> Day {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

pub(super) fn read(reads: &dyn Reads, today: Day) -> store::Result<Report> {
    let until = monday(today) + Days::new(7 * WEEKS - 1);
    let long_ago = Day::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(today);
    let load = reads.load(long_ago, until, today)?;
    let (names, mut weeks, mut weights) = (names(reads)?, Weeks::new(), BTreeMap::new());
    for load in load.iter().filter(|load| load.ending > 0) {
        let week = (load.day >= today).then(|| monday(load.day));
        *weeks.entry(week).or_default().entry(load.owner).or_default() += load.ending;
        *weights.entry(load.owner).or_default() += load.ending;
    }
    let owners = by_weight(&weights);
    let mut columns = vec![Column::new("week_from", "reports-column-week"), Column::new("all", "reports-column-all")];
    columns.extend(owners.iter().map(|owner| {
        let (id, head) = officer(*owner, &names);
        Column { id: id.unwrap_or_else(|| "nobody".to_owned()), head }
    }));
    let keys = std::iter::once(None).chain((0..WEEKS).map(|week| Some(monday(today) + Days::new(7 * week))));
    let lines: Vec<(Option<Day>, Vec<usize>)> = keys
        .map(|week| {
            let of = |owner: &Option<StaffId>| weeks.get(&week).and_then(|counts| counts.get(owner)).copied();
            (week, owners.iter().map(|owner| of(owner).unwrap_or(0)).collect())
        })
        .collect();
    let passed = || Label::word("reports-passed");
    let bars = lines
        .iter()
        .map(|(week, counts)| Bar { label: week.map_or_else(passed, Label::Day), value: counts.iter().sum() });
    let chart = Chart { title: Phrase::new("reports-chart-expiries"), bars: bars.collect() };
    let rows = lines.iter().map(|(week, counts)| {
        let first = week.map_or_else(|| Cell::Named(None, passed()), Cell::Day);
        let all = Cell::Count(counts.iter().sum());
        [first, all].into_iter().chain(counts.iter().map(|count| Cell::Count(*count))).collect()
    });
    let title = Phrase::new("reports-table-expiries");
    let table = ReportTable { id: "weeks", title, columns, rows: rows.collect() };
    let span = Some((today, until));
    Ok(Report { kind: ReportKind::Expiries, today, span, charts: vec![chart], tables: vec![table] })
}
