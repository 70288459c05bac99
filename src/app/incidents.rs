//! Incidents: the clock to the notice of the ministry, whom one concerns, and drafts of the notices in three languages.
//!
//! Who is concerned is read from the journal: whoever's card was changed, or opened where that is journalled, by that
//! person or with that key in those days. What left the office otherwise the journal does not know, and the list says so.

use super::clock;
use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::retention::{self, Operator};
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::{IncidentId, StaffKeyId};
use crate::domain::personal::Incident;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind};
use crate::domain::rulebook::{Stretch, Unit};
use crate::i18n::Catalogue;
pub use crate::store::privacy::{Doings, Touched};

/// So many incidents are listed.
pub const LISTED: usize = 200;

/// An incident with its clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clocked {
    /// The record.
    pub incident: Incident,
    /// The last day to tell the ministry; `None` where no edition of the law says.
    pub tell_by: Option<Day>,
}

impl Clocked {
    /// The ministry was not told, and its day has passed.
    pub fn is_late(&self, today: Day) -> bool {
        self.incident.ministry_told_on.is_none() && self.tell_by.is_some_and(|day| day < today)
    }

    /// Where the notice of the ministry stands.
    pub fn said(&self, today: Day) -> Phrase {
        match (self.incident.ministry_told_on, self.tell_by) {
            (Some(day), _) => Phrase::new("incident-told").day("day", day),
            (None, Some(day)) if self.is_late(today) => Phrase::new("incident-late").day("day", day),
            (None, Some(day)) => Phrase::new("incident-tell-by").day("day", day),
            (None, None) => Phrase::new("incident-tell"),
        }
    }
}

impl Desk {
    /// Incidents, open ones first.
    ///
    /// # Errors
    /// Those of the store.
    pub fn incidents(&self) -> Result<Vec<Clocked>> {
        let (incidents, law) = self.read(|reads| Ok((reads.incidents(LISTED)?, retention::law(reads)?)))?;
        let within = law.map(|said| said.incident.within);
        let clocked = |incident: Incident| {
            let tell_by = within.and_then(|within| self.counted(incident.discovered_on, within));
            Clocked { incident, tell_by }
        };
        Ok(incidents.into_iter().map(clocked).collect())
    }

    fn counted(&self, from: Day, within: Stretch) -> Option<Day> {
        match within.unit {
            Unit::WorkingDays => self.calendar().add_working_days(from, within.amount),
            Unit::Days | Unit::Months => Some(within.shifted(from)),
        }
    }

    /// The incident of that number.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`]; those of the store.
    pub fn incident(&self, id: IncidentId) -> Result<Incident> {
        let found = self.read(|reads| reads.record(Key { kind: Kind::Incident, id: id.0 }))?;
        let none = || AppError::new(ErrorKind::NotFound, Phrase::new("incident-none").text("id", id.to_string()));
        found.and_then(|record| Incident::try_from(record).ok()).ok_or_else(none)
    }

    /// Whom an incident concerns, as far as the journal tells. Its own days hold; without them the day it was found out.
    ///
    /// # Errors
    /// Those of the store.
    pub fn concerned(&self, incident: &Incident) -> Result<Vec<Touched>> {
        let staff = self.read(|reads| reads.staff())?;
        let who = incident.staff.and_then(|id| staff.iter().find(|person| person.id == id));
        let from = incident.since.unwrap_or(incident.discovered_on);
        let until = incident.until.unwrap_or(incident.discovered_on);
        self.touched(&Doings {
            who: who.map(|person| person.handle().clone()),
            key: incident.key_number.as_deref().and_then(|number| number.parse().ok()).map(StaffKeyId),
            from_ms: clock::day_begins_ms(from),
            until_ms: until.succ_opt().map_or(i64::MAX, clock::day_begins_ms) - 1,
        })
    }

    /// Whose cards somebody's doings touched.
    ///
    /// # Errors
    /// Not allowed below admins; those of the store.
    pub fn touched(&self, doings: &Doings) -> Result<Vec<Touched>> {
        self.require(crate::domain::staff::Role::Admin)?;
        self.read(|reads| reads.touched_by(doings))
    }

    /// Drafts of the two notices, to the ministry and to the people, in one language.
    ///
    /// # Errors
    /// Those of the store.
    pub fn notices(&self, incident: &Incident, words: &Catalogue) -> Result<[String; 2]> {
        let concerned = i64::try_from(self.concerned(incident)?.len()).unwrap_or(i64::MAX);
        let operator = self.operator()?;
        let told = |id: &str| notice(id, incident, &operator, concerned, words);
        Ok([told("incident-notice-ministry"), told("incident-notice-people")])
    }
}

fn notice(id: &str, incident: &Incident, operator: &Operator, concerned: i64, words: &Catalogue) -> String {
    let blank = |text: &str| if text.is_empty() { "________________".to_owned() } else { text.to_owned() };
    let text = |text: Option<&Clean>| blank(text.map(Clean::as_str).unwrap_or_default());
    let responsible = incident.responsible.as_deref().unwrap_or(&operator.responsible);
    let phrase = Phrase::new(id)
        .text("operator", blank(&operator.line()))
        .text("address", blank(&operator.address))
        .day("day", incident.discovered_on)
        .text("time", incident.discovered_at.as_deref().unwrap_or("__:__"))
        .text("title", incident.title.as_str())
        .text("text", text(incident.text.as_ref()))
        .number("concerned", concerned)
        .text("responsible", blank(responsible));
    words.say(&phrase)
}
