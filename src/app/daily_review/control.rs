//! The control list of a review: who decided what, what is left, as rows in the reader's language.

use super::{DayReview, ReviewLine};
use crate::app::clock;
use crate::app::desk::RuleTitles;
use crate::domain::phrase::Phrase;
use crate::domain::review::{Reason, Settled};
use crate::files::control_list::ControlList;
use crate::i18n::Catalogue;

/// The columns, as message ids `control-column-…`.
const COLUMNS: [&str; 12] = [
    "number",
    "client",
    "citizenship",
    "case",
    "deadline",
    "last-day",
    "why",
    "seen",
    "decision",
    "by",
    "at",
    "detail",
];

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl DayReview {
    /// The control list in the reader's language.
    pub fn control_list(&self, titles: &RuleTitles, words: &Catalogue) -> ControlList {
        let lines = self.lines.iter().enumerate();
        ControlList {
            title: words.text("control-title"),
            facts: self.facts(words),
            heads: COLUMNS.iter().map(|name| words.text(&format!("control-column-{name}"))).collect(),
            rows: lines.map(|(at, line)| row(at, line, titles, words)).collect(),
            empty: words.text("control-empty"),
        }
    }

    /// Whose, when, and how it was closed: a named person, or that it is open.
    fn facts(&self, words: &Catalogue) -> Vec<(String, String)> {
        let signed = match &self.signed {
            Some((signed, time)) => format!("{}, {time}", signed.by),
            None => words.text("control-not-signed"),
        };
        let mut facts = vec![
            ("control-of", self.of.to_string()),
            ("control-day", words.day(self.span.today)),
            ("control-begun", self.begun.clone().unwrap_or_default()),
            ("control-signed", signed),
            ("control-counts", words.say(&self.counts())),
        ];
        if self.span.until > self.span.today {
            let covers = format!("{} – {}", words.day(self.span.today), words.day(self.span.until));
            facts.insert(2, ("control-until", covers));
        }
        facts.into_iter().map(|(id, value)| (words.text(id), value)).collect()
    }

    /// `34 in all, 34 seen, 30 decided, 4 left`.
    pub fn counts(&self) -> Phrase {
        let progress = self.progress();
        Phrase::new("control-counts-text")
            .number("items", count(progress.items))
            .number("seen", count(progress.seen))
            .number("decided", count(progress.decided))
            .number("left", count(progress.left))
    }
}

impl ReviewLine {
    /// What to call the deadline: a person's own words, else the rule's title.
    pub fn title(&self, titles: &RuleTitles, words: &Catalogue) -> String {
        let own = self.item.as_ref().and_then(|item| item.own_title.as_deref());
        own.unwrap_or_else(|| titles.get(&self.entry.id.rule, words.lang())).to_owned()
    }

    /// Why it is in the review, all reasons.
    pub fn why(&self, words: &Catalogue) -> String {
        let reasons: Vec<String> = self.entry.reasons.iter().map(Reason::phrase).map(|said| words.say(&said)).collect();
        reasons.join("; ")
    }

    /// What was decided in a word: the decision, that it was looked at, or that it is left.
    pub fn decision(&self, words: &Catalogue) -> String {
        match &self.entry.settled {
            Some(settled) => words.text(&settled.label()),
            None if self.entry.is_left() => words.text("control-left"),
            None if self.entry.seen_ms.is_some() => words.text("control-looked-at"),
            None => words.text("review-unseen-one"),
        }
    }

    /// What belongs to the decision: until when, receipt, reason, note.
    pub fn details(&self, words: &Catalogue) -> String {
        let details = self.entry.settled.iter().flat_map(Settled::details);
        details.map(|said| words.say(&said)).collect::<Vec<_>>().join("; ")
    }
}

fn row(at: usize, line: &ReviewLine, titles: &RuleTitles, words: &Catalogue) -> Vec<String> {
    let (entry, item) = (&line.entry, line.item.as_ref());
    let settled = entry.settled.as_ref();
    let citizenship = item.and_then(|item| item.citizenship).map(|country| country.to_string());
    vec![
        (at + 1).to_string(),
        line.client_name.to_string(),
        citizenship.unwrap_or_default(),
        item.and_then(|item| item.case.as_deref()).unwrap_or_default().to_owned(),
        line.title(titles, words),
        words.day(entry.shown_day),
        line.why(words),
        entry.seen_ms.map(clock::office_time).unwrap_or_default(),
        line.decision(words),
        settled.and_then(|settled| settled.by.as_deref()).unwrap_or_default().to_owned(),
        settled.map(|settled| clock::office_time(settled.at_ms)).unwrap_or_default(),
        line.details(words),
    ]
}
