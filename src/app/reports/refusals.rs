//! Why filings came back in the last twelve months: by the ground that was named, by the paper at fault, by the ground of
//! the case.

use super::{Bar, Cell, Chart, Column, Label, Report, ReportKind, ReportTable, last_year, requirement};
use crate::domain::case::{Outcome, RefusalGround};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::store::reports::Rejected;
use crate::store::{self, Reads};
use std::collections::BTreeMap;

/// What is counted apart.
const OUTCOMES: [Outcome; 3] = [Outcome::Refused, Outcome::Returned, Outcome::NotAccepted];

/// Counts of the three outcomes by a stable id; `None` where nothing was recorded.
type Counts = BTreeMap<Option<String>, [usize; 3]>;

fn counted(rejected: &[Rejected], by: impl Fn(&Rejected) -> Option<String>) -> Counts {
    let mut counts = Counts::new();
    for each in rejected {
        if let Some(place) = OUTCOMES.iter().position(|outcome| *outcome == each.outcome) {
            counts.entry(by(each)).or_default()[place] += each.count;
        }
    }
    counts
}

/// The most frequent first; what was not recorded comes last.
fn sorted(counts: Counts) -> Vec<(Option<String>, [usize; 3])> {
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|(id, counts)| (id.is_none(), std::cmp::Reverse(counts.iter().sum::<usize>())));
    sorted
}

pub(super) fn read(reads: &dyn Reads, today: Day) -> store::Result<Report> {
    let (from, until) = last_year(today);
    let rejected = reads.rejected(from, until)?;
    let reasons = reasons(&rejected);
    let grounds = sorted(counted(&rejected, |each| each.ground.map(|ground| ground.as_str().to_owned())));
    let papers = sorted(counted(&rejected, |each| each.paper.as_ref().map(ToString::to_string)));
    let word = |list: &str, id: &Option<String>| {
        id.as_ref().map_or_else(|| Label::word("reports-not-recorded"), |id| Label::word(format!("{list}-{id}")))
    };
    let named = |list: &str, lines: &[(Option<String>, [usize; 3])]| -> Vec<Line> {
        lines.iter().map(|(id, counts)| (id.clone(), word(list, id), *counts)).collect()
    };
    let papers: Vec<Line> = papers
        .into_iter()
        .map(|(id, counts)| requirement(id.as_deref(), reads).map(|(id, label)| (id, label, counts)))
        .collect::<store::Result<_>>()?;
    let parts =
        [("reasons", named("refusal_ground", &reasons)), ("papers", papers), ("grounds", named("ground", &grounds))];
    let charts = parts.iter().map(|(id, lines)| chart(id, lines)).collect();
    let tables = parts.iter().map(|(id, lines)| table(id, lines)).collect();
    Ok(Report { kind: ReportKind::Refusals, today, span: Some((from, until)), charts, tables })
}

/// All grounds of refusal that the law knows, also those that never came up: that is worth knowing too.
fn reasons(rejected: &[Rejected]) -> Vec<(Option<String>, [usize; 3])> {
    let mut counts = counted(rejected, |each| each.why.map(|why| why.as_str().to_owned()));
    for ground in RefusalGround::ALL {
        counts.entry(Some(ground.as_str().to_owned())).or_default();
    }
    sorted(counts)
}

/// One line: stable id, name, and the three counts.
type Line = (Option<String>, Label, [usize; 3]);

fn chart(id: &str, lines: &[Line]) -> Chart {
    let bars = lines.iter().map(|(_, label, counts)| Bar { label: label.clone(), value: counts.iter().sum() });
    Chart { title: Phrase::new(format!("reports-chart-{id}")), bars: bars.collect() }
}

fn table(id: &'static str, lines: &[Line]) -> ReportTable {
    let first = Column::new("id", &format!("reports-column-{id}"));
    let heads = OUTCOMES.iter().map(|outcome| Column::new(outcome.as_str(), &format!("outcome-{}", outcome.as_str())));
    let rows = lines.iter().map(|(id, label, counts)| {
        let counts = counts.iter().map(|count| Cell::Count(*count));
        std::iter::once(Cell::Named(id.clone(), label.clone())).chain(counts).collect()
    });
    let title = Phrase::new(format!("reports-table-{id}"));
    ReportTable { id, title, columns: std::iter::once(first).chain(heads).collect(), rows: rows.collect() }
}
