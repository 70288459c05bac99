//! What the rulebook has to say beside a date: what late days cost, what a host risks, what an application costs, how a
//! Treaty reads a stay. Notes move no date.
//!
//! What is easily read as a permission is told to supervisors only, and always with the word that it is no lawful stay.

use super::pages::ClientPage;
use super::show::Say;
use crate::domain::choice::{Confidence, Ground};
use crate::domain::deadline::{Class, Deadline, State};
use crate::domain::id::OffenceId;
use crate::domain::lang::{Lang, Titles};
use crate::domain::phrase::Phrase;
use crate::domain::rulebook::{Audience, ClosedBy, Consequence, Rule, Source, Topic, Trigger};
use crate::domain::staff::Role;
use serde::Serialize;

/// One note to a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawNote {
    /// Id of its row.
    pub rule: String,
    /// What it says.
    pub titles: Titles,
    /// What it costs, by who pays.
    pub amounts: Vec<(Titles, Phrase)>,
    /// Legal source.
    pub source: Source,
    /// How sure it is.
    pub confidence: Confidence,
    /// The practice has confirmed it.
    pub confirmed: bool,
    /// Whom it is for.
    pub audience: Audience,
}

/// The JSON of a note.
#[derive(Debug, Serialize)]
pub struct NoteJson {
    rule: String,
    text: String,
    source: String,
    confidence: &'static str,
    confirmed: bool,
    audience: &'static str,
}

impl LawNote {
    fn of(rule: &Rule, amounts: Vec<(Titles, Phrase)>) -> Self {
        Self {
            rule: rule.id.clone(),
            titles: rule.titles.clone(),
            amounts,
            source: rule.source.clone(),
            confidence: rule.confidence,
            confirmed: rule.confirmed.is_some(),
            audience: rule.note().map_or(Audience::Everybody, |note| note.audience),
        }
    }

    /// True when somebody of the practice should look at it first.
    pub fn is_to_check(&self) -> bool {
        self.confidence == Confidence::Unverified && !self.confirmed
    }

    /// The note in words: what it says, what it costs, and for supervisors that nobody may count on it.
    pub fn text(&self, lang: Lang, say: Say<'_>) -> String {
        let mut text = self.titles.get(lang).to_owned();
        let amounts = self.amounts.iter().map(|(who, amount)| format!("{}: {}", who.get(lang), say(amount)));
        let amounts: Vec<String> = amounts.collect();
        // A mere warning for everybody is what the title says already.
        let says_it = matches!(self.amounts.as_slice(), [(_, amount)] if amount.id == "law-fine-warning");
        if !amounts.is_empty() && !says_it {
            text = format!("{text} ({})", amounts.join("; "));
        }
        if self.audience == Audience::Supervisor {
            text = format!("{}: {text}", say(&Phrase::new("note-never-count-on-it")));
        }
        text
    }

    /// Its JSON.
    pub fn json(&self, lang: Lang, say: Say<'_>) -> NoteJson {
        NoteJson {
            rule: self.rule.clone(),
            text: self.text(lang, say),
            source: self.source.get(lang).to_owned(),
            confidence: self.confidence.as_str(),
            confirmed: self.confirmed,
            audience: self.audience.as_str(),
        }
    }
}

impl ClientPage {
    /// The notes that belong to a deadline, for whoever reads the page.
    pub fn notes(&self, deadline: &Deadline) -> Vec<LawNote> {
        let mut notes = self.late(deadline);
        for topic in self.topics(deadline) {
            notes.extend(self.about(topic, deadline));
        }
        let told = |note: &LawNote| note.audience == Audience::Everybody || self.reader >= Role::Supervisor;
        notes.retain(told);
        notes
    }

    /// What the late days of a stay in breach may bring by a decision of today.
    fn late(&self, deadline: &Deadline) -> Vec<LawNote> {
        let days = (self.today - deadline.last_day).num_days();
        let over = deadline.moot_from.is_some_and(|moot| moot <= self.today);
        if deadline.class != Class::Stay || deadline.state == State::Done || days < 1 || over {
            return Vec::new();
        }
        let mut notes = with_amounts(self.rulebook.consequences(days, self.today));
        let known: Vec<String> = notes.iter().map(|note| note.rule.clone()).collect();
        let other = self.rulebook.notes(Topic::UnlawfulStay, self.citizenship(), self.ground(deadline), self.today);
        let meant = other.filter(|rule| !known.contains(&rule.id)).filter(|rule| is_in(rule, days));
        notes.extend(meant.map(|rule| LawNote::of(rule, Vec::new())));
        notes
    }

    /// What a deadline is about beside its date.
    fn topics(&self, deadline: &Deadline) -> Vec<Topic> {
        let Some(offset) = self.rule_of(deadline).map(|rule| (rule.offset(), rule.stay_limit().is_some())) else {
            return Vec::new();
        };
        let (offset, visa_free) = offset;
        let mut topics = Vec::new();
        if visa_free {
            topics.push(Topic::Stay);
        }
        if let Some(offset) = offset {
            if offset.closed_by.contains(&ClosedBy::HostNotified) {
                topics.push(Topic::Host);
            }
            if !offset.filing_of.is_empty() {
                topics.push(Topic::Filing);
            }
            topics.extend(of_trigger(offset.trigger));
        }
        if self.ground(deadline) == Some(Ground::Business) {
            topics.push(Topic::Business);
        }
        topics
    }

    /// The notes on a topic, by the rows in force today.
    fn about(&self, topic: Topic, deadline: &Deadline) -> Vec<LawNote> {
        match topic {
            Topic::Host => with_amounts(self.rulebook.host_consequences(self.today)),
            _ => {
                let rows = self.rulebook.notes(topic, self.citizenship(), self.ground(deadline), self.today);
                let meant = rows.filter(|rule| topic != Topic::Offence || self.fits_offence(rule, deadline));
                meant.map(|rule| LawNote::of(rule, Vec::new())).collect()
            }
        }
    }

    /// Counted from the decision; what is said of an application after one is not said where expulsion was ordered.
    fn fits_offence(&self, rule: &Rule, deadline: &Deadline) -> bool {
        let id = OffenceId::parse(&deadline.id.subject);
        let Some(offence) = self.dossier.offences.iter().find(|offence| Some(offence.id) == id) else {
            return false;
        };
        let hidden = offence.expulsion && rule.note().is_some_and(|note| note.audience == Audience::Supervisor);
        !hidden && is_in(rule, (self.today - offence.decided_on).num_days())
    }

    fn citizenship(&self) -> Option<crate::domain::country::Country> {
        crate::domain::eligibility::citizenship(&self.dossier)
    }

    /// The ground in question: of the deadline's case, of the application under way, of the newest permit.
    fn ground(&self, deadline: &Deadline) -> Option<Ground> {
        let case = deadline.case.and_then(|case| self.case(case)).or_else(|| self.application());
        let newest = self.dossier.permits.iter().max_by_key(|permit| (permit.valid_from, permit.id));
        case.and_then(|case| case.ground).or_else(|| newest.and_then(|permit| permit.ground))
    }
}

const fn of_trigger(trigger: Trigger) -> Option<Topic> {
    match trigger {
        Trigger::PermitEnd => Some(Topic::Permit),
        Trigger::OffenceDecision => Some(Topic::Offence),
        Trigger::BasisEnd | Trigger::BasisBrokenOff | Trigger::BasisStart => Some(Topic::Contract),
        _ => None,
    }
}

fn is_in(rule: &Rule, days: i64) -> bool {
    rule.note().and_then(|note| note.days).is_none_or(|range| range.contains(days))
}

/// The consequences with the lines of one row together.
fn with_amounts(lines: Vec<Consequence<'_>>) -> Vec<LawNote> {
    let mut notes: Vec<LawNote> = Vec::new();
    for line in lines {
        let amount = (line.fine.titles.clone(), line.phrase());
        match notes.last_mut().filter(|note| note.rule == line.rule.id) {
            Some(note) => note.amounts.push(amount),
            None => notes.push(LawNote::of(line.rule, vec![amount])),
        }
    }
    notes
}
