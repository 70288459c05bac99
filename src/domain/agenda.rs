//! What is due: one line a deadline, as the store keeps it ready for the daily review.

use super::choice::{Confidence, Severity};
use super::clean::Clean;
use super::country::Country;
use super::day::Day;
use super::deadline::{Class, Level, State};
use super::id::ClientId;

/// One stored deadline with what a list shows of its client; `T` holds texts, `S` ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due<T, S> {
    /// The client.
    pub client: ClientId,
    /// Name to show.
    pub client_name: T,
    /// Citizenship.
    pub citizenship: Option<Country>,
    /// Reference of the case it belongs to.
    pub case: Option<T>,
    /// Rule.
    pub rule: S,
    /// Subject.
    pub subject: S,
    /// Title of a person's own date.
    pub own_title: Option<T>,
    /// Class.
    pub class: Class,
    /// Severity.
    pub severity: Severity,
    /// Last day by the main reading.
    pub last_day: Day,
    /// Last day by the stricter reading, when earlier.
    pub stricter_last_day: Option<Day>,
    /// Safe day.
    pub safe_day: Day,
    /// Warn day.
    pub warn_day: Day,
    /// No longer matters from this day on.
    pub moot_from: Option<Day>,
    /// Confidence.
    pub confidence: Confidence,
    /// Confirmed by the practice.
    pub confirmed: bool,
    /// Login or name of the officer.
    pub owner: Option<T>,
    /// State.
    pub state: State,
    /// Look again on.
    pub look_again_on: Option<Day>,
    /// The client's earliest warn day over open hard deadlines, also beyond the horizon asked for.
    pub client_binding_day: Option<Day>,
}

/// A stored deadline to keep.
pub type DueItem = Due<Clean, String>;

/// A stored deadline that is only looked at while it is read: nothing of it is copied.
pub type DueRow<'r> = Due<&'r str, &'r str>;

impl<T, S> Due<T, S> {
    /// The same with its texts and ids in another form.
    pub fn map<'a, U, V>(&'a self, text: impl Fn(&'a T) -> U, id: impl Fn(&'a S) -> V) -> Due<U, V> {
        Due {
            client: self.client,
            client_name: text(&self.client_name),
            citizenship: self.citizenship,
            case: self.case.as_ref().map(&text),
            rule: id(&self.rule),
            subject: id(&self.subject),
            own_title: self.own_title.as_ref().map(&text),
            class: self.class,
            severity: self.severity,
            last_day: self.last_day,
            stricter_last_day: self.stricter_last_day,
            safe_day: self.safe_day,
            warn_day: self.warn_day,
            moot_from: self.moot_from,
            confidence: self.confidence,
            confirmed: self.confirmed,
            owner: self.owner.as_ref().map(&text),
            state: self.state,
            look_again_on: self.look_again_on,
            client_binding_day: self.client_binding_day,
        }
    }
}

impl DueRow<'_> {
    /// A copy to keep.
    pub fn to_item(&self) -> DueItem {
        self.map(|text| Clean::line(text), |id| (*id).to_owned())
    }
}

/// From which number of days to the warn day on a deadline is critical or soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Thresholds {
    /// Critical up to this many days.
    pub critical: i64,
    /// Soon up to this many days.
    pub soon: i64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { critical: 7, soon: 30 }
    }
}

impl Thresholds {
    /// The level of an open deadline on a day.
    pub fn level(&self, class: Class, state: State, last_day: Day, warn_day: Day, today: Day) -> Level {
        let days_to_warn = (warn_day - today).num_days();
        match () {
            () if state == State::Unknown => Level::Unknown,
            () if last_day < today && class == Class::Stay => Level::Breach,
            () if last_day < today => Level::Overdue,
            () if days_to_warn <= 0 => Level::Today,
            () if days_to_warn <= self.critical => Level::Critical,
            () if days_to_warn <= self.soon => Level::Soon,
            () => Level::Later,
        }
    }
}

impl<T, S> Due<T, S> {
    /// Its level on a day.
    pub fn level(&self, thresholds: &Thresholds, today: Day) -> Level {
        thresholds.level(self.class, self.state, self.last_day, self.warn_day, today)
    }

    /// True when it asks for attention on that day: open, or put off until that day or earlier, and not moot.
    /// A breach cannot be put off.
    pub fn is_live(&self, today: Day) -> bool {
        if self.moot_from.is_some_and(|day| day <= today) {
            return false;
        }
        match self.state {
            State::Open => true,
            State::Snoozed | State::Handled => {
                (self.class == Class::Stay && self.last_day < today)
                    || self.look_again_on.is_none_or(|day| day <= today)
            }
            State::Done | State::Unknown => false,
        }
    }

    /// True when it may bind its client: hard, not done, not unknown, not moot on that day.
    pub fn may_bind(&self, today: Day) -> bool {
        self.severity == Severity::Hard
            && !matches!(self.state, State::Done | State::Unknown)
            && self.moot_from.is_none_or(|day| today < day)
    }
}
