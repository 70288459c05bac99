//! Personal data as a duty of the office: consents, requests of people about their data, incidents, destructions.
//!
//! What the law asks stands in the rulebook and in `docs/privacy.md`, each row unverified until the practice confirms
//! it. Nothing here tells whether a consent is valid: the program shows what was recorded and what is missing.
//!
//! Invariant: a [`Destruction`] holds no personal data, because it outlives them; it names a person by number alone.

use super::choice::choices;
use super::clean::Clean;
use super::client::Client;
use super::day::Day;
use super::id::{ClientId, ConsentId, DataRequestId, DestructionId, IncidentId, StaffId};
use serde::{Deserialize, Serialize};

choices! {
    /// What a consent says about one thing.
    Agreed {
        /// The person agrees.
        Yes = "yes",
        /// The person does not agree, or it does not happen.
        No = "no",
    }
    /// What a person asks about their data.
    Demand {
        /// What is held.
        Access = "access",
        /// To put something right.
        Correction = "correction",
        /// To stop working with it.
        Blocking = "blocking",
        /// To destroy it.
        Destruction = "destruction",
    }
    /// Why data are destroyed. A closed list: what is written here outlives the data.
    DestructionReason {
        /// The purpose is reached and the time to keep is over.
        RetentionOver = "retention_over",
        /// The person asked for it.
        Request = "request",
        /// The consent was withdrawn.
        Withdrawn = "withdrawn",
        /// A court or an authority ordered it.
        Order = "order",
        /// The data should not have been collected.
        Unlawful = "unlawful",
    }
}

/// A person's consent to the processing of their data, with the fields that Art. 8 p. 4 asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// 0 until stored.
    pub id: ConsentId,
    /// Row version.
    pub version: i64,
    /// The person.
    pub client: ClientId,
    /// The person's name, as the consent writes it.
    pub person: Option<Clean>,
    /// The operator's name, as the consent writes it.
    pub operator: Option<Clean>,
    /// The operator's BIN or IIN, as the consent writes it.
    pub operator_number: Option<Clean>,
    /// Given on.
    pub given_on: Day,
    /// Its last day; `None` until the purpose is reached.
    pub until: Option<Day>,
    /// Whether data are given to third parties; `None` when the consent does not say.
    pub third_parties: Option<Agreed>,
    /// Whether data leave the country.
    pub cross_border: Option<Agreed>,
    /// Whether data are published.
    pub publication: Option<Agreed>,
    /// Which data.
    pub data_list: Option<Clean>,
    /// A scan of it.
    pub scan: Option<Clean>,
    /// Withdrawn on.
    pub withdrawn_on: Option<Day>,
    /// By what it was withdrawn: a letter, a statement.
    pub withdrawn_by: Option<Clean>,
    /// Free text.
    pub note: Option<Clean>,
}

/// A person asks about their data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataRequest {
    /// 0 until stored.
    pub id: DataRequestId,
    /// Row version.
    pub version: i64,
    /// The person.
    pub client: ClientId,
    /// What they ask.
    pub demand: Demand,
    /// Received on.
    pub received_on: Day,
    /// How it came, and who brought it.
    pub came_by: Option<Clean>,
    /// Answered on.
    pub answered_on: Option<Day>,
    /// What was answered.
    pub answer: Option<Clean>,
    /// By whom.
    pub answered_by: Option<StaffId>,
}

/// A breach of the safety of personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// 0 until stored.
    pub id: IncidentId,
    /// Row version.
    pub version: i64,
    /// The day it was found out; the time to tell the ministry counts from it.
    pub discovered_on: Day,
    /// At that time, `HH:MM`.
    pub discovered_at: Option<Clean>,
    /// What happened, in a line.
    pub title: Clean,
    /// What is known, and what was done.
    pub text: Option<Clean>,
    /// Whose doings are in question.
    pub staff: Option<StaffId>,
    /// The number of the key in question.
    pub key_number: Option<Clean>,
    /// First day in question.
    pub since: Option<Day>,
    /// Last day in question.
    pub until: Option<Day>,
    /// Who answers questions about it: name, telephone, mail.
    pub responsible: Option<Clean>,
    /// The ministry was told on.
    pub ministry_told_on: Option<Day>,
    /// The people were told on.
    pub people_told_on: Option<Day>,
    /// Closed on.
    pub closed_on: Option<Day>,
}

/// The destruction of one person's data: proposed by one member of staff, approved by another, done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destruction {
    /// 0 until stored.
    pub id: DestructionId,
    /// Row version.
    pub version: i64,
    /// Whose data. Not called `client`: it stays when all that belongs to the client goes.
    pub subject: ClientId,
    /// Why.
    pub why: DestructionReason,
    /// Number of the order or request that it rests on; digits and dashes, no name.
    pub order: Option<Clean>,
    /// Proposed on.
    pub proposed_on: Day,
    /// By whom.
    pub proposed_by: StaffId,
    /// Rejected on.
    pub rejected_on: Option<Day>,
    /// Approved, and done, on.
    pub done_on: Option<Day>,
    /// By whom it was approved or rejected.
    pub decided_by: Option<StaffId>,
    /// Number of the act.
    pub act: Option<Clean>,
    /// What was destroyed: `kind count`, one a line.
    pub content: Option<Clean>,
}

impl Consent {
    /// A consent of which nothing but the day is known.
    pub const fn new(client: ClientId, given_on: Day) -> Self {
        Self {
            id: ConsentId(0),
            version: 0,
            client,
            person: None,
            operator: None,
            operator_number: None,
            given_on,
            until: None,
            third_parties: None,
            cross_border: None,
            publication: None,
            data_list: None,
            scan: None,
            withdrawn_on: None,
            withdrawn_by: None,
            note: None,
        }
    }

    /// True when it holds on a day.
    pub fn holds(&self, on: Day) -> bool {
        self.given_on <= on
            && self.until.is_none_or(|until| on <= until)
            && self.withdrawn_on.is_none_or(|withdrawn| on < withdrawn)
    }

    /// The fields of Art. 8 p. 4 that it leaves open.
    pub fn lacking(&self) -> Vec<&'static str> {
        let open = [
            ("operator", self.operator.is_none()),
            ("operator_number", self.operator_number.is_none()),
            ("person", self.person.is_none()),
            ("third_parties", self.third_parties.is_none()),
            ("cross_border", self.cross_border.is_none()),
            ("publication", self.publication.is_none()),
            ("data_list", self.data_list.is_none()),
        ];
        open.into_iter().filter(|(_, is)| *is).map(|(field, _)| field).collect()
    }
}

/// Where a client's consent stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody recorded one.
    Missing,
    /// It holds; with its last day, where it has one.
    Holds(Option<Day>),
    /// Its term is over.
    Ended(Day),
    /// It was withdrawn.
    Withdrawn(Day),
}

/// Where a client's consent stands. The records are the only truth as soon as there is one; until then the two days
/// that a sheet brought stand in for them.
pub fn standing(client: &Client, consents: &[Consent], on: Day) -> Standing {
    let given = consents.iter().filter(|consent| consent.given_on <= on);
    if let Some(holding) = given.clone().filter(|consent| consent.holds(on)).max_by_key(lasting) {
        return Standing::Holds(holding.until);
    }
    let newest = given.max_by_key(|consent| (consent.given_on, consent.id));
    match newest {
        Some(consent) => match (consent.withdrawn_on.filter(|day| *day <= on), consent.until) {
            (Some(day), _) => Standing::Withdrawn(day),
            (None, Some(day)) => Standing::Ended(day),
            (None, None) => Standing::Missing,
        },
        None if !consents.is_empty() => Standing::Missing,
        None => of_sheet(client, on),
    }
}

/// The one that lasts longest comes last.
fn lasting(consent: &&Consent) -> (bool, Option<Day>, ConsentId) {
    (consent.until.is_none(), consent.until, consent.id)
}

fn of_sheet(client: &Client, on: Day) -> Standing {
    match (client.consent_given_on, client.consent_withdrawn_on) {
        (given, Some(withdrawn)) if withdrawn <= on && given.is_none_or(|given| given <= withdrawn) => {
            Standing::Withdrawn(withdrawn)
        }
        (None, _) => Standing::Missing,
        _ => Standing::Holds(None),
    }
}

/// The consent whose end is to be watched: the one that lasts longest, where nothing outlasts it and it was not
/// withdrawn.
pub fn ending(consents: &[Consent]) -> Option<(&Consent, Day)> {
    let standing = consents.iter().filter(|consent| consent.withdrawn_on.is_none());
    let longest = standing.max_by_key(lasting)?;
    longest.until.map(|until| (longest, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn consent(id: i64, given: &str, until: Option<&str>, withdrawn: Option<&str>) -> Consent {
        let blank = Consent::new(ClientId(1), day(given));
        Consent { id: ConsentId(id), until: until.map(day), withdrawn_on: withdrawn.map(day), ..blank }
    }

    #[test]
    fn the_records_outweigh_what_a_sheet_said() {
        let on = day("2026-11-23");
        let mut client = Client::new(on);
        assert_eq!(standing(&client, &[], on), Standing::Missing);
        client.consent_given_on = Some(day("2026-01-05"));
        assert_eq!(standing(&client, &[], on), Standing::Holds(None));
        client.consent_withdrawn_on = Some(day("2026-06-01"));
        assert_eq!(standing(&client, &[], on), Standing::Withdrawn(day("2026-06-01")));
        let newer = [consent(1, "2026-07-01", Some("2027-07-01"), None)];
        assert_eq!(standing(&client, &newer, on), Standing::Holds(Some(day("2027-07-01"))));
        assert_eq!(standing(&client, &newer, day("2027-07-02")), Standing::Ended(day("2027-07-01")));
    }

    #[test]
    fn a_withdrawal_ends_it_on_its_own_day_and_another_consent_goes_on() {
        let client = Client::new(day("2026-01-01"));
        let gone = consent(1, "2026-01-05", None, Some("2026-06-01"));
        let found = |on| standing(&client, std::slice::from_ref(&gone), day(on));
        assert_eq!(found("2026-05-31"), Standing::Holds(None));
        assert_eq!(found("2026-06-01"), Standing::Withdrawn(day("2026-06-01")));
        let two = [gone, consent(2, "2026-05-01", Some("2026-12-31"), None)];
        assert_eq!(standing(&client, &two, day("2026-06-02")), Standing::Holds(Some(day("2026-12-31"))));
        assert_eq!(ending(&two).map(|(consent, day)| (consent.id.0, day)), Some((2, day("2026-12-31"))));
    }

    #[test]
    fn a_consent_without_an_end_has_none_to_watch() {
        let two = [consent(1, "2026-01-05", Some("2026-12-31"), None), consent(2, "2026-02-05", None, None)];
        assert_eq!(ending(&two), None);
    }
}
