//! One row of a sheet as a person: what it says, in our types.
//!
//! The reading itself is in [`reader`]: all faults of a row are looked for; the one whose column stands leftmost is
//! reported.

mod identity;
mod names;
mod reader;

pub(super) use reader::{Read, read};

use crate::domain::choice::{Ground, Sex};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::fold::{fold, fold_number};
use crate::store::PersonKeys;

/// What a sheet says about a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Paper {
    /// Nothing, or that it is missing.
    #[default]
    Missing,
    /// Received, the day where one is given.
    Received(Option<Day>),
    /// Not needed.
    NotNeeded,
    /// Some text: missing, with a note.
    Text(Clean),
}

/// A passport as the row gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passport {
    pub(super) number: Clean,
    pub(super) issued: Option<Day>,
    pub(super) expires: Option<Day>,
    pub(super) issuing_state: Option<Country>,
}

/// A permit as the row gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetPermit {
    pub(super) number: Option<Clean>,
    pub(super) from: Day,
    pub(super) until: Day,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// Row in the spreadsheet.
    pub(super) row: usize,
    pub(super) name_latin: Option<Clean>,
    pub(super) name_cyrillic: Option<Clean>,
    pub(super) former_names: Option<Clean>,
    pub(super) citizenship: Country,
    pub(super) born: Option<Day>,
    pub(super) sex: Option<Sex>,
    pub(super) iin: Option<Clean>,
    pub(super) phone: Option<Clean>,
    pub(super) email: Option<Clean>,
    pub(super) passport: Option<Passport>,
    pub(super) entry: Option<Day>,
    pub(super) exit: Option<Day>,
    pub(super) ground: Ground,
    pub(super) sponsor: Option<Clean>,
    pub(super) sponsor_bin: Option<Clean>,
    pub(super) payer: Option<Clean>,
    pub(super) permit: Option<SheetPermit>,
    pub(super) address: Option<Clean>,
    pub(super) rka: Option<Clean>,
    pub(super) residence_owner: Option<Clean>,
    pub(super) owner_consent_until: Option<Day>,
    pub(super) insurance_until: Option<Day>,
    pub(super) data_consent: Option<Day>,
    pub(super) owner: Option<Clean>,
    /// In the order of [`Field::PAPERS`].
    pub(super) papers: [Paper; 8],
    pub(super) note: Option<Clean>,
    /// The names, Latin before Cyrillic, and the passport's number as they are compared.
    pub(super) folded: Folded,
}

/// Names and a number as they are compared, folded once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    names: Vec<String>,
    number: Option<String>,
}

impl Folded {
    pub(super) fn of(names: [&Option<Clean>; 2], passport: Option<&Passport>) -> Self {
        let names = names.into_iter().flatten().map(|name| fold(name)).collect();
        Self { names, number: passport.map(|passport| fold_number(&passport.number)) }
    }
}

impl Person {
    /// By what the person is found; the name in one script, Latin first.
    pub(super) fn keys(&self) -> PersonKeys {
        let state = self.passport.as_ref().and_then(|passport| passport.issuing_state).unwrap_or(self.citizenship);
        let document = self.folded.number.clone().map(|number| (Some(state), number));
        PersonKeys {
            document,
            iin: self.iin.as_ref().map(|iin| iin.as_str().to_owned()),
            name_born: self.folded.names.first().cloned().zip(self.born),
        }
    }

    /// The folded names, either script.
    pub(super) fn folded_names(&self) -> impl Iterator<Item = &String> {
        self.folded.names.iter()
    }
}
