//! Drafts: what was typed into a form and not saved yet, kept per person outside the journal.
//!
//! A draft has the name of its form ([`Form::draft_name`]), so the same form finds it again; saving the form or throwing
//! the text away removes it. A draft never becomes a record by itself.

use super::desk::Desk;
use super::error::Result;
use super::forms::{Form, Parent, Typed};
use crate::domain::id::{CaseId, ClientId};
use crate::domain::record::{Key, Kind};
use serde::{Deserialize, Serialize};

/// What was typed, and for which form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Kind of record.
    pub kind: Kind,
    /// The record; `None` for a new one.
    pub key: Option<Key>,
    /// The client a new record belongs to.
    pub client: Option<ClientId>,
    /// The case a new record belongs to.
    pub case: Option<CaseId>,
    /// Row version of the record when the form was opened; 0 for a new one.
    pub version: i64,
    /// The texts by field.
    pub typed: Typed,
}

impl Form {
    /// The record that the form is about; `None` for a new one.
    pub fn key(&self) -> Option<Key> {
        self.opened.as_ref().map(crate::domain::record::Record::key)
    }

    /// What a new record of this form would belong to.
    pub fn parent(&self) -> Parent {
        let id = |name: &str| self.fixed.get(name).and_then(serde_json::Value::as_i64);
        Parent { client: id("client").map(ClientId), case: id("case").map(CaseId) }
    }

    /// The name under which its draft is kept: `stay/12`, or `stay/new/7/-` for a new stay of client 7.
    pub fn draft_name(&self) -> String {
        let (kind, parent) = (self.kind.as_str(), self.parent());
        match self.key() {
            Some(key) => format!("{kind}/{}", key.id),
            None => {
                let part = |id: Option<i64>| id.map_or_else(|| "-".to_owned(), |id| id.to_string());
                format!("{kind}/new/{}/{}", part(parent.client.map(|id| id.0)), part(parent.case.map(|id| id.0)))
            }
        }
    }

    /// The draft of this form with these texts.
    pub fn draft(&self, typed: &Typed) -> Draft {
        let Parent { client, case } = self.parent();
        let version = self.opened.as_ref().map_or(0, crate::domain::record::Record::version);
        Draft { kind: self.kind, key: self.key(), client, case, version, typed: typed.clone() }
    }
}

impl Desk {
    /// Keeps what was typed into a form, or forgets it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_draft(&mut self, name: &str, draft: Option<&Draft>) -> Result<()> {
        let who = self.me().handle().clone();
        let json = draft.and_then(|draft| serde_json::to_string(draft).ok());
        Ok(self.store().keep_draft(&who, name, json.as_deref())?)
    }

    /// My drafts by name. One that an older program wrote differently is passed over.
    ///
    /// # Errors
    /// Those of the store.
    pub fn drafts(&mut self) -> Result<Vec<(String, Draft)>> {
        let who = self.me().handle().clone();
        let kept = self.store().drafts(&who)?;
        Ok(kept.into_iter().filter_map(|(name, json)| Some((name, serde_json::from_str(&json).ok()?))).collect())
    }

    /// My draft of that form.
    ///
    /// # Errors
    /// Those of the store.
    pub fn draft_of(&mut self, form: &Form) -> Result<Option<Draft>> {
        let name = form.draft_name();
        Ok(self.drafts()?.into_iter().find(|(kept, _)| *kept == name).map(|(_, draft)| draft))
    }
}
