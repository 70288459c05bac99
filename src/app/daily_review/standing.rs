//! Who has signed off: every person who holds reviews, how far they are, and who is late.

use super::{Progress, Span, rules};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::error::Result;
use crate::domain::clean::Clean;
use crate::domain::day::Day;
use crate::domain::id::StaffId;
use crate::domain::phrase::Phrase;
use crate::domain::review::{Desks, Review, Seat};
use crate::domain::staff::{Role, Staff};
use crate::store::{DueFilter, Reads};
use chrono::Days;
use std::collections::HashMap;

/// One person's review of a day, from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewStanding {
    /// Whose.
    pub staff: StaffId,
    /// As lists show them.
    pub name: Clean,
    /// Away that day: last day of the absence, if known.
    pub away: Option<Option<Day>>,
    /// How many deadlines ask for a decision in their review; read for today only.
    pub waiting: usize,
    /// How far it is; `None` when it was not begun.
    pub progress: Option<Progress>,
    /// Signed off: the office's time of day, and by whom.
    pub signed: Option<(String, Clean)>,
    /// Something waits, and the hour has passed without a sign-off.
    pub late: bool,
}

impl ReviewStanding {
    /// How it stands in a few words: signed off, or how far; away; late.
    pub fn phrases(&self) -> Vec<Phrase> {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let far = match (&self.signed, &self.progress) {
            (Some((time, by)), _) => Phrase::new("review-person-signed").text("time", time).text("by", by),
            (None, Some(progress)) => Phrase::new("review-person-begun")
                .number("seen", count(progress.seen))
                .number("items", count(progress.items))
                .number("left", count(progress.left)),
            (None, None) if self.waiting == 0 => Phrase::new("review-person-calm"),
            (None, None) => Phrase::new("review-person-not-begun"),
        };
        let waits = self.progress.is_none() && self.signed.is_none() && self.waiting > 0;
        let away = self.away.map(|until| match until {
            Some(day) => Phrase::new("review-person-away-until").day("day", day),
            None => Phrase::new("review-person-away"),
        });
        let waits = waits.then(|| Phrase::new("review-person-waiting").number("n", count(self.waiting)));
        let late = self.late.then(|| Phrase::new("review-person-late"));
        [Some(far), waits, away, late].into_iter().flatten().collect()
    }
}

impl Desk {
    /// Everybody's review of a day.
    ///
    /// # Errors
    /// [`ErrorKind::NotAllowed`](crate::app::error::ErrorKind::NotAllowed) below supervisors; those of the store.
    pub fn review_standings(&self, day: Day) -> Result<Vec<ReviewStanding>> {
        self.require(Role::Supervisor)?;
        let is_today = day == self.today();
        let (staff, waiting, begun, by) = self.read(|reads| {
            let staff = reads.staff()?;
            let waiting = if is_today { self.waiting(reads, &staff)? } else { HashMap::new() };
            let mut begun = HashMap::new();
            for review in reads.reviews_on(day)? {
                let entries = reads.review_entries(review.staff, day)?;
                begun.insert(review.staff, (Progress::of(&entries), review));
            }
            Ok((staff, waiting, begun, rules(reads)?.sign_off_by))
        })?;
        let desks = Desks { staff: &staff, today: day };
        let is_over = self.is_past_hour(day, &by);
        let holders = staff.iter().filter(|person| Desks::holds_reviews(person));
        Ok(holders
            .map(|person| {
                let waiting = waiting.get(&person.id).copied().unwrap_or(0);
                standing(person, &desks, waiting, begun.get(&person.id), is_over)
            })
            .collect())
    }

    /// Who else is late today, for those who may know; nobody on a day off.
    pub(super) fn late_reviews(&self) -> Result<Vec<ReviewStanding>> {
        if self.require(Role::Supervisor).is_err() || !self.calendar().is_working(self.today()) {
            return Ok(Vec::new());
        }
        let others = self.review_standings(self.today())?.into_iter().filter(|one| one.staff != self.me().id);
        Ok(others.filter(|standing| standing.late).collect())
    }

    /// True once the hour has passed that day. A session that was started for a given date has no hour of that day: the
    /// clock's counts.
    fn is_past_hour(&self, day: Day, by: &str) -> bool {
        day < self.today() || (day == self.today() && clock::office_time(clock::now_ms()).as_str() >= by)
    }

    /// How many deadlines ask for a decision in each person's review, in one walk over what is due.
    fn waiting(&self, reads: &dyn Reads, staff: &[Staff]) -> crate::store::Result<HashMap<StaffId, usize>> {
        let (today, thresholds, rules) = (self.today(), self.thresholds(), rules(reads)?);
        let span = Span::of(today, self.calendar());
        let desks = Desks { staff, today };
        let owners: HashMap<&str, StaffId> = staff.iter().map(|one| (one.handle().as_str(), one.id)).collect();
        let holders: Vec<StaffId> = staff.iter().filter(|p| Desks::holds_reviews(p)).map(|p| p.id).collect();
        let mut seated: HashMap<Option<StaffId>, Vec<StaffId>> = HashMap::new();
        let mut waiting = HashMap::new();
        let critical = today.checked_add_days(Days::new(thresholds.critical.unsigned_abs())).unwrap_or(Day::MAX);
        let until = Some(critical.max(span.until));
        let filter = DueFilter { until, today: Some(today), without_unknown: true, ..DueFilter::default() };
        reads.each_due(&filter, &mut |row| {
            if !span.is_live(row) || span.reason(row, &thresholds).is_none() {
                return;
            }
            let owner = row.owner.and_then(|handle| owners.get(handle)).copied();
            let reviewers = seated.entry(owner).or_insert_with(|| {
                let reviews = |id: &StaffId| matches!(desks.seat(owner, *id, &rules), Seat::Review(_));
                holders.iter().copied().filter(reviews).collect()
            });
            for reviewer in reviewers.iter() {
                *waiting.entry(*reviewer).or_insert(0) += 1;
            }
        })?;
        Ok(waiting)
    }
}

fn standing(
    person: &Staff,
    desks: &Desks<'_>,
    waiting: usize,
    begun: Option<&(Progress, Review)>,
    is_over: bool,
) -> ReviewStanding {
    let signed = begun.and_then(|(_, review)| review.signed.as_ref());
    let signed = signed.map(|signed| (clock::office_time(signed.at_ms), signed.by.clone()));
    let away = desks.is_away(person).then_some(person.absent_until);
    let asks = waiting > 0 || begun.is_some();
    ReviewStanding {
        staff: person.id,
        name: person.handle().clone(),
        late: is_over && away.is_none() && signed.is_none() && asks,
        away,
        waiting,
        progress: begun.map(|(progress, _)| *progress),
        signed,
    }
}
