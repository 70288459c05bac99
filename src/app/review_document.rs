//! The JSON of the daily review, written while the store is read.
//!
//! A large practice has ten thousand deadlines due and asks each morning: each row is written once, as it is seen, and
//! only the order is worked out afterwards. What binds is known last, so it is each item's last field.

use super::agenda::{LevelCounts, Standing, review_order};
use super::desk::{Desk, RuleTitles};
use super::error::Result;
use super::review::{ClientIdJson, IdJson, Question, ReviewOptions};
use crate::domain::agenda::DueRow;
use crate::domain::country::Country;
use crate::domain::day::{Day, Iso};
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use crate::store;
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// A review ready to be written.
#[derive(Debug)]
pub struct ReviewDocument {
    today: Day,
    counts: LevelCounts,
    people: usize,
    items: Items,
    /// Places in `items` with what binds, in the order of the review.
    order: Vec<(usize, bool)>,
}

/// Items as JSON without their last field, and what decides their order.
#[derive(Debug, Default)]
struct Items {
    json: Vec<u8>,
    texts: String,
    places: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    json: Range<usize>,
    /// Client's name, rule and subject in `texts`, one after the other.
    name: Range<usize>,
    rule: Range<usize>,
    subject: Range<usize>,
    client: ClientId,
    binding_day: Option<Day>,
    may_bind: bool,
    warn_day: Day,
    asked_for: bool,
}

impl Items {
    fn text(&mut self, text: &str) -> Range<usize> {
        let start = self.texts.len();
        self.texts.push_str(text);
        start..self.texts.len()
    }

    fn standing<'a>(&'a self, place: &Place) -> Standing<'a> {
        Standing {
            client: place.client,
            name: &self.texts[place.name.clone()],
            binding_day: place.binding_day,
            may_bind: place.may_bind,
            warn_day: place.warn_day,
            rule: &self.texts[place.rule.clone()],
            subject: &self.texts[place.subject.clone()],
        }
    }
}

impl Desk {
    /// Reads the review as a document in one language.
    ///
    /// # Errors
    /// A refusal for an unknown owner; those of the store.
    pub fn review_document(&mut self, options: &ReviewOptions, lang: Lang) -> Result<ReviewDocument> {
        let (today, titles) = (self.today(), self.titles()?);
        let Question { filter, wanted, horizon } = self.question(options)?;
        let thresholds = self.thresholds();
        let ((items, counts), later, unknown) = self.read(|reads| {
            let (mut items, mut counts, mut failed) = (Items::default(), LevelCounts::default(), None);
            reads.each_due(&filter, &mut |due| {
                if due.is_live(today) {
                    let level = due.level(&thresholds, today);
                    counts.add(level);
                    let asked_for = due.warn_day <= wanted && options.level.is_none_or(|only| only == level);
                    failed = failed.take().or(self.note(&mut items, due, asked_for, (&titles, lang)).err());
                }
            })?;
            if let Some(error) = failed {
                return Err(store::Error::Engine(error.to_string()));
            }
            let unknown = reads.unknown_count(filter.owner)?.acts;
            Ok(((items, counts), reads.count_live_after(horizon, filter.owner, today)?, unknown))
        })?;
        // Asked to look far ahead, some of the later ones were read and counted already.
        let counts = LevelCounts { later: counts.later + later, unknown, ..counts };
        Ok(ReviewDocument::new(today, counts, items))
    }

    /// Writes down one row.
    fn note(
        &self,
        items: &mut Items,
        due: &DueRow<'_>,
        asked_for: bool,
        words: (&RuleTitles, Lang),
    ) -> std::result::Result<(), serde_json::Error> {
        let start = items.json.len();
        if asked_for {
            self.fields(&mut items.json, due, words)?;
        }
        let standing = due.standing(self.today());
        let place = Place {
            json: start..items.json.len(),
            name: items.text(standing.name),
            rule: items.text(standing.rule),
            subject: items.text(standing.subject),
            client: standing.client,
            binding_day: standing.binding_day,
            may_bind: standing.may_bind,
            warn_day: standing.warn_day,
            asked_for,
        };
        items.places.push(place);
        Ok(())
    }

    /// Writes down one row's fields, all but the last and the closing brace. The same fields as
    /// [`DeadlineJson`](super::review::DeadlineJson), which a test holds against each other.
    fn fields(
        &self,
        out: &mut Vec<u8>,
        due: &DueRow<'_>,
        (titles, lang): (&RuleTitles, Lang),
    ) -> serde_json::Result<()> {
        let today = self.today();
        let mut object = Object { out };
        object.raw("{\"id\":");
        object.value(&IdJson(due.rule, due.subject))?;
        object.field(",\"client\":", &due.client_name)?;
        object.field(",\"client_id\":", &ClientIdJson(due.client))?;
        object.field(",\"citizenship\":", &due.citizenship.as_ref().map(Country::as_str))?;
        object.field(",\"case\":", &due.case)?;
        object.field(",\"rule\":", &due.rule)?;
        object.field(",\"title\":", &due.own_title.unwrap_or_else(|| titles.get(due.rule, lang)))?;
        object.word(",\"class\":", due.class.as_str());
        object.word(",\"severity\":", due.severity.as_str());
        object.day(",\"last_day\":", Some(due.last_day))?;
        object.day(",\"stricter_last_day\":", due.stricter_last_day)?;
        object.day(",\"safe_day\":", Some(due.safe_day))?;
        object.day(",\"warn_day\":", Some(due.warn_day))?;
        object.field(",\"days_left\":", &(due.last_day - today).num_days())?;
        object.field(",\"working_days_left\":", &self.calendar().working_days_between(today, due.safe_day))?;
        object.word(",\"level\":", due.level(&self.thresholds(), today).as_str());
        object.word(",\"confidence\":", due.confidence.as_str());
        object.field(",\"confirmed\":", &due.confirmed)?;
        object.field(",\"owner\":", &due.owner)?;
        object.word(",\"state\":", due.state.as_str());
        Ok(())
    }
}

/// An object under way: names of fields are written as they stand, values that need care by serde.
struct Object<'b> {
    out: &'b mut Vec<u8>,
}

impl Object<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn value(&mut self, value: &impl Serialize) -> serde_json::Result<()> {
        serde_json::to_writer(&mut *self.out, value)
    }

    fn field(&mut self, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
        self.raw(name);
        self.value(value)
    }

    /// A word of a closed list: nothing in it needs escaping.
    fn word(&mut self, name: &str, word: &'static str) {
        self.raw(name);
        self.raw("\"");
        self.raw(word);
        self.raw("\"");
    }

    fn day(&mut self, name: &str, day: Option<Day>) -> serde_json::Result<()> {
        let Some(text) = day.and_then(|day| Iso(day).text()) else { return self.field(name, &day) };
        self.raw(name);
        self.raw("\"");
        self.out.extend_from_slice(&text);
        self.raw("\"");
        Ok(())
    }
}

impl ReviewDocument {
    fn new(today: Day, counts: LevelCounts, items: Items) -> Self {
        let standings: Vec<Standing<'_>> = items.places.iter().map(|place| items.standing(place)).collect();
        let all = review_order(&standings);
        let mut people = 0;
        let mut order = Vec::with_capacity(all.len());
        let mut last = None;
        for place in all.iter().filter(|place| items.places[place.at].asked_for) {
            let client = items.places[place.at].client;
            people += usize::from(last.replace(client) != Some(client));
            order.push((place.at, place.binds));
        }
        Self { today, counts, people, items, order }
    }

    /// Writes the document.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{{\"today\":\"{}\",\"counts\":", self.today)?;
        serde_json::to_writer(&mut *out, &self.counts)?;
        write!(out, ",\"people\":{},\"items\":[", self.people)?;
        for (nth, (at, binds)) in self.order.iter().enumerate() {
            let item = &self.items.json[self.items.places[*at].json.clone()];
            out.write_all(if nth == 0 { b"" } else { b"," })?;
            out.write_all(item)?;
            out.write_all(if *binds { b",\"binding\":true}" } else { b",\"binding\":false}" })?;
        }
        out.write_all(b"]}\n")
    }
}
