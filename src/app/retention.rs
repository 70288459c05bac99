//! How long data are kept here: the classes of the rulebook with what the office settled about them, who is due for
//! destruction, legal holds, and who the operator is.

use super::desk::Desk;
use super::error::{AppError, Result};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::retention::{Retention, RetentionClass, retention};
use crate::domain::rulebook::PersonalData;
use crate::domain::staff::Role;
use crate::store::undo::SETTING;
use crate::store::{self, Reads, Receipt};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The setting with what the office settled about classes.
pub const CLASSES: &str = "retention";
/// The setting with the [`Operator`].
pub const OPERATOR: &str = "operator";
/// The longest time to keep, in years.
const LONGEST: u32 = 100;
/// Clients read in one go.
const PAGE: usize = 500;

/// Who processes personal data, as consents and acts name it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Operator {
    /// Name.
    pub name: String,
    /// BIN or IIN.
    pub number: String,
    /// Address.
    pub address: String,
    /// Who answers for personal data: name, telephone, mail.
    pub responsible: String,
}

impl Operator {
    /// From the setting; empty where nobody said.
    pub fn read(setting: Option<&str>) -> Self {
        setting.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// Name and number in a line.
    pub fn line(&self) -> String {
        [self.name.as_str(), self.number.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// What the office settled about one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Years after the purpose is reached.
    pub years: u32,
    /// Holds.
    pub on: bool,
}

/// Whether a client is due for destruction, and by which classes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The client.
    pub client: ClientId,
    /// Their name.
    pub name: Clean,
    /// The answer.
    pub retention: Retention,
}

/// What the law says about personal data, with the office's own classes.
pub(super) fn law(reads: &dyn Reads) -> store::Result<Option<PersonalData>> {
    let Some(mut said) = reads.rulebook()?.on_personal_data() else { return Ok(None) };
    let settled = reads.setting(CLASSES)?.and_then(|json| serde_json::from_str(&json).ok());
    let settled: BTreeMap<String, Settled> = settled.unwrap_or_default();
    for class in &mut said.retention {
        if let Some(own) = settled.get(&class.id) {
            (class.years, class.on) = (own.years.min(LONGEST), own.on);
        }
    }
    Ok(Some(said))
}

/// The classes that hold.
fn holding(reads: &dyn Reads) -> store::Result<Vec<RetentionClass>> {
    let classes = law(reads)?.map(|said| said.retention).unwrap_or_default();
    Ok(classes.into_iter().filter(|class| class.on).collect())
}

impl Desk {
    /// Every class, with what the office settled.
    ///
    /// # Errors
    /// Those of the store.
    pub fn retention_classes(&self) -> Result<Vec<RetentionClass>> {
        Ok(self.read(|reads| law(reads))?.map(|said| said.retention).unwrap_or_default())
    }

    /// Settles for how many years a class is kept, and whether it holds.
    ///
    /// # Errors
    /// Not allowed below admins; a refusal of a class that is not there or years that make no sense.
    pub fn settle_retention(&mut self, class: &str, settled: Settled) -> Result<Receipt> {
        self.require(Role::Admin)?;
        if !self.retention_classes()?.iter().any(|known| known.id == class) {
            return Err(AppError::refused(Phrase::new("retention-no-class").text("class", class)));
        }
        if settled.years > LONGEST {
            return Err(AppError::refused(Phrase::new("retention-years").number("most", i64::from(LONGEST))));
        }
        let (_, receipt) = self.write(SETTING, |writes, _| {
            let held = writes.setting(CLASSES)?.and_then(|json| serde_json::from_str(&json).ok());
            let mut all: BTreeMap<String, Settled> = held.unwrap_or_default();
            all.insert(class.to_owned(), settled);
            let json = serde_json::to_string(&all).map_err(|error| store::Error::Engine(error.to_string()))?;
            writes.set_setting(CLASSES, &json)
        })?;
        Ok(receipt)
    }

    /// Who processes personal data here.
    ///
    /// # Errors
    /// Those of the store.
    pub fn operator(&self) -> Result<Operator> {
        Ok(Operator::read(self.read(|reads| reads.setting(OPERATOR))?.as_deref()))
    }

    /// Settles who processes personal data here.
    ///
    /// # Errors
    /// Not allowed below admins; a refusal of a BIN or IIN that has not twelve digits.
    pub fn settle_operator(&mut self, operator: &Operator) -> Result<Receipt> {
        self.require(Role::Admin)?;
        let fits = operator.number.is_empty()
            || operator.number.len() == 12 && operator.number.bytes().all(|byte| byte.is_ascii_digit());
        if !fits {
            return Err(AppError::fields(vec![("operator_number".to_owned(), Phrase::new("check-bin"))]));
        }
        let clean = |text: &str| Clean::line(text).to_string();
        let operator = Operator {
            name: clean(&operator.name),
            number: clean(&operator.number),
            address: clean(&operator.address),
            responsible: clean(&operator.responsible),
        };
        let json = serde_json::to_string(&operator).map_err(|error| store::Error::Engine(error.to_string()))?;
        Ok(self.write(SETTING, |writes, _| writes.set_setting(OPERATOR, &json))?.1)
    }

    /// Whether one client is due for destruction.
    ///
    /// # Errors
    /// Those of the store.
    pub fn retention_of(&self, client: ClientId) -> Result<Judged> {
        let today = self.today();
        self.read(|reads| judge(reads, client, &holding(reads)?, today))
    }

    /// Who is due for destruction: at most `limit`, by number after `after`; and where to go on, nothing at the end.
    ///
    /// # Errors
    /// Those of the store.
    pub fn due_for_destruction(&self, mut after: ClientId, limit: usize) -> Result<(Vec<Judged>, Option<ClientId>)> {
        let today = self.today();
        let mut due = Vec::new();
        while due.len() < limit {
            let (page, last) = self.read(|reads| {
                let classes = holding(reads)?;
                let idle = reads.idle_clients(today, after, PAGE)?;
                let judged = idle.iter().map(|client| judge(reads, *client, &classes, today));
                Ok((judged.collect::<store::Result<Vec<_>>>()?, idle.last().copied()))
            })?;
            let Some(last) = last else { return Ok((due, None)) };
            due.extend(page.into_iter().filter(|one| matches!(one.retention, Retention::DueSince(_))));
            after = last;
        }
        due.truncate(limit);
        let next = due.last().map(|one| one.client);
        Ok((due, next))
    }

    /// Puts a client under a legal hold, or lifts it with `None`.
    ///
    /// # Errors
    /// Not allowed below supervisors; those of the store.
    pub fn hold(&mut self, client: ClientId, why: Option<&Clean>) -> Result<Receipt> {
        self.require(Role::Supervisor)?;
        let today = self.today();
        let set = |person: Client| Client {
            hold_since: why.as_ref().map(|_| person.hold_since.unwrap_or(today)),
            hold_why: why.cloned(),
            ..person
        };
        Ok(self.write("hold", |writes, _| writes.put(set(person(writes, client)?).into()).map(drop))?.1)
    }
}

pub(super) fn person(reads: &dyn Reads, client: ClientId) -> store::Result<Client> {
    let missing = store::Error::NotFound(client.into());
    reads.record(client.into())?.and_then(|record| Client::try_from(record).ok()).ok_or(missing)
}

fn judge(reads: &dyn Reads, client: ClientId, classes: &[RetentionClass], today: Day) -> store::Result<Judged> {
    let dossier = reads.whole(client)?;
    let name = Clean::line(dossier.client.name());
    Ok(Judged { client, name, retention: retention(&dossier, classes, today) })
}
