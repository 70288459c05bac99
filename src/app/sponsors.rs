//! Sponsors: one with all its people and what ends when, and the list of all.

use super::desk::{Desk, RuleTitles};
use super::error::Result;
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::id::SponsorId;
use crate::domain::sponsor::Sponsor;
use crate::store::Reads;
pub use crate::store::registers::{SponsorEnd, SponsorLine, SponsorPerson};

/// How many ends a page names; a sponsor with more has people enough for the list.
const ENDS: usize = 200;

/// Everything about one sponsor, its people a page at a time.
#[derive(Debug, Clone)]
pub struct SponsorPage {
    /// The office date it was read for.
    pub today: Day,
    /// The record.
    pub sponsor: Sponsor,
    /// The name of the client that the sponsor is.
    pub is_client: Option<Clean>,
    /// The first of its people, by what binds.
    pub people: Vec<SponsorPerson>,
    /// How many people it has, counted up to 1,001.
    pub count: usize,
    /// What ends from today on, the earliest first.
    pub ends: Vec<SponsorEnd>,
    /// Titles of rules.
    pub titles: RuleTitles,
}

impl SponsorPage {
    /// Days until its electronic signature ends; negative once it has.
    pub fn signature_days(&self) -> Option<i64> {
        self.sponsor.signature_expires.map(|day| (day - self.today).num_days())
    }
}

impl Desk {
    /// Reads a sponsor and the first `limit` of its people.
    ///
    /// # Errors
    /// Those of the store.
    pub fn sponsor_page(&mut self, id: SponsorId, limit: usize) -> Result<SponsorPage> {
        let (titles, today) = (self.titles()?, self.today());
        self.read(|reads| {
            let sponsor: Sponsor = reads.get(id.0)?;
            let is_client = sponsor.client.map(|client| client_name(reads, client.0)).transpose()?;
            Ok(SponsorPage {
                today,
                is_client,
                people: reads.sponsor_people(id, None, limit)?,
                count: reads.sponsor_count(id)?,
                ends: reads.sponsor_ends(id, today, ENDS)?,
                titles: titles.clone(),
                sponsor,
            })
        })
    }

    /// More of a sponsor's people, after that one.
    ///
    /// # Errors
    /// Those of the store.
    pub fn sponsor_people(&self, id: SponsorId, after: &SponsorPerson, limit: usize) -> Result<Vec<SponsorPerson>> {
        self.read(|reads| reads.sponsor_people(id, Some(after), limit))
    }

    /// Sponsors whose name or BIN has the text; without one those whose signature ends first. At most `limit`.
    ///
    /// # Errors
    /// Those of the store.
    pub fn sponsor_list(&self, text: &str, limit: usize) -> Result<Vec<SponsorLine>> {
        self.read(|reads| reads.sponsor_list(text, limit))
    }
}

fn client_name(reads: &dyn Reads, id: i64) -> crate::store::Result<Clean> {
    Ok(Clean::line(reads.get::<Client>(id)?.name()))
}
