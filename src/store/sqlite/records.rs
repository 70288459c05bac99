//! Putting, removing and restoring single records, the same way for every kind.

use super::cell::{Cell, cells, entity};
use super::session::{Changed, Session, Values};
use super::texts::texts;
use super::{error, refuse};
use crate::domain::id::ClientId;
use crate::domain::record::{Entity, FieldType, Fields, Key, Kind, Record};
use crate::store::{Conflict, Error, Result};
use rusqlite::OptionalExtension;
use serde::Deserialize;

/// Runs an expression over the struct in a record.
macro_rules! each {
    ($record:expr, $entity:ident => $do:expr) => {
        match $record {
            Record::Staff($entity) => $do,
            Record::Sponsor($entity) => $do,
            Record::Client($entity) => $do,
            Record::Contact($entity) => $do,
            Record::IdentityDocument($entity) => $do,
            Record::Stay($entity) => $do,
            Record::Residence($entity) => $do,
            Record::Basis($entity) => $do,
            Record::Case($entity) => $do,
            Record::Permit($entity) => $do,
            Record::CaseDocument($entity) => $do,
            Record::Filing($entity) => $do,
            Record::Offence($entity) => $do,
            Record::OwnDate($entity) => $do,
            Record::Action($entity) => $do,
            Record::Template($entity) => $do,
            Record::Message($entity) => $do,
            Record::Attachment($entity) => $do,
            Record::StaffKey($entity) => $do,
            Record::Access($entity) => $do,
            Record::Consent($entity) => $do,
            Record::DataRequest($entity) => $do,
            Record::Incident($entity) => $do,
            Record::Destruction($entity) => $do,
        }
    };
}

/// The cells of a record: `id`, `version`, fields.
fn row_of(record: &Record) -> Result<Vec<Cell>> {
    each!(record, entity => cells(entity)).map_err(|error| Error::Engine(error.to_string()))
}

fn read<T: Entity + for<'de> Deserialize<'de>>(row: &rusqlite::Row<'_>) -> Result<Record> {
    entity::<T>(row).map(Into::into).map_err(|error| unreadable(T::KIND, &error))
}

/// A row that does not hold what its table promises.
pub(super) fn unreadable(kind: Kind, error: &serde::de::value::Error) -> Error {
    Error::Damaged(format!("{}: {error}", kind.as_str()))
}

fn record_in(kind: Kind, row: &rusqlite::Row<'_>) -> Result<Record> {
    use crate::domain::{
        access::Access,
        attachment::Attachment,
        case::{Case, CaseDocument, Filing},
        client::{Client, Contact},
        identity::IdentityDocument,
        letter::{Message, Template},
        offence::Offence,
        permit::Permit,
        personal::{Consent, DataRequest, Destruction, Incident},
        residence::Residence,
        sponsor::{Basis, Sponsor},
        staff::{Action, OwnDate, Staff, StaffKey},
        stay::Stay,
    };
    match kind {
        Kind::Staff => read::<Staff>(row),
        Kind::Sponsor => read::<Sponsor>(row),
        Kind::Client => read::<Client>(row),
        Kind::Contact => read::<Contact>(row),
        Kind::IdentityDocument => read::<IdentityDocument>(row),
        Kind::Stay => read::<Stay>(row),
        Kind::Residence => read::<Residence>(row),
        Kind::Basis => read::<Basis>(row),
        Kind::Case => read::<Case>(row),
        Kind::Permit => read::<Permit>(row),
        Kind::CaseDocument => read::<CaseDocument>(row),
        Kind::Filing => read::<Filing>(row),
        Kind::Offence => read::<Offence>(row),
        Kind::OwnDate => read::<OwnDate>(row),
        Kind::Action => read::<Action>(row),
        Kind::Template => read::<Template>(row),
        Kind::Message => read::<Message>(row),
        Kind::Attachment => read::<Attachment>(row),
        Kind::StaffKey => read::<StaffKey>(row),
        Kind::Access => read::<Access>(row),
        Kind::Consent => read::<Consent>(row),
        Kind::DataRequest => read::<DataRequest>(row),
        Kind::Incident => read::<Incident>(row),
        Kind::Destruction => read::<Destruction>(row),
    }
}

impl Session<'_> {
    /// One record.
    pub(super) fn fetch(&self, key: Key) -> Result<Option<Record>> {
        let mut statement = self.connection.prepare_cached(&texts(key.kind).by_id)?;
        let mut rows = statement.query([key.id])?;
        rows.next()?.map(|row| record_in(key.kind, row)).transpose()
    }

    /// All records of one kind that belong to a client, in any order.
    pub(super) fn fetch_all<T: Entity + for<'de> Deserialize<'de>>(&self, client: ClientId) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(&texts(T::KIND).by_client)?;
        let mut rows = statement.query([client.0])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(entity(row).map_err(|error| unreadable(T::KIND, &error))?);
        }
        Ok(all)
    }

    /// Every record that belongs to a client: of each kind with a field that says whose it is.
    pub(super) fn fetch_whole(&self, client: ClientId) -> Result<Vec<Record>> {
        let mut all: Vec<Record> = self.fetch(client.into())?.into_iter().collect();
        let owned = |kind: &&Kind| **kind != Kind::Client && kind.field("client").is_some();
        for kind in Kind::ALL.iter().filter(owned) {
            let sql = format!("{} ORDER BY id", texts(*kind).by_client);
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query([client.0])?;
            while let Some(row) = rows.next()? {
                all.push(record_in(*kind, row)?);
            }
        }
        Ok(all)
    }

    /// Inserts or updates; see [`crate::store::Writes::put`].
    pub(super) fn put_record(&mut self, record: Record) -> Result<Key> {
        if record.key().id == 0 { self.insert_new(record) } else { self.update(&record) }
    }

    fn insert_new(&mut self, mut record: Record) -> Result<Key> {
        if let Record::Case(case) = &mut record
            && case.reference.is_empty()
        {
            case.reference = self.next_reference(case.opened_on)?;
        }
        let about = record.client().filter(|_| !matches!(record, Record::Client(_)));
        if let Some(client) = about.filter(|client| !self.pending.newcomers.contains(client)) {
            refuse::for_merged(self.merged_into(client)?)?;
        }
        let kind = record.key().kind;
        let id = self.count_up(Self::counter_of(kind))?;
        let key = self.insert(Key { kind, id }, 1, &record)?;
        match &record {
            Record::Client(client) if client.merged_into.is_some() => return Ok(key),
            Record::Client(_) => drop(self.pending.newcomers.insert(ClientId(id))),
            _ => {}
        }
        self.remember(record.stored_as(id, 1))?;
        Ok(key)
    }

    fn insert(&mut self, key: Key, version: i64, record: &Record) -> Result<Key> {
        let mut row = row_of(record)?;
        row[0] = Cell::Number(key.id);
        row[1] = Cell::Number(version);
        self.gate_new(key, record)?;
        refuse::before_saving(self, key, record, &row[2..])?;
        let done = self.run_with_row(&texts(key.kind).insert, &row);
        done.map_err(|error| refuse::in_words(self, key, &row[2..], &error))?;
        let new = named(key.kind, row).filter(|(_, cell)| *cell != Cell::Null).collect();
        let client = client_of(key, record);
        self.note(Changed { key, client, old: None, new: Some(new) }, None);
        Ok(key)
    }

    fn update(&mut self, record: &Record) -> Result<Key> {
        let key = record.key();
        let current = self.fetch(key)?.ok_or(Error::NotFound(key))?;
        if current.version() != record.version() {
            return Err(Error::Conflict(Box::new(Conflict { current, fields: Vec::new() })));
        }
        let (before, mut after) = (row_of(&current)?, row_of(record)?);
        if let (Record::Case(now), Record::Case(case)) = (&current, record)
            && case.reference.is_empty()
        {
            after[3] = Cell::Text(now.reference.as_str().to_owned());
        }
        if before == after {
            return Ok(key);
        }
        if let (Record::Client(now), Record::Client(client)) = (&current, record) {
            if client.merged_into.is_some() {
                self.pending.newcomers.remove(&now.id);
            }
            refuse::for_merged(now.merged_into.filter(|_| client.merged_into.is_some()))?;
            super::erase::lifts(now, record)?;
        }
        self.gate(key, client_of(key, &current))?;
        self.gate(key, client_of(key, record))?;
        refuse::before_saving(self, key, record, &after[2..])?;
        let done = {
            let mut statement = self.connection.prepare_cached(&texts(key.kind).update)?;
            statement.execute(rusqlite::params_from_iter(&after))
        };
        done.map_err(|error| refuse::in_words(self, key, &after[2..], &error))?;
        let (old, new) =
            named(key.kind, before).zip(named(key.kind, after)).filter(|(old, new)| old.1 != new.1).unzip();
        let change = Changed { key, client: client_of(key, record), old: Some(old), new: Some(new) };
        self.note(change, client_of(key, &current));
        Ok(key)
    }

    /// Removes; see [`crate::store::Writes::remove`].
    pub(super) fn remove_record(&mut self, key: Key, version: i64) -> Result<()> {
        let current = self.fetch(key)?.ok_or(Error::NotFound(key))?;
        if current.version() != version {
            return Err(Error::Conflict(Box::new(Conflict { current, fields: Vec::new() })));
        }
        self.gate(key, client_of(key, &current))?;
        // What is derived goes before its client, and comes back when the client has to stay.
        self.connection.execute_batch("SAVEPOINT removal")?;
        let removed = self.take_away(&current);
        self.connection.execute_batch(match removed {
            Ok(()) => "RELEASE removal",
            Err(_) => "ROLLBACK TO removal; RELEASE removal",
        })?;
        removed?;
        let old = named(key.kind, row_of(&current)?).filter(|(_, cell)| *cell != Cell::Null).collect();
        let client = client_of(key, &current);
        self.note(Changed { key, client, old: Some(old), new: None }, None);
        Ok(())
    }

    fn take_away(&self, current: &Record) -> Result<()> {
        let key = current.key();
        let (prepared, counted) = match key.kind {
            Kind::Client => (self.prepared(ClientId(key.id))?, self.forget_derived(ClientId(key.id))?),
            _ => (Vec::new(), Vec::new()),
        };
        let done = {
            let mut statement = self.connection.prepare_cached(&texts(key.kind).delete)?;
            statement.execute((key.id, current.version()))
        };
        done.map_err(|error| match error::code(&error) {
            Some(error::FOREIGN_KEY) => Error::Refused(refuse::in_use(self, current)),
            _ => error.into(),
        })?;
        let generation = self.generation()?;
        self.tally(generation.current, &counted, -1);
        self.tally(generation.next.unwrap_or_default(), &prepared, -1);
        Ok(())
    }

    /// Puts a removed record back; see [`crate::store::Writes::restore`]. Its version starts so high that no form
    /// opened before the removal can match it.
    pub(super) fn restore_record(&mut self, key: Key, mut fields: Fields) -> Result<()> {
        for field in key.kind.fields() {
            // A flag that came later than the journal entry was not set then.
            let empty = if field.holds == FieldType::Flag { false.into() } else { serde_json::Value::Null };
            fields.entry(field.name).or_insert(empty);
        }
        let version = (self.head_seq()? + 1) * 1_000;
        let record = Record::from_fields(key, version, fields).map_err(Error::Engine)?;
        client_of(key, &record).into_iter().for_each(|client| self.forget_fresh(client));
        self.insert(key, version, &record).map(drop)
    }

    /// Keeps what the journal and the derivation need to know about a change.
    fn note(&mut self, change: Changed, client_before: Option<ClientId>) {
        self.pending.records += 1;
        self.read_again(change.key);
        let touched = [change.client, client_before];
        for client in touched.into_iter().flatten() {
            if change.old.is_some() {
                self.forget_fresh(client);
            }
            self.touch(client);
            if matches!(change.key.kind, Kind::Permit | Kind::Basis | Kind::Sponsor) {
                self.pending.lenders.insert(client);
            }
        }
        self.pending.changes.push(change);
    }

    /// True when a record of that number is stored.
    pub(super) fn exists(&self, key: Key) -> Result<bool> {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?1", key.kind.as_str());
        Ok(self.connection.prepare_cached(&sql)?.query_row([key.id], |_| Ok(())).optional()?.is_some())
    }

    fn next_reference(&mut self, opened_on: crate::domain::day::Day) -> Result<crate::domain::clean::Clean> {
        let year = chrono::Datelike::year(&opened_on);
        loop {
            let number = self.count_up(&format!("reference {year}"))?;
            let reference = format!("T-{year}-{number:05}");
            // Somebody may have given it by hand.
            let mut statement = self.connection.prepare_cached("SELECT 1 FROM case_file WHERE reference = ?1")?;
            if !statement.exists([&reference])? {
                return Ok(crate::domain::clean::Clean::line(&reference));
            }
        }
    }
}

/// The client in whose history a record stands.
fn client_of(key: Key, record: &Record) -> Option<ClientId> {
    if key.kind == Kind::Client { Some(ClientId(key.id)) } else { record.client() }
}

/// The fields of a row by name, without `id` and `version`.
fn named(kind: Kind, row: Vec<Cell>) -> impl Iterator<Item = <Values as IntoIterator>::Item> {
    kind.fields().iter().map(|field| field.name).zip(row.into_iter().skip(2))
}
