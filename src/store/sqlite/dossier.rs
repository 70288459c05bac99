//! A client's dossier, and who leans on whom.

use super::cell::Iso;
use super::session::Session;
use crate::domain::client::Client;
use crate::domain::dossier::{Dossier, Lent, LinkedEnd};
use crate::domain::id::{BasisId, ClientId, PermitId, SponsorId};
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sponsor::Sponsor;
use crate::store::Result;
use std::collections::BTreeSet;

impl Session<'_> {
    /// Everything about one client.
    pub(super) fn load(&self, client: ClientId) -> Result<Option<Dossier>> {
        let Some(Record::Client(client)) = self.fetch(client.into())? else {
            return Ok(None);
        };
        let id = client.id;
        let mut dossier = Dossier {
            client,
            identity_documents: self.fetch_all(id)?,
            stays: self.fetch_all(id)?,
            residences: self.fetch_all(id)?,
            bases: self.fetch_all(id)?,
            cases: self.fetch_all(id)?,
            permits: self.fetch_all(id)?,
            case_documents: self.fetch_all(id)?,
            filings: self.fetch_all(id)?,
            offences: self.fetch_all(id)?,
            contacts: self.fetch_all(id)?,
            own_dates: self.fetch_all(id)?,
            actions: self.fetch_all(id)?,
            consents: self.fetch_all(id)?,
            requests: self.fetch_all(id)?,
            sponsors: Vec::new(),
            linked_ends: Vec::new(),
        };
        dossier.put_in_order();
        dossier.sponsors = self.named_sponsors(&dossier)?;
        dossier.linked_ends = self.linked_ends(&dossier)?;
        Ok(Some(dossier))
    }

    /// The sponsors that a dossier leans on now: of bases that have not ended, of permits and of open cases.
    pub(super) fn sponsors_of(dossier: &Dossier) -> BTreeSet<SponsorId> {
        let bases = dossier.bases.iter().filter(|basis| basis.ended_on.is_none()).filter_map(|basis| basis.sponsor);
        let permits = dossier.permits.iter().filter_map(|permit| permit.sponsor);
        let cases = dossier.cases.iter().filter(|case| case.stage.is_open()).filter_map(|case| case.sponsor);
        bases.chain(permits).chain(cases).collect()
    }

    /// The numbers of the sponsors that a dossier names anywhere.
    pub(super) fn all_sponsors_of(dossier: &Dossier) -> BTreeSet<SponsorId> {
        let of_bases = dossier.bases.iter().filter_map(|basis| basis.sponsor);
        let of_permits = dossier.permits.iter().filter_map(|permit| permit.sponsor);
        let of_cases = dossier.cases.iter().filter_map(|case| case.sponsor);
        of_bases.chain(of_permits).chain(of_cases).collect()
    }

    /// The sponsors that a dossier names anywhere, by number.
    fn named_sponsors(&self, dossier: &Dossier) -> Result<Vec<Sponsor>> {
        let named = Self::all_sponsors_of(dossier);
        let mut sponsors = Vec::with_capacity(named.len());
        for id in named {
            if let Some(Record::Sponsor(sponsor)) = self.fetch(Key { kind: Kind::Sponsor, id: id.0 })? {
                sponsors.push(sponsor);
            }
        }
        Ok(sponsors)
    }

    /// What clients of ours lend who are a sponsor here or the main applicant; also from behind the veil, because it is this
    /// client's own last day.
    pub(super) fn linked_ends(&self, dossier: &Dossier) -> Result<Vec<LinkedEnd>> {
        let leaned_on = Self::sponsors_of(dossier);
        let sponsors = dossier.sponsors.iter().filter(|sponsor| leaned_on.contains(&sponsor.id));
        let mut lenders: BTreeSet<ClientId> = sponsors.filter_map(|sponsor| sponsor.client).collect();
        lenders.extend(dossier.client.main_applicant);
        lenders.remove(&dossier.client.id);
        let mut ends = Vec::new();
        for lender in lenders {
            ends.extend(self.lent_permit(lender)?);
            ends.extend(self.lent_basis(lender)?);
        }
        Ok(ends)
    }

    /// The permit of a client that lasts longest: earlier ones are continued by it.
    fn lent_permit(&self, from: ClientId) -> Result<Option<LinkedEnd>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, min(valid_until, coalesce(actual_end, valid_until)) AS last_day FROM main.permit
             WHERE client = ?1 AND kind <> 'exit_document' ORDER BY last_day DESC, id DESC LIMIT 1",
        )?;
        let mut rows = statement.query([from.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let Iso(last_day) = row.get(1)?;
        Ok(Some(LinkedEnd { from, lent: Lent::Permit(PermitId(row.get(0)?)), last_day }))
    }

    /// What a client's ground rests on, where it has an end and nothing outlasts it.
    fn lent_basis(&self, from: ClientId) -> Result<Option<LinkedEnd>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, min(coalesce(until, ended_on), coalesce(ended_on, until)) AS last_day FROM main.basis
             WHERE client = ?1 ORDER BY last_day IS NULL DESC, last_day DESC, id DESC LIMIT 1",
        )?;
        let mut rows = statement.query([from.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let last_day: Option<Iso> = row.get(1)?;
        let id = BasisId(row.get(0)?);
        Ok(last_day.map(|Iso(last_day)| LinkedEnd { from, lent: Lent::Basis(id), last_day }))
    }

    /// The clients who lean on what this one lends.
    pub(super) fn leaning_on(&self, lender: ClientId) -> Result<Vec<ClientId>> {
        let mut leaning = BTreeSet::new();
        for sponsor in self.numbers("SELECT id FROM sponsor WHERE client = ?1", lender.0)? {
            leaning.extend(self.sponsored(sponsor)?);
        }
        let following = self.numbers("SELECT id FROM client WHERE main_applicant = ?1", lender.0)?;
        leaning.extend(following.into_iter().map(ClientId));
        leaning.remove(&lender);
        Ok(leaning.into_iter().collect())
    }

    /// The clients whom a sponsor stands behind.
    pub(super) fn sponsored(&self, sponsor: i64) -> Result<Vec<ClientId>> {
        let clients = self.numbers(
            "SELECT client FROM basis WHERE sponsor = ?1 UNION SELECT client FROM permit WHERE sponsor = ?1
             UNION SELECT client FROM case_file WHERE sponsor = ?1",
            sponsor,
        )?;
        Ok(clients.into_iter().map(ClientId).collect())
    }

    /// The name to show of a client.
    pub(super) fn name_of(&self, client: ClientId) -> Result<Option<String>> {
        let found = self.fetch(client.into())?;
        Ok(found.and_then(|record| Client::try_from(record).ok()).map(|client| client.name().to_owned()))
    }
}
