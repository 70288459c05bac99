//! From a fact to its effect: the draft that collects records, sentences and refusals, and the checks that every effect
//! passes before a person sees it.

use super::effect::{Effect, NEW, is_new, newborn, with};
use super::{Fact, crossings, decisions, grounds, people, permits};
use crate::domain::check::{self, Problem};
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::findings;
use crate::domain::dossier::Dossier;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rulebook::Rulebook;
use crate::domain::stay::Stay;

/// What a fact does to a dossier. `today` is the office date: a fact has happened.
///
/// # Errors
/// Each field at fault with its sentence (an empty name for the whole); both records are named where two contradict.
pub fn apply(fact: &Fact, dossier: &Dossier, today: Day, law: &Rulebook) -> Result<Effect, Vec<Problem>> {
    let mut draft = Draft::new(dossier, today, law);
    match fact {
        Fact::Exit(fact) => crossings::exit(&mut draft, fact),
        Fact::Entry(fact) => crossings::entry(&mut draft, fact),
        Fact::Passport(fact) => people::passport(&mut draft, fact),
        Fact::Citizenship(fact) => people::citizenship(&mut draft, fact),
        Fact::Address(fact) => people::address(&mut draft, fact),
        Fact::GroundEnded(fact) => grounds::ended(&mut draft, fact),
        Fact::Employer(fact) => grounds::employer(&mut draft, fact),
        Fact::PermitCancelled(fact) => permits::cancelled(&mut draft, fact),
        Fact::PermitShortened(fact) => permits::shortened(&mut draft, fact),
        Fact::PermitReplaced(fact) => permits::replaced(&mut draft, fact),
        Fact::Refusal(fact) => decisions::refusal(&mut draft, fact),
        Fact::Return(fact) => decisions::returned(&mut draft, fact),
        Fact::Offence(fact) => decisions::offence(&mut draft, fact),
        Fact::Death(fact) => people::death(&mut draft, fact),
        Fact::Birth(fact) => people::birth(&mut draft, fact),
    }
    draft.finish(fact)
}

/// An effect under construction.
pub(super) struct Draft<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) today: Day,
    pub(super) law: &'a Rulebook,
    effect: Effect,
    problems: Vec<Problem>,
    next: i64,
}

impl<'a> Draft<'a> {
    fn new(dossier: &'a Dossier, today: Day, law: &'a Rulebook) -> Self {
        Self { dossier, today, law, effect: Effect::default(), problems: Vec::new(), next: NEW }
    }

    /// A number for a record that is not stored yet.
    pub(super) fn new_id(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    /// Keeps a record; a later version of the same one takes its place.
    pub(super) fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        match self.effect.records.iter_mut().find(|held| held.key() == record.key()) {
            Some(held) => *held = record,
            None => self.effect.records.push(record),
        }
    }

    /// Changes the client, on top of what this fact has changed so far.
    pub(super) fn change_client(&mut self, change: impl FnOnce(&mut Client)) {
        let held = self.effect.records.iter().find_map(|record| match record {
            Record::Client(client) if client.id == self.dossier.client.id => Some(client.clone()),
            _ => None,
        });
        let mut client = held.unwrap_or_else(|| self.dossier.client.clone());
        change(&mut client);
        if client != self.dossier.client {
            self.put(client);
        }
    }

    /// Says what will happen.
    pub(super) fn say(&mut self, phrase: Phrase) {
        self.effect.says.push(phrase);
    }

    /// Says what is odd.
    pub(super) fn warn(&mut self, phrase: Phrase) {
        self.effect.warnings.push(phrase);
    }

    /// Refuses the fact because of a field; an empty name for the whole.
    pub(super) fn refuse(&mut self, field: &str, phrase: Phrase) {
        self.problems.push((field.to_owned(), phrase));
    }

    /// Refuses a day that is still to come.
    pub(super) fn has_happened(&mut self, field: &str, day: Day) {
        if day > self.today {
            self.refuse(field, Phrase::new("fact-not-yet").day("day", day).day("today", self.today));
        }
    }

    /// The dossier as it would be with what was put so far.
    pub(super) fn after(&self) -> Dossier {
        with(self.dossier, &self.effect)
    }

    fn finish(mut self, fact: &Fact) -> Result<Effect, Vec<Problem>> {
        self.check_records(fact);
        if self.problems.is_empty() {
            self.check_stays();
        }
        if self.problems.is_empty() {
            self.point_out();
            Ok(self.effect)
        } else {
            Err(self.problems)
        }
    }

    /// What no record may say; what was wrong with one before the fact is not the fact's fault.
    fn check_records(&mut self, fact: &Fact) {
        let mut found = Vec::new();
        let (own, refused) = (fact.kind().fields(), !self.problems.is_empty());
        for record in &self.effect.records {
            let known = stored(self.dossier, record.key()).map(|old| check::problems(&old, self.today));
            let known = known.unwrap_or_default();
            found.extend(check::problems(record, self.today).into_iter().filter(|problem| !known.contains(problem)));
        }
        for (field, phrase) in found {
            // What the fact was refused for shows in other fields too: one sentence is enough.
            let is_echo = refused && !own.iter().any(|own| own.name == field);
            if !is_echo && !self.problems.iter().any(|(named, _)| *named == field) {
                self.problems.push((field, phrase));
            }
        }
    }

    /// A client is in one place at a time: the keeper refuses it too, but only after the person has decided.
    fn check_stays(&mut self) {
        let after = self.after();
        let changed = self.effect.records.iter().filter_map(|record| match record {
            Record::Stay(stay) => Some(stay),
            _ => None,
        });
        let clash = changed.filter_map(|stay| contradiction(&after.stays, stay)).next();
        self.problems.extend(clash);
    }

    /// What the records would make a person look at that they do not now, such as a permit that outlasts the passport.
    fn point_out(&mut self) {
        let after = self.after();
        let known = findings(self.dossier, self.law, self.today);
        let mut found = findings(&after, self.law, self.today);
        found.extend(newborn(&after, &self.effect).iter().flat_map(|child| findings(child, self.law, self.today)));
        let new = found.into_iter().filter(|finding| !known.iter().any(|old| old.text == finding.text));
        self.effect.warnings.extend(new.map(|finding| finding.text));
    }
}

/// The first stay that lies across this one.
pub(super) fn contradiction(stays: &[Stay], stay: &Stay) -> Option<Problem> {
    let end = |stay: &Stay| stay.exit.unwrap_or(Day::MAX);
    let across = |other: &&Stay| other.id != stay.id && stay.entry < end(other) && other.entry < end(stay);
    let other = stays.iter().find(across)?;
    let phrase = match other.exit {
        None => Phrase::new("store-stay-open").day("entry", stay.entry).day("other", other.entry),
        Some(exit) => {
            Phrase::new("store-stay-overlaps").day("entry", stay.entry).day("from", other.entry).day("until", exit)
        }
    };
    Some(("entry".to_owned(), phrase))
}

/// The record as it is stored, of the kinds that facts change.
fn stored(dossier: &Dossier, key: Key) -> Option<Record> {
    if is_new(key) {
        return None;
    }
    macro_rules! find {
        ($list:ident) => {
            dossier.$list.iter().find(|it| it.id.0 == key.id).cloned().map(Record::from)
        };
    }
    match key.kind {
        Kind::Client => Some(dossier.client.clone().into()).filter(|_| dossier.client.id.0 == key.id),
        Kind::IdentityDocument => find!(identity_documents),
        Kind::Stay => find!(stays),
        Kind::Residence => find!(residences),
        Kind::Basis => find!(bases),
        Kind::Case => find!(cases),
        Kind::Permit => find!(permits),
        Kind::CaseDocument => find!(case_documents),
        Kind::Filing => find!(filings),
        Kind::Offence => find!(offences),
        _ => None,
    }
}
