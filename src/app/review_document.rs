//! The JSON of the daily review.
//!
//! A large practice has ten thousand deadlines due and asks each morning: rows are kept as compactly as they are read,
//! put in order, and each is written once.

mod kept;

use super::agenda::{LevelCounts, review_order};
use super::desk::Desk;
use super::error::Result;
use super::review::{ClientIdJson, IdJson, Question, ReviewOptions};
use crate::domain::calendar::Calendar;
use crate::domain::country::Country;
use crate::domain::day::{Day, Iso};
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use chrono::Datelike;
use kept::{Items, Kept};
use serde::Serialize;
use std::io::{self, Write};

/// Bytes that are written down before they are handed on: as many as a pipe takes at once.
const PAGE: usize = 64 * 1024;
/// Items that are fetched together.
const TOGETHER: usize = 32;
/// Bytes of so many items, about: longer ones only make the page grow.
const LONGEST: usize = TOGETHER * 1024;

/// A review ready to be written.
#[derive(Debug)]
pub struct ReviewDocument {
    today: Day,
    calendar: Calendar,
    counts: LevelCounts,
    people: usize,
    items: Items,
    /// Places in `items` with what binds, in the order of the review.
    order: Vec<(u32, bool)>,
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
        let (items, counts) = self.read(|reads| {
            let (mut items, mut counts) = (Items::new((titles.clone(), lang)), LevelCounts::default());
            reads.each_due(&filter, &mut |due| {
                if due.is_live(today) {
                    let level = due.level(&thresholds, today);
                    counts.add(level);
                    items.keep(due, level, today);
                }
            })?;
            // Asked to look far ahead, some of the later ones were read and counted already.
            counts.later += reads.count_live_after(horizon, filter.owner, today)?;
            counts.unknown = reads.unknown_count(filter.owner)?.acts;
            Ok((items, counts))
        })?;
        let asked_for = |row: &Kept| row.warn_day <= wanted && options.level.is_none_or(|only| only == row.level);
        let (order, people) = order(&items, asked_for);
        Ok(ReviewDocument { today, calendar: self.calendar().clone(), counts, people, items, order })
    }
}

/// Places of the rows that were asked for, with what binds, in the order of the review; and how many people they are of.
fn order(items: &Items, asked_for: impl Fn(&Kept) -> bool) -> (Vec<(u32, bool)>, usize) {
    let rows = items.rows();
    let (mut order, mut people, mut last) = (Vec::with_capacity(rows.len()), 0, None);
    for place in review_order(rows.len(), |at| rows[at].standing(), |at| items.standing_texts(at)) {
        let row = &rows[place.at];
        if asked_for(row) {
            people += usize::from(last.replace(row.client) != Some(row.client));
            order.push((u32::try_from(place.at).unwrap_or(u32::MAX), place.binds));
        }
    }
    (order, people)
}

impl ReviewDocument {
    /// Writes the document.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{{\"today\":\"{}\",\"counts\":", self.today)?;
        serde_json::to_writer(&mut *out, &self.counts)?;
        write!(out, ",\"people\":{},\"items\":[", self.people)?;
        self.write_items(out)?;
        out.write_all(b"]}\n")
    }

    /// Writes the items, page after page through one piece of memory.
    fn write_items(&self, out: &mut impl Write) -> io::Result<()> {
        let mut page = Vec::with_capacity(PAGE + LONGEST);
        let mut days = KnownDays::new(self.today, &self.calendar);
        for (nth, places) in self.order.chunks(TOGETHER).enumerate() {
            self.items.fetch(places);
            for (at, binds) in places {
                let row = &self.items.rows()[*at as usize];
                page.extend_from_slice(if nth == 0 && page.is_empty() { b"{" } else { b",{" });
                self.fields(Object { out: &mut page, plain: row.plain }, row, &mut days)?;
                page.extend_from_slice(if *binds { b",\"binding\":true}" } else { b",\"binding\":false}" });
            }
            if page.len() >= PAGE {
                out.write_all(&page)?;
                page.clear();
            }
        }
        out.write_all(&page)
    }

    /// Writes down one row's fields, all but the braces and the last. The same fields as
    /// [`DeadlineJson`](super::review::DeadlineJson), which a test holds against each other.
    fn fields(&self, mut object: Object<'_>, row: &Kept, days: &mut KnownDays<'_>) -> serde_json::Result<()> {
        let (texts, rule) = (self.items.texts(row), self.items.rule(row));
        object.joined("\"id\":", (&rule.id, texts.subject), rule.plain)?;
        object.text(",\"client\":", Some(texts.name))?;
        object.client(",\"client_id\":", row.client)?;
        object.text(",\"citizenship\":", row.citizenship.as_ref().map(Country::as_str))?;
        object.text(",\"case\":", texts.case)?;
        match texts.own_title {
            Some(title) => object.text(&rule.before_title, Some(title))?,
            None => object.raw([&rule.before_title, &rule.title]),
        }
        object.raw([&rule.after_title]);
        let (last_day, safe_day) = (days.place(row.last_day), days.place(row.safe_day));
        let stricter = row.stricter_last_day.map(|day| days.place(day));
        let stricter = stricter.map_or("null", |place| &days.known[place].quoted);
        object.raw([&days.known[last_day].quoted, ",\"stricter_last_day\":", stricter]);
        object.raw([",\"safe_day\":", &days.known[safe_day].quoted]);
        object.raw([",\"warn_day\":", &days.known(row.warn_day).quoted]);
        object.raw([",\"days_left\":", &days.known[last_day].left]);
        object.raw([",\"working_days_left\":", &days.known[safe_day].working_left]);
        object.raw([",\"level\":\"", row.level.as_str(), "\"", self.items.rest(row)]);
        Ok(())
    }
}

/// What the document says of a day, as JSON.
#[derive(Debug)]
struct KnownDay {
    day: Day,
    quoted: String,
    left: String,
    working_left: String,
}

/// What was said of days before: a review speaks of the same few hundred again and again.
struct KnownDays<'c> {
    today: Day,
    calendar: &'c Calendar,
    known: Vec<KnownDay>,
    /// By the number of the day in its year, where it is known: days of several years take each other's place.
    places: [u32; 367],
}

impl<'c> KnownDays<'c> {
    const fn new(today: Day, calendar: &'c Calendar) -> Self {
        Self { today, calendar, known: Vec::new(), places: [u32::MAX; 367] }
    }

    /// The place of a day among the known ones.
    fn place(&mut self, day: Day) -> usize {
        let place = &mut self.places[day.ordinal() as usize];
        if self.known.get(*place as usize).is_none_or(|known| known.day != day) {
            *place = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
            self.known.push(KnownDay {
                day,
                quoted: serde_json::to_string(&Iso(day)).unwrap_or_default(),
                left: (day - self.today).num_days().to_string(),
                working_left: self.calendar.working_days_between(self.today, day).to_string(),
            });
        }
        *place as usize
    }

    fn known(&mut self, day: Day) -> &KnownDay {
        let place = self.place(day);
        &self.known[place]
    }
}

/// An object under way: names of fields and plain values are written as they stand, all others by serde.
struct Object<'b> {
    out: &'b mut Vec<u8>,
    /// The texts of its row are plain.
    plain: bool,
}

impl Object<'_> {
    /// Pieces one after the other.
    fn raw<const N: usize>(&mut self, pieces: [&str; N]) {
        for piece in pieces {
            self.out.extend_from_slice(piece.as_bytes());
        }
    }

    fn field(&mut self, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
        self.raw([name]);
        serde_json::to_writer(&mut *self.out, value)
    }

    /// A text of the row.
    fn text(&mut self, name: &str, text: Option<&str>) -> serde_json::Result<()> {
        match text {
            Some(text) if self.plain => self.raw([name, "\"", text, "\""]),
            other => return self.field(name, &other),
        }
        Ok(())
    }

    /// `rule/subject`; `plain` when the rule needs no escaping.
    fn joined(&mut self, name: &str, (rule, subject): (&str, &str), plain: bool) -> serde_json::Result<()> {
        if !(plain && self.plain) {
            return self.field(name, &IdJson(rule, subject));
        }
        self.raw([name, "\"", rule, "/", subject, "\""]);
        Ok(())
    }

    /// `C-` and six digits or more.
    fn client(&mut self, name: &str, client: ClientId) -> serde_json::Result<()> {
        let Some(number) = u32::try_from(client.0).ok().filter(|number| *number <= 999_999) else {
            return self.field(name, &ClientIdJson(client));
        };
        self.raw([name, "\"C-"]);
        self.out.extend([100_000, 10_000, 1_000, 100, 10, 1].map(|unit| b"0123456789"[(number / unit % 10) as usize]));
        self.raw(["\""]);
        Ok(())
    }
}
