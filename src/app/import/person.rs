//! One row of a sheet as a person: what it says, in our types, or why it cannot be taken in.
//!
//! All faults of a row are looked for; the one whose column stands leftmost is reported.

use super::report::{Caution, Reason, Refusal, Warning};
use crate::domain::check::{LINE_LIMIT, NOTE_LIMIT};
use crate::domain::choice::{Ground, Sex};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::{DateError, Day};
use crate::domain::fold::{fold, fold_number};
use crate::domain::iin::{self, IinFault, Known};
use crate::domain::sponsor::SponsorKind;
use crate::files::cells::{self, Mark, NameScript};
use crate::files::columns::Field;
use crate::files::register::Register;
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
}

impl Person {
    /// By what the person is found; the name in one script, Latin first.
    pub(super) fn keys(&self) -> PersonKeys {
        let document = self.passport.as_ref().map(|passport| {
            (
                Some(passport.issuing_state.unwrap_or(self.citizenship)),
                fold_number(&passport.number),
            )
        });
        let name = self.name_latin.as_ref().or(self.name_cyrillic.as_ref());
        PersonKeys {
            document,
            iin: self.iin.as_ref().map(|iin| iin.as_str().to_owned()),
            name_born: name.zip(self.born).map(|(name, born)| (fold(name), born)),
        }
    }

    /// The folded names, either script.
    pub(super) fn folded_names(&self) -> impl Iterator<Item = String> {
        [&self.name_latin, &self.name_cyrillic]
            .into_iter()
            .flatten()
            .map(|name| fold(name))
    }
}

/// A row as it was read.
pub(super) struct Read {
    pub(super) person: Result<Person, Refusal>,
    pub(super) warnings: Vec<Warning>,
}

/// Reads the row at that place of the sheet.
pub(super) fn read(register: &Register, at: usize, today: Day) -> Read {
    let reader = Reader {
        register,
        at,
        today,
        faults: Vec::new(),
        warnings: Vec::new(),
        kept: Vec::new(),
    };
    reader.read()
}

struct Reader<'a> {
    register: &'a Register,
    at: usize,
    today: Day,
    /// Place of the column and what is wrong there.
    faults: Vec<(usize, Refusal)>,
    warnings: Vec<Warning>,
    /// Cells that have no field of their own here and go into the note.
    kept: Vec<Field>,
}

impl<'a> Reader<'a> {
    fn read(mut self) -> Read {
        let (name_latin, name_cyrillic) = self.names();
        let citizenship = self.citizenship();
        let born = self.born();
        let sex = self.sex();
        let iin = self.iin(born, sex);
        let passport = self.passport(born);
        let (entry, exit) = self.stay(born);
        let ground = self.ground();
        let permit = self.permit(passport.as_ref());
        let sponsor = self.line(Field::Sponsor);
        self.sponsor_against(sponsor.as_ref(), ground);
        let (address, rka) = self.address();
        let papers = Field::PAPERS.map(|field| self.paper(field));
        let rest = Rest::of(&mut self);
        let fault = self
            .faults
            .iter()
            .min_by_key(|(column, _)| *column)
            .map(|(_, fault)| fault.clone());
        let person = match (fault, citizenship, ground) {
            (None, Some(citizenship), Some(ground)) => Ok(Person {
                row: self.number(),
                name_latin,
                name_cyrillic,
                former_names: rest.former_names,
                citizenship,
                born,
                sex,
                iin,
                phone: rest.phone,
                email: rest.email,
                passport,
                entry,
                exit,
                ground,
                sponsor,
                sponsor_bin: rest.sponsor_bin,
                payer: rest.payer,
                permit,
                address,
                rka,
                residence_owner: rest.residence_owner,
                owner_consent_until: rest.owner_consent_until,
                insurance_until: rest.insurance_until,
                data_consent: rest.data_consent,
                owner: rest.owner,
                papers,
                note: self.note(),
            }),
            (Some(fault), ..) => Err(fault),
            (None, None, _) => Err(self.refusal(Field::Citizenship, Reason::UnknownCitizenship)),
            (None, _, None) => Err(self.refusal(Field::Ground, Reason::UnknownGround)),
        };
        Read {
            person,
            warnings: self.warnings,
        }
    }

    fn number(&self) -> usize {
        self.register.sheet.number(self.at)
    }

    /// The cell of a field without what only keeps a spreadsheet from calculating.
    fn cell(&self, field: Field) -> &'a str {
        cells::plain(self.register.cell(self.at, field))
    }

    /// The cell, when it says something.
    fn said(&self, field: Field) -> Option<&'a str> {
        Some(self.cell(field)).filter(|cell| !cells::is_nothing(cell))
    }

    fn header(&self, field: Field) -> Clean {
        self.register
            .header
            .name(field)
            .cloned()
            .unwrap_or_else(|| Clean::line(field.as_str()))
    }

    fn refusal(&self, field: Field, why: Reason) -> Refusal {
        Refusal {
            row: self.number(),
            column: self.header(field),
            value: shortened(self.cell(field)),
            why,
        }
    }

    fn refuse(&mut self, field: Field, why: Reason) {
        let column = self
            .register
            .header
            .of(field)
            .next()
            .map_or(usize::MAX, |column| column.index);
        self.faults.push((column, self.refusal(field, why)));
    }

    fn warn(&mut self, field: Field, why: Caution) {
        let value = shortened(self.cell(field));
        self.warnings.push(Warning {
            row: self.number(),
            column: self.header(field),
            value,
            why,
        });
    }

    /// A line of text, as long as a field holds.
    fn line(&mut self, field: Field) -> Option<Clean> {
        let cells: Vec<&str> = self
            .register
            .cells(self.at, field)
            .map(cells::plain)
            .collect();
        let said = cells.into_iter().filter(|cell| !cells::is_nothing(cell));
        let text = Clean::line(&said.collect::<Vec<_>>().join(", ")).non_empty()?;
        if text.chars().count() <= LINE_LIMIT {
            return Some(text);
        }
        self.warn(field, Caution::TextCut);
        self.kept.push(field);
        Clean::line(&text.chars().take(LINE_LIMIT).collect::<String>()).non_empty()
    }

    /// A date; what cannot be one refuses the row.
    fn date(&mut self, field: Field) -> Option<Day> {
        let cell = self.said(field)?;
        let ends = matches!(
            field,
            Field::PassportExpires | Field::OwnerConsentUntil | Field::InsuranceUntil
        );
        if ends && cells::is_forever(cell) {
            return None;
        }
        self.read_date(field, cells::day(cell, self.register.dates))
    }

    fn read_date(&mut self, field: Field, read: Result<Day, DateError>) -> Option<Day> {
        match read {
            Ok(day) => return Some(day),
            Err(DateError::NoSuchDay(_)) => self.refuse(field, Reason::of_date(field, true)),
            Err(DateError::Unreadable(_) | DateError::OutOfRange(_)) => {
                self.refuse(field, Reason::of_date(field, false));
            }
        }
        None
    }

    fn names(&mut self) -> (Option<Clean>, Option<Clean>) {
        let mut names = Names::default();
        for field in [Field::NameLatin, Field::NameCyrillic, Field::Name] {
            for cell in self.register.cells(self.at, field) {
                if names.take(field, cells::plain(cell)) {
                    self.warn(field, Caution::NameMixed);
                }
            }
        }
        let mut parts = Names::default();
        for field in [Field::Surname, Field::GivenName, Field::Patronymic] {
            for cell in self.register.cells(self.at, field) {
                parts.join(cells::plain(cell));
            }
        }
        let latin = names.latin.or(parts.latin);
        let cyrillic = names.cyrillic.or(parts.cyrillic);
        if latin.is_none() && cyrillic.is_none() {
            let fields = [
                Field::NameLatin,
                Field::NameCyrillic,
                Field::Name,
                Field::Surname,
            ];
            let first = fields
                .into_iter()
                .filter_map(|field| Some((self.register.header.of(field).next()?.index, field)));
            self.refuse(
                first.min().map_or(Field::Name, |(_, field)| field),
                Reason::NoName,
            );
        }
        (self.fitting(latin), self.fitting(cyrillic))
    }

    /// A name as long as a field holds.
    fn fitting(&self, name: Option<Clean>) -> Option<Clean> {
        let name = name?;
        if name.chars().count() <= LINE_LIMIT {
            Some(name)
        } else {
            Some(shortened(&name))
        }
    }

    fn citizenship(&mut self) -> Option<Country> {
        let country = Country::read(self.cell(Field::Citizenship));
        match country {
            None => self.refuse(Field::Citizenship, Reason::UnknownCitizenship),
            Some(Country::KAZAKHSTAN) => self.warn(Field::Citizenship, Caution::OwnCitizen),
            Some(_) => {}
        }
        country
    }

    fn born(&mut self) -> Option<Day> {
        let cell = self.said(Field::Born)?;
        let born = self.read_date(
            Field::Born,
            cells::birth_day(cell, self.register.dates, self.today),
        )?;
        if born > self.today {
            self.warn(Field::Born, Caution::BornAhead);
        }
        Some(born)
    }

    fn sex(&mut self) -> Option<Sex> {
        let cell = self.said(Field::Sex)?;
        let sex = cells::sex(cell);
        if sex.is_none() {
            self.warn(Field::Sex, Caution::SexUnread);
        }
        sex
    }

    fn iin(&mut self, born: Option<Day>, sex: Option<Sex>) -> Option<Clean> {
        let cell = self.said(Field::Iin)?;
        let report = iin::check(cell, Known::default());
        match report.why {
            Some(IinFault::Length) => self.refuse(Field::Iin, Reason::IinLength),
            Some(IinFault::Digits) => self.refuse(Field::Iin, Reason::IinDigits),
            Some(IinFault::CheckDigit | IinFault::Unissued) => {
                self.refuse(Field::Iin, Reason::IinCheckDigit)
            }
            Some(IinFault::Date) => self.warn(Field::Iin, Caution::IinUndated),
            None => {}
        }
        if born
            .zip(report.born)
            .is_some_and(|(sheet, digits)| sheet != digits)
        {
            self.warn(Field::Iin, Caution::IinAgainstBirth);
        }
        if sex
            .zip(report.sex)
            .is_some_and(|(sheet, digits)| sheet != digits)
        {
            self.warn(Field::Iin, Caution::IinAgainstSex);
        }
        Clean::line(
            &cell
                .chars()
                .filter(char::is_ascii_digit)
                .collect::<String>(),
        )
        .non_empty()
    }

    fn passport(&mut self, born: Option<Day>) -> Option<Passport> {
        let issued = self.date(Field::PassportIssued);
        let expires = self.date(Field::PassportExpires);
        let issuing_state = self.issuing_state();
        let Some(number) = self.passport_number() else {
            if born.is_none() && self.said(Field::Born).is_none() {
                let by_number = self.register.header.has(Field::PassportNumber);
                self.refuse(
                    if by_number {
                        Field::PassportNumber
                    } else {
                        Field::Born
                    },
                    Reason::NoIdentity,
                );
            }
            if issued.or(expires).is_some() {
                let field = if expires.is_some() {
                    Field::PassportExpires
                } else {
                    Field::PassportIssued
                };
                self.warn(field, Caution::PassportUnnumbered);
                self.kept.push(field);
            }
            return None;
        };
        if expires.is_some_and(|expires| expires < self.today) {
            self.warn(Field::PassportExpires, Caution::PassportExpired);
        }
        if issued
            .zip(expires)
            .is_some_and(|(issued, expires)| expires < issued)
        {
            self.warn(Field::PassportIssued, Caution::PassportOrder);
        }
        Some(Passport {
            number,
            issued,
            expires,
            issuing_state,
        })
    }

    /// The number, with a series of its own column before it. It must hold a letter or digit.
    fn passport_number(&mut self) -> Option<Clean> {
        let number = self
            .line(Field::PassportNumber)
            .filter(|number| !fold_number(number).is_empty())?;
        match self.line(Field::PassportSeries) {
            Some(series) if !fold_number(&number).starts_with(&fold_number(&series)) => {
                Clean::line(&format!("{series} {number}")).non_empty()
            }
            _ => Some(number),
        }
    }

    fn issuing_state(&mut self) -> Option<Country> {
        let state = Country::read(self.said(Field::IssuingState)?);
        if state.is_none() {
            self.warn(Field::IssuingState, Caution::IssuingState);
        }
        state
    }

    fn stay(&mut self, born: Option<Day>) -> (Option<Day>, Option<Day>) {
        let entry = self.date(Field::Entry);
        let exit = self.date(Field::Exit);
        if entry.is_some_and(|entry| entry > self.today) {
            self.warn(Field::Entry, Caution::EntryAhead);
        }
        if entry.zip(born).is_some_and(|(entry, born)| entry < born) {
            self.warn(Field::Entry, Caution::EntryBeforeBirth);
        }
        match (entry, exit) {
            (Some(entry), Some(exit)) if exit < entry => {
                self.warn(Field::Exit, Caution::ExitBeforeEntry);
                (Some(entry), None)
            }
            (None, Some(_)) => {
                self.kept.push(Field::Exit);
                (None, None)
            }
            other => other,
        }
    }

    fn ground(&mut self) -> Option<Ground> {
        let ground = cells::ground(self.cell(Field::Ground));
        if ground.is_none() {
            self.refuse(Field::Ground, Reason::UnknownGround);
        }
        ground
    }

    fn permit(&mut self, passport: Option<&Passport>) -> Option<SheetPermit> {
        let from = self.date(Field::PermitFrom);
        let until = self.date(Field::PermitUntil);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.refuse(Field::PermitUntil, Reason::PermitOrder);
            return None;
        }
        let number = self.line(Field::PermitNumber);
        let denied = number.is_none() && cells::is_denied(self.cell(Field::PermitNumber));
        let (Some(from), Some(until), false) = (from, until, denied) else {
            self.no_permit(from.or(until).is_some(), number.is_some(), denied);
            return None;
        };
        let expires = passport.and_then(|passport| passport.expires);
        if expires.is_some_and(|expires| until > expires) {
            self.warn(Field::PermitUntil, Caution::PermitOutlastsPassport);
        }
        Some(SheetPermit {
            number,
            from,
            until,
        })
    }

    /// Something of a permit, not enough for one: what there is must not be lost.
    fn no_permit(&mut self, dated: bool, numbered: bool, denied: bool) {
        if !dated && !numbered {
            return;
        }
        let field = if numbered {
            Field::PermitNumber
        } else {
            Field::PermitUntil
        };
        self.warn(
            field,
            if denied {
                Caution::PermitDenied
            } else {
                Caution::PermitUndated
            },
        );
        for field in [Field::PermitNumber, Field::PermitFrom, Field::PermitUntil] {
            if self.said(field).is_some() {
                self.kept.push(field);
            }
        }
    }

    /// Only a clear contradiction counts: whose word is needed is said in the Law on Population Migration, art. 6-1.
    fn sponsor_against(&mut self, sponsor: Option<&Clean>, ground: Option<Ground>) {
        let (Some(sponsor), Some(ground)) = (sponsor, ground) else {
            return;
        };
        use Ground as G;
        let fits = match cells::sponsor_kind(sponsor) {
            SponsorKind::Employer => matches!(ground, G::Employment | G::Business),
            SponsorKind::School => matches!(ground, G::Education | G::Employment),
            SponsorKind::Clinic => matches!(ground, G::Medical | G::Employment),
            SponsorKind::Relative => ground == G::Family,
            SponsorKind::ReligiousBody => matches!(ground, G::Missionary | G::Employment),
            SponsorKind::Akimat => matches!(ground, G::Business | G::Employment),
            SponsorKind::Other => true,
        };
        if !fits {
            self.warn(Field::Sponsor, Caution::SponsorAgainstGround);
        }
    }

    fn address(&mut self) -> (Option<Clean>, Option<Clean>) {
        let address = self.line(Field::Address);
        let rka = self.line(Field::Rka);
        let length =
            |rka: &Clean| rka.chars().count() == 16 && rka.chars().all(|c| c.is_ascii_digit());
        let rka = rka.map(|rka| {
            let close: String = rka
                .chars()
                .filter(|c| !c.is_whitespace() && *c != '-')
                .collect();
            if close.chars().all(|c| c.is_ascii_digit()) {
                Clean::line(&close)
            } else {
                rka
            }
        });
        if rka.as_ref().is_some_and(|rka| !length(rka)) {
            self.warn(Field::Rka, Caution::RkaLength);
        }
        if rka.is_some() && address.is_none() {
            self.warn(Field::Rka, Caution::AddressMissing);
        }
        (address, rka)
    }

    fn paper(&mut self, field: Field) -> Paper {
        let cell = self.cell(field);
        match cells::mark(cell, self.register.dates) {
            Mark::Missing => Paper::Missing,
            Mark::NotNeeded => Paper::NotNeeded,
            Mark::Received(day) => {
                if day.is_some_and(|day| day > self.today) {
                    self.warn(field, Caution::PaperAhead);
                }
                Paper::Received(day)
            }
            Mark::NoSuchDay => {
                self.refuse(field, Reason::PaperNoDay);
                Paper::Missing
            }
            Mark::Other => {
                self.warn(field, Caution::PaperText);
                Clean::note(cell)
                    .non_empty()
                    .map_or(Paper::Missing, Paper::Text)
            }
        }
    }

    fn data_consent(&mut self) -> Option<Day> {
        match cells::mark(self.cell(Field::DataConsent), self.register.dates) {
            Mark::Missing | Mark::NotNeeded => None,
            Mark::Received(Some(day)) => Some(day),
            Mark::Received(None) | Mark::Other => {
                self.warn(Field::DataConsent, Caution::ConsentUndated);
                self.kept.push(Field::DataConsent);
                None
            }
            Mark::NoSuchDay => {
                self.refuse(Field::DataConsent, Reason::ConsentNoDay);
                None
            }
        }
    }

    /// The notes, and what has no field here as `header: cell`.
    fn note(&mut self) -> Option<Clean> {
        let notes = self.register.cells(self.at, Field::Note).map(cells::plain);
        let mut lines: Vec<String> = notes
            .filter(|cell| !cells::is_nothing(cell))
            .map(str::to_owned)
            .collect();
        for field in std::mem::take(&mut self.kept) {
            lines.push(format!(
                "{}: {}",
                self.header(field),
                Clean::line(self.cell(field))
            ));
        }
        let note = Clean::note(&lines.join("\n")).non_empty()?;
        if note.chars().count() <= NOTE_LIMIT {
            return Some(note);
        }
        self.warn(Field::Note, Caution::TextCut);
        Clean::note(&note.chars().take(NOTE_LIMIT).collect::<String>()).non_empty()
    }
}

/// The fields that are read without a second thought.
struct Rest {
    former_names: Option<Clean>,
    phone: Option<Clean>,
    email: Option<Clean>,
    sponsor_bin: Option<Clean>,
    payer: Option<Clean>,
    residence_owner: Option<Clean>,
    owner_consent_until: Option<Day>,
    insurance_until: Option<Day>,
    data_consent: Option<Day>,
    owner: Option<Clean>,
}

impl Rest {
    fn of(reader: &mut Reader<'_>) -> Self {
        let sponsor_bin = reader.line(Field::SponsorBin);
        let twelve = |bin: &Clean| bin.chars().filter(char::is_ascii_digit).count() == 12;
        if sponsor_bin.as_ref().is_some_and(|bin| !twelve(bin)) {
            reader.warn(Field::SponsorBin, Caution::BinLength);
        }
        Self {
            former_names: reader.line(Field::FormerNames),
            phone: reader.line(Field::Phone),
            email: reader.line(Field::Email),
            sponsor_bin,
            payer: reader.line(Field::Payer),
            residence_owner: reader.line(Field::ResidenceOwner),
            owner_consent_until: reader.date(Field::OwnerConsentUntil),
            insurance_until: reader.date(Field::InsuranceUntil),
            data_consent: reader.data_consent(),
            owner: reader.line(Field::Owner),
        }
    }
}

/// A name in two scripts, filled from cells.
#[derive(Default)]
struct Names {
    latin: Option<Clean>,
    cyrillic: Option<Clean>,
}

impl Names {
    /// Takes a cell by its letters, whatever its column is called; true when it mixes alphabets.
    fn take(&mut self, field: Field, cell: &str) -> bool {
        if cells::is_nothing(cell) || !cell.chars().any(char::is_alphabetic) {
            return false;
        }
        if let Some((latin, cyrillic)) = cells::both_names(cell) {
            self.latin.get_or_insert(latin);
            self.cyrillic.get_or_insert(cyrillic);
            return false;
        }
        let script = cells::name_script(cell);
        let slot = match (script, field) {
            (NameScript::Latin, _) => &mut self.latin,
            (NameScript::Cyrillic, _) | (_, Field::NameCyrillic) => &mut self.cyrillic,
            _ => &mut self.latin,
        };
        slot.get_or_insert_with(|| Clean::line(cell));
        script == NameScript::Mixed
    }

    /// Adds a part of a name behind those of its script.
    fn join(&mut self, cell: &str) {
        let part = Clean::line(cell);
        if cells::is_nothing(&part) || !part.chars().any(char::is_alphabetic) {
            return;
        }
        let slot = if cells::name_script(&part) == NameScript::Cyrillic {
            &mut self.cyrillic
        } else {
            &mut self.latin
        };
        *slot = Some(slot.take().map_or(part.clone(), |before| {
            Clean::line(&format!("{before} {part}"))
        }));
    }
}

/// A value as a report shows it.
fn shortened(text: &str) -> Clean {
    Clean::line(&text.chars().take(200).collect::<String>())
}
