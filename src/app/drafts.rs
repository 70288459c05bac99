//! Drafts: what was typed into a form, or into the wording of a letter, and not saved yet, kept per person outside the
//! journal.
//!
//! A draft has the name of its form, so the same form finds it again; saving the form or throwing
//! the text away removes it. A draft never becomes a record by itself. Whoever leaves a waiting draft alone and types in the
//! same form anew gets another place beside it ([`Draft::place`]), and so does each of two sessions of one person that are
//! in the same form or wording ([`Berth`]): nothing is written over.

use super::desk::Desk;
use super::error::Result;
use super::forms::{Form, Parent, Typed};
use crate::domain::clean::Clean;
use crate::domain::id::{CaseId, ClientId};
use crate::domain::record::{Key, Kind};
use serde::de::DeserializeOwned;
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
#[derive(Debug)]
pub struct Berth<T = Draft>(Option<(u32, T)>);

impl<T> Default for Berth<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Berth<T> {
    /// Of whoever took up what lies at a place.
    pub(super) fn at(place: u32, kept: T) -> Self {
        Self(Some((place, kept)))
    }
}

impl Berth {
    /// Of a form that took up a draft.
    pub fn of(draft: Draft) -> Self {
        Self::at(draft.place, draft.placed(0))
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
    fn placed(self, place: u32) -> Self {
        Self { place, ..self }
    }

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

    /// The name under which its drafts are kept: `stay/12`, or `stay/new/7/-` for a new stay of client 7; `stay/12#1` is
    /// that of one that was typed while the first was left to wait.
    fn draft_name(&self) -> String {
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
        // The place stands in the name alone.
        let draft = draft.map(|draft| draft.clone().placed(0));
        self.keep_at(&form.draft_name(), berth, draft.as_ref())
    }

    /// Forgets a draft of a form, if it still lies there as it was seen.
    ///
    /// # Errors
    /// Those of the store.
    pub fn throw_draft(&mut self, form: &Form, draft: &Draft) -> Result<()> {
        self.keep_draft(form, &mut Berth::of(draft.clone()), None)
    }

    /// My drafts of forms by name. One that an older program wrote differently is passed over.
    ///
    /// # Errors
    /// Those of the store.
    pub fn drafts(&mut self) -> Result<Vec<(String, Draft)>> {
        let who = self.me().handle().clone();
        let kept = self.store().drafts(&who)?;
        let draft = |(name, json): (String, String)| {
            let draft: Draft = serde_json::from_str(&json).ok()?;
            let place = place_in(&name).1;
            Some((name, draft.placed(place)))
        };
        Ok(kept.into_iter().filter_map(draft).collect())
    }

    /// My drafts of that form, by their places.
    ///
    /// # Errors
    /// Those of the store.
    pub fn drafts_of(&mut self, form: &Form) -> Result<Vec<Draft>> {
        let kept = self.kept_at::<Draft>(&form.draft_name())?;
        Ok(kept.into_iter().map(|(place, draft)| draft.placed(place)).collect())
    }

    /// Keeps something of that name, or forgets it: at its berth while that is its own, else at the first place where
    /// nothing lies.
    pub(super) fn keep_at<T>(&mut self, name: &str, berth: &mut Berth<T>, kept: Option<&T>) -> Result<()>
    where
        T: Clone + PartialEq + Serialize + DeserializeOwned,
    {
        let lying = self.kept_at::<T>(name)?;
        let own = berth.0.take().filter(|own| lying.contains(own)).map(|(place, _)| place);
        let json = kept.and_then(|kept| serde_json::to_string(kept).ok());
        let who = self.me().handle().clone();
        let (Some(json), Some(kept)) = (json, kept) else {
            return own.map_or(Ok(()), |place| Ok(self.store().keep_draft(&who, &name_at(name, place), None)?));
        };
        let place = match own {
            Some(place) => {
                self.store().keep_draft(&who, &name_at(name, place), Some(&json))?;
                place
            }
            None => self.add_at(name, &json)?,
        };
        *berth = Berth::at(place, kept.clone());
        Ok(())
    }

    /// Keeps something at the first place where nothing lies, also when another session does so at that very moment.
    fn add_at(&mut self, name: &str, json: &str) -> Result<u32> {
        let who = self.me().handle().clone();
        let mut place = 0;
        while !self.store().add_draft(&who, &name_at(name, place), json)? {
            place += 1;
        }
        Ok(place)
    }

    /// What I keep under that name, by places. What an older program wrote differently is passed over.
    pub(super) fn kept_at<T: DeserializeOwned>(&mut self, name: &str) -> Result<Vec<(u32, T)>> {
        let who = self.me().handle().clone();
        let kept = self.store().drafts(&who)?.into_iter();
        let mut lying: Vec<(u32, T)> = kept
            .filter_map(|(kept, json)| match place_in(&kept) {
                (own, place) if own == name => Some((place, serde_json::from_str(&json).ok()?)),
                _ => None,
            })
            .collect();
        lying.sort_by_key(|(place, _)| *place);
        Ok(lying)
    }
}
