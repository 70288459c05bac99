//! What is hidden from whoever writes. A writer sees everything, because deadlines are derived from everything; so what an
//! act itself reads through the contract's verbs is sifted here, and what it changes is refused. The other half, for
//! readers, is [`super::veil`].

use super::session::Session;
use super::veil::{OF_CASES, hides};
use crate::domain::access::Restricted;
use crate::domain::clean::Clean;
use crate::domain::dossier::Dossier;
use crate::domain::id::{CaseDocumentId, CaseId, ClientId, FilingId, OwnDateId, StaffId};
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sponsor::SponsorKind;
use crate::store::access::AccessReads;
use crate::store::groups::GroupReads;
use crate::store::{Error, JournalEntry, Result};
use rusqlite::Connection;
use std::collections::HashSet;
/// What is hidden from whoever writes: asked of what the act itself reads and changes.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub(super) reader: StaffId,
    clients: HashSet<ClientId>,
    cases: HashSet<CaseId>,
    /// Subjects of deadlines of the cases.
    subjects: HashSet<String>,
}

impl Hidden {
    /// What is hidden from that reader now; nothing of a reader who is nobody.
    pub(super) fn from(connection: &Connection, reader: Option<StaffId>) -> Result<Self> {
        let Some(reader) = reader else { return Ok(Self::default()) };
        let mut hidden = Self { reader, ..Self::default() };
        if !hides(connection, reader)? {
            return Ok(hidden);
        }
        let mut statement = connection.prepare_cached(
            "SELECT client, \"case\" FROM access AS held WHERE NOT EXISTS (SELECT 1 FROM access AS own
             WHERE own.client = held.client AND own.\"case\" IS held.\"case\" AND own.staff = ?1)",
        )?;
        let rows = statement.query_map([reader.0], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?)))?;
        for row in rows {
            match row? {
                (_, Some(case)) => drop(hidden.cases.insert(CaseId(case))),
                (client, None) => drop(hidden.clients.insert(ClientId(client))),
            }
        }
        hidden.with_merged(connection)?;
        hidden.with_subjects(connection)?;
        Ok(hidden)
    }

    /// What was merged into a hidden client is hidden too.
    fn with_merged(&mut self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare_cached("SELECT id FROM client WHERE merged_into = ?1")?;
        let mut open: Vec<ClientId> = self.clients.iter().copied().collect();
        while let Some(client) = open.pop() {
            for merged in statement.query_map([client.0], |row| row.get(0).map(ClientId))? {
                let merged = merged?;
                if self.clients.insert(merged) {
                    open.push(merged);
                }
            }
        }
        Ok(())
    }

    fn with_subjects(&mut self, connection: &Connection) -> Result<()> {
        self.subjects.extend(self.cases.iter().map(ToString::to_string));
        for (table, prefix) in OF_CASES {
            let sql = format!(
                "SELECT printf('{prefix}-%06d', held.id) FROM case_file CROSS JOIN {table} AS held
                 ON held.client = case_file.client AND held.\"case\" = case_file.id WHERE case_file.id = ?1"
            );
            let mut statement = connection.prepare_cached(&sql)?;
            for case in &self.cases {
                for subject in statement.query_map([case.0], |row| row.get(0))? {
                    self.subjects.insert(subject?);
                }
            }
        }
        Ok(())
    }

    /// True for a deadline of a hidden client or case.
    pub(super) fn deadline(&self, client: ClientId, subject: &str) -> bool {
        self.client(client) || self.subjects.contains(subject)
    }

    /// Nothing is hidden.
    pub(super) fn is_empty(&self) -> bool {
        self.clients.is_empty() && self.cases.is_empty()
    }

    /// True for a hidden client.
    pub(super) fn client(&self, client: ClientId) -> bool {
        self.clients.contains(&client)
    }

    /// True for a hidden case.
    pub(super) fn case(&self, case: CaseId) -> bool {
        self.cases.contains(&case)
    }

    /// A dossier without its hidden cases; nothing of a hidden client.
    pub(super) fn without(&self, mut dossier: Dossier) -> Option<Dossier> {
        if self.client(dossier.client.id) {
            return None;
        }
        for sponsor in dossier.sponsors.iter_mut().filter(|one| one.client.is_some_and(|client| self.client(client))) {
            sponsor.name = Clean::line(&sponsor.client.unwrap_or_default().to_string());
            (sponsor.bin, sponsor.phone, sponsor.email, sponsor.note) = (None, None, None, None);
            (sponsor.signature_expires, sponsor.kind) = (None, SponsorKind::Other);
        }
        if self.cases.is_empty() {
            return Some(dossier);
        }
        let mut gone: HashSet<String> = HashSet::new();
        retain(&mut dossier.cases, &mut gone, |case| (self.case(case.id), case.id.to_string()));
        retain(&mut dossier.case_documents, &mut gone, |paper| (self.case(paper.case), paper.id.to_string()));
        retain(&mut dossier.filings, &mut gone, |filing| (self.case(filing.case), filing.id.to_string()));
        retain(&mut dossier.own_dates, &mut gone, |date| {
            (date.case.is_some_and(|case| self.case(case)), date.id.to_string())
        });
        dossier.actions.retain(|action| !gone.contains(action.subject.as_str()));
        Some(dossier)
    }

    /// True for a record of a hidden client or case.
    pub(super) fn record(&self, record: &Record) -> bool {
        if self.is_empty() {
            return false;
        }
        record.client().is_some_and(|client| self.client(client))
            || case_of(record).is_some_and(|case| self.cases.contains(&case))
    }
}

/// Keeps what is not hidden, and remembers the numbers of what is.
fn retain<T>(all: &mut Vec<T>, gone: &mut HashSet<String>, hidden: impl Fn(&T) -> (bool, String)) {
    all.retain(|one| {
        let (hides, number) = hidden(one);
        if hides {
            gone.insert(number);
        }
        !hides
    });
}

/// The case whose content a record is.
fn case_of(record: &Record) -> Option<CaseId> {
    match record {
        Record::Case(case) => Some(case.id),
        Record::CaseDocument(paper) => Some(paper.case),
        Record::Filing(filing) => Some(filing.case),
        Record::Attachment(scan) => Some(scan.case),
        Record::OwnDate(date) => date.case,
        Record::Message(letter) => letter.case,
        Record::Access(access) => access.case,
        _ => None,
    }
}

impl Session<'_> {
    /// Fails where a record is hidden from whoever writes. An admin who lets themselves in names themselves: that the
    /// role allows it was seen to before, and the record says it.
    pub(super) fn insist_seen(&self, record: &Record) -> Result<()> {
        let lets_in = matches!(record, Record::Access(access)
            if access.id.0 == 0 && access.recovered && access.staff == self.hidden.reader);
        if lets_in || !self.hidden.record(record) {
            return Ok(());
        }
        let found = record.client().map(|client| self.named_on(client, None)).transpose()?.unwrap_or_default();
        let client = record.client().unwrap_or_default();
        Err(Error::Restricted(Restricted { client, case: None, named: found }.refusal()))
    }

    /// A record as it stands before an act changes it, where something is hidden from whoever acts.
    pub(super) fn changed_by_act(&self, key: Key) -> Result<Option<Record>> {
        if self.hidden.is_empty() || key.id == 0 { Ok(None) } else { self.fetch(key) }
    }

    /// Those that are not hidden from whoever writes; whoever reads does not see them in the first place.
    pub(super) fn seen(&self, mut clients: Vec<ClientId>) -> Vec<ClientId> {
        clients.retain(|client| !self.hidden.client(*client));
        clients
    }

    /// Fails where a group is also about a client or case that is hidden from whoever undoes it: half of it would stay.
    pub(super) fn insist_group_seen(&self, group: i64) -> Result<()> {
        if self.hidden.is_empty() {
            return Ok(());
        }
        let clients = self.numbers("SELECT DISTINCT client FROM op WHERE batch = ?1 AND client IS NOT NULL", group)?;
        let hidden = clients.into_iter().map(ClientId).find(|client| self.hidden.client(*client));
        match hidden.map(|client| self.refused_to(&client.to_string())).transpose()?.flatten() {
            Some(refused) => Err(refused),
            None => self.insist_cases_of_group_seen(group),
        }
    }

    /// The same for hidden cases of clients who are seen: asked of the few clients who have any.
    fn insist_cases_of_group_seen(&self, group: i64) -> Result<()> {
        for case in &self.hidden.cases {
            let only: HashSet<i64> = HashSet::from([case.0]);
            for client in self.numbers("SELECT client FROM case_file WHERE id = ?1", case.0)? {
                let entries = self.group_about(group, Some(ClientId(client)))?;
                for change in entries.iter().flat_map(|entry| &entry.changes) {
                    if self.is_of(change, &only)? {
                        let sql = "SELECT reference FROM case_file WHERE id = ?1";
                        let reference = self.every(sql, &[&case.0], |row| {
                            Ok(Clean::line(row.get_ref(0)?.as_str().unwrap_or_default()))
                        })?;
                        let (client, named) = (ClientId(client), self.named_on(ClientId(client), Some(*case))?);
                        let case = reference.into_iter().next().map(|reference| (*case, reference));
                        return Err(Error::Restricted(Restricted { client, case, named }.refusal()));
                    }
                }
            }
        }
        Ok(())
    }

    /// Entries of the journal without those about hidden clients, and without what is about hidden cases.
    pub(super) fn told(&self, mut entries: Vec<JournalEntry>) -> Result<Vec<JournalEntry>> {
        entries.retain(|entry| entry.client.is_none_or(|client| !self.hidden.client(client)));
        for entry in &mut entries {
            entry.moves.retain(|moved| {
                let subject = moved.deadline.rsplit('/').next().unwrap_or_default();
                !self.hidden.subjects.contains(subject)
            });
            entry.changes.retain(|change| !self.hidden.subjects.contains(&numbered(change.key)));
        }
        Ok(entries)
    }

    /// The refusal for a reference to something that is hidden from whoever asks.
    pub(super) fn refused_to(&self, reference: &str) -> Result<Option<Error>> {
        if self.connection.veiled {
            let found = self.restricted_as(reference)?;
            return Ok(found.map(|found| Error::Restricted(found.refusal())));
        }
        let client = ClientId::parse(reference).filter(|client| self.hidden.client(*client));
        let found = client.map(|client| self.restricted_client(client)).transpose()?;
        Ok(found.map(|found| Error::Restricted(found.refusal())))
    }

    /// Handles of those named on a client or a case who work here, by name.
    pub(super) fn named_on(&self, client: ClientId, case: Option<CaseId>) -> Result<Vec<Clean>> {
        let sql = "SELECT coalesce(staff.login, staff.name) FROM main.access AS held CROSS JOIN staff ON staff.id = held.staff
            WHERE held.client = ?1 AND held.\"case\" IS ?2 AND staff.active = 1 ORDER BY 1";
        let mut named = self.every(sql, &[&client.0, &case.map(|case| case.0)], |row| {
            Ok(Clean::line(row.get_ref(0)?.as_str().unwrap_or_default()))
        })?;
        if named.is_empty() && case.is_none() {
            // A record that was merged into a restricted one is asked about there.
            let into: Vec<i64> = self
                .numbers("SELECT merged_into FROM main.client WHERE id = ?1 AND merged_into IS NOT NULL", client.0)?;
            if let Some(kept) = into.first() {
                named = self.named_on(ClientId(*kept), None)?;
            }
        }
        Ok(named)
    }
}

/// The number of a record that may be the subject of a deadline.
fn numbered(key: Key) -> String {
    match key.kind {
        Kind::Case => CaseId(key.id).to_string(),
        Kind::CaseDocument => CaseDocumentId(key.id).to_string(),
        Kind::Filing => FilingId(key.id).to_string(),
        Kind::OwnDate => OwnDateId(key.id).to_string(),
        _ => String::new(),
    }
}
