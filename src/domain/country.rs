//! Citizenships and issuing states: ISO 3166-1, and the codes that travel documents carry for persons without a state.
//!
//! The table `countries.tsv` is data; it is parsed when it is first asked for. [`Country::read`] understands what
//! people write in the column "citizenship"; what it does not know for certain is `None`, never a guess.

mod read;

use super::lang::Lang;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A state or one of the codes of ICAO Doc 9303 part 3, section 5 (`XXA` stateless, `UNO`, …), by its three letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 3]);

/// One line of `countries.tsv`.
struct Row {
    country: Country,
    alpha2: &'static str,
    /// English, Russian, Kazakh.
    names: [&'static str; 3],
    synonyms: &'static str,
}

/// The table, ascending by code.
static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines = include_str!("countries.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut rows: Vec<Row> = lines.filter_map(Row::parse).collect();
    rows.sort_unstable_by_key(|row| row.country);
    rows
});

impl Row {
    fn parse(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let country = Country(cells.next()?.as_bytes().try_into().ok()?);
        let alpha2 = cells.next()?;
        let names = [cells.next()?, cells.next()?, cells.next()?];
        Some(Self { country, alpha2, names, synonyms: cells.next()? })
    }

    fn of(country: Country) -> Option<&'static Self> {
        TABLE.binary_search_by_key(&country, |row| row.country).ok().and_then(|at| TABLE.get(at))
    }
}

impl Country {
    /// Kazakhstan, whose law this program knows.
    pub const KAZAKHSTAN: Self = Self(*b"KAZ");
    /// A stateless person (1954 Convention), as documents write it.
    pub const STATELESS: Self = Self(*b"XXA");

    /// Reads a three-letter code in capitals; `None` when no state or ICAO code is written so.
    pub fn code(code: &str) -> Option<Self> {
        let country = Self(code.as_bytes().try_into().ok()?);
        Row::of(country).map(|row| row.country)
    }

    /// A code that was checked before it was stored: no table is asked, only the shape looked at.
    pub fn stored(code: &str) -> Option<Self> {
        Self::stored_letters(code.as_bytes().try_into().ok()?)
    }

    /// The same from its three letters.
    pub fn stored_letters(bytes: [u8; 3]) -> Option<Self> {
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// Reads the code as a machine-readable zone writes it: fillers dropped, and Germany as `D`.
    pub fn mrz(code: &str) -> Option<Self> {
        match code.trim_end_matches('<') {
            "D" => Some(Self(*b"DEU")),
            other => Self::code(other),
        }
    }

    /// Recognises a citizenship as people write it: codes, names and official names in English, Russian and Kazakh,
    /// office abbreviations (РФ, РУз, ҚР), "гр. Узбекистана", "citizen of …", in any case and with stray look-alike
    /// letters. Abbreviations are read in their own alphabet: Cyrillic РТ is Tajikistan, Latin PT is Portugal.
    /// Words of ethnicity (русский, узбек) are not citizenship. Unknown or ambiguous text is `None`.
    pub fn read(text: &str) -> Option<Self> {
        read::read(text)
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The two-letter ISO code; `None` for codes that are not states.
    pub fn alpha2(self) -> Option<&'static str> {
        Row::of(self).map(|row| row.alpha2).filter(|code| !code.is_empty())
    }

    /// The short name in a language of the interface.
    pub fn name(self, lang: Lang) -> &'static str {
        let [en, ru, kk] = Row::of(self).map_or([""; 3], |row| row.names);
        match lang {
            Lang::En => en,
            Lang::Ru => ru,
            Lang::Kk => kk,
        }
    }

    /// Every code of the table, ascending: what a pick-list offers.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.country)
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::str::FromStr for Country {
    type Err = String;
    fn from_str(code: &str) -> Result<Self, String> {
        Self::code(code).ok_or_else(|| code.to_owned())
    }
}

impl TryFrom<String> for Country {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::code(&code).ok_or(code)
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.as_str().to_owned()
    }
}
