//! Cover: the unbroken runs of lawful days of one stay. Visa-free days come first, then permits.
//!
//! When a permit ends without an exit, no leftover visa-free days come back until a new entry; a permit that begins
//! after a gap starts a run of its own.

use super::window::{DaySet, Known, Limits, Reach, Span, Stop, plus};
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::rulebook::{Rule, Rulebook, StayLimit};

/// The law of stay for one citizenship and one day of entry: the main reading and the stricter ones.
#[derive(Debug, Clone)]
pub struct Regime<'law> {
    /// The rules of the main reading, in the order of the rulebook.
    pub rules: Vec<&'law Rule>,
    /// Their limits.
    pub main: Limits<'law>,
    /// Stricter readings: the rule that reads otherwise, and the limits with it in the place of what it reads.
    pub readings: Vec<(&'law Rule, Limits<'law>)>,
    /// The practice has confirmed every rule of the main reading.
    pub confirmed: bool,
    /// Entries up to this day fall under the same rules.
    pub holds_until: Day,
}

impl<'law> Regime<'law> {
    /// The regime for an entry; `None` when no rule is known for that day or citizenship.
    pub fn on(law: &'law Rulebook, citizenship: Country, entry: Day) -> Option<Self> {
        let in_force: Vec<(&Rule, &StayLimit)> = law
            .rules
            .iter()
            .filter_map(|rule| rule.stay_limit().map(|limit| (rule, limit)))
            .filter(|(rule, _)| rule.in_force(entry) && law.applies(rule, Some(citizenship), entry))
            .collect();
        let (main, other): (Vec<_>, Vec<_>) = in_force.into_iter().partition(|(_, limit)| limit.reading_of.is_empty());
        if main.is_empty() {
            return None;
        }
        let readings = other
            .into_iter()
            .filter(|(_, limit)| main.iter().any(|(rule, _)| limit.reading_of.contains(&rule.id)))
            .map(|(rule, limit)| {
                let kept = main.iter().filter(|(main, _)| !limit.reading_of.contains(&main.id)).copied();
                let replaced = main.iter().filter(|(main, _)| limit.reading_of.contains(&main.id)).copied();
                (rule, reading_limits(rule, limit, kept, replaced))
            })
            .collect();
        Some(Self {
            rules: main.iter().map(|(rule, _)| *rule).collect(),
            confirmed: main.iter().all(|(rule, _)| rule.confirmed.is_some()),
            main: limits(main.into_iter()),
            readings,
            holds_until: unchanged_until(law, entry),
        })
    }
}

impl<'law> Regime<'law> {
    /// The first regime that is known for an entry after that day.
    pub fn first_after(law: &'law Rulebook, citizenship: Country, day: Day) -> Option<Self> {
        let rows = law.rules.iter().filter(|rule| rule.stay_limit().is_some());
        let mut begins: Vec<Day> = rows.filter_map(|rule| rule.valid_from).filter(|from| *from > day).collect();
        begins.sort_unstable();
        begins.into_iter().find_map(|from| Self::on(law, citizenship, from))
    }
}

/// The last day before some row on stay begins or ceases to apply.
fn unchanged_until(law: &Rulebook, day: Day) -> Day {
    let rows = law.rules.iter().filter(|rule| rule.stay_limit().is_some());
    let ends = rows.flat_map(|rule| [rule.valid_until, rule.valid_from.map(|from| plus(from, -1))]);
    ends.flatten().filter(|end| *end >= day).min().unwrap_or(Day::MAX)
}

fn limits<'law>(rows: impl Iterator<Item = (&'law Rule, &'law StayLimit)>) -> Limits<'law> {
    let mut limits = Limits::default();
    for (rule, limit) in rows {
        limits.per_entry.extend(limit.per_entry.map(|days| (days, rule)));
        limits.windows.extend(limit.window.map(|window| (window, rule)));
    }
    // The limit that leaves least is named first.
    limits.per_entry.sort_by_key(|(days, _)| *days);
    limits
}

/// A reading says something about the entry, about the window, or both; what it leaves unsaid stays as it was.
fn reading_limits<'law>(
    rule: &'law Rule,
    limit: &'law StayLimit,
    kept: impl Iterator<Item = (&'law Rule, &'law StayLimit)>,
    replaced: impl Iterator<Item = (&'law Rule, &'law StayLimit)>,
) -> Limits<'law> {
    let mut all = limits(kept.chain([(rule, limit)]));
    for (rule, unsaid) in replaced {
        all.per_entry.extend(unsaid.per_entry.filter(|_| limit.per_entry.is_none()).map(|days| (days, rule)));
        all.windows.extend(unsaid.window.filter(|_| limit.window.is_none()).map(|window| (window, rule)));
    }
    all.per_entry.sort_by_key(|(days, _)| *days);
    all
}

/// One unbroken run of lawful days.
#[derive(Debug, Clone, Copy)]
pub struct Run<'law> {
    /// Its days.
    pub span: Span,
    /// What ends it: a limit of visa-free stay, or ([`Stop::Permit`]) a permit's last day.
    pub end: Stop<'law>,
    /// Last day of the visa-free part, where it begins with one.
    pub visa_free_until: Option<Day>,
}

/// The lawful days of a stay that began on a day and has not ended.
#[derive(Debug, Clone)]
pub struct Cover<'law> {
    /// How far visa-free days reach; `None` when the entry was made under a permit or no rule is known.
    pub visa_free: Option<Reach<'law>>,
    /// The runs, ascending.
    pub runs: Vec<Run<'law>>,
}

impl<'law> Cover<'law> {
    /// The cover of a stay that began on `entry`. Without limits only permits cover.
    pub fn of(entry: Day, limits: Option<&Limits<'law>>, known: &Known) -> Self {
        if known.permits.contains(entry) {
            return Self { visa_free: None, runs: permit_runs(&known.permits, entry) };
        }
        let visa_free = limits.map(|limits| limits.reach(known, entry));
        let first = visa_free.and_then(|reach| {
            let last = reach.last?;
            let permit = known.permits.span_at(plus(last, 1));
            let end = if permit.is_some() { Stop::Permit } else { reach.stop };
            let until = permit.map_or(last, |span| span.until);
            Some(Run { span: Span::new(entry, until), end, visa_free_until: Some(last) })
        });
        let later = permit_runs(&known.permits, first.map_or(entry, |run| plus(run.span.until, 1)));
        Self { visa_free, runs: first.into_iter().chain(later).collect() }
    }

    /// The run that holds the day, else the one that ended last before it.
    pub fn run_for(&self, day: Day) -> Option<Run<'law>> {
        self.runs.iter().rev().find(|run| run.span.from <= day).copied()
    }
}

/// Runs of permits alone: what of them lies on or after `from`.
pub fn permit_runs<'law>(permits: &DaySet, from: Day) -> Vec<Run<'law>> {
    let later = permits.spans().iter().filter(|span| span.until >= from);
    later
        .map(|span| Run { span: Span::new(span.from.max(from), span.until), end: Stop::Permit, visa_free_until: None })
        .collect()
}
