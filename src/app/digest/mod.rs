//! The morning mail: to each person their day, to the head of the practice everybody's.
//!
//! Walk: one reading of what Today shows → each person's share, by the same rule that says whose review an item stands
//! in (their own clients, those of people they stand in for, and nobody's) → `words` make a page of it in the reader's
//! language → `send` claims, sends, and notes what became of it. Names only: numbers never go into a mail.

mod send;
mod settings;
mod words;

pub use crate::domain::mail::{MailKind, MailOutcome};
pub use send::{Outcome, Report, Run, Secrets, Sending};
pub use settings::{MAIL, MailSettings, Security};

use super::agenda::{Matter, matters, today_order};
use super::clock;
use super::daily_review::{ReviewRules, ReviewStanding};
use super::desk::{Desk, RuleTitles};
use super::error::{AppError, Result};
use super::month::Whose;
use crate::domain::agenda::{DueItem, Thresholds};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::review::{Desks, Seat};
use crate::domain::staff::{OwnDate, Role, Staff};
use crate::store::access::HiddenDue;
use crate::store::reports::{DayLoad, DayMeetings};
use chrono::Days;
use std::collections::{BTreeMap, HashMap};

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Everybody with a review and an address, and the heads.
    Everybody,
    /// These people, by login or name.
    People(Vec<String>),
    /// The heads of the practice.
    Heads,
}

/// One mail to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// To whom.
    pub person: Staff,
    /// Which.
    pub kind: MailKind,
}

/// What all mails of a day are made from, read once.
pub struct Morning {
    today: Day,
    /// The office's time of day, `HH:MM`.
    time: String,
    thresholds: Thresholds,
    titles: RuleTitles,
    staff: Vec<Staff>,
    rules: ReviewRules,
    /// With whose they are.
    items: Vec<(DueItem, Option<StaffId>)>,
    blind: HashMap<Option<StaffId>, usize>,
    appointments: Vec<(OwnDate, Clean, Option<StaffId>)>,
    week: Vec<DayLoad>,
    meetings: Vec<DayMeetings>,
    /// The last working day before, and who has not signed it off.
    unsigned: (Day, Vec<ReviewStanding>),
    /// Clients with something due whom whoever reads does not see, and whom to ask.
    hidden: Vec<HiddenDue>,
    /// Which mail is whose.
    mark: String,
}

/// One person's day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDay {
    /// One a client, in the order of Today.
    pub matters: Vec<Matter>,
    /// Appointments of the day, with the client's name.
    pub appointments: Vec<(OwnDate, Clean)>,
    /// People with an act about which nothing is known.
    pub blind: usize,
    /// For whom this person stands in today.
    pub stands_in_for: Vec<Clean>,
}

/// How much one person bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Whose; empty for nobody's.
    pub name: Clean,
    /// Deadlines in breach, overdue, due today, within the critical days, and soon.
    pub counts: [usize; 5],
}

/// How many days ahead the head looks.
const WEEK: u64 = 7;

impl Desk {
    /// Reads what the mails of today are made from.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn morning(&mut self) -> Result<Morning> {
        self.require(Role::Supervisor)?;
        let (today, thresholds, titles) = (self.today(), self.thresholds(), self.titles()?);
        let seen = self.agenda(None)?;
        let rules = self.review_rules()?;
        let until = today.checked_add_days(Days::new(WEEK - 1)).unwrap_or(today);
        let before = self.working_day_before(today);
        let unsigned = self.review_standings(before)?;
        let meant = self.review_standings(today)?;
        let waits = |one: &ReviewStanding| meant.iter().any(|now| now.staff == one.staff && now.waiting > 0);
        // Who never began a review on which nothing waits has nothing to sign off.
        let unsigned = unsigned
            .into_iter()
            .filter(|one| one.signed.is_none() && one.away.is_none() && (one.progress.is_some() || waits(one)))
            .collect();
        let day_page = self.appointments_by_person(today)?;
        let (staff, week, meetings, blind, mark) = self.read(|reads| {
            let staff = reads.staff()?;
            let mut blind = HashMap::new();
            blind.insert(None, reads.unknown_count(None)?.people);
            for person in &staff {
                blind.insert(Some(person.id), reads.unknown_count(Some(person.id))?.people);
            }
            let (week, meetings) = (reads.load(today, until, today)?, reads.meetings(today, until)?);
            Ok((staff, week, meetings, blind, reads.office_mark()?))
        })?;
        let ids: HashMap<&str, StaffId> = staff.iter().map(|one| (one.handle().as_str(), one.id)).collect();
        let owned = |item: DueItem| {
            let owner = item.owner.as_ref().and_then(|handle| ids.get(handle.as_str())).copied();
            (item, owner)
        };
        let hidden = seen.hidden;
        let items = seen.matters.into_iter().flat_map(|matter| matter.items).map(owned).collect();
        Ok(Morning {
            today,
            time: clock::office_time(clock::now_ms()),
            thresholds,
            titles,
            staff,
            rules,
            items,
            blind,
            appointments: day_page,
            week,
            meetings,
            unsigned: (before, unsigned),
            hidden,
            mark,
        })
    }

    /// The morning as that person may see it; `None` where nothing is restricted and everybody sees the same.
    pub(super) fn morning_of(&mut self, person: &Staff) -> Result<Option<Morning>> {
        if self.read(|reads| reads.restrictions())?.is_empty() {
            return Ok(None);
        }
        let me = self.me().id;
        self.store().sit_down(Some(person.id));
        let seen = self.morning();
        self.store().sit_down(Some(me));
        seen.map(Some)
    }

    /// The last working day before a day; the day before where the calendar knows none within a month.
    fn working_day_before(&self, day: Day) -> Day {
        let mut earlier = (1..=31).filter_map(|back| day.checked_sub_days(Days::new(back)));
        let first = day.pred_opt().unwrap_or(day);
        earlier.find(|day| self.calendar().is_working(*day)).unwrap_or(first)
    }

    /// Appointments of a day with the client's name and whose they are.
    fn appointments_by_person(&self, day: Day) -> Result<Vec<(OwnDate, Clean, Option<StaffId>)>> {
        let page = self.day_page(day, Whose::All)?;
        self.read(|reads| {
            let mut found = Vec::with_capacity(page.meetings.len());
            for (date, name) in &page.meetings {
                let owner = match date.owner {
                    Some(owner) => Some(owner),
                    None => reads.get::<crate::domain::client::Client>(date.client.0)?.owner,
                };
                found.push((date.clone(), name.clone(), owner));
            }
            Ok(found)
        })
    }
}

impl Morning {
    /// The mails that an audience gets. People who are away today get none unless they are asked for by name; heads get
    /// none before their hour unless they are asked for. `addressed` when mails are to go out, not only to be looked at.
    ///
    /// # Errors
    /// A refusal of a name that nobody bears, and where the office has no head.
    pub fn jobs(&self, audience: &Audience, settings: &MailSettings, addressed: bool) -> Result<Vec<Job>> {
        let desks = Desks { staff: &self.staff, today: self.today };
        let job = |person: &Staff, kind| Job { person: person.clone(), kind };
        let heads = || {
            let heads = self.staff.iter().filter(|person| person.active && settings.is_head(person));
            heads.map(|person| job(person, MailKind::Head)).collect::<Vec<_>>()
        };
        match audience {
            Audience::Everybody => {
                let mine = self.staff.iter().filter(|person| Desks::holds_reviews(person) && !desks.is_away(person));
                let mine = mine.filter(|person| !addressed || person.email.is_some());
                let early = addressed && settings.is_early_for_heads(&self.time);
                let heads = if early { Vec::new() } else { heads() };
                Ok(mine.map(|person| job(person, MailKind::Person)).chain(heads).collect())
            }
            Audience::Heads if heads().is_empty() => Err(AppError::refused(Phrase::new("digest-no-head"))),
            Audience::Heads => Ok(heads()),
            Audience::People(names) => names.iter().map(|name| self.named(name)).collect(),
        }
    }

    fn named(&self, name: &str) -> Result<Job> {
        let found = self.staff.iter().find(|one| one.handle().as_str() == name || one.name.as_str() == name);
        let unknown =
            || AppError::new(super::error::ErrorKind::Refused, Phrase::new("error-no-staff").text("login", name));
        found.map(|person| Job { person: person.clone(), kind: MailKind::Person }).ok_or_else(unknown)
    }

    /// The language of a person's mail.
    pub fn lang_of(person: &Staff, fallback: Lang) -> Lang {
        person.language.as_deref().and_then(Lang::parse).unwrap_or(fallback)
    }

    /// A person's day: what stands in their review today.
    pub fn day_of(&self, me: StaffId) -> PersonDay {
        let desks = Desks { staff: &self.staff, today: self.today };
        let mut seats: HashMap<Option<StaffId>, bool> = HashMap::new();
        let mut mine = |owner: Option<StaffId>| {
            *seats.entry(owner).or_insert_with(|| matches!(desks.seat(owner, me, &self.rules), Seat::Review(_)))
        };
        let items: Vec<DueItem> =
            self.items.iter().filter(|(_, owner)| mine(*owner)).map(|(item, _)| item.clone()).collect();
        let mut found = matters(items, self.today);
        today_order(&mut found, &self.thresholds, self.today);
        let appointments = self.appointments.iter().filter(|(_, _, owner)| mine(*owner));
        let appointments = appointments.map(|(date, name, _)| (date.clone(), name.clone())).collect();
        let covered = self.staff.iter().filter(|person| person.id != me && desks.is_away(person));
        let covered = covered.filter(|person| Desks::holds_reviews(person) && mine(Some(person.id)));
        PersonDay {
            matters: found,
            appointments,
            blind: self.blind.get(&Some(me)).copied().unwrap_or(0),
            stands_in_for: covered.map(|person| person.name.clone()).collect(),
        }
    }

    /// What each person bears, the heaviest first.
    fn loads(&self) -> Vec<Load> {
        use crate::domain::deadline::Level;
        let mut loads: BTreeMap<Clean, [usize; 5]> = BTreeMap::new();
        for (item, _) in &self.items {
            let place = match item.level(&self.thresholds, self.today) {
                Level::Breach => 0,
                Level::Overdue => 1,
                Level::Today => 2,
                Level::Critical => 3,
                Level::Soon => 4,
                Level::Later | Level::Unknown => continue,
            };
            loads.entry(item.owner.clone().unwrap_or_default()).or_default()[place] += 1;
        }
        let mut loads: Vec<Load> = loads.into_iter().map(|(name, counts)| Load { name, counts }).collect();
        loads.sort_by_key(|load| std::cmp::Reverse(load.counts));
        loads
    }
}

#[cfg(test)]
mod tests;
