//! What a row is told apart by and lives on: identification number, passport, permit.

use super::super::report::{Caution, Reason};
use super::reader::Reader;
use super::{Passport, SheetPermit};
use crate::domain::choice::{Ground, Sex};
use crate::domain::clean::Clean;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::fold::fold_number;
use crate::domain::iin::{self, IinFault, Known};
use crate::domain::sponsor::SponsorKind;
use crate::files::cells;
use crate::files::columns::Field;

impl Reader<'_> {
    pub(super) fn iin(&mut self, born: Option<Day>, sex: Option<Sex>) -> Option<Clean> {
        let cell = self.said(Field::Iin)?;
        let whole = padded_iin(cell, born);
        if whole.is_some() {
            self.warn(Field::Iin, Caution::IinZeros);
        }
        let cell = whole.as_deref().unwrap_or(cell);
        let report = iin::check(cell, Known::default());
        match report.why {
            Some(IinFault::Length) => self.refuse(Field::Iin, Reason::IinLength),
            Some(IinFault::Digits) => self.refuse(Field::Iin, Reason::IinDigits),
            Some(IinFault::CheckDigit | IinFault::Unissued) => {
                self.refuse(Field::Iin, Reason::IinCheckDigit);
            }
            Some(IinFault::Date) => self.warn(Field::Iin, Caution::IinUndated),
            None => {}
        }
        if born.zip(report.born).is_some_and(|(sheet, digits)| sheet != digits) {
            self.warn(Field::Iin, Caution::IinAgainstBirth);
        }
        if sex.zip(report.sex).is_some_and(|(sheet, digits)| sheet != digits) {
            self.warn(Field::Iin, Caution::IinAgainstSex);
        }
        Clean::line(&cell.chars().filter(char::is_ascii_digit).collect::<String>()).non_empty()
    }

    pub(super) fn passport(&mut self, born: Option<Day>) -> Option<Passport> {
        let term = self.span(Field::PassportExpires);
        let issued = self.date(Field::PassportIssued).or(term.map(|(issued, _)| issued));
        let expires = self.date(Field::PassportExpires);
        let issuing_state = self.issuing_state();
        let style = self.register.dates(Field::PassportExpires);
        let inside = self.said(Field::PassportNumber).and_then(|cell| cells::dated_number(cell, style));
        let (issued, expires) = match inside {
            Some((_, from, until)) => (issued.or(from), expires.or(until)),
            None => (issued, expires),
        };
        let number = self.passport_number(inside.map(|(number, ..)| number));
        let Some(number) = number else {
            if born.is_none() && self.said(Field::Born).is_none() {
                let by_number = self.register.header.has(Field::PassportNumber);
                self.refuse(if by_number { Field::PassportNumber } else { Field::Born }, Reason::NoIdentity);
            }
            if issued.or(expires).is_some() {
                let field = if expires.is_some() { Field::PassportExpires } else { Field::PassportIssued };
                self.warn(field, Caution::PassportUnnumbered);
                self.kept.push(field);
            }
            return None;
        };
        if expires.is_some_and(|expires| expires < self.today) {
            self.warn(Field::PassportExpires, Caution::PassportExpired);
        }
        if issued.zip(expires).is_some_and(|(issued, expires)| expires < issued) {
            self.warn(Field::PassportIssued, Caution::PassportOrder);
        }
        Some(Passport { number, issued, expires, issuing_state })
    }

    /// The number, with a series of its own column before it. It must hold a letter or digit.
    pub(super) fn passport_number(&mut self, bare: Option<&str>) -> Option<Clean> {
        let number = match bare {
            Some(bare) => Clean::line(bare).non_empty(),
            None => self.number_line(Field::PassportNumber),
        };
        let number = number.filter(|number| !fold_number(number).is_empty())?;
        match self.line(Field::PassportSeries) {
            Some(series) if !fold_number(&number).starts_with(&fold_number(&series)) => {
                Clean::line(&format!("{series} {number}")).non_empty()
            }
            _ => Some(number),
        }
    }

    pub(super) fn issuing_state(&mut self) -> Option<Country> {
        let state = Country::read(self.said(Field::IssuingState)?);
        if state.is_none() {
            self.warn(Field::IssuingState, Caution::IssuingState);
        }
        state
    }

    pub(super) fn permit(&mut self, passport: Option<&Passport>) -> Option<SheetPermit> {
        let style = self.register.dates(Field::PermitUntil);
        let inside = self.said(Field::PermitNumber).and_then(|cell| cells::dated_number(cell, style));
        let (begun, ended) = inside.map_or((None, None), |(_, from, until)| (from, until));
        let (first, last) = (self.span(Field::PermitUntil), self.span(Field::PermitFrom));
        let from = self.date(Field::PermitFrom).or(first.map(|(from, _)| from)).or(begun);
        let until = self.date(Field::PermitUntil).or(last.map(|(_, until)| until)).or(ended);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            self.refuse(Field::PermitUntil, Reason::PermitOrder);
            return None;
        }
        let number = match inside {
            Some((bare, ..)) => Clean::line(bare).non_empty(),
            None => self.number_line(Field::PermitNumber),
        };
        let denied = number.is_none() && cells::is_denied(self.cell(Field::PermitNumber));
        let (Some(from), Some(until), false) = (from, until, denied) else {
            self.no_permit(from.or(until).is_some(), number.is_some(), denied);
            return None;
        };
        let expires = passport.and_then(|passport| passport.expires);
        if expires.is_some_and(|expires| until > expires) {
            self.warn(Field::PermitUntil, Caution::PermitOutlastsPassport);
        }
        Some(SheetPermit { number, from, until })
    }

    /// Something of a permit, not enough for one: what there is must not be lost.
    pub(super) fn no_permit(&mut self, dated: bool, numbered: bool, denied: bool) {
        if !dated && !numbered {
            return;
        }
        let field = if numbered { Field::PermitNumber } else { Field::PermitUntil };
        self.warn(field, if denied { Caution::PermitDenied } else { Caution::PermitUndated });
        for field in [Field::PermitNumber, Field::PermitFrom, Field::PermitUntil] {
            if self.said(field).is_some() {
                self.kept.push(field);
            }
        }
    }

    /// Only a clear contradiction counts: whose word is needed is said in the Law on Population Migration, art. 6-1.
    pub(super) fn sponsor_against(&mut self, sponsor: Option<&Clean>, ground: Option<Ground>) {
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
}

/// The number with the zeros in front that a spreadsheet has dropped; only where check digit and birth date both say that
/// this is the number.
fn padded_iin(cell: &str, born: Option<Day>) -> Option<String> {
    let digits = cell.trim();
    if !(9..12).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = format!("{digits:0>12}");
    let report = iin::check(&whole, Known::default());
    (report.why.is_none() && report.born.is_some() && report.born == born).then_some(whole)
}
