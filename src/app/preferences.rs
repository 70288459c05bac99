//! How each person likes their screens: language, theme, columns, saved views. Kept by name in the database, outside the
//! journal, so that they are the same on every terminal that the person opens.
//!
//! Each screen names and shapes its own; what an older program wrote differently counts as never chosen.

use super::desk::Desk;
use super::error::Result;
use crate::domain::lang::Lang;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Under this name the language of the interface is kept, as `en`, `ru` or `kk`.
pub const LANGUAGE: &str = "language";

/// Under this name it is kept whether passport numbers, IIN and telephones are hidden.
pub const HIDES: &str = "hide-numbers";

impl Desk {
    /// The language I chose on a screen, else the one that stands in my record as staff; both weigh less than one asked
    /// for on the command line and more than the system's.
    pub fn language(&mut self) -> Option<String> {
        // What cannot be read was never chosen: a language is no reason not to begin.
        let chosen = self.preference::<String>(LANGUAGE).unwrap_or_default();
        chosen.filter(|id| Lang::parse(id).is_some()).or_else(|| self.me().language.as_ref().map(ToString::to_string))
    }

    /// What I chose under that name; `None` when nothing was chosen.
    ///
    /// # Errors
    /// Those of the store.
    pub fn preference<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>> {
        let who = self.me().handle().clone();
        let kept = self.store().preferences(&who)?;
        let found = kept.into_iter().find(|(kept, _)| kept == name);
        Ok(found.and_then(|(_, json)| serde_json::from_str(&json).ok()))
    }

    /// Remembers my choice under that name; `None` forgets it.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep_preference<T: Serialize>(&mut self, name: &str, value: Option<&T>) -> Result<()> {
        let who = self.me().handle().clone();
        let json = value.and_then(|value| serde_json::to_string(value).ok());
        Ok(self.store().keep_preference(&who, name, json.as_deref())?)
    }
}
