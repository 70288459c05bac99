//! Who stood earlier in the file.
//!
//! Of a hundred thousand people only prints of their keys are kept; what a print finds is read once more and compared, so
//! that two keys with one print are no more than a look in vain.

use super::person::Person;
use super::report::Caution;
use crate::files::columns::Field;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

/// The persons of the rows so far, by a print of each key; the value is the place of the row.
#[derive(Debug, Default)]
pub(super) struct Seen {
    rows: HashMap<u64, u32, BuildHasherDefault<Print>>,
    keyed: RandomState,
}

/// A hash that is one already.
#[derive(Debug, Default)]
struct Print(u64);

impl Hasher for Print {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash << 8 | u64::from(*byte));
    }
    fn write_u64(&mut self, print: u64) {
        self.0 = print;
    }
}

/// The kinds of keys, which are never taken for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum By {
    /// A document's number, whoever issued it.
    Number,
    Document,
    Iin,
    Name,
}

/// What an earlier row has to do with this one.
pub(super) enum Earlier {
    /// Nothing.
    None,
    /// It is the same person; the row's place, and what is odd about it.
    Same(usize, Option<(Field, Caution)>),
    /// It has the same number but is another person.
    Another(Field, Caution),
}

struct Keys {
    number: Option<String>,
    document: Option<String>,
    iin: Option<String>,
    names: Vec<String>,
}

impl Keys {
    fn of(person: &Person) -> Self {
        let keys = person.keys();
        let number = keys.document.as_ref().map(|(_, number)| number.clone());
        let document =
            keys.document.map(|(state, number)| format!("{}|{number}", state.map_or("", |_| person_state(person))));
        let names = person.born.map(|born| person.folded_names().map(|name| format!("{name}|{born}")).collect());
        Self { number, document, iin: keys.iin, names: names.unwrap_or_default() }
    }

    fn all(&self) -> impl Iterator<Item = (By, &str)> {
        let numbers = [(By::Number, &self.number), (By::Document, &self.document), (By::Iin, &self.iin)];
        let numbers = numbers.into_iter().filter_map(|(by, key)| Some((by, key.as_deref()?)));
        numbers.chain(self.names.iter().map(|name| (By::Name, name.as_str())))
    }
}

fn person_state(person: &Person) -> &str {
    match person.passport.as_ref().and_then(|passport| passport.issuing_state.as_ref()) {
        Some(state) => state.as_str(),
        None => person.citizenship.as_str(),
    }
}

impl Seen {
    /// Looks for the person among the rows so far and, when it is a new one, remembers it; true where no row so far has
    /// any of the keys by which people are found. `row` reads an earlier row again.
    pub(super) fn meet(
        &mut self,
        at: usize,
        person: &Person,
        row: &impl Fn(usize) -> Option<Person>,
    ) -> (Earlier, bool) {
        let keys = Keys::of(person);
        let prints: Vec<u64> = keys.all().map(|key| self.keyed.hash_one(key)).collect();
        let alone = prints.iter().all(|print| !self.rows.contains_key(print));
        let earlier = if alone { Earlier::None } else { self.earlier(&keys, person, row) };
        if !matches!(earlier, Earlier::Same(..)) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            for print in prints {
                self.rows.entry(print).or_insert(at);
            }
        }
        (earlier, alone)
    }

    /// The row before this one that has the key, read once more.
    fn found(&self, by: By, key: &str, row: &impl Fn(usize) -> Option<Person>) -> Option<(usize, Person)> {
        let at = *self.rows.get(&self.keyed.hash_one((by, key)))? as usize;
        let other = row(at)?;
        let keys = Keys::of(&other);
        let same = match by {
            By::Number => keys.number.as_deref() == Some(key),
            By::Document => keys.document.as_deref() == Some(key),
            By::Iin => keys.iin.as_deref() == Some(key),
            By::Name => keys.names.iter().any(|name| name == key),
        };
        same.then_some((at, other))
    }

    fn earlier(&self, keys: &Keys, person: &Person, row: &impl Fn(usize) -> Option<Person>) -> Earlier {
        let document = keys.document.as_ref().and_then(|key| self.found(By::Document, key, row));
        if let Some((at, _)) = document {
            return Earlier::Same(at, None);
        }
        if let Some((at, other)) = keys.iin.as_ref().and_then(|key| self.found(By::Iin, key, row)) {
            return if is_another(&other, person) {
                Earlier::Another(Field::Iin, Caution::IinOfAnother)
            } else {
                Earlier::Same(at, None)
            };
        }
        match keys.names.iter().find_map(|key| self.found(By::Name, key, row)) {
            Some((_, other)) if differ(other.iin.as_ref(), person.iin.as_ref()) => Earlier::None,
            Some((at, other)) => {
                let passports = differ(
                    other.passport.as_ref().map(|held| &held.number),
                    person.passport.as_ref().map(|held| &held.number),
                );
                Earlier::Same(at, passports.then_some((Field::PassportNumber, Caution::PassportAnother)))
            }
            None => Earlier::None,
        }
    }
}

fn differ<T: PartialEq>(one: Option<&T>, two: Option<&T>) -> bool {
    one.zip(two).is_some_and(|(one, two)| one != two)
}

/// One identification number typed for two people: neither name nor birth date agree.
fn is_another(one: &Person, two: &Person) -> bool {
    let named = one.folded_names().any(|name| two.folded_names().any(|other| other == name));
    !named && differ(one.born.as_ref(), two.born.as_ref())
}

/// Fields in which the later row says something else than the earlier.
pub(super) fn differences(earlier: &Person, later: &Person) -> Vec<Field> {
    let mut fields = Vec::new();
    macro_rules! compare {
        ($($field:ident: $part:expr),* $(,)?) => {$({
            let part: fn(&Person) -> Option<_> = $part;
            let said = part(later);
            if said.is_some() && said != part(earlier) {
                fields.push(Field::$field);
            }
        })*};
    }
    compare!(
        NameLatin: |p| p.name_latin.clone(),
        NameCyrillic: |p| p.name_cyrillic.clone(),
        FormerNames: |p| p.former_names.clone(),
        Citizenship: |p| Some(p.citizenship),
        Born: |p| p.born,
        Sex: |p| p.sex,
        PassportNumber: |p| p.passport.as_ref().map(|held| held.number.clone()),
        PassportIssued: |p| p.passport.as_ref().and_then(|held| held.issued),
        PassportExpires: |p| p.passport.as_ref().and_then(|held| held.expires),
        IssuingState: |p| p.passport.as_ref().and_then(|held| held.issuing_state),
        Iin: |p| p.iin.clone(),
        Phone: |p| p.phone.clone(),
        Email: |p| p.email.clone(),
        Entry: |p| p.entry,
        Exit: |p| p.exit,
        Ground: |p| Some(p.ground),
        Sponsor: |p| p.sponsor.clone(),
        SponsorBin: |p| p.sponsor_bin.clone(),
        Payer: |p| p.payer.clone(),
        PermitNumber: |p| p.permit.as_ref().and_then(|permit| permit.number.clone()),
        PermitFrom: |p| p.permit.as_ref().map(|permit| permit.from),
        PermitUntil: |p| p.permit.as_ref().map(|permit| permit.until),
        Address: |p| p.address.clone(),
        Rka: |p| p.rka.clone(),
        Owner: |p| p.owner.clone(),
        ResidenceOwner: |p| p.residence_owner.clone(),
        OwnerConsentUntil: |p| p.owner_consent_until,
        InsuranceUntil: |p| p.insurance_until,
        DataConsent: |p| p.data_consent,
        Note: |p| p.note.clone(),
    );
    let papers = Field::PAPERS.into_iter().zip(earlier.papers.iter().zip(&later.papers));
    fields.extend(papers.filter(|(_, (before, after))| before != after).map(|(field, _)| field));
    fields
}
