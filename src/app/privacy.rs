//! Personal data at a glance: what ends, what is asked, what is due, who has access, how many records there are.

use super::clock;
use super::desk::Desk;
use super::error::Result;
use super::incidents::Clocked;
use super::retention::{self, Judged};
use crate::domain::choice::Confidence;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::dossier::Dossier;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::personal::{Consent, DataRequest, Destruction};
use crate::domain::phrase::Phrase;
use crate::domain::record::Kind;
use crate::domain::rulebook::Records;
use crate::domain::staff::Role;
use crate::store::JournalEntry;
pub use crate::store::privacy::{Named, RestrictedRecords};
use serde::Serialize;
use std::collections::HashMap;

/// Rows of one list.
pub const ROWS: usize = 200;
/// Consents that end within so many days are shown.
const AHEAD: i64 = 60;

/// Everything on the page about personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// Consents that end soon or have ended.
    pub ending: Vec<Named<Consent>>,
    /// Clients without consent.
    pub missing: Vec<Named<ClientId>>,
    /// How many there are.
    pub missing_count: i64,
    /// Requests.
    pub requests: Vec<Named<DataRequest>>,
    /// Due for destruction.
    pub due: Vec<Judged>,
    /// Proposed and done destructions.
    pub destructions: Vec<Destruction>,
    /// Incidents.
    pub incidents: Vec<Clocked>,
    /// Records that count.
    pub counter: Counter,
}

/// What is held of one client as a duty.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonOverview {
    /// The client.
    pub person: Client,
    /// Consents, the newest first.
    pub consents: Vec<Consent>,
    /// Requests, the newest first.
    pub requests: Vec<DataRequest>,
    /// Whether the data are due for destruction.
    pub judged: Judged,
    /// Proposed and done destructions.
    pub destructions: Vec<Destruction>,
}

/// How many records of restricted data there are, and what the law says about that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Counted now.
    pub records: RestrictedRecords,
    /// The numbers of the law; `None` where no edition says any.
    pub law: Option<Records>,
}

impl Counter {
    /// The sentence about it, and whether it warns. The stricter count is held against the number: nobody has confirmed
    /// what counts as a record.
    pub fn said(&self) -> (Phrase, bool) {
        let RestrictedRecords { people, records } = self.records;
        let phrase = |id: &str| Phrase::new(id).number("people", people).number("records", records);
        let Some(law) = &self.law else { return (phrase("counter-plain"), false) };
        let id = match records {
            many if many > law.limit => "counter-over",
            many if many >= law.warn => "counter-near",
            _ => "counter-fine",
        };
        (phrase(id).number("limit", law.limit), records >= law.warn)
    }

    /// True when the number of the law is not sure.
    pub fn is_unsure(&self) -> bool {
        self.law.as_ref().is_some_and(|law| law.confidence != Confidence::Sure)
    }
}

/// One person with access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessLine {
    /// Login; absent for people who cannot log in.
    pub login: Option<Clean>,
    /// Name.
    pub name: Clean,
    /// Role.
    pub role: Role,
    /// May come in now.
    pub active: bool,
    /// Since when with this role.
    pub since: Option<Day>,
    /// By whose decision, as the journal shows it.
    pub by: Option<Clean>,
    /// Keys that let them in: number, name and fingerprint.
    pub keys: Vec<String>,
    /// Last entry in the journal.
    pub last_seen: Option<String>,
}

impl Desk {
    /// Everything on the page about personal data.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn privacy_overview(&self) -> Result<Overview> {
        self.require(Role::Supervisor)?;
        let horizon = self.today() + chrono::TimeDelta::days(AHEAD);
        let (ending, missing, missing_count, requests) = self.read(|reads| {
            Ok((
                reads.consents_ending(horizon, ROWS)?,
                reads.without_consent(ClientId(0), ROWS)?,
                reads.count_without_consent()?,
                reads.data_requests(ROWS)?,
            ))
        })?;
        Ok(Overview {
            ending,
            missing,
            missing_count,
            requests,
            due: self.due_for_destruction(ClientId(0), ROWS)?.0,
            destructions: self.destructions()?,
            incidents: self.incidents()?,
            counter: self.record_counter()?,
        })
    }

    /// What there is of one client on that page: every consent, not only those that end; whether they are due for
    /// destruction; no incidents, which are the office's.
    ///
    /// # Errors
    /// Not allowed below supervisors; [`super::error::ErrorKind::NotFound`]; those of the store.
    pub fn privacy_of(&mut self, client: ClientId) -> Result<PersonOverview> {
        self.require(Role::Supervisor)?;
        let page = self.client_page(client)?;
        let Dossier { client: person, mut consents, mut requests, .. } = page.dossier;
        consents.reverse();
        requests.reverse();
        let destructions = self.destructions()?.into_iter().filter(|one| one.subject == client).collect();
        Ok(PersonOverview { judged: self.retention_of(client)?, person, consents, requests, destructions })
    }

    /// How many records of restricted data there are.
    ///
    /// # Errors
    /// Those of the store.
    pub fn record_counter(&self) -> Result<Counter> {
        self.read(|reads| {
            let law = retention::law(reads)?.map(|said| said.records);
            Ok(Counter { records: reads.restricted_records()?, law })
        })
    }

    /// Who has access: role, since when, by whose decision, with which keys, last seen.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn access_report(&self) -> Result<Vec<AccessLine>> {
        self.require(Role::Supervisor)?;
        let (staff, seen, decisions, keys) =
            self.read(|reads| Ok((reads.staff()?, reads.last_seen()?, reads.staff_entries()?, reads.all_keys()?)))?;
        let seen: HashMap<Clean, i64> = seen.into_iter().map(|one| (one.who, one.at_ms)).collect();
        let granted = granted(&decisions);
        let line = |person: crate::domain::staff::Staff| {
            let own = keys.iter().filter(|key| key.staff == person.id && key.active);
            let decided = granted.get(&person.id);
            AccessLine {
                since: decided.map(|(on, _)| *on),
                by: decided.map(|(_, by)| by.clone()),
                keys: own.map(|key| format!("{} {} {}", key.id.0, key.name, key.fingerprint)).collect(),
                last_seen: seen.get(person.handle()).map(|ms| clock::office_moment(*ms)),
                login: person.login,
                name: person.name,
                role: person.role,
                active: person.active,
            }
        };
        let mut lines: Vec<AccessLine> =
            staff.into_iter().filter(|person| person.role != Role::None).map(line).collect();
        lines.sort_by_key(|line| (!line.active, std::cmp::Reverse(line.role), line.name.clone()));
        Ok(lines)
    }
}

/// When each person got the role they have, and who decided it: the newest change of role or of being active.
fn granted(entries: &[JournalEntry]) -> HashMap<StaffId, (Day, Clean)> {
    let mut found = HashMap::new();
    for entry in entries {
        for change in entry.changes.iter().filter(|change| change.key.kind == Kind::Staff) {
            let gives = |name: &str| change.new.as_ref().is_some_and(|new| new.contains_key(name));
            if gives("role") || gives("active") {
                found.insert(StaffId(change.key.id), (entry.office_day, entry.who.clone()));
            }
        }
    }
    found
}
