//! A whole copy of the file while others work, the proof that such a copy is sound, and putting one in the place of a
//! file that nobody has open.
//!
//! A copy is made by `VACUUM INTO`: it holds one moment, none of what was deleted, and no log beside it. It is proved from
//! the file itself, with fresh eyes, before anybody says that it was made.

use super::migrate::{FORMAT, format_of};
use super::session::Session;
use super::{SqliteStore, dump, law, open};
use crate::domain::deadline::derive;
use crate::store::backup::Proof;
use crate::store::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

impl SqliteStore {
    /// See [`crate::store::Store::copy_to`].
    pub(super) fn copy_into(&self, file: &Path) -> Result<()> {
        let name = file.to_str().ok_or_else(|| Error::Permission(file.to_owned()))?;
        open::touch_private(file)?;
        self.connection.execute("VACUUM INTO ?1", [name])?;
        open::flush(file)
    }
}

/// Proves a copy that nobody works with: the file, its references, its journal, and how much it holds. A copy of an older
/// format is not changed; its journal is proved when it is put back.
///
/// # Errors
/// `Missing`, `Foreign`, `Newer`, `Permission`; what is wrong with the content stands in the proof, except where the
/// engine cannot read it at all: `Damaged`.
pub fn prove(file: &Path) -> Result<Proof> {
    prove_connection(&open::look_at_copy(file)?)
}

fn prove_connection(connection: &Connection) -> Result<Proof> {
    let format = format_of(connection)?;
    if format > FORMAT {
        return Err(Error::Newer { found: format, known: FORMAT });
    }
    let transaction = connection.unchecked_transaction()?;
    let law = law::Law::new(derive);
    let session = Session::reading(&transaction, &law);
    let mut proof = Proof { format, ..Proof::default() };
    proof.faults.extend(session.integrity()?);
    proof.faults.extend(session.references()?);
    if format == FORMAT {
        let (entries, head, faults) = session.verify_chain(&mut |_| {})?;
        (proof.journal, proof.head) = (entries, head);
        proof.faults.extend(faults);
        proof.counts = dump::counts(&transaction)?;
    }
    Ok(proof)
}

/// Brings a copy that nobody else has open to the present format and proves it.
///
/// # Errors
/// As for [`prove`].
pub fn prepare(file: &Path) -> Result<Proof> {
    let connection = open::connect(file, super::OpenMode::Batch)?;
    let proof = prove_connection(&connection)?;
    // Closed as the last one, the file has everything in it and no log beside it.
    connection.close().map_err(|(_, error)| Error::from(error))?;
    open::flush(file)?;
    Ok(proof)
}

/// Puts everything that a log beside the file holds into the file, and takes the log away. Nobody else has it open.
///
/// # Errors
/// As for [`super::open`].
pub fn fold_log(file: &Path) -> Result<()> {
    let connection = open::look_or_work(file)?;
    let _: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    connection.close().map_err(|(_, error)| Error::from(error))
}
