//! `calc stay`: how long a person may stay, worked out from crossings and permits alone, without a database.
//!
//! The same code as for the deadlines of clients (`deadline::cover`); the field names are those of the JSON.

use super::country::Country;
use super::day::Day;
use super::deadline::cover::{Cover, Regime};
use super::deadline::window::{DaySet, Known, Limits, Span, plus};
use super::rulebook::Rulebook;
use serde::Serialize;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayQuestion {
    /// Citizenship of the document shown at the border.
    pub citizenship: Country,
    /// Entries and exits, both days counting, in any order; no exit for a stay under way.
    pub stays: Vec<(Day, Option<Day>)>,
    /// First and last days of permits, in any order; they may overlap.
    pub permits: Vec<(Day, Day)>,
    /// The day asked about.
    pub on: Day,
}

/// The answer. Entry and exit day both count; permit days count nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StayAnswer {
    /// The day asked about.
    pub on: Day,
    /// Ids of the rules that the stay under way (or one that begins that day) falls under.
    pub rules: Vec<String>,
    /// The day lies within a stay, its exit day included.
    pub present: bool,
    /// First day of the period that looks back from the day.
    pub window_start: Day,
    /// Days in the country within that period, up to the day.
    pub used_days: i64,
    /// Present: end of the unbroken cover of the stay under way, which may lie before the day; `None` if its day of
    /// entry was unlawful. Absent: last lawful day of an unbroken stay that would begin that day.
    pub last_lawful_day: Option<Day>,
    /// Present: days from the day to the last lawful day, negative when overstaying.
    pub days_left: Option<i64>,
    /// Absent: length of the stay that would begin that day.
    pub max_stay_days: Option<i64>,
    /// Days of the stay under way after its last lawful day, up to the day.
    pub overstay_days: i64,
    /// First day after the day on which an entry is lawful, the client being out from the next day on.
    pub earliest_reentry: Option<Day>,
    /// The same by stricter readings, where one of them gives an earlier end or a later re-entry.
    pub stricter_reading: Option<StricterAnswer>,
}

/// The worst of the stricter readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StricterAnswer {
    /// Last lawful day.
    pub last_lawful_day: Option<Day>,
    /// Earliest re-entry.
    pub earliest_reentry: Option<Day>,
    /// Id of the reading that is worst.
    pub rule: String,
}

/// A stay as it was given: entry and exit.
pub type Crossing = (Day, Option<Day>);

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StayError {
    /// The rulebook knows no rule for an entry of that citizenship on that day.
    #[error("no rule is known for an entry of {citizenship} on {day}")]
    NoRule {
        /// Citizenship.
        citizenship: Country,
        /// Day of the entry.
        day: Day,
    },
    /// A stay ends before it begins.
    #[error("the stay from {entry} ends before it begins, on {exit}")]
    Reversed {
        /// Its entry.
        entry: Day,
        /// Its exit.
        exit: Day,
    },
    /// A permit ends before it begins.
    #[error("the permit from {from} ends before it begins, on {until}")]
    PermitReversed {
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// Two stays overlap by more than a shared day of crossing.
    #[error("the stays from {} and from {} overlap", .0.0, .1.0)]
    Overlap(Crossing, Crossing),
}

impl StayQuestion {
    /// Works the answer out.
    ///
    /// # Errors
    /// Stays or permits that contradict themselves or each other; a day for which no rule is known.
    pub fn answer(&self, law: &Rulebook) -> Result<StayAnswer, StayError> {
        Asked::new(self, law)?.answer()
    }
}

/// The question, sorted and checked.
struct Asked<'law> {
    law: &'law Rulebook,
    citizenship: Country,
    on: Day,
    /// Stays that have begun by then, ascending, cut at that day.
    stays: Vec<Span>,
    permits: DaySet,
    /// Day of entry of the stay under way.
    under_way: Option<Day>,
}

impl<'law> Asked<'law> {
    fn new(question: &StayQuestion, law: &'law Rulebook) -> Result<Self, StayError> {
        let (on, citizenship) = (question.on, question.citizenship);
        if let Some((from, until)) = question.permits.iter().find(|(from, until)| until < from) {
            return Err(StayError::PermitReversed { from: *from, until: *until });
        }
        let begun = begun(&question.stays, on)?;
        let open = begun.last().copied().filter(|(_, exit)| exit.is_none_or(|exit| exit >= on));
        Ok(Self {
            law,
            citizenship,
            on,
            stays: begun.iter().map(|(entry, exit)| Span::new(*entry, exit.unwrap_or(on).min(on))).collect(),
            permits: DaySet::of(question.permits.iter().map(|(from, until)| Span::new(*from, *until))),
            under_way: open.map(|(entry, _)| entry),
        })
    }

    fn answer(&self) -> Result<StayAnswer, StayError> {
        let entry = self.under_way.unwrap_or(self.on);
        let regime = if self.permits.contains(entry) {
            Regime::on(self.law, self.citizenship, entry).or_else(|| Regime::on(self.law, self.citizenship, self.on))
        } else {
            Some(self.regime(entry)?)
        };
        let period = regime.as_ref().map_or(longest_period(self.law), |regime| regime.main.longest_period()).max(1);
        self.check_history(plus(entry, 1 - period))?;
        let known = self.known(entry);
        let last = self.last_lawful_day(regime.as_ref().map(|regime| &regime.main), &known, entry);
        let reentry = self.reentry()?;
        let present = self.under_way.is_some();
        let window_start = plus(self.on, 1 - period);
        Ok(StayAnswer {
            on: self.on,
            rules: regime.iter().flat_map(|regime| &regime.rules).map(|rule| rule.id.clone()).collect(),
            present,
            window_start,
            used_days: self.counted(None).count(Span::new(window_start, self.on)),
            last_lawful_day: last,
            days_left: last.filter(|_| present).map(|last| (last - self.on).num_days()),
            max_stay_days: (!present).then(|| last.map_or(0, |last| (last - entry).num_days() + 1)),
            overstay_days: if present { self.overstay(entry, last) } else { 0 },
            earliest_reentry: reentry.main,
            stricter_reading: self.stricter(regime.as_ref(), &known, entry, last, &reentry),
        })
    }

    fn regime(&self, day: Day) -> Result<Regime<'law>, StayError> {
        let citizenship = self.citizenship;
        Regime::on(self.law, citizenship, day).ok_or(StayError::NoRule { citizenship, day })
    }

    /// Days in the country that count, of stays before the one that began on `entry` (or of all).
    fn counted(&self, before: Option<Day>) -> DaySet {
        let stays = self.stays.iter().copied().filter(|stay| before.is_none_or(|entry| stay.from < entry));
        DaySet::of(stays).without(&self.permits)
    }

    fn known(&self, entry: Day) -> Known {
        let entries = self.stays.iter().map(|stay| stay.from).filter(|from| *from < entry).collect();
        Known { counted: self.counted(Some(entry)), permits: self.permits.clone(), entries }
    }

    /// Days that count must have been judged by some rule when their stay began.
    fn check_history(&self, from: Day) -> Result<(), StayError> {
        let counts = |stay: &Span| DaySet::of([*stay]).without(&self.permits).count(Span::new(from, self.on)) > 0;
        let unknown = |stay: &&Span| Regime::on(self.law, self.citizenship, stay.from).is_none() && counts(stay);
        match self.stays.iter().find(unknown) {
            Some(stay) => Err(StayError::NoRule { citizenship: self.citizenship, day: stay.from }),
            None => Ok(()),
        }
    }

    fn last_lawful_day(&self, limits: Option<&Limits>, known: &Known, entry: Day) -> Option<Day> {
        Cover::of(entry, limits, known).run_for(self.on).map(|run| run.span.until)
    }

    fn overstay(&self, entry: Day, last: Option<Day>) -> i64 {
        (self.on - last.unwrap_or_else(|| plus(entry, -1))).num_days().max(0)
    }

    /// First lawful day of entry after the day: by the main reading, and by every reading at once.
    fn reentry(&self) -> Result<Reentry, StayError> {
        let known = self.known(Day::MAX);
        let mut found = Reentry::default();
        let mut regime: Option<Regime> = None;
        let last = plus(self.on, 2 * longest_period(self.law).max(1));
        for day in self.on.iter_days().skip(1).take_while(|day| *day <= last) {
            if self.permits.contains(day) {
                found.admit_all(day);
            } else {
                let judged = match regime.take().filter(|regime| day <= regime.holds_until) {
                    Some(regime) => regime,
                    None => self.regime(day)?,
                };
                found.judge(&judged, &known, day);
                regime = Some(judged);
            }
            if found.strict.is_some() {
                break;
            }
        }
        Ok(found)
    }

    /// The worst of the stricter readings, where one is stricter.
    fn stricter(
        &self,
        regime: Option<&Regime>,
        known: &Known,
        entry: Day,
        main: Option<Day>,
        reentry: &Reentry,
    ) -> Option<StricterAnswer> {
        let readings = regime.iter().flat_map(|regime| &regime.readings);
        let ends = readings.map(|(rule, limits)| (self.last_lawful_day(Some(limits), known, entry), &rule.id));
        // `None` (no lawful day at all) sorts before every day: it is the worst.
        let worst = ends.min_by_key(|(last, _)| *last).filter(|(last, _)| *last < main);
        let later = reentry.later().then_some(reentry.blame.as_ref()).flatten();
        let rule = worst.map(|(_, rule)| rule).or(later)?.clone();
        let last_lawful_day = worst.map_or(main, |(last, _)| last);
        Some(StricterAnswer { last_lawful_day, earliest_reentry: reentry.strict, rule })
    }
}

/// Days on which a person who is out may come back.
#[derive(Debug, Default)]
struct Reentry {
    /// By the main reading.
    main: Option<Day>,
    /// By every reading at once.
    strict: Option<Day>,
    /// The reading that kept the person out longest.
    blame: Option<String>,
}

impl Reentry {
    fn admit_all(&mut self, day: Day) {
        self.main = self.main.or(Some(day));
        self.strict = self.strict.or(Some(day));
    }

    fn judge(&mut self, regime: &Regime, known: &Known, day: Day) {
        let refusing = regime.readings.iter().find(|(_, limits)| !limits.admits(known, day));
        if regime.main.admits(known, day) {
            self.main = self.main.or(Some(day));
            if refusing.is_none() {
                self.strict = self.strict.or(Some(day));
            }
        }
        if let Some((rule, _)) = refusing {
            self.blame = Some(rule.id.clone());
        }
    }

    fn later(&self) -> bool {
        self.main.is_some() && self.strict != self.main
    }
}

/// The longest period that any limit of the main reading looks back over.
fn longest_period(law: &Rulebook) -> i64 {
    let windows = law.rules.iter().filter_map(|rule| rule.stay_limit()).filter_map(|limit| limit.window);
    windows.map(|window| window.of).max().unwrap_or(0)
}

/// Stays that have begun by a day, ascending.
fn begun(stays: &[Crossing], on: Day) -> Result<Vec<Crossing>, StayError> {
    let reversed = stays.iter().find_map(|(entry, exit)| exit.filter(|exit| exit < entry).map(|exit| (*entry, exit)));
    if let Some((entry, exit)) = reversed {
        return Err(StayError::Reversed { entry, exit });
    }
    let mut begun: Vec<Crossing> = stays.iter().copied().filter(|(entry, _)| *entry <= on).collect();
    begun.sort_by_key(|(entry, exit)| (*entry, exit.unwrap_or(Day::MAX)));
    let overlap = begun.windows(2).find_map(|pair| match pair {
        // Out and in again on one day is no overlap: that day counts once.
        [one, other] if one.1.is_none_or(|exit| exit > other.0) => Some((*one, *other)),
        _ => None,
    });
    overlap.map_or(Ok(begun), |(one, other)| Err(StayError::Overlap(one, other)))
}

#[cfg(test)]
mod tests;
