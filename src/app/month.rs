//! A month of the office: days off with their names, how many deadlines and appointments lie on each day, and who bears
//! them. A day by itself lists them.
//!
//! What is counted by day is the warn day: the day by which something has to be done about it. What was put off is
//! counted too, since its day comes all the same.

use super::desk::Desk;
use super::error::Result;
use crate::domain::agenda::DueItem;
use crate::domain::calendar::{Calendar, DayOff};
use crate::domain::choice::Severity;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::staff::OwnDate;
use crate::store::reports::{DayLoad, DayMeetings};
use chrono::{Datelike, Days, Months};
use std::collections::{BTreeMap, HashMap};

pub use crate::store::reports::Whose;

/// So many deadlines of one day are listed; the others are counted.
pub const LISTED: usize = 500;

/// How much lies on a day or on a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Weight {
    /// Hard deadlines.
    pub hard: usize,
    /// Soft ones.
    pub soft: usize,
    /// Appointments.
    pub meetings: usize,
}

impl Weight {
    fn add(&mut self, load: &DayLoad) {
        self.soft += load.soft;
        self.hard += load.deadlines.saturating_sub(load.soft);
    }

    /// Nothing at all.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Deadlines, hard and soft.
    pub fn deadlines(&self) -> usize {
        self.hard + self.soft
    }
}

/// What is out of the ordinary about a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion {
    /// A public day off, also one on a Saturday or Sunday.
    Off(DayOff),
    /// A Saturday or Sunday on which offices work.
    WorkedWeekend,
}

/// One day of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDay {
    /// The day.
    pub day: Day,
    /// It belongs to the month, and not to the weeks that the month shares.
    pub inside: bool,
    /// Offices work.
    pub working: bool,
    /// What is out of the ordinary about it.
    pub occasion: Option<Occasion>,
    /// What lies on it.
    pub weight: Weight,
}

/// What one person has in the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLoad {
    /// Whose; `None` for nobody's.
    pub owner: Option<StaffId>,
    /// As lists show them; empty for nobody.
    pub name: Clean,
    /// What lies on the days of the month.
    pub weight: Weight,
}

/// A month as the calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// The office date it was read on.
    pub today: Day,
    /// Whose days.
    pub whose: Whose,
    /// Whole weeks from Monday to Sunday that hold the month.
    pub days: Vec<MonthDay>,
    /// The load of everybody who has any, the heaviest first, whatever `whose` says.
    pub people: Vec<PersonLoad>,
    /// The government has settled the year's days off; else they are a forecast.
    pub known: bool,
}

/// One day with all that lies on it.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPage {
    /// The day.
    pub day: Day,
    /// Offices work.
    pub working: bool,
    /// What is out of the ordinary about it.
    pub occasion: Option<Occasion>,
    /// The deadlines: hard ones first, by class, then by client. At most [`LISTED`].
    pub items: Vec<DueItem>,
    /// How many there are.
    pub total: usize,
    /// The appointments by time, with the client's name.
    pub meetings: Vec<(OwnDate, Clean)>,
}

/// The Mondays-to-Sundays that hold the month of a day.
fn weeks_of(day: Day) -> (Day, Vec<Day>) {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let back = u64::from(first.weekday().num_days_from_monday());
    let start = first.checked_sub_days(Days::new(back)).unwrap_or(first);
    let ahead = u64::from(7 - next.weekday().num_days_from_monday()) % 7;
    let end = next.checked_add_days(Days::new(ahead)).unwrap_or(next);
    (first, start.iter_days().take(42).take_while(|day| *day < end).collect())
}

/// What is out of the ordinary about the days of these years.
fn occasions(calendar: &Calendar, days: &[Day]) -> BTreeMap<Day, Occasion> {
    let mut years: Vec<i32> = days.iter().map(Datelike::year).collect();
    years.dedup();
    let mut found = BTreeMap::new();
    for year in years {
        let worked = calendar.working_weekends(year).into_iter();
        found.extend(worked.map(|day| (day, Occasion::WorkedWeekend)));
        // An exchanged day that is worked after all is no day off, whatever it was named.
        let off = calendar.days_off(year).into_iter().filter(|off| !calendar.is_working(off.date));
        found.extend(off.map(|off| (off.date, Occasion::Off(off))));
    }
    found
}

fn is_of(whose: Whose, owner: Option<StaffId>) -> bool {
    match whose {
        Whose::All => true,
        Whose::One(wanted) => wanted == owner,
    }
}

impl Desk {
    /// The month that holds a day.
    ///
    /// # Errors
    /// Those of the store.
    pub fn month(&self, of: Day, whose: Whose) -> Result<Month> {
        let (first, days) = weeks_of(of);
        let (from, until) = (days.first().copied().unwrap_or(of), days.last().copied().unwrap_or(of));
        let today = self.today();
        let (load, meetings, names) = self.read(|reads| {
            let names: HashMap<StaffId, Clean> =
                reads.staff()?.into_iter().map(|person| (person.id, person.handle().clone())).collect();
            Ok((reads.load(from, until, today)?, reads.meetings(from, until)?, names))
        })?;
        let weights = by_day(&load, &meetings, whose);
        let mut occasions = occasions(self.calendar(), &days);
        let of_month = |day: Day| day.month() == first.month() && day.year() == first.year();
        let days = days.into_iter().map(|day| MonthDay {
            day,
            inside: of_month(day),
            working: self.calendar().is_working(day),
            occasion: occasions.remove(&day),
            weight: weights.get(&day).copied().unwrap_or_default(),
        });
        let days = days.collect();
        let people = by_person(&load, &meetings, &of_month, &names);
        Ok(Month { first, today, whose, days, people, known: self.calendar().known(first.year()) })
    }

    /// What lies on a day.
    ///
    /// # Errors
    /// Those of the store.
    pub fn day_page(&self, day: Day, whose: Whose) -> Result<DayPage> {
        let today = self.today();
        let (mut items, load, meetings) = self.read(|reads| {
            let owners: Vec<(OwnDate, Clean)> = reads.appointments(day, day)?;
            Ok((reads.due_on(day, whose, today, LISTED)?, reads.load(day, day, today)?, owners))
        })?;
        items.sort_by(|a, b| {
            let key = |item: &DueItem| (item.severity != Severity::Hard, item.class);
            key(a).cmp(&key(b)).then_with(|| a.client_name.cmp(&b.client_name))
        });
        let total = load.iter().filter(|load| is_of(whose, load.owner)).map(|load| load.deadlines).sum();
        let meetings = match whose {
            Whose::All => meetings,
            Whose::One(owner) => self.meetings_of(meetings, owner)?,
        };
        let occasion = occasions(self.calendar(), &[day]).remove(&day);
        Ok(DayPage { day, working: self.calendar().is_working(day), occasion, items, total, meetings })
    }

    /// Appointments of one officer: their own dates, and those of their clients that are nobody else's.
    fn meetings_of(&self, meetings: Vec<(OwnDate, Clean)>, owner: Option<StaffId>) -> Result<Vec<(OwnDate, Clean)>> {
        let mut kept = Vec::new();
        for (date, name) in meetings {
            let of = match date.owner {
                Some(owner) => Some(owner),
                None => self.read(|reads| reads.get::<crate::domain::client::Client>(date.client.0))?.owner,
            };
            if of == owner {
                kept.push((date, name));
            }
        }
        Ok(kept)
    }
}

fn by_day(load: &[DayLoad], meetings: &[DayMeetings], whose: Whose) -> BTreeMap<Day, Weight> {
    let mut days: BTreeMap<Day, Weight> = BTreeMap::new();
    for load in load.iter().filter(|load| is_of(whose, load.owner)) {
        days.entry(load.day).or_default().add(load);
    }
    for meetings in meetings.iter().filter(|meetings| is_of(whose, meetings.owner)) {
        days.entry(meetings.day).or_default().meetings += meetings.count;
    }
    days
}

fn by_person(
    load: &[DayLoad],
    meetings: &[DayMeetings],
    of_month: &dyn Fn(Day) -> bool,
    names: &HashMap<StaffId, Clean>,
) -> Vec<PersonLoad> {
    let mut people: BTreeMap<Option<StaffId>, Weight> = BTreeMap::new();
    for load in load.iter().filter(|load| of_month(load.day)) {
        people.entry(load.owner).or_default().add(load);
    }
    for meetings in meetings.iter().filter(|meetings| of_month(meetings.day)) {
        people.entry(meetings.owner).or_default().meetings += meetings.count;
    }
    let named = |owner: Option<StaffId>| owner.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let mut people: Vec<PersonLoad> =
        people.into_iter().map(|(owner, weight)| PersonLoad { owner, name: named(owner), weight }).collect();
    people.sort_by(|a, b| {
        let heavy = |person: &PersonLoad| std::cmp::Reverse((person.weight.hard, person.weight.deadlines()));
        heavy(a).cmp(&heavy(b)).then_with(|| a.name.cmp(&b.name))
    });
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_whole_weeks() {
        for (of, first, last, weeks) in [
            ("2026-11-23", "2026-10-26", "2026-12-06", 6),
            // Begins on a Monday and ends on a Sunday.
            ("2027-02-10", "2027-02-01", "2027-02-28", 4),
            ("2026-12-31", "2026-11-30", "2027-01-03", 5),
        ] {
            let (_, days) = weeks_of(day(of));
            assert_eq!((days[0], days[days.len() - 1], days.len()), (day(first), day(last), weeks * 7), "{of}");
        }
    }

    #[test]
    fn days_off_have_their_names_and_moved_days_are_told() {
        let calendar = Calendar::built_in();
        let days: Vec<Day> = day("2026-12-28").iter_days().take(14).collect();
        let found = occasions(&calendar, &days);
        assert!(matches!(&found[&day("2027-01-01")], Occasion::Off(off) if off.name.id.contains("new-year")));
        assert!(found.keys().all(|day| !calendar.is_working(*day) || matches!(found[day], Occasion::WorkedWeekend)));
    }
}
