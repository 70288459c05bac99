//! The machine-readable zone of a travel document: ICAO Doc 9303 part 3 (rules), 4 (passports, 2 × 44), 5 (cards,
//! 3 × 30), 6 (older cards, 2 × 36) and 7 (visas, 2 × 44 and 2 × 36).
//!
//! Reading is tolerant of how a zone was typed or scanned (case, spaces, `«`, fillers lost at the end of the names),
//! never of what it says: an O for a zero fails its check digit and is reported, not mended. A Russian internal
//! passport has a national zone: Cyrillic names by letter substitution, a tenth digit of the number, the day of issue and
//! the code of the office kept among the optional data, and no expiry. That layout and the table of letters are **likely**:
//! they agree with passports seen and with several descriptions, the text of the Russian order was not at hand.
//!
//! [`feed`] cuts a stream of a scanner into zones, [`misread`] proposes what a sign that does not fit may have been.

pub mod feed;
mod fields;
mod keyboard;
mod lines;
pub mod misread;
#[cfg(test)]
mod scanner_tests;
#[cfg(test)]
mod tests;

use super::choice::{Sex, choices};
use super::clean::Clean;
use super::day::Day;
use super::phrase::Phrase;
use fields::Fields;
use serde::Serialize;

choices! {
    /// The size and purpose of the zone.
    MrzFormat {
        /// Card, three lines of 30.
        Td1 = "TD1",
        /// Older card, two lines of 36.
        Td2 = "TD2",
        /// Passport, two lines of 44.
        Td3 = "TD3",
        /// Visa, two lines of 44.
        VisaA = "MRV-A",
        /// Visa, two lines of 36.
        VisaB = "MRV-B",
    }
}

/// Whether each check digit fits; `None` where the zone has none to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Checks {
    /// Of the document number.
    pub number: Option<bool>,
    /// Of the birth date.
    pub birth: Option<bool>,
    /// Of the expiry.
    pub expiry: Option<bool>,
    /// Of the personal number (passports only).
    pub personal: Option<bool>,
    /// Of all of it together (not on visas).
    pub composite: Option<bool>,
}

/// What a zone says: the document of `calc mrz`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mrz {
    /// Format.
    pub format: MrzFormat,
    /// No check fails, and every date that is written exists.
    pub valid: bool,
    /// The check digits one by one.
    pub checks: Checks,
    /// One or two letters: `P`, `PN`, `I`, `ID`, `V`…
    pub document_type: Clean,
    /// Issuing state as written, without fillers; `D` for Germany.
    pub issuing_state: Clean,
    /// Document number, without fillers.
    pub number: Clean,
    /// Citizenship as written, without fillers.
    pub nationality: Clean,
    /// Surname: Latin letters, in a Russian internal passport Cyrillic ones.
    pub surname: Clean,
    /// Given names, separated by spaces.
    pub given_names: Clean,
    /// Birth date; `None` where a part of it is unknown or it does not exist.
    pub born: Option<Day>,
    /// Sex; `None` when unspecified.
    pub sex: Option<Sex>,
    /// Expiry; `None` where the document has none or it does not exist.
    pub expires: Option<Day>,
    /// Personal number or other optional data; `None` when empty.
    pub personal_number: Option<Clean>,
    /// Day of issue: only a Russian internal passport tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Day>,
    /// Code of the office that issued it, such as `910-003`: only a Russian internal passport tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuing_office: Option<Clean>,
}

/// Why a text is no machine-readable zone at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MrzError {
    /// The lines have none of the known lengths; the lengths found, in order.
    Shape(Vec<usize>),
    /// A character that no zone holds.
    Character(char),
}

impl MrzError {
    /// The error as a sentence (`mrz-shape`, `mrz-character`).
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Shape(lengths) => {
                let lengths: Vec<String> = lengths.iter().map(usize::to_string).collect();
                Phrase::new("mrz-shape").text("lengths", lengths.join(" + "))
            }
            Self::Character(character) => Phrase::new("mrz-character").text("character", character.to_string()),
        }
    }
}

impl Mrz {
    /// True for the internal passport of a citizen of Russia: no expiry, and no Latin names to compare.
    pub fn is_internal_passport(&self) -> bool {
        self.document_type.as_str() == "PN" && self.issuing_state.as_str() == "RUS" && self.expires.is_none()
    }
}

/// Reads a zone. `today` closes the window of birth years: a two-digit year means the latest century in which the
/// birth is not in the future. Expiry years are 2000–2099.
///
/// # Errors
/// [`MrzError`] when the text has not the shape of a zone. A zone whose checks fail is read, and not `valid`.
pub fn parse(text: &str, today: Day) -> Result<Mrz, MrzError> {
    let (format, lines) = lines::lines(text)?;
    Ok(read_lines(format, &lines, today))
}

/// Reads lines of the right length.
fn read_lines(format: MrzFormat, lines: &[String], today: Day) -> Mrz {
    let fields = match format {
        MrzFormat::Td1 => Fields::card(lines),
        _ => Fields::two_lines(format, lines),
    };
    fields.read(format, today)
}
