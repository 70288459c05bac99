//! The daily review, one item at a time: begin, next, back, list, sign off.

use super::session::{Pending, Place, Said, Session, Shown};
use crate::app::daily_review::{DayReview, ReviewLine};
use crate::app::error::AppError;
use crate::cli::client::days_phrase;
use crate::domain::phrase::Phrase;

/// A count as the catalogue takes it.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Session {
    /// Begins my review of today, or goes on where it was.
    pub(super) fn begin_review(&mut self) -> Said {
        let review = self.desk.open_review()?;
        self.at = review.first_open().unwrap_or(0);
        let mut lines = vec![self.words.say(&review.begun())];
        lines.extend(self.late(&review));
        self.review = Some(review);
        self.place = Place::Review;
        lines.extend(self.item()?);
        Ok(lines)
    }

    /// Who has not signed off in time, for supervisors.
    fn late(&self, review: &DayReview) -> Option<String> {
        let names: Vec<&str> = review.late.iter().map(|person| person.name.as_str()).collect();
        let phrase = Phrase::new("review-late").text("hour", &review.sign_off_by).text("names", names.join(", "));
        (!names.is_empty()).then(|| self.words.say(&phrase))
    }

    /// Reads my review again; the place in it stays.
    pub(super) fn refresh(&mut self) -> Result<(), AppError> {
        if self.review.is_some() {
            self.review = Some(self.desk.open_review()?);
        }
        Ok(())
    }

    fn line(&self) -> Option<ReviewLine> {
        self.review.as_ref()?.lines.get(self.at).cloned()
    }

    /// The item at hand, in full.
    pub(super) fn item(&mut self) -> Said {
        (self.place, self.more) = (Place::Review, None);
        self.shown.clear();
        let of = self.review.as_ref().map_or(0, |review| review.lines.len());
        let Some(line) = self.line() else {
            self.hand = None;
            return self.sentence("review-empty");
        };
        self.hand = Some(line.key());
        let place = Phrase::new("plain-item").number("at", count(self.at + 1)).number("of", count(of));
        let mut lines = vec![self.words.say(&place)];
        lines.push(self.who(&line));
        lines.extend(self.what(&line)?);
        lines.extend(self.pair("review-because", &line.why(&self.words)));
        lines.extend(self.decided(&line));
        lines.extend(self.advice(&line)?);
        Ok(lines)
    }

    /// `Иванова Мария, RUS, T-2026-00388`.
    fn who(&self, line: &ReviewLine) -> String {
        let item = line.item.as_ref();
        let country = item.and_then(|item| item.citizenship).map(|country| country.to_string());
        let case = item.and_then(|item| item.case.as_ref()).map(ToString::to_string);
        [Some(line.client_name.to_string()), country, case].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn what(&mut self, line: &ReviewLine) -> Said {
        let titles = self.desk.titles()?;
        let title = line.title(&titles, &self.words);
        let Some(item) = &line.item else {
            return Ok(vec![title, self.words.text("review-gone")]);
        };
        let (today, thresholds) = (self.desk.today(), self.desk.thresholds());
        let level = self.words.text(&format!("level-{}", item.level(&thresholds, today).as_str()));
        let left = self.words.say(&days_phrase((item.last_day - today).num_days()));
        Ok(vec![format!("{level}: {title}, {}, {left}.", self.words.day(item.last_day))])
    }

    fn decided(&self, line: &ReviewLine) -> Option<String> {
        let details = line.details(&self.words);
        let decision = line.decision(&self.words);
        let text = if details.is_empty() { decision } else { format!("{decision} ({details})") };
        self.pair("review-decided", &text)
    }

    /// Papers that are missing, and what to do now.
    fn advice(&mut self, line: &ReviewLine) -> Said {
        let Some(item) = &line.item else { return Ok(Vec::new()) };
        let page = self.desk.client_page(item.client)?;
        let case = page.case_for(&line.entry.id);
        let missing = case.map(|case| page.missing(case)).unwrap_or_default();
        let lang = self.words.lang();
        let papers: Vec<String> =
            missing.iter().map(|paper| page.requirement_title(&paper.requirement, lang)).collect();
        let mut lines = Vec::new();
        if !papers.is_empty() {
            let phrase = Phrase::new("review-papers-missing").text("papers", papers.join("; "));
            lines.push(self.words.say(&phrase));
        }
        let told = page.explain(&self.desk, lang, &|phrase| self.words.say(phrase), &line.entry.id);
        let do_now = told.and_then(|told| told.do_now).unwrap_or_default();
        lines.extend(self.pair("cli-do-now", &do_now));
        Ok(lines)
    }

    /// The item was seen: the next one.
    pub(super) fn next(&mut self) -> Said {
        if self.place != Place::Review {
            return if self.review.is_some() { self.item() } else { self.sentence("plain-begin-review") };
        }
        let Some(line) = self.line() else { return self.sentence("review-empty") };
        let open = self.review.as_ref().is_some_and(|review| review.signed.is_none());
        if open && line.entry.seen_ms.is_none() {
            self.desk.review_seen(&line.key())?;
            self.refresh()?;
        }
        let last = self.review.as_ref().map_or(0, |review| review.lines.len());
        if self.at + 1 >= last {
            let progress = self.review.as_ref().map(|review| self.words.say(&review.begun()));
            return Ok(progress.into_iter().chain([self.words.text("plain-last-item")]).collect());
        }
        self.at += 1;
        self.item()
    }

    /// The item before; from a page back to the review or to its client.
    pub(super) fn back(&mut self) -> Said {
        match self.place {
            Place::Review if self.at == 0 => self.sentence("plain-first-item"),
            Place::Review => {
                self.at -= 1;
                self.item()
            }
            Place::Case(client, _) => self.show_client(client),
            Place::Client(_) | Place::Lists if self.review.is_some() => self.item(),
            Place::Client(_) | Place::Lists => self.sentence("plain-no-way-back"),
        }
    }

    /// The whole queue, one line an item.
    pub(super) fn review_list(&mut self) -> Said {
        if self.review.is_none() {
            return self.sentence("plain-begin-review");
        }
        self.refresh()?;
        let Some(review) = self.review.clone() else { return Ok(Vec::new()) };
        self.more = None;
        self.shown.clear();
        let mut lines = vec![self.words.say(&review.begun())];
        for (at, line) in review.lines.iter().enumerate() {
            let titles = self.desk.titles()?;
            let (title, day) = (line.title(&titles, &self.words), self.words.day(line.entry.shown_day));
            let text = format!("{}. {title}, {day}. {}.", line.client_name, line.decision(&self.words));
            lines.push(self.number(Shown::Item(at), &text));
        }
        lines.push(self.words.text(if review.lines.is_empty() { "review-empty" } else { "plain-list-open" }));
        Ok(lines)
    }

    /// Asks before what cannot be undone, and not when the answer would be refused.
    pub(super) fn ask_sign_off(&mut self) -> Said {
        if self.review.is_none() {
            return self.sentence("plain-begin-review");
        }
        self.refresh()?;
        let progress = self.review.as_ref().map(DayReview::progress).unwrap_or_default();
        if progress.seen < progress.items {
            let unseen = Phrase::new("review-unseen").number("n", count(progress.items - progress.seen));
            return Ok(vec![self.words.say(&unseen)]);
        }
        let question = Phrase::new("review-sign-question")
            .number("decided", count(progress.decided))
            .number("items", count(progress.items))
            .number("left", count(progress.left));
        self.pending = Some(Pending::SignOff);
        Ok(vec![self.words.say(&question), self.words.text("plain-type-yes")])
    }

    /// Signs the review off.
    pub(super) fn sign_off(&mut self) -> Said {
        let review = self.desk.sign_off()?;
        let by = review.signed.as_ref().map(|(signed, _)| signed.by.to_string()).unwrap_or_default();
        let said = Phrase::new("cli-review-signed").day("day", review.span.today).text("by", by);
        self.review = Some(review);
        Ok(vec![self.words.say(&said)])
    }
}
