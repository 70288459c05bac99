//! The three languages of the interface.

use super::choice::choices;

choices! {
    /// A language of the interface and of the rulebook's titles.
    Lang {
        /// English.
        En = "en",
        /// Russian.
        Ru = "ru",
        /// Kazakh.
        Kk = "kk",
    }
}

/// A text in all three languages; the rulebook refuses a row that lacks one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Titles {
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
    /// Kazakh.
    pub kk: String,
}

impl Titles {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
            Lang::Kk => &self.kk,
        }
    }
}
