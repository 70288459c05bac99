//! What an import answers: the JSON document of the contract, and the same things as sentences.
//!
//! `why` is a stable English id in every language, as all ids of the contract are; people read [`phrase`] of it.

use super::write::Interrupted;
use crate::domain::choice::choices;
use crate::domain::clean::Clean;
use crate::domain::phrase::Phrase;
use crate::files::columns::Field;
use crate::files::refused::RefusedFile;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// Why a row is not taken in. The list is closed: everything else is a [`Caution`].
    Reason {
        /// No name in either script.
        NoName = "no name",
        /// The citizenship is none we know.
        UnknownCitizenship = "unknown citizenship",
        /// The ground is not one of the six.
        UnknownGround = "ground is not one of the six",
        /// Not twelve digits.
        IinLength = "IIN length",
        /// Something that is no digit.
        IinDigits = "IIN digits",
        /// The last digit does not fit.
        IinCheckDigit = "IIN check digit",
        /// The permit ends before it begins.
        PermitOrder = "TRP ends before it begins",
        /// Nothing to tell the person apart by.
        NoIdentity = "neither passport number nor birth date",
        /// 31.02.1990.
        BirthNoDay = "birth date does not exist",
        /// Not written like a date.
        BirthUnread = "birth date cannot be read",
        /// See above.
        IssueNoDay = "passport issue date does not exist",
        /// See above.
        IssueUnread = "passport issue date cannot be read",
        /// See above.
        ExpiryNoDay = "passport expiry date does not exist",
        /// See above.
        ExpiryUnread = "passport expiry date cannot be read",
        /// See above.
        EntryNoDay = "entry date does not exist",
        /// See above.
        EntryUnread = "entry date cannot be read",
        /// See above.
        ExitNoDay = "exit date does not exist",
        /// See above.
        ExitUnread = "exit date cannot be read",
        /// See above.
        PermitFromNoDay = "TRP start date does not exist",
        /// See above.
        PermitFromUnread = "TRP start date cannot be read",
        /// See above.
        PermitUntilNoDay = "TRP end date does not exist",
        /// See above.
        PermitUntilUnread = "TRP end date cannot be read",
        /// See above.
        ConsentNoDay = "consent date does not exist",
        /// See above.
        ConsentUnread = "consent date cannot be read",
        /// See above.
        InsuranceNoDay = "insurance date does not exist",
        /// See above.
        InsuranceUnread = "insurance date cannot be read",
        /// The person is known, but not to whoever imports; nothing more is said.
        HeldBack = "row is held back",
        /// A paper's date like 31.02.2026; other text there is only a [`Caution`].
        PaperNoDay = "paper date does not exist",
    }

    /// What is odd about a row that is taken in all the same.
    Caution {
        /// The permit ends after the passport.
        PermitOutlastsPassport = "TRP outlasts the passport",
        /// The permit begins when nothing allowed the stay any more.
        PermitAfterStay = "TRP begins after the permitted stay ended",
        /// The number is denied, but dates are given.
        PermitDenied = "TRP dates without a TRP",
        /// A permit needs both dates; what there is went into the note.
        PermitUndated = "TRP without both dates",
        /// The passport ended before today.
        PassportExpired = "passport has expired",
        /// Dates of a passport that has no number.
        PassportUnnumbered = "passport dates without a number",
        /// Issued after its own end.
        PassportOrder = "passport issued after it expires",
        /// The issuing state is none we know.
        IssuingState = "unknown issuing state",
        /// The entry is yet to come.
        EntryAhead = "entry lies in the future",
        /// The person was not born.
        EntryBeforeBirth = "entry lies before the birth date",
        /// The exit belongs to an earlier stay, or is wrong.
        ExitBeforeEntry = "exit lies before the entry",
        /// Not yet born.
        BornAhead = "birth date lies in the future",
        /// A citizen of Kazakhstan needs no permit.
        OwnCitizen = "citizen of Kazakhstan",
        /// A school for a worker, a spouse for a student.
        SponsorAgainstGround = "sponsor contradicts the ground",
        /// The digits tell another birth date.
        IinAgainstBirth = "IIN disagrees with the birth date",
        /// The digits tell another sex.
        IinAgainstSex = "IIN disagrees with the sex",
        /// The first digits are no date.
        IinUndated = "IIN holds no date",
        /// The code of an address has sixteen digits.
        RkaLength = "RKA is not 16 digits",
        /// The number of a company has twelve digits.
        BinLength = "BIN is not 12 digits",
        /// A code without an address; the code stands for it.
        AddressMissing = "RKA without an address",
        /// The sex is neither.
        SexUnread = "sex cannot be read",
        /// Letters of two alphabets in one name.
        NameMixed = "name mixes alphabets",
        /// The paper counts as missing; the text is kept in its note.
        PaperText = "text in place of a mark",
        /// Received on a day to come.
        PaperAhead = "paper received in the future",
        /// Consent without its day.
        ConsentUndated = "consent without a day",
        /// The text was longer than a field holds.
        TextCut = "text was cut",
        /// The row was read one line long.
        QuotesOpen = "quotation marks do not close",
        /// The stay before was still open and is closed on the day of this entry.
        StayOpen = "earlier stay was still open",
        /// Several clients are this person; the first was taken.
        SeveralClients = "several clients match",
        /// A spreadsheet wrote the number in short; the cell is kept in the note.
        NumberShortened = "number shortened by a spreadsheet",
        /// The zeros in front were missing; check digit and birth date say which number it is.
        IinZeros = "IIN without its zeros in front",
        /// Nothing in the sheet tells whether day or month stands first; the day was taken.
        DateOrder = "day and month could be the other way round",
        /// Somebody else with another name and birth date has the number.
        IinOfAnother = "IIN of another person",
        /// Taken for the same person by name and birth date, though the passport is another.
        PassportAnother = "same name and birth date, another passport",
        /// The data of the person are blocked: nothing of the row is taken in.
        Blocked = "data of this client are blocked",
        /// A sheet of the workbook that was not read.
        SheetLeftOut = "another sheet was not read",
    }
}

/// The sentence of a `why`: `import-why-` and the id in kebab-case.
pub fn phrase(why: &str) -> Phrase {
    let kebab: String = why.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    Phrase::new(format!("import-why-{}", kebab.replace("--", "-")))
}

impl Reason {
    /// For a date of that field.
    pub(super) fn of_date(field: Field, exists_not: bool) -> Self {
        let (no_day, unread) = match field {
            Field::Born => (Self::BirthNoDay, Self::BirthUnread),
            Field::PassportIssued => (Self::IssueNoDay, Self::IssueUnread),
            Field::PassportExpires => (Self::ExpiryNoDay, Self::ExpiryUnread),
            Field::Entry => (Self::EntryNoDay, Self::EntryUnread),
            Field::Exit => (Self::ExitNoDay, Self::ExitUnread),
            Field::PermitFrom => (Self::PermitFromNoDay, Self::PermitFromUnread),
            Field::PermitUntil => (Self::PermitUntilNoDay, Self::PermitUntilUnread),
            Field::InsuranceUntil => (Self::InsuranceNoDay, Self::InsuranceUnread),
            Field::OwnerConsentUntil | Field::DataConsent => (Self::ConsentNoDay, Self::ConsentUnread),
            _ => (Self::PaperNoDay, Self::PaperNoDay),
        };
        if exists_not { no_day } else { unread }
    }
}

/// A row that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Row in the spreadsheet.
    pub row: usize,
    /// Header of the column.
    pub column: Clean,
    /// What stands there.
    pub value: Clean,
    /// Why.
    pub why: Reason,
}

/// Something odd that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// Row in the spreadsheet.
    pub row: usize,
    /// Header of the column.
    pub column: Clean,
    /// What stands there.
    pub value: Clean,
    /// What is odd.
    pub why: Caution,
}

/// A person who stands earlier in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repeated {
    /// Row in the spreadsheet.
    pub row: usize,
    /// The earlier row, which counts.
    pub same_as_row: usize,
    /// Fields in which this row says something else.
    pub differs: Vec<Field>,
}

/// Here and in the sheet stand different things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// Row in the spreadsheet.
    pub row: usize,
    /// Which field.
    pub field: Field,
    /// What is kept here; dates as `YYYY-MM-DD`, choices by their id.
    pub here: Clean,
    /// What the sheet says.
    pub sheet: Clean,
}

/// The answer of an import.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ImportReport {
    /// Records of the file; blank rows and repeated headers are none.
    pub rows: usize,
    /// Rows that wrote something, or would have.
    pub accepted: usize,
    /// Rows of which all was there already.
    pub unchanged: usize,
    /// Rows of persons who stand earlier in the file.
    pub repeated: Vec<Repeated>,
    /// Rows that were not taken in.
    pub refused: Vec<Refusal>,
    /// Oddities of rows that were.
    pub warnings: Vec<Warning>,
    /// Where the database says something else.
    pub conflicts: Vec<Conflict>,
    /// Header → field.
    pub columns: Map<String, Value>,
    /// Headers without a field.
    pub unmapped: Vec<Clean>,
    /// Officers who were not staff.
    pub new_owners: Vec<Clean>,
    /// Whether anything could be written: false for a rehearsal and for a file with refused rows without `partial`.
    pub written: bool,
    /// An earlier import that had not ended and was dealt with first.
    pub interrupted: Option<Interrupted>,
    /// The journal's group, to undo the import by.
    #[serde(skip)]
    pub group: Option<i64>,
    /// Rows to be mended, for a partial import that wrote.
    #[serde(skip)]
    pub refused_file: Option<RefusedFile>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;
    use crate::i18n::Catalogue;

    #[test]
    fn every_reason_and_caution_is_said_in_three_languages() {
        for lang in Lang::ALL {
            let catalogue = Catalogue::new(*lang);
            for id in Reason::IDS.iter().chain(Caution::IDS) {
                assert!(catalogue.has(&phrase(id).id), "{}: {}", lang.as_str(), phrase(id).id);
            }
        }
    }
}
