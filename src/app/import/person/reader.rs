//! Reads a row: field by field, with what is wrong and what is odd about it.

use super::super::report::{Caution, Reason, Refusal, Warning};
use super::{Folded, Paper, Person};
use crate::domain::check::{LINE_LIMIT, NOTE_LIMIT};
use crate::domain::choice::{Ground, Sex};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::{DateError, Day};
use crate::files::cells::{self, Bound, Mark};
use crate::files::columns::Field;
use crate::files::register::Register;

/// A row as it was read.
pub(in crate::app::import) struct Read {
    pub(in crate::app::import) person: Result<Person, Refusal>,
    pub(in crate::app::import) warnings: Vec<Warning>,
}

/// Reads the row at that place of the sheet.
pub(in crate::app::import) fn read(register: &Register, at: usize, today: Day) -> Read {
    let reader = Reader { register, at, today, faults: Vec::new(), warnings: Vec::new(), kept: Vec::new() };
    reader.read()
}

/// One row under way.
pub(super) struct Reader<'a> {
    pub(super) register: &'a Register,
    pub(super) at: usize,
    pub(super) today: Day,
    /// Place of the column and what is wrong there.
    faults: Vec<(usize, Refusal)>,
    warnings: Vec<Warning>,
    /// Cells that have no field of their own here and go into the note.
    pub(super) kept: Vec<Field>,
}

impl<'a> Reader<'a> {
    pub(super) fn read(mut self) -> Read {
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
        let fault = self.faults.iter().min_by_key(|(column, _)| *column).map(|(_, fault)| fault.clone());
        let folded = Folded::of([&name_latin, &name_cyrillic], passport.as_ref());
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
                folded,
            }),
            (Some(fault), ..) => Err(fault),
            (None, None, _) => Err(self.refusal(Field::Citizenship, Reason::UnknownCitizenship)),
            (None, _, None) => Err(self.refusal(Field::Ground, Reason::UnknownGround)),
        };
        Read { person, warnings: self.warnings }
    }

    pub(super) fn number(&self) -> usize {
        self.register.sheet.number(self.at)
    }

    /// The cell of a field without what only keeps a spreadsheet from calculating.
    pub(super) fn cell(&self, field: Field) -> &'a str {
        cells::plain(self.register.cell(self.at, field))
    }

    /// The cell, when it says something.
    pub(super) fn said(&self, field: Field) -> Option<&'a str> {
        Some(self.cell(field)).filter(|cell| !cells::is_nothing(cell))
    }

    pub(super) fn header(&self, field: Field) -> Clean {
        self.register.header.name(field).cloned().unwrap_or_else(|| Clean::line(field.as_str()))
    }

    pub(super) fn refusal(&self, field: Field, why: Reason) -> Refusal {
        Refusal { row: self.number(), column: self.header(field), value: shortened(self.cell(field)), why }
    }

    pub(super) fn refuse(&mut self, field: Field, why: Reason) {
        let column = self.register.header.of(field).next().map_or(usize::MAX, |column| column.index);
        self.faults.push((column, self.refusal(field, why)));
    }

    pub(super) fn warn(&mut self, field: Field, why: Caution) {
        let value = shortened(self.cell(field));
        self.warnings.push(Warning { row: self.number(), column: self.header(field), value, why });
    }

    /// A line that is a number of some kind: one that a spreadsheet has shortened has lost its digits and is none.
    pub(super) fn number_line(&mut self, field: Field) -> Option<Clean> {
        if self.said(field).is_some_and(cells::is_shortened_number) {
            self.warn(field, Caution::NumberShortened);
            self.kept.push(field);
            return None;
        }
        self.line(field)
    }

    /// The phones, and an address for mail that stands among them.
    fn contacts(&mut self) -> (Option<Clean>, Option<Clean>) {
        let Some(line) = self.number_line(Field::Phone) else {
            return (None, None);
        };
        if !line.contains('@') {
            return (Some(line), None);
        }
        let pieces = || line.split([',', ';', ' ', '/']).map(str::trim).filter(|piece| !piece.is_empty());
        let mail = pieces().find(|piece| piece.contains('@')).and_then(|mail| Clean::line(mail).non_empty());
        let rest: Vec<&str> = pieces().filter(|piece| !piece.contains('@')).collect();
        let phone = Clean::line(&rest.join(" ")).non_empty().filter(|phone| phone.chars().any(|c| c.is_ascii_digit()));
        (phone, mail)
    }

    /// A line of text, as long as a field holds.
    pub(super) fn line(&mut self, field: Field) -> Option<Clean> {
        let cells: Vec<&str> = self.register.cells(self.at, field).map(cells::plain).collect();
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
    pub(super) fn date(&mut self, field: Field) -> Option<Day> {
        let cell = self.said(field)?;
        let ends = matches!(field, Field::PassportExpires | Field::OwnerConsentUntil | Field::InsuranceUntil);
        if ends && cells::is_forever(cell) {
            return None;
        }
        let style = self.register.dates(field);
        let read = match field {
            Field::PassportIssued | Field::Entry | Field::PermitFrom => cells::bounded_day(cell, style, Bound::From),
            Field::PermitUntil => cells::bounded_day(cell, style, Bound::Until),
            _ if ends => cells::bounded_day(cell, style, Bound::Until),
            _ => cells::day(cell, style),
        };
        self.read_date(field, &read)
    }

    /// The two ends of a term that stand in the cell of one of them.
    pub(super) fn span(&self, field: Field) -> Option<(Day, Day)> {
        cells::span(self.said(field)?, self.register.dates(field))
    }

    pub(super) fn read_date(&mut self, field: Field, read: &Result<Day, DateError>) -> Option<Day> {
        match read {
            Ok(day) => return Some(*day),
            Err(DateError::NoSuchDay(_)) => self.refuse(field, Reason::of_date(field, true)),
            Err(DateError::Unreadable(_) | DateError::OutOfRange(_)) => {
                self.refuse(field, Reason::of_date(field, false));
            }
        }
        None
    }

    pub(super) fn citizenship(&mut self) -> Option<Country> {
        let country = Country::read(self.cell(Field::Citizenship));
        match country {
            None => self.refuse(Field::Citizenship, Reason::UnknownCitizenship),
            Some(Country::KAZAKHSTAN) => self.warn(Field::Citizenship, Caution::OwnCitizen),
            Some(_) => {}
        }
        country
    }

    pub(super) fn born(&mut self) -> Option<Day> {
        let cell = self.said(Field::Born)?;
        let born =
            self.read_date(Field::Born, &cells::birth_day(cell, self.register.dates(Field::Born), self.today))?;
        if born > self.today {
            self.warn(Field::Born, Caution::BornAhead);
        }
        Some(born)
    }

    pub(super) fn sex(&mut self) -> Option<Sex> {
        let cell = self.said(Field::Sex)?;
        let sex = cells::sex(cell);
        if sex.is_none() {
            self.warn(Field::Sex, Caution::SexUnread);
        }
        sex
    }

    pub(super) fn stay(&mut self, born: Option<Day>) -> (Option<Day>, Option<Day>) {
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

    pub(super) fn ground(&mut self) -> Option<Ground> {
        let ground = cells::ground(self.cell(Field::Ground));
        if ground.is_none() {
            self.refuse(Field::Ground, Reason::UnknownGround);
        }
        ground
    }

    pub(super) fn address(&mut self) -> (Option<Clean>, Option<Clean>) {
        let address = self.line(Field::Address);
        let rka = self.number_line(Field::Rka);
        let length = |rka: &Clean| rka.chars().count() == 16 && rka.chars().all(|c| c.is_ascii_digit());
        let rka = rka.map(|rka| {
            let close: String = rka.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
            if close.chars().all(|c| c.is_ascii_digit()) { Clean::line(&close) } else { rka }
        });
        if rka.as_ref().is_some_and(|rka| !length(rka)) {
            self.warn(Field::Rka, Caution::RkaLength);
        }
        if rka.is_some() && address.is_none() {
            self.warn(Field::Rka, Caution::AddressMissing);
        }
        (address, rka)
    }

    pub(super) fn paper(&mut self, field: Field) -> Paper {
        let cell = self.cell(field);
        match cells::mark(cell, self.register.dates(field)) {
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
                Clean::note(cell).non_empty().map_or(Paper::Missing, Paper::Text)
            }
        }
    }

    pub(super) fn data_consent(&mut self) -> Option<Day> {
        match cells::mark(self.cell(Field::DataConsent), self.register.dates(Field::DataConsent)) {
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
    pub(super) fn note(&mut self) -> Option<Clean> {
        let notes = self.register.cells(self.at, Field::Note).map(cells::plain);
        let mut lines: Vec<String> = notes.filter(|cell| !cells::is_nothing(cell)).map(str::to_owned).collect();
        for field in std::mem::take(&mut self.kept) {
            lines.push(format!("{}: {}", self.header(field), Clean::line(self.cell(field))));
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
        let sponsor_bin = reader.number_line(Field::SponsorBin);
        let twelve = |bin: &Clean| bin.chars().filter(char::is_ascii_digit).count() == 12;
        if sponsor_bin.as_ref().is_some_and(|bin| !twelve(bin)) {
            reader.warn(Field::SponsorBin, Caution::BinLength);
        }
        let (phone, beside) = reader.contacts();
        Self {
            former_names: reader.line(Field::FormerNames),
            phone,
            email: reader.line(Field::Email).or(beside),
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

/// A value as a report shows it.
pub(super) fn shortened(text: &str) -> Clean {
    Clean::line(&text.chars().take(200).collect::<String>())
}
