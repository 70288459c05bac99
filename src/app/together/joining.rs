//! Saving over what others saved meanwhile: different fields are joined, the same field is asked about.
//!
//! Every act that was decided about a record as it was shown saves through [`Joining`]; what it joined is told once the
//! act is saved, and a conflict names who was there before.

use crate::app::desk::Desk;
use crate::app::error::{AppError, ErrorKind, Result};
use crate::domain::clean::Clean;
use crate::domain::id::ClientId;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Entity, Key, Kind, Record};
use crate::i18n::labels;
use crate::store::merge::{self, Insisted, Joint};
use crate::store::{self, Conflict, Reads, Writes};

/// What somebody else had changed when mine was added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Who, where the journal names them.
    pub who: Option<Clean>,
    /// The fields.
    pub fields: Vec<String>,
}

/// One act that joins.
#[derive(Debug, Default)]
pub(in crate::app) struct Joining {
    insisted: Option<Insisted>,
    joints: Vec<Joint>,
}

impl Joining {
    /// True when the person has seen that record as it is now and insists.
    pub(in crate::app) fn insists(&self, current: &Record) -> bool {
        self.insisted.is_some_and(|insisted| insisted.covers(current))
    }

    /// Saves `mine`, which was made from `opened`.
    pub(in crate::app) fn save(
        &mut self,
        writes: &mut dyn Writes,
        opened: &Record,
        mine: Record,
    ) -> store::Result<Key> {
        let (key, joint) = merge::save_over(writes, opened, mine, self.insisted)?;
        self.joints.extend(joint);
        Ok(key)
    }

    /// What [`Joining::save`] would save, and the record as it is now: for an act with rules about both.
    pub(in crate::app) fn onto<T: Entity>(
        &mut self,
        writes: &dyn Writes,
        opened: &T,
        mine: T,
    ) -> store::Result<(T, T)> {
        let (opened, mine): (Record, Record) = (opened.clone().into(), mine.into());
        let key = mine.key();
        let (merged, joint) = merge::onto(writes, &opened, mine, self.insisted)?;
        self.joints.extend(joint);
        let now: T = (writes as &dyn Reads).get(key.id)?;
        let merged = T::try_from(merged).map_err(|_| store::Error::NotFound(key))?;
        Ok((merged, now))
    }
}

/// A conflict that a person has seen, to be told to the desk when the act is tried once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Again(Insisted);

impl Again {
    /// Over the record as that conflict showed it.
    pub fn over(conflict: &Conflict) -> Self {
        Self(Insisted { key: conflict.current.key(), version: conflict.current.version() })
    }
}

impl Desk {
    /// Begins an act that joins.
    pub(in crate::app) fn joining(&self) -> Joining {
        Joining { insisted: self.insisted, joints: Vec::new() }
    }

    /// The act is saved: what it joined can be told.
    pub(in crate::app) fn note_joined(&mut self, joining: Joining) {
        let told = joining
            .joints
            .into_iter()
            .map(|joint| Joined { who: self.last_hand(joint.key, joint.client, true), fields: joint.theirs });
        self.joined = told.collect();
    }

    /// What the last act was joined with; told once.
    pub fn take_joined(&mut self) -> Vec<Joined> {
        std::mem::take(&mut self.joined)
    }

    /// Does it once more over what a person has seen: their own values stand there.
    ///
    /// # Errors
    /// Those of `act`; a conflict once more where somebody saved again meanwhile.
    pub fn again<T>(&mut self, over: Again, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.insisted = Some(over.0);
        let done = act(self);
        self.insisted = None;
        done
    }

    /// A conflict in words: who was there before, and about what.
    pub(in crate::app) fn in_words(&self, error: store::Error) -> AppError {
        let store::Error::Conflict(conflict) = error else { return error.into() };
        let key = conflict.current.key();
        let own = (key.kind == Kind::Client).then_some(ClientId(key.id));
        let who = self.last_hand(key, conflict.current.client().or(own), false);
        let (Some(who), Some(first)) = (who, conflict.fields.first()) else {
            return store::Error::Conflict(conflict).into();
        };
        if key.kind == Kind::Action {
            let said = Phrase::new("error-decided-by").text("who", who.as_str());
            let hint = Phrase::new("error-conflict-hint");
            return AppError { hint, conflict: Some(conflict), ..AppError::new(ErrorKind::Conflict, said) };
        }
        let more = i64::try_from(conflict.fields.len() - 1).unwrap_or(i64::MAX);
        let said = Phrase::new("error-conflict-by")
            .text("who", who.as_str())
            .term("field", labels::field(&first.field))
            .number("more", more);
        let hint = Phrase::new("error-conflict-hint");
        AppError { hint, conflict: Some(conflict), ..AppError::new(ErrorKind::Conflict, said) }
    }
}
