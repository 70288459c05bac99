//! The daily review: each officer's own queue, worked through one item at a time and signed off.
//!
//! Walk: `queue` reads what is due by the index that Today reads, and from the journal what moved since the person's
//! last sign-off → [`Desk::open_review`] joins it with the lines kept, so that a dropped line goes on where it was →
//! decisions are the ordinary acts (`app::acts`, forms); what became of an item is read off the records, so that an undo
//! opens it again → [`Desk::sign_off`] closes the review for good, in one transaction with the journal.

mod control;
mod document;
mod queue;
mod standing;

pub use crate::domain::review::{
    Entry, News, Outcome, Progress, Reason, ReviewRules, Settled, SignOff, Span, within_working_days,
};
pub use document::{ReviewDocument, StandingDocument};
pub use standing::ReviewStanding;

use super::clock;
use super::desk::Desk;
use super::error::{AppError, Result};
use crate::domain::agenda::DueItem;
use crate::domain::case::{Case, CaseDocument, DocumentState};
use crate::domain::clean::Clean;
use crate::domain::client::Client;
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::{CaseId, ClientId, StaffId};
use crate::domain::phrase::Phrase;
use crate::domain::review::{Review, merge, settle};
use crate::domain::staff::{Role, Staff};
use crate::store::{self, Reads, Receipt, Writes};
use queue::{Deadlines, Office};
use std::collections::{HashMap, HashSet};

/// The setting with the office's [`ReviewRules`].
pub const SETTING: &str = "review";

/// Which item of my review, and the last day that was on the screen when the key was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemKey {
    /// The client.
    pub client: ClientId,
    /// The deadline.
    pub id: DeadlineId,
    /// Its last day as shown.
    pub shown_day: Day,
}

/// One item of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewLine {
    /// The line as kept.
    pub entry: Entry,
    /// The deadline as stored now; `None` when it is gone.
    pub item: Option<DueItem>,
    /// The client's name; empty when the client is gone.
    pub client_name: Clean,
}

impl ReviewLine {
    /// What a decision about it names.
    pub fn key(&self) -> ItemKey {
        let Entry { client, id, shown_day, .. } = &self.entry;
        ItemKey { client: *client, id: id.clone(), shown_day: *shown_day }
    }
}

/// A person's review of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayReview {
    /// Whose, as lists show them.
    pub of: Clean,
    /// The days it is about.
    pub span: Span,
    /// When it was begun: the office's time of day.
    pub begun: Option<String>,
    /// How it was closed, and the office's time of day.
    pub signed: Option<(SignOff, String)>,
    /// The items, in the order of the queue.
    pub lines: Vec<ReviewLine>,
    /// Who has not signed off in time; read for supervisors only.
    pub late: Vec<ReviewStanding>,
    /// The office's hour by which reviews are to be signed off.
    pub sign_off_by: String,
}

impl DayReview {
    /// How far it is.
    pub fn progress(&self) -> Progress {
        Progress::of(self.lines.iter().map(|line| &line.entry))
    }

    /// How far it is, as the command line and plain mode begin.
    pub fn begun(&self) -> Phrase {
        let (progress, number) = (self.progress(), |n: usize| i64::try_from(n).unwrap_or(i64::MAX));
        Phrase::new("cli-review-begun")
            .text("of", &self.of)
            .day("day", self.span.today)
            .number("items", number(progress.items))
            .number("seen", number(progress.seen))
            .number("decided", number(progress.decided))
            .number("left", number(progress.left))
    }

    /// The first item that nobody has looked at, else the first that is left.
    pub fn first_open(&self) -> Option<usize> {
        let unseen = self.lines.iter().position(|line| line.entry.is_unseen());
        unseen.or_else(|| self.lines.iter().position(|line| line.entry.is_left()))
    }
}

/// A review as it stands inside one transaction.
struct Standing {
    review: Option<Review>,
    kept: Vec<Entry>,
    lines: Vec<ReviewLine>,
    sign_off_by: String,
}

impl Desk {
    /// What the office settled about reviews.
    ///
    /// # Errors
    /// Those of the store.
    pub fn review_rules(&self) -> Result<ReviewRules> {
        self.read(rules)
    }

    /// Settles it anew, for everybody.
    ///
    /// # Errors
    /// Not allowed for all but admins; a refusal of an hour that is none.
    pub fn set_review_rules(&mut self, rules: &ReviewRules) -> Result<Receipt> {
        self.require(Role::Admin)?;
        if !is_time(&rules.sign_off_by) {
            return Err(AppError::refused(Phrase::new("review-not-an-hour").text("typed", &rules.sign_off_by)));
        }
        let json = serde_json::to_string(rules).unwrap_or_default();
        Ok(self.write("setting", |writes, _| writes.set_setting(SETTING, &json))?.1)
    }

    /// My review of today, begun if it was not; a review that is signed off is shown as it was closed.
    ///
    /// # Errors
    /// Not allowed for viewers; those of the store.
    pub fn open_review(&mut self) -> Result<DayReview> {
        self.require(Role::Officer)?;
        let me = self.join()?;
        let (base, now) = (self.review_base(), clock::now_ms());
        let standing = self.read(|reads| stand(reads, &base, me, now))?;
        let open = standing.review.as_ref().is_none_or(|review| review.signed.is_none());
        let begun = standing.review.is_some();
        let standing = if open && !(begun && is_kept(&standing)) {
            self.write("review", |writes, me| keep(writes, &base, me, now))?.0
        } else {
            standing
        };
        let late = self.late_reviews()?;
        Ok(self.day_review(self.me().handle().clone(), standing, late))
    }

    /// A review as it stands, of anybody on any day, without touching it: the control list.
    ///
    /// # Errors
    /// Not allowed below supervisors for the review of somebody else; those of the store.
    pub fn look_at_review(&self, staff: StaffId, day: Day) -> Result<DayReview> {
        self.require(if staff == self.me().id { Role::Viewer } else { Role::Supervisor })?;
        let mut base = self.review_base();
        base.today = day;
        base.span = Span::of(day, self.calendar());
        let now = clock::now_ms();
        let mut standing = self.read(|reads| {
            let of_today = day == self.today();
            if of_today { stand(reads, &base, staff, now) } else { stand_still(reads, &base, staff, day) }
        })?;
        if standing.review.is_none() {
            standing.lines.clear();
        }
        let people = self.read(|reads| reads.staff())?;
        let of = people.iter().find(|person| person.id == staff).map(|person| person.handle().clone());
        Ok(self.day_review(of.unwrap_or_default(), standing, Vec::new()))
    }

    fn day_review(&self, of: Clean, standing: Standing, late: Vec<ReviewStanding>) -> DayReview {
        let day = standing.review.as_ref().map_or(self.today(), |review| review.day);
        let begun = standing.review.as_ref().map(|review| clock::office_time(review.begun_ms));
        let signed = standing.review.and_then(|review| review.signed);
        let signed = signed.map(|signed| {
            let time = clock::office_time(signed.at_ms);
            (signed, time)
        });
        let (span, lines, sign_off_by) = (Span::of(day, self.calendar()), standing.lines, standing.sign_off_by);
        DayReview { of, span, begun, signed, lines, late, sign_off_by }
    }

    fn review_base(&self) -> Base {
        Base {
            today: self.today(),
            span: Span::of(self.today(), self.calendar()),
            thresholds: self.thresholds(),
            calendar: self.calendar().clone(),
        }
    }

    /// Notes that I have looked at an item of today's review as it was shown.
    ///
    /// # Errors
    /// A refusal when the item moved meanwhile, is not in my review, or the review is signed off.
    pub fn review_seen(&mut self, key: &ItemKey) -> Result<()> {
        let now = clock::now_ms();
        self.mark(key, |entry| entry.seen_ms = entry.seen_ms.or(Some(now)))
    }

    /// Writes a note about the client of an item, which is the decision about it.
    ///
    /// # Errors
    /// As for [`Desk::review_seen`]; those of [`Desk::add_note`].
    pub fn review_note(&mut self, key: &ItemKey, text: &str) -> Result<Receipt> {
        self.mark(key, |_| ())?;
        let receipt = self.add_note(key.client, text)?;
        let detail = Clean::note(text).non_empty();
        self.mark_settled(key, Outcome::Noted, detail, receipt.group)?;
        Ok(receipt)
    }

    /// Marks the papers that an item's case lacks as asked for today, which is the decision about it. Papers that were
    /// asked for before get today's day, too.
    ///
    /// # Errors
    /// As for [`Desk::review_seen`]; a refusal when no paper is missing.
    pub fn review_request(&mut self, key: &ItemKey) -> Result<Receipt> {
        self.mark(key, |_| ())?;
        let papers = self.review_papers(key.client, &key.id)?;
        if papers.is_empty() {
            return Err(AppError::refused(Phrase::new("review-no-papers")));
        }
        let receipt = self.set_papers(&papers, DocumentState::Requested, Some(self.today()), None)?;
        self.mark_settled(key, Outcome::Requested, Some(Clean::line(&papers.len().to_string())), receipt.group)?;
        Ok(receipt)
    }

    /// The papers that the case of a deadline lacks.
    ///
    /// # Errors
    /// Those of the store.
    pub fn review_papers(&mut self, client: ClientId, id: &DeadlineId) -> Result<Vec<CaseDocument>> {
        let page = self.client_page(client)?;
        let case = page.case_for(id);
        Ok(case.map(|case| page.missing(case).into_iter().map(|line| line.document).collect()).unwrap_or_default())
    }

    /// Signs my review of today off. It cannot be undone.
    ///
    /// # Errors
    /// A refusal while items are unseen, or when it is signed off already.
    pub fn sign_off(&mut self) -> Result<DayReview> {
        let (base, now, by) = (self.review_base(), clock::now_ms(), self.me().handle().clone());
        let (standing, _) = self.write("sign_off", |writes, me| {
            let mut standing = keep(writes, &base, me, now)?;
            let progress = Progress::of(standing.lines.iter().map(|line| &line.entry));
            if progress.seen < progress.items {
                let unseen = i64::try_from(progress.items - progress.seen).unwrap_or(i64::MAX);
                return Err(store::Error::Refused(Phrase::new("review-unseen").number("n", unseen)));
            }
            let seq = writes.journal_head()?.map_or(0, |(_, seq)| seq);
            let review = standing.review.as_mut().ok_or_else(|| store::Error::refused("review-not-begun"))?;
            review.signed = Some(SignOff { at_ms: now, by: by.clone(), seq });
            review.severities = queue::severities(writes)?;
            writes.sign_off(review, &progress)?;
            Ok(standing)
        })?;
        let late = self.late_reviews()?;
        Ok(self.day_review(by, standing, late))
    }

    fn mark_settled(
        &mut self,
        key: &ItemKey,
        outcome: Outcome,
        detail: Option<Clean>,
        group: Option<i64>,
    ) -> Result<()> {
        let (at_ms, by) = (clock::now_ms(), Some(self.me().handle().clone()));
        let settled = Settled { outcome, by, at_ms, until: None, detail, group };
        self.mark(key, |entry| {
            entry.seen_ms = entry.seen_ms.or(Some(at_ms));
            entry.settled = Some(settled.clone());
        })
    }

    /// Changes one line of my open review.
    fn mark(&mut self, key: &ItemKey, change: impl Fn(&mut Entry)) -> Result<()> {
        let today = self.today();
        self.write("review", |writes, me| {
            let entries = writes.review_entries(me, today)?;
            let found = entries.into_iter().find(|entry| entry.client == key.client && entry.id == key.id);
            let mut entry = found.ok_or_else(|| store::Error::refused("review-not-in-it"))?;
            if entry.shown_day != key.shown_day {
                return Err(store::Error::Refused(Phrase::new("act-moved").day("day", entry.shown_day)));
            }
            change(&mut entry);
            writes.keep_review_entry(me, today, &entry)
        })?;
        Ok(())
    }
}

/// What a review is reckoned with.
struct Base {
    today: Day,
    span: Span,
    thresholds: crate::domain::agenda::Thresholds,
    calendar: crate::domain::calendar::Calendar,
}

fn rules(reads: &dyn Reads) -> store::Result<ReviewRules> {
    Ok(reads.setting(SETTING)?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

/// `HH:MM`, within a day.
fn is_time(text: &str) -> bool {
    chrono::NaiveTime::parse_from_str(text, "%H:%M").is_ok() && text.len() == 5
}

fn office<'a>(base: &'a Base, staff: &'a [Staff], rules: &'a ReviewRules, me: StaffId) -> Office<'a> {
    let Base { span, thresholds, calendar, .. } = base;
    Office { span: *span, thresholds: *thresholds, calendar, staff, rules, me }
}

/// The review as it is now: what is kept joined with what is called for. Of a signed one, what was kept.
fn stand(reads: &dyn Reads, base: &Base, me: StaffId, now_ms: i64) -> store::Result<Standing> {
    let review = reads.review(me, base.today)?;
    if review.as_ref().is_some_and(|review| review.signed.is_some()) {
        return stand_still(reads, base, me, base.today);
    }
    let (staff, rules) = (reads.staff()?, rules(reads)?);
    let office = office(base, &staff, &rules, me);
    let kept = reads.review_entries(me, base.today)?;
    let mut deadlines = Deadlines::default();
    let queue = queue::queue(reads, &office, &mut deadlines)?;
    let mut entries = merge(kept.clone(), &queue, base.today);
    let handles: HashMap<StaffId, Clean> = staff.iter().map(|one| (one.id, one.handle().clone())).collect();
    let mut called: HashMap<_, DueItem> = HashMap::new();
    for one in queue {
        called.insert((one.item.client, one.item.rule.clone(), one.item.subject.clone()), one.item);
    }
    let kept_here: HashSet<i64> = kept.iter().map(|entry| entry.nth).collect();
    let mut lines = Vec::with_capacity(entries.len());
    for mut entry in entries.drain(..) {
        let key = (entry.client, entry.id.rule.clone(), entry.id.subject.clone());
        let item = match called.remove(&key) {
            Some(item) => Some(item),
            None => deadlines.one(reads, entry.client, &entry.id, base.today)?,
        };
        let action = reads.action_about(entry.client, &entry.id)?;
        let handle = |action: &crate::domain::staff::Action| action.by.and_then(|id| handles.get(&id)).cloned();
        let before = entry.settled.take();
        let known = Entry { settled: before.clone(), ..entry.clone() };
        entry.settled = settle(&known, item.as_ref(), action.as_ref(), (&base.span, now_ms), &handle);
        // Whoever decides an item of their review has looked at it.
        let mine = |settled: &Settled| settled.by.is_none() || settled.by.as_ref() == handles.get(&me);
        if before.is_none() && kept_here.contains(&entry.nth) && entry.settled.as_ref().is_some_and(mine) {
            entry.seen_ms = entry.seen_ms.or(Some(now_ms));
        }
        lines.push(line(reads, entry, item)?);
    }
    Ok(Standing { review, kept, lines, sign_off_by: rules.sign_off_by })
}

/// A review of another day, or a closed one: what was kept.
fn stand_still(reads: &dyn Reads, base: &Base, staff: StaffId, day: Day) -> store::Result<Standing> {
    let kept = reads.review_entries(staff, day)?;
    let mut deadlines = Deadlines::default();
    let mut lines = Vec::with_capacity(kept.len());
    for entry in &kept {
        let item = deadlines.one(reads, entry.client, &entry.id, base.today)?;
        lines.push(line(reads, entry.clone(), item)?);
    }
    Ok(Standing { review: reads.review(staff, day)?, kept, lines, sign_off_by: rules(reads)?.sign_off_by })
}

fn line(reads: &dyn Reads, entry: Entry, item: Option<DueItem>) -> store::Result<ReviewLine> {
    let client_name = match &item {
        Some(item) => item.client_name.clone(),
        None => {
            let record = reads.record(entry.client.into())?;
            let client = record.and_then(|record| Client::try_from(record).ok());
            client.map(|client| Clean::line(client.name())).unwrap_or_default()
        }
    };
    Ok(ReviewLine { entry, item, client_name })
}

/// True when all lines are kept as they are.
fn is_kept(standing: &Standing) -> bool {
    standing.kept.len() == standing.lines.len()
        && standing.kept.iter().zip(&standing.lines).all(|(kept, line)| *kept == line.entry)
}

/// Begins the review and keeps what is new or different.
fn keep(writes: &mut dyn Writes, base: &Base, me: StaffId, now_ms: i64) -> store::Result<Standing> {
    let mut standing = stand(writes, base, me, now_ms)?;
    if standing.review.as_ref().is_some_and(|review| review.signed.is_some()) {
        return Err(store::Error::refused("review-is-signed"));
    }
    if standing.review.is_none() {
        let severities = queue::severities(writes)?;
        let review = Review { staff: me, day: base.today, begun_ms: now_ms, signed: None, severities };
        writes.begin_review(&review)?;
        standing.review = Some(review);
    }
    let kept: HashMap<i64, &Entry> = standing.kept.iter().map(|entry| (entry.nth, entry)).collect();
    for line in &standing.lines {
        if kept.get(&line.entry.nth) != Some(&&line.entry) {
            writes.keep_review_entry(me, base.today, &line.entry)?;
        }
    }
    Ok(standing)
}

impl super::pages::ClientPage {
    /// The case that a deadline belongs to, else the client's newest open one.
    pub fn case_for(&self, id: &DeadlineId) -> Option<&Case> {
        let own: Option<CaseId> = self.deadline(id).and_then(|deadline| deadline.case);
        let open = || self.dossier.cases.iter().filter(|case| case.stage.is_open()).max_by_key(|case| case.id);
        own.and_then(|id| self.case(id)).or_else(open)
    }
}
