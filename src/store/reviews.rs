//! The part of the contract that daily reviews need: who has seen what, who signed off, and what a review asks of the
//! journal. All but a sign-off stands outside the journal.

use super::{JournalEntry, Result};
use crate::domain::day::Day;
use crate::domain::deadline::DeadlineId;
use crate::domain::id::{ClientId, StaffId};
use crate::domain::review::{Entry, Progress, Review};
use crate::domain::staff::Action;

/// Reading for reviews.
pub trait ReviewReads {
    /// A person's review of a day.
    fn review(&self, staff: StaffId, day: Day) -> Result<Option<Review>>;
    /// The newest review that the person signed off before that day.
    fn last_signed_review(&self, staff: StaffId, before: Day) -> Result<Option<Review>>;
    /// All reviews of a day.
    fn reviews_on(&self, day: Day) -> Result<Vec<Review>>;
    /// The lines of a review in their order. A note or request that was undone since decides nothing.
    fn review_entries(&self, staff: StaffId, day: Day) -> Result<Vec<Entry>>;
    /// True when somebody has seen that deadline in a review with that last day.
    fn was_seen(&self, client: ClientId, id: &DeadlineId, shown_day: Day) -> Result<bool>;
    /// Journal entries after a position, oldest first, about clients of these owners (by client, case or own date;
    /// `None` for clients without one).
    fn journal_of_owners(&self, after: i64, owners: &[Option<StaffId>]) -> Result<Vec<JournalEntry>>;
    /// Entries made from `from` on and before `before` that marked acts as done, oldest first.
    fn journal_of_done(&self, from: Day, before: Day) -> Result<Vec<JournalEntry>>;
    /// What was put off until a day after `after` and up to `until`.
    fn put_off_until(&self, after: Option<Day>, until: Day) -> Result<Vec<Action>>;
    /// The newest thing people did about one deadline.
    fn action_about(&self, client: ClientId, id: &DeadlineId) -> Result<Option<Action>>;
}

/// Writing of reviews, inside one transaction.
pub trait ReviewWrites {
    /// Keeps a review that is not signed off; outside the journal. One that is there stays as it is.
    fn begin_review(&mut self, review: &Review) -> Result<()>;
    /// Keeps one line of a review that is not signed off; outside the journal.
    fn keep_review_entry(&mut self, staff: StaffId, day: Day, entry: &Entry) -> Result<()>;
    /// Closes a review for good and journals that; refused when it is closed already.
    fn sign_off(&mut self, review: &Review, progress: &Progress) -> Result<()>;
}
