//! What if: hypothetical crossings and an early end of a permit, also on days to come. Nothing is written.
//!
//! The days of stay are those of `calc stay` on the changed history; status and what binds are those of the changed
//! dossier as it would be known on the day asked about.

use super::apply::contradiction;
use super::effect::NEW;
use super::permits::meant;
use crate::domain::calendar::Calendar;
use crate::domain::check::Problem;
use crate::domain::choice::Presence;
use crate::domain::country::Country;
use crate::domain::day::Day;
use crate::domain::deadline::window::plus;
use crate::domain::deadline::{Deadline, DeadlineId, Status, binding, derive, status};
use crate::domain::dossier::Dossier;
use crate::domain::id::{IdentityDocumentId, StayId};
use crate::domain::permit::{Permit, PermitEnd};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::Rulebook;
use crate::domain::stay::Stay;
use crate::domain::stay_calc::{StayAnswer, StayError, StayQuestion};

/// What is supposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WhatIf {
    /// The client leaves on this day.
    pub exit: Option<Day>,
    /// The client enters on this day.
    pub entry: Option<Day>,
    /// The document shown at that entry; the one of the stay before unless said otherwise.
    pub document: Option<IdentityDocumentId>,
    /// The permit in force ends on this day.
    pub permit_ends: Option<Day>,
    /// The day asked about; that of the last supposed crossing, else the office date.
    pub on: Option<Day>,
}

/// What would follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The day asked about.
    pub on: Day,
    /// Citizenship of the document that decides the regime then.
    pub citizenship: Country,
    /// Days of stay on that day.
    pub stay: StayAnswer,
    /// First lawful day of a re-entry: after the supposed exit, else after leaving on the day asked about.
    pub earliest_reentry: Option<Day>,
    /// Where the client would stand on that day.
    pub status: Status,
    /// The deadlines as they would be, with their trails.
    pub deadlines: Vec<Deadline>,
    /// The one that would bind on that day.
    pub binding: Option<DeadlineId>,
    /// What is to be said besides.
    pub says: Vec<Phrase>,
}

impl Outlook {
    /// The deadline that would bind.
    pub fn binds(&self) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| Some(&deadline.id) == self.binding.as_ref())
    }
}

/// What would follow from what is supposed. `today` is the office date.
///
/// # Errors
/// Each supposition that contradicts the records (both days are named), or why no rule gives an answer.
pub fn what_if(
    dossier: &Dossier,
    law: &Rulebook,
    calendar: &Calendar,
    asked: &WhatIf,
    today: Day,
) -> Result<Outlook, Vec<Problem>> {
    let on = asked.on.or(asked.entry).or(asked.exit).unwrap_or(today);
    let whole = supposed(dossier, asked)?;
    let then = as_known_on(&whole, asked, on);
    let question = stay_question(&whole, on).ok_or_else(|| whole_problem(Phrase::new("what-if-no-citizenship")))?;
    let answer = question.answer(law).map_err(|error| whole_problem(in_words(&error)))?;
    let left = asked.exit.map(|exit| StayQuestion { on: exit, ..question.clone() }.answer(law));
    let left = left.transpose().map_err(|error| whole_problem(in_words(&error)))?;
    let deadlines = derive(&then, law, calendar);
    Ok(Outlook {
        on,
        citizenship: question.citizenship,
        earliest_reentry: left.as_ref().unwrap_or(&answer).earliest_reentry.map(|day| after_ban(&then, day)),
        status: status(&then, law, on),
        binding: binding(&deadlines, Some(on)).map(|deadline| deadline.id.clone()),
        says: says(&then, asked, &answer, left.as_ref()),
        deadlines,
        stay: answer,
    })
}

fn whole_problem(phrase: Phrase) -> Vec<Problem> {
    vec![(String::new(), phrase)]
}

/// The dossier with everything that is supposed in it.
fn supposed(dossier: &Dossier, asked: &WhatIf) -> Result<Dossier, Vec<Problem>> {
    let mut whole = dossier.clone();
    let mut problems = Vec::new();
    let at = |field: &str, phrase: Phrase| (field.to_owned(), phrase);
    if let Some(day) = asked.exit {
        problems.extend(leave(&mut whole, day).err().map(|phrase| at("exit", phrase)));
    }
    if let Some(day) = asked.entry {
        problems.extend(enter(&mut whole, day, asked.document).err());
    }
    if let Some(day) = asked.permit_ends {
        problems.extend(cut(&mut whole, day).err().map(|phrase| at("permit_ends", phrase)));
    }
    // The supposed entry is what is told of first: it is what the person can change.
    let (entered, left): (Vec<&Stay>, Vec<&Stay>) = whole.stays.iter().partition(|stay| stay.id.0 > NEW);
    let left = left.into_iter().filter(|stay| asked.exit.is_some() && stay.exit == asked.exit);
    if problems.is_empty() {
        problems.extend(entered.into_iter().chain(left).find_map(|stay| contradiction(&whole.stays, stay)));
    }
    if problems.is_empty() { Ok(whole) } else { Err(problems) }
}

fn leave(dossier: &mut Dossier, day: Day) -> Result<(), Phrase> {
    let open = dossier.stays.iter_mut().rev().find(|stay| stay.exit.is_none());
    let stay = open.ok_or_else(|| Phrase::new("fact-no-stay"))?;
    if day < stay.entry {
        return Err(Phrase::new("fact-exit-before-entry").day("exit", day).day("entry", stay.entry));
    }
    stay.exit = Some(day);
    Ok(())
}

fn enter(dossier: &mut Dossier, day: Day, document: Option<IdentityDocumentId>) -> Result<(), Problem> {
    if let Some(open) = dossier.open_stay() {
        let phrase = Phrase::new("what-if-entry-while-open").day("entry", day).day("open", open.entry);
        return Err(("entry".to_owned(), phrase));
    }
    if document.is_some_and(|id| dossier.identity_document(id).is_none()) {
        return Err(("document".to_owned(), Phrase::new("fact-not-of-client")));
    }
    let document = document.or_else(|| dossier.stays.last().and_then(|stay| stay.document));
    dossier.stays.push(Stay {
        id: StayId(NEW + 1),
        version: 0,
        client: dossier.client.id,
        document,
        entry: day,
        exit: None,
        entry_evidence: None,
        exit_evidence: None,
        note: None,
    });
    dossier.stays.sort_by_key(|stay| (stay.entry, stay.id));
    Ok(())
}

fn cut(dossier: &mut Dossier, day: Day) -> Result<(), Phrase> {
    let permit = meant(dossier, None, day).ok_or_else(|| Phrase::new("fact-no-permit"))?;
    if day < permit.valid_from || day > permit.last_day() {
        let outside = Phrase::new("fact-outside-permit").day("day", day);
        return Err(outside.day("from", permit.valid_from).day("until", permit.last_day()));
    }
    let cut = Permit { actual_end: Some(day), end_reason: Some(PermitEnd::Cancelled), ..permit.clone() };
    if let Some(held) = dossier.permits.iter_mut().find(|permit| permit.id == cut.id) {
        *held = cut;
    }
    Ok(())
}

/// What would be known on a day: later crossings have not happened yet, and the last supposed one says where the client
/// is.
fn as_known_on(whole: &Dossier, asked: &WhatIf, on: Day) -> Dossier {
    let mut then = whole.clone();
    then.stays.retain(|stay| stay.entry <= on);
    for stay in &mut then.stays {
        stay.exit = stay.exit.filter(|exit| *exit <= on);
    }
    let crossings = [(asked.exit, Presence::Abroad), (asked.entry, Presence::InCountry)];
    let last = crossings.into_iter().filter_map(|(day, is)| day.filter(|day| *day <= on).map(|day| (day, is)));
    if let Some((day, is)) = last.max_by_key(|(day, is)| (*day, *is == Presence::InCountry)) {
        (then.client.presence, then.client.presence_confirmed_on) = (is, Some(day));
    }
    then
}

/// The question of `calc stay` for a dossier on a day; `None` when no citizenship is known.
pub fn stay_question(dossier: &Dossier, on: Day) -> Option<StayQuestion> {
    let last = dossier.stays.iter().filter(|stay| stay.entry <= on).max_by_key(|stay| (stay.entry, stay.id));
    let document = last.and_then(|stay| stay.document).and_then(|id| dossier.identity_document(id));
    let citizenship = document.and_then(|document| document.citizenship).or(dossier.client.citizenship)?;
    let permits = dossier.permits.iter().filter(|permit| permit.valid_from <= permit.last_day());
    Some(StayQuestion {
        citizenship,
        stays: dossier.stays.iter().map(|stay| (stay.entry, stay.exit)).collect(),
        permits: permits.map(|permit| (permit.valid_from, permit.last_day())).collect(),
        on,
    })
}

/// An entry ban that stands keeps the client out until the day after it, whatever the days of stay allow.
pub(super) fn after_ban(dossier: &Dossier, day: Day) -> Day {
    let standing = dossier.offences.iter().filter(|offence| offence.stands());
    let until = standing.filter_map(|offence| offence.banned_until).max();
    until.map_or(day, |until| day.max(plus(until, 1)))
}

fn says(then: &Dossier, asked: &WhatIf, answer: &StayAnswer, left: Option<&StayAnswer>) -> Vec<Phrase> {
    let mut says = Vec::new();
    if let Some(late) = left.filter(|left| left.overstay_days > 0) {
        says.push(Phrase::new("what-if-late").number("n", late.overstay_days));
    }
    let first = left.and_then(|left| left.earliest_reentry).or(asked.entry).map(|day| after_ban(then, day));
    let soon = first.zip(asked.entry).filter(|(first, entry)| entry < first);
    if let Some((first, _)) = soon {
        says.push(Phrase::new("what-if-too-soon").day("day", first));
    } else if answer.present && answer.last_lawful_day.is_none() {
        says.push(Phrase::new("what-if-unlawful-entry"));
    }
    if asked.permit_ends.is_some() {
        says.push(Phrase::new("fact-says-no-leftover"));
    }
    let abroad = then.client.presence == Presence::Abroad && then.open_stay().is_some();
    if abroad && asked.exit.is_none() && asked.entry.is_none() {
        says.push(Phrase::new("what-if-exit-missing"));
    }
    says
}

fn in_words(error: &StayError) -> Phrase {
    match error {
        StayError::NoRule { citizenship, day } => {
            Phrase::new("what-if-no-rule").text("country", citizenship.as_str()).day("day", *day)
        }
        StayError::Reversed { entry, exit } => {
            Phrase::new("fact-exit-before-entry").day("exit", *exit).day("entry", *entry)
        }
        StayError::PermitReversed { from, until } => {
            Phrase::new("fact-end-before-start").day("end", *until).day("start", *from)
        }
        StayError::Overlap(one, other) => Phrase::new("finding-stays-overlap").day("one", one.0).day("other", other.0),
    }
}
