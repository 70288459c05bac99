//! The JSON of the daily review.
//!
//! A large practice has ten thousand deadlines due and asks each morning: rows are kept as compactly as they are read,
//! put in order, and each is written once.

use super::agenda::{LevelCounts, StandingTexts, review_order};
use super::desk::{Desk, RuleTitles};
use super::error::Result;
use super::review::{ClientIdJson, IdJson, Question, ReviewOptions};
use crate::domain::agenda::{Due, DueRow, Thresholds};
use crate::domain::calendar::Calendar;
use crate::domain::country::Country;
use crate::domain::day::{Day, Iso};
use crate::domain::id::ClientId;
use crate::domain::lang::Lang;
use chrono::Datelike;
use serde::Serialize;
use std::cell::RefCell;
use std::io::{self, Write};

/// Bytes that are written down before they are handed on: as many as a pipe takes at once.
const PAGE: usize = 64 * 1024;
/// Bytes of an item, about: a longer one only makes the page grow.
const LONGEST: usize = 1024;

/// A review ready to be written.
#[derive(Debug)]
pub struct ReviewDocument {
    today: Day,
    thresholds: Thresholds,
    calendar: Calendar,
    words: (RuleTitles, Lang),
    counts: LevelCounts,
    people: usize,
    items: Items,
    /// Places in `items` with what binds, in the order of the review.
    order: Vec<(usize, bool)>,
}

/// A text among the kept texts.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

/// The rows of a review, their texts one after the other in one string: a row costs no memory of its own.
#[derive(Debug, Default)]
struct Items {
    texts: String,
    rows: Vec<Due<Span, Span>>,
    /// Of each row: its texts stand in JSON as they are.
    plain: Vec<bool>,
}

impl Items {
    fn keep(&mut self, due: &DueRow<'_>) {
        let begin = self.texts.len();
        let texts = RefCell::new(&mut self.texts);
        let keep = |text: &&str| {
            let mut texts = texts.borrow_mut();
            let start = texts.len();
            texts.push_str(text);
            // A review of four thousand million bytes would not fit any terminal or mail.
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            Span { start: place(start), end: place(texts.len()) }
        };
        self.rows.push(due.map(keep, keep));
        self.plain.push(is_plain(&self.texts[begin..]));
    }

    fn text(&self, span: Span) -> &str {
        self.texts.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    fn row(&self, at: usize) -> DueRow<'_> {
        self.rows[at].map(|span| self.text(*span), |span| self.text(*span))
    }

    fn standing_texts(&self, at: usize) -> StandingTexts<'_> {
        let row = &self.rows[at];
        let [name, rule, subject] = [row.client_name, row.rule, row.subject].map(|span| self.text(span));
        StandingTexts { name, rule, subject }
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
        let (items, counts) = self.read(|reads| {
            let (mut items, mut counts) = (Items::default(), LevelCounts::default());
            reads.each_due(&filter, &mut |due| {
                if due.is_live(today) {
                    counts.add(due.level(&thresholds, today));
                    items.keep(due);
                }
            })?;
            // Asked to look far ahead, some of the later ones were read and counted already.
            counts.later += reads.count_live_after(horizon, filter.owner, today)?;
            counts.unknown = reads.unknown_count(filter.owner)?.acts;
            Ok((items, counts))
        })?;
        let asked_for = |row: &Due<Span, Span>| {
            let level = row.level(&thresholds, today);
            row.warn_day <= wanted && options.level.is_none_or(|only| only == level)
        };
        let (order, people) = order(&items, today, asked_for);
        let (calendar, words) = (self.calendar().clone(), (titles, lang));
        Ok(ReviewDocument { today, thresholds, calendar, words, counts, people, items, order })
    }
}

/// Places of the rows that were asked for, with what binds, in the order of the review; and how many people they are of.
fn order(items: &Items, today: Day, asked_for: impl Fn(&Due<Span, Span>) -> bool) -> (Vec<(usize, bool)>, usize) {
    let count = items.rows.len();
    let (mut order, mut people, mut last) = (Vec::with_capacity(count), 0, None);
    for place in review_order(count, |at| items.rows[at].standing(today), |at| items.standing_texts(at)) {
        let row = &items.rows[place.at];
        if asked_for(row) {
            people += usize::from(last.replace(row.client) != Some(row.client));
            order.push((place.at, place.binds));
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
        for (nth, (at, binds)) in self.order.iter().enumerate() {
            page.extend_from_slice(if nth == 0 { b"{" } else { b",{" });
            let object = Object { out: &mut page, plain: self.items.plain[*at] };
            self.fields(object, &self.items.row(*at), &mut days)?;
            page.extend_from_slice(if *binds { b",\"binding\":true}" } else { b",\"binding\":false}" });
            if page.len() >= PAGE {
                out.write_all(&page)?;
                page.clear();
            }
        }
        out.write_all(&page)
    }

    /// Writes down one row's fields, all but the braces and the last. The same fields as
    /// [`DeadlineJson`](super::review::DeadlineJson), which a test holds against each other.
    fn fields(&self, mut object: Object<'_>, due: &DueRow<'_>, days: &mut KnownDays<'_>) -> serde_json::Result<()> {
        let (today, (titles, lang)) = (self.today, &self.words);
        let (last_day, safe_day) = (*days.known(due.last_day), *days.known(due.safe_day));
        object.joined("\"id\":", due.rule, due.subject)?;
        object.text(",\"client\":", Some(due.client_name))?;
        object.client(",\"client_id\":", due.client)?;
        object.text(",\"citizenship\":", due.citizenship.as_ref().map(Country::as_str))?;
        object.text(",\"case\":", due.case)?;
        object.text(",\"rule\":", Some(due.rule))?;
        match due.own_title {
            Some(title) => object.text(",\"title\":", Some(title))?,
            None => object.title(",\"title\":", titles.get(due.rule, *lang))?,
        }
        object.word(",\"class\":", due.class.as_str());
        object.word(",\"severity\":", due.severity.as_str());
        object.day(",\"last_day\":", Some(&last_day))?;
        object.day(",\"stricter_last_day\":", due.stricter_last_day.map(|day| days.known(day)))?;
        object.day(",\"safe_day\":", Some(&safe_day))?;
        object.day(",\"warn_day\":", Some(days.known(due.warn_day)))?;
        object.field(",\"days_left\":", &last_day.left)?;
        object.field(",\"working_days_left\":", &safe_day.working_left)?;
        object.word(",\"level\":", due.level(&self.thresholds, today).as_str());
        object.word(",\"confidence\":", due.confidence.as_str());
        object.field(",\"confirmed\":", &due.confirmed)?;
        object.text(",\"owner\":", due.owner)?;
        object.word(",\"state\":", due.state.as_str());
        Ok(())
    }
}

/// What the document says of a day.
#[derive(Debug, Clone, Copy)]
struct KnownDay {
    day: Day,
    text: Option<[u8; 10]>,
    left: i64,
    working_left: i64,
}

/// What was said of days before: a review speaks of the same few hundred again and again.
struct KnownDays<'c> {
    today: Day,
    calendar: &'c Calendar,
    /// By the number of the day in its year; days of several years take each other's place.
    known: Vec<KnownDay>,
}

impl<'c> KnownDays<'c> {
    fn new(today: Day, calendar: &'c Calendar) -> Self {
        let none = KnownDay { day: today, text: Iso(today).text(), left: 0, working_left: 0 };
        Self { today, calendar, known: vec![none; 367] }
    }

    fn known(&mut self, day: Day) -> &KnownDay {
        let held = &mut self.known[day.ordinal() as usize];
        if held.day != day {
            let (left, working_left) =
                ((day - self.today).num_days(), self.calendar.working_days_between(self.today, day));
            *held = KnownDay { day, text: Iso(day).text(), left, working_left };
        }
        held
    }
}

/// An object under way: names of fields and plain values are written as they stand, all others by serde.
struct Object<'b> {
    out: &'b mut Vec<u8>,
    /// The texts of its row are plain.
    plain: bool,
}

/// True when JSON writes a text as it stands. It looks at every byte without stopping at the first that is not plain:
/// so the compiler can compare many at a time, and nearly all texts are plain.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (byte >= b' ') & (byte != b'"') & (byte != b'\\'))
}

impl Object<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn field(&mut self, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
        self.raw(name);
        serde_json::to_writer(&mut *self.out, value)
    }

    /// A text of the row.
    fn text(&mut self, name: &str, text: Option<&str>) -> serde_json::Result<()> {
        match text {
            Some(text) if self.plain => self.word(name, text),
            other => return self.field(name, &other),
        }
        Ok(())
    }

    /// A text from elsewhere.
    fn title(&mut self, name: &str, title: &str) -> serde_json::Result<()> {
        if is_plain(title) {
            self.word(name, title);
            return Ok(());
        }
        self.field(name, &title)
    }

    /// `rule/subject`.
    fn joined(&mut self, name: &str, rule: &str, subject: &str) -> serde_json::Result<()> {
        if !self.plain {
            return self.field(name, &IdJson(rule, subject));
        }
        for piece in [name, "\"", rule, "/", subject, "\""] {
            self.raw(piece);
        }
        Ok(())
    }

    /// `C-` and six digits or more.
    fn client(&mut self, name: &str, client: ClientId) -> serde_json::Result<()> {
        let Some(number) = u32::try_from(client.0).ok().filter(|number| *number <= 999_999) else {
            return self.field(name, &ClientIdJson(client));
        };
        self.raw(name);
        self.raw("\"C-");
        self.out.extend([100_000, 10_000, 1_000, 100, 10, 1].map(|unit| b"0123456789"[(number / unit % 10) as usize]));
        self.raw("\"");
        Ok(())
    }

    /// A text in which nothing needs escaping.
    fn word(&mut self, name: &str, word: &str) {
        self.raw(name);
        self.raw("\"");
        self.raw(word);
        self.raw("\"");
    }

    fn day(&mut self, name: &str, day: Option<&KnownDay>) -> serde_json::Result<()> {
        let Some(text) = day.and_then(|day| day.text) else { return self.field(name, &day.map(|day| day.day)) };
        self.raw(name);
        self.raw("\"");
        self.out.extend_from_slice(&text);
        self.raw("\"");
        Ok(())
    }
}
