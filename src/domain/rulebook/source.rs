//! Where a row of the law is written: the act, its article or the practice it rests on, in the reader's language.
//!
//! Cheap to copy: every step of every trail names its source, and trails are derived for the whole office at once.
//! Editions of before wrote one text for everybody; such a text stands for all three languages.

use crate::domain::lang::{Lang, Titles};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// A legal source in three languages: `source = { en = "…", ru = "…", kk = "…" }`, or one text for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source(Arc<Titles>);

impl Source {
    /// One text, whatever the reader's language.
    pub fn plain(text: &str) -> Self {
        let text = || text.to_owned();
        Self(Arc::new(Titles { en: text(), ru: text(), kk: text() }))
    }

    /// The source as a reader of that language cites it.
    pub fn get(&self, lang: Lang) -> &str {
        self.0.get(lang)
    }

    /// In all three languages.
    pub fn titles(&self) -> &Titles {
        &self.0
    }

    /// The first language in which nothing is said.
    pub fn lacks(&self) -> Option<Lang> {
        Lang::ALL.iter().copied().find(|lang| self.get(*lang).trim().is_empty())
    }

    /// True when no language says anything.
    pub fn is_empty(&self) -> bool {
        Lang::ALL.iter().all(|lang| self.get(*lang).trim().is_empty())
    }
}

impl From<Titles> for Source {
    fn from(titles: Titles) -> Self {
        Self(Arc::new(titles))
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Either)
    }
}

/// Reads either form; a table that lacks a language is refused as a title would be.
struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = Source;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a source in three languages")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Source, E> {
        Ok(Source::plain(text))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Source, M::Error> {
        Titles::deserialize(MapAccessDeserializer::new(map)).map(Source::from)
    }
}
