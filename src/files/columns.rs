//! What a column can mean: the fields of a register and the synonyms of `columns.toml`.
//!
//! A header is scored against every field; the scores alone never decide an ambiguous one, see [`super::header`].

use super::vocabulary::{Pattern, RawWords, Words, fold, fold_header};
use crate::domain::choice::{Ground, Sex, choices};
use crate::domain::sponsor::SponsorKind;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

choices! {
    /// A field of a register; the id is what the report, `--map` and `columns.toml` call it.
    Field {
        /// Running number; read and dropped.
        Ordinal = "ordinal",
        /// Name in whichever script.
        Name = "name",
        /// Name in Latin letters.
        NameLatin = "name_latin",
        /// Name in Cyrillic letters.
        NameCyrillic = "name_cyrillic",
        /// Surname in whichever script.
        Surname = "surname",
        /// Given name in whichever script.
        GivenName = "given_name",
        /// Patronymic in whichever script.
        Patronymic = "patronymic",
        /// Names borne before.
        FormerNames = "former_names",
        /// Citizenship.
        Citizenship = "citizenship",
        /// Birth date.
        Born = "born",
        /// Sex.
        Sex = "sex",
        /// Number of the passport.
        PassportNumber = "passport_number",
        /// Series of the passport, where it stands apart.
        PassportSeries = "passport_series",
        /// Day of issue of the passport.
        PassportIssued = "passport_issued",
        /// Last day of the passport.
        PassportExpires = "passport_expires",
        /// State that issued the passport.
        IssuingState = "issuing_state",
        /// Individual identification number.
        Iin = "iin",
        /// Phone.
        Phone = "phone",
        /// E-mail.
        Email = "email",
        /// Last entry.
        Entry = "entry",
        /// Last exit.
        Exit = "exit",
        /// Ground.
        Ground = "ground",
        /// Sponsor, host.
        Sponsor = "sponsor",
        /// Sponsor's business identification number.
        SponsorBin = "sponsor_bin",
        /// Who pays.
        Payer = "payer",
        /// Number of the permit.
        PermitNumber = "permit_number",
        /// First day of the permit.
        PermitFrom = "permit_from",
        /// Last day of the permit.
        PermitUntil = "permit_until",
        /// Address.
        Address = "address",
        /// Registration code of the address.
        Rka = "rka",
        /// Officer.
        Owner = "owner",
        /// Note.
        Note = "note",
        /// Owner of the dwelling.
        ResidenceOwner = "residence_owner",
        /// Last day of the dwelling owner's consent.
        OwnerConsentUntil = "owner_consent_until",
        /// Last day of the medical insurance.
        InsuranceUntil = "insurance_until",
        /// Consent to the processing of personal data.
        DataConsent = "data_consent",
        /// Paper: application form.
        ApplicationForm = "application_form",
        /// Paper: copy of the identity document.
        IdentityCopy = "identity_copy",
        /// Paper: the passport.
        Passport = "passport",
        /// Paper: document on the purpose of stay.
        PurposeDocument = "purpose_document",
        /// Paper: certificate of fingerprinting.
        FingerprintCertificate = "fingerprint_certificate",
        /// Paper: medical insurance.
        MedicalInsurance = "medical_insurance",
        /// Paper: consent of the dwelling's owner.
        OwnerConsent = "owner_consent",
        /// Paper: registration code.
        RegistrationCode = "registration_code",
    }
}

impl Field {
    /// The eight papers, in the order of the law's list; the id of each is its requirement.
    pub const PAPERS: [Self; 8] = [
        Self::ApplicationForm,
        Self::IdentityCopy,
        Self::Passport,
        Self::PurposeDocument,
        Self::FingerprintCertificate,
        Self::MedicalInsurance,
        Self::OwnerConsent,
        Self::RegistrationCode,
    ];

    /// Its place in [`Field::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What the cells of a field look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Anything.
    Text,
    /// Small numbers.
    Ordinal,
    /// Words of letters.
    Name,
    /// Words of Latin letters.
    Latin,
    /// Words of Cyrillic letters.
    Cyrillic,
    /// Letters.
    Letters,
    /// Letters, perhaps with digits and dots: a login.
    LettersAny,
    /// A country.
    Country,
    /// A date.
    Date,
    /// A sex.
    Sex,
    /// Number of an identity document.
    Document,
    /// Twelve digits.
    Iin,
    /// A phone number.
    Phone,
    /// A mail address.
    Email,
    /// One of the six grounds.
    Ground,
    /// Number of a permit.
    Permit,
    /// Sixteen digits.
    Rka,
    /// Received, missing, not needed.
    Mark,
}

/// Columns that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Number, issue and expiry of a passport.
    Passport,
    /// Number, beginning and end of a permit.
    Permit,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    id: Field,
    cells: Look,
    family: Option<Family>,
    #[serde(default)]
    many: bool,
    #[serde(default)]
    exact: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMarks {
    missing: Vec<String>,
    received: Vec<String>,
    not_needed: Vec<String>,
    forever: Vec<String>,
    footer: Vec<String>,
    from: Vec<String>,
    until: Vec<String>,
    inclusive: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    field: Vec<RawField>,
    mark: RawMarks,
    sex: BTreeMap<Sex, Vec<String>>,
    ground: BTreeMap<Ground, RawWords>,
    ground_doubt: RawWords,
    sponsor: BTreeMap<SponsorKind, RawWords>,
}

/// The synonyms of one field.
#[derive(Debug)]
pub struct Column {
    /// Which.
    pub field: Field,
    /// What its cells look like.
    pub look: Look,
    /// Columns it stands with.
    pub family: Option<Family>,
    /// Several columns may feed it.
    pub many: bool,
    exact: HashSet<String>,
    also: HashSet<String>,
    near: HashSet<String>,
    patterns: Vec<Pattern>,
    not: Vec<Pattern>,
}

/// How well a header fits a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The words speak of it; how many.
    Words(usize),
    /// It might be meant.
    Perhaps,
    /// It is one of its names.
    Exact,
}

fn folded(texts: &[String]) -> HashSet<String> {
    texts.iter().map(|text| fold_header(text)).collect()
}

impl Column {
    fn new(raw: &RawField) -> Self {
        Self {
            field: raw.id,
            look: raw.cells,
            family: raw.family,
            many: raw.many,
            exact: folded(&raw.exact),
            also: folded(&raw.also),
            near: folded(&raw.near),
            patterns: raw.words.iter().map(|text| Pattern::read(text)).collect(),
            not: raw.not.iter().map(|text| Pattern::read(text)).collect(),
        }
    }

    /// How well a folded header fits.
    pub fn fit(&self, header: &str) -> Option<Fit> {
        if self.exact.contains(header) {
            return Some(Fit::Exact);
        }
        if self.also.contains(header) {
            return Some(Fit::Perhaps);
        }
        if self.not.iter().any(|pattern| pattern.fits(header)) {
            return None;
        }
        let best = self.patterns.iter().filter(|pattern| pattern.fits(header)).map(Pattern::terms).max();
        best.map(Fit::Words)
    }

    /// True when words of the header say that this field is not meant.
    pub fn rules_out(&self, header: &str) -> bool {
        self.not.iter().any(|pattern| pattern.fits(header))
    }

    /// True for headers that mean this field right after another of its family.
    pub fn is_near(&self, header: &str) -> bool {
        self.near.contains(header)
    }
}

/// Everything `columns.toml` says.
#[derive(Debug)]
pub struct Synonyms {
    /// The fields, in the order of the file.
    pub columns: Vec<Column>,
    /// Words for missing, received, not needed, without an end: compared by [`sign_fold`].
    pub missing: HashSet<String>,
    /// See above.
    pub received: HashSet<String>,
    /// See above.
    pub not_needed: HashSet<String>,
    /// See above.
    pub forever: HashSet<String>,
    /// First words of what stands under a table.
    pub footer: HashSet<String>,
    /// Words before a first day.
    pub from: HashSet<String>,
    /// Words before a last day.
    pub until: HashSet<String>,
    /// Words behind a last day.
    pub inclusive: HashSet<String>,
    /// Words for a sex.
    pub sexes: Vec<(Sex, HashSet<String>)>,
    /// Words for the grounds.
    pub grounds: Vec<(Ground, Words)>,
    /// Words that make a pattern of a ground doubtful.
    pub ground_doubt: Words,
    /// Words for the kinds of sponsors.
    pub sponsors: Vec<(SponsorKind, Words)>,
}

impl Synonyms {
    fn new(raw: &Raw) -> Self {
        let signs = |texts: &[String]| texts.iter().map(|text| sign_fold(text)).collect();
        let plain = |texts: &[String]| texts.iter().map(|text| fold(text)).collect();
        Self {
            columns: raw.field.iter().map(Column::new).collect(),
            missing: signs(&raw.mark.missing),
            received: signs(&raw.mark.received),
            not_needed: signs(&raw.mark.not_needed),
            forever: signs(&raw.mark.forever),
            footer: plain(&raw.mark.footer),
            from: plain(&raw.mark.from),
            until: plain(&raw.mark.until),
            inclusive: plain(&raw.mark.inclusive),
            sexes: raw.sex.iter().map(|(sex, texts)| (*sex, plain(texts))).collect(),
            grounds: raw.ground.iter().map(|(ground, words)| (*ground, Words::new(words))).collect(),
            ground_doubt: Words::new(&raw.ground_doubt),
            sponsors: raw.sponsor.iter().map(|(kind, words)| (*kind, Words::new(words))).collect(),
        }
    }

    /// The synonyms of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }
}

/// The words of a mark: what letters it has, or, for a text without any (`+`, `—`), its signs.
pub fn sign_fold(text: &str) -> String {
    let folded = fold(text);
    if folded.is_empty() { text.split_whitespace().collect() } else { folded }
}

/// The data, read when it is first asked for.
static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    let raw: Result<Raw, _> = toml::from_str(include_str!("columns.toml"));
    // The file is part of the program; the tests below read it. Without it nothing would be recognised.
    raw.map_or_else(|_| Synonyms::new(&Raw::nothing()), |raw| Synonyms::new(&raw))
});

impl Raw {
    fn nothing() -> Self {
        Self {
            field: Vec::new(),
            mark: RawMarks::default(),
            sex: BTreeMap::new(),
            ground: BTreeMap::new(),
            ground_doubt: RawWords::default(),
            sponsor: BTreeMap::new(),
        }
    }
}

/// The synonyms that the program carries.
pub fn synonyms() -> &'static Synonyms {
    &SYNONYMS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_read_and_every_field_is_in_it_once() {
        let raw: Raw = toml::from_str(include_str!("columns.toml")).unwrap();
        let mut fields: Vec<Field> = raw.field.iter().map(|field| field.id).collect();
        fields.sort_unstable();
        assert_eq!(fields, Field::ALL);
        assert_eq!(raw.ground.len(), Ground::ALL.len());
    }

    #[test]
    fn no_header_is_the_name_of_two_fields() {
        let mut seen: BTreeMap<&String, Field> = BTreeMap::new();
        for column in &synonyms().columns {
            for header in &column.exact {
                let before = seen.insert(header, column.field);
                assert_eq!(before, None, "{header}: {:?}", column.field);
            }
        }
    }
}
