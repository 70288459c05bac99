//! Where cases stand, and how long they took in the last twelve months: from opening to the first filing, from filing to
//! the decision. The median and the day by which nine of ten were through, by nearest rank.

use super::{Bar, Cell, Chart, Column, Label, Report, ReportKind, ReportTable, last_year};
use crate::domain::case::{CaseKind, Stage};
use crate::domain::day::Day;
use crate::domain::phrase::Phrase;
use crate::store::reports::Spell;
use crate::store::{self, Reads};
use std::collections::BTreeMap;

/// How long some cases took.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spells(BTreeMap<i64, usize>);

impl Spells {
    fn of(spells: &[Spell], kind: Option<CaseKind>) -> Self {
        let mut days = BTreeMap::new();
        for spell in spells.iter().filter(|spell| kind.is_none_or(|kind| spell.kind == kind)) {
            *days.entry(spell.days).or_default() += spell.count;
        }
        Self(days)
    }

    fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// The least number of days within which at least so many of a hundred were through.
    pub(super) fn percentile(&self, percent: usize) -> Option<i64> {
        let rank = (self.count() * percent).div_ceil(100).max(1);
        let mut passed = 0;
        self.0.iter().find_map(|(days, count)| {
            passed += count;
            (passed >= rank).then_some(*days)
        })
    }

    fn cells(&self) -> [Cell; 3] {
        [Cell::Count(self.count()), Cell::Days(self.percentile(50)), Cell::Days(self.percentile(90))]
    }
}

pub(super) fn read(reads: &dyn Reads, today: Day) -> store::Result<Report> {
    let (from, until) = last_year(today);
    let stages: BTreeMap<Stage, usize> = reads.stages()?.into_iter().collect();
    let (filed, decided) = (reads.opened_to_filed(from, until)?, reads.filed_to_decided(from, until)?);
    let in_stage = |stage: &Stage| stages.get(stage).copied().unwrap_or(0);
    let named = |stage: &Stage| Label::word(format!("stage-{}", stage.as_str()));
    let bars = Stage::ALL.iter().map(|stage| Bar { label: named(stage), value: in_stage(stage) });
    let charts = vec![Chart { title: Phrase::new("reports-chart-stages"), bars: bars.collect() }];
    let standing = Stage::ALL
        .iter()
        .map(|stage| vec![Cell::Named(Some(stage.as_str().to_owned()), named(stage)), Cell::Count(in_stage(stage))]);
    let standing = ReportTable {
        id: "stages",
        title: Phrase::new("reports-table-stages"),
        columns: vec![Column::new("stage", "reports-column-stage"), Column::new("cases", "reports-column-cases")],
        rows: standing.collect(),
    };
    let tables = vec![durations(&filed, &decided), standing];
    Ok(Report { kind: ReportKind::Stages, today, span: Some((from, until)), charts, tables })
}

/// All kinds together, then each kind that there was.
fn durations(filed: &[Spell], decided: &[Spell]) -> ReportTable {
    let columns = [
        ("kind", "reports-column-kind"),
        ("filed", "reports-column-filed"),
        ("filed_median_days", "reports-column-filed-median"),
        ("filed_90_days", "reports-column-filed-ninety"),
        ("decided", "reports-column-decided"),
        ("decided_median_days", "reports-column-decided-median"),
        ("decided_90_days", "reports-column-decided-ninety"),
    ];
    let met = |kind: &CaseKind| filed.iter().chain(decided).any(|spell| spell.kind == *kind);
    let kinds = CaseKind::ALL.iter().copied().filter(met).map(Some);
    let rows = std::iter::once(None).chain(kinds).map(|kind| {
        let name = match kind {
            Some(kind) => Label::word(format!("case-kind-{}", kind.as_str())),
            None => Label::word("reports-all-kinds"),
        };
        let first = Cell::Named(kind.map(|kind| kind.as_str().to_owned()), name);
        let (filed, decided) = (Spells::of(filed, kind).cells(), Spells::of(decided, kind).cells());
        std::iter::once(first).chain(filed).chain(decided).collect()
    });
    ReportTable {
        id: "durations",
        title: Phrase::new("reports-table-durations"),
        columns: columns.iter().map(|(id, head)| Column::new(id, head)).collect(),
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_days_that_somebody_took() {
        let spells = |days: &[(i64, usize)]| Spells(days.iter().copied().collect());
        for (days, median, ninety) in [
            (&[][..], None, None),
            (&[(4, 1)][..], Some(4), Some(4)),
            (&[(1, 1), (9, 1)][..], Some(1), Some(9)),
            (&[(1, 5), (2, 4), (30, 1)][..], Some(1), Some(2)),
            (&[(1, 4), (2, 5), (30, 2)][..], Some(2), Some(30)),
        ] {
            let spells = spells(days);
            assert_eq!((spells.percentile(50), spells.percentile(90)), (median, ninety), "{days:?}");
        }
    }
}
