//! Drafts: what was typed into a form and not saved yet, kept per person outside the journal.
//!
//! A draft has the name of its form ([`Form::draft_name`]), so the same form finds it again; saving the form or throwing
//! the text away removes it. A draft never becomes a record by itself. Whoever leaves a waiting draft alone and types in the
//! same form anew gets another place beside it ([`Draft::place`]), and so does each of two sessions of one person that are
//! in the same form ([`Berth`]): nothing is written over.

use super::desk::Desk;
use super::error::Result;
use super::forms::{Form, Parent, Typed};
use crate::domain::clean::Clean;
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
    /// Which of the drafts of one form it is, 0 for the first. It stands in the name, not in what is kept.
    #[serde(skip)]
    pub place: u32,
}

/// Where the text of one open form is kept. What lies at a place belongs to the form only as long as it is what the form
/// took up or kept there last; another session of the same person may have come since.
#[derive(Debug, Default)]
pub struct Berth(Option<Draft>);

impl Berth {
    /// Of a form that took up a draft.
    pub fn of(draft: Draft) -> Self {
        Self(Some(draft))
    }
}

/// What stands in a name between the form and the place of the draft.
const PLACE: char = '#';

/// The name of a form's draft at a place: the first has the name of the form alone.
fn name_at(form: &str, place: u32) -> String {
    if place == 0 { form.to_owned() } else { format!("{form}{PLACE}{place}") }
}

/// The form and the place in the name of a draft.
fn place_in(name: &str) -> (&str, u32) {
    let parted = name.rsplit_once(PLACE).and_then(|(form, place)| Some((form, place.parse().ok()?)));
    parted.unwrap_or((name, 0))
}

impl Draft {
    /// The texts of its fields on one line: how one draft of a form is told from another.
    pub fn in_short(&self) -> Clean {
        let texts = self.typed.values().map(|text| text.trim()).filter(|text| !text.is_empty());
        Clean::line(&texts.collect::<Vec<_>>().join(", "))
    }

    /// True when both are of the same form.
    pub fn is_beside(&self, other: &Self) -> bool {
        let form = |draft: &Self| (draft.kind, draft.key, draft.client, draft.case);
        form(self) == form(other)
    }
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

    /// The name under which its draft at a place is kept: `stay/12`, or `stay/new/7/-` for a new stay of client 7;
    /// `stay/12#1` for one that was typed while the first was left to wait.
    pub fn draft_name(&self, place: u32) -> String {
        name_at(&self.draft_form(), place)
    }

    fn draft_form(&self) -> String {
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
        Draft { kind: self.kind, key: self.key(), client, case, version, typed: typed.clone(), place: 0 }
    }
}

impl Desk {
    /// Keeps what was typed into a form, or forgets it: at the form's berth while that is its own, else at the first place
    /// where nothing lies.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_draft(&mut self, form: &Form, berth: &mut Berth, draft: Option<&Draft>) -> Result<()> {
        let drafts = self.drafts_of(form)?;
        let lies_at = |place: u32| drafts.iter().find(|kept| kept.place == place);
        let own = berth.0.take().filter(|own| lies_at(own.place) == Some(own)).map(|own| own.place);
        let json = draft.and_then(|draft| serde_json::to_string(draft).ok());
        let who = self.me().handle().clone();
        let (Some(json), Some(draft)) = (json, draft) else {
            return own.map_or(Ok(()), |place| Ok(self.store().keep_draft(&who, &form.draft_name(place), None)?));
        };
        let place = match own {
            Some(place) => {
                self.store().keep_draft(&who, &form.draft_name(place), Some(&json))?;
                place
            }
            None => self.add_draft(form, &json)?,
        };
        *berth = Berth::of(Draft { place, ..draft.clone() });
        Ok(())
    }

    /// Keeps a draft at the first place where nothing lies, also when another session keeps one at that very moment.
    fn add_draft(&mut self, form: &Form, json: &str) -> Result<u32> {
        let who = self.me().handle().clone();
        let mut place = 0;
        while !self.store().add_draft(&who, &form.draft_name(place), json)? {
            place += 1;
        }
        Ok(place)
    }

    /// Forgets a draft of a form, if it still lies there as it was seen.
    ///
    /// # Errors
    /// Those of the store.
    pub fn throw_draft(&mut self, form: &Form, draft: &Draft) -> Result<()> {
        self.keep_draft(form, &mut Berth::of(draft.clone()), None)
    }

    /// My drafts by name. One that an older program wrote differently is passed over.
    ///
    /// # Errors
    /// Those of the store.
    pub fn drafts(&mut self) -> Result<Vec<(String, Draft)>> {
        let who = self.me().handle().clone();
        let kept = self.store().drafts(&who)?;
        let draft = |(name, json): (String, String)| {
            let draft: Draft = serde_json::from_str(&json).ok()?;
            let place = place_in(&name).1;
            Some((name, Draft { place, ..draft }))
        };
        Ok(kept.into_iter().filter_map(draft).collect())
    }

    /// My drafts of that form, by their places.
    ///
    /// # Errors
    /// Those of the store.
    pub fn drafts_of(&mut self, form: &Form) -> Result<Vec<Draft>> {
        let name = form.draft_form();
        let drafts = self.drafts()?.into_iter();
        let mut own: Vec<Draft> = drafts.filter(|(kept, _)| place_in(kept).0 == name).map(|(_, draft)| draft).collect();
        own.sort_by_key(|draft| draft.place);
        Ok(own)
    }
}
