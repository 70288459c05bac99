//! How keepers are asked: what follows from the contract alone, with results of any type.

use super::{Act, Error, Reads, Receipt, Result, Store, Writes};
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::record::{Entity, Key};

impl dyn Reads + '_ {
    /// One record of a known kind.
    ///
    /// # Errors
    /// [`Error::NotFound`], or those of the engine.
    pub fn get<T: Entity>(&self, id: i64) -> Result<T> {
        let key = Key { kind: T::KIND, id };
        let record = self.record(key)?.ok_or(Error::NotFound(key))?;
        T::try_from(record).map_err(|_| Error::NotFound(key))
    }
}

impl dyn Store + '_ {
    /// [`Store::read`] with a result.
    ///
    /// # Errors
    /// Those of `work`, or of the engine.
    pub fn reading<T>(&self, mut work: impl FnMut(&dyn Reads) -> Result<T>) -> Result<T> {
        let mut result = None;
        self.read(&mut |reads| {
            result = Some(work(reads)?);
            Ok(())
        })?;
        result.ok_or_else(|| Error::Engine("the read did not run".to_owned()))
    }

    /// [`Store::write`] with a result.
    ///
    /// # Errors
    /// Those of `work`, or of the engine.
    pub fn writing<T>(
        &mut self,
        act: &Act,
        mut work: impl FnMut(&mut dyn Writes) -> Result<T>,
    ) -> Result<(T, Receipt)> {
        let mut result = None;
        let receipt = self.write(act, &mut |writes| {
            result = Some(work(writes)?);
            Ok(())
        })?;
        result.map(|value| (value, receipt)).ok_or_else(|| Error::Engine("the write did not run".to_owned()))
    }

    /// Journals an event that changes no record, in a write of its own; see [`Writes::note_event`]. What somebody tried
    /// who may do nothing any more is journalled all the same.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn note_event(&mut self, act: &Act, client: Option<ClientId>, text: &Clean) -> Result<Receipt> {
        let seat = self.sit(None);
        let noted = self.write(act, &mut |writes| writes.note_event(client, text));
        self.sit(seat);
        noted
    }
}
