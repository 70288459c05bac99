//! Facts that change everything, and what-if: a preview of what a fact does, then the same effect written in one group.
//!
//! A fact is recorded only over the dossier that its preview was made of: whoever decides has seen the dates that move.
//! A what-if writes nothing.

use super::desk::Desk;
use super::error::{AppError, ErrorKind, Result};
use super::forms::{Choice, FormField, Label, choices};
use crate::domain::check::Problem;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::deadline::{Deadline, DeadlineId, Status, binding, derive, status};
use crate::domain::dossier::Dossier;
use crate::domain::fact::effect::{is_new, lent_by, newborn, numbered};
use crate::domain::fact::what_if::{Outlook, WhatIf, what_if};
use crate::domain::fact::{Effect, Fact, FactKind, Moved, Seen, SponsorRef, apply, moves, with};
use crate::domain::fold::fold;
use crate::domain::id::{CaseId, ClientId, SponsorId};
use crate::domain::lang::Lang;
use crate::domain::phrase::Phrase;
use crate::domain::record::{Field, FieldType, Key, Kind, Record};
use crate::domain::sponsor::Sponsor;
use crate::store::{self, Reads, Receipt};
use std::collections::HashMap;

/// The journal's word for a recorded fact.
pub const REASON: &str = "fact";
/// The sentence for a dossier that has changed since the preview.
const STALE: &str = "fact-stale";

/// What binds a client, to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Which deadline.
    pub id: DeadlineId,
    /// The title of a person's own date.
    pub own_title: Option<Clean>,
    /// Its last day.
    pub last_day: Day,
    /// The day it warns from.
    pub warn_day: Day,
}

impl Bound {
    fn of(deadlines: &[Deadline], today: Day) -> Option<Self> {
        binding(deadlines, Some(today)).map(|deadline| Self {
            id: deadline.id.clone(),
            own_title: deadline.own_title.clone(),
            last_day: deadline.last_day,
            warn_day: deadline.warn_day,
        })
    }
}

/// Somebody who leans on the client, as family or sponsored, and the dates that move for them.
#[derive(Debug, Clone, PartialEq)]
pub struct Follower {
    /// Who.
    pub client: ClientId,
    /// Their name.
    pub name: Clean,
    /// The dates that move, worst first.
    pub moves: Vec<Moved>,
}

/// Followers whose dates are reckoned in a preview; of an employer with more it says how many are left.
const FOLLOWERS: usize = 100;

/// What a fact would do.
#[derive(Debug, Clone, PartialEq)]
pub struct FactPreview {
    /// The fact, with its sponsor found among the records.
    pub fact: Fact,
    /// The client.
    pub client: ClientId,
    /// The client's name.
    pub name: Clean,
    /// The dates that move, worst first.
    pub moves: Vec<Moved>,
    /// The dates of a child that is born.
    pub child_moves: Vec<Moved>,
    /// Whose dates move with the client's.
    pub followers: Vec<Follower>,
    /// Where the client stands, before and after.
    pub status: (Status, Status),
    /// What binds, before and after.
    pub binding: (Option<Bound>, Option<Bound>),
    /// What else will happen.
    pub says: Vec<Phrase>,
    /// What is odd.
    pub warnings: Vec<Phrase>,
    /// The records that are made.
    pub opens: Vec<Record>,
    /// What the preview was made of.
    pub seen: Seen,
}

/// A fact that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What the keeper did.
    pub receipt: Receipt,
    /// The numbers that new records were given, by their temporary ones.
    pub given: HashMap<Key, i64>,
}

impl Recorded {
    /// A deadline's id as it is stored, where the preview knew only a temporary number.
    pub fn stored_id(&self, id: &DeadlineId) -> DeadlineId {
        let real = Key::of_subject(&id.subject).and_then(|key| self.given.get(&key).map(|real| (key.kind, *real)));
        let subject = real.and_then(|(kind, id)| Key { kind, id }.subject()).unwrap_or_else(|| id.subject.clone());
        DeadlineId { rule: id.rule.clone(), subject }
    }
}

/// A deadline's id to show: a record that is not stored yet has no number.
pub fn shown_id(id: &DeadlineId) -> String {
    let prefix = id.subject.split_once('-').map_or("", |(prefix, _)| prefix);
    match Key::of_subject(&id.subject).filter(|key| is_new(*key)) {
        Some(_) => format!("{}/{prefix}-new", id.rule),
        None => id.to_string(),
    }
}

/// What cannot be recorded: each field at fault, or one sentence where it is the whole.
fn faults(problems: Vec<Problem>) -> AppError {
    match problems.as_slice() {
        [(field, phrase)] if field.is_empty() => AppError::refused(phrase.clone()),
        _ => AppError::fields(problems),
    }
}

/// A dossier with what the fact leans on beside it, and what it does.
struct Applied {
    before: Dossier,
    after: Dossier,
    effect: Effect,
}

impl Desk {
    /// What a fact about a client would do. Nothing is written.
    ///
    /// # Errors
    /// [`AppError::fields`] naming each field at fault, both records where two contradict; those of the store.
    pub fn preview_fact(&self, client: ClientId, fact: &Fact) -> Result<FactPreview> {
        let today = self.today();
        let (fact, law, applied) = self.read(|reads| {
            let (fact, law) = (resolved(reads, fact)?, reads.rulebook()?);
            let applied = match applied(reads, client, &fact, today)? {
                Ok(applied) => Ok((followed(reads, &applied)?, applied)),
                Err(problems) => Err(problems),
            };
            Ok((fact, law, applied))
        })?;
        let ((followed, left), Applied { before, after, mut effect }) = applied.map_err(faults)?;
        let derived = |dossier: &Dossier| derive(dossier, &law, self.calendar());
        let followers = followed.into_iter().map(|(old, new)| Follower {
            client: old.client.id,
            name: Clean::line(old.client.name()),
            moves: moves(&derived(&old), &derived(&new)),
        });
        if left > 0 {
            effect
                .says
                .push(Phrase::new("fact-says-more-followers").number("n", i64::try_from(left).unwrap_or(i64::MAX)));
        }
        let (old, new) = (derived(&before), derived(&after));
        let child = newborn(&after, &effect).map(|child| derived(&child)).unwrap_or_default();
        Ok(FactPreview {
            fact,
            client,
            name: Clean::line(before.client.name()),
            moves: moves(&old, &new),
            child_moves: moves(&[], &child),
            followers: followers.filter(|follower| !follower.moves.is_empty()).collect(),
            status: (status(&before, &law, today), status(&after, &law, today)),
            binding: (Bound::of(&old, today), Bound::of(&new, today)),
            opens: effect.new_records().cloned().collect(),
            says: effect.says,
            warnings: effect.warnings,
            seen: Seen::of(&before),
        })
    }

    /// Records a fact whose preview was seen, in one group that can be undone.
    ///
    /// # Errors
    /// A refusal when the dossier has changed since the preview; those of [`Desk::preview_fact`] and of the store.
    pub fn record_fact(&mut self, client: ClientId, fact: &Fact, seen: &Seen) -> Result<Recorded> {
        let today = self.today();
        let written = self.write(REASON, |writes, _| {
            let fact = resolved(writes, fact)?;
            let applied = applied(writes, client, &fact, today)?;
            let Applied { before, effect, .. } = applied.map_err(first)?;
            if Seen::of(&before) != *seen {
                return Err(store::Error::Refused(Phrase::new(STALE)));
            }
            let mut given = HashMap::new();
            for record in effect.in_order() {
                let key = writes.put(numbered(record, &given).map_err(store::Error::Engine)?)?;
                if is_new(record.key()) {
                    given.insert(record.key(), key.id);
                }
            }
            Ok(given)
        });
        let stale = |error: &AppError| error.message.id == STALE;
        let (given, receipt) = written.map_err(|error| match stale(&error) {
            true => AppError { kind: ErrorKind::Conflict, ..error },
            false => error,
        })?;
        Ok(Recorded { receipt, given })
    }

    /// What would follow from suppositions about a client. Nothing is written.
    ///
    /// # Errors
    /// [`AppError::fields`] naming each supposition that contradicts the records; those of the store.
    pub fn what_if(&self, client: ClientId, asked: &WhatIf) -> Result<Outlook> {
        let (dossier, law) = self.read(|reads| Ok((reads.whole(client)?, reads.rulebook()?)))?;
        what_if(&dossier, &law, self.calendar(), asked, self.today()).map_err(faults)
    }

    /// The client's name, and the fields of a kind of fact with the ways to fill them.
    ///
    /// # Errors
    /// Those of the store.
    pub fn fact_form(&self, client: ClientId, kind: FactKind) -> Result<(Clean, Vec<FormField>)> {
        let today = self.today().format("%d.%m.%Y").to_string();
        self.read(|reads| {
            let dossier = reads.whole(client)?;
            let made = kind.fields().into_iter().map(|field| {
                let choices = match field.holds {
                    FieldType::Ref(Kind::Basis) => bases(&dossier),
                    _ => choices(reads, kind.record(), field, Some(client))?,
                };
                Ok(FormField { field, text: first_text(field, kind, &today, &choices), choices })
            });
            Ok((Clean::line(dossier.client.name()), made.collect::<store::Result<_>>()?))
        })
    }
}

/// A day that has come is today's until somebody says otherwise; the end of a permit or basis may lie anywhere.
fn first_text(field: Field, kind: FactKind, today: &str, choices: &[Choice]) -> String {
    let happened = matches!(kind, FactKind::Exit | FactKind::Entry | FactKind::Refusal | FactKind::Return);
    match field.holds {
        FieldType::Day if field.required && happened => today.to_owned(),
        FieldType::Ref(Kind::IdentityDocument) if kind == FactKind::Entry && choices.len() == 1 => {
            choices.first().map(|choice| choice.value.clone()).unwrap_or_default()
        }
        FieldType::Flag => "false".to_owned(),
        _ => String::new(),
    }
}

/// The running bases, each by its sponsor, paper and first day.
fn bases(dossier: &Dossier) -> Vec<Choice> {
    let running = dossier.bases.iter().filter(|basis| basis.ended_on.is_none());
    let named = running.map(|basis| {
        let sponsor = basis.sponsor.and_then(|id| dossier.sponsor(id)).map(|sponsor| sponsor.name.to_string());
        let since = basis.since.map(|day| day.format("%d.%m.%Y").to_string());
        let parts = [sponsor, basis.paper.as_ref().map(ToString::to_string), since];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let text = if text.is_empty() { basis.id.to_string() } else { text };
        Choice { value: basis.id.0.to_string(), label: Label::Text(Clean::line(&text)) }
    });
    named.collect()
}

fn first(problems: Vec<Problem>) -> store::Error {
    let phrase = problems.into_iter().next().map(|(_, phrase)| phrase);
    store::Error::Refused(phrase.unwrap_or_else(|| Phrase::new("error-fields")))
}

/// The fact with its sponsor found among the records: by the whole name, and by the BIN where both have one.
fn resolved(reads: &dyn Reads, fact: &Fact) -> store::Result<Fact> {
    let Fact::Employer(employer) = fact else {
        return Ok(fact.clone());
    };
    let SponsorRef::Named(name) = &employer.sponsor else {
        return Ok(fact.clone());
    };
    let mut found = employer.clone();
    for (id, _) in reads.sponsors(name, 50)?.into_iter().filter(|(_, held)| fold(held) == fold(name)) {
        let held: Sponsor = reads.get(id)?;
        if held.bin.is_none() || employer.bin.is_none() || held.bin == employer.bin {
            found.sponsor = SponsorRef::Known(SponsorId(id));
            break;
        }
    }
    Ok(Fact::Employer(found))
}

/// Those who lean on the client, before and after, where what they lean on changes; and how many more there are.
fn followed(reads: &dyn Reads, applied: &Applied) -> store::Result<(Vec<(Dossier, Dossier)>, usize)> {
    let (lender, lent) = (applied.before.client.id, lent_by(&applied.after));
    if lent == lent_by(&applied.before) {
        return Ok((Vec::new(), 0));
    }
    let leaning = reads.dependants(lender)?;
    let mut followed = Vec::new();
    for client in leaning.iter().take(FOLLOWERS) {
        let before = reads.whole(*client)?;
        let mut after = before.clone();
        after.linked_ends.retain(|end| end.from != lender);
        after.linked_ends.extend(lent.iter().cloned());
        followed.push((before, after));
    }
    Ok((followed, leaning.len().saturating_sub(FOLLOWERS)))
}

/// Applies a fact to what is stored now. A sponsor who was not in the dossier comes with what they lend.
fn applied(
    reads: &dyn Reads,
    client: ClientId,
    fact: &Fact,
    today: Day,
) -> store::Result<std::result::Result<Applied, Vec<Problem>>> {
    let (before, law) = (reads.whole(client)?, reads.rulebook()?);
    let effect = match apply(fact, &before, today, &law) {
        Ok(effect) => effect,
        Err(problems) => return Ok(Err(problems)),
    };
    let mut after = with(&before, &effect);
    if let Fact::Employer(employer) = fact
        && let SponsorRef::Known(id) = employer.sponsor
        && after.sponsor(id).is_none()
    {
        let sponsor: Sponsor = reads.get(id.0)?;
        let lender = sponsor.client.filter(|lender| *lender != client && before.client.main_applicant != Some(*lender));
        // A lender who is hidden from whoever asks lends all the same; the record shows it once it is kept.
        if let Some(lender) = lender.map(|lender| reads.dossier(lender)).transpose()?.flatten() {
            after.linked_ends.extend(lent_by(&lender));
        }
        after.sponsors.push(sponsor);
    }
    Ok(Ok(Applied { before, after, effect }))
}

impl Desk {
    /// The case that a reference means, for a fact about it: the reference of a case, or none where the reference
    /// means the client.
    ///
    /// # Errors
    /// Not found, ambiguous; those of the store.
    pub fn fact_target(&self, reference: &str) -> Result<(ClientId, Option<CaseId>)> {
        match self.case_called(reference) {
            Ok((client, case)) => Ok((client, Some(case))),
            Err(error) if error.kind == ErrorKind::NotFound => Ok((self.client_called(reference)?, None)),
            Err(error) => Err(error),
        }
    }

    /// The title of what binds or moves, in a language.
    ///
    /// # Errors
    /// Those of the store.
    pub fn title_of(&mut self, id: &DeadlineId, own: Option<&Clean>, lang: Lang) -> Result<String> {
        let titles = self.titles()?;
        Ok(own.map_or_else(|| titles.get(&id.rule, lang).to_owned(), ToString::to_string))
    }
}
