//! A client's dossier, and who leans on whom.

use super::cell::Iso;
use super::session::Session;
use crate::domain::client::Client;
use crate::domain::dossier::{Dossier, LinkedEnd};
use crate::domain::id::{ClientId, PermitId, SponsorId};
use crate::domain::record::{Key, Kind, Record};
use crate::store::Result;
use std::collections::BTreeSet;

impl Session<'_> {
    /// Everything about one client.
    pub(super) fn load(&self, client: ClientId) -> Result<Option<Dossier>> {
        let Some(Record::Client(client)) = self.fetch(Key { kind: Kind::Client, id: client.0 })? else {
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
            contacts: self.fetch_all(id)?,
            own_dates: self.fetch_all(id)?,
            actions: self.fetch_all(id)?,
            linked_ends: Vec::new(),
        };
        put_in_order(&mut dossier);
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

    /// The last permit of each client of ours who is a sponsor here: earlier ones are continued by it.
    fn linked_ends(&self, dossier: &Dossier) -> Result<Vec<LinkedEnd>> {
        let mut ends = Vec::new();
        let mut statement = self.connection.prepare_cached(
            "SELECT permit.id, permit.client, min(valid_until, coalesce(actual_end, valid_until)) AS last_day
             FROM sponsor JOIN permit ON permit.client = sponsor.client
             WHERE sponsor.id = ?1 AND sponsor.client <> ?2 AND permit.kind <> 'exit_document'
             ORDER BY last_day DESC, permit.id DESC LIMIT 1",
        )?;
        for sponsor in Self::sponsors_of(dossier) {
            let mut rows = statement.query((sponsor.0, dossier.client.id.0))?;
            if let Some(row) = rows.next()? {
                let Iso(last_day) = row.get(2)?;
                ends.push(LinkedEnd { from: ClientId(row.get(1)?), permit: PermitId(row.get(0)?), last_day });
            }
        }
        ends.sort_by_key(|end| (end.from, end.permit));
        ends.dedup();
        Ok(ends)
    }

    /// The clients who lean on permits of this one.
    pub(super) fn dependants(&self, lender: ClientId) -> Result<Vec<ClientId>> {
        let mut leaning = BTreeSet::new();
        for sponsor in self.numbers("SELECT id FROM sponsor WHERE client = ?1", lender.0)? {
            leaning.extend(self.sponsored(sponsor)?);
        }
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
        let found = self.fetch(Key { kind: Kind::Client, id: client.0 })?;
        Ok(found.and_then(|record| Client::try_from(record).ok()).map(|client| client.name().to_owned()))
    }
}

/// Lists ascend by their first day, undated ones last. Sorting a handful here is cheaper than a sorter in SQL.
fn put_in_order(dossier: &mut Dossier) {
    dossier.identity_documents.sort_by_key(|document| (document.issued.is_none(), document.issued, document.id));
    dossier.stays.sort_by_key(|stay| (stay.entry, stay.id));
    dossier.residences.sort_by_key(|residence| (residence.since.is_none(), residence.since, residence.id));
    dossier.bases.sort_by_key(|basis| (basis.since.is_none(), basis.since, basis.id));
    dossier.cases.sort_by_key(|case| (case.opened_on, case.id));
    dossier.permits.sort_by_key(|permit| (permit.valid_from, permit.id));
    dossier.case_documents.sort_by_key(|document| document.id);
    dossier.filings.sort_by_key(|filing| (filing.filed_on, filing.id));
    dossier.contacts.sort_by_key(|contact| contact.id);
    dossier.own_dates.sort_by_key(|date| (date.on_day, date.id));
    dossier.actions.sort_by_key(|action| action.id);
}
