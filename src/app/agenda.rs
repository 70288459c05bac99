//! What is due, one row a client: the Today screen and the order of the daily review.
//!
//! Walk: the store reads an index on the warn day → live items of one client stand together, the binding one first →
//! clients ordered by binding date, then name. Counts on the screen are people; counts in the JSON are deadlines.

use super::desk::Desk;
use super::error::Result;
use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::staff::OwnDate;
use crate::store::DueFilter;
use chrono::Days;
use std::collections::HashMap;

/// How far ahead Today and `review` look unless told otherwise, in days.
pub const HORIZON: u64 = 30;

/// The live deadlines of one client, the binding one first, then by warn day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The deadlines; never empty.
    pub items: Vec<DueItem>,
    /// True when the first item is the client's binding one.
    pub bound: bool,
    /// The client's binding date, also one beyond the horizon.
    pub binding_day: Option<Day>,
}

impl Matter {
    /// The client.
    pub fn client(&self) -> ClientId {
        self.items[0].client
    }

    /// The deadline to show: what binds, unless something else of the client is at a worse level.
    pub fn lead(&self, thresholds: &Thresholds, today: Day) -> &DueItem {
        self.items
            .iter()
            .enumerate()
            .min_by_key(|(place, item)| (item.level(thresholds, today), *place))
            .map_or(&self.items[0], |(_, item)| item)
    }

    /// The worst level of the client's live deadlines.
    pub fn level(&self, thresholds: &Thresholds, today: Day) -> Level {
        self.lead(thresholds, today).level(thresholds, today)
    }
}

/// Groups live items by client and puts clients in the order of the review.
pub fn matters(items: Vec<DueItem>, today: Day) -> Vec<Matter> {
    let mut place: HashMap<ClientId, usize> = HashMap::with_capacity(items.len());
    let mut groups: Vec<Vec<DueItem>> = Vec::with_capacity(items.len());
    for item in items.into_iter().filter(|item| item.is_live(today)) {
        let at = *place.entry(item.client).or_insert_with(|| {
            groups.push(Vec::with_capacity(2));
            groups.len() - 1
        });
        groups[at].push(item);
    }
    let mut matters: Vec<Matter> = groups.into_iter().map(|group| matter(group, today)).collect();
    matters.sort_by(|a, b| {
        let key = |m: &Matter| m.binding_day.unwrap_or(Day::MAX);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.items[0].client_name.cmp(&b.items[0].client_name))
            .then_with(|| a.client().cmp(&b.client()))
    });
    matters
}

fn matter(mut items: Vec<DueItem>, today: Day) -> Matter {
    items.sort_by(|a, b| {
        let key = |item: &DueItem| (!item.may_bind(today), item.warn_day);
        key(a).cmp(&key(b)).then_with(|| a.rule.cmp(&b.rule)).then_with(|| a.subject.cmp(&b.subject))
    });
    let stored = items[0].client_binding_day;
    let bound = items[0].may_bind(today) && stored.is_none_or(|day| day >= items[0].warn_day);
    let binding_day = if items[0].may_bind(today) { Some(items[0].warn_day) } else { stored };
    Matter { items, bound, binding_day }
}

/// How many of each level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct LevelCounts {
    /// Breach.
    pub breach: usize,
    /// Overdue.
    pub overdue: usize,
    /// Today.
    pub today: usize,
    /// Critical.
    pub critical: usize,
    /// Soon.
    pub soon: usize,
    /// Later.
    pub later: usize,
    /// Unknown.
    pub unknown: usize,
}

impl LevelCounts {
    /// Counts one more.
    pub fn add(&mut self, level: Level) {
        *match level {
            Level::Breach => &mut self.breach,
            Level::Overdue => &mut self.overdue,
            Level::Today => &mut self.today,
            Level::Critical => &mut self.critical,
            Level::Soon => &mut self.soon,
            Level::Later => &mut self.later,
            Level::Unknown => &mut self.unknown,
        } += 1;
    }
}

/// The Today screen.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// The office date it was read for.
    pub day: Day,
    /// People by the worst level of their deadlines; `unknown` counts people with a blind spot.
    pub people: LevelCounts,
    /// One a client, in the order of the screen: worst level first, then by binding date and name.
    pub matters: Vec<Matter>,
    /// Own appointments of the day: record and client's name.
    pub appointments: Vec<(OwnDate, Clean)>,
    /// False when there is no client at all: the first page is shown.
    pub any_clients: bool,
    /// The system's date does not fit the newest journal entry: the clock may be wrong.
    pub clock_warning: bool,
}

impl Desk {
    /// Reads what Today shows; `owner` narrows it to one officer.
    ///
    /// # Errors
    /// Those of the store.
    pub fn agenda(&self, owner: Option<StaffId>) -> Result<Today> {
        let day = self.today();
        let thresholds = self.thresholds();
        let until = day.checked_add_days(Days::new(HORIZON));
        let filter = DueFilter { until, owner, today: Some(day), without_unknown: true, ..DueFilter::default() };
        let (items, appointments, any_clients, head, blind) = self.read(|reads| {
            Ok((
                reads.due(&filter)?,
                reads.appointments(day, day)?,
                reads.has_clients()?,
                reads.journal_head()?,
                reads.unknown_count(owner)?.people,
            ))
        })?;
        let mut matters = matters(items, day);
        // Within a level by the day the row shows, or tomorrow's act would stand below next week's.
        matters.sort_by_key(|matter| {
            let lead = matter.lead(&thresholds, day);
            (lead.level(&thresholds, day), lead.warn_day, lead.stricter_last_day.unwrap_or(lead.last_day))
        });
        let mut people = LevelCounts { unknown: blind, ..LevelCounts::default() };
        for matter in &matters {
            people.add(matter.level(&thresholds, day));
        }
        let clock_warning = head.is_some_and(|(newest, _)| self.clock_is_odd(newest));
        Ok(Today { day, people, matters, appointments, any_clients, clock_warning })
    }

    /// True when the system's date lies before the newest journal entry, or more than a week after it.
    fn clock_is_odd(&self, newest: Day) -> bool {
        let ahead = (self.today() - newest).num_days();
        !self.has_fixed_today() && !(0..=7).contains(&ahead)
    }

    /// Acts from before the record about which nothing is known, by last day.
    ///
    /// # Errors
    /// Those of the store.
    pub fn blind_spots(&self, owner: Option<StaffId>, limit: usize) -> Result<Vec<DueItem>> {
        self.read(|reads| reads.unknown_acts(owner, limit))
    }
}
