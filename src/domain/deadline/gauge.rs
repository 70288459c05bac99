//! How much of the visa-free days is used on a day: by entry, and in each period that the regime looks back over.
//!
//! Nothing is measured where the law is not sure: without a citizenship, without a rule for that entry, or where a rule
//! of the main reading is unverified and nobody has confirmed it.

use super::cover::Regime;
use super::derive::stricter_end;
use super::situation::Situation;
use super::window::{DaySet, Known, Span, period};
use crate::domain::choice::Confidence;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::rulebook::Rulebook;

/// Days used against one limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// First and last day of what is measured: of the period, or from the entry to the day.
    pub span: Span,
    /// Days used up to the day, without those under a permit.
    pub used: i64,
    /// Days allowed.
    pub allowed: i64,
}

impl Measure {
    /// Days left; negative when more were used than are allowed.
    pub const fn left(&self) -> i64 {
        self.allowed - self.used
    }
}

/// The visa-free days of a client on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gauge {
    /// The citizenship whose regime it is.
    pub citizenship: Country,
    /// Days since the entry under way; `None` abroad and under a permit.
    pub per_entry: Option<Measure>,
    /// Days in each period of the regime.
    pub windows: Vec<Measure>,
    /// A permit covers the day.
    pub under_permit: bool,
    /// A row by which the stay ends earlier, where nobody has confirmed the main reading.
    pub stricter: Option<String>,
}

/// Why nothing is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoGauge {
    /// The client's citizenship is not known.
    NoCitizenship,
    /// No rule is known for that citizenship and entry, or the client is no foreigner's case any more.
    NoRule,
    /// This row is unverified and not confirmed.
    Unsure(String),
}

/// Measures the visa-free days of a client on a day.
///
/// # Errors
/// [`NoGauge`].
pub fn gauge(dossier: &Dossier, law: &Rulebook, today: Day) -> Result<Gauge, NoGauge> {
    if dossier.client.died_on.is_some() || dossier.client.is_gone() {
        return Err(NoGauge::NoRule);
    }
    let situation = Situation::of(dossier, law);
    let citizenship = situation.citizenship.ok_or(NoGauge::NoCitizenship)?;
    let entry = situation.stay.map(|stay| stay.entry).filter(|entry| *entry <= today);
    let regime = Regime::on(law, citizenship, entry.unwrap_or(today)).ok_or(NoGauge::NoRule)?;
    let unsure = regime.rules.iter().find(|rule| rule.confidence == Confidence::Unverified && rule.confirmed.is_none());
    if let Some(rule) = unsure {
        return Err(NoGauge::Unsure(rule.id.clone()));
    }
    let under_permit = situation.permit_on(today).is_some();
    let known = known(dossier, entry.unwrap_or(today), today);
    let by_entry = entry.filter(|entry| !under_permit && !known.permits.contains(*entry));
    let limit = regime.main.per_entry.first().map(|(days, _)| *days);
    Ok(Gauge {
        citizenship,
        per_entry: by_entry.zip(limit).map(|(entry, allowed)| {
            let span = Span::new(entry, today);
            Measure { span, used: (today - entry).num_days() + 1, allowed }
        }),
        windows: windows(&regime, &known, entry.unwrap_or(today), today),
        under_permit,
        stricter: by_entry.filter(|_| !regime.confirmed).and_then(|entry| stricter(&situation, entry)),
    })
}

/// The row by which the stay under way ends earlier than by the main reading.
fn stricter(situation: &Situation<'_>, entry: Day) -> Option<String> {
    let last = situation.cover.visa_free.and_then(|reach| reach.last);
    let (rule, _) = stricter_end(situation, entry).filter(|(_, day)| last.is_some_and(|last| *day < last))?;
    Some(rule.id.clone())
}

/// All days in the country up to today, and the entries before the one that is measured.
fn known(dossier: &Dossier, entry: Day, today: Day) -> Known {
    let permits = DaySet::of(dossier.permits.iter().map(|permit| Span::new(permit.valid_from, permit.last_day())));
    let next_entry = |stay: Day| dossier.stays.iter().map(|other| other.entry).filter(|other| *other > stay).min();
    let spans = dossier.stays.iter().map(|stay| {
        // A stay whose exit nobody recorded lasted at most until the next entry.
        let open_until = next_entry(stay.entry).map_or(today, |next| next.min(today));
        Span::new(stay.entry, stay.exit.unwrap_or(open_until).min(today))
    });
    let mut entries: Vec<Day> = dossier.stays.iter().map(|stay| stay.entry).filter(|day| *day < entry).collect();
    entries.sort_unstable();
    Known { counted: DaySet::of(spans).without(&permits), permits, entries }
}

fn windows(regime: &Regime<'_>, known: &Known, entry: Day, today: Day) -> Vec<Measure> {
    let measured = regime.main.windows.iter().filter_map(|(window, _)| {
        let span = period(*window, known, entry, today)?;
        let used = known.counted.count(Span::new(span.from, span.until.min(today)));
        Some(Measure { span, used, allowed: window.days })
    });
    measured.collect()
}
