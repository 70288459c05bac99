//! What is due, one row a client: the Today screen and the order of the daily review.
//!
//! Walk: the store reads an index on the warn day → live items of one client stand together, the binding one first →
//! clients ordered by binding date, then name. Counts on the screen are people; counts in the JSON are deadlines.

use super::desk::Desk;
use super::error::Result;
use crate::domain::agenda::{Due, DueItem, Thresholds};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::Level;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::staff::OwnDate;
use crate::store::DueFilter;
use crate::store::access::HiddenDue;
use chrono::Datelike;
use std::cmp::Ordering;

/// How far ahead Today and `review` look unless told otherwise, in days.
pub const HORIZON: u64 = 30;

/// How far ahead Today looks: at least as far as the office counts a deadline as soon.
pub fn horizon(thresholds: &Thresholds) -> i64 {
    thresholds.soon.max(i64::try_from(HORIZON).unwrap_or(thresholds.soon))
}

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

/// What decides where a live deadline stands in the review, but for its texts.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// The client.
    pub client: ClientId,
    /// The client's binding date as stored, also one beyond the horizon.
    pub binding_day: Option<Day>,
    /// It may bind its client.
    pub may_bind: bool,
    /// Warn day.
    pub warn_day: Day,
}

impl Standing {
    /// Client, what may bind first, warn day, and its place: one number, since ten thousand of them are put in order
    /// each morning.
    fn key(&self, at: usize) -> u128 {
        let client = u128::from(self.client.0.unsigned_abs());
        client << 64 | u128::from(!self.may_bind) << 63 | number(self.warn_day) << 32 | low(at)
    }
}

/// A day as a number of 31 bits.
fn number(day: Day) -> u128 {
    u128::from(day.num_days_from_ce().unsigned_abs())
}

/// A place as the low 32 bits of a number.
fn low(at: usize) -> u128 {
    u128::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// The place in the low 32 bits.
fn place(key: u128) -> usize {
    (key & u128::from(u32::MAX)) as usize
}

/// Numbers from which on counting their bytes is quicker than comparing them.
const MANY: usize = 1_000;

/// Sorts by what stands above the low 32 bits, and where that is alike by a slower comparison of the places in them.
fn sort_by_number(keys: &mut [u128], slower: impl Fn(usize, usize) -> Ordering) {
    if keys.len() < MANY {
        keys.sort_unstable();
    } else {
        radsort::sort(keys);
    }
    for alike in keys.chunk_by_mut(|a, b| a >> 32 == b >> 32).filter(|alike| alike.len() > 1) {
        alike.sort_unstable_by(|a, b| slower(place(*a), place(*b)));
    }
}

/// The texts that decide between deadlines that stand alike.
#[derive(Debug, Clone, Copy)]
pub struct StandingTexts<'a> {
    /// Client's name.
    pub name: &'a str,
    /// Rule.
    pub rule: &'a str,
    /// Subject.
    pub subject: &'a str,
}

/// The first letters of a name as a number that sorts as they do.
fn first_letters(name: &str) -> u64 {
    let mut letters = [0; 8];
    for (letter, byte) in letters.iter_mut().zip(name.bytes()) {
        *letter = byte;
    }
    u64::from_be_bytes(letters)
}

/// One place in the order of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ordered {
    /// Which of the deadlines asked about.
    pub at: usize,
    /// It is the first of its client.
    pub first: bool,
    /// It binds its client.
    pub binds: bool,
    /// The client's binding date.
    pub binding_day: Option<Day>,
}

/// The order of the review: clients by binding date, then name; of one client what may bind first, then by warn day.
///
/// Each of `count` deadlines is asked for its standing once or twice, and for its texts only where numbers do not decide.
pub fn review_order<'a>(
    count: usize,
    standing: impl Fn(usize) -> Standing,
    texts: impl Fn(usize) -> StandingTexts<'a>,
) -> Vec<Ordered> {
    let mut keys: Vec<u128> = (0..count).map(|at| standing(at).key(at)).collect();
    sort_by_number(&mut keys, |a, b| {
        let last = |at: usize| (texts(at).rule, texts(at).subject);
        last(a).cmp(&last(b))
    });
    let same_client = |a: &u128, b: &u128| a >> 64 == b >> 64;
    let firsts = keys.chunk_by(same_client).scan(0, |start, own| Some(std::mem::replace(start, *start + own.len())));
    let mut clients: Vec<u128> = firsts
        .map(|first| {
            let lead = place(keys[first]);
            let letters = u128::from(first_letters(texts(lead).name));
            number(binding_day(&standing(lead)).unwrap_or(Day::MAX)) << 96 | letters << 32 | low(first)
        })
        .collect();
    sort_by_number(&mut clients, |a, b| {
        let name = |first: usize| (texts(place(keys[first])).name, standing(place(keys[first])).client);
        name(a).cmp(&name(b))
    });
    let mut order = Vec::with_capacity(count);
    for first in clients.into_iter().map(place) {
        let lead = standing(place(keys[first]));
        let (day, binds) =
            (binding_day(&lead), lead.may_bind && lead.binding_day.is_none_or(|day| day >= lead.warn_day));
        let own = keys[first..].iter().take_while(|key| same_client(key, &keys[first]));
        order.extend(own.enumerate().map(|(nth, key)| {
            let first = nth == 0;
            Ordered { at: place(*key), first, binds: first && binds, binding_day: day }
        }));
    }
    order
}

/// The binding date of a client whose deadline this leads.
fn binding_day(lead: &Standing) -> Option<Day> {
    if lead.may_bind { Some(lead.warn_day) } else { lead.binding_day }
}

/// Groups live items by client and puts clients in the order of the review.
pub fn matters(items: Vec<DueItem>, today: Day) -> Vec<Matter> {
    let live: Vec<DueItem> = items.into_iter().filter(|item| item.is_live(today)).collect();
    let order = review_order(live.len(), |at| live[at].standing(today), |at| live[at].standing_texts());
    let mut live: Vec<Option<DueItem>> = live.into_iter().map(Some).collect();
    let mut matters: Vec<Matter> = Vec::new();
    for place in order {
        let Some(item) = live[place.at].take() else { continue };
        match matters.last_mut().filter(|_| !place.first) {
            Some(matter) => matter.items.push(item),
            None => matters.push(Matter { items: vec![item], bound: place.binds, binding_day: place.binding_day }),
        }
    }
    matters
}

impl<T, S> Due<T, S> {
    /// What decides where it stands in the review of that day.
    pub fn standing(&self, today: Day) -> Standing {
        Standing {
            client: self.client,
            binding_day: self.client_binding_day,
            may_bind: self.may_bind(today),
            warn_day: self.warn_day,
        }
    }
}

impl<T: AsRef<str>, S: AsRef<str>> Due<T, S> {
    /// The texts that decide between deadlines that stand alike.
    pub fn standing_texts(&self) -> StandingTexts<'_> {
        StandingTexts { name: self.client_name.as_ref(), rule: self.rule.as_ref(), subject: self.subject.as_ref() }
    }
}

/// Puts clients in the order of Today: worst level first, then by the warn day of what the row shows, or tomorrow's act
/// would stand below next week's, then by name.
pub fn today_order(matters: &mut [Matter], thresholds: &Thresholds, day: Day) {
    matters.sort_by(|a, b| {
        let (a, b) = (a.lead(thresholds, day), b.lead(thresholds, day));
        let key = |item: &DueItem| (item.level(thresholds, day), item.warn_day);
        key(a).cmp(&key(b)).then_with(|| a.client_name.as_str().cmp(b.client_name.as_str()))
    });
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
    /// One a client, in the order of the screen: worst level first, then by the warn day of what is shown, then by name.
    pub matters: Vec<Matter>,
    /// Own appointments of the day: record and client's name.
    pub appointments: Vec<(OwnDate, Clean)>,
    /// False when there is no client at all: the first page is shown.
    pub any_clients: bool,
    /// The system's date does not fit the newest journal entry: the clock may be wrong.
    pub clock_warning: bool,
    /// Clients hidden from me with something due, and whom to ask; for supervisors.
    pub hidden: Vec<HiddenDue>,
}

impl Desk {
    /// Reads what Today shows; `owner` narrows it to one officer.
    ///
    /// # Errors
    /// Those of the store.
    pub fn agenda(&self, owner: Option<StaffId>) -> Result<Today> {
        let day = self.today();
        let thresholds = self.thresholds();
        let until = day.checked_add_signed(chrono::Duration::days(horizon(&thresholds)));
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
        today_order(&mut matters, &thresholds, day);
        let mut people = LevelCounts { unknown: blind, ..LevelCounts::default() };
        for matter in &matters {
            people.add(matter.level(&thresholds, day));
        }
        let clock_warning = head.is_some_and(|(newest, _)| self.clock_is_odd(newest));
        let hidden = if owner.is_none() { self.hidden_due()? } else { Vec::new() };
        Ok(Today { day, people, matters, appointments, any_clients, clock_warning, hidden })
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
